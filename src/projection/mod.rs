//! Projections: pure views of the log's nouns, as documents and as summaries of many.
//!
//! The same fold makes live, rebuilt and as-of answers; nothing here knows a database or a clock.

pub mod adoption;
pub mod aggregate;
pub mod changes;
pub mod citation;
pub mod comment;
pub mod comparison;
pub mod diff;
mod disclosure;
mod discussion;
pub mod filing;
pub mod grant;
pub mod indicator;
pub mod lineage;
pub mod meeting;
pub mod model;
pub mod movement;
pub mod notices;
pub mod person;
pub mod portfolio;
pub mod programme;
pub mod project;
pub mod promise;
pub mod publication;
pub mod relations;
pub mod reporting;
pub mod risk;
pub mod round;
pub mod series;
pub mod source_text;

mod assessment;

use std::sync::Arc;

use serde::Serialize;
use serde::de::DeserializeOwned;
use uuid::Uuid;

use crate::domain::actor::Audience;
use crate::domain::command::{Belongs, History};
use crate::domain::document::{Document, Filter, Projector};
use crate::domain::event::{Noun, StreamKind};

/// The columns a document is found by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Columns {
    pub id: Uuid,
    pub belongs: Belongs,
    /// Lists are in this order, then by id.
    pub sort: String,
    pub audience: Audience,
    pub position: i64,
}

/// Who may read what is recorded of a noun. What projects file is published at once; risks,
/// comments and what is said about a filing are for those who signed in.
pub fn audience(kind: StreamKind) -> Audience {
    match kind {
        StreamKind::Programme
        | StreamKind::Round
        | StreamKind::Project
        | StreamKind::Assessment
        | StreamKind::Indicator
        | StreamKind::Series
        | StreamKind::SourceText
        | StreamKind::Promise
        | StreamKind::Grant
        | StreamKind::Publication
        | StreamKind::Meeting
        | StreamKind::Model
        | StreamKind::Adoption
        | StreamKind::Lineage
        | StreamKind::Disclosure => Audience::Public,
        StreamKind::Risk | StreamKind::Comment | StreamKind::Discussion => Audience::SignedIn,
        StreamKind::Person => Audience::Overseers,
    }
}

impl Columns {
    /// The columns of a noun.
    fn of(
        kind: StreamKind,
        id: Uuid,
        belongs: Belongs,
        sort: String,
        history: &History,
    ) -> Columns {
        Columns {
            id,
            belongs,
            sort,
            audience: audience(kind),
            position: history.position,
        }
    }

    /// Whether a list with this filter holds the document.
    pub fn fits(&self, filter: &Filter) -> bool {
        let fits = |wanted: Option<Uuid>, own: Option<Uuid>| wanted.is_none() || wanted == own;
        fits(filter.programme, self.belongs.programme.map(|id| id.0))
            && fits(filter.round, self.belongs.round.map(|id| id.0))
            && fits(filter.project, self.belongs.project.map(|id| id.0))
    }
}

/// A document: a view of one noun.
pub trait View: Clone + Serialize + DeserializeOwned + Send + Sync + 'static {
    /// The stored word.
    const KIND: &'static str;
    /// Raised whenever the shape or the meaning of the body changes; documents are then rebuilt.
    const VERSION: i64;
    /// The noun it shows.
    const STREAM: StreamKind;

    fn of(noun: &Noun) -> Option<Arc<Self>>;
    fn columns(&self) -> Columns;
}

/// A noun that is its own document.
macro_rules! noun_view {
    ($noun:ident, version $version:literal, |$state:ident| $columns:expr) => {
        impl crate::projection::View for $noun {
            const KIND: &'static str = <$noun as crate::domain::command::OfNoun>::KIND_WORD;
            const VERSION: i64 = $version;
            const STREAM: crate::domain::event::StreamKind =
                <$noun as crate::domain::command::OfNoun>::KIND;

            fn of(noun: &crate::domain::event::Noun) -> Option<std::sync::Arc<Self>> {
                <$noun as crate::domain::command::OfNoun>::shared(noun)
            }

            fn columns(&self) -> crate::projection::Columns {
                let $state = self;
                $columns
            }
        }
    };
}
use noun_view;

fn document<V: View>(noun: &Noun) -> serde_json::Result<Option<Document>> {
    let Some(view) = V::of(noun) else {
        return Ok(None);
    };
    let columns = view.columns();
    Ok(Some(Document {
        kind: V::KIND.to_owned(),
        id: columns.id,
        programme: columns.belongs.programme.map(|id| id.0),
        round: columns.belongs.round.map(|id| id.0),
        project: columns.belongs.project.map(|id| id.0),
        sort: columns.sort,
        audience: columns.audience,
        position: columns.position,
        body: serde_json::to_string(&*view)?,
    }))
}

/// The list of all projections.
macro_rules! projections {
    ($($view:ty),+ $(,)?) => {
        /// Makes every document of a noun.
        #[derive(Clone, Copy, Debug, Default)]
        pub struct AllProjections;

        impl Projector for AllProjections {
            fn documents(&self, noun: &Noun) -> serde_json::Result<Vec<Document>> {
                let mut documents = Vec::with_capacity(2);
                $(documents.extend(document::<$view>(noun)?);)+
                Ok(documents)
            }

            fn versions(&self) -> Vec<(&'static str, i64)> {
                vec![$((<$view>::KIND, <$view>::VERSION)),+]
            }
        }
    };
}

projections! {
    crate::domain::programme::Programme,
    crate::domain::round::Round,
    crate::domain::project::Project,
    crate::domain::assessment::Assessment,
    filing::FilingSummary,
    crate::domain::discussion::Discussion,
    crate::domain::indicator::Indicator,
    crate::domain::series::Series,
    series::SeriesInShort,
    relations::Relations,
    crate::domain::promise::Promise,
    crate::domain::grant::Grant,
    crate::domain::publication::Publication,
    crate::domain::meeting::Meeting,
    crate::domain::risk::Risk,
    crate::domain::comment::Comment,
    crate::domain::source_text::SourceText,
    crate::domain::person::Person,
    crate::domain::model::Model,
    model::ModelCard,
    crate::domain::adoption::Adoption,
    crate::domain::lineage::Lineage,
    crate::domain::disclosure::Disclosure,
}
