//! The rules of development work that public money pays for, without a database or a clock.
//!
//! Each noun has one file: its events, the state they fold into (`evolve`), and the commands that
//! decide the next events. Everything here is pure: time and ids come in as values.

pub mod actor;
pub mod assessment;
pub mod command;
pub mod document;
pub mod event;
pub mod free_text;
pub mod fuzzy_date;
pub mod ids;
pub mod indicator;
pub mod language;
pub mod organisation;
pub mod period;
pub mod person;
pub mod programme;
pub mod project;
pub mod refusal;
pub mod round;
pub mod series;
pub mod words;
