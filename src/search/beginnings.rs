//! What somebody who types is offered: names that have a word beginning so, and words as they are
//! written in the texts of models.

use tantivy::Term;
use tantivy::query::{
    BooleanQuery, BoostQuery, ConstScoreQuery, DisjunctionMaxQuery, Occur, Query, TermSetQuery,
};

use super::analyser::Analyser;
use super::asking::Asking;
use super::catalogue::Catalogue;
use super::document::Kind;
use super::facet::{Sieve, Ticked};
use super::fields::{Section, Tier};
use super::found::{Hit, hit, of_kind};
use super::question::{Question, Strictness};
use super::spelling::{beginning_with, beginning_with_in, is_alive};
use super::word::words;
use crate::domain::language::Language;

/// Words of names that an unfinished word is completed to.
const WORDS_MAX: usize = 40;
/// Words of texts that are looked at: which of them models have.
const LOOKED_AT_MAX: usize = 200;
/// Letters from which on something is offered.
const LETTERS_MIN: usize = 2;

/// What begins with some letters.
#[derive(Clone, Debug, Default)]
pub struct Beginnings {
    pub models: Vec<Hit>,
    pub projects: Vec<Hit>,
    pub words: Vec<String>,
}

impl Catalogue {
    /// The last word is unfinished; those before it stand in the name too, in any form.
    pub fn beginnings(
        &self,
        analyser: &Analyser,
        text: &str,
        reader: Language,
        most: usize,
    ) -> tantivy::Result<Beginnings> {
        let Some(last) = words(text).last() else {
            return Ok(Beginnings::default());
        };
        if last.written.chars().count() < LETTERS_MIN {
            return Ok(Beginnings::default());
        }
        let searcher = self.searcher();
        let names = beginning_with_in(
            &self.fields,
            &searcher,
            &[Section::Name],
            &last.written,
            WORDS_MAX,
        )?;
        let before = Question::parse(analyser, &text[..last.start], false).unwrap_or_default();
        let mut found = Beginnings::default();
        for (kind, hits) in [
            (Kind::Model, &mut found.models),
            (Kind::Project, &mut found.projects),
        ] {
            let mut asking = Asking::new(&self.fields, &searcher, reader);
            let mut all: Vec<(Occur, Box<dyn Query>)> =
                vec![(Occur::Must, self.named(&names, reader))];
            if !before.is_empty() {
                match asking.query(&before, Strictness::AllWords)? {
                    Some(query) => all.push((Occur::Must, query)),
                    None => continue,
                }
            }
            let query = of_kind(&self.fields, kind, Box::new(BooleanQuery::new(all)));
            let sieve = Sieve {
                ticked: Ticked::default(),
                counts: false,
            };
            let mut places = searcher.search(&*query, &sieve)?.places;
            places.sort_by(|a, b| b.score.total_cmp(&a.score));
            for place in places.into_iter().take(most) {
                hits.push(hit(&searcher, place)?);
            }
        }
        let words = beginning_with(&self.fields, &searcher, &last.written, LOOKED_AT_MAX)?;
        for word in words {
            if found.words.len() == most {
                break;
            }
            let kinds = [Kind::Model];
            if is_alive(&self.fields, &searcher, &Section::ALL, &kinds, &word)? {
                found.words.push(word);
            }
        }
        Ok(found)
    }

    /// Whatever has one of these words in its name; names of the reader's language first.
    fn named(&self, names: &[String], reader: Language) -> Box<dyn Query> {
        let of_language = |language| -> Box<dyn Query> {
            let term = |word: &String| -> Term {
                self.fields
                    .term(Section::Name, language, Tier::Written, word)
            };
            let any = TermSetQuery::new(names.iter().map(term));
            let weight = if language == reader { 1.0 } else { 0.5 };
            Box::new(BoostQuery::new(
                Box::new(ConstScoreQuery::new(Box::new(any), 1.0)),
                weight,
            ))
        };
        Box::new(DisjunctionMaxQuery::new(
            Language::ALL.map(of_language).into(),
        ))
    }
}
