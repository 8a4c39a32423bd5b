//! A command on PostgreSQL: decided, appended with its document, flushed; 32 clients.
//!
//! The limit is pgbench with 32 clients that insert one row each of the shape of an event.

use std::path::Path;
use std::process::Command;

use anyhow::{Context as _, Result, bail};
use sqlx::{AssertSqlSafe, Connection as _, PgConnection};

use crate::common::{CLIENTS, Goal, folder, interleaved, rate, runtime, skipped, world};

const JOB: &str = "PostgreSQL command, an observation";
const OBSERVATIONS: usize = 1_920;
const GOAL: Goal = Goal {
    must: 0.6,
    aim: 1.0,
};
/// A name that no other database of the cluster has.
const DATABASE: &str = "hankemuisti_bench";

pub fn run() -> Result<()> {
    let Ok(given) = std::env::var("TEST_DATABASE_URL") else {
        skipped(
            JOB,
            "start it through `make bench`, which starts a PostgreSQL",
        );
        return Ok(());
    };
    let runtime = runtime()?;
    let mut admin = runtime.block_on(PgConnection::connect(&given))?;
    let mut admin_run =
        |sql: String| runtime.block_on(sqlx::raw_sql(AssertSqlSafe(sql)).execute(&mut admin));
    admin_run(format!("DROP DATABASE IF EXISTS {DATABASE} WITH (FORCE)"))?;
    admin_run(format!("CREATE DATABASE {DATABASE}"))?;
    let measured = measure(&runtime, &beside(&given)?);
    admin_run(format!("DROP DATABASE {DATABASE} WITH (FORCE)"))?;
    measured
}

/// The address of our database in the same cluster.
fn beside(given: &str) -> Result<String> {
    let (address, query) = given.split_once('?').unwrap_or((given, ""));
    let (server, _) = address.rsplit_once('/').context("a URL with a database")?;
    Ok(format!("{server}/{DATABASE}?{query}"))
}

fn measure(runtime: &tokio::runtime::Runtime, url: &str) -> Result<()> {
    let app = match runtime.block_on(world::open(url.to_owned())) {
        Ok(app) => app,
        Err(error) => {
            skipped(JOB, &error.to_string());
            return Ok(());
        }
    };
    let rounds = crate::common::ROUNDS + 1;
    let commands = runtime.block_on(world::observations(&app, rounds * OBSERVATIONS))?;
    let folder = folder()?;
    let script = folder.path().join("insert.sql");
    let payload = runtime.block_on(async {
        world::together(
            &app,
            &[world::observation(
                commands[0].project,
                commands[0].indicator,
                "Ensimmäinen".into(),
                0,
            )?],
            1,
        )
        .await?;
        payload_bytes(url).await
    })?;
    runtime.block_on(prepare(url))?;
    std::fs::write(&script, insert(payload))?;
    println!("{JOB}: {payload} bytes of payload");
    let measured = interleaved(
        |_| pgbench(url, &script),
        |round| {
            let own = &commands[round * OBSERVATIONS..(round + 1) * OBSERVATIONS];
            let took = runtime.block_on(world::together(&app, own, CLIENTS))?;
            Ok(rate(own.len(), took))
        },
    )?;
    measured.print(JOB, "/s", GOAL);
    runtime.block_on(app.finish());
    Ok(())
}

/// The length of the newest event's payload with its private part.
async fn payload_bytes(url: &str) -> Result<usize> {
    let mut link = PgConnection::connect(url).await?;
    let bytes: i32 = sqlx::query_scalar(
        "SELECT octet_length(e.payload) + octet_length(p.body) FROM events e \
         JOIN event_private p ON p.position = e.position ORDER BY e.position DESC LIMIT 1",
    )
    .fetch_one(&mut link)
    .await?;
    Ok(usize::try_from(bytes)?)
}

/// A table like that of the events, with its indexes, that gives the positions itself.
async fn prepare(url: &str) -> Result<()> {
    let mut link = PgConnection::connect(url).await?;
    sqlx::raw_sql(
        "CREATE TABLE bare_events (LIKE events INCLUDING ALL); \
         CREATE SEQUENCE bare_position; \
         ALTER TABLE bare_events ALTER position SET DEFAULT nextval('bare_position')",
    )
    .execute(&mut link)
    .await?;
    Ok(())
}

fn insert(payload: usize) -> String {
    let payload = "x".repeat(payload);
    format!(
        "INSERT INTO bare_events (event_id, commit_no, stream_kind, stream_id, stream_version, \
         event_type, schema_version, effective_at, payload, private_commitment, event_hash) \
         VALUES (uuid_send(gen_random_uuid()), 1, 'series', uuid_send(gen_random_uuid()), 1, \
         'series_observation_recorded', 1, 1700000000000000, '{payload}', \
         decode(repeat('ab', 32), 'hex'), decode(repeat('ab', 32), 'hex'));\n"
    )
}

/// Transactions in a second, without the time to connect.
fn pgbench(url: &str, script: &Path) -> Result<f64> {
    let program = match std::env::var_os("HANKEMUISTI_PG_BIN") {
        Some(bin) => Path::new(&bin).join("pgbench"),
        None => "pgbench".into(),
    };
    let transactions = (OBSERVATIONS / CLIENTS).to_string();
    let clients = CLIENTS.to_string();
    let output = Command::new(&program)
        .args([
            "-n",
            "-M",
            "prepared",
            "-c",
            &clients,
            "-j",
            "2",
            "-t",
            &transactions,
            "-f",
        ])
        .arg(script)
        .arg(url)
        .output()
        .with_context(|| format!("{} does not start", program.display()))?;
    let text = String::from_utf8_lossy(&output.stdout);
    let tps = text
        .lines()
        .find_map(|line| line.strip_prefix("tps = ")?.split(' ').next())
        .and_then(|number| number.parse().ok());
    match tps {
        Some(tps) if output.status.success() => Ok(tps),
        _ => bail!("{text}{}", String::from_utf8_lossy(&output.stderr)),
    }
}
