//! Grant: a decision to pay for a project, with its budget and every change of plan since.
//!
//! Money is whole cents. Budget lines, where there are any, make the amount.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::command::{Belongs, History, Stamp};
use super::event::GrantEvent;
use super::free_text::FreeText;
use super::fuzzy_date::FuzzyDate;
use super::ids::{GrantId, Key, ProgrammeId, ProjectId};
use super::language::Names;
use super::organisation::Organisation;
use super::part::{begin_part, change_part};
use super::refusal::{Checks, Reason};

/// Largest amount, in cents: a hundred thousand million euros.
const CENTS_MAX: i64 = 10_000_000_000_000;
/// Most changes of plan of one grant.
const CHANGES_MAX: usize = 100;

/// What some of the money is for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BudgetLine {
    pub names: Names,
    pub cents: i64,
}

/// How much, and for what.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Budget {
    /// `None` when the source tells no amount.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub amount_cents: Option<i64>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub lines: Vec<BudgetLine>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Decided {
    pub grant: GrantId,
    pub programme: ProgrammeId,
    pub project: ProjectId,
    pub key: Key,
    pub funder: Organisation,
    /// The number under which the authority knows it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub decision_number: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub decided_on: Option<FuzzyDate>,
    pub budget: Budget,
    pub source: FreeText,
}

/// The amount or the use of the money changed, with the reason.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PlanChanged {
    pub on: FuzzyDate,
    pub budget: Budget,
    pub reason: FreeText,
}

/// A grant as it stands.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Grant {
    pub decided: Decided,
    /// Oldest first.
    pub changes: Vec<PlanChanged>,
    pub history: History,
}

impl Grant {
    pub(super) fn evolve(state: Option<Grant>, event: &GrantEvent, _: &Stamp) -> Option<Grant> {
        match event {
            GrantEvent::Decided(decided) => Some(Grant {
                decided: decided.clone(),
                changes: Vec::new(),
                history: History::default(),
            }),
            GrantEvent::PlanChanged(changed) => {
                let mut grant = state?;
                grant.changes.push(changed.clone());
                Some(grant)
            }
        }
    }

    /// The budget in force on a day: a change counts from the first day that it may mean.
    pub fn budget_on(&self, day: NaiveDate) -> &Budget {
        self.changes
            .iter()
            .rev()
            .find(|changed| changed.on.earliest <= day)
            .map_or(&self.decided.budget, |changed| &changed.budget)
    }

    /// The budget as it was put last.
    pub fn budget(&self) -> &Budget {
        let last = self.changes.last();
        last.map_or(&self.decided.budget, |changed| &changed.budget)
    }

    pub fn belongs(&self) -> Belongs {
        Belongs {
            programme: Some(self.decided.programme),
            project: Some(self.decided.project),
            ..Belongs::default()
        }
    }

    pub(super) fn claim(&self) -> Option<String> {
        None
    }
}

fn check_budget(checks: &mut Checks, budget: &Budget) {
    let mut in_range = |field: &str, cents: i64| {
        let range = Reason::OutsideRange {
            min: "0".into(),
            max: CENTS_MAX.to_string(),
        };
        checks.expect((0..=CENTS_MAX).contains(&cents), field, range);
    };
    if let Some(cents) = budget.amount_cents {
        in_range("budget.amountCents", cents);
    }
    for (index, line) in budget.lines.iter().enumerate() {
        in_range(&format!("budget.lines.{index}.cents"), line.cents);
    }
    checks.list("budget.lines", budget.lines.len());
    for (index, line) in budget.lines.iter().enumerate() {
        checks.names(&format!("budget.lines.{index}.names"), &line.names);
    }
    if budget.lines.is_empty() {
        return;
    }
    let sum: i128 = budget.lines.iter().map(|line| i128::from(line.cents)).sum();
    match budget.amount_cents {
        None => checks.refuse("budget.amountCents", Reason::Required),
        Some(cents) => checks.expect(
            i128::from(cents) == sum,
            "budget.lines",
            Reason::PartsDoNotSum {
                sum: sum.to_string(),
                whole: cents.to_string(),
            },
        ),
    }
}

begin_part! {
    /// Records a grant decision. Budget lines, where there are any, make the amount.
    DecideGrant {
        funder: Organisation,
        decision_number: Option<String>,
        decided_on: Option<FuzzyDate>,
        budget: Budget,
        source: FreeText,
    } begins Grant(GrantId) at decided by runs_programmes,
    |this, project, today, checks| {
        checks.names("funder.names", &this.funder.names);
        if let Some(number) = &this.decision_number {
            checks.name("decisionNumber", number);
        }
        if let Some(decided_on) = &this.decided_on {
            checks.past("decidedOn", decided_on.earliest, today);
        }
        check_budget(&mut checks, &this.budget);
        checks.reason("source", &this.source);
        Decided {
            grant: GrantId::of(this.project, &this.key),
            programme: project.programme,
            project: this.project,
            key: this.key.clone(),
            funder: this.funder.clone(),
            decision_number: this.decision_number.clone(),
            decided_on: this.decided_on.clone(),
            budget: this.budget.clone(),
            source: this.source.clone(),
        }
    }
}

change_part! {
    /// Records a change of plan with its reason; the earlier budget stays and is shown.
    ChangePlan { on: FuzzyDate, budget: Budget, reason: FreeText }
    of Grant(GrantId) called "grant" by manages_projects,
    |this, grant, today, checks| {
        check_budget(&mut checks, &this.budget);
        checks.reason("reason", &this.reason);
        checks.past("on", this.on.earliest, today);
        let event = PlanChanged {
            on: this.on.clone(),
            budget: this.budget.clone(),
            reason: this.reason.clone(),
        };
        let same = grant.changes.last() == Some(&event);
        if let Some(latest) = grant.changes.last().map(|changed| changed.on.earliest) {
            let later = latest <= this.on.earliest;
            checks.expect(same || later, "on", Reason::BeginsBeforeLatest { latest });
        }
        let fits = grant.changes.len() < CHANGES_MAX;
        checks.expect(same || fits, "on", Reason::TooMany { max: CHANGES_MAX });
        (!same).then(|| event.into())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn checked(amount: Option<i64>, lines: &[i64]) -> Vec<&'static str> {
        let names = Names {
            fi: Some("Palkat".into()),
            ..Names::default()
        };
        let budget = Budget {
            amount_cents: amount,
            lines: lines
                .iter()
                .map(|&cents| BudgetLine {
                    names: names.clone(),
                    cents,
                })
                .collect(),
        };
        let mut checks = Checks::default();
        check_budget(&mut checks, &budget);
        match checks.finish() {
            Ok(()) => Vec::new(),
            Err(refusals) => refusals.iter().map(|r| r.reason.code()).collect(),
        }
    }

    #[test]
    fn budget_lines_make_the_amount_to_the_cent() {
        assert!(checked(Some(150), &[100, 50]).is_empty());
        assert_eq!(checked(Some(150), &[100, 49]), ["PARTS_DO_NOT_SUM"]);
        assert_eq!(checked(None, &[100]), ["REQUIRED"]);
        assert!(
            checked(None, &[]).is_empty(),
            "an amount that nobody tells is no amount"
        );
        assert_eq!(checked(Some(-1), &[]), ["OUTSIDE_RANGE"]);
        let huge = [i64::MAX, i64::MAX];
        assert!(checked(Some(1), &huge).contains(&"PARTS_DO_NOT_SUM"));
    }
}
