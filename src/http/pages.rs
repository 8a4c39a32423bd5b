//! Pages over HTTP: who asks, what is asked for them in process, and what browsers may keep.
//!
//! Invariant: the parts of a page run as operations like everybody's, under the same guard, limits
//! and budget; a form changes something only with the token of its session.

use std::sync::Arc;

use async_graphql::{Executor, Variables};
use axum::Router;
use axum::body::{Body, Bytes};
use axum::extract::{FromRequest, RawPathParams, Request, State};
use axum::http::header::{
    CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_SECURITY_POLICY, CONTENT_TYPE, ETAG, HOST,
    IF_NONE_MATCH, LINK, LOCATION, SET_COOKIE, VARY,
};
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, Uri};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use chrono::Utc;
use futures_util::future::join_all;
use serde_json::{Map, Value as Json, json};
use sha2::{Digest as _, Sha256};
use uuid::Uuid;

use super::account::own_path;
use super::operation::{self, Parameters};
use super::remembered::Answer;
use super::session::{self, Credentials, Denied};
use super::{Shared, graphql};
use crate::domain::actor::Actor;
use crate::domain::language::Language;
use crate::domain::period::finnish_day;
use crate::pages::{
    Asked, Came, Complaint, ERROR, Form, Given, Material, Page, Part, Parts, REST, ROUTES, Route,
    Sent, Told, Visitor, answer, carried, complaints, files, found, language_of, named, unescaped,
};

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

/// Who asks for a page.
pub(super) struct Guest {
    pub(super) actor: Actor,
    /// The secret of the session.
    secret: Option<String>,
    pub(super) visitor: Visitor,
}

impl Guest {
    pub(super) async fn of<E>(shared: &Shared<E>, headers: &HeaderMap) -> Result<Guest, Denied> {
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

    pub(super) fn reader<E>(shared: &Shared<E>, headers: &HeaderMap) -> Guest {
        Guest {
            actor: Actor::reader(),
            secret: None,
            visitor: stranger(shared, headers),
        }
    }
}

fn stranger<E>(shared: &Shared<E>, headers: &HeaderMap) -> Visitor {
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
pub(super) fn origin(headers: &HeaderMap) -> String {
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

/// Asks for the parts of a page, all at once.
async fn material<E: Executor>(
    shared: &Shared<E>,
    guest: &Guest,
    asked: &Asked,
    layout: Option<Json>,
) -> Result<Material, Response> {
    let parts = shared.pages.parts(asked);
    let mut values = Vec::new();
    let all = parts.iter().flat_map(|parts| parts.list.iter().enumerate());
    let wanted = all.filter(|(place, part)| *place == 0 || part.is_asked(&asked.given));
    for (place, part) in wanted {
        match part.variables(&asked.given) {
            Ok(mut variables) => {
                if part.takes("site") {
                    variables.insert("site".to_owned(), json!(guest.visitor.origin));
                }
                values.push((part, Some(variables)));
            }
            Err(_) if place > 0 => values.push((part, None)),
            Err(_) => {
                return Err(refused(shared, guest, asked.language, Told::of_status(400)).await);
            }
        }
    }
    let text = parts
        .as_ref()
        .map(|parts| parts.text.clone())
        .unwrap_or_default();
    let asking = values.into_iter().map(|(part, variables)| {
        let text = text.clone();
        async move {
            let came = match variables {
                None => not_understood(),
                Some(variables) => {
                    let question = Question {
                        asked,
                        text: &text,
                        part,
                    };
                    question.put(shared, guest, variables).await
                }
            };
            (part.clone(), came)
        }
    });
    let parts: Vec<(Part, Came)> = join_all(asking).await;
    Ok(Material {
        layout,
        parts,
        sent: None,
    })
}

/// What becomes of a part whose values in the address make no sense.
fn not_understood() -> Came {
    Came::Failed {
        code: "BAD_ARGUMENT".to_owned(),
        incident: None,
        message: String::new(),
    }
}

/// Pages of a list that is asked for as a whole; a longer one tells where it goes on.
const LIST_PAGES_MAX: usize = 100;

/// A part of a page that is asked for.
struct Question<'a> {
    asked: &'a Asked,
    text: &'a str,
    part: &'a Part,
}

impl Question<'_> {
    /// By what a list is asked for page by page until it is whole: one that is carried away, and one
    /// that a page needs all of, such as a choice.
    fn cursor(&self) -> Option<&'static str> {
        let is_carried = carried::asked_for(self.asked).is_some();
        match () {
            () if self.part.takes(REST) => Some(REST),
            () if is_carried && self.part.takes("after") => Some("after"),
            () => None,
        }
    }

    /// Asks, and asks on while the list has more.
    async fn put<E: Executor>(
        &self,
        shared: &Shared<E>,
        guest: &Guest,
        mut variables: Map<String, Json>,
    ) -> Came {
        let name = Some(self.part.name.as_str());
        let cursor = self.cursor();
        let mut all: Option<Json> = None;
        for _ in 0..LIST_PAGES_MAX {
            let asked = Json::Object(variables.clone());
            let came = ask(shared, guest, self.asked.language, self.text, name, asked).await;
            let Came::Data(page) = came else {
                return came;
            };
            let (Some(cursor), Some(after)) = (cursor, carried::joined(&mut all, page)) else {
                break;
            };
            variables.insert(cursor.to_owned(), json!(after));
        }
        Came::Data(all.unwrap_or_default())
    }
}

/// What every page shows of the log and of who is signed in; without it pages show less.
async fn layout<E: Executor>(
    shared: &Shared<E>,
    guest: &Guest,
    language: Language,
) -> Option<Json> {
    let parts: Arc<Parts> = shared.pages.layout()?;
    let name = &parts.list.first()?.name;
    match ask(shared, guest, language, &parts.text, Some(name), json!({})).await {
        Came::Data(data) => Some(data),
        Came::Failed { .. } => None,
    }
}

/// Runs one operation as the guest.
pub(super) async fn ask<E: Executor>(
    shared: &Shared<E>,
    guest: &Guest,
    language: Language,
    text: &str,
    name: Option<&str>,
    variables: Json,
) -> Came {
    let parameters = Parameters {
        query: text.to_owned(),
        operation_name: name.map(str::to_owned),
        variables: Variables::from_json(variables),
    };
    let prepared = operation::prepare(
        &shared.documents,
        parameters,
        &shared.limits.query,
        guest.actor,
        language,
    );
    let ran = match prepared {
        Ok(operation) => shared.runner.run(operation).await,
        Err(fault) => Err(fault),
    };
    let answer = ran.unwrap_or_else(|fault| Answer::new(fault.into_response()));
    let response = &answer.response;
    let Some(error) = response.errors.first() else {
        return match serde_json::to_value(&response.data) {
            Ok(data) => Came::Data(data),
            Err(_) => Came::Failed {
                code: "INTERNAL".to_owned(),
                incident: None,
                message: String::new(),
            },
        };
    };
    let extension = |key: &str| -> Option<String> {
        let value = error.extensions.as_ref()?.get(key)?.clone();
        value.into_json().ok()?.as_str().map(str::to_owned)
    };
    Came::Failed {
        code: extension("code").unwrap_or_else(|| "INTERNAL".to_owned()),
        incident: extension("incident"),
        message: error.message.clone(),
    }
}

/// A form that was sent: the command is given, and the browser goes on, or back to the form.
async fn sent<E: Executor>(
    shared: &Shared<E>,
    guest: &Guest,
    asked: Asked,
    request: Request,
) -> Response {
    let headers = request.headers().clone();
    let uri = request.uri().clone();
    let reading = Bytes::from_request(request, &());
    let body = tokio::time::timeout(shared.limits.body_time, reading).await;
    let form = body
        .ok()
        .and_then(Result::ok)
        .and_then(|body| Form::parse(&body));
    let Some(form) = form else {
        return refused(shared, guest, asked.language, Told::of_status(400)).await;
    };
    let Some(action) = shared.pages.action(asked.route, &form) else {
        return refused(shared, guest, asked.language, Told::of_status(405)).await;
    };
    let is_own = match &guest.secret {
        Some(secret) => session::is_own_page(&headers, secret, form.get("csrf")),
        // A form of a public page is anybody's to send, from a page of this site.
        None if asked.route.is_private => {
            return to_sign_in(asked.language, &uri, None);
        }
        None => session::is_same_origin(&headers),
    };
    if !is_own {
        return refused(shared, guest, asked.language, Told::of_status(403)).await;
    }
    let variables = form.variables();
    let came = ask(
        shared,
        guest,
        asked.language,
        &action,
        None,
        variables.clone(),
    )
    .await;
    let said = match &came {
        Came::Data(data) => complaints(data),
        Came::Failed { code, message, .. } => {
            // What GraphQL says of fields that it cannot read is not for people.
            let is_unread = matches!(code.as_str(), "GRAPHQL_VALIDATION_FAILED" | "BAD_ARGUMENT");
            let unfit = match is_unread {
                true => shared.runner.unfit(&action, &variables).await,
                false => Vec::new(),
            };
            let unread = unfit.into_iter().map(|(field, unfit)| Complaint {
                message: String::new(),
                field,
                unfit: Some(unfit),
            });
            let said: Vec<Complaint> = unread.collect();
            match said.is_empty() {
                false => said,
                true => vec![Complaint {
                    message: if is_unread {
                        String::new()
                    } else {
                        message.clone()
                    },
                    field: String::new(),
                    unfit: None,
                }],
            }
        }
    };
    let answer = match came {
        Came::Data(data) => answer(data),
        Came::Failed { .. } => None,
    };
    if said.is_empty() && answer.is_none() {
        let next = form.next().and_then(own_path).map(str::to_owned);
        return redirect(&next.unwrap_or_else(|| asked.here(asked.language, &[])));
    }
    let layout = layout(shared, guest, asked.language).await;
    match material(shared, guest, &asked, layout).await {
        Err(response) => response,
        Ok(material) => {
            let accepted = said.is_empty();
            let sent = Some(Sent { form, said, answer });
            let material = Material { sent, ..material };
            let page = shared.pages.page(&asked, &guest.visitor, material);
            let status = match page.status {
                200 if !accepted => 422,
                status => status,
            };
            write(Page { status, ..page }, None)
        }
    }
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
