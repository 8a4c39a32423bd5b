//! Conformance of the event log: each promise of its contract, proved on SQLite and on PostgreSQL.
//!
//! Every file names its promise (G1–G16). A test that holds on both engines appears twice, as
//! `sqlite::…` and `postgres::…`. Without a PostgreSQL the tests fail; they are never skipped.

mod as_of;
pub mod bench;
mod child;
mod cluster;
mod content;
mod expectation;
mod follow;
mod golden;
mod golden_events;
mod golden_models;
mod journey;
mod killed;
mod limits;
mod lost_connection;
mod model;
mod once;
mod opening;
mod order;
mod portable;
mod proxy;
mod raw;
mod rebuild;
mod tamper;
mod trouble;
