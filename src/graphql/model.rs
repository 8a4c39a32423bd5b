//! Operating models as they are shown.

mod citation;
mod comparison;
mod content;
mod library;
mod mutations;
mod version;

use std::sync::Arc;

use async_graphql::{Context, ID, Object, Result, SimpleObject};
use chrono::{DateTime, Utc};
use futures_util::future::try_join_all;

use super::adoption::{Adoption, Counts as AdoptionCounts, When, adoptions_of, counts_of};
use super::date::{Date, FuzzyDate};
use super::enums::ModelState;
use super::ids::global_id;
use super::input::by_claim;
use super::loader::{load, load_of_project};
use super::organisation::Organisation;
use super::programme::Programme;
use super::project::Project;
use super::search::{SimilarModel, similar_to};
use super::series::Series;
use super::text::{Language, Names, Texts, said};
use super::vocabulary::{Term, terms};
use crate::app::View;
use crate::domain::ids::{Key, ModelId, ProjectId};
use crate::domain::model as domain;
use crate::domain::vocabulary::Vocabulary;
use crate::projection::model::ModelCard;
use crate::projection::series::SeriesInShort;

pub use citation::CitationStyle;
pub use comparison::{ComparedIndicator, ComparisonQueries, beside_its_own};
use content::Content;
pub use library::{ModelQueries, Models};
pub use mutations::{ModelMutations, SeriesInput};
use version::{Published, Version};

/// A way of working that others may take up.
pub struct Model {
    card: Arc<ModelCard>,
    view: View,
}

impl Model {
    pub fn new(card: Arc<ModelCard>, view: View) -> Model {
        Model { card, view }
    }

    pub fn is(&self, id: ModelId) -> bool {
        self.card.id == id
    }

    /// The whole document, with all texts.
    async fn whole(&self, ctx: &Context<'_>) -> Result<Option<Arc<domain::Model>>> {
        load(ctx, &self.view, self.card.id.0).await
    }
}

/// A way of working that others may take up.
#[Object(name = "OperatingModel")]
impl Model {
    /// The global id.
    pub async fn id(&self) -> ID {
        global_id("OperatingModel", self.card.id.0)
    }

    /// The permanent address in the library.
    async fn key(&self) -> &str {
        self.card.key.as_str()
    }

    /// The name.
    async fn names(&self) -> Names {
        Names(self.card.names.clone())
    }

    /// The programme it was made in; null when in none.
    async fn programme(&self, ctx: &Context<'_>) -> Result<Option<Programme>> {
        let Some(id) = self.card.programme else {
            return Ok(None);
        };
        let programme = load(ctx, &self.view, id.0).await?;
        Ok(programme.map(|programme| Programme::new(programme, self.view.clone())))
    }

    /// The pillar of the programme, such as `P4`.
    async fn pillar(&self) -> Option<&str> {
        self.card
            .classification
            .pillar
            .as_ref()
            .map(|code| code.as_str())
    }

    /// The investment of the pillar, such as `I1A`.
    async fn investment(&self) -> Option<&str> {
        self.card
            .classification
            .investment
            .as_ref()
            .map(|code| code.as_str())
    }

    /// The project that made it; null when it is not recorded here.
    async fn project(&self, ctx: &Context<'_>) -> Result<Option<Project>> {
        let Some(id) = self.card.project else {
            return Ok(None);
        };
        let project = load(ctx, &self.view, id.0).await?;
        Ok(project.map(|project| Project::new(project, self.view.clone())))
    }

    /// The project that made it and is not recorded here, by name; null when there is none.
    async fn project_placeholder(&self) -> Option<Placeholder> {
        let placeholder = self.card.placeholder.as_ref()?;
        Some(Placeholder {
            names: Names(placeholder.names.clone()),
            funder: placeholder.funder.clone().map(Names),
        })
    }

    /// Where it was made, in the maker's words.
    async fn place(&self) -> Option<&str> {
        self.card.classification.place.as_deref()
    }

    /// Counties where it was made.
    async fn counties(&self) -> Vec<Term> {
        terms(Vocabulary::Counties, &self.card.classification.counties)
    }

    /// Whom it is for.
    async fn target_groups(&self) -> Vec<Term> {
        terms(
            Vocabulary::TargetGroups,
            &self.card.classification.target_groups,
        )
    }

    /// What it is about.
    async fn themes(&self) -> Vec<Term> {
        terms(Vocabulary::Themes, &self.card.classification.themes)
    }

    /// Who paid for its making.
    async fn funders(&self) -> Vec<Organisation> {
        let funders = &self.card.classification.funders;
        funders.iter().map(Organisation::from).collect()
    }

    /// Languages in which it is named, summed up or worked with.
    async fn languages(&self) -> Vec<Language> {
        let languages = self.card.languages.iter();
        languages.map(|language| (*language).into()).collect()
    }

    /// How far it has come.
    async fn state(&self) -> ModelState {
        self.card.span.state.into()
    }

    /// Since when, why, and what was learned.
    async fn state_now(&self) -> StateSpan {
        (&self.card.span).into()
    }

    /// Every state it has been in, oldest first.
    #[graphql(complexity = "10 * child_complexity")]
    async fn states(&self, ctx: &Context<'_>) -> Result<Vec<StateSpan>> {
        let whole = self.whole(ctx).await?;
        let states = whole.iter().flat_map(|model| &model.states);
        Ok(states.map(StateSpan::from).collect())
    }

    /// The state it may have been in on a day; null before its first known day.
    async fn state_on(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The day described.")] at: Date,
    ) -> Result<Option<StateSpan>> {
        let whole = self.whole(ctx).await?;
        let span = whole
            .as_ref()
            .and_then(|model| domain::state_on(&model.states, at.0));
        Ok(span.map(StateSpan::from))
    }

    /// The model in a few sentences; empty while nothing is described.
    async fn summary(&self) -> Texts {
        Texts(self.card.summary.clone())
    }

    /// The number of the newest version; 0 while nothing is described.
    async fn version(&self) -> u32 {
        self.card.version
    }

    /// When the newest version was published.
    async fn published_at(&self) -> Option<DateTime<Utc>> {
        self.card.published
    }

    /// How many sections of the development path are written.
    async fn sections_written(&self) -> usize {
        self.card.sections
    }

    /// How many sections the development path has.
    async fn sections_asked(&self) -> usize {
        domain::PathSection::ALL.len()
    }

    /// All versions, oldest first; `operatingModel(version:)` reads an earlier one.
    #[graphql(complexity = "10 * child_complexity")]
    async fn versions(&self, ctx: &Context<'_>) -> Result<Vec<Version>> {
        let whole = self.whole(ctx).await?;
        let published = Published::of(self.card.id, &self.view);
        let versions = whole.iter().flat_map(|model| &model.versions);
        let shown = |heading: &domain::Version| Version::new(heading.clone(), published.clone());
        Ok(versions.map(shown).collect())
    }

    /// The newest description; null while nothing is described.
    async fn content(&self, ctx: &Context<'_>) -> Result<Option<Content>> {
        let whole = self.whole(ctx).await?;
        Ok(whole.filter(|model| model.content.is_some()).map(Content))
    }

    /// Series of observations that tell what it does.
    #[graphql(complexity = "10 * child_complexity")]
    async fn evidence(&self, ctx: &Context<'_>) -> Result<Vec<Evidence>> {
        let whole = self.whole(ctx).await?;
        let links = whole.iter().flat_map(|model| &model.evidence);
        let shown = |link: &domain::EvidenceLinked| Evidence {
            link: link.clone(),
            view: self.view.clone(),
        };
        Ok(links.map(shown).collect())
    }

    /// In how many series that are its evidence something was measured, and how many only claim a change
    /// without a number.
    #[graphql(complexity = "5 + child_complexity")]
    async fn evidence_counts(&self, ctx: &Context<'_>) -> Result<EvidenceCounts> {
        let ids = self.card.evidence.iter();
        let series =
            try_join_all(ids.map(|id| load::<SeriesInShort>(ctx, &self.view, id.0))).await?;
        let mut counts = EvidenceCounts::default();
        for SeriesInShort(series) in series.iter().flatten().map(|series| &**series) {
            match series.is_measured() {
                true => counts.measured += 1,
                false => counts.claimed += usize::from(series.is_claimed()),
            }
        }
        Ok(counts)
    }

    /// Where it is, was or is planned to be used; only what may hold on a day when it is given.
    #[graphql(complexity = "10 * child_complexity")]
    async fn adoptions(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The day described.")] at: Option<Date>,
    ) -> Result<Vec<Adoption>> {
        let when = at.map_or(When::Ever, |day| When::HoldsOn(day.0));
        adoptions_of(ctx, &self.view, self.card.id, when).await
    }

    /// In how many places it is, was and is to be used.
    #[graphql(complexity = "5 + child_complexity")]
    async fn adoption_counts(&self, ctx: &Context<'_>) -> Result<AdoptionCounts> {
        counts_of(ctx, &self.view, self.card.id).await
    }

    /// Models that are like it, and why.
    #[graphql(complexity = "100 + first.max(1) as usize * child_complexity")]
    async fn similar(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "How many, 1–20.", default = 5)] first: i32,
    ) -> Result<Vec<SimilarModel>> {
        match self.whole(ctx).await? {
            Some(whole) => similar_to(ctx, &self.view, &whole, first).await,
            None => Ok(Vec::new()),
        }
    }

    /// The permanent address of this version, the same in every language of the reader; null while
    /// nothing is described.
    async fn permanent_address(
        &self,
        ctx: &Context<'_>,
        #[graphql(
            desc = "What is put before the path: this service as its reader calls it, such as \
                          `https://example.fi`. The path alone when left out."
        )]
        site: Option<String>,
    ) -> Result<Option<String>> {
        self.address(ctx, site)
    }

    /// This version as other works name it; null while nothing is described. No person is named.
    async fn citation(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "How it is written.")] style: CitationStyle,
        #[graphql(desc = "What is put before the path of its address, as in `permanentAddress`.")]
        site: Option<String>,
    ) -> Result<Option<String>> {
        self.cited(ctx, style, site).await
    }

    /// When it was first recorded.
    async fn created_at(&self) -> Option<DateTime<Utc>> {
        self.card.created
    }

    /// When a fact about it was last recorded.
    async fn changed_at(&self) -> Option<DateTime<Utc>> {
        self.card.changed
    }
}

/// A project that is not recorded here itself.
#[derive(SimpleObject)]
#[graphql(name = "ModelProjectPlaceholder")]
pub struct Placeholder {
    /// Its name.
    names: Names,
    /// Who paid for it; null when not told.
    funder: Option<Names>,
}

/// A state of an operating model.
#[derive(SimpleObject)]
#[graphql(name = "ModelStateSpan")]
pub struct StateSpan {
    /// The state.
    state: ModelState,
    /// Since when, as sharply as it is known.
    since: Option<FuzzyDate>,
    /// Why; never missing when the model was not continued.
    reason: Option<String>,
    /// What was learned; never missing when the model was not continued.
    learned: Option<String>,
    /// When it was recorded.
    recorded_at: DateTime<Utc>,
}

impl From<&domain::StateSpan> for StateSpan {
    fn from(span: &domain::StateSpan) -> StateSpan {
        let text = |text: &Option<_>| text.as_ref().and_then(said).map(str::to_owned);
        StateSpan {
            state: span.state.into(),
            since: span.since.as_ref().map(FuzzyDate::from),
            reason: text(&span.reason),
            learned: text(&span.learned),
            recorded_at: span.recorded,
        }
    }
}

/// How much of a model's evidence is measured.
#[derive(Default, SimpleObject)]
#[graphql(name = "ModelEvidenceCounts")]
pub struct EvidenceCounts {
    /// Series in which something was measured.
    measured: usize,
    /// Series in which a change is claimed, and nothing was measured.
    claimed: usize,
}

/// A series of observations as evidence of what a model does.
pub struct Evidence {
    link: domain::EvidenceLinked,
    view: View,
}

/// A series of observations as evidence of what a model does.
#[Object(name = "ModelEvidence")]
impl Evidence {
    /// The series.
    async fn series(&self, ctx: &Context<'_>) -> Result<Option<Series>> {
        let series = load(ctx, &self.view, self.link.series.0).await?;
        Ok(series.map(|series| Series::new(series, self.view.clone())))
    }

    /// What it tells of the model.
    async fn note(&self) -> Option<&str> {
        self.link.note.as_ref().and_then(said)
    }
}

/// The models that a project made, by name.
pub async fn models_of(ctx: &Context<'_>, view: &View, project: ProjectId) -> Result<Vec<Model>> {
    let cards = load_of_project(ctx, view, project.0).await?;
    let shown = |card| Model::new(card, view.clone());
    Ok(cards.into_iter().map(shown).collect())
}

/// The model behind a key.
pub async fn model_by_key(
    ctx: &Context<'_>,
    view: &View,
    key: &str,
) -> Result<Option<Arc<ModelCard>>> {
    match Key::parse(key) {
        None => Ok(None),
        Some(key) => by_claim(ctx, view, &domain::Model::claim_of(&key)).await,
    }
}
