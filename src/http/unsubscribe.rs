//! The address that mail programs end mail at, as RFC 8058 has it: a POST from anywhere, without a
//! cookie, ends it at once. A person who opens it is led to the page that asks first.
//!
//! Nothing else is told or changed by it, and the link is signed, so no proof of origin is asked.

use std::sync::Arc;

use async_graphql::Executor;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header::LOCATION};
use axum::response::{IntoResponse, Response};
use serde_json::json;

use super::Shared;
use super::pages::{Guest, ask};
use crate::domain::language::Language;
use crate::pages::{Came, complaints, named};

const COMMAND: &str = "mutation($input: UnsubscribeInput!) { unsubscribe(input: $input) \
    { userErrors { message field } } }";

/// Ends the mail that the link is good for.
pub(super) async fn at_once<E: Executor>(
    State(shared): State<Arc<Shared<E>>>,
    Path(token): Path<String>,
    headers: HeaderMap,
) -> StatusCode {
    let guest = Guest::reader(&shared, &headers);
    let input = json!({ "input": { "token": token } });
    match ask(&shared, &guest, Language::En, COMMAND, None, input).await {
        Came::Data(data) if complaints(&data).is_empty() => StatusCode::NO_CONTENT,
        Came::Data(_) => StatusCode::NOT_FOUND,
        Came::Failed { .. } => StatusCode::SERVICE_UNAVAILABLE,
    }
}

/// Leads to the page that asks first.
pub(super) async fn page(Path(token): Path<String>) -> Response {
    let values = [("token".to_owned(), token)];
    let address = named("unsubscribe").and_then(|route| route.address(Language::Fi, &values));
    let location = address.and_then(|address| HeaderValue::from_str(&address).ok());
    match location {
        Some(location) => (StatusCode::SEE_OTHER, [(LOCATION, location)]).into_response(),
        None => StatusCode::NOT_FOUND.into_response(),
    }
}
