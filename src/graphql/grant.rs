//! Grants: decisions to pay for a project, with their budgets.

use std::sync::Arc;

use async_graphql::{Context, ID, InputObject, Object, Result, SimpleObject};
use chrono::{DateTime, Utc};
use uuid::Uuid;

use super::context::{payloads, run};
use super::date::{Date, FuzzyDate, FuzzyDateInput};
use super::ids::global_id;
use super::input::Reading;
use super::loader::load;
use super::organisation::{Organisation, OrganisationInput};
use super::project::Project;
use super::text::{Names, NamesInput, said};
use crate::app::View;
use crate::domain::free_text::FreeText;
use crate::domain::grant as domain;
use crate::domain::ids::GrantId;

/// A decision to pay for a project.
pub struct Grant {
    document: Arc<domain::Grant>,
    view: View,
}

impl Grant {
    pub fn new(document: Arc<domain::Grant>, view: View) -> Grant {
        Grant { document, view }
    }
}

/// A decision to pay for a project.
#[Object]
impl Grant {
    /// The global id.
    pub async fn id(&self) -> ID {
        global_id("Grant", self.document.decided.grant.0)
    }

    /// Its permanent key within the project.
    async fn key(&self) -> &str {
        self.document.decided.key.as_str()
    }

    /// Who pays.
    async fn funder(&self) -> Organisation {
        (&self.document.decided.funder).into()
    }

    /// The number under which the authority knows the decision; null when not known.
    async fn decision_number(&self) -> Option<&str> {
        self.document.decided.decision_number.as_deref()
    }

    /// When it was decided; null when not known.
    async fn decided_on(&self) -> Option<FuzzyDate> {
        let decided_on = self.document.decided.decided_on.as_ref();
        decided_on.map(FuzzyDate::from)
    }

    /// The budget as it was put last; that of a day when it is given.
    async fn budget(&self, #[graphql(desc = "The day described.")] at: Option<Date>) -> Budget {
        match at {
            None => self.document.budget().into(),
            Some(day) => self.document.budget_on(day.0).into(),
        }
    }

    /// The budget as it was decided first.
    async fn decided_budget(&self) -> Budget {
        (&self.document.decided.budget).into()
    }

    /// Every change of plan, oldest first.
    async fn plan_changes(&self) -> Vec<PlanChange> {
        let changes = self.document.changes.iter();
        changes
            .map(|changed| PlanChange {
                on: (&changed.on).into(),
                budget: (&changed.budget).into(),
                reason: said(&changed.reason).map(str::to_owned),
            })
            .collect()
    }

    /// Where the decision is told; null once blanked.
    async fn source(&self) -> Option<&str> {
        said(&self.document.decided.source)
    }

    /// Whose it is.
    async fn project(&self, ctx: &Context<'_>) -> Result<Option<Project>> {
        let project = load(ctx, &self.view, self.document.decided.project.0).await?;
        Ok(project.map(|project| Project::new(project, self.view.clone())))
    }

    /// When it was first recorded.
    async fn created_at(&self) -> Option<DateTime<Utc>> {
        self.document.history.created
    }

    /// When something about it was last recorded.
    async fn changed_at(&self) -> Option<DateTime<Utc>> {
        self.document.history.changed
    }
}

/// How much money, and for what.
#[derive(SimpleObject)]
pub struct Budget {
    /// The amount in cents; null when the source tells none.
    amount_cents: Option<i64>,
    /// What it is for; together the lines make the amount.
    lines: Vec<BudgetLine>,
}

/// What some of the money is for.
#[derive(SimpleObject)]
pub struct BudgetLine {
    /// What for.
    names: Names,
    /// How much, in cents.
    cents: i64,
}

/// A change of plan.
#[derive(SimpleObject)]
pub struct PlanChange {
    /// Since when it counts.
    on: FuzzyDate,
    /// The budget from then on.
    budget: Budget,
    /// Why; null once blanked.
    reason: Option<String>,
}

impl From<&domain::Budget> for Budget {
    fn from(budget: &domain::Budget) -> Budget {
        let lines = budget.lines.iter();
        Budget {
            amount_cents: budget.amount_cents,
            lines: lines
                .map(|line| BudgetLine {
                    names: Names(line.names.clone()),
                    cents: line.cents,
                })
                .collect(),
        }
    }
}

/// How much money, and for what.
#[derive(Default, InputObject)]
struct BudgetInput {
    /// The amount in cents; leave out when the source tells none.
    amount_cents: Option<i64>,
    /// What it is for; together the lines make the amount.
    #[graphql(default)]
    lines: Vec<BudgetLineInput>,
}

/// What some of the money is for.
#[derive(InputObject)]
struct BudgetLineInput {
    /// What for.
    names: NamesInput,
    /// How much, in cents.
    cents: i64,
}

impl From<BudgetInput> for domain::Budget {
    fn from(input: BudgetInput) -> domain::Budget {
        let lines = input.lines.into_iter();
        domain::Budget {
            amount_cents: input.amount_cents,
            lines: lines
                .map(|line| domain::BudgetLine {
                    names: line.names.into(),
                    cents: line.cents,
                })
                .collect(),
        }
    }
}

/// A decision to pay for a project.
#[derive(InputObject)]
struct DecideGrantInput {
    /// The project's address.
    project: String,
    /// Its permanent key within the project.
    key: String,
    /// Who pays.
    funder: OrganisationInput,
    /// The number under which the authority knows it.
    decision_number: Option<String>,
    /// When it was decided.
    decided_on: Option<FuzzyDateInput>,
    /// How much, and for what.
    #[graphql(default)]
    budget: BudgetInput,
    /// Where this is told.
    source: String,
}

/// A change of plan.
#[derive(InputObject)]
struct ChangePlanInput {
    /// The project's address.
    project: String,
    /// The key of the grant.
    grant: String,
    /// Since when.
    on: FuzzyDateInput,
    /// The budget from then on; it replaces the earlier one.
    #[graphql(default)]
    budget: BudgetInput,
    /// Why.
    reason: String,
}

payloads! {
    DecideGrantPayload { #[doc = "The grant."] grant: Grant }
    ChangePlanPayload { #[doc = "The grant."] grant: Grant }
}

#[derive(Default)]
pub struct GrantMutations;

#[Object]
impl GrantMutations {
    /// Records a grant decision. Budget lines, where there are any, make the amount.
    async fn decide_grant(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The decision.")] input: DecideGrantInput,
        #[graphql(desc = "Chosen by the client: the same id has one effect.")] command_id: Option<
            Uuid,
        >,
        #[graphql(desc = "The day it became true, when not today.")] happened_on: Option<Date>,
    ) -> Result<DecideGrantPayload> {
        let mut reading = Reading::new(ctx)?;
        let project = reading.project("project", &input.project).await?;
        let key = reading.key("key", &input.key);
        let decided_on = input.decided_on;
        let decided_on = decided_on.and_then(|on| on.parse(&mut reading.checks, "decidedOn"));
        let command = project.zip(key).map(|(project, key)| domain::DecideGrant {
            project: project.id,
            key,
            funder: input.funder.into(),
            decision_number: input.decision_number,
            decided_on,
            budget: input.budget.into(),
            source: FreeText::new(input.source),
        });
        let command = reading.finish(command);
        let done = run(ctx, command, command_id, happened_on).await?;
        Ok(DecideGrantPayload(done))
    }

    /// Records a change of plan with its reason; the earlier budget stays.
    async fn change_plan(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The change.")] input: ChangePlanInput,
        #[graphql(desc = "Chosen by the client: the same id has one effect.")] command_id: Option<
            Uuid,
        >,
        #[graphql(desc = "The day it became true, when not today.")] happened_on: Option<Date>,
    ) -> Result<ChangePlanPayload> {
        let mut reading = Reading::new(ctx)?;
        let id = reading.part(&input.project, "grant", &input.grant, GrantId::of);
        let id = id.await?;
        let on = input.on.parse(&mut reading.checks, "on");
        let command = id.zip(on).map(|(id, on)| domain::ChangePlan {
            id,
            on,
            budget: input.budget.into(),
            reason: FreeText::new(input.reason),
        });
        let command = reading.finish(command);
        let done = run(ctx, command, command_id, happened_on).await?;
        Ok(ChangePlanPayload(done))
    }
}
