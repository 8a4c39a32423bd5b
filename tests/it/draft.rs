//! Drafts: written by two people at once, looked after, and sent, through the door.

use hankemuisti::domain::actor::Role;
use serde_json::{Value, json};

use crate::door::{Asker, Door};
use crate::log::bench::Bench;

const FIELD: &str = "field { current { number text } sideVersions { number text } } \
                     isSideVersion version text userErrors { code field }";

/// The narrative under a goal in Finnish.
pub fn narrative(goal: &str) -> Value {
    json!({ "kind": "NARRATIVE", "goal": goal, "language": "FI" })
}

impl Asker<'_> {
    async fn draft_mutation(&self, mutation: &str, input: Value) -> Value {
        let stem = mutation[..1].to_uppercase() + &mutation[1..];
        let query =
            format!("mutation($input: {stem}Input!) {{ {mutation}(input: $input) {{ {FIELD} }} }}");
        let mut input = input;
        input["project"] = json!("hanke");
        input["round"] = json!("2021-1");
        let answer = self.send(&query, json!({ "input": input })).await.json();
        assert!(answer.get("errors").is_none(), "{answer:#}");
        answer["data"][mutation].clone()
    }

    /// Saves a field of the draft of `hanke` for 2021-1.
    pub async fn save(&self, field: Value, base: u32, value: Value) -> Value {
        let input = json!({ "field": field, "baseVersion": base, "value": value });
        self.draft_mutation("saveDraftField", input).await
    }

    /// Saves a narrative in Finnish.
    pub async fn write(&self, goal: &str, base: u32, text: &str) -> Value {
        self.save(narrative(goal), base, json!({ "text": text }))
            .await
    }

    pub async fn resolve(&self, goal: &str, base: u32, side: u32, choice: Value) -> Value {
        let mut input = choice;
        input["field"] = narrative(goal);
        input["baseVersion"] = json!(base);
        input["sideVersion"] = json!(side);
        self.draft_mutation("resolveSideVersion", input).await
    }
}

async fn open(bench: &Bench) -> Door {
    let door = Door::open(bench).await;
    door.with_programme().await;
    door.on_day("2021-05-10");
    door
}

async fn two_writers_of_one_field_lose_nothing(bench: &Bench) {
    let door = open(bench).await;
    let (writer, manager) = (door.as_writer(), door.as_manager());
    let first = writer.write("HT1", 0, "yksi").await;
    assert_eq!(
        (&first["version"], &first["isSideVersion"]),
        (&json!(1), &json!(false))
    );
    let other = manager.write("HT2", 0, "muu kohta").await;
    assert_eq!(other["isSideVersion"], false, "other fields never collide");
    manager.write("HT1", 1, "yksi, johtaja").await;
    let side = writer.write("HT1", 1, "yksi, kirjoittaja").await;
    assert_eq!(side["isSideVersion"], true);
    assert_eq!(side["field"]["current"]["text"], "yksi, johtaja");
    assert_eq!(
        side["field"]["sideVersions"],
        json!([{ "number": 3, "text": "yksi, kirjoittaja" }])
    );
    let refused = manager
        .give_refused(
            "sendDraft",
            json!({ "project": "hanke", "round": "2021-1" }),
        )
        .await;
    assert_eq!(refused[0].0, "SIDE_VERSION_OPEN");

    let stale = writer
        .resolve("HT1", 1, 3, json!({ "choice": "TAKE_SIDE" }))
        .await;
    assert_eq!(stale["userErrors"][0]["code"], "STALE_BASE");
    let merge = json!({ "choice": "MERGE", "merged": "yksi, molemmat" });
    let merged = writer.resolve("HT1", 2, 3, merge).await;
    assert_eq!(
        merged["field"]["current"],
        json!({ "number": 4, "text": "yksi, molemmat" })
    );
    assert_eq!(merged["field"]["sideVersions"], json!([]));
    let unknown = writer.write("HT1", 9, "tyhjästä").await;
    assert_eq!(unknown["userErrors"][0]["code"], "STALE_BASE");
    assert_eq!(unknown["text"], "tyhjästä");

    let query = r#"{ draftHistory(project: "hanke", round: "2021-1",
        field: { kind: NARRATIVE, goal: "HT1", language: FI }) { number base state text } }"#;
    let history = writer.ask(query).await;
    let texts: Vec<&str> = history["draftHistory"]
        .as_array()
        .unwrap()
        .iter()
        .map(|version| version["text"].as_str().unwrap())
        .collect();
    assert_eq!(
        texts,
        [
            "yksi",
            "yksi, johtaja",
            "yksi, kirjoittaja",
            "yksi, molemmat"
        ]
    );
    let restore = json!({ "field": narrative("HT1"), "baseVersion": 4, "version": 3 });
    let restored = manager.draft_mutation("restoreDraftField", restore).await;
    assert_eq!(
        restored["field"]["current"],
        json!({ "number": 5, "text": "yksi, kirjoittaja" })
    );
}

async fn a_draft_is_seen_by_those_who_write_for_the_project_alone(bench: &Bench) {
    let door = open(bench).await;
    door.as_writer().write("HT1", 0, "salainen luonnos").await;
    let query = r#"{ draft(project: "hanke", round: "2021-1") { fields { current { text } } }
        draftHistory(project: "hanke", round: "2021-1",
            field: { kind: NARRATIVE, goal: "HT1", language: FI }) { text } }"#;
    for role in [Role::FunderReviewer, Role::FunderViewer, Role::Auditor] {
        let seen = door.as_role(role).ask(query).await;
        assert_eq!(
            seen,
            json!({ "draft": null, "draftHistory": null }),
            "{role:?}"
        );
    }
    let reader = door.as_reader().ask(query).await;
    assert_eq!(reader["draft"], json!(null));
    let manager = door.as_manager().ask(query).await;
    assert_eq!(
        manager["draft"]["fields"][0]["current"]["text"],
        "salainen luonnos"
    );
    let mut lines = Vec::new();
    door.app
        .store()
        .export(&mut lines, &|_, _| ())
        .await
        .unwrap();
    let lines = String::from_utf8(lines).unwrap();
    assert!(!lines.contains("salainen"), "a draft is no part of the log");
}

async fn what_must_not_be_stored_is_refused_and_given_back(bench: &Bench) {
    let door = open(bench).await;
    let writer = door.as_writer();
    let text = "Asiakas 131052-308T siirtyi tiimimalliin.";
    let refused = writer.write("HT1", 0, text).await;
    assert_eq!(
        refused["userErrors"],
        json!([{ "code": "PERSONAL_IDENTITY_CODE", "field": ["value", "text"] }])
    );
    assert_eq!(refused["text"], text);
    assert_eq!(refused["field"], json!(null));
    let html = "<script>alert(1)</script> & <b>lihava</b>";
    let saved = writer.write("HT1", 0, html).await;
    assert_eq!(saved["field"]["current"]["text"], html);

    let rating = json!({ "kind": "RATING", "goal": "HT1" });
    let wrong = writer
        .save(rating.clone(), 0, json!({ "text": "neljä" }))
        .await;
    assert_eq!(wrong["userErrors"][0]["code"], "NOT_A_NUMBER");
    let wrong = writer
        .save(rating.clone(), 0, json!({ "evidence": [] }))
        .await;
    assert_eq!(wrong["userErrors"][0]["code"], "ANSWER_CONTRADICTS");
    let lost = json!({ "kind": "NARRATIVE", "goal": "HT1" });
    let wrong = writer
        .save(lost, 0, json!({ "text": "kieli puuttuu" }))
        .await;
    assert_eq!(wrong["userErrors"][0]["code"], "REQUIRED");
    let unknown = writer.write("HT9", 0, "x").await;
    assert_eq!(unknown["userErrors"][0]["code"], "GOAL_UNKNOWN");

    let filing = crate::door::filing("2021-1", text, "kaksi");
    let submitted = door
        .as_manager()
        .give_refused("submitAssessment", filing)
        .await;
    assert_eq!(
        submitted,
        [(
            "PERSONAL_IDENTITY_CODE".to_owned(),
            "answers.0.narrative.fi".to_owned()
        )]
    );
}

async fn a_draft_is_sent_in_one_event_and_once(bench: &Bench) {
    let door = open(bench).await;
    let (writer, manager) = (door.as_writer(), door.as_manager());
    writer.write("HT1", 0, "yksi").await;
    let cannot = |kind: &str| json!({ "kind": kind, "goal": "HT2" });
    writer
        .save(
            cannot("CANNOT_ASSESS"),
            0,
            json!({ "text": "tietoa ei ole" }),
        )
        .await;
    writer
        .save(cannot("WHO_COULD"), 0, json!({ "text": "rekisteri" }))
        .await;
    let link = json!({ "link": { "url": "https://example.org/a", "label": "Raportti" } });
    let evidence = json!({ "kind": "EVIDENCE", "goal": "HT1" });
    writer
        .save(evidence, 0, json!({ "evidence": [link] }))
        .await;
    let input = json!({ "project": "hanke", "round": "2021-1" });
    let id = "01900000-0000-7000-8000-00000000d001";
    let before = door.app.store().head().await.unwrap().position;
    let first = manager.give_as("sendDraft", input.clone(), Some(id)).await;
    let again = manager.give_as("sendDraft", input.clone(), Some(id)).await;
    assert_eq!(first["recordedAt"], again["recordedAt"]);
    let without_id = manager.give("sendDraft", input).await;
    assert_eq!(without_id["recordedAt"], json!(null), "nothing new");
    let after = door.app.store().head().await.unwrap().position;
    assert_eq!(after, before + 1);
    let query = r#"{ draft(project: "hanke", round: "2021-1") { fields { kind } }
        assessment(project: "hanke", round: "2021-1") {
            answers { state narrative { fi } cannotAssess { reason whoCould }
                evidence { ... on LinkEvidence { label } } } } }"#;
    let answer = writer.ask(query).await;
    assert_eq!(answer["draft"]["fields"], json!([]));
    let answers = &answer["assessment"]["answers"];
    assert_eq!(answers[0]["narrative"]["fi"], "yksi");
    assert_eq!(answers[0]["evidence"], json!([{ "label": "Raportti" }]));
    assert_eq!(answers[1]["cannotAssess"]["whoCould"], "rekisteri");
    let locked = writer.write("HT1", 0, "myöhässä").await;
    assert_eq!(locked["userErrors"][0]["code"], "ALREADY_FILED");
}

async fn many_writers_at_once_lose_nothing(bench: &Bench) {
    let door = open(bench).await;
    let writers: Vec<_> = (0..6).map(|_| door.as_writer()).collect();
    let texts: Vec<String> = (0..6).map(|number| format!("teksti {number}")).collect();
    let saves = writers
        .iter()
        .zip(&texts)
        .map(|(writer, text)| writer.write("HT1", 0, text));
    for saved in futures_util::future::join_all(saves).await {
        assert_eq!(saved["userErrors"], json!([]), "{saved:#}");
    }
    let query = r#"{ draft(project: "hanke", round: "2021-1") { fields {
        current { text } sideVersions { text } } } }"#;
    let answer = door.as_writer().ask(query).await;
    let field = &answer["draft"]["fields"][0];
    let mut found: Vec<String> = field["sideVersions"]
        .as_array()
        .unwrap()
        .iter()
        .chain([&field["current"]])
        .map(|version| version["text"].as_str().unwrap().to_owned())
        .collect();
    found.sort();
    assert_eq!(found, texts);
}

on_both_engines!(
    two_writers_of_one_field_lose_nothing,
    a_draft_is_seen_by_those_who_write_for_the_project_alone,
    what_must_not_be_stored_is_refused_and_given_back,
    a_draft_is_sent_in_one_event_and_once,
    many_writers_at_once_lose_nothing,
);
