//! The course of a round: extensions, reminders, closings.

use std::collections::HashMap;
use std::sync::Arc;

use async_graphql::{Context, InputObject, Object, Result, SimpleObject};
use chrono::{DateTime, Utc};
use uuid::Uuid;

use super::{Round, named};
use crate::app::View;
use crate::domain::command::{Seal, Stamp};
use crate::domain::free_text::FreeText;
use crate::domain::ids::{ProgrammeId, ProjectId};
use crate::domain::project as project_domain;
use crate::domain::refusal::{Checks, PROJECTS_MAX, Reason};
use crate::domain::round as domain;
use crate::graphql::context::{payloads, run, view_now};
use crate::graphql::date::Date;
use crate::graphql::input::Reading;
use crate::graphql::loader::load_of_programme;
use crate::graphql::project::Project;
use crate::graphql::text::{Texts, TextsInput, said};

/// The projects of a programme, to be picked from by id.
pub struct Projects {
    all: Vec<Arc<project_domain::Project>>,
    view: View,
}

impl Projects {
    /// Reads them all at once.
    pub async fn of(ctx: &Context<'_>, view: &View, programme: ProgrammeId) -> Result<Projects> {
        Ok(Projects {
            all: load_of_programme(ctx, view, programme.0).await?,
            view: view.clone(),
        })
    }

    pub fn ids(&self) -> Vec<ProjectId> {
        self.all.iter().map(|project| project.id).collect()
    }

    /// The ids behind addresses; what is not among the projects is refused.
    pub fn named(&self, checks: &mut Checks, field: &str, slugs: &[String]) -> Vec<ProjectId> {
        let by_slug: HashMap<&str, ProjectId> = self
            .all
            .iter()
            .map(|project| (project.slug.as_str(), project.id))
            .collect();
        let max = PROJECTS_MAX;
        checks.expect(slugs.len() <= max, field, Reason::TooMany { max });
        let mut found = Vec::with_capacity(slugs.len().min(max));
        for (index, slug) in slugs.iter().enumerate().take(max) {
            match by_slug.get(slug.as_str()) {
                Some(id) => found.push(*id),
                None => checks.refuse(
                    &format!("{field}.{index}"),
                    Reason::NotFound {
                        what: "project".into(),
                    },
                ),
            }
        }
        found
    }

    fn pick(&self, id: ProjectId) -> Option<Project> {
        let found = self.all.iter().find(|project| project.id == id)?;
        Some(Project::new(found.clone(), self.view.clone()))
    }

    pub fn pick_all(&self, ids: &[ProjectId]) -> Vec<Project> {
        ids.iter().filter_map(|id| self.pick(*id)).collect()
    }
}

/// Who did something in the service, as far as the asker may know.
pub fn doer(view: &View, stamp: &Stamp) -> Option<Uuid> {
    view.actor().sees_actors().then_some(stamp.actor)
}

/// A later due day of one project.
#[derive(SimpleObject)]
#[graphql(name = "RoundExtension")]
pub struct Extension {
    /// Whose it is.
    project: Option<Project>,
    /// The project's own due day.
    due: Date,
    /// Why; null once blanked.
    reason: Option<String>,
    /// When it was recorded.
    recorded_at: DateTime<Utc>,
    /// The opaque id of who gave it; null for those who may not see it.
    actor: Option<Uuid>,
}

impl Extension {
    pub fn new(extension: &domain::Extension, projects: &Projects) -> Extension {
        Extension {
            project: projects.pick(extension.project),
            due: Date(extension.due),
            reason: said(&extension.reason).map(str::to_owned),
            recorded_at: extension.stamp.recorded,
            actor: doer(&projects.view, &extension.stamp),
        }
    }
}

/// Who was reminded.
#[derive(SimpleObject)]
#[graphql(name = "RoundReminder")]
pub struct Reminder {
    /// The projects, which had not filed.
    projects: Vec<Project>,
    /// What they were told.
    message: Texts,
    /// When it was recorded.
    recorded_at: DateTime<Utc>,
    /// The opaque id of who reminded; null for those who may not see it.
    actor: Option<Uuid>,
}

impl Reminder {
    pub fn new(reminder: &domain::Reminder, projects: &Projects) -> Reminder {
        Reminder {
            projects: projects.pick_all(&reminder.projects),
            message: Texts(reminder.message.clone()),
            recorded_at: reminder.stamp.recorded,
            actor: doer(&projects.view, &reminder.stamp),
        }
    }
}

/// One closing of a round, with what was missing then. It stays when the round is opened again.
#[derive(SimpleObject)]
#[graphql(name = "RoundClosing")]
pub struct Closing {
    /// The day of closing.
    on: Date,
    /// When it was recorded. Every question with this as `asOf` answers as the round was sealed.
    recorded_at: DateTime<Utc>,
    /// Projects that were asked and had filed nothing.
    missing: Vec<Project>,
    /// The end of the log that the closing saw; null in closings before such ends were kept.
    seal: Option<LogSeal>,
    /// When the round was opened again; null for a closing in force.
    reopened_at: Option<DateTime<Utc>>,
    /// Why it was opened again.
    reopening_reason: Option<String>,
    /// The opaque id of who closed it; null for those who may not see it.
    actor: Option<Uuid>,
}

/// A place in the log with the hash of the commit that ended there.
#[derive(SimpleObject)]
pub struct LogSeal {
    /// The last position.
    position: i64,
    /// The hash of the commit, in hexadecimal, for `verify --expect`.
    commit_hash: String,
}

impl From<&Seal> for LogSeal {
    fn from(seal: &Seal) -> LogSeal {
        LogSeal {
            position: seal.position,
            commit_hash: seal.commit_hash.clone(),
        }
    }
}

impl Closing {
    pub fn new(closing: &domain::Closing, projects: &Projects) -> Closing {
        let reopened = closing.reopened.as_ref();
        let reason = reopened.and_then(|reopened| said(&reopened.reason));
        Closing {
            on: Date(closing.on),
            recorded_at: closing.stamp.recorded,
            missing: projects.pick_all(&closing.missing),
            seal: closing.seal.as_ref().map(LogSeal::from),
            reopened_at: reopened.map(|reopened| reopened.stamp.recorded),
            reopening_reason: reason.map(str::to_owned),
            actor: doer(&projects.view, &closing.stamp),
        }
    }
}

/// More time for one project.
#[derive(InputObject)]
struct ExtendRoundInput {
    /// The programme's key.
    programme: String,
    /// The round's code.
    code: String,
    /// The project's address.
    project: String,
    /// The project's own due day, later than the one it has.
    due: Date,
    /// Why.
    reason: String,
}

/// A reminder to projects that have not filed.
#[derive(InputObject)]
struct RemindProjectsInput {
    /// The programme's key.
    programme: String,
    /// The round's code.
    code: String,
    /// Their addresses; at most 200.
    projects: Vec<String>,
    /// What they are told, at most 600 characters in each language.
    message: TextsInput,
}

/// The end of a round.
#[derive(InputObject)]
struct CloseRoundInput {
    /// The programme's key.
    programme: String,
    /// The round's code.
    code: String,
    /// The day of closing; not in the future.
    on: Date,
}

/// The opening of a closed round.
#[derive(InputObject)]
struct ReopenRoundInput {
    /// The programme's key.
    programme: String,
    /// The round's code.
    code: String,
    /// Why; the projects see it.
    reason: String,
}

payloads! {
    ExtendRoundPayload { #[doc = "The round with its extensions."] round: Round }
    RemindProjectsPayload { #[doc = "The round with its reminders."] round: Round }
    CloseRoundPayload { #[doc = "The closed round."] round: Round }
    ReopenRoundPayload { #[doc = "The open round."] round: Round }
}

#[derive(Default)]
pub struct RoundCourse;

#[Object]
impl RoundCourse {
    /// Gives one project a later due day of its own.
    async fn extend_round(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The project and its due day.")] input: ExtendRoundInput,
        #[graphql(desc = "Chosen by the client: the same id has one effect.")] command_id: Option<
            Uuid,
        >,
        #[graphql(desc = "The day it became true, when not today.")] happened_on: Option<Date>,
    ) -> Result<ExtendRoundPayload> {
        let mut reading = Reading::new(ctx)?;
        let round = named(&mut reading, &input.programme, &input.code).await?;
        let project = reading.project("project", &input.project).await?;
        let command = round
            .zip(project)
            .map(|(round, project)| domain::ExtendRound {
                round,
                project: project.id,
                due: input.due.0,
                reason: FreeText::new(input.reason),
            });
        let command = reading.finish(command);
        let done = run(ctx, command, command_id, happened_on).await?;
        Ok(ExtendRoundPayload(done))
    }

    /// Records that projects which have not filed were reminded.
    async fn remind_projects(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The projects and the words.")] input: RemindProjectsInput,
        #[graphql(desc = "Chosen by the client: the same id has one effect.")] command_id: Option<
            Uuid,
        >,
        #[graphql(desc = "The day it became true, when not today.")] happened_on: Option<Date>,
    ) -> Result<RemindProjectsPayload> {
        let mut reading = Reading::new(ctx)?;
        let programme = reading.programme("programme", &input.programme).await?;
        let command = match programme {
            None => None,
            Some(programme) => {
                let round = reading.round("code", programme, &input.code).await?;
                let projects = Projects::of(ctx, &view_now(ctx)?, programme).await?;
                let asked = projects.named(&mut reading.checks, "projects", &input.projects);
                round.map(|round| domain::RemindProjects {
                    round,
                    projects: asked,
                    message: input.message.into(),
                })
            }
        };
        let command = reading.finish(command);
        let done = run(ctx, command, command_id, happened_on).await?;
        Ok(RemindProjectsPayload(done))
    }

    /// Closes a round: nothing more is filed to it, what is missing is recorded as missing, and the
    /// end of the log is pinned.
    async fn close_round(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The round and the day.")] input: CloseRoundInput,
        #[graphql(desc = "Chosen by the client: the same id has one effect.")] command_id: Option<
            Uuid,
        >,
        #[graphql(desc = "The day it became true, when not today.")] happened_on: Option<Date>,
    ) -> Result<CloseRoundPayload> {
        let mut reading = Reading::new(ctx)?;
        let programme = reading.programme("programme", &input.programme).await?;
        let command = match programme {
            None => None,
            Some(programme) => {
                let round = reading.round("code", programme, &input.code).await?;
                let projects = Projects::of(ctx, &view_now(ctx)?, programme).await?.ids();
                round.map(|round| domain::CloseRound {
                    round,
                    on: input.on.0,
                    projects,
                })
            }
        };
        let command = reading.finish(command);
        let done = run(ctx, command, command_id, happened_on).await?;
        Ok(CloseRoundPayload(done))
    }

    /// Opens a closed round again, with the reason. The closing and what it sealed stay readable.
    async fn reopen_round(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The round and the reason.")] input: ReopenRoundInput,
        #[graphql(desc = "Chosen by the client: the same id has one effect.")] command_id: Option<
            Uuid,
        >,
        #[graphql(desc = "The day it became true, when not today.")] happened_on: Option<Date>,
    ) -> Result<ReopenRoundPayload> {
        let mut reading = Reading::new(ctx)?;
        let round = named(&mut reading, &input.programme, &input.code).await?;
        let command = round.map(|round| domain::ReopenRound {
            round,
            reason: FreeText::new(input.reason),
        });
        let command = reading.finish(command);
        let done = run(ctx, command, command_id, happened_on).await?;
        Ok(ReopenRoundPayload(done))
    }
}
