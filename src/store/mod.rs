//! The store: the event log and its documents, on SQLite and PostgreSQL behind one contract.
//!
//! Positions are 1..N without gaps; commit order is position order is visibility order. An answer
//! means flushed. All of a command's events are stored or none, and a command id has one effect.

mod append;
mod documents;
mod drafts;
mod follows;
mod hash;
mod link;
mod mails;
mod memory;
mod notifications;
mod open;
mod people;
mod portable;
mod read;
mod rebuild;
mod sign_ins;
mod verify;
mod views;
mod visitors;
mod writer;

use std::sync::Arc;

use chrono::{DateTime, SubsecRound as _, Utc};
use serde::{Deserialize, Serialize};
use tokio::sync::watch;
use uuid::Uuid;

use crate::domain::actor::Audience;
use crate::domain::command::StreamId;
use crate::domain::document::Projector;
use crate::domain::event::{Encoded, Event, Noun, Unreadable};
use crate::domain::origin::Origin;

pub use documents::{Found, Page, Parent, Part};
pub use drafts::FieldVersion;
pub use follows::{FOLLOWS_MAX, Follow};
pub use hash::{Hash, from_hex, hex};
pub use link::Engine;
pub use mails::{Mail, MailCounts, MailKind, NewMail, Sent};
pub use memory::{Kept, Mark, Memory};
pub use notifications::{MailChoice, Notification};
pub use open::{OpenError, Options, Store};
pub use people::{Account, NewSecret, Secret, SecretKind};
pub use portable::{ImportError, Lines};
pub use read::{CommandOutcome, Doer, Slice, StoredEvent, Wanted};
pub use rebuild::Rebuilt;
pub use verify::{Fault, Verdict};
pub use views::{SavedView, VIEWS_MAX};
pub use visitors::{Feedback, Preferences};
pub use writer::WriterState;

/// Most events of one command.
pub const COMMAND_EVENTS_MAX: usize = 1_000;

/// The projector as the store keeps it.
pub type Projections = Arc<dyn Projector>;

/// What a command believes of a stream.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Expectation {
    /// It has exactly this many events.
    Exactly(i64),
    NoStream,
    /// It has at least one event.
    Exists,
    Any,
    /// It was only read, and still has exactly this many events.
    Unchanged(i64),
}

impl Expectation {
    /// Whether a stream of this many events is as expected.
    pub fn holds(self, version: i64) -> bool {
        match self {
            Expectation::Exactly(n) | Expectation::Unchanged(n) => version == n,
            Expectation::NoStream => version == 0,
            Expectation::Exists => version > 0,
            Expectation::Any => true,
        }
    }
}

/// An event on its way into the log. All that can be computed before the lock is.
#[derive(Clone, Debug)]
pub struct NewEvent {
    pub event_id: Uuid,
    pub stream: StreamId,
    pub event: Event,
    pub effective: DateTime<Utc>,
    pub tags: Vec<String>,
    encoded: Encoded,
    payload_hash: Hash,
    tags_hash: Hash,
    /// Nonce and commitment of the private part.
    private: Option<([u8; 32], Hash)>,
}

impl NewEvent {
    /// Encodes and hashes an event. `nonce` must be random; it is used only for a private part.
    pub fn prepare(
        stream: StreamId,
        event: Event,
        effective: DateTime<Utc>,
        mut tags: Vec<String>,
        event_id: Uuid,
        nonce: [u8; 32],
    ) -> serde_json::Result<NewEvent> {
        let encoded = event.encode()?;
        tags.sort_unstable();
        tags.dedup();
        Ok(NewEvent {
            event_id,
            stream,
            event,
            // As fine as it is stored, so that the live fold sees what a rebuild will.
            effective: effective.trunc_subsecs(6),
            payload_hash: hash::payload(&encoded.payload),
            tags_hash: hash::tags(&tags),
            private: encoded
                .private
                .as_deref()
                .map(|body| (nonce, hash::private(&nonce, body))),
            tags,
            encoded,
        })
    }

    /// The same event, marked with the place in a source text that it was taken from.
    pub fn taken_from(mut self, origin: &Origin) -> serde_json::Result<NewEvent> {
        self.encoded.payload = origin.write_into(&self.encoded.payload)?;
        self.payload_hash = hash::payload(&self.encoded.payload);
        Ok(self)
    }
}

/// One command's request to the log.
#[derive(Clone, Debug)]
pub struct Append {
    /// Has one effect for ever.
    pub command_id: Uuid,
    /// Ties together commits of one cause; the command id itself when there is no other.
    pub correlation_id: Uuid,
    /// The same command id with another hash is refused.
    pub request_hash: Hash,
    pub actor: Uuid,
    pub expectations: Vec<(StreamId, Expectation)>,
    pub events: Vec<NewEvent>,
    /// Names that a stream takes for itself.
    pub claims: Vec<(String, StreamId)>,
    /// States of streams as the command knew them; they spare a read when they are still current.
    pub known: Vec<(StreamId, Noun)>,
}

/// What was stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Committed {
    pub commit_no: i64,
    pub first_position: i64,
    pub last_position: i64,
    pub recorded_at: DateTime<Utc>,
    /// New versions of the streams that got events; empty for a repeated command.
    pub versions: Vec<(StreamId, i64)>,
    pub cursor: Cursor,
    /// The command id was known: this is its first answer.
    pub is_repeat: bool,
}

/// A place in the log that a reader can resume from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cursor {
    /// Raised by a restore, so that positions of a lost future are not mistaken for this log's.
    pub epoch: i64,
    pub position: i64,
}

/// Where the log ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Head {
    pub log_id: Uuid,
    pub epoch: i64,
    pub commit_no: i64,
    pub position: i64,
    pub commit_hash: Hash,
    pub last_recorded_at: DateTime<Utc>,
    /// Nothing will be recorded at or before this moment.
    pub settled_at: DateTime<Utc>,
}

impl Head {
    pub fn cursor(&self) -> Cursor {
        Cursor {
            epoch: self.epoch,
            position: self.position,
        }
    }
}

/// Why an append did not happen. Except for `OutcomeUnknown`, nothing was written.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum AppendError {
    #[error("the stream has version {actual}")]
    VersionConflict { stream: StreamId, actual: i64 },
    #[error("the name {claim} is taken")]
    ClaimTaken { claim: String },
    #[error("the command id was used for another request")]
    IdempotencyMismatch,
    #[error("the writer's queue is full")]
    Overloaded,
    /// The connection broke while committing and the outcome could not be looked up. The same
    /// command id may be sent again.
    #[error("the outcome is unknown")]
    OutcomeUnknown,
    #[error("the log is read-only: {why}")]
    ReadOnly { why: String },
    #[error("a command has at most {COMMAND_EVENTS_MAX} events and at least one")]
    TooManyEvents,
    #[error("the database answered: {0}")]
    Database(String),
    #[error("{0}")]
    Corrupt(Corrupt),
}

/// The stored log contradicts itself or this program.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("position {position}: {what}")]
pub struct Corrupt {
    pub position: i64,
    pub what: String,
}

impl Corrupt {
    fn unreadable(position: i64, error: &Unreadable) -> Corrupt {
        Corrupt {
            position,
            what: error.to_string(),
        }
    }
}

/// Why a read failed.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    #[error("the database answered: {0}")]
    Database(#[from] sqlx::Error),
    /// COMMIT itself failed: what it was about may be stored.
    #[error("the database answered to COMMIT: {0}")]
    Commit(sqlx::Error),
    /// A task of this process ended before its work did.
    #[error("the work was interrupted")]
    Interrupted,
    #[error("the log is corrupt at {0}")]
    Corrupt(#[from] Corrupt),
    #[error("a document cannot be read: {0}")]
    Document(#[from] serde_json::Error),
    /// Where an exported log is written to takes no more.
    #[error("the output cannot be written: {0}")]
    Output(std::io::Error),
}

/// The head as this process knows it: moves after its own commits and, on PostgreSQL, by polling.
pub type HeadWatch = watch::Receiver<Head>;

fn micros(moment: DateTime<Utc>) -> i64 {
    moment.timestamp_micros()
}

/// A stored time back; a number out of range names the position it was read at.
fn moment(micros: i64, position: i64) -> Result<DateTime<Utc>, Corrupt> {
    DateTime::from_timestamp_micros(micros).ok_or(Corrupt {
        position,
        what: "a time is out of range".into(),
    })
}

fn audience(word: &str, position: i64) -> Result<Audience, Corrupt> {
    Audience::ALL
        .into_iter()
        .find(|audience| audience.key() == word)
        .ok_or(Corrupt {
            position,
            what: "a document has an unknown audience".into(),
        })
}
