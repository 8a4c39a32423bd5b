//! Who did something, as far as the one who asks may know: the roles are for everybody, the name for
//! those who have a part in what it was done to.

use std::sync::Arc;

use async_graphql::{Context, Result};
use chrono::NaiveDate;
use uuid::Uuid;

use super::context::{app, language};
use super::loader::{load_name, load_person};
use crate::app::View;
use crate::domain::actor::{Actor, Role};
use crate::domain::command::{Belongs, Stamp};
use crate::domain::period::finnish_day;
use crate::domain::person::Person;
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

    /// Whether the asker has a part in it: such a person sees the members there as well.
    async fn is_for_insider(&self, ctx: &Context<'_>) -> Result<bool> {
        let asker = self.view.actor();
        if asker.sees_actors() {
            return Ok(true);
        }
        if self.belongs.project.is_none() && self.belongs.programme.is_none() {
            return Ok(false);
        }
        Ok(Standing::of(ctx, asker).await?.has_part_in(&self.belongs))
    }
}

/// What the asker may do where, today.
pub struct Standing {
    asker: Actor,
    /// `None` for who came in by a role alone.
    person: Option<Arc<Person>>,
    today: NaiveDate,
}

impl Standing {
    pub async fn of(ctx: &Context<'_>, asker: &Actor) -> Result<Standing> {
        let person = match asker.person() {
            Some(person) => load_person(ctx, person.0).await?,
            None => None,
        };
        Ok(Standing {
            asker: *asker,
            person,
            today: finnish_day(app(ctx)?.now()),
        })
    }

    fn roles(&self, belongs: &Belongs) -> Vec<Role> {
        match &self.person {
            Some(person) => person.roles_on(self.today, Some(belongs)).collect(),
            None if self.asker.person().is_some() => Vec::new(),
            None => vec![self.asker.role],
        }
    }

    /// Whether the asker sees everybody, or has a role in what belongs to these things.
    pub fn has_part_in(&self, belongs: &Belongs) -> bool {
        let is_part = |role: &Role| *role != Role::Reader;
        self.asker.sees_actors() || self.roles(belongs).iter().any(is_part)
    }

    /// Whether the asker may give commands that need this in what belongs to these things.
    pub fn may(&self, belongs: &Belongs, permits: fn(&Actor) -> bool) -> bool {
        let roles = self.roles(belongs);
        let mut acting = roles.into_iter().map(|role| self.asker.in_role(role));
        self.asker.may_command() && acting.any(|actor| permits(&actor))
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
