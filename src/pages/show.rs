//! Numbers, days and moments as each language writes them. Finnish and Swedish alike, as in Finland.

use chrono::{DateTime, Datelike as _, NaiveDate, Timelike as _, Utc};
use chrono_tz::Europe::Helsinki;

use crate::domain::language::Language;

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];
/// Kept with the number when lines break.
const SPACE: char = '\u{a0}';

/// A number with as many decimals as given, else as many as it has, at most three.
pub fn number(value: f64, decimals: Option<usize>, language: Language) -> String {
    let text = match decimals {
        Some(decimals) => format!("{value:.decimals$}"),
        None => {
            let text = format!("{value:.3}");
            text.trim_end_matches('0').trim_end_matches('.').to_owned()
        }
    };
    let (sign, text) = match text.strip_prefix('-') {
        Some(rest) => ("−", rest),
        None => ("", text.as_str()),
    };
    let (whole, rest) = text.split_once('.').unwrap_or((text, ""));
    let (group, point) = match language {
        Language::En => (',', '.'),
        Language::Fi | Language::Sv => (SPACE, ','),
    };
    let mut out = sign.to_owned();
    for (place, digit) in whole.chars().enumerate() {
        if place > 0 && (whole.len() - place).is_multiple_of(3) {
            out.push(group);
        }
        out.push(digit);
    }
    if !rest.is_empty() {
        out.push(point);
        out.push_str(rest);
    }
    out
}

/// `4.5.2026` or `4 May 2026`.
pub fn day(day: NaiveDate, language: Language) -> String {
    match language {
        Language::En => format!(
            "{}{SPACE}{}{SPACE}{}",
            day.day(),
            MONTHS[day.month0() as usize],
            day.year()
        ),
        Language::Fi | Language::Sv => format!("{}.{}.{}", day.day(), day.month(), day.year()),
    }
}

/// A day and a time of day in Finland.
pub fn moment(moment: DateTime<Utc>, language: Language) -> String {
    let local = moment.with_timezone(&Helsinki);
    let day = day(local.date_naive(), language);
    let (hour, minute) = (local.hour(), local.minute());
    match language {
        Language::Fi => format!("{day} klo{SPACE}{hour}.{minute:02}"),
        Language::Sv => format!("{day} kl.{SPACE}{hour}.{minute:02}"),
        Language::En => format!("{day} at{SPACE}{hour}:{minute:02}"),
    }
}

/// A date that may be a year, a season or a month only, from its text such as `2010-03`.
///
/// A season comes as `2021 spring` and is left to the caller, who has the words.
pub fn month(year: i32, month: u32, language: Language) -> String {
    let name = MONTHS.get((month as usize).saturating_sub(1)).copied();
    match (language, name) {
        (Language::En, Some(name)) => format!("{name}{SPACE}{year}"),
        _ => format!("{month}/{year}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_follow_finnish_form_in_both_languages_of_finland() {
        for (value, decimals, fi, en) in [
            (1234.5, None, "1\u{a0}234,5", "1,234.5"),
            (0.458, None, "0,458", "0.458"),
            (65.0, None, "65", "65"),
            (-3.0, None, "−3", "−3"),
            (1_000_000.0, None, "1\u{a0}000\u{a0}000", "1,000,000"),
            (0.3, Some(2), "0,30", "0.30"),
            (100.0, Some(0), "100", "100"),
        ] {
            assert_eq!(number(value, decimals, Language::Fi), fi);
            assert_eq!(number(value, decimals, Language::Sv), fi);
            assert_eq!(number(value, decimals, Language::En), en);
        }
    }

    #[test]
    fn moments_are_finlands() {
        let night: DateTime<Utc> = "2021-11-30T21:59:59Z".parse().expect("a moment");
        assert_eq!(moment(night, Language::Fi), "30.11.2021 klo\u{a0}23.59");
        assert_eq!(
            moment(night, Language::En),
            "30\u{a0}November\u{a0}2021 at\u{a0}23:59"
        );
    }
}
