//! The fields of the index: where a text stands, and in which language it is.
//!
//! Each term begins with a sign for what it is of its word, so that one field holds them all at the
//! place of the word: as written, base form, part of a compound, without dots.

use std::sync::Arc;

use tantivy::Term;
use tantivy::schema::{
    FAST, Field, INDEXED, IndexRecordOption, STRING, Schema, TextFieldIndexing, TextOptions,
};
use tantivy::tokenizer::{Token, TokenStream, Tokenizer, TokenizerManager};

use super::analyser::{Analyser, Terms};
use super::word::{Words, words};
use crate::domain::language::Language;

/// What a term is of its word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Tier {
    Written,
    Base,
    Part,
    Folded,
}

impl Tier {
    pub fn sign(self) -> char {
        match self {
            Tier::Written => '=',
            Tier::Base => '~',
            Tier::Part => '+',
            Tier::Folded => '_',
        }
    }
}

/// Where in a document a text stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Section {
    Name,
    Summary,
    Text,
}

impl Section {
    pub const ALL: [Section; 3] = [Section::Name, Section::Summary, Section::Text];

    fn key(self) -> &'static str {
        match self {
            Section::Name => "name",
            Section::Summary => "summary",
            Section::Text => "text",
        }
    }
}

/// The fields by what they hold. Nothing is stored: documents are read where they are.
#[derive(Clone)]
pub struct Fields {
    texts: [[Field; 3]; 3],
    /// The whole name in lower case, to find who is called exactly so.
    pub called: Field,
    /// Kind and id, to replace a document by.
    pub key: Field,
    pub kind: Field,
    pub id_high: Field,
    pub id_low: Field,
    /// Position of the newest event.
    pub changed: Field,
    pub facet: Field,
    /// In how many places it is used.
    pub uses: Field,
    /// The last that decides about an order.
    pub tie: Field,
    /// The name in lower case, for the order by name.
    pub sort: Field,
    pub schema: Schema,
}

impl Fields {
    pub fn new() -> Fields {
        let mut schema = Schema::builder();
        let texts = Section::ALL.map(|section| {
            Language::ALL.map(|language| {
                let indexing = TextFieldIndexing::default()
                    .set_tokenizer(language.code())
                    .set_index_option(IndexRecordOption::WithFreqsAndPositions);
                let name = format!("{}_{}", section.key(), language.code());
                schema.add_text_field(&name, TextOptions::default().set_indexing_options(indexing))
            })
        });
        Fields {
            texts,
            called: schema.add_text_field("called", STRING),
            key: schema.add_text_field("key", STRING),
            kind: schema.add_u64_field("kind", FAST | INDEXED),
            id_high: schema.add_u64_field("id_high", FAST),
            id_low: schema.add_u64_field("id_low", FAST),
            changed: schema.add_i64_field("changed", FAST),
            facet: schema.add_text_field("facet", STRING | FAST),
            uses: schema.add_u64_field("uses", FAST),
            tie: schema.add_text_field("tie", TextOptions::default().set_fast("raw")),
            sort: schema.add_text_field("sort", TextOptions::default().set_fast("raw")),
            schema: schema.build(),
        }
    }

    pub fn text(&self, section: Section, language: Language) -> Field {
        self.texts[section as usize][language as usize]
    }

    pub fn term(&self, section: Section, language: Language, tier: Tier, form: &str) -> Term {
        let mut text = String::with_capacity(form.len() + 1);
        text.push(tier.sign());
        text.push_str(form);
        Term::from_field_text(self.text(section, language), &text)
    }
}

/// The analyser as an index takes it: one tokenizer per language.
pub fn tokenizers(analyser: &Arc<Analyser>) -> TokenizerManager {
    // With those of its own, which fields that are no text ask for.
    let tokenizers = TokenizerManager::default();
    for language in Language::ALL {
        let analyser = analyser.clone();
        tokenizers.register(language.code(), OfLanguage { analyser, language });
    }
    tokenizers
}

/// Cuts texts of one language into terms.
#[derive(Clone)]
struct OfLanguage {
    analyser: Arc<Analyser>,
    language: Language,
}

impl Tokenizer for OfLanguage {
    type TokenStream<'a> = Stream<'a>;

    fn token_stream<'a>(&'a mut self, text: &'a str) -> Stream<'a> {
        Stream {
            analyser: &self.analyser,
            language: self.language,
            words: words(text),
            terms: Arc::default(),
            next: None,
            token: Token::default(),
        }
    }
}

/// The terms of a text, word by word.
struct Stream<'a> {
    analyser: &'a Analyser,
    language: Language,
    words: Words<'a>,
    terms: Arc<Terms>,
    /// Which term of the word comes next; `None` when the word is done.
    next: Option<(Tier, usize)>,
    token: Token,
}

impl TokenStream for Stream<'_> {
    fn advance(&mut self) -> bool {
        loop {
            let Some((tier, at)) = self.next else {
                let Some(word) = self.words.next() else {
                    return false;
                };
                self.token.position = self.token.position.wrapping_add(1);
                self.token.offset_from = word.start;
                self.token.offset_to = word.end;
                self.terms = self.analyser.terms(self.language, &word.written);
                self.next = Some((Tier::Written, 0));
                continue;
            };
            let (list, after): (&[String], _) = match tier {
                Tier::Written => (std::slice::from_ref(&self.terms.written), Some(Tier::Base)),
                Tier::Base => (&self.terms.bases, Some(Tier::Part)),
                Tier::Part => (&self.terms.parts, Some(Tier::Folded)),
                Tier::Folded => (&self.terms.folded, None),
            };
            match list.get(at) {
                Some(form) => {
                    self.token.text.clear();
                    self.token.text.push(tier.sign());
                    self.token.text.push_str(form);
                    self.next = Some((tier, at + 1));
                    return true;
                }
                None => self.next = after.map(|tier| (tier, 0)),
            }
        }
    }

    fn token(&self) -> &Token {
        &self.token
    }

    fn token_mut(&mut self) -> &mut Token {
        &mut self.token
    }
}
