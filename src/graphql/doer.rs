//! Who did something, as far as the one who asks may know: the roles are for everybody, the name for
//! those who have a part in what it was done to.

use async_graphql::{Context, Result};
use uuid::Uuid;

use super::context::{app, language};
use super::loader::{load_name, load_person};
use crate::app::View;
use crate::domain::actor::{Actor, Role};
use crate::domain::command::{Belongs, Stamp};
use crate::domain::period::finnish_day;
use crate::messages::message;

/// Who recorded something in what belongs to these things.
#[derive(Clone)]
pub struct Doer {
    stamp: Stamp,
    belongs: Belongs,
    view: View,
}

impl Doer {
    pub fn new(stamp: &Stamp, belongs: Belongs, view: &View) -> Doer {
        Doer {
            stamp: *stamp,
            belongs,
            view: view.clone(),
        }
    }

    /// The opaque id, for those who may see who recorded what.
    pub fn id(&self) -> Option<Uuid> {
        let shows = self.view.actor().sees_actors();
        shows.then_some(self.stamp.actor)
    }

    /// The roles that counted for who did it, there and then.
    pub async fn roles(&self, ctx: &Context<'_>) -> Result<Vec<Role>> {
        let mut by_role = Role::ALL.into_iter();
        if let Some(role) = by_role.find(|role| Actor::demo(*role).id == self.stamp.actor) {
            return Ok(vec![role]);
        }
        let Some(person) = load_person(ctx, self.stamp.actor).await? else {
            return Ok(Vec::new());
        };
        let day = finnish_day(self.stamp.recorded);
        let mut roles: Vec<Role> = person.roles_on(day, Some(&self.belongs)).collect();
        roles.dedup();
        Ok(roles)
    }

    /// The name as it is now, or that the person was removed; `None` for what was done by a role
    /// alone, and for those who have no part in it.
    pub async fn name(&self, ctx: &Context<'_>) -> Result<Option<String>> {
        match self.is_for_insider(ctx).await? {
            true => shown_name(ctx, self.stamp.actor).await,
            false => Ok(None),
        }
    }

    /// Whether the asker sees everybody, or has a role today in its project or its programme: such a
    /// person sees the members there as well.
    async fn is_for_insider(&self, ctx: &Context<'_>) -> Result<bool> {
        let asker = self.view.actor();
        if asker.sees_actors() {
            return Ok(true);
        }
        if self.belongs.project.is_none() && self.belongs.programme.is_none() {
            return Ok(false);
        }
        let Some(person) = asker.person() else {
            return Ok(asker.is_signed_in());
        };
        let person = load_person(ctx, person.0).await?;
        let today = finnish_day(app(ctx)?.now());
        Ok(person.is_some_and(|own| own.roles_on(today, Some(&self.belongs)).next().is_some()))
    }
}

/// What a person is called to those who may know: the name, or that the person was removed.
pub async fn shown_name(ctx: &Context<'_>, person: Uuid) -> Result<Option<String>> {
    if let Some(name) = load_name(ctx, person).await? {
        return Ok(Some(name));
    }
    let person = load_person(ctx, person).await?;
    let removed = person.filter(|person| person.removed);
    Ok(removed.map(|_| message(language(ctx), "person-removed", &[])))
}
