//! Aggregates: what may be said of several series and times together, by the indicator's own rules.
//!
//! Values under methods that do not go on from each other are never brought together; what is left
//! out is counted. A number of a group too small to be published is left out for everybody, or a
//! total beside its parts would tell it.

use std::collections::{BTreeMap, HashSet};
use std::sync::Arc;

use crate::domain::indicator::{Aggregation, Indicator, IndicatorKind, Method, OverTime};
use crate::domain::period::Period;
use crate::domain::series::{
    Gender, Observation, Outcome, Parts, ProfessionalGroup, Reading, Series,
};

/// A number with what it takes to bring it together with others.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Value {
    pub value: f64,
    pub cases: Option<u32>,
    pub parts: Option<Parts>,
    /// The real value is at least this.
    pub is_capped: bool,
}

impl Value {
    /// The number of a reading, when it has one that is published.
    pub fn of(reading: &Reading) -> Option<Value> {
        let (value, is_capped) = match reading.outcome {
            _ if reading.is_small_group => return None,
            Outcome::Value(value) => (value, false),
            Outcome::Capped(at) => (at, true),
            Outcome::Rank(rank) => (f64::from(rank), false),
            Outcome::WorkingDays(_) | Outcome::Missing { .. } | Outcome::Claimed { .. } => {
                return None;
            }
        };
        Some(Value {
            value,
            cases: reading.n,
            parts: reading.parts,
            is_capped,
        })
    }

    /// Numerator and denominator: as recorded, else from the value and its cases.
    fn pooled(&self, factor: f64) -> Option<Parts> {
        self.parts.or_else(|| {
            let denominator = f64::from(self.cases.filter(|n| *n > 0)?);
            Some(Parts {
                numerator: self.value / factor * denominator,
                denominator,
            })
        })
    }
}

/// What a rule makes of values.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Combined {
    /// `None` when the rule forbids it or nothing can be said.
    pub value: Option<f64>,
    /// The value is only known to be at least this.
    pub is_capped: bool,
    /// Values behind it.
    pub n: usize,
    /// Values left out because they do not say how many cases they have.
    pub without_cases: usize,
    /// Their cases together, when all say how many.
    pub cases: Option<u32>,
    pub parts: Option<Parts>,
}

/// Brings values together by a rule.
pub fn combine(rule: Aggregation, kind: IndicatorKind, factor: f64, values: &[Value]) -> Combined {
    let mut combined = match rule {
        Aggregation::Never => Combined {
            n: values.len(),
            ..Combined::default()
        },
        Aggregation::Sum => sum(values),
        Aggregation::MeanWeightedByCases => mean(values),
        Aggregation::Pooled => pool(values, factor),
        Aggregation::MedianOfUnits => middle(values, kind == IndicatorKind::Ordinal),
    };
    combined.cases = values
        .iter()
        .filter(|value| !value.is_capped)
        .map(|value| value.cases)
        .try_fold(0_u32, |sum, cases| sum.checked_add(cases?))
        .filter(|cases| *cases > 0);
    combined
}

fn sum(values: &[Value]) -> Combined {
    let known = values.iter().filter(|value| !value.is_capped);
    let n = known.clone().count();
    Combined {
        value: (n > 0).then(|| known.map(|value| value.value).sum()),
        n,
        ..Combined::default()
    }
}

fn mean(values: &[Value]) -> Combined {
    let known = values.iter().filter(|value| !value.is_capped);
    let weighted: Vec<(f64, f64)> = known
        .clone()
        .filter_map(|v| Some((v.value, f64::from(v.cases.filter(|n| *n > 0)?))))
        .collect();
    let cases: f64 = weighted.iter().map(|(_, cases)| cases).sum();
    Combined {
        value: (cases > 0.0)
            .then(|| weighted.iter().map(|(value, n)| value * n).sum::<f64>() / cases),
        n: weighted.len(),
        without_cases: known.count() - weighted.len(),
        ..Combined::default()
    }
}

fn pool(values: &[Value], factor: f64) -> Combined {
    let known = values.iter().filter(|value| !value.is_capped);
    let parts: Vec<Parts> = known.clone().filter_map(|v| v.pooled(factor)).collect();
    let whole = Parts {
        numerator: parts.iter().map(|parts| parts.numerator).sum(),
        denominator: parts.iter().map(|parts| parts.denominator).sum(),
    };
    let has_whole = whole.denominator > 0.0;
    Combined {
        value: has_whole.then(|| whole.numerator / whole.denominator * factor),
        n: parts.len(),
        without_cases: known.count() - parts.len(),
        parts: has_whole.then_some(whole),
        ..Combined::default()
    }
}

fn middle(values: &[Value], of_steps: bool) -> Combined {
    let mut values = values.to_vec();
    values.sort_by(|a, b| {
        (a.value, a.is_capped)
            .partial_cmp(&(b.value, b.is_capped))
            .unwrap_or(std::cmp::Ordering::Equal)
    });
    let middle = values.len() / 2;
    let pair = if values.len() % 2 == 1 {
        values.get(middle).map(|value| (*value, *value))
    } else {
        let low = middle.checked_sub(1).and_then(|place| values.get(place));
        low.zip(values.get(middle)).map(|(low, high)| (*low, *high))
    };
    let value = pair.map(|(low, high)| match of_steps {
        true => low.value,
        false => f64::midpoint(low.value, high.value),
    });
    Combined {
        value,
        // A lower bound at or below the middle makes the median one too.
        is_capped: value.is_some() && values.iter().take(middle + 1).any(|v| v.is_capped),
        n: values.len(),
        ..Combined::default()
    }
}

/// Why there is no value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WhyNone {
    /// The definition does not let projects be brought together.
    NotAcross,
    /// The definition does not let times be brought together, and a series has several.
    NotOverTime,
    /// No number that could count was recorded.
    NothingKnown,
}

/// One indicator over projects and days, for one professional group, one gender and one line of methods.
#[derive(Clone, Debug)]
pub struct Aggregate {
    pub group: ProfessionalGroup,
    pub gender: Gender,
    /// The newest of the methods that go on from each other.
    pub method_version: u32,
    /// Other values of the same days were measured otherwise; they have an aggregate of their own.
    pub has_other_methods: bool,
    pub rule: Aggregation,
    pub over_time: OverTime,
    pub combined: Combined,
    pub why_none: Option<WhyNone>,
    pub projects: usize,
    pub series: usize,
    /// Observations that count in the days.
    pub observations: usize,
    pub missing: usize,
    pub capped: usize,
    pub claimed: usize,
    /// Numbers of groups too small to be published.
    pub too_small: usize,
    /// Numbers in working days, which are brought together with nothing.
    pub working_days: usize,
    /// Left out because their days are in those of another observation of the series.
    pub overlapping: usize,
    pub forecasts: usize,
}

/// Aggregates of the series of one indicator over the observations whose whole period lies in the
/// days, by professional group, gender and line of methods.
pub fn aggregates(indicator: &Indicator, series: &[Arc<Series>], days: Period) -> Vec<Aggregate> {
    let mut found: BTreeMap<(&str, &str, u32), Vec<Part<'_>>> = BTreeMap::new();
    for series in series {
        for part in parts(indicator, series, days) {
            let key = (series.group.key(), series.gender.key(), part.era);
            found.entry(key).or_default().push(part);
        }
    }
    let mut eras: BTreeMap<(&str, &str), HashSet<u32>> = BTreeMap::new();
    for (group, gender, era) in found.keys() {
        eras.entry((*group, *gender)).or_default().insert(*era);
    }
    found
        .iter()
        .filter_map(|((group, gender, _), parts)| {
            let version = parts.iter().map(|part| part.newest_method).max()?;
            let method = indicator.method(version)?;
            let mut aggregate = aggregate(indicator, method, version, parts)?;
            let others = eras.get(&(*group, *gender)).map_or(0, HashSet::len);
            aggregate.has_other_methods = others > 1;
            Some(aggregate)
        })
        .collect()
}

/// The observations of one series under one line of methods.
struct Part<'a> {
    series: &'a Series,
    era: u32,
    newest_method: u32,
    observations: Vec<&'a Observation>,
}

fn parts<'a>(indicator: &Indicator, series: &'a Series, days: Period) -> Vec<Part<'a>> {
    let mut eras: BTreeMap<u32, Part<'a>> = BTreeMap::new();
    for observation in &series.observations {
        let is_inside = days.from <= observation.period.from && observation.period.to <= days.to;
        let Some(current) = observation.current() else {
            continue;
        };
        if !is_inside || observation.withdrawn.is_some() {
            continue;
        }
        let era = indicator.era(current.method_version);
        let part = eras.entry(era).or_insert_with(|| Part {
            series,
            era,
            newest_method: era,
            observations: Vec::new(),
        });
        part.newest_method = part.newest_method.max(current.method_version);
        part.observations.push(observation);
    }
    eras.into_values().collect()
}

fn aggregate(
    indicator: &Indicator,
    method: &Method,
    method_version: u32,
    parts: &[Part<'_>],
) -> Option<Aggregate> {
    let projects: HashSet<_> = parts.iter().map(|part| part.series.project).collect();
    let mut aggregate = Aggregate {
        group: parts.first()?.series.group,
        gender: parts.first()?.series.gender,
        method_version,
        has_other_methods: false,
        rule: method.aggregation,
        over_time: method.over_time,
        combined: Combined::default(),
        why_none: None,
        projects: projects.len(),
        series: parts.len(),
        observations: 0,
        missing: 0,
        capped: 0,
        claimed: 0,
        too_small: 0,
        working_days: 0,
        overlapping: 0,
        forecasts: 0,
    };
    let factor = method.factor(indicator.kind);
    let mut values = Vec::new();
    let (mut without_cases, mut is_forbidden) = (0, false);
    for part in parts {
        let own = aggregate.take(part);
        if own.is_empty() {
            continue;
        }
        if method.over_time == OverTime::Never && own.len() > 1 {
            is_forbidden = true;
        } else if let Some((value, left_out)) =
            over_time(method.over_time, indicator.kind, factor, &own)
        {
            values.push(value);
            without_cases += left_out;
        }
    }
    let mut combined = combine(method.aggregation, indicator.kind, factor, &values);
    combined.without_cases += without_cases;
    aggregate.why_none = if is_forbidden {
        combined.value = None;
        Some(WhyNone::NotOverTime)
    } else if method.aggregation == Aggregation::Never && !values.is_empty() {
        Some(WhyNone::NotAcross)
    } else {
        combined.value.is_none().then_some(WhyNone::NothingKnown)
    };
    aggregate.combined = combined;
    Some(aggregate)
}

impl Aggregate {
    /// Counts the observations of a series, and returns the numbers of those that do not overlap,
    /// oldest first: of overlapping ones those that end first.
    fn take(&mut self, part: &Part<'_>) -> Vec<Value> {
        let mut numbers: Vec<(&Observation, Value)> = Vec::new();
        for observation in &part.observations {
            let Some(current) = observation.current() else {
                continue;
            };
            if observation.is_forecast {
                self.forecasts += 1;
                continue;
            }
            self.observations += 1;
            match &current.reading.outcome {
                Outcome::Missing { .. } => self.missing += 1,
                Outcome::Claimed { .. } => self.claimed += 1,
                _ if current.reading.is_small_group => self.too_small += 1,
                Outcome::WorkingDays(_) => self.working_days += 1,
                Outcome::Capped(_) => self.capped += 1,
                Outcome::Value(_) | Outcome::Rank(_) => {}
            }
            numbers.extend(Value::of(&current.reading).map(|value| (*observation, value)));
        }
        numbers.sort_by_key(|(observation, _)| {
            let period = observation.period;
            (period.to, std::cmp::Reverse(period.from))
        });
        let mut taken: Vec<(&Observation, Value)> = Vec::new();
        for (observation, value) in numbers {
            let begins = observation.period.from;
            if taken
                .last()
                .is_some_and(|(last, _)| begins <= last.period.to)
            {
                self.overlapping += 1;
            } else {
                taken.push((observation, value));
            }
        }
        taken.into_iter().map(|(_, value)| value).collect()
    }
}

/// One value for the whole time of a series, and how many were left out for want of cases.
fn over_time(
    rule: OverTime,
    kind: IndicatorKind,
    factor: f64,
    values: &[Value],
) -> Option<(Value, usize)> {
    let rule = match rule {
        OverTime::Latest | OverTime::Never => return Some((*values.last()?, 0)),
        _ if values.len() == 1 => return Some((*values.first()?, 0)),
        OverTime::Sum => Aggregation::Sum,
        OverTime::MeanWeightedByCases => Aggregation::MeanWeightedByCases,
        OverTime::Pooled => Aggregation::Pooled,
    };
    let combined = combine(rule, kind, factor, values);
    let value = Value {
        value: combined.value?,
        cases: combined.cases,
        parts: combined.parts,
        is_capped: combined.is_capped,
    };
    Some((value, combined.without_cases))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn known(value: f64, cases: Option<u32>) -> Value {
        Value {
            value,
            cases,
            parts: None,
            is_capped: false,
        }
    }

    fn capped(value: f64) -> Value {
        Value {
            is_capped: true,
            ..known(value, None)
        }
    }

    fn share(numerator: f64, denominator: f64) -> Value {
        Value {
            parts: Some(Parts {
                numerator,
                denominator,
            }),
            ..known(numerator / denominator * 100.0, None)
        }
    }

    fn made(rule: Aggregation, values: &[Value]) -> Combined {
        combine(rule, IndicatorKind::Share, 100.0, values)
    }

    #[test]
    fn indexes_are_averaged_only_with_their_cases() {
        let values = [
            known(0.2, Some(100)),
            known(0.4, Some(300)),
            known(0.9, None),
        ];
        let mean = made(Aggregation::MeanWeightedByCases, &values);
        assert!((mean.value.unwrap() - 0.35).abs() < 1e-12);
        assert_eq!((mean.n, mean.without_cases, mean.cases), (2, 1, None));
    }

    #[test]
    fn shares_are_pooled_from_their_parts_or_their_cases() {
        let values = [share(9.0, 10.0), share(10.0, 90.0), known(50.0, Some(100))];
        let pooled = made(Aggregation::Pooled, &values);
        assert!((pooled.value.unwrap() - 69.0 / 200.0 * 100.0).abs() < 1e-9);
        assert_eq!((pooled.n, pooled.without_cases), (3, 0));
        let blind = made(Aggregation::Pooled, &[known(50.0, None)]);
        assert_eq!((blind.value, blind.without_cases), (None, 1));
    }

    #[test]
    fn a_median_that_falls_on_a_capped_value_says_so() {
        let median = |values: &[Value]| {
            let made = made(Aggregation::MedianOfUnits, values);
            (made.value, made.is_capped)
        };
        let pair = [capped(182.0), known(7.0, Some(3))];
        assert_eq!(median(&pair), (Some(94.5), true));
        assert_eq!(median(&[capped(182.0); 2]), (Some(182.0), true));
        let bound = [capped(93.0), known(100.0, None), known(110.0, None)];
        assert_eq!(median(&bound), (Some(100.0), true));
        let three = [pair[0], pair[1], known(5.0, None)];
        assert_eq!(median(&three), (Some(7.0), false));
    }

    #[test]
    fn of_two_steps_in_the_middle_the_lower_is_taken() {
        let steps = [known(2.0, None), known(5.0, None)];
        let ordinal = IndicatorKind::Ordinal;
        let middle = combine(Aggregation::MedianOfUnits, ordinal, 1.0, &steps);
        assert_eq!(middle.value, Some(2.0));
    }

    #[test]
    fn nothing_known_gives_no_value_and_not_zero() {
        for rule in [
            Aggregation::Sum,
            Aggregation::MeanWeightedByCases,
            Aggregation::Pooled,
            Aggregation::MedianOfUnits,
            Aggregation::Never,
        ] {
            let made = made(rule, &[]);
            assert_eq!((made.value, made.n), (None, 0));
        }
    }
}
