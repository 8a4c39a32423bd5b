//! Reading as of a moment: many documents from one reading of the log.

use std::any::Any;
use std::collections::HashMap;
use std::sync::Arc;

use uuid::Uuid;

use super::{AsOf, EVENT_BYTES, Folded, View, ViewError};
use crate::domain::event::Noun;
use crate::projection;
use crate::store::{Kept, Parent, Slice, StoreError, StoredEvent, Wanted};

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
        let memory = self.app.store.memory();
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
        if unknown.is_empty() {
            return Ok(found);
        }
        let last = unknown.values().flatten().copied().max().unwrap_or(0);
        let streams = Wanted {
            streams: unknown.keys().copied().collect(),
            kinds: vec![V::STREAM],
            ..Wanted::default()
        };
        let mut histories: HashMap<Uuid, Vec<StoredEvent>> = HashMap::new();
        self.walk(&streams, last, |event| {
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
                let kept = Kept {
                    position,
                    bytes: kept.bytes,
                    what: kept.what as Arc<dyn Any + Send + Sync>,
                };
                memory.keep_fold(of_stream::<V>(id, position), kept);
            }
        }
        Ok(found)
    }

    fn visible<V: projection::View>(
        &self,
        folded: &Folded<V>,
    ) -> impl Iterator<Item = Arc<V>> + use<V> {
        let seen = folded
            .iter()
            .filter(|(columns, _)| columns.audience.visible_to(&self.actor));
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
        let wanted = Wanted {
            tags: tags.collect(),
            kinds: vec![V::STREAM],
            ..Wanted::default()
        };
        let mut all = self.fold::<V>(&wanted, at.position).await?;
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

    /// Reads the wanted events up to a position, and pays for them. Each page is longer than the
    /// one before, so that as much as one request may read comes in a handful of statements.
    pub(super) async fn walk(
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
            let events = self.app.store.events(wanted, &slice).await?;
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

/// The state of a noun after an event.
pub(super) fn evolve(before: Option<Noun>, event: &StoredEvent) -> Result<Noun, StoreError> {
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
