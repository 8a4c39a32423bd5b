//! The same command through HTTP and GraphQL, with tokens, metrics and the log of requests.
//!
//! The client runs in this process on one thread, so it takes its share of the processor from the
//! server; the limit is that of the command without any of this.

use anyhow::Result;
use hankemuisti::domain::actor::Role;
use hankemuisti::domain::series::RecordObservation;
use serde_json::json;

use crate::common::bare::{self, Weight};
use crate::common::http::{Door, log_to, post, send_all};
use crate::common::world::{self, Base};
use crate::common::{CLIENTS, Goal, folder, interleaved, rate, runtime};

const OBSERVATIONS: usize = 6_400;
const GOAL: Goal = Goal {
    must: 0.35,
    aim: 0.5,
};
const MUTATION: &str = "mutation Record($input: RecordObservationInput!) { \
    recordObservation(input: $input) { \
    userErrors { code message field } recordedAt cursor series { id } } }";

pub fn run() -> Result<()> {
    let runtime = runtime()?;
    let folder = folder()?;
    let path = |name: &str| folder.path().join(name);
    log_to(&path("log"))?;
    let door = runtime.block_on(async { Door::new() });
    let token = door.token(Role::Writer)?;

    let (base, commands) = runtime.block_on(async {
        let app = world::open_file(&path("observations")).await?;
        let commands = world::observations(&app, OBSERVATIONS).await?;
        anyhow::Ok((Base::keep(app, path("observations.base")).await?, commands))
    })?;
    let requests: Vec<Vec<u8>> = commands
        .iter()
        .map(|command| post(&body(command), Some(&token)))
        .collect();

    let ours = |name: &str| {
        let path = base.copy(name)?;
        let (app, server) = runtime.block_on(async {
            let app = world::open_file(&path).await?;
            let server = door.serve(&app).await?;
            anyhow::Ok((app, server))
        })?;
        let expected = r#""userErrors":[]"#;
        let took = send_all(server.address, requests.clone(), CLIENTS, expected)?;
        server.stop();
        runtime.block_on(app.finish());
        anyhow::Ok((path, rate(requests.len(), took)))
    };
    let (first, _) = ours("first")?;
    let rows = bare::written_after(&first, base.position)?;
    let weight = Weight::of(&first, base.position)?;
    let rounds = interleaved(
        |round| {
            let path = base.copy(&format!("limit-{round}"))?;
            let took = bare::write(&path, &rows)?;
            weight.must_equal(&Weight::of(&path, base.position)?)?;
            Ok(rate(rows.len(), took))
        },
        |round| {
            let (path, rate) = ours(&format!("ours-{round}"))?;
            weight.must_equal(&Weight::of(&path, base.position)?)?;
            Ok(rate)
        },
    )?;
    rounds.print("HTTP and GraphQL command, an observation", "/s", GOAL);
    Ok(())
}

fn body(command: &RecordObservation) -> String {
    let input = json!({
        "project": world::PROJECT,
        "indicator": world::INDICATOR,
        "place": command.place,
        "group": "DOCTORS",
        "period": { "from": command.period.from, "to": command.period.to },
        "reading": { "outcome": { "value": 10.25 }, "n": 120, "source": world::SOURCE },
    });
    json!({ "query": MUTATION, "variables": { "input": input } }).to_string()
}
