//! The library: operating models found by key, or by what they are classified as.

use async_graphql::{Context, Enum, InputObject, Object, Result};
use chrono::{DateTime, Utc};

use super::{Model, model_by_key};
use crate::app::View;
use crate::domain::document::Filter;
use crate::domain::ids::Key;
use crate::domain::model as domain;
use crate::domain::vocabulary::Vocabulary;
use crate::graphql::adoption::uses_by_model;
use crate::graphql::connection::{self, Paged};
use crate::graphql::context::view;
use crate::graphql::enums::ModelState;
use crate::graphql::error::{bad_argument, view_error};
use crate::graphql::input::{programme_by_key, project_by_slug};
use crate::graphql::loader::load;
use crate::projection::model::{ModelCard, Wanted};

/// In which order models are listed.
#[derive(Clone, Copy, PartialEq, Eq, Enum)]
#[graphql(name = "ModelSort")]
enum Sort {
    /// By name.
    Name,
    /// Newest change first.
    Changed,
    /// Most places of use first.
    MostAdopted,
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
    /// Made in this programme, by key.
    programme: Option<String>,
    /// Of this pillar, such as `P4`.
    pillar: Option<String>,
    /// Of this investment, such as `I1A`.
    investment: Option<String>,
    /// Made by this project, by address.
    project: Option<String>,
    /// With or without observations as evidence.
    has_evidence: Option<bool>,
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
            pillar: self.pillar.clone(),
            investment: self.investment.clone(),
            has_evidence: self.has_evidence,
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
    #[graphql(complexity = "first.unwrap_or(20).max(1) as usize * child_complexity")]
    async fn operating_models(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which models.", default)] filter: ModelFilter,
        #[graphql(desc = "In which order; by name when left out.")] sort: Option<Sort>,
        #[graphql(desc = "Page length, 1–100; 20 when left out.")] first: Option<i32>,
        #[graphql(desc = "The cursor after which the page begins.")] after: Option<String>,
        #[graphql(desc = "Answer with what was recorded by this moment; now when left out.")]
        as_of: Option<DateTime<Utc>>,
    ) -> Result<Paged<Model>> {
        let view = view(ctx, as_of).await?;
        let wanted = filter.wanted(ctx)?;
        let mut cards = match filter.list(ctx, &view).await? {
            None => Vec::new(),
            Some(list) => {
                let all = view.all::<ModelCard>(&list).await;
                all.map_err(|error| view_error(ctx, error))?
            }
        };
        cards.retain(|card| wanted.holds(card));
        match sort.unwrap_or(Sort::Name) {
            Sort::Name => {}
            Sort::Changed => cards.sort_by_key(|card| std::cmp::Reverse(card.position)),
            Sort::MostAdopted => {
                let uses = uses_by_model(ctx, &view).await?;
                cards.sort_by_key(|card| std::cmp::Reverse(uses.get(&card.id).copied()));
            }
        }
        let shown = |card| Model::new(card, view.clone());
        let models = cards.into_iter().map(shown).collect();
        connection::of_whole(ctx, models, first, after)
    }
}
