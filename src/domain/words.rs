//! Words of a text, so that two rounds can be compared by what they say.
//!
//! Two texts are the same when their words are the same after normalising Unicode form, case,
//! white space and punctuation: a lost full stop is not a change.

use sha2::{Digest, Sha256};
use unicode_normalization::UnicodeNormalization;

/// Signs that are read aloud as a word of their own, so that `65 %` counts two words.
const SPOKEN_SIGNS: [char; 5] = ['&', '%', '+', '€', '='];

/// A word as written, and the form it is compared by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word {
    pub written: String,
    pub compared: String,
}

/// The words of a text in order. A token of punctuation alone is no word.
pub fn words(text: &str) -> Vec<Word> {
    text.split_whitespace()
        .filter_map(|written| {
            let compared = compared_form(written);
            (!compared.is_empty()).then(|| Word {
                written: written.to_owned(),
                compared,
            })
        })
        .collect()
}

fn compared_form(token: &str) -> String {
    let form: String = token.nfkc().flat_map(char::to_lowercase).nfc().collect();
    let letters: String = form.chars().filter(|c| c.is_alphanumeric()).collect();
    if letters.is_empty() {
        form.chars().filter(|c| SPOKEN_SIGNS.contains(c)).collect()
    } else {
        letters
    }
}

/// How many words a text has, and a fingerprint that is equal for texts with the same words.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Fingerprint {
    pub words: u32,
    /// Hexadecimal start (16 bytes) of SHA-256 over the compared forms; empty for no words.
    pub digest: String,
}

impl Fingerprint {
    pub fn of<'a>(texts: impl IntoIterator<Item = &'a str>) -> Fingerprint {
        let mut hash = Sha256::new();
        let mut count = 0u32;
        for word in texts.into_iter().flat_map(words) {
            hash.update(word.compared.as_bytes());
            hash.update([0]);
            count += 1;
        }
        let digest = if count == 0 {
            String::new()
        } else {
            hash.finalize()[..16]
                .iter()
                .map(|byte| format!("{byte:02x}"))
                .collect()
        };
        Fingerprint {
            words: count,
            digest,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn same(a: &str, b: &str) -> bool {
        Fingerprint::of([a]) == Fingerprint::of([b])
    }

    #[test]
    fn a_lost_full_stop_a_line_break_or_another_case_is_no_change() {
        assert!(same("Malli on käytössä.", "malli on\n käytössä"));
    }

    #[test]
    fn composed_and_decomposed_letters_are_the_same_word() {
        assert!(same("ka\u{0308}yto\u{0308}ssa\u{0308}", "käytössä"));
    }

    #[test]
    fn another_number_is_a_change() {
        assert!(!same("yli 70 %", "yli 71 %"));
        assert!(!same("2,1", "2 1"));
    }

    #[test]
    fn a_sign_that_is_read_aloud_is_a_word_and_a_dash_is_not() {
        assert_eq!(words("rajauksen & mahdollisuuksien – 65 %").len(), 5);
    }

    #[test]
    fn no_text_has_no_fingerprint() {
        assert_eq!(Fingerprint::of([" … "]), Fingerprint::default());
    }
}
