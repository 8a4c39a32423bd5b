//! People, their rights, and who gives and takes them.

pub mod account;
pub mod follows;
pub mod rights;
pub mod views;

use std::collections::HashMap;
use std::sync::Arc;

use async_graphql::{Context, ID, Object, Result};
use chrono::{DateTime, NaiveDate, Utc};
use uuid::Uuid;

use super::connection::{Paged, of_whole};
use super::context::{actor, app, language, view};
use super::date::Date;
use super::enums::Role;
use super::error::{bad_argument, view_error};
use super::ids::global_id;
use super::input::{programme_by_key, project_by_slug};
use super::loader::{load, load_of_programme};
use super::programme::Programme;
use super::project::Project;
use crate::app::{Account, Member, SecretKind, View, ViewError};
use crate::domain::command::Belongs;
use crate::domain::ids::{Key, PersonId, ProjectId};
use crate::domain::person as domain;
use crate::messages::message;

/// Somebody with an account, shown to those who work together.
pub struct Person {
    id: PersonId,
    account: Option<Account>,
    is_removed: bool,
}

/// Somebody with an account, shown to those who work together.
#[Object]
impl Person {
    /// The global id. It stays when the person is removed, and says nothing of who that was.
    async fn id(&self) -> ID {
        global_id("Person", self.id.0)
    }

    /// The name; of a removed person, that it is one. Null for a person whose account is elsewhere.
    async fn name(&self, ctx: &Context<'_>) -> Option<String> {
        match self.is_removed {
            true => Some(message(language(ctx), "person-removed", &[])),
            false => self.account.as_ref().map(|account| account.name.clone()),
        }
    }

    /// Whether the person has come in at least once: accepted an invitation. A person whose account
    /// is elsewhere has not.
    async fn has_come_in(&self) -> bool {
        let account = self.account.as_ref();
        account.is_some_and(|account| account.password_hash.is_some())
    }

    /// Whether the person was removed.
    async fn is_removed(&self) -> bool {
        self.is_removed
    }
}

/// A role of a person, where it counts, from–to.
pub struct Membership {
    member: Member,
    account: Option<Account>,
    granted_by: Option<Account>,
    seen: Option<NaiveDate>,
    view: View,
}

/// A role of a person, where it counts, from–to.
#[Object]
impl Membership {
    /// Whose it is.
    async fn person(&self) -> Person {
        Person {
            id: self.member.person,
            account: self.account.clone(),
            is_removed: self.member.removed,
        }
    }

    /// 1 for the person's first; what `endMembership` and `changeRole` name it by.
    async fn number(&self) -> u32 {
        self.member.membership.number
    }

    /// What the person may do there.
    async fn role(&self) -> Role {
        self.member.membership.role.into()
    }

    /// The programme in which it counts, with all its projects; null for another scope.
    async fn programme(&self, ctx: &Context<'_>) -> Result<Option<Programme>> {
        let domain::Scope::Programme(id) = self.member.membership.scope else {
            return Ok(None);
        };
        let found = load(ctx, &self.view, id.0).await?;
        Ok(found.map(|found| Programme::new(found, self.view.clone())))
    }

    /// The project in which it counts; null for another scope. Without either it counts in the whole
    /// service.
    async fn project(&self, ctx: &Context<'_>) -> Result<Option<Project>> {
        let domain::Scope::Project(id) = self.member.membership.scope else {
            return Ok(None);
        };
        let found = load(ctx, &self.view, id.0).await?;
        Ok(found.map(|found| Project::new(found, self.view.clone())))
    }

    /// The first day.
    async fn from(&self) -> Date {
        Date(self.member.membership.from)
    }

    /// The last day as it was granted; null while open.
    async fn to(&self) -> Option<Date> {
        self.member.membership.to.map(Date)
    }

    /// The first day on which it no longer counts, when it was ended before that.
    async fn ended_on(&self) -> Option<Date> {
        self.member.membership.ended.map(Date)
    }

    /// The name of who granted it; null when no person of this service did, or one who was removed.
    async fn granted_by(&self) -> Option<String> {
        self.granted_by.as_ref().map(|account| account.name.clone())
    }

    /// The day on which the person last signed in, as it is now. Told by `members` alone, to those who
    /// give rights there or watch over them; null for one who has not signed in since the first role
    /// there, for a role that does not count today, and as of a moment.
    async fn last_seen(&self) -> Option<Date> {
        self.seen.map(Date)
    }

    /// Whether it counts on the day of the question.
    async fn counts(&self) -> bool {
        let today = self.view.today();
        !self.member.removed && self.member.membership.counts_on(today)
    }
}

/// What the store answered, or why it did not.
fn stored<T, E: Into<ViewError>>(ctx: &Context<'_>, answer: Result<T, E>) -> Result<T> {
    answer.map_err(|error| view_error(ctx, error.into()))
}

/// Memberships with the names of their people, which are asked for together.
async fn memberships(
    ctx: &Context<'_>,
    view: &View,
    members: Vec<Member>,
    belongs: Option<&Belongs>,
) -> Result<Vec<Membership>> {
    let today = view.today();
    let seen = match belongs.filter(|_| view.as_of().is_none()) {
        None => HashMap::new(),
        Some(belongs) => {
            let seen = app(ctx)?.last_seen(&actor(ctx), belongs, &members).await;
            stored(ctx, seen)?
        }
    };
    let named = |member: &Member| [member.person, PersonId(member.membership.granted_by)];
    let mut people: Vec<PersonId> = members.iter().flat_map(named).collect();
    people.sort_unstable();
    people.dedup();
    let accounts: HashMap<Uuid, Account> = match people.is_empty() {
        true => HashMap::new(),
        false => stored(ctx, app(ctx)?.accounts(&people).await)?,
    };
    let shown = members.into_iter().map(|member| Membership {
        account: accounts.get(&member.person.0).cloned(),
        granted_by: accounts.get(&member.membership.granted_by).cloned(),
        seen: seen
            .get(&(member.person, member.membership.scope))
            .filter(|_| member.membership.counts_on(today))
            .copied(),
        member,
        view: view.clone(),
    });
    Ok(shown.collect())
}

/// The scope that a query names, with what it belongs to; `None` when there is no such thing.
async fn scope_of(
    ctx: &Context<'_>,
    view: &View,
    programme: Option<String>,
    project: Option<String>,
) -> Result<Option<(domain::Scope, Belongs)>> {
    match (programme, project) {
        (None, None) => Ok(Some((domain::Scope::Service, Belongs::default()))),
        (Some(key), None) => {
            let found = programme_by_key(ctx, view, &key).await?;
            Ok(found.map(|found| (domain::Scope::Programme(found.id), found.belongs())))
        }
        (None, Some(slug)) => {
            let Some(slug) = Key::parse(&slug) else {
                return Ok(None);
            };
            let found = project_by_slug(ctx, view, &slug).await?;
            Ok(found.map(|found| (domain::Scope::Project(found.id), found.belongs())))
        }
        (Some(_), Some(_)) => Err(bad_argument(ctx, "programme, project")),
    }
}

/// Those of the projects for which none of the members answers on a day.
pub fn unmanaged(
    mut projects: Vec<Arc<crate::domain::project::Project>>,
    members: &[Member],
    day: NaiveDate,
) -> Vec<Arc<crate::domain::project::Project>> {
    let counting = members.iter().filter(|member| !member.removed);
    let managed: Vec<ProjectId> = counting
        .filter_map(|member| member.membership.manages_on(day))
        .collect();
    projects.retain(|project| !managed.contains(&project.id));
    projects
}

#[derive(Default)]
pub struct PersonQueries;

#[Object]
impl PersonQueries {
    /// The account of who asks; null without a sign-in of one's own.
    async fn me(&self, ctx: &Context<'_>) -> Result<Option<account::Me>> {
        account::me(ctx).await
    }

    /// The invitation of a secret; null when it has expired, was used, or never was one.
    async fn invitation(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The secret, as it was handed over.")] secret: String,
    ) -> Result<Option<OpenInvitation>> {
        let found = app(ctx)?.usable_invitation(&secret).await;
        let found = stored(ctx, found)?;
        Ok(found.map(|secret| OpenInvitation {
            expires_at: secret.expires_at,
            is_reset: secret.kind == SecretKind::Reset,
        }))
    }

    /// Projects of a programme for which nobody answers today, by name; null when there is no such
    /// programme, and for those who have no part in it.
    #[graphql(complexity = "50 * child_complexity")]
    async fn unmanaged_projects(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The programme's key.")] programme: String,
    ) -> Result<Option<Vec<Project>>> {
        let view = view(ctx, None).await?;
        let Some(found) = programme_by_key(ctx, &view, &programme).await? else {
            return Ok(None);
        };
        let (scope, belongs) = (domain::Scope::Programme(found.id), found.belongs());
        let app = app(ctx)?;
        let members = app.members(&actor(ctx), scope, &belongs, true, None).await;
        let Some(members) = members.map_err(|error| view_error(ctx, error))? else {
            return Ok(None);
        };
        let projects = load_of_programme::<crate::domain::project::Project>(ctx, &view, found.id.0);
        let projects = unmanaged(projects.await?, &members, view.today());
        let shown = projects
            .into_iter()
            .map(|own| Project::new(own, view.clone()));
        Ok(Some(shown.collect()))
    }

    /// The sessions of who asks, the newest first; null without a session.
    async fn my_sessions(&self, ctx: &Context<'_>) -> Result<Option<Vec<account::Session>>> {
        account::sessions(ctx).await
    }

    /// The access tokens of who asks, the newest first; null without a session.
    async fn my_tokens(&self, ctx: &Context<'_>) -> Result<Option<Vec<account::AccessToken>>> {
        account::tokens(ctx).await
    }

    /// The views that who asks keeps, and those that others share, the newest first; null without a
    /// sign-in of one's own.
    #[graphql(complexity = "20 * child_complexity")]
    async fn saved_views(&self, ctx: &Context<'_>) -> Result<Option<Vec<views::SavedView>>> {
        views::saved_views(ctx).await
    }

    /// What who asks follows, the newest first; null without a sign-in of one's own.
    #[graphql(complexity = "20 * child_complexity")]
    async fn my_follows(&self, ctx: &Context<'_>) -> Result<Option<Vec<follows::Follow>>> {
        follows::follows(ctx).await
    }

    /// Who has which role in a project or a programme, ended ones too; without either, in the whole
    /// service. Null when there is no such thing, and for those who have no part in it.
    #[graphql(complexity = "first.unwrap_or(20).max(1) as usize * child_complexity")]
    #[allow(
        clippy::too_many_arguments,
        reason = "each is an argument of the query"
    )]
    async fn members(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "A programme's key.")] programme: Option<String>,
        #[graphql(desc = "A project's address.")] project: Option<String>,
        #[graphql(
            desc = "With a programme: also who has a role in one of its projects.",
            default
        )]
        with_projects: bool,
        #[graphql(desc = "The day described: only roles that count on it.")] at: Option<Date>,
        #[graphql(desc = "Page length, 1–100; 20 when left out.")] first: Option<i32>,
        #[graphql(desc = "The cursor after which the page begins.")] after: Option<String>,
        #[graphql(
            desc = "Answer with what was recorded by this moment; now when left out. \
                          Names are always those of now."
        )]
        as_of: Option<DateTime<Utc>>,
    ) -> Result<Option<Paged<Membership>>> {
        let view = view(ctx, as_of).await?;
        let Some((scope, belongs)) = scope_of(ctx, &view, programme, project).await? else {
            return Ok(None);
        };
        let app = app(ctx)?;
        let actor = actor(ctx);
        let members = app.members(&actor, scope, &belongs, with_projects, as_of);
        let members = members.await;
        let Some(mut members) = members.map_err(|error| view_error(ctx, error))? else {
            return Ok(None);
        };
        if let Some(day) = at {
            members.retain(|member| member.membership.counts_on(day.0));
        }
        members.sort_by_key(|member| (member.membership.from, member.person));
        let shown = memberships(ctx, &view, members, Some(&belongs)).await?;
        of_whole(ctx, shown, first, after).map(Some)
    }
}

/// An invitation that can be accepted.
#[derive(async_graphql::SimpleObject)]
struct OpenInvitation {
    /// Until when.
    expires_at: DateTime<Utc>,
    /// Whether it lets a person who has an account choose another password.
    is_reset: bool,
}

/// A person's own memberships, as the view sees them.
async fn own_memberships(
    ctx: &Context<'_>,
    view: &View,
    person: &Arc<domain::Person>,
) -> Result<Vec<Membership>> {
    let members = person.memberships.iter().map(|own| Member {
        person: person.id,
        removed: person.removed,
        membership: own.clone(),
    });
    memberships(ctx, view, members.collect(), None).await
}
