//! Pages over HTTP: who asks, what is asked for them in process, and what browsers may keep.
//!
//! Invariant: the parts of a page run as operations like everybody's, under the same guard, limits
//! and budget; a form changes something only with the token of its session.

mod barred;
mod guest;
mod material;
mod sent;

use std::sync::Arc;

use async_graphql::Executor;
use axum::Router;
use axum::body::Body;
use axum::extract::{RawPathParams, Request, State};
use axum::http::header::{
    CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_SECURITY_POLICY, CONTENT_TYPE, ETAG, IF_NONE_MATCH,
    LINK, LOCATION, SET_COOKIE, VARY,
};
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, Uri};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use serde_json::Value as Json;
use sha2::{Digest as _, Sha256};

use super::account::own_path;
use super::session::{self, Denied};
use super::{Shared, graphql};
use crate::domain::actor::Actor;
use crate::domain::language::Language;
use crate::domain::period::finnish_day;
use crate::pages::{
    Asked, ERROR, Given, Page, ROUTES, Route, Told, Visitor, files, found, language_of, named,
    unescaped,
};

pub(super) use guest::{Guest, origin};
pub(super) use material::ask;

use barred::is_barred;
use guest::stranger;
use material::{layout, material};
use sent::sent;

/// What a page may load and where its forms go: this site alone, and nothing inline.
const POLICY: &str = "default-src 'none'; style-src 'self'; script-src 'self'; font-src 'self'; \
    img-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/// The addresses of all pages.
pub(super) fn routes<E: Executor>() -> Router<Arc<Shared<E>>> {
    let mut router = Router::new();
    for route in ROUTES {
        for language in Language::ALL {
            let serve =
                move |state, path, request| page::<E>(state, path, request, route, language);
            router = router.route(route.pattern(language), get(serve).post(serve));
        }
    }
    router
}

/// A page, or what a form of it did.
async fn page<E: Executor>(
    State(shared): State<Arc<Shared<E>>>,
    path: RawPathParams,
    request: Request,
    route: &'static Route,
    language: Language,
) -> Response {
    let headers = request.headers().clone();
    let uri = request.uri().clone();
    let path = path
        .iter()
        .map(|(name, value)| (name.to_owned(), value.to_owned()));
    let path: Vec<(String, String)> = path.collect();
    let guest = match Guest::of(&shared, &headers).await {
        Ok(guest) => guest,
        Err(denied) => {
            return without_session(&shared, &headers, &uri, route, language, denied).await;
        }
    };
    let given = Given::parse(path, uri.query().unwrap_or(""), guest.visitor.now);
    let given = match given {
        Ok(given) => given,
        Err(_) => return refused(&shared, &guest, language, Told::of_status(400)).await,
    };
    if given.as_of.is_some_and(|moment| moment > guest.visitor.now) {
        let told = Told::not_understood("future");
        return refused(&shared, &guest, language, told).await;
    }
    if given.as_of.is_some() && request.method() == Method::POST {
        let told = Told::not_understood("then");
        return refused(&shared, &guest, language, told).await;
    }
    let asked = Asked {
        route,
        language,
        given,
    };
    if route.is_private && !guest.visitor.is_signed_in {
        return to_sign_in(language, &uri, None);
    }
    if request.method() == Method::POST {
        return sent(&shared, &guest, asked, request).await;
    }
    if is_barred(&shared, &guest, &asked).await {
        return refused(&shared, &guest, language, Told::not_yours()).await;
    }
    shown(&shared, &guest, &headers, asked).await
}

/// What somebody reads at an address of this site, as text; `None` where there is no such text.
pub(super) async fn text<E: Executor>(
    shared: &Shared<E>,
    actor: Actor,
    origin: &str,
    address: &str,
) -> Option<String> {
    let (path, query) = address.split_once('?').unwrap_or((address, ""));
    let (route, values) = found(path)?;
    let values = values
        .into_iter()
        .map(|(name, value)| Some((name.to_owned(), unescaped(value)?)));
    let visitor = Visitor {
        is_signed_in: actor.is_signed_in(),
        origin: origin.to_owned(),
        ..stranger(shared, &HeaderMap::new())
    };
    let asked = Asked {
        route,
        language: language_of(path),
        given: Given::parse(values.collect::<Option<_>>()?, query, visitor.now).ok()?,
    };
    let guest = Guest {
        actor,
        secret: None,
        visitor,
    };
    let material = material(shared, &guest, &asked, None).await.ok()?;
    let page = shared.pages.page(&asked, &guest.visitor, material);
    let is_text = page.status == 200 && page.content_type.starts_with("text/plain");
    String::from_utf8(page.body).ok().filter(|_| is_text)
}

/// Shows a page, unless the browser has it as it stands.
async fn shown<E: Executor>(
    shared: &Shared<E>,
    guest: &Guest,
    headers: &HeaderMap,
    asked: Asked,
) -> Response {
    let layout = layout(shared, guest, asked.language).await;
    let tag = tag(&asked, guest, layout.as_ref());
    if let Some(tag) = &tag
        && headers
            .get(IF_NONE_MATCH)
            .is_some_and(|known| known == tag.as_str())
    {
        let mut response = StatusCode::NOT_MODIFIED.into_response();
        // A browser takes the headers of this answer for those of the page that it has.
        let headers = response.headers_mut();
        headers.insert(CONTENT_SECURITY_POLICY, HeaderValue::from_static(POLICY));
        keep(&mut response, Some(tag));
        return response;
    }
    let material = match material(shared, guest, &asked, layout).await {
        Ok(material) => material,
        Err(response) => return response,
    };
    let page = shared.pages.page(&asked, &guest.visitor, material);
    if let Some(place) = page.onward.as_deref().and_then(own_path) {
        return redirect(place);
    }
    let tag = tag.filter(|_| page.status == 200);
    write(page, tag.as_deref())
}

/// A page is another one when the log grows, the day changes, somebody else asks or chose otherwise,
/// or its files do.
fn tag(asked: &Asked, guest: &Guest, layout: Option<&Json>) -> Option<String> {
    if !asked.route.is_kept {
        return None;
    }
    let layout = layout?;
    let position = layout["logHealth"]["position"].as_i64()?;
    let day = finnish_day(guest.visitor.now);
    let whole = format!(
        "{position} {day} {} {:?} {:?} {} {:?} {}",
        asked.language.code(),
        asked.given.path,
        asked.given.query,
        guest.visitor.origin,
        guest.secret,
        layout["me"],
    );
    let hash = Sha256::digest(whole);
    let hash: String = hash
        .iter()
        .take(9)
        .map(|byte| format!("{byte:02x}"))
        .collect();
    Some(format!("W/\"{}-{hash}\"", files::version()))
}

/// A session that has ended is forgotten; what is public can be read without.
async fn without_session<E: Executor>(
    shared: &Shared<E>,
    headers: &HeaderMap,
    uri: &Uri,
    route: &Route,
    language: Language,
    denied: Denied,
) -> Response {
    let guest = Guest::reader(shared, headers);
    match denied {
        Denied::Session => {
            let mut response = match route.is_private {
                true => to_sign_in(language, uri, Some("SESSION_ENDED")),
                false => redirect(uri.path_and_query().map_or("/", |path| path.as_str())),
            };
            if let Ok(cookie) = HeaderValue::from_str(&session::no_cookie()) {
                response.headers_mut().append(SET_COOKIE, cookie);
            }
            response
        }
        Denied::Token => refused(shared, &guest, language, Told::of_status(401)).await,
        Denied::Unavailable => refused(shared, &guest, language, Told::of_status(503)).await,
    }
}

/// To the sign-in page, which knows where to go on. What a form would have been told when it was
/// done is left out: it was not done.
pub(super) fn to_sign_in(language: Language, uri: &Uri, problem: Option<&str>) -> Response {
    let pairs = uri.query().unwrap_or_default().split('&');
    let kept = pairs.filter(|pair| !pair.is_empty() && !pair.starts_with("done="));
    let query = kept.collect::<Vec<_>>().join("&");
    let mark = if query.is_empty() { "" } else { "?" };
    let next = format!("{}{mark}{query}", uri.path());
    let mut values = vec![("next".to_owned(), next)];
    values.extend(problem.map(|problem| ("problem".to_owned(), problem.to_owned())));
    let address = named("sign-in").and_then(|route| route.address(language, &values));
    redirect(address.as_deref().unwrap_or("/"))
}

fn redirect(address: &str) -> Response {
    let location = HeaderValue::from_str(address).unwrap_or(HeaderValue::from_static("/"));
    (StatusCode::SEE_OTHER, [(LOCATION, location)]).into_response()
}

pub(super) async fn refused<E: Executor>(
    shared: &Shared<E>,
    guest: &Guest,
    language: Language,
    told: Told,
) -> Response {
    let layout = layout(shared, guest, language).await;
    let asked = Asked {
        route: ERROR,
        language,
        given: Given::default(),
    };
    write(
        shared.pages.error(&asked, &guest.visitor, layout, told),
        None,
    )
}

/// An address where there is nothing: a page for people, for programs an answer like GraphQL's.
pub(super) async fn nowhere<E: Executor>(
    State(shared): State<Arc<Shared<E>>>,
    headers: HeaderMap,
    uri: Uri,
) -> Response {
    let accepts = headers
        .get("accept")
        .and_then(|accept| accept.to_str().ok());
    if !accepts.is_some_and(|accept| accept.contains("text/html")) {
        return graphql::not_found().await;
    }
    let guest = match Guest::of(&shared, &headers).await {
        Ok(guest) => guest,
        Err(_) => Guest::reader(&shared, &headers),
    };
    refused(&shared, &guest, language_of(uri.path()), Told::not_found()).await
}

fn write(page: Page, tag: Option<&str>) -> Response {
    let mut response = Response::new(Body::from(page.body));
    *response.status_mut() = StatusCode::from_u16(page.status).unwrap_or_default();
    let headers = response.headers_mut();
    headers.insert(CONTENT_TYPE, HeaderValue::from_static(page.content_type));
    headers.insert(CONTENT_SECURITY_POLICY, HeaderValue::from_static(POLICY));
    let file = page.file_name;
    let file = file.map(|name| {
        (
            CONTENT_DISPOSITION,
            format!("attachment; filename=\"{name}\""),
        )
    });
    let next = page.next;
    let next = next.map(|address| (LINK, format!("<{address}>; rel=\"next\"")));
    for (name, value) in file.into_iter().chain(next) {
        if let Ok(value) = HeaderValue::from_str(&value) {
            headers.insert(name, value);
        }
    }
    keep(&mut response, tag);
    response
}

/// A page with a tag may be kept, but is asked for again each time; others are not kept.
fn keep(response: &mut Response, tag: Option<&str>) {
    let headers = response.headers_mut();
    headers.insert(VARY, HeaderValue::from_static("Cookie, Authorization"));
    let Some(Ok(tag)) = tag.map(HeaderValue::from_str) else {
        return;
    };
    headers.insert(ETAG, tag);
    headers.insert(CACHE_CONTROL, HeaderValue::from_static("private, no-cache"));
}
