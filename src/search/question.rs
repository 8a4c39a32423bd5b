//! A question in words, and whether a word of a text answers it.

use std::sync::{Arc, LazyLock};

use super::analyser::{Analyser, Terms};
use super::fields::Tier;
use super::synonyms::Name;
use super::word::{folded, plain, words};
use crate::domain::language::Language;

/// Longest question in letters.
pub const QUESTION_CHARS_MAX: usize = 500;
/// Most words of a question; it is refused with more.
pub const QUESTION_WORDS_MAX: usize = 32;

const QUOTES: [char; 6] = ['"', '”', '“', '„', '»', '«'];

/// Words that are left out when others remain.
static STOP_WORDS: LazyLock<Vec<&'static str>> = LazyLock::new(|| {
    include_str!("stop-words.txt")
        .lines()
        .filter(|line| !line.starts_with('#'))
        .flat_map(|line| line.split_whitespace().skip(1))
        .collect()
});

pub fn is_stop_word(word: &str) -> bool {
    STOP_WORDS.contains(&word)
}

/// How strictly the words are asked for, from the first tried to the last.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Strictness {
    /// Every word as it is written.
    Exact,
    /// Every word, in any form.
    AllWords,
    /// Every word, the last one unfinished.
    Beginning,
    /// Every word, those that are nowhere in the nearest spelling that is somewhere.
    Spelling,
    /// Every word, or instead of a compound all of its parts.
    Parts,
    /// At least half of the words.
    SomeWords,
    /// Any of the words.
    AnyWord,
}

impl Strictness {
    /// Whether the parts of a compound may stand for it.
    pub(super) fn splits(self) -> bool {
        matches!(
            self,
            Strictness::Parts | Strictness::SomeWords | Strictness::AnyWord
        )
    }
}

/// Why a question is not asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TooMuch {
    Letters,
    Words,
}

/// A word that is sought, analysed as one of each language, since nobody says which it is of.
#[derive(Clone, Debug)]
pub struct Sought {
    pub written: String,
    /// In the order of [`Language::ALL`].
    pub(super) terms: [Arc<Terms>; 3],
    /// As it is written and its base forms, without dots.
    pub(super) folded: Vec<String>,
    /// Other names of what it is, alone or with its neighbours, a name of.
    pub(super) also: Vec<Arc<Name>>,
    /// It stands alone in quotes, and is sought as it is written.
    pub(super) is_quoted: bool,
}

/// What somebody asks.
#[derive(Clone, Debug, Default)]
pub struct Question {
    /// The whole of it in lower case.
    pub(super) whole: String,
    pub words: Vec<Sought>,
    /// Runs of words in quotes, which are sought as they are written and side by side.
    pub(super) phrases: Vec<Vec<String>>,
    is_exact: bool,
}

impl Question {
    pub fn parse(analyser: &Analyser, text: &str, is_exact: bool) -> Result<Question, TooMuch> {
        if text.chars().count() > QUESTION_CHARS_MAX {
            return Err(TooMuch::Letters);
        }
        let (quoted, phrases): (Vec<_>, Vec<_>) = quoted(text).partition(|run| run.len() == 1);
        let mut sought: Vec<Sought> = Vec::new();
        for word in words(text) {
            if sought.iter().all(|known| known.written != word.written) {
                let is_quoted = quoted.iter().any(|run| run[0] == word.written);
                let word = Sought::of(analyser, word.written);
                sought.push(Sought { is_quoted, ..word });
            }
        }
        if sought.len() > QUESTION_WORDS_MAX {
            return Err(TooMuch::Words);
        }
        let is_stop = |word: &Sought| !word.is_quoted && is_stop_word(&word.written);
        if !is_exact && !sought.iter().all(is_stop) {
            sought.retain(|word| !is_stop(word));
        }
        if !is_exact {
            for (run, names) in analyser.synonyms().of(&sought) {
                for word in sought[run].iter_mut().filter(|word| !word.is_quoted) {
                    word.also.extend(names.iter().cloned());
                }
            }
        }
        Ok(Question {
            whole: plain(text.trim()),
            words: sought,
            phrases,
            is_exact,
        })
    }

    /// The whole of it in lower case.
    pub fn text(self) -> String {
        self.whole
    }

    /// Other names that are sought too.
    pub fn also(&self) -> impl Iterator<Item = &'static str> {
        let names = self.words.iter().flat_map(|word| &word.also);
        let mut told: Vec<&'static str> = Vec::new();
        for name in names {
            if !told.contains(&name.text) {
                told.push(name.text);
            }
        }
        told.into_iter()
    }

    /// Whether there is nothing to seek: no letter and no digit was asked.
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// How the question may be asked, the strictest way first.
    pub fn ways(&self) -> &'static [Strictness] {
        use Strictness::*;
        match (self.is_exact, self.words.len()) {
            (true, _) => &[Exact],
            (false, 0 | 1) => &[AllWords, Beginning, Spelling, Parts, AnyWord],
            (false, _) => &[AllWords, Beginning, Spelling, Parts, SomeWords, AnyWord],
        }
    }

    /// The best way in which a word of a text answers the question: which word, and how.
    pub fn answered_by(&self, terms: &Terms, way: Strictness) -> Option<(usize, Tier)> {
        let answers = self.words.iter().enumerate().filter_map(|(at, sought)| {
            let is_last = at + 1 == self.words.len();
            sought
                .answered_by(terms, way, is_last)
                .map(|tier| (at, tier))
        });
        answers.min_by_key(|(_, tier)| *tier)
    }
}

/// What stands in quotes, each a run of at least one word.
fn quoted(text: &str) -> impl Iterator<Item = Vec<String>> {
    let runs = text.split(QUOTES).skip(1).step_by(2);
    let written = |run| words(run).map(|word| word.written).collect::<Vec<_>>();
    runs.map(written).filter(|run| !run.is_empty())
}

impl Question {
    /// Whether a text begins with another name of what is sought: which word, and how many words of
    /// the text are the name.
    pub(super) fn named_by(&self, text: &[Arc<Terms>]) -> Option<(usize, usize)> {
        let words = self.words.iter().enumerate();
        let mut names = words.flat_map(|(at, word)| word.also.iter().map(move |name| (at, name)));
        names.find_map(|(at, name)| Some((at, name.begins(text)?)))
    }
}

impl Sought {
    pub(super) fn of(analyser: &Analyser, written: String) -> Sought {
        let terms = Language::ALL.map(|language| analyser.terms(language, &written));
        Sought::with(terms, written)
    }

    /// A word of which it is known that it is of this language.
    pub(super) fn of_language(analyser: &Analyser, own: Language, written: String) -> Sought {
        let terms = Language::ALL.map(|language| match language == own {
            true => analyser.terms(language, &written),
            false => Arc::default(),
        });
        Sought::with(terms, written)
    }

    fn with(terms: [Arc<Terms>; 3], written: String) -> Sought {
        let bases = terms.iter().flat_map(|terms| &terms.bases);
        let mut folds: Vec<String> = bases
            .chain([&written])
            .map(|form| folded(form).into_owned())
            .collect();
        folds.sort_unstable();
        folds.dedup();
        Sought {
            terms,
            folded: folds,
            written,
            also: Vec::new(),
            is_quoted: false,
        }
    }

    /// As it stood in the question.
    pub(super) fn as_asked(&self) -> String {
        match self.is_quoted {
            true => format!("\"{}\"", self.written),
            false => self.written.clone(),
        }
    }

    fn bases(&self) -> impl Iterator<Item = &String> {
        self.terms.iter().flat_map(|terms| &terms.bases)
    }

    /// Whether both are forms of one word.
    pub(super) fn is_form_of(&self, other: &Sought) -> bool {
        let mut languages = self.terms.iter().zip(&other.terms);
        self.written == other.written
            || languages.any(|(own, other)| own.bases.iter().any(|base| other.bases.contains(base)))
    }

    /// Whether a word of a text is this one, in any form.
    pub(super) fn is_written(&self, own: &Terms) -> bool {
        let is_base = |base: &String| own.bases.contains(base) || own.written == *base;
        own.written == self.written || self.bases().any(is_base)
    }

    fn answered_by(&self, own: &Terms, way: Strictness, is_last: bool) -> Option<Tier> {
        if own.written == self.written {
            return Some(Tier::Written);
        }
        if way == Strictness::Exact || self.is_quoted {
            return None;
        }
        if self.is_written(own) {
            return Some(Tier::Base);
        }
        if way == Strictness::Beginning && is_last && own.written.starts_with(&self.written) {
            return Some(Tier::Base);
        }
        if self.bases().any(|base| own.parts.contains(base)) {
            return Some(Tier::Part);
        }
        let parts = || self.terms.iter().flat_map(|terms| &terms.parts);
        let is_relaxed = way.splits();
        if is_relaxed && parts().any(|part| own.bases.contains(part) || own.parts.contains(part)) {
            return Some(Tier::Part);
        }
        let is_folded = self.folded.contains(&own.written)
            || self.folded.iter().any(|fold| own.folded.contains(fold));
        is_folded.then_some(Tier::Folded)
    }
}
