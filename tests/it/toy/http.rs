//! Asks a router over HTTP without a network.

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{HeaderMap, Request, StatusCode};
use serde_json::{Value, json};
use tower::ServiceExt;

pub const NEW: &str = "application/graphql-response+json";
pub const OLD: &str = "application/json";

pub struct Answer {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub body: String,
}

impl Answer {
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.body).expect("a JSON body")
    }

    pub fn code(&self) -> String {
        let json = self.json();
        assert!(json.get("data").is_none(), "{json}");
        assert!(json["errors"][0]["message"].is_string(), "{json}");
        json["errors"][0]["extensions"]["code"]
            .as_str()
            .expect("a code")
            .to_owned()
    }

    pub fn header(&self, name: &str) -> &str {
        self.headers
            .get(name)
            .map_or("", |value| value.to_str().expect("plain text"))
    }
}

pub async fn send(router: &Router, request: Request<Body>) -> Answer {
    let response = router.clone().oneshot(request).await.expect("an answer");
    let (parts, body) = response.into_parts();
    let body = to_bytes(body, usize::MAX).await.expect("a body");
    Answer {
        status: parts.status,
        headers: parts.headers,
        body: String::from_utf8(body.to_vec()).expect("UTF-8"),
    }
}

pub fn request(method: &str, address: &str, headers: &[(&str, &str)], body: &str) -> Request<Body> {
    let mut request = Request::builder().method(method).uri(address);
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    request
        .body(Body::from(body.to_owned()))
        .expect("a request")
}

pub async fn post(router: &Router, accept: &str, body: &str) -> Answer {
    let headers = [("content-type", "application/json"), ("accept", accept)];
    send(router, request("POST", "/graphql", &headers, body)).await
}

pub async fn post_query(router: &Router, accept: &str, query: &str) -> Answer {
    post(router, accept, &json!({ "query": query }).to_string()).await
}

pub async fn get(router: &Router, accept: &str, parameters: &str) -> Answer {
    let address = format!("/graphql?{parameters}");
    send(router, request("GET", &address, &[("accept", accept)], "")).await
}
