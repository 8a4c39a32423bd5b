//! Who reported and who did not: the missing parts of a round, and how many filed by a day.

use std::collections::HashMap;
use std::sync::Arc;

use chrono::{DateTime, NaiveDate, Utc};

use super::filing::{self, FilingState, FilingSummary};
use super::portfolio::is_expected;
use crate::domain::assessment::{AnswerState, Part, Standing};
use crate::domain::free_text::FreeText;
use crate::domain::ids::{Key, ProjectId};
use crate::domain::period::days_late;
use crate::domain::project::Project;
use crate::domain::round::Round;

/// A part that a round asks for and a project has not given.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum MissingPart {
    Overall,
    SwedishSummary,
    /// Nothing was said of the goal.
    Answer(Key),
    /// A heading stands without a text under it.
    Text(Key),
    /// The goal was not rated.
    Rating(Key),
    /// It was returned and has not been sent again.
    Returned(Part),
}

/// A project that has not given everything.
#[derive(Clone, Debug)]
pub struct Missing {
    pub project: Arc<Project>,
    pub state: FilingState,
    /// The project's last day of filing on time, its extension counted; of a return, its own.
    pub due: NaiveDate,
    pub extension_reason: Option<FreeText>,
    /// Days since that day; `None` while it has not passed.
    pub days_overdue: Option<i64>,
    pub reminders: usize,
    pub last_reminded: Option<DateTime<Utc>>,
    /// Never empty.
    pub parts: Vec<MissingPart>,
}

fn by_project(filings: &[Arc<FilingSummary>]) -> HashMap<ProjectId, &FilingSummary> {
    let filings = filings.iter();
    filings.map(|filing| (filing.project, &**filing)).collect()
}

/// The projects of a round that have not given everything, in their order. A round that has not
/// opened misses nothing.
pub fn missing(
    round: &Round,
    projects: &[Arc<Project>],
    filings: &[Arc<FilingSummary>],
    today: NaiveDate,
) -> Vec<Missing> {
    let filings = by_project(filings);
    let mut found = Vec::new();
    for project in projects {
        let filing = filings.get(&project.id).copied();
        let filed = filing.filter(|filing| filing.filed.is_some());
        if filed.is_none() && !is_expected(project, round) {
            continue;
        }
        let first = filed.and_then(FilingSummary::first);
        let state = filing::state(round, project.id, first, today);
        let parts = missing_parts(round, filed);
        if state == FilingState::NotOpen || parts.is_empty() {
            continue;
        }
        let due = returned(filed).map_or_else(|| round.due_of(project.id), |(due, _)| due);
        let overdue = days_late(due, today);
        let mut reminders = round
            .reminders
            .iter()
            .filter(|reminder| reminder.projects.contains(&project.id))
            .map(|reminder| reminder.stamp.recorded);
        let extension = round.extension(project.id);
        found.push(Missing {
            project: project.clone(),
            state,
            due,
            extension_reason: extension.map(|own| own.reason.clone()),
            days_overdue: (overdue > 0).then_some(overdue),
            reminders: reminders.clone().count(),
            last_reminded: reminders.next_back(),
            parts,
        });
    }
    found
}

fn returned(filing: Option<&FilingSummary>) -> Option<(NaiveDate, &[Part])> {
    match &filing?.standing {
        Standing::Returned(asked) => Some((asked.due, &asked.parts)),
        Standing::Filed | Standing::Withdrawn | Standing::InReview | Standing::Accepted(_) => None,
    }
}

/// What a round asks for and a filing does not have; everything when nothing was filed.
fn missing_parts(round: &Round, filing: Option<&FilingSummary>) -> Vec<MissingPart> {
    let mut parts = Vec::new();
    let scope = &round.scope;
    let has = |part: fn(&FilingSummary) -> bool| filing.is_some_and(part);
    if scope.needs_overall && !has(|filing| filing.overall.words > 0) {
        parts.push(MissingPart::Overall);
    }
    if scope.needs_swedish_summary && !has(|filing| filing.has_swedish_summary) {
        parts.push(MissingPart::SwedishSummary);
    }
    for goal in &round.asks {
        let mut answers = filing.iter().flat_map(|filing| &filing.answers);
        let answer = answers.find(|answer| answer.goal == *goal);
        let state = answer.map_or(AnswerState::Unanswered, |answer| answer.state);
        match state {
            AnswerState::Unanswered => parts.push(MissingPart::Answer(goal.clone())),
            AnswerState::HeadingOnly => parts.push(MissingPart::Text(goal.clone())),
            AnswerState::Answered | AnswerState::UnchangedConfirmed => {
                let rated = answer.is_some_and(|answer| answer.rating.is_some());
                if scope.needs_ratings && !rated {
                    parts.push(MissingPart::Rating(goal.clone()));
                }
            }
            AnswerState::CannotAssess => {}
        }
    }
    if let Some((_, asked)) = returned(filing) {
        parts.extend(asked.iter().cloned().map(MissingPart::Returned));
    }
    parts
}

/// How many projects of a round had filed by a day.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Rate {
    /// Projects that the round asks, and others that had filed for it.
    pub asked: usize,
    pub on_time: usize,
    pub late: usize,
    /// Taken over from an earlier publication: when they were first filed is not known.
    pub imported: usize,
    /// The due day had passed, or the round was closed, and nothing was filed.
    pub missing: usize,
    /// Nothing was filed, and there was time.
    pub awaited: usize,
}

impl Rate {
    pub fn filed(&self) -> usize {
        self.on_time + self.late + self.imported
    }

    /// Projects of which it is known whether they were on time.
    pub fn judged(&self) -> usize {
        self.on_time + self.late + self.missing
    }

    /// Filed of those asked; `None` when nobody was.
    pub fn filed_share(&self) -> Option<f64> {
        share(self.filed(), self.asked)
    }

    /// On time of those judged; `None` when nobody was.
    pub fn on_time_share(&self) -> Option<f64> {
        share(self.on_time, self.judged())
    }

    /// Both together.
    pub fn and(self, other: Rate) -> Rate {
        Rate {
            asked: self.asked + other.asked,
            on_time: self.on_time + other.on_time,
            late: self.late + other.late,
            imported: self.imported + other.imported,
            missing: self.missing + other.missing,
            awaited: self.awaited + other.awaited,
        }
    }
}

fn share(part: usize, whole: usize) -> Option<f64> {
    (whole > 0).then(|| part as f64 / whole as f64)
}

/// How many had filed by the end of a day. What was withdrawn later counts until then.
pub fn rate(
    round: &Round,
    projects: &[Arc<Project>],
    filings: &[Arc<FilingSummary>],
    day: NaiveDate,
) -> Rate {
    let filings = by_project(filings);
    let is_over = round.closed.is_some_and(|closed| closed <= day);
    let mut rate = Rate::default();
    for project in projects {
        let filing = filings.get(&project.id);
        let first = filing.and_then(|filing| filing.first_by(day));
        if first.is_none() && !is_expected(project, round) {
            continue;
        }
        rate.asked += 1;
        match first {
            Some(first) if first.is_imported => rate.imported += 1,
            Some(first) if first.days_late(round).is_some() => rate.late += 1,
            Some(_) => rate.on_time += 1,
            None if is_over || round.due_of(project.id) < day => rate.missing += 1,
            None => rate.awaited += 1,
        }
    }
    rate
}
