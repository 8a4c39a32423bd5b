//! A server as `serve --demo` starts it, and a client light enough not to be what is measured.

use std::net::SocketAddr;
use std::path::Path;
use std::sync::{Arc, LazyLock, Mutex};
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, bail, ensure};
use axum_prometheus::PrometheusMetricLayer;
use hankemuisti::app::App;
use hankemuisti::config::LogFormat;
use hankemuisti::domain::actor::Role;
use hankemuisti::http::session::{DevelopmentTokens, Gate};
use hankemuisti::http::{self, Http};
use hankemuisti::{graphql, logging};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::Barrier;
use tokio::task::JoinSet;
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;

/// Writes log lines as the server does, but to a file. Once per process.
pub fn log_to(file: &Path) -> Result<()> {
    let file = std::fs::File::create(file)?;
    logging::start(LogFormat::Text, Mutex::new(file));
    Ok(())
}

/// Counts requests of all servers together, since that can be set up only once in a process.
static LAYER: LazyLock<PrometheusMetricLayer<'static>> =
    LazyLock::new(|| PrometheusMetricLayer::pair().0);

/// Starts servers.
pub struct Door {
    tokens: DevelopmentTokens,
}

/// A server that runs until `stop` is called.
pub struct Server {
    pub address: SocketAddr,
    stop: CancellationToken,
}

impl Door {
    pub fn new() -> Door {
        Door {
            tokens: DevelopmentTokens::new([7; 32]),
        }
    }

    pub fn token(&self, role: Role) -> Result<String> {
        self.tokens.issue(role).context("a role without a token")
    }

    /// Serves an app on a free port of the loopback address.
    pub async fn serve(&self, app: &App) -> Result<Server> {
        self.serve_schema(app, graphql::schema(app.clone())).await
    }

    /// The same over a schema of that app, such as one with a search.
    pub async fn serve_schema(&self, app: &App, schema: graphql::Schema) -> Result<Server> {
        let stop = CancellationToken::new();
        let router = http::router(Http {
            executor: graphql::Bounded(schema),
            gate: Gate {
                tokens: Some(self.tokens.clone()),
                people: Some(app.clone()),
            },
            client_header: None,
            limits: http::Limits::default(),
            shutdown: stop.clone(),
            sockets: TaskTracker::new(),
            health: Arc::new(app.clone()),
            metrics: Some(LAYER.clone()),
        });
        let listener = TcpListener::bind("127.0.0.1:0").await?;
        let address = listener.local_addr()?;
        let stopped = stop.clone().cancelled_owned();
        // As the server does: otherwise each connection would make the routes anew.
        let service = router.into_make_service_with_connect_info::<SocketAddr>();
        tokio::spawn(async move {
            axum::serve(listener, service)
                .with_graceful_shutdown(stopped)
                .await
        });
        Ok(Server { address, stop })
    }
}

impl Server {
    pub fn stop(&self) {
        self.stop.cancel();
    }
}

/// A request that posts a GraphQL operation, as it goes over the wire.
pub fn post(body: &str, token: Option<&str>) -> Vec<u8> {
    let authorization = token.map_or(String::new(), |token| {
        format!("authorization: Bearer {token}\r\n")
    });
    format!(
        "POST /graphql HTTP/1.1\r\nhost: bench\r\ncontent-type: application/json\r\n\
         accept: application/graphql-response+json\r\n{authorization}content-length: {}\r\n\r\n\
         {body}",
        body.len()
    )
    .into_bytes()
}

/// Sends the requests over so many connections at once, each one after another, from one thread;
/// returns the time from the first to the last. Every answer must hold the text `expected`.
pub fn send_all(
    address: SocketAddr,
    requests: Vec<Vec<u8>>,
    connections: usize,
    expected: &'static str,
) -> Result<Duration> {
    let mut shares: Vec<Vec<Vec<u8>>> = vec![Vec::new(); connections];
    for (number, request) in requests.into_iter().enumerate() {
        shares[number % connections].push(request);
    }
    let client = std::thread::spawn(move || {
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()?;
        runtime.block_on(async move {
            let barrier = Arc::new(Barrier::new(connections + 1));
            let mut running = JoinSet::new();
            for share in shares {
                let barrier = barrier.clone();
                let mut socket = Socket::open(address).await?;
                running.spawn(async move {
                    barrier.wait().await;
                    for request in &share {
                        socket.ask(request, expected).await?;
                    }
                    anyhow::Ok(())
                });
            }
            barrier.wait().await;
            let start = Instant::now();
            while let Some(done) = running.join_next().await {
                done??;
            }
            anyhow::Ok(start.elapsed())
        })
    });
    client.join().unwrap_or_else(|_| bail!("the client died"))
}

/// One connection that is kept alive.
pub struct Socket {
    stream: TcpStream,
    answer: Vec<u8>,
}

impl Socket {
    pub async fn open(address: SocketAddr) -> Result<Socket> {
        let stream = TcpStream::connect(address).await?;
        stream.set_nodelay(true)?;
        Ok(Socket {
            stream,
            answer: Vec::with_capacity(64 << 10),
        })
    }

    /// Sends a request and reads its whole answer, which must hold a text.
    pub async fn ask(&mut self, request: &[u8], expected: &str) -> Result<()> {
        self.stream.write_all(request).await?;
        self.answer.clear();
        let mut whole = usize::MAX;
        while self.answer.len() < whole {
            let read = self.stream.read_buf(&mut self.answer).await?;
            ensure!(read > 0, "the server closed the connection");
            if whole == usize::MAX {
                whole = length(&self.answer)?.unwrap_or(usize::MAX);
            }
        }
        let answer = std::str::from_utf8(&self.answer)?;
        let is_fine = answer.starts_with("HTTP/1.1 200") && answer.contains(expected);
        ensure!(is_fine, "{answer}");
        Ok(())
    }
}

/// Bytes of the whole answer, once its head has arrived.
fn length(answer: &[u8]) -> Result<Option<usize>> {
    let Some(end) = answer.windows(4).position(|window| window == b"\r\n\r\n") else {
        return Ok(None);
    };
    let head = std::str::from_utf8(&answer[..end])?;
    let body = head
        .lines()
        .filter_map(|line| line.split_once(':'))
        .find(|(name, _)| name.eq_ignore_ascii_case("content-length"))
        .context("the answer does not tell its length")?;
    Ok(Some(end + 4 + body.1.trim().parse::<usize>()?))
}
