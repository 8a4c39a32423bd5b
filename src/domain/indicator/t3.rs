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
    use super::*;

    fn median(days: &[Option<i32>]) -> f64 {
        of_unit(days).unwrap().median_days
    }

    #[test]
    fn the_median_is_over_professionals_and_an_empty_row_is_not_zero() {
        let unit = of_unit(&[Some(3), None, Some(10), Some(1)]).unwrap();
        assert_eq!(unit.median_days, 3.0);
        assert_eq!((unit.professionals, unit.unknown), (3, 1));
        assert_eq!(median(&[Some(0), Some(1)]), 0.5);
    }

    #[test]
    fn a_median_at_the_cap_is_censored_and_a_capped_tail_is_not() {
        let censored = of_unit(&[Some(182), Some(182), Some(4)]).unwrap();
        assert!(censored.is_capped);
        assert_eq!((censored.median_days, censored.capped), (182.0, 2));
        let known = of_unit(&[Some(182), Some(5), Some(4)]).unwrap();
        assert!(!known.is_capped);
        assert_eq!((known.median_days, known.capped), (5.0, 1));
        let both = of_unit(&[Some(182), Some(i32::MAX)]).unwrap();
        assert_eq!((both.median_days, both.is_capped), (182.0, true));
    }

    #[test]
    fn between_a_known_wait_and_a_capped_one_the_median_is_at_least_their_middle() {
        let unit = of_unit(&[Some(4), Some(182)]).unwrap();
        assert_eq!((unit.median_days, unit.is_capped), (93.0, true));
        let beyond = of_unit(&[Some(4), Some(7877)]).unwrap();
        assert_eq!((beyond.median_days, beyond.is_capped), (93.0, true));
    }

    #[test]
    fn no_data_is_no_value() {
        assert_eq!(of_unit(&[]), Err(Reason::NoSlotKnown));
        assert_eq!(of_unit(&[None, None]), Err(Reason::NoSlotKnown));
        let negative = of_unit(&[Some(-1), Some(2)]);
        assert_eq!(negative, Err(Reason::NegativeCount));
    }
}
