//! Indicator: what is measured, how it is read, and what may be done with its values.
//!
//! A median or an index is never summed, and never averaged without weights: a definition that
//! would allow it is refused.

pub mod coci;
pub mod t3;
mod target;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::actor::Actor;
use super::command::{Belongs, Command, Facts, History, Stamp, StreamId};
use super::event::{Event, IndicatorEvent, StreamKind};
use super::ids::{IndicatorId, Key};
use super::language::{Names, Texts};
use super::refusal::{Checks, Reason, Refusal};

pub use target::{Bound, EndTarget, Judgement, SetTarget, Target, TargetEnded, TargetSet, judge};

/// What kind of number it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum IndicatorKind {
    /// The mean of individual indexes, such as COCI.
    MeanIndex,
    /// A median of days, such as T3.
    MedianDays,
    /// A part of a whole, 0–100 %.
    Share,
    Count,
    Euro,
    Ratio,
}

/// Which way is better.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Direction {
    HigherIsBetter,
    LowerIsBetter,
    Neutral,
}

/// How values of several projects may be brought together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Aggregation {
    Sum,
    /// A mean in which each value counts as often as it has cases; values without n are left out
    /// and counted.
    MeanWeightedByCases,
    /// The middle of the units' values, with how many they are.
    MedianOfUnits,
    /// Values stand alone.
    Never,
}

impl Aggregation {
    /// Whether the rule means something for this kind of number.
    pub fn is_meaningful_for(self, kind: IndicatorKind) -> bool {
        use IndicatorKind::*;
        match self {
            Aggregation::Sum => matches!(kind, Count | Euro),
            Aggregation::MeanWeightedByCases => matches!(kind, MeanIndex | Share | Ratio),
            Aggregation::MedianOfUnits | Aggregation::Never => true,
        }
    }
}

/// Rows from which the service can compute a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ComputedFrom {
    /// Visits per patient and professional: COCI.
    Visits,
    /// Days to the third free slot per professional: T3.
    ThirdFreeSlots,
}

/// How an indicator is measured and read from a day on.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Method {
    pub valid_from: NaiveDate,
    /// What one value is measured in.
    pub unit: Names,
    pub direction: Direction,
    /// Smallest and largest value that can be right.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub minimum: Option<f64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub maximum: Option<f64>,
    /// From this value on the real one is unknown: it is at least this.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cap: Option<f64>,
    pub aggregation: Aggregation,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub computed_from: Option<ComputedFrom>,
    pub description: Texts,
}

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

fn check_method(checks: &mut Checks, kind: IndicatorKind, method: &Method) {
    checks.names("method.unit", &method.unit);
    checks.texts("method.description", &method.description);
    let bounds = [method.minimum, method.cap, method.maximum];
    let known: Vec<f64> = bounds.into_iter().flatten().collect();
    checks.expect(
        known.iter().all(|bound| bound.is_finite()) && known.is_sorted(),
        "method.maximum",
        Reason::RangeBackwards,
    );
    checks.expect(
        method.aggregation.is_meaningful_for(kind),
        "method.aggregation",
        Reason::AggregationNotMeaningful,
    );
    let computable = match method.computed_from {
        None => true,
        Some(ComputedFrom::Visits) => kind == IndicatorKind::MeanIndex,
        Some(ComputedFrom::ThirdFreeSlots) => kind == IndicatorKind::MedianDays,
    };
    checks.expect(
        computable,
        "method.computedFrom",
        Reason::NotComputedFromThis,
    );
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
/// were recorded under; values of different methods are not compared.
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
