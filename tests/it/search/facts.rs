//! What the search says of what it finds is so: what was measured, in which languages a model is, why it was
//! found, and what is still missing.

use serde_json::{Value, json};

use hankemuisti::search::Search;
use hankemuisti::search::analyser::Analyser;

use super::{Library, at_the_end, key_of};
use crate::door::{Door, model, model_version, observation};
use crate::log::bench::Bench;

async fn enter(library: &Library, key: &str, more: Value) {
    library
        .enter(key, &format!("Malli {key}"), "Lyhyt kuvaus.", more)
        .await;
}

async fn ask(library: &Library, arguments: &str, fields: &str) -> Value {
    let query = format!("{{ operatingModels({arguments}) {{ {fields} }} }}");
    let found = library.door.as_reader().in_language("fi").ask(&query).await;
    found["operatingModels"].clone()
}

/// The counts of a facet by value.
async fn counted(library: &Library, facet: &str) -> Vec<(String, u64)> {
    let found = ask(
        library,
        "first: 1",
        "facets { name values { value count } }",
    )
    .await;
    let facets = found["facets"].as_array().unwrap();
    let own = facets.iter().find(|one| one["name"] == facet).unwrap();
    let values = own["values"].as_array().unwrap().iter();
    values
        .map(|one| {
            let value = one["value"].as_str().unwrap().to_owned();
            (value, one["count"].as_u64().unwrap())
        })
        .collect()
}

async fn a_claim_without_a_number_is_no_measurement(bench: &Bench) {
    let library = Library::open(bench).await;
    library.door.with_programme().await;
    for key in ["a", "b", "c"] {
        enter(&library, key, json!({})).await;
    }
    library.door.on_day("2021-05-20");
    let (admin, writer) = (library.door.as_administrator(), library.door.as_writer());
    let claim = json!({ "claimed": { "movement": "IMPROVED", "asWritten": "sujuvampaa" } });
    let missing = json!({ "missing": "Ei saatu." });
    for (key, place, outcome) in [
        ("a", "Väite", claim),
        ("b", "Puuttuu", missing),
        ("c", "Luku", json!({ "value": 3 })),
    ] {
        let mut seen = observation("t3", outcome);
        seen["place"] = json!(place);
        writer.give("recordObservation", seen).await;
        let series =
            json!({ "project": "hanke", "indicator": "t3", "place": place, "group": "DOCTORS" });
        let evidence = json!({ "model": key, "series": series });
        admin.give("linkModelEvidence", evidence).await;
    }
    at_the_end(&library.door, &library.search).await;
    for q in ["", "q: \"kuvaus\", "] {
        let own = |wanted: bool| format!("{q}filter: {{ hasEvidence: {wanted} }}, sort: NAME");
        assert_eq!(library.keys(&own(true)).await, ["c"], "{q}");
        assert_eq!(library.keys(&own(false)).await, ["a", "b"], "{q}");
        let best = library.keys(&format!("{q}sort: BEST_MEASURED")).await;
        assert_eq!(best[0], "c", "{q}");
    }
    let counts = ask(
        &library,
        "sort: NAME",
        "nodes { evidenceCounts { measured claimed } }",
    )
    .await;
    assert_eq!(
        counts["nodes"],
        json!([
            { "evidenceCounts": { "measured": 0, "claimed": 1 } },
            { "evidenceCounts": { "measured": 0, "claimed": 0 } },
            { "evidenceCounts": { "measured": 1, "claimed": 0 } },
        ])
    );
    let told = |yes: u64, no: u64| vec![("yes".to_owned(), yes), ("no".to_owned(), no)];
    assert_eq!(counted(&library, "EVIDENCE").await, told(1, 2));
    // The model itself does not change when its series is measured.
    let mut seen = observation("t3", json!({ "value": 5 }));
    seen["place"] = json!("Väite");
    writer.give("recordObservation", seen).await;
    at_the_end(&library.door, &library.search).await;
    assert_eq!(counted(&library, "EVIDENCE").await, told(2, 1));
}

async fn a_model_is_in_the_languages_of_its_name_and_summary(bench: &Bench) {
    let library = Library::open(bench).await;
    library.door.on_day("2021-04-01");
    let admin = library.door.as_administrator();
    let mut entered = model("a");
    entered["names"] = json!({ "fi": "Malli", "sv": "Modell" });
    admin.give("enterModel", entered).await;
    let mut version = model_version("a", 0, "Kuvaus");
    version["content"]["summary"] = json!({ "fi": "Kuvaus", "en": "Description" });
    admin.give("publishModelVersion", version).await;
    enter(&library, "b", json!({})).await;
    let found = ask(&library, "sort: NAME", "nodes { key languages }").await;
    assert_eq!(
        found["nodes"],
        json!([{ "key": "a", "languages": ["FI", "SV", "EN"] }, { "key": "b", "languages": ["FI"] }])
    );
    let told = [("EN", 1), ("FI", 2), ("SV", 1)].map(|(value, n)| (value.to_owned(), n));
    assert_eq!(counted(&library, "LANGUAGE").await, told);
    for q in ["", "q: \"malli\", "] {
        let swedish = format!("{q}filter: {{ languages: [SV] }}");
        assert_eq!(library.keys(&swedish).await, ["a"], "{q}");
    }
}

async fn where_the_words_are_is_told_when_no_text_has_them(bench: &Bench) {
    let library = Library::open(bench).await;
    library.door.on_day("2021-04-01");
    let made = json!({ "themes": ["tiimityo"], "counties": ["kainuu"], "place": "Kuhmo" });
    enter(&library, "a", made).await;
    for (q, field, hit) in [
        ("tiimityön", "THEME", "tiimityö"),
        ("kainuussa", "COUNTY", "Kainuu"),
        ("kuhmo", "PLACE", "Kuhmo"),
    ] {
        let fields =
            "edges { snippet { language } foundIn { field text { pieces { text isHit } } } }";
        let found = ask(&library, &format!("q: \"{q}\""), fields).await;
        let edge = &found["edges"][0];
        assert_eq!(edge["snippet"], Value::Null, "{q}");
        assert_eq!(edge["foundIn"][0]["field"], field, "{q}");
        let pieces = edge["foundIn"][0]["text"]["pieces"].as_array().unwrap();
        let marked = pieces.iter().find(|piece| piece["isHit"] == true).unwrap();
        assert_eq!(marked["text"], hit, "{q}");
    }
}

async fn what_fits_as_well_comes_by_use_and_then_by_key(bench: &Bench) {
    let library = Library::open(bench).await;
    library.door.with_programme().await;
    for key in ["c", "a", "d", "b"] {
        library
            .enter(key, "Sama nimi", "Sama kuvaus.", json!({}))
            .await;
    }
    assert_eq!(library.keys("q: \"sama\"").await, ["a", "b", "c", "d"]);
    let writer = library.door.as_writer();
    let report = json!({
        "model": "d", "project": "hanke",
        "site": { "organisation": { "names": { "fi": "Kunta" }, "kind": "MUNICIPALITY" } },
        "stage": { "state": "ADOPTED", "since": { "year": 2020 } }
    });
    writer.give("reportAdoption", report).await;
    at_the_end(&library.door, &library.search).await;
    assert_eq!(library.keys("q: \"sama\"").await, ["d", "a", "b", "c"]);
}

async fn a_word_of_the_language_is_not_taken_for_another(bench: &Bench) {
    let library = Library::open(bench).await;
    library.door.on_day("2021-04-01");
    let text = "Työ tuli valmiiksi, ja palvelusetelien käyttö jatkui.";
    library.enter("a", "Malli", text, json!({})).await;
    for library in library.by_each_analyser(bench).await {
        let fields = "totalCount strictness didYouMean";
        let right = ask(&library, "q: \"kalliiksi\"", fields).await;
        assert_eq!(right["totalCount"], 0, "{right}");
        assert_eq!(right["didYouMean"], Value::Null);
        let typed = ask(&library, "q: \"palvelusetlien\"", fields).await;
        assert_eq!(typed["totalCount"], 1, "{typed}");
        assert_eq!(typed["strictness"], "SPELLING");
        let begun = ask(&library, "q: \"valmiik\"", fields).await;
        assert_eq!(begun["strictness"], "BEGINNING");
    }
}

async fn what_is_not_searched_yet_is_told(bench: &Bench) {
    let library = Library::open(bench).await;
    library.door.on_day("2021-04-01");
    enter(&library, "a", json!({})).await;
    library.search.stop();
    // A search that has only begun, as after a start: nothing is taken for an empty library.
    let folder = tempfile::tempdir().unwrap();
    let app = library.door.app.clone();
    let search = Search::start(
        app.clone(),
        folder.path().into(),
        Analyser::without_voikko(),
    );
    search.stop();
    let door = Door::searching(bench, app, search);
    let query = r#"{ operatingModels(q: "malli") { totalCount isComplete }
        logHealth { search { phase } } }"#;
    let found = door.as_reader().ask(query).await;
    let told = json!({ "totalCount": 0, "isComplete": false });
    assert_eq!(found["operatingModels"], told);
    assert_ne!(found["logHealth"]["search"]["phase"], "FOLLOWING");
}

async fn a_past_moment_has_no_later_look_alikes_and_keeps_its_facets(bench: &Bench) {
    let library = Library::open(bench).await;
    library.door.on_day("2021-04-01");
    let text = "Kotihoidon asiakkaat saavat liikuntaneuvontaa lähitorilla.";
    let theme = || json!({ "themes": ["tiimityo"] });
    library
        .enter("a", "Lähitorin neuvonta", text, theme())
        .await;
    library
        .enter("b", "Lähitorin liikunta", text, theme())
        .await;
    library.door.on_day("2021-05-01");
    library
        .enter("c", "Lähitorin uusi neuvonta", text, theme())
        .await;
    let similar = async |moment: &str| -> Vec<String> {
        let query =
            format!("{{ operatingModel(key: \"a\"{moment}) {{ similar {{ model {{ key }} }} }} }}");
        let found = library.door.as_reader().in_language("fi").ask(&query).await;
        let found = found["operatingModel"]["similar"]
            .as_array()
            .unwrap()
            .clone();
        found.iter().map(|one| key_of(&one["model"])).collect()
    };
    let mut now = similar("").await;
    now.sort();
    assert_eq!(now, ["b", "c"]);
    assert_eq!(similar(", asOf: \"2021-04-15T00:00:00Z\"").await, ["b"]);
    for q in ["", "q: \"lähitori\", "] {
        let arguments = format!("{q}asOf: \"2021-04-15T00:00:00Z\"");
        let fields = "totalCount facets { name values { value count } }";
        let then = ask(&library, &arguments, fields).await;
        assert_eq!(then["totalCount"], 2, "{q}");
        let facets = then["facets"].as_array().unwrap();
        let themes = facets
            .iter()
            .find(|facet| facet["name"] == "THEME")
            .unwrap();
        let values = themes["values"].as_array().unwrap();
        let own = values.iter().find(|value| value["value"] == "tiimityo");
        assert_eq!(own.unwrap()["count"], 2, "{q}");
    }
}

on_both_engines!(
    a_claim_without_a_number_is_no_measurement,
    a_model_is_in_the_languages_of_its_name_and_summary,
    where_the_words_are_is_told_when_no_text_has_them,
    what_fits_as_well_comes_by_use_and_then_by_key,
    a_word_of_the_language_is_not_taken_for_another,
    what_is_not_searched_yet_is_told,
    a_past_moment_has_no_later_look_alikes_and_keeps_its_facets,
);
