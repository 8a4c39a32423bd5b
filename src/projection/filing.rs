//! What was filed, in short: enough for a portfolio without its texts.

use std::borrow::Cow;

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use super::{Columns, View};
use crate::domain::assessment::{Answer, AnswerState, Assessment, FilingKind, Rating};
use crate::domain::command::{Belongs, OfNoun};
use crate::domain::event::{Noun, StreamKind};
use crate::domain::ids::{AssessmentId, Key, ProgrammeId, ProjectId, RoundId};
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

/// The version in force of an assessment, in short.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FilingSummary {
    pub assessment: AssessmentId,
    pub programme: ProgrammeId,
    pub project: ProjectId,
    pub round: RoundId,
    pub is_imported: bool,
    /// When the first version was recorded.
    pub filed: DateTime<Utc>,
    pub versions: u32,
    pub overall: Fingerprint,
    pub answers: Vec<AnswerSummary>,
    pub position: i64,
}

impl View for FilingSummary {
    const KIND: &'static str = "filing";
    const VERSION: i64 = 1;
    const STREAM: StreamKind = StreamKind::Assessment;

    fn of(noun: &Noun) -> Option<Cow<'_, Self>> {
        summary(<Assessment as OfNoun>::of(noun)?).map(Cow::Owned)
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
    let first = assessment.filings.first()?;
    let current = assessment.current()?;
    let answer = |(answer, words): (&Answer, &Fingerprint)| AnswerSummary {
        goal: answer.goal.clone(),
        state: answer.state(),
        rating: answer.rating,
        words: words.clone(),
        evidence: answer.evidence.len(),
    };
    Some(FilingSummary {
        assessment: assessment.id,
        programme: assessment.programme,
        project: assessment.project,
        round: assessment.round,
        is_imported: matches!(first.kind, FilingKind::Imported { .. }),
        filed: first.stamp.recorded,
        versions: current.number,
        overall: current.overall_words.clone(),
        answers: current.answers().map(answer).collect(),
        position: assessment.history.position,
    })
}

/// Where a project stands in a round on a day. Computed from days, never stored.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum FilingState {
    /// Filing has not opened yet.
    NotOpen,
    /// Filing is open and the due day has not passed.
    Awaited,
    /// The due day has passed and nothing was filed.
    Missing,
    OnTime,
    Late,
    /// Taken over from an earlier publication; when it was first filed is not known.
    Imported,
}

/// The state of a project's filing for a round on a day.
pub fn state(round: &Round, filing: Option<&FilingSummary>, today: NaiveDate) -> FilingState {
    match filing {
        Some(filing) if filing.is_imported => FilingState::Imported,
        Some(filing) if lateness(round, filing) > 0 => FilingState::Late,
        Some(_) => FilingState::OnTime,
        None if today < round.opens => FilingState::NotOpen,
        None if today <= round.due => FilingState::Awaited,
        None => FilingState::Missing,
    }
}

/// Days after the due day; zero or less is on time.
pub fn lateness(round: &Round, filing: &FilingSummary) -> i64 {
    days_late(round.due, finnish_day(filing.filed))
}
