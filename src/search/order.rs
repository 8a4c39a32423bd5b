//! In which order what was found comes.

use std::cell::RefCell;
use std::cmp::Ordering;
use std::collections::HashMap;
use std::rc::Rc;

use tantivy::columnar::{Column, StrColumn};
use tantivy::{Searcher, SegmentOrdinal};
use uuid::Uuid;

use super::facet::Place;
use super::found::{Ids, columns};

/// In which order hits come.
#[derive(Clone, Debug, Default)]
pub enum Order {
    /// What fits best first.
    #[default]
    Fit,
    /// Newest change first.
    Changed,
    /// By name.
    Name,
    /// The most of something that is counted elsewhere first, then what fits best.
    Most(HashMap<Uuid, u64>),
}

/// The first of these places, in order. Of equal ones that which is used in more places comes first, then
/// they are by key: never by where they stand in this index, which is another on every server.
pub(super) fn first_of(
    searcher: &Searcher,
    mut places: Vec<Place>,
    order: &Order,
    many: usize,
) -> tantivy::Result<Vec<Place>> {
    let ranks = Ranks::of(searcher, order)?;
    let mut first = Vec::new();
    // Within a segment no text has to be read, so that only what may come first is compared with others.
    for own in places.chunk_by_mut(|a, b| a.segment == b.segment) {
        if many < own.len() {
            own.select_nth_unstable_by(many, |a, b| ranks.compare(a, b));
        }
        first.extend_from_slice(&own[..many.min(own.len())]);
    }
    first.sort_unstable_by(|a, b| ranks.compare(a, b));
    first.truncate(many);
    Ok(first)
}

/// What comes before what.
struct Ranks<'a> {
    lead: Lead<'a>,
    uses: Vec<Column<u64>>,
    ties: Texts,
}

/// What is looked at before how well something fits.
enum Lead<'a> {
    Nothing,
    Changed(Vec<Column<i64>>),
    Name(Texts),
    Most(Ids, &'a HashMap<Uuid, u64>),
}

impl Ranks<'_> {
    fn of<'a>(searcher: &Searcher, order: &'a Order) -> tantivy::Result<Ranks<'a>> {
        let lead = match order {
            Order::Fit => Lead::Nothing,
            Order::Changed => Lead::Changed(columns(searcher, |fast| fast.i64("changed"))?),
            Order::Name => Lead::Name(Texts::of(searcher, "sort")?),
            Order::Most(counts) => Lead::Most(Ids::of(searcher)?, counts),
        };
        Ok(Ranks {
            lead,
            uses: columns(searcher, |fast| fast.u64("uses"))?,
            ties: Texts::of(searcher, "tie")?,
        })
    }

    fn compare(&self, a: &Place, b: &Place) -> Ordering {
        let lead = match &self.lead {
            Lead::Nothing => Ordering::Equal,
            Lead::Changed(changed) => {
                let of = |place: &Place| changed[place.segment as usize].first(place.doc);
                of(b).cmp(&of(a))
            }
            Lead::Name(names) => names.compare(a, b),
            Lead::Most(ids, counts) => {
                let of = |place: &Place| ids.id(place).and_then(|id| counts.get(&id));
                of(b).cmp(&of(a))
            }
        };
        let uses = |place: &Place| self.uses[place.segment as usize].first(place.doc);
        lead.then_with(|| b.score.total_cmp(&a.score))
            .then_with(|| uses(b).cmp(&uses(a)))
            .then_with(|| self.ties.compare(a, b))
            .then_with(|| (a.segment, a.doc).cmp(&(b.segment, b.doc)))
    }
}

/// A text of each document, by segment.
struct Texts {
    columns: Vec<Option<StrColumn>>,
    /// To read one is slow beside comparing two.
    read: RefCell<HashMap<(SegmentOrdinal, u64), Rc<str>>>,
}

impl Texts {
    fn of(searcher: &Searcher, name: &str) -> tantivy::Result<Texts> {
        Ok(Texts {
            columns: columns(searcher, |fast| fast.str(name))?,
            read: RefCell::default(),
        })
    }

    /// The texts of a segment are numbered in their order.
    fn compare(&self, a: &Place, b: &Place) -> Ordering {
        if a.segment == b.segment {
            return self.ordinal(a).cmp(&self.ordinal(b));
        }
        self.text(a).cmp(&self.text(b))
    }

    fn ordinal(&self, place: &Place) -> Option<u64> {
        let column = self.columns[place.segment as usize].as_ref()?;
        column.ords().first(place.doc)
    }

    /// One that cannot be read comes first; the document itself is shown anyway.
    fn text(&self, place: &Place) -> Rc<str> {
        let column = self.columns[place.segment as usize].as_ref();
        let Some((column, ordinal)) = column.zip(self.ordinal(place)) else {
            return Rc::default();
        };
        let mut read = self.read.borrow_mut();
        let text = read.entry((place.segment, ordinal)).or_insert_with(|| {
            let mut text = String::new();
            column.ord_to_str(ordinal, &mut text).unwrap_or_default();
            text.into()
        });
        text.clone()
    }
}

#[cfg(test)]
mod tests {
    use std::cmp::Reverse;
    use std::sync::Arc;

    use super::*;
    use crate::domain::language::Language;
    use crate::search::analyser::Analyser;
    use crate::search::catalogue::{Catalogue, Stamp};
    use crate::search::document::{Entry, Kind, Passage};
    use crate::search::facet::Ticked;
    use crate::search::fields::Section;
    use crate::search::found::Asked;

    /// By key and by name: the one order is not the other, and neither is that of the segments.
    fn key(number: u128) -> String {
        format!("k{:02}", number * 7 % 40)
    }

    fn name(number: u128) -> String {
        format!("n{}", number * 11 % 8)
    }

    fn uses(number: u128) -> u64 {
        (number % 2) as u64
    }

    fn changed(number: u128) -> i64 {
        (number % 5) as i64
    }

    /// Forty things in three segments.
    fn catalogue(analyser: &Arc<Analyser>) -> Catalogue {
        let catalogue = Catalogue::in_memory(analyser).unwrap();
        let entry = |number: u128| Entry {
            kind: Kind::Model,
            id: Uuid::from_u128(number),
            passages: vec![Passage {
                section: Section::Name,
                language: Language::Fi,
                text: name(number),
            }],
            facets: Vec::new(),
            changed: changed(number),
            uses: uses(number),
            tie: key(number),
        };
        for some in [0..7, 7..29, 29..40] {
            let entries: Vec<Entry> = some.map(entry).collect();
            catalogue.replace(&entries, &[]).unwrap();
            let stamp = Stamp::begun(analyser, Uuid::nil(), 0);
            catalogue.commit(&stamp).unwrap();
        }
        catalogue
    }

    #[test]
    fn what_comes_first_does_not_depend_on_where_it_stands_nor_on_how_much_is_shown() {
        let analyser = Arc::new(Analyser::without_voikko());
        let catalogue = catalogue(&analyser);
        let counts: HashMap<Uuid, u64> = (0..40)
            .step_by(3)
            .map(|number| (Uuid::from_u128(number), (number / 9) as u64))
            .collect();
        let most = |number: u128| Reverse(counts.get(&Uuid::from_u128(number)).copied());
        let rest = |number: u128| (Reverse(uses(number)), key(number));
        let by = |order: &Order| {
            let mut all: Vec<u128> = (0..40).collect();
            match order {
                Order::Fit => all.sort_by_key(|one| rest(*one)),
                Order::Changed => all.sort_by_key(|one| (Reverse(changed(*one)), rest(*one))),
                Order::Name => all.sort_by_key(|one| (name(*one), rest(*one))),
                Order::Most(_) => all.sort_by_key(|one| (most(*one), rest(*one))),
            }
            all
        };
        for order in [
            Order::Fit,
            Order::Changed,
            Order::Name,
            Order::Most(counts.clone()),
        ] {
            for (skip, take) in [(0, 40), (0, 3), (5, 10), (35, 10), (0, usize::MAX)] {
                let asked = Asked {
                    question: None,
                    kind: Kind::Model,
                    ticked: Ticked::default(),
                    reader: Language::Fi,
                    order: order.clone(),
                    skip,
                    take,
                    counts: false,
                };
                let found = catalogue.ask(&analyser, &asked).unwrap();
                let told: Vec<u128> = found.hits.iter().map(|hit| hit.id.as_u128()).collect();
                let wanted: Vec<u128> = by(&order).into_iter().skip(skip).take(take).collect();
                assert_eq!(told, wanted, "{order:?} from {skip}");
                assert_eq!(found.total, 40);
            }
        }
    }
}
