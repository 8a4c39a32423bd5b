//! Cutting a text: lines into pieces, pieces into sentences, each with its place.

use super::Span;

/// Shortest line, in characters, that may have been broken by its width alone.
const WRAPPED_CHARS_MIN: usize = 40;

/// Words with a full stop that do not end a sentence.
const SHORTENED: &[&str] = &[
    "esim.", "mm.", "ml.", "ns.", "em.", "ym.", "yms.", "jne.", "v.", "n.", "klo.", "ma.", "pj.",
    "sos.", "terv.", "vrt.", "ks.", "t.ex.", "bl.a.", "m.m.", "osv.", "ca.", "e.g.", "i.e.", "no.",
];

/// A part of a text without white space at its ends, and the place of its first character.
#[derive(Clone, Copy, Debug)]
pub(super) struct Piece<'a> {
    pub text: &'a str,
    pub from: u32,
}

impl<'a> Piece<'a> {
    pub fn span(&self) -> Span {
        Span {
            from: self.from,
            to: self.from + chars(self.text),
        }
    }

    pub fn words(&self) -> usize {
        self.text.split_whitespace().count()
    }

    /// A part of it, given as a slice of its text.
    pub fn part(&self, part: &'a str) -> Piece<'a> {
        let offset = part.as_ptr() as usize - self.text.as_ptr() as usize;
        Piece {
            text: part,
            from: self.from + chars(self.text.get(..offset).unwrap_or_default()),
        }
    }

    /// Its sentences. A date, a number or a shortened word does not end one.
    pub fn sentences(&self) -> Vec<Piece<'a>> {
        let mut found = Vec::new();
        let mut start = 0;
        let text = self.text;
        for (at, sign) in text.char_indices() {
            if !matches!(sign, '.' | '!' | '?') {
                continue;
            }
            let end = at + sign.len_utf8();
            let rest = &text[end..];
            let next = rest.trim_start().chars().next();
            let goes_on = !rest.starts_with(char::is_whitespace)
                || next
                    .is_some_and(|next| !next.is_uppercase() && !matches!(next, '”' | '"' | '“'));
            if !goes_on && ends_sentence(&text[start..end]) {
                found.extend(self.trimmed(&text[start..end]));
                start = end;
            }
        }
        found.extend(self.trimmed(&text[start..]));
        found
    }

    fn trimmed(&self, part: &'a str) -> Option<Piece<'a>> {
        let part = part.trim();
        (!part.is_empty()).then(|| self.part(part))
    }
}

fn chars(text: &str) -> u32 {
    text.chars().count() as u32
}

fn ends_sentence(so_far: &str) -> bool {
    let Some(last) = so_far.split_whitespace().next_back() else {
        return false;
    };
    let lower = last.to_lowercase();
    if SHORTENED.contains(&lower.trim_start_matches('(')) {
        return false;
    }
    let bare = last.trim_end_matches('.');
    let tail = bare.rsplit('.').next().unwrap_or(bare);
    let is_number = tail.ends_with(|sign: char| sign.is_ascii_digit());
    let is_year = tail.len() == 4 && tail.bytes().all(|byte| byte.is_ascii_digit());
    !is_number || is_year || !last.ends_with('.')
}

/// Pieces of a text: its lines, where a line that was broken by its width alone is made whole.
pub(super) fn pieces(text: &str) -> Vec<Piece<'_>> {
    let mut pieces: Vec<Piece<'_>> = Vec::new();
    // Byte and character at which the current line begins, and whether the line before held words.
    let (mut byte, mut place) = (0usize, 0u32);
    let mut follows = false;
    for line in text.split('\n') {
        let (content, is_item) = content(line);
        let lead = content.as_ptr() as usize - line.as_ptr() as usize;
        if content.is_empty() {
            follows = false;
        } else {
            let begins_low = content.starts_with(char::is_lowercase);
            let last = pieces
                .last_mut()
                .filter(|last| follows && begins_low && !is_item && is_wrapped(last.text));
            match last {
                Some(last) => {
                    let start = last.text.as_ptr() as usize - text.as_ptr() as usize;
                    let end = byte + lead + content.len();
                    last.text = &text[start..end];
                }
                None => pieces.push(Piece {
                    text: content,
                    from: place + chars(&line[..lead]),
                }),
            }
            follows = true;
        }
        byte += line.len() + 1;
        place += chars(line) + 1;
    }
    pieces
}

/// The line without white space and without the sign of a list.
fn content(line: &str) -> (&str, bool) {
    let line = line.trim();
    for sign in ["•", "·", "‣", "*", "–", "-"] {
        if let Some(rest) = line.strip_prefix(sign)
            && (sign == "•" || rest.starts_with(char::is_whitespace))
        {
            return (rest.trim_start(), true);
        }
    }
    (line, false)
}

fn is_wrapped(text: &str) -> bool {
    let last = text.rsplit('\n').next().unwrap_or(text).trim();
    last.chars().count() >= WRAPPED_CHARS_MIN
        && !last.ends_with(['.', '!', '?', ':', ';', '»', '”', '"'])
}
