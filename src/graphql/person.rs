//! People, their rights, and who gives and takes them.

pub mod account;

use std::collections::HashMap;
use std::sync::Arc;

use async_graphql::{Context, ID, InputObject, Object, Result};
use chrono::{DateTime, Utc};
use uuid::Uuid;

use super::connection::{Paged, of_whole};
use super::context::{Done, actor, language, view};
use super::date::Date;
use super::enums::Role;
use super::error::{UserError, bad_argument, failure, view_error};
use super::ids::{global_id, parse_global_id};
use super::input::{Reading, programme_by_key, project_by_slug};
use super::loader::load;
use super::programme::Programme;
use super::project::Project;
use crate::app::{App, Failure, Fresh, Member, Order, View, ViewError};
use crate::domain::command::Belongs;
use crate::domain::ids::{Key, PersonId};
use crate::domain::period::finnish_day;
use crate::domain::person as domain;
use crate::domain::refusal::{Reason, Refusal};
use crate::messages::message;

/// Somebody with an account, shown to those who work together.
pub struct Person {
    id: PersonId,
    name: Option<String>,
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
            false => self.name.clone(),
        }
    }

    /// Whether the person was removed.
    async fn is_removed(&self) -> bool {
        self.is_removed
    }
}

/// A role of a person, where it counts, from–to.
pub struct Membership {
    member: Member,
    name: Option<String>,
    view: View,
}

/// A role of a person, where it counts, from–to.
#[Object]
impl Membership {
    /// Whose it is.
    async fn person(&self) -> Person {
        Person {
            id: self.member.person,
            name: self.name.clone(),
            is_removed: self.member.removed,
        }
    }

    /// 1 for the person's first; what `endMembership` names it by.
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

    /// Whether it counts on the day of the question.
    async fn counts(&self) -> bool {
        let today = self.view.today();
        !self.member.removed && self.member.membership.counts_on(today)
    }
}

/// Memberships with the names of their people, which are asked for together.
async fn memberships(
    ctx: &Context<'_>,
    view: &View,
    members: Vec<Member>,
) -> Result<Vec<Membership>> {
    let mut people: Vec<PersonId> = members.iter().map(|member| member.person).collect();
    people.sort_unstable();
    people.dedup();
    let names: HashMap<Uuid, String> = match people.is_empty() {
        true => HashMap::new(),
        false => {
            let names = ctx.data::<App>()?.names(&people).await;
            names.map_err(|error| view_error(ctx, ViewError::Store(error)))?
        }
    };
    let shown = members.into_iter().map(|member| Membership {
        name: names.get(&member.person.0).cloned(),
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

#[derive(Default)]
pub struct PersonQueries;

#[Object]
impl PersonQueries {
    /// The account of who asks; null without a sign-in of one's own.
    async fn me(&self, ctx: &Context<'_>) -> Result<Option<account::Me>> {
        account::me(ctx).await
    }

    /// The sessions of who asks, the newest first; null without a session.
    async fn my_sessions(&self, ctx: &Context<'_>) -> Result<Option<Vec<account::Session>>> {
        account::sessions(ctx).await
    }

    /// The access tokens of who asks, the newest first; null without a session.
    async fn my_tokens(&self, ctx: &Context<'_>) -> Result<Option<Vec<account::AccessToken>>> {
        account::tokens(ctx).await
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
        let app = ctx.data::<App>()?;
        let members = app.members(&actor(ctx), scope, &belongs, as_of).await;
        let Some(mut members) = members.map_err(|error| view_error(ctx, error))? else {
            return Ok(None);
        };
        members.sort_by_key(|member| (member.membership.from, member.person));
        let shown = memberships(ctx, &view, members).await?;
        of_whole(ctx, shown, first, after).map(Some)
    }
}

/// A person to be invited.
#[derive(InputObject)]
struct InvitePersonInput {
    /// What the person is called; kept as it is when the address has an account.
    name: String,
    /// The mail address.
    address: String,
    /// What the person may do.
    role: Role,
    /// The programme in which it counts, by key.
    programme: Option<String>,
    /// The project in which it counts, by address; without either, the whole service.
    project: Option<String>,
    /// The first day; today when left out.
    from: Option<Date>,
    /// The last day; open when left out.
    to: Option<Date>,
}

/// A role for a person who has an account.
#[derive(InputObject)]
struct GrantMembershipInput {
    /// The person's global id.
    person: ID,
    /// What the person may do.
    role: Role,
    /// The programme in which it counts, by key.
    programme: Option<String>,
    /// The project in which it counts, by address; without either, the whole service.
    project: Option<String>,
    /// The first day; today when left out.
    from: Option<Date>,
    /// The last day; open when left out.
    to: Option<Date>,
}

/// The end of a role.
#[derive(InputObject)]
struct EndMembershipInput {
    /// The person's global id.
    person: ID,
    /// The number of the membership.
    membership: u32,
    /// The first day on which it no longer counts; today, and so at once, when left out.
    on: Option<Date>,
}

/// Somebody to be removed.
#[derive(InputObject)]
struct RemovePersonInput {
    /// The person's global id.
    person: ID,
}

/// Reads a grant; `None` when something in it was refused.
async fn grant(
    reading: &mut Reading<'_>,
    ctx: &Context<'_>,
    role: Role,
    place: (Option<String>, Option<String>),
    days: (Option<Date>, Option<Date>),
) -> Result<Option<domain::Grant>> {
    let scope = match place {
        (None, None) => Some(domain::Scope::Service),
        (Some(key), None) => reading
            .programme("programme", &key)
            .await?
            .map(domain::Scope::Programme),
        (None, Some(slug)) => reading
            .project("project", &slug)
            .await?
            .map(|project| domain::Scope::Project(project.id)),
        (Some(_), Some(_)) => {
            reading.checks.refuse("project", Reason::AnswerContradicts);
            None
        }
    };
    let today = finnish_day(ctx.data::<App>()?.now());
    Ok(scope.map(|scope| domain::Grant {
        role: role.into(),
        scope,
        from: days.0.map_or(today, |day| day.0),
        to: days.1.map(|day| day.0),
    }))
}

fn person(reading: &mut Reading<'_>, id: &ID) -> Option<PersonId> {
    let parsed = parse_global_id(id).filter(|(type_name, _)| type_name == "Person");
    if parsed.is_none() {
        reading.checks.refuse("person", Reason::NotAnId);
    }
    parsed.map(|(_, id)| PersonId(id))
}

fn order(command_id: Option<Uuid>) -> Order {
    Order {
        command_id,
        happened_on: None,
    }
}

/// What a command about rights did.
pub struct RightsPayload {
    done: Done,
    membership: Option<(PersonId, domain::Membership)>,
    invitation: Option<Fresh>,
}

impl RightsPayload {
    fn refused(refusals: Vec<Refusal>) -> RightsPayload {
        RightsPayload {
            done: Done::refused(refusals),
            membership: None,
            invitation: None,
        }
    }

    /// Finds the membership that a command was about among those of the person.
    async fn with_membership(
        ctx: &Context<'_>,
        done: Done,
        id: PersonId,
        is_it: impl Fn(&domain::Membership) -> bool,
    ) -> Result<RightsPayload> {
        let person = match done.is_accepted() {
            true => ctx.data::<App>()?.person(id).await,
            false => Ok(None),
        };
        let person = person.map_err(|error| failure(ctx, Failure::from(error)))?;
        let own = person.and_then(|person| person.memberships.into_iter().rfind(|own| is_it(own)));
        Ok(RightsPayload {
            done,
            membership: own.map(|own| (id, own)),
            invitation: None,
        })
    }
}

/// What a command about rights did.
#[Object]
impl RightsPayload {
    /// The membership as it stands after the command; null when the command was refused, and of a
    /// removal.
    async fn membership(&self, ctx: &Context<'_>) -> Result<Option<Membership>> {
        let Some((person, membership)) = &self.membership else {
            return Ok(None);
        };
        let member = Member {
            person: *person,
            removed: false,
            membership: membership.clone(),
        };
        let view = view(ctx, None).await?;
        Ok(memberships(ctx, &view, vec![member]).await?.pop())
    }

    /// Of `invitePerson`: the secret by which the person chooses a password at
    /// `/accept-invitation`. It is shown this once; a person who has a password already does not
    /// need it and cannot use it.
    async fn invitation(&self) -> Option<Invitation> {
        let fresh = self.invitation.as_ref()?;
        Some(Invitation {
            secret: fresh.text.clone(),
            expires_at: fresh.expires_at,
        })
    }

    /// Every reason why nothing was recorded; empty when the command was accepted.
    async fn user_errors(&self, ctx: &Context<'_>) -> Vec<UserError> {
        self.done.user_errors(ctx)
    }

    /// When it was recorded, for a later `asOf`; null when there was nothing new to record.
    async fn recorded_at(&self) -> Option<DateTime<Utc>> {
        self.done.recorded_at()
    }

    /// Where `events(after:)` goes on after this command; null when nothing was recorded.
    async fn cursor(&self) -> Option<String> {
        self.done.cursor()
    }
}

/// The secret of an invitation.
#[derive(async_graphql::SimpleObject)]
pub struct Invitation {
    /// For the invited person alone.
    secret: String,
    /// Until when it can be used.
    expires_at: DateTime<Utc>,
}

#[derive(Default)]
pub struct PersonMutations;

#[Object]
impl PersonMutations {
    /// Invites a person by mail address to a role. Whether the address had an account is not told.
    async fn invite_person(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The person and the role.")] input: InvitePersonInput,
        #[graphql(desc = "Chosen by the client: the same id has one effect.")] command_id: Option<
            Uuid,
        >,
    ) -> Result<RightsPayload> {
        let mut reading = Reading::new(ctx)?;
        let place = (input.programme, input.project);
        let grant = grant(&mut reading, ctx, input.role, place, (input.from, input.to)).await?;
        let grant = match reading.finish(grant) {
            Ok(grant) => grant,
            Err(refusals) => return Ok(RightsPayload::refused(refusals)),
        };
        let (role, scope) = (grant.role, grant.scope);
        let app = ctx.data::<App>()?;
        let order = order(command_id);
        let invited = app
            .invite(&actor(ctx), &input.name, &input.address, grant, order)
            .await;
        match invited {
            Err(refused) => Ok(RightsPayload {
                done: Done::of(ctx, Err(refused))?,
                membership: None,
                invitation: None,
            }),
            Ok(invited) => {
                let done = Done::of(ctx, Ok(invited.receipt))?;
                let is_it = |own: &domain::Membership| (own.role, own.scope) == (role, scope);
                let payload =
                    RightsPayload::with_membership(ctx, done, invited.person, is_it).await?;
                Ok(RightsPayload {
                    invitation: Some(invited.secret),
                    ..payload
                })
            }
        }
    }

    /// Grants another role to a person.
    async fn grant_membership(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The person and the role.")] input: GrantMembershipInput,
        #[graphql(desc = "Chosen by the client: the same id has one effect.")] command_id: Option<
            Uuid,
        >,
    ) -> Result<RightsPayload> {
        let mut reading = Reading::new(ctx)?;
        let person = person(&mut reading, &input.person);
        let place = (input.programme, input.project);
        let days = (input.from, input.to);
        let grant = grant(&mut reading, ctx, input.role, place, days).await?;
        let command = person
            .zip(grant)
            .map(|(person, grant)| domain::GrantMembership { person, grant });
        let command = match reading.finish(command) {
            Ok(command) => command,
            Err(refusals) => return Ok(RightsPayload::refused(refusals)),
        };
        let app = ctx.data::<App>()?;
        let result = app.execute(&actor(ctx), &command, order(command_id)).await;
        let done = Done::of(ctx, result)?;
        let own = (command.grant.role, command.grant.scope);
        let is_it = |membership: &domain::Membership| (membership.role, membership.scope) == own;
        RightsPayload::with_membership(ctx, done, command.person, is_it).await
    }

    /// Ends a role. What the person wrote stays. The last manager of a project stays one.
    async fn end_membership(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The person and the role.")] input: EndMembershipInput,
        #[graphql(desc = "Chosen by the client: the same id has one effect.")] command_id: Option<
            Uuid,
        >,
    ) -> Result<RightsPayload> {
        let mut reading = Reading::new(ctx)?;
        let person = person(&mut reading, &input.person);
        let person = match reading.finish(person) {
            Ok(person) => person,
            Err(refusals) => return Ok(RightsPayload::refused(refusals)),
        };
        let on = input.on.map(|day| day.0);
        let number = input.membership;
        let app = ctx.data::<App>()?;
        let result = app
            .end_membership(&actor(ctx), person, number, on, order(command_id))
            .await;
        let done = Done::of(ctx, result)?;
        RightsPayload::with_membership(ctx, done, person, |own| own.number == number).await
    }

    /// Removes a person: every right ends, and the name and the address are blanked. What the
    /// person did stays, done by a removed user.
    async fn remove_person(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The person.")] input: RemovePersonInput,
        #[graphql(desc = "Chosen by the client: the same id has one effect.")] command_id: Option<
            Uuid,
        >,
    ) -> Result<RightsPayload> {
        let mut reading = Reading::new(ctx)?;
        let person = person(&mut reading, &input.person);
        let person = match reading.finish(person) {
            Ok(person) => person,
            Err(refusals) => return Ok(RightsPayload::refused(refusals)),
        };
        let app = ctx.data::<App>()?;
        let result = app
            .remove_person(&actor(ctx), person, order(command_id))
            .await;
        Ok(RightsPayload {
            done: Done::of(ctx, result)?,
            membership: None,
            invitation: None,
        })
    }
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
    memberships(ctx, view, members.collect()).await
}
