//! What surrounds every request: an id, a line in the log, a net for panics, and careful headers.
//!
//! Invariant: the log says which method and path were called, how it ended and how long it took.
//! Queries, variables, tokens, texts and names never reach it.

use std::any::Any;
use std::time::Duration;

use axum::Router;
use axum::body::Body;
use axum::extract::{DefaultBodyLimit, Request};
use axum::http::header::{
    CACHE_CONTROL, CONTENT_SECURITY_POLICY, HeaderName, REFERRER_POLICY, X_CONTENT_TYPE_OPTIONS,
    X_FRAME_OPTIONS,
};
use axum::http::{HeaderMap, HeaderValue};
use axum::response::Response;
use tower::ServiceBuilder;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;
use tower_http::request_id::{MakeRequestUuid, PropagateRequestIdLayer, SetRequestIdLayer};
use tower_http::trace::TraceLayer;
use tracing::Span;

use super::fault::Fault;
use super::graphql::refuse;
use super::negotiation::Format;

const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

/// Headers that every response carries unless it sets its own.
const CAREFUL: [(HeaderName, &str); 5] = [
    (X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (REFERRER_POLICY, "no-referrer"),
    (CONTENT_SECURITY_POLICY, "default-src 'none'"),
    (X_FRAME_OPTIONS, "DENY"),
    (CACHE_CONTROL, "no-store"),
];

/// Puts the layers around the routes as one, since the router copies what it is given with every
/// request; the first one is the first to see a request.
pub(super) fn around(routes: Router, body_bytes: usize) -> Router {
    routes.layer(
        ServiceBuilder::new()
            .map_request(without_strange_id)
            .layer(SetRequestIdLayer::new(REQUEST_ID, MakeRequestUuid))
            .layer(
                TraceLayer::new_for_http()
                    .make_span_with(span)
                    .on_request(())
                    .on_response(answered)
                    .on_body_chunk(())
                    .on_eos(())
                    .on_failure(()),
            )
            .layer(PropagateRequestIdLayer::new(REQUEST_ID))
            .map_response(careful)
            .layer(CatchPanicLayer::custom(panicked))
            .layer(CompressionLayer::new())
            .layer(DefaultBodyLimit::max(body_bytes)),
    )
}

fn careful<B>(mut response: axum::http::Response<B>) -> axum::http::Response<B> {
    for (name, value) in CAREFUL {
        let headers = response.headers_mut();
        headers
            .entry(name)
            .or_insert(HeaderValue::from_static(value));
    }
    response
}

/// Keeps an id that a proxy gave, if it looks like an id: it is going to be written to the log.
fn without_strange_id(mut request: Request) -> Request {
    if !has_plain_id(request.headers()) {
        request.headers_mut().remove(REQUEST_ID);
    }
    request
}

fn has_plain_id(headers: &HeaderMap) -> bool {
    headers.get(REQUEST_ID).is_some_and(|id| {
        (1..=64).contains(&id.len())
            && id
                .as_bytes()
                .iter()
                .all(|byte| byte.is_ascii_alphanumeric() || b"-_.".contains(byte))
    })
}

fn span(request: &Request<Body>) -> Span {
    let id = request.headers().get(REQUEST_ID);
    tracing::info_span!(
        "request",
        method = %request.method(),
        path = request.uri().path(),
        request_id = id.and_then(|id| id.to_str().ok()),
    )
}

fn answered<B>(response: &Response<B>, latency: Duration, _: &Span) {
    let status = response.status().as_u16();
    let latency_ms = u64::try_from(latency.as_millis()).unwrap_or(u64::MAX);
    if response.status().is_server_error() {
        tracing::warn!(status, latency_ms, "answered");
    } else {
        tracing::info!(status, latency_ms, "answered");
    }
}

/// What the panic said is for the log of the panic hook, never for the client.
fn panicked(_: Box<dyn Any + Send + 'static>) -> Response {
    refuse(Fault::internal(), Format::Legacy)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_that_does_not_look_like_one_is_dropped() {
        for (id, kept) in [
            ("0190-abc_DEF.7", true),
            ("", false),
            ("two words", false),
            ("line\tbreak", false),
        ] {
            let headers = HeaderMap::from_iter([(REQUEST_ID, HeaderValue::from_static(id))]);
            assert_eq!(has_plain_id(&headers), kept, "{id}");
        }
        let long = HeaderValue::from_str(&"a".repeat(65)).expect("a header value");
        assert!(!has_plain_id(&HeaderMap::from_iter([(REQUEST_ID, long)])));
        assert!(!has_plain_id(&HeaderMap::new()));
    }
}
