//! Targets of indicators, and how values stand to them.

use async_graphql::{Context, InputObject, Object, OneofObject, Result, SimpleObject};
use uuid::Uuid;

use super::Indicator;
use crate::domain::free_text::FreeText;
use crate::domain::indicator as domain;
use crate::graphql::context::{payloads, run};
use crate::graphql::date::Date;
use crate::graphql::enums::Judgement;
use crate::graphql::input::Reading;
use crate::graphql::text::{Names, NamesInput, said};

/// What an indicator should reach, as the rule stood from a day on.
#[derive(SimpleObject)]
#[graphql(name = "IndicatorTarget")]
pub struct Target {
    /// What the rule is called.
    names: Names,
    /// The first day of the rule.
    valid_from: Date,
    /// Its last day; null when it holds until the next target begins.
    valid_to: Option<Date>,
    /// The highest good value; null when the target is a lowest one.
    at_most: Option<f64>,
    /// The lowest good value; null when the target is a highest one.
    at_least: Option<f64>,
    /// Where it is laid down.
    source: Option<String>,
}

impl From<&domain::Target> for Target {
    fn from(target: &domain::Target) -> Target {
        let (at_most, at_least) = match target.bound {
            domain::Bound::AtMost(value) => (Some(value), None),
            domain::Bound::AtLeast(value) => (None, Some(value)),
        };
        Target {
            names: Names(target.names.clone()),
            valid_from: Date(target.valid_from),
            valid_to: target.valid_to.map(Date),
            at_most,
            at_least,
            source: said(&target.source).map(str::to_owned),
        }
    }
}

/// How a value stands to the target that was in force on the last day it is about.
#[derive(SimpleObject)]
pub struct TargetJudgement {
    /// The target of that day.
    target: Target,
    /// How the value stands to it.
    judgement: Judgement,
}

impl TargetJudgement {
    pub fn new(target: &domain::Target, reading: &crate::domain::series::Reading) -> Self {
        TargetJudgement {
            target: target.into(),
            judgement: domain::judge(reading, target.bound).into(),
        }
    }
}

/// On which side of a number a value should be: exactly one.
#[derive(OneofObject)]
#[graphql(name = "TargetBoundInput")]
enum BoundInput {
    /// The highest good value.
    AtMost(f64),
    /// The lowest good value.
    AtLeast(f64),
}

/// What an indicator should reach.
#[derive(InputObject)]
#[graphql(name = "IndicatorTargetInput")]
struct TargetInput {
    /// What the rule is called.
    names: NamesInput,
    /// The first day of the rule; later than that of the target before.
    valid_from: Date,
    /// Its last day; leave out when it holds until the next target begins.
    valid_to: Option<Date>,
    /// On which side of which number a value should be.
    bound: BoundInput,
    /// Where it is laid down.
    source: String,
}

impl From<TargetInput> for domain::Target {
    fn from(input: TargetInput) -> domain::Target {
        domain::Target {
            valid_from: input.valid_from.0,
            valid_to: input.valid_to.map(|day| day.0),
            bound: match input.bound {
                BoundInput::AtMost(value) => domain::Bound::AtMost(value),
                BoundInput::AtLeast(value) => domain::Bound::AtLeast(value),
            },
            names: input.names.into(),
            source: FreeText::new(input.source),
        }
    }
}

/// A new target of an indicator.
#[derive(InputObject)]
struct SetTargetInput {
    /// The indicator's key.
    indicator: String,
    /// The target.
    target: TargetInput,
}

/// The end of an indicator's target.
#[derive(InputObject)]
struct EndTargetInput {
    /// The indicator's key.
    indicator: String,
    /// The last day of its newest target.
    valid_to: Date,
    /// Why none follows.
    reason: String,
}

payloads! {
    SetTargetPayload { #[doc = "The indicator with its targets."] indicator: Indicator }
    EndTargetPayload { #[doc = "The indicator with its targets."] indicator: Indicator }
}

#[derive(Default)]
pub struct TargetMutations;

#[Object]
impl TargetMutations {
    /// Sets what an indicator should reach from a day on.
    async fn set_target(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The target.")] input: SetTargetInput,
        #[graphql(desc = "Chosen by the client: the same id has one effect.")] command_id: Option<
            Uuid,
        >,
        #[graphql(desc = "The day it became true, when not today.")] happened_on: Option<Date>,
    ) -> Result<SetTargetPayload> {
        let mut reading = Reading::new(ctx)?;
        let indicator = reading.indicator("indicator", &input.indicator).await?;
        let command = indicator.map(|indicator| domain::SetTarget {
            indicator,
            target: input.target.into(),
        });
        let command = reading.finish(command);
        let done = run(ctx, command, command_id, happened_on).await?;
        Ok(SetTargetPayload(done))
    }

    /// Ends an indicator's newest target when no other follows.
    async fn end_target(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The end.")] input: EndTargetInput,
        #[graphql(desc = "Chosen by the client: the same id has one effect.")] command_id: Option<
            Uuid,
        >,
        #[graphql(desc = "The day it became true, when not today.")] happened_on: Option<Date>,
    ) -> Result<EndTargetPayload> {
        let mut reading = Reading::new(ctx)?;
        let indicator = reading.indicator("indicator", &input.indicator).await?;
        let command = indicator.map(|indicator| domain::EndTarget {
            indicator,
            valid_to: input.valid_to.0,
            reason: FreeText::new(input.reason),
        });
        let command = reading.finish(command);
        let done = run(ctx, command, command_id, happened_on).await?;
        Ok(EndTargetPayload(done))
    }
}
