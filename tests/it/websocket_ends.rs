//! The protocol `graphql-transport-ws` over a real socket: who is let in, and how it ends.

use std::sync::atomic::Ordering;
use std::time::Duration;

use axum::http::StatusCode;
use futures_util::StreamExt;
use hankemuisti::domain::actor::Role;
use hankemuisti::http::Limits;
use serde_json::{Value, json};
use tokio_tungstenite::tungstenite::{Error, Message};

use crate::toy::socket::{Client, PATIENCE, Server, complete};
use crate::toy::{Setup, toy, toy_with};

#[tokio::test]
async fn another_protocol_is_not_acceptable() {
    let server = Server::start(toy()).await;
    let mut client = server.try_connect(&[]).await.expect("a socket");
    assert_eq!(
        client.closing().await,
        (4406, "Subprotocol not acceptable".into())
    );
    let legacy = [("sec-websocket-protocol", "graphql-ws")];
    assert!(server.try_connect(&legacy).await.is_err());
    let both = [("sec-websocket-protocol", "graphql-ws, graphql-transport-ws")];
    assert!(server.try_connect(&both).await.is_ok());
}

#[tokio::test]
async fn a_client_that_does_not_introduce_itself_is_closed() {
    let mut limits = Limits::default();
    limits.socket.init_time = Duration::from_millis(30);
    let server = Server::start(toy_with(Setup {
        limits,
        ..Setup::default()
    }))
    .await;
    let mut client = server.connect().await;
    assert_eq!(
        client.closing().await,
        (4408, "Connection initialisation timeout".into())
    );
    let mut client = server.client().await;
    tokio::time::sleep(Duration::from_millis(60)).await;
    client.subscribe("1", "{ hello }").await;
    assert_eq!(client.hear().await["type"], "next");
}

#[tokio::test]
async fn a_second_introduction_closes_the_socket() {
    let server = Server::start(toy()).await;
    let mut client = server.client().await;
    client.say(json!({ "type": "connection_init" })).await;
    assert_eq!(
        client.closing().await,
        (4429, "Too many initialisation requests".into())
    );
}

#[tokio::test]
async fn an_operation_before_the_acknowledgement_closes_the_socket() {
    let server = Server::start(toy()).await;
    let mut client = server.connect().await;
    client.subscribe("1", "mutation { bump }").await;
    assert_eq!(client.closing().await, (4401, "Unauthorized".into()));
    assert_eq!(server.toy.traces.mutations.load(Ordering::SeqCst), 0);
}

#[tokio::test]
async fn a_message_outside_the_protocol_closes_the_socket() {
    let server = Server::start(toy()).await;
    for message in [
        Message::text("{"),
        Message::text("[]"),
        Message::text(r#"{"type":"start"}"#),
        Message::text(r#"{"type":"next","id":"1"}"#),
        Message::text(r#"{"type":"subscribe","id":"1","payload":{"query":7}}"#),
        Message::binary(r#"{"type":"ping"}"#.as_bytes().to_vec()),
    ] {
        let mut client = server.client().await;
        client.send(message.clone()).await;
        assert_eq!(client.closing().await.0, 4400, "{message:?}");
    }
}

#[tokio::test]
async fn an_id_that_is_in_use_closes_the_socket() {
    let server = Server::start(toy()).await;
    let mut client = server.client().await;
    let id = "ä".repeat(200);
    client.subscribe(&id, "subscription { endless }").await;
    client.hear().await;
    client.subscribe(&id, "{ hello }").await;
    let (code, reason) = client.closing().await;
    assert_eq!(code, 4409);
    assert!(reason.starts_with("Subscriber for ä"), "{reason}");
    server.until_nothing_is_open().await;

    let mut client = server.client().await;
    client.subscribe("7", "subscription { endless }").await;
    client.hear().await;
    client.subscribe("7", "{ hello }").await;
    assert_eq!(
        client.closing().await,
        (4409, "Subscriber for 7 already exists".into())
    );
}

#[tokio::test]
async fn a_message_of_more_than_64_kibibytes_closes_the_socket() {
    let server = Server::start(toy()).await;
    let mut client = server.client().await;
    let ping = |length: usize| json!({ "type": "ping", "payload": { "a": "a".repeat(length) } });
    client.say(ping(64 * 1024 - 100)).await;
    assert_eq!(client.hear().await["type"], "pong");
    client.say(ping(64 * 1024)).await;
    assert_eq!(client.closing().await.0, 1009);
}

#[tokio::test]
async fn one_operation_too_many_on_a_socket_is_refused() {
    let mut limits = Limits::default();
    limits.socket.operations = 2;
    let server = Server::start(toy_with(Setup {
        limits,
        ..Setup::default()
    }))
    .await;
    let mut client = server.client().await;
    for id in ["1", "2"] {
        client.subscribe(id, "subscription { endless }").await;
        assert_eq!(client.hear().await["type"], "next");
    }
    client.subscribe("3", "{ hello }").await;
    let message = client.hear().await;
    assert_eq!(
        (&message["type"], &message["id"]),
        (&json!("error"), &json!("3"))
    );
    client.say(complete("1")).await;
    client.subscribe("3", "{ hello }").await;
    assert_eq!(client.hear().await["type"], "next");
}

#[tokio::test]
async fn one_socket_too_many_is_refused() {
    let limits = Limits {
        sockets: 1,
        ..Limits::default()
    };
    let server = Server::start(toy_with(Setup {
        limits,
        ..Setup::default()
    }))
    .await;
    let _client = server.client().await;
    let headers = [("sec-websocket-protocol", "graphql-transport-ws")];
    match server.try_connect(&headers).await {
        Err(Error::Http(response)) => {
            assert_eq!(response.status(), StatusCode::SERVICE_UNAVAILABLE);
            assert_eq!(response.headers()["retry-after"], "1");
        }
        other => panic!("expected a refusal, not {:?}", other.map(|_| ())),
    }
}

#[tokio::test]
async fn a_slow_query_on_a_socket_is_stopped() {
    let limits = Limits {
        operation_time: Duration::from_millis(30),
        ..Limits::default()
    };
    let server = Server::start(toy_with(Setup {
        limits,
        ..Setup::default()
    }))
    .await;
    let mut client = server.client().await;
    client.subscribe("1", "{ slow }").await;
    let message = client.hear().await;
    assert_eq!(message["payload"][0]["extensions"]["code"], "TIMEOUT");
    server.until_nothing_is_open().await;
}

#[tokio::test]
async fn the_actor_comes_from_the_header_or_from_the_introduction() {
    let server = Server::start(toy()).await;
    let auditor = format!(
        "Bearer {}",
        server.toy.tokens.issue(Role::Auditor).expect("a token")
    );
    let writer = format!(
        "Bearer {}",
        server.toy.tokens.issue(Role::Writer).expect("a token")
    );
    let ask = async |mut client: Client, payload: Value| {
        client
            .say(json!({ "type": "connection_init", "payload": payload }))
            .await;
        assert_eq!(client.hear().await["type"], "connection_ack");
        client.subscribe("1", "{ role }").await;
        client.hear().await["payload"]["data"]["role"].clone()
    };
    assert_eq!(ask(server.connect().await, Value::Null).await, "reader");
    let client = server.connect_with("authorization", &auditor).await;
    assert_eq!(ask(client, Value::Null).await, "auditor");
    let payload = json!({ "authorization": writer });
    assert_eq!(ask(server.connect().await, payload.clone()).await, "writer");
    let client = server.connect_with("authorization", &auditor).await;
    assert_eq!(ask(client, payload).await, "writer");
}

#[tokio::test]
async fn a_bad_token_closes_the_socket() {
    let server = Server::start(toy()).await;
    for payload in [
        json!({ "authorization": "Bearer x" }),
        json!({ "Authorization": 7 }),
    ] {
        let mut client = server.connect().await;
        client
            .say(json!({ "type": "connection_init", "payload": payload }))
            .await;
        assert_eq!(client.closing().await, (4403, "Forbidden".into()));
    }
    let mut client = server.connect_with("authorization", "Bearer x").await;
    assert_eq!(client.closing().await, (4403, "Forbidden".into()));
}

#[tokio::test]
async fn a_page_of_another_site_may_not_open_a_socket() {
    let server = Server::start(toy()).await;
    for origin in ["https://evil.example", "null", "http://127.0.0.1:1"] {
        let headers = [
            ("sec-websocket-protocol", "graphql-transport-ws"),
            ("origin", origin),
        ];
        match server.try_connect(&headers).await {
            Err(Error::Http(response)) => assert_eq!(response.status(), StatusCode::FORBIDDEN),
            other => panic!("expected a refusal, not {:?}", other.map(|_| ())),
        }
    }
    let own = format!("http://{}", server.host);
    server.connect_with("origin", &own).await;
}

#[tokio::test]
async fn a_server_that_stops_says_goodbye() {
    let server = Server::start(toy()).await;
    let mut client = server.client().await;
    client.subscribe("1", "subscription { endless }").await;
    client.hear().await;
    server.toy.shutdown.cancel();
    assert_eq!(
        client.closing().await,
        (1001, "The server is going away".into())
    );
    server.toy.sockets.close();
    let gone = async {
        while client.0.next().await.is_some() {}
        server.toy.sockets.wait().await;
    };
    tokio::time::timeout(PATIENCE, gone)
        .await
        .expect("all sockets are closed");
    server.until_nothing_is_open().await;
}

#[tokio::test]
async fn a_client_that_does_not_answer_the_heartbeat_is_dropped() {
    let mut limits = Limits::default();
    limits.socket.heartbeat = Duration::from_millis(20);
    let server = Server::start(toy_with(Setup {
        limits,
        ..Setup::default()
    }))
    .await;
    let mut silent = server.client().await;
    silent.subscribe("1", "subscription { endless }").await;
    silent.hear().await;
    // A client that is not read from does not answer pings.
    server.until_nothing_is_open().await;
    let mut awake = server.client().await;
    let long = Duration::from_millis(200);
    assert!(tokio::time::timeout(long, awake.receive()).await.is_err());
    awake.subscribe("1", "{ hello }").await;
    assert_eq!(awake.hear().await["type"], "next");
}

#[tokio::test]
async fn a_handshake_that_is_half_done_is_refused_in_json() {
    let server = Server::start(toy()).await;
    let address = format!("http://{}/graphql?query=%7Bhello%7D", server.host);
    let response = reqwest::Client::new()
        .get(address)
        .header("upgrade", "websocket")
        .send()
        .await
        .expect("an answer");
    assert_eq!(response.status(), StatusCode::BAD_REQUEST);
    let body: Value = response.json().await.expect("JSON");
    assert_eq!(
        body["errors"][0]["extensions"]["code"],
        "WEBSOCKET_HANDSHAKE_FAILED"
    );
}

#[tokio::test]
async fn a_client_that_does_not_read_is_dropped() {
    let mut limits = Limits::default();
    limits.socket.write_time = Duration::from_millis(50);
    let server = Server::start(toy_with(Setup {
        limits,
        ..Setup::default()
    }))
    .await;
    let mut client = server.client().await;
    client.subscribe("1", "subscription { flood }").await;
    let dropped = async {
        while !server.toy.sockets.is_empty() {
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
    };
    tokio::time::timeout(PATIENCE, dropped)
        .await
        .expect("the socket is dropped");
}

#[tokio::test]
async fn a_client_that_reads_too_slowly_is_told_why_the_socket_is_closed() {
    let mut limits = Limits::default();
    limits.socket.write_time = Duration::from_secs(1);
    let server = Server::start(toy_with(Setup {
        limits,
        ..Setup::default()
    }))
    .await;
    let mut client = server.client().await;
    client.subscribe("1", "subscription { flood }").await;
    while server.toy.traces.open.load(Ordering::SeqCst) == 0 {
        tokio::time::sleep(Duration::from_millis(1)).await;
    }
    // What ran is dropped before the close frame is sent, which waits for a reader.
    server.until_nothing_is_open().await;
    let closing = loop {
        match client.receive().await {
            Message::Text(_) => {}
            Message::Close(Some(frame)) => break frame,
            other => panic!("expected a close frame, not {other:?}"),
        }
    };
    assert_eq!(u16::from(closing.code), 1013);
    assert!(closing.reason.contains("resume after their last cursor"));
}

#[tokio::test]
async fn one_subscription_too_many_over_all_sockets_is_refused() {
    let limits = Limits {
        subscriptions: 1,
        ..Limits::default()
    };
    let server = Server::start(toy_with(Setup {
        limits,
        ..Setup::default()
    }))
    .await;
    let mut first = server.client().await;
    first.subscribe("1", "subscription { endless }").await;
    assert_eq!(first.hear().await["type"], "next");
    let mut second = server.client().await;
    second.subscribe("1", "subscription { endless }").await;
    let message = second.hear().await;
    assert_eq!(message["type"], "error");
    assert_eq!(message["payload"][0]["extensions"]["code"], "OVERLOADED");
    second.subscribe("1", "{ hello }").await;
    assert_eq!(
        second.hear().await["type"],
        "next",
        "queries have places of their own"
    );
    assert_eq!(second.hear().await, complete("1"));
    first.say(complete("1")).await;
    server.until_nothing_is_open().await;
    second.subscribe("1", "subscription { endless }").await;
    assert_eq!(second.hear().await["type"], "next");
}

#[tokio::test]
async fn a_mutation_whose_client_loses_interest_is_carried_out() {
    let server = Server::start(toy()).await;
    let mut client = server.client().await;
    client.subscribe("1", "mutation { bumpSlowly }").await;
    while server.toy.traces.open.load(Ordering::SeqCst) == 0 {
        tokio::time::sleep(Duration::from_millis(1)).await;
    }
    client.say(complete("1")).await;
    client.subscribe("2", "{ hello }").await;
    assert_eq!(client.hear().await["id"], "2");
    drop(client);
    server.until_nothing_is_open().await;
    assert_eq!(server.toy.traces.mutations.load(Ordering::SeqCst), 1);
}
