//! What changed between two assessments, word by word.

use async_graphql::SimpleObject;

use crate::graphql::enums::ChangeKind;
use crate::projection::diff as projection;

/// What an assessment says, compared with an earlier one. Words are compared without regard to
/// case, white space, punctuation and Unicode form; signs inside a number are part of it, and a sign
/// that is read aloud, such as %, is a word. Of texts with very many repeated words only the start
/// and the end are compared, and what is between counts as replaced.
#[derive(SimpleObject)]
pub struct AssessmentDiff {
    /// Every word is the same, and there is at least one.
    is_same_text: bool,
    /// Words that are the same, in the same order.
    equal_words: usize,
    /// Words of this assessment.
    total_words: usize,
    /// Words of the earlier one.
    earlier_words: usize,
    /// The overall text.
    overall: TextDiff,
    /// Goal by goal.
    goals: Vec<GoalDiff>,
}

/// A text compared with an earlier one.
#[derive(SimpleObject)]
pub struct TextDiff {
    /// Every word is the same, and there is at least one.
    is_same_text: bool,
    /// Words that are the same, in the same order.
    equal_words: usize,
    /// Words of this text.
    total_words: usize,
    /// Words of the earlier one.
    earlier_words: usize,
    /// Stretches of words that changed, in the order of the texts.
    changes: Vec<TextChange>,
    /// The words that stay after the last change, as written in this text.
    rest: String,
}

/// The narrative under one goal, compared.
#[derive(SimpleObject)]
pub struct GoalDiff {
    /// The goal's key.
    goal: String,
    /// The narrative.
    text: TextDiff,
}

/// A stretch of words that changed.
#[derive(SimpleObject)]
pub struct TextChange {
    /// How.
    kind: ChangeKind,
    /// The words that stay between the change before and this one, as written in this text.
    kept: String,
    /// The words before, as written; empty for added words.
    before: String,
    /// The words after, as written; empty for removed words.
    after: String,
}

impl TextDiff {
    /// Every word is the same, and there is at least one.
    pub fn is_same(&self) -> bool {
        self.is_same_text
    }
}

impl From<projection::TextDiff> for TextDiff {
    fn from(diff: projection::TextDiff) -> TextDiff {
        let change = |change: projection::Change| TextChange {
            kind: change.kind.into(),
            kept: change.kept,
            before: change.before,
            after: change.after,
        };
        TextDiff {
            is_same_text: diff.is_same(),
            equal_words: diff.equal_words,
            total_words: diff.total_words,
            earlier_words: diff.earlier_words,
            changes: diff.changes.into_iter().map(change).collect(),
            rest: diff.rest,
        }
    }
}

impl AssessmentDiff {
    pub fn new(diff: projection::AssessmentDiff) -> AssessmentDiff {
        let goal = |goal: projection::GoalDiff| GoalDiff {
            goal: goal.goal.as_str().to_owned(),
            text: goal.text.into(),
        };
        AssessmentDiff {
            is_same_text: diff.all.is_same(),
            equal_words: diff.all.equal_words,
            total_words: diff.all.total_words,
            earlier_words: diff.all.earlier_words,
            overall: diff.overall.into(),
            goals: diff.goals.into_iter().map(goal).collect(),
        }
    }
}
