//! Projects with their parties over time.

mod body;
mod figures;
mod link;
mod list;
mod narrowed;
mod sub_project;

use std::sync::Arc;

use async_graphql::{Context, ID, InputObject, Object, Result};
use chrono::{DateTime, Utc};
use uuid::Uuid;

use super::assessment::{Assessment, assessments_of};
use super::comment::Comment;
use super::context::{payloads, run};
use super::date::{Date, FuzzyDateInput, FuzzyPeriod, FuzzyPeriodInput};
use super::doer::Standing;
use super::enums::ProjectState;
use super::grant::Grant;
use super::ids::global_id;
use super::import::SourceText;
use super::input::Reading;
use super::loader::{load, load_of_project};
use super::meeting::Meeting;
use super::model::{Model, models_of};
use super::organisation::{Organisation, OrganisationInput, Tenure, TenureInput};
use super::programme::Programme;
use super::promise::Promise;
use super::publication::Publication;
use super::risk::Risk;
use super::round::Round;
use super::search::{SimilarModel, similar_to_project};
use super::series::Series;
use super::text::{Names, NamesInput, Texts, TextsInput};
use super::vocabulary::{Term, terms};
use crate::app::View;
use crate::domain::actor::Actor;
use crate::domain::free_text::FreeText;
use crate::domain::ids::ProjectId;
use crate::domain::project as domain;
use crate::domain::vocabulary::Vocabulary;

use body::Body;
use figures::{ProjectCounts, ProjectFreshness, latest_filing};
use link::{Link, links_of, links_to};
use sub_project::SubProject;

pub use body::BodyMutations;
pub use link::LinkMutations;
pub use list::{ProjectQueries, Projects};
pub use sub_project::SubProjectMutations;

/// A region's share of a programme.
pub struct Project {
    document: Arc<domain::Project>,
    view: View,
}

impl Project {
    pub fn new(document: Arc<domain::Project>, view: View) -> Project {
        Project { document, view }
    }
}

/// A region's share of a programme.
#[Object]
impl Project {
    /// The global id.
    pub async fn id(&self) -> ID {
        global_id("Project", self.document.id.0)
    }

    /// The permanent address.
    async fn slug(&self) -> &str {
        self.document.slug.as_str()
    }

    /// The name.
    async fn names(&self) -> Names {
        Names(self.document.names.clone())
    }

    /// How often the names were written, for `renameProject(base:)`.
    async fn names_version(&self) -> u32 {
        self.document.names_version
    }

    /// How often the description and the aims were written, for `describeProject(base:)`.
    async fn texts_version(&self) -> u32 {
        self.document.texts_version
    }

    /// What it is.
    async fn description(&self) -> Texts {
        Texts(self.document.description.clone())
    }

    /// What it is for and what it aims at.
    async fn aims(&self) -> Texts {
        Texts(self.document.aims.clone())
    }

    /// When it runs, as sharply as it is known.
    async fn operating_time(&self) -> FuzzyPeriod {
        (&self.document.operating_time).into()
    }

    /// Who answers for it, in order of time; only those of a day when it is given.
    async fn hosts(&self, #[graphql(desc = "The day described.")] at: Option<Date>) -> Vec<Tenure> {
        match at {
            None => self.document.hosts.iter().map(Tenure::from).collect(),
            Some(day) => {
                let hosts = self.document.hosts_on(day.0);
                hosts.into_iter().map(Tenure::from).collect()
            }
        }
    }

    /// Its partners; only those of a day when it is given.
    async fn partners(
        &self,
        #[graphql(desc = "The day described.")] at: Option<Date>,
    ) -> Vec<Tenure> {
        self.document
            .partners
            .iter()
            .filter(|partner| at.is_none_or(|day| partner.holds_on(day.0)))
            .map(Tenure::from)
            .collect()
    }

    /// Who pays for it.
    async fn funders(&self) -> Vec<Organisation> {
        self.document
            .funders
            .iter()
            .map(Organisation::from)
            .collect()
    }

    /// Where it is in its life.
    async fn state(&self) -> ProjectState {
        self.document.state.into()
    }

    /// Since when it has been in its state; null when it was entered in it.
    #[graphql(complexity = "5")]
    async fn state_since(&self, ctx: &Context<'_>) -> Result<Option<Date>> {
        figures::state_since(ctx, &self.view, self.document.id).await
    }

    /// The programme it belongs to.
    async fn programme(&self, ctx: &Context<'_>) -> Result<Option<Programme>> {
        let programme = load(ctx, &self.view, self.document.programme.0).await?;
        Ok(programme.map(|programme| Programme::new(programme, self.view.clone())))
    }

    /// Its self-assessments, by the day their rounds describe.
    #[graphql(complexity = "20 * child_complexity")]
    async fn assessments(&self, ctx: &Context<'_>) -> Result<Vec<Assessment>> {
        assessments_of(ctx, &self.view, &self.document).await
    }

    /// Its series of observations, or those of one indicator.
    #[graphql(complexity = "30 * child_complexity")]
    async fn series(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Only this indicator, by key.")] indicator: Option<String>,
    ) -> Result<Vec<Series>> {
        let all = load_of_project(ctx, &self.view, self.document.id.0).await?;
        Series::of_indicator(ctx, &self.view, all, indicator).await
    }

    /// Other names by which it is called.
    async fn aliases(&self) -> Vec<Names> {
        self.document.aliases.iter().cloned().map(Names).collect()
    }

    /// The counties it is in.
    async fn counties(&self) -> Vec<Term> {
        terms(Vocabulary::Counties, &self.document.counties)
    }

    /// What it is about.
    async fn themes(&self) -> Vec<Term> {
        terms(Vocabulary::Themes, &self.document.themes)
    }

    /// Its sub-projects in the order in which they were recorded; only those that may have run on a
    /// day when it is given.
    #[graphql(complexity = "10 * child_complexity")]
    async fn sub_projects(
        &self,
        #[graphql(desc = "The day described.")] at: Option<Date>,
    ) -> Vec<SubProject> {
        let parts = self.document.sub_projects.iter();
        parts
            .filter(|part| at.is_none_or(|day| part.holds_on(day.0)))
            .map(SubProject::from)
            .collect()
    }

    /// The groups that steer, work and advise; only those of a day when it is given.
    #[graphql(complexity = "10 * child_complexity")]
    async fn bodies(&self, #[graphql(desc = "The day described.")] at: Option<Date>) -> Vec<Body> {
        let bodies = self.document.bodies.iter();
        bodies
            .filter(|body| at.is_none_or(|day| body.holds_on(day.0)))
            .map(|body| Body(body.clone()))
            .collect()
    }

    /// Where it continues, what came before it, and what it is part of; only what may have begun by
    /// a day when it is given.
    #[graphql(complexity = "10 * child_complexity")]
    async fn links(&self, #[graphql(desc = "The day described.")] at: Option<Date>) -> Vec<Link> {
        links_of(&self.document, at, &self.view)
    }

    /// Links that other projects made to it; only what may have begun by a day when it is given.
    #[graphql(complexity = "10 * child_complexity")]
    async fn linked_from(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The day described.")] at: Option<Date>,
    ) -> Result<Vec<Link>> {
        links_to(ctx, self.document.id, at, &self.view).await
    }

    /// Models of others that are like what it says that it will do, and why.
    #[graphql(complexity = "100 + first.max(1) as usize * child_complexity")]
    async fn similar_models(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "How many, 1–20.", default = 5)] first: i32,
    ) -> Result<Vec<SimilarModel>> {
        similar_to_project(ctx, &self.view, &self.document, first).await
    }

    /// What it promised, by key; only what it had promised by a day when it is given.
    #[graphql(complexity = "20 * child_complexity")]
    async fn promises(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The day described.")] at: Option<Date>,
    ) -> Result<Vec<Promise>> {
        let all: Vec<Arc<crate::domain::promise::Promise>> =
            load_of_project(ctx, &self.view, self.document.id.0).await?;
        let given = all
            .into_iter()
            .filter(|promise| at.is_none_or(|day| promise.is_given_on(day.0)));
        let shown = given.map(|promise| Promise::new(promise, self.view.clone()));
        Ok(shown.collect())
    }

    /// The decisions to pay for it, by key.
    #[graphql(complexity = "5 * child_complexity")]
    async fn grants(&self, ctx: &Context<'_>) -> Result<Vec<Grant>> {
        let all = load_of_project(ctx, &self.view, self.document.id.0).await?;
        let shown = all.into_iter();
        Ok(shown
            .map(|one| Grant::new(one, self.view.clone()))
            .collect())
    }

    /// What it made public, by the day it came out.
    #[graphql(complexity = "20 * child_complexity")]
    async fn publications(&self, ctx: &Context<'_>) -> Result<Vec<Publication>> {
        let all = load_of_project(ctx, &self.view, self.document.id.0).await?;
        let shown = all.into_iter();
        Ok(shown
            .map(|one| Publication::new(one, self.view.clone()))
            .collect())
    }

    /// Its meetings, by day.
    #[graphql(complexity = "20 * child_complexity")]
    async fn meetings(&self, ctx: &Context<'_>) -> Result<Vec<Meeting>> {
        let all = load_of_project(ctx, &self.view, self.document.id.0).await?;
        let shown = all.into_iter();
        Ok(shown
            .map(|one| Meeting::new(one, self.view.clone()))
            .collect())
    }

    /// What may go wrong in it; empty for who has not signed in.
    #[graphql(complexity = "20 * child_complexity")]
    async fn risks(&self, ctx: &Context<'_>) -> Result<Vec<Risk>> {
        let all = load_of_project(ctx, &self.view, self.document.id.0).await?;
        let shown = all.into_iter();
        Ok(shown.map(|one| Risk::new(one, self.view.clone())).collect())
    }

    /// What was said about it, by time; empty for who has not signed in.
    #[graphql(complexity = "20 * child_complexity")]
    async fn comments(&self, ctx: &Context<'_>) -> Result<Vec<Comment>> {
        let all = load_of_project(ctx, &self.view, self.document.id.0).await?;
        let shown = all.into_iter();
        Ok(shown
            .map(|one| Comment::new(one, self.view.clone()))
            .collect())
    }

    /// The old texts that facts about it were taken from, by the day they are of.
    #[graphql(complexity = "5 * child_complexity")]
    async fn source_texts(&self, ctx: &Context<'_>) -> Result<Vec<SourceText>> {
        let all = load_of_project(ctx, &self.view, self.document.id.0).await?;
        let shown = all.into_iter();
        Ok(shown
            .map(|one| SourceText::new(one, self.view.clone()))
            .collect())
    }

    /// The operating models that it made, by name.
    #[graphql(complexity = "20 * child_complexity")]
    async fn models(&self, ctx: &Context<'_>) -> Result<Vec<Model>> {
        models_of(ctx, &self.view, self.document.id).await
    }

    /// Its assessment for the latest round for which it filed; null when it filed for none.
    #[graphql(complexity = "20 + child_complexity")]
    async fn last_filed(&self, ctx: &Context<'_>) -> Result<Option<Assessment>> {
        figures::last_filed(ctx, &self.view, &self.document).await
    }

    /// Rounds that asked it and for which nothing came in time, in the order of their days.
    #[graphql(complexity = "10 * child_complexity")]
    async fn missing_rounds(&self, ctx: &Context<'_>) -> Result<Vec<Round>> {
        let missing = figures::missing_rounds(ctx, &self.view, &self.document).await?;
        let shown = missing.into_iter();
        Ok(shown
            .map(|one| Round::new(one, self.view.clone()))
            .collect())
    }

    /// How much there is of what it tells.
    #[graphql(complexity = "60 + child_complexity")]
    async fn counts(&self, ctx: &Context<'_>) -> Result<ProjectCounts> {
        ProjectCounts::of(ctx, &self.view, &self.document).await
    }

    /// How fresh what is told of it is.
    #[graphql(complexity = "20 + child_complexity")]
    async fn freshness(&self) -> ProjectFreshness {
        ProjectFreshness::new(self.document.id, &self.view)
    }

    /// Whether who asks may write for it today.
    async fn may_write(&self, ctx: &Context<'_>) -> Result<bool> {
        let standing = Standing::of(ctx, self.view.actor()).await?;
        let belongs = self.document.belongs();
        Ok(standing.may(&belongs, Actor::writes_for_projects))
    }

    /// When it was first recorded.
    async fn created_at(&self) -> Option<DateTime<Utc>> {
        self.document.history.created
    }

    /// When a fact about the project itself was last recorded.
    async fn changed_at(&self) -> Option<DateTime<Utc>> {
        self.document.history.changed
    }
}

/// A new project.
#[derive(InputObject)]
struct RegisterProjectInput {
    /// The key of the programme it belongs to.
    programme: String,
    /// Its permanent address: letters, digits and single hyphens.
    slug: String,
    /// Its name.
    names: NamesInput,
    /// What it is.
    #[graphql(default)]
    description: TextsInput,
    /// What it is for and what it aims at.
    #[graphql(default)]
    aims: TextsInput,
    /// When it runs.
    #[graphql(default)]
    operating_time: FuzzyPeriodInput,
    /// Who answers for it, in order of time.
    #[graphql(default)]
    hosts: Vec<TenureInput>,
    /// Its partners.
    #[graphql(default)]
    partners: Vec<TenureInput>,
    /// Who pays for it.
    #[graphql(default)]
    funders: Vec<OrganisationInput>,
    /// Where it is in its life.
    state: ProjectState,
}

/// Other names of a project.
#[derive(InputObject)]
struct RenameProjectInput {
    /// The project's address, which stays.
    project: String,
    /// `Project.namesVersion` as the writer saw it: refused when somebody wrote them since. Not
    /// looked at when left out.
    base: Option<u32>,
    /// The new names; they replace all earlier ones.
    names: NamesInput,
}

/// New texts of a project.
#[derive(InputObject)]
struct DescribeProjectInput {
    /// The project's address.
    project: String,
    /// `Project.textsVersion` as the writer saw it: refused when somebody wrote them since. Not
    /// looked at when left out.
    base: Option<u32>,
    /// What it is; replaces the earlier text in all languages.
    description: TextsInput,
    /// What it aims at; replaces the earlier text in all languages.
    aims: TextsInput,
}

/// Another operating time.
#[derive(InputObject)]
struct ChangeOperatingTimeInput {
    /// The project's address.
    project: String,
    /// When it runs.
    operating_time: FuzzyPeriodInput,
}

/// A change of host.
#[derive(InputObject)]
struct TransferHostInput {
    /// The project's address.
    project: String,
    /// Who answers for it from the day on.
    organisation: OrganisationInput,
    /// Since when.
    from: FuzzyDateInput,
    /// How it came, in a few words.
    note: Option<String>,
}

/// A new partner.
#[derive(InputObject)]
struct JoinPartnerInput {
    /// The project's address.
    project: String,
    /// The partner with the time of its part.
    partner: TenureInput,
}

/// The end of a partner's part.
#[derive(InputObject)]
struct EndPartnershipInput {
    /// The project's address.
    project: String,
    /// The partner's names, as recorded.
    names: NamesInput,
    /// Its last day.
    to: FuzzyDateInput,
}

/// Who pays for a project.
#[derive(InputObject)]
struct StateFundersInput {
    /// The project's address.
    project: String,
    /// The funders; they replace the earlier list.
    funders: Vec<OrganisationInput>,
}

/// Where a project is and what it is about.
#[derive(InputObject)]
struct ClassifyProjectInput {
    /// The project's address.
    project: String,
    /// Keys of counties; they replace the earlier list.
    #[graphql(default)]
    counties: Vec<String>,
    /// Keys of themes; they replace the earlier list.
    #[graphql(default)]
    themes: Vec<String>,
}

/// The next state of a project's life.
#[derive(InputObject)]
struct ChangeProjectStateInput {
    /// The project's address.
    project: String,
    /// The new state.
    state: ProjectState,
    /// Why.
    reason: Option<String>,
}

payloads! {
    RegisterProjectPayload { #[doc = "The new project."] project: Project }
    RenameProjectPayload { #[doc = "The project."] project: Project }
    DescribeProjectPayload { #[doc = "The project."] project: Project }
    ChangeOperatingTimePayload { #[doc = "The project."] project: Project }
    TransferHostPayload { #[doc = "The project."] project: Project }
    JoinPartnerPayload { #[doc = "The project."] project: Project }
    EndPartnershipPayload { #[doc = "The project."] project: Project }
    StateFundersPayload { #[doc = "The project."] project: Project }
    ClassifyProjectPayload { #[doc = "The project."] project: Project }
    ChangeProjectStatePayload { #[doc = "The project."] project: Project }
}

fn tenures(
    reading: &mut Reading<'_>,
    field: &str,
    inputs: Vec<TenureInput>,
) -> Vec<crate::domain::organisation::Tenure> {
    inputs
        .into_iter()
        .enumerate()
        .map(|(index, input)| input.parse(&mut reading.checks, &format!("{field}.{index}")))
        .collect()
}

#[derive(Default)]
pub struct ProjectMutations;

#[Object]
impl ProjectMutations {
    /// Enters a project.
    async fn register_project(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The project.")] input: RegisterProjectInput,
        #[graphql(desc = "Chosen by the client: the same id has one effect.")] command_id: Option<
            Uuid,
        >,
        #[graphql(desc = "The day it became true, when not today.")] happened_on: Option<Date>,
    ) -> Result<RegisterProjectPayload> {
        let mut reading = Reading::new(ctx)?;
        let programme = reading.programme("programme", &input.programme).await?;
        let slug = reading.key("slug", &input.slug);
        let operating_time = input
            .operating_time
            .parse(&mut reading.checks, "operatingTime");
        let hosts = tenures(&mut reading, "hosts", input.hosts);
        let partners = tenures(&mut reading, "partners", input.partners);
        let command = programme
            .zip(slug)
            .map(|(programme, slug)| domain::RegisterProject {
                project: ProjectId(Uuid::now_v7()),
                programme,
                slug,
                names: input.names.into(),
                description: input.description.into(),
                aims: input.aims.into(),
                operating_time,
                hosts,
                partners,
                funders: input.funders.into_iter().map(Into::into).collect(),
                state: input.state.into(),
            });
        let command = reading.finish(command);
        let done = run(ctx, command, command_id, happened_on).await?;
        Ok(RegisterProjectPayload(done))
    }

    /// Gives a project other names; its address stays.
    async fn rename_project(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The names.")] input: RenameProjectInput,
        #[graphql(desc = "Chosen by the client: the same id has one effect.")] command_id: Option<
            Uuid,
        >,
        #[graphql(desc = "The day it became true, when not today.")] happened_on: Option<Date>,
    ) -> Result<RenameProjectPayload> {
        let mut reading = Reading::new(ctx)?;
        let project = reading.project("project", &input.project).await?;
        let command = project.map(|project| domain::RenameProject {
            project: project.id,
            base: input.base,
            names: input.names.into(),
        });
        let command = reading.finish(command);
        let done = run(ctx, command, command_id, happened_on).await?;
        Ok(RenameProjectPayload(done))
    }

    /// Writes a project's description and aims anew.
    async fn describe_project(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The texts.")] input: DescribeProjectInput,
        #[graphql(desc = "Chosen by the client: the same id has one effect.")] command_id: Option<
            Uuid,
        >,
        #[graphql(desc = "The day it became true, when not today.")] happened_on: Option<Date>,
    ) -> Result<DescribeProjectPayload> {
        let mut reading = Reading::new(ctx)?;
        let project = reading.project("project", &input.project).await?;
        let command = project.map(|project| domain::DescribeProject {
            project: project.id,
            base: input.base,
            description: input.description.into(),
            aims: input.aims.into(),
        });
        let command = reading.finish(command);
        let done = run(ctx, command, command_id, happened_on).await?;
        Ok(DescribeProjectPayload(done))
    }

    /// States a project's operating time otherwise.
    async fn change_operating_time(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The time.")] input: ChangeOperatingTimeInput,
        #[graphql(desc = "Chosen by the client: the same id has one effect.")] command_id: Option<
            Uuid,
        >,
        #[graphql(desc = "The day it became true, when not today.")] happened_on: Option<Date>,
    ) -> Result<ChangeOperatingTimePayload> {
        let mut reading = Reading::new(ctx)?;
        let project = reading.project("project", &input.project).await?;
        let operating_time = input
            .operating_time
            .parse(&mut reading.checks, "operatingTime");
        let command = project.map(|project| domain::ChangeOperatingTime {
            project: project.id,
            operating_time,
        });
        let command = reading.finish(command);
        let done = run(ctx, command, command_id, happened_on).await?;
        Ok(ChangeOperatingTimePayload(done))
    }

    /// Hands a project to another organisation from a time on.
    async fn transfer_host(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The new host.")] input: TransferHostInput,
        #[graphql(desc = "Chosen by the client: the same id has one effect.")] command_id: Option<
            Uuid,
        >,
        #[graphql(desc = "The day it became true, when not today.")] happened_on: Option<Date>,
    ) -> Result<TransferHostPayload> {
        let mut reading = Reading::new(ctx)?;
        let project = reading.project("project", &input.project).await?;
        let from = input.from.parse(&mut reading.checks, "from");
        let command = project
            .zip(from)
            .map(|(project, from)| domain::TransferHost {
                project: project.id,
                organisation: input.organisation.into(),
                from,
                note: input.note,
            });
        let command = reading.finish(command);
        let done = run(ctx, command, command_id, happened_on).await?;
        Ok(TransferHostPayload(done))
    }

    /// Adds a partner to a project.
    async fn join_partner(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The partner.")] input: JoinPartnerInput,
        #[graphql(desc = "Chosen by the client: the same id has one effect.")] command_id: Option<
            Uuid,
        >,
        #[graphql(desc = "The day it became true, when not today.")] happened_on: Option<Date>,
    ) -> Result<JoinPartnerPayload> {
        let mut reading = Reading::new(ctx)?;
        let project = reading.project("project", &input.project).await?;
        let partner = input.partner.parse(&mut reading.checks, "partner");
        let command = project.map(|project| domain::JoinPartner {
            project: project.id,
            partner,
        });
        let command = reading.finish(command);
        let done = run(ctx, command, command_id, happened_on).await?;
        Ok(JoinPartnerPayload(done))
    }

    /// Ends a partner's part; it stays in the project's history.
    async fn end_partnership(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The partner and its last day.")] input: EndPartnershipInput,
        #[graphql(desc = "Chosen by the client: the same id has one effect.")] command_id: Option<
            Uuid,
        >,
        #[graphql(desc = "The day it became true, when not today.")] happened_on: Option<Date>,
    ) -> Result<EndPartnershipPayload> {
        let mut reading = Reading::new(ctx)?;
        let project = reading.project("project", &input.project).await?;
        let to = input.to.parse(&mut reading.checks, "to");
        let command = project.zip(to).map(|(project, to)| domain::EndPartnership {
            project: project.id,
            names: input.names.into(),
            to,
        });
        let command = reading.finish(command);
        let done = run(ctx, command, command_id, happened_on).await?;
        Ok(EndPartnershipPayload(done))
    }

    /// States who pays for a project.
    async fn state_funders(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The funders.")] input: StateFundersInput,
        #[graphql(desc = "Chosen by the client: the same id has one effect.")] command_id: Option<
            Uuid,
        >,
        #[graphql(desc = "The day it became true, when not today.")] happened_on: Option<Date>,
    ) -> Result<StateFundersPayload> {
        let mut reading = Reading::new(ctx)?;
        let project = reading.project("project", &input.project).await?;
        let command = project.map(|project| domain::StateFunders {
            project: project.id,
            funders: input.funders.into_iter().map(Into::into).collect(),
        });
        let command = reading.finish(command);
        let done = run(ctx, command, command_id, happened_on).await?;
        Ok(StateFundersPayload(done))
    }

    /// Says in which counties a project is and what it is about.
    async fn classify_project(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The counties and the themes.")] input: ClassifyProjectInput,
        #[graphql(desc = "Chosen by the client: the same id has one effect.")] command_id: Option<
            Uuid,
        >,
        #[graphql(desc = "The day it became true, when not today.")] happened_on: Option<Date>,
    ) -> Result<ClassifyProjectPayload> {
        let mut reading = Reading::new(ctx)?;
        let project = reading.project("project", &input.project).await?;
        let counties = reading.keys("counties", &input.counties);
        let themes = reading.keys("themes", &input.themes);
        let command = project.map(|project| domain::ClassifyProject {
            project: project.id,
            counties,
            themes,
        });
        let command = reading.finish(command);
        let done = run(ctx, command, command_id, happened_on).await?;
        Ok(ClassifyProjectPayload(done))
    }

    /// Moves a project to the next state of its life.
    async fn change_project_state(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The state.")] input: ChangeProjectStateInput,
        #[graphql(desc = "Chosen by the client: the same id has one effect.")] command_id: Option<
            Uuid,
        >,
        #[graphql(desc = "The day it became true, when not today.")] happened_on: Option<Date>,
    ) -> Result<ChangeProjectStatePayload> {
        let mut reading = Reading::new(ctx)?;
        let project = reading.project("project", &input.project).await?;
        let command = project.map(|project| domain::ChangeProjectState {
            project: project.id,
            state: input.state.into(),
            reason: input.reason.map(FreeText::new),
        });
        let command = reading.finish(command);
        let done = run(ctx, command, command_id, happened_on).await?;
        Ok(ChangeProjectStatePayload(done))
    }
}
