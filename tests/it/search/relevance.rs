//! How well the library is found: models, questions and judgements in `tests/relevance`, measured for
//! every analyser and kept in `REPORT.md` there.
//!
//! `RELEVANCE=accept` writes the report anew; without it, figures may not be worse than its own, nor
//! than the gates.

use std::collections::HashMap;
use std::fmt::Write as _;

use hankemuisti::domain::language::Language;
use hankemuisti::search::analyser::Analyser;
use hankemuisti::search::{Asked, Kind, Order, Question, Search, Strictness, Ticked};
use serde_json::json;
use uuid::Uuid;

use super::at_the_end;
use crate::door::{Door, model};
use crate::log::bench::Bench;

#[path = "../../relevance/judging.rs"]
mod judging;

use judging::{Figures, LOOKED_AT, folder, models, questions, read};

/// Success at 1, recall at 10 and nDCG at 10 that may not be missed, by analyser.
const GATES: [(&str, [f64; 3]); 2] = [
    ("voikko, kept words, stemmer", [0.88, 0.56, 0.75]),
    ("kept words, stemmer", [0.86, 0.56, 0.74]),
];

/// A base form, what belongs to it, and what only looks like it.
struct Family {
    forms: Vec<String>,
    strangers: Vec<String>,
}

fn families() -> Vec<Family> {
    let text = read("families.tsv").unwrap();
    let lines = text.lines().filter(|line| !line.trim().is_empty());
    let words = |part: &str| {
        part.split('\t')
            .filter(|w| !w.is_empty())
            .map(str::to_owned)
            .collect()
    };
    lines
        .map(|line| {
            let (forms, strangers) = line.split_once("\t!").unwrap_or((line, ""));
            Family {
                forms: words(forms),
                strangers: words(strangers),
            }
        })
        .collect()
}

async fn library(bench: &Bench) -> (Door, HashMap<Uuid, String>) {
    let door = Door::open(bench).await;
    door.on_day("2021-04-01");
    let admin = door.as_administrator();
    for described in models().unwrap() {
        let language = &described.lang;
        let mut entered = model(&described.id);
        entered["names"] = json!({ language: described.name });
        admin.give("enterModel", entered).await;
        let version = json!({
            "model": described.id, "base": 0,
            "content": {
                "summary": { language: described.summary }, "cost": { "unknown": {} },
                "whatChanges": { language: described.text },
                "whoFor": { language: described.who_for() },
                "whatItNeeds": { language: described.about() }
            }
        });
        admin.give("publishModelVersion", version).await;
    }
    let mut names = HashMap::new();
    let all =
        "{ operatingModels(first: 100) { nodes { id key } pageInfo { endCursor hasNextPage } } }";
    let mut query = all.to_owned();
    loop {
        let page = door.as_reader().ask(&query).await["operatingModels"].clone();
        for node in page["nodes"].as_array().unwrap() {
            names.insert(id_of(node["id"].as_str().unwrap()), super::key_of(node));
        }
        if page["pageInfo"]["hasNextPage"] == false {
            return (door, names);
        }
        query = all.replace(
            "100",
            &format!("100, after: {}", page["pageInfo"]["endCursor"]),
        );
    }
}

/// The id inside a global id.
fn id_of(global: &str) -> Uuid {
    use base64::Engine as _;
    let bytes = base64::engine::general_purpose::URL_SAFE_NO_PAD
        .decode(global)
        .unwrap();
    String::from_utf8(bytes)
        .unwrap()
        .split_once(':')
        .unwrap()
        .1
        .parse()
        .unwrap()
}

async fn figures(search: &Search, names: &HashMap<Uuid, String>) -> Figures {
    let mut figures = Vec::new();
    for judged in questions().unwrap() {
        let question = Question::parse(&search.analyser, &judged.q, false).unwrap();
        let asked = Asked {
            question: Some(question),
            kind: Kind::Model,
            ticked: Ticked::default(),
            reader: Language::parse(&judged.lang).unwrap(),
            order: Order::Fit,
            skip: 0,
            take: LOOKED_AT,
            counts: false,
        };
        let found = search.ask(asked).await.unwrap();
        assert!(found.is_complete);
        let hits = found.what.hits.iter().map(|hit| names[&hit.id].as_str());
        figures.push(judged.figures(hits));
    }
    Figures::mean(&figures)
}

/// Families found whole; forms found; strangers found.
fn of_families(analyser: &Analyser) -> [String; 3] {
    let families = families();
    let (mut whole, mut forms, mut found, mut strangers, mut taken) = (0, 0, 0, 0, 0);
    for family in &families {
        let question = Question::parse(analyser, &family.forms[0], false).unwrap();
        let finds = |word: &&String| {
            let terms = analyser.terms(Language::Fi, &word.to_lowercase());
            question.answered_by(&terms, Strictness::AllWords).is_some()
        };
        let own = family.forms.iter().filter(finds).count();
        whole += usize::from(own == family.forms.len());
        found += own;
        forms += family.forms.len();
        taken += family.strangers.iter().filter(finds).count();
        strangers += family.strangers.len();
    }
    [
        format!("{whole}/{}", families.len()),
        format!("{found}/{forms}"),
        format!("{taken}/{strangers}"),
    ]
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_library_is_found_as_well_as_the_report_says() {
    let bench = Bench::sqlite();
    let (door, names) = library(&bench).await;
    let best = Analyser::best();
    let has_voikko = best.has_voikko();
    let mut analysers = vec![Analyser::without_voikko(), Analyser::of(Vec::new())];
    match has_voikko {
        true => analysers.insert(0, best),
        false => println!("Voikko is not installed, so nothing was measured with it."),
    }
    let mut report = String::from(
        "| analyser | success@1 | recall@10 | nDCG@10 | families whole | forms found | strangers found |\n\
         |---|---|---|---|---|---|---|\n",
    );
    for analyser in analysers {
        let folder = tempfile::tempdir().unwrap();
        let search = Search::start(door.app.clone(), folder.path().into(), analyser);
        at_the_end(&door, &search).await;
        let figures = figures(&search, &names).await;
        let name = search.analyser.name();
        let measured = [figures.success, figures.recall, figures.order];
        let [whole, forms, strangers] = of_families(&search.analyser);
        let [success, recall, order] = measured.map(|figure| format!("{figure:.3}"));
        writeln!(
            report,
            "| {name} | {success} | {recall} | {order} | {whole} | {forms} | {strangers} |"
        )
        .unwrap();
        if let Some((_, gates)) = GATES.iter().find(|(gated, _)| *gated == name) {
            for (figure, gate) in measured.into_iter().zip(gates) {
                assert!(figure >= *gate, "{name}: {measured:?}, at least {gates:?}");
            }
        }
        search.stop();
    }
    let kept = folder().join("REPORT.md");
    let head = read("REPORT.head.md").unwrap();
    let report = format!("{head}\n{report}");
    if std::env::var("RELEVANCE").is_ok_and(|wish| wish == "accept") {
        std::fs::write(&kept, &report).unwrap();
    }
    if has_voikko {
        assert!(
            read("REPORT.md").unwrap() == report,
            "the figures moved: RELEVANCE=accept keeps them\n{report}"
        );
    }
}
