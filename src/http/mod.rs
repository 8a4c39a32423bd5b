//! The door of the server: addresses, who comes in, and how much one visitor may ask for.
//!
//! `/graphql` answers over HTTP and over WebSocket; `/sign-in`, `/sign-out`, `/accept-invitation`
//! and `/session` let people in and out; `/healthz` and `/readyz` are for the people who run the
//! server, and so is `/metrics`, which has an address of its own; `/log.ndjson` is the log itself. All else are pages for people. Invariant: every limit is checked
//! before the work that it bounds.

mod account;
mod download;
mod fault;
mod graphql;
pub mod guard;
mod health;
mod layers;
mod negotiation;
mod nulls;
mod operation;
mod order;
mod origin;
mod pages;
mod presence;
mod remembered;
pub mod session;
mod site;
mod unfit;
mod unsubscribe;
pub mod websocket;

use std::sync::Arc;
use std::time::Duration;

use async_graphql::Executor;
use axum::Router;
use axum::extract::State;
use axum::extract::ws::WebSocketUpgrade;
use axum::extract::ws::rejection::WebSocketUpgradeRejection;
use axum::http::header::UPGRADE;
use axum::http::{HeaderMap, HeaderName, Uri};
use axum::response::Response;
use axum::routing::{get, post};
use axum_prometheus::PrometheusMetricLayer;
use axum_prometheus::metrics_exporter_prometheus::PrometheusHandle;
use tokio::sync::Semaphore;
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;

use fault::Fault;
pub use health::Health;
use negotiation::Format;
use operation::{Documents, Runner};
pub use remembered::Moment;
use session::Gate;

use crate::pages::{Pages, Texts};

/// The most that the door lets through.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// What one query may ask for.
    pub query: guard::Limits,
    /// What one socket may take.
    pub socket: websocket::Limits,
    /// Bytes of a request body: 1 MiB.
    pub body_bytes: usize,
    /// Until a request body has arrived: 10 seconds.
    pub body_time: Duration,
    /// Until a query or a mutation is done: 10 seconds. Then a query is dropped; a mutation goes on
    /// without anybody waiting.
    pub operation_time: Duration,
    /// Queries and mutations that run at the same time: 256. More are turned away, not queued.
    pub operations: usize,
    /// Subscriptions that run at the same time, over all sockets: 2,000. More are turned away.
    pub subscriptions: usize,
    /// Bytes of one response: 16 MiB. A longer one is not sent.
    pub response_bytes: usize,
    /// Open sockets: 1,000.
    pub sockets: usize,
    /// Downloads of the log that run at the same time: 4.
    pub downloads: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Limits {
            query: guard::Limits::default(),
            socket: websocket::Limits::default(),
            body_bytes: 1024 * 1024,
            body_time: Duration::from_secs(10),
            operation_time: Duration::from_secs(10),
            operations: 256,
            subscriptions: 2_000,
            response_bytes: 16 * 1024 * 1024,
            sockets: 1_000,
            downloads: 4,
        }
    }
}

/// Everything the door is made of.
pub struct Http<E> {
    /// Answers GraphQL; usually the schema itself.
    pub executor: E,
    /// Who comes in.
    pub gate: Gate,
    /// The header in which a proxy tells the address of the client, when there is a proxy that
    /// writes it anew; its last entry counts.
    pub client_header: Option<HeaderName>,
    pub limits: Limits,
    /// Cancelled when the server stops: every socket is closed with 1001.
    pub shutdown: CancellationToken,
    /// The open sockets, and the operations that run, whether or not their client still waits.
    /// `close()` it and `wait()` for it before the process ends: the HTTP server does not.
    pub sockets: TaskTracker,
    pub health: Arc<dyn Health>,
    /// Half of `PrometheusMetricLayer::pair()`, which may be called once per process; the other half
    /// is for [`metrics_router`]. With `None` nothing is measured.
    pub metrics: Option<PrometheusMetricLayer<'static>>,
}

/// What the handlers share.
struct Shared<E> {
    runner: Runner<E>,
    documents: Documents,
    pages: Pages,
    gate: Gate,
    client_header: Option<HeaderName>,
    limits: Limits,
    shutdown: CancellationToken,
    sockets: TaskTracker,
    sockets_left: Arc<Semaphore>,
    subscriptions_left: Arc<Semaphore>,
    downloads_left: Arc<Semaphore>,
}

/// The addresses of the server with everything around them.
pub fn router<E: Executor>(http: Http<E>) -> Router {
    router_and_texts(http).0
}

/// The addresses of the server, and what it has at them as text, for letters.
pub fn router_and_texts<E: Executor>(http: Http<E>) -> (Router, Texts) {
    let limits = http.limits;
    let shared = Arc::new(Shared {
        runner: Runner::new(
            http.executor,
            limits.operations,
            limits.operation_time,
            http.sockets.clone(),
            http.health.clone(),
        ),
        documents: Documents::default(),
        pages: Pages::default(),
        gate: http.gate,
        client_header: http.client_header,
        limits,
        shutdown: http.shutdown,
        sockets: http.sockets,
        sockets_left: Arc::new(Semaphore::new(limits.sockets)),
        subscriptions_left: Arc::new(Semaphore::new(limits.subscriptions)),
        downloads_left: Arc::new(Semaphore::new(limits.downloads)),
    });
    let graphql = get(graphql_or_socket::<E>)
        .post(graphql::post::<E>)
        .options(graphql::options);
    let health = Router::new()
        .route("/healthz", get(health::live))
        .route("/readyz", get(health::ready))
        .with_state(http.health);
    let mut routes = Router::new()
        .route("/graphql", graphql)
        .route("/log.ndjson", get(download::log::<E>))
        .route("/session", get(account::session::<E>))
        .route("/sign-in", post(account::sign_in::<E>))
        .route("/sign-out", post(account::sign_out::<E>))
        .route("/accept-invitation", post(account::accept_invitation::<E>))
        .route(
            "/unsubscribe/{token}",
            get(unsubscribe::page).post(unsubscribe::at_once::<E>),
        )
        .merge(pages::routes())
        .merge(site::routes())
        .fallback(pages::nowhere::<E>)
        .with_state(shared.clone());
    if let Some(layer) = http.metrics {
        // Only known addresses are measured: a stranger must not be able to add new ones.
        routes = routes.route_layer(layer);
    }
    let routes = routes
        .merge(health)
        .method_not_allowed_fallback(graphql::method_not_allowed);
    let texts: Texts = Arc::new(move |actor, origin, address| {
        let shared = shared.clone();
        Box::pin(async move { pages::text(&shared, actor, &origin, &address).await })
    });
    (layers::around(routes, limits.body_bytes), texts)
}

/// `/metrics`, for an address that strangers cannot reach.
pub fn metrics_router(handle: PrometheusHandle) -> Router {
    Router::new().route("/metrics", get(async move || handle.render()))
}

/// `GET /graphql`, which is a query or the beginning of a socket.
async fn graphql_or_socket<E: Executor>(
    State(shared): State<Arc<Shared<E>>>,
    headers: HeaderMap,
    uri: Uri,
    upgrade: Result<WebSocketUpgrade, WebSocketUpgradeRejection>,
) -> Response {
    match upgrade {
        Ok(upgrade) => websocket::open(shared, upgrade, &headers),
        Err(rejection) if wants_socket(&headers) => {
            let fault = Fault::request(
                rejection.status(),
                "WEBSOCKET_HANDSHAKE_FAILED",
                "This is not a WebSocket handshake that the server can take.",
            );
            graphql::refuse(fault, Format::Legacy)
        }
        Err(_) => graphql::get(&shared, &headers, &uri).await,
    }
}

fn wants_socket(headers: &HeaderMap) -> bool {
    headers
        .get(UPGRADE)
        .is_some_and(|upgrade| upgrade.as_bytes().eq_ignore_ascii_case(b"websocket"))
}
