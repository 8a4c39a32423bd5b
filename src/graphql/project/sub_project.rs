//! Sub-projects of a project.

use async_graphql::{Context, InputObject, Object, Result, SimpleObject};
use uuid::Uuid;

use super::Project;
use crate::domain::free_text::FreeText;
use crate::domain::project as domain;
use crate::graphql::context::{payloads, run};
use crate::graphql::date::{Date, FuzzyDate, FuzzyDateInput, FuzzyPeriod, FuzzyPeriodInput};
use crate::graphql::enums::SubProjectEnd;
use crate::graphql::input::Reading;
use crate::graphql::text::{Names, NamesInput, names_if, said};

/// A part of a project with a name, a theme, a time and an end of its own.
#[derive(SimpleObject)]
pub struct SubProject {
    /// Its permanent key within the project.
    key: String,
    /// Its name.
    names: Names,
    /// What it is about; null when not told.
    theme: Option<Names>,
    /// When it runs.
    time: FuzzyPeriod,
    /// What became of it; null while that is not told.
    conclusion: Option<SubProjectConclusion>,
}

/// What became of a sub-project.
#[derive(SimpleObject)]
pub struct SubProjectConclusion {
    /// Whether its work goes on.
    end: SubProjectEnd,
    /// When; null when not known.
    on: Option<FuzzyDate>,
    /// Where the work moved; null when it did not.
    moved_to: Option<Names>,
    /// How it came, in people's own words; null once blanked.
    account: Option<String>,
}

impl From<&domain::SubProject> for SubProject {
    fn from(part: &domain::SubProject) -> SubProject {
        SubProject {
            key: part.key.as_str().to_owned(),
            names: Names(part.plan.names.clone()),
            theme: names_if(&part.plan.theme),
            time: (&part.plan.time).into(),
            conclusion: part
                .conclusion
                .as_ref()
                .map(|conclusion| SubProjectConclusion {
                    end: conclusion.end.into(),
                    on: conclusion.on.as_ref().map(FuzzyDate::from),
                    moved_to: names_if(&conclusion.moved_to),
                    account: said(&conclusion.account).map(str::to_owned),
                }),
        }
    }
}

/// A new sub-project.
#[derive(InputObject)]
struct StartSubProjectInput {
    /// The project's address.
    project: String,
    /// Its permanent key within the project.
    key: String,
    /// Its name.
    names: NamesInput,
    /// What it is about.
    #[graphql(default)]
    theme: NamesInput,
    /// When it runs.
    #[graphql(default)]
    time: FuzzyPeriodInput,
}

/// Another plan of a sub-project.
#[derive(InputObject)]
struct ReviseSubProjectInput {
    /// The project's address.
    project: String,
    /// The sub-project's key.
    key: String,
    /// Its name.
    names: NamesInput,
    /// What it is about.
    #[graphql(default)]
    theme: NamesInput,
    /// When it runs.
    #[graphql(default)]
    time: FuzzyPeriodInput,
}

/// What became of a sub-project.
#[derive(InputObject)]
struct ConcludeSubProjectInput {
    /// The project's address.
    project: String,
    /// The sub-project's key.
    key: String,
    /// Whether its work goes on.
    end: SubProjectEnd,
    /// When.
    on: Option<FuzzyDateInput>,
    /// Where the work moved; needed when it did.
    #[graphql(default)]
    moved_to: NamesInput,
    /// How it came, in a few words.
    account: String,
}

payloads! {
    StartSubProjectPayload { #[doc = "The project."] project: Project }
    ReviseSubProjectPayload { #[doc = "The project."] project: Project }
    ConcludeSubProjectPayload { #[doc = "The project."] project: Project }
}

#[derive(Default)]
pub struct SubProjectMutations;

#[Object]
impl SubProjectMutations {
    /// Adds a sub-project under a key of its own.
    async fn start_sub_project(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The sub-project.")] input: StartSubProjectInput,
        #[graphql(desc = "Chosen by the client: the same id has one effect.")] command_id: Option<
            Uuid,
        >,
        #[graphql(desc = "The day it became true, when not today.")] happened_on: Option<Date>,
    ) -> Result<StartSubProjectPayload> {
        let mut reading = Reading::new(ctx)?;
        let project = reading.project("project", &input.project).await?;
        let key = reading.key("key", &input.key);
        let plan = domain::Plan {
            names: input.names.into(),
            theme: input.theme.into(),
            time: input.time.parse(&mut reading.checks, "time"),
        };
        let command = project
            .zip(key)
            .map(|(project, key)| domain::StartSubProject {
                project: project.id,
                key,
                plan,
            });
        let command = reading.finish(command);
        let done = run(ctx, command, command_id, happened_on).await?;
        Ok(StartSubProjectPayload(done))
    }

    /// Names or times a sub-project otherwise.
    async fn revise_sub_project(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The plan; it replaces the earlier one.")] input: ReviseSubProjectInput,
        #[graphql(desc = "Chosen by the client: the same id has one effect.")] command_id: Option<
            Uuid,
        >,
        #[graphql(desc = "The day it became true, when not today.")] happened_on: Option<Date>,
    ) -> Result<ReviseSubProjectPayload> {
        let mut reading = Reading::new(ctx)?;
        let project = reading.project("project", &input.project).await?;
        let key = reading.key("key", &input.key);
        let plan = domain::Plan {
            names: input.names.into(),
            theme: input.theme.into(),
            time: input.time.parse(&mut reading.checks, "time"),
        };
        let command = project
            .zip(key)
            .map(|(project, key)| domain::ReviseSubProject {
                project: project.id,
                key,
                plan,
            });
        let command = reading.finish(command);
        let done = run(ctx, command, command_id, happened_on).await?;
        Ok(ReviseSubProjectPayload(done))
    }

    /// Tells what became of a sub-project. Told again, the newer account counts.
    async fn conclude_sub_project(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The conclusion.")] input: ConcludeSubProjectInput,
        #[graphql(desc = "Chosen by the client: the same id has one effect.")] command_id: Option<
            Uuid,
        >,
        #[graphql(desc = "The day it became true, when not today.")] happened_on: Option<Date>,
    ) -> Result<ConcludeSubProjectPayload> {
        let mut reading = Reading::new(ctx)?;
        let project = reading.project("project", &input.project).await?;
        let key = reading.key("key", &input.key);
        let conclusion = domain::Conclusion {
            end: input.end.into(),
            on: input.on.and_then(|on| on.parse(&mut reading.checks, "on")),
            moved_to: input.moved_to.into(),
            account: FreeText::new(input.account),
        };
        let command = project
            .zip(key)
            .map(|(project, key)| domain::ConcludeSubProject {
                project: project.id,
                key,
                conclusion,
            });
        let command = reading.finish(command);
        let done = run(ctx, command, command_id, happened_on).await?;
        Ok(ConcludeSubProjectPayload(done))
    }
}
