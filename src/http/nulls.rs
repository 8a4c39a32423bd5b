//! Where a failed field becomes `null`: at the field itself when the schema allows that, else at the
//! nearest thing around it that may be null, as the GraphQL specification asks.
//!
//! The GraphQL library only leaves a failed field out of its object, so what a client was promised
//! never to be null would be. The schema is asked about its fields when the first field fails.

use std::collections::HashMap;

use async_graphql::parser::types::{ExecutableDocument, OperationType, Selection, SelectionSet};
use async_graphql::{Executor, PathSegment, Request, Response, Value};
use serde_json::Value as Json;

use super::operation::chosen;
use super::presence::THERE;

/// What a field gives.
#[derive(Debug)]
struct Given {
    /// The type inside all lists.
    name: String,
    /// Whether each level may be null: the field, the items of its list, the items of theirs.
    may_be_null: Vec<bool>,
}

/// The fields of every object and interface of a schema, by its type and name.
#[derive(Debug, Default)]
pub(super) struct Fields {
    given: HashMap<String, HashMap<String, Given>>,
    /// The object types behind an interface or a union.
    possible: HashMap<String, Vec<String>>,
    /// Where queries, mutations and subscriptions begin.
    roots: [String; 3],
}

const QUESTION: &str = "{ __schema {
    queryType { name } mutationType { name } subscriptionType { name }
    types { name possibleTypes { name } fields(includeDeprecated: true) { name type {
        kind name ofType { kind name ofType { kind name ofType { kind name ofType { kind name
        ofType { kind name } } } } } } } } } }";

impl Fields {
    /// Asks the schema. One that tells nothing of itself has no fields.
    pub(super) async fn of(executor: &impl Executor) -> Fields {
        let answer = executor.execute(Request::new(QUESTION)).await.data;
        let Ok(answer) = answer.into_json() else {
            return Fields::default();
        };
        let schema = &answer["__schema"];
        let mut fields = Fields {
            roots: ["queryType", "mutationType", "subscriptionType"]
                .map(|root| name_of(&schema[root])),
            ..Fields::default()
        };
        for own in schema["types"].as_array().into_iter().flatten() {
            let listed = |list: &str| own[list].as_array().cloned().unwrap_or_default();
            let given = listed("fields")
                .iter()
                .map(|field| (name_of(field), given(&field["type"])))
                .collect();
            fields.given.insert(name_of(own), given);
            let possible = listed("possibleTypes");
            if !possible.is_empty() {
                let names = possible.iter().map(name_of).collect();
                fields.possible.insert(name_of(own), names);
            }
        }
        fields
    }

    fn root(&self, kind: OperationType) -> &str {
        let [query, mutation, subscription] = &self.roots;
        match kind {
            OperationType::Query => query,
            OperationType::Mutation => mutation,
            OperationType::Subscription => subscription,
        }
    }

    /// Whether a fragment on one type may hold for what is declared as another.
    fn meet(&self, condition: &str, declared: &str) -> bool {
        let behind = |name: &str| match self.possible.get(name) {
            Some(possible) => possible.clone(),
            None => vec![name.to_owned()],
        };
        let declared = behind(declared);
        behind(condition).iter().any(|name| declared.contains(name))
    }
}

fn name_of(json: &Json) -> String {
    json["name"].as_str().unwrap_or_default().to_owned()
}

fn given(json: &Json) -> Given {
    let (mut at, mut may_be_null) = (json, Vec::new());
    loop {
        let is_promised = at["kind"] == "NON_NULL";
        may_be_null.push(!is_promised);
        if is_promised {
            at = &at["ofType"];
        }
        if at["kind"] != "LIST" {
            break;
        }
        at = &at["ofType"];
    }
    Given {
        name: name_of(at),
        may_be_null,
    }
}

/// Puts the nulls of a response where its schema allows them.
pub(super) fn settle(
    fields: &Fields,
    document: &ExecutableDocument,
    operation: Option<&str>,
    response: &mut Response,
) {
    let Some(operation) = chosen(document, operation) else {
        return;
    };
    let root = (
        fields.root(operation.ty),
        vec![&operation.selection_set.node],
    );
    for error in &response.errors {
        // A value came all the same, or what is around it is null already.
        if found(&mut response.data, &error.path) != Some(&mut Value::Null) {
            continue;
        }
        let way = Way { fields, document };
        // What the schema does not tell of is left as it is.
        let most = way.nullable(root.clone(), &response.data, &error.path);
        let most = most.unwrap_or(error.path.len());
        if let Some(value) = found(&mut response.data, &error.path[..most]) {
            *value = Value::Null;
        }
    }
}

struct Way<'d> {
    fields: &'d Fields,
    document: &'d ExecutableDocument,
}

/// The type of objects as it is declared, and what is selected of them.
type Place<'d> = (&'d str, Vec<&'d SelectionSet>);

impl<'d> Way<'d> {
    /// How much of a path leads to the innermost thing that may be null: 0 for all data.
    fn nullable(&self, root: Place<'d>, data: &Value, path: &[PathSegment]) -> Option<usize> {
        let (mut place, mut at) = (root, Some(data));
        let mut levels: &[bool] = &[];
        let mut most = 0;
        for (length, step) in (1..).zip(path) {
            match step {
                PathSegment::Field(key) => {
                    let told = at.and_then(type_of).unwrap_or(place.0);
                    let (given, sets) = self.field(told, &place, key)?;
                    place = (&given.name, sets);
                    levels = &given.may_be_null;
                    at = at.and_then(|at| match at {
                        Value::Object(object) => object.get(key.as_str()),
                        _ => None,
                    });
                }
                PathSegment::Index(index) => {
                    levels = levels.get(1..)?;
                    at = at.and_then(|at| match at {
                        Value::List(items) => items.get(*index),
                        _ => None,
                    });
                }
            }
            if *levels.first()? {
                most = length;
            }
        }
        Some(most)
    }

    /// The field behind a key of an object, with all that is selected of what it gives.
    fn field(
        &self,
        told: &str,
        place: &Place<'d>,
        key: &str,
    ) -> Option<(&'d Given, Vec<&'d SelectionSet>)> {
        let mut found = Vec::new();
        for set in &place.1 {
            self.selected(set, told, key, &mut found, &mut Vec::new());
        }
        let names = |kind: &str| self.fields.given.get(kind);
        let given = found.iter().find_map(|(condition, name, _)| {
            let kinds = [told, *condition, place.0];
            kinds.iter().find_map(|kind| names(kind)?.get(*name))
        })?;
        Some((given, found.into_iter().map(|(_, _, set)| set).collect()))
    }

    /// Every field of the key in a selection set and its fragments, with the type that the fragment
    /// around it names.
    fn selected(
        &self,
        set: &'d SelectionSet,
        told: &str,
        key: &str,
        found: &mut Vec<(&'d str, &'d str, &'d SelectionSet)>,
        around: &mut Vec<&'d str>,
    ) {
        for selection in &set.items {
            let (condition, inside) = match &selection.node {
                Selection::Field(field) => {
                    let field = &field.node;
                    if field.response_key().node == key {
                        let condition = around.last().copied().unwrap_or_default();
                        let name = field.name.node.as_str();
                        found.push((condition, name, &field.selection_set.node));
                    }
                    continue;
                }
                Selection::InlineFragment(fragment) => {
                    let condition = fragment.node.type_condition.as_ref();
                    (
                        condition.map(|condition| condition.node.on.node.as_str()),
                        &fragment.node.selection_set.node,
                    )
                }
                Selection::FragmentSpread(spread) => {
                    let name = &spread.node.fragment_name.node;
                    let Some(fragment) = self.document.fragments.get(name) else {
                        continue;
                    };
                    (
                        Some(fragment.node.type_condition.node.on.node.as_str()),
                        &fragment.node.selection_set.node,
                    )
                }
            };
            if condition.is_none_or(|condition| self.fields.meet(condition, told)) {
                around.extend(condition);
                self.selected(inside, told, key, found, around);
                around.truncate(around.len() - usize::from(condition.is_some()));
            }
        }
    }
}

/// What an object says of its type.
fn type_of(value: &Value) -> Option<&str> {
    match value {
        Value::Object(object) => match object.get("__typename").or(object.get(&*THERE)) {
            Some(Value::String(name)) => Some(name),
            _ => None,
        },
        _ => None,
    }
}

/// Where a path leads.
fn found<'v>(data: &'v mut Value, path: &[PathSegment]) -> Option<&'v mut Value> {
    path.iter().try_fold(data, |at, step| match (step, at) {
        (PathSegment::Field(name), Value::Object(object)) => object.get_mut(name.as_str()),
        (PathSegment::Index(index), Value::List(items)) => items.get_mut(*index),
        _ => None,
    })
}

#[cfg(test)]
mod tests {
    use async_graphql::parser::parse_query;
    use async_graphql::{
        EmptyMutation, EmptySubscription, Error, Object, Result, Schema, ServerError, Union, value,
    };

    use super::*;

    struct Query;

    #[derive(Union)]
    enum Thing {
        Box(Crate),
        Empty(Nothing),
    }

    struct Crate;
    struct Nothing;

    #[Object]
    impl Crate {
        async fn weight(&self) -> i32 {
            1
        }
        async fn price(&self) -> Option<i32> {
            None
        }
        async fn owner(&self) -> Result<Nothing> {
            Err(Error::new("no"))
        }
    }

    #[Object]
    impl Nothing {
        async fn price(&self) -> i32 {
            0
        }
    }

    #[Object]
    impl Query {
        async fn promised(&self) -> Crate {
            Crate
        }
        async fn maybe(&self) -> Option<Crate> {
            None
        }
        async fn things(&self) -> Option<Vec<Thing>> {
            None
        }
        async fn gaps(&self) -> Vec<Option<Thing>> {
            Vec::new()
        }
    }

    /// The data of a response after failures at these paths, such as `things.1.price`.
    async fn settled(query: &str, data: Value, failed: &[&str]) -> Value {
        let schema = Schema::new(Query, EmptyMutation, EmptySubscription);
        let fields = Fields::of(&schema).await;
        let mut response = Response::new(data);
        let step = |text: &str| match text.parse() {
            Ok(index) => PathSegment::Index(index),
            Err(_) => PathSegment::Field(text.to_owned()),
        };
        let error = |path: &&str| {
            let path = path.split('.').map(step).collect();
            ServerError::new("no", None).with_path(path)
        };
        response.errors = failed.iter().map(error).collect();
        let document = parse_query(query).expect("a query that parses");
        settle(&fields, &document, None, &mut response);
        response.data
    }

    #[tokio::test]
    async fn what_may_be_null_is_where_it_failed() {
        let query = "{ a: promised { p: price } b: promised { weight } }";
        let data = value!({ "a": { "p": null }, "b": { "weight": 1 } });
        assert_eq!(settled(query, data.clone(), &["a.p"]).await, data);
    }

    #[tokio::test]
    async fn what_may_not_be_null_empties_what_is_around_it() {
        let query = "{ maybe { ...own } } fragment own on Crate { owner { price } weight }";
        let data = value!({ "maybe": { "owner": null, "weight": 1 } });
        let expected = value!({ "maybe": null });
        assert_eq!(settled(query, data, &["maybe.owner"]).await, expected);

        let query = "{ maybe { weight } promised { owner { price } } }";
        let data = value!({ "maybe": { "weight": 1 }, "promised": { "owner": null } });
        assert_eq!(settled(query, data, &["promised.owner"]).await, Value::Null);
    }

    #[tokio::test]
    async fn a_list_is_emptied_at_the_level_that_may_be_null() {
        let of = |list: &str| {
            format!(
                "{{ {list} {{ __typename ... on Crate {{ price }} ... on Nothing {{ price }} }} }}"
            )
        };
        let items = value!([
            { "__typename": "Crate", "price": null },
            { "__typename": "Nothing", "price": null },
        ]);
        let failed = ["gaps.0.price", "gaps.1.price"];
        let data = value!({ "gaps": (items.clone()) });
        let expected = value!({ "gaps": [{ "__typename": "Crate", "price": null }, null] });
        assert_eq!(settled(&of("gaps"), data, &failed).await, expected);

        let failed = ["things.0.price", "things.1.price"];
        let data = value!({ "things": (items) });
        let expected = value!({ "things": null });
        assert_eq!(settled(&of("things"), data, &failed).await, expected);
    }

    #[tokio::test]
    async fn a_value_that_came_all_the_same_is_kept() {
        let query = "{ promised { weight } }";
        let data = value!({ "promised": { "weight": 1 } });
        assert_eq!(
            settled(query, data.clone(), &["promised.weight"]).await,
            data
        );
    }
}
