//! Search, through the door: what is found, how a broken index heals, and what hostile questions get.

mod facts;
mod heals;
mod hostile;
mod journeys;
mod relevance;
mod telling;

use std::path::Path;
use std::time::{Duration, Instant};

use hankemuisti::search::analyser::Analyser;
use hankemuisti::search::{Phase, Search};
use serde_json::{Value, json};
use tempfile::TempDir;

use crate::door::{Door, model, model_version};
use crate::log::bench::Bench;

/// How long a test waits for the index before it fails.
const PATIENCE: Duration = Duration::from_secs(20);

/// A service that searches, with the folder of its index.
struct Library {
    door: Door,
    search: Search,
    folder: TempDir,
}

impl Library {
    async fn open(bench: &Bench) -> Library {
        let folder = tempfile::tempdir().unwrap();
        let app = bench.app().await;
        let search = Search::start(
            app.clone(),
            folder.path().into(),
            Analyser::without_voikko(),
        );
        Library {
            door: Door::searching(bench, app, search.clone()),
            search,
            folder,
        }
    }

    /// This library, and where Voikko is installed the same one as it reads it.
    async fn by_each_analyser(self, bench: &Bench) -> Vec<Library> {
        let best = Analyser::best();
        if !best.has_voikko() {
            println!("Voikko is not installed, so this was tested without it alone.");
            return vec![self];
        }
        let folder = tempfile::tempdir().unwrap();
        let app = self.door.app.clone();
        let search = Search::start(app.clone(), folder.path().into(), best);
        let door = Door::searching(bench, app, search.clone());
        at_the_end(&door, &search).await;
        vec![
            self,
            Library {
                door,
                search,
                folder,
            },
        ]
    }

    /// Another search over the same log and folder, as a server that starts again has.
    fn search_again(&self) -> Search {
        start(&self.door, self.folder.path())
    }

    /// Enters a model with a summary and more words.
    async fn enter(&self, key: &str, name: &str, summary: &str, classification: Value) {
        let mut entered = model(key);
        entered["names"] = json!({ "fi": name });
        entered["classification"] = classification;
        let manager = self.door.as_administrator();
        manager.give("enterModel", entered).await;
        manager
            .give("publishModelVersion", model_version(key, 0, summary))
            .await;
        at_the_end(&self.door, &self.search).await;
    }

    /// The keys of the models that these arguments find, best first.
    async fn keys(&self, arguments: &str) -> Vec<String> {
        let query = format!(
            "{{ operatingModels({arguments}) {{ nodes {{ key }} totalCount isComplete }} }}"
        );
        let found = self.door.as_reader().in_language("fi").ask(&query).await;
        let found = &found["operatingModels"];
        let keys: Vec<String> = found["nodes"]
            .as_array()
            .unwrap()
            .iter()
            .map(key_of)
            .collect();
        assert_eq!(found["totalCount"], keys.len(), "{arguments}");
        assert_eq!(found["isComplete"], true, "{arguments}");
        keys
    }
}

fn key_of(node: &Value) -> String {
    node["key"].as_str().unwrap().to_owned()
}

fn start(door: &Door, folder: &Path) -> Search {
    Search::start(door.app.clone(), folder.into(), Analyser::without_voikko())
}

/// Waits until the index is at the end of the log.
async fn at_the_end(door: &Door, search: &Search) {
    let end = door.app.end().await.unwrap().position;
    let begun = Instant::now();
    loop {
        let state = search.state();
        if state.phase == Phase::Following && state.position >= end {
            return;
        }
        assert!(
            begun.elapsed() < PATIENCE,
            "{state:?}, the log ends at {end}"
        );
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
}
