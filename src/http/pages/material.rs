//! What a page is made of: its parts, asked for in process as the guest.

use std::sync::Arc;

use async_graphql::{Executor, Variables};
use axum::response::Response;
use futures_util::future::join_all;
use serde_json::{Map, Value as Json, json};

use super::guest::Guest;
use super::refused;
use crate::domain::language::Language;
use crate::http::Shared;
use crate::http::operation::{self, Parameters};
use crate::http::remembered::Answer;
use crate::pages::{Asked, Came, Material, Part, Parts, REST, Told, carried};

/// Asks for the parts of a page, all at once.
pub(super) async fn material<E: Executor>(
    shared: &Shared<E>,
    guest: &Guest,
    asked: &Asked,
    layout: Option<Json>,
) -> Result<Material, Response> {
    let parts = shared.pages.parts(asked);
    let mut values = Vec::new();
    let all = parts.iter().flat_map(|parts| parts.list.iter().enumerate());
    let wanted = all.filter(|(place, part)| *place == 0 || part.is_asked(&asked.given));
    for (place, part) in wanted {
        match part.variables(&asked.given) {
            Ok(mut variables) => {
                if part.takes("site") {
                    variables.insert("site".to_owned(), json!(guest.visitor.origin));
                }
                values.push((part, Some(variables)));
            }
            Err(_) if place > 0 => values.push((part, None)),
            Err(_) => {
                return Err(refused(shared, guest, asked.language, Told::of_status(400)).await);
            }
        }
    }
    let text = parts
        .as_ref()
        .map(|parts| parts.text.clone())
        .unwrap_or_default();
    let asking = values.into_iter().map(|(part, variables)| {
        let text = text.clone();
        async move {
            let came = match variables {
                None => not_understood(),
                Some(variables) => {
                    let question = Question {
                        asked,
                        text: &text,
                        part,
                    };
                    question.put(shared, guest, variables).await
                }
            };
            (part.clone(), came)
        }
    });
    let parts: Vec<(Part, Came)> = join_all(asking).await;
    Ok(Material {
        layout,
        parts,
        sent: None,
    })
}

/// What becomes of a part whose values in the address make no sense.
fn not_understood() -> Came {
    Came::Failed {
        code: "BAD_ARGUMENT".to_owned(),
        incident: None,
        message: String::new(),
    }
}

/// Pages of a list that is asked for as a whole; a longer one tells where it goes on.
const LIST_PAGES_MAX: usize = 100;

/// A part of a page that is asked for.
struct Question<'a> {
    asked: &'a Asked,
    text: &'a str,
    part: &'a Part,
}

impl Question<'_> {
    /// By what a list is asked for page by page until it is whole: one that is carried away, and one
    /// that a page needs all of, such as a choice.
    fn cursor(&self) -> Option<&'static str> {
        let is_carried = carried::asked_for(self.asked).is_some();
        match () {
            () if self.part.takes(REST) => Some(REST),
            () if is_carried && self.part.takes("after") => Some("after"),
            () => None,
        }
    }

    /// Asks, and asks on while the list has more.
    async fn put<E: Executor>(
        &self,
        shared: &Shared<E>,
        guest: &Guest,
        mut variables: Map<String, Json>,
    ) -> Came {
        let name = Some(self.part.name.as_str());
        let cursor = self.cursor();
        let mut all: Option<Json> = None;
        for _ in 0..LIST_PAGES_MAX {
            let asked = Json::Object(variables.clone());
            let came = ask(shared, guest, self.asked.language, self.text, name, asked).await;
            let Came::Data(page) = came else {
                return came;
            };
            let (Some(cursor), Some(after)) = (cursor, carried::joined(&mut all, page)) else {
                break;
            };
            variables.insert(cursor.to_owned(), json!(after));
        }
        Came::Data(all.unwrap_or_default())
    }
}

/// What every page shows of the log and of who is signed in; without it pages show less.
pub(super) async fn layout<E: Executor>(
    shared: &Shared<E>,
    guest: &Guest,
    language: Language,
) -> Option<Json> {
    let parts: Arc<Parts> = shared.pages.layout()?;
    let name = &parts.list.first()?.name;
    match ask(shared, guest, language, &parts.text, Some(name), json!({})).await {
        Came::Data(data) => Some(data),
        Came::Failed { .. } => None,
    }
}

/// Runs one operation as the guest.
pub(in crate::http) async fn ask<E: Executor>(
    shared: &Shared<E>,
    guest: &Guest,
    language: Language,
    text: &str,
    name: Option<&str>,
    variables: Json,
) -> Came {
    let parameters = Parameters {
        query: text.to_owned(),
        operation_name: name.map(str::to_owned),
        variables: Variables::from_json(variables),
    };
    let prepared = operation::prepare(
        &shared.documents,
        parameters,
        &shared.limits.query,
        guest.actor,
        language,
    );
    let ran = match prepared {
        Ok(operation) => shared.runner.run(operation).await,
        Err(fault) => Err(fault),
    };
    let answer = ran.unwrap_or_else(|fault| Answer::new(fault.into_response()));
    let response = &answer.response;
    let Some(error) = response.errors.first() else {
        return match serde_json::to_value(&response.data) {
            Ok(data) => Came::Data(data),
            Err(_) => Came::Failed {
                code: "INTERNAL".to_owned(),
                incident: None,
                message: String::new(),
            },
        };
    };
    let extension = |key: &str| -> Option<String> {
        let value = error.extensions.as_ref()?.get(key)?.clone();
        value.into_json().ok()?.as_str().map(str::to_owned)
    };
    Came::Failed {
        code: extension("code").unwrap_or_else(|| "INTERNAL".to_owned()),
        incident: extension("incident"),
        message: error.message.clone(),
    }
}
