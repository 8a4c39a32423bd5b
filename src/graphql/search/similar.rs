//! Similar models: what is alike, and why, before somebody writes it again.

use std::sync::Arc;

use async_graphql::{Context, Object, Result, SimpleObject};

use super::{documents, reader, search};
use crate::app::View;
use crate::domain::ids::Key;
use crate::domain::language as domain;
use crate::domain::model as domain_model;
use crate::domain::project::Project;
use crate::domain::vocabulary::Vocabulary;
use crate::graphql::context::view_now;
use crate::graphql::error::{bad_argument, search_error, too_long};
use crate::graphql::loader::load_of_project;
use crate::graphql::model::Model;
use crate::graphql::text::Language;
use crate::graphql::vocabulary::{Term, terms};
use crate::projection::model::ModelCard;
use crate::search::{Likeness, TEXT_CHARS_MAX, model_texts};

/// Most look-alikes.
const FIRST_MAX: i32 = 20;
/// How many times as many are sought where some may be younger than the moment that is asked.
const LATER_SHARE: usize = 5;

/// A model that is alike, and why.
#[derive(SimpleObject)]
pub struct SimilarModel {
    /// The model.
    model: Model,
    /// Words that both have, as the text asked about writes them, the most telling first.
    shared_words: Vec<String>,
    /// Groups that both are for.
    shared_target_groups: Vec<Term>,
    /// Themes that both are about.
    shared_themes: Vec<Term>,
}

#[derive(Default)]
pub struct SimilarQueries;

#[Object]
impl SimilarQueries {
    /// Models like a text that is not recorded yet, so that nobody writes or funds the same again
    /// unknowingly.
    #[graphql(complexity = "100 + first.max(1) as usize * child_complexity")]
    async fn similar_models(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The text, at most 20,000 letters.")] text: String,
        #[graphql(desc = "Whom it is for, by key.", default)] target_groups: Vec<String>,
        #[graphql(desc = "What it is about, by key.", default)] themes: Vec<String>,
        #[graphql(desc = "The language of the text; else the one `Accept-Language` asks for.")]
        lang: Option<Language>,
        #[graphql(desc = "How many, 1–20.", default = 5)] first: i32,
    ) -> Result<Vec<SimilarModel>> {
        if text.chars().count() > TEXT_CHARS_MAX {
            return Err(too_long(ctx, TEXT_CHARS_MAX));
        }
        let known = |vocabulary: Vocabulary, words: Vec<String>| -> Result<Vec<String>> {
            for word in &words {
                let term = Key::parse(word).and_then(|key| vocabulary.find(&key));
                term.ok_or_else(|| bad_argument(ctx, word))?;
            }
            Ok(words)
        };
        let likeness = Likeness {
            texts: vec![(reader(ctx, lang), text)],
            target_groups: known(Vocabulary::TargetGroups, target_groups)?,
            themes: known(Vocabulary::Themes, themes)?,
            own: None,
            reader: Some(reader(ctx, lang)),
        };
        alike(ctx, &view_now(ctx)?, likeness, first.clamp(1, FIRST_MAX)).await
    }
}

/// Models like a recorded one, which is not among them.
pub async fn similar_to(
    ctx: &Context<'_>,
    view: &View,
    model: &domain_model::Model,
    first: i32,
) -> Result<Vec<SimilarModel>> {
    let names = model
        .names
        .iter()
        .map(|(language, name)| (language, name.clone()));
    let mut texts: Vec<(domain::Language, String)> = names.collect();
    for (_, written) in model_texts(model) {
        let said = written
            .iter()
            .filter_map(|(language, text)| Some((language, text.as_str()?)));
        texts.extend(said.map(|(language, text)| (language, text.to_owned())));
    }
    let keys = |keys: &[Key]| keys.iter().map(|key| key.as_str().to_owned()).collect();
    let likeness = Likeness {
        texts,
        target_groups: keys(&model.classification.target_groups),
        themes: keys(&model.classification.themes),
        own: Some(model.id.0),
        reader: Some(reader(ctx, None)),
    };
    alike(ctx, view, likeness, first.clamp(1, FIRST_MAX)).await
}

/// Models like what a project says that it will do, other than those that it made: so that it sees what
/// there is before it asks for money or writes its own.
pub async fn similar_to_project(
    ctx: &Context<'_>,
    view: &View,
    project: &Project,
    first: i32,
) -> Result<Vec<SimilarModel>> {
    let own: Vec<Arc<ModelCard>> = load_of_project(ctx, view, project.id.0).await?;
    let names = project.names.iter();
    let mut texts: Vec<(domain::Language, String)> = names
        .map(|(language, name)| (language, name.clone()))
        .collect();
    for (language, text) in project.aims.iter().chain(project.description.iter()) {
        texts.extend(text.as_str().map(|text| (language, text.to_owned())));
    }
    let themes = project.themes.iter();
    let likeness = Likeness {
        texts,
        target_groups: Vec::new(),
        themes: themes.map(|key| key.as_str().to_owned()).collect(),
        own: None,
        reader: Some(reader(ctx, None)),
    };
    let first = first.clamp(1, FIRST_MAX);
    let others = i32::try_from(own.len()).unwrap_or(FIRST_MAX);
    let mut found = alike(ctx, view, likeness, first + others).await?;
    found.retain(|one| own.iter().all(|own| !one.model.is(own.id)));
    found.truncate(first as usize);
    Ok(found)
}

/// The caller has bounded how many.
async fn alike(
    ctx: &Context<'_>,
    view: &View,
    likeness: Likeness,
    first: i32,
) -> Result<Vec<SimilarModel>> {
    let first = usize::try_from(first).unwrap_or_default();
    // The index tells what is alike now: of a moment that lies behind, what came later is left out.
    let sought = match view.as_of() {
        None => first,
        Some(_) => first * LATER_SHARE,
    };
    let found = search(ctx)?.alike(likeness.clone(), sought).await;
    let found = found.map_err(|error| search_error(ctx, error))?.what;
    let ids: Vec<uuid::Uuid> = found.iter().map(|alike| alike.id).collect();
    let shared = |vocabulary, own: &[Key], asked: &[String]| {
        let both = own
            .iter()
            .filter(|key| asked.iter().any(|asked| asked == key.as_str()));
        terms(vocabulary, &both.cloned().collect::<Vec<_>>())
    };
    let mut similar = Vec::with_capacity(found.len());
    let cards = documents::<ModelCard>(ctx, view, &ids).await?;
    for card in cards.into_iter().take(first) {
        let words = found.iter().find(|alike| alike.id == card.id.0);
        let classification = &card.classification;
        similar.push(SimilarModel {
            shared_words: words.map(|alike| alike.words.clone()).unwrap_or_default(),
            shared_target_groups: shared(
                Vocabulary::TargetGroups,
                &classification.target_groups,
                &likeness.target_groups,
            ),
            shared_themes: shared(Vocabulary::Themes, &classification.themes, &likeness.themes),
            model: Model::new(card, view.clone()),
        });
    }
    Ok(similar)
}
