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
use chrono::{DateTime, Utc};
use serde::Deserialize;
use serde_json::{Map, Value, json};
use uuid::Uuid;

use crate::app::App;
use crate::clock::ManualClock;
use crate::domain::actor::{Actor, Role};
use crate::domain::language::Language;
use crate::graphql::{Schema, import};

/// Namespace of the command ids of the story.
const STEPS: Uuid = Uuid::from_u128(0x6d1f_2c9b_70c4_4b0e_9a53_18e4_2d7c_5af6);

#[derive(Deserialize)]
struct Story {
    steps: Vec<Step>,
}

/// A step of an import, at a moment and in a role.
#[derive(Deserialize)]
struct Step {
    at: DateTime<Utc>,
    role: Role,
    #[serde(flatten)]
    given: import::Step,
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

/// The story as a document of steps, without those that an import may not give.
pub fn document() -> anyhow::Result<Value> {
    let steps = story()?.into_iter().map(|step| step.given);
    let steps = steps.filter(|step| import::MUTATIONS.contains(&step.mutation.as_str()));
    let steps: Vec<import::Step> = steps.collect();
    Ok(json!({ "about": "The demo of Hankemuisti", "steps": steps }))
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
        let steps_of_role = import::Steps {
            schema,
            actor: Actor::demo(step.role),
            language: Language::En,
            origin: None,
        };
        let given = &step.given;
        let recorded = match steps_of_role.run(given, command_id(number), &saved).await {
            Ok(recorded) => recorded,
            Err(faults) => {
                let faults = faults.iter();
                let told: Vec<String> = faults
                    .map(|fault| format!("{}: {}", import::pointer(&fault.field), fault.message))
                    .collect();
                bail!(
                    "step {number} of the demo, {}: {}",
                    given.mutation,
                    told.join("; ")
                );
            }
        };
        if let (Some(name), Some(id)) = (&given.save, recorded) {
            saved.insert(name.clone(), id);
        }
        progress(number + 1, steps.len());
    }
    clock.let_go();
    Ok(steps.len())
}
