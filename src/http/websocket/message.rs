//! The messages of the protocol `graphql-transport-ws`, read strictly and written plainly.

use async_graphql::Response;
use serde::Serialize;
use serde_json::{Map, Value as Json};

use crate::http::guard::Limits;
use crate::http::operation::{self, Wire};

/// What a client may say.
#[derive(Debug, PartialEq)]
pub(super) enum Said {
    ConnectionInit { payload: Map<String, Json> },
    Ping { payload: Option<Json> },
    Pong,
    Subscribe { id: String, payload: Json },
    Complete { id: String },
}

impl Said {
    /// Reads one message; the error is the reason for closing the socket.
    pub(super) fn parse(text: &str, limits: &Limits) -> Result<Said, &'static str> {
        let json = operation::parse_json(text.as_bytes(), limits)
            .map_err(|_| "The message is not JSON that this server reads")?;
        let Json::Object(mut message) = json else {
            return Err("The message is not a JSON object");
        };
        let Some(Json::String(kind)) = message.remove("type") else {
            return Err("The message has no type");
        };
        match kind.as_str() {
            "connection_init" => Ok(Said::ConnectionInit {
                payload: payload(&mut message)?.unwrap_or_default(),
            }),
            "ping" => Ok(Said::Ping {
                payload: payload(&mut message)?.map(Json::Object),
            }),
            "pong" => payload(&mut message).map(|_| Said::Pong),
            "subscribe" => subscribe(&mut message),
            "complete" => Ok(Said::Complete {
                id: id(&mut message)?,
            }),
            "connection_ack" | "next" | "error" => Err("Only the server sends this type"),
            _ => Err("The message has an unknown type"),
        }
    }
}

/// The parameters are checked here only for their types, as the protocol asks: the wrong type
/// closes the socket, a wrong query does not.
fn subscribe(message: &mut Map<String, Json>) -> Result<Said, &'static str> {
    let id = id(message)?;
    let Some(payload) = payload(message)? else {
        return Err("A subscribe message needs a payload");
    };
    let object_or_nothing =
        |name| matches!(payload.get(name), None | Some(Json::Null | Json::Object(_)));
    if !matches!(payload.get("query"), Some(Json::String(_))) {
        return Err("The payload needs a query, which is a string");
    }
    if !matches!(
        payload.get("operationName"),
        None | Some(Json::Null | Json::String(_))
    ) {
        return Err("The operationName must be a string");
    }
    if !object_or_nothing("variables") || !object_or_nothing("extensions") {
        return Err("The variables and the extensions must be objects");
    }
    Ok(Said::Subscribe {
        id,
        payload: Json::Object(payload),
    })
}

fn id(message: &mut Map<String, Json>) -> Result<String, &'static str> {
    match message.remove("id") {
        Some(Json::String(id)) if !id.is_empty() => Ok(id),
        _ => Err("The message needs an id, which is a string and not empty"),
    }
}

fn payload(message: &mut Map<String, Json>) -> Result<Option<Map<String, Json>>, &'static str> {
    match message.remove("payload") {
        None | Some(Json::Null) => Ok(None),
        Some(Json::Object(payload)) => Ok(Some(payload)),
        Some(_) => Err("The payload must be an object"),
    }
}

/// What the server says.
#[derive(Serialize)]
#[serde(tag = "type", rename_all = "snake_case")]
pub(super) enum Says<'m> {
    ConnectionAck,
    Pong {
        #[serde(skip_serializing_if = "Option::is_none")]
        payload: Option<Json>,
    },
    Next {
        id: &'m str,
        payload: Wire<'m>,
    },
    Error {
        id: &'m str,
        payload: &'m [async_graphql::ServerError],
    },
    Complete {
        id: &'m str,
    },
}

impl<'m> Says<'m> {
    /// A response of an operation: a result, or the errors that kept it from running.
    pub(super) fn response(id: &'m str, response: &'m Response) -> Self {
        if operation::is_request_error(response) {
            Says::Error {
                id,
                payload: &response.errors,
            }
        } else {
            Says::Next {
                id,
                payload: Wire::of(response),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn read(message: &Json) -> Result<Said, &'static str> {
        Said::parse(&message.to_string(), &Limits::default())
    }

    #[test]
    fn what_the_protocol_does_not_know_is_refused() {
        for message in [
            json!([]),
            json!("ping"),
            json!({}),
            json!({ "type": 7 }),
            json!({ "type": "start" }),
            json!({ "type": "next", "id": "1" }),
            json!({ "type": "connection_init", "payload": "secret" }),
            json!({ "type": "ping", "payload": [] }),
            json!({ "type": "complete" }),
            json!({ "type": "complete", "id": 1 }),
            json!({ "type": "subscribe", "id": "", "payload": { "query": "{a}" } }),
            json!({ "type": "subscribe", "id": "1" }),
            json!({ "type": "subscribe", "id": "1", "payload": {} }),
            json!({ "type": "subscribe", "id": "1", "payload": { "query": 7 } }),
            json!({ "type": "subscribe", "id": "1", "payload": { "query": "{a}", "variables": "" } }),
            json!({ "type": "subscribe", "id": "1", "payload": { "query": "{a}", "operationName": 1 } }),
        ] {
            assert!(read(&message).is_err(), "{message}");
        }
        assert!(Said::parse("{\"type\":", &Limits::default()).is_err());
        let deep = format!("{{\"type\":\"ping\",\"payload\":{}", "[".repeat(10_000));
        assert!(Said::parse(&deep, &Limits::default()).is_err());
    }

    #[test]
    fn payloads_that_are_null_are_payloads_that_are_not_there() {
        let null = json!({ "type": "ping", "payload": null });
        assert_eq!(read(&null), Ok(Said::Ping { payload: None }));
        let null = json!({ "type": "connection_init", "payload": null });
        assert_eq!(
            read(&null),
            Ok(Said::ConnectionInit {
                payload: Map::new()
            })
        );
    }
}
