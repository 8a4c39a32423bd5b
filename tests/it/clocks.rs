//! Two clocks everywhere: what was recorded by a moment, and what held on a day.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use crate::door::Door;
use crate::log::bench::Bench;

/// Questions without `asOf`, and why.
const OF_NOW: &[(&str, &str)] = &[
    (
        "search",
        "leads to what there is; the library itself is searched as of a moment",
    ),
    ("suggest", "completes a word that somebody types"),
    (
        "similarModels",
        "compares with a text that is not recorded yet",
    ),
    (
        "draft",
        "drafts are not recorded: they have versions of their own",
    ),
    (
        "draftGoal",
        "drafts are not recorded: they have versions of their own",
    ),
    (
        "draftHistory",
        "drafts are not recorded: they have versions of their own",
    ),
    (
        "draftNotices",
        "drafts are not recorded: they have versions of their own",
    ),
    ("coci", "computes from what it is given"),
    ("importPreview", "reads a text that is not recorded yet"),
    (
        "observationCheck",
        "tells of a number that is not recorded yet",
    ),
    ("roundPreview", "tells of a round that is not recorded yet"),
    (
        "feedback",
        "a message about the service is no recorded fact",
    ),
    ("invitation", "a secret is no recorded fact"),
    (
        "savedViews",
        "a saved view is a name for an address, beside the log",
    ),
    (
        "unmanagedProjects",
        "a duty of today: who lacks a manager has to be given one",
    ),
    ("t3", "computes from what it is given"),
    ("me", "an account is no recorded fact"),
    ("mySessions", "a session is no recorded fact"),
    ("myTokens", "a token is no recorded fact"),
    ("myFollows", "what somebody follows is theirs alone"),
    ("notifications", "what somebody was told is theirs alone"),
    ("notificationChoices", "what somebody chose is theirs alone"),
    ("unsubscription", "says what a link of a mail ends now"),
    ("mailHealth", "tells how mail is sent now"),
    ("vocabulary", "the words are the program's own"),
    ("logHealth", "tells how the service is now"),
    ("verifyLog", "computes the stored log as it is now"),
];

/// Lists of what holds for a time that do not take `at`, and why.
const ALL_TIMES: &[(&str, &str)] = &[
    (
        "Goal.wordings",
        "the whole history; `goals(at:)` words it as on a day",
    ),
    (
        "Indicator.methods",
        "the whole history; `method(at:)` is beside it",
    ),
    (
        "Indicator.targets",
        "the whole history; `target(at:)` is beside it",
    ),
    (
        "Promise.revisions",
        "the whole history; `terms(at:)` is beside it",
    ),
    (
        "OperatingModel.states",
        "the whole history; `stateOn(at:)` is beside it",
    ),
    (
        "Adoption.stages",
        "the whole history; `stageOn(at:)` is beside it",
    ),
    ("Lineage.links", "the query takes `at`"),
    (
        "LineageLinks.newest",
        "the newest by recording, after a change",
    ),
    ("Me.memberships", "one's own, each with its days"),
    ("MembershipConnection.nodes", "the query takes `at`"),
];

async fn types(door: &Door) -> Vec<Value> {
    let query = "{ __schema { queryType { name } types { name kind
        fields { name args { name } type { kind name ofType { kind name ofType { kind name
            ofType { kind name } } } } } } } }";
    let answer = serde_json::to_value(door.schema.execute(query).await).unwrap();
    answer["data"]["__schema"]["types"]
        .as_array()
        .unwrap()
        .clone()
}

fn fields(of: &Value) -> Vec<Value> {
    of["fields"].as_array().cloned().unwrap_or_default()
}

fn takes(field: &Value, name: &str) -> bool {
    let arguments = field["args"].as_array().unwrap();
    arguments.iter().any(|argument| argument["name"] == name)
}

/// The name of a field's type inside its wrappers, and whether it is a list.
fn shape(field: &Value) -> (String, bool) {
    let (mut own, mut is_list) = (&field["type"], false);
    while own["ofType"].is_object() {
        is_list |= own["kind"] == "LIST";
        own = &own["ofType"];
    }
    (own["name"].as_str().unwrap().to_owned(), is_list)
}

#[tokio::test(flavor = "multi_thread")]
async fn every_question_of_recorded_facts_takes_as_of() {
    let door = Door::open(&Bench::sqlite()).await;
    let types = types(&door).await;
    let query = types.iter().find(|own| own["name"] == "Query").unwrap();
    let without: BTreeSet<String> = fields(query)
        .iter()
        .filter(|field| !takes(field, "asOf"))
        .map(|field| field["name"].as_str().unwrap().to_owned())
        .collect();
    let known = OF_NOW.iter().map(|(name, _)| (*name).to_owned());
    assert_eq!(without, known.collect::<BTreeSet<String>>());
}

#[tokio::test(flavor = "multi_thread")]
async fn every_list_of_what_holds_for_a_time_takes_a_day() {
    let door = Door::open(&Bench::sqlite()).await;
    let types = types(&door).await;
    let dated = |field: &Value| {
        let of_days = ["Date", "FuzzyDate", "FuzzyPeriod"].contains(&shape(field).0.as_str());
        of_days && ["validFrom", "from", "since", "time"].contains(&field["name"].as_str().unwrap())
    };
    let holds_for_a_time: BTreeSet<&str> = types
        .iter()
        .filter(|own| fields(own).iter().any(dated))
        .map(|own| own["name"].as_str().unwrap())
        .collect();
    assert!(holds_for_a_time.contains("Tenure"), "{holds_for_a_time:?}");
    let mut without = BTreeSet::new();
    for own in &types {
        for field in fields(own) {
            let (name, is_list) = shape(&field);
            if is_list && holds_for_a_time.contains(name.as_str()) && !takes(&field, "at") {
                let (own, field) = (&own["name"], &field["name"]);
                let place = format!("{}.{}", own.as_str().unwrap(), field.as_str().unwrap());
                without.insert(place);
            }
        }
    }
    let known = ALL_TIMES.iter().map(|(name, _)| (*name).to_owned());
    assert_eq!(without, known.collect::<BTreeSet<String>>());
}

async fn moments_that_cannot_be_are_refused_with_a_clear_line(bench: &Bench) {
    let door = Door::open(bench).await;
    door.with_programme().await;
    door.on_day("2021-05-10");
    let reader = door.as_reader();
    for moment in [
        "2021-05-10T10:00:00.000001Z",
        "2999-01-01T00:00:00Z",
        "+262142-12-31T23:59:59Z",
    ] {
        let asked = format!(r#"{{ programme(key: "ohjelma", asOf: "{moment}") {{ key }} }}"#);
        assert_eq!(
            reader.ask_refused(&asked).await,
            "FUTURE_MOMENT",
            "{moment}"
        );
    }
    for nonsense in [
        r#""yesterday""#,
        r#""2021-13-45T99:00:00Z""#,
        r#""""#,
        "7",
        r#""2021-05-01""#,
    ] {
        for (field, wanted) in [("asOf", "DateTime"), ("at", "Date")] {
            if field == "at" && nonsense == r#""2021-05-01""# {
                continue;
            }
            let asked = format!(
                r#"{{ openPromises(programme: "ohjelma", {field}: {nonsense}) {{ totalCount }} }}"#
            );
            let answer = reader.send(&asked, json!({})).await.json();
            let line = answer["errors"][0]["message"].as_str();
            let line = line.unwrap_or_else(|| panic!("{asked}: {answer}"));
            assert!(
                line.contains(field) || line.contains(wanted),
                "{asked}: {line}"
            );
            assert_eq!(answer["data"], json!(null), "{asked}");
        }
    }
    let first = r#"{ programme(key: "ohjelma", asOf: "0001-01-01T00:00:00Z") { key } }"#;
    assert_eq!(
        reader.ask(first).await["programme"],
        json!(null),
        "nothing was recorded"
    );
}

async fn what_holds_is_asked_of_a_day(bench: &Bench) {
    let door = Door::open(bench).await;
    door.with_programme().await;
    let admin = door.as_administrator();
    let reworded = json!({
        "programme": "ohjelma", "goal": "HT1", "wording": { "fi": "Uusi" }, "validFrom": "2021-01-01"
    });
    admin.give("rewordGoal", reworded).await;
    let scale = json!({
        "programme": "ohjelma", "validFrom": "2021-01-01", "origin": { "fi": "oma" },
        "steps": [{ "fi": "a" }, { "fi": "b" }]
    });
    admin.give("setScale", scale).await;
    let mut link = json!({
        "project": "hanke", "relation": "CONTINUES_IN", "source": "lähde",
        "target": { "placeholder": { "names": { "fi": "Jatko" } } }
    });
    link["since"] = json!({ "year": 2021 });
    admin.give("linkProject", link).await;
    let query = r#"{ project(slug: "hanke") {
            before: links(at: "2020-12-31") { number } after: links(at: "2021-01-01") { number } }
        indicator(key: "t3") { method(at: "2020-06-01") { version } }
        programme(key: "ohjelma") {
            before: goals(at: "2020-12-31") { wording { fi } } after: goals { wording { fi } }
            none: scale(at: "2020-12-31") { validFrom } one: scale { validFrom } } }"#;
    let answer = door.as_reader().ask(query).await;
    assert_eq!(
        answer["project"],
        json!({ "before": [], "after": [{ "number": 1 }] })
    );
    assert_eq!(answer["indicator"]["method"]["version"], 1);
    let programme = &answer["programme"];
    assert_eq!(programme["before"][0]["wording"]["fi"], "Tavoite 1");
    assert_eq!(programme["after"][0]["wording"]["fi"], "Uusi");
    assert_eq!(programme["none"], json!(null));
    assert_eq!(programme["one"]["validFrom"], "2021-01-01");
}

on_both_engines!(
    moments_that_cannot_be_are_refused_with_a_clear_line,
    what_holds_is_asked_of_a_day,
);
