//! Self-assessment: a project's own judgement of one reporting round.
//!
//! Invariant: a submitted assessment answers every benefit goal that the round asks for, and what
//! was filed is never overwritten: a later filing stands beside the earlier ones. Between sending
//! and acceptance it goes through a review, of which every step is kept.

mod answer;
mod commands;
mod review;
mod review_commands;
#[cfg(test)]
mod tests;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::command::{Belongs, History, Stamp, StreamId};
use super::event::{AssessmentEvent, StreamKind};
use super::free_text::FreeText;
use super::fuzzy_date::FuzzyDate;
use super::ids::{AssessmentId, ProgrammeId, ProjectId, RoundId};
use super::language::Texts;
use super::period::{days_late, finnish_day};

pub use answer::{Answer, AnswerState, CannotAssess, Evidence, Rating, Step};
pub use commands::{AmendAssessment, ImportAssessment, SendDraft, SubmitAssessment};
pub use review::{
    Acceptance, AcceptanceUndone, Accepted, Part, Resent, Return, Returned, ReviewStep, Standing,
    StepKind, TakenIntoReview, Withdrawn,
};
pub use review_commands::{
    AcceptAssessment, ReturnAssessment, TakeIntoReview, UndoAcceptance, WithdrawAssessment,
};

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
    pub fn on_scale(&self, scale: usize) -> Content {
        self.rated(|Step(step)| Rating { step: *step, scale })
    }
}

impl Content {
    /// As it was given: steps without their scale.
    pub fn as_given(&self) -> Content<Step> {
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
    Amended {
        reason: FreeText,
    },
    Imported {
        source: Source,
    },
    /// Sent again after it was withdrawn or returned.
    Resent,
}

/// One version of the assessment, as it was filed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Filing {
    /// 1 for the first.
    pub number: u32,
    pub kind: FilingKind,
    pub content: Content,
    /// The day by which returned parts were to be sent again, in a version that answers a return.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub asked_by: Option<NaiveDate>,
    /// The project took it back.
    #[serde(default)]
    pub is_withdrawn: bool,
    pub stamp: Stamp,
}

impl Filing {
    fn new(number: u32, kind: FilingKind, content: &Content, stamp: &Stamp) -> Filing {
        Filing {
            number,
            kind,
            content: content.clone(),
            asked_by: None,
            is_withdrawn: false,
            stamp: *stamp,
        }
    }

    /// Days after the day by which returned parts were asked for.
    pub fn days_late(&self) -> Option<i64> {
        let days = days_late(self.asked_by?, finnish_day(self.stamp.recorded));
        (days > 0).then_some(days)
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
    pub standing: Standing,
    /// What happened to it, oldest first, beginning with the first filing.
    pub steps: Vec<ReviewStep>,
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
                assessment.file(kind, &amended.content, stamp);
                let reason = Some(amended.reason.clone());
                assessment.step(StepKind::Amended, reason, stamp);
                assessment
            }),
            AssessmentEvent::Withdrawn(_)
            | AssessmentEvent::TakenIntoReview(_)
            | AssessmentEvent::Returned(_)
            | AssessmentEvent::Resent(_)
            | AssessmentEvent::Accepted(_)
            | AssessmentEvent::AcceptanceUndone(_) => {
                state.map(|assessment| assessment.reviewed(event, stamp))
            }
        }
    }

    fn file(&mut self, kind: FilingKind, content: &Content, stamp: &Stamp) {
        let number = self.filings.len() as u32 + 1;
        self.filings.push(Filing::new(number, kind, content, stamp));
    }

    fn begun(ids: (AssessmentId, ProgrammeId, ProjectId, RoundId), first: Filing) -> Assessment {
        let (id, programme, project, round) = ids;
        Assessment {
            id,
            programme,
            project,
            round,
            steps: vec![ReviewStep::new(StepKind::Filed, 1, None, &first.stamp)],
            filings: vec![first],
            standing: Standing::Filed,
            history: History::default(),
        }
    }

    /// Whether it was taken over from a publication; amending it later does not change that.
    pub fn is_imported(&self) -> bool {
        let first = self.filings.first();
        first.is_some_and(|filing| matches!(filing.kind, FilingKind::Imported { .. }))
    }

    /// The version in force; none while it is withdrawn.
    pub fn current(&self) -> Option<&Filing> {
        self.filings.last().filter(|filing| !filing.is_withdrawn)
    }

    /// The first version that was not withdrawn: it decides whether the project was late.
    pub fn first(&self) -> Option<&Filing> {
        self.filings.iter().find(|filing| !filing.is_withdrawn)
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
pub fn stream_of(project: ProjectId, round: RoundId) -> StreamId {
    StreamId {
        kind: StreamKind::Assessment,
        id: id_of(project, round),
    }
}

/// Its id.
pub fn id_of(project: ProjectId, round: RoundId) -> Uuid {
    AssessmentId::of(project, round).0
}
