//! One open socket: what the client says, what runs for it, and how it ends.
//!
//! Everything of a socket happens in one task. A result is written before the next one is asked
//! for, so a client that reads slowly slows down its own operations and nothing piles up.

use std::collections::HashMap;
use std::panic::AssertUnwindSafe;
use std::pin::pin;
use std::sync::Arc;
use std::time::Duration;

use async_graphql::Executor;
use async_graphql::parser::types::OperationType;
use axum::extract::ws::{CloseFrame, Message, Utf8Bytes, WebSocket};
use futures_util::future::{AbortHandle, Abortable};
use futures_util::stream::{self, BoxStream, SelectAll};
use futures_util::{FutureExt, StreamExt};
use serde_json::{Map, Value as Json};
use tokio::time::{Instant, MissedTickBehavior, interval_at, sleep, timeout};

use super::message::{Said, Says};
use crate::domain::actor::Actor;
use crate::domain::language::Language;
use crate::http::Shared;
use crate::http::fault::Fault;
use crate::http::operation::{self, Operation, Parameters};
use crate::http::remembered::Answer;
use crate::http::session::Credentials;

/// Why a socket is closed, with the code that the protocol gives to it.
#[derive(Debug)]
pub(super) struct Closing {
    code: u16,
    reason: String,
    /// Until the client has taken the close frame.
    patience: Duration,
}

impl Closing {
    pub(super) fn new(code: u16, reason: impl Into<String>) -> Self {
        Closing {
            code,
            reason: reason.into(),
            patience: Duration::from_secs(2),
        }
    }

    /// The client did not take a message in time. 1013 is "try again later", which clients of this
    /// protocol take as leave to come back. The frame waits behind what was not taken.
    fn too_slow(patience: Duration) -> Self {
        Closing {
            patience,
            ..Closing::new(
                1013,
                "Messages were not taken in time; subscriptions may resume after their last cursor",
            )
        }
    }

    /// WebSocket allows 123 bytes of reason.
    fn frame(mut self) -> CloseFrame {
        let end = self.reason.floor_char_boundary(123);
        self.reason.truncate(end);
        CloseFrame {
            code: self.code,
            reason: self.reason.into(),
        }
    }

    /// The message could not even be received.
    fn unreadable(error: &axum::Error) -> Self {
        let error = error.to_string();
        if error.contains("Space limit exceeded") {
            Closing::new(1009, "The message is too large")
        } else if error.to_ascii_lowercase().contains("utf-8") {
            Closing::new(1007, "The message is not UTF-8")
        } else {
            Closing::new(1002, "The frame is not valid")
        }
    }
}

/// The socket is over: to be closed with a reason, or gone already.
type Over = Option<Closing>;

/// What an operation has to say; `None` is its end.
type Event = (Arc<str>, Option<Arc<Answer>>);

pub(super) struct Socket<E> {
    shared: Arc<Shared<E>>,
    socket: WebSocket,
    language: Language,
    /// Asked again for every operation and at every heartbeat: a session may end meanwhile.
    credentials: Credentials,
    actor: Actor,
    acknowledged: bool,
    running: SelectAll<Abortable<BoxStream<'static, Event>>>,
    by_id: HashMap<Arc<str>, AbortHandle>,
    heard: Instant,
}

impl<E: Executor> Socket<E> {
    pub(super) fn new(
        shared: Arc<Shared<E>>,
        socket: WebSocket,
        credentials: Credentials,
        actor: Actor,
        language: Language,
    ) -> Self {
        Socket {
            shared,
            socket,
            language,
            credentials,
            actor,
            acknowledged: false,
            running: SelectAll::new(),
            by_id: HashMap::new(),
            heard: Instant::now(),
        }
    }

    /// Serves the socket to its end and says goodbye.
    pub(super) async fn serve(mut self) {
        let Err(over) = self.talk().await;
        self.running.clear();
        if let Some(closing) = over {
            close(self.socket, closing).await;
        }
    }

    async fn talk(&mut self) -> Result<std::convert::Infallible, Over> {
        let limits = self.shared.limits.socket;
        let shutdown = self.shared.shutdown.clone();
        let mut too_late = pin!(sleep(limits.init_time));
        let mut heartbeat = interval_at(Instant::now() + limits.heartbeat, limits.heartbeat);
        heartbeat.set_missed_tick_behavior(MissedTickBehavior::Delay);
        loop {
            tokio::select! {
                () = shutdown.cancelled() => {
                    return Err(Some(Closing::new(1001, "The server is going away")));
                }
                () = &mut too_late, if !self.acknowledged => {
                    return Err(Some(Closing::new(4408, "Connection initialisation timeout")));
                }
                _ = heartbeat.tick() => self.beat().await?,
                received = self.socket.recv() => match received {
                    None => return Err(None),
                    Some(Ok(message)) => self.hear(message).await?,
                    Some(Err(error)) => return Err(Some(Closing::unreadable(&error))),
                },
                Some((id, event)) = self.running.next() => self.tell(&id, event).await?,
            }
        }
    }

    /// Finds out whether the client is still there; three silent heartbeats mean that it is not.
    async fn beat(&mut self) -> Result<(), Over> {
        if self.heard.elapsed() > 3 * self.shared.limits.socket.heartbeat {
            return Err(None);
        }
        self.admit().await?;
        self.write(Message::Ping(Default::default())).await
    }

    /// Finds out anew who is behind the socket; whose session has ended is shown out.
    async fn admit(&mut self) -> Result<(), Over> {
        let admitted = self.shared.gate.admit(&self.credentials).await;
        self.actor = admitted.map_err(|_| forbidden())?;
        Ok(())
    }

    async fn hear(&mut self, message: Message) -> Result<(), Over> {
        self.heard = Instant::now();
        let text = match message {
            Message::Text(text) => text,
            Message::Binary(_) => return Err(invalid("Messages are text, not binary")),
            Message::Ping(_) | Message::Pong(_) | Message::Close(_) => return Ok(()),
        };
        match Said::parse(&text, &self.shared.limits.query).map_err(invalid)? {
            Said::ConnectionInit { payload } => self.acknowledge(&payload).await,
            Said::Ping { payload } => self.say(&Says::Pong { payload }).await,
            Said::Pong => Ok(()),
            Said::Subscribe { id, payload } => self.subscribe(id, payload).await,
            Said::Complete { id } => {
                self.end(&id);
                Ok(())
            }
        }
    }

    async fn acknowledge(&mut self, payload: &Map<String, Json>) -> Result<(), Over> {
        if self.acknowledged {
            return Err(Some(Closing::new(4429, "Too many initialisation requests")));
        }
        let credentials = payload
            .iter()
            .find(|(name, _)| name.eq_ignore_ascii_case("authorization"));
        match credentials {
            None | Some((_, Json::Null)) => {}
            Some((_, Json::String(credentials))) => {
                self.credentials = Credentials::Bearer(credentials.clone());
                self.admit().await?;
            }
            Some(_) => return Err(forbidden()),
        }
        self.acknowledged = true;
        self.say(&Says::ConnectionAck).await
    }

    async fn subscribe(&mut self, id: String, payload: Json) -> Result<(), Over> {
        if !self.acknowledged {
            return Err(Some(Closing::new(4401, "Unauthorized")));
        }
        if self.by_id.contains_key(id.as_str()) {
            let reason = format!("Subscriber for {id} already exists");
            return Err(Some(Closing::new(4409, reason)));
        }
        self.admit().await?;
        let limits = &self.shared.limits;
        let operation = if self.by_id.len() < limits.socket.operations {
            Parameters::parse(payload).and_then(|parameters| {
                let documents = &self.shared.documents;
                operation::prepare(
                    documents,
                    parameters,
                    &limits.query,
                    self.actor,
                    self.language,
                )
            })
        } else {
            Err(Fault::bad_request(format!(
                "At most {} operations may run on one socket.",
                limits.socket.operations
            )))
        };
        let responses = operation.and_then(|operation| responses(&self.shared, operation));
        match responses {
            Ok(responses) => {
                self.start(id.into(), responses);
                Ok(())
            }
            Err(fault) => self.say(&Says::response(&id, &fault.into_response())).await,
        }
    }

    fn start(&mut self, id: Arc<str>, responses: BoxStream<'static, Arc<Answer>>) {
        let name = Arc::clone(&id);
        let events = AssertUnwindSafe(responses)
            .catch_unwind()
            .map(|response| {
                response.unwrap_or_else(|_| Answer::new(Fault::internal().into_response()))
            })
            .map(Some)
            .chain(stream::once(std::future::ready(None)))
            .map(move |event| (Arc::clone(&name), event))
            .boxed();
        let (events, handle) = stream::abortable(events);
        self.by_id.insert(id, handle);
        self.running.push(events);
    }

    async fn tell(&mut self, id: &str, event: Option<Arc<Answer>>) -> Result<(), Over> {
        match event {
            Some(answer) => {
                let message = Says::response(id, &answer.response);
                match operation::to_json(&message, self.shared.limits.response_bytes) {
                    Ok(text) if matches!(message, Says::Next { .. }) => self.write_text(text).await,
                    Ok(text) => {
                        self.end(id);
                        self.write_text(text).await
                    }
                    Err(fault) => {
                        self.end(id);
                        self.say(&Says::response(id, &fault.into_response())).await
                    }
                }
            }
            None => {
                self.by_id.remove(id);
                self.say(&Says::Complete { id }).await
            }
        }
    }

    /// An operation that ends with an error has no `complete`.
    fn end(&mut self, id: &str) {
        if let Some(handle) = self.by_id.remove(id) {
            handle.abort();
        }
    }

    async fn say(&mut self, message: &Says<'_>) -> Result<(), Over> {
        let text = operation::to_json(message, usize::MAX).map_err(|_| broken())?;
        self.write_text(text).await
    }

    async fn write_text(&mut self, text: Vec<u8>) -> Result<(), Over> {
        let text = Utf8Bytes::try_from(text).map_err(|_| broken())?;
        self.write(Message::Text(text)).await
    }

    /// Waits until the client has taken the message, but not for ever.
    async fn write(&mut self, message: Message) -> Result<(), Over> {
        let patience = self.shared.limits.socket.write_time;
        match timeout(patience, self.socket.send(message)).await {
            Ok(Ok(())) => Ok(()),
            Ok(Err(_)) => Err(None),
            Err(_) => Err(Some(Closing::too_slow(patience))),
        }
    }
}

fn invalid(reason: &'static str) -> Over {
    Some(Closing::new(4400, reason))
}

fn broken() -> Over {
    Some(Closing::new(1011, "Something went wrong in the server"))
}

fn forbidden() -> Over {
    Some(Closing::new(4403, "Forbidden"))
}

/// The responses of an operation: one of a query or a mutation, any number of a subscription,
/// which needs a place among those of all sockets.
fn responses<E: Executor>(
    shared: &Shared<E>,
    operation: Operation,
) -> Result<BoxStream<'static, Arc<Answer>>, Fault> {
    let runner = shared.runner.clone();
    if operation.kind == Some(OperationType::Subscription) {
        let place = Arc::clone(&shared.subscriptions_left)
            .try_acquire_owned()
            .map_err(|_| Fault::overloaded())?;
        let responses = stream::once(async move { runner.subscribe(operation) }).flatten();
        let responses = responses.inspect(move |_| {
            let _ = &place;
        });
        return Ok(responses.map(Answer::new).boxed());
    }
    let once = async move { runner.run(operation).await };
    let once = once.map(|result| result.unwrap_or_else(|fault| Answer::new(fault.into_response())));
    Ok(stream::once(once).boxed())
}

/// Sends the close frame and gives the client a moment to answer it, so that it arrives.
pub(super) async fn close(mut socket: WebSocket, closing: Closing) {
    let patience = closing.patience;
    let goodbye = async {
        let frame = Message::Close(Some(closing.frame()));
        if socket.send(frame).await.is_ok() {
            while let Some(Ok(_)) = socket.recv().await {}
        }
    };
    timeout(patience, goodbye).await.ok();
}
