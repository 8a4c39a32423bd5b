//! The per-period summary: every project that a round asks, beside the round before.
//!
//! A pure function of documents and a day, so that the same answer comes live, rebuilt and as of
//! any moment. Every total says how many values are behind it and how many are not.

mod groups;
mod indicators;

use std::collections::HashMap;
use std::sync::Arc;

use chrono::NaiveDate;

use super::filing::{self, FilingState, FilingSummary};
use crate::domain::assessment::{AnswerState, Rating};
use crate::domain::free_text::FreeText;
use crate::domain::ids::{Key, ProjectId};
use crate::domain::indicator::Indicator;
use crate::domain::programme::Programme;
use crate::domain::project::Project;
use crate::domain::round::{Closing, Round};
use crate::domain::series::Series;

pub use groups::{Group, Grouping, ProjectGroup, ProjectGrouping, groups, project_groups};
pub use indicators::{IndicatorCell, IndicatorTotal};

/// The documents a summary is made of.
#[derive(Clone, Copy)]
pub struct Sources<'a> {
    pub programme: &'a Programme,
    pub round: &'a Round,
    /// Projects of the programme in their order.
    pub projects: &'a [Arc<Project>],
    /// Filings of the round.
    pub filings: &'a [Arc<FilingSummary>],
    /// Filings of the round before, when there is one.
    pub earlier: &'a [Arc<FilingSummary>],
    /// Series of the programme, whole or in short.
    pub series: &'a [Arc<Series>],
    pub indicators: &'a [Arc<Indicator>],
    /// Cases from which on the whole service publishes numbers. The series obey it.
    pub least: Option<u32>,
    /// The day of the question.
    pub today: NaiveDate,
}

/// How a rating moved since the round before.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum RatingChange {
    Up,
    Down,
    Same,
    /// One side has no rating, or the scales differ.
    NotComparable,
}

/// One project's answer to one goal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GoalCell {
    pub goal: Key,
    pub state: AnswerState,
    pub rating: Option<Rating>,
    pub earlier_rating: Option<Rating>,
    pub change: RatingChange,
    /// Every word is the same as in the round before.
    pub is_same_text: bool,
    pub words: u32,
    pub evidence: usize,
}

/// One project in the round.
#[derive(Clone, Debug)]
pub struct Row {
    pub project: Arc<Project>,
    pub filing: Option<Arc<FilingSummary>>,
    pub state: FilingState,
    /// The project's last day of filing on time, its extension counted.
    pub due: NaiveDate,
    /// Why it has more time than others.
    pub extension_reason: Option<FreeText>,
    /// Days after that day of a late filing.
    pub days_late: Option<i64>,
    /// Every goal the round asks for has a real answer.
    pub is_complete: bool,
    /// Whether the overall text and every narrative are the same words as in the round before.
    pub is_same_text: bool,
    pub goals: Vec<GoalCell>,
    pub indicators: Vec<IndicatorCell>,
}

impl Row {
    /// Goals whose answer is in this state.
    pub fn goals_in(&self, state: AnswerState) -> Vec<Key> {
        self.goals
            .iter()
            .filter(|cell| cell.state == state)
            .map(|cell| cell.goal.clone())
            .collect()
    }
}

/// One goal over all projects that filed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GoalTotal {
    pub goal: Key,
    /// How many filings gave each kind of answer.
    pub states: HashMap<AnswerState, usize>,
    /// Ratings per step of the scale in force, lowest first.
    pub ratings: Vec<usize>,
    /// The middle step; with an even number, the lower of the two in the middle, since steps of an
    /// ordinal scale are never averaged.
    pub median_rating: Option<u32>,
    /// Ratings behind the median.
    pub rated: usize,
    pub up: usize,
    pub down: usize,
    pub same_text: usize,
}

/// The summary of a round: a row for each project that is asked in it or filed for it.
#[derive(Clone, Debug)]
pub struct Portfolio {
    pub rows: Vec<Row>,
    pub goals: Vec<GoalTotal>,
    pub indicators: Vec<IndicatorTotal>,
}

impl Portfolio {
    /// How many projects are in a state.
    pub fn count(&self, state: FilingState) -> usize {
        self.rows.iter().filter(|row| row.state == state).count()
    }

    /// How many projects filed, or whose text was imported.
    pub fn filed(&self) -> usize {
        self.rows.iter().filter(|row| row.filing.is_some()).count()
    }
}

/// Makes the summary.
pub fn summarise(sources: &Sources<'_>) -> Portfolio {
    let filings = by_project(sources.filings);
    let earlier = by_project(sources.earlier);
    let series = indicators::by_project(sources);
    let rows: Vec<Row> = sources
        .projects
        .iter()
        .filter(|project| filings.contains_key(&project.id) || is_expected(project, sources.round))
        .map(|project| {
            let id = project.id;
            let filing = filings.get(&id).copied();
            row(
                sources,
                project,
                filing,
                earlier.get(&id).copied(),
                series.get(&id).cloned().unwrap_or_default(),
            )
        })
        .collect();
    let goals = sources
        .round
        .asks
        .iter()
        .map(|goal| goal_total(sources, goal, &rows))
        .collect();
    let indicators = indicators::totals(sources, &rows);
    Portfolio {
        rows,
        goals,
        indicators,
    }
}

/// Whether a project has a row without a filing: it is asked, or was missing when the round was
/// closed, whatever became of it since.
pub fn is_expected(project: &Project, round: &Round) -> bool {
    let missed = |closing: &Closing| closing.missing.contains(&project.id);
    round.expects(project) || round.last_closing().is_some_and(missed)
}

fn by_project(filings: &[Arc<FilingSummary>]) -> HashMap<ProjectId, &Arc<FilingSummary>> {
    let filed = filings.iter().filter(|filing| filing.filed.is_some());
    filed.map(|filing| (filing.project, filing)).collect()
}

fn row(
    sources: &Sources<'_>,
    project: &Arc<Project>,
    filing: Option<&Arc<FilingSummary>>,
    earlier: Option<&Arc<FilingSummary>>,
    indicators: Vec<IndicatorCell>,
) -> Row {
    let round = sources.round;
    let summary = filing.map(|filing| &**filing);
    let goals: Vec<GoalCell> = round
        .asks
        .iter()
        .map(|goal| goal_cell(goal, summary, earlier.map(|earlier| &**earlier)))
        .collect();
    let first = summary.and_then(FilingSummary::first);
    let same_overall = match (summary, earlier) {
        (Some(now), Some(before)) => now.overall == before.overall && now.overall.words > 0,
        _ => false,
    };
    Row {
        project: project.clone(),
        filing: filing.cloned(),
        state: filing::state(round, project.id, first, sources.today),
        due: round.due_of(project.id),
        extension_reason: round.extension(project.id).map(|own| own.reason.clone()),
        days_late: first.and_then(|first| first.days_late(round)),
        is_complete: summary.is_some() && goals.iter().all(|cell| cell.state.is_answer()),
        is_same_text: same_overall && goals.iter().all(|cell| cell.is_same_text),
        goals,
        indicators,
    }
}

fn goal_cell(
    goal: &Key,
    filing: Option<&FilingSummary>,
    earlier: Option<&FilingSummary>,
) -> GoalCell {
    let answer = |filing: Option<&FilingSummary>| {
        let found = filing?.answers.iter().find(|answer| answer.goal == *goal);
        found.cloned()
    };
    let (now, before) = (answer(filing), answer(earlier));
    let rating = now.as_ref().and_then(|answer| answer.rating);
    let earlier_rating = before.as_ref().and_then(|answer| answer.rating);
    let is_same_text = match (&now, &before) {
        (Some(now), Some(before)) => now.words == before.words && now.words.words > 0,
        _ => false,
    };
    GoalCell {
        goal: goal.clone(),
        state: now
            .as_ref()
            .map_or(AnswerState::Unanswered, |answer| answer.state),
        rating,
        earlier_rating,
        change: rating_change(earlier_rating, rating),
        is_same_text,
        words: now.as_ref().map_or(0, |answer| answer.words.words),
        evidence: now.as_ref().map_or(0, |answer| answer.evidence),
    }
}

/// How a rating moved. Steps of different scales are not compared.
pub fn rating_change(before: Option<Rating>, now: Option<Rating>) -> RatingChange {
    match (before, now) {
        (Some(before), Some(now)) if before.scale == now.scale => {
            match now.step.cmp(&before.step) {
                std::cmp::Ordering::Greater => RatingChange::Up,
                std::cmp::Ordering::Less => RatingChange::Down,
                std::cmp::Ordering::Equal => RatingChange::Same,
            }
        }
        _ => RatingChange::NotComparable,
    }
}

fn goal_total(sources: &Sources<'_>, goal: &Key, rows: &[Row]) -> GoalTotal {
    let cells: Vec<&GoalCell> = rows
        .iter()
        .filter(|row| row.filing.is_some())
        .flat_map(|row| row.goals.iter().filter(|cell| cell.goal == *goal))
        .collect();
    let mut states = HashMap::new();
    for cell in &cells {
        *states.entry(cell.state).or_insert(0) += 1;
    }
    let scale = sources.round.scale(sources.programme);
    let steps = scale.map_or(0, |(_, scale)| scale.steps.len());
    let mut given: Vec<u32> = cells
        .iter()
        .filter_map(|cell| cell.rating)
        .filter(|rating| scale.is_some_and(|(place, _)| place == rating.scale))
        .map(|rating| rating.step)
        .collect();
    given.sort_unstable();
    let count = |change| cells.iter().filter(|cell| cell.change == change).count();
    GoalTotal {
        goal: goal.clone(),
        states,
        ratings: (1..=steps as u32)
            .map(|step| given.iter().filter(|s| **s == step).count())
            .collect(),
        median_rating: given.get(given.len().saturating_sub(1) / 2).copied(),
        rated: given.len(),
        up: count(RatingChange::Up),
        down: count(RatingChange::Down),
        same_text: cells.iter().filter(|cell| cell.is_same_text).count(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rating(step: u32, scale: usize) -> Option<Rating> {
        Some(Rating { step, scale })
    }

    #[test]
    fn ratings_on_different_scales_are_not_compared() {
        assert_eq!(rating_change(rating(2, 0), rating(3, 0)), RatingChange::Up);
        assert_eq!(
            rating_change(rating(3, 0), rating(2, 0)),
            RatingChange::Down
        );
        assert_eq!(
            rating_change(rating(2, 0), rating(3, 1)),
            RatingChange::NotComparable
        );
        assert_eq!(
            rating_change(None, rating(3, 1)),
            RatingChange::NotComparable
        );
    }
}
