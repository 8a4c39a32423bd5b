//! Targets: what an indicator should reach, as the rule stood from a day on.
//!
//! A rule such as the care guarantee changes by law. A value is judged by the rule in force on the
//! last day it is about, so a later rule never changes an earlier judgement.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{Indicator, stream};
use crate::domain::actor::Actor;
use crate::domain::command::{Command, Facts, StreamId};
use crate::domain::event::Event;
use crate::domain::free_text::FreeText;
use crate::domain::ids::IndicatorId;
use crate::domain::language::Names;
use crate::domain::refusal::{Checks, LIST_ITEMS_MAX, Reason, Refusal};
use crate::domain::series::{Outcome, Reading};

/// On which side of a number a value should be; the number itself is good.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Bound {
    AtMost(f64),
    AtLeast(f64),
}

impl Bound {
    pub fn value(self) -> f64 {
        match self {
            Bound::AtMost(value) | Bound::AtLeast(value) => value,
        }
    }
}

/// A rule with the days on which it is in force.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Target {
    pub valid_from: NaiveDate,
    /// The last day; without one it holds until the next target begins.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub valid_to: Option<NaiveDate>,
    pub bound: Bound,
    /// What the rule is called, such as the care guarantee.
    pub names: Names,
    /// Where it is laid down.
    pub source: FreeText,
}

/// A target is in force from a day on, in place of the one before.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct TargetSet {
    pub target: Target,
}

/// The newest target ends and none follows.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct TargetEnded {
    /// Its last day.
    pub valid_to: NaiveDate,
    pub reason: FreeText,
}

/// How a value stands to the target of its day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Judgement {
    Met,
    Missed,
    /// There is no number, or a lower bound that leaves it open.
    CannotTell,
}

/// Judges what was found. A capped value is a lower bound: it can miss a ceiling and reach a floor.
/// Of a group too small to be published nothing is told.
pub fn judge(reading: &Reading, bound: Bound) -> Judgement {
    if reading.is_small_group {
        return Judgement::CannotTell;
    }
    let met = |holds| {
        if holds {
            Judgement::Met
        } else {
            Judgement::Missed
        }
    };
    match (&reading.outcome, bound) {
        (Outcome::Value(value), Bound::AtMost(ceiling)) => met(*value <= ceiling),
        (Outcome::Value(value), Bound::AtLeast(floor)) => met(*value >= floor),
        (Outcome::Rank(rank), Bound::AtMost(ceiling)) => met(f64::from(*rank) <= ceiling),
        (Outcome::Rank(rank), Bound::AtLeast(floor)) => met(f64::from(*rank) >= floor),
        (Outcome::Capped(at), Bound::AtMost(ceiling)) if *at > ceiling => Judgement::Missed,
        (Outcome::Capped(at), Bound::AtLeast(floor)) if *at >= floor => Judgement::Met,
        (
            Outcome::Capped(_)
            | Outcome::WorkingDays(_)
            | Outcome::Missing { .. }
            | Outcome::Claimed { .. },
            _,
        ) => Judgement::CannotTell,
    }
}

impl Indicator {
    /// The target in force on a day: the newest that had begun, unless it had ended.
    pub fn target_on(&self, day: NaiveDate) -> Option<&Target> {
        self.targets
            .iter()
            .rev()
            .find(|target| target.valid_from <= day)
            .filter(|target| target.valid_to.is_none_or(|last| day <= last))
    }
}

/// Sets a target from a day on. The one before it ends where this one begins; the past stays.
#[derive(Clone, Debug, Serialize)]
pub struct SetTarget {
    pub indicator: IndicatorId,
    pub target: Target,
}

impl Command for SetTarget {
    const NAME: &'static str = "SetTarget";

    fn target(&self) -> StreamId {
        stream(self.indicator)
    }

    fn permits(&self, actor: &Actor) -> bool {
        actor.runs_programmes()
    }

    fn decide(&self, facts: &Facts) -> Result<Vec<Event>, Vec<Refusal>> {
        let indicator: &Indicator = facts.need(self.indicator.0, "indicator")?;
        let target = &self.target;
        if indicator.targets.last() == Some(target) {
            return Ok(Vec::new());
        }
        let mut checks = Checks::default();
        checks.names("target.names", &target.names);
        checks.reason("target.source", &target.source);
        checks.expect(
            target.valid_to.is_none_or(|last| target.valid_from <= last),
            "target.validTo",
            Reason::PeriodBackwards,
        );
        if let Some(latest) = indicator.targets.last() {
            checks.expect(
                latest.valid_from < target.valid_from,
                "target.validFrom",
                Reason::BeginsBeforeLatest {
                    latest: latest.valid_from,
                },
            );
        }
        checks.expect(
            indicator.targets.len() < LIST_ITEMS_MAX,
            "target",
            Reason::TooMany {
                max: LIST_ITEMS_MAX,
            },
        );
        check_bound(&mut checks, indicator, target);
        checks.finish()?;
        Ok(vec![
            TargetSet {
                target: target.clone(),
            }
            .into(),
        ])
    }
}

/// A target that no right value can reach, or that all do, is a slip of the pen.
fn check_bound(checks: &mut Checks, indicator: &Indicator, target: &Target) {
    let method = indicator.method_on(target.valid_from);
    let (least, most) = method.map_or((None, None), |(_, method)| method.range(indicator.kind));
    let value = target.bound.value();
    let shown = |bound: Option<f64>| bound.map_or("–".to_owned(), |bound| bound.to_string());
    checks.expect(
        value.is_finite()
            && least.is_none_or(|least| least <= value)
            && most.is_none_or(|most| value <= most),
        "target.bound",
        Reason::OutsideRange {
            min: shown(least),
            max: shown(most),
        },
    );
}

/// Ends the newest target when no other follows it.
#[derive(Clone, Debug, Serialize)]
pub struct EndTarget {
    pub indicator: IndicatorId,
    pub valid_to: NaiveDate,
    pub reason: FreeText,
}

impl Command for EndTarget {
    const NAME: &'static str = "EndTarget";

    fn target(&self) -> StreamId {
        stream(self.indicator)
    }

    fn permits(&self, actor: &Actor) -> bool {
        actor.runs_programmes()
    }

    fn decide(&self, facts: &Facts) -> Result<Vec<Event>, Vec<Refusal>> {
        let indicator: &Indicator = facts.need(self.indicator.0, "indicator")?;
        let Some(latest) = indicator.targets.last() else {
            let what = "target".to_owned();
            return Err(vec![Refusal::new("indicator", Reason::NotFound { what })]);
        };
        if latest.valid_to == Some(self.valid_to) {
            return Ok(Vec::new());
        }
        let mut checks = Checks::default();
        checks.reason("reason", &self.reason);
        checks.expect(
            latest.valid_from <= self.valid_to,
            "validTo",
            Reason::PeriodBackwards,
        );
        checks.finish()?;
        Ok(vec![
            TargetEnded {
                valid_to: self.valid_to,
                reason: self.reason.clone(),
            }
            .into(),
        ])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_lower_bound_misses_a_ceiling_and_reaches_a_floor_and_tells_no_more() {
        let judged = |outcome, bound| judge(&Reading::new(outcome, FreeText::new("kysely")), bound);
        let (ceiling, floor) = (Bound::AtMost(7.0), Bound::AtLeast(7.0));
        assert_eq!(judged(Outcome::Value(7.0), ceiling), Judgement::Met);
        assert_eq!(judged(Outcome::Value(7.5), ceiling), Judgement::Missed);
        assert_eq!(judged(Outcome::Value(7.0), floor), Judgement::Met);
        assert_eq!(judged(Outcome::Value(6.5), floor), Judgement::Missed);
        assert_eq!(judged(Outcome::Capped(8.0), ceiling), Judgement::Missed);
        assert_eq!(judged(Outcome::Capped(7.0), ceiling), Judgement::CannotTell);
        assert_eq!(judged(Outcome::Capped(7.0), floor), Judgement::Met);
        assert_eq!(judged(Outcome::Capped(6.0), floor), Judgement::CannotTell);
        let missing = Outcome::Missing {
            why: FreeText::new("ei tietoa"),
        };
        assert_eq!(judged(missing, floor), Judgement::CannotTell);
        assert_eq!(judged(Outcome::Rank(7), floor), Judgement::Met);
        let small = Reading {
            is_small_group: true,
            ..Reading::new(Outcome::Value(7.5), FreeText::new("kysely"))
        };
        assert_eq!(judge(&small, ceiling), Judgement::CannotTell);
    }
}
