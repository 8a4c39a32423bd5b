//! COCI, the continuity of care index of Bice and Boxerman.
//!
//! For one patient `(Σ nᵢ² − N) / (N (N − 1))`, where nᵢ is the visits to professional i and N all
//! visits: 0 when every visit is to another professional, 1 when all are to the same. It is
//! undefined below two visits. A unit's value is the mean of its patients' indexes.
//!
//! Rows are of patients: they are used for the answer and dropped.

use crate::domain::refusal::Reason;

/// The index of one patient from the visits to each professional. `None` below two visits, or when
/// a count is negative or the visits do not fit in 32 bits.
pub fn of_patient(visits: &[i32]) -> Option<f64> {
    if visits.iter().any(|count| *count < 0) {
        return None;
    }
    let total: i64 = visits.iter().map(|count| i64::from(*count)).sum();
    if !(2..=i64::from(i32::MAX)).contains(&total) {
        return None;
    }
    let squares: i64 = visits
        .iter()
        .map(|count| i64::from(*count) * i64::from(*count))
        .sum();
    Some((squares - total) as f64 / (total * (total - 1)) as f64)
}

/// The value of a unit.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Coci {
    /// Mean of the eligible patients' indexes, 0–1.
    pub mean: f64,
    /// Sum of the indexes; with `eligible` it allows a right mean over several units.
    pub sum: f64,
    /// Patients with at least two visits.
    pub eligible: u32,
    /// Patients with fewer.
    pub excluded: u32,
}

/// Refused are a negative count, more visits of one patient than fit in 32 bits, and a unit in
/// which no patient has two visits: that is "no value", not 0.
pub fn of_unit(patients: &[Vec<i32>]) -> Result<Coci, Reason> {
    if patients.iter().flatten().any(|count| *count < 0) {
        return Err(Reason::NegativeCount);
    }
    let visits = |patient: &Vec<i32>| patient.iter().map(|n| i64::from(*n)).sum::<i64>();
    if patients
        .iter()
        .map(visits)
        .any(|sum| sum > i64::from(i32::MAX))
    {
        return Err(Reason::OutsideRange {
            min: "0".to_owned(),
            max: i32::MAX.to_string(),
        });
    }
    let indexes: Vec<f64> = patients.iter().filter_map(|v| of_patient(v)).collect();
    if indexes.is_empty() {
        return Err(Reason::NobodyEligible);
    }
    let sum: f64 = indexes.iter().sum();
    Ok(Coci {
        mean: sum / indexes.len() as f64,
        sum,
        eligible: indexes.len() as u32,
        excluded: (patients.len() - indexes.len()) as u32,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_worked_values_of_the_definition_hold() {
        let third = 1.0 / 3.0;
        let cases: [(&[i32], f64); 8] = [
            (&[3, 0], 1.0),
            (&[2, 1], third),
            (&[1, 1, 1], 0.0),
            (&[3, 1], 0.5),
            (&[2, 2], third),
            (&[5, 1], 2.0 * third),
            (&[1, 1], 0.0),
            (&[2], 1.0),
        ];
        for (visits, expected) in cases {
            let index = of_patient(visits).unwrap();
            assert!((index - expected).abs() < 1e-12, "{visits:?} gave {index}");
        }
    }

    #[test]
    fn below_two_visits_there_is_no_index() {
        assert_eq!(of_patient(&[]), None);
        assert_eq!(of_patient(&[1, 0]), None);
        assert_eq!(of_patient(&[3, -1]), None);
    }

    #[test]
    fn a_unit_is_the_mean_of_its_patients_and_names_who_was_left_out() {
        let unit = of_unit(&[vec![3, 0], vec![1, 1, 1], vec![1]]).unwrap();
        assert_eq!((unit.eligible, unit.excluded), (2, 1));
        assert!((unit.mean - 0.5).abs() < 1e-12);
        assert_eq!(of_unit(&[vec![1], vec![]]), Err(Reason::NobodyEligible));
    }

    #[test]
    fn an_impossible_row_refuses_the_unit_and_is_not_left_out() {
        let negative = of_unit(&[vec![3, 0], vec![3, -1]]);
        assert_eq!(negative, Err(Reason::NegativeCount));
        let too_many = of_unit(&[vec![3, 0], vec![i32::MAX, 1]]);
        assert!(matches!(too_many, Err(Reason::OutsideRange { .. })));
    }
}
