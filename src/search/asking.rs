//! Questions as queries of the index, for one state of it.

use std::collections::HashMap;

use tantivy::query::{
    Bm25StatisticsProvider, BooleanQuery, BoostQuery, ConstScoreQuery, DisjunctionMaxQuery, Occur,
    PhraseQuery, Query, TermQuery,
};
use tantivy::schema::{Field, IndexRecordOption};
use tantivy::{Searcher, Term};

use super::fields::{Fields, Section, Tier};
use super::question::{Question, Sought, Strictness};
use super::synonyms::Name;
use super::weights::{BESIDE, OTHER_NAME, OTHER_PLACES, WHOLE_NAME, weight};
use crate::domain::language::Language;

/// Words of the index that an unfinished last word is completed to.
const ENDINGS_MAX: usize = 40;
/// What half of a compound counts beside the whole.
const HALF: f32 = 0.5;
/// Shorter parts of a compound do not stand for it alone.
const LONGER_CHARS_MIN: usize = 5;

/// Makes queries of questions, for one state of the index.
pub struct Asking<'a> {
    pub fields: &'a Fields,
    pub searcher: &'a Searcher,
    pub reader: Language,
    /// How many documents have a word in any form, told for each of its terms: otherwise a rare
    /// form would count more than a common one of the same word.
    frequencies: HashMap<Term, u64>,
}

impl<'a> Asking<'a> {
    pub fn new(fields: &'a Fields, searcher: &'a Searcher, reader: Language) -> Asking<'a> {
        Asking {
            fields,
            searcher,
            reader,
            frequencies: HashMap::new(),
        }
    }

    /// The query, and nothing when some word that is asked for is nowhere.
    pub fn query(
        &mut self,
        question: &Question,
        way: Strictness,
    ) -> tantivy::Result<Option<Box<dyn Query>>> {
        let mut clauses: Vec<(Occur, Box<dyn Query>)> = Vec::new();
        let must = match way {
            Strictness::SomeWords | Strictness::AnyWord => Occur::Should,
            _ => Occur::Must,
        };
        let last = question.words.len().saturating_sub(1);
        let mut found = 0;
        for (at, sought) in question.words.iter().enumerate() {
            match self.word(sought, way, at == last)? {
                Some(query) => {
                    found += 1;
                    clauses.push((must, query));
                }
                None if must == Occur::Must => return Ok(None),
                None => {}
            }
        }
        let needed = match way {
            Strictness::SomeWords => question.words.len().div_ceil(2),
            _ => 1,
        };
        if found < needed {
            return Ok(None);
        }
        for phrase in &question.phrases {
            clauses.push((Occur::Must, self.phrase(phrase)));
        }
        let words: Box<dyn Query> = match must {
            Occur::Should => Box::new(BooleanQuery::with_minimum_required_clauses(clauses, needed)),
            _ => Box::new(BooleanQuery::new(clauses)),
        };
        let called = Term::from_field_text(self.fields.called, &question.whole);
        let called = TermQuery::new(called, IndexRecordOption::Basic);
        let mut bonus: Vec<(Occur, Box<dyn Query>)> = vec![
            (Occur::Must, words),
            (
                Occur::Should,
                Box::new(ConstScoreQuery::new(Box::new(called), WHOLE_NAME)),
            ),
        ];
        if way != Strictness::Exact {
            bonus.extend(
                self.beside(question)
                    .into_iter()
                    .map(|query| (Occur::Should, query)),
            );
        }
        Ok(Some(Box::new(BooleanQuery::new(bonus))))
    }

    /// Whether the index has the word in any form.
    pub fn knows(&mut self, sought: &Sought) -> tantivy::Result<bool> {
        Ok(!self.places(&forms(sought, false))?.is_empty())
    }

    /// Every place where one word may stand; `None` when it stands nowhere.
    fn word(
        &mut self,
        sought: &Sought,
        way: Strictness,
        is_last: bool,
    ) -> tantivy::Result<Option<Box<dyn Query>>> {
        let mut forms = forms(sought, way == Strictness::Exact || sought.is_quoted);
        if way == Strictness::Beginning && is_last && !sought.is_quoted {
            for ending in super::spelling::beginning_with(
                self.fields,
                self.searcher,
                &sought.written,
                ENDINGS_MAX,
            )? {
                let form = |language| Form {
                    tier: Tier::Written,
                    counts_as: Tier::Base,
                    language,
                    text: ending.clone(),
                };
                forms.extend(Language::ALL.map(form));
            }
        }
        let mut places = self.places(&forms)?;
        if way.splits() && !sought.is_quoted {
            places.extend(self.split(sought, way)?);
        }
        for name in &sought.also {
            places.extend(self.named(name)?);
        }
        if places.is_empty() {
            return Ok(None);
        }
        Ok(Some(Box::new(DisjunctionMaxQuery::with_tie_breaker(
            places,
            OTHER_PLACES,
        ))))
    }

    /// The terms of these forms that the index has, in every section.
    fn places(&mut self, forms: &[Form]) -> tantivy::Result<Vec<Box<dyn Query>>> {
        let mut terms = Vec::new();
        let mut most = 0;
        for form in forms {
            for section in Section::ALL {
                let term = self
                    .fields
                    .term(section, form.language, form.tier, &form.text);
                let frequency = self.searcher.doc_freq(&term)?;
                if frequency > 0 {
                    most = most.max(frequency);
                    let weight = weight(section, form.counts_as, form.language, self.reader);
                    terms.push((term, weight));
                }
            }
        }
        let queries = terms.into_iter().map(|(term, weight)| -> Box<dyn Query> {
            self.frequencies.insert(term.clone(), most);
            let query = TermQuery::new(term, IndexRecordOption::WithFreqs);
            Box::new(BoostQuery::new(Box::new(query), weight))
        });
        Ok(queries.collect())
    }

    /// Another name of what is sought, its words side by side as it writes them.
    fn named(&mut self, name: &Name) -> tantivy::Result<Vec<Box<dyn Query>>> {
        let places = match name.words.as_slice() {
            [(_, word)] => self.places(&forms(word, false))?,
            words => self.run(words),
        };
        // A run of words is worth as much as all of them.
        let share = OTHER_NAME / name.words.len() as f32;
        let less = |place| -> Box<dyn Query> { Box::new(BoostQuery::new(place, share)) };
        Ok(places.into_iter().map(less).collect())
    }

    /// Words in any form at these distances from the first, in every section.
    fn run(&self, words: &[(usize, Sought)]) -> Vec<Box<dyn Query>> {
        let mut places: Vec<Box<dyn Query>> = Vec::new();
        for section in Section::ALL {
            for language in Language::ALL {
                let term = |(place, word): &(usize, Sought)| {
                    let base = word.terms[language as usize].bases.first()?;
                    Some((
                        *place,
                        self.fields.term(section, language, Tier::Base, base),
                    ))
                };
                let Some(terms) = words.iter().map(term).collect::<Option<Vec<_>>>() else {
                    continue;
                };
                let run = PhraseQuery::new_with_offset(terms);
                let weight = weight(section, Tier::Base, language, self.reader);
                places.push(Box::new(BoostQuery::new(Box::new(run), weight)));
            }
        }
        places
    }

    /// Instead of a compound, the two halves of any cut through it, wherever they stand; when any word
    /// will do, any longer part.
    fn split(&mut self, sought: &Sought, way: Strictness) -> tantivy::Result<Vec<Box<dyn Query>>> {
        let mut cuts: Vec<Box<dyn Query>> = Vec::new();
        for (language, terms) in Language::ALL.into_iter().zip(&sought.terms) {
            for first in &terms.parts {
                for second in &terms.parts {
                    if !terms.bases.contains(&format!("{first}{second}")) {
                        continue;
                    }
                    let first = self.part(language, first, HALF)?;
                    let second = self.part(language, second, HALF)?;
                    if let (Some(first), Some(second)) = (first, second) {
                        cuts.push(Box::new(BooleanQuery::intersection(vec![first, second])));
                    }
                }
            }
            // Where a hyphen is written, somebody has cut: `t3-luku` is of T3 however short that is.
            let is_cut = sought.written.contains('-');
            let stands = |part: &&String| is_cut || part.chars().count() >= LONGER_CHARS_MIN;
            for part in terms.parts.iter().filter(stands) {
                if way == Strictness::AnyWord {
                    cuts.extend(self.part(language, part, HALF * HALF)?);
                }
            }
        }
        Ok(cuts)
    }

    /// A part of a compound, as a word or as a part of another one.
    fn part(
        &mut self,
        language: Language,
        part: &str,
        share: f32,
    ) -> tantivy::Result<Option<Box<dyn Query>>> {
        let forms = [Tier::Base, Tier::Part].map(|tier| Form {
            tier,
            counts_as: Tier::Part,
            language,
            text: part.to_owned(),
        });
        let places = self.places(&forms)?;
        if places.is_empty() {
            return Ok(None);
        }
        let any = DisjunctionMaxQuery::with_tie_breaker(places, OTHER_PLACES);
        Ok(Some(Box::new(BoostQuery::new(Box::new(any), share))))
    }

    fn phrase(&self, phrase: &[String]) -> Box<dyn Query> {
        let mut places: Vec<Box<dyn Query>> = Vec::new();
        for section in Section::ALL {
            for language in Language::ALL {
                let term = |word: &String| self.fields.term(section, language, Tier::Written, word);
                places.push(Box::new(PhraseQuery::new(
                    phrase.iter().map(term).collect(),
                )));
            }
        }
        Box::new(DisjunctionMaxQuery::new(places))
    }

    /// Neighbours of the question that are neighbours in a text too, in any form.
    fn beside(&self, question: &Question) -> Vec<Box<dyn Query>> {
        let mut pairs: Vec<Box<dyn Query>> = Vec::new();
        for pair in question.words.windows(2) {
            for section in Section::ALL {
                let base = |sought: &Sought| {
                    let base = sought.terms[self.reader as usize].bases.first()?;
                    Some(self.fields.term(section, self.reader, Tier::Base, base))
                };
                let (Some(first), Some(second)) = (base(&pair[0]), base(&pair[1])) else {
                    continue;
                };
                let beside =
                    PhraseQuery::new_with_offset_and_slop(vec![(0, first), (1, second)], 1);
                let weight = BESIDE * weight(section, Tier::Base, self.reader, self.reader);
                pairs.push(Box::new(ConstScoreQuery::new(Box::new(beside), weight)));
            }
        }
        pairs
    }
}

impl Bm25StatisticsProvider for Asking<'_> {
    fn total_num_tokens(&self, field: Field) -> tantivy::Result<u64> {
        self.searcher.total_num_tokens(field)
    }

    fn total_num_docs(&self) -> tantivy::Result<u64> {
        self.searcher.total_num_docs()
    }

    fn doc_freq(&self, term: &Term) -> tantivy::Result<u64> {
        match self.frequencies.get(term) {
            Some(frequency) => Ok(*frequency),
            None => self.searcher.doc_freq(term),
        }
    }
}

/// A form in which a word is looked for.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Form {
    tier: Tier,
    /// How much it counts: a word without dots is written so in the text, and still counts little.
    counts_as: Tier,
    language: Language,
    text: String,
}

fn forms(sought: &Sought, is_exact: bool) -> Vec<Form> {
    let mut forms = Vec::new();
    let mut add = |tier, counts_as, language, text: &str| {
        let form = Form {
            tier,
            counts_as,
            language,
            text: text.to_owned(),
        };
        if !forms.contains(&form) {
            forms.push(form);
        }
    };
    for language in Language::ALL {
        add(Tier::Written, Tier::Written, language, &sought.written);
    }
    if is_exact {
        return forms;
    }
    for (language, terms) in Language::ALL.into_iter().zip(&sought.terms) {
        for base in &terms.bases {
            for tier in [Tier::Base, Tier::Part] {
                add(tier, tier, language, base);
            }
            // A Finnish word in a text of another language has no Finnish base form there.
            for other in Language::ALL.into_iter().filter(|other| *other != language) {
                add(Tier::Written, Tier::Base, other, base);
            }
        }
        for fold in &sought.folded {
            add(Tier::Folded, Tier::Folded, language, fold);
            if *fold != sought.written {
                add(Tier::Written, Tier::Folded, language, fold);
            }
        }
    }
    forms
}
