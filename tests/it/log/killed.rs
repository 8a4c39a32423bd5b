//! G1: acknowledged commits survive a killed process. G2: all events of a commit are stored or none.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use hankemuisti::clock::SystemClock;
use hankemuisti::projection::AllProjections;
use hankemuisti::store::{Engine, Options, Store};

use super::bench::Bench;
use super::child::{self, Acknowledged};
use super::cluster::Cluster;
use super::content::{append, assert_whole, fresh, moved, planned, random, write};
use super::raw::Raw;

/// Kills a writer again and again, each time somewhere else, over one log.
async fn kill_rounds(bench: &Bench, rounds: usize, longest: u64) {
    let mut checked = Progress::default();
    let mut acknowledged = 0;
    for round in 0..rounds {
        let writer = child::start(&bench.url, 8, None);
        // Some die before or while they open the log, most while they write.
        if round % 8 != 7 {
            writer.wait_until_ready();
        }
        std::thread::sleep(Duration::from_micros(random(longest * 1_000)));
        let told = writer.kill();
        acknowledged += told.len();
        let mut raw = bench.raw().await;
        assert_kept(&mut raw, &told).await;
        assert_no_half_commit(&mut raw, &mut checked).await;
        if round % 50 == 49 {
            let options = Options {
                read_only: true,
                ..bench.options()
            };
            let store = bench.open(options).await.unwrap();
            assert_eq!(store.verify(None, &|_, _| ()).await.unwrap().fault, None);
        }
    }
    assert!(
        acknowledged > rounds,
        "only {acknowledged} commands in {rounds} rounds"
    );
    assert_whole(&open(&bench.url).await).await;
}

/// The store, when the process that was killed has let go of it.
async fn open(url: &str) -> Store {
    let mut options = Options::new(url);
    options.unsafe_no_flush = true;
    for _ in 0..200 {
        let opened = Store::open(
            options.clone(),
            Arc::new(SystemClock),
            Arc::new(AllProjections),
        );
        match opened.await {
            Err(hankemuisti::store::OpenError::Locked(_)) => {
                tokio::time::sleep(Duration::from_millis(5)).await;
            }
            opened => return opened.unwrap(),
        }
    }
    panic!("the lock was never let go");
}

/// Everything acknowledged is stored, where it was said to be.
async fn assert_kept(raw: &mut Raw, told: &[Acknowledged]) {
    for chunk in told.chunks(500) {
        let ids: Vec<String> = chunk
            .iter()
            .map(|told| raw.bytes(told.command_id.as_bytes()))
            .collect();
        let ids = ids.join(",");
        let first: i64 = chunk.iter().map(|told| told.first).sum();
        let last: i64 = chunk.iter().map(|told| told.last).sum();
        let sum = |what: &str| {
            format!("SELECT CAST(SUM({what}) AS BIGINT) FROM commits WHERE command_id IN ({ids})")
        };
        assert_eq!(raw.number(&sum("1")).await, chunk.len() as i64);
        assert_eq!(raw.number(&sum("first_position")).await, first);
        let stored_last = sum("first_position + event_count - 1");
        assert_eq!(raw.number(&stored_last).await, last);
    }
}

/// How much of a growing log was looked at.
#[derive(Default)]
struct Progress {
    commits: i64,
    events: i64,
}

/// New commits have all their events, and there are no events besides.
async fn assert_no_half_commit(raw: &mut Raw, checked: &mut Progress) {
    // A killed process before the first migration leaves nothing at all.
    let Ok(_) = raw.try_run("SELECT 1 FROM head").await else {
        return;
    };
    let Progress { commits, events } = *checked;
    let new = format!("FROM commits WHERE commit_no > {commits}");
    let count = raw.number(&format!("SELECT COUNT(*) {new}")).await;
    let expected = raw
        .number(&format!(
            "SELECT CAST(COALESCE(SUM(event_count), 0) AS BIGINT) {new}"
        ))
        .await;
    let stored = raw
        .number(&format!(
            "SELECT COUNT(*) FROM events WHERE position > {events}"
        ))
        .await;
    assert_eq!(stored, expected, "events of the newest commits");
    let torn = raw
        .number(&format!(
            "SELECT COUNT(*) FROM commits c WHERE c.commit_no > {commits} AND c.event_count <> \
             (SELECT COUNT(*) FROM events e WHERE e.position >= c.first_position AND \
             e.position < c.first_position + c.event_count AND e.commit_no = c.commit_no)"
        ))
        .await;
    assert_eq!(torn, 0, "commits without all their events");
    checked.commits += count;
    checked.events += expected;
    let head = raw.numbers("SELECT position FROM head").await;
    assert_eq!(head.first().copied().unwrap_or(0), checked.events);
}

#[tokio::test]
async fn two_hundred_killed_writers_lose_nothing_they_acknowledged_on_sqlite() {
    kill_rounds(&Bench::sqlite(), 200, 60).await;
}

#[tokio::test]
async fn forty_killed_writers_lose_nothing_they_acknowledged_on_a_postgres_that_flushes() {
    let cluster = Cluster::start();
    let bench = Bench::postgres_on(&cluster.url()).await;
    assert_eq!(bench.engine, Engine::Postgres);
    kill_rounds(&bench, 40, 120).await;
}

/// Copies a database file and its log of changes, cut after so many bytes.
fn copy_cut(from: &Path, to: &Path, wal_bytes: u64) -> PathBuf {
    let copy = to.join("cut.sqlite");
    std::fs::copy(from, &copy).unwrap();
    let wal = to.join("cut.sqlite-wal");
    std::fs::copy(with_suffix(from, "-wal"), &wal).unwrap();
    let file = std::fs::File::options().write(true).open(wal).unwrap();
    file.set_len(wal_bytes).unwrap();
    copy
}

fn with_suffix(path: &Path, suffix: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(suffix);
    name.into()
}

#[tokio::test]
async fn a_write_ahead_log_cut_at_any_byte_opens_to_a_prefix_of_whole_commits() {
    let bench = Bench::sqlite();
    let store = bench.store().await;
    let mut ends = vec![0];
    for turn in 0..20 {
        let stream = fresh();
        let mark = format!("kirjaus {turn}");
        let done = write(
            &store,
            append([
                (stream, planned(stream)),
                (stream, moved(&mark)),
                (stream, moved("loppu")),
            ]),
        )
        .await;
        ends.push(done.last_position);
    }
    let whole = std::fs::metadata(with_suffix(&bench.file(), "-wal"))
        .unwrap()
        .len();
    let mut found = std::collections::BTreeSet::new();
    for _ in 0..60 {
        let folder = tempfile::tempdir().unwrap();
        let cut = copy_cut(&bench.file(), folder.path(), random(whole + 1));
        let Some(position) = position_of(&cut).await else {
            continue;
        };
        assert!(ends.contains(&position), "{position} ends no commit");
        found.insert(position);
        let reopened = open(&format!("sqlite:{}", cut.display())).await;
        assert_whole(&reopened).await;
    }
    assert!(found.len() > 5, "the cuts found only {found:?}");
}

/// Where the log in a file ends; `None` when the cut took the schema too.
async fn position_of(file: &Path) -> Option<i64> {
    let mut raw = Raw::connect(&format!("sqlite:{}", file.display())).await;
    raw.try_run("SELECT 1 FROM head").await.ok()?;
    raw.numbers("SELECT position FROM head")
        .await
        .first()
        .copied()
}
