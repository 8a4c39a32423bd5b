//! What a version of a model says: its core in short, and the development path in three phases.

use std::collections::HashSet;

use serde::{Deserialize, Serialize};

use crate::domain::language::Texts;
use crate::domain::refusal::{Checks, MODEL_CHARS_MAX, Reason};

/// A phase of the development path.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PathPhase {
    /// "Oivalla ja ymmärrä".
    Understand,
    /// "Kuvittele ja kokeile".
    Try,
    /// "Kuvaa ja jaa".
    Share,
}

impl PathPhase {
    pub const ALL: [PathPhase; 3] = [PathPhase::Understand, PathPhase::Try, PathPhase::Share];
}

/// A section of the development path. No section must be written; the empty ones are counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PathSection {
    OperatingEnvironment,
    StartingPoint,
    Needs,
    CoDevelopment,
    IntendedChange,
    MeasuringChange,
    Ideas,
    Trials,
    ClientUnderstanding,
    CoreIdea,
    Conditions,
    Results,
}

impl PathSection {
    /// In the order of the path.
    pub const ALL: [PathSection; 12] = [
        PathSection::OperatingEnvironment,
        PathSection::StartingPoint,
        PathSection::Needs,
        PathSection::CoDevelopment,
        PathSection::IntendedChange,
        PathSection::MeasuringChange,
        PathSection::Ideas,
        PathSection::Trials,
        PathSection::ClientUnderstanding,
        PathSection::CoreIdea,
        PathSection::Conditions,
        PathSection::Results,
    ];

    pub fn phase(self) -> PathPhase {
        match self {
            PathSection::OperatingEnvironment
            | PathSection::StartingPoint
            | PathSection::Needs
            | PathSection::CoDevelopment
            | PathSection::IntendedChange
            | PathSection::MeasuringChange => PathPhase::Understand,
            PathSection::Ideas | PathSection::Trials => PathPhase::Try,
            PathSection::ClientUnderstanding
            | PathSection::CoreIdea
            | PathSection::Conditions
            | PathSection::Results => PathPhase::Share,
        }
    }

    pub fn key(self) -> &'static str {
        match self {
            PathSection::OperatingEnvironment => "operating_environment",
            PathSection::StartingPoint => "starting_point",
            PathSection::Needs => "needs",
            PathSection::CoDevelopment => "co_development",
            PathSection::IntendedChange => "intended_change",
            PathSection::MeasuringChange => "measuring_change",
            PathSection::Ideas => "ideas",
            PathSection::Trials => "trials",
            PathSection::ClientUnderstanding => "client_understanding",
            PathSection::CoreIdea => "core_idea",
            PathSection::Conditions => "conditions",
            PathSection::Results => "results",
        }
    }
}

/// What it costs to take the model up. There is no third way: who does not know says so.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Cost {
    Unknown {
        /// Why it is not known, or what it depends on.
        note: Texts,
    },
    Euros {
        amount: f64,
        /// What the amount covers and for how long.
        note: Texts,
    },
}

impl Cost {
    pub fn note(&self) -> &Texts {
        match self {
            Cost::Unknown { note } | Cost::Euros { note, .. } => note,
        }
    }
}

/// One section as it is written.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SectionText {
    pub section: PathSection,
    pub text: Texts,
}

/// A text of the core in short.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ShortText {
    Summary,
    WhoFor,
    WhatChanges,
    WhatItNeeds,
}

impl ShortText {
    pub const ALL: [ShortText; 4] = [
        ShortText::Summary,
        ShortText::WhoFor,
        ShortText::WhatChanges,
        ShortText::WhatItNeeds,
    ];
}

/// A whole description.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Content {
    /// The model in a few sentences; never empty.
    pub summary: Texts,
    pub who_for: Texts,
    pub what_changes: Texts,
    pub what_it_needs: Texts,
    pub cost: Cost,
    /// Only sections that are written, each once, in the order of the path.
    pub path: Vec<SectionText>,
}

/// Largest amount of money that can be meant, in euros.
const EUROS_MAX: f64 = 1e12;

impl Content {
    /// Its written sections in order, and nothing for those with a blank text.
    pub fn settled(mut self) -> Content {
        self.path.retain(|section| !section.text.is_empty());
        self.path.sort_by_key(|section| {
            PathSection::ALL
                .iter()
                .position(|known| *known == section.section)
        });
        self
    }

    /// The text of a section, if it is written.
    pub fn section(&self, section: PathSection) -> Option<&Texts> {
        self.path
            .iter()
            .find(|written| written.section == section)
            .map(|written| &written.text)
    }

    /// The sections whose text is another one than in the version before; of the first version,
    /// those that are written.
    pub fn changed_sections(&self, before: Option<&Content>) -> Vec<PathSection> {
        let differs = |section: &PathSection| {
            let earlier = before.and_then(|before| before.section(*section));
            self.section(*section) != earlier
        };
        PathSection::ALL.into_iter().filter(differs).collect()
    }

    /// The short texts that are other ones than in the version before, in their order.
    pub fn changed_texts(&self, before: Option<&Content>) -> Vec<ShortText> {
        let of = |content: &Content, text: ShortText| match text {
            ShortText::Summary => content.summary.clone(),
            ShortText::WhoFor => content.who_for.clone(),
            ShortText::WhatChanges => content.what_changes.clone(),
            ShortText::WhatItNeeds => content.what_it_needs.clone(),
        };
        let differs = |text: &ShortText| {
            let earlier = before.map(|before| of(before, *text)).unwrap_or_default();
            of(self, *text) != earlier
        };
        ShortText::ALL.into_iter().filter(differs).collect()
    }

    fn texts(&self) -> impl Iterator<Item = &Texts> {
        [
            &self.summary,
            &self.who_for,
            &self.what_changes,
            &self.what_it_needs,
            self.cost.note(),
        ]
        .into_iter()
        .chain(self.path.iter().map(|section| &section.text))
    }

    pub(super) fn check(&self, checks: &mut Checks) {
        checks.expect(
            !self.summary.is_empty(),
            "content.summary",
            Reason::Required,
        );
        checks.summary("content.summary", &self.summary);
        checks.texts("content.whoFor", &self.who_for);
        checks.texts("content.whatChanges", &self.what_changes);
        checks.texts("content.whatItNeeds", &self.what_it_needs);
        match &self.cost {
            Cost::Unknown { note } => checks.texts("content.cost.unknown", note),
            Cost::Euros { amount, note } => {
                checks.texts("content.cost.amount.note", note);
                checks.expect(
                    (0.0..=EUROS_MAX).contains(amount),
                    "content.cost.amount.euros",
                    Reason::OutsideRange {
                        min: "0".into(),
                        max: EUROS_MAX.to_string(),
                    },
                );
            }
        }
        let mut seen = HashSet::new();
        for (index, section) in self.path.iter().enumerate() {
            let field = format!("content.path.{index}");
            checks.expect(
                seen.insert(section.section),
                &field,
                Reason::Repeated {
                    what: section.section.key().to_owned(),
                },
            );
            checks.texts(&format!("{field}.text"), &section.text);
        }
        let chars: usize = self
            .texts()
            .flat_map(|texts| texts.iter())
            .filter_map(|(_, text)| text.as_str())
            .map(|text| text.chars().count())
            .sum();
        checks.expect(
            chars <= MODEL_CHARS_MAX,
            "content",
            Reason::TooLong {
                max: MODEL_CHARS_MAX,
            },
        );
    }
}
