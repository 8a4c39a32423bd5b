//! Pages as browsers get them: whole in three languages, over any data, small, and from here alone.

mod admin;
mod browser;
mod carried;
mod data;
mod desk;
mod form;
mod funder;
mod html;
mod library;
mod measure;
mod own;
mod words;

use std::collections::BTreeSet;

use axum::body::to_bytes;
use axum::http::StatusCode;
use hankemuisti::clock::Clock as _;
use hankemuisti::demo;
use hankemuisti::domain::language::Language;
use hankemuisti::pages::{
    Asked, Came, Given, Material, Pages, ROUTES, Route, Visitor, files, named,
};
use serde_json::json;
use tower::ServiceExt as _;

use crate::door::Door;
use crate::log::bench::Bench;
use crate::toy::http::{Answer, request, send};
use html::check;

/// Most bytes of a page, of the style and of all scripts, compressed.
const HTML_MAX: usize = 30 * 1024;
const CSS_MAX: usize = 20 * 1024;
const SCRIPT_MAX: usize = 10 * 1024;

pub async fn told(bench: &Bench) -> Door {
    let door = Door::with_search(bench).await;
    demo::tell(&door.app, &door.schema, &door.clock, |_, _| ())
        .await
        .unwrap();
    door
}

pub async fn get(door: &Door, address: &str) -> Answer {
    let headers = [("accept", "text/html"), ("host", "localhost")];
    send(&door.router, request("GET", address, &headers, "")).await
}

/// What stands in an address in place of each name, in the demo.
fn demo_value(name: &str) -> &'static str {
    match name {
        "project" => "lansi-uusimaa-tulevaisuuden-sote-keskus",
        "programme" => "tulevaisuuden-sote-keskus",
        "model" => "raision-malli",
        "indicator" => "coci",
        "round" => "2022",
        "promise" => "x",
        "goal" => "1",
        "position" => "40",
        "secret" | "token" => "eitallaista",
        other => panic!("no value for {other}"),
    }
}

fn address(route: &Route, language: Language) -> String {
    let values: Vec<(String, String)> = route
        .names()
        .map(|name| (name.to_owned(), demo_value(name).to_owned()))
        .collect();
    route.address(language, &values).unwrap()
}

fn public() -> impl Iterator<Item = &'static Route> {
    ROUTES.iter().filter(|route| !route.is_private)
}

async fn every_page_is_whole_in_three_languages_over_the_demo(bench: &Bench) {
    let door = told(bench).await;
    for language in Language::ALL {
        let mut titles = BTreeSet::new();
        for route in public() {
            let address = address(route, language);
            let answer = get(&door, &address).await;
            assert_eq!(answer.status, StatusCode::OK, "{address}");
            let title = check(&address, &answer.body, language);
            assert!(titles.insert(title.clone()), "two pages are called {title}");
            assert!(
                answer
                    .header("content-security-policy")
                    .contains("script-src 'self'")
            );
            assert!(!answer.header("content-security-policy").contains("unsafe"));
            let size = compressed(&door, &address).await;
            assert!(size <= HTML_MAX, "{address}: {size} bytes");
        }
    }
}

/// Addresses of the demo that show more of the pages.
const MORE: [&str; 23] = [
    "/kirjasto?q=palveluohjaus&state=in_use&state=not_continued&sort=most_adopted",
    "/kirjasto?area=varsinais-suomi&evidence=0",
    "/kirjasto/raision-malli?v=1",
    "/kirjasto?state=olematon",
    "/kirjasto?after=roskaa&year=ensi",
    "/kirjasto/vertaa?m=raision-malli&m=monialainen-tiimimalli&differences=1",
    "/kirjasto/vertaa?m=monialainen-tiimimalli",
    "/kirjasto/raision-malli/leviaminen?at=2008",
    "/kirjasto/vertaa?m=raision-malli&m=eitallaista",
    "/hankkeet?q=oulu&state=archived",
    "/hankkeet?q=hankkeita&programme=tulevaisuuden-sote-keskus&sort=newest",
    "/hankkeet?area=lansi-uusimaa&sort=last_filed&view=table",
    "/hankkeet?area=kuu",
    "/hankkeet?after=roskaa",
    "/hankkeet/lansi-uusimaa-tulevaisuuden-sote-keskus/aikajana?from=2021-01-01&to=2022-12-31",
    "/hankkeet/oulun-palveluohjaushanke/asiakirjat",
    "/hankkeet/keski-suomen-palvelurakenneselvitys/tavoitteet",
    "/hankkeet/lansi-uusimaa-tulevaisuuden-sote-keskus/oma-arvioinnit/2023?from=2022",
    "/hankkeet/lansi-uusimaa-tulevaisuuden-sote-keskus/aikajana?type=promise",
    "/hankkeet/esimerkkila-keksitty-hanke/mittarit",
    "/haku?q=sote",
    "/avoin-data/kysely?page=library",
    "/kirjaudu?problem=SIGN_IN_REFUSED&next=/tyopoyta",
];

async fn filters_versions_and_comparisons_are_whole_too(bench: &Bench) {
    let door = told(bench).await;
    for address in MORE {
        let answer = get(&door, address).await;
        assert_eq!(answer.status, StatusCode::OK, "{address}");
        check(address, &answer.body, Language::Fi);
    }
    let found = get(&door, "/hankkeet?q=sote-keskuksen&area=lansi-uusimaa")
        .await
        .body;
    assert!(found.contains("1 hanke<"), "{found}");
    assert!(
        found.contains("href=\"/hankkeet?q=sote-keskuksen\""),
        "the chip is removed"
    );
    let all = get(&door, "/haku?q=sote-keskuksen").await.body;
    assert!(
        all.contains("href=\"/hankkeet?q=sote-keskuksen\""),
        "leads to the whole list"
    );
    let missing = get(&door, MORE[14]).await.body;
    assert!(missing.contains("id=\"missing-2022-1\""), "{}", MORE[14]);
    assert!(
        !missing.contains("id=\"missing-2020-0\""),
        "before the first day"
    );
    let compared =
        "/hankkeet/lansi-uusimaa-tulevaisuuden-sote-keskus/oma-arvioinnit/2023?from=2022";
    let compared = get(&door, compared).await.body;
    assert!(
        compared.contains("Sama teksti kuin kierroksella vuosi 2022"),
        "the diff says so"
    );
    for (address, status) in [
        ("/kirjasto/eitallaista", 404),
        ("/hankkeet/eitallaista/loki", 404),
        ("/sv/eitallaista", 404),
        ("/hankkeet?asof=eilen", 400),
        ("/hankkeet?asof=2999-01-01", 400),
        ("/kirjasto?asof=2999-01-01", 400),
        ("/haku?q=a&asof=2999-01-01", 400),
    ] {
        let answer = get(&door, address).await;
        assert_eq!(answer.status.as_u16(), status, "{address}");
        if address.contains("2999") {
            assert!(
                answer.body.contains("Tämä hetki ei ole vielä tullut."),
                "{address}"
            );
        }
        let language = if address.starts_with("/sv") {
            Language::Sv
        } else {
            Language::Fi
        };
        check(address, &answer.body, language);
    }
}

async fn an_earlier_moment_is_shown_with_its_band_and_kept_in_links(bench: &Bench) {
    let door = told(bench).await;
    let page = get(&door, "/hankkeet?asof=2010-01-01").await.body;
    assert!(page.contains("1.1.2010"), "{page}");
    assert!(page.contains("Palaa nykyhetkeen"));
    let home = get(&door, "/en?asof=2024-06-30").await.body;
    assert!(home.contains("/en/library?asof=2024-06-30"), "{home}");
}

async fn empty_data_makes_whole_pages(bench: &Bench) {
    let door = Door::with_search(bench).await;
    for language in Language::ALL {
        for route in public() {
            let address = address(route, language);
            let answer = get(&door, &address).await;
            // An invitation, or a link in a mail, that is none is told in words.
            let needs = route
                .names()
                .next()
                .is_some_and(|name| !["secret", "token"].contains(&name));
            let expected = if needs {
                StatusCode::NOT_FOUND
            } else {
                StatusCode::OK
            };
            assert_eq!(answer.status, expected, "{address}");
            check(&address, &answer.body, language);
        }
    }
}

async fn hostile_texts_stay_texts(bench: &Bench) {
    let door = Door::with_search(bench).await;
    let addresses = data::hostile(&door).await;
    for language in Language::ALL {
        for (name, values) in &addresses {
            let route = hankemuisti::pages::named(name).unwrap();
            let address = route.address(language, values).unwrap();
            let answer = get(&door, &address).await;
            assert_eq!(answer.status, StatusCode::OK, "{address}: {}", answer.body);
            check(&address, &answer.body, language);
            assert!(!answer.body.contains("<img"), "{address}");
            assert!(!answer.body.contains("javascript:"), "{address}");
        }
    }
}

async fn a_browser_that_has_a_page_is_told_so_until_something_is_recorded(bench: &Bench) {
    let door = Door::with_search(bench).await;
    door.with_programme().await;
    let first = get(&door, "/hankkeet").await;
    let tag = first.header("etag").to_owned();
    assert!(tag.starts_with("W/\""), "{tag}");
    let again = async |address: &str, tag: &str| {
        let headers = [
            ("accept", "text/html"),
            ("host", "localhost"),
            ("if-none-match", tag),
        ];
        send(&door.router, request("GET", address, &headers, "")).await
    };
    let known = again("/hankkeet", &tag).await;
    assert_eq!(known.status, StatusCode::NOT_MODIFIED);
    let policy = "content-security-policy";
    assert_eq!(known.header(policy), first.header(policy));
    assert_eq!(again("/sv/projekt", &tag).await.status, StatusCode::OK);
    assert_eq!(again("/hankkeet?q=a", &tag).await.status, StatusCode::OK);
    door.as_administrator()
        .give("registerProject", crate::door::project("uusi"))
        .await;
    assert_eq!(again("/hankkeet", &tag).await.status, StatusCode::OK);
    assert_eq!(get(&door, "/tyopoyta").await.header("etag"), "");
}

async fn a_part_that_fails_has_a_code_to_quote_and_the_rest_is_shown(bench: &Bench) {
    let door = told(bench).await;
    let pages = Pages::default();
    let route = named("documents").unwrap();
    let path = vec![("project".to_owned(), demo_value("project").to_owned())];
    let asked = Asked {
        route,
        language: Language::Fi,
        given: Given::parse(path, "", door.clock.now()).unwrap(),
    };
    let parts = pages.parts(&asked).unwrap();
    let body = json!({
        "query": &*parts.text, "operationName": parts.list[0].name,
        "variables": { "project": demo_value("project") },
    });
    let headers = [("content-type", "application/json")];
    let asking = request("POST", "/graphql", &headers, &body.to_string());
    let data = send(&door.router, asking).await.json()["data"].clone();
    let failed = Came::Failed {
        code: "INTERNAL".to_owned(),
        incident: Some("1a2b3c4d".to_owned()),
        message: "Palvelussa on vika.".to_owned(),
    };
    let came = [Came::Data(data), failed];
    let material = Material {
        layout: None,
        parts: parts.list.iter().cloned().zip(came).collect(),
        sent: None,
    };
    let visitor = Visitor {
        is_signed_in: false,
        csrf: None,
        now: door.clock.now(),
        fresh_id: uuid::Uuid::nil(),
        origin: "http://localhost".to_owned(),
    };
    let page = pages.page(&asked, &visitor, material);
    let body = String::from_utf8(page.body).unwrap();
    assert_eq!(page.status, 200, "{body}");
    for part in ["1a2b3c4d", "Länsi-Uusimaa", "Aikajana"] {
        assert!(body.contains(part), "{part}: {body}");
    }
}

async fn robots_and_the_sitemap_lead_to_pages_that_are_there(bench: &Bench) {
    let door = told(bench).await;
    let robots = get(&door, "/robots.txt").await.body;
    assert!(robots.contains("Disallow: /tyopoyta\n"), "{robots}");
    assert!(robots.contains("Sitemap: http://localhost/sitemap.xml"));
    let index = located(&door, "/sitemap.xml").await;
    assert_eq!(
        index,
        ["/sitemap-fi.xml", "/sitemap-sv.xml", "/sitemap-en.xml"]
    );
    for sitemap in index {
        let places = located(&door, &sitemap).await;
        assert!(places.len() > 50, "{sitemap} {}", places.len());
        let asked_for = ["/haku", "/sv/sok", "/en/search", "/kirjaudu"];
        assert!(places.iter().all(|place| !asked_for.contains(&&**place)));
        for place in places.iter().step_by(19) {
            let page = get(&door, place).await;
            assert_eq!(page.status, StatusCode::OK, "{place}");
            assert!(!page.body.contains("noindex"), "{place}");
        }
    }
}

async fn a_sitemap_names_more_than_a_page_of_a_list_holds(bench: &Bench) {
    let door = Door::with_search(bench).await;
    door.with_programme().await;
    let admin = door.as_administrator();
    for number in 0..101 {
        let project = crate::door::project(&format!("hanke-{number}"));
        admin.give("registerProject", project).await;
    }
    let places = located(&door, "/sitemap-sv.xml").await;
    for number in [0, 50, 100] {
        let place = format!("/sv/projekt/hanke-{number}");
        assert!(places.contains(&place), "{place}");
    }
}

/// The places that a sitemap names.
async fn located(door: &Door, address: &str) -> Vec<String> {
    let sitemap = get(door, address).await;
    assert_eq!(
        sitemap.header("content-type"),
        "application/xml; charset=utf-8"
    );
    let places = sitemap.body.split("<loc>http://localhost").skip(1);
    let places = places.filter_map(|rest| rest.split('<').next());
    places.map(str::to_owned).collect()
}

async fn compressed(door: &Door, address: &str) -> usize {
    let headers = [
        ("accept", "text/html"),
        ("host", "localhost"),
        ("accept-encoding", "gzip"),
    ];
    let answer = door
        .router
        .clone()
        .oneshot(request("GET", address, &headers, ""))
        .await;
    let answer = answer.unwrap();
    assert_eq!(answer.headers()["content-encoding"], "gzip", "{address}");
    to_bytes(answer.into_body(), usize::MAX)
        .await
        .unwrap()
        .len()
}

async fn styles_scripts_and_fonts_are_small_and_kept_for_good(bench: &Bench) {
    let door = Door::with_search(bench).await;
    let css = compressed(&door, "/assets/style.css").await;
    assert!(css <= CSS_MAX, "{css}");
    let mut scripts = 0;
    for name in files::names("scripts/") {
        let name = name.trim_start_matches("scripts/").to_owned();
        scripts += compressed(&door, &format!("/assets/{name}")).await;
    }
    assert!(scripts <= SCRIPT_MAX, "{scripts}");
    let page = get(&door, "/").await.body;
    let style = page.split("/assets/style.css").nth(1).unwrap();
    let style = format!("/assets/style.css{}", style.split('"').next().unwrap());
    assert!(
        get(&door, &style)
            .await
            .header("cache-control")
            .contains("immutable")
    );
    let missing = get(&door, "/assets/page.html").await;
    assert_eq!(missing.status, StatusCode::NOT_FOUND);
}

on_both_engines!(
    every_page_is_whole_in_three_languages_over_the_demo,
    filters_versions_and_comparisons_are_whole_too,
    an_earlier_moment_is_shown_with_its_band_and_kept_in_links,
    empty_data_makes_whole_pages,
    hostile_texts_stay_texts,
    a_browser_that_has_a_page_is_told_so_until_something_is_recorded,
    a_part_that_fails_has_a_code_to_quote_and_the_rest_is_shown,
    robots_and_the_sitemap_lead_to_pages_that_are_there,
    a_sitemap_names_more_than_a_page_of_a_list_holds,
    styles_scripts_and_fonts_are_small_and_kept_for_good,
);
