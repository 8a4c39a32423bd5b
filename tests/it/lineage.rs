//! The lineage of operating models, through the door.

use serde_json::{Value, json};

use crate::door::{Asker, Door, model};
use crate::log::bench::Bench;

async fn with_models(bench: &Bench, count: usize) -> Door {
    let door = Door::open(bench).await;
    door.with_programme().await;
    for number in 1..=count {
        let model = model(&format!("m{number}"));
        door.as_manager().give("enterModel", model).await;
    }
    door
}

fn link(earlier: &str, later: &str, year: i32) -> Value {
    json!({ "earlier": earlier, "later": later, "kind": "DERIVED_FROM", "since": { "year": year } })
}

/// Keys of the models, and links as pairs of keys.
async fn lineage(asker: &Asker<'_>, arguments: &str) -> (Vec<String>, Vec<(String, String)>) {
    let query = format!(
        "{{ lineage({arguments}) {{ isWhole nodes {{ model {{ key }} distance }}
         links {{ earlier {{ key }} later {{ key }} }} }} }}"
    );
    let found = asker.ask(&query).await["lineage"].clone();
    assert_eq!(found["isWhole"], true);
    let key = |value: &Value| value["key"].as_str().unwrap().to_owned();
    let nodes = found["nodes"].as_array().unwrap();
    let links = found["links"].as_array().unwrap();
    (
        nodes.iter().map(|node| key(&node["model"])).collect(),
        links
            .iter()
            .map(|link| (key(&link["earlier"]), key(&link["later"])))
            .collect(),
    )
}

async fn the_graph_is_walked_to_a_depth_on_a_day_and_as_of_a_moment(bench: &Bench) {
    let door = with_models(bench, 4).await;
    let manager = door.as_manager();
    manager.give("linkModels", link("m1", "m2", 2007)).await;
    manager.give("linkModels", link("m2", "m3", 2008)).await;
    let before = manager.give("linkModels", link("m3", "m4", 2009)).await;
    door.on_day("2021-04-02");
    let wrong =
        json!({ "earlier": "m3", "later": "m4", "kind": "DERIVED_FROM", "reason": "väärä pari" });
    manager.give("unlinkModels", wrong).await;
    let reader = door.as_reader();
    let (nodes, links) = lineage(&reader, r#"model: "m1""#).await;
    assert_eq!(nodes, ["m1", "m2", "m3"]);
    assert_eq!(links.len(), 2);
    let (nodes, _) = lineage(&reader, r#"model: "m3", depth: 1"#).await;
    assert_eq!(nodes, ["m3", "m2"]);
    let (nodes, links) = lineage(&reader, r#"model: "m1", at: "2007-06-01""#).await;
    assert_eq!((nodes.len(), links.len()), (2, 1));
    let then = format!(r#"model: "m4", asOf: {}"#, before["recordedAt"]);
    let (nodes, _) = lineage(&reader, &then).await;
    assert_eq!(nodes, ["m4", "m3", "m2", "m1"]);
    let (nodes, links) = lineage(&reader, r#"model: "m4""#).await;
    assert_eq!((nodes.len(), links.len()), (1, 0));
    for bad in ["depth: 0", "depth: 11"] {
        let query = format!(r#"{{ lineage(model: "m1", {bad}) {{ isWhole }} }}"#);
        assert_eq!(reader.ask_refused(&query).await, "BAD_ARGUMENT", "{bad}");
    }
    let stray = r#"{ lineage(model: "ei-ole") { isWhole } }"#;
    assert_eq!(reader.ask(stray).await["lineage"], json!(null));
}

async fn a_cycle_is_refused(bench: &Bench) {
    let door = with_models(bench, 3).await;
    let manager = door.as_manager();
    manager.give("linkModels", link("m1", "m2", 2007)).await;
    manager.give("linkModels", link("m2", "m3", 2008)).await;
    for (earlier, later) in [("m3", "m1"), ("m2", "m1"), ("m1", "m1")] {
        let refused = manager
            .give_refused("linkModels", link(earlier, later, 2009))
            .await;
        assert_eq!(refused, [("LINEAGE_CYCLE".to_owned(), "later".to_owned())]);
    }
    let refused = manager
        .give_refused("linkModels", link("m1", "m2", 2009))
        .await;
    assert_eq!(
        refused,
        [("LINEAGE_LINK_EXISTS".to_owned(), "kind".to_owned())]
    );
    let mut future = link("m1", "m3", 2150);
    future["note"] = json!("x");
    let refused = manager.give_refused("linkModels", future).await;
    let expected = [("FUTURE_DAY", "since"), ("TOO_SHORT", "note")];
    assert_eq!(refused, expected.map(|(c, f)| (c.to_owned(), f.to_owned())));
    let stray = manager
        .give_refused("linkModels", link("m1", "ei-ole", 2007))
        .await;
    assert_eq!(stray, [("NOT_FOUND".to_owned(), "later".to_owned())]);
}

/// Each of the links of a ring is fine alone; whoever is last closes the ring and is refused.
async fn a_ring_drawn_by_many_at_once_stays_open(bench: &Bench) {
    const MODELS: usize = 6;
    let door = with_models(bench, MODELS).await;
    let query = "mutation($input: LinkModelsInput!) { linkModels(input: $input) {
        userErrors { code } } }";
    let manager = door.as_manager();
    let drawn = (1..=MODELS).map(|number| {
        let later = number % MODELS + 1;
        let input = link(&format!("m{number}"), &format!("m{later}"), 2007);
        manager.send(query, json!({ "input": input }))
    });
    let answers = futures_util::future::join_all(drawn).await;
    let refused = answers
        .into_iter()
        .map(|answer| answer.json()["data"]["linkModels"]["userErrors"].clone())
        .filter(|errors| *errors == json!([{ "code": "LINEAGE_CYCLE" }]))
        .count();
    assert_eq!(refused, 1);
    let (nodes, links) = lineage(&door.as_reader(), r#"model: "m1", depth: 10"#).await;
    assert_eq!((nodes.len(), links.len()), (MODELS, MODELS - 1));
}

on_both_engines!(
    the_graph_is_walked_to_a_depth_on_a_day_and_as_of_a_moment,
    a_cycle_is_refused,
    a_ring_drawn_by_many_at_once_stays_open,
);
