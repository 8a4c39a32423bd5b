//! What is wrong with the fields of a form before any command sees it: left out, or no day and no
//! number where one is asked. GraphQL's own refusal names the first of them only, in words for
//! programmers; a form tells all of them, by its fields.

use std::collections::HashMap;

use async_graphql::parser::parse_query;
use async_graphql::parser::types::{BaseType, Type};
use async_graphql::{Executor, Request};
use chrono::NaiveDate;
use serde_json::Value as Json;

use crate::pages::Unfit;

/// A field of an input.
#[derive(Debug)]
struct Field {
    name: String,
    /// Whether it must have a value.
    is_needed: bool,
    /// The type inside all lists.
    kind: String,
}

/// The inputs of a schema, by their names.
#[derive(Debug, Default)]
pub(super) struct Inputs {
    fields: HashMap<String, Vec<Field>>,
    choices: HashMap<String, Vec<String>>,
}

const QUESTION: &str = "{ __schema { types { name enumValues(includeDeprecated: true) { name }
    inputFields { name defaultValue type { kind name
    ofType { kind name ofType { kind name ofType { kind name } } } } } } } }";

impl Inputs {
    /// Asks the schema. One that tells nothing of itself has no inputs.
    pub(super) async fn of(executor: &impl Executor) -> Inputs {
        let answer = executor.execute(Request::new(QUESTION)).await.data;
        let answer = answer.into_json().unwrap_or_default();
        let mut inputs = Inputs::default();
        let types = answer["__schema"]["types"].as_array();
        for own in types.into_iter().flatten() {
            let text = |value: &Json| value.as_str().unwrap_or_default().to_owned();
            let list = |list: &str| own[list].as_array().cloned().unwrap_or_default();
            let fields = list("inputFields").into_iter().map(|field| Field {
                name: text(&field["name"]),
                is_needed: field["type"]["kind"] == "NON_NULL" && field["defaultValue"].is_null(),
                kind: text(innermost(&field["type"])),
            });
            let choices = list("enumValues");
            let choices = choices.iter().map(|choice| text(&choice["name"]));
            inputs.fields.insert(text(&own["name"]), fields.collect());
            inputs.choices.insert(text(&own["name"]), choices.collect());
        }
        inputs
    }

    /// The fields of an action's variables that no command could read, with what is wrong.
    pub(super) fn unfit(&self, action: &str, variables: &Json) -> Vec<(String, Unfit)> {
        let mut found = Vec::new();
        let Ok(document) = parse_query(action) else {
            return found;
        };
        for (_, operation) in document.operations.iter() {
            for definition in &operation.node.variable_definitions {
                let definition = &definition.node;
                let Type { base, nullable } = &definition.var_type.node;
                let is_needed = !nullable && definition.default_value.is_none();
                let name = definition.name.node.as_str();
                let value = &variables[name];
                self.look(name.to_owned(), named(base), is_needed, value, &mut found);
            }
        }
        found
    }

    fn look(
        &self,
        path: String,
        kind: &str,
        is_needed: bool,
        value: &Json,
        found: &mut Vec<(String, Unfit)>,
    ) {
        match value {
            Json::Null if is_needed => found.push((path, Unfit::Missing)),
            Json::Null => {}
            Json::Array(items) => {
                for (index, item) in items.iter().enumerate() {
                    self.look(format!("{path}.{index}"), kind, true, item, found);
                }
            }
            Json::Object(given) => {
                for field in self.fields.get(kind).into_iter().flatten() {
                    let path = format!("{path}.{}", field.name);
                    let value = given.get(&field.name).unwrap_or(&Json::Null);
                    self.look(path, &field.kind, field.is_needed, value, found);
                }
            }
            Json::String(_) | Json::Number(_) | Json::Bool(_) => {
                found.extend(self.unfit_value(kind, value).map(|unfit| (path, unfit)));
            }
        }
    }

    fn unfit_value(&self, kind: &str, value: &Json) -> Option<Unfit> {
        let text = value.as_str().unwrap_or_default();
        match kind {
            "Date" => text.parse::<NaiveDate>().is_err().then_some(Unfit::NoDay),
            "Int" => (!value.is_i64()).then_some(Unfit::NoWholeNumber),
            "Float" => (!value.is_number()).then_some(Unfit::NoNumber),
            _ => {
                let choices = self.choices.get(kind)?;
                let is_one = choices.is_empty() || choices.iter().any(|choice| choice == text);
                (!is_one).then_some(Unfit::NoChoice)
            }
        }
    }
}

fn innermost(kind: &Json) -> &Json {
    match &kind["ofType"] {
        Json::Null => &kind["name"],
        inner => innermost(inner),
    }
}

fn named(kind: &BaseType) -> &str {
    match kind {
        BaseType::Named(name) => name.as_str(),
        BaseType::List(inner) => named(&inner.base),
    }
}

#[cfg(test)]
mod tests {
    use async_graphql::{EmptySubscription, Enum, InputObject, Object, Schema};
    use serde_json::json;

    use super::*;

    #[derive(Clone, Copy, Enum, Eq, PartialEq)]
    enum Color {
        Red,
    }

    #[derive(InputObject)]
    struct Part {
        name: String,
        share: f64,
    }

    #[derive(InputObject)]
    struct Whole {
        title: String,
        count: i32,
        color: Option<Color>,
        #[graphql(default)]
        parts: Vec<Part>,
    }

    struct Query;

    #[Object]
    impl Query {
        async fn one(&self) -> i32 {
            1
        }
    }

    struct Mutation;

    #[Object]
    impl Mutation {
        async fn put(&self, input: Whole) -> bool {
            let parts = input
                .parts
                .iter()
                .all(|part| part.share > 0.0 && part.name.is_empty());
            parts && input.color.is_some() && input.title.is_empty() && input.count > 0
        }
    }

    #[tokio::test]
    async fn every_field_that_cannot_be_read_is_told_at_once() {
        let schema = Schema::new(Query, Mutation, EmptySubscription);
        let inputs = Inputs::of(&schema).await;
        let action =
            "mutation Put($input: Whole!, $id: String!, $more: Int) { put(input: $input) }";
        let given = json!({
            "input": {
                "count": "kaksi", "color": "GREEN",
                "parts": [{ "name": "a", "share": 0.5 }, { "share": "puolet" }],
            },
            "more": 1.5,
        });
        let found = inputs.unfit(action, &given);
        let told = |path: &str, unfit| (path.to_owned(), unfit);
        assert_eq!(
            found,
            [
                told("input.title", Unfit::Missing),
                told("input.count", Unfit::NoWholeNumber),
                told("input.color", Unfit::NoChoice),
                told("input.parts.1.name", Unfit::Missing),
                told("input.parts.1.share", Unfit::NoNumber),
                told("id", Unfit::Missing),
                told("more", Unfit::NoWholeNumber),
            ]
        );
        let whole = json!({ "input": { "title": "a", "count": 2 }, "id": "x" });
        assert_eq!(inputs.unfit(action, &whole), []);
    }
}
