//! Hostile questions to the real schema: each gets a clear answer, nothing is written.

use std::time::Instant;

use serde_json::json;

use crate::door::{Door, filing};
use crate::log::bench::Bench;

async fn open(bench: &Bench) -> Door {
    let door = Door::open(bench).await;
    door.with_programme().await;
    door.on_day("2021-05-10");
    door.as_manager()
        .give("submitAssessment", filing("2021-1", "yksi", "kaksi"))
        .await;
    door
}

#[tokio::test(flavor = "multi_thread")]
async fn costly_queries_are_refused_at_once_and_the_server_goes_on() {
    let bench = Bench::sqlite();
    let door = open(&bench).await;
    let deep = format!(
        "{{ {} code {} }}",
        "round(programme:\"ohjelma\",code:\"2021-1\"){".to_owned() + &"previous{".repeat(50),
        "}".repeat(51)
    );
    let aliases: String = (0..10_000).map(|n| format!("a{n}: __typename ")).collect();
    let lists = format!(
        "{{ t3(professionals: {}1{}) {{ capped }} }}",
        "[".repeat(1_700),
        "]".repeat(1_700)
    );
    let mut doubling = String::from("query { ...f0 } ");
    for n in 0..25 {
        doubling += &format!("fragment f{n} on Query {{ ...f{} ...f{} }} ", n + 1, n + 1);
    }
    doubling += "fragment f25 on Query { __typename }";
    let wide = "{ projects(first: 100) { edges { node { assessments { answers { goal { key } } } \
                series { observations { readings { n } } } } } } }";
    let diffs: String = (0..29)
        .map(|n| {
            format!("d{n}: diff(to: \"2021-1\") {{ goals {{ text {{ changes {{ kind }} }} }} }} ")
        })
        .collect();
    let diffs = format!(
        "{{ projects(first: 100) {{ edges {{ node {{ assessments {{ {diffs} }} }} }} }} }}"
    );
    let mut too_complex = Vec::new();
    for (what, query) in [
        ("50 levels", deep),
        ("10,000 aliases", format!("{{ {aliases} }}")),
        ("1,700 nested lists", lists),
        ("2^25 fragments", doubling),
        ("every text of every project", wide.to_owned()),
        ("a diff of everything", diffs),
        (
            "40 kB",
            format!("{{ __typename #{} \n }}", "x".repeat(40_000)),
        ),
    ] {
        let began = Instant::now();
        let answer = door.as_reader().send(&query, json!({})).await;
        assert_eq!(answer.status, 400, "{what}: {}", answer.body);
        let error = &answer.json()["errors"][0];
        let message = error["message"].as_str().unwrap();
        if error["extensions"]["code"] == "QUERY_TOO_COMPLEX" {
            too_complex.push(what);
            assert!(message.contains("more than"), "{what}: the limit is told");
        }
        assert!(
            answer.json().get("data").is_none(),
            "{what}: {}",
            answer.body
        );
        assert!(
            began.elapsed().as_secs() < 2,
            "{what} took {:?}",
            began.elapsed()
        );
    }
    let expected = [
        "2^25 fragments",
        "every text of every project",
        "a diff of everything",
    ];
    assert_eq!(too_complex, expected);
    let position = door.as_reader().ask("{ logHealth { position } }").await;
    assert_eq!(position["logHealth"]["position"], 8);
}

#[tokio::test(flavor = "multi_thread")]
async fn wrong_types_and_unknown_fields_are_named() {
    let bench = Bench::sqlite();
    let door = open(&bench).await;
    for query in [
        r#"{ project(slug: 5) { slug } }"#,
        r#"{ projekti(slug: "x") { slug } }"#,
        "{ project }",
        "{",
    ] {
        let answer = door.as_reader().send(query, json!({})).await;
        assert_eq!(answer.status, 400, "{query}: {}", answer.body);
        assert!(answer.json()["errors"][0]["message"].is_string());
    }
    for query in [
        r#"{ project(slug: "hanke", asOf: "eilen") { slug } }"#,
        r#"{ project(slug: "hanke", asOf: "99999-01-01T00:00:00Z") { slug } }"#,
    ] {
        assert_eq!(
            door.as_reader().ask_refused(query).await,
            "BAD_ARGUMENT",
            "{query}"
        );
    }
    let bad_day = r#"{ project(slug: "hanke") { hosts(at: "31.12.2022") { note } } }"#;
    let code = door.as_reader().ask_refused(bad_day).await;
    assert_eq!(code, "GRAPHQL_VALIDATION_FAILED", "nothing runs");
}

#[tokio::test(flavor = "multi_thread")]
async fn markup_and_scripts_are_text() {
    let bench = Bench::sqlite();
    let door = Door::open(&bench).await;
    door.with_programme().await;
    door.on_day("2021-05-10");
    let script = "<script>alert(1)</script> \u{202e}kään\u{301}teinen '; DROP TABLE events; --";
    door.as_manager()
        .give("submitAssessment", filing("2021-1", script, "{{ 7*7 }}"))
        .await;
    let query =
        r#"{ assessment(project: "hanke", round: "2021-1") { answers { narrative { fi } } } }"#;
    let answers = door.as_reader().ask(query).await["assessment"]["answers"].clone();
    assert_eq!(answers[0]["narrative"]["fi"], script);
    assert_eq!(answers[1]["narrative"]["fi"], "{{ 7*7 }}");
    let nul = filing("2021-1", "nolla\u{0}merkki", "b");
    let mut amended = nul.clone();
    amended["reason"] = json!("syystä");
    let refused = door
        .as_manager()
        .give_refused("amendAssessment", amended)
        .await;
    assert_eq!(refused[0].0, "CONTROL_CHARACTER");
}

#[tokio::test(flavor = "multi_thread")]
async fn an_object_of_which_nothing_came_is_there_all_the_same() {
    let bench = Bench::sqlite();
    let door = open(&bench).await;
    let reader = door.as_reader();
    for (query, expected) in [
        (r#"{ projects @skip(if: true) { totalCount } }"#, json!({})),
        (
            r#"{ project(slug: "hanke") { slug @skip(if: true) } }"#,
            json!({ "project": {} }),
        ),
        (
            r#"{ project(slug: "hanke") { ...F } } fragment F on Project { slug @include(if: false) }"#,
            json!({ "project": {} }),
        ),
        (
            r#"{ project(slug: "hanke") { assessments { state @include(if: false) } } }"#,
            json!({ "project": { "assessments": [{}] } }),
        ),
        (
            r#"{ project(slug: "nobody") { slug @skip(if: true) } }"#,
            json!({ "project": null }),
        ),
    ] {
        assert_eq!(reader.ask(query).await, expected, "{query}");
    }
    let failing = r#"{ project(slug: "hanke") { assessments { diff(to: "x") { isSameText } } } }"#;
    let answer = reader.send(failing, json!({})).await.json();
    let expected = json!({ "project": { "assessments": [{ "diff": null }] } });
    assert_eq!(answer["data"], expected, "{answer}");
    assert_eq!(answer["errors"][0]["extensions"]["code"], "BAD_ARGUMENT");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_subscription_asks_for_one_thing() {
    let bench = Bench::sqlite();
    let door = Door::open(&bench).await;
    let two = "subscription { a: events { position } ...B } \
               fragment B on Subscription { b: events { position } }";
    let answer = door.as_reader().send(two, json!({})).await.json();
    assert_eq!(
        answer["errors"][0]["message"],
        "A subscription has one field at its root."
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_text_without_a_word_is_no_answer() {
    let bench = Bench::sqlite();
    let door = Door::open(&bench).await;
    door.with_programme().await;
    door.on_day("2021-05-10");
    let filed = filing("2021-1", "...", "\u{200b}\u{feff}\u{a0}");
    let refused = door
        .as_manager()
        .give_refused("submitAssessment", filed)
        .await;
    let unanswered = || ("GOAL_UNANSWERED".to_owned(), "answers".to_owned());
    assert_eq!(refused, [unanswered(), unanswered()]);
}

#[tokio::test(flavor = "multi_thread")]
async fn counts_that_cannot_be_are_refused() {
    let bench = Bench::sqlite();
    let door = Door::open(&bench).await;
    let reader = door.as_reader();
    for bad in [
        "{ coci(patients: [[-5, 5]]) { mean } }",
        "{ t3(professionals: [-1]) { medianDays } }",
    ] {
        assert_eq!(reader.ask_refused(bad).await, "BAD_ARGUMENT", "{bad}");
    }
    let none = reader.ask("{ coci(patients: [[1]]) { mean } }").await;
    assert_eq!(none, json!({ "coci": null }));
}
