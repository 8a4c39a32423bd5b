//! One GraphQL operation, from the parameters that a client sent to the response, for both transports.
//!
//! Invariant: no text reaches the GraphQL parser, and no variables reach the schema, that the
//! guard has not seen; and nothing runs without a time limit and a place among those that run.

use std::sync::Arc;
use std::time::Duration;

use async_graphql::parser::parse_query;
use async_graphql::parser::types::{
    DocumentOperations, ExecutableDocument, OperationDefinition, OperationType,
};
use async_graphql::{Executor, Name, PathSegment, Request, Response, Value, Variables};
use axum::http::StatusCode;
use serde::Serialize;
use serde_json::{Map, Value as Json};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

use super::fault::{Fault, set_code};
use super::guard::{self, Limits};
use crate::domain::actor::Actor;
use crate::domain::language::Language;

/// The parameters of a GraphQL request: well-formed, but nothing in them is parsed yet.
#[derive(Debug)]
pub(super) struct Parameters {
    pub query: String,
    pub operation_name: Option<String>,
    pub variables: Variables,
}

impl Parameters {
    /// Reads the JSON object of a POST body or of a `subscribe` message.
    ///
    /// Unknown names are reserved by the specification and ignored; `null` is the same as nothing
    /// for everything but the query.
    pub(super) fn parse(json: Json) -> Result<Self, Fault> {
        let mut fields = match json {
            Json::Object(fields) => fields,
            Json::Array(_) => {
                return Err(Fault::request(
                    StatusCode::BAD_REQUEST,
                    "BATCH_NOT_SUPPORTED",
                    "Send one operation per request: a list of operations is not supported.",
                ));
            }
            _ => return Err(Fault::bad_request("The request must be a JSON object.")),
        };
        let Some(Json::String(query)) = fields.remove("query") else {
            return Err(Fault::bad_request(
                "The parameter `query` is required and must be a string.",
            ));
        };
        let operation_name = match fields.remove("operationName") {
            None | Some(Json::Null) => None,
            Some(Json::String(name)) => Some(name),
            Some(_) => {
                return Err(Fault::bad_request(
                    "The parameter `operationName` must be a string.",
                ));
            }
        };
        let variables = object(&mut fields, "variables")?;
        object(&mut fields, "extensions")?;
        Ok(Parameters {
            query,
            operation_name,
            variables: Variables::from_json(Json::Object(variables)),
        })
    }
}

fn object(fields: &mut Map<String, Json>, name: &'static str) -> Result<Map<String, Json>, Fault> {
    match fields.remove(name) {
        None | Some(Json::Null) => Ok(Map::new()),
        Some(Json::Object(object)) => Ok(object),
        Some(_) => Err(Fault::bad_request(format!(
            "The parameter `{name}` must be an object."
        ))),
    }
}

/// Reads JSON only after its nesting was checked.
pub(super) fn parse_json(body: &[u8], limits: &Limits) -> Result<Json, Fault> {
    guard::check_json_nesting(body, limits).map_err(|refusal| {
        Fault::request(StatusCode::BAD_REQUEST, refusal.code, refusal.message)
    })?;
    serde_json::from_slice(body)
        .map_err(|_| Fault::bad_request("The request is not well-formed JSON."))
}

/// An operation that is parsed and may run.
pub(super) struct Operation {
    pub request: Request,
    /// What the chosen operation is; `None` when the document leaves that open, which validation
    /// then reports.
    pub kind: Option<OperationType>,
}

/// Guards, parses and addresses a request on behalf of an actor.
pub(super) fn prepare(
    parameters: Parameters,
    limits: &Limits,
    actor: Actor,
    language: Language,
) -> Result<Operation, Fault> {
    guard::check(&parameters.query, limits)?;
    let document = parse_query(&parameters.query).map_err(|error| {
        Fault::document("GRAPHQL_PARSE_FAILED", error.to_string()).at(error.positions())
    })?;
    let chosen = chosen(&document, parameters.operation_name.as_deref());
    let kind = chosen.map(|operation| operation.ty);
    if let Some(operation) = chosen {
        require_variables(operation, &parameters.variables)?;
    }
    let mut request = Request::new(parameters.query)
        .variables(parameters.variables)
        .data(actor)
        .data(language);
    request.operation_name = parameters.operation_name;
    request.set_parsed_query(document);
    Ok(Operation { request, kind })
}

/// The operation that will run, by the rules of `GetOperation` in the GraphQL specification.
fn chosen<'d>(
    document: &'d ExecutableDocument,
    name: Option<&str>,
) -> Option<&'d OperationDefinition> {
    match (&document.operations, name) {
        (DocumentOperations::Single(operation), None) => Some(&operation.node),
        (DocumentOperations::Multiple(operations), Some(name)) => {
            operations.get(name).map(|operation| &operation.node)
        }
        (DocumentOperations::Multiple(operations), None) if operations.len() == 1 => {
            operations.values().next().map(|operation| &operation.node)
        }
        _ => None,
    }
}

/// Refuses a missing variable before anything runs; the schema would notice it field by field.
fn require_variables(operation: &OperationDefinition, variables: &Variables) -> Result<(), Fault> {
    for definition in &operation.variable_definitions {
        let definition = &definition.node;
        let name = &definition.name.node;
        let missing = match variables.get(name) {
            Some(Value::Null) => true,
            Some(_) => false,
            None => definition.default_value.is_none(),
        };
        if missing && !definition.var_type.node.nullable {
            let kind = &definition.var_type.node;
            return Err(Fault::document(
                "GRAPHQL_VALIDATION_FAILED",
                format!("The variable `${name}` of type `{kind}` needs a value."),
            )
            .at([definition.name.pos]));
        }
    }
    Ok(())
}

/// Runs operations, so many at once, each for so long.
#[derive(Clone)]
pub(super) struct Runner<E> {
    pub executor: E,
    places: Arc<Semaphore>,
    time: Duration,
}

impl<E: Executor> Runner<E> {
    pub(super) fn new(executor: E, at_once: usize, time: Duration) -> Self {
        Runner {
            executor,
            places: Arc::new(Semaphore::new(at_once)),
            time,
        }
    }

    /// A place among the running operations; never waits.
    pub(super) fn place(&self) -> Result<OwnedSemaphorePermit, Fault> {
        Arc::clone(&self.places)
            .try_acquire_owned()
            .map_err(|_| Fault::overloaded())
    }

    /// Runs a query or a mutation to its end, or drops it when its time is up.
    pub(super) async fn run(&self, request: Request) -> Result<Response, Fault> {
        let _place = self.place()?;
        tokio::time::timeout(self.time, self.executor.execute(request))
            .await
            .map(complete)
            .map_err(|_| Fault::timeout())
    }
}

/// Nothing ran: validation or the choice of the operation failed.
pub(super) fn is_request_error(response: &Response) -> bool {
    response.data == Value::Null
        && !response.errors.is_empty()
        && response.errors.iter().all(|error| error.path.is_empty())
}

/// Completes a response: a code for every error that kept it from running, and `null` for every
/// field that failed, which the GraphQL library leaves out of its object.
pub(super) fn complete(mut response: Response) -> Response {
    if is_request_error(&response) {
        for error in &mut response.errors {
            set_code(error, "GRAPHQL_VALIDATION_FAILED");
        }
    }
    for error in &response.errors {
        set_null(&mut response.data, &error.path);
    }
    response
}

fn set_null(data: &mut Value, path: &[PathSegment]) {
    let Some((PathSegment::Field(last), way)) = path.split_last() else {
        return;
    };
    let mut place = data;
    for step in way {
        let next = match (step, place) {
            (PathSegment::Field(name), Value::Object(object)) => object.get_mut(name.as_str()),
            (PathSegment::Index(index), Value::List(list)) => list.get_mut(*index),
            _ => None,
        };
        let Some(next) = next else {
            return;
        };
        place = next;
    }
    if let Value::Object(object) = place {
        object.entry(Name::new(last)).or_insert(Value::Null);
    }
}

/// A response as it goes over the wire: without `data` when nothing ran.
#[derive(Serialize)]
pub(super) struct Wire<'r> {
    #[serde(skip_serializing_if = "Option::is_none")]
    data: Option<&'r Value>,
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    errors: &'r [async_graphql::ServerError],
    #[serde(skip_serializing_if = "Option::is_none")]
    extensions: Option<&'r std::collections::BTreeMap<String, Value>>,
}

impl<'r> Wire<'r> {
    pub(super) fn of(response: &'r Response) -> Self {
        Wire {
            data: (!is_request_error(response)).then_some(&response.data),
            errors: &response.errors,
            extensions: (!response.extensions.is_empty()).then_some(&response.extensions),
        }
    }
}

#[cfg(test)]
mod tests {
    use async_graphql::{ServerError, value};
    use serde_json::json;

    use super::*;

    fn kind(query: &str, name: Option<&str>) -> Option<OperationType> {
        let parameters = Parameters {
            query: query.into(),
            operation_name: name.map(str::to_owned),
            variables: Variables::default(),
        };
        prepare(
            parameters,
            &Limits::default(),
            Actor::reader(),
            Language::Fi,
        )
        .expect("a query that parses")
        .kind
    }

    #[test]
    fn the_operation_name_chooses_the_operation() {
        let two = "query A { a } mutation B { b }";
        assert_eq!(kind(two, Some("A")), Some(OperationType::Query));
        assert_eq!(kind(two, Some("B")), Some(OperationType::Mutation));
        assert_eq!(kind(two, Some("C")), None);
        assert_eq!(kind(two, None), None);
        assert_eq!(
            kind("subscription { a }", None),
            Some(OperationType::Subscription)
        );
        assert_eq!(kind("query A { a }", None), Some(OperationType::Query));
    }

    #[test]
    fn parameters_of_the_wrong_type_are_refused() {
        for wrong in [
            json!({}),
            json!({ "query": null }),
            json!({ "query": 7 }),
            json!({ "query": "{a}", "variables": [7] }),
            json!({ "query": "{a}", "variables": "{}" }),
            json!({ "query": "{a}", "operationName": 7 }),
            json!({ "query": "{a}", "extensions": false }),
            json!("query"),
        ] {
            assert!(Parameters::parse(wrong.clone()).is_err(), "{wrong}");
        }
        let nulls = json!({
            "query": "{a}", "variables": null, "operationName": null, "extensions": null, "id": 1
        });
        assert!(Parameters::parse(nulls).is_ok());
    }

    #[test]
    fn a_field_that_failed_is_null_and_one_that_has_a_value_keeps_it() {
        let failed = |path: Vec<PathSegment>| ServerError::new("not today", None).with_path(path);
        let field = |name: &str| PathSegment::Field(name.into());
        let mut response = Response::new(value!({ "a": [{ "b": 1 }], "c": 2 }));
        response.errors = vec![
            failed(vec![field("a"), PathSegment::Index(0), field("x")]),
            failed(vec![field("a"), PathSegment::Index(7), field("x")]),
            failed(vec![field("c")]),
            failed(vec![field("d")]),
        ];
        let response = complete(response);
        let expected = value!({ "a": [{ "b": 1, "x": null }], "c": 2, "d": null });
        assert_eq!(response.data, expected);
    }

    #[test]
    fn a_missing_variable_is_noticed_before_anything_runs() {
        let document = |query: &str| parse_query(query).expect("a query that parses");
        let refused = |query: &str, variables: Json| {
            let document = document(query);
            let operation = chosen(&document, None).expect("one operation");
            require_variables(operation, &Variables::from_json(variables)).is_err()
        };
        assert!(refused("query ($id: ID!) { a(id: $id) }", json!({})));
        assert!(refused(
            "query ($id: ID!) { a(id: $id) }",
            json!({ "id": null })
        ));
        assert!(!refused(
            "query ($id: ID!) { a(id: $id) }",
            json!({ "id": "x" })
        ));
        assert!(!refused(
            "query ($id: ID! = \"x\") { a(id: $id) }",
            json!({})
        ));
        assert!(!refused("query ($id: ID) { a(id: $id) }", json!({})));
    }
}
