//! What is said about a filing, for those who signed in.

use std::sync::Arc;

use async_graphql::{ComplexObject, Context, ID, InputObject, Object, Result, SimpleObject};
use chrono::{DateTime, Utc};
use uuid::Uuid;

use super::assessment::parties;
use super::context::{payloads, run};
use super::date::Date;
use super::doer::Doer;
use super::enums::Role;
use super::ids::global_id;
use super::input::Reading;
use super::loader::load;
use super::text::said;
use crate::app::View;
use crate::domain::assessment as assessment_domain;
use crate::domain::discussion as domain;
use crate::domain::free_text::FreeText;

/// What reviewers and the project say to each other about one filing.
pub struct Discussion {
    document: Arc<domain::Discussion>,
    view: View,
}

impl Discussion {
    pub fn new(document: Arc<domain::Discussion>, view: View) -> Discussion {
        Discussion { document, view }
    }
}

/// What reviewers and the project say to each other about one filing.
#[Object]
impl Discussion {
    /// The global id.
    pub async fn id(&self) -> ID {
        global_id("Discussion", self.document.id.0)
    }

    /// The comments, oldest first.
    #[graphql(complexity = "20 * child_complexity")]
    async fn comments(&self, ctx: &Context<'_>) -> Result<Vec<Comment>> {
        let id = assessment_domain::id_of(self.document.project, self.document.round);
        let filed = load::<assessment_domain::Assessment>(ctx, &self.view, id).await?;
        Ok(shown(&self.document, filed.as_deref(), &self.view))
    }
}

/// One comment.
#[derive(SimpleObject)]
#[graphql(name = "FilingComment", complex)]
pub struct Comment {
    /// Its number, 1 for the first.
    number: u32,
    /// The number of the version that it is about.
    version: u32,
    /// The key of the goal it is at; null for the overall text or the whole.
    goal: Option<String>,
    /// The words it is about, as they stood.
    quote: Option<String>,
    /// Whether those words still stand there; true for a comment without words.
    is_in_place: bool,
    /// What it says; null once blanked.
    text: Option<String>,
    /// The number of the comment that it answers.
    reply_to: Option<u32>,
    /// When it was said to be done.
    settled_at: Option<DateTime<Utc>>,
    /// When it was recorded.
    recorded_at: DateTime<Utc>,
    /// The opaque id of who said it; null for those who may not see it.
    actor: Option<Uuid>,
    #[graphql(skip)]
    doer: Doer,
}

#[ComplexObject]
impl Comment {
    /// The roles in which it was said: those that counted for that person, there and then.
    async fn actor_roles(&self, ctx: &Context<'_>) -> Result<Vec<Role>> {
        let roles = self.doer.roles(ctx).await?;
        Ok(roles.into_iter().map(Into::into).collect())
    }

    /// The name of who said it, as it is now, or that the person was removed; null for what was said by a
    /// role alone, and for those who have no part in the project.
    async fn actor_name(&self, ctx: &Context<'_>) -> Result<Option<String>> {
        self.doer.name(ctx).await
    }
}

fn shown(
    discussion: &domain::Discussion,
    filed: Option<&assessment_domain::Assessment>,
    view: &View,
) -> Vec<Comment> {
    let current = filed.and_then(|filed| filed.current());
    let comment = |comment: &domain::Comment| {
        let doer = Doer::new(&comment.stamp, discussion.belongs(), view);
        Comment {
            number: comment.number,
            version: comment.filing,
            goal: comment.goal.as_ref().map(|goal| goal.as_str().to_owned()),
            quote: comment.quote.as_ref().and_then(said).map(str::to_owned),
            is_in_place: current.is_some_and(|filing| comment.is_in_place(&filing.content)),
            text: said(&comment.text).map(str::to_owned),
            reply_to: comment.reply_to,
            settled_at: comment.settled.map(|stamp| stamp.recorded),
            recorded_at: comment.stamp.recorded,
            actor: doer.id(),
            doer,
        }
    };
    discussion.comments.iter().map(comment).collect()
}

/// The comments on an assessment; none for those who may not read them.
pub async fn comments_of(
    ctx: &Context<'_>,
    view: &View,
    filed: &assessment_domain::Assessment,
) -> Result<Vec<Comment>> {
    let id = domain::id_of(filed.project, filed.round);
    let discussion = load::<domain::Discussion>(ctx, view, id).await?;
    Ok(discussion.map_or_else(Vec::new, |said| shown(&said, Some(filed), view)))
}

/// A comment on the version in force.
#[derive(InputObject)]
struct CommentOnAssessmentInput {
    /// The project's address.
    project: String,
    /// The round's code.
    round: String,
    /// The key of the goal it is at; left out for the overall text or the whole.
    goal: Option<String>,
    /// The words it is about, as they stand in that text.
    quote: Option<String>,
    /// What it says.
    text: String,
    /// The number of the comment that it answers.
    reply_to: Option<u32>,
}

/// A comment whose matter is done.
#[derive(InputObject)]
struct SettleCommentInput {
    /// The project's address.
    project: String,
    /// The round's code.
    round: String,
    /// The comment's number.
    comment: u32,
}

payloads! {
    CommentOnAssessmentPayload { #[doc = "The discussion."] discussion: Discussion }
    SettleCommentPayload { #[doc = "The discussion."] discussion: Discussion }
}

#[derive(Default)]
pub struct DiscussionMutations;

#[Object]
impl DiscussionMutations {
    /// Comments on a goal, on words of its text or of the overall text, or on the whole. Reviewers
    /// and the project alike may comment and reply.
    async fn comment_on_assessment(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The comment and its place.")] input: CommentOnAssessmentInput,
        #[graphql(desc = "Chosen by the client: the same id has one effect.")] command_id: Option<
            Uuid,
        >,
        #[graphql(desc = "The day it became true, when not today.")] happened_on: Option<Date>,
    ) -> Result<CommentOnAssessmentPayload> {
        let mut reading = Reading::new(ctx)?;
        let parties = parties(&mut reading, &input.project, &input.round).await?;
        let goal = input.goal.map(|goal| reading.key("goal", &goal));
        let command = parties.map(|(project, round)| domain::CommentOnAssessment {
            project: project.id,
            round,
            goal: goal.flatten(),
            quote: input.quote.map(FreeText::new),
            text: FreeText::new(input.text),
            reply_to: input.reply_to,
        });
        let command = reading.finish(command);
        let done = run(ctx, command, command_id, happened_on).await?;
        Ok(CommentOnAssessmentPayload(done))
    }

    /// Says that what a comment asked for is done.
    async fn settle_comment(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The comment.")] input: SettleCommentInput,
        #[graphql(desc = "Chosen by the client: the same id has one effect.")] command_id: Option<
            Uuid,
        >,
        #[graphql(desc = "The day it became true, when not today.")] happened_on: Option<Date>,
    ) -> Result<SettleCommentPayload> {
        let mut reading = Reading::new(ctx)?;
        let parties = parties(&mut reading, &input.project, &input.round).await?;
        let command = parties.map(|(project, round)| domain::SettleComment {
            project: project.id,
            round,
            comment: input.comment,
        });
        let command = reading.finish(command);
        let done = run(ctx, command, command_id, happened_on).await?;
        Ok(SettleCommentPayload(done))
    }
}
