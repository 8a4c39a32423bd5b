//! The demo's story: it can be told on both engines, told twice, and says what the issue of it asks.

use hankemuisti::demo;
use serde_json::json;

use crate::door::Door;
use crate::log::bench::Bench;

const LANSI: &str = "lansi-uusimaa-tulevaisuuden-sote-keskus";

async fn told(bench: &Bench) -> Door {
    let door = Door::open(bench).await;
    demo::tell(&door.app, &door.schema, &door.clock, |_, _| ()).await.unwrap();
    door
}

async fn told_twice_the_story_changes_nothing(bench: &Bench) {
    let door = told(bench).await;
    let head = door.app.store().head().await.unwrap();
    demo::tell(&door.app, &door.schema, &door.clock, |_, _| ()).await.unwrap();
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
    assert_ne!(texts("assessment"), texts("earlier"), "they differ in one full stop");
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

async fn the_demo_is_not_told_into_other_work(bench: &Bench) {
    let door = Door::open(bench).await;
    door.with_programme().await;
    let refused = demo::tell(&door.app, &door.schema, &door.clock, |_, _| ()).await;
    let said = refused.unwrap_err().to_string();
    assert!(said.contains("database of its own"), "{said}");
}

on_both_engines!(
    told_twice_the_story_changes_nothing,
    the_text_of_2022_is_word_for_word_that_of_2023,
    autumn_2021_holds_headings_only_and_leaves_goal_5_unanswered,
    the_demo_is_not_told_into_other_work,
);
