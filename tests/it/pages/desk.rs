//! The manager's desk without script: written, kept, checked, sent, taken back, returned and edited.

use axum::http::StatusCode;
use hankemuisti::domain::language::Language;
use hankemuisti::pages::named;
use serde_json::json;

use super::data;
use super::form::{post, read};
use super::html::check;
use crate::door::{Door, filing, model, project, round};
use crate::guest::{Guest, world};
use crate::log::bench::Bench;
use crate::toy::http::Answer;

const DESK: &str = "/tyopoyta/hanke/oma-arviointi/2021-1";
const DRAFT: [(&str, &str); 3] = [
    ("form", "answer"),
    ("project", "hanke"),
    ("round", "2021-1"),
];
/// An invented code of an invented person.
const CODE: &str = "131052-308T";

/// Two rounds, a scale, and the answers to the first round.
async fn begun(bench: &Bench) -> (Door, Guest) {
    let door = Door::with_search(bench).await;
    world(&door).await;
    let admin = door.as_administrator();
    let scale = json!({
        "programme": "ohjelma", "validFrom": "2020-01-01", "origin": { "fi": "Ohjelman asteikko" },
        "steps": [{ "fi": "Ei edistynyt" }, { "fi": "Edistynyt" }, { "fi": "Saavutettu" }]
    });
    admin.give("setScale", scale).await;
    let before = round("2020-2", "2020-05-01", "2020-10-31");
    admin.give("planRound", before).await;
    let said = filing("2020-2", "Jonot olivat pitkät.", "Työ alkoi.");
    door.as_manager().give("submitAssessment", said).await;
    let manager = enter(&door, "paallikko", "PROJECT_MANAGER").await;
    (door, manager)
}

async fn enter(door: &Door, name: &str, role: &str) -> Guest {
    Guest::enter(door, name, json!({ "project": "hanke", "role": role })).await
}

pub fn body(guest: &Guest, fields: &[&[(&str, &str)]]) -> String {
    let csrf = [("csrf", guest.csrf.as_str())];
    let all = csrf.iter().chain(fields.iter().copied().flatten());
    let escaped = |text: &str| {
        let plain = |byte: u8| byte.is_ascii_alphanumeric();
        let signs = text.bytes().map(|byte| match plain(byte) {
            true => char::from(byte).to_string(),
            false => format!("%{byte:02X}"),
        });
        signs.collect::<String>()
    };
    let pairs = all.map(|(name, value)| format!("{}={}", escaped(name), escaped(value)));
    pairs.collect::<Vec<_>>().join("&")
}

async fn page(door: &Door, guest: &Guest, address: &str) -> String {
    let answer = read(door, guest, address).await;
    assert_eq!(answer.status, StatusCode::OK, "{address}: {}", answer.body);
    check(address, &answer.body, Language::Fi);
    answer.body
}

/// Sends a form that is accepted; where it leads.
pub async fn accepted(
    door: &Door,
    guest: &Guest,
    address: &str,
    fields: &[&[(&str, &str)]],
) -> String {
    let answer = post(door, guest, address, &body(guest, fields)).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);
    answer.header("location").to_owned()
}

async fn refused(door: &Door, guest: &Guest, address: &str, fields: &[&[(&str, &str)]]) -> Answer {
    let answer = post(door, guest, address, &body(guest, fields)).await;
    assert_eq!(
        answer.status,
        StatusCode::UNPROCESSABLE_ENTITY,
        "{}",
        answer.body
    );
    check(address, &answer.body, Language::Fi);
    assert!(answer.body.contains("<title>Virhe:"), "{}", answer.body);
    answer
}

/// What a page shows between `before` and the next quotation mark, the first time.
fn shown<'p>(page: &'p str, before: &str) -> &'p str {
    let rest = page.split_once(before).map_or("", |(_, rest)| rest);
    rest.split('"').next().unwrap_or_default()
}

async fn every_page_of_the_desk_is_whole_in_three_languages(bench: &Bench) {
    let (door, manager) = begun(bench).await;
    let mut own = model("malli");
    own["project"] = json!("hanke");
    door.as_administrator().give("enterModel", own).await;
    let names = [
        "workspace",
        "hub",
        "goal",
        "drafts",
        "summary",
        "check",
        "edit-project",
        "edit-models",
        "edit-model",
        "adopt",
    ];
    let values = [
        ("project", "hanke"),
        ("round", "2021-1"),
        ("goal", "1"),
        ("model", "malli"),
    ];
    for language in Language::ALL {
        for name in names {
            let route = named(name).unwrap();
            let own = values
                .iter()
                .filter(|(name, _)| route.names().any(|n| n == *name));
            let own: Vec<_> = own
                .map(|(n, v)| ((*n).to_owned(), (*v).to_owned()))
                .collect();
            let address = route.address(language, &own).unwrap();
            let answer = read(&door, &manager, &address).await;
            assert_eq!(answer.status, StatusCode::OK, "{address}: {}", answer.body);
            check(&address, &answer.body, language);
        }
    }
    let missing = format!("{DESK}/tavoite/9");
    let answer = read(&door, &manager, &missing).await;
    assert_eq!(answer.status, StatusCode::NOT_FOUND, "{missing}");
}

async fn hostile_texts_stay_texts_on_the_desk_too(bench: &Bench) {
    let door = Door::with_search(bench).await;
    data::hostile(&door).await;
    let place = json!({ "project": "paha", "role": "PROJECT_MANAGER" });
    let manager = Guest::enter(&door, "paallikko", place).await;
    let desk = "/tyopoyta/paha/oma-arviointi/2021-1";
    let own = ["", "/tavoite/1", "/tiivistelma", "/tarkista", "/lahetetty"];
    let own = own.map(|page| format!("{desk}{page}"));
    let others = [
        "/tyopoyta",
        "/tyopoyta/paha/tiedot",
        "/tyopoyta/mallit",
        "/tyopoyta/mallit/malli",
    ];
    for address in own.iter().map(String::as_str).chain(others) {
        let body = page(&door, &manager, address).await;
        assert!(!body.contains("<img"), "{address}");
    }
}

async fn an_assessment_is_written_checked_sent_once_and_taken_back(bench: &Bench) {
    let (door, manager) = begun(bench).await;
    let first = format!("{DESK}/tavoite/1");
    let blank = page(&door, &manager, &first).await;
    assert!(
        blank.contains("Jonot olivat pitkät."),
        "last time beside it"
    );
    let checked = format!("{first}?view=check");
    let goal = [
        ("goal", "HT1"),
        ("rating", "2"),
        ("changed", "yes"),
        ("next", checked.as_str()),
    ];
    let with_code = format!("Potilas {CODE} pääsi hoitoon.");
    let coded = refused(
        &door,
        &manager,
        &first,
        &[&DRAFT, &goal, &[("fi", with_code.as_str())]],
    )
    .await;
    assert!(coded.body.contains("href=\"#fi\""), "{}", coded.body);
    assert!(coded.body.contains(&with_code), "the text is kept");
    let base = shown(&coded.body, "name=\"ratingBase:int\" value=\"").to_owned();
    assert_eq!(base, "1", "the rating is saved all the same");
    let again = [
        ("ratingBase:int", "1"),
        ("changedBase:int", "1"),
        ("fi", "Jonot lyhenivät."),
    ];
    let next = accepted(&door, &manager, &first, &[&DRAFT, &goal, &again]).await;
    assert_eq!(next, checked);
    let ready = read(&door, &manager, &next).await;
    let onward = format!("{DESK}/tavoite/2?done=part-ready");
    assert_eq!(ready.header("location"), onward, "{}", ready.body);
    let ready = page(&door, &manager, &onward).await;
    assert!(ready.contains("Edellinen kohta on valmis."), "{ready}");
    let changed = format!("{checked}&from=check");
    let back = read(&door, &manager, &changed).await;
    let check_done = format!("{DESK}/tarkista?done=part-saved");
    assert_eq!(back.header("location"), check_done, "{}", back.body);

    let second = format!("{DESK}/tavoite/2");
    let judged = format!("{second}?view=check");
    let cannot = [("goal", "HT2"), ("rating", "e"), ("next", judged.as_str())];
    let next = accepted(&door, &manager, &second, &[&DRAFT, &cannot]).await;
    let asked = page(&door, &manager, &next).await;
    assert!(asked.contains("<title>Virhe:"), "{asked}");
    assert!(asked.contains("href=\"#cannot\""), "{asked}");
    let check_page = format!("{DESK}/tarkista");
    let blocked = page(&door, &manager, &check_page).await;
    assert!(blocked.contains("Nämä puuttuvat"), "{blocked}");
    let why = [
        ("cannot", "Rekisteri puuttuu."),
        ("who", "THL vuonna 2022"),
        ("ratingBase:int", "1"),
    ];
    accepted(&door, &manager, &second, &[&DRAFT, &cannot, &why]).await;
    let hub = page(&door, &manager, DESK).await;
    assert!(hub.contains("2/2 kohtaa valmiina"), "{hub}");

    let ready = page(&door, &manager, &check_page).await;
    assert!(!ready.contains("Nämä puuttuvat"), "{ready}");
    let id = shown(&ready, "name=\"commandId\" value=\"").to_owned();
    let sent = format!("{DESK}/lahetetty");
    let send = [
        ("form", "send"),
        ("input.project", "hanke"),
        ("input.round", "2021-1"),
        ("commandId", id.as_str()),
        ("next", sent.as_str()),
    ];
    assert_eq!(accepted(&door, &manager, &check_page, &[&send]).await, sent);
    let head = door.app.store().head().await.unwrap();
    assert_eq!(accepted(&door, &manager, &check_page, &[&send]).await, sent);
    assert_eq!(door.app.store().head().await.unwrap(), head, "sent once");
    let receipt = page(&door, &manager, &sent).await;
    assert!(receipt.contains("Oma-arviointi on lähetetty"), "{receipt}");
    let position = format!("Lokin tapahtuma {}", head.position);
    assert!(receipt.contains(&position), "{receipt}");
    let locked = page(&door, &manager, &first).await;
    assert!(!locked.contains("name=\"rating\""), "{locked}");

    let withdraw = [
        ("form", "withdraw"),
        ("input.project", "hanke"),
        ("input.round", "2021-1"),
    ];
    refused(
        &door,
        &manager,
        &sent,
        &[&withdraw, &[("input.reason", "x")]],
    )
    .await;
    let reason = [("input.reason", "Luku oli väärin."), ("next", DESK)];
    assert_eq!(
        accepted(&door, &manager, &sent, &[&withdraw, &reason]).await,
        DESK
    );
    let open = page(&door, &manager, &first).await;
    assert!(
        open.contains("Jonot lyhenivät."),
        "what was sent can be changed: {open}"
    );
}

async fn two_texts_wait_for_a_choice_and_none_is_lost(bench: &Bench) {
    let (door, manager) = begun(bench).await;
    let writer = enter(&door, "kirjoittaja", "WRITER").await;
    let first = format!("{DESK}/tavoite/1");
    let goal = [("goal", "HT1")];
    accepted(
        &door,
        &manager,
        &first,
        &[&DRAFT, &goal, &[("fi", "Päällikön sana.")]],
    )
    .await;
    accepted(
        &door,
        &writer,
        &first,
        &[&DRAFT, &goal, &[("fi", "Kirjoittajan sana.")]],
    )
    .await;
    let both = page(&door, &writer, &first).await;
    assert!(both.contains("Kaksi versiota"), "{both}");
    assert!(both.contains("Kirjoittajan sana.") && both.contains("Päällikön sana."));
    assert!(
        page(&door, &manager, DESK)
            .await
            .contains("on kaksi versiota")
    );
    let elsewhere = page(&door, &manager, &format!("{DESK}/tavoite/2")).await;
    assert!(
        elsewhere.contains("Kaksi versiota odottaa valintaa"),
        "{elsewhere}"
    );
    let side = [
        ("form", "choose:NARRATIVEFI2"),
        ("input.project", "hanke"),
        ("input.round", "2021-1"),
        ("input.field.kind", "NARRATIVE"),
        ("input.field.goal", "HT1"),
        ("input.field.language", "FI"),
        ("input.baseVersion:int", "1"),
        ("input.sideVersion:int", "2"),
        ("input.choice", "TAKE_SIDE"),
    ];
    accepted(&door, &writer, &first, &[&side]).await;
    let chosen = page(&door, &writer, &first).await;
    assert!(!chosen.contains("Päällikön sana."), "{chosen}");
    refused(&door, &writer, &first, &[&side]).await;
    let kept = page(&door, &writer, &format!("{first}/luonnokset")).await;
    assert!(kept.contains("Päällikön sana."), "{kept}");
    let restore = [
        ("form", "restore:x"),
        ("input.version:int", "1"),
        ("input.baseVersion:int", "3"),
    ];
    accepted(
        &door,
        &writer,
        &format!("{first}/luonnokset"),
        &[&side[1..6], &restore],
    )
    .await;
    assert!(
        page(&door, &manager, &first)
            .await
            .contains("Päällikön sana.")
    );
}

async fn returned_parts_alone_are_open_and_comments_are_answered(bench: &Bench) {
    let (door, manager) = begun(bench).await;
    let said = filing("2021-1", "Jonot lyhenivät.", "Työ jatkuu.");
    door.as_manager().give("submitAssessment", said).await;
    let reviewer = door.as_role(hankemuisti::domain::actor::Role::FunderReviewer);
    let named = json!({ "project": "hanke", "round": "2021-1" });
    reviewer.give("takeIntoReview", named).await;
    let comment = json!({
        "project": "hanke", "round": "2021-1", "goal": "HT1", "quote": "Jonot lyhenivät.",
        "text": "Mistä asemista?"
    });
    reviewer.give("commentOnAssessment", comment).await;
    let back = json!({
        "project": "hanke", "round": "2021-1", "parts": { "goals": ["HT1"] },
        "due": "2021-06-15", "message": "Kerro luku."
    });
    reviewer.give("returnAssessment", back).await;
    let hub = page(&door, &manager, DESK).await;
    assert!(
        hub.contains("Kerro luku.") && hub.contains("15.6.2021"),
        "{hub}"
    );
    assert!(
        page(&door, &manager, "/tyopoyta")
            .await
            .contains("Kerro luku.")
    );
    let first = format!("{DESK}/tavoite/1");
    let open = page(&door, &manager, &first).await;
    assert!(
        open.contains("Mistä asemista?") && open.contains("name=\"rating\""),
        "{open}"
    );
    let other = page(&door, &manager, &format!("{DESK}/tavoite/2")).await;
    assert!(!other.contains("name=\"rating\""), "{other}");
    let of = [("input.project", "hanke"), ("input.round", "2021-1")];
    let reply = [
        ("form", "reply:1"),
        ("input.replyTo:int", "1"),
        ("input.goal", "HT1"),
        ("input.text", "Viidestä."),
    ];
    accepted(&door, &manager, &first, &[&of, &reply]).await;
    let settle = [("form", "settle:1"), ("input.comment:int", "1")];
    accepted(&door, &manager, &first, &[&of, &settle]).await;
    let answered = page(&door, &manager, &first).await;
    assert!(
        answered.contains("Viidestä.") && answered.contains("settled"),
        "{answered}"
    );
    let text = [
        ("goal", "HT1"),
        ("fi", "Jonot lyhenivät viidellä asemalla."),
    ];
    accepted(&door, &manager, &first, &[&DRAFT, &text]).await;
    let send = [("form", "send"), ("next", "/tyopoyta")];
    accepted(&door, &manager, &format!("{DESK}/tarkista"), &[&send, &of]).await;
    let sent = page(&door, &manager, &format!("{DESK}/lahetetty")).await;
    assert!(sent.contains("Muuttunut palautuksen jälkeen"), "{sent}");
    assert!(sent.contains("<ins>"), "{sent}");
}

async fn projects_and_models_are_edited_with_reasons(bench: &Bench) {
    let (door, manager) = begun(bench).await;
    let enter = [
        ("form", "enter"),
        ("input.project", "hanke"),
        ("input.key", "tiimimalli"),
        ("input.state", "DEVELOPED"),
        ("input.names.fi", "Tiimimalli"),
    ];
    accepted(&door, &manager, "/tyopoyta/mallit", &[&enter]).await;
    let place = "/tyopoyta/mallit/tiimimalli";
    let own = [("input.model", "tiimimalli")];
    let publish = [
        ("form", "publish"),
        ("input.base:int", "0"),
        ("input.content.summary.fi", "Yksi tiimi."),
        ("input.content.cost.amount.euros:number", "1200,5"),
        ("input.content.cost.unknown.fi:kept", ""),
        ("drop", "input.content.cost.unknown"),
        ("input.content.path.0.section", "NEEDS"),
        ("input.content.path.0.text.fi:kept", "Jonot."),
        ("input.content.path.1.section", "IDEAS"),
        ("input.content.path.1.text.fi:kept", ""),
    ];
    accepted(&door, &manager, place, &[&own, &publish]).await;
    let edited = page(&door, &manager, place).await;
    assert!(
        edited.contains("Yksi tiimi.") && edited.contains("1200"),
        "{edited}"
    );
    let stopped = [
        ("form", "state"),
        ("input.state", "NOT_CONTINUED"),
        ("input.reason", "Rahoitus loppui."),
    ];
    let bare = refused(&door, &manager, place, &[&own, &stopped]).await;
    assert!(
        bare.body.contains("href=\"#state.input.learned\""),
        "{}",
        bare.body
    );
    assert!(bare.body.contains("Rahoitus loppui."), "{}", bare.body);
    let learned = [("input.learned", "Tiimi tarvitsee lääkärin.")];
    accepted(&door, &manager, place, &[&own, &stopped, &learned]).await;
    let details = "/tyopoyta/hanke/tiedot";
    let hanke = [("input.project", "hanke")];
    let join = [
        ("form", "join"),
        ("input.partner.organisation.names.fi", "Esimerkkilä"),
        ("input.partner.organisation.kind", "MUNICIPALITY"),
        ("input.partner.time.from.year:int", "2021"),
    ];
    accepted(&door, &manager, details, &[&hanke, &join]).await;
    let document = [
        ("form", "document"),
        ("input.key", "a1"),
        ("input.title", "Raportti"),
        ("input.kind", "REPORT"),
        ("input.language", "FI"),
        ("input.url", "ei osoite"),
    ];
    let faulty = refused(&door, &manager, details, &[&hanke, &document]).await;
    assert!(
        faulty.body.contains("id=\"document.input.url-error\""),
        "{}",
        faulty.body
    );
    assert!(faulty.body.contains("Esimerkkilä"));
    let link = [
        ("form", "link"),
        ("input.relation", "CONTINUES_IN"),
        ("input.target.placeholder.names.fi", "RRP-hanke"),
        ("drop", "input.target.project"),
        ("input.source", "päätös"),
    ];
    accepted(&door, &manager, details, &[&hanke, &link]).await;
    assert!(page(&door, &manager, details).await.contains("RRP-hanke"));
}

async fn the_desk_of_another_project_says_who_gives_the_right(bench: &Bench) {
    let (door, manager) = begun(bench).await;
    let admin = door.as_administrator();
    admin.give("registerProject", project("kolmas")).await;
    let mut own = model("kolmannen-malli");
    own["project"] = json!("kolmas");
    admin.give("enterModel", own).await;
    for address in [
        "/tyopoyta/kolmas/tiedot",
        "/tyopoyta/kolmas/mittarit/t3/lisaa",
        "/tyopoyta/mallit/kolmannen-malli",
        "/tyopoyta/kolmas/oma-arviointi/2021-1",
        "/tyopoyta/kolmas/oma-arviointi/2021-1/tavoite/1",
    ] {
        let answer = read(&door, &manager, address).await;
        assert_eq!(answer.status, StatusCode::FORBIDDEN, "{address}");
        check(address, &answer.body, Language::Fi);
        assert!(
            answer
                .body
                .contains("Oikeuden voi antaa hankkeen päällikkö")
        );
        assert!(!answer.body.contains("name=\"commandId\""), "{address}");
    }
    let nowhere = read(&door, &manager, "/tyopoyta/eitallaista/tiedot").await;
    assert_eq!(nowhere.status, StatusCode::NOT_FOUND);
    page(&door, &manager, "/tyopoyta/hanke/tiedot").await;
}

async fn two_writers_of_a_description_both_keep_their_words(bench: &Bench) {
    let (door, manager) = begun(bench).await;
    let details = "/tyopoyta/hanke/tiedot";
    let hanke = [("input.project", "hanke")];
    let seen = [("form", "describe"), ("input.base:int", "1")];
    let first = [
        ("input.description.fi", "Ensin."),
        ("input.aims.fi", "Toisen uusi tavoite."),
    ];
    accepted(&door, &manager, details, &[&hanke, &seen, &first]).await;
    let second = [
        ("input.description.fi", "Oma kuvaus jää."),
        ("input.aims.fi", "Vanha."),
    ];
    let both = refused(&door, &manager, details, &[&hanke, &seen, &second]).await;
    assert!(both.body.contains("Toisen uusi tavoite."), "{}", both.body);
    assert!(both.body.contains("Oma kuvaus jää."));
    assert!(both.body.contains("name=\"input.base:int\" value=\"2\""));
}

on_both_engines!(
    the_desk_of_another_project_says_who_gives_the_right,
    two_writers_of_a_description_both_keep_their_words,
    every_page_of_the_desk_is_whole_in_three_languages,
    hostile_texts_stay_texts_on_the_desk_too,
    an_assessment_is_written_checked_sent_once_and_taken_back,
    two_texts_wait_for_a_choice_and_none_is_lost,
    returned_parts_alone_are_open_and_comments_are_answered,
    projects_and_models_are_edited_with_reasons,
);
