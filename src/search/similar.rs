//! Look-alikes: things whose words, target groups and themes are those of a text.

use std::cmp::Ordering;
use std::collections::HashMap;

use tantivy::query::{
    BooleanQuery, BoostQuery, ConstScoreQuery, DisjunctionMaxQuery, EnableScoring, Occur, Query,
    TermQuery,
};
use tantivy::schema::IndexRecordOption;
use tantivy::{DocSet as _, Searcher};
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
/// A look-alike shares at least so many of the telling words, or a mark and half as many.
const SHARED_MIN: usize = 3;
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
    base: String,
    written: String,
    weight: f32,
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
        let mut clauses: Vec<(Occur, Box<dyn Query>)> = Vec::new();
        for word in &telling {
            let query = BoostQuery::new(self.word(word), word.weight);
            clauses.push((Occur::Should, Box::new(query)));
        }
        if clauses.is_empty() && marks.is_empty() {
            return Ok(Vec::new());
        }
        let needed = match (clauses.len(), marks.is_empty()) {
            (0, _) => 0,
            (words, true) => SHARED_MIN.min(words),
            (words, false) => SHARED_MIN.div_ceil(2).min(words),
        };
        let alike = BooleanQuery::with_minimum_required_clauses(clauses, needed);
        let mut all: Vec<(Occur, Box<dyn Query>)> = Vec::new();
        all.push((
            if needed == 0 {
                Occur::Should
            } else {
                Occur::Must
            },
            Box::new(alike),
        ));
        for mark in marks {
            let mark = ConstScoreQuery::new(Box::new(mark), MARK);
            all.push((Occur::Should, Box::new(mark)));
        }
        let query = of_kind(&self.fields, Kind::Model, Box::new(BooleanQuery::new(all)));
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
            let told = shared.into_iter().take(SHARED_MAX);
            found.push(Alike {
                id,
                score: place.score,
                words: told.map(|word| word.written.clone()).collect(),
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
        let mut counted: HashMap<(Language, String), (u32, String)> = HashMap::new();
        for (language, text) in &likeness.texts {
            for word in words(text) {
                let is_short = word.written.chars().count() < WORD_CHARS_MIN;
                if is_short || is_stop_word(&word.written) {
                    continue;
                }
                let terms = analyser.terms(*language, &word.written);
                for base in &terms.bases {
                    let counted = counted.entry((*language, base.clone()));
                    counted.or_insert_with(|| (0, word.written.clone())).0 += 1;
                }
            }
        }
        let documents = searcher.num_docs() as f32;
        let mut telling = Vec::new();
        for ((language, base), (times, written)) in counted {
            let mut most = 0;
            for section in Section::ALL {
                let term = self.fields.term(section, language, Tier::Base, &base);
                most = most.max(searcher.doc_freq(&term)?);
            }
            // A word of one document is nobody else's, unless the text itself is not recorded.
            let is_shared = most > u64::from(likeness.own.is_some());
            if is_shared {
                let rarity = (1.0 + documents / most as f32).ln();
                telling.push(Telling {
                    language,
                    base,
                    written,
                    weight: (times as f32).sqrt() * rarity / 4.0,
                });
            }
        }
        telling.sort_unstable_by(|a, b| {
            b.weight
                .total_cmp(&a.weight)
                .then_with(|| a.base.cmp(&b.base))
        });
        telling.truncate(TELLING_WORDS);
        Ok(telling)
    }

    fn word(&self, word: &Telling) -> Box<dyn Query> {
        let mut places: Vec<Box<dyn Query>> = Vec::new();
        for section in Section::ALL {
            for tier in [Tier::Base, Tier::Part] {
                let term = self.fields.term(section, word.language, tier, &word.base);
                places.push(Box::new(TermQuery::new(term, IndexRecordOption::WithFreqs)));
            }
        }
        Box::new(DisjunctionMaxQuery::new(places))
    }

    fn marks(&self, likeness: &Likeness) -> Vec<TermQuery> {
        let groups = likeness
            .target_groups
            .iter()
            .map(|key| (Facet::TargetGroup, key));
        let themes = likeness.themes.iter().map(|key| (Facet::Theme, key));
        let term = |(facet, key): (Facet, &String)| {
            let term = tantivy::Term::from_field_text(self.fields.facet, &facet.value(key));
            TermQuery::new(term, IndexRecordOption::Basic)
        };
        groups.chain(themes).map(term).collect()
    }
}
