//! Aggregates: one indicator over projects and days, by the rules of its definition.

use std::sync::Arc;

use async_graphql::{Context, Object, Result, SimpleObject};
use chrono::{DateTime, Utc};

use crate::app::View;
use crate::domain::document::Filter;
use crate::domain::ids::{Key, ProjectId};
use crate::domain::indicator::Indicator as Definition;
use crate::domain::refusal::{Checks, PROJECTS_MAX};
use crate::domain::series::Series;
use crate::graphql::context::view;
use crate::graphql::date::{Period, PeriodInput};
use crate::graphql::disclosure;
use crate::graphql::enums::{Aggregation, Gender, OverTime, ProfessionalGroup, WhyNone};
use crate::graphql::error::{bad_argument, view_error};
use crate::graphql::indicator::Indicator;
use crate::graphql::input::{by_claim, programme_by_key};
use crate::projection::aggregate as projection;

/// One indicator over projects and days, for one professional group, one gender and one line of
/// methods that go on from each other. What is left out is counted.
#[derive(SimpleObject)]
pub struct IndicatorAggregate {
    /// What is measured.
    indicator: Indicator,
    /// The days: only observations whose whole period lies in them count.
    period: Period,
    /// Whose work is measured.
    group: ProfessionalGroup,
    /// Whom the numbers are about.
    gender: Gender,
    /// The version of the newest of these methods; its rules are used.
    method_version: u32,
    /// Other values of the same days were measured otherwise: they are in an aggregate of their own
    /// and never brought together with these.
    has_other_methods: bool,
    /// The rule across projects and places.
    rule: Aggregation,
    /// The rule over time within one series.
    over_time: OverTime,
    /// What the rules give; with `isCappedValue` it is at least this.
    value: Option<f64>,
    /// Only a lower bound of the value is known.
    is_capped_value: bool,
    /// Why there is no value; null when there is one.
    why_none: Option<WhyNone>,
    /// Series whose value is behind it.
    n: usize,
    /// Cases of these together; null when one does not say how many.
    cases: Option<u32>,
    /// Projects with observations in the days.
    projects: usize,
    /// Series with observations in the days.
    series: usize,
    /// Observations in the days, forecasts not counted.
    observations: usize,
    /// Observations without a value.
    missing: usize,
    /// Observations of which only a lower bound is known.
    capped: usize,
    /// Claims without a number.
    claimed: usize,
    /// Numbers left out because their group is too small to be published.
    too_small: usize,
    /// Cases from which on a number is published, by the method or by the whole service, whichever
    /// asks for more; null when all are.
    published_from: Option<u32>,
    /// Numbers left out because they are in working days.
    working_days: usize,
    /// Values left out because they do not say how many cases they have.
    without_cases: usize,
    /// Numbers left out because their days are also in another observation of the series.
    overlapping: usize,
    /// Forecasts in the days; they never count.
    forecasts: usize,
}

impl IndicatorAggregate {
    fn new(
        found: projection::Aggregate,
        indicator: &Arc<Definition>,
        period: &Period,
        least: Option<u32>,
        view: &View,
    ) -> IndicatorAggregate {
        let combined = found.combined;
        let method = indicator.method(found.method_version);
        IndicatorAggregate {
            published_from: method.and_then(|method| method.published_from).max(least),
            indicator: Indicator::new(indicator.clone(), view.clone()),
            period: period.clone(),
            group: found.group.into(),
            gender: found.gender.into(),
            method_version: found.method_version,
            has_other_methods: found.has_other_methods,
            rule: found.rule.into(),
            over_time: found.over_time.into(),
            value: combined.value,
            is_capped_value: combined.is_capped,
            why_none: found.why_none.map(Into::into),
            n: combined.n,
            cases: combined.cases,
            projects: found.projects,
            series: found.series,
            observations: found.observations,
            missing: found.missing,
            capped: found.capped,
            claimed: found.claimed,
            too_small: found.too_small,
            working_days: found.working_days,
            without_cases: combined.without_cases,
            overlapping: found.overlapping,
            forecasts: found.forecasts,
        }
    }
}

#[derive(Default)]
pub struct AggregateQueries;

#[Object]
impl AggregateQueries {
    /// What may be said of an indicator over the projects of a programme and over days, one
    /// aggregate for each professional group, gender and line of methods; empty when the programme or
    /// the indicator does not exist or nothing was observed.
    #[graphql(complexity = "10 * child_complexity")]
    #[allow(
        clippy::too_many_arguments,
        reason = "each is an argument of the field"
    )]
    async fn indicator_aggregates(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The programme's key.")] programme: String,
        #[graphql(desc = "The indicator's key.")] indicator: String,
        #[graphql(desc = "The days.")] period: PeriodInput,
        #[graphql(desc = "Only these projects, by address.")] projects: Option<Vec<String>>,
        #[graphql(desc = "Only this place, as recorded.")] place: Option<String>,
        #[graphql(desc = "Only this professional group.")] group: Option<ProfessionalGroup>,
        #[graphql(desc = "Only this gender.")] gender: Option<Gender>,
        #[graphql(desc = "Answer with what was recorded by this moment; now when left out.")]
        as_of: Option<DateTime<Utc>>,
    ) -> Result<Vec<IndicatorAggregate>> {
        let view = view(ctx, as_of).await?;
        let Some(days) = period.parse(&mut Checks::default(), "period") else {
            return Err(bad_argument(ctx, "period"));
        };
        if projects
            .as_ref()
            .is_some_and(|only| only.len() > PROJECTS_MAX)
        {
            return Err(bad_argument(ctx, "projects"));
        }
        let Some(programme) = programme_by_key(ctx, &view, &programme).await? else {
            return Ok(Vec::new());
        };
        let Some(key) = Key::parse(&indicator) else {
            return Ok(Vec::new());
        };
        let claim = Definition::claim_of(&key);
        let Some(indicator) = by_claim::<Definition>(ctx, &view, &claim).await? else {
            return Ok(Vec::new());
        };
        let filter = Filter {
            programme: Some(programme.id.0),
            ..Filter::default()
        };
        let only = match &projects {
            None => None,
            Some(slugs) => Some(named(ctx, &view, &filter, slugs).await?),
        };
        let all = view.all::<Series>(&filter).await;
        let mut series = all.map_err(|error| view_error(ctx, error))?;
        series.retain(|series| {
            series.indicator == indicator.id
                && only
                    .as_ref()
                    .is_none_or(|only| only.contains(&series.project))
                && place.as_ref().is_none_or(|place| *place == series.place)
                && group.is_none_or(|group| ProfessionalGroup::from(series.group) == group)
                && gender.is_none_or(|gender| Gender::from(series.gender) == gender)
        });
        let series = disclosure::published(ctx, series).await?;
        let least = disclosure::least(ctx).await?;
        let shown = Period::from(days);
        let found = projection::aggregates(&indicator, &series, days);
        Ok(found
            .into_iter()
            .map(|found| IndicatorAggregate::new(found, &indicator, &shown, least, &view))
            .collect())
    }
}

/// The projects of a programme that have these addresses.
async fn named(
    ctx: &Context<'_>,
    view: &View,
    filter: &Filter,
    slugs: &[String],
) -> Result<Vec<ProjectId>> {
    let all = view.all::<crate::domain::project::Project>(filter).await;
    let all = all.map_err(|error| view_error(ctx, error))?;
    let is_named = |slug: &str| slugs.iter().any(|wanted| wanted == slug);
    let found = all.iter().filter(|project| is_named(project.slug.as_str()));
    Ok(found.map(|project| project.id).collect())
}
