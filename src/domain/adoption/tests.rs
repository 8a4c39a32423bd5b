use uuid::Uuid;

use super::*;
use crate::domain::command::{Command, Facts, StreamId};
use crate::domain::event::{Event, Noun, StreamKind};
use crate::domain::fuzzy_date::{DateParts, Season};
use crate::domain::ids::Key;
use crate::domain::language::Names;
use crate::domain::model;
use crate::domain::organisation::OrganisationKind;
use crate::domain::refusal::Reason;

const MODEL: ModelId = ModelId(Uuid::from_u128(1));

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn stamp() -> Stamp {
    Stamp {
        position: 1,
        version: 1,
        effective: Default::default(),
        recorded: Default::default(),
        actor: Uuid::nil(),
    }
}

fn named(name: &str) -> Names {
    Names {
        fi: Some(name.into()),
        ..Names::default()
    }
}

fn season(year: i32, season: Season) -> FuzzyDate {
    FuzzyDate::parse(DateParts {
        year,
        season: Some(season),
        ..DateParts::default()
    })
    .unwrap()
}

fn stage(state: AdoptionState, since: Option<FuzzyDate>, note: &str) -> Stage {
    let text = Texts {
        fi: Some(FreeText::new(note)).filter(|_| !note.is_empty()),
        ..Texts::default()
    };
    Stage {
        state,
        since,
        intended: None,
        note: text,
    }
}

fn site(name: &str) -> Site {
    Site {
        organisation: Organisation {
            names: named(name),
            kind: OrganisationKind::Municipality,
        },
        place: None,
    }
}

fn report(name: &str, stage: Stage) -> ReportAdoption {
    ReportAdoption {
        model: MODEL,
        project: None,
        site: site(name),
        stage,
    }
}

/// The model, and the adoption that these events make.
fn facts(events: &[Event]) -> Facts {
    let entered = model::Entered {
        model: MODEL,
        key: Key::parse("malli").unwrap(),
        names: named("Malli"),
        programme: None,
        project: None,
        placeholder: None,
        classification: Default::default(),
        state: model::ModelState::InUse,
        since: None,
    };
    let model = Noun::evolve(None, &entered.into(), &stamp()).unwrap();
    let stream = |kind, id| StreamId { kind, id };
    let mut nouns = vec![(stream(StreamKind::Model, MODEL.0), model)];
    let adoption = events
        .iter()
        .fold(None, |noun, event| Noun::evolve(noun, event, &stamp()));
    if let Some(Noun::Adoption(adoption)) = adoption {
        let id = adoption.id.0;
        nouns.push((stream(StreamKind::Adoption, id), Noun::Adoption(adoption)));
    }
    Facts::new(nouns, day("2009-06-01"))
}

fn refused(command: &impl Command, facts: &Facts) -> Vec<(String, Reason)> {
    let refusals = command.decide(facts).unwrap_err();
    refusals
        .into_iter()
        .map(|refusal| (refusal.field.join("."), refusal.reason))
        .collect()
}

#[test]
fn a_plan_becomes_use_and_use_ends_each_on_its_days() {
    let spring = season(2007, Season::Spring);
    let planned = stage(AdoptionState::Planned, Some(spring), "");
    let mut events = report("Mikkeli", planned).decide(&facts(&[])).unwrap();
    let id = AdoptionId::of(MODEL, "mikkeli ", "");
    for (state, year, note) in [
        (AdoptionState::Adapted, 2007, "oma palvelujako"),
        (AdoptionState::Ended, 2009, "uusi ohjausmalli"),
    ] {
        let since = match state {
            AdoptionState::Ended => season(year, Season::Spring),
            _ => season(year, Season::Autumn),
        };
        let next = MoveAdoption {
            adoption: id,
            stage: stage(state, Some(since), note),
        };
        events.extend(next.decide(&facts(&events)).unwrap());
    }
    let facts = facts(&events);
    let adoption: &Adoption = facts.get(id.0).unwrap();
    let on = |text| adoption.stage_on(day(text)).map(|stage| stage.state);
    assert_eq!(on("2007-02-28"), None);
    assert_eq!(on("2007-08-31"), Some(AdoptionState::Planned));
    assert_eq!(on("2008-01-01"), Some(AdoptionState::Adapted));
    assert!(adoption.holds_on(day("2008-12-31")));
    assert!(!adoption.holds_on(day("2009-04-01")));
    assert!(!adoption.is_in_use());
    assert_eq!(adoption.used_from(), Some(&season(2007, Season::Autumn)));
    assert_eq!(adoption.used_to(), Some(&season(2009, Season::Spring)));
}

#[test]
fn an_adapted_or_ended_adoption_says_what_or_why() {
    let bare = report("Vaasa", stage(AdoptionState::Adapted, None, ""));
    assert_eq!(
        refused(&bare, &facts(&[])),
        [("stage.note".to_owned(), Reason::Required)]
    );
}

#[test]
fn the_same_report_changes_nothing_and_another_of_the_same_place_is_taken() {
    let first = report("Vaasa", stage(AdoptionState::Adopted, None, ""));
    let events = first.decide(&facts(&[])).unwrap();
    assert_eq!(first.decide(&facts(&events)).unwrap(), []);
    let other = report("Vaasa", stage(AdoptionState::Planned, None, ""));
    let taken = Reason::Taken {
        what: "Vaasa".into(),
    };
    assert_eq!(
        refused(&other, &facts(&events)),
        [("site".to_owned(), taken)]
    );
}

#[test]
fn stages_keep_their_order_in_a_correction_too() {
    let first = report("Vaasa", stage(AdoptionState::Adopted, None, ""));
    let events = first.decide(&facts(&[])).unwrap();
    let spring = season(2007, Season::Spring);
    let autumn = season(2007, Season::Autumn);
    let correct = CorrectAdoption {
        adoption: AdoptionId::of(MODEL, "Vaasa", ""),
        site: site("Vaasan kaupunki"),
        stages: vec![
            stage(AdoptionState::Adopted, Some(autumn), ""),
            stage(AdoptionState::Ended, Some(spring), "loppui"),
        ],
        reason: FreeText::new("väärä vuosi"),
    };
    assert!(matches!(
        refused(&correct, &facts(&events)).as_slice(),
        [(field, Reason::BeginsBeforeLatest { .. })] if field == "stages.1.since"
    ));
    let backwards = MoveAdoption {
        adoption: correct.adoption,
        stage: stage(AdoptionState::Planned, None, ""),
    };
    assert!(matches!(
        refused(&backwards, &facts(&events)).as_slice(),
        [(field, Reason::StateNotReachable { .. })] if field == "stage.state"
    ));
}

#[test]
fn a_withdrawn_adoption_counts_nowhere_and_takes_no_more() {
    let first = report("Vaasa", stage(AdoptionState::Adopted, None, ""));
    let mut events = first.decide(&facts(&[])).unwrap();
    let withdraw = WithdrawAdoption {
        adoption: AdoptionId::of(MODEL, "Vaasa", ""),
        reason: FreeText::new("väärä kaupunki"),
    };
    events.extend(withdraw.decide(&facts(&events)).unwrap());
    let facts = facts(&events);
    assert_eq!(withdraw.decide(&facts).unwrap(), []);
    let adoption: &Adoption = facts.get(withdraw.adoption.0).unwrap();
    assert!(!adoption.holds_on(day("2009-01-01")) && !adoption.is_in_use());
    assert_eq!(
        refused(&first, &facts),
        [("site".to_owned(), Reason::AdoptionWithdrawn)]
    );
}
