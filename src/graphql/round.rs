//! Reporting rounds.

mod course;
mod preview;

use std::sync::Arc;

use async_graphql::{Context, ID, InputObject, Object, Result};
use chrono::{DateTime, NaiveDate, Utc};
use uuid::Uuid;

use super::context::{payloads, run, view, view_now};
use super::date::{Date, Period, PeriodInput};
use super::enums::{RoundKind, RoundState};
use super::error::view_error;
use super::ids::global_id;
use super::input::{Reading, programme_by_key, round_by_code};
use super::loader::{load, load_of_programme};
use super::programme::{Goal, Programme, Scale};
use super::project::Project;
use crate::app::View;
use crate::domain::document::Filter;
use crate::domain::free_text::FreeText;
use crate::domain::ids::{Key, ProgrammeId, RoundId};
use crate::domain::programme::Programme as ProgrammeState;
use crate::domain::refusal::Refusal;
use crate::domain::round as domain;
use crate::projection::round::{previous, state};
use course::{Closing, Extension, Projects, Reminder};

pub use course::{RoundCourse, doer};
pub use preview::RoundPreviews;

/// A reporting round: one question to every project of a programme, about one period.
pub struct Round {
    pub document: Arc<domain::Round>,
    view: View,
}

impl Round {
    pub fn new(document: Arc<domain::Round>, view: View) -> Round {
        Round { document, view }
    }
}

/// All rounds of a programme, by the day they describe.
pub async fn rounds_of(
    ctx: &Context<'_>,
    view: &View,
    programme: ProgrammeId,
) -> Result<Vec<Arc<domain::Round>>> {
    load_of_programme(ctx, view, programme.0).await
}

/// The round that a question is about, with its programme.
///
/// Without a code it is the one that opened last, or the first while none has opened; without a
/// programme it is the programme whose round that is, or whose round of the code opened last.
pub async fn asked_round(
    ctx: &Context<'_>,
    view: &View,
    programme: Option<&str>,
    code: Option<&str>,
) -> Result<Option<(Arc<ProgrammeState>, Arc<domain::Round>)>> {
    let Some(programme) = asked_programme(ctx, view, programme, code).await? else {
        return Ok(None);
    };
    let round = match code {
        Some(code) => round_by_code(ctx, view, programme.id, code).await?,
        None => {
            let rounds = rounds_of(ctx, view, programme.id).await?;
            latest(&rounds, view.today()).or(rounds.first()).cloned()
        }
    };
    Ok(round.map(|round| (programme, round)))
}

/// The programme of a key, or the one whose round, of this code, opened last.
async fn asked_programme(
    ctx: &Context<'_>,
    view: &View,
    key: Option<&str>,
    code: Option<&str>,
) -> Result<Option<Arc<ProgrammeState>>> {
    if let Some(key) = key {
        return programme_by_key(ctx, view, key).await;
    }
    let rounds = view.all::<domain::Round>(&Filter::default()).await;
    let mut rounds = rounds.map_err(|error| view_error(ctx, error))?;
    rounds.retain(|round| code.is_none_or(|code| round.code.as_str() == code));
    match latest(&rounds, view.today()) {
        Some(round) => load(ctx, view, round.programme.0).await,
        None => Ok(None),
    }
}

/// Of the rounds that have opened, the one that describes the latest day.
fn latest(rounds: &[Arc<domain::Round>], today: NaiveDate) -> Option<&Arc<domain::Round>> {
    let opened = rounds.iter().filter(|round| round.opens <= today);
    opened.max_by_key(|round| round.state_date)
}

/// The round before another one.
pub async fn previous_of(
    ctx: &Context<'_>,
    view: &View,
    round: &domain::Round,
) -> Result<Option<Arc<domain::Round>>> {
    let rounds = rounds_of(ctx, view, round.programme).await?;
    let before = previous(rounds.iter().map(|round| &**round), round).map(|before| before.id);
    Ok(rounds.into_iter().find(|round| Some(round.id) == before))
}

/// A reporting round: one question to every project of a programme, about one period.
#[Object]
impl Round {
    /// The global id.
    pub async fn id(&self) -> ID {
        global_id("Round", self.document.id.0)
    }

    /// The code within the programme: `2020-0`, `2021-1`, `2021-2`, `2022`.
    async fn code(&self) -> &str {
        self.document.code.as_str()
    }

    /// What kind of round it is.
    async fn kind(&self) -> RoundKind {
        self.document.kind.into()
    }

    /// The days that the answers are about.
    async fn period(&self) -> Period {
        self.document.period.into()
    }

    /// The day whose situation is described.
    async fn state_date(&self) -> Date {
        Date(self.document.state_date)
    }

    /// The first day of filing.
    async fn opens(&self) -> Date {
        Date(self.document.opens)
    }

    /// The last day of filing on time.
    async fn due(&self) -> Date {
        Date(self.document.due)
    }

    /// Where it is in its course on the day of the question.
    async fn state(&self) -> RoundState {
        state(&self.document, self.view.today()).into()
    }

    /// The projects that it names; empty when it asks every project of the programme that works in
    /// its period.
    #[graphql(complexity = "20 * child_complexity")]
    async fn projects(&self, ctx: &Context<'_>) -> Result<Vec<Project>> {
        let named = &self.document.scope.projects;
        if named.is_empty() {
            return Ok(Vec::new());
        }
        Ok(self.programme_projects(ctx).await?.pick_all(named))
    }

    /// Whether a filing needs a summary in Swedish.
    async fn needs_swedish_summary(&self) -> bool {
        self.document.scope.needs_swedish_summary
    }

    /// Whether a filing needs an overall text.
    async fn needs_overall(&self) -> bool {
        self.document.scope.needs_overall
    }

    /// Whether a filing needs a rating of every goal that the project can assess.
    async fn needs_ratings(&self) -> bool {
        self.document.scope.needs_ratings
    }

    /// The scale that goals are rated on; null when the programme has none.
    async fn scale(&self, ctx: &Context<'_>) -> Result<Option<Scale>> {
        let programme = self.programme_document(ctx).await?;
        let scale = programme.as_ref().and_then(|p| self.document.scale(p));
        Ok(scale.map(|(_, scale)| scale.into()))
    }

    /// Later due days of single projects, oldest first; the last of a project counts.
    #[graphql(complexity = "20 * child_complexity")]
    async fn extensions(&self, ctx: &Context<'_>) -> Result<Vec<Extension>> {
        let extensions = &self.document.extensions;
        if extensions.is_empty() {
            return Ok(Vec::new());
        }
        let projects = self.programme_projects(ctx).await?;
        let shown = |extension| Extension::new(extension, &projects);
        Ok(extensions.iter().map(shown).collect())
    }

    /// Reminders, oldest first.
    #[graphql(complexity = "20 * child_complexity")]
    async fn reminders(&self, ctx: &Context<'_>) -> Result<Vec<Reminder>> {
        let reminders = &self.document.reminders;
        if reminders.is_empty() {
            return Ok(Vec::new());
        }
        let projects = self.programme_projects(ctx).await?;
        let shown = |reminder| Reminder::new(reminder, &projects);
        Ok(reminders.iter().map(shown).collect())
    }

    /// Closings, oldest first; all but the last were undone.
    #[graphql(complexity = "20 * child_complexity")]
    async fn closings(&self, ctx: &Context<'_>) -> Result<Vec<Closing>> {
        let closings = &self.document.closings;
        if closings.is_empty() {
            return Ok(Vec::new());
        }
        let projects = self.programme_projects(ctx).await?;
        let shown = |closing| Closing::new(closing, &projects);
        Ok(closings.iter().map(shown).collect())
    }

    /// The day it was closed; null while it is open.
    async fn closed(&self) -> Option<Date> {
        self.document.closed.map(Date)
    }

    /// The goals that every project answers, worded as on the state date.
    #[graphql(complexity = "10 * child_complexity")]
    async fn asks(&self, ctx: &Context<'_>) -> Result<Vec<Goal>> {
        let programme = self.programme_document(ctx).await?;
        let goals = self.document.asks.iter().filter_map(|key| {
            let goal = programme.as_ref()?.goal(key)?;
            Some(Goal::new(goal, self.document.state_date))
        });
        Ok(goals.collect())
    }

    /// The programme it belongs to.
    async fn programme(&self, ctx: &Context<'_>) -> Result<Option<Programme>> {
        let programme = self.programme_document(ctx).await?;
        Ok(programme.map(|programme| Programme::new(programme, self.view.clone())))
    }

    /// The round that describes the day before this one's; null for the first.
    async fn previous(&self, ctx: &Context<'_>) -> Result<Option<Round>> {
        let before = previous_of(ctx, &self.view, &self.document).await?;
        Ok(before.map(|round| Round::new(round, self.view.clone())))
    }
}

impl Round {
    async fn programme_projects(&self, ctx: &Context<'_>) -> Result<Projects> {
        Projects::of(ctx, &self.view, self.document.programme).await
    }

    async fn programme_document(
        &self,
        ctx: &Context<'_>,
    ) -> Result<Option<Arc<crate::domain::programme::Programme>>> {
        load(ctx, &self.view, self.document.programme.0).await
    }
}

#[derive(Default)]
pub struct RoundQueries;

#[Object]
impl RoundQueries {
    /// A round by its code; null when there is none.
    async fn round(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The programme's key; the one whose round opened last when left out.")]
        programme: Option<String>,
        #[graphql(desc = "The round's code; the one that opened last when left out.")] code: Option<
            String,
        >,
        #[graphql(desc = "Answer with what was recorded by this moment; now when left out.")]
        as_of: Option<DateTime<Utc>>,
    ) -> Result<Option<Round>> {
        let view = view(ctx, as_of).await?;
        let asked = asked_round(ctx, &view, programme.as_deref(), code.as_deref()).await?;
        Ok(asked.map(|(_, round)| Round::new(round, view)))
    }
}

/// A new round.
#[derive(InputObject)]
struct PlanRoundInput {
    /// The programme's key.
    programme: String,
    /// The code: `YYYY-0`, `YYYY-1`, `YYYY-2` or `YYYY`.
    code: String,
    /// The kind; the code allows only one.
    kind: RoundKind,
    /// The days the answers are about; the code fixes them, except for a baseline.
    period: PeriodInput,
    /// The day whose situation is described, within the period.
    state_date: Date,
    /// The first day of filing.
    opens: Date,
    /// The last day of filing on time; not before the state date or the opening.
    due: Date,
    /// Keys of the goals to answer; all goals of the programme when empty.
    #[graphql(default)]
    asks: Vec<String>,
    /// Addresses of the projects that are asked; when empty, every project of the programme that
    /// works in the period.
    #[graphql(default)]
    projects: Vec<String>,
    /// A filing needs a summary in Swedish.
    #[graphql(default)]
    needs_swedish_summary: bool,
    /// A filing needs an overall text.
    #[graphql(default)]
    needs_overall: bool,
    /// A filing needs a rating of every goal that the project can assess.
    #[graphql(default)]
    needs_ratings: bool,
    /// Ratings are given on the programme's scale of this day; of the state date when left out.
    scale_of: Option<Date>,
}

/// Other days of a round.
#[derive(InputObject)]
struct RescheduleRoundInput {
    /// The programme's key.
    programme: String,
    /// The round's code.
    code: String,
    /// The first day of filing.
    opens: Date,
    /// The last day of filing on time.
    due: Date,
    /// Why.
    reason: String,
}

payloads! {
    PlanRoundPayload { #[doc = "The new round."] round: Round }
    RescheduleRoundPayload { #[doc = "The round with its days."] round: Round }
}

/// The round that a mutation names.
async fn named(reading: &mut Reading<'_>, programme: &str, code: &str) -> Result<Option<RoundId>> {
    match reading.programme("programme", programme).await? {
        Some(programme) => reading.round("code", programme, code).await,
        None => Ok(None),
    }
}

/// The command that an input makes, or every reason why it makes none.
async fn plan(
    ctx: &Context<'_>,
    input: PlanRoundInput,
) -> Result<Result<domain::PlanRound, Vec<Refusal>>> {
    let mut reading = Reading::new(ctx)?;
    let programme = reading.programme("programme", &input.programme).await?;
    let code = reading.round_code("code", &input.code);
    let period = input.period.parse(&mut reading.checks, "period");
    let mut asks: Vec<Key> = Vec::with_capacity(input.asks.len());
    for (index, goal) in input.asks.iter().enumerate() {
        asks.extend(reading.key(&format!("asks.{index}"), goal));
    }
    let (mut others, mut projects) = (Vec::new(), Vec::new());
    if let Some(programme) = programme {
        let view = view_now(ctx)?;
        others = rounds_of(ctx, &view, programme).await?;
        if !input.projects.is_empty() {
            let all = Projects::of(ctx, &view, programme).await?;
            projects = all.named(&mut reading.checks, "projects", &input.projects);
        }
    }
    let command = programme
        .zip(code)
        .zip(period)
        .map(|((programme, code), period)| domain::PlanRound {
            round: RoundId(Uuid::now_v7()),
            programme,
            code,
            kind: input.kind.into(),
            period,
            state_date: input.state_date.0,
            opens: input.opens.0,
            due: input.due.0,
            asks,
            scope: domain::Scope {
                projects,
                needs_swedish_summary: input.needs_swedish_summary,
                needs_overall: input.needs_overall,
                needs_ratings: input.needs_ratings,
                scale: None,
            },
            scale_of: input.scale_of.map(|day| day.0),
            others: others.iter().map(|round| round.id).collect(),
        });
    Ok(reading.finish(command))
}

#[derive(Default)]
pub struct RoundMutations;

#[Object]
impl RoundMutations {
    /// Plans a round. It opens by itself on its opening day. Two rounds that ask projects may not
    /// be about the same day.
    async fn plan_round(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The round.")] input: PlanRoundInput,
        #[graphql(desc = "Chosen by the client: the same id has one effect.")] command_id: Option<
            Uuid,
        >,
        #[graphql(desc = "The day it became true, when not today.")] happened_on: Option<Date>,
    ) -> Result<PlanRoundPayload> {
        let command = plan(ctx, input).await?;
        let done = run(ctx, command, command_id, happened_on).await?;
        Ok(PlanRoundPayload(done))
    }

    /// Moves the opening or the due day of a round that is not closed.
    async fn reschedule_round(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The new days.")] input: RescheduleRoundInput,
        #[graphql(desc = "Chosen by the client: the same id has one effect.")] command_id: Option<
            Uuid,
        >,
        #[graphql(desc = "The day it became true, when not today.")] happened_on: Option<Date>,
    ) -> Result<RescheduleRoundPayload> {
        let mut reading = Reading::new(ctx)?;
        let round = named(&mut reading, &input.programme, &input.code).await?;
        let command = round.map(|round| domain::RescheduleRound {
            round,
            opens: input.opens.0,
            due: input.due.0,
            reason: FreeText::new(input.reason),
        });
        let command = reading.finish(command);
        let done = run(ctx, command, command_id, happened_on).await?;
        Ok(RescheduleRoundPayload(done))
    }
}
