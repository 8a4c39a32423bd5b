//! The log through the door: read, filtered, followed.

use futures_util::StreamExt as _;
use hankemuisti::domain::actor::{Actor, Role};
use serde_json::{Value, json};

use crate::door::{Door, filing, observation};
use crate::log::bench::Bench;

async fn events_are_paged_in_order_and_filtered_by_what_they_belong_to(bench: &Bench) {
    let door = Door::open(bench).await;
    door.with_programme().await;
    door.on_day("2021-05-10");
    door.as_manager()
        .give("submitAssessment", filing("2021-1", "yksi", "kaksi"))
        .await;
    door.as_writer()
        .give(
            "recordObservation",
            observation("coci", json!({ "value": 0.3 })),
        )
        .await;
    let reader = door.as_reader();
    let query = r#"{ events(filter: { project: "hanke" }) { totalCount edges { node {
        position name streamKind streamVersion recordedAt effectiveAt actor commitNo hash content } } } }"#;
    let of_project = reader.ask(query).await["events"].clone();
    assert_eq!(of_project["totalCount"], 3);
    let names: Vec<_> = of_project["edges"]
        .as_array()
        .unwrap()
        .iter()
        .map(|edge| edge["node"]["name"].clone())
        .collect();
    let expected = [
        "project_registered",
        "assessment_submitted",
        "series_observation_recorded",
    ];
    assert_eq!(names, expected);
    let filed = &of_project["edges"][1]["node"];
    assert_eq!(
        filed["content"]["content"]["answers"][0]["narrative"]["fi"],
        "yksi"
    );
    assert_eq!(filed["actor"], json!(null), "a reader does not see who");
    let seen = door.as_role(Role::Auditor).ask(query).await;
    let actor = seen["events"]["edges"][1]["node"]["actor"]
        .as_str()
        .unwrap()
        .to_owned();
    assert_eq!(actor, Actor::demo(Role::ProjectManager).id.to_string());

    let mut after = String::new();
    let mut positions = Vec::new();
    loop {
        let query = format!(
            "{{ events(first: 4{after}) {{ totalCount edges {{ node {{ position }} }} \
             pageInfo {{ hasNextPage endCursor }} }} }}"
        );
        let page = reader.ask(&query).await["events"].clone();
        assert_eq!(page["totalCount"], 9);
        let edges = page["edges"].as_array().unwrap();
        positions.extend(
            edges
                .iter()
                .map(|edge| edge["node"]["position"].as_i64().unwrap()),
        );
        if page["pageInfo"]["hasNextPage"] == false {
            break;
        }
        after = format!(", after: {}", page["pageInfo"]["endCursor"]);
    }
    assert_eq!(positions, (1..=9).collect::<Vec<i64>>());
    let kinds = reader
        .ask("{ events(filter: { kinds: [ASSESSMENT] }) { totalCount } }")
        .await;
    assert_eq!(kinds["events"]["totalCount"], 1);
    let then = r#"{ events(asOf: "2021-04-02T00:00:00Z") { totalCount } }"#;
    assert_eq!(reader.ask(then).await["events"]["totalCount"], 7);
}

async fn a_subscription_goes_on_from_a_cursor_and_misses_nothing(bench: &Bench) {
    let door = Door::open(bench).await;
    door.with_programme().await;
    door.on_day("2021-05-10");
    let page = door
        .as_reader()
        .ask("{ events(first: 5) { pageInfo { endCursor } } }")
        .await;
    let cursor = page["events"]["pageInfo"]["endCursor"].clone();
    let query = format!("subscription {{ events(after: {cursor}) {{ position name cursor }} }}");
    let mut stream = door.schema.execute_stream(query);
    let mut next = async || -> Value {
        let answer = tokio::time::timeout(std::time::Duration::from_secs(10), stream.next());
        let answer = answer
            .await
            .expect("an event in time")
            .expect("the stream goes on");
        serde_json::to_value(answer).unwrap()["data"]["events"].clone()
    };
    assert_eq!(next().await["position"], 6);
    assert_eq!(next().await["position"], 7);
    door.as_manager()
        .give("submitAssessment", filing("2021-1", "yksi", "kaksi"))
        .await;
    let live = next().await;
    assert_eq!(
        (&live["position"], &live["name"]),
        (&json!(8), &json!("assessment_submitted"))
    );
}

async fn a_cursor_of_another_log_is_refused(bench: &Bench) {
    let door = Door::open(bench).await;
    door.with_programme().await;
    let page = door
        .as_reader()
        .ask("{ events(first: 100) { pageInfo { endCursor } } }")
        .await;
    let cursor = page["events"]["pageInfo"]["endCursor"].clone();
    let other_bench = Bench::sqlite();
    let other = Door::open(&other_bench).await;
    let query = format!("{{ events(after: {cursor}) {{ totalCount }} }}");
    assert_eq!(other.as_reader().ask_refused(&query).await, "CURSOR_AHEAD");
    let query = r#"{ events(after: "bGlzdDp4") { totalCount } }"#;
    assert_eq!(door.as_reader().ask_refused(query).await, "BAD_CURSOR");
}

async fn the_log_tells_how_it_is_and_verifies_itself(bench: &Bench) {
    let door = Door::open(bench).await;
    door.with_programme().await;
    let query = "{ logHealth { position commitNo headHash acceptsCommands waiting
        followers { name position lagEvents lastError } } verifyLog { isWhole events lastHash faultPosition } }";
    let answer = door.as_reader().ask(query).await;
    assert_eq!(answer["logHealth"]["position"], 7);
    assert_eq!(answer["logHealth"]["acceptsCommands"], true);
    assert_eq!(answer["verifyLog"]["isWhole"], true);
    assert_eq!(
        answer["verifyLog"]["lastHash"],
        answer["logHealth"]["headHash"]
    );
    let hash = answer["verifyLog"]["lastHash"].as_str().unwrap();
    let kept = format!(r#"{{ verifyLog(expect: "7:{hash}") {{ isWhole }} }}"#);
    assert_eq!(
        door.as_reader().ask(&kept).await["verifyLog"]["isWhole"],
        true
    );
    let cut = format!(r#"{{ verifyLog(expect: "9:{hash}") {{ isWhole faultPosition }} }}"#);
    let cut = door.as_reader().ask(&cut).await["verifyLog"].clone();
    assert_eq!(cut, json!({ "isWhole": false, "faultPosition": 9 }));
}

async fn the_log_is_read_backwards_too_and_between_days(bench: &Bench) {
    let door = Door::open(bench).await;
    door.with_programme().await;
    door.on_day("2021-05-10");
    door.as_manager()
        .give("submitAssessment", filing("2021-1", "yksi", "kaksi"))
        .await;
    for asker in [door.as_reader(), door.as_role(Role::Auditor)] {
        let (mut after, mut positions) = (String::new(), Vec::new());
        loop {
            let query = format!(
                "{{ events(newestFirst: true, first: 3{after}) {{ totalCount nodes {{ position \
                 actorRoles project {{ slug }} }} pageInfo {{ hasNextPage endCursor }} }} }}"
            );
            let page = asker.ask(&query).await["events"].clone();
            assert_eq!(page["totalCount"], 8);
            let nodes = page["nodes"].as_array().unwrap();
            positions.extend(nodes.iter().map(|node| node["position"].as_i64().unwrap()));
            if positions.len() == 3 {
                assert_eq!(nodes[0]["actorRoles"], json!(["PROJECT_MANAGER"]));
                assert_eq!(nodes[0]["project"]["slug"], "hanke");
            }
            if page["pageInfo"]["hasNextPage"] == false {
                break;
            }
            after = format!(", after: {}", page["pageInfo"]["endCursor"]);
        }
        assert_eq!(positions, (1..=8).rev().collect::<Vec<i64>>());
    }
    let reader = door.as_reader();
    let found = async |between: &str| -> Value {
        let query = format!("{{ events({between}) {{ totalCount nodes {{ position }} }} }}");
        reader.ask(&query).await["events"].clone()
    };
    let late = json!({ "totalCount": 1, "nodes": [{ "position": 8 }] });
    assert_eq!(found("from: \"2021-04-02\"").await, late);
    assert_eq!(found("to: \"2021-04-01\"").await["totalCount"], 7);
    assert_eq!(
        found("from: \"2021-04-02\", to: \"2021-05-09\"").await["totalCount"],
        0
    );
    let before = "{ eventBefore(position: 8) { position } event(position: 8) { name } }";
    let told = json!({ "eventBefore": null, "event": { "name": "assessment_submitted" } });
    assert_eq!(reader.ask(before).await, told);
    let mut other = filing("2021-1", "kolme", "kaksi");
    other["reason"] = json!("Väärä luku");
    door.as_manager().give("amendAssessment", other).await;
    let history =
        "{ eventBefore(position: 9) { position content } event(position: 9) { subject } }";
    let told = reader.ask(history).await;
    assert_eq!(told["eventBefore"]["position"], 8);
    let earlier = &told["eventBefore"]["content"]["content"]["answers"][0];
    assert_eq!(earlier["narrative"]["fi"], "yksi");
    let subject = &told["event"]["subject"];
    let of_it = |subject: &Value| {
        format!("{{ events(filter: {{ subject: {subject} }}) {{ nodes {{ position }} }} }}")
    };
    let both = json!([{ "position": 8 }, { "position": 9 }]);
    assert_eq!(reader.ask(&of_it(subject)).await["events"]["nodes"], both);
    let nobody = reader.ask(&of_it(&json!("ei mitään"))).await;
    assert_eq!(nobody["events"]["nodes"], json!([]));
    let by =
        r#"{ events(filter: { actor: "00000000-0000-0000-0000-000000000001" }) { totalCount } }"#;
    assert_eq!(reader.ask_refused(by).await, "BAD_ARGUMENT");
    let auditor = door.as_role(Role::Auditor);
    assert_eq!(auditor.ask(by).await["events"]["totalCount"], 0);
}

async fn a_zero_character_finds_nothing(bench: &Bench) {
    let door = Door::open(bench).await;
    let asked = r#"{ events(filter: { names: ["a\u0000b"] }) { totalCount } }"#;
    let found = door.as_reader().ask(asked).await;
    assert_eq!(found["events"]["totalCount"], 0);
}

async fn a_document_that_cannot_be_read_is_named_by_verifying(bench: &Bench) {
    let door = Door::open(bench).await;
    door.with_programme().await;
    let mut raw = bench.raw().await;
    let changed = "UPDATE documents SET body = 'x' WHERE kind = 'programme'";
    assert_eq!(raw.run(changed).await, 1);
    let asked = "{ verifyLog { isWhole faultPosition fault } }";
    let verdict = door.as_reader().ask(asked).await["verifyLog"].clone();
    assert_eq!(verdict["isWhole"], false);
    let what = verdict["fault"].as_str().unwrap();
    assert!(what.contains("rebuild"), "{what}");
}

on_both_engines!(
    a_zero_character_finds_nothing,
    a_document_that_cannot_be_read_is_named_by_verifying,
    events_are_paged_in_order_and_filtered_by_what_they_belong_to,
    the_log_is_read_backwards_too_and_between_days,
    a_subscription_goes_on_from_a_cursor_and_misses_nothing,
    a_cursor_of_another_log_is_refused,
    the_log_tells_how_it_is_and_verifies_itself,
);
