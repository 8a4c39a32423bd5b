//! Export and import: the same log on the other engine, or nothing.

use hankemuisti::store::{ImportError, Store};

use super::bench::Bench;
use super::child::any_command;
use super::content::{assert_whole, write};
use super::journey;

async fn exported(store: &Store) -> String {
    let mut lines = Vec::new();
    store.export(&mut lines, &|_, _| ()).await.unwrap();
    String::from_utf8(lines).unwrap()
}

async fn import(store: &Store, lines: &str) -> Result<i64, ImportError> {
    store.import(lines.as_bytes(), |_| ()).await
}

/// A log with commits of one and of several events, with and without private parts and claims.
async fn filled(bench: &Bench) -> Store {
    let app = bench.app().await;
    let journey = journey::begin(&app).await;
    for month in 1..4 {
        journey::give(&app, &journey.observation("Asema", month, 0.25)).await;
    }
    for turn in [0, 1, 2, 5, 6] {
        write(app.store(), any_command(turn)).await;
    }
    app.store().clone()
}

/// Nothing is left of a refused import.
async fn assert_empty(bench: &Bench) {
    let mut raw = bench.raw().await;
    for table in [
        "commits",
        "events",
        "event_tags",
        "event_private",
        "claims",
        "documents",
    ] {
        let count = raw.number(&format!("SELECT COUNT(*) FROM {table}")).await;
        assert_eq!(count, 0, "{table}");
    }
    assert_eq!(raw.number("SELECT position FROM head").await, 0);
}

async fn a_log_moves_to_the_other_engine_hash_by_hash(bench: &Bench) {
    let store = filled(bench).await;
    let lines = exported(&store).await;
    let other = bench.other_engine().await;
    let target = other.store().await;
    let head = store.head().await.unwrap();
    assert_eq!(import(&target, &lines).await.unwrap(), head.position);
    let moved = target.head().await.unwrap();
    assert_eq!(
        (
            moved.position,
            moved.commit_no,
            moved.commit_hash,
            moved.last_recorded_at
        ),
        (
            head.position,
            head.commit_no,
            head.commit_hash,
            head.last_recorded_at
        )
    );
    target.rebuild(|_, _| ()).await.unwrap();
    assert_eq!(
        target.documents().await.unwrap(),
        store.documents().await.unwrap()
    );
    assert_whole(&target).await;
    let source = |text: &str| -> Vec<String> {
        text.lines()
            .map(|line| {
                let mut line: serde_json::Value = serde_json::from_str(line).unwrap();
                line["source"].take();
                line.to_string()
            })
            .collect()
    };
    assert_eq!(source(&exported(&target).await), source(&lines));
    let holder = target.holder("project-slug:hanke", i64::MAX).await.unwrap();
    assert_eq!(
        holder,
        store.holder("project-slug:hanke", i64::MAX).await.unwrap()
    );
    assert!(holder.is_some());
    // The log goes on where it was, and a command that was given before is known.
    let before = write(&store, any_command(0)).await;
    let after = write(&target, any_command(0)).await;
    assert_eq!(before.first_position, after.first_position);
}

/// A line in parts, so that one can be changed and the others keep their bytes.
type Members = std::collections::BTreeMap<String, Box<serde_json::value::RawValue>>;

/// Another value of the same kind.
fn other_value(name: &str, value: &str) -> String {
    if name == "data" {
        return value.replacen(r#""payload":{"#, r#""payload":{"lisä":1,"#, 1);
    }
    if let Ok(number) = value.parse::<i64>() {
        return (number + 1).to_string();
    }
    let text = value.trim_matches('"');
    if let Ok(time) = text.parse::<chrono::DateTime<chrono::Utc>>() {
        let later = time + chrono::TimeDelta::microseconds(1);
        return serde_json::to_string(&later).unwrap();
    }
    let last = text.chars().last().unwrap();
    let other = if last == '1' { '2' } else { '1' };
    format!("\"{}{other}\"", text.strip_suffix(last).unwrap())
}

/// The lines with one member of one of them changed.
fn changed(lines: &[&str], index: usize, name: &str, value: &str) -> String {
    let mut members: Members = serde_json::from_str(lines[index]).unwrap();
    let value = serde_json::value::RawValue::from_string(value.to_owned()).unwrap();
    members.insert(name.to_owned(), value);
    let line = serde_json::to_string(&members).unwrap();
    let mut all = lines.to_vec();
    all[index] = &line;
    all.join("\n")
}

async fn a_line_changed_in_any_member_is_refused_and_leaves_nothing_behind(bench: &Bench) {
    let store = filled(bench).await;
    let lines = exported(&store).await;
    let whole: Vec<&str> = lines.lines().collect();
    let target_bench = bench.other_engine().await;
    let target = target_bench.store().await;
    // The first of its commit, one inside, and the last of all.
    let inside = whole
        .iter()
        .position(|line| line.contains("toinen kerta"))
        .unwrap();
    for index in [1, inside, whole.len() - 1] {
        let members: Members = serde_json::from_str(whole[index]).unwrap();
        for (name, value) in &members {
            // Only says what it is and where it came from; nothing of it is kept.
            if ["specversion", "source", "datacontenttype"].contains(&name.as_str()) {
                continue;
            }
            let text = changed(&whole, index, name, &other_value(name, value.get()));
            let refused = import(&target, &text).await;
            let place = format!("{name} of line {}", index + 1);
            assert!(
                matches!(refused, Err(ImportError::Line { .. })),
                "{place}: {refused:?}"
            );
        }
    }
    let private = whole[inside].replace("toinen kerta", "muu kerta");
    let mut all = whole.clone();
    all[inside] = &private;
    import(&target, &all.join("\n")).await.unwrap_err();
    assert_empty(&target_bench).await;
    // Put together again without a change it is accepted.
    let members: Members = serde_json::from_str(whole[1]).unwrap();
    let same = changed(&whole, 1, "type", members["type"].get());
    assert_eq!(import(&target, &same).await.unwrap(), whole.len() as i64);
}

async fn a_cut_or_shuffled_file_is_refused_and_leaves_nothing_behind(bench: &Bench) {
    let store = filled(bench).await;
    let lines = exported(&store).await;
    let whole: Vec<&str> = lines.lines().collect();
    let target_bench = bench.other_engine().await;
    let target = target_bench.store().await;
    // In the middle of a line, and in the middle of a commit of several events.
    let inside = whole
        .iter()
        .position(|line| line.contains("toinen kerta"))
        .unwrap();
    let in_a_line = &lines[..lines.len() - 40];
    let in_a_commit = whole[..inside].join("\n");
    let mut shuffled = whole.clone();
    shuffled.swap(2, 3);
    let mut hole = whole.clone();
    hole.remove(2);
    let mut twice = whole.clone();
    twice.insert(2, whole[2]);
    for text in [
        in_a_line,
        &in_a_commit,
        &shuffled.join("\n"),
        &hole.join("\n"),
        &twice.join("\n"),
        "{}",
        "not a log",
    ] {
        let refused = import(&target, text).await;
        assert!(
            matches!(refused, Err(ImportError::Line { .. })),
            "{refused:?}"
        );
        assert_empty(&target_bench).await;
    }
}

async fn a_log_that_is_not_empty_is_not_imported_into(bench: &Bench) {
    let store = filled(bench).await;
    let lines = exported(&store).await;
    let head = store.head().await.unwrap();
    let refused = import(&store, &lines).await;
    assert!(matches!(refused, Err(ImportError::NotEmpty)), "{refused:?}");
    assert_eq!(store.head().await.unwrap(), head);
    assert_whole(&store).await;
}

async fn an_export_beside_writers_is_a_whole_log(bench: &Bench) {
    let store = filled(bench).await;
    let writers: Vec<_> = (0..4)
        .map(|_| {
            let store = store.clone();
            tokio::spawn(async move {
                for turn in 0..40 {
                    let _ = store.append(any_command(turn)).await;
                }
            })
        })
        .collect();
    let mut exports = Vec::new();
    while writers.iter().any(|writer| !writer.is_finished()) {
        exports.push(exported(&store).await);
    }
    for writer in writers {
        writer.await.unwrap();
    }
    let target_bench = bench.other_engine().await;
    let target = target_bench.store().await;
    let middle = &exports[exports.len() / 2];
    let count = middle.lines().count() as i64;
    assert_eq!(import(&target, middle).await.unwrap(), count);
    target.rebuild(|_, _| ()).await.unwrap();
    assert_whole(&target).await;
}

async fn what_was_imported_is_known_to_followers_and_to_moments(bench: &Bench) {
    let store = filled(bench).await;
    let lines = exported(&store).await;
    let other = bench.other_engine().await;
    let target = other.store().await;
    let mut watch = target.watch_head();
    import(&target, &lines).await.unwrap();
    let stored = target.head().await.unwrap();
    let moved = watch.wait_for(|head| *head == stored);
    tokio::time::timeout(std::time::Duration::from_secs(5), moved)
        .await
        .expect("the head that is watched moves")
        .unwrap();
}

on_both_engines! {
    a_log_moves_to_the_other_engine_hash_by_hash,
    a_line_changed_in_any_member_is_refused_and_leaves_nothing_behind,
    a_cut_or_shuffled_file_is_refused_and_leaves_nothing_behind,
    a_log_that_is_not_empty_is_not_imported_into,
    an_export_beside_writers_is_a_whole_log,
    what_was_imported_is_known_to_followers_and_to_moments,
}
