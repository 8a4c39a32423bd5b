//! What became of the targets of indicators: the rule in force on the last day of each period.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use super::{Side, Sources};
use crate::domain::ids::{IndicatorId, ProjectId};
use crate::domain::indicator::{Bound, Indicator, Target};

/// What became of a target.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TargetNews {
    /// There was none.
    Set,
    /// It ended and none follows.
    Ended,
    /// It is easier to reach than it was.
    Lowered,
    /// It is harder to reach than it was.
    Raised,
    /// Another rule that is neither: the other side of a number, or a value measured otherwise.
    Changed,
}

impl TargetNews {
    pub fn is_lowered(self) -> bool {
        self == TargetNews::Lowered
    }
}

/// An indicator whose target is another than it was.
#[derive(Clone, Debug)]
pub struct TargetChange {
    /// As the later side knows it.
    pub indicator: Arc<Indicator>,
    pub news: TargetNews,
    pub before: Option<Target>,
    pub now: Option<Target>,
    /// Projects of the programme that measure it.
    pub projects: usize,
}

/// The indicators that projects of the programme measure and whose target changed, by key.
pub fn target_changes(sources: &Sources<'_>) -> Vec<TargetChange> {
    let mut measured: HashMap<IndicatorId, HashSet<ProjectId>> = HashMap::new();
    for series in sources.now.series.iter().chain(sources.before.series) {
        let projects = measured.entry(series.indicator).or_default();
        projects.insert(series.project);
    }
    let mut changes: Vec<TargetChange> = sources
        .now
        .indicators
        .iter()
        .filter_map(|indicator| {
            let projects = measured.get(&indicator.id)?.len();
            change(sources, indicator, projects)
        })
        .collect();
    changes.sort_by(|a, b| a.indicator.key.cmp(&b.indicator.key));
    changes
}

fn change(
    sources: &Sources<'_>,
    indicator: &Arc<Indicator>,
    projects: usize,
) -> Option<TargetChange> {
    let known = sources.before.indicators.iter();
    let earlier = known.into_iter().find(|own| own.id == indicator.id);
    let target = |side: &Side<'_>, own: &Indicator| own.target_on(side.round.period.to).cloned();
    let before = earlier.and_then(|own| target(&sources.before, own));
    let now = target(&sources.now, indicator);
    let era = |side: &Side<'_>| {
        let (version, _) = indicator.method_on(side.round.period.to)?;
        Some(indicator.era(version))
    };
    let news = match (&before, &now) {
        (None, None) => return None,
        (None, Some(_)) => TargetNews::Set,
        (Some(_), None) => TargetNews::Ended,
        (Some(before), Some(now)) if before.bound == now.bound => return None,
        (Some(_), Some(_)) if era(&sources.before) != era(&sources.now) => TargetNews::Changed,
        (Some(before), Some(now)) => moved(before.bound, now.bound),
    };
    Some(TargetChange {
        indicator: indicator.clone(),
        news,
        before,
        now,
        projects,
    })
}

/// A floor is easier when it is lower, a ceiling when it is higher.
fn moved(before: Bound, now: Bound) -> TargetNews {
    let is_easier = match (before, now) {
        (Bound::AtLeast(before), Bound::AtLeast(now)) => now < before,
        (Bound::AtMost(before), Bound::AtMost(now)) => now > before,
        (Bound::AtLeast(_), Bound::AtMost(_)) | (Bound::AtMost(_), Bound::AtLeast(_)) => {
            return TargetNews::Changed;
        }
    };
    match is_easier {
        true => TargetNews::Lowered,
        false => TargetNews::Raised,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_lower_floor_and_a_higher_ceiling_are_lowered_targets() {
        use Bound::{AtLeast, AtMost};
        assert_eq!(moved(AtLeast(0.7), AtLeast(0.6)), TargetNews::Lowered);
        assert_eq!(moved(AtLeast(0.6), AtLeast(0.7)), TargetNews::Raised);
        assert_eq!(moved(AtMost(7.0), AtMost(14.0)), TargetNews::Lowered);
        assert_eq!(moved(AtMost(14.0), AtMost(7.0)), TargetNews::Raised);
        assert_eq!(moved(AtMost(14.0), AtLeast(7.0)), TargetNews::Changed);
    }
}
