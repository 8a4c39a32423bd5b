//! Recording what was measured, and putting it right.

use serde::Serialize;

use super::checks::Entry;
use super::{
    Gender, Observation, ObservationConfirmed, ObservationCorrected, ObservationRecorded,
    ObservationWithdrawn, ProfessionalGroup, Reading, RecordedReading, Series, Slot,
};
use crate::domain::actor::Actor;
use crate::domain::command::{Command, Facts, StreamId};
use crate::domain::event::{Event, StreamKind};
use crate::domain::free_text::FreeText;
use crate::domain::ids::{IndicatorId, ProjectId, SeriesId};
use crate::domain::indicator::{ComputedFrom, Indicator};
use crate::domain::period::Period;
use crate::domain::project::Project;
use crate::domain::refusal::{Checks, Reason, Refusal};

pub(super) fn stream(id: SeriesId) -> StreamId {
    StreamId {
        kind: StreamKind::Series,
        id: id.0,
    }
}

fn indicator_stream(id: IndicatorId) -> StreamId {
    StreamId {
        kind: StreamKind::Indicator,
        id: id.0,
    }
}

/// Records what an indicator showed for one period.
///
/// The same reading twice changes nothing. Another reading for the same period is refused: an
/// observation is put right by a correction, which keeps the old value.
#[derive(Clone, Debug, Serialize)]
pub struct RecordObservation {
    pub project: ProjectId,
    pub indicator: IndicatorId,
    pub place: String,
    pub group: ProfessionalGroup,
    /// Left out of what is hashed when it is not divided, so that a command from before there was
    /// such a thing stays the same command.
    #[serde(skip_serializing_if = "Gender::is_all")]
    pub gender: Gender,
    pub period: Period,
    /// It is expected and was not measured; its days may lie ahead.
    pub is_forecast: bool,
    pub reading: Reading,
    /// The rows that the outcome was computed from, when it was.
    pub computed_from: Option<ComputedFrom>,
}

impl RecordObservation {
    /// The series that it adds to.
    pub fn series(&self) -> SeriesId {
        let (project, indicator) = (self.project, self.indicator);
        SeriesId::of(project, indicator, &self.place, self.group, self.gender)
    }

    fn recorded(&self, facts: &Facts, project: &Project, version: u32, reading: Reading) -> Event {
        let number = facts
            .get::<Series>(self.series().0)
            .map_or(0, |series| series.observations.len() as u32)
            + 1;
        ObservationRecorded {
            series: self.series(),
            programme: project.programme,
            project: self.project,
            indicator: self.indicator,
            place: self.place.clone(),
            group: self.group,
            gender: self.gender,
            number,
            period: self.period,
            is_forecast: self.is_forecast,
            method_version: version,
            reading,
        }
        .into()
    }
}

impl Command for RecordObservation {
    const NAME: &'static str = "RecordObservation";

    fn target(&self) -> StreamId {
        stream(self.series())
    }

    fn reads(&self) -> Vec<StreamId> {
        vec![
            StreamId {
                kind: StreamKind::Project,
                id: self.project.0,
            },
            indicator_stream(self.indicator),
        ]
    }

    fn permits(&self, actor: &Actor) -> bool {
        actor.writes_for_projects()
    }

    fn decide(&self, facts: &Facts) -> Result<Vec<Event>, Vec<Refusal>> {
        let project: &Project = facts.need(self.project.0, "project")?;
        let indicator: &Indicator = facts.need(self.indicator.0, "indicator")?;
        let today = facts.today();
        let mut checks = Checks::default();
        checks.name("place", &self.place);
        checks.expect(
            self.is_forecast || self.period.to <= today,
            "period.to",
            Reason::FutureDay { today },
        );
        let Some((version, method)) = indicator.method_on(self.period.to) else {
            return Err(vec![Refusal::new(
                "indicator",
                Reason::NotFound {
                    what: "method".into(),
                },
            )]);
        };
        let entry = Entry {
            indicator,
            method,
            period: self.period,
            is_forecast: self.is_forecast,
            reading: &self.reading,
            computed_from: self.computed_from,
        };
        let reading = entry.settled(&mut checks);
        let slot = Slot::of(&reading.outcome, self.is_forecast);
        let counting = facts
            .get::<Series>(self.series().0)
            .and_then(|series| series.counting(self.period, slot));
        if let Some(first) = counting.and_then(|observation| observation.readings.first()) {
            if first.reading == reading {
                return Ok(Vec::new());
            }
            checks.refuse("period", Reason::ObservationExists);
        }
        checks.finish()?;
        Ok(vec![self.recorded(facts, project, version, reading)])
    }
}

/// The observation a command names, with its reading in force, when it still counts.
pub(super) fn counting(
    facts: &Facts,
    series: SeriesId,
    number: u32,
) -> Result<(&Series, &Observation, &RecordedReading), Vec<Refusal>> {
    let not_found = || {
        vec![Refusal::new(
            "observation",
            Reason::NotFound {
                what: "observation".into(),
            },
        )]
    };
    let found: &Series = facts.get(series.0).ok_or_else(not_found)?;
    let observation = found.observation(number).ok_or_else(not_found)?;
    let current = observation.current().ok_or_else(not_found)?;
    if observation.withdrawn.is_some() {
        return Err(vec![Refusal::new(
            "observation",
            Reason::ObservationWithdrawn,
        )]);
    }
    Ok((found, observation, current))
}

/// Replaces the reading of an observation, with the reason. The old reading stays and is shown.
#[derive(Clone, Debug, Serialize)]
pub struct CorrectObservation {
    pub series: SeriesId,
    pub indicator: IndicatorId,
    pub number: u32,
    pub reading: Reading,
    /// The rows that the outcome was computed from, when it was.
    pub computed_from: Option<ComputedFrom>,
    pub reason: FreeText,
}

impl Command for CorrectObservation {
    const NAME: &'static str = "CorrectObservation";

    fn target(&self) -> StreamId {
        stream(self.series)
    }

    fn reads(&self) -> Vec<StreamId> {
        vec![indicator_stream(self.indicator)]
    }

    fn permits(&self, actor: &Actor) -> bool {
        actor.writes_for_projects()
    }

    fn decide(&self, facts: &Facts) -> Result<Vec<Event>, Vec<Refusal>> {
        let (series, observation, current) = counting(facts, self.series, self.number)?;
        let period = observation.period;
        let indicator: &Indicator = facts.need(self.indicator.0, "observation")?;
        let Some((version, method)) = indicator.method_on(period.to) else {
            return Err(vec![Refusal::new(
                "observation",
                Reason::NotFound {
                    what: "method".into(),
                },
            )]);
        };
        let mut checks = Checks::default();
        let entry = Entry {
            indicator,
            method,
            period,
            is_forecast: observation.is_forecast,
            reading: &self.reading,
            computed_from: self.computed_from,
        };
        let reading = entry.settled(&mut checks);
        checks.reason("reason", &self.reason);
        let slot = Slot::of(&reading.outcome, observation.is_forecast);
        let holder = series.counting(period, slot);
        checks.expect(
            holder.is_none_or(|holder| holder.number == self.number),
            "reading.outcome",
            Reason::ObservationExists,
        );
        if current.reading == reading && current.method_version == version {
            return Ok(Vec::new());
        }
        checks.finish()?;
        Ok(vec![
            ObservationCorrected {
                number: self.number,
                method_version: version,
                reading,
                reason: self.reason.clone(),
            }
            .into(),
        ])
    }
}

/// Confirms a provisional observation. Confirming it again changes nothing.
#[derive(Clone, Debug, Serialize)]
pub struct ConfirmObservation {
    pub series: SeriesId,
    pub number: u32,
}

impl Command for ConfirmObservation {
    const NAME: &'static str = "ConfirmObservation";

    fn target(&self) -> StreamId {
        stream(self.series)
    }

    fn permits(&self, actor: &Actor) -> bool {
        actor.manages_projects()
    }

    fn decide(&self, facts: &Facts) -> Result<Vec<Event>, Vec<Refusal>> {
        let (_, _, current) = counting(facts, self.series, self.number)?;
        if !current.reading.is_provisional {
            return Ok(Vec::new());
        }
        Ok(vec![
            ObservationConfirmed {
                number: self.number,
            }
            .into(),
        ])
    }
}

/// Takes an observation out of count, with the reason. What it said stays readable.
#[derive(Clone, Debug, Serialize)]
pub struct WithdrawObservation {
    pub series: SeriesId,
    pub number: u32,
    pub reason: FreeText,
}

impl Command for WithdrawObservation {
    const NAME: &'static str = "WithdrawObservation";

    fn target(&self) -> StreamId {
        stream(self.series)
    }

    fn permits(&self, actor: &Actor) -> bool {
        actor.manages_projects()
    }

    fn decide(&self, facts: &Facts) -> Result<Vec<Event>, Vec<Refusal>> {
        counting(facts, self.series, self.number)?;
        let mut checks = Checks::default();
        checks.reason("reason", &self.reason);
        checks.finish()?;
        Ok(vec![
            ObservationWithdrawn {
                number: self.number,
                reason: self.reason.clone(),
            }
            .into(),
        ])
    }
}
