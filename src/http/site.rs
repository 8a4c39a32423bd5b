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
    let fixed = Router::new()
        .route("/assets/{name}", get(asset))
        .route("/robots.txt", get(robots))
        .route("/schema.graphql", get(schema))
        .route("/import.schema.json", get(import_form))
        .route("/sitemap.xml", get(sitemaps::<E>));
    Language::ALL.into_iter().fold(fixed, |routes, language| {
        let handler = move |state, headers| sitemap::<E>(state, language, headers);
        routes.route(&format!("/sitemap-{}.xml", language.code()), get(handler))
    })
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

/// What may be asked and how, as the repository keeps it.
async fn schema() -> Response {
    const SCHEMA: &str = include_str!("../../schema.graphql");
    ([(CONTENT_TYPE, "text/plain; charset=utf-8")], SCHEMA).into_response()
}

/// The form of documents to import, as the repository keeps it.
async fn import_form() -> Response {
    const FORM: &str = include_str!("../../import.schema.json");
    ([(CONTENT_TYPE, "application/schema+json")], FORM).into_response()
}

/// What a sitemap lists beside the pages that are always there: the list that GraphQL names, the key
/// of each of its nodes, the page and what its address calls the key.
const LISTS: [(&str, &str, &str, &str); 4] = [
    ("operatingModels", "key", "model", "model"),
    ("projects", "slug", "project", "project"),
    ("programmes", "key", "programme", "programme"),
    ("indicators", "key", "indicator", "indicator"),
];
/// Pages of each list that are read; a sitemap may name 50,000 addresses.
const LIST_PAGES_MAX: usize = 120;

/// Where the sitemap of each language is.
async fn sitemaps<E: Executor>(
    State(shared): State<Arc<Shared<E>>>,
    headers: HeaderMap,
) -> Response {
    let guest = Guest::reader(&shared, &headers);
    let codes = Language::ALL.map(|language| json!(language.code()));
    let made = shared
        .pages
        .file("layout/sitemaps.xml", &guest.visitor, json!(codes));
    xml(made)
}

/// Every public page in one language, with its twins in the others.
async fn sitemap<E: Executor>(
    State(shared): State<Arc<Shared<E>>>,
    language: Language,
    headers: HeaderMap,
) -> Response {
    let guest = Guest::reader(&shared, &headers);
    let Some(pages) = listed(&shared, &guest).await else {
        return StatusCode::SERVICE_UNAVAILABLE.into_response();
    };
    let listed = json!({ "language": language.code(), "pages": pages });
    xml(shared
        .pages
        .file("layout/sitemap.xml", &guest.visitor, listed))
}

fn xml(made: Option<String>) -> Response {
    match made {
        None => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
        Some(body) => ([(CONTENT_TYPE, "application/xml; charset=utf-8")], body).into_response(),
    }
}

/// The addresses of all public pages, each by the code of its language; `None` when a list cannot be
/// read just now.
async fn listed<E: Executor>(shared: &Shared<E>, guest: &Guest) -> Option<Vec<Json>> {
    let fixed = ROUTES
        .iter()
        .filter(|route| !route.is_private && route.names().next().is_none())
        .filter(|route| !is_kept_from_robots(route));
    let mut pages: Vec<Json> = fixed.map(|route| in_each_language(route, &[])).collect();
    for (list, key, page, name) in LISTS {
        let route = named(page)?;
        for key in keys(shared, guest, list, key).await? {
            pages.push(in_each_language(route, &[(name.to_owned(), key)]));
        }
    }
    Some(pages)
}

/// Whether the page itself asks robots not to keep it.
fn is_kept_from_robots(route: &Route) -> bool {
    let template = files::text(&format!("pages/{}/page.html", route.name));
    template.is_some_and(|text| text.contains(r#"content="noindex""#))
}

fn in_each_language(route: &Route, values: &[(String, String)]) -> Json {
    let each = Language::ALL.map(|language| {
        let address = route.address(language, values).unwrap_or_default();
        (language.code().to_owned(), json!(address))
    });
    Json::Object(Map::from_iter(each))
}

/// The keys of a list's nodes, page by page.
async fn keys<E: Executor>(
    shared: &Shared<E>,
    guest: &Guest,
    list: &str,
    key: &str,
) -> Option<Vec<String>> {
    let asked = format!(
        "query($after: String) {{ {list}(first: 100, after: $after) \
         {{ nodes {{ {key} }} pageInfo {{ hasNextPage endCursor }} }} }}"
    );
    let (mut keys, mut after) = (Vec::new(), Json::Null);
    for _ in 0..LIST_PAGES_MAX {
        let variables = json!({ "after": after });
        let came = ask(shared, guest, Language::Fi, &asked, None, variables).await;
        let Came::Data(mut data) = came else {
            return None;
        };
        let read = data[list].take();
        let nodes = read["nodes"].as_array()?.iter();
        keys.extend(nodes.filter_map(|node| node[key].as_str().map(str::to_owned)));
        if read["pageInfo"]["hasNextPage"] != true {
            break;
        }
        after = read["pageInfo"]["endCursor"].clone();
    }
    Some(keys)
}
