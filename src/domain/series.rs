//! Series: what one indicator showed in one project, place, professional group and gender, over time.
//!
//! There is one measurement per period, and beside it one forecast and one claim. A corrected
//! observation keeps its earlier readings, a withdrawn one keeps all of them; each reading names the
//! method it was recorded under.

mod checks;
mod claims;
mod commands;
mod reading;
pub mod table;
#[cfg(test)]
mod tests;
mod warning;

use std::sync::Arc;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::command::{Belongs, History, Stamp};
use super::event::SeriesEvent;
use super::free_text::FreeText;
use super::ids::{IndicatorId, ProgrammeId, ProjectId, SeriesId};
use super::period::Period;

pub use claims::{ClaimLink, ClaimLinked, ClaimUnlinked, LinkClaim, Measurement, UnlinkClaim};
pub use commands::{
    ConfirmObservation, CorrectObservation, RecordObservation, WithdrawObservation,
};
pub use reading::{Movement, Outcome, Parts, Reading, RecordedReading, movement};
pub use warning::{Warning, warnings};

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

/// Whom the numbers are about. Values of different genders are never joined, nor with those of both.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Gender {
    /// Not divided by gender.
    #[default]
    All,
    Women,
    Men,
}

impl Gender {
    pub fn key(self) -> &'static str {
        match self {
            Gender::All => "all",
            Gender::Women => "women",
            Gender::Men => "men",
        }
    }

    fn is_all(&self) -> bool {
        *self == Gender::All
    }
}

/// What an observation is of its period: there is at most one of each that counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Slot {
    Measured,
    Forecast,
    Claimed,
}

impl Slot {
    fn of(outcome: &Outcome, is_forecast: bool) -> Slot {
        match outcome {
            _ if is_forecast => Slot::Forecast,
            Outcome::Claimed { .. } => Slot::Claimed,
            _ => Slot::Measured,
        }
    }
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ObservationRecorded {
    pub series: SeriesId,
    pub programme: ProgrammeId,
    pub project: ProjectId,
    pub indicator: IndicatorId,
    pub place: String,
    pub group: ProfessionalGroup,
    #[serde(default, skip_serializing_if = "Gender::is_all")]
    pub gender: Gender,
    pub number: u32,
    pub period: Period,
    /// Somebody expects it; it was not measured.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub is_forecast: bool,
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
    /// Somebody expects it; it was not measured.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub is_forecast: bool,
    /// Oldest first, never empty.
    pub readings: Vec<RecordedReading>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub withdrawn: Option<Withdrawal>,
    /// Measurements that were later found to speak to this claim, in the order of linking.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub measurements: Vec<ClaimLink>,
}

impl Observation {
    /// The reading in force, also when the observation was withdrawn.
    pub fn current(&self) -> Option<&RecordedReading> {
        self.readings.last()
    }

    /// What it is of its period.
    pub fn slot(&self) -> Slot {
        let current = self.current();
        current.map_or(Slot::Measured, |current| {
            Slot::of(&current.reading.outcome, self.is_forecast)
        })
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
    #[serde(default, skip_serializing_if = "Gender::is_all")]
    pub gender: Gender,
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
                    is_forecast: recorded.is_forecast,
                    readings: vec![RecordedReading {
                        reading: recorded.reading.clone(),
                        method_version: recorded.method_version,
                        reason: None,
                        stamp: *stamp,
                    }],
                    withdrawn: None,
                    measurements: Vec::new(),
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
            SeriesEvent::ClaimLinked(linked) => {
                let mut series = state?;
                let claim = series.observation_mut(linked.number)?;
                claim.measurements.push(ClaimLink {
                    measurement: linked.measurement,
                    linked: stamp.recorded,
                });
                Some(series)
            }
            SeriesEvent::ClaimUnlinked(unlinked) => {
                let mut series = state?;
                let claim = series.observation_mut(unlinked.number)?;
                claim
                    .measurements
                    .retain(|link| link.measurement != unlinked.measurement);
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
            gender: recorded.gender,
            observations: Vec::new(),
            history: History::default(),
        }
    }

    /// The series where numbers of fewer cases than `least` are kept back: those are marked.
    pub fn kept_back(self: Arc<Self>, least: Option<u32>) -> Arc<Self> {
        let is_open = |recorded: &RecordedReading| {
            !recorded.reading.is_small_group && recorded.reading.is_below(least)
        };
        let mut observations = self.observations.iter();
        if !observations.any(|own| own.readings.iter().any(is_open)) {
            return self;
        }
        let mut kept = Arc::unwrap_or_clone(self);
        for observation in &mut kept.observations {
            for recorded in &mut observation.readings {
                recorded.reading.is_small_group = recorded.reading.is_below(least);
            }
        }
        Arc::new(kept)
    }

    /// The place of an observation, in the whole series or in a part of it.
    fn place_of(&self, number: u32) -> Option<usize> {
        let found = self
            .observations
            .binary_search_by_key(&number, |o| o.number);
        found.ok()
    }

    pub fn observation(&self, number: u32) -> Option<&Observation> {
        self.observations.get(self.place_of(number)?)
    }

    fn observation_mut(&mut self, number: u32) -> Option<&mut Observation> {
        let place = self.place_of(number)?;
        self.observations.get_mut(place)
    }

    /// Whether anything was measured: a claim, a forecast and a period without data are no
    /// measurement, nor is what was withdrawn.
    pub fn is_measured(&self) -> bool {
        self.has(|outcome| outcome.is_measured())
    }

    /// Whether somebody claims a change without a number.
    pub fn is_claimed(&self) -> bool {
        self.has(|outcome| matches!(outcome, Outcome::Claimed { .. }))
    }

    fn has(&self, wanted: impl Fn(&Outcome) -> bool) -> bool {
        let counts = |one: &&Observation| one.withdrawn.is_none() && !one.is_forecast;
        let mut counting = self.observations.iter().filter(counts);
        counting.any(|one| {
            let current = one.current();
            current.is_some_and(|current| wanted(&current.reading.outcome))
        })
    }

    /// The observation that counts for a period as a measurement, a forecast or a claim, if any.
    pub fn counting(&self, period: Period, slot: Slot) -> Option<&Observation> {
        self.observations.iter().find(|observation| {
            observation.period == period
                && observation.withdrawn.is_none()
                && observation.slot() == slot
        })
    }

    /// The observation to compare one with: the latest before it that counts, has a number, and is
    /// about a time of the same length, so that a month is never compared with a half-year. A
    /// forecast is compared with nothing.
    pub fn comparable_before(&self, observation: &Observation) -> Option<&Observation> {
        let has_number = |other: &Observation| {
            other
                .current()
                .is_some_and(|current| current.reading.outcome.has_number())
        };
        let own = (!observation.is_forecast).then_some(observation)?;
        self.counting_until(own.period.to)
            .into_iter()
            .rev()
            .find(|other| {
                other.period.to < observation.period.to
                    && other.period.is_about_as_long_as(observation.period)
                    && has_number(other)
            })
    }

    /// Observations that count and whose period has ended by a day, by the end of the period; of
    /// the same period a claim first and a number last. Forecasts are not among them.
    pub fn counting_until(&self, day: chrono::NaiveDate) -> Vec<&Observation> {
        let mut counting: Vec<&Observation> = self
            .observations
            .iter()
            .filter(|o| o.withdrawn.is_none() && !o.is_forecast && o.period.to <= day)
            .collect();
        let is_measured = |observation: &Observation| {
            let current = observation.current();
            current.is_some_and(|current| current.reading.outcome.is_measured())
        };
        counting.sort_by_key(|o| (o.period.to, is_measured(o), o.number));
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
