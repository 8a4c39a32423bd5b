//! What the index holds of one thing: words to find it by, and marks to filter and order it by.

use tantivy::{TantivyDocument, Term};
use uuid::Uuid;

use super::facet::Facet;
use super::fields::{Fields, Section};
use crate::domain::language::Language;

/// The kinds of things that are found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Kind {
    Model,
    Project,
    Indicator,
    Promise,
    Assessment,
    Publication,
}

impl Kind {
    pub const ALL: [Kind; 6] = [
        Kind::Model,
        Kind::Project,
        Kind::Indicator,
        Kind::Promise,
        Kind::Assessment,
        Kind::Publication,
    ];
}

/// A text with its language and its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Passage {
    pub section: Section,
    pub language: Language,
    pub text: String,
}

/// One thing as it is indexed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    pub kind: Kind,
    pub id: Uuid,
    pub passages: Vec<Passage>,
    /// Values that may repeat are kept once.
    pub facets: Vec<(Facet, String)>,
    /// Position of its newest event.
    pub changed: i64,
    /// In how many places it is used: of two that fit as well, the one with more comes first.
    pub uses: u64,
    /// What orders those that fit as well and are used as much, on every server the same.
    pub tie: String,
}

impl Entry {
    /// The name that lists are in the order of.
    fn sort(&self) -> String {
        let name = self
            .passages
            .iter()
            .find(|passage| passage.section == Section::Name);
        name.map(|name| name.text.to_lowercase())
            .unwrap_or_default()
    }

    pub(super) fn document(&self, fields: &Fields) -> TantivyDocument {
        let mut document = TantivyDocument::default();
        document.add_text(fields.key, key(self.kind, self.id));
        document.add_u64(fields.kind, self.kind as u64);
        let (high, low) = self.id.as_u64_pair();
        document.add_u64(fields.id_high, high);
        document.add_u64(fields.id_low, low);
        document.add_i64(fields.changed, self.changed);
        document.add_u64(fields.uses, self.uses);
        document.add_text(fields.tie, &self.tie);
        document.add_text(fields.sort, self.sort());
        for passage in &self.passages {
            document.add_text(
                fields.text(passage.section, passage.language),
                &passage.text,
            );
            if passage.section == Section::Name {
                document.add_text(fields.called, super::word::plain(passage.text.trim()));
            }
        }
        let mut facets: Vec<String> = self
            .facets
            .iter()
            .map(|(facet, value)| facet.value(value))
            .collect();
        facets.sort_unstable();
        facets.dedup();
        for facet in facets {
            document.add_text(fields.facet, facet);
        }
        document
    }
}

fn key(kind: Kind, id: Uuid) -> String {
    format!("{}{}", kind as u8, id.simple())
}

/// The term that the document of a thing is replaced by.
pub(super) fn key_term(fields: &Fields, kind: Kind, id: Uuid) -> Term {
    Term::from_field_text(fields.key, &key(kind, id))
}
