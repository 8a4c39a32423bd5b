//! Hankemuisti: the memory of publicly funded development work.
//!
//! Projects that a ministry funds promise results, measure them and judge themselves twice a year.
//! This crate keeps what they said: every command becomes events in an append-only, hash-chained
//! log, and every answer is a fold of that log, of now or as of any moment.
//!
//! What holds everywhere:
//! - What was recorded is never changed or deleted; what is put right stands beside what was wrong.
//! - Every fact has two times: when it was true, and when it was recorded.
//! - Free text and personal data stand beside an event, never in it.
//! - Live, rebuilt and as-of answers come from the same pure fold.
//! - What is computed from days and events, such as "late", is never stored.
//!
//! *Filing a self-assessment*: `http` finds out who asks, `graphql::assessment` makes the input a
//! command, [`app::App::execute`] loads the states it names, asks `permits` and `decide` in
//! [`domain::assessment`], and `store` appends, folds and commits in one transaction.
//!
//! *A portfolio as of a moment*: `graphql::portfolio` takes a [`app::View`] at that moment, which
//! reads documents, or folds the log up to there, and [`projection::portfolio`] makes the summary.

// The doors of the schema are merged one inside the other, and their futures with them.
#![recursion_limit = "256"]

pub mod app;
pub mod clock;
pub mod config;
pub mod demo;
pub mod domain;
pub mod graphql;
pub mod http;
pub mod logging;
pub mod memory;
pub mod messages;
pub mod notify;
pub mod pages;
pub mod projection;
pub mod search;
pub mod store;
