//! How an indicator moved in all projects, and questions that leave the round to the service.

use hankemuisti::domain::actor::Role;
use serde_json::{Value, json};

use crate::door::{Door, filing, observation, project, round};
use crate::log::bench::Bench;

const MOVED: &str = "query($sort: MovementSort) { indicatorMovement(indicator: \"t3\", sort: $sort) {
    programme { key } group groups
    panels { project { slug } series { place } change movement absence
        first { period { to } } latest { reading { outcome { ... on MeasuredValue { value } } } } } } }";

async fn panels(door: &Door, sort: &str) -> Value {
    let answer = door
        .as_reader()
        .send(MOVED, json!({ "sort": sort }))
        .await
        .json();
    let moved = answer["data"]["indicatorMovement"].clone();
    assert!(moved.is_object(), "{answer:#}");
    moved
}

fn slugs(moved: &Value) -> Vec<&str> {
    let panels = moved["panels"].as_array().unwrap();
    panels
        .iter()
        .map(|panel| panel["project"]["slug"].as_str().unwrap())
        .collect()
}

async fn every_project_keeps_its_place_and_the_best_comes_first(bench: &Bench) {
    let door = Door::open(bench).await;
    door.with_programme().await;
    let admin = door.as_administrator();
    for slug in ["a", "b", "c"] {
        admin.give("registerProject", project(slug)).await;
    }
    door.on_day("2021-05-10");
    let writer = door.as_writer();
    let autumn = json!({ "from": "2021-05-01", "to": "2021-10-31" });
    let mut seen = Vec::new();
    for (slug, spring, later) in [("hanke", 20.0, 12.0), ("a", 30.0, 15.0)] {
        for (period, value) in [(None, spring), (Some(&autumn), later)] {
            let mut own = observation("t3", json!({ "value": value }));
            own["project"] = json!(slug);
            if let Some(period) = period {
                own["period"] = period.clone();
            }
            seen.push(own);
        }
    }
    let mut claim = observation(
        "t3",
        json!({ "claimed": { "movement": "IMPROVED", "asWritten": "nopeampi" } }),
    );
    claim["project"] = json!("b");
    seen.push(claim);
    door.on_day("2021-11-10");
    for own in seen {
        writer.give("recordObservation", own).await;
    }
    let by_name = panels(&door, "NAME").await;
    assert_eq!(slugs(&by_name), ["a", "b", "c", "hanke"]);
    assert_eq!(by_name["programme"]["key"], "ohjelma");
    assert_eq!(by_name["groups"], json!(["DOCTORS"]));
    let panel = |place: usize| by_name["panels"][place].clone();
    assert_eq!(panel(0)["change"], json!(-15.0));
    assert_eq!(panel(0)["movement"], "IMPROVED");
    assert_eq!(panel(0)["first"]["period"]["to"], "2021-04-30");
    assert_eq!(panel(1)["absence"], "CLAIM_WITHOUT_NUMBER");
    assert_eq!(panel(2)["absence"], "NOT_MEASURED");
    assert_eq!(panel(2)["series"], Value::Null);
    assert_eq!(
        slugs(&panels(&door, "CHANGE").await),
        ["a", "hanke", "b", "c"]
    );
    assert_eq!(
        slugs(&panels(&door, "LEVEL").await),
        ["hanke", "a", "b", "c"]
    );
}

async fn the_group_in_which_most_measure_is_shown_first(bench: &Bench) {
    let door = Door::open(bench).await;
    door.with_programme().await;
    let admin = door.as_administrator();
    for slug in ["a", "b", "c"] {
        admin.give("registerProject", project(slug)).await;
    }
    door.on_day("2021-05-10");
    for (slug, group) in [("hanke", "DOCTORS"), ("a", "NURSES"), ("b", "NURSES")] {
        let mut own = observation("t3", json!({ "value": 9.0 }));
        own["project"] = json!(slug);
        own["group"] = json!(group);
        door.as_writer().give("recordObservation", own).await;
    }
    let mut claim = observation(
        "t3",
        json!({ "claimed": { "movement": "IMPROVED", "asWritten": "nopeampi" } }),
    );
    claim["project"] = json!("c");
    claim["group"] = json!("ALL");
    door.as_writer().give("recordObservation", claim).await;
    let query = r#"{ indicatorMovement(indicator: "t3") { group
        panels { project { slug } absence measuredGroups } } }"#;
    let moved = door.as_reader().ask(query).await["indicatorMovement"].clone();
    assert_eq!(moved["group"], "NURSES");
    let elsewhere = json!({ "project": { "slug": "hanke" }, "absence": "NOT_MEASURED",
        "measuredGroups": ["DOCTORS"] });
    let claimed = json!({ "project": { "slug": "c" }, "absence": "CLAIM_WITHOUT_NUMBER",
        "measuredGroups": [] });
    for panel in [elsewhere, claimed] {
        let panels = moved["panels"].as_array().unwrap();
        assert!(panels.contains(&panel), "{moved:#}");
    }
}

async fn a_small_group_gives_no_difference(bench: &Bench) {
    let door = Door::open(bench).await;
    door.with_programme().await;
    let admin = door.as_administrator();
    let mut few = crate::door::t3();
    few["key"] = json!("harva");
    few["method"]["publishedFrom"] = json!(5);
    admin.give("defineIndicator", few).await;
    door.on_day("2021-11-10");
    let writer = door.as_writer();
    let mut small = observation("harva", json!({ "value": 9.0 }));
    small["reading"]["n"] = json!(3);
    writer.give("recordObservation", small.clone()).await;
    small["period"] = json!({ "from": "2021-05-01", "to": "2021-10-31" });
    small["reading"]["outcome"] = json!({ "value": 7.0 });
    small["reading"]["n"] = json!(30);
    writer.give("recordObservation", small).await;
    let query = r#"{ indicatorMovement(indicator: "harva") { panels { change movement } } }"#;
    let moved = door.as_reader().ask(query).await;
    let panel = &moved["indicatorMovement"]["panels"][0];
    assert_eq!(
        panel["change"],
        Value::Null,
        "the small number could be told from it"
    );
    assert_eq!(panel["movement"], "NOT_COMPARABLE");
}

async fn the_round_that_opened_last_is_meant_when_none_is_named(bench: &Bench) {
    let door = Door::open(bench).await;
    door.with_programme().await;
    let admin = door.as_administrator();
    let manager = door.as_manager();
    door.on_day("2021-05-10");
    let spring = filing("2021-1", "Jonot lyhenivät keväällä.", "Toinen.");
    manager.give("submitAssessment", spring).await;
    let autumn = round("2021-2", "2021-05-01", "2021-10-31");
    admin.give("planRound", autumn).await;
    let code = |data: &Value| data["portfolio"]["round"]["code"].clone();
    let query = "{ portfolio { round { code } } }";
    assert_eq!(code(&door.as_reader().ask(query).await), "2021-1");
    door.on_day("2021-11-10");
    assert_eq!(code(&door.as_reader().ask(query).await), "2021-2");
    let now = filing("2021-2", "Jonot lyhenivät syksyllä.", "Toinen.");
    manager.give("submitAssessment", now).await;
    let query = r#"{
        round(code: "2021-1") { code programme { key } }
        none: round(code: "2030-1") { code }
        portfolioChanges { from { code } to { code } }
        textNotices(project: "hanke", round: "2021-2") { textsChecked }
        other: textNotices(project: "eitallaista") { textsChecked }
        assessment(project: "hanke", round: "2021-2") { diff { goals { goal text { isSameText } } } }
        first: assessment(project: "hanke", round: "2021-1") { diff { isSameText } } }"#;
    let data = door.as_role(Role::FunderViewer).ask(query).await;
    assert_eq!(data["round"]["programme"]["key"], "ohjelma");
    assert_eq!(data["none"], Value::Null);
    assert_eq!(
        data["portfolioChanges"],
        json!({ "from": { "code": "2021-1" }, "to": { "code": "2021-2" } })
    );
    assert_eq!(data["textNotices"]["textsChecked"], 2);
    assert_eq!(data["other"], Value::Null);
    let goals = &data["assessment"]["diff"]["goals"];
    assert_eq!(goals[0]["text"]["isSameText"], false);
    assert_eq!(goals[1]["text"]["isSameText"], true);
    assert_eq!(data["first"]["diff"], Value::Null);
}

on_both_engines!(
    the_group_in_which_most_measure_is_shown_first,
    every_project_keeps_its_place_and_the_best_comes_first,
    a_small_group_gives_no_difference,
    the_round_that_opened_last_is_meant_when_none_is_named,
);
