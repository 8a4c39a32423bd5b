//! The library: operating models found by key, or by what they are classified as.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use async_graphql::connection::{Connection, Edge};
use async_graphql::{Context, Enum, InputObject, Object, Result};
use chrono::{DateTime, Utc};
use uuid::Uuid;

use super::{Model, model_by_key};
use crate::app::View;
use crate::domain::document::Filter;
use crate::domain::ids::{Key, SeriesId};
use crate::domain::model as domain;
use crate::domain::vocabulary::Vocabulary;
use crate::graphql::adoption::uses_by_model;
use crate::graphql::connection::{PAGE_MAX, length, place_after, place_of};
use crate::graphql::context::view;
use crate::graphql::enums::ModelState;
use crate::graphql::error::{bad_argument, search_error, view_error};
use crate::graphql::input::{programme_by_key, project_by_slug};
use crate::graphql::loader::load;
use crate::graphql::search::found::{Finding, Library, Sought};
use crate::graphql::search::{documents, question, reader, search};
use crate::graphql::text::Language;
use crate::projection::model::{ModelCard, Wanted};
use crate::projection::series::SeriesInShort;
use crate::search::{Answer, Asked, Facet, Found, Kind, Order, Question, Search, THEN_MAX, Ticked};

/// In which order models are listed.
#[derive(Clone, Copy, PartialEq, Eq, Enum)]
#[graphql(name = "ModelSort")]
enum Sort {
    /// What fits the words best first; by name without words.
    Relevance,
    /// By name.
    Name,
    /// Newest change first.
    Changed,
    /// Most places of use first.
    MostAdopted,
    /// Most series in which something was measured first.
    BestMeasured,
}

/// Which models are wanted. Every given question must fit; in a list, any of its words.
#[derive(Default, InputObject)]
#[graphql(name = "OperatingModelFilter")]
struct ModelFilter {
    /// In any of these states.
    #[graphql(default)]
    states: Vec<ModelState>,
    /// About any of these themes, by key.
    #[graphql(default)]
    themes: Vec<String>,
    /// Made in any of these counties, by key.
    #[graphql(default)]
    counties: Vec<String>,
    /// For any of these groups, by key.
    #[graphql(default)]
    target_groups: Vec<String>,
    /// Paid for by a funder whose name has this in it.
    funder: Option<String>,
    /// Paid for by any of these funders, by the name that the facet tells.
    #[graphql(default)]
    funders: Vec<String>,
    /// Made in this programme, by key.
    programme: Option<String>,
    /// Of this pillar, such as `P4`.
    pillar: Option<String>,
    /// Of this investment, such as `I1A`.
    investment: Option<String>,
    /// Made by this project, by address.
    project: Option<String>,
    /// With or without measurements as evidence; a claim without a number is none.
    has_evidence: Option<bool>,
    /// Described or worked with in any of these languages.
    #[graphql(default)]
    languages: Vec<Language>,
    /// In their state since any of these years.
    #[graphql(default)]
    years: Vec<i32>,
}

impl ModelFilter {
    fn wanted(&self, ctx: &Context<'_>) -> Result<Wanted> {
        let keys = |vocabulary: Vocabulary, words: &[String]| -> Result<Vec<Key>> {
            let known = |word: &String| {
                let key = Key::parse(word).filter(|key| vocabulary.find(key).is_some());
                key.ok_or_else(|| bad_argument(ctx, word))
            };
            words.iter().map(known).collect()
        };
        Ok(Wanted {
            states: self.states.iter().map(|state| (*state).into()).collect(),
            themes: keys(Vocabulary::Themes, &self.themes)?,
            counties: keys(Vocabulary::Counties, &self.counties)?,
            target_groups: keys(Vocabulary::TargetGroups, &self.target_groups)?,
            funder: self.funder.clone(),
            funders: self.funders.clone(),
            pillar: self.pillar.clone(),
            investment: self.investment.clone(),
            has_evidence: self.has_evidence,
            languages: self.languages.iter().map(|one| (*one).into()).collect(),
            years: self.years.clone(),
        })
    }

    /// The list that holds every wanted model; `None` when a named programme or project does not
    /// exist, and so made nothing.
    async fn list(&self, ctx: &Context<'_>, view: &View) -> Result<Option<Filter>> {
        let mut filter = Filter::default();
        if let Some(key) = &self.programme {
            match programme_by_key(ctx, view, key).await? {
                Some(programme) => filter.programme = Some(programme.id.0),
                None => return Ok(None),
            }
        }
        if let Some(slug) = &self.project {
            let found = match Key::parse(slug) {
                Some(slug) => project_by_slug(ctx, view, &slug).await?,
                None => None,
            };
            match found {
                Some(project) => filter.project = Some(project.id.0),
                None => return Ok(None),
            }
        }
        Ok(Some(filter))
    }
}

/// The same as ticks, for the index.
fn ticked(wanted: &Wanted, list: &Filter) -> Ticked {
    let mut ticked = Ticked::default();
    for state in &wanted.states {
        ticked.tick(Facet::State, state.key());
    }
    let keys = [
        (Facet::Theme, &wanted.themes),
        (Facet::County, &wanted.counties),
        (Facet::TargetGroup, &wanted.target_groups),
    ];
    for (facet, keys) in keys {
        for key in keys {
            ticked.tick(facet, key.as_str());
        }
    }
    if let Some(funder) = &wanted.funder {
        ticked.tick_all_with(Facet::Funder, funder);
    }
    for funder in &wanted.funders {
        ticked.tick(Facet::Funder, funder.trim());
    }
    let codes = [
        (Facet::Pillar, &wanted.pillar),
        (Facet::Investment, &wanted.investment),
    ];
    for (facet, code) in codes {
        if let Some(code) = code {
            ticked.tick(facet, code.trim().to_uppercase());
        }
    }
    if let Some(has_evidence) = wanted.has_evidence {
        ticked.tick(Facet::Evidence, if has_evidence { "yes" } else { "no" });
    }
    for language in &wanted.languages {
        ticked.tick(Facet::Language, language.code());
    }
    for year in &wanted.years {
        ticked.tick(Facet::Year, year.to_string());
    }
    let ids = [
        (Facet::Programme, list.programme),
        (Facet::Project, list.project),
    ];
    for (facet, id) in ids {
        if let Some(id) = id {
            ticked.tick(facet, id.to_string());
        }
    }
    ticked
}

/// Which part of which list is asked.
struct Listed<'a> {
    view: View,
    wanted: Wanted,
    /// `None` when a named programme or project does not exist.
    list: Option<Filter>,
    sort: Option<Sort>,
    skip: usize,
    take: usize,
    ctx: &'a Context<'a>,
}

/// A page of the library.
pub type Models = Connection<String, Model, Library, Finding>;

impl Listed<'_> {
    /// How often each model is in use.
    async fn uses(&self) -> Result<HashMap<Uuid, u64>> {
        let uses = uses_by_model(self.ctx, &self.view).await?;
        Ok(uses
            .into_iter()
            .map(|(model, uses)| (model.0, uses as u64))
            .collect())
    }

    /// How many series of observations in which something was measured each model of the list has as
    /// evidence; one that has none is not told.
    async fn measured(&self, cards: &[Arc<ModelCard>]) -> Result<HashMap<Uuid, u64>> {
        let ids: HashSet<Uuid> = cards
            .iter()
            .flat_map(|card| card.evidence.iter().map(|series| series.0))
            .collect();
        let ids: Vec<Uuid> = ids.into_iter().collect();
        let series = documents::<SeriesInShort>(self.ctx, &self.view, &ids).await?;
        let measured: HashSet<SeriesId> = series
            .iter()
            .filter(|series| series.0.is_measured())
            .map(|series| series.0.id)
            .collect();
        let own = |card: &ModelCard| {
            let own = card.evidence.iter();
            own.filter(|series| measured.contains(series)).count() as u64
        };
        let counts = cards.iter().map(|card| (card.id.0, own(card)));
        Ok(counts.filter(|(_, count)| *count > 0).collect())
    }

    async fn measured_of(&self, list: &Filter) -> Result<HashMap<Uuid, u64>> {
        let cards = self.view.all::<ModelCard>(list).await;
        let cards = cards.map_err(|error| view_error(self.ctx, error))?;
        self.measured(&cards).await
    }

    /// Asks the index, of now or of the moment of the view; nothing fits where a named programme or
    /// project does not exist.
    async fn ask(
        &self,
        question: Option<Question>,
        reader: crate::domain::language::Language,
        take: usize,
    ) -> Result<Answer<Found>> {
        let Some(list) = &self.list else {
            return Ok(Answer {
                what: Found::default(),
                is_complete: true,
            });
        };
        let order = match self.sort {
            None | Some(Sort::Relevance) => Order::Fit,
            Some(Sort::Name) => Order::Name,
            Some(Sort::Changed) => Order::Changed,
            Some(Sort::MostAdopted) => Order::Most(self.uses().await?),
            Some(Sort::BestMeasured) => Order::Most(self.measured_of(list).await?),
        };
        let asked = Asked {
            question,
            kind: Kind::Model,
            ticked: ticked(&self.wanted, list),
            reader,
            order,
            skip: self.skip,
            take,
            counts: true,
        };
        let search = search(self.ctx)?;
        let answer = match self.view.as_of() {
            None => search.ask(asked).await,
            Some(at) => {
                let found = search.ask_then(at, asked).await;
                found.map(|what| Answer {
                    what,
                    is_complete: true,
                })
            }
        };
        answer.map_err(|error| search_error(self.ctx, error))
    }

    /// The page with what the words find.
    async fn by_words(&self, q: &str, exact: bool, lang: Option<Language>) -> Result<Models> {
        let search = search(self.ctx)?;
        let question = question(self.ctx, search, q, exact)?;
        let reader = reader(self.ctx, lang);
        let answer = self.ask(Some(question), reader, self.take).await?;
        let found = answer.what;
        let ids: Vec<Uuid> = found.hits.iter().map(|hit| hit.id).collect();
        let cards = documents::<ModelCard>(self.ctx, &self.view, &ids).await?;
        let sought = found.sought.clone().map(|(question, way)| Sought {
            search: search.clone(),
            question,
            way,
            reader,
        });
        let library = Library {
            total: found.total as i64,
            view: self.view.clone(),
            sought: sought.map(Arc::new),
            found: Some(found),
            is_complete: answer.is_complete,
            page: Vec::new(),
        };
        Ok(self.page(cards, library))
    }

    /// The page without words, read from the documents alone; the index is asked for facets.
    async fn without_words(&self) -> Result<Models> {
        let mut cards = match &self.list {
            None => Vec::new(),
            Some(list) => {
                let all = self.view.all::<ModelCard>(list).await;
                all.map_err(|error| view_error(self.ctx, error))?
            }
        };
        let is_small = self.view.as_of().is_none() || cards.len() <= THEN_MAX;
        let by_measures =
            self.wanted.has_evidence.is_some() || self.sort == Some(Sort::BestMeasured);
        let measured = match by_measures {
            true => self.measured(&cards).await?,
            false => HashMap::new(),
        };
        let measures = |card: &ModelCard| measured.get(&card.id.0).copied().unwrap_or_default();
        cards.retain(|card| self.wanted.holds(card, measures(card) > 0));
        match self.sort {
            None | Some(Sort::Relevance | Sort::Name) => {}
            Some(Sort::Changed) => cards.sort_by_key(|card| std::cmp::Reverse(card.position)),
            Some(Sort::MostAdopted) => {
                let uses = self.uses().await?;
                cards.sort_by_key(|card| std::cmp::Reverse(uses.get(&card.id.0).copied()));
            }
            Some(Sort::BestMeasured) => {
                cards.sort_by_key(|card| std::cmp::Reverse(measures(card)));
            }
        }
        let ahead = self.ctx.look_ahead();
        let narrows = ["facets", "withoutFilter"];
        let is_asked = narrows.iter().any(|field| ahead.field(field).exists());
        // A list is whole without its counts: where nobody searches, or where they would cost too much.
        let answer = match is_asked && is_small && self.ctx.data_opt::<Search>().is_some() {
            true => Some(self.ask(None, reader(self.ctx, None), 0).await?),
            false => None,
        };
        let library = Library {
            total: cards.len() as i64,
            view: self.view.clone(),
            sought: None,
            is_complete: answer.as_ref().is_none_or(|answer| answer.is_complete),
            found: answer.map(|answer| answer.what),
            page: Vec::new(),
        };
        let page = cards.into_iter().skip(self.skip).take(self.take).collect();
        Ok(self.page(page, library))
    }

    fn page(&self, cards: Vec<Arc<ModelCard>>, mut library: Library) -> Models {
        library.page = cards.iter().map(|card| card.id.0).collect();
        let sought = library.sought.clone();
        let more = ((self.skip + cards.len()) as i64) < library.total && !cards.is_empty();
        let mut models = Connection::with_additional_fields(self.skip > 0, more, library);
        models
            .edges
            .extend(cards.into_iter().enumerate().map(|(at, card)| {
                let finding = Finding {
                    model: card.id.0,
                    view: self.view.clone(),
                    sought: sought.clone(),
                };
                let model = Model::new(card, self.view.clone());
                Edge::with_additional_fields(place_of(self.skip + at), model, finding)
            }));
        models
    }
}

#[derive(Default)]
pub struct ModelQueries;

#[Object]
impl ModelQueries {
    /// An operating model by its key; null when there is none, or no such version.
    async fn operating_model(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The model's key.")] key: String,
        #[graphql(
            desc = "Everything as it stood when this version was published; the newest \
                          facts when left out."
        )]
        version: Option<u32>,
        #[graphql(desc = "Answer with what was recorded by this moment; now when left out.")]
        as_of: Option<DateTime<Utc>>,
    ) -> Result<Option<Model>> {
        let view = view(ctx, as_of).await?;
        let Some(card) = model_by_key(ctx, &view, &key).await? else {
            return Ok(None);
        };
        let Some(wanted) = version else {
            return Ok(Some(Model::new(card, view)));
        };
        let whole = load::<domain::Model>(ctx, &view, card.id.0).await?;
        let published = whole
            .iter()
            .flat_map(|model| &model.versions)
            .find(|version| version.number == wanted)
            .map(|version| version.recorded);
        let Some(published) = published else {
            return Ok(None);
        };
        let fault = |error| view_error(ctx, error);
        let then = view.at(Some(published)).await.map_err(fault)?;
        let card = then.get::<ModelCard>(card.id.0).await.map_err(fault)?;
        Ok(card.map(|card| Model::new(card, then)))
    }

    /// The library of operating models.
    ///
    /// With words, every word must be found, in any form; when nothing has them all, fewer are asked
    /// for, and `strictness` says so.
    #[graphql(complexity = "first.unwrap_or(20).max(1) as usize * child_complexity")]
    #[expect(
        clippy::too_many_arguments,
        reason = "they are the arguments of the field"
    )]
    async fn operating_models(
        &self,
        ctx: &Context<'_>,
        #[graphql(
            desc = "Words to find, at most 500 letters; all models when left out or blank. \
                          What stands in quotes is found as it stands."
        )]
        q: Option<String>,
        #[graphql(desc = "Find words exactly as they are written.", default)] exact: bool,
        #[graphql(desc = "Which models.", default)] filter: ModelFilter,
        #[graphql(desc = "In which order; what fits best first, when left out.")] sort: Option<
            Sort,
        >,
        #[graphql(desc = "Page length, 1–100; 20 when left out.")] first: Option<i32>,
        #[graphql(desc = "The cursor after which the page begins.")] after: Option<String>,
        #[graphql(desc = "Answer with what was recorded by this moment; now when left out.")]
        as_of: Option<DateTime<Utc>>,
        #[graphql(
            desc = "The language that comes first; else the one `Accept-Language` asks for."
        )]
        lang: Option<Language>,
    ) -> Result<Models> {
        let view = view(ctx, as_of).await?;
        let listed = Listed {
            wanted: filter.wanted(ctx)?,
            list: filter.list(ctx, &view).await?,
            view,
            sort,
            skip: place_after(ctx, after)?,
            take: usize::try_from(length(ctx, first, PAGE_MAX)?).unwrap_or_default(),
            ctx,
        };
        match q.as_deref().filter(|q| !q.trim().is_empty()) {
            Some(q) => listed.by_words(q, exact, lang).await,
            None => listed.without_words().await,
        }
    }
}
