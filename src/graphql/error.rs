//! Errors on the wire: refusals as `userErrors`, everything else with a code and a plain message.
//!
//! What went wrong inside is logged once under an incident id and never told to the client.

use std::any::TypeId;

use async_graphql::{Context, Error, ErrorExtensions as _, Request, Response, SimpleObject};
use uuid::Uuid;

use super::context::language;
use super::{COMPLEXITY_MAX, DEPTH_MAX};
use crate::app::{Failure, FollowError, ViewError};
use crate::domain::language::Language;
use crate::domain::refusal::{Reason, Refusal};
use crate::messages::{message, written_moment};
use crate::search::SearchError;

/// Why a command was refused.
#[derive(Clone, SimpleObject)]
pub struct UserError {
    /// A stable code, such as `GOAL_UNANSWERED`.
    pub code: String,
    /// What to do, in the language that `Accept-Language` asks for.
    pub message: String,
    /// The input field it is about: names and list indexes from `input` inwards.
    pub field: Vec<String>,
}

impl UserError {
    pub fn new(refusal: &Refusal, language: Language) -> UserError {
        let code = refusal.reason.code();
        let id = format!("refusal-{}", code.to_ascii_lowercase().replace('_', "-"));
        let mut values = refusal.reason.values();
        if matches!(refusal.reason, Reason::StateNotReachable { .. }) {
            for (_, state) in &mut values {
                *state = message(language, &format!("state-{}", state.replace('_', "-")), &[]);
            }
        }
        UserError {
            message: message(language, &id, &values),
            code: code.to_owned(),
            field: refusal.field.clone(),
        }
    }
}

impl UserError {
    /// What another command answered, under the place that it is about here.
    pub fn passed_on(code: String, message: String, field: Vec<String>) -> UserError {
        UserError {
            code,
            message,
            field,
        }
    }

    /// The same, told of a place further out.
    pub fn within(mut self, outer: &[&str]) -> UserError {
        let inner = std::mem::take(&mut self.field);
        self.field = outer
            .iter()
            .map(|part| (*part).to_owned())
            .chain(inner)
            .collect();
        self
    }
}

/// Whoever knows which language the reader reads.
pub trait Reader {
    fn language(&self) -> Language;
}

impl Reader for Context<'_> {
    fn language(&self) -> Language {
        language(self)
    }
}

impl Reader for Language {
    fn language(&self) -> Language {
        *self
    }
}

fn coded(
    reader: &impl Reader,
    code: &'static str,
    id: &str,
    values: &[(&'static str, String)],
) -> Error {
    Error::new(message(reader.language(), id, values)).extend_with(|_, e| e.set("code", code))
}

fn internal(reader: &impl Reader, cause: &dyn std::fmt::Display) -> Error {
    let incident = Uuid::new_v4().simple().to_string();
    tracing::error!(incident, cause = %cause, "internal error");
    let values = [("incident", incident.clone())];
    coded(reader, "INTERNAL", "failure-internal", &values)
        .extend_with(|_, e| e.set("incident", incident.clone()))
}

/// A command that did not happen for another reason than the rules.
pub fn failure(reader: &impl Reader, failure: Failure) -> Error {
    match failure {
        Failure::Refused(_) => internal(reader, &"a refusal outside its payload"),
        Failure::Forbidden => coded(reader, "FORBIDDEN", "failure-forbidden", &[]),
        Failure::Stale => coded(reader, "STALE", "failure-stale", &[]),
        Failure::CommandIdReused => coded(
            reader,
            "COMMAND_ID_REUSED",
            "failure-command-id-reused",
            &[],
        ),
        Failure::Overloaded => coded(reader, "OVERLOADED", "failure-overloaded", &[]),
        Failure::ReadOnly(_) => coded(reader, "READ_ONLY", "failure-read-only", &[]),
        Failure::OutcomeUnknown => coded(reader, "OUTCOME_UNKNOWN", "failure-outcome-unknown", &[]),
        Failure::Internal(cause) => internal(reader, &cause),
    }
}

/// The language of who asks.
pub fn reader_of(request: &Request) -> Language {
    let told = request.data.get(&TypeId::of::<Language>());
    let told = told.and_then(|told| told.downcast_ref::<Language>());
    told.copied().unwrap_or(Language::Fi)
}

/// Says for people what the GraphQL library says for its makers: what would not be too costly, and how
/// days and moments are written.
pub fn plainly(reader: Language, mut response: Response) -> Response {
    for error in &mut response.errors {
        let told = error.message.as_str();
        let (code, plain) = if told == "Query is too complex." {
            let plain = format!(
                "The query selects more than {COMPLEXITY_MAX} fields, a list counting as many times \
                 as it may have items."
            );
            ("QUERY_TOO_COMPLEX", plain)
        } else if told == "Query is nested too deep." {
            let plain = format!("The query is nested deeper than {DEPTH_MAX} levels.");
            ("QUERY_TOO_DEEP", plain)
        } else if told.starts_with("Failed to parse \"DateTime\"") {
            ("BAD_ARGUMENT", message(reader, "failure-moment", &[]))
        } else if told.ends_with("expected type \"Date\"") {
            let what = told.split('"').nth(1).unwrap_or_default().to_owned();
            let plain = message(reader, "failure-day", &[("what", what)]);
            ("GRAPHQL_VALIDATION_FAILED", plain)
        } else {
            continue;
        };
        error.message = plain;
        let extensions = error.extensions.get_or_insert_default();
        if extensions.get("code").is_none() {
            extensions.set("code", code);
        }
    }
    response
}

/// A read that was refused or failed.
pub fn view_error(reader: &impl Reader, error: impl std::borrow::Borrow<ViewError>) -> Error {
    match error.borrow() {
        ViewError::Future { now } => {
            let values = [("now", written_moment(reader.language(), *now))];
            coded(reader, "FUTURE_MOMENT", "failure-future", &values)
        }
        ViewError::TooMuch => coded(reader, "TOO_COSTLY", "failure-too-costly", &[]),
        ViewError::Store(error) => internal(reader, error),
    }
}

/// Following that cannot begin or go on.
pub fn follow_error(reader: &impl Reader, error: FollowError) -> Error {
    match error {
        FollowError::CursorAhead => coded(reader, "CURSOR_AHEAD", "failure-cursor-ahead", &[]),
        FollowError::View(error) => view_error(reader, error),
    }
}

/// An argument of a query that cannot be used.
pub fn bad_argument(reader: &impl Reader, what: &str) -> Error {
    let values = [("what", what.to_owned())];
    coded(reader, "BAD_ARGUMENT", "failure-bad-argument", &values)
}

pub fn bad_cursor(reader: &impl Reader) -> Error {
    coded(reader, "BAD_CURSOR", "failure-bad-cursor", &[])
}

/// A text of a question that is too long to be looked at.
pub fn too_long(reader: &impl Reader, max: usize) -> Error {
    let values = [("max", max.to_string())];
    coded(
        reader,
        "QUESTION_TOO_LONG",
        "failure-question-too-long",
        &values,
    )
}

/// A question with too many words.
pub fn too_many_words(reader: &impl Reader, max: usize) -> Error {
    let values = [("max", max.to_string())];
    coded(reader, "TOO_MANY_WORDS", "failure-too-many-words", &values)
}

/// A search that was refused or failed.
pub fn search_error(reader: &impl Reader, error: SearchError) -> Error {
    match error {
        SearchError::View(error) => view_error(reader, error),
        SearchError::TooLarge(_) => coded(reader, "TOO_COSTLY", "failure-search-then", &[]),
        SearchError::Index(cause) => {
            tracing::warn!(%cause, "a search failed");
            coded(reader, "SEARCH_FAILED", "failure-search", &[])
        }
    }
}

pub fn page_length(reader: &impl Reader, max: i32) -> Error {
    let values = [("max", max.to_string())];
    coded(reader, "PAGE_LENGTH", "failure-page-length", &values)
}
