//! G12: every event ever written stays readable, and so does every database file of a release.
//!
//! A golden file holds an event as it was stored and what it must be read as. Files are never
//! changed. `GOLDEN=accept` writes those that are missing, from the examples.

use std::path::{Path, PathBuf};

use hankemuisti::domain::event::{EVENTS, Event};
use hankemuisti::store::{Options, Store, from_hex, hex};
use serde::{Deserialize, Serialize};

use super::bench::Bench;
use super::child::any_command;
use super::content::{assert_whole, write};
use super::golden_events::examples;
use super::journey;

/// One event as it is stored, and as it is read.
#[derive(Serialize, Deserialize)]
struct Golden {
    name: String,
    version: i64,
    /// The exact bytes.
    payload: String,
    private: Option<String>,
    decoded: serde_json::Value,
}

impl Golden {
    fn of(event: &Event) -> Golden {
        let encoded = event.encode().unwrap();
        Golden {
            name: event.name().to_owned(),
            version: event.schema_version(),
            payload: encoded.payload,
            private: encoded.private,
            decoded: serde_json::from_str(&event.to_json().unwrap()).unwrap(),
        }
    }

    fn decode(&self, private: Option<&str>) -> Event {
        Event::decode(&self.name, self.version, &self.payload, private)
            .unwrap_or_else(|error| panic!("{}: {error}", self.name))
    }
}

fn folder(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/golden")
        .join(name)
}

fn accepting() -> bool {
    std::env::var("GOLDEN").is_ok_and(|word| word == "accept")
}

/// Writes a file that is missing; never changes one that is there.
fn accept(path: &Path, text: &str) {
    if accepting() && !path.exists() {
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    }
}

/// Every golden file with its stem, once the missing ones were accepted.
fn golden_files() -> Vec<(String, Golden)> {
    let events = folder("events");
    for (stem, event) in examples() {
        let text = serde_json::to_string_pretty(&Golden::of(&event)).unwrap() + "\n";
        accept(&events.join(format!("{stem}.json")), &text);
    }
    let mut files: Vec<(String, Golden)> = std::fs::read_dir(&events)
        .expect("there are golden files; GOLDEN=accept writes them")
        .map(|entry| {
            let path = entry.unwrap().path();
            let stem = path.file_stem().unwrap().to_string_lossy().into_owned();
            let text = std::fs::read_to_string(&path).unwrap();
            let golden = serde_json::from_str(&text)
                .unwrap_or_else(|error| panic!("{}: {error}", path.display()));
            (stem, golden)
        })
        .collect();
    files.sort_by(|(a, _), (b, _)| a.cmp(b));
    files
}

#[test]
fn every_version_of_every_event_has_a_golden_file() {
    let files = golden_files();
    for (name, current) in EVENTS {
        for version in 1..=*current {
            let stem = format!("{name}.v{version}");
            assert!(
                files.iter().any(|(found, _)| *found == stem),
                "{stem}.json is missing: add an example and run the test with GOLDEN=accept"
            );
        }
    }
    for (stem, golden) in &files {
        let own = format!("{}.v{}", golden.name, golden.version);
        assert!(stem.starts_with(&own), "{stem} is not named after {own}");
    }
    for (stem, event) in examples() {
        let found = files.iter().find(|(found, _)| found == stem);
        let (_, golden) = found.unwrap_or_else(|| panic!("{stem}.json is missing"));
        assert_eq!(
            (golden.name.as_str(), golden.version),
            (event.name(), event.schema_version())
        );
    }
}

#[test]
fn every_golden_event_is_read_as_it_was_meant() {
    for (stem, golden) in golden_files() {
        let event = golden.decode(golden.private.as_deref());
        let read: serde_json::Value = serde_json::from_str(&event.to_json().unwrap()).unwrap();
        assert_eq!(read, golden.decoded, "{stem}");
        assert_eq!(event.name(), golden.name);
    }
}

#[test]
fn an_event_of_the_current_shape_is_written_byte_for_byte_as_before() {
    let mut current = 0;
    for (stem, golden) in golden_files() {
        let event = golden.decode(golden.private.as_deref());
        if event.schema_version() != golden.version {
            continue;
        }
        let written = event.encode().unwrap();
        assert_eq!(written.payload, golden.payload, "{stem}");
        assert_eq!(written.private, golden.private, "{stem}");
        current += 1;
    }
    assert!(current >= EVENTS.len());
}

#[test]
fn every_golden_event_stays_readable_when_its_texts_are_blanked() {
    for (stem, golden) in golden_files() {
        let Some(private) = &golden.private else {
            continue;
        };
        let texts: Vec<String> = serde_json::from_str(private).unwrap();
        let blanked = golden.decode(None).to_json().unwrap();
        for text in texts {
            assert!(
                !golden.payload.contains(&text),
                "{stem} keeps a text in its payload"
            );
            assert!(!blanked.contains(&text), "{stem}");
        }
    }
}

/// The release whose database files are looked after.
const RELEASE: &str = "0001";

/// Writes the database files of this release, once: `<release>.sqlite`, the same as lines, and the
/// head that was kept outside. Run it by name with `--ignored` and GOLDEN=accept.
#[tokio::test]
#[ignore = "makes the golden database files of a release"]
async fn the_database_files_of_this_release_are_made() {
    let databases = folder("databases");
    let target = databases.join(format!("{RELEASE}.sqlite"));
    assert!(
        accepting() && !target.exists(),
        "a golden file is never changed"
    );
    std::fs::create_dir_all(&databases).unwrap();
    let bench = Bench::sqlite();
    let app = bench.app().await;
    let journey = journey::begin(&app).await;
    for month in 1..4 {
        journey::give(&app, &journey.observation("Asema", month, 0.25)).await;
    }
    for turn in [0, 1, 2, 5, 6] {
        write(app.store(), any_command(turn)).await;
    }
    let store = app.store();
    store.copy_to(&target).await.unwrap().unwrap();
    let mut lines = Vec::new();
    store.export(&mut lines, &|_, _| ()).await.unwrap();
    std::fs::write(target.with_extension("ndjson"), lines).unwrap();
    let head = store.head().await.unwrap();
    let outside = format!("{}:{}\n", head.position, hex(&head.commit_hash));
    std::fs::write(target.with_extension("head"), outside).unwrap();
}

/// Every release that has files, with the head that was kept outside.
fn releases() -> Vec<(PathBuf, (i64, [u8; 32]))> {
    let databases = std::fs::read_dir(folder("databases")).expect("there are database files");
    let releases: Vec<_> = databases
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|kind| kind == "head"))
        .map(|path| {
            let head = std::fs::read_to_string(&path).unwrap();
            let (position, hash) = head.trim().split_once(':').unwrap();
            (
                path.with_extension(""),
                (position.parse().unwrap(), from_hex(hash).unwrap()),
            )
        })
        .collect();
    assert!(!releases.is_empty());
    releases
}

async fn assert_as_kept(store: &Store, head: (i64, [u8; 32])) {
    let verdict = store.verify(Some(head), &|_, _| ()).await.unwrap();
    assert_eq!(
        (verdict.fault, verdict.events, verdict.last_hash),
        (None, head.0, head.1)
    );
}

#[tokio::test]
async fn the_database_file_of_every_release_opens_verifies_and_goes_on() {
    for (release, head) in releases() {
        let bench = Bench::sqlite();
        std::fs::copy(release.with_extension("sqlite"), bench.file()).unwrap();
        let read_only = Options {
            read_only: true,
            ..bench.options()
        };
        assert_as_kept(&bench.open(read_only).await.unwrap(), head).await;
        let app = bench.app().await;
        assert_as_kept(app.store(), head).await;
        write(app.store(), any_command(0)).await;
        assert_whole(app.store()).await;
    }
}

async fn the_lines_of_every_release_are_imported_to_the_same_head(bench: &Bench) {
    for (release, head) in releases() {
        let fresh = bench.same_engine().await;
        let store = fresh.store().await;
        let lines = std::fs::read(release.with_extension("ndjson")).unwrap();
        store.import(&lines[..], |_| ()).await.unwrap();
        assert_as_kept(&store, head).await;
        store.rebuild(|_, _| ()).await.unwrap();
        assert_whole(&store).await;
    }
}

on_both_engines! {
    the_lines_of_every_release_are_imported_to_the_same_head,
}
