//! What a version of an operating model says, and how it is written.

use std::sync::Arc;

use async_graphql::{InputObject, Object, OneofObject, SimpleObject};

use crate::domain::model as domain;
use crate::graphql::enums::{PathPhase, PathSection};
use crate::graphql::text::{Texts, TextsInput};

/// A whole description of an operating model.
pub struct Content(pub Arc<domain::Model>);

/// A whole description of an operating model.
#[Object(name = "ModelContent")]
impl Content {
    /// The model in a few sentences.
    async fn summary(&self) -> Texts {
        self.texts(|content| &content.summary)
    }

    /// Whom it is for.
    async fn who_for(&self) -> Texts {
        self.texts(|content| &content.who_for)
    }

    /// What changes for them.
    async fn what_changes(&self) -> Texts {
        self.texts(|content| &content.what_changes)
    }

    /// What taking it up needs: people, skills, rooms, systems.
    async fn what_it_needs(&self) -> Texts {
        self.texts(|content| &content.what_it_needs)
    }

    /// What it costs; that nobody knows is said aloud.
    async fn cost(&self) -> Option<Cost> {
        self.0.content.as_ref().map(|content| match &content.cost {
            domain::Cost::Unknown { note } => Cost {
                is_known: false,
                euros: None,
                note: Texts(note.clone()),
            },
            domain::Cost::Euros { amount, note } => Cost {
                is_known: true,
                euros: Some(*amount),
                note: Texts(note.clone()),
            },
        })
    }

    /// The development path: every phase with every section, written or not.
    #[graphql(complexity = "12 * child_complexity")]
    async fn path(&self) -> Vec<Phase> {
        domain::PathPhase::ALL
            .into_iter()
            .map(|phase| self.phase(phase))
            .collect()
    }
}

impl Content {
    fn texts(&self, part: impl Fn(&domain::Content) -> &crate::domain::language::Texts) -> Texts {
        Texts(
            self.0
                .content
                .as_ref()
                .map(part)
                .cloned()
                .unwrap_or_default(),
        )
    }

    fn phase(&self, phase: domain::PathPhase) -> Phase {
        let content = self.0.content.as_ref();
        let sections: Vec<Section> = domain::PathSection::ALL
            .into_iter()
            .filter(|section| section.phase() == phase)
            .map(|section| Section {
                section: section.into(),
                text: content
                    .and_then(|content| content.section(section))
                    .map(|text| Texts(text.clone())),
            })
            .collect();
        Phase {
            phase: phase.into(),
            asked: sections.len(),
            written: sections.iter().filter(|s| s.text.is_some()).count(),
            sections,
        }
    }
}

/// What it costs to take a model up.
#[derive(SimpleObject)]
#[graphql(name = "ModelCost")]
pub struct Cost {
    /// Whether anybody knows.
    is_known: bool,
    /// The amount in euros; null when it is not known.
    euros: Option<f64>,
    /// What the amount covers, or why it is not known.
    note: Texts,
}

/// A phase of the development path.
#[derive(SimpleObject)]
#[graphql(name = "ModelPathPhase")]
pub struct Phase {
    /// Which phase.
    phase: PathPhase,
    /// How many sections it has.
    asked: usize,
    /// How many of them are written.
    written: usize,
    /// Its sections in order.
    sections: Vec<Section>,
}

/// A section of the development path.
#[derive(SimpleObject)]
#[graphql(name = "ModelPathSection")]
pub struct Section {
    /// Which section.
    section: PathSection,
    /// What it says; null when it is not written.
    text: Option<Texts>,
}

/// A whole description of an operating model.
#[derive(InputObject)]
#[graphql(name = "ModelContentInput")]
pub struct ContentInput {
    /// The model in a few sentences.
    summary: TextsInput,
    /// Whom it is for.
    #[graphql(default)]
    who_for: TextsInput,
    /// What changes for them.
    #[graphql(default)]
    what_changes: TextsInput,
    /// What taking it up needs.
    #[graphql(default)]
    what_it_needs: TextsInput,
    /// What it costs, or that it is not known.
    cost: CostInput,
    /// Written sections of the development path, each at most once.
    #[graphql(default)]
    path: Vec<SectionInput>,
}

/// What it costs: exactly one.
#[derive(OneofObject)]
#[graphql(name = "ModelCostInput")]
pub enum CostInput {
    /// It is not known; why, or on what it depends.
    Unknown(TextsInput),
    /// An amount.
    Amount(AmountInput),
}

/// An amount of money.
#[derive(InputObject)]
#[graphql(name = "ModelAmountInput")]
pub struct AmountInput {
    /// In euros, 0 or more.
    euros: f64,
    /// What it covers, and for how long.
    #[graphql(default)]
    note: TextsInput,
}

/// A section of the development path.
#[derive(InputObject)]
#[graphql(name = "ModelPathSectionInput")]
pub struct SectionInput {
    /// Which section.
    section: PathSection,
    /// What it says; a blank text is no section.
    text: TextsInput,
}

impl From<ContentInput> for domain::Content {
    fn from(input: ContentInput) -> domain::Content {
        domain::Content {
            summary: input.summary.into(),
            who_for: input.who_for.into(),
            what_changes: input.what_changes.into(),
            what_it_needs: input.what_it_needs.into(),
            cost: match input.cost {
                CostInput::Unknown(note) => domain::Cost::Unknown { note: note.into() },
                CostInput::Amount(amount) => domain::Cost::Euros {
                    amount: amount.euros,
                    note: amount.note.into(),
                },
            },
            path: input
                .path
                .into_iter()
                .map(|section| domain::SectionText {
                    section: section.section.into(),
                    text: section.text.into(),
                })
                .collect(),
        }
    }
}
