//! An answer to one benefit goal.
//!
//! "Cannot be assessed" and "unchanged" are answers with reasons; a heading without a text is not.

use serde::{Deserialize, Serialize};

use super::super::free_text::FreeText;
use super::super::ids::{Key, ModelId, SeriesId};
use super::super::language::Texts;
use super::super::programme::Programme;
use super::super::refusal::{Checks, Reason};
use super::super::round::Round;

/// A step on the programme's own scale.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rating {
    /// 1 is the lowest.
    pub step: u32,
    /// Which of the programme's scales, by place.
    pub scale: usize,
}

/// A step as a command gives it: its scale is the one in force on the round's state date.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Step(pub u32);

/// The project says that the goal cannot be assessed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CannotAssess {
    pub reason: FreeText,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub who_could: Option<FreeText>,
}

/// What an answer rests on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Evidence {
    Link { url: String, label: String },
    Observation { series: SeriesId, number: u32 },
    Model(ModelId),
}

fn none<R>() -> Option<R> {
    None
}

/// The answer to one goal.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answer<R = Rating> {
    pub goal: Key,
    #[serde(default = "none", skip_serializing_if = "Option::is_none")]
    pub rating: Option<R>,
    pub narrative: Texts,
    /// The reason, when the project confirms that nothing changed since the round before.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unchanged: Option<FreeText>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cannot_assess: Option<CannotAssess>,
    /// The heading that stood in an imported text, with or without a text under it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub heading_as_written: Option<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub evidence: Vec<Evidence>,
}

/// What kind of answer a goal got. Computed, never stored.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AnswerState {
    /// A narrative was given.
    Answered,
    /// The project confirmed that nothing changed, and said why.
    UnchangedConfirmed,
    /// The project said that the goal cannot be assessed, and why.
    CannotAssess,
    /// A heading stands without a text under it.
    HeadingOnly,
    /// Nothing was said.
    Unanswered,
}

impl AnswerState {
    /// Whether something was really said.
    pub fn is_answer(self) -> bool {
        match self {
            AnswerState::Answered | AnswerState::UnchangedConfirmed | AnswerState::CannotAssess => {
                true
            }
            AnswerState::HeadingOnly | AnswerState::Unanswered => false,
        }
    }
}

impl<R> Answer<R> {
    pub(super) fn rated<S>(&self, rating: impl Fn(&R) -> S) -> Answer<S> {
        Answer {
            goal: self.goal.clone(),
            rating: self.rating.as_ref().map(rating),
            narrative: self.narrative.clone(),
            unchanged: self.unchanged.clone(),
            cannot_assess: self.cannot_assess.clone(),
            heading_as_written: self.heading_as_written.clone(),
            evidence: self.evidence.clone(),
        }
    }

    /// Its texts beside the narrative.
    pub(super) fn reasons(&self) -> impl Iterator<Item = &FreeText> {
        let cannot = self.cannot_assess.as_ref();
        let who_could = cannot.and_then(|cannot| cannot.who_could.as_ref());
        [
            self.unchanged.as_ref(),
            cannot.map(|cannot| &cannot.reason),
            who_could,
        ]
        .into_iter()
        .flatten()
    }

    /// Whether the narrative has a letter or a digit: points, dashes and signs that nobody sees are no
    /// answer. A text that was removed has been one.
    fn says_something(&self) -> bool {
        let has_word = |text: &str| text.chars().any(char::is_alphanumeric);
        let mut texts = self.narrative.iter();
        texts.any(|(_, text)| text.as_str().is_none_or(has_word))
    }

    pub fn state(&self) -> AnswerState {
        if self.cannot_assess.is_some() {
            AnswerState::CannotAssess
        } else if self.unchanged.is_some() {
            AnswerState::UnchangedConfirmed
        } else if self.says_something() {
            AnswerState::Answered
        } else if self.heading_as_written.is_some() {
            AnswerState::HeadingOnly
        } else {
            AnswerState::Unanswered
        }
    }
}

/// Checks one answer against the programme and the round it is for.
pub(super) fn check(
    checks: &mut Checks,
    field: &str,
    answer: &Answer<Step>,
    programme: &Programme,
    round: &Round,
) {
    let at = |name: &str| format!("{field}.{name}");
    let known = programme.goal(&answer.goal).is_some() && round.asks.contains(&answer.goal);
    checks.expect(
        known,
        &at("goal"),
        Reason::GoalUnknown {
            goal: answer.goal.as_str().to_owned(),
        },
    );
    checks.texts(&at("narrative"), &answer.narrative);
    if let Some(reason) = &answer.unchanged {
        checks.reason(&at("unchanged"), reason);
    }
    if let Some(cannot) = &answer.cannot_assess {
        checks.reason(&at("cannotAssess.reason"), &cannot.reason);
        if let Some(who) = &cannot.who_could {
            checks.reason(&at("cannotAssess.whoCould"), who);
        }
        checks.expect(
            answer.rating.is_none() && answer.unchanged.is_none(),
            &at("cannotAssess"),
            Reason::AnswerContradicts,
        );
    }
    if let Some(heading) = &answer.heading_as_written {
        checks.name(&at("headingAsWritten"), heading);
    }
    check_rating(checks, &at("rating"), answer, programme, round);
    check_evidence(checks, &at("evidence"), &answer.evidence);
}

fn check_rating(
    checks: &mut Checks,
    field: &str,
    answer: &Answer<Step>,
    programme: &Programme,
    round: &Round,
) {
    let Some(Step(step)) = answer.rating else {
        return;
    };
    match round.scale(programme) {
        None => checks.refuse(field, Reason::NoScale),
        Some((_, scale)) => checks.expect(
            (1..=scale.steps.len() as u32).contains(&step),
            field,
            Reason::RatingOutsideScale {
                steps: scale.steps.len(),
            },
        ),
    }
}

fn check_evidence(checks: &mut Checks, field: &str, evidence: &[Evidence]) {
    checks.list(field, evidence.len());
    for (index, evidence) in evidence.iter().enumerate() {
        if let Evidence::Link { url, label } = evidence {
            let at = format!("{field}.{index}");
            checks.name(&format!("{at}.link.label"), label);
            checks.url(&format!("{at}.link.url"), url);
        }
    }
}
