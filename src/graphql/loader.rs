//! Loading documents together: many objects that point to the same kind ask once.

use std::collections::HashMap;
use std::marker::PhantomData;
use std::sync::Arc;

use async_graphql::dataloader::{DataLoader, Loader, NoCache};
use async_graphql::{Context, Result};
use uuid::Uuid;

use super::error::view_error;
use crate::app::{View, ViewError};
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
        let mut groups: Vec<Vec<&Key<V>>> = Vec::new();
        for key in keys {
            match groups
                .iter_mut()
                .find(|group| group[0].view.is_same(&key.view))
            {
                Some(group) => group.push(key),
                None => groups.push(vec![key]),
            }
        }
        let mut found = HashMap::with_capacity(keys.len());
        for group in groups {
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
