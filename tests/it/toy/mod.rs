//! A schema with nothing of the business in it: what the door does is tested without the house.

pub mod http;
pub mod socket;

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use async_graphql::{Context, Error, ID, Interface, Object, Result, Schema, Subscription};
use axum::Router;
use futures_util::future::BoxFuture;
use futures_util::stream::{self, Stream, StreamExt};
use hankemuisti::domain::actor::Actor;
use hankemuisti::domain::language::Language;
use hankemuisti::http::session::{DevelopmentTokens, Gate};
use hankemuisti::http::{Health, Http, Limits, Moment, router};
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;

/// What resolvers leave behind for a test to look at.
#[derive(Clone, Default)]
pub struct Traces {
    pub mutations: Arc<AtomicUsize>,
    /// Slow resolvers and endless subscriptions that began and were not dropped yet.
    pub open: Arc<AtomicUsize>,
}

struct Open(Arc<AtomicUsize>);

impl Open {
    fn begin(traces: &Traces) -> Open {
        traces.open.fetch_add(1, Ordering::SeqCst);
        Open(Arc::clone(&traces.open))
    }
}

impl Drop for Open {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::SeqCst);
    }
}

fn broken() -> i32 {
    panic!("the secret reason")
}

pub struct Query(Traces);

#[Object]
impl Query {
    async fn hello(&self) -> &str {
        "hei"
    }

    async fn echo(&self, text: String) -> String {
        text
    }

    async fn numbers(&self, list: Vec<i32>) -> i32 {
        list.into_iter().sum()
    }

    async fn node(&self, id: ID) -> ID {
        id
    }

    async fn role(&self, context: &Context<'_>) -> Result<&str> {
        Ok(context.data::<Actor>()?.role.key())
    }

    async fn language(&self, context: &Context<'_>) -> Result<&str> {
        Ok(context.data::<Language>()?.code())
    }

    async fn again(&self) -> Query {
        Query(self.0.clone())
    }

    async fn maybe(&self) -> Result<Option<i32>> {
        Err(Error::new("not today"))
    }

    async fn surely(&self) -> Result<i32> {
        Err(Error::new("not today"))
    }

    async fn slow(&self) -> bool {
        let _open = Open::begin(&self.0);
        tokio::time::sleep(Duration::from_secs(60)).await;
        true
    }

    async fn panic(&self) -> i32 {
        broken()
    }

    /// Computes without a pause.
    async fn busy(&self, milliseconds: u64) -> bool {
        let _open = Open::begin(&self.0);
        std::thread::sleep(Duration::from_millis(milliseconds));
        true
    }

    /// Is done after the fields beside it.
    async fn later(&self, text: String) -> String {
        a_moment().await;
        text
    }

    async fn pets(&self) -> Vec<Pet> {
        vec![Pet::Cat(Cat), Pet::Dog(Dog)]
    }
}

async fn a_moment() {
    tokio::time::sleep(Duration::from_millis(5)).await;
}

#[derive(Interface)]
#[graphql(field(name = "name", ty = "String"))]
enum Pet {
    Cat(Cat),
    Dog(Dog),
}

struct Cat;

#[Object]
impl Cat {
    async fn name(&self) -> String {
        a_moment().await;
        "Miuku".into()
    }

    async fn lives(&self) -> i32 {
        9
    }
}

struct Dog;

#[Object]
impl Dog {
    async fn name(&self) -> String {
        a_moment().await;
        "Musti".into()
    }

    async fn tricks(&self) -> i32 {
        2
    }
}

pub struct Mutation(Traces);

#[Object]
impl Mutation {
    async fn bump(&self) -> usize {
        self.0.mutations.fetch_add(1, Ordering::SeqCst) + 1
    }

    async fn bump_slowly(&self) -> usize {
        let _open = Open::begin(&self.0);
        tokio::time::sleep(Duration::from_millis(200)).await;
        self.0.mutations.fetch_add(1, Ordering::SeqCst) + 1
    }
}

pub struct Subscription(Traces);

#[Subscription]
impl Subscription {
    async fn count(&self, to: i32) -> impl Stream<Item = i32> + use<> {
        stream::iter(1..=to)
    }

    async fn endless(&self) -> impl Stream<Item = i32> + use<> {
        let open = Open::begin(&self.0);
        stream::iter([1])
            .chain(stream::pending())
            .inspect(move |_| {
                let _ = &open;
            })
    }

    async fn whole(&self) -> impl Stream<Item = Query> + use<> {
        stream::iter([Query(self.0.clone())])
    }

    async fn flood(&self) -> impl Stream<Item = String> + use<> {
        let open = Open::begin(&self.0);
        stream::repeat("a".repeat(64 * 1024)).inspect(move |_| {
            let _ = &open;
        })
    }

    async fn refused(&self) -> Result<stream::Empty<i32>> {
        Err(Error::new("not today"))
    }

    async fn panic(&self) -> impl Stream<Item = i32> + use<> {
        stream::once(async { broken() })
    }
}

struct Well(Option<&'static str>);

impl Health for Well {
    fn live(&self) -> bool {
        true
    }

    fn ready(&self) -> BoxFuture<'_, std::result::Result<(), String>> {
        let answer = self.0.map_or(Ok(()), |reason| Err(reason.to_string()));
        Box::pin(async move { answer })
    }

    fn moment(&self) -> BoxFuture<'_, Option<Moment>> {
        Box::pin(async { None })
    }
}

/// The router around the toy schema, and the handles to watch and stop it.
pub struct Toy {
    pub router: Router,
    pub traces: Traces,
    pub tokens: DevelopmentTokens,
    pub shutdown: CancellationToken,
    pub sockets: TaskTracker,
}

#[derive(Default)]
pub struct Setup {
    pub limits: Limits,
    pub without_tokens: bool,
    pub not_ready: Option<&'static str>,
}

pub fn toy() -> Toy {
    toy_with(Setup::default())
}

pub fn toy_with(setup: Setup) -> Toy {
    let traces = Traces::default();
    let schema = Schema::build(
        Query(traces.clone()),
        Mutation(traces.clone()),
        Subscription(traces.clone()),
    )
    .finish();
    let tokens = DevelopmentTokens::new([7; 32]);
    let shutdown = CancellationToken::new();
    let sockets = TaskTracker::new();
    let router = router(Http {
        executor: schema,
        gate: Gate {
            tokens: (!setup.without_tokens).then(|| tokens.clone()),
            people: None,
        },
        client_header: None,
        limits: setup.limits,
        shutdown: shutdown.clone(),
        sockets: sockets.clone(),
        health: Arc::new(Well(setup.not_ready)),
        metrics: None,
    });
    Toy {
        router,
        traces,
        tokens,
        shutdown,
        sockets,
    }
}
