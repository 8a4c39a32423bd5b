//! Promise: what a project said it would reach or deliver, and what came of it, years later too.
//!
//! What was promised is never lost: a moved due time or a lowered target stands beside the earlier
//! one, and a corrected outcome beside the first. Lateness is computed, never stored.

mod commands;
#[cfg(test)]
mod tests;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::command::{Belongs, History, Stamp};
use super::event::PromiseEvent;
use super::free_text::FreeText;
use super::fuzzy_date::{FuzzyDate, Precision};
use super::ids::{Key, ProgrammeId, ProjectId, PromiseId};
use super::language::{Names, Texts};
use super::period::finnish_day;

pub use commands::{CorrectOutcome, MakePromise, RecordOutcome, RevisePromise};

/// What kind of thing is promised.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PromiseKind {
    /// Something happens by a time.
    Milestone,
    /// Something is handed over or published.
    Deliverable,
    /// A number is reached.
    Target,
}

/// A share of a target under its own name.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct TargetPart {
    pub names: Names,
    pub value: f64,
}

/// Whom a target is about: a group of people, how many they are, and how many of a hundred of them
/// it covers, such as ten of a hundred who are 75 or older.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Population {
    pub group: Names,
    /// How many the group is; `None` when not told.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub size: Option<u32>,
    /// In percent of the group; `None` when not told.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub share: Option<f64>,
}

impl Population {
    /// How many of them are covered, rounded; `None` unless size and share are both told.
    pub fn covered(&self) -> Option<u32> {
        let (size, share) = self.size.zip(self.share)?;
        // A share is at most a hundred, so the product is at most the size.
        Some((f64::from(size) * share / 100.0).round() as u32)
    }
}

/// A number to reach.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Target {
    pub value: f64,
    pub unit: Names,
    /// Whom or what it covers.
    #[serde(default)]
    pub scope: Names,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub population: Option<Population>,
    /// None, or shares that make the value.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub parts: Vec<TargetPart>,
}

impl Target {
    /// Whether it asks for less than an earlier one: a smaller number in the same unit, or a smaller
    /// share of the same group.
    pub fn is_lower_than(&self, earlier: &Target) -> bool {
        let share = |own: &Target| own.population.as_ref().and_then(|own| own.share);
        let group = |own: &Target| own.population.as_ref().map(|own| own.group.clone());
        let shares = share(self).zip(share(earlier));
        let covers_less = shares.is_some_and(|(now, before)| now < before);
        self.unit == earlier.unit
            && (self.value < earlier.value || (covers_less && group(self) == group(earlier)))
    }
}

/// By when, and how much.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Terms {
    /// `None` when no time was given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub due: Option<FuzzyDate>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub target: Option<Target>,
}

/// What came of a promise.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    Delivered {
        on: FuzzyDate,
        /// How much of a target was reached.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        value: Option<f64>,
    },
    Dropped {
        on: Option<FuzzyDate>,
        reason: FreeText,
    },
    /// It was looked for and not found.
    NotKnown,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Made {
    pub promise: PromiseId,
    pub programme: ProgrammeId,
    pub project: ProjectId,
    pub key: Key,
    pub kind: PromiseKind,
    pub names: Names,
    pub description: Texts,
    /// The sub-project that gave it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sub_project: Option<Key>,
    /// When it was given; `None` when that is not known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub made_on: Option<FuzzyDate>,
    pub terms: Terms,
    pub source: FreeText,
}

/// Another due time or target from a day on; the earlier stays.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Revised {
    pub from: NaiveDate,
    pub terms: Terms,
    pub reason: FreeText,
}

/// What came of it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct OutcomeRecorded {
    pub outcome: Outcome,
    pub source: FreeText,
}

/// Another outcome replaces the earlier one, which stays.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct OutcomeCorrected {
    pub outcome: Outcome,
    pub source: FreeText,
    pub reason: FreeText,
}

/// An outcome as it was recorded.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct RecordedOutcome {
    pub outcome: Outcome,
    pub source: FreeText,
    /// Why it replaced the one before.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<FreeText>,
    pub stamp: Stamp,
}

/// Where a promise stands on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PromiseState {
    /// Its time has not passed, or it has none.
    Pending,
    /// Its time has passed and nothing is recorded of it.
    Overdue,
    /// Somebody looked what came of it and could not tell.
    NotKnown,
    Delivered,
    Dropped,
}

impl PromiseState {
    /// Whether it still waits for an answer.
    pub fn is_open(self) -> bool {
        match self {
            PromiseState::Pending | PromiseState::Overdue | PromiseState::NotKnown => true,
            PromiseState::Delivered | PromiseState::Dropped => false,
        }
    }
}

/// A promise as it stands.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Promise {
    pub made: Made,
    /// By the day from which they hold.
    pub revisions: Vec<Revised>,
    /// Oldest first; the last one counts.
    pub outcomes: Vec<RecordedOutcome>,
    pub history: History,
}

impl Promise {
    pub(super) fn evolve(
        state: Option<Promise>,
        event: &PromiseEvent,
        stamp: &Stamp,
    ) -> Option<Promise> {
        if let PromiseEvent::Made(made) = event {
            return Some(Promise {
                made: made.clone(),
                revisions: Vec::new(),
                outcomes: Vec::new(),
                history: History::default(),
            });
        }
        let mut promise = state?;
        let mut outcome = |outcome: &Outcome, source: &FreeText, reason: Option<&FreeText>| {
            promise.outcomes.push(RecordedOutcome {
                outcome: outcome.clone(),
                source: source.clone(),
                reason: reason.cloned(),
                stamp: *stamp,
            });
        };
        match event {
            PromiseEvent::Made(_) => {}
            PromiseEvent::Revised(revised) => promise.revisions.push(revised.clone()),
            PromiseEvent::OutcomeRecorded(recorded) => {
                outcome(&recorded.outcome, &recorded.source, None);
            }
            PromiseEvent::OutcomeCorrected(corrected) => {
                let reason = Some(&corrected.reason);
                outcome(&corrected.outcome, &corrected.source, reason);
            }
        }
        Some(promise)
    }

    pub fn id(&self) -> PromiseId {
        self.made.promise
    }

    /// What is promised, as it reads on a day.
    pub fn terms_on(&self, day: NaiveDate) -> &Terms {
        self.revisions
            .iter()
            .rev()
            .find(|revised| revised.from <= day)
            .map_or(&self.made.terms, |revised| &revised.terms)
    }

    /// What is promised, as it was put last.
    pub fn terms(&self) -> &Terms {
        let last = self.revisions.last();
        last.map_or(&self.made.terms, |revised| &revised.terms)
    }

    /// The outcome that counts.
    pub fn outcome(&self) -> Option<&RecordedOutcome> {
        self.outcomes.last()
    }

    /// Whether it had been given by the day, as far as that is known.
    pub fn is_given_on(&self, day: NaiveDate) -> bool {
        let made = self.made.made_on.as_ref();
        made.is_none_or(|made| made.earliest <= day)
    }

    /// Where it stands on a day. What was delivered "in autumn" is open until autumn has ended.
    pub fn state_on(&self, day: NaiveDate) -> PromiseState {
        let waiting = match &self.terms_on(day).due {
            Some(due) if due.latest < day => PromiseState::Overdue,
            Some(_) | None => PromiseState::Pending,
        };
        let Some(recorded) = self.outcome() else {
            return waiting;
        };
        match &recorded.outcome {
            Outcome::Delivered { on, .. } if on.latest <= day => PromiseState::Delivered,
            Outcome::Dropped { on, .. } => {
                let recorded_on = finnish_day(recorded.stamp.recorded);
                let on = on.as_ref().map_or(recorded_on, |on| on.latest);
                if on <= day {
                    PromiseState::Dropped
                } else {
                    waiting
                }
            }
            Outcome::Delivered { .. } => waiting,
            // Nobody can tell before the time has passed either.
            Outcome::NotKnown => PromiseState::NotKnown,
        }
    }

    /// Days from the last day of the due time to the delivery; zero or less is in time. `None` when
    /// it was not delivered, the delivery is not known to the day, or nothing was due.
    pub fn days_late(&self) -> Option<i64> {
        let Outcome::Delivered { on, .. } = &self.outcome()?.outcome else {
            return None;
        };
        if on.precision != Precision::Day {
            return None;
        }
        let due = self.terms_on(on.earliest).due.as_ref()?;
        Some(on.earliest.signed_duration_since(due.latest).num_days())
    }

    /// Days that an open promise has been overdue; `None` when it is not.
    pub fn days_overdue(&self, day: NaiveDate) -> Option<i64> {
        if !self.state_on(day).is_open() {
            return None;
        }
        let due = self.terms_on(day).due.as_ref()?;
        let days = day.signed_duration_since(due.latest).num_days();
        (days > 0).then_some(days)
    }

    /// Whether a later target asks for less than one before it.
    pub fn is_lowered(&self) -> bool {
        let first = std::iter::once(&self.made.terms);
        let all = first.chain(self.revisions.iter().map(|revised| &revised.terms));
        let targets: Vec<&Target> = all.filter_map(|terms| terms.target.as_ref()).collect();
        targets
            .windows(2)
            .any(|pair| pair[1].is_lower_than(pair[0]))
    }

    pub fn belongs(&self) -> Belongs {
        Belongs {
            programme: Some(self.made.programme),
            project: Some(self.made.project),
            ..Belongs::default()
        }
    }

    pub(super) fn claim(&self) -> Option<String> {
        None
    }
}
