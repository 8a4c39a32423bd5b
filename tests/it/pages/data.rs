//! Data that would break pages if they let it.

use serde_json::{Value, json};

use crate::door::{Door, model, observation};

const EVIL: &str = "<img src=x onerror=alert(1)> & \"'>`</script></title>{{ 7 * 7 }}{% raw %}";

fn names() -> Value {
    json!({ "fi": format!("A{EVIL}"), "sv": format!("B{EVIL}") })
}

fn texts() -> Value {
    json!({ "fi": format!("Teksti {EVIL}\n\nToinen {EVIL}") })
}

type Address = (&'static str, Vec<(String, String)>);

/// Fills everything people may write with what looks like a page; where it is shown.
pub async fn hostile(door: &Door) -> Vec<Address> {
    door.with_programme().await;
    let admin = door.as_administrator();
    let time = json!({ "asWritten": EVIL });
    let host = json!({ "organisation": { "names": names(), "kind": "OTHER" } });
    admin
        .give(
            "registerProject",
            json!({
                "programme": "ohjelma", "slug": "paha", "names": names(), "description": texts(),
                "aims": texts(), "operatingTime": time, "hosts": [host.clone()],
                "partners": [host], "state": "RUNNING",
                "funders": [{ "names": names(), "kind": "MINISTRY" }]
            }),
        )
        .await;
    admin.give("enterModel", model("malli")).await;
    admin
        .give("renameModel", json!({ "model": "malli", "names": names() }))
        .await;
    let content = json!({
        "summary": { "fi": "Lyhyesti <img src=x onerror=alert(1)> & \"'" }, "whoFor": texts(),
        "cost": { "unknown": {} }
    });
    admin
        .give(
            "publishModelVersion",
            json!({ "model": "malli", "base": 0, "content": content }),
        )
        .await;
    let manager = door.as_manager();
    manager
        .give(
            "makePromise",
            json!({
                "project": "paha", "key": "lupaus", "kind": "DELIVERABLE", "names": names(),
                "description": texts(), "source": EVIL,
                "terms": { "due": { "year": 2020, "asWritten": EVIL } }
            }),
        )
        .await;
    manager
        .give(
            "addPublication",
            json!({
                "project": "paha", "key": "julkaisu", "kind": "REPORT", "title": EVIL,
                "language": "FI", "publisher": EVIL, "url": "https://example.fi/a\"b'c"
            }),
        )
        .await;
    door.on_day("2021-05-10");
    manager
        .give(
            "submitAssessment",
            json!({
                "project": "paha", "round": "2021-1", "summary": { "sv": EVIL }, "overall": texts(),
                "answers": [
                    { "goal": "HT1", "narrative": texts() },
                    { "goal": "HT2", "cannotAssess": { "reason": EVIL, "whoCould": EVIL } }
                ]
            }),
        )
        .await;
    let mut seen = observation("coci", json!({ "value": 0.4 }));
    seen["project"] = json!("paha");
    seen["place"] = json!(EVIL);
    manager.give("recordObservation", seen).await;
    [
        ("home", &[][..]),
        ("library", &[("q", "<img")]),
        ("model", &[("model", "malli")]),
        ("adoption", &[("model", "malli")]),
        ("compare", &[("m", "malli"), ("m", "<img>"), ("q", "<img>")]),
        ("projects", &[]),
        ("project", &[("project", "paha")]),
        ("goals", &[("project", "paha")]),
        ("measured", &[("project", "paha")]),
        ("assessments", &[("project", "paha")]),
        ("assessment", &[("project", "paha"), ("round", "2021-1")]),
        ("timeline", &[("project", "paha")]),
        ("documents", &[("project", "paha")]),
        ("log", &[("project", "paha")]),
        ("programme", &[("programme", "ohjelma")]),
        ("indicator", &[("indicator", "coci")]),
        ("search", &[("q", "<img src=x onerror=alert(1)>")]),
        (
            "explorer",
            &[("page", "home"), ("variables", "</textarea><img src=x>")],
        ),
        (
            "sign-in",
            &[("next", "\"><img src=x>"), ("problem", "<img src=x>")],
        ),
    ]
    .map(|(name, values)| {
        let owned = values
            .iter()
            .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()));
        (name, owned.collect())
    })
    .to_vec()
}
