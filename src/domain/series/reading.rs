//! Readings: what was found, and what a reader must know to trust it.

use serde::{Deserialize, Serialize};

use crate::domain::command::Stamp;
use crate::domain::free_text::FreeText;
use crate::domain::indicator::{Direction, Indicator};

/// Which way a change went, in the indicator's own sense of better.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Movement {
    Improved,
    Worsened,
    Unchanged,
    /// There is nothing to compare with: no earlier value, another method, a capped pair, or a
    /// group too small.
    NotComparable,
}

/// What was found. Exactly one of six, so that no 0 ever stands for "no data".
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    Value(f64),
    /// At least this much; the real value is unknown.
    Capped(f64),
    /// A step of the indicator's scale, 1 for the lowest. It is no number to reckon with.
    Rank(u32),
    /// A median in working days, where the method counts calendar days. It is kept under its own
    /// name, and compared and brought together with nothing.
    WorkingDays(f64),
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
    /// Whether it is a value, a lower bound of one, or a step: a number that others are compared
    /// with.
    pub fn has_number(&self) -> bool {
        match self {
            Outcome::Value(_) | Outcome::Capped(_) | Outcome::Rank(_) => true,
            Outcome::WorkingDays(_) | Outcome::Missing { .. } | Outcome::Claimed { .. } => false,
        }
    }

    /// Whether something was measured, in the unit of the method or not.
    pub fn is_measured(&self) -> bool {
        self.has_number() || matches!(self, Outcome::WorkingDays(_))
    }

    /// Whether nothing at all is known.
    pub fn is_missing(&self) -> bool {
        matches!(self, Outcome::Missing { .. })
    }
}

/// What a share or a ratio was computed from.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Parts {
    pub numerator: f64,
    pub denominator: f64,
}

/// An outcome with what a reader must know to trust it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Reading {
    pub outcome: Outcome,
    /// Given in place of a value, which is computed when the reading is recorded.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub parts: Option<Parts>,
    /// The step of the scale that is aimed at.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub target_rank: Option<u32>,
    /// Cases behind the value: patients for COCI, professionals for T3.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub n: Option<u32>,
    /// Cases left out: patients below two visits, professionals without data.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub excluded: Option<u32>,
    /// Cases at the cap.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub capped: Option<u32>,
    /// It has fewer cases than its method publishes: kept, and shown to nobody but those who work
    /// with it. Set when it is recorded, so that no later rule opens it; the limit of the whole
    /// service is asked when it is read.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub is_small_group: bool,
    pub source: FreeText,
    /// What explains a number that a careful reader would ask about.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<FreeText>,
    pub is_provisional: bool,
}

impl Reading {
    /// An outcome of which no more is known than where it comes from.
    pub fn new(outcome: Outcome, source: FreeText) -> Reading {
        Reading {
            outcome,
            parts: None,
            target_rank: None,
            n: None,
            excluded: None,
            capped: None,
            is_small_group: false,
            source,
            note: None,
            is_provisional: false,
        }
    }

    /// Whether it is kept back: its method published no group so small, or it has fewer cases than
    /// `least`. Of a number that does not say how many cases it has, nobody can tell.
    pub fn is_below(&self, least: Option<u32>) -> bool {
        let is_few = |(n, least)| n < least && self.outcome.is_measured();
        self.is_small_group || self.n.zip(least).is_some_and(is_few)
    }
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

/// Which way the later reading moved from the earlier one. Readings under methods that do not go on
/// from each other are not compared, nor any of a group too small to be published; a claim speaks
/// for itself.
pub fn movement(
    indicator: &Indicator,
    earlier: Option<&RecordedReading>,
    later: &RecordedReading,
) -> Movement {
    if let Outcome::Claimed { movement, .. } = &later.reading.outcome {
        return *movement;
    }
    let era = indicator.era(later.method_version);
    let is_fit = |other: &&RecordedReading| {
        indicator.era(other.method_version) == era && !other.reading.is_small_group
    };
    let direction = indicator.method(later.method_version);
    match (earlier.filter(is_fit), direction) {
        (Some(earlier), Some(method)) if !later.reading.is_small_group => moved(
            &earlier.reading.outcome,
            &later.reading.outcome,
            method.direction,
        ),
        _ => Movement::NotComparable,
    }
}

fn moved(earlier: &Outcome, later: &Outcome, direction: Direction) -> Movement {
    let (before, after) = match (earlier, later) {
        (Outcome::Value(before), Outcome::Value(after)) => (*before, *after),
        (Outcome::Rank(before), Outcome::Rank(after)) => (f64::from(*before), f64::from(*after)),
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
