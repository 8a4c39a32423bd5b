//! Indicator: what is measured, how it is read, and what may be done with its values.
//!
//! A median or an index is never summed, and never averaged without weights: a definition that
//! would allow it is refused.

pub mod coci;
mod method;
pub mod t3;
mod target;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::actor::Actor;
use super::command::{Belongs, Command, Facts, History, Stamp, StreamId};
use super::event::{Event, IndicatorEvent, StreamKind};
use super::ids::{IndicatorId, Key};
use super::language::Names;
use super::refusal::{Checks, Reason, Refusal};

use method::{check_continuation, check_method};

pub use method::{
    Aggregation, ComputedFrom, Direction, HUNDRED, IndicatorKind, Method, OverTime, Usual,
};
pub use target::{Bound, EndTarget, Judgement, SetTarget, Target, TargetEnded, TargetSet, judge};

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Defined {
    pub indicator: IndicatorId,
    pub key: Key,
    pub names: Names,
    pub kind: IndicatorKind,
    pub method: Method,
}

/// It is measured or read otherwise from a day on.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct MethodChanged {
    pub method: Method,
}

/// An indicator with all its methods.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Indicator {
    pub id: IndicatorId,
    pub key: Key,
    pub names: Names,
    pub kind: IndicatorKind,
    /// Oldest first, never empty; version n is the n-th.
    pub methods: Vec<Method>,
    /// Oldest first.
    pub targets: Vec<Target>,
    pub history: History,
}

impl Indicator {
    pub(super) fn evolve(
        state: Option<Indicator>,
        event: &IndicatorEvent,
        _: &Stamp,
    ) -> Option<Indicator> {
        match event {
            IndicatorEvent::Defined(defined) => Some(Indicator {
                id: defined.indicator,
                key: defined.key.clone(),
                names: defined.names.clone(),
                kind: defined.kind,
                methods: vec![defined.method.clone()],
                targets: Vec::new(),
                history: History::default(),
            }),
            IndicatorEvent::MethodChanged(changed) => state.map(|mut indicator| {
                indicator.methods.push(changed.method.clone());
                indicator
            }),
            IndicatorEvent::TargetSet(set) => state.map(|mut indicator| {
                indicator.targets.push(set.target.clone());
                indicator
            }),
            IndicatorEvent::TargetEnded(ended) => state.map(|mut indicator| {
                if let Some(latest) = indicator.targets.last_mut() {
                    latest.valid_to = Some(ended.valid_to);
                }
                indicator
            }),
        }
    }

    /// The version (1..) and method in force on a day; the first one for days before it.
    pub fn method_on(&self, day: NaiveDate) -> Option<(u32, &Method)> {
        (1..)
            .zip(&self.methods)
            .filter(|(version, method)| *version == 1 || method.valid_from <= day)
            .last()
    }

    /// The first of the methods whose values are compared with those of this version: a method that
    /// does not go on from the one before it begins a new series of numbers.
    pub fn era(&self, version: u32) -> u32 {
        let mut first = version;
        while first > 1 && self.method(first).is_some_and(|method| method.continues) {
            first -= 1;
        }
        first
    }

    /// The method of a version.
    pub fn method(&self, version: u32) -> Option<&Method> {
        self.methods.get(version.checked_sub(1)? as usize)
    }

    pub fn belongs(&self) -> Belongs {
        Belongs {
            indicator: Some(self.id),
            ..Belongs::default()
        }
    }

    pub(super) fn claim(&self) -> Option<String> {
        Some(Indicator::claim_of(&self.key))
    }

    /// The name under which an indicator's key is held.
    pub fn claim_of(key: &Key) -> String {
        format!("indicator-key:{}", key.as_str())
    }
}

fn stream(id: IndicatorId) -> StreamId {
    StreamId {
        kind: StreamKind::Indicator,
        id: id.0,
    }
}

/// Defines an indicator under a key of its own.
#[derive(Clone, Debug, Serialize)]
pub struct DefineIndicator {
    #[serde(skip)]
    pub indicator: IndicatorId,
    pub key: Key,
    pub names: Names,
    pub kind: IndicatorKind,
    pub method: Method,
}

impl Command for DefineIndicator {
    const NAME: &'static str = "DefineIndicator";

    fn target(&self) -> StreamId {
        stream(self.indicator)
    }

    fn permits(&self, actor: &Actor) -> bool {
        actor.runs_programmes()
    }

    fn decide(&self, _: &Facts) -> Result<Vec<Event>, Vec<Refusal>> {
        let mut checks = Checks::default();
        checks.names("names", &self.names);
        check_method(&mut checks, self.kind, &self.method);
        checks.expect(
            !self.method.continues,
            "method.continues",
            Reason::MethodsDiffer,
        );
        checks.finish()?;
        Ok(vec![
            Defined {
                indicator: self.indicator,
                key: self.key.clone(),
                names: self.names.clone(),
                kind: self.kind,
                method: self.method.clone(),
            }
            .into(),
        ])
    }
}

/// Changes how an indicator is measured or read from a day on. Observations keep the method they
/// were recorded under; values of different methods are not compared, unless the later one says
/// that it measures the same.
#[derive(Clone, Debug, Serialize)]
pub struct ChangeMethod {
    pub indicator: IndicatorId,
    pub method: Method,
}

impl Command for ChangeMethod {
    const NAME: &'static str = "ChangeMethod";

    fn target(&self) -> StreamId {
        stream(self.indicator)
    }

    fn permits(&self, actor: &Actor) -> bool {
        actor.runs_programmes()
    }

    fn decide(&self, facts: &Facts) -> Result<Vec<Event>, Vec<Refusal>> {
        let indicator: &Indicator = facts.need(self.indicator.0, "indicator")?;
        let mut checks = Checks::default();
        check_method(&mut checks, indicator.kind, &self.method);
        if let Some(latest) = indicator.methods.last() {
            if *latest == self.method {
                return Ok(Vec::new());
            }
            checks.expect(
                latest.valid_from < self.method.valid_from,
                "method.validFrom",
                Reason::BeginsBeforeLatest {
                    latest: latest.valid_from,
                },
            );
            check_continuation(&mut checks, latest, &self.method);
        }
        checks.finish()?;
        Ok(vec![
            MethodChanged {
                method: self.method.clone(),
            }
            .into(),
        ])
    }
}

/// Worked values that the islands compute as well.
#[cfg(test)]
fn vectors<T: serde::de::DeserializeOwned>(indicator: &str) -> T {
    let text = include_str!("../../tests/vectors/indicators.json");
    let mut all: serde_json::Value = serde_json::from_str(text).expect("the worked values");
    serde_json::from_value(all[indicator].take()).expect("worked values of the indicator")
}
