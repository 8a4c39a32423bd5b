//! The log of what the server does, for the people who run it: a line for each thing, on a stream.
//!
//! What must never stand in it is told where it is written: [`crate::http`] for requests.

use std::io::IsTerminal as _;

use tracing_subscriber::filter::Targets;
use tracing_subscriber::fmt::{self, MakeWriter};
use tracing_subscriber::layer::SubscriberExt as _;
use tracing_subscriber::util::SubscriberInitExt as _;

use crate::config::LogFormat;

/// What is told when `RUST_LOG` says nothing, or nothing that can be read.
const TOLD: &str = "info,sqlx=warn";

/// Begins to tell. Once per process. Lines for the eye have colours when standard error is a terminal.
///
/// `RUST_LOG` chooses by module and level, as in `info,sqlx=warn`: never by the fields of a span,
/// which would have to be looked at whenever a task takes its turn.
pub fn start<W>(format: LogFormat, writer: W)
where
    W: for<'w> MakeWriter<'w> + Send + Sync + 'static,
{
    let asked = std::env::var("RUST_LOG").ok();
    let asked = asked.and_then(|text| text.parse::<Targets>().ok());
    let told = asked.or_else(|| TOLD.parse().ok()).unwrap_or_default();
    let lines = fmt::layer().with_writer(writer);
    let start = tracing_subscriber::registry().with(told);
    match format {
        LogFormat::Text => {
            let is_read_by_eye = std::io::stderr().is_terminal();
            start.with(lines.compact().with_ansi(is_read_by_eye)).init();
        }
        LogFormat::Json => start.with(lines.json()).init(),
    }
}
