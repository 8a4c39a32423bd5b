//! Notices of filed texts, through the door.

use hankemuisti::demo;
use hankemuisti::domain::actor::Role;
use serde_json::{Value, json};

use crate::door::{Asker, Door, filing};
use crate::log::bench::Bench;

const LANSI: &str = "lansi-uusimaa-tulevaisuuden-sote-keskus";

/// Codes and goals of the notices that the demo's programme has for a project in a round.
async fn of_lansi(door: &Door, round: &str) -> (Vec<(String, String)>, Value) {
    let query = format!(
        r#"{{ textNotices(programme: "tulevaisuuden-sote-keskus", round: "{round}") {{
            textsChecked thresholds {{ samePercent sameWords emptyWords }}
            nodes {{ code goal project {{ slug }} found equalWords totalWords
                comparedRound {{ code }} }}
            unanswered {{ goal project {{ slug }} }} }} }}"#
    );
    let funder = door.as_role(Role::FunderViewer);
    let answer = funder.ask(&query).await["textNotices"].clone();
    let nodes = answer["nodes"].as_array().unwrap().iter();
    let own = nodes.filter(|node| node["project"]["slug"] == LANSI);
    let word = |node: &Value, name: &str| node[name].as_str().unwrap_or_default().to_owned();
    let mut found: Vec<_> = own
        .map(|node| (word(node, "code"), word(node, "goal")))
        .collect();
    found.sort();
    (found, answer)
}

fn goals(found: &[(String, String)], code: &str) -> Vec<String> {
    let of_code = found.iter().filter(|(own, _)| own == code);
    of_code.map(|(_, goal)| goal.clone()).collect()
}

async fn the_texts_of_2022_and_2021_raise_what_people_found(bench: &Bench) {
    let door = Door::open(bench).await;
    demo::tell(&door.app, &door.schema, &door.clock, |_, _| ())
        .await
        .unwrap();
    door.on_day("2026-06-01");
    let (found, answer) = of_lansi(&door, "2023").await;
    assert_eq!(answer["thresholds"]["samePercent"], 95);
    let same = goals(&found, "SAMA");
    assert_eq!(same, ["HT1", "HT2", "HT3", "HT4", "HT5"]);
    for node in answer["nodes"].as_array().unwrap() {
        if node["code"] == "SAMA" && node["project"]["slug"] == LANSI {
            assert_eq!(node["equalWords"], node["totalWords"]);
            assert_eq!(node["comparedRound"]["code"], "2022");
        }
    }
    // Both were imported: nobody knows which was written first.
    let (found, answer) = of_lansi(&door, "2022").await;
    assert_eq!(goals(&found, "SAMA"), ["HT1", "HT2", "HT3", "HT4", "HT5"]);
    for node in answer["nodes"].as_array().unwrap() {
        if node["code"] == "SAMA" && node["project"]["slug"] == LANSI {
            assert_eq!(node["comparedRound"]["code"], "2023");
        }
    }
    assert!(!goals(&found, "KAUSI").is_empty(), "{found:?}");
    let (found, answer) = of_lansi(&door, "2021-2").await;
    assert_eq!(goals(&found, "TYHJA"), ["HT1", "HT2", "HT3", "HT4"]);
    assert_eq!(goals(&found, "SAMA"), [""; 0], "under twenty words");
    let silent = json!({ "goal": "HT5", "project": { "slug": LANSI } });
    assert!(answer["unanswered"].as_array().unwrap().contains(&silent));
}

async fn noticed(asker: &Asker<'_>) -> Value {
    let query = r#"{ textNotices(programme: "ohjelma", round: "2021-1", codes: [LUKU]) {
        textsChecked nodes { code goal explanation dismissal dismissedAt dismissedBy } } }"#;
    asker.ask(query).await["textNotices"].clone()
}

async fn a_dismissal_ends_when_the_text_changes_and_an_explanation_travels(bench: &Bench) {
    let door = Door::open(bench).await;
    door.with_programme().await;
    door.on_day("2021-05-10");
    let of = |more: Value| {
        let mut input =
            json!({ "project": "hanke", "round": "2021-1", "code": "LUKU", "goal": "HT1" });
        for (name, value) in more.as_object().unwrap() {
            input[name] = value.clone();
        }
        input
    };
    let reviewer = door.as_role(Role::FunderReviewer);
    let early = reviewer
        .give_refused("dismissNotice", of(json!({ "reason": "Liite." })))
        .await;
    assert_eq!(early, [("NOT_FILED".to_owned(), "round".to_owned())]);
    door.as_writer()
        .give(
            "explainNotice",
            of(json!({ "text": "Luku tulee syksyllä." })),
        )
        .await;
    let manager = door.as_manager();
    let text = "Jonot lyhenivät. Muusta kerrotaan vasta kun on kerrottavaa ja tiedot ovat varmoja.";
    manager
        .give("submitAssessment", filing("2021-1", text, "kaksi"))
        .await;
    let seen = noticed(&reviewer).await;
    assert_eq!(seen["textsChecked"], 2);
    assert_eq!(seen["nodes"][0]["explanation"], "Luku tulee syksyllä.");
    assert_eq!(seen["nodes"][0]["dismissal"], json!(null));
    let early = noticed(&door.as_reader()).await;
    assert_eq!(early["nodes"], json!([]), "public once accepted");
    let blank = reviewer
        .give_refused("dismissNotice", of(json!({ "reason": "" })))
        .await;
    assert_eq!(blank, [("TOO_SHORT".to_owned(), "reason".to_owned())]);
    reviewer
        .give(
            "dismissNotice",
            of(json!({ "reason": "Luku on liitteessä." })),
        )
        .await;
    let seen = noticed(&door.as_administrator()).await;
    assert_eq!(seen["nodes"][0]["dismissal"], "Luku on liitteessä.");
    assert!(seen["nodes"][0]["dismissedBy"].is_string());
    let hidden = noticed(&door.as_reader()).await;
    assert_eq!(hidden["nodes"], json!([]));
    let mut amended = filing("2021-1", &format!("{text} Toisin."), "kaksi");
    amended["reason"] = json!("Tarkennus.");
    manager.give("amendAssessment", amended).await;
    let seen = noticed(&reviewer).await;
    assert_eq!(
        seen["nodes"][0]["dismissal"],
        json!(null),
        "the text changed"
    );
    assert_eq!(seen["nodes"][0]["explanation"], "Luku tulee syksyllä.");
    let about = json!({ "project": "hanke", "round": "2021-1" });
    reviewer.give("takeIntoReview", about.clone()).await;
    reviewer.give("acceptAssessment", about).await;
    let public = noticed(&door.as_reader()).await;
    assert_eq!(
        public["nodes"][0]["explanation"], "Luku tulee syksyllä.",
        "with the project's answer"
    );
    reviewer
        .give(
            "dismissNotice",
            of(json!({ "reason": "Luku on liitteessä." })),
        )
        .await;
    let public = noticed(&door.as_reader()).await;
    assert_eq!(public["nodes"], json!([]), "nothing is asked any more");
}

/// Codes of the notices of a project in the autumn round, in order, each once.
async fn codes_of(door: &Door, slug: &str) -> Vec<String> {
    let query = r#"{ textNotices(programme: "ohjelma", round: "2021-2") {
        nodes { code found project { slug } } } }"#;
    let funder = door.as_role(Role::FunderViewer);
    let answer = funder.ask(query).await["textNotices"]["nodes"].clone();
    let nodes = answer.as_array().unwrap().iter();
    let own = nodes.filter(|node| node["project"]["slug"] == slug);
    let mut codes: Vec<String> = own
        .map(|node| node["code"].as_str().unwrap().to_owned())
        .collect();
    codes.sort();
    codes.dedup();
    codes
}

/// So many words, each once.
fn long(words: usize) -> String {
    let words = (0..words).map(|number| format!("sana{number}"));
    words.collect::<Vec<_>>().join(" ")
}

async fn each_of_the_nine_is_raised_and_ends_when_its_cause_does(bench: &Bench) {
    let door = Door::open(bench).await;
    door.with_programme().await;
    let admin = door.as_administrator();
    for slug in ["toinen", "hiljainen"] {
        admin
            .give("registerProject", crate::door::project(slug))
            .await;
    }
    let promise = json!({
        "project": "hanke", "key": "kasikirja", "kind": "DELIVERABLE",
        "names": { "fi": "Käsikirja" }, "source": "tiedote", "terms": { "due": { "year": 2020 } }
    });
    admin.give("makePromise", promise).await;
    let page = json!({
        "project": "hanke", "key": "sivu", "kind": "WEB_PAGE", "title": "Sivu", "language": "FI",
        "url": "https://example.org/sivu"
    });
    admin.give("addPublication", page).await;
    let check = |on: &str, works: bool| json!({ "project": "hanke", "publication": "sivu", "on": on, "works": works });
    admin.give("checkLink", check("2021-03-01", false)).await;
    door.on_day("2021-05-10");
    let own = format!(
        "{} Vuonna 2019 jonot lyhenivät. Työ jatkuu toisessa hankkeessa.",
        long(50)
    );
    let manager = door.as_manager();
    manager
        .give("submitAssessment", filing("2021-1", &own, "kaksi"))
        .await;
    door.on_day("2021-11-05");
    let autumn = crate::door::round("2021-2", "2021-05-01", "2021-10-31");
    admin.give("planRound", autumn).await;
    for slug in ["hanke", "toinen"] {
        let mut filed = filing("2021-2", &own, "kaksi");
        filed["project"] = json!(slug);
        manager.give("submitAssessment", filed).await;
    }
    let before = codes_of(&door, "hanke").await;
    let of_texts = [
        "JATKO", "KAUSI", "LUKU", "LUPAUS", "SAMA", "TOISTO", "TYHJA",
    ];
    assert_eq!(before, of_texts, "one failure of a link is none");
    admin.give("checkLink", check("2021-11-04", false)).await;
    assert!(
        codes_of(&door, "hanke")
            .await
            .contains(&"LINKKI".to_owned())
    );
    assert_eq!(codes_of(&door, "hiljainen").await, [""; 0]);
    door.on_day("2022-04-10");
    assert_eq!(codes_of(&door, "hiljainen").await, ["VANHA"]);

    admin.give("checkLink", check("2022-04-10", true)).await;
    let delivered = json!({
        "project": "hanke", "promise": "kasikirja", "source": "sivu",
        "outcome": { "delivered": { "on": { "year": 2021 } } }
    });
    admin.give("recordOutcome", delivered).await;
    let next = json!({
        "project": "toinen", "relation": "PRECEDED_BY", "source": "sivu",
        "target": { "project": "hanke" }
    });
    admin.give("linkProject", next).await;
    let after = codes_of(&door, "hanke").await;
    assert_eq!(after, ["KAUSI", "LUKU", "SAMA", "TOISTO", "TYHJA"]);
    assert!(
        codes_of(&door, "toinen")
            .await
            .contains(&"JATKO".to_owned())
    );
    let then = r#"{ textNotices(programme: "ohjelma", round: "2021-2", codes: [LUPAUS, LINKKI, JATKO],
        asOf: "2022-01-01T00:00:00Z") { nodes { code found project { slug } } } }"#;
    let funder = door.as_role(Role::FunderViewer);
    let then = funder.ask(then).await["textNotices"]["nodes"].clone();
    let project = json!({ "slug": "hanke" });
    let late =
        json!({ "code": "LUPAUS", "found": ["Käsikirja", "2020-12-31"], "project": project });
    let dead =
        json!({ "code": "LINKKI", "found": ["https://example.org/sivu"], "project": project });
    let then = then.as_array().unwrap();
    assert!(then.contains(&late) && then.contains(&dead), "{then:#?}");
}

on_both_engines!(
    the_texts_of_2022_and_2021_raise_what_people_found,
    a_dismissal_ends_when_the_text_changes_and_an_explanation_travels,
    each_of_the_nine_is_raised_and_ends_when_its_cause_does,
);
