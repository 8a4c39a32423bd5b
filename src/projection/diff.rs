//! What changed between two texts, in words.
//!
//! Words are compared in their normalised form and shown as written: a lost full stop is no change.
//! The work is bounded whatever the texts are: see [`EQUAL_PAIRS_MAX`].

use std::collections::HashMap;
use std::mem;

use similar::{Algorithm, DiffTag, capture_diff_slices};

use crate::domain::assessment::Content;
use crate::domain::ids::Key;
use crate::domain::language::{Language, Texts};
use crate::domain::words::{Word, words};

/// Most pairs of equal words, one of each text, among which the same order is looked for. Texts of
/// 20,000 characters in people's words have about a quarter of it. Beyond it, between the words at the
/// start and at the end that are the same, all counts as replaced.
const EQUAL_PAIRS_MAX: u64 = 250_000;

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
    /// The words that stay between the change before and this one, as written in the later text.
    pub kept: String,
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
    /// The words that stay after the last change, as written in the later text.
    pub rest: String,
}

impl TextDiff {
    /// Every word is equal. Two empty texts are not the same text: nothing was said twice.
    pub fn is_same(&self) -> bool {
        self.changes.is_empty() && self.total_words > 0
    }

    /// How many words are others: a replaced word counts once.
    pub fn changed_words(&self) -> usize {
        self.total_words.max(self.earlier_words) - self.equal_words
    }

    fn change(&mut self, kind: ChangeKind, before: &[Word], after: &[Word]) {
        let change = Change {
            kind,
            kept: mem::take(&mut self.rest),
            before: written(before),
            after: written(after),
        };
        self.changes.push(change);
    }

    /// Words that stay, after what there is so far.
    fn keep(&mut self, words: &[Word]) {
        follow(&mut self.rest, &written(words));
    }

    /// Takes in the comparison of another text.
    pub fn add(&mut self, mut other: TextDiff) {
        match other.changes.first_mut() {
            Some(first) => {
                follow(&mut self.rest, &first.kept);
                first.kept = mem::replace(&mut self.rest, other.rest);
            }
            None => follow(&mut self.rest, &other.rest),
        }
        self.equal_words += other.equal_words;
        self.total_words += other.total_words;
        self.earlier_words += other.earlier_words;
        self.changes.extend(other.changes);
    }
}

/// Compares an earlier with a later text.
pub fn compare(earlier: &str, later: &str) -> TextDiff {
    let (old, new) = (words(earlier), words(later));
    let (old_numbers, new_numbers) = numbered(&old, &new);
    let pairs = || old_numbers.iter().zip(&new_numbers);
    let start = pairs().take_while(|(a, b)| a == b).count();
    let shorter = old.len().min(new.len()) - start;
    let backwards = old_numbers.iter().rev().zip(new_numbers.iter().rev());
    let end = backwards.take(shorter).take_while(|(a, b)| a == b).count();
    let mut diff = TextDiff {
        equal_words: start + end,
        total_words: new.len(),
        earlier_words: old.len(),
        ..TextDiff::default()
    };
    let tail = &new[new.len() - end..];
    diff.keep(&new[..start]);
    let middle = |words: usize| start..words - end;
    let (old, new) = (&old[middle(old.len())], &new[middle(new.len())]);
    let old_numbers = &old_numbers[middle(old_numbers.len())];
    let new_numbers = &new_numbers[middle(new_numbers.len())];
    if equal_pairs(old_numbers, new_numbers) > EQUAL_PAIRS_MAX {
        diff.change(ChangeKind::Replaced, old, new);
        diff.keep(tail);
        return diff;
    }
    for op in capture_diff_slices(Algorithm::Hunt, old_numbers, new_numbers) {
        let (before, after) = (op.old_range(), op.new_range());
        let kind = match op.tag() {
            DiffTag::Equal => {
                diff.equal_words += after.len();
                diff.keep(&new[after]);
                continue;
            }
            DiffTag::Insert => ChangeKind::Added,
            DiffTag::Delete => ChangeKind::Removed,
            DiffTag::Replace => ChangeKind::Replaced,
        };
        diff.change(kind, &old[before], &new[after]);
    }
    diff.keep(tail);
    diff
}

/// How many words of two texts are the same in the same order, the words given as numbers. Beyond
/// the bound of the work, those at the start and at the end alone count.
pub fn equal_words(old: &[u64], new: &[u64]) -> usize {
    let start = old.iter().zip(new).take_while(|(a, b)| a == b).count();
    let (old, new) = (&old[start..], &new[start..]);
    let backwards = old.iter().rev().zip(new.iter().rev());
    let end = backwards.take_while(|(a, b)| a == b).count();
    let (old, new) = (&old[..old.len() - end], &new[..new.len() - end]);
    if equal_pairs(old, new) > EQUAL_PAIRS_MAX {
        return start + end;
    }
    let middle = capture_diff_slices(Algorithm::Hunt, old, new).into_iter();
    let equal = middle.filter(|op| op.tag() == DiffTag::Equal);
    start + end + equal.map(|op| op.new_range().len()).sum::<usize>()
}

/// The words of both texts as numbers: the same number for the same compared form.
fn numbered(old: &[Word], new: &[Word]) -> (Vec<u32>, Vec<u32>) {
    let mut numbers: HashMap<String, u32> = HashMap::with_capacity(old.len());
    let mut number = |word: &Word| {
        let next = numbers.len() as u32;
        *numbers.entry(word.compared.clone()).or_insert(next)
    };
    let old = old.iter().map(&mut number).collect();
    (old, new.iter().map(&mut number).collect())
}

/// How many pairs of one word of each side are equal.
fn equal_pairs<N: Copy + Eq + std::hash::Hash>(old: &[N], new: &[N]) -> u64 {
    let mut times: HashMap<N, u64> = HashMap::with_capacity(old.len());
    for word in old {
        *times.entry(*word).or_insert(0) += 1;
    }
    new.iter().filter_map(|word| times.get(word)).sum()
}

/// Puts more words after what was written.
fn follow(written: &mut String, more: &str) {
    if !written.is_empty() && !more.is_empty() {
        written.push(' ');
    }
    written.push_str(more);
}

fn written(words: &[Word]) -> String {
    let mut written = String::new();
    for (place, word) in words.iter().enumerate() {
        if place > 0 && !word.is_joined {
            written.push(' ');
        }
        written.push_str(&word.written);
    }
    written
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
        assert_eq!(diff.rest, "arvoon.");
        assert_eq!(
            diff.changes,
            vec![Change {
                kind: ChangeKind::Replaced,
                kept: "COCI parani".into(),
                before: "0,28".into(),
                after: "0,34".into()
            }]
        );
    }

    #[test]
    fn a_sign_is_shown_where_it_was_written() {
        let diff = compare("yli 65% asiakkaista", "yli puolet asiakkaista");
        assert_eq!(diff.changes[0].before, "65%");
        assert_eq!((diff.equal_words, diff.earlier_words), (2, 4));
    }

    /// The later text, made of what stays and what came.
    fn whole(diff: &TextDiff) -> String {
        let stretches = diff.changes.iter().flat_map(|c| [&c.kept, &c.after]);
        let stretches = stretches
            .chain([&diff.rest])
            .filter(|text| !text.is_empty());
        stretches.cloned().collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn what_stays_and_what_came_are_the_later_text() {
        let later = "Tiimi aloitti Kuusikossa, ja jonot lyhenivät. Työ jatkuu keväällä.";
        for earlier in [
            "",
            "Tiimi aloitti Vaaranlaella. Jonot lyhenivät selvästi, työ jatkuu.",
            "Aivan muuta.",
            later,
        ] {
            assert_eq!(whole(&compare(earlier, later)), later, "{earlier}");
        }
        let mut both = compare("yksi kaksi", "yksi kolme");
        both.add(compare("neljä", "neljä"));
        both.add(compare("viisi kuusi", "viisi seitsemän kuusi"));
        assert_eq!(whole(&both), "yksi kolme neljä viisi seitsemän kuusi");
    }

    /// Numbers that look random and are the same every time.
    fn noise(seed: u64) -> impl Iterator<Item = u64> {
        std::iter::successors(Some(seed), |seed| {
            let seed = seed ^ (seed << 13);
            let seed = seed ^ (seed >> 7);
            Some(seed ^ (seed << 17))
        })
    }

    fn text(seed: u64, distinct: u64) -> String {
        let words = noise(seed)
            .take(10_000)
            .map(|n| format!("s{}", n % distinct));
        words.collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn long_different_texts_are_compared_in_bounded_work() {
        for distinct in [2, 10, 100, 401, 1_000, 10_000] {
            let start = std::time::Instant::now();
            let diff = compare(&text(7, distinct), &text(11, distinct));
            assert_eq!((diff.total_words, diff.earlier_words), (10_000, 10_000));
            assert!(!diff.is_same());
            // Measured: 150 ms at most in a debug build; the limit leaves room for a busy machine.
            let took = start.elapsed();
            assert!(took.as_millis() < 3_000, "{distinct}: {took:?}");
        }
    }

    #[test]
    fn beyond_the_bound_the_middle_is_replaced_and_its_ends_are_kept() {
        let (old, new) = (text(7, 2), text(11, 2));
        let diff = compare(&format!("alku {old} loppu"), &format!("alku {new} loppu"));
        assert_eq!(diff.changes.len(), 1);
        assert_eq!(diff.changes[0].kind, ChangeKind::Replaced);
        assert!((2..200).contains(&diff.equal_words), "{}", diff.equal_words);
    }

    #[test]
    fn two_empty_texts_are_not_the_same_text() {
        assert!(!compare("", "…").is_same());
    }
}
