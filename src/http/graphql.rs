//! GraphQL over HTTP: one request, one operation, one response.
//!
//! Follows the GraphQL-over-HTTP specification. Invariant: a GET never changes anything; only a
//! query is run by it.

use std::sync::Arc;

use async_graphql::Executor;
use async_graphql::parser::types::OperationType;
use axum::body::{Body, Bytes};
use axum::extract::{FromRequest, Query, Request, State};
use axum::http::header::{ALLOW, CONTENT_TYPE, RETRY_AFTER, SET_COOKIE, VARY, WWW_AUTHENTICATE};
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, Uri};
use axum::response::{IntoResponse, Response};
use serde_json::Value as Json;

use super::fault::Fault;
use super::negotiation::{self, Format};
use super::operation::{self, Operation, Parameters, Wire};
use super::session::{self, Credentials};
use super::{Limits, Shared};
use crate::domain::actor::Actor;

/// `POST /graphql`: a query or a mutation.
pub(super) async fn post<E: Executor>(
    State(shared): State<Arc<Shared<E>>>,
    request: Request,
) -> Response {
    let headers = request.headers().clone();
    let answer = async |format| {
        if !negotiation::body_is_json(&headers) {
            return Err(Fault::request(
                StatusCode::UNSUPPORTED_MEDIA_TYPE,
                "UNSUPPORTED_MEDIA_TYPE",
                "Send the request as `Content-Type: application/json` in UTF-8.",
            ));
        }
        let actor = authenticate_change(&shared, &headers).await?;
        let body = read(request, &shared.limits).await?;
        let json = operation::parse_json(&body, &shared.limits.query)?;
        let operation = prepare(&shared, &headers, actor, Parameters::parse(json)?)?;
        respond(&shared, operation, format).await
    };
    answered(&headers, answer).await
}

/// `GET /graphql?query=...`: a query. `HEAD` is the same without the body.
pub(super) async fn get<E: Executor>(
    shared: &Shared<E>,
    headers: &HeaderMap,
    uri: &Uri,
) -> Response {
    let answer = async |format| {
        let actor = authenticate(shared, headers).await?;
        let parameters = from_address(uri, &shared.limits)?;
        let operation = prepare(shared, headers, actor, parameters)?;
        if operation.kind == Some(OperationType::Mutation) {
            return Err(Fault::request(
                StatusCode::METHOD_NOT_ALLOWED,
                "MUTATION_NEEDS_POST",
                "A GET request may only read: send mutations by POST.",
            ));
        }
        respond(shared, operation, format).await
    };
    answered(headers, answer).await
}

/// `OPTIONS /graphql`: what may be done here. No other site is given leave to do it.
pub(super) async fn options() -> Response {
    (
        StatusCode::NO_CONTENT,
        [(ALLOW, HeaderValue::from_static("GET, HEAD, POST, OPTIONS"))],
    )
        .into_response()
}

/// Negotiates the format, and writes what went wrong in it.
async fn answered(
    headers: &HeaderMap,
    answer: impl AsyncFnOnce(Format) -> Result<Response, Fault>,
) -> Response {
    let Some(format) = negotiation::format(headers) else {
        let fault = Fault::request(
            StatusCode::NOT_ACCEPTABLE,
            "NOT_ACCEPTABLE",
            "Accept `application/graphql-response+json` or `application/json`.",
        );
        return refuse(fault, Format::Legacy);
    };
    match answer(format).await {
        Ok(response) => response,
        Err(fault) => refuse(fault, format),
    }
}

async fn authenticate<E>(shared: &Shared<E>, headers: &HeaderMap) -> Result<Actor, Fault> {
    Ok(shared.gate.actor(headers).await?)
}

/// Of a request that may change something: by cookie, only from this site's own pages.
async fn authenticate_change<E>(shared: &Shared<E>, headers: &HeaderMap) -> Result<Actor, Fault> {
    let credentials = Credentials::of(headers)?;
    if let Credentials::Cookie(secret) = &credentials
        && !session::is_own_page(headers, secret, None)
    {
        return Err(Fault::strange_page());
    }
    Ok(shared.gate.admit(&credentials).await?)
}

async fn read(request: Request, limits: &Limits) -> Result<Bytes, Fault> {
    let reading = Bytes::from_request(request, &());
    let Ok(body) = tokio::time::timeout(limits.body_time, reading).await else {
        return Err(Fault::request(
            StatusCode::REQUEST_TIMEOUT,
            "REQUEST_TIMEOUT",
            "The body of the request did not arrive in time.",
        ));
    };
    body.map_err(|rejection| {
        if rejection.status() == StatusCode::PAYLOAD_TOO_LARGE {
            Fault::request(
                StatusCode::PAYLOAD_TOO_LARGE,
                "REQUEST_TOO_LARGE",
                format!(
                    "The body of the request is longer than {} bytes.",
                    limits.body_bytes
                ),
            )
        } else {
            Fault::bad_request("The body of the request could not be read.")
        }
    })
}

/// Reads the parameters from the address, where objects are JSON text and an empty text is nothing.
fn from_address(uri: &Uri, limits: &Limits) -> Result<Parameters, Fault> {
    let Query(pairs) = Query::<Vec<(String, String)>>::try_from_uri(uri)
        .map_err(|_| Fault::bad_request("The address could not be read."))?;
    let mut fields = serde_json::Map::new();
    for (name, text) in pairs {
        let value = match name.as_str() {
            "query" => Json::String(text),
            "operationName" | "variables" | "extensions" if text.is_empty() => Json::Null,
            "operationName" => Json::String(text),
            "variables" | "extensions" => operation::parse_json(text.as_bytes(), &limits.query)?,
            _ => continue,
        };
        if fields.insert(name, value).is_some() {
            return Err(Fault::bad_request(
                "A parameter is in the address more than once.",
            ));
        }
    }
    Parameters::parse(Json::Object(fields))
}

fn prepare<E>(
    shared: &Shared<E>,
    headers: &HeaderMap,
    actor: Actor,
    parameters: Parameters,
) -> Result<Operation, Fault> {
    let language = negotiation::language(headers);
    let operation = operation::prepare(
        &shared.documents,
        parameters,
        &shared.limits.query,
        actor,
        language,
    )?;
    if operation.kind == Some(OperationType::Subscription) {
        return Err(Fault::document(
            "SUBSCRIPTION_NEEDS_WEBSOCKET",
            "Subscriptions are served over WebSocket at this address, in the protocol \
             `graphql-transport-ws`.",
        ));
    }
    Ok(operation)
}

async fn respond<E: Executor>(
    shared: &Shared<E>,
    operation: Operation,
    format: Format,
) -> Result<Response, Fault> {
    let answer = shared.runner.run(operation).await?;
    let body = answer.text(shared.limits.response_bytes)?;
    let status = match format {
        Format::Response if operation::is_request_error(&answer.response) => {
            StatusCode::BAD_REQUEST
        }
        _ => StatusCode::OK,
    };
    Ok(write(body, status, format))
}

/// Writes a refusal, with the headers that its status asks for.
pub(super) fn refuse(fault: Fault, format: Format) -> Response {
    let status = fault.status(format);
    let ends_session = fault.ends_session();
    let answer = fault.into_response();
    let Ok(body) = operation::to_json(&Wire::of(&answer), usize::MAX) else {
        return StatusCode::INTERNAL_SERVER_ERROR.into_response();
    };
    let mut response = write(body, status, format);
    let header = match status {
        StatusCode::UNAUTHORIZED => Some((WWW_AUTHENTICATE, "Bearer")),
        StatusCode::METHOD_NOT_ALLOWED => Some((ALLOW, "POST")),
        StatusCode::SERVICE_UNAVAILABLE => Some((RETRY_AFTER, "1")),
        StatusCode::TOO_MANY_REQUESTS => Some((RETRY_AFTER, "60")),
        _ => None,
    };
    let headers = response.headers_mut();
    if let Some((name, value)) = header {
        headers.insert(name, HeaderValue::from_static(value));
    }
    if ends_session && let Ok(cookie) = HeaderValue::from_str(&session::no_cookie()) {
        headers.insert(SET_COOKIE, cookie);
    }
    response
}

fn write(body: impl Into<Body>, status: StatusCode, format: Format) -> Response {
    let mut response = Response::new(body.into());
    *response.status_mut() = status;
    let headers = response.headers_mut();
    headers.insert(
        CONTENT_TYPE,
        HeaderValue::from_static(format.content_type()),
    );
    headers.insert(
        VARY,
        HeaderValue::from_static("Accept, Accept-Language, Authorization, Cookie"),
    );
    response
}

/// Any address that is not served here.
pub(super) async fn not_found() -> Response {
    refuse(
        Fault::request(
            StatusCode::NOT_FOUND,
            "NOT_FOUND",
            "There is nothing at this address. GraphQL is at /graphql.",
        ),
        Format::Legacy,
    )
}

/// A method that an address does not know; the router adds the methods it does.
pub(super) async fn method_not_allowed(method: Method) -> Response {
    let fault = Fault::request(
        StatusCode::METHOD_NOT_ALLOWED,
        "METHOD_NOT_ALLOWED",
        format!("The method {method} is not allowed here."),
    );
    let mut response = refuse(fault, Format::Legacy);
    response.headers_mut().remove(ALLOW);
    response
}
