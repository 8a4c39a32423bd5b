//! How large a query is once every fragment is written out where it is used.
//!
//! Each fragment is measured once and its size remembered, so a query whose fragments double at
//! every level is measured in the time it takes to read it. A fragment that contains itself counts
//! as nothing at that place: refusing it is the validator's work.

use std::collections::HashMap;

/// An operation or a fragment as it stands in the text.
#[derive(Default)]
pub(super) struct Definition<'q> {
    /// The name of a fragment; operations have none here.
    pub fragment: Option<&'q str>,
    pub size: Size,
    pub spreads: Vec<Spread<'q>>,
}

/// A place where a fragment is used.
#[derive(Clone, Copy)]
pub(super) struct Spread<'q> {
    pub fragment: &'q str,
    /// Selection sets around it.
    pub depth: usize,
    /// How often it counts.
    pub weight: usize,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Size {
    pub selections: usize,
    /// Selection sets inside each other.
    pub depth: usize,
}

impl Size {
    fn add(&mut self, inner: Size, spread: Spread<'_>) {
        let selections = inner.selections.saturating_mul(spread.weight);
        self.selections = self.selections.saturating_add(selections);
        self.depth = self.depth.max(spread.depth.saturating_add(inner.depth));
    }
}

#[derive(Clone, Copy)]
enum Measure {
    Unknown,
    UnderWay,
    Known(Size),
}

struct Visit {
    definition: usize,
    next_spread: usize,
    size: Size,
}

/// The size of all operations together, or of the largest fragment if that is more.
pub(super) fn expanded(definitions: &[Definition<'_>]) -> Size {
    let by_name: HashMap<&str, usize> = definitions
        .iter()
        .enumerate()
        .filter_map(|(index, definition)| definition.fragment.map(|name| (name, index)))
        .collect();
    let mut measures = vec![Measure::Unknown; definitions.len()];
    let mut operations = Size::default();
    let mut largest = Size::default();
    for (index, definition) in definitions.iter().enumerate() {
        let size = measure(index, definitions, &by_name, &mut measures);
        let total = if definition.fragment.is_none() {
            operations.selections = operations.selections.saturating_add(size.selections);
            operations.selections
        } else {
            size.selections
        };
        largest.selections = largest.selections.max(total);
        largest.depth = largest.depth.max(size.depth);
    }
    largest
}

/// Depth-first with a stack of its own: the depth of a query never becomes the depth of our stack.
fn measure(
    start: usize,
    definitions: &[Definition<'_>],
    by_name: &HashMap<&str, usize>,
    measures: &mut [Measure],
) -> Size {
    let mut path = Vec::new();
    let mut finished = enter(start, definitions, measures, &mut path);
    while let Some(visit) = path.last_mut() {
        let definition = &definitions[visit.definition];
        if let Some(size) = finished.take() {
            visit.size.add(size, definition.spreads[visit.next_spread]);
            visit.next_spread += 1;
        }
        match definition.spreads.get(visit.next_spread) {
            Some(spread) => {
                finished = match by_name.get(spread.fragment) {
                    Some(&fragment) => enter(fragment, definitions, measures, &mut path),
                    None => Some(Size::default()),
                };
            }
            None => {
                let size = visit.size;
                measures[visit.definition] = Measure::Known(size);
                path.pop();
                finished = Some(size);
            }
        }
    }
    finished.unwrap_or_default()
}

/// The size if it is known, else `None` and the definition is put on the path.
fn enter(
    index: usize,
    definitions: &[Definition<'_>],
    measures: &mut [Measure],
    path: &mut Vec<Visit>,
) -> Option<Size> {
    match measures[index] {
        Measure::Known(size) => Some(size),
        Measure::UnderWay => Some(Size::default()),
        Measure::Unknown => {
            measures[index] = Measure::UnderWay;
            path.push(Visit {
                definition: index,
                next_spread: 0,
                size: definitions[index].size,
            });
            None
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn definition<'q>(
        fragment: Option<&'q str>,
        selections: usize,
        spreads: &[(&'q str, usize)],
    ) -> Definition<'q> {
        let spreads = spreads.iter().map(|&(fragment, depth)| Spread {
            fragment,
            depth,
            weight: 1,
        });
        Definition {
            fragment,
            size: Size {
                selections,
                depth: 1,
            },
            spreads: spreads.collect(),
        }
    }

    #[test]
    fn a_fragment_counts_at_every_place_where_it_is_used() {
        let size = expanded(&[
            definition(None, 2, &[("A", 1), ("A", 3)]),
            definition(Some("A"), 5, &[("B", 1)]),
            definition(Some("B"), 7, &[]),
        ]);
        assert_eq!(size.selections, 2 + 2 * (5 + 7));
        assert_eq!(size.depth, 3 + 1 + 1);
    }

    #[test]
    fn a_heavy_place_makes_everything_in_its_fragment_heavier() {
        let mut operation = definition(None, 1, &[("A", 1)]);
        operation.spreads[0].weight = 10;
        let size = expanded(&[operation, definition(Some("A"), 5, &[])]);
        assert_eq!(size.selections, 1 + 10 * 5);
    }

    #[test]
    fn operations_add_up() {
        let size = expanded(&[definition(None, 2, &[]), definition(None, 3, &[])]);
        assert_eq!(size.selections, 5);
    }

    #[test]
    fn fragments_that_contain_each_other_come_to_an_end() {
        let size = expanded(&[
            definition(None, 1, &[("A", 1)]),
            definition(Some("A"), 1, &[("B", 1), ("B", 1)]),
            definition(Some("B"), 1, &[("A", 1), ("B", 1)]),
        ]);
        assert!(size.selections >= 3);
    }

    #[test]
    fn an_unknown_fragment_counts_as_nothing() {
        let size = expanded(&[definition(None, 1, &[("Nowhere", 1)])]);
        assert_eq!(size.selections, 1);
    }
}
