//! The summary of a round: 200 projects with 5 goals and 3 indicators each, one client.
//!
//! Beside it what must not matter (a log ten times as long), what must matter no more than in
//! proportion (50, 100, 200 projects), and the same as of a moment, which folds the log.

use std::path::Path;

use anyhow::{Result, ensure};
use hankemuisti::app::App;
use hankemuisti::graphql::{self, Schema};
use serde_json::{Value, json};
use tokio::runtime::Runtime;

use crate::common::asking::{aside, ask, p95};
use crate::common::{Goal, folder, median, print_bounded, runtime, world};

const SIZES: [usize; 3] = [50, 100, 200];
const LARGEST: usize = 200;
const INDICATORS: usize = 3;
/// Two observations of each series: the first months of 2021 and 2022.
const MONTHS: [u32; 2] = [71 * 12, 72 * 12];
const TASKS: usize = 128;
const SAMPLES: usize = 150;
const SAMPLES_AS_OF: usize = 30;
const GOAL: Goal = Goal {
    must: 10.0,
    aim: 4.0,
};
/// What the page of a round shows.
pub const QUERY: &str = "query($programme: String!, $round: String!, $asOf: DateTime) {
  portfolio(programme: $programme, round: $round, asOf: $asOf) {
    programme { key names { fi } }
    round { code due }
    previousRound { code }
    totals { projects filed onTime late missing awaited complete sameText }
    goals { goal medianRating rated up down sameText states { state count } ratings { count } }
    indicators { indicator { key } group value n capped missing improved worsened }
    rows {
      project { slug names { fi } }
      filingState filedAt daysLate isComplete isSameText missingTexts unanswered
      goals { goal state rating { step } change isSameText words }
      indicators {
        indicator { key }
        latest { period { to } reading { n isProvisional outcome {
          ... on MeasuredValue { value } ... on CappedValue { atLeast }
        } } }
        movement
      }
    }
  }
}";

pub fn run() -> Result<()> {
    let runtime = runtime()?;
    let folder = folder()?;
    let app = runtime.block_on(prepare(&folder.path().join("log")))?;
    let schema = runtime.block_on(async { graphql::schema(app.clone()) });
    let head = runtime.block_on(app.store().head())?;
    println!("portfolio: the log has {} events", head.position);
    let moment = json!(app.now());

    for size in SIZES {
        let times = measure(&runtime, &schema, size, Value::Null, SAMPLES)?;
        if size == LARGEST {
            print_bounded(
                "portfolio, 200 projects",
                median(&times),
                "ms",
                &p95(&times),
                GOAL,
            );
        } else {
            aside(&format!("portfolio, {size} projects"), &times);
        }
    }
    let times = measure(&runtime, &schema, LARGEST, moment.clone(), SAMPLES_AS_OF)?;
    aside("portfolio, 200 projects, as of a moment", &times);

    let longer = runtime.block_on(lengthen(&app, head.position * 9))?;
    println!("portfolio: now the log has {longer} events");
    let times = measure(&runtime, &schema, LARGEST, Value::Null, SAMPLES)?;
    let job = "portfolio, 200 projects, log ten times as long";
    print_bounded(job, median(&times), "ms", &p95(&times), GOAL);
    let times = measure(&runtime, &schema, LARGEST, moment, SAMPLES_AS_OF)?;
    aside("the same as of the moment before", &times);
    runtime.block_on(app.finish());
    Ok(())
}

fn name(size: usize) -> String {
    format!("ohjelma-{size}")
}

/// Programmes of every size, each filed in two rounds.
async fn prepare(path: &Path) -> Result<App> {
    let app = world::open_file(path).await?;
    let mut indicators = Vec::with_capacity(INDICATORS);
    for number in 0..INDICATORS {
        indicators.push(world::indicator(&app, &format!("mittari-{number}")).await?);
    }
    for size in SIZES {
        let programme = world::programme(&app, &name(size)).await?;
        let rounds = [
            world::spring(&app, programme, 2021).await?,
            world::spring(&app, programme, 2022).await?,
        ];
        let projects = (0..size)
            .map(|number| world::project(programme, &format!("hanke-{size}-{number:03}")))
            .collect::<Result<Vec<_>>>()?;
        world::together(&app, &projects, TASKS).await?;
        for (place, round) in rounds.into_iter().enumerate() {
            let file =
                |(number, project): (usize, &hankemuisti::domain::project::RegisterProject)| {
                    world::filing(
                        programme,
                        project.project,
                        round,
                        number + place * (number % 3),
                    )
                };
            let filings: Vec<_> = projects
                .iter()
                .enumerate()
                .map(file)
                .collect::<Result<_>>()?;
            world::together(&app, &filings, TASKS).await?;
        }
        for month in MONTHS {
            let mut observations = Vec::with_capacity(size * INDICATORS);
            for project in &projects {
                for indicator in &indicators {
                    let place = world::place(0);
                    observations.push(world::observation(
                        project.project,
                        *indicator,
                        place,
                        month,
                    )?);
                }
            }
            world::together(&app, &observations, TASKS).await?;
        }
    }
    Ok(app)
}

/// Adds so many events of another programme; returns where the log ends then.
async fn lengthen(app: &App, events: i64) -> Result<i64> {
    let programme = world::programme(app, "muu-ohjelma").await?;
    let project = world::project(programme, "muu-hanke")?;
    world::give(app, &project).await?;
    let indicator = world::indicator(app, "muu-mittari").await?;
    let observations = (0..usize::try_from(events)?)
        .map(|number| world::observation(project.project, indicator, world::place(number), 0))
        .collect::<Result<Vec<_>>>()?;
    world::together(app, &observations, TASKS).await?;
    Ok(app.store().head().await?.position)
}

/// Milliseconds of each query. The first one is told on a line of its own.
fn measure(
    runtime: &Runtime,
    schema: &Schema,
    size: usize,
    as_of: Value,
    samples: usize,
) -> Result<Vec<f64>> {
    let variables = json!({ "programme": name(size), "round": "2022-1", "asOf": as_of });
    let asked = ask(runtime, schema, QUERY, variables, samples)?;
    let job = format!("the first time, {size} projects");
    println!("{job:<50} {:>8.2} ms", asked.first);
    check(&asked.answer, size)?;
    Ok(asked.times)
}

/// The answer is whole.
fn check(answer: &Value, size: usize) -> Result<()> {
    ensure!(answer["errors"].is_null(), "{}", answer["errors"]);
    let portfolio = &answer["data"]["portfolio"];
    ensure!(
        portfolio["totals"]["filed"] == size,
        "{}",
        portfolio["totals"]
    );
    let rows = portfolio["rows"].as_array().map_or(&[][..], Vec::as_slice);
    let is_whole = |row: &Value| {
        let count = |name: &str| row[name].as_array().map_or(0, Vec::len);
        count("goals") == 5 && count("indicators") == INDICATORS
    };
    ensure!(
        rows.len() == size && rows.iter().all(is_whole),
        "rows are missing"
    );
    Ok(())
}
