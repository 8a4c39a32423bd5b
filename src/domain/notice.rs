//! Notices: questions that a text raises by itself, the same for who wrote it and who reads it.
//!
//! They are computed and never stored, and they stop nobody. What is stored is what people say to
//! them: the project explains, a reviewer dismisses the notice of one text.

use serde::{Deserialize, Serialize};

use super::command::Stamp;
use super::free_text::FreeText;
use super::ids::Key;

/// What is noticed. The words are those that people see.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NoticeCode {
    /// The same text as in an earlier round.
    Sama,
    /// The same text as in another project.
    Toisto,
    /// The text speaks of another period.
    Kausi,
    /// A heading, or hardly more.
    Tyhja,
    /// A claim without a number.
    Luku,
    /// "Continues elsewhere" without a link to where.
    Jatko,
    /// A promise whose time has passed without an outcome.
    Lupaus,
    /// Nothing new was recorded for long.
    Vanha,
    /// A link that does not work.
    Linkki,
}

/// What somebody said to a notice.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ReplyKind {
    Explained,
    Dismissed,
}

/// A reply to a notice. An explanation stays with it; a dismissal ends when the text changes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NoticeReply {
    pub kind: ReplyKind,
    pub code: NoticeCode,
    /// Empty for a notice about the project as a whole.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub goal: Option<Key>,
    pub text: FreeText,
    /// Fingerprint of the text that was dismissed; empty for an explanation.
    pub digest: String,
    pub stamp: Stamp,
}
