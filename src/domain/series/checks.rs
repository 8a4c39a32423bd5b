//! What a reading must be before it is recorded, and how it is then kept.

use super::{Outcome, Parts, Reading};
use crate::domain::indicator::{ComputedFrom, HUNDRED, Indicator, IndicatorKind, Method};
use crate::domain::period::Period;
use crate::domain::refusal::{Checks, Reason};

/// A reading on its way to be recorded under a method.
pub(super) struct Entry<'a> {
    pub indicator: &'a Indicator,
    pub method: &'a Method,
    pub period: Period,
    pub is_forecast: bool,
    pub reading: &'a Reading,
    /// The rows that the outcome was computed from, when it was.
    pub computed_from: Option<ComputedFrom>,
}

impl Entry<'_> {
    /// The reading as it may be kept: the value of its parts computed, a value at the cap capped
    /// whatever it was entered as, and marked when the group is too small to be published.
    pub(super) fn settled(&self, checks: &mut Checks) -> Reading {
        let mut reading = self.reading.clone();
        reading.is_small_group = false;
        if !self.check_kind(checks) {
            return reading;
        }
        if let Some(parts) = reading.parts {
            match self.quotient(checks, parts) {
                Some(value) => reading.outcome = Outcome::Value(value),
                None => return reading,
            }
            if self.indicator.kind == IndicatorKind::Share && parts.denominator.fract() == 0.0 {
                // Beyond the largest count the number saturates, which is no small group.
                reading.n = reading.n.or(Some(parts.denominator as u32));
            }
        }
        if let (Outcome::Value(value), Some(cap)) = (&reading.outcome, self.method.cap)
            && *value == cap
        {
            reading.outcome = Outcome::Capped(cap);
        }
        self.check_outcome(checks, &reading);
        if let Some(least) = self.method.published_from
            && reading.outcome.is_measured()
        {
            checks.expect(reading.n.is_some(), "reading.n", Reason::Required);
            reading.is_small_group = reading.n.is_some_and(|n| n < least);
        }
        reading
    }

    /// Nothing is said of the number that its kind does not have. Returns whether that is so.
    fn check_kind(&self, checks: &mut Checks) -> bool {
        use IndicatorKind::{MedianDays, Ordinal, Ratio, Share};
        let kind = self.indicator.kind;
        let reading = self.reading;
        let has_parts = reading.parts.is_none() || matches!(kind, Share | Ratio);
        checks.expect(has_parts, "reading.outcome.parts", Reason::NotOfThisKind);
        let fits = match &reading.outcome {
            Outcome::Rank(_) => kind == Ordinal,
            Outcome::Value(_) | Outcome::Capped(_) => kind != Ordinal,
            Outcome::WorkingDays(_) => kind == MedianDays,
            Outcome::Claimed { .. } => !self.is_forecast,
            Outcome::Missing { .. } => true,
        };
        checks.expect(fits, "reading.outcome", Reason::NotOfThisKind);
        if let Some(rank) = reading.target_rank {
            let is_step = kind == Ordinal;
            checks.expect(is_step, "reading.targetRank", Reason::NotOfThisKind);
            if is_step {
                self.check_rank(checks, "reading.targetRank", rank);
            }
        }
        has_parts && fits
    }

    fn check_rank(&self, checks: &mut Checks, field: &str, rank: u32) {
        let steps = self.method.scale.len();
        let fits = (1..=steps).contains(&(rank as usize));
        checks.expect(fits, field, Reason::RatingOutsideScale { steps });
    }

    fn quotient(&self, checks: &mut Checks, parts: Parts) -> Option<f64> {
        let Parts {
            numerator,
            denominator,
        } = parts;
        let is_share = self.indicator.kind == IndicatorKind::Share;
        let is_whole = denominator.is_finite() && denominator > 0.0;
        let field = "reading.outcome.parts.denominator";
        checks.expect(is_whole, field, Reason::NothingToDivideBy);
        let most = if is_share { denominator } else { f64::MAX };
        let fits = numerator.is_finite() && (0.0..=most).contains(&numerator);
        let reason = Reason::OutsideRange {
            min: "0".to_owned(),
            max: shown(is_share.then_some(denominator)),
        };
        checks.expect(fits || !is_whole, "reading.outcome.parts.numerator", reason);
        let factor = self.method.factor(self.indicator.kind);
        (is_whole && fits).then(|| numerator / denominator * factor)
    }

    fn check_outcome(&self, checks: &mut Checks, reading: &Reading) {
        checks.expect(
            self.computed_from.is_none() || self.computed_from == self.method.computed_from,
            "reading.outcome",
            Reason::NotComputedFromThis,
        );
        checks.reason("reading.source", &reading.source);
        if let Some(note) = &reading.note {
            checks.reason("reading.note", note);
        }
        match &reading.outcome {
            Outcome::Value(value) => self.check_value(checks, *value),
            Outcome::WorkingDays(days) => self.check_working_days(checks, *days),
            Outcome::Capped(at) => self.check_capped(checks, *at),
            Outcome::Rank(rank) => self.check_rank(checks, "reading.outcome.rank", *rank),
            Outcome::Missing { why } => checks.reason("reading.outcome.missing", why),
            Outcome::Claimed { as_written, .. } => {
                checks.reason("reading.outcome.claimed.asWritten", as_written);
            }
        }
    }

    fn check_value(&self, checks: &mut Checks, value: f64) {
        let (minimum, maximum) = self.method.range(self.indicator.kind);
        let highest = self.method.cap.or(maximum);
        let fits = value.is_finite()
            && minimum.is_none_or(|minimum| minimum <= value)
            && highest.is_none_or(|highest| value <= highest);
        checks.expect(
            fits,
            "reading.outcome.value",
            Reason::OutsideRange {
                min: shown(minimum),
                max: shown(highest),
            },
        );
        let is_base = self.method.base_year.and_then(Period::of_year) == Some(self.period);
        checks.expect(
            !is_base || value == HUNDRED,
            "reading.outcome.value",
            Reason::BaseIsHundred,
        );
    }

    /// There are fewer working days than calendar days, so the highest of these holds for them too.
    fn check_working_days(&self, checks: &mut Checks, days: f64) {
        let highest = self.method.cap.or(self.method.maximum);
        let fits = days.is_finite() && days >= 0.0 && highest.is_none_or(|most| days <= most);
        checks.expect(
            fits,
            "reading.outcome.workingDays",
            Reason::OutsideRange {
                min: shown(Some(0.0)),
                max: shown(highest),
            },
        );
    }

    /// A capped value is entered as the cap itself. A computed one is the lower bound of a median
    /// and may lie below it.
    fn check_capped(&self, checks: &mut Checks, at: f64) {
        let cap = self.method.cap;
        if cap.is_none() {
            checks.expect(false, "reading.outcome.capped", Reason::NotOfThisKind);
            return;
        }
        let lowest = match self.computed_from {
            Some(_) => self.method.minimum,
            None => cap,
        };
        let fits = cap.is_some_and(|cap| at <= cap) && lowest.is_none_or(|lowest| lowest <= at);
        checks.expect(
            fits,
            "reading.outcome.capped",
            Reason::OutsideRange {
                min: shown(lowest),
                max: shown(cap),
            },
        );
    }
}

fn shown(bound: Option<f64>) -> String {
    bound.map_or("…".to_owned(), |bound| bound.to_string())
}
