//! Drafts: what a project's people write before it is sent. They lie outside the log, because a log
//! that forgets nothing must hold what was said and not every half-thought.
//!
//! A draft is kept field by field. Invariant: no text is lost. When two people write the same field,
//! the later text becomes a side version beside the first, and a person chooses.

mod access;
mod content;
mod lacks;
#[cfg(test)]
mod tests;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::assessment::{Evidence, Part};
use super::free_text::FreeText;
use super::ids::{Key, ProjectId, RoundId};
use super::language::Language;
use super::refusal::{Checks, REASON_CHARS, Reason, SUMMARY_CHARS_MAX, TEXT_CHARS_MAX};

pub use access::OpenDraft;
pub use content::content;
pub use lacks::lacks;

/// Versions of one field that are kept beside those that wait for a choice; the oldest go first.
pub const HISTORY_MAX: usize = 50;
/// Most side versions of one field that wait for a choice.
pub const SIDES_MAX: usize = 10;
/// Says in the place of a step that the goal cannot be assessed.
const NO_STEP: &str = "e";
/// Whether anything changed since the round before.
const CHANGED: &str = "yes";
const UNCHANGED: &str = "no";

/// What a field is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FieldKind {
    Overall,
    Summary,
    Narrative,
    /// A step, or that there can be none.
    Rating,
    /// Whether anything changed since the round before. The writer's choice decides which of the
    /// texts count; the others wait in the draft, in case it is another one tomorrow.
    Changed,
    Unchanged,
    CannotAssess,
    WhoCould,
    /// A JSON list of [`Evidence`].
    Evidence,
}

impl FieldKind {
    const ALL: [FieldKind; 9] = [
        FieldKind::Overall,
        FieldKind::Summary,
        FieldKind::Narrative,
        FieldKind::Rating,
        FieldKind::Changed,
        FieldKind::Unchanged,
        FieldKind::CannotAssess,
        FieldKind::WhoCould,
        FieldKind::Evidence,
    ];

    fn key(self) -> &'static str {
        match self {
            FieldKind::Overall => "overall",
            FieldKind::Summary => "summary",
            FieldKind::Narrative => "narrative",
            FieldKind::Rating => "rating",
            FieldKind::Changed => "changed",
            FieldKind::Unchanged => "unchanged",
            FieldKind::CannotAssess => "cannot_assess",
            FieldKind::WhoCould => "who_could",
            FieldKind::Evidence => "evidence",
        }
    }

    fn is_of_a_goal(self) -> bool {
        !matches!(self, FieldKind::Overall | FieldKind::Summary)
    }

    fn is_in_languages(self) -> bool {
        matches!(
            self,
            FieldKind::Overall | FieldKind::Summary | FieldKind::Narrative
        )
    }
}

/// One field of a draft.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Field {
    kind: FieldKind,
    goal: Option<Key>,
    language: Option<Language>,
}

impl Field {
    /// `None` when a goal or a language is missing where the kind has one, or is there where it has
    /// none.
    pub fn parse(kind: FieldKind, goal: Option<Key>, language: Option<Language>) -> Option<Field> {
        let fits =
            goal.is_some() == kind.is_of_a_goal() && language.is_some() == kind.is_in_languages();
        fits.then_some(Field {
            kind,
            goal,
            language,
        })
    }

    /// A field back from its stored words.
    pub fn from_words(part: &str, language: &str) -> Option<Field> {
        let (kind, goal) = match part.split_once(':') {
            Some((kind, goal)) => (kind, Some(Key::parse(goal)?)),
            None => (part, None),
        };
        let kind = FieldKind::ALL.into_iter().find(|own| own.key() == kind)?;
        Field::parse(kind, goal, Language::parse(language))
    }

    /// The stored word of what it is about: `overall`, `narrative:HT1`.
    pub fn part_word(&self) -> String {
        match &self.goal {
            None => self.kind.key().to_owned(),
            Some(goal) => format!("{}:{}", self.kind.key(), goal.as_str()),
        }
    }

    /// The stored word of its language; empty for none.
    pub fn language_word(&self) -> &'static str {
        self.language.map_or("", Language::code)
    }

    pub fn kind(&self) -> FieldKind {
        self.kind
    }

    pub fn goal(&self) -> Option<&Key> {
        self.goal.as_ref()
    }

    pub fn language(&self) -> Option<Language> {
        self.language
    }

    /// The part of the assessment it belongs to.
    pub fn part(&self) -> Part {
        match (&self.goal, self.kind) {
            (Some(goal), _) => Part::Goal(goal.clone()),
            (None, FieldKind::Summary) => Part::Summary,
            (None, _) => Part::Overall,
        }
    }

    /// Checks what somebody writes into it. It may be empty, which says nothing.
    pub fn check(&self, checks: &mut Checks, at: &str, text: &str) {
        let max = match self.kind {
            FieldKind::Overall | FieldKind::Narrative => TEXT_CHARS_MAX,
            FieldKind::Summary => SUMMARY_CHARS_MAX,
            FieldKind::Unchanged | FieldKind::CannotAssess | FieldKind::WhoCould => {
                *REASON_CHARS.end()
            }
            FieldKind::Rating | FieldKind::Changed => 10,
            FieldKind::Evidence => TEXT_CHARS_MAX,
        };
        checks.free_text(at, &FreeText::new(text), 0..=max);
        if text.is_empty() {
            return;
        }
        match self.kind {
            FieldKind::Rating => {
                let is_rating = text == NO_STEP || text.parse::<u32>().is_ok();
                checks.expect(is_rating, at, Reason::NotANumber);
            }
            FieldKind::Changed => {
                let is_choice = [CHANGED, UNCHANGED].contains(&text);
                checks.expect(is_choice, at, Reason::AnswerContradicts);
            }
            FieldKind::Evidence => {
                let list = serde_json::from_str::<Vec<Evidence>>(text);
                checks.expect(list.is_ok(), at, Reason::NotAnId);
            }
            FieldKind::Overall
            | FieldKind::Summary
            | FieldKind::Narrative
            | FieldKind::Unchanged
            | FieldKind::CannotAssess
            | FieldKind::WhoCould => {}
        }
    }
}

/// Whose draft for which round.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct DraftId {
    pub project: ProjectId,
    pub round: RoundId,
}

/// What became of a version.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum VersionState {
    /// It is what the field says.
    Current,
    /// Somebody else wrote first; it waits for a choice.
    Side,
    /// Another took its place.
    Earlier,
    /// It was sent.
    Sent,
}

impl VersionState {
    const ALL: [VersionState; 4] = [
        VersionState::Current,
        VersionState::Side,
        VersionState::Earlier,
        VersionState::Sent,
    ];

    /// The stored word.
    pub fn key(self) -> &'static str {
        match self {
            VersionState::Current => "current",
            VersionState::Side => "side",
            VersionState::Earlier => "earlier",
            VersionState::Sent => "sent",
        }
    }

    pub fn parse(key: &str) -> Option<VersionState> {
        VersionState::ALL
            .into_iter()
            .find(|state| state.key() == key)
    }

    /// Whether it is part of the draft and not of its history.
    pub fn is_live(self) -> bool {
        matches!(self, VersionState::Current | VersionState::Side)
    }
}

/// One text that somebody wrote into a field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Version {
    /// 1 for the first of the field; never used twice.
    pub number: u32,
    /// The version that its writer saw; 0 for none.
    pub base: u32,
    pub text: String,
    pub author: Uuid,
    pub saved: DateTime<Utc>,
    pub state: VersionState,
}

/// A person's choice between the current text and a side version.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Choice {
    KeepCurrent,
    TakeSide,
    /// A text made of both.
    Merge(String),
}

/// What somebody wants to do with a field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// Writes a text, having seen version `base`.
    Save { base: u32, text: String },
    /// Puts an earlier text back in place of version `base`.
    Restore { base: u32, version: u32 },
    /// Ends the waiting of a side version beside version `base`.
    Resolve {
        base: u32,
        side: u32,
        choice: Choice,
    },
}

/// What is to be written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plan {
    /// The next version, when there is one.
    pub write: Option<Version>,
    /// Versions that leave the draft for its history.
    pub retire: Vec<u32>,
}

/// Decides what a change does to the versions of its field. Nothing new is an empty plan.
pub fn plan(
    versions: &[Version],
    change: &Change,
    author: Uuid,
    now: DateTime<Utc>,
) -> Result<Plan, Reason> {
    let newest = versions.iter().map(|v| v.number).max().unwrap_or_default();
    let current = versions.iter().find(|v| v.state == VersionState::Current);
    let current_number = current.map_or(0, |version| version.number);
    let next = |base: u32, text: &str, state: VersionState| Version {
        number: newest + 1,
        base,
        text: text.to_owned(),
        author,
        saved: now,
        state,
    };
    let in_place = |base: u32, text: &str, also: Option<u32>| Plan {
        write: Some(next(base, text, VersionState::Current)),
        retire: current.map(|c| c.number).into_iter().chain(also).collect(),
    };
    let on_current = |base: u32| match base == current_number {
        true => Ok(()),
        false => Err(Reason::StaleBase {
            version: current_number,
        }),
    };
    let nothing = Plan {
        write: None,
        retire: Vec::new(),
    };
    match change {
        Change::Save { base, text } => {
            if *base > newest {
                return Err(Reason::StaleBase {
                    version: current_number,
                });
            }
            let own_side = versions.iter().find(|version| {
                version.number == *base
                    && version.state == VersionState::Side
                    && version.author == author
            });
            let known = own_side.or(current);
            let seen = versions.iter().find(|version| version.number == *base);
            // Who changed nothing has nothing to say, whatever others wrote since.
            let mut same = known.into_iter().chain(seen);
            if same.any(|version| version.text == *text) {
                return Ok(nothing);
            }
            if let Some(side) = own_side {
                return Ok(Plan {
                    write: Some(next(*base, text, VersionState::Side)),
                    retire: vec![side.number],
                });
            }
            let is_free = current.is_none_or(|version| says_nothing(&version.text));
            if is_free || *base == current_number {
                return Ok(in_place(*base, text, None));
            }
            let sides = versions.iter().filter(|v| v.state == VersionState::Side);
            if sides.count() >= SIDES_MAX {
                return Err(Reason::TooMany { max: SIDES_MAX });
            }
            Ok(Plan {
                write: Some(next(*base, text, VersionState::Side)),
                retire: Vec::new(),
            })
        }
        Change::Restore { base, version } => {
            on_current(*base)?;
            let wanted = versions.iter().find(|known| known.number == *version);
            let wanted = wanted.ok_or_else(|| not_found(*version))?;
            if wanted.state == VersionState::Current {
                return Ok(nothing);
            }
            Ok(in_place(*base, &wanted.text, None))
        }
        Change::Resolve { base, side, choice } => {
            let waiting = versions
                .iter()
                .find(|version| version.number == *side && version.state == VersionState::Side);
            let waiting = waiting.ok_or_else(|| not_found(*side))?;
            on_current(*base)?;
            Ok(match choice {
                Choice::KeepCurrent => Plan {
                    write: None,
                    retire: vec![*side],
                },
                Choice::TakeSide => in_place(*base, &waiting.text, Some(*side)),
                Choice::Merge(text) => in_place(*base, text, Some(*side)),
            })
        }
    }
}

/// Whether a field that says this could as well be empty: an emptied list of evidence is a list.
pub fn says_nothing(text: &str) -> bool {
    ["", "[]"].contains(&text.trim())
}

fn not_found(version: u32) -> Reason {
    Reason::NotFound {
        what: version.to_string(),
    }
}

/// The versions that are too old to be kept.
pub fn outdated(versions: &[Version]) -> Vec<u32> {
    let history = versions.iter().filter(|version| !version.state.is_live());
    let mut numbers: Vec<u32> = history.map(|version| version.number).collect();
    numbers.sort_unstable();
    numbers.truncate(numbers.len().saturating_sub(HISTORY_MAX));
    numbers
}
