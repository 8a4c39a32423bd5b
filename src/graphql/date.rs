//! Days, periods, and dates as people know them.

use async_graphql::{
    InputObject, InputValueError, InputValueResult, Scalar, ScalarType, SimpleObject, Value,
};
use chrono::{Datelike, NaiveDate};

use super::enums::{DatePrecision, Season};
use crate::domain::fuzzy_date as domain;
use crate::domain::period;
use crate::domain::refusal::{Checks, Reason};

/// A day as `YYYY-MM-DD`, in the years 1900–2199.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Date(pub NaiveDate);

fn day(text: &str) -> Option<NaiveDate> {
    let is_sign_in_place = |(place, sign): (usize, u8)| match place {
        4 | 7 => sign == b'-',
        _ => sign.is_ascii_digit(),
    };
    let fits = text.len() == 10 && text.bytes().enumerate().all(is_sign_in_place);
    let day: NaiveDate = text.parse().ok().filter(|_| fits)?;
    (1900..2200).contains(&day.year()).then_some(day)
}

/// A day as `YYYY-MM-DD`, in the years 1900–2199.
#[Scalar(name = "Date")]
impl ScalarType for Date {
    fn parse(value: Value) -> InputValueResult<Self> {
        match &value {
            Value::String(text) => day(text).map(Date).ok_or_else(|| {
                InputValueError::custom("A day is written YYYY-MM-DD, in the years 1900–2199.")
            }),
            _ => Err(InputValueError::expected_type(value)),
        }
    }

    /// Looked at before anything runs, so that no part of a request is done when another is amiss.
    fn is_valid(value: &Value) -> bool {
        matches!(value, Value::String(text) if day(text).is_some())
    }

    fn to_value(&self) -> Value {
        Value::String(self.0.to_string())
    }
}

/// A span of whole days, both ends included.
#[derive(Clone, SimpleObject)]
#[graphql(serial)]
pub struct Period {
    /// The first day.
    from: Date,
    /// The last day.
    to: Date,
}

impl From<period::Period> for Period {
    fn from(period: period::Period) -> Period {
        Period {
            from: Date(period.from),
            to: Date(period.to),
        }
    }
}

/// A span of whole days, both ends included.
#[derive(Clone, InputObject)]
pub struct PeriodInput {
    /// The first day.
    from: Date,
    /// The last day; not before the first.
    to: Date,
}

impl PeriodInput {
    pub fn parse(&self, checks: &mut Checks, field: &str) -> Option<period::Period> {
        let parsed = period::Period::parse(self.from.0, self.to.0);
        checks.expect(parsed.is_some(), field, Reason::PeriodBackwards);
        parsed
    }
}

/// A date as sharp as it is known.
#[derive(Clone, SimpleObject)]
pub struct FuzzyDate {
    /// How exactly the date is known.
    precision: DatePrecision,
    /// The date as far as it is known: `2018-09-30`, `2018-09`, `2018 autumn` or `2018`.
    text: String,
    /// The first day it may mean.
    earliest: Date,
    /// The last day it may mean.
    latest: Date,
    /// The words of the source; null when there are none.
    as_written: Option<String>,
}

impl From<&domain::FuzzyDate> for FuzzyDate {
    fn from(date: &domain::FuzzyDate) -> FuzzyDate {
        FuzzyDate {
            precision: date.precision.into(),
            text: date.text(),
            earliest: Date(date.earliest),
            latest: Date(date.latest),
            as_written: date.as_written.clone(),
        }
    }
}

/// A time with ends as sharp as they are known; a missing end is unknown or still running.
#[derive(Clone, SimpleObject)]
pub struct FuzzyPeriod {
    /// When it begins.
    from: Option<FuzzyDate>,
    /// When it ends.
    to: Option<FuzzyDate>,
    /// The words of the source, such as `2020-2023`.
    as_written: Option<String>,
}

impl From<&domain::FuzzyPeriod> for FuzzyPeriod {
    fn from(time: &domain::FuzzyPeriod) -> FuzzyPeriod {
        FuzzyPeriod {
            from: time.from.as_ref().map(FuzzyDate::from),
            to: time.to.as_ref().map(FuzzyDate::from),
            as_written: time.as_written.clone(),
        }
    }
}

/// A date as sharp as it is known: a year, alone or with a season, a month, or a month and a day.
#[derive(Clone, InputObject)]
pub struct FuzzyDateInput {
    /// The year, 1900–2199.
    year: i32,
    /// The month, 1–12.
    month: Option<i32>,
    /// The day of the month; needs the month.
    day: Option<i32>,
    /// The season, in place of a month.
    season: Option<Season>,
    /// The words of the source.
    as_written: Option<String>,
}

impl FuzzyDateInput {
    pub fn parse(self, checks: &mut Checks, field: &str) -> Option<domain::FuzzyDate> {
        let number = |value: Option<i32>| value.map(|value| u32::try_from(value).unwrap_or(0));
        let parsed = domain::FuzzyDate::parse(domain::DateParts {
            year: self.year,
            month: number(self.month),
            day: number(self.day),
            season: self.season.map(Into::into),
            as_written: self.as_written,
        });
        checks.expect(parsed.is_some(), field, Reason::NotADate);
        if let Some(written) = parsed.as_ref().and_then(|date| date.as_written.as_ref()) {
            checks.name(&format!("{field}.asWritten"), written);
        }
        parsed
    }
}

/// A time with ends as sharp as they are known.
#[derive(Clone, Default, InputObject)]
pub struct FuzzyPeriodInput {
    /// When it begins; leave out when unknown.
    from: Option<FuzzyDateInput>,
    /// When it ends; leave out when unknown or still running.
    to: Option<FuzzyDateInput>,
    /// The words of the source.
    as_written: Option<String>,
}

impl FuzzyPeriodInput {
    pub fn parse(self, checks: &mut Checks, field: &str) -> domain::FuzzyPeriod {
        let from = self
            .from
            .and_then(|date| date.parse(checks, &format!("{field}.from")));
        let to = self
            .to
            .and_then(|date| date.parse(checks, &format!("{field}.to")));
        domain::FuzzyPeriod {
            from,
            to,
            as_written: self.as_written,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_has_ten_signs_and_a_year_that_people_live_in() {
        for good in ["1900-01-01", "2021-02-28", "2199-12-31"] {
            assert!(day(good).is_some(), "{good}");
        }
        for bad in [
            "1899-12-31",
            "2200-01-01",
            "0021-01-01",
            "+2021-01-01",
            "12021-01-01",
            "2021-1-1",
            "2021-01-1 ",
            " 2021-1-01",
            "2021-02-29",
            "2021/01/01",
            "-021-01-01",
            "2021-01-01T00:00",
        ] {
            assert!(day(bad).is_none(), "{bad}");
        }
    }
}
