//! Trying an observation out: how it would stand and what would be asked about it.

use std::sync::Arc;

use async_graphql::{Context, Object, Result, SimpleObject};

use super::Observation;
use super::mutations::RecordObservationInput;
use crate::app::Failure;
use crate::domain::command::Stamp;
use crate::domain::event::{Event, Noun};
use crate::domain::refusal::Refusal;
use crate::domain::series as domain;
use crate::graphql::context::{actor, app, language, view_now};
use crate::graphql::error::{UserError, failure};
use crate::graphql::input::Reading;
use crate::graphql::loader::load;

/// What would come of an observation. Nothing was recorded.
#[derive(SimpleObject)]
pub struct ObservationCheck {
    /// As it would stand in its series, with what would be asked about it; null when it would be
    /// refused.
    observation: Option<Observation>,
    /// Every reason why it would be refused.
    user_errors: Vec<UserError>,
}

fn refused(ctx: &Context<'_>, refusals: &[Refusal]) -> ObservationCheck {
    let told = |refusal| UserError::new(refusal, language(ctx));
    ObservationCheck {
        observation: None,
        user_errors: refusals.iter().map(told).collect(),
    }
}

#[derive(Default)]
pub struct CheckQueries;

#[Object]
impl CheckQueries {
    /// What would come of `recordObservation`. Nothing is recorded; rows to compute from are used
    /// and dropped.
    async fn observation_check(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The observation.")] input: RecordObservationInput,
    ) -> Result<ObservationCheck> {
        let mut reading = Reading::new(ctx)?;
        let command = input.parse(&mut reading).await?;
        let command = match reading.finish(command) {
            Ok(command) => command,
            Err(refusals) => return Ok(refused(ctx, &refusals)),
        };
        let app = app(ctx)?;
        let events = match Box::pin(app.rehearse(&actor(ctx), &command)).await {
            Ok(events) => events,
            Err(Failure::Refused(refusals)) => return Ok(refused(ctx, &refusals)),
            Err(other) => return Err(failure(ctx, other)),
        };
        let view = view_now(ctx)?;
        let before = load::<domain::Series>(ctx, &view, command.series().0).await?;
        let series = after(ctx, before, &events)?;
        let observation = series.and_then(|series| {
            let is_it = |own: &&domain::Observation| {
                let is_of_kind = own.is_forecast == command.is_forecast;
                is_of_kind && own.period == command.period && own.withdrawn.is_none()
            };
            let number = series.observations.iter().rev().find(is_it)?.number;
            Observation::new(series, number, view)
        });
        Ok(ObservationCheck {
            observation,
            user_errors: Vec::new(),
        })
    }
}

/// The series as it would stand after the events.
fn after(
    ctx: &Context<'_>,
    before: Option<Arc<domain::Series>>,
    events: &[Event],
) -> Result<Option<Arc<domain::Series>>> {
    let now = app(ctx)?.now();
    let mut series = before;
    for event in events {
        let stamp = Stamp {
            position: 0,
            version: series.as_ref().map_or(0, |own| own.history.version) + 1,
            effective: now,
            recorded: now,
            actor: actor(ctx).id,
        };
        series = match Noun::evolve(series.map(Noun::Series), event, &stamp) {
            Some(Noun::Series(series)) => Some(series),
            _ => None,
        };
    }
    Ok(series)
}
