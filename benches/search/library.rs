//! Texts to find: those of the relevance set, and as many more as are wanted, made of its sentences.

use std::path::Path;
use std::sync::Arc;

use anyhow::{Context as _, Result};
use hankemuisti::app::App;
use hankemuisti::domain::actor::Actor;
use hankemuisti::domain::command::OfNoun as _;
use hankemuisti::domain::document::Projector as _;
use hankemuisti::domain::free_text::FreeText;
use hankemuisti::domain::ids::{Key, ModelId};
use hankemuisti::domain::language::{Language, Names, Texts};
use hankemuisti::domain::model::{
    Classification, Content, Cost, EnterModel, Model, ModelState, PublishModelVersion,
};
use hankemuisti::domain::vocabulary::Vocabulary;
use hankemuisti::projection::AllProjections;
use rusqlite::{Connection, params};
use uuid::Uuid;

use super::judging::{self, Described};
use crate::common::world::{give, open_file, together};

const TASKS: usize = 128;
/// Sentences of one text.
const SENTENCES: usize = 12;
const NAME_CHARS: usize = 60;
const SUMMARY_CHARS: usize = 180;

/// A model as every engine gets it.
#[derive(Clone, Debug)]
pub struct Written {
    pub id: String,
    pub language: Language,
    pub name: String,
    pub summary: String,
    pub text: String,
}

impl Written {
    /// One of the relevance set.
    pub fn described(described: Described) -> Result<Written> {
        Ok(Written {
            language: Language::parse(&described.lang).context("a language")?,
            text: format!(
                "{}\n\n{}\n\n{}",
                described.text,
                described.who_for(),
                described.about()
            ),
            id: described.id,
            name: described.name,
            summary: described.summary,
        })
    }

    /// One of any number, each made of other sentences.
    pub fn numbered(sentences: &[String], number: usize) -> Written {
        let sentence = |place: usize| sentences[mixed(number, place) % sentences.len()].as_str();
        let text: String = (0..SENTENCES).map(sentence).collect();
        Written {
            id: format!("malli-{number}"),
            language: Language::Fi,
            name: sentence(SENTENCES).chars().take(NAME_CHARS).collect(),
            summary: text.chars().take(SUMMARY_CHARS).collect(),
            text,
        }
    }

    fn names(&self) -> Names {
        let mut names = Names::default();
        *names.get_mut(self.language) = Some(self.name.clone());
        names
    }

    fn content(&self) -> Content {
        let (mut summary, mut text) = (Texts::default(), Texts::default());
        *summary.get_mut(self.language) = Some(FreeText::new(&self.summary));
        *text.get_mut(self.language) = Some(FreeText::new(&self.text));
        Content {
            summary,
            who_for: Texts::default(),
            what_changes: text,
            what_it_needs: Texts::default(),
            cost: Cost::Unknown {
                note: Texts::default(),
            },
            path: Vec::new(),
        }
    }

    fn entering(&self, id: ModelId, classification: Classification) -> Result<EnterModel> {
        Ok(EnterModel {
            model: id,
            key: Key::parse(&self.id).context("no key")?,
            names: self.names(),
            programme: None,
            project: None,
            placeholder: None,
            classification,
            state: ModelState::InUse,
            since: None,
        })
    }

    pub fn publishing(&self, id: ModelId, base: u32) -> PublishModelVersion {
        PublishModelVersion {
            model: id,
            base,
            content: self.content(),
            why: (base > 0).then(|| FreeText::new("muuttui")),
        }
    }
}

/// A number that is the same in every run and tells nothing of its neighbours (splitmix64).
fn mixed(number: usize, place: usize) -> usize {
    let mut mixed = ((number * 64 + place) as u64).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    (mixed >> 33) as usize
}

/// The Finnish sentences of the relevance set.
pub fn sentences() -> Result<Vec<String>> {
    let models = judging::models()?.into_iter();
    let finnish = models.filter(|model| model.lang == "fi");
    let sentences = finnish.flat_map(|model| {
        let sentences = model.text.split_inclusive(". ");
        sentences.map(str::to_owned).collect::<Vec<_>>()
    });
    Ok(sentences.collect())
}

fn term(vocabulary: Vocabulary, number: usize) -> Result<Key> {
    let terms = vocabulary.terms();
    Key::parse(terms[number % terms.len()].key).context("a term is a key")
}

fn classification(number: usize) -> Result<Classification> {
    Ok(Classification {
        counties: vec![term(Vocabulary::Counties, number)?],
        themes: vec![term(Vocabulary::Themes, number / 3)?],
        target_groups: vec![term(Vocabulary::TargetGroups, number / 7)?],
        languages: vec![Language::Fi],
        ..Classification::default()
    })
}

/// Models that were recorded, as their documents are found by.
pub struct Recorded {
    pub app: App,
    pub ids: Vec<ModelId>,
}

/// Records models through the log, those of the relevance set without marks: their texts say it.
pub async fn record(path: &Path, all: &[Written], is_marked: bool) -> Result<Recorded> {
    let app = open_file(path).await?;
    let ids: Vec<ModelId> = all.iter().map(|_| ModelId(Uuid::now_v7())).collect();
    let numbered = || all.iter().zip(&ids).enumerate();
    let entered = numbered().map(|(number, (written, id))| {
        let marks = match is_marked {
            true => classification(number)?,
            false => Classification::default(),
        };
        written.entering(*id, marks)
    });
    together(&app, &entered.collect::<Result<Vec<_>>>()?, TASKS).await?;
    let published = numbered().map(|(_, (written, id))| written.publishing(*id, 0));
    together(&app, &published.collect::<Vec<_>>(), TASKS).await?;
    Ok(Recorded { app, ids })
}

/// Records the first model through the log, and puts the documents of all others beside its own.
///
/// Two commands for each would take minutes. What searches reads documents alone, so it finds
/// nothing missing; nothing but a measurement may do so.
pub async fn multiply(path: &Path, sentences: &[String], count: usize) -> Result<Recorded> {
    let first = record(path, &[Written::numbered(sentences, 0)], true).await?;
    let id = first.ids[0];
    let template = model(&first.app, id).await?;
    first.app.finish().await;
    drop(first.app);
    let mut own = Connection::open(path)?;
    let all = own.transaction()?;
    let mut put =
        all.prepare("INSERT INTO documents VALUES (?1, ?2, NULL, NULL, NULL, ?3, ?4, ?5, ?6)")?;
    for number in 1..count {
        let written = Written::numbered(sentences, number);
        let model = Model {
            id: ModelId(Uuid::from_u128(number as u128)),
            key: Key::parse(&written.id).context("no key")?,
            names: written.names(),
            classification: classification(number)?,
            content: Some(written.content()),
            ..Model::clone(&template)
        };
        for document in AllProjections.documents(&model.into_noun())? {
            put.execute(params![
                document.kind,
                &document.id.as_bytes()[..],
                document.sort,
                document.audience.key(),
                document.position,
                document.body
            ])?;
        }
    }
    drop(put);
    all.commit()?;
    drop(own);
    Ok(Recorded {
        app: open_file(path).await?,
        ids: vec![id],
    })
}

async fn model(app: &App, id: ModelId) -> Result<Arc<Model>> {
    let view = app.view(Actor::operator(), Default::default());
    view.get::<Model>(id.0).await?.context("the model")
}

/// Records a new version with a word that no other text has.
pub async fn publish(app: &App, model: ModelId) -> Result<()> {
    let known = self::model(app, model).await?;
    let base = known.version();
    let text = format!("Versio {base} sanalla lohikäärme{base}.");
    let written = Written {
        id: known.key.as_str().to_owned(),
        language: Language::Fi,
        name: String::new(),
        summary: text.clone(),
        text,
    };
    give(app, &written.publishing(model, base)).await
}
