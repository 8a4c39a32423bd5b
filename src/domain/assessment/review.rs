//! The review of a filing: where it stands between the project and the funder, and how it got there.
//!
//! A filing can be withdrawn until it is taken into review. A reviewer returns chosen parts or
//! accepts; every cycle is kept with who and why.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{Assessment, Content, FilingKind};
use crate::domain::command::Stamp;
use crate::domain::event::AssessmentEvent;
use crate::domain::free_text::FreeText;
use crate::domain::ids::Key;

/// A part of an assessment that can be returned by itself.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Part {
    /// The overall text.
    Overall,
    /// The short versions.
    Summary,
    /// The answer to a goal.
    Goal(Key),
}

impl Part {
    /// The word for people: `overall`, `summary` or the goal's key.
    pub fn word(&self) -> &str {
        match self {
            Part::Overall => "overall",
            Part::Summary => "summary",
            Part::Goal(goal) => goal.as_str(),
        }
    }
}

/// The project took its filing back before anybody took it into review.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Withdrawn {
    pub reason: FreeText,
}

/// A reviewer took the filing in: from now on it is not withdrawn.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct TakenIntoReview {}

/// A reviewer returned parts of it, to be sent again by a new due day.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Returned {
    pub parts: Vec<Part>,
    pub due: NaiveDate,
    pub message: FreeText,
}

/// The project filed again what it had withdrawn or what was returned to it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Resent {
    pub content: Content,
}

/// A reviewer accepted it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Accepted {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<FreeText>,
}

/// The acceptance was undone.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct AcceptanceUndone {
    pub reason: FreeText,
}

/// What was returned, and until when.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Return {
    /// Only these may change.
    pub parts: Vec<Part>,
    pub due: NaiveDate,
    /// The version that was returned.
    pub filing: u32,
}

/// Which version was accepted: a later correction is not.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Acceptance {
    pub filing: u32,
}

/// Where a filing stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Standing {
    /// Sent or imported; the project may still withdraw what it sent.
    Filed,
    /// Taken back: it counts as not filed.
    Withdrawn,
    InReview,
    Returned(Return),
    Accepted(Acceptance),
}

impl Standing {
    /// The word used in refusals.
    pub fn word(&self) -> &'static str {
        match self {
            Standing::Filed => "filed",
            Standing::Withdrawn => "withdrawn",
            Standing::InReview => "in_review",
            Standing::Returned(_) => "returned",
            Standing::Accepted(_) => "accepted",
        }
    }
}

/// What kind of step the review took.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum StepKind {
    Filed,
    Amended,
    Withdrawn,
    TakenIntoReview,
    Returned,
    Resent,
    Accepted,
    AcceptanceUndone,
}

/// One step, with who and why.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReviewStep {
    pub kind: StepKind,
    /// The version it was about, or made.
    pub filing: u32,
    /// The reason, the message or the note.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<FreeText>,
    /// What was returned.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub returned: Option<Return>,
    pub stamp: Stamp,
}

impl ReviewStep {
    pub(super) fn new(
        kind: StepKind,
        filing: u32,
        text: Option<FreeText>,
        stamp: &Stamp,
    ) -> ReviewStep {
        ReviewStep {
            kind,
            filing,
            text,
            returned: None,
            stamp: *stamp,
        }
    }
}

impl Assessment {
    /// The number of the newest version.
    pub(super) fn newest(&self) -> u32 {
        self.filings.len() as u32
    }

    pub(super) fn step(&mut self, kind: StepKind, text: Option<FreeText>, stamp: &Stamp) {
        let step = ReviewStep::new(kind, self.newest(), text, stamp);
        self.steps.push(step);
    }

    /// After an event of the review; other events leave it as it is.
    pub(super) fn reviewed(mut self, event: &AssessmentEvent, stamp: &Stamp) -> Assessment {
        match event {
            AssessmentEvent::Withdrawn(withdrawn) => {
                self.standing = Standing::Withdrawn;
                for filing in &mut self.filings {
                    filing.is_withdrawn = true;
                }
                self.step(StepKind::Withdrawn, Some(withdrawn.reason.clone()), stamp);
            }
            AssessmentEvent::TakenIntoReview(_) => {
                self.standing = Standing::InReview;
                self.step(StepKind::TakenIntoReview, None, stamp);
            }
            AssessmentEvent::Returned(returned) => {
                let asked = Return {
                    parts: returned.parts.clone(),
                    due: returned.due,
                    filing: self.newest(),
                };
                self.step(StepKind::Returned, Some(returned.message.clone()), stamp);
                if let Some(step) = self.steps.last_mut() {
                    step.returned = Some(asked.clone());
                }
                self.standing = Standing::Returned(asked);
            }
            AssessmentEvent::Resent(resent) => {
                let asked_by = self.returned().map(|asked| asked.due);
                self.file(FilingKind::Resent, &resent.content, stamp);
                if let Some(filing) = self.filings.last_mut() {
                    filing.asked_by = asked_by;
                }
                self.standing = Standing::Filed;
                self.step(StepKind::Resent, None, stamp);
            }
            AssessmentEvent::Accepted(accepted) => {
                let filing = self.newest();
                self.standing = Standing::Accepted(Acceptance { filing });
                self.step(StepKind::Accepted, accepted.note.clone(), stamp);
            }
            AssessmentEvent::AcceptanceUndone(undone) => {
                self.standing = Standing::InReview;
                let reason = Some(undone.reason.clone());
                self.step(StepKind::AcceptanceUndone, reason, stamp);
            }
            AssessmentEvent::Submitted(_)
            | AssessmentEvent::Imported(_)
            | AssessmentEvent::Amended(_) => {}
        }
        self
    }

    /// What was returned and has not been sent again.
    pub fn returned(&self) -> Option<&Return> {
        match &self.standing {
            Standing::Returned(returned) => Some(returned),
            Standing::Filed | Standing::Withdrawn | Standing::InReview | Standing::Accepted(_) => {
                None
            }
        }
    }

    /// The last return, also when it has been answered.
    pub fn last_return(&self) -> Option<&Return> {
        let mut newest_first = self.steps.iter().rev();
        newest_first.find_map(|step| step.returned.as_ref())
    }

    /// The parts of the newest version that differ from an earlier one.
    pub fn changed_since(&self, filing: u32) -> Vec<Part> {
        let earlier = self.filings.iter().find(|other| other.number == filing);
        match (earlier, self.filings.last()) {
            (Some(earlier), Some(newest)) => changed_parts(&earlier.content, &newest.content),
            _ => Vec::new(),
        }
    }
}

/// The parts in which two contents differ, in the order of the later one.
pub(super) fn changed_parts<R: PartialEq>(before: &Content<R>, after: &Content<R>) -> Vec<Part> {
    let mut parts = Vec::new();
    if before.overall != after.overall {
        parts.push(Part::Overall);
    }
    if before.summary != after.summary {
        parts.push(Part::Summary);
    }
    let answer = |content: &Content<R>, goal: &Key| {
        let mut answers = content.answers.iter();
        answers.position(|answer| answer.goal == *goal)
    };
    for given in &after.answers {
        let earlier = answer(before, &given.goal).map(|place| &before.answers[place]);
        if earlier != Some(given) {
            parts.push(Part::Goal(given.goal.clone()));
        }
    }
    let dropped = before
        .answers
        .iter()
        .filter(|earlier| answer(after, &earlier.goal).is_none());
    parts.extend(dropped.map(|earlier| Part::Goal(earlier.goal.clone())));
    parts
}
