//! The Finnish personal identity code, so that nobody's gets into a log that forgets nothing.
//!
//! `ddmmyy`, a sign for the century, three digits and a check character. A text is only said to
//! hold a code when the day exists and the check character is right: a case number or a phone
//! number is rarely both.

use chrono::NaiveDate;

const CHECK_CHARACTERS: &[u8; 31] = b"0123456789ABCDEFHJKLMNPRSTUVWXY";

/// Characters of a code.
const LENGTH: usize = 11;
/// Digits that every code has.
const DIGITS: usize = 9;

/// Whether somebody's code stands in a text, however its letters and its dash are written.
pub fn is_in(text: &str) -> bool {
    if text
        .chars()
        .filter(|sign| plain(*sign).is_ascii_digit())
        .count()
        < DIGITS
    {
        return false;
    }
    let signs: Vec<char> = text.chars().map(plain).collect();
    signs.windows(LENGTH).enumerate().any(|(start, window)| {
        let before = start.checked_sub(1).and_then(|place| signs.get(place));
        let after = signs.get(start + LENGTH);
        let is_apart = |sign: Option<&char>| sign.is_none_or(|sign| !sign.is_alphanumeric());
        is_apart(before) && is_apart(after) && is_code(window)
    })
}

/// Capital letters, ASCII digits and one kind of dash.
fn plain(sign: char) -> char {
    match sign {
        '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{fe63}' | '\u{ff0d}' => '-',
        '\u{ff0b}' => '+',
        '\u{ff10}'..='\u{ff19}' | '\u{ff21}'..='\u{ff3a}' | '\u{ff41}'..='\u{ff5a}' => {
            let ascii = char::from_u32(u32::from(sign) - 0xfee0).unwrap_or(sign);
            ascii.to_ascii_uppercase()
        }
        _ => sign.to_ascii_uppercase(),
    }
}

fn is_code(signs: &[char]) -> bool {
    let number = |from: usize, to: usize| {
        signs[from..to].iter().try_fold(0u32, |sum, sign| {
            sign.to_digit(10).map(|digit| sum * 10 + digit)
        })
    };
    let (Some(day), Some(month), Some(year), Some(born)) =
        (number(0, 2), number(2, 4), number(4, 6), number(7, 10))
    else {
        return false;
    };
    let Some(century) = century(signs[6]) else {
        return false;
    };
    let exists = NaiveDate::from_ymd_opt(century + year as i32, month, day).is_some();
    let digits = ((day * 100 + month) * 100 + year) * 1000 + born;
    let check = char::from(CHECK_CHARACTERS[(digits % 31) as usize]);
    // 000 and 001 are given to nobody.
    exists && born >= 2 && signs[10] == check
}

/// The century of a sign; the letters were added in 2023.
fn century(sign: char) -> Option<i32> {
    match sign {
        '+' => Some(1800),
        '-' | 'U'..='Y' => Some(1900),
        'A'..='F' => Some(2000),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Codes that the authority publishes as examples, or made from them by their sign alone: the
    /// check character does not depend on it.
    #[test]
    fn a_code_of_every_century_is_found() {
        for sign in [
            "+", "-", "Y", "X", "W", "V", "U", "A", "B", "C", "D", "E", "F",
        ] {
            let code = format!("131052{sign}308T");
            assert!(is_in(&code), "{code}");
            assert!(is_in(&format!("Asiakas ({code}) kävi.")), "{code}");
        }
        assert!(is_in("010594Y9021"));
    }

    #[test]
    fn another_dash_or_small_letters_hide_nothing() {
        for text in [
            "131052–308t",
            "131052\u{2212}308T",
            "hetu:131052a308t",
            "１３１０５２－３０８Ｔ",
        ] {
            assert!(is_in(text), "{text}");
        }
    }

    #[test]
    fn what_only_looks_like_a_code_is_none() {
        for text in [
            "131052-308S",
            "311352-308T",
            "300299-1234",
            "0131052-308T",
            "131052-308TT",
            "131052G308T",
            "131052-000T",
            "131052 308T",
            "",
        ] {
            assert!(!is_in(text), "{text}");
        }
    }
}
