use super::*;
use crate::domain::free_text::FreeText;
use crate::domain::language::Texts;

fn answer(text: &str, step: Option<u32>) -> Option<Answer> {
    Some(Answer {
        goal: Key::parse("HT1").unwrap(),
        rating: step.map(|step| Rating { step, scale: 0 }),
        narrative: Texts {
            fi: (!text.is_empty()).then(|| FreeText::new(text)),
            ..Texts::default()
        },
        unchanged: None,
        cannot_assess: None,
        heading_as_written: None,
        evidence: Vec::new(),
    })
}

fn confirmed(step: Option<u32>) -> Option<Answer> {
    let reason = Some(FreeText::new("Ei muutosta."));
    answer("", step).map(|answer| Answer {
        unchanged: reason,
        ..answer
    })
}

fn compared(before: Option<Answer>, now: Option<Answer>) -> GoalChange {
    goal_change(&Key::parse("HT1").unwrap(), before, now)
}

#[test]
fn a_confirmation_is_told_apart_from_the_same_words() {
    let before = || answer("Jonot ovat lyhyet.", Some(2));
    let same = compared(before(), answer("Jonot ovat lyhyet", Some(2)));
    assert_eq!(same.news, GoalNews::Same);
    let confirmed = compared(before(), confirmed(None));
    assert_eq!(confirmed.news, GoalNews::Confirmed);
    assert_eq!(confirmed.text, TextDiff::default(), "the words still hold");
}

#[test]
fn a_confirmation_with_another_rating_is_a_change() {
    let change = compared(answer("Jonot ovat lyhyet.", Some(2)), confirmed(Some(3)));
    assert_eq!(
        (change.news, change.change),
        (GoalNews::Changed, RatingChange::Up)
    );
}

#[test]
fn words_rating_and_evidence_each_make_a_change() {
    let before = || answer("Jonot ovat lyhyet.", Some(2));
    let words = compared(before(), answer("Jonot ovat pitkät.", Some(2)));
    assert_eq!((words.news, words.text.equal_words), (GoalNews::Changed, 2));
    let rating = compared(before(), answer("Jonot ovat lyhyet.", Some(1)));
    assert_eq!(
        (rating.news, rating.change),
        (GoalNews::Changed, RatingChange::Down)
    );
    assert!(rating.text.is_same());
    let link = Evidence::Link {
        url: "https://example.org".into(),
        label: "Raportti".into(),
    };
    let mut with_link = before();
    with_link.as_mut().unwrap().evidence.push(link.clone());
    let evidence = compared(before(), with_link.clone());
    assert_eq!(
        (evidence.news, evidence.evidence_added.len()),
        (GoalNews::Changed, 1)
    );
    assert_eq!(compared(with_link, before()).evidence_removed, [link]);
}

#[test]
fn silence_is_named() {
    let said = || answer("Jonot ovat lyhyet.", None);
    assert_eq!(compared(None, said()).news, GoalNews::Began);
    assert_eq!(compared(said(), None).news, GoalNews::FellSilent);
    assert_eq!(
        compared(said(), answer("", None)).news,
        GoalNews::FellSilent
    );
    assert_eq!(compared(None, answer("", None)).news, GoalNews::Silent);
}
