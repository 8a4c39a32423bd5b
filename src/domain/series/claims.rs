//! Claims without a number, and the measurements that were later found to speak to them.
//!
//! A claim stays what it was: a link says where a reader finds the number, and taking the link back
//! needs a reason.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::commands::{counting, stream};
use super::{Observation, Outcome, Series};
use crate::domain::actor::Actor;
use crate::domain::command::{Command, Facts, StreamId};
use crate::domain::event::Event;
use crate::domain::free_text::FreeText;
use crate::domain::ids::SeriesId;
use crate::domain::refusal::{Checks, Reason, Refusal};

/// Which observation of which series.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Measurement {
    pub series: SeriesId,
    pub number: u32,
}

/// A measurement that speaks to a claim.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ClaimLink {
    pub measurement: Measurement,
    /// When it was linked.
    pub linked: DateTime<Utc>,
}

/// A measurement was found to speak to a claim.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ClaimLinked {
    /// The claim's place in its series.
    pub number: u32,
    pub measurement: Measurement,
}

/// A measurement does not speak to a claim after all.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ClaimUnlinked {
    pub number: u32,
    pub measurement: Measurement,
    pub reason: FreeText,
}

/// The claim that a command names, when it still counts.
fn claim(facts: &Facts, claim: Measurement) -> Result<(&Series, &Observation), Vec<Refusal>> {
    let at_claim = |refusals: Vec<Refusal>| {
        let reasons = refusals.into_iter().map(|refusal| refusal.reason);
        reasons
            .map(|reason| Refusal::new("claim", reason))
            .collect::<Vec<_>>()
    };
    let found = counting(facts, claim.series, claim.number).map_err(at_claim)?;
    let (series, observation, current) = found;
    if !matches!(current.reading.outcome, Outcome::Claimed { .. }) {
        return Err(vec![Refusal::new("claim", Reason::NotAClaim)]);
    }
    Ok((series, observation))
}

/// Links a claim to a measurement of the same project and indicator. Again, it changes nothing.
#[derive(Clone, Debug, Serialize)]
pub struct LinkClaim {
    pub claim: Measurement,
    pub measurement: Measurement,
}

impl Command for LinkClaim {
    const NAME: &'static str = "LinkClaim";

    fn target(&self) -> StreamId {
        stream(self.claim.series)
    }

    fn reads(&self) -> Vec<StreamId> {
        vec![stream(self.measurement.series)]
    }

    fn permits(&self, actor: &Actor) -> bool {
        actor.writes_for_projects()
    }

    fn decide(&self, facts: &Facts) -> Result<Vec<Event>, Vec<Refusal>> {
        let (own, claim) = claim(facts, self.claim)?;
        let measured = counting(facts, self.measurement.series, self.measurement.number)?;
        let (series, measurement, current) = measured;
        let known = &claim.measurements;
        if known
            .iter()
            .any(|link| link.measurement == self.measurement)
        {
            return Ok(Vec::new());
        }
        let mut checks = Checks::default();
        let is_measured = current.reading.outcome.is_measured() && !measurement.is_forecast;
        checks.expect(is_measured, "observation", Reason::NotAMeasurement);
        checks.expect(
            series.project == own.project && series.indicator == own.indicator,
            "observation",
            Reason::OtherIndicator,
        );
        checks.list("claim", known.len() + 1);
        checks.finish()?;
        Ok(vec![
            ClaimLinked {
                number: self.claim.number,
                measurement: self.measurement,
            }
            .into(),
        ])
    }
}

/// Takes the link of a claim to a measurement back, with the reason.
#[derive(Clone, Debug, Serialize)]
pub struct UnlinkClaim {
    pub claim: Measurement,
    pub measurement: Measurement,
    pub reason: FreeText,
}

impl Command for UnlinkClaim {
    const NAME: &'static str = "UnlinkClaim";

    fn target(&self) -> StreamId {
        stream(self.claim.series)
    }

    fn permits(&self, actor: &Actor) -> bool {
        actor.writes_for_projects()
    }

    fn decide(&self, facts: &Facts) -> Result<Vec<Event>, Vec<Refusal>> {
        let (_, claim) = claim(facts, self.claim)?;
        let mut checks = Checks::default();
        let mut links = claim.measurements.iter();
        let what = "link".to_owned();
        checks.expect(
            links.any(|link| link.measurement == self.measurement),
            "observation",
            Reason::NotFound { what },
        );
        checks.reason("reason", &self.reason);
        checks.finish()?;
        Ok(vec![
            ClaimUnlinked {
                number: self.claim.number,
                measurement: self.measurement,
                reason: self.reason.clone(),
            }
            .into(),
        ])
    }
}
