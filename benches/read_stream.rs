//! Reading one stream of 100 events, decoded.
//!
//! The limit reads the same joined rows with bare rusqlite into integers, bytes and strings.

use std::hint::black_box;
use std::path::Path;
use std::time::Instant;

use anyhow::{Context as _, Result, ensure};
use hankemuisti::app::App;
use hankemuisti::domain::command::Command as _;
use hankemuisti::store::{Slice, Wanted};
use uuid::Uuid;

use crate::common::{CLIENTS, Goal, bare, folder, interleaved, rate, runtime, world};

const EVENTS: u32 = 100;
/// Other streams in the log, each with one event.
const OTHERS: usize = 2_000;
const READS: usize = 1_000;
const GOAL: Goal = Goal {
    must: 0.35,
    aim: 0.7,
};

pub fn run() -> Result<()> {
    let runtime = runtime()?;
    let folder = folder()?;
    let path = folder.path().join("log");
    let (app, stream, head) = runtime.block_on(prepare(&path))?;
    let wanted = Wanted {
        streams: vec![stream],
        ..Wanted::default()
    };
    let slice = Slice {
        after: 0,
        up_to: head,
        limit: i64::from(EVENTS),
    };
    let link = bare::reading(&path)?;
    let rounds = interleaved(
        |_| {
            let start = Instant::now();
            for _ in 0..READS {
                bare_read(&link, stream, head)?;
            }
            Ok(rate(READS, start.elapsed()))
        },
        |_| {
            let (app, wanted) = (app.clone(), wanted.clone());
            // On a worker, where the server's requests run too.
            let reads = runtime.spawn(async move {
                let start = Instant::now();
                for _ in 0..READS {
                    let events = app.store().events(&wanted, &slice).await?;
                    ensure!(events.len() == EVENTS as usize, "{} events", events.len());
                    black_box(events);
                }
                Ok(rate(READS, start.elapsed()))
            });
            runtime.block_on(reads)?
        },
    )?;
    rounds.print("read one stream of 100 events", "/s", GOAL);
    runtime.block_on(app.finish());
    Ok(())
}

/// A log with one long stream among many short ones.
async fn prepare(path: &Path) -> Result<(App, Uuid, i64)> {
    let app = world::open_file(path).await?;
    let others = world::observations(&app, OTHERS).await?;
    world::together(&app, &others[1..], CLIENTS).await?;
    let first = others.first().context("an observation")?;
    for month in 0..EVENTS {
        let place = first.place.clone();
        let next = world::observation(first.project, first.indicator, place, month)?;
        world::give(&app, &next).await?;
    }
    let head = app.store().head().await?.position;
    Ok((app, first.target().id, head))
}

/// One event's row: everything that the product reads of it.
struct Row {
    _numbers: [i64; 6],
    _ids: [Vec<u8>; 5],
    _texts: [String; 3],
    _private: Option<String>,
}

fn bare_read(link: &rusqlite::Connection, stream: Uuid, head: i64) -> Result<()> {
    let mut select = link.prepare_cached(
        "SELECT e.position, e.event_id, e.stream_kind, e.stream_id, e.stream_version, \
         e.event_type, e.schema_version, e.effective_at, e.payload, p.body, c.recorded_at, \
         c.actor_id, c.commit_no, c.command_id, e.event_hash \
         FROM events e JOIN commits c ON c.commit_no = e.commit_no \
         LEFT JOIN event_private p ON p.position = e.position \
         WHERE e.stream_id = ?1 AND e.position > 0 AND e.position <= ?2 \
         ORDER BY e.stream_version LIMIT ?3",
    )?;
    let rows = select
        .query_map((&stream.as_bytes()[..], head, EVENTS), |row| {
            Ok(Row {
                _numbers: [
                    row.get(0)?,
                    row.get(4)?,
                    row.get(6)?,
                    row.get(7)?,
                    row.get(10)?,
                    row.get(12)?,
                ],
                _ids: [
                    row.get(1)?,
                    row.get(3)?,
                    row.get(11)?,
                    row.get(13)?,
                    row.get(14)?,
                ],
                _texts: [row.get(2)?, row.get(5)?, row.get(8)?],
                _private: row.get(9)?,
            })
        })?
        .collect::<Result<Vec<_>, _>>()?;
    ensure!(rows.len() == EVENTS as usize, "{} rows", rows.len());
    black_box(rows);
    Ok(())
}
