//! Journeys of importing: old texts, documents of steps, and indicators of Sotkanet.

use hankemuisti::domain::actor::Role;
use serde_json::{Value, json};

use crate::door::{Asker, Door};
use crate::log::bench::Bench;
use crate::toy::http::{request, send};

const ABOUT: &str = "Rantakylän neuvonta

Lyhyt kuvaus
Keksitty hanke kokeilee yhteistä neuvontaa <b>kolmessa</b> kunnassa.
Kumppanit
Hankkeessa ovat mukana Suvannon kaupunki ja Niemelän liitto.
Yhteyshenkilön nimi
Kaisa Keksitty
kaisa@rantakyla.example
Tavoitteet
Tavoitteena on nopea vastaus jokaiselle kysyjälle.
Tuotokset ja tulokset
Opas julkaistaan vuoden 2021 loppuun mennessä.
TIIVISTELMÄ OMA-ARVIOINNISTA 2019
Tavoite 1
Neuvonnan jatkuvuus on parantunut (COCI).
";

fn source() -> Value {
    json!({ "location": "https://rantakyla.example/hanke", "date": { "year": 2021, "month": 3 } })
}

/// A text with one block to keep, for the table of rights.
pub fn text(project: &str) -> Value {
    json!({
        "project": project, "text": "Uusi nimi", "source": source(),
        "blocks": [{ "from": 0, "to": 9, "becomes": { "name": true } }]
    })
}

/// A document of steps.
pub fn steps(steps: Value) -> Value {
    json!({ "document": json!({ "steps": steps }).to_string() })
}

/// An indicator with one value, for the table of rights.
pub fn sotkanet(project: &str) -> Value {
    json!({
        "project": project, "kind": "SHARE", "direction": "HIGHER_IS_BETTER", "source": source(),
        "indicator": json!({
            "id": 127, "title": { "fi": "Keksitty osuus", "sv": "Påhittad andel" },
            "primaryValueType": { "title": { "fi": "prosenttia" } },
            "range": { "start": 2000, "end": 2020 }, "data-updated": "2021-01-31"
        }).to_string(),
        "data": json!([{ "indicator": 127, "region": 5, "year": 2019, "gender": "total",
            "value": 12.5, "absValue": 250.0 }]).to_string()
    })
}

/// The span of the first place of these words in the text.
fn span(words: &str) -> (usize, usize) {
    let from = ABOUT[..ABOUT.find(words).unwrap()].chars().count();
    (from, from + words.chars().count())
}

fn block(words: &str, becomes: Value) -> Value {
    let (from, to) = span(words);
    json!({ "from": from, "to": to, "becomes": becomes })
}

async fn mutate(asker: &Asker<'_>, name: &str, fields: &str, input: Value) -> Value {
    let stem = name[..1].to_uppercase() + &name[1..];
    let query = format!(
        "mutation($input: {stem}Input!) {{ {name}(input: $input) {{ {fields} userErrors {{ code message field }} }} }}"
    );
    let answer = asker.send(&query, json!({ "input": input })).await.json();
    assert!(answer.get("errors").is_none(), "{answer:#}");
    answer["data"][name].clone()
}

async fn import_text(asker: &Asker<'_>, blocks: Value) -> Value {
    let input = json!({ "project": "hanke", "text": ABOUT, "source": source(), "blocks": blocks });
    let fields = "recorded blocks { number state } sourceText { location characters digest }";
    mutate(asker, "importText", fields, input).await
}

async fn preview(asker: &Asker<'_>, project: &str, text: &str) -> Value {
    let query =
        "query($project: String!, $text: String!) { importPreview(project: $project, text: $text) {
        userErrors { code field } claims { measure } blocks { text mayBeKept repeats isRecorded
            personalData { kind } found { kind fact rule from to round goal proposal }
            within { kind name } } } }";
    let variables = json!({ "project": project, "text": text });
    let answer = asker.send(query, variables).await.json();
    assert!(answer.get("errors").is_none(), "{answer:#}");
    answer["data"]["importPreview"].clone()
}

fn codes(payload: &Value) -> Vec<(String, String)> {
    let errors = payload["userErrors"].as_array().unwrap().iter();
    errors
        .map(|error| {
            let field = error["field"].as_array().unwrap().iter();
            let field: Vec<&str> = field.map(|part| part.as_str().unwrap()).collect();
            (error["code"].as_str().unwrap().to_owned(), field.join("."))
        })
        .collect()
}

async fn head(door: &Door) -> i64 {
    door.app.store().head().await.unwrap().position
}

async fn world(bench: &Bench) -> Door {
    let door = Door::open(bench).await;
    door.with_programme().await;
    let mut year = crate::door::round("2019", "2019-01-01", "2019-12-31");
    year["kind"] = json!("ANNUAL_IMPORTED");
    year["opens"] = json!("2020-01-01");
    year["due"] = json!("2020-02-15");
    year["asks"] = json!(["HT1", "HT2"]);
    door.as_administrator().give("planRound", year).await;
    door.on_day("2021-05-20");
    door
}

async fn a_preview_records_nothing_and_proposes_what_the_import_takes(bench: &Bench) {
    let door = world(bench).await;
    let manager = door.as_manager();
    let before = head(&door).await;
    let seen = preview(&manager, "hanke", ABOUT).await;
    assert_eq!(head(&door).await, before);
    let blocks = seen["blocks"].as_array().unwrap();
    let kinds: Vec<&str> = blocks
        .iter()
        .map(|block| block["found"]["kind"].as_str().unwrap())
        .filter(|kind| *kind != "HEADING")
        .collect();
    assert_eq!(
        kinds,
        [
            "BASIC_FACT",
            "BASIC_FACT",
            "PARTNER",
            "CONTACT",
            "CONTACT",
            "GOAL",
            "NARRATIVE",
            "NARRATIVE",
            "NARRATIVE"
        ]
    );
    assert_eq!(seen["claims"], json!([{ "measure": "COCI" }]));
    let contact = blocks
        .iter()
        .find(|block| block["text"] == "kaisa@rantakyla.example")
        .unwrap();
    assert_eq!(contact["personalData"], json!([{ "kind": "MAIL_ADDRESS" }]));
    let kept: Vec<Value> = blocks
        .iter()
        .filter(|block| block["mayBeKept"] == true && block["found"]["proposal"].is_object())
        .map(|block| block["found"]["proposal"].clone())
        .collect();
    let done = import_text(&manager, json!(kept)).await;
    assert_eq!(
        (codes(&done), &done["recorded"]),
        (vec![], &json!(kept.len()))
    );
    let again = preview(&manager, "hanke", ABOUT).await;
    let recorded = again["blocks"].as_array().unwrap().iter();
    let recorded = recorded.filter(|block| block["isRecorded"] == true).count();
    assert!(recorded >= 4, "{again:#}");
}

async fn kept_blocks_become_facts_with_their_source_and_nothing_twice(bench: &Bench) {
    let door = world(bench).await;
    let manager = door.as_manager();
    let kept = json!([
        block("Rantakylän neuvonta", json!({ "name": true })),
        block(
            "Keksitty hanke kokeilee yhteistä neuvontaa <b>kolmessa</b> kunnassa.",
            json!({ "description": true })
        ),
        block(
            "Tavoitteena on nopea vastaus jokaiselle kysyjälle.",
            json!({ "aim": true })
        ),
        block(
            "Suvannon kaupunki",
            json!({ "partner": { "organisation": {
            "names": { "fi": "Suvannon kaupunki" }, "kind": "MUNICIPALITY" } } })
        ),
        block(
            "Opas julkaistaan vuoden 2021 loppuun mennessä.",
            json!({ "promise": {
            "key": "opas", "kind": "DELIVERABLE", "name": "Opas", "terms": { "due": { "year": 2021 } } } })
        ),
        block(
            "Tavoite 1",
            json!({ "narrative": { "round": "2019", "goal": "HT1", "isHeading": true } })
        ),
        block(
            "Neuvonnan jatkuvuus on parantunut (COCI).",
            json!({ "narrative": { "round": "2019", "goal": "HT1" } })
        ),
        block(
            "Neuvonnan jatkuvuus on parantunut (COCI).",
            json!({ "claim": { "indicator": "coci",
            "place": "Rantakylä", "movement": "IMPROVED",
            "period": { "from": "2020-01-01", "to": "2020-12-31" } } })
        ),
        block(
            "Rantakylän neuvonta",
            json!({ "model": {
            "key": "rantakylan-malli", "name": "Rantakylän malli", "state": "TRIALLED" } })
        )
    ]);
    let done = import_text(&manager, kept.clone()).await;
    assert_eq!(codes(&done), vec![], "{done:#}");
    assert_eq!(done["recorded"], 9);
    assert_eq!(done["sourceText"]["characters"], ABOUT.chars().count());
    let query = r#"{ project(slug: "hanke") { names { fi } description { fi } aims { fi }
            partners { organisation { names { fi } } } promises { key source terms { due { text } } }
            sourceTexts { location date { text } } models { key } }
        assessment(project: "hanke", round: "2019") { state answers { headingAsWritten narrative { fi } } }
        events(filter: { project: "hanke" }, first: 100) { edges { node { name
            origin { from to sourceText { location } } } } } }"#;
    let seen = door.as_reader().ask(query).await;
    let project = &seen["project"];
    assert_eq!(project["names"]["fi"], "Rantakylän neuvonta");
    assert!(
        project["description"]["fi"]
            .as_str()
            .unwrap()
            .contains("<b>kolmessa</b>")
    );
    assert_eq!(
        project["aims"]["fi"],
        "Tavoitteena on nopea vastaus jokaiselle kysyjälle."
    );
    assert_eq!(project["promises"][0]["terms"]["due"]["text"], "2021");
    assert_eq!(project["models"], json!([{ "key": "rantakylan-malli" }]));
    assert_eq!(
        project["sourceTexts"],
        json!([{ "location": "https://rantakyla.example/hanke", "date": { "text": "2021-03" } }])
    );
    assert_eq!(seen["assessment"]["state"], "IMPORTED");
    assert_eq!(
        seen["assessment"]["answers"][0]["headingAsWritten"],
        "Tavoite 1"
    );
    let events = seen["events"]["edges"]
        .as_array()
        .unwrap()
        .iter()
        .map(|edge| &edge["node"]);
    let marked: Vec<&Value> = events.filter(|event| !event["origin"].is_null()).collect();
    assert_eq!(marked.len(), 9, "{marked:#?}");
    let promise = marked
        .iter()
        .find(|event| event["name"] == "promise_made")
        .unwrap();
    let (from, to) = span("Opas julkaistaan vuoden 2021 loppuun mennessä.");
    assert_eq!(
        promise["origin"],
        json!({ "from": from, "to": to, "sourceText": { "location": "https://rantakyla.example/hanke" } })
    );

    let before = head(&door).await;
    for asker in [door.as_manager(), door.as_administrator()] {
        let again = import_text(&asker, kept.clone()).await;
        assert_eq!(
            (codes(&again), &again["recorded"]),
            (vec![], &json!(0)),
            "{again:#}"
        );
        assert_eq!(again["blocks"][4]["state"], "ALREADY_RECORDED");
    }
    assert_eq!(head(&door).await, before);
    assert_eq!(door.app.rebuild(|_, _| ()).await.unwrap().differing, 0);
    assert_eq!(door.app.verify(None, &|_, _| ()).await.unwrap().fault, None);
}

async fn personal_data_are_kept_only_when_edited_away(bench: &Bench) {
    let door = world(bench).await;
    let manager = door.as_manager();
    let before = head(&door).await;
    let contact = block("Kaisa Keksitty", json!({ "aim": true }));
    let around = {
        let (from, _) = span("Hankkeessa ovat");
        let (_, to) = span("kaisa@rantakyla.example");
        json!({ "from": from, "to": to, "becomes": { "aim": true } })
    };
    let mut edited = contact.clone();
    edited["text"] = json!("Soita projektijohtaja Kaisa Keksitylle: 050 123 4567");
    let refused = import_text(&manager, json!([contact, around, edited])).await;
    assert_eq!(
        codes(&refused),
        [
            ("PERSONAL_DATA".to_owned(), "blocks.0".to_owned()),
            ("PERSONAL_DATA".to_owned(), "blocks.1".to_owned()),
            ("PERSONAL_DATA".to_owned(), "blocks.2.text".to_owned()),
        ]
    );
    assert_eq!(head(&door).await, before, "nothing was recorded");
    let mut edited = block("Kaisa Keksitty", json!({ "aim": true }));
    edited["text"] = json!("Kysymyksiin vastaa hankkeen päällikkö.");
    let kept = import_text(&manager, json!([edited])).await;
    assert_eq!((codes(&kept), &kept["recorded"]), (vec![], &json!(1)));
}

async fn a_bad_text_or_block_is_refused_with_its_place(bench: &Bench) {
    let door = world(bench).await;
    let manager = door.as_manager();
    let before = head(&door).await;
    let bad = json!([
        { "from": 5, "to": 99_999, "becomes": { "aim": true } },
        block("Tavoite 1", json!({ "narrative": { "round": "2031", "isHeading": true } })),
        block("Opas", json!({ "promise": { "key": "ö", "kind": "MILESTONE", "name": "Opas" } })),
        block("Opas", json!({ "name": false }))
    ]);
    let found = codes(&import_text(&manager, bad).await);
    let expected = [
        ("NOT_IN_TEXT", "blocks.0.to"),
        ("REQUIRED", "blocks.1.becomes.narrative.goal"),
        ("NOT_FOUND", "blocks.1.becomes.narrative.round"),
        ("NOT_A_KEY", "blocks.2.becomes.promise.key"),
        ("REQUIRED", "blocks.3.becomes.name"),
    ];
    for (code, field) in expected {
        assert!(
            found.contains(&(code.to_owned(), field.to_owned())),
            "{code} {field}: {found:?}"
        );
    }
    assert_eq!(
        codes(&import_text(&manager, json!([])).await)[0].1,
        "blocks"
    );
    for (text, code) in [
        ("".to_owned(), "REQUIRED"),
        ("k\u{fffd}yt\u{fffd}ss\u{fffd}".to_owned(), "WRONG_ENCODING"),
        ("kÃ¤ytÃ¶ssÃ¤".to_owned(), "WRONG_ENCODING"),
        ("a".repeat(200_001), "TOO_LONG"),
        ("a\n\n".repeat(2_001), "TOO_MANY"),
    ] {
        let seen = preview(&manager, "hanke", &text).await;
        assert_eq!(codes(&seen)[0], (code.to_owned(), "text".to_owned()));
    }
    let unknown = preview(&manager, "arvattu", "Teksti").await;
    assert_eq!(
        codes(&unknown),
        [("NOT_FOUND".to_owned(), "project".to_owned())]
    );
    let query = r#"{ importPreview(project: "hanke", text: "Teksti") { characters } }"#;
    assert_eq!(door.as_reader().ask_refused(query).await, "FORBIDDEN");
    assert_eq!(head(&door).await, before);
}

async fn ten_megabytes_or_another_encoding_are_turned_away_at_the_door(bench: &Bench) {
    let door = world(bench).await;
    let query =
        "query($text: String!) { importPreview(project: \"hanke\", text: $text) { characters } }";
    let huge = json!({ "text": "a".repeat(10 << 20) });
    let answer = door.as_manager().send(query, huge).await;
    assert_eq!(answer.status.as_u16(), 413);
    let body = b"{\"query\": \"{ __typename }\", \"note\": \"k\xe4yt\xf6ss\xe4\"}";
    let headers = [("content-type", "application/json")];
    let mut asked = request("POST", "/graphql", &headers, "");
    *asked.body_mut() = axum::body::Body::from(body.to_vec());
    let answer = send(&door.router, asked).await;
    assert_eq!(answer.status.as_u16(), 400);
}

async fn the_command_that_a_manager_may_not_give_is_refused_alone(bench: &Bench) {
    let door = world(bench).await;
    let funder = block(
        "Niemelän liitto",
        json!({ "funder": {
        "names": { "fi": "Niemelän liitto" }, "kind": "OTHER" } }),
    );
    let name = block("Rantakylän neuvonta", json!({ "name": true }));
    let kept = json!([funder, name]);
    let done = import_text(&door.as_manager(), kept.clone()).await;
    assert_eq!(
        codes(&done),
        [("STEP_FORBIDDEN".to_owned(), "blocks.0".to_owned())]
    );
    assert_eq!(done["recorded"], 1);
    let done = import_text(&door.as_administrator(), kept).await;
    assert_eq!((codes(&done), &done["recorded"]), (vec![], &json!(1)));
}

/// A whole project with a round, a promise, a model and an observation.
fn whole_project() -> Value {
    json!([
        { "mutation": "registerProject", "input": { "programme": "ohjelma", "slug": "tuotu",
            "names": { "fi": "Tuotu hanke" }, "state": "RUNNING",
            "operatingTime": { "from": { "year": 2020 } } } },
        { "mutation": "planRound",
            "input": crate::door::round("2020-2", "2020-05-01", "2020-10-31") },
        { "mutation": "makePromise", "input": { "project": "tuotu", "key": "opas",
            "kind": "DELIVERABLE", "names": { "fi": "Opas" }, "source": "hankesuunnitelma" } },
        { "mutation": "enterModel", "input": { "key": "tuotu-malli", "project": "tuotu",
            "names": { "fi": "Tuotu malli" }, "state": "TRIALLED" } },
        { "mutation": "recordObservation", "save": "eka", "happenedOn": "2021-05-02",
            "input": { "project": "tuotu", "indicator": "t3", "place": "Asema", "group": "NURSES",
            "period": { "from": "2020-11-01", "to": "2021-04-30" },
            "reading": { "outcome": { "value": 4 }, "source": "ajanvaraus" } } },
        { "mutation": "correctObservation", "input": { "observation": { "saved": "eka" },
            "reading": { "outcome": { "value": 5 }, "source": "ajanvaraus" }, "reason": "virhe" } },
        { "mutation": "changeProjectState", "input": { "project": "tuotu", "state": "PAUSED" } },
        { "mutation": "changeProjectState", "input": { "project": "tuotu", "state": "RUNNING" } },
        { "mutation": "changeProjectState", "input": { "project": "tuotu", "state": "PAUSED" } }
    ])
}

async fn import_steps(asker: &Asker<'_>, input: Value) -> Value {
    let fields = "steps recorded alreadyRecorded faults { pointer code }";
    mutate(asker, "importSteps", fields, input).await
}

async fn a_whole_project_is_imported_once_however_often(bench: &Bench) {
    let door = world(bench).await;
    let admin = door.as_administrator();
    let mut dry = steps(whole_project());
    dry["dryRun"] = json!(true);
    let before = head(&door).await;
    let tried = import_steps(&admin, dry).await;
    assert_eq!(
        tried,
        json!({ "steps": 9, "recorded": 9, "alreadyRecorded": 0, "faults": [], "userErrors": [] })
    );
    let mut wrong = whole_project();
    wrong[5]["input"]["reading"]["outcome"] = json!({ "value": -4 });
    let mut wrong = steps(wrong);
    wrong["dryRun"] = json!(true);
    let tried = import_steps(&admin, wrong).await;
    assert_eq!(
        tried["recorded"], 5,
        "each step stands upon those before it"
    );
    assert_eq!(
        tried["faults"],
        json!([{ "pointer": "/steps/5/input/reading/outcome/value", "code": "OUTSIDE_RANGE" }])
    );
    let mut twice = whole_project();
    let first = twice[0].clone();
    twice.as_array_mut().unwrap().push(first);
    twice[9]["input"]["names"]["fi"] = json!("Toinen samalla osoitteella");
    let mut twice = steps(twice);
    twice["dryRun"] = json!(true);
    let tried = import_steps(&admin, twice).await;
    assert_eq!(
        tried["faults"],
        json!([{ "pointer": "/steps/9/input/slug", "code": "TAKEN" }])
    );
    assert_eq!(head(&door).await, before);
    let done = import_steps(&admin, steps(whole_project())).await;
    assert_eq!(
        (&done["recorded"], &done["faults"]),
        (&json!(9), &json!([])),
        "{done:#}"
    );
    let seen = door
        .as_reader()
        .ask(r#"{ project(slug: "tuotu") { state promises { key } models { key } series { place } } }"#)
        .await;
    assert_eq!(
        seen["project"],
        json!({ "state": "PAUSED", "promises": [{ "key": "opas" }],
            "models": [{ "key": "tuotu-malli" }], "series": [{ "place": "Asema" }] })
    );
    let before = head(&door).await;
    let mut dry = steps(whole_project());
    dry["dryRun"] = json!(true);
    let tried = import_steps(&admin, dry).await;
    assert_eq!(tried["alreadyRecorded"], 9, "{tried:#}");
    let again = import_steps(&admin, steps(whole_project())).await;
    assert_eq!(
        (&again["recorded"], &again["alreadyRecorded"]),
        (&json!(0), &json!(9)),
        "{again:#}"
    );
    assert_eq!(head(&door).await, before);
}

async fn what_is_wrong_in_a_document_is_told_by_pointer(bench: &Bench) {
    let door = world(bench).await;
    let admin = door.as_administrator();
    let faults = async |input: Value| {
        let done = import_steps(&admin, input).await;
        let faults = done["faults"].as_array().unwrap().clone();
        let told = faults.iter().map(|fault| {
            let text = |name: &str| fault[name].as_str().unwrap().to_owned();
            (text("pointer"), text("code"))
        });
        (done["recorded"].clone(), told.collect::<Vec<_>>())
    };
    let named = |pointer: &str, code: &str| vec![(pointer.to_owned(), code.to_owned())];
    let broken = json!({ "document": "{ \"steps\": [ {" });
    assert_eq!(faults(broken).await, (json!(0), named("", "NOT_JSON")));
    let rename = |project: &str, names: Value| json!({ "mutation": "renameProject", "input": { "project": project, "names": names } });
    let good = rename("hanke", json!({ "fi": "Uusi" }));
    let unknown = steps(json!([good, rename("arvattu", json!({ "fi": "Uusi" }))]));
    assert_eq!(
        faults(unknown).await,
        (json!(1), named("/steps/1/input/project", "NOT_FOUND")),
        "what came before it is recorded"
    );
    let (recorded, wrong) = faults(steps(json!([rename("hanke", json!({ "fi": 5 }))]))).await;
    assert_eq!((recorded, wrong[0].1.as_str()), (json!(0), "NOT_AN_INPUT"));
    assert!(wrong[0].0.starts_with("/steps/0/input/names"), "{wrong:?}");
    let blank = steps(json!([rename("hanke", json!({ "fi": " " }))]));
    assert_eq!(
        faults(blank).await,
        (json!(0), named("/steps/0/input/names", "REQUIRED"))
    );
    let person = json!([{ "mutation": "removePerson", "input": { "person": "x" } }]);
    assert_eq!(
        faults(steps(person)).await.1,
        named("/steps/0/mutation", "NOT_A_STEP")
    );
    let nested = json!([{ "mutation": "importSteps", "input": { "document": "{}" } }]);
    assert_eq!(
        faults(steps(nested)).await.1,
        named("/steps/0/mutation", "NOT_A_STEP")
    );
    let saved =
        json!([{ "mutation": "confirmObservation", "input": { "observation": { "saved": "x" } } }]);
    assert_eq!(
        faults(steps(saved)).await.1,
        named("/steps/0/input/observation", "NOT_FOUND")
    );
    let html = rename("hanke", json!({ "fi": "<script>alert(1)</script>" }));
    assert_eq!(faults(steps(json!([html]))).await.0, json!(1));
    let seen = door
        .as_reader()
        .ask(r#"{ project(slug: "hanke") { names { fi } } }"#)
        .await;
    assert_eq!(seen["project"]["names"]["fi"], "<script>alert(1)</script>");
}

async fn every_step_that_an_import_knows_is_a_mutation(bench: &Bench) {
    let door = Door::open(bench).await;
    let query = "{ __schema { mutationType { fields { name } } } }";
    let answer = door.as_role(Role::Auditor).ask(query).await;
    let fields = answer["__schema"]["mutationType"]["fields"]
        .as_array()
        .unwrap();
    for mutation in hankemuisti::graphql::import::MUTATIONS {
        assert!(
            fields.iter().any(|field| field["name"] == *mutation),
            "{mutation}"
        );
    }
}

async fn values_of_sotkanet_become_observations_with_their_source(bench: &Bench) {
    let door = world(bench).await;
    let admin = door.as_administrator();
    let mut input = sotkanet("hanke");
    input["data"] = json!([
        { "indicator": 127, "region": 5, "year": 2018, "gender": "total", "value": 11.0 },
        { "indicator": 127, "region": 5, "year": 2019, "gender": "total", "value": 12.5, "absValue": 250 },
        { "indicator": 127, "region": 5, "year": 2019, "gender": "female", "value": 13.0 },
        { "indicator": 127, "region": 6, "year": 2019, "gender": "total", "value": 1.0 },
        { "indicator": 127, "region": 5, "year": 2020, "gender": "total" }
    ])
    .to_string()
    .into();
    input["regions"] = json!([{ "id": 5, "code": "091", "title": { "fi": "Rantakylä" } }])
        .to_string()
        .into();
    input["only"] = json!([5]);
    let fields = "indicator recorded alreadyRecorded passedOver faults { pointer code }";
    let manager = mutate(&door.as_manager(), "importSotkanet", fields, input.clone()).await;
    assert_eq!(
        manager["faults"],
        json!([{ "pointer": "/indicator", "code": "STEP_FORBIDDEN" }]),
        "only who defines indicators brings a new one"
    );
    let done = mutate(&admin, "importSotkanet", fields, input.clone()).await;
    assert_eq!(
        done,
        json!({ "indicator": "sotkanet-127", "recorded": 3, "alreadyRecorded": 0, "passedOver": 2,
            "faults": [], "userErrors": [] })
    );
    let query = r#"{ indicator(key: "sotkanet-127") { names { fi sv } kind }
        observations(project: "hanke", indicator: "sotkanet-127") { totalCount edges { node {
            period { from to } } } }
        events(filter: { names: ["series_observation_recorded"] }, first: 10) { edges { node {
            content origin { sourceText { location } } } } } }"#;
    let seen = door.as_reader().ask(query).await;
    assert_eq!(seen["indicator"]["names"]["sv"], "Påhittad andel");
    assert_eq!(seen["observations"]["totalCount"], 3);
    let event = &seen["events"]["edges"][1]["node"];
    assert_eq!(event["content"]["place"], "Rantakylä");
    assert!(
        event["content"]["reading"]["source"]
            .as_str()
            .unwrap()
            .contains("250")
    );
    assert_eq!(
        event["origin"]["sourceText"]["location"],
        "https://rantakyla.example/hanke"
    );
    let missing = &seen["events"]["edges"][2]["node"]["content"]["reading"]["outcome"];
    assert!(missing["missing"].is_object(), "{missing}");

    let mut women = input.clone();
    women["gender"] = json!("every");
    let done = mutate(&admin, "importSotkanet", fields, women).await;
    assert_eq!(
        (&done["recorded"], &done["alreadyRecorded"]),
        (&json!(1), &json!(3)),
        "{done:#}"
    );
    let query = r#"{ project(slug: "hanke") { series(indicator: "sotkanet-127") { place gender
        observations { period { to } } } } }"#;
    let series = door.as_reader().ask(query).await["project"]["series"].clone();
    let of_women = series
        .as_array()
        .unwrap()
        .iter()
        .find(|own| own["gender"] == "WOMEN");
    assert_eq!(
        of_women.unwrap(),
        &json!({ "place": "Rantakylä", "gender": "WOMEN",
            "observations": [{ "period": { "to": "2019-12-31" } }] })
    );
    assert_eq!(series.as_array().unwrap().len(), 2);
    let mut nobody = input.clone();
    nobody["gender"] = json!("kaikki");
    let refused = mutate(&admin, "importSotkanet", fields, nobody).await;
    assert_eq!(
        codes(&refused),
        [("WRONG_SHAPE".to_owned(), "gender".to_owned())]
    );

    let before = head(&door).await;
    let again = mutate(&admin, "importSotkanet", fields, input.clone()).await;
    assert_eq!(
        (&again["recorded"], &again["alreadyRecorded"]),
        (&json!(0), &json!(3))
    );
    assert_eq!(head(&door).await, before);
    input["data"] = json!([
        { "indicator": 127, "region": 5, "year": 2019, "gender": "total", "value": "paljon" },
        { "indicator": 128, "region": 5, "year": 2019, "gender": "total", "value": 1 },
        { "indicator": 127, "region": 5, "year": "nyt", "gender": "total", "value": 1 }
    ])
    .to_string()
    .into();
    let bad = mutate(&admin, "importSotkanet", fields, input.clone()).await;
    assert_eq!(
        bad["faults"],
        json!([{ "pointer": "/data/0/value", "code": "WRONG_SHAPE" },
            { "pointer": "/data/1/indicator", "code": "WRONG_SHAPE" },
            { "pointer": "/data/2/year", "code": "WRONG_SHAPE" }])
    );
    input["data"] = json!([{ "indicator": 127, "region": 5, "year": 2019, "value": 99 },
        { "indicator": 127, "region": 5, "year": 2021, "value": 1 },
        { "indicator": 127, "region": 5, "year": 2017, "value": 1 }])
    .to_string()
    .into();
    let late = mutate(&admin, "importSotkanet", fields, input).await;
    assert_eq!(late["recorded"], 1, "good rows are kept");
    assert_eq!(
        late["faults"],
        json!([{ "pointer": "/data/0/year", "code": "OBSERVATION_EXISTS" },
            { "pointer": "/data/1/year", "code": "FUTURE_DAY" }])
    );
}

on_both_engines!(
    a_preview_records_nothing_and_proposes_what_the_import_takes,
    kept_blocks_become_facts_with_their_source_and_nothing_twice,
    personal_data_are_kept_only_when_edited_away,
    a_bad_text_or_block_is_refused_with_its_place,
    ten_megabytes_or_another_encoding_are_turned_away_at_the_door,
    the_command_that_a_manager_may_not_give_is_refused_alone,
    a_whole_project_is_imported_once_however_often,
    what_is_wrong_in_a_document_is_told_by_pointer,
    every_step_that_an_import_knows_is_a_mutation,
    values_of_sotkanet_become_observations_with_their_source,
);
