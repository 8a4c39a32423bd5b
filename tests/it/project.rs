//! Projects with their parties over time, through the door.

use serde_json::{Value, json};

use crate::door::{Door, filing, project};
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
    assert_eq!(
        found["then"],
        json!([{ "organisation": { "names": { "fi": "Kaupunki" } } }])
    );
    assert_eq!(
        found["now"],
        json!([{ "organisation": { "names": { "fi": "Hyvinvointialue" } } }])
    );
    assert_eq!(found["hosts"][0]["time"]["to"]["text"], "2022-12-31");
    assert_eq!(
        answer["before"]["hosts"],
        json!([{ "time": { "to": null } }])
    );
}

async fn a_fuzzy_handover_leaves_the_end_as_fuzzy(bench: &Bench) {
    let door = Door::open(bench).await;
    door.with_programme().await;
    let transfer = |name: &str, from: serde_json::Value| {
        json!({
            "project": "hanke", "from": from,
            "organisation": { "names": { "fi": name }, "kind": "WELLBEING_COUNTY" }
        })
    };
    let manager = door.as_manager();
    let first = transfer("Kaupunki", json!({ "year": 2020 }));
    manager.give("transferHost", first).await;
    let autumn = json!({ "year": 2022, "season": "AUTUMN", "asWritten": "syksyllä 2022" });
    manager.give("transferHost", transfer("Alue", autumn)).await;
    let query = r#"{ project(slug: "hanke") {
        hosts { time { to { text asWritten precision } } }
        before: hosts(at: "2022-08-31") { organisation { names { fi } } }
        during: hosts(at: "2022-10-15") { organisation { names { fi } } }
        after: hosts(at: "2022-12-01") { organisation { names { fi } } }
    } }"#;
    let found = door.as_reader().ask(query).await["project"].clone();
    assert_eq!(
        found["hosts"][0]["time"]["to"],
        json!({ "text": "2022 autumn", "asWritten": "syksyllä 2022", "precision": "SEASON" })
    );
    let host = |name: &str| json!({ "organisation": { "names": { "fi": name } } });
    assert_eq!(found["before"], json!([host("Kaupunki")]));
    assert_eq!(found["during"], json!([host("Kaupunki"), host("Alue")]));
    assert_eq!(found["after"], json!([host("Alue")]));
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
    assert_eq!(
        repeated["recordedAt"],
        json!(null),
        "saying it twice records nothing"
    );
    let early = json!({ "project": "hanke", "names": { "fi": "Kunta" }, "to": { "year": 2019 } });
    let refused = manager.give_refused("endPartnership", early).await;
    assert_eq!(refused, [("PERIOD_BACKWARDS".to_owned(), "to".to_owned())]);
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
    assert_eq!(
        *time,
        json!({ "text": "2021 spring", "precision": "SEASON" })
    );
    assert_eq!(answer["project"]["in2020"].as_array().unwrap().len(), 1);
    assert_eq!(answer["project"]["in2022"], json!([]));
}

async fn names_texts_funders_and_state_change_by_events(bench: &Bench) {
    let door = Door::open(bench).await;
    door.with_programme().await;
    let manager = door.as_manager();
    manager
        .give(
            "renameProject",
            json!({ "project": "hanke", "names": { "sv": "Projektet" } }),
        )
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
    assert_eq!(
        refused,
        [("STATE_NOT_REACHABLE".to_owned(), "state".to_owned())]
    );
    manager
        .give(
            "changeProjectState",
            json!({ "project": "hanke", "state": "ENDED" }),
        )
        .await;
    let query = r#"{ project(slug: "hanke") { names { fi sv best(language: FI) { language text } }
        description { fi } operatingTime { asWritten } funders { kind } state slug } }"#;
    let found = &door.as_reader().ask(query).await["project"];
    assert_eq!(found["names"]["fi"], json!(null));
    assert_eq!(
        found["names"]["best"],
        json!({ "language": "SV", "text": "Projektet" })
    );
    assert_eq!(found["description"]["fi"], "Kuvaus <b>");
    assert_eq!(found["operatingTime"]["asWritten"], "kevät 2021");
    assert_eq!(found["funders"], json!([{ "kind": "MINISTRY" }]));
    assert_eq!(
        (&found["state"], &found["slug"]),
        (&json!("ENDED"), &json!("hanke"))
    );
}

async fn a_list_is_read_page_by_page_and_counts_the_whole(bench: &Bench) {
    let door = Door::open(bench).await;
    door.with_programme().await;
    for number in 0..6 {
        let slug = format!("p{number}");
        door.as_administrator()
            .give("registerProject", project(&slug))
            .await;
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

async fn who_writes_over_a_colleague_is_refused_and_reads_the_other(bench: &Bench) {
    let door = Door::open(bench).await;
    door.with_programme().await;
    let writer = door.as_writer();
    let texts = |base: Value, aim: &str, description: &str| {
        json!({ "project": "hanke", "base": base, "aims": { "fi": aim },
            "description": { "fi": description } })
    };
    let seen = door
        .as_reader()
        .ask(r#"{ project(slug: "hanke") { textsVersion namesVersion } }"#)
        .await;
    let base = seen["project"]["textsVersion"].clone();
    writer
        .give(
            "describeProject",
            texts(base.clone(), "Uusi tavoite.", "Kuvaus."),
        )
        .await;
    let late = texts(base.clone(), "Vanha tavoite.", "Uusi kuvaus.");
    let refused = writer.give_refused("describeProject", late.clone()).await;
    assert_eq!(refused, [("STALE_BASE".to_owned(), "base".to_owned())]);
    let told = r#"{ project(slug: "hanke") { textsVersion aims { fi } } }"#;
    let told = door.as_reader().ask(told).await["project"].clone();
    assert_eq!(told["aims"]["fi"], "Uusi tavoite.");
    // The same words again change nothing, whatever was seen.
    writer
        .give("describeProject", texts(base, "Uusi tavoite.", "Kuvaus."))
        .await;
    let mut read = late;
    read["base"] = told["textsVersion"].clone();
    writer.give("describeProject", read).await;
    // Who does not say what was seen writes as before.
    writer
        .give("describeProject", texts(Value::Null, "Kolmas.", "Kuvaus."))
        .await;
    let named = |base: &Value, name: &str| json!({ "project": "hanke", "base": base, "names": { "fi": name } });
    let manager = door.as_manager();
    let base = &seen["project"]["namesVersion"];
    manager
        .give("renameProject", named(base, "Toinen nimi"))
        .await;
    let refused = manager
        .give_refused("renameProject", named(base, "Kolmas nimi"))
        .await;
    assert_eq!(refused, [("STALE_BASE".to_owned(), "base".to_owned())]);
}

async fn freshness_follows_everything_that_belongs_to_the_project(bench: &Bench) {
    let door = Door::open(bench).await;
    door.with_programme().await;
    door.on_day("2021-05-10");
    let manager = door.as_manager();
    manager
        .give("submitAssessment", filing("2021-1", "yksi", "kaksi"))
        .await;
    door.on_day("2021-05-11");
    let paper = json!({ "project": "hanke", "key": "sivu", "kind": "WEB_PAGE", "title": "Sivu",
        "language": "FI", "url": "https://example.org/sivu" });
    manager.give("addPublication", paper).await;
    let tried = json!({ "project": "hanke", "publication": "sivu", "on": "2021-05-11",
        "works": false });
    manager.give("checkLink", tried).await;
    door.on_day("2021-05-12");
    let said = json!({ "project": "hanke", "text": "Vain kirjautuneille." });
    manager.give("addComment", said).await;
    let query = r#"{ project(slug: "hanke") {
        changedAt freshness { lastEventAt brokenLinks } publications { checkedOn works }
        lastFiled { round { code } } mayWrite
        counts { goals assessmentsAsked assessmentsFiled assessmentsImported publications } } }"#;
    let told = door.as_reader().ask(query).await["project"].clone();
    let day = |value: &Value| value.as_str().unwrap()[..10].to_owned();
    assert_eq!(day(&told["changedAt"]), "2021-04-01");
    assert_eq!(day(&told["freshness"]["lastEventAt"]), "2021-05-11");
    assert_eq!(told["freshness"]["brokenLinks"], 1);
    assert_eq!(
        told["publications"],
        json!([{ "checkedOn": "2021-05-11", "works": false }])
    );
    assert_eq!(told["lastFiled"]["round"]["code"], "2021-1");
    assert_eq!(told["mayWrite"], false);
    assert_eq!(
        told["counts"],
        json!({ "goals": 2, "assessmentsAsked": 1, "assessmentsFiled": 1,
            "assessmentsImported": 0, "publications": 1 })
    );
    let own = door.as_writer().ask(query).await["project"].clone();
    assert_eq!(day(&own["freshness"]["lastEventAt"]), "2021-05-12");
    assert_eq!(own["mayWrite"], true);
}

async fn projects_are_narrowed_down_counted_and_put_in_order(bench: &Bench) {
    let door = Door::open(bench).await;
    door.with_programme().await;
    let admin = door.as_administrator();
    for (slug, year, state) in [("a", 2019, "RUNNING"), ("b", 2022, "ENDED")] {
        let mut own = project(slug);
        own["state"] = json!(state);
        own["operatingTime"] = json!({ "from": { "year": year } });
        admin.give("registerProject", own).await;
    }
    let placed = |slug: &str, county: &str| json!({ "project": slug, "counties": [county] });
    admin.give("classifyProject", placed("a", "kainuu")).await;
    admin.give("classifyProject", placed("b", "lappi")).await;
    door.on_day("2021-05-10");
    let mut filed = filing("2021-1", "yksi", "kaksi");
    filed["project"] = json!("b");
    door.as_manager().give("submitAssessment", filed).await;
    let list = async |arguments: &str| {
        let query = format!(
            "{{ projects({arguments}) {{ totalCount nodes {{ slug }}
                facets {{ name values {{ value count totalIfTicked isTicked }} }} }} }}"
        );
        let found = door.as_reader().ask(&query).await["projects"].clone();
        let slugs = found["nodes"].as_array().unwrap().iter();
        let slugs: Vec<_> = slugs
            .map(|own| own["slug"].as_str().unwrap().to_owned())
            .collect();
        (slugs, found)
    };
    let (slugs, found) = list(r#"filter: { areas: ["kainuu"] }"#).await;
    assert_eq!(slugs, ["a"]);
    let facet = |name: &str| {
        let mut facets = found["facets"].as_array().unwrap().iter();
        facets.find(|own| own["name"] == name).unwrap()["values"].clone()
    };
    assert_eq!(
        facet("COUNTY"),
        json!([{ "value": "kainuu", "count": 1, "totalIfTicked": 1, "isTicked": true },
            { "value": "lappi", "count": 1, "totalIfTicked": 2, "isTicked": false }])
    );
    assert_eq!(
        facet("STATE"),
        json!([{ "value": "RUNNING", "count": 1, "totalIfTicked": 1, "isTicked": false }])
    );
    assert_eq!(list("sort: NEWEST").await.0, ["b", "a", "hanke"]);
    assert_eq!(list("sort: LAST_FILED").await.0[0], "b");
    assert_eq!(list(r#"programme: "ei-ole""#).await.0, [""; 0]);
    let odd = r#"{ projects(filter: { areas: ["kuu"] }) { totalCount } }"#;
    assert_eq!(door.as_reader().ask_refused(odd).await, "BAD_ARGUMENT");
}

on_both_engines!(
    who_writes_over_a_colleague_is_refused_and_reads_the_other,
    freshness_follows_everything_that_belongs_to_the_project,
    projects_are_narrowed_down_counted_and_put_in_order,
    a_host_hands_over_and_both_stay_known,
    a_fuzzy_handover_leaves_the_end_as_fuzzy,
    a_partner_joins_and_leaves_and_stays_in_the_history,
    names_texts_funders_and_state_change_by_events,
    a_list_is_read_page_by_page_and_counts_the_whole,
    what_does_not_exist_is_null_in_answers_and_named_in_commands,
    a_global_id_leads_back_to_its_object,
);
