//! Templates: strict, escaped, and with the few words of their own that pages need.
//!
//! Invariant: whatever people wrote is escaped, and carries the language it is in; a name that is
//! not there, and nothing where something should be, are errors.

use chrono::{DateTime, Datelike as _, NaiveDate, Utc};
use minijinja::syntax::SyntaxConfig;
use minijinja::value::{Kwargs, Serde, Value, ValueKind};
use minijinja::{
    AutoEscape, Environment, Error, ErrorKind, State, UndefinedBehavior, context, escape_formatter,
};
use serde_json::{Value as Json, json};

use super::given::Given;
use super::words::{self, Filling, Words};
use super::{files, labels, query, route, rows, show, visit};
use crate::domain::language::Language;
use crate::domain::period::finnish_day;

pub(super) fn fault(what: impl Into<String>) -> Error {
    Error::new(ErrorKind::InvalidOperation, what.into())
}

/// The templates with everything they may call.
pub fn environment() -> Environment<'static> {
    let mut env = Environment::new();
    env.set_undefined_behavior(UndefinedBehavior::Strict);
    // What an error says of a template must not hold what people wrote.
    env.set_debug(false);
    let mut syntax = SyntaxConfig::builder();
    if let Ok(syntax) = syntax.trim_blocks(true).lstrip_blocks(true).build() {
        env.set_syntax(syntax);
    }
    env.set_loader(|name| Ok(files::text(name)));
    env.set_formatter(|out, state, value| {
        if value.is_none() {
            return Err(fault("nothing is to be written"));
        }
        match value.as_str() {
            Some(text) if !value.is_safe() && matches!(state.auto_escape(), AutoEscape::Html) => {
                out.write_str(&escape(text)).map_err(Error::from)
            }
            _ => escape_formatter(out, state, value),
        }
    });
    let all: [Words; 3] = Language::ALL.map(Words::of);
    let all = std::sync::Arc::new(all);
    let say = move |language: Language, id: &str, fillings| {
        let place = Language::ALL.iter().position(|l| *l == language);
        let words = place.and_then(|place| all.get(place));
        words
            .and_then(|words| words.say(id, fillings))
            .ok_or_else(|| fault(format!("no word `{id}`, or a place in it stays empty")))
    };
    let known = Words::of(Language::Fi);
    env.add_function("knows", move |id: &str| known.has(id));
    let word = say.clone();
    let (has_season, names_season) = (say.clone(), say.clone());
    let has_until = say.clone();
    env.add_function("t", move |state: &State, id: &str, values: Kwargs| {
        let visit = visit::of(state)?;
        say(visit.0.language, id, fillings(&values)?)
    });
    env.add_filter(
        "word",
        move |state: &State, value: &str, beginning: &str| {
            let visit = visit::of(state)?;
            word(
                visit.0.language,
                &words::id_of(beginning, value),
                Vec::new(),
            )
        },
    );
    env.add_filter("fuzzy", move |state: &State, date: &Value| {
        let visit = visit::of(state)?;
        fuzzy(date, visit.0.language, &has_season)
    });
    env.add_filter("plain_fuzzy", move |state: &State, date: &Value| {
        let visit = visit::of(state)?;
        fuzzy_text(date, visit.0.language, &names_season).map(|(_, text)| text)
    });
    env.add_filter("span", move |state: &State, time: &Value| {
        let visit = visit::of(state)?;
        span(time, visit.0.language, &has_until)
    });
    // A day so many days from now, as `2026-12-22`.
    env.add_function("in_days", |state: &State, days: u32| {
        let now = state.lookup("now").unwrap_or_default();
        let today = date_of(now.as_str().unwrap_or_default())?;
        let day = today.checked_add_days(chrono::Days::new(days.into()));
        day.map(|day| day.to_string())
            .ok_or_else(|| fault("no such day"))
    });
    env.add_function("label_of", labels::label_of);
    env.add_function("place_of", labels::place_of);
    // One of several forms of a page: as it was refused, or untouched.
    env.add_function("form_of", |state: &State, name: &str| {
        let refused = state.lookup("form").unwrap_or_default();
        match refused.get_attr("name")?.as_str() == Some(name) {
            true => Ok::<Value, Error>(refused),
            false => Ok(form(name, json!({}), Vec::new(), json!({}))),
        }
    });
    add_texts(&mut env);
    rows::add(&mut env);
    add_numbers(&mut env);
    add_addresses(&mut env);
    env
}

/// A form as templates know it. Ids of its fields begin with `id`, so that forms may be alike.
pub(super) fn form(name: &str, values: Json, errors: Vec<Value>, answer: Json) -> Value {
    let id = match name {
        "" => String::new(),
        name => format!("{name}."),
    };
    context!(
        name => name,
        id => id,
        values => Value::from(Serde(values)),
        errors => errors,
        answer => Value::from(Serde(answer)),
    )
}

/// Writes a message; templates of dates need some words too.
type Say<'s> = &'s dyn Fn(Language, &str, Vec<(String, Filling)>) -> Result<String, Error>;

fn fillings(values: &Kwargs) -> Result<Vec<(String, Filling)>, Error> {
    let named = values.args().map(|name| {
        let value: Value = values.get(name)?;
        let filling = match f64::try_from(value.clone()) {
            Ok(number) if value.is_number() => Filling::Number(number),
            _ if value.is_undefined() || value.is_none() => {
                return Err(fault(format!("nothing for `{name}`")));
            }
            _ => Filling::Text(value.to_string()),
        };
        Ok((name.to_owned(), filling))
    });
    named.collect()
}

/// A text in a language, from `{ language text }` or from what has that as `best`.
pub(super) fn said(value: &Value) -> Option<(Language, String)> {
    let best = match value.get_attr("best") {
        Ok(best) if !best.is_undefined() => best,
        _ => value.clone(),
    };
    let text = best.get_attr("text").ok()?;
    let language = best.get_attr("language").ok()?;
    Some((
        Language::parse(language.as_str()?)?,
        text.as_str()?.to_owned(),
    ))
}

fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for sign in text.chars() {
        match sign {
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '&' => out.push_str("&amp;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#x27;"),
            other => out.push(other),
        }
    }
    out
}

fn in_language(text: &str, language: Language, page: Language) -> String {
    match language == page {
        true => escape(text),
        false => format!("<span lang=\"{}\">{}</span>", language.code(), escape(text)),
    }
}

fn paragraphs(text: &str, language: Language, page: Language) -> String {
    let attribute = match language == page {
        true => String::new(),
        false => format!(" lang=\"{}\"", language.code()),
    };
    let blocks = text
        .split("\n\n")
        .map(str::trim)
        .filter(|block| !block.is_empty());
    blocks
        .map(|block| {
            format!(
                "<p{attribute}>{}</p>\n",
                escape(block).replace('\n', "<br>")
            )
        })
        .collect()
}

fn add_texts(env: &mut Environment<'static>) {
    // A name in its language; a dash when there is none.
    env.add_filter("said", |state: &State, value: &Value| {
        let page = visit::of(state)?.0.language;
        let html = said(value).map(|(language, text)| in_language(&text, language, page));
        Ok::<Value, Error>(Value::from_safe_string(html.unwrap_or_else(|| "–".into())))
    });
    // The same without markup, for titles and attributes.
    env.add_filter("plain", |value: &Value| {
        said(value).map_or_else(|| "–".to_owned(), |(_, text)| text)
    });
    // A text as paragraphs, each in its language.
    env.add_filter("prose", |state: &State, value: &Value| {
        let page = visit::of(state)?.0.language;
        let html = said(value).map(|(language, text)| paragraphs(&text, language, page));
        Ok::<Value, Error>(Value::from_safe_string(html.unwrap_or_default()))
    });
    // A text of which only the language of its programme's people is known: Finnish.
    env.add_filter("finnish", |state: &State, value: &str| {
        let page = visit::of(state)?.0.language;
        Ok::<Value, Error>(Value::from_safe_string(in_language(
            value,
            Language::Fi,
            page,
        )))
    });
    // The code of the language that a text is really in; an empty text when it is the page's own.
    env.add_filter("foreign", |state: &State, value: &Value| {
        let page = visit::of(state)?.0.language;
        let foreign = said(value)
            .map(|(language, _)| language)
            .filter(|l| *l != page);
        Ok::<String, Error>(foreign.map_or_else(String::new, |l| l.code().to_owned()))
    });
    // The beginning of a text: whole words, at most so many signs.
    env.add_filter("beginning", |value: &Value, signs: usize| {
        let Some((language, text)) = said(value) else {
            return Value::UNDEFINED;
        };
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        let cut = match text.char_indices().nth(signs) {
            None => text,
            Some((end, _)) => {
                let whole = text[..end]
                    .rsplit_once(' ')
                    .map_or(&text[..end], |(w, _)| w);
                format!("{whole} …")
            }
        };
        Value::from_pairs([("language", language.code().to_uppercase()), ("text", cut)])
    });
    env.add_filter("first_signs", |value: &str, signs: usize| {
        value.chars().take(signs).collect::<String>()
    });
}

pub(super) fn date_of(value: &str) -> Result<NaiveDate, Error> {
    let day = value.get(..10).unwrap_or(value);
    NaiveDate::parse_from_str(day, "%Y-%m-%d").map_err(|_| fault(format!("no day: {value}")))
}

fn moment_of(value: &str) -> Result<DateTime<Utc>, Error> {
    let moment = DateTime::parse_from_rfc3339(value);
    moment
        .map(|m| m.to_utc())
        .map_err(|_| fault(format!("no moment: {value}")))
}

fn time(machine: &str, text: &str) -> Value {
    Value::from_safe_string(format!(
        "<time datetime=\"{}\">{}</time>",
        escape(machine),
        escape(text)
    ))
}

fn add_numbers(env: &mut Environment<'static>) {
    env.add_filter("date", |state: &State, value: &str| {
        let day = date_of(value)?;
        Ok::<Value, Error>(time(
            &day.to_string(),
            &show::day(day, visit::of(state)?.0.language),
        ))
    });
    env.add_filter("plain_date", |state: &State, value: &str| {
        Ok::<String, Error>(show::day(date_of(value)?, visit::of(state)?.0.language))
    });
    // Days from today to a day, as days are in Finland; negative for one that has passed.
    env.add_filter("days_left", |state: &State, value: &str| {
        let now = state.lookup("now").unwrap_or_default();
        let today = finnish_day(moment_of(now.as_str().unwrap_or_default())?);
        Ok::<i64, Error>((date_of(value)? - today).num_days())
    });
    env.add_filter("moment", |state: &State, value: &str| {
        let text = show::moment(moment_of(value)?, visit::of(state)?.0.language);
        Ok::<Value, Error>(time(value, &text))
    });
    env.add_filter("plain_moment", |state: &State, value: &str| {
        Ok::<String, Error>(show::moment(
            moment_of(value)?,
            visit::of(state)?.0.language,
        ))
    });
    env.add_filter(
        "number",
        |state: &State, value: f64, decimals: Option<usize>| {
            let text = show::number(value, decimals, visit::of(state)?.0.language);
            let html = format!("<data value=\"{value}\">{}</data>", escape(&text));
            Ok::<Value, Error>(Value::from_safe_string(html))
        },
    );
    env.add_filter("plain_number", |state: &State, value: f64| {
        Ok::<String, Error>(show::number(value, None, visit::of(state)?.0.language))
    });
}

/// A date that may be a season or a year only, with the words of its source when they say more.
fn fuzzy_text(date: &Value, language: Language, say: Say<'_>) -> Result<(String, String), Error> {
    let part = |name: &str| -> Result<String, Error> {
        let value = date.get_attr(name)?;
        let text = value.as_str().map(str::to_owned);
        text.ok_or_else(|| fault(format!("a date without `{name}`")))
    };
    let machine = part("text")?;
    let latest = date_of(&part("latest")?)?;
    let text = match part("precision")?.as_str() {
        "DAY" => show::day(latest, language),
        "MONTH" => show::month(latest.year(), latest.month(), language),
        "SEASON" => {
            let (year, season) = machine.split_once(' ').unwrap_or((&machine, "spring"));
            let fillings = vec![("year".to_owned(), Filling::Text(year.to_owned()))];
            say(language, &format!("season-{season}"), fillings)?
        }
        _ => machine.clone(),
    };
    let is_machine = machine
        .bytes()
        .all(|byte| byte.is_ascii_digit() || byte == b'-');
    Ok((if is_machine { machine } else { String::new() }, text))
}

fn fuzzy(date: &Value, language: Language, say: Say<'_>) -> Result<Value, Error> {
    let (machine, text) = fuzzy_text(date, language, say)?;
    Ok(match machine.is_empty() {
        true => Value::from(text),
        false => time(&machine, &text),
    })
}

/// A time with ends that may be open: `2020–2023`, `2022–`, `until 2023`; as its source has it when
/// neither end is known.
fn span(time: &Value, language: Language, say: Say<'_>) -> Result<String, Error> {
    let end = |name: &str| -> Result<Option<String>, Error> {
        let value = time.get_attr(name)?;
        match value.is_none() || value.is_undefined() {
            true => Ok(None),
            false => fuzzy_text(&value, language, say).map(|(_, text)| Some(text)),
        }
    };
    Ok(match (end("from")?, end("to")?) {
        (Some(from), Some(to)) if from == to => from,
        (Some(from), Some(to)) => format!("{from}–{to}"),
        (Some(from), None) => format!("{from}–"),
        (None, Some(to)) => say(
            language,
            "span-until",
            vec![("end".into(), Filling::Text(to))],
        )?,
        (None, None) => {
            let written = time.get_attr("asWritten")?;
            written
                .as_str()
                .map_or_else(|| say(language, "span-unknown", vec![]), |w| Ok(w.into()))?
        }
    })
}

fn pairs(values: &Kwargs) -> Result<Vec<(String, Vec<String>)>, Error> {
    let named = values.args().map(|name| {
        let value: Value = values.get(name)?;
        let texts = match value.kind() {
            ValueKind::Seq => value.try_iter()?.map(|item| item.to_string()).collect(),
            ValueKind::None => Vec::new(),
            ValueKind::Undefined => return Err(fault(format!("nothing for `{name}`"))),
            _ => vec![value.to_string()],
        };
        Ok((name.to_owned(), texts))
    });
    named.collect()
}

/// Where browsers fetch a file, another address whenever a file changes.
fn address_of(name: &str) -> Option<String> {
    files::asset(name).map(|_| format!("/assets/{name}?v={}", files::version()))
}

fn add_addresses(env: &mut Environment<'static>) {
    env.add_function("url", |state: &State, name: &str, values: Kwargs| {
        let values = pairs(&values)?;
        let values = values
            .into_iter()
            .flat_map(|(name, texts)| texts.into_iter().map(move |text| (name.clone(), text)));
        let address = visit::of(state)?.0.there(name, values.collect());
        address.ok_or_else(|| fault(format!("no address of `{name}` with these values")))
    });
    // This page with some values of its address changed; `none` takes one away.
    env.add_function("here", |state: &State, values: Kwargs| {
        let visit = visit::of(state)?;
        Ok::<String, Error>(visit.0.here(visit.0.language, &pairs(&values)?))
    });
    // An address that somebody kept, in the language of the page.
    env.add_filter("translated", |state: &State, address: &str| {
        let language = visit::of(state)?.0.language;
        let translated = route::translated(address, language);
        Ok::<String, Error>(translated.unwrap_or_else(|| address.to_owned()))
    });
    // What such an address gives: each known name with all its values, none where it says nonsense.
    env.add_filter("given_by", |address: &str| {
        let query = address.split_once('?').map_or("", |(_, query)| query);
        let given = Given::parse(Vec::new(), query, DateTime::<Utc>::MIN_UTC);
        Value::from(Serde(given.unwrap_or_default().lists()))
    });
    env.add_function("asset", |name: &str| {
        address_of(name).ok_or_else(|| fault(format!("no file `{name}`")))
    });
    // The script of an island; nothing where islands were not built.
    env.add_function("island", |name: &str| {
        let address = address_of(&format!("{name}.js"));
        let script = address.map(|it| format!("<script type=\"module\" src=\"{it}\"></script>"));
        Value::from_safe_string(script.unwrap_or_default())
    });
    // Messages of the reader's language for an island, which fills their places itself.
    env.add_function("words", |state: &State, beginning: &str| {
        Ok::<String, Error>(words::beginning_with(
            visit::of(state)?.0.language,
            beginning,
        ))
    });
    env.add_function("operation_of", |query: &str| {
        let words = query.split_once("query ").map_or("", |(_, rest)| rest);
        let end = words.find(|sign: char| !sign.is_alphanumeric());
        words[..end.unwrap_or(words.len())].to_owned()
    });
    env.add_function("query_of", |page: &str| {
        let is_name = page.bytes().all(|b| b.is_ascii_lowercase() || b == b'-');
        let text = is_name.then(|| query::text(&format!("pages/{page}/page.graphql")));
        text.flatten().unwrap_or_default()
    });
}
