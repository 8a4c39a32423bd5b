//! Forms without script: refused with every reason, kept as typed, and done once.

use axum::http::StatusCode;
use hankemuisti::domain::language::Language;
use serde_json::json;

use super::html::check;
use crate::door::Door;
use crate::guest::{Guest, world};
use crate::log::bench::Bench;
use crate::toy::http::{Answer, request, send};

const PAGE: &str = "/tyopoyta/hanke/lupaukset/lupaus";

async fn with_promise(bench: &Bench) -> (Door, Guest) {
    let door = Door::open(bench).await;
    world(&door).await;
    let promise = json!({
        "project": "hanke", "key": "lupaus", "kind": "DELIVERABLE", "names": { "fi": "312 asuntoa" },
        "source": "esitys", "terms": { "due": { "year": 2015 } }
    });
    door.as_manager().give("makePromise", promise).await;
    let place = json!({ "project": "hanke", "role": "PROJECT_MANAGER" });
    let manager = Guest::enter(&door, "paallikko", place).await;
    (door, manager)
}

pub async fn post(door: &Door, guest: &Guest, address: &str, body: &str) -> Answer {
    let headers = [
        ("cookie", guest.cookie.as_str()),
        ("sec-fetch-site", "same-origin"),
        ("host", "localhost"),
        ("content-type", "application/x-www-form-urlencoded"),
    ];
    send(&door.router, request("POST", address, &headers, body)).await
}

pub async fn read(door: &Door, guest: &Guest, address: &str) -> Answer {
    let headers = [
        ("cookie", guest.cookie.as_str()),
        ("accept", "text/html"),
        ("host", "localhost"),
    ];
    send(&door.router, request("GET", address, &headers, "")).await
}

async fn nothing_is_changed_from_a_page_of_an_earlier_moment(bench: &Bench) {
    let (door, manager) = with_promise(bench).await;
    let body = format!(
        "csrf={}&input.project=hanke&input.promise=lupaus&input.outcome.delivered.on.year%3Aint=2014\
         &input.source=raportti",
        manager.csrf
    );
    let then = format!("{PAGE}?type=delivered&asof=2021-05-01");
    let before = door.app.end().await.unwrap().position;
    let refused = post(&door, &manager, &then, &body).await;
    assert_eq!(refused.status, StatusCode::BAD_REQUEST);
    assert!(
        refused.body.contains("Mitään ei tallennettu."),
        "{}",
        refused.body
    );
    assert_eq!(door.app.end().await.unwrap().position, before);
    let now = post(&door, &manager, &format!("{PAGE}?type=delivered"), &body).await;
    assert_eq!(now.status, StatusCode::SEE_OTHER, "{}", now.body);
    assert!(door.app.end().await.unwrap().position > before);
}

async fn a_refused_form_comes_back_with_reasons_and_what_was_typed(bench: &Bench) {
    let (door, manager) = with_promise(bench).await;
    let page = read(&door, &manager, &format!("{PAGE}?type=delivered")).await;
    assert_eq!(page.status, StatusCode::OK, "{}", page.body);
    check(PAGE, &page.body, Language::Fi);
    assert!(page.body.contains(&manager.csrf));
    assert_eq!(page.header("etag"), "");
    let body = |rest: &str| {
        let begun =
            "input.project=hanke&input.promise=lupaus&next=%2Fhankkeet%2Fhanke%2Ftavoitteet";
        format!("csrf={}&{begun}&{rest}", manager.csrf)
    };
    let delivered = "input.outcome.delivered.on.year%3Aint=2014&input.source=";
    let long = format!("{delivered}{}", "p%C3%B6yt%C3%A4kirja+".repeat(400));
    let refused = post(
        &door,
        &manager,
        &format!("{PAGE}?type=delivered"),
        &body(&long),
    )
    .await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    check(PAGE, &refused.body, Language::Fi);
    assert!(refused.body.contains("<title>Virhe:"), "{}", refused.body);
    assert!(
        refused.body.contains("href=\"#input.source\""),
        "{}",
        refused.body
    );
    assert!(refused.body.contains("value=\"2014\""));
    assert!(refused.body.contains("pöytäkirja pöytäkirja"));
    let address = format!("{PAGE}?type=delivered");
    let unread = body("input.outcome.delivered.on.year%3Aint=kaksi");
    let unread = post(&door, &manager, &address, &unread).await;
    assert_eq!(unread.status, StatusCode::UNPROCESSABLE_ENTITY);
    check(PAGE, &unread.body, Language::Fi);
    for told in [
        "<a href=\"#input.outcome.delivered.on.year\">Kirjoita kokonaisluku: Vuosi</a>",
        "<a href=\"#input.source\">Täytä tämä kohta: Mistä tämä tiedetään?</a>",
    ] {
        assert!(unread.body.contains(told), "{told}: {}", unread.body);
    }
    let accepted = post(&door, &manager, PAGE, &body(&format!("{delivered}esitys"))).await;
    assert_eq!(accepted.status, StatusCode::SEE_OTHER, "{}", accepted.body);
    assert_eq!(accepted.header("location"), "/hankkeet/hanke/tavoitteet");
    let goals = read(&door, &manager, "/hankkeet/hanke/tavoitteet").await;
    assert!(goals.body.contains("Toteutui"), "{}", goals.body);
}

async fn a_form_of_another_site_or_of_nobody_does_nothing(bench: &Bench) {
    let (door, manager) = with_promise(bench).await;
    let before = door.app.store().head().await.unwrap();
    let body =
        "input.project=hanke&input.promise=lupaus&input.outcome.notKnown%3Atrue=1&input.source=x";
    let forged = post(&door, &manager, PAGE, &format!("csrf=00&{body}")).await;
    assert_eq!(forged.status, StatusCode::FORBIDDEN);
    check(PAGE, &forged.body, Language::Fi);
    let headers = [("host", "localhost"), ("accept", "text/html")];
    let done = format!("{PAGE}?type=delivered&done=saved");
    let nobody = send(&door.router, request("POST", &done, &headers, body)).await;
    assert_eq!(nobody.status, StatusCode::SEE_OTHER);
    assert!(
        nobody.header("location").starts_with("/kirjaudu?next="),
        "{:?}",
        nobody.headers
    );
    assert!(
        nobody.header("location").ends_with("type%3Ddelivered"),
        "nobody is told that it was done: {:?}",
        nobody.headers
    );
    let other = post(&door, &manager, "/hankkeet", "csrf=00").await;
    assert_eq!(other.status, StatusCode::METHOD_NOT_ALLOWED);
    assert_eq!(door.app.store().head().await.unwrap(), before);
}

async fn a_session_that_ended_leads_to_the_sign_in_and_public_pages_stay(bench: &Bench) {
    let (door, manager) = with_promise(bench).await;
    let desk = read(&door, &manager, "/sv/arbetsbord").await;
    assert_eq!(desk.status, StatusCode::OK, "{}", desk.body);
    check("/sv/arbetsbord", &desk.body, Language::Sv);
    let ended = Guest {
        cookie: "__Host-session=0000".to_owned(),
        ..manager
    };
    let desk = read(&door, &ended, "/sv/arbetsbord").await;
    assert_eq!(desk.status, StatusCode::SEE_OTHER);
    assert!(
        desk.header("location")
            .starts_with("/sv/logga-in?next=%2Fsv%2Farbetsbord")
    );
    assert!(desk.header("set-cookie").contains("Max-Age=0"));
    let home = read(&door, &ended, "/sv?q=a").await;
    assert_eq!(home.status, StatusCode::SEE_OTHER);
    assert_eq!(home.header("location"), "/sv?q=a");
}

on_both_engines!(
    nothing_is_changed_from_a_page_of_an_earlier_moment,
    a_refused_form_comes_back_with_reasons_and_what_was_typed,
    a_form_of_another_site_or_of_nobody_does_nothing,
    a_session_that_ended_leads_to_the_sign_in_and_public_pages_stay,
);
