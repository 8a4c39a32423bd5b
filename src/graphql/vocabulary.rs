//! The controlled words by which operating models are found.

use async_graphql::{Object, SimpleObject};

use super::enums::Vocabulary;
use super::text::Names;
use crate::domain::ids::Key;
use crate::domain::vocabulary as domain;

/// A word of a vocabulary.
#[derive(SimpleObject)]
pub struct Term {
    /// The permanent key.
    key: String,
    /// What it is called.
    names: Names,
}

impl From<&domain::Term> for Term {
    fn from(term: &domain::Term) -> Term {
        Term {
            key: term.key.to_owned(),
            names: Names(term.names()),
        }
    }
}

/// The terms behind these keys.
pub fn terms(vocabulary: domain::Vocabulary, keys: &[Key]) -> Vec<Term> {
    keys.iter()
        .map(|key| Term {
            key: key.as_str().to_owned(),
            names: Names(
                vocabulary
                    .find(key)
                    .map(domain::Term::names)
                    .unwrap_or_default(),
            ),
        })
        .collect()
}

#[derive(Default)]
pub struct VocabularyQueries;

#[Object]
impl VocabularyQueries {
    /// The words of a vocabulary, in the order in which they are offered.
    #[graphql(complexity = "25 * child_complexity")]
    async fn vocabulary(
        &self,
        #[graphql(desc = "Which vocabulary.")] name: Vocabulary,
    ) -> Vec<Term> {
        domain::Vocabulary::from(name)
            .terms()
            .iter()
            .map(Term::from)
            .collect()
    }
}
