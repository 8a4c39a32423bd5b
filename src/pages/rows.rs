//! What templates need for rows of tables, also of those for programs: looking up by key, days as
//! numbers, fields that no spreadsheet takes for a formula, and texts sentence by sentence.

use std::collections::BTreeMap;

use chrono::{Datelike as _, NaiveDate};
use minijinja::value::{Rest, Serde, Value};
use minijinja::{Environment, Error, State};

use super::template::{date_of, said};
use super::visit;
use crate::domain::language::Language;

/// Adds them to the templates.
pub(super) fn add(env: &mut Environment<'static>) {
    // A list by what its items have under these names, joined with a point: for what is looked up
    // row by row. Items without one of them are left out.
    env.add_filter("by", |list: Vec<Value>, names: Rest<String>| {
        let mut found: BTreeMap<String, Vec<Value>> = BTreeMap::new();
        for item in list {
            let keys: Option<Vec<String>> = names.iter().map(|name| at(&item, name)).collect();
            if let Some(keys) = keys {
                found.entry(keys.join(".")).or_default().push(item);
            }
        }
        Value::from(found)
    });
    // A field of a row for programs: quoted, and never the beginning of a formula.
    env.add_filter("field", |state: &State, value: &Value| {
        let language = visit::of(state)?.0.language;
        let text = match f64::try_from(value.clone()) {
            Ok(number) if value.is_number() => match language {
                Language::En => number.to_string(),
                Language::Fi | Language::Sv => number.to_string().replace('.', ","),
            },
            _ if value.is_none() => String::new(),
            _ => {
                let text = value.to_string();
                let guard = if text.starts_with(['=', '+', '-', '@', '\t']) {
                    "'"
                } else {
                    ""
                };
                format!("{guard}{text}")
            }
        };
        Ok::<String, Error>(format!("\"{}\"", text.replace('"', "\"\"")))
    });
    // What a field of a form carried as JSON; nothing when it is none.
    env.add_filter("parsed", |text: &str| {
        let value = serde_json::from_str::<serde_json::Value>(text);
        value.map_or_else(|_| Value::from(()), |value| Value::from(Serde(value)))
    });
    env.add_test("day", |value: &str| {
        NaiveDate::parse_from_str(value, "%Y-%m-%d").is_ok()
    });
    // For axes of time.
    env.add_filter("days", |value: &str| {
        date_of(value).map(|day| day.num_days_from_ce())
    });
    // For axes of numbers.
    env.add_function("marks", marks);
    // A text sentence by sentence, as its words stand: paragraphs of sentences.
    env.add_filter("sentences", |value: &Value| {
        let text = said(value).map(|(_, text)| text).unwrap_or_default();
        let paragraphs = text.split('\n').map(str::trim).filter(|p| !p.is_empty());
        Value::from_iter(
            paragraphs.map(|p| Value::from_iter(sentences(p).into_iter().map(Value::from))),
        )
    });
}

/// Round numbers, evenly apart, from at most `lowest` to at least `highest`: the marks of an axis.
fn marks(lowest: f64, highest: f64) -> Vec<f64> {
    let span = match highest - lowest {
        span if span.is_finite() && span > 0.0 => span,
        _ => 1.0,
    };
    let rough = span / 4.0;
    let power = rough.log10().floor();
    let digit = rough / 10f64.powf(power);
    let round = [1.0, 2.0, 5.0].into_iter().find(|round| digit <= *round);
    // In whole steps, so that a tenth stays a tenth.
    let mark = |step: f64| match power < 0.0 {
        true => step * round.unwrap_or(10.0) / 10f64.powf(-power),
        false => step * round.unwrap_or(10.0) * 10f64.powf(power),
    };
    let first = (lowest / mark(1.0)).floor();
    let marks = (0..12).map(|step| mark(first + f64::from(step)));
    let mut all: Vec<f64> = marks.collect();
    let end = all.iter().position(|mark| *mark >= highest);
    all.truncate(end.unwrap_or(11).max(1) + 1);
    all
}

/// The text at a path such as `project.slug`.
fn at(item: &Value, path: &str) -> Option<String> {
    let mut value = item.clone();
    for name in path.split('.') {
        value = value.get_attr(name).ok()?;
    }
    value.as_str().map(str::to_owned)
}

/// The sentences of a paragraph. A mark that ends one is followed by a space and a new beginning.
fn sentences(paragraph: &str) -> Vec<&str> {
    let mut found = Vec::new();
    let mut start = 0;
    for (place, mark) in paragraph.char_indices() {
        let end = place + mark.len_utf8();
        let mut after = paragraph[end..].chars();
        let is_end = ".!?".contains(mark)
            && after.next().is_some_and(char::is_whitespace)
            && after
                .find(|sign| !sign.is_whitespace())
                .is_some_and(|sign| !sign.is_lowercase());
        if is_end {
            found.push(paragraph[start..end].trim());
            start = end;
        }
    }
    let rest = paragraph[start..].trim();
    found.extend((!rest.is_empty()).then_some(rest));
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_ends_where_another_begins() {
        let told = "Jonot lyhenivät, esim. 3 pv. Mistä? Ei tiedetä! loppu";
        assert_eq!(
            sentences(told),
            [
                "Jonot lyhenivät, esim.",
                "3 pv.",
                "Mistä?",
                "Ei tiedetä! loppu"
            ]
        );
        assert!(sentences("  ").is_empty());
        for sentence in sentences(told) {
            assert!(told.contains(sentence));
        }
    }

    #[test]
    fn an_axis_ends_at_round_numbers() {
        assert_eq!(marks(0.0, 1.0), [0.0, 0.5, 1.0]);
        assert_eq!(marks(0.0, 24.0), [0.0, 10.0, 20.0, 30.0]);
        assert_eq!(marks(0.31, 0.36), [0.3, 0.32, 0.34, 0.36]);
        assert_eq!(marks(-3.0, 182.0), [-50.0, 0.0, 50.0, 100.0, 150.0, 200.0]);
        assert_eq!(marks(7.0, 7.0), [7.0, 7.5]);
        assert_eq!(marks(0.0, f64::INFINITY).len(), 12);
    }

    #[test]
    fn items_are_found_by_what_they_have() {
        let items = serde_json::json!([{ "a": { "b": "x" }, "c": "1" }, { "c": "2" }]);
        let item = |place: usize| Value::from(minijinja::value::Serde(&items[place]));
        assert_eq!(at(&item(0), "a.b").as_deref(), Some("x"));
        assert_eq!(at(&item(1), "a.b"), None);
    }
}
