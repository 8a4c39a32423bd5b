//! Comments on projects, for those who have signed in.

use std::sync::Arc;

use async_graphql::{Context, ID, InputObject, Object, Result};
use chrono::{DateTime, Utc};
use uuid::Uuid;

use super::context::{actor, payloads, run};
use super::date::Date;
use super::ids::{global_id, parse_global_id};
use super::input::Reading;
use super::loader::load;
use super::project::Project;
use super::text::said;
use crate::app::View;
use crate::domain::comment as domain;
use crate::domain::free_text::FreeText;
use crate::domain::ids::CommentId;
use crate::domain::refusal::Reason;

/// What somebody said about a project.
pub struct Comment {
    document: Arc<domain::Comment>,
    view: View,
}

impl Comment {
    pub fn new(document: Arc<domain::Comment>, view: View) -> Comment {
        Comment { document, view }
    }
}

/// What somebody said about a project.
#[Object(name = "ProjectComment")]
impl Comment {
    /// The global id.
    pub async fn id(&self) -> ID {
        global_id("ProjectComment", self.document.id.0)
    }

    /// The text; null once its author took it back.
    async fn text(&self) -> Option<&str> {
        said(&self.document.text)
    }

    /// The opaque id of who said it.
    async fn by(&self) -> Uuid {
        self.document.by
    }

    /// When its author took it back; null while it stands.
    async fn withdrawn_at(&self) -> Option<DateTime<Utc>> {
        self.document.withdrawn
    }

    /// Whose it is.
    async fn project(&self, ctx: &Context<'_>) -> Result<Option<Project>> {
        let project = load(ctx, &self.view, self.document.project.0).await?;
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

/// Something to say about a project.
#[derive(InputObject)]
struct AddCommentInput {
    /// The project's address.
    project: String,
    /// The text.
    text: String,
}

/// A comment to take back.
#[derive(InputObject)]
struct WithdrawCommentInput {
    /// The comment's global id.
    comment: ID,
}

payloads! {
    AddCommentPayload { #[doc = "The comment."] comment: Comment }
    WithdrawCommentPayload { #[doc = "The comment."] comment: Comment }
}

#[derive(Default)]
pub struct CommentMutations;

#[Object]
impl CommentMutations {
    /// Says something about a project, to those who have signed in.
    async fn add_comment(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The comment.")] input: AddCommentInput,
        #[graphql(desc = "Chosen by the client: the same id has one effect.")] command_id: Option<
            Uuid,
        >,
        #[graphql(desc = "The day it became true, when not today.")] happened_on: Option<Date>,
    ) -> Result<AddCommentPayload> {
        let mut reading = Reading::new(ctx)?;
        let project = reading.project("project", &input.project).await?;
        let command = project.map(|project| domain::AddComment {
            comment: CommentId(Uuid::now_v7()),
            project: project.id,
            text: FreeText::new(input.text),
        });
        let command = reading.finish(command);
        let done = run(ctx, command, command_id, happened_on).await?;
        Ok(AddCommentPayload(done))
    }

    /// Takes one's own comment back; its text is no longer shown.
    async fn withdraw_comment(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The comment.")] input: WithdrawCommentInput,
        #[graphql(desc = "Chosen by the client: the same id has one effect.")] command_id: Option<
            Uuid,
        >,
        #[graphql(desc = "The day it became true, when not today.")] happened_on: Option<Date>,
    ) -> Result<WithdrawCommentPayload> {
        let mut reading = Reading::new(ctx)?;
        let id = parse_global_id(&input.comment);
        let id = id
            .filter(|(kind, _)| kind == "ProjectComment")
            .map(|(_, id)| id);
        let checks = &mut reading.checks;
        checks.expect(id.is_some(), "comment", Reason::NotAnId);
        let command = id.map(|id| domain::WithdrawComment {
            comment: CommentId(id),
            by: actor(ctx).id,
        });
        let command = reading.finish(command);
        let done = run(ctx, command, command_id, happened_on).await?;
        Ok(WithdrawCommentPayload(done))
    }
}
