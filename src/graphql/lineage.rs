//! Lineage: which operating model came of which, as a graph around one of them.

use std::sync::Arc;

use async_graphql::{Context, ID, InputObject, Object, Result, SimpleObject};
use chrono::{DateTime, NaiveDate, Utc};
use uuid::Uuid;

use super::adoption::{Adoption, When, adoptions_of};
use super::context::{payloads, run, view};
use super::date::{Date, FuzzyDate, FuzzyDateInput};
use super::enums::LineageKind;
use super::error::{bad_argument, view_error};
use super::ids::global_id;
use super::input::Reading;
use super::loader::load;
use super::model::{Model, model_by_key};
use super::text::said;
use crate::app::View;
use crate::domain::free_text::FreeText;
use crate::domain::ids::ModelId;
use crate::domain::lineage as domain;
use crate::projection::lineage::neighbourhood;
use crate::projection::model::ModelCard;

/// Farthest walk from a model, in links.
const DEPTH_MAX: u32 = 10;
/// How far it goes when nothing is said.
const DEPTH_DEFAULT: u32 = 3;
/// Most models in one answer.
const MODELS_MAX: usize = 200;
/// Links that the payload of a change shows, newest first.
const LINKS_SHOWN: usize = 100;

/// A link of two models, from the earlier to the later.
pub struct Link {
    link: domain::Linked,
    view: View,
}

/// A link of two models, from the earlier to the later.
#[Object(name = "LineageLink")]
impl Link {
    /// The earlier model.
    async fn earlier(&self, ctx: &Context<'_>) -> Result<Option<Model>> {
        self.model(ctx, self.link.earlier).await
    }

    /// The later model.
    async fn later(&self, ctx: &Context<'_>) -> Result<Option<Model>> {
        self.model(ctx, self.link.later).await
    }

    /// How the later came of the earlier.
    async fn kind(&self) -> LineageKind {
        self.link.kind.into()
    }

    /// Since when, as sharply as it is known.
    async fn since(&self) -> FuzzyDate {
        (&self.link.since).into()
    }

    /// How it came, in a few words.
    async fn note(&self) -> Option<&str> {
        self.link.note.as_ref().and_then(said)
    }
}

impl Link {
    async fn model(&self, ctx: &Context<'_>, id: ModelId) -> Result<Option<Model>> {
        let card = load(ctx, &self.view, id.0).await?;
        Ok(card.map(|card| Model::new(card, self.view.clone())))
    }
}

/// A model in the lineage of another.
pub struct Node {
    card: Arc<ModelCard>,
    distance: u32,
    day: NaiveDate,
    view: View,
}

/// A model in the lineage of another.
#[Object(name = "LineageNode")]
impl Node {
    /// The model.
    async fn model(&self) -> Model {
        Model::new(self.card.clone(), self.view.clone())
    }

    /// How many links lie between it and the asked model.
    async fn distance(&self) -> u32 {
        self.distance
    }

    /// Where it may have been planned or used on the day.
    #[graphql(complexity = "5 * child_complexity")]
    async fn adoptions(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Also those that had ended by then.", default)] ended: bool,
    ) -> Result<Vec<Adoption>> {
        let when = match ended {
            true => When::BegunBy(self.day),
            false => When::HoldsOn(self.day),
        };
        adoptions_of(ctx, &self.view, self.card.id, when).await
    }
}

/// The models around one on a day.
#[derive(SimpleObject)]
pub struct Lineage {
    /// The day described.
    at: Date,
    /// How many links far was walked.
    depth: u32,
    /// Whether every model within the depth is here.
    is_whole: bool,
    /// The asked model first, then the others by distance.
    #[graphql(complexity = "20 * child_complexity")]
    nodes: Vec<Node>,
    /// Every link among these models that had begun by the day.
    #[graphql(complexity = "20 * child_complexity")]
    links: Vec<Link>,
}

/// All links of the library.
pub struct AllLinks {
    document: Arc<domain::Lineage>,
    view: View,
}

impl AllLinks {
    pub fn new(document: Arc<domain::Lineage>, view: View) -> AllLinks {
        AllLinks { document, view }
    }
}

/// All links of the library.
#[Object(name = "LineageLinks")]
impl AllLinks {
    /// The global id.
    pub async fn id(&self) -> ID {
        global_id("LineageLinks", domain::LINEAGE)
    }

    /// How many there are.
    async fn total_count(&self) -> usize {
        self.document.links.len()
    }

    /// The newest of them, at most 100, newest first.
    #[graphql(complexity = "20 * child_complexity")]
    async fn newest(&self) -> Vec<Link> {
        let newest = self.document.links.iter().rev().take(LINKS_SHOWN);
        newest
            .map(|link| Link {
                link: link.clone(),
                view: self.view.clone(),
            })
            .collect()
    }
}

#[derive(Default)]
pub struct LineageQueries;

#[Object]
impl LineageQueries {
    /// What an operating model came of and what came of it, as it was on a day; null when there is
    /// no such model.
    async fn lineage(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The model's key.")] model: String,
        #[graphql(desc = "How many links far to walk, 1–10; 3 when left out.")] depth: Option<u32>,
        #[graphql(desc = "The day described; today when left out.")] at: Option<Date>,
        #[graphql(desc = "Answer with what was recorded by this moment; now when left out.")]
        as_of: Option<DateTime<Utc>>,
    ) -> Result<Option<Lineage>> {
        let depth = depth.unwrap_or(DEPTH_DEFAULT);
        if !(1..=DEPTH_MAX).contains(&depth) {
            return Err(bad_argument(ctx, &format!("depth {depth}")));
        }
        let view = view(ctx, as_of).await?;
        let day = at.map_or_else(|| view.today(), |day| day.0);
        let Some(asked) = model_by_key(ctx, &view, &model).await? else {
            return Ok(None);
        };
        let fault = |error| view_error(ctx, error);
        let links = view.get::<domain::Lineage>(domain::LINEAGE).await;
        let links = links.map_err(fault)?.unwrap_or_default();
        let around = neighbourhood(&links, asked.id, depth, day, MODELS_MAX);
        let ids: Vec<Uuid> = around.models.iter().map(|(id, _)| id.0).collect();
        let cards = view.get_many::<ModelCard>(&ids).await.map_err(fault)?;
        let node = |(id, distance): &(ModelId, u32)| {
            cards.get(&id.0).map(|card| Node {
                card: card.clone(),
                distance: *distance,
                day,
                view: view.clone(),
            })
        };
        let link = |link| Link {
            link,
            view: view.clone(),
        };
        Ok(Some(Lineage {
            at: Date(day),
            depth,
            is_whole: around.is_whole,
            nodes: around.models.iter().filter_map(node).collect(),
            links: around.links.into_iter().map(link).collect(),
        }))
    }
}

/// A new link of two operating models.
#[derive(InputObject)]
struct LinkModelsInput {
    /// The key of the earlier model.
    earlier: String,
    /// The key of the later model.
    later: String,
    /// How the later came of the earlier.
    kind: LineageKind,
    /// Since when; not in the future.
    since: FuzzyDateInput,
    /// How it came, in a few words.
    note: Option<String>,
}

/// A link that was wrong.
#[derive(InputObject)]
struct UnlinkModelsInput {
    /// The key of the earlier model.
    earlier: String,
    /// The key of the later model.
    later: String,
    /// Of which kind the link is.
    kind: LineageKind,
    /// Why it is removed.
    reason: String,
}

payloads! {
    LinkModelsPayload { #[doc = "All links."] lineage: AllLinks }
    UnlinkModelsPayload { #[doc = "All links."] lineage: AllLinks }
}

#[derive(Default)]
pub struct LineageMutations;

#[Object]
impl LineageMutations {
    /// Records that a later operating model came of an earlier one.
    async fn link_models(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The link.")] input: LinkModelsInput,
        #[graphql(desc = "Chosen by the client: the same id has one effect.")] command_id: Option<
            Uuid,
        >,
        #[graphql(desc = "The day it became true, when not today.")] happened_on: Option<Date>,
    ) -> Result<LinkModelsPayload> {
        let mut reading = Reading::new(ctx)?;
        let earlier = reading.model("earlier", &input.earlier).await?;
        let later = reading.model("later", &input.later).await?;
        let since = input.since.parse(&mut reading.checks, "since");
        let command = earlier
            .zip(later)
            .zip(since)
            .map(|((earlier, later), since)| domain::LinkModels {
                earlier,
                later,
                kind: input.kind.into(),
                since,
                note: input.note.map(FreeText::new),
            });
        let command = reading.finish(command);
        let done = run(ctx, command, command_id, happened_on).await?;
        Ok(LinkModelsPayload(done))
    }

    /// Removes a link that was wrong; the log keeps that it was there.
    async fn unlink_models(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The link and why.")] input: UnlinkModelsInput,
        #[graphql(desc = "Chosen by the client: the same id has one effect.")] command_id: Option<
            Uuid,
        >,
        #[graphql(desc = "The day it became true, when not today.")] happened_on: Option<Date>,
    ) -> Result<UnlinkModelsPayload> {
        let mut reading = Reading::new(ctx)?;
        let earlier = reading.model("earlier", &input.earlier).await?;
        let later = reading.model("later", &input.later).await?;
        let command = earlier
            .zip(later)
            .map(|(earlier, later)| domain::UnlinkModels {
                earlier,
                later,
                kind: input.kind.into(),
                reason: FreeText::new(input.reason),
            });
        let command = reading.finish(command);
        let done = run(ctx, command, command_id, happened_on).await?;
        Ok(UnlinkModelsPayload(done))
    }
}
