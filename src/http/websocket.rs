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
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::response::Response;

use super::Shared;
use super::fault::Fault;
use super::graphql::refuse;
use super::negotiation::{self, Format};
use super::origin::same_host;
use super::session::Credentials;
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
    let credentials = Credentials::of(headers);
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
        let admitted = match &credentials {
            Ok(credentials) => shared.gate.admit(credentials).await,
            Err(denied) => Err(*denied),
        };
        match (credentials, admitted) {
            _ if !known => {
                socket::close(socket, Closing::new(4406, "Subprotocol not acceptable")).await;
            }
            (Ok(credentials), Ok(actor)) => {
                let served = Socket::new(shared, socket, credentials, actor, language);
                served.serve().await;
            }
            _ => socket::close(socket, Closing::new(4403, "Forbidden")).await,
        }
        drop(place);
    };
    upgrade.on_upgrade(move |socket| sockets.track_future(serve(socket)))
}
