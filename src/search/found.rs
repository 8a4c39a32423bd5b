//! Asking the catalogue: what fits the words and the ticks, in the order that is wanted.

use std::collections::BTreeMap;

use tantivy::columnar::Column;
use tantivy::query::{
    AllQuery, BooleanQuery, ConstScoreQuery, Occur, Query, QueryClone, TermQuery,
};
use tantivy::schema::IndexRecordOption;
use tantivy::{Searcher, Term, collector};
use uuid::Uuid;

use super::analyser::Analyser;
use super::asking::Asking;
use super::catalogue::Catalogue;
use super::document::Kind;
use super::facet::{Count, Facet, Place, Sieve, Sifted, Ticked};
use super::fields::{Fields, Section};
use super::order::{Order, first_of};
use super::question::{Question, Strictness};
use super::spelling::{is_alive, meant};
use crate::domain::language::Language;

/// With this many hits or fewer another spelling is looked for.
const FEW: usize = 2;

/// What is asked of the catalogue.
#[derive(Clone, Debug)]
pub struct Asked {
    /// Without words, everything fits.
    pub question: Option<Question>,
    pub kind: Kind,
    pub ticked: Ticked,
    pub reader: Language,
    pub order: Order,
    /// How many to leave out from the beginning, and how many to tell.
    pub skip: usize,
    pub take: usize,
    /// Whether values of facets are counted.
    pub counts: bool,
}

/// A thing that fits.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Hit {
    pub id: Uuid,
    pub score: f32,
}

/// What was found.
#[derive(Clone, Debug, Default)]
pub struct Found {
    pub total: usize,
    /// Those of the page.
    pub hits: Vec<Hit>,
    pub counts: BTreeMap<(Facet, String), Count>,
    /// By each facet that has a tick: the total without its ticks.
    pub without: BTreeMap<Facet, u64>,
    /// What was asked in the end, and how: less strictly than at first when otherwise nothing fits.
    pub sought: Option<(Question, Strictness)>,
    /// The question in another spelling, when it was asked so or finds more so.
    pub meant: Option<String>,
}

impl Catalogue {
    pub fn ask(&self, analyser: &Analyser, asked: &Asked) -> tantivy::Result<Found> {
        let found = self.ask_each(analyser, std::slice::from_ref(asked))?;
        Ok(found.into_iter().next().unwrap_or_default())
    }

    /// Asks several times with the words and for the reader of the first, all as strictly: what is
    /// found of one kind keeps the others from being asked for less.
    pub fn ask_each(&self, analyser: &Analyser, all: &[Asked]) -> tantivy::Result<Vec<Found>> {
        let searcher = self.searcher();
        let mut meant = None;
        let question = all.first().and_then(|asked| asked.question.as_ref());
        let (sifted, sought) = match question {
            None => {
                let each = all.iter().map(|asked| self.sift(&searcher, asked, None));
                (each.collect::<tantivy::Result<Vec<_>>>()?, None)
            }
            Some(question) => {
                let kinds: Vec<Kind> = all.iter().map(|asked| asked.kind).collect();
                let other = self.meant(&searcher, analyser, &kinds, question)?;
                let (sifted, sought, way) =
                    self.sift_by_words(&searcher, all, question, other.as_ref())?;
                let total: usize = sifted.iter().map(|sifted| sifted.places.len()).sum();
                if way == Strictness::Spelling || total <= FEW {
                    meant = other.map(|other| other.text());
                }
                (sifted, Some((sought, way)))
            }
        };
        let each = all.iter().zip(sifted).map(|(asked, sifted)| {
            let total = sifted.places.len();
            let many = asked.skip.saturating_add(asked.take);
            let first = first_of(&searcher, sifted.places, &asked.order, many)?;
            let page = first.into_iter().skip(asked.skip);
            let hits: tantivy::Result<Vec<Hit>> = page.map(|place| hit(&searcher, place)).collect();
            Ok(Found {
                total,
                hits: hits?,
                counts: sifted.counts,
                without: sifted.without,
                sought: sought.clone(),
                meant: meant.clone(),
            })
        });
        each.collect()
    }

    /// Asks as strictly as anything is found. Ticks do not make a question less strict: when its
    /// words fit something that is not ticked, that is the answer.
    fn sift_by_words(
        &self,
        searcher: &Searcher,
        all: &[Asked],
        question: &Question,
        other: Option<&Question>,
    ) -> tantivy::Result<(Vec<Sifted>, Question, Strictness)> {
        let reader = all.first().map_or(Language::Fi, |asked| asked.reader);
        let ways = question.ways();
        for way in ways.iter().filter(|_| !question.is_empty()) {
            let sought = match way {
                Strictness::Spelling => other,
                _ => Some(question),
            };
            let Some(sought) = sought else {
                continue;
            };
            let mut asking = Asking::new(&self.fields, searcher, reader);
            let Some(query) = asking.query(sought, *way)? else {
                continue;
            };
            let each = all.iter().map(|asked| {
                let query = of_kind(&self.fields, asked.kind, query.box_clone());
                self.sift(searcher, asked, Some((&*query, &asking)))
            });
            let each = each.collect::<tantivy::Result<Vec<_>>>()?;
            let has_some = each.iter().any(|sifted| !sifted.places.is_empty());
            if has_some || self.fits_anything(searcher, all, &*query, &asking)? {
                return Ok((each, sought.clone(), *way));
            }
        }
        let none = BooleanQuery::new(Vec::new());
        let asking = Asking::new(&self.fields, searcher, reader);
        let each = all
            .iter()
            .map(|asked| self.sift(searcher, asked, Some((&none, &asking))));
        let each = each.collect::<tantivy::Result<Vec<_>>>()?;
        Ok((each, question.clone(), ways[0]))
    }

    /// Whether the query fits anything of the kinds, ticked or not.
    fn fits_anything(
        &self,
        searcher: &Searcher,
        all: &[Asked],
        query: &dyn Query,
        asking: &Asking<'_>,
    ) -> tantivy::Result<bool> {
        for asked in all {
            let query = of_kind(&self.fields, asked.kind, query.box_clone());
            let fits =
                searcher.search_with_statistics_provider(&*query, &collector::Count, asking)?;
            if fits > 0 {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// What fits the query, or everything of the kind, sifted by the ticks.
    fn sift(
        &self,
        searcher: &Searcher,
        asked: &Asked,
        query: Option<(&dyn Query, &Asking<'_>)>,
    ) -> tantivy::Result<Sifted> {
        let sieve = Sieve {
            ticked: asked.ticked.clone(),
            counts: asked.counts,
        };
        match query {
            Some((query, asking)) => {
                searcher.search_with_statistics_provider(query, &sieve, asking)
            }
            None => {
                let all = of_kind(&self.fields, asked.kind, Box::new(AllQuery));
                searcher.search(&*all, &sieve)
            }
        }
    }

    /// A word in its base form, where a name has that; else as it is.
    fn as_named(
        &self,
        searcher: &Searcher,
        analyser: &Analyser,
        kinds: &[Kind],
        word: String,
    ) -> tantivy::Result<String> {
        for language in Language::ALL {
            for base in &analyser.terms(language, &word).bases {
                if is_alive(&self.fields, searcher, &[Section::Name], kinds, base)? {
                    return Ok(base.clone());
                }
            }
        }
        Ok(word)
    }

    /// The question with words that are nowhere replaced by the nearest ones; `None` when every word
    /// is somewhere, or nothing is near.
    fn meant(
        &self,
        searcher: &Searcher,
        analyser: &Analyser,
        kinds: &[Kind],
        question: &Question,
    ) -> tantivy::Result<Option<Question>> {
        let mut words = Vec::new();
        let mut is_other = false;
        for sought in &question.words {
            let mut asking = Asking::new(&self.fields, searcher, Language::Fi);
            // A word of the language is what was meant, though no model has it.
            let is_right = sought.is_quoted
                || asking.knows(sought)?
                || analyser.has_in_dictionary(&sought.written);
            let guess = match is_right {
                true => None,
                false => meant(&self.fields, searcher, kinds, &sought.written)?,
            };
            let guess = match guess {
                Some(guess) => Some(self.as_named(searcher, analyser, kinds, guess)?),
                None => None,
            };
            is_other |= guess.is_some();
            words.push(guess.unwrap_or_else(|| sought.as_asked()));
        }
        if !is_other {
            return Ok(None);
        }
        Ok(Question::parse(analyser, &words.join(" "), false).ok())
    }
}

/// What fits the query among the things of one kind.
pub(super) fn of_kind(fields: &Fields, kind: Kind, query: Box<dyn Query>) -> Box<dyn Query> {
    let kind = TermQuery::new(
        Term::from_field_u64(fields.kind, kind as u64),
        IndexRecordOption::Basic,
    );
    Box::new(BooleanQuery::new(vec![
        (Occur::Must, query),
        (
            Occur::Must,
            Box::new(ConstScoreQuery::new(Box::new(kind), 0.0)),
        ),
    ]))
}

pub(super) fn columns<T>(
    searcher: &Searcher,
    column: impl Fn(&tantivy::fastfield::FastFieldReaders) -> tantivy::Result<T>,
) -> tantivy::Result<Vec<T>> {
    let segments = searcher.segment_readers().iter();
    segments
        .map(|segment| column(segment.fast_fields()))
        .collect()
}

/// The ids of documents, by segment.
pub(super) struct Ids(Vec<(Column<u64>, Column<u64>)>);

impl Ids {
    pub fn of(searcher: &Searcher) -> tantivy::Result<Ids> {
        columns(searcher, |fast| {
            Ok((fast.u64("id_high")?, fast.u64("id_low")?))
        })
        .map(Ids)
    }

    pub fn id(&self, place: &Place) -> Option<Uuid> {
        let (high, low) = self.0.get(place.segment as usize)?;
        Some(Uuid::from_u64_pair(
            high.first(place.doc)?,
            low.first(place.doc)?,
        ))
    }
}

pub(super) fn hit(searcher: &Searcher, place: Place) -> tantivy::Result<Hit> {
    let fast = searcher.segment_reader(place.segment).fast_fields();
    let half =
        |name| -> tantivy::Result<u64> { Ok(fast.u64(name)?.first(place.doc).unwrap_or_default()) };
    Ok(Hit {
        id: Uuid::from_u64_pair(half("id_high")?, half("id_low")?),
        score: place.score,
    })
}
