//! Accounts: coming in by browser and by program, and everything that keeps others out.

use axum::http::StatusCode;
use serde_json::{Value, json};

use crate::door::Door;
use crate::guest::{
    Guest, PASSWORD, TOKEN, as_page, cookie_of, invite, make_token, post, rename, sign_in, world,
};
use crate::log::bench::Bench;
use crate::toy::http::{request, send};

async fn door_with(bench: &Bench, name: &str) -> (Door, Guest) {
    let door = Door::open(bench).await;
    world(&door).await;
    let place = json!({ "role": "PROJECT_MANAGER", "project": "hanke" });
    let guest = Guest::enter(&door, name, place).await;
    (door, guest)
}

async fn guessing_is_slowed_and_tells_nothing(bench: &Bench) {
    let (door, guest) = door_with(bench, "kohde").await;
    for round in 1..=5 {
        let from = format!("10.0.0.{round}");
        let known = sign_in(&door, &guest.address, "väärä salasana", &from).await;
        let unknown = sign_in(&door, "eiole@example.fi", "väärä salasana", &from).await;
        assert_eq!(known.status, StatusCode::UNAUTHORIZED, "{round}");
        assert_eq!(known.status, unknown.status);
        assert_eq!(known.body, unknown.body);
    }
    for address in [&*guest.address, "eiole@example.fi"] {
        let answer = sign_in(&door, address, PASSWORD, "10.0.0.9").await;
        assert_eq!(answer.status, StatusCode::TOO_MANY_REQUESTS, "{address}");
        assert_eq!(answer.code(), "TOO_MANY_ATTEMPTS");
    }
    bench.pass(chrono::TimeDelta::seconds(26));
    let spelt = guest.address.to_uppercase();
    let answer = sign_in(&door, &spelt, PASSWORD, "10.0.0.9").await;
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.body);
    // One network address that tries many accounts is slowed as well.
    for number in 0..20 {
        let address = format!("arvaus{number}@example.fi");
        sign_in(&door, &address, "väärä salasana", "10.9.9.9").await;
    }
    let answer = sign_in(&door, &guest.address, PASSWORD, "10.9.9.9").await;
    assert_eq!(answer.status, StatusCode::TOO_MANY_REQUESTS);
    let answer = sign_in(&door, &guest.address, PASSWORD, "10.8.8.8").await;
    assert_eq!(answer.status, StatusCode::OK);
}

async fn many_guesses_at_once_are_counted_one_by_one(bench: &Bench) {
    let door = Door::open(bench).await;
    let door = &door;
    let tries = (0..20).map(|number| async move {
        let from = format!("10.0.1.{number}");
        let answer = sign_in(door, "eiole@example.fi", "väärä salasana", &from).await;
        answer.status
    });
    let answers = futures_util::future::join_all(tries).await;
    let judged = answers
        .iter()
        .filter(|status| **status == StatusCode::UNAUTHORIZED);
    assert_eq!(judged.count(), 5, "{answers:?}");
}

async fn a_cookie_alone_changes_nothing(bench: &Bench) {
    let (door, guest) = door_with(bench, "evaste").await;
    let body = json!({ "query": r#"mutation { renameProject(input: { project: "hanke",
        names: { fi: "Uusi" } }) { userErrors { code } } }"# });
    let cookie = ("cookie", &*guest.cookie);
    let token = ("x-csrf-token", &*guest.csrf);
    let elsewhere = [("host", "a.fi"), ("origin", "https://b.fi")];
    for strange in [
        vec![cookie],
        vec![cookie, ("x-csrf-token", "00")],
        vec![cookie, token, ("sec-fetch-site", "cross-site")],
        vec![cookie, token, ("sec-fetch-site", "same-site")],
        vec![cookie, token, elsewhere[0], elsewhere[1]],
    ] {
        let answer = post(&door, "/graphql", &strange, body.clone()).await;
        assert_eq!(answer.status, StatusCode::FORBIDDEN, "{strange:?}");
        assert_eq!(answer.code(), "CSRF_TOKEN_NEEDED");
    }
    let own = [cookie, token, ("sec-fetch-site", "same-origin")];
    let answer = post(&door, "/graphql", &own, body).await.json();
    assert_eq!(answer["data"]["renameProject"]["userErrors"], json!([]));
    let session = request("GET", "/session", &[cookie], "");
    let session = send(&door.router, session).await.json();
    assert_eq!(session["csrfToken"], guest.csrf.as_str());
    let strangers = [("sec-fetch-site", "cross-site")];
    let answer = post(&door, "/sign-in", &strangers, json!({})).await;
    assert_eq!(answer.status, StatusCode::FORBIDDEN, "nor signs anybody in");
    let out = post(&door, "/sign-out", &[cookie], json!({})).await;
    assert_eq!(out.status, StatusCode::FORBIDDEN, "nor out");
    let out = post(&door, "/sign-out", &own, json!({})).await;
    assert_eq!(out.status, StatusCode::NO_CONTENT);
    assert!(out.header("set-cookie").contains("Max-Age=0"));
    let gone = as_page(
        &door,
        &guest.cookie,
        &guest.csrf,
        "{ me { id } }",
        json!({}),
    )
    .await;
    assert_eq!(gone.status, StatusCode::UNAUTHORIZED);
    assert!(gone.header("set-cookie").contains("Max-Age=0"));
}

async fn a_form_without_script_signs_in_and_goes_on_within_the_site(bench: &Bench) {
    let (door, guest) = door_with(bench, "lomake").await;
    let form = async |fields: &str| {
        let kind = [("content-type", "application/x-www-form-urlencoded")];
        send(&door.router, request("POST", "/sign-in", &kind, fields)).await
    };
    let right = "address=lomake%40example.fi&password=aivan+hyv%C3%A4+salasana";
    let answer = form(&format!("{right}&next=/tyopoyta")).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);
    assert_eq!(answer.header("location"), "/tyopoyta");
    assert_ne!(cookie_of(&answer), guest.cookie);
    let answer = form(&format!("{right}&next=//evil.org")).await;
    assert_eq!(answer.header("location"), "/");
    let answer = form("address=lomake%40example.fi&password=x&back=/kirjaudu").await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER);
    let location = answer.header("location");
    assert_eq!(location, "/kirjaudu?problem=SIGN_IN_REFUSED");
    assert_eq!(answer.header("set-cookie"), "");
}

fn revoking(mutation: &str, id: &Value) -> String {
    format!("mutation {{ {mutation}(input: {{ id: {id} }}) {{ userErrors {{ code }} }} }}")
}

async fn a_session_ends_when_it_is_revoked_or_not_used(bench: &Bench) {
    let (door, guest) = door_with(bench, "istunto").await;
    let other = sign_in(&door, &guest.address, PASSWORD, "10.0.0.1").await;
    let (other, csrf) = (cookie_of(&other), other.json()["csrfToken"].clone());
    let csrf = csrf.as_str().unwrap();
    let sessions = guest.page(&door, "{ mySessions { id isThis } }").await;
    let sessions = sessions["data"]["mySessions"].as_array().unwrap().clone();
    assert_eq!(sessions.len(), 2);
    let second = sessions.iter().find(|own| own["isThis"] == false).unwrap();
    let revoke = revoking("revokeSession", &second["id"]);
    // What is another's cannot be ended, guessed id or not.
    let place = json!({ "role": "PROJECT_MANAGER", "project": "hanke" });
    let stranger = Guest::enter(&door, "vieras", place).await;
    let refused = stranger.page(&door, &revoke).await;
    let errors = &refused["data"]["revokeSession"]["userErrors"];
    assert_eq!(errors[0]["code"], "NOT_FOUND");
    let done = guest.page(&door, &revoke).await;
    assert_eq!(done["data"]["revokeSession"]["userErrors"], json!([]));
    let gone = as_page(&door, &other, csrf, "{ me { id } }", json!({})).await;
    assert_eq!(gone.status, StatusCode::UNAUTHORIZED);
    door.on_day("2021-05-22");
    let idle = as_page(
        &door,
        &guest.cookie,
        &guest.csrf,
        "{ me { id } }",
        json!({}),
    )
    .await;
    assert_eq!(idle.status, StatusCode::UNAUTHORIZED, "not used for a day");
}

async fn a_token_does_what_it_was_made_for_until_its_last_day(bench: &Bench) {
    let (door, guest) = door_with(bench, "ohjelma").await;
    let reading = make_token(&door, &guest.cookie, &guest.csrf, "READ").await;
    let reader = door.with_token(&reading);
    let me = reader.ask("{ me { name } }").await;
    assert_eq!(me["me"]["name"], "Keksitty ohjelma");
    let code = reader.give_fails("renameProject", rename("hanke", "Ei"), None);
    assert_eq!(code.await, "FORBIDDEN");
    let writer = door.with_token(&guest.token);
    writer.give("renameProject", rename("hanke", "Kyllä")).await;
    // No token makes or lists what lets people in.
    let input = json!({ "name": "a", "scope": "WRITE", "expiresOn": "2021-12-31" });
    let answer = writer.send(TOKEN, json!({ "input": input })).await.json();
    assert_eq!(answer["errors"][0]["extensions"]["code"], "FORBIDDEN");
    let listed = writer.ask("{ myTokens { id } }").await;
    assert_eq!(listed["myTokens"], json!(null));
    let tokens = guest.page(&door, "{ myTokens { id scope } }").await;
    let tokens = tokens["data"]["myTokens"].as_array().unwrap().clone();
    let read = tokens.iter().find(|own| own["scope"] == "READ").unwrap();
    guest
        .page(&door, &revoking("revokeToken", &read["id"]))
        .await;
    assert_eq!(reader.ask_refused("{ me { id } }").await, "UNAUTHENTICATED");
    for (day, code) in [("2021-05-18", "PAST_DAY"), ("2022-12-31", "OUTSIDE_RANGE")] {
        let input = json!({ "input": { "name": "a", "scope": "READ", "expiresOn": day } });
        let made = as_page(&door, &guest.cookie, &guest.csrf, TOKEN, input).await;
        let made = made.json();
        let errors = &made["data"]["createToken"]["userErrors"];
        assert_eq!(errors[0]["code"], code, "{made}");
    }
    door.on_day("2021-12-31");
    writer.ask("{ me { id } }").await;
    door.on_day("2022-01-01");
    assert_eq!(writer.ask_refused("{ me { id } }").await, "UNAUTHENTICATED");
}

async fn a_password_is_changed_and_set_anew(bench: &Bench) {
    let (door, guest) = door_with(bench, "salasana").await;
    let change = async |current: &str, new: &str| {
        let query = "mutation($input: ChangePasswordInput!) { changePassword(input: $input) {
            userErrors { code field } } }";
        let input = json!({ "input": { "current": current, "new": new } });
        let answer = as_page(&door, &guest.cookie, &guest.csrf, query, input).await;
        answer.json()["data"]["changePassword"]["userErrors"].clone()
    };
    let wrong = change("väärä salasana", "uusi hyvä salasana").await;
    assert_eq!(
        wrong,
        json!([{ "code": "WRONG_PASSWORD", "field": ["current"] }])
    );
    let short = change(PASSWORD, "lyhyt").await;
    assert_eq!(short, json!([{ "code": "TOO_SHORT", "field": ["new"] }]));
    assert_eq!(change(PASSWORD, "uusi hyvä salasana").await, json!([]));
    let program = door.with_token(&guest.token);
    let code = program.ask_refused("{ me { id } }").await;
    assert_eq!(code, "UNAUTHENTICATED", "every token ends");
    let old = sign_in(&door, &guest.address, PASSWORD, "10.0.0.1").await;
    assert_eq!(old.status, StatusCode::UNAUTHORIZED);
    // Who invites somebody that has a password gets no way to choose another.
    let place = json!({ "role": "WRITER", "project": "hanke" });
    let invited = invite(&door.as_administrator(), "salasana", place).await;
    let secret = &invited["invitation"]["secret"];
    let body = json!({ "secret": secret, "password": PASSWORD });
    let answer = post(&door, "/accept-invitation", &[], body).await;
    assert_eq!(answer.code(), "INVITATION_NOT_VALID");
    let reset = door.app.reset(&guest.address).await.unwrap().unwrap();
    let body = json!({ "secret": reset.text, "password": PASSWORD });
    let answer = post(&door, "/accept-invitation", &[], body.clone()).await;
    assert_eq!(answer.status, StatusCode::OK);
    let again = post(&door, "/accept-invitation", &[], body).await;
    assert_eq!(again.code(), "INVITATION_NOT_VALID", "good for one use");
    let new = sign_in(&door, &guest.address, PASSWORD, "10.0.0.1").await;
    assert_eq!(new.status, StatusCode::OK);
}

on_both_engines!(
    guessing_is_slowed_and_tells_nothing,
    many_guesses_at_once_are_counted_one_by_one,
    a_cookie_alone_changes_nothing,
    a_form_without_script_signs_in_and_goes_on_within_the_site,
    a_session_ends_when_it_is_revoked_or_not_used,
    a_token_does_what_it_was_made_for_until_its_last_day,
    a_password_is_changed_and_set_anew,
);
