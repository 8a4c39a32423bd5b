//! Messages to people, in their language, from the language files.
//!
//! A message that is missing in a language is a defect that a test finds; until it is mended the
//! reader sees the message's id.

use std::sync::LazyLock;

use chrono::{DateTime, NaiveDate, Utc};
use chrono_tz::Europe::Helsinki;
use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};

use crate::domain::language::Language;
use crate::domain::notification::NotificationKind;

/// The language files, in the order of [`Language::ALL`].
const FILES: [&str; 3] = [
    include_str!("../web/locales/fi.ftl"),
    include_str!("../web/locales/sv.ftl"),
    include_str!("../web/locales/en.ftl"),
];

static BUNDLES: LazyLock<Vec<FluentBundle<FluentResource>>> = LazyLock::new(|| {
    Language::ALL
        .into_iter()
        .zip(FILES)
        .map(|(language, text)| bundle(language, text))
        .collect()
});

fn bundle(language: Language, text: &str) -> FluentBundle<FluentResource> {
    let tag = language.code().parse().unwrap_or_default();
    let mut bundle = FluentBundle::new_concurrent(vec![tag]);
    // Values are shown among words of the same direction; isolation marks would be seen as noise.
    bundle.set_use_isolating(false);
    let resource = FluentResource::try_new(text.to_owned()).unwrap_or_else(|(read, _)| read);
    bundle.add_resource_overriding(resource);
    bundle
}

/// The message with its values filled in.
pub fn message(language: Language, id: &str, values: &[(&'static str, String)]) -> String {
    let place = Language::ALL.iter().position(|l| *l == language);
    let bundle = place.and_then(|place| BUNDLES.get(place));
    let Some(bundle) = bundle else {
        return id.to_owned();
    };
    let Some(pattern) = bundle.get_message(id).and_then(|message| message.value()) else {
        return id.to_owned();
    };
    let mut args = FluentArgs::new();
    for (name, value) in values {
        // What is counted has a singular and a plural.
        match *name {
            "count" => args.set(*name, FluentValue::try_number(value.as_str())),
            _ => args.set(*name, value.as_str()),
        }
    }
    bundle
        .format_pattern(pattern, Some(&args), &mut Vec::new())
        .into_owned()
}

/// What a notification names; what it does not name is left out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Named {
    pub projects: Vec<String>,
    pub model: Option<String>,
    /// The code of a round.
    pub round: Option<String>,
    pub due: Option<NaiveDate>,
}

/// A notification in one line.
pub fn notification(language: Language, kind: NotificationKind, named: &Named) -> String {
    let id = format!("notification-{}", kind.key().replace('_', "-"));
    let nothing = || message(language, "notification-nothing-named", &[]);
    let name = |name: &Option<String>| name.clone().unwrap_or_else(nothing);
    let values = [
        (
            "project",
            name(&Some(named.projects.join(", ")).filter(|all| !all.is_empty())),
        ),
        ("model", name(&named.model)),
        (
            "round",
            named
                .round
                .as_deref()
                .map_or_else(nothing, |code| season(language, code)),
        ),
        (
            "due",
            named.due.map_or_else(nothing, |day| written(language, day)),
        ),
    ];
    message(language, &id, &values)
}

/// A round as people call it, by its code: kevät 2026.
fn season(language: Language, code: &str) -> String {
    let (year, part) = code.split_once('-').unwrap_or((code, ""));
    let id = match part {
        "0" => "season-baseline",
        "1" => "season-spring",
        "2" => "season-autumn",
        _ => "season-year",
    };
    message(language, id, &[("year", year.to_owned())])
}

/// A day as the language writes it.
pub fn written(language: Language, day: NaiveDate) -> String {
    let form = match language {
        Language::Fi | Language::Sv => "%-d.%-m.%Y",
        Language::En => "%-d %B %Y",
    };
    day.format(form).to_string()
}

/// A day and a time of day in Finland as the language writes them.
pub fn written_moment(language: Language, moment: DateTime<Utc>) -> String {
    let local = moment.with_timezone(&Helsinki);
    let time = match language {
        Language::Fi => "klo %-H.%M",
        Language::Sv => "kl. %-H.%M",
        Language::En => "at %-H:%M",
    };
    let day = written(language, local.date_naive());
    format!("{day} {}", local.format(time))
}

/// Ids that a language file holds, for the test that compares the files.
pub fn ids(language: Language) -> Vec<String> {
    let place = Language::ALL.iter().position(|l| *l == language);
    place
        .and_then(|place| FILES.get(place))
        .map(|text| {
            text.lines()
                .filter_map(|line| line.split_once(" ="))
                .filter(|(id, _)| !id.is_empty() && !id.starts_with([' ', '#', '-']))
                .map(|(id, _)| id.to_owned())
                .collect()
        })
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_language_file_parses_and_holds_the_same_ids() {
        for (language, text) in Language::ALL.into_iter().zip(FILES) {
            assert!(
                FluentResource::try_new(text.to_owned()).is_ok(),
                "{language:?}"
            );
            assert_eq!(ids(language), ids(Language::Fi), "{language:?}");
        }
    }

    #[test]
    fn a_message_names_its_values_in_the_readers_language() {
        let values = [("goal", "HT5".to_owned())];
        let fi = message(Language::Fi, "refusal-goal-unanswered", &values);
        let en = message(Language::En, "refusal-goal-unanswered", &values);
        assert!(fi.contains("HT5") && en.contains("HT5") && fi != en);
    }
}
