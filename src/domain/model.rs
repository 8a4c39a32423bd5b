//! Model: an operating model, a way of working that others may take up.
//!
//! The state holds the newest version of the description and the headings of all earlier ones; an
//! earlier version itself is read from the log as of the moment when it was published, so that the
//! document stays as long as one description.

mod commands;
mod content;
#[cfg(test)]
mod tests;

use chrono::{DateTime, Datelike as _, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use super::command::{Belongs, History, Stamp};
use super::event::ModelEvent;
use super::free_text::FreeText;
use super::fuzzy_date::FuzzyDate;
use super::ids::{Key, ModelId, ProgrammeId, ProjectId, SeriesId};
use super::language::{Language, Names};
use super::organisation::Organisation;

pub(super) use commands::stream;
pub use commands::{
    ChangeModelState, ClassifyModel, EnterModel, LinkModelEvidence, PublishModelVersion,
    RenameModel, UnlinkModelEvidence,
};
pub use content::{Content, Cost, PathPhase, PathSection, SectionText, ShortText};

/// How far a model has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ModelState {
    Idea,
    Developed,
    Trialled,
    Described,
    InUse,
    Spread,
    NotContinued,
    Archived,
}

impl ModelState {
    /// In the order of a model's life.
    pub const ALL: [ModelState; 8] = [
        ModelState::Idea,
        ModelState::Developed,
        ModelState::Trialled,
        ModelState::Described,
        ModelState::InUse,
        ModelState::Spread,
        ModelState::NotContinued,
        ModelState::Archived,
    ];

    /// States that may follow this one. Development keeps no order: a model may be in use before
    /// anybody describes it, and one that was given up may be taken up again.
    pub fn next(self) -> &'static [ModelState] {
        use ModelState::*;
        match self {
            Idea => &[Developed, Trialled, Described, InUse, Spread, NotContinued],
            Developed => &[Trialled, Described, InUse, Spread, NotContinued],
            Trialled => &[Described, InUse, Spread, NotContinued],
            Described => &[Trialled, InUse, Spread, NotContinued, Archived],
            InUse => &[Described, Spread, NotContinued, Archived],
            Spread => &[InUse, NotContinued, Archived],
            NotContinued => &[Developed, Trialled, InUse, Archived],
            Archived => &[],
        }
    }

    /// Whether a model may be entered in this state. An end comes with its reason, by a change.
    pub fn may_begin(self) -> bool {
        !matches!(self, ModelState::NotContinued | ModelState::Archived)
    }

    pub fn key(self) -> &'static str {
        match self {
            ModelState::Idea => "idea",
            ModelState::Developed => "developed",
            ModelState::Trialled => "trialled",
            ModelState::Described => "described",
            ModelState::InUse => "in_use",
            ModelState::Spread => "spread",
            ModelState::NotContinued => "not_continued",
            ModelState::Archived => "archived",
        }
    }
}

/// A pillar or an investment inside a programme, as its own documents write it: `P4`, `I1A`.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct ProgrammeCode(String);

impl ProgrammeCode {
    /// A letter, a digit 1–9, and for a part of an investment one more letter: `P4`, `I1A`.
    fn parse(letter: char, text: &str) -> Option<ProgrammeCode> {
        let text = text.trim().to_ascii_uppercase();
        let mut signs = text.chars();
        let fits = signs.next() == Some(letter)
            && signs.next().is_some_and(|sign| ('1'..='9').contains(&sign))
            && match (signs.next(), signs.next()) {
                (None, None) => true,
                (Some(part), None) => letter == 'I' && part.is_ascii_uppercase(),
                _ => false,
            };
        fits.then_some(ProgrammeCode(text))
    }

    pub fn pillar(text: &str) -> Option<ProgrammeCode> {
        ProgrammeCode::parse('P', text)
    }

    pub fn investment(text: &str) -> Option<ProgrammeCode> {
        ProgrammeCode::parse('I', text)
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// By what a model is found beside its words.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Classification {
    /// Where it was made, in the maker's words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<String>,
    /// Keys of the vocabulary of counties.
    pub counties: Vec<Key>,
    pub target_groups: Vec<Key>,
    pub themes: Vec<Key>,
    pub funders: Vec<Organisation>,
    /// Languages in which it is described or worked with.
    pub languages: Vec<Language>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pillar: Option<ProgrammeCode>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub investment: Option<ProgrammeCode>,
}

/// A project that made a model and is not recorded here itself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Placeholder {
    pub names: Names,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub funder: Option<Names>,
}

/// The model was entered.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Entered {
    pub model: ModelId,
    pub key: Key,
    pub names: Names,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub programme: Option<ProgrammeId>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub project: Option<ProjectId>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub placeholder: Option<Placeholder>,
    pub classification: Classification,
    pub state: ModelState,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub since: Option<FuzzyDate>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Renamed {
    pub names: Names,
}

/// Its place, groups, themes, funders or programme codes were stated anew.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Classified {
    pub classification: Classification,
}

/// It was described anew; the earlier version stays in the log.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct VersionPublished {
    /// 1 for the first.
    pub number: u32,
    pub content: Content,
    /// Why it was changed; only the first version has no reason.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub why: Option<FreeText>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct StateChanged {
    pub state: ModelState,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub since: Option<FuzzyDate>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<FreeText>,
    /// What was learned; never missing when the model was not continued.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub learned: Option<FreeText>,
}

/// A series of observations was named as evidence of what it does.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct EvidenceLinked {
    pub series: SeriesId,
    /// What the series tells of the model.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<FreeText>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct EvidenceUnlinked {
    pub series: SeriesId,
    pub reason: FreeText,
}

/// A state of the model with the time from which it holds.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct StateSpan {
    pub state: ModelState,
    /// Since when, as sharply as it is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub since: Option<FuzzyDate>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<FreeText>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub learned: Option<FreeText>,
    pub recorded: DateTime<Utc>,
}

impl StateSpan {
    /// The first year in which the state may have begun, if anything is told of it.
    pub fn began_in(&self) -> Option<i32> {
        Some(self.since.as_ref()?.earliest.year())
    }
}

/// The heading of a version.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Version {
    /// 1 for the first.
    pub number: u32,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub why: Option<FreeText>,
    /// What the model was called then.
    pub names: Names,
    /// When it was published: the moment as of which the log tells what it said.
    pub recorded: DateTime<Utc>,
}

/// A model as it stands.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Model {
    pub id: ModelId,
    /// Its permanent address in the library.
    pub key: Key,
    pub names: Names,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub programme: Option<ProgrammeId>,
    /// The project that made it; stands for ever, as what a noun belongs to never changes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub project: Option<ProjectId>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub placeholder: Option<Placeholder>,
    pub classification: Classification,
    /// Oldest first, never empty.
    pub states: Vec<StateSpan>,
    /// Oldest first; empty while nothing is described.
    pub versions: Vec<Version>,
    /// The newest version.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub content: Option<Content>,
    pub evidence: Vec<EvidenceLinked>,
    pub history: History,
}

impl Model {
    pub(super) fn evolve(state: Option<Model>, event: &ModelEvent, stamp: &Stamp) -> Option<Model> {
        if let ModelEvent::Entered(entered) = event {
            return Some(Model::entered(entered, stamp));
        }
        let mut model = state?;
        match event {
            ModelEvent::Entered(_) => {}
            ModelEvent::Renamed(renamed) => model.names = renamed.names.clone(),
            ModelEvent::Classified(classified) => {
                model.classification = classified.classification.clone();
            }
            ModelEvent::VersionPublished(published) => {
                model.versions.push(Version {
                    number: published.number,
                    why: published.why.clone(),
                    names: model.names.clone(),
                    recorded: stamp.recorded,
                });
                model.content = Some(published.content.clone());
            }
            ModelEvent::StateChanged(changed) => model.states.push(StateSpan {
                state: changed.state,
                since: changed.since.clone(),
                reason: changed.reason.clone(),
                learned: changed.learned.clone(),
                recorded: stamp.recorded,
            }),
            ModelEvent::EvidenceLinked(linked) => {
                model.evidence.retain(|known| known.series != linked.series);
                model.evidence.push(linked.clone());
            }
            ModelEvent::EvidenceUnlinked(unlinked) => {
                model
                    .evidence
                    .retain(|known| known.series != unlinked.series);
            }
        }
        Some(model)
    }

    fn entered(entered: &Entered, stamp: &Stamp) -> Model {
        Model {
            id: entered.model,
            key: entered.key.clone(),
            names: entered.names.clone(),
            programme: entered.programme,
            project: entered.project,
            placeholder: entered.placeholder.clone(),
            classification: entered.classification.clone(),
            states: vec![StateSpan {
                state: entered.state,
                since: entered.since.clone(),
                reason: None,
                learned: None,
                recorded: stamp.recorded,
            }],
            versions: Vec::new(),
            content: None,
            evidence: Vec::new(),
            history: History::default(),
        }
    }

    /// Languages that it is named, summed up or said to be worked with in, each once.
    pub fn languages(&self) -> Vec<Language> {
        let summary = self
            .content
            .iter()
            .flat_map(|content| content.summary.iter());
        let written =
            summary.filter(|(_, text)| text.as_str().is_some_and(|text| !text.trim().is_empty()));
        let told: Vec<Language> = written
            .map(|(language, _)| language)
            .chain(self.names.iter().map(|(language, _)| language))
            .chain(self.classification.languages.iter().copied())
            .collect();
        let languages = Language::ALL.into_iter();
        languages
            .filter(|language| told.contains(language))
            .collect()
    }

    /// The state now.
    pub fn state(&self) -> ModelState {
        self.states
            .last()
            .map_or(ModelState::Idea, |span| span.state)
    }

    /// The number of the newest version; 0 while nothing is described.
    pub fn version(&self) -> u32 {
        self.versions.last().map_or(0, |version| version.number)
    }

    pub fn belongs(&self) -> Belongs {
        Belongs {
            programme: self.programme,
            project: self.project,
            ..Belongs::default()
        }
    }

    pub(super) fn claim(&self) -> Option<String> {
        Some(Model::claim_of(&self.key))
    }

    /// The name under which a model's key is held.
    pub fn claim_of(key: &Key) -> String {
        format!("model-key:{}", key.as_str())
    }
}

/// The state that may have held on a day: the last that may have begun by then. `None` on a day
/// before the first that has a time.
pub fn state_on(states: &[StateSpan], day: NaiveDate) -> Option<&StateSpan> {
    states.iter().rev().find(|span| {
        span.since
            .as_ref()
            .is_none_or(|since| since.earliest <= day)
    })
}
