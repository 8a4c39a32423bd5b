//! A form that was sent from a page.

use async_graphql::Executor;
use axum::body::Bytes;
use axum::extract::{FromRequest, Request};
use axum::response::Response;
use serde_json::Value as Json;

use super::guest::Guest;
use super::material::{ask, layout, material};
use super::{redirect, refused, to_sign_in, write};
use crate::http::account::own_path;
use crate::http::{Shared, session};
use crate::pages::{Asked, Came, Complaint, Form, Material, Page, Sent, Told, answer, complaints};

/// A form that was sent: the command is given, and the browser goes on, or back to the form.
pub(super) async fn sent<E: Executor>(
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
    let said = said_of(shared, &action, &variables, &came).await;
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

/// What there is to say against a form: why the command was refused, or what could not be read.
async fn said_of<E: Executor>(
    shared: &Shared<E>,
    action: &str,
    variables: &Json,
    came: &Came,
) -> Vec<Complaint> {
    let (code, message) = match came {
        Came::Data(data) => return complaints(data),
        Came::Failed { code, message, .. } => (code, message),
    };
    let whole = |message: &str| Complaint {
        message: message.to_owned(),
        field: String::new(),
        unfit: None,
    };
    // What GraphQL says of fields that it cannot read is not for people.
    if !matches!(code.as_str(), "GRAPHQL_VALIDATION_FAILED" | "BAD_ARGUMENT") {
        return vec![whole(message)];
    }
    let unfit = shared.runner.unfit(action, variables).await;
    if unfit.is_empty() {
        return vec![whole("")];
    }
    let unread = unfit.into_iter().map(|(field, unfit)| Complaint {
        field,
        unfit: Some(unfit),
        ..whole("")
    });
    unread.collect()
}
