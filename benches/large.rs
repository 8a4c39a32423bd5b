//! What people wait for in a portfolio of 200 projects with 5 goals and 20 indicators, in a log of
//! 100,000 events: the page of a round, now and as of a moment, and the page of a project.

use std::time::Instant;

use anyhow::{Context as _, Result, ensure};
use chrono::{DateTime, Utc};
use hankemuisti::app::App;
use hankemuisti::demo::scale::{LAST_YEAR, PROGRAMME};
use hankemuisti::graphql;
use serde_json::{Value, json};
use tokio::runtime::Runtime;

use crate::common::asking::{Asked, aside, ask, p95};
use crate::common::http::{Door, Socket, post};
use crate::common::world::{self, Base, Size};
use crate::common::{Goal, ROUNDS, folder, median, print_bounded, runtime};
use crate::portfolio;

const SIZE: Size = Size {
    projects: 200,
    rounds: 4,
    models: 100,
    observations: 98_800,
    seed: 1,
};
const EVENTS: i64 = 100_000;
const SAMPLES: usize = 100;
const NOW: Goal = Goal {
    must: 15.0,
    aim: 10.0,
};
const COLD: Goal = Goal {
    must: 150.0,
    aim: 100.0,
};
const PAGE: Goal = Goal {
    must: 5.0,
    aim: 2.0,
};
/// What the page of a project shows.
const PROJECT: &str = "query($slug: String!) {
  project(slug: $slug) {
    slug names { fi sv en } description { fi sv } aims { fi sv } state
    operatingTime { asWritten from { text } to { text } }
    programme { key names { fi sv } }
    hosts { organisation { names { fi sv } } role } partners { organisation { names { fi sv } } role }
    funders { names { fi sv } }
    subProjects { key names { fi } } bodies { key names { fi } }
    links { relation to { slug } placeholder { names { fi } } } linkedFrom { relation from { slug } }
    promises { key names { fi } state daysLate } grants { key } meetings { key names { fi } }
    publications { key title works } risks { key } models { key names { fi } state }
    assessments { round { code } state filedAt
      answers { goal { key wording { fi } } rating { step } words } }
    series { indicator { key names { fi } } place group }
  }
}";

pub fn run() -> Result<()> {
    let runtime = runtime()?;
    let folder = folder()?;
    let path = |name: &str| folder.path().join(name);
    let (base, moment) = runtime.block_on(prepare(&path("log"), path("log.base")))?;
    println!("large: the log has {} events", base.position);
    ensure!(base.position >= EVENTS, "the log is too short");
    let door = Door::new();

    let app = runtime.block_on(world::open_file(&base.copy("now")?))?;
    let made = round(&runtime, &app, Value::Null, SAMPLES / ROUNDS)?;
    aside("the same made anew each time", &made.times);
    let asked = runtime.block_on(asked_at_the_door(&door, &app, Value::Null, SAMPLES))?;
    let job = "portfolio, 200 projects, 20 indicators";
    print_bounded(job, median(&asked[1..]), "ms", &p95(&asked[1..]), NOW);
    let page = project(&runtime, &app)?;
    let job = "the page of a project, one query";
    print_bounded(job, median(&page.times), "ms", &p95(&page.times), PAGE);
    runtime.block_on(app.finish());

    let (mut cold, mut again) = (Vec::new(), Vec::new());
    for number in 0..ROUNDS {
        // A server that has just started remembers nothing.
        let app = runtime.block_on(world::open_file(&base.copy(&format!("cold-{number}"))?))?;
        let asking = asked_at_the_door(&door, &app, json!(moment), SAMPLES / ROUNDS);
        let asked = runtime.block_on(asking)?;
        cold.push(asked[0]);
        again.extend_from_slice(&asked[1..]);
        runtime.block_on(app.finish());
    }
    let job = "the same as of a moment, asked first";
    print_bounded(job, median(&cold), "ms", &p95(&cold), COLD);
    let job = "the same as of a moment, asked again";
    print_bounded(job, median(&again), "ms", &p95(&again), NOW);
    Ok(())
}

/// Milliseconds of the page of a round over HTTP, the first time first.
async fn asked_at_the_door(door: &Door, app: &App, as_of: Value, times: usize) -> Result<Vec<f64>> {
    let server = door.serve(app).await?;
    let mut socket = Socket::open(server.address).await?;
    let asked = json!({ "query": portfolio::QUERY, "variables": variables(as_of) });
    let request = post(&asked.to_string(), None);
    let mut took = Vec::with_capacity(times + 1);
    for _ in 0..=times {
        let start = Instant::now();
        socket
            .ask(&request, r#"{"data":{"portfolio":{"programme""#)
            .await?;
        took.push(start.elapsed().as_secs_f64() * 1_000.0);
    }
    server.stop();
    Ok(took)
}

fn variables(as_of: Value) -> Value {
    let code = format!("{LAST_YEAR}-1");
    json!({ "programme": PROGRAMME, "round": code, "asOf": as_of })
}

/// Makes the portfolio; returns a moment after which a last thing was recorded.
async fn prepare(log: &std::path::Path, base: std::path::PathBuf) -> Result<(Base, DateTime<Utc>)> {
    let app = world::open_file(log).await?;
    world::grow(&app, SIZE, |_, _| ()).await?;
    let moment = app.now();
    world::programme(&app, "muu-ohjelma").await?;
    Ok((Base::keep(app, base).await?, moment))
}

fn round(runtime: &Runtime, app: &App, as_of: Value, samples: usize) -> Result<Asked> {
    let schema = runtime.block_on(async { graphql::schema(app.clone()) });
    let asked = ask(
        runtime,
        &schema,
        portfolio::QUERY,
        variables(as_of),
        samples,
    )?;
    let rows = asked.answer["data"]["portfolio"]["rows"].as_array();
    let rows = rows.with_context(|| format!("no rows: {}", asked.answer["errors"]))?;
    let whole = |row: &Value| {
        row["indicators"]
            .as_array()
            .is_some_and(|own| own.len() == 20)
    };
    ensure!(
        rows.len() == SIZE.projects as usize && rows.iter().all(whole),
        "rows or indicators are missing"
    );
    Ok(asked)
}

fn project(runtime: &Runtime, app: &App) -> Result<Asked> {
    let schema = runtime.block_on(async { graphql::schema(app.clone()) });
    let asked = ask(
        runtime,
        &schema,
        PROJECT,
        json!({ "slug": "hanke-0100" }),
        SAMPLES,
    )?;
    let project = &asked.answer["data"]["project"];
    let count = |name: &str| project[name].as_array().map_or(0, Vec::len);
    ensure!(
        count("assessments") == SIZE.rounds as usize && count("series") >= 20,
        "the page is not whole: {}",
        asked.answer["errors"]
    );
    Ok(asked)
}
