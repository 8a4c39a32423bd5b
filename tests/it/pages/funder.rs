//! The funder's pages: whole over any data, and each form without script.

use std::io::Cursor;

use axum::body::to_bytes;
use axum::http::StatusCode;
use calamine::{Data, Reader as _, Xlsx};
use hankemuisti::demo::{self, people};
use hankemuisti::domain::language::Language;
use hankemuisti::pages::{ROUTES, Route, escaped};
use serde_json::json;
use tower::ServiceExt as _;

use super::form::{post, read};
use super::html::check;
use super::{data, told};
use crate::door::{Door, filing};
use crate::guest::{Guest, cookie_of, sign_in, world};
use crate::log::bench::Bench;
use crate::toy::http::request;

const PAGES: [&str; 8] = [
    "portfolio",
    "notices",
    "changes",
    "missing",
    "open-promises",
    "movement",
    "review",
    "views",
];

fn pages() -> impl Iterator<Item = &'static Route> {
    ROUTES.iter().filter(|route| PAGES.contains(&route.name))
}

/// One of the demo's people, come in with the password of the manual.
async fn of_the_demo(door: &Door, local: &str) -> Guest {
    people::enter(&door.app).await.unwrap();
    let address = format!("{local}@demo.example");
    let answer = sign_in(door, &address, people::PASSWORD, "192.0.2.1").await;
    let csrf = answer.json()["csrfToken"].as_str().unwrap().to_owned();
    Guest {
        id: String::new(),
        address,
        cookie: cookie_of(&answer),
        csrf,
        token: String::new(),
    }
}

fn address(route: &Route, language: Language, project: &str, round: &str) -> String {
    let values = [("project", project), ("round", round)];
    let values = values.map(|(name, value)| (name.to_owned(), value.to_owned()));
    let needed = route.names().count();
    route.address(language, &values[..needed]).unwrap()
}

/// Addresses of the demo that show more of the pages.
const MORE: [&str; 18] = [
    "/salkku?round=2099-1",
    "/salkku/huomiot?round=2099-1",
    "/salkku/muutokset?to=2099-1",
    "/salkku/puuttuvat?round=2099-1",
    "/salkku?programme=testiohjelma&round=2025-2&show=rating&show=change&show=notices&show=indicators&by=region",
    "/salkku?state=waiting&sort=notices&differences=1",
    "/salkku?sort=TT1&by=funder&area=kainuu",
    "/salkku?programme=testiohjelma&round=2026-1&project=pirkanmaa-testihanke&goal=TT4",
    "/salkku?programme=tulevaisuuden-sote-keskus&round=2022",
    "/salkku?programme=eitallaista",
    "/salkku?programme=testiohjelma&round=2026-1&asof=2026-05-08",
    "/salkku/huomiot?state=all",
    "/salkku/huomiot?programme=tulevaisuuden-sote-keskus&round=2022&code=sama",
    "/salkku/muutokset?programme=testiohjelma&from=2024-2&to=2026-1&show=all",
    "/salkku/puuttuvat?m=kainuu-testihanke",
    "/salkku/mittarit?code=coci&sort=change&view=table",
    "/salkku/kasittely/varsinais-suomi-testihanke/2025-2?view=filed",
    "/salkku/nakymat?next=/salkku%3Fround%3D2026-1",
];

async fn the_funders_pages_are_whole_over_the_demo(bench: &Bench) {
    let door = told(bench).await;
    let reviewer = of_the_demo(&door, "arvioija").await;
    for language in Language::ALL {
        for route in pages() {
            let address = address(route, language, "pirkanmaa-testihanke", "2026-1");
            let answer = read(&door, &reviewer, &address).await;
            assert_eq!(answer.status, StatusCode::OK, "{address}: {}", answer.body);
            check(&address, &answer.body, language);
        }
    }
    for address in MORE {
        let answer = read(&door, &reviewer, address).await;
        assert_eq!(answer.status, StatusCode::OK, "{address}: {}", answer.body);
        check(address, &answer.body, Language::Fi);
        if address.contains("2099-1") {
            assert!(answer.body.contains("Tällaista kierrosta ei ole: 2099-1"));
            assert!(answer.body.contains("<select id=\"programme\""));
        }
    }
    let viewer = of_the_demo(&door, "rahoittaja").await;
    let in_review = "/salkku/kasittely/keski-suomi-testihanke/2026-1";
    for (guest, may) in [(&reviewer, true), (&viewer, false)] {
        let page = read(&door, guest, in_review).await.body;
        assert_eq!(page.contains("name=\"form\" value=\"accept\""), may);
    }
}

async fn the_matrix_counts_what_its_rows_show_and_knows_the_past(bench: &Bench) {
    let door = told(bench).await;
    let reviewer = of_the_demo(&door, "arvioija").await;
    let of_round = "/salkku?programme=testiohjelma&round=2026-1";
    let page = read(&door, &reviewer, of_round).await.body;
    let rows = |page: &str| page.matches("class=\"standing\"").count();
    let waiting = |page: &str| page.matches("state state-filed\">").count();
    assert_eq!(rows(&page), 22);
    let said = format!("{} odottaa käsittelyä", waiting(&page));
    assert!(page.contains(&said), "{said}");
    let filtered = read(&door, &reviewer, &format!("{of_round}&state=waiting")).await;
    assert_eq!(rows(&filtered.body), waiting(&page));
    let sent = "/salkku?programme=testiohjelma&round=2026-1&asof=2026-05-01";
    let before = read(&door, &reviewer, sent).await.body;
    assert!(before.contains("Palaa nykyhetkeen"));
    assert_eq!(waiting(&before), 0, "nobody had filed yet");
    let csv = read(
        &door,
        &reviewer,
        &format!("{of_round}&state=waiting&view=csv"),
    )
    .await;
    assert!(csv.header("content-type").starts_with("text/csv"));
    let lines = csv.body.lines().filter(|line| !line.is_empty());
    assert_eq!(lines.count(), waiting(&page) + 1, "{}", csv.body);
}

async fn the_funders_pages_are_whole_without_data(bench: &Bench) {
    let door = Door::open(bench).await;
    let place = json!({ "role": "FUNDER_REVIEWER" });
    let reviewer = Guest::enter(&door, "arvioija", place).await;
    for language in Language::ALL {
        for route in pages().filter(|route| route.name != "review") {
            let address = address(route, language, "", "");
            let answer = read(&door, &reviewer, &address).await;
            assert_eq!(answer.status, StatusCode::OK, "{address}: {}", answer.body);
            check(&address, &answer.body, language);
        }
    }
    let nowhere = read(&door, &reviewer, "/salkku/kasittely/ei/2021-1").await;
    assert_eq!(nowhere.status, StatusCode::NOT_FOUND);
    let nobody = super::get(&door, "/salkku").await;
    assert_eq!(nobody.status, StatusCode::SEE_OTHER);
}

async fn hostile_texts_stay_texts_before_funders(bench: &Bench) {
    let door = Door::open(bench).await;
    data::hostile(&door).await;
    let place = json!({ "role": "FUNDER_REVIEWER" });
    let reviewer = Guest::enter(&door, "arvioija", place).await;
    let name = "<img src=x onerror=alert(1)> & \"'";
    let view = format!(
        "csrf={}&form=save&input.name={}&input.address=%2Fsalkku",
        reviewer.csrf,
        escaped(name)
    );
    let saved = post(&door, &reviewer, "/salkku/nakymat", &view).await;
    assert_eq!(saved.status, StatusCode::SEE_OTHER, "{}", saved.body);
    for language in Language::ALL {
        for route in pages() {
            let address = address(route, language, "paha", "2021-1");
            let answer = read(&door, &reviewer, &address).await;
            assert_eq!(answer.status, StatusCode::OK, "{address}: {}", answer.body);
            check(&address, &answer.body, language);
            assert!(!answer.body.contains("<img"), "{address}");
        }
    }
}

const REVIEW: &str = "/salkku/kasittely/hanke/2021-1";

async fn a_filing_is_taken_asked_about_returned_and_accepted(bench: &Bench) {
    let door = Door::open(bench).await;
    world(&door).await;
    door.on_day("2021-05-10");
    let told = filing(
        "2021-1",
        "Jonot lyhenivät. Mittaus on liitteenä.",
        "Toinen teksti.",
    );
    let filed = door.as_manager().give("submitAssessment", told).await;
    assert_eq!(filed["userErrors"], json!([]));
    let place = json!({ "programme": "ohjelma", "role": "FUNDER_REVIEWER" });
    let reviewer = Guest::enter(&door, "arvioija", place).await;
    let form = |name: &str, rest: &str| {
        let about = "input.project=hanke&input.round=2021-1";
        format!("csrf={}&form={name}&{about}&{rest}", reviewer.csrf)
    };
    let send = async |name: &str, rest: &str| {
        let answer = post(&door, &reviewer, REVIEW, &form(name, rest)).await;
        check(
            REVIEW,
            &read(&door, &reviewer, REVIEW).await.body,
            Language::Fi,
        );
        answer
    };
    let taken = send("take", "").await;
    assert_eq!(taken.status, StatusCode::SEE_OTHER, "{}", taken.body);
    let silent = send("comment%3AHT1", "input.goal=HT1&input.text%3Akept=").await;
    assert_eq!(silent.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(
        silent.body.contains("href=\"#comment:HT1.input.text\""),
        "{}",
        silent.body
    );
    let comment =
        "input.goal=HT1&input.quote=Jonot+lyheniv%C3%A4t.&input.text%3Akept=Mist%C3%A4%3F";
    let asked = send("comment%3AHT1", comment).await;
    assert_eq!(asked.status, StatusCode::SEE_OTHER, "{}", asked.body);
    let page = read(&door, &reviewer, REVIEW).await.body;
    assert!(page.contains("<mark>Jonot lyhenivät.</mark>"), "{page}");
    let bare = send("return", "input.parts.goals.0=HT1&input.message%3Akept=").await;
    assert_eq!(
        bare.status,
        StatusCode::UNPROCESSABLE_ENTITY,
        "{}",
        bare.body
    );
    assert!(bare.body.contains("<title>Virhe:"), "{}", bare.body);
    assert!(
        bare.body.contains("href=\"#return.input.due\""),
        "{}",
        bare.body
    );
    let returned = "input.parts.goals.0=HT1&input.due=2021-06-15&input.message%3Akept=Tarkenna.";
    let returned = send("return", returned).await;
    assert_eq!(returned.status, StatusCode::SEE_OTHER, "{}", returned.body);
    let page = read(&door, &reviewer, REVIEW).await.body;
    assert!(
        page.contains("Palautettu täydennettäväksi 15.6.2021"),
        "{page}"
    );
    let again = filing(
        "2021-1",
        "Jonot lyhenivät 3 päivää. Mittaus on liitteenä.",
        "Toinen teksti.",
    );
    door.as_manager().give("submitAssessment", again).await;
    for (name, rest) in [
        ("take", ""),
        ("accept", ""),
        ("undo", "input.reason%3Akept=Liian+aikaisin"),
        ("accept", "input.note=Kiitos"),
    ] {
        let answer = send(name, rest).await;
        assert_eq!(
            answer.status,
            StatusCode::SEE_OTHER,
            "{name}: {}",
            answer.body
        );
    }
    let course = read(&door, &reviewer, REVIEW).await.body;
    assert_eq!(course.matches("<strong>Hyväksyttiin</strong>").count(), 2);
    assert!(course.contains("Hyväksyntä peruttiin"));
}

async fn a_notice_is_dismissed_with_a_reason_and_a_view_is_kept(bench: &Bench) {
    let door = Door::open(bench).await;
    demo::tell(&door.app, &door.schema, &door.clock, |_, _| ())
        .await
        .unwrap();
    let reviewer = of_the_demo(&door, "arvioija").await;
    let list = "/salkku/huomiot?programme=testiohjelma&round=2026-1&code=toisto";
    let open = read(&door, &reviewer, list).await.body;
    let notices = |page: &str| page.matches("<article").count();
    let before = notices(&open);
    assert!(before > 0, "{open}");
    let dismiss = |reason: &str| {
        format!(
            "csrf={}&form=dismiss%3ATOISTO.keski-suomi-testihanke.TT4&input.project=keski-suomi-testihanke\
             &input.round=2026-1&input.code=TOISTO&input.goal=TT4&input.reason%3Akept={reason}",
            reviewer.csrf
        )
    };
    let without = post(&door, &reviewer, list, &dismiss("")).await;
    assert_eq!(
        without.status,
        StatusCode::UNPROCESSABLE_ENTITY,
        "{}",
        without.body
    );
    let with = post(&door, &reviewer, list, &dismiss("Yhteinen+malli")).await;
    assert_eq!(with.status, StatusCode::SEE_OTHER, "{}", with.body);
    assert_eq!(
        notices(&read(&door, &reviewer, list).await.body),
        before - 1
    );
    let dismissed = read(&door, &reviewer, &format!("{list}&state=dismissed")).await;
    assert!(
        dismissed.body.contains("Yhteinen malli"),
        "{}",
        dismissed.body
    );

    let views = "/salkku/nakymat";
    let form = |name: &str, rest: &str| format!("csrf={}&form={name}&{rest}", reviewer.csrf);
    let elsewhere = "input.name=a&input.address=https%3A%2F%2Fevil.org";
    let refused = post(&door, &reviewer, views, &form("save", elsewhere)).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    let saved =
        "input.name=Odottavat&input.isShared%3Atrue=1&input.address=%2Fsalkku%3Fstate%3Dwaiting";
    let saved = post(&door, &reviewer, views, &form("save", saved)).await;
    assert_eq!(saved.status, StatusCode::SEE_OTHER, "{}", saved.body);
    let viewer = of_the_demo(&door, "rahoittaja").await;
    let shared = read(&door, &viewer, "/sv/portfolj/vyer").await.body;
    assert!(shared.contains("Odottavat"), "{shared}");
    assert!(
        shared.contains("href=\"/sv/portfolj?state=waiting\""),
        "{shared}"
    );
    assert!(!shared.contains("form\" value=\"remove"), "not one's own");
    let own = read(&door, &reviewer, views).await.body;
    let id = own.split("name=\"input.view\" value=\"").nth(1).unwrap();
    let id = id.split('"').next().unwrap();
    let renamed = format!("input.view={id}&input.name%3Akept=Uusi");
    let renamed = post(
        &door,
        &reviewer,
        views,
        &form(&format!("change%3A{id}"), &renamed),
    )
    .await;
    assert_eq!(renamed.status, StatusCode::SEE_OTHER, "{}", renamed.body);
    let shared = read(&door, &viewer, "/salkku/nakymat").await.body;
    assert!(!shared.contains("Odottavat"), "no longer shared: {shared}");
    let foreign = format!("csrf={}&form=remove&input.view={id}", viewer.csrf);
    let foreign = post(&door, &viewer, views, &foreign).await;
    assert_eq!(foreign.status, StatusCode::UNPROCESSABLE_ENTITY);
    let removed = post(
        &door,
        &reviewer,
        views,
        &form("remove", &format!("input.view={id}")),
    )
    .await;
    assert_eq!(removed.status, StatusCode::SEE_OTHER, "{}", removed.body);
    assert!(
        !read(&door, &reviewer, views)
            .await
            .body
            .contains("Uusi</a>")
    );
}

async fn who_is_missing_is_reminded_in_two_languages_and_given_time(bench: &Bench) {
    let door = told(bench).await;
    let admin = of_the_demo(&door, "yllapitaja").await;
    let list = "/salkku/puuttuvat?programme=testiohjelma&round=2026-1";
    let chosen = format!("{list}&m=kainuu-testihanke&m=lappi-testihanke");
    let page = read(&door, &admin, &chosen).await.body;
    assert!(page.contains("Lähetä muistutus 2 hankkeelle"), "{page}");
    assert!(page.contains("Ert projekts självutvärdering"), "{page}");
    let about = "input.programme=testiohjelma&input.code=2026-1";
    let remind = format!(
        "csrf={}&form=remind&{about}&input.projects.0=kainuu-testihanke\
         &input.projects.1=lappi-testihanke&input.message.fi=Muistutus&input.message.sv=Minns",
        admin.csrf
    );
    let reminded = post(&door, &admin, &chosen, &remind).await;
    assert_eq!(reminded.status, StatusCode::SEE_OTHER, "{}", reminded.body);
    let extend = format!(
        "csrf={}&form=extend&{about}&input.project=kainuu-testihanke&input.due=2028-01-31\
         &input.reason%3Akept=Muutto",
        admin.csrf
    );
    let extended = post(&door, &admin, list, &extend).await;
    assert_eq!(extended.status, StatusCode::SEE_OTHER, "{}", extended.body);
    let matrix = read(&door, &admin, "/salkku?programme=testiohjelma&round=2026-1").await;
    assert!(
        matrix.body.contains("Lisäaika 31.1.2028 asti"),
        "{}",
        matrix.body
    );
}

/// A workbook as a spreadsheet program reads it.
async fn workbook(door: &Door, guest: &Guest, address: &str) -> Xlsx<Cursor<Vec<u8>>> {
    let headers = [("cookie", guest.cookie.as_str())];
    let asked = request("GET", address, &headers, "");
    let answer = door.router.clone().oneshot(asked).await.unwrap();
    assert_eq!(answer.status(), StatusCode::OK, "{address}");
    let kept = answer.headers()["content-disposition"].to_str().unwrap();
    assert_eq!(kept, "attachment; filename=\"portfolio.xlsx\"");
    let body = to_bytes(answer.into_body(), usize::MAX).await.unwrap();
    Xlsx::new(Cursor::new(body.to_vec())).unwrap()
}

async fn the_matrix_is_carried_away_as_a_workbook(bench: &Bench) {
    let door = told(bench).await;
    let guest = of_the_demo(&door, "rahoittaja").await;
    let matrix = "/salkku?programme=testiohjelma&round=2025-2";
    let mut book = workbook(&door, &guest, &format!("{matrix}&view=xlsx")).await;
    let names = [
        "Yhteenveto",
        "Matriisi",
        "Tekstit",
        "Mittarit",
        "Huomiot",
        "Tietoja",
    ];
    assert_eq!(book.sheet_names(), names);
    let rows = |book: &mut Xlsx<_>, sheet: &str| -> Vec<Vec<Data>> {
        let range = book.worksheet_range(sheet).unwrap();
        range.rows().map(<[Data]>::to_vec).collect()
    };
    let cells = rows(&mut book, "Matriisi");
    assert_eq!(cells[0][0], Data::String("Hanke".into()));
    let page = read(&door, &guest, matrix).await.body;
    let shown = page.matches("<th scope=\"row\"><a").count();
    assert_eq!(cells.len(), shown + 1);
    let steps = cells[1..].iter().flat_map(|row| row[1..].iter().step_by(2));
    assert!(
        steps
            .clone()
            .any(|cell| matches!(cell, Data::Float(step) if (1.0..=5.0).contains(step)))
    );
    let texts = rows(&mut book, "Tekstit");
    assert!(texts.len() > shown, "a text for each goal");
    let numbers = rows(&mut book, "Mittarit");
    assert!(
        numbers[1..]
            .iter()
            .any(|row| matches!(row[5], Data::Float(_))),
        "{numbers:#?}"
    );
    assert!(
        numbers[1..]
            .iter()
            .all(|row| matches!(row[4], Data::DateTime(_)))
    );
    assert!(rows(&mut book, "Huomiot").len() > 1);
    let said = |rows: &[Vec<Data>], what: &str| -> Data {
        let row = rows.iter().find(|row| row[0] == Data::String(what.into()));
        row.unwrap_or_else(|| panic!("{what}: {rows:#?}"))[1].clone()
    };
    let about = rows(&mut book, "Tietoja");
    let address = said(&about, "Osoite").to_string();
    assert!(address.contains(&format!("{matrix}&asof=")), "{address}");
    let last = door.app.health().await.unwrap().head.position;
    assert_eq!(
        said(&about, "Viimeisen tapahtuman numero"),
        Data::Float(last as f64)
    );
    // Narrowed down, and as of a moment, as the page is.
    let mut book = workbook(&door, &guest, &format!("{matrix}&state=missing&view=xlsx")).await;
    assert_eq!(rows(&mut book, "Matriisi").len(), 2);
    let then = format!("{matrix}&asof=2025-11-01&view=xlsx");
    let mut book = workbook(&door, &guest, &then).await;
    assert_eq!(rows(&mut book, "Matriisi").len(), shown + 1);
    assert_eq!(rows(&mut book, "Tekstit").len(), 1, "nobody had filed");
    let about = rows(&mut book, "Tietoja");
    assert_eq!(
        said(&about, "Hetki"),
        Data::String("1.11.2025 klo\u{a0}23.59".into())
    );
    let Data::Float(earlier) = said(&about, "Viimeisen tapahtuman numero") else {
        panic!("{about:#?}");
    };
    assert!(earlier < last as f64);
}

on_both_engines!(
    the_matrix_is_carried_away_as_a_workbook,
    the_funders_pages_are_whole_over_the_demo,
    the_matrix_counts_what_its_rows_show_and_knows_the_past,
    the_funders_pages_are_whole_without_data,
    hostile_texts_stay_texts_before_funders,
    a_filing_is_taken_asked_about_returned_and_accepted,
    a_notice_is_dismissed_with_a_reason_and_a_view_is_kept,
    who_is_missing_is_reminded_in_two_languages_and_given_time,
);
