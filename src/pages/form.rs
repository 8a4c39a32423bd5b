//! A form that was sent: its fields become the variables of the page's `action.graphql`, and what
//! the command says of them comes back to the page.

use serde_json::{Map, Value as Json, json};

use super::given::unescaped;

/// Most fields of a form, and most bytes of one.
const FIELDS_MAX: usize = 200;
const BYTES_MAX: usize = 100_000;

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
}

impl Form {
    /// Takes apart the body of a form; `None` when it is none.
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
        Some(Form { fields })
    }

    pub fn get(&self, name: &str) -> Option<&str> {
        let mut found = self.fields.iter().filter(|(given, _)| given == name);
        found.next().map(|(_, value)| value.as_str())
    }

    /// The variables: `input.names.fi` becomes an object within objects. A name may end in its
    /// type, as in `input.year:int`; what is not of it goes as text and is refused by its name.
    /// Empty fields are left out.
    pub fn variables(&self) -> Json {
        let mut root = Map::new();
        for (name, value) in &self.fields {
            if value.trim().is_empty() || ["csrf", "next"].contains(&name.as_str()) {
                continue;
            }
            let (path, kind) = name.split_once(':').unwrap_or((name, "text"));
            let decimal = || value.trim().replace(',', ".").parse::<f64>().ok();
            let typed = match kind {
                "int" => value.trim().parse::<i32>().ok().map(|number| json!(number)),
                "number" => decimal().map(|number| json!(number)),
                "true" => Some(json!(true)),
                _ => None,
            };
            let steps: Vec<&str> = path.split('.').take(6).collect();
            put(&mut root, &steps, typed.unwrap_or_else(|| json!(value)));
        }
        Json::Object(root)
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

/// The complaints of a payload, which is the first field of an action's answer.
pub fn complaints(data: &Json) -> Vec<Complaint> {
    let payload = data.as_object().and_then(|data| data.values().next());
    let errors = payload.and_then(|payload| payload["userErrors"].as_array());
    let errors = errors.map(Vec::as_slice).unwrap_or_default();
    let steps = |error: &Json| -> Vec<String> {
        let field = error["field"].as_array().cloned().unwrap_or_default();
        let texts = field.iter().filter_map(Json::as_str);
        texts.map(str::to_owned).collect()
    };
    errors
        .iter()
        .map(|error| Complaint {
            message: error["message"].as_str().unwrap_or_default().to_owned(),
            field: match steps(error).join(".") {
                path if path.is_empty() => path,
                path if path.starts_with("input") => path,
                path => format!("input.{path}"),
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
    fn complaints_name_the_field_as_the_form_does() {
        let data = json!({ "recordOutcome": { "userErrors": [
            { "message": "Puuttuu", "field": ["outcome", "delivered"] },
            { "message": "Ei", "field": [] }
        ] } });
        let found = complaints(&data);
        let fields: Vec<&str> = found.iter().map(|c| c.field.as_str()).collect();
        assert_eq!(fields, ["input.outcome.delivered", ""]);
    }
}
