//! G14: a full disk or a dead database is refused cleanly, and recovered from without repair.

use std::io::{BufRead as _, BufReader, Write as _};
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::time::{Duration, Instant};

use hankemuisti::clock::SystemClock;
use hankemuisti::projection::AllProjections;
use hankemuisti::store::{Append, AppendError, Options, Store};

use super::bench::Bench;
use super::child::{any_command, this_binary};
use super::cluster::Cluster;
use super::content::{assert_whole, begin, fresh, write};

const URL: &str = "LOG_DISK_URL";

/// Appends until the disk is full, reads on, and appends again once there is room. Tells the test
/// that started it what it does, and waits for its word.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "other tests start it as a process of its own"]
async fn writer_on_a_small_disk() {
    let url = std::env::var(URL).expect("this runs only as a process that another test starts");
    let store = Store::open(
        Options::new(url),
        Arc::new(SystemClock),
        Arc::new(AllProjections),
    )
    .await
    .unwrap();
    let mut stored = Vec::new();
    let refused = loop {
        let command = any_command(stored.len() % 3);
        match store.append(command.clone()).await {
            Ok(_) => stored.push(command),
            Err(error) => break (command, error),
        }
    };
    let (last, error) = refused;
    assert!(matches!(error, AppendError::ReadOnly { .. }), "{error}");
    assert!(stored.len() > 20, "only {} commands fitted", stored.len());
    assert!(store.writer_state().trouble.is_some(), "readiness says so");
    let at_once = store.append(begin(fresh())).await;
    assert!(matches!(at_once, Err(AppendError::ReadOnly { .. })));
    assert_readable(&store, &stored, &last).await;
    println!("\nfull");
    let mut word = String::new();
    std::io::stdin().lock().read_line(&mut word).unwrap();
    // The word may name a file that only this process can see, to make room.
    let _ = std::fs::remove_file(word.trim());
    let began = Instant::now();
    while let Err(error) = store.append(last.clone()).await {
        assert!(matches!(error, AppendError::ReadOnly { .. }), "{error}");
        assert!(
            began.elapsed() < Duration::from_secs(10),
            "it never recovered"
        );
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    assert_eq!(store.writer_state().trouble, None);
    stored.push(last);
    assert_eq!(store.head().await.unwrap().commit_no, stored.len() as i64);
    assert_whole(&store).await;
    println!("recovered");
}

/// Everything acknowledged can be read, and nothing of what was refused.
async fn assert_readable(store: &Store, stored: &[Append], refused: &Append) {
    for command in stored {
        let found = store.find_command(command.command_id).await.unwrap();
        assert!(found.is_some(), "an acknowledged command is gone");
    }
    assert_eq!(store.find_command(refused.command_id).await.unwrap(), None);
    let verdict = store.verify(None, &|_, _| ()).await.unwrap();
    assert_eq!(
        (verdict.fault, verdict.commits),
        (None, stored.len() as i64)
    );
}

/// Starts the writer through a shell, which may narrow its disk first.
fn start(prepare: &str, url: &str) -> (Child, impl FnMut(&str)) {
    let mut process = Command::new("sh")
        .args(["-c", prepare, "sh"])
        .args(this_binary("log::trouble::writer_on_a_small_disk"))
        .env(URL, url)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut lines = BufReader::new(process.stdout.take().unwrap()).lines();
    let wait_for = move |word: &str| {
        let heard: Vec<String> = lines
            .by_ref()
            .map_while(Result::ok)
            .take_while(|line| line != word)
            .collect();
        let failed = heard.iter().any(|line| line.contains("FAILED"));
        assert!(!failed, "before {word}: {heard:?}");
    };
    (process, wait_for)
}

#[test]
fn a_file_that_may_not_grow_is_refused_cleanly_and_recovered_from() {
    let bench = Bench::sqlite();
    // The signal that comes with the limit is ignored, so that writing fails as on a full disk.
    let narrow = "trap '' XFSZ; exec prlimit --fsize=2000000: -- \"$@\"";
    let (mut process, mut wait_for) = start(narrow, &bench.url);
    wait_for("full");
    let widened = Command::new("prlimit")
        .args(["--fsize=unlimited:", "--pid", &process.id().to_string()])
        .status()
        .unwrap();
    assert!(widened.success());
    process.stdin.take().unwrap().write_all(b"\n").unwrap();
    wait_for("recovered");
    assert!(process.wait().unwrap().success());
}

/// Where the system forbids a disk of the test's own, the limit on a file above stands alone.
#[test]
fn a_full_disk_is_refused_cleanly_and_recovered_from() {
    let own_disks = Command::new("unshare").args(["-rm", "true"]).status();
    if !own_disks.is_ok_and(|status| status.success()) {
        eprintln!("no disk of 4 MB could be made here: the system forbids it");
        return;
    }
    let bench = Bench::sqlite();
    let folder = bench.file().parent().unwrap().display().to_string();
    // Only this process and its children see the small disk, half of which is taken.
    let narrow = format!(
        "exec unshare -rm sh -c 'mount -t tmpfs -o size=4m tmpfs {folder} && \
         head -c 2000000 /dev/zero > {folder}/ballast && exec \"$@\"' sh \"$@\""
    );
    let (mut process, mut wait_for) = start(&narrow, &bench.url);
    wait_for("full");
    let mut word = process.stdin.take().unwrap();
    writeln!(word, "{folder}/ballast").unwrap();
    wait_for("recovered");
    assert!(process.wait().unwrap().success());
}

/// Sends commands one after another until told to stop; what was acknowledged, and what happened.
async fn write_through_trouble(store: Store, end: Instant) -> (Vec<Append>, Vec<Append>) {
    let (mut acknowledged, mut denied) = (Vec::new(), Vec::new());
    while Instant::now() < end {
        let command = begin(fresh());
        match store.append(command.clone()).await {
            Ok(_) => acknowledged.push(command),
            Err(AppendError::ReadOnly { .. }) => {
                denied.push(command);
                tokio::time::sleep(Duration::from_millis(20)).await;
            }
            // It may have happened or not: nothing was promised.
            Err(AppendError::OutcomeUnknown) => {}
            Err(error) => panic!("{error}"),
        }
    }
    (acknowledged, denied)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_postgres_that_is_killed_and_started_under_load_loses_nothing_acknowledged() {
    let cluster = Cluster::start();
    let bench = Bench::postgres_on(&cluster.url()).await;
    let store = bench.open(Options::new(&bench.url)).await.unwrap();
    write(&store, begin(fresh())).await;
    let end = Instant::now() + Duration::from_secs(9);
    let writers: Vec<_> = (0..8)
        .map(|_| tokio::spawn(write_through_trouble(store.clone(), end)))
        .collect();
    for _ in 0..2 {
        tokio::time::sleep(Duration::from_millis(700)).await;
        cluster.stop_at_once();
        tokio::time::sleep(Duration::from_millis(600)).await;
        let refused = store.append(begin(fresh())).await;
        assert!(
            matches!(
                refused,
                Err(AppendError::ReadOnly { .. } | AppendError::OutcomeUnknown)
            ),
            "{refused:?}"
        );
        assert!(store.writer_state().trouble.is_some(), "readiness says so");
        store.head().await.unwrap_err();
        cluster.go_on();
        assert_recovers(&store).await;
    }
    let (mut acknowledged, mut denied) = (Vec::new(), Vec::new());
    for writer in writers {
        let (more_acknowledged, more_denied) = writer.await.unwrap();
        acknowledged.extend(more_acknowledged);
        denied.extend(more_denied);
    }
    assert!(acknowledged.len() > 100, "{} commands", acknowledged.len());
    for command in &acknowledged {
        let found = store.find_command(command.command_id).await.unwrap();
        assert!(found.is_some(), "an acknowledged command is gone");
    }
    for command in &denied {
        let found = store.find_command(command.command_id).await.unwrap();
        assert_eq!(found, None, "a denied command is stored");
    }
    assert_whole(&store).await;
}

/// The same store goes on, without being opened again.
async fn assert_recovers(store: &Store) {
    let began = Instant::now();
    while store.append(begin(fresh())).await.is_err() {
        assert!(
            began.elapsed() < Duration::from_secs(8),
            "it never recovered"
        );
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    assert_eq!(store.writer_state().trouble, None);
}
