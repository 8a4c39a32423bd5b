//! What an address gives: the values of its names, and what stands behind the question mark.

use chrono::{DateTime, Days, NaiveDate, NaiveDateTime, TimeDelta, Utc};
use chrono_tz::Europe::Helsinki;
use serde_json::{Value as Json, json};

/// Names that an address may have behind the question mark, alike in all languages; others mean
/// nothing to pages.
pub const KNOWN: [&str; 41] = [
    "q",
    "state",
    "area",
    "group",
    "funder",
    "evidence",
    "lang",
    "year",
    "sort",
    "m",
    "theme",
    "programme",
    "project",
    "round",
    "from",
    "to",
    "asof",
    "at",
    "v",
    "view",
    "type",
    "after",
    "exact",
    "differences",
    "done",
    "problem",
    "next",
    "page",
    "variables",
    "kind",
    "actor",
    "entity",
    "verify",
    "membership",
    "goal",
    "by",
    "show",
    "code",
    "profession",
    "gender",
    "version",
];
/// Most signs of one value.
const SIGNS_MAX: usize = 400;
/// Most values in one address.
const VALUES_MAX: usize = 60;

/// An address that says something no page can make sense of: the name of what it is.
#[derive(Debug, PartialEq, Eq)]
pub struct NotUnderstood(pub String);

/// The values of one address.
#[derive(Clone, Debug, Default)]
pub struct Given {
    /// Of the names in the path.
    pub path: Vec<(String, String)>,
    /// Known names behind the question mark with what is not empty, in their order.
    pub query: Vec<(String, String)>,
    /// As of when the page is asked for.
    pub as_of: Option<DateTime<Utc>>,
}

impl Given {
    /// Takes apart an address.
    ///
    /// A day as `asof` is its last moment in Finland, but today is now: nothing is known of later.
    pub fn parse(
        path: Vec<(String, String)>,
        query: &str,
        now: DateTime<Utc>,
    ) -> Result<Given, NotUnderstood> {
        let mut given = Given {
            path,
            ..Given::default()
        };
        for pair in query.split('&').take(VALUES_MAX) {
            let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
            if !KNOWN.contains(&name) {
                continue;
            }
            let value = unescaped(value).ok_or_else(|| NotUnderstood(name.to_owned()))?;
            let value = match name {
                // What is searched for may be pasted from anywhere; the search says what it takes.
                "q" => value.replace(char::is_control, " "),
                _ => value,
            };
            let is_long = !["q", "variables"].contains(&name) && value.chars().count() > SIGNS_MAX;
            if is_long || value.chars().any(char::is_control) {
                return Err(NotUnderstood(name.to_owned()));
            }
            if !value.trim().is_empty() {
                given.query.push((name.to_owned(), value.trim().to_owned()));
            }
        }
        if let Some(text) = given.first("asof") {
            let moment = moment(text, now).ok_or_else(|| NotUnderstood("asof".to_owned()))?;
            given.as_of = Some(moment);
        }
        Ok(given)
    }

    /// The first value of a name, of the path or behind the question mark.
    pub fn first(&self, name: &str) -> Option<&str> {
        let all = self.path.iter().chain(&self.query);
        let mut values = all.filter(|(given, _)| given == name);
        values.next().map(|(_, value)| value.as_str())
    }

    /// Every value of a name.
    pub fn all<'g>(&'g self, name: &'g str) -> impl Iterator<Item = &'g str> {
        let all = self.path.iter().chain(&self.query);
        all.filter(move |(given, _)| given == name)
            .map(|(_, value)| value.as_str())
    }

    /// For templates: each known name with its first value, or an empty text.
    pub fn to_json(&self) -> Json {
        let mut map = serde_json::Map::new();
        for name in KNOWN {
            map.insert(name.to_owned(), json!(self.first(name).unwrap_or("")));
        }
        for (name, value) in &self.path {
            map.insert(name.clone(), json!(value));
        }
        Json::Object(map)
    }

    /// For templates: each known name with all its values.
    pub fn lists(&self) -> Json {
        let lists = KNOWN.map(|name| {
            let values: Vec<&str> = self.all(name).collect();
            (name.to_owned(), json!(values))
        });
        Json::Object(lists.into_iter().collect())
    }
}

/// A text with percent signs resolved and plus signs as spaces; `None` when it is no UTF-8.
pub fn unescaped(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let [first, tail @ ..] = rest {
        rest = tail;
        match (first, tail) {
            (b'+', _) => bytes.push(b' '),
            (b'%', [high, low, after @ ..]) => {
                let digit = |byte: &u8| char::from(*byte).to_digit(16);
                let value = digit(high)? * 16 + digit(low)?;
                bytes.push(u8::try_from(value).ok()?);
                rest = after;
            }
            (b'%', _) => return None,
            (byte, _) => bytes.push(*byte),
        }
    }
    String::from_utf8(bytes).ok()
}

/// A day of an address: itself, or the last day of a year.
pub fn day(text: &str) -> Option<NaiveDate> {
    let year_alone = text.len() == 4 && text.bytes().all(|byte| byte.is_ascii_digit());
    let text = match year_alone {
        true => format!("{text}-12-31"),
        false => text.to_owned(),
    };
    NaiveDate::parse_from_str(&text, "%Y-%m-%d").ok()
}

/// A moment of an address, with or without an offset; without, it is Finland's time.
fn moment(text: &str, now: DateTime<Utc>) -> Option<DateTime<Utc>> {
    if let Ok(moment) = DateTime::parse_from_rfc3339(text) {
        return Some(moment.to_utc());
    }
    let local = |time: NaiveDateTime| Some(time.and_local_timezone(Helsinki).latest()?.to_utc());
    for form in ["%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S"] {
        if let Ok(time) = NaiveDateTime::parse_from_str(text, form) {
            return local(time);
        }
    }
    let day = NaiveDate::parse_from_str(text, "%Y-%m-%d").ok()?;
    let next = local(day.checked_add_days(Days::new(1))?.and_hms_opt(0, 0, 0)?)?;
    let is_today = now.with_timezone(&Helsinki).date_naive() == day;
    match is_today {
        true => Some(now),
        false => next.checked_sub_signed(TimeDelta::microseconds(1)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn now() -> DateTime<Utc> {
        "2026-11-22T10:00:00Z".parse().expect("a moment")
    }

    fn given(query: &str) -> Result<Given, NotUnderstood> {
        Given::parse(Vec::new(), query, now())
    }

    #[test]
    fn a_day_is_its_last_moment_in_finland_and_today_is_now() {
        for (text, expected) in [
            ("2021-11-30", "2021-11-30T21:59:59.999999Z"),
            ("2021-06-30", "2021-06-30T20:59:59.999999Z"),
            ("2026-11-22", "2026-11-22T10:00:00Z"),
            ("2021-11-30T12:00", "2021-11-30T10:00:00Z"),
            ("2021-11-30T12:00:00%2B02:00", "2021-11-30T10:00:00Z"),
        ] {
            let given = given(&format!("asof={text}")).expect("an address");
            let expected: DateTime<Utc> = expected.parse().expect("a moment");
            assert_eq!(given.as_of, Some(expected), "{text}");
        }
        for nonsense in ["eilen", "2021-13-01", "30.11.2021", "%FF", "2"] {
            let refused = given(&format!("asof={nonsense}")).err();
            assert_eq!(refused, Some(NotUnderstood("asof".into())), "{nonsense}");
        }
    }

    #[test]
    fn unknown_and_empty_values_mean_nothing_and_the_rest_keeps_its_order() {
        let given = given("utm=1&state=in_use&q=perhe+keskus&state=idea&sort=").expect("values");
        assert_eq!(given.first("q"), Some("perhe keskus"));
        let states: Vec<&str> = given.all("state").collect();
        assert_eq!(states, ["in_use", "idea"]);
        assert_eq!(given.first("sort"), None);
        assert_eq!(given.first("utm"), None);
    }

    #[test]
    fn any_words_may_be_searched_for() {
        let long = "sana+".repeat(200);
        let given = given(&format!("q=hanke%09asiakas%00{long}")).expect("words");
        let words = given.first("q").expect("words");
        assert!(words.starts_with("hanke asiakas sana"), "{words}");
        let refused = self::given(&format!("state={long}")).err();
        assert_eq!(refused, Some(NotUnderstood("state".into())));
    }

    #[test]
    fn a_year_stands_for_its_last_day() {
        assert_eq!(
            day("2008").map(|d| d.to_string()).as_deref(),
            Some("2008-12-31")
        );
        assert_eq!(day("2008-02-30"), None);
    }
}
