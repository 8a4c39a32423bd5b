//! The library's pages: compared, traced, taken into use, and looked alike.

use axum::http::StatusCode;
use hankemuisti::domain::language::Language;
use serde_json::{Value, json};

use super::desk::{accepted, body};
use super::form::{post, read};
use super::html::check;
use super::{get, told};
use crate::door::{Door, model, model_version, observation};
use crate::guest::{Guest, world};
use crate::log::bench::Bench;

/// A model with one series as its evidence.
async fn measured(door: &Door, key: &str, changed: Value) {
    let admin = door.as_administrator();
    admin.give("enterModel", model(key)).await;
    let mut seen = observation("coci", json!({ "value": 0.31 }));
    seen["place"] = json!(format!("Asema {key}"));
    for (name, value) in changed.as_object().unwrap() {
        seen[name] = value.clone();
    }
    let series = json!({
        "project": "hanke", "indicator": "coci", "place": seen["place"], "group": seen["group"]
    });
    door.as_manager().give("recordObservation", seen).await;
    let link = json!({ "model": key, "series": series });
    admin.give("linkModelEvidence", link).await;
}

async fn only_comparable_numbers_stand_beside_each_other(bench: &Bench) {
    let door = Door::with_search(bench).await;
    door.with_programme().await;
    door.on_day("2021-05-20");
    measured(&door, "eka", json!({})).await;
    measured(&door, "toka", json!({})).await;
    measured(&door, "hoitajat", json!({ "group": "NURSES" })).await;
    let year = json!({ "period": { "from": "2020-05-01", "to": "2021-04-30" } });
    measured(&door, "vuosi", year).await;
    door.as_administrator()
        .give("enterModel", model("tyhja"))
        .await;
    let compare = async |other: &str| {
        let address = format!("/kirjasto/vertaa?m=eka&m={other}");
        let page = get(&door, &address).await.body;
        check(&address, &page, Language::Fi);
        page
    };
    let page = compare("toka").await;
    assert_eq!(page.matches("value=\"0.31\"").count(), 2, "{page}");
    let page = compare("hoitajat").await;
    assert!(
        page.contains("Ei vertailukelpoinen: eri ammattiryhmä"),
        "{page}"
    );
    assert!(!page.contains("value=\"0.31\""), "{page}");
    let page = compare("vuosi").await;
    assert!(
        page.contains("Ei vertailukelpoinen: eripituiset jaksot"),
        "{page}"
    );
    let page = compare("tyhja").await;
    assert_eq!(page.matches("value=\"0.31\"").count(), 1, "{page}");
    assert!(page.contains("Ei mittaustietoa"), "{page}");
    let query = r#"{ compareModels(a: "eka", b: "hoitajat") { indicators { isComparable obstacle } }
        none: compareModels(a: "eka", b: "olematon") { b { key } indicators { obstacle } } }"#;
    let found = door.as_reader().ask(query).await;
    assert_eq!(
        found,
        json!({
            "compareModels": { "indicators": [{ "isComparable": false, "obstacle": "GROUP" }] },
            "none": { "b": null, "indicators": [] }
        })
    );
}

async fn any_model_of_the_library_is_found_to_compare_with(bench: &Bench) {
    let door = told(bench).await;
    let address = "/kirjasto/vertaa?m=raision-malli&q=perhekeskus";
    let page = get(&door, address).await.body;
    check(address, &page, Language::Fi);
    let both = "/kirjasto/vertaa?m=raision-malli&amp;m=voimaperheet";
    assert!(page.contains(&format!("href=\"{both}\"")), "{page}");
    let page = get(&door, &both.replace("&amp;", "&")).await.body;
    assert!(
        page.contains("href=\"/kirjasto/vertaa?m=raision-malli\""),
        "{page}"
    );
    assert!(!page.contains("name=\"q\" value"), "two are enough: {page}");
    let address = "/kirjasto/vertaa?q=lohik%C3%A4%C3%A4rme";
    let page = get(&door, address).await.body;
    check(address, &page, Language::Fi);
    assert!(page.contains("Ei osumia haulla"), "{page}");
}

async fn the_measurements_behind_a_result_stand_beside_the_models_own(bench: &Bench) {
    let door = Door::with_search(bench).await;
    world(&door).await;
    measured(&door, "malli", json!({})).await;
    let manager = door.as_manager();
    for (place, group, value) in [("Käyttö", "DOCTORS", 0.47), ("Toinen", "NURSES", 0.52)] {
        let mut seen = observation("coci", json!({ "value": value }));
        (seen["place"], seen["group"]) = (json!(place), json!(group));
        manager.give("recordObservation", seen).await;
    }
    let place = json!({ "project": "hanke", "role": "WRITER" });
    let writer = Guest::enter(&door, "kirjoittaja", place).await;
    let adopt = "/tyopoyta/mallit/malli/kayttoonotto";
    let report = [
        ("form", "report"),
        ("input.model", "malli"),
        ("input.project", "hanke"),
        ("input.site.organisation.names.fi", "Keksittylä"),
        ("input.site.organisation.kind", "MUNICIPALITY"),
        ("input.stage.state", "ADOPTED"),
    ];
    accepted(&door, &writer, adopt, &[&report]).await;
    let page = read(&door, &writer, adopt).await.body;
    check(adopt, &page, Language::Fi);
    let chosen = |name: &str| -> String {
        let ticks = page.split("name=\"input.evidence.").skip(1);
        let own = ticks.filter_map(|tick| tick.split_once("value='")?.1.split_once('\''));
        let mut own = own.filter(|(value, _)| value.contains(name));
        own.next().unwrap().0.to_owned()
    };
    let id = page
        .split("name=\"input.adoption\" value=\"")
        .nth(1)
        .unwrap();
    let (first, second) = (chosen("Käyttö"), chosen("Toinen"));
    let result = [
        ("form", "result:1"),
        ("input.adoption", id.split('"').next().unwrap()),
        ("input.result.fi", "Jatkuvuus parani."),
        ("input.evidence.1:json", first.as_str()),
        ("input.evidence.2:json", second.as_str()),
    ];
    accepted(&door, &writer, adopt, &[&result]).await;
    let page = read(&door, &writer, adopt).await.body;
    assert_eq!(page.matches("' checked").count(), 2, "{page}");
    let page = get(&door, "/kirjasto/malli").await.body;
    check("/kirjasto/malli", &page, Language::Fi);
    let used = page.split("id=\"use\"").nth(1).unwrap();
    let used = used.split("</section>").next().unwrap();
    assert!(used.contains("value=\"0.47\""), "{used}");
    assert!(!used.contains("value=\"0.52\""), "{used}");
    assert!(
        used.contains("Ei vertailukelpoinen: eri ammattiryhmä"),
        "{used}"
    );
}

async fn equal_rows_are_hidden_when_differences_are_asked_for(bench: &Bench) {
    let door = told(bench).await;
    let address = "/kirjasto/vertaa?m=raision-malli&m=monialainen-tiimimalli";
    let rows = |page: &str| {
        page.split("<tbody>")
            .nth(1)
            .unwrap()
            .matches("<tr>")
            .count()
    };
    let told = |page: &str| {
        let told = page.split("<p role=\"status\">").nth(1).unwrap();
        let told = told.split(' ').next().unwrap();
        told.parse::<usize>().unwrap()
    };
    let all = get(&door, address).await.body;
    let differing = get(&door, &format!("{address}&differences=1")).await.body;
    assert_eq!(rows(&all), told(&all));
    assert_eq!(rows(&differing), told(&differing));
    assert!(!differing.contains(">sama<"), "{differing}");
}

async fn the_picture_and_the_list_of_a_lineage_have_the_same_items(bench: &Bench) {
    let door = told(bench).await;
    let count = |page: &str| {
        let picture = page.matches("class=\"item\"").count();
        let list = page.matches("<li id=\"item-").count();
        assert_eq!(picture, list);
        list
    };
    let address = "/kirjasto/raision-malli/leviaminen";
    let page = get(&door, address).await.body;
    let all = count(&page);
    let list = page.split("id=\"spread\"").nth(1).unwrap();
    let place = |text: &str| list.find(text).unwrap_or_else(|| panic!("{text}: {list}"));
    assert!(place("MAISEMA 1") < place("Mikkelin sovellus Raision mallista"));
    assert!(place("Mikkelin sovellus Raision mallista") < place("MAISEMA 2:n jatkokehitys"));
    for word in ["Toistettu toisaalla", "Jatkuu mallina", "Sovellettu"] {
        assert!(list.contains(word), "{word}");
    }
    let then = get(&door, &format!("{address}?at=2007")).await.body;
    assert!(count(&then) < all && count(&then) > 1);
    assert!(!then.contains("MAISEMA 2:n jatkokehitys"));
    assert!(then.contains("value=\"2007-12-31\""));
}

async fn a_model_is_taken_into_use_and_its_result_told_later(bench: &Bench) {
    let door = Door::with_search(bench).await;
    world(&door).await;
    let admin = door.as_administrator();
    admin.give("enterModel", model("malli")).await;
    let first = model_version("malli", 0, "Perheet saavat tuen yhdestä paikasta.");
    admin.give("publishModelVersion", first).await;
    let place = json!({ "project": "hanke", "role": "WRITER" });
    let writer = Guest::enter(&door, "kirjoittaja", place).await;
    let adopt = "/tyopoyta/mallit/malli/kayttoonotto";
    let public = read(&door, &writer, "/kirjasto/malli").await.body;
    assert!(public.contains(adopt), "{public}");
    assert!(!get(&door, "/kirjasto/malli").await.body.contains(adopt));
    let report = [
        ("form", "report"),
        ("input.model", "malli"),
        ("input.project", "hanke"),
        (
            "input.site.organisation.names.fi",
            "Keksittylän hyvinvointialue",
        ),
        ("input.site.organisation.kind", "WELLBEING_COUNTY"),
        ("input.stage.since.year:int", "2021"),
    ];
    let adapted = [("input.stage.state", "ADAPTED")];
    let refused = post(&door, &writer, adopt, &body(&writer, &[&report, &adapted])).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    check(adopt, &refused.body, Language::Fi);
    assert!(
        refused.body.contains("Keksittylän hyvinvointialue"),
        "kept as typed"
    );
    let adopted = [("input.stage.state", "ADOPTED"), ("next", adopt)];
    accepted(&door, &writer, adopt, &[&report, &adopted]).await;
    let page = read(&door, &writer, adopt).await.body;
    check(adopt, &page, Language::Fi);
    let id = page
        .split("name=\"input.adoption\" value=\"")
        .nth(1)
        .unwrap();
    let id = id.split('"').next().unwrap();
    let result = [
        ("form", "result:1"),
        ("input.adoption", id),
        ("input.result.fi", "Jono lyheni."),
    ];
    accepted(&door, &writer, adopt, &[&result]).await;
    let moved = [
        ("form", "move:1"),
        ("input.adoption", id),
        ("input.stage.state", "ENDED"),
        ("input.stage.note.fi", "Hanke päättyi."),
    ];
    accepted(&door, &writer, adopt, &[&moved]).await;
    let ended = "{ operatingModel(key: \"malli\") { adoptions { state result { fi } } } }";
    assert_eq!(
        door.as_reader().ask(ended).await["operatingModel"]["adoptions"],
        json!([{ "state": "ENDED", "result": { "fi": "Jono lyheni." } }])
    );
    let spread = get(&door, "/kirjasto/malli/leviaminen").await.body;
    for words in [
        "Keksittylän hyvinvointialue",
        "Jono lyheni.",
        "Käyttö päättynyt",
    ] {
        assert!(spread.contains(words), "{words}: {spread}");
    }
}

async fn who_begins_a_model_sees_what_is_like_it(bench: &Bench) {
    let door = Door::with_search(bench).await;
    world(&door).await;
    let admin = door.as_administrator();
    for (key, text) in [
        (
            "perhe",
            "Perhekeskus kokoaa perheiden palvelut yhteen taloon.",
        ),
        (
            "talo",
            "Perheiden palvelut samassa talossa, perhekeskuksessa.",
        ),
    ] {
        admin.give("enterModel", model(key)).await;
        let version = model_version(key, 0, text);
        admin.give("publishModelVersion", version).await;
    }
    let place = json!({ "project": "hanke", "role": "WRITER" });
    let writer = Guest::enter(&door, "kirjoittaja", place).await;
    let begin = "/tyopoyta/mallit";
    let alike = read(&door, &writer, &format!("{begin}?q=perhekeskukset"))
        .await
        .body;
    check(begin, &alike, Language::Fi);
    assert!(alike.contains("/kirjasto/perhe\""), "{alike}");
    let shared = "Yhteisiä sanoja: <span lang=\"fi\">perhekeskukset</span>";
    assert!(alike.contains(shared), "{alike}");
    let none = read(&door, &writer, &format!("{begin}?q=lohikäärme"))
        .await
        .body;
    assert!(
        none.contains("Kirjastossa ei ole samanlaista mallia."),
        "{none}"
    );
    let page = get(&door, "/kirjasto/perhe").await.body;
    let similar = page.split("id=\"similar\"").nth(1).unwrap();
    assert!(similar.contains("/kirjasto/talo\""), "{similar}");
}

async fn a_filter_that_is_none_is_told_beside_an_empty_list(bench: &Bench) {
    let door = Door::with_search(bench).await;
    for odd in [
        "state=olematon",
        "year=ensi",
        "area=olematon",
        "after=roskaa",
    ] {
        let address = format!("/kirjasto?{odd}");
        let answer = get(&door, &address).await;
        assert_eq!(answer.status, StatusCode::OK, "{address}");
        check(&address, &answer.body, Language::Fi);
        assert!(
            answer.body.contains("rajaus, jota palvelu ei tunne"),
            "{address}"
        );
        assert!(answer.body.contains("0 toimintamallia"), "{address}");
    }
}

on_both_engines!(
    only_comparable_numbers_stand_beside_each_other,
    any_model_of_the_library_is_found_to_compare_with,
    the_measurements_behind_a_result_stand_beside_the_models_own,
    equal_rows_are_hidden_when_differences_are_asked_for,
    the_picture_and_the_list_of_a_lineage_have_the_same_items,
    a_model_is_taken_into_use_and_its_result_told_later,
    who_begins_a_model_sees_what_is_like_it,
    a_filter_that_is_none_is_told_beside_an_empty_list,
);
