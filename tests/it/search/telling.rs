//! What the search tells beside what it finds: funders, words that are offered, spellings, look-alikes.

use serde_json::{Value, json};

use super::{Library, at_the_end};
use crate::door::{observation, project};
use crate::log::bench::Bench;

/// A model with a theme and funders.
async fn funded(library: &Library, key: &str, funders: Value) {
    let made = json!({ "themes": ["saatavuus"], "funders": funders });
    library
        .enter(key, &format!("Malli {key}"), "Lyhyt kuvaus.", made)
        .await;
}

async fn a_funder_is_one_value_whatever_names_it_is_given(bench: &Bench) {
    let library = Library::open(bench).await;
    let ministry = |names: Value| json!([{ "names": names, "kind": "MINISTRY" }]);
    let all = json!({ "fi": "Ministeriö", "sv": "Ministeriet", "en": "The Ministry" });
    funded(&library, "a", ministry(all)).await;
    funded(&library, "b", ministry(json!({ "fi": "Ministeriö" }))).await;
    let fund = json!([{ "names": { "sv": "Fonden" }, "kind": "OTHER" }]);
    funded(&library, "c", fund).await;
    for ticks in ["", ", themes: [\"saatavuus\"]", ", funders: [\"Fonden\"]"] {
        let query = format!(
            "{{ operatingModels(filter: {{ states: []{ticks} }}) {{ facets {{ name values {{ value
                names {{ fi sv }} count totalIfTicked isTicked }} }} }} }}"
        );
        let found = library.door.as_reader().ask(&query).await;
        let facets = found["operatingModels"]["facets"].as_array().unwrap();
        let funders = facets.iter().find(|facet| facet["name"] == "FUNDER");
        let is_ticked = ticks.contains("Fonden");
        let total = if is_ticked { 3 } else { 2 };
        assert_eq!(
            funders.unwrap()["values"],
            json!([
                { "value": "Fonden", "names": { "fi": null, "sv": "Fonden" }, "count": 1,
                  "totalIfTicked": 1, "isTicked": is_ticked },
                { "value": "Ministeriö", "names": { "fi": "Ministeriö", "sv": "Ministeriet" },
                  "count": 2, "totalIfTicked": total, "isTicked": false }
            ]),
            "{ticks}"
        );
    }
    for (filter, keys) in [
        ("funders: [\"Ministeriö\"]", vec!["a", "b"]),
        ("funders: [\"Ministeriö\", \"Fonden\"]", vec!["a", "b", "c"]),
        ("funders: [\"Minister\"]", vec![]),
        ("funder: \"ministeriet\"", vec!["a"]),
        ("funder: \"sv\"", vec![]),
    ] {
        for q in ["", "q: \"kuvaus\", "] {
            let mut found = library.keys(&format!("{q}filter: {{ {filter} }}")).await;
            found.sort();
            assert_eq!(found, keys, "{q}{filter}");
        }
    }
}

async fn words_are_offered_that_some_model_has(bench: &Bench) {
    let library = Library::open(bench).await;
    library.door.with_programme().await;
    let mut other = project("toinen");
    other["description"] = json!({ "fi": "Kylvökausi alkaa." });
    let admin = library.door.as_administrator();
    admin.give("registerProject", other).await;
    let text = "Kylpylä on auki.";
    library.enter("a", "Uimahalli", text, json!({})).await;
    let found = library
        .door
        .as_reader()
        .ask("{ suggest(q: \"kyl\") { kind text } }")
        .await;
    assert_eq!(
        found["suggest"],
        json!([{ "kind": "WORD", "text": "kylpylä" }])
    );
}

async fn another_spelling_is_told_as_names_write_it(bench: &Bench) {
    let library = Library::open(bench).await;
    let text = "Perhekeskuksen ovet ovat auki, ja perhekeskuksen väki on paikalla.";
    library.enter("a", "Perhekeskus", text, json!({})).await;
    library.enter("b", "Yhteinen työ", text, json!({})).await;
    for (q, meant) in [
        ("perhekskuksen", json!("perhekeskus")),
        ("perhekesskus", json!("perhekeskus")),
        ("paikala", json!("paikalla")),
        ("perhekeskus", Value::Null),
    ] {
        let query = format!("{{ operatingModels(q: \"{q}\") {{ didYouMean }} }}");
        let found = library.door.as_reader().in_language("fi").ask(&query).await;
        assert_eq!(found["operatingModels"]["didYouMean"], meant, "{q}");
    }
}

async fn what_a_project_made_public_is_found(bench: &Bench) {
    let library = Library::open(bench).await;
    library.door.with_programme().await;
    let paper = json!({
        "project": "hanke", "key": "kasikirja", "kind": "HANDBOOK", "title": "Omahoidon käsikirja",
        "language": "FI", "url": "https://example.fi/kasikirja"
    });
    let admin = library.door.as_administrator();
    admin.give("addPublication", paper).await;
    at_the_end(&library.door, &library.search).await;
    let query = r#"{ search(q: "käsikirjat") { groups { kind totalCount items {
        ... on Publication { key title project { slug } } } } } }"#;
    let found = library.door.as_reader().in_language("fi").ask(query).await;
    let groups = found["search"]["groups"].as_array().unwrap();
    let kinds: Vec<&Value> = groups.iter().map(|group| &group["kind"]).collect();
    assert_eq!(kinds.len(), 6, "{kinds:?}");
    assert_eq!(
        groups[5],
        json!({ "kind": "PUBLICATION", "totalCount": 1, "items": [
            { "key": "kasikirja", "title": "Omahoidon käsikirja", "project": { "slug": "hanke" } }] })
    );
}

async fn look_alikes_share_enough_words_or_a_mark_and_half_of_them(bench: &Bench) {
    let library = Library::open(bench).await;
    let two = "Kuntosali ja uimahalli yhdessä.";
    let three = "Kuntosali, uimahalli ja kirjasto yhdessä.";
    let marked = json!({ "targetGroups": ["nuoret"] });
    library.enter("two", "Kaksi", two, json!({})).await;
    library.enter("three", "Kolme", three, json!({})).await;
    library.enter("marked", "Merkki", two, marked.clone()).await;
    library.enter("none", "Muu", "Aivan muuta.", marked).await;
    // The same word in two forms is one word.
    let text = "Kuntosali, kuntosalissa, uimahalli, uimahallit, kirjasto.";
    let alike = async |groups: &str| -> Vec<(String, Value)> {
        let query = format!(
            "{{ similarModels(text: \"{text}\", targetGroups: [{groups}]) {{ model {{ key }}
                sharedWords sharedTargetGroups {{ key }} }} }}"
        );
        let found = library.door.as_reader().in_language("fi").ask(&query).await;
        let found = found["similarModels"].as_array().unwrap().clone();
        let told = found.into_iter().map(|one| {
            let key = one["model"]["key"].as_str().unwrap().to_owned();
            (key, one)
        });
        told.collect()
    };
    let keys = |found: &[(String, Value)]| -> Vec<String> {
        let mut keys: Vec<String> = found.iter().map(|(key, _)| key.clone()).collect();
        keys.sort();
        keys
    };
    assert_eq!(keys(&alike("").await), ["three"]);
    let with_mark = alike("\"nuoret\"").await;
    assert_eq!(keys(&with_mark), ["marked", "three"]);
    let marked = with_mark.iter().find(|(key, _)| key == "marked").unwrap();
    assert_eq!(marked.1["sharedTargetGroups"], json!([{ "key": "nuoret" }]));
    let words = marked.1["sharedWords"].as_array().unwrap();
    assert_eq!(words.len(), 2, "{words:?}");
}

async fn a_project_is_told_what_is_like_its_aims(bench: &Bench) {
    let library = Library::open(bench).await;
    library.door.with_programme().await;
    let text = "Kuntosali, uimahalli ja kirjasto yhdessä.";
    library.enter("muiden", "Kolme", text, json!({})).await;
    let admin = library.door.as_administrator();
    let mut applying = project("hakija");
    applying["aims"] = json!({ "fi": "Kuntosalit, uimahallit ja kirjastot saman katon alle." });
    admin.give("registerProject", applying).await;
    let mut own = crate::door::model("oma");
    own["project"] = json!("hakija");
    admin.give("enterModel", own).await;
    let version = crate::door::model_version("oma", 0, text);
    admin.give("publishModelVersion", version).await;
    at_the_end(&library.door, &library.search).await;
    let query = "{ project(slug: \"hakija\") { similarModels { model { key } sharedWords } } }";
    let found = library.door.as_reader().in_language("fi").ask(query).await;
    let alike = found["project"]["similarModels"].as_array().unwrap();
    assert_eq!(alike.len(), 1, "{alike:?}");
    assert_eq!(alike[0]["model"]["key"], "muiden");
    assert_eq!(alike[0]["sharedWords"].as_array().unwrap().len(), 3);
}

async fn what_is_measured_best_comes_first(bench: &Bench) {
    let library = Library::open(bench).await;
    library.door.with_programme().await;
    let text = "Kuvaus.";
    for key in ["a", "b", "c"] {
        let name = format!("Malli {key}");
        library.enter(key, &name, text, json!({})).await;
    }
    let admin = library.door.as_administrator();
    library.door.on_day("2021-05-20");
    let seen = observation("t3", json!({ "value": 3 }));
    library
        .door
        .as_writer()
        .give("recordObservation", seen)
        .await;
    let series =
        json!({ "project": "hanke", "indicator": "t3", "place": "Asema", "group": "DOCTORS" });
    let evidence = json!({ "model": "b", "series": series });
    admin.give("linkModelEvidence", evidence).await;
    at_the_end(&library.door, &library.search).await;
    for q in ["", "q: \"kuvaus\", "] {
        let found = library.keys(&format!("{q}sort: BEST_MEASURED")).await;
        assert_eq!(found[0], "b", "{q}");
    }
}

async fn projects_are_found_as_the_search_of_everything_finds_them(bench: &Bench) {
    let library = Library::open(bench).await;
    let door = &library.door;
    door.with_programme().await;
    let admin = door.as_administrator();
    for (slug, name) in [
        ("a", "Kainuun testihanke"),
        ("b", "Lapin tulevaisuuden sote-keskus"),
        ("c", "Toinen hanke Kainuussa"),
    ] {
        let mut own = project(slug);
        own["names"] = json!({ "fi": name });
        admin.give("registerProject", own).await;
    }
    library
        .enter(
            "malli",
            "Hankkeiden malli",
            "Kainuu ja sote-keskus.",
            json!({}),
        )
        .await;
    at_the_end(door, &library.search).await;
    let mut totals = Vec::new();
    for q in [
        "testihankkeet",
        "hankkeita",
        "Kainuussa",
        "sote-keskuksen",
        "eitallaista",
    ] {
        let query = format!(
            r#"{{ search(q: "{q}") {{ groups {{ kind totalCount items {{ ... on Project {{ slug }} }} }} }}
                projects(q: "{q}") {{ totalCount nodes {{ slug }} }} }}"#
        );
        let found = door.as_reader().ask(&query).await;
        let mut groups = found["search"]["groups"].as_array().unwrap().iter();
        let group = groups.find(|group| group["kind"] == "PROJECT").unwrap();
        let list = &found["projects"];
        assert_eq!(list["totalCount"], group["totalCount"], "{q}");
        assert_eq!(list["nodes"], group["items"], "{q}");
        totals.push(list["totalCount"].as_u64().unwrap());
    }
    assert_eq!(totals[0], 1);
    assert_eq!(totals[2], 2);
    assert_eq!(totals[3], 1);
    let then =
        r#"{ then: projects(q: "testihankkeita", asOf: "2021-03-31T00:00:00Z") { totalCount } }"#;
    assert_eq!(door.as_reader().ask(then).await["then"]["totalCount"], 0);
    door.on_day("2021-05-01");
    let renamed = json!({ "project": "a", "names": { "fi": "Kainuun uusi nimi" } });
    door.as_manager().give("renameProject", renamed).await;
    let then = r#"{ then: projects(q: "testihankkeita", asOf: "2021-04-20T00:00:00Z") { totalCount nodes { names { fi } } }
        now: projects(q: "testihankkeita") { totalCount } }"#;
    let found = door.as_reader().ask(then).await;
    assert_eq!(
        found["then"],
        json!({ "totalCount": 1, "nodes": [{ "names": { "fi": "Kainuun testihanke" } }] })
    );
    let cut =
        r#"{ first: projects(sort: NAME, first: 2) { pageInfo { endCursor } nodes { slug } } }"#;
    let cut = door.as_reader().ask(cut).await["first"].clone();
    let rest = format!(
        "{{ rest: projects(after: {}) {{ nodes {{ slug }} }} }}",
        cut["pageInfo"]["endCursor"]
    );
    let rest = door.as_reader().ask(&rest).await["rest"]["nodes"].clone();
    assert_eq!(rest.as_array().unwrap().len(), 2, "{rest}");
}

on_both_engines!(
    projects_are_found_as_the_search_of_everything_finds_them,
    a_funder_is_one_value_whatever_names_it_is_given,
    words_are_offered_that_some_model_has,
    another_spelling_is_told_as_names_write_it,
    what_a_project_made_public_is_found,
    look_alikes_share_enough_words_or_a_mark_and_half_of_them,
    a_project_is_told_what_is_like_its_aims,
    what_is_measured_best_comes_first,
);
