//! What events of one page belong to: asked for together, once, and only when a question wants it.

use std::collections::HashMap;
use std::sync::Arc;

use async_graphql::{Context, Result};
use tokio::sync::OnceCell;

use crate::app::{StoredEvent, View};
use crate::domain::command::Belongs;
use crate::graphql::error::view_error;

/// The page's events by place.
pub struct Beside {
    view: View,
    positions: Vec<i64>,
    belongings: OnceCell<HashMap<i64, Belongs>>,
}

impl Beside {
    pub fn of(events: &[StoredEvent], view: &View) -> Arc<Beside> {
        let stamps = events.iter().map(|event| &event.recorded.stamp);
        Arc::new(Beside {
            view: view.clone(),
            positions: stamps.map(|stamp| stamp.position).collect(),
            belongings: OnceCell::new(),
        })
    }

    /// What an event of the page belongs to.
    pub async fn belongs(&self, ctx: &Context<'_>, position: i64) -> Result<Belongs> {
        let asked = || self.view.belongings(&self.positions);
        let found = self.belongings.get_or_try_init(asked).await;
        let found = found.map_err(|error| view_error(ctx, error))?;
        Ok(found.get(&position).cloned().unwrap_or_default())
    }
}
