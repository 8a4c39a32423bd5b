//! The operating models of the source documents, told after the rest of the story.
//!
//! Facts are the documents'; what a document does not say, the model says that it does not.

use anyhow::Context as _;
use chrono::{DateTime, TimeDelta, Utc};
use serde::Deserialize;
use serde_json::{Value, json};

use super::Step;
use crate::domain::actor::Role;
use crate::graphql::import;

/// Which recorded project made each model, by key and address. A model that is not here keeps the
/// placeholder that its step names, or has no maker.
const MADE_BY: &[(&str, &str)] = &[
    ("raision-malli", "maisema-1"),
    ("mikkelin-tilaaja-tuottajasovellus", "maisema-1"),
    ("raision-malli-maisema-2", "maisema-2"),
    ("palveluverkoston-johtamismalli", TYOKALUT),
    ("vastuullinen-hoito-organisaatio", TYOKALUT),
    ("tesoman-allianssimalli", TYOKALUT),
    ("oulun-palveluohjausmalli", "oulun-palveluohjaushanke"),
    (
        "keski-suomen-sote-malli",
        "keski-suomen-palvelurakenneselvitys",
    ),
    ("monialainen-tiimimalli", LANSI),
    ("lasten-psykiatrinen-jalkautuva-tuki", LANSI),
    ("nuorisopsykiatri-perustason-tukena", LANSI),
    ("perhekeskustoimintamalli-lansi-uusimaa", LANSI),
    ("perhekeskuksen-johtamisrakenne", LANSI),
    ("ppt-toimintamalli", LANSI),
    ("suun-ostopalvelun-hankintamalli", LANSI),
    ("keskitetty-potilasohjaus", LANSI),
    ("seniori-info", LANSI),
    ("ikaantyneiden-fraasisovellus", LANSI),
];

const TYOKALUT: &str = "sote-jarjestajan-tyokalut";
const LANSI: &str = "lansi-uusimaa-tulevaisuuden-sote-keskus";

/// Minutes from one step to the next.
const STEP_MINUTES: i32 = 5;

#[derive(Deserialize)]
struct Story {
    steps: Vec<Told>,
}

#[derive(Deserialize)]
struct Told {
    role: Role,
    #[serde(flatten)]
    given: import::Step,
}

/// The steps, each some minutes after the one before, the first after `last`.
pub fn steps(last: DateTime<Utc>) -> anyhow::Result<Vec<Step>> {
    let story: Story = serde_json::from_str(include_str!("models.json"))
        .context("the demo's models cannot be read")?;
    let timed = (1..).zip(story.steps).map(|(number, told)| Step {
        at: last + TimeDelta::minutes(i64::from(STEP_MINUTES * number)),
        role: told.role,
        given: import::Step {
            input: with_maker(&told.given.mutation, told.given.input),
            ..told.given
        },
    });
    Ok(timed.collect())
}

fn with_maker(mutation: &str, mut input: Value) -> Value {
    let key = input["key"].as_str();
    let made = MADE_BY.iter().find(|(model, _)| Some(*model) == key);
    if let (Some((_, project)), "enterModel", Some(fields)) =
        (made, mutation, input.as_object_mut())
    {
        fields.remove("placeholder");
        fields.insert("project".to_owned(), json!(project));
    }
    input
}
