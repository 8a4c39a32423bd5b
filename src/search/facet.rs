//! Facets: what a list is narrowed by, with the count of every value.
//!
//! A ticked value widens its own facet and narrows the others: values of one facet are joined by
//! *or*, facets by *and*. Invariant: the total that is told of a value is the total of the list once
//! it is ticked too.

use std::collections::BTreeMap;

use tantivy::collector::{Collector, SegmentCollector};
use tantivy::columnar::{Column, StrColumn};
use tantivy::{DocId, Score, SegmentOrdinal, SegmentReader};

use crate::domain::language::{Language, Names};

/// Between the names of one value in several languages.
const NEXT_NAME: char = '\u{1f}';

/// A value that has names: each after the code of its language, the one that stands for all first.
pub(super) fn named(names: &Names) -> String {
    let all = names
        .iter()
        .map(|(language, name)| format!("{}{name}", language.code()));
    all.collect::<Vec<_>>().join(&NEXT_NAME.to_string())
}

/// The names in such a value.
pub fn names_in(value: &str) -> impl Iterator<Item = (Language, &str)> {
    let names = value.split(NEXT_NAME);
    names.filter_map(|name| Some((Language::parse(name.get(..2)?)?, &name[2..])))
}

/// What things are marked by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Facet {
    State,
    County,
    TargetGroup,
    Theme,
    Funder,
    Programme,
    Project,
    Pillar,
    Investment,
    Evidence,
    Language,
    Year,
}

impl Facet {
    pub const ALL: [Facet; 12] = [
        Facet::State,
        Facet::County,
        Facet::TargetGroup,
        Facet::Theme,
        Facet::Funder,
        Facet::Programme,
        Facet::Project,
        Facet::Pillar,
        Facet::Investment,
        Facet::Evidence,
        Facet::Language,
        Facet::Year,
    ];

    fn sign(self) -> char {
        char::from(b'a' + self as u8)
    }

    /// The value that is ticked for this one: itself, of a funder the name that stands for it.
    fn ticked_as(self, value: &str) -> &str {
        match self {
            Facet::Funder => names_in(value).next().map_or("", |(_, name)| name),
            _ => value,
        }
    }

    /// A value as it stands in the index.
    pub(super) fn value(self, value: &str) -> String {
        let mut text = String::with_capacity(value.len() + 1);
        text.push(self.sign());
        text.push_str(value);
        text
    }

    fn parse(text: &str) -> Option<(Facet, &str)> {
        let mut signs = text.chars();
        let sign = signs.next()?;
        let facet = Facet::ALL.into_iter().find(|facet| facet.sign() == sign)?;
        Some((facet, signs.as_str()))
    }
}

/// The values that are ticked.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ticked(Vec<(Facet, Tick)>);

#[derive(Clone, Debug, PartialEq, Eq)]
enum Tick {
    Is(String),
    /// A name of the value has this in it, whatever its case.
    Has(String),
}

impl Ticked {
    pub fn tick(&mut self, facet: Facet, value: impl Into<String>) {
        self.0.push((facet, Tick::Is(value.into())));
    }

    /// Ticks every value with a name that has the text in it.
    pub fn tick_all_with(&mut self, facet: Facet, text: &str) {
        self.0.push((facet, Tick::Has(text.trim().to_lowercase())));
    }

    /// The facets with a tick, each once.
    pub fn facets(&self) -> Vec<Facet> {
        let mut facets: Vec<Facet> = self.0.iter().map(|(facet, _)| *facet).collect();
        facets.sort_unstable();
        facets.dedup();
        facets
    }

    fn holds(&self, facet: Facet, value: &str) -> bool {
        self.0.iter().any(|(ticked, tick)| {
            *ticked == facet
                && match tick {
                    Tick::Is(wanted) => wanted == facet.ticked_as(value),
                    Tick::Has(text) => {
                        names_in(value).any(|(_, name)| name.to_lowercase().contains(text))
                    }
                }
        })
    }
}

/// How many things have a value.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Count {
    /// Among those that all other facets let through.
    pub count: u64,
    /// The list's total once this value is ticked too; now, if it is ticked already.
    pub total: u64,
    pub is_ticked: bool,
}

/// Where a thing that fits stands in the index, and how well it fits.
#[derive(Clone, Copy, Debug)]
pub struct Place {
    pub score: Score,
    pub segment: SegmentOrdinal,
    pub doc: DocId,
}

/// What fits the words and the ticks.
#[derive(Debug, Default)]
pub struct Sifted {
    pub places: Vec<Place>,
    pub counts: BTreeMap<(Facet, String), Count>,
    /// By each facet that has a tick: the total without its ticks.
    pub without: BTreeMap<Facet, u64>,
}

/// Sifts what fits the words by the ticks, and counts on the way.
pub struct Sieve {
    pub ticked: Ticked,
    pub counts: bool,
}

impl Collector for Sieve {
    type Fruit = Sifted;
    type Child = SegmentSieve;

    fn for_segment(
        &self,
        segment: SegmentOrdinal,
        reader: &SegmentReader,
    ) -> tantivy::Result<SegmentSieve> {
        let Some(column) = reader.fast_fields().str("facet")? else {
            let none = (Column::build_empty_column(reader.max_doc()), Vec::new());
            return Ok(SegmentSieve::new(self, segment, none));
        };
        let values = values(&column, &self.ticked)?;
        Ok(SegmentSieve::new(
            self,
            segment,
            (column.ords().clone(), values),
        ))
    }

    fn requires_scoring(&self) -> bool {
        true
    }

    fn merge_fruits(&self, fruits: Vec<Sifted>) -> tantivy::Result<Sifted> {
        let mut all = Sifted::default();
        for fruit in fruits {
            all.places.extend(fruit.places);
            for (value, count) in fruit.counts {
                let sum = all.counts.entry(value).or_default();
                sum.count += count.count;
                sum.total += count.total;
                sum.is_ticked = count.is_ticked;
            }
            for (facet, gained) in fruit.without {
                *all.without.entry(facet).or_default() += gained;
            }
        }
        // Until here the totals were what is gained beside the list as it is.
        let total = all.places.len() as u64;
        for count in all.counts.values_mut() {
            count.total += total;
        }
        let ticked = self.ticked.facets();
        for ((facet, _), count) in &mut all.counts {
            if !ticked.contains(facet) {
                count.total = count.count;
            }
        }
        for facet in ticked {
            *all.without.entry(facet).or_default() += total;
        }
        Ok(all)
    }
}

/// A value of a facet in one segment.
struct Value {
    facet: Facet,
    text: String,
    is_ticked: bool,
}

/// The values of a segment by their ordinal.
fn values(column: &StrColumn, ticked: &Ticked) -> tantivy::Result<Vec<Option<Value>>> {
    let mut values = Vec::with_capacity(column.num_terms());
    let mut all = column.dictionary().stream()?;
    while all.advance() {
        let text = std::str::from_utf8(all.key()).unwrap_or_default();
        values.push(Facet::parse(text).map(|(facet, value)| Value {
            facet,
            is_ticked: ticked.holds(facet, value),
            text: value.to_owned(),
        }));
    }
    Ok(values)
}

/// The sieve within one segment.
pub struct SegmentSieve {
    segment: SegmentOrdinal,
    ordinals: Column<u64>,
    values: Vec<Option<Value>>,
    /// The facets with a tick, as bits.
    asked: u16,
    /// By ordinal: those that have the value, and those that would be gained by ticking it.
    counted: Option<Vec<(u64, u64)>>,
    places: Vec<Place>,
    /// By facet: those that fail its ticks alone.
    failing: [u64; Facet::ALL.len()],
    own: Vec<u64>,
}

impl SegmentSieve {
    fn new(
        sieve: &Sieve,
        segment: SegmentOrdinal,
        (ordinals, values): (Column<u64>, Vec<Option<Value>>),
    ) -> SegmentSieve {
        let bits = sieve
            .ticked
            .facets()
            .into_iter()
            .map(|facet| 1 << facet as u16);
        SegmentSieve {
            segment,
            ordinals,
            asked: bits.sum(),
            counted: sieve.counts.then(|| vec![(0, 0); values.len()]),
            values,
            places: Vec::new(),
            failing: Default::default(),
            own: Vec::new(),
        }
    }

    fn value(&self, ordinal: u64) -> Option<&Value> {
        self.values.get(ordinal as usize)?.as_ref()
    }

    fn passed(&self) -> u16 {
        let ticked = self.own.iter().filter_map(|ordinal| self.value(*ordinal));
        ticked
            .filter(|value| value.is_ticked)
            .fold(0, |bits, value| bits | 1 << value.facet as u16)
    }

    fn count(&mut self, failed: u16) {
        let Some(counted) = &mut self.counted else {
            return;
        };
        for ordinal in &self.own {
            let Some(Some(value)) = self.values.get(*ordinal as usize) else {
                continue;
            };
            if failed == 0 {
                counted[*ordinal as usize].0 += 1;
            } else if failed == 1 << value.facet as u16 {
                counted[*ordinal as usize].0 += 1;
                counted[*ordinal as usize].1 += 1;
            }
        }
    }
}

impl SegmentCollector for SegmentSieve {
    type Fruit = Sifted;

    fn collect(&mut self, doc: DocId, score: Score) {
        self.own.clear();
        self.own.extend(self.ordinals.values_for_doc(doc));
        let failed = self.asked & !self.passed();
        match failed.count_ones() {
            0 => self.places.push(Place {
                score,
                segment: self.segment,
                doc,
            }),
            1 => self.failing[failed.trailing_zeros() as usize] += 1,
            _ => return,
        }
        self.count(failed);
    }

    fn harvest(self) -> Sifted {
        let counted = self.counted.unwrap_or_default();
        let counts = self
            .values
            .into_iter()
            .zip(counted)
            .filter_map(|(value, counted)| {
                let value = value?;
                let count = Count {
                    count: counted.0,
                    total: counted.1,
                    is_ticked: value.is_ticked,
                };
                Some(((value.facet, value.text), count))
            });
        let failing = Facet::ALL.into_iter().zip(self.failing);
        Sifted {
            places: self.places,
            counts: counts.collect(),
            without: failing.filter(|(_, gained)| *gained > 0).collect(),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use uuid::Uuid;

    use super::*;
    use crate::domain::language::Language;
    use crate::search::analyser::Analyser;
    use crate::search::catalogue::{Catalogue, Stamp};
    use crate::search::document::{Entry, Kind};
    use crate::search::found::{Asked, Found};
    use crate::search::order::Order;

    /// Sixty things with a state, a county and some themes.
    fn catalogue(analyser: &Arc<Analyser>) -> Catalogue {
        let catalogue = Catalogue::in_memory(analyser).unwrap();
        let entry = |number: u128| Entry {
            kind: if number % 10 == 9 {
                Kind::Project
            } else {
                Kind::Model
            },
            id: Uuid::from_u128(number),
            passages: Vec::new(),
            facets: vec![
                (Facet::State, (number % 3).to_string()),
                (Facet::County, (number % 4).to_string()),
                (Facet::Theme, (number % 5).to_string()),
                (Facet::Theme, (number % 7).to_string()),
            ],
            changed: 0,
            uses: 0,
            tie: String::new(),
        };
        for half in [0..30, 30..60] {
            let entries: Vec<Entry> = half.map(entry).collect();
            catalogue.replace(&entries, &[]).unwrap();
            catalogue
                .commit(&Stamp::begun(analyser, Uuid::nil(), 0))
                .unwrap();
        }
        catalogue
    }

    fn ask(catalogue: &Catalogue, analyser: &Analyser, ticks: &[(Facet, String)]) -> Found {
        let mut ticked = Ticked::default();
        for (facet, value) in ticks {
            ticked.tick(*facet, value.clone());
        }
        let asked = Asked {
            question: None,
            kind: Kind::Model,
            ticked,
            reader: Language::Fi,
            order: Order::Fit,
            skip: 0,
            take: 0,
            counts: true,
        };
        catalogue.ask(analyser, &asked).unwrap()
    }

    #[test]
    fn the_total_told_of_a_value_is_the_total_once_it_is_ticked() {
        let analyser = Arc::new(Analyser::without_voikko());
        let catalogue = catalogue(&analyser);
        let tick = |facet, value: &str| (facet, value.to_owned());
        for ticks in [
            vec![],
            vec![tick(Facet::State, "1")],
            vec![tick(Facet::State, "1"), tick(Facet::State, "2")],
            vec![
                tick(Facet::State, "0"),
                tick(Facet::Theme, "3"),
                tick(Facet::County, "1"),
            ],
        ] {
            let found = ask(&catalogue, &analyser, &ticks);
            for ((facet, value), count) in &found.counts {
                let mut more = ticks.clone();
                more.push((*facet, value.clone()));
                let after = ask(&catalogue, &analyser, &more);
                assert_eq!(
                    count.total, after.total as u64,
                    "{ticks:?} and {facet:?} {value}"
                );
                let alone = more
                    .into_iter()
                    .filter(|(of, own)| of != facet || own == value);
                let alone = ask(&catalogue, &analyser, &alone.collect::<Vec<_>>());
                assert_eq!(
                    count.count, alone.total as u64,
                    "{ticks:?} with {facet:?} {value}"
                );
            }
            for (facet, total) in &found.without {
                let kept: Vec<_> = ticks
                    .iter()
                    .filter(|(of, _)| of != facet)
                    .cloned()
                    .collect();
                assert_eq!(*total, ask(&catalogue, &analyser, &kept).total as u64);
            }
        }
    }
}
