//! By when and how much, and what came of it.

use async_graphql::{InputObject, OneofObject, SimpleObject};
use chrono::{DateTime, Utc};

use crate::domain::free_text::FreeText;
use crate::domain::promise as domain;
use crate::domain::refusal::{Checks, Reason};
use crate::graphql::date::{Date, FuzzyDate, FuzzyDateInput};
use crate::graphql::enums::PromiseState;
use crate::graphql::text::{Names, NamesInput, names_if, said};

/// By when, and how much.
#[derive(SimpleObject)]
#[graphql(name = "PromiseTerms")]
pub struct Terms {
    /// By when; null when no time was given.
    due: Option<FuzzyDate>,
    /// The number to reach; null unless it is a target.
    target: Option<Target>,
}

/// A number to reach.
#[derive(SimpleObject)]
pub struct Target {
    /// The number.
    value: f64,
    /// What is counted or measured.
    unit: Names,
    /// Whom or what it covers; null when not told.
    scope: Option<Names>,
    /// Whom it is about, counted; null when not told.
    population: Option<TargetPopulation>,
    /// Shares that make the value; empty when it is not divided.
    parts: Vec<TargetPart>,
}

/// Whom a target is about: a group of people, and how many of them it covers.
#[derive(SimpleObject)]
pub struct TargetPopulation {
    /// The group, such as people who are 75 or older.
    group: Names,
    /// How many the group is; null when not told.
    size: Option<u32>,
    /// Of a hundred of them, how many it covers; null when not told.
    share: Option<f64>,
    /// How many of them it covers, rounded; null unless both are told.
    covered: Option<u32>,
}

/// A share of a target.
#[derive(SimpleObject)]
pub struct TargetPart {
    /// What the share is.
    names: Names,
    /// The number.
    value: f64,
}

/// A promise put otherwise.
#[derive(SimpleObject)]
pub struct PromiseRevision {
    /// Since when it reads so.
    pub from: Date,
    /// By when and how much.
    pub terms: Terms,
    /// Why; null once blanked.
    pub reason: Option<String>,
}

/// What came of a promise, as it was recorded.
#[derive(SimpleObject)]
pub struct PromiseOutcome {
    /// Delivered, dropped or not known.
    state: PromiseState,
    /// When it was delivered or dropped; null when not known.
    on: Option<FuzzyDate>,
    /// How much of a target was reached; null when not told.
    value: Option<f64>,
    /// Why it was dropped; null otherwise and once blanked.
    dropped_because: Option<String>,
    /// Where this is told; null once blanked.
    source: Option<String>,
    /// Why it replaced the outcome before; null when it did not.
    reason: Option<String>,
    /// When it was recorded.
    recorded_at: DateTime<Utc>,
}

impl From<&domain::Terms> for Terms {
    fn from(terms: &domain::Terms) -> Terms {
        Terms {
            due: terms.due.as_ref().map(FuzzyDate::from),
            target: terms.target.as_ref().map(|target| Target {
                value: target.value,
                unit: Names(target.unit.clone()),
                scope: names_if(&target.scope),
                population: target.population.as_ref().map(|own| TargetPopulation {
                    group: Names(own.group.clone()),
                    size: own.size,
                    share: own.share,
                    covered: own.covered(),
                }),
                parts: target
                    .parts
                    .iter()
                    .map(|part| TargetPart {
                        names: Names(part.names.clone()),
                        value: part.value,
                    })
                    .collect(),
            }),
        }
    }
}

impl From<&domain::RecordedOutcome> for PromiseOutcome {
    fn from(recorded: &domain::RecordedOutcome) -> PromiseOutcome {
        let text = |text: &FreeText| said(text).map(str::to_owned);
        let (state, on, value, why) = match &recorded.outcome {
            domain::Outcome::Delivered { on, value } => {
                (PromiseState::Delivered, Some(on), *value, None)
            }
            domain::Outcome::Dropped { on, reason } => {
                (PromiseState::Dropped, on.as_ref(), None, text(reason))
            }
            domain::Outcome::NotKnown => (PromiseState::NotKnown, None, None, None),
        };
        PromiseOutcome {
            state,
            on: on.map(FuzzyDate::from),
            value,
            dropped_because: why,
            source: text(&recorded.source),
            reason: recorded.reason.as_ref().and_then(text),
            recorded_at: recorded.stamp.recorded,
        }
    }
}

/// By when, and how much.
#[derive(Default, InputObject)]
#[graphql(name = "PromiseTermsInput")]
pub struct TermsInput {
    /// By when; leave out when no time was given.
    due: Option<FuzzyDateInput>,
    /// The number to reach: a target has one, other promises have none.
    target: Option<TargetInput>,
}

/// A number to reach.
#[derive(InputObject)]
struct TargetInput {
    /// The number.
    value: f64,
    /// What is counted or measured.
    unit: NamesInput,
    /// Whom or what it covers.
    #[graphql(default)]
    scope: NamesInput,
    /// Whom it is about, counted.
    population: Option<TargetPopulationInput>,
    /// Shares that make the value, or none.
    #[graphql(default)]
    parts: Vec<TargetPartInput>,
}

/// Whom a target is about: a group of people, and how many of them it covers.
#[derive(InputObject)]
struct TargetPopulationInput {
    /// The group, such as people who are 75 or older.
    group: NamesInput,
    /// How many the group is.
    size: Option<u32>,
    /// Of a hundred of them, how many it covers.
    share: Option<f64>,
}

/// A share of a target.
#[derive(InputObject)]
struct TargetPartInput {
    /// What the share is.
    names: NamesInput,
    /// The number.
    value: f64,
}

impl TermsInput {
    pub fn parse(self, checks: &mut Checks, field: &str) -> domain::Terms {
        let due = self.due;
        domain::Terms {
            due: due.and_then(|due| due.parse(checks, &format!("{field}.due"))),
            target: self.target.map(|target| domain::Target {
                value: target.value,
                unit: target.unit.into(),
                scope: target.scope.into(),
                population: target.population.map(|own| domain::Population {
                    group: own.group.into(),
                    size: own.size,
                    share: own.share,
                }),
                parts: target
                    .parts
                    .into_iter()
                    .map(|part| domain::TargetPart {
                        names: part.names.into(),
                        value: part.value,
                    })
                    .collect(),
            }),
        }
    }
}

/// What came of a promise: exactly one of three.
#[derive(OneofObject)]
#[graphql(name = "PromiseOutcomeInput")]
pub enum OutcomeInput {
    /// It was delivered.
    Delivered(DeliveredInput),
    /// It was given up.
    Dropped(DroppedInput),
    /// It was looked for and not found; give `true`.
    NotKnown(bool),
}

/// A delivery.
#[derive(InputObject)]
pub struct DeliveredInput {
    /// When, as sharply as it is known.
    on: FuzzyDateInput,
    /// How much of a target was reached.
    value: Option<f64>,
}

/// A giving up.
#[derive(InputObject)]
pub struct DroppedInput {
    /// When, as sharply as it is known.
    on: Option<FuzzyDateInput>,
    /// Why.
    reason: String,
}

impl OutcomeInput {
    /// `None` when a date in it is no date, which the checks then tell.
    pub fn parse(self, checks: &mut Checks, field: &str) -> Option<domain::Outcome> {
        match self {
            OutcomeInput::Delivered(delivered) => {
                let on = delivered
                    .on
                    .parse(checks, &format!("{field}.delivered.on"))?;
                let value = delivered.value;
                Some(domain::Outcome::Delivered { on, value })
            }
            OutcomeInput::Dropped(dropped) => {
                let at = format!("{field}.dropped.on");
                Some(domain::Outcome::Dropped {
                    on: dropped.on.and_then(|on| on.parse(checks, &at)),
                    reason: FreeText::new(dropped.reason),
                })
            }
            OutcomeInput::NotKnown(is_so) => {
                checks.expect(is_so, &format!("{field}.notKnown"), Reason::Required);
                is_so.then_some(domain::Outcome::NotKnown)
            }
        }
    }
}
