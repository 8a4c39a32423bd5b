//! Loading documents together: many objects that point to the same kind ask once.

use std::collections::HashMap;
use std::marker::PhantomData;
use std::sync::Arc;

use async_graphql::dataloader::{DataLoader, Loader, NoCache};
use async_graphql::{Context, Result};
use uuid::Uuid;

use super::error::view_error;
use crate::app::{View, ViewError};
use crate::domain::document::Filter;
use crate::projection;

/// A document as one view sees it. Only keys of the same view, and so of the same request, are
/// loaded together.
pub struct Key<V> {
    view: View,
    id: Uuid,
    kind: PhantomData<fn() -> V>,
}

impl<V> Clone for Key<V> {
    fn clone(&self) -> Self {
        Key {
            view: self.view.clone(),
            id: self.id,
            kind: PhantomData,
        }
    }
}

impl<V> PartialEq for Key<V> {
    fn eq(&self, other: &Self) -> bool {
        self.id == other.id && self.view.is_same(&other.view)
    }
}

impl<V> Eq for Key<V> {}

impl<V> std::hash::Hash for Key<V> {
    fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
        self.id.hash(state);
    }
}

pub struct Documents;

/// The keys of each view.
fn by_view<K>(keys: &[K], view: impl Fn(&K) -> &View) -> Vec<Vec<&K>> {
    let mut groups: Vec<Vec<&K>> = Vec::new();
    for key in keys {
        let same = |group: &&mut Vec<&K>| view(group[0]).is_same(view(key));
        match groups.iter_mut().find(same) {
            Some(group) => group.push(key),
            None => groups.push(vec![key]),
        }
    }
    groups
}

pub type DocumentLoader = DataLoader<Documents, NoCache>;

/// The loader that all requests share; it keeps nothing.
pub fn documents() -> DocumentLoader {
    DataLoader::with_cache(Documents, tokio::spawn, NoCache)
        .delay(std::time::Duration::from_micros(100))
}

impl<V: projection::View> Loader<Key<V>> for Documents {
    /// A failure is told to the keys of its own view alone.
    type Value = std::result::Result<Arc<V>, Arc<ViewError>>;
    type Error = std::convert::Infallible;

    #[allow(
        clippy::mutable_key_type,
        reason = "a key is compared by what the view sees, which does not change"
    )]
    async fn load(
        &self,
        keys: &[Key<V>],
    ) -> std::result::Result<HashMap<Key<V>, Self::Value>, Self::Error> {
        let mut found = HashMap::with_capacity(keys.len());
        for group in by_view(keys, |key| &key.view) {
            let ids: Vec<Uuid> = group.iter().map(|key| key.id).collect();
            match group[0].view.get_many::<V>(&ids).await {
                Ok(documents) => found.extend(group.into_iter().filter_map(|key| {
                    let document = documents.get(&key.id)?;
                    Some((key.clone(), Ok(document.clone())))
                })),
                Err(error) => {
                    let error = Arc::new(error);
                    found.extend(group.into_iter().map(|k| (k.clone(), Err(error.clone()))));
                }
            }
        }
        Ok(found)
    }
}

/// What a project has of one kind, as one view sees it.
pub struct OfProject<V>(Key<V>);

impl<V> Clone for OfProject<V> {
    fn clone(&self) -> Self {
        OfProject(self.0.clone())
    }
}

impl<V> PartialEq for OfProject<V> {
    fn eq(&self, other: &Self) -> bool {
        self.0 == other.0
    }
}

impl<V> Eq for OfProject<V> {}

impl<V> std::hash::Hash for OfProject<V> {
    fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
        self.0.hash(state);
    }
}

impl<V: projection::View> Loader<OfProject<V>> for Documents {
    /// A failure is told to the keys of its own view alone.
    type Value = std::result::Result<Vec<Arc<V>>, Arc<ViewError>>;
    type Error = std::convert::Infallible;

    #[allow(
        clippy::mutable_key_type,
        reason = "a key is compared by what the view sees, which does not change"
    )]
    async fn load(
        &self,
        keys: &[OfProject<V>],
    ) -> std::result::Result<HashMap<OfProject<V>, Self::Value>, Self::Error> {
        let mut found = HashMap::with_capacity(keys.len());
        for group in by_view(keys, |key| &key.0.view) {
            let projects: Vec<Uuid> = group.iter().map(|key| key.0.id).collect();
            match group[0].0.view.of_projects::<V>(&projects).await {
                Ok(mut documents) => found.extend(group.into_iter().map(|key| {
                    let own = documents.remove(&key.0.id).unwrap_or_default();
                    (key.clone(), Ok(own))
                })),
                Err(error) => {
                    let error = Arc::new(error);
                    found.extend(group.into_iter().map(|k| (k.clone(), Err(error.clone()))));
                }
            }
        }
        Ok(found)
    }
}

/// All documents of one kind, as one view sees them.
pub struct Every<V> {
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

impl<V: projection::View> Loader<Every<V>> for Documents {
    /// A failure is told to the keys of its own view alone.
    type Value = std::result::Result<Arc<Vec<Arc<V>>>, Arc<ViewError>>;
    type Error = std::convert::Infallible;

    #[allow(
        clippy::mutable_key_type,
        reason = "a key is compared by what the view sees, which does not change"
    )]
    async fn load(
        &self,
        keys: &[Every<V>],
    ) -> std::result::Result<HashMap<Every<V>, Self::Value>, Self::Error> {
        let mut found = HashMap::with_capacity(keys.len());
        for key in keys {
            let all = key.view.all::<V>(&Filter::default()).await;
            found.insert(key.clone(), all.map(Arc::new).map_err(Arc::new));
        }
        Ok(found)
    }
}

/// All documents of one kind, asked for once however many objects need them.
pub async fn load_every<V: projection::View>(
    ctx: &Context<'_>,
    view: &View,
) -> Result<Arc<Vec<Arc<V>>>> {
    let key = Every {
        view: view.clone(),
        kind: PhantomData,
    };
    let Ok(found) = ctx.data::<DocumentLoader>()?.load_one(key).await;
    match found {
        None => Ok(Arc::default()),
        Some(all) => all.map_err(|error| view_error(ctx, error.as_ref())),
    }
}

/// What a project has of one kind, asked for together with other projects.
pub async fn load_of_project<V: projection::View>(
    ctx: &Context<'_>,
    view: &View,
    project: Uuid,
) -> Result<Vec<Arc<V>>> {
    let key = OfProject(Key {
        view: view.clone(),
        id: project,
        kind: PhantomData,
    });
    let Ok(found) = ctx.data::<DocumentLoader>()?.load_one(key).await;
    match found {
        None => Ok(Vec::new()),
        Some(own) => own.map_err(|error| view_error(ctx, error.as_ref())),
    }
}

/// One document as the view sees it: from what is at hand, else through the loader.
pub async fn load<V: projection::View>(
    ctx: &Context<'_>,
    view: &View,
    id: Uuid,
) -> Result<Option<Arc<V>>> {
    match view.at_hand::<V>(id) {
        Ok(None) => {}
        found => return found.map_err(|error| view_error(ctx, &error)),
    }
    let key = Key {
        view: view.clone(),
        id,
        kind: PhantomData,
    };
    let Ok(found) = ctx.data::<DocumentLoader>()?.load_one(key).await;
    found
        .transpose()
        .map_err(|error| view_error(ctx, error.as_ref()))
}
