//! One whole filing round by scripted people, and the bad turns it can take, through the door.

use hankemuisti::domain::actor::Role;
use serde_json::{Value, json};

use crate::door::{Asker, Door, filing, project, round};
use crate::guest::{Guest, world};
use crate::log::bench::Bench;

fn pair(code: &str, field: &str) -> (String, String) {
    (code.to_owned(), field.to_owned())
}

fn of(more: Value) -> Value {
    let mut input = json!({ "project": "hanke", "round": "2021-1" });
    for (name, value) in more.as_object().unwrap() {
        input[name] = value.clone();
    }
    input
}

fn of_round(more: Value) -> Value {
    let mut input = json!({ "programme": "ohjelma", "code": "2021-1" });
    for (name, value) in more.as_object().unwrap() {
        input[name] = value.clone();
    }
    input
}

const ASSESSMENT: &str = r#"assessment(project: "hanke", round: "2021-1") {
    state daysLate reviewState acceptedVersion correctedSinceClosing
    returned { due version parts { goals overall summary } }
    changedSinceReturn { goals overall summary }
    review { kind version text }
    overall { fi } answers { goal { wording { fi } } narrative { fi } }
    versions { number isWithdrawn daysLate reason }
    asFiled { versions { number } answers { goal { wording { fi } } narrative { fi } } }
}"#;

const ROUND: &str = r#"round(programme: "ohjelma", code: "2021-1") {
    state closed extensions { due reason project { slug } }
    reminders { projects { slug } message { fi } }
    closings { on missing { slug } seal { position commitHash } reopenedAt reopeningReason }
}"#;

const DRY_RUN: &str = r#"{ draftNotices(project: "hanke", round: "2021-1") {
    textsChecked nodes { code goal found explanation } } }"#;

async fn filed(asker: &Asker<'_>) -> Value {
    asker.ask(&format!("{{ {ASSESSMENT} }}")).await["assessment"].clone()
}

async fn asked(asker: &Asker<'_>) -> Value {
    asker.ask(&format!("{{ {ROUND} }}")).await["round"].clone()
}

async fn open(bench: &Bench) -> Door {
    let door = Door::open(bench).await;
    door.with_programme().await;
    door.on_day("2021-05-10");
    door
}

/// Every question about the round, as of each moment given.
async fn answers(door: &Door, moments: &[Value]) -> Vec<Value> {
    let mut found = Vec::new();
    for moment in moments {
        let at = |question: &str| question.replacen("\")", &format!("\", asOf: {moment})"), 1);
        let query = format!(
            r#"{{ {} {} portfolio(programme: "ohjelma", round: "2021-1", asOf: {moment}) {{
                rows {{ project {{ slug }} filingState reviewState due extensionReason }} }} }}"#,
            at(ASSESSMENT),
            at(ROUND)
        );
        found.push(door.as_administrator().ask(&query).await);
    }
    found
}

/// Open, draft with a collision, send, withdraw, send, take, comment, return, resend, accept, undo,
/// accept, close, reopen, file late, close, correct: every step in the log, and every answer the
/// same as of its moment, before and after a rebuild.
async fn one_whole_round_by_scripted_people(bench: &Bench) {
    let door = open(bench).await;
    let (admin, manager, writer) = (door.as_administrator(), door.as_manager(), door.as_writer());
    let reviewer = door.as_role(Role::FunderReviewer);
    admin.give("registerProject", project("toinen")).await;
    let mut moments = Vec::new();
    let mut step = |payload: Value| moments.push(payload["recordedAt"].clone());

    let message = json!({ "fi": "Määräpäivä on 15.5." });
    let remind = of_round(json!({ "projects": ["hanke", "toinen"], "message": message }));
    step(reviewer.give("remindProjects", remind).await);
    let extend = json!({ "project": "toinen", "due": "2021-05-25", "reason": "Sairastapaus." });
    step(admin.give("extendRound", of_round(extend)).await);

    writer
        .write("HT1", 0, "Jonot lyhenivät. Asiakkaat ovat tyytyväisiä.")
        .await;
    writer.write("HT2", 0, "Ehkäisy on alussa.").await;
    manager.write("HT2", 1, "Ehkäisy etenee.").await;
    let side = writer.write("HT2", 1, "Ehkäisy etenee hitaasti.").await;
    assert_eq!(side["isSideVersion"], true);
    manager
        .resolve("HT2", 2, 3, json!({ "choice": "TAKE_SIDE" }))
        .await;
    let dry_run = manager.ask(DRY_RUN).await["draftNotices"].clone();
    let claim = json!({
        "code": "LUKU", "goal": "HT1", "found": ["Jonot lyhenivät."], "explanation": null
    });
    assert!(
        dry_run["nodes"].as_array().unwrap().contains(&claim),
        "{dry_run:#}"
    );
    let explained = json!({ "code": "LUKU", "goal": "HT1", "text": "Luvut tulevat syksyllä." });
    step(writer.give("explainNotice", of(explained)).await);
    step(manager.give("sendDraft", of(json!({}))).await);
    let now = filed(&manager).await;
    assert_eq!(
        (&now["state"], &now["reviewState"]),
        (&json!("ON_TIME"), &json!("FILED"))
    );

    step(
        manager
            .give(
                "withdrawAssessment",
                of(json!({ "reason": "Luku on väärin." })),
            )
            .await,
    );
    let now = filed(&manager).await;
    assert_eq!(
        (&now["state"], &now["reviewState"]),
        (&json!("AWAITED"), &json!("WITHDRAWN"))
    );
    assert_eq!(now["overall"]["fi"], json!(null), "nothing is in force");
    writer
        .write(
            "HT1",
            0,
            "Jonot lyhenivät selvästi. Asiakkaat ovat tyytyväisiä.",
        )
        .await;
    door.on_day("2021-05-12");
    step(manager.give("sendDraft", of(json!({}))).await);

    step(reviewer.give("takeIntoReview", of(json!({}))).await);
    let late = manager
        .give_refused(
            "withdrawAssessment",
            of(json!({ "reason": "Vielä kerran." })),
        )
        .await;
    assert_eq!(late, [pair("STATE_NOT_REACHABLE", "round")]);
    let parts = json!({ "goals": ["HT1"] });
    let returned = of(json!({ "parts": parts, "due": "2021-05-20", "message": "Täydennä." }));
    let silent = reviewer
        .give_refused("returnAssessment", returned.clone())
        .await;
    assert_eq!(silent, [pair("COMMENT_NEEDED", "round")]);
    let quote = json!({
        "goal": "HT1", "quote": "Jonot lyhenivät selvästi.", "text": "Mistä asemista tämä on?"
    });
    step(reviewer.give("commentOnAssessment", of(quote)).await);
    step(reviewer.give("returnAssessment", returned).await);
    let reply = json!({ "text": "Lisäämme luvut.", "replyTo": 1, "goal": "HT1" });
    step(manager.give("commentOnAssessment", of(reply)).await);

    let locked = writer.write("HT2", 4, "Muutan muutakin.").await;
    assert_eq!(locked["userErrors"][0]["code"], "PART_NOT_RETURNED");
    writer
        .write(
            "HT1",
            0,
            "Jonot lyhenivät kahdella asemalla. Asiakkaat ovat tyytyväisiä.",
        )
        .await;
    door.on_day("2021-05-22");
    step(manager.give("sendDraft", of(json!({}))).await);
    step(
        manager
            .give("settleComment", of(json!({ "comment": 1 })))
            .await,
    );
    let now = filed(&reviewer).await;
    assert_eq!(
        now["changedSinceReturn"],
        json!({ "goals": ["HT1"], "overall": false, "summary": false })
    );
    assert_eq!(now["state"], "ON_TIME", "the first sending counts");
    assert_eq!(now["versions"][0]["isWithdrawn"], true);
    assert_eq!(
        now["versions"][2]["daysLate"], 2,
        "of the day in the return"
    );

    step(reviewer.give("takeIntoReview", of(json!({}))).await);
    step(
        reviewer
            .give("acceptAssessment", of(json!({ "note": "Selkeä." })))
            .await,
    );
    step(
        reviewer
            .give("undoAcceptance", of(json!({ "reason": "Väärä hanke." })))
            .await,
    );
    step(reviewer.give("acceptAssessment", of(json!({}))).await);
    assert_eq!(filed(&reviewer).await["acceptedVersion"], 3);

    door.on_day("2021-06-01");
    step(
        admin
            .give("closeRound", of_round(json!({ "on": "2021-06-01" })))
            .await,
    );
    let now = asked(&admin).await;
    assert_eq!(now["state"], "CLOSED");
    assert_eq!(now["closings"][0]["missing"], json!([{ "slug": "toinen" }]));
    let seal = &now["closings"][0]["seal"];
    let hash = hankemuisti::app::from_hex(seal["commitHash"].as_str().unwrap()).unwrap();
    assert!(
        door.app
            .holds(seal["position"].as_i64().unwrap(), hash)
            .await
            .unwrap()
    );
    let sealed = reviewer
        .give_refused("undoAcceptance", of(json!({ "reason": "Myöhässä." })))
        .await;
    assert_eq!(sealed, [pair("ROUND_CLOSED", "round")]);

    step(
        admin
            .give(
                "reopenRound",
                of_round(json!({ "reason": "Toinen sai luvan." })),
            )
            .await,
    );
    assert_eq!(asked(&admin).await["state"], "REOPENED");
    door.on_day("2021-06-03");
    let mut other = filing("2021-1", "toinen yksi", "toinen kaksi");
    other["project"] = json!("toinen");
    step(manager.give("submitAssessment", other).await);
    let query = r#"{ assessment(project: "toinen", round: "2021-1") { state daysLate } }"#;
    let late = manager.ask(query).await["assessment"].clone();
    assert_eq!(
        late,
        json!({ "state": "LATE", "daysLate": 9 }),
        "of its extension"
    );
    step(
        admin
            .give("closeRound", of_round(json!({ "on": "2021-06-03" })))
            .await,
    );
    assert_eq!(asked(&admin).await["closings"][1]["missing"], json!([]));

    let wording = json!({
        "programme": "ohjelma", "goal": "HT1", "wording": { "fi": "Saatavuus" },
        "validFrom": "2021-01-01"
    });
    door.on_day("2021-07-01");
    step(admin.give("rewordGoal", wording).await);
    let mut corrected = filing(
        "2021-1",
        "Jonot lyhenivät yhdellä asemalla.",
        "Ehkäisy etenee.",
    );
    corrected["reason"] = json!("Luku oli toisen aseman.");
    step(manager.give("amendAssessment", corrected).await);
    let now = filed(&door.as_reader()).await;
    assert_eq!(now["correctedSinceClosing"], json!([4]));
    assert_eq!(
        now["answers"][0]["narrative"]["fi"],
        "Jonot lyhenivät yhdellä asemalla."
    );
    assert_eq!(now["answers"][0]["goal"]["wording"]["fi"], "Saatavuus");
    let as_filed = &now["asFiled"]["answers"][0];
    assert_eq!(
        as_filed["narrative"]["fi"],
        "Jonot lyhenivät kahdella asemalla. Asiakkaat ovat tyytyväisiä."
    );
    assert_eq!(
        as_filed["goal"]["wording"]["fi"], "Tavoite 1",
        "worded as then"
    );
    let kinds: Vec<&str> = now["review"]
        .as_array()
        .unwrap()
        .iter()
        .map(|step| step["kind"].as_str().unwrap())
        .collect();
    assert_eq!(
        kinds,
        [
            "FILED",
            "WITHDRAWN",
            "RESENT",
            "TAKEN_INTO_REVIEW",
            "RETURNED",
            "RESENT",
            "TAKEN_INTO_REVIEW",
            "ACCEPTED",
            "ACCEPTANCE_UNDONE",
            "ACCEPTED",
            "AMENDED"
        ]
    );

    every_step_is_in_the_log(&door, moments.len()).await;
    let before = answers(&door, &moments).await;
    assert_eq!(before[0]["portfolio"]["rows"][0]["filingState"], "AWAITED");
    assert_eq!(answers(&door, &moments).await, before, "asked again");
    let rebuilt = door.app.rebuild(|_, _| ()).await.unwrap();
    assert_eq!(rebuilt.differing, 0, "a rebuild makes the same documents");
    assert_eq!(answers(&door, &moments).await, before, "after a rebuild");
    let verdict = door.app.verify(None, &|_, _| ()).await.unwrap();
    assert!(verdict.fault.is_none());
}

async fn every_step_is_in_the_log(door: &Door, steps: usize) {
    let query = r#"{ events(first: 100, filter: { programme: "ohjelma" }) {
        edges { node { name } } } }"#;
    let all = |answer: Value| -> Vec<String> {
        let edges = answer["events"]["edges"].as_array().unwrap().clone();
        let name = |edge: &Value| edge["node"]["name"].as_str().unwrap().to_owned();
        edges.iter().map(name).collect()
    };
    let signed_in = all(door.as_administrator().ask(query).await);
    let begun = signed_in.iter().position(|name| name == "round_reminded");
    assert_eq!(signed_in.len() - begun.unwrap(), steps, "{signed_in:?}");
    let public = all(door.as_reader().ask(query).await);
    assert!(!public.iter().any(|name| name.starts_with("discussion_")));
    let hidden = signed_in
        .iter()
        .filter(|name| name.starts_with("discussion_"));
    assert_eq!(public.len() + hidden.count(), signed_in.len());
}

async fn what_is_said_in_a_review_is_for_those_who_signed_in(bench: &Bench) {
    let door = open(bench).await;
    let manager = door.as_manager();
    manager
        .give(
            "submitAssessment",
            filing("2021-1", "Jonot lyhenivät.", "kaksi"),
        )
        .await;
    let reviewer = door.as_role(Role::FunderReviewer);
    let words = json!({ "goal": "HT1", "quote": "Jonot lyhenivät.", "text": "Missä?" });
    reviewer.give("commentOnAssessment", of(words)).await;
    let elsewhere = json!({ "goal": "HT2", "quote": "Jonot lyhenivät.", "text": "Missä?" });
    let refused = reviewer
        .give_refused("commentOnAssessment", of(elsewhere))
        .await;
    assert_eq!(refused, [pair("QUOTE_NOT_FOUND", "quote")]);
    let query = r#"{ assessment(project: "hanke", round: "2021-1") {
        comments { number goal quote text isInPlace settledAt } } }"#;
    let comments = |answer: Value| answer["assessment"]["comments"].clone();
    let seen = comments(manager.ask(query).await);
    assert_eq!(
        seen,
        json!([{ "number": 1, "goal": "HT1", "quote": "Jonot lyhenivät.", "text": "Missä?",
            "isInPlace": true, "settledAt": null }])
    );
    assert_eq!(comments(door.as_reader().ask(query).await), json!([]));
    let mut amended = filing("2021-1", "Jonot ovat lyhyemmät.", "kaksi");
    amended["reason"] = json!("Sanamuoto.");
    manager.give("amendAssessment", amended).await;
    let seen = comments(manager.ask(query).await);
    assert_eq!(seen[0]["isInPlace"], false, "the sentence is gone");
    assert_eq!(seen[0]["quote"], "Jonot lyhenivät.", "and still quoted");
}

async fn a_round_asks_whom_and_what_it_names(bench: &Bench) {
    let door = open(bench).await;
    door.on_day("2021-11-05");
    let admin = door.as_administrator();
    admin.give("registerProject", project("toinen")).await;
    let mut narrow = round("2021-2", "2021-05-01", "2021-10-31");
    narrow["projects"] = json!(["hanke"]);
    narrow["asks"] = json!(["HT1"]);
    narrow["needsSwedishSummary"] = json!(true);
    narrow["needsRatings"] = json!(true);
    let mut unknown = narrow.clone();
    unknown["projects"] = json!(["hanke", "kolmas"]);
    let refused = admin.give_refused("planRound", unknown).await;
    assert_eq!(refused, [pair("NOT_FOUND", "projects.1")]);
    admin.give("planRound", narrow).await;
    let mut wide = round("2021-2", "2021-05-01", "2021-10-31");
    wide["code"] = json!("2021-0");
    wide["kind"] = json!("BASELINE");
    let refused = admin.give_refused("planRound", wide).await;
    assert_eq!(refused, [pair("ROUND_OVERLAPS", "period")]);

    let manager = door.as_manager();
    let mut other = filing("2021-2", "yksi", "kaksi");
    other["project"] = json!("toinen");
    other["answers"] = json!([{ "goal": "HT1", "narrative": { "fi": "yksi" } }]);
    let refused = manager
        .give_refused("submitAssessment", other.clone())
        .await;
    assert_eq!(
        refused,
        [
            pair("PROJECT_NOT_ASKED", "project"),
            pair("REQUIRED", "summary.sv"),
            pair("REQUIRED", "answers.0.rating")
        ]
    );
    let query = r#"{ portfolio(programme: "ohjelma", round: "2021-2") {
        rows { project { slug } filingState } } }"#;
    let answer = door.as_reader().ask(query).await;
    assert_eq!(
        answer["portfolio"]["rows"],
        json!([{ "project": { "slug": "hanke" }, "filingState": "AWAITED" }])
    );
}

async fn bad_turns_of_a_round_are_refused(bench: &Bench) {
    let door = open(bench).await;
    let admin = door.as_administrator();
    let extend =
        |due: &str| of_round(json!({ "project": "hanke", "due": due, "reason": "Sairastapaus." }));
    let refused = admin
        .give_refused("extendRound", extend("2021-05-15"))
        .await;
    assert_eq!(refused, [pair("DUE_NOT_LATER", "due")]);
    let reopen = of_round(json!({ "reason": "Syy." }));
    let refused = admin.give_refused("reopenRound", reopen).await;
    assert_eq!(refused, [pair("ROUND_NOT_CLOSED", "round")]);
    let manager = door.as_manager();
    let none = manager
        .give_refused("withdrawAssessment", of(json!({ "reason": "Syy." })))
        .await;
    assert_eq!(none, [pair("NOT_FILED", "round")]);
    manager
        .give("submitAssessment", filing("2021-1", "yksi", "kaksi"))
        .await;
    let message = json!({ "fi": "Määräpäivä on 15.5." });
    let remind = of_round(json!({ "projects": ["hanke"], "message": message }));
    let refused = admin.give_refused("remindProjects", remind).await;
    assert_eq!(refused, [pair("NOTHING_TO_REMIND", "projects.0")]);
    let reviewer = door.as_role(Role::FunderReviewer);
    let hasty = reviewer
        .give_refused("acceptAssessment", of(json!({})))
        .await;
    assert_eq!(hasty, [pair("STATE_NOT_REACHABLE", "round")]);
    reviewer.give("takeIntoReview", of(json!({}))).await;
    let mut amended = filing("2021-1", "toisin", "kaksi");
    amended["reason"] = json!("Syy.");
    let refused = manager.give_refused("amendAssessment", amended).await;
    assert_eq!(refused, [pair("STATE_NOT_REACHABLE", "round")]);
    reviewer
        .give("commentOnAssessment", of(json!({ "text": "Missä?" })))
        .await;
    let empty = json!({ "parts": {}, "due": "2021-05-09", "message": "" });
    let refused = reviewer.give_refused("returnAssessment", of(empty)).await;
    assert_eq!(
        refused,
        [
            pair("REQUIRED", "parts"),
            pair("DAY_PASSED", "due"),
            pair("TOO_SHORT", "message")
        ]
    );
}

async fn who_took_a_step_is_named_to_those_who_have_a_part_in_it(bench: &Bench) {
    let door = Door::open(bench).await;
    world(&door).await;
    door.on_day("2021-05-10");
    let enter = async |name: &str, role: &str, of: &str, place: &str| {
        let mut membership = json!({ "role": role });
        membership[of] = json!(place);
        Guest::enter(&door, name, membership).await
    };
    let own = enter("oma", "PROJECT_MANAGER", "project", "hanke").await;
    let other = enter("vieras", "PROJECT_MANAGER", "project", "muualla").await;
    let reviewer = enter("arvioija", "FUNDER_REVIEWER", "programme", "ohjelma").await;
    let filing = filing("2021-1", "Jonot lyhenivät.", "kaksi");
    door.with_token(&own.token)
        .give("submitAssessment", filing)
        .await;
    let reviewing = door.with_token(&reviewer.token);
    reviewing.give("takeIntoReview", of(json!({}))).await;
    let said = of(json!({ "goal": "HT1", "text": "Missä?" }));
    reviewing.give("commentOnAssessment", said).await;
    let query = r#"{ assessment(project: "hanke", round: "2021-1") {
        review { actor actorName actorRoles } comments { actorName actorRoles } }
        events(filter: { names: ["assessment_taken_into_review"] }) { nodes {
            actorName actorRoles } } }"#;
    let by = |name: Value| json!({ "actorName": name, "actorRoles": ["FUNDER_REVIEWER"] });
    let seen = async |asker: Asker<'_>| {
        let answer = asker.ask(query).await;
        let mut step = answer["assessment"]["review"][1].clone();
        let id = step.as_object_mut().unwrap().remove("actor");
        let comment = answer["assessment"]["comments"][0].clone();
        let event = answer["events"]["nodes"][0].clone();
        (step, comment, event, id.unwrap() != json!(null))
    };
    let named = by(json!("Keksitty arvioija"));
    for guest in [&own, &reviewer] {
        let all = (named.clone(), named.clone(), named.clone(), false);
        assert_eq!(seen(door.with_token(&guest.token)).await, all);
    }
    let all = (named.clone(), named.clone(), named.clone(), true);
    assert_eq!(seen(door.as_administrator()).await, all);
    let nobody = by(json!(null));
    let all = (nobody.clone(), nobody.clone(), nobody.clone(), false);
    assert_eq!(seen(door.with_token(&other.token)).await, all);
    let all = (nobody.clone(), json!(null), nobody.clone(), false);
    assert_eq!(seen(door.as_reader()).await, all);
    door.on_day("2021-05-11");
    let removal = json!({ "person": reviewer.id });
    door.as_administrator().give("removePerson", removal).await;
    let gone = json!({ "actorName": "Removed user", "actorRoles": [] });
    let all = (gone.clone(), gone.clone(), gone.clone(), false);
    assert_eq!(seen(door.with_token(&own.token)).await, all);
    let nobody = json!({ "actorName": null, "actorRoles": [] });
    assert_eq!(seen(door.as_reader()).await.0, nobody);
}

on_both_engines!(
    who_took_a_step_is_named_to_those_who_have_a_part_in_it,
    one_whole_round_by_scripted_people,
    what_is_said_in_a_review_is_for_those_who_signed_in,
    a_round_asks_whom_and_what_it_names,
    bad_turns_of_a_round_are_refused,
);
