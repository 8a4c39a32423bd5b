//! The form of a document of steps as a JSON Schema (draft 2020-12), for editors and other programs.
//!
//! It is made of the service's own schema, so it says of each step what the step's mutation says. What
//! only a rule can tell, such as that a project exists, it does not tell.

use std::collections::HashMap;

use async_graphql::Name;
use async_graphql::parser::parse_schema;
use async_graphql::parser::types::{
    BaseType, InputObjectType, InputValueDefinition, Type, TypeDefinition, TypeKind,
    TypeSystemDefinition,
};
use serde_json::{Map, Value, json};

use super::steps::MUTATIONS;

/// The schema, as the repository keeps it; `None` when the service's own schema cannot be read.
pub fn document_schema() -> Option<String> {
    let parsed = parse_schema(crate::graphql::sdl()).ok()?;
    let types = parsed.definitions.into_iter().filter_map(|own| match own {
        TypeSystemDefinition::Type(own) => Some((own.node.name.node.clone(), own.node)),
        TypeSystemDefinition::Schema(_) | TypeSystemDefinition::Directive(_) => None,
    });
    let types: HashMap<Name, TypeDefinition> = types.collect();
    let mut form = Form {
        types: &types,
        defined: Map::new(),
    };
    let inputs = form.inputs()?;
    let of_mutation = |(mutation, input): &(String, String)| {
        json!({
            "if": { "properties": { "mutation": { "const": mutation } } },
            "then": { "properties": { "input": { "$ref": format!("#/$defs/{input}") } } }
        })
    };
    let each: Vec<Value> = inputs.iter().map(of_mutation).collect();
    let names: Vec<&String> = inputs.iter().map(|(mutation, _)| mutation).collect();
    let mut defined = form.defined;
    defined.insert(
        "Saved".to_owned(),
        json!({
            "description": "The id of what an earlier step saved under this name.",
            "type": "object", "required": ["saved"], "additionalProperties": false,
            "properties": { "saved": { "type": "string" } }
        }),
    );
    defined.insert(
        "Step".to_owned(),
        json!({
            "description": "A command: a mutation of the schema with its input.",
            "type": "object", "required": ["mutation", "input"], "additionalProperties": false,
            "properties": {
                "mutation": { "description": "Its name in the schema.", "enum": names },
                "input": { "description": "Its input.", "type": "object" },
                "happenedOn": {
                    "description": "The day it became true, when not today.",
                    "$ref": "#/$defs/Date"
                },
                "save": {
                    "description": "A name for the observation or the adoption that it records.",
                    "type": "string"
                },
                "at": { "description": "The demo's own; passed over." },
                "role": { "description": "The demo's own; passed over." }
            },
            "allOf": each
        }),
    );
    let schema = json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Hankemuisti: projects, models, rounds and observations as steps",
        "description": "What `import json` and the mutation `importSteps` take; docs/import.md tells \
                        the rest.",
        "type": "object", "required": ["steps"], "additionalProperties": false,
        "properties": {
            "$schema": { "description": "Where this schema is; passed over.", "type": "string" },
            "about": { "description": "What the document is, for people; passed over." },
            "steps": {
                "description": "The commands, in order: at most 1,000 over GraphQL.",
                "type": "array", "maxItems": 100_000, "items": { "$ref": "#/$defs/Step" }
            }
        },
        "$defs": defined
    });
    Some(serde_json::to_string_pretty(&schema).ok()? + "\n")
}

/// What has been told of the types that inputs are made of.
struct Form<'a> {
    types: &'a HashMap<Name, TypeDefinition>,
    defined: Map<String, Value>,
}

impl Form<'_> {
    /// The mutations that a step may give, each with the name of its input.
    fn inputs(&mut self) -> Option<Vec<(String, String)>> {
        let TypeKind::Object(mutation) = &self.types.get("Mutation")?.kind else {
            return None;
        };
        let mut found = Vec::with_capacity(MUTATIONS.len());
        for name in MUTATIONS {
            let mut fields = mutation.fields.iter().map(|field| &field.node);
            let field = fields.find(|field| field.name.node == *name)?;
            let mut arguments = field.arguments.iter().map(|argument| &argument.node);
            let input = arguments.find(|argument| argument.name.node == "input")?;
            let BaseType::Named(input) = &input.ty.node.base else {
                return None;
            };
            self.define(input);
            found.push(((*name).to_owned(), input.to_string()));
        }
        found.sort();
        Some(found)
    }

    /// Tells a type, and those that it is made of, once.
    fn define(&mut self, name: &Name) {
        if self.defined.contains_key(name.as_str()) {
            return;
        }
        // First the name, as a type may be made of itself.
        self.defined.insert(name.to_string(), Value::Null);
        let types = self.types;
        let own = types.get(name);
        let mut told = match own.map(|own| &own.kind) {
            Some(TypeKind::InputObject(input)) => {
                let directives = own.iter().flat_map(|own| &own.directives);
                let mut names = directives.map(|directive| directive.node.name.node.as_str());
                let is_one_of = names.any(|name| name == "oneOf");
                self.object(input, is_one_of)
            }
            Some(TypeKind::Enum(values)) => {
                let values = values.values.iter();
                let values: Vec<&str> = values.map(|own| own.node.value.node.as_str()).collect();
                json!({ "enum": values })
            }
            _ => scalar(name.as_str()),
        };
        let said = own.and_then(|own| own.description.as_ref());
        describe(&mut told, said.map(|text| text.node.as_str()));
        self.defined.insert(name.to_string(), told);
    }

    fn object(&mut self, input: &InputObjectType, is_one_of: bool) -> Value {
        let mut properties = Map::new();
        let mut required = Vec::new();
        for field in input.fields.iter().map(|field| &field.node) {
            let name = field.name.node.to_string();
            if !field.ty.node.nullable && field.default_value.is_none() {
                required.push(name.clone());
            }
            properties.insert(name, self.field(field, is_one_of));
        }
        let mut told = json!({
            "type": "object", "additionalProperties": false, "properties": properties
        });
        if !required.is_empty() {
            told["required"] = json!(required);
        }
        if is_one_of {
            told["minProperties"] = json!(1);
            told["maxProperties"] = json!(1);
        }
        told
    }

    /// A field. One of several has to have a value; others that may be left out may be null as well.
    fn field(&mut self, field: &InputValueDefinition, is_one_of: bool) -> Value {
        let base = self.of(&field.ty.node.base);
        let mut told = match field.ty.node.nullable && !is_one_of {
            true => json!({ "anyOf": [base, { "type": "null" }] }),
            false => base,
        };
        let said = field.description.as_ref();
        describe(&mut told, said.map(|text| text.node.as_str()));
        let default = field.default_value.as_ref();
        if let Some(default) = default.and_then(|own| own.node.clone().into_json().ok()) {
            told["default"] = default;
        }
        told
    }

    fn of(&mut self, base: &BaseType) -> Value {
        match base {
            BaseType::List(item) => json!({ "type": "array", "items": self.item(item) }),
            BaseType::Named(name) => {
                self.define(name);
                json!({ "$ref": format!("#/$defs/{name}") })
            }
        }
    }

    fn item(&mut self, item: &Type) -> Value {
        let base = self.of(&item.base);
        match item.nullable {
            true => json!({ "anyOf": [base, { "type": "null" }] }),
            false => base,
        }
    }
}

fn describe(told: &mut Value, text: Option<&str>) {
    if let Some(text) = text {
        let words: Vec<&str> = text.split_whitespace().collect();
        told["description"] = json!(words.join(" "));
    }
}

/// A type that is no more than a value.
fn scalar(name: &str) -> Value {
    match name {
        "Int" => json!({ "type": "integer", "minimum": i32::MIN, "maximum": u32::MAX }),
        "Float" => json!({ "type": "number" }),
        "Boolean" => json!({ "type": "boolean" }),
        "ID" => json!({ "anyOf": [{ "type": "string" }, { "$ref": "#/$defs/Saved" }] }),
        "Date" => json!({ "type": "string", "pattern": "^(19|2[01])[0-9]{2}-[0-9]{2}-[0-9]{2}$" }),
        "DateTime" => json!({ "type": "string", "format": "date-time" }),
        "UUID" => json!({ "type": "string", "format": "uuid" }),
        "JSON" => json!({}),
        _ => json!({ "type": "string" }),
    }
}
