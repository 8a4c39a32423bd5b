use super::*;
use crate::domain::ids::Key;
use crate::domain::indicator::{
    Aggregation, Direction, Indicator, IndicatorKind, Method, OverTime,
};
use crate::domain::language::{Names, Texts};
use uuid::Uuid;

fn recorded(outcome: Outcome) -> RecordedReading {
    RecordedReading {
        reading: Reading::new(outcome, FreeText::new("kysely")),
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
        is_forecast: false,
        readings: vec![recorded(outcome.clone())],
        withdrawn: None,
        measurements: Vec::new(),
    };
    Series {
        id: SeriesId(Uuid::nil()),
        programme: ProgrammeId(Uuid::nil()),
        project: ProjectId(Uuid::nil()),
        indicator: IndicatorId(Uuid::nil()),
        place: "Asema".into(),
        group: ProfessionalGroup::Doctors,
        gender: Gender::All,
        observations: (1..).zip(observations).map(observation).collect(),
        history: History::default(),
    }
}

fn indicator(methods: &[bool]) -> Indicator {
    let method = |continues: &bool| Method {
        valid_from: "2020-01-01".parse().unwrap(),
        unit: Names::default(),
        direction: Direction::LowerIsBetter,
        minimum: None,
        maximum: None,
        cap: None,
        usual: None,
        aggregation: Aggregation::Never,
        over_time: OverTime::Latest,
        computed_from: None,
        per: None,
        base_year: None,
        scale: Vec::new(),
        published_from: None,
        continues: *continues,
        description: Texts::default(),
    };
    Indicator {
        id: IndicatorId(Uuid::nil()),
        key: Key::parse("t3").unwrap(),
        names: Names::default(),
        kind: IndicatorKind::MedianDays,
        methods: methods.iter().map(method).collect(),
        targets: Vec::new(),
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
        movement(&indicator(&[false]), Some(&before), &recorded(after))
    };
    use Outcome::{Capped, Value};
    assert_eq!(days(Value(4.0), Capped(93.0)), Movement::Worsened);
    assert_eq!(days(Value(120.0), Capped(93.0)), Movement::NotComparable);
    assert_eq!(days(Capped(93.0), Value(4.0)), Movement::Improved);
    assert_eq!(days(Capped(93.0), Value(120.0)), Movement::NotComparable);
}

#[test]
fn values_are_compared_only_under_methods_that_go_on_from_each_other() {
    let under = |version, value| RecordedReading {
        method_version: version,
        ..recorded(Outcome::Value(value))
    };
    let moved = |methods: &[bool], from, to| {
        movement(
            &indicator(methods),
            Some(&under(from, 9.0)),
            &under(to, 4.0),
        )
    };
    assert_eq!(moved(&[false, false], 1, 2), Movement::NotComparable);
    assert_eq!(moved(&[false, true], 1, 2), Movement::Improved);
    assert_eq!(
        moved(&[false, true, false, true], 2, 3),
        Movement::NotComparable
    );
    assert_eq!(moved(&[false, true, false, true], 3, 4), Movement::Improved);
}

#[test]
fn steps_are_compared_and_a_small_group_tells_nothing() {
    let rank = |rank| recorded(Outcome::Rank(rank));
    let indicator = indicator(&[false]);
    let moved = |before: &RecordedReading, after: &RecordedReading| {
        movement(&indicator, Some(before), after)
    };
    assert_eq!(moved(&rank(3), &rank(2)), Movement::Improved);
    let mut small = rank(2);
    small.reading.is_small_group = true;
    assert_eq!(moved(&rank(3), &small), Movement::NotComparable);
    assert_eq!(moved(&small, &rank(3)), Movement::NotComparable);
}

#[test]
fn forecasts_and_claims_stand_beside_measurements_and_are_not_compared() {
    let mut series = series(&[
        ("2020-01-01", "2020-12-31", Outcome::Value(5.0)),
        ("2021-01-01", "2021-12-31", Outcome::Value(4.0)),
        ("2022-01-01", "2022-12-31", Outcome::Value(3.0)),
    ]);
    series.observations[1].is_forecast = true;
    let period = series.observations[1].period;
    assert!(series.counting(period, Slot::Measured).is_none());
    assert_eq!(series.counting(period, Slot::Forecast).unwrap().number, 2);
    let before = |number: u32| {
        let own = series.observation(number).unwrap();
        series.comparable_before(own).map(|other| other.number)
    };
    assert_eq!((before(3), before(2)), (Some(1), None));
}

#[test]
fn a_value_far_from_the_ones_before_it_is_asked_about() {
    let asked = |values: &[f64]| {
        let years: Vec<(String, String)> = (2001..)
            .take(values.len())
            .map(|year| (format!("{year}-01-01"), format!("{year}-12-31")))
            .collect();
        let found: Vec<(&str, &str, Outcome)> = years
            .iter()
            .zip(values)
            .map(|((from, to), value)| (&**from, &**to, Outcome::Value(*value)))
            .collect();
        let series = series(&found);
        let newest = series.observations.last().unwrap();
        warnings(&indicator(&[false]), &series, newest, None)
    };
    assert_eq!(asked(&[20.0, 22.0, 29.0]), [Warning::Jump { before: 22.0 }]);
    assert_eq!(asked(&[20.0, 81.0]), [Warning::Jump { before: 20.0 }]);
    for plain in [&[20.0, 22.0, 27.0][..], &[20.0, 79.0], &[20.0]] {
        assert!(asked(plain).is_empty(), "{plain:?}");
    }
}
