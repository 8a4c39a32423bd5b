//! Reporting periods and the codes of rounds.
//!
//! Finnish half-years of the programme run November–April (`-1`) and May–October (`-2`); a code
//! and the days it stands for never disagree.

use chrono::{DateTime, NaiveDate, Utc};
use chrono_tz::Europe::Helsinki;
use serde::{Deserialize, Serialize};

/// A span of whole days, both ends included.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Period {
    pub from: NaiveDate,
    pub to: NaiveDate,
}

impl Period {
    /// `None` when the end lies before the start.
    pub fn parse(from: NaiveDate, to: NaiveDate) -> Option<Period> {
        (from <= to).then_some(Period { from, to })
    }

    /// A calendar year.
    pub fn of_year(year: i32) -> Option<Period> {
        let from = NaiveDate::from_ymd_opt(year, 1, 1)?;
        Period::parse(from, NaiveDate::from_ymd_opt(year, 12, 31)?)
    }

    /// A calendar month.
    pub fn of_month(year: i32, month: u32) -> Option<Period> {
        let from = NaiveDate::from_ymd_opt(year, month, 1)?;
        let next = from.checked_add_months(chrono::Months::new(1))?;
        Period::parse(from, next.pred_opt()?)
    }

    /// Whether a day is among its days.
    pub fn holds(self, day: NaiveDate) -> bool {
        (self.from..=self.to).contains(&day)
    }

    /// How many days it has.
    pub fn days(self) -> i64 {
        self.to.signed_duration_since(self.from).num_days() + 1
    }

    /// Whether it is a time of the same kind as the other, such as a month or a half-year: their
    /// lengths differ by less than a tenth of the longer.
    pub fn is_about_as_long_as(self, other: Period) -> bool {
        let (own, other) = (self.days(), other.days());
        (own - other).abs() * 10 < own.max(other)
    }
}

/// What kind of round it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RoundKind {
    /// The starting situation; code `YYYY-0`.
    Baseline,
    /// November–April (`YYYY-1`) or May–October (`YYYY-2`).
    HalfYear,
    /// A whole year taken over from an earlier publication; code `YYYY`.
    AnnualImported,
}

/// The code of a round within its programme: `2020-0`, `2021-1`, `2021-2`, `2022`.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct RoundCode(String);

impl RoundCode {
    /// `None` for anything but a year 1900–2199, alone or followed by `-0`, `-1` or `-2`.
    pub fn parse(text: &str) -> Option<RoundCode> {
        let (year, part) = match text.split_once('-') {
            Some((year, part)) => (year, Some(part)),
            None => (text, None),
        };
        let year_fits = year.len() == 4
            && year.bytes().all(|byte| byte.is_ascii_digit())
            && ("1900".."2200").contains(&year);
        let part_fits = part.is_none_or(|part| matches!(part, "0" | "1" | "2"));
        (year_fits && part_fits).then(|| RoundCode(text.to_owned()))
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }

    fn year(&self) -> i32 {
        self.0[..4].parse().unwrap_or_default()
    }

    /// The kind that this code can only stand for.
    pub fn kind(&self) -> RoundKind {
        match self.0.get(5..) {
            Some("0") => RoundKind::Baseline,
            Some(_) => RoundKind::HalfYear,
            None => RoundKind::AnnualImported,
        }
    }

    /// The period that the code itself fixes; `None` for a baseline, whose days are free.
    pub fn fixed_period(&self) -> Option<Period> {
        let year = self.year();
        let (from, to) = match self.0.get(5..) {
            None => ((year, 1, 1), (year, 12, 31)),
            Some("1") => ((year - 1, 11, 1), (year, 4, 30)),
            Some("2") => ((year, 5, 1), (year, 10, 31)),
            Some(_) => return None,
        };
        Period::parse(
            NaiveDate::from_ymd_opt(from.0, from.1, from.2)?,
            NaiveDate::from_ymd_opt(to.0, to.1, to.2)?,
        )
    }
}

/// Days from `due` to `filed`; zero or less is on time.
pub fn days_late(due: NaiveDate, filed: NaiveDate) -> i64 {
    filed.signed_duration_since(due).num_days()
}

/// The day in Finland at a moment: due days end at midnight in Helsinki.
pub fn finnish_day(moment: DateTime<Utc>) -> NaiveDate {
    moment.with_timezone(&Helsinki).date_naive()
}

/// The first moment of a day in Finland.
pub fn first_moment(day: NaiveDate) -> DateTime<Utc> {
    let midnight = day.and_time(chrono::NaiveTime::MIN);
    let local = midnight.and_local_timezone(Helsinki).earliest();
    local.map_or_else(|| midnight.and_utc(), |local| local.to_utc())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spring_runs_from_november_to_april() {
        let spring = RoundCode::parse("2021-1").unwrap();
        let period = spring.fixed_period().unwrap();
        assert_eq!(period.from.to_string(), "2020-11-01");
        assert_eq!(period.to.to_string(), "2021-04-30");
        assert_eq!(spring.kind(), RoundKind::HalfYear);
    }

    #[test]
    fn a_plain_year_is_an_imported_annual_round_and_zero_is_the_baseline() {
        assert_eq!(
            RoundCode::parse("2022").unwrap().kind(),
            RoundKind::AnnualImported
        );
        let baseline = RoundCode::parse("2020-0").unwrap();
        assert_eq!(baseline.kind(), RoundKind::Baseline);
        assert_eq!(baseline.fixed_period(), None);
    }

    #[test]
    fn months_are_as_long_as_months_and_not_as_quarters() {
        let period = |from: &str, to: &str| {
            Period::parse(from.parse().unwrap(), to.parse().unwrap()).unwrap()
        };
        let february = period("2021-02-01", "2021-02-28");
        assert!(february.is_about_as_long_as(period("2021-01-01", "2021-01-31")));
        assert!(!february.is_about_as_long_as(period("2021-01-01", "2021-03-31")));
        let spring = period("2020-11-01", "2021-04-30");
        assert!(spring.is_about_as_long_as(period("2021-05-01", "2021-10-31")));
    }

    #[test]
    fn a_filing_after_midnight_in_helsinki_is_on_the_next_day() {
        let late: DateTime<Utc> = "2021-05-15T21:30:00Z".parse().unwrap();
        let day = finnish_day(late);
        assert_eq!(day.to_string(), "2021-05-16");
        assert_eq!(
            days_late(NaiveDate::from_ymd_opt(2021, 5, 15).unwrap(), day),
            1
        );
    }

    #[test]
    fn other_codes_are_refused() {
        for code in [
            "",
            "2021-3",
            "2021-",
            "21-1",
            "2021-12",
            "kevät 2021",
            "20211",
            "２０２１",
        ] {
            assert_eq!(RoundCode::parse(code), None, "{code}");
        }
    }
}
