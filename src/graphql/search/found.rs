//! What the library tells beside its models: how they were found, what narrows them down, and what
//! else might have been meant.

use std::collections::BTreeMap;
use std::sync::Arc;

use async_graphql::{Context, Enum, Object, Result, SimpleObject};
use uuid::Uuid;

use super::documents;
use super::hit::{ModelHit, hits};
use crate::app::View;
use crate::domain::ids::Key;
use crate::domain::language as domain;
use crate::domain::model::{Model, ModelState};
use crate::domain::programme::Programme;
use crate::domain::project::Project;
use crate::domain::vocabulary::Vocabulary;
use crate::graphql::loader::load;
use crate::graphql::text::{Language, Names};
use crate::search::{
    Count, Facet, Found, Marker, Piece, Question, Search, Snippet, Strictness, model_texts,
    names_in,
};

/// Other forms that are told.
const FORMS_MAX: usize = 12;

/// How strictly the words were asked for.
#[derive(Clone, Copy, PartialEq, Eq, Enum)]
#[graphql(name = "SearchStrictness", remote = "Strictness")]
pub enum SearchStrictness {
    /// Every word exactly as it is written.
    Exact,
    /// Every word, in any form.
    AllWords,
    /// Every word in any form, the last one as the beginning of a word.
    Beginning,
    /// Every word, those that are nowhere in the nearest spelling; `didYouMean` tells which.
    Spelling,
    /// Every word, or instead of a compound all of its parts.
    Parts,
    /// At least half of the words.
    SomeWords,
    /// Any of the words.
    AnyWord,
}

/// By what the library is narrowed down.
#[derive(Clone, Copy, PartialEq, Eq, Enum)]
#[graphql(name = "ModelFacetName", remote = "Facet")]
pub enum FacetName {
    /// How far a model has come; values as `ModelState`.
    State,
    /// Where it was made, by the keys of counties.
    County,
    /// Whom it is for, by the keys of target groups.
    TargetGroup,
    /// What it is about, by the keys of themes.
    Theme,
    /// Who paid for its making, by the name that stands for each; filter: `funders`.
    Funder,
    /// In which programme it was made, by key.
    Programme,
    /// Which project made it, by address.
    Project,
    /// The pillar of the programme.
    Pillar,
    /// The investment of the pillar.
    Investment,
    /// With (`yes`) or without (`no`) observations as evidence.
    Evidence,
    /// In which language it is described or worked with, as `Language`.
    Language,
    /// In which year its state began.
    Year,
}

/// A value by which the library is narrowed down.
#[derive(SimpleObject)]
pub struct ModelFacetValue {
    /// The value, as the filter takes it.
    value: String,
    /// What it is called; null when the value itself is the word.
    names: Option<Names>,
    /// Models with this value among those that all other filters let through.
    count: u64,
    /// The total of the list once this value is ticked too; the total as it is, if it is ticked.
    total_if_ticked: u64,
    /// Whether the filter has it.
    is_ticked: bool,
}

/// A way to narrow the library down, with all values and their counts.
#[derive(SimpleObject)]
pub struct ModelFacet {
    /// By what.
    name: FacetName,
    /// The values in the order in which they are offered. Those of a vocabulary are all here, also
    /// without models.
    values: Vec<ModelFacetValue>,
}

/// What the list would have without one of its filters.
#[derive(SimpleObject)]
pub struct WithoutFilter {
    /// Which filter.
    filter: FacetName,
    /// The total without it.
    total_count: u64,
}

/// What was sought and how it was found; shared by a list and its models.
pub struct Sought {
    pub search: Search,
    pub question: Question,
    pub way: Strictness,
    pub reader: domain::Language,
}

impl Sought {
    pub fn marker(&self) -> Marker<'_> {
        Marker {
            analyser: &self.search.analyser,
            question: &self.question,
            way: self.way,
        }
    }
}

/// A list of the library beside its models.
pub struct Library {
    pub total: i64,
    pub view: View,
    pub sought: Option<Arc<Sought>>,
    /// What the index told; nothing when neither words nor facets were asked.
    pub found: Option<Found>,
    pub is_complete: bool,
    /// The models of the page.
    pub page: Vec<Uuid>,
}

/// A list of the library beside its models.
#[Object]
impl Library {
    /// How many items the whole list has, over all pages.
    async fn total_count(&self) -> i64 {
        self.total
    }

    /// How strictly the words were asked for: less than at first when otherwise nothing was found;
    /// null without words.
    async fn strictness(&self) -> Option<SearchStrictness> {
        self.sought.as_ref().map(|sought| sought.way.into())
    }

    /// Whether everything that was recorded by now has been searched; false while the index is made
    /// anew.
    async fn is_complete(&self) -> bool {
        self.is_complete
    }

    /// Other forms of the words asked, as the models of this page write them.
    #[graphql(complexity = "5")]
    async fn also_found_as(&self, ctx: &Context<'_>) -> Result<Vec<String>> {
        let Some(sought) = &self.sought else {
            return Ok(Vec::new());
        };
        let marker = sought.marker();
        let mut forms = Vec::new();
        for model in documents::<Model>(ctx, &self.view, &self.page).await? {
            for (language, text) in texts(&model) {
                marker.other_forms(language, text, &mut forms);
            }
            if forms.len() >= FORMS_MAX {
                break;
            }
        }
        forms.truncate(FORMS_MAX);
        Ok(forms)
    }

    /// Other names of what is asked that were sought too, such as what an abbreviation stands for.
    async fn also_searched_as(&self) -> Vec<&'static str> {
        let sought = self.sought.iter();
        sought.flat_map(|sought| sought.question.also()).collect()
    }

    /// The question in another spelling, when little is found as it is; null when there is none.
    async fn did_you_mean(&self) -> Option<&str> {
        self.found.as_ref()?.meant.as_deref()
    }

    /// What the list can be narrowed down by. Values of one facet are joined by or, facets by and.
    // Beside the models of the page, by which the list multiplies.
    #[graphql(complexity = "15 * child_complexity")]
    async fn facets(&self, ctx: &Context<'_>) -> Result<Vec<ModelFacet>> {
        let mut facets = Vec::new();
        for facet in Facet::ALL {
            let values = match &self.found {
                Some(found) => values(ctx, &self.view, facet, found).await?,
                None => Vec::new(),
            };
            facets.push(ModelFacet {
                name: facet.into(),
                values,
            });
        }
        Ok(facets)
    }

    /// For each filter that is set, how many models the list would have without it. Told when words
    /// or facets are asked.
    async fn without_filter(&self) -> Vec<WithoutFilter> {
        let without = self.found.iter().flat_map(|found| &found.without);
        let told = |(facet, total): (&Facet, &u64)| WithoutFilter {
            filter: (*facet).into(),
            total_count: *total,
        };
        without.map(told).collect()
    }
}

/// How a model of the list was found.
pub struct Finding {
    pub model: Uuid,
    pub view: View,
    pub sought: Option<Arc<Sought>>,
}

/// How a model of the list was found.
#[Object]
impl Finding {
    /// The sentence of its texts that answers the words best; null without words, and when only its
    /// name or its classification does.
    #[graphql(complexity = "20 + child_complexity")]
    async fn snippet(&self, ctx: &Context<'_>) -> Result<Option<SearchSnippet>> {
        let Some(sought) = &self.sought else {
            return Ok(None);
        };
        let Some(model) = load::<Model>(ctx, &self.view, self.model).await? else {
            return Ok(None);
        };
        let texts = texts(&model).skip(model.names.iter().count());
        let (own, others): (Vec<_>, Vec<_>) =
            texts.partition(|(language, _)| *language == sought.reader);
        let best = sought.marker().best(own.into_iter().chain(others));
        Ok(best.map(SearchSnippet::from))
    }

    /// Where the words are beside the texts: in the names, in what the model is classified as, or in what
    /// was learned of it. Without words, nothing.
    #[graphql(complexity = "20 + child_complexity")]
    async fn found_in(&self, ctx: &Context<'_>) -> Result<Vec<ModelHit>> {
        let Some(sought) = &self.sought else {
            return Ok(Vec::new());
        };
        let model = load::<Model>(ctx, &self.view, self.model).await?;
        Ok(model.map_or_else(Vec::new, |model| hits(sought, &model)))
    }

    /// The name in the reader's language, else the first, with its hits marked; null without words.
    #[graphql(complexity = "20 + child_complexity")]
    async fn marked_name(&self, ctx: &Context<'_>) -> Result<Option<SearchSnippet>> {
        let Some(sought) = &self.sought else {
            return Ok(None);
        };
        let model = load::<Model>(ctx, &self.view, self.model).await?;
        let name = model
            .as_ref()
            .and_then(|model| model.names.best(sought.reader));
        Ok(name.map(|(language, name)| SearchSnippet {
            language: language.into(),
            pieces: pieces(sought.marker().marked(language, name)),
        }))
    }
}

/// A text with its hits marked.
#[derive(SimpleObject)]
pub struct SearchSnippet {
    /// The language of the text.
    language: Language,
    /// The text in order, cut where hits begin and end.
    pieces: Vec<SnippetPiece>,
}

/// A piece of a text.
#[derive(SimpleObject)]
pub struct SnippetPiece {
    /// The text.
    text: String,
    /// Whether it is a word that was asked for, in any form.
    is_hit: bool,
}

fn pieces(pieces: Vec<Piece>) -> Vec<SnippetPiece> {
    let shown = |piece: Piece| SnippetPiece {
        text: piece.text,
        is_hit: piece.is_hit,
    };
    pieces.into_iter().map(shown).collect()
}

impl From<Snippet> for SearchSnippet {
    fn from(snippet: Snippet) -> SearchSnippet {
        SearchSnippet {
            language: snippet.language.into(),
            pieces: pieces(snippet.pieces),
        }
    }
}

/// Names first, then the summary, then the longer texts.
fn texts(model: &Model) -> impl Iterator<Item = (domain::Language, &str)> {
    let names = model
        .names
        .iter()
        .map(|(language, name)| (language, name.as_str()));
    let written = model_texts(model)
        .into_iter()
        .flat_map(|(_, texts)| texts.iter());
    names.chain(written.filter_map(|(language, text)| Some((language, text.as_str()?))))
}

/// The values of a facet with their counts: all of a vocabulary, and of other facets those that any
/// model of the list has.
async fn values(
    ctx: &Context<'_>,
    view: &View,
    facet: Facet,
    found: &Found,
) -> Result<Vec<ModelFacetValue>> {
    let total = found.total as u64;
    let count = |value: &str| {
        let count = found.counts.get(&(facet, value.to_owned())).copied();
        count.unwrap_or(Count {
            count: 0,
            total: if found.without.contains_key(&facet) {
                total
            } else {
                0
            },
            is_ticked: false,
        })
    };
    let shown = |value: String, names: Option<domain::Names>, count: Count| ModelFacetValue {
        value,
        names: names.map(Names),
        count: count.count,
        total_if_ticked: count.total,
        is_ticked: count.is_ticked,
    };
    let of_vocabulary = |vocabulary: Vocabulary| {
        let terms = vocabulary.terms().iter();
        terms
            .map(|term| shown(term.key.to_owned(), Some(term.names()), count(term.key)))
            .collect()
    };
    let counted = found
        .counts
        .iter()
        .filter(|((of, _), count)| *of == facet && (count.count > 0 || count.is_ticked));
    Ok(match facet {
        Facet::State => {
            let states = ModelState::ALL.into_iter();
            let name = |state: ModelState| state.key().to_uppercase();
            states
                .map(|state| shown(name(state), None, count(state.key())))
                .collect()
        }
        Facet::County => of_vocabulary(Vocabulary::Counties),
        Facet::TargetGroup => of_vocabulary(Vocabulary::TargetGroups),
        Facet::Theme => of_vocabulary(Vocabulary::Themes),
        Facet::Evidence => {
            let both = ["yes", "no"].into_iter();
            both.map(|value| shown(value.to_owned(), None, count(value)))
                .collect()
        }
        Facet::Programme | Facet::Project => {
            let mut values = Vec::new();
            for ((_, value), count) in counted {
                let id = Uuid::parse_str(value).unwrap_or_default();
                let named = match facet {
                    Facet::Programme => {
                        let programme = load::<Programme>(ctx, view, id).await?;
                        programme.map(|one| (one.key.clone(), one.names.clone()))
                    }
                    _ => {
                        let project = load::<Project>(ctx, view, id).await?;
                        project.map(|one| (one.slug.clone(), one.names.clone()))
                    }
                };
                if let Some((key, names)) = named {
                    values.push(shown(Key::as_str(&key).to_owned(), Some(names), *count));
                }
            }
            values
        }
        Facet::Language => counted
            .map(|((_, value), count)| shown(value.to_uppercase(), None, *count))
            .collect(),
        Facet::Funder => funders(found)
            .into_iter()
            .map(|(name, (names, count))| shown(name, Some(names), count))
            .collect(),
        Facet::Pillar | Facet::Investment | Facet::Year => counted
            .map(|((_, value), count)| shown(value.clone(), None, *count))
            .collect(),
    })
}

/// Funders by the name that stands for each, whatever other names some models give them.
fn funders(found: &Found) -> BTreeMap<String, (domain::Names, Count)> {
    // Where funders are ticked, the totals tell the list as it is and what another tick adds to it.
    let shared = match found.without.contains_key(&Facet::Funder) {
        true => found.total as u64,
        false => 0,
    };
    let mut funders: BTreeMap<String, (domain::Names, Count)> = BTreeMap::new();
    let counted = found.counts.iter();
    for ((_, value), own) in counted.filter(|((of, _), _)| *of == Facet::Funder) {
        let name = names_in(value).next().map_or("", |(_, name)| name);
        let (names, count) = funders.entry(name.to_owned()).or_default();
        for (language, name) in names_in(value) {
            names
                .get_mut(language)
                .get_or_insert_with(|| name.to_owned());
        }
        count.count += own.count;
        count.total += own.total - shared;
        count.is_ticked |= own.is_ticked;
    }
    for (_, count) in funders.values_mut() {
        count.total += shared;
    }
    funders.retain(|_, (_, count)| count.count > 0 || count.is_ticked);
    funders
}
