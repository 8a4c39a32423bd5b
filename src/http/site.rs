//! What browsers and robots fetch beside pages: styles, fonts, scripts, and what there is to read.

use std::sync::Arc;

use async_graphql::Executor;
use axum::Router;
use axum::body::Body;
use axum::extract::{Path, State};
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use axum::http::{HeaderMap, HeaderValue, StatusCode, Uri};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use serde_json::{Map, Value as Json, json};

use super::pages::{Guest, ask, origin};
use super::{Shared, graphql};
use crate::domain::language::Language;
use crate::pages::{Came, ROUTES, Route, files, named};

/// Their addresses.
pub(super) fn routes<E: Executor>() -> Router<Arc<Shared<E>>> {
    Router::new()
        .route("/assets/{name}", get(asset))
        .route("/robots.txt", get(robots))
        .route("/sitemap.xml", get(sitemap::<E>))
}

/// A style, a font or a script. Its address changes with its content, so it is kept for good.
async fn asset(Path(name): Path<String>, uri: Uri) -> Response {
    let Some(asset) = files::asset(&name) else {
        return graphql::not_found().await;
    };
    let mut response = Response::new(Body::from(asset.bytes.into_owned()));
    let headers = response.headers_mut();
    headers.insert(CONTENT_TYPE, HeaderValue::from_static(asset.content_type));
    let has_version = uri.query().is_some_and(|query| query.starts_with("v="));
    let kept = match has_version || files::is_named_by_content(&name) {
        true => "public, max-age=31536000, immutable",
        false => "public, no-cache",
    };
    headers.insert(CACHE_CONTROL, HeaderValue::from_static(kept));
    response
}

/// Robots may read everything but what is for those who signed in.
async fn robots(headers: HeaderMap) -> Response {
    let private = ROUTES.iter().filter(|route| route.is_private);
    let closed = private.flat_map(|route| Language::ALL.map(|language| route.pattern(language)));
    let closed = closed.filter(|path| !path.contains('{'));
    let closed: String = closed.map(|path| format!("Disallow: {path}\n")).collect();
    let sitemap = format!("Sitemap: {}/sitemap.xml\n", origin(&headers));
    let text = format!("User-agent: *\n{closed}Disallow: /graphql\n\n{sitemap}");
    ([(CONTENT_TYPE, "text/plain; charset=utf-8")], text).into_response()
}

/// Every public page in the three languages.
async fn sitemap<E: Executor>(
    State(shared): State<Arc<Shared<E>>>,
    headers: HeaderMap,
) -> Response {
    let guest = Guest::reader(&shared, &headers);
    let text = files::text("layout/sitemap.graphql").unwrap_or_default();
    let came = ask(&shared, &guest, Language::Fi, &text, None, json!({})).await;
    let Came::Data(data) = came else {
        return StatusCode::SERVICE_UNAVAILABLE.into_response();
    };
    let listed = listed(&data);
    match shared
        .pages
        .file("layout/sitemap.xml", &guest.visitor, listed)
    {
        None => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
        Some(body) => ([(CONTENT_TYPE, "application/xml; charset=utf-8")], body).into_response(),
    }
}

/// The addresses of the pages that the data names, per language.
fn listed(data: &Json) -> Json {
    let fixed = ROUTES
        .iter()
        .filter(|route| !route.is_private && route.names().next().is_none());
    let mut pages: Vec<(&Route, Vec<(String, String)>)> = fixed.map(|r| (r, Vec::new())).collect();
    for (list, key, page, name) in [
        ("operatingModels", "key", "model", "model"),
        ("projects", "slug", "project", "project"),
        ("programmes", "key", "programme", "programme"),
        ("indicators", "key", "indicator", "indicator"),
    ] {
        let nodes = data[list]["nodes"]
            .as_array()
            .map(Vec::as_slice)
            .unwrap_or_default();
        let keys = nodes.iter().filter_map(|node| node[key].as_str());
        let route = named(page);
        pages
            .extend(keys.filter_map(|key| Some((route?, vec![(name.to_owned(), key.to_owned())]))));
    }
    let addresses = pages.into_iter().map(|(route, values)| {
        let each = Language::ALL.map(|language| {
            let address = route.address(language, &values).unwrap_or_default();
            (language.code().to_owned(), json!(address))
        });
        Json::Object(Map::from_iter(each))
    });
    Json::Array(addresses.collect())
}
