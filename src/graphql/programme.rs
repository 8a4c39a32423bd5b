//! Programmes and their benefit goals.

use std::sync::Arc;

use async_graphql::{ComplexObject, Context, Enum, ID, InputObject, Object, Result, SimpleObject};
use chrono::{DateTime, Utc};
use uuid::Uuid;

use super::assessment::TextDiff;
use super::connection::{self, Paged};
use super::context::{app, language, payloads, run, view};
use super::date::{Date, FuzzyPeriod, FuzzyPeriodInput};
use super::ids::global_id;
use super::input::{Reading, programme_by_key};
use super::loader::load_of_programme;
use super::organisation::{Organisation, OrganisationInput};
use super::project::Project;
use super::round::{Round, rounds_of};
use super::text::{Language, Names, NamesInput, Texts, TextsInput};
use crate::app::View;
use crate::domain::document::Filter;
use crate::domain::ids::ProgrammeId;
use crate::domain::period::finnish_day;
use crate::domain::programme as domain;
use crate::projection::diff::compare;
use crate::projection::portfolio;

/// A ministry's frame for many projects, with the benefit goals they answer.
pub struct Programme {
    document: Arc<domain::Programme>,
    view: View,
}

impl Programme {
    pub fn new(document: Arc<domain::Programme>, view: View) -> Programme {
        Programme { document, view }
    }
}

/// A ministry's frame for many projects, with the benefit goals they answer.
#[Object]
impl Programme {
    /// The global id.
    pub async fn id(&self) -> ID {
        global_id("Programme", self.document.id.0)
    }

    /// The permanent short name.
    async fn key(&self) -> &str {
        self.document.key.as_str()
    }

    /// The name.
    async fn names(&self) -> Names {
        Names(self.document.names.clone())
    }

    /// The ministry that leads it.
    async fn owner(&self) -> Organisation {
        (&self.document.owner).into()
    }

    /// When it runs.
    async fn period(&self) -> FuzzyPeriod {
        (&self.document.period).into()
    }

    /// What it is.
    async fn description(&self) -> Texts {
        Texts(self.document.description.clone())
    }

    /// The benefit goals by ordinal, worded as on a day.
    #[graphql(complexity = "10 * child_complexity")]
    async fn goals(
        &self,
        #[graphql(desc = "The day described; today when left out.")] at: Option<Date>,
    ) -> Vec<Goal> {
        let day = at.map_or_else(|| self.view.today(), |day| day.0);
        let goals = self.document.goals.iter();
        goals.map(|goal| Goal::new(goal, day)).collect()
    }

    /// The programme's own rating scale in force on a day; null when it has none.
    async fn scale(
        &self,
        #[graphql(desc = "The day described; today when left out.")] at: Option<Date>,
    ) -> Option<Scale> {
        let day = at.map_or_else(|| self.view.today(), |day| day.0);
        let (_, scale) = self.document.scale(day)?;
        Some(scale.into())
    }

    /// Its reporting rounds, by the day they describe.
    #[graphql(complexity = "20 * child_complexity")]
    async fn rounds(&self, ctx: &Context<'_>) -> Result<Vec<Round>> {
        let rounds = rounds_of(ctx, &self.view, self.document.id).await?;
        let shown = |round| Round::new(round, self.view.clone());
        Ok(rounds.into_iter().map(shown).collect())
    }

    /// Its projects by name.
    #[graphql(complexity = "first.unwrap_or(20).max(1) as usize * child_complexity")]
    async fn projects(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Page length, 1–100; 20 when left out.")] first: Option<i32>,
        #[graphql(desc = "The cursor after which the page begins.")] after: Option<String>,
    ) -> Result<Paged<Project>> {
        let all = load_of_programme(ctx, &self.view, self.document.id.0).await?;
        connection::of_loaded(ctx, all, first, after, |project| {
            Project::new(project, self.view.clone())
        })
    }

    /// Its projects in groups, by name; those of which it is not told stand last. A project in two
    /// counties is in both groups. A round in groups, with its counts and medians, is in `portfolio`.
    #[graphql(complexity = "30 * child_complexity")]
    async fn project_groups(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "What they are grouped by.")] by: ProjectGrouping,
    ) -> Result<Vec<ProjectGroup>> {
        let all = load_of_programme(ctx, &self.view, self.document.id.0).await?;
        let groups = portfolio::project_groups(&all, by.into()).into_iter();
        let shown = |group: portfolio::ProjectGroup| ProjectGroup {
            key: group.key,
            names: Names(group.names),
            total_count: group.projects.len(),
            projects: {
                let projects = group.projects.into_iter();
                let shown = projects.map(|own| Project::new(own, self.view.clone()));
                shown.collect()
            },
        };
        Ok(groups.map(shown).collect())
    }
}

/// What projects are grouped by.
#[derive(Clone, Copy, PartialEq, Eq, Enum)]
#[graphql(remote = "portfolio::ProjectGrouping")]
enum ProjectGrouping {
    /// By the counties that they are in.
    Region,
    /// By who pays for them.
    Funder,
    /// By what they are about.
    Theme,
}

/// Projects that have something in common.
#[derive(SimpleObject)]
pub struct ProjectGroup {
    /// The key of the county or the theme, or the funder's name; null for projects of which it is
    /// not told.
    key: Option<String>,
    /// What the group is called.
    names: Names,
    /// How many projects it has.
    total_count: usize,
    /// The projects by name.
    #[graphql(complexity = "10 * child_complexity")]
    projects: Vec<Project>,
}

/// A benefit goal. Its key never changes; its wording does, by dated versions.
#[derive(SimpleObject)]
pub struct Goal {
    /// The permanent key, such as `HT1`.
    key: String,
    /// Its place among the goals, from 1.
    pub ordinal: u32,
    /// The wording in force on the day described.
    wording: Names,
    /// All wordings, oldest first.
    wordings: Vec<Wording>,
}

impl Goal {
    pub fn new(goal: &domain::Goal, day: chrono::NaiveDate) -> Goal {
        let wording = goal.wording(day).map(|wording| wording.names.clone());
        Goal {
            key: goal.key.as_str().to_owned(),
            ordinal: goal.ordinal,
            wording: Names(wording.unwrap_or_default()),
            wordings: (0..goal.wordings.len())
                .filter_map(|place| Wording::nth(&goal.wordings, place))
                .collect(),
        }
    }
}

/// What a goal was called from a day on.
#[derive(SimpleObject)]
#[graphql(complex)]
pub struct Wording {
    /// The first day of the wording.
    valid_from: Date,
    /// The words.
    names: Names,
    /// The words before.
    #[graphql(skip)]
    earlier: Option<crate::domain::language::Names>,
}

impl Wording {
    fn nth(all: &[domain::Wording], place: usize) -> Option<Wording> {
        let wording = all.get(place)?;
        let earlier = place.checked_sub(1).and_then(|before| all.get(before));
        Some(Wording {
            valid_from: Date(wording.valid_from),
            names: Names(wording.names.clone()),
            earlier: earlier.map(|earlier| earlier.names.clone()),
        })
    }
}

#[ComplexObject]
impl Wording {
    /// What changed since the wording before, in the language in which `names.best` is; null for the
    /// first one, and where the one before is not told in that language.
    #[graphql(complexity = "10 * child_complexity")]
    async fn changes(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The wished language; else the one `Accept-Language` asks for.")]
        language: Option<Language>,
    ) -> Option<TextDiff> {
        let wanted = language.map_or_else(|| self::language(ctx), Into::into);
        let (told, now) = self.names.0.best(wanted)?;
        let earlier = self.earlier.as_ref()?.get(told)?;
        Some(compare(earlier, now).into())
    }
}

/// A rating scale that a programme defines for itself.
#[derive(SimpleObject)]
#[graphql(complex)]
pub struct Scale {
    /// The first day of the scale.
    valid_from: Date,
    /// Whose scale it is, in words.
    origin: Names,
    #[graphql(skip)]
    steps: Vec<crate::domain::language::Names>,
}

#[ComplexObject]
impl Scale {
    /// The steps, lowest first.
    #[graphql(complexity = "10 * child_complexity")]
    async fn steps(&self) -> Vec<ScaleStep> {
        (1..)
            .zip(&self.steps)
            .map(|(step, names)| ScaleStep {
                step,
                names: Names(names.clone()),
            })
            .collect()
    }
}

impl From<&domain::Scale> for Scale {
    fn from(scale: &domain::Scale) -> Scale {
        Scale {
            valid_from: Date(scale.valid_from),
            origin: Names(scale.origin.clone()),
            steps: scale.steps.clone(),
        }
    }
}

/// A step of a rating scale.
#[derive(SimpleObject)]
pub struct ScaleStep {
    /// Its place, 1 for the lowest.
    pub step: u32,
    /// What it is called.
    pub names: Names,
}

#[derive(Default)]
pub struct ProgrammeQueries;

#[Object]
impl ProgrammeQueries {
    /// A programme by its key; null when there is none.
    async fn programme(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The programme's key.")] key: String,
        #[graphql(desc = "Answer with what was recorded by this moment; now when left out.")]
        as_of: Option<DateTime<Utc>>,
    ) -> Result<Option<Programme>> {
        let view = view(ctx, as_of).await?;
        let programme = programme_by_key(ctx, &view, &key).await?;
        Ok(programme.map(|programme| Programme::new(programme, view)))
    }

    /// All programmes by key.
    #[graphql(complexity = "first.unwrap_or(20).max(1) as usize * child_complexity")]
    async fn programmes(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Page length, 1–100; 20 when left out.")] first: Option<i32>,
        #[graphql(desc = "The cursor after which the page begins.")] after: Option<String>,
        #[graphql(desc = "Answer with what was recorded by this moment; now when left out.")]
        as_of: Option<DateTime<Utc>>,
    ) -> Result<Paged<Programme>> {
        let view = view(ctx, as_of).await?;
        connection::documents(ctx, &view, &Filter::default(), first, after, |programme| {
            Programme::new(programme, view.clone())
        })
        .await
    }
}

/// A new programme.
#[derive(InputObject)]
struct LaunchProgrammeInput {
    /// The permanent short name: letters, digits and single hyphens.
    key: String,
    /// Its name.
    names: NamesInput,
    /// The ministry that leads it.
    owner: OrganisationInput,
    /// When it runs.
    #[graphql(default)]
    period: FuzzyPeriodInput,
    /// What it is.
    #[graphql(default)]
    description: TextsInput,
}

/// A new benefit goal.
#[derive(InputObject)]
struct DefineGoalInput {
    /// The programme's key.
    programme: String,
    /// The goal's permanent key, such as `HT1`.
    goal: String,
    /// Its place among the goals, 1–99.
    ordinal: u32,
    /// What it is called.
    wording: NamesInput,
    /// The first day of the wording; today when left out.
    valid_from: Option<Date>,
}

/// Another wording of a goal.
#[derive(InputObject)]
struct RewordGoalInput {
    /// The programme's key.
    programme: String,
    /// The goal's key.
    goal: String,
    /// What it is called from the day on.
    wording: NamesInput,
    /// The first day of the wording; later than that of the wording before.
    valid_from: Date,
}

/// The programme's own rating scale.
#[derive(InputObject)]
struct SetScaleInput {
    /// The programme's key.
    programme: String,
    /// The first day of the scale; later than that of the scale before.
    valid_from: Date,
    /// Whose scale it is, in words.
    origin: NamesInput,
    /// Names of 2–10 steps, lowest first.
    steps: Vec<NamesInput>,
}

payloads! {
    LaunchProgrammePayload { #[doc = "The new programme."] programme: Programme }
    DefineGoalPayload { #[doc = "The programme with its goals."] programme: Programme }
    RewordGoalPayload { #[doc = "The programme with its goals."] programme: Programme }
    SetScalePayload { #[doc = "The programme with its scale."] programme: Programme }
}

#[derive(Default)]
pub struct ProgrammeMutations;

#[Object]
impl ProgrammeMutations {
    /// Enters a programme.
    async fn launch_programme(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The programme.")] input: LaunchProgrammeInput,
        #[graphql(desc = "Chosen by the client: the same id has one effect.")] command_id: Option<
            Uuid,
        >,
        #[graphql(desc = "The day it became true, when not today.")] happened_on: Option<Date>,
    ) -> Result<LaunchProgrammePayload> {
        let mut reading = Reading::new(ctx)?;
        let key = reading.key("key", &input.key);
        let period = input.period.parse(&mut reading.checks, "period");
        let command = key.map(|key| domain::LaunchProgramme {
            programme: ProgrammeId(Uuid::now_v7()),
            key,
            names: input.names.into(),
            owner: input.owner.into(),
            period,
            description: input.description.into(),
        });
        let command = reading.finish(command);
        let done = run(ctx, command, command_id, happened_on).await?;
        Ok(LaunchProgrammePayload(done))
    }

    /// Adds a benefit goal to a programme.
    async fn define_goal(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The goal.")] input: DefineGoalInput,
        #[graphql(desc = "Chosen by the client: the same id has one effect.")] command_id: Option<
            Uuid,
        >,
        #[graphql(desc = "The day it became true, when not today.")] happened_on: Option<Date>,
    ) -> Result<DefineGoalPayload> {
        let mut reading = Reading::new(ctx)?;
        let programme = reading.programme("programme", &input.programme).await?;
        let goal = reading.key("goal", &input.goal);
        let now = app(ctx)?.now();
        let command = programme
            .zip(goal)
            .map(|(programme, goal)| domain::DefineGoal {
                programme,
                goal,
                ordinal: input.ordinal,
                wording: input.wording.into(),
                valid_from: input
                    .valid_from
                    .map_or_else(|| finnish_day(now), |day| day.0),
            });
        let command = reading.finish(command);
        let done = run(ctx, command, command_id, happened_on).await?;
        Ok(DefineGoalPayload(done))
    }

    /// Words a goal otherwise from a day on.
    async fn reword_goal(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The new wording.")] input: RewordGoalInput,
        #[graphql(desc = "Chosen by the client: the same id has one effect.")] command_id: Option<
            Uuid,
        >,
        #[graphql(desc = "The day it became true, when not today.")] happened_on: Option<Date>,
    ) -> Result<RewordGoalPayload> {
        let mut reading = Reading::new(ctx)?;
        let programme = reading.programme("programme", &input.programme).await?;
        let goal = reading.key("goal", &input.goal);
        let command = programme
            .zip(goal)
            .map(|(programme, goal)| domain::RewordGoal {
                programme,
                goal,
                wording: input.wording.into(),
                valid_from: input.valid_from.0,
            });
        let command = reading.finish(command);
        let done = run(ctx, command, command_id, happened_on).await?;
        Ok(RewordGoalPayload(done))
    }

    /// Sets the programme's own rating scale from a day on.
    async fn set_scale(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The scale.")] input: SetScaleInput,
        #[graphql(desc = "Chosen by the client: the same id has one effect.")] command_id: Option<
            Uuid,
        >,
        #[graphql(desc = "The day it became true, when not today.")] happened_on: Option<Date>,
    ) -> Result<SetScalePayload> {
        let mut reading = Reading::new(ctx)?;
        let programme = reading.programme("programme", &input.programme).await?;
        let command = programme.map(|programme| domain::SetScale {
            programme,
            scale: domain::Scale {
                valid_from: input.valid_from.0,
                origin: input.origin.into(),
                steps: input.steps.into_iter().map(Into::into).collect(),
            },
        });
        let command = reading.finish(command);
        let done = run(ctx, command, command_id, happened_on).await?;
        Ok(SetScalePayload(done))
    }
}
