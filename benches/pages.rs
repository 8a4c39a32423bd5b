//! How long a public page takes on the server: with the demo's data, and with 5,000 models.

use std::sync::Arc;
use std::time::Instant;

use anyhow::{Context as _, Result};
use hankemuisti::app::App;
use hankemuisti::clock::{Clock, ManualClock, SystemClock};
use hankemuisti::demo::scale::PROGRAMME;
use hankemuisti::store::Options;
use hankemuisti::{demo, graphql};
use serde_json::Value;

use crate::common::asking::{aside, p95};
use crate::common::http::{Door, Socket};
use crate::common::world::{self, Size};
use crate::common::{Goal, folder, median, print_bounded, runtime};

const DEMO: Goal = Goal {
    must: 10.0,
    aim: 5.0,
};
const MODELS: Goal = Goal {
    must: 25.0,
    aim: 10.0,
};
/// So often each page is asked; the first time is told apart.
const TIMES: usize = 20;
const SIZE: Size = Size {
    projects: 200,
    rounds: 1,
    models: 5_000,
    observations: 0,
    seed: 1,
};
/// Pages that are there whatever the data.
const EVERYWHERE: [&str; 9] = [
    "/",
    "/kirjasto",
    "/kirjasto?state=in_use",
    "/sv/bibliotek?sort=name",
    "/hankkeet",
    "/ohjelmat",
    "/mittarit",
    "/loki",
    "/en/search?q=malli",
];
const MODEL_KEYS: &str = "{ operatingModels(first: 20) { nodes { key } } }";
const PROJECT_SLUGS: &str = "{ projects(first: 20) { nodes { slug } } }";

pub fn run() -> Result<()> {
    let runtime = runtime()?;
    let folder = folder()?;
    let path = |name: &str| format!("sqlite:{}", folder.path().join(name).display());
    let door = Door::new();

    let told = runtime.block_on(async {
        let clock = Arc::new(ManualClock::at(SystemClock.now()));
        let app = App::open(Options::new(path("demo")), clock.clone()).await?;
        demo::tell(&app, &graphql::schema(app.clone()), &clock, |_, _| ()).await?;
        let mut pages = pages(&app).await?;
        pages.push("/hankkeet/lansi-uusimaa-tulevaisuuden-sote-keskus/oma-arvioinnit/2023".into());
        pages.push("/mittarit/coci".into());
        asked(&door, &app, &pages).await
    })?;
    told.print("public pages, the demo's data", DEMO);

    let many = runtime.block_on(async {
        let app = world::open(path("models")).await?;
        world::grow(&app, SIZE, |_, _| ()).await?;
        let mut pages = pages(&app).await?;
        pages.push(format!("/ohjelmat/{PROGRAMME}"));
        asked(&door, &app, &pages).await
    })?;
    many.print("public pages, 5,000 models", MODELS);
    Ok(())
}

/// Milliseconds of pages over one connection.
struct Took {
    first: Vec<f64>,
    again: Vec<f64>,
    slowest: (f64, String),
}

impl Took {
    fn print(&self, job: &str, goal: Goal) {
        aside("each page the first time", &self.first);
        println!(
            "the slowest is {} ({:.2} ms)",
            self.slowest.1, self.slowest.0
        );
        print_bounded(job, median(&self.again), "ms", &p95(&self.again), goal);
    }
}

/// The pages that everybody has, and some of projects and models.
async fn pages(app: &App) -> Result<Vec<String>> {
    let schema = graphql::schema(app.clone());
    let mut pages: Vec<String> = EVERYWHERE.map(str::to_owned).to_vec();
    for (query, list, key, folder) in [
        (MODEL_KEYS, "operatingModels", "key", "kirjasto"),
        (PROJECT_SLUGS, "projects", "slug", "hankkeet"),
    ] {
        let answer: Value = serde_json::to_value(schema.execute(query).await.data)?;
        let nodes = answer[list]["nodes"].as_array().context("no list")?;
        let keys = nodes.iter().filter_map(|node| node[key].as_str());
        pages.extend(keys.map(|key| format!("/{folder}/{key}")));
    }
    Ok(pages)
}

async fn asked(door: &Door, app: &App, pages: &[String]) -> Result<Took> {
    let server = door.serve(app).await?;
    let mut socket = Socket::open(server.address).await?;
    let mut took = Took {
        first: Vec::new(),
        again: Vec::new(),
        slowest: (0.0, String::new()),
    };
    for page in pages {
        let request = format!("GET {page} HTTP/1.1\r\nhost: bench\r\naccept: text/html\r\n\r\n");
        let mut own = Vec::with_capacity(TIMES);
        for _ in 0..=TIMES {
            let start = Instant::now();
            socket.ask(request.as_bytes(), "<h1").await?;
            own.push(start.elapsed().as_secs_f64() * 1_000.0);
        }
        let usual = median(&own[1..]);
        if usual > took.slowest.0 {
            took.slowest = (usual, page.clone());
        }
        took.first.push(own[0]);
        took.again.extend_from_slice(&own[1..]);
    }
    server.stop();
    app.finish().await;
    Ok(took)
}
