//! The parts of a page: the operations of its query, and the values of their variables.
//!
//! Each part is asked for by itself, so one that fails leaves the others standing. A page whose
//! first part finds nothing is not there.

use std::sync::Arc;

use async_graphql::parser::parse_query;
use async_graphql::parser::types::{
    BaseType, DocumentOperations, ExecutableDocument, OperationDefinition, Selection, Type,
};
use serde_json::{Map, Value as Json, json};

use super::given::{self, Given, NotUnderstood};

/// The variable by which a list goes on that a page needs all of; the address says nothing of it.
pub const REST: &str = "rest";

/// One operation of a page's query.
#[derive(Clone, Debug)]
pub struct Part {
    /// The operation's name.
    pub name: String,
    /// Declared variables with their types.
    variables: Vec<(String, Type)>,
    /// Those that must have a value.
    needed: Vec<String>,
    /// What its fields are called in the answer.
    pub fields: Vec<String>,
}

/// A query of a page, taken apart once.
#[derive(Debug)]
pub struct Parts {
    pub text: Arc<str>,
    /// In the order of the text.
    pub list: Vec<Part>,
}

impl Parts {
    /// Takes a query apart; the reason when it is none.
    pub fn parse(text: String) -> Result<Parts, String> {
        let document = parse_query(&text).map_err(|error| error.to_string())?;
        let mut found: Vec<(usize, Part)> = Vec::new();
        let ExecutableDocument { operations, .. } = &document;
        match operations {
            DocumentOperations::Single(_) => return Err("a page's operation needs a name".into()),
            DocumentOperations::Multiple(all) => {
                for (name, operation) in all {
                    found.push((operation.pos.line, part(name.as_str(), &operation.node)));
                }
            }
        }
        found.sort_by_key(|(line, _)| *line);
        Ok(Parts {
            text: text.into(),
            list: found.into_iter().map(|(_, part)| part).collect(),
        })
    }
}

fn part(name: &str, operation: &OperationDefinition) -> Part {
    let variables = operation.variable_definitions.iter().map(|definition| {
        let definition = &definition.node;
        (
            definition.name.node.to_string(),
            definition.var_type.node.clone(),
        )
    });
    let needed = operation.variable_definitions.iter().filter(|definition| {
        let definition = &definition.node;
        !definition.var_type.node.nullable && definition.default_value.is_none()
    });
    let needed = needed.map(|definition| definition.node.name.node.to_string());
    let selections = operation.selection_set.node.items.iter();
    let fields = selections.filter_map(|selection| match &selection.node {
        Selection::Field(field) => Some(field.node.response_key().node.to_string()),
        Selection::FragmentSpread(_) | Selection::InlineFragment(_) => None,
    });
    Part {
        name: name.to_owned(),
        variables: variables.collect(),
        needed: needed.collect(),
        fields: fields.collect(),
    }
}

impl Part {
    /// The values of its variables from the address; what the address leaves open stays open.
    pub fn variables(&self, given: &Given) -> Result<Map<String, Json>, NotUnderstood> {
        let mut values = Map::new();
        for (name, kind) in self.variables.iter().filter(|(name, _)| name != REST) {
            if let Some(value) = value(given, name, kind)? {
                values.insert(name.clone(), value);
            }
        }
        Ok(values)
    }

    /// Whether the address gives what it needs. A part after the first that lacks something is not
    /// asked for, and a template finds its field undefined.
    pub fn is_asked(&self, given: &Given) -> bool {
        let has = |name: &String| given.first(name).or(numbered(given, name)).is_some();
        self.needed.iter().all(has)
    }

    /// Whether it takes `name` at all.
    pub fn takes(&self, name: &str) -> bool {
        self.variables.iter().any(|(variable, _)| variable == name)
    }
}

fn value(given: &Given, name: &str, kind: &Type) -> Result<Option<Json>, NotUnderstood> {
    if name == "asOf" {
        return Ok(given.as_of.map(|moment| json!(moment)));
    }
    let wrong = || NotUnderstood(name.to_owned());
    match &kind.base {
        BaseType::Named(kind) => match given.first(name) {
            None => match numbered(given, name) {
                None => Ok(None),
                Some(text) => scalar(kind, text).map(Some).ok_or_else(wrong),
            },
            Some(text) => scalar(kind, text).map(Some).ok_or_else(wrong),
        },
        BaseType::List(item) => {
            let BaseType::Named(kind) = &item.base else {
                return Err(wrong());
            };
            let values: Option<Vec<Json>> = given.all(name).map(|t| scalar(kind, t)).collect();
            values.map(|list| Some(json!(list))).ok_or_else(wrong)
        }
    }
}

/// `m2` is the second value of `m`.
fn numbered<'g>(given: &'g Given, name: &'g str) -> Option<&'g str> {
    let place: usize = name.get(name.len().checked_sub(1)?..)?.parse().ok()?;
    given
        .all(&name[..name.len() - 1])
        .nth(place.checked_sub(1)?)
}

/// A value of a type; names that are no scalar are enums.
fn scalar(kind: &str, text: &str) -> Option<Json> {
    match kind {
        "String" | "ID" | "UUID" => Some(json!(text)),
        "Int" => text.parse::<i32>().ok().map(|number| json!(number)),
        "Float" => text.replace(',', ".").parse::<f64>().ok().map(|n| json!(n)),
        "Boolean" => match text {
            "1" | "true" => Some(json!(true)),
            "0" | "false" => Some(json!(false)),
            _ => None,
        },
        "Date" => given::day(text).map(|day| json!(day)),
        _ => {
            let is_word = text
                .bytes()
                .all(|b| b.is_ascii_alphanumeric() || b"-_".contains(&b));
            is_word.then(|| json!(text.to_ascii_uppercase().replace('-', "_")))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn variables_take_their_values_from_the_address_by_their_types() {
        let text = "query A($slug: String!, $state: [ProjectState!], $v: Int, $asOf: DateTime) {
            a b: c }
            query B($at: Date) { d }";
        let parts = Parts::parse(text.to_owned()).expect("a query");
        let names: Vec<&str> = parts.list.iter().map(|part| part.name.as_str()).collect();
        assert_eq!(names, ["A", "B"]);
        assert_eq!(parts.list[0].fields, ["a", "b"]);
        let now = "2026-11-22T10:00:00Z".parse().expect("a moment");
        let path = vec![("slug".to_owned(), "hanke".to_owned())];
        let query = "state=not-continued&state=idea&v=3&at=2008";
        let given = Given::parse(path, query, now).expect("an address");
        assert_eq!(
            Json::Object(parts.list[0].variables(&given).expect("values")),
            json!({ "slug": "hanke", "state": ["NOT_CONTINUED", "IDEA"], "v": 3 })
        );
        assert_eq!(
            Json::Object(parts.list[1].variables(&given).expect("values")),
            json!({ "at": "2008-12-31" })
        );
        assert!(parts.list[0].is_asked(&given));
        let wrong = Given::parse(Vec::new(), "v=kolme", now).expect("an address");
        assert!(!parts.list[0].is_asked(&wrong), "it has no slug");
        assert!(parts.list[1].is_asked(&wrong), "nothing is needed");
        assert_eq!(
            parts.list[0].variables(&wrong).err(),
            Some(NotUnderstood("v".to_owned()))
        );
    }
}
