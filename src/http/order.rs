//! The order of the keys in a response: the order of the query, as the GraphQL specification asks.
//!
//! The GraphQL library resolves the fields of an object side by side and keeps each where it was
//! done, so the order is put right afterwards. What objects were asked behind the client's back is
//! taken out again. Invariant: nothing else is added, lost or changed, and what recurses here goes no
//! deeper than the guard lets a query with its fragments go.

use std::collections::{HashMap, HashSet};
use std::rc::Rc;
use std::sync::Arc;

use async_graphql::indexmap::IndexMap;
use async_graphql::parser::types::{
    Directive, ExecutableDocument, OperationDefinition, Selection, SelectionSet,
};
use async_graphql::{Executor, Name, Positioned, Request, Response, Value, Variables};

use super::nulls::{self, Fields};
use super::operation::chosen;
use super::presence::THERE;

/// Which object types the interfaces and unions of a schema stand for.
#[derive(Debug, Default)]
pub(super) struct Types(HashMap<String, Vec<String>>);

impl Types {
    /// Asks the schema. One that tells nothing of itself is taken to have object types only.
    pub(super) async fn of(executor: &impl Executor) -> Types {
        let question = "{ __schema { types { name possibleTypes { name } } } }";
        let answer = executor.execute(Request::new(question)).await.data;
        let Ok(answer) = answer.into_json() else {
            return Types::default();
        };
        let text = |json: &serde_json::Value| json["name"].as_str().map(str::to_owned);
        let types = answer["__schema"]["types"].as_array();
        let abstracts = types.into_iter().flatten().filter_map(|kind| {
            let possible = kind["possibleTypes"].as_array()?;
            Some((text(kind)?, possible.iter().filter_map(text).collect()))
        });
        Types(abstracts.collect())
    }

    /// The object types that a type condition lets through.
    fn behind<'t>(&'t self, condition: &'t str) -> impl Iterator<Item = &'t str> {
        let possible = self.0.get(condition);
        let itself = possible.is_none().then_some(condition);
        let possible = possible.into_iter().flatten().map(String::as_str);
        itself.into_iter().chain(possible)
    }
}

/// What has to be known of an operation to put its responses in order.
#[derive(Clone)]
pub(super) struct Order {
    document: Arc<ExecutableDocument>,
    operation: Option<String>,
    /// The variables that `@skip` and `@include` may look at.
    flags: HashMap<Name, bool>,
}

impl Order {
    pub(super) fn of(
        document: Arc<ExecutableDocument>,
        operation: Option<String>,
        variables: &Variables,
    ) -> Self {
        let definition = chosen(&document, operation.as_deref());
        let flags = definition.map(|definition| flags(definition, variables));
        Order {
            flags: flags.unwrap_or_default(),
            document,
            operation,
        }
    }

    /// Puts the nulls of failed fields where the schema allows them.
    pub(super) fn settle(&self, fields: &Fields, response: &mut Response) {
        nulls::settle(fields, &self.document, self.operation.as_deref(), response);
    }

    /// Puts the keys of every object in order. The cost is the size of the response times that of
    /// the selections; each place of the query is planned once for each type of object found there.
    pub(super) fn arrange(&self, types: &Types, data: &mut Value) {
        let Some(operation) = chosen(&self.document, self.operation.as_deref()) else {
            return;
        };
        let mut plans = Plans {
            order: self,
            types,
            places: Vec::new(),
        };
        let root = plans.place(vec![&operation.selection_set.node]);
        plans.arrange(data, root);
    }

    fn is_left_out(&self, directives: &[Positioned<Directive>]) -> bool {
        directives.iter().any(|directive| {
            let directive = &directive.node;
            let given = directive.get_argument("if").and_then(|value| {
                let flag = |name| self.flags.get(&name).map(|flag| Value::Boolean(*flag));
                let value = value.node.clone();
                value.into_const_with(|name| flag(name).ok_or(())).ok()
            });
            let given = given.as_ref().and_then(boolean);
            match directive.name.node.as_str() {
                "skip" => given == Some(true),
                "include" => given == Some(false),
                _ => false,
            }
        })
    }
}

fn flags(operation: &OperationDefinition, variables: &Variables) -> HashMap<Name, bool> {
    let definitions = operation.variable_definitions.iter();
    definitions
        .filter_map(|definition| {
            let definition = &definition.node;
            let name = &definition.name.node;
            let given = variables.get(name).or(definition.default_value())?;
            Some((name.clone(), boolean(given)?))
        })
        .collect()
}

fn boolean(value: &Value) -> Option<bool> {
    match value {
        Value::Boolean(flag) => Some(*flag),
        _ => None,
    }
}

/// Where objects stand in a response: the selection sets that were merged for them.
struct Place<'d> {
    sets: Vec<&'d SelectionSet>,
    /// The object types that the fragments here distinguish.
    types: Vec<&'d str>,
    shapes: Vec<(Kind<'d>, Rc<Shape<'d>>)>,
}

/// What an object is taken for.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind<'d> {
    Type(&'d str),
    /// A type that no fragment names.
    Other,
    /// Nobody knows: every fragment counts.
    Unknown,
}

/// The keys of an object in their order, each with the place of the objects inside it.
type Shape<'d> = Vec<(&'d Name, Option<usize>)>;

struct Plans<'d> {
    order: &'d Order,
    types: &'d Types,
    places: Vec<Place<'d>>,
}

impl<'d> Plans<'d> {
    fn place(&mut self, sets: Vec<&'d SelectionSet>) -> usize {
        let mut conditions = HashSet::new();
        for set in &sets {
            self.conditions(set, &mut conditions, &mut HashSet::new());
        }
        let types: HashSet<&str> = conditions
            .into_iter()
            .flat_map(|condition| self.types.behind(condition))
            .collect();
        let mut types: Vec<&str> = types.into_iter().collect();
        types.sort_unstable();
        self.places.push(Place {
            sets,
            types,
            shapes: Vec::new(),
        });
        self.places.len() - 1
    }

    fn conditions(
        &self,
        set: &'d SelectionSet,
        found: &mut HashSet<&'d str>,
        seen: &mut HashSet<&'d str>,
    ) {
        for selection in &set.items {
            if let Some((condition, set)) = self.fragment(&selection.node, seen) {
                found.extend(condition);
                self.conditions(set, found, seen);
            }
        }
    }

    /// The type condition and the selections of a fragment, which counts once in a selection set.
    fn fragment(
        &self,
        selection: &'d Selection,
        seen: &mut HashSet<&'d str>,
    ) -> Option<(Option<&'d str>, &'d SelectionSet)> {
        match selection {
            Selection::Field(_) => None,
            Selection::FragmentSpread(spread) => {
                let name = &spread.node.fragment_name.node;
                if self.order.is_left_out(&spread.node.directives) || !seen.insert(name) {
                    return None;
                }
                let fragment = &self.order.document.fragments.get(name)?.node;
                let condition = fragment.type_condition.node.on.node.as_str();
                Some((Some(condition), &fragment.selection_set.node))
            }
            Selection::InlineFragment(fragment) => {
                let fragment = &fragment.node;
                let condition = fragment.type_condition.as_ref();
                let condition = condition.map(|condition| condition.node.on.node.as_str());
                (!self.order.is_left_out(&fragment.directives))
                    .then_some((condition, &fragment.selection_set.node))
            }
        }
    }

    fn arrange(&mut self, value: &mut Value, place: usize) {
        match value {
            Value::List(items) => {
                for item in items {
                    self.arrange(item, place);
                }
            }
            Value::Object(object) => {
                let shape = self.shape_of(object, place);
                if !object.keys().eq(shape.iter().map(|(key, _)| *key)) {
                    reorder(object, &shape);
                }
                if shape.iter().any(|(key, _)| **key == *THERE) {
                    object.shift_remove(&*THERE);
                }
                for (key, inside) in shape.iter() {
                    if let (Some(inside), Some(value)) = (inside, object.get_mut(*key)) {
                        self.arrange(value, *inside);
                    }
                }
            }
            _ => {}
        }
    }

    /// The shape of an object: by its `__typename` if that was asked for, else that of the first
    /// type that explains the keys which it has.
    fn shape_of(&mut self, object: &IndexMap<Name, Value>, place: usize) -> Rc<Shape<'d>> {
        let count = self.places[place].types.len();
        if count == 0 {
            return self.shape(place, Kind::Unknown);
        }
        let told = object.get("__typename").or(object.get(&*THERE));
        if let Some(Value::String(name)) = told {
            let types = &self.places[place].types;
            let known = types.iter().find(|known| **known == name);
            let kind = known.map_or(Kind::Other, |known| Kind::Type(known));
            return self.shape(place, kind);
        }
        for index in 0..=count {
            let named = self.places[place].types.get(index);
            let kind = named.map_or(Kind::Other, |name| Kind::Type(name));
            let shape = self.shape(place, kind);
            if shape.len() == object.len() && shape.iter().all(|(key, _)| object.contains_key(*key))
            {
                return shape;
            }
        }
        self.shape(place, Kind::Unknown)
    }

    fn shape(&mut self, place: usize, kind: Kind<'d>) -> Rc<Shape<'d>> {
        let planned = &self.places[place];
        if let Some((_, shape)) = planned.shapes.iter().find(|(known, _)| *known == kind) {
            return Rc::clone(shape);
        }
        let mut fields = IndexMap::new();
        let mut seen = HashSet::new();
        for set in &planned.sets {
            self.collect(set, kind, &mut fields, &mut seen);
        }
        let shape = fields
            .into_iter()
            .map(|(key, sets)| (key, (!sets.is_empty()).then(|| self.place(sets))))
            .collect();
        let shape = Rc::new(shape);
        self.places[place].shapes.push((kind, Rc::clone(&shape)));
        shape
    }

    /// `CollectFields` of the GraphQL specification.
    fn collect(
        &self,
        set: &'d SelectionSet,
        kind: Kind<'d>,
        fields: &mut IndexMap<&'d Name, Vec<&'d SelectionSet>>,
        seen: &mut HashSet<&'d str>,
    ) {
        for selection in &set.items {
            if let Selection::Field(field) = &selection.node {
                if self.order.is_left_out(&field.node.directives) {
                    continue;
                }
                let sets = fields.entry(&field.node.response_key().node).or_default();
                if !field.node.selection_set.node.items.is_empty() {
                    sets.push(&field.node.selection_set.node);
                }
            } else if let Some((condition, set)) = self.fragment(&selection.node, seen)
                && condition.is_none_or(|condition| self.applies(condition, kind))
            {
                self.collect(set, kind, fields, seen);
            }
        }
    }

    fn applies(&self, condition: &'d str, kind: Kind<'d>) -> bool {
        match kind {
            Kind::Type(name) => self
                .types
                .behind(condition)
                .any(|possible| possible == name),
            Kind::Other => false,
            Kind::Unknown => true,
        }
    }
}

fn reorder(object: &mut IndexMap<Name, Value>, shape: &Shape<'_>) {
    let mut old = std::mem::take(object);
    object.reserve(old.len());
    for (key, _) in shape {
        if let Some((key, value)) = old.swap_remove_entry(*key) {
            object.insert(key, value);
        }
    }
    object.extend(old);
}

#[cfg(test)]
mod tests {
    use async_graphql::parser::parse_query;
    use serde_json::json;

    use super::*;

    fn arranged(query: &str, variables: serde_json::Value, data: serde_json::Value) -> String {
        let document = parse_query(query).expect("a query that parses");
        let order = Order::of(Arc::new(document), None, &Variables::from_json(variables));
        let objects = ["A", "B"].map(String::from).to_vec();
        let types = Types(HashMap::from([("Node".to_string(), objects)]));
        let mut data = Value::from_json(data).expect("a value");
        order.arrange(&types, &mut data);
        serde_json::to_string(&data).expect("JSON")
    }

    #[test]
    fn fields_of_fragments_stand_where_their_key_stands_first() {
        let query = "{ b ...F a { y } ... { d } } fragment F on Query { c a { x y } b }";
        let data = json!({ "a": { "y": 1, "x": 2 }, "b": 3, "c": [4], "d": 5 });
        assert_eq!(
            arranged(query, json!({}), data),
            r#"{"b":3,"c":[4],"a":{"x":2,"y":1},"d":5}"#
        );
    }

    #[test]
    fn what_is_left_out_has_no_place() {
        let query = "query ($no: Boolean = false) {
            z @include(if: $no) ... @skip(if: true) { y } x y z }";
        let data = json!({ "y": 1, "z": 2, "x": 3 });
        assert_eq!(
            arranged(query, json!({}), data.clone()),
            r#"{"x":3,"y":1,"z":2}"#
        );
        assert_eq!(
            arranged(query, json!({ "no": true }), data),
            r#"{"z":2,"x":3,"y":1}"#
        );
    }

    #[test]
    fn a_fragment_counts_only_for_the_objects_of_its_type() {
        let query = "{ list { ...on A { id name } ...on B { id days name } ...on Node { size } } }";
        let data = json!({ "list": [
            { "name": 1, "id": 2, "size": 3 },
            null,
            { "name": 1, "days": 2, "id": 3, "size": 4 },
        ] });
        assert_eq!(
            arranged(query, json!({}), data),
            r#"{"list":[{"id":2,"name":1,"size":3},null,{"id":3,"days":2,"name":1,"size":4}]}"#
        );
        let query = "{ list { ...on A { x y } ...on B { y x } __typename } }";
        let data = json!({ "list": [
            { "__typename": "A", "y": 1, "x": 2 },
            { "__typename": "B", "y": 1, "x": 2 },
        ] });
        assert_eq!(
            arranged(query, json!({}), data),
            r#"{"list":[{"x":2,"y":1,"__typename":"A"},{"y":1,"x":2,"__typename":"B"}]}"#
        );
    }

    #[test]
    fn what_nothing_explains_keeps_its_values() {
        let query = "{ b a }";
        let data = json!({ "stranger": { "z": 1, "y": 2 }, "a": { "k": 1, "j": 2 }, "b": 3 });
        let arranged = arranged(query, json!({}), data.clone());
        assert!(arranged.starts_with(r#"{"b":3,"a":"#), "{arranged}");
        let read: serde_json::Value = serde_json::from_str(&arranged).expect("JSON");
        assert_eq!(read, data);
    }
}
