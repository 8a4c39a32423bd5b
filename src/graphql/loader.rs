//! Loading documents together: many objects that point to the same kind ask once.

use std::collections::HashMap;
use std::marker::PhantomData;
use std::sync::Arc;

use async_graphql::dataloader::{DataLoader, Loader, NoCache};
use async_graphql::{Context, Result};
use chrono::{DateTime, Utc};
use uuid::Uuid;

use super::error::view_error;
use crate::app::{App, Budget, View, ViewError};
use crate::domain::actor::Actor;
use crate::projection;

/// A document as one actor sees it at one moment.
pub struct Key<V> {
    actor: Actor,
    as_of: Option<DateTime<Utc>>,
    id: Uuid,
    kind: PhantomData<fn() -> V>,
}

impl<V> Clone for Key<V> {
    fn clone(&self) -> Self {
        Key {
            actor: self.actor,
            as_of: self.as_of,
            id: self.id,
            kind: PhantomData,
        }
    }
}

impl<V> PartialEq for Key<V> {
    fn eq(&self, other: &Self) -> bool {
        (self.actor, self.as_of, self.id) == (other.actor, other.as_of, other.id)
    }
}

impl<V> Eq for Key<V> {}

impl<V> std::hash::Hash for Key<V> {
    fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
        self.id.hash(state);
    }
}

pub struct Documents(App);

pub type DocumentLoader = DataLoader<Documents, NoCache>;

/// The loader that all requests share; it keeps nothing.
pub fn documents(app: App) -> DocumentLoader {
    DataLoader::with_cache(Documents(app), tokio::spawn, NoCache)
        .delay(std::time::Duration::from_micros(100))
}

impl<V: projection::View> Loader<Key<V>> for Documents {
    type Value = Arc<V>;
    type Error = Arc<ViewError>;

    async fn load(
        &self,
        keys: &[Key<V>],
    ) -> std::result::Result<HashMap<Key<V>, Arc<V>>, Arc<ViewError>> {
        let mut groups: Vec<(Actor, Option<DateTime<Utc>>, Vec<&Key<V>>)> = Vec::new();
        for key in keys {
            match groups
                .iter_mut()
                .find(|(actor, as_of, _)| (*actor, *as_of) == (key.actor, key.as_of))
            {
                Some((_, _, group)) => group.push(key),
                None => groups.push((key.actor, key.as_of, vec![key])),
            }
        }
        let mut found = HashMap::with_capacity(keys.len());
        for (actor, as_of, group) in groups {
            let view = self.0.view(actor, Budget::default());
            let view = view.at(as_of).await.map_err(Arc::new)?;
            let ids: Vec<Uuid> = group.iter().map(|key| key.id).collect();
            let documents = view.get_many::<V>(&ids).await.map_err(Arc::new)?;
            for key in group {
                if let Some(document) = documents.get(&key.id) {
                    found.insert(key.clone(), document.clone());
                }
            }
        }
        Ok(found)
    }
}

/// One document through the loader, as the view sees it.
pub async fn load<V: projection::View>(
    ctx: &Context<'_>,
    view: &View,
    id: Uuid,
) -> Result<Option<Arc<V>>> {
    let key = Key {
        actor: *view.actor(),
        as_of: view.as_of().map(|at| at.moment),
        id,
        kind: PhantomData,
    };
    let loader = ctx.data::<DocumentLoader>()?;
    loader.load_one(key).await.map_err(|error| {
        let error = Arc::try_unwrap(error).unwrap_or_else(|shared| {
            ViewError::Store(crate::store::StoreError::Corrupt(crate::store::Corrupt {
                position: 0,
                what: shared.to_string(),
            }))
        });
        view_error(ctx, error)
    })
}
