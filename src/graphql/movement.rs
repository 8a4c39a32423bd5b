//! Movement: one indicator in all projects of a programme, side by side.

use std::collections::BTreeSet;

use async_graphql::{Context, Enum, Object, Result, SimpleObject};
use chrono::{DateTime, Utc};

use super::context::view;
use super::disclosure;
use super::enums::{Gender, Movement, ProfessionalGroup};
use super::error::view_error;
use super::indicator::Indicator;
use super::programme::Programme;
use super::project::Project;
use super::round::asked_round;
use super::series::{Observation, Series};
use crate::domain::document::Filter;
use crate::domain::ids::Key;
use crate::domain::indicator as indicator_domain;
use crate::domain::project as project_domain;
use crate::domain::series as series_domain;
use crate::projection::movement as projection;

/// Why a panel has no number to show.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Enum)]
#[graphql(remote = "crate::projection::movement::Absence")]
pub enum MovementAbsence {
    /// Nothing was measured, or somebody said why there is no value.
    NotMeasured,
    /// It was measured in working days only, which are compared with nothing.
    OnlyWorkingDays,
    /// Somebody claims a change, in whichever group, and gives no number.
    ClaimWithoutNumber,
}

/// What panels are ordered by. Those without a number come last.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Enum)]
#[graphql(remote = "crate::projection::movement::Order")]
pub enum MovementSort {
    /// The project's name.
    Name,
    /// How far the value moved: those that improved most first.
    Change,
    /// The latest value: the best first.
    Level,
}

/// One indicator of one professional group and gender in all projects of a programme.
#[derive(SimpleObject)]
pub struct IndicatorMovement {
    /// The programme.
    programme: Programme,
    /// What is measured.
    indicator: Indicator,
    /// Whose work is measured.
    group: ProfessionalGroup,
    /// Whom the numbers are about.
    gender: Gender,
    /// The professional groups of which the programme has series of this indicator.
    groups: Vec<ProfessionalGroup>,
    /// The genders by which the programme has series of this indicator and group.
    genders: Vec<Gender>,
    /// A panel for every series, and one for every project that has none.
    #[graphql(complexity = "50 * child_complexity")]
    panels: Vec<MovementPanel>,
}

/// One series of a project, or a project without any: that nothing was measured is told too.
#[derive(SimpleObject)]
pub struct MovementPanel {
    /// The project.
    project: Project,
    /// Its series; null when it has none.
    series: Option<Series>,
    /// The first value that the latest is compared with.
    first: Option<Observation>,
    /// The latest value.
    latest: Option<Observation>,
    /// The latest value less the first one; null when they are not two published numbers for times
    /// of the same length by the same method.
    change: Option<f64>,
    /// Which way it moved, in the indicator's own sense of better.
    movement: Movement,
    /// Why there is no number; null when there is one.
    absence: Option<MovementAbsence>,
    /// The professional groups in which the project has a number of this indicator, when it has none
    /// in the group shown.
    measured_groups: Vec<ProfessionalGroup>,
}

#[derive(Default)]
pub struct MovementQueries;

#[Object]
impl MovementQueries {
    /// How an indicator moved in every project of a programme; null when the programme or the
    /// indicator does not exist, or when nothing of it was recorded there and no key is given.
    #[allow(
        clippy::too_many_arguments,
        reason = "each is an argument of the field"
    )]
    #[graphql(complexity = "300 + child_complexity")]
    async fn indicator_movement(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The programme's key; the one whose round opened last when left out.")]
        programme: Option<String>,
        #[graphql(desc = "The indicator's key; the first that was measured when left out.")]
        indicator: Option<String>,
        #[graphql(
            desc = "Whose work; the group in which most projects have a number when left out."
        )]
        group: Option<ProfessionalGroup>,
        #[graphql(
            desc = "Whom the numbers are about; all together, or else the first that was measured, when left out."
        )]
        gender: Option<Gender>,
        #[graphql(desc = "The order of the panels; by name when left out.")] sort: Option<
            MovementSort,
        >,
        #[graphql(desc = "Answer with what was recorded by this moment; now when left out.")]
        as_of: Option<DateTime<Utc>>,
    ) -> Result<Option<IndicatorMovement>> {
        let view = view(ctx, as_of).await?;
        let fault = |error| view_error(ctx, error);
        let asked = asked_round(ctx, &view, programme.as_deref(), None).await?;
        let Some((programme, _)) = asked else {
            return Ok(None);
        };
        let of_programme = Filter {
            programme: Some(programme.id.0),
            ..Filter::default()
        };
        let all = view.all::<series_domain::Series>(&of_programme).await;
        let mut series = disclosure::published(ctx, all.map_err(fault)?).await?;
        let everything = Filter::default();
        let known = view.all::<indicator_domain::Indicator>(&everything).await;
        let known = known.map_err(fault)?;
        let wanted = indicator.as_deref().map(Key::parse);
        let mut fitting = known.into_iter().filter(|own| match &wanted {
            Some(key) => key.as_ref() == Some(&own.key),
            None => series.iter().any(|series| series.indicator == own.id),
        });
        let Some(indicator) = fitting.next() else {
            return Ok(None);
        };
        series.retain(|own| own.indicator == indicator.id);
        let groups: BTreeSet<&str> = series.iter().map(|own| own.group.key()).collect();
        let groups: Vec<series_domain::ProfessionalGroup> = groups
            .into_iter()
            .filter_map(|key| series.iter().map(|own| own.group).find(|g| g.key() == key))
            .collect();
        let any = projection::AnyGroup::of(&series);
        let usual = projection::usual_group(&groups, &any);
        let group = group.map_or(usual, Into::into);
        series.retain(|own| own.group == group);
        let by_gender = [
            series_domain::Gender::All,
            series_domain::Gender::Women,
            series_domain::Gender::Men,
        ];
        let mut genders = by_gender.to_vec();
        genders.retain(|gender| series.iter().any(|own| own.gender == *gender));
        let first = genders.first().copied().unwrap_or_default();
        let gender = gender.map_or(first, Into::into);
        series.retain(|own| own.gender == gender);
        let projects = view.all::<project_domain::Project>(&of_programme).await;
        let projects = projects.map_err(fault)?;
        let order = sort.map_or(projection::Order::Name, Into::into);
        let panels = projection::panels(&indicator, &projects, &series, &any, order);
        let shown = panels
            .into_iter()
            .map(|panel| MovementPanel::new(panel, &view));
        Ok(Some(IndicatorMovement {
            panels: shown.collect(),
            programme: Programme::new(programme, view.clone()),
            indicator: Indicator::new(indicator, view.clone()),
            group: group.into(),
            groups: groups.into_iter().map(Into::into).collect(),
            gender: gender.into(),
            genders: genders.into_iter().map(Into::into).collect(),
        }))
    }
}

impl MovementPanel {
    fn new(panel: projection::Panel, view: &crate::app::View) -> MovementPanel {
        let observation = |number: Option<u32>| {
            let series = panel.series.clone()?;
            Observation::new(series, number?, view.clone())
        };
        MovementPanel {
            first: observation(panel.first),
            latest: observation(panel.latest),
            change: panel.change,
            movement: panel.movement.into(),
            absence: panel.absence.map(Into::into),
            measured_groups: panel.measured_groups.into_iter().map(Into::into).collect(),
            project: Project::new(panel.project.clone(), view.clone()),
            series: panel
                .series
                .clone()
                .map(|own| Series::new(own, view.clone())),
        }
    }
}
