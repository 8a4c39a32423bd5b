//! The search of a library of 5,000 and of 100,000 models: a question with facets and 20 snippets, how
//! fast the index is made anew, and how soon a new version is found. Beside it, in the same run, what
//! SQLite's FTS5 and PostgreSQL's text search make of the same texts and questions: how good their
//! answers are, by the relevance set, and how long they take.

mod beside;
mod library;
mod table;

#[path = "../../tests/relevance/judging.rs"]
mod judging;

use std::path::Path;
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, ensure};
use hankemuisti::app::App;
use hankemuisti::domain::ids::ModelId;
use hankemuisti::domain::language::Language;
use hankemuisti::graphql;
use hankemuisti::search::analyser::Analyser;
use hankemuisti::search::{Asked, Kind, Order, Phase, Question, Search, Ticked};
use serde_json::json;
use tokio::runtime::Runtime;
use uuid::Uuid;

use crate::common::asking::{ask, p95};
use crate::common::{Goal, folder, median, print_bounded, rate, runtime, skipped};
use beside::{Beside, Fts5, Postgres};
use judging::{Figures, Judged, LOOKED_AT};
use library::{Recorded, Written};
use table::{Row, Timed};

const SMALL: usize = 5_000;
/// Models of the large library; `SEARCH_MODELS` names another number, to try the measurement.
const LARGE: usize = 100_000;
const SAMPLES: usize = 60;
/// A question beside ours is asked at least so often, and no longer than that.
const SAMPLES_MIN: usize = 3;
const PATIENCE: Duration = Duration::from_secs(1);
const IN_SMALL: Goal = Goal {
    must: 10.0,
    aim: 5.0,
};
const IN_LARGE: Goal = Goal {
    must: 30.0,
    aim: 15.0,
};
const FOUND_WITHIN: Goal = Goal {
    must: 1_000.0,
    aim: 200.0,
};
/// Documents a second that the index must be made with: with Voikko, and without.
const RATES_MUST: [f64; 2] = [300.0, 1_500.0];
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

pub fn run() -> Result<()> {
    let runtime = runtime()?;
    let folder = folder()?;
    let large = match std::env::var("SEARCH_MODELS") {
        Ok(models) => models.parse().context("SEARCH_MODELS is a number")?,
        Err(_) => LARGE,
    };
    let sentences = library::sentences()?;
    let judged = judging::questions()?;
    let described = judging::models()?.into_iter().map(Written::described);
    let described = described.collect::<Result<Vec<_>>>()?;

    let mut rows = ours(&runtime, folder.path(), &described, &judged)?;
    let path = folder.path().join("small");
    let small = numbered(&sentences, SMALL).collect::<Vec<_>>();
    let recorded = runtime.block_on(library::record(&path, &small, true))?;
    let ours_of = |recorded: &Recorded, models: usize, goal: Goal| -> Result<Vec<Timed>> {
        let each = analysers().into_iter();
        each.map(|analyser| measure(&runtime, folder.path(), recorded, analyser, models, goal))
            .collect()
    };
    for (row, timed) in rows.iter_mut().zip(ours_of(&recorded, SMALL, IN_SMALL)?) {
        row.small = Some(timed);
    }
    runtime.block_on(recorded.app.finish());

    let path = folder.path().join("large");
    let recorded = runtime.block_on(library::multiply(&path, &sentences, large))?;
    println!("search: of {large:>7} models, documents alone were written, without their events");
    for (row, timed) in rows.iter_mut().zip(ours_of(&recorded, large, IN_LARGE)?) {
        row.large = Some(timed);
    }
    runtime.block_on(recorded.app.finish());

    let other = |beside: &mut dyn Beside| -> Result<Row> {
        beside.fill(&mut described.iter().cloned())?;
        let mut figures = Vec::with_capacity(judged.len());
        for judged in &judged {
            let language = Language::parse(&judged.lang).context("a language")?;
            let found = beside.found(language, &judged.q)?;
            figures.push(judged.figures(found.iter().map(String::as_str)));
        }
        Ok(Row {
            name: beside.name().to_owned(),
            figures: Figures::mean(&figures),
            small: Some(timed_beside(beside, &sentences, SMALL)?),
            large: Some(timed_beside(beside, &sentences, large)?),
        })
    };
    rows.push(other(&mut Fts5::new()?)?);
    match std::env::var("TEST_DATABASE_URL") {
        Ok(url) => {
            let mut postgres = Postgres::open(&runtime, &url)?;
            rows.push(other(&mut postgres)?);
            postgres.close()?;
        }
        Err(_) => skipped(
            "PostgreSQL's text search",
            "start it through `make bench`, which starts a PostgreSQL",
        ),
    }
    table::tell(&rows, SMALL, large)
}

fn numbered(sentences: &[String], count: usize) -> impl Iterator<Item = Written> + '_ {
    (0..count).map(|number| Written::numbered(sentences, number))
}

/// Those that a server may run with, the best first.
fn analysers() -> Vec<Analyser> {
    let best = Analyser::best();
    match best.has_voikko() {
        true => vec![best, Analyser::without_voikko()],
        false => vec![best],
    }
}

/// A search with an index of its own, made by then, and the time that it took.
fn searching(
    runtime: &Runtime,
    folder: &Path,
    app: &App,
    analyser: Analyser,
) -> Result<(Search, Duration)> {
    let index = folder.join(format!("index-{}", Uuid::new_v4().simple()));
    let begun = Instant::now();
    let search = runtime.block_on(async { Search::start(app.clone(), index, analyser) });
    while search.state().phase != Phase::Following {
        std::thread::sleep(Duration::from_millis(1));
    }
    Ok((search, begun.elapsed()))
}

/// How good our own answers are, by analyser.
fn ours(
    runtime: &Runtime,
    folder: &Path,
    described: &[Written],
    judged: &[Judged],
) -> Result<Vec<Row>> {
    let recorded =
        runtime.block_on(library::record(&folder.join("relevance"), described, false))?;
    let mut rows = Vec::new();
    for analyser in analysers() {
        let (search, _) = searching(runtime, folder, &recorded.app, analyser)?;
        let mut figures = Vec::with_capacity(judged.len());
        for judged in judged {
            let asked = asked(&search, judged)?;
            let found = runtime.block_on(search.ask(asked))?;
            ensure!(found.is_complete, "the index does not follow");
            let number = |id: Uuid| recorded.ids.iter().position(|own| own.0 == id);
            let hits = found.what.hits.iter().filter_map(|hit| number(hit.id));
            figures.push(judged.figures(hits.map(|number| described[number].id.as_str())));
        }
        rows.push(Row {
            name: search.analyser.name().to_owned(),
            figures: Figures::mean(&figures),
            small: None,
            large: None,
        });
        search.stop();
    }
    runtime.block_on(recorded.app.finish());
    Ok(rows)
}

fn asked(search: &Search, judged: &Judged) -> Result<Asked> {
    let question = Question::parse(&search.analyser, &judged.q, false);
    Ok(Asked {
        question: Some(question.ok().context("a question that is refused")?),
        kind: Kind::Model,
        ticked: Ticked::default(),
        reader: Language::parse(&judged.lang).context("a language")?,
        order: Order::Fit,
        skip: 0,
        take: LOOKED_AT,
        counts: false,
    })
}

/// Makes the index of the library anew, asks it, and waits for a new version.
fn measure(
    runtime: &Runtime,
    folder: &Path,
    recorded: &Recorded,
    analyser: Analyser,
    models: usize,
    goal: Goal,
) -> Result<Timed> {
    let app = &recorded.app;
    let rate_must = RATES_MUST[usize::from(!analyser.has_voikko())];
    let (search, took) = searching(runtime, folder, app, analyser)?;
    let documents = rate(models, took);
    let name = search.analyser.name();
    println!("index of {models:>6} with {name:<30} {documents:>8.0} documents/s  must {rate_must}");
    let schema =
        runtime.block_on(async { graphql::schema_with_search(app.clone(), search.clone()) });
    let (mut medians, mut found_in_all) = (Vec::with_capacity(QUESTIONS.len()), 0);
    for question in QUESTIONS {
        let asked = ask(runtime, &schema, QUERY, json!({ "q": question }), SAMPLES)?;
        let found = &asked.answer["data"]["operatingModels"];
        ensure!(found["isComplete"] == true, "{:#}", asked.answer);
        let job = format!("search {question:?} in {models}");
        let more = format!(
            "{} found  first {:.1} ms  {}",
            found["totalCount"],
            asked.first,
            p95(&asked.times)
        );
        medians.push(median(&asked.times));
        found_in_all += found["totalCount"].as_i64().context("no total")?;
        print_bounded(&job, median(&asked.times), "ms", &more, goal);
    }
    let soon = runtime.block_on(found_within(app, &search, recorded.ids[0]))?;
    print_bounded("a new version is found", soon, "ms", "", FOUND_WITHIN);
    search.stop();
    Ok(Timed {
        documents,
        question: median(&medians),
        found: found_in_all,
    })
}

/// Milliseconds from the recording of a new version until it is found.
async fn found_within(app: &App, search: &Search, model: ModelId) -> Result<f64> {
    library::publish(app, model).await?;
    let begun = Instant::now();
    let end = app.end().await?.position;
    while search.state().position < end {
        tokio::time::sleep(Duration::from_millis(1)).await;
    }
    Ok(begun.elapsed().as_secs_f64() * 1_000.0)
}

/// The same texts and questions in another engine.
fn timed_beside(beside: &mut dyn Beside, sentences: &[String], models: usize) -> Result<Timed> {
    let took = beside.fill(&mut numbered(sentences, models))?;
    let name = beside.name();
    let documents = rate(models, took);
    println!("index of {models:>6} with {name:<30} {documents:>8.0} documents/s");
    let (mut medians, mut found_in_all) = (Vec::with_capacity(QUESTIONS.len()), 0);
    for question in QUESTIONS {
        let (mut times, mut found) = (Vec::with_capacity(SAMPLES), 0);
        let first = Instant::now();
        while times.len() < SAMPLES_MIN || (times.len() < SAMPLES && first.elapsed() < PATIENCE) {
            let begun = Instant::now();
            found = beside.page(question)?;
            times.push(begun.elapsed().as_secs_f64() * 1_000.0);
        }
        let job = format!("{name} {question:?} in {models}");
        println!(
            "{job:<50} {:>8.2} ms  {found} found  without facets",
            median(&times)
        );
        medians.push(median(&times));
        found_in_all += found;
    }
    Ok(Timed {
        documents,
        question: median(&medians),
        found: found_in_all,
    })
}
