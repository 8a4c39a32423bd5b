//! Feedback about the service. It is not in the log: anybody may send it, and it goes when it is old.

use async_graphql::{Context, ID, InputObject, Object, Result, SimpleObject};
use chrono::{DateTime, Utc};
use uuid::Uuid;

use super::connection::length;
use super::context::{Done, actor, app};
use super::error::{UserError, view_error};
use crate::app::ViewError;

/// A message about the service.
#[derive(SimpleObject)]
struct Feedback {
    /// What `settleFeedback` names it by.
    id: ID,
    /// When it was sent.
    sent_at: DateTime<Utc>,
    /// The message.
    message: String,
    /// A mail address for the answer; null without one.
    address: Option<String>,
    /// The path of the page that it is about; null when it is about none.
    page: Option<String>,
    /// When it was marked as answered; null until then.
    settled_at: Option<DateTime<Utc>>,
}

fn unless_empty(text: String) -> Option<String> {
    Some(text).filter(|text| !text.is_empty())
}

#[derive(Default)]
pub struct FeedbackQueries;

#[Object]
impl FeedbackQueries {
    /// Messages about the service, the newest first; null for those who do not run it.
    #[graphql(complexity = "first.unwrap_or(20).max(1) as usize * child_complexity")]
    async fn feedback(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "How many, 1–500; 20 when left out.")] first: Option<i32>,
    ) -> Result<Option<Vec<Feedback>>> {
        let limit = length(ctx, first, 500)?;
        let found = app(ctx)?.feedback(&actor(ctx), limit).await;
        let found = found.map_err(|error| view_error(ctx, ViewError::Store(error)))?;
        let show = |own: crate::app::Feedback| Feedback {
            id: own.id.to_string().into(),
            sent_at: own.sent_at,
            message: own.message,
            address: unless_empty(own.address),
            page: unless_empty(own.page),
            settled_at: own.settled,
        };
        Ok(found.map(|found| found.into_iter().map(show).collect()))
    }
}

/// A message about the service.
#[derive(InputObject)]
struct SendFeedbackInput {
    /// The message: at most 4,000 characters.
    message: String,
    /// A mail address for the answer.
    address: Option<String>,
    /// The path of the page that it is about.
    page: Option<String>,
}

/// A message that was answered.
#[derive(InputObject)]
struct SettleFeedbackInput {
    /// Its id.
    id: ID,
}

/// How sending or marking a message went.
pub struct FeedbackPayload(Done);

/// How sending or marking a message went.
#[Object]
impl FeedbackPayload {
    /// Every reason why nothing was kept; empty when it was.
    async fn user_errors(&self, ctx: &Context<'_>) -> Vec<UserError> {
        self.0.user_errors(ctx)
    }
}

#[derive(Default)]
pub struct FeedbackMutations;

#[Object]
impl FeedbackMutations {
    /// Sends a message about the service to those who run it. Anybody may; at most 30 are taken in
    /// an hour from everybody together.
    async fn send_feedback(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The message.")] input: SendFeedbackInput,
    ) -> Result<FeedbackPayload> {
        let app = app(ctx)?;
        let (address, page) = (input.address.as_deref(), input.page.as_deref());
        let taken = app.take_feedback(&input.message, address, page).await;
        Ok(FeedbackPayload(Done::beside_the_log(ctx, taken)?))
    }

    /// Marks a message as answered.
    async fn settle_feedback(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The message.")] input: SettleFeedbackInput,
    ) -> Result<FeedbackPayload> {
        let app = app(ctx)?;
        let id = Uuid::parse_str(&input.id).ok();
        let settled = app.settle_feedback(&actor(ctx), id).await;
        Ok(FeedbackPayload(Done::beside_the_log(ctx, settled)?))
    }
}
