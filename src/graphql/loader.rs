//! Loading documents together: many objects that point to the same kind ask once.

mod batch;
mod people;

use std::collections::HashMap;
use std::marker::PhantomData;
use std::sync::Arc;

use async_graphql::{Context, Result};
use uuid::Uuid;

use super::error::view_error;
use super::import::Rehearsal;
use crate::app::{AsOf, Parent, View, ViewError};
use crate::domain::document::Filter;
use crate::projection;

use batch::Question;
pub use batch::Questions;
pub use people::{load_name, load_person};

/// A failure is told to the questions of its own view alone.
type Answer<T> = std::result::Result<T, Arc<ViewError>>;

/// A document as one view sees it.
struct One<V> {
    view: View,
    id: Uuid,
    kind: PhantomData<fn() -> V>,
}

impl<V> One<V> {
    fn new(view: &View, id: Uuid) -> One<V> {
        One {
            view: view.clone(),
            id,
            kind: PhantomData,
        }
    }
}

impl<V> Clone for One<V> {
    fn clone(&self) -> Self {
        One::new(&self.view, self.id)
    }
}

impl<V> PartialEq for One<V> {
    fn eq(&self, other: &Self) -> bool {
        self.id == other.id && self.view.is_same(&other.view)
    }
}

impl<V> Eq for One<V> {}

impl<V> std::hash::Hash for One<V> {
    fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
        self.id.hash(state);
    }
}

/// The questions in groups of which all are alike.
fn groups<Q>(questions: Vec<Q>, alike: impl Fn(&Q, &Q) -> bool) -> Vec<Vec<Q>> {
    let mut groups: Vec<Vec<Q>> = Vec::new();
    for question in questions {
        match groups.iter_mut().find(|group| alike(&group[0], &question)) {
            Some(group) => group.push(question),
            None => groups.push(vec![question]),
        }
    }
    groups
}

/// Views of now apart from those of any moment, which are read together.
fn are_read_together(a: &View, b: &View) -> bool {
    a.is_same_asker(b) && a.as_of().is_some() == b.as_of().is_some()
}

#[allow(
    clippy::mutable_key_type,
    reason = "a question is compared by what the view sees, which does not change"
)]
impl<V: projection::View> Question for One<V> {
    type Answer = Answer<Arc<V>>;

    async fn answer(questions: Vec<One<V>>) -> HashMap<One<V>, Answer<Arc<V>>> {
        let mut found = HashMap::with_capacity(questions.len());
        for group in groups(questions, |a, b| are_read_together(&a.view, &b.view)) {
            match documents(&group).await {
                Ok(documents) => {
                    let pairs = group.into_iter().zip(documents);
                    found.extend(pairs.filter_map(|(one, found)| Some((one, Ok(found?)))));
                }
                Err(error) => {
                    let error = Arc::new(error);
                    found.extend(group.into_iter().map(|one| (one, Err(error.clone()))));
                }
            }
        }
        found
    }
}

/// The document of each question, all of now or each of its moment.
async fn documents<V: projection::View>(
    group: &[One<V>],
) -> std::result::Result<Vec<Option<Arc<V>>>, ViewError> {
    let view = &group[0].view;
    if view.as_of().is_none() {
        let ids: Vec<Uuid> = group.iter().map(|one| one.id).collect();
        let found = view.get_many::<V>(&ids).await?;
        return Ok(group
            .iter()
            .map(|one| found.get(&one.id).cloned())
            .collect());
    }
    let places: Vec<(Uuid, AsOf)> = group
        .iter()
        .filter_map(|one| Some((one.id, one.view.as_of()?)))
        .collect();
    let found = view.get_then::<V>(&places).await?;
    let shown = places.iter().map(|(id, at)| found.get(&(*id, at.position)));
    Ok(shown.map(|document| document.cloned()).collect())
}

/// What a project or a programme has of one kind, as one view sees it.
struct OfParent<V>(Parent, One<V>);

impl<V> Clone for OfParent<V> {
    fn clone(&self) -> Self {
        OfParent(self.0, self.1.clone())
    }
}

impl<V> PartialEq for OfParent<V> {
    fn eq(&self, other: &Self) -> bool {
        self.0 == other.0 && self.1 == other.1
    }
}

impl<V> Eq for OfParent<V> {}

impl<V> std::hash::Hash for OfParent<V> {
    fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
        self.1.hash(state);
    }
}

#[allow(
    clippy::mutable_key_type,
    reason = "a question is compared by what the view sees, which does not change"
)]
impl<V: projection::View> Question for OfParent<V> {
    type Answer = Answer<Arc<Vec<Arc<V>>>>;

    async fn answer(questions: Vec<OfParent<V>>) -> HashMap<OfParent<V>, Self::Answer> {
        let mut found = HashMap::with_capacity(questions.len());
        let alike = |a: &OfParent<V>, b: &OfParent<V>| a.0 == b.0 && a.1.view.is_same(&b.1.view);
        for group in groups(questions, alike) {
            let ids: Vec<Uuid> = group.iter().map(|own| own.1.id).collect();
            let OfParent(parent, one) = &group[0];
            match one.view.of_parents::<V>(*parent, &ids).await {
                Ok(mut documents) => found.extend(group.into_iter().map(|own| {
                    let documents = documents.remove(&own.1.id).unwrap_or_default();
                    (own, Ok(Arc::new(documents)))
                })),
                Err(error) => {
                    let error = Arc::new(error);
                    found.extend(group.into_iter().map(|own| (own, Err(error.clone()))));
                }
            }
        }
        found
    }
}

/// All documents of one kind, as one view sees them.
struct Every<V> {
    view: View,
    kind: PhantomData<fn() -> V>,
}

impl<V> Clone for Every<V> {
    fn clone(&self) -> Self {
        Every {
            view: self.view.clone(),
            kind: PhantomData,
        }
    }
}

impl<V> PartialEq for Every<V> {
    fn eq(&self, other: &Self) -> bool {
        self.view.is_same(&other.view)
    }
}

impl<V> Eq for Every<V> {}

impl<V> std::hash::Hash for Every<V> {
    /// Views are few at a time: they are told apart by comparing.
    fn hash<H: std::hash::Hasher>(&self, _: &mut H) {}
}

#[allow(
    clippy::mutable_key_type,
    reason = "a question is compared by what the view sees, which does not change"
)]
impl<V: projection::View> Question for Every<V> {
    type Answer = Answer<Arc<Vec<Arc<V>>>>;

    async fn answer(questions: Vec<Every<V>>) -> HashMap<Every<V>, Self::Answer> {
        let mut found = HashMap::with_capacity(questions.len());
        for question in questions {
            let all = question.view.all::<V>(&Filter::default()).await;
            found.insert(question, all.map(Arc::new).map_err(Arc::new));
        }
        found
    }
}

async fn ask<Q: Question>(ctx: &Context<'_>, question: Q) -> Option<Q::Answer> {
    // Boxed: every field that may ask holds what it takes to, asked or not.
    match ctx.data_opt::<Questions>() {
        Some(questions) => Box::pin(questions.ask(question)).await,
        None => Box::pin(Q::answer(vec![question.clone()]))
            .await
            .remove(&question),
    }
}

async fn list<T>(
    ctx: &Context<'_>,
    question: impl Question<Answer = Answer<Arc<Vec<T>>>>,
) -> Result<Arc<Vec<T>>> {
    match ask(ctx, question).await {
        None => Ok(Arc::default()),
        Some(all) => all.map_err(|error| view_error(ctx, error.as_ref())),
    }
}

/// All documents of one kind, asked for once however many objects need them.
pub async fn load_every<V: projection::View>(
    ctx: &Context<'_>,
    view: &View,
) -> Result<Arc<Vec<Arc<V>>>> {
    let question = Every {
        view: view.clone(),
        kind: PhantomData,
    };
    list(ctx, question).await
}

/// What a project has of one kind, asked for together with other projects.
pub async fn load_of_project<V: projection::View>(
    ctx: &Context<'_>,
    view: &View,
    project: Uuid,
) -> Result<Vec<Arc<V>>> {
    let own = list(ctx, OfParent(Parent::Project, One::new(view, project))).await?;
    Ok(own.to_vec())
}

/// What a programme has of one kind, asked for together with other programmes.
pub async fn load_of_programme<V: projection::View>(
    ctx: &Context<'_>,
    view: &View,
    programme: Uuid,
) -> Result<Vec<Arc<V>>> {
    let own = list(ctx, OfParent(Parent::Programme, One::new(view, programme))).await?;
    Ok(own.to_vec())
}

/// One document as the view sees it: from what is at hand, else together with others.
pub async fn load<V: projection::View>(
    ctx: &Context<'_>,
    view: &View,
    id: Uuid,
) -> Result<Option<Arc<V>>> {
    let imagined = Rehearsal::of(ctx).and_then(|rehearsal| rehearsal.document(id));
    if imagined.is_some() {
        return Ok(imagined);
    }
    match view.at_hand::<V>(id) {
        Ok(None) => {}
        found => return found.map_err(|error| view_error(ctx, &error)),
    }
    let found = ask(ctx, One::<V>::new(view, id)).await;
    found
        .transpose()
        .map_err(|error| view_error(ctx, error.as_ref()))
}
