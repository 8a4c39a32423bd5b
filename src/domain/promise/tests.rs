use chrono::NaiveDate;
use uuid::Uuid;

use super::*;
use crate::domain::fuzzy_date::{DateParts, Season};

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn on(text: &str) -> FuzzyDate {
    FuzzyDate::day(day(text))
}

fn named(name: &str) -> Names {
    Names {
        fi: Some(name.into()),
        ..Names::default()
    }
}

fn autumn_2018() -> FuzzyDate {
    FuzzyDate::parse(DateParts {
        year: 2018,
        season: Some(Season::Autumn),
        ..DateParts::default()
    })
    .unwrap()
}

fn stamp(version: i64) -> Stamp {
    Stamp {
        position: version,
        version,
        effective: "2024-03-01T10:00:00Z".parse().unwrap(),
        recorded: "2024-03-01T10:00:00Z".parse().unwrap(),
        actor: Uuid::nil(),
    }
}

fn target(value: f64) -> Terms {
    Terms {
        due: Some(on("2015-12-31")),
        target: Some(Target {
            value,
            unit: named("asuntoa"),
            scope: Names::default(),
            population: None,
            parts: Vec::new(),
        }),
    }
}

fn folded(terms: Terms, later: impl IntoIterator<Item = PromiseEvent>) -> Promise {
    let project = ProjectId(Uuid::from_u128(2));
    let key = Key::parse("kasikirja").unwrap();
    let made = Made {
        promise: PromiseId::of(project, &key),
        programme: ProgrammeId(Uuid::from_u128(1)),
        project,
        key,
        kind: PromiseKind::Deliverable,
        names: named("Käsikirja"),
        description: Texts::default(),
        sub_project: None,
        made_on: Some(on("2017-04-01")),
        terms,
        source: FreeText::new("sivu"),
    };
    let first = std::iter::once(PromiseEvent::Made(made));
    let events = first.chain(later).zip(1..);
    let fold = |state, (event, version)| Promise::evolve(state, &event, &stamp(version));
    events.fold(None, fold).unwrap()
}

fn outcome(outcome: Outcome) -> PromiseEvent {
    PromiseEvent::OutcomeRecorded(OutcomeRecorded {
        outcome,
        source: FreeText::new("verkkosivu"),
    })
}

fn due_in_autumn() -> Terms {
    Terms {
        due: Some(autumn_2018()),
        target: None,
    }
}

#[test]
fn a_handbook_due_in_autumn_2018_and_published_in_february_is_69_days_late() {
    let delivered = Outcome::Delivered {
        on: on("2019-02-07"),
        value: None,
    };
    let promise = folded(due_in_autumn(), [outcome(delivered)]);
    assert_eq!(promise.days_late(), Some(69));
    let state = |text| promise.state_on(day(text));
    assert_eq!(state("2018-11-30"), PromiseState::Pending);
    assert_eq!(state("2018-12-01"), PromiseState::Overdue);
    assert_eq!(promise.days_overdue(day("2018-12-01")), Some(1));
    assert_eq!(state("2019-02-06"), PromiseState::Overdue);
    assert_eq!(state("2019-02-07"), PromiseState::Delivered);
    assert_eq!(promise.days_overdue(day("2019-02-07")), None);
}

#[test]
fn a_delivery_known_by_its_season_has_no_days_of_lateness() {
    let delivered = Outcome::Delivered {
        on: autumn_2018(),
        value: None,
    };
    let promise = folded(due_in_autumn(), [outcome(delivered)]);
    assert_eq!(promise.days_late(), None);
    assert!(
        promise.state_on(day("2018-10-01")).is_open(),
        "autumn has not ended"
    );
    assert!(!promise.state_on(day("2018-11-30")).is_open());
}

#[test]
fn what_is_not_known_stays_open_and_may_be_found_out_later() {
    let unknown = folded(due_in_autumn(), [outcome(Outcome::NotKnown)]);
    assert_eq!(unknown.state_on(day("2024-01-01")), PromiseState::NotKnown);
    assert!(PromiseState::NotKnown.is_open());
    let delivered = Outcome::Delivered {
        on: on("2018-10-01"),
        value: None,
    };
    let found = [outcome(Outcome::NotKnown), outcome(delivered)];
    let found = folded(due_in_autumn(), found);
    assert_eq!(found.outcomes.len(), 2);
    assert_eq!(found.state_on(day("2024-01-01")), PromiseState::Delivered);
    assert_eq!(found.days_late(), Some(-60));
}

#[test]
fn a_promise_dropped_on_an_unknown_day_is_closed_from_its_recording_on() {
    let dropped = Outcome::Dropped {
        on: None,
        reason: FreeText::new("rahat loppuivat"),
    };
    let promise = folded(due_in_autumn(), [outcome(dropped)]);
    assert_eq!(promise.state_on(day("2024-02-29")), PromiseState::Overdue);
    assert_eq!(promise.state_on(day("2024-03-01")), PromiseState::Dropped);
}

#[test]
fn a_lowered_target_stands_beside_the_first_one() {
    let revised = PromiseEvent::Revised(Revised {
        from: day("2013-01-01"),
        terms: target(280.0),
        reason: FreeText::new("rahoitus pieneni"),
    });
    let promise = folded(target(312.0), [revised]);
    let value = |terms: &Terms| terms.target.as_ref().unwrap().value;
    assert_eq!(value(promise.terms_on(day("2012-12-31"))), 312.0);
    assert_eq!(value(promise.terms_on(day("2013-01-01"))), 280.0);
    assert_eq!(value(promise.terms()), 280.0);
    assert!(promise.is_lowered());
    assert!(!folded(target(312.0), []).is_lowered());
}

#[test]
fn a_promise_is_given_from_the_first_day_that_its_date_may_mean() {
    let promise = folded(due_in_autumn(), []);
    assert!(!promise.is_given_on(day("2017-03-31")));
    assert!(promise.is_given_on(day("2017-04-01")));
}
