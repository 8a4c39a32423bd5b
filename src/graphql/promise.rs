//! Promises: milestones, deliverables and targets, and what came of them.

use std::sync::Arc;

use async_graphql::{Context, ID, InputObject, Object, Result};
use chrono::{DateTime, NaiveDate, Utc};
use uuid::Uuid;

use super::connection::{self, Paged};
use super::context::{payloads, run, view};
use super::date::{Date, FuzzyDate, FuzzyDateInput};
use super::enums::{PromiseKind, PromiseState};
use super::error::view_error;
use super::ids::global_id;
use super::input::{Reading, programme_by_key, project_by_slug};
use super::loader::load;
use super::project::Project;
use super::text::{Names, NamesInput, Texts, TextsInput, said};
use crate::app::View;
use crate::domain::document::Filter;
use crate::domain::free_text::FreeText;
use crate::domain::ids::{Key, PromiseId};
use crate::domain::promise as domain;

mod terms;

pub use terms::TermsInput;
use terms::{OutcomeInput, PromiseOutcome, PromiseRevision, Terms};

/// What a project promised: a milestone, a deliverable or a target.
pub struct Promise {
    document: Arc<domain::Promise>,
    view: View,
}

impl Promise {
    pub fn new(document: Arc<domain::Promise>, view: View) -> Promise {
        Promise { document, view }
    }

    fn day(&self, at: Option<Date>) -> NaiveDate {
        at.map_or_else(|| self.view.today(), |at| at.0)
    }
}

/// What a project promised: a milestone, a deliverable or a target.
#[Object]
impl Promise {
    /// The global id.
    pub async fn id(&self) -> ID {
        global_id("Promise", self.document.id().0)
    }

    /// Its permanent key within the project.
    async fn key(&self) -> &str {
        self.document.made.key.as_str()
    }

    /// What kind of thing is promised.
    async fn kind(&self) -> PromiseKind {
        self.document.made.kind.into()
    }

    /// What is promised.
    async fn names(&self) -> Names {
        Names(self.document.made.names.clone())
    }

    /// More about it.
    async fn description(&self) -> Texts {
        Texts(self.document.made.description.clone())
    }

    /// The key of the sub-project that gave it; null when the whole project did.
    async fn sub_project(&self) -> Option<&str> {
        let key = self.document.made.sub_project.as_ref();
        key.map(|key| key.as_str())
    }

    /// When it was given; null when not known.
    async fn made_on(&self) -> Option<FuzzyDate> {
        self.document.made.made_on.as_ref().map(FuzzyDate::from)
    }

    /// Where it is told; null once blanked.
    async fn source(&self) -> Option<&str> {
        said(&self.document.made.source)
    }

    /// By when and how much, as it was put last; as it read on a day when it is given.
    async fn terms(&self, #[graphql(desc = "The day described.")] at: Option<Date>) -> Terms {
        match at {
            None => self.document.terms().into(),
            Some(day) => self.document.terms_on(day.0).into(),
        }
    }

    /// By when and how much, as it was put first.
    async fn first_terms(&self) -> Terms {
        (&self.document.made.terms).into()
    }

    /// Every time it was put otherwise, oldest first.
    async fn revisions(&self) -> Vec<PromiseRevision> {
        let revisions = self.document.revisions.iter();
        revisions
            .map(|revised| PromiseRevision {
                from: Date(revised.from),
                terms: (&revised.terms).into(),
                reason: said(&revised.reason).map(str::to_owned),
            })
            .collect()
    }

    /// Whether a later target in the same unit is lower than one before it.
    async fn is_lowered(&self) -> bool {
        self.document.is_lowered()
    }

    /// Where it stands today, or on a day.
    async fn state(
        &self,
        #[graphql(desc = "The day described; today when left out.")] at: Option<Date>,
    ) -> PromiseState {
        self.document.state_on(self.day(at)).into()
    }

    /// Whether it still waits for an answer today, or on a day: it was neither delivered nor
    /// dropped by then.
    async fn is_open(
        &self,
        #[graphql(desc = "The day described; today when left out.")] at: Option<Date>,
    ) -> bool {
        self.document.state_on(self.day(at)).is_open()
    }

    /// What came of it, as recorded last.
    async fn outcome(&self) -> Option<PromiseOutcome> {
        self.document.outcome().map(PromiseOutcome::from)
    }

    /// Every outcome, oldest first: a corrected one stays here.
    async fn outcomes(&self) -> Vec<PromiseOutcome> {
        let outcomes = self.document.outcomes.iter();
        outcomes.map(PromiseOutcome::from).collect()
    }

    /// Days from the last day of the due time to the delivery; zero or less is in time. Null when
    /// it was not delivered, the delivery is not known to the day, or nothing was due.
    async fn days_late(&self) -> Option<i64> {
        self.document.days_late()
    }

    /// Days that it has been overdue without an answer, today or on a day; null when it is not.
    async fn days_overdue(
        &self,
        #[graphql(desc = "The day described; today when left out.")] at: Option<Date>,
    ) -> Option<i64> {
        self.document.days_overdue(self.day(at))
    }

    /// Whose it is.
    async fn project(&self, ctx: &Context<'_>) -> Result<Option<Project>> {
        let project = load(ctx, &self.view, self.document.made.project.0).await?;
        Ok(project.map(|project| Project::new(project, self.view.clone())))
    }

    /// When it was first recorded.
    async fn created_at(&self) -> Option<DateTime<Utc>> {
        self.document.history.created
    }

    /// When something about it was last recorded.
    async fn changed_at(&self) -> Option<DateTime<Utc>> {
        self.document.history.changed
    }
}

#[derive(Default)]
pub struct PromiseQueries;

#[Object]
impl PromiseQueries {
    /// A promise by its project and its key there; null when there is none.
    async fn promise(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The project's address.")] project: String,
        #[graphql(desc = "The key of the promise.")] promise: String,
        #[graphql(desc = "Answer with what was recorded by this moment; now when left out.")]
        as_of: Option<DateTime<Utc>>,
    ) -> Result<Option<Promise>> {
        let view = view(ctx, as_of).await?;
        let (Some(slug), Some(key)) = (Key::parse(&project), Key::parse(&promise)) else {
            return Ok(None);
        };
        let Some(project) = project_by_slug(ctx, &view, &slug).await? else {
            return Ok(None);
        };
        let found = load(ctx, &view, PromiseId::of(project.id, &key).0).await?;
        Ok(found.map(|promise| Promise::new(promise, view)))
    }

    /// Promises that had been given by a day and were neither delivered nor dropped by then, the
    /// longest overdue first.
    #[graphql(complexity = "first.unwrap_or(20).max(1) as usize * child_complexity")]
    #[allow(
        clippy::too_many_arguments,
        reason = "each is an argument of the field"
    )]
    async fn open_promises(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Only those of this programme, by key.")] programme: Option<String>,
        #[graphql(desc = "Only those of this project, by address.")] project: Option<String>,
        #[graphql(desc = "The day described; today when left out.")] at: Option<Date>,
        #[graphql(desc = "Page length, 1–100; 20 when left out.")] first: Option<i32>,
        #[graphql(desc = "The cursor after which the page begins.")] after: Option<String>,
        #[graphql(desc = "Answer with what was recorded by this moment; now when left out.")]
        as_of: Option<DateTime<Utc>>,
    ) -> Result<Paged<Promise>> {
        let view = view(ctx, as_of).await?;
        let Some(filter) = filter(ctx, &view, programme, project).await? else {
            return connection::of_whole(ctx, Vec::new(), first, after);
        };
        let day = at.map_or_else(|| view.today(), |at| at.0);
        let all = view.all::<domain::Promise>(&filter).await;
        let mut open = all.map_err(|error| view_error(ctx, error))?;
        open.retain(|promise| promise.is_given_on(day) && promise.state_on(day).is_open());
        open.sort_by_cached_key(|promise| {
            let due = promise.terms_on(day).due.as_ref().map(|due| due.latest);
            (due.is_none(), due, promise.made.key.clone(), promise.id())
        });
        let shown = open.into_iter();
        let shown = shown.map(|promise| Promise::new(promise, view.clone()));
        connection::of_whole(ctx, shown.collect(), first, after)
    }
}

/// `None` when the programme or the project does not exist, or the one is not in the other.
async fn filter(
    ctx: &Context<'_>,
    view: &View,
    programme: Option<String>,
    project: Option<String>,
) -> Result<Option<Filter>> {
    let mut filter = Filter::default();
    if let Some(key) = programme {
        let Some(programme) = programme_by_key(ctx, view, &key).await? else {
            return Ok(None);
        };
        filter.programme = Some(programme.id.0);
    }
    if let Some(slug) = project {
        let found = match Key::parse(&slug) {
            Some(slug) => project_by_slug(ctx, view, &slug).await?,
            None => None,
        };
        let Some(project) = found else {
            return Ok(None);
        };
        filter.project = Some(project.id.0);
    }
    Ok(Some(filter))
}

/// What a project promises.
#[derive(InputObject)]
struct MakePromiseInput {
    /// The project's address.
    project: String,
    /// Its permanent key within the project.
    key: String,
    /// What kind of thing is promised.
    kind: PromiseKind,
    /// What is promised.
    names: NamesInput,
    /// More about it.
    #[graphql(default)]
    description: TextsInput,
    /// The key of the sub-project that gives it.
    sub_project: Option<String>,
    /// When it was given.
    made_on: Option<FuzzyDateInput>,
    /// By when and how much.
    #[graphql(default)]
    terms: TermsInput,
    /// Where it is told.
    source: String,
}

/// A promise put otherwise.
#[derive(InputObject)]
struct RevisePromiseInput {
    /// The project's address.
    project: String,
    /// The key of the promise.
    promise: String,
    /// Since when it reads so.
    from: Date,
    /// By when and how much; they replace the earlier terms.
    terms: TermsInput,
    /// Why.
    reason: String,
}

/// What came of a promise.
#[derive(InputObject)]
struct RecordOutcomeInput {
    /// The project's address.
    project: String,
    /// The key of the promise.
    promise: String,
    /// What came of it.
    outcome: OutcomeInput,
    /// Where that is told.
    source: String,
}

/// What really came of a promise.
#[derive(InputObject)]
struct CorrectOutcomeInput {
    /// The project's address.
    project: String,
    /// The key of the promise.
    promise: String,
    /// What came of it.
    outcome: OutcomeInput,
    /// Where that is told.
    source: String,
    /// Why the earlier outcome was wrong.
    reason: String,
}

payloads! {
    MakePromisePayload { #[doc = "The promise."] promise: Promise }
    RevisePromisePayload { #[doc = "The promise."] promise: Promise }
    RecordOutcomePayload { #[doc = "The promise."] promise: Promise }
    CorrectOutcomePayload { #[doc = "The promise."] promise: Promise }
}

#[derive(Default)]
pub struct PromiseMutations;

#[Object]
impl PromiseMutations {
    /// Records what a project promised: a milestone, a deliverable or a target whose parts make its value.
    async fn make_promise(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The promise.")] input: MakePromiseInput,
        #[graphql(desc = "Chosen by the client: the same id has one effect.")] command_id: Option<
            Uuid,
        >,
        #[graphql(desc = "The day it became true, when not today.")] happened_on: Option<Date>,
    ) -> Result<MakePromisePayload> {
        let mut reading = Reading::new(ctx)?;
        let project = reading.project("project", &input.project).await?;
        let key = reading.key("key", &input.key);
        let sub_project = reading.key_if("subProject", input.sub_project.as_deref());
        let made_on = input.made_on;
        let made_on = made_on.and_then(|on| on.parse(&mut reading.checks, "madeOn"));
        let terms = input.terms.parse(&mut reading.checks, "terms");
        let command = project.zip(key).map(|(project, key)| domain::MakePromise {
            project: project.id,
            key,
            kind: input.kind.into(),
            names: input.names.into(),
            description: input.description.into(),
            sub_project,
            made_on,
            terms,
            source: FreeText::new(input.source),
        });
        let command = reading.finish(command);
        let done = run(ctx, command, command_id, happened_on).await?;
        Ok(MakePromisePayload(done))
    }

    /// Puts a promise otherwise from a day on, with the reason; the earlier terms stay.
    async fn revise_promise(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The terms and the reason.")] input: RevisePromiseInput,
        #[graphql(desc = "Chosen by the client: the same id has one effect.")] command_id: Option<
            Uuid,
        >,
        #[graphql(desc = "The day it became true, when not today.")] happened_on: Option<Date>,
    ) -> Result<RevisePromisePayload> {
        let mut reading = Reading::new(ctx)?;
        let key = &input.promise;
        let id = reading.part(&input.project, "promise", key, PromiseId::of);
        let id = id.await?;
        let terms = input.terms.parse(&mut reading.checks, "terms");
        let command = id.map(|id| domain::RevisePromise {
            id,
            from: input.from.0,
            terms,
            reason: FreeText::new(input.reason),
        });
        let command = reading.finish(command);
        let done = run(ctx, command, command_id, happened_on).await?;
        Ok(RevisePromisePayload(done))
    }

    /// Tells what came of a promise, also years later.
    async fn record_outcome(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The outcome.")] input: RecordOutcomeInput,
        #[graphql(desc = "Chosen by the client: the same id has one effect.")] command_id: Option<
            Uuid,
        >,
        #[graphql(desc = "The day it became true, when not today.")] happened_on: Option<Date>,
    ) -> Result<RecordOutcomePayload> {
        let mut reading = Reading::new(ctx)?;
        let key = &input.promise;
        let id = reading.part(&input.project, "promise", key, PromiseId::of);
        let id = id.await?;
        let outcome = input.outcome.parse(&mut reading.checks, "outcome");
        let command = id.zip(outcome).map(|(id, outcome)| domain::RecordOutcome {
            id,
            outcome,
            source: FreeText::new(input.source),
        });
        let command = reading.finish(command);
        let done = run(ctx, command, command_id, happened_on).await?;
        Ok(RecordOutcomePayload(done))
    }

    /// Replaces the outcome of a promise, with the reason; the earlier one stays.
    async fn correct_outcome(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The outcome and the reason.")] input: CorrectOutcomeInput,
        #[graphql(desc = "Chosen by the client: the same id has one effect.")] command_id: Option<
            Uuid,
        >,
        #[graphql(desc = "The day it became true, when not today.")] happened_on: Option<Date>,
    ) -> Result<CorrectOutcomePayload> {
        let mut reading = Reading::new(ctx)?;
        let key = &input.promise;
        let id = reading.part(&input.project, "promise", key, PromiseId::of);
        let id = id.await?;
        let outcome = input.outcome.parse(&mut reading.checks, "outcome");
        let command = id.zip(outcome).map(|(id, outcome)| domain::CorrectOutcome {
            id,
            outcome,
            source: FreeText::new(input.source),
            reason: FreeText::new(input.reason),
        });
        let command = reading.finish(command);
        let done = run(ctx, command, command_id, happened_on).await?;
        Ok(CorrectOutcomePayload(done))
    }
}
