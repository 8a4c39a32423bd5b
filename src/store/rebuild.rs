//! Rebuilding documents from the log.
//!
//! The long part folds the log beside the writer; the writer then folds what came meanwhile and
//! puts all documents in place in one transaction, so a rebuild under load loses nothing.

use std::collections::{BTreeMap, HashMap};

use super::append::lock_head;
use super::documents;
use super::link::{Arg, Link};
use super::read::{self, Slice, Wanted};
use super::{Corrupt, Projections, StoreError};
use uuid::Uuid;

use crate::domain::command::StreamId;
use crate::domain::document::Document;
use crate::domain::event::Noun;

/// Events read at a time.
const PAGE: i64 = 2_000;

/// All nouns as of a position.
pub struct States {
    nouns: BTreeMap<StreamId, Noun>,
    position: i64,
}

/// What a rebuild found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rebuilt {
    pub documents: usize,
    /// Documents that were missing, superfluous or not byte for byte the same before.
    pub differing: usize,
    pub position: i64,
}

/// Folds the log up to the head it finds.
pub async fn scan(link: &mut Link, progress: impl Fn(i64, i64)) -> Result<States, StoreError> {
    let mut states = States {
        nouns: BTreeMap::new(),
        position: 0,
    };
    let head = read::head_of(link).await?;
    states.advance(link, head.position, progress).await?;
    Ok(states)
}

impl States {
    async fn advance(
        &mut self,
        link: &mut Link,
        up_to: i64,
        progress: impl Fn(i64, i64),
    ) -> Result<(), StoreError> {
        while self.position < up_to {
            let slice = Slice {
                after: self.position,
                up_to,
                limit: PAGE,
            };
            for stored in read::events(link, &Wanted::default(), &slice).await? {
                let recorded = stored.recorded;
                let position = recorded.stamp.position;
                let before = self.nouns.remove(&recorded.stream);
                let after =
                    Noun::evolve(before, &recorded.event, &recorded.stamp).ok_or_else(|| {
                        Corrupt {
                            position,
                            what: format!("{} cannot follow in its stream", recorded.event.name()),
                        }
                    })?;
                self.nouns.insert(recorded.stream, after);
                self.position = position;
            }
            progress(self.position, up_to);
        }
        Ok(())
    }

    fn documents(&self, projections: &Projections) -> Result<Vec<Document>, StoreError> {
        let mut all = Vec::with_capacity(self.nouns.len());
        for noun in self.nouns.values() {
            all.extend(projections.documents(noun)?);
        }
        Ok(all)
    }
}

/// Catches up under the lock and puts all documents in place.
pub async fn replace(
    link: &mut Link,
    mut states: States,
    projections: &Projections,
) -> Result<Rebuilt, StoreError> {
    let head = lock_head(link).await?;
    states.advance(link, head.position, |_, _| ()).await?;
    let rebuilt = states.documents(projections)?;
    let before = documents::everything(link).await?;
    let differing = differing(&before, &rebuilt);
    documents::replace_all(link, &rebuilt).await?;
    note_versions(link, &projections.versions(), head.position).await?;
    link.script("COMMIT").await?;
    Ok(Rebuilt {
        documents: rebuilt.len(),
        differing,
        position: head.position,
    })
}

fn differing(before: &[Document], after: &[Document]) -> usize {
    let mut old: HashMap<(&str, Uuid), &Document> = before
        .iter()
        .map(|document| ((document.kind.as_str(), document.id), document))
        .collect();
    let changed = after
        .iter()
        .filter(|new| old.remove(&(new.kind.as_str(), new.id)) != Some(*new))
        .count();
    changed + old.len()
}

/// With which version of each projection the stored documents were made.
pub async fn versions(link: &mut Link) -> Result<Vec<(String, i64)>, StoreError> {
    link.all("SELECT name, version FROM projections ORDER BY name", &[])
        .await?
        .iter()
        .map(|row| Ok((row.text(0)?, row.int(1)?)))
        .collect()
}

/// Notes with which versions the documents are made from now on.
async fn note_versions(
    link: &mut Link,
    versions: &[(&str, i64)],
    position: i64,
) -> Result<(), StoreError> {
    let sql = format!(
        "INSERT INTO projections (name, version, position, state) VALUES {} \
         ON CONFLICT (name) DO UPDATE SET version = excluded.version, \
         position = excluded.position, state = excluded.state",
        link.rows(versions.len(), 4)
    );
    let args: Vec<Arg<'_>> = versions
        .iter()
        .flat_map(|(name, version)| {
            [
                Arg::Text(name),
                Arg::Int(*version),
                Arg::Int(position),
                Arg::Text("live"),
            ]
        })
        .collect();
    link.run(&sql, &args).await?;
    Ok(())
}
