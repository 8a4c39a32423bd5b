//! Operating models and their adoptions, through the door.

use hankemuisti::app::Budget;
use hankemuisti::domain::actor::Actor;
use hankemuisti::domain::model::Model;
use serde_json::{Value, json};

use crate::door::{Door, model, model_version, observation};
use crate::log::bench::Bench;

fn series() -> Value {
    json!({ "project": "hanke", "indicator": "t3", "place": "Asema", "group": "DOCTORS" })
}

async fn a_model_is_described_changed_and_read_in_every_version(bench: &Bench) {
    let door = Door::open(bench).await;
    door.with_programme().await;
    let mut entered = model("malli");
    entered["project"] = json!("hanke");
    entered["classification"] = json!({
        "place": "Keskusta", "counties": ["lansi-uusimaa"], "themes": ["tiimityo"],
        "targetGroups": ["kaikki"], "languages": ["FI", "SV"], "pillar": "p4", "investment": "I1a",
        "funders": [{ "names": { "fi": "Ministeriö" }, "kind": "MINISTRY" }]
    });
    door.as_manager().give("enterModel", entered).await;
    let writer = door.as_writer();
    let mut first = model_version("malli", 0, "Tiimi");
    first["content"]["path"] = json!([
        { "section": "CORE_IDEA", "text": { "fi": "Yksi <b>tiimi</b>" } },
        { "section": "NEEDS", "text": { "fi": "Jonot" } },
        { "section": "TRIALS", "text": { "fi": "  " } }
    ]);
    writer.give("publishModelVersion", first.clone()).await;
    let again = writer.give("publishModelVersion", first).await;
    assert_eq!(again["recordedAt"], json!(null));
    door.on_day("2021-06-01");
    let mut second = model_version("malli", 1, "Tiimi ja aika");
    second["content"]["cost"] = json!({ "amount": { "euros": 1200.5 } });
    second["why"] = json!("hinta selvisi");
    writer.give("publishModelVersion", second).await;
    let moved = json!({ "model": "malli", "state": "IN_USE", "since": { "year": 2021 } });
    door.as_manager().give("changeModelState", moved).await;

    let query = r#"{
        now: operatingModel(key: "malli") { ...all }
        first: operatingModel(key: "malli", version: 1) { ...all }
        third: operatingModel(key: "malli", version: 3) { key }
        before: operatingModel(key: "malli", asOf: "2021-05-01T00:00:00Z") { version state }
        project(slug: "hanke") { models { key } }
    } fragment all on OperatingModel {
        key names { fi } place counties { key names { sv } } themes { key } targetGroups { key }
        languages pillar investment funders { kind } project { slug } programme { key }
        state version sectionsWritten sectionsAsked summary { fi }
        versions { number why }
        content { cost { isKnown euros } path { phase asked written sections { section text { fi } } } }
        stateOn(at: "2020-06-01") { state } states { state since { text } }
    }"#;
    let answer = door.as_reader().ask(query).await;
    let now = &answer["now"];
    assert_eq!(
        now["counties"],
        json!([{ "key": "lansi-uusimaa", "names": { "sv": "Västra Nyland" } }])
    );
    assert_eq!(
        (&now["pillar"], &now["investment"]),
        (&json!("P4"), &json!("I1A"))
    );
    assert_eq!(now["programme"]["key"], "ohjelma");
    assert_eq!(now["languages"], json!(["FI", "SV"]));
    assert_eq!(now["version"], 2);
    assert_eq!(now["state"], "IN_USE");
    assert_eq!(now["stateOn"], json!({ "state": "TRIALLED" }));
    assert_eq!(
        now["versions"],
        json!([{ "number": 1, "why": null }, { "number": 2, "why": "hinta selvisi" }])
    );
    assert_eq!(
        now["content"]["cost"],
        json!({ "isKnown": true, "euros": 1200.5 })
    );
    let first = &answer["first"];
    assert_eq!(first["summary"]["fi"], "Tiimi");
    assert_eq!(first["state"], "TRIALLED", "as it stood then");
    assert_eq!(
        first["content"]["cost"],
        json!({ "isKnown": false, "euros": null })
    );
    assert_eq!(
        (&first["sectionsWritten"], &first["sectionsAsked"]),
        (&json!(2), &json!(12))
    );
    let understand = &first["content"]["path"][0];
    assert_eq!(
        (&understand["asked"], &understand["written"]),
        (&json!(6), &json!(1))
    );
    let share = &first["content"]["path"][2]["sections"][1];
    assert_eq!(share["text"]["fi"], "Yksi <b>tiimi</b>");
    assert_eq!(
        first["content"]["path"][1]["sections"][1]["text"],
        json!(null)
    );
    assert_eq!(answer["third"], json!(null));
    assert_eq!(
        answer["before"],
        json!({ "version": 1, "state": "TRIALLED" })
    );
    assert_eq!(answer["project"]["models"], json!([{ "key": "malli" }]));
}

async fn what_cannot_be_is_refused_under_its_field(bench: &Bench) {
    let door = Door::open(bench).await;
    door.with_programme().await;
    let manager = door.as_manager();
    let mut odd = model("outo");
    odd["names"] = json!({});
    odd["since"] = json!({ "year": 2150 });
    odd["project"] = json!("hanke");
    odd["placeholder"] = json!({ "names": { "fi": "Toinen" } });
    odd["classification"] = json!({ "themes": ["atlantis"] });
    let refused = manager.give_refused("enterModel", odd).await;
    let expected = [
        ("REQUIRED", "names"),
        ("ANSWER_CONTRADICTS", "placeholder"),
        ("NOT_A_TERM", "classification.themes.0"),
        ("FUTURE_DAY", "since"),
    ];
    assert_eq!(refused, expected.map(|(c, f)| (c.to_owned(), f.to_owned())));
    let mut coded = model("koodi");
    coded["classification"] = json!({ "pillar": "neljä", "counties": ["ä ä"] });
    let refused = manager.give_refused("enterModel", coded).await;
    let expected = [
        ("NOT_A_PROGRAMME_CODE", "classification.pillar"),
        ("NOT_A_KEY", "classification.counties.0"),
    ];
    assert_eq!(refused, expected.map(|(c, f)| (c.to_owned(), f.to_owned())));
    manager.give("enterModel", model("malli")).await;
    let refused = manager.give_refused("enterModel", model("malli")).await;
    assert_eq!(refused, [("TAKEN".to_owned(), "key".to_owned())]);

    let stopped = json!({ "model": "malli", "state": "NOT_CONTINUED", "since": { "year": 2021 } });
    let refused = manager
        .give_refused("changeModelState", stopped.clone())
        .await;
    let expected = [("REQUIRED", "reason"), ("REQUIRED", "learned")];
    assert_eq!(refused, expected.map(|(c, f)| (c.to_owned(), f.to_owned())));
    let mut told = stopped;
    told["reason"] = json!("rahoitus päättyi");
    told["learned"] = json!("puolikin riittää");
    manager.give("changeModelState", told).await;
    manager
        .give("publishModelVersion", model_version("malli", 0, "Ensin"))
        .await;
    let mut stale = model_version("malli", 0, "Toinen kirjoittaja");
    stale["why"] = json!("korjaus");
    let refused = door
        .as_writer()
        .give_refused("publishModelVersion", stale)
        .await;
    assert_eq!(refused, [("STALE_BASE".to_owned(), "base".to_owned())]);
    let mut costly = model_version("malli", 1, "Hinta");
    costly["content"]["cost"] = json!({ "amount": { "euros": -1 } });
    let refused = manager.give_refused("publishModelVersion", costly).await;
    let expected = [
        ("OUTSIDE_RANGE", "content.cost.amount.euros"),
        ("REQUIRED", "why"),
    ];
    assert_eq!(refused, expected.map(|(c, f)| (c.to_owned(), f.to_owned())));
    let unmeasured = json!({ "model": "malli", "series": series() });
    let refused = manager.give_refused("linkModelEvidence", unmeasured).await;
    assert_eq!(refused, [("NOT_FOUND".to_owned(), "series".to_owned())]);
    let found = door
        .as_reader()
        .ask(
            r#"{ operatingModels(filter: { states: [NOT_CONTINUED] }) { edges { node {
            key stateNow { reason learned since { text } } } } } }"#,
        )
        .await;
    assert_eq!(
        found["operatingModels"]["edges"][0]["node"],
        json!({ "key": "malli", "stateNow": {
            "reason": "rahoitus päättyi", "learned": "puolikin riittää", "since": { "text": "2021" }
        } })
    );
}

async fn evidence_and_adoptions_stand_beside_the_model(bench: &Bench) {
    let door = Door::open(bench).await;
    door.with_programme().await;
    let writer = door.as_writer();
    door.as_manager().give("enterModel", model("malli")).await;
    door.on_day("2021-05-20");
    let seen = observation("t3", json!({ "value": 3 }));
    writer.give("recordObservation", seen).await;
    let evidence = json!({ "model": "malli", "series": series(), "note": "T3 asemalla" });
    writer.give("linkModelEvidence", evidence).await;
    let report = json!({
        "model": "malli", "project": "hanke",
        "site": { "organisation": { "names": { "fi": "Kunta" }, "kind": "MUNICIPALITY" } },
        "stage": { "state": "PLANNED", "since": { "year": 2020 }, "intended": { "year": 2022 } }
    });
    let reported = writer.give("reportAdoption", report.clone()).await;
    assert_ne!(reported["recordedAt"], json!(null));
    let again = writer.give("reportAdoption", report).await;
    assert_eq!(again["recordedAt"], json!(null));
    let query = r#"{ operatingModel(key: "malli") { adoptions { id project { slug } state } } }"#;
    let adoption = door.as_reader().ask(query).await["operatingModel"]["adoptions"][0].clone();
    assert_eq!(adoption["project"]["slug"], "hanke");
    let id = &adoption["id"];
    let bare = json!({ "adoption": id, "stage": { "state": "ADAPTED" } });
    let refused = writer.give_refused("moveAdoption", bare).await;
    assert_eq!(refused, [("REQUIRED".to_owned(), "stage.note".to_owned())]);
    let adapted = json!({ "adoption": id, "stage": {
        "state": "ADAPTED", "since": { "year": 2021, "month": 2 }, "note": { "fi": "ilman iltaa" } } });
    writer.give("moveAdoption", adapted).await;
    let result =
        json!({ "adoption": id, "result": { "fi": "Jono lyheni" }, "evidence": [series()] });
    writer.give("stateAdoptionResult", result).await;
    let query = r#"{ operatingModels(filter: { hasEvidence: true }, sort: MOST_ADOPTED) { totalCount edges { node {
        evidence { note series { place } }
        early: adoptions(at: "2019-12-31") { state }
        adoptions(at: "2021-03-01") { state stageOn(at: "2021-01-31") { state intended { text } }
            usedFrom { text } usedTo { text } result { fi } evidence { place } model { key }
            organisation { names { fi } } } } } } }"#;
    let found = door.as_reader().ask(query).await["operatingModels"].clone();
    assert_eq!(found["totalCount"], 1);
    let node = &found["edges"][0]["node"];
    assert_eq!(
        node["evidence"],
        json!([{ "note": "T3 asemalla", "series": { "place": "Asema" } }])
    );
    assert_eq!(node["early"], json!([]));
    assert_eq!(
        node["adoptions"],
        json!([{
            "state": "ADAPTED", "stageOn": { "state": "PLANNED", "intended": { "text": "2022" } },
            "usedFrom": { "text": "2021-02" }, "usedTo": null, "result": { "fi": "Jono lyheni" },
            "evidence": [{ "place": "Asema" }], "model": { "key": "malli" },
            "organisation": { "names": { "fi": "Kunta" } }
        }])
    );
    let correction = json!({
        "adoption": id, "reason": "väärä nimi",
        "site": { "organisation": { "names": { "fi": "Kaupunki" }, "kind": "MUNICIPALITY" } },
        "stages": [{ "state": "ADOPTED", "since": { "year": 2021 } }]
    });
    writer.give("correctAdoption", correction).await;
    let query = r#"{ operatingModel(key: "malli") { adoptions {
        correction organisation { names { fi } } stages { state } } } }"#;
    let found = door.as_reader().ask(query).await["operatingModel"]["adoptions"].clone();
    assert_eq!(
        found,
        json!([{ "correction": "väärä nimi", "organisation": { "names": { "fi": "Kaupunki" } },
                 "stages": [{ "state": "ADOPTED" }] }])
    );
    let withdraw = json!({ "adoption": id, "reason": "toinen malli" });
    writer.give("withdrawAdoption", withdraw).await;
    assert_eq!(
        door.as_reader()
            .ask(r#"{ operatingModel(key: "malli") { adoptions { state } } }"#)
            .await["operatingModel"]["adoptions"],
        json!([])
    );
    let back = format!("{{ node(id: {id}) {{ ... on Adoption {{ withdrawn }} }} }}");
    assert_eq!(
        door.as_reader().ask(&back).await["node"]["withdrawn"],
        "toinen malli"
    );
    let stray = json!({ "adoption": "zzz", "reason": "syystä" });
    let refused = writer.give_refused("withdrawAdoption", stray).await;
    assert_eq!(refused, [("NOT_AN_ID".to_owned(), "adoption".to_owned())]);
}

async fn what_is_planned_or_ended_is_counted_apart_from_what_is_in_use(bench: &Bench) {
    let door = Door::open(bench).await;
    door.with_programme().await;
    door.as_manager().give("enterModel", model("malli")).await;
    door.on_day("2021-05-20");
    let writer = door.as_writer();
    let note = json!({ "fi": "syy" });
    for (place, stages) in [
        ("Espoo", vec!["ADOPTED"]),
        ("Rymättylä", vec!["PLANNED"]),
        ("Esimerkkilä", vec!["PLANNED", "ADAPTED", "ENDED"]),
        ("Keksittylä", vec!["PLANNED", "ENDED"]),
    ] {
        let stage = |at: usize, state: &str| json!({ "state": state, "note": note, "since": { "year": 2017 + at } });
        let organisation = json!({ "names": { "fi": place }, "kind": "MUNICIPALITY" });
        let report = json!({
            "model": "malli", "project": "hanke", "site": { "organisation": organisation },
            "stage": stage(0, stages[0])
        });
        writer.give("reportAdoption", report).await;
        let query = r#"{ operatingModel(key: "malli") { adoptions { id organisation { names { fi } } } } }"#;
        let found = door.as_reader().ask(query).await["operatingModel"]["adoptions"].clone();
        let mut own = found.as_array().unwrap().iter();
        let own = own.find(|one| one["organisation"]["names"]["fi"] == place);
        for (at, state) in stages.iter().enumerate().skip(1) {
            let moved = json!({ "adoption": own.unwrap()["id"], "stage": stage(at, state) });
            writer.give("moveAdoption", moved).await;
        }
    }
    let query = r#"{ operatingModel(key: "malli") { adoptionCounts { inUse ended planned }
        adoptions { county { key } organisation { names { fi } county { names { sv } } } } } }"#;
    let found = door.as_reader().ask(query).await["operatingModel"].clone();
    assert_eq!(
        found["adoptionCounts"],
        json!({ "inUse": 1, "ended": 1, "planned": 1 })
    );
    let county = |place: &str| {
        let mut all = found["adoptions"].as_array().unwrap().iter();
        let own = all.find(|one| one["organisation"]["names"]["fi"] == place);
        own.unwrap()["county"]["key"].clone()
    };
    assert_eq!(county("Espoo"), "lansi-uusimaa");
    assert_eq!(county("Rymättylä"), "varsinais-suomi");
    assert_eq!(county("Keksittylä"), Value::Null);
    // What the name does not tell, the only county of the project does.
    let classified = json!({ "project": "hanke", "counties": ["kainuu"], "themes": [] });
    door.as_manager().give("classifyProject", classified).await;
    let found = door.as_reader().ask(query).await["operatingModel"].clone();
    let counties = found["adoptions"].as_array().unwrap().iter();
    let counties: Vec<&Value> = counties.map(|one| &one["county"]["key"]).collect();
    assert_eq!(counties.iter().filter(|one| **one == "kainuu").count(), 2);
}

async fn the_library_is_found_by_its_words_page_by_page(bench: &Bench) {
    let door = Door::open(bench).await;
    door.with_programme().await;
    let manager = door.as_manager();
    for number in 0..5 {
        let mut entered = model(&format!("m{number}"));
        entered["programme"] = json!("ohjelma");
        let theme = if number % 2 == 0 {
            "saatavuus"
        } else {
            "jatkuvuus"
        };
        entered["classification"] = json!({
            "themes": [theme], "counties": ["kainuu"], "pillar": "P4",
            "funders": [{ "names": { "fi": "Ministeriö" }, "kind": "MINISTRY" }]
        });
        manager.give("enterModel", entered).await;
    }
    manager.give("enterModel", model("muu")).await;
    let reader = door.as_reader();
    let count = async |filter: &str| {
        let query = format!("{{ operatingModels(filter: {{ {filter} }}) {{ totalCount }} }}");
        reader.ask(&query).await["operatingModels"]["totalCount"].clone()
    };
    assert_eq!(count("").await, 6);
    assert_eq!(count(r#"programme: "ohjelma""#).await, 5);
    assert_eq!(count(r#"themes: ["saatavuus"]"#).await, 3);
    assert_eq!(
        count(r#"themes: ["saatavuus", "jatkuvuus"], counties: ["kainuu"]"#).await,
        5
    );
    assert_eq!(count(r#"funder: "ministeri""#).await, 5);
    assert_eq!(count(r#"pillar: "p4", investment: "I1""#).await, 0);
    assert_eq!(count(r#"project: "hanke""#).await, 0);
    assert_eq!(count(r#"project: "ei-ole""#).await, 0);
    assert_eq!(count("states: [TRIALLED], hasEvidence: false").await, 6);
    let bad = r#"{ operatingModels(filter: { themes: ["atlantis"] }) { totalCount } }"#;
    assert_eq!(reader.ask_refused(bad).await, "BAD_ARGUMENT");
    let changed = r#"{ operatingModels(sort: CHANGED, first: 2) { edges { node { key } }
        pageInfo { hasNextPage endCursor } } }"#;
    let page = reader.ask(changed).await["operatingModels"].clone();
    assert_eq!(
        page["edges"],
        json!([{ "node": { "key": "muu" } }, { "node": { "key": "m4" } }])
    );
    let next = format!(
        "{{ operatingModels(sort: CHANGED, first: 2, after: {}) {{ edges {{ node {{ key }} }} }} }}",
        page["pageInfo"]["endCursor"]
    );
    let next = reader.ask(&next).await["operatingModels"]["edges"].clone();
    assert_eq!(
        next,
        json!([{ "node": { "key": "m3" } }, { "node": { "key": "m2" } }])
    );
    let words = reader
        .ask("{ vocabulary(name: COUNTIES) { key names { fi sv en } } }")
        .await;
    assert_eq!(words["vocabulary"].as_array().unwrap().len(), 24);
}

async fn all_models_are_read_some_at_a_time_and_each_once(bench: &Bench) {
    let door = Door::open(bench).await;
    door.on_day("2021-04-01");
    let keys: Vec<String> = (0..5).map(|number| format!("malli-{number}")).collect();
    for key in &keys {
        door.as_administrator().give("enterModel", model(key)).await;
    }
    for most in 1..=6 {
        let view = door.app.view(Actor::reader(), Budget::default());
        let (mut read, mut after) = (Vec::new(), None);
        for _ in 0..=keys.len() {
            let (some, more) = view.some::<Model>(after, most).await.unwrap();
            assert!(some.len() <= most);
            read.extend(some.iter().map(|model| model.key.as_str().to_owned()));
            after = more;
            if after.is_none() {
                break;
            }
        }
        assert_eq!(after, None, "it ends");
        read.sort();
        assert_eq!(read, keys, "{most} at a time");
    }
}

on_both_engines!(
    all_models_are_read_some_at_a_time_and_each_once,
    a_model_is_described_changed_and_read_in_every_version,
    what_cannot_be_is_refused_under_its_field,
    evidence_and_adoptions_stand_beside_the_model,
    what_is_planned_or_ended_is_counted_apart_from_what_is_in_use,
    the_library_is_found_by_its_words_page_by_page,
);
