//! The documents of a model: whole, and as a card of the library without its long texts.

use std::sync::Arc;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::{Columns, View};
use crate::domain::command::{Belongs, OfNoun};
use crate::domain::event::{Noun, StreamKind};
use crate::domain::ids::{Key, ModelId, ProgrammeId, ProjectId, SeriesId};
use crate::domain::language::{Language, Names, Texts};
use crate::domain::model::{Classification, Model, ModelState, Placeholder, StateSpan};

fn columns(model: &Model) -> Columns {
    Columns::of(
        StreamKind::Model,
        model.id.0,
        model.belongs(),
        model.names.any().to_lowercase(),
        &model.history,
    )
}

super::noun_view!(Model, version 2, |model| columns(model));

/// A model in short: enough for a list, a filter and a node of the lineage.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ModelCard {
    pub id: ModelId,
    pub key: Key,
    pub names: Names,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub programme: Option<ProgrammeId>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub project: Option<ProjectId>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub placeholder: Option<Placeholder>,
    pub classification: Classification,
    /// The state now.
    pub span: StateSpan,
    pub summary: Texts,
    /// The number of the newest version, 0 while nothing is described.
    pub version: u32,
    /// When the newest version was published.
    pub published: Option<DateTime<Utc>>,
    /// What the model was called then.
    pub published_as: Names,
    /// Written sections of the development path.
    pub sections: usize,
    /// Languages in which a reader finds it.
    pub languages: Vec<Language>,
    /// Series of observations that are its evidence; whether they were ever measured, they tell
    /// themselves.
    pub evidence: Vec<SeriesId>,
    pub created: Option<DateTime<Utc>>,
    pub changed: Option<DateTime<Utc>>,
    pub position: i64,
}

impl ModelCard {
    fn of(model: &Model) -> Option<ModelCard> {
        let content = model.content.as_ref();
        let newest = model.versions.last();
        Some(ModelCard {
            id: model.id,
            key: model.key.clone(),
            names: model.names.clone(),
            programme: model.programme,
            project: model.project,
            placeholder: model.placeholder.clone(),
            classification: model.classification.clone(),
            span: model.states.last()?.clone(),
            summary: content.map_or_else(Texts::default, |content| content.summary.clone()),
            version: model.version(),
            published: newest.map(|version| version.recorded),
            published_as: newest.map_or_else(Names::default, |version| version.names.clone()),
            sections: content.map_or(0, |content| content.path.len()),
            languages: model.languages(),
            evidence: model.evidence.iter().map(|linked| linked.series).collect(),
            created: model.history.created,
            changed: model.history.changed,
            position: model.history.position,
        })
    }
}

impl View for ModelCard {
    const KIND: &'static str = "model_card";
    const VERSION: i64 = 3;
    const STREAM: StreamKind = StreamKind::Model;

    fn of(noun: &Noun) -> Option<Arc<Self>> {
        let model = <Model as OfNoun>::of(noun)?;
        ModelCard::of(model).map(Arc::new)
    }

    fn columns(&self) -> Columns {
        Columns {
            id: self.id.0,
            belongs: Belongs {
                programme: self.programme,
                project: self.project,
                ..Belongs::default()
            },
            sort: self.names.any().to_lowercase(),
            audience: super::audience(StreamKind::Model),
            position: self.position,
        }
    }
}

/// Which models of the library are wanted; what is `None` is not asked for.
#[derive(Clone, Debug, Default)]
pub struct Wanted {
    pub states: Vec<ModelState>,
    pub themes: Vec<Key>,
    pub counties: Vec<Key>,
    pub target_groups: Vec<Key>,
    /// Part of a funder's name in any language, whatever its case.
    pub funder: Option<String>,
    /// Funders by the name that stands for each of them.
    pub funders: Vec<String>,
    pub pillar: Option<String>,
    pub investment: Option<String>,
    pub has_evidence: Option<bool>,
    pub languages: Vec<Language>,
    /// In which the state began.
    pub years: Vec<i32>,
}

impl Wanted {
    /// Whether a model is wanted: it fits every question, and in a list any of its words.
    ///
    /// What was measured is not told by the card alone.
    pub fn holds(&self, card: &ModelCard, is_measured: bool) -> bool {
        let classification = &card.classification;
        let any = |wanted: &[Key], own: &[Key]| {
            wanted.is_empty() || wanted.iter().any(|key| own.contains(key))
        };
        let code = |wanted: &Option<String>, own: Option<&str>| {
            wanted
                .as_deref()
                .is_none_or(|wanted| own.is_some_and(|own| own.eq_ignore_ascii_case(wanted.trim())))
        };
        (self.states.is_empty() || self.states.contains(&card.span.state))
            && any(&self.themes, &classification.themes)
            && any(&self.counties, &classification.counties)
            && any(&self.target_groups, &classification.target_groups)
            && self
                .funder
                .as_deref()
                .is_none_or(|funder| is_funded_by(card, funder))
            && (self.funders.is_empty()
                || classification.funders.iter().any(|own| {
                    self.funders
                        .iter()
                        .any(|name| own.names.any() == name.trim())
                }))
            && code(
                &self.pillar,
                classification.pillar.as_ref().map(|code| code.as_str()),
            )
            && code(
                &self.investment,
                classification.investment.as_ref().map(|code| code.as_str()),
            )
            && self.has_evidence.is_none_or(|wanted| wanted == is_measured)
            && (self.languages.is_empty()
                || card
                    .languages
                    .iter()
                    .any(|own| self.languages.contains(own)))
            && (self.years.is_empty()
                || card
                    .span
                    .began_in()
                    .is_some_and(|year| self.years.contains(&year)))
    }
}

fn is_funded_by(card: &ModelCard, funder: &str) -> bool {
    let wanted = funder.trim().to_lowercase();
    let funders = &card.classification.funders;
    funders
        .iter()
        .flat_map(|funder| funder.names.iter())
        .any(|(_, name)| name.to_lowercase().contains(&wanted))
}
