use chrono::{DateTime, NaiveDate};
use uuid::Uuid;

use super::*;
use crate::domain::command::{Command, Facts, StreamId};
use crate::domain::event::{Event, Noun};
use crate::domain::ids::Key;
use crate::domain::language::Names;
use crate::domain::period::{Period, RoundCode, RoundKind};
use crate::domain::programme::{GoalDefined, Launched, Scale, ScaleSet};
use crate::domain::refusal::{FILING_CHARS_MAX, FILINGS_MAX, Reason, Refusal};
use crate::domain::round::Planned;
use crate::domain::{organisation, project};

const PROGRAMME: ProgrammeId = ProgrammeId(Uuid::from_u128(1));
const PROJECT: ProjectId = ProjectId(Uuid::from_u128(2));
const ROUND: RoundId = RoundId(Uuid::from_u128(3));

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
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

fn goal() -> Key {
    Key::parse("HT1").unwrap()
}

fn organisation() -> organisation::Organisation {
    organisation::Organisation {
        names: named("Ministeriö"),
        kind: organisation::OrganisationKind::Ministry,
    }
}

fn scale(valid_from: &str, steps: usize) -> Event {
    let scale = Scale {
        valid_from: day(valid_from),
        origin: named("oma"),
        steps: vec![named("askel"); steps],
    };
    ScaleSet { scale }.into()
}

/// A programme with two scales, of which the second begins after the round's state date.
fn programme() -> Vec<Event> {
    vec![
        Launched {
            programme: PROGRAMME,
            key: Key::parse("ohjelma").unwrap(),
            names: named("Ohjelma"),
            owner: organisation(),
            period: Default::default(),
            description: Texts::default(),
        }
        .into(),
        GoalDefined {
            goal: goal(),
            ordinal: 1,
            wording: named("Tavoite"),
            valid_from: day("2020-01-01"),
        }
        .into(),
        scale("2019-01-01", 2),
        scale("2020-01-01", 3),
        scale("2021-06-01", 5),
    ]
}

fn round(code: &str) -> Event {
    let code = RoundCode::parse(code).unwrap();
    Planned {
        round: ROUND,
        programme: PROGRAMME,
        kind: code.kind(),
        code,
        period: Period::parse(day("2020-11-01"), day("2021-04-30")).unwrap(),
        state_date: day("2021-04-30"),
        opens: day("2021-05-01"),
        due: day("2021-05-15"),
        asks: vec![goal()],
        scope: Default::default(),
    }
    .into()
}

fn registered() -> Event {
    project::Registered {
        project: PROJECT,
        programme: PROGRAMME,
        slug: Key::parse("hanke").unwrap(),
        names: named("Hanke"),
        description: Texts::default(),
        aims: Texts::default(),
        operating_time: Default::default(),
        hosts: Vec::new(),
        partners: Vec::new(),
        funders: Vec::new(),
        state: project::ProjectState::Running,
    }
    .into()
}

fn noun(events: &[Event]) -> Noun {
    let fold = |noun, event| {
        let stamp = Stamp {
            position: 1,
            version: 1,
            effective: DateTime::UNIX_EPOCH,
            recorded: DateTime::UNIX_EPOCH,
            actor: Uuid::nil(),
        };
        Noun::evolve(noun, event, &stamp)
    };
    events.iter().fold(None, fold).unwrap()
}

/// The facts after these events of the assessment.
fn facts(round: Event, filed: &[Event]) -> Facts {
    let stream = |kind, id| StreamId { kind, id };
    use crate::domain::event::StreamKind as Kind;
    let mut nouns = vec![
        (stream(Kind::Programme, PROGRAMME.0), noun(&programme())),
        (stream(Kind::Project, PROJECT.0), noun(&[registered()])),
        (stream(Kind::Round, ROUND.0), noun(&[round])),
    ];
    if !filed.is_empty() {
        nouns.push((stream(Kind::Assessment, id_of(PROJECT, ROUND)), noun(filed)));
    }
    Facts::new(nouns, day("2021-05-10"))
}

fn content(text: &str, rating: Option<u32>) -> Content<Step> {
    Content {
        overall: Texts::default(),
        summary: Texts::default(),
        answers: vec![Answer {
            goal: goal(),
            rating: rating.map(Step),
            narrative: said(text),
            unchanged: None,
            cannot_assess: None,
            heading_as_written: None,
            evidence: Vec::new(),
        }],
    }
}

fn submit(content: Content<Step>) -> SubmitAssessment {
    SubmitAssessment {
        programme: PROGRAMME,
        project: PROJECT,
        round: ROUND,
        content,
    }
}

fn amend(content: Content<Step>) -> AmendAssessment {
    AmendAssessment {
        programme: PROGRAMME,
        project: PROJECT,
        round: ROUND,
        content,
        reason: FreeText::new("Korjaus."),
    }
}

fn imported(content: Content<Step>) -> Event {
    let command = ImportAssessment {
        programme: PROGRAMME,
        project: PROJECT,
        round: ROUND,
        content,
        source: Source {
            location: "julkaisu".into(),
            date: FuzzyDate::day(day("2021-05-02")),
        },
    };
    command
        .decide(&facts(round("2021-1"), &[]))
        .unwrap()
        .remove(0)
}

fn refused(reason: Reason, field: &str) -> Result<Vec<Event>, Vec<Refusal>> {
    Err(vec![Refusal::new(field, reason)])
}

#[test]
fn a_step_is_placed_on_the_scale_of_the_rounds_state_date() {
    let facts = facts(round("2021-1"), &[]);
    let events = submit(content("yksi", Some(3))).decide(&facts).unwrap();
    let Some(Event::Assessment(crate::domain::event::AssessmentEvent::Submitted(filed))) =
        events.first()
    else {
        panic!("{events:?}");
    };
    let rating = Rating { step: 3, scale: 1 };
    assert_eq!(filed.content.answers[0].rating, Some(rating));
    let above = submit(content("yksi", Some(4))).decide(&facts);
    let reason = Reason::RatingOutsideScale { steps: 3 };
    assert_eq!(above, refused(reason, "answers.0.rating"));
    assert_eq!(
        serde_json::to_value(content("yksi", Some(3))).unwrap()["answers"][0]["rating"],
        3,
        "the request says nothing of scales"
    );
}

#[test]
fn the_same_steps_again_are_nothing_new() {
    let first = facts(round("2021-1"), &[]);
    let filed = submit(content("yksi", Some(3))).decide(&first).unwrap();
    let facts = facts(round("2021-1"), &filed);
    let again = submit(content("yksi", Some(3))).decide(&facts);
    assert_eq!(again, Ok(Vec::new()));
    let other = submit(content("yksi", Some(2))).decide(&facts);
    assert_eq!(other, refused(Reason::AlreadyFiled, "round"));
    assert_eq!(
        amend(content("yksi", Some(3))).decide(&facts),
        Ok(Vec::new())
    );
}

#[test]
fn an_imported_assessment_may_stay_incomplete_however_often_it_is_amended() {
    let empty = Content {
        answers: Vec::new(),
        ..content("", None)
    };
    let with_overall = |text: &str| Content {
        overall: said(text),
        ..empty.clone()
    };
    let mut filed = vec![imported(empty.clone())];
    for text in ["yksi", "kaksi"] {
        let facts = facts(round("2021-1"), &filed);
        filed.extend(amend(with_overall(text)).decide(&facts).unwrap());
    }
    assert_eq!(filed.len(), 3);
    let own = submit(content("yksi", None)).decide(&facts(round("2021-1"), &[]));
    let facts = facts(round("2021-1"), &own.unwrap());
    let goal = "HT1".to_owned();
    assert_eq!(
        amend(with_overall("yksi")).decide(&facts),
        refused(Reason::GoalUnanswered { goal }, "answers")
    );
}

#[test]
fn nothing_is_submitted_to_a_round_of_imports() {
    let facts = facts(round("2021"), &[]);
    assert_eq!(
        RoundCode::parse("2021").unwrap().kind(),
        RoundKind::AnnualImported
    );
    let submitted = submit(content("yksi", None)).decide(&facts);
    assert_eq!(submitted, refused(Reason::RoundImportsOnly, "round"));
}

#[test]
fn the_texts_of_a_filing_have_a_limit_together() {
    let long = FreeText::new("ä".repeat(20_000));
    let all = Texts {
        fi: Some(long.clone()),
        sv: Some(long.clone()),
        en: Some(long),
    };
    let mut content = content("", None);
    content.answers[0].narrative = all.clone();
    // Goals of which the round knows nothing: only the limit matters here.
    let answer = content.answers[0].clone();
    content.answers.extend(vec![answer; 2]);
    content.overall = said("x".repeat(20_000));
    assert_eq!(content.characters(), FILING_CHARS_MAX);
    let limit = Refusal::new(
        "answers",
        Reason::TooLong {
            max: FILING_CHARS_MAX,
        },
    );
    let facts = facts(round("2021-1"), &[]);
    let refusals = |content| submit(content).decide(&facts).unwrap_err();
    assert!(!refusals(content.clone()).contains(&limit));
    content.summary = said("x");
    assert!(refusals(content).contains(&limit));
}

#[test]
fn an_assessment_has_at_most_fifty_versions() {
    let mut filed = submit(content("0", None))
        .decide(&facts(round("2021-1"), &[]))
        .unwrap();
    for number in 1..FILINGS_MAX {
        let facts = facts(round("2021-1"), &filed);
        let amended = amend(content(&number.to_string(), None)).decide(&facts);
        filed.extend(amended.unwrap());
    }
    let facts = facts(round("2021-1"), &filed);
    let reason = Reason::TooMany { max: FILINGS_MAX };
    assert_eq!(
        amend(content("liikaa", None)).decide(&facts),
        refused(reason, "round")
    );
    let same = amend(content("49", None)).decide(&facts);
    assert_eq!(same, Ok(Vec::new()), "the same again is still nothing new");
}

#[test]
fn the_noun_holds_what_was_filed_and_nothing_computed_from_it() {
    let first = submit(content("yksi kaksi", None)).decide(&facts(round("2021-1"), &[]));
    let filed = noun(&first.unwrap()).to_json().unwrap();
    assert!(filed.contains("yksi kaksi"));
    assert!(
        !filed.contains("words") && !filed.contains("digest"),
        "{filed}"
    );
}
