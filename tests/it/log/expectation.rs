//! G5: expected versions are linearizable per stream. G7: success is never reported for events that
//! were not stored. And what each expectation lets through.

use std::time::Instant;

use hankemuisti::domain::command::StreamId;
use hankemuisti::store::{AppendError, Expectation, Store, Wanted};

use super::bench::Bench;
use super::content::{
    ALL, append, assert_whole, begin, expecting, fresh, go_on, marks, moved, write,
};

/// An acknowledged append, with the time in which it happened.
struct Done {
    began: Instant,
    ended: Instant,
    version: i64,
    mark: String,
}

async fn version_of(store: &Store, stream: StreamId) -> i64 {
    let wanted = Wanted {
        streams: vec![stream.id],
        ..Wanted::default()
    };
    store.events(&wanted, &ALL).await.unwrap().len() as i64
}

/// Reads the version and appends one event that nobody else writes, until so many went through.
async fn contend(store: Store, stream: StreamId, writer: usize) -> Vec<Done> {
    let mut all = Vec::new();
    while all.len() < 6 {
        let version = version_of(&store, stream).await;
        let mark = format!("kirjoittaja {writer} kerta {}", all.len());
        let began = Instant::now();
        match store
            .append(go_on(stream, Expectation::Exactly(version), &mark))
            .await
        {
            Ok(committed) => {
                assert_eq!(committed.versions, [(stream, version + 1)]);
                all.push(Done {
                    began,
                    ended: Instant::now(),
                    version: version + 1,
                    mark,
                });
            }
            Err(AppendError::VersionConflict { actual, .. }) => assert!(actual > version),
            Err(error) => panic!("{error}"),
        }
    }
    all
}

async fn contended_versions_make_one_history_without_a_lost_update(bench: &Bench) {
    let store = bench.store().await;
    let second = bench.replica(&store).await;
    let stream = fresh();
    write(&store, begin(stream)).await;
    let writers: Vec<_> = (0..12)
        .map(|writer| {
            let store = if writer % 2 == 0 { &store } else { &second };
            tokio::spawn(contend(store.clone(), stream, writer))
        })
        .collect();
    let mut all = Vec::new();
    for writer in writers {
        all.extend(writer.await.unwrap());
    }
    let history = marks(&store, stream).await;
    assert_eq!(history.len(), all.len() + 1);
    for done in &all {
        assert_eq!(history[done.version as usize - 1], done.mark);
    }
    for earlier in &all {
        for later in &all {
            assert!(
                earlier.ended >= later.began || earlier.version < later.version,
                "what ended before another began comes first"
            );
        }
    }
    assert_whole(&store).await;
}

async fn twenty_parallel_appends_that_expect_nothing_are_all_there(bench: &Bench) {
    let store = bench.store().await;
    let second = bench.replica(&store).await;
    let stream = fresh();
    write(&store, begin(stream)).await;
    let running: Vec<_> = (0..20)
        .map(|number| {
            let store = if number % 2 == 0 { &store } else { &second }.clone();
            tokio::spawn(async move {
                let mark = format!("kirjaus {number}");
                let done = write(&store, go_on(stream, Expectation::Any, &mark)).await;
                (done.versions[0].1, mark)
            })
        })
        .collect();
    let mut expected = vec![(1, "planned".to_owned())];
    for task in running {
        expected.push(task.await.unwrap());
    }
    expected.sort();
    let stored: Vec<_> = (1..).zip(marks(&store, stream).await).collect();
    assert_eq!(stored, expected);
}

async fn each_expectation_holds_for_the_versions_it_names_and_no_other(bench: &Bench) {
    use Expectation::{Any, Exactly, Exists, NoStream, Unchanged};
    let store = bench.store().await;
    let cases = [
        // version of the stream, expectation, whether it holds
        (0, NoStream, true),
        (0, Exactly(0), true),
        (0, Exactly(1), false),
        (0, Exists, false),
        (0, Any, true),
        (0, Unchanged(0), true),
        (0, Unchanged(1), false),
        (2, NoStream, false),
        (2, Exactly(0), false),
        (2, Exactly(1), false),
        (2, Exactly(2), true),
        (2, Exactly(3), false),
        (2, Exists, true),
        (2, Any, true),
        (2, Unchanged(1), false),
        (2, Unchanged(2), true),
    ];
    for (version, expectation, holds) in cases {
        let stream = fresh();
        if version == 2 {
            write(
                &store,
                append([
                    (stream, super::content::planned(stream)),
                    (stream, moved("toinen")),
                ]),
            )
            .await;
        }
        let command = expecting(
            append([(stream, super::content::planned(stream))]),
            stream,
            expectation,
        );
        let before = store.head().await.unwrap();
        let answer = store.append(command).await;
        if holds {
            let done = answer.unwrap();
            assert_eq!(done.versions, [(stream, version + 1)]);
            assert_eq!(done.commit_no, before.commit_no + 1);
        } else {
            let actual = version;
            let expected = AppendError::VersionConflict { stream, actual };
            assert_eq!(answer, Err(expected), "{expectation:?} at {version}");
            assert_eq!(store.head().await.unwrap(), before);
        }
    }
}

async fn a_stream_that_was_only_read_must_not_move_meanwhile(bench: &Bench) {
    let store = bench.store().await;
    let (read, written) = (fresh(), fresh());
    write(&store, begin(read)).await;
    let rests_on_one = |version| expecting(begin(written), read, Expectation::Unchanged(version));
    let moves_it = go_on(read, Expectation::Exactly(1), "siirto");
    // Both wait together: the second is judged against what the first has done.
    let (moved_it, rested) = tokio::join!(store.append(moves_it), store.append(rests_on_one(1)));
    moved_it.unwrap();
    assert_eq!(
        rested,
        Err(AppendError::VersionConflict {
            stream: read,
            actual: 2
        })
    );
    let done = write(&store, rests_on_one(2)).await;
    assert_eq!(done.versions, [(written, 1)], "a read stream gets nothing");
    assert_eq!(version_of(&store, read).await, 2);
}

async fn a_refused_stream_refuses_the_events_of_every_other_stream_with_it(bench: &Bench) {
    let store = bench.store().await;
    let (first, second) = (fresh(), fresh());
    write(&store, begin(second)).await;
    let command = expecting(
        expecting(
            append([
                (first, super::content::planned(first)),
                (second, moved("ei")),
            ]),
            first,
            Expectation::NoStream,
        ),
        second,
        Expectation::Exactly(7),
    );
    store.append(command).await.unwrap_err();
    assert_eq!(version_of(&store, first).await, 0);
    assert_eq!(version_of(&store, second).await, 1);
}

on_both_engines! {
    contended_versions_make_one_history_without_a_lost_update,
    twenty_parallel_appends_that_expect_nothing_are_all_there,
    each_expectation_holds_for_the_versions_it_names_and_no_other,
    a_stream_that_was_only_read_must_not_move_meanwhile,
    a_refused_stream_refuses_the_events_of_every_other_stream_with_it,
}
