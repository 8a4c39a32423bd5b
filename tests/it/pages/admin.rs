//! Administration, the log and one's own account, as a browser without script meets them.

use axum::http::StatusCode;
use hankemuisti::domain::language::Language;
use hankemuisti::pages::named;
use serde_json::json;

use super::html::check;
use super::{get, told};
use crate::door::Door;
use crate::guest::{Guest, PASSWORD, cookie_of, invite, world};
use crate::log::bench::Bench;
use crate::toy::http::{Answer, request, send};

/// Somebody in a browser.
struct Browser<'d> {
    door: &'d Door,
    cookie: String,
    csrf: String,
}

impl<'d> Browser<'d> {
    async fn enter(door: &'d Door, name: &str, place: serde_json::Value) -> Browser<'d> {
        let invited = invite(&door.as_administrator(), name, place).await;
        let secret = invited["invitation"]["secret"].as_str().unwrap();
        Browser::accept(door, secret).await
    }

    async fn accept(door: &'d Door, secret: &str) -> Browser<'d> {
        let body = json!({ "secret": secret, "password": PASSWORD });
        let answer = crate::guest::post(door, "/accept-invitation", &[], body).await;
        assert_eq!(answer.status, StatusCode::OK, "{}", answer.body);
        let csrf = answer.json()["csrfToken"].as_str().unwrap().to_owned();
        Browser {
            door,
            cookie: cookie_of(&answer),
            csrf,
        }
    }

    fn of(door: &'d Door, guest: &Guest) -> Browser<'d> {
        Browser {
            door,
            cookie: guest.cookie.clone(),
            csrf: guest.csrf.clone(),
        }
    }

    async fn administrator(door: &'d Door) -> Browser<'d> {
        let place = json!({ "role": "PROGRAMME_ADMINISTRATOR" });
        Browser::enter(door, "yllapitaja", place).await
    }

    async fn get(&self, address: &str) -> Answer {
        let headers = [
            ("cookie", self.cookie.as_str()),
            ("accept", "text/html"),
            ("host", "localhost"),
        ];
        send(&self.door.router, request("GET", address, &headers, "")).await
    }

    /// A page that is whole.
    async fn read(&self, address: &str) -> String {
        let answer = self.get(address).await;
        assert_eq!(answer.status, StatusCode::OK, "{address}: {}", answer.body);
        check(address, &answer.body, language_of(address));
        answer.body
    }

    async fn post(&self, address: &str, fields: &[(&str, &str)]) -> Answer {
        let own = [("csrf", self.csrf.as_str())];
        let body = encoded(&[&own, fields].concat());
        let headers = [
            ("cookie", self.cookie.as_str()),
            ("sec-fetch-site", "same-origin"),
            ("host", "localhost"),
        ];
        send(&self.door.router, request("POST", address, &headers, &body)).await
    }

    /// A form after which the browser goes on.
    async fn does(&self, address: &str, fields: &[(&str, &str)]) -> String {
        let answer = self.post(address, fields).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);
        answer.header("location").to_owned()
    }

    /// A form that comes back with complaints; each link of the summary leads to something.
    async fn is_refused(&self, address: &str, fields: &[(&str, &str)]) -> String {
        let answer = self.post(address, fields).await;
        assert_eq!(
            answer.status,
            StatusCode::UNPROCESSABLE_ENTITY,
            "{}",
            answer.body
        );
        check(address, &answer.body, language_of(address));
        assert!(answer.body.contains("<title>Virhe:"), "{}", answer.body);
        answer.body
    }
}

fn language_of(address: &str) -> Language {
    match address {
        _ if address.starts_with("/sv") => Language::Sv,
        _ if address.starts_with("/en") => Language::En,
        _ => Language::Fi,
    }
}

fn encoded(fields: &[(&str, &str)]) -> String {
    let escape = |text: &str| -> String {
        let bytes = text.bytes().map(|byte| match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' => char::from(byte).to_string(),
            _ => format!("%{byte:02X}"),
        });
        bytes.collect()
    };
    let pairs = fields
        .iter()
        .map(|(name, value)| format!("{}={}", escape(name), escape(value)));
    pairs.collect::<Vec<_>>().join("&")
}

/// What a page holds between two pieces of text.
fn between<'h>(html: &'h str, from: &str, to: &str) -> &'h str {
    let rest = html.split_once(from).unwrap_or_else(|| panic!("{html}")).1;
    rest.split_once(to).unwrap_or_else(|| panic!("{rest}")).0
}

async fn events(door: &Door) -> i64 {
    door.app.store().head().await.unwrap().position
}

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
            let values = values.iter().map(|(n, v)| ((*n).to_owned(), (*v).to_owned()));
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
        "/loki",
        "/loki/eheys?verify=1",
    ] {
        browser.read(address).await;
    }
    super::data::hostile(&door).await;
    let evil = "<img src=x onerror=alert(1)>";
    let fields = [("input.message", evil), ("input.page", "javascript:alert(1)")];
    browser.does("/saavutettavuus", &fields).await;
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
    for word in ["Kysytään 2 hankkeelta", "Hanke toinen", "Avaa kierros", "2 hankkeella ei ole"] {
        assert!(seen.body.contains(word), "{word}: {}", seen.body);
    }
    assert_eq!(events(&door).await, before, "a preview records nothing");
    let round = browser.does(page, &[&good[..], &[("form", "plan")]].concat()).await;
    assert_eq!(round, "/hallinta/kierrokset/ohjelma/2021-2");
    assert_eq!(events(&door).await, before + 1);
    let taken = browser.is_refused(page, &preview).await;
    assert!(taken.contains("href=\"#preview.input.code\""), "{taken}");
    door.on_day("2021-11-20");
    let its = [("input.programme", "ohjelma"), ("input.code", "2021-2")];
    let gives = |form: &'static str, more: &[(&'static str, &'static str)]| {
        [&its[..], &[("form", form)], more].concat()
    };
    let extend = [("input.project", "hanke"), ("input.due", "2021-12-01")];
    let bare = browser.is_refused(&round, &gives("extend", &extend)).await;
    assert!(bare.contains("Myönnä lisäaika"), "{bare}");
    let reasoned = [&extend[..], &[("input.reason", "Vaihtuva päällikkö")]].concat();
    browser.does(&round, &gives("extend", &reasoned)).await;
    let message = [("input.projects.0", "toinen"), ("input.message.fi", "Muistathan")];
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

async fn an_invitation_is_shown_once_and_the_last_manager_stays(bench: &Bench) {
    let door = Door::open(bench).await;
    world(&door).await;
    let page = "/tyopoyta/hanke/jasenet";
    let place = json!({ "project": "hanke", "role": "PROJECT_MANAGER" });
    let guest = invite(&door.as_administrator(), "paallikko", place).await;
    let person = guest["membership"]["person"]["id"].as_str().unwrap();
    let secret = guest["invitation"]["secret"].as_str().unwrap();
    let manager = Browser::accept(&door, secret).await;
    let bad = [("form", "invite"), ("input.name", "Uusi"), ("input.address", "ei osoite")];
    let rest = [("input.role", "WRITER"), ("input.project", "hanke")];
    let refused = manager.is_refused(page, &[&bad[..], &rest].concat()).await;
    assert!(refused.contains("value=\"ei osoite\""), "{refused}");
    let good = [("form", "invite"), ("input.name", "Uusi"), ("input.address", "uusi@example.fi")];
    let made = manager.post(page, &[&good[..], &rest].concat()).await;
    assert_eq!(made.status, StatusCode::OK, "{}", made.body);
    let link = between(&made.body, "http://localhost/kutsu/", "</code>");
    let members = manager.read(page).await;
    assert!(!members.contains(link), "shown once");
    assert!(members.contains("Kutsu avaamatta"), "{members}");
    let invitation = format!("/kutsu/{link}");
    let open = get(&door, &invitation).await;
    check(&invitation, &open.body, Language::Fi);
    assert!(open.body.contains("name=\"password\""), "{}", open.body);
    Browser::accept(&door, link).await;
    let used = get(&door, &invitation).await;
    assert!(used.body.contains("ei ole enää voimassa"), "{}", used.body);
    let end = [("form", "end"), ("input.person", person), ("input.membership:int", "1")];
    let asked = format!("{page}?membership={person}%3A1");
    assert!(manager.read(&asked).await.contains("Poistetaanko oikeus"));
    let refused = manager.is_refused(&asked, &end).await;
    assert!(refused.contains("on oltava hankepäällikkö"), "{refused}");
    let other = [("form", "invite"), ("input.name", "Toinen"), ("input.address", "t@example.fi")];
    let rest = [("input.role", "PROJECT_MANAGER"), ("input.project", "hanke")];
    manager.post(page, &[&other[..], &rest].concat()).await;
    manager.does(&asked, &end).await;
}

async fn projects_without_a_manager_are_told_to_the_administrator(bench: &Bench) {
    let door = Door::open(bench).await;
    world(&door).await;
    let browser = Browser::administrator(&door).await;
    let page = "/hallinta/kayttooikeudet?programme=ohjelma";
    let access = browser.read(page).await;
    assert!(access.contains("2 hankkeella ei ole hankepäällikköä"), "{access}");
    let place = json!({ "project": "toinen", "role": "PROJECT_MANAGER", "to": "2021-06-01" });
    invite(&door.as_administrator(), "paallikko", place).await;
    let access = browser.read(page).await;
    assert!(access.contains("1 hankkeella ei ole hankepäällikköä"), "{access}");
    assert!(access.contains("1 oikeus päättyy 30 päivän"), "{access}");
}

async fn a_profile_is_changed_and_a_token_is_shown_once(bench: &Bench) {
    let door = Door::open(bench).await;
    world(&door).await;
    let browser = Browser::administrator(&door).await;
    let profile = [("form", "profile"), ("input.name", "Uusi Nimi"), ("input.density", "COMPACT")];
    browser.does("/oma", &profile).await;
    let page = browser.read("/oma").await;
    assert!(page.contains("Uusi Nimi"), "{page}");
    assert!(page.contains("<body class=\"reading dense\""), "{page}");
    let token = [
        ("form", "token"),
        ("input.name", "taulukko"),
        ("input.scope", "READ"),
        ("input.expiresOn", "2021-08-01"),
    ];
    let made = browser.post("/oma", &token).await;
    assert_eq!(made.status, StatusCode::OK, "{}", made.body);
    let secret = between(&made.body, "<code class=\"long\">hm_", "</code>");
    let page = browser.read("/oma").await;
    assert!(page.contains("taulukko") && !page.contains(secret), "{page}");
    let id = between(&page, "revoke-token:", "\"");
    let revoke = format!("revoke-token:{id}");
    let revoke = [("form", revoke.as_str()), ("input.id", id)];
    browser.does("/oma", &revoke).await;
    assert!(!browser.read("/oma").await.contains("taulukko"));
    let wrong = [("form", "password"), ("input.current", "väärä"), ("input.new", "aivan uusi salasana")];
    let refused = browser.is_refused("/oma", &wrong).await;
    assert!(refused.contains("#password.input.current"), "{refused}");
    assert!(!refused.contains("aivan uusi salasana"), "{refused}");
    let right = [("form", "password"), ("input.current", PASSWORD), ("input.new", "aivan uusi salasana")];
    browser.does("/oma", &right).await;
    browser.read("/oma").await;
}

async fn what_others_did_is_news_until_it_is_seen(bench: &Bench) {
    let door = Door::open(bench).await;
    world(&door).await;
    let place = json!({ "project": "hanke", "role": "PROJECT_MANAGER" });
    let guest = Guest::enter(&door, "paallikko", place).await;
    let manager = Browser::of(&door, &guest);
    assert!(manager.read("/oma/ilmoitukset").await.contains("2021-1 on lähettämättä"));
    let admin = door.as_administrator();
    let round = json!({ "programme": "ohjelma", "code": "2021-1" });
    let remind = |project: &str| {
        let mut input = round.clone();
        input["projects"] = json!([project]);
        input["message"] = json!({ "fi": "Muistathan" });
        input
    };
    admin.give("remindProjects", remind("toinen")).await;
    let page = manager.read("/oma/ilmoitukset").await;
    assert!(page.contains("Ei ilmoituksia"), "not of another project: {page}");
    admin.give("remindProjects", remind("hanke")).await;
    let page = manager.read("/oma/ilmoitukset").await;
    assert!(page.contains("1 uusi ilmoitus"), "{page}");
    let position = between(&page, "name=\"input.position:int\" value=\"", "\"").to_owned();
    let see = [("form", "see"), ("input.position:int", position.as_str())];
    manager.does("/oma/ilmoitukset", &see).await;
    let page = manager.read("/hankkeet").await;
    assert!(!page.contains("uusi ilmoitus"), "{page}");
    assert!(manager.read("/oma/ilmoitukset").await.contains("Ei uusia ilmoituksia"));
}

async fn the_log_is_filtered_and_shows_names_by_right(bench: &Bench) {
    let door = Door::open(bench).await;
    world(&door).await;
    let place = json!({ "project": "hanke", "role": "PROJECT_MANAGER" });
    let guest = Guest::enter(&door, "paallikko", place).await;
    let before = events(&door).await;
    let manager = door.with_token(&guest.token);
    manager
        .give("renameProject", crate::guest::rename("hanke", "Uusi nimi"))
        .await;
    let position = before + 1;
    let auditor = Browser::enter(&door, "tarkastaja", json!({ "role": "AUDITOR" })).await;
    let log = auditor.read("/loki?project=hanke").await;
    let first = log.find(&format!("id=\"e-{position}\"")).unwrap();
    assert!(first < log.find("id=\"e-").unwrap() + 1, "the newest is first");
    assert!(log.contains("Keksitty paallikko (Hankepäällikkö)"), "{log}");
    assert!(log.contains("Hankkeen nimi muuttui"), "{log}");
    let public = get(&door, "/loki?project=hanke").await.body;
    check("/loki", &public, Language::Fi);
    assert!(public.contains("Hankepäällikkö"), "{public}");
    assert!(!public.contains("Keksitty"), "{public}");
    let actor = between(&log, "actor=", "\"");
    let address = format!("/loki?actor={actor}");
    let own = auditor.read(&address).await;
    assert!(own.contains(&format!("e-{position}\"")), "{own}");
    assert_eq!(get(&door, &address).await.status, StatusCode::BAD_REQUEST);
    let none = auditor.read("/loki?project=hanke&to=2021-03-01").await;
    assert!(none.contains("Ei tapahtumia"), "{none}");
    let event = auditor.read(&format!("/loki/{position}")).await;
    for word in ["Ennen", "Hanke hanke", "Uusi nimi", "project_renamed"] {
        assert!(event.contains(word), "{word}: {event}");
    }
    assert_eq!(get(&door, "/loki/99999").await.status, StatusCode::NOT_FOUND);
    assert_eq!(get(&door, "/loki/eka").await.status, StatusCode::BAD_REQUEST);
    let whole = get(&door, "/loki/eheys?verify=1").await;
    check("/loki/eheys", &whole.body, Language::Fi);
    let end = events(&door).await;
    assert!(whole.body.contains(&format!("Ehjä: {end} tapahtumaa")), "{}", whole.body);
    assert_eq!(whole.header("etag"), "");
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
    let its = [("input.project", "hanke"), ("input.publication", "raportti")];
    let check = [("form", "check"), ("input.works:json", "false"), ("input.on", "2021-05-19")];
    browser.does(page, &[&its[..], &check].concat()).await;
    let broken = browser.read("/hallinta/linkit").await;
    assert!(broken.contains("https://example.org/vanha"), "{broken}");
    let bad = [("form", "replace"), ("input.url", "ei")];
    let refused = browser.is_refused(page, &[&its[..], &bad].concat()).await;
    assert!(refused.contains("Virhe"), "{refused}");
    let good = [("form", "replace"), ("input.url", "https://example.org/uusi")];
    browser.does(page, &[&its[..], &good].concat()).await;
    let mended = browser.read("/hallinta/linkit").await;
    assert!(!mended.contains("https://example.org/vanha"), "{mended}");
    let unknown = browser.read("/hallinta/linkit?state=unknown").await;
    assert!(unknown.contains("https://example.org/uusi"), "{unknown}");
}

const OLD: &str = "Hankkeen tavoitteet\n\nHanke parantaa palvelujen saatavuutta koko maakunnassa \
    ja kokoaa kuntien palvelut yhteen.\n\nYhteystiedot\n\nEtunimi Sukunimi, \
    etunimi.sukunimi@example.fi\n";

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
    let kept = [("form", "import"), ("input.text", OLD), ("input.blocks.7:json", &block)];
    let nowhere = [("input.project", "hanke"), ("input.language", "FI")];
    let refused = browser.is_refused(page, &[&kept[..], &nowhere].concat()).await;
    assert!(refused.contains("Hanke parantaa palvelujen"), "the text is kept: {refused}");
    let done = browser.post(page, &[&kept[..], &source].concat()).await;
    assert_eq!(done.status, StatusCode::OK, "{}", done.body);
    assert!(done.body.contains("1 kohta kirjattiin"), "{}", done.body);
    let again = browser.post(page, &[&kept[..], &source].concat()).await;
    assert!(again.body.contains("Mitään uutta ei kirjattu"), "{}", again.body);
}

async fn feedback_comes_from_anybody_but_not_without_end(bench: &Bench) {
    let door = Door::open(bench).await;
    let page = "/saavutettavuus";
    let send_as = async |site: &str, message: &str| {
        let body = encoded(&[("input.message", message), ("input.page", "/kirjasto")]);
        let headers = [("sec-fetch-site", site), ("host", "localhost")];
        send(&door.router, request("POST", page, &headers, &body)).await
    };
    let strange = send_as("cross-site", "Hei").await;
    assert_eq!(strange.status, StatusCode::FORBIDDEN);
    let empty = send_as("same-origin", "").await;
    assert_eq!(empty.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", empty.body);
    check(page, &empty.body, Language::Fi);
    for number in 0..30 {
        let sent = send_as("same-origin", &format!("Palaute {number}")).await;
        assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.body);
    }
    let full = send_as("same-origin", "Vielä yksi").await;
    assert_eq!(full.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(full.body.contains("Vielä yksi"), "what was typed is kept");
    let browser = Browser::administrator(&door).await;
    let all = browser.read("/hallinta/palautteet").await;
    assert!(all.contains("Palaute 29") && all.contains("Vastaamatta"), "{all}");
    let id = between(&all, "settle:", "\"").to_owned();
    let form = format!("settle:{id}");
    let settle = [("form", form.as_str()), ("input.id", id.as_str())];
    browser.does("/hallinta/palautteet", &settle).await;
    assert!(browser.read("/hallinta/palautteet").await.contains("Vastattu"));
}

on_both_engines!(
    pages_of_administration_are_whole_in_three_languages,
    pages_of_administration_are_whole_over_no_data_and_hostile_data,
    a_round_is_previewed_opened_extended_reminded_closed_and_reopened,
    who_does_not_run_the_programme_changes_nothing,
    an_invitation_is_shown_once_and_the_last_manager_stays,
    projects_without_a_manager_are_told_to_the_administrator,
    a_profile_is_changed_and_a_token_is_shown_once,
    what_others_did_is_news_until_it_is_seen,
    the_log_is_filtered_and_shows_names_by_right,
    a_dead_link_is_recorded_and_replaced,
    an_old_text_is_imported_only_when_it_is_confirmed,
    feedback_comes_from_anybody_but_not_without_end,
);
