//! What the transport itself refuses, before or instead of an answer of the schema.
//!
//! Invariant: every refusal is a well-formed GraphQL response with a code, whatever went wrong.

use std::borrow::Cow;

use async_graphql::{ErrorExtensionValues, Pos, Response, ServerError};
use axum::http::StatusCode;

use super::guard::TooCostly;
use super::negotiation::Format;
use super::session::Denied;

/// One refusal: a sentence for people, a code for programs, a status for HTTP.
#[derive(Debug)]
pub(super) struct Fault {
    code: &'static str,
    message: Cow<'static, str>,
    locations: Vec<Pos>,
    status: StatusCode,
    /// The request was in order; what it asked for was not. Older clients expect 200 then.
    well_formed: bool,
    /// The browser should forget its session.
    ends_session: bool,
}

impl Fault {
    /// The HTTP request itself is wrong, or the server cannot take it.
    pub(super) fn request(
        status: StatusCode,
        code: &'static str,
        message: impl Into<Cow<'static, str>>,
    ) -> Self {
        Fault {
            code,
            message: message.into(),
            locations: Vec::new(),
            status,
            well_formed: false,
            ends_session: false,
        }
    }

    pub(super) fn bad_request(message: impl Into<Cow<'static, str>>) -> Self {
        Fault::request(StatusCode::BAD_REQUEST, "BAD_REQUEST", message)
    }

    /// The GraphQL document cannot be run.
    pub(super) fn document(code: &'static str, message: impl Into<Cow<'static, str>>) -> Self {
        Fault {
            well_formed: true,
            ..Fault::request(StatusCode::BAD_REQUEST, code, message)
        }
    }

    /// Where in the query text it went wrong.
    pub(super) fn at(self, places: impl IntoIterator<Item = Pos>) -> Self {
        Fault {
            locations: places.into_iter().collect(),
            ..self
        }
    }

    pub(super) fn timeout() -> Self {
        Fault {
            status: StatusCode::GATEWAY_TIMEOUT,
            ..Fault::document(
                "TIMEOUT",
                "The operation took longer than this server allows and was stopped.",
            )
        }
    }

    /// A mutation that is still running, and goes on.
    pub(super) fn outcome_unknown() -> Self {
        Fault {
            status: StatusCode::GATEWAY_TIMEOUT,
            ..Fault::document(
                "OUTCOME_UNKNOWN",
                "The operation takes longer than this server waits, and may still be carried out. \
                 Send it again with the same commandId to learn how it ended.",
            )
        }
    }

    pub(super) fn response_too_large(most: usize) -> Self {
        Fault::document(
            "RESPONSE_TOO_LARGE",
            format!(
                "The operation was carried out, but its response is longer than {most} bytes and \
                 is not sent. Ask for less at a time."
            ),
        )
    }

    pub(super) fn overloaded() -> Self {
        Fault::request(
            StatusCode::SERVICE_UNAVAILABLE,
            "OVERLOADED",
            "The server has too much to do. Try again in a moment.",
        )
    }

    pub(super) fn unauthenticated() -> Self {
        Fault::request(
            StatusCode::UNAUTHORIZED,
            "UNAUTHENTICATED",
            "The access token is not valid. Without a token you may read what is public.",
        )
    }

    /// A request by cookie that does not prove to be of this site's own page.
    pub(super) fn strange_page() -> Self {
        Fault::request(
            StatusCode::FORBIDDEN,
            "CSRF_TOKEN_NEEDED",
            "A request by cookie must come from a page of this site, with the token that /session \
             gives in the header X-CSRF-Token. Programs use an access token.",
        )
    }

    pub(super) fn internal() -> Self {
        Fault::request(
            StatusCode::INTERNAL_SERVER_ERROR,
            "INTERNAL",
            "Something went wrong in the server.",
        )
    }

    pub(super) fn status(&self, format: Format) -> StatusCode {
        match format {
            Format::Legacy if self.well_formed => StatusCode::OK,
            Format::Legacy | Format::Response => self.status,
        }
    }

    pub(super) fn code(&self) -> &'static str {
        self.code
    }

    pub(super) fn ends_session(&self) -> bool {
        self.ends_session
    }

    pub(super) fn into_response(self) -> Response {
        let mut error = ServerError::new(self.message, None);
        error.locations = self.locations;
        set_code(&mut error, self.code);
        Response::from_errors(vec![error])
    }
}

impl From<Denied> for Fault {
    fn from(denied: Denied) -> Self {
        match denied {
            Denied::Token => Fault::unauthenticated(),
            Denied::Session => Fault {
                ends_session: true,
                ..Fault::request(
                    StatusCode::UNAUTHORIZED,
                    "UNAUTHENTICATED",
                    "The session has ended. Sign in again; without it you may read what is public.",
                )
            },
            Denied::Unavailable => Fault::overloaded(),
        }
    }
}

impl From<TooCostly> for Fault {
    fn from(refusal: TooCostly) -> Self {
        Fault::document(refusal.code, refusal.message)
    }
}

/// Gives an error a code, unless it has one.
pub(super) fn set_code(error: &mut ServerError, code: &'static str) {
    let extensions = error
        .extensions
        .get_or_insert_with(ErrorExtensionValues::default);
    if extensions.get("code").is_none() {
        extensions.set("code", code);
    }
}
