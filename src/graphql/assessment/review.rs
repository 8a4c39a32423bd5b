//! The review of a filing: its steps, and what the project and the funder do in it.

use async_graphql::{ComplexObject, Context, InputObject, Object, Result, SimpleObject};
use chrono::{DateTime, Utc};
use uuid::Uuid;

use super::{Assessment, parties};
use crate::app::View;
use crate::domain::assessment as domain;
use crate::domain::assessment::Part;
use crate::domain::command::Belongs;
use crate::domain::free_text::FreeText;
use crate::graphql::context::{payloads, run};
use crate::graphql::date::Date;
use crate::graphql::doer::Doer;
use crate::graphql::enums::{ReviewStepKind, Role};
use crate::graphql::input::Reading;
use crate::graphql::text::said;

/// Parts of an assessment.
#[derive(SimpleObject)]
#[graphql(name = "AssessmentParts")]
pub struct Parts {
    /// Keys of goals, with their whole answers.
    goals: Vec<String>,
    /// The overall text.
    overall: bool,
    /// The short versions.
    summary: bool,
}

impl From<&[Part]> for Parts {
    fn from(parts: &[Part]) -> Parts {
        let goal = |part: &Part| match part {
            Part::Goal(goal) => Some(goal.as_str().to_owned()),
            Part::Overall | Part::Summary => None,
        };
        Parts {
            goals: parts.iter().filter_map(goal).collect(),
            overall: parts.contains(&Part::Overall),
            summary: parts.contains(&Part::Summary),
        }
    }
}

/// What was returned, and until when.
#[derive(SimpleObject)]
pub struct ReturnedParts {
    /// Only these may change.
    parts: Parts,
    /// The day by which they are asked for.
    due: Date,
    /// The number of the version that was returned.
    version: u32,
}

impl From<&domain::Return> for ReturnedParts {
    fn from(returned: &domain::Return) -> ReturnedParts {
        ReturnedParts {
            parts: returned.parts.as_slice().into(),
            due: Date(returned.due),
            version: returned.filing,
        }
    }
}

/// One step in the course of a filing, with who and why.
#[derive(SimpleObject)]
#[graphql(complex)]
pub struct ReviewStep {
    /// What kind of step.
    kind: ReviewStepKind,
    /// The number of the version it was about, or made.
    version: u32,
    /// The reason, the message or the note; null when there is none.
    text: Option<String>,
    /// What was returned in this step.
    returned: Option<ReturnedParts>,
    /// When it was recorded.
    recorded_at: DateTime<Utc>,
    /// The opaque id of who took it; null for those who may not see it.
    actor: Option<Uuid>,
    #[graphql(skip)]
    doer: Doer,
}

impl ReviewStep {
    pub fn new(step: &domain::ReviewStep, belongs: Belongs, view: &View) -> ReviewStep {
        let doer = Doer::new(&step.stamp, belongs, view);
        ReviewStep {
            kind: step.kind.into(),
            version: step.filing,
            text: step.text.as_ref().and_then(said).map(str::to_owned),
            returned: step.returned.as_ref().map(ReturnedParts::from),
            recorded_at: step.stamp.recorded,
            actor: doer.id(),
            doer,
        }
    }
}

#[ComplexObject]
impl ReviewStep {
    /// The roles in which it was taken: those that counted for that person, there and then.
    async fn actor_roles(&self, ctx: &Context<'_>) -> Result<Vec<Role>> {
        let roles = self.doer.roles(ctx).await?;
        Ok(roles.into_iter().map(Into::into).collect())
    }

    /// The name of who took it, as it is now, or that the person was removed; null for what was taken by a
    /// role alone, and for those who have no part in the project.
    async fn actor_name(&self, ctx: &Context<'_>) -> Result<Option<String>> {
        self.doer.name(ctx).await
    }
}

/// Parts of an assessment; at least one.
#[derive(InputObject)]
struct PartsInput {
    /// Keys of goals, with their whole answers.
    #[graphql(default)]
    goals: Vec<String>,
    /// The overall text.
    #[graphql(default)]
    overall: bool,
    /// The short versions.
    #[graphql(default)]
    summary: bool,
}

impl PartsInput {
    fn parse(self, reading: &mut Reading<'_>, field: &str) -> Vec<Part> {
        let mut parts = Vec::with_capacity(self.goals.len() + 2);
        for (index, goal) in self.goals.iter().enumerate() {
            let goal = reading.key(&format!("{field}.goals.{index}"), goal);
            parts.extend(goal.map(Part::Goal));
        }
        parts.extend(self.overall.then_some(Part::Overall));
        parts.extend(self.summary.then_some(Part::Summary));
        parts
    }
}

/// A filing to take back.
#[derive(InputObject)]
struct WithdrawAssessmentInput {
    /// The project's address.
    project: String,
    /// The round's code.
    round: String,
    /// Why.
    reason: String,
}

/// A filing to take into review.
#[derive(InputObject)]
struct TakeIntoReviewInput {
    /// The project's address.
    project: String,
    /// The round's code.
    round: String,
}

/// Parts to return to the project.
#[derive(InputObject)]
struct ReturnAssessmentInput {
    /// The project's address.
    project: String,
    /// The round's code.
    round: String,
    /// The parts that may change; the rest stays as it is.
    parts: PartsInput,
    /// The day by which they are asked for; not past.
    due: Date,
    /// What is asked for. Like every reason it is public; a comment says what to mend and is not.
    message: String,
}

/// A filing to accept.
#[derive(InputObject)]
struct AcceptAssessmentInput {
    /// The project's address.
    project: String,
    /// The round's code.
    round: String,
    /// A note for everybody to read.
    note: Option<String>,
}

/// An acceptance to undo.
#[derive(InputObject)]
struct UndoAcceptanceInput {
    /// The project's address.
    project: String,
    /// The round's code.
    round: String,
    /// Why.
    reason: String,
}

payloads! {
    WithdrawAssessmentPayload { #[doc = "The withdrawn assessment."] assessment: Assessment }
    TakeIntoReviewPayload { #[doc = "The assessment under review."] assessment: Assessment }
    ReturnAssessmentPayload { #[doc = "The returned assessment."] assessment: Assessment }
    AcceptAssessmentPayload { #[doc = "The accepted assessment."] assessment: Assessment }
    UndoAcceptancePayload { #[doc = "The assessment, under review again."] assessment: Assessment }
}

#[derive(Default)]
pub struct AssessmentReview;

#[Object]
impl AssessmentReview {
    /// Takes a filing back before a reviewer has taken it in. It then counts as not filed, and
    /// `submitAssessment` or `sendDraft` files it again.
    async fn withdraw_assessment(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The filing and the reason.")] input: WithdrawAssessmentInput,
        #[graphql(desc = "Chosen by the client: the same id has one effect.")] command_id: Option<
            Uuid,
        >,
        #[graphql(desc = "The day it became true, when not today.")] happened_on: Option<Date>,
    ) -> Result<WithdrawAssessmentPayload> {
        let mut reading = Reading::new(ctx)?;
        let parties = parties(&mut reading, &input.project, &input.round).await?;
        let command = parties.map(|(project, round)| domain::WithdrawAssessment {
            project: project.id,
            round,
            reason: FreeText::new(input.reason),
        });
        let command = reading.finish(command);
        let done = run(ctx, command, command_id, happened_on).await?;
        Ok(WithdrawAssessmentPayload(done))
    }

    /// Takes a filing into review; from now on the project cannot withdraw it.
    async fn take_into_review(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The filing.")] input: TakeIntoReviewInput,
        #[graphql(desc = "Chosen by the client: the same id has one effect.")] command_id: Option<
            Uuid,
        >,
        #[graphql(desc = "The day it became true, when not today.")] happened_on: Option<Date>,
    ) -> Result<TakeIntoReviewPayload> {
        let mut reading = Reading::new(ctx)?;
        let parties = parties(&mut reading, &input.project, &input.round).await?;
        let command = parties.map(|(project, round)| domain::TakeIntoReview {
            project: project.id,
            round,
        });
        let command = reading.finish(command);
        let done = run(ctx, command, command_id, happened_on).await?;
        Ok(TakeIntoReviewPayload(done))
    }

    /// Returns chosen parts with a new due day. At least one comment on the version must say what
    /// to mend.
    async fn return_assessment(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The parts, the day and the message.")] input: ReturnAssessmentInput,
        #[graphql(desc = "Chosen by the client: the same id has one effect.")] command_id: Option<
            Uuid,
        >,
        #[graphql(desc = "The day it became true, when not today.")] happened_on: Option<Date>,
    ) -> Result<ReturnAssessmentPayload> {
        let mut reading = Reading::new(ctx)?;
        let parties = parties(&mut reading, &input.project, &input.round).await?;
        let parts = input.parts.parse(&mut reading, "parts");
        let command = parties.map(|(project, round)| domain::ReturnAssessment {
            project: project.id,
            round,
            parts,
            due: input.due.0,
            message: FreeText::new(input.message),
        });
        let command = reading.finish(command);
        let done = run(ctx, command, command_id, happened_on).await?;
        Ok(ReturnAssessmentPayload(done))
    }

    /// Accepts a filing under review.
    async fn accept_assessment(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The filing and a note.")] input: AcceptAssessmentInput,
        #[graphql(desc = "Chosen by the client: the same id has one effect.")] command_id: Option<
            Uuid,
        >,
        #[graphql(desc = "The day it became true, when not today.")] happened_on: Option<Date>,
    ) -> Result<AcceptAssessmentPayload> {
        let mut reading = Reading::new(ctx)?;
        let parties = parties(&mut reading, &input.project, &input.round).await?;
        let command = parties.map(|(project, round)| domain::AcceptAssessment {
            project: project.id,
            round,
            note: input.note.map(FreeText::new),
        });
        let command = reading.finish(command);
        let done = run(ctx, command, command_id, happened_on).await?;
        Ok(AcceptAssessmentPayload(done))
    }

    /// Undoes an acceptance while the round is open.
    async fn undo_acceptance(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The filing and the reason.")] input: UndoAcceptanceInput,
        #[graphql(desc = "Chosen by the client: the same id has one effect.")] command_id: Option<
            Uuid,
        >,
        #[graphql(desc = "The day it became true, when not today.")] happened_on: Option<Date>,
    ) -> Result<UndoAcceptancePayload> {
        let mut reading = Reading::new(ctx)?;
        let parties = parties(&mut reading, &input.project, &input.round).await?;
        let command = parties.map(|(project, round)| domain::UndoAcceptance {
            project: project.id,
            round,
            reason: FreeText::new(input.reason),
        });
        let command = reading.finish(command);
        let done = run(ctx, command, command_id, happened_on).await?;
        Ok(UndoAcceptancePayload(done))
    }
}
