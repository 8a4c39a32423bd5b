//! The demo: a story of real and invented projects, told to the service as a client would tell it.
//!
//! Every step is a mutation in a role, at the moment when the story has it, under a command id of
//! its own: telling the story twice changes nothing. It is told only to an empty log, or to one
//! that began with it.

mod models;
pub mod people;
pub mod scale;
mod testiohjelma;

use anyhow::{Context as _, bail};
use async_graphql::{Request, Variables};
use chrono::{DateTime, Utc};
use serde::Deserialize;
use serde_json::{Map, Value, json};
use uuid::Uuid;

use crate::app::App;
use crate::clock::ManualClock;
use crate::domain::actor::{Actor, Role};
use crate::domain::language::Language;
use crate::graphql::Schema;

/// Namespace of the command ids of the story.
const STEPS: Uuid = Uuid::from_u128(0x6d1f_2c9b_70c4_4b0e_9a53_18e4_2d7c_5af6);

#[derive(Deserialize)]
struct Story {
    steps: Vec<Step>,
}

#[derive(Deserialize)]
struct Step {
    at: DateTime<Utc>,
    role: Role,
    mutation: String,
    input: Value,
    /// A name for the observation or the adoption that the step records, for later steps.
    save: Option<String>,
}

/// What is told, in this order: a later part goes on where the one before it ended.
const PARTS: &[&str] = &[include_str!("story.json"), include_str!("documents.json")];

fn story() -> anyhow::Result<Vec<Step>> {
    let mut steps = Vec::new();
    for part in PARTS {
        let story: Story = serde_json::from_str(part).context("the demo's story cannot be read")?;
        steps.extend(story.steps);
    }
    let last = steps.iter().map(|step: &Step| step.at).max();
    steps.extend(models::steps(last.unwrap_or_default())?);
    let story: Story = serde_json::from_str(include_str!("indicators.json"))
        .context("the demo's indicators cannot be read")?;
    steps.extend(story.steps);
    steps.extend(testiohjelma::steps()?);
    Ok(steps)
}

fn command_id(step: usize) -> Uuid {
    Uuid::new_v5(&STEPS, &step.to_be_bytes())
}

/// Whether the log holds the last of the steps.
async fn is_told(app: &App, steps: usize) -> anyhow::Result<bool> {
    let Some(last) = steps.checked_sub(1) else {
        return Ok(true);
    };
    Ok(app.store().find_command(command_id(last)).await?.is_some())
}

/// Whether the log is empty or began with the story.
pub async fn may_be_told(app: &App) -> anyhow::Result<bool> {
    let store = app.store();
    if store.head().await?.position == 0 {
        return Ok(true);
    }
    let first = store.find_command(command_id(0)).await?;
    Ok(first.is_some_and(|outcome| outcome.committed.first_position == 1))
}

/// Tells the story; returns how many steps it has. `progress` gets steps done and all steps.
///
/// The clock stands at the story's moments meanwhile and is let go afterwards.
pub async fn tell(
    app: &App,
    schema: &Schema,
    clock: &ManualClock,
    progress: impl Fn(usize, usize),
) -> anyhow::Result<usize> {
    if !may_be_told(app).await? {
        bail!(
            "this log holds other work than the demo; give the demo a database of its own with \
             --database"
        );
    }
    let steps = story()?;
    if is_told(app, steps.len()).await? {
        return Ok(steps.len());
    }
    let mut saved = Map::new();
    for (number, step) in steps.iter().enumerate() {
        clock.set(step.at);
        let recorded = run(schema, number, step, &saved)
            .await
            .with_context(|| format!("step {number} of the demo, {}", step.mutation))?;
        if let (Some(name), Some(id)) = (&step.save, recorded) {
            saved.insert(name.clone(), id);
        }
        progress(number + 1, steps.len());
    }
    clock.let_go();
    Ok(steps.len())
}

/// Puts what earlier steps recorded in place of their names.
fn fill(input: &mut Value, saved: &Map<String, Value>) -> anyhow::Result<()> {
    if let Some(name) = input["saved"].as_str() {
        *input = saved.get(name).context("nothing was saved")?.clone();
        return Ok(());
    }
    match input {
        Value::Object(fields) => fields.values_mut().try_for_each(|own| fill(own, saved)),
        Value::Array(items) => items.iter_mut().try_for_each(|own| fill(own, saved)),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => Ok(()),
    }
}

/// Runs one step; returns the id of the observation or adoption that it recorded, if it did.
async fn run(
    schema: &Schema,
    number: usize,
    step: &Step,
    saved: &Map<String, Value>,
) -> anyhow::Result<Option<Value>> {
    let mut input = step.input.clone();
    fill(&mut input, saved)?;
    let stem = step.mutation[..1].to_uppercase() + &step.mutation[1..];
    let more = match (&step.save, step.mutation.as_str()) {
        (None, _) => "",
        (Some(_), "reportAdoption") => "adoption { id }",
        (Some(_), _) => "series { observations { id period { to } } }",
    };
    // A draft is no part of the log, so writing into it is no command.
    let (declared, given) = match step.mutation.as_str() {
        "saveDraftField" => ("", ""),
        _ => (", $commandId: UUID", ", commandId: $commandId"),
    };
    let query = format!(
        "mutation($input: {stem}Input!{declared}) {{ {}(input: $input{given}) {{ userErrors {{ \
         code message field }} {more} }} }}",
        step.mutation
    );
    let variables = json!({ "input": input, "commandId": command_id(number) });
    let request = Request::new(query)
        .variables(Variables::from_json(variables))
        .data(Actor::demo(step.role))
        .data(Language::En);
    let answer = serde_json::to_value(schema.execute(request).await)?;
    let payload = &answer["data"][&step.mutation];
    if payload["userErrors"]
        .as_array()
        .is_none_or(|errors| !errors.is_empty())
    {
        bail!("it was refused: {answer}");
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
