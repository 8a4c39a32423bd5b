//! Projects with their parties over time, through the door.

use serde_json::json;

use crate::door::{Door, project};
use crate::log::bench::Bench;

async fn a_host_hands_over_and_both_stay_known(bench: &Bench) {
    let door = Door::open(bench).await;
    door.with_programme().await;
    let admin = door.as_administrator();
    let mut hosted = project("toinen");
    hosted["hosts"] = json!([{
        "organisation": { "names": { "fi": "Kaupunki" }, "kind": "MUNICIPALITY" },
        "time": { "from": { "year": 2020 } }
    }]);
    hosted["operatingTime"] =
        json!({ "from": { "year": 2020 }, "to": { "year": 2023 }, "asWritten": "2020-2023" });
    admin.give("registerProject", hosted).await;
    let transfer = json!({
        "project": "toinen",
        "organisation": { "names": { "fi": "Hyvinvointialue" }, "kind": "WELLBEING_COUNTY" },
        "from": { "year": 2023, "month": 1, "day": 1 }
    });
    door.on_day("2023-01-02");
    door.as_manager().give("transferHost", transfer).await;
    let query = r#"{ project(slug: "toinen") {
        operatingTime { asWritten from { precision earliest latest } }
        then: hosts(at: "2022-12-31") { organisation { names { fi } } }
        now: hosts(at: "2023-01-01") { organisation { names { fi } } }
        hosts { time { from { text } to { text } } }
    } before: project(slug: "toinen", asOf: "2022-01-01T00:00:00Z") { hosts { time { to { text } } } } }"#;
    let answer = door.as_reader().ask(query).await;
    let found = &answer["project"];
    assert_eq!(found["operatingTime"]["asWritten"], "2020-2023");
    assert_eq!(found["operatingTime"]["from"]["precision"], "YEAR");
    assert_eq!(found["operatingTime"]["from"]["latest"], "2020-12-31");
    assert_eq!(found["then"], json!([{ "organisation": { "names": { "fi": "Kaupunki" } } }]));
    assert_eq!(found["now"], json!([{ "organisation": { "names": { "fi": "Hyvinvointialue" } } }]));
    assert_eq!(found["hosts"][0]["time"]["to"]["text"], "2022-12-31");
    assert_eq!(answer["before"]["hosts"], json!([{ "time": { "to": null } }]));
}

async fn a_partner_joins_and_leaves_and_stays_in_the_history(bench: &Bench) {
    let door = Door::open(bench).await;
    door.with_programme().await;
    let manager = door.as_manager();
    let partner = json!({
        "project": "hanke",
        "partner": {
            "organisation": { "names": { "fi": "Kunta" }, "kind": "MUNICIPALITY" },
            "time": { "from": { "year": 2020 } }, "note": "mukana alusta"
        }
    });
    manager.give("joinPartner", partner.clone()).await;
    let repeated = manager.give("joinPartner", partner).await;
    assert_eq!(repeated["recordedAt"], json!(null), "saying it twice records nothing");
    let end = json!({
        "project": "hanke", "names": { "fi": "Kunta" }, "to": { "year": 2021, "season": "SPRING" }
    });
    manager.give("endPartnership", end).await;
    let stranger = json!({ "project": "hanke", "names": { "fi": "Muu" }, "to": { "year": 2021 } });
    let refused = manager.give_refused("endPartnership", stranger).await;
    assert_eq!(refused, [("NOT_A_PARTNER".to_owned(), "names".to_owned())]);
    let query = r#"{ project(slug: "hanke") {
        partners { note time { to { text precision } } }
        in2020: partners(at: "2020-06-01") { note }
        in2022: partners(at: "2022-06-01") { note }
    } }"#;
    let answer = door.as_reader().ask(query).await;
    let time = &answer["project"]["partners"][0]["time"]["to"];
    assert_eq!(*time, json!({ "text": "2021 spring", "precision": "SEASON" }));
    assert_eq!(answer["project"]["in2020"].as_array().unwrap().len(), 1);
    assert_eq!(answer["project"]["in2022"], json!([]));
}

async fn names_texts_funders_and_state_change_by_events(bench: &Bench) {
    let door = Door::open(bench).await;
    door.with_programme().await;
    let manager = door.as_manager();
    manager
        .give("renameProject", json!({ "project": "hanke", "names": { "sv": "Projektet" } }))
        .await;
    door.as_writer()
        .give(
            "describeProject",
            json!({ "project": "hanke", "description": { "fi": "Kuvaus <b>" }, "aims": {} }),
        )
        .await;
    manager
        .give(
            "changeOperatingTime",
            json!({ "project": "hanke", "operatingTime": { "asWritten": "kevät 2021" } }),
        )
        .await;
    let funders = json!({ "project": "hanke", "funders": [crate::door::ministry()] });
    door.as_administrator().give("stateFunders", funders).await;
    let jump = json!({ "project": "hanke", "state": "ARCHIVED" });
    let refused = manager.give_refused("changeProjectState", jump).await;
    assert_eq!(refused, [("STATE_NOT_REACHABLE".to_owned(), "state".to_owned())]);
    manager.give("changeProjectState", json!({ "project": "hanke", "state": "ENDED" })).await;
    let query = r#"{ project(slug: "hanke") { names { fi sv best(language: FI) { language text } }
        description { fi } operatingTime { asWritten } funders { kind } state slug } }"#;
    let found = &door.as_reader().ask(query).await["project"];
    assert_eq!(found["names"]["fi"], json!(null));
    assert_eq!(found["names"]["best"], json!({ "language": "SV", "text": "Projektet" }));
    assert_eq!(found["description"]["fi"], "Kuvaus <b>");
    assert_eq!(found["operatingTime"]["asWritten"], "kevät 2021");
    assert_eq!(found["funders"], json!([{ "kind": "MINISTRY" }]));
    assert_eq!((&found["state"], &found["slug"]), (&json!("ENDED"), &json!("hanke")));
}

async fn a_list_is_read_page_by_page_and_counts_the_whole(bench: &Bench) {
    let door = Door::open(bench).await;
    door.with_programme().await;
    for number in 0..6 {
        let slug = format!("p{number}");
        door.as_administrator().give("registerProject", project(&slug)).await;
    }
    let reader = door.as_reader();
    let mut seen = Vec::new();
    let mut after = String::new();
    loop {
        let query = format!(
            "{{ projects(first: 3{after}) {{ totalCount edges {{ node {{ slug }} }} \
             pageInfo {{ hasNextPage endCursor }} }} }}"
        );
        let page = reader.ask(&query).await["projects"].clone();
        assert_eq!(page["totalCount"], 7);
        for edge in page["edges"].as_array().unwrap() {
            seen.push(edge["node"]["slug"].as_str().unwrap().to_owned());
        }
        if page["pageInfo"]["hasNextPage"] == false {
            break;
        }
        after = format!(", after: {}", page["pageInfo"]["endCursor"]);
    }
    let expected = ["hanke", "p0", "p1", "p2", "p3", "p4", "p5"];
    assert_eq!(seen, expected);
    for bad in ["first: 0", "first: 101", "first: -5"] {
        let query = format!("{{ projects({bad}) {{ totalCount }} }}");
        assert_eq!(reader.ask_refused(&query).await, "PAGE_LENGTH", "{bad}");
    }
    let stray = r#"{ projects(after: "zzz") { totalCount } }"#;
    assert_eq!(reader.ask_refused(stray).await, "BAD_CURSOR");
}

async fn what_does_not_exist_is_null_in_answers_and_named_in_commands(bench: &Bench) {
    let door = Door::open(bench).await;
    door.with_programme().await;
    let query = r#"{ project(slug: "ei-ole") { slug } odd: project(slug: "ä ä") { slug }
        node(id: "bm9uc2Vuc2U") { id }
        assessment(project: "hanke", round: "1999-9") { id }
        portfolio(programme: "ei-ole", round: "2021-1") { totals { projects } } }"#;
    let answer = door.as_reader().ask(query).await;
    assert_eq!(
        answer,
        json!({ "project": null, "odd": null, "node": null, "assessment": null, "portfolio": null })
    );
    let input = json!({ "project": "ei-ole", "names": { "fi": "x" } });
    let refused = door.as_manager().give_refused("renameProject", input).await;
    assert_eq!(refused, [("NOT_FOUND".to_owned(), "project".to_owned())]);
}

async fn a_global_id_leads_back_to_its_object(bench: &Bench) {
    let door = Door::open(bench).await;
    door.with_programme().await;
    let query = r#"{ project(slug: "hanke") { id programme { id rounds { id } } } }"#;
    let found = door.as_reader().ask(query).await["project"].clone();
    for (id, kind) in [
        (&found["id"], "Project"),
        (&found["programme"]["id"], "Programme"),
        (&found["programme"]["rounds"][0]["id"], "Round"),
    ] {
        let query = format!("{{ node(id: {id}) {{ __typename id }} }}");
        let node = door.as_reader().ask(&query).await["node"].clone();
        assert_eq!(node, json!({ "__typename": kind, "id": id }));
    }
}

on_both_engines!(
    a_host_hands_over_and_both_stay_known,
    a_partner_joins_and_leaves_and_stays_in_the_history,
    names_texts_funders_and_state_change_by_events,
    a_list_is_read_page_by_page_and_counts_the_whole,
    what_does_not_exist_is_null_in_answers_and_named_in_commands,
    a_global_id_leads_back_to_its_object,
);
