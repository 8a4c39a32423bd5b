use chrono::NaiveDate;
use uuid::Uuid;

use super::content::SectionText;
use super::*;
use crate::domain::command::{Command, Facts, StreamId};
use crate::domain::event::{Event, Noun};
use crate::domain::fuzzy_date::DateParts;
use crate::domain::language::Texts;
use crate::domain::refusal::{MODEL_CHARS_MAX, Reason, Refusal};

const MODEL: ModelId = ModelId(Uuid::from_u128(1));

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn year(year: i32) -> FuzzyDate {
    FuzzyDate::parse(DateParts {
        year,
        ..DateParts::default()
    })
    .unwrap()
}

fn named(name: &str) -> Names {
    Names {
        fi: Some(name.into()),
        ..Names::default()
    }
}

fn said(text: impl Into<String>) -> Texts {
    Texts {
        fi: Some(FreeText::new(text)),
        ..Texts::default()
    }
}

fn content(summary: &str) -> Content {
    Content {
        summary: said(summary),
        who_for: Texts::default(),
        what_changes: Texts::default(),
        what_it_needs: Texts::default(),
        cost: Cost::Unknown {
            note: Texts::default(),
        },
        path: Vec::new(),
    }
}

fn enter() -> EnterModel {
    EnterModel {
        model: MODEL,
        key: Key::parse("malli").unwrap(),
        names: named("Malli"),
        programme: None,
        project: None,
        placeholder: None,
        classification: Classification::default(),
        state: ModelState::Trialled,
        since: Some(year(2020)),
    }
}

fn stamp(version: i64) -> Stamp {
    Stamp {
        position: version,
        version,
        effective: Default::default(),
        recorded: Default::default(),
        actor: Uuid::nil(),
    }
}

fn facts(events: &[Event]) -> Facts {
    let mut noun = None;
    for (version, event) in (1..).zip(events) {
        noun = Noun::evolve(noun, event, &stamp(version));
    }
    let stream = StreamId {
        kind: crate::domain::event::StreamKind::Model,
        id: MODEL.0,
    };
    Facts::new(noun.map(|noun| (stream, noun)), day("2024-06-01"))
}

type Decision<'a> = &'a dyn Fn(&Facts) -> Result<Vec<Event>, Vec<Refusal>>;

/// The history that these commands make, each decided after the ones before it.
fn given(commands: &[Decision<'_>]) -> Vec<Event> {
    let mut events = enter().decide(&facts(&[])).unwrap();
    for command in commands {
        events.extend(command(&facts(&events)).unwrap());
    }
    events
}

fn publish(base: u32, summary: &str, why: Option<&str>) -> PublishModelVersion {
    PublishModelVersion {
        model: MODEL,
        base,
        content: content(summary),
        why: why.map(FreeText::new),
    }
}

fn moved(state: ModelState, since: i32) -> ChangeModelState {
    ChangeModelState {
        model: MODEL,
        state,
        since: Some(year(since)),
        reason: None,
        learned: None,
    }
}

fn refused(command: &impl Command, events: &[Event]) -> Vec<(String, Reason)> {
    let refusals = command.decide(&facts(events)).unwrap_err();
    refusals
        .into_iter()
        .map(|refusal| (refusal.field.join("."), refusal.reason))
        .collect()
}

#[test]
fn a_model_that_is_not_continued_keeps_why_and_what_was_learned() {
    let events = given(&[]);
    let bare = moved(ModelState::NotContinued, 2023);
    assert_eq!(
        refused(&bare, &events),
        [
            ("reason".to_owned(), Reason::Required),
            ("learned".to_owned(), Reason::Required)
        ]
    );
    let told = ChangeModelState {
        reason: Some(FreeText::new("Rahoitus päättyi")),
        learned: Some(FreeText::new("Konsultaatio riittää usein")),
        ..bare
    };
    assert_eq!(told.decide(&facts(&events)).unwrap().len(), 1);
}

#[test]
fn a_model_is_not_entered_as_given_up() {
    let ended = EnterModel {
        state: ModelState::NotContinued,
        ..enter()
    };
    assert!(matches!(
        refused(&ended, &[]).as_slice(),
        [(field, Reason::StateNotReachable { .. })] if field == "state"
    ));
}

#[test]
fn the_second_version_needs_a_reason_and_the_number_it_is_based_on() {
    let first = publish(0, "Lyhyesti", None);
    let events = given(&[&|facts| first.decide(facts)]);
    assert_eq!(
        refused(&publish(1, "Toisin", None), &events),
        [("why".to_owned(), Reason::Required)]
    );
    assert_eq!(
        refused(&publish(0, "Toisin", Some("tarkennus")), &events),
        [("base".to_owned(), Reason::StaleBase { version: 1 })]
    );
    let second = publish(1, "Toisin", Some("tarkennus"));
    let next = second.decide(&facts(&events)).unwrap();
    assert_eq!(next[0].name(), "model_version_published");
    assert_eq!(first.decide(&facts(&events)).unwrap(), []);
}

#[test]
fn the_document_keeps_the_newest_text_and_the_headings_of_all() {
    let events = given(
        &[&|facts| publish(0, "Vanha", None).decide(facts), &|facts| {
            publish(1, "Uusi", Some("tarkennus")).decide(facts)
        }],
    );
    let facts = facts(&events);
    let model: &Model = facts.get(MODEL.0).unwrap();
    assert_eq!(model.versions.len(), 2);
    assert_eq!(model.content, Some(content("Uusi")));
    let body = serde_json::to_string(model).unwrap();
    assert!(!body.contains("Vanha"));
}

#[test]
fn a_description_too_long_as_a_whole_or_with_a_section_twice_is_refused() {
    let long = "x".repeat(20_000);
    let mut whole = publish(0, "Lyhyesti", None);
    let sections = PathSection::ALL.into_iter().take(6);
    whole.content.path = sections
        .map(|section| SectionText {
            section,
            text: said(long.clone()),
        })
        .collect();
    let events = given(&[]);
    let too_long = Reason::TooLong {
        max: MODEL_CHARS_MAX,
    };
    assert_eq!(refused(&whole, &events), [("content".to_owned(), too_long)]);
    let mut twice = publish(0, "Lyhyesti", None);
    twice.content.path = vec![
        SectionText {
            section: PathSection::Needs,
            text: said("tarve"),
        };
        2
    ];
    assert!(matches!(
        refused(&twice, &events).as_slice(),
        [(field, Reason::Repeated { .. })] if field == "content.path.1"
    ));
}

#[test]
fn a_classification_uses_the_words_of_the_vocabulary_each_once() {
    let key = |text| Key::parse(text).unwrap();
    let classify = ClassifyModel {
        model: MODEL,
        classification: Classification {
            counties: vec![key("atlantis"), key("lappi"), key("lappi")],
            investment: ProgrammeCode::investment("i1a"),
            ..Classification::default()
        },
    };
    let found = refused(&classify, &given(&[]));
    assert_eq!(
        found,
        [
            (
                "classification.counties.0".to_owned(),
                Reason::NotATerm {
                    key: "atlantis".into()
                }
            ),
            (
                "classification.counties.2".to_owned(),
                Reason::Repeated {
                    what: "lappi".into()
                }
            ),
            (
                "classification.investment".to_owned(),
                Reason::NotAProgrammeCode
            ),
        ]
    );
}

#[test]
fn programme_codes_are_read_in_the_spellings_of_their_documents() {
    let read = |code: Option<ProgrammeCode>| code.map(|code| code.as_str().to_owned());
    assert_eq!(read(ProgrammeCode::pillar(" p4 ")).as_deref(), Some("P4"));
    assert_eq!(
        read(ProgrammeCode::investment("I1a")).as_deref(),
        Some("I1A")
    );
    for bad in ["", "P", "P0", "P44", "P4A", "4", "I4"] {
        assert_eq!(ProgrammeCode::pillar(bad), None, "{bad}");
    }
    for bad in ["I1AB", "I", "1b", "I1Ä"] {
        assert_eq!(ProgrammeCode::investment(bad), None, "{bad}");
    }
}

#[test]
fn the_state_of_a_day_is_the_last_that_may_have_begun_by_it() {
    let events = given(&[
        &|facts| moved(ModelState::InUse, 2022).decide(facts),
        &|facts| moved(ModelState::Spread, 2023).decide(facts),
    ]);
    let facts = facts(&events);
    let model: &Model = facts.get(MODEL.0).unwrap();
    let on = |text| state_on(&model.states, day(text)).map(|span| span.state);
    assert_eq!(on("2019-12-31"), None);
    assert_eq!(on("2021-05-01"), Some(ModelState::Trialled));
    assert_eq!(on("2022-01-01"), Some(ModelState::InUse));
    assert_eq!(on("2024-01-01"), Some(ModelState::Spread));
    let early = moved(ModelState::InUse, 2021);
    assert!(matches!(
        refused(&early, &events).as_slice(),
        [(field, Reason::BeginsBeforeLatest { .. })] if field == "since"
    ));
    let late = moved(ModelState::InUse, 2025);
    assert!(matches!(
        refused(&late, &events).as_slice(),
        [(field, Reason::FutureDay { .. })] if field == "since"
    ));
}

#[test]
fn an_archived_model_is_only_read() {
    let events = given(&[
        &|facts| moved(ModelState::InUse, 2022).decide(facts),
        &|facts| moved(ModelState::Archived, 2023).decide(facts),
    ]);
    let archived = [("model".to_owned(), Reason::ModelArchived)];
    assert_eq!(refused(&publish(0, "Myöhässä", None), &events), archived);
    let rename = RenameModel {
        model: MODEL,
        names: named("Toinen"),
    };
    assert_eq!(refused(&rename, &events), archived);
}

#[test]
fn every_section_of_the_path_has_its_place_and_key() {
    let keys: std::collections::HashSet<_> = PathSection::ALL
        .iter()
        .map(|section| section.key())
        .collect();
    assert_eq!(keys.len(), PathSection::ALL.len());
    for phase in PathPhase::ALL {
        assert!(
            PathSection::ALL
                .iter()
                .any(|section| section.phase() == phase)
        );
    }
}
