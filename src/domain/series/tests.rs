use super::*;
use uuid::Uuid;

fn recorded(outcome: Outcome) -> RecordedReading {
    RecordedReading {
        reading: Reading {
            outcome,
            n: None,
            excluded: None,
            capped: None,
            source: FreeText::new("kysely"),
            is_provisional: false,
        },
        method_version: 1,
        reason: None,
        stamp: Stamp {
            position: 1,
            version: 1,
            effective: DateTime::UNIX_EPOCH,
            recorded: DateTime::UNIX_EPOCH,
            actor: Uuid::nil(),
        },
    }
}

fn series(observations: &[(&str, &str, Outcome)]) -> Series {
    let observation = |(number, (from, to, outcome)): (u32, &(&str, &str, Outcome))| Observation {
        number,
        period: Period::parse(from.parse().unwrap(), to.parse().unwrap()).unwrap(),
        readings: vec![recorded(outcome.clone())],
        withdrawn: None,
    };
    Series {
        id: SeriesId(Uuid::nil()),
        programme: ProgrammeId(Uuid::nil()),
        project: ProjectId(Uuid::nil()),
        indicator: IndicatorId(Uuid::nil()),
        place: "Asema".into(),
        group: ProfessionalGroup::Doctors,
        observations: (1..).zip(observations).map(observation).collect(),
        history: History::default(),
    }
}

fn missing() -> Outcome {
    Outcome::Missing {
        why: FreeText::new("ei saatu"),
    }
}

#[test]
fn a_value_is_compared_with_the_last_number_of_a_time_as_long() {
    let series = series(&[
        ("2020-11-01", "2021-04-30", Outcome::Value(0.2)),
        ("2021-04-01", "2021-04-30", Outcome::Value(0.9)),
        ("2021-05-01", "2021-10-31", missing()),
        ("2021-11-01", "2022-04-30", Outcome::Value(0.3)),
        ("2022-05-01", "2022-05-31", Outcome::Value(0.8)),
        ("2022-01-01", "2022-12-31", Outcome::Value(0.4)),
    ]);
    let before = |number: u32| {
        let own = series.observation(number).unwrap();
        series.comparable_before(own).map(|other| other.number)
    };
    assert_eq!(before(4), Some(1));
    assert_eq!(before(5), Some(2), "April has 30 days and May 31");
    assert_eq!((before(1), before(6)), (None, None));
}

#[test]
fn a_lower_bound_tells_only_of_values_on_its_other_side() {
    let days = |before, after| {
        let before = recorded(before);
        movement(Some(&before), &recorded(after), Direction::LowerIsBetter)
    };
    use Outcome::{Capped, Value};
    assert_eq!(days(Value(4.0), Capped(93.0)), Movement::Worsened);
    assert_eq!(days(Value(120.0), Capped(93.0)), Movement::NotComparable);
    assert_eq!(days(Capped(93.0), Value(4.0)), Movement::Improved);
    assert_eq!(days(Capped(93.0), Value(120.0)), Movement::NotComparable);
}
