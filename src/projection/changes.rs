//! What changed in a programme from one round to another, or from one recorded moment to another.
//!
//! A pure function of the two sides. What a project says it left as it was stands apart from what it
//! merely said again, and where nothing is said, that is told too.

mod indicators;
mod promises;
mod targets;
#[cfg(test)]
mod tests;

use std::sync::Arc;

use chrono::NaiveDate;

use super::diff::{TextDiff, compare, compare_texts};
use super::filing::{self, FilingState, FirstFiling};
use super::portfolio::{RatingChange, rating_change};
use crate::domain::assessment::{Answer, AnswerState, Assessment, Content, Evidence, Rating};
use crate::domain::ids::{Key, ProjectId};
use crate::domain::indicator::Indicator;
use crate::domain::project::Project;
use crate::domain::promise::Promise;
use crate::domain::round::Round;
use crate::domain::series::Series;

pub use indicators::{IndicatorChange, IndicatorNews};
pub use promises::{PromiseChange, PromiseNews};
pub use targets::{TargetChange, TargetNews, target_changes};

/// One of the two sides, as it was known at its moment.
pub struct Side<'a> {
    pub round: &'a Round,
    /// What was filed for the round.
    pub filed: &'a [Arc<Assessment>],
    /// Series of the programme.
    pub series: &'a [Arc<Series>],
    /// Promises of the programme.
    pub promises: &'a [Arc<Promise>],
    /// Every indicator of the service.
    pub indicators: &'a [Arc<Indicator>],
    /// The day of the question.
    pub today: NaiveDate,
}

impl Side<'_> {
    fn filing(&self, project: ProjectId) -> Option<&Arc<Assessment>> {
        self.filed.iter().find(|filed| filed.project == project)
    }

    /// Where a project stands in the round; `None` when it is not asked and filed nothing.
    fn state(&self, project: &Project) -> Option<FilingState> {
        let filing = self.filing(project.id);
        let first = filing.and_then(|filed| FirstFiling::of(filed));
        let counts = first.is_some() || self.round.expects(project);
        counts.then(|| filing::state(self.round, project.id, first, self.today))
    }
}

/// The two sides and what they have in common.
pub struct Sources<'a> {
    /// Projects of the programme in their order, as the later side knows them.
    pub projects: &'a [Arc<Project>],
    pub before: Side<'a>,
    pub now: Side<'a>,
}

/// What became of the answer to a goal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
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

impl GoalNews {
    /// Whether anything moved.
    pub fn is_change(self) -> bool {
        match self {
            GoalNews::Changed | GoalNews::Began | GoalNews::FellSilent => true,
            GoalNews::Confirmed | GoalNews::Same | GoalNews::Silent => false,
        }
    }
}

/// One project's answer to one goal on both sides.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GoalChange {
    pub goal: Key,
    pub news: GoalNews,
    pub state: AnswerState,
    pub earlier_state: AnswerState,
    pub rating: Option<Rating>,
    pub earlier_rating: Option<Rating>,
    pub change: RatingChange,
    /// Narrative and reason, compared with those of the earlier side itself. Empty for an answer
    /// that was confirmed without words: those of before still hold.
    pub text: TextDiff,
    pub evidence_added: Vec<Evidence>,
    pub evidence_removed: Vec<Evidence>,
}

/// One project on both sides.
#[derive(Clone, Debug)]
pub struct ProjectChange {
    pub project: Arc<Project>,
    /// `None` when the round does not ask it and it filed nothing.
    pub state: Option<FilingState>,
    pub earlier_state: Option<FilingState>,
    pub overall: TextDiff,
    /// One for each goal that the later round asks or that the project answered in it.
    pub goals: Vec<GoalChange>,
    pub indicators: Vec<IndicatorChange>,
    pub promises: Vec<PromiseChange>,
}

impl ProjectChange {
    /// Whether anything moved: silence and confirmation are no change.
    pub fn is_changed(&self) -> bool {
        !self.overall.changes.is_empty()
            || self.goals.iter().any(|goal| goal.news.is_change())
            || self.indicators.iter().any(|own| own.news.is_change())
            || self.promises.iter().any(PromiseChange::is_change)
    }

    /// Whether it was asked and said nothing, though its time has passed.
    pub fn is_silent(&self) -> bool {
        self.state == Some(FilingState::Missing)
    }

    /// Whether a target is lower than it was.
    pub fn has_lowered(&self) -> bool {
        let mut news = self.promises.iter().flat_map(|promise| &promise.news);
        news.any(|news| *news == PromiseNews::Lowered)
    }
}

/// Compares the two sides: a line for each project that has a part in either.
pub fn changes(sources: &Sources<'_>) -> Vec<ProjectChange> {
    let mut indicators = indicators::by_project(sources);
    let mut promises = promises::by_project(sources);
    let mut lines = Vec::new();
    for project in sources.projects {
        let own_indicators = indicators.remove(&project.id).unwrap_or_default();
        let own_promises = promises.remove(&project.id).unwrap_or_default();
        let (state, earlier_state) = (sources.now.state(project), sources.before.state(project));
        let has_part = state.is_some()
            || earlier_state.is_some()
            || !own_indicators.is_empty()
            || !own_promises.is_empty();
        if !has_part {
            continue;
        }
        let said = |side: &Side<'_>| {
            let filed = side.filing(project.id)?;
            Some(filed.current()?.content.clone())
        };
        let (before, now) = (said(&sources.before), said(&sources.now));
        let overall = |content: &Option<Content>| content.as_ref().map(|own| own.overall.clone());
        lines.push(ProjectChange {
            project: project.clone(),
            state,
            earlier_state,
            overall: compare_texts(overall(&before).as_ref(), overall(&now).as_ref()),
            goals: goals(sources.now.round, before.as_ref(), now.as_ref()),
            indicators: own_indicators,
            promises: own_promises,
        });
    }
    lines
}

fn goals(round: &Round, before: Option<&Content>, now: Option<&Content>) -> Vec<GoalChange> {
    let mut keys: Vec<&Key> = round.asks.iter().collect();
    for answer in now.iter().flat_map(|content| &content.answers) {
        if !keys.contains(&&answer.goal) {
            keys.push(&answer.goal);
        }
    }
    let answer = |content: Option<&Content>, goal: &Key| {
        let found = content?.answers.iter().find(|answer| answer.goal == *goal);
        found.cloned()
    };
    let change = |goal: &Key| goal_change(goal, answer(before, goal), answer(now, goal));
    keys.into_iter().map(change).collect()
}

fn goal_change(goal: &Key, before: Option<Answer>, now: Option<Answer>) -> GoalChange {
    let (before, now) = (before.as_ref(), now.as_ref());
    let state = |answer: Option<&Answer>| answer.map_or(AnswerState::Unanswered, Answer::state);
    let rating = |answer: Option<&Answer>| answer.and_then(|answer| answer.rating);
    let evidence = |answer: Option<&Answer>| {
        answer
            .map(|answer| answer.evidence.clone())
            .unwrap_or_default()
    };
    let (old, new) = (evidence(before), evidence(now));
    let only_in = |all: &[Evidence], other: &[Evidence]| {
        let only = all.iter().filter(|one| !other.contains(one));
        only.cloned().collect::<Vec<_>>()
    };
    let mut change = GoalChange {
        goal: goal.clone(),
        news: GoalNews::Silent,
        state: state(now),
        earlier_state: state(before),
        rating: rating(now),
        earlier_rating: rating(before),
        change: rating_change(rating(before), rating(now)),
        text: text_diff(before, now),
        evidence_added: only_in(&new, &old),
        evidence_removed: only_in(&old, &new),
    };
    change.news = news(&change);
    change
}

fn text_diff(before: Option<&Answer>, now: Option<&Answer>) -> TextDiff {
    let is_confirmed = now.is_some_and(|now| now.unchanged.is_some() && now.narrative.is_empty());
    if is_confirmed {
        return TextDiff::default();
    }
    let narrative = |answer: Option<&Answer>| answer.map(|answer| answer.narrative.clone());
    let reason = |answer: Option<&Answer>| {
        let cannot = answer.and_then(|answer| answer.cannot_assess.as_ref());
        let said = cannot.and_then(|cannot| cannot.reason.as_str());
        said.unwrap_or_default().to_owned()
    };
    let mut diff = compare_texts(narrative(before).as_ref(), narrative(now).as_ref());
    diff.add(compare(&reason(before), &reason(now)));
    diff
}

fn news(change: &GoalChange) -> GoalNews {
    let adds = !change.evidence_added.is_empty();
    match (change.earlier_state.is_answer(), change.state.is_answer()) {
        (false, false) => GoalNews::Silent,
        (true, false) => GoalNews::FellSilent,
        (false, true) => GoalNews::Began,
        // A confirmation needs not repeat the rating and the evidence.
        (true, true) if change.state == AnswerState::UnchangedConfirmed => {
            let rates = change.rating.is_some() && change.rating != change.earlier_rating;
            match rates || adds {
                true => GoalNews::Changed,
                false => GoalNews::Confirmed,
            }
        }
        (true, true) => {
            let same = change.state == change.earlier_state
                && change.rating == change.earlier_rating
                && change.text.changes.is_empty()
                && !adds
                && change.evidence_removed.is_empty();
            match same {
                true => GoalNews::Same,
                false => GoalNews::Changed,
            }
        }
    }
}
