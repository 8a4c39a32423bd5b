//! Names and texts in up to three languages.

use async_graphql::{Context, Enum, InputObject, Object};

use super::context::language;
use crate::domain::free_text::FreeText;
use crate::domain::language as domain;

/// A language of the service.
#[derive(Clone, Copy, PartialEq, Eq, Enum)]
#[graphql(remote = "domain::Language")]
pub enum Language {
    /// Finnish.
    Fi,
    /// Swedish.
    Sv,
    /// English.
    En,
}

/// A short public name in each language it exists in.
pub struct Names(pub domain::Names);

/// A short public name in each language it exists in.
#[Object(serial)]
impl Names {
    /// In Finnish; null when there is none.
    async fn fi(&self) -> Option<&str> {
        self.0.fi.as_deref()
    }

    /// In Swedish; null when there is none.
    async fn sv(&self) -> Option<&str> {
        self.0.sv.as_deref()
    }

    /// In English; null when there is none.
    async fn en(&self) -> Option<&str> {
        self.0.en.as_deref()
    }

    /// In the asked language, else in the first that exists, with the language it really is in.
    async fn best(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The wished language; else the one `Accept-Language` asks for.")]
        language: Option<Language>,
    ) -> Option<TextInLanguage> {
        let wanted = language.map_or_else(|| self::language(ctx), Into::into);
        let (language, text) = self.0.best(wanted)?;
        Some(TextInLanguage {
            language: language.into(),
            text: text.clone(),
        })
    }
}

/// A text in people's own words in each language it exists in.
pub struct Texts(pub domain::Texts);

impl Texts {
    fn said(&self, language: domain::Language) -> Option<&str> {
        self.0.get(language)?.as_str()
    }
}

/// A text in people's own words in each language it exists in.
#[Object(serial)]
impl Texts {
    /// In Finnish; null when there is none.
    async fn fi(&self) -> Option<&str> {
        self.said(domain::Language::Fi)
    }

    /// In Swedish; null when there is none.
    async fn sv(&self) -> Option<&str> {
        self.said(domain::Language::Sv)
    }

    /// In English; null when there is none.
    async fn en(&self) -> Option<&str> {
        self.said(domain::Language::En)
    }

    /// In the asked language, else in the first that exists, with the language it really is in.
    async fn best(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The wished language; else the one `Accept-Language` asks for.")]
        language: Option<Language>,
    ) -> Option<TextInLanguage> {
        let wanted = language.map_or_else(|| self::language(ctx), Into::into);
        let (language, text) = self.0.best(wanted)?;
        Some(TextInLanguage {
            language: language.into(),
            text: text.as_str()?.to_owned(),
        })
    }

    /// Languages in which there was a text that has been lawfully blanked.
    async fn blanked(&self) -> Vec<Language> {
        self.0
            .iter()
            .filter(|(_, text)| **text == FreeText::Blanked)
            .map(|(language, _)| language.into())
            .collect()
    }
}

/// A text with its language.
#[derive(async_graphql::SimpleObject)]
pub struct TextInLanguage {
    /// The language of the text.
    language: Language,
    /// The text.
    text: String,
}

/// A name in up to three languages; at least one is needed.
#[derive(Clone, Default, InputObject)]
pub struct NamesInput {
    /// In Finnish.
    fi: Option<String>,
    /// In Swedish.
    sv: Option<String>,
    /// In English.
    en: Option<String>,
}

/// A text in up to three languages. Blank texts count as none.
#[derive(Clone, Default, InputObject)]
pub struct TextsInput {
    /// In Finnish.
    fi: Option<String>,
    /// In Swedish.
    sv: Option<String>,
    /// In English.
    en: Option<String>,
}

impl From<NamesInput> for domain::Names {
    fn from(input: NamesInput) -> domain::Names {
        let trimmed = |name: Option<String>| {
            name.map(|name| name.trim().to_owned())
                .filter(|name| !name.is_empty())
        };
        domain::Names {
            fi: trimmed(input.fi),
            sv: trimmed(input.sv),
            en: trimmed(input.en),
        }
    }
}

impl From<TextsInput> for domain::Texts {
    fn from(input: TextsInput) -> domain::Texts {
        let said = |text: Option<String>| {
            text.filter(|text| !text.trim().is_empty())
                .map(FreeText::Said)
        };
        domain::Texts {
            fi: said(input.fi),
            sv: said(input.sv),
            en: said(input.en),
        }
    }
}

/// Names that may be missing altogether; null then.
pub fn names_if(names: &domain::Names) -> Option<Names> {
    (!names.is_empty()).then(|| Names(names.clone()))
}

/// The text, or null once blanked.
pub fn said(text: &FreeText) -> Option<&str> {
    text.as_str()
}
