//! Adoption: one organisation's use of an operating model, from plan to end.
//!
//! It goes through stages with the time of each, so that "who used it on that day" has an answer.
//! What was told wrongly is corrected with a reason and stays in the log.

mod commands;
#[cfg(test)]
mod tests;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::command::{Belongs, History, Stamp};
use super::event::AdoptionEvent;
use super::free_text::FreeText;
use super::fuzzy_date::FuzzyDate;
use super::ids::{AdoptionId, ModelId, ProgrammeId, ProjectId, SeriesId};
use super::language::Texts;
use super::organisation::Organisation;

pub use commands::{
    CorrectAdoption, MoveAdoption, ReportAdoption, StateAdoptionResult, WithdrawAdoption,
};

/// How an organisation uses a model.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AdoptionState {
    Planned,
    /// As it is described.
    Adopted,
    /// With changes of its own.
    Adapted,
    Ended,
}

impl AdoptionState {
    /// States that may follow this one. What ended may be taken up again.
    pub fn next(self) -> &'static [AdoptionState] {
        use AdoptionState::*;
        match self {
            Planned => &[Adopted, Adapted, Ended],
            Adopted => &[Adapted, Ended],
            Adapted => &[Adopted, Adapted, Ended],
            Ended => &[Planned, Adopted, Adapted],
        }
    }

    pub fn key(self) -> &'static str {
        match self {
            AdoptionState::Planned => "planned",
            AdoptionState::Adopted => "adopted",
            AdoptionState::Adapted => "adapted",
            AdoptionState::Ended => "ended",
        }
    }
}

/// A state of an adoption with the time from which it holds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stage {
    pub state: AdoptionState,
    /// Since when it is planned, used or ended; never in the future.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub since: Option<FuzzyDate>,
    /// When use is meant to begin; of a planned one only.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub intended: Option<FuzzyDate>,
    /// What was adapted, or why it ended: these two cannot go without.
    pub note: Texts,
}

/// Where a model is used.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Site {
    pub organisation: Organisation,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<String>,
}

/// Somebody told that the model is, or will be, in use somewhere.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Reported {
    pub adoption: AdoptionId,
    pub model: ModelId,
    /// The programme of the project that takes the model up.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub programme: Option<ProgrammeId>,
    /// The project that takes the model up.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub project: Option<ProjectId>,
    pub site: Site,
    pub stage: Stage,
}

/// It went from plan to use, or from use to its end.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Moved {
    pub stage: Stage,
}

/// What came of it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ResultStated {
    pub result: Texts,
    pub evidence: Vec<SeriesId>,
}

/// What was told was wrong; other facts stand in its place.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Corrected {
    pub site: Site,
    pub stages: Vec<Stage>,
    pub reason: FreeText,
}

/// It was no adoption at all.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Withdrawn {
    pub reason: FreeText,
}

/// An adoption as it stands.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Adoption {
    pub id: AdoptionId,
    pub model: ModelId,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub programme: Option<ProgrammeId>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub project: Option<ProjectId>,
    pub site: Site,
    /// Oldest first, never empty.
    pub stages: Vec<Stage>,
    pub result: Texts,
    pub evidence: Vec<SeriesId>,
    /// Why it was corrected the last time.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub correction: Option<FreeText>,
    /// Why it counts no more.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub withdrawn: Option<FreeText>,
    pub history: History,
}

impl Adoption {
    pub(super) fn evolve(
        state: Option<Adoption>,
        event: &AdoptionEvent,
        _: &Stamp,
    ) -> Option<Adoption> {
        if let AdoptionEvent::Reported(reported) = event {
            return Some(Adoption::reported(reported));
        }
        let mut adoption = state?;
        match event {
            AdoptionEvent::Reported(_) => {}
            AdoptionEvent::Moved(moved) => adoption.stages.push(moved.stage.clone()),
            AdoptionEvent::ResultStated(stated) => {
                adoption.result = stated.result.clone();
                adoption.evidence = stated.evidence.clone();
            }
            AdoptionEvent::Corrected(corrected) => {
                adoption.site = corrected.site.clone();
                adoption.stages = corrected.stages.clone();
                adoption.correction = Some(corrected.reason.clone());
            }
            AdoptionEvent::Withdrawn(withdrawn) => {
                adoption.withdrawn = Some(withdrawn.reason.clone());
            }
        }
        Some(adoption)
    }

    fn reported(reported: &Reported) -> Adoption {
        Adoption {
            id: reported.adoption,
            model: reported.model,
            programme: reported.programme,
            project: reported.project,
            site: reported.site.clone(),
            stages: vec![reported.stage.clone()],
            result: Texts::default(),
            evidence: Vec::new(),
            correction: None,
            withdrawn: None,
            history: History::default(),
        }
    }

    /// The stage of now.
    pub fn stage(&self) -> Option<&Stage> {
        self.stages.last()
    }

    /// The stage that may have held on a day: the last that may have begun by then.
    pub fn stage_on(&self, day: NaiveDate) -> Option<&Stage> {
        self.stages.iter().rev().find(|stage| {
            stage
                .since
                .as_ref()
                .is_none_or(|since| since.earliest <= day)
        })
    }

    /// Whether the model may have been planned for, or in use, on a day.
    pub fn holds_on(&self, day: NaiveDate) -> bool {
        let stage = self.stage_on(day);
        self.withdrawn.is_none() && stage.is_some_and(|stage| stage.state != AdoptionState::Ended)
    }

    /// Whether the model is in use here now, as it is or adapted.
    pub fn is_in_use(&self) -> bool {
        let state = self.stage().map(|stage| stage.state);
        self.withdrawn.is_none()
            && matches!(state, Some(AdoptionState::Adopted | AdoptionState::Adapted))
    }

    /// The first stage of use.
    fn taken_up(&self) -> Option<&Stage> {
        let mut stages = self.stages.iter();
        stages.find(|stage| matches!(stage.state, AdoptionState::Adopted | AdoptionState::Adapted))
    }

    /// Whether the model is or was in use here; what was planned and given up was not.
    pub fn was_used(&self) -> bool {
        self.withdrawn.is_none() && self.taken_up().is_some()
    }

    /// The first stage of use: when the organisation took the model up.
    pub fn used_from(&self) -> Option<&FuzzyDate> {
        self.taken_up()?.since.as_ref()
    }

    /// When it ended, if it has and the time is known.
    pub fn used_to(&self) -> Option<&FuzzyDate> {
        self.stage()
            .filter(|stage| stage.state == AdoptionState::Ended)?
            .since
            .as_ref()
    }

    /// It belongs to the project that takes the model up, not to the one that made it.
    pub fn belongs(&self) -> Belongs {
        Belongs {
            programme: self.programme,
            project: self.project,
            ..Belongs::default()
        }
    }

    pub(super) fn claim(&self) -> Option<String> {
        None
    }
}
