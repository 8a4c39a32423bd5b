//! Warnings: what a careful reader would ask about a number. They never stand in its way.

use super::{Observation, Outcome, Series};
use crate::domain::indicator::Indicator;

/// A change this many times the largest one before it is asked about.
const JUMP_TIMES: f64 = 3.0;
/// With one earlier value only, a value this many times another is asked about.
const FOLD: f64 = 4.0;

/// What is asked about a value.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Warning {
    /// It lies far from the value before it.
    Jump { before: f64 },
    /// It can be right, and lies where values seldom do.
    Unusual { least: f64, most: f64 },
    /// It has fewer cases than are published: it is kept and not shown.
    SmallGroup { least: u32 },
}

/// What is asked about the reading in force of an observation, beside its series, where numbers of
/// fewer cases than `least` are kept back.
pub fn warnings(
    indicator: &Indicator,
    series: &Series,
    observation: &Observation,
    least: Option<u32>,
) -> Vec<Warning> {
    let mut found = Vec::new();
    let Some(current) = observation.current() else {
        return found;
    };
    let Some(method) = indicator.method(current.method_version) else {
        return found;
    };
    let limit = method.published_from.max(least);
    if let (true, Some(least)) = (current.reading.is_below(least), limit) {
        found.push(Warning::SmallGroup { least });
    }
    let Outcome::Value(value) = current.reading.outcome else {
        return found;
    };
    if let Some(usual) = method.usual
        && !(usual.least..=usual.most).contains(&value)
    {
        found.push(Warning::Unusual {
            least: usual.least,
            most: usual.most,
        });
    }
    if let Some(before) = far_from(indicator, series, observation, value) {
        found.push(Warning::Jump { before });
    }
    found
}

/// The value before this one, when this one lies far from it.
fn far_from(
    indicator: &Indicator,
    series: &Series,
    observation: &Observation,
    value: f64,
) -> Option<f64> {
    let era = |o: &Observation| Some(indicator.era(o.current()?.method_version));
    let own = era(observation);
    let mut earlier = Vec::new();
    let mut last = observation;
    while let Some(before) = series.comparable_before(last) {
        if era(before) != own {
            break;
        }
        if let Some(Outcome::Value(value)) = before.current().map(|now| &now.reading.outcome) {
            earlier.push(*value);
        }
        last = before;
    }
    let before = *earlier.first()?;
    let largest = earlier
        .windows(2)
        .map(|pair| (pair[0] - pair[1]).abs())
        .fold(0.0, f64::max);
    let is_far = if largest > 0.0 {
        (value - before).abs() > JUMP_TIMES * largest
    } else {
        let (small, large) = (value.abs().min(before.abs()), value.abs().max(before.abs()));
        small > 0.0 && large > FOLD * small
    };
    is_far.then_some(before)
}
