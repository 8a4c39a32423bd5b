//! The demo's story: it can be told on both engines, told twice, and says what the issue of it asks.

use hankemuisti::demo;
use serde_json::json;

use crate::door::Door;
use crate::log::bench::Bench;

const LANSI: &str = "lansi-uusimaa-tulevaisuuden-sote-keskus";

async fn told(bench: &Bench) -> Door {
    let door = Door::open(bench).await;
    demo::tell(&door.app, &door.schema, &door.clock, |_, _| ())
        .await
        .unwrap();
    door
}

async fn told_twice_the_story_changes_nothing(bench: &Bench) {
    let door = told(bench).await;
    let head = door.app.store().head().await.unwrap();
    demo::tell(&door.app, &door.schema, &door.clock, |_, _| ())
        .await
        .unwrap();
    assert_eq!(door.app.store().head().await.unwrap(), head);
}

async fn the_text_of_2022_is_word_for_word_that_of_2023(bench: &Bench) {
    let door = told(bench).await;
    let query = format!(
        r#"{{ assessment(project: "{LANSI}", round: "2023") {{ state
            overall {{ fi }} summary {{ sv }} answers {{ state narrative {{ fi }} }}
            diff(to: "2022") {{ isSameText equalWords totalWords goals {{ text {{ changes {{ kind }} }} }} }} }}
          earlier: assessment(project: "{LANSI}", round: "2022") {{ answers {{ narrative {{ fi }} }} }} }}"#
    );
    let answer = door.as_reader().ask(&query).await;
    let diff = &answer["assessment"]["diff"];
    assert_eq!(diff["isSameText"], true);
    assert_eq!(diff["equalWords"], diff["totalWords"]);
    assert!(diff["totalWords"].as_i64().unwrap() > 600);
    assert_eq!(answer["assessment"]["state"], "IMPORTED");
    assert_eq!(answer["assessment"]["answers"][4]["state"], "CANNOT_ASSESS");
    let texts = |year: &str| answer[year]["answers"][3]["narrative"]["fi"].clone();
    assert_ne!(
        texts("assessment"),
        texts("earlier"),
        "they differ in one full stop"
    );
}

async fn autumn_2021_holds_headings_only_and_leaves_goal_5_unanswered(bench: &Bench) {
    let door = told(bench).await;
    let query = r#"{ portfolio(programme: "tulevaisuuden-sote-keskus", round: "2021-2") {
        rows { project { slug } missingTexts unanswered isComplete } } }"#;
    let answer = door.as_reader().ask(query).await;
    let row = &answer["portfolio"]["rows"][1];
    assert_eq!(
        *row,
        json!({
            "project": { "slug": LANSI }, "missingTexts": ["HT1", "HT2", "HT3", "HT4"],
            "unanswered": ["HT5"], "isComplete": false
        })
    );
}

/// Keys of the models, and organisations that may have used any of them, on a day.
async fn raisio_on(door: &Door, day: &str) -> (Vec<String>, Vec<String>) {
    let query = format!(
        r#"{{ lineage(model: "raision-malli", at: "{day}") {{ isWhole nodes {{ model {{ key }}
            adoptions {{ organisation {{ names {{ fi }} }} }} }} }} }}"#
    );
    let nodes = door.as_reader().ask(&query).await["lineage"]["nodes"].clone();
    let nodes = nodes.as_array().unwrap();
    let text = |value: &serde_json::Value| value.as_str().unwrap().to_owned();
    let adoptions = nodes
        .iter()
        .flat_map(|node| node["adoptions"].as_array().unwrap());
    (
        nodes
            .iter()
            .map(|node| text(&node["model"]["key"]))
            .collect(),
        adoptions
            .map(|adoption| text(&adoption["organisation"]["names"]["fi"]))
            .collect(),
    )
}

async fn the_lineage_of_the_raisio_model_grows_from_2007_to_2009(bench: &Bench) {
    let door = told(bench).await;
    let (models, users) = raisio_on(&door, "2007-06-30").await;
    assert_eq!(models, ["raision-malli"]);
    assert!(users.contains(&"Vaasa".to_owned()) && users.contains(&"Jämsän seutu".to_owned()));
    assert!(!users.contains(&"Mikkeli".to_owned()));
    let (models, users) = raisio_on(&door, "2009-06-30").await;
    assert_eq!(
        models,
        [
            "raision-malli",
            "mikkelin-tilaaja-tuottajasovellus",
            "raision-malli-maisema-2"
        ]
    );
    assert!(users.contains(&"Mikkeli".to_owned()));
}

async fn every_document_has_its_models_in_the_library(bench: &Bench) {
    let door = told(bench).await;
    let query = format!(
        r#"{{ project(slug: "{LANSI}") {{ models {{ key state }} }}
        stopped: operatingModels(filter: {{ states: [NOT_CONTINUED] }}) {{ edges {{ node {{
            key stateNow {{ reason learned }} }} }} }}
        oulu: operatingModels(filter: {{ counties: ["pohjois-pohjanmaa"] }}) {{ totalCount }}
        first: operatingModel(key: "raision-malli", version: 1) {{ sectionsWritten }}
        now: operatingModel(key: "raision-malli") {{ sectionsWritten versions {{ why }}
            project {{ slug }} adoptions {{ state }} }}
        team: operatingModel(key: "monialainen-tiimimalli") {{ programme {{ key }}
            evidence {{ series {{ indicator {{ key }} }} }} adoptions {{ place state }} }} }}"#
    );
    let answer = door.as_reader().ask(&query).await;
    assert_eq!(answer["project"]["models"].as_array().unwrap().len(), 10);
    let mut stopped = answer["stopped"]["edges"].as_array().unwrap().clone();
    assert_eq!(stopped.len(), 2, "one of them is invented");
    stopped.retain(|edge| edge["node"]["key"] == "lasten-psykiatrinen-jalkautuva-tuki");
    assert_eq!(stopped.len(), 1);
    assert!(stopped[0]["node"]["stateNow"]["learned"].is_string());
    assert_eq!(answer["oulu"]["totalCount"], 1);
    assert_eq!(answer["first"]["sectionsWritten"], 5);
    assert_eq!(answer["now"]["sectionsWritten"], 6);
    assert_eq!(answer["now"]["adoptions"].as_array().unwrap().len(), 7);
    assert_eq!(answer["now"]["project"]["slug"], "maisema-1");
    assert_eq!(
        answer["team"]["programme"]["key"],
        "tulevaisuuden-sote-keskus"
    );
    assert_eq!(
        answer["team"]["evidence"],
        json!([
            { "series": { "indicator": { "key": "coci" } } },
            { "series": { "indicator": { "key": "t3" } } }
        ])
    );
    assert_eq!(answer["team"]["adoptions"].as_array().unwrap().len(), 2);
}

async fn the_demo_is_not_told_into_other_work(bench: &Bench) {
    let door = Door::open(bench).await;
    door.with_programme().await;
    let refused = demo::tell(&door.app, &door.schema, &door.clock, |_, _| ()).await;
    let said = refused.unwrap_err().to_string();
    assert!(said.contains("database of its own"), "{said}");
}

async fn the_real_projects_stand_in_groups_by_county_and_theme(bench: &Bench) {
    let door = told(bench).await;
    let query = r#"{ programme(key: "varhaisemmat-hankkeet") {
        regions: projectGroups(by: REGION) { key totalCount projects { slug } }
        themes: projectGroups(by: THEME) { key totalCount } funders: projectGroups(by: FUNDER) { key } } }"#;
    let found = door.as_reader().ask(query).await["programme"].clone();
    let group = |list: &str, key: &str| {
        let all = found[list].as_array().unwrap().iter();
        all.clone().find(|own| own["key"] == key).cloned()
    };
    let central = group("regions", "keski-suomi").unwrap();
    let slugs: Vec<&str> = central["projects"]
        .as_array()
        .unwrap()
        .iter()
        .map(|own| own["slug"].as_str().unwrap())
        .collect();
    assert_eq!(
        slugs,
        [
            "keski-suomen-palvelurakenneselvitys",
            "maisema-1",
            "maisema-2"
        ]
    );
    assert_eq!(group("themes", "palveluseteli").unwrap()["totalCount"], 1);
    assert_eq!(group("regions", "kainuu"), None);
    assert!(group("funders", "Sitra").is_some(), "{found:#}");
    let query = r#"{ portfolio(programme: "testiohjelma") { groups(by: REGION) { key projects { slug } } } }"#;
    let groups = door.as_reader().ask(query).await["portfolio"]["groups"].clone();
    assert_eq!(groups.as_array().unwrap().len(), 22);
    assert!(
        groups
            .as_array()
            .unwrap()
            .iter()
            .all(|own| own["key"].is_string())
    );
}

async fn the_invented_programme_has_models_of_every_fate(bench: &Bench) {
    let door = told(bench).await;
    let query = r#"{ number: operatingModel(key: "testimalli-yhteinen-numero") { state
            versions { number why } adoptions { stages { state } } }
        bus: operatingModel(key: "testimalli-neuvola-bussissa") { state names { en } }
        lineage(model: "testimalli-iltanumero", depth: 1) { nodes { model { key } } links { kind } } }"#;
    let found = door.as_reader().ask(query).await;
    assert_eq!(found["number"]["state"], "IN_USE");
    assert_eq!(found["number"]["versions"].as_array().unwrap().len(), 2);
    assert_eq!(found["number"]["adoptions"].as_array().unwrap().len(), 2);
    assert_eq!(found["bus"]["state"], "NOT_CONTINUED");
    assert_eq!(
        found["bus"]["names"]["en"],
        "A clinic in a bus (invented model)"
    );
    assert_eq!(
        found["lineage"]["links"],
        json!([{ "kind": "DERIVED_FROM" }])
    );
    let query = r#"{ disclosure { least } portfolioChanges(programme: "testiohjelma") {
        indicatorTargets(news: [LOWERED]) { indicator { key } } } }"#;
    assert_eq!(
        door.as_reader().ask(query).await,
        json!({ "disclosure": { "least": 3 }, "portfolioChanges": { "indicatorTargets": [
            { "indicator": { "key": "testiohjelman-arvio-ajoissa" } }] } })
    );
}

on_both_engines!(
    the_real_projects_stand_in_groups_by_county_and_theme,
    the_invented_programme_has_models_of_every_fate,
    told_twice_the_story_changes_nothing,
    the_text_of_2022_is_word_for_word_that_of_2023,
    autumn_2021_holds_headings_only_and_leaves_goal_5_unanswered,
    the_lineage_of_the_raisio_model_grows_from_2007_to_2009,
    every_document_has_its_models_in_the_library,
    the_demo_is_not_told_into_other_work,
);
