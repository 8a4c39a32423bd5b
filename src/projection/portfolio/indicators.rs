//! Indicators in the summary: the latest known values of each project, and what may be said of
//! several projects together.

use std::collections::HashMap;
use std::sync::Arc;

use super::{Row, Sources};
use crate::domain::ids::{IndicatorId, ProjectId};
use crate::domain::indicator::{Aggregation, Indicator, Method};
use crate::domain::series::{
    Gender, Movement, Observation, Outcome, ProfessionalGroup, RecordedReading, Series, movement,
};
use crate::projection::aggregate::{Value, combine};

/// The latest known value of one series.
#[derive(Clone, Debug)]
pub struct IndicatorCell {
    pub indicator: Arc<Indicator>,
    /// As the sources have it: it may be in short.
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

/// One indicator over all projects, for one professional group and one line of methods that go on
/// from each other.
#[derive(Clone, Debug)]
pub struct IndicatorTotal {
    pub indicator: Arc<Indicator>,
    pub group: ProfessionalGroup,
    pub gender: Gender,
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
    /// Numbers left out because their group is too small to be published.
    pub too_small: usize,
    /// Cases from which on a number is published.
    pub published_from: Option<u32>,
    /// Numbers left out because they are in working days.
    pub working_days: usize,
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
    Some(IndicatorCell {
        indicator: indicator.clone(),
        series: series.clone(),
        latest: latest.number,
        missing_since: missing_since.map(|observation| observation.number),
        earlier: earlier.map(|observation| observation.number),
        movement: movement(
            indicator,
            earlier.and_then(|observation| observation.current()),
            reading,
        ),
    })
}

/// Totals per indicator, professional group, gender and method, in the order of the indicators.
pub fn totals(sources: &Sources<'_>, rows: &[Row]) -> Vec<IndicatorTotal> {
    let mut groups: HashMap<IndicatorId, HashMap<Joined, Vec<Cell<'_>>>> = HashMap::new();
    for cell in rows.iter().flat_map(|row| &row.indicators) {
        if let Some(reading) = cell.reading() {
            let key = (
                cell.series.group,
                cell.series.gender,
                cell.indicator.era(reading.method_version),
            );
            let own = groups.entry(cell.indicator.id).or_default();
            own.entry(key).or_default().push((cell, reading));
        }
    }
    let mut totals = Vec::new();
    for indicator in sources.indicators {
        let mut own: Vec<_> = groups.remove(&indicator.id).into_iter().flatten().collect();
        own.sort_by_key(|((group, gender, version), _)| (group.key(), gender.key(), *version));
        for ((group, gender, era), cells) in own {
            let versions = cells.iter().map(|(_, reading)| reading.method_version);
            let version = versions.max().unwrap_or(era);
            if let Some(method) = indicator.method(version) {
                let own = total(indicator, (group, gender, version), method, &cells);
                totals.push(IndicatorTotal {
                    published_from: method.published_from.max(sources.least),
                    ..own
                });
            }
        }
    }
    totals
}

/// What values are brought together by: group, gender and line of methods.
type Joined = (ProfessionalGroup, Gender, u32);

/// A cell with its reading.
type Cell<'c> = (&'c IndicatorCell, &'c RecordedReading);

fn total(
    indicator: &Arc<Indicator>,
    (group, gender, method_version): Joined,
    method: &Method,
    cells: &[Cell<'_>],
) -> IndicatorTotal {
    let mut total = IndicatorTotal {
        indicator: indicator.clone(),
        group,
        gender,
        method_version,
        value: None,
        is_capped_value: false,
        rule: method.aggregation,
        n: 0,
        without_cases: 0,
        missing: 0,
        capped: 0,
        claimed: 0,
        too_small: 0,
        published_from: None,
        working_days: 0,
        improved: 0,
        worsened: 0,
    };
    let mut values: Vec<Value> = Vec::new();
    for (cell, recorded) in cells {
        match cell.movement {
            Movement::Improved => total.improved += 1,
            Movement::Worsened => total.worsened += 1,
            Movement::Unchanged | Movement::NotComparable => {}
        }
        if cell.missing_since.is_some() {
            total.missing += 1;
        }
        match &recorded.reading.outcome {
            Outcome::Missing { .. } => total.missing += 1,
            Outcome::Claimed { .. } => total.claimed += 1,
            _ if recorded.reading.is_small_group => total.too_small += 1,
            Outcome::WorkingDays(_) => total.working_days += 1,
            Outcome::Capped(_) => total.capped += 1,
            Outcome::Value(_) | Outcome::Rank(_) => {}
        }
        values.extend(Value::of(&recorded.reading));
    }
    let factor = method.factor(indicator.kind);
    let combined = combine(method.aggregation, indicator.kind, factor, &values);
    total.value = combined.value;
    total.is_capped_value = combined.is_capped;
    total.n = combined.n;
    total.without_cases = combined.without_cases;
    total
}
