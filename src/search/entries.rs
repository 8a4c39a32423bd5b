//! What the index holds of each noun: the words that it is found by, and the marks of the library.
//!
//! Only what everybody may read is made an entry; see [`super::follow`].

use super::beside::Beside;
use super::document::{Entry, Kind, Passage};
use super::facet::{self, Facet};
use super::fields::Section;
use crate::domain::assessment::Assessment;
use crate::domain::free_text::FreeText;
use crate::domain::ids::Key;
use crate::domain::indicator::Indicator;
use crate::domain::language::{Language, Names, Texts};
use crate::domain::model::{Model, StateSpan};
use crate::domain::organisation::Organisation;
use crate::domain::project::Project;
use crate::domain::promise::Promise;
use crate::domain::publication::Publication;
use crate::domain::vocabulary::Vocabulary;

/// Texts on their way into an entry.
#[derive(Default)]
struct Passages(Vec<Passage>);

impl Passages {
    fn add(&mut self, section: Section, language: Language, text: &str) {
        if !text.trim().is_empty() {
            self.0.push(Passage {
                section,
                language,
                text: text.to_owned(),
            });
        }
    }

    fn names(&mut self, section: Section, names: &Names) {
        for (language, name) in names.iter() {
            self.add(section, language, name);
        }
    }

    fn texts(&mut self, section: Section, texts: &Texts) {
        for (language, text) in texts.iter() {
            self.add(section, language, text.as_str().unwrap_or_default());
        }
    }

    /// Words of people who did not say in which language they write.
    fn said(&mut self, text: Option<&FreeText>) {
        let text = text.and_then(FreeText::as_str).unwrap_or_default();
        self.add(Section::Text, Language::Fi, text);
    }

    fn terms(&mut self, vocabulary: Vocabulary, keys: &[Key]) {
        for term in keys.iter().filter_map(|key| vocabulary.find(key)) {
            self.names(Section::Text, &term.names());
        }
    }

    fn organisations(&mut self, organisations: &[Organisation]) {
        for organisation in organisations {
            self.names(Section::Text, &organisation.names);
        }
    }
}

/// The texts of a model in the order in which a snippet is looked for: short before long.
pub fn model_texts(model: &Model) -> Vec<(Section, &Texts)> {
    let Some(content) = &model.content else {
        return Vec::new();
    };
    let short = [
        &content.who_for,
        &content.what_changes,
        &content.what_it_needs,
        content.cost.note(),
    ];
    let path = content.path.iter().map(|section| &section.text);
    let long = short.into_iter().chain(path);
    [(Section::Summary, &content.summary)]
        .into_iter()
        .chain(long.map(|texts| (Section::Text, texts)))
        .collect()
}

pub fn model(model: &Model, beside: &Beside) -> Entry {
    let classification = &model.classification;
    let mut passages = Passages::default();
    passages.names(Section::Name, &model.names);
    for (section, texts) in model_texts(model) {
        passages.texts(section, texts);
    }
    for span in &model.states {
        passages.said(span.reason.as_ref());
        passages.said(span.learned.as_ref());
    }
    let place = classification.place.as_deref().unwrap_or_default();
    passages.add(Section::Text, Language::Fi, place);
    passages.terms(Vocabulary::Counties, &classification.counties);
    passages.terms(Vocabulary::TargetGroups, &classification.target_groups);
    passages.terms(Vocabulary::Themes, &classification.themes);
    passages.organisations(&classification.funders);
    if let Some(placeholder) = &model.placeholder {
        passages.names(Section::Text, &placeholder.names);
    }
    Entry {
        kind: Kind::Model,
        id: model.id.0,
        passages: passages.0,
        facets: marks(model, beside),
        changed: model.history.position,
        uses: beside.uses_of(model.id),
        tie: model.key.as_str().to_owned(),
    }
}

/// What a model is narrowed down by.
fn marks(model: &Model, beside: &Beside) -> Vec<(Facet, String)> {
    let classification = &model.classification;
    let mut marks = Vec::new();
    let keys = [
        (Facet::County, &classification.counties),
        (Facet::TargetGroup, &classification.target_groups),
        (Facet::Theme, &classification.themes),
    ];
    for (facet, keys) in keys {
        marks.extend(keys.iter().map(|key| (facet, key.as_str().to_owned())));
    }
    if let Some(span) = model.states.last() {
        marks.push((Facet::State, span.state.key().to_owned()));
    }
    let funders = classification.funders.iter();
    marks.extend(funders.map(|funder| (Facet::Funder, facet::named(&funder.names))));
    let languages = model.languages().into_iter();
    marks.extend(languages.map(|language| (Facet::Language, language.code().to_owned())));
    let ids = [
        (Facet::Programme, model.programme.map(|id| id.0)),
        (Facet::Project, model.project.map(|id| id.0)),
    ];
    marks.extend(
        ids.into_iter()
            .filter_map(|(facet, id)| Some((facet, id?.to_string()))),
    );
    let codes = [
        (Facet::Pillar, &classification.pillar),
        (Facet::Investment, &classification.investment),
    ];
    for (facet, code) in codes {
        marks.extend(code.iter().map(|code| (facet, code.as_str().to_owned())));
    }
    let evidence = match beside.is_measured(model) {
        true => "yes",
        false => "no",
    };
    marks.push((Facet::Evidence, evidence.to_owned()));
    let year = model.states.last().and_then(StateSpan::began_in);
    marks.extend(year.map(|year| (Facet::Year, year.to_string())));
    marks
}

pub fn project(project: &Project) -> Entry {
    let mut passages = Passages::default();
    passages.names(Section::Name, &project.names);
    for alias in &project.aliases {
        passages.names(Section::Name, alias);
    }
    passages.texts(Section::Summary, &project.aims);
    passages.texts(Section::Text, &project.description);
    passages.terms(Vocabulary::Counties, &project.counties);
    passages.terms(Vocabulary::Themes, &project.themes);
    passages.organisations(&project.funders);
    for tenure in project.hosts.iter().chain(&project.partners) {
        passages.names(Section::Text, &tenure.organisation.names);
    }
    Entry {
        kind: Kind::Project,
        id: project.id.0,
        passages: passages.0,
        facets: Vec::new(),
        changed: project.history.position,
        uses: 0,
        tie: project.slug.as_str().to_owned(),
    }
}

pub fn indicator(indicator: &Indicator) -> Entry {
    let mut passages = Passages::default();
    passages.names(Section::Name, &indicator.names);
    passages.add(Section::Name, Language::Fi, indicator.key.as_str());
    for method in &indicator.methods {
        passages.names(Section::Text, &method.unit);
    }
    Entry {
        kind: Kind::Indicator,
        id: indicator.id.0,
        passages: passages.0,
        facets: Vec::new(),
        changed: indicator.history.position,
        uses: 0,
        tie: indicator.key.as_str().to_owned(),
    }
}

pub fn promise(promise: &Promise) -> Entry {
    let mut passages = Passages::default();
    passages.names(Section::Name, &promise.made.names);
    passages.texts(Section::Text, &promise.made.description);
    Entry {
        kind: Kind::Promise,
        id: promise.id().0,
        passages: passages.0,
        facets: Vec::new(),
        changed: promise.history.position,
        uses: 0,
        tie: String::new(),
    }
}

/// What a project made public, by its title and whoever brought it out.
pub fn publication(publication: &Publication) -> Entry {
    let added = &publication.added;
    let publisher = added.publisher.as_deref().unwrap_or_default();
    let mut passages = Passages::default();
    passages.add(Section::Name, added.language, &added.title);
    passages.add(Section::Text, Language::Fi, publisher);
    Entry {
        kind: Kind::Publication,
        id: added.publication.0,
        passages: passages.0,
        facets: Vec::new(),
        changed: publication.history.position,
        uses: 0,
        tie: String::new(),
    }
}

/// The version in force; `None` while the assessment is withdrawn.
pub fn assessment(assessment: &Assessment) -> Option<Entry> {
    let content = &assessment.current()?.content;
    let mut passages = Passages::default();
    passages.texts(Section::Summary, &content.summary);
    passages.texts(Section::Text, &content.overall);
    for answer in &content.answers {
        passages.texts(Section::Text, &answer.narrative);
        passages.said(answer.unchanged.as_ref());
        passages.said(answer.cannot_assess.as_ref().map(|cannot| &cannot.reason));
    }
    Some(Entry {
        kind: Kind::Assessment,
        id: assessment.id.0,
        passages: passages.0,
        facets: Vec::new(),
        changed: assessment.history.position,
        uses: 0,
        tie: String::new(),
    })
}
