//! How well the library is found: models, questions and judgements in `tests/relevance`, measured for
//! every analyser and kept in `REPORT.md` there.
//!
//! `RELEVANCE=accept` writes the report anew; without it, figures may not be worse than its own, nor
//! than the gates.

use std::collections::HashMap;
use std::fmt::Write as _;
use std::path::PathBuf;

use hankemuisti::domain::language::Language;
use hankemuisti::search::analyser::Analyser;
use hankemuisti::search::{Asked, Kind, Order, Question, Search, Strictness, Ticked};
use serde::Deserialize;
use serde_json::json;
use uuid::Uuid;

use super::at_the_end;
use crate::door::{Door, model};
use crate::log::bench::Bench;

/// Hits that are looked at.
const LOOKED_AT: usize = 10;
/// From this grade on a hit is what was sought.
const GOOD: f64 = 2.0;
/// Success at 1, recall at 10 and nDCG at 10 that may not be missed, by analyser.
const GATES: [(&str, [f64; 3]); 2] = [
    ("voikko, kept words, stemmer", [0.86, 0.53, 0.72]),
    ("kept words, stemmer", [0.83, 0.52, 0.70]),
];

#[derive(Deserialize)]
struct Described {
    id: String,
    lang: String,
    name: String,
    summary: String,
    text: String,
    county: String,
    themes: Vec<String>,
    #[serde(rename = "targetGroups")]
    target_groups: Vec<String>,
}

#[derive(Deserialize)]
struct Judged {
    lang: String,
    q: String,
    relevant: HashMap<String, f64>,
}

/// A base form, what belongs to it, and what only looks like it.
struct Family {
    forms: Vec<String>,
    strangers: Vec<String>,
}

fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/relevance")
}

fn read(file: &str) -> String {
    std::fs::read_to_string(folder().join(file)).unwrap()
}

fn lines<T: for<'a> Deserialize<'a>>(file: &str) -> Vec<T> {
    let text = read(file);
    let lines = text.lines().filter(|line| !line.trim().is_empty());
    lines
        .map(|line| serde_json::from_str(line).unwrap())
        .collect()
}

fn families() -> Vec<Family> {
    let text = read("families.tsv");
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

/// Figures of one analyser, each from 0 to 1.
#[derive(Default)]
struct Figures {
    /// Questions whose first hit is what was sought.
    success: f64,
    /// What was sought and is among the first ten.
    recall: f64,
    /// How good the order of the first ten is.
    order: f64,
    /// Families found whole; forms found; strangers found.
    families: [String; 3],
}

async fn library(bench: &Bench) -> (Door, HashMap<Uuid, String>) {
    let door = Door::open(bench).await;
    door.on_day("2021-04-01");
    let admin = door.as_administrator();
    for described in lines::<Described>("models.jsonl") {
        let language = &described.lang;
        let mut entered = model(&described.id);
        entered["names"] = json!({ language: described.name });
        admin.give("enterModel", entered).await;
        let version = json!({
            "model": described.id, "base": 0,
            "content": {
                "summary": { language: described.summary }, "cost": { "unknown": {} },
                "whatChanges": { language: described.text },
                "whoFor": { language: described.target_groups.join(", ") },
                "whatItNeeds": { language: format!("{}, {}", described.themes.join(", "), described.county) }
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
    let questions = lines::<Judged>("queries.jsonl");
    let mut figures = Figures::default();
    for judged in &questions {
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
        let grade = |hit: &hankemuisti::search::Hit| {
            judged
                .relevant
                .get(&names[&hit.id])
                .copied()
                .unwrap_or_default()
        };
        let grades: Vec<f64> = found.what.hits.iter().map(grade).collect();
        let mut best: Vec<f64> = judged.relevant.values().copied().collect();
        best.sort_by(|a, b| b.total_cmp(a));
        best.truncate(LOOKED_AT);
        figures.success += f64::from(grades.first().is_some_and(|grade| *grade >= GOOD));
        let sought = grades.iter().filter(|grade| **grade > 0.0).count();
        figures.recall += sought as f64 / best.len() as f64;
        figures.order += gain(&grades) / gain(&best);
    }
    let all = questions.len() as f64;
    figures.success /= all;
    figures.recall /= all;
    figures.order /= all;
    figures.families = of_families(&search.analyser);
    figures
}

/// Discounted cumulative gain with exponential grades.
fn gain(grades: &[f64]) -> f64 {
    let gains = grades.iter().zip(2u32..);
    gains
        .map(|(grade, place)| (grade.exp2() - 1.0) / f64::from(place).log2())
        .sum()
}

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
        let [whole, forms, strangers] = &figures.families;
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
    let head = read("REPORT.head.md");
    let report = format!("{head}\n{report}");
    if std::env::var("RELEVANCE").is_ok_and(|wish| wish == "accept") {
        std::fs::write(&kept, &report).unwrap();
    }
    if has_voikko {
        assert!(
            read("REPORT.md") == report,
            "the figures moved: RELEVANCE=accept keeps them\n{report}"
        );
    }
}
