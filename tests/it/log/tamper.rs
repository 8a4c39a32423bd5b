//! G10: any change to what is stored is found, and the event is named by its position.

use hankemuisti::store::{Engine, Fault, Store, Verdict};

use super::bench::Bench;
use super::content::{append, fresh, go_on, moved, planned, write};
use super::raw::Raw;
use hankemuisti::store::Expectation;

/// A log of 24 events in 10 commits: commits 1–4 of three events, then of three and of one in turn.
async fn filled(bench: &Bench) -> Store {
    let store = bench.store().await;
    for turn in 0..7 {
        let stream = fresh();
        let events = [
            (stream, planned(stream)),
            (stream, moved(&format!("ensimmäinen {turn}"))),
            (stream, moved(&format!("toinen {turn}"))),
        ];
        write(&store, append(events)).await;
        if turn > 3 {
            write(&store, go_on(stream, Expectation::Exactly(3), "viimeinen")).await;
        }
    }
    store
}

async fn verify(store: &Store) -> Verdict {
    store.verify(None, &|_, _| ()).await.unwrap()
}

async fn fault(store: &Store) -> Option<Fault> {
    verify(store).await.fault
}

/// Runs a change inside a savepoint of its own log, asks what verify finds, and undoes it.
struct Tampered<'a> {
    store: &'a Store,
    raw: Raw,
}

impl<'a> Tampered<'a> {
    async fn new(bench: &Bench, store: &'a Store) -> Tampered<'a> {
        assert_eq!(fault(store).await, None);
        let mut raw = bench.raw().await;
        raw.drop_triggers().await;
        Tampered { store, raw }
    }

    /// What verify finds after a change; the change is undone by another.
    async fn find(&mut self, change: &str, undo: &str) -> Option<Fault> {
        assert!(self.raw.run(change).await > 0, "{change}");
        let found = fault(self.store).await;
        self.raw.run(undo).await;
        assert_eq!(fault(self.store).await, None, "{undo}");
        found
    }

    async fn finds(&mut self, position: i64, change: &str, undo: &str) {
        let found = self.find(change, undo).await;
        assert_eq!(
            found.as_ref().map(|fault| fault.position),
            Some(position),
            "{change}: {found:?}"
        );
    }

    /// Keeps a copy of a table to put back from.
    async fn keep(&mut self, table: &str) -> String {
        self.raw
            .run(&format!(
                "CREATE TABLE kept_{table} AS SELECT * FROM {table}"
            ))
            .await;
        let columns = columns_of(table).join(", ");
        format!(
            "DELETE FROM {table}; INSERT INTO {table} ({columns}) \
             SELECT {columns} FROM kept_{table}"
        )
    }
}

fn columns_of(table: &str) -> &'static [&'static str] {
    match table {
        "head" => &[
            "id",
            "log_id",
            "epoch",
            "commit_no",
            "position",
            "commit_hash",
            "last_recorded_at",
        ],
        "commits" => &[
            "commit_no",
            "command_id",
            "request_hash",
            "actor_id",
            "correlation_id",
            "first_position",
            "event_count",
            "recorded_at",
            "prev_hash",
            "commit_hash",
        ],
        "events" => &[
            "position",
            "event_id",
            "commit_no",
            "stream_kind",
            "stream_id",
            "stream_version",
            "event_type",
            "schema_version",
            "effective_at",
            "payload",
            "private_commitment",
            "event_hash",
        ],
        "event_private" => &["position", "nonce", "body"],
        "event_tags" => &["tag", "position"],
        other => panic!("{other}"),
    }
}

const MAX: &str = "9223372036854775807";
const MIN: &str = "-9223372036854775807 - 1";

/// Ways to change one value a little, by what the column holds.
fn changes(raw: &Raw, column: &str) -> Vec<String> {
    let sqlite = raw.engine() == Engine::Sqlite;
    match column {
        "payload" | "body" => vec![
            format!("{column} || ' '"),
            format!("replace({column}, '2', '3')"),
            format!("substr({column}, 2)"),
        ],
        "stream_kind" | "event_type" | "tag" => {
            vec![
                format!("{column} || 'x'"),
                format!("substr({column}, 2)"),
                "''".to_owned(),
            ]
        }
        "event_id" | "stream_id" | "command_id" | "actor_id" | "correlation_id" => {
            vec![raw.bytes(&[7; 16]), raw.bytes(&[7; 3]), raw.bytes(b"")]
        }
        "request_hash" | "prev_hash" | "commit_hash" | "event_hash" | "private_commitment"
        | "nonce" => {
            let last_bit = if sqlite {
                format!(
                    "CAST(substr({column}, 1, 31) || CASE WHEN substr({column}, 32) = x'00' \
                     THEN x'01' ELSE x'00' END AS BLOB)"
                )
            } else {
                format!("set_byte({column}, 31, (get_byte({column}, 31) + 1) % 256)")
            };
            vec![last_bit, raw.bytes(&[0; 32]), raw.bytes(&[1; 31])]
        }
        // A small step would meet the version of a neighbour, which the database refuses.
        "stream_version" => vec!["777".to_owned(), MAX.to_owned(), MIN.to_owned()],
        _ => vec![
            format!("{column} + 1"),
            format!("{column} - 1"),
            MAX.to_owned(),
            MIN.to_owned(),
        ],
    }
}

async fn every_column_of_an_event_is_guarded_and_the_event_is_named(bench: &Bench) {
    let store = filled(bench).await;
    let mut tampered = Tampered::new(bench, &store).await;
    let undo = tampered.keep("events").await;
    for column in &columns_of("events")[1..] {
        for change in changes(&tampered.raw, column) {
            // Those that have a private part, so that there is a commitment to change.
            let position = [2, 3, 18][super::content::random(3) as usize];
            let sql = format!("UPDATE events SET {column} = {change} WHERE position = {position}");
            tampered.finds(position, &sql, &undo).await;
        }
    }
    for place in ["777", "-1", "0", MAX, MIN] {
        let sql = format!("UPDATE events SET position = {place} WHERE position = 8");
        tampered.finds(8, &sql, &undo).await;
    }
    let no_commitment = "UPDATE events SET private_commitment = NULL WHERE position = 3";
    tampered.finds(3, no_commitment, &undo).await;
    let deleted = "DELETE FROM events WHERE position = 13";
    tampered.finds(13, deleted, &undo).await;
    let last = "DELETE FROM events WHERE position = 24";
    tampered.finds(24, last, &undo).await;
}

async fn every_column_of_a_commit_is_guarded(bench: &Bench) {
    let store = filled(bench).await;
    let mut tampered = Tampered::new(bench, &store).await;
    let undo = tampered.keep("commits").await;
    for column in &columns_of("commits")[1..] {
        for change in changes(&tampered.raw, column) {
            // Commit 3 holds the events 7, 8 and 9.
            let sql = format!("UPDATE commits SET {column} = {change} WHERE commit_no = 3");
            let found = tampered.find(&sql, &undo).await.expect(&sql);
            // A commit that reaches too far fails where the next one's events begin.
            let last = if *column == "event_count" { 10 } else { 7 };
            assert!((7..=last).contains(&found.position), "{sql}: {found:?}");
        }
    }
    for (commit, first) in [(1, 1), (3, 7), (10, 24)] {
        let sql = format!("DELETE FROM commits WHERE commit_no = {commit}");
        tampered.finds(first, &sql, &undo).await;
        let sql = format!("UPDATE commits SET commit_no = 333 WHERE commit_no = {commit}");
        tampered.finds(first, &sql, &undo).await;
        let sql = format!(
            "UPDATE commits SET first_position = {MIN}, event_count = -1 \
             WHERE commit_no = {commit}"
        );
        tampered.finds(first, &sql, &undo).await;
    }
}

async fn private_parts_and_tags_are_guarded(bench: &Bench) {
    let store = filled(bench).await;
    let mut tampered = Tampered::new(bench, &store).await;
    let undo = tampered.keep("event_private").await;
    for column in ["nonce", "body"] {
        for change in changes(&tampered.raw, column) {
            let sql = format!("UPDATE event_private SET {column} = {change} WHERE position = 6");
            if column == "body" && change.starts_with("replace") {
                continue;
            }
            tampered.finds(6, &sql, &undo).await;
        }
    }
    let sql = "DELETE FROM event_private WHERE position = 6";
    tampered.finds(6, sql, &undo).await;
    let sql =
        "INSERT INTO event_private SELECT 7, nonce, body FROM event_private WHERE position = 6";
    tampered.finds(7, sql, &undo).await;
    let sql =
        "INSERT INTO event_private SELECT 99, nonce, body FROM event_private WHERE position = 6";
    assert!(
        tampered.find(sql, &undo).await.is_some(),
        "a part of no event"
    );

    let undo = tampered.keep("event_tags").await;
    for change in changes(&tampered.raw, "tag") {
        let sql = format!(
            "UPDATE event_tags SET tag = {change} WHERE position = 6 AND tag LIKE 'round:%'"
        );
        tampered.finds(6, &sql, &undo).await;
    }
    tampered
        .finds(6, "DELETE FROM event_tags WHERE position = 6", &undo)
        .await;
    tampered
        .finds(6, "INSERT INTO event_tags VALUES ('lisä', 6)", &undo)
        .await;
    let sql = "INSERT INTO event_tags VALUES ('lisä', 99)";
    assert!(
        tampered.find(sql, &undo).await.is_some(),
        "a tag of no event"
    );
    // Two tags in one row look the same when they are joined, and are found by nobody.
    let joined = "UPDATE event_tags SET tag = (SELECT MIN(tag) FROM event_tags WHERE position = 6) \
        || ',' || tag WHERE position = 6 AND tag LIKE 'round:%'; \
        DELETE FROM event_tags WHERE position = 6 AND tag LIKE 'programme:%' AND tag NOT LIKE '%,%'";
    tampered.finds(6, joined, &undo).await;
}

async fn swapped_payloads_are_found_at_the_first_of_them(bench: &Bench) {
    let store = filled(bench).await;
    let mut tampered = Tampered::new(bench, &store).await;
    let undo = tampered.keep("events").await;
    let swap = |columns: &[&str]| {
        let set: Vec<String> = columns
            .iter()
            .map(|column| {
                format!(
                    "{column} = (SELECT {column} FROM kept_events k WHERE k.position = \
                     CASE events.position WHEN 4 THEN 7 ELSE 4 END)"
                )
            })
            .collect();
        format!(
            "UPDATE events SET {} WHERE position IN (4, 7)",
            set.join(", ")
        )
    };
    tampered.finds(4, &swap(&["payload"]), &undo).await;
    tampered
        .finds(4, &swap(&["payload", "event_hash"]), &undo)
        .await;
}

async fn a_changed_head_row_is_found(bench: &Bench) {
    let store = filled(bench).await;
    let mut tampered = Tampered::new(bench, &store).await;
    let undo = tampered.keep("head").await;
    for change in [
        "position = position - 1",
        "position = position + 1",
        "position = 9223372036854775807",
        "commit_no = commit_no - 1",
        "commit_no = commit_no + 1",
        "last_recorded_at = last_recorded_at + 1",
        "last_recorded_at = last_recorded_at - 1",
    ] {
        let sql = format!("UPDATE head SET {change}");
        assert!(tampered.find(&sql, &undo).await.is_some(), "{sql}");
    }
    let hash = tampered.raw.bytes(&[3; 32]);
    let sql = format!("UPDATE head SET commit_hash = {hash}");
    assert!(tampered.find(&sql, &undo).await.is_some());
}

/// Removes the last commit so that everything left fits together again.
async fn cut_tail(raw: &mut Raw) {
    raw.run(
        "DELETE FROM events WHERE position = 24; \
         DELETE FROM event_private WHERE position = 24; \
         DELETE FROM event_tags WHERE position = 24; \
         DELETE FROM commits WHERE commit_no = 10; \
         UPDATE head SET position = 23, commit_no = 9, \
         commit_hash = (SELECT commit_hash FROM commits WHERE commit_no = 9), \
         last_recorded_at = (SELECT recorded_at FROM commits WHERE commit_no = 9)",
    )
    .await;
}

async fn a_cut_tail_is_found_only_with_a_head_that_was_kept_outside(bench: &Bench) {
    let store = filled(bench).await;
    let kept = store.head().await.unwrap();
    assert_eq!((kept.position, kept.commit_no), (24, 10));
    let outside = Some((kept.position, kept.commit_hash));
    let earlier = store
        .verify(Some((kept.position, [9; 32])), &|_, _| ())
        .await
        .unwrap();
    assert_eq!(earlier.fault.unwrap().position, 24, "another hash");
    let whole = store.verify(outside, &|_, _| ()).await.unwrap();
    assert_eq!(whole.fault, None);
    let mut raw = bench.raw().await;
    raw.drop_triggers().await;
    cut_tail(&mut raw).await;
    assert_eq!(fault(&store).await, None, "the chain alone cannot know");
    let found = store.verify(outside, &|_, _| ()).await.unwrap().fault;
    assert_eq!(found.unwrap().position, 24);
}

async fn an_empty_log_is_as_its_head_was_kept(bench: &Bench) {
    let store = bench.store().await;
    let head = store.head().await.unwrap();
    let expected = Some((head.position, head.commit_hash));
    let verdict = store.verify(expected, &|_, _| ()).await.unwrap();
    assert_eq!(verdict.fault, None);
}

async fn the_database_itself_refuses_to_change_commits_and_events(bench: &Bench) {
    let store = filled(bench).await;
    let mut raw = bench.raw().await;
    let mut attempts = vec![
        "UPDATE events SET payload = '{}'",
        "UPDATE commits SET recorded_at = 0 WHERE commit_no = 1",
        "DELETE FROM events WHERE position = 24",
        "DELETE FROM commits",
    ];
    if bench.engine == Engine::Postgres {
        attempts.extend(["TRUNCATE events", "TRUNCATE commits"]);
    }
    for sql in attempts {
        let error = raw.try_run(sql).await.expect_err(sql);
        assert!(error.to_string().contains("append-only"), "{error}");
    }
    assert_eq!(fault(&store).await, None);
}

on_both_engines! {
    every_column_of_an_event_is_guarded_and_the_event_is_named,
    every_column_of_a_commit_is_guarded,
    private_parts_and_tags_are_guarded,
    swapped_payloads_are_found_at_the_first_of_them,
    a_changed_head_row_is_found,
    a_cut_tail_is_found_only_with_a_head_that_was_kept_outside,
    an_empty_log_is_as_its_head_was_kept,
    the_database_itself_refuses_to_change_commits_and_events,
}
