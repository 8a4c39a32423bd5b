//! A library is searched as people do it.

use serde_json::{Value, json};

use super::{Library, at_the_end, key_of};
use crate::door::{model, model_version, project};
use crate::log::bench::Bench;

/// Models of which the first speaks of service vouchers in several forms.
async fn library(bench: &Bench) -> Library {
    let library = Library::open(bench).await;
    library.door.on_day("2021-04-01");
    let made = |county: &str, theme: &str| json!({ "counties": [county], "themes": [theme], "targetGroups": ["kaikki"], "languages": ["FI"] });
    let text = "Ohjausjärjestelmä pääkaupunkiseudun asiakkaille. Siihen kuuluu palveluseteli, ja \
                palveluseteliprojektia jatkettiin hankkeissa.";
    library
        .enter(
            "oulu",
            "Oulun palveluohjausmalli",
            text,
            made("pohjois-pohjanmaa", "tiimityo"),
        )
        .await;
    let text = "Perheet saavat tuen yhdestä paikasta, ja asiakas ohjataan eteenpäin.";
    library
        .enter(
            "perhe",
            "Perhekeskus",
            text,
            made("lansi-uusimaa", "tiimityo"),
        )
        .await;
    let text =
        "Hankkeen aikana koottiin perhekeskustoimintamalli, josta COCI ja T3:n arvot mitattiin.";
    library
        .enter(
            "verkosto",
            "Yhteinen työ",
            text,
            made("lansi-uusimaa", "tiimityo"),
        )
        .await;
    library
}

async fn words_are_found_in_any_form_and_as_parts(bench: &Bench) {
    for library in library(bench).await.by_each_analyser(bench).await {
        finds_any_form(&library).await;
    }
}

async fn finds_any_form(library: &Library) {
    for (q, keys) in [
        ("palvelusetelit", vec!["oulu"]),
        ("seteli", vec!["oulu"]),
        ("perhekeskus", vec!["perhe", "verkosto"]),
        ("paakaupunkiseutu", vec!["oulu"]),
        ("T3", vec!["verkosto"]),
        ("coci:n", vec!["verkosto"]),
        ("asiakkaiden", vec!["oulu", "perhe"]),
        ("asiakas", vec!["perhe", "oulu"]),
        ("\"tuen yhdestä\"", vec!["perhe"]),
        ("\"palveluseteli\"", vec!["oulu"]),
        ("\"palvelusetelit\"", vec![]),
        ("T3-luku", vec!["verkosto"]),
        ("T3-luvut", vec!["verkosto"]),
        ("lohikäärme", vec![]),
    ] {
        let mut found = library.keys(&format!("q: {}", json!(q))).await;
        let mut keys: Vec<String> = keys.into_iter().map(str::to_owned).collect();
        if q.starts_with("asiakkaiden") {
            found.sort();
            keys.sort();
        }
        assert_eq!(found, keys, "{q}");
    }
    let totals = ["hanke", "hankkeessa", "hankkeita"];
    for q in totals {
        assert_eq!(library.keys(&format!("q: \"{q}\"")).await.len(), 2, "{q}");
    }
    assert!(
        library
            .keys("q: \"palvelusetelit\", exact: true")
            .await
            .is_empty()
    );
    assert_eq!(
        library.keys("q: \"palveluseteli\", exact: true").await,
        ["oulu"]
    );
}

async fn a_hit_is_marked_in_its_sentence_and_other_forms_are_told(bench: &Bench) {
    for library in library(bench).await.by_each_analyser(bench).await {
        marks_any_form(&library).await;
    }
}

async fn marks_any_form(library: &Library) {
    let query = r#"{ operatingModels(q: "palvelusetelit") { alsoFoundAs strictness edges {
        snippet { language pieces { text isHit } } markedName { pieces { text isHit } } } } }"#;
    let found = library.door.as_reader().ask(query).await["operatingModels"].clone();
    assert_eq!(found["strictness"], "ALL_WORDS");
    assert_eq!(
        found["alsoFoundAs"],
        json!(["palveluseteli", "palveluseteliprojektia"])
    );
    let pieces = found["edges"][0]["snippet"]["pieces"].as_array().unwrap();
    let hits: Vec<&Value> = pieces
        .iter()
        .filter(|piece| piece["isHit"] == true)
        .collect();
    assert_eq!(hits[0]["text"], "palveluseteli");
    assert_eq!(pieces[0]["text"], "Siihen kuuluu ");
}

async fn what_an_abbreviation_stands_for_is_found_too(bench: &Bench) {
    let library = library(bench).await;
    let text = "Mittarina on kolmas vapaa aika. Vapaa-aika on muuta.";
    library
        .enter("aika", "Jonon mittari", text, json!({}))
        .await;
    let query = r#"{ operatingModels(q: "T3") { alsoSearchedAs alsoFoundAs nodes { key }
        edges { snippet { pieces { text isHit } } } }
        exact: operatingModels(q: "T3", exact: true) { alsoSearchedAs nodes { key } }
        search(q: "T3") { alsoSearchedAs } }"#;
    let found = library.door.as_reader().ask(query).await;
    let models = &found["operatingModels"];
    assert_eq!(
        models["nodes"],
        json!([{ "key": "verkosto" }, { "key": "aika" }])
    );
    assert_eq!(models["alsoSearchedAs"][0], "kolmas vapaa aika");
    assert_eq!(models["alsoSearchedAs"], found["search"]["alsoSearchedAs"]);
    assert_eq!(models["alsoFoundAs"], json!(["t3:n"]));
    let hit = &models["edges"][1]["snippet"]["pieces"][1];
    assert_eq!(hit, &json!({ "text": "kolmas vapaa aika", "isHit": true }));
    assert_eq!(found["exact"], json!({ "alsoSearchedAs": [], "nodes": [] }));
    assert_eq!(
        library.keys("q: \"kolmas vapaa aika\"").await,
        ["aika", "verkosto"]
    );
}

async fn swedish_compounds_are_found_by_their_parts(bench: &Bench) {
    let library = Library::open(bench).await;
    library.door.on_day("2021-04-01");
    let admin = library.door.as_administrator();
    let mut entered = model("malli");
    entered["names"] = json!({ "sv": "Servicesedelprojektet i skärgården" });
    admin.give("enterModel", entered).await;
    for q in ["servicesedel", "projekt", "servicesedeln"] {
        assert_eq!(library.keys(&format!("q: \"{q}\"")).await, ["malli"], "{q}");
    }
    assert!(library.keys("q: \"gård\", exact: true").await.is_empty());
}

async fn fewer_words_are_asked_for_only_when_nothing_has_all(bench: &Bench) {
    let library = library(bench).await;
    let query =
        r#"{ operatingModels(q: "perhekeskus lohikäärme asiakas") { strictness nodes { key } } }"#;
    let found = library.door.as_reader().ask(query).await["operatingModels"].clone();
    assert_eq!(found["strictness"], "SOME_WORDS");
    assert_eq!(found["nodes"], json!([{ "key": "perhe" }]));
    let query = r#"{ operatingModels(q: "palveluohjausmali") { didYouMean } }"#;
    let found = library.door.as_reader().ask(query).await["operatingModels"].clone();
    assert_eq!(found["didYouMean"], "palveluohjausmalli");
}

/// Ticks take away hits and never ask for less than the words.
async fn ticks_do_not_make_a_question_less_strict(bench: &Bench) {
    let library = Library::open(bench).await;
    library.door.on_day("2021-04-01");
    let county = |key: &str| json!({ "counties": [key] });
    library
        .enter("kaksi", "Perhekeskus ja neuvola", "Tuki.", county("kainuu"))
        .await;
    library
        .enter("yksi", "Neuvola", "Apu.", county("lappi"))
        .await;
    let query = r#"{ operatingModels(
        q: "perhekeskus neuvola", filter: { counties: ["lappi"], states: [SPREAD] }
    ) { strictness totalCount withoutFilter { totalCount } } }"#;
    let found = library.door.as_reader().ask(query).await["operatingModels"].clone();
    let none = json!({ "totalCount": 0 });
    assert_eq!(
        found,
        json!({ "strictness": "ALL_WORDS", "totalCount": 0, "withoutFilter": [none, none] })
    );
    // One word of the two would be there.
    let query = r#"{ operatingModels(q: "perhekeskus neuvola", filter: { counties: ["lappi"] })
        { strictness totalCount withoutFilter { totalCount } } }"#;
    let found = library.door.as_reader().ask(query).await["operatingModels"].clone();
    let one = json!({ "totalCount": 1 });
    assert_eq!(
        found,
        json!({ "strictness": "ALL_WORDS", "totalCount": 0, "withoutFilter": [one] })
    );
}

async fn a_facet_tells_beforehand_what_ticking_it_gives(bench: &Bench) {
    let library = library(bench).await;
    let moved = json!({ "model": "oulu", "state": "IN_USE" });
    library
        .door
        .as_administrator()
        .give("changeModelState", moved)
        .await;
    at_the_end(&library.door, &library.search).await;
    let facets = "facets { name values { value count totalIfTicked isTicked } } withoutFilter { filter totalCount }";
    for q in ["", "q: \"asiakas\","] {
        for filter in [
            "",
            "states: [TRIALLED]",
            "counties: [\"lansi-uusimaa\"], states: [IN_USE]",
        ] {
            let query = format!(
                "{{ operatingModels({q} filter: {{ {filter} }}) {{ totalCount {facets} }} }}"
            );
            let found = library.door.as_reader().ask(&query).await["operatingModels"].clone();
            for (name, argument) in [
                ("STATE", "states"),
                ("COUNTY", "counties"),
                ("THEME", "themes"),
            ] {
                let all = found["facets"].as_array().unwrap();
                let facet = all.iter().find(|facet| facet["name"] == name).unwrap();
                for value in facet["values"].as_array().unwrap() {
                    let word = value["value"].as_str().unwrap();
                    let shown = if name == "STATE" {
                        word.to_owned()
                    } else {
                        format!("{word:?}")
                    };
                    let ticked = with_tick(filter, argument, &shown);
                    let query = format!(
                        "{{ operatingModels({q} filter: {{ {ticked} }}) {{ totalCount }} }}"
                    );
                    let after = library.door.as_reader().ask(&query).await;
                    assert_eq!(
                        value["totalIfTicked"], after["operatingModels"]["totalCount"],
                        "{q} {filter} + {word}"
                    );
                }
            }
            for without in found["withoutFilter"].as_array().unwrap() {
                let argument = if without["filter"] == "STATE" {
                    "states"
                } else {
                    "counties"
                };
                let kept: Vec<&str> = filter
                    .split(", ")
                    .filter(|part| !part.starts_with(argument))
                    .collect();
                let query = format!(
                    "{{ operatingModels({q} filter: {{ {} }}) {{ totalCount }} }}",
                    kept.join(", ")
                );
                let after = library.door.as_reader().ask(&query).await;
                assert_eq!(
                    without["totalCount"], after["operatingModels"]["totalCount"],
                    "{q} {query}"
                );
            }
        }
    }
}

/// The filter with one more value in a list.
fn with_tick(filter: &str, argument: &str, value: &str) -> String {
    match filter.contains(argument) {
        true => filter.replace(
            &format!("{argument}: ["),
            &format!("{argument}: [{value}, "),
        ),
        false if filter.is_empty() => format!("{argument}: [{value}]"),
        false => format!("{filter}, {argument}: [{value}]"),
    }
}

async fn what_is_typed_is_completed_by_names_and_words(bench: &Bench) {
    let library = library(bench).await;
    let query = r#"{ suggest(q: "perhe") { kind text key } short: suggest(q: "p") { text } }"#;
    let found = library.door.as_reader().in_language("fi").ask(query).await;
    let suggestions = found["suggest"].as_array().unwrap();
    assert_eq!(
        suggestions[0],
        json!({ "kind": "MODEL", "text": "Perhekeskus", "key": "perhe" })
    );
    let words: Vec<&Value> = suggestions
        .iter()
        .filter(|one| one["kind"] == "WORD")
        .collect();
    assert!(
        words.iter().any(|word| word["text"] == "perheet"),
        "{words:?}"
    );
    assert_eq!(found["short"], json!([]));
}

async fn everything_public_is_found_in_groups(bench: &Bench) {
    let library = library(bench).await;
    library.door.with_programme().await;
    let mut other = project("toinen");
    other["names"] = json!({ "fi": "Perhekeskusten verkosto" });
    library
        .door
        .as_administrator()
        .give("registerProject", other)
        .await;
    let query = r#"{ search(q: "perhekeskukset") { isComplete groups { kind totalCount items {
        ... on OperatingModel { key } ... on Project { slug } } } }
        coci: search(q: "COCI") { groups { kind totalCount } } }"#;
    let found = library.door.as_reader().in_language("fi").ask(query).await;
    assert_eq!(found["search"]["isComplete"], true);
    let groups = &found["search"]["groups"];
    assert_eq!(groups[0]["totalCount"], 2);
    assert_eq!(
        groups[1],
        json!({ "kind": "PROJECT", "totalCount": 1, "items": [{ "slug": "toinen" }] })
    );
    assert_eq!(
        found["coci"]["groups"][2],
        json!({ "kind": "INDICATOR", "totalCount": 1 })
    );
}

async fn look_alikes_are_told_with_what_is_shared(bench: &Bench) {
    let library = library(bench).await;
    let text = "Palveluseteli ja palveluohjaus pääkaupunkiseudun asiakkaille.";
    let query = format!(
        "{{ similarModels(text: {}, themes: [\"tiimityo\"], first: 1) {{ model {{ key }} sharedWords
            sharedThemes {{ key }} }}
            operatingModel(key: \"perhe\") {{ similar {{ model {{ key }} }} }} }}",
        json!(text)
    );
    let found = library.door.as_reader().in_language("fi").ask(&query).await;
    let alike = &found["similarModels"][0];
    assert_eq!(alike["model"]["key"], "oulu");
    assert_eq!(alike["sharedThemes"], json!([{ "key": "tiimityo" }]));
    let words: Vec<&str> = alike["sharedWords"]
        .as_array()
        .unwrap()
        .iter()
        .map(|w| w.as_str().unwrap())
        .collect();
    assert!(words.contains(&"palveluseteli"), "{words:?}");
    let own = found["operatingModel"]["similar"].as_array().unwrap();
    assert!(
        own.iter().all(|alike| alike["model"]["key"] != "perhe"),
        "{own:?}"
    );
}

async fn a_new_version_is_found_and_the_old_words_are_not(bench: &Bench) {
    let library = library(bench).await;
    let mut second = model_version("perhe", 1, "Neuvola ja koulu samassa talossa.");
    second["why"] = json!("muuttui");
    let begun = std::time::Instant::now();
    library
        .door
        .as_administrator()
        .give("publishModelVersion", second)
        .await;
    assert_eq!(library.keys("q: \"neuvolat\"").await, ["perhe"]);
    assert!(begun.elapsed().as_millis() < 1_000, "{:?}", begun.elapsed());
    assert!(library.keys("q: \"yhdestä\"").await.is_empty());
}

async fn the_library_of_a_moment_is_searched_by_the_same_words(bench: &Bench) {
    let library = library(bench).await;
    let then = "2021-04-15T00:00:00Z";
    library.door.on_day("2021-05-01");
    let mut second = model_version("perhe", 1, "Neuvola ja koulu samassa talossa.");
    second["why"] = json!("muuttui");
    library
        .door
        .as_administrator()
        .give("publishModelVersion", second)
        .await;
    let now = library.keys("q: \"perheille\"").await;
    let query = format!(
        "{{ operatingModels(q: \"tuki\", asOf: \"{then}\") {{ nodes {{ key }} edges {{ snippet {{ pieces {{ text isHit }} }} }} }} }}"
    );
    let found =
        library.door.as_reader().in_language("fi").ask(&query).await["operatingModels"].clone();
    let keys: Vec<String> = found["nodes"]
        .as_array()
        .unwrap()
        .iter()
        .map(key_of)
        .collect();
    assert_eq!(keys, ["perhe"]);
    assert_eq!(found["edges"][0]["snippet"]["pieces"][1]["text"], "tuen");
    assert!(library.keys("q: \"tuki\"").await.is_empty(), "{now:?}");
}

on_both_engines!(
    words_are_found_in_any_form_and_as_parts,
    a_hit_is_marked_in_its_sentence_and_other_forms_are_told,
    what_an_abbreviation_stands_for_is_found_too,
    swedish_compounds_are_found_by_their_parts,
    fewer_words_are_asked_for_only_when_nothing_has_all,
    ticks_do_not_make_a_question_less_strict,
    a_facet_tells_beforehand_what_ticking_it_gives,
    what_is_typed_is_completed_by_names_and_words,
    everything_public_is_found_in_groups,
    look_alikes_are_told_with_what_is_shared,
    a_new_version_is_found_and_the_old_words_are_not,
    the_library_of_a_moment_is_searched_by_the_same_words,
);
