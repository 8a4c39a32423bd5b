//! Look-alikes: things whose words, target groups and themes are those of a text.

use std::cmp::Ordering;
use std::collections::HashMap;

use tantivy::query::{
    BooleanQuery, BoostQuery, ConstScoreQuery, DisjunctionMaxQuery, EnableScoring, Occur, Query,
    TermQuery,
};
use tantivy::schema::IndexRecordOption;
use tantivy::{DocSet as _, Searcher, Term};
use uuid::Uuid;

use super::analyser::Analyser;
use super::catalogue::Catalogue;
use super::document::Kind;
use super::facet::{Facet, Place, Sieve, Ticked};
use super::fields::{Section, Tier};
use super::found::{Ids, of_kind};
use super::question::is_stop_word;
use super::word::words;
use crate::domain::language::Language;

/// Letters of a text that are looked at.
pub const TEXT_CHARS_MAX: usize = 20_000;
/// Words by which look-alikes are sought: those that tell most.
const TELLING_WORDS: usize = 30;
/// Shared words that are told of each look-alike.
const SHARED_MAX: usize = 8;
/// Shorter words tell nothing.
const WORD_CHARS_MIN: usize = 4;
/// A look-alike shares at least so many of the telling words of one language, or a mark and half as
/// many.
const SHARED_MIN: usize = 3;
/// In a smaller library, a word of most models may still tell something.
const LIBRARY_MIN: u64 = 10;
/// What a shared target group or theme counts beside words.
const MARK: f32 = 3.0;

/// What look-alikes are sought for.
#[derive(Clone, Debug, Default)]
pub struct Likeness {
    pub texts: Vec<(Language, String)>,
    pub target_groups: Vec<String>,
    pub themes: Vec<String>,
    /// The thing itself, which is not told.
    pub own: Option<Uuid>,
    /// Whose words are told, when any of them are shared.
    pub reader: Option<Language>,
}

/// Something alike, and why.
#[derive(Clone, Debug, PartialEq)]
pub struct Alike {
    pub id: Uuid,
    pub score: f32,
    /// Words that both have, as the text writes them, the most telling first.
    pub words: Vec<String>,
}

/// A word of a text that few others have.
struct Telling {
    language: Language,
    /// Of all readings of the word: more than one is still one word.
    bases: Vec<String>,
    written: String,
    /// How often the text has it.
    times: u32,
    weight: f32,
}

/// The words of a text, each once however it is inflected.
#[derive(Default)]
struct Counted {
    words: Vec<Telling>,
    by_base: HashMap<(Language, String), usize>,
}

impl Counted {
    fn add(&mut self, language: Language, bases: Vec<String>, written: String) {
        let known = bases
            .iter()
            .find_map(|base| self.by_base.get(&(language, base.clone())).copied());
        let place = known.unwrap_or_else(|| {
            self.words.push(Telling {
                language,
                bases: Vec::new(),
                written,
                times: 0,
                weight: 0.0,
            });
            self.words.len() - 1
        });
        let word = &mut self.words[place];
        word.times += 1;
        for base in bases {
            if !word.bases.contains(&base) {
                word.bases.push(base.clone());
            }
            self.by_base.entry((language, base)).or_insert(place);
        }
    }
}

/// Whether the thing at this place answers the query.
///
/// The library's own explanation would not do: it takes a scorer back to before where it begins.
fn answers(searcher: &Searcher, query: &dyn Query, place: &Place) -> tantivy::Result<bool> {
    let weight = query.weight(EnableScoring::disabled_from_searcher(searcher))?;
    let mut scorer = weight.scorer(searcher.segment_reader(place.segment), 1.0)?;
    Ok(match scorer.doc().cmp(&place.doc) {
        Ordering::Less => scorer.seek(place.doc) == place.doc,
        Ordering::Equal => true,
        Ordering::Greater => false,
    })
}

impl Catalogue {
    pub fn alike(
        &self,
        analyser: &Analyser,
        likeness: &Likeness,
        first: usize,
    ) -> tantivy::Result<Vec<Alike>> {
        let searcher = self.searcher();
        let telling = self.telling(analyser, likeness)?;
        let marks = self.marks(likeness);
        if telling.is_empty() && marks.is_empty() {
            return Ok(Vec::new());
        }
        let rule = self.rule(&telling, &marks);
        let query = of_kind(&self.fields, Kind::Model, rule);
        let sieve = Sieve {
            ticked: Ticked::default(),
            counts: false,
        };
        let mut places = searcher.search(&*query, &sieve)?.places;
        places.sort_unstable_by(|a, b| b.score.total_cmp(&a.score));
        let ids = Ids::of(&searcher)?;
        let mut found = Vec::new();
        for place in places {
            let Some(id) = ids.id(&place).filter(|id| Some(*id) != likeness.own) else {
                continue;
            };
            let mut shared = Vec::new();
            for word in &telling {
                if answers(&searcher, &*self.word(word), &place)? {
                    shared.push(word);
                }
            }
            let is_readers = |word: &&Telling| Some(word.language) == likeness.reader;
            if shared.iter().any(is_readers) {
                shared.retain(is_readers);
            }
            let mut told: Vec<String> = Vec::new();
            for word in shared {
                if told.len() < SHARED_MAX && !told.contains(&word.written) {
                    told.push(word.written.clone());
                }
            }
            found.push(Alike {
                id,
                score: place.score,
                words: told,
            });
            if found.len() == first {
                break;
            }
        }
        Ok(found)
    }

    /// The words of the texts that tell most: often here, seldom elsewhere.
    fn telling(&self, analyser: &Analyser, likeness: &Likeness) -> tantivy::Result<Vec<Telling>> {
        let searcher = self.searcher();
        let mut counted = Counted::default();
        for (language, text) in &likeness.texts {
            for word in words(text) {
                let is_short = word.written.chars().count() < WORD_CHARS_MIN;
                if is_short || is_stop_word(&word.written) {
                    continue;
                }
                let terms = analyser.terms(*language, &word.written);
                counted.add(*language, terms.bases.clone(), word.written);
            }
        }
        let documents = searcher.num_docs() as f32;
        let kind = Term::from_field_u64(self.fields.kind, Kind::Model as u64);
        let models = searcher.doc_freq(&kind)?;
        let mut telling = Vec::new();
        for word in counted.words {
            let mut most = 0;
            for base in &word.bases {
                for section in Section::ALL {
                    let term = self.fields.term(section, word.language, Tier::Base, base);
                    most = most.max(searcher.doc_freq(&term)?);
                }
            }
            // A word of one document is nobody else's, unless the text itself is not recorded; what most
            // models have, such as *malli*, makes none of them alike.
            let is_shared = most > u64::from(likeness.own.is_some());
            let is_everywhere = models >= LIBRARY_MIN && most * 2 > models;
            if is_shared && !is_everywhere {
                let rarity = (1.0 + documents / most as f32).ln();
                telling.push(Telling {
                    weight: (word.times as f32).sqrt() * rarity / 4.0,
                    ..word
                });
            }
        }
        telling.sort_unstable_by(|a, b| {
            b.weight
                .total_cmp(&a.weight)
                .then_with(|| a.bases.cmp(&b.bases))
        });
        telling.truncate(TELLING_WORDS);
        Ok(telling)
    }

    fn word(&self, word: &Telling) -> Box<dyn Query> {
        let mut places: Vec<Box<dyn Query>> = Vec::new();
        for base in &word.bases {
            for section in Section::ALL {
                for tier in [Tier::Base, Tier::Part] {
                    let term = self.fields.term(section, word.language, tier, base);
                    places.push(Box::new(TermQuery::new(term, IndexRecordOption::WithFreqs)));
                }
            }
        }
        Box::new(DisjunctionMaxQuery::new(places))
    }

    /// What is alike: it shares so many words of one language, or a mark and half as many; where the text
    /// has no words that tell, a mark alone.
    fn rule(&self, words: &[Telling], marks: &[TermQuery]) -> Box<dyn Query> {
        let of = |language| words.iter().filter(move |word| word.language == language);
        let most = Language::ALL.map(|language| of(language).count());
        let most = most.into_iter().max().unwrap_or_default();
        let mark = |mark: &TermQuery, score| -> (Occur, Box<dyn Query>) {
            let mark = ConstScoreQuery::new(Box::new(mark.clone()), score);
            (Occur::Should, Box::new(mark))
        };
        let mut all: Vec<_> = marks.iter().map(|one| mark(one, MARK)).collect();
        if most == 0 {
            return Box::new(BooleanQuery::new(all));
        }
        // What is said in two languages is said once.
        let shares = |least: usize| -> Box<dyn Query> {
            let each = Language::ALL
                .into_iter()
                .filter(|language| of(*language).count() >= least);
            let each = each.map(|language| -> (Occur, Box<dyn Query>) {
                let words = of(language).map(|word| (Occur::Should, self.word(word)));
                let words = words.collect();
                let words = BooleanQuery::with_minimum_required_clauses(words, least);
                (Occur::Should, Box::new(words))
            });
            let any = BooleanQuery::new(each.collect());
            Box::new(ConstScoreQuery::new(Box::new(any), 0.0))
        };
        let mut either = vec![(Occur::Should, shares(SHARED_MIN.min(most)))];
        either.extend(marks.iter().map(|one| mark(one, 0.0)));
        all.push((Occur::Must, Box::new(BooleanQuery::new(either))));
        all.push((Occur::Must, shares(SHARED_MIN.div_ceil(2).min(most))));
        for word in words {
            let word = BoostQuery::new(self.word(word), word.weight);
            all.push((Occur::Should, Box::new(word)));
        }
        Box::new(BooleanQuery::new(all))
    }

    fn marks(&self, likeness: &Likeness) -> Vec<TermQuery> {
        let groups = likeness
            .target_groups
            .iter()
            .map(|key| (Facet::TargetGroup, key));
        let themes = likeness.themes.iter().map(|key| (Facet::Theme, key));
        let term = |(facet, key): (Facet, &String)| {
            let term = Term::from_field_text(self.fields.facet, &facet.value(key));
            TermQuery::new(term, IndexRecordOption::Basic)
        };
        groups.chain(themes).map(term).collect()
    }
}
