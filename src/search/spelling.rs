//! Words of the index as they are written: those that begin with some letters, and those that are
//! nearly like a word which is not found.

use std::collections::HashMap;

use tantivy::query::FuzzyTermQuery;
use tantivy::schema::{Field, IndexRecordOption};
use tantivy::{DocSet as _, Searcher, TERMINATED, Term};

use super::document::Kind;
use super::fields::{Fields, Section, Tier};
use crate::domain::language::Language;

/// Terms that are looked at in one field of one segment.
const LOOKED_AT_MAX: usize = 2_000;
/// Shorter words have too many neighbours for a guess.
const GUESS_CHARS_MIN: usize = 4;
/// Words at least this long may differ by two letters from what was meant.
const TWO_EDITS_CHARS_MIN: usize = 7;
/// Fewest letters of such a word before the ending that it has in common with what was meant.
const STEM_CHARS_MIN: usize = 6;
/// Most letters of an ending in which both words are alike, and which makes none of them more alike.
const ENDING_CHARS_MAX: usize = 5;

/// Words that begin with these letters, the most frequent first.
pub fn beginning_with(
    fields: &Fields,
    searcher: &Searcher,
    letters: &str,
    most: usize,
) -> tantivy::Result<Vec<String>> {
    beginning_with_in(fields, searcher, &Section::ALL, letters, most)
}

/// The same in these sections alone.
pub fn beginning_with_in(
    fields: &Fields,
    searcher: &Searcher,
    sections: &[Section],
    letters: &str,
    most: usize,
) -> tantivy::Result<Vec<String>> {
    let mut found: HashMap<String, u64> = HashMap::new();
    for field in text_fields(fields, sections) {
        for segment in searcher.segment_readers() {
            let inverted = segment.inverted_index(field)?;
            let begin = written(letters);
            let mut terms = inverted.terms().range().ge(&begin).into_stream()?;
            for _ in 0..LOOKED_AT_MAX {
                let Some((term, info)) = terms.next() else {
                    break;
                };
                if !term.starts_with(begin.as_bytes()) {
                    break;
                }
                count(&mut found, term, info.doc_freq);
            }
        }
    }
    let mut found: Vec<(String, u64)> = found.into_iter().collect();
    found.sort_unstable_by(|(a, x), (b, y)| y.cmp(x).then_with(|| a.cmp(b)));
    let words = found.into_iter().map(|(word, _)| word);
    Ok(words.take(most).collect())
}

/// The word of the index that is most probably meant by one that none of these kinds of things has: the
/// nearest that they have, and among those as near the most frequent.
pub fn meant(
    fields: &Fields,
    searcher: &Searcher,
    kinds: &[Kind],
    word: &str,
) -> tantivy::Result<Option<String>> {
    let length = word.chars().count();
    if length < GUESS_CHARS_MIN || word.chars().all(|sign| sign.is_ascii_digit()) {
        return Ok(None);
    }
    let farthest = if length < TWO_EDITS_CHARS_MIN { 1 } else { 2 };
    for distance in 1..=farthest {
        let mut found: HashMap<String, u64> = HashMap::new();
        for field in text_fields(fields, &Section::ALL) {
            let term = Term::from_field_text(field, &written(word));
            let automaton = FuzzyTermQuery::new(term, distance, true);
            for segment in searcher.segment_readers() {
                let inverted = segment.inverted_index(field)?;
                let automaton = automaton.automaton()?;
                let mut terms = inverted.terms().search(automaton).into_stream()?;
                for _ in 0..LOOKED_AT_MAX {
                    let Some((term, info)) = terms.next() else {
                        break;
                    };
                    count(&mut found, term, info.doc_freq);
                }
            }
        }
        let mut found: Vec<(String, u64)> = found.into_iter().collect();
        found.sort_unstable_by(|(a, x), (b, y)| y.cmp(x).then_with(|| a.cmp(b)));
        for (guess, _) in found {
            let is_like = distance == 1 || is_nearly(word, &guess);
            if is_like && guess != word && is_alive(fields, searcher, &Section::ALL, kinds, &guess)?
            {
                return Ok(Some(guess));
            }
        }
    }
    Ok(None)
}

/// Whether two words that differ by two letters are alike without their common ending: *valmiiksi* is no
/// other spelling of *kalliiksi*.
fn is_nearly(word: &str, guess: &str) -> bool {
    let both = word.chars().rev().zip(guess.chars().rev());
    let ending = both.take_while(|(own, other)| own == other).count();
    let shorter = word.chars().count().min(guess.chars().count());
    shorter - ending.min(ENDING_CHARS_MAX) >= STEM_CHARS_MIN
}

/// Whether some thing of these kinds still has the word in these sections: a text that was blanked may
/// leave its words behind until its segment is merged.
pub fn is_alive(
    fields: &Fields,
    searcher: &Searcher,
    sections: &[Section],
    kinds: &[Kind],
    word: &str,
) -> tantivy::Result<bool> {
    for field in text_fields(fields, sections) {
        let term = Term::from_field_text(field, &written(word));
        for segment in searcher.segment_readers() {
            let own_kinds = segment.fast_fields().u64("kind")?;
            let inverted = segment.inverted_index(field)?;
            let Some(mut docs) = inverted.read_postings(&term, IndexRecordOption::Basic)? else {
                continue;
            };
            let alive = segment.alive_bitset();
            let mut doc = docs.doc();
            while doc != TERMINATED {
                let kind = own_kinds.first(doc);
                let is_of = kinds.iter().any(|wanted| Some(*wanted as u64) == kind);
                if is_of && alive.is_none_or(|alive| alive.is_alive(doc)) {
                    return Ok(true);
                }
                doc = docs.advance();
            }
        }
    }
    Ok(false)
}

fn text_fields<'a>(
    fields: &'a Fields,
    sections: &'a [Section],
) -> impl Iterator<Item = Field> + 'a {
    sections
        .iter()
        .flat_map(|section| Language::ALL.map(|language| fields.text(*section, language)))
}

fn written(word: &str) -> String {
    format!("{}{word}", Tier::Written.sign())
}

/// Counts a term that is a word as written; others are passed by.
fn count(found: &mut HashMap<String, u64>, term: &[u8], documents: u32) {
    let text = std::str::from_utf8(term).unwrap_or_default();
    if let Some(word) = text.strip_prefix(Tier::Written.sign()) {
        *found.entry(word.to_owned()).or_default() += u64::from(documents);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_differs_in_its_beginning_is_no_spelling_of_the_same_word() {
        assert!(!is_nearly("kalliiksi", "valmiiksi"));
        assert!(is_nearly("palvelusetlein", "palvelusetelien"));
        assert!(is_nearly("perhekeksuksissa", "perhekeskuksissa"));
    }
}
