//! Who asks for a page, and how the site is called there.

use axum::http::HeaderMap;
use axum::http::header::HOST;
use chrono::Utc;
use uuid::Uuid;

use crate::domain::actor::Actor;
use crate::http::Shared;
use crate::http::session::{self, Credentials, Denied};
use crate::pages::Visitor;

/// Who asks for a page.
pub(in crate::http) struct Guest {
    pub(in crate::http) actor: Actor,
    /// The secret of the session.
    pub(super) secret: Option<String>,
    pub(in crate::http) visitor: Visitor,
}

impl Guest {
    pub(in crate::http) async fn of<E>(
        shared: &Shared<E>,
        headers: &HeaderMap,
    ) -> Result<Guest, Denied> {
        let credentials = Credentials::of(headers)?;
        let actor = shared.gate.admit(&credentials).await?;
        let secret = match credentials {
            Credentials::Cookie(secret) => Some(secret),
            Credentials::Nothing | Credentials::Bearer(_) => None,
        };
        Ok(Guest {
            actor,
            visitor: Visitor {
                is_signed_in: actor.is_signed_in(),
                csrf: secret.as_deref().map(session::csrf_token),
                ..stranger(shared, headers)
            },
            secret,
        })
    }

    pub(in crate::http) fn reader<E>(shared: &Shared<E>, headers: &HeaderMap) -> Guest {
        Guest {
            actor: Actor::reader(),
            secret: None,
            visitor: stranger(shared, headers),
        }
    }
}

/// Who says nothing of themselves.
pub(super) fn stranger<E>(shared: &Shared<E>, headers: &HeaderMap) -> Visitor {
    let people = shared.gate.people.as_ref();
    Visitor {
        is_signed_in: false,
        csrf: None,
        now: people.map_or_else(Utc::now, |people| people.now()),
        fresh_id: Uuid::now_v7(),
        origin: origin(headers),
    }
}

/// This site as the browser calls it. A host that is on this machine is called without TLS.
pub(in crate::http) fn origin(headers: &HeaderMap) -> String {
    let host = headers.get(HOST).and_then(|host| host.to_str().ok());
    let is_plain = |host: &&str| {
        let signs = |byte: u8| byte.is_ascii_alphanumeric() || b".-:[]".contains(&byte);
        !host.is_empty() && host.len() < 256 && host.bytes().all(signs)
    };
    let host = host.filter(is_plain).unwrap_or("localhost");
    let local = ["localhost", "127.0.0.1", "[::1]"];
    let is_local = local
        .iter()
        .any(|name| host.split_once(':').map_or(host, |(h, _)| h) == *name);
    format!("http{}://{host}", if is_local { "" } else { "s" })
}
