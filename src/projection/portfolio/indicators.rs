//! Indicators in the summary: the latest known values of each project, and what may be said of
//! several projects together.

use std::collections::HashMap;
use std::sync::Arc;

use super::{Row, Sources};
use crate::domain::ids::{IndicatorId, ProjectId};
use crate::domain::indicator::{Aggregation, Indicator, Method};
use crate::domain::series::{
    Movement, Observation, Outcome, ProfessionalGroup, RecordedReading, Series, movement,
};

/// The latest known value of one series.
#[derive(Clone, Debug)]
pub struct IndicatorCell {
    pub indicator: Arc<Indicator>,
    pub series: Arc<Series>,
    /// Number of the latest observation that says something; of the latest without a value when
    /// none does.
    pub latest: u32,
    /// Number of the first observation without a value after the latest known one.
    pub missing_since: Option<u32>,
    /// The one that the latest is compared with.
    pub earlier: Option<u32>,
    pub movement: Movement,
}

impl IndicatorCell {
    pub fn observation(&self) -> Option<&Observation> {
        self.series.observation(self.latest)
    }

    fn reading(&self) -> Option<&RecordedReading> {
        self.observation().and_then(Observation::current)
    }
}

/// One indicator over all projects, for one professional group and method.
#[derive(Clone, Debug)]
pub struct IndicatorTotal {
    pub indicator: Arc<Indicator>,
    pub group: ProfessionalGroup,
    pub method_version: u32,
    /// What the definition's rule gives; `None` when it forbids or nothing can be said.
    pub value: Option<f64>,
    /// The value is only known to be at least this.
    pub is_capped_value: bool,
    pub rule: Aggregation,
    /// Values behind it.
    pub n: usize,
    /// Values left out because they do not say how many cases they have.
    pub without_cases: usize,
    /// Series whose latest observation has no value.
    pub missing: usize,
    pub capped: usize,
    pub claimed: usize,
    pub improved: usize,
    pub worsened: usize,
}

/// Latest known values of every project, in the order of the series.
pub fn by_project(sources: &Sources<'_>) -> HashMap<ProjectId, Vec<IndicatorCell>> {
    let indicators: HashMap<IndicatorId, &Arc<Indicator>> =
        sources.indicators.iter().map(|i| (i.id, i)).collect();
    let mut cells: HashMap<ProjectId, Vec<IndicatorCell>> = HashMap::new();
    for series in sources.series {
        let Some(indicator) = indicators.get(&series.indicator) else {
            continue;
        };
        if let Some(cell) = cell(sources, indicator, series) {
            cells.entry(series.project).or_default().push(cell);
        }
    }
    for cells in cells.values_mut() {
        cells.sort_by(|a, b| a.indicator.key.cmp(&b.indicator.key));
    }
    cells
}

fn cell(
    sources: &Sources<'_>,
    indicator: &Arc<Indicator>,
    series: &Arc<Series>,
) -> Option<IndicatorCell> {
    let counting = series.counting_until(sources.round.period.to);
    let is_known = |observation: &&Observation| {
        let current = observation.current();
        current.is_some_and(|current| !current.reading.outcome.is_missing())
    };
    let known = counting.iter().rposition(is_known);
    let latest = counting.get(known.unwrap_or(counting.len().checked_sub(1)?))?;
    let missing_since = known.and_then(|place| counting.get(place + 1));
    let reading = latest.current()?;
    let earlier = series.comparable_before(latest);
    let method = indicator.method(reading.method_version)?;
    Some(IndicatorCell {
        indicator: indicator.clone(),
        series: series.clone(),
        latest: latest.number,
        missing_since: missing_since.map(|observation| observation.number),
        earlier: earlier.map(|observation| observation.number),
        movement: movement(
            earlier.and_then(|observation| observation.current()),
            reading,
            method.direction,
        ),
    })
}

/// Totals per indicator, professional group and method, in the order of the indicators.
pub fn totals(sources: &Sources<'_>, rows: &[Row]) -> Vec<IndicatorTotal> {
    let mut totals = Vec::new();
    for indicator in sources.indicators {
        let mut cells: HashMap<(ProfessionalGroup, u32), Vec<&IndicatorCell>> = HashMap::new();
        for cell in rows.iter().flat_map(|row| &row.indicators) {
            if cell.indicator.id == indicator.id
                && let Some(reading) = cell.reading()
            {
                let key = (cell.series.group, reading.method_version);
                cells.entry(key).or_default().push(cell);
            }
        }
        let mut keys: Vec<_> = cells.keys().copied().collect();
        keys.sort_by_key(|(group, version)| (group.key(), *version));
        for (group, version) in keys {
            if let (Some(cells), Some(method)) =
                (cells.get(&(group, version)), indicator.method(version))
            {
                totals.push(total(indicator, group, version, method, cells));
            }
        }
    }
    totals
}

fn total(
    indicator: &Arc<Indicator>,
    group: ProfessionalGroup,
    method_version: u32,
    method: &Method,
    cells: &[&IndicatorCell],
) -> IndicatorTotal {
    let mut total = IndicatorTotal {
        indicator: indicator.clone(),
        group,
        method_version,
        value: None,
        is_capped_value: false,
        rule: method.aggregation,
        n: 0,
        without_cases: 0,
        missing: 0,
        capped: 0,
        claimed: 0,
        improved: 0,
        worsened: 0,
    };
    let mut values: Vec<Value> = Vec::new();
    for cell in cells {
        match cell.movement {
            Movement::Improved => total.improved += 1,
            Movement::Worsened => total.worsened += 1,
            Movement::Unchanged | Movement::NotComparable => {}
        }
        if cell.missing_since.is_some() {
            total.missing += 1;
        }
        let Some(recorded) = cell.reading() else {
            continue;
        };
        let cases = recorded.reading.n;
        match recorded.reading.outcome {
            Outcome::Value(value) => values.push(Value::known(value, cases)),
            Outcome::Capped(value) => {
                total.capped += 1;
                values.push(Value::capped(value));
            }
            Outcome::Missing { .. } => total.missing += 1,
            Outcome::Claimed { .. } => total.claimed += 1,
        }
    }
    aggregate(&mut total, values);
    total
}

/// A value with how many cases it has, when it may be weighted.
#[derive(Clone, Copy, Debug)]
struct Value {
    value: f64,
    cases: Option<u32>,
    is_capped: bool,
}

impl Value {
    fn known(value: f64, cases: Option<u32>) -> Value {
        Value {
            value,
            cases,
            is_capped: false,
        }
    }

    fn capped(value: f64) -> Value {
        Value {
            value,
            cases: None,
            is_capped: true,
        }
    }
}

fn aggregate(total: &mut IndicatorTotal, mut values: Vec<Value>) {
    match total.rule {
        Aggregation::Never => total.n = values.len(),
        Aggregation::Sum => {
            values.retain(|value| !value.is_capped);
            total.n = values.len();
            total.value = (total.n > 0).then(|| values.iter().map(|value| value.value).sum());
        }
        Aggregation::MeanWeightedByCases => {
            values.retain(|value| !value.is_capped);
            let weighted: Vec<(f64, f64)> = values
                .iter()
                .filter_map(|v| Some((v.value, f64::from(v.cases.filter(|n| *n > 0)?))))
                .collect();
            total.n = weighted.len();
            total.without_cases = values.len() - weighted.len();
            let cases: f64 = weighted.iter().map(|(_, cases)| cases).sum();
            total.value = (cases > 0.0)
                .then(|| weighted.iter().map(|(value, n)| value * n).sum::<f64>() / cases);
        }
        Aggregation::MedianOfUnits => {
            values.sort_by(|a, b| {
                (a.value, a.is_capped)
                    .partial_cmp(&(b.value, b.is_capped))
                    .unwrap_or(std::cmp::Ordering::Equal)
            });
            total.n = values.len();
            let middle = values.len() / 2;
            let pair = if values.len() % 2 == 1 {
                values.get(middle).map(|value| (*value, *value))
            } else {
                let low = middle.checked_sub(1).and_then(|place| values.get(place));
                low.zip(values.get(middle)).map(|(low, high)| (*low, *high))
            };
            if let Some((low, high)) = pair {
                // A lower bound at or below the middle makes the median one too.
                total.is_capped_value = values.iter().take(middle + 1).any(|v| v.is_capped);
                total.value = Some(f64::midpoint(low.value, high.value));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::command::History;
    use crate::domain::ids::Key;
    use crate::domain::indicator::IndicatorKind;
    use crate::domain::language::Names;

    fn empty(rule: Aggregation) -> IndicatorTotal {
        IndicatorTotal {
            indicator: Arc::new(Indicator {
                id: IndicatorId(uuid::Uuid::nil()),
                key: Key::parse("coci").unwrap(),
                names: Names::default(),
                kind: IndicatorKind::MeanIndex,
                methods: Vec::new(),
                targets: Vec::new(),
                history: History::default(),
            }),
            group: ProfessionalGroup::Doctors,
            method_version: 1,
            value: None,
            is_capped_value: false,
            rule,
            n: 0,
            without_cases: 0,
            missing: 0,
            capped: 0,
            claimed: 0,
            improved: 0,
            worsened: 0,
        }
    }

    #[test]
    fn indexes_are_averaged_only_with_their_cases() {
        let mut total = empty(Aggregation::MeanWeightedByCases);
        let values = vec![
            Value::known(0.2, Some(100)),
            Value::known(0.4, Some(300)),
            Value::known(0.9, None),
        ];
        aggregate(&mut total, values);
        assert!((total.value.unwrap() - 0.35).abs() < 1e-12);
        assert_eq!((total.n, total.without_cases), (2, 1));
    }

    #[test]
    fn a_median_that_falls_on_a_capped_value_says_so() {
        let mut total = empty(Aggregation::MedianOfUnits);
        let values = vec![Value::capped(182.0), Value::known(7.0, Some(3))];
        aggregate(&mut total, values.clone());
        assert_eq!((total.value, total.is_capped_value), (Some(94.5), true));
        let mut total = empty(Aggregation::MedianOfUnits);
        aggregate(&mut total, vec![Value::capped(182.0); 2]);
        assert_eq!((total.value, total.is_capped_value), (Some(182.0), true));
        let mut total = empty(Aggregation::MedianOfUnits);
        let bound = [
            Value::capped(93.0),
            Value::known(100.0, None),
            Value::known(110.0, None),
        ];
        aggregate(&mut total, bound.to_vec());
        assert_eq!((total.value, total.is_capped_value), (Some(100.0), true));
        let mut total = empty(Aggregation::MedianOfUnits);
        aggregate(&mut total, [values, vec![Value::known(5.0, None)]].concat());
        assert_eq!((total.value, total.is_capped_value), (Some(7.0), false));
    }

    #[test]
    fn nothing_known_gives_no_value_and_not_zero() {
        for rule in [
            Aggregation::Sum,
            Aggregation::MeanWeightedByCases,
            Aggregation::MedianOfUnits,
            Aggregation::Never,
        ] {
            let mut total = empty(rule);
            aggregate(&mut total, Vec::new());
            assert_eq!((total.value, total.n), (None, 0));
        }
    }
}
