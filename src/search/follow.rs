//! The index follows the log: it is opened as it was left or made anew, then every change is taken in
//! as soon as it is recorded.
//!
//! Invariant: only documents that everybody may read come in, since they are read as a reader who
//! has not signed in. Whatever goes wrong with the index is cured by making it anew.

use std::collections::{BTreeSet, HashMap};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::Duration;

use futures_util::StreamExt as _;
use tokio::time::{Instant, timeout, timeout_at};
use uuid::Uuid;

use super::analyser::Analyser;
use super::beside::{Beside, SOME};
use super::catalogue::{Catalogue, Stamp, Unusable};
use super::document::{Entry, Kind};
use super::{Desk, Phase, entries};
use crate::app::{
    App, Budget, Cursor, FollowError, Following, StoreError, View, ViewError, Wanted,
};
use crate::domain::actor::Actor;
use crate::domain::assessment::Assessment;
use crate::domain::command::StreamId;
use crate::domain::event::StreamKind;
use crate::domain::indicator::Indicator;
use crate::domain::model::Model;
use crate::domain::project::Project;
use crate::domain::promise::Promise;
use crate::domain::publication::Publication;
use crate::memory;
use crate::projection;

/// Things that changed which are taken in at a time.
const CHANGED_MAX: usize = 500;
/// How long more changes are waited for before those that came are taken in.
const GATHER: Duration = Duration::from_millis(20);
/// How often the folder is looked after when nothing is recorded.
const LOOK: Duration = Duration::from_secs(1);
/// Quiet looks after which segments with replaced documents are written anew.
const QUIET_LOOKS: u32 = 30;
/// How long the log or the index is left alone after a failure.
const AFTER_FAILURE: Duration = Duration::from_secs(1);

/// Why following ended.
#[derive(Debug, thiserror::Error)]
enum Ended {
    #[error("the index: {0}")]
    Index(#[from] Unusable),
    #[error("the log: {0}")]
    Log(#[from] FollowError),
    #[error("the work was interrupted")]
    Interrupted,
}

impl From<ViewError> for Ended {
    fn from(error: ViewError) -> Ended {
        Ended::Log(FollowError::View(error))
    }
}

impl From<StoreError> for Ended {
    fn from(error: StoreError) -> Ended {
        Ended::from(ViewError::from(error))
    }
}

/// Keeps one index at the end of the log.
pub(super) struct Follower {
    pub app: App,
    pub folder: PathBuf,
    pub analyser: Arc<Analyser>,
    pub desk: Arc<Desk>,
}

impl Follower {
    /// Goes on until it is dropped.
    pub async fn run(self) {
        let mut is_usable = true;
        loop {
            let Err(ended) = self.follow(is_usable).await else {
                continue;
            };
            // What the log cannot tell just now does not make the index worse.
            is_usable = matches!(
                &ended,
                Ended::Log(FollowError::View(_)) | Ended::Interrupted
            );
            tracing::warn!(why = %ended, "the search index stands still");
            self.desk.tell(|state| state.phase = Phase::Standing);
            tokio::time::sleep(AFTER_FAILURE).await;
        }
    }

    async fn follow(&self, is_usable: bool) -> Result<(), Ended> {
        let head = self.app.health().await?.head;
        let stamp = Stamp::begun(&self.analyser, head.log_id, head.epoch);
        let opened = match is_usable {
            true => self.open(&stamp, head.position).await?,
            false => None,
        };
        if let Some((catalogue, _)) = &opened {
            self.desk.put(catalogue.clone());
        }
        // Read after the position that is gone on from, so that no change of it is missed.
        let (catalogue, position, mut beside) = match opened {
            Some((catalogue, position)) => (catalogue, position, self.beside().await?),
            None => self.make(&stamp).await?,
        };
        self.desk.put(catalogue.clone());
        let after = Cursor {
            epoch: head.epoch,
            position,
        };
        let everything = self.app.view(Actor::operator(), Budget::default());
        let events = self
            .app
            .follow(everything, Some(after), Wanted::default())
            .await?;
        self.desk.tell(|state| {
            state.position = position;
            state.phase = Phase::Following;
        });
        self.take_in_all(&catalogue, &stamp, &mut beside, events)
            .await
    }

    async fn beside(&self) -> Result<Beside, Ended> {
        Ok(Beside::read(&self.reader()).await?)
    }

    /// The index as it was left; `None` when there is none that can be used.
    async fn open(&self, stamp: &Stamp, end: i64) -> Result<Option<(Arc<Catalogue>, i64)>, Ended> {
        if let Some(open) = self.desk.catalogue().filter(|open| open.is_there()) {
            return Ok(Some((open, self.desk.state().position)));
        }
        let (folder, analyser, wanted) =
            (self.folder.clone(), self.analyser.clone(), stamp.clone());
        let opened = blocking(move || Catalogue::open(&folder, &analyser, &wanted)).await?;
        match opened {
            Ok((catalogue, position)) if position <= end => {
                Ok(Some((Arc::new(catalogue), position)))
            }
            Ok(_) => Ok(None),
            Err(why) => {
                tracing::info!(%why, "the search index is made anew");
                Ok(None)
            }
        }
    }

    /// Makes the index from all documents. An earlier one answers meanwhile, else this one as far as
    /// it has come.
    async fn make(&self, stamp: &Stamp) -> Result<(Arc<Catalogue>, i64, Beside), Ended> {
        self.desk
            .tell(|state| state.phase = Phase::Rebuilding { done: 0 });
        let (folder, analyser, begun) = (self.folder.clone(), self.analyser.clone(), stamp.clone());
        let catalogue = blocking(move || Catalogue::create(&folder, &analyser, &begun)).await??;
        let catalogue = Arc::new(catalogue);
        if self.desk.catalogue().is_none() {
            self.desk.put(catalogue.clone());
        }
        let end = self.app.end().await?.position;
        let beside = self.beside().await?;
        self.pages::<Model>(&catalogue, stamp, |one| Some(entries::model(one, &beside)))
            .await?;
        self.pages::<Project>(&catalogue, stamp, |project| Some(entries::project(project)))
            .await?;
        self.pages::<Indicator>(&catalogue, stamp, |one| Some(entries::indicator(one)))
            .await?;
        self.pages::<Promise>(&catalogue, stamp, |promise| Some(entries::promise(promise)))
            .await?;
        self.pages::<Assessment>(&catalogue, stamp, entries::assessment)
            .await?;
        self.pages::<Publication>(&catalogue, stamp, |one| Some(entries::publication(one)))
            .await?;
        let (done, finished) = (catalogue.clone(), stamp.at(end));
        blocking(move || {
            done.commit(&finished)?;
            done.clear_others()
        })
        .await??;
        Ok((catalogue, end, beside))
    }

    /// Takes in all documents of one kind.
    async fn pages<V: projection::View>(
        &self,
        catalogue: &Arc<Catalogue>,
        stamp: &Stamp,
        entry: impl Fn(&V) -> Option<Entry>,
    ) -> Result<(), Ended> {
        let mut after = None;
        loop {
            let (documents, more) = self.reader().some::<V>(after, SOME).await?;
            let made: Vec<Entry> = documents.iter().filter_map(|one| entry(one)).collect();
            let (count, into, begun) = (made.len(), catalogue.clone(), stamp.clone());
            blocking(move || {
                into.replace(&made, &[])?;
                into.commit(&begun)
            })
            .await??;
            self.desk.tell(|state| {
                if let Phase::Rebuilding { done } = &mut state.phase {
                    *done += count;
                }
            });
            if more.is_none() {
                return Ok(());
            }
            after = more;
        }
    }

    async fn take_in_all(
        &self,
        catalogue: &Arc<Catalogue>,
        stamp: &Stamp,
        beside: &mut Beside,
        mut events: Following,
    ) -> Result<(), Ended> {
        let mut quiet = 0;
        loop {
            let next = timeout(LOOK, events.next()).await;
            if self.desk.is_damaged.swap(false, Ordering::Relaxed) {
                return Err(Unusable::Damaged.into());
            }
            let Ok(next) = next else {
                if !catalogue.is_there() {
                    return Err(Unusable::Missing.into());
                }
                quiet += 1;
                if quiet == QUIET_LOOKS {
                    let catalogue = catalogue.clone();
                    blocking(move || catalogue.tidy()).await??;
                }
                continue;
            };
            quiet = 0;
            let Some(first) = next else {
                return Err(Ended::Interrupted);
            };
            let mut last = first?;
            let mut changed = BTreeSet::from([changed_by(&last.event.recorded.stream)]);
            let until = Instant::now() + GATHER;
            while changed.len() < CHANGED_MAX
                && let Ok(Some(next)) = timeout_at(until, events.next()).await
            {
                last = next?;
                changed.insert(changed_by(&last.event.recorded.stream));
            }
            let position = last.cursor.position;
            self.take_in(catalogue, beside, changed, stamp.at(position))
                .await?;
            self.desk.tell(|state| state.position = position);
        }
    }

    /// Puts what these things are now in place of what they were.
    async fn take_in(
        &self,
        catalogue: &Arc<Catalogue>,
        beside: &mut Beside,
        streams: BTreeSet<(StreamKind, Uuid)>,
        stamp: Stamp,
    ) -> Result<(), Ended> {
        let reader = self.reader();
        let of = |kind: StreamKind| -> Vec<Uuid> {
            let own = streams.iter().filter(|(of, _)| *of == kind);
            own.map(|(_, id)| *id).collect()
        };
        let models = of(StreamKind::Model);
        let (adoptions, series) = (of(StreamKind::Adoption), of(StreamKind::Series));
        let others = beside
            .take_in(&reader, &models, &adoptions, &series)
            .await?;
        let others = others.into_iter().map(|model| (Kind::Model, model));
        let changed: BTreeSet<(Kind, Uuid)> = streams
            .iter()
            .filter_map(|(of, id)| Some((kind_of(*of)?, *id)))
            .chain(others)
            .collect();
        let mut made = Vec::with_capacity(changed.len());
        for kind in Kind::ALL {
            let ids = changed
                .iter()
                .filter(|(of, _)| *of == kind)
                .map(|(_, id)| *id);
            let ids: Vec<Uuid> = ids.collect();
            made.extend(now(&reader, beside, kind, &ids).await?);
        }
        let is_made = |(kind, id): &(Kind, Uuid)| {
            made.iter()
                .any(|entry| entry.kind == *kind && entry.id == *id)
        };
        let gone: Vec<(Kind, Uuid)> = changed.into_iter().filter(|one| !is_made(one)).collect();
        let into = catalogue.clone();
        blocking(move || {
            into.replace(&made, &gone)?;
            into.commit(&stamp)
        })
        .await??;
        Ok(())
    }

    fn reader(&self) -> View {
        self.app.view(Actor::reader(), Budget::default())
    }
}

/// The entries of things of a kind as a view sees them.
async fn now(
    reader: &View,
    beside: &Beside,
    kind: Kind,
    ids: &[Uuid],
) -> Result<Vec<Entry>, ViewError> {
    Ok(match kind {
        Kind::Model => of(reader.get_many::<Model>(ids).await?, |one| {
            Some(entries::model(one, beside))
        }),
        Kind::Project => of(reader.get_many::<Project>(ids).await?, |one| {
            Some(entries::project(one))
        }),
        Kind::Indicator => of(reader.get_many::<Indicator>(ids).await?, |one| {
            Some(entries::indicator(one))
        }),
        Kind::Promise => of(reader.get_many::<Promise>(ids).await?, |one| {
            Some(entries::promise(one))
        }),
        Kind::Assessment => of(
            reader.get_many::<Assessment>(ids).await?,
            entries::assessment,
        ),
        Kind::Publication => of(reader.get_many::<Publication>(ids).await?, |one| {
            Some(entries::publication(one))
        }),
    })
}

fn of<V>(documents: HashMap<Uuid, Arc<V>>, entry: impl Fn(&V) -> Option<Entry>) -> Vec<Entry> {
    documents
        .values()
        .filter_map(|document| entry(document))
        .collect()
}

/// Which stream an event changed.
fn changed_by(stream: &StreamId) -> (StreamKind, Uuid) {
    (stream.kind, stream.id)
}

/// What a stream is of, if it is found by search.
fn kind_of(stream: StreamKind) -> Option<Kind> {
    Some(match stream {
        StreamKind::Model => Kind::Model,
        StreamKind::Project => Kind::Project,
        StreamKind::Indicator => Kind::Indicator,
        StreamKind::Promise => Kind::Promise,
        StreamKind::Assessment => Kind::Assessment,
        StreamKind::Publication => Kind::Publication,
        StreamKind::Programme
        | StreamKind::Round
        | StreamKind::Discussion
        | StreamKind::Series
        | StreamKind::SourceText
        | StreamKind::Grant
        | StreamKind::Meeting
        | StreamKind::Risk
        | StreamKind::Comment
        | StreamKind::Person
        | StreamKind::Adoption
        | StreamKind::Lineage
        | StreamKind::Disclosure => return None,
    })
}

/// Runs work that reads or writes files on a thread of its own.
async fn blocking<T: Send + 'static>(
    work: impl FnOnce() -> T + Send + 'static,
) -> Result<T, Ended> {
    let done = tokio::task::spawn_blocking(|| {
        let done = work();
        memory::give_back();
        done
    });
    done.await.map_err(|_| Ended::Interrupted)
}
