//! Adoptions: where operating models are used.

mod mutations;

use std::collections::HashMap;
use std::sync::Arc;

use async_graphql::{Context, ID, Object, Result, SimpleObject};
use chrono::{DateTime, NaiveDate, Utc};

use super::date::{Date, FuzzyDate};
use super::enums::AdoptionState;
use super::ids::global_id;
use super::loader::{load, load_every};
use super::model::{ComparedIndicator, Model, beside_its_own};
use super::organisation::Organisation;
use super::project::Project;
use super::series::Series;
use super::text::{Texts, said};
use super::vocabulary::{Term, terms};
use crate::app::View;
use crate::domain::adoption as domain;
use crate::domain::county::county_of;
use crate::domain::ids::ModelId;
use crate::domain::project::Project as ProjectDocument;
use crate::domain::series as series_domain;
use crate::domain::vocabulary::Vocabulary;

pub use mutations::AdoptionMutations;

/// One organisation's use of an operating model.
pub struct Adoption {
    document: Arc<domain::Adoption>,
    view: View,
}

impl Adoption {
    pub fn new(document: Arc<domain::Adoption>, view: View) -> Adoption {
        Adoption { document, view }
    }

    async fn series(&self, ctx: &Context<'_>) -> Result<Vec<Arc<series_domain::Series>>> {
        let evidence = self.document.evidence.iter();
        let loads = evidence.map(|id| load(ctx, &self.view, id.0));
        let found = futures_util::future::try_join_all(loads).await?;
        Ok(found.into_iter().flatten().collect())
    }
}

/// One organisation's use of an operating model.
#[Object]
impl Adoption {
    /// The global id.
    pub async fn id(&self) -> ID {
        global_id("Adoption", self.document.id.0)
    }

    /// What is used.
    async fn model(&self, ctx: &Context<'_>) -> Result<Option<Model>> {
        let card = load(ctx, &self.view, self.document.model.0).await?;
        Ok(card.map(|card| Model::new(card, self.view.clone())))
    }

    /// The project that took it up; null when it is not recorded here.
    async fn project(&self, ctx: &Context<'_>) -> Result<Option<Project>> {
        let Some(id) = self.document.project else {
            return Ok(None);
        };
        let project = load(ctx, &self.view, id.0).await?;
        Ok(project.map(|project| Project::new(project, self.view.clone())))
    }

    /// Who uses it.
    async fn organisation(&self) -> Organisation {
        (&self.document.site.organisation).into()
    }

    /// Where.
    async fn place(&self) -> Option<&str> {
        self.document.site.place.as_deref()
    }

    /// The county in which it is: that of the organisation, else the only one of its project; null when
    /// neither tells.
    async fn county(&self, ctx: &Context<'_>) -> Result<Option<Term>> {
        if let Some(county) = county_of(&self.document.site.organisation) {
            return Ok(Some(county.into()));
        }
        let Some(id) = self.document.project else {
            return Ok(None);
        };
        let project = load::<ProjectDocument>(ctx, &self.view, id.0).await?;
        Ok(match project.as_ref().map(|project| &*project.counties) {
            Some(only @ [_]) => terms(Vocabulary::Counties, only).pop(),
            _ => None,
        })
    }

    /// How, now.
    async fn state(&self) -> Option<AdoptionState> {
        self.document.stage().map(|stage| stage.state.into())
    }

    /// How, on a day; null before the first known day.
    async fn stage_on(&self, #[graphql(desc = "The day described.")] at: Date) -> Option<Stage> {
        self.document.stage_on(at.0).map(Stage::from)
    }

    /// From plan to end, oldest first.
    #[graphql(complexity = "5 * child_complexity")]
    async fn stages(&self) -> Vec<Stage> {
        self.document.stages.iter().map(Stage::from).collect()
    }

    /// Since when it has been used, as it is or adapted.
    async fn used_from(&self) -> Option<FuzzyDate> {
        self.document.used_from().map(FuzzyDate::from)
    }

    /// Until when it was used; null while it is, or when not known.
    async fn used_to(&self) -> Option<FuzzyDate> {
        self.document.used_to().map(FuzzyDate::from)
    }

    /// What came of it.
    async fn result(&self) -> Texts {
        Texts(self.document.result.clone())
    }

    /// Series of observations behind the result.
    #[graphql(complexity = "5 * child_complexity")]
    async fn evidence(&self, ctx: &Context<'_>) -> Result<Vec<Series>> {
        let found = self.series(ctx).await?.into_iter();
        let shown = |series| Series::new(series, self.view.clone());
        Ok(found.map(shown).collect())
    }

    /// What those series show (`b`), each beside what the model itself shows by the same indicator
    /// (`a`), and whether the two may be compared.
    #[graphql(complexity = "10 * child_complexity")]
    async fn measured(&self, ctx: &Context<'_>) -> Result<Vec<ComparedIndicator>> {
        let series = self.series(ctx).await?;
        beside_its_own(ctx, &self.view, self.document.model, &series).await
    }

    /// Why it was corrected the last time; null when it never was.
    async fn correction(&self) -> Option<&str> {
        self.document.correction.as_ref().and_then(said)
    }

    /// Why it counts no more; null while it does.
    async fn withdrawn(&self) -> Option<&str> {
        self.document.withdrawn.as_ref().and_then(said)
    }

    /// When it was first recorded.
    async fn created_at(&self) -> Option<DateTime<Utc>> {
        self.document.history.created
    }

    /// When a fact about it was last recorded.
    async fn changed_at(&self) -> Option<DateTime<Utc>> {
        self.document.history.changed
    }
}

/// A state of an adoption.
#[derive(SimpleObject)]
#[graphql(name = "AdoptionStage")]
pub struct Stage {
    /// The state.
    state: AdoptionState,
    /// Since when, as sharply as it is known.
    since: Option<FuzzyDate>,
    /// When use is meant to begin, while it is planned.
    intended: Option<FuzzyDate>,
    /// What was adapted, or why it ended.
    note: Texts,
}

impl From<&domain::Stage> for Stage {
    fn from(stage: &domain::Stage) -> Stage {
        Stage {
            state: stage.state.into(),
            since: stage.since.as_ref().map(FuzzyDate::from),
            intended: stage.intended.as_ref().map(FuzzyDate::from),
            note: Texts(stage.note.clone()),
        }
    }
}

/// Which adoptions are meant, of those that count.
#[derive(Clone, Copy)]
pub enum When {
    Ever,
    /// Those that may hold on the day.
    HoldsOn(NaiveDate),
    /// Those that may have begun by the day, ended ones included.
    BegunBy(NaiveDate),
}

/// The adoptions of a model that count, by organisation.
pub async fn adoptions_of(
    ctx: &Context<'_>,
    view: &View,
    model: ModelId,
    when: When,
) -> Result<Vec<Adoption>> {
    // They belong to who uses the model, so no list holds those of one model.
    let all = load_every::<domain::Adoption>(ctx, view).await?;
    Ok(all
        .iter()
        .filter(|adoption| adoption.model == model)
        .filter(|adoption| match when {
            When::Ever => adoption.withdrawn.is_none(),
            When::HoldsOn(day) => adoption.holds_on(day),
            When::BegunBy(day) => adoption.withdrawn.is_none() && adoption.stage_on(day).is_some(),
        })
        .map(|adoption| Adoption::new(adoption.clone(), view.clone()))
        .collect())
}

/// In how many places a model is, was and is to be used.
#[derive(Default, SimpleObject)]
#[graphql(name = "AdoptionCounts")]
pub struct Counts {
    /// It is in use, as it is or adapted.
    in_use: usize,
    /// It was in use and is no more.
    ended: usize,
    /// It is only planned.
    planned: usize,
}

/// How many adoptions of a model count, by how it is used. What was planned and never used is none.
pub async fn counts_of(ctx: &Context<'_>, view: &View, model: ModelId) -> Result<Counts> {
    let all = load_every::<domain::Adoption>(ctx, view).await?;
    let own = all.iter().filter(|adoption| adoption.model == model);
    let mut counts = Counts::default();
    for adoption in own.filter(|adoption| adoption.withdrawn.is_none()) {
        let state = adoption.stage().map(|stage| stage.state);
        match state {
            Some(domain::AdoptionState::Planned) => counts.planned += 1,
            Some(domain::AdoptionState::Ended) if adoption.was_used() => counts.ended += 1,
            Some(domain::AdoptionState::Ended) | None => {}
            Some(domain::AdoptionState::Adopted | domain::AdoptionState::Adapted) => {
                counts.in_use += 1;
            }
        }
    }
    Ok(counts)
}

/// In how many places each model is in use now.
pub async fn uses_by_model(ctx: &Context<'_>, view: &View) -> Result<HashMap<ModelId, usize>> {
    let all = load_every::<domain::Adoption>(ctx, view).await?;
    let mut uses = HashMap::new();
    for adoption in all.iter().filter(|adoption| adoption.is_in_use()) {
        *uses.entry(adoption.model).or_default() += 1;
    }
    Ok(uses)
}
