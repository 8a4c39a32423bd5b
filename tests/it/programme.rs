//! Programmes and their goals, through the door.

use serde_json::json;

use crate::door::{Door, goal_input, ministry, programme};
use crate::log::bench::Bench;

async fn a_goal_keeps_its_key_while_its_wording_changes(bench: &Bench) {
    let door = Door::open(bench).await;
    door.with_programme().await;
    door.on_day("2023-02-01");
    let reworded = json!({
        "programme": "ohjelma", "goal": "HT1", "wording": { "fi": "Parannamme saatavuutta" },
        "validFrom": "2023-01-01"
    });
    door.as_administrator().give("rewordGoal", reworded).await;
    let query = r#"{
        now: programme(key: "ohjelma") { goals { key wording { fi } wordings { validFrom names { fi } } } }
        then: programme(key: "ohjelma", asOf: "2022-06-01T00:00:00Z") { goals { wording { fi } } }
        round(programme: "ohjelma", code: "2021-1") { asks { wording { fi } } }
    }"#;
    let answer = door.as_reader().ask(query).await;
    let goal = &answer["now"]["goals"][0];
    assert_eq!(goal["key"], "HT1");
    assert_eq!(goal["wording"]["fi"], "Parannamme saatavuutta");
    assert_eq!(goal["wordings"].as_array().unwrap().len(), 2);
    assert_eq!(answer["then"]["goals"][0]["wording"]["fi"], "Tavoite 1");
    let asked = &answer["round"]["asks"][0]["wording"]["fi"];
    assert_eq!(asked, "Tavoite 1", "a round asks in the words of its day");
}

async fn a_taken_key_a_taken_goal_and_an_old_wording_are_refused(bench: &Bench) {
    let door = Door::open(bench).await;
    door.with_programme().await;
    let admin = door.as_administrator();
    let taken = admin.give_refused("launchProgramme", programme("ohjelma")).await;
    assert_eq!(taken, [("TAKEN".to_owned(), "key".to_owned())]);
    admin.give("defineGoal", goal_input(1, "HT1")).await;
    let taken = admin.give_refused("defineGoal", goal_input(3, "HT1")).await;
    assert_eq!(taken, [("TAKEN".to_owned(), "goal".to_owned())]);
    let taken = admin.give_refused("defineGoal", goal_input(1, "HT9")).await;
    assert_eq!(taken, [("TAKEN".to_owned(), "ordinal".to_owned())]);
    let old = json!({
        "programme": "ohjelma", "goal": "HT1", "wording": { "fi": "Toisin" },
        "validFrom": "2019-01-01"
    });
    let refused = admin.give_refused("rewordGoal", old).await;
    assert_eq!(refused, [("BEGINS_BEFORE_LATEST".to_owned(), "validFrom".to_owned())]);
}

async fn every_fault_of_an_input_is_told_at_once_under_its_field(bench: &Bench) {
    let door = Door::open(bench).await;
    let faulty = json!({
        "key": "ohjelma", "names": { "fi": "rivi\u{7}" },
        "owner": { "names": {}, "kind": "MINISTRY" },
        "period": { "from": { "year": 2023 }, "to": { "year": 2020 } },
        "description": { "sv": "x".repeat(20_001) }
    });
    let refused = door.as_administrator().give_refused("launchProgramme", faulty).await;
    let expected = [
        ("CONTROL_CHARACTER", "names.fi"),
        ("REQUIRED", "owner.names"),
        ("PERIOD_BACKWARDS", "period"),
        ("TOO_LONG", "description.sv"),
    ];
    let expected: Vec<_> = expected.map(|(code, field)| (code.to_owned(), field.to_owned())).into();
    assert_eq!(refused, expected);
    assert_eq!(door.as_reader().ask("{ logHealth { position } }").await["logHealth"]["position"], 0);
}

async fn a_message_is_in_the_readers_language(bench: &Bench) {
    let door = Door::open(bench).await;
    let input = json!({ "key": "ei kelpaa", "names": { "fi": "x" }, "owner": ministry() });
    let mut messages = Vec::new();
    for language in ["fi", "sv", "en"] {
        let query = "mutation($input: LaunchProgrammeInput!) { launchProgramme(input: $input) { \
                     userErrors { message } } }";
        let asker = door.as_administrator().in_language(language);
        let answer = asker.send(query, json!({ "input": input })).await.json();
        let message = &answer["data"]["launchProgramme"]["userErrors"][0]["message"];
        messages.push(message.as_str().unwrap().to_owned());
    }
    assert!(messages[0].contains("yhdysviivoja"), "{messages:?}");
    assert!(messages[1].contains("bindestreck"), "{messages:?}");
    assert!(messages[2].contains("hyphens"), "{messages:?}");
}

on_both_engines!(
    a_goal_keeps_its_key_while_its_wording_changes,
    a_taken_key_a_taken_goal_and_an_old_wording_are_refused,
    every_fault_of_an_input_is_told_at_once_under_its_field,
    a_message_is_in_the_readers_language,
);
