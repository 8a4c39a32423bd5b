//! Observations: what an indicator showed, with every reading ever recorded.

mod reading;

use std::sync::Arc;

use async_graphql::{Context, ID, InputObject, Object, Result, SimpleObject};
use chrono::{DateTime, Utc};
use uuid::Uuid;

use super::connection::{self, Paged};
use super::context::{payloads, run, view};
use super::date::{Date, Period, PeriodInput};
use super::enums::{Movement, ProfessionalGroup};
use super::error::{bad_argument, view_error};
use super::ids::{global_id, observation_id, parse_observation_id};
use super::indicator::{Indicator, TargetJudgement};
use super::input::{Reading, programme_by_key, project_by_slug};
use super::loader::load;
use super::project::Project;
use super::text::said;
use crate::app::View;
use crate::domain::document::Filter;
use crate::domain::free_text::FreeText;
use crate::domain::ids::{Key, SeriesId};
use crate::domain::refusal::Reason;
use crate::domain::series as domain;

use reading::{CociQuery, ReadingInput, RecordedReading, T3Query};

/// The observations of one indicator in one project, place and professional group.
pub struct Series {
    document: Arc<domain::Series>,
    view: View,
}

impl Series {
    pub fn new(document: Arc<domain::Series>, view: View) -> Series {
        Series { document, view }
    }

    fn shown(&self, observation: &domain::Observation) -> Observation {
        Observation {
            series: self.document.clone(),
            number: observation.number,
            view: self.view.clone(),
        }
    }
}

/// The observations of one indicator in one project, place and professional group.
#[Object(name = "ObservationSeries")]
impl Series {
    /// The global id.
    pub async fn id(&self) -> ID {
        global_id("ObservationSeries", self.document.id.0)
    }

    /// What is measured.
    async fn indicator(&self, ctx: &Context<'_>) -> Result<Option<Indicator>> {
        let indicator = load(ctx, &self.view, self.document.indicator.0).await?;
        Ok(indicator.map(|indicator| Indicator::new(indicator, self.view.clone())))
    }

    /// Whose observations they are.
    async fn project(&self, ctx: &Context<'_>) -> Result<Option<Project>> {
        let project = load(ctx, &self.view, self.document.project.0).await?;
        Ok(project.map(|project| Project::new(project, self.view.clone())))
    }

    /// Where it was measured.
    async fn place(&self) -> &str {
        &self.document.place
    }

    /// Whose work was measured.
    async fn group(&self) -> ProfessionalGroup {
        self.document.group.into()
    }

    /// The observations by the end of their periods, withdrawn ones included.
    #[graphql(complexity = "20 * child_complexity")]
    async fn observations(&self) -> Vec<Observation> {
        let mut all: Vec<&domain::Observation> = self.document.observations.iter().collect();
        all.sort_by_key(|observation| (observation.period, observation.number));
        all.into_iter()
            .map(|observation| self.shown(observation))
            .collect()
    }
}

/// What was found for one period, with every reading ever recorded of it.
pub struct Observation {
    series: Arc<domain::Series>,
    number: u32,
    view: View,
}

impl Observation {
    pub fn new(series: Arc<domain::Series>, number: u32, view: View) -> Option<Observation> {
        series.observation(number)?;
        Some(Observation {
            series,
            number,
            view,
        })
    }

    fn observation(&self) -> Result<&domain::Observation> {
        self.series
            .observation(self.number)
            .ok_or_else(|| "the observation is gone".into())
    }
}

/// What was found for one period, with every reading ever recorded of it.
#[Object]
impl Observation {
    /// The global id.
    pub async fn id(&self) -> ID {
        observation_id(self.series.id, self.number)
    }

    /// The series it is part of.
    async fn series(&self) -> Series {
        Series::new(self.series.clone(), self.view.clone())
    }

    /// What is measured.
    async fn indicator(&self, ctx: &Context<'_>) -> Result<Option<Indicator>> {
        let indicator = load(ctx, &self.view, self.series.indicator.0).await?;
        Ok(indicator.map(|indicator| Indicator::new(indicator, self.view.clone())))
    }

    /// Where it was measured.
    async fn place(&self) -> &str {
        &self.series.place
    }

    /// Whose work was measured.
    async fn group(&self) -> ProfessionalGroup {
        self.series.group.into()
    }

    /// The days it is about.
    async fn period(&self) -> Result<Period> {
        Ok(self.observation()?.period.into())
    }

    /// The reading in force.
    async fn reading(&self) -> Result<Option<RecordedReading>> {
        Ok(self.observation()?.current().map(RecordedReading::from))
    }

    /// Every reading, oldest first: a corrected value stays here.
    async fn readings(&self) -> Result<Vec<RecordedReading>> {
        let readings = &self.observation()?.readings;
        Ok(readings.iter().map(RecordedReading::from).collect())
    }

    /// Why and when it stopped counting; null while it counts.
    async fn withdrawn(&self) -> Result<Option<Withdrawal>> {
        let withdrawn = self.observation()?.withdrawn.as_ref();
        Ok(withdrawn.map(|withdrawn| Withdrawal {
            reason: said(&withdrawn.reason).map(str::to_owned),
            recorded_at: withdrawn.recorded,
        }))
    }

    /// How the value stands to the target in force on the last day it is about; null when no rule
    /// was.
    async fn judgement(&self, ctx: &Context<'_>) -> Result<Option<TargetJudgement>> {
        let observation = self.observation()?;
        let indicator =
            load::<crate::domain::indicator::Indicator>(ctx, &self.view, self.series.indicator.0)
                .await?;
        let target = indicator
            .as_ref()
            .and_then(|indicator| indicator.target_on(observation.period.to));
        Ok(target
            .zip(observation.current())
            .map(|(target, current)| TargetJudgement::new(target, &current.reading.outcome)))
    }

    /// Which way the value moved from the observation before it in the series.
    async fn movement(&self, ctx: &Context<'_>) -> Result<Option<Movement>> {
        let observation = self.observation()?;
        let Some(current) = observation.current() else {
            return Ok(None);
        };
        let indicator =
            load::<crate::domain::indicator::Indicator>(ctx, &self.view, self.series.indicator.0)
                .await?;
        let Some(direction) = indicator
            .as_ref()
            .and_then(|indicator| indicator.method(current.method_version))
            .map(|method| method.direction)
        else {
            return Ok(None);
        };
        let before = self
            .series
            .comparable_before(observation)
            .and_then(|other| other.current());
        Ok(Some(domain::movement(before, current, direction).into()))
    }
}

/// The end of an observation's counting.
#[derive(SimpleObject)]
pub struct Withdrawal {
    /// Why; null once blanked.
    reason: Option<String>,
    /// When it was recorded.
    recorded_at: DateTime<Utc>,
}

#[derive(Default)]
pub struct SeriesQueries;

#[Object]
impl SeriesQueries {
    /// Observations of a project or of a whole programme, by indicator, place and group, then by
    /// period.
    #[graphql(complexity = "first.unwrap_or(20).max(1) as usize * child_complexity")]
    #[allow(
        clippy::too_many_arguments,
        reason = "each is an argument of the field"
    )]
    async fn observations(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The project's address; this or `programme` is needed.")] project: Option<
            String,
        >,
        #[graphql(desc = "The programme's key.")] programme: Option<String>,
        #[graphql(desc = "Only this indicator, by key.")] indicator: Option<String>,
        #[graphql(desc = "Only this place, as recorded.")] place: Option<String>,
        #[graphql(desc = "Only this professional group.")] group: Option<ProfessionalGroup>,
        #[graphql(desc = "Page length, 1–100; 20 when left out.")] first: Option<i32>,
        #[graphql(desc = "The cursor after which the page begins.")] after: Option<String>,
        #[graphql(desc = "Answer with what was recorded by this moment; now when left out.")]
        as_of: Option<DateTime<Utc>>,
    ) -> Result<Paged<Observation>> {
        let view = view(ctx, as_of).await?;
        let found = match (&project, &programme) {
            (Some(slug), _) => match Key::parse(slug) {
                Some(slug) => project_by_slug(ctx, &view, &slug)
                    .await?
                    .map(|found| Filter {
                        project: Some(found.id.0),
                        ..Filter::default()
                    }),
                None => None,
            },
            (None, Some(key)) => programme_by_key(ctx, &view, key)
                .await?
                .map(|found| Filter {
                    programme: Some(found.id.0),
                    ..Filter::default()
                }),
            (None, None) => return Err(bad_argument(ctx, "project, programme")),
        };
        let Some(filter) = found else {
            return connection::of_whole(ctx, Vec::new(), first, after);
        };
        let wanted = match indicator.as_deref().map(Key::parse) {
            None => None,
            Some(None) => return connection::of_whole(ctx, Vec::new(), first, after),
            Some(Some(key)) => {
                let claim = crate::domain::indicator::Indicator::claim_of(&key);
                let held = view.holder(&claim).await;
                match held.map_err(|error| view_error(ctx, error))? {
                    None => return connection::of_whole(ctx, Vec::new(), first, after),
                    id => id,
                }
            }
        };
        let all = view.all::<domain::Series>(&filter).await;
        let mut observations = Vec::new();
        for series in all.map_err(|error| view_error(ctx, error))? {
            let fits = wanted.is_none_or(|id| series.indicator.0 == id)
                && place.as_ref().is_none_or(|place| *place == series.place)
                && group.is_none_or(|group| ProfessionalGroup::from(series.group) == group);
            if fits {
                let mut own: Vec<&domain::Observation> = series.observations.iter().collect();
                own.sort_by_key(|observation| (observation.period, observation.number));
                observations.extend(own.into_iter().map(|observation| Observation {
                    series: series.clone(),
                    number: observation.number,
                    view: view.clone(),
                }));
            }
        }
        connection::of_whole(ctx, observations, first, after)
    }

    /// COCI from visits per patient and professional. Nothing is recorded; the rows are dropped.
    async fn coci(
        &self,
        #[graphql(desc = "For each patient, visits to each professional.")] patients: Vec<Vec<i32>>,
    ) -> Option<CociQuery> {
        CociQuery::of(&patients)
    }

    /// T3 from days to the third free slot per professional. Nothing is recorded; the rows are
    /// dropped.
    async fn t3(
        &self,
        #[graphql(
            desc = "For each professional, calendar days to the third free slot; null for no data, 182 for no time to give."
        )]
        professionals: Vec<Option<i32>>,
    ) -> Option<T3Query> {
        T3Query::of(&professionals)
    }
}

/// What an indicator showed for one period.
#[derive(InputObject)]
struct RecordObservationInput {
    /// The project's address.
    project: String,
    /// The indicator's key.
    indicator: String,
    /// Where it was measured.
    place: String,
    /// Whose work was measured.
    group: ProfessionalGroup,
    /// The days it is about; they have passed.
    period: PeriodInput,
    /// What was found.
    reading: ReadingInput,
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

/// The observation that a mutation names.
fn named(reading: &mut Reading<'_>, id: &ID) -> Option<(SeriesId, u32)> {
    let parsed = parse_observation_id(id);
    reading
        .checks
        .expect(parsed.is_some(), "observation", Reason::NotAnId);
    parsed
}

#[derive(Default)]
pub struct SeriesMutations;

#[Object]
impl SeriesMutations {
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
        let project = reading.project("project", &input.project).await?;
        let indicator = reading.indicator("indicator", &input.indicator).await?;
        let period = input.period.parse(&mut reading.checks, "period");
        let parsed = input.reading.parse(&mut reading.checks, "reading");
        let command = project.zip(indicator).zip(period).zip(parsed).map(
            |(((project, indicator), period), (found, computed_from))| domain::RecordObservation {
                project: project.id,
                indicator,
                place: input.place.trim().to_owned(),
                group: input.group.into(),
                period,
                reading: found,
                computed_from,
            },
        );
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
                let view = super::context::view_now(ctx)?;
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
