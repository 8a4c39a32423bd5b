//! The library and the projects of moments that lie behind: each is indexed in memory when it is first
//! asked, and kept for a while, since who looks at a past day asks of it more than once.

use std::collections::VecDeque;
use std::sync::Arc;
use std::time::Duration;

use tokio::sync::Mutex;
use tokio::time::Instant;
use uuid::Uuid;

use super::beside::Beside;
use super::catalogue::{Catalogue, Stamp};
use super::{Search, SearchError, entries};
use crate::app::{AsOf, Budget, View};
use crate::domain::actor::Actor;
use crate::domain::document::Filter;
use crate::domain::model::Model;
use crate::domain::project::Project;

/// Models and projects of a moment that lies behind which are indexed: what fits into memory beside all else, and
/// is indexed while a reader waits.
pub const THEN_MAX: usize = 10_000;
/// Moments that are kept at a time.
const KEPT_MAX: usize = 2;
/// How long one is kept, so that a text that is blanked does not stay in one for long.
const KEPT_FOR: Duration = Duration::from_secs(300);

struct Kept {
    position: i64,
    made: Instant,
    catalogue: Arc<Catalogue>,
}

/// The moments that are kept, the newest last. One is made at a time.
#[derive(Default)]
pub struct Moments(Mutex<VecDeque<Kept>>);

impl Search {
    /// The library as it was at a moment, as everybody may read it.
    pub(super) async fn catalogue_of(&self, at: AsOf) -> Result<Arc<Catalogue>, SearchError> {
        let mut kept = self.moments.0.lock().await;
        kept.retain(|one| one.made.elapsed() < KEPT_FOR);
        if let Some(own) = kept.iter().find(|one| one.position == at.position) {
            return Ok(own.catalogue.clone());
        }
        let reader = self.app.view(Actor::reader(), Budget::default());
        let catalogue = Arc::new(self.made_of(&reader.at(Some(at.moment)).await?).await?);
        kept.push_back(Kept {
            position: at.position,
            made: Instant::now(),
            catalogue: catalogue.clone(),
        });
        if kept.len() > KEPT_MAX {
            kept.pop_front();
        }
        Ok(catalogue)
    }

    async fn made_of(&self, view: &View) -> Result<Catalogue, SearchError> {
        let models = view.all::<Model>(&Filter::default()).await?;
        let projects = view.all::<Project>(&Filter::default()).await?;
        let many = models.len() + projects.len();
        if many > THEN_MAX {
            return Err(SearchError::TooLarge(many));
        }
        let beside = Beside::read(view).await?;
        let analyser = self.analyser.clone();
        self.in_turn(move || {
            let catalogue = Catalogue::in_memory(&analyser)?;
            let models = models.iter().map(|model| entries::model(model, &beside));
            let projects = projects.iter().map(|project| entries::project(project));
            let indexed: Vec<_> = models.chain(projects).collect();
            catalogue.replace(&indexed, &[])?;
            catalogue.commit(&Stamp::begun(&analyser, Uuid::nil(), 0))?;
            Ok(catalogue)
        })
        .await
    }
}
