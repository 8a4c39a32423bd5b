//! Giving and taking rights.

use async_graphql::{Context, ID, InputObject, Object, Result};
use chrono::{DateTime, Utc};
use uuid::Uuid;

use super::{Membership, memberships};
use crate::app::{Failure, Fresh, Member, Order};
use crate::domain::ids::PersonId;
use crate::domain::period::finnish_day;
use crate::domain::person as domain;
use crate::domain::refusal::{Reason, Refusal};
use crate::graphql::context::{Done, actor, app, view};
use crate::graphql::date::Date;
use crate::graphql::enums::Role;
use crate::graphql::error::{UserError, failure};
use crate::graphql::ids::parse_global_id;
use crate::graphql::input::Reading;

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

/// Another role in the place of one, from now on.
#[derive(InputObject)]
struct ChangeRoleInput {
    /// The person's global id.
    person: ID,
    /// The number of the membership.
    membership: u32,
    /// What the person may do instead, in the same place and until the same day.
    role: Role,
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
    let today = finnish_day(app(ctx)?.now());
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

/// The person of a command that reads nothing else.
fn named(ctx: &Context<'_>, id: &ID) -> Result<std::result::Result<PersonId, Vec<Refusal>>> {
    let mut reading = Reading::new(ctx)?;
    let person = person(&mut reading, id);
    Ok(reading.finish(person))
}

fn order(command_id: Option<Uuid>) -> Order {
    Order {
        command_id,
        ..Order::default()
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
        find: impl Fn(&domain::Person) -> Option<&domain::Membership>,
    ) -> Result<RightsPayload> {
        let person = match done.is_accepted() {
            true => app(ctx)?.person(id).await,
            false => Ok(None),
        };
        let person = person.map_err(|error| failure(ctx, Failure::from(error)))?;
        let own = person.and_then(|person| find(&person).cloned());
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
        Ok(memberships(ctx, &view, vec![member], None).await?.pop())
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
pub struct RightsMutations;

#[Object]
impl RightsMutations {
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
        let app = app(ctx)?;
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
                let payload = RightsPayload::with_membership(ctx, done, invited.person, |own| {
                    own.newest(role, scope)
                });
                let payload = payload.await?;
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
        let app = app(ctx)?;
        let result = Box::pin(app.execute(&actor(ctx), &command, order(command_id))).await;
        let done = Done::of(ctx, result)?;
        let domain::Grant { role, scope, .. } = command.grant;
        RightsPayload::with_membership(ctx, done, command.person, |own| own.newest(role, scope))
            .await
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
        let person = match named(ctx, &input.person)? {
            Ok(person) => person,
            Err(refusals) => return Ok(RightsPayload::refused(refusals)),
        };
        let on = input.on.map(|day| day.0);
        let number = input.membership;
        let app = app(ctx)?;
        let result = app
            .end_membership(&actor(ctx), person, number, on, order(command_id))
            .await;
        let done = Done::of(ctx, result)?;
        RightsPayload::with_membership(ctx, done, person, |own| own.membership(number)).await
    }

    /// Puts another role in the place of one. What the person wrote stays. A project keeps a manager.
    async fn change_role(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The person and the roles.")] input: ChangeRoleInput,
        #[graphql(desc = "Chosen by the client: the same id has one effect.")] command_id: Option<
            Uuid,
        >,
    ) -> Result<RightsPayload> {
        let person = match named(ctx, &input.person)? {
            Ok(person) => person,
            Err(refusals) => return Ok(RightsPayload::refused(refusals)),
        };
        let (number, role) = (input.membership, input.role.into());
        let app = app(ctx)?;
        let result = app
            .change_role(&actor(ctx), (person, number), role, order(command_id))
            .await;
        let done = Done::of(ctx, result)?;
        RightsPayload::with_membership(ctx, done, person, |own| {
            // What the person has elsewhere is not told.
            own.newest(role, own.membership(number)?.scope)
        })
        .await
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
        let person = match named(ctx, &input.person)? {
            Ok(person) => person,
            Err(refusals) => return Ok(RightsPayload::refused(refusals)),
        };
        let app = app(ctx)?;
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
