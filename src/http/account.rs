//! Coming in and going out: sign in, sign out, accept an invitation.
//!
//! Each takes a form or JSON. A form is answered by a redirect to a path of this site, so that
//! pages work without script; JSON by JSON. Invariant: no answer tells whether an address is known.

use std::net::{IpAddr, SocketAddr};
use std::sync::Arc;

use async_graphql::Executor;
use axum::extract::{ConnectInfo, Form, FromRequest, Json, Request, State};
use axum::http::header::{CONTENT_TYPE, LOCATION, SET_COOKIE, USER_AGENT};
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use chrono::TimeDelta;
use serde::Deserialize;
use serde_json::json;

use super::Shared;
use super::fault::Fault;
use super::graphql::refuse;
use super::negotiation::{self, Format};
use super::session::{self, Credentials};
use crate::app::{App, Fresh, SignInError};

/// What the forms hold; each uses its own part.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Fields {
    address: String,
    password: String,
    /// Of an invitation.
    secret: String,
    /// What the invited person is called, when it is other than who invited wrote.
    name: String,
    csrf: String,
    /// Where a form goes on: a path of this site.
    next: String,
    /// Where a refused form goes: a path of this site, which gets `?problem=CODE`.
    back: String,
}

/// A form or JSON that arrived whole.
struct Sent {
    fields: Fields,
    headers: HeaderMap,
    from: Option<IpAddr>,
    is_form: bool,
}

impl Sent {
    async fn read<E>(shared: &Shared<E>, request: Request) -> Result<Sent, Fault> {
        let headers = request.headers().clone();
        let from = client(shared, &request);
        let kind = headers
            .get(CONTENT_TYPE)
            .and_then(|kind| kind.to_str().ok());
        let kind = kind.and_then(|kind| kind.split(';').next()).map(str::trim);
        let is_form = kind == Some("application/x-www-form-urlencoded");
        if !is_form && !negotiation::body_is_json(&headers) {
            return Err(Fault::request(
                StatusCode::UNSUPPORTED_MEDIA_TYPE,
                "UNSUPPORTED_MEDIA_TYPE",
                "Send a form or JSON.",
            ));
        }
        let reading = async {
            match is_form {
                true => Form::from_request(request, &()).await.ok().map(|Form(f)| f),
                false => Json::from_request(request, &()).await.ok().map(|Json(f)| f),
            }
        };
        let read = tokio::time::timeout(shared.limits.body_time, reading).await;
        let unreadable = || Fault::bad_request("The form could not be read.");
        let fields: Fields = read.ok().flatten().ok_or_else(unreadable)?;
        if !session::is_same_origin(&headers) {
            return Err(Fault::strange_page());
        }
        Ok(Sent {
            fields,
            headers,
            from,
            is_form,
        })
    }

    fn device(&self) -> &str {
        let agent = self.headers.get(USER_AGENT);
        agent.and_then(|agent| agent.to_str().ok()).unwrap_or("")
    }

    /// A form goes on to where it says, JSON is told what its pages need.
    fn came_in(&self, fresh: &Fresh, lasts: TimeDelta) -> Response {
        let mut response = match self.is_form {
            true => redirect(own_path(&self.fields.next).unwrap_or("/")),
            false => Json(json!({
                "csrfToken": session::csrf_token(&fresh.text),
                "expiresAt": fresh.expires_at,
            }))
            .into_response(),
        };
        let cookie = session::cookie(&fresh.text, lasts);
        set_cookie(&mut response, &cookie);
        response
    }

    fn refused(&self, fault: Fault) -> Response {
        let back = own_path(&self.fields.back).filter(|back| !back.contains('?'));
        match back.filter(|_| self.is_form) {
            Some(back) => redirect(&format!("{back}?problem={}", fault.code())),
            None => refuse(fault, Format::Response),
        }
    }
}

/// The address of who asks: of the connection, or as a trusted proxy tells it.
fn client<E>(shared: &Shared<E>, request: &Request) -> Option<IpAddr> {
    if let Some(name) = &shared.client_header {
        let told = request.headers().get_all(name).iter().next_back()?;
        return told.to_str().ok()?.rsplit(',').next()?.trim().parse().ok();
    }
    let ConnectInfo(address) = request.extensions().get::<ConnectInfo<SocketAddr>>()?;
    Some(address.ip())
}

/// An address of this very site, and no way to another.
pub(super) fn own_path(text: &str) -> Option<&str> {
    let is_own = text.starts_with('/')
        && !text.starts_with("//")
        && text
            .bytes()
            .all(|byte| byte.is_ascii_graphic() && byte != b'\\');
    is_own.then_some(text)
}

fn redirect(path: &str) -> Response {
    let location = HeaderValue::from_str(path).unwrap_or(HeaderValue::from_static("/"));
    (StatusCode::SEE_OTHER, [(LOCATION, location)]).into_response()
}

fn set_cookie(response: &mut Response, cookie: &str) {
    if let Ok(cookie) = HeaderValue::from_str(cookie) {
        response.headers_mut().append(SET_COOKIE, cookie);
    }
}

impl From<SignInError> for Fault {
    fn from(error: SignInError) -> Fault {
        match error {
            SignInError::Refused => Fault::request(
                StatusCode::UNAUTHORIZED,
                "SIGN_IN_REFUSED",
                "The address or the password is not right.",
            ),
            SignInError::TooMany => Fault::request(
                StatusCode::TOO_MANY_REQUESTS,
                "TOO_MANY_ATTEMPTS",
                "There were too many attempts. Wait a while and try again.",
            ),
            SignInError::NotValid(refusals) => {
                let first = refusals.first();
                let code = first.map_or("REQUIRED", |refusal| refusal.reason.code());
                let field = first.map_or_else(String::new, |refusal| refusal.field.join("."));
                Fault::request(
                    StatusCode::UNPROCESSABLE_ENTITY,
                    code,
                    format!("The field `{field}` will not do."),
                )
            }
            SignInError::Busy(_) => Fault::overloaded(),
            SignInError::Store(error) => {
                tracing::error!(%error, "nobody can be let in");
                Fault::internal()
            }
        }
    }
}

/// Reads what was sent, lets `work` find the new session, and answers in kind.
async fn come_in<E: Executor>(
    shared: &Shared<E>,
    request: Request,
    work: impl AsyncFnOnce(&App, &Sent) -> Result<Fresh, SignInError>,
) -> Response {
    let sent = match Sent::read(shared, request).await {
        Ok(sent) => sent,
        Err(fault) => return refuse(fault, Format::Response),
    };
    let Some(people) = &shared.gate.people else {
        return sent.refused(Fault::from(SignInError::Refused));
    };
    match work(people, &sent).await {
        Ok(fresh) => sent.came_in(&fresh, fresh.expires_at - people.now()),
        Err(error) => sent.refused(error.into()),
    }
}

/// `POST /sign-in` with `address` and `password`.
pub(super) async fn sign_in<E: Executor>(
    State(shared): State<Arc<Shared<E>>>,
    request: Request,
) -> Response {
    come_in(&shared, request, async |people, sent| {
        let Fields {
            address, password, ..
        } = &sent.fields;
        people
            .sign_in(address, password, sent.from, sent.device())
            .await
    })
    .await
}

/// `POST /accept-invitation` with `secret`, a new `password`, and `name` when it is another.
pub(super) async fn accept_invitation<E: Executor>(
    State(shared): State<Arc<Shared<E>>>,
    request: Request,
) -> Response {
    come_in(&shared, request, async |people, sent| {
        let fields = &sent.fields;
        let name = Some(fields.name.as_str()).filter(|name| !name.is_empty());
        people
            .accept_invitation(&fields.secret, name, &fields.password, sent.device())
            .await
    })
    .await
}

/// `POST /sign-out`, with the token of the session in `csrf` or in the header.
pub(super) async fn sign_out<E: Executor>(
    State(shared): State<Arc<Shared<E>>>,
    request: Request,
) -> Response {
    let sent = match Sent::read(&shared, request).await {
        Ok(sent) => sent,
        Err(fault) => return refuse(fault, Format::Response),
    };
    if let (Some(people), Ok(Credentials::Cookie(secret))) =
        (&shared.gate.people, Credentials::of(&sent.headers))
    {
        if !session::is_own_page(&sent.headers, &secret, Some(&sent.fields.csrf)) {
            return sent.refused(Fault::strange_page());
        }
        if let Err(error) = people.sign_out(&secret).await {
            return sent.refused(SignInError::Store(error).into());
        }
    }
    let mut response = match sent.is_form {
        true => redirect(own_path(&sent.fields.next).unwrap_or("/")),
        false => StatusCode::NO_CONTENT.into_response(),
    };
    set_cookie(&mut response, &session::no_cookie());
    response
}

/// `GET /session`: whether the browser has a session, and the token that its changing requests
/// must show.
pub(super) async fn session<E: Executor>(
    State(shared): State<Arc<Shared<E>>>,
    headers: HeaderMap,
) -> Response {
    let Ok(Credentials::Cookie(secret)) = Credentials::of(&headers) else {
        return Json(json!({ "isSignedIn": false, "csrfToken": null })).into_response();
    };
    match shared.gate.actor(&headers).await {
        Ok(_) => Json(json!({
            "isSignedIn": true,
            "csrfToken": session::csrf_token(&secret),
        }))
        .into_response(),
        Err(denied) => refuse(denied.into(), Format::Response),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_form_goes_on_within_this_site_alone() {
        for path in ["/", "/tyopoyta/hanke", "/sv/logga-in", "/a?b=c"] {
            assert_eq!(own_path(path), Some(path));
        }
        for elsewhere in [
            "",
            "https://evil.org",
            "//evil.org",
            "/\\evil.org",
            "/a\r\nSet-Cookie: x",
        ] {
            assert_eq!(own_path(elsewhere), None, "{elsewhere}");
        }
    }
}
