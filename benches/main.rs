//! `make bench`: every measurement, or those that are named after `--`.
//!
//! One program, because each would otherwise be linked with the whole server anew.

// As in `src/main.rs`.
#![recursion_limit = "256"]

mod command_http;
mod command_postgres;
mod command_sqlite;
mod common;
mod idle;
mod large;
mod notices;
mod pages;
mod portfolio;
mod read_stream;
mod rebuild;
mod search;

use anyhow::{Result, bail};

type Measurement = fn() -> Result<()>;

const ALL: [(&str, Measurement); 11] = [
    ("command_sqlite", command_sqlite::run),
    ("command_http", command_http::run),
    ("command_postgres", command_postgres::run),
    ("read_stream", read_stream::run),
    ("rebuild", rebuild::run),
    ("portfolio", portfolio::run),
    ("large", large::run),
    ("notices", notices::run),
    ("pages", pages::run),
    ("search", search::run),
    ("idle", idle::run),
];

fn main() -> Result<()> {
    // As the server does.
    hankemuisti::memory::use_small_pages();
    // `--bench` comes from cargo.
    let named: Vec<String> = std::env::args()
        .skip(1)
        .filter(|a| a != "--bench")
        .collect();
    for name in &named {
        if !ALL.iter().any(|(known, _)| known == name) {
            let known: Vec<&str> = ALL.iter().map(|(known, _)| *known).collect();
            bail!(
                "there is no measurement {name}; there are {}",
                known.join(", ")
            );
        }
    }
    for (name, measure) in ALL {
        if named.is_empty() || named.iter().any(|wanted| wanted == name) {
            measure()?;
        }
    }
    Ok(())
}
