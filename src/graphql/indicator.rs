//! Indicator definitions with their methods over time.

mod target;

use std::sync::Arc;

use async_graphql::{Context, ID, InputObject, Object, Result, SimpleObject};
use chrono::{DateTime, Utc};
use uuid::Uuid;

use super::connection::{self, Paged};
use super::context::{payloads, run, view};
use super::date::Date;
use super::enums::{Aggregation, ComputedFrom, Direction, IndicatorKind};
use super::ids::global_id;
use super::input::{Reading, by_claim};
use super::text::{Names, NamesInput, Texts, TextsInput};
use crate::app::View;
use crate::domain::document::Filter;
use crate::domain::ids::{IndicatorId, Key};
use crate::domain::indicator as domain;

pub use target::{Target, TargetJudgement, TargetMutations};

/// What is measured, how it is read, and what may be done with its values.
pub struct Indicator {
    document: Arc<domain::Indicator>,
    view: View,
}

impl Indicator {
    pub fn new(document: Arc<domain::Indicator>, view: View) -> Indicator {
        Indicator { document, view }
    }
}

/// What is measured, how it is read, and what may be done with its values.
#[Object]
impl Indicator {
    /// The global id.
    pub async fn id(&self) -> ID {
        global_id("Indicator", self.document.id.0)
    }

    /// The permanent short name, such as `coci`.
    async fn key(&self) -> &str {
        self.document.key.as_str()
    }

    /// The name.
    async fn names(&self) -> Names {
        Names(self.document.names.clone())
    }

    /// What kind of number it is.
    async fn kind(&self) -> IndicatorKind {
        self.document.kind.into()
    }

    /// The method in force on a day.
    async fn method(
        &self,
        #[graphql(desc = "The day described; today when left out.")] at: Option<Date>,
    ) -> Option<Method> {
        let day = at.map_or_else(|| self.view.today(), |day| day.0);
        let (version, method) = self.document.method_on(day)?;
        Some(Method::new(version, method))
    }

    /// All methods, oldest first. Values of different methods are not compared.
    async fn methods(&self) -> Vec<Method> {
        (1..)
            .zip(&self.document.methods)
            .map(|(version, method)| Method::new(version, method))
            .collect()
    }

    /// What it should reach by the rule in force on a day; null when no rule was.
    async fn target(
        &self,
        #[graphql(desc = "The day described; today when left out.")] at: Option<Date>,
    ) -> Option<Target> {
        let day = at.map_or_else(|| self.view.today(), |day| day.0);
        self.document.target_on(day).map(Target::from)
    }

    /// All targets, oldest first.
    #[graphql(complexity = "5 * child_complexity")]
    async fn targets(&self) -> Vec<Target> {
        self.document.targets.iter().map(Target::from).collect()
    }
}

/// How an indicator is measured and read from a day on.
#[derive(SimpleObject)]
#[graphql(name = "IndicatorMethod")]
pub struct Method {
    /// Its number, 1 for the first.
    version: u32,
    /// The first day of the method.
    valid_from: Date,
    /// What one value is measured in.
    unit: Names,
    /// Which way is better.
    direction: Direction,
    /// The smallest value that can be right.
    minimum: Option<f64>,
    /// The largest value that can be right.
    maximum: Option<f64>,
    /// From this value on the real one is unknown: it is at least this.
    cap: Option<f64>,
    /// How values of several projects may be brought together.
    aggregation: Aggregation,
    /// Rows from which the service can compute a value.
    computed_from: Option<ComputedFrom>,
    /// How it is measured, in words.
    description: Texts,
}

impl Method {
    pub fn new(version: u32, method: &domain::Method) -> Method {
        Method {
            version,
            valid_from: Date(method.valid_from),
            unit: Names(method.unit.clone()),
            direction: method.direction.into(),
            minimum: method.minimum,
            maximum: method.maximum,
            cap: method.cap,
            aggregation: method.aggregation.into(),
            computed_from: method.computed_from.map(Into::into),
            description: Texts(method.description.clone()),
        }
    }
}

#[derive(Default)]
pub struct IndicatorQueries;

#[Object]
impl IndicatorQueries {
    /// An indicator by its key; null when there is none.
    async fn indicator(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The indicator's key.")] key: String,
        #[graphql(desc = "Answer with what was recorded by this moment; now when left out.")]
        as_of: Option<DateTime<Utc>>,
    ) -> Result<Option<Indicator>> {
        let view = view(ctx, as_of).await?;
        let Some(key) = Key::parse(&key) else {
            return Ok(None);
        };
        let found = by_claim(ctx, &view, &domain::Indicator::claim_of(&key)).await?;
        Ok(found.map(|indicator| Indicator::new(indicator, view)))
    }

    /// All indicators by key.
    #[graphql(complexity = "first.unwrap_or(20).max(1) as usize * child_complexity")]
    async fn indicators(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Page length, 1–100; 20 when left out.")] first: Option<i32>,
        #[graphql(desc = "The cursor after which the page begins.")] after: Option<String>,
        #[graphql(desc = "Answer with what was recorded by this moment; now when left out.")]
        as_of: Option<DateTime<Utc>>,
    ) -> Result<Paged<Indicator>> {
        let view = view(ctx, as_of).await?;
        connection::documents(ctx, &view, &Filter::default(), first, after, |indicator| {
            Indicator::new(indicator, view.clone())
        })
        .await
    }
}

/// A new indicator.
#[derive(InputObject)]
struct DefineIndicatorInput {
    /// The permanent short name.
    key: String,
    /// Its name.
    names: NamesInput,
    /// What kind of number it is.
    kind: IndicatorKind,
    /// How it is measured and read.
    method: MethodInput,
}

/// Another method of an indicator.
#[derive(InputObject)]
struct ChangeMethodInput {
    /// The indicator's key.
    indicator: String,
    /// The method; it begins later than the one before.
    method: MethodInput,
}

/// How an indicator is measured and read from a day on.
#[derive(InputObject)]
#[graphql(name = "IndicatorMethodInput")]
struct MethodInput {
    /// The first day of the method.
    valid_from: Date,
    /// What one value is measured in.
    unit: NamesInput,
    /// Which way is better.
    direction: Direction,
    /// The smallest value that can be right.
    minimum: Option<f64>,
    /// The largest value that can be right.
    maximum: Option<f64>,
    /// From this value on the real one is unknown: it is at least this.
    cap: Option<f64>,
    /// How values of several projects may be brought together; refused when it means nothing for
    /// the kind.
    aggregation: Aggregation,
    /// Rows from which the service can compute a value.
    computed_from: Option<ComputedFrom>,
    /// How it is measured, in words.
    #[graphql(default)]
    description: TextsInput,
}

impl From<MethodInput> for domain::Method {
    fn from(input: MethodInput) -> domain::Method {
        domain::Method {
            valid_from: input.valid_from.0,
            unit: input.unit.into(),
            direction: input.direction.into(),
            minimum: input.minimum,
            maximum: input.maximum,
            cap: input.cap,
            aggregation: input.aggregation.into(),
            computed_from: input.computed_from.map(Into::into),
            description: input.description.into(),
        }
    }
}

payloads! {
    DefineIndicatorPayload { #[doc = "The new indicator."] indicator: Indicator }
    ChangeMethodPayload { #[doc = "The indicator with its methods."] indicator: Indicator }
}

#[derive(Default)]
pub struct IndicatorMutations;

#[Object]
impl IndicatorMutations {
    /// Defines an indicator.
    async fn define_indicator(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The indicator.")] input: DefineIndicatorInput,
        #[graphql(desc = "Chosen by the client: the same id has one effect.")] command_id: Option<
            Uuid,
        >,
        #[graphql(desc = "The day it became true, when not today.")] happened_on: Option<Date>,
    ) -> Result<DefineIndicatorPayload> {
        let mut reading = Reading::new(ctx)?;
        let key = reading.key("key", &input.key);
        let command = key.map(|key| domain::DefineIndicator {
            indicator: IndicatorId(Uuid::now_v7()),
            key,
            names: input.names.into(),
            kind: input.kind.into(),
            method: input.method.into(),
        });
        let command = reading.finish(command);
        let done = run(ctx, command, command_id, happened_on).await?;
        Ok(DefineIndicatorPayload(done))
    }

    /// Changes how an indicator is measured or read from a day on.
    async fn change_method(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The method.")] input: ChangeMethodInput,
        #[graphql(desc = "Chosen by the client: the same id has one effect.")] command_id: Option<
            Uuid,
        >,
        #[graphql(desc = "The day it became true, when not today.")] happened_on: Option<Date>,
    ) -> Result<ChangeMethodPayload> {
        let mut reading = Reading::new(ctx)?;
        let indicator = reading.indicator("indicator", &input.indicator).await?;
        let command = indicator.map(|indicator| domain::ChangeMethod {
            indicator,
            method: input.method.into(),
        });
        let command = reading.finish(command);
        let done = run(ctx, command, command_id, happened_on).await?;
        Ok(ChangeMethodPayload(done))
    }
}
