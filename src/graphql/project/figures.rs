//! What there is of a project, in numbers, and how fresh it is.

use std::collections::BTreeSet;
use std::sync::Arc;

use async_graphql::{Context, Object, Result, SimpleObject};
use chrono::{DateTime, Utc};

use crate::app::{View, Wanted};
use crate::domain::ids::{IndicatorId, ProjectId};
use crate::domain::period::{RoundKind, finnish_day};
use crate::domain::programme::Programme;
use crate::domain::project::Project;
use crate::domain::promise::Promise;
use crate::domain::publication::Publication;
use crate::domain::round::Round;
use crate::domain::series::{Outcome, Series};
use crate::graphql::assessment::Assessment;
use crate::graphql::date::Date;
use crate::graphql::error::view_error;
use crate::graphql::loader::{load, load_of_project};
use crate::graphql::round::rounds_of;
use crate::projection::filing::{FilingState, FilingSummary, state};

/// The filing for the latest of the rounds, with the place of that; rounds are in the order of the
/// days that they describe. What was withdrawn does not count.
pub fn latest_filing<'a>(
    filings: &'a [Arc<FilingSummary>],
    rounds: &[Arc<Round>],
) -> Option<(usize, &'a FilingSummary)> {
    let filed = filings.iter().filter(|filing| filing.filed.is_some());
    let placed = filed.filter_map(|filing| {
        let place = rounds.iter().position(|round| round.id == filing.round)?;
        Some((place, &**filing))
    });
    placed.max_by_key(|(place, _)| *place)
}

/// A project's assessment for the latest round for which it filed.
pub async fn last_filed(
    ctx: &Context<'_>,
    view: &View,
    project: &Project,
) -> Result<Option<Assessment>> {
    let filings = load_of_project(ctx, view, project.id.0).await?;
    let rounds = rounds_of(ctx, view, project.programme).await?;
    let Some((_, filing)) = latest_filing(&filings, &rounds) else {
        return Ok(None);
    };
    let found = load(ctx, view, filing.assessment.0).await?;
    Ok(found.map(|found| Assessment::new(found, view.clone())))
}

/// Rounds that asked a project and for which nothing came in time, in the order of their days.
pub async fn missing_rounds(
    ctx: &Context<'_>,
    view: &View,
    project: &Project,
) -> Result<Vec<Arc<Round>>> {
    let filings: Vec<Arc<FilingSummary>> = load_of_project(ctx, view, project.id.0).await?;
    let mut rounds = rounds_of(ctx, view, project.programme).await?;
    rounds.retain(|round| {
        let mut own = filings.iter().filter(|filing| filing.round == round.id);
        let first = own.find_map(|filing| filing.first());
        round.kind != RoundKind::AnnualImported
            && round.expects(project)
            && state(round, project.id, first, view.today()) == FilingState::Missing
    });
    Ok(rounds)
}

/// The day since which a project has been in its state; `None` when it was entered in it.
pub async fn state_since(
    ctx: &Context<'_>,
    view: &View,
    project: ProjectId,
) -> Result<Option<Date>> {
    let wanted = Wanted {
        streams: vec![project.0],
        names: vec!["project_state_changed".to_owned()],
        newest_first: true,
        ..Wanted::default()
    };
    let last = view.events(&wanted, (0, i64::MAX), 1).await;
    let last = last.map_err(|error| view_error(ctx, error))?;
    let since = last.first().map(|event| event.recorded.stamp.effective);
    Ok(since.map(|moment| Date(finnish_day(moment))))
}

/// How much there is of what a project tells.
#[derive(Default, SimpleObject)]
pub struct ProjectCounts {
    /// Goals of its programme.
    goals: usize,
    /// Indicators of which it has a number.
    indicators: usize,
    /// Claims of a change without a number.
    claims: usize,
    /// Rounds that ask it, or asked, and have opened.
    assessments_asked: usize,
    /// Those of them for which something was filed, or taken over from an earlier publication.
    assessments_filed: usize,
    /// Assessments for other rounds, taken over from an earlier publication.
    assessments_imported: usize,
    /// What it made public.
    publications: usize,
    /// Promises that wait for an answer today.
    open_promises: usize,
}

impl ProjectCounts {
    pub async fn of(ctx: &Context<'_>, view: &View, project: &Project) -> Result<ProjectCounts> {
        let id = project.id.0;
        let today = view.today();
        let programme = load::<Programme>(ctx, view, project.programme.0).await?;
        let rounds = rounds_of(ctx, view, project.programme).await?;
        let filings: Vec<Arc<FilingSummary>> = load_of_project(ctx, view, id).await?;
        let series: Vec<Arc<Series>> = load_of_project(ctx, view, id).await?;
        let promises: Vec<Arc<Promise>> = load_of_project(ctx, view, id).await?;
        let publications: Vec<Arc<Publication>> = load_of_project(ctx, view, id).await?;
        let asked = rounds.iter().filter(|round| {
            round.kind != RoundKind::AnnualImported
                && round.opens <= today
                && round.expects(project)
        });
        let asked: Vec<_> = asked.map(|round| round.id).collect();
        let filed = || filings.iter().filter(|filing| filing.filed.is_some());
        let mut measured: BTreeSet<IndicatorId> = BTreeSet::new();
        let mut claims = 0;
        for own in &series {
            for observation in own.counting_until(today) {
                let Some(current) = observation.current() else {
                    continue;
                };
                match &current.reading.outcome {
                    outcome if outcome.is_measured() => {
                        measured.insert(own.indicator);
                    }
                    Outcome::Claimed { .. } => claims += 1,
                    _ => {}
                }
            }
        }
        let is_open = |promise: &&Arc<Promise>| {
            promise.is_given_on(today) && promise.state_on(today).is_open()
        };
        Ok(ProjectCounts {
            goals: programme.map_or(0, |programme| programme.goals.len()),
            indicators: measured.len(),
            claims,
            assessments_asked: asked.len(),
            assessments_filed: filed()
                .filter(|filing| asked.contains(&filing.round))
                .count(),
            assessments_imported: filed()
                .filter(|filing| filing.is_imported && !asked.contains(&filing.round))
                .count(),
            publications: publications.len(),
            open_promises: promises.iter().filter(is_open).count(),
        })
    }
}

/// How fresh what is told of a project is.
pub struct ProjectFreshness {
    project: ProjectId,
    view: View,
}

impl ProjectFreshness {
    pub fn new(project: ProjectId, view: &View) -> ProjectFreshness {
        ProjectFreshness {
            project,
            view: view.clone(),
        }
    }
}

/// How fresh what is told of a project is.
#[Object]
impl ProjectFreshness {
    /// When something was last recorded of the project, its assessments, measurements or anything
    /// else of it that who asks may see.
    async fn last_event_at(&self, ctx: &Context<'_>) -> Result<Option<DateTime<Utc>>> {
        let wanted = Wanted {
            tags: vec![format!("project:{}", self.project.0)],
            newest_first: true,
            ..Wanted::default()
        };
        let last = self.view.events(&wanted, (0, i64::MAX), 1).await;
        let last = last.map_err(|error| view_error(ctx, error))?;
        Ok(last.first().map(|event| event.recorded.stamp.recorded))
    }

    /// Links to what it made public that did not work when they were last tried.
    async fn broken_links(&self, ctx: &Context<'_>) -> Result<usize> {
        let all: Vec<Arc<Publication>> = load_of_project(ctx, &self.view, self.project.0).await?;
        Ok(all.iter().filter(|own| own.works() == Some(false)).count())
    }
}
