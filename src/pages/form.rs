//! A form that was sent: its fields become the variables of an action of its page, and what the
//! commands say of them comes back to the page.
//!
//! A page with one form has `action.graphql`. With several, each form names itself in the field
//! `form`: `explain` sends `action-explain.graphql`, and so does `explain:HT1`, one of many alike.
//! After an action that asks for nothing but `userErrors` the browser goes on; what another asks for
//! is shown on the page as `answer`, with the form as it was sent.

use serde_json::{Map, Value as Json, json};

use super::given::unescaped;

/// Most fields of a form, and most bytes of one.
const FIELDS_MAX: usize = 2_000;
const BYTES_MAX: usize = 800_000;
/// Fields that say how the form is to be taken; none of them is a variable.
const OWN: [&str; 4] = ["csrf", "next", "form", "drop"];

/// The fields of a form, in their order.
#[derive(Clone, Debug, Default)]
pub struct Form {
    fields: Vec<(String, String)>,
}

/// Why a form came back.
#[derive(Clone, Debug)]
pub struct Complaint {
    pub message: String,
    /// The field it is about, such as `input.source`; empty when it is about none.
    pub field: String,
    /// Why no command could read the field; then there is no message.
    pub unfit: Option<Unfit>,
}

/// What is wrong with a field that no command could read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unfit {
    Missing,
    NoDay,
    NoNumber,
    NoWholeNumber,
    NoChoice,
}

impl Unfit {
    /// How the words about it begin.
    pub fn word(self) -> &'static str {
        match self {
            Unfit::Missing => "missing",
            Unfit::NoDay => "no-day",
            Unfit::NoNumber => "no-number",
            Unfit::NoWholeNumber => "no-whole-number",
            Unfit::NoChoice => "no-choice",
        }
    }
}

impl Form {
    /// Takes apart the body of a form; `None` when it is none. What its button takes out of a list,
    /// as in `drop=input.links.2`, is no longer in it.
    pub fn parse(body: &[u8]) -> Option<Form> {
        let text = std::str::from_utf8(body).ok()?;
        let mut fields = Vec::new();
        for pair in text.split('&').filter(|pair| !pair.is_empty()) {
            let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
            let value = unescaped(value)?.replace("\r\n", "\n");
            if fields.len() == FIELDS_MAX || value.len() > BYTES_MAX {
                return None;
            }
            fields.push((unescaped(name)?, value));
        }
        let mut form = Form { fields };
        if let Some(dropped) = form.get("drop").map(str::to_owned) {
            let is_of = |name: &str| {
                let rest = name.strip_prefix(&dropped);
                rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(['.', ':']))
            };
            form.fields.retain(|(name, _)| !is_of(name));
        }
        Some(form)
    }

    /// Where to go on when it was accepted. A button that drops something comes back to the page.
    pub fn next(&self) -> Option<&str> {
        self.get("next").filter(|_| self.get("drop").is_none())
    }

    /// Its name among the forms of its page; empty for the only one.
    pub fn name(&self) -> &str {
        self.get("form").unwrap_or_default()
    }

    pub fn get(&self, name: &str) -> Option<&str> {
        let mut found = self.fields.iter().filter(|(given, _)| given == name);
        found.next().map(|(_, value)| value.as_str())
    }

    /// The variables: `input.names.fi` becomes an object within objects, and an object of numbers
    /// alone a list. A name may end in its type, as in `input.year:int` or `input.block:json`; what is not of it
    /// goes as text and is refused by its name. Empty fields are left out, but `input.text:kept` is not.
    /// Of a field that stands twice the last one counts.
    pub fn variables(&self) -> Json {
        let mut root = Map::new();
        for (name, value) in &self.fields {
            let (path, kind) = name.split_once(':').unwrap_or((name, "text"));
            let is_empty = value.trim().is_empty() && kind != "kept";
            if is_empty || OWN.contains(&name.as_str()) {
                continue;
            }
            let decimal = || value.trim().replace(',', ".").parse::<f64>().ok();
            let typed = match kind {
                "int" => value.trim().parse::<i32>().ok().map(|number| json!(number)),
                "number" => decimal().map(|number| json!(number)),
                "true" => Some(json!(true)),
                "json" => serde_json::from_str(value).ok(),
                _ => None,
            };
            let steps: Vec<&str> = path.split('.').take(6).collect();
            put(&mut root, &steps, typed.unwrap_or_else(|| json!(value)));
        }
        listed(Json::Object(root))
    }

    /// For the template that shows the form again: what stood in each field, without its type.
    pub fn values(&self) -> Json {
        let pairs = self.fields.iter().filter(|(name, _)| name != "csrf");
        let named = pairs.map(|(name, value)| {
            let name = name.split(':').next().unwrap_or(name);
            (name.to_owned(), json!(value))
        });
        Json::Object(named.collect())
    }
}

fn put(object: &mut Map<String, Json>, steps: &[&str], value: Json) {
    match steps {
        [] => {}
        [last] => {
            object.insert((*last).to_owned(), value);
        }
        [first, rest @ ..] => {
            let inner = object.entry(*first).or_insert_with(|| json!({}));
            if let Json::Object(inner) = inner {
                put(inner, rest, value);
            }
        }
    }
}

/// Objects whose names are all numbers, as lists in the order of their names.
fn listed(value: Json) -> Json {
    let Json::Object(object) = value else {
        return value;
    };
    let numbers: Option<Vec<u16>> = object.keys().map(|name| name.parse().ok()).collect();
    let inner = object
        .into_iter()
        .map(|(name, value)| (name, listed(value)));
    match numbers.filter(|numbers| !numbers.is_empty()) {
        None => Json::Object(inner.collect()),
        Some(numbers) => {
            let mut items: Vec<_> = numbers.into_iter().zip(inner).collect();
            items.sort_by_key(|(number, _)| *number);
            items.into_iter().map(|(_, (_, value))| value).collect()
        }
    }
}

/// What an action was told beside complaints; `None` when it asked for nothing more.
pub fn answer(data: Json) -> Option<Json> {
    let mut payloads = data.as_object()?.values();
    let is_told = payloads.any(|payload| {
        let fields = payload.as_object();
        fields.is_none_or(|fields| fields.keys().any(|name| name != "userErrors"))
    });
    is_told.then_some(data)
}

/// The complaints of every payload of an action's answer. A field is called by the variable it came
/// in: `input`, or, where an action gives several commands, as the command is called in the answer.
pub fn complaints(data: &Json) -> Vec<Complaint> {
    let payloads = data.as_object().into_iter().flatten();
    let several = data.as_object().is_some_and(|data| data.len() > 1);
    payloads
        .flat_map(|(name, payload)| said_of(payload, if several { name } else { "input" }))
        .collect()
}

fn said_of(payload: &Json, variable: &str) -> Vec<Complaint> {
    let errors = payload["userErrors"].as_array();
    let errors = errors.map(Vec::as_slice).unwrap_or_default();
    let steps = |error: &Json| -> Vec<String> {
        let field = error["field"].as_array().cloned().unwrap_or_default();
        let texts = field.iter().filter_map(Json::as_str);
        texts.map(str::to_owned).collect()
    };
    errors
        .iter()
        .map(|error| (error, error["code"] == "REQUIRED"))
        .map(|(error, is_missing)| Complaint {
            message: match error["message"].as_str() {
                Some(message) if !is_missing => message.to_owned(),
                _ => String::new(),
            },
            unfit: is_missing.then_some(Unfit::Missing),
            field: match steps(error).join(".") {
                path if path.is_empty() => path,
                path if path.starts_with("input") => path,
                path => format!("{variable}.{path}"),
            },
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_become_variables_by_their_names() {
        let body = b"csrf=1&input.names.fi=Malli+A&input.year%3Aint=2024&input.sum%3Anumber=1%2C5\
            &input.known%3Atrue=on&input.empty=&input.odd%3Aint=kaksi";
        let form = Form::parse(body).expect("a form");
        assert_eq!(
            form.variables(),
            json!({ "input": {
                "names": { "fi": "Malli A" }, "year": 2024, "sum": 1.5, "known": true, "odd": "kaksi"
            } })
        );
        assert_eq!(form.values()["input.year"], "2024");
    }

    #[test]
    fn a_form_keeps_lists_and_empty_texts_and_drops_what_its_button_says() {
        let body = b"form=answer%3AHT1&input.text%3Akept=&input.links.10.url=c&input.links.2.url=b\
            &input.links.1.url=a&input.on=1&input.on=2&drop=input.links.2&next=%2F";
        let form = Form::parse(body).expect("a form");
        assert_eq!(form.name(), "answer:HT1");
        assert_eq!(form.next(), None, "back to the page");
        assert_eq!(
            form.variables(),
            json!({ "input": {
                "text": "", "on": "2", "links": [{ "url": "a" }, { "url": "c" }]
            } })
        );
    }

    #[test]
    fn an_answer_is_what_is_told_beside_complaints() {
        let plain = json!({ "extendRound": { "userErrors": [] } });
        assert_eq!(answer(plain), None);
        let told = json!({ "createToken": { "userErrors": [], "secret": "hm_1" } });
        assert_eq!(answer(told.clone()), Some(told));
        let body = b"input.blocks.7%3Ajson=%7B%22from%22%3A1%7D&input.blocks.3%3Ajson=";
        let form = Form::parse(body).expect("a form");
        let expected = json!({ "input": { "blocks": [{ "from": 1 }] } });
        assert_eq!(form.variables(), expected);
    }

    #[test]
    fn complaints_name_the_field_as_the_form_does() {
        let data = json!({ "recordOutcome": { "userErrors": [
            { "message": "Puuttuu", "field": ["outcome", "delivered"] },
            { "message": "Ei", "field": [] }
        ] } });
        let found = complaints(&data);
        let fields: Vec<&str> = found.iter().map(|c| c.field.as_str()).collect();
        assert_eq!(fields, ["input.outcome.delivered", ""]);
        let data = json!({
            "first": { "userErrors": [] },
            "second": { "userErrors": [{ "message": "Ei", "field": ["value", "text"] }] }
        });
        assert_eq!(complaints(&data)[0].field, "second.value.text");
    }
}
