//! A broken index heals, and meanwhile it is told.

use std::fs::OpenOptions;
use std::io::Write as _;
use std::time::{Duration, Instant};

use hankemuisti::search::analyser::Analyser;
use hankemuisti::search::{Phase, Search};
use serde_json::json;

use super::{Library, PATIENCE, at_the_end};
use crate::door::Door;
use crate::log::bench::Bench;

async fn library(bench: &Bench) -> Library {
    let library = Library::open(bench).await;
    library.door.on_day("2021-04-01");
    for number in 0..5 {
        let key = format!("malli-{number}");
        library
            .enter(&key, "Perhekeskus", "Perheet saavat tuen.", json!({}))
            .await;
    }
    at_the_end(&library.door, &library.search).await;
    library
}

async fn a_deleted_folder_is_made_anew_while_the_server_runs(bench: &Bench) {
    let library = library(bench).await;
    let begun = Instant::now();
    // The index may be writing into it just now.
    while std::fs::remove_dir_all(library.folder.path()).is_err() {
        assert!(begun.elapsed() < PATIENCE);
    }
    while !library.folder.path().exists() || library.search.state().phase != Phase::Following {
        assert!(begun.elapsed() < PATIENCE);
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    assert_eq!(library.keys("q: \"perhekeskukset\"").await.len(), 5);
    library.enter("uusi", "Uusi", "Neuvola.", json!({})).await;
    assert_eq!(library.keys("q: \"neuvolat\"").await, ["uusi"]);
}

async fn an_index_that_is_damaged_while_it_is_asked_is_made_anew(bench: &Bench) {
    let library = library(bench).await;
    let left = folders(&library);
    for entry in std::fs::read_dir(library.folder.path().join(&left[0])).unwrap() {
        let path = entry.unwrap().path();
        let is_of_index = path
            .extension()
            .is_some_and(|end| end != "json" && end != "lock");
        if is_of_index {
            // In its place: the server reads it as it was opened.
            let mut file = OpenOptions::new().write(true).open(&path).unwrap();
            let length = file.metadata().unwrap().len() as usize;
            file.write_all(&vec![0xA5; length]).unwrap();
        }
    }
    let query = r#"{ operatingModels(q: "perhekeskukset") { totalCount isComplete } }"#;
    let whole = json!({ "totalCount": 5, "isComplete": true });
    let begun = Instant::now();
    // No answer is an error meanwhile.
    while folders(&library) == left
        || library.door.as_reader().ask(query).await["operatingModels"] != whole
    {
        assert!(begun.elapsed() < PATIENCE);
        tokio::time::sleep(Duration::from_millis(20)).await;
        library.door.as_reader().ask(query).await;
    }
    assert_eq!(library.search.state().phase, Phase::Following);
}

async fn an_index_that_is_whole_is_opened_as_it_was_left(bench: &Bench) {
    let library = library(bench).await;
    let left = folders(&library);
    let again = restarted(&library).await;
    assert_eq!(folders(&library), left);
    assert_eq!(again.state().phase, Phase::Following);
}

async fn an_index_of_another_analyser_or_version_or_damaged_or_unfinished_is_made_anew(
    bench: &Bench,
) {
    let library = library(bench).await;
    let left = folders(&library);
    stop(&library).await;
    let app = library.door.app.clone();
    let other = Search::start(app, library.folder.path().into(), Analyser::of(Vec::new()));
    at_the_end(&library.door, &other).await;
    assert_ne!(folders(&library), left, "another analyser");
    other.stop();

    for damage in [
        damaged as fn(&std::path::Path),
        unfinished,
        of_another_version,
        emptied,
    ] {
        settle().await;
        let left = folders(&library);
        damage(&library.folder.path().join(&left[0]));
        let again = library.search_again();
        at_the_end(&library.door, &again).await;
        assert_ne!(folders(&library), left);
        let health = "{ logHealth { search { phase lagEvents analyser rebuilt } } }";
        let door = Door::searching(bench, library.door.app.clone(), again.clone());
        let health = door.as_reader().ask(health).await["logHealth"]["search"].clone();
        assert_eq!(
            health,
            json!({ "phase": "FOLLOWING", "lagEvents": 0, "analyser": "kept words, stemmer", "rebuilt": null })
        );
        again.stop();
    }
}

/// Changes a byte in every file with words.
fn damaged(folder: &std::path::Path) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let is_of_words = path
            .extension()
            .is_some_and(|end| end == "idx" || end == "term");
        if is_of_words {
            let mut bytes = std::fs::read(&path).unwrap();
            let middle = bytes.len() / 2;
            bytes[middle] ^= 1;
            std::fs::write(&path, bytes).unwrap();
        }
    }
}

/// Leaves what a server leaves that was killed while it made the index.
fn unfinished(folder: &std::path::Path) {
    stamped(folder, |stamp| stamp["position"] = json!(null));
}

/// Leaves what a server leaves that indexed in another way.
fn of_another_version(folder: &std::path::Path) {
    stamped(folder, |stamp| {
        let format = stamp["format"].as_i64().unwrap();
        stamp["format"] = json!(format + 1);
    });
}

fn stamped(folder: &std::path::Path, change: impl FnOnce(&mut serde_json::Value)) {
    let path = folder.join("meta.json");
    let text = std::fs::read_to_string(&path).unwrap();
    let mut meta: serde_json::Value = serde_json::from_str(&text).unwrap();
    let mut stamp: serde_json::Value =
        serde_json::from_str(meta["payload"].as_str().unwrap()).unwrap();
    change(&mut stamp);
    meta["payload"] = json!(stamp.to_string());
    std::fs::write(path, meta.to_string()).unwrap();
}

fn emptied(folder: &std::path::Path) {
    std::fs::write(folder.join("meta.json"), "").unwrap();
}

fn folders(library: &Library) -> Vec<String> {
    let entries = std::fs::read_dir(library.folder.path()).unwrap();
    entries
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect()
}

/// Time for what was dropped to let go of its files.
async fn settle() {
    tokio::time::sleep(Duration::from_millis(100)).await;
}

/// Ends the first search of the library, so that another may open its index.
async fn stop(library: &Library) {
    library.search.stop();
    settle().await;
}

async fn restarted(library: &Library) -> Search {
    stop(library).await;
    let again = library.search_again();
    at_the_end(&library.door, &again).await;
    again
}

on_both_engines!(
    a_deleted_folder_is_made_anew_while_the_server_runs,
    an_index_that_is_damaged_while_it_is_asked_is_made_anew,
    an_index_that_is_whole_is_opened_as_it_was_left,
    an_index_of_another_analyser_or_version_or_damaged_or_unfinished_is_made_anew,
);
