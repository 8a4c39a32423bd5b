//! Words of a text, so that two rounds can be compared by what they say.
//!
//! Two texts are the same when their words are the same after normalising Unicode form, case,
//! white space and punctuation: a lost full stop is not a change. A sign inside a number is part of
//! the number, and so is the minus before it: `2,1` is neither `21` nor `-2,1`.

use sha2::{Digest, Sha256};
use unicode_normalization::UnicodeNormalization;

use super::language::Texts;

/// Signs that are read aloud as a word of their own, so that `65%` and `65 %` are the same two
/// words.
const SPOKEN_SIGNS: [char; 5] = ['&', '%', '+', '€', '='];

/// A word as written, and the form it is compared by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word {
    pub written: String,
    pub compared: String,
    /// Nothing but the sign itself parts it from the word before, as in `65%`.
    pub is_joined: bool,
}

/// The words of a text in order. A token of punctuation alone is no word.
pub fn words(text: &str) -> Vec<Word> {
    let mut words = Vec::new();
    for token in text.split_whitespace() {
        words_of_token(token, &mut words);
    }
    words
}

/// How many words the texts have, all languages together.
pub fn count(texts: &Texts) -> u32 {
    let mut count = 0;
    for (_, text) in texts.iter() {
        each_compared(text.as_str().unwrap_or_default(), |_| count += 1);
    }
    count
}

/// The forms that the words of a text are compared by, in order.
pub fn each_compared(text: &str, mut each: impl FnMut(&str)) {
    let mut form = String::new();
    for piece in text.split_whitespace().flat_map(pieces) {
        form.clear();
        compare_into(piece, &mut form);
        if !form.is_empty() {
            each(&form);
        }
    }
}

fn words_of_token(token: &str, words: &mut Vec<Word>) {
    let before = words.len();
    let mut leading = String::new();
    for piece in pieces(token) {
        let mut compared = String::new();
        compare_into(piece, &mut compared);
        if !compared.is_empty() {
            words.push(Word {
                written: std::mem::take(&mut leading) + piece,
                compared,
                is_joined: words.len() > before,
            });
        } else if words.len() > before
            && let Some(last) = words.last_mut()
        {
            last.written.push_str(piece);
        } else {
            leading.push_str(piece);
        }
    }
}

/// The token cut before and after every spoken sign.
fn pieces(token: &str) -> impl Iterator<Item = &str> {
    let mut rest = token;
    std::iter::from_fn(move || {
        let first = rest.chars().next()?;
        let end = if is_spoken(first) {
            first.len_utf8()
        } else {
            rest.find(is_spoken).unwrap_or(rest.len())
        };
        let (piece, after) = rest.split_at(end);
        rest = after;
        Some(piece)
    })
}

fn is_spoken(sign: char) -> bool {
    if sign.is_ascii() || is_latin_letter(sign) || sign.is_alphabetic() {
        SPOKEN_SIGNS.contains(&sign)
    } else {
        sign.nfkc().any(|sign| SPOKEN_SIGNS.contains(&sign))
    }
}

/// A letter such as `ä` or `É` that has one form, in lower case too.
fn is_latin_letter(sign: char) -> bool {
    matches!(sign, 'À'..='Ö' | 'Ø'..='ö' | 'ø'..='ÿ')
}

/// Letters and digits in lower case, and the signs that belong to a number.
fn compare_into(piece: &str, form: &mut String) {
    let is_plain = |sign: char| sign.is_ascii_alphabetic() || is_latin_letter(sign);
    if piece.chars().all(is_plain) {
        for sign in piece.chars() {
            if sign.is_ascii() {
                form.push(sign.to_ascii_lowercase());
            } else {
                form.extend(sign.to_lowercase());
            }
        }
        return;
    }
    if piece.is_ascii() {
        return significant(piece.chars().map(|c| c.to_ascii_lowercase()), form);
    }
    // Compatibility forms would make `10²` into `102` and `2½` into `21⁄2`.
    let apart = piece.chars().flat_map(|c| {
        let raised = matches!(c, '¹' | '²' | '³' | '¼'..='¾' | '⁰'..='₉' | '⅐'..='⅞');
        raised.then_some('^').into_iter().chain([c])
    });
    significant(apart.nfkc().flat_map(char::to_lowercase).nfc(), form);
}

fn significant(signs: impl Iterator<Item = char>, form: &mut String) {
    let mut between = String::new();
    for sign in signs {
        if sign.is_alphanumeric() {
            if sign.is_numeric() {
                match form.chars().next_back() {
                    None if between.ends_with('-') => form.push('-'),
                    Some(last) if last.is_numeric() => form.push_str(&between),
                    None | Some(_) => {}
                }
            }
            between.clear();
            form.push(sign);
        } else if SPOKEN_SIGNS.contains(&sign) {
            form.push(sign);
        } else if let Some(sign) = within_number(sign, form.is_empty()) {
            between.push(sign);
        }
    }
}

/// The form of a sign inside a number. Signs that are not seen are none; a dash before a number is
/// no minus.
fn within_number(sign: char, is_leading: bool) -> Option<char> {
    match sign {
        ',' | '.' => Some('.'),
        '-' | '\u{2010}' | '\u{2212}' => Some('-'),
        '\u{2012}'..='\u{2015}' if is_leading => Some('\u{2013}'),
        '\u{2012}'..='\u{2015}' => Some('-'),
        '\u{2044}' | '\u{2215}' => Some('/'),
        '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}'..='\u{2064}' | '\u{feff}' => None,
        _ => Some(sign),
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
        for text in texts {
            each_compared(text, |word| {
                hash.update(word.as_bytes());
                hash.update([0]);
                count += 1;
            });
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

    /// Of a text in all its languages.
    pub fn of_texts(texts: &Texts) -> Fingerprint {
        Fingerprint::of(texts.iter().filter_map(|(_, text)| text.as_str()))
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
        assert!(same("(sote-keskus), 2,1.", "Sotekeskus 2,1"));
    }

    #[test]
    fn composed_and_decomposed_letters_are_the_same_word() {
        assert!(same("ka\u{0308}yto\u{0308}ssa\u{0308}", "käytössä"));
    }

    #[test]
    fn another_number_is_a_change() {
        for (a, b) in [
            ("yli 70 %", "yli 71 %"),
            ("2,1", "2 1"),
            ("2,1", "21"),
            ("0,28", "028"),
            ("−5", "5"),
            ("(-5)", "(5)"),
            ("1/3", "13"),
            ("2020–2023", "20202023"),
            ("1.–3.", "13"),
            ("10²", "102"),
            ("2½", "21/2"),
            ("10:30", "1030"),
            ("+5", "5"),
        ] {
            assert!(!same(a, b), "{a} {b}");
        }
    }

    #[test]
    fn one_number_written_in_two_ways_is_no_change() {
        for (a, b) in [
            ("0,28", "0.28"),
            ("\u{2212}5", "-5"),
            ("2020–2023.", "2020-2023"),
            ("70%", "70 %"),
            ("70\u{a0}%,", "70 ％"),
            ("100€", "100 €"),
            ("T&K", "t & k"),
            ("1\u{ad}000", "1000"),
            ("– 5", "5"),
            ("–5", "5"),
            ("m²", "m2"),
            ("15.5.2021", "15.5.2021."),
        ] {
            assert!(same(a, b), "{a} {b}");
        }
    }

    #[test]
    fn a_sign_that_is_read_aloud_is_a_word_and_a_dash_is_not() {
        assert_eq!(words("rajauksen & mahdollisuuksien – 65 %").len(), 5);
        assert_eq!(words("(yli 65%) -").len(), 3);
    }

    #[test]
    fn a_word_is_kept_as_it_was_written() {
        let written: Vec<String> = words("(70%:n) „C+")
            .into_iter()
            .map(|w| w.written)
            .collect();
        assert_eq!(written, ["(70", "%", ":n)", "„C", "+"]);
        assert_eq!(words("(%)")[0].written, "(%)");
    }

    #[test]
    fn no_text_has_no_fingerprint() {
        assert_eq!(Fingerprint::of([" … "]), Fingerprint::default());
    }
}
