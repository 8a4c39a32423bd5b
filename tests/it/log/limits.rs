//! Limits of an append: the queue, the events of a command, and names held by one stream alone.

use hankemuisti::store::{AppendError, COMMAND_EVENTS_MAX, Options};

use super::bench::Bench;
use super::content::{append, assert_whole, begin, fresh, moved, planned, write};
use super::raw::Raw;

/// Holds the log's lock until it is let go.
async fn stall(bench: &Bench) -> Raw {
    let mut raw = bench.raw().await;
    match bench.engine {
        hankemuisti::store::Engine::Sqlite => raw.run("BEGIN IMMEDIATE").await,
        hankemuisti::store::Engine::Postgres => {
            raw.run("BEGIN; SELECT 1 FROM head FOR UPDATE").await
        }
    };
    raw
}

async fn a_full_queue_says_so_at_once_and_what_waits_is_written_later(bench: &Bench) {
    let options = Options {
        queue_length: 1,
        ..bench.options()
    };
    let store = bench.open(options).await.unwrap();
    let mut stranger = stall(bench).await;
    let send = || {
        let store = store.clone();
        tokio::spawn(async move { store.append(begin(fresh())).await })
    };
    let taken = send();
    // The writer has it in hand and waits for the lock; the queue is empty again.
    tokio::time::sleep(std::time::Duration::from_millis(200)).await;
    let queued = send();
    tokio::time::sleep(std::time::Duration::from_millis(100)).await;
    let began = std::time::Instant::now();
    for _ in 0..5 {
        let refused = tokio::time::timeout(std::time::Duration::from_secs(2), send()).await;
        let refused = refused.expect("the refusal does not wait").unwrap();
        assert_eq!(refused, Err(AppendError::Overloaded));
    }
    assert!(began.elapsed().as_millis() < 500, "the refusal waited");
    assert_eq!(store.writer_state().waiting, 2);
    stranger.run("ROLLBACK").await;
    taken.await.unwrap().unwrap();
    queued.await.unwrap().unwrap();
    assert_eq!(store.writer_state().waiting, 0);
    assert_eq!(store.head().await.unwrap().commit_no, 2);
}

async fn a_caller_who_gives_up_is_no_longer_counted_as_waiting(bench: &Bench) {
    let store = bench.store().await;
    let mut stranger = stall(bench).await;
    for _ in 0..3 {
        let gave_up = tokio::time::timeout(
            std::time::Duration::from_millis(20),
            store.append(begin(fresh())),
        );
        gave_up.await.unwrap_err();
    }
    stranger.run("ROLLBACK").await;
    write(&store, begin(fresh())).await;
    assert_eq!(store.writer_state().waiting, 0);
}

async fn a_command_has_from_one_to_a_thousand_events(bench: &Bench) {
    let store = bench.store().await;
    let of = |count: usize| {
        let stream = fresh();
        let more = (1..count).map(move |_| (stream, moved("siirto")));
        append(std::iter::once((stream, planned(stream))).chain(more))
    };
    let mut none = of(1);
    none.events.clear();
    assert_eq!(store.append(none).await, Err(AppendError::TooManyEvents));
    assert_eq!(
        store.append(of(COMMAND_EVENTS_MAX + 1)).await,
        Err(AppendError::TooManyEvents)
    );
    assert_eq!(store.head().await.unwrap().position, 0);
    let done = write(&store, of(COMMAND_EVENTS_MAX)).await;
    assert_eq!(done.last_position, COMMAND_EVENTS_MAX as i64);
    assert_whole(&store).await;
}

async fn a_name_is_taken_by_the_first_stream_that_claims_it(bench: &Bench) {
    let store = bench.store().await;
    let claiming = |claim: &str| {
        let stream = fresh();
        let mut command = begin(stream);
        command.claims = vec![(claim.to_owned(), stream)];
        (stream, command)
    };
    let commands: Vec<_> = (0..10).map(|_| claiming("hanke:sama")).collect();
    let streams: Vec<_> = commands.iter().map(|(stream, _)| stream.id).collect();
    let appends = commands.into_iter().map(|(_, c)| store.append(c));
    let answers = futures_util::future::join_all(appends).await;
    let winners: Vec<usize> = (0..10).filter(|i| answers[*i].is_ok()).collect();
    assert_eq!(winners.len(), 1);
    for (index, answer) in answers.iter().enumerate() {
        if index != winners[0] {
            let claim = "hanke:sama".to_owned();
            assert_eq!(answer, &Err(AppendError::ClaimTaken { claim }));
        }
    }
    let (_, later) = claiming("hanke:sama");
    store.append(later).await.unwrap_err();
    let holder = store.holder("hanke:sama", i64::MAX).await.unwrap();
    assert_eq!(holder, Some(streams[winners[0]]));
    let (_, another) = claiming("hanke:toinen");
    write(&store, another).await;
    assert_eq!(store.head().await.unwrap().commit_no, 2);
}

on_both_engines! {
    a_full_queue_says_so_at_once_and_what_waits_is_written_later,
    a_caller_who_gives_up_is_no_longer_counted_as_waiting,
    a_command_has_from_one_to_a_thousand_events,
    a_name_is_taken_by_the_first_stream_that_claims_it,
}
