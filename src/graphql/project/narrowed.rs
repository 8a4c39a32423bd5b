//! What a list of projects is narrowed down by, with the count of every value.
//!
//! A ticked value widens its own facet and narrows the others, as in the search index; the projects
//! of a list are all in memory, so they are counted there.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use async_graphql::{Enum, SimpleObject};
use uuid::Uuid;

use crate::domain::ids::Key;
use crate::domain::language as language_domain;
use crate::domain::programme::Programme;
use crate::domain::project as domain;
use crate::domain::vocabulary::Vocabulary;
use crate::graphql::text::Names;

/// By what projects are narrowed down.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Enum)]
#[graphql(name = "ProjectFacetName")]
pub enum FacetName {
    /// The programme it belongs to, by key.
    Programme,
    /// Where it is, by the keys of counties.
    County,
    /// Where it is in its life; values as `ProjectState`.
    State,
}

impl FacetName {
    pub const ALL: [FacetName; 3] = [FacetName::Programme, FacetName::County, FacetName::State];
}

/// A value by which projects are narrowed down.
#[derive(SimpleObject)]
pub struct ProjectFacetValue {
    /// The value, as the filter takes it.
    value: String,
    /// What it is called; null when the value itself is the word.
    names: Option<Names>,
    /// Projects with this value among those that all other facets let through.
    count: usize,
    /// The total of the list once this value is ticked too; the total as it is, if it is ticked.
    total_if_ticked: usize,
    /// Whether the filter has it.
    is_ticked: bool,
}

/// A way to narrow projects down, with its values and their counts.
#[derive(SimpleObject)]
pub struct ProjectFacet {
    /// By what.
    pub name: FacetName,
    /// The values in the order in which they are offered: those that any project of the list has,
    /// and those that are ticked.
    pub values: Vec<ProjectFacetValue>,
}

/// What is ticked, by facet; what is not here lets everything through.
pub type Ticks = BTreeMap<FacetName, Vec<String>>;

/// Projects sifted by ticks, with the counts of every value.
pub struct Narrowed {
    pub list: Vec<Arc<domain::Project>>,
    ticks: Ticks,
    /// By value: those that all other facets let through, and those that ticking it would add.
    counts: BTreeMap<(FacetName, String), (usize, usize)>,
}

impl Narrowed {
    pub fn new(
        all: Vec<Arc<domain::Project>>,
        ticks: Ticks,
        keys: &HashMap<Uuid, Key>,
    ) -> Narrowed {
        let mut counts: BTreeMap<(FacetName, String), (usize, usize)> = BTreeMap::new();
        let mut list = Vec::new();
        for project in all {
            let own = FacetName::ALL.map(|facet| marks(&project, facet, keys));
            let passes = |at: usize| {
                let ticked = ticks.get(&FacetName::ALL[at]);
                ticked.is_none_or(|ticked| own[at].iter().any(|mark| ticked.contains(mark)))
            };
            let failed: Vec<usize> = (0..own.len()).filter(|at| !passes(*at)).collect();
            for (at, marks) in own.iter().enumerate() {
                if failed.iter().any(|failed| *failed != at) {
                    continue;
                }
                for mark in marks {
                    let count = counts.entry((FacetName::ALL[at], mark.clone()));
                    let count = count.or_default();
                    count.0 += 1;
                    count.1 += failed.len();
                }
            }
            if failed.is_empty() {
                list.push(project);
            }
        }
        Narrowed {
            list,
            ticks,
            counts,
        }
    }

    fn value(
        &self,
        facet: FacetName,
        value: &str,
        names: Option<language_domain::Names>,
    ) -> Option<ProjectFacetValue> {
        let ticked = self.ticks.get(&facet);
        let is_ticked = ticked.is_some_and(|ticked| ticked.iter().any(|own| own == value));
        let counted = self.counts.get(&(facet, value.to_owned()));
        let (count, gained) = counted.copied().unwrap_or_default();
        (count > 0 || is_ticked).then(|| ProjectFacetValue {
            value: value.to_owned(),
            names: names.map(Names),
            count,
            total_if_ticked: match (is_ticked, ticked) {
                (true, _) => self.list.len(),
                (false, Some(_)) => self.list.len() + gained,
                (false, None) => count,
            },
            is_ticked,
        })
    }

    pub fn values(
        &self,
        facet: FacetName,
        programmes: &[Arc<Programme>],
    ) -> Vec<ProjectFacetValue> {
        match facet {
            FacetName::Programme => programmes
                .iter()
                .filter_map(|own| self.value(facet, own.key.as_str(), Some(own.names.clone())))
                .collect(),
            FacetName::County => Vocabulary::Counties
                .terms()
                .iter()
                .filter_map(|term| self.value(facet, term.key, Some(term.names())))
                .collect(),
            FacetName::State => domain::ProjectState::ALL
                .into_iter()
                .filter_map(|state| self.value(facet, &state.key().to_uppercase(), None))
                .collect(),
        }
    }
}

/// What a project is marked by.
fn marks(project: &domain::Project, facet: FacetName, keys: &HashMap<Uuid, Key>) -> Vec<String> {
    let text = |key: &Key| key.as_str().to_owned();
    match facet {
        FacetName::Programme => keys
            .get(&project.programme.0)
            .map(text)
            .into_iter()
            .collect(),
        FacetName::County => {
            let mut counties: Vec<String> = project.counties.iter().map(text).collect();
            counties.sort_unstable();
            counties.dedup();
            counties
        }
        FacetName::State => vec![project.state.key().to_uppercase()],
    }
}
