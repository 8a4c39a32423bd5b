//! Who reported and who did not: missing parts, and how many filed by a day.

use std::collections::HashMap;
use std::sync::Arc;

use async_graphql::{ComplexObject, Context, Enum, Object, Result, SimpleObject};
use chrono::{DateTime, NaiveDate, Utc};
use tokio::sync::OnceCell;

use super::context::{actor, app, view};
use super::date::Date;
use super::enums::FilingState;
use super::error::{failure, view_error};
use super::input::programme_by_key;
use super::loader::load_of_programme;
use super::programme::Programme;
use super::project::Project;
use super::round::{Round, asked_round, rounds_of};
use super::text::said;
use crate::app::View;
use crate::domain::assessment::Part;
use crate::domain::document::Filter;
use crate::domain::ids::{ProgrammeId, ProjectId};
use crate::domain::programme as programme_domain;
use crate::domain::round as round_domain;
use crate::projection::filing::FilingSummary;
use crate::projection::reporting as projection;

/// What kind of part is missing.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Enum)]
pub enum MissingPartKind {
    /// The overall text.
    Overall,
    /// The summary in Swedish.
    SwedishSummary,
    /// Nothing was said of the goal.
    Answer,
    /// A heading stands under the goal without a text.
    Text,
    /// The goal was not rated.
    Rating,
    /// A part that was returned and has not been sent again.
    Returned,
}

/// A part that a round asks for and a project has not given.
#[derive(SimpleObject)]
pub struct MissingPart {
    /// What kind of part it is.
    kind: MissingPartKind,
    /// The goal's key, of a part about a goal.
    goal: Option<String>,
    /// Of a returned part: `overall`, `summary` or the goal's key.
    returned: Option<String>,
}

impl From<&projection::MissingPart> for MissingPart {
    fn from(part: &projection::MissingPart) -> MissingPart {
        use projection::MissingPart as Missing;
        let (kind, goal) = match part {
            Missing::Overall => (MissingPartKind::Overall, None),
            Missing::SwedishSummary => (MissingPartKind::SwedishSummary, None),
            Missing::Answer(goal) => (MissingPartKind::Answer, Some(goal)),
            Missing::Text(goal) => (MissingPartKind::Text, Some(goal)),
            Missing::Rating(goal) => (MissingPartKind::Rating, Some(goal)),
            Missing::Returned(Part::Goal(goal)) => (MissingPartKind::Returned, Some(goal)),
            Missing::Returned(Part::Overall | Part::Summary) => (MissingPartKind::Returned, None),
        };
        let returned = match part {
            Missing::Returned(part) => Some(part.word().to_owned()),
            Missing::Overall
            | Missing::SwedishSummary
            | Missing::Answer(_)
            | Missing::Text(_)
            | Missing::Rating(_) => None,
        };
        MissingPart {
            kind,
            goal: goal.map(|goal| goal.as_str().to_owned()),
            returned,
        }
    }
}

/// When the people of projects last signed in, read once however many projects are asked for, and
/// only when a question wants it.
struct SignIns {
    programme: ProgrammeId,
    days: OnceCell<Option<HashMap<ProjectId, NaiveDate>>>,
}

impl SignIns {
    async fn of(&self, ctx: &Context<'_>, project: ProjectId) -> Result<Option<Date>> {
        let app = app(ctx)?;
        let actor = actor(ctx);
        let asked = || app.last_sign_ins(&actor, self.programme);
        let days = self.days.get_or_try_init(asked).await;
        let days = days.map_err(|error| failure(ctx, error.into()))?;
        let day = days.as_ref().and_then(|days| days.get(&project));
        Ok(day.copied().map(Date))
    }
}

/// A project that has not given everything that a round asks for.
#[derive(SimpleObject)]
#[graphql(complex)]
pub struct ProjectMissing {
    #[graphql(skip)]
    id: ProjectId,
    #[graphql(skip)]
    sign_ins: Arc<SignIns>,
    /// The project.
    project: Project,
    /// Where it stands in the round on the day of the question.
    filing_state: FilingState,
    /// Its last day of filing on time, its extension counted; of returned parts, that of the return.
    due: Date,
    /// Why it has more time than others; null when it has not.
    extension_reason: Option<String>,
    /// Days since the due day; null while it has not passed.
    days_overdue: Option<i64>,
    /// How many times it was reminded.
    reminders: usize,
    /// When it was last reminded.
    last_reminded_at: Option<DateTime<Utc>>,
    /// The parts, in the order of the form.
    parts: Vec<MissingPart>,
}

#[ComplexObject]
impl ProjectMissing {
    /// The day on which somebody of the project last signed in; who it was is not told. It is what is
    /// known today, whatever `asOf` says, as it stands in no log. Null when nobody did, and for those
    /// who do not review what the programme's projects file.
    async fn last_signed_in_on(&self, ctx: &Context<'_>) -> Result<Option<Date>> {
        self.sign_ins.of(ctx, self.id).await
    }
}

impl ProjectMissing {
    fn new(missing: projection::Missing, view: &View, sign_ins: Arc<SignIns>) -> ProjectMissing {
        let reason = missing.extension_reason.as_ref().and_then(said);
        ProjectMissing {
            id: missing.project.id,
            sign_ins,
            extension_reason: reason.map(str::to_owned),
            project: Project::new(missing.project, view.clone()),
            filing_state: missing.state.into(),
            due: Date(missing.due),
            days_overdue: missing.days_overdue,
            reminders: missing.reminders,
            last_reminded_at: missing.last_reminded,
            parts: missing.parts.iter().map(MissingPart::from).collect(),
        }
    }
}

/// What a round still waits for.
pub struct MissingParts {
    round: Arc<round_domain::Round>,
    rate: projection::Rate,
    missing: Vec<projection::Missing>,
    view: View,
}

/// What a round still waits for.
#[Object]
impl MissingParts {
    /// The round.
    async fn round(&self) -> Round {
        Round::new(self.round.clone(), self.view.clone())
    }

    /// Projects that it asks, and others that filed for it.
    async fn asked(&self) -> usize {
        self.rate.asked
    }

    /// Projects by name that have not given everything; those that filed nothing miss every part.
    /// Empty before the round opens.
    #[graphql(complexity = "50 * child_complexity")]
    async fn projects(&self) -> Vec<ProjectMissing> {
        let sign_ins = Arc::new(SignIns {
            programme: self.round.programme,
            days: OnceCell::new(),
        });
        let missing = self.missing.iter().cloned();
        missing
            .map(|own| ProjectMissing::new(own, &self.view, sign_ins.clone()))
            .collect()
    }
}

/// How many projects had filed by a day.
#[derive(SimpleObject)]
pub struct ReportingCounts {
    /// Projects that were asked, and others that had filed. The n of `filedShare`.
    asked: usize,
    /// Projects that had filed, or whose text had been imported.
    filed: usize,
    /// Filed by their due day.
    on_time: usize,
    /// Filed after their due day.
    late: usize,
    /// Taken over from earlier publications.
    imported: usize,
    /// Nothing was filed, and the due day had passed.
    missing: usize,
    /// Nothing was filed, and there was time.
    awaited: usize,
    /// Projects of which it is known whether they were on time. The n of `onTimeShare`.
    judged: usize,
    /// Filed of those asked, 0–1; null when nobody was asked.
    filed_share: Option<f64>,
    /// On time of those judged, 0–1; null when nobody could be.
    on_time_share: Option<f64>,
}

impl From<projection::Rate> for ReportingCounts {
    fn from(rate: projection::Rate) -> ReportingCounts {
        ReportingCounts {
            asked: rate.asked,
            filed: rate.filed(),
            on_time: rate.on_time,
            late: rate.late,
            imported: rate.imported,
            missing: rate.missing,
            awaited: rate.awaited,
            judged: rate.judged(),
            filed_share: rate.filed_share(),
            on_time_share: rate.on_time_share(),
        }
    }
}

/// How many projects of one round had filed.
#[derive(SimpleObject)]
pub struct RoundReporting {
    /// The round.
    round: Round,
    /// The counts.
    counts: ReportingCounts,
}

/// How many projects of a programme had filed by a day, as its events tell.
#[derive(SimpleObject)]
pub struct ReportingRate {
    /// The programme.
    programme: Programme,
    /// The day.
    at: Date,
    /// All rounds together: a project counts once in each.
    total: ReportingCounts,
    /// Round by round, by the day they describe; those that had not opened are left out.
    #[graphql(complexity = "20 * child_complexity")]
    rounds: Vec<RoundReporting>,
}

#[derive(Default)]
pub struct ReportingQueries;

#[Object]
impl ReportingQueries {
    /// Which parts of a round are missing, project by project; null when there is no such round.
    async fn missing_parts(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The programme's key; the one whose round opened last when left out.")]
        programme: Option<String>,
        #[graphql(desc = "The round's code; the one that opened last when left out.")]
        round: Option<String>,
        #[graphql(desc = "Answer with what was recorded by this moment; now when left out.")]
        as_of: Option<DateTime<Utc>>,
    ) -> Result<Option<MissingParts>> {
        let view = view(ctx, as_of).await?;
        let asked = asked_round(ctx, &view, programme.as_deref(), round.as_deref()).await?;
        let Some((programme, round)) = asked else {
            return Ok(None);
        };
        let projects = load_of_programme(ctx, &view, programme.id.0).await?;
        let of_round = Filter {
            round: Some(round.id.0),
            ..Filter::default()
        };
        let filings = view.all::<FilingSummary>(&of_round).await;
        let filings = filings.map_err(|error| view_error(ctx, error))?;
        let today = view.today();
        Ok(Some(MissingParts {
            rate: projection::rate(&round, &projects, &filings, today),
            missing: projection::missing(&round, &projects, &filings, today),
            round,
            view,
        }))
    }

    /// How many projects filed, and how many on time, by any day; null when there is no such
    /// programme or round.
    async fn reporting_rate(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The programme's key.")] programme: String,
        #[graphql(desc = "Only this round, by code.")] round: Option<String>,
        #[graphql(desc = "The day described; today when left out.")] at: Option<Date>,
        #[graphql(desc = "Answer with what was recorded by this moment; now when left out.")]
        as_of: Option<DateTime<Utc>>,
    ) -> Result<Option<ReportingRate>> {
        let view = view(ctx, as_of).await?;
        let Some(programme) = programme_by_key(ctx, &view, &programme).await? else {
            return Ok(None);
        };
        let mut rounds = rounds_of(ctx, &view, programme.id).await?;
        if let Some(code) = round {
            rounds.retain(|round| round.code.as_str() == code);
            if rounds.is_empty() {
                return Ok(None);
            }
        }
        rate(ctx, view, programme, rounds, at).await.map(Some)
    }
}

async fn rate(
    ctx: &Context<'_>,
    view: View,
    programme: Arc<programme_domain::Programme>,
    rounds: Vec<Arc<round_domain::Round>>,
    at: Option<Date>,
) -> Result<ReportingRate> {
    let day = at.map_or_else(|| view.today(), |at| at.0);
    let projects = load_of_programme(ctx, &view, programme.id.0).await?;
    let filings: Vec<Arc<FilingSummary>> = load_of_programme(ctx, &view, programme.id.0).await?;
    let mut total = projection::Rate::default();
    let mut shown = Vec::with_capacity(rounds.len());
    for round in rounds.into_iter().filter(|round| round.opens <= day) {
        let own = filings.iter().filter(|filing| filing.round == round.id);
        let own: Vec<Arc<FilingSummary>> = own.cloned().collect();
        let rate = projection::rate(&round, &projects, &own, day);
        total = total.and(rate);
        shown.push(RoundReporting {
            round: Round::new(round, view.clone()),
            counts: rate.into(),
        });
    }
    Ok(ReportingRate {
        programme: Programme::new(programme, view),
        at: Date(day),
        total: total.into(),
        rounds: shown,
    })
}
