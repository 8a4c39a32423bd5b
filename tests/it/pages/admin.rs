//! Administration: rounds, links and imports, as a browser without script meets them.

use axum::http::StatusCode;
use hankemuisti::domain::language::Language;
use hankemuisti::pages::named;
use serde_json::json;

use super::browser::{Browser, events};
use super::html::check;
use super::told;
use crate::door::Door;
use crate::guest::world;
use crate::log::bench::Bench;
use crate::notification::Post;

const PAGES: [(&str, &[(&str, &str)]); 20] = [
    ("rounds", &[]),
    ("round-plan", &[("programme", "testiohjelma")]),
    (
        "round-plan",
        &[("programme", "testiohjelma"), ("round", "2031-1")],
    ),
    (
        "round-plan",
        &[("programme", "testiohjelma"), ("round", "2031-0")],
    ),
    (
        "round",
        &[
            ("programme", "tulevaisuuden-sote-keskus"),
            ("round", "2021-1"),
        ],
    ),
    (
        "round",
        &[
            ("programme", "testiohjelma"),
            ("round", "2026-1"),
            ("view", "extend"),
        ],
    ),
    (
        "round",
        &[
            ("programme", "testiohjelma"),
            ("round", "2026-1"),
            ("view", "remind"),
        ],
    ),
    (
        "round",
        &[
            ("programme", "testiohjelma"),
            ("round", "2026-1"),
            ("view", "close"),
        ],
    ),
    (
        "round",
        &[
            ("programme", "testiohjelma"),
            ("round", "2026-1"),
            ("view", "days"),
        ],
    ),
    ("access", &[]),
    ("access", &[("programme", "testiohjelma")]),
    ("members", &[("project", "esimerkkila-keksitty-hanke")]),
    ("links", &[]),
    ("links", &[("state", "all")]),
    ("import", &[]),
    ("import", &[("project", "esimerkkila-keksitty-hanke")]),
    ("feedback", &[]),
    ("me", &[]),
    ("news", &[]),
    ("events", &[("kind", "assessment"), ("from", "2021-01-01")]),
];

async fn pages_of_administration_are_whole_in_three_languages(bench: &Bench) {
    let door = told(bench).await;
    let browser = Browser::administrator(&door).await;
    for language in Language::ALL {
        for (name, values) in PAGES {
            let values = values
                .iter()
                .map(|(n, v)| ((*n).to_owned(), (*v).to_owned()));
            let values: Vec<_> = values.collect();
            let address = named(name).unwrap().address(language, &values).unwrap();
            browser.read(&address).await;
        }
    }
    let then = browser.read("/hallinta/kierrokset?asof=2021-01-01").await;
    assert!(!then.contains("uusi\""), "{then}");
}

async fn pages_of_administration_are_whole_over_no_data_and_hostile_data(bench: &Bench) {
    let door = Door::open(bench).await;
    let browser = Browser::administrator(&door).await;
    for address in [
        "/hallinta/kierrokset",
        "/hallinta/kayttooikeudet",
        "/hallinta/linkit",
        "/hallinta/tuonti",
        "/hallinta/palautteet",
        "/oma",
        "/oma/ilmoitukset",
        "/oma/ilmoitukset/asetukset",
        "/loki",
        "/loki/eheys?verify=1",
    ] {
        browser.read(address).await;
    }
    super::data::hostile(&door).await;
    // That turned the clock, and rights begin on a day.
    let place = json!({ "role": "PROGRAMME_ADMINISTRATOR" });
    let browser = Browser::enter(&door, "toinen", place).await;
    let evil = "<img src=x onerror=alert(1)>";
    let fields = [
        ("input.message", evil),
        ("input.page", "javascript:alert(1)"),
    ];
    browser.does("/saavutettavuus", &fields).await;
    let follow = [("form", "follow"), ("input.model", "malli")];
    browser.does("/kirjasto/malli", &follow).await;
    let post = Post::of(&door);
    post.catch_up().await;
    let mut changed = crate::door::model_version("malli", 1, "Uusi");
    changed["why"] = json!("<img src=x>");
    door.as_administrator()
        .give("publishModelVersion", changed)
        .await;
    post.catch_up().await;
    assert!(
        browser
            .read("/oma/ilmoitukset")
            .await
            .contains("Seuraamasi malli muuttui")
    );
    for address in [
        "/hallinta/kierrokset/ohjelma/2021-1",
        "/hallinta/kayttooikeudet?programme=ohjelma",
        "/hallinta/linkit?state=all",
        "/hallinta/tuonti?project=paha",
        "/hallinta/palautteet",
        "/tyopoyta/paha/jasenet",
        "/oma/ilmoitukset",
        "/loki?project=paha",
        "/loki?project=%3Cimg%20src%3Dx%3E",
        "/kutsu/%3Cimg%20src%3Dx%3E",
        "/peru-sahkoposti/%3Cimg%20src%3Dx%3E",
        "/oma",
    ] {
        let page = browser.read(address).await;
        assert!(!page.contains("<img"), "{address}");
        assert!(!page.contains("javascript:"), "{address}");
    }
    for position in 1..events(&door).await {
        let page = browser.read(&format!("/loki/{position}")).await;
        assert!(!page.contains("<img"), "{position}");
    }
}

const PLAN: [(&str, &str); 8] = [
    ("input.programme", "ohjelma"),
    ("input.code", "2021-2"),
    ("input.kind", "HALF_YEAR"),
    ("input.period.from", "2021-05-01"),
    ("input.period.to", "2021-10-31"),
    ("input.stateDate", "2021-10-31"),
    ("input.opens", "2021-05-10"),
    ("next", "/hallinta/kierrokset/ohjelma/2021-2"),
];

async fn a_round_is_previewed_opened_extended_reminded_closed_and_reopened(bench: &Bench) {
    let door = Door::open(bench).await;
    world(&door).await;
    let browser = Browser::administrator(&door).await;
    let before = events(&door).await;
    let page = "/hallinta/kierrokset/ohjelma/uusi?round=2021-2";
    let due = |day| [("input.due", day)];
    let late = [&PLAN[..], &due("2021-10-01"), &[("form", "preview")]].concat();
    let refused = browser.is_refused(page, &late).await;
    assert!(refused.contains("href=\"#preview.input.due\""), "{refused}");
    let good = [&PLAN[..], &due("2021-11-15")].concat();
    let preview = [&good[..], &[("form", "preview")]].concat();
    let seen = browser.post(page, &preview).await;
    assert_eq!(seen.status, StatusCode::OK, "{}", seen.body);
    check(page, &seen.body, Language::Fi);
    for word in [
        "Kysytään 2 hankkeelta",
        "Hanke toinen",
        "Avaa kierros",
        "2 hankkeella ei ole",
    ] {
        assert!(seen.body.contains(word), "{word}: {}", seen.body);
    }
    assert_eq!(events(&door).await, before, "a preview records nothing");
    let round = browser
        .does(page, &[&good[..], &[("form", "plan")]].concat())
        .await;
    assert_eq!(round, "/hallinta/kierrokset/ohjelma/2021-2");
    assert_eq!(events(&door).await, before + 1);
    let taken = browser.is_refused(page, &preview).await;
    assert!(taken.contains("href=\"#preview.input.code\""), "{taken}");
    door.on_day("2021-11-20");
    let place = json!({ "role": "PROGRAMME_ADMINISTRATOR" });
    let browser = Browser::enter(&door, "sijainen", place).await;
    let its = [("input.programme", "ohjelma"), ("input.code", "2021-2")];
    let gives = |form: &'static str, more: &[(&'static str, &'static str)]| {
        [&its[..], &[("form", form)], more].concat()
    };
    let extend = [("input.project", "hanke"), ("input.due", "2021-12-01")];
    let bare = browser.is_refused(&round, &gives("extend", &extend)).await;
    assert!(bare.contains("Myönnä lisäaika"), "{bare}");
    let reasoned = [&extend[..], &[("input.reason", "Vaihtuva päällikkö")]].concat();
    browser.does(&round, &gives("extend", &reasoned)).await;
    let message = [
        ("input.projects.0", "toinen"),
        ("input.message.fi", "Muistathan"),
    ];
    browser.does(&round, &gives("remind", &message)).await;
    let page = browser.read(&round).await;
    for word in ["Vaihtuva päällikkö", "1.12.2021", "Muistathan", "1 kerran"] {
        assert!(page.contains(word), "{word}: {page}");
    }
    let close = [("input.on", "2021-11-20")];
    browser.does(&round, &gives("close", &close)).await;
    let page = browser.read(&round).await;
    assert!(page.contains("2 hankkeelta puuttui"), "{page}");
    assert!(!page.contains("Sulje kierros"), "{page}");
    let reopen = [("input.reason", "Yksi unohtui")];
    browser.does(&round, &gives("reopen", &reopen)).await;
    assert!(browser.read(&round).await.contains("Yksi unohtui"));
}

async fn who_does_not_run_the_programme_changes_nothing(bench: &Bench) {
    let door = Door::open(bench).await;
    world(&door).await;
    let place = json!({ "project": "hanke", "role": "PROJECT_MANAGER" });
    let manager = Browser::enter(&door, "paallikko", place).await;
    let before = events(&door).await;
    let page = "/hallinta/kierrokset/ohjelma/uusi?round=2021-2";
    let plan = [&PLAN[..], &[("input.due", "2021-11-15"), ("form", "plan")]].concat();
    manager.is_refused(page, &plan).await;
    assert_eq!(events(&door).await, before);
    assert_eq!(
        manager.get("/hallinta/palautteet").await.status,
        StatusCode::NOT_FOUND
    );
    let menu = manager.read("/oma").await;
    assert!(!menu.contains("Hallinta"), "{menu}");
    assert!(menu.contains("href=\"/tyopoyta\""), "{menu}");
}

async fn a_dead_link_is_recorded_and_replaced(bench: &Bench) {
    let door = Door::open(bench).await;
    world(&door).await;
    let publication = json!({
        "project": "hanke", "key": "raportti", "kind": "REPORT", "title": "Loppuraportti",
        "language": "FI", "url": "https://example.org/vanha"
    });
    door.as_manager().give("addPublication", publication).await;
    let browser = Browser::administrator(&door).await;
    let page = "/hallinta/linkit?state=unknown&m=hanke.raportti";
    assert!(browser.read(page).await.contains("Kirjaa, toimiiko linkki"));
    let its = [
        ("input.project", "hanke"),
        ("input.publication", "raportti"),
    ];
    let check = [
        ("form", "check"),
        ("input.works:json", "false"),
        ("input.on", "2021-05-19"),
    ];
    browser.does(page, &[&its[..], &check].concat()).await;
    let broken = browser.read("/hallinta/linkit").await;
    assert!(broken.contains("https://example.org/vanha"), "{broken}");
    let bad = [("form", "replace"), ("input.url", "ei")];
    let refused = browser.is_refused(page, &[&its[..], &bad].concat()).await;
    assert!(refused.contains("Virhe"), "{refused}");
    let good = [
        ("form", "replace"),
        ("input.url", "https://example.org/uusi"),
    ];
    browser.does(page, &[&its[..], &good].concat()).await;
    let mended = browser.read("/hallinta/linkit").await;
    assert!(!mended.contains("https://example.org/vanha"), "{mended}");
    let unknown = browser.read("/hallinta/linkit?state=unknown").await;
    assert!(unknown.contains("https://example.org/uusi"), "{unknown}");
}

async fn the_limit_for_small_groups_is_set_where_indicators_are_listed(bench: &Bench) {
    let door = Door::open(bench).await;
    world(&door).await;
    let browser = Browser::administrator(&door).await;
    let page = "/mittarit";
    assert!(
        browser
            .read(page)
            .await
            .contains("kukin mittari kertoo omansa")
    );
    let asks = |least| {
        [
            ("form", "limit"),
            ("input.least:int", least),
            ("input.reason", "Ohje"),
        ]
    };
    let before = events(&door).await;
    let refused = browser.is_refused(page, &asks("1")).await;
    assert!(
        refused.contains("value=\"1\""),
        "what was typed stays: {refused}"
    );
    browser.does(page, &asks("5")).await;
    assert_eq!(events(&door).await, before + 1);
    let set = browser.read(page).await;
    assert!(set.contains("vähemmän kuin 5 tapausta"), "{set}");
    let seen = super::get(&door, page).await.body;
    assert!(seen.contains("vähemmän kuin 5 tapausta"), "{seen}");
    assert!(
        !seen.contains("input.least"),
        "readers have no form: {seen}"
    );
    let place = json!({ "role": "PROGRAMME_ADMINISTRATOR", "programme": "ohjelma" });
    let other = Browser::enter(&door, "ohjelmasta", place).await;
    assert!(!other.read(page).await.contains("input.least"));
    browser.does(page, &asks("")).await;
    assert!(
        browser
            .read(page)
            .await
            .contains("kukin mittari kertoo omansa")
    );
}

const OLD: &str = "Hankkeen tavoitteet\n\nHanke parantaa palvelujen saatavuutta koko maakunnassa \
    ja kokoaa kuntien palvelut yhteen.\n\nYhteystiedot\n\nEtunimi Sukunimi, \
    etunimi.sukunimi@example.fi\n";

/// What a block cannot become: the key is none.
const PROMISE: &str =
    "\"promise\":{\"key\":\"Ei kelpaa\",\"kind\":\"DELIVERABLE\",\"name\":\"Opas\"}";

async fn an_old_text_is_imported_only_when_it_is_confirmed(bench: &Bench) {
    let door = Door::open(bench).await;
    world(&door).await;
    let browser = Browser::administrator(&door).await;
    let page = "/hallinta/tuonti?project=hanke";
    let before = events(&door).await;
    let text = [("form", "preview"), ("project", "hanke"), ("text", OLD)];
    let source = [
        ("input.source.location", "https://example.org/sivu"),
        ("input.source.date.year:int", "2015"),
        ("input.language", "FI"),
        ("input.project", "hanke"),
    ];
    let seen = browser.post(page, &[&text[..], &source].concat()).await;
    assert_eq!(seen.status, StatusCode::OK, "{}", seen.body);
    super::html::check(page, &seen.body, Language::Fi);
    assert!(seen.body.contains("Henkilötieto"), "{}", seen.body);
    assert_eq!(events(&door).await, before);
    let from = OLD.find("Hanke parantaa").unwrap();
    let whole = "Hanke parantaa palvelujen saatavuutta koko maakunnassa ja kokoaa kuntien palvelut \
        yhteen.";
    let block = json!({
        "from": OLD[..from].chars().count(),
        "to": OLD[..from].chars().count() + whole.chars().count(),
        "becomes": { "aim": true }
    });
    let block = block.to_string();
    let kept = [
        ("form", "import"),
        ("input.text", OLD),
        ("input.blocks.7:json", &block),
    ];
    let nowhere = [("input.project", "hanke"), ("input.language", "FI")];
    let refused = browser
        .is_refused(page, &[&kept[..], &nowhere].concat())
        .await;
    assert!(
        refused.contains("Hanke parantaa palvelujen"),
        "the text is kept: {refused}"
    );
    let wrong = block.replace("\"aim\":true", PROMISE);
    assert_ne!(wrong, block);
    let kept_wrong = [kept[0], kept[1], ("input.blocks.12:json", &wrong)];
    let named = browser
        .is_refused(page, &[&kept_wrong[..], &source].concat())
        .await;
    let words = "<q>Hanke parantaa palvelujen saatavuutta koko maakunnassa";
    assert!(named.contains(words), "{named}");
    assert_eq!(events(&door).await, before);
    let done = browser.post(page, &[&kept[..], &source].concat()).await;
    assert_eq!(done.status, StatusCode::OK, "{}", done.body);
    assert!(done.body.contains("1 kohta kirjattiin"), "{}", done.body);
    let again = browser.post(page, &[&kept[..], &source].concat()).await;
    assert!(
        again.body.contains("Mitään uutta ei kirjattu"),
        "{}",
        again.body
    );
}

async fn the_log_is_taken_along_by_who_may_see_all_of_it(bench: &Bench) {
    let door = told(bench).await;
    let auditor = Browser::enter(&door, "tarkastaja", json!({ "role": "AUDITOR" })).await;
    let page = auditor.read("/loki/eheys").await;
    assert!(page.contains("href=\"/log.ndjson\""), "{page}");
    let taken = auditor.get("/log.ndjson").await;
    assert_eq!(taken.status, StatusCode::OK);
    assert_eq!(taken.header("content-type"), "application/x-ndjson");
    let mut exported = Vec::new();
    let export = door.app.store().export(&mut exported, &|_, _| ());
    let count = export.await.unwrap();
    assert_eq!(taken.body.as_bytes(), exported);
    let name = format!("attachment; filename=\"hankemuisti-{count}.ndjson\"");
    assert_eq!(taken.header("content-disposition"), name);
    let place = json!({ "project": "esimerkkila-keksitty-hanke", "role": "PROJECT_MANAGER" });
    let manager = Browser::enter(&door, "paallikko", place).await;
    let page = manager.read("/loki/eheys").await;
    assert!(!page.contains("href=\"/log.ndjson\""), "{page}");
    let refused = manager.get("/log.ndjson").await;
    assert_eq!(refused.status, StatusCode::FORBIDDEN);
    let stranger = super::get(&door, "/log.ndjson").await;
    assert_eq!(stranger.status, StatusCode::SEE_OTHER);
    assert_eq!(stranger.header("location"), "/kirjaudu?next=%2Flog.ndjson");
}

on_both_engines!(
    pages_of_administration_are_whole_in_three_languages,
    pages_of_administration_are_whole_over_no_data_and_hostile_data,
    a_round_is_previewed_opened_extended_reminded_closed_and_reopened,
    who_does_not_run_the_programme_changes_nothing,
    a_dead_link_is_recorded_and_replaced,
    the_limit_for_small_groups_is_set_where_indicators_are_listed,
    an_old_text_is_imported_only_when_it_is_confirmed,
    the_log_is_taken_along_by_who_may_see_all_of_it,
);
