//! Following, notifications and mail: who is told of what, once, and how it ends.

use axum::http::StatusCode;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use chrono::TimeDelta;
use hankemuisti::domain::actor::Role;
use hankemuisti::notify::{Carrier, Notifier, Sender};
use serde_json::{Value, json};
use tempfile::TempDir;

use crate::door::{Door, model, model_version};
use crate::guest::{Guest, PASSWORD, as_page, cookie_of, invite, sign_in, world};
use crate::log::bench::Bench;
use crate::toy::http::{request, send};

/// What tells people, with a folder for mail.
pub struct Post {
    folder: TempDir,
    notifier: Notifier,
}

fn sender() -> Sender {
    Sender {
        from: "hankemuisti@example.fi".parse().unwrap(),
        origin: "https://hankemuisti.example.fi".to_owned(),
    }
}

impl Post {
    pub fn of(door: &Door) -> Post {
        let folder = tempfile::tempdir().unwrap();
        let carrier = Carrier::folder(folder.path().into()).unwrap();
        let notifier = Notifier::new(door.app.clone(), door.search.clone(), carrier, sender())
            .with_texts(door.texts.clone());
        Post { folder, notifier }
    }

    pub async fn catch_up(&self) {
        self.notifier.catch_up().await.unwrap();
    }

    /// Every mail in the folder as its receiver reads it.
    pub fn mails(&self) -> Vec<String> {
        let files = std::fs::read_dir(self.folder.path()).unwrap();
        let mut mails: Vec<String> = files
            .map(|file| file.unwrap().path())
            .filter(|path| path.extension().is_some_and(|end| end == "eml"))
            .map(|path| readable(&std::fs::read_to_string(path).unwrap()))
            .collect();
        mails.sort();
        mails
    }

    /// The mails to somebody.
    fn mails_to(&self, guest: &Guest) -> Vec<String> {
        let to = format!("To: {}", guest.address);
        let mut mails = self.mails();
        mails.retain(|mail| mail.contains(&to));
        mails
    }
}

/// A mail with the encoded words of its head, and the soft line breaks and octets of its body,
/// resolved.
fn readable(mail: &str) -> String {
    let (head, body) = mail.split_once("\r\n\r\n").unwrap();
    let mut head = head.replace("\r\n ", " ").replace("?= =?", "?==?");
    while let Some((before, after)) = head.clone().split_once("=?utf-8?b?") {
        let (word, after) = after.split_once("?=").unwrap();
        let word = String::from_utf8(STANDARD.decode(word).unwrap()).unwrap();
        head = format!("{before}{word}{after}");
    }
    let body = match head.contains("Content-Transfer-Encoding: base64") {
        true => STANDARD.decode(body.replace("\r\n", "")).unwrap(),
        false => octets(&body.replace("=\r\n", "")),
    };
    format!("{head}\n\n{}", String::from_utf8(body).unwrap())
}

/// Quoted-printable, without its line breaks.
fn octets(text: &str) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut rest = text.as_bytes();
    while let [first, tail @ ..] = rest {
        let octet = tail.get(..2).and_then(|two| {
            let text = std::str::from_utf8(two).ok()?;
            u8::from_str_radix(text, 16).ok()
        });
        match (first, octet) {
            (b'=', Some(octet)) => {
                bytes.push(octet);
                rest = &tail[2..];
            }
            _ => {
                bytes.push(*first);
                rest = tail;
            }
        }
    }
    bytes
}

const FOLLOW: &str =
    "mutation($input: FollowInput!) { follow(input: $input) { userErrors { code } } }";
const UNFOLLOW: &str =
    "mutation($input: UnfollowInput!) { unfollow(input: $input) { userErrors { code } } }";
const CHOOSE: &str = "mutation($input: SetNotificationChoicesInput!) {
    setNotificationChoices(input: $input) { userErrors { code } } }";
const READ: &str =
    "mutation($input: MarkReadInput!) { markRead(input: $input) { userErrors { code } } }";
const TOLD: &str =
    "{ notifications(first: 100, unread: true) { totalCount nodes { id kind text isRead event
    project { slug } model { key } round { code } } } me { unreadNotifications } }";

async fn give(door: &Door, guest: &Guest, mutation: &str, input: Value) {
    let answer = as_page(
        door,
        &guest.cookie,
        &guest.csrf,
        mutation,
        json!({ "input": input }),
    );
    let answer = answer.await.json();
    let payload = answer["data"]
        .as_object()
        .and_then(|data| data.values().next());
    let errors = payload.map(|payload| &payload["userErrors"]);
    assert_eq!(errors, Some(&json!([])), "{answer:#}");
}

/// What somebody has not read, the newest first.
async fn unread(door: &Door, guest: &Guest) -> Vec<Value> {
    let answer = door.with_token(&guest.token).ask(TOLD).await;
    let nodes = answer["notifications"]["nodes"].as_array();
    nodes.unwrap_or_else(|| panic!("{answer:#}")).clone()
}

/// The kinds of what somebody has not read, the newest first.
async fn told(door: &Door, guest: &Guest) -> Vec<String> {
    let nodes = unread(door, guest).await.into_iter();
    nodes
        .map(|node| node["kind"].as_str().unwrap().to_owned())
        .collect()
}

async fn choose(door: &Door, guest: &Guest, kind: &str, in_service: bool, mail: &str) {
    let kinds = json!([{ "kind": kind, "inService": in_service, "mail": mail }]);
    give(door, guest, CHOOSE, json!({ "kinds": kinds })).await;
}

/// Somebody who came in and read what there was to read.
async fn entered(door: &Door, name: &str, place: Value) -> Guest {
    let guest = Guest::enter(door, name, place).await;
    Post::of(door).catch_up().await;
    give(door, &guest, READ, json!({})).await;
    guest
}

/// A reader of the whole service.
async fn reader(door: &Door) -> Guest {
    entered(door, "lukija", json!({ "role": "FUNDER_VIEWER" })).await
}

/// A manager of `hanke` on a day, with a model of the project, who has read everything.
async fn watched_on(door: &Door, day: &str) -> (Guest, Post) {
    door.with_programme().await;
    let mut own = model("malli");
    own["project"] = json!("hanke");
    door.as_administrator().give("enterModel", own).await;
    door.on_day(day);
    Post::of(door).catch_up().await;
    let place = json!({ "role": "PROJECT_MANAGER", "project": "hanke" });
    let guest = entered(door, "paallikko", place).await;
    (guest, Post::of(door))
}

/// The same on a day when a round is open.
async fn watched(door: &Door) -> (Guest, Post) {
    watched_on(door, "2021-05-02").await
}

/// Comes in again after a session ended.
async fn again(door: &Door, guest: Guest) -> Guest {
    let answer = sign_in(door, &guest.address, PASSWORD, "10.0.0.1").await;
    Guest {
        cookie: cookie_of(&answer),
        csrf: answer.json()["csrfToken"].as_str().unwrap().to_owned(),
        ..guest
    }
}

/// Another version of the model, with these words.
async fn publish(door: &Door, base: u32, summary: &str) {
    let mut version = model_version("malli", base, summary);
    if base > 0 {
        version["why"] = json!("Tarkennus");
    }
    door.as_administrator()
        .give("publishModelVersion", version)
        .await;
}

async fn who_follows_a_model_is_told_of_a_new_version_once(bench: &Bench) {
    let door = Door::open(bench).await;
    let (_, post) = watched(&door).await;
    let reader = reader(&door).await;
    give(&door, &reader, FOLLOW, json!({ "model": "malli" })).await;
    give(&door, &reader, FOLLOW, json!({ "model": "malli" })).await;
    let follows = "{ myFollows { id kind model { key } } }";
    let answer = reader.page(&door, follows).await;
    let follow = &answer["data"]["myFollows"];
    assert_eq!(follow[0]["model"]["key"], "malli", "{answer:#}");
    assert_eq!(
        follow.as_array().unwrap().len(),
        1,
        "a second time changes nothing"
    );
    choose(&door, &reader, "FOLLOWED_MODEL", true, "AT_ONCE").await;
    publish(&door, 0, "Lyhyt").await;
    post.catch_up().await;
    post.catch_up().await;
    let answer = reader.page(&door, TOLD).await;
    let node = &answer["data"]["notifications"]["nodes"][0];
    assert_eq!(node["kind"], "FOLLOWED_MODEL", "{answer:#}");
    assert_eq!(node["event"], "model_version_published");
    assert_eq!(node["model"]["key"], "malli");
    assert_eq!(answer["data"]["me"]["unreadNotifications"], 1, "{answer:#}");
    let mails = post.mails_to(&reader);
    assert_eq!(mails.len(), 1, "{mails:#?}");
    for part in [
        "Subject: Seuraamasi malli muuttui: Malli malli",
        "Content-Language: fi",
        "https://hankemuisti.example.fi/kirjasto/malli",
        "List-Unsubscribe: <https://hankemuisti.example.fi/unsubscribe/",
        "List-Unsubscribe-Post: List-Unsubscribe=One-Click",
        "/peru-sahkoposti/",
    ] {
        assert!(mails[0].contains(part), "{part}: {}", mails[0]);
    }
    assert!(!mails[0].contains("Lyhyt"), "no text of anybody's");
    give(&door, &reader, READ, json!({ "notification": node["id"] })).await;
    let answer = reader.page(&door, TOLD).await;
    assert_eq!(answer["data"]["me"]["unreadNotifications"], 0);
    let unread = reader
        .page(&door, "{ notifications(unread: true) { totalCount } }")
        .await;
    assert_eq!(unread["data"]["notifications"]["totalCount"], 0);
    give(
        &door,
        &reader,
        UNFOLLOW,
        json!({ "follow": follow[0]["id"] }),
    )
    .await;
    publish(&door, 1, "Toinen").await;
    post.catch_up().await;
    assert_eq!(told(&door, &reader).await.len(), 0, "followed no more");
}

async fn what_was_before_following_and_what_one_did_oneself_is_not_told(bench: &Bench) {
    let door = Door::open(bench).await;
    let (manager, post) = watched(&door).await;
    let admin = door.as_administrator();
    publish(&door, 0, "Ennen").await;
    give(&door, &manager, FOLLOW, json!({ "project": "hanke" })).await;
    let own = door.with_token(&manager.token);
    own.give("renameProject", crate::guest::rename("hanke", "Uusi"))
        .await;
    post.catch_up().await;
    assert_eq!(told(&door, &manager).await, Vec::<String>::new());
    admin
        .give(
            "renameProject",
            crate::guest::rename("hanke", "Vielä uudempi"),
        )
        .await;
    post.catch_up().await;
    assert_eq!(told(&door, &manager).await, ["FOLLOWED_PROJECT"]);
    let by_reader = door
        .as_reader()
        .ask("{ notifications { totalCount } myFollows { id } }")
        .await;
    assert_eq!(
        by_reader,
        json!({ "notifications": null, "myFollows": null })
    );
}

async fn a_crash_between_noticing_and_sending_tells_nothing_twice(bench: &Bench) {
    let door = Door::open(bench).await;
    let (manager, post) = watched(&door).await;
    let round = json!({ "programme": "ohjelma", "code": "2021-1", "projects": ["hanke"],
        "message": { "fi": "Muistathan" } });
    let admin = door.as_administrator();
    admin.give("remindProjects", round.clone()).await;
    post.notifier.notice().await.unwrap();
    assert_eq!(post.mails_to(&manager).len(), 0, "noticed, not sent");
    // Another process goes on from what is kept.
    let next = Post::of(&door);
    next.catch_up().await;
    next.catch_up().await;
    post.catch_up().await;
    assert_eq!(told(&door, &manager).await, ["REMINDED"]);
    assert_eq!(
        post.mails_to(&manager).len() + next.mails_to(&manager).len(),
        1
    );
    // Several servers look and send at the same time.
    admin.give("remindProjects", round).await;
    let (first, second, third) = (Post::of(&door), Post::of(&door), Post::of(&door));
    tokio::join!(first.catch_up(), second.catch_up(), third.catch_up());
    assert_eq!(told(&door, &manager).await, ["REMINDED", "REMINDED"]);
    let sent = [&first, &second, &third].map(|post| post.mails_to(&manager).len());
    assert_eq!(sent.iter().sum::<usize>(), 1, "{sent:?}");
}

async fn what_one_may_not_see_any_more_is_neither_shown_nor_mailed(bench: &Bench) {
    let door = Door::open(bench).await;
    let (manager, post) = watched(&door).await;
    let place = json!({ "role": "WRITER", "project": "hanke" });
    let writer = entered(&door, "kirjoittaja", place.clone()).await;
    invite(&door.as_administrator(), "toinen", place).await;
    let admin = door.as_administrator();
    let round = json!({ "programme": "ohjelma", "code": "2021-1", "projects": ["hanke"],
        "message": { "fi": "Muistathan" } });
    admin.give("remindProjects", round).await;
    post.notifier.notice().await.unwrap();
    assert_eq!(told(&door, &writer).await, ["REMINDED"]);
    admin
        .give(
            "endMembership",
            json!({ "person": writer.id, "membership": 1 }),
        )
        .await;
    post.catch_up().await;
    assert_eq!(told(&door, &writer).await, Vec::<String>::new());
    let unread = writer.page(&door, "{ me { unreadNotifications } }").await;
    assert_eq!(unread["data"]["me"]["unreadNotifications"], 0);
    assert_eq!(post.mails_to(&writer).len(), 0);
    assert_eq!(post.mails_to(&manager).len(), 1);
    let never_in: Vec<String> = post
        .mails()
        .into_iter()
        .filter(|mail| mail.contains("To: toinen@"))
        .collect();
    assert_eq!(
        never_in.len(),
        1,
        "who never came in gets the invitation alone"
    );
    assert!(
        never_in[0].contains("Subject: Kutsu Hankemuistiin / Inbjudan till Projektminnet"),
        "{never_in:?}"
    );
}

async fn an_invitation_is_mailed_and_its_link_opens(bench: &Bench) {
    let door = Door::open(bench).await;
    world(&door).await;
    let post = Post::of(&door);
    let place = json!({ "role": "WRITER", "project": "hanke" });
    invite(&door.as_administrator(), "uusi", place).await;
    post.catch_up().await;
    post.catch_up().await;
    let mails = post.mails();
    assert_eq!(mails.len(), 1, "{mails:#?}");
    let rest = mails[0]
        .split("https://hankemuisti.example.fi/kutsu/")
        .nth(1)
        .unwrap();
    let secret = rest.split_whitespace().next().unwrap();
    let asked = format!("{{ invitation(secret: \"{secret}\") {{ isReset }} }}");
    let open = door.as_reader().ask(&asked).await;
    assert_eq!(open["invitation"]["isReset"], false, "{}", mails[0]);
    for language in ["Valitse salasana", "Välj ett lösenord", "Choose a password"] {
        assert!(mails[0].contains(language), "{language}: {}", mails[0]);
    }
}

async fn due_days_are_told_by_the_calendar_once_each(bench: &Bench) {
    let door = Door::open(bench).await;
    let (manager, post) = watched_on(&door, "2021-04-20").await;
    assert_eq!(
        told(&door, &manager).await,
        Vec::<String>::new(),
        "not open yet"
    );
    door.on_day("2021-05-02");
    for _ in 0..2 {
        post.catch_up().await;
        // A server that was started anew knows it as well.
        Post::of(&door).catch_up().await;
    }
    assert_eq!(told(&door, &manager).await.len(), 2);
    let mut kinds = told(&door, &manager).await;
    kinds.sort();
    assert_eq!(kinds, ["DUE_SOON", "ROUND_OPENED"]);
    let due = post.mails_to(&manager);
    assert_eq!(due.len(), 1, "opening is not mailed unless one wants it");
    assert!(
        due[0].contains("Subject: Oma-arvioinnin kevät 2021 määräaika on 15.5.2021: Hanke hanke"),
        "{}",
        due[0]
    );
    door.on_day("2021-05-09");
    post.catch_up().await;
    assert_eq!(told(&door, &manager).await.len(), 3, "a week before");
    let extend = json!({ "programme": "ohjelma", "code": "2021-1", "project": "hanke",
        "due": "2021-06-15", "reason": "Sairaus" });
    door.as_administrator().give("extendRound", extend).await;
    door.on_day("2021-05-16");
    post.catch_up().await;
    assert_eq!(
        told(&door, &manager).await[0],
        "RESCHEDULED",
        "due later, and not overdue"
    );
    door.on_day("2021-06-17");
    post.catch_up().await;
    assert_eq!(told(&door, &manager).await[0], "OVERDUE");
    let filing = crate::door::filing("2021-1", "Ensimmäinen vastaus.", "Toinen vastaus.");
    door.as_manager().give("submitAssessment", filing).await;
    let before = told(&door, &manager).await.len();
    door.on_day("2021-06-25");
    post.catch_up().await;
    assert_eq!(
        told(&door, &manager).await.len(),
        before,
        "filed, so nothing is due"
    );
}

async fn a_summary_comes_when_one_wants_it(bench: &Bench) {
    let door = Door::open(bench).await;
    let (_, post) = watched(&door).await;
    let reader = reader(&door).await;
    give(&door, &reader, FOLLOW, json!({ "model": "malli" })).await;
    give(
        &door,
        &reader,
        CHOOSE,
        json!({ "rhythm": "WEEKLY", "language": "SV" }),
    )
    .await;
    door.clock.set(crate::door::moment("2021-05-03T02:00:00Z"));
    for base in 0..2 {
        publish(&door, base, &format!("Teksti {base}")).await;
    }
    post.catch_up().await;
    assert_eq!(
        post.mails_to(&reader).len(),
        0,
        "before seven in the morning"
    );
    door.clock.set(crate::door::moment("2021-05-03T04:30:00Z"));
    post.catch_up().await;
    post.catch_up().await;
    let mails = post.mails_to(&reader);
    assert_eq!(mails.len(), 1, "on a Monday");
    assert!(
        mails[0].contains("Subject: Projektminnets sammandrag: 2 aviseringar"),
        "{}",
        mails[0]
    );
    assert!(mails[0].contains("/sv/bibliotek/malli"), "{}", mails[0]);
    publish(&door, 2, "Teksti").await;
    post.catch_up().await;
    door.on_day("2021-05-06");
    post.catch_up().await;
    assert_eq!(post.mails_to(&reader).len(), 1, "a Thursday waits");
    let reader = again(&door, reader).await;
    give(&door, &reader, CHOOSE, json!({ "rhythm": "DAILY" })).await;
    post.catch_up().await;
    let mails = post.mails_to(&reader);
    assert_eq!(mails.len(), 2);
    assert!(
        mails[1].contains("sammandrag: 1 avisering\r\n"),
        "{}",
        mails[1]
    );
    door.on_day("2021-05-07");
    publish(&door, 3, "Uusi teksti").await;
    post.catch_up().await;
    assert_eq!(
        post.mails_to(&reader).len(),
        2,
        "what came after seven waits"
    );
    door.on_day("2021-05-08");
    post.catch_up().await;
    assert_eq!(post.mails_to(&reader).len(), 3);
}

async fn each_kind_is_told_as_one_chose(bench: &Bench) {
    let door = Door::open(bench).await;
    let (manager, post) = watched(&door).await;
    choose(&door, &manager, "REMINDED", false, "NEVER").await;
    choose(&door, &manager, "RESCHEDULED", false, "AT_ONCE").await;
    let admin = door.as_administrator();
    let of = |more: Value| {
        let mut input = json!({ "programme": "ohjelma", "code": "2021-1" });
        for (name, value) in more.as_object().unwrap() {
            input[name] = value.clone();
        }
        input
    };
    let remind = of(json!({ "projects": ["hanke"], "message": { "fi": "Muista" } }));
    admin.give("remindProjects", remind).await;
    let later = of(json!({ "project": "hanke", "due": "2021-06-01", "reason": "Syy" }));
    admin.give("extendRound", later).await;
    post.catch_up().await;
    assert_eq!(told(&door, &manager).await, Vec::<String>::new());
    let mails = post.mails_to(&manager);
    assert_eq!(mails.len(), 1, "{mails:?}");
    assert!(
        mails[0].contains("määräaika on nyt 1.6.2021"),
        "{}",
        mails[0]
    );
    let choices = "{ notificationChoices { kinds { kind inService mail } language rhythm } }";
    let answer = manager.page(&door, choices).await;
    let kinds = answer["data"]["notificationChoices"]["kinds"]
        .as_array()
        .unwrap();
    let of = |kind: &str| {
        kinds
            .iter()
            .find(|one| one["kind"] == kind)
            .unwrap()
            .clone()
    };
    assert_eq!(of("REMINDED")["mail"], "NEVER");
    assert_eq!(of("RETURNED")["mail"], "AT_ONCE");
    assert_eq!(of("FOLLOWED_VIEW")["mail"], "SUMMARY");
}

/// What the link of a mail holds.
fn token_of(mail: &str) -> String {
    let rest = mail.split("/unsubscribe/").nth(1).unwrap();
    rest.split('>').next().unwrap().to_owned()
}

async fn mail_ends_by_its_link_alone(bench: &Bench) {
    let door = Door::open(bench).await;
    let (manager, post) = watched(&door).await;
    let remind = json!({ "programme": "ohjelma", "code": "2021-1", "projects": ["hanke"],
        "message": { "fi": "Muistathan" } });
    let admin = door.as_administrator();
    admin.give("remindProjects", remind.clone()).await;
    post.catch_up().await;
    let token = token_of(&post.mails_to(&manager)[0]);
    let ends = |token: &str| format!("{{ unsubscription(token: \"{token}\") {{ kind }} }}");
    let open = door.as_reader().ask(&ends(&token)).await;
    assert_eq!(open["unsubscription"]["kind"], "REMINDED");
    let one_click = async |token: &str| {
        let form = [("content-type", "application/x-www-form-urlencoded")];
        let sent = request(
            "POST",
            &format!("/unsubscribe/{token}"),
            &form,
            "List-Unsubscribe=One-Click",
        );
        send(&door.router, sent).await.status
    };
    // A link for another kind, another person, another time or by another key is refused.
    let (signed, _) = token.rsplit_once('.').unwrap();
    let parts: Vec<&str> = token.split('.').collect();
    let other = [
        token.replace("reminded", "returned"),
        token.replace("reminded", "all"),
        token.replace(parts[0], "00000000000000000000000000000001"),
        token.replace(parts[2], "9999999999"),
        signed.to_owned(),
        format!("{signed}.{}", "A".repeat(43)),
        String::from("x"),
    ];
    for forged in other {
        assert_eq!(one_click(&forged).await, StatusCode::NOT_FOUND, "{forged}");
        let none = door.as_reader().ask(&ends(&forged)).await;
        assert_eq!(none["unsubscription"], Value::Null, "{forged}");
    }
    assert_eq!(one_click(&token).await, StatusCode::NO_CONTENT);
    assert_eq!(
        one_click(&token).await,
        StatusCode::NO_CONTENT,
        "twice is once"
    );
    admin.give("remindProjects", remind).await;
    post.catch_up().await;
    assert_eq!(post.mails_to(&manager).len(), 1, "no more mail");
    assert_eq!(
        told(&door, &manager).await.len(),
        2,
        "told in the service all the same"
    );
    let page = send(
        &door.router,
        request("GET", &format!("/unsubscribe/{token}"), &[], ""),
    )
    .await;
    assert_eq!(page.header("location"), format!("/peru-sahkoposti/{token}"));
    // In the page one may end everything.
    let form = [
        ("content-type", "application/x-www-form-urlencoded"),
        ("accept", "text/html"),
        ("host", "localhost"),
        ("origin", "http://localhost"),
    ];
    let body = format!("form=all&input.token={token}&input.everything%3Atrue=1");
    let sent = request("POST", &format!("/peru-sahkoposti/{token}"), &form, &body);
    assert_eq!(send(&door.router, sent).await.status, StatusCode::SEE_OTHER);
    let answer = manager
        .page(&door, "{ notificationChoices { kinds { mail } } }")
        .await;
    let kinds = answer["data"]["notificationChoices"]["kinds"]
        .as_array()
        .unwrap();
    assert!(
        kinds.iter().all(|kind| kind["mail"] == "NEVER"),
        "{answer:#}"
    );
    bench.pass(TimeDelta::days(181));
    assert_eq!(one_click(&token).await, StatusCode::NOT_FOUND, "expired");
}

async fn mail_that_nobody_takes_is_tried_again_and_given_up(bench: &Bench) {
    let door = Door::open(bench).await;
    let (manager, _) = watched(&door).await;
    // A port where nobody listens.
    let port = std::net::TcpListener::bind("127.0.0.1:0")
        .unwrap()
        .local_addr()
        .unwrap()
        .port();
    let carrier = Carrier::smtp(&format!("smtp://127.0.0.1:{port}")).unwrap();
    let notifier = Notifier::new(door.app.clone(), None, carrier, sender());
    let remind = json!({ "programme": "ohjelma", "code": "2021-1", "projects": ["hanke"],
        "message": { "fi": "Muistathan" } });
    door.as_administrator().give("remindProjects", remind).await;
    let health = async || {
        let auditor = door.as_role(Role::Auditor);
        auditor.ask("{ mailHealth { waiting dead } }").await["mailHealth"].clone()
    };
    notifier.notice().await.unwrap();
    for hours in [0, 1, 1, 2, 4, 7, 13] {
        bench.pass(TimeDelta::hours(hours));
        notifier.send().await.unwrap();
        assert_eq!(
            health().await,
            json!({ "waiting": 1, "dead": 0 }),
            "after {hours} h more"
        );
        notifier.send().await.unwrap();
    }
    bench.pass(TimeDelta::hours(13));
    notifier.send().await.unwrap();
    assert_eq!(health().await, json!({ "waiting": 0, "dead": 1 }));
    assert_eq!(told(&door, &manager).await, ["REMINDED"]);
    let nobody = door.as_reader().ask("{ mailHealth { dead } }").await;
    assert_eq!(nobody["mailHealth"], Value::Null);
}

async fn who_follows_a_search_is_told_of_what_fits_it(bench: &Bench) {
    let door = Door::with_search(bench).await;
    let (_, post) = watched(&door).await;
    let reader = reader(&door).await;
    let search = json!({ "search": "/kirjasto?q=palveluseteli&state=trialled" });
    give(&door, &reader, FOLLOW, search).await;
    let admin = door.as_administrator();
    let mut fits = model("seteli");
    fits["names"] = json!({ "fi": "Palvelusetelit kotihoidossa" });
    admin.give("enterModel", fits).await;
    admin.give("enterModel", model("muu")).await;
    let mut idea = model("idea");
    idea["names"] = json!({ "fi": "Palvelusetelien idea" });
    idea["state"] = json!("IDEA");
    admin.give("enterModel", idea).await;
    // The index follows by itself.
    for _ in 0..50 {
        post.catch_up().await;
        if !told(&door, &reader).await.is_empty() {
            break;
        }
        tokio::time::sleep(std::time::Duration::from_millis(100)).await;
    }
    let nodes = unread(&door, &reader).await;
    assert_eq!(nodes.len(), 1, "{nodes:#?}");
    assert_eq!(nodes[0]["model"]["key"], "seteli");
    let refused = as_page(
        &door,
        &reader.cookie,
        &reader.csrf,
        FOLLOW,
        json!({ "input": { "search": "https://muualla.fi/" } }),
    )
    .await
    .json();
    assert_eq!(
        refused["data"]["follow"]["userErrors"][0]["code"],
        "NOT_A_URL"
    );
}

async fn one_event_is_told_for_every_reason_and_mailed_once(bench: &Bench) {
    let door = Door::with_search(bench).await;
    let (_, post) = watched(&door).await;
    let reader = reader(&door).await;
    give(&door, &reader, FOLLOW, json!({ "project": "hanke" })).await;
    let search = json!({ "search": "/kirjasto?q=palveluseteli&project=hanke" });
    give(&door, &reader, FOLLOW, search).await;
    choose(&door, &reader, "FOLLOWED_PROJECT", true, "AT_ONCE").await;
    choose(&door, &reader, "FOLLOWED_SEARCH", true, "AT_ONCE").await;
    let admin = door.as_administrator();
    let mut fits = model("seteli");
    fits["names"] = json!({ "fi": "Palvelusetelit kotihoidossa" });
    fits["project"] = json!("hanke");
    admin.give("enterModel", fits).await;
    for _ in 0..50 {
        post.notifier.notice().await.unwrap();
        if told(&door, &reader).await.len() > 1 {
            break;
        }
        tokio::time::sleep(std::time::Duration::from_millis(100)).await;
    }
    let mut kinds = told(&door, &reader).await;
    kinds.sort();
    assert_eq!(kinds, ["FOLLOWED_PROJECT", "FOLLOWED_SEARCH"]);
    post.catch_up().await;
    let mails = post.mails_to(&reader);
    assert_eq!(mails.len(), 1, "{mails:#?}");
    assert!(mails[0].contains("/kirjasto/seteli"), "{}", mails[0]);
    assert!(mails[0].contains("/hankkeet/hanke"), "{}", mails[0]);
}

async fn who_subscribes_to_a_view_is_told_when_it_changes(bench: &Bench) {
    let door = Door::open(bench).await;
    let (_, post) = watched(&door).await;
    let reader = reader(&door).await;
    let save =
        "mutation($input: SaveViewInput!) { saveView(input: $input) { userErrors { code } } }";
    for address in [
        "/salkku?programme=ohjelma&round=2021-1",
        "/salkku?programme=muu",
    ] {
        give(
            &door,
            &reader,
            save,
            json!({ "name": address, "address": address }),
        )
        .await;
    }
    let answer = reader.page(&door, "{ savedViews { id } }").await;
    for view in answer["data"]["savedViews"].as_array().unwrap() {
        give(&door, &reader, FOLLOW, json!({ "view": view["id"] })).await;
    }
    choose(&door, &reader, "FOLLOWED_VIEW", true, "AT_ONCE").await;
    door.on_day("2021-05-10");
    let filing = crate::door::filing("2021-1", "Ensimmäinen vastaus.", "Toinen vastaus.");
    door.as_manager().give("submitAssessment", filing).await;
    post.catch_up().await;
    assert_eq!(told(&door, &reader).await, ["FOLLOWED_VIEW"]);
    let mails = post.mails_to(&reader);
    let link =
        "https://hankemuisti.example.fi/salkku?programme=ohjelma&round=2021-1&asof=2021-05-10T";
    assert!(mails[0].contains(link), "{}", mails[0]);
    let row = "Hanke hanke | T | T | Lähetetty";
    assert!(mails[0].contains(row), "{}", mails[0]);
    // Whatever is recorded later, the link shows what the mail said.
    let admin = door.as_administrator();
    admin
        .give("renameProject", crate::guest::rename("hanke", "Uusi nimi"))
        .await;
    let after = mails[0]
        .split("https://hankemuisti.example.fi/salkku")
        .nth(1);
    let address = after.and_then(|after| after.split_whitespace().next());
    let address = format!("/salkku{}&view=text", address.unwrap());
    let reader = again(&door, reader).await;
    let headers = [("cookie", reader.cookie.as_str())];
    let shown = send(&door.router, request("GET", &address, &headers, "")).await;
    assert!(shown.body.contains(row), "{} {}", shown.status, shown.body);
    let guess = json!({ "input": { "view": "0190a2f0-0000-7000-8000-000000000000" } });
    let refused = as_page(&door, &reader.cookie, &reader.csrf, FOLLOW, guess)
        .await
        .json();
    assert_eq!(
        refused["data"]["follow"]["userErrors"][0]["code"],
        "NOT_FOUND"
    );
}

async fn a_round_that_opens_is_told_once_to_a_manager_of_two_projects(bench: &Bench) {
    let door = Door::open(bench).await;
    world(&door).await;
    door.on_day("2021-05-02");
    let place = |project: &str| json!({ "role": "PROJECT_MANAGER", "project": project });
    let both = Guest::enter(&door, "kahden", place("toinen")).await;
    let mut second = place("hanke");
    second["person"] = json!(both.id);
    let admin = door.as_administrator();
    admin.give("grantMembership", second).await;
    let one = Guest::enter(&door, "yhden", place("hanke")).await;
    let post = Post::of(&door);
    post.catch_up().await;
    post.catch_up().await;
    let opened = async |guest: &Guest| -> Vec<String> {
        let nodes = unread(&door, guest).await.into_iter();
        nodes
            .filter(|node| node["kind"] == "ROUND_OPENED")
            .map(|node| node["text"].as_str().unwrap().to_owned())
            .collect()
    };
    assert_eq!(
        opened(&both).await,
        ["Self-assessment spring 2021 has opened: Hanke hanke, Hanke toinen"]
    );
    assert_eq!(
        opened(&one).await,
        ["Self-assessment spring 2021 has opened: Hanke hanke"]
    );
}

on_both_engines!(
    a_round_that_opens_is_told_once_to_a_manager_of_two_projects,
    who_follows_a_model_is_told_of_a_new_version_once,
    what_was_before_following_and_what_one_did_oneself_is_not_told,
    a_crash_between_noticing_and_sending_tells_nothing_twice,
    what_one_may_not_see_any_more_is_neither_shown_nor_mailed,
    an_invitation_is_mailed_and_its_link_opens,
    due_days_are_told_by_the_calendar_once_each,
    a_summary_comes_when_one_wants_it,
    each_kind_is_told_as_one_chose,
    mail_ends_by_its_link_alone,
    mail_that_nobody_takes_is_tried_again_and_given_up,
    who_follows_a_search_is_told_of_what_fits_it,
    one_event_is_told_for_every_reason_and_mailed_once,
    who_subscribes_to_a_view_is_told_when_it_changes,
);
