//! T3, the third next available appointment.
//!
//! The median, over the professionals of one unit and one professional group, of the calendar days
//! to the third bookable non-urgent appointment. 182 stands for "182 days or more": no time can be
//! given directly. An empty row is no data, never 0; 0 is the same day.

use crate::domain::refusal::Reason;

/// Days that stand for "no time can be given directly".
pub const CAP_DAYS: i32 = 182;

/// The value of a unit.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct T3 {
    /// Median in calendar days; its lower bound when `is_capped`.
    pub median_days: f64,
    /// The median itself is not known, only that it is at least `median_days`: one or both of the
    /// values in the middle are capped.
    pub is_capped: bool,
    /// Professionals with a known third free slot or a capped one.
    pub professionals: u32,
    /// Of them, with the cap.
    pub capped: u32,
    /// Professionals without data, left out.
    pub unknown: u32,
}

/// Refused are a negative number of days, and a unit without any data.
///
/// A capped wait is counted as the cap, so with 4 and 182 days in the middle the median is at
/// least 93.
pub fn of_unit(days: &[Option<i32>]) -> Result<T3, Reason> {
    let known = days.iter().flatten();
    let mut known: Vec<i32> = known.map(|days| (*days).min(CAP_DAYS)).collect();
    if known.iter().any(|days| *days < 0) {
        return Err(Reason::NegativeCount);
    }
    if known.is_empty() {
        return Err(Reason::NoSlotKnown);
    }
    known.sort_unstable();
    let middle = known.len() / 2;
    let (low, high) = if known.len() % 2 == 1 {
        (known[middle], known[middle])
    } else {
        (known[middle - 1], known[middle])
    };
    Ok(T3 {
        median_days: f64::from(low + high) / 2.0,
        is_capped: high == CAP_DAYS,
        professionals: known.len() as u32,
        capped: known.iter().filter(|days| **days == CAP_DAYS).count() as u32,
        unknown: (days.len() - known.len()) as u32,
    })
}

#[cfg(test)]
mod tests {
    use serde::Deserialize;

    use super::*;
    use crate::domain::indicator::vectors;

    #[derive(Deserialize)]
    #[serde(rename_all = "camelCase")]
    struct Vectors {
        of_unit: Vec<Unit>,
    }

    #[derive(Deserialize)]
    #[serde(rename_all = "camelCase")]
    struct Unit {
        name: String,
        days: Vec<Option<i32>>,
        refused: Option<String>,
        median: Option<f64>,
        is_capped: Option<bool>,
        professionals: Option<u32>,
        capped: Option<u32>,
        unknown: Option<u32>,
    }

    #[test]
    fn the_worked_values_of_the_definition_hold() {
        let all: Vectors = vectors("t3");
        assert!(!all.of_unit.is_empty());
        for unit in all.of_unit {
            match of_unit(&unit.days) {
                Err(reason) => {
                    assert_eq!(
                        Some(reason.code().to_owned()),
                        unit.refused,
                        "{}",
                        unit.name
                    );
                }
                Ok(found) => {
                    let value = (Some(found.median_days), Some(found.is_capped));
                    assert_eq!(value, (unit.median, unit.is_capped), "{}", unit.name);
                    let counts = [found.professionals, found.capped, found.unknown].map(Some);
                    let wanted = [unit.professionals, unit.capped, unit.unknown];
                    assert_eq!(counts, wanted, "{}", unit.name);
                }
            }
        }
    }
}
