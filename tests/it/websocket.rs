//! The protocol `graphql-transport-ws` over a real socket: what is said on it.

use std::sync::atomic::Ordering;
use std::time::Duration;

use hankemuisti::http::Limits;
use serde_json::json;
use tokio_tungstenite::tungstenite::Message;

use crate::toy::socket::{Server, complete, next};
use crate::toy::{Setup, toy, toy_with};

#[tokio::test]
async fn a_subscription_sends_its_events_and_completes() {
    let server = Server::start(toy()).await;
    let mut client = server.client().await;
    client.subscribe("1", "subscription { count(to: 2) }").await;
    assert_eq!(client.hear().await, next("1", json!({ "count": 1 })));
    assert_eq!(client.hear().await, next("1", json!({ "count": 2 })));
    assert_eq!(client.hear().await, complete("1"));
    client.subscribe("1", "subscription { count(to: 1) }").await;
    assert_eq!(client.hear().await, next("1", json!({ "count": 1 })));
    assert_eq!(client.hear().await, complete("1"));
}

#[tokio::test]
async fn queries_and_mutations_run_on_a_socket_too() {
    let server = Server::start(toy()).await;
    let mut client = server.client().await;
    client.subscribe("q", "{ hello }").await;
    assert_eq!(client.hear().await, next("q", json!({ "hello": "hei" })));
    assert_eq!(client.hear().await, complete("q"));
    client.subscribe("m", "mutation { bump }").await;
    assert_eq!(client.hear().await, next("m", json!({ "bump": 1 })));
    assert_eq!(client.hear().await, complete("m"));
    let payload = json!({
        "query": "query A { hello } query B($t: String!) { echo(text: $t) }",
        "operationName": "B", "variables": { "t": "moi" }, "extensions": null
    });
    client
        .say(json!({ "type": "subscribe", "id": "b", "payload": payload }))
        .await;
    assert_eq!(client.hear().await, next("b", json!({ "echo": "moi" })));
}

#[tokio::test]
async fn what_cannot_run_is_an_error_message_and_the_socket_stays_open() {
    let server = Server::start(toy()).await;
    let mut client = server.client().await;
    let nested = format!(
        "{{ numbers(list: {}{}) }}",
        "[".repeat(1_700),
        "]".repeat(1_700)
    );
    for (query, code) in [
        ("{", "GRAPHQL_PARSE_FAILED"),
        ("{ nothing }", "GRAPHQL_VALIDATION_FAILED"),
        ("subscription { nothing }", "GRAPHQL_VALIDATION_FAILED"),
        (
            "query A { hello } query B { hello }",
            "GRAPHQL_VALIDATION_FAILED",
        ),
        (&nested, "QUERY_TOO_DEEP"),
    ] {
        client.subscribe("1", query).await;
        let message = client.hear().await;
        assert_eq!(
            (&message["type"], &message["id"]),
            (&json!("error"), &json!("1"))
        );
        assert_eq!(message["payload"][0]["extensions"]["code"], code, "{query}");
    }
    client.subscribe("2", "{ hello }").await;
    assert_eq!(client.hear().await, next("2", json!({ "hello": "hei" })));
}

#[tokio::test]
async fn a_field_that_fails_is_a_result_with_errors() {
    let server = Server::start(toy()).await;
    let mut client = server.client().await;
    client.subscribe("1", "{ hello maybe }").await;
    let message = client.hear().await;
    assert_eq!(message["type"], "next");
    assert_eq!(
        message["payload"]["data"],
        json!({ "hello": "hei", "maybe": null })
    );
    assert_eq!(message["payload"]["errors"][0]["path"], json!(["maybe"]));
    assert_eq!(client.hear().await, complete("1"));
}

#[tokio::test]
async fn a_panic_ends_its_operation_and_not_the_socket() {
    let server = Server::start(toy()).await;
    let mut client = server.client().await;
    for query in ["{ panic }", "subscription { panic }"] {
        client.subscribe("1", query).await;
        let message = client.hear().await;
        assert_eq!(message["type"], "error", "{message}");
        assert_eq!(message["payload"][0]["extensions"]["code"], "INTERNAL");
        assert!(!message.to_string().contains("secret"));
    }
    client.subscribe("1", "{ hello }").await;
    assert_eq!(client.hear().await["type"], "next");
}

#[tokio::test]
async fn a_subscription_that_is_completed_by_the_client_is_dropped_and_silent() {
    let server = Server::start(toy()).await;
    let mut client = server.client().await;
    client.subscribe("1", "subscription { endless }").await;
    assert_eq!(client.hear().await, next("1", json!({ "endless": 1 })));
    assert_eq!(server.toy.traces.open.load(Ordering::SeqCst), 1);
    client.say(complete("1")).await;
    client.say(complete("unknown")).await;
    server.until_nothing_is_open().await;
    client.subscribe("2", "{ hello }").await;
    assert_eq!(client.hear().await, next("2", json!({ "hello": "hei" })));
}

#[tokio::test]
async fn a_query_that_is_completed_by_the_client_sends_no_result() {
    let server = Server::start(toy()).await;
    let mut client = server.client().await;
    client.subscribe("1", "{ slow }").await;
    while server.toy.traces.open.load(Ordering::SeqCst) == 0 {
        tokio::time::sleep(Duration::from_millis(1)).await;
    }
    client.say(complete("1")).await;
    server.until_nothing_is_open().await;
    client.say(json!({ "type": "ping" })).await;
    assert_eq!(client.hear().await, json!({ "type": "pong" }));
}

#[tokio::test]
async fn a_client_that_goes_away_takes_its_operations_with_it() {
    let server = Server::start(toy()).await;
    let mut client = server.client().await;
    client.subscribe("1", "subscription { endless }").await;
    client.hear().await;
    drop(client);
    server.until_nothing_is_open().await;
}

#[tokio::test]
async fn pings_are_answered_even_before_the_connection_is_acknowledged() {
    let server = Server::start(toy()).await;
    let mut client = server.connect().await;
    client
        .say(json!({ "type": "ping", "payload": { "n": 1 } }))
        .await;
    assert_eq!(
        client.hear().await,
        json!({ "type": "pong", "payload": { "n": 1 } })
    );
    client.say(json!({ "type": "pong" })).await;
    client
        .say(json!({ "type": "connection_init", "payload": {} }))
        .await;
    assert_eq!(client.hear().await, json!({ "type": "connection_ack" }));
}

#[tokio::test]
async fn a_subscription_that_is_refused_ends_with_its_error() {
    let server = Server::start(toy()).await;
    let mut client = server.client().await;
    client.subscribe("1", "subscription { refused }").await;
    let message = client.hear().await;
    assert!(message.to_string().contains("not today"), "{message}");
}

#[tokio::test]
async fn the_keys_of_every_message_stand_in_the_order_of_the_query() {
    let server = Server::start(toy()).await;
    let mut client = server.client().await;
    for (query, data) in [
        (
            r#"{ later(text: "1") hello }"#,
            r#""payload":{"data":{"later":"1","hello":"hei"}}"#,
        ),
        (
            r#"subscription { whole { later(text: "1") hello maybe b: hello } }"#,
            r#""payload":{"data":{"whole":{"later":"1","hello":"hei","maybe":null,"b":"hei"}}"#,
        ),
    ] {
        client.subscribe("1", query).await;
        let Message::Text(text) = client.receive().await else {
            panic!("expected a text");
        };
        assert!(text.contains(data), "{text}");
        assert_eq!(client.hear().await, complete("1"));
    }
}

#[tokio::test]
async fn every_error_of_a_subscription_has_a_code() {
    let server = Server::start(toy()).await;
    let mut client = server.client().await;
    for query in [
        "subscription { refused }",
        "subscription { whole { maybe } }",
        "subscription { nothing }",
    ] {
        client.subscribe("1", query).await;
        let message = client.hear().await;
        let payload = &message["payload"];
        let error = payload["errors"].get(0).unwrap_or(&payload[0]);
        assert!(error["extensions"]["code"].is_string(), "{message}");
        if message["type"] == "next" {
            assert_eq!(client.hear().await, complete("1"));
        }
    }
}

#[tokio::test]
async fn a_message_over_the_limit_is_not_sent_and_ends_its_operation() {
    let limits = Limits {
        response_bytes: 1_000,
        ..Limits::default()
    };
    let server = Server::start(toy_with(Setup {
        limits,
        ..Setup::default()
    }))
    .await;
    let mut client = server.client().await;
    client.subscribe("1", "subscription { flood }").await;
    let message = client.hear().await;
    assert_eq!(message["type"], "error");
    assert_eq!(
        message["payload"][0]["extensions"]["code"],
        "RESPONSE_TOO_LARGE"
    );
    client.subscribe("1", "{ hello }").await;
    assert_eq!(client.hear().await, next("1", json!({ "hello": "hei" })));
    assert_eq!(client.hear().await, complete("1"));
}
