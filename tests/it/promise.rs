//! What a project promised and what came of it, with its sub-projects, groups, links and papers.

use serde_json::{Value, json};

use crate::door::{Door, ministry, project};
use crate::log::bench::Bench;

fn with(base: &Value, more: Value) -> Value {
    let mut input = base.clone();
    for (name, value) in more.as_object().unwrap() {
        input[name] = value.clone();
    }
    input
}

fn own(more: Value) -> Value {
    with(&json!({ "project": "hanke" }), more)
}

fn refusals(pairs: &[(&str, &str)]) -> Vec<(String, String)> {
    let owned = pairs
        .iter()
        .map(|(a, b)| ((*a).to_owned(), (*b).to_owned()));
    owned.collect()
}

fn dwellings(value: f64, new: f64, renewed: f64) -> Value {
    own(json!({
        "key": "asunnot", "kind": "TARGET", "names": { "fi": "Asuntoja" },
        "source": "esitys 2010", "madeOn": { "year": 2010 },
        "terms": {
            "due": { "year": 2015, "month": 12, "day": 31 },
            "target": {
                "value": value, "unit": { "fi": "asuntoa" },
                "parts": [
                    { "names": { "fi": "uudet" }, "value": new },
                    { "names": { "fi": "peruskorjatut" }, "value": renewed }
                ]
            }
        }
    }))
}

async fn a_target_whose_parts_do_not_sum_is_refused_and_a_lowered_one_stays_visible(bench: &Bench) {
    let door = Door::open(bench).await;
    door.with_programme().await;
    let (writer, manager) = (door.as_writer(), door.as_manager());
    let wrong = dwellings(312.0, 226.0, 85.0);
    let refused = writer.give_refused("makePromise", wrong).await;
    let expected = refusals(&[("PARTS_DO_NOT_SUM", "terms.target.parts")]);
    assert_eq!(refused, expected);
    let right = dwellings(312.0, 226.0, 86.0);
    writer.give("makePromise", right.clone()).await;
    let again = writer.give("makePromise", right).await;
    assert_eq!(again["recordedAt"], json!(null), "twice is once");
    let other = dwellings(300.0, 226.0, 74.0);
    let refused = writer.give_refused("makePromise", other).await;
    assert_eq!(refused, refusals(&[("TAKEN", "key")]));
    let bare =
        own(json!({ "key": "x", "kind": "TARGET", "names": { "fi": "x" }, "source": "abc" }));
    let refused = writer.give_refused("makePromise", bare).await;
    assert_eq!(refused, refusals(&[("NOT_A_TARGET", "terms.target")]));

    let lowered = own(json!({
        "promise": "asunnot", "from": "2013-01-01", "reason": "rahoitus pieneni",
        "terms": { "due": { "year": 2016 }, "target": { "value": 280, "unit": { "fi": "asuntoa" } } }
    }));
    manager.give("revisePromise", lowered.clone()).await;
    let query = r#"{ promise(project: "hanke", promise: "asunnot") { isLowered
        before: terms(at: "2012-12-31") { due { text } target { value parts { value } } }
        after: terms(at: "2013-01-01") { due { text } target { value } }
        firstTerms { target { value } } revisions { reason }
        overdue: state(at: "2017-01-01") daysOverdue(at: "2017-01-01") isOpen(at: "2015-01-01") } }"#;
    let found = door.as_reader().ask(query).await["promise"].clone();
    let expected = json!({
        "isLowered": true,
        "before": {
            "due": { "text": "2015-12-31" },
            "target": { "value": 312.0, "parts": [{ "value": 226.0 }, { "value": 86.0 }] }
        },
        "after": { "due": { "text": "2016" }, "target": { "value": 280.0 } },
        "firstTerms": { "target": { "value": 312.0 } },
        "revisions": [{ "reason": "rahoitus pieneni" }],
        "overdue": "OVERDUE", "daysOverdue": 1, "isOpen": true
    });
    assert_eq!(found, expected);
    let earlier = with(&lowered, json!({ "from": "2012-01-01" }));
    let changed = with(
        &earlier,
        json!({ "terms": { "target": { "value": 1, "unit": { "fi": "asuntoa" } } } }),
    );
    let refused = manager.give_refused("revisePromise", changed).await;
    assert_eq!(refused, refusals(&[("BEGINS_BEFORE_LATEST", "from")]));
}

async fn a_target_may_be_about_a_share_of_a_group_of_people(bench: &Bench) {
    let door = Door::open(bench).await;
    door.with_programme().await;
    let (writer, manager) = (door.as_writer(), door.as_manager());
    let terms = |size: i64, share: f64| {
        json!({ "target": { "value": 1, "unit": { "fi": "palvelu" }, "population": {
            "group": { "fi": "75 vuotta täyttäneet" }, "size": size, "share": share } } })
    };
    let promise = |terms: Value| {
        own(
            json!({ "key": "kotihoito", "kind": "TARGET", "names": { "fi": "Kotihoito" },
            "source": "esitys 2010", "madeOn": { "year": 2010 }, "terms": terms }),
        )
    };
    let wrong = promise(terms(0, 101.0));
    let refused = writer.give_refused("makePromise", wrong).await;
    let expected = refusals(&[
        ("OUTSIDE_RANGE", "terms.target.population.size"),
        ("OUTSIDE_RANGE", "terms.target.population.share"),
    ]);
    assert_eq!(refused, expected);
    writer
        .give("makePromise", promise(terms(23_415, 10.0)))
        .await;
    let lowered = own(json!({ "promise": "kotihoito", "from": "2013-01-01",
        "reason": "rahoitus pieneni", "terms": terms(23_415, 8.0) }));
    manager.give("revisePromise", lowered).await;
    let query = r#"{ promise(project: "hanke", promise: "kotihoito") { isLowered
        firstTerms { target { population { group { fi } size share covered } } }
        terms { target { population { share covered } } } } }"#;
    assert_eq!(
        door.as_reader().ask(query).await["promise"],
        json!({ "isLowered": true,
            "firstTerms": { "target": { "population": { "group": { "fi": "75 vuotta täyttäneet" },
                "size": 23_415, "share": 10.0, "covered": 2_342 } } },
            "terms": { "target": { "population": { "share": 8.0, "covered": 1_873 } } } })
    );
}

async fn an_outcome_is_told_years_later_and_corrected_with_its_reason(bench: &Bench) {
    let door = Door::open(bench).await;
    door.with_programme().await;
    let (writer, manager) = (door.as_writer(), door.as_manager());
    let handbook = own(json!({
        "key": "kasikirja", "kind": "DELIVERABLE", "names": { "fi": "Käsikirja" },
        "source": "hankesivu", "madeOn": { "year": 2017 },
        "terms": { "due": { "year": 2018, "season": "AUTUMN", "asWritten": "syksyllä 2018" } }
    }));
    writer.give("makePromise", handbook).await;
    let told = |outcome: Value| {
        own(json!({ "promise": "kasikirja", "outcome": outcome, "source": "verkkosivu" }))
    };
    let unknown = told(json!({ "notKnown": true }));
    writer.give("recordOutcome", unknown).await;
    let future = told(json!({ "delivered": { "on": { "year": 2030 } } }));
    let refused = writer.give_refused("recordOutcome", future).await;
    let expected = refusals(&[("FUTURE_DAY", "outcome.delivered.on")]);
    assert_eq!(refused, expected);
    let number = told(json!({ "delivered": { "on": { "year": 2019 }, "value": 3 } }));
    let refused = writer.give_refused("recordOutcome", number).await;
    assert_eq!(
        refused,
        refusals(&[("NOT_A_TARGET", "outcome.delivered.value")])
    );
    let first = told(json!({ "delivered": { "on": { "year": 2019, "month": 2, "day": 8 } } }));
    writer.give("recordOutcome", first).await;
    let second = told(json!({ "delivered": { "on": { "year": 2019, "month": 2, "day": 7 } } }));
    let refused = writer.give_refused("recordOutcome", second.clone()).await;
    assert_eq!(refused, refusals(&[("OUTCOME_RECORDED", "outcome")]));
    let corrected = with(&second, json!({ "reason": "päivä oli väärä" }));
    manager.give("correctOutcome", corrected).await;
    let query = r#"{ promise(project: "hanke", promise: "kasikirja") { daysLate
        outcome { state on { text } reason } outcomes { state on { text } }
        was: state(at: "2018-12-01") is: state(at: "2019-02-07") }
      open: openPromises(project: "hanke", at: "2019-01-01") { totalCount }
      closed: openPromises(project: "hanke", at: "2019-02-07") { totalCount }
      unmade: openPromises(project: "hanke", at: "2016-12-31") { totalCount }
      none: openPromises(project: "ei-ole") { totalCount } }"#;
    let answer = door.as_reader().ask(query).await;
    let expected = json!({
        "promise": {
            "daysLate": 69,
            "outcome": { "state": "DELIVERED", "on": { "text": "2019-02-07" }, "reason": "päivä oli väärä" },
            "outcomes": [
                { "state": "NOT_KNOWN", "on": null },
                { "state": "DELIVERED", "on": { "text": "2019-02-08" } },
                { "state": "DELIVERED", "on": { "text": "2019-02-07" } }
            ],
            "was": "OVERDUE", "is": "DELIVERED"
        },
        "open": { "totalCount": 1 }, "closed": { "totalCount": 0 },
        "unmade": { "totalCount": 0 }, "none": { "totalCount": 0 }
    });
    assert_eq!(answer, expected);
    let nothing =
        own(json!({ "promise": "ei-ole", "outcome": { "notKnown": true }, "source": "abc" }));
    let refused = writer.give_refused("recordOutcome", nothing).await;
    assert_eq!(refused, refusals(&[("NOT_FOUND", "promise")]));
}

async fn a_placeholder_becomes_a_link_when_its_project_is_recorded(bench: &Bench) {
    let door = Door::open(bench).await;
    door.with_programme().await;
    let manager = door.as_manager();
    let part = own(
        json!({ "key": "osa", "names": { "fi": "Osa" }, "time": { "from": { "year": 2020 } } }),
    );
    manager.give("startSubProject", part).await;
    let link = |name: &str| {
        own(json!({
            "relation": "CONTINUES_IN", "subProject": "osa", "source": "loppuraportti",
            "target": { "placeholder": { "names": { "fi": name }, "funder": { "fi": "Ministeriö" } } }
        }))
    };
    manager.give("linkProject", link("RRP-hanke")).await;
    let again = manager.give("linkProject", link("RRP-hanke")).await;
    assert_eq!(again["recordedAt"], json!(null));
    let own_name = manager.give_refused(
        "linkProject",
        own(json!({
            "relation": "PART_OF", "source": "abc",
            "target": { "placeholder": { "names": { "fi": "hanke HANKE" } } }
        })),
    );
    assert_eq!(own_name.await, refusals(&[("LINKS_TO_ITSELF", "target")]));
    let query = r#"{ project(slug: "hanke") { links { relation subProject
        placeholder { names { fi } } to { slug } } } }"#;
    let reader = door.as_reader();
    let before = reader.ask(query).await["project"]["links"][0].clone();
    assert_eq!(before["to"], json!(null));
    assert_eq!(before["placeholder"]["names"]["fi"], "RRP-hanke");

    door.on_day("2021-05-02");
    let admin = door.as_administrator();
    let poor = with(&project("muu"), json!({ "names": { "fi": "RRP hanke" } }));
    admin.give("registerProject", poor).await;
    let still = reader.ask(query).await["project"]["links"][0].clone();
    assert_eq!(
        still["to"],
        json!(null),
        "another funder's project is not meant"
    );
    let meant = json!({ "names": { "fi": "Jatkohanke" }, "funders": [ministry()] });
    admin
        .give("registerProject", with(&project("rrp"), meant))
        .await;
    let aliases = json!({ "project": "rrp", "aliases": [{ "fi": "rrp-hanke" }] });
    manager.give("stateAliases", aliases).await;
    let both = r#"{ project(slug: "hanke") { links { to { slug } } }
        rrp: project(slug: "rrp") { aliases { fi } linkedFrom { relation from { slug } } }
        then: project(slug: "hanke", asOf: "2021-05-01T00:00:00Z") { links { to { slug } } } }"#;
    let answer = reader.ask(both).await;
    let expected = json!({
        "project": { "links": [{ "to": { "slug": "rrp" } }] },
        "rrp": {
            "aliases": [{ "fi": "rrp-hanke" }],
            "linkedFrom": [{ "relation": "CONTINUES_IN", "from": { "slug": "hanke" } }]
        },
        "then": { "links": [{ "to": null }] }
    });
    assert_eq!(answer, expected);

    let back = json!({
        "project": "rrp", "relation": "PRECEDED_BY", "target": { "project": "hanke" }, "source": "sivu"
    });
    manager.give("linkProject", back.clone()).await;
    let round = with(
        &back,
        json!({ "project": "hanke", "target": { "project": "rrp" } }),
    );
    let refused = manager.give_refused("linkProject", round).await;
    assert_eq!(refused, refusals(&[("LINK_GOES_ROUND", "target")]));
    let gone = own(json!({ "number": 1, "reason": "väärä hanke" }));
    manager.give("unlinkProject", gone).await;
    let never = own(json!({ "number": 9, "reason": "väärä hanke" }));
    let refused = manager.give_refused("unlinkProject", never).await;
    assert_eq!(refused, refusals(&[("NOT_FOUND", "number")]));
    let left = reader
        .ask("{ project(slug: \"hanke\") { links { number } } }")
        .await;
    assert_eq!(left["project"]["links"], json!([]));
}

async fn sub_projects_and_groups_have_their_own_times(bench: &Bench) {
    let door = Door::open(bench).await;
    door.with_programme().await;
    let manager = door.as_manager();
    let part = own(json!({
        "key": "osa", "names": { "fi": "Osa" }, "theme": { "fi": "Lapset" },
        "time": { "from": { "year": 2020 } }
    }));
    manager.give("startSubProject", part.clone()).await;
    let other = with(&part, json!({ "names": { "fi": "Muu" } }));
    let refused = manager.give_refused("startSubProject", other.clone()).await;
    assert_eq!(refused, refusals(&[("TAKEN", "key")]));
    manager.give("reviseSubProject", other).await;
    let moved = own(json!({ "key": "osa", "end": "MOVED", "account": "jatkuu muualla" }));
    let refused = manager
        .give_refused("concludeSubProject", moved.clone())
        .await;
    assert_eq!(refused, refusals(&[("REQUIRED", "movedTo")]));
    let moved = with(
        &moved,
        json!({ "movedTo": { "fi": "RRP" }, "on": { "year": 2021, "month": 2 } }),
    );
    manager.give("concludeSubProject", moved).await;

    let body =
        own(json!({ "key": "ohjaus", "kind": "STEERING_GROUP", "names": { "fi": "Ohjausryhmä" } }));
    manager.give("appointBody", body).await;
    let seat = own(json!({
        "body": "ohjaus",
        "member": { "organisation": ministry(), "time": { "from": { "year": 2020 } }, "role": "CHAIR" }
    }));
    manager.give("appointMember", seat.clone()).await;
    let nowhere = with(&seat, json!({ "body": "muu" }));
    let refused = manager.give_refused("appointMember", nowhere).await;
    assert_eq!(refused, refusals(&[("NOT_FOUND", "body")]));
    let end =
        own(json!({ "body": "ohjaus", "names": { "fi": "Ministeriö" }, "to": { "year": 2020 } }));
    manager.give("endBodyMembership", end.clone()).await;
    let stranger = with(&end, json!({ "names": { "fi": "Muu" } }));
    let refused = manager.give_refused("endBodyMembership", stranger).await;
    assert_eq!(refused, refusals(&[("NOT_A_PARTNER", "names")]));
    let closed = own(json!({ "body": "ohjaus", "to": { "year": 2021 } }));
    manager.give("endBody", closed).await;
    let query = r#"{ project(slug: "hanke") {
        subProjects { key names { fi } theme { fi } conclusion { end movedTo { fi } account } }
        before: subProjects(at: "2021-02-28") { key } after: subProjects(at: "2021-03-01") { key }
        bodies { kind members { role } gone: members(at: "2021-01-01") { role } }
        later: bodies(at: "2022-01-01") { key } } }"#;
    let found = door.as_reader().ask(query).await["project"].clone();
    let expected = json!({
        "subProjects": [{
            "key": "osa", "names": { "fi": "Muu" }, "theme": { "fi": "Lapset" },
            "conclusion": { "end": "MOVED", "movedTo": { "fi": "RRP" }, "account": "jatkuu muualla" }
        }],
        "before": [{ "key": "osa" }], "after": [],
        "bodies": [{ "kind": "STEERING_GROUP", "members": [{ "role": "CHAIR" }], "gone": [] }],
        "later": []
    });
    assert_eq!(found, expected);
}

async fn money_is_counted_in_cents_and_plans_change_with_reasons(bench: &Bench) {
    let door = Door::open(bench).await;
    door.with_programme().await;
    let line = |name: &str, cents: i64| json!({ "names": { "fi": name }, "cents": cents });
    let grant = own(json!({
        "key": "avustus", "funder": ministry(), "decidedOn": { "year": 2020 }, "source": "päätös",
        "budget": { "amountCents": 1_000_000_000, "lines": [line("Palkat", 999_999_999), line("Muut", 1)] }
    }));
    let admin = door.as_administrator();
    admin.give("decideGrant", grant.clone()).await;
    let short = with(
        &grant,
        json!({ "key": "toinen", "budget": { "amountCents": 3, "lines": [line("a", 2)] } }),
    );
    let refused = admin.give_refused("decideGrant", short).await;
    assert_eq!(refused, refusals(&[("PARTS_DO_NOT_SUM", "budget.lines")]));
    let change = own(json!({
        "grant": "avustus", "on": { "year": 2021, "month": 3 }, "reason": "hankinta jäi pois",
        "budget": { "amountCents": 900 }
    }));
    door.as_manager().give("changePlan", change).await;
    let query = r#"{ project(slug: "hanke") { grants { funder { kind }
        then: budget(at: "2021-02-28") { amountCents lines { cents } }
        now: budget(at: "2021-03-01") { amountCents } planChanges { reason on { text } } } } }"#;
    let found = door.as_reader().ask(query).await["project"]["grants"][0].clone();
    let expected = json!({
        "funder": { "kind": "MINISTRY" },
        "then": { "amountCents": 1_000_000_000, "lines": [{ "cents": 999_999_999 }, { "cents": 1 }] },
        "now": { "amountCents": 900 },
        "planChanges": [{ "reason": "hankinta jäi pois", "on": { "text": "2021-03" } }]
    });
    assert_eq!(found, expected);
}

async fn papers_and_meetings_are_kept_and_links_are_looked_after(bench: &Bench) {
    let door = Door::open(bench).await;
    door.with_programme().await;
    let writer = door.as_writer();
    let paper = own(json!({
        "key": "raportti", "kind": "REPORT", "title": "<b>Raportti</b>", "language": "SV",
        "published": { "year": 2020 }, "url": "https://example.org/r"
    }));
    writer.give("addPublication", paper.clone()).await;
    let odd = with(
        &paper,
        json!({ "key": "toinen", "url": "javascript:alert(1)" }),
    );
    let refused = writer.give_refused("addPublication", odd).await;
    assert_eq!(refused, refusals(&[("NOT_A_URL", "url")]));
    let tried = |on: &str, works: bool, copy: Value| {
        own(json!({ "publication": "raportti", "on": on, "works": works, "archivedUrl": copy }))
    };
    writer
        .give("checkLink", tried("2021-01-01", true, json!(null)))
        .await;
    let copy = json!("https://example.org/arkisto");
    writer
        .give("checkLink", tried("2021-03-01", false, copy))
        .await;
    let refused = writer
        .give_refused("checkLink", tried("2020-01-01", true, json!(null)))
        .await;
    assert_eq!(refused, refusals(&[("BEGINS_BEFORE_LATEST", "on")]));
    let meeting = own(json!({
        "key": "kokous", "names": { "fi": "Kokous" }, "day": { "year": 2021, "month": 12, "day": 2 },
        "hours": "9–12", "place": "Jämsä"
    }));
    let of_nobody = with(&meeting, json!({ "body": "muu" }));
    let refused = writer.give_refused("recordMeeting", of_nobody).await;
    assert_eq!(refused, refusals(&[("NOT_FOUND", "body")]));
    writer.give("recordMeeting", meeting).await;
    let right = own(json!({
        "meeting": "kokous", "names": { "fi": "Kokous" }, "day": { "year": 2021, "month": 12, "day": 9 },
        "place": "Äänekoski", "reason": "siirtyi"
    }));
    writer.give("correctMeeting", right).await;
    let query = r#"{ project(slug: "hanke") {
        publications { title language works lastSeenWorking archivedUrl }
        meetings { day { text } place hours } } }"#;
    let found = door.as_reader().ask(query).await["project"].clone();
    let expected = json!({
        "publications": [{
            "title": "<b>Raportti</b>", "language": "SV", "works": false,
            "lastSeenWorking": "2021-01-01", "archivedUrl": "https://example.org/arkisto"
        }],
        "meetings": [{ "day": { "text": "2021-12-09" }, "place": "Äänekoski", "hours": null }]
    });
    assert_eq!(found, expected);
}

async fn risks_and_comments_are_for_those_who_work_with_the_project(bench: &Bench) {
    use hankemuisti::domain::actor::Role;
    let door = Door::open(bench).await;
    door.with_programme().await;
    let (writer, manager) = (door.as_writer(), door.as_manager());
    let risk = own(json!({
        "key": "vaki", "names": { "fi": "Väki ei riitä" }, "likelihood": "LOW", "impact": "HIGH"
    }));
    writer.give("raiseRisk", risk).await;
    let again = own(json!({ "risk": "vaki", "likelihood": "HIGH", "impact": "HIGH" }));
    writer.give("reassessRisk", again.clone()).await;
    let closed = own(json!({ "risk": "vaki", "end": "REALISED", "reason": "väki lähti" }));
    manager.give("closeRisk", closed).await;
    let refused = writer.give_refused("reassessRisk", again).await;
    assert_eq!(refused, refusals(&[("RISK_CLOSED", "risk")]));
    let reviewer = door.as_role(Role::FunderReviewer);
    let said = own(json!({ "text": "Miten tästä jatketaan?" }));
    reviewer.give("addComment", said).await;
    let query = r#"{ project(slug: "hanke") { comments { id text withdrawnAt }
        risks { judgement { likelihood } judgements { likelihood } closed { end } } } }"#;
    let hidden = door.as_reader().ask(query).await["project"].clone();
    assert_eq!(hidden, json!({ "comments": [], "risks": [] }));
    let found = writer.ask(query).await["project"].clone();
    assert_eq!(
        found["risks"],
        json!([{
            "judgement": { "likelihood": "HIGH" },
            "judgements": [{ "likelihood": "LOW" }, { "likelihood": "HIGH" }],
            "closed": { "end": "REALISED" }
        }])
    );
    let comment = json!({ "comment": found["comments"][0]["id"] });
    let refused = manager
        .give_refused("withdrawComment", comment.clone())
        .await;
    assert_eq!(refused, refusals(&[("NOT_YOURS", "comment")]));
    reviewer.give("withdrawComment", comment).await;
    let after = writer.ask(query).await["project"]["comments"][0].clone();
    assert_eq!(after["text"], json!(null));
    assert_ne!(after["withdrawnAt"], json!(null));
}

on_both_engines!(
    a_target_whose_parts_do_not_sum_is_refused_and_a_lowered_one_stays_visible,
    a_target_may_be_about_a_share_of_a_group_of_people,
    an_outcome_is_told_years_later_and_corrected_with_its_reason,
    a_placeholder_becomes_a_link_when_its_project_is_recorded,
    sub_projects_and_groups_have_their_own_times,
    money_is_counted_in_cents_and_plans_change_with_reasons,
    papers_and_meetings_are_kept_and_links_are_looked_after,
    risks_and_comments_are_for_those_who_work_with_the_project,
);
