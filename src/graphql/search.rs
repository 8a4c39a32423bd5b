//! Search over everything that is public: groups of what is found, beginnings while somebody types,
//! and look-alikes of a text that is not recorded yet.

pub mod found;
mod hit;
mod similar;

use std::sync::Arc;

use async_graphql::{Context, Enum, Object, Result, SimpleObject, Union};

use super::assessment::Assessment;
use super::context::{app, language, view_now};
use super::error::{failure, search_error, too_long, too_many_words, view_error};
use super::indicator::Indicator;
use super::model::Model;
use super::project::Project;
use super::promise::Promise;
use super::publication::Publication;
use super::text::Language;
use crate::app::{Failure, View};
use crate::domain::language as domain;
use crate::projection;
use crate::projection::model::ModelCard;
use crate::search::{
    Asked, Found, Kind, Order, QUESTION_CHARS_MAX, QUESTION_WORDS_MAX, Question, Search, Ticked,
    TooMuch,
};

use found::SearchStrictness;
pub use similar::{SimilarModel, SimilarQueries, similar_to, similar_to_project};

/// Things of each kind that are told at once, when nobody says how many, and at most.
const FIRST: i32 = 5;
const FIRST_MAX: i32 = 100;
/// Most suggestions of each kind.
const SUGGESTIONS_MAX: i32 = 10;

/// The search of this server. What it answers rests on how far its index has come, so the answer is
/// not to be remembered.
pub fn search<'a>(ctx: &Context<'a>) -> Result<&'a Search> {
    app(ctx)?;
    let search = ctx.data_opt::<Search>();
    search.ok_or_else(|| failure(ctx, Failure::Internal("this server does not search".into())))
}

/// The words of a question, or why it is not asked.
pub fn question(ctx: &Context<'_>, search: &Search, q: &str, exact: bool) -> Result<Question> {
    Question::parse(&search.analyser, q, exact).map_err(|too_much| match too_much {
        TooMuch::Letters => too_long(ctx, QUESTION_CHARS_MAX),
        TooMuch::Words => too_many_words(ctx, QUESTION_WORDS_MAX),
    })
}

/// The wished language, else the reader's.
pub fn reader(ctx: &Context<'_>, lang: Option<Language>) -> domain::Language {
    lang.map_or_else(|| language(ctx), Into::into)
}

/// A kind of thing that is found.
#[derive(Clone, Copy, PartialEq, Eq, Enum)]
#[graphql(name = "SearchKind", remote = "Kind")]
enum SearchKind {
    /// Operating models.
    Model,
    /// Projects.
    Project,
    /// Indicators.
    Indicator,
    /// Promises of projects.
    Promise,
    /// Self-assessments that were filed.
    Assessment,
    /// Documents and other things that projects made public.
    Publication,
}

/// Something that was found.
#[derive(Union)]
#[graphql(name = "SearchItem")]
enum Item {
    OperatingModel(Model),
    Project(Project),
    Indicator(Indicator),
    Promise(Promise),
    Assessment(Assessment),
    Publication(Publication),
}

/// What was found of one kind.
#[derive(SimpleObject)]
#[graphql(name = "SearchGroup")]
struct Group {
    /// The kind.
    kind: SearchKind,
    /// How many there are.
    total_count: usize,
    /// Those that fit best.
    items: Vec<Item>,
}

/// What was found of every kind.
#[derive(SimpleObject)]
#[graphql(name = "SearchResult")]
struct Everything {
    /// One group per kind, models first; those without hits too.
    groups: Vec<Group>,
    /// The question in another spelling, when little is found as it is; null when there is none.
    did_you_mean: Option<String>,
    /// How strictly the words were asked for: less than at first when otherwise nothing was found.
    strictness: Option<SearchStrictness>,
    /// Other names of what is asked that were sought too, such as what an abbreviation stands for.
    also_searched_as: Vec<&'static str>,
    /// Whether everything that was recorded by now has been searched; false while the index is made
    /// anew.
    is_complete: bool,
}

/// What a suggestion is of.
#[derive(Clone, Copy, PartialEq, Eq, Enum)]
enum SuggestionKind {
    /// The name of an operating model.
    Model,
    /// The name of a project.
    Project,
    /// A word as it is written in the texts.
    Word,
}

/// What somebody who types may mean.
#[derive(SimpleObject)]
struct Suggestion {
    /// What it is of.
    kind: SuggestionKind,
    /// The name or the word.
    text: String,
    /// The language of the name; null for a word.
    language: Option<Language>,
    /// The key of the model or the address of the project; null for a word.
    key: Option<String>,
}

#[derive(Default)]
pub struct SearchQueries;

#[Object]
impl SearchQueries {
    /// Finds models, projects, indicators, promises, self-assessments and publications by words in any
    /// form, all kinds as strictly: fewer words are asked for only when nothing of any kind has them
    /// all.
    #[graphql(complexity = "100 + 5 * first.max(1) as usize * child_complexity")]
    async fn search(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The words; all of them, in any form. At most 500 letters.")] q: String,
        #[graphql(
            desc = "The language that comes first; else the one `Accept-Language` asks for."
        )]
        lang: Option<Language>,
        #[graphql(desc = "Of each kind, 1–100.", default_with = "FIRST")] first: i32,
        #[graphql(desc = "Only these kinds; all of them when left out.")] kinds: Option<
            Vec<SearchKind>,
        >,
    ) -> Result<Everything> {
        let search = search(ctx)?;
        let question = question(ctx, search, &q, false)?;
        let view = view_now(ctx)?;
        let take = first.clamp(1, FIRST_MAX) as usize;
        let is_wanted = |kind: &Kind| {
            let kinds = kinds.as_ref();
            kinds.is_none_or(|kinds| kinds.contains(&SearchKind::from(*kind)))
        };
        let wanted: Vec<Kind> = Kind::ALL.into_iter().filter(is_wanted).collect();
        let each = wanted.iter().map(|kind| Asked {
            question: Some(question.clone()),
            kind: *kind,
            ticked: Ticked::default(),
            reader: reader(ctx, lang),
            order: Order::Fit,
            skip: 0,
            take,
            counts: false,
        });
        let answer = search.ask_each(each.collect()).await;
        let answer = answer.map_err(|error| search_error(ctx, error))?;
        let did_you_mean = answer.what.first().and_then(|found| found.meant.clone());
        let sought = answer.what.first().and_then(|found| found.sought.as_ref());
        let strictness = sought.map(|(_, way)| (*way).into());
        let mut found = answer.what.into_iter();
        let mut everything = Everything {
            groups: Vec::with_capacity(wanted.len()),
            did_you_mean,
            strictness,
            also_searched_as: question.also().collect(),
            is_complete: answer.is_complete,
        };
        for kind in wanted {
            let found = found.next().unwrap_or_default();
            everything
                .groups
                .push(group(ctx, &view, kind, found).await?);
        }
        Ok(everything)
    }

    /// Names that have a word beginning as the last one here, and such words; nothing for less than
    /// two letters.
    #[graphql(complexity = "50 + 10 * child_complexity")]
    async fn suggest(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "What has been typed so far. At most 500 letters.")] q: String,
        #[graphql(
            desc = "The language that comes first; else the one `Accept-Language` asks for."
        )]
        lang: Option<Language>,
        #[graphql(desc = "Of each kind, 1–10.", default = 5)] first: i32,
    ) -> Result<Vec<Suggestion>> {
        let search = search(ctx)?;
        question(ctx, search, &q, false)?;
        let first = first.clamp(1, SUGGESTIONS_MAX) as usize;
        let reader = reader(ctx, lang);
        let found = search.beginnings(q, reader, first).await;
        let found = found.map_err(|error| search_error(ctx, error))?.what;
        let view = view_now(ctx)?;
        let mut suggestions = Vec::new();
        let ids: Vec<uuid::Uuid> = found.models.iter().map(|hit| hit.id).collect();
        for card in documents::<ModelCard>(ctx, &view, &ids).await? {
            let key = card.key.as_str();
            suggestions.extend(name(SuggestionKind::Model, &card.names, key, reader));
        }
        let ids: Vec<uuid::Uuid> = found.projects.iter().map(|hit| hit.id).collect();
        for project in documents::<crate::domain::project::Project>(ctx, &view, &ids).await? {
            let key = project.slug.as_str();
            suggestions.extend(name(SuggestionKind::Project, &project.names, key, reader));
        }
        suggestions.extend(found.words.into_iter().map(|text| Suggestion {
            kind: SuggestionKind::Word,
            text,
            language: None,
            key: None,
        }));
        Ok(suggestions)
    }
}

fn name(
    kind: SuggestionKind,
    names: &domain::Names,
    key: &str,
    reader: domain::Language,
) -> Option<Suggestion> {
    let (language, text) = names.best(reader)?;
    Some(Suggestion {
        kind,
        text: text.clone(),
        language: Some(language.into()),
        key: Some(key.to_owned()),
    })
}

async fn group(ctx: &Context<'_>, view: &View, kind: Kind, found: Found) -> Result<Group> {
    let ids: Vec<uuid::Uuid> = found.hits.iter().map(|hit| hit.id).collect();
    macro_rules! items {
        ($document:ty, $variant:ident($object:ident)) => {
            documents::<$document>(ctx, view, &ids)
                .await?
                .into_iter()
                .map(|found| Item::$variant($object::new(found, view.clone())))
                .collect()
        };
    }
    Ok(Group {
        kind: kind.into(),
        total_count: found.total,
        items: match kind {
            Kind::Model => items!(ModelCard, OperatingModel(Model)),
            Kind::Project => items!(crate::domain::project::Project, Project(Project)),
            Kind::Indicator => items!(crate::domain::indicator::Indicator, Indicator(Indicator)),
            Kind::Promise => items!(crate::domain::promise::Promise, Promise(Promise)),
            Kind::Assessment => items!(
                crate::domain::assessment::Assessment,
                Assessment(Assessment)
            ),
            Kind::Publication => items!(
                crate::domain::publication::Publication,
                Publication(Publication)
            ),
        },
    })
}

/// Documents in the order of their ids; what is not there any more is left out.
pub async fn documents<V: projection::View>(
    ctx: &Context<'_>,
    view: &View,
    ids: &[uuid::Uuid],
) -> Result<Vec<Arc<V>>> {
    let found = view.get_many::<V>(ids).await;
    let found = found.map_err(|error| view_error(ctx, error))?;
    Ok(ids.iter().filter_map(|id| found.get(id).cloned()).collect())
}
