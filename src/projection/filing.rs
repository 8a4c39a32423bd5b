//! What was filed, in short: enough for a portfolio without its texts.

use std::sync::Arc;

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use super::{Columns, View};
use crate::domain::assessment::{Answer, AnswerState, Assessment, Rating, Standing, StepKind};
use crate::domain::command::{Belongs, OfNoun};
use crate::domain::event::{Noun, StreamKind};
use crate::domain::ids::{AssessmentId, Key, ProgrammeId, ProjectId, RoundId};
use crate::domain::language::Language;
use crate::domain::period::{days_late, finnish_day};
use crate::domain::round::Round;
use crate::domain::words::Fingerprint;

/// One goal's answer in short.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AnswerSummary {
    pub goal: Key,
    pub state: AnswerState,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rating: Option<Rating>,
    pub words: Fingerprint,
    pub evidence: usize,
}

/// From a filing to its withdrawal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Span {
    pub from: DateTime<Utc>,
    pub to: DateTime<Utc>,
}

/// The newest version of an assessment, in short.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FilingSummary {
    pub assessment: AssessmentId,
    pub programme: ProgrammeId,
    pub project: ProjectId,
    pub round: RoundId,
    pub is_imported: bool,
    /// When the first version that was not withdrawn was recorded; empty while it is withdrawn.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub filed: Option<DateTime<Utc>>,
    /// Times for which it counted as filed before it was withdrawn.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub withdrawn: Vec<Span>,
    pub standing: Standing,
    pub versions: u32,
    pub has_swedish_summary: bool,
    pub overall: Fingerprint,
    pub answers: Vec<AnswerSummary>,
    pub position: i64,
}

impl View for FilingSummary {
    const KIND: &'static str = "filing";
    const VERSION: i64 = 4;
    const STREAM: StreamKind = StreamKind::Assessment;

    fn of(noun: &Noun) -> Option<Arc<Self>> {
        summary(<Assessment as OfNoun>::of(noun)?).map(Arc::new)
    }

    fn columns(&self) -> Columns {
        Columns {
            id: self.assessment.0,
            belongs: Belongs {
                programme: Some(self.programme),
                project: Some(self.project),
                round: Some(self.round),
                indicator: None,
            },
            sort: self.project.0.to_string(),
            audience: super::audience(Self::STREAM),
            position: self.position,
        }
    }
}

fn summary(assessment: &Assessment) -> Option<FilingSummary> {
    let current = assessment.filings.last()?;
    let answer = |answer: &Answer| AnswerSummary {
        goal: answer.goal.clone(),
        state: answer.state(),
        rating: answer.rating,
        words: Fingerprint::of_texts(&answer.narrative),
        evidence: answer.evidence.len(),
    };
    Some(FilingSummary {
        assessment: assessment.id,
        programme: assessment.programme,
        project: assessment.project,
        round: assessment.round,
        is_imported: assessment.is_imported(),
        filed: assessment.first().map(|first| first.stamp.recorded),
        withdrawn: withdrawn(assessment),
        has_swedish_summary: current.content.summary.get(Language::Sv).is_some(),
        standing: assessment.standing.clone(),
        versions: current.number,
        overall: Fingerprint::of_texts(&current.content.overall),
        answers: current.content.answers.iter().map(answer).collect(),
        position: assessment.history.position,
    })
}

fn withdrawn(assessment: &Assessment) -> Vec<Span> {
    let (mut spans, mut from) = (Vec::new(), None);
    for step in &assessment.steps {
        match step.kind {
            StepKind::Filed | StepKind::Resent => {
                from.get_or_insert(step.stamp.recorded);
            }
            StepKind::Withdrawn => spans.extend(from.take().map(|from| Span {
                from,
                to: step.stamp.recorded,
            })),
            StepKind::Amended
            | StepKind::TakenIntoReview
            | StepKind::Returned
            | StepKind::Accepted
            | StepKind::AcceptanceUndone => {}
        }
    }
    spans
}

/// When and how an assessment first came to be: that decides whether it was late. A filing that was
/// withdrawn does not count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FirstFiling {
    pub project: ProjectId,
    pub moment: DateTime<Utc>,
    pub is_imported: bool,
}

impl FirstFiling {
    pub fn of(assessment: &Assessment) -> Option<FirstFiling> {
        Some(FirstFiling {
            project: assessment.project,
            moment: assessment.first()?.stamp.recorded,
            is_imported: assessment.is_imported(),
        })
    }

    /// Days after the project's due day of a late filing; `None` when it was on time or imported.
    pub fn days_late(self, round: &Round) -> Option<i64> {
        let days = days_late(round.due_of(self.project), finnish_day(self.moment));
        (!self.is_imported && days > 0).then_some(days)
    }
}

impl FilingSummary {
    /// `None` while it is withdrawn.
    pub fn first(&self) -> Option<FirstFiling> {
        Some(FirstFiling {
            project: self.project,
            moment: self.filed?,
            is_imported: self.is_imported,
        })
    }

    /// As it stood at the end of a day; `None` when it did not count as filed then.
    pub fn first_by(&self, day: NaiveDate) -> Option<FirstFiling> {
        let by = |moment: DateTime<Utc>| finnish_day(moment) <= day;
        let now = self.filed.filter(|filed| by(*filed));
        let then = || {
            self.withdrawn
                .iter()
                .find(|span| by(span.from) && !by(span.to))
        };
        Some(FirstFiling {
            project: self.project,
            moment: now.or_else(|| then().map(|span| span.from))?,
            is_imported: self.is_imported,
        })
    }
}

/// Where a project stands in a round on a day. Computed from days, never stored.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum FilingState {
    /// Filing has not opened yet.
    NotOpen,
    /// Filing is open and the due day has not passed.
    Awaited,
    /// The due day has passed or the round was closed, and nothing was filed.
    Missing,
    OnTime,
    Late,
    /// Taken over from an earlier publication; when it was first filed is not known.
    Imported,
}

/// The state of a project's filing for a round on a day.
pub fn state(
    round: &Round,
    project: ProjectId,
    filed: Option<FirstFiling>,
    today: NaiveDate,
) -> FilingState {
    match filed {
        Some(filed) if filed.is_imported => FilingState::Imported,
        Some(filed) if filed.days_late(round).is_some() => FilingState::Late,
        Some(_) => FilingState::OnTime,
        None if round.closed.is_some() => FilingState::Missing,
        None if today < round.opens => FilingState::NotOpen,
        None if today <= round.due_of(project) => FilingState::Awaited,
        None => FilingState::Missing,
    }
}
