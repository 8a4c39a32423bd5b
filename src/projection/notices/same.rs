//! SAMA and TOISTO: the same text as in another round, or in another project.
//!
//! Two texts of which nearly all words are the same share one of the rarest words of each: with at
//! least `o` equal words of `n`, one of the `n - o + 1` rarest is equal. So only texts that share a
//! rare word are compared, and none is missed. Of those, only texts that share enough words in any
//! order are compared in order.

use std::cmp::Ordering;
use std::collections::HashMap;
use std::hash::{DefaultHasher, Hasher as _};

use super::{Measure, Notice, NoticeCode, Subject, Thresholds};
use crate::domain::ids::{Key, ProjectId};
use crate::projection::diff::equal_words;

/// Most texts that one text is compared with word by word. Beyond it, texts with the same words in
/// another order could hide one.
const COMPARED_MAX: usize = 200;

/// The number of a word by the form it is compared by, or of anything else.
pub fn number(value: &(impl std::hash::Hash + ?Sized)) -> u64 {
    let mut hasher = DefaultHasher::new();
    value.hash(&mut hasher);
    hasher.finish()
}

/// Fewest equal words of texts that are the same, the longer having `words`.
fn needed(words: usize, percent: usize) -> usize {
    (words * percent).div_ceil(100)
}

/// Texts to compare with, found by their rare words.
pub struct Corpus<'a> {
    texts: Vec<&'a Subject>,
    /// By project and goal, in the order given.
    own: HashMap<(ProjectId, &'a Key), Vec<usize>>,
    /// In how many texts a word stands.
    spread: HashMap<u64, u32>,
    /// Texts by each of their rarest words.
    rare: HashMap<u64, Vec<usize>>,
}

impl<'a> Corpus<'a> {
    /// `earlier`: answers of other rounds, those to look at first last. `now`: those of the round
    /// itself, which are compared with other projects' alone.
    pub fn new(earlier: &'a [Subject], now: &'a [Subject], thresholds: &Thresholds) -> Corpus<'a> {
        let texts: Vec<&Subject> = earlier.iter().chain(now).collect();
        let mut own: HashMap<(ProjectId, &Key), Vec<usize>> = HashMap::new();
        for (place, text) in texts.iter().enumerate().take(earlier.len()) {
            own.entry((text.project, &text.goal))
                .or_default()
                .push(place);
        }
        let mut spread: HashMap<u64, u32> = HashMap::new();
        for text in &texts {
            for word in &text.bag {
                *spread.entry(*word).or_insert(0) += 1;
            }
        }
        let mut corpus = Corpus {
            texts,
            own,
            spread,
            rare: HashMap::new(),
        };
        for place in 0..corpus.texts.len() {
            let text = corpus.texts[place];
            if text.words.len() >= thresholds.other_project_words {
                for word in corpus.rarest(text, thresholds.same_percent) {
                    corpus.rare.entry(word).or_default().push(place);
                }
            }
        }
        corpus
    }

    /// The words of which at least one stands in every text that is the same.
    fn rarest(&self, text: &Subject, percent: usize) -> Vec<u64> {
        let words = text.words.len();
        let count = (words - needed(words, percent) + 1).min(text.bag.len());
        let spread = |word: &u64| self.spread.get(word).copied().unwrap_or(0);
        let mut bag: Vec<(u32, u64)> = text.bag.iter().map(|word| (spread(word), *word)).collect();
        if count < bag.len() {
            bag.select_nth_unstable(count);
            bag.truncate(count);
        }
        bag.sort_unstable();
        bag.into_iter().map(|(_, word)| word).collect()
    }

    /// SAMA: the last given answer of the project to the goal with the same words.
    pub fn same(&self, subject: &Subject, thresholds: &Thresholds) -> Option<Notice> {
        if subject.words.len() < thresholds.same_words {
            return None;
        }
        let earlier = self.own.get(&(subject.project, &subject.goal))?;
        let percent = thresholds.same_percent;
        let newest_first = earlier.iter().rev().map(|place| self.texts[*place]);
        let mut alike = newest_first.filter(|text| may_be_same(text, subject, percent));
        alike.find_map(|text| {
            let measure = measure(text, subject, percent)?;
            Some(notice(NoticeCode::Sama, subject, text, measure))
        })
    }

    /// TOISTO: a text of another project with the same words.
    pub fn repeated(&self, subject: &Subject, thresholds: &Thresholds) -> Option<Notice> {
        let percent = thresholds.same_percent;
        if subject.words.len() < thresholds.other_project_words {
            return None;
        }
        let mut is_seen = vec![false; self.texts.len()];
        let mut compared = 0;
        for word in self.rarest(subject, percent) {
            for place in self.rare.get(&word).into_iter().flatten() {
                let text = self.texts[*place];
                let was_seen = std::mem::replace(&mut is_seen[*place], true);
                if was_seen || text.project == subject.project {
                    continue;
                }
                if !may_be_same(text, subject, percent) {
                    continue;
                }
                if let Some(measure) = measure(text, subject, percent) {
                    return Some(notice(NoticeCode::Toisto, subject, text, measure));
                }
                compared += 1;
                if compared == COMPARED_MAX {
                    return None;
                }
            }
        }
        None
    }
}

/// Enough words are the same, in whatever order.
fn may_be_same(a: &Subject, b: &Subject, percent: usize) -> bool {
    share(&a.bag, &b.bag, needed_of(a, b, percent))
}

fn needed_of(a: &Subject, b: &Subject, percent: usize) -> usize {
    needed(a.words.len().max(b.words.len()), percent)
}

/// Every word once, in the order of the numbers; the second of the same is another, so that repeated
/// words count.
pub fn bag(words: &[u64]) -> Vec<u64> {
    let mut times: HashMap<u64, u32> = HashMap::with_capacity(words.len());
    let mut once = |word: &u64| {
        let time = times.entry(*word).or_insert(0);
        *time += 1;
        if *time == 1 {
            *word
        } else {
            number(&(*word, *time))
        }
    };
    let mut bag: Vec<u64> = words.iter().map(&mut once).collect();
    bag.sort_unstable();
    bag
}

/// Whether two bags share so many words. Both are walked until too many of either were missed.
fn share(a: &[u64], b: &[u64], needed: usize) -> bool {
    let (mut left, mut right, mut shared) = (0, 0, 0);
    while shared < needed {
        if shared + (a.len() - left).min(b.len() - right) < needed {
            return false;
        }
        match a[left].cmp(&b[right]) {
            Ordering::Less => left += 1,
            Ordering::Greater => right += 1,
            Ordering::Equal => (left, right, shared) = (left + 1, right + 1, shared + 1),
        }
    }
    true
}

fn measure(earlier: &Subject, subject: &Subject, percent: usize) -> Option<Measure> {
    let equal = equal_words(&earlier.words, &subject.words);
    (equal >= needed_of(earlier, subject, percent)).then_some(Measure {
        equal,
        total: subject.words.len(),
    })
}

fn notice(code: NoticeCode, subject: &Subject, text: &Subject, measure: Measure) -> Notice {
    Notice {
        measure: Some(measure),
        compared: Some((text.project, text.round)),
        ..Notice::of(code, subject)
    }
}
