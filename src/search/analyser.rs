//! The analyser: what a word is found by, in the language of its text.
//!
//! Every word keeps the term that it was written as, beside those of its base forms, so that an
//! analysis never hides an exact hit.

use std::sync::{Arc, OnceLock};

use frostem::{Algorithm, Stemmer};
use quick_cache::sync::Cache;
use sha2::{Digest as _, Sha256};

use super::finnish::{Finnish, Forms};
use super::kept::Kept;
use super::swedish::{self, Swedish};
use super::synonyms::Synonyms;
use super::voikko::{VOIKKO, Voikko};
use super::word::folded;
use crate::domain::language::Language;

/// Words whose terms are remembered, per language.
const REMEMBERED: usize = 30_000;
/// Words by whose stems a stemmer is told from an earlier one.
const STEMMED: [(Algorithm, &str); 6] = [
    (Algorithm::Finnish, "kokeiluissammekin"),
    (Algorithm::Finnish, "kehittäminen"),
    (Algorithm::Swedish, "verksamheternas"),
    (Algorithm::Swedish, "tillgängligt"),
    (Algorithm::English, "generalizations"),
    (Algorithm::English, "caregivers"),
];
/// Most letters of an ending that stands after a colon, as in `T3:n`.
const COLON_ENDING_CHARS_MAX: usize = 6;

/// What one word is found by.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Terms {
    /// As it was written, in lower case.
    pub written: String,
    /// Its base forms.
    pub bases: Vec<String>,
    /// Base forms of the parts of a compound, and of runs of them.
    pub parts: Vec<String>,
    /// All of these without dots and rings, where that makes a difference.
    pub folded: Vec<String>,
}

/// Analyses words of all languages of the service.
pub struct Analyser {
    /// Asked in this order; the first that knows a Finnish word tells its forms.
    finnish: Vec<Box<dyn Finnish>>,
    swedish: Swedish,
    synonyms: OnceLock<Synonyms>,
    name: String,
    fingerprint: String,
    remembered: [Cache<String, Arc<Terms>>; 3],
}

impl Analyser {
    /// With Voikko where it is installed, and with the kept list.
    pub fn best() -> Analyser {
        match Voikko::open() {
            Some(voikko) => Analyser::of(vec![Box::new(voikko), Box::new(Kept::new())]),
            None => Analyser::without_voikko(),
        }
    }

    /// With the kept list alone.
    pub fn without_voikko() -> Analyser {
        Analyser::of(vec![Box::new(Kept::new())])
    }

    /// With these ways of reading Finnish; words that none knows are cut by the stemmer.
    pub fn of(finnish: Vec<Box<dyn Finnish>>) -> Analyser {
        let names = finnish.iter().map(|one| one.name()).chain(["stemmer"]);
        let name = names.collect::<Vec<_>>().join(", ");
        let dictionaries = finnish.iter().map(|one| one.dictionary());
        let stems =
            STEMMED.map(|(algorithm, word)| Stemmer::new(algorithm).stem(word).into_owned());
        let made_of = [name.clone(), swedish::LIST.to_owned()].into_iter();
        Analyser {
            fingerprint: digest(made_of.chain(dictionaries).chain(stems)),
            name,
            finnish,
            swedish: Swedish::new(),
            synonyms: OnceLock::new(),
            remembered: std::array::from_fn(|_| Cache::new(REMEMBERED)),
        }
    }

    /// What is on: `voikko, kept words, stemmer`.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// What tells an analysis from every other: the ways of reading with their dictionaries, and the
    /// kept lists. An index that was made by another is made anew.
    pub fn fingerprint(&self) -> &str {
        &self.fingerprint
    }

    /// Whether Voikko reads Finnish words.
    pub fn has_voikko(&self) -> bool {
        self.finnish.iter().any(|one| one.name() == VOIKKO)
    }

    /// The terms of a word as [`super::word::words`] gives it.
    pub fn terms(&self, language: Language, written: &str) -> Arc<Terms> {
        let remembered = &self.remembered[language as usize];
        if let Some(terms) = remembered.get(written) {
            return terms;
        }
        let terms = Arc::new(self.analyse(language, written));
        remembered.insert(written.to_owned(), terms.clone());
        terms
    }

    /// What else is sought for the words of this field.
    pub(super) fn synonyms(&self) -> &Synonyms {
        self.synonyms.get_or_init(|| Synonyms::new(self))
    }

    fn analyse(&self, language: Language, written: &str) -> Terms {
        let word = without_colon_ending(written);
        let mut forms = self.forms(language, word);
        if word.contains('-') {
            let sides = word.split('-').filter(|side| !side.is_empty());
            let base = |side| self.forms(language, side).bases.into_iter().next();
            forms.add_sides(sides.filter_map(base));
        }
        let mut folds: Vec<String> = Vec::new();
        for form in [written]
            .into_iter()
            .chain(forms.bases.iter().chain(&forms.parts).map(String::as_str))
        {
            let fold = folded(form);
            if fold != form && folds.iter().all(|known| *known != fold) {
                folds.push(fold.into_owned());
            }
        }
        Terms {
            written: written.to_owned(),
            bases: forms.bases,
            parts: forms.parts,
            folded: folds,
        }
    }

    fn forms(&self, language: Language, word: &str) -> Forms {
        match language {
            Language::Fi => self.finnish(word),
            Language::Sv => self.swedish.analyse(word),
            Language::En => {
                let word = word.strip_suffix("'s").unwrap_or(word);
                simple(word, Stemmer::new(Algorithm::English))
            }
        }
    }

    /// Whether a Finnish word is one that a way of reading Finnish has in its dictionary.
    pub fn has_in_dictionary(&self, word: &str) -> bool {
        let word = without_colon_ending(word);
        self.finnish.iter().any(|finnish| finnish.has(word))
    }

    fn finnish(&self, word: &str) -> Forms {
        if let Some(forms) = self.known(word) {
            return forms;
        }
        let stemmer = Stemmer::new(Algorithm::Finnish);
        let Some((before, last)) = word.rsplit_once('-') else {
            return simple(word, stemmer);
        };
        let mut parts: Vec<String> = before.split('-').map(|side| self.base(side)).collect();
        parts.push(self.base(last));
        let mut forms = Forms::default();
        forms.add(&parts.concat(), &parts);
        forms
    }

    fn known(&self, word: &str) -> Option<Forms> {
        self.finnish
            .iter()
            .find_map(|finnish| finnish.analyse(word))
    }

    /// One base form of a side of a hyphen.
    fn base(&self, side: &str) -> String {
        let known = self
            .known(side)
            .and_then(|forms| forms.bases.into_iter().next());
        known.unwrap_or_else(|| Stemmer::new(Algorithm::Finnish).stem(side).into_owned())
    }
}

/// One short text for all of these.
fn digest(texts: impl Iterator<Item = String>) -> String {
    let mut digest = Sha256::new();
    for text in texts {
        digest.update((text.len() as u64).to_be_bytes());
        digest.update(text);
    }
    let bytes = digest.finalize();
    bytes[..8]
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect()
}

/// `t3:n` without its ending, and with nothing else changed.
fn without_colon_ending(word: &str) -> &str {
    match word.split_once(':') {
        Some((word, ending))
            if ending.chars().count() <= COLON_ENDING_CHARS_MAX
                && ending.chars().all(char::is_alphabetic) =>
        {
            word
        }
        _ => word,
    }
}

/// A stem, and those of the sides of hyphens as parts.
fn simple(word: &str, stemmer: Stemmer) -> Forms {
    let mut forms = Forms::default();
    let sides: Vec<String> = word
        .split('-')
        .map(|side| stemmer.stem(side).into_owned())
        .collect();
    forms.add(&sides.concat(), &sides);
    forms
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Without Voikko always, and with it where it is installed.
    fn both_ways() -> Vec<Analyser> {
        let mut both = vec![Analyser::without_voikko()];
        let best = Analyser::best();
        match best.has_voikko() {
            true => both.push(best),
            false => println!("Voikko is not installed, so this was tested without it alone."),
        }
        both
    }

    #[test]
    fn forms_of_a_word_share_a_base_form_and_compounds_their_parts() {
        for analyser in both_ways() {
            let terms = |word: &str| analyser.terms(Language::Fi, word);
            for (base, forms) in [
                (
                    "palveluseteli",
                    "palvelusetelit palveluseteleistä palvelusetelin",
                ),
                ("hanke", "hankkeissa hankkeita hankkeessa"),
                ("sotekeskus", "sote-keskuksen sotekeskukset"),
                (
                    "terapianavigaattori",
                    "terapianavigaattorin terapianavigaattorissa",
                ),
            ] {
                for form in forms.split(' ') {
                    let bases = &terms(form).bases;
                    let name = analyser.name();
                    assert!(bases.contains(&base.to_owned()), "{name}: {form} {bases:?}");
                }
            }
            for (compound, part) in [
                ("palveluseteliprojektia", "palveluseteli"),
                ("tiimiterveysasemien", "terveysasema"),
                ("perhekeskustoimintamalli", "perhekeskus"),
                ("ruoka-apua", "apu"),
            ] {
                let parts = &terms(compound).parts;
                let name = analyser.name();
                assert!(
                    parts.contains(&part.to_owned()),
                    "{name}: {compound} {parts:?}"
                );
            }
        }
    }

    #[test]
    fn words_that_no_dictionary_knows_behave() {
        for analyser in both_ways() {
            for (written, base) in [("t3:n", "t3"), ("coci:n", "coci"), ("rrp", "rrp")] {
                let terms = analyser.terms(Language::Fi, written);
                assert_eq!(terms.bases, [base], "{}", analyser.name());
                assert_eq!(terms.written, written);
            }
        }
    }

    #[test]
    fn a_side_of_a_hyphen_counts_however_short_it_is() {
        for analyser in both_ways() {
            for (word, part) in [("t3-luku", "t3"), ("t3-luvut", "t3"), ("it-tuki", "it")] {
                let parts = &analyser.terms(Language::Fi, word).parts;
                let name = analyser.name();
                assert!(parts.contains(&part.to_owned()), "{name}: {word} {parts:?}");
            }
            let parts = &analyser.terms(Language::Fi, "e-palvelu").parts;
            assert!(!parts.contains(&"e".to_owned()), "{parts:?}");
        }
    }

    #[test]
    fn forms_with_possessives_have_the_same_base_form() {
        for analyser in both_ways() {
            let bases = |word: &str| analyser.terms(Language::Fi, word).bases.clone();
            for (base, forms) in [
                ("asiakas", "asiakkaidensa asiakkaittensa asiakkaisiinsa"),
                ("palvelu", "palveluihinsa palvelujensa"),
                ("hanke", "hankkeittensa hankkeeseensa"),
                ("malli", "malliensa malliinsa"),
                ("potilas", "potilaidensa"),
                ("kunta", "kuntiensa"),
                ("perhe", "perheidensä"),
            ] {
                for form in forms.split(' ') {
                    let own = bases(form);
                    let name = analyser.name();
                    assert!(own.contains(&base.to_owned()), "{name}: {form} {own:?}");
                }
            }
            assert_eq!(
                bases("johtaminen"),
                bases("johtamisen"),
                "{}",
                analyser.name()
            );
        }
    }

    #[test]
    fn an_analysis_is_told_from_another_by_its_words() {
        let own = Analyser::without_voikko();
        assert_eq!(own.fingerprint(), Analyser::without_voikko().fingerprint());
        assert_ne!(own.fingerprint(), Analyser::of(Vec::new()).fingerprint());
        struct Other;
        impl Finnish for Other {
            fn name(&self) -> &'static str {
                "kept words"
            }
            fn dictionary(&self) -> String {
                "aamu".to_owned()
            }
            fn analyse(&self, _: &str) -> Option<Forms> {
                None
            }
        }
        let other = Analyser::of(vec![Box::new(Other)]);
        assert_eq!(own.name(), other.name());
        assert_ne!(
            own.fingerprint(),
            other.fingerprint(),
            "another list of the same name"
        );
    }

    #[test]
    fn each_language_has_its_own_forms() {
        let analyser = Analyser::without_voikko();
        let bases = |language, word: &str| analyser.terms(language, word).bases.clone();
        let swedish = bases(Language::Sv, "servicesedlar");
        assert_eq!(swedish, bases(Language::Sv, "servicesedlarna"));
        assert_eq!(
            bases(Language::En, "carer's"),
            bases(Language::En, "carers")
        );
    }

    #[test]
    fn dots_are_taken_from_the_word_and_its_forms_alike() {
        let terms = Analyser::without_voikko().terms(Language::Fi, "pääkaupunkiseudun");
        assert!(
            terms.folded.contains(&"paakaupunkiseutu".to_owned()),
            "{terms:?}"
        );
    }
}
