//! Filing, amending, importing and comparing self-assessments, through the door.

use serde_json::json;

use crate::door::{Door, filing, round};
use crate::log::bench::Bench;

fn pair(code: &str, field: &str) -> (String, String) {
    (code.to_owned(), field.to_owned())
}

async fn open(bench: &Bench) -> Door {
    let door = Door::open(bench).await;
    door.with_programme().await;
    door.on_day("2021-05-10");
    door
}

async fn an_assessment_is_missing_before_it_was_filed_and_filed_ever_after(bench: &Bench) {
    let door = open(bench).await;
    door.on_day("2021-05-20");
    door.as_manager()
        .give("submitAssessment", filing("2021-1", "yksi", "kaksi"))
        .await;
    door.on_day("2021-06-01");
    let state = |as_of: &str| {
        format!(
            r#"{{ assessment(project: "hanke", round: "2021-1", asOf: "{as_of}") {{ state }}
                 portfolio(programme: "ohjelma", round: "2021-1", asOf: "{as_of}") {{
                     rows {{ filingState daysLate }} totals {{ missing filed awaited }} }} }}"#
        )
    };
    let moments = [
        "2021-05-14T00:00:00Z",
        "2021-05-17T00:00:00Z",
        "2021-05-25T00:00:00Z",
    ];
    let reader = door.as_reader();
    let mut answers = Vec::new();
    for moment in moments {
        answers.push(reader.ask(&state(moment)).await);
    }
    let states: Vec<_> = answers
        .iter()
        .map(|a| a["portfolio"]["rows"][0]["filingState"].clone())
        .collect();
    assert_eq!(states, [json!("AWAITED"), json!("MISSING"), json!("LATE")]);
    assert_eq!(answers[1]["assessment"], json!(null));
    assert_eq!(answers[2]["assessment"]["state"], "LATE");
    // New and backdated events arrive; the answers stay.
    let amended = json!({
        "project": "hanke", "round": "2021-1", "reason": "Luku puuttui.",
        "answers": filing("", "toisin", "kaksi")["answers"]
    });
    door.as_manager().give("amendAssessment", amended).await;
    let query = "mutation($input: RenameProjectInput!, $day: Date) { renameProject(input: $input, \
                 happenedOn: $day) { userErrors { code } } }";
    let backdated = json!({
        "input": { "project": "hanke", "names": { "fi": "Uusi nimi" } }, "day": "2021-05-01"
    });
    let answer = door.as_manager().send(query, backdated).await.json();
    assert_eq!(answer["data"]["renameProject"]["userErrors"], json!([]));
    for (moment, before) in moments.iter().zip(&answers) {
        assert_eq!(reader.ask(&state(moment)).await, *before, "{moment}");
    }
}

async fn the_same_answers_twice_change_nothing_and_others_are_refused(bench: &Bench) {
    let door = open(bench).await;
    let manager = door.as_manager();
    manager
        .give("submitAssessment", filing("2021-1", "yksi", "kaksi"))
        .await;
    let again = manager
        .give("submitAssessment", filing("2021-1", "yksi", "kaksi"))
        .await;
    assert_eq!(again["recordedAt"], json!(null));
    let other = filing("2021-1", "yksi", "muuta");
    assert_eq!(
        manager.give_refused("submitAssessment", other).await,
        [pair("ALREADY_FILED", "round")]
    );
    let query = r#"{ assessment(project: "hanke", round: "2021-1") { versions { number }
        answers { narrative { fi } } } }"#;
    let kept = &door.as_reader().ask(query).await["assessment"];
    assert_eq!(kept["versions"], json!([{ "number": 1 }]));
    assert_eq!(kept["answers"][1]["narrative"]["fi"], "kaksi");
}

async fn a_command_id_has_one_effect_and_one_meaning(bench: &Bench) {
    let door = open(bench).await;
    let manager = door.as_manager();
    let id = "6f3c0f4e-5a4b-4d1d-9a7e-0a1b2c3d4e5f";
    let input = filing("2021-1", "yksi", "kaksi");
    let first = manager
        .give_as("submitAssessment", input.clone(), Some(id))
        .await;
    door.on_day("2021-05-12");
    let repeated = manager.give_as("submitAssessment", input, Some(id)).await;
    assert_eq!(first["recordedAt"], repeated["recordedAt"]);
    assert_eq!(first["cursor"], repeated["cursor"]);
    let other = filing("2021-1", "toisin", "kaksi");
    let code = manager
        .give_fails("submitAssessment", other, Some(id))
        .await;
    assert_eq!(code, "COMMAND_ID_REUSED");
}

async fn an_incomplete_or_contradictory_filing_names_every_fault(bench: &Bench) {
    let door = open(bench).await;
    let faulty = json!({
        "project": "hanke", "round": "2021-1",
        "answers": [
            { "goal": "HT1", "rating": 3, "narrative": { "fi": "x" },
              "cannotAssess": { "reason": "ei voi" },
              "evidence": [{ "link": { "url": "javascript:alert(1)", "label": "x" } }] },
            { "goal": "HT9", "narrative": { "fi": "x" } },
            { "goal": "HT1", "headingAsWritten": "Otsikko" }
        ]
    });
    let refused = door
        .as_manager()
        .give_refused("submitAssessment", faulty)
        .await;
    for expected in [
        pair("ANSWER_CONTRADICTS", "answers.0.cannotAssess"),
        pair("NO_SCALE", "answers.0.rating"),
        pair("NOT_A_URL", "answers.0.evidence.0.link.url"),
        pair("GOAL_UNKNOWN", "answers.1.goal"),
        pair("GOAL_TWICE", "answers.2.goal"),
        pair("ANSWER_CONTRADICTS", "answers.2.headingAsWritten"),
        pair("GOAL_UNANSWERED", "answers"),
    ] {
        assert!(
            refused.contains(&expected),
            "{expected:?} is not in {refused:?}"
        );
    }
    let health = door.as_reader().ask("{ logHealth { position } }").await;
    assert_eq!(health["logHealth"]["position"], 7, "nothing was written");
}

async fn unchanged_and_cannot_assess_are_answers_and_ratings_follow_the_programmes_scale(
    bench: &Bench,
) {
    let door = open(bench).await;
    let scale = json!({
        "programme": "ohjelma", "validFrom": "2020-01-01", "origin": { "fi": "ohjelman oma" },
        "steps": [{ "fi": "heikko" }, { "fi": "hyvä" }]
    });
    door.as_administrator().give("setScale", scale).await;
    let mut high = filing("2021-1", "yksi", "kaksi");
    high["answers"][0]["rating"] = json!(3);
    let refused = door
        .as_manager()
        .give_refused("submitAssessment", high)
        .await;
    assert_eq!(refused, [pair("RATING_OUTSIDE_SCALE", "answers.0.rating")]);
    let input = json!({
        "project": "hanke", "round": "2021-1",
        "answers": [
            { "goal": "HT1", "rating": 2, "unchanged": "Sama kuin ennen." },
            { "goal": "HT2", "cannotAssess": { "reason": "Liian aikaista.", "whoCould": "Alue 2025" } }
        ]
    });
    door.as_manager().give("submitAssessment", input).await;
    let query = r#"{ assessment(project: "hanke", round: "2021-1") { unanswered missingTexts
        answers { state unchanged rating { step steps names { fi } origin { fi } }
                  cannotAssess { reason whoCould } } } }"#;
    let filed = door.as_reader().ask(query).await["assessment"].clone();
    assert_eq!(filed["answers"][0]["state"], "UNCHANGED_CONFIRMED");
    assert_eq!(filed["answers"][0]["unchanged"], "Sama kuin ennen.");
    assert_eq!(
        filed["answers"][0]["rating"],
        json!({ "step": 2, "steps": 2, "names": { "fi": "hyvä" }, "origin": { "fi": "ohjelman oma" } })
    );
    assert_eq!(filed["answers"][1]["state"], "CANNOT_ASSESS");
    assert_eq!(filed["answers"][1]["cannotAssess"]["whoCould"], "Alue 2025");
    assert_eq!(
        (&filed["unanswered"], &filed["missingTexts"]),
        (&json!([]), &json!([]))
    );
}

async fn an_amendment_keeps_the_version_before_it(bench: &Bench) {
    let door = open(bench).await;
    let manager = door.as_manager();
    let early =
        json!({ "project": "hanke", "round": "2021-1", "answers": [], "reason": "Korjaus." });
    assert_eq!(
        manager.give_refused("amendAssessment", early).await,
        [pair("NOT_FILED", "round")]
    );
    manager
        .give("submitAssessment", filing("2021-1", "yksi", "kaksi"))
        .await;
    let mut amended = filing("2021-1", "yksi", "kolme");
    amended["reason"] = json!("");
    let refused = manager
        .give_refused("amendAssessment", amended.clone())
        .await;
    assert_eq!(refused, [pair("TOO_SHORT", "reason")]);
    amended["reason"] = json!("Laskuvirhe.");
    manager.give("amendAssessment", amended).await;
    let query = r#"{ assessment(project: "hanke", round: "2021-1") { state
        answers { narrative { fi } }
        versions { number reason narrative(goal: "HT2") { fi } } } }"#;
    let filed = door.as_reader().ask(query).await["assessment"].clone();
    assert_eq!(filed["answers"][1]["narrative"]["fi"], "kolme");
    assert_eq!(filed["state"], "ON_TIME");
    assert_eq!(
        filed["versions"],
        json!([
            { "number": 1, "reason": null, "narrative": { "fi": "kaksi" } },
            { "number": 2, "reason": "Laskuvirhe.", "narrative": { "fi": "kolme" } }
        ])
    );
}

async fn an_import_keeps_empty_headings_visible_and_names_its_source(bench: &Bench) {
    let door = open(bench).await;
    let import = json!({
        "project": "hanke", "round": "2021-1",
        "answers": [{ "goal": "HT1", "headingAsWritten": "1. Saatavuus" }],
        "source": { "location": "https://example.org/sivu", "date": { "year": 2021, "month": 5 } }
    });
    assert_eq!(
        door.as_writer()
            .give_fails("importAssessment", import.clone(), None)
            .await,
        "FORBIDDEN"
    );
    door.as_administrator()
        .give("importAssessment", import)
        .await;
    let query = r#"{ assessment(project: "hanke", round: "2021-1") { state daysLate missingTexts
        unanswered source { location date { text } } answers { state headingAsWritten } } }"#;
    let filed = door.as_reader().ask(query).await["assessment"].clone();
    assert_eq!(filed["state"], "IMPORTED");
    assert_eq!(filed["missingTexts"], json!(["HT1"]));
    assert_eq!(filed["unanswered"], json!(["HT2"]));
    assert_eq!(filed["source"]["date"]["text"], "2021-05");
    assert_eq!(filed["answers"][0]["headingAsWritten"], "1. Saatavuus");
    assert_eq!(filed["answers"][1]["state"], "UNANSWERED");
}

async fn a_diff_counts_words_and_forgives_a_full_stop(bench: &Bench) {
    let door = open(bench).await;
    let manager = door.as_manager();
    manager
        .give(
            "submitAssessment",
            filing("2021-1", "Malli on käytössä.", "Luku on 0,28"),
        )
        .await;
    door.on_day("2021-10-01");
    let second = round("2021-2", "2021-05-01", "2021-10-31");
    door.as_administrator().give("planRound", second).await;
    door.on_day("2021-11-05");
    manager
        .give(
            "submitAssessment",
            filing("2021-2", "malli on  käytössä", "Luku on 0,31 nyt"),
        )
        .await;
    let query = r#"{ assessment(project: "hanke", round: "2021-2") { diff(to: "2021-1") {
        isSameText equalWords totalWords earlierWords
        goals { goal text { isSameText equalWords totalWords changes { kind before after } } } } } }"#;
    let diff = door.as_reader().ask(query).await["assessment"]["diff"].clone();
    assert_eq!(diff["isSameText"], false);
    assert_eq!(
        (&diff["equalWords"], &diff["totalWords"]),
        (&json!(5), &json!(7))
    );
    assert_eq!(diff["goals"][0]["text"]["isSameText"], true);
    assert_eq!(
        diff["goals"][1]["text"]["changes"],
        json!([{ "kind": "REPLACED", "before": "0,28", "after": "0,31 nyt" }])
    );
    for bad in ["2021-2", "2030-1", "x"] {
        let query = format!(
            r#"{{ assessment(project: "hanke", round: "2021-2") {{ diff(to: "{bad}") {{ isSameText }} }} }}"#
        );
        assert_eq!(
            door.as_reader().ask_refused(&query).await,
            "BAD_ARGUMENT",
            "{bad}"
        );
    }
}

on_both_engines!(
    an_assessment_is_missing_before_it_was_filed_and_filed_ever_after,
    the_same_answers_twice_change_nothing_and_others_are_refused,
    a_command_id_has_one_effect_and_one_meaning,
    an_incomplete_or_contradictory_filing_names_every_fault,
    unchanged_and_cannot_assess_are_answers_and_ratings_follow_the_programmes_scale,
    an_amendment_keeps_the_version_before_it,
    an_import_keeps_empty_headings_visible_and_names_its_source,
    a_diff_counts_words_and_forgives_a_full_stop,
);
