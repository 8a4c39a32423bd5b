//! Reading as of a moment: many documents from one reading of the log.

use std::any::Any;
use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use uuid::Uuid;

use super::{Among, AsOf, EVENT_BYTES, Folded, IDS_ASKED_MAX, PLACE_BYTES, View, ViewError};
use crate::domain::actor::Audience;
use crate::domain::document::Filter;
use crate::domain::event::Noun;
use crate::projection;
use crate::store::{Kept, Page, Parent, Part, Slice, StoreError, StoredEvent, Wanted};

/// Events of the first page that is read, and how many times longer each next one is.
const EVENTS_PAGE: i64 = 2_000;
const EVENTS_PAGE_GROWS: i64 = 4;

impl View {
    /// The documents behind these ids, each as of its own moment: the log is read once for all of
    /// them. Found by id and position.
    pub async fn get_then<V: projection::View>(
        &self,
        wanted: &[(Uuid, AsOf)],
    ) -> Result<HashMap<(Uuid, i64), Arc<V>>, ViewError> {
        let memory = self.0.app.store.memory();
        let mut found = HashMap::with_capacity(wanted.len());
        let mut unknown: HashMap<Uuid, Vec<i64>> = HashMap::new();
        for (id, at) in wanted {
            match memory.fold::<Folded<V>>(&of_stream::<V>(*id, at.position)) {
                Some(kept) => {
                    self.spend(kept.bytes)?;
                    let views = self.visible(&kept.what);
                    found.extend(views.map(|view| ((*id, at.position), view)));
                }
                None => unknown.entry(*id).or_default().push(at.position),
            }
        }
        self.take_unchanged::<V>(&mut unknown, &mut found).await?;
        if unknown.is_empty() {
            return Ok(found);
        }
        let last = unknown.values().flatten().copied().max().unwrap_or(0);
        let ids = unknown.keys().copied().collect();
        let mut histories: HashMap<Uuid, Vec<StoredEvent>> = HashMap::new();
        self.walk(&of_streams::<V>(ids), last, |event| {
            let own = histories.entry(event.recorded.stream.id).or_default();
            own.push(event);
            Ok(())
        })
        .await?;
        for (id, mut positions) in unknown {
            positions.sort_unstable();
            positions.dedup();
            let events = histories.remove(&id).unwrap_or_default();
            for kept in snapshots::<V>(&events, &positions)? {
                let position = kept.position;
                let views = self.visible(&kept.what);
                found.extend(views.map(|view| ((id, position), view)));
                self.keep(of_stream::<V>(id, position), kept);
            }
        }
        Ok(found)
    }

    /// Answers what a document of now answers: the one that no event changed since the position.
    async fn take_unchanged<V: projection::View>(
        &self,
        unknown: &mut HashMap<Uuid, Vec<i64>>,
        found: &mut HashMap<(Uuid, i64), Arc<V>>,
    ) -> Result<(), ViewError> {
        let ids: Vec<Uuid> = unknown.keys().copied().collect();
        let among = Among::Ids(&ids);
        let mut places = self.found::<V>(Part::Place, &among, &Audience::ALL).await?;
        places.retain(|place| {
            let asked = unknown.get(&place.id).into_iter().flatten();
            asked.max().is_some_and(|last| place.position <= *last)
        });
        let documents = self.documents_at::<V>(&places, &among, &Audience::ALL);
        for (id, document) in documents.await?.1 {
            let columns = document.columns();
            let is_visible = columns.audience.visible_to(&self.0.actor);
            if let Some(asked) = unknown.get_mut(&id) {
                asked.retain(|position| {
                    let is_unchanged = columns.position <= *position;
                    if is_unchanged && is_visible {
                        found.insert((id, *position), document.clone());
                    }
                    !is_unchanged
                });
            }
        }
        unknown.retain(|_, asked| !asked.is_empty());
        Ok(())
    }

    fn visible<V: projection::View>(
        &self,
        folded: &Folded<V>,
    ) -> impl Iterator<Item = Arc<V>> + use<V> {
        let seen = folded
            .iter()
            .filter(|(columns, _)| columns.audience.visible_to(&self.0.actor));
        let views: Vec<Arc<V>> = seen.map(|(_, view)| view.clone()).collect();
        views.into_iter()
    }

    pub(super) async fn of_parents_then<V: projection::View>(
        &self,
        parent: Parent,
        ids: &[Uuid],
        at: AsOf,
    ) -> Result<HashMap<Uuid, Vec<Arc<V>>>, ViewError> {
        let tags = ids.iter().map(|id| format!("{}:{id}", parent.word()));
        let among = Among::Parents(parent, ids);
        let mut all = self
            .then::<V>(&of_tags::<V>(tags.collect()), &among, at.position)
            .await?;
        all.sort_by(|(a, _), (b, _)| (&a.sort, a.id).cmp(&(&b.sort, b.id)));
        let mut found: HashMap<Uuid, Vec<Arc<V>>> = HashMap::new();
        for (columns, view) in all {
            let own = match parent {
                Parent::Programme => columns.belongs.programme.map(|id| id.0),
                Parent::Project => columns.belongs.project.map(|id| id.0),
            };
            if let Some(own) = own.filter(|own| ids.contains(own)) {
                found.entry(own).or_default().push(view);
            }
        }
        Ok(found)
    }

    /// A list as of a moment, in its order.
    pub(super) async fn list_then<V: projection::View>(
        &self,
        filter: &Filter,
        at: AsOf,
    ) -> Result<Folded<V>, ViewError> {
        let tag = filter
            .project
            .map(|id| format!("project:{id}"))
            .or_else(|| filter.round.map(|id| format!("round:{id}")))
            .or_else(|| filter.programme.map(|id| format!("programme:{id}")));
        let wanted = of_tags::<V>(tag.into_iter().collect());
        let among = Among::List(filter, &Page::ALL);
        let mut all = self.then::<V>(&wanted, &among, at.position).await?;
        all.retain(|(columns, _)| columns.fits(filter));
        all.sort_by(|(a, _), (b, _)| (&a.sort, a.id).cmp(&(&b.sort, b.id)));
        Ok(all)
    }

    /// The documents that the wanted events up to a position made then, as far as the actor may see
    /// them. The log up to a position never changes: the same is folded once.
    async fn then<V: projection::View>(
        &self,
        wanted: &Wanted,
        among: &Among<'_>,
        up_to: i64,
    ) -> Result<Folded<V>, ViewError> {
        let which = format!("{} {up_to} {wanted:?}", V::KIND);
        let folded = match self.0.app.store.memory().fold::<Folded<V>>(&which) {
            Some(kept) => {
                self.spend(kept.bytes)?;
                kept.what
            }
            None => {
                let kept = self.then_anew::<V>(wanted, among, up_to).await?;
                self.keep(which, kept.clone());
                kept.what
            }
        };
        Ok(folded
            .iter()
            .filter(|(columns, _)| columns.audience.visible_to(&self.0.actor))
            .cloned()
            .collect())
    }

    /// A document that no event changed since the position is what the fold up to it would make;
    /// the others are folded.
    async fn then_anew<V: projection::View>(
        &self,
        wanted: &Wanted,
        among: &Among<'_>,
        up_to: i64,
    ) -> Result<Kept<Folded<V>>, ViewError> {
        let Apart {
            changed,
            bytes: known,
            documents,
        } = self.unchanged::<V>(among, up_to).await?;
        let documents = documents.into_iter().map(|view| (view.columns(), view));
        // What changed while it was read is folded like the rest.
        let (mut folded, later): (Folded<V>, Folded<V>) =
            documents.partition(|(columns, _)| columns.position <= up_to);
        let later = later.iter().map(|(own, _)| own.id);
        let changed: HashSet<Uuid> = changed.into_iter().chain(later).collect();
        let mut bytes = 0;
        let streams = of_streams::<V>(changed.iter().copied().collect());
        let are_many = changed.len() > IDS_ASKED_MAX;
        let events = if are_many { wanted } else { &streams };
        let mut nouns: HashMap<Uuid, Noun> = HashMap::with_capacity(changed.len());
        if !changed.is_empty() {
            self.walk(events, up_to, |event| {
                let id = event.recorded.stream.id;
                if changed.contains(&id) {
                    bytes += event.bytes + EVENT_BYTES;
                    let next = evolve(nouns.remove(&id), &event)?;
                    nouns.insert(id, next);
                }
                Ok(())
            })
            .await?;
        }
        let views = nouns.values().filter_map(V::of);
        folded.extend(views.map(|view| (view.columns(), view)));
        Ok(Kept {
            position: up_to,
            bytes: known + bytes,
            own: bytes + folded.len() * PLACE_BYTES,
            what: Arc::new(folded),
        })
    }

    /// Reads the documents that no event changed since a position. Where they stand is asked first
    /// only when some of them may be remembered.
    async fn unchanged<V: projection::View>(
        &self,
        among: &Among<'_>,
        up_to: i64,
    ) -> Result<Apart<V>, ViewError> {
        let everyone = &Audience::ALL;
        let memory = self.0.app.store.memory();
        let mark = memory.mark();
        let part = match memory.may_hold(V::KIND) {
            true => Part::Place,
            false => Part::Whole,
        };
        let found = self.found::<V>(part, among, everyone).await?;
        let (unchanged, changed): (Vec<_>, Vec<_>) =
            found.into_iter().partition(|one| one.position <= up_to);
        let changed = changed.into_iter().map(|one| one.id).collect();
        let (bytes, documents) = match part {
            Part::Place => {
                let documents = self.documents_at::<V>(&unchanged, among, everyone);
                let (bytes, documents) = documents.await?;
                (bytes, documents.into_values().collect())
            }
            Part::Whole => {
                let read = self.read::<V>(mark, unchanged).await?;
                let bytes = read.iter().map(|(_, bytes, _)| bytes).sum();
                (bytes, read.into_iter().map(|(_, _, view)| view).collect())
            }
        };
        Ok(Apart {
            changed,
            bytes,
            documents,
        })
    }

    fn keep<V: projection::View>(&self, which: String, fold: Kept<Folded<V>>) {
        let kept = Kept {
            position: fold.position,
            bytes: fold.bytes,
            own: fold.own,
            what: fold.what as Arc<dyn Any + Send + Sync>,
        };
        self.0.app.store.memory().keep_fold(which, kept);
    }

    /// Reads the wanted events up to a position, and pays for them. Each page is longer than the
    /// one before, so that as much as one request may read comes in a handful of statements.
    async fn walk(
        &self,
        wanted: &Wanted,
        up_to: i64,
        mut see: impl FnMut(StoredEvent) -> Result<(), StoreError> + Send,
    ) -> Result<(), ViewError> {
        let (mut after, mut limit) = (0, EVENTS_PAGE);
        loop {
            let slice = Slice {
                after,
                up_to,
                limit,
            };
            let events = self.0.app.store.events(wanted, &slice).await?;
            let is_last = (events.len() as i64) < limit;
            for event in events {
                self.spend(event.bytes + EVENT_BYTES)?;
                after = event.recorded.stamp.position;
                see(event)?;
            }
            if is_last {
                return Ok(());
            }
            limit *= EVENTS_PAGE_GROWS;
        }
    }
}

/// The documents of a list that did not change since a position, apart from those that did.
struct Apart<V> {
    changed: Vec<Uuid>,
    /// Bytes that were read of the documents.
    bytes: usize,
    documents: Vec<Arc<V>>,
}

/// The events of some nouns.
fn of_streams<V: projection::View>(streams: Vec<Uuid>) -> Wanted {
    Wanted {
        streams,
        kinds: vec![V::STREAM],
        ..Wanted::default()
    }
}

/// The events of a kind of nouns that belong to something.
fn of_tags<V: projection::View>(tags: Vec<String>) -> Wanted {
    Wanted {
        tags,
        kinds: vec![V::STREAM],
        ..Wanted::default()
    }
}

/// The state of a noun after an event.
fn evolve(before: Option<Noun>, event: &StoredEvent) -> Result<Noun, StoreError> {
    let recorded = &event.recorded;
    Noun::evolve(before, &recorded.event, &recorded.stamp).ok_or_else(|| {
        StoreError::Corrupt(crate::store::Corrupt {
            position: recorded.stamp.position,
            what: "the event cannot follow in its stream".into(),
        })
    })
}

/// What one stream showed at each of these positions, which are in order.
fn snapshots<V: projection::View>(
    events: &[StoredEvent],
    positions: &[i64],
) -> Result<Vec<Kept<Folded<V>>>, StoreError> {
    let (mut noun, mut bytes) = (None, 0);
    let mut events = events.iter().peekable();
    let mut shown = Vec::with_capacity(positions.len());
    for position in positions {
        while let Some(event) = events.next_if(|event| event.recorded.stamp.position <= *position) {
            bytes += event.bytes + EVENT_BYTES;
            noun = Some(evolve(noun, event)?);
        }
        let views = noun.as_ref().and_then(V::of);
        shown.push(Kept {
            position: *position,
            bytes,
            own: bytes,
            what: Arc::new(
                views
                    .map(|view| (view.columns(), view))
                    .into_iter()
                    .collect(),
            ),
        });
    }
    Ok(shown)
}

/// Under which name the fold of one stream up to a position is remembered.
fn of_stream<V: projection::View>(id: Uuid, up_to: i64) -> String {
    format!("{} {up_to} stream {id}", V::KIND)
}
