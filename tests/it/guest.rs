//! People who come in as people do: invited, with a password, a cookie and a token.

use axum::http::StatusCode;
use serde_json::{Value, json};

use crate::door::{Asker, Door, project};
use crate::toy::http::{Answer, request, send};

pub const PASSWORD: &str = "aivan hyvä salasana";

/// A person who came in: the browser's cookie and what its pages know, and a program's token.
pub struct Guest {
    pub id: String,
    pub address: String,
    pub cookie: String,
    pub csrf: String,
    pub token: String,
}

/// A second project, and another programme with a project of its own.
pub async fn world(door: &Door) {
    door.with_programme().await;
    let admin = door.as_administrator();
    admin.give("registerProject", project("toinen")).await;
    let other = crate::door::programme("muu");
    admin.give("launchProgramme", other).await;
    let mut elsewhere = project("muualla");
    elsewhere["programme"] = json!("muu");
    admin.give("registerProject", elsewhere).await;
    door.on_day("2021-05-20");
}

pub async fn post(door: &Door, path: &str, headers: &[(&str, &str)], body: Value) -> Answer {
    let all = [&[("content-type", "application/json")], headers].concat();
    send(&door.router, request("POST", path, &all, &body.to_string())).await
}

/// The cookie that an answer sets, which has every attribute that keeps it safe.
pub fn cookie_of(answer: &Answer) -> String {
    let cookie = answer.header("set-cookie");
    for part in [
        "__Host-session=",
        "; Path=/",
        "; Secure",
        "; HttpOnly",
        "; SameSite=Lax",
    ] {
        assert!(cookie.contains(part), "{part} in {cookie}");
    }
    cookie.split(';').next().unwrap().to_owned()
}

/// Asks as a page of this site does, with the cookie and the token of the session.
pub async fn as_page(
    door: &Door,
    cookie: &str,
    csrf: &str,
    query: &str,
    variables: Value,
) -> Answer {
    let headers = [
        ("cookie", cookie),
        ("x-csrf-token", csrf),
        ("sec-fetch-site", "same-origin"),
        ("accept", "application/graphql-response+json"),
    ];
    let body = json!({ "query": query, "variables": variables });
    post(door, "/graphql", &headers, body).await
}

const INVITE: &str = "mutation($input: InvitePersonInput!) { invitePerson(input: $input) {
    userErrors { code field } invitation { secret } membership { number person { id name } } } }";
pub const TOKEN: &str = "mutation($input: CreateTokenInput!) { createToken(input: $input) {
    userErrors { code field } secret } }";

pub async fn invite(by: &Asker<'_>, name: &str, place: Value) -> Value {
    let mut input = json!({ "name": format!("Keksitty {name}"), "address": address(name) });
    for (field, value) in place.as_object().unwrap() {
        input[field] = value.clone();
    }
    let answer = by.send(INVITE, json!({ "input": input })).await.json();
    let payload = answer["data"]["invitePerson"].clone();
    assert_eq!(payload["userErrors"], json!([]), "{answer:#}");
    payload
}

fn address(name: &str) -> String {
    format!("{name}@example.fi")
}

impl Guest {
    /// Invites a person as the administrator, accepts, and makes a token.
    pub async fn enter(door: &Door, name: &str, place: Value) -> Guest {
        let invited = invite(&door.as_administrator(), name, place).await;
        let body = json!({ "secret": invited["invitation"]["secret"], "password": PASSWORD });
        let answer = post(door, "/accept-invitation", &[], body).await;
        assert_eq!(answer.status, StatusCode::OK, "{}", answer.body);
        let (cookie, csrf) = (cookie_of(&answer), answer.json()["csrfToken"].clone());
        let csrf = csrf.as_str().unwrap().to_owned();
        let token = make_token(door, &cookie, &csrf, "WRITE").await;
        let id = invited["membership"]["person"]["id"].as_str().unwrap();
        Guest {
            id: id.to_owned(),
            address: address(name),
            cookie,
            csrf,
            token,
        }
    }

    pub async fn page(&self, door: &Door, query: &str) -> Value {
        let answer = as_page(door, &self.cookie, &self.csrf, query, json!({})).await;
        answer.json()
    }
}

pub async fn make_token(door: &Door, cookie: &str, csrf: &str, scope: &str) -> String {
    let input = json!({ "name": "ohjelma", "scope": scope, "expiresOn": "2021-12-31" });
    let made = as_page(door, cookie, csrf, TOKEN, json!({ "input": input })).await;
    let made = made.json();
    let secret = made["data"]["createToken"]["secret"].as_str();
    secret.unwrap_or_else(|| panic!("{made:#}")).to_owned()
}

pub async fn sign_in(door: &Door, address: &str, password: &str, from: &str) -> Answer {
    let body = json!({ "address": address, "password": password });
    post(door, "/sign-in", &[("x-client", from)], body).await
}

pub fn rename(slug: &str, name: &str) -> Value {
    json!({ "project": slug, "names": { "fi": name } })
}

/// What stands inside a global id.
pub fn plain(id: &str) -> String {
    use base64::Engine as _;
    let bytes = base64::engine::general_purpose::URL_SAFE_NO_PAD.decode(id);
    String::from_utf8(bytes.unwrap()).unwrap()
}
