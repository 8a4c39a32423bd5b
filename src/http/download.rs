//! The log over HTTP, as the command line exports it: a stream whose reader sets the pace.
//!
//! Invariant: whatever the length of the log, a download holds one piece of it, and no connection to
//! the database while it waits for its reader.

use std::sync::Arc;

use async_graphql::Executor;
use axum::body::{Body, Bytes};
use axum::extract::State;
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::http::{HeaderMap, StatusCode, Uri};
use axum::response::{IntoResponse as _, Response};
use futures_util::stream;
use tokio::sync::OwnedSemaphorePermit;

use super::pages::{Guest, refused, to_sign_in};
use super::{Shared, negotiation};
use crate::app::{Download, StoreError};
use crate::pages::Told;

/// A download, with its place among those that may run at the same time.
struct Running {
    download: Download,
    _place: OwnedSemaphorePermit,
}

/// Every event of the log, for those who may see all of it.
pub(super) async fn log<E: Executor>(
    State(shared): State<Arc<Shared<E>>>,
    headers: HeaderMap,
    uri: Uri,
) -> Response {
    let language = negotiation::language(&headers);
    let guest = match Guest::of(&shared, &headers).await {
        Ok(guest) => guest,
        Err(_) => Guest::reader(&shared, &headers),
    };
    let away = |status| refused(&shared, &guest, language, Told::of_status(status));
    if !guest.visitor.is_signed_in {
        return to_sign_in(language, &uri, None);
    }
    let Some(app) = &shared.gate.people else {
        return away(404).await;
    };
    let download = match app.download(&guest.actor).await {
        Ok(Some(download)) => download,
        Ok(None) => return away(403).await,
        Err(_) => return away(503).await,
    };
    let Ok(place) = Arc::clone(&shared.downloads_left).try_acquire_owned() else {
        return away(503).await;
    };
    let name = format!("hankemuisti-{}.ndjson", download.events());
    let running = Running {
        download,
        _place: place,
    };
    let lines = stream::try_unfold(running, |mut running| async move {
        let lines = running.download.next().await?;
        Ok::<_, StoreError>(lines.map(|lines| (Bytes::from(lines), running)))
    });
    let headers = [
        (CONTENT_TYPE, "application/x-ndjson".to_owned()),
        (
            CONTENT_DISPOSITION,
            format!("attachment; filename=\"{name}\""),
        ),
    ];
    (StatusCode::OK, headers, Body::from_stream(lines)).into_response()
}
