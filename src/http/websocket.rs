//! GraphQL over WebSocket: subscriptions, and any other operation, over one socket.
//!
//! Speaks the protocol `graphql-transport-ws` and no other. Invariant: a socket is opened for the
//! pages of this very host or for programs that are no browser, never for another site.

mod message;
mod socket;

use std::sync::Arc;
use std::time::Duration;

use async_graphql::Executor;
use axum::extract::ws::{WebSocket, WebSocketUpgrade};
use axum::http::header::{HOST, ORIGIN};
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::response::Response;

use super::fault::Fault;
use super::graphql::refuse;
use super::negotiation::{self, Format};
use super::{Shared, session};
use socket::{Closing, Socket};

const PROTOCOL: &str = "graphql-transport-ws";

/// The most that one socket may take.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// Bytes of one message: 64 KiB.
    pub message_bytes: usize,
    /// Operations that run at the same time: 20.
    pub operations: usize,
    /// Until the client has said `connection_init`: 5 seconds.
    pub init_time: Duration,
    /// Until the client has taken a message: 10 seconds.
    pub write_time: Duration,
    /// Between two questions whether the client is still there: 30 seconds.
    pub heartbeat: Duration,
}

impl Default for Limits {
    fn default() -> Self {
        Limits {
            message_bytes: 64 * 1024,
            operations: 20,
            init_time: Duration::from_secs(5),
            write_time: Duration::from_secs(10),
            heartbeat: Duration::from_secs(30),
        }
    }
}

/// Opens a socket, or says in HTTP why not.
///
/// What the protocol has a close code for is said with that code, after opening: a browser shows
/// its program nothing of a refused handshake.
pub(super) fn open<E: Executor>(
    shared: Arc<Shared<E>>,
    upgrade: WebSocketUpgrade,
    headers: &HeaderMap,
) -> Response {
    if !same_host(headers) {
        return refuse(
            Fault::request(
                StatusCode::FORBIDDEN,
                "ORIGIN_NOT_ALLOWED",
                "A page of another site may not open a socket here.",
            ),
            Format::Legacy,
        );
    }
    let Ok(place) = Arc::clone(&shared.sockets_left).try_acquire_owned() else {
        return refuse(Fault::overloaded(), Format::Legacy);
    };
    let actor = session::actor(headers, shared.tokens.as_ref());
    let language = negotiation::language(headers);
    let limits = shared.limits.socket;
    let sockets = shared.sockets.clone();
    let upgrade = upgrade
        .protocols([PROTOCOL])
        .max_message_size(limits.message_bytes)
        .max_frame_size(limits.message_bytes)
        .read_buffer_size(8 * 1024)
        .write_buffer_size(0);
    let known = upgrade.selected_protocol() == Some(&HeaderValue::from_static(PROTOCOL));
    let serve = async move |socket: WebSocket| {
        match actor {
            _ if !known => {
                socket::close(socket, Closing::new(4406, "Subprotocol not acceptable")).await;
            }
            Err(_) => socket::close(socket, Closing::new(4403, "Forbidden")).await,
            Ok(actor) => Socket::new(shared, socket, actor, language).serve().await,
        }
        drop(place);
    };
    upgrade.on_upgrade(move |socket| sockets.track_future(serve(socket)))
}

/// A browser says where its page is from; that must be the host which it calls. Other programs
/// say nothing.
fn same_host(headers: &HeaderMap) -> bool {
    let mut origins = headers.get_all(ORIGIN).iter();
    let origin = match (origins.next(), origins.next()) {
        (None, _) => return true,
        (Some(origin), None) => origin.to_str().ok(),
        (Some(_), Some(_)) => None,
    };
    let host = headers.get(HOST).and_then(|host| host.to_str().ok());
    let (Some((scheme, from)), Some(host)) =
        (origin.and_then(|origin| origin.split_once("://")), host)
    else {
        return false;
    };
    let port = match scheme {
        "http" => ":80",
        "https" => ":443",
        _ => return false,
    };
    let without_port = |authority: &str| {
        authority
            .strip_suffix(port)
            .unwrap_or(authority)
            .to_ascii_lowercase()
    };
    without_port(from) == without_port(host)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_pages_of_the_same_host_may_open_a_socket() {
        for (origin, host, allowed) in [
            (None, Some("example.fi"), true),
            (Some("https://example.fi"), Some("example.fi"), true),
            (Some("https://example.fi:443"), Some("example.fi"), true),
            (Some("http://Example.fi"), Some("example.FI:80"), true),
            (Some("http://localhost:8080"), Some("localhost:8080"), true),
            (Some("http://[::1]:8080"), Some("[::1]:8080"), true),
            (Some("http://localhost:8081"), Some("localhost:8080"), false),
            (
                Some("https://example.fi.evil.org"),
                Some("example.fi"),
                false,
            ),
            (Some("https://evil.org"), Some("example.fi"), false),
            (Some("null"), Some("example.fi"), false),
            (Some("file://"), Some("example.fi"), false),
            (Some("https://example.fi"), None, false),
        ] {
            let mut headers = HeaderMap::new();
            let pairs = [(ORIGIN, origin), (HOST, host)];
            for (name, value) in pairs.into_iter().filter_map(|(n, v)| Some((n, v?))) {
                headers.insert(name, HeaderValue::from_static(value));
            }
            assert_eq!(same_host(&headers), allowed, "{origin:?} {host:?}");
        }
    }
}
