//! The words of pages in the reader's language, from `web/words/{fi,sv,en}.ftl`.
//!
//! Invariant: a word that is missing is an error of the template, never an empty place.

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::types::FluentNumber;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};

use super::{files, show};
use crate::domain::language::Language;

/// The words of one language.
pub struct Words {
    bundle: FluentBundle<FluentResource>,
}

/// What stands in a message in place of a name.
pub enum Filling {
    Text(String),
    /// Chooses the plural, and is written as the language writes numbers.
    Number(f64),
}

/// The text of a language's file.
pub fn source(language: Language) -> String {
    let path = format!("words/{}.ftl", language.code());
    files::text(&path).unwrap_or_default()
}

impl Words {
    /// Reads the file of a language.
    pub fn of(language: Language) -> Words {
        let tag = language.code().parse().unwrap_or_default();
        let mut bundle = FluentBundle::new_concurrent(vec![tag]);
        // Values are shown among words of the same direction; isolation marks would be seen as noise.
        bundle.set_use_isolating(false);
        bundle.set_formatter(Some(match language {
            Language::En => |value, _| written(value, Language::En),
            Language::Fi | Language::Sv => |value, _| written(value, Language::Fi),
        }));
        let read = FluentResource::try_new(source(language));
        bundle.add_resource_overriding(read.unwrap_or_else(|(read, _)| read));
        Words { bundle }
    }

    pub fn has(&self, id: &str) -> bool {
        self.bundle.has_message(id)
    }

    /// The message with its places filled; `None` when it is missing or a place stays empty.
    pub fn say(&self, id: &str, fillings: Vec<(String, Filling)>) -> Option<String> {
        let pattern = self.bundle.get_message(id)?.value()?;
        let mut args = FluentArgs::new();
        for (name, filling) in fillings {
            match filling {
                Filling::Text(text) => args.set(name, text),
                Filling::Number(number) => args.set(name, number),
            }
        }
        let mut faults = Vec::new();
        let said = self
            .bundle
            .format_pattern(pattern, Some(&args), &mut faults);
        faults.is_empty().then(|| said.into_owned())
    }
}

fn written(value: &FluentValue<'_>, language: Language) -> Option<String> {
    match value {
        FluentValue::Number(FluentNumber { value, .. }) => {
            Some(show::number(*value, None, language))
        }
        _ => None,
    }
}

/// Words for the values of the schema's enums: the beginning of their ids, and the enum.
pub const OF_ENUMS: [(&str, &str); 48] = [
    ("project-state", "ProjectState"),
    ("model-state", "ModelState"),
    ("model-sort", "ModelSort"),
    ("project-sort", "ProjectSort"),
    ("found", "SearchKind"),
    ("filing", "FilingState"),
    ("review", "ReviewState"),
    ("answer", "AnswerState"),
    ("round-state", "RoundState"),
    ("round-kind", "RoundKind"),
    ("promise-kind", "PromiseKind"),
    ("promise", "PromiseState"),
    ("publication", "PublicationKind"),
    ("group", "ProfessionalGroup"),
    ("movement", "Movement"),
    ("direction", "Direction"),
    ("adoption", "AdoptionState"),
    ("lineage", "LineageKind"),
    ("phase", "PathPhase"),
    ("section", "PathSection"),
    ("relation", "ProjectRelation"),
    ("language", "Language"),
    ("role", "Role"),
    ("party", "PartyRole"),
    ("noun", "StreamKind"),
    ("aggregation", "Aggregation"),
    ("part", "DraftPartState"),
    ("notice", "NoticeCode"),
    ("row", "TableRowState"),
    ("density", "Density"),
    ("scope", "TokenScope"),
    ("block", "ImportBlockKind"),
    ("fact", "ImportFact"),
    ("personal", "PersonalDataKind"),
    ("change", "RatingChange"),
    ("step", "ReviewStepKind"),
    ("news", "GoalNews"),
    ("measured-news", "IndicatorNews"),
    ("promise-news", "PromiseNews"),
    ("missing-part", "MissingPartKind"),
    ("absence", "MovementAbsence"),
    ("obstacle", "ComparisonObstacle"),
    ("gender", "Gender"),
    ("target-news", "IndicatorTargetNews"),
    ("told", "NotificationKind"),
    ("mailing", "Mailing"),
    ("rhythm", "SummaryRhythm"),
    ("follow-kind", "FollowKind"),
];

/// The id of the word for a value of an enum, such as `filing-on-time`.
pub fn id_of(beginning: &str, value: &str) -> String {
    format!(
        "{beginning}-{}",
        value.to_ascii_lowercase().replace('_', "-")
    )
}

/// The messages of a language whose ids begin so, as its file has them.
pub fn beginning_with(language: Language, beginning: &str) -> String {
    let mut is_within = false;
    let source = source(language);
    let lines = source.lines().filter(|line| {
        if !line.starts_with([' ', '}']) {
            is_within = line.starts_with(beginning);
        }
        is_within
    });
    lines.flat_map(|line| [line, "\n"]).collect()
}

/// Ids that a language's file has, in its order.
pub fn ids(language: Language) -> Vec<String> {
    source(language)
        .lines()
        .filter_map(|line| line.split_once(" ="))
        .filter(|(id, _)| !id.is_empty() && !id.starts_with([' ', '#', '-']))
        .map(|(id, _)| id.to_owned())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_file_of_words_parses_and_has_the_same_ids() {
        for language in Language::ALL {
            let read = FluentResource::try_new(source(language));
            assert!(
                read.is_ok(),
                "{language:?}: {:?}",
                read.err().map(|(_, e)| e)
            );
            assert_eq!(ids(language), ids(Language::Fi), "{language:?}");
        }
    }

    #[test]
    fn numbers_choose_their_plural_and_are_written_as_the_language_does() {
        let said = |language, number| {
            let fillings = vec![("n".to_owned(), Filling::Number(number))];
            Words::of(language).say("count-projects", fillings)
        };
        assert_eq!(said(Language::Fi, 1.0).as_deref(), Some("1 hanke"));
        assert_eq!(said(Language::Fi, 2.0).as_deref(), Some("2 hanketta"));
        assert_eq!(
            said(Language::Sv, 1234.0).as_deref(),
            Some("1\u{a0}234 projekt")
        );
        assert_eq!(
            said(Language::En, 1234.0).as_deref(),
            Some("1,234 projects")
        );
    }

    #[test]
    fn a_place_that_stays_empty_is_noticed() {
        assert_eq!(
            Words::of(Language::En).say("count-projects", Vec::new()),
            None
        );
    }
}
