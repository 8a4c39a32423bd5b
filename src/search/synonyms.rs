//! Other names of the same thing: abbreviations and synonyms of this field, from a kept list.

use std::ops::Range;
use std::sync::Arc;

use super::analyser::{Analyser, Terms};
use super::question::{Sought, is_stop_word};
use super::word::words;
use crate::domain::language::Language;

/// The list; its beginning says how it is written.
const LIST: &str = include_str!("synonyms.txt");

/// One name of a thing.
#[derive(Debug)]
pub struct Name {
    /// As it is told.
    pub text: &'static str,
    /// Its words with how far each stands from the first; words that tell nothing are left out. They
    /// are words of the name's own language: *care* is no form of the English *carer*, though a Swedish
    /// stemmer would take it for one.
    pub words: Vec<(usize, Sought)>,
}

impl Name {
    fn of(analyser: &Analyser, listed: &'static str) -> Name {
        let languages = Language::ALL.into_iter();
        let mut marked = languages.filter_map(|language| {
            let rest = listed.strip_prefix(language.code())?.strip_prefix(':')?;
            Some((rest.trim_start(), language))
        });
        let (text, language) = marked.next().unwrap_or((listed, Language::Fi));
        let is_abbreviation = !text.chars().any(char::is_lowercase);
        let all = words(text).enumerate();
        let telling = all.filter(|(_, word)| !is_stop_word(&word.written));
        let words = telling.map(|(place, word)| {
            let sought = match is_abbreviation {
                true => Sought::of(analyser, word.written),
                false => Sought::of_language(analyser, language, word.written),
            };
            (place, sought)
        });
        Name {
            text,
            words: words.collect(),
        }
    }

    /// Whether these words are the name, each in any form.
    fn is(&self, asked: &[Sought]) -> bool {
        let mut pairs = self.words.iter().zip(asked);
        self.words.len() == asked.len() && pairs.all(|((_, own), word)| own.is_form_of(word))
    }

    /// How many words of a text from its beginning on are the name.
    pub fn begins(&self, text: &[Arc<Terms>]) -> Option<usize> {
        let stands = |(place, own): &(usize, Sought)| {
            text.get(*place).is_some_and(|terms| own.is_written(terms))
        };
        let (last, _) = self.words.last()?;
        self.words.iter().all(stands).then_some(last + 1)
    }
}

/// The list as an analyser reads it.
pub struct Synonyms(Vec<Vec<Arc<Name>>>);

impl Synonyms {
    pub fn new(analyser: &Analyser) -> Synonyms {
        let lines = LIST.lines().filter(|line| !line.starts_with('#'));
        let names = |line: &'static str| {
            let names = line.split('|').map(str::trim);
            names
                .map(|name| Arc::new(Name::of(analyser, name)))
                .collect()
        };
        Synonyms(lines.map(names).collect())
    }

    /// For each run of the words that is a name of the list, the other names of the same thing.
    pub fn of(&self, asked: &[Sought]) -> Vec<(Range<usize>, Vec<Arc<Name>>)> {
        let mut found = Vec::new();
        for names in &self.0 {
            for name in names {
                let length = name.words.len();
                for start in 0..(asked.len() + 1).saturating_sub(length) {
                    if name.is(&asked[start..start + length]) {
                        let others = names.iter().filter(|other| !Arc::ptr_eq(other, name));
                        found.push((start..start + length, others.cloned().collect()));
                    }
                }
            }
        }
        found
    }
}

#[cfg(test)]
mod tests {
    use super::super::question::Question;
    use super::*;

    fn also(question: &str) -> Vec<&'static str> {
        let analyser = Analyser::without_voikko();
        let question = Question::parse(&analyser, question, false).unwrap_or_default();
        question.also().collect()
    }

    #[test]
    fn an_abbreviation_is_also_sought_by_what_it_stands_for_and_the_other_way_round() {
        assert!(also("T3:n").contains(&"kolmas vapaa aika"));
        assert!(also("kolmannen vapaan ajan mittari").contains(&"T3"));
        assert_eq!(
            also("sosiaali- ja terveydenhuollon uudistus"),
            ["sote", "sosiaali- ja terveyspalvelut"]
        );
        assert_eq!(also("vapaa aika"), [""; 0]);
        assert_eq!(also("sotekeskus"), [""; 0]);
    }

    #[test]
    fn a_name_is_known_by_forms_of_its_own_language_alone() {
        for other in ["care", "home care", "primary care", "caring"] {
            assert_eq!(also(other), [""; 0], "{other}");
        }
        assert_eq!(also("carers"), ["caregiver"]);
        assert_eq!(also("caregivers"), ["carer"]);
        assert_eq!(also("äldres"), ["åldring", "senior"]);
    }

    #[test]
    fn what_is_asked_exactly_is_sought_as_it_is() {
        let analyser = Analyser::without_voikko();
        let question = Question::parse(&analyser, "T3", true).unwrap_or_default();
        assert_eq!(question.also().count(), 0);
    }
}
