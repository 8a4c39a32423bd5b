//! Swedish compounds: a kept list of this field's words tells where a word is cut, and the stemmer the
//! base form of each part.

use std::collections::{HashMap, HashSet};

use frostem::{Algorithm, Stemmer};

use super::finnish::Forms;

/// The list; its beginning says how it is written.
pub const LIST: &str = include_str!("swedish-words.txt");
/// Longer words in letters are not cut.
const WORD_CHARS_MAX: usize = 48;
/// Most words of one compound.
const PARTS_MAX: usize = 4;
/// Shortest beginning of a compound that may be no word of the list.
const UNKNOWN_CHARS_MIN: usize = 4;
/// What may follow a base form.
const ENDINGS: [&str; 11] = [
    "et", "en", "n", "t", "s", "ets", "ens", "ns", "erna", "arna", "na",
];
/// What follows such a word where it loses its last vowel: sedel, sedlar; center, centret.
const SHORTENED_ENDINGS: [&str; 10] = [
    "ar", "arna", "ars", "arnas", "er", "erna", "et", "ets", "en", "ens",
];
/// Shortest word of the list, in letters, that may end a compound with such a beginning.
const KNOWN_CHARS_MIN: usize = 5;

/// The kept words, by the forms in which they end a compound and stand before another word.
pub struct Swedish {
    stemmer: Stemmer,
    /// By base form.
    words: HashMap<&'static str, String>,
    stems: HashSet<String>,
    /// Stems of words of the list by the forms in which they lose their last vowel.
    shortened: HashMap<String, String>,
    /// With the stem of the word.
    before: HashMap<String, String>,
}

impl Swedish {
    pub fn new() -> Swedish {
        let mut swedish = Swedish {
            stemmer: Stemmer::new(Algorithm::Swedish),
            words: HashMap::new(),
            stems: HashSet::new(),
            shortened: HashMap::new(),
            before: HashMap::new(),
        };
        for line in LIST.lines().filter(|line| !line.starts_with('#')) {
            let mut forms = line.split_whitespace();
            if let Some(word) = forms.next() {
                swedish.learn(word, forms.map(str::to_owned).collect());
            }
        }
        swedish
    }

    fn learn(&mut self, word: &'static str, mut before: Vec<String>) {
        if before.is_empty() {
            before.extend([word.to_owned(), format!("{word}s")]);
            before.extend(word.strip_suffix(['a', 'e']).map(str::to_owned));
        }
        let stem = self.stem(word);
        for form in before {
            self.before.insert(form, stem.clone());
        }
        for ending in ["el", "er", "en"] {
            let Some(beginning) = word.strip_suffix(ending) else {
                continue;
            };
            let short = format!("{beginning}{}", &ending[1..]);
            for after in SHORTENED_ENDINGS {
                self.shortened
                    .insert(format!("{short}{after}"), stem.clone());
            }
        }
        self.words.insert(word, stem.clone());
        self.stems.insert(stem);
    }

    /// The stem of an inflected word of the list, also where the stemmer leaves its ending.
    fn known(&self, word: &str) -> Option<String> {
        if let Some(stem) = self.shortened.get(word) {
            return Some(stem.clone());
        }
        let stem = self.stem(word);
        if self.stems.contains(&stem) {
            return Some(stem);
        }
        let mut bases = ENDINGS
            .iter()
            .filter_map(|ending| word.strip_suffix(ending));
        bases.find_map(|base| self.words.get(base).cloned())
    }

    fn stem(&self, word: &str) -> String {
        self.stemmer.stem(word).into_owned()
    }

    /// The stem of a word and of what it is made of.
    pub fn analyse(&self, word: &str) -> Forms {
        let mut forms = Forms::default();
        let sides: Vec<&str> = word.split('-').collect();
        if sides.len() > 1 {
            let stems: Vec<String> = sides.iter().map(|side| self.stem(side)).collect();
            forms.add(&stems.concat(), &stems);
            return forms;
        }
        let stem = self.stem(word);
        let parts = match word.chars().count() <= WORD_CHARS_MAX {
            true => self
                .parts(word, PARTS_MAX)
                .or_else(|| self.half_known(word)),
            false => None,
        };
        let parts = parts.unwrap_or_default();
        forms.add(&stem, &parts);
        if let [known] = parts.as_slice() {
            forms.add(known, &[]);
        }
        forms
    }

    /// The stems of the fewest words of the list that the word is made of.
    fn parts(&self, word: &str, most: usize) -> Option<Vec<String>> {
        if let Some(stem) = self.known(word) {
            return Some(vec![stem]);
        }
        if most == 1 {
            return None;
        }
        let cuts = word.char_indices().skip(2).filter_map(|(at, _)| {
            let first = self.before.get(&word[..at])?;
            let rest = self.parts(&word[at..], most - 1)?;
            Some([vec![first.clone()], rest].concat())
        });
        cuts.min_by_key(Vec::len)
    }

    /// A compound that begins with a word which is not of the list, and ends with one that is.
    fn half_known(&self, word: &str) -> Option<Vec<String>> {
        let mut cuts = word.char_indices().skip(UNKNOWN_CHARS_MIN);
        cuts.find_map(|(at, _)| {
            let (unknown, known) = word.split_at(at);
            if known.chars().count() < KNOWN_CHARS_MIN {
                return None;
            }
            Some(vec![self.stem(unknown), self.known(known)?])
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_compound_is_found_by_its_parts_and_runs_of_them() {
        let swedish = Swedish::new();
        let base = |word: &str| swedish.stem(word);
        for (compound, parts) in [
            ("barnskyddsanmälningar", "barnskydd"),
            ("servicesedelprojektet", "servicesedel"),
            ("närståendevårdaren", "vårdare"),
            ("hälsovårdscentralen", "hälsovård"),
            ("missbrukarvården", "vård"),
            ("lågtröskelmottagningar", "mottagning"),
            ("åldringsvården", "vård"),
        ] {
            let forms = swedish.analyse(compound);
            let wanted = swedish.analyse(parts).bases;
            assert!(
                wanted.iter().any(|part| forms.parts.contains(part)),
                "{compound} {forms:?}: {parts} {wanted:?}"
            );
        }
        assert!(base("mottagningen") == base("mottagningar"));
    }

    #[test]
    fn a_word_that_loses_a_vowel_meets_itself() {
        let swedish = Swedish::new();
        for [word, forms @ ..] in [
            [
                "servicesedel",
                "servicesedeln",
                "servicesedlar",
                "servicesedlarna",
                "servicesedlars",
            ],
            [
                "familjecenter",
                "familjecentret",
                "familjecentren",
                "familjecentrets",
                "familjecenters",
            ],
            ["sedel", "sedeln", "sedlar", "sedlarna", "sedelns"],
            ["center", "centret", "centren", "centrets", "centrens"],
        ] {
            let wanted = swedish.analyse(word).bases;
            for form in forms {
                let bases = swedish.analyse(form).bases;
                assert!(
                    bases.iter().any(|base| wanted.contains(base)),
                    "{form} {bases:?}: {word} {wanted:?}"
                );
            }
        }
    }

    #[test]
    fn a_word_that_only_looks_like_a_compound_is_left_whole() {
        let swedish = Swedish::new();
        for word in [
            "barn",
            "vårdare",
            "resurser",
            "kontinuiteten",
            "t3",
            "omaolo",
            "lantbruk",
        ] {
            let forms = swedish.analyse(word);
            assert!(forms.parts.is_empty(), "{word} {forms:?}");
        }
    }
}
