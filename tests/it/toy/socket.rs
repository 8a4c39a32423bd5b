//! A toy server on a real port, and a client that speaks `graphql-transport-ws`.

use std::sync::atomic::Ordering;
use std::time::Duration;

use axum::http::HeaderValue;
use futures_util::{SinkExt, StreamExt};
use serde_json::{Value, json};
use tokio::net::{TcpListener, TcpStream};
use tokio_tungstenite::tungstenite::client::IntoClientRequest;
use tokio_tungstenite::tungstenite::{Error, Message};
use tokio_tungstenite::{MaybeTlsStream, WebSocketStream, connect_async};

use super::Toy;

pub const PATIENCE: Duration = Duration::from_secs(10);

pub struct Server {
    pub toy: Toy,
    pub host: String,
}

impl Server {
    pub async fn start(toy: Toy) -> Server {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let host = listener.local_addr().expect("an address").to_string();
        let router = toy.router.clone();
        tokio::spawn(async move { axum::serve(listener, router).await });
        Server { toy, host }
    }

    pub async fn try_connect(&self, headers: &[(&'static str, &str)]) -> Result<Client, Error> {
        let mut request = format!("ws://{}/graphql", self.host).into_client_request()?;
        for (name, value) in headers {
            let value = HeaderValue::from_str(value).expect("a header value");
            request.headers_mut().insert(*name, value);
        }
        let (socket, _) = connect_async(request).await?;
        Ok(Client(socket))
    }

    pub async fn connect_with(&self, name: &'static str, value: &str) -> Client {
        self.try_connect(&[
            ("sec-websocket-protocol", "graphql-transport-ws"),
            (name, value),
        ])
        .await
        .expect("a socket")
    }

    pub async fn connect(&self) -> Client {
        self.connect_with("user-agent", "test").await
    }

    /// A client that has been acknowledged.
    pub async fn client(&self) -> Client {
        let mut client = self.connect().await;
        client.say(json!({ "type": "connection_init" })).await;
        assert_eq!(client.hear().await, json!({ "type": "connection_ack" }));
        client
    }

    pub async fn until_nothing_is_open(&self) {
        let nothing_open = async {
            while self.toy.traces.open.load(Ordering::SeqCst) > 0 {
                tokio::time::sleep(Duration::from_millis(1)).await;
            }
        };
        tokio::time::timeout(PATIENCE, nothing_open)
            .await
            .expect("what ran is dropped");
    }
}

pub struct Client(pub WebSocketStream<MaybeTlsStream<TcpStream>>);

impl Client {
    pub async fn say(&mut self, message: Value) {
        self.send(Message::text(message.to_string())).await;
    }

    pub async fn send(&mut self, message: Message) {
        self.0.send(message).await.expect("an open socket");
    }

    pub async fn subscribe(&mut self, id: &str, query: &str) {
        let payload = json!({ "query": query });
        self.say(json!({ "type": "subscribe", "id": id, "payload": payload }))
            .await;
    }

    pub async fn receive(&mut self) -> Message {
        loop {
            let next = tokio::time::timeout(PATIENCE, self.0.next());
            match next
                .await
                .expect("a message in time")
                .expect("an open socket")
                .expect("a frame")
            {
                Message::Ping(_) => {}
                message => return message,
            }
        }
    }

    pub async fn hear(&mut self) -> Value {
        match self.receive().await {
            Message::Text(text) => serde_json::from_str(&text).expect("a JSON message"),
            other => panic!("expected a text, not {other:?}"),
        }
    }

    pub async fn closing(&mut self) -> (u16, String) {
        match self.receive().await {
            Message::Close(Some(frame)) => (frame.code.into(), frame.reason.to_string()),
            other => panic!("expected a close frame, not {other:?}"),
        }
    }
}

pub fn next(id: &str, data: Value) -> Value {
    json!({ "type": "next", "id": id, "payload": { "data": data } })
}

pub fn complete(id: &str) -> Value {
    json!({ "type": "complete", "id": id })
}
