//! Governing bodies of a project and the organisations in them.

use async_graphql::{Context, InputObject, Object, Result};
use uuid::Uuid;

use super::Project;
use crate::domain::project as domain;
use crate::graphql::context::{payloads, run};
use crate::graphql::date::{Date, FuzzyDateInput, FuzzyPeriod, FuzzyPeriodInput};
use crate::graphql::enums::BodyKind;
use crate::graphql::input::Reading;
use crate::graphql::organisation::{Tenure, TenureInput};
use crate::graphql::text::{Names, NamesInput};

/// A group that steers, works or advises.
pub struct Body(pub domain::Body);

/// A group that steers, works or advises.
#[Object(name = "GoverningBody")]
impl Body {
    /// Its permanent key within the project.
    async fn key(&self) -> &str {
        self.0.key.as_str()
    }

    /// What it is for.
    async fn kind(&self) -> BodyKind {
        self.0.kind.into()
    }

    /// Its name.
    async fn names(&self) -> Names {
        Names(self.0.names.clone())
    }

    /// When it stood.
    async fn time(&self) -> FuzzyPeriod {
        (&self.0.time).into()
    }

    /// Organisations with a seat; only those of a day when it is given.
    async fn members(
        &self,
        #[graphql(desc = "The day described.")] at: Option<Date>,
    ) -> Vec<Tenure> {
        let members = self.0.members.iter();
        members
            .filter(|member| at.is_none_or(|day| member.holds_on(day.0)))
            .map(Tenure::from)
            .collect()
    }
}

/// A new group.
#[derive(InputObject)]
struct AppointBodyInput {
    /// The project's address.
    project: String,
    /// Its permanent key within the project.
    key: String,
    /// What it is for.
    kind: BodyKind,
    /// Its name.
    names: NamesInput,
    /// When it stands.
    #[graphql(default)]
    time: FuzzyPeriodInput,
}

/// The end of a group.
#[derive(InputObject)]
struct EndBodyInput {
    /// The project's address.
    project: String,
    /// The key of the group.
    body: String,
    /// Its last day.
    to: FuzzyDateInput,
}

/// A seat in a group.
#[derive(InputObject)]
struct AppointMemberInput {
    /// The project's address.
    project: String,
    /// The key of the group.
    body: String,
    /// The organisation with the time and the role of its seat.
    member: TenureInput,
}

/// The end of a seat.
#[derive(InputObject)]
struct EndBodyMembershipInput {
    /// The project's address.
    project: String,
    /// The key of the group.
    body: String,
    /// The organisation's names, as recorded.
    names: NamesInput,
    /// Its last day.
    to: FuzzyDateInput,
}

payloads! {
    AppointBodyPayload { #[doc = "The project."] project: Project }
    EndBodyPayload { #[doc = "The project."] project: Project }
    AppointMemberPayload { #[doc = "The project."] project: Project }
    EndBodyMembershipPayload { #[doc = "The project."] project: Project }
}

#[derive(Default)]
pub struct BodyMutations;

#[Object]
impl BodyMutations {
    /// Sets up a steering, working or expert group.
    async fn appoint_body(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The group.")] input: AppointBodyInput,
        #[graphql(desc = "Chosen by the client: the same id has one effect.")] command_id: Option<
            Uuid,
        >,
        #[graphql(desc = "The day it became true, when not today.")] happened_on: Option<Date>,
    ) -> Result<AppointBodyPayload> {
        let mut reading = Reading::new(ctx)?;
        let project = reading.project("project", &input.project).await?;
        let key = reading.key("key", &input.key);
        let time = input.time.parse(&mut reading.checks, "time");
        let command = project.zip(key).map(|(project, key)| domain::AppointBody {
            project: project.id,
            key,
            kind: input.kind.into(),
            names: input.names.into(),
            time,
        });
        let command = reading.finish(command);
        let done = run(ctx, command, command_id, happened_on).await?;
        Ok(AppointBodyPayload(done))
    }

    /// Ends the work of a group; it stays in the history.
    async fn end_body(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The end.")] input: EndBodyInput,
        #[graphql(desc = "Chosen by the client: the same id has one effect.")] command_id: Option<
            Uuid,
        >,
        #[graphql(desc = "The day it became true, when not today.")] happened_on: Option<Date>,
    ) -> Result<EndBodyPayload> {
        let mut reading = Reading::new(ctx)?;
        let project = reading.project("project", &input.project).await?;
        let body = reading.key("body", &input.body);
        let to = input.to.parse(&mut reading.checks, "to");
        let command = project
            .zip(body)
            .zip(to)
            .map(|((project, body), to)| domain::EndBody {
                project: project.id,
                body,
                to,
            });
        let command = reading.finish(command);
        let done = run(ctx, command, command_id, happened_on).await?;
        Ok(EndBodyPayload(done))
    }

    /// Gives an organisation a seat in a group.
    async fn appoint_member(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The seat.")] input: AppointMemberInput,
        #[graphql(desc = "Chosen by the client: the same id has one effect.")] command_id: Option<
            Uuid,
        >,
        #[graphql(desc = "The day it became true, when not today.")] happened_on: Option<Date>,
    ) -> Result<AppointMemberPayload> {
        let mut reading = Reading::new(ctx)?;
        let project = reading.project("project", &input.project).await?;
        let body = reading.key("body", &input.body);
        let member = input.member.parse(&mut reading.checks, "member");
        let command = project
            .zip(body)
            .map(|(project, body)| domain::AppointMember {
                project: project.id,
                body,
                member,
            });
        let command = reading.finish(command);
        let done = run(ctx, command, command_id, happened_on).await?;
        Ok(AppointMemberPayload(done))
    }

    /// Ends an organisation's seat in a group.
    async fn end_body_membership(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The end.")] input: EndBodyMembershipInput,
        #[graphql(desc = "Chosen by the client: the same id has one effect.")] command_id: Option<
            Uuid,
        >,
        #[graphql(desc = "The day it became true, when not today.")] happened_on: Option<Date>,
    ) -> Result<EndBodyMembershipPayload> {
        let mut reading = Reading::new(ctx)?;
        let project = reading.project("project", &input.project).await?;
        let body = reading.key("body", &input.body);
        let to = input.to.parse(&mut reading.checks, "to");
        let command =
            project
                .zip(body)
                .zip(to)
                .map(|((project, body), to)| domain::EndBodyMembership {
                    project: project.id,
                    body,
                    names: input.names.into(),
                    to,
                });
        let command = reading.finish(command);
        let done = run(ctx, command, command_id, happened_on).await?;
        Ok(EndBodyMembershipPayload(done))
    }
}
