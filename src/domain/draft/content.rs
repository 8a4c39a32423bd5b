//! From the fields of a draft to the content of a filing.

use super::{Field, FieldKind};
use crate::domain::assessment::{Answer, CannotAssess, Content, Evidence, Step};
use crate::domain::free_text::FreeText;
use crate::domain::ids::Key;
use crate::domain::language::{Language, Texts};

/// The content that a draft makes on top of what was filed before, if anything. A field that was
/// not written stays as filed; one that was emptied says nothing. Fields are known to be readable.
pub fn content<'a>(
    filed: Option<Content<Step>>,
    asks: &[Key],
    fields: impl IntoIterator<Item = (&'a Field, &'a str)>,
) -> Content<Step> {
    let mut content = filed.unwrap_or_else(|| Content {
        overall: Texts::default(),
        summary: Texts::default(),
        answers: Vec::new(),
    });
    for (field, text) in fields {
        let said = (!text.trim().is_empty()).then(|| text.to_owned());
        write(&mut content, field, said);
    }
    content.answers.retain(|answer| !is_empty(answer));
    let place = |answer: &Answer<Step>| asks.iter().position(|goal| *goal == answer.goal);
    content.answers.sort_by_key(place);
    content
}

fn write(content: &mut Content<Step>, field: &Field, said: Option<String>) {
    let text = said.clone().map(FreeText::Said);
    let Some(goal) = field.goal() else {
        let texts = match field.kind() {
            FieldKind::Summary => &mut content.summary,
            FieldKind::Overall
            | FieldKind::Narrative
            | FieldKind::Rating
            | FieldKind::Unchanged
            | FieldKind::CannotAssess
            | FieldKind::WhoCould
            | FieldKind::Evidence => &mut content.overall,
        };
        set(texts, field.language(), text);
        return;
    };
    let answer = answer_to(content, goal);
    match field.kind() {
        FieldKind::Narrative | FieldKind::Overall | FieldKind::Summary => {
            set(&mut answer.narrative, field.language(), text);
        }
        FieldKind::Rating => answer.rating = said.and_then(|step| step.parse().ok()).map(Step),
        FieldKind::Unchanged => answer.unchanged = text,
        FieldKind::CannotAssess => {
            let who_could = answer.cannot_assess.take().and_then(|c| c.who_could);
            answer.cannot_assess = cannot(text, who_could);
        }
        FieldKind::WhoCould => {
            let reason = answer.cannot_assess.take().map(|cannot| cannot.reason);
            answer.cannot_assess = cannot(reason, text);
        }
        FieldKind::Evidence => {
            let list = said.and_then(|text| serde_json::from_str::<Vec<Evidence>>(&text).ok());
            answer.evidence = list.unwrap_or_default();
        }
    }
}

/// Who could assess, without saying why the project cannot, is kept with an empty reason: the rules
/// of filing then ask for it.
fn cannot(reason: Option<FreeText>, who_could: Option<FreeText>) -> Option<CannotAssess> {
    let reason = reason.filter(|reason| reason.as_str() != Some(""));
    if reason.is_none() && who_could.is_none() {
        return None;
    }
    Some(CannotAssess {
        reason: reason.unwrap_or(FreeText::Said(String::new())),
        who_could,
    })
}

fn set(texts: &mut Texts, language: Option<Language>, text: Option<FreeText>) {
    match language {
        Some(Language::Fi) => texts.fi = text,
        Some(Language::Sv) => texts.sv = text,
        Some(Language::En) => texts.en = text,
        None => {}
    }
}

fn answer_to<'c>(content: &'c mut Content<Step>, goal: &Key) -> &'c mut Answer<Step> {
    let place = content.answers.iter().position(|a| a.goal == *goal);
    let place = place.unwrap_or_else(|| {
        content.answers.push(Answer {
            goal: goal.clone(),
            rating: None,
            narrative: Texts::default(),
            unchanged: None,
            cannot_assess: None,
            heading_as_written: None,
            evidence: Vec::new(),
        });
        content.answers.len() - 1
    });
    &mut content.answers[place]
}

fn is_empty(answer: &Answer<Step>) -> bool {
    answer.rating.is_none()
        && answer.narrative.is_empty()
        && answer.unchanged.is_none()
        && answer.cannot_assess.is_none()
        && answer.heading_as_written.is_none()
        && answer.evidence.is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn field(kind: FieldKind, goal: &str) -> Field {
        let language = (kind == FieldKind::Narrative).then_some(Language::Fi);
        Field::parse(kind, Key::parse(goal), language).unwrap()
    }

    #[test]
    fn fields_make_answers_in_the_order_of_the_round() {
        let asks = ["HT1", "HT2"].map(|goal| Key::parse(goal).unwrap());
        let fields = [
            (field(FieldKind::WhoCould, "HT2"), "rekisteri"),
            (field(FieldKind::CannotAssess, "HT2"), "tietoa ei ole"),
            (field(FieldKind::Rating, "HT1"), "3"),
            (field(FieldKind::Narrative, "HT1"), "jonot lyhenivät"),
        ];
        let fields = || fields.iter().map(|(field, text)| (field, *text));
        let made = content(None, &asks, fields());
        assert_eq!(made.answers[0].rating, Some(Step(3)));
        let cannot = made.answers[1].cannot_assess.as_ref().unwrap();
        assert_eq!(cannot.reason, FreeText::new("tietoa ei ole"));
        assert_eq!(cannot.who_could, Some(FreeText::new("rekisteri")));
        let emptied = [(field(FieldKind::Narrative, "HT1"), " ")];
        let emptied = emptied.iter().map(|(field, text)| (field, *text));
        let made = content(Some(made), &asks, emptied);
        assert!(made.answers[0].narrative.is_empty());
        assert_eq!(made.answers[0].rating, Some(Step(3)), "as filed");
        assert_eq!(made.answers.len(), 2);
    }
}
