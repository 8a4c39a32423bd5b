//! The form of documents to import: what is documented and what the demo is made of fits it, and what
//! an import refuses for its form does not.

use hankemuisti::demo;
use serde_json::{Value, json};

/// A schema with what it refers to. It knows the words that the form uses and no others.
struct Form(Value);

impl Form {
    fn kept() -> Form {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/import.schema.json");
        let text = std::fs::read_to_string(path).unwrap();
        Form(serde_json::from_str(&text).unwrap())
    }

    /// What is wrong with a document, by place.
    fn faults(&self, document: &Value) -> Vec<String> {
        let mut faults = Vec::new();
        self.check(&self.0, document, "", &mut faults);
        faults
    }

    fn fits(&self, schema: &Value, value: &Value) -> bool {
        let mut faults = Vec::new();
        self.check(schema, value, "", &mut faults);
        faults.is_empty()
    }

    fn check(&self, schema: &Value, value: &Value, at: &str, faults: &mut Vec<String>) {
        for (word, rule) in schema.as_object().unwrap() {
            let is_right = match word.as_str() {
                "$schema" | "title" | "description" | "default" | "$defs" | "then" | "format" => {
                    true
                }
                "$ref" => {
                    let pointer = rule.as_str().unwrap().strip_prefix('#').unwrap();
                    let target = self
                        .0
                        .pointer(pointer)
                        .unwrap_or_else(|| panic!("{pointer}"));
                    self.check(target, value, at, faults);
                    true
                }
                "type" => match rule.as_str().unwrap() {
                    "object" => value.is_object(),
                    "array" => value.is_array(),
                    "string" => value.is_string(),
                    "number" => value.is_number(),
                    "integer" => value.is_i64(),
                    "boolean" => value.is_boolean(),
                    "null" => value.is_null(),
                    other => panic!("{other}"),
                },
                "enum" => rule.as_array().unwrap().contains(value),
                "const" => rule == value,
                "anyOf" => rule
                    .as_array()
                    .unwrap()
                    .iter()
                    .any(|own| self.fits(own, value)),
                "allOf" => {
                    for own in rule.as_array().unwrap() {
                        self.check(own, value, at, faults);
                    }
                    true
                }
                "if" => {
                    if self.fits(rule, value) {
                        self.check(&schema["then"], value, at, faults);
                    }
                    true
                }
                "required" => {
                    let mut names = rule.as_array().unwrap().iter();
                    let has = |name: &Value| value.get(name.as_str().unwrap()).is_some();
                    !value.is_object() || names.all(has)
                }
                "properties" => {
                    for (name, own) in rule.as_object().unwrap() {
                        if let Some(value) = value.get(name) {
                            self.check(own, value, &format!("{at}/{name}"), faults);
                        }
                    }
                    true
                }
                "additionalProperties" => value.as_object().is_none_or(|fields| {
                    fields
                        .keys()
                        .all(|name| schema["properties"].get(name).is_some())
                }),
                "minProperties" | "maxProperties" => value
                    .as_object()
                    .is_none_or(|fields| json!(fields.len()) == *rule),
                "items" => {
                    for (place, own) in value.as_array().into_iter().flatten().enumerate() {
                        self.check(rule, own, &format!("{at}/{place}"), faults);
                    }
                    true
                }
                "maxItems" => {
                    let items = value.as_array().map_or(0, Vec::len) as u64;
                    items <= rule.as_u64().unwrap()
                }
                "minimum" => value
                    .as_f64()
                    .is_none_or(|own| own >= rule.as_f64().unwrap()),
                "maximum" => value
                    .as_f64()
                    .is_none_or(|own| own <= rule.as_f64().unwrap()),
                // The one pattern: a day in the years of the service.
                "pattern" => value.as_str().is_none_or(|own| {
                    own.len() == 10 && ("1900-01-01".."2200-01-01").contains(&own)
                }),
                other => panic!("the form uses {other}, which nobody checks"),
            };
            if !is_right {
                faults.push(format!("{at}: {word} {rule} of {value}"));
            }
        }
    }
}

#[test]
fn every_example_of_the_documentation_fits_the_form() {
    let document = include_str!("../../docs/import.md");
    let blocks = document.split("```json\n").skip(1);
    let blocks = blocks.filter_map(|block| block.split("```").next());
    let parsed = blocks.map(|block| serde_json::from_str::<Value>(block).unwrap());
    let examples: Vec<Value> = parsed.filter(|own| own.get("steps").is_some()).collect();
    assert!(!examples.is_empty());
    for example in examples {
        assert_eq!(Form::kept().faults(&example), [""; 0]);
    }
}

#[test]
fn the_whole_demo_fits_the_form() {
    let document = demo::document().unwrap();
    assert!(document["steps"].as_array().unwrap().len() > 500);
    assert_eq!(Form::kept().faults(&document), [""; 0]);
}

#[test]
fn what_an_import_refuses_for_its_form_does_not_fit() {
    let form = Form::kept();
    let step = |mutation: &str, input: Value| json!({ "steps": [{ "mutation": mutation, "input": input }] });
    let named = |names: Value| {
        step(
            "renameProject",
            json!({ "project": "hanke", "names": names }),
        )
    };
    assert_eq!(form.faults(&named(json!({ "fi": "Nimi" }))), [""; 0]);
    let terms = |due: Value| {
        step(
            "makePromise",
            json!({ "project": "hanke", "key": "a", "kind": "MILESTONE",
            "names": { "fi": "a" }, "source": "b", "terms": { "due": due } }),
        )
    };
    assert_eq!(
        form.faults(&terms(Value::Null)),
        [""; 0],
        "what may be left out may be null"
    );
    for wrong in [
        json!([]),
        json!({ "steps": {} }),
        json!({ "steps": [], "other": 1 }),
        step("removePerson", json!({ "person": "x" })),
        json!({ "steps": [{ "mutation": "renameProject" }] }),
        named(json!({ "fi": 5 })),
        named(json!({ "de": "Name" })),
        step("renameProject", json!({ "project": "hanke" })),
        terms(json!({ "year": "2020" })),
        step(
            "makePromise",
            json!({ "project": "hanke", "key": "a", "kind": "HOPE",
            "names": { "fi": "a" }, "source": "b" }),
        ),
        step(
            "setTarget",
            json!({ "indicator": "t3", "target": { "names": { "fi": "a" },
            "validFrom": "2020-1-1", "source": "b", "bound": { "atLeast": 1 } } }),
        ),
        step(
            "setTarget",
            json!({ "indicator": "t3", "target": { "names": { "fi": "a" },
            "validFrom": "2020-01-01", "source": "b", "bound": { "atLeast": 1, "atMost": 2 } } }),
        ),
    ] {
        assert_ne!(form.faults(&wrong), [""; 0], "{wrong}");
    }
}
