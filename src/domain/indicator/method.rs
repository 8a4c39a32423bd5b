//! Methods: how an indicator is measured and read from a day on, and what may be done with its
//! values.
//!
//! What may be brought together depends on the kind of number; a method that allows more is refused
//! before anything is recorded under it.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::domain::language::{Names, Texts};
use crate::domain::refusal::{Checks, LIST_ITEMS_MAX, Reason};

/// What the base year of an index is worth, and the whole of a share.
pub const HUNDRED: f64 = 100.0;
/// Years that an index may be based on.
const BASE_YEARS: std::ops::RangeInclusive<i32> = 1900..=2199;

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
    /// A number in relation to its own value in a base year, which is 100.
    BaseIndex,
    /// A step of a scale: higher and lower, but no distances between the steps.
    Ordinal,
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
    /// All numerators over all denominators.
    Pooled,
    /// The middle of the units' values, with how many they are. It speaks of units and is never the
    /// median of their cases. Of steps in the middle the lower one is taken.
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
            Aggregation::Pooled => matches!(kind, Share | Ratio),
            Aggregation::MedianOfUnits | Aggregation::Never => true,
        }
    }
}

/// How the values of one series may be brought together over time. There is no median: the middle
/// of medians of different days is the median of nothing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OverTime {
    Sum,
    MeanWeightedByCases,
    Pooled,
    /// The newest value speaks for the whole time.
    #[default]
    Latest,
    /// Times stand alone.
    Never,
}

impl OverTime {
    fn is_latest(&self) -> bool {
        *self == OverTime::Latest
    }

    /// Whether the rule means something for this kind of number.
    pub fn is_meaningful_for(self, kind: IndicatorKind) -> bool {
        match self {
            OverTime::Sum => Aggregation::Sum.is_meaningful_for(kind),
            OverTime::MeanWeightedByCases => {
                Aggregation::MeanWeightedByCases.is_meaningful_for(kind)
            }
            OverTime::Pooled => Aggregation::Pooled.is_meaningful_for(kind),
            OverTime::Latest | OverTime::Never => true,
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

/// Where values usually lie: one beside them is asked about and not refused.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Usual {
    pub least: f64,
    pub most: f64,
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
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub usual: Option<Usual>,
    /// Across projects and places.
    pub aggregation: Aggregation,
    #[serde(default, skip_serializing_if = "OverTime::is_latest")]
    pub over_time: OverTime,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub computed_from: Option<ComputedFrom>,
    /// Of a ratio: to how many of the denominator it is told, such as 100 people of working age.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub per: Option<f64>,
    /// The year of an index that is 100.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub base_year: Option<i32>,
    /// The steps of an ordinal indicator, lowest first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub scale: Vec<Names>,
    /// Cases from which on a number is published; with fewer it is kept and not shown.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub published_from: Option<u32>,
    /// It measures the same as the method before it, which only was worded or brought together
    /// otherwise: values of both are compared.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub continues: bool,
    pub description: Texts,
}

impl Method {
    /// The smallest and the largest value that can be right, as the kind of number has it.
    pub fn range(&self, kind: IndicatorKind) -> (Option<f64>, Option<f64>) {
        match kind {
            IndicatorKind::Ordinal => (Some(1.0), Some(self.scale.len() as f64)),
            IndicatorKind::Share => (
                Some(self.minimum.unwrap_or(0.0)),
                Some(self.maximum.unwrap_or(HUNDRED)),
            ),
            IndicatorKind::Count | IndicatorKind::MedianDays => {
                (Some(self.minimum.unwrap_or(0.0)), self.maximum)
            }
            _ => (self.minimum, self.maximum),
        }
    }

    /// What a numerator over a denominator is multiplied with.
    pub fn factor(&self, kind: IndicatorKind) -> f64 {
        match kind {
            IndicatorKind::Share => HUNDRED,
            _ => self.per.unwrap_or(1.0),
        }
    }
}

pub(super) fn check_method(checks: &mut Checks, kind: IndicatorKind, method: &Method) {
    checks.names("method.unit", &method.unit);
    checks.texts("method.description", &method.description);
    let bounds = [method.minimum, method.cap, method.maximum];
    let known: Vec<f64> = bounds.into_iter().flatten().collect();
    checks.expect(
        known.iter().all(|bound| bound.is_finite()) && known.is_sorted(),
        "method.maximum",
        Reason::RangeBackwards,
    );
    let is_in_order = |usual: Usual| {
        usual.least.is_finite() && usual.most.is_finite() && usual.least <= usual.most
    };
    checks.expect(
        method.usual.is_none_or(is_in_order),
        "method.usual",
        Reason::RangeBackwards,
    );
    checks.expect(
        method.aggregation.is_meaningful_for(kind),
        "method.aggregation",
        Reason::AggregationNotMeaningful,
    );
    checks.expect(
        method.over_time.is_meaningful_for(kind),
        "method.overTime",
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
    check_of_kind(checks, kind, method);
}

/// What only one kind of number has, it has to have.
fn check_of_kind(checks: &mut Checks, kind: IndicatorKind, method: &Method) {
    let is_index = kind == IndicatorKind::BaseIndex;
    match method.base_year {
        Some(year) => {
            checks.expect(is_index, "method.baseYear", Reason::NotOfThisKind);
            let (min, max) = (BASE_YEARS.start(), BASE_YEARS.end());
            checks.expect(
                BASE_YEARS.contains(&year),
                "method.baseYear",
                Reason::OutsideRange {
                    min: min.to_string(),
                    max: max.to_string(),
                },
            );
        }
        None => checks.expect(!is_index, "method.baseYear", Reason::Required),
    }
    if kind == IndicatorKind::Ordinal {
        checks.expect(method.scale.len() >= 2, "method.scale", Reason::Required);
        let has_bounds = method.minimum.or(method.maximum).or(method.cap).is_some();
        checks.expect(!has_bounds, "method.maximum", Reason::NotOfThisKind);
    } else {
        checks.expect(
            method.scale.is_empty(),
            "method.scale",
            Reason::NotOfThisKind,
        );
    }
    checks.list("method.scale", method.scale.len());
    for (place, step) in method.scale.iter().take(LIST_ITEMS_MAX).enumerate() {
        checks.names(&format!("method.scale.{place}"), step);
    }
    if let Some(per) = method.per {
        let is_ratio = kind == IndicatorKind::Ratio;
        checks.expect(is_ratio, "method.per", Reason::NotOfThisKind);
        let is_positive = per.is_finite() && per > 0.0;
        let reason = Reason::OutsideRange {
            min: "0".to_owned(),
            max: "–".to_owned(),
        };
        checks.expect(is_positive, "method.per", reason);
    }
    checks.expect(
        method.published_from != Some(0),
        "method.publishedFrom",
        Reason::OutsideRange {
            min: "1".to_owned(),
            max: "–".to_owned(),
        },
    );
}

/// A method goes on from another only when a value means the same under both.
pub(super) fn check_continuation(checks: &mut Checks, before: &Method, method: &Method) {
    let is_same = before.unit == method.unit
        && before.direction == method.direction
        && before.cap == method.cap
        && before.per == method.per
        && before.base_year == method.base_year
        && before.scale.len() == method.scale.len()
        && before.computed_from == method.computed_from;
    checks.expect(
        !method.continues || is_same,
        "method.continues",
        Reason::MethodsDiffer,
    );
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::refusal::Refusal;

    fn method(aggregation: Aggregation, over_time: OverTime) -> Method {
        Method {
            valid_from: NaiveDate::default(),
            unit: Names {
                fi: Some("yksikkö".into()),
                ..Names::default()
            },
            direction: Direction::HigherIsBetter,
            minimum: None,
            maximum: None,
            cap: None,
            usual: None,
            aggregation,
            over_time,
            computed_from: None,
            per: None,
            base_year: None,
            scale: Vec::new(),
            published_from: None,
            continues: false,
            description: Texts::default(),
        }
    }

    fn refused(kind: IndicatorKind, method: &Method) -> Vec<String> {
        let mut checks = Checks::default();
        check_method(&mut checks, kind, method);
        let refusals = checks.finish().err().unwrap_or_default();
        let field = |refusal: &Refusal| refusal.field.join(".");
        refusals.iter().map(field).collect()
    }

    #[test]
    fn what_means_nothing_for_a_kind_is_refused() {
        use IndicatorKind::*;
        let never = method(Aggregation::Never, OverTime::Never);
        for kind in [MeanIndex, MedianDays, Share, Count, Euro, Ratio] {
            assert_eq!(refused(kind, &never), [""; 0], "{kind:?}");
        }
        for kind in [MeanIndex, MedianDays, Share, Ratio] {
            let sum = method(Aggregation::Sum, OverTime::Sum);
            let faults = ["method.aggregation", "method.overTime"];
            assert_eq!(refused(kind, &sum), faults, "{kind:?}");
        }
        for kind in [MedianDays, Count, Euro] {
            let mean = method(
                Aggregation::MeanWeightedByCases,
                OverTime::MeanWeightedByCases,
            );
            assert_eq!(refused(kind, &mean).len(), 2, "{kind:?}");
        }
    }

    #[test]
    fn an_index_has_a_base_year_and_a_scale_has_steps_and_neither_is_averaged() {
        let bare = method(Aggregation::Pooled, OverTime::Latest);
        assert_eq!(
            refused(IndicatorKind::BaseIndex, &bare),
            ["method.aggregation", "method.baseYear"]
        );
        assert_eq!(
            refused(IndicatorKind::Ordinal, &bare),
            ["method.aggregation", "method.scale"]
        );
        let index = Method {
            base_year: Some(2008),
            ..method(Aggregation::Never, OverTime::Latest)
        };
        assert_eq!(refused(IndicatorKind::BaseIndex, &index), [""; 0]);
        assert_eq!(refused(IndicatorKind::Count, &index), ["method.baseYear"]);
    }

    #[test]
    fn a_method_goes_on_only_from_one_in_the_same_unit() {
        let before = method(Aggregation::Never, OverTime::Latest);
        let after = Method {
            continues: true,
            over_time: OverTime::Never,
            ..before.clone()
        };
        let mut checks = Checks::default();
        check_continuation(&mut checks, &before, &after);
        assert!(checks.finish().is_ok());
        let other = Method {
            direction: Direction::LowerIsBetter,
            ..after
        };
        let mut checks = Checks::default();
        check_continuation(&mut checks, &before, &other);
        assert!(checks.finish().is_err());
    }
}
