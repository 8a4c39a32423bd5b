//! Readings: a value, a capped value, a missing one or a claim, with what makes them trustworthy.

use std::sync::Arc;

use async_graphql::{
    ComplexObject, Context, InputObject, OneofObject, Result, SimpleObject, Union,
};
use chrono::{DateTime, Utc};

use crate::app::View;
use crate::domain::free_text::FreeText;
use crate::domain::ids::SeriesId;
use crate::domain::indicator::{ComputedFrom, Method, coci, t3};
use crate::domain::refusal::{Checks, Reason, Refusal};
use crate::domain::series as domain;
use crate::graphql::doer::Doer;
use crate::graphql::enums::{Movement, Role};
use crate::graphql::loader::load;
use crate::graphql::text::{Names, said};

/// A reading as it was recorded.
#[derive(SimpleObject)]
#[graphql(name = "Reading", complex, serial)]
pub struct RecordedReading {
    /// What was found.
    outcome: Outcome,
    /// What a share or a ratio was computed from; null when it was given ready.
    parts: Option<ReadingParts>,
    /// The step of the scale that is aimed at.
    target_rank: Option<RankValue>,
    /// Cases behind the value: patients for COCI, professionals for T3.
    n: Option<u32>,
    /// Cases left out.
    excluded: Option<u32>,
    /// Cases at the cap.
    capped: Option<u32>,
    /// It may still change.
    is_provisional: bool,
    /// The version of the indicator's method it was recorded under.
    method_version: u32,
    /// When it was recorded.
    recorded_at: DateTime<Utc>,
    #[graphql(skip)]
    words: Words,
}

/// What is said about a reading; null once blanked.
#[derive(Clone, Default)]
struct Said {
    source: Option<String>,
    note: Option<String>,
    reason: Option<String>,
    doer: Option<Doer>,
}

impl Said {
    fn of(recorded: &domain::RecordedReading, series: &domain::Series, view: &View) -> Said {
        let reading = &recorded.reading;
        Said {
            source: text(&reading.source),
            note: reading.note.as_ref().and_then(text),
            reason: recorded.reason.as_ref().and_then(text),
            doer: Some(Doer::new(&recorded.stamp, series.belongs(), view)),
        }
    }
}

/// What is said about a reading, read or not yet.
pub struct Words(Kept);

enum Kept {
    Read(Said),
    /// They are of the reading in force of this observation.
    Unread(SeriesId, u32, View),
}

impl Words {
    /// Those of a reading of a series that is whole.
    pub fn read(recorded: &domain::RecordedReading, series: &domain::Series, view: &View) -> Words {
        Words(Kept::Read(Said::of(recorded, series, view)))
    }

    /// Those of the reading in force in a series in short.
    pub fn unread(series: SeriesId, number: u32, view: &View) -> Words {
        Words(Kept::Unread(series, number, view.clone()))
    }
}

#[ComplexObject]
impl RecordedReading {
    /// Where it comes from; null once blanked.
    async fn source(&self, ctx: &Context<'_>) -> Result<Option<String>> {
        Ok(self.said(ctx).await?.source)
    }

    /// What explains a number that is asked about; null when nothing was said, and once blanked.
    async fn note(&self, ctx: &Context<'_>) -> Result<Option<String>> {
        Ok(self.said(ctx).await?.note)
    }

    /// Why it replaced the reading before; null for the first.
    async fn reason(&self, ctx: &Context<'_>) -> Result<Option<String>> {
        Ok(self.said(ctx).await?.reason)
    }

    /// The roles of who recorded it: those that counted for that person, there and then.
    async fn actor_roles(&self, ctx: &Context<'_>) -> Result<Vec<Role>> {
        let Some(doer) = self.said(ctx).await?.doer else {
            return Ok(Vec::new());
        };
        let roles = doer.roles(ctx).await?;
        Ok(roles.into_iter().map(Into::into).collect())
    }

    /// The name of who recorded it, as it is now, or that the person was removed; null for what was
    /// recorded by a role alone, and for those who have no part in the project.
    async fn actor_name(&self, ctx: &Context<'_>) -> Result<Option<String>> {
        match self.said(ctx).await?.doer {
            Some(doer) => doer.name(ctx).await,
            None => Ok(None),
        }
    }
}

/// What was found: exactly one kind.
#[derive(Union)]
pub enum Outcome {
    Value(MeasuredValue),
    Capped(CappedValue),
    Rank(RankValue),
    WorkingDays(WorkingDaysValue),
    TooSmall(TooSmallGroup),
    Missing(MissingValue),
    Claimed(ClaimedChange),
}

/// A value.
#[derive(SimpleObject)]
#[graphql(serial)]
pub struct MeasuredValue {
    /// The value in the unit of the method.
    value: f64,
}

/// A value of which only a lower bound is known: the indicator's cap, or less when it is the median
/// of a known value and a capped one.
#[derive(SimpleObject)]
#[graphql(serial)]
pub struct CappedValue {
    /// The real value is at least this.
    at_least: f64,
}

/// A median in working days, where the method counts calendar days: it is compared and brought
/// together with nothing.
#[derive(SimpleObject)]
#[graphql(serial)]
pub struct WorkingDaysValue {
    /// How many working days.
    working_days: f64,
}

/// A step of the indicator's scale. Steps are compared and never averaged.
#[derive(SimpleObject)]
#[graphql(serial)]
pub struct RankValue {
    /// The step, 1 for the lowest.
    rank: u32,
    /// What the step is called.
    names: Option<Names>,
    /// How many steps the scale has.
    steps: usize,
}

impl RankValue {
    fn new(rank: u32, method: Option<&Method>) -> RankValue {
        let scale = method.map(|method| &method.scale);
        let step = scale.and_then(|scale| scale.get(rank.checked_sub(1)? as usize));
        RankValue {
            rank,
            names: step.cloned().map(Names),
            steps: scale.map_or(0, Vec::len),
        }
    }
}

/// There is a number, and its group is too small for it to be published.
#[derive(SimpleObject)]
#[graphql(serial)]
pub struct TooSmallGroup {
    /// That it is too small a group, in the reader's language.
    message: String,
}

/// What a share or a ratio was computed from.
#[derive(SimpleObject)]
#[graphql(serial)]
pub struct ReadingParts {
    /// What is counted.
    numerator: f64,
    /// The whole that it is counted in.
    denominator: f64,
}

/// No value.
#[derive(SimpleObject)]
#[graphql(serial)]
pub struct MissingValue {
    /// Why there is none; null once blanked.
    why: Option<String>,
}

/// A change that somebody claims without a number.
#[derive(SimpleObject)]
#[graphql(serial)]
pub struct ClaimedChange {
    /// Which way, as claimed.
    movement: Movement,
    /// The claim in its words; null once blanked.
    as_written: Option<String>,
}

fn text(text: &FreeText) -> Option<String> {
    said(text).map(str::to_owned)
}

impl RecordedReading {
    /// The reading with the method it was recorded under; without its numbers when they are hidden.
    pub fn new(
        recorded: &domain::RecordedReading,
        method: Option<&Method>,
        hidden: Option<String>,
        words: Words,
    ) -> RecordedReading {
        let reading = &recorded.reading;
        let is_shown = hidden.is_none();
        let rank = reading.target_rank.filter(|_| is_shown);
        RecordedReading {
            outcome: match hidden {
                Some(message) => Outcome::TooSmall(TooSmallGroup { message }),
                None => Outcome::new(&reading.outcome, method),
            },
            parts: reading
                .parts
                .filter(|_| is_shown)
                .map(|parts| ReadingParts {
                    numerator: parts.numerator,
                    denominator: parts.denominator,
                }),
            target_rank: rank.map(|rank| RankValue::new(rank, method)),
            n: reading.n.filter(|_| is_shown),
            excluded: reading.excluded.filter(|_| is_shown),
            capped: reading.capped.filter(|_| is_shown),
            is_provisional: reading.is_provisional,
            method_version: recorded.method_version,
            recorded_at: recorded.stamp.recorded,
            words,
        }
    }

    async fn said(&self, ctx: &Context<'_>) -> Result<Said> {
        let (series, number, view) = match &self.words.0 {
            Kept::Read(said) => return Ok(said.clone()),
            Kept::Unread(series, number, view) => (series, *number, view),
        };
        let series: Option<Arc<domain::Series>> = load(ctx, view, series.0).await?;
        let said = series.as_deref().and_then(|series| {
            let current = series.observation(number)?.current()?;
            Some(Said::of(current, series, view))
        });
        Ok(said.unwrap_or_default())
    }
}

impl Outcome {
    fn new(outcome: &domain::Outcome, method: Option<&Method>) -> Outcome {
        match outcome {
            domain::Outcome::Value(value) => Outcome::Value(MeasuredValue { value: *value }),
            domain::Outcome::Capped(at_least) => Outcome::Capped(CappedValue {
                at_least: *at_least,
            }),
            domain::Outcome::Rank(rank) => Outcome::Rank(RankValue::new(*rank, method)),
            domain::Outcome::WorkingDays(days) => Outcome::WorkingDays(WorkingDaysValue {
                working_days: *days,
            }),
            domain::Outcome::Missing { why } => Outcome::Missing(MissingValue { why: text(why) }),
            domain::Outcome::Claimed {
                movement,
                as_written,
            } => Outcome::Claimed(ClaimedChange {
                movement: (*movement).into(),
                as_written: text(as_written),
            }),
        }
    }
}

/// A reading to record.
#[derive(InputObject)]
pub struct ReadingInput {
    /// What was found.
    outcome: OutcomeInput,
    /// The step of an ordinal indicator's scale that is aimed at.
    target_rank: Option<u32>,
    /// Cases behind the value; computed when rows are given, and the denominator of a share.
    n: Option<u32>,
    /// Cases left out; computed when rows are given.
    excluded: Option<u32>,
    /// Cases at the cap; computed when rows are given.
    capped: Option<u32>,
    /// Where it comes from.
    source: String,
    /// What explains a number that is asked about.
    note: Option<String>,
    /// It may still change.
    #[graphql(default)]
    is_provisional: bool,
}

/// What was found: exactly one.
#[derive(OneofObject)]
pub enum OutcomeInput {
    /// A value in the unit of the indicator's method.
    Value(f64),
    /// A value of which only this lower bound is known: the indicator's cap.
    Capped(f64),
    /// A share or a ratio, computed from its parts.
    Parts(PartsInput),
    /// A step of an ordinal indicator's scale, 1 for the lowest.
    Rank(u32),
    /// A median that was counted in working days, of an indicator that is a median of calendar days.
    /// It is kept under that name and compared with nothing.
    WorkingDays(f64),
    /// No value, and why.
    Missing(String),
    /// A change that somebody claims without a number.
    Claimed(ClaimInput),
    /// For each patient, visits to each professional, 0 or more: COCI is computed and the rows are
    /// dropped.
    Visits(Vec<Vec<i32>>),
    /// For each professional, calendar days to the third free slot, null for no data: T3 is
    /// computed and the rows are dropped.
    ThirdFreeSlots(Vec<Option<i32>>),
}

/// What a share or a ratio is computed from.
#[derive(InputObject)]
#[graphql(name = "ReadingPartsInput")]
pub struct PartsInput {
    /// What is counted.
    numerator: f64,
    /// The whole that it is counted in; more than zero.
    denominator: f64,
}

/// A change that somebody claims without a number.
#[derive(InputObject)]
pub struct ClaimInput {
    /// Which way.
    movement: Movement,
    /// The claim in its words.
    as_written: String,
}

impl ReadingInput {
    /// The reading, and the rows it was computed from when it was. The rows end here.
    pub fn parse(
        self,
        checks: &mut Checks,
        field: &str,
    ) -> Option<(domain::Reading, Option<ComputedFrom>)> {
        let source = FreeText::new(self.source);
        let mut reading = domain::Reading {
            target_rank: self.target_rank,
            n: self.n,
            excluded: self.excluded,
            capped: self.capped,
            note: self.note.map(FreeText::new),
            is_provisional: self.is_provisional,
            ..domain::Reading::new(domain::Outcome::Value(0.0), source)
        };
        let mut computed_from = None;
        reading.outcome = match self.outcome {
            OutcomeInput::Value(value) => domain::Outcome::Value(value),
            OutcomeInput::Capped(at_least) => domain::Outcome::Capped(at_least),
            OutcomeInput::Parts(parts) => {
                reading.parts = Some(domain::Parts {
                    numerator: parts.numerator,
                    denominator: parts.denominator,
                });
                domain::Outcome::Value(0.0)
            }
            OutcomeInput::Rank(rank) => domain::Outcome::Rank(rank),
            OutcomeInput::WorkingDays(days) => domain::Outcome::WorkingDays(days),
            OutcomeInput::Missing(why) => domain::Outcome::Missing {
                why: FreeText::new(why),
            },
            OutcomeInput::Claimed(claim) => domain::Outcome::Claimed {
                movement: claim.movement.into(),
                as_written: FreeText::new(claim.as_written),
            },
            OutcomeInput::Visits(patients) => {
                computed_from = Some(ComputedFrom::Visits);
                let at = format!("{field}.outcome.visits");
                let unit = coci::of_unit(&patients).map_err(|reason| Refusal::new(&at, reason));
                let unit = checks.take(unit)?;
                reading.n = Some(unit.eligible);
                reading.excluded = Some(unit.excluded);
                domain::Outcome::Value(unit.mean)
            }
            OutcomeInput::ThirdFreeSlots(days) => {
                computed_from = Some(ComputedFrom::ThirdFreeSlots);
                let at = format!("{field}.outcome.thirdFreeSlots");
                let unit = t3::of_unit(&days).map_err(|reason| Refusal::new(&at, reason));
                let unit = checks.take(unit)?;
                reading.n = Some(unit.professionals);
                reading.excluded = Some(unit.unknown);
                reading.capped = Some(unit.capped);
                if unit.is_capped {
                    domain::Outcome::Capped(unit.median_days)
                } else {
                    domain::Outcome::Value(unit.median_days)
                }
            }
        };
        Some((reading, computed_from))
    }
}

/// COCI of a unit, computed and not recorded.
#[derive(SimpleObject)]
#[graphql(name = "Coci")]
pub struct CociQuery {
    /// The mean of the eligible patients' indexes, 0–1.
    mean: f64,
    /// Patients with at least two visits.
    eligible: u32,
    /// Patients with fewer.
    excluded: u32,
}

impl CociQuery {
    /// `None` where nobody has two visits.
    pub fn of(patients: &[Vec<i32>]) -> Result<Option<CociQuery>, Reason> {
        let unit = match coci::of_unit(patients) {
            Err(Reason::NobodyEligible) => return Ok(None),
            counted => counted?,
        };
        Ok(Some(CociQuery {
            mean: unit.mean,
            eligible: unit.eligible,
            excluded: unit.excluded,
        }))
    }
}

/// T3 of a unit, computed and not recorded.
#[derive(SimpleObject)]
#[graphql(name = "T3")]
pub struct T3Query {
    /// The median in calendar days; when `isCapped`, it is at least this.
    median_days: f64,
    /// Only a lower bound of the median is known: a value in its middle is capped.
    is_capped: bool,
    /// Professionals with data.
    professionals: u32,
    /// Of them, at the cap of 182 days.
    capped: u32,
    /// Professionals without data.
    unknown: u32,
}

impl T3Query {
    /// `None` where no free slot is known.
    pub fn of(days: &[Option<i32>]) -> Result<Option<T3Query>, Reason> {
        let unit = match t3::of_unit(days) {
            Err(Reason::NoSlotKnown) => return Ok(None),
            counted => counted?,
        };
        Ok(Some(T3Query {
            median_days: unit.median_days,
            is_capped: unit.is_capped,
            professionals: unit.professionals,
            capped: unit.capped,
            unknown: unit.unknown,
        }))
    }
}
