//! Errors on the wire: refusals as `userErrors`, everything else with a code and a plain message.
//!
//! What went wrong inside is logged once under an incident id and never told to the client.

use async_graphql::{Context, Error, ErrorExtensions as _, SimpleObject};
use uuid::Uuid;

use super::context::language;
use crate::app::{Failure, FollowError, ViewError};
use crate::domain::language::Language;
use crate::domain::refusal::Refusal;
use crate::messages::message;

/// Why a command was refused.
#[derive(SimpleObject)]
pub struct UserError {
    /// A stable code, such as `GOAL_UNANSWERED`.
    code: &'static str,
    /// What to do, in the language that `Accept-Language` asks for.
    message: String,
    /// The input field it is about: names and list indexes from `input` inwards.
    field: Vec<String>,
}

impl UserError {
    pub fn new(refusal: &Refusal, language: Language) -> UserError {
        let code = refusal.reason.code();
        let id = format!("refusal-{}", code.to_ascii_lowercase().replace('_', "-"));
        UserError {
            code,
            message: message(language, &id, &refusal.reason.values()),
            field: refusal.field.clone(),
        }
    }
}

fn coded(
    ctx: &Context<'_>,
    code: &'static str,
    id: &str,
    values: &[(&'static str, String)],
) -> Error {
    Error::new(message(language(ctx), id, values)).extend_with(|_, e| e.set("code", code))
}

fn internal(ctx: &Context<'_>, cause: &dyn std::fmt::Display) -> Error {
    let incident = Uuid::new_v4().simple().to_string();
    tracing::error!(incident, cause = %cause, "internal error");
    let values = [("incident", incident.clone())];
    coded(ctx, "INTERNAL", "failure-internal", &values)
        .extend_with(|_, e| e.set("incident", incident.clone()))
}

/// A command that did not happen for another reason than the rules.
pub fn failure(ctx: &Context<'_>, failure: Failure) -> Error {
    match failure {
        Failure::Refused(_) => internal(ctx, &"a refusal outside its payload"),
        Failure::Forbidden => coded(ctx, "FORBIDDEN", "failure-forbidden", &[]),
        Failure::Stale => coded(ctx, "STALE", "failure-stale", &[]),
        Failure::CommandIdReused => {
            coded(ctx, "COMMAND_ID_REUSED", "failure-command-id-reused", &[])
        }
        Failure::Overloaded => coded(ctx, "OVERLOADED", "failure-overloaded", &[]),
        Failure::ReadOnly(_) => coded(ctx, "READ_ONLY", "failure-read-only", &[]),
        Failure::OutcomeUnknown => coded(ctx, "OUTCOME_UNKNOWN", "failure-outcome-unknown", &[]),
        Failure::Internal(cause) => internal(ctx, &cause),
    }
}

/// A read that was refused or failed.
pub fn view_error(ctx: &Context<'_>, error: ViewError) -> Error {
    match error {
        ViewError::Future { now } => {
            let values = [("now", now.to_rfc3339())];
            coded(ctx, "FUTURE_MOMENT", "failure-future", &values)
        }
        ViewError::TooMuch => coded(ctx, "TOO_COSTLY", "failure-too-costly", &[]),
        ViewError::NotSettled(_) => coded(ctx, "READ_ONLY", "failure-read-only", &[]),
        ViewError::Store(error) => internal(ctx, &error),
    }
}

/// Following that cannot begin or go on.
pub fn follow_error(ctx: &Context<'_>, error: FollowError) -> Error {
    match error {
        FollowError::CursorAhead => coded(ctx, "CURSOR_AHEAD", "failure-cursor-ahead", &[]),
        FollowError::View(error) => view_error(ctx, error),
    }
}

/// An argument of a query that cannot be used.
pub fn bad_argument(ctx: &Context<'_>, what: &str) -> Error {
    let values = [("what", what.to_owned())];
    coded(ctx, "BAD_ARGUMENT", "failure-bad-argument", &values)
}

pub fn bad_cursor(ctx: &Context<'_>) -> Error {
    coded(ctx, "BAD_CURSOR", "failure-bad-cursor", &[])
}

pub fn page_length(ctx: &Context<'_>, max: i32) -> Error {
    let values = [("max", max.to_string())];
    coded(ctx, "PAGE_LENGTH", "failure-page-length", &values)
}
