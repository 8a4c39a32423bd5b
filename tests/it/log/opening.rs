//! G15: one server per SQLite file. And what else a log refuses when it is opened.

use hankemuisti::store::{AppendError, OpenError, Options, Store};

use super::bench::Bench;
use super::child;
use super::cluster::Cluster;
use super::content::{begin, fresh, write};

fn assert_locked(opened: Result<Store, OpenError>) {
    let Err(error) = opened else {
        panic!("a second server opened the file");
    };
    assert!(matches!(error, OpenError::Locked(_)), "{error}");
    let words = error.to_string();
    assert!(
        words.contains("another server has") && words.contains(".sqlite"),
        "{words}"
    );
    assert!(
        words.contains("PostgreSQL"),
        "the way out is named: {words}"
    );
}

#[tokio::test]
async fn a_second_server_on_a_sqlite_file_is_refused_in_words() {
    let bench = Bench::sqlite();
    let store = bench.store().await;
    assert_locked(bench.open(bench.options()).await);
    write(&store, begin(fresh())).await;
    let reopened = bench.reopened(store).await;
    assert_eq!(reopened.head().await.unwrap().position, 1);
}

#[tokio::test]
async fn a_second_server_by_another_name_of_the_file_is_refused_too() {
    let bench = Bench::sqlite();
    let _store = bench.store().await;
    let alias = bench.file().with_file_name("alias.sqlite");
    std::os::unix::fs::symlink(bench.file(), &alias).unwrap();
    let folder = bench.file().parent().unwrap().to_owned();
    let name = folder.file_name().unwrap();
    let crooked = folder.join("..").join(name).join("log.sqlite");
    for path in [alias, crooked] {
        assert_locked(
            bench
                .open(Options::new(format!("sqlite:{}", path.display())))
                .await,
        );
    }
}

#[tokio::test]
async fn a_server_in_another_process_keeps_the_file_until_it_dies() {
    let bench = Bench::sqlite();
    let other = child::start(&bench.url, 1, None);
    other.wait_until_ready();
    assert_locked(bench.open(bench.options()).await);
    other.kill();
    bench.store().await;
}

async fn a_reader_opens_beside_the_server_and_writes_nothing(bench: &Bench) {
    let store = bench.store().await;
    write(&store, begin(fresh())).await;
    let options = Options {
        read_only: true,
        ..bench.options()
    };
    let reader = bench.open(options).await.unwrap();
    assert_eq!(reader.head().await.unwrap().position, 1);
    let refused = reader.append(begin(fresh())).await;
    assert!(matches!(refused, Err(AppendError::ReadOnly { .. })));
    reader.rebuild(|_, _| ()).await.unwrap_err();
    write(&store, begin(fresh())).await;
    let verdict = reader.verify(None, &|_, _| ()).await.unwrap();
    assert_eq!((verdict.events, verdict.fault), (2, None));
}

async fn an_unknown_kind_of_address_is_named(bench: &Bench) {
    let opened = bench.open(Options::new("mysql://somewhere")).await;
    assert!(matches!(opened, Err(OpenError::UnknownEngine(name)) if name == "mysql"));
}

#[tokio::test]
async fn a_postgres_that_answers_before_it_flushes_is_refused() {
    let cluster = Cluster::start();
    let bench = Bench::postgres_on(&cluster.url()).await;
    let mut raw = bench.raw().await;
    let options = || Options::new(&bench.url);
    drop(bench.open(options()).await.unwrap());
    for unsafe_setting in [
        "ALTER DATABASE {} SET synchronous_commit = off",
        "ALTER SYSTEM SET fsync = off",
    ] {
        let name = bench.url.split(['/', '?']).nth(3).unwrap();
        raw.run(&unsafe_setting.replace("{}", name)).await;
        raw.run("SELECT pg_reload_conf()").await;
        let setting = if unsafe_setting.contains("fsync") {
            "fsync"
        } else {
            "synchronous_commit"
        };
        refused_for(&bench, setting).await;
        let accepted = Options {
            unsafe_no_flush: true,
            ..options()
        };
        bench.open(accepted).await.unwrap();
        raw.run(&format!("ALTER DATABASE {name} RESET synchronous_commit"))
            .await;
    }
}

/// Reloaded settings take a moment to reach new connections.
async fn refused_for(bench: &Bench, expected: &str) {
    for _ in 0..100 {
        match bench.open(Options::new(&bench.url)).await {
            Err(OpenError::NotDurable { setting, value }) => {
                assert_eq!((setting.as_str(), value.as_str()), (expected, "off"));
                return;
            }
            Err(error) => panic!("{error}"),
            Ok(_) => tokio::time::sleep(std::time::Duration::from_millis(20)).await,
        }
    }
    panic!("{expected} = off was accepted");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn servers_that_start_at_once_on_an_empty_postgres_all_open_it() {
    let bench = Bench::postgres().await;
    let opened = futures_util::future::join_all((0..6).map(|_| bench.open(bench.options()))).await;
    let stores: Vec<Store> = opened.into_iter().map(Result::unwrap).collect();
    for store in &stores {
        write(store, begin(fresh())).await;
    }
    assert_eq!(stores[0].head().await.unwrap().position, 6);
}

#[tokio::test]
async fn a_postgres_that_isolates_more_by_default_works_the_same() {
    let bench = Bench::postgres().await;
    let mut raw = bench.raw().await;
    let name = bench.url.split(['/', '?']).nth(3).unwrap();
    raw.run(&format!(
        "ALTER DATABASE {name} SET default_transaction_isolation = 'serializable'"
    ))
    .await;
    let stores = [bench.store().await, bench.store().await];
    let writes = (0..60).map(|number| stores[number % 2].append(begin(fresh())));
    for answer in futures_util::future::join_all(writes).await {
        answer.unwrap();
    }
    super::content::assert_whole(&stores[0]).await;
}

on_both_engines! {
    a_reader_opens_beside_the_server_and_writes_nothing,
    an_unknown_kind_of_address_is_named,
}
