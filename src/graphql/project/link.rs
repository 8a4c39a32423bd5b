//! Links between projects, also to those that are not recorded yet.

use async_graphql::{Context, InputObject, Object, OneofObject, Result, SimpleObject};
use uuid::Uuid;

use super::Project;
use crate::app::View;
use crate::domain::free_text::FreeText;
use crate::domain::ids::ProjectId;
use crate::domain::project as domain;
use crate::graphql::context::{payloads, run};
use crate::graphql::date::{Date, FuzzyDate, FuzzyDateInput};
use crate::graphql::enums::ProjectRelation;
use crate::graphql::input::Reading;
use crate::graphql::loader::{load, load_every};
use crate::graphql::text::{Names, NamesInput, names_if, said};
use crate::projection::relations::{pointing_to, target};

/// How one project stands to another.
pub struct Link {
    from: ProjectId,
    own: domain::NumberedLink,
    view: View,
}

/// The links that a project made itself.
pub fn links_of(project: &domain::Project, at: Option<Date>, view: &View) -> Vec<Link> {
    let links = project.links.iter();
    links
        .filter(|own| may_hold(own, at))
        .map(|own| Link {
            from: project.id,
            own: own.clone(),
            view: view.clone(),
        })
        .collect()
}

/// The links of other projects that lead to this one.
pub async fn links_to(
    ctx: &Context<'_>,
    project: ProjectId,
    at: Option<Date>,
    view: &View,
) -> Result<Vec<Link>> {
    let all = load_every(ctx, view).await?;
    let found = pointing_to(&all, project).into_iter();
    Ok(found
        .filter(|(_, own)| may_hold(own, at))
        .map(|(from, own)| Link {
            from,
            own: own.clone(),
            view: view.clone(),
        })
        .collect())
}

/// Whether a link may have begun by a day, when one is given.
fn may_hold(own: &domain::NumberedLink, at: Option<Date>) -> bool {
    let since = own.link.since.as_ref();
    at.zip(since)
        .is_none_or(|(at, since)| since.earliest <= at.0)
}

/// A project as somebody named it before it was recorded.
#[derive(SimpleObject)]
pub struct ProjectPlaceholder {
    /// Its name.
    names: Names,
    /// Who pays for it; null when not told.
    funder: Option<Names>,
}

impl Link {
    async fn project_of(&self, ctx: &Context<'_>, id: ProjectId) -> Result<Option<Project>> {
        let project = load(ctx, &self.view, id.0).await?;
        Ok(project.map(|project| Project::new(project, self.view.clone())))
    }
}

/// How one project stands to another.
#[Object(name = "ProjectLink")]
impl Link {
    /// Its number among the links of the project that made it.
    async fn number(&self) -> u32 {
        self.own.number
    }

    /// How the project that made it stands to the other.
    async fn relation(&self) -> ProjectRelation {
        self.own.link.relation.into()
    }

    /// The project that made it.
    async fn from(&self, ctx: &Context<'_>) -> Result<Option<Project>> {
        self.project_of(ctx, self.from).await
    }

    /// The other project. Of a placeholder: the recorded project that bears its name and has its
    /// funder; null while there is none, and when several could be meant.
    async fn to(&self, ctx: &Context<'_>) -> Result<Option<Project>> {
        let id = match &self.own.link.target {
            domain::LinkTarget::Project(id) => Some(*id),
            placeholder @ domain::LinkTarget::Placeholder(_) => {
                target(&load_every(ctx, &self.view).await?, placeholder)
            }
        };
        match id {
            Some(id) => self.project_of(ctx, id).await,
            None => Ok(None),
        }
    }

    /// The words by which a project that was not recorded yet was named; null when it was.
    async fn placeholder(&self) -> Option<ProjectPlaceholder> {
        match &self.own.link.target {
            domain::LinkTarget::Project(_) => None,
            domain::LinkTarget::Placeholder(placeholder) => Some(ProjectPlaceholder {
                names: Names(placeholder.names.clone()),
                funder: names_if(&placeholder.funder),
            }),
        }
    }

    /// The key of the sub-project that it is about; null when it is about the whole.
    async fn sub_project(&self) -> Option<&str> {
        self.own.link.sub_project.as_ref().map(|key| key.as_str())
    }

    /// Since when; null when not known.
    async fn since(&self) -> Option<FuzzyDate> {
        self.own.link.since.as_ref().map(FuzzyDate::from)
    }

    /// Where this is told; null once blanked.
    async fn source(&self) -> Option<&str> {
        said(&self.own.link.source)
    }
}

/// The other project: by its address, or by name while it is not recorded.
#[derive(OneofObject)]
enum LinkTargetInput {
    /// The address of a recorded project.
    Project(String),
    /// A project that is not recorded yet.
    Placeholder(PlaceholderInput),
}

/// A project that is not recorded yet.
#[derive(InputObject)]
struct PlaceholderInput {
    /// Its name.
    names: NamesInput,
    /// Who pays for it; any funder when left out.
    #[graphql(default)]
    funder: NamesInput,
}

/// A link to another project.
#[derive(InputObject)]
struct LinkProjectInput {
    /// The project's address.
    project: String,
    /// How the project stands to the other.
    relation: ProjectRelation,
    /// The other project.
    target: LinkTargetInput,
    /// The key of the sub-project that it is about.
    sub_project: Option<String>,
    /// Since when.
    since: Option<FuzzyDateInput>,
    /// Where this is told.
    source: String,
}

/// A link to take away.
#[derive(InputObject)]
struct UnlinkProjectInput {
    /// The project's address.
    project: String,
    /// The number of the link.
    number: u32,
    /// Why.
    reason: String,
}

/// Other names of a project.
#[derive(InputObject)]
struct StateAliasesInput {
    /// The project's address.
    project: String,
    /// The names; they replace the earlier list.
    aliases: Vec<NamesInput>,
}

payloads! {
    LinkProjectPayload { #[doc = "The project."] project: Project }
    UnlinkProjectPayload { #[doc = "The project."] project: Project }
    StateAliasesPayload { #[doc = "The project."] project: Project }
}

#[derive(Default)]
pub struct LinkMutations;

#[Object]
impl LinkMutations {
    /// Links a project to another, recorded or not: a placeholder becomes a link by itself when the project that it means is recorded.
    async fn link_project(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The link.")] input: LinkProjectInput,
        #[graphql(desc = "Chosen by the client: the same id has one effect.")] command_id: Option<
            Uuid,
        >,
        #[graphql(desc = "The day it became true, when not today.")] happened_on: Option<Date>,
    ) -> Result<LinkProjectPayload> {
        let mut reading = Reading::new(ctx)?;
        let project = reading.project("project", &input.project).await?;
        let target = match input.target {
            LinkTargetInput::Project(slug) => reading
                .project("target", &slug)
                .await?
                .map(|other| domain::LinkTarget::Project(other.id)),
            LinkTargetInput::Placeholder(other) => {
                Some(domain::LinkTarget::Placeholder(domain::Placeholder {
                    names: other.names.into(),
                    funder: other.funder.into(),
                }))
            }
        };
        let sub_project = reading.key_if("subProject", input.sub_project.as_deref());
        let since = input.since;
        let since = since.and_then(|since| since.parse(&mut reading.checks, "since"));
        let command = project
            .zip(target)
            .map(|(project, target)| domain::LinkProject {
                project: project.id,
                link: domain::Link {
                    relation: input.relation.into(),
                    target,
                    sub_project,
                    since,
                    source: FreeText::new(input.source),
                },
            });
        let command = reading.finish(command);
        let done = run(ctx, command, command_id, happened_on).await?;
        Ok(LinkProjectPayload(done))
    }

    /// Takes a link away, with the reason; the log keeps it.
    async fn unlink_project(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The link and the reason.")] input: UnlinkProjectInput,
        #[graphql(desc = "Chosen by the client: the same id has one effect.")] command_id: Option<
            Uuid,
        >,
        #[graphql(desc = "The day it became true, when not today.")] happened_on: Option<Date>,
    ) -> Result<UnlinkProjectPayload> {
        let mut reading = Reading::new(ctx)?;
        let project = reading.project("project", &input.project).await?;
        let command = project.map(|project| domain::UnlinkProject {
            project: project.id,
            number: input.number,
            reason: FreeText::new(input.reason),
        });
        let command = reading.finish(command);
        let done = run(ctx, command, command_id, happened_on).await?;
        Ok(UnlinkProjectPayload(done))
    }

    /// States the other names by which a project is called. Placeholders that name one of them become links to it.
    async fn state_aliases(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The names.")] input: StateAliasesInput,
        #[graphql(desc = "Chosen by the client: the same id has one effect.")] command_id: Option<
            Uuid,
        >,
        #[graphql(desc = "The day it became true, when not today.")] happened_on: Option<Date>,
    ) -> Result<StateAliasesPayload> {
        let mut reading = Reading::new(ctx)?;
        let project = reading.project("project", &input.project).await?;
        let command = project.map(|project| domain::StateAliases {
            project: project.id,
            aliases: input.aliases.into_iter().map(Into::into).collect(),
        });
        let command = reading.finish(command);
        let done = run(ctx, command, command_id, happened_on).await?;
        Ok(StateAliasesPayload(done))
    }
}
