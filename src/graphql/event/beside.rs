//! What stands beside events: what each belongs to, and who recorded it. Asked for together, once
//! for all events of a page, and only when a question wants it.

use std::collections::HashMap;
use std::sync::Arc;

use async_graphql::{Context, Result};
use tokio::sync::OnceCell;
use uuid::Uuid;

use crate::app::{StoredEvent, View, ViewError};
use crate::domain::actor::{Actor, Role};
use crate::domain::command::Belongs;
use crate::domain::ids::PersonId;
use crate::domain::period::finnish_day;
use crate::domain::person::Person;
use crate::graphql::context::app;
use crate::graphql::error::view_error;

/// The page's events by place and by who recorded them.
pub struct Beside {
    view: View,
    positions: Vec<i64>,
    actors: Vec<Uuid>,
    belongings: OnceCell<HashMap<i64, Belongs>>,
    people: OnceCell<HashMap<Uuid, Arc<Person>>>,
    names: OnceCell<HashMap<Uuid, String>>,
}

impl Beside {
    pub fn of(events: &[StoredEvent], view: &View) -> Arc<Beside> {
        let stamps = events.iter().map(|event| &event.recorded.stamp);
        let mut actors: Vec<Uuid> = stamps.clone().map(|stamp| stamp.actor).collect();
        actors.sort_unstable();
        actors.dedup();
        Arc::new(Beside {
            view: view.clone(),
            positions: stamps.map(|stamp| stamp.position).collect(),
            actors,
            belongings: OnceCell::new(),
            people: OnceCell::new(),
            names: OnceCell::new(),
        })
    }

    /// What an event of the page belongs to.
    pub async fn belongs(&self, ctx: &Context<'_>, position: i64) -> Result<Belongs> {
        let asked = || self.view.belongings(&self.positions);
        let found = self.belongings.get_or_try_init(asked).await;
        let found = found.map_err(|error| view_error(ctx, error))?;
        Ok(found.get(&position).cloned().unwrap_or_default())
    }

    /// The roles that counted for who recorded an event, where and when it was recorded.
    pub async fn roles(&self, ctx: &Context<'_>, event: &StoredEvent) -> Result<Vec<Role>> {
        let stamp = &event.recorded.stamp;
        let mut by_role = Role::ALL.into_iter();
        if let Some(role) = by_role.find(|role| Actor::demo(*role).id == stamp.actor) {
            return Ok(vec![role]);
        }
        let app = app(ctx)?;
        let asked = || app.people(&self.actors);
        let people = self.people.get_or_try_init(asked).await;
        let people = people.map_err(|error| view_error(ctx, ViewError::Store(error)))?;
        let Some(person) = people.get(&stamp.actor) else {
            return Ok(Vec::new());
        };
        let belongs = self.belongs(ctx, stamp.position).await?;
        let day = finnish_day(stamp.recorded);
        let mut roles: Vec<Role> = person.roles_on(day, Some(&belongs)).collect();
        roles.dedup();
        Ok(roles)
    }

    /// The name of who recorded an event; `None` for those who acted by a role alone.
    pub async fn name(&self, ctx: &Context<'_>, event: &StoredEvent) -> Result<Option<String>> {
        let app = app(ctx)?;
        let ids: Vec<PersonId> = self.actors.iter().copied().map(PersonId).collect();
        let names = self.names.get_or_try_init(|| app.names(&ids)).await;
        let names = names.map_err(|error| view_error(ctx, ViewError::Store(error)))?;
        Ok(names.get(&event.recorded.stamp.actor).cloned())
    }
}
