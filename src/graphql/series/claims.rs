//! Claims without a number, linked to the measurements that speak to them.

use async_graphql::{Context, ID, InputObject, Object, Result};
use uuid::Uuid;

use super::Series;
use super::mutations::observation_of;
use crate::domain::free_text::FreeText;
use crate::domain::ids::SeriesId;
use crate::domain::series as domain;
use crate::graphql::context::{payloads, run};
use crate::graphql::date::Date;
use crate::graphql::input::Reading;

/// A measurement that speaks to a claim.
#[derive(InputObject)]
struct LinkClaimInput {
    /// The global id of the observation that is a claim without a number.
    claim: ID,
    /// The global id of the observation with the number: of the same project and indicator.
    observation: ID,
}

/// A measurement that does not speak to a claim after all.
#[derive(InputObject)]
struct UnlinkClaimInput {
    /// The global id of the observation that is a claim without a number.
    claim: ID,
    /// The global id of the observation with the number.
    observation: ID,
    /// Why it does not.
    reason: String,
}

payloads! {
    LinkClaimPayload { #[doc = "The series of the claim."] series: Series }
    UnlinkClaimPayload { #[doc = "The series of the claim."] series: Series }
}

fn pair(
    reading: &mut Reading<'_>,
    claim: &ID,
    observation: &ID,
) -> Option<(domain::Measurement, domain::Measurement)> {
    let at = |(series, number): (SeriesId, u32)| domain::Measurement { series, number };
    let claim = observation_of(reading, "claim", claim);
    let observation = observation_of(reading, "observation", observation);
    claim.map(at).zip(observation.map(at))
}

#[derive(Default)]
pub struct ClaimMutations;

#[Object]
impl ClaimMutations {
    /// Links a claim without a number to a measurement that speaks to it. The claim stays as it was
    /// made.
    async fn link_claim(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The claim and the measurement.")] input: LinkClaimInput,
        #[graphql(desc = "Chosen by the client: the same id has one effect.")] command_id: Option<
            Uuid,
        >,
        #[graphql(desc = "The day it became true, when not today.")] happened_on: Option<Date>,
    ) -> Result<LinkClaimPayload> {
        let mut reading = Reading::new(ctx)?;
        let pair = pair(&mut reading, &input.claim, &input.observation);
        let command = pair.map(|(claim, measurement)| domain::LinkClaim { claim, measurement });
        let command = reading.finish(command);
        let done = run(ctx, command, command_id, happened_on).await?;
        Ok(LinkClaimPayload(done))
    }

    /// Takes the link of a claim to a measurement back, with the reason.
    async fn unlink_claim(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The claim, the measurement and the reason.")] input: UnlinkClaimInput,
        #[graphql(desc = "Chosen by the client: the same id has one effect.")] command_id: Option<
            Uuid,
        >,
        #[graphql(desc = "The day it became true, when not today.")] happened_on: Option<Date>,
    ) -> Result<UnlinkClaimPayload> {
        let mut reading = Reading::new(ctx)?;
        let pair = pair(&mut reading, &input.claim, &input.observation);
        let command = pair.map(|(claim, measurement)| domain::UnlinkClaim {
            claim,
            measurement,
            reason: FreeText::new(input.reason),
        });
        let command = reading.finish(command);
        let done = run(ctx, command, command_id, happened_on).await?;
        Ok(UnlinkClaimPayload(done))
    }
}
