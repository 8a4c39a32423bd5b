//! How many SQL statements a question takes: as many for a few rows as for many.
//!
//! Memory is cleared before each question, so that nothing remembered hides a statement per row.

use serde_json::{Value, json};

use crate::door::{Asker, Door, coci, ministry, moment};
use crate::log::bench::Bench;

/// Questions whose answers are not longer for more projects.
const OF_ANY_LENGTH: &[&str] = &["rate", "members", "indicators", "programmes"];

/// No question of the pages takes more.
const STATEMENTS_MAX: u64 = 40;

const PARTS: &str = r#"{ projects(programme: "$P", first: $N$AT) { totalCount edges { node { slug
    programme { key } promises { key project { slug } } grants { key } publications { key }
    meetings { key } risks { key } comments { text } models { key } counties { key }
    links { to { slug } } linkedFrom { from { slug } } } } } }"#;

const FILINGS: &str = r#"{ projects(programme: "$P", first: $N$AT) { edges { node {
    assessments { state daysLate round { code previous { code } } comments { text }
        correctedSinceClosing unanswered project { slug } }
    series { indicator { key } observations { movement } } } } } }"#;

const AS_FILED: &str = r#"{ projects(programme: "$P", first: $N$AT) { edges { node {
    assessments { asFiled { state round { code } answers { state } } } } } } }"#;

const ROUNDS: &str = r#"{ programme(key: "$P"$AT) { projects(first: $N) { totalCount }
    rounds { code state projects { slug } extensions { due project { slug } }
        closings { missing { slug } } previous { code } asks { key } programme { key } } } }"#;

const PROGRAMMES: &str = r#"{ programmes(first: $N$AT) { edges { node { key rounds { code }
    projects(first: 2) { totalCount edges { node { slug } } } } } } }"#;

const PORTFOLIO: &str = r#"{ portfolio(programme: "$P", round: "2021-2"$AT) {
    totals { projects filed } goals { goal medianRating rated }
    rows { project { slug programme { key } } goals { state isSameText }
        indicators { movement indicator { key } latest { period { to } } }
        assessment { overall { fi } round { code } } }
    groups(by: REGION) { key totals { filed } goals { rated } projects { slug } } } }"#;

const NOTICES: &str = r#"{ textNotices(programme: "$P", round: "2021-2"$AT) { textsChecked
    nodes { code found project { slug programme { key } } comparedProject { slug }
        comparedRound { code previous { code } } } unanswered { goal } } }"#;

const CHANGES: &str = r#"{ portfolioChanges(programme: "$P", from: "2021-1", to: "2021-2"$AT) {
    totals { projects changed goalsSame } projects(all: true) { project { slug programme { key } }
        goals { news changedWords } indicators { news latest { indicator { key } } }
        promises { news promise { key project { slug } } } } } }"#;

const MISSING: &str = r#"{ missingParts(programme: "$P", round: "2021-2"$AT) { asked
    projects { project { slug programme { key } } daysOverdue parts { kind goal } } } }"#;

const RATE: &str = r#"{ reportingRate(programme: "$P"$AT) { total { asked filed onTime }
    rounds { round { code programme { key } } counts { filedShare } } } }"#;

const PROMISES: &str = r#"{ openPromises(programme: "$P", first: $N$AT) { totalCount
    edges { node { key project { slug programme { key } } } } } }"#;

const OBSERVATIONS: &str = r#"{ observations(programme: "$P", first: $N$AT) { totalCount
    edges { node { movement indicator { key } series { project { slug } } } } } }"#;

const INDICATORS: &str = r#"{ indicators(first: $N$AT) { totalCount edges { node { key } } } }"#;

const MODELS: &str = r#"{ operatingModels(first: $N, sort: MOST_ADOPTED,
        filter: { programme: "$P" }$AT) { totalCount edges { node { key project { slug }
        programme { key } states { state } versions { number } evidence { series { place } }
        adoptions { organisation { names { fi } } model { key } project { slug } } } } } }"#;

const LINEAGE: &str = r#"{ lineage(model: "$P-0"$AT) { nodes { distance model { key project { slug } }
    adoptions { place } } links { earlier { key } later { key } } } }"#;

const EVENTS: &str = r#"{ events(filter: { programme: "$P", kinds: [ASSESSMENT] }, first: $N$AT) { totalCount
    edges { node { name actorRoles actorName project { slug } round { code } } } } }"#;

const MEMBERS: &str = r#"{ members(programme: "$P", withProjects: true, first: $N$AT) {
    totalCount nodes { person { name } project { slug } } } }"#;

const QUESTIONS: &[(&str, &str)] = &[
    ("parts", PARTS),
    ("filings", FILINGS),
    ("as filed", AS_FILED),
    ("rounds", ROUNDS),
    ("programmes", PROGRAMMES),
    ("portfolio", PORTFOLIO),
    ("notices", NOTICES),
    ("changes", CHANGES),
    ("missing", MISSING),
    ("rate", RATE),
    ("promises", PROMISES),
    ("observations", OBSERVATIONS),
    ("indicators", INDICATORS),
    ("models", MODELS),
    ("lineage", LINEAGE),
    ("events", EVENTS),
    ("members", MEMBERS),
];

fn question(text: &str, programme: &str, rows: usize, as_of: Option<&str>) -> String {
    let as_of = as_of.map(|moment| format!(r#", asOf: "{moment}""#));
    text.replace("$P", programme)
        .replace("$N", &rows.to_string())
        .replace("$AT", &as_of.unwrap_or_default())
}

/// Asks with nothing remembered; returns the statements and how long the answer is.
async fn counted(door: &Door, asker: &Asker<'_>, question: &str) -> (u64, usize) {
    // The limit for small groups is asked once for all that follows until something is recorded.
    asker
        .ask(r#"{ indicator(key: "coci") { publishedFrom } }"#)
        .await;
    let store = door.app.store();
    store.memory().clear();
    let before = store.statements();
    let answer = asker.ask(question).await;
    (store.statements() - before, answer.to_string().len())
}

/// A made-up programme with so many projects, each with a bit of everything.
async fn fill(door: &Door, programme: &str, projects: usize) {
    door.on_day("2021-04-01");
    let admin = door.as_administrator();
    let launch = json!({ "key": programme, "names": { "fi": programme }, "owner": ministry() });
    admin.give("launchProgramme", launch).await;
    for (ordinal, goal) in [(1, "HT1"), (2, "HT2")] {
        let mut defined = crate::door::goal_input(ordinal, goal);
        defined["programme"] = json!(programme);
        admin.give("defineGoal", defined).await;
    }
    for (code, from, to) in [
        ("2021-1", "2020-11-01", "2021-04-30"),
        ("2021-2", "2021-05-01", "2021-10-31"),
    ] {
        let mut planned = crate::door::round(code, from, to);
        planned["programme"] = json!(programme);
        admin.give("planRound", planned).await;
    }
    for number in 0..projects {
        begin(door, programme, number).await;
    }
    door.on_day("2021-05-10");
    for number in 0..projects {
        file(door, programme, number, "2021-1").await;
    }
    let close = json!({ "programme": programme, "code": "2021-1", "on": "2021-05-20" });
    door.on_day("2021-05-20");
    admin.give("closeRound", close).await;
    door.on_day("2021-11-10");
    for number in 0..projects {
        file(door, programme, number, "2021-2").await;
    }
    let mut extend = json!({ "programme": programme, "code": "2021-2", "due": "2021-12-01" });
    extend["reason"] = json!("Sairastapaus.");
    for number in 0..2 {
        extend["project"] = json!(format!("{programme}-{number}"));
        admin.give("extendRound", extend.clone()).await;
    }
}

async fn begin(door: &Door, programme: &str, number: usize) {
    let slug = format!("{programme}-{number}");
    let names = json!({ "fi": format!("Hanke {slug}") });
    let admin = &door.as_administrator();
    let registered = json!({
        "programme": programme, "slug": slug, "names": names, "state": "RUNNING"
    });
    admin.give("registerProject", registered).await;
    let give = |mutation: &'static str, mut input: Value| {
        input["project"] = json!(slug);
        async move { admin.give(mutation, input).await }
    };
    let county = if number.is_multiple_of(2) {
        "kainuu"
    } else {
        "lappi"
    };
    give("classifyProject", json!({ "counties": [county] })).await;
    let next = json!({ "placeholder": { "names": { "fi": "Jatkohanke" } } });
    let link = json!({ "relation": "CONTINUES_IN", "source": "lähde", "target": next });
    give("linkProject", link).await;
    let promise = json!({
        "key": "lupaus", "kind": "MILESTONE", "names": names, "source": "lähde",
        "terms": { "due": { "year": 2020 } }
    });
    give("makePromise", promise).await;
    let url = "https://example.org/raportti";
    let report = json!({
        "key": "raportti", "kind": "REPORT", "title": "Raportti", "language": "FI", "url": url
    });
    give("addPublication", report).await;
    let risk = json!({ "key": "riski", "names": names, "likelihood": "LOW", "impact": "HIGH" });
    give("raiseRisk", risk).await;
    give("addComment", json!({ "text": "huomio" })).await;
    let reading = json!({ "outcome": { "value": 0.5 }, "n": 10, "source": "järjestelmä" });
    let observed = json!({
        "indicator": "coci", "place": "Asema", "group": "DOCTORS", "reading": reading,
        "period": { "from": "2020-10-01", "to": "2021-03-31" }
    });
    give("recordObservation", observed).await;
    let mut model = crate::door::model(&slug);
    model["project"] = json!(slug);
    admin.give("enterModel", model).await;
    let published = crate::door::model_version(&slug, 0, "Lyhyesti");
    admin.give("publishModelVersion", published).await;
    if number > 0 {
        let earlier = format!("{programme}-0");
        let link = json!({
            "earlier": earlier, "later": slug, "kind": "DERIVED_FROM", "since": { "year": 2020 }
        });
        admin.give("linkModels", link).await;
    }
}

async fn file(door: &Door, programme: &str, number: usize, round: &str) {
    let slug = format!("{programme}-{number}");
    let text = format!("Jonot lyhenivät hankkeessa {slug}. Työ jatkuu toisessa hankkeessa.");
    let mut filing = crate::door::filing(round, &text, "Ehkäisy etenee.");
    filing["project"] = json!(slug);
    door.as_manager().give("submitAssessment", filing).await;
    let said = json!({ "project": slug, "round": round, "text": "Mistä asemista?" });
    door.as_administrator()
        .give("commentOnAssessment", said)
        .await;
}

async fn a_question_takes_as_many_statements_for_many_rows_as_for_few(bench: &Bench) {
    let door = Door::open(bench).await;
    hankemuisti::demo::tell(&door.app, &door.schema, &door.clock, |_, _| ())
        .await
        .unwrap();
    let admin = door.as_administrator();
    door.on_day("2021-04-01");
    let known = admin.ask(r#"{ indicator(key: "coci") { key } }"#).await;
    if known["indicator"].is_null() {
        admin.give("defineIndicator", coci()).await;
    }
    fill(&door, "pieni", 3).await;
    fill(&door, "suuri", 16).await;
    door.clock.set(moment("2026-06-01T10:00:00Z"));
    let asker = door.as_administrator();
    let mut faults = Vec::new();
    for as_of in [None, Some("2026-06-01T09:00:00Z")] {
        for (name, text) in QUESTIONS {
            let few = question(text, "pieni", 2, as_of);
            let many = question(text, "suuri", 16, as_of);
            let (of_few, short) = counted(&door, &asker, &few).await;
            let (of_many, long) = counted(&door, &asker, &many).await;
            let grows = short < long || OF_ANY_LENGTH.contains(name);
            assert!(grows, "{name}: {short} and {long} characters");
            if of_few != of_many || of_many > STATEMENTS_MAX || of_many == 0 {
                faults.push(format!(
                    "{name} {as_of:?}: {of_few} for few, {of_many} for many"
                ));
            }
            let told = question(text, "tulevaisuuden-sote-keskus", 16, as_of);
            if *name != "lineage" {
                let (of_demo, _) = counted(&door, &asker, &told).await;
                if of_demo > STATEMENTS_MAX {
                    faults.push(format!("{name} {as_of:?}: {of_demo} for the demo"));
                }
            }
        }
    }
    assert!(faults.is_empty(), "{faults:#?}");
}

async fn a_reader_gets_a_page_of_the_log_in_as_few_statements(bench: &Bench) {
    let door = Door::open(bench).await;
    door.as_administrator()
        .give("defineIndicator", coci())
        .await;
    fill(&door, "suuri", 12).await;
    let asked =
        |first: i32| format!("{{ events(first: {first}) {{ edges {{ node {{ name }} }} }} }}");
    let reader = door.as_reader();
    let (few, _) = counted(&door, &reader, &asked(2)).await;
    let (many, _) = counted(&door, &reader, &asked(100)).await;
    assert!(
        many <= few + 1,
        "{few} and {many}: hidden events cost one more"
    );
    let all = reader.ask(&asked(500)).await["events"]["edges"].clone();
    let all = all.as_array().unwrap();
    let names: Vec<&str> = all
        .iter()
        .map(|e| e["node"]["name"].as_str().unwrap())
        .collect();
    assert!(
        !names.iter().any(|name| name.starts_with("risk_")),
        "not for strangers"
    );
    let total = reader.ask("{ events { totalCount } }").await["events"]["totalCount"].clone();
    assert_eq!(names.len() as i64, total.as_i64().unwrap());
}

async fn a_long_answer_is_made_once_until_something_is_recorded(bench: &Bench) {
    let door = Door::open(bench).await;
    let admin = door.as_administrator();
    admin.give("defineIndicator", coci()).await;
    fill(&door, "ohjelma", 3).await;
    let (reader, asked) = (door.as_reader(), question(PORTFOLIO, "ohjelma", 3, None));
    let (made, length) = counted(&door, &reader, &asked).await;
    let (again, same_length) = counted(&door, &reader, &asked).await;
    assert!(again <= 1, "only where the log ends is asked, not {again}");
    assert_eq!(length, same_length);
    let (of_another, _) = counted(&door, &admin, &asked).await;
    assert!(of_another >= made, "nobody gets the answer of another");

    admin
        .give(
            "addComment",
            json!({ "project": "ohjelma-0", "text": "huomio" }),
        )
        .await;
    let (after, _) = counted(&door, &reader, &asked).await;
    assert_eq!(after, made, "it is made anew");
}

async fn what_is_beside_the_log_is_asked_each_time(bench: &Bench) {
    let door = Door::open(bench).await;
    let admin = door.as_administrator();
    admin.give("defineIndicator", coci()).await;
    fill(&door, "ohjelma", 3).await;
    let asked = question(PORTFOLIO, "ohjelma", 3, None);
    let with_health = asked.replacen('{', "{ logHealth { position }", 1);
    let (made, _) = counted(&door, &admin, &with_health).await;
    let (again, _) = counted(&door, &admin, &with_health).await;
    assert_eq!(again, made, "the state of the server is not in the log");
}

async fn documents_at_hand_answer_as_of_a_moment_like_those_that_are_read(bench: &Bench) {
    let door = Door::open(bench).await;
    let admin = door.as_administrator();
    admin.give("defineIndicator", coci()).await;
    fill(&door, "ohjelma", 3).await;
    let moments = ["2021-06-01T10:00:00Z", "2021-11-09T10:00:00Z"];
    let mut compared = 0;
    for moment in moments {
        for (name, text) in QUESTIONS {
            let then = question(text, "ohjelma", 3, Some(moment));
            door.app.store().memory().clear();
            let read = admin.ask(&then).await;
            door.app.store().memory().clear();
            admin.ask(&question(text, "ohjelma", 3, None)).await;
            // Another text, so that no remembered answer is given.
            let at_hand = admin.ask(&format!("{then}\n")).await;
            assert_eq!(read, at_hand, "{name} as of {moment}");
            compared += usize::from(read.to_string().len() > 100);
        }
    }
    assert!(compared > QUESTIONS.len(), "{compared} answers say much");
}

on_both_engines!(
    documents_at_hand_answer_as_of_a_moment_like_those_that_are_read,
    a_long_answer_is_made_once_until_something_is_recorded,
    what_is_beside_the_log_is_asked_each_time,
    a_question_takes_as_many_statements_for_many_rows_as_for_few,
    a_reader_gets_a_page_of_the_log_in_as_few_statements,
);
