//! The laws of the house: arrows between rooms, rights, descriptions, messages, the schema.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use hankemuisti::domain::actor::Role;
use hankemuisti::graphql;
use serde_json::{Value, json};

use crate::door::{Door, ministry};
use crate::log::bench::Bench;

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn sources(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(sources(&path));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
    found
}

/// What a room may import from the crate, and what it may not use at all, with the reason.
const ROOMS: &[(&str, &[&str], &[&str], &str)] = &[
    (
        "domain",
        &["domain"],
        &[
            "async fn",
            "sqlx::",
            "tokio::",
            "std::fs",
            "Utc::now",
            "Uuid::now_v7",
            "Uuid::new_v4",
        ],
        "rules are pure: time and ids come in as values",
    ),
    (
        "projection",
        &["domain", "projection"],
        &[
            "async fn", "sqlx::", "tokio::", "std::fs", "Utc::now", "Instant",
        ],
        "folds are pure, so live, rebuilt and as-of answers are the same",
    ),
    (
        "store",
        &["domain", "store", "clock"],
        &["async_graphql::", "axum::"],
        "the store keeps events and documents and knows nothing above it",
    ),
    (
        "app",
        &["domain", "projection", "store", "app", "clock", "memory"],
        &["async_graphql::", "axum::", "sqlx::"],
        "the app is the only door and does not know who knocks",
    ),
    (
        "search",
        &["domain", "projection", "app", "search", "memory"],
        &["async_graphql::", "axum::", "sqlx::"],
        "search follows the log through the app, and can be thrown away",
    ),
    (
        "notify",
        &[
            "domain",
            "projection",
            "app",
            "search",
            "pages",
            "messages",
            "notify",
        ],
        &["async_graphql::", "axum::", "sqlx::"],
        "telling people follows the log through the app; it knows addresses of pages, and nobody asks it",
    ),
    (
        "graphql",
        &[
            "domain",
            "projection",
            "app",
            "search",
            "graphql",
            "messages",
        ],
        &["axum::", "sqlx::"],
        "GraphQL speaks to the app and does not know the store",
    ),
    (
        "pages",
        &["domain", "pages"],
        &["axum::", "sqlx::"],
        "pages know what GraphQL answers, not who answers it",
    ),
    (
        "http",
        &["domain", "http", "pages", "app"],
        &["sqlx::"],
        "the door knows GraphQL as something that executes, and the app only for who comes in",
    ),
];

#[test]
fn rooms_import_only_along_the_arrows() {
    let mut faults = Vec::new();
    for (room, allowed, banned, reason) in ROOMS {
        for path in sources(&root().join("src").join(room)) {
            let text = std::fs::read_to_string(&path).unwrap();
            let code = text.split("#[cfg(test)]").next().unwrap();
            for (number, line) in code.lines().enumerate() {
                let line = line.trim();
                if line.starts_with("//") {
                    continue;
                }
                let place = format!("{}:{}", path.display(), number + 1);
                for imported in line.split("crate::").skip(1) {
                    let other = imported
                        .split(|c: char| !c.is_alphanumeric() && c != '_')
                        .next();
                    if !allowed.contains(&other.unwrap_or_default()) {
                        faults.push(format!("{place} imports {other:?}: {reason}"));
                    }
                }
                for word in *banned {
                    if line.contains(word) {
                        faults.push(format!("{place} uses {word}: {reason}"));
                    }
                }
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn no_source_unwraps_or_leaves_something_to_do() {
    let mut faults = Vec::new();
    for path in sources(&root().join("src")) {
        if path.ends_with("tests.rs") {
            continue;
        }
        let text = std::fs::read_to_string(&path).unwrap();
        let code = text.split("#[cfg(test)]").next().unwrap();
        for (number, line) in code.lines().enumerate() {
            for word in [
                ".unwrap()",
                ".expect(\"",
                "TODO",
                "FIXME",
                "todo!",
                "unimplemented!",
            ] {
                if line.contains(word) {
                    faults.push(format!("{}:{}: {word}", path.display(), number + 1));
                }
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn the_kept_schema_is_current() {
    let kept = std::fs::read_to_string(root().join("schema.graphql")).unwrap();
    assert!(
        kept == graphql::sdl(),
        "schema.graphql is stale: run make schema"
    );
    let kept = std::fs::read_to_string(root().join("import.schema.json")).unwrap();
    assert!(
        Some(kept) == graphql::import::document_schema(),
        "import.schema.json is stale: run make schema"
    );
}

#[test]
fn both_engines_have_the_same_migrations_tables_and_columns() {
    let shape = |engine: &str| -> Vec<(String, Vec<String>)> {
        let folder = root().join("migrations").join(engine);
        let mut names: Vec<_> = std::fs::read_dir(folder)
            .unwrap()
            .map(|entry| entry.unwrap().path())
            .collect();
        names.sort();
        names
            .into_iter()
            .map(|path| {
                let text = std::fs::read_to_string(&path).unwrap();
                let name = path.file_name().unwrap().to_string_lossy().into_owned();
                (name, columns(&text))
            })
            .collect()
    };
    assert_eq!(shape("sqlite"), shape("postgres"));
}

/// `table.column` of every table, in order.
fn columns(sql: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut table = None;
    for line in sql.lines() {
        if let Some(rest) = line.strip_prefix("CREATE TABLE ") {
            table = rest.split_whitespace().next().map(str::to_owned);
        } else if line.starts_with(')') {
            table = None;
        } else if let Some(table) = &table {
            let word = line.split_whitespace().next().unwrap_or_default();
            if !["PRIMARY", "UNIQUE"].contains(&word) {
                found.push(format!("{table}.{word}"));
            }
        }
    }
    found
}

#[tokio::test(flavor = "multi_thread")]
async fn everything_in_the_schema_is_described() {
    let bench = Bench::sqlite();
    let door = Door::open(&bench).await;
    let query = "{ __schema { types { name kind description
        fields { name description args { name description } }
        inputFields { name description } enumValues { name description } } } }";
    let answer = serde_json::to_value(door.schema.execute(query).await).unwrap();
    let mut silent = BTreeSet::new();
    let check = |place: String, described: &Value, silent: &mut BTreeSet<String>| {
        if described["description"]
            .as_str()
            .is_none_or(|text| text.trim().is_empty())
        {
            silent.insert(place);
        }
    };
    for kind in answer["data"]["__schema"]["types"].as_array().unwrap() {
        let name = kind["name"].as_str().unwrap();
        if name.starts_with("__") || kind["kind"] == "SCALAR" {
            continue;
        }
        check(name.to_owned(), kind, &mut silent);
        for list in ["fields", "inputFields", "enumValues"] {
            for item in kind[list].as_array().into_iter().flatten() {
                let place = format!("{name}.{}", item["name"].as_str().unwrap());
                check(place.clone(), item, &mut silent);
                for argument in item["args"].as_array().into_iter().flatten() {
                    let argument_name = argument["name"].as_str().unwrap();
                    check(format!("{place}({argument_name})"), argument, &mut silent);
                }
            }
        }
    }
    assert!(silent.is_empty(), "{silent:#?}");
}

/// Every command with an input that gets as far as the question of rights, and who may give it.
pub fn commands() -> Vec<(&'static str, Value, &'static [Role])> {
    use Role::{FunderReviewer, FunderViewer, ProgrammeAdministrator, ProjectManager, Writer};
    // A role's token is nobody's account.
    let nobody: &[Role] = &[];
    let admin: &[Role] = &[ProgrammeAdministrator];
    let manager: &[Role] = &[ProgrammeAdministrator, ProjectManager];
    let writer: &[Role] = &[ProgrammeAdministrator, ProjectManager, Writer];
    let reviewer: &[Role] = &[ProgrammeAdministrator, FunderReviewer];
    let speaker: &[Role] = &[
        ProgrammeAdministrator,
        ProjectManager,
        Writer,
        FunderReviewer,
        FunderViewer,
    ];
    let in_review: &[Role] = &[
        ProgrammeAdministrator,
        ProjectManager,
        Writer,
        FunderReviewer,
    ];
    let names = json!({ "fi": "Nimi" });
    let filed = json!({ "project": "hanke", "round": "2021-1" });
    let field = json!({ "kind": "NARRATIVE", "goal": "HT1", "language": "FI" });
    let round = json!({ "programme": "ohjelma", "code": "2021-1" });
    let with = |base: &Value, more: Value| {
        let mut input = base.clone();
        for (name, value) in more.as_object().unwrap() {
            input[name] = value.clone();
        }
        input
    };
    let project = json!({ "project": "hanke" });
    let linked = json!({ "relation": "CONTINUES_IN", "source": "lähde",
        "target": { "placeholder": { "names": names } } });
    let seat = json!({ "organisation": ministry() });
    let terms = json!({ "due": { "year": 2025 } });
    let delivered =
        json!({ "outcome": { "delivered": { "on": { "year": 2020 } } }, "source": "lähde" });
    let day = json!({ "year": 2021 });
    let judged = json!({ "likelihood": "LOW", "impact": "HIGH" });
    let observation = json!({ "observation": "T2JzZXJ2YXRpb246MDAwMDAwMDAtMDAwMC0wMDAwLTAwMDAtMDAwMDAwMDAwMDAxOjE" });
    let reading = json!({ "outcome": { "value": 0.5 }, "source": "lähde" });
    vec![
        ("launchProgramme", crate::door::programme("uusi"), admin),
        ("defineGoal", crate::door::goal_input(7, "HT7"), admin),
        (
            "rewordGoal",
            json!({ "programme": "ohjelma", "goal": "HT1", "wording": names, "validFrom": "2024-01-01" }),
            admin,
        ),
        (
            "setScale",
            json!({ "programme": "ohjelma", "validFrom": "2024-01-01", "origin": names, "steps": [names, names] }),
            admin,
        ),
        (
            "planRound",
            crate::door::round("2021-2", "2021-05-01", "2021-10-31"),
            admin,
        ),
        (
            "rescheduleRound",
            with(
                &round,
                json!({ "opens": "2021-05-01", "due": "2021-05-16", "reason": "syystä" }),
            ),
            admin,
        ),
        (
            "closeRound",
            with(&round, json!({ "on": "2021-05-20" })),
            admin,
        ),
        (
            "reopenRound",
            with(&round, json!({ "reason": "syystä" })),
            admin,
        ),
        (
            "extendRound",
            with(
                &round,
                json!({ "project": "hanke", "due": "2021-05-30", "reason": "syystä" }),
            ),
            admin,
        ),
        (
            "remindProjects",
            with(
                &round,
                json!({ "projects": ["hanke"], "message": { "fi": "Määräpäivä lähestyy." } }),
            ),
            reviewer,
        ),
        ("registerProject", crate::door::project("uusi"), admin),
        (
            "renameProject",
            with(&project, json!({ "names": names })),
            manager,
        ),
        (
            "describeProject",
            with(&project, json!({ "description": {}, "aims": {} })),
            writer,
        ),
        (
            "changeOperatingTime",
            with(&project, json!({ "operatingTime": {} })),
            manager,
        ),
        (
            "transferHost",
            with(
                &project,
                json!({ "organisation": ministry(), "from": { "year": 2024 } }),
            ),
            manager,
        ),
        (
            "joinPartner",
            with(
                &project,
                json!({ "partner": { "organisation": ministry(), "time": {} } }),
            ),
            manager,
        ),
        (
            "endPartnership",
            with(&project, json!({ "names": names, "to": { "year": 2024 } })),
            manager,
        ),
        (
            "stateFunders",
            with(&project, json!({ "funders": [] })),
            admin,
        ),
        (
            "changeProjectState",
            with(&project, json!({ "state": "ENDED" })),
            manager,
        ),
        (
            "stateAliases",
            with(&project, json!({ "aliases": [names] })),
            manager,
        ),
        (
            "classifyProject",
            with(&project, json!({ "counties": ["kainuu"], "themes": [] })),
            manager,
        ),
        (
            "startSubProject",
            with(&project, json!({ "key": "osa", "names": names })),
            manager,
        ),
        (
            "reviseSubProject",
            with(&project, json!({ "key": "osa", "names": names })),
            manager,
        ),
        (
            "concludeSubProject",
            with(
                &project,
                json!({ "key": "osa", "end": "ENDED", "account": "päättyi" }),
            ),
            manager,
        ),
        (
            "appointBody",
            with(
                &project,
                json!({ "key": "elin", "kind": "STEERING_GROUP", "names": names }),
            ),
            manager,
        ),
        (
            "endBody",
            with(&project, json!({ "body": "elin", "to": day })),
            manager,
        ),
        (
            "appointMember",
            with(&project, json!({ "body": "elin", "member": seat })),
            manager,
        ),
        (
            "endBodyMembership",
            with(
                &project,
                json!({ "body": "elin", "names": names, "to": day }),
            ),
            manager,
        ),
        ("linkProject", with(&project, linked), writer),
        (
            "unlinkProject",
            with(&project, json!({ "number": 1, "reason": "syystä" })),
            manager,
        ),
        (
            "makePromise",
            with(
                &project,
                json!({ "key": "lupaus", "kind": "MILESTONE", "names": names, "source": "lähde" }),
            ),
            writer,
        ),
        (
            "revisePromise",
            with(
                &project,
                json!({ "promise": "lupaus", "from": "2021-05-01", "terms": terms, "reason": "syystä" }),
            ),
            manager,
        ),
        (
            "recordOutcome",
            with(
                &with(&project, delivered.clone()),
                json!({ "promise": "lupaus" }),
            ),
            writer,
        ),
        (
            "correctOutcome",
            with(
                &with(&project, delivered),
                json!({ "promise": "lupaus", "reason": "syystä" }),
            ),
            manager,
        ),
        (
            "decideGrant",
            with(
                &project,
                json!({ "key": "avustus", "funder": ministry(), "source": "lähde" }),
            ),
            admin,
        ),
        (
            "changePlan",
            with(
                &project,
                json!({ "grant": "avustus", "on": day, "reason": "syystä" }),
            ),
            manager,
        ),
        (
            "addPublication",
            with(
                &project,
                json!({ "key": "raportti", "kind": "REPORT", "title": "Raportti", "language": "FI" }),
            ),
            writer,
        ),
        (
            "checkLink",
            with(
                &project,
                json!({ "publication": "raportti", "on": "2021-05-01", "works": true }),
            ),
            writer,
        ),
        (
            "replaceLink",
            with(
                &project,
                json!({ "publication": "raportti", "url": "https://example.org/uusi" }),
            ),
            writer,
        ),
        (
            "recordMeeting",
            with(
                &project,
                json!({ "key": "kokous", "names": names, "day": day }),
            ),
            writer,
        ),
        (
            "correctMeeting",
            with(
                &project,
                json!({ "meeting": "kokous", "names": names, "day": day, "reason": "syystä" }),
            ),
            writer,
        ),
        (
            "raiseRisk",
            with(
                &with(&project, judged.clone()),
                json!({ "key": "riski", "names": names }),
            ),
            writer,
        ),
        (
            "reassessRisk",
            with(&with(&project, judged), json!({ "risk": "riski" })),
            writer,
        ),
        (
            "closeRisk",
            with(
                &project,
                json!({ "risk": "riski", "end": "AVERTED", "reason": "syystä" }),
            ),
            manager,
        ),
        (
            "addComment",
            with(&project, json!({ "text": "huomio" })),
            speaker,
        ),
        (
            "withdrawComment",
            json!({ "comment": "UHJvamVjdENvbW1lbnQ6MDAwMDAwMDAtMDAwMC0wMDAwLTAwMDAtMDAwMDAwMDAwMDAx" }),
            speaker,
        ),
        (
            "submitAssessment",
            crate::door::filing("2021-1", "a", "b"),
            manager,
        ),
        (
            "amendAssessment",
            with(
                &crate::door::filing("2021-1", "a", "c"),
                json!({ "reason": "syystä" }),
            ),
            manager,
        ),
        (
            "importAssessment",
            with(
                &crate::door::filing("2021-1", "a", "d"),
                json!({ "source": { "location": "sivu", "date": { "year": 2021 } } }),
            ),
            manager,
        ),
        ("importText", crate::import::text("hanke"), manager),
        (
            "importSteps",
            crate::import::steps(json!([{ "mutation": "renameProject",
                "input": { "project": "hanke", "names": { "fi": "Nimi" } } }])),
            manager,
        ),
        ("importSotkanet", crate::import::sotkanet("hanke"), manager),
        (
            "commentOnAssessment",
            with(&filed, json!({ "text": "Mistä asemista?" })),
            in_review,
        ),
        (
            "settleComment",
            with(&filed, json!({ "comment": 1 })),
            in_review,
        ),
        (
            "explainNotice",
            with(
                &filed,
                json!({ "code": "LUKU", "goal": "HT1", "text": "Luku tulee syksyllä." }),
            ),
            writer,
        ),
        (
            "dismissNotice",
            with(
                &filed,
                json!({ "code": "LUKU", "goal": "HT1", "reason": "Luku on liitteessä." }),
            ),
            reviewer,
        ),
        (
            "withdrawAssessment",
            with(&filed, json!({ "reason": "syystä" })),
            manager,
        ),
        ("takeIntoReview", filed.clone(), reviewer),
        (
            "returnAssessment",
            with(
                &filed,
                json!({ "parts": { "goals": ["HT1"] }, "due": "2021-06-01", "message": "Täydennä." }),
            ),
            reviewer,
        ),
        ("acceptAssessment", filed.clone(), reviewer),
        (
            "undoAcceptance",
            with(&filed, json!({ "reason": "syystä" })),
            reviewer,
        ),
        (
            "saveDraftField",
            with(
                &filed,
                json!({ "field": field, "baseVersion": 0, "value": { "text": "teksti" } }),
            ),
            writer,
        ),
        (
            "restoreDraftField",
            with(
                &filed,
                json!({ "field": field, "baseVersion": 0, "version": 1 }),
            ),
            writer,
        ),
        (
            "resolveSideVersion",
            with(
                &filed,
                json!({ "field": field, "baseVersion": 0, "sideVersion": 1, "choice": "TAKE_SIDE" }),
            ),
            writer,
        ),
        ("sendDraft", filed.clone(), manager),
        (
            "defineIndicator",
            with(&crate::door::coci(), json!({ "key": "uusi" })),
            admin,
        ),
        (
            "changeMethod",
            json!({ "indicator": "coci", "method": crate::door::coci()["method"] }),
            admin,
        ),
        (
            "setDisclosureLimit",
            json!({ "least": 5, "reason": "syystä" }),
            admin,
        ),
        (
            "setTarget",
            json!({ "indicator": "coci", "target": {
                "names": names, "validFrom": "2020-01-01", "bound": { "atLeast": 0.5 }, "source": "laki" } }),
            admin,
        ),
        (
            "endTarget",
            json!({ "indicator": "coci", "validTo": "2024-01-01", "reason": "syystä" }),
            admin,
        ),
        (
            "recordObservation",
            crate::door::observation("coci", json!({ "value": 0.5 })),
            writer,
        ),
        (
            "correctObservation",
            with(
                &observation,
                json!({ "reading": reading, "reason": "syystä" }),
            ),
            writer,
        ),
        ("confirmObservation", observation.clone(), manager),
        (
            "recordObservations",
            json!({ "project": "hanke", "indicator": "coci", "place": "Asema", "source": "lähde",
                    "table": { "text": "jakso;arvo\n2020;0,5\n" } }),
            writer,
        ),
        (
            "linkClaim",
            with(&observation, json!({ "claim": CLAIM })),
            writer,
        ),
        (
            "unlinkClaim",
            with(&observation, json!({ "claim": CLAIM, "reason": "syystä" })),
            writer,
        ),
        (
            "withdrawObservation",
            with(&observation, json!({ "reason": "syystä" })),
            manager,
        ),
        (
            "invitePerson",
            json!({ "name": "Keksitty", "address": "keksitty@example.fi", "role": "WRITER", "project": "hanke" }),
            manager,
        ),
        (
            "grantMembership",
            json!({ "person": NOBODY, "role": "AUDITOR", "programme": "ohjelma" }),
            admin,
        ),
        (
            "endMembership",
            json!({ "person": NOBODY, "membership": 1 }),
            admin,
        ),
        (
            "changeRole",
            json!({ "person": NOBODY, "membership": 1, "role": "WRITER" }),
            admin,
        ),
        ("removePerson", json!({ "person": NOBODY }), admin),
        (
            "changePassword",
            json!({ "current": "a", "new": "kaksitoistaa" }),
            nobody,
        ),
        (
            "createToken",
            json!({ "name": "a", "scope": "READ", "expiresOn": "2021-12-31" }),
            nobody,
        ),
        ("changeProfile", json!({ "density": "COMPACT" }), nobody),
        ("markRead", json!({}), nobody),
        (
            "setNotificationChoices",
            json!({ "rhythm": "WEEKLY" }),
            nobody,
        ),
        ("unsubscribe", json!({ "token": "a" }), &Role::ALL),
        ("follow", json!({ "project": "hanke" }), nobody),
        ("unfollow", json!({ "follow": "a" }), nobody),
        ("sendFeedback", json!({ "message": "Kiitos" }), &Role::ALL),
        ("settleFeedback", json!({ "id": "a" }), admin),
        ("revokeToken", json!({ "id": "a" }), nobody),
        ("revokeSession", json!({ "id": "a" }), nobody),
        (
            "saveView",
            json!({ "name": "a", "address": "/salkku" }),
            nobody,
        ),
        ("changeView", json!({ "view": "a", "name": "b" }), nobody),
        ("removeView", json!({ "view": "a" }), nobody),
    ]
    .into_iter()
    .chain(library_commands(manager, writer))
    .collect()
}

/// Commands on operating models, their adoptions and their lineage.
fn library_commands(
    manager: &'static [Role],
    writer: &'static [Role],
) -> Vec<(&'static str, Value, &'static [Role])> {
    let names = json!({ "fi": "Nimi" });
    let series =
        json!({ "project": "hanke", "indicator": "t3", "place": "Asema", "group": "DOCTORS" });
    let site = json!({ "organisation": ministry() });
    let stage = json!({ "state": "ADOPTED" });
    let adoption = "QWRvcHRpb246MDAwMDAwMDAtMDAwMC0wMDAwLTAwMDAtMDAwMDAwMDAwMDAx";
    let link = json!({ "earlier": "malli", "later": "toinen", "kind": "DERIVED_FROM" });
    let with = |base: &Value, more: Value| {
        let mut input = base.clone();
        for (name, value) in more.as_object().unwrap() {
            input[name] = value.clone();
        }
        input
    };
    let model = json!({ "model": "malli" });
    vec![
        (
            "enterModel",
            with(&crate::door::model("uusi"), json!({ "project": "hanke" })),
            manager,
        ),
        (
            "renameModel",
            with(&model, json!({ "names": names })),
            manager,
        ),
        (
            "classifyModel",
            with(&model, json!({ "classification": {} })),
            writer,
        ),
        (
            "publishModelVersion",
            crate::door::model_version("malli", 0, "Lyhyesti"),
            writer,
        ),
        (
            "changeModelState",
            with(&model, json!({ "state": "IN_USE" })),
            manager,
        ),
        (
            "linkModelEvidence",
            with(&model, json!({ "series": series })),
            writer,
        ),
        (
            "unlinkModelEvidence",
            with(&model, json!({ "series": series, "reason": "syystä" })),
            writer,
        ),
        (
            "reportAdoption",
            with(
                &model,
                json!({ "project": "hanke", "site": site, "stage": stage }),
            ),
            writer,
        ),
        (
            "moveAdoption",
            json!({ "adoption": adoption, "stage": stage }),
            writer,
        ),
        (
            "stateAdoptionResult",
            json!({ "adoption": adoption, "result": names }),
            writer,
        ),
        (
            "correctAdoption",
            json!({ "adoption": adoption, "site": site, "stages": [stage], "reason": "syystä" }),
            writer,
        ),
        (
            "withdrawAdoption",
            json!({ "adoption": adoption, "reason": "syystä" }),
            writer,
        ),
        (
            "linkModels",
            with(&link, json!({ "since": { "year": 2020 } })),
            manager,
        ),
        (
            "unlinkModels",
            with(&link, json!({ "reason": "syystä" })),
            manager,
        ),
    ]
}

/// The global id of an observation that does not exist.
const CLAIM: &str = "T2JzZXJ2YXRpb246MDAwMDAwMDAtMDAwMC0wMDAwLTAwMDAtMDAwMDAwMDAwMDAxOjE";

/// The global id of a person that does not exist.
const NOBODY: &str = "UGVyc29uOjAwMDAwMDAwLTAwMDAtMDAwMC0wMDAwLTAwMDAwMDAwMDAwMQ";

#[tokio::test(flavor = "multi_thread")]
async fn every_command_is_open_to_its_roles_and_closed_to_all_others() {
    let bench = Bench::sqlite();
    let door = Door::open(&bench).await;
    door.with_programme().await;
    for key in ["malli", "toinen"] {
        let model = crate::door::model(key);
        door.as_administrator().give("enterModel", model).await;
    }
    door.on_day("2021-05-20");
    let recorded = door
        .as_administrator()
        .give(
            "recordObservation",
            crate::door::observation("t3", json!({ "value": 3 })),
        )
        .await;
    assert_ne!(recorded["recordedAt"], json!(null));
    let query = r#"{ observations(project: "hanke") { edges { node { id } } } }"#;
    let id = door.as_reader().ask(query).await["observations"]["edges"][0]["node"]["id"].clone();

    let answer = door
        .as_reader()
        .ask("{ __schema { mutationType { fields { name } } } }")
        .await;
    let fields = answer["__schema"]["mutationType"]["fields"]
        .as_array()
        .unwrap();
    let in_schema: BTreeSet<&str> = fields.iter().map(|f| f["name"].as_str().unwrap()).collect();
    let in_table: BTreeSet<&str> = commands().iter().map(|(name, ..)| *name).collect();
    assert_eq!(
        in_schema, in_table,
        "every mutation stands in the table of rights"
    );

    for (mutation, mut input, open_to) in commands() {
        if input.get("observation").is_some() {
            input["observation"] = id.clone();
        }
        for role in Role::ALL {
            if role == Role::Operator {
                continue; // sits at the machine and has no token
            }
            let stem = mutation[..1].to_uppercase() + &mutation[1..];
            let query = format!(
                "mutation($input: {stem}Input!) {{ {mutation}(input: $input) {{ userErrors {{ code }} }} }}"
            );
            let answer = door
                .as_role(role)
                .send(&query, json!({ "input": input }))
                .await
                .json();
            let is_forbidden = answer["errors"][0]["extensions"]["code"] == "FORBIDDEN";
            let is_answered = answer["data"][mutation]["userErrors"].is_array();
            let expected = open_to.contains(&role);
            assert_eq!(is_answered, expected, "{mutation} as {role:?}: {answer}");
            assert_eq!(is_forbidden, !expected, "{mutation} as {role:?}: {answer}");
        }
    }
}

#[test]
fn every_refusal_and_failure_has_its_message() {
    use hankemuisti::domain::language::Language;
    use hankemuisti::domain::notification::NotificationKind;
    let ids: BTreeSet<String> = hankemuisti::messages::ids(Language::Fi)
        .into_iter()
        .collect();
    let refusals = std::fs::read_to_string(root().join("src/domain/refusal.rs")).unwrap();
    let mut wanted: BTreeSet<String> = refusals
        .lines()
        .filter(|line| line.contains("=> \""))
        .filter_map(|line| line.split('"').nth(1))
        .map(|code| format!("refusal-{}", code.to_lowercase().replace('_', "-")))
        .collect();
    assert!(wanted.len() > 30, "{wanted:?}");
    let errors = std::fs::read_to_string(root().join("src/graphql/error.rs")).unwrap();
    let quoted = errors
        .split('"')
        .filter(|word| word.starts_with("failure-"));
    wanted.extend(quoted.map(str::to_owned));
    wanted.insert("person-removed".to_owned());
    wanted.insert("group-too-small".to_owned());
    let states = "new filed withdrawn in-review returned accepted idea developed trialled \
        described in-use spread not-continued archived planned funded running paused ended closed \
        cancelled adopted adapted";
    wanted.extend(
        states
            .split_whitespace()
            .map(|state| format!("state-{state}")),
    );
    for part in ["publisher", "text", "text-without-maker"] {
        wanted.insert(format!("citation-{part}"));
    }
    for warning in ["ambiguous", "jump", "small-group", "unusual"] {
        wanted.insert(format!("warning-{warning}"));
    }
    for kind in NotificationKind::ALL {
        wanted.insert(format!("notification-{}", kind.key().replace('_', "-")));
    }
    // What notifications and mail say around it.
    for source in ["src/messages.rs", "src/notify/letter.rs"] {
        let text = std::fs::read_to_string(root().join(source)).unwrap();
        let quoted = text.split('"').filter(|word| {
            ["mail-", "season-", "notification-nothing"]
                .iter()
                .any(|start| word.starts_with(start))
        });
        wanted.extend(quoted.map(str::to_owned));
    }
    assert_eq!(ids, wanted, "messages and codes are the same set");
}
