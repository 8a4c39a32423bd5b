//! Self-assessment: a project's own judgement of one reporting round.
//!
//! Invariant: a submitted assessment answers every benefit goal that the round asks for, and what
//! was filed is never overwritten: a later filing stands beside the earlier ones.

mod answer;
mod commands;
#[cfg(test)]
mod tests;

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::command::{Belongs, History, Stamp};
use super::event::AssessmentEvent;
use super::free_text::FreeText;
use super::fuzzy_date::FuzzyDate;
use super::ids::{AssessmentId, ProgrammeId, ProjectId, RoundId};
use super::language::Texts;

pub use answer::{Answer, AnswerState, CannotAssess, Evidence, Rating, Step};
pub use commands::{AmendAssessment, ImportAssessment, SubmitAssessment};

/// What an assessment says: its overall text and one answer per goal. Commands give ratings as
/// bare steps; the decision finds the scale.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Content<R = Rating> {
    pub overall: Texts,
    /// Short versions for readers of other languages; not compared between rounds.
    #[serde(default, skip_serializing_if = "Texts::is_empty")]
    pub summary: Texts,
    pub answers: Vec<Answer<R>>,
}

impl Content<Step> {
    /// With every step on the scale at this place among the programme's scales.
    fn on_scale(&self, scale: usize) -> Content {
        self.rated(|Step(step)| Rating { step: *step, scale })
    }
}

impl Content {
    /// As it was given: steps without their scale.
    fn as_given(&self) -> Content<Step> {
        self.rated(|rating| Step(rating.step))
    }
}

impl<R> Content<R> {
    fn rated<S>(&self, rating: impl Fn(&R) -> S) -> Content<S> {
        let answers = self.answers.iter();
        Content {
            overall: self.overall.clone(),
            summary: self.summary.clone(),
            answers: answers.map(|answer| answer.rated(&rating)).collect(),
        }
    }

    /// Characters of all texts together, in every language.
    fn characters(&self) -> usize {
        let own = [&self.overall, &self.summary];
        let narratives = self.answers.iter().map(|answer| &answer.narrative);
        let texts = own.into_iter().chain(narratives).flat_map(Texts::iter);
        let reasons = self.answers.iter().flat_map(Answer::reasons);
        texts
            .map(|(_, text)| text)
            .chain(reasons)
            .filter_map(FreeText::as_str)
            .map(|text| text.chars().count())
            .sum()
    }
}

/// Where an imported text was published before.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Source {
    /// Address or name of the publication.
    pub location: String,
    /// The day as of which it stood so.
    pub date: FuzzyDate,
}

/// The project filed its answers.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Submitted {
    pub assessment: AssessmentId,
    pub programme: ProgrammeId,
    pub project: ProjectId,
    pub round: RoundId,
    pub content: Content,
}

/// The project filed other answers in place of the earlier ones, which stay.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Amended {
    pub content: Content,
    pub reason: FreeText,
}

/// An earlier publication was taken over as it stood.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Imported {
    pub assessment: AssessmentId,
    pub programme: ProgrammeId,
    pub project: ProjectId,
    pub round: RoundId,
    pub content: Content,
    pub source: Source,
}

/// How a filing came to be.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FilingKind {
    Submitted,
    Amended { reason: FreeText },
    Imported { source: Source },
}

/// One version of the assessment, as it was filed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Filing {
    /// 1 for the first.
    pub number: u32,
    pub kind: FilingKind,
    pub content: Content,
    pub stamp: Stamp,
}

impl Filing {
    fn new(number: u32, kind: FilingKind, content: &Content, stamp: &Stamp) -> Filing {
        Filing {
            number,
            kind,
            content: content.clone(),
            stamp: *stamp,
        }
    }
}

/// The assessment of one project for one round, with every version filed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Assessment {
    pub id: AssessmentId,
    pub programme: ProgrammeId,
    pub project: ProjectId,
    pub round: RoundId,
    /// Oldest first, never empty.
    pub filings: Vec<Filing>,
    pub history: History,
}

impl Assessment {
    pub(super) fn evolve(
        state: Option<Assessment>,
        event: &AssessmentEvent,
        stamp: &Stamp,
    ) -> Option<Assessment> {
        match event {
            AssessmentEvent::Submitted(filed) => {
                let first = Filing::new(1, FilingKind::Submitted, &filed.content, stamp);
                let ids = (
                    filed.assessment,
                    filed.programme,
                    filed.project,
                    filed.round,
                );
                Some(Assessment::begun(ids, first))
            }
            AssessmentEvent::Imported(filed) => {
                let kind = FilingKind::Imported {
                    source: filed.source.clone(),
                };
                let first = Filing::new(1, kind, &filed.content, stamp);
                let ids = (
                    filed.assessment,
                    filed.programme,
                    filed.project,
                    filed.round,
                );
                Some(Assessment::begun(ids, first))
            }
            AssessmentEvent::Amended(amended) => state.map(|mut assessment| {
                let kind = FilingKind::Amended {
                    reason: amended.reason.clone(),
                };
                let number = assessment.filings.len() as u32 + 1;
                assessment
                    .filings
                    .push(Filing::new(number, kind, &amended.content, stamp));
                assessment
            }),
        }
    }

    fn begun(ids: (AssessmentId, ProgrammeId, ProjectId, RoundId), first: Filing) -> Assessment {
        let (id, programme, project, round) = ids;
        Assessment {
            id,
            programme,
            project,
            round,
            filings: vec![first],
            history: History::default(),
        }
    }

    /// Whether it was taken over from a publication; amending it later does not change that.
    pub fn is_imported(&self) -> bool {
        let first = self.filings.first();
        first.is_some_and(|filing| matches!(filing.kind, FilingKind::Imported { .. }))
    }

    /// The version in force.
    pub fn current(&self) -> Option<&Filing> {
        self.filings.last()
    }

    pub fn belongs(&self) -> Belongs {
        Belongs {
            programme: Some(self.programme),
            project: Some(self.project),
            round: Some(self.round),
            ..Belongs::default()
        }
    }

    pub(super) fn claim(&self) -> Option<String> {
        Some(format!("assessment:{}:{}", self.project.0, self.round.0))
    }
}

/// The stream of the one assessment of this project for this round.
pub fn id_of(project: ProjectId, round: RoundId) -> Uuid {
    AssessmentId::of(project, round).0
}
