//! The demo's invented programme: everything that may come up in a filing round comes up in it, and
//! whatever is shown of it says that it is invented. And portfolios of any size, always the same.

use std::collections::BTreeSet;

use hankemuisti::demo;
use hankemuisti::demo::scale::{self, Size};
use hankemuisti::domain::actor::Role;
use serde_json::{Value, json};
use sha2::{Digest as _, Sha256};

use crate::door::{Asker, Door, moment};
use crate::log::bench::Bench;

const ROUNDS: [&str; 4] = ["2024-2", "2025-1", "2025-2", "2026-1"];

async fn told(bench: &Bench) -> Door {
    let door = Door::open(bench).await;
    demo::tell(&door.app, &door.schema, &door.clock, |_, _| ())
        .await
        .unwrap();
    door.on_day("2026-06-01");
    door
}

/// The words at every place of an answer with this name.
fn words(answer: &Value, name: &str) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    gather(answer, name, &mut found);
    found
}

fn gather(value: &Value, name: &str, found: &mut BTreeSet<String>) {
    match value {
        Value::Object(fields) => {
            for (key, own) in fields {
                match own.as_str() {
                    Some(word) if key == name => {
                        found.insert(word.to_owned());
                    }
                    _ => gather(own, name, found),
                }
            }
        }
        Value::Array(items) => items.iter().for_each(|own| gather(own, name, found)),
        _ => {}
    }
}

fn has_all(found: &BTreeSet<String>, wanted: &[&str]) {
    for word in wanted {
        assert!(found.contains(*word), "{word} is not in {found:?}");
    }
}

async fn every_state_of_the_filing_loop_comes_up(bench: &Bench) {
    let door = told(bench).await;
    let reviewer = door.as_role(Role::FunderReviewer);
    let (mut states, mut steps) = (BTreeSet::new(), BTreeSet::new());
    let mut open = Value::Null;
    for round in ROUNDS {
        let query = format!(
            r#"{{ portfolio(programme: "testiohjelma", round: "{round}") {{
                round {{ state extensions {{ reason }} reminders {{ projects {{ slug }} }}
                    closings {{ missing {{ slug }} reopeningReason }} }}
                totals {{ projects }}
                rows {{ filingState reviewState assessment {{ correctedSinceClosing
                    review {{ kind }} comments {{ text settledAt }} }} }} }} }}"#
        );
        let answer = reviewer.ask(&query).await["portfolio"].clone();
        assert_eq!(answer["totals"]["projects"], 22, "{round}");
        assert_ne!(answer["round"]["reminders"], json!([]), "{round}");
        states.append(&mut words(&answer["rows"], "filingState"));
        steps.append(&mut words(&answer["rows"], "kind"));
        match round {
            "2025-1" => {
                let closings = answer["round"]["closings"].as_array().unwrap();
                assert_eq!(closings.len(), 2, "closed, opened again, closed");
                assert_ne!(answer["round"]["extensions"], json!([]));
                let missing = |closing: &Value| words(&closing["missing"], "slug");
                assert!(missing(&closings[0]).is_superset(&missing(&closings[1])));
                assert!(!missing(&closings[1]).is_empty());
            }
            "2025-2" => {
                let rows = answer["rows"].as_array().unwrap();
                let corrected = rows
                    .iter()
                    .filter(|row| row["assessment"]["correctedSinceClosing"] == json!([2]));
                assert_eq!(corrected.count(), 1, "as filed and as corrected differ");
            }
            "2026-1" => open = answer,
            _ => {}
        }
    }
    has_all(&states, &["ON_TIME", "LATE", "MISSING", "AWAITED"]);
    has_all(
        &steps,
        &[
            "FILED",
            "AMENDED",
            "WITHDRAWN",
            "TAKEN_INTO_REVIEW",
            "RETURNED",
            "RESENT",
            "ACCEPTED",
            "ACCEPTANCE_UNDONE",
        ],
    );
    assert_eq!(open["round"]["state"], "OPEN");
    has_all(
        &words(&open["rows"], "reviewState"),
        &["FILED", "IN_REVIEW", "RETURNED", "ACCEPTED"],
    );
    let query = r#"{ assessment(project: "paijat-hame-testihanke", round: "2026-1") {
        reviewState } }"#;
    let taken_back = reviewer.ask(query).await;
    assert_eq!(taken_back["assessment"]["reviewState"], "WITHDRAWN");
    has_all(&words(&open["rows"], "kind"), &["RESENT"]);
    a_draft_waits_for_a_choice(&door.as_writer()).await;
}

/// Two people wrote under the same goal; what the draft would raise is known before it is sent.
async fn a_draft_waits_for_a_choice(writer: &Asker<'_>) {
    let query = r#"{ draft(project: "kainuu-testihanke", round: "2026-1") { fields { kind goal
            current { text author } sideVersions { text author } } }
        draftNotices(project: "kainuu-testihanke", round: "2026-1") { nodes { code goal } } }"#;
    let answer = writer.ask(query).await;
    let fields = answer["draft"]["fields"].as_array().unwrap();
    let two = fields
        .iter()
        .find(|field| field["sideVersions"] != json!([]));
    let two = two.expect("a field with a side version");
    assert_ne!(two["current"]["author"], two["sideVersions"][0]["author"]);
    let notice = json!({ "code": "LUKU", "goal": "TT2" });
    let nodes = answer["draftNotices"]["nodes"].as_array().unwrap();
    assert!(nodes.contains(&notice), "{nodes:?}");
}

fn noticed(code: &str, region: &str, goal: Option<&str>) -> (String, String, Option<String>) {
    let slug = format!("{region}-testihanke");
    (code.to_owned(), slug, goal.map(str::to_owned))
}

async fn every_kind_of_notice_comes_up_where_it_was_meant_to(bench: &Bench) {
    let door = told(bench).await;
    let query = r#"{ textNotices(programme: "testiohjelma", round: "2025-2",
            codes: [SAMA, TOISTO, KAUSI, TYHJA, LUKU]) {
            nodes { code goal project { slug } explanation dismissal } }
        others: textNotices(programme: "testiohjelma", round: "2025-2",
            codes: [JATKO, LUPAUS, VANHA, LINKKI]) { nodes { code goal project { slug } } } }"#;
    let answer = door.as_role(Role::FunderReviewer).ask(query).await;
    let all = |nodes: &Value| -> BTreeSet<_> {
        let word = |node: &Value, name: &str| node[name].as_str().map(str::to_owned);
        let nodes = nodes["nodes"].as_array().unwrap().iter();
        nodes
            .map(|node| {
                let slug = word(&node["project"], "slug").unwrap();
                (word(node, "code").unwrap(), slug, word(node, "goal"))
            })
            .collect()
    };
    let of_texts = &answer["textNotices"];
    let meant = BTreeSet::from([
        noticed("SAMA", "pirkanmaa", Some("TT4")),
        noticed("SAMA", "etela-karjala", Some("TT2")),
        noticed("TOISTO", "kymenlaakso", Some("TT3")),
        noticed("TOISTO", "satakunta", Some("TT3")),
        noticed("KAUSI", "pohjois-savo", Some("TT5")),
        noticed("TYHJA", "lappi", Some("TT3")),
        noticed("LUKU", "kainuu", Some("TT2")),
    ]);
    assert_eq!(all(of_texts), meant, "and nothing else");
    assert_eq!(words(of_texts, "explanation").len(), 1);
    assert_eq!(words(of_texts, "dismissal").len(), 1);
    // Etelä-Pohjanmaa says that its work goes on elsewhere too, and has linked it.
    let of_time = BTreeSet::from([
        noticed("JATKO", "keski-pohjanmaa", Some("TT4")),
        noticed("LUPAUS", "satakunta", None),
        noticed("VANHA", "kanta-hame", None),
        noticed("LINKKI", "helsinki", None),
    ]);
    assert_eq!(all(&answer["others"]), of_time);
}

/// A text in some language says that it is invented.
fn says_so(texts: &Value) {
    let said = |(language, text): (&String, &Value)| {
        let text = text.as_str().unwrap_or_default().to_lowercase();
        let word = match language.as_str() {
            "fi" => "keksi",
            "sv" => "påhit",
            _ => "invented",
        };
        assert!(text.is_empty() || text.contains(word), "{text}");
        !text.is_empty()
    };
    let texts = texts.as_object().unwrap();
    assert!(texts.iter().map(said).filter(|is_there| *is_there).count() > 0);
}

async fn whatever_is_shown_says_that_it_is_invented(bench: &Bench) {
    let door = told(bench).await;
    let query = r#"{ programme(key: "testiohjelma") { names { fi sv en } description { fi sv en }
            owner { names { fi sv en } } }
        projects(programme: "testiohjelma", first: 30) { totalCount edges { node {
            names { fi sv en } description { fi sv en }
            assessments { overall { fi sv } summary { sv } }
            promises { names { fi sv en } source } publications { title }
            series { place observations { reading { source } } } } } }
        indicator(key: "testiohjelman-arvio-ajoissa") { names { fi sv en } } }"#;
    let answer = door.as_reader().ask(query).await;
    says_so(&answer["programme"]["names"]);
    says_so(&answer["programme"]["description"]);
    says_so(&answer["programme"]["owner"]["names"]);
    says_so(&answer["indicator"]["names"]);
    assert_eq!(answer["projects"]["totalCount"], 22);
    let sources = words(&answer["projects"], "source");
    let titles = words(&answer["projects"], "title");
    let mut filings = 0;
    for edge in answer["projects"]["edges"].as_array().unwrap() {
        let project = &edge["node"];
        says_so(&project["names"]);
        says_so(&project["description"]);
        for promise in project["promises"].as_array().unwrap() {
            says_so(&promise["names"]);
        }
        for filed in project["assessments"].as_array().unwrap() {
            if filed["overall"] != json!({ "fi": null, "sv": null }) {
                says_so(&filed["overall"]);
                filings += 1;
            }
        }
    }
    assert!(filings > 70, "{filings}");
    for text in sources.iter().chain(&titles) {
        assert!(text.to_lowercase().contains("keksitty"), "{text}");
    }
    assert!(!sources.is_empty() && titles.len() == 2);
}

/// The events of a log: of each its stream, its place there, what it says, and its free texts.
async fn lines(door: &Door) -> Vec<(String, i64, String, String)> {
    let mut out = Vec::new();
    let export = door.app.store().export(&mut out, &|_, _| ());
    export.await.unwrap();
    let text = String::from_utf8(out).unwrap();
    let line = |line: &str| {
        let event: Value = serde_json::from_str(line).unwrap();
        let said = format!("{} {}", event["type"], event["data"]["payload"]);
        let stream = event["subject"].as_str().unwrap().to_owned();
        let place = event["streamversion"].as_i64().unwrap();
        (
            stream,
            place,
            said,
            event["data"]["private"]["texts"].to_string(),
        )
    };
    text.lines().map(line).collect()
}

/// What every stream of a portfolio of this seed holds.
async fn digest(bench: &Bench, seed: u32) -> Vec<u8> {
    let door = Door::open(bench).await;
    door.on_day("2026-06-01");
    let size = Size {
        projects: 5,
        rounds: 2,
        models: 3,
        observations: 250,
        seed,
    };
    let counted = std::cell::Cell::new((0, 0));
    scale::grow(&door.app, size, |done, all| counted.set((done, all)))
        .await
        .unwrap();
    assert_eq!(counted.get(), (size.commands(), size.commands()));
    let mut lines = lines(&door).await;
    assert_eq!(lines.len(), size.commands(), "one event for each command");
    lines.sort();
    let again = scale::grow(&door.app, size, |_, _| ()).await.unwrap_err();
    assert!(again.to_string().contains("not empty"), "{again}");
    Sha256::digest(serde_json::to_vec(&lines).unwrap()).to_vec()
}

async fn the_same_seed_makes_the_same_portfolio(bench: &Bench) {
    let first = digest(bench, 1).await;
    assert_eq!(first, digest(&bench.other_engine().await, 1).await);
    assert_ne!(first, digest(&bench.same_engine().await, 2).await);
}

async fn the_story_is_the_same_every_time(bench: &Bench) {
    let other = bench.same_engine().await;
    let (first, second) = (told(bench).await, told(&other).await);
    let heads = (
        first.app.store().head().await.unwrap(),
        second.app.store().head().await.unwrap(),
    );
    assert_eq!(heads.0.last_recorded_at, heads.1.last_recorded_at);
    assert!(heads.0.last_recorded_at < moment("2026-05-31T00:00:00Z"));
    let (first, second) = (lines(&first).await, lines(&second).await);
    assert_eq!(first.len(), second.len());
    for (one, other) in first.iter().zip(&second) {
        // Ids are new every time; texts are not.
        assert_eq!((one.1, &one.3), (other.1, &other.3));
    }
}

on_both_engines!(
    every_state_of_the_filing_loop_comes_up,
    every_kind_of_notice_comes_up_where_it_was_meant_to,
    whatever_is_shown_says_that_it_is_invented,
    the_same_seed_makes_the_same_portfolio,
    the_story_is_the_same_every_time,
);
