//! A command on SQLite: decided, appended with its document, flushed; 32 clients.
//!
//! The limit writes the rows of the very same commands, 32 to a transaction.

use anyhow::Result;
use hankemuisti::domain::command::Command;
use tokio::runtime::Runtime;

use crate::common::bare::{self, Weight};
use crate::common::world::{self, Base};
use crate::common::{CLIENTS, Goal, folder, interleaved, rate, runtime};

const OBSERVATIONS: usize = 3_200;
/// Filings: every project in every round.
const PROJECTS: usize = 40;
const SPRINGS: usize = 40;
const GOAL: Goal = Goal {
    must: 0.4,
    aim: 0.6,
};

pub fn run() -> Result<()> {
    let runtime = runtime()?;
    let folder = folder()?;
    let path = |name: &str| folder.path().join(name);

    let (base, observations) = runtime.block_on(async {
        let app = world::open_file(&path("observations")).await?;
        let commands = world::observations(&app, OBSERVATIONS).await?;
        anyhow::Ok((Base::keep(app, path("observations.base")).await?, commands))
    })?;
    measure(
        &runtime,
        &base,
        "SQLite command, an observation",
        &observations,
    )?;

    let (base, filings) = runtime.block_on(async {
        let app = world::open_file(&path("filings")).await?;
        let commands = world::filings(&app, PROJECTS, SPRINGS).await?;
        anyhow::Ok((Base::keep(app, path("filings.base")).await?, commands))
    })?;
    measure(
        &runtime,
        &base,
        "SQLite command, an assessment of 5 goals",
        &filings,
    )
}

fn measure<C: Command + Clone>(
    runtime: &Runtime,
    base: &Base,
    job: &str,
    commands: &[C],
) -> Result<()> {
    let ours = |name: &str| {
        let path = base.copy(name)?;
        let took = runtime.block_on(async {
            let app = world::open_file(&path).await?;
            let took = world::together(&app, commands, CLIENTS).await?;
            app.finish().await;
            anyhow::Ok(took)
        })?;
        anyhow::Ok((path, rate(commands.len(), took)))
    };
    let (first, _) = ours("first")?;
    let rows = bare::written_after(&first, base.position)?;
    let weight = Weight::of(&first, base.position)?;
    println!("{job}: {}", weight.per_command(commands.len()));
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
    rounds.print(job, "/s", GOAL);
    Ok(())
}
