//! Source texts: the publications that facts were taken from, and the places that events point to.

use std::sync::Arc;

use async_graphql::{Context, ID, Object, Result};
use chrono::{DateTime, Utc};

use crate::app::View;
use crate::domain::origin::Origin;
use crate::domain::source_text as domain;
use crate::graphql::date::FuzzyDate;
use crate::graphql::ids::global_id;
use crate::graphql::loader::load;
use crate::graphql::project::Project;

/// An old publication that facts of a project were taken from. Its words are not kept.
pub struct SourceText {
    document: Arc<domain::SourceText>,
    view: View,
}

impl SourceText {
    pub fn new(document: Arc<domain::SourceText>, view: View) -> SourceText {
        SourceText { document, view }
    }
}

/// An old publication that facts of a project were taken from. Its words are not kept.
#[Object]
impl SourceText {
    /// The global id.
    pub async fn id(&self) -> ID {
        global_id("SourceText", self.document.taken.text.0)
    }

    /// The address or the name of the publication.
    async fn location(&self) -> &str {
        &self.document.taken.source.location
    }

    /// The day as of which it stood so.
    async fn date(&self) -> FuzzyDate {
        (&self.document.taken.source.date).into()
    }

    /// SHA-256 of the text in hexadecimal, lines ended by a line feed alone.
    async fn digest(&self) -> &str {
        &self.document.taken.digest
    }

    /// Its length in characters.
    async fn characters(&self) -> u32 {
        self.document.taken.characters
    }

    /// The project that the facts are of.
    async fn project(&self, ctx: &Context<'_>) -> Result<Option<Project>> {
        let project = load(ctx, &self.view, self.document.taken.project.0).await?;
        Ok(project.map(|project| Project::new(project, self.view.clone())))
    }

    /// When facts were first taken from it.
    async fn created_at(&self) -> Option<DateTime<Utc>> {
        self.document.history.created
    }
}

/// The place in a source text that an event was taken from.
pub struct EventOrigin {
    origin: Origin,
    view: View,
}

impl EventOrigin {
    pub fn new(origin: Origin, view: View) -> EventOrigin {
        EventOrigin { origin, view }
    }
}

/// The place in a source text that an event was taken from.
#[Object]
impl EventOrigin {
    /// The source text.
    async fn source_text(&self, ctx: &Context<'_>) -> Result<Option<SourceText>> {
        let found = load(ctx, &self.view, self.origin.text.0).await?;
        Ok(found.map(|text| SourceText::new(text, self.view.clone())))
    }

    /// The first character, 0 for the beginning of the text.
    async fn from(&self) -> u32 {
        self.origin.from
    }

    /// The character after the last.
    async fn to(&self) -> u32 {
        self.origin.to
    }
}
