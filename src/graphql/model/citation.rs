//! Naming a version of a model in other works: its permanent address, and citations.

use async_graphql::{Context, Enum, Result};
use chrono::NaiveDate;

use super::Model;
use crate::domain::language::Language;
use crate::domain::period::finnish_day;
use crate::domain::project::Project;
use crate::graphql::context::language;
use crate::graphql::error::bad_argument;
use crate::graphql::loader::load;
use crate::messages::message;
use crate::projection::citation::{Cited, Style, one_line};

/// Longest name of a site.
const SITE_CHARS_MAX: usize = 300;

/// How a citation is written.
#[derive(Clone, Copy, PartialEq, Eq, Enum)]
pub enum CitationStyle {
    /// One line for people, in the reader's language.
    Text,
    /// For BibTeX and biblatex.
    Bibtex,
    /// For reference managers.
    Ris,
    /// For citation processors: CSL-JSON, a list of one item.
    CslJson,
}

impl Model {
    /// The same page in every language: two who cite a version cite the same address.
    pub(super) fn address(
        &self,
        ctx: &Context<'_>,
        site: Option<String>,
    ) -> Result<Option<String>> {
        let site = site.unwrap_or_default();
        if site.chars().count() > SITE_CHARS_MAX {
            return Err(bad_argument(ctx, "site"));
        }
        let (key, version) = (self.card.key.as_str(), self.card.version);
        let path = format!("{}/kirjasto/{key}?v={version}", one_line(&site));
        Ok((version > 0).then_some(path))
    }

    pub(super) async fn cited(
        &self,
        ctx: &Context<'_>,
        style: CitationStyle,
        site: Option<String>,
    ) -> Result<Option<String>> {
        let reader = language(ctx);
        let (Some(address), Some(published), Some((of_title, title))) = (
            self.address(ctx, site)?,
            self.card.published,
            self.card.published_as.best(reader),
        ) else {
            return Ok(None);
        };
        let cited = Cited {
            key: self.card.key.as_str().to_owned(),
            title: title.clone(),
            language: of_title,
            version: self.card.version,
            published: finnish_day(published),
            maker: self.maker(ctx, reader).await?,
            publisher: message(reader, "citation-publisher", &[]),
            address,
        };
        Ok(Some(match style {
            CitationStyle::Text => in_words(&cited, reader),
            CitationStyle::Bibtex => cited.written(Style::Bibtex),
            CitationStyle::Ris => cited.written(Style::Ris),
            CitationStyle::CslJson => cited.written(Style::CslJson),
        }))
    }

    /// The name of the project that made it.
    async fn maker(&self, ctx: &Context<'_>, reader: Language) -> Result<Option<String>> {
        let project = match self.card.project {
            Some(id) => load::<Project>(ctx, &self.view, id.0).await?,
            None => None,
        };
        let placeholder = self.card.placeholder.as_ref();
        let names = project.as_ref().map(|project| &project.names);
        let names = names.or(placeholder.map(|placeholder| &placeholder.names));
        let best = names.and_then(|names| names.best(reader));
        Ok(best.map(|(_, name)| name.clone()))
    }
}

fn in_words(cited: &Cited, reader: Language) -> String {
    let values = [
        ("maker", cited.maker.clone().unwrap_or_default()),
        ("title", cited.title.clone()),
        ("version", cited.version.to_string()),
        ("day", day(cited.published, reader)),
        ("publisher", cited.publisher.clone()),
        ("address", cited.address.clone()),
    ];
    let id = match cited.maker {
        Some(_) => "citation-text",
        None => "citation-text-without-maker",
    };
    one_line(&message(reader, id, &values))
}

fn day(day: NaiveDate, reader: Language) -> String {
    let form = match reader {
        Language::En => "%-d %B %Y",
        Language::Fi | Language::Sv => "%-d.%-m.%Y",
    };
    day.format(form).to_string()
}
