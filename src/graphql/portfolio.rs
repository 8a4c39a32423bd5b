//! The portfolio: every project of a programme in one round.

mod group;

use std::sync::Arc;

use async_graphql::{Context, Object, Result, SimpleObject};
use chrono::{DateTime, NaiveDate, Utc};

use super::assessment::{Assessment, Rating};
use super::context::view;
use super::date::Date;
use super::disclosure;
use super::enums::{
    Aggregation, AnswerState, FilingState, Gender, Movement, ProfessionalGroup, RatingChange,
    ReviewState,
};
use super::error::view_error;
use super::indicator::Indicator;
use super::loader::load;
use super::programme::{Programme, ScaleStep};
use super::project::Project;
use super::round::{Round, asked_round, previous_of};
use super::series::Observation;
use super::text::{Names, said};
use crate::app::View;
use crate::domain::assessment as assessment_domain;
use crate::domain::document::Filter;
use crate::domain::ids::RoundId;
use crate::domain::indicator as indicator_domain;
use crate::domain::programme as programme_domain;
use crate::domain::project as project_domain;
use crate::domain::round as round_domain;
use crate::domain::series as series_domain;
use crate::projection::filing::{FilingState as State, FilingSummary};
use crate::projection::portfolio as projection;
use crate::projection::series::{SeriesInShort, kept_back};

use group::{PortfolioGroup, PortfolioGrouping};

/// The per-period summary of a programme: who filed, what they said, what the numbers say, and how
/// it moved since the round before.
pub struct Portfolio {
    programme: Arc<programme_domain::Programme>,
    round: Arc<round_domain::Round>,
    previous: Option<Arc<round_domain::Round>>,
    summary: Arc<projection::Portfolio>,
    documents: Documents,
    view: View,
}

/// The per-period summary of a programme: who filed, what they said, what the numbers say, and how
/// it moved since the round before.
#[Object]
impl Portfolio {
    /// The programme.
    async fn programme(&self) -> Programme {
        Programme::new(self.programme.clone(), self.view.clone())
    }

    /// The round.
    async fn round(&self) -> Round {
        Round::new(self.round.clone(), self.view.clone())
    }

    /// The round that changes are counted from; null for the first.
    async fn previous_round(&self) -> Option<Round> {
        let previous = self.previous.clone()?;
        Some(Round::new(previous, self.view.clone()))
    }

    /// The moment whose knowledge this is; null for now.
    async fn as_of(&self) -> Option<DateTime<Utc>> {
        self.view.as_of().map(|at| at.moment)
    }

    /// Projects by name: those that the round asks, and others that filed for it. A project is not
    /// asked when it was cancelled or its operating time lies outside the round's period.
    #[graphql(complexity = "50 * child_complexity")]
    async fn rows(&self) -> Vec<Row> {
        (0..self.summary.rows.len())
            .map(|place| Row {
                place,
                summary: self.summary.clone(),
                programme: self.programme.clone(),
                round: self.round.id,
                view: self.view.clone(),
            })
            .collect()
    }

    /// Counts over all projects.
    async fn totals(&self) -> Totals {
        Totals::of(&self.summary)
    }

    /// Each goal over all projects that filed.
    #[graphql(complexity = "10 * child_complexity")]
    async fn goals(&self) -> Vec<GoalTotal> {
        let scale = self.round.scale(&self.programme);
        let totals = self.summary.goals.iter();
        totals
            .map(|total| GoalTotal::new(total, scale.map(|(_, scale)| scale)))
            .collect()
    }

    /// The projects in groups, each with counts, medians and n of its own. A project in several
    /// counties, with several funders or themes, is in each of their groups.
    #[graphql(complexity = "30 * child_complexity")]
    async fn groups(
        &self,
        #[graphql(desc = "What they are grouped by.")] by: PortfolioGrouping,
    ) -> Vec<PortfolioGroup> {
        let documents = &self.documents;
        let sources = documents.sources(&self.programme, &self.round, self.view.today());
        let scale = self.round.scale(&self.programme).map(|(_, scale)| scale);
        let groups = projection::groups(&sources, by.into());
        let shown = groups.into_iter();
        shown
            .map(|group| PortfolioGroup::new(group, scale, &self.view))
            .collect()
    }

    /// Each indicator over all projects, apart for each professional group and method.
    #[graphql(complexity = "20 * child_complexity")]
    async fn indicators(&self) -> Vec<IndicatorTotal> {
        let totals = self.summary.indicators.iter();
        totals
            .map(|total| IndicatorTotal::new(total, &self.view))
            .collect()
    }
}

/// Counts over all projects of a round, or over a group of them.
#[derive(SimpleObject)]
#[graphql(name = "PortfolioTotals", serial)]
pub struct Totals {
    /// Projects that the round asks, and others that filed for it.
    projects: usize,
    /// Projects that filed here or whose text was imported.
    filed: usize,
    /// Filed by the due day.
    on_time: usize,
    /// Filed after the due day.
    late: usize,
    /// Taken over from earlier publications.
    imported: usize,
    /// Nothing filed and the due day has passed.
    missing: usize,
    /// Nothing filed and the due day has not passed.
    awaited: usize,
    /// Every goal of the round has a real answer.
    complete: usize,
    /// Every text is the same words as in the round before.
    same_text: usize,
}

impl Totals {
    fn of(summary: &projection::Portfolio) -> Totals {
        let count = |state| summary.count(state);
        let rows = |fits: fn(&projection::Row) -> bool| {
            let rows = summary.rows.iter();
            rows.filter(|row| fits(row)).count()
        };
        Totals {
            projects: summary.rows.len(),
            filed: summary.filed(),
            on_time: count(State::OnTime),
            late: count(State::Late),
            imported: count(State::Imported),
            missing: count(State::Missing),
            awaited: count(State::Awaited) + count(State::NotOpen),
            complete: rows(|row| row.is_complete),
            same_text: rows(|row| row.is_same_text),
        }
    }
}

/// One project in a round.
pub struct Row {
    place: usize,
    summary: Arc<projection::Portfolio>,
    programme: Arc<programme_domain::Programme>,
    round: RoundId,
    view: View,
}

impl Row {
    fn row(&self) -> Result<&projection::Row> {
        self.summary
            .rows
            .get(self.place)
            .ok_or_else(|| "the row is gone".into())
    }

    fn goals_in(&self, state: assessment_domain::AnswerState) -> Result<Vec<String>> {
        let goals = self.row()?.goals_in(state);
        Ok(goals.iter().map(|goal| goal.as_str().to_owned()).collect())
    }
}

/// One project in a round.
#[Object(name = "PortfolioRow")]
impl Row {
    /// The project.
    async fn project(&self) -> Result<Project> {
        Ok(Project::new(self.row()?.project.clone(), self.view.clone()))
    }

    /// Where it stands on the day of the question.
    async fn filing_state(&self) -> Result<FilingState> {
        Ok(self.row()?.state.into())
    }

    /// Where its filing stands between the project and the funder; null when nothing was filed.
    async fn review_state(&self) -> Result<Option<ReviewState>> {
        let filing = self.row()?.filing.as_ref();
        Ok(filing.map(|filing| (&filing.standing).into()))
    }

    /// The project's last day of filing on time, its extension counted.
    async fn due(&self) -> Result<Date> {
        Ok(Date(self.row()?.due))
    }

    /// Why it has more time than others; null when it has not.
    async fn extension_reason(&self) -> Result<Option<&str>> {
        let reason = self.row()?.extension_reason.as_ref();
        Ok(reason.and_then(said))
    }

    /// When its first version was recorded.
    async fn filed_at(&self) -> Result<Option<DateTime<Utc>>> {
        Ok(self.row()?.filing.as_ref().and_then(|filing| filing.filed))
    }

    /// Days after the due day of a late filing.
    async fn days_late(&self) -> Result<Option<i64>> {
        Ok(self.row()?.days_late)
    }

    /// Every goal of the round has a real answer.
    async fn is_complete(&self) -> Result<bool> {
        Ok(self.row()?.is_complete)
    }

    /// Every text is the same words as in the round before.
    async fn is_same_text(&self) -> Result<bool> {
        Ok(self.row()?.is_same_text)
    }

    /// Keys of the goals under whose heading no text stands.
    async fn missing_texts(&self) -> Result<Vec<String>> {
        self.goals_in(assessment_domain::AnswerState::HeadingOnly)
    }

    /// Keys of the goals about which nothing was said.
    async fn unanswered(&self) -> Result<Vec<String>> {
        self.goals_in(assessment_domain::AnswerState::Unanswered)
    }

    /// Its answers, one per goal of the round.
    #[graphql(complexity = "10 * child_complexity")]
    async fn goals(&self) -> Result<Vec<GoalCell>> {
        let cells = self.row()?.goals.iter();
        Ok(cells
            .map(|cell| GoalCell::new(cell, &self.programme))
            .collect())
    }

    /// Its latest known indicator values at the end of the round's period.
    #[graphql(complexity = "10 * child_complexity")]
    async fn indicators(&self) -> Result<Vec<IndicatorCell>> {
        let cells = self.row()?.indicators.iter();
        Ok(cells
            .map(|cell| IndicatorCell::new(cell, &self.view))
            .collect())
    }

    /// The assessment with its texts; null when nothing was filed.
    async fn assessment(&self, ctx: &Context<'_>) -> Result<Option<Assessment>> {
        let id = assessment_domain::id_of(self.row()?.project.id, self.round);
        let found = load(ctx, &self.view, id).await?;
        Ok(found.map(|assessment| Assessment::new(assessment, self.view.clone())))
    }
}

/// One project's answer to one goal, beside the round before.
#[derive(SimpleObject)]
#[graphql(serial)]
pub struct GoalCell {
    /// The goal's key.
    goal: String,
    /// What kind of answer it is.
    state: AnswerState,
    /// The step on the programme's own scale.
    rating: Option<Rating>,
    /// The step in the round before.
    earlier_rating: Option<Rating>,
    /// How the rating moved.
    change: RatingChange,
    /// The text is the same words as in the round before.
    is_same_text: bool,
    /// Words of the narrative.
    words: u32,
    /// How many pieces of evidence it names.
    evidence_count: usize,
}

impl GoalCell {
    fn new(cell: &projection::GoalCell, programme: &programme_domain::Programme) -> GoalCell {
        let rating = |rating: Option<assessment_domain::Rating>| Rating::of(programme, rating?);
        GoalCell {
            goal: cell.goal.as_str().to_owned(),
            state: cell.state.into(),
            rating: rating(cell.rating),
            earlier_rating: rating(cell.earlier_rating),
            change: cell.change.into(),
            is_same_text: cell.is_same_text,
            words: cell.words,
            evidence_count: cell.evidence,
        }
    }
}

/// The latest known value of one indicator in one place and group.
#[derive(SimpleObject)]
#[graphql(serial)]
pub struct IndicatorCell {
    /// What is measured.
    indicator: Indicator,
    /// The latest observation with a value or a claim; when there is none, the latest without.
    latest: Option<Observation>,
    /// The first observation without a value after the latest known one; null when that one is
    /// the newest.
    later_missing: Option<Observation>,
    /// The one that the latest is compared with: the last value before it for a time as long.
    earlier: Option<Observation>,
    /// Which way the value moved, in the indicator's own sense of better.
    movement: Movement,
}

impl IndicatorCell {
    fn new(cell: &projection::IndicatorCell, view: &View) -> IndicatorCell {
        let shown = |number| Observation::in_short(cell.series.clone(), number, view.clone());
        IndicatorCell {
            indicator: Indicator::new(cell.indicator.clone(), view.clone()),
            latest: shown(cell.latest),
            later_missing: cell.missing_since.and_then(shown),
            earlier: cell.earlier.and_then(shown),
            movement: cell.movement.into(),
        }
    }
}

/// One goal over all projects that filed.
#[derive(SimpleObject)]
#[graphql(serial)]
pub struct GoalTotal {
    /// The goal's key.
    goal: String,
    /// How many filings gave each kind of answer; kinds that nobody gave are left out.
    states: Vec<StateCount>,
    /// How many ratings each step of the scale got, lowest first.
    ratings: Vec<StepCount>,
    /// The middle step; the lower of the two in the middle, since steps are never averaged.
    median_rating: Option<u32>,
    /// Ratings behind the median.
    rated: usize,
    /// Ratings higher than in the round before.
    up: usize,
    /// Ratings lower than in the round before.
    down: usize,
    /// Texts that are the same words as in the round before.
    same_text: usize,
}

/// How many filings gave a kind of answer.
#[derive(SimpleObject)]
#[graphql(serial)]
pub struct StateCount {
    /// The kind of answer.
    state: AnswerState,
    /// How many filings.
    count: usize,
}

/// How many ratings a step got.
#[derive(SimpleObject)]
#[graphql(serial)]
pub struct StepCount {
    /// The step of the scale.
    step: ScaleStep,
    /// How many ratings.
    count: usize,
}

impl GoalTotal {
    fn new(total: &projection::GoalTotal, scale: Option<&programme_domain::Scale>) -> GoalTotal {
        use assessment_domain::AnswerState::{
            Answered, CannotAssess, HeadingOnly, Unanswered, UnchangedConfirmed,
        };
        let states = [
            Answered,
            UnchangedConfirmed,
            CannotAssess,
            HeadingOnly,
            Unanswered,
        ];
        let names = scale.map(|scale| scale.steps.clone()).unwrap_or_default();
        let step = |(place, (count, names))| StepCount {
            step: ScaleStep {
                step: place,
                names: Names(names),
            },
            count,
        };
        let ratings = total.ratings.iter().copied().zip(names);
        GoalTotal {
            goal: total.goal.as_str().to_owned(),
            states: states
                .into_iter()
                .filter_map(|state| {
                    let count = *total.states.get(&state)?;
                    let state = state.into();
                    Some(StateCount { state, count })
                })
                .collect(),
            ratings: (1..).zip(ratings).map(step).collect(),
            median_rating: total.median_rating,
            rated: total.rated,
            up: total.up,
            down: total.down,
            same_text: total.same_text,
        }
    }
}

/// One indicator over all projects, for one professional group, one gender and one line of methods
/// that go on from each other.
#[derive(SimpleObject)]
#[graphql(serial)]
pub struct IndicatorTotal {
    /// What is measured.
    indicator: Indicator,
    /// Whose work is measured.
    group: ProfessionalGroup,
    /// Whom the numbers are about.
    gender: Gender,
    /// The version of the newest of these methods.
    method_version: u32,
    /// What the definition's rule gives; null when the rule forbids it or nothing can be said.
    /// With `isCappedValue` it is at least this.
    value: Option<f64>,
    /// Only a lower bound of the value is known.
    is_capped_value: bool,
    /// The rule.
    rule: Aggregation,
    /// Values behind it.
    n: usize,
    /// Values left out because they do not say how many cases they have.
    without_cases: usize,
    /// Series whose newest observation has no value; the value before it, if any, still counts.
    missing: usize,
    /// Observations at the cap.
    capped: usize,
    /// Claims without a number.
    claimed: usize,
    /// Numbers left out because their group is too small to be published.
    too_small: usize,
    /// Cases from which on a number is published, by the method or by the whole service, whichever
    /// asks for more; null when all are.
    published_from: Option<u32>,
    /// Numbers left out because they are in working days.
    working_days: usize,
    /// Values or claims that improved.
    improved: usize,
    /// Values or claims that worsened.
    worsened: usize,
}

impl IndicatorTotal {
    fn new(total: &projection::IndicatorTotal, view: &View) -> IndicatorTotal {
        IndicatorTotal {
            indicator: Indicator::new(total.indicator.clone(), view.clone()),
            group: total.group.into(),
            gender: total.gender.into(),
            method_version: total.method_version,
            value: total.value,
            is_capped_value: total.is_capped_value,
            rule: total.rule.into(),
            n: total.n,
            without_cases: total.without_cases,
            missing: total.missing,
            capped: total.capped,
            claimed: total.claimed,
            too_small: total.too_small,
            published_from: total.published_from,
            working_days: total.working_days,
            improved: total.improved,
            worsened: total.worsened,
        }
    }
}

#[derive(Default)]
pub struct PortfolioQueries;

#[Object]
impl PortfolioQueries {
    /// The per-period summary of a programme; null when the programme or the round does not exist.
    async fn portfolio(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The programme's key; the one whose round opened last when left out.")]
        programme: Option<String>,
        #[graphql(desc = "The round's code; the one that opened last when left out.")]
        round: Option<String>,
        #[graphql(desc = "Answer with what was recorded by this moment; now when left out.")]
        as_of: Option<DateTime<Utc>>,
    ) -> Result<Option<Portfolio>> {
        let view = view(ctx, as_of).await?;
        let asked = asked_round(ctx, &view, programme.as_deref(), round.as_deref()).await?;
        let Some((programme, round)) = asked else {
            return Ok(None);
        };
        let previous = previous_of(ctx, &view, &round).await?;
        let least = disclosure::least(ctx).await?;
        let documents = Documents::of(&view, &programme, &round, previous.as_deref(), least).await;
        let documents = documents.map_err(|error| view_error(ctx, error))?;
        let sources = documents.sources(&programme, &round, view.today());
        Ok(Some(Portfolio {
            summary: Arc::new(projection::summarise(&sources)),
            programme,
            round,
            previous,
            documents,
            view,
        }))
    }
}

/// What a summary is made of.
struct Documents {
    projects: Vec<Arc<project_domain::Project>>,
    filings: Vec<Arc<FilingSummary>>,
    earlier: Vec<Arc<FilingSummary>>,
    /// In short.
    series: Vec<Arc<series_domain::Series>>,
    indicators: Vec<Arc<indicator_domain::Indicator>>,
    least: Option<u32>,
}

impl Documents {
    async fn of(
        view: &View,
        programme: &programme_domain::Programme,
        round: &round_domain::Round,
        previous: Option<&round_domain::Round>,
        least: Option<u32>,
    ) -> std::result::Result<Documents, crate::app::ViewError> {
        let of_programme = Filter {
            programme: Some(programme.id.0),
            ..Filter::default()
        };
        let of_round = |round: &round_domain::Round| Filter {
            round: Some(round.id.0),
            ..Filter::default()
        };
        let earlier = match previous {
            Some(round) => view.all(&of_round(round)).await?,
            None => Vec::new(),
        };
        let series = view.all::<SeriesInShort>(&of_programme).await?;
        Ok(Documents {
            projects: view.all(&of_programme).await?,
            filings: view.all(&of_round(round)).await?,
            earlier,
            series: kept_back(&series, least),
            indicators: view.all(&Filter::default()).await?,
            least,
        })
    }

    fn sources<'a>(
        &'a self,
        programme: &'a programme_domain::Programme,
        round: &'a round_domain::Round,
        today: NaiveDate,
    ) -> projection::Sources<'a> {
        projection::Sources {
            programme,
            round,
            projects: &self.projects,
            filings: &self.filings,
            earlier: &self.earlier,
            series: &self.series,
            indicators: &self.indicators,
            least: self.least,
            today,
        }
    }
}
