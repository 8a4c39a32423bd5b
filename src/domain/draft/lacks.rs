//! What a draft still lacks, part by part: why it would not be filed if it were sent now.

use crate::domain::assessment::{Content, Part, Step};
use crate::domain::ids::Key;
use crate::domain::refusal::{Reason, Refusal};

/// The refusals of a filing with the part that each is about, its field named from there; a part of
/// `None` is the filing as a whole. A goal that nothing was said to lacks its rating as well, where
/// ratings are needed: whoever answers it should hear of both at once.
pub fn lacks(
    refusals: Vec<Refusal>,
    content: &Content<Step>,
    needs_ratings: bool,
) -> Vec<(Option<Part>, Refusal)> {
    let mut found = Vec::with_capacity(refusals.len());
    for refusal in refusals {
        if let Reason::GoalUnanswered { goal } = &refusal.reason {
            let Some(goal) = Key::parse(goal) else {
                continue;
            };
            let is_begun = content.answers.iter().any(|answer| answer.goal == goal);
            if needs_ratings && !is_begun {
                let rating = Refusal::new("rating", Reason::Required);
                found.push((Some(Part::Goal(goal.clone())), rating));
            }
            let narrative = Refusal::new("narrative", refusal.reason);
            found.push((Some(Part::Goal(goal)), narrative));
            continue;
        }
        let (part, inner) = part_of(&refusal.field, content);
        let field = refusal.field[inner..].to_vec();
        found.push((part, Refusal { field, ..refusal }));
    }
    found
}

/// The part that a field is of, and how many of its steps name the part.
fn part_of(field: &[String], content: &Content<Step>) -> (Option<Part>, usize) {
    let step = |place: usize| field.get(place).map(String::as_str);
    match (step(0), step(1)) {
        (Some("overall"), _) => (Some(Part::Overall), 1),
        (Some("summary"), _) => (Some(Part::Summary), 1),
        (Some("answers"), Some(place)) => {
            let place = place.parse::<usize>().ok();
            let answer = place.and_then(|place| content.answers.get(place));
            (answer.map(|answer| Part::Goal(answer.goal.clone())), 2)
        }
        _ => (None, 0),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::draft::{Field, FieldKind, content};

    #[test]
    fn each_refusal_finds_its_part_and_its_field_there() {
        let goals = ["HT1", "HT2"].map(|goal| Key::parse(goal).unwrap());
        let rating = Field::parse(FieldKind::Rating, Some(goals[1].clone()), None).unwrap();
        let made = content(None, &goals, [(&rating, "3")]);
        let unanswered = |goal: &str| {
            let goal = goal.to_owned();
            Refusal::new("answers", Reason::GoalUnanswered { goal })
        };
        let refusals = vec![
            unanswered("HT1"),
            unanswered("HT2"),
            Refusal::new("answers.0.evidence.1.url", Reason::NotAUrl),
            Refusal::new("summary.sv", Reason::Required),
            Refusal::new("round", Reason::AlreadyFiled),
        ];
        let told = |(part, refusal): (Option<Part>, Refusal)| {
            let part = part.map_or("-".to_owned(), |part| part.word().to_owned());
            format!("{part} {}", refusal.field.join("."))
        };
        let found: Vec<String> = lacks(refusals, &made, true).into_iter().map(told).collect();
        assert_eq!(
            found,
            [
                "HT1 rating",
                "HT1 narrative",
                "HT2 narrative",
                "HT2 evidence.1.url",
                "summary sv",
                "- round"
            ]
        );
    }
}
