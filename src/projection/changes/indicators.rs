//! What became of the indicators: the latest known value of each series on both sides.

use std::collections::HashMap;
use std::sync::Arc;

use chrono::NaiveDate;

use super::Sources;
use crate::domain::assessment::Evidence;
use crate::domain::ids::{IndicatorId, Key, ProjectId, SeriesId};
use crate::domain::indicator::Indicator;
use crate::domain::series::{Movement, Observation, Series, movement};

/// What became of a series.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum IndicatorNews {
    /// A value or a claim where there was none.
    First,
    /// A later value or claim.
    New,
    /// The same observation reads otherwise.
    Corrected,
    /// The value no longer counts, and no other does.
    Withdrawn,
    /// It was said that there is no value.
    Missing,
    /// Nothing was recorded.
    NothingNew,
}

impl IndicatorNews {
    /// Whether anything moved.
    pub fn is_change(self) -> bool {
        match self {
            IndicatorNews::First
            | IndicatorNews::New
            | IndicatorNews::Corrected
            | IndicatorNews::Withdrawn => true,
            IndicatorNews::Missing | IndicatorNews::NothingNew => false,
        }
    }
}

/// One series on both sides.
#[derive(Clone, Debug)]
pub struct IndicatorChange {
    pub indicator: Arc<Indicator>,
    /// As the later side knows it.
    pub series: Arc<Series>,
    /// As the earlier side knows it; `None` when it had not begun.
    pub earlier_series: Option<Arc<Series>>,
    /// Numbers of the latest observations that say something.
    pub latest: Option<u32>,
    pub earlier: Option<u32>,
    pub news: IndicatorNews,
    pub movement: Movement,
    /// Goals of the later round whose evidence it is.
    pub goals: Vec<Key>,
}

/// The latest observation by a day that says something, and whether one without a value follows.
fn latest(series: &Series, day: NaiveDate) -> (Option<&Observation>, bool) {
    let counting = series.counting_until(day);
    let says = |observation: &&Observation| {
        let current = observation.current();
        current.is_some_and(|current| !current.reading.outcome.is_missing())
    };
    let known = counting.iter().rposition(says);
    let later = counting.len() > known.map_or(0, |place| place + 1);
    (known.and_then(|place| counting.get(place).copied()), later)
}

/// Every series that has an observation on either side, by project.
pub fn by_project(sources: &Sources<'_>) -> HashMap<ProjectId, Vec<IndicatorChange>> {
    let known = sources.now.indicators.iter();
    let indicators: HashMap<IndicatorId, &Arc<Indicator>> =
        known.map(|own| (own.id, own)).collect();
    let earlier: HashMap<SeriesId, &Arc<Series>> = sources
        .before
        .series
        .iter()
        .map(|own| (own.id, own))
        .collect();
    let mut found: HashMap<ProjectId, Vec<IndicatorChange>> = HashMap::new();
    for series in sources.now.series {
        let indicator = indicators.get(&series.indicator);
        let before = earlier.get(&series.id).copied();
        let change = indicator.and_then(|indicator| change(sources, indicator, before, series));
        if let Some(change) = change {
            found.entry(series.project).or_default().push(change);
        }
    }
    for changes in found.values_mut() {
        changes.sort_by(|a, b| {
            let key = |own: &IndicatorChange| {
                let series = &own.series;
                (
                    series.group.key(),
                    series.gender.key(),
                    series.place.clone(),
                )
            };
            let by_indicator = a.indicator.key.cmp(&b.indicator.key);
            by_indicator.then_with(|| key(a).cmp(&key(b)))
        });
    }
    found
}

fn change(
    sources: &Sources<'_>,
    indicator: &Arc<Indicator>,
    before: Option<&Arc<Series>>,
    series: &Arc<Series>,
) -> Option<IndicatorChange> {
    let (now, is_missing) = latest(series, sources.now.round.period.to);
    let day = sources.before.round.period.to;
    let (earlier, was_missing) = before.map_or((None, false), |own| latest(own, day));
    let missing = is_missing && !was_missing;
    let news = match (earlier, now) {
        (None, None) if missing => IndicatorNews::Missing,
        (None, None) => return None,
        (None, Some(_)) => IndicatorNews::First,
        (Some(_), None) => IndicatorNews::Withdrawn,
        (Some(earlier), Some(now)) if earlier.number != now.number => IndicatorNews::New,
        (Some(earlier), Some(now)) if reads_otherwise(earlier, now) => IndicatorNews::Corrected,
        (Some(_), Some(_)) if missing => IndicatorNews::Missing,
        (Some(_), Some(_)) => IndicatorNews::NothingNew,
    };
    Some(IndicatorChange {
        indicator: indicator.clone(),
        series: series.clone(),
        earlier_series: before.cloned(),
        latest: now.map(|own| own.number),
        earlier: earlier.map(|own| own.number),
        movement: moved(indicator, earlier, now, news),
        news,
        goals: goals(sources, series),
    })
}

fn reads_otherwise(earlier: &Observation, now: &Observation) -> bool {
    let recorded = |own: &Observation| own.current().map(|current| current.stamp.position);
    recorded(earlier) != recorded(now)
}

fn moved(
    indicator: &Indicator,
    earlier: Option<&Observation>,
    now: Option<&Observation>,
    news: IndicatorNews,
) -> Movement {
    let Some(now) = now.filter(|_| news.is_change()) else {
        return Movement::NotComparable;
    };
    // A month is never compared with a half-year.
    let earlier = earlier.filter(|own| own.period.is_about_as_long_as(now.period));
    let Some(reading) = now.current() else {
        return Movement::NotComparable;
    };
    movement(indicator, earlier.and_then(Observation::current), reading)
}

fn goals(sources: &Sources<'_>, series: &Series) -> Vec<Key> {
    let filed = sources.now.filing(series.project);
    let current = filed.and_then(|filed| filed.current());
    let answers = current.iter().flat_map(|current| &current.content.answers);
    let rests_on = |evidence: &Evidence| match evidence {
        Evidence::Observation { series: own, .. } => *own == series.id,
        Evidence::Link { .. } | Evidence::Model(_) => false,
    };
    answers
        .filter(|answer| answer.evidence.iter().any(rests_on))
        .map(|answer| answer.goal.clone())
        .collect()
}
