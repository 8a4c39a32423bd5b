//! What people may record of the use of operating models.

use async_graphql::{Context, ID, InputObject, Object, Result};
use uuid::Uuid;

use super::Adoption;
use crate::domain::adoption as domain;
use crate::domain::free_text::FreeText;
use crate::domain::ids::AdoptionId;
use crate::domain::refusal::{Checks, Reason};
use crate::graphql::context::{payloads, run};
use crate::graphql::date::{Date, FuzzyDateInput};
use crate::graphql::enums::AdoptionState;
use crate::graphql::ids::parse_global_id;
use crate::graphql::input::Reading;
use crate::graphql::model::SeriesInput;
use crate::graphql::organisation::OrganisationInput;
use crate::graphql::text::TextsInput;

/// Where a model is used.
#[derive(InputObject)]
#[graphql(name = "AdoptionSiteInput")]
struct SiteInput {
    /// Who uses it.
    organisation: OrganisationInput,
    /// Where.
    place: Option<String>,
}

impl From<SiteInput> for domain::Site {
    fn from(input: SiteInput) -> domain::Site {
        domain::Site {
            organisation: input.organisation.into(),
            place: input.place.map(|place| place.trim().to_owned()),
        }
    }
}

/// A state of an adoption.
#[derive(InputObject)]
#[graphql(name = "AdoptionStageInput")]
struct StageInput {
    /// The state.
    state: AdoptionState,
    /// Since when; not in the future.
    since: Option<FuzzyDateInput>,
    /// When use is meant to begin; only of a planned one.
    intended: Option<FuzzyDateInput>,
    /// What was adapted, or why it ended; these two need it.
    #[graphql(default)]
    note: TextsInput,
}

impl StageInput {
    fn parse(self, checks: &mut Checks, field: &str) -> domain::Stage {
        let mut date = |input: Option<FuzzyDateInput>, name: &str| {
            input.and_then(|date| date.parse(checks, &format!("{field}.{name}")))
        };
        domain::Stage {
            state: self.state.into(),
            since: date(self.since, "since"),
            intended: date(self.intended, "intended"),
            note: self.note.into(),
        }
    }
}

fn adoption(checks: &mut Checks, id: &ID) -> Option<AdoptionId> {
    let parsed = parse_global_id(id).filter(|(kind, _)| kind == "Adoption");
    checks.expect(parsed.is_some(), "adoption", Reason::NotAnId);
    parsed.map(|(_, id)| AdoptionId(id))
}

/// The use of an operating model by an organisation.
#[derive(InputObject)]
struct ReportAdoptionInput {
    /// The model's key.
    model: String,
    /// The address of the project that takes it up. It cannot be changed later.
    project: Option<String>,
    /// Who and where.
    site: SiteInput,
    /// How, and since when.
    stage: StageInput,
}

/// The next state of an adoption.
#[derive(InputObject)]
struct MoveAdoptionInput {
    /// The adoption's id.
    adoption: ID,
    /// How it is now.
    stage: StageInput,
}

/// What came of an adoption.
#[derive(InputObject)]
struct StateAdoptionResultInput {
    /// The adoption's id.
    adoption: ID,
    /// What came of it; replaces the earlier text in all languages.
    result: TextsInput,
    /// Series of observations behind it.
    #[graphql(default)]
    evidence: Vec<SeriesInput>,
}

/// Other facts in place of wrong ones.
#[derive(InputObject)]
struct CorrectAdoptionInput {
    /// The adoption's id.
    adoption: ID,
    /// Who and where it really is.
    site: SiteInput,
    /// All states it really went through, oldest first.
    stages: Vec<StageInput>,
    /// Why it is corrected.
    reason: String,
}

/// An adoption that was none.
#[derive(InputObject)]
struct WithdrawAdoptionInput {
    /// The adoption's id.
    adoption: ID,
    /// Why it is withdrawn.
    reason: String,
}

payloads! {
    ReportAdoptionPayload { #[doc = "The adoption."] adoption: Adoption }
    MoveAdoptionPayload { #[doc = "The adoption."] adoption: Adoption }
    StateAdoptionResultPayload { #[doc = "The adoption with its result."] adoption: Adoption }
    CorrectAdoptionPayload { #[doc = "The adoption."] adoption: Adoption }
    WithdrawAdoptionPayload { #[doc = "The adoption."] adoption: Adoption }
}

#[derive(Default)]
pub struct AdoptionMutations;

#[Object]
impl AdoptionMutations {
    /// Tells that an organisation uses an operating model, or plans to.
    async fn report_adoption(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The adoption.")] input: ReportAdoptionInput,
        #[graphql(desc = "Chosen by the client: the same id has one effect.")] command_id: Option<
            Uuid,
        >,
        #[graphql(desc = "The day it became true, when not today.")] happened_on: Option<Date>,
    ) -> Result<ReportAdoptionPayload> {
        let mut reading = Reading::new(ctx)?;
        let model = reading.model("model", &input.model).await?;
        let project = match &input.project {
            Some(slug) => reading.project("project", slug).await?,
            None => None,
        };
        let stage = input.stage.parse(&mut reading.checks, "stage");
        let command = model.map(|model| domain::ReportAdoption {
            model,
            project: project.map(|project| project.id),
            site: input.site.into(),
            stage,
        });
        let command = reading.finish(command);
        let done = run(ctx, command, command_id, happened_on).await?;
        Ok(ReportAdoptionPayload(done))
    }

    /// Moves an adoption on: from plan to use, from use to its end.
    async fn move_adoption(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The state.")] input: MoveAdoptionInput,
        #[graphql(desc = "Chosen by the client: the same id has one effect.")] command_id: Option<
            Uuid,
        >,
        #[graphql(desc = "The day it became true, when not today.")] happened_on: Option<Date>,
    ) -> Result<MoveAdoptionPayload> {
        let mut reading = Reading::new(ctx)?;
        let adoption = adoption(&mut reading.checks, &input.adoption);
        let stage = input.stage.parse(&mut reading.checks, "stage");
        let command = adoption.map(|adoption| domain::MoveAdoption { adoption, stage });
        let command = reading.finish(command);
        let done = run(ctx, command, command_id, happened_on).await?;
        Ok(MoveAdoptionPayload(done))
    }

    /// States what came of an adoption.
    async fn state_adoption_result(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The result.")] input: StateAdoptionResultInput,
        #[graphql(desc = "Chosen by the client: the same id has one effect.")] command_id: Option<
            Uuid,
        >,
        #[graphql(desc = "The day it became true, when not today.")] happened_on: Option<Date>,
    ) -> Result<StateAdoptionResultPayload> {
        let mut reading = Reading::new(ctx)?;
        let adoption = adoption(&mut reading.checks, &input.adoption);
        // Each series is looked up by name, so the list is bounded before it is read.
        reading.checks.list("evidence", input.evidence.len());
        let mut evidence = Vec::new();
        if input.evidence.len() <= crate::domain::refusal::LIST_ITEMS_MAX {
            for (index, series) in input.evidence.into_iter().enumerate() {
                let field = format!("evidence.{index}");
                evidence.extend(series.parse(&mut reading, &field).await?);
            }
        }
        let command = adoption.map(|adoption| domain::StateAdoptionResult {
            adoption,
            result: input.result.into(),
            evidence,
        });
        let command = reading.finish(command);
        let done = run(ctx, command, command_id, happened_on).await?;
        Ok(StateAdoptionResultPayload(done))
    }

    /// Puts other facts in place of what was told wrongly of an adoption.
    async fn correct_adoption(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The facts.")] input: CorrectAdoptionInput,
        #[graphql(desc = "Chosen by the client: the same id has one effect.")] command_id: Option<
            Uuid,
        >,
        #[graphql(desc = "The day it became true, when not today.")] happened_on: Option<Date>,
    ) -> Result<CorrectAdoptionPayload> {
        let mut reading = Reading::new(ctx)?;
        let adoption = adoption(&mut reading.checks, &input.adoption);
        let stages = input
            .stages
            .into_iter()
            .enumerate()
            .map(|(index, stage)| stage.parse(&mut reading.checks, &format!("stages.{index}")))
            .collect();
        let command = adoption.map(|adoption| domain::CorrectAdoption {
            adoption,
            site: input.site.into(),
            stages,
            reason: FreeText::new(input.reason),
        });
        let command = reading.finish(command);
        let done = run(ctx, command, command_id, happened_on).await?;
        Ok(CorrectAdoptionPayload(done))
    }

    /// Takes back an adoption that was none.
    async fn withdraw_adoption(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The adoption and why.")] input: WithdrawAdoptionInput,
        #[graphql(desc = "Chosen by the client: the same id has one effect.")] command_id: Option<
            Uuid,
        >,
        #[graphql(desc = "The day it became true, when not today.")] happened_on: Option<Date>,
    ) -> Result<WithdrawAdoptionPayload> {
        let mut reading = Reading::new(ctx)?;
        let adoption = adoption(&mut reading.checks, &input.adoption);
        let command = adoption.map(|adoption| domain::WithdrawAdoption {
            adoption,
            reason: FreeText::new(input.reason),
        });
        let command = reading.finish(command);
        let done = run(ctx, command, command_id, happened_on).await?;
        Ok(WithdrawAdoptionPayload(done))
    }
}
