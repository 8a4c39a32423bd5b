//! Movement: one indicator of one professional group in all projects of a programme, side by side.
//!
//! A project without a number keeps its place: that nothing was measured is a finding too.

use std::cmp::Ordering;
use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use crate::domain::ids::ProjectId;
use crate::domain::indicator::{Direction, Indicator};
use crate::domain::project::Project;
use crate::domain::series::{
    Movement, Observation, Outcome, ProfessionalGroup, RecordedReading, Series, movement as moved,
};

/// Why a panel has no number to show.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Absence {
    /// Nothing was measured, or somebody said why there is no value.
    NotMeasured,
    /// It was measured in working days only, which are compared with nothing.
    OnlyWorkingDays,
    /// Somebody claims a change, in whichever group, and gives no number.
    ClaimWithoutNumber,
}

/// What panels are ordered by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Order {
    Name,
    /// Those that improved most first.
    Change,
    /// The best latest value first.
    Level,
}

/// One series of a project, or the project without any.
#[derive(Clone, Debug)]
pub struct Panel {
    pub project: Arc<Project>,
    pub series: Option<Arc<Series>>,
    /// Numbers of the observations that the change is counted between.
    pub first: Option<u32>,
    pub latest: Option<u32>,
    /// From the first comparable value to the latest; `None` when there are not two numbers to
    /// subtract that everybody may see.
    pub change: Option<f64>,
    pub movement: Movement,
    pub absence: Option<Absence>,
    /// The groups in which the project has a number, when it has none here.
    pub measured_groups: Vec<ProfessionalGroup>,
}

/// What is told of each project in whichever group, among all series of one indicator.
#[derive(Debug, Default)]
pub struct AnyGroup {
    /// The groups in which a project has a number, each once.
    measured: HashMap<ProjectId, Vec<ProfessionalGroup>>,
    /// Those that claim a change without a number.
    claiming: HashSet<ProjectId>,
}

impl AnyGroup {
    pub fn of(series: &[Arc<Series>]) -> AnyGroup {
        let mut any = AnyGroup::default();
        for own in series {
            let counting = own.counting_until(chrono::NaiveDate::MAX);
            let outcomes = counting.into_iter().filter_map(reading);
            for outcome in outcomes.map(|recorded| &recorded.reading.outcome) {
                if outcome.has_number() {
                    let groups = any.measured.entry(own.project).or_default();
                    if !groups.contains(&own.group) {
                        groups.push(own.group);
                    }
                } else if matches!(outcome, Outcome::Claimed { .. }) {
                    any.claiming.insert(own.project);
                }
            }
        }
        any
    }
}

/// The group in which most projects have a number; the first of those with as many.
pub fn usual_group(groups: &[ProfessionalGroup], any: &AnyGroup) -> ProfessionalGroup {
    let projects = |group: &ProfessionalGroup| {
        let own = any.measured.values();
        own.filter(|groups| groups.contains(group)).count()
    };
    // The last of equals is the greatest.
    let most = groups.iter().rev().max_by_key(|group| projects(group));
    most.copied().unwrap_or(ProfessionalGroup::All)
}

/// The panels of every project, in an order; those without a number come last, by name. `series` are of
/// one group, and `any` tells of them all.
pub fn panels(
    indicator: &Indicator,
    projects: &[Arc<Project>],
    series: &[Arc<Series>],
    any: &AnyGroup,
    order: Order,
) -> Vec<Panel> {
    let mut panels = Vec::new();
    for project in projects {
        let own = series.iter().filter(|own| own.project == project.id);
        let before = panels.len();
        panels.extend(own.map(|own| panel(indicator, project, Some(own), any)));
        if panels.len() == before {
            panels.push(panel(indicator, project, None, any));
        }
    }
    panels.sort_by(|a, b| compare(indicator, order, a, b));
    panels
}

fn panel(
    indicator: &Indicator,
    project: &Arc<Project>,
    series: Option<&Arc<Series>>,
    any: &AnyGroup,
) -> Panel {
    let counting = series.map(|own| own.counting_until(chrono::NaiveDate::MAX));
    let counting = counting.unwrap_or_default();
    let has_number = |o: &&&Observation| reading(o).is_some_and(|r| r.reading.outcome.has_number());
    let latest = counting.iter().rev().find(has_number).copied();
    let first = latest.and_then(|latest| {
        let mut earlier = counting.iter().filter(has_number).copied();
        earlier.find(|o| o.period.to < latest.period.to && is_like(indicator, o, latest))
    });
    let has = |is_so: fn(&Outcome) -> bool| {
        let mut outcomes = counting.iter().filter_map(|o| reading(o));
        outcomes.any(|recorded| is_so(&recorded.reading.outcome))
    };
    let absence = if latest.is_some() {
        None
    } else if has(Outcome::is_measured) {
        Some(Absence::OnlyWorkingDays)
    } else if any.claiming.contains(&project.id) {
        Some(Absence::ClaimWithoutNumber)
    } else {
        Some(Absence::NotMeasured)
    };
    let later = latest.and_then(reading);
    let measured = any.measured.get(&project.id);
    Panel {
        project: project.clone(),
        series: series.cloned(),
        first: first.map(|first| first.number),
        latest: latest.map(|latest| latest.number),
        change: difference(first.and_then(reading), later),
        movement: later.map_or(Movement::NotComparable, |later| {
            moved(indicator, first.and_then(reading), later)
        }),
        measured_groups: match absence {
            None => Vec::new(),
            Some(_) => measured.cloned().unwrap_or_default(),
        },
        absence,
    }
}

fn reading(observation: &Observation) -> Option<&RecordedReading> {
    observation.current()
}

/// Whether two observations are for times as long and by methods that go on from each other.
fn is_like(indicator: &Indicator, earlier: &Observation, later: &Observation) -> bool {
    let era = |o: &Observation| Some(indicator.era(reading(o)?.method_version));
    earlier.period.is_about_as_long_as(later.period) && era(earlier) == era(later)
}

/// The exact value, unless its group is too small to be published.
fn value(recorded: &RecordedReading) -> Option<f64> {
    match recorded.reading.outcome {
        Outcome::Value(value) if !recorded.reading.is_small_group => Some(value),
        _ => None,
    }
}

fn difference(first: Option<&RecordedReading>, latest: Option<&RecordedReading>) -> Option<f64> {
    Some(value(latest?)? - value(first?)?)
}

fn compare(indicator: &Indicator, order: Order, a: &Panel, b: &Panel) -> Ordering {
    let level = |panel: &Panel| {
        let latest = panel.series.as_ref()?.observation(panel.latest?)?;
        value(latest.current()?)
    };
    let key = |panel: &Panel| match order {
        Order::Name => None,
        Order::Change => panel.change,
        Order::Level => level(panel),
    };
    let higher_first = indicator
        .methods
        .last()
        .is_none_or(|method| method.direction != Direction::LowerIsBetter);
    let by_key = match (key(a), key(b)) {
        (Some(a), Some(b)) if higher_first => b.total_cmp(&a),
        (Some(a), Some(b)) => a.total_cmp(&b),
        (Some(_), None) => Ordering::Less,
        (None, Some(_)) => Ordering::Greater,
        (None, None) if order == Order::Name => Ordering::Equal,
        (None, None) => a.absence.is_some().cmp(&b.absence.is_some()),
    };
    let place = |panel: &Panel| panel.series.as_ref().map(|own| own.place.clone());
    by_key
        .then_with(|| a.project.names.any().cmp(b.project.names.any()))
        .then_with(|| place(a).cmp(&place(b)))
}
