//! The sentence of a text in which a hit stands, with the hit marked in whatever form it has.

use std::collections::HashSet;
use std::sync::Arc;

use super::analyser::{Analyser, Terms};
use super::fields::Tier;
use super::question::{Question, Strictness};
use super::word::{Word, words};
use crate::domain::language::Language;

/// Letters of a snippet.
const CHARS_MAX: usize = 240;
/// Letters that are shown before the first hit of a sentence that is too long.
const BEFORE_CHARS: usize = 60;

/// A piece of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    pub text: String,
    pub is_hit: bool,
}

/// A part of a text around its hits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Snippet {
    pub language: Language,
    pub pieces: Vec<Piece>,
    /// How well it answers the question; more is better.
    worth: u32,
}

/// A word that answers the question.
struct Hit {
    start: usize,
    end: usize,
    sought: usize,
    tier: Tier,
    /// Whether it is another name of what was asked.
    is_other_name: bool,
}

/// Finds and marks what answers a question.
pub struct Marker<'a> {
    pub analyser: &'a Analyser,
    pub question: &'a Question,
    pub way: Strictness,
}

impl Marker<'_> {
    fn hits(&self, language: Language, text: &str) -> Vec<Hit> {
        let all: Vec<Word> = words(text).collect();
        let terms = all
            .iter()
            .map(|word| self.analyser.terms(language, &word.written));
        let terms: Vec<Arc<Terms>> = terms.collect();
        let mut hits = Vec::new();
        let mut at = 0;
        while at < all.len() {
            let (length, hit) = match self.question.answered_by(&terms[at], self.way) {
                Some((sought, tier)) => (1, Some((sought, tier, false))),
                None => match self.question.named_by(&terms[at..]) {
                    Some((sought, length)) => (length, Some((sought, Tier::Folded, true))),
                    None => (1, None),
                },
            };
            if let Some((sought, tier, is_other_name)) = hit {
                hits.push(Hit {
                    start: all[at].start,
                    end: all[at + length - 1].end,
                    sought,
                    tier,
                    is_other_name,
                });
            }
            at += length;
        }
        hits
    }

    /// The whole text with its hits marked; for names.
    pub fn marked(&self, language: Language, text: &str) -> Vec<Piece> {
        pieces(text, 0, text.len(), &self.hits(language, text))
    }

    /// The sentence that answers best; without any hit, `None`.
    pub fn snippet(&self, language: Language, text: &str) -> Option<Snippet> {
        let hits = self.hits(language, text);
        let mut best: Option<(u32, usize, usize)> = None;
        for (start, end) in sentences(text) {
            let worth = worth(hits.iter().filter(|hit| (start..end).contains(&hit.start)));
            if worth > best.map_or(0, |(worth, ..)| worth) {
                best = Some((worth, start, end));
            }
        }
        let (worth, start, end) = best?;
        let first = hits.iter().find(|hit| hit.start >= start)?.start;
        let (start, end) = cut(text, start, end, first);
        Some(Snippet {
            language,
            pieces: pieces(text, start, end, &hits),
            worth,
        })
    }

    /// The best snippet of several texts; of equal ones the first.
    pub fn best<'t>(
        &self,
        texts: impl IntoIterator<Item = (Language, &'t str)>,
    ) -> Option<Snippet> {
        let snippets = texts
            .into_iter()
            .filter_map(|(language, text)| self.snippet(language, text));
        snippets.reduce(|best, next| if next.worth > best.worth { next } else { best })
    }

    /// Forms of the sought words in a text that are written otherwise than was asked.
    pub fn other_forms(&self, language: Language, text: &str, forms: &mut Vec<String>) {
        for hit in self.hits(language, text) {
            let form = text[hit.start..hit.end].to_lowercase();
            let is_other = hit.tier != Tier::Written && !hit.is_other_name;
            if is_other && !forms.contains(&form) {
                forms.push(form);
            }
        }
    }
}

/// Different sought words count most, then how they are found.
fn worth<'a>(hits: impl Iterator<Item = &'a Hit>) -> u32 {
    let mut seen = HashSet::new();
    let mut worth = 0;
    for hit in hits {
        if seen.insert(hit.sought) {
            worth += 10 + (Tier::Folded as u32 - hit.tier as u32);
        }
    }
    worth
}

/// The sentences of a text as bytes, without white space around them.
fn sentences(text: &str) -> Vec<(usize, usize)> {
    let mut sentences = Vec::new();
    let mut start = 0;
    let mut signs = text.char_indices().peekable();
    while let Some((at, sign)) = signs.next() {
        let after = at + sign.len_utf8();
        let is_end = match sign {
            '\n' => true,
            '.' | '!' | '?' => signs.peek().is_none_or(|(_, next)| next.is_whitespace()),
            _ => false,
        };
        if is_end {
            sentences.push((start, after));
            start = after;
        }
    }
    sentences.push((start, text.len()));
    sentences.retain(|(start, end)| !text[*start..*end].trim().is_empty());
    for (start, end) in &mut sentences {
        let sentence = &text[*start..*end];
        *start += sentence.len() - sentence.trim_start().len();
        *end = *start + sentence.trim().len();
    }
    sentences
}

/// At most [`CHARS_MAX`] letters of a sentence around its first hit, from word to word.
fn cut(text: &str, start: usize, end: usize, first: usize) -> (usize, usize) {
    if text[start..end].chars().count() <= CHARS_MAX {
        return (start, end);
    }
    let before = text[start..first].char_indices().rev().nth(BEFORE_CHARS);
    let from = match before {
        None => start,
        Some((at, _)) => {
            let rest = &text[start + at..first];
            let space = rest.find(char::is_whitespace);
            space.map_or(first, |space| start + at + space + 1)
        }
    };
    let from = text[from..first]
        .find(|sign: char| !sign.is_whitespace())
        .map_or(first, |at| from + at);
    let to = text[from..end]
        .char_indices()
        .nth(CHARS_MAX)
        .map_or(end, |(at, _)| from + at);
    if to == end {
        return (from, end);
    }
    let space = text[from..to].rfind(char::is_whitespace);
    (from, space.map_or(to, |space| from + space).max(first))
}

/// The text from `start` to `end`, cut at its hits; `…` tells where more of a sentence was.
fn pieces(text: &str, start: usize, end: usize, hits: &[Hit]) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = Vec::new();
    let mut add = |text: &str, is_hit| {
        if !text.is_empty() {
            pieces.push(Piece {
                text: text.to_owned(),
                is_hit,
            });
        }
    };
    let is_begun = !text[..start].trim_end().is_empty()
        && !text[..start].trim_end().ends_with(['.', '!', '?', '\n'])
        && !text[..start].ends_with('\n');
    if is_begun {
        add("…", false);
    }
    let mut at = start;
    for hit in hits
        .iter()
        .filter(|hit| hit.start >= start && hit.end <= end)
    {
        add(&text[at..hit.start], false);
        add(&text[hit.start..hit.end], true);
        at = hit.end;
    }
    add(&text[at..end], false);
    let rest = &text[end..];
    if rest.starts_with(|sign: char| sign != '\n') && !text[..end].ends_with(['.', '!', '?']) {
        add(" …", false);
    }
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(question: &str, text: &str) -> Option<String> {
        let analyser = Analyser::without_voikko();
        let question = Question::parse(&analyser, question, false).ok()?;
        let marker = Marker {
            analyser: &analyser,
            question: &question,
            way: Strictness::AllWords,
        };
        let pieces = marker.snippet(Language::Fi, text)?.pieces.into_iter();
        let marked = |piece: Piece| match piece.is_hit {
            true => format!("[{}]", piece.text),
            false => piece.text,
        };
        Some(pieces.map(marked).collect())
    }

    #[test]
    fn the_sentence_with_most_of_the_question_is_shown() {
        let text = "Asiakas odotti. Asiakkaille annettiin palvelusetelit! Muuta ei tehty.";
        let found = shown("palveluseteli asiakas", text);
        assert_eq!(
            found.as_deref(),
            Some("[Asiakkaille] annettiin [palvelusetelit]!")
        );
        assert_eq!(shown("neuvola", text), None);
    }

    #[test]
    fn a_long_sentence_is_cut_around_its_first_hit_from_word_to_word() {
        let before = "ensin kerrotaan jotakin muuta ".repeat(10);
        let after = "ja sitten taas jotakin muuta ".repeat(20);
        let found = shown("hanke", &format!("{before}hankkeessa {after}")).unwrap_or_default();
        assert!(found.starts_with('…') && found.ends_with('…'), "{found}");
        assert!(found.contains("muuta [hankkeessa] ja"), "{found}");
        assert!(found.chars().count() < CHARS_MAX + 10, "{found}");
    }
}
