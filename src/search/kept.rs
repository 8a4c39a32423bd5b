//! Finnish where Voikko is not installed: a kept list of this field's words, their inflected forms,
//! and compounds of them.

use std::collections::HashMap;

use super::finnish::{Finnish, Forms};
use super::inflection::{ENDING_CHARS_MAX, is_ending, stems};

/// The list; its beginning says how it is written.
const LIST: &str = include_str!("finnish-words.txt");
/// Longer words in letters are not cut.
const WORD_CHARS_MAX: usize = 48;
/// Most words of one compound.
const PARTS_MAX: usize = 5;
/// Readings of one word that are told.
const READINGS_MAX: usize = 4;
/// Shortest beginning of a compound that may be no word of the list.
const UNKNOWN_CHARS_MIN: usize = 3;
/// Shortest word of the list, in letters, that may end a compound with such a beginning.
const KNOWN_CHARS_MIN: usize = 4;

/// The kept words by their stems.
pub struct Kept {
    words: Vec<&'static str>,
    inflected: HashMap<String, Vec<u32>>,
    before: HashMap<String, Vec<u32>>,
}

impl Kept {
    pub fn new() -> Kept {
        let mut kept = Kept {
            words: Vec::new(),
            inflected: HashMap::new(),
            before: HashMap::new(),
        };
        let lines = LIST.lines().filter(|line| !line.starts_with('#'));
        for line in lines {
            let mut forms = line.split_whitespace();
            if let Some(base) = forms.next() {
                kept.learn(base, forms);
            }
        }
        kept
    }

    fn learn(&mut self, base: &'static str, more: impl Iterator<Item = &'static str>) {
        let number = self.words.len() as u32;
        self.words.push(base);
        let made = stems(base);
        let more: Vec<String> = more.map(str::to_owned).collect();
        for stem in made.inflected.into_iter().chain(more.iter().cloned()) {
            self.inflected.entry(stem).or_default().push(number);
        }
        for form in made.before.into_iter().chain(more) {
            self.before.entry(form).or_default().push(number);
        }
    }

    /// The words of the list that all of `rest` can be an inflected form of.
    fn last(&self, rest: &str) -> Vec<u32> {
        let mut found: Vec<u32> = Vec::new();
        let ends = rest.char_indices().map(|(at, _)| at).skip(1);
        let ends: Vec<usize> = ends.chain([rest.len()]).collect();
        for end in ends.into_iter().rev().take(ENDING_CHARS_MAX + 1) {
            let (stem, ending) = rest.split_at(end);
            if !is_ending(ending) {
                continue;
            }
            for number in self.inflected.get(stem).into_iter().flatten() {
                // Without an ending only the base form is a word.
                let is_word = !ending.is_empty() || stem == self.base(*number);
                if is_word && !found.contains(number) {
                    found.push(*number);
                }
            }
        }
        found
    }

    /// Every way in which `rest` is one word of the list or a compound of them.
    fn readings(&self, rest: &str, begun: &mut Vec<u32>, all: &mut Vec<Vec<u32>>) {
        for number in self.last(rest) {
            all.push(begun.iter().copied().chain([number]).collect());
        }
        if begun.len() + 1 == PARTS_MAX || all.len() > READINGS_MAX * PARTS_MAX {
            return;
        }
        for (end, _) in rest.char_indices().skip(2) {
            let (form, after) = rest.split_at(end);
            let after = after.strip_prefix('-').unwrap_or(after);
            for number in self.before.get(form).into_iter().flatten() {
                begun.push(*number);
                self.readings(after, begun, all);
                begun.pop();
            }
        }
    }

    /// The readings with the fewest words.
    fn shortest(&self, word: &str) -> Vec<Vec<u32>> {
        let mut all = Vec::new();
        self.readings(word, &mut Vec::new(), &mut all);
        let fewest = all.iter().map(Vec::len).min().unwrap_or_default();
        all.retain(|reading| reading.len() == fewest);
        all.dedup();
        all.truncate(READINGS_MAX);
        all
    }

    fn base(&self, number: u32) -> &'static str {
        self.words[number as usize]
    }

    fn known(&self, word: &str) -> Forms {
        let mut forms = Forms::default();
        for reading in self.shortest(word) {
            let parts: Vec<String> = reading.iter().map(|n| self.base(*n).to_owned()).collect();
            forms.add(&parts.concat(), &parts);
        }
        forms
    }

    /// A compound that begins with a word which is not of the list, and ends with one that is.
    fn half_known(&self, word: &str) -> Forms {
        let mut forms = Forms::default();
        for (at, _) in word.char_indices().skip(UNKNOWN_CHARS_MIN) {
            let (unknown, rest) = word.split_at(at);
            for reading in self.shortest(rest) {
                let known: Vec<&str> = reading.iter().map(|n| self.base(*n)).collect();
                if known
                    .iter()
                    .any(|word| word.chars().count() < KNOWN_CHARS_MIN)
                {
                    continue;
                }
                let parts: Vec<String> = [unknown.trim_end_matches('-')]
                    .into_iter()
                    .chain(known)
                    .map(str::to_owned)
                    .collect();
                forms.add(&parts.concat(), &parts);
            }
            if !forms.is_empty() {
                break;
            }
        }
        forms
    }
}

impl Finnish for Kept {
    fn name(&self) -> &'static str {
        "kept words"
    }

    fn dictionary(&self) -> String {
        LIST.to_owned()
    }

    fn has(&self, word: &str) -> bool {
        word.chars().count() <= WORD_CHARS_MAX && !self.known(word).is_empty()
    }

    fn analyse(&self, word: &str) -> Option<Forms> {
        if word.chars().count() > WORD_CHARS_MAX {
            return None;
        }
        let known = self.known(word);
        let forms = match known.is_empty() {
            true => self.half_known(word),
            false => known,
        };
        (!forms.is_empty()).then_some(forms)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bases(word: &str) -> Vec<String> {
        Kept::new()
            .analyse(word)
            .map(|forms| forms.bases)
            .unwrap_or_default()
    }

    #[test]
    fn words_of_one_family_have_one_base_form() {
        for (base, forms) in [
            ("hanke", "hanke hankkeissa hankkeita hankkeessa"),
            ("kunta", "kunta kuntien kunnissa"),
            ("asiakas", "asiakas asiakkaiden asiakkaille"),
            (
                "palveluseteli",
                "palvelusetelit palvelusetelin palveluseteleistä",
            ),
            ("perhekeskus", "perhekeskus perhekeskusten perhekeskuksissa"),
            ("sotekeskus", "sote-keskus sotekeskuksen sote-keskuksissa"),
        ] {
            for form in forms.split(' ') {
                assert!(
                    bases(form).iter().any(|own| own == base),
                    "{form}: {:?}",
                    bases(form)
                );
            }
        }
    }

    #[test]
    fn a_compound_shows_its_parts_also_when_its_beginning_is_unknown() {
        let forms = Kept::new()
            .analyse("palveluseteliprojektia")
            .unwrap_or_default();
        assert!(forms.parts.contains(&"palveluseteli".to_owned()));
        let forms = Kept::new().analyse("zumbaryhmiin").unwrap_or_default();
        assert_eq!(forms.bases, ["zumbaryhmä"]);
        assert_eq!(forms.parts, ["zumba", "ryhmä"]);
    }

    #[test]
    fn a_word_that_is_not_of_the_field_is_left_to_the_stemmer() {
        assert_eq!(Kept::new().analyse("coci"), None);
        assert_eq!(Kept::new().analyse("lohikäärme"), None);
    }
}
