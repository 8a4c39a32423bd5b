//! Steps: commands as JSON, given through the schema as a client would give them.
//!
//! A step is `{"mutation": …, "input": …}` with the names of the schema; `happenedOn` is the day on
//! which it became true. An observation or an adoption that a step records may be saved under a
//! name, for `{"saved": name}` in a later step.

use std::collections::HashMap;
use std::sync::Arc;

use async_graphql::{Request, Variables};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value, json};
use uuid::Uuid;

use super::rehearsal::Rehearsal;
use crate::app::{App, Failure};
use crate::domain::actor::Actor;
use crate::domain::language::Language;
use crate::domain::origin::Origin;
use crate::domain::refusal::{Reason, Refusal};
use crate::graphql::Schema;
use crate::graphql::error::UserError;

/// Most steps of one request; the command line takes more.
pub const STEPS_MAX: usize = 1_000;

/// What a step may do: commands about what was planned, done and measured, none about people.
pub const MUTATIONS: &[&str] = &[
    "launchProgramme",
    "defineGoal",
    "rewordGoal",
    "setScale",
    "planRound",
    "rescheduleRound",
    "closeRound",
    "registerProject",
    "renameProject",
    "describeProject",
    "changeOperatingTime",
    "transferHost",
    "joinPartner",
    "endPartnership",
    "stateFunders",
    "changeProjectState",
    "classifyProject",
    "stateAliases",
    "startSubProject",
    "reviseSubProject",
    "concludeSubProject",
    "appointBody",
    "endBody",
    "appointMember",
    "endBodyMembership",
    "linkProject",
    "makePromise",
    "revisePromise",
    "recordOutcome",
    "correctOutcome",
    "decideGrant",
    "changePlan",
    "addPublication",
    "checkLink",
    "recordMeeting",
    "correctMeeting",
    "raiseRisk",
    "reassessRisk",
    "closeRisk",
    "submitAssessment",
    "amendAssessment",
    "importAssessment",
    "defineIndicator",
    "changeMethod",
    "setTarget",
    "endTarget",
    "recordObservation",
    "correctObservation",
    "confirmObservation",
    "withdrawObservation",
    "linkClaim",
    "unlinkClaim",
    "enterModel",
    "renameModel",
    "classifyModel",
    "publishModelVersion",
    "changeModelState",
    "linkModelEvidence",
    "reportAdoption",
    "moveAdoption",
    "stateAdoptionResult",
    "correctAdoption",
    "withdrawAdoption",
    "linkModels",
    "unlinkModels",
];

/// A command to give.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Step {
    pub mutation: String,
    pub input: Value,
    /// The day it became true, when not the day of recording.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub happened_on: Option<String>,
    /// A name for the observation or the adoption that the step records, for later steps.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub save: Option<String>,
}

/// What running steps did.
#[derive(Default)]
pub struct Ran {
    pub recorded: usize,
    pub already_recorded: usize,
    /// By place in the document.
    pub faults: Vec<UserError>,
}

impl Ran {
    pub fn of_faults(faults: Vec<UserError>) -> Ran {
        Ran {
            faults,
            ..Ran::default()
        }
    }

    /// Whether nothing happened but that the first step was forbidden.
    pub fn is_forbidden(&self) -> bool {
        let forbidden = Reason::StepForbidden.code();
        self.recorded + self.already_recorded == 0
            && self
                .faults
                .first()
                .is_some_and(|fault| fault.code == forbidden)
    }
}

/// A place in a document as a JSON pointer (RFC 6901).
pub fn pointer(field: &[String]) -> String {
    let escaped = field
        .iter()
        .map(|part| part.replace('~', "~0").replace('/', "~1"));
    escaped.fold(String::new(), |pointer, part| pointer + "/" + &part)
}

/// The JSON of a document, or where it is none.
pub fn json_of(text: &str) -> Result<Value, Reason> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    serde_json::from_str(text).map_err(|error| Reason::NotJson {
        line: error.line(),
        column: error.column(),
    })
}

/// The steps of a document, or all that is wrong with its form.
pub fn parse(document: &str, max: usize, language: Language) -> Result<Vec<Step>, Vec<UserError>> {
    let mut faults = Vec::new();
    let mut refuse = |field: &[&str], reason: Reason| {
        let field = field.iter().map(|part| (*part).to_owned()).collect();
        faults.push(UserError::new(&Refusal { reason, field }, language));
    };
    let shape = |what: &str| Reason::WrongShape {
        what: what.to_owned(),
    };
    let value = match json_of(document) {
        Ok(value) => value,
        Err(reason) => {
            refuse(&[], reason);
            return Err(faults);
        }
    };
    let Value::Object(members) = &value else {
        refuse(&[], shape("object"));
        return Err(faults);
    };
    for name in members
        .keys()
        .filter(|name| !["$schema", "about", "steps"].contains(&name.as_str()))
    {
        refuse(&[name], shape("about, steps"));
    }
    let Some(Value::Array(all)) = members.get("steps") else {
        refuse(&["steps"], shape("list"));
        return Err(faults);
    };
    if all.len() > max {
        refuse(&["steps"], Reason::TooMany { max });
        return Err(faults);
    }
    let mut steps = Vec::new();
    for (number, step) in all.iter().enumerate() {
        let number = number.to_string();
        let Value::Object(members) = step else {
            refuse(&["steps", &number], shape("object"));
            continue;
        };
        for (name, value) in members {
            let at = ["steps", number.as_str(), name];
            match (name.as_str(), value) {
                ("mutation", Value::String(word)) if MUTATIONS.contains(&word.as_str()) => {}
                ("mutation", Value::String(word)) => {
                    let what = word.chars().take(80).collect();
                    refuse(&at, Reason::NotAStep { what });
                }
                ("input", Value::Object(_)) | ("happenedOn" | "save", Value::String(_)) => {}
                // The demo's own: who said it, and when the story has it.
                ("at" | "role", _) => {}
                ("input", _) => refuse(&at, shape("object")),
                ("mutation" | "happenedOn" | "save", _) => refuse(&at, shape("string")),
                _ => refuse(&at, shape("mutation, input, happenedOn, save")),
            }
        }
        for needed in ["mutation", "input"] {
            if !members.contains_key(needed) {
                refuse(&["steps", &number, needed], Reason::Required);
            }
        }
        steps.extend(serde_json::from_value::<Step>(step.clone()).ok());
    }
    if faults.is_empty() {
        Ok(steps)
    } else {
        Err(faults)
    }
}

/// Gives steps in somebody's name.
pub struct Steps<'a> {
    pub schema: &'a Schema,
    pub actor: Actor,
    pub language: Language,
    /// Where what they record was taken from.
    pub origin: Option<Origin>,
}

impl Steps<'_> {
    /// Gives the steps in order, each under an id of its content, and stops at the first that is
    /// refused. With a rehearsal nothing is recorded, and what would be is counted; steps that were
    /// recorded before are given again, which has no effect and tells what they saved. `progress`
    /// gets steps done and all steps.
    pub async fn run_all(
        &self,
        app: &App,
        steps: &[Step],
        rehearsal: Option<Arc<Rehearsal>>,
        progress: impl Fn(usize, usize),
    ) -> Result<Ran, Failure> {
        let mut ran = Ran::default();
        let mut saved = Map::new();
        let mut twins: HashMap<Uuid, u64> = HashMap::new();
        for (number, step) in steps.iter().enumerate() {
            let id = self.id_of(step, &mut twins);
            let was_known = app.has_recorded(id).await?;
            let rehearsal = rehearsal.as_ref().filter(|_| !was_known);
            match self.give(step, id, &saved, rehearsal).await {
                Ok(recorded) => {
                    if let (Some(name), Some(recorded)) = (&step.save, recorded) {
                        saved.insert(name.clone(), recorded);
                    }
                }
                Err(faults) => {
                    let number = number.to_string();
                    let at = ["steps", number.as_str()];
                    ran.faults = faults.into_iter().map(|fault| fault.within(&at)).collect();
                    break;
                }
            }
            let is_new = match rehearsal {
                Some(rehearsal) => rehearsal.is_news(),
                None => !was_known && app.has_recorded(id).await?,
            };
            if is_new {
                ran.recorded += 1;
            } else {
                ran.already_recorded += 1;
            }
            progress(number + 1, steps.len());
        }
        Ok(ran)
    }

    /// The id that follows from who gives the step, what it says, and how many before it say the
    /// same: a state may come again.
    pub fn id_of(&self, step: &Step, twins: &mut HashMap<Uuid, u64>) -> Uuid {
        let said = json!([step.mutation, step.input, step.happened_on]).to_string();
        let own = super::command_id(&[self.actor.id.as_bytes(), said.as_bytes()]);
        let before = twins.entry(own).or_default();
        *before += 1;
        super::command_id(&[own.as_bytes(), &before.to_be_bytes()])
    }

    /// Gives one step. Returns the id of the observation or the adoption that it recorded, when it
    /// is to be saved; what is wrong has its place in the step.
    pub async fn run(
        &self,
        step: &Step,
        command_id: Uuid,
        saved: &Map<String, Value>,
    ) -> Result<Option<Value>, Vec<UserError>> {
        self.give(step, command_id, saved, None).await
    }

    async fn give(
        &self,
        step: &Step,
        command_id: Uuid,
        saved: &Map<String, Value>,
        rehearsal: Option<&Arc<Rehearsal>>,
    ) -> Result<Option<Value>, Vec<UserError>> {
        let mut input = step.input.clone();
        for (field, value) in input.as_object_mut().into_iter().flatten() {
            if !fill(value, saved) {
                let what = "saved".to_owned();
                return Err(vec![
                    self.fault(&["input", field], Reason::NotFound { what }),
                ]);
            }
        }
        let query = query_of(step);
        let variables = json!({
            "input": input, "commandId": command_id, "happenedOn": step.happened_on
        });
        let mut request = Request::new(query)
            .variables(Variables::from_json(variables))
            .data(self.actor)
            .data(self.language);
        if let Some(origin) = self.origin {
            request = request.data(origin);
        }
        if let Some(rehearsal) = rehearsal {
            request = request.data(rehearsal.clone());
        }
        let answer = serde_json::to_value(self.schema.execute(request).await).unwrap_or_default();
        let payload = &answer["data"][&step.mutation];
        let Some(errors) = payload["userErrors"].as_array() else {
            return Err(vec![self.failed(&answer["errors"][0])]);
        };
        if !errors.is_empty() {
            return Err(errors.iter().map(refused).collect());
        }
        if let Some(rehearsal) = rehearsal {
            return Ok(rehearsal.saved());
        }
        if let id @ Value::String(_) = &payload["adoption"]["id"] {
            return Ok(Some(id.clone()));
        }
        let observations = payload["series"]["observations"].as_array();
        let recorded = observations.and_then(|all| {
            let own = &step.input["period"]["to"];
            all.iter()
                .find(|observation| observation["period"]["to"] == *own)
        });
        Ok(recorded.map(|observation| observation["id"].clone()))
    }

    fn fault(&self, field: &[&str], reason: Reason) -> UserError {
        let field = field.iter().map(|part| (*part).to_owned()).collect();
        UserError::new(&Refusal { reason, field }, self.language)
    }

    /// What an answer without a payload means for the step.
    fn failed(&self, error: &Value) -> UserError {
        let said = error["message"].as_str().unwrap_or_default().to_owned();
        match error["extensions"]["code"].as_str() {
            Some("FORBIDDEN") => self.fault(&[], Reason::StepForbidden),
            Some(code) => {
                let what = code.to_owned();
                self.fault(&[], Reason::StepFailed { what })
            }
            None => {
                let place = place_of(&said);
                let place: Vec<&str> = place.iter().map(String::as_str).collect();
                self.fault(&place, Reason::NotAnInput { what: said.clone() })
            }
        }
    }
}

/// Puts what earlier steps saved in place of its names; false when nothing was saved under one.
fn fill(input: &mut Value, saved: &Map<String, Value>) -> bool {
    if let Some(name) = input["saved"].as_str() {
        let known = saved.get(name).cloned();
        return known.map(|id| *input = id).is_some();
    }
    match input {
        Value::Object(fields) => fields.values_mut().all(|own| fill(own, saved)),
        Value::Array(items) => items.iter_mut().all(|own| fill(own, saved)),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => true,
    }
}

fn query_of(step: &Step) -> String {
    let name = &step.mutation;
    let stem: String = name
        .char_indices()
        .map(|(at, sign)| {
            if at == 0 {
                sign.to_ascii_uppercase()
            } else {
                sign
            }
        })
        .collect();
    let more = match (&step.save, name.as_str()) {
        (None, _) => "",
        (Some(_), "reportAdoption") => "adoption { id }",
        (Some(_), "recordObservation") => "series { observations { id period { to } } }",
        (Some(_), _) => "",
    };
    // A draft is no part of the log, so writing into it is no command.
    let (mut declared, mut given) = match name.as_str() {
        "saveDraftField" => (String::new(), String::new()),
        _ => (
            ", $commandId: UUID".into(),
            ", commandId: $commandId".into(),
        ),
    };
    if step.happened_on.is_some() {
        declared.push_str(", $happenedOn: Date");
        given.push_str(", happenedOn: $happenedOn");
    }
    format!(
        "mutation($input: {stem}Input!{declared}) {{ {name}(input: $input{given}) {{ userErrors {{ \
         code message field }} {more} }} }}"
    )
}

/// A refusal of a payload, under the input of its step.
fn refused(error: &Value) -> UserError {
    let text = |name: &str| error[name].as_str().unwrap_or_default().to_owned();
    let parts = error["field"].as_array().into_iter().flatten();
    let parts = parts.filter_map(|part| part.as_str().map(str::to_owned));
    let happened_on = parts
        .clone()
        .next()
        .is_some_and(|part| part == "happenedOn");
    let outer = (!happened_on).then(|| "input".to_owned());
    let field = outer.into_iter().chain(parts).collect();
    UserError::passed_on(text("code"), text("message"), field)
}

/// The place that the library names in quotation marks, such as `"input.names.fi"`.
fn place_of(message: &str) -> Vec<String> {
    let quoted = message.split('"').nth(1).unwrap_or_default();
    if quoted == "input" || quoted.starts_with("input.") {
        quoted.split('.').map(str::to_owned).collect()
    } else {
        vec!["input".to_owned()]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn faults(document: &str) -> Vec<(String, String)> {
        let faults = parse(document, 3, Language::En).unwrap_err();
        let told = faults
            .iter()
            .map(|fault| (pointer(&fault.field), fault.code.clone()));
        told.collect()
    }

    #[test]
    fn everything_wrong_with_the_form_of_a_document_is_told_with_its_place() {
        let document = r#"{ "steps": [
            { "mutation": "renameProject", "input": {} },
            { "mutation": "removePerson", "input": [] },
            { "input": {}, "note": 1 } ], "a/b": 1 }"#;
        let expected = [
            ("/a~1b", "WRONG_SHAPE"),
            ("/steps/1/input", "WRONG_SHAPE"),
            ("/steps/1/mutation", "NOT_A_STEP"),
            ("/steps/2/mutation", "REQUIRED"),
            ("/steps/2/note", "WRONG_SHAPE"),
        ];
        let mut found = faults(document);
        found.sort();
        let expected = expected.map(|(place, code)| (place.to_owned(), code.to_owned()));
        assert_eq!(found, expected);
    }

    #[test]
    fn broken_json_is_told_by_line_and_column() {
        let found = parse("{ \"steps\": [\n  { \"mutation\" }", 3, Language::En).unwrap_err();
        assert_eq!(found[0].code, "NOT_JSON");
        assert!(found[0].message.contains("line 2"), "{}", found[0].message);
        for document in ["[]", "{}", r#"{"steps": {}}"#, r#"{"steps": [1,2,3,4]}"#] {
            assert_eq!(faults(document).len(), 1, "{document}");
        }
    }
}
