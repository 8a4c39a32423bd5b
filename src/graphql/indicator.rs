//! Indicator definitions with their methods over time.

mod method;
mod target;

use std::sync::Arc;

use async_graphql::{Context, ID, InputObject, Object, Result};
use chrono::{DateTime, Utc};
use uuid::Uuid;

use super::connection::{self, Paged};
use super::context::{payloads, run, view};
use super::date::Date;
use super::disclosure;
use super::enums::IndicatorKind;
use super::ids::global_id;
use super::input::{Reading, by_claim};
use super::text::{Names, NamesInput};
use crate::app::View;
use crate::domain::document::Filter;
use crate::domain::ids::{IndicatorId, Key};
use crate::domain::indicator as domain;

use method::{Method, MethodInput};

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

    /// The method in force on a day; the first one for days before it.
    async fn method(
        &self,
        #[graphql(desc = "The day described; today when left out.")] at: Option<Date>,
    ) -> Option<Method> {
        let day = at.map_or_else(|| self.view.today(), |day| day.0);
        let (version, method) = self.document.method_on(day)?;
        Some(Method::new(version, method))
    }

    /// The cases from which on a number is published: by the method in force on a day or by the limit
    /// of the whole service today, whichever asks for more; null when all are.
    async fn published_from(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The day described; today when left out.")] at: Option<Date>,
    ) -> Result<Option<u32>> {
        let day = at.map_or_else(|| self.view.today(), |day| day.0);
        let method = self.document.method_on(day);
        let own = method.and_then(|(_, method)| method.published_from);
        Ok(own.max(disclosure::least(ctx).await?))
    }

    /// All methods, oldest first. Values of different methods are not compared, unless the later
    /// one goes on from the one before it.
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
