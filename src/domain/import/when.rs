//! Times as they stand in a text: days, months, seasons, years, and spans of years.

use crate::domain::fuzzy_date::{DateParts, FuzzyDate, FuzzyPeriod, Season};

const MONTHS: [&[&str]; 12] = [
    &["tammiku", "januari", "january"],
    &["helmiku", "februari", "february"],
    &["maalisku", "mars", "march"],
    &["huhtiku", "april"],
    &["toukoku", "maj", "may"],
    &["kesäku", "juni", "june"],
    &["heinäku", "juli", "july"],
    &["eloku", "augusti", "august"],
    &["syysku", "september"],
    &["lokaku", "oktober", "october"],
    &["marrasku", "november"],
    &["jouluku", "december"],
];

const SEASONS: [(Season, &[&str]); 4] = [
    (Season::Spring, &["kevä", "våren", "vår", "spring"]),
    (Season::Summer, &["kesä", "sommaren", "sommar", "summer"]),
    (Season::Autumn, &["syksy", "hösten", "höst", "autumn"]),
    (
        Season::Winter,
        &["talve", "talvi", "vintern", "vinter", "winter"],
    ),
];

/// A time that a text tells.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct When {
    /// `None` when the text does not say in which year.
    pub date: Option<FuzzyDate>,
    pub as_written: String,
}

/// A word without the signs around it.
pub(super) fn bare(token: &str) -> &str {
    token.trim_matches(|sign: char| !sign.is_alphanumeric())
}

/// The year that a word is.
pub(super) fn year(token: &str) -> Option<i32> {
    let token = bare(token);
    let is_year = token.len() == 4 && token.bytes().all(|byte| byte.is_ascii_digit());
    let year = is_year.then(|| token.parse().ok()).flatten()?;
    (1950..2100).contains(&year).then_some(year)
}

/// The day that a word is, such as `16.5.2007`.
fn day(token: &str) -> Option<(i32, u32, u32)> {
    let mut parts = bare(token).split('.');
    let (day, month) = (parts.next()?.parse().ok()?, parts.next()?.parse().ok()?);
    let year = year(parts.next()?)?;
    parts.next().is_none().then_some((year, month, day))
}

fn month(token: &str) -> Option<u32> {
    let token = bare(token).to_lowercase();
    let fits = |names: &&[&str]| {
        names.iter().any(|name| match name.ends_with("ku") {
            true => token.starts_with(name),
            false => token == *name,
        })
    };
    (1..)
        .zip(MONTHS.iter())
        .find(|(_, names)| fits(names))
        .map(|(number, _)| number)
}

fn season(token: &str) -> Option<Season> {
    let token = bare(token).to_lowercase();
    if month(&token).is_some() {
        return None;
    }
    // "Kesä" is a season and "kesäkuu" is none; "keväällä" and "keväisin" differ in what follows.
    let fits =
        |name: &&str| token.starts_with(*name) && token.chars().count() <= name.chars().count() + 6;
    SEASONS
        .iter()
        .find(|(_, names)| names.iter().any(&fits))
        .map(|(season, _)| *season)
}

/// The season of a word, for the heading of a round.
pub(super) fn is_autumn(token: &str) -> Option<bool> {
    match season(token)? {
        Season::Autumn => Some(true),
        Season::Spring => Some(false),
        Season::Summer | Season::Winter => None,
    }
}

/// The times of a text in the order in which they stand.
pub(super) fn times(text: &str) -> Vec<When> {
    let tokens: Vec<&str> = text.split_whitespace().collect();
    let mut found = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let next_year = tokens.get(at + 1).and_then(|token| year(token));
        let mut parts = DateParts::default();
        let mut used = 1;
        let mut has_year = true;
        if let Some((year, month, day)) = day(tokens[at]) {
            (parts.year, parts.month, parts.day) = (year, Some(month), Some(day));
        } else if let Some(month) = month(tokens[at]) {
            parts.month = Some(month);
            (parts.year, has_year) = (next_year.unwrap_or_default(), next_year.is_some());
            used += usize::from(has_year);
        } else if let (Some(season), Some(year)) = (season(tokens[at]), next_year) {
            (parts.year, parts.season) = (year, Some(season));
            used += 1;
        } else if let Some(year) = year(tokens[at]) {
            parts.year = year;
        } else {
            at += 1;
            continue;
        }
        let written: Vec<&str> = tokens[at..at + used]
            .iter()
            .map(|token| bare(token))
            .collect();
        let as_written = written.join(" ");
        parts.as_written = Some(as_written.clone());
        let date = has_year.then(|| FuzzyDate::parse(parts)).flatten();
        found.push(When { date, as_written });
        at += used;
    }
    found
}

/// The time from–to that a text tells: `2020-2023`, or two times of which the earlier comes first.
pub(super) fn period(text: &str) -> Option<FuzzyPeriod> {
    let of_year = |year: i32| {
        FuzzyDate::parse(DateParts {
            year,
            ..DateParts::default()
        })
    };
    for token in text.split_whitespace() {
        if let Some((from, to)) = bare(token).split_once(['-', '–'])
            && let (Some(from), Some(to)) = (year(from), year(to))
        {
            return Some(FuzzyPeriod {
                from: of_year(from),
                to: of_year(to),
                as_written: Some(bare(token).to_owned()),
            });
        }
    }
    let mut dates = times(text).into_iter().filter_map(|when| when.date);
    let from = dates.next()?;
    let to = dates.next();
    let time = FuzzyPeriod {
        from: Some(from),
        to,
        as_written: None,
    };
    (!time.is_backwards()).then_some(time)
}
