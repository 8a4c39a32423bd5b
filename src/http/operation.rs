//! One GraphQL operation, from the parameters that a client sent to the response, for both transports.
//!
//! Invariant: no text reaches the GraphQL parser, and no variables reach the schema, that the
//! guard has not seen; and nothing runs without a place among those that run, which it keeps
//! until it has really ended, whoever still waits for it.

use std::collections::HashSet;
use std::io::{self, Write};
use std::sync::Arc;
use std::time::{Duration, Instant};

use async_graphql::indexmap::IndexMap;
use async_graphql::parser::parse_query;
use async_graphql::parser::types::{
    DocumentOperations, ExecutableDocument, OperationDefinition, OperationType, Selection,
    SelectionSet,
};
use async_graphql::{Executor, Name, PathSegment, Request, Response, Value, Variables};
use axum::http::StatusCode;
use futures_util::StreamExt as _;
use futures_util::stream::BoxStream;
use quick_cache::Weighter;
use quick_cache::sync::Cache;
use serde::Serialize;
use serde_json::{Map, Value as Json};
use tokio::sync::{OnceCell, OwnedSemaphorePermit, Semaphore};
use tokio_util::task::{AbortOnDropHandle, TaskTracker};
use tracing::Instrument as _;

use super::Health;
use super::fault::{Fault, set_code};
use super::guard::{self, Limits};
use super::nulls::Fields;
use super::order::{Order, Types};
use super::presence;
use super::remembered::{Answer, Question, Remembered, WORTH_KEEPING};
use super::unfit::Inputs;
use crate::app::Beside;
use crate::domain::actor::Actor;
use crate::domain::language::Language;
use crate::pages::Unfit;

/// A guess that sizes the first table of parsed documents, and most bytes of their texts; parsed,
/// a document takes some twenty times as much.
const DOCUMENTS_GUESSED: usize = 64;
const DOCUMENTS_BYTES: u64 = 256 << 10;

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
    order: Order,
    question: Option<Question>,
}

/// Documents that passed the guard and were parsed, by their text: clients send the same few again
/// and again.
#[derive(Clone)]
pub(super) struct Documents(Arc<Cache<String, Arc<ExecutableDocument>, ByLength>>);

#[derive(Clone)]
struct ByLength;

impl Weighter<String, Arc<ExecutableDocument>> for ByLength {
    fn weight(&self, text: &String, _: &Arc<ExecutableDocument>) -> u64 {
        text.len() as u64
    }
}

impl Default for Documents {
    fn default() -> Self {
        let cache = Cache::with_weighter(DOCUMENTS_GUESSED, DOCUMENTS_BYTES, ByLength);
        Documents(Arc::new(cache))
    }
}

impl Documents {
    fn parsed(&self, query: &str, limits: &Limits) -> Result<Arc<ExecutableDocument>, Fault> {
        if let Some(document) = self.0.get(query) {
            return Ok(document);
        }
        guard::check(query, limits)?;
        let mut document = parse_query(query).map_err(|error| {
            Fault::document("GRAPHQL_PARSE_FAILED", error.to_string()).at(error.positions())
        })?;
        one_root_field(&document)?;
        presence::ask(&mut document);
        let document = Arc::new(document);
        self.0.insert(query.to_owned(), document.clone());
        Ok(document)
    }
}

/// Refuses a subscription to several things at once, as the specification asks: their events could
/// not be told apart. The GraphQL library would mix them.
fn one_root_field(document: &ExecutableDocument) -> Result<(), Fault> {
    for (_, operation) in document.operations.iter() {
        let operation = &operation.node;
        if operation.ty != OperationType::Subscription {
            continue;
        }
        let (mut keys, mut seen) = (HashSet::new(), HashSet::new());
        response_keys(
            document,
            &operation.selection_set.node,
            &mut keys,
            &mut seen,
        );
        if keys.len() > 1 {
            let message = "A subscription has one field at its root.";
            let fault = Fault::document("GRAPHQL_VALIDATION_FAILED", message);
            return Err(fault.at([operation.selection_set.pos]));
        }
    }
    Ok(())
}

fn response_keys<'d>(
    document: &'d ExecutableDocument,
    set: &'d SelectionSet,
    keys: &mut HashSet<&'d Name>,
    seen: &mut HashSet<&'d Name>,
) {
    for item in &set.items {
        match &item.node {
            Selection::Field(field) => {
                keys.insert(&field.node.response_key().node);
            }
            Selection::InlineFragment(fragment) => {
                let set = &fragment.node.selection_set.node;
                response_keys(document, set, keys, seen);
            }
            Selection::FragmentSpread(spread) => {
                let name = &spread.node.fragment_name.node;
                if let Some(fragment) = document.fragments.get(name)
                    && seen.insert(name)
                {
                    let set = &fragment.node.selection_set.node;
                    response_keys(document, set, keys, seen);
                }
            }
        }
    }
}

/// Guards, parses and addresses a request on behalf of an actor.
pub(super) fn prepare(
    documents: &Documents,
    parameters: Parameters,
    limits: &Limits,
    actor: Actor,
    language: Language,
) -> Result<Operation, Fault> {
    let document = documents.parsed(&parameters.query, limits)?;
    let chosen = chosen(&document, parameters.operation_name.as_deref());
    let kind = chosen.map(|operation| operation.ty);
    if let Some(operation) = chosen {
        require_variables(operation, &parameters.variables)?;
    }
    let question = Question::of(kind, &parameters, &actor, language);
    let name = parameters.operation_name;
    let order = Order::of(document.clone(), name.clone(), &parameters.variables);
    let mut request = Request::new(parameters.query)
        .variables(parameters.variables)
        .data(actor)
        .data(language);
    request.operation_name = name;
    request.set_parsed_query(ExecutableDocument::clone(&document));
    Ok(Operation {
        request,
        kind,
        order,
        question,
    })
}

/// The operation that will run, by the rules of `GetOperation` in the GraphQL specification.
pub(super) fn chosen<'d>(
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

/// Runs operations, so many at once, each waited for so long.
#[derive(Clone)]
pub(super) struct Runner<E> {
    executor: E,
    places: Arc<Semaphore>,
    time: Duration,
    work: TaskTracker,
    types: Arc<OnceCell<Types>>,
    fields: Arc<OnceCell<Fields>>,
    inputs: Arc<OnceCell<Inputs>>,
    health: Arc<dyn Health>,
    remembered: Remembered,
}

impl<E: Executor> Runner<E> {
    /// What runs is tracked as `work`; `health` tells until when answers hold.
    pub(super) fn new(
        executor: E,
        at_once: usize,
        time: Duration,
        work: TaskTracker,
        health: Arc<dyn Health>,
    ) -> Self {
        Runner {
            executor,
            places: Arc::new(Semaphore::new(at_once)),
            time,
            work,
            types: Arc::new(OnceCell::new()),
            fields: Arc::new(OnceCell::new()),
            inputs: Arc::new(OnceCell::new()),
            health,
            remembered: Remembered::default(),
        }
    }

    /// A place among the running operations; never waits.
    fn place(&self) -> Result<OwnedSemaphorePermit, Fault> {
        Arc::clone(&self.places)
            .try_acquire_owned()
            .map_err(|_| Fault::overloaded())
    }

    /// Runs a query or a mutation, and waits for it until its time is up.
    ///
    /// It runs in a task of its own, so that the wait ends in time even when a resolver computes
    /// without a pause. A query is stopped when nobody waits for it any more. A mutation is not:
    /// what it wants recorded may be on its way to the log already, and dropping it there would
    /// leave nobody who knows.
    pub(super) async fn run(&self, operation: Operation) -> Result<Arc<Answer>, Fault> {
        let place = self.place()?;
        let Operation {
            request,
            kind,
            order,
            question,
        } = operation;
        let until = match question {
            Some(_) => self.health.moment().await,
            None => None,
        };
        let question = question.zip(until);
        if let Some((question, now)) = &question
            && let Some(answer) = self.remembered.answer(question, *now)
        {
            return Ok(answer);
        }
        let runner = self.clone();
        let job = async move {
            let _place = place;
            let (beside, start) = (Beside::default(), Instant::now());
            // Boxed, so that the task is not moved with all that it may ever hold.
            let response = runner.executor.execute(request.data(beside.clone()));
            let response = Box::pin(response).await;
            let answer = Answer::new(runner.finish(response, &order).await);
            if let Some((question, until)) = question
                && start.elapsed() >= WORTH_KEEPING
                && !beside.was_read()
            {
                runner.remembered.keep(question, until, &answer);
            }
            answer
        };
        let task = tokio::spawn(self.work.track_future(job.in_current_span()));
        let ended = if kind == Some(OperationType::Mutation) {
            let ended = tokio::time::timeout(self.time, task).await;
            ended.map_err(|_| Fault::outcome_unknown())?
        } else {
            let ended = tokio::time::timeout(self.time, AbortOnDropHandle::new(task)).await;
            ended.map_err(|_| Fault::timeout())?
        };
        ended.map_err(|_| Fault::internal())
    }

    /// Runs a subscription for as long as the stream is kept.
    pub(super) fn subscribe(&self, operation: Operation) -> BoxStream<'static, Response> {
        let runner = self.clone();
        let responses = runner.executor.execute_stream(operation.request, None);
        responses
            .then(move |response| {
                let (runner, order) = (runner.clone(), operation.order.clone());
                async move { runner.finish(response, &order).await }
            })
            .boxed()
    }

    /// What no command could read of the variables of an action, by their fields.
    pub(super) async fn unfit(&self, action: &str, variables: &Json) -> Vec<(String, Unfit)> {
        let asking = || Inputs::of(&self.executor);
        self.inputs
            .get_or_init(asking)
            .await
            .unfit(action, variables)
    }

    async fn finish(&self, response: Response, order: &Order) -> Response {
        let mut response = complete(response);
        if response.errors.iter().any(|error| !error.path.is_empty()) {
            let fields = self.fields.get_or_init(|| Fields::of(&self.executor)).await;
            order.settle(fields, &mut response);
        }
        if response.data != Value::Null {
            let types = self.types.get_or_init(|| Types::of(&self.executor)).await;
            order.arrange(types, &mut response.data);
        }
        response
    }
}

/// Nothing ran: validation or the choice of the operation failed.
pub(super) fn is_request_error(response: &Response) -> bool {
    response.data == Value::Null
        && !response.errors.is_empty()
        && response.errors.iter().all(|error| error.path.is_empty())
}

/// Completes a response: a code for every error that has none, and `null` for every field that
/// failed, which the GraphQL library leaves out of its object.
///
/// The schema gives a code to what it foresees; left without one are a document that is not valid
/// and a value that its scalar cannot read.
fn complete(mut response: Response) -> Response {
    let code = if is_request_error(&response) {
        "GRAPHQL_VALIDATION_FAILED"
    } else {
        "BAD_ARGUMENT"
    };
    for error in &mut response.errors {
        set_code(error, code);
    }
    // Where every field at the root failed, the library has no data.
    let is_of_fields = response.errors.iter().any(|error| error.path.len() == 1);
    if response.data == Value::Null && is_of_fields {
        response.data = Value::Object(IndexMap::new());
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

/// Writes JSON for the wire, but never more than so many bytes of it.
pub(super) fn to_json(value: &impl Serialize, most: usize) -> Result<Vec<u8>, Fault> {
    let mut bounded = Bounded {
        bytes: Vec::new(),
        most,
    };
    match serde_json::to_writer(&mut bounded, value) {
        Ok(()) => Ok(bounded.bytes),
        Err(error) if error.is_io() => Err(Fault::response_too_large(most)),
        Err(_) => {
            tracing::error!("a response could not be written as JSON");
            Err(Fault::internal())
        }
    }
}

struct Bounded {
    bytes: Vec<u8>,
    most: usize,
}

impl Write for Bounded {
    fn write(&mut self, more: &[u8]) -> io::Result<usize> {
        if self.bytes.len() + more.len() > self.most {
            return Err(io::ErrorKind::FileTooLarge.into());
        }
        self.bytes.extend_from_slice(more);
        Ok(more.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
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
            &Documents::default(),
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

        let mut response = Response::new(Value::Null);
        response.errors = vec![failed(vec![field("a")]), failed(vec![field("b")])];
        let expected = value!({ "a": null, "b": null });
        assert_eq!(complete(response).data, expected);
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
