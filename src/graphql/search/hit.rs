//! Why a model was found where no text of it has the words: they are in its names, in what it is classified
//! as, or in what was learned of it.

use async_graphql::{Enum, SimpleObject};

use super::found::{SearchSnippet, Sought};
use crate::domain::language as domain;
use crate::domain::model::Model;
use crate::domain::vocabulary::Vocabulary;

/// A field of a model in which its words were found.
#[derive(Clone, Copy, PartialEq, Eq, Enum)]
pub enum ModelHitField {
    /// Its name, in whatever language.
    Name,
    /// Where it was made, in the maker's words.
    Place,
    /// A county where it was made.
    County,
    /// A group that it is for.
    TargetGroup,
    /// A theme that it is about.
    Theme,
    /// Who paid for its making.
    Funder,
    /// The project that made it and is not recorded here.
    Project,
    /// Why it came to its state.
    Reason,
    /// What was learned of it.
    Learned,
}

/// What of a model was found beside its texts.
#[derive(SimpleObject)]
pub struct ModelHit {
    /// The field.
    field: ModelHitField,
    /// What stands there.
    text: SearchSnippet,
}

/// What of these texts answers the words, in the reader's language first.
fn hit(
    sought: &Sought,
    field: ModelHitField,
    texts: Vec<(domain::Language, &str)>,
) -> Option<ModelHit> {
    let (own, others): (Vec<_>, Vec<_>) = texts
        .into_iter()
        .partition(|(language, _)| *language == sought.reader);
    let best = sought.marker().best(own.into_iter().chain(others))?;
    Some(ModelHit {
        field,
        text: best.into(),
    })
}

/// The fields of a model beside its texts in which its words are.
pub fn hits(sought: &Sought, model: &Model) -> Vec<ModelHit> {
    use ModelHitField as Field;
    let named = |names: &'_ domain::Names| -> Vec<(domain::Language, String)> {
        let names = names.iter();
        names
            .map(|(language, name)| (language, name.clone()))
            .collect()
    };
    let own = &model.classification;
    let mut fields = vec![(Field::Name, named(&model.names))];
    let place = own
        .place
        .iter()
        .map(|place| (domain::Language::Fi, place.clone()));
    fields.push((Field::Place, place.collect()));
    for (field, vocabulary, keys) in [
        (Field::County, Vocabulary::Counties, &own.counties),
        (
            Field::TargetGroup,
            Vocabulary::TargetGroups,
            &own.target_groups,
        ),
        (Field::Theme, Vocabulary::Themes, &own.themes),
    ] {
        let terms = keys.iter().filter_map(|key| vocabulary.find(key));
        fields.extend(terms.map(|term| (field, named(&term.names()))));
    }
    let funders = own.funders.iter();
    fields.extend(funders.map(|funder| (Field::Funder, named(&funder.names))));
    let maker = model.placeholder.iter();
    fields.extend(maker.map(|maker| (Field::Project, named(&maker.names))));
    for span in &model.states {
        for (field, text) in [
            (Field::Reason, &span.reason),
            (Field::Learned, &span.learned),
        ] {
            let text = text.as_ref().and_then(|text| text.as_str());
            let text = text.map(|text| (domain::Language::Fi, text.to_owned()));
            fields.push((field, text.into_iter().collect()));
        }
    }
    let found = fields.iter().filter_map(|(field, texts)| {
        let texts = texts
            .iter()
            .map(|(language, text)| (*language, text.as_str()));
        hit(sought, *field, texts.collect())
    });
    found.collect()
}
