//! The rules of development work that public money pays for, without a database or a clock.
//!
//! Each noun has one file: its events, the state they fold into (`evolve`), and the commands that
//! decide the next events. Everything here is pure: time and ids come in as values.

pub mod actor;
pub mod adoption;
pub mod assessment;
pub mod command;
pub mod comment;
pub mod county;
pub mod disclosure;
pub mod discussion;
pub mod document;
pub mod draft;
pub mod event;
pub mod free_text;
pub mod fuzzy_date;
pub mod grant;
pub mod identity_code;
pub mod ids;
pub mod import;
pub mod indicator;
pub mod language;
pub mod lineage;
pub mod meeting;
pub mod model;
pub mod notice;
pub mod notification;
pub mod organisation;
pub mod origin;
mod part;
pub mod period;
pub mod person;
pub mod programme;
pub mod project;
pub mod promise;
pub mod publication;
pub mod refusal;
pub mod risk;
pub mod round;
pub mod series;
pub mod source_text;
pub mod vocabulary;
pub mod words;
