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
    use serde::Deserialize;

    use super::*;
    use crate::domain::indicator::vectors;

    #[derive(Deserialize)]
    #[serde(rename_all = "camelCase")]
    struct Vectors {
        of_patient: Vec<Patient>,
        of_unit: Vec<Unit>,
    }

    #[derive(Deserialize)]
    struct Patient {
        visits: Vec<i32>,
        index: Option<f64>,
    }

    #[derive(Deserialize)]
    struct Unit {
        name: String,
        patients: Vec<Vec<i32>>,
        refused: Option<String>,
        mean: Option<f64>,
        sum: Option<f64>,
        eligible: Option<u32>,
        excluded: Option<u32>,
    }

    fn is_near(one: f64, other: f64) -> bool {
        (one - other).abs() < 1e-12
    }

    #[test]
    fn the_worked_values_of_the_definition_hold() {
        let all: Vectors = vectors("coci");
        assert!(!all.of_patient.is_empty());
        for Patient { visits, index } in all.of_patient {
            match (of_patient(&visits), index) {
                (Some(found), Some(wanted)) => {
                    assert!(is_near(found, wanted), "{visits:?} gave {found}");
                }
                (found, wanted) => assert_eq!(found, wanted, "{visits:?}"),
            }
        }
    }

    #[test]
    fn a_unit_is_the_mean_of_its_patients_and_an_impossible_row_refuses_it() {
        let all: Vectors = vectors("coci");
        assert!(!all.of_unit.is_empty());
        for unit in all.of_unit {
            match of_unit(&unit.patients) {
                Err(reason) => assert_eq!(Some(reason.code().to_owned()), unit.refused),
                Ok(found) => {
                    let wanted = (unit.mean.zip(unit.sum), unit.eligible, unit.excluded);
                    let (mean, sum) = wanted.0.expect("a value");
                    assert!(is_near(found.mean, mean), "{}", unit.name);
                    assert!(is_near(found.sum, sum), "{}", unit.name);
                    let counts = (Some(found.eligible), Some(found.excluded));
                    assert_eq!(counts, (wanted.1, wanted.2), "{}", unit.name);
                }
            }
        }
    }
}
