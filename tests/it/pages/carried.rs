//! What is carried away: lists as they are narrowed down and whole, feeds, descriptions, citations.

use axum::http::StatusCode;
use serde_json::{Value, json};

use super::{get, told};
use crate::door::{Door, model, model_version, project};
use crate::log::bench::Bench;
use crate::toy::http::{Answer, request, send};

/// What is between `before` and `after`, each time.
fn between<'t>(text: &'t str, before: &str, after: &str) -> Vec<&'t str> {
    let pieces = text.split(before).skip(1);
    pieces
        .filter_map(|piece| piece.split(after).next())
        .collect()
}

async fn carried(door: &Door, address: &str, content_type: &str) -> Answer {
    let answer = get(door, address).await;
    assert_eq!(answer.status, StatusCode::OK, "{address}: {}", answer.body);
    let own = answer.header("content-type");
    assert!(own.starts_with(content_type), "{address}: {own}");
    answer
}

/// How many things a page of a list says it has.
fn count(page: &str) -> usize {
    let told = between(page, "role=\"status\"", "</p>");
    let told = told.iter().find(|told| told.contains("<strong>")).unwrap();
    let told = between(told, "<strong>", " ")[0];
    told.parse().unwrap()
}

async fn lists_are_carried_away_as_they_are_narrowed_down(bench: &Bench) {
    let door = told(bench).await;
    for (list, narrowed) in [
        (
            "operatingModels",
            "/kirjasto?state=not_continued&state=in_use",
        ),
        (
            "operatingModels",
            "/kirjasto?q=perhekeskus&area=lansi-uusimaa",
        ),
        ("projects", "/hankkeet?state=archived"),
        ("projects", "/hankkeet?q=oulu"),
    ] {
        let page = get(&door, narrowed).await.body;
        let total = count(&page);
        assert!(total > 0, "{narrowed}");
        let rows = carried(&door, &format!("{narrowed}&view=csv"), "text/csv").await;
        assert!(rows.header("content-disposition").starts_with("attachment"));
        assert!(rows.body.starts_with('\u{feff}'), "spreadsheets need it");
        let lines = rows.body.trim().lines().count();
        assert_eq!(lines, total + 1, "{narrowed}: {}", rows.body);
        let data = carried(&door, &format!("{narrowed}&view=json"), "application/json").await;
        let data: Value = serde_json::from_str(&data.body).unwrap();
        assert_eq!(data[list]["totalCount"], total, "{narrowed}");
        assert_eq!(data[list]["nodes"].as_array().unwrap().len(), total);
    }
    let rows = carried(&door, "/sv/indikatorer?view=csv", "text/csv").await;
    assert!(
        rows.body.contains("\"Namn\";\"Beteckning\""),
        "{}",
        rows.body
    );
}

async fn a_list_is_carried_away_over_all_its_pages(bench: &Bench) {
    let door = Door::with_search(bench).await;
    door.on_day("2021-04-01");
    for number in 0..101 {
        let model = model(&format!("malli-{number}"));
        door.as_administrator().give("enterModel", model).await;
    }
    let rows = carried(&door, "/kirjasto?view=csv", "text/csv").await;
    assert_eq!(rows.body.trim().lines().count(), 102);
    assert_eq!(rows.header("link"), "");
    let data = carried(&door, "/kirjasto?view=json", "application/json").await;
    let data: Value = serde_json::from_str(&data.body).unwrap();
    assert_eq!(
        data["operatingModels"]["nodes"].as_array().unwrap().len(),
        101
    );
    assert_eq!(data["operatingModels"]["pageInfo"]["hasNextPage"], false);
}

async fn the_feed_tells_new_versions_and_is_asked_for_anew_only_when_it_changed(bench: &Bench) {
    let door = Door::with_search(bench).await;
    door.on_day("2021-04-01");
    let admin = door.as_administrator();
    let empty = carried(&door, "/kirjasto?view=atom", "application/atom+xml").await;
    assert_eq!(between(&empty.body, "<updated>", "<").len(), 1);
    let mut evil = model("malli");
    evil["names"] = json!({ "fi": "A & <b>\"'" });
    admin.give("enterModel", evil).await;
    let first = model_version("malli", 0, "Ensimmäinen & <i>");
    admin.give("publishModelVersion", first).await;
    let feed = carried(&door, "/sv/bibliotek?view=atom", "application/atom+xml").await;
    assert!(
        feed.body
            .contains("<title>A &amp; &lt;b&gt;&quot;&#x27;, version 1</title>")
    );
    assert!(
        feed.body
            .contains("<summary xml:lang=\"fi\">Ensimmäinen &amp; &lt;i&gt;</summary>")
    );
    assert!(
        feed.body
            .contains("<id>http://localhost/kirjasto/malli?v=1</id>")
    );
    let headers = [
        ("host", "localhost"),
        ("if-none-match", feed.header("etag")),
    ];
    let again = request("GET", "/sv/bibliotek?view=atom", &headers, "");
    let again = send(&door.router, again).await;
    assert_eq!(again.status, StatusCode::NOT_MODIFIED);
    door.on_day("2021-05-01");
    let mut second = model_version("malli", 1, "Toinen");
    second["why"] = json!("muuttui");
    admin.give("publishModelVersion", second).await;
    let again = request("GET", "/sv/bibliotek?view=atom", &headers, "");
    let again = send(&door.router, again).await;
    assert_eq!(again.status, StatusCode::OK);
    let ids = between(&again.body, "<id>", "</id>");
    assert_eq!(
        ids[1..],
        [
            "http://localhost/kirjasto/malli?v=2",
            "http://localhost/kirjasto/malli?v=1"
        ],
        "the newest first"
    );
}

async fn the_open_data_describe_themselves(bench: &Bench) {
    let door = told(bench).await;
    let page = get(&door, "/en/open-data").await.body;
    assert!(
        page.contains("type=\"application/ld+json\""),
        "its head leads there"
    );
    let told = carried(&door, "/en/open-data?view=dcat", "application/ld+json").await;
    let told: Value = serde_json::from_str(&told.body).unwrap();
    assert_eq!(told["@type"], "dcat:Catalog");
    let sets = told["dcat:dataset"].as_array().unwrap();
    assert_eq!(sets.len(), 3);
    for set in sets {
        for needed in [
            "dct:title",
            "dct:description",
            "dct:publisher",
            "dct:language",
        ] {
            assert!(!set[needed].is_null(), "{needed}: {set:#}");
        }
        assert!(set["dct:accrualPeriodicity"]["@id"].is_string());
        for file in set["dcat:distribution"].as_array().unwrap() {
            assert!(file["dct:license"]["@id"].is_string(), "{file:#}");
            assert!(file["dcat:accessURL"]["@id"].is_string(), "{file:#}");
            let Some(address) = file["dcat:downloadURL"]["@id"].as_str() else {
                continue;
            };
            let media = file["dcat:mediaType"]["@id"].as_str().unwrap();
            let media = media.split_once("media-types/").unwrap().1;
            let path = address.strip_prefix("http://localhost").unwrap();
            carried(&door, path, media).await;
        }
    }
    let schema = carried(&door, "/schema.graphql", "text/plain").await;
    assert!(schema.body.contains("type OperatingModel"));
}

async fn what_a_search_finds_is_carried_away(bench: &Bench) {
    let door = told(bench).await;
    let address = "/haku?q=palvelu";
    let page = get(&door, address).await.body;
    assert!(page.contains("/haku?q=palvelu&amp;view=csv"), "{page}");
    let as_json = format!("{address}&view=json");
    let json = loop {
        let json = carried(&door, &as_json, "application/json").await;
        let json: Value = serde_json::from_str(&json.body).unwrap();
        if json["search"]["isComplete"] == true {
            break json;
        }
    };
    let csv = carried(&door, &format!("{address}&view=csv"), "text/csv").await;
    let groups = json["search"]["groups"].as_array().unwrap();
    let items = groups
        .iter()
        .map(|group| group["items"].as_array().unwrap().len());
    let rows: Vec<&str> = csv.body.lines().collect();
    assert_eq!(rows.len(), 1 + items.sum::<usize>(), "{}", csv.body);
    let models = rows
        .iter()
        .filter(|row| row.starts_with("\"Toimintamallit\""));
    assert!(models.count() > 5, "more than the page shows: {}", csv.body);
    for row in &rows {
        assert_eq!(row.matches("\";\"").count(), 4, "{row}");
    }
    let none = carried(&door, "/haku?view=csv", "text/csv").await;
    assert_eq!(none.body.lines().count(), 1, "{}", none.body);
}

async fn a_choice_of_a_page_is_whole(bench: &Bench) {
    let door = Door::with_search(bench).await;
    door.with_programme().await;
    let admin = door.as_administrator();
    for number in 0..104 {
        let own = project(&format!("hanke-{number:03}"));
        admin.give("registerProject", own).await;
    }
    let page = get(&door, "/loki").await.body;
    let all = between(&page, "<option value=\"hanke-", "\"");
    assert_eq!(all.len(), 104);
    let listed = get(&door, "/ohjelmat/ohjelma").await.body;
    assert!(listed.contains("/hankkeet/hanke-103\""), "{listed}");
}

async fn a_version_is_cited_for_good(bench: &Bench) {
    let door = Door::with_search(bench).await;
    door.with_programme().await;
    let admin = door.as_administrator();
    let mut own = model("malli");
    own["project"] = json!("hanke");
    own["names"] = json!({ "fi": "Malli } \\ </script> 50 %" });
    admin.give("enterModel", own).await;
    let page = get(&door, "/kirjasto/malli").await.body;
    assert!(!page.contains("id=\"cite\""), "nothing is published");
    let first = model_version("malli", 0, "Ensimmäinen kuvaus.");
    admin.give("publishModelVersion", first).await;
    let of_first = "/kirjasto/malli?v=1";
    let bibtex = carried(
        &door,
        &format!("{of_first}&view=bibtex"),
        "application/x-bibtex",
    )
    .await;
    assert_eq!(
        bibtex.header("content-disposition"),
        "attachment; filename=\"malli-v1.bib\""
    );
    for part in [
        "@misc{malli-v1,",
        "author = {{Hanke hanke}}",
        "title = {{Malli \\textbraceright{} \\textbackslash{} </script> 50 \\%}}",
        "version = {1}",
        "year = {2021}",
        "url = {http://localhost/kirjasto/malli?v=1}",
    ] {
        assert!(bibtex.body.contains(part), "{part} in {}", bibtex.body);
    }
    door.on_day("2021-06-01");
    let renamed = json!({ "model": "malli", "names": { "fi": "Uusi nimi" } });
    admin.give("renameModel", renamed).await;
    let newest = get(&door, "/kirjasto/malli?view=bibtex").await.body;
    assert!(newest.contains("version = {1}"), "{newest}");
    assert!(
        newest.contains("title = {{Malli "),
        "the version is cited by the name that it had: {newest}"
    );
    let mut second = model_version("malli", 1, "Toinen kuvaus.");
    second["why"] = json!("muuttui");
    admin.give("publishModelVersion", second).await;
    let cited = get(&door, of_first).await.body;
    assert!(cited.contains("Ensimmäinen kuvaus."), "{cited}");
    assert!(!cited.contains("Toinen kuvaus."));
    assert!(cited.contains("Lue uusin versio 2"), "{cited}");
    let newest = get(&door, "/kirjasto/malli").await.body;
    assert!(!newest.contains("Lue uusin versio"));
    assert!(newest.contains("http://localhost/kirjasto/malli?v=2"));
    let again = get(&door, &format!("{of_first}&view=bibtex")).await;
    assert_eq!(again.body, bibtex.body, "a citation stays as it was");
    let ris = get(&door, "/en/library/malli?v=2&view=ris").await;
    assert!(
        ris.header("content-type")
            .starts_with("application/x-research-info-systems")
    );
    assert!(
        ris.body.contains("TI  - Uusi nimi\r\nET  - 2\r\n"),
        "{}",
        ris.body
    );
    let csl = "application/vnd.citationstyles.csl+json";
    let csl = carried(&door, "/kirjasto/malli?view=csl", csl).await;
    let csl: Value = serde_json::from_str(&csl.body).unwrap();
    assert_eq!(csl[0]["URL"], "http://localhost/kirjasto/malli?v=2");
    let text = carried(&door, "/sv/bibliotek/malli?v=2&view=text", "text/plain").await;
    assert_eq!(
        text.body.trim(),
        "Hanke hanke. Uusi nimi. Version 2, 1.6.2021. Projektminnet. \
         http://localhost/kirjasto/malli?v=2"
    );
    let missing = get(&door, "/kirjasto/malli?v=9&view=ris").await;
    assert_eq!(missing.status, StatusCode::NOT_FOUND);
}

async fn a_model_describes_itself_in_terms_of_schema_org(bench: &Bench) {
    let door = told(bench).await;
    let address = "/kirjasto/raision-malli-maisema-2";
    let page = get(&door, address).await.body;
    let blocks = between(&page, "<script type=\"application/ld+json\">", "</script>");
    assert_eq!(blocks.len(), 1);
    let work: Value = serde_json::from_str(blocks[0]).unwrap();
    assert_eq!(work["@context"], "https://schema.org");
    assert_eq!(work["@type"], "CreativeWork");
    assert_eq!(work["version"], "1");
    assert_eq!(work["inLanguage"], json!(["fi"]));
    assert_eq!(work["identifier"], format!("http://localhost{address}?v=1"));
    assert_eq!(work["isBasedOn"][0]["@type"], "CreativeWork");
    assert_eq!(
        work["isBasedOn"][0]["url"],
        "http://localhost/kirjasto/raision-malli"
    );
    assert!(work["license"].as_str().unwrap().starts_with("https://"));
    assert!(work["datePublished"].is_string() && work["dateModified"].is_string());
    let page = get(&door, "/kirjasto/monialainen-tiimimalli").await.body;
    let blocks = between(&page, "<script type=\"application/ld+json\">", "</script>");
    let work: Value = serde_json::from_str(blocks[0]).unwrap();
    assert_eq!(work["funding"][0]["@type"], "MonetaryGrant");
    assert_eq!(work["funding"][0]["funder"]["@type"], "Organization");
}

on_both_engines!(
    lists_are_carried_away_as_they_are_narrowed_down,
    a_list_is_carried_away_over_all_its_pages,
    what_a_search_finds_is_carried_away,
    a_choice_of_a_page_is_whole,
    the_feed_tells_new_versions_and_is_asked_for_anew_only_when_it_changed,
    the_open_data_describe_themselves,
    a_version_is_cited_for_good,
    a_model_describes_itself_in_terms_of_schema_org,
);
