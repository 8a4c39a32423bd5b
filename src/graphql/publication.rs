//! Publications: what a project made public, and whether the links still work.

use std::sync::Arc;

use async_graphql::{Context, ID, InputObject, Object, Result};
use chrono::{DateTime, Utc};
use uuid::Uuid;

use super::context::{payloads, run};
use super::date::{Date, FuzzyDate, FuzzyDateInput};
use super::enums::PublicationKind;
use super::ids::global_id;
use super::input::Reading;
use super::loader::load;
use super::project::Project;
use super::text::Language;
use crate::app::View;
use crate::domain::ids::PublicationId;
use crate::domain::publication as domain;

/// Something that a project made public.
pub struct Publication {
    document: Arc<domain::Publication>,
    view: View,
}

impl Publication {
    pub fn new(document: Arc<domain::Publication>, view: View) -> Publication {
        Publication { document, view }
    }
}

/// Something that a project made public.
#[Object]
impl Publication {
    /// The global id.
    pub async fn id(&self) -> ID {
        global_id("Publication", self.document.added.publication.0)
    }

    /// Its permanent key within the project.
    async fn key(&self) -> &str {
        self.document.added.key.as_str()
    }

    /// What kind of thing it is.
    async fn kind(&self) -> PublicationKind {
        self.document.added.kind.into()
    }

    /// Its title, in its own language.
    async fn title(&self) -> &str {
        &self.document.added.title
    }

    /// The language it is in.
    async fn language(&self) -> Language {
        self.document.added.language.into()
    }

    /// Who brought it out; null when not told.
    async fn publisher(&self) -> Option<&str> {
        self.document.added.publisher.as_deref()
    }

    /// When it came out; null when not known.
    async fn published(&self) -> Option<FuzzyDate> {
        self.document.added.published.as_ref().map(FuzzyDate::from)
    }

    /// Where it is on the web; null when it is known by name alone.
    async fn url(&self) -> Option<&str> {
        self.document.added.url.as_deref()
    }

    /// Whether the link worked when it was last tried; null when nobody tried.
    async fn works(&self) -> Option<bool> {
        self.document.works()
    }

    /// The day on which the link was last tried; null when nobody tried.
    async fn checked_on(&self) -> Option<Date> {
        self.document.checks.last().map(|checked| Date(checked.on))
    }

    /// The last day on which the link was seen to work.
    async fn last_seen_working(&self) -> Option<Date> {
        self.document.last_seen_working().map(Date)
    }

    /// Where a copy is kept.
    async fn archived_url(&self) -> Option<&str> {
        self.document.archived_url()
    }

    /// The key of the sub-project that made it; null when it is the whole project's.
    async fn sub_project(&self) -> Option<&str> {
        let key = self.document.added.sub_project.as_ref();
        key.map(|key| key.as_str())
    }

    /// Whose it is.
    async fn project(&self, ctx: &Context<'_>) -> Result<Option<Project>> {
        let project = load(ctx, &self.view, self.document.added.project.0).await?;
        Ok(project.map(|project| Project::new(project, self.view.clone())))
    }

    /// When it was first recorded.
    async fn created_at(&self) -> Option<DateTime<Utc>> {
        self.document.history.created
    }

    /// When something about it was last recorded.
    async fn changed_at(&self) -> Option<DateTime<Utc>> {
        self.document.history.changed
    }
}

/// Something that a project made public.
#[derive(InputObject)]
struct AddPublicationInput {
    /// The project's address.
    project: String,
    /// Its permanent key within the project.
    key: String,
    /// What kind of thing it is.
    kind: PublicationKind,
    /// Its title, in its own language.
    title: String,
    /// The language it is in.
    language: Language,
    /// Who brought it out.
    publisher: Option<String>,
    /// When it came out.
    published: Option<FuzzyDateInput>,
    /// Where it is on the web.
    url: Option<String>,
    /// The key of the sub-project that made it.
    sub_project: Option<String>,
}

/// Whether a link works.
#[derive(InputObject)]
struct CheckLinkInput {
    /// The project's address.
    project: String,
    /// The key of the publication.
    publication: String,
    /// The day of the try.
    on: Date,
    /// Whether the link led to it.
    works: bool,
    /// Where a copy is kept.
    archived_url: Option<String>,
}

/// Another link for a publication.
#[derive(InputObject)]
struct ReplaceLinkInput {
    /// The project's address.
    project: String,
    /// The key of the publication.
    publication: String,
    /// Where it is on the web now.
    url: String,
}

payloads! {
    ReplaceLinkPayload { #[doc = "The publication."] publication: Publication }
    AddPublicationPayload { #[doc = "The publication."] publication: Publication }
    CheckLinkPayload { #[doc = "The publication."] publication: Publication }
}

#[derive(Default)]
pub struct PublicationMutations;

#[Object]
impl PublicationMutations {
    /// Records something that a project made public.
    async fn add_publication(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The publication.")] input: AddPublicationInput,
        #[graphql(desc = "Chosen by the client: the same id has one effect.")] command_id: Option<
            Uuid,
        >,
        #[graphql(desc = "The day it became true, when not today.")] happened_on: Option<Date>,
    ) -> Result<AddPublicationPayload> {
        let mut reading = Reading::new(ctx)?;
        let project = reading.project("project", &input.project).await?;
        let key = reading.key("key", &input.key);
        let published = input.published;
        let published = published.and_then(|on| on.parse(&mut reading.checks, "published"));
        let sub_project = reading.key_if("subProject", input.sub_project.as_deref());
        let command = project
            .zip(key)
            .map(|(project, key)| domain::AddPublication {
                project: project.id,
                key,
                kind: input.kind.into(),
                title: input.title.trim().to_owned(),
                language: input.language.into(),
                publisher: input.publisher,
                published,
                url: input.url,
                sub_project,
            });
        let command = reading.finish(command);
        let done = run(ctx, command, command_id, happened_on).await?;
        Ok(AddPublicationPayload(done))
    }

    /// Records whether a link worked on a day, and where a copy is kept.
    async fn check_link(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The try.")] input: CheckLinkInput,
        #[graphql(desc = "Chosen by the client: the same id has one effect.")] command_id: Option<
            Uuid,
        >,
        #[graphql(desc = "The day it became true, when not today.")] happened_on: Option<Date>,
    ) -> Result<CheckLinkPayload> {
        let mut reading = Reading::new(ctx)?;
        let key = &input.publication;
        let id = reading.part(&input.project, "publication", key, PublicationId::of);
        let command = id.await?.map(|id| domain::CheckLink {
            id,
            on: input.on.0,
            works: input.works,
            archived_url: input.archived_url,
        });
        let command = reading.finish(command);
        let done = run(ctx, command, command_id, happened_on).await?;
        Ok(CheckLinkPayload(done))
    }

    /// Gives a publication another link; whether it works is not known until somebody tries.
    async fn replace_link(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The link.")] input: ReplaceLinkInput,
        #[graphql(desc = "Chosen by the client: the same id has one effect.")] command_id: Option<
            Uuid,
        >,
        #[graphql(desc = "The day it became true, when not today.")] happened_on: Option<Date>,
    ) -> Result<ReplaceLinkPayload> {
        let mut reading = Reading::new(ctx)?;
        let key = &input.publication;
        let id = reading.part(&input.project, "publication", key, PublicationId::of);
        let command = id.await?.map(|id| domain::ReplaceLink {
            id,
            url: input.url.trim().to_owned(),
        });
        let command = reading.finish(command);
        let done = run(ctx, command, command_id, happened_on).await?;
        Ok(ReplaceLinkPayload(done))
    }
}
