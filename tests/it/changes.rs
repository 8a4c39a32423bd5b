//! What changed, what is missing, who reported, and the portfolio in groups, through the door.

use hankemuisti::domain::actor::Role;
use serde_json::{Value, json};

use crate::door::{Door, filing, observation, project, round};
use crate::guest::{Guest, PASSWORD, sign_in};
use crate::log::bench::Bench;

/// Two rounds of four projects: one changes, one confirms, one repeats, one falls silent.
async fn two_rounds(bench: &Bench) -> Door {
    let door = Door::open(bench).await;
    door.with_programme().await;
    let admin = door.as_administrator();
    let scale = json!({
        "programme": "ohjelma", "validFrom": "2020-01-01", "origin": { "fi": "oma" },
        "steps": [{ "fi": "a" }, { "fi": "b" }, { "fi": "c" }]
    });
    admin.give("setScale", scale).await;
    for slug in ["toistava", "vahvistava", "vaikeneva"] {
        admin.give("registerProject", project(slug)).await;
    }
    let promise = json!({
        "project": "hanke", "key": "asunnot", "kind": "TARGET", "names": { "fi": "312 asuntoa" },
        "source": "suunnitelma", "madeOn": { "year": 2020 }, "terms": {
            "due": { "year": 2021, "month": 6 },
            "target": { "value": 312, "unit": { "fi": "asuntoa" } } }
    });
    admin.give("makePromise", promise).await;
    door.on_day("2021-05-10");
    for slug in ["hanke", "toistava", "vahvistava", "vaikeneva"] {
        let mut filed = filing("2021-1", "Jonot ovat ennallaan.", "Ehkäisy on alussa.");
        filed["project"] = json!(slug);
        filed["answers"][0]["rating"] = json!(2);
        door.as_manager().give("submitAssessment", filed).await;
    }
    let known = observation("coci", json!({ "value": 0.2 }));
    door.as_writer().give("recordObservation", known).await;
    door.on_day("2021-10-01");
    let lowered = json!({
        "project": "hanke", "promise": "asunnot", "from": "2021-09-01", "reason": "Rahat eivät riitä.",
        "terms": { "due": { "year": 2021, "month": 9 },
            "target": { "value": 200, "unit": { "fi": "asuntoa" } } }
    });
    door.as_manager().give("revisePromise", lowered).await;
    admin
        .give("planRound", round("2021-2", "2021-05-01", "2021-10-31"))
        .await;
    second_round(&door).await;
    door
}

async fn second_round(door: &Door) {
    door.on_day("2021-11-10");
    let mut better = observation("coci", json!({ "value": 0.3 }));
    better["period"] = json!({ "from": "2021-05-01", "to": "2021-10-31" });
    let writer = door.as_writer();
    writer.give("recordObservation", better).await;
    let query = r#"{ observations(project: "hanke") { edges { node { id } } } }"#;
    let seen = writer.ask(query).await["observations"]["edges"].clone();
    let manager = door.as_manager();
    let mut changed = filing("2021-2", "Jonot ovat lyhyemmät.", "Ehkäisy on alussa.");
    changed["answers"][0]["rating"] = json!(3);
    changed["answers"][0]["evidence"] = json!([{ "observation": seen[1]["node"]["id"] }]);
    manager.give("submitAssessment", changed).await;
    let mut same = filing("2021-2", "Jonot ovat ennallaan", "Ehkäisy on alussa.");
    same["project"] = json!("toistava");
    same["answers"][0]["rating"] = json!(2);
    manager.give("submitAssessment", same).await;
    let mut confirmed = filing("2021-2", "", "");
    confirmed["project"] = json!("vahvistava");
    for answer in confirmed["answers"].as_array_mut().unwrap() {
        answer["narrative"] = json!({});
        answer["unchanged"] = json!("Työ jatkuu kuten ennen.");
    }
    door.on_day("2021-11-18");
    manager.give("submitAssessment", confirmed).await;
    door.on_day("2021-11-20");
}

const CHANGES: &str = r#"{ portfolioChanges(programme: "ohjelma", from: "2021-1", to: "2021-2") {
    totals { projects changed silent lowered goalsChanged goalsConfirmed goalsSame
        goalsFellSilent goalsBegan goalsSilent }
    projects(all: true) { project { slug } isChanged isSilent hasLoweredTarget filingState
        goals { goal news changedWords ratingChange text { equalWords totalWords
            changes { kind before after } } evidenceAdded { __typename } }
        changed: goals(news: [CHANGED]) { goal }
        indicators { news movement goals indicator { key } latest { period { to } }
            earlier { period { to } } }
        promises { news state earlierState promise { key } } }
    only: projects { project { slug } } } }"#;

async fn each_kind_of_change_and_of_silence_is_named(bench: &Bench) {
    let door = two_rounds(bench).await;
    let answer = door.as_reader().ask(CHANGES).await["portfolioChanges"].clone();
    assert_eq!(
        answer["totals"],
        json!({ "projects": 4, "changed": 2, "silent": 1, "lowered": 1, "goalsChanged": 1,
            "goalsConfirmed": 2, "goalsSame": 3, "goalsFellSilent": 2, "goalsBegan": 0,
            "goalsSilent": 0 })
    );
    let lines = answer["projects"].as_array().unwrap();
    let line = |slug: &str| {
        let found = lines.iter().find(|line| line["project"]["slug"] == slug);
        found.unwrap().clone()
    };
    let own = line("hanke");
    assert_eq!(own["changed"], json!([{ "goal": "HT1" }]));
    let goal = &own["goals"][0];
    assert_eq!(
        (&goal["ratingChange"], &goal["changedWords"]),
        (&json!("UP"), &json!(1))
    );
    assert_eq!(
        goal["text"]["changes"],
        json!([{ "kind": "REPLACED", "before": "ennallaan.", "after": "lyhyemmät." }])
    );
    assert_eq!(goal["evidenceAdded"].as_array().unwrap().len(), 1);
    assert_eq!(
        own["indicators"],
        json!([{ "news": "NEW", "movement": "IMPROVED", "goals": ["HT1"],
            "indicator": { "key": "coci" }, "latest": { "period": { "to": "2021-10-31" } },
            "earlier": { "period": { "to": "2021-04-30" } } }])
    );
    assert_eq!(
        own["promises"],
        json!([{ "news": ["CAME_DUE", "LOWERED", "POSTPONED"], "state": "OVERDUE",
            "earlierState": "PENDING", "promise": { "key": "asunnot" } }])
    );
    let news = |slug: &str| {
        let goals = line(slug)["goals"].as_array().unwrap().clone();
        goals
            .iter()
            .map(|goal| goal["news"].clone())
            .collect::<Vec<_>>()
    };
    assert_eq!(
        news("toistava"),
        ["SAME", "SAME"],
        "a full stop is no change"
    );
    assert_eq!(news("vahvistava"), ["CONFIRMED", "CONFIRMED"]);
    assert_eq!(news("vaikeneva"), ["FELL_SILENT", "FELL_SILENT"]);
    let silent = line("vaikeneva");
    assert_eq!(
        (&silent["isSilent"], &silent["filingState"]),
        (&json!(true), &json!("MISSING"))
    );
    let only = json!([{ "project": { "slug": "hanke" } }, { "project": { "slug": "vaikeneva" } }]);
    assert_eq!(answer["only"], only);
}

async fn two_moments_of_one_round_are_compared_and_bad_sides_refused(bench: &Bench) {
    let door = two_rounds(bench).await;
    let mut corrected = filing(
        "2021-2",
        "Jonot ovat selvästi lyhyemmät.",
        "Ehkäisy on alussa.",
    );
    corrected["answers"][0]["rating"] = json!(3);
    corrected["reason"] = json!("Tarkennus.");
    door.as_manager().give("amendAssessment", corrected).await;
    door.on_day("2021-11-21");
    let asked = |sides: &str| {
        format!(
            r#"{{ portfolioChanges(programme: "ohjelma", {sides}) {{ fromAsOf asOf
                projects {{ project {{ slug }} goals(news: [CHANGED]) {{ goal changedWords
                    evidenceRemoved {{ __typename }} }} indicators(news: [NEW]) {{ news }} }} }} }}"#
        )
    };
    let reader = door.as_reader();
    let moments = r#"from: "2021-2", to: "2021-2", fromAsOf: "2021-11-19T00:00:00Z""#;
    let answer = reader.ask(&asked(moments)).await["portfolioChanges"].clone();
    let removed = json!([{ "__typename": "ObservationEvidence" }]);
    assert_eq!(
        answer["projects"],
        json!([{ "project": { "slug": "hanke" }, "indicators": [], "goals": [
            { "goal": "HT1", "changedWords": 1, "evidenceRemoved": removed }] }])
    );
    let before = format!(r#"{moments}, asOf: "2021-11-19T12:00:00Z""#);
    let answer = reader.ask(&asked(&before)).await["portfolioChanges"].clone();
    assert_eq!(answer["projects"], json!([]), "before the correction");
    for (sides, code) in [
        (r#"from: "2021-2", to: "2021-1""#, "BAD_ARGUMENT"),
        (r#"from: "2021-2", to: "2021-2""#, "BAD_ARGUMENT"),
        (
            r#"from: "2021-1", to: "2021-2", fromAsOf: "2021-11-19T00:00:00Z", asOf: "2021-11-18T00:00:00Z""#,
            "BAD_ARGUMENT",
        ),
        (
            r#"from: "2021-1", to: "2021-2", fromAsOf: "2022-01-01T00:00:00Z""#,
            "FUTURE_MOMENT",
        ),
    ] {
        assert_eq!(reader.ask_refused(&asked(sides)).await, code, "{sides}");
    }
    let unknown = reader.ask(&asked(r#"from: "1999", to: "2021-2""#)).await;
    assert_eq!(unknown["portfolioChanges"], Value::Null);
}

async fn what_a_round_waits_for_is_listed_part_by_part(bench: &Bench) {
    let door = two_rounds(bench).await;
    let admin = door.as_administrator();
    let message = json!({ "fi": "Määräpäivä on mennyt." });
    let remind = json!({
        "programme": "ohjelma", "code": "2021-2", "projects": ["vaikeneva"], "message": message
    });
    admin.give("remindProjects", remind).await;
    let query = r#"{ missingParts(programme: "ohjelma", round: "2021-2") { asked
        projects { project { slug } filingState due daysOverdue reminders extensionReason
            parts { kind goal returned } } } }"#;
    let answer = door.as_reader().ask(query).await["missingParts"].clone();
    let everything = json!([
        { "kind": "ANSWER", "goal": "HT1", "returned": null },
        { "kind": "ANSWER", "goal": "HT2", "returned": null }
    ]);
    assert_eq!(
        answer,
        json!({ "asked": 4, "projects": [{
            "project": { "slug": "vaikeneva" }, "filingState": "MISSING", "due": "2021-11-15",
            "daysOverdue": 5, "reminders": 1, "extensionReason": null, "parts": everything }] })
    );
    let extend = json!({
        "programme": "ohjelma", "code": "2021-2", "project": "vaikeneva", "due": "2021-11-30",
        "reason": "Sairastapaus."
    });
    admin.give("extendRound", extend).await;
    let reviewer = door.as_role(Role::FunderReviewer);
    let of = json!({ "project": "hanke", "round": "2021-2" });
    let with = |more: Value| {
        let mut input = of.clone();
        for (name, value) in more.as_object().unwrap() {
            input[name] = value.clone();
        }
        input
    };
    reviewer.give("takeIntoReview", of.clone()).await;
    let comment = with(json!({ "goal": "HT1", "text": "Mistä asemista?" }));
    reviewer.give("commentOnAssessment", comment).await;
    let parts = json!({ "goals": ["HT1"] });
    let returned = with(json!({ "parts": parts, "due": "2021-11-25", "message": "Täydennä." }));
    reviewer.give("returnAssessment", returned).await;
    door.on_day("2021-11-27");
    let answer = door.as_reader().ask(query).await["missingParts"]["projects"].clone();
    let part = json!([{ "kind": "RETURNED", "goal": "HT1", "returned": "HT1" }]);
    assert_eq!(
        (&answer[0]["parts"], &answer[0]["daysOverdue"]),
        (&part, &json!(2))
    );
    let waiting = &answer[1];
    assert_eq!(
        (
            &waiting["filingState"],
            &waiting["due"],
            &waiting["daysOverdue"]
        ),
        (&json!("AWAITED"), &json!("2021-11-30"), &json!(null))
    );
    assert_eq!(waiting["extensionReason"], "Sairastapaus.");
}

async fn the_last_sign_in_is_told_as_a_day_to_those_who_review(bench: &Bench) {
    let door = two_rounds(bench).await;
    let query = r#"{ missingParts(programme: "ohjelma", round: "2021-2") {
        projects { project { slug } lastSignedInOn } } }"#;
    let day = async |role| {
        let answer = door.as_role(role).ask(query).await;
        answer["missingParts"]["projects"][0]["lastSignedInOn"].clone()
    };
    assert_eq!(day(Role::FunderReviewer).await, Value::Null, "nobody did");
    let place = |project: &str| json!({ "role": "WRITER", "project": project });
    Guest::enter(&door, "kirjoittaja", place("vaikeneva")).await;
    Guest::enter(&door, "toinen", place("hanke")).await;
    door.on_day("2021-11-23");
    assert_eq!(day(Role::FunderReviewer).await, "2021-11-20");
    let again = sign_in(&door, "kirjoittaja@example.fi", PASSWORD, "192.0.2.1").await;
    assert_eq!(again.status, 200, "{}", again.body);
    sign_in(&door, "toinen@example.fi", PASSWORD, "192.0.2.1").await;
    for role in [
        Role::FunderReviewer,
        Role::ProgrammeAdministrator,
        Role::Auditor,
    ] {
        assert_eq!(day(role).await, "2021-11-23", "{role:?}");
    }
    for role in [Role::Reader, Role::FunderViewer, Role::ProjectManager] {
        assert_eq!(day(role).await, Value::Null, "{role:?}");
    }
}

async fn a_lowered_target_of_an_indicator_is_named(bench: &Bench) {
    let door = two_rounds(bench).await;
    let admin = door.as_administrator();
    let query = r#"{ portfolioChanges(programme: "ohjelma", from: "2021-1", to: "2021-2") {
        totals { indicatorTargetsLowered } indicatorTargets { news projects
            indicator { key } target { atLeast } earlierTarget { atLeast } } } }"#;
    let target = |from: &str, least: f64| {
        json!({ "indicator": "coci", "target": { "names": { "fi": "Tavoite" }, "validFrom": from,
            "bound": { "atLeast": least }, "source": "ohjelma" } })
    };
    admin.give("setTarget", target("2020-01-01", 0.7)).await;
    let before = door.as_reader().ask(query).await["portfolioChanges"].clone();
    assert_eq!(before["indicatorTargets"], json!([]));
    admin.give("setTarget", target("2021-06-01", 0.6)).await;
    let after = door.as_reader().ask(query).await["portfolioChanges"].clone();
    assert_eq!(
        after,
        json!({ "totals": { "indicatorTargetsLowered": 1 }, "indicatorTargets": [{
            "news": "LOWERED", "projects": 1, "indicator": { "key": "coci" },
            "target": { "atLeast": 0.6 },
            "earlierTarget": { "atLeast": 0.7 } }] })
    );
}

async fn how_many_filed_is_told_for_any_day(bench: &Bench) {
    let door = two_rounds(bench).await;
    let of = json!({ "project": "toistava", "round": "2021-2", "reason": "Väärä luku." });
    door.as_manager().give("withdrawAssessment", of).await;
    door.on_day("2021-11-22");
    let rate = async |at: &str| {
        let query = format!(
            r#"{{ reportingRate(programme: "ohjelma", round: "2021-2", at: "{at}") {{
                total {{ asked filed onTime late missing awaited judged filedShare onTimeShare }}
                rounds {{ round {{ code }} }} }} }}"#
        );
        let answer = door.as_reader().ask(&query).await;
        answer["reportingRate"]["total"].clone()
    };
    let counts = |filed: usize, on_time: usize, late: usize, missing: usize, awaited: usize| {
        let judged = on_time + late + missing;
        json!({ "asked": 4, "filed": filed, "onTime": on_time, "late": late, "missing": missing,
            "awaited": awaited, "judged": judged, "filedShare": filed as f64 / 4.0,
            "onTimeShare": (judged > 0).then(|| on_time as f64 / judged as f64) })
    };
    assert_eq!(rate("2021-11-09").await, counts(0, 0, 0, 0, 4));
    assert_eq!(rate("2021-11-15").await, counts(2, 2, 0, 0, 2));
    assert_eq!(rate("2021-11-19").await, counts(3, 2, 1, 1, 0));
    assert_eq!(
        rate("2021-11-20").await,
        counts(2, 1, 1, 2, 0),
        "withdrawn on that day"
    );
    let closed = r#"{ reportingRate(programme: "ohjelma", at: "2021-04-30") { rounds { round { code } }
        total { asked filedShare onTimeShare } } }"#;
    let answer = door.as_reader().ask(closed).await["reportingRate"].clone();
    let nobody = json!({ "asked": 0, "filedShare": null, "onTimeShare": null });
    assert_eq!(
        answer,
        json!({ "rounds": [], "total": nobody }),
        "none had opened"
    );
}

async fn the_portfolio_is_told_in_groups(bench: &Bench) {
    let door = two_rounds(bench).await;
    let manager = door.as_manager();
    let classify = |slug: &str, counties: Value, themes: Value| json!({ "project": slug, "counties": counties, "themes": themes });
    for (slug, counties) in [
        ("hanke", json!(["kainuu", "lappi"])),
        ("toistava", json!(["kainuu"])),
        ("vahvistava", json!(["lappi"])),
    ] {
        let input = classify(slug, counties, json!(["jatkuvuus"]));
        manager.give("classifyProject", input).await;
    }
    let wrong = classify("hanke", json!(["kainuu", "kainuu", "ruotsi"]), json!([]));
    let refused = manager.give_refused("classifyProject", wrong).await;
    let pair = |code: &str, field: &str| (code.to_owned(), field.to_owned());
    assert_eq!(
        refused,
        [
            pair("REPEATED", "counties.1"),
            pair("NOT_A_TERM", "counties.2")
        ]
    );
    let funders = json!({ "project": "hanke", "funders": [crate::door::ministry()] });
    door.as_administrator().give("stateFunders", funders).await;
    let grouped = async |by: &str| {
        let query = format!(
            r#"{{ portfolio(programme: "ohjelma", round: "2021-2") {{ groups(by: {by}) {{ key
                totals {{ projects filed }} projects {{ slug }}
                goals {{ goal medianRating rated sameText }} indicators {{ n value }} }} }} }}"#
        );
        let answer = door.as_reader().ask(&query).await;
        answer["portfolio"]["groups"].as_array().unwrap().clone()
    };
    let regions = grouped("REGION").await;
    let keys = |groups: &[Value]| -> Vec<Value> {
        groups.iter().map(|group| group["key"].clone()).collect()
    };
    assert_eq!(
        keys(&regions),
        [json!("kainuu"), json!("lappi"), json!(null)]
    );
    assert_eq!(
        regions[0]["projects"],
        json!([{ "slug": "hanke" }, { "slug": "toistava" }])
    );
    assert_eq!(
        regions[0]["goals"][0],
        json!({ "goal": "HT1", "medianRating": 2, "rated": 2, "sameText": 1 })
    );
    assert_eq!(regions[2]["totals"], json!({ "projects": 1, "filed": 0 }));
    assert_eq!(
        keys(&grouped("THEME").await),
        [json!("jatkuvuus"), json!(null)]
    );
    assert_eq!(
        keys(&grouped("FUNDER").await),
        [json!("Ministeriö"), json!(null)]
    );
    let goals = grouped("GOAL").await;
    assert_eq!(keys(&goals), [json!("HT1"), json!("HT2")]);
    assert_eq!(goals[0]["totals"], json!({ "projects": 3, "filed": 3 }));
    assert_eq!(goals[0]["goals"].as_array().unwrap().len(), 1);
}

on_both_engines!(
    each_kind_of_change_and_of_silence_is_named,
    two_moments_of_one_round_are_compared_and_bad_sides_refused,
    what_a_round_waits_for_is_listed_part_by_part,
    the_last_sign_in_is_told_as_a_day_to_those_who_review,
    a_lowered_target_of_an_indicator_is_named,
    how_many_filed_is_told_for_any_day,
    the_portfolio_is_told_in_groups,
);
