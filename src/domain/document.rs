//! Documents: the shape in which the state of a noun is stored to be found and shown.

use uuid::Uuid;

use super::actor::Audience;
use super::event::Noun;

/// A document with the columns it is found by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Document {
    pub kind: String,
    pub id: Uuid,
    pub programme: Option<Uuid>,
    pub round: Option<Uuid>,
    pub project: Option<Uuid>,
    /// Lists are in this order, then by id.
    pub sort: String,
    pub audience: Audience,
    /// Position of the newest event in it.
    pub position: i64,
    pub body: String,
}

/// Which documents of a kind a list holds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    pub programme: Option<Uuid>,
    pub round: Option<Uuid>,
    pub project: Option<Uuid>,
}

/// Turns the new state of a noun into the documents that show it.
pub trait Projector: Send + Sync {
    fn documents(&self, noun: &Noun) -> serde_json::Result<Vec<Document>>;

    /// Kinds of documents with the versions of their projections. Documents made with other
    /// versions are rebuilt before they are used.
    fn versions(&self) -> Vec<(&'static str, i64)>;
}
