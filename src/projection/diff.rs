//! What changed between two texts, in words.
//!
//! Words are compared in their normalised form and shown as written: a lost full stop is no change.

use similar::{Algorithm, DiffTag, capture_diff_slices};

use crate::domain::assessment::Content;
use crate::domain::ids::Key;
use crate::domain::language::{Language, Texts};
use crate::domain::words::{Word, words};

/// How words changed in one place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChangeKind {
    Added,
    Removed,
    Replaced,
}

/// A stretch of words that changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    pub kind: ChangeKind,
    /// As written in the earlier text; empty for added words.
    pub before: String,
    /// As written in the later text; empty for removed words.
    pub after: String,
}

/// Two texts compared.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TextDiff {
    /// Words that are the same, in the same order.
    pub equal_words: usize,
    /// Words of the later text.
    pub total_words: usize,
    /// Words of the earlier text.
    pub earlier_words: usize,
    pub changes: Vec<Change>,
}

impl TextDiff {
    /// Every word is equal. Two empty texts are not the same text: nothing was said twice.
    pub fn is_same(&self) -> bool {
        self.changes.is_empty() && self.total_words > 0
    }

    fn add(&mut self, other: TextDiff) {
        self.equal_words += other.equal_words;
        self.total_words += other.total_words;
        self.earlier_words += other.earlier_words;
        self.changes.extend(other.changes);
    }
}

/// Compares an earlier with a later text.
pub fn compare(earlier: &str, later: &str) -> TextDiff {
    let (old, new) = (words(earlier), words(later));
    let forms = |words: &[Word]| -> Vec<String> {
        words.iter().map(|word| word.compared.clone()).collect()
    };
    let mut diff = TextDiff {
        total_words: new.len(),
        earlier_words: old.len(),
        ..TextDiff::default()
    };
    for op in capture_diff_slices(Algorithm::Myers, &forms(&old), &forms(&new)) {
        let (before, after) = (op.old_range(), op.new_range());
        let kind = match op.tag() {
            DiffTag::Equal => {
                diff.equal_words += after.len();
                continue;
            }
            DiffTag::Insert => ChangeKind::Added,
            DiffTag::Delete => ChangeKind::Removed,
            DiffTag::Replace => ChangeKind::Replaced,
        };
        diff.changes.push(Change {
            kind,
            before: written(&old[before]),
            after: written(&new[after]),
        });
    }
    diff
}

fn written(words: &[Word]) -> String {
    let written: Vec<&str> = words.iter().map(|word| word.written.as_str()).collect();
    written.join(" ")
}

/// Compares texts language by language; a language that only one side has counts as changed.
pub fn compare_texts(earlier: Option<&Texts>, later: Option<&Texts>) -> TextDiff {
    let mut diff = TextDiff::default();
    for language in Language::ALL {
        let text = |texts: Option<&Texts>| {
            texts
                .and_then(|texts| texts.get(language)?.as_str().map(str::to_owned))
                .unwrap_or_default()
        };
        diff.add(compare(&text(earlier), &text(later)));
    }
    diff
}

/// One goal's narrative compared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GoalDiff {
    pub goal: Key,
    pub text: TextDiff,
}

/// Two assessments compared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AssessmentDiff {
    /// The overall text and all narratives together.
    pub all: TextDiff,
    pub overall: TextDiff,
    /// Goals that either side answers, those of the later one first.
    pub goals: Vec<GoalDiff>,
}

/// Compares what two assessments say, goal by goal.
pub fn compare_assessments(earlier: &Content, later: &Content) -> AssessmentDiff {
    let overall = compare_texts(Some(&earlier.overall), Some(&later.overall));
    let narrative = |content: &Content, goal: &Key| {
        let answer = content.answers.iter().find(|answer| answer.goal == *goal);
        answer.map(|answer| answer.narrative.clone())
    };
    let mut goals: Vec<&Key> = later.answers.iter().map(|answer| &answer.goal).collect();
    for answer in &earlier.answers {
        if !goals.contains(&&answer.goal) {
            goals.push(&answer.goal);
        }
    }
    let goals: Vec<GoalDiff> = goals
        .into_iter()
        .map(|goal| GoalDiff {
            goal: goal.clone(),
            text: compare_texts(
                narrative(earlier, goal).as_ref(),
                narrative(later, goal).as_ref(),
            ),
        })
        .collect();
    let mut all = overall.clone();
    for goal in &goals {
        all.add(goal.text.clone());
    }
    AssessmentDiff {
        all,
        overall,
        goals,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_words_with_one_full_stop_less_are_the_same_text() {
        let diff = compare(
            "Malli on kuvattu. Työ jatkuu.",
            "Malli on kuvattu.  Työ jatkuu",
        );
        assert!(diff.is_same());
        assert_eq!((diff.equal_words, diff.total_words), (5, 5));
    }

    #[test]
    fn a_change_shows_the_words_as_written() {
        let diff = compare("COCI parani 0,28 arvoon", "COCI parani 0,34 arvoon.");
        assert_eq!(diff.equal_words, 3);
        assert_eq!(
            diff.changes,
            vec![Change {
                kind: ChangeKind::Replaced,
                before: "0,28".into(),
                after: "0,34".into()
            }]
        );
    }

    #[test]
    fn two_empty_texts_are_not_the_same_text() {
        assert!(!compare("", "…").is_same());
    }
}
