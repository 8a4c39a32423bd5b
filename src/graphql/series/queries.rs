//! Questions about observations, and indexes computed without recording anything.

use async_graphql::{Context, Object, Result};
use chrono::{DateTime, Utc};

use super::Observation;
use super::reading::{CociQuery, T3Query};
use crate::domain::document::Filter;
use crate::domain::ids::Key;
use crate::domain::indicator::Indicator;
use crate::domain::series as domain;
use crate::graphql::connection::{self, Paged};
use crate::graphql::context::view;
use crate::graphql::date::Date;
use crate::graphql::enums::{Gender, ProfessionalGroup};
use crate::graphql::error::{bad_argument, view_error};
use crate::graphql::input::{programme_by_key, project_by_slug};

#[derive(Default)]
pub struct ObservationQueries;

#[Object]
impl ObservationQueries {
    /// Observations of a project or of a whole programme, by indicator, place, group and gender,
    /// then by period.
    #[graphql(complexity = "first.unwrap_or(20).max(1) as usize * child_complexity")]
    #[allow(
        clippy::too_many_arguments,
        reason = "each is an argument of the field"
    )]
    async fn observations(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The project's address; this or `programme` is needed.")] project: Option<
            String,
        >,
        #[graphql(desc = "The programme's key.")] programme: Option<String>,
        #[graphql(desc = "Only this indicator, by key.")] indicator: Option<String>,
        #[graphql(desc = "Only this place, as recorded.")] place: Option<String>,
        #[graphql(desc = "Only this professional group.")] group: Option<ProfessionalGroup>,
        #[graphql(desc = "Only this gender.")] gender: Option<Gender>,
        #[graphql(desc = "Only observations whose period holds this day.")] at: Option<Date>,
        #[graphql(desc = "Page length, 1–100; 20 when left out.")] first: Option<i32>,
        #[graphql(desc = "The cursor after which the page begins.")] after: Option<String>,
        #[graphql(desc = "Answer with what was recorded by this moment; now when left out.")]
        as_of: Option<DateTime<Utc>>,
    ) -> Result<Paged<Observation>> {
        let view = view(ctx, as_of).await?;
        let found = match (&project, &programme) {
            (Some(slug), _) => match Key::parse(slug) {
                Some(slug) => project_by_slug(ctx, &view, &slug)
                    .await?
                    .map(|found| Filter {
                        project: Some(found.id.0),
                        ..Filter::default()
                    }),
                None => None,
            },
            (None, Some(key)) => programme_by_key(ctx, &view, key)
                .await?
                .map(|found| Filter {
                    programme: Some(found.id.0),
                    ..Filter::default()
                }),
            (None, None) => return Err(bad_argument(ctx, "project, programme")),
        };
        let Some(filter) = found else {
            return connection::of_whole(ctx, Vec::new(), first, after);
        };
        let wanted = match indicator.as_deref().map(Key::parse) {
            None => None,
            Some(None) => return connection::of_whole(ctx, Vec::new(), first, after),
            Some(Some(key)) => {
                let claim = Indicator::claim_of(&key);
                let held = view.holder(&claim).await;
                match held.map_err(|error| view_error(ctx, error))? {
                    None => return connection::of_whole(ctx, Vec::new(), first, after),
                    id => id,
                }
            }
        };
        let all = view.all::<domain::Series>(&filter).await;
        let mut observations = Vec::new();
        for series in all.map_err(|error| view_error(ctx, error))? {
            let fits = wanted.is_none_or(|id| series.indicator.0 == id)
                && place.as_ref().is_none_or(|place| *place == series.place)
                && group.is_none_or(|group| ProfessionalGroup::from(series.group) == group)
                && gender.is_none_or(|gender| Gender::from(series.gender) == gender);
            if fits {
                let is_of_day =
                    |o: &&domain::Observation| at.as_ref().is_none_or(|day| o.period.holds(day.0));
                let all = series.observations.iter().filter(is_of_day);
                let mut own: Vec<&domain::Observation> = all.collect();
                own.sort_by_key(|observation| (observation.period, observation.number));
                let shown = |o: &domain::Observation| {
                    Observation::new(series.clone(), o.number, view.clone())
                };
                observations.extend(own.into_iter().filter_map(shown));
            }
        }
        connection::of_whole(ctx, observations, first, after)
    }

    /// COCI from visits per patient and professional. Nothing is recorded; the rows are dropped.
    async fn coci(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "For each patient, visits to each professional.")] patients: Vec<Vec<i32>>,
    ) -> Result<Option<CociQuery>> {
        CociQuery::of(&patients).map_err(|_| bad_argument(ctx, "patients"))
    }

    /// T3 from days to the third free slot per professional. Nothing is recorded; the rows are
    /// dropped.
    async fn t3(
        &self,
        ctx: &Context<'_>,
        #[graphql(
            desc = "For each professional, calendar days to the third free slot; null for no data, 182 for no time to give."
        )]
        professionals: Vec<Option<i32>>,
    ) -> Result<Option<T3Query>> {
        T3Query::of(&professionals).map_err(|_| bad_argument(ctx, "professionals"))
    }
}
