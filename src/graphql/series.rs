//! Observations: what an indicator showed, with every reading ever recorded.

mod aggregate;
mod check;
mod claims;
mod mutations;
mod queries;
mod reading;
mod table;
mod warning;

use std::collections::HashSet;
use std::sync::Arc;

use async_graphql::{Context, ID, MergedObject, Object, Result, SimpleObject};
use chrono::{DateTime, Utc};

use super::context::language;
use super::date::{Date, Period};
use super::disclosure;
use super::enums::{Gender, Movement, ProfessionalGroup};
use super::error::view_error;
use super::ids::{global_id, observation_id};
use super::indicator::{Indicator, TargetJudgement};
use super::loader::load;
use super::project::Project;
use super::text::{Texts, said};
use crate::app::View;
use crate::domain::ids::Key;
use crate::domain::indicator as indicator_domain;
use crate::domain::series as domain;
use crate::messages::message;

use reading::{RecordedReading, Words};
use warning::ObservationWarning;

/// Questions about observations.
#[derive(MergedObject, Default)]
pub struct SeriesQueries(
    queries::ObservationQueries,
    aggregate::AggregateQueries,
    check::CheckQueries,
);

/// Commands on observations.
#[derive(MergedObject, Default)]
pub struct SeriesMutations(
    mutations::ObservationMutations,
    table::TableMutations,
    claims::ClaimMutations,
);

/// The observations of one indicator in one project, place and professional group.
pub struct Series {
    document: Arc<domain::Series>,
    view: View,
}

impl Series {
    pub fn new(document: Arc<domain::Series>, view: View) -> Series {
        Series { document, view }
    }

    /// Series as they are shown: all, or those of the indicator with this key.
    pub async fn of_indicator(
        ctx: &Context<'_>,
        view: &View,
        all: Vec<Arc<domain::Series>>,
        key: Option<String>,
    ) -> Result<Vec<Series>> {
        let wanted = match key.as_deref().map(Key::parse) {
            None => None,
            Some(None) => return Ok(Vec::new()),
            Some(Some(key)) => {
                let claim = indicator_domain::Indicator::claim_of(&key);
                let held = view.holder(&claim).await;
                match held.map_err(|error| view_error(ctx, error))? {
                    None => return Ok(Vec::new()),
                    id => id,
                }
            }
        };
        let is_of = |series: &Arc<domain::Series>| wanted.is_none_or(|id| series.indicator.0 == id);
        let own = all.into_iter().filter(is_of);
        Ok(own.map(|own| Series::new(own, view.clone())).collect())
    }

    fn shown(&self, observation: &domain::Observation) -> Observation {
        Observation {
            series: self.document.clone(),
            is_in_short: false,
            number: observation.number,
            view: self.view.clone(),
        }
    }
}

/// The observations of one indicator in one project, place, professional group and gender.
#[Object(name = "ObservationSeries")]
impl Series {
    /// The global id.
    pub async fn id(&self) -> ID {
        global_id("ObservationSeries", self.document.id.0)
    }

    /// What is measured.
    async fn indicator(&self, ctx: &Context<'_>) -> Result<Option<Indicator>> {
        let indicator = load(ctx, &self.view, self.document.indicator.0).await?;
        Ok(indicator.map(|indicator| Indicator::new(indicator, self.view.clone())))
    }

    /// Whose observations they are.
    async fn project(&self, ctx: &Context<'_>) -> Result<Option<Project>> {
        let project = load(ctx, &self.view, self.document.project.0).await?;
        Ok(project.map(|project| Project::new(project, self.view.clone())))
    }

    /// Where it was measured.
    async fn place(&self) -> &str {
        &self.document.place
    }

    /// Whose work was measured.
    async fn group(&self) -> ProfessionalGroup {
        self.document.group.into()
    }

    /// Whom the numbers are about.
    async fn gender(&self) -> Gender {
        self.document.gender.into()
    }

    /// The observations by the end of their periods, withdrawn ones included.
    #[graphql(complexity = "20 * child_complexity")]
    async fn observations(&self) -> Vec<Observation> {
        let mut all: Vec<&domain::Observation> = self.document.observations.iter().collect();
        all.sort_by_key(|observation| (observation.period, observation.number));
        all.into_iter()
            .map(|observation| self.shown(observation))
            .collect()
    }

    /// The days from which it is measured otherwise, where observations stand on both sides: values
    /// before and after are not compared and not brought together.
    async fn method_breaks(&self, ctx: &Context<'_>) -> Result<Vec<MethodBreak>> {
        let indicator: Option<Arc<indicator_domain::Indicator>> =
            load(ctx, &self.view, self.document.indicator.0).await?;
        let Some(indicator) = indicator else {
            return Ok(Vec::new());
        };
        let counting = self.document.observations.iter();
        let versions = counting
            .filter(|observation| observation.withdrawn.is_none())
            .filter_map(|observation| observation.current())
            .map(|current| indicator.era(current.method_version));
        let mut eras: Vec<u32> = versions.collect::<HashSet<_>>().into_iter().collect();
        eras.sort_unstable();
        let later = eras.iter().skip(1).zip(&eras);
        Ok(later
            .filter_map(|(later, earlier)| {
                let method = indicator.method(*later)?;
                Some(MethodBreak {
                    on: Date(method.valid_from),
                    earlier_version: *earlier,
                    later_version: *later,
                    description: Texts(method.description.clone()),
                })
            })
            .collect())
    }
}

/// A day from which an indicator is measured otherwise.
#[derive(SimpleObject)]
pub struct MethodBreak {
    /// The first day of the later method.
    on: Date,
    /// The first version of the methods before it.
    earlier_version: u32,
    /// The version that begins on the day.
    later_version: u32,
    /// How it is measured from then on.
    description: Texts,
}

/// What is said when a number leads nowhere.
const GONE: &str = "the observation is gone";

/// What was found for one period, with every reading ever recorded of it.
pub struct Observation {
    series: Arc<domain::Series>,
    /// The series is read when more is asked than what it says today.
    is_in_short: bool,
    number: u32,
    view: View,
}

impl Observation {
    pub fn new(series: Arc<domain::Series>, number: u32, view: View) -> Option<Observation> {
        series.observation(number)?;
        Some(Observation {
            series,
            is_in_short: false,
            number,
            view,
        })
    }

    /// An observation of a series in short.
    pub fn in_short(series: Arc<domain::Series>, number: u32, view: View) -> Option<Observation> {
        let observation = Observation::new(series, number, view)?;
        Some(Observation {
            is_in_short: true,
            ..observation
        })
    }

    /// The series with every number of too small a group marked.
    async fn published(&self, ctx: &Context<'_>) -> Result<Arc<domain::Series>> {
        Ok(self.series.clone().kept_back(disclosure::least(ctx).await?))
    }

    /// The observation with all that was ever recorded of it.
    async fn whole(&self, ctx: &Context<'_>) -> Result<Whole> {
        let series = match self.is_in_short {
            false => Some(self.series.clone()),
            true => load(ctx, &self.view, self.series.id.0).await?,
        };
        let series = series.ok_or("the series is gone")?;
        Ok(Whole {
            series,
            number: self.number,
        })
    }

    fn observation(&self) -> Result<&domain::Observation> {
        self.series
            .observation(self.number)
            .ok_or_else(|| GONE.into())
    }

    async fn definition(
        &self,
        ctx: &Context<'_>,
    ) -> Result<Option<Arc<indicator_domain::Indicator>>> {
        load(ctx, &self.view, self.series.indicator.0).await
    }

    /// Why the numbers of a reading are hidden from who asks; `None` when they are not.
    async fn hidden(
        &self,
        ctx: &Context<'_>,
        recorded: &domain::RecordedReading,
    ) -> Result<Option<String>> {
        if !recorded.reading.is_below(disclosure::least(ctx).await?) {
            return Ok(None);
        }
        let sees = self.view.sees_small_groups(&self.series.belongs()).await;
        let sees = sees.map_err(|error| view_error(ctx, error))?;
        Ok((!sees).then(|| message(language(ctx), "group-too-small", &[])))
    }

    async fn shown<'r>(
        &self,
        ctx: &Context<'_>,
        readings: impl Iterator<Item = &'r domain::RecordedReading> + Clone,
        whole: Option<&domain::Series>,
    ) -> Result<Vec<RecordedReading>> {
        let has_steps = readings.clone().any(|recorded| {
            let reading = &recorded.reading;
            reading.target_rank.is_some() || matches!(reading.outcome, domain::Outcome::Rank(_))
        });
        let indicator = match has_steps {
            true => self.definition(ctx).await?,
            false => None,
        };
        let mut shown = Vec::new();
        for recorded in readings {
            let method = indicator
                .as_ref()
                .and_then(|indicator| indicator.method(recorded.method_version));
            let hidden = self.hidden(ctx, recorded).await?;
            let words = match whole {
                Some(series) => Words::read(recorded, series, &self.view),
                None => Words::unread(self.series.id, self.number, &self.view),
            };
            shown.push(RecordedReading::new(recorded, method, hidden, words));
        }
        Ok(shown)
    }
}

/// An observation in a series that is whole.
struct Whole {
    series: Arc<domain::Series>,
    number: u32,
}

impl Whole {
    fn observation(&self) -> Result<&domain::Observation> {
        let found = self.series.observation(self.number);
        found.ok_or_else(|| GONE.into())
    }
}

/// What was found for one period, with every reading ever recorded of it.
#[Object(serial)]
impl Observation {
    /// The global id.
    pub async fn id(&self) -> ID {
        observation_id(self.series.id, self.number)
    }

    /// The series it is part of.
    async fn series(&self, ctx: &Context<'_>) -> Result<Series> {
        Ok(Series::new(
            self.whole(ctx).await?.series,
            self.view.clone(),
        ))
    }

    /// What is measured.
    async fn indicator(&self, ctx: &Context<'_>) -> Result<Option<Indicator>> {
        let indicator = load(ctx, &self.view, self.series.indicator.0).await?;
        Ok(indicator.map(|indicator| Indicator::new(indicator, self.view.clone())))
    }

    /// Where it was measured.
    async fn place(&self) -> &str {
        &self.series.place
    }

    /// Whose work was measured.
    async fn group(&self) -> ProfessionalGroup {
        self.series.group.into()
    }

    /// Whom the numbers are about.
    async fn gender(&self) -> Gender {
        self.series.gender.into()
    }

    /// The days it is about.
    async fn period(&self) -> Result<Period> {
        Ok(self.observation()?.period.into())
    }

    /// Somebody expected it; it was not measured.
    async fn is_forecast(&self) -> Result<bool> {
        Ok(self.observation()?.is_forecast)
    }

    /// The reading in force.
    async fn reading(&self, ctx: &Context<'_>) -> Result<Option<RecordedReading>> {
        let current = self.observation()?.current();
        let whole = (!self.is_in_short).then_some(&*self.series);
        Ok(self.shown(ctx, current.into_iter(), whole).await?.pop())
    }

    /// Every reading, oldest first: a corrected value stays here.
    async fn readings(&self, ctx: &Context<'_>) -> Result<Vec<RecordedReading>> {
        let whole = self.whole(ctx).await?;
        let readings = whole.observation()?.readings.iter();
        self.shown(ctx, readings, Some(&whole.series)).await
    }

    /// Measurements that were later found to speak to this claim, in the order of linking.
    #[graphql(complexity = "5 * child_complexity")]
    async fn measurements(&self, ctx: &Context<'_>) -> Result<Vec<Observation>> {
        let whole = self.whole(ctx).await?;
        let links = &whole.observation()?.measurements;
        let series = links
            .iter()
            .map(|link| load(ctx, &self.view, link.measurement.series.0));
        let series = futures_util::future::try_join_all(series).await?;
        let found = links.iter().zip(series).filter_map(|(link, series)| {
            Observation::new(series?, link.measurement.number, self.view.clone())
        });
        Ok(found.collect())
    }

    /// What is asked about the number; nothing of it stood in its way.
    async fn warnings(&self, ctx: &Context<'_>) -> Result<Vec<ObservationWarning>> {
        let whole = self.whole(ctx).await?;
        let observation = whole.observation()?;
        let is_hidden = match observation.current() {
            Some(current) => self.hidden(ctx, current).await?.is_some(),
            None => true,
        };
        let indicator = self.definition(ctx).await?;
        let Some(indicator) = indicator.filter(|_| !is_hidden) else {
            return Ok(Vec::new());
        };
        let least = disclosure::least(ctx).await?;
        let found = domain::warnings(&indicator, &whole.series, observation, least);
        Ok(found
            .iter()
            .map(|warning| ObservationWarning::new(warning, language(ctx)))
            .collect())
    }

    /// Why and when it stopped counting; null while it counts.
    async fn withdrawn(&self, ctx: &Context<'_>) -> Result<Option<Withdrawal>> {
        let whole = self.whole(ctx).await?;
        let withdrawn = whole.observation()?.withdrawn.as_ref();
        Ok(withdrawn.map(|withdrawn| Withdrawal {
            reason: said(&withdrawn.reason).map(str::to_owned),
            recorded_at: withdrawn.recorded,
        }))
    }

    /// How the value stands to the target in force on the last day it is about; null when no rule
    /// was.
    async fn judgement(&self, ctx: &Context<'_>) -> Result<Option<TargetJudgement>> {
        let series = self.published(ctx).await?;
        let observation = series.observation(self.number).ok_or(GONE)?;
        let indicator = self.definition(ctx).await?;
        let target = indicator
            .as_ref()
            .and_then(|indicator| indicator.target_on(observation.period.to));
        Ok(target
            .zip(observation.current())
            .map(|(target, current)| TargetJudgement::new(target, &current.reading)))
    }

    /// Which way the value moved from the observation before it in the series; null for the first.
    async fn movement(&self, ctx: &Context<'_>) -> Result<Option<Movement>> {
        let series = self.published(ctx).await?;
        let observation = series.observation(self.number).ok_or(GONE)?;
        let Some(current) = observation.current() else {
            return Ok(None);
        };
        let Some(indicator) = self.definition(ctx).await? else {
            return Ok(None);
        };
        let before = series.comparable_before(observation);
        let before = before.and_then(|other| other.current());
        let moved = domain::movement(&indicator, before, current);
        let last = observation.period.to;
        let is_first = || {
            let counting = series.counting_until(last);
            counting.iter().all(|other| other.period.to >= last)
        };
        let is_told = moved != domain::Movement::NotComparable || !is_first();
        Ok(is_told.then(|| moved.into()))
    }
}

/// The end of an observation's counting.
#[derive(SimpleObject)]
pub struct Withdrawal {
    /// Why; null once blanked.
    reason: Option<String>,
    /// When it was recorded.
    recorded_at: DateTime<Utc>,
}
