//! The three languages of the service, and values that exist once per language.
//!
//! A missing translation stays missing: nothing here falls back to another language in silence.

use serde::{Deserialize, Serialize};

use super::free_text::FreeText;

/// A language that people read and write in this service.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Language {
    Fi,
    Sv,
    En,
}

impl Language {
    /// In the order in which texts are looked for: Finnish first.
    pub const ALL: [Language; 3] = [Language::Fi, Language::Sv, Language::En];

    /// The ISO 639-1 code.
    pub fn code(self) -> &'static str {
        match self {
            Language::Fi => "fi",
            Language::Sv => "sv",
            Language::En => "en",
        }
    }

    /// Reads a language tag such as `sv` or `sv-FI`; other languages are `None`.
    pub fn parse(tag: &str) -> Option<Language> {
        let primary = tag.trim().split(['-', '_']).next()?;
        Language::ALL
            .into_iter()
            .find(|language| language.code().eq_ignore_ascii_case(primary))
    }
}

/// One value in up to three languages.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PerLanguage<T> {
    #[serde(default = "none", skip_serializing_if = "Option::is_none")]
    pub fi: Option<T>,
    #[serde(default = "none", skip_serializing_if = "Option::is_none")]
    pub sv: Option<T>,
    #[serde(default = "none", skip_serializing_if = "Option::is_none")]
    pub en: Option<T>,
}

fn none<T>() -> Option<T> {
    None
}

impl<T> Default for PerLanguage<T> {
    fn default() -> Self {
        PerLanguage {
            fi: None,
            sv: None,
            en: None,
        }
    }
}

impl<T> PerLanguage<T> {
    /// The value in exactly this language.
    pub fn get(&self, language: Language) -> Option<&T> {
        match language {
            Language::Fi => self.fi.as_ref(),
            Language::Sv => self.sv.as_ref(),
            Language::En => self.en.as_ref(),
        }
    }

    /// The place of the value in exactly this language.
    pub fn get_mut(&mut self, language: Language) -> &mut Option<T> {
        match language {
            Language::Fi => &mut self.fi,
            Language::Sv => &mut self.sv,
            Language::En => &mut self.en,
        }
    }

    /// Languages and values that exist, Finnish first.
    pub fn iter(&self) -> impl Iterator<Item = (Language, &T)> {
        Language::ALL
            .into_iter()
            .filter_map(|language| self.get(language).map(|value| (language, value)))
    }

    pub fn is_empty(&self) -> bool {
        self.iter().next().is_none()
    }

    /// The value to show a reader of `wanted`, with the language it is really in.
    pub fn best(&self, wanted: Language) -> Option<(Language, &T)> {
        self.get(wanted)
            .map(|value| (wanted, value))
            .or_else(|| self.iter().next())
    }
}

/// Short public names: of a programme, a goal, an organisation.
pub type Names = PerLanguage<String>;

/// Narrative that people wrote, kept beside the event.
pub type Texts = PerLanguage<FreeText>;

impl Names {
    /// The Finnish name where there is one, else the first that exists; empty only when nothing is named.
    pub fn any(&self) -> &str {
        self.best(Language::Fi).map_or("", |(_, name)| name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_regional_tag_is_read_as_its_language() {
        assert_eq!(Language::parse("sv-FI"), Some(Language::Sv));
        assert_eq!(Language::parse("EN"), Some(Language::En));
        assert_eq!(Language::parse("de"), None);
    }

    #[test]
    fn a_missing_translation_shows_the_original_and_says_so() {
        let names = Names {
            fi: Some("Saatavuus".into()),
            ..Names::default()
        };
        assert_eq!(
            names.best(Language::Sv),
            Some((Language::Fi, &"Saatavuus".to_string()))
        );
        assert_eq!(names.get(Language::Sv), None);
    }
}
