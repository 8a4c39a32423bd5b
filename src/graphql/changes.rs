//! What changed in a programme between two rounds, or between two recorded moments.

use std::sync::Arc;

use async_graphql::{Context, Enum, Object, Result, SimpleObject};
use chrono::{DateTime, Utc};

use super::assessment::{Evidence, Rating, TextDiff, shown};
use super::context::view;
use super::disclosure;
use super::enums::{AnswerState, FilingState, Movement, PromiseState, RatingChange};
use super::error::{bad_argument, view_error};
use super::indicator::{Indicator, Target};
use super::input::round_by_code;
use super::programme::Programme;
use super::project::Project;
use super::promise::Promise;
use super::round::{Round, asked_round, previous_of};
use super::series::Observation;
use crate::app::{View, ViewError};
use crate::domain::assessment::Assessment;
use crate::domain::document::Filter;
use crate::domain::indicator as indicator_domain;
use crate::domain::programme as programme_domain;
use crate::domain::promise as promise_domain;
use crate::domain::round as round_domain;
use crate::domain::series::Series;
use crate::projection::changes as projection;
use crate::projection::series::{SeriesInShort, kept_back};

/// What became of the answer to a goal.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Enum)]
#[graphql(remote = "projection::GoalNews")]
pub enum GoalNews {
    /// The rating, the words, the evidence or the kind of answer are others.
    Changed,
    /// An answer where there was none.
    Began,
    /// The project confirmed that nothing changed, and said why.
    Confirmed,
    /// The same words, rating and evidence, and the project does not say that nothing changed.
    Same,
    /// No answer where there was one.
    FellSilent,
    /// No answer on either side.
    Silent,
}

/// What became of a series of observations.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Enum)]
#[graphql(remote = "projection::IndicatorNews")]
pub enum IndicatorNews {
    /// A value or a claim where there was none.
    First,
    /// A later value or claim.
    New,
    /// The same observation reads otherwise.
    Corrected,
    /// The value no longer counts, and no other does.
    Withdrawn,
    /// It was said that there is no value.
    Missing,
    /// Nothing was recorded.
    NothingNew,
}

/// What became of the target of an indicator.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Enum)]
#[graphql(remote = "projection::TargetNews")]
pub enum IndicatorTargetNews {
    /// There was none.
    Set,
    /// It ended and none follows.
    Ended,
    /// It is easier to reach than it was.
    Lowered,
    /// It is harder to reach than it was.
    Raised,
    /// Another rule that cannot be told to be easier or harder: the other side of a number, or a
    /// value that is measured otherwise.
    Changed,
}

/// What became of a promise.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Enum)]
#[graphql(remote = "projection::PromiseNews")]
pub enum PromiseNews {
    /// It was given, or first recorded.
    Made,
    /// It was delivered.
    Delivered,
    /// It was dropped.
    Dropped,
    /// Somebody looked what came of it and could not tell.
    NotKnown,
    /// Its time passed and nothing is recorded of it.
    CameDue,
    /// Its time had passed before, and still nothing is recorded of it.
    StillOverdue,
    /// An outcome that was recorded counts no more.
    Reopened,
    /// Its target is lower than it was.
    Lowered,
    /// Its target is higher than it was.
    Raised,
    /// Its time is later than it was.
    Postponed,
    /// Its time is earlier than it was.
    BroughtForward,
}

/// One of the two sides.
struct Side {
    round: Arc<round_domain::Round>,
    view: View,
}

/// What changed in a programme from an earlier side to a later one.
pub struct PortfolioChanges {
    programme: Arc<programme_domain::Programme>,
    before: Side,
    now: Side,
    lines: Arc<Vec<projection::ProjectChange>>,
    targets: Vec<projection::TargetChange>,
}

/// What changed in a programme from an earlier side to a later one. What a project confirms to be
/// unchanged stands apart from what it merely says again.
#[Object]
impl PortfolioChanges {
    /// The programme.
    async fn programme(&self) -> Programme {
        Programme::new(self.programme.clone(), self.now.view.clone())
    }

    /// The earlier round.
    async fn from(&self) -> Round {
        Round::new(self.before.round.clone(), self.before.view.clone())
    }

    /// The later round.
    async fn to(&self) -> Round {
        Round::new(self.now.round.clone(), self.now.view.clone())
    }

    /// The moment whose knowledge the earlier side is; null for now.
    async fn from_as_of(&self) -> Option<DateTime<Utc>> {
        self.before.view.as_of().map(|at| at.moment)
    }

    /// The moment whose knowledge the later side is; null for now.
    async fn as_of(&self) -> Option<DateTime<Utc>> {
        self.now.view.as_of().map(|at| at.moment)
    }

    /// Counts over all projects.
    async fn totals(&self) -> ChangeTotals {
        let lines = || self.lines.iter();
        let goals = |news: projection::GoalNews| {
            let cells = lines().flat_map(|line| &line.goals);
            cells.filter(|goal| goal.news == news).count()
        };
        ChangeTotals {
            projects: lines().count(),
            changed: lines().filter(|line| line.is_changed()).count(),
            silent: lines().filter(|line| line.is_silent()).count(),
            lowered: lines().filter(|line| line.has_lowered()).count(),
            indicator_targets_lowered: {
                let lowered = |own: &&projection::TargetChange| own.news.is_lowered();
                self.targets.iter().filter(lowered).count()
            },
            goals_changed: goals(projection::GoalNews::Changed),
            goals_began: goals(projection::GoalNews::Began),
            goals_confirmed: goals(projection::GoalNews::Confirmed),
            goals_same: goals(projection::GoalNews::Same),
            goals_fell_silent: goals(projection::GoalNews::FellSilent),
            goals_silent: goals(projection::GoalNews::Silent),
        }
    }

    /// Targets of the programme's indicators that are others on the last day of the later round's
    /// period than on that of the earlier one's, by the indicator's key.
    #[graphql(complexity = "10 * child_complexity")]
    async fn indicator_targets(
        &self,
        #[graphql(desc = "Only with this news; all when empty.", default)] news: Vec<
            IndicatorTargetNews,
        >,
    ) -> Vec<IndicatorTargetChange> {
        let wanted =
            |own: &&projection::TargetChange| news.is_empty() || news.contains(&own.news.into());
        let shown = |own: &projection::TargetChange| IndicatorTargetChange {
            indicator: Indicator::new(own.indicator.clone(), self.now.view.clone()),
            news: own.news.into(),
            target: own.now.as_ref().map(Target::from),
            earlier_target: own.before.as_ref().map(Target::from),
            projects: own.projects,
        };
        self.targets.iter().filter(wanted).map(shown).collect()
    }

    /// Projects by name: those in which something changed, or all that have a part in either side.
    #[graphql(complexity = "50 * child_complexity")]
    async fn projects(
        &self,
        #[graphql(
            desc = "Also those in which nothing changed: silent, confirmed or the same.",
            default
        )]
        all: bool,
    ) -> Vec<ProjectChange> {
        let places = (0..self.lines.len()).filter(|place| all || self.lines[*place].is_changed());
        places
            .map(|place| ProjectChange {
                place,
                lines: self.lines.clone(),
                programme: self.programme.clone(),
                before: self.before.view.clone(),
                now: self.now.view.clone(),
            })
            .collect()
    }
}

/// Counts over all projects that have a part in either side.
#[derive(SimpleObject)]
pub struct ChangeTotals {
    /// Projects.
    projects: usize,
    /// Projects in which something changed.
    changed: usize,
    /// Projects that the later round asked and that filed nothing, though their time has passed.
    silent: usize,
    /// Projects that lowered a target.
    lowered: usize,
    /// Indicators whose target is easier to reach than it was.
    indicator_targets_lowered: usize,
    /// Answers that changed.
    goals_changed: usize,
    /// Answers where there was none.
    goals_began: usize,
    /// Answers that the project confirmed to be unchanged.
    goals_confirmed: usize,
    /// Answers that say the same without saying so.
    goals_same: usize,
    /// Goals that are no longer answered.
    goals_fell_silent: usize,
    /// Goals answered on neither side.
    goals_silent: usize,
}

/// An indicator whose target is another than it was.
#[derive(SimpleObject)]
pub struct IndicatorTargetChange {
    /// The indicator.
    indicator: Indicator,
    /// What became of the target.
    news: IndicatorTargetNews,
    /// The target on the later side; null when none is in force.
    target: Option<Target>,
    /// The target on the earlier side; null when none was in force.
    earlier_target: Option<Target>,
    /// Projects of the programme that measure it.
    projects: usize,
}

/// One project on both sides.
pub struct ProjectChange {
    place: usize,
    lines: Arc<Vec<projection::ProjectChange>>,
    programme: Arc<programme_domain::Programme>,
    before: View,
    now: View,
}

impl ProjectChange {
    fn line(&self) -> Result<&projection::ProjectChange> {
        self.lines
            .get(self.place)
            .ok_or_else(|| "the line is gone".into())
    }
}

/// One project on both sides.
#[Object]
impl ProjectChange {
    /// The project.
    async fn project(&self) -> Result<Project> {
        let project = self.line()?.project.clone();
        Ok(Project::new(project, self.now.clone()))
    }

    /// Where it stands in the later round; null when it is not asked and filed nothing.
    async fn filing_state(&self) -> Result<Option<FilingState>> {
        Ok(self.line()?.state.map(Into::into))
    }

    /// Where it stood in the earlier round; null when it was not asked and filed nothing.
    async fn earlier_filing_state(&self) -> Result<Option<FilingState>> {
        Ok(self.line()?.earlier_state.map(Into::into))
    }

    /// Whether anything moved: silence and confirmation are no change.
    async fn is_changed(&self) -> Result<bool> {
        Ok(self.line()?.is_changed())
    }

    /// Whether the later round asked it and it filed nothing, though its time has passed.
    async fn is_silent(&self) -> Result<bool> {
        Ok(self.line()?.is_silent())
    }

    /// Whether a target is lower than it was.
    async fn has_lowered_target(&self) -> Result<bool> {
        Ok(self.line()?.has_lowered())
    }

    /// The overall text, compared.
    async fn overall(&self) -> Result<TextDiff> {
        Ok(self.line()?.overall.clone().into())
    }

    /// Its goals: those that the later round asks and those it answered there.
    #[graphql(complexity = "10 * child_complexity")]
    async fn goals(
        &self,
        #[graphql(desc = "Only with this news; all when empty.", default)] news: Vec<GoalNews>,
    ) -> Result<Vec<GoalChange>> {
        let goals = self.line()?.goals.iter();
        let wanted = goals.filter(|goal| news.is_empty() || news.contains(&goal.news.into()));
        Ok(wanted
            .map(|goal| GoalChange::new(goal, &self.programme, &self.now))
            .collect())
    }

    /// Its series of observations: the latest values at the ends of the two periods.
    #[graphql(complexity = "10 * child_complexity")]
    async fn indicators(
        &self,
        #[graphql(desc = "Only with this news; all when empty.", default)] news: Vec<IndicatorNews>,
    ) -> Result<Vec<IndicatorChange>> {
        let series = self.line()?.indicators.iter();
        let wanted = series.filter(|own| news.is_empty() || news.contains(&own.news.into()));
        Ok(wanted
            .map(|own| IndicatorChange::new(own, &self.before, &self.now))
            .collect())
    }

    /// The promises with news between the days that the two rounds describe.
    #[graphql(complexity = "10 * child_complexity")]
    async fn promises(
        &self,
        #[graphql(desc = "Only with any of this news; all when empty.", default)] news: Vec<
            PromiseNews,
        >,
    ) -> Result<Vec<PromiseChange>> {
        let promises = self.line()?.promises.iter();
        let fits = |own: &&projection::PromiseChange| {
            let mut given = own.news.iter();
            news.is_empty() || given.any(|given| news.contains(&(*given).into()))
        };
        Ok(promises
            .filter(fits)
            .map(|own| PromiseChange::new(own, &self.now))
            .collect())
    }
}

/// One project's answer to one goal on both sides.
#[derive(SimpleObject)]
pub struct GoalChange {
    /// The goal's key.
    goal: String,
    /// What became of the answer.
    news: GoalNews,
    /// What kind of answer it is.
    state: AnswerState,
    /// What kind of answer it was.
    earlier_state: AnswerState,
    /// The step on the programme's own scale.
    rating: Option<Rating>,
    /// The step on the earlier side.
    earlier_rating: Option<Rating>,
    /// How the rating moved.
    rating_change: RatingChange,
    /// How many words are others: of replaced, added and removed words.
    changed_words: usize,
    /// The words, compared with those of the earlier side itself. Empty for an answer that was
    /// confirmed without words: those of before still hold.
    text: TextDiff,
    /// What it rests on now and did not.
    evidence_added: Vec<Evidence>,
    /// What it rested on and does no more.
    evidence_removed: Vec<Evidence>,
}

impl GoalChange {
    fn new(
        change: &projection::GoalChange,
        programme: &programme_domain::Programme,
        view: &View,
    ) -> GoalChange {
        GoalChange {
            goal: change.goal.as_str().to_owned(),
            news: change.news.into(),
            state: change.state.into(),
            earlier_state: change.earlier_state.into(),
            rating: change.rating.and_then(|own| Rating::of(programme, own)),
            earlier_rating: change
                .earlier_rating
                .and_then(|own| Rating::of(programme, own)),
            rating_change: change.change.into(),
            changed_words: change.text.changed_words(),
            text: change.text.clone().into(),
            evidence_added: shown(&change.evidence_added, view),
            evidence_removed: shown(&change.evidence_removed, view),
        }
    }
}

/// One series of observations on both sides.
#[derive(SimpleObject)]
pub struct IndicatorChange {
    /// What is measured.
    indicator: Indicator,
    /// What became of it.
    news: IndicatorNews,
    /// The latest observation with a value or a claim by the end of the later period.
    latest: Option<Observation>,
    /// The latest by the end of the earlier period, as the earlier side knew it.
    earlier: Option<Observation>,
    /// Which way it moved, in the indicator's own sense of better; nothing is said of values for
    /// times of different length or by different methods.
    movement: Movement,
    /// Keys of the goals whose evidence it is.
    goals: Vec<String>,
}

impl IndicatorChange {
    fn new(change: &projection::IndicatorChange, before: &View, now: &View) -> IndicatorChange {
        let goals = change.goals.iter();
        let latest = change.latest;
        let earlier = change.earlier_series.clone().zip(change.earlier);
        IndicatorChange {
            indicator: Indicator::new(change.indicator.clone(), now.clone()),
            news: change.news.into(),
            latest: latest.and_then(|number| {
                Observation::in_short(change.series.clone(), number, now.clone())
            }),
            earlier: earlier
                .and_then(|(series, number)| Observation::in_short(series, number, before.clone())),
            movement: change.movement.into(),
            goals: goals.map(|goal| goal.as_str().to_owned()).collect(),
        }
    }
}

/// A promise of which there is news.
#[derive(SimpleObject)]
pub struct PromiseChange {
    /// The promise.
    promise: Promise,
    /// What became of it.
    news: Vec<PromiseNews>,
    /// Where it stands on the day that the later round describes.
    state: PromiseState,
    /// Where it stood on the day that the earlier round describes; null when it had not been given.
    earlier_state: Option<PromiseState>,
}

impl PromiseChange {
    fn new(change: &projection::PromiseChange, view: &View) -> PromiseChange {
        PromiseChange {
            promise: Promise::new(change.promise.clone(), view.clone()),
            news: change.news.iter().map(|news| (*news).into()).collect(),
            state: change.state.into(),
            earlier_state: change.earlier_state.map(Into::into),
        }
    }
}

#[derive(Default)]
pub struct ChangeQueries;

#[Object]
impl ChangeQueries {
    /// What changed in a programme from one round to a later one, or in what is known of them from
    /// one recorded moment to a later one; null when the programme or a round does not exist.
    #[graphql(complexity = "500 + child_complexity")]
    async fn portfolio_changes(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The programme's key; the one whose round opened last when left out.")]
        programme: Option<String>,
        #[graphql(desc = "The earlier round's code; the round before when left out.")] from: Option<
            String,
        >,
        #[graphql(
            desc = "The later round's code, the one that opened last when left out; the same as \
                          the earlier one needs `fromAsOf`."
        )]
        to: Option<String>,
        #[graphql(
            desc = "The earlier side with what was recorded by this moment, which is not later \
                          than `asOf`; the same as `asOf` when left out."
        )]
        from_as_of: Option<DateTime<Utc>>,
        #[graphql(desc = "Answer with what was recorded by this moment; now when left out.")]
        as_of: Option<DateTime<Utc>>,
    ) -> Result<Option<PortfolioChanges>> {
        let now = view(ctx, as_of).await?;
        let before = match from_as_of {
            Some(moment) if as_of.is_some_and(|as_of| as_of < moment) => {
                return Err(bad_argument(ctx, "fromAsOf"));
            }
            Some(_) => view_of(ctx, &now, from_as_of).await?,
            None => now.clone(),
        };
        let asked = asked_round(ctx, &now, programme.as_deref(), to.as_deref()).await?;
        let Some((found, later)) = asked else {
            return Ok(None);
        };
        let earlier = match &from {
            Some(from) => round_by_code(ctx, &before, found.id, from).await?,
            None => previous_of(ctx, &before, &later).await?,
        };
        let Some(earlier) = earlier else {
            return Ok(None);
        };
        let is_same = earlier.id == later.id && from_as_of.is_some();
        if !is_same && earlier.state_date >= later.state_date {
            let (from, to) = (earlier.code.as_str(), later.code.as_str());
            return Err(bad_argument(ctx, &format!("from: {from}, to: {to}")));
        }
        let before = Side {
            round: earlier,
            view: before,
        };
        let now = Side {
            round: later,
            view: now,
        };
        let least = disclosure::least(ctx).await?;
        let both = compare(&found, &before, &now, least).await;
        let Found { lines, targets } = both.map_err(|error| view_error(ctx, error))?;
        Ok(Some(PortfolioChanges {
            programme: found,
            before,
            now,
            lines: Arc::new(lines),
            targets,
        }))
    }
}

async fn view_of(ctx: &Context<'_>, now: &View, moment: Option<DateTime<Utc>>) -> Result<View> {
    now.at(moment).await.map_err(|error| view_error(ctx, error))
}

/// What was found of both sides.
struct Found {
    lines: Vec<projection::ProjectChange>,
    targets: Vec<projection::TargetChange>,
}

/// What one side is made of.
struct Known {
    filed: Vec<Arc<Assessment>>,
    /// In short.
    series: Vec<Arc<Series>>,
    promises: Vec<Arc<promise_domain::Promise>>,
    indicators: Vec<Arc<indicator_domain::Indicator>>,
}

impl Known {
    async fn of(
        programme: &Filter,
        side: &Side,
        least: Option<u32>,
    ) -> std::result::Result<Known, ViewError> {
        let series = side.view.all::<SeriesInShort>(programme).await?;
        Ok(Known {
            filed: side.filed().await?,
            series: kept_back(&series, least),
            promises: side.view.all(programme).await?,
            indicators: side.view.all(&Filter::default()).await?,
        })
    }

    fn side<'a>(&'a self, side: &'a Side) -> projection::Side<'a> {
        projection::Side {
            round: &side.round,
            filed: &self.filed,
            series: &self.series,
            promises: &self.promises,
            indicators: &self.indicators,
            today: side.view.today(),
        }
    }
}

impl Side {
    async fn filed(&self) -> std::result::Result<Vec<Arc<Assessment>>, ViewError> {
        let of_round = Filter {
            round: Some(self.round.id.0),
            ..Filter::default()
        };
        self.view.all(&of_round).await
    }
}

async fn compare(
    programme: &programme_domain::Programme,
    before: &Side,
    now: &Side,
    least: Option<u32>,
) -> std::result::Result<Found, ViewError> {
    let of_programme = Filter {
        programme: Some(programme.id.0),
        ..Filter::default()
    };
    let later = Known::of(&of_programme, now, least).await?;
    let earlier = match before.view.is_same(&now.view) {
        true => Known {
            filed: before.filed().await?,
            series: later.series.clone(),
            promises: later.promises.clone(),
            indicators: later.indicators.clone(),
        },
        false => Known::of(&of_programme, before, least).await?,
    };
    let projects = now.view.all(&of_programme).await?;
    let sources = projection::Sources {
        projects: &projects,
        before: earlier.side(before),
        now: later.side(now),
    };
    Ok(Found {
        lines: projection::changes(&sources),
        targets: projection::target_changes(&sources),
    })
}
