//! Dates as people know them: a day, a month, a season or only a year, with the words as written.
//!
//! A fuzzy date never pretends to be sharper than what was said: it is a span of days.

use chrono::{Datelike, Days, Months, NaiveDate};
use serde::{Deserialize, Serialize};

/// How exactly the date is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Precision {
    Day,
    Month,
    Season,
    Year,
}

/// A season of the Finnish year. Winter begins in December of the year before.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Season {
    Winter,
    Spring,
    Summer,
    Autumn,
}

/// A date with its precision and, where a source has them, the words as written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FuzzyDate {
    pub precision: Precision,
    /// First day that the date may mean.
    pub earliest: NaiveDate,
    /// Last day that the date may mean; never before `earliest`.
    pub latest: NaiveDate,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub as_written: Option<String>,
}

/// Parts of a date as a person gives them; which parts exist decides the precision.
#[derive(Clone, Debug, Default)]
pub struct DateParts {
    pub year: i32,
    pub month: Option<u32>,
    pub day: Option<u32>,
    pub season: Option<Season>,
    pub as_written: Option<String>,
}

impl FuzzyDate {
    pub fn day(date: NaiveDate) -> FuzzyDate {
        FuzzyDate {
            precision: Precision::Day,
            earliest: date,
            latest: date,
            as_written: None,
        }
    }

    /// `None` when the parts name no real date: a day without a month, a month together with a
    /// season, 31 February, or a year outside 1900–2199.
    pub fn parse(parts: DateParts) -> Option<FuzzyDate> {
        if !(1900..2200).contains(&parts.year) {
            return None;
        }
        let (precision, earliest, latest) = match (parts.month, parts.day, parts.season) {
            (Some(month), Some(day), None) => {
                let date = NaiveDate::from_ymd_opt(parts.year, month, day)?;
                (Precision::Day, date, date)
            }
            (Some(month), None, None) => {
                let first = NaiveDate::from_ymd_opt(parts.year, month, 1)?;
                (Precision::Month, first, last_day(first, 1)?)
            }
            (None, None, Some(season)) => {
                let first = season_start(parts.year, season)?;
                (Precision::Season, first, last_day(first, 3)?)
            }
            (None, None, None) => {
                let first = NaiveDate::from_ymd_opt(parts.year, 1, 1)?;
                (Precision::Year, first, last_day(first, 12)?)
            }
            _ => return None,
        };
        Some(FuzzyDate {
            precision,
            earliest,
            latest,
            as_written: parts.as_written,
        })
    }

    /// The date in ISO 8601 as far as it is known: `2018-09-30`, `2018-09`, `2018 autumn`, `2018`.
    pub fn text(&self) -> String {
        match self.precision {
            Precision::Day => self.earliest.to_string(),
            Precision::Month => self.earliest.format("%Y-%m").to_string(),
            Precision::Season => format!("{} {}", self.latest.year(), season_name(self.earliest)),
            Precision::Year => self.earliest.year().to_string(),
        }
    }
}

fn season_start(year: i32, season: Season) -> Option<NaiveDate> {
    match season {
        Season::Winter => NaiveDate::from_ymd_opt(year - 1, 12, 1),
        Season::Spring => NaiveDate::from_ymd_opt(year, 3, 1),
        Season::Summer => NaiveDate::from_ymd_opt(year, 6, 1),
        Season::Autumn => NaiveDate::from_ymd_opt(year, 9, 1),
    }
}

fn season_name(first: NaiveDate) -> &'static str {
    match first.month() {
        12 => "winter",
        3 => "spring",
        6 => "summer",
        _ => "autumn",
    }
}

fn last_day(first: NaiveDate, months: u32) -> Option<NaiveDate> {
    first
        .checked_add_months(Months::new(months))?
        .checked_sub_days(Days::new(1))
}

/// A time with fuzzy ends; an open end is unknown or still running.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct FuzzyPeriod {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<FuzzyDate>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<FuzzyDate>,
    /// The whole expression as the source writes it, such as `2020-2023`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub as_written: Option<String>,
}

impl FuzzyPeriod {
    /// Whether the end certainly lies before the start.
    pub fn is_backwards(&self) -> bool {
        match (&self.from, &self.to) {
            (Some(from), Some(to)) => to.latest < from.earliest,
            _ => false,
        }
    }

    /// Whether the day may lie inside the period.
    pub fn may_hold(&self, day: NaiveDate) -> bool {
        self.from.as_ref().is_none_or(|from| from.earliest <= day)
            && self.to.as_ref().is_none_or(|to| day <= to.latest)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(year: i32, month: Option<u32>, day: Option<u32>) -> DateParts {
        DateParts {
            year,
            month,
            day,
            ..DateParts::default()
        }
    }

    #[test]
    fn a_year_is_a_span_of_its_days() {
        let date = FuzzyDate::parse(parts(2020, None, None)).unwrap();
        assert_eq!(date.precision, Precision::Year);
        assert_eq!(date.earliest.to_string(), "2020-01-01");
        assert_eq!(date.latest.to_string(), "2020-12-31");
    }

    #[test]
    fn autumn_ends_on_the_last_of_november_and_winter_begins_the_year_before() {
        let autumn = FuzzyDate::parse(DateParts {
            season: Some(Season::Autumn),
            ..parts(2018, None, None)
        })
        .unwrap();
        assert_eq!(autumn.latest.to_string(), "2018-11-30");
        assert_eq!(autumn.text(), "2018 autumn");
        let winter = FuzzyDate::parse(DateParts {
            season: Some(Season::Winter),
            ..parts(2018, None, None)
        })
        .unwrap();
        assert_eq!(winter.earliest.to_string(), "2017-12-01");
        assert_eq!(winter.text(), "2018 winter");
    }

    #[test]
    fn a_day_without_a_month_and_the_31st_of_february_are_no_dates() {
        assert_eq!(FuzzyDate::parse(parts(2020, None, Some(3))), None);
        assert_eq!(FuzzyDate::parse(parts(2020, Some(2), Some(31))), None);
        assert_eq!(FuzzyDate::parse(parts(20, None, None)), None);
    }

    #[test]
    fn an_end_before_the_start_is_backwards_only_when_certain() {
        let year = |y| FuzzyDate::parse(parts(y, None, None));
        let period = |from, to| FuzzyPeriod {
            from: year(from),
            to: year(to),
            as_written: None,
        };
        assert!(period(2023, 2020).is_backwards());
        assert!(!period(2020, 2020).is_backwards());
    }
}
