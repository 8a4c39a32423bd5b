//! Two models beside each other, with the numbers that may be compared.

use std::collections::HashMap;
use std::sync::Arc;

use async_graphql::{Context, Enum, Object, Result, SimpleObject};
use chrono::{DateTime, Utc};

use super::{Model, model_by_key};
use crate::app::View;
use crate::domain::ids::{IndicatorId, ModelId};
use crate::domain::indicator as indicator_domain;
use crate::domain::model as domain;
use crate::domain::series as series_domain;
use crate::graphql::context::view;
use crate::graphql::error::bad_argument;
use crate::graphql::indicator::Indicator;
use crate::graphql::loader::load;
use crate::graphql::series::Series;
use crate::projection::comparison::{Obstacle, Pair, pairs};

/// Why the numbers of two models are not compared.
#[derive(Clone, Copy, PartialEq, Eq, Enum)]
#[graphql(remote = "Obstacle")]
pub enum ComparisonObstacle {
    /// They were measured by methods of which neither goes on from the other.
    Definition,
    /// They are about the work of different professional groups.
    Group,
    /// They are about people of different genders, or of one and of both.
    Gender,
    /// They are about spans of different length.
    Days,
}

/// What two models show by one indicator; at least one of them shows something.
#[derive(SimpleObject)]
pub struct ComparedIndicator {
    /// The indicator.
    indicator: Indicator,
    /// What the first shows; null when it is not measured so.
    a: Option<Series>,
    /// What the second shows; null when it is not measured so.
    b: Option<Series>,
    /// Whether both are measured, and so that their numbers may be compared.
    is_comparable: bool,
    /// Why they may not; null when they may, or one shows nothing.
    obstacle: Option<ComparisonObstacle>,
}

/// Two models beside each other.
pub struct ModelComparison {
    a: Option<Compared>,
    b: Option<Compared>,
    view: View,
}

struct Compared {
    key: String,
    evidence: Vec<Arc<series_domain::Series>>,
}

/// The series that a model's evidence names.
async fn evidence(
    ctx: &Context<'_>,
    view: &View,
    model: &domain::Model,
) -> Result<Vec<Arc<series_domain::Series>>> {
    let loads = model.evidence.iter();
    let loads = loads.map(|link| load(ctx, view, link.series.0));
    let found = futures_util::future::try_join_all(loads).await?;
    Ok(found.into_iter().flatten().collect())
}

impl Compared {
    async fn of(ctx: &Context<'_>, view: &View, key: &str) -> Result<Option<Compared>> {
        let Some(card) = model_by_key(ctx, view, key).await? else {
            return Ok(None);
        };
        let whole = Model::new(card, view.clone()).whole(ctx).await?;
        Ok(Some(Compared {
            key: key.to_owned(),
            evidence: match whole {
                Some(model) => evidence(ctx, view, &model).await?,
                None => Vec::new(),
            },
        }))
    }
}

/// Two models beside each other.
#[Object]
impl ModelComparison {
    /// The first model; null when there is none of this key.
    async fn a(&self, ctx: &Context<'_>) -> Result<Option<Model>> {
        self.model(ctx, &self.a).await
    }

    /// The second model; null when there is none of this key.
    async fn b(&self, ctx: &Context<'_>) -> Result<Option<Model>> {
        self.model(ctx, &self.b).await
    }

    /// What they show by each indicator that either is measured by; empty unless both are there.
    #[graphql(complexity = "10 * child_complexity")]
    async fn indicators(&self, ctx: &Context<'_>) -> Result<Vec<ComparedIndicator>> {
        let (Some(a), Some(b)) = (&self.a, &self.b) else {
            return Ok(Vec::new());
        };
        compared(ctx, &self.view, &a.evidence, &b.evidence).await
    }
}

async fn compared(
    ctx: &Context<'_>,
    view: &View,
    a: &[Arc<series_domain::Series>],
    b: &[Arc<series_domain::Series>],
) -> Result<Vec<ComparedIndicator>> {
    let mut known: HashMap<IndicatorId, Arc<indicator_domain::Indicator>> = HashMap::new();
    for series in a.iter().chain(b) {
        if !known.contains_key(&series.indicator) {
            let found = load(ctx, view, series.indicator.0).await?;
            known.extend(found.map(|found| (series.indicator, found)));
        }
    }
    let pairs = pairs(a, b, |id| known.get(&id).cloned());
    let shown = |pair: Pair| {
        let series = |series: Option<_>| series.map(|series| Series::new(series, view.clone()));
        Some(ComparedIndicator {
            indicator: Indicator::new(known.get(&pair.indicator)?.clone(), view.clone()),
            is_comparable: pair.a.is_some() && pair.b.is_some() && pair.obstacle.is_none(),
            a: series(pair.a),
            b: series(pair.b),
            obstacle: pair.obstacle.map(Into::into),
        })
    };
    Ok(pairs.into_iter().filter_map(shown).collect())
}

/// Each of these series beside what the model itself shows by the same indicator.
pub async fn beside_its_own(
    ctx: &Context<'_>,
    view: &View,
    model: ModelId,
    series: &[Arc<series_domain::Series>],
) -> Result<Vec<ComparedIndicator>> {
    let own = match load::<domain::Model>(ctx, view, model.0).await? {
        Some(model) => evidence(ctx, view, &model).await?,
        None => Vec::new(),
    };
    let mut all = Vec::new();
    for one in series {
        let found = compared(ctx, view, &own, std::slice::from_ref(one)).await?;
        all.extend(found.into_iter().filter(|pair| pair.b.is_some()));
    }
    Ok(all)
}

impl ModelComparison {
    async fn model(&self, ctx: &Context<'_>, side: &Option<Compared>) -> Result<Option<Model>> {
        let Some(side) = side else {
            return Ok(None);
        };
        let card = model_by_key(ctx, &self.view, &side.key).await?;
        Ok(card.map(|card| Model::new(card, self.view.clone())))
    }
}

#[derive(Default)]
pub struct ComparisonQueries;

#[Object]
impl ComparisonQueries {
    /// Puts two operating models beside each other; a model beside itself is refused. Numbers are
    /// compared only when they are of one definition, one professional group and spans of about as
    /// many days.
    async fn compare_models(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The key of the first.")] a: String,
        #[graphql(desc = "The key of the second.")] b: String,
        #[graphql(desc = "Answer with what was recorded by this moment; now when left out.")]
        as_of: Option<DateTime<Utc>>,
    ) -> Result<ModelComparison> {
        let view = view(ctx, as_of).await?;
        let first = Compared::of(ctx, &view, &a).await?;
        if a == b && first.is_some() {
            return Err(bad_argument(ctx, &b));
        }
        Ok(ModelComparison {
            a: first,
            b: Compared::of(ctx, &view, &b).await?,
            view,
        })
    }
}
