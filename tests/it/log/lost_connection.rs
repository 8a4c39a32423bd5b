//! G6: a connection that breaks around COMMIT leaves one effect or none, and the caller is never
//! told that nothing happened when something did.

use std::sync::Arc;
use std::time::{Duration, Instant};

use hankemuisti::projection::AllProjections;
use hankemuisti::store::{Append, AppendError, Committed, Options, Store};

use super::bench::Bench;
use super::content::{assert_whole, begin, fresh, write};
use super::proxy::{Cut, Proxy};

async fn store_through(bench: &Bench, proxy: &Proxy) -> Store {
    let options = Options {
        unsafe_no_flush: true,
        ..Options::new(&proxy.url)
    };
    Store::open(options, bench.clock.clone(), Arc::new(AllProjections))
        .await
        .unwrap()
}

/// What was told must be true for ever: nothing that was not stored, nothing stored that was denied.
async fn assert_told_the_truth(
    direct: &Store,
    command: &Append,
    told: &Result<Committed, AppendError>,
) {
    // A commit that was under way has landed by now.
    tokio::time::sleep(Duration::from_millis(700)).await;
    let stored = direct.find_command(command.command_id).await.unwrap();
    match told {
        Ok(committed) => {
            let stored = stored.expect("what was acknowledged is stored").committed;
            assert_eq!(stored.first_position, committed.first_position);
        }
        Err(AppendError::OutcomeUnknown) => {}
        Err(error) => assert_eq!(stored, None, "denied by {error}, yet stored"),
    }
}

async fn cut_and_retry(cut: Cut) -> Result<Committed, AppendError> {
    let bench = Bench::postgres().await;
    let direct = bench.store().await;
    let proxy = Proxy::to(&bench.url).await;
    let store = store_through(&bench, &proxy).await;
    write(&store, begin(fresh())).await;
    let command = begin(fresh());
    proxy.cut_next(cut);
    let told = store.append(command.clone()).await;
    assert_told_the_truth(&direct, &command, &told).await;
    let retried = write(&direct, command.clone()).await;
    assert_eq!(retried.commit_no, 2);
    assert!(write(&direct, command).await.is_repeat);
    assert_whole(&direct).await;
    told
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_commit_that_never_reached_the_server_is_given_again() {
    let told = cut_and_retry(Cut::Before).await;
    assert_eq!(told.unwrap().commit_no, 2);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_commit_whose_answer_was_lost_is_looked_up() {
    let told = cut_and_retry(Cut::After).await;
    assert_eq!(told.unwrap().commit_no, 2);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_commit_that_the_server_hears_of_late_is_waited_for() {
    let told = cut_and_retry(Cut::Late).await;
    assert_eq!(told.unwrap().commit_no, 2);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn one_broken_connection_does_not_make_the_log_read_only() {
    let bench = Bench::postgres().await;
    let proxy = Proxy::to(&bench.url).await;
    let store = store_through(&bench, &proxy).await;
    write(&store, begin(fresh())).await;
    proxy.cut_next(Cut::After);
    write(&store, begin(fresh())).await;
    write(&store, begin(fresh())).await;
    assert_eq!(store.writer_state().trouble, None);
    let (head, watched) = (store.head().await.unwrap(), *store.watch_head().borrow());
    assert_eq!(head, watched);
}

/// Sends a command again and again, by either store, until it is acknowledged.
async fn insist(stores: [Store; 2], command: Append) -> Committed {
    for turn in 0..2_000 {
        match stores[turn % 2].append(command.clone()).await {
            Ok(committed) => return committed,
            Err(
                AppendError::OutcomeUnknown
                | AppendError::ReadOnly { .. }
                | AppendError::Database(_)
                | AppendError::Overloaded,
            ) => tokio::time::sleep(Duration::from_millis(10)).await,
            Err(error) => panic!("{error}"),
        }
    }
    panic!("the command never went through");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn writers_whose_connections_are_killed_all_the_time_have_every_command_stored_once() {
    let bench = Bench::postgres().await;
    let stores = [bench.store().await, bench.store().await];
    let end = Instant::now() + Duration::from_secs(4);
    let mut raw = bench.raw().await;
    let killer = tokio::spawn(async move {
        let mut killed = 0;
        while Instant::now() < end {
            let sql = "SELECT CAST(COUNT(pg_terminate_backend(pid)) AS BIGINT) \
                FROM pg_stat_activity WHERE datname = current_database() \
                AND pid <> pg_backend_pid() AND query ~ '^(COMMIT|INSERT|UPDATE|SELECT)'";
            killed += raw.number(sql).await;
            tokio::time::sleep(Duration::from_millis(super::content::random(60))).await;
        }
        killed
    });
    let writers: Vec<_> = (0..8)
        .map(|_| {
            let stores = stores.clone();
            tokio::spawn(async move {
                let mut done = Vec::new();
                while Instant::now() < end {
                    let command = begin(fresh());
                    let committed = insist(stores.clone(), command.clone()).await;
                    done.push((command, committed));
                }
                done
            })
        })
        .collect();
    let mut done = Vec::new();
    for writer in writers {
        done.extend(writer.await.unwrap());
    }
    assert!(
        killer.await.unwrap() > 20,
        "too few connections were killed"
    );
    assert!(done.len() > 50, "only {} commands went through", done.len());
    let store = bench.store().await;
    for (command, committed) in &done {
        let known = store.find_command(command.command_id).await.unwrap();
        assert_eq!(known.unwrap().committed.commit_no, committed.commit_no);
    }
    assert_eq!(store.head().await.unwrap().commit_no, done.len() as i64);
    assert_whole(&store).await;
}
