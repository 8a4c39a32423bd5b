//! Comparing what two models show: which series may stand side by side, and why others may not.
//!
//! Invariant: two numbers stand beside each other only when they are of one definition, one
//! professional group, one gender and spans of about as many days.

use std::sync::Arc;

use crate::domain::ids::IndicatorId;
use crate::domain::indicator::Indicator;
use crate::domain::series::{Observation, Series};

/// Why the values of two series of one indicator are not compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Obstacle {
    /// They were measured by methods of which neither goes on from the other.
    Definition,
    /// They are about the work of different professional groups.
    Group,
    /// They are about people of different genders, or of one and of both.
    Gender,
    /// They are about spans of different length.
    Days,
}

/// What two models show by one indicator; at least one of them shows something.
#[derive(Clone, Debug)]
pub struct Pair {
    pub indicator: IndicatorId,
    pub a: Option<Arc<Series>>,
    pub b: Option<Arc<Series>>,
    /// `None` when both may be compared, or one shows nothing.
    pub obstacle: Option<Obstacle>,
}

/// The newest measurement that counts.
fn newest(series: &Series) -> Option<&Observation> {
    let counting = series.observations.iter();
    counting
        .filter(|seen| seen.withdrawn.is_none() && !seen.is_forecast)
        .max_by_key(|seen| (seen.period.to, seen.number))
}

/// Why the newest values of two series of an indicator are not compared; `None` when they are.
pub fn obstacle(indicator: &Indicator, a: &Series, b: &Series) -> Option<Obstacle> {
    if a.group != b.group {
        return Some(Obstacle::Group);
    }
    if a.gender != b.gender {
        return Some(Obstacle::Gender);
    }
    let (a, b) = newest(a).zip(newest(b))?;
    let era = |seen: &Observation| Some(indicator.era(seen.current()?.method_version));
    if era(a) != era(b) {
        return Some(Obstacle::Definition);
    }
    (!a.period.is_about_as_long_as(b.period)).then_some(Obstacle::Days)
}

/// Pairs the series of two models by indicator: first those that may be compared, then others of
/// the same indicator with the reason, then what only one of them shows.
pub fn pairs(
    a: &[Arc<Series>],
    b: &[Arc<Series>],
    indicator: impl Fn(IndicatorId) -> Option<Arc<Indicator>>,
) -> Vec<Pair> {
    let mut left: Vec<&Arc<Series>> = b.iter().collect();
    let mut pairs: Vec<Option<Pair>> = a.iter().map(|_| None).collect();
    for must_fit in [true, false] {
        for (own, pair) in a.iter().zip(&mut pairs).filter(|(_, pair)| pair.is_none()) {
            let Some(defined) = indicator(own.indicator) else {
                continue;
            };
            let found = left.iter().position(|other| {
                let is_same = other.indicator == own.indicator;
                is_same && (!must_fit || obstacle(&defined, own, other).is_none())
            });
            *pair = found.map(|place| {
                let other = left.remove(place);
                Pair {
                    indicator: own.indicator,
                    obstacle: obstacle(&defined, own, other),
                    a: Some(own.clone()),
                    b: Some(other.clone()),
                }
            });
        }
    }
    let alone = |series: &Arc<Series>| Pair {
        indicator: series.indicator,
        a: None,
        b: None,
        obstacle: None,
    };
    let of_a = a.iter().zip(pairs).map(|(own, pair)| {
        pair.unwrap_or_else(|| Pair {
            a: Some(own.clone()),
            ..alone(own)
        })
    });
    let of_b = left.into_iter().map(|other| Pair {
        b: Some(other.clone()),
        ..alone(other)
    });
    of_a.chain(of_b).collect()
}
