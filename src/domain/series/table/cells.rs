//! Cells of a pasted table: numbers, days, periods and groups as people write them.

use chrono::NaiveDate;

use crate::domain::period::{Period, RoundCode};
use crate::domain::series::ProfessionalGroup;

/// A number as it was written.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Number {
    pub value: f64,
    /// It is written `≥` or `>=`: the real value is at least this.
    pub is_bound: bool,
    /// Its only mark may stand before decimals or between thousands: `1.234`, `1,234`.
    pub is_ambiguous: bool,
}

/// Decimal comma or point, spaces or the other mark between thousands, `%` at the end.
pub fn number(text: &str) -> Option<Number> {
    let bound = text.strip_prefix('≥').or_else(|| text.strip_prefix(">="));
    let plain = bound.unwrap_or(text);
    let plain = plain.strip_suffix('%').unwrap_or(plain).trim();
    let (is_negative, plain) = match plain.strip_prefix(['-', '−']) {
        Some(rest) => (true, rest),
        None => (false, plain),
    };
    let is_space = |c: char| matches!(c, ' ' | '\u{a0}' | '\u{202f}' | '\'');
    let has_spaces = plain.contains(is_space);
    let groups: Vec<&str> = plain.split(is_space).collect();
    let is_grouped = |groups: &[&str]| {
        let (first, rest) = groups.split_first().map_or(("", &[][..]), |(f, r)| (*f, r));
        (1..=3).contains(&first.len()) && rest.iter().all(|group| group.len() == 3)
    };
    let digits = groups.concat();
    let mark = digits.rfind([',', '.']);
    let (whole, decimals) = match mark {
        Some(mark) => (&digits[..mark], &digits[mark + 1..]),
        None => (&digits[..], ""),
    };
    let own = mark.map(|mark| &digits[mark..=mark]);
    // The last mark stands before the decimals, unless it stands there more than once.
    let marks: Vec<&str> = whole.matches([',', '.']).collect();
    let (whole, decimals) = if marks.iter().any(|mark| Some(*mark) == own) {
        let all: Vec<&str> = digits.split([',', '.']).collect();
        let is_one_mark = marks.iter().all(|mark| Some(*mark) == own);
        if !is_one_mark || !is_grouped(&all) {
            return None;
        }
        (all.concat(), "")
    } else {
        let thousands: Vec<&str> = whole.split([',', '.']).collect();
        if thousands.len() > 1 && !is_grouped(&thousands) {
            return None;
        }
        (thousands.concat(), decimals)
    };
    let spaced: Vec<&str> = plain
        .split([',', '.'])
        .next()
        .unwrap_or_default()
        .split(is_space)
        .collect();
    if has_spaces && !is_grouped(&spaced) {
        return None;
    }
    let is_digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let ends_well = mark.is_none() || !decimals.is_empty() || !marks.is_empty();
    if whole.is_empty() || !is_digits(&whole) || !is_digits(decimals) || !ends_well {
        return None;
    }
    let value: f64 = format!("{whole}.{decimals}0").parse().ok()?;
    Some(Number {
        value: if is_negative { -value } else { value },
        is_bound: bound.is_some(),
        is_ambiguous: marks.is_empty()
            && !has_spaces
            && decimals.len() == 3
            && (1..=3).contains(&whole.len())
            && !whole.starts_with('0'),
    })
}

/// A count of cases or a step.
pub fn whole(text: &str) -> Option<u32> {
    let number = number(text)?;
    let is_whole = number.value.fract() == 0.0 && !number.is_bound;
    let fits = (0.0..=f64::from(u32::MAX)).contains(&number.value);
    (is_whole && fits && !number.is_ambiguous).then_some(number.value as u32)
}

/// `2021-04-30` or `30.4.2021`.
pub fn day(text: &str) -> Option<NaiveDate> {
    let written = if text.contains('.') {
        "%d.%m.%Y"
    } else {
        "%Y-%m-%d"
    };
    let day = NaiveDate::parse_from_str(text, written).ok()?;
    let year = chrono::Datelike::year(&day);
    (1900..2200).contains(&year).then_some(day)
}

/// A year, a half-year as rounds have them, or a month: `2021`, `2021-1`, `2021-04`.
pub fn period(text: &str) -> Option<Period> {
    if let Some((year, month)) = text.split_once('-')
        && month.len() == 2
    {
        let year = RoundCode::parse(year)?.as_str().parse().ok()?;
        return Period::of_month(year, month.parse().ok()?);
    }
    RoundCode::parse(text)?.fixed_period()
}

/// A professional group in Finnish, Swedish or English.
pub fn group(text: &str) -> Option<ProfessionalGroup> {
    use ProfessionalGroup::*;
    const NAMES: &[(ProfessionalGroup, &[&str])] = &[
        (All, &["kaikki", "alla", "all"]),
        (Doctors, &["lääkärit", "läkare", "doctors"]),
        (Nurses, &["hoitajat", "sjukskötare", "nurses"]),
        (Dentists, &["hammaslääkärit", "tandläkare", "dentists"]),
        (
            DentalHygienists,
            &["suuhygienistit", "munhygienister", "dental hygienists"],
        ),
        (
            SocialWorkers,
            &["sosiaalityöntekijät", "socialarbetare", "social workers"],
        ),
        (Therapists, &["terapeutit", "terapeuter", "therapists"]),
        (Other, &["muut", "övriga", "other"]),
    ];
    let name = text.to_lowercase();
    let found = NAMES
        .iter()
        .find(|(group, names)| names.contains(&&*name) || group.key() == name);
    found.map(|(group, _)| *group)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_as_people_write_them() {
        let value = |text: &str| number(text).map(|number| number.value);
        for (text, expected) in [
            ("0,31", 0.31),
            ("0.31", 0.31),
            ("1 234,5", 1234.5),
            ("1\u{a0}234", 1234.0),
            ("1.234.567", 1_234_567.0),
            ("1.234,5", 1234.5),
            ("1,234.5", 1234.5),
            ("-3", -3.0),
            ("−3,5", -3.5),
            ("71 %", 71.0),
            ("≥ 182", 182.0),
            (">=182", 182.0),
        ] {
            assert_eq!(value(text), Some(expected), "{text}");
        }
        for text in [
            "kaksi", "", "1e9", "inf", "NaN", "1,2,3", "12 34", "1..2", "5,", "--3", "1.23.456",
            "0x10",
        ] {
            assert_eq!(value(text), None, "{text}");
        }
    }

    #[test]
    fn a_mark_that_may_be_either_is_asked_about() {
        let is_ambiguous = |text: &str| number(text).is_some_and(|number| number.is_ambiguous);
        assert!(is_ambiguous("1.234") && is_ambiguous("12,345"));
        assert!(!is_ambiguous("0,310") && !is_ambiguous("1 234,567") && !is_ambiguous("1.5"));
        assert!(number(">=182").is_some_and(|number| number.is_bound));
    }

    #[test]
    fn days_and_periods_are_read_in_both_spellings() {
        assert_eq!(day("30.4.2021"), day("2021-04-30"));
        assert_eq!((day("31.4.2021"), day("huhti")), (None, None));
        let shown = |text: &str| period(text).map(|p| format!("{} {}", p.from, p.to));
        assert_eq!(shown("2021").unwrap(), "2021-01-01 2021-12-31");
        assert_eq!(shown("2021-1").unwrap(), "2020-11-01 2021-04-30");
        assert_eq!(shown("2021-02").unwrap(), "2021-02-01 2021-02-28");
        assert_eq!((shown("2021-13"), shown("kevät")), (None, None));
    }

    #[test]
    fn groups_are_known_in_three_languages() {
        for text in ["Lääkärit", "läkare", "doctors"] {
            assert_eq!(group(text), Some(ProfessionalGroup::Doctors));
        }
        assert_eq!(group("tohtorit"), None);
    }
}
