//! How the server is doing, for the people who run it.

use std::sync::Arc;

use axum::extract::State;
use axum::http::StatusCode;
use axum::http::header::CONTENT_TYPE;
use axum::response::{IntoResponse as _, Response};
use futures_util::FutureExt as _;
use futures_util::future::BoxFuture;

use super::remembered::Moment;
use crate::app::App;

/// How the server says how it is doing.
pub trait Health: Send + Sync + 'static {
    /// The process does its work; if not, it should be started anew.
    fn live(&self) -> bool;
    /// Requests can be answered now; else one line says why not.
    fn ready(&self) -> BoxFuture<'_, Result<(), String>>;
    /// Until when an answer that rests on the log alone holds; `None` when none is to be remembered.
    fn moment(&self) -> BoxFuture<'_, Option<Moment>>;
}

impl Health for App {
    fn live(&self) -> bool {
        self.is_live()
    }

    /// What the trouble is, is for the log: this answer is for strangers too.
    fn ready(&self) -> BoxFuture<'_, Result<(), String>> {
        async {
            let health = self.health().await;
            let health = health.map_err(|_| "the database does not answer")?;
            match health.trouble {
                None => Ok(()),
                Some(_) => Err("commands are not accepted just now".to_owned()),
            }
        }
        .boxed()
    }

    fn moment(&self) -> BoxFuture<'_, Option<Moment>> {
        App::moment(self).map(Result::ok).boxed()
    }
}

pub(super) async fn live(State(health): State<Arc<dyn Health>>) -> Response {
    if health.live() {
        text(StatusCode::OK, "ok\n".into())
    } else {
        text(StatusCode::SERVICE_UNAVAILABLE, "not working\n".into())
    }
}

pub(super) async fn ready(State(health): State<Arc<dyn Health>>) -> Response {
    match health.ready().await {
        Ok(()) => text(StatusCode::OK, "ready\n".into()),
        Err(reason) => {
            let line = reason.lines().next().unwrap_or("not ready");
            text(StatusCode::SERVICE_UNAVAILABLE, format!("{line}\n"))
        }
    }
}

fn text(status: StatusCode, body: String) -> Response {
    (status, [(CONTENT_TYPE, "text/plain; charset=utf-8")], body).into_response()
}
