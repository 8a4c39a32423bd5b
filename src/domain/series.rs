//! Series: what one indicator showed in one project, place and professional group, over time.
//!
//! There is one observation per period. A corrected one keeps its earlier readings, a withdrawn
//! one keeps all of them; each reading names the method it was recorded under.

mod commands;
#[cfg(test)]
mod tests;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::command::{Belongs, History, Stamp};
use super::event::SeriesEvent;
use super::free_text::FreeText;
use super::ids::{IndicatorId, ProgrammeId, ProjectId, SeriesId};
use super::indicator::Direction;
use super::period::Period;

pub use commands::{
    ConfirmObservation, CorrectObservation, RecordObservation, WithdrawObservation,
};

/// Whose work is measured. Values of different groups are never joined.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ProfessionalGroup {
    /// Not divided by group.
    All,
    Doctors,
    Nurses,
    Dentists,
    DentalHygienists,
    SocialWorkers,
    Therapists,
    Other,
}

impl ProfessionalGroup {
    pub fn key(self) -> &'static str {
        match self {
            ProfessionalGroup::All => "all",
            ProfessionalGroup::Doctors => "doctors",
            ProfessionalGroup::Nurses => "nurses",
            ProfessionalGroup::Dentists => "dentists",
            ProfessionalGroup::DentalHygienists => "dental_hygienists",
            ProfessionalGroup::SocialWorkers => "social_workers",
            ProfessionalGroup::Therapists => "therapists",
            ProfessionalGroup::Other => "other",
        }
    }
}

/// Which way a change went, in the indicator's own sense of better.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Movement {
    Improved,
    Worsened,
    Unchanged,
    /// There is nothing to compare with: no earlier value, another method, or a capped pair.
    NotComparable,
}

/// What was found. Exactly one of four, so that no 0 ever stands for "no data".
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    Value(f64),
    /// At least this much; the real value is unknown.
    Capped(f64),
    /// No value, and why.
    Missing {
        why: FreeText,
    },
    /// Somebody claims a change and gives no number.
    Claimed {
        movement: Movement,
        as_written: FreeText,
    },
}

impl Outcome {
    /// Whether it is a value, or a lower bound of one.
    pub fn has_number(&self) -> bool {
        match self {
            Outcome::Value(_) | Outcome::Capped(_) => true,
            Outcome::Missing { .. } | Outcome::Claimed { .. } => false,
        }
    }

    /// Whether nothing at all is known.
    pub fn is_missing(&self) -> bool {
        matches!(self, Outcome::Missing { .. })
    }
}

/// An outcome with what a reader must know to trust it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Reading {
    pub outcome: Outcome,
    /// Cases behind the value: patients for COCI, professionals for T3.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub n: Option<u32>,
    /// Cases left out: patients below two visits, professionals without data.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub excluded: Option<u32>,
    /// Cases at the cap.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub capped: Option<u32>,
    pub source: FreeText,
    pub is_provisional: bool,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ObservationRecorded {
    pub series: SeriesId,
    pub programme: ProgrammeId,
    pub project: ProjectId,
    pub indicator: IndicatorId,
    pub place: String,
    pub group: ProfessionalGroup,
    pub number: u32,
    pub period: Period,
    pub method_version: u32,
    pub reading: Reading,
}

/// A provisional observation was found right.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ObservationConfirmed {
    pub number: u32,
}

/// Another reading replaces the earlier one, which stays.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ObservationCorrected {
    pub number: u32,
    pub method_version: u32,
    pub reading: Reading,
    pub reason: FreeText,
}

/// The observation no longer counts; its readings stay.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ObservationWithdrawn {
    pub number: u32,
    pub reason: FreeText,
}

/// A reading as it was recorded.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct RecordedReading {
    pub reading: Reading,
    pub method_version: u32,
    /// Why it replaced the one before.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<FreeText>,
    pub stamp: Stamp,
}

/// Why and when an observation stopped counting.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Withdrawal {
    pub reason: FreeText,
    pub recorded: DateTime<Utc>,
}

/// What was found for one period, with every reading ever recorded of it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Observation {
    /// Its place in the series, 1 for the first recorded.
    pub number: u32,
    pub period: Period,
    /// Oldest first, never empty.
    pub readings: Vec<RecordedReading>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub withdrawn: Option<Withdrawal>,
}

impl Observation {
    /// The reading in force, also when the observation was withdrawn.
    pub fn current(&self) -> Option<&RecordedReading> {
        self.readings.last()
    }
}

/// A series as it stands.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Series {
    pub id: SeriesId,
    pub programme: ProgrammeId,
    pub project: ProjectId,
    pub indicator: IndicatorId,
    pub place: String,
    pub group: ProfessionalGroup,
    /// By number.
    pub observations: Vec<Observation>,
    pub history: History,
}

impl Series {
    pub(super) fn evolve(
        state: Option<Series>,
        event: &SeriesEvent,
        stamp: &Stamp,
    ) -> Option<Series> {
        match event {
            SeriesEvent::ObservationRecorded(recorded) => {
                let mut series = state.unwrap_or_else(|| Series::begun(recorded));
                series.observations.push(Observation {
                    number: recorded.number,
                    period: recorded.period,
                    readings: vec![RecordedReading {
                        reading: recorded.reading.clone(),
                        method_version: recorded.method_version,
                        reason: None,
                        stamp: *stamp,
                    }],
                    withdrawn: None,
                });
                Some(series)
            }
            SeriesEvent::ObservationConfirmed(confirmed) => {
                let mut series = state?;
                let observation = series.observation_mut(confirmed.number)?;
                let mut latest = observation.current()?.clone();
                latest.reading.is_provisional = false;
                latest.reason = None;
                latest.stamp = *stamp;
                observation.readings.push(latest);
                Some(series)
            }
            SeriesEvent::ObservationCorrected(corrected) => {
                let mut series = state?;
                let observation = series.observation_mut(corrected.number)?;
                observation.readings.push(RecordedReading {
                    reading: corrected.reading.clone(),
                    method_version: corrected.method_version,
                    reason: Some(corrected.reason.clone()),
                    stamp: *stamp,
                });
                Some(series)
            }
            SeriesEvent::ObservationWithdrawn(withdrawn) => {
                let mut series = state?;
                let observation = series.observation_mut(withdrawn.number)?;
                observation.withdrawn = Some(Withdrawal {
                    reason: withdrawn.reason.clone(),
                    recorded: stamp.recorded,
                });
                Some(series)
            }
        }
    }

    fn begun(recorded: &ObservationRecorded) -> Series {
        Series {
            id: recorded.series,
            programme: recorded.programme,
            project: recorded.project,
            indicator: recorded.indicator,
            place: recorded.place.clone(),
            group: recorded.group,
            observations: Vec::new(),
            history: History::default(),
        }
    }

    pub fn observation(&self, number: u32) -> Option<&Observation> {
        self.observations
            .get(number.checked_sub(1)? as usize)
            .filter(|observation| observation.number == number)
    }

    fn observation_mut(&mut self, number: u32) -> Option<&mut Observation> {
        self.observations
            .get_mut(number.checked_sub(1)? as usize)
            .filter(|observation| observation.number == number)
    }

    /// The observation that counts for a period, if any.
    pub fn counting(&self, period: Period) -> Option<&Observation> {
        self.observations
            .iter()
            .find(|observation| observation.period == period && observation.withdrawn.is_none())
    }

    /// The observation to compare one with: the latest before it that counts, has a number, and is
    /// about a time of the same length, so that a month is never compared with a half-year.
    pub fn comparable_before(&self, observation: &Observation) -> Option<&Observation> {
        let has_number = |other: &Observation| {
            other
                .current()
                .is_some_and(|current| current.reading.outcome.has_number())
        };
        self.counting_until(observation.period.to)
            .into_iter()
            .rev()
            .find(|other| {
                other.period.to < observation.period.to
                    && other.period.is_about_as_long_as(observation.period)
                    && has_number(other)
            })
    }

    /// Observations that count and whose period has ended by a day, by the end of the period.
    pub fn counting_until(&self, day: chrono::NaiveDate) -> Vec<&Observation> {
        let mut counting: Vec<&Observation> = self
            .observations
            .iter()
            .filter(|o| o.withdrawn.is_none() && o.period.to <= day)
            .collect();
        counting.sort_by_key(|observation| (observation.period.to, observation.number));
        counting
    }

    pub fn belongs(&self) -> Belongs {
        Belongs {
            programme: Some(self.programme),
            project: Some(self.project),
            indicator: Some(self.indicator),
            ..Belongs::default()
        }
    }

    pub(super) fn claim(&self) -> Option<String> {
        None
    }
}

/// Which way the later reading moved from the earlier one. Readings under different methods are
/// not compared; a claim speaks for itself.
pub fn movement(
    earlier: Option<&RecordedReading>,
    later: &RecordedReading,
    direction: Direction,
) -> Movement {
    if let Outcome::Claimed { movement, .. } = &later.reading.outcome {
        return *movement;
    }
    let Some(earlier) = earlier.filter(|e| e.method_version == later.method_version) else {
        return Movement::NotComparable;
    };
    let (before, after) = match (&earlier.reading.outcome, &later.reading.outcome) {
        (Outcome::Value(before), Outcome::Value(after)) => (*before, *after),
        // A capped value is a lower bound: it tells only of values on its other side.
        (Outcome::Value(before), Outcome::Capped(after)) if before < after => (*before, *after),
        (Outcome::Capped(before), Outcome::Value(after)) if after < before => (*before, *after),
        _ => return Movement::NotComparable,
    };
    let higher_is_better = match direction {
        Direction::HigherIsBetter => true,
        Direction::LowerIsBetter => false,
        Direction::Neutral => return Movement::NotComparable,
    };
    match after.partial_cmp(&before) {
        Some(std::cmp::Ordering::Equal) => Movement::Unchanged,
        Some(order) if (order == std::cmp::Ordering::Greater) == higher_is_better => {
            Movement::Improved
        }
        Some(_) => Movement::Worsened,
        None => Movement::NotComparable,
    }
}
