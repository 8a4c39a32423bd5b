//! What the door does around GraphQL: limits, actors, languages, headers, health and the log.

use axum_prometheus::metrics_exporter_prometheus::PrometheusBuilder;
use std::io::Write;
use std::sync::atomic::Ordering;
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use axum::Router;
use axum::body::Body;
use axum::http::{Request, StatusCode};
use hankemuisti::domain::actor::Role;
use hankemuisti::http::Limits;
use serde_json::json;
use tower::ServiceExt;

use crate::toy::http::{NEW, OLD, post, post_query, request, send};
use crate::toy::{Setup, Toy, toy, toy_with};

#[tokio::test]
async fn hostile_queries_are_refused_and_the_server_lives_on() {
    let toy = toy();
    let lists = format!(
        "{{ numbers(list: {}{}) }}",
        "[".repeat(1_700),
        "]".repeat(1_700)
    );
    let aliases: String = (0..500).map(|i| format!("a{i}:__typename ")).collect();
    let doubling: String = (0..25)
        .map(|i| format!(" fragment F{i} on Query {{ ...F{n} ...F{n} }}", n = i + 1))
        .collect();
    let doubling = format!("{{ ...F0 }}{doubling} fragment F25 on Query {{ hello }}");
    let cycle = "{ ...A } fragment A on Query { again { ...B ...B } } \
                 fragment B on Query { again { ...A ...A } }";
    for (query, code) in [
        (lists.as_str(), "QUERY_TOO_DEEP"),
        (&"{ again ".repeat(50), "QUERY_TOO_DEEP"),
        (&format!("{{ {aliases} }}"), "QUERY_TOO_MANY_ALIASES"),
        (&doubling, "QUERY_TOO_COMPLEX"),
        (&"# ".repeat(20_000), "QUERY_TOO_LARGE"),
        (cycle, "GRAPHQL_VALIDATION_FAILED"),
    ] {
        let answer = post_query(&toy.router, NEW, query).await;
        assert_eq!(
            (answer.status, answer.code().as_str()),
            (StatusCode::BAD_REQUEST, code)
        );
    }
    let deep = format!(
        "{{\"query\":\"{{hello}}\",\"variables\":{{\"a\":{}",
        "[".repeat(10_000)
    );
    let answer = post(&toy.router, OLD, &deep).await;
    assert_eq!(answer.status, StatusCode::BAD_REQUEST);
    assert_eq!(answer.code(), "VARIABLES_TOO_DEEP");
    let answer = post_query(&toy.router, NEW, "{ hello }").await;
    assert_eq!(answer.status, StatusCode::OK);
}

#[tokio::test]
async fn a_slow_operation_is_stopped_and_dropped() {
    let limits = Limits {
        operation_time: Duration::from_millis(30),
        ..Limits::default()
    };
    let toy = toy_with(Setup {
        limits,
        ..Setup::default()
    });
    let answer = post_query(&toy.router, NEW, "{ slow }").await;
    assert_eq!(answer.status, StatusCode::GATEWAY_TIMEOUT);
    assert_eq!(answer.code(), "TIMEOUT");
    until_nothing_is_open(&toy).await;
    let answer = post_query(&toy.router, OLD, "{ slow }").await;
    assert_eq!(
        (answer.status, answer.code().as_str()),
        (StatusCode::OK, "TIMEOUT")
    );
}

async fn until_nothing_is_open(toy: &Toy) {
    let nothing_open = async {
        while toy.traces.open.load(Ordering::SeqCst) > 0 {
            tokio::time::sleep(Duration::from_millis(1)).await;
        }
    };
    tokio::time::timeout(Duration::from_secs(10), nothing_open)
        .await
        .expect("what ran has ended");
}

fn toy_within(limits: Limits) -> Toy {
    toy_with(Setup {
        limits,
        ..Setup::default()
    })
}

#[tokio::test]
async fn a_mutation_that_takes_too_long_is_carried_out_and_its_client_told_so() {
    let toy = toy_within(Limits {
        operation_time: Duration::from_millis(30),
        ..Limits::default()
    });
    for (accept, status) in [(NEW, StatusCode::GATEWAY_TIMEOUT), (OLD, StatusCode::OK)] {
        let answer = post_query(&toy.router, accept, "mutation { bumpSlowly }").await;
        assert_eq!(answer.status, status);
        assert_eq!(answer.code(), "OUTCOME_UNKNOWN");
        assert!(answer.body.contains("commandId"), "{}", answer.body);
    }
    until_nothing_is_open(&toy).await;
    assert_eq!(toy.traces.mutations.load(Ordering::SeqCst), 2);
}

#[tokio::test]
async fn a_mutation_whose_client_goes_away_is_carried_out() {
    let toy = toy();
    let router = toy.router.clone();
    let asked =
        tokio::spawn(async move { post_query(&router, NEW, "mutation { bumpSlowly }").await });
    while toy.traces.open.load(Ordering::SeqCst) == 0 {
        tokio::time::sleep(Duration::from_millis(1)).await;
    }
    asked.abort();
    assert!(asked.await.is_err());
    until_nothing_is_open(&toy).await;
    assert_eq!(toy.traces.mutations.load(Ordering::SeqCst), 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 3)]
async fn a_query_that_computes_without_a_pause_is_answered_in_time_and_counted_to_its_end() {
    let toy = toy_within(Limits {
        operation_time: Duration::from_millis(50),
        operations: 1,
        ..Limits::default()
    });
    let began = Instant::now();
    let answer = post_query(&toy.router, NEW, "{ busy(milliseconds: 1500) }").await;
    assert_eq!(answer.code(), "TIMEOUT");
    let answer = post_query(&toy.router, NEW, "{ hello }").await;
    assert_eq!(
        answer.code(),
        "OVERLOADED",
        "it runs on and keeps its place"
    );
    assert!(began.elapsed() < Duration::from_millis(1000));
    until_nothing_is_open(&toy).await;
    toy.sockets.close();
    toy.sockets.wait().await;
    let answer = post_query(&toy.router, NEW, "{ hello }").await;
    assert_eq!(answer.status, StatusCode::OK);
}

#[tokio::test]
async fn a_response_over_the_limit_is_not_sent() {
    let toy = toy_within(Limits {
        response_bytes: 100,
        ..Limits::default()
    });
    let echo = |length: usize| format!("{{ echo(text: \"{}\") }}", "a".repeat(length));
    let around = r#"{"data":{"echo":""}}"#.len();
    let answer = post_query(&toy.router, NEW, &echo(100 - around)).await;
    assert_eq!((answer.status, answer.body.len()), (StatusCode::OK, 100));
    for (accept, status) in [(NEW, StatusCode::BAD_REQUEST), (OLD, StatusCode::OK)] {
        let answer = post_query(&toy.router, accept, &echo(101 - around)).await;
        assert_eq!(answer.status, status);
        assert_eq!(answer.code(), "RESPONSE_TOO_LARGE");
    }
}

#[tokio::test]
async fn one_operation_too_many_is_turned_away() {
    let limits = Limits {
        operations: 1,
        ..Limits::default()
    };
    let toy = toy_with(Setup {
        limits,
        ..Setup::default()
    });
    let router = toy.router.clone();
    let slow = tokio::spawn(async move { post_query(&router, NEW, "{ slow }").await });
    while toy.traces.open.load(Ordering::SeqCst) == 0 {
        tokio::time::sleep(Duration::from_millis(1)).await;
    }
    for accept in [NEW, OLD] {
        let answer = post_query(&toy.router, accept, "{ hello }").await;
        assert_eq!(answer.status, StatusCode::SERVICE_UNAVAILABLE);
        assert_eq!(answer.header("retry-after"), "1");
        assert_eq!(answer.code(), "OVERLOADED");
    }
    slow.abort();
    assert!(slow.await.is_err());
    until_nothing_is_open(&toy).await;
    let answer = post_query(&toy.router, NEW, "{ hello }").await;
    assert_eq!(answer.status, StatusCode::OK);
}

#[tokio::test]
async fn a_body_that_does_not_arrive_is_not_waited_for() {
    let limits = Limits {
        body_time: Duration::from_millis(30),
        ..Limits::default()
    };
    let toy = toy_with(Setup {
        limits,
        ..Setup::default()
    });
    let body = futures_util::stream::pending::<Result<&'static str, std::io::Error>>();
    let request = Request::post("/graphql")
        .header("content-type", "application/json")
        .body(Body::from_stream(body))
        .expect("a request");
    let answer = send(&toy.router, request).await;
    assert_eq!(answer.status, StatusCode::REQUEST_TIMEOUT);
    assert_eq!(answer.code(), "REQUEST_TIMEOUT");
}

#[tokio::test]
async fn a_panic_is_answered_without_its_reason() {
    let toy = toy();
    let answer = post_query(&toy.router, NEW, "{ panic }").await;
    assert_eq!(answer.status, StatusCode::INTERNAL_SERVER_ERROR);
    assert_eq!(answer.code(), "INTERNAL");
    assert!(!answer.body.contains("secret"));
    assert_eq!(answer.header("x-content-type-options"), "nosniff");
    assert!(!answer.header("x-request-id").is_empty());
}

#[tokio::test]
async fn a_token_makes_the_actor_and_a_bad_token_makes_none() {
    let toy = toy();
    let body = r#"{"query":"{ role }"}"#;
    let ask = async |router: &Router, credentials: Option<String>| {
        let mut headers = vec![("content-type", "application/json"), ("accept", NEW)];
        if let Some(credentials) = &credentials {
            headers.push(("authorization", credentials));
        }
        send(router, request("POST", "/graphql", &headers, body)).await
    };
    let token = toy.tokens.issue(Role::ProjectManager).expect("a token");
    let answer = ask(&toy.router, Some(format!("Bearer {token}"))).await;
    assert_eq!(answer.json()["data"]["role"], "project_manager");
    assert_eq!(
        ask(&toy.router, None).await.json()["data"]["role"],
        "reader"
    );
    let without = toy_with(Setup {
        without_tokens: true,
        ..Setup::default()
    });
    for (router, credentials) in [
        (&toy.router, "Bearer nonsense".to_string()),
        (&toy.router, format!("Basic {token}")),
        (&without.router, format!("Bearer {token}")),
    ] {
        let answer = ask(router, Some(credentials)).await;
        assert_eq!(answer.status, StatusCode::UNAUTHORIZED);
        assert_eq!(answer.header("www-authenticate"), "Bearer");
        assert_eq!(answer.code(), "UNAUTHENTICATED");
    }
}

#[tokio::test]
async fn the_language_of_the_reader_reaches_the_resolvers() {
    let toy = toy();
    for (wish, language) in [("sv-FI, en;q=0.8", "sv"), ("de", "fi"), ("en", "en")] {
        let headers = [
            ("content-type", "application/json"),
            ("accept-language", wish),
        ];
        let body = r#"{"query":"{ language }"}"#;
        let answer = send(&toy.router, request("POST", "/graphql", &headers, body)).await;
        assert_eq!(answer.json()["data"]["language"], language);
    }
}

#[tokio::test]
async fn every_answer_carries_careful_headers() {
    let toy = toy();
    let long = "a".repeat(4_000);
    let body = json!({ "query": format!("{{ echo(text: \"{long}\") }}") }).to_string();
    let headers = [
        ("content-type", "application/json"),
        ("accept-encoding", "gzip"),
        ("x-request-id", "from-a-proxy.1"),
    ];
    let graphql = request("POST", "/graphql", &headers, &body);
    let response = toy
        .router
        .clone()
        .oneshot(graphql)
        .await
        .expect("an answer");
    let header = |name: &str| response.headers()[name].to_str().expect("plain text");
    assert_eq!(header("content-encoding"), "gzip");
    assert_eq!(header("x-request-id"), "from-a-proxy.1");
    let vary: String = response
        .headers()
        .get_all("vary")
        .iter()
        .map(|value| value.to_str().expect("plain text").to_owned() + ",")
        .collect();
    for name in [
        "Accept,",
        "Accept-Language",
        "Authorization",
        "accept-encoding",
    ] {
        assert!(vary.contains(name), "{vary}");
    }
    for address in ["/graphql", "/healthz", "/nowhere"] {
        let headers = [("x-request-id", "two words")];
        let answer = send(&toy.router, request("GET", address, &headers, "")).await;
        assert_eq!(answer.header("x-content-type-options"), "nosniff");
        assert_eq!(answer.header("referrer-policy"), "no-referrer");
        assert_eq!(
            answer.header("content-security-policy"),
            "default-src 'none'"
        );
        assert_eq!(answer.header("x-frame-options"), "DENY");
        assert_eq!(answer.header("cache-control"), "no-store");
        assert_eq!(answer.header("x-request-id").len(), 36);
    }
}

#[tokio::test]
async fn an_unknown_address_is_a_json_404() {
    let toy = toy();
    let answer = send(&toy.router, request("GET", "/nowhere", &[], "")).await;
    assert_eq!(answer.status, StatusCode::NOT_FOUND);
    assert_eq!(answer.code(), "NOT_FOUND");
}

#[tokio::test]
async fn a_server_that_is_not_ready_says_why() {
    let toy = toy();
    for address in ["/healthz", "/readyz"] {
        let answer = send(&toy.router, request("GET", address, &[], "")).await;
        assert_eq!(answer.status, StatusCode::OK);
    }
    let not_ready = Some("the database is away\nsecond line");
    let toy = toy_with(Setup {
        not_ready,
        ..Setup::default()
    });
    let answer = send(&toy.router, request("GET", "/readyz", &[], "")).await;
    assert_eq!(answer.status, StatusCode::SERVICE_UNAVAILABLE);
    assert_eq!(answer.body, "the database is away\n");
    let answer = send(&toy.router, request("GET", "/metrics", &[], "")).await;
    assert_eq!(answer.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn what_was_measured_is_shown_at_an_address_of_its_own() {
    let handle = PrometheusBuilder::new().build_recorder().handle();
    let own = hankemuisti::http::metrics_router(handle);
    let answer = send(&own, request("GET", "/metrics", &[], "")).await;
    assert_eq!(answer.status, StatusCode::OK);
    assert!(answer.header("content-type").starts_with("text/plain"));
}

#[derive(Clone, Default)]
struct Log(Arc<Mutex<Vec<u8>>>);

impl Write for Log {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.lock().expect("the log").extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

#[tokio::test]
async fn the_log_has_the_path_and_the_status_but_not_what_was_asked() {
    let log = Log::default();
    let writer = log.clone();
    let subscriber = tracing_subscriber::fmt()
        .with_max_level(tracing::Level::TRACE)
        .with_ansi(false)
        .with_writer(move || writer.clone())
        .finish();
    let _guard = tracing::subscriber::set_default(subscriber);
    let toy = toy();
    // Other tests may have met the log lines first, on threads where nobody listens.
    post_query(&toy.router, NEW, "{ hello }").await;
    tracing::callsite::rebuild_interest_cache();
    let token = toy.tokens.issue(Role::Auditor).expect("a token");
    let address = "/graphql?query=query(%24t%3AString!)%7Becho(text%3A%24t)%7D\
                   &variables=%7B%22t%22%3A%22henkilotieto%22%7D";
    let headers = [
        ("authorization", &*format!("Bearer {token}")),
        ("x-request-id", "id-17"),
    ];
    let answer = send(&toy.router, request("GET", address, &headers, "")).await;
    assert_eq!(answer.json()["data"]["echo"], "henkilotieto");
    let log = String::from_utf8(log.0.lock().expect("the log").clone()).expect("UTF-8");
    for expected in [
        "path=\"/graphql\"",
        "method=GET",
        "status=200",
        "latency_ms=",
        "id-17",
    ] {
        assert!(log.contains(expected), "{expected} in {log}");
    }
    for secret in ["henkilotieto", "echo", "dev.auditor"] {
        assert!(!log.contains(secret), "{secret} in {log}");
    }
}
