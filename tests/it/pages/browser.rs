//! A browser without script: it reads pages and sends forms.

use axum::http::StatusCode;
use hankemuisti::domain::language::Language;
use serde_json::json;

use super::html::check;
use crate::door::Door;
use crate::guest::{Guest, PASSWORD, cookie_of, invite};
use crate::toy::http::{Answer, request, send};

/// Somebody in a browser.
pub struct Browser<'d> {
    door: &'d Door,
    cookie: String,
    csrf: String,
}

impl<'d> Browser<'d> {
    pub async fn enter(door: &'d Door, name: &str, place: serde_json::Value) -> Browser<'d> {
        let invited = invite(&door.as_administrator(), name, place).await;
        let secret = invited["invitation"]["secret"].as_str().unwrap();
        Browser::accept(door, secret).await
    }

    pub async fn accept(door: &'d Door, secret: &str) -> Browser<'d> {
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

    pub fn of(door: &'d Door, guest: &Guest) -> Browser<'d> {
        Browser {
            door,
            cookie: guest.cookie.clone(),
            csrf: guest.csrf.clone(),
        }
    }

    pub async fn administrator(door: &'d Door) -> Browser<'d> {
        let place = json!({ "role": "PROGRAMME_ADMINISTRATOR" });
        Browser::enter(door, "yllapitaja", place).await
    }

    pub async fn get(&self, address: &str) -> Answer {
        let headers = [
            ("cookie", self.cookie.as_str()),
            ("accept", "text/html"),
            ("host", "localhost"),
        ];
        send(&self.door.router, request("GET", address, &headers, "")).await
    }

    /// A page that is whole.
    pub async fn read(&self, address: &str) -> String {
        let answer = self.get(address).await;
        assert_eq!(answer.status, StatusCode::OK, "{address}: {}", answer.body);
        check(address, &answer.body, language_of(address));
        answer.body
    }

    pub async fn post(&self, address: &str, fields: &[(&str, &str)]) -> Answer {
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
    pub async fn does(&self, address: &str, fields: &[(&str, &str)]) -> String {
        let answer = self.post(address, fields).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);
        answer.header("location").to_owned()
    }

    /// A form that comes back with complaints; each link of the summary leads to something.
    pub async fn is_refused(&self, address: &str, fields: &[(&str, &str)]) -> String {
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

pub fn encoded(fields: &[(&str, &str)]) -> String {
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
pub fn between<'h>(html: &'h str, from: &str, to: &str) -> &'h str {
    let rest = html.split_once(from).unwrap_or_else(|| panic!("{html}")).1;
    rest.split_once(to).unwrap_or_else(|| panic!("{rest}")).0
}

pub async fn events(door: &Door) -> i64 {
    door.app.store().head().await.unwrap().position
}
