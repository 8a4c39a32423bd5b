//! The search of a library of 5,000 models: a question with facets and 20 snippets, how fast the index
//! is made anew, and how soon a new version is found. Beside it SQLite's own full text search.

use std::path::Path;
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, ensure};
use hankemuisti::app::App;
use hankemuisti::domain::free_text::FreeText;
use hankemuisti::domain::ids::{Key, ModelId};
use hankemuisti::domain::language::{Language, Names, Texts};
use hankemuisti::domain::model::{
    Classification, Content, Cost, EnterModel, ModelState, PublishModelVersion,
};
use hankemuisti::domain::vocabulary::Vocabulary;
use hankemuisti::graphql;
use hankemuisti::search::analyser::Analyser;
use hankemuisti::search::{Phase, Search};
use rusqlite::Connection;
use serde_json::{Value, json};
use tokio::runtime::Runtime;
use uuid::Uuid;

use crate::common::asking::{ask, p95};
use crate::common::world::{give, open_file, together};
use crate::common::{Goal, folder, median, print_bounded, rate, runtime};

const MODELS: usize = 5_000;
const TASKS: usize = 128;
const SAMPLES: usize = 60;
const QUESTION: Goal = Goal {
    must: 10.0,
    aim: 5.0,
};
const FOUND_WITHIN: Goal = Goal {
    must: 1_000.0,
    aim: 200.0,
};
/// Inflected, a compound's part, two words, and a rare word.
const QUESTIONS: [&str; 4] = [
    "asiakkaiden",
    "palveluseteli",
    "hoidon saatavuus",
    "diabetes",
];
/// The page of the library.
const QUERY: &str = "query($q: String!) { operatingModels(q: $q, first: 20) { totalCount isComplete
  facets { name values { value count totalIfTicked } }
  edges { node { key names { fi } state summary { fi } }
    snippet { language pieces { text isHit } } } } }";

/// Sentences of the models that relevance is measured with.
fn sentences() -> Result<Vec<String>> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/relevance/models.jsonl");
    let mut sentences = Vec::new();
    for line in std::fs::read_to_string(path)?.lines() {
        let model: Value = serde_json::from_str(line)?;
        if model["lang"] == "fi" {
            let text = model["text"].as_str().context("a model has a text")?;
            sentences.extend(text.split_inclusive(". ").map(str::to_owned));
        }
    }
    Ok(sentences)
}

/// A text of some sentences, another for each model.
fn text(sentences: &[String], model: usize) -> String {
    let chosen = (0..12).map(|at| (model * 7 + at * at * 31) % sentences.len());
    chosen.map(|at| sentences[at].as_str()).collect()
}

fn term(vocabulary: Vocabulary, number: usize) -> Result<Key> {
    let terms = vocabulary.terms();
    Key::parse(terms[number % terms.len()].key).context("a term is a key")
}

fn finnish(text: String) -> Texts {
    Texts {
        fi: Some(FreeText::new(text)),
        ..Texts::default()
    }
}

fn entering(number: usize, id: ModelId, sentences: &[String]) -> Result<EnterModel> {
    let name = sentences[number % sentences.len()]
        .chars()
        .take(60)
        .collect();
    Ok(EnterModel {
        model: id,
        key: Key::parse(&format!("malli-{number}")).context("no key")?,
        names: Names {
            fi: Some(name),
            ..Names::default()
        },
        programme: None,
        project: None,
        placeholder: None,
        classification: Classification {
            counties: vec![term(Vocabulary::Counties, number)?],
            themes: vec![term(Vocabulary::Themes, number / 3)?],
            target_groups: vec![term(Vocabulary::TargetGroups, number / 7)?],
            languages: vec![Language::Fi],
            ..Classification::default()
        },
        state: [ModelState::Trialled, ModelState::InUse][number % 2],
        since: None,
    })
}

fn describing(id: ModelId, text: String, base: u32) -> PublishModelVersion {
    let summary = text.chars().take(180).collect();
    PublishModelVersion {
        model: id,
        base,
        content: Content {
            summary: finnish(summary),
            who_for: Texts::default(),
            what_changes: finnish(text),
            what_it_needs: Texts::default(),
            cost: Cost::Unknown {
                note: Texts::default(),
            },
            path: Vec::new(),
        },
        why: (base > 0).then(|| FreeText::new("muuttui")),
    }
}

async fn prepare(path: &Path, sentences: &[String]) -> Result<(App, Vec<ModelId>)> {
    let app = open_file(path).await?;
    let ids: Vec<ModelId> = (0..MODELS).map(|_| ModelId(Uuid::now_v7())).collect();
    let numbered = || ids.iter().enumerate();
    let entered = numbered().map(|(number, id)| entering(number, *id, sentences));
    together(&app, &entered.collect::<Result<Vec<_>>>()?, TASKS).await?;
    let described = numbered().map(|(number, id)| describing(*id, text(sentences, number), 0));
    together(&app, &described.collect::<Vec<_>>(), TASKS).await?;
    Ok((app, ids))
}

/// Waits until the index follows the log; the time that it took.
async fn made(search: &Search) -> Duration {
    let begun = Instant::now();
    while search.state().phase != Phase::Following {
        tokio::time::sleep(Duration::from_millis(1)).await;
    }
    begun.elapsed()
}

pub fn run() -> Result<()> {
    let runtime = runtime()?;
    let folder = folder()?;
    let sentences = sentences()?;
    let path = folder.path().join("log.sqlite");
    let (app, ids) = runtime.block_on(prepare(&path, &sentences))?;
    let best = Analyser::best();
    let analysers = match best.has_voikko() {
        true => vec![(best, 300.0), (Analyser::without_voikko(), 1_500.0)],
        false => vec![(best, 1_500.0)],
    };
    for (analyser, rate_must) in analysers {
        let index = folder
            .path()
            .join(format!("index-{}", Uuid::new_v4().simple()));
        let search = runtime.block_on(async { Search::start(app.clone(), index, analyser) });
        let took = runtime.block_on(made(&search));
        let name = search.analyser.name().to_owned();
        let made = rate(MODELS, took);
        println!("index with {name:<35} {made:>8.0} documents/s  must {rate_must}");
        measure(&runtime, &app, &search)?;
        let soon = runtime.block_on(found_within(&app, &search, ids[0]))?;
        print_bounded("a new version is found", soon, "ms", "", FOUND_WITHIN);
        search.stop();
    }
    beside(&sentences)
}

fn measure(runtime: &Runtime, app: &App, search: &Search) -> Result<()> {
    let schema =
        runtime.block_on(async { graphql::schema_with_search(app.clone(), search.clone()) });
    for question in QUESTIONS {
        let asked = ask(runtime, &schema, QUERY, json!({ "q": question }), SAMPLES)?;
        let found = &asked.answer["data"]["operatingModels"];
        ensure!(found["isComplete"] == true, "{:#}", asked.answer);
        let job = format!("search {question:?} in 5,000");
        let more = format!(
            "{} found  first {:.1} ms  {}",
            found["totalCount"],
            asked.first,
            p95(&asked.times)
        );
        print_bounded(&job, median(&asked.times), "ms", &more, QUESTION);
    }
    Ok(())
}

/// Milliseconds from the recording of a new version until it is found.
async fn found_within(app: &App, search: &Search, model: ModelId) -> Result<f64> {
    let version = app
        .view(
            hankemuisti::domain::actor::Actor::operator(),
            Default::default(),
        )
        .get::<hankemuisti::domain::model::Model>(model.0)
        .await?
        .map_or(0, |model| model.version());
    let text = format!("Versio {version} sanalla lohikäärme{version}.");
    give(app, &describing(model, text, version)).await?;
    let begun = Instant::now();
    let end = app.end().await?.position;
    while search.state().position < end {
        tokio::time::sleep(Duration::from_millis(1)).await;
    }
    Ok(begun.elapsed().as_secs_f64() * 1_000.0)
}

/// The same texts and questions in SQLite's FTS5: no facets, and only words as they are written.
fn beside(sentences: &[String]) -> Result<()> {
    let own = Connection::open_in_memory()?;
    own.execute_batch("CREATE VIRTUAL TABLE models USING fts5(name, text)")?;
    let begun = Instant::now();
    for number in 0..MODELS {
        let name: String = sentences[number % sentences.len()]
            .chars()
            .take(60)
            .collect();
        own.execute(
            "INSERT INTO models VALUES (?1, ?2)",
            (name, text(sentences, number)),
        )?;
    }
    println!(
        "FTS5 index of the same texts {:>8.0} documents/s",
        rate(MODELS, begun.elapsed())
    );
    let count = "SELECT count(*) FROM models WHERE models MATCH ?1";
    let page = "SELECT rowid, snippet(models, 1, '[', ']', '…', 30) FROM models
                WHERE models MATCH ?1 ORDER BY rank LIMIT 20";
    for question in QUESTIONS {
        let mut times = Vec::with_capacity(SAMPLES);
        let mut found = 0i64;
        for _ in 0..SAMPLES {
            let begun = Instant::now();
            found = own.query_row(count, [question], |row| row.get(0))?;
            let mut statement = own.prepare_cached(page)?;
            let rows = statement.query_map([question], |row| row.get::<_, String>(1))?;
            rows.collect::<rusqlite::Result<Vec<_>>>()?;
            times.push(begun.elapsed().as_secs_f64() * 1_000.0);
        }
        println!(
            "FTS5 {question:?}: {found} found, {:.2} ms, without facets",
            median(&times)
        );
    }
    Ok(())
}
