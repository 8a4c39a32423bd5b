//! GraphQL over HTTP as other people's clients and test suites see it.

use std::sync::atomic::Ordering;

use axum::http::StatusCode;
use serde_json::{Value, json};

use crate::toy::http::{NEW, OLD, get, post, post_query, request, send};
use crate::toy::toy;

#[tokio::test]
async fn the_answer_comes_in_the_media_type_that_was_asked_for() {
    let toy = toy();
    for (accept, content_type) in [
        (NEW, "application/graphql-response+json; charset=utf-8"),
        (OLD, "application/json; charset=utf-8"),
        ("*/*", "application/json; charset=utf-8"),
        ("", "application/json; charset=utf-8"),
        (
            "application/graphql-response+json; charset=utf-8, application/json; charset=utf-8",
            "application/graphql-response+json; charset=utf-8",
        ),
    ] {
        let answer = post_query(&toy.router, accept, "{ __typename }").await;
        assert_eq!(answer.status, StatusCode::OK);
        assert_eq!(answer.header("content-type"), content_type, "{accept}");
        assert_eq!(answer.body, r#"{"data":{"__typename":"Query"}}"#);
    }
}

#[tokio::test]
async fn a_client_that_accepts_neither_media_type_is_told_so() {
    let toy = toy();
    let answer = post_query(&toy.router, "text/html", "mutation { bump }").await;
    assert_eq!(answer.status, StatusCode::NOT_ACCEPTABLE);
    assert_eq!(answer.code(), "NOT_ACCEPTABLE");
    assert_eq!(toy.traces.mutations.load(Ordering::SeqCst), 0);
}

#[tokio::test]
async fn only_json_in_utf8_is_accepted_as_a_body() {
    let toy = toy();
    let body = r#"{"query":"mutation { bump }"}"#;
    for content_type in [
        "",
        "text/plain",
        "application/graphql",
        "application/x-www-form-urlencoded",
        "multipart/form-data; boundary=x",
        "application/json; charset=iso-8859-1",
    ] {
        let headers = [("content-type", content_type), ("accept", NEW)];
        let headers = if content_type.is_empty() {
            &headers[1..]
        } else {
            &headers[..]
        };
        let answer = send(&toy.router, request("POST", "/graphql", headers, body)).await;
        assert_eq!(
            answer.status,
            StatusCode::UNSUPPORTED_MEDIA_TYPE,
            "{content_type}"
        );
        assert_eq!(answer.code(), "UNSUPPORTED_MEDIA_TYPE");
    }
    assert_eq!(toy.traces.mutations.load(Ordering::SeqCst), 0);
    let headers = [("content-type", "application/json; charset=utf-8")];
    let body = json!({ "query": "{ echo(text: \"Run🏃Swim🏊\") }" }).to_string();
    let answer = send(&toy.router, request("POST", "/graphql", &headers, &body)).await;
    assert_eq!(answer.json()["data"]["echo"], "Run🏃Swim🏊");
}

#[tokio::test]
async fn a_body_that_is_no_graphql_request_is_a_bad_request_in_both_media_types() {
    let toy = toy();
    for body in [
        "".to_string(),
        "{ \"not a JSON".to_string(),
        "\"text\"".to_string(),
        json!({ "qeury": "{ __typename }" }).to_string(),
        json!({ "query": { "obj": "ect" } }).to_string(),
        json!({ "query": 0 }).to_string(),
        json!({ "query": false }).to_string(),
        json!({ "query": ["array"] }).to_string(),
        json!({ "query": null }).to_string(),
        json!({ "query": "{ __typename }", "operationName": 0 }).to_string(),
        json!({ "query": "{ __typename }", "operationName": ["array"] }).to_string(),
        json!({ "query": "{ __typename }", "variables": "string" }).to_string(),
        json!({ "query": "{ __typename }", "variables": ["array"] }).to_string(),
        json!({ "query": "{ __typename }", "extensions": "string" }).to_string(),
        json!({ "query": "{ __typename }", "extensions": 0 }).to_string(),
    ] {
        for accept in [NEW, OLD] {
            let answer = post(&toy.router, accept, &body).await;
            assert_eq!(answer.status, StatusCode::BAD_REQUEST, "{body}");
            assert_eq!(answer.code(), "BAD_REQUEST");
        }
    }
}

#[tokio::test]
async fn null_is_the_same_as_a_parameter_that_is_not_there() {
    let toy = toy();
    let body = json!({
        "query": "{ __typename }", "variables": null, "operationName": null, "extensions": null
    });
    for accept in [NEW, OLD] {
        let answer = post(&toy.router, accept, &body.to_string()).await;
        assert_eq!(answer.body, r#"{"data":{"__typename":"Query"}}"#);
    }
    let body = json!({
        "query": "query Type($name: String!) { __type(name: $name) { name } }",
        "variables": { "name": "sometype" },
        "operationName": "Type",
        "extensions": { "some": "value" },
    });
    let answer = post(&toy.router, NEW, &body.to_string()).await;
    assert_eq!(answer.body, r#"{"data":{"__type":null}}"#);
}

#[tokio::test]
async fn what_cannot_run_is_400_for_new_clients_and_200_for_old_ones() {
    let toy = toy();
    for (body, code) in [
        (json!({ "query": "{" }), "GRAPHQL_PARSE_FAILED"),
        (
            json!({ "query": "{ a(x: \"open) }" }),
            "GRAPHQL_PARSE_FAILED",
        ),
        (
            json!({ "query": "{ f31403dfe404bccbb0e835f2629c6a7 }" }),
            "GRAPHQL_VALIDATION_FAILED",
        ),
        (
            json!({ "query": "query A { hello } query B { hello }" }),
            "GRAPHQL_VALIDATION_FAILED",
        ),
        (
            json!({ "query": "query A { hello }", "operationName": "B" }),
            "GRAPHQL_VALIDATION_FAILED",
        ),
        (
            json!({ "query": "query F($id: ID!) { __typename }", "variables": { "id": null } }),
            "GRAPHQL_VALIDATION_FAILED",
        ),
        (
            json!({ "query": "query F($id: ID!) { node(id: $id) }", "variables": {} }),
            "GRAPHQL_VALIDATION_FAILED",
        ),
        (
            json!({ "query": "query F($l: [Int!]!) { numbers(list: $l) }", "variables": { "l": ["x"] } }),
            "GRAPHQL_VALIDATION_FAILED",
        ),
        (
            json!({ "query": "subscription { count(to: 3) }" }),
            "SUBSCRIPTION_NEEDS_WEBSOCKET",
        ),
    ] {
        let body = body.to_string();
        let answer = post(&toy.router, NEW, &body).await;
        assert_eq!(
            (answer.status, answer.code().as_str()),
            (StatusCode::BAD_REQUEST, code),
            "{body}"
        );
        let answer = post(&toy.router, OLD, &body).await;
        assert_eq!(
            (answer.status, answer.code().as_str()),
            (StatusCode::OK, code),
            "{body}"
        );
    }
}

#[tokio::test]
async fn a_field_that_fails_is_a_partial_answer_with_status_200() {
    let toy = toy();
    for accept in [NEW, OLD] {
        let answer = post_query(&toy.router, accept, "{ hello maybe }").await;
        assert_eq!(answer.status, StatusCode::OK);
        assert_eq!(
            answer.json()["data"],
            json!({ "hello": "hei", "maybe": null })
        );
        assert_eq!(answer.json()["errors"][0]["path"], json!(["maybe"]));
        let answer = post_query(&toy.router, accept, "{ surely }").await;
        assert_eq!(answer.status, StatusCode::OK);
        assert_eq!(answer.json().get("data"), Some(&Value::Null));
    }
}

#[tokio::test]
async fn a_query_may_come_by_get() {
    let toy = toy();
    for accept in [NEW, OLD] {
        let answer = get(&toy.router, accept, "query=%7B+__typename+%7D").await;
        assert_eq!(answer.body, r#"{"data":{"__typename":"Query"}}"#);
        let answer = get(
            &toy.router,
            accept,
            "query=query%20A(%24id%3AID!)%7Bnode(id%3A%24id)%7Dquery%20B%7Bhello%7D\
             &operationName=A&variables=%7B%22id%22%3A%22x%22%7D&extensions=&other=1",
        )
        .await;
        assert_eq!(answer.body, r#"{"data":{"node":"x"}}"#);
    }
    for parameters in [
        "",
        "variables=%7B%7D",
        "query=%7Bhello%7D&variables=nonsense",
        "query=%7Bhello%7D&variables=%5B%5D",
        "query=%7Bhello%7D&query=%7Bhello%7D",
    ] {
        let answer = get(&toy.router, OLD, parameters).await;
        assert_eq!(answer.status, StatusCode::BAD_REQUEST, "{parameters}");
        assert_eq!(answer.code(), "BAD_REQUEST");
    }
}

#[tokio::test]
async fn a_mutation_by_get_is_refused() {
    let toy = toy();
    for accept in [NEW, OLD] {
        for parameters in [
            "query=mutation%7Bbump%7D",
            "query=query%20A%7Bhello%7Dmutation%20B%7Bbump%7D&operationName=B",
        ] {
            let answer = get(&toy.router, accept, parameters).await;
            assert_eq!(answer.status, StatusCode::METHOD_NOT_ALLOWED);
            assert_eq!(answer.header("allow"), "POST");
            assert_eq!(answer.code(), "MUTATION_NEEDS_POST");
        }
    }
    assert_eq!(toy.traces.mutations.load(Ordering::SeqCst), 0);
    let answer = post_query(&toy.router, NEW, "mutation { bump }").await;
    assert_eq!(answer.body, r#"{"data":{"bump":1}}"#);
}

#[tokio::test]
async fn head_options_and_strange_methods_are_answered_sanely() {
    let toy = toy();
    let address = "/graphql?query=%7Bhello%7D";
    let answer = send(&toy.router, request("HEAD", address, &[], "")).await;
    assert_eq!((answer.status, answer.body.as_str()), (StatusCode::OK, ""));
    let answer = send(&toy.router, request("OPTIONS", address, &[], "")).await;
    assert_eq!(answer.status, StatusCode::NO_CONTENT);
    assert_eq!(answer.header("allow"), "GET, HEAD, POST, OPTIONS");
    assert_eq!(answer.header("access-control-allow-origin"), "");
    let answer = send(&toy.router, request("DELETE", address, &[], "")).await;
    assert_eq!(answer.status, StatusCode::METHOD_NOT_ALLOWED);
    assert_eq!(answer.header("allow"), "GET,HEAD,POST,OPTIONS");
    assert_eq!(answer.code(), "METHOD_NOT_ALLOWED");
}

#[tokio::test]
async fn a_list_of_operations_is_refused() {
    let toy = toy();
    let body = json!([{ "query": "mutation { bump }" }, { "query": "mutation { bump }" }]);
    let answer = post(&toy.router, OLD, &body.to_string()).await;
    assert_eq!(answer.status, StatusCode::BAD_REQUEST);
    assert_eq!(answer.code(), "BATCH_NOT_SUPPORTED");
    assert_eq!(toy.traces.mutations.load(Ordering::SeqCst), 0);
}

#[tokio::test]
async fn a_body_of_more_than_a_mebibyte_is_refused() {
    let toy = toy();
    let body = |length: usize| json!({ "query": "{hello}", "x": "a".repeat(length) }).to_string();
    let answer = post(&toy.router, NEW, &body(1024 * 1024)).await;
    assert_eq!(answer.status, StatusCode::PAYLOAD_TOO_LARGE);
    assert_eq!(answer.code(), "REQUEST_TOO_LARGE");
    let answer = post(&toy.router, NEW, &body(1024 * 1024 - 100)).await;
    assert_eq!(answer.body, r#"{"data":{"hello":"hei"}}"#);
}

#[tokio::test]
async fn the_keys_of_a_response_stand_in_the_order_of_the_query() {
    let toy = toy();
    let query = r#"{ a: later(text: "1") hello ...F again { later(text: "2") b: hello ...F }
        pets { ...on Dog { name tricks } ...on Cat { lives ...on Pet { name } } } }
        fragment F on Query { maybe c: later(text: "3") d: hello hello }"#;
    for _ in 0..2 {
        let answer = post_query(&toy.router, NEW, query).await;
        let data = r#"{"data":{"a":"1","hello":"hei","maybe":null,"c":"3","d":"hei","again":{"later":"2","b":"hei","maybe":null,"c":"3","d":"hei","hello":"hei"},"pets":[{"lives":9,"name":"Miuku"},{"name":"Musti","tricks":2}]},"#;
        assert!(answer.body.starts_with(data), "{}", answer.body);
    }
}

#[tokio::test]
async fn every_error_has_a_code() {
    let toy = toy();
    for query in [
        "{ maybe hello }",
        "{ surely }",
        "{ numbers(list: [99999999999]) }",
        "{ nothing }",
        "{ again { maybe again { maybe } } }",
    ] {
        let answer = post_query(&toy.router, OLD, query).await.json();
        let errors = answer["errors"].as_array().expect("errors");
        assert!(!errors.is_empty());
        for error in errors {
            assert!(error["extensions"]["code"].is_string(), "{error}");
        }
    }
}
