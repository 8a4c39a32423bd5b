//! Making every document again from the log.
//!
//! The limit is a bare program that does the same: scan, decode, fold with the same types, and
//! write all documents in one transaction. The product also compares them with the stored ones.

use std::collections::BTreeMap;
use std::path::Path;
use std::time::Instant;

use anyhow::{Context as _, Result, ensure};
use chrono::DateTime;
use hankemuisti::domain::command::{Stamp, StreamId};
use hankemuisti::domain::document::{Document, Projector as _};
use hankemuisti::domain::event::{Event, Noun, StreamKind};
use hankemuisti::projection::AllProjections;
use rusqlite::Row;
use uuid::Uuid;

use crate::common::world::{self, Base};
use crate::common::{Goal, bare, folder, interleaved, rate, runtime};

/// Observations: series with so many each.
const SERIES: usize = 3_600;
const MONTHS: u32 = 5;
/// Filings beside them, in so many rounds.
const PROJECTS: usize = 50;
const SPRINGS: usize = 40;
const TASKS: usize = 128;
const GOAL: Goal = Goal {
    must: 0.4,
    aim: 0.8,
};

pub fn run() -> Result<()> {
    let runtime = runtime()?;
    let folder = folder()?;
    let path = |name: &str| folder.path().join(name);
    let base = runtime.block_on(prepare(&path("log"), path("log.base").as_path()))?;
    let limit = base.copy("limit")?;
    let app = runtime.block_on(world::open_file(&base.copy("ours")?))?;
    let events = usize::try_from(base.position)?;
    println!("rebuild: {events} events");
    let rounds = interleaved(
        |_| {
            let start = Instant::now();
            let documents = bare_rebuild(&limit)?;
            let took = start.elapsed();
            ensure!(documents > SERIES, "{documents} documents");
            Ok(rate(events, took))
        },
        |_| {
            let start = Instant::now();
            let rebuilt = runtime.block_on(app.rebuild(|_, _| ()))?;
            let took = start.elapsed();
            ensure!(rebuilt.differing == 0, "{} differ", rebuilt.differing);
            Ok(rate(events, took))
        },
    )?;
    rounds.print("rebuild", "events/s", GOAL);
    runtime.block_on(app.finish());
    Ok(())
}

async fn prepare(log: &Path, base: &Path) -> Result<Base> {
    let app = world::open_file(log).await?;
    let filings = world::filings(&app, PROJECTS, SPRINGS).await?;
    world::together(&app, &filings, TASKS).await?;
    let project = filings.first().context("a filing")?.project;
    let indicator = world::indicator(&app, world::INDICATOR).await?;
    for month in 0..MONTHS {
        let observations = (0..SERIES)
            .map(|place| world::observation(project, indicator, world::place(place), month))
            .collect::<Result<Vec<_>>>()?;
        world::together(&app, &observations, TASKS).await?;
    }
    Base::keep(app, base.to_owned()).await
}

/// Returns how many documents it wrote.
fn bare_rebuild(path: &Path) -> Result<usize> {
    let mut link = bare::writing(path)?;
    let write = link.transaction()?;
    let mut nouns: BTreeMap<StreamId, Noun> = BTreeMap::new();
    {
        let mut select = write.prepare(
            "SELECT e.position, e.stream_kind, e.stream_id, e.stream_version, e.event_type, \
             e.schema_version, e.effective_at, e.payload, p.body, c.recorded_at, c.actor_id \
             FROM events e JOIN commits c ON c.commit_no = e.commit_no \
             LEFT JOIN event_private p ON p.position = e.position ORDER BY e.position",
        )?;
        let mut rows = select.query([])?;
        while let Some(row) = rows.next()? {
            fold(&mut nouns, row)?;
        }
    }
    write.execute("DELETE FROM documents", [])?;
    let mut count = 0;
    {
        let mut insert =
            write.prepare("INSERT INTO documents VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)")?;
        for noun in nouns.values() {
            for document in AllProjections.documents(noun)? {
                put(&mut insert, &document)?;
                count += 1;
            }
        }
    }
    write.commit()?;
    Ok(count)
}

fn fold(nouns: &mut BTreeMap<StreamId, Noun>, row: &Row<'_>) -> Result<()> {
    let text = |place| anyhow::Ok(row.get_ref(place)?.as_str()?);
    let id = |place| anyhow::Ok(Uuid::from_slice(row.get_ref(place)?.as_blob()?)?);
    let time =
        |place| DateTime::from_timestamp_micros(row.get(place)?).context("a time out of range");
    let stream = StreamId {
        kind: StreamKind::parse(text(1)?).context("an unknown kind")?,
        id: id(2)?,
    };
    let private = row.get_ref(8)?.as_str_or_null()?;
    let event = Event::decode(text(4)?, row.get(5)?, text(7)?, private)?;
    let stamp = Stamp {
        position: row.get(0)?,
        version: row.get(3)?,
        effective: time(6)?,
        recorded: time(9)?,
        actor: id(10)?,
    };
    let before = nouns.remove(&stream);
    let after = Noun::evolve(before, &event, &stamp).context("an event that cannot follow")?;
    nouns.insert(stream, after);
    Ok(())
}

fn put(insert: &mut rusqlite::Statement<'_>, document: &Document) -> Result<()> {
    let id = |id: &Option<Uuid>| id.map(|id| id.as_bytes().to_vec());
    insert.execute((
        &document.kind,
        &document.id.as_bytes()[..],
        id(&document.programme),
        id(&document.round),
        id(&document.project),
        &document.sort,
        document.audience.key(),
        document.position,
        &document.body,
    ))?;
    Ok(())
}
