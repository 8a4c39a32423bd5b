//! Reporting round: one question to every project of a programme, about one period.
//!
//! The period, the day whose state is described, the opening, the due day and the closing are
//! separate facts. Whether a project is late is computed from them and never stored. What was
//! missing when the round was closed is a fact of the closing, and so is the place in the log up
//! to which its answers are "as filed".

mod commands;
mod course;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::command::{Belongs, History, Seal, Stamp};
use super::event::RoundEvent;
use super::free_text::FreeText;
use super::ids::{Key, ProgrammeId, ProjectId, RoundId};
use super::language::Texts;
use super::period::{Period, RoundCode, RoundKind};
use super::programme::{Programme, Scale};
use super::project::{Project, ProjectState};

pub use commands::{PlanRound, RescheduleRound};
pub use course::{CloseRound, ExtendRound, RemindProjects, ReopenRound};

/// Whom a round asks, and what a filing needs beside an answer to every goal.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Scope {
    /// These projects alone; empty: every project of the programme that works in the period.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub projects: Vec<ProjectId>,
    /// A summary in Swedish.
    #[serde(default, skip_serializing_if = "is_false")]
    pub needs_swedish_summary: bool,
    /// An overall text.
    #[serde(default, skip_serializing_if = "is_false")]
    pub needs_overall: bool,
    /// A rating of every goal that the project can assess.
    #[serde(default, skip_serializing_if = "is_false")]
    pub needs_ratings: bool,
    /// Which of the programme's scales, by place; the one in force on the state date when empty.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub scale: Option<usize>,
}

fn is_false(value: &bool) -> bool {
    !value
}

impl Scope {
    fn is_default(&self) -> bool {
        *self == Scope::default()
    }
}

/// The round was planned with its days.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Planned {
    pub round: RoundId,
    pub programme: ProgrammeId,
    pub code: RoundCode,
    pub kind: RoundKind,
    pub period: Period,
    pub state_date: NaiveDate,
    pub opens: NaiveDate,
    pub due: NaiveDate,
    pub asks: Vec<Key>,
    #[serde(default, skip_serializing_if = "Scope::is_default")]
    pub scope: Scope,
}

/// Its opening or due day moved.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Rescheduled {
    pub opens: NaiveDate,
    pub due: NaiveDate,
    pub reason: FreeText,
}

/// One project got a later due day of its own.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Extended {
    pub project: ProjectId,
    pub due: NaiveDate,
    pub reason: FreeText,
}

/// Projects that had not filed were reminded.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Reminded {
    pub projects: Vec<ProjectId>,
    pub message: Texts,
}

/// It was closed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Closed {
    pub on: NaiveDate,
    /// Projects that were asked and had filed nothing. A rule of the projects or of the round that
    /// changes later does not change this.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub missing: Vec<ProjectId>,
    /// The end of the log that the closing saw; none in closings before such ends were kept.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub seal: Option<Seal>,
}

/// It was opened again after its closing, which stays.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Reopened {
    pub reason: FreeText,
}

/// A project's own due day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Extension {
    pub project: ProjectId,
    pub due: NaiveDate,
    pub reason: FreeText,
    pub stamp: Stamp,
}

/// Who was reminded, when and by whom.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reminder {
    pub projects: Vec<ProjectId>,
    pub message: Texts,
    pub stamp: Stamp,
}

/// Why and when a closing was undone.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reopening {
    pub reason: FreeText,
    pub stamp: Stamp,
}

/// One closing, with what was missing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Closing {
    pub on: NaiveDate,
    pub missing: Vec<ProjectId>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub seal: Option<Seal>,
    pub stamp: Stamp,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reopened: Option<Reopening>,
}

/// A round as it stands.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Round {
    pub id: RoundId,
    pub programme: ProgrammeId,
    pub code: RoundCode,
    pub kind: RoundKind,
    /// The days that the answers are about.
    pub period: Period,
    /// The day whose situation is described.
    pub state_date: NaiveDate,
    /// First day of filing.
    pub opens: NaiveDate,
    /// Last day of filing on time, for projects without an extension.
    pub due: NaiveDate,
    /// Empty while it is open, also after it was opened again.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub closed: Option<NaiveDate>,
    /// Keys of the benefit goals that every project answers.
    pub asks: Vec<Key>,
    pub scope: Scope,
    /// Oldest first; the last of a project counts.
    pub extensions: Vec<Extension>,
    /// Oldest first.
    pub reminders: Vec<Reminder>,
    /// Oldest first; all but the last were undone.
    pub closings: Vec<Closing>,
    pub history: History,
}

impl Round {
    pub(super) fn evolve(state: Option<Round>, event: &RoundEvent, stamp: &Stamp) -> Option<Round> {
        if let RoundEvent::Planned(planned) = event {
            return Some(Round::planned(planned));
        }
        let mut round = state?;
        match event {
            RoundEvent::Planned(_) => return None,
            RoundEvent::Rescheduled(moved) => {
                round.opens = moved.opens;
                round.due = moved.due;
            }
            RoundEvent::Extended(extended) => round.extensions.push(Extension {
                project: extended.project,
                due: extended.due,
                reason: extended.reason.clone(),
                stamp: *stamp,
            }),
            RoundEvent::Reminded(reminded) => round.reminders.push(Reminder {
                projects: reminded.projects.clone(),
                message: reminded.message.clone(),
                stamp: *stamp,
            }),
            RoundEvent::Closed(closed) => {
                round.closed = Some(closed.on);
                round.closings.push(Closing {
                    on: closed.on,
                    missing: closed.missing.clone(),
                    seal: closed.seal.clone(),
                    stamp: *stamp,
                    reopened: None,
                });
            }
            RoundEvent::Reopened(reopened) => {
                round.closed = None;
                round.closings.last_mut()?.reopened = Some(Reopening {
                    reason: reopened.reason.clone(),
                    stamp: *stamp,
                });
            }
        }
        Some(round)
    }

    fn planned(planned: &Planned) -> Round {
        Round {
            id: planned.round,
            programme: planned.programme,
            code: planned.code.clone(),
            kind: planned.kind,
            period: planned.period,
            state_date: planned.state_date,
            opens: planned.opens,
            due: planned.due,
            closed: None,
            asks: planned.asks.clone(),
            scope: planned.scope.clone(),
            extensions: Vec::new(),
            reminders: Vec::new(),
            closings: Vec::new(),
            history: History::default(),
        }
    }

    pub fn belongs(&self) -> Belongs {
        Belongs {
            programme: Some(self.programme),
            round: Some(self.id),
            ..Belongs::default()
        }
    }

    pub(super) fn claim(&self) -> Option<String> {
        Some(Round::claim_of(self.programme, &self.code))
    }

    /// The name under which a round's code is held within its programme.
    pub fn claim_of(programme: ProgrammeId, code: &RoundCode) -> String {
        format!("round:{}:{}", programme.0, code.as_str())
    }

    /// The extension of a project that counts.
    pub fn extension(&self, project: ProjectId) -> Option<&Extension> {
        let mut newest_first = self.extensions.iter().rev();
        newest_first.find(|extension| extension.project == project)
    }

    /// The last day of filing on time for a project: its extension where it has one.
    pub fn due_of(&self, project: ProjectId) -> NaiveDate {
        let own = self.extension(project);
        own.map_or(self.due, |extension| extension.due.max(self.due))
    }

    /// Whether a project is asked: it is named by the round, or the round names none, the project
    /// was not cancelled, and its operating time may reach into the round's period.
    pub fn expects(&self, project: &Project) -> bool {
        if !self.scope.projects.is_empty() {
            return self.scope.projects.contains(&project.id);
        }
        let (from, to) = (&project.operating_time.from, &project.operating_time.to);
        let begins_after = from
            .as_ref()
            .is_some_and(|from| self.period.to < from.earliest);
        let ended_before = to.as_ref().is_some_and(|to| to.latest < self.period.from);
        project.state != ProjectState::Cancelled && !begins_after && !ended_before
    }

    /// Whether a project may file: a round that names its projects takes filings of no others.
    pub fn takes_from(&self, project: ProjectId) -> bool {
        self.scope.projects.is_empty() || self.scope.projects.contains(&project)
    }

    /// The place and the scale that ratings of this round are given on.
    pub fn scale<'a>(&self, programme: &'a Programme) -> Option<(usize, &'a Scale)> {
        match self.scope.scale {
            Some(place) => programme.scales.get(place).map(|scale| (place, scale)),
            None => programme.scale(self.state_date),
        }
    }

    /// The last closing, also when the round was opened again after it.
    pub fn last_closing(&self) -> Option<&Closing> {
        self.closings.last()
    }

    /// Whether it asks projects about days that another round also asks about. Rounds that only
    /// hold imports ask nobody.
    pub fn overlaps(&self, kind: RoundKind, period: Period) -> bool {
        let asks = |kind| !matches!(kind, RoundKind::AnnualImported);
        let apart = self.period.to < period.from || period.to < self.period.from;
        asks(self.kind) && asks(kind) && !apart
    }
}
