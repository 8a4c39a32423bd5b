//! People's rights: they count where and when they were given, and nowhere else.

use axum::http::StatusCode;
use hankemuisti::app::Order;
use hankemuisti::domain::actor::{Actor, Role};
use hankemuisti::domain::ids::{Key, PersonId, ProjectId};
use hankemuisti::domain::person::{EndMembership, Scope, Taken};
use hankemuisti::domain::project::Project;
use serde_json::{Value, json};

use crate::door::{Asker, Door, filing};
use crate::guest::{Guest, PASSWORD, plain, post, rename, sign_in, world};
use crate::laws::commands;
use crate::log::bench::Bench;
use crate::toy::http::{request, send};

/// How a command was met: answered by the rules, or forbidden.
async fn is_answered(by: &Asker<'_>, mutation: &str, input: &Value) -> bool {
    let stem = mutation[..1].to_uppercase() + &mutation[1..];
    let query = format!(
        "mutation($input: {stem}Input!) {{ {mutation}(input: $input) {{ userErrors {{ code }} }} }}"
    );
    let answer = by.send(&query, json!({ "input": input })).await.json();
    let is_forbidden = answer["errors"][0]["extensions"]["code"] == "FORBIDDEN";
    let is_answered = answer["data"][mutation]["userErrors"].is_array();
    assert_ne!(is_forbidden, is_answered, "{mutation}: {answer}");
    is_answered
}

const ROLES: [(&str, Role); 6] = [
    ("WRITER", Role::Writer),
    ("PROJECT_MANAGER", Role::ProjectManager),
    ("FUNDER_VIEWER", Role::FunderViewer),
    ("FUNDER_REVIEWER", Role::FunderReviewer),
    ("PROGRAMME_ADMINISTRATOR", Role::ProgrammeAdministrator),
    ("AUDITOR", Role::Auditor),
];

/// Commands that begin what others then change.
const BEGIN_A_PART: [&str; 7] = [
    "reportAdoption",
    "addComment",
    "makePromise",
    "decideGrant",
    "addPublication",
    "recordMeeting",
    "raiseRisk",
];

/// What needs no right.
const OF_ANYBODY: [&str; 2] = ["sendFeedback", "unsubscribe"];

/// Commands about the whole service, which a role in a project or a programme never opens.
const OF_SERVICE: [&str; 10] = [
    "setDisclosureLimit",
    "endTarget",
    "setTarget",
    "launchProgramme",
    "defineIndicator",
    "changeMethod",
    "changeRole",
    "endMembership",
    "removePerson",
    "settleFeedback",
];

async fn every_command_is_open_in_the_own_scope_and_closed_in_every_other(bench: &Bench) {
    let door = Door::open(bench).await;
    world(&door).await;
    let recorded = crate::door::observation("t3", json!({ "value": 3 }));
    door.as_administrator()
        .give("recordObservation", recorded)
        .await;
    let query = r#"{ observations(project: "hanke") { edges { node { id } } } }"#;
    let found = door.as_reader().ask(query).await;
    let observation = found["observations"]["edges"][0]["node"]["id"].clone();
    // What a command names belongs to the project only when it is there.
    for key in ["malli", "toinen"] {
        let mut model = crate::door::model(key);
        model["project"] = json!("hanke");
        door.as_administrator().give("enterModel", model).await;
    }
    for (mutation, input, _) in commands() {
        if BEGIN_A_PART.contains(&mutation) {
            door.as_administrator().give(mutation, input).await;
        }
    }
    let query = r#"{ project(slug: "hanke") { comments { id } }
        operatingModel(key: "malli") { adoptions { id } } }"#;
    let found = door.as_administrator().ask(query).await;
    let comment = found["project"]["comments"][0]["id"].clone();
    let adoption = found["operatingModel"]["adoptions"][0]["id"].clone();
    let place = |role: Role, project: &str, programme: &str| match role {
        Role::Writer | Role::ProjectManager => json!({ "project": project }),
        _ => json!({ "programme": programme }),
    };
    for is_own in [false, true] {
        for (word, role) in ROLES {
            let mut grant = match is_own {
                false => place(role, "toinen", "muu"),
                true => place(role, "hanke", "ohjelma"),
            };
            grant["role"] = json!(word);
            let name = format!("{}-{is_own}", word.to_lowercase());
            let guest = Guest::enter(&door, &name, grant).await;
            let asker = door.with_token(&guest.token);
            for (mutation, mut input, open_to) in commands() {
                if input.get("observation").is_some() {
                    input["observation"] = observation.clone();
                }
                if input.get("claim").is_some() {
                    input["claim"] = observation.clone();
                }
                if input.get("adoption").is_some() {
                    input["adoption"] = adoption.clone();
                }
                if mutation == "withdrawComment" {
                    input["comment"] = comment.clone();
                }
                assert_eq!(
                    is_answered(&asker, mutation, &input).await,
                    OF_ANYBODY.contains(&mutation)
                        || is_own && open_to.contains(&role) && !OF_SERVICE.contains(&mutation),
                    "{mutation} as {word}, own scope: {is_own}"
                );
            }
        }
    }
}

async fn a_stranger_is_shown_nothing_of_other_peoples_rights(bench: &Bench) {
    let door = Door::open(bench).await;
    world(&door).await;
    let place = json!({ "role": "PROJECT_MANAGER", "project": "hanke" });
    let own = Guest::enter(&door, "oma", place).await;
    let place = json!({ "role": "PROJECT_MANAGER", "project": "toinen" });
    let other = Guest::enter(&door, "vieras", place).await;
    let members = r#"{ members(project: "hanke") { totalCount edges { node {
        role counts person { name } project { slug } } } } }"#;
    let seen = door.with_token(&own.token).ask(members).await;
    assert_eq!(
        seen["members"]["edges"],
        json!([{ "node": { "role": "PROJECT_MANAGER", "counts": true,
            "person": { "name": "Keksitty oma" }, "project": { "slug": "hanke" } } }])
    );
    for asker in [door.with_token(&other.token), door.as_reader()] {
        assert_eq!(asker.ask(members).await["members"], json!(null));
        let service = asker
            .ask("{ members { totalCount } mySessions { id } }")
            .await;
        assert_eq!(service, json!({ "members": null, "mySessions": null }));
        let missing = r#"{ members(project: "arvattu") { totalCount } }"#;
        assert_eq!(asker.ask(missing).await["members"], json!(null));
        let log = "{ events(first: 500) { totalCount edges { node { name actor } } } }";
        let log = asker.ask(log).await["events"].clone();
        let events = log["edges"].as_array().unwrap();
        assert_eq!(
            log["totalCount"],
            events.len(),
            "hidden ones are not counted"
        );
        for event in events {
            let name = event["node"]["name"].as_str().unwrap();
            assert!(!name.starts_with("person_"), "{name}");
            assert_eq!(event["node"]["actor"], json!(null));
        }
    }
    let log = "{ events(filter: { kinds: [PERSON] }) { totalCount } }";
    let seen = door.as_role(Role::Auditor).ask(log).await;
    assert_eq!(seen["events"]["totalCount"], 4);
    assert_eq!(door.as_reader().ask(log).await["events"]["totalCount"], 0);
    let me = door.with_token(&other.token);
    let me = me.ask("{ me { name address memberships { role } } }").await;
    assert_eq!(
        me["me"],
        json!({ "name": "Keksitty vieras", "address": "vieras@example.fi",
            "memberships": [{ "role": "PROJECT_MANAGER" }] })
    );
    assert_eq!(
        door.as_reader().ask("{ me { id } }").await["me"],
        json!(null)
    );
}

fn counting(seen: &Value) -> usize {
    let edges = seen["members"]["edges"].as_array().unwrap();
    let counts = |edge: &&Value| edge["node"]["counts"] == true;
    edges.iter().filter(counts).count()
}

async fn a_membership_acts_from_its_first_day_to_its_last(bench: &Bench) {
    let door = Door::open(bench).await;
    world(&door).await;
    let stays = json!({ "role": "PROJECT_MANAGER", "project": "hanke" });
    Guest::enter(&door, "pysyva", stays).await;
    let place = json!({ "role": "PROJECT_MANAGER", "project": "hanke",
        "from": "2021-06-01", "to": "2021-06-30" });
    let guest = Guest::enter(&door, "maara", place).await;
    let asker = door.with_token(&guest.token);
    for (day, acts) in [
        ("2021-05-31", false),
        ("2021-06-01", true),
        ("2021-06-30", true),
        ("2021-07-01", false),
    ] {
        door.on_day(day);
        let answered = is_answered(&asker, "renameProject", &rename("hanke", day)).await;
        assert_eq!(answered, acts, "{day}");
    }
    let more = json!({ "person": guest.id, "role": "PROJECT_MANAGER", "project": "hanke" });
    let admin = door.as_administrator();
    admin.give("grantMembership", more).await;
    asker.give("renameProject", rename("hanke", "Taas")).await;
    let described = json!({ "project": "hanke", "description": { "fi": "Ennen" }, "aims": {} });
    let before = admin.give("describeProject", described).await;
    door.on_day("2021-07-02");
    let end = json!({ "person": guest.id, "membership": 2 });
    admin.give("endMembership", end.clone()).await;
    let again = admin.give("endMembership", end).await;
    assert_eq!(again["recordedAt"], json!(null), "ended once");
    let code = asker.give_fails("renameProject", rename("hanke", "Ei"), None);
    assert_eq!(code.await, "FORBIDDEN");
    let query = format!(
        "{{ members(project: \"hanke\", asOf: {}) {{ edges {{ node {{ counts }} }} }} }}",
        before["recordedAt"]
    );
    assert_eq!(
        counting(&admin.ask(&query).await),
        2,
        "as it was known then"
    );
    let query = r#"{ members(project: "hanke") { edges { node { counts } } } }"#;
    assert_eq!(counting(&admin.ask(query).await), 1);
    let early = json!({ "person": guest.id, "membership": 9 });
    let refused = admin.give_refused("endMembership", early).await;
    assert_eq!(refused, [("NOT_FOUND".into(), "membership".into())]);
}

async fn a_role_becomes_another_at_once_and_who_gave_it_and_was_seen_is_told(bench: &Bench) {
    let door = Door::open(bench).await;
    world(&door).await;
    let stays = json!({ "role": "PROJECT_MANAGER", "project": "hanke" });
    let manager = Guest::enter(&door, "pysyva", stays).await;
    let place = json!({ "role": "WRITER", "project": "hanke", "to": "2021-12-31" });
    let guest = Guest::enter(&door, "kirjoittaja", place).await;
    let asker = door.with_token(&guest.token);
    let change = json!({ "person": guest.id, "membership": 1, "role": "PROJECT_MANAGER" });
    let code = asker.give_fails("changeRole", change.clone(), None);
    assert_eq!(code.await, "FORBIDDEN", "a writer gives no rights");
    let giver = door.with_token(&manager.token);
    giver.give("changeRole", change.clone()).await;
    let again = giver.give("changeRole", change).await;
    assert_eq!(again["recordedAt"], json!(null), "changed once");
    asker.give("renameProject", rename("hanke", "Uusi")).await;
    let query = r#"{ members(project: "hanke") { nodes {
        number role to counts grantedBy lastSeen person { name } } } }"#;
    let told = giver.ask(query).await["members"]["nodes"].clone();
    let of = |number: u32| {
        let all = told.as_array().unwrap();
        let mut own = all
            .iter()
            .filter(|own| own["person"]["name"] == "Keksitty kirjoittaja");
        own.find(|own| own["number"] == number).unwrap().clone()
    };
    assert_eq!(of(1)["counts"], false);
    let now = of(2);
    assert_eq!(
        (&now["role"], &now["to"]),
        (&json!("PROJECT_MANAGER"), &json!("2021-12-31"))
    );
    assert_eq!(
        (&now["counts"], &now["grantedBy"]),
        (&json!(true), &json!("Keksitty pysyva"))
    );
    assert!(now["lastSeen"].is_string(), "{now}");
    assert_eq!(of(1)["lastSeen"], json!(null), "of a role that counts");
    let back = json!({ "person": guest.id, "membership": 2, "role": "WRITER" });
    giver.give("changeRole", back).await;
    let seen = asker.ask(query).await["members"]["nodes"][0]["lastSeen"].clone();
    assert_eq!(seen, json!(null), "a writer gives no rights");
    let last = json!({ "person": manager.id, "membership": 1, "role": "WRITER" });
    let refused = giver.give_refused("changeRole", last).await;
    assert_eq!(refused, [("LAST_MANAGER".into(), "membership".into())]);
}

async fn what_somebody_has_and_does_elsewhere_is_not_told(bench: &Bench) {
    let door = Door::open(bench).await;
    world(&door).await;
    let manages = json!({ "role": "PROJECT_MANAGER", "project": "hanke" });
    let manager = Guest::enter(&door, "pysyva", manages).await;
    let here = json!({ "role": "WRITER", "project": "hanke" });
    let guest = Guest::enter(&door, "kirjoittaja", here).await;
    let elsewhere = json!({ "role": "WRITER", "project": "toinen" });
    let other = Guest::enter(&door, "vieras", elsewhere).await;
    let grant = |person: &str, project: &str| json!({ "person": person, "role": "WRITER", "project": project });
    let admin = door.as_administrator();
    admin
        .give("grantMembership", grant(&guest.id, "toinen"))
        .await;
    let giver = door.with_token(&manager.token);
    let change = "mutation($input: ChangeRoleInput!) { changeRole(input: $input) {
        userErrors { code } membership { number project { slug } } } }";
    let same = json!({ "input": { "person": guest.id, "membership": 1, "role": "WRITER" } });
    let told = giver.send(change, same).await.json()["data"]["changeRole"].clone();
    let own = json!({ "number": 1, "project": { "slug": "hanke" } });
    assert_eq!(told, json!({ "userErrors": [], "membership": own }));
    door.on_day("2021-05-25");
    giver
        .give("grantMembership", grant(&other.id, "hanke"))
        .await;
    let seen = async |arguments: &str| {
        let members = format!("members(project: \"hanke\"{arguments})");
        let query = format!("{{ {members} {{ nodes {{ lastSeen person {{ name }} }} }} }}");
        giver.ask(&query).await["members"]["nodes"].clone()
    };
    let row = |name: &str, day: Value| json!({ "lastSeen": day, "person": { "name": format!("Keksitty {name}") } });
    let day = json!("2021-05-20");
    let all = [
        row("pysyva", day.clone()),
        row("kirjoittaja", day),
        row("vieras", json!(null)),
    ];
    assert_eq!(
        seen("").await,
        json!(all),
        "only since there is a role here"
    );
    let then = seen(r#", asOf: "2021-05-20T12:00:00Z""#).await;
    let none = ["pysyva", "kirjoittaja"].map(|name| row(name, json!(null)));
    assert_eq!(then, json!(none), "no day of a moment");
}

async fn a_project_keeps_its_last_manager_also_when_two_leave_at_once(bench: &Bench) {
    let door = Door::open(bench).await;
    world(&door).await;
    let place = json!({ "role": "PROJECT_MANAGER", "project": "hanke" });
    let one = Guest::enter(&door, "yksi", place.clone()).await;
    let admin = door.as_administrator();
    let end = json!({ "person": one.id, "membership": 1 });
    let refused = admin.give_refused("endMembership", end).await;
    assert_eq!(refused, [("LAST_MANAGER".into(), "membership".into())]);
    let removal = json!({ "person": one.id });
    let refused = admin.give_refused("removePerson", removal).await;
    assert_eq!(refused, [("LAST_MANAGER".into(), "person".into())]);
    // Who manages for a while does not stand for who manages without an end.
    let mut for_a_while = place.clone();
    for_a_while["to"] = json!("2021-12-31");
    Guest::enter(&door, "hetken", for_a_while).await;
    let end = json!({ "person": one.id, "membership": 1 });
    let refused = admin.give_refused("endMembership", end).await;
    assert_eq!(refused, [("LAST_MANAGER".into(), "membership".into())]);
    let two = Guest::enter(&door, "kaksi", place).await;
    // Both endings are decided knowing of the other manager.
    let person = |id: &str| PersonId(plain(id).replace("Person:", "").parse().unwrap());
    let (one, two) = (person(&one.id), person(&two.id));
    let claim = Project::claim_of(&Key::parse("hanke").unwrap());
    let view = door.app.view(Actor::operator(), Default::default());
    let project = ProjectId(view.holder(&claim).await.unwrap().unwrap());
    let ending = |leaving, other| {
        EndMembership(Taken {
            person: leaving,
            membership: 1,
            scope: Scope::Project(project),
            on: "2021-05-20".parse().unwrap(),
            others: vec![other],
        })
    };
    let operator = Actor::operator();
    let (first, second) = (ending(one, two), ending(two, one));
    let (first, second) = tokio::join!(
        door.app.execute(&operator, &first, Order::default()),
        door.app.execute(&operator, &second, Order::default()),
    );
    assert!(first.is_ok() != second.is_ok(), "{first:?} {second:?}");
}

async fn a_managers_filing_counts_in_the_own_project_alone(bench: &Bench) {
    let door = Door::open(bench).await;
    world(&door).await;
    let place = json!({ "role": "PROJECT_MANAGER", "project": "toinen" });
    let guest = Guest::enter(&door, "hakija", place).await;
    let asker = door.with_token(&guest.token);
    let mut filed = filing("2021-1", "a", "b");
    let code = asker.give_fails("submitAssessment", filed.clone(), None);
    assert_eq!(code.await, "FORBIDDEN");
    filed["project"] = json!("toinen");
    let filed = asker.give("submitAssessment", filed).await;
    assert_ne!(filed["recordedAt"], json!(null));
}

/// Nothing of what people are called or let in by is in any event, text or document of the log.
async fn assert_log_is_impersonal(door: &Door, words: &[&str]) {
    let mut lines = Vec::new();
    let exported = door.app.store().export(&mut lines, &|_, _| ()).await;
    assert!(exported.unwrap() > 5);
    let mut log = String::from_utf8(lines).unwrap();
    for document in door.app.store().documents().await.unwrap() {
        log.push_str(&document.body);
        log.push_str(&document.sort);
    }
    for word in words {
        assert!(!log.contains(word), "{word}");
    }
}

async fn a_removed_person_is_a_removed_user_and_nothing_of_people_is_in_the_log(bench: &Bench) {
    let door = Door::open(bench).await;
    world(&door).await;
    let place = json!({ "role": "PROJECT_MANAGER", "project": "hanke" });
    Guest::enter(&door, "jaava", place.clone()).await;
    let guest = Guest::enter(&door, "lahteva", place).await;
    let asker = door.with_token(&guest.token);
    asker.give("renameProject", rename("hanke", "Työ")).await;
    let admin = door.as_administrator();
    let members = r#"{ members(project: "hanke") { edges { node { counts
        person { id name isRemoved } } } } }"#;
    let seen = admin.ask(members).await.to_string();
    assert!(seen.contains("Keksitty lahteva"));
    let words = ["lahteva", "jaava", "example.fi", "argon2", "hm_"];
    assert_log_is_impersonal(&door, &words).await;
    let removal = json!({ "person": guest.id });
    admin.give("removePerson", removal.clone()).await;
    let again = admin.give("removePerson", removal).await;
    assert_eq!(again["recordedAt"], json!(null));
    assert_eq!(asker.ask_refused("{ me { id } }").await, "UNAUTHENTICATED");
    let gone = sign_in(&door, &guest.address, PASSWORD, "10.0.0.1").await;
    assert_eq!(gone.status, StatusCode::UNAUTHORIZED);
    let seen = admin.ask(members).await;
    let edges = seen["members"]["edges"].as_array().unwrap();
    let is_theirs = |edge: &&Value| edge["node"]["person"]["id"] == guest.id.as_str();
    assert_eq!(
        edges.iter().find(is_theirs).unwrap()["node"],
        json!({ "counts": false,
            "person": { "id": guest.id, "name": "Removed user", "isRemoved": true } })
    );
    let swedish = door.as_administrator().in_language("sv").ask(members).await;
    assert!(swedish.to_string().contains("Borttagen användare"));
    let grant = json!({ "person": guest.id, "role": "WRITER", "project": "hanke" });
    let refused = admin.give_refused("grantMembership", grant).await;
    assert_eq!(refused, [("PERSON_REMOVED".into(), "person".into())]);
    let log = r#"{ events(filter: { names: ["project_renamed"] }) { edges { node { actor } } } }"#;
    let log = door.as_role(Role::Auditor).ask(log).await;
    let actor = log["events"]["edges"][0]["node"]["actor"].as_str().unwrap();
    assert_eq!(plain(&guest.id), format!("Person:{actor}"));
    let verdict = door.app.verify(None, &|_, _| ()).await.unwrap();
    assert!(verdict.fault.is_none());
    assert_eq!(door.app.rebuild(|_, _| ()).await.unwrap().differing, 0);
}

async fn bad_invitations_are_refused_and_leave_nothing(bench: &Bench) {
    let door = Door::open(bench).await;
    world(&door).await;
    let admin = door.as_administrator();
    let with = |more: Value| {
        let mut input = json!({ "name": "Keksitty", "address": "uusi@example.fi",
            "role": "WRITER", "project": "hanke" });
        for (name, value) in more.as_object().unwrap() {
            input[name] = value.clone();
        }
        input
    };
    let service = json!({ "role": "OPERATOR", "project": null });
    let backwards = json!({ "from": "2021-06-02", "to": "2021-06-01" });
    for (more, code, field) in [
        (
            json!({ "address": "ei osoite" }),
            "NOT_AN_ADDRESS",
            "address",
        ),
        (json!({ "name": " " }), "REQUIRED", "name"),
        (json!({ "name": "a".repeat(301) }), "TOO_LONG", "name"),
        (json!({ "name": "a\nb" }), "CONTROL_CHARACTER", "name"),
        (json!({ "project": "arvattu" }), "NOT_FOUND", "project"),
        (json!({ "role": "AUDITOR" }), "ROLE_OUTSIDE_SCOPE", "role"),
        (service, "ROLE_OUTSIDE_SCOPE", "role"),
        (
            json!({ "programme": "ohjelma" }),
            "ANSWER_CONTRADICTS",
            "project",
        ),
        (backwards, "PERIOD_BACKWARDS", "to"),
    ] {
        let refused = admin.give_refused("invitePerson", with(more)).await;
        assert_eq!(refused, [(code.to_owned(), field.to_owned())]);
    }
    let kept = door.app.reset("uusi@example.fi").await.unwrap();
    assert!(kept.is_none(), "nothing is kept of a refused invitation");
    let short = json!({ "secret": "arvattu", "password": "lyhyt" });
    let answer = post(&door, "/accept-invitation", &[], short).await;
    assert_eq!(answer.code(), "TOO_SHORT");
    let guessed = json!({ "secret": "arvattu", "password": PASSWORD });
    let answer = post(&door, "/accept-invitation", &[], guessed).await;
    assert_eq!(answer.code(), "INVITATION_NOT_VALID");
    let kind = [("content-type", "text/plain")];
    let answer = send(&door.router, request("POST", "/sign-in", &kind, "a=b")).await;
    assert_eq!(answer.status, StatusCode::UNSUPPORTED_MEDIA_TYPE);
    let nobody = json!({ "person": "arvattu", "membership": 1 });
    let refused = admin.give_refused("endMembership", nobody).await;
    assert_eq!(refused, [("NOT_AN_ID".into(), "person".into())]);
}

on_both_engines!(
    every_command_is_open_in_the_own_scope_and_closed_in_every_other,
    a_stranger_is_shown_nothing_of_other_peoples_rights,
    a_membership_acts_from_its_first_day_to_its_last,
    a_role_becomes_another_at_once_and_who_gave_it_and_was_seen_is_told,
    what_somebody_has_and_does_elsewhere_is_not_told,
    a_project_keeps_its_last_manager_also_when_two_leave_at_once,
    a_managers_filing_counts_in_the_own_project_alone,
    a_removed_person_is_a_removed_user_and_nothing_of_people_is_in_the_log,
    bad_invitations_are_refused_and_leave_nothing,
);
