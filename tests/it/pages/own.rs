//! Access, one's own account, news, the log and feedback, as a browser without script meets them.

use axum::http::StatusCode;
use hankemuisti::domain::language::Language;
use serde_json::json;

use super::browser::{Browser, between, encoded, events};
use super::get;
use super::html::check;
use crate::door::Door;
use crate::guest::{Guest, PASSWORD, invite, world};
use crate::log::bench::Bench;
use crate::notification::Post;
use crate::toy::http::{request, send};

async fn a_profile_is_changed_and_a_token_is_shown_once(bench: &Bench) {
    let door = Door::open(bench).await;
    world(&door).await;
    let browser = Browser::administrator(&door).await;
    let profile = [
        ("form", "profile"),
        ("input.name", "Uusi Nimi"),
        ("input.density", "COMPACT"),
    ];
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
    assert!(
        page.contains("taulukko") && !page.contains(secret),
        "{page}"
    );
    let id = between(&page, "revoke-token:", "\"");
    let revoke = format!("revoke-token:{id}");
    let revoke = [("form", revoke.as_str()), ("input.id", id)];
    browser.does("/oma", &revoke).await;
    assert!(!browser.read("/oma").await.contains("taulukko"));
    let wrong = [
        ("form", "password"),
        ("input.current", "väärä"),
        ("input.new", "aivan uusi salasana"),
    ];
    let refused = browser.is_refused("/oma", &wrong).await;
    assert!(refused.contains("#password.input.current"), "{refused}");
    assert!(!refused.contains("aivan uusi salasana"), "{refused}");
    let right = [
        ("form", "password"),
        ("input.current", PASSWORD),
        ("input.new", "aivan uusi salasana"),
    ];
    browser.does("/oma", &right).await;
    browser.read("/oma").await;
}

async fn what_the_service_knows_of_one_is_carried_away_by_oneself_alone(bench: &Bench) {
    let door = Door::open(bench).await;
    world(&door).await;
    let place = json!({ "project": "hanke", "role": "WRITER" });
    let guest = Guest::enter(&door, "kirjoittaja", place).await;
    let browser = Browser::of(&door, &guest);
    let page = browser.read("/oma").await;
    let address = "/oma?view=json";
    assert!(page.contains(&format!("<a href=\"{address}\"")), "{page}");
    let own = browser.get(address).await;
    assert_eq!(own.header("content-type"), "application/json");
    assert_eq!(own.header("cache-control"), "no-store");
    let told: serde_json::Value = serde_json::from_str(&own.body).unwrap();
    assert_eq!(told["me"]["name"], "Keksitty kirjoittaja", "{told}");
    let role = &told["me"]["memberships"][0];
    assert_eq!(
        (&role["role"], &role["project"]["slug"]),
        (&json!("WRITER"), &json!("hanke"))
    );
    assert_eq!(told["mySessions"].as_array().unwrap().len(), 1, "{told}");
    assert_eq!(told["notifications"]["totalCount"], 0, "{told}");
    let stranger = get(&door, address).await;
    assert_eq!(stranger.status, StatusCode::SEE_OTHER, "{}", stranger.body);
}

async fn what_one_is_told_is_unread_until_it_is_marked(bench: &Bench) {
    let door = Door::open(bench).await;
    world(&door).await;
    let place = json!({ "project": "hanke", "role": "PROJECT_MANAGER" });
    let guest = Guest::enter(&door, "paallikko", place).await;
    let manager = Browser::of(&door, &guest);
    let page = manager.read("/oma/ilmoitukset").await;
    assert!(page.contains("kevät 2021 on lähettämättä"), "{page}");
    assert!(page.contains("Ei uusia ilmoituksia"), "{page}");
    let post = Post::of(&door);
    post.catch_up().await;
    let overdue = [("form", "read")];
    manager.does("/oma/ilmoitukset", &overdue).await;
    let admin = door.as_administrator();
    let round = json!({ "programme": "ohjelma", "code": "2021-1" });
    let remind = |project: &str| {
        let mut input = round.clone();
        input["projects"] = json!([project]);
        input["message"] = json!({ "fi": "Muistathan" });
        input
    };
    admin.give("remindProjects", remind("toinen")).await;
    post.catch_up().await;
    let page = manager.read("/oma/ilmoitukset").await;
    assert!(
        !page.contains("Muistutus"),
        "not of another project: {page}"
    );
    admin.give("remindProjects", remind("hanke")).await;
    post.catch_up().await;
    let page = manager.read("/oma/ilmoitukset").await;
    assert!(page.contains("1 uusi ilmoitus"), "{page}");
    assert!(
        page.contains("Muistutus: oma-arviointi kevät 2021"),
        "{page}"
    );
    let id = between(&page, "name=\"input.notification\" value=\"", "\"").to_owned();
    let form = format!("read:{id}");
    let read = [("form", form.as_str()), ("input.notification", id.as_str())];
    manager.does("/oma/ilmoitukset", &read).await;
    let page = manager.read("/hankkeet").await;
    assert!(!page.contains("uusi ilmoitus"), "{page}");
    let page = manager.read("/oma/ilmoitukset").await;
    assert!(page.contains("Ei uusia ilmoituksia"), "{page}");
}

async fn things_are_followed_by_a_button_and_mail_ends_without_a_sign_in(bench: &Bench) {
    let door = Door::with_search(bench).await;
    world(&door).await;
    let admin = door.as_administrator();
    admin.give("enterModel", crate::door::model("malli")).await;
    let guest = Guest::enter(&door, "lukija", json!({ "role": "FUNDER_VIEWER" })).await;
    let reader = Browser::of(&door, &guest);
    let stranger = get(&door, "/kirjasto/malli").await.body;
    assert!(
        stranger.contains("/kirjaudu?next=%2Fkirjasto%2Fmalli"),
        "{stranger}"
    );
    for (address, field, value) in [
        ("/kirjasto/malli", "input.model", "malli"),
        ("/hankkeet/hanke", "input.project", "hanke"),
        ("/kirjasto?q=malli", "input.search", "/kirjasto?q=malli"),
    ] {
        let page = reader.read(address).await;
        assert!(page.contains("value=\"follow\""), "{address}: {page}");
        reader
            .does(address, &[("form", "follow"), (field, value)])
            .await;
        let page = reader.read(address).await;
        assert!(page.contains("value=\"unfollow\""), "{address}: {page}");
    }
    let page = reader.read("/sv/bibliotek?q=malli").await;
    assert!(page.contains("Sluta följa sökningen"), "{page}");
    let page = reader.read("/oma").await;
    for word in ["Malli malli", "Hanke hanke", "/kirjasto?q=malli"] {
        assert!(page.contains(word), "{word}: {page}");
    }
    let id = between(&page, "value=\"unfollow:", "\"").to_owned();
    let form = format!("unfollow:{id}");
    reader
        .does(
            "/oma",
            &[("form", form.as_str()), ("input.follow", id.as_str())],
        )
        .await;
    assert_eq!(
        reader
            .read("/oma")
            .await
            .matches("value=\"unfollow:")
            .count(),
        2
    );
    let choose = [
        ("input.kinds.0.kind", "FOLLOWED_MODEL"),
        ("input.kinds.0.mail", "AT_ONCE"),
        ("input.language", "SV"),
        ("input.rhythm", "WEEKLY"),
    ];
    reader.does("/oma/ilmoitukset/asetukset", &choose).await;
    let page = reader.read("/oma/ilmoitukset/asetukset").await;
    assert!(page.contains("<option value=\"SV\" selected>"), "{page}");
    let gone = get(&door, "/peru-sahkoposti/eiole").await;
    assert_eq!(gone.status, StatusCode::OK, "{}", gone.body);
    assert!(gone.body.contains("Linkki ei enää toimi"), "{}", gone.body);
    check("/peru-sahkoposti/eiole", &gone.body, Language::Fi);
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
    assert!(
        first < log.find("id=\"e-").unwrap() + 1,
        "the newest is first"
    );
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
    assert_eq!(
        get(&door, "/loki/99999").await.status,
        StatusCode::NOT_FOUND
    );
    assert_eq!(
        get(&door, "/loki/eka").await.status,
        StatusCode::BAD_REQUEST
    );
    let whole = get(&door, "/loki/eheys?verify=1").await;
    check("/loki/eheys", &whole.body, Language::Fi);
    let end = events(&door).await;
    assert!(
        whole.body.contains(&format!("Ehjä: {end} tapahtumaa")),
        "{}",
        whole.body
    );
    assert_eq!(whole.header("etag"), "");
}

async fn a_changed_event_is_named_where_the_log_is_verified(bench: &Bench) {
    let door = Door::open(bench).await;
    world(&door).await;
    let mut raw = bench.raw().await;
    raw.drop_triggers().await;
    let changed = "UPDATE events SET payload = '{}' WHERE position = 3";
    assert_eq!(raw.run(changed).await, 1);
    let page = get(&door, "/loki/eheys?verify=1").await.body;
    check("/loki/eheys", &page, Language::Fi);
    assert!(page.contains("Poikkeama kohdassa #3"), "{page}");
    assert!(!page.contains("Ehjä"), "{page}");
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
    assert_eq!(
        empty.status,
        StatusCode::UNPROCESSABLE_ENTITY,
        "{}",
        empty.body
    );
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
    assert!(
        all.contains("Palaute 29") && all.contains("Vastaamatta"),
        "{all}"
    );
    let id = between(&all, "settle:", "\"").to_owned();
    let form = format!("settle:{id}");
    let settle = [("form", form.as_str()), ("input.id", id.as_str())];
    browser.does("/hallinta/palautteet", &settle).await;
    assert!(
        browser
            .read("/hallinta/palautteet")
            .await
            .contains("Vastattu")
    );
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
    let bad = [
        ("form", "invite"),
        ("input.name", "Uusi"),
        ("input.address", "ei osoite"),
    ];
    let rest = [("input.role", "WRITER"), ("input.project", "hanke")];
    let refused = manager.is_refused(page, &[&bad[..], &rest].concat()).await;
    assert!(refused.contains("value=\"ei osoite\""), "{refused}");
    let good = [
        ("form", "invite"),
        ("input.name", "Uusi"),
        ("input.address", "uusi@example.fi"),
    ];
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
    let end = [
        ("form", "end"),
        ("input.person", person),
        ("input.membership:int", "1"),
    ];
    let asked = format!("{page}?membership={person}%3A1");
    assert!(manager.read(&asked).await.contains("Vaihda rooli"));
    let refused = manager.is_refused(&asked, &end).await;
    assert!(refused.contains("on oltava hankepäällikkö"), "{refused}");
    let other = [
        ("form", "invite"),
        ("input.name", "Toinen"),
        ("input.address", "t@example.fi"),
    ];
    let rest = [
        ("input.role", "PROJECT_MANAGER"),
        ("input.project", "hanke"),
    ];
    manager.post(page, &[&other[..], &rest].concat()).await;
    manager.does(&asked, &end).await;
}

async fn projects_without_a_manager_are_told_to_the_administrator(bench: &Bench) {
    let door = Door::open(bench).await;
    world(&door).await;
    let browser = Browser::administrator(&door).await;
    let page = "/hallinta/kayttooikeudet?programme=ohjelma";
    let access = browser.read(page).await;
    assert!(
        access.contains("2 hankkeella ei ole hankepäällikköä"),
        "{access}"
    );
    let place = json!({ "project": "toinen", "role": "PROJECT_MANAGER", "to": "2021-06-01" });
    invite(&door.as_administrator(), "paallikko", place).await;
    let access = browser.read(page).await;
    assert!(
        access.contains("1 hankkeella ei ole hankepäällikköä"),
        "{access}"
    );
    assert!(access.contains("1 oikeus päättyy 30 päivän"), "{access}");
}

on_both_engines!(
    a_profile_is_changed_and_a_token_is_shown_once,
    what_the_service_knows_of_one_is_carried_away_by_oneself_alone,
    what_one_is_told_is_unread_until_it_is_marked,
    things_are_followed_by_a_button_and_mail_ends_without_a_sign_in,
    the_log_is_filtered_and_shows_names_by_right,
    a_changed_event_is_named_where_the_log_is_verified,
    feedback_comes_from_anybody_but_not_without_end,
    an_invitation_is_shown_once_and_the_last_manager_stays,
    projects_without_a_manager_are_told_to_the_administrator,
);
