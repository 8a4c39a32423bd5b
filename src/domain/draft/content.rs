//! From the fields of a draft to the content of a filing.

use super::{CHANGED, Field, FieldKind, NO_STEP, UNCHANGED};
use crate::domain::assessment::{Answer, CannotAssess, Content, Evidence, Step};
use crate::domain::free_text::FreeText;
use crate::domain::ids::Key;
use crate::domain::language::{Language, Texts};

/// The content that a draft makes on top of what was filed before, if anything. A field that was
/// not written stays as filed; one that was emptied says nothing. Where the writer chose between
/// kinds of answers, only the texts of the chosen kind count. Fields are known to be readable.
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
    let fields: Vec<_> = fields.into_iter().collect();
    for (field, text) in &fields {
        let said = (!text.trim().is_empty()).then(|| (*text).to_owned());
        write(&mut content, field, said);
    }
    // A goal that cannot be assessed neither changed nor stayed, so the rating comes first.
    for kind in [FieldKind::Rating, FieldKind::Changed] {
        for (field, text) in fields.iter().filter(|(field, _)| field.kind() == kind) {
            choose(&mut content, field, text);
        }
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
            | FieldKind::Changed
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
        FieldKind::Changed => {}
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

/// What the writer chose, by a rating or by saying whether anything changed. A reason that the choice
/// needs and that is not there is kept as an empty one: the rules of filing then ask for it.
fn choose(content: &mut Content<Step>, field: &Field, text: &str) {
    let Some(goal) = field.goal() else {
        return;
    };
    let answer = answer_to(content, goal);
    let nothing = || FreeText::Said(String::new());
    match (field.kind(), text.trim()) {
        (_, "") => {}
        (FieldKind::Rating, NO_STEP) => {
            answer.unchanged = None;
            answer.cannot_assess.get_or_insert_with(|| CannotAssess {
                reason: nothing(),
                who_could: None,
            });
        }
        (FieldKind::Rating, _) => answer.cannot_assess = None,
        (_, UNCHANGED) if answer.cannot_assess.is_none() => {
            answer.narrative = Texts::default();
            answer.unchanged.get_or_insert_with(nothing);
        }
        (_, CHANGED) => answer.unchanged = None,
        _ => {}
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

    #[test]
    fn only_the_texts_of_the_chosen_kind_count() {
        let asks = [Key::parse("HT1").unwrap()];
        let made = |rating: &str, changed: &str| {
            let fields = [
                (field(FieldKind::CannotAssess, "HT1"), "tietoa ei ole"),
                (field(FieldKind::Changed, "HT1"), changed),
                (field(FieldKind::Narrative, "HT1"), "jonot lyhenivät"),
                (field(FieldKind::Rating, "HT1"), rating),
                (field(FieldKind::Unchanged, "HT1"), "ei uutta"),
            ];
            let fields = fields.iter().map(|(field, text)| (field, *text));
            content(None, &asks, fields).answers.remove(0)
        };
        let told = made("3", "yes");
        assert_eq!((told.rating, told.unchanged), (Some(Step(3)), None));
        assert!(told.cannot_assess.is_none() && !told.narrative.is_empty());
        let same = made("3", "no");
        assert_eq!(same.unchanged, Some(FreeText::new("ei uutta")));
        assert!(same.narrative.is_empty() && same.cannot_assess.is_none());
        let cannot = made("e", "no");
        assert!(cannot.cannot_assess.is_some() && cannot.rating.is_none());
        assert!(cannot.unchanged.is_none() && !cannot.narrative.is_empty());
        let bare = [(field(FieldKind::Rating, "HT1"), "e")];
        let bare = content(None, &asks, bare.iter().map(|(field, text)| (field, *text)));
        let cannot = bare.answers[0].cannot_assess.as_ref().unwrap();
        assert_eq!(cannot.reason.as_str(), Some(""), "a reason is asked for");
    }
}
