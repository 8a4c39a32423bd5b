//! Recording observations one by one, and putting them right.

use async_graphql::{Context, ID, InputObject, Object, Result};
use uuid::Uuid;

use super::Series;
use super::reading::ReadingInput;
use crate::domain::free_text::FreeText;
use crate::domain::ids::SeriesId;
use crate::domain::refusal::Reason;
use crate::domain::series as domain;
use crate::graphql::context::{payloads, run, view_now};
use crate::graphql::date::{Date, PeriodInput};
use crate::graphql::enums::{Gender, ProfessionalGroup};
use crate::graphql::ids::parse_observation_id;
use crate::graphql::input::Reading;
use crate::graphql::loader::load;

/// What an indicator showed for one period.
#[derive(InputObject)]
pub struct RecordObservationInput {
    /// The project's address.
    project: String,
    /// The indicator's key.
    indicator: String,
    /// Where it was measured.
    place: String,
    /// Whose work was measured.
    group: ProfessionalGroup,
    /// Whom the numbers are about.
    #[graphql(default_with = "Gender::All")]
    gender: Gender,
    /// The days it is about; they have passed, unless it is a forecast.
    period: PeriodInput,
    /// Somebody expects it; it was not measured.
    #[graphql(default)]
    is_forecast: bool,
    /// What was found.
    reading: ReadingInput,
}

impl RecordObservationInput {
    /// The command it makes; what is wrong with it goes to the checks of the reading.
    pub async fn parse(
        self,
        reading: &mut Reading<'_>,
    ) -> Result<Option<domain::RecordObservation>> {
        let project = reading.project("project", &self.project).await?;
        let indicator = reading.indicator("indicator", &self.indicator).await?;
        let period = self.period.parse(&mut reading.checks, "period");
        let parsed = self.reading.parse(&mut reading.checks, "reading");
        let all = project.zip(indicator).zip(period).zip(parsed);
        Ok(
            all.map(|(((project, indicator), period), (found, computed_from))| {
                domain::RecordObservation {
                    project: project.id,
                    indicator,
                    place: self.place.trim().to_owned(),
                    group: self.group.into(),
                    gender: self.gender.into(),
                    period,
                    is_forecast: self.is_forecast,
                    reading: found,
                    computed_from,
                }
            }),
        )
    }
}

/// Another reading in place of the recorded one.
#[derive(InputObject)]
struct CorrectObservationInput {
    /// The observation's global id.
    observation: ID,
    /// What is right.
    reading: ReadingInput,
    /// Why.
    reason: String,
}

/// A provisional observation that was found right.
#[derive(InputObject)]
struct ConfirmObservationInput {
    /// The observation's global id.
    observation: ID,
}

/// An observation that no longer counts.
#[derive(InputObject)]
struct WithdrawObservationInput {
    /// The observation's global id.
    observation: ID,
    /// Why.
    reason: String,
}

payloads! {
    RecordObservationPayload { #[doc = "The series with the observation."] series: Series }
    CorrectObservationPayload { #[doc = "The series with all readings."] series: Series }
    ConfirmObservationPayload { #[doc = "The series."] series: Series }
    WithdrawObservationPayload { #[doc = "The series."] series: Series }
}

/// The observation that a field of a mutation names.
pub fn observation_of(reading: &mut Reading<'_>, field: &str, id: &ID) -> Option<(SeriesId, u32)> {
    let parsed = parse_observation_id(id);
    reading
        .checks
        .expect(parsed.is_some(), field, Reason::NotAnId);
    parsed
}

fn named(reading: &mut Reading<'_>, id: &ID) -> Option<(SeriesId, u32)> {
    observation_of(reading, "observation", id)
}

#[derive(Default)]
pub struct ObservationMutations;

#[Object]
impl ObservationMutations {
    /// Records what an indicator showed for one period. Rows to compute from are used and dropped.
    async fn record_observation(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The observation.")] input: RecordObservationInput,
        #[graphql(desc = "Chosen by the client: the same id has one effect.")] command_id: Option<
            Uuid,
        >,
        #[graphql(desc = "The day it became true, when not today.")] happened_on: Option<Date>,
    ) -> Result<RecordObservationPayload> {
        let mut reading = Reading::new(ctx)?;
        let command = input.parse(&mut reading).await?;
        let command = reading.finish(command);
        let done = run(ctx, command, command_id, happened_on).await?;
        Ok(RecordObservationPayload(done))
    }

    /// Replaces the reading of an observation, with the reason; the old value stays.
    async fn correct_observation(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The reading and the reason.")] input: CorrectObservationInput,
        #[graphql(desc = "Chosen by the client: the same id has one effect.")] command_id: Option<
            Uuid,
        >,
        #[graphql(desc = "The day it became true, when not today.")] happened_on: Option<Date>,
    ) -> Result<CorrectObservationPayload> {
        let mut reading = Reading::new(ctx)?;
        let named = named(&mut reading, &input.observation);
        let indicator = match named {
            None => None,
            Some((series, _)) => {
                let view = view_now(ctx)?;
                let series = load::<domain::Series>(ctx, &view, series.0).await?;
                if series.is_none() {
                    let what = "observation".to_owned();
                    reading
                        .checks
                        .refuse("observation", Reason::NotFound { what });
                }
                series.map(|series| series.indicator)
            }
        };
        let parsed = input.reading.parse(&mut reading.checks, "reading");
        let command = named.zip(indicator).zip(parsed).map(
            |(((series, number), indicator), (found, computed_from))| domain::CorrectObservation {
                series,
                indicator,
                number,
                reading: found,
                computed_from,
                reason: FreeText::new(input.reason),
            },
        );
        let command = reading.finish(command);
        let done = run(ctx, command, command_id, happened_on).await?;
        Ok(CorrectObservationPayload(done))
    }

    /// Confirms a provisional observation.
    async fn confirm_observation(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The observation.")] input: ConfirmObservationInput,
        #[graphql(desc = "Chosen by the client: the same id has one effect.")] command_id: Option<
            Uuid,
        >,
        #[graphql(desc = "The day it became true, when not today.")] happened_on: Option<Date>,
    ) -> Result<ConfirmObservationPayload> {
        let mut reading = Reading::new(ctx)?;
        let named = named(&mut reading, &input.observation);
        let command = named.map(|(series, number)| domain::ConfirmObservation { series, number });
        let command = reading.finish(command);
        let done = run(ctx, command, command_id, happened_on).await?;
        Ok(ConfirmObservationPayload(done))
    }

    /// Takes an observation out of count, with the reason.
    async fn withdraw_observation(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The observation and the reason.")] input: WithdrawObservationInput,
        #[graphql(desc = "Chosen by the client: the same id has one effect.")] command_id: Option<
            Uuid,
        >,
        #[graphql(desc = "The day it became true, when not today.")] happened_on: Option<Date>,
    ) -> Result<WithdrawObservationPayload> {
        let mut reading = Reading::new(ctx)?;
        let named = named(&mut reading, &input.observation);
        let command = named.map(|(series, number)| domain::WithdrawObservation {
            series,
            number,
            reason: FreeText::new(input.reason),
        });
        let command = reading.finish(command);
        let done = run(ctx, command, command_id, happened_on).await?;
        Ok(WithdrawObservationPayload(done))
    }
}
