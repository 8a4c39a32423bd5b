//! People and their names, by id: all that a request asks for are read together.

use std::collections::HashMap;
use std::marker::PhantomData;
use std::sync::Arc;

use async_graphql::{Context, Result};
use uuid::Uuid;

use super::batch::Question;
use super::{Answer, ask};
use crate::app::{App, StoreError, ViewError};
use crate::domain::ids::PersonId;
use crate::domain::person::Person;
use crate::graphql::context::app;
use crate::graphql::error::view_error;

type Found<T> = std::result::Result<HashMap<Uuid, T>, StoreError>;

/// What is asked of people.
trait Ask: 'static {
    type Told: Clone + Send + Sync + 'static;

    fn of(app: App, ids: Vec<Uuid>) -> impl Future<Output = Found<Self::Told>> + Send + 'static;
}

/// As the log knows them now.
struct Known;

impl Ask for Known {
    type Told = Arc<Person>;

    async fn of(app: App, ids: Vec<Uuid>) -> Found<Arc<Person>> {
        app.people(&ids).await
    }
}

/// As they are called now.
struct Called;

impl Ask for Called {
    type Told = String;

    async fn of(app: App, ids: Vec<Uuid>) -> Found<String> {
        let ids: Vec<PersonId> = ids.into_iter().map(PersonId).collect();
        app.names(&ids).await
    }
}

struct About<W> {
    app: App,
    id: Uuid,
    what: PhantomData<fn() -> W>,
}

impl<W> Clone for About<W> {
    fn clone(&self) -> Self {
        About {
            app: self.app.clone(),
            ..*self
        }
    }
}

impl<W> PartialEq for About<W> {
    fn eq(&self, other: &Self) -> bool {
        self.id == other.id
    }
}

impl<W> Eq for About<W> {}

impl<W> std::hash::Hash for About<W> {
    fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
        self.id.hash(state);
    }
}

#[allow(
    clippy::mutable_key_type,
    reason = "a question is compared by the id alone"
)]
impl<W: Ask> Question for About<W> {
    type Answer = Answer<W::Told>;

    async fn answer(questions: Vec<About<W>>) -> HashMap<About<W>, Self::Answer> {
        let Some(first) = questions.first() else {
            return HashMap::new();
        };
        let ids = questions.iter().map(|question| question.id).collect();
        match W::of(first.app.clone(), ids).await {
            Ok(mut found) => questions
                .into_iter()
                .filter_map(|question| Some((found.remove(&question.id)?, question)))
                .map(|(told, question)| (question, Ok(told)))
                .collect(),
            Err(error) => {
                let error = Arc::new(ViewError::Store(error));
                let failed = |question| (question, Err(error.clone()));
                questions.into_iter().map(failed).collect()
            }
        }
    }
}

async fn told<W: Ask>(ctx: &Context<'_>, id: Uuid) -> Result<Option<W::Told>> {
    let question = About::<W> {
        app: app(ctx)?.clone(),
        id,
        what: PhantomData,
    };
    let found = ask(ctx, question).await;
    found
        .transpose()
        .map_err(|error| view_error(ctx, error.as_ref()))
}

/// A person as the log knows it now; `None` for who acts by a role alone.
pub async fn load_person(ctx: &Context<'_>, id: Uuid) -> Result<Option<Arc<Person>>> {
    told::<Known>(ctx, id).await
}

/// The name of a person as it is now; a removed person, and one without an account here, has none.
pub async fn load_name(ctx: &Context<'_>, id: Uuid) -> Result<Option<String>> {
    told::<Called>(ctx, id).await
}
