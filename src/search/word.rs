//! Words of a text as the index cuts them.
//!
//! A word is letters and digits; a hyphen, a colon or an apostrophe between two of them belongs to
//! it (`sote-keskus`, `T3:n`), and a point or a comma does between two digits (`0,31`).

use std::borrow::Cow;

use unicode_normalization::{UnicodeNormalization as _, char::is_combining_mark, is_nfc};

/// Longest word in bytes that is indexed or searched; of a longer run nothing is.
pub const WORD_BYTES_MAX: usize = 96;

/// A word where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word {
    /// Bytes of the text.
    pub start: usize,
    pub end: usize,
    /// In lower case and composed, with plain hyphens and without signs that are not seen.
    pub written: String,
}

/// The words of a text in order.
pub struct Words<'a> {
    text: &'a str,
    at: usize,
}

pub fn words(text: &str) -> Words<'_> {
    Words { text, at: 0 }
}

impl Words<'_> {
    /// The end of the run that begins here, and whether it is short enough to be a word.
    fn run_end(&self, start: usize) -> usize {
        let rest = &self.text[start..];
        let mut signs = rest.char_indices().peekable();
        let mut last: Option<char> = None;
        while let Some((at, sign)) = signs.next() {
            let goes_on = is_of_word(sign) || is_unseen(sign) || {
                let next = signs.clone().map(|(_, sign)| sign).find(|c| !is_unseen(*c));
                joins(last, sign, next)
            };
            if !goes_on {
                return start + at;
            }
            if !is_unseen(sign) {
                last = Some(sign);
            }
        }
        self.text.len()
    }
}

impl Iterator for Words<'_> {
    type Item = Word;

    fn next(&mut self) -> Option<Word> {
        loop {
            let rest = self.text.get(self.at..)?;
            let start = self.at + rest.find(is_of_word)?;
            let end = self.run_end(start);
            self.at = end;
            if end - start <= WORD_BYTES_MAX {
                let written = plain(&self.text[start..end]);
                return Some(Word {
                    start,
                    end,
                    written,
                });
            }
        }
    }
}

fn is_of_word(sign: char) -> bool {
    sign.is_alphanumeric() || is_combining_mark(sign)
}

/// Soft hyphens, joiners and marks of direction.
fn is_unseen(sign: char) -> bool {
    matches!(sign, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}

fn is_hyphen(sign: char) -> bool {
    matches!(sign, '-' | '\u{2010}' | '\u{2011}')
}

fn joins(before: Option<char>, sign: char, after: Option<char>) -> bool {
    let (Some(before), Some(after)) = (before, after) else {
        return false;
    };
    match sign {
        '.' | ',' => before.is_ascii_digit() && after.is_ascii_digit(),
        ':' | '\'' | '’' => is_of_word(before) && after.is_alphabetic(),
        sign => is_hyphen(sign) && is_of_word(before) && is_of_word(after),
    }
}

/// A word in the form it is compared by.
pub fn plain(word: &str) -> String {
    let mut plain = String::with_capacity(word.len());
    for sign in word.chars().filter(|sign| !is_unseen(*sign)) {
        match sign {
            sign if is_hyphen(sign) => plain.push('-'),
            '’' => plain.push('\''),
            sign => plain.extend(sign.to_lowercase()),
        }
    }
    match is_nfc(&plain) {
        true => plain,
        false => plain.nfc().collect(),
    }
}

/// The word without the dots and rings of its letters: `pääkaupunki` as `paakaupunki`.
pub fn folded(word: &str) -> Cow<'_, str> {
    if word.is_ascii() {
        return Cow::Borrowed(word);
    }
    Cow::Owned(
        word.nfd()
            .filter(|sign| !is_combining_mark(*sign))
            .collect(),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(text: &str) -> Vec<String> {
        words(text).map(|word| word.written).collect()
    }

    #[test]
    fn signs_inside_a_word_belong_to_it_and_those_around_do_not() {
        assert_eq!(
            written("(Sote-keskus), T3:n 0,31 – 2021–2023: toiminta- ja it’s."),
            [
                "sote-keskus",
                "t3:n",
                "0,31",
                "2021",
                "2023",
                "toiminta",
                "ja",
                "it's"
            ]
        );
    }

    #[test]
    fn a_word_is_the_same_however_it_is_encoded() {
        assert_eq!(written("HA\u{308}n"), ["hän"]);
        assert_eq!(written("palvelu\u{ad}seteli"), ["palveluseteli"]);
        assert_eq!(written("\u{202e}abc"), ["abc"]);
    }

    #[test]
    fn places_are_bytes_of_the_text() {
        let text = "Hyvä, pää!";
        let places: Vec<&str> = words(text)
            .map(|word| &text[word.start..word.end])
            .collect();
        assert_eq!(places, ["Hyvä", "pää"]);
    }

    #[test]
    fn an_endless_run_of_letters_is_no_word() {
        assert_eq!(written(&format!("{} malli", "a".repeat(5_000))), ["malli"]);
        assert_eq!(written("\0\u{1} *** ???"), Vec::<String>::new());
    }

    #[test]
    fn folding_takes_dots_away() {
        assert_eq!(folded("pääkaupunkiseutu"), "paakaupunkiseutu");
        assert_eq!(folded("šåž"), "saz");
        assert_eq!(folded("malli"), "malli");
    }
}
