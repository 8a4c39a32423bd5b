//! The lineage of one model: the part of the graph that can be walked to from it on a day.

use std::collections::HashMap;

use chrono::NaiveDate;

use super::Columns;
use crate::domain::ids::ModelId;
use crate::domain::lineage::{LINEAGE, Lineage, Linked};

super::noun_view!(Lineage, version 1, |lineage| Columns::of(
    crate::domain::event::StreamKind::Lineage,
    LINEAGE,
    lineage.belongs(),
    String::new(),
    &lineage.history,
));

/// Models around one, with the links among them.
#[derive(Clone, Debug, PartialEq)]
pub struct Neighbourhood {
    /// In the order in which they are met, the asked model first, each with its distance in links.
    pub models: Vec<(ModelId, u32)>,
    /// Every link between these models that had begun by the day.
    pub links: Vec<Linked>,
    /// Whether every model within the depth is here.
    pub is_whole: bool,
}

/// Walks from a model along links in both directions, over those that may have begun by the day.
/// Nearest models come first, so what a bound cuts off is the farthest.
pub fn neighbourhood(
    lineage: &Lineage,
    from: ModelId,
    depth: u32,
    day: NaiveDate,
    models_max: usize,
) -> Neighbourhood {
    let begun: Vec<&Linked> = lineage
        .links
        .iter()
        .filter(|link| link.since.earliest <= day)
        .collect();
    let mut beside: HashMap<ModelId, Vec<ModelId>> = HashMap::new();
    for link in &begun {
        beside.entry(link.earlier).or_default().push(link.later);
        beside.entry(link.later).or_default().push(link.earlier);
    }
    let mut distance = HashMap::from([(from, 0)]);
    let mut models = vec![(from, 0)];
    let mut next = 0;
    let mut is_whole = true;
    while let Some(&(at, far)) = models.get(next) {
        next += 1;
        if far == depth {
            continue;
        }
        for other in beside.get(&at).into_iter().flatten() {
            if distance.contains_key(other) {
                continue;
            }
            if models.len() == models_max {
                is_whole = false;
                break;
            }
            distance.insert(*other, far + 1);
            models.push((*other, far + 1));
        }
    }
    let is_here = |id: &ModelId| distance.contains_key(id);
    let links = begun
        .into_iter()
        .filter(|link| is_here(&link.earlier) && is_here(&link.later))
        .cloned()
        .collect();
    Neighbourhood {
        models,
        links,
        is_whole,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::command::History;
    use crate::domain::fuzzy_date::FuzzyDate;
    use crate::domain::lineage::LineageKind;
    use uuid::Uuid;

    fn id(number: u128) -> ModelId {
        ModelId(Uuid::from_u128(number))
    }

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn lineage(links: &[(u128, u128, &str)]) -> Lineage {
        let linked = |(earlier, later, since): &(u128, u128, &str)| Linked {
            earlier: id(*earlier),
            later: id(*later),
            kind: LineageKind::DerivedFrom,
            since: FuzzyDate::day(day(since)),
            note: None,
        };
        Lineage {
            links: links.iter().map(linked).collect(),
            history: History::default(),
        }
    }

    #[test]
    fn a_link_shows_from_its_first_day_on_and_both_ways() {
        let all = lineage(&[(1, 2, "2007-09-01"), (2, 3, "2008-05-08")]);
        let on =
            |model, day_text: &str| neighbourhood(&all, id(model), 9, day(day_text), 99).models;
        assert_eq!(on(1, "2007-08-31"), [(id(1), 0)]);
        assert_eq!(on(1, "2007-09-01"), [(id(1), 0), (id(2), 1)]);
        assert_eq!(on(3, "2009-01-01"), [(id(3), 0), (id(2), 1), (id(1), 2)]);
    }

    #[test]
    fn the_walk_ends_at_its_depth_and_tells_when_it_was_cut() {
        let all = lineage(&[
            (1, 2, "2000-01-01"),
            (1, 3, "2000-01-01"),
            (3, 4, "2000-01-01"),
        ]);
        let at = |depth, max| neighbourhood(&all, id(1), depth, day("2020-01-01"), max);
        assert_eq!(at(1, 99).models, [(id(1), 0), (id(2), 1), (id(3), 1)]);
        assert!(at(1, 99).is_whole);
        let cut = at(9, 2);
        assert_eq!(cut.models, [(id(1), 0), (id(2), 1)]);
        assert_eq!(cut.links.len(), 1);
        assert!(!cut.is_whole);
        assert!(at(9, 4).is_whole);
    }
}
