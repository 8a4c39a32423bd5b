//! G3: positions are 1..N without gaps, in commit order, over several servers.
//! G4: no reader misses an event.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use hankemuisti::store::{AppendError, Slice, Store, Wanted};
use tokio::task::JoinHandle;

use super::bench::Bench;
use super::child;
use super::content::{append, write};
use super::content::{assert_whole, expecting, fresh, go_on, moved, numbered};
use super::raw::Raw;
use hankemuisti::store::Expectation;

const TASKS: usize = 32;
const COMMANDS: usize = 16;

/// Writers of one process, with commands that fail and events that cannot follow mixed in.
/// Returns the positions of what was acknowledged.
fn writers(store: &Store) -> Vec<JoinHandle<Vec<(i64, i64)>>> {
    (0..TASKS)
        .map(|_| tokio::spawn(write_on(store.clone())))
        .collect()
}

async fn write_on(store: Store) -> Vec<(i64, i64)> {
    let mut places = Vec::new();
    for turn in 0..COMMANDS {
        if turn % 8 == 3 {
            assert_refused_alone(&store).await;
        }
        match store.append(child::any_command(turn)).await {
            Ok(done) => places.push((done.first_position, done.last_position)),
            Err(AppendError::VersionConflict { .. }) => {}
            Err(error) => panic!("{error}"),
        }
    }
    places
}

/// A stream cannot begin with this event: the log refuses it, and nobody else with it.
async fn assert_refused_alone(store: &Store) {
    let stream = fresh();
    let refused = store
        .append(go_on(stream, Expectation::Any, "tyhjästä"))
        .await;
    assert!(
        matches!(refused, Err(AppendError::Corrupt(_))),
        "{refused:?}"
    );
}

/// A reader of the store: pages from where it was, up to the head it finds.
fn reader(store: Store, done: Arc<AtomicBool>) -> JoinHandle<i64> {
    tokio::spawn(async move {
        let mut position = 0;
        loop {
            let is_last = done.load(Ordering::SeqCst);
            let head = store.head().await.unwrap().position;
            assert!(head >= position, "the head went back");
            while position < head {
                let slice = Slice {
                    after: position,
                    up_to: head,
                    limit: 50,
                };
                for stored in store.events(&Wanted::default(), &slice).await.unwrap() {
                    assert_eq!(stored.recorded.stamp.position, position + 1);
                    position += 1;
                }
            }
            if is_last {
                return position;
            }
            tokio::task::yield_now().await;
        }
    })
}

/// A stranger who knows nothing of the head: whatever it sees follows what it saw.
fn stranger(mut raw: Raw, done: Arc<AtomicBool>) -> JoinHandle<i64> {
    tokio::spawn(async move {
        let mut position = 0;
        loop {
            let is_last = done.load(Ordering::SeqCst);
            let sql = format!(
                "SELECT position FROM events WHERE position > {position} \
                 ORDER BY position LIMIT 100"
            );
            let seen = raw.numbers(&sql).await;
            for next in &seen {
                assert_eq!(*next, position + 1, "an event became visible out of order");
                position = *next;
            }
            if is_last && seen.is_empty() {
                return position;
            }
        }
    })
}

/// Every place from 1 to the head was acknowledged exactly once.
fn assert_gapless(mut places: Vec<(i64, i64)>, head: i64) {
    places.sort_unstable();
    let mut end = 0;
    for (first, last) in places {
        assert_eq!(first, end + 1, "a gap or an overlap");
        end = last;
    }
    assert_eq!(end, head);
}

async fn joined(writers: Vec<JoinHandle<Vec<(i64, i64)>>>) -> Vec<(i64, i64)> {
    let mut places = Vec::new();
    for writer in writers {
        places.extend(writer.await.unwrap());
    }
    places
}

async fn many_writers_make_one_gapless_order_and_no_reader_misses_an_event(bench: &Bench) {
    let store = bench.store().await;
    let second = bench.replica(&store).await;
    let done = Arc::new(AtomicBool::new(false));
    let readers = [
        reader(store.clone(), done.clone()),
        reader(second.clone(), done.clone()),
        stranger(bench.raw().await, done.clone()),
    ];
    let mut places = joined(writers(&store)).await;
    places.extend(joined(writers(&second)).await);
    done.store(true, Ordering::SeqCst);
    let head = store.head().await.unwrap();
    for reader in readers {
        assert_eq!(reader.await.unwrap(), head.position);
    }
    assert_gapless(places, head.position);
    assert_counts(bench, head.position).await;
    assert_whole(&store).await;
}

/// How many there are is the highest there is, and what the head says.
async fn assert_counts(bench: &Bench, head: i64) {
    let mut raw = bench.raw().await;
    for sql in [
        "SELECT COUNT(*) FROM events",
        "SELECT MAX(position) FROM events",
        "SELECT CAST(SUM(event_count) AS BIGINT) FROM commits",
        "SELECT position FROM head",
    ] {
        assert_eq!(raw.number(sql).await, head, "{sql}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn two_processes_write_one_order_while_a_stranger_holds_a_long_transaction() {
    let bench = Bench::postgres().await;
    let store = bench.store().await;
    let mut stranger_writes = bench.raw().await;
    stranger_writes
        .run("CREATE TABLE elsewhere (id BIGINT); BEGIN; INSERT INTO elsewhere VALUES (1)")
        .await;
    let done = Arc::new(AtomicBool::new(false));
    let readers = [
        reader(store.clone(), done.clone()),
        stranger(bench.raw().await, done.clone()),
    ];
    let other = child::start(&bench.url, TASKS, Some(COMMANDS));
    other.wait_until_ready();
    let mut places = joined(writers(&store)).await;
    let (status, told) = tokio::task::spawn_blocking(|| other.finish())
        .await
        .unwrap();
    assert!(status.success());
    assert_eq!(told.len(), TASKS * COMMANDS * 3 / 4);
    places.extend(told.iter().map(|told| (told.first, told.last)));
    done.store(true, Ordering::SeqCst);
    let head = store.head().await.unwrap();
    for reader in readers {
        assert_eq!(reader.await.unwrap(), head.position);
    }
    stranger_writes.run("COMMIT").await;
    assert_gapless(places, head.position);
    assert_counts(&bench, head.position).await;
    assert_whole(&store).await;
}

async fn the_log_verifies_while_it_is_written(bench: &Bench) {
    let store = bench.store().await;
    let running = writers(&store);
    while running.iter().any(|writer| !writer.is_finished()) {
        let verdict = store.verify(None, &|_, _| ()).await.unwrap();
        assert_eq!(verdict.fault, None);
    }
    joined(running).await;
}

async fn one_command_that_the_log_refuses_does_not_fail_its_neighbours(bench: &Bench) {
    let store = bench.store().await;
    let shared = numbered(1);
    write(&store, append([(shared, super::content::planned(shared))])).await;
    let commands = (0..40).map(|turn| {
        let stream = fresh();
        match turn % 4 {
            // A round that was never planned cannot be moved.
            0 => go_on(stream, Expectation::Any, "tyhjästä"),
            // A name that is claimed twice by one command breaks a rule of the database.
            1 => {
                let mut twice = super::content::begin(stream);
                let claim = format!("nimi:{turn}");
                twice.claims = vec![(claim.clone(), stream), (claim, stream)];
                twice
            }
            2 => expecting(
                append([(shared, moved("ei"))]),
                shared,
                Expectation::NoStream,
            ),
            _ => go_on(shared, Expectation::Any, "kyllä"),
        }
    });
    // All wait in the queue before the first is written, so they share transactions.
    let answers = futures_util::future::join_all(commands.map(|c| store.append(c))).await;
    for (turn, answer) in answers.iter().enumerate() {
        assert_eq!(answer.is_ok(), turn % 4 == 3, "{turn}: {answer:?}");
    }
    assert_whole(&store).await;
}

on_both_engines! {
    many_writers_make_one_gapless_order_and_no_reader_misses_an_event,
    the_log_verifies_while_it_is_written,
    one_command_that_the_log_refuses_does_not_fail_its_neighbours,
}
