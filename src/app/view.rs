//! Reading: documents of now, or the same fold over a shorter log.
//!
//! What an actor may not see is answered like what does not exist.

mod then;

use std::any::Any;
use std::collections::{HashMap, HashSet};
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use chrono::{DateTime, NaiveDate, SubsecRound as _, TimeDelta, Utc};
use uuid::Uuid;

use super::App;
use super::insight::Asker;
use crate::domain::actor::{Actor, Audience};
use crate::domain::command::{Belongs, Stamp};
use crate::domain::document::Filter;
use crate::domain::event::StreamKind;
use crate::domain::period::finnish_day;
use crate::projection;
use crate::store::{Found, Kept, Mark, Page, Parent, Part, Slice, StoreError, StoredEvent, Wanted};

/// Bytes of documents and events that one request may read.
const READ_BYTES_MAX: i64 = 64 << 20;
/// Documents of a list that are asked for by id; more are read as a list.
const IDS_ASKED_MAX: usize = 1_024;
/// What a document takes in a kept list, beside itself.
const PLACE_BYTES: usize = 128;
/// Documents that one thread decodes while nobody waits for others; more are shared out.
const DECODED_TOGETHER: usize = 512;
/// Flat price of an event beside its payload.
const EVENT_BYTES: usize = 256;

/// A moment that lies behind, and the end of the log as it was then.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AsOf {
    pub moment: DateTime<Utc>,
    pub position: i64,
}

/// Why a read was refused or failed.
#[derive(Debug, thiserror::Error)]
pub enum ViewError {
    /// What will be known tomorrow is not known today.
    #[error("the moment lies in the future; the server's clock says {now}")]
    Future { now: DateTime<Utc> },
    #[error("the answer would need more than one request may read; ask for less at a time")]
    TooMuch,
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// What one request may still read. Clones share it.
#[derive(Clone, Debug)]
pub struct Budget(Arc<AtomicI64>);

impl Default for Budget {
    fn default() -> Budget {
        Budget(Arc::new(AtomicI64::new(READ_BYTES_MAX)))
    }
}

/// What one actor sees at one moment. Every object of an answer has one: cheap to clone.
#[derive(Clone)]
pub struct View(Arc<Seen>);

#[derive(Clone)]
struct Seen {
    app: App,
    actor: Actor,
    as_of: Option<AsOf>,
    budget: Budget,
    asker: Arc<Asker>,
}

impl App {
    /// A view of now.
    pub fn view(&self, actor: Actor, budget: Budget) -> View {
        View(Arc::new(Seen {
            app: self.clone(),
            actor,
            as_of: None,
            budget,
            asker: Arc::default(),
        }))
    }
}

impl View {
    /// The same actor's view as of a recorded moment; `None` stays as it is. The answer as of a
    /// moment never changes, whatever is recorded later.
    pub async fn at(&self, moment: Option<DateTime<Utc>>) -> Result<View, ViewError> {
        let Some(moment) = moment else {
            return Ok(self.clone());
        };
        let now = self.0.app.now();
        let last = self.0.app.store.watch_head().borrow().last_recorded_at;
        if moment > now.max(last) {
            return Err(ViewError::Future { now });
        }
        let moment = whole_micros(moment);
        self.0.app.store.settle(moment).await?;
        let position = self.0.app.store.position_at(moment).await?;
        Ok(self.as_seen_at(AsOf { moment, position }))
    }

    /// The same view with its reading budget whole again: for a follower, whose reads have no end.
    pub fn fresh(&self) -> View {
        View(Arc::new(Seen {
            budget: Budget::default(),
            ..Seen::clone(&self.0)
        }))
    }

    /// The same moment as those see it who see everything: for what a rule of its own shows of a
    /// thing to people who may not read the whole of it. It spends from the same budget.
    pub fn unhidden(&self) -> View {
        View(Arc::new(Seen {
            actor: Actor::operator(),
            asker: Arc::default(),
            ..Seen::clone(&self.0)
        }))
    }

    pub fn actor(&self) -> &Actor {
        &self.0.actor
    }

    pub fn as_of(&self) -> Option<AsOf> {
        self.0.as_of
    }

    /// Whether two views see the same and spend from the same budget.
    pub fn is_same(&self, other: &View) -> bool {
        self.0.actor == other.0.actor
            && self.0.as_of == other.0.as_of
            && Arc::ptr_eq(&self.0.budget.0, &other.0.budget.0)
    }

    /// Whether two views are of the same asker and spend from the same budget, of any moment.
    pub fn is_same_asker(&self, other: &View) -> bool {
        self.0.actor == other.0.actor && Arc::ptr_eq(&self.0.budget.0, &other.0.budget.0)
    }

    /// The same actor's view as of a commit whose last event this is. Nothing is asked.
    pub fn as_recorded(&self, last: &Stamp) -> View {
        self.as_seen_at(AsOf {
            moment: last.recorded,
            position: last.position,
        })
    }

    fn as_seen_at(&self, at: AsOf) -> View {
        View(Arc::new(Seen {
            as_of: Some(at),
            ..Seen::clone(&self.0)
        }))
    }

    pub(super) fn app(&self) -> &App {
        &self.0.app
    }

    pub(super) fn asker(&self) -> &Asker {
        &self.0.asker
    }

    /// The day of the question in Finland.
    pub fn today(&self) -> NaiveDate {
        finnish_day(
            self.0
                .as_of
                .map_or_else(|| self.0.app.now(), |at| at.moment),
        )
    }

    fn spend(&self, bytes: usize) -> Result<(), ViewError> {
        let left = self.0.budget.0.fetch_sub(bytes as i64, Ordering::Relaxed);
        if left < bytes as i64 {
            Err(ViewError::TooMuch)
        } else {
            Ok(())
        }
    }

    fn audiences(&self) -> &'static [Audience] {
        Audience::open_to(&self.0.actor)
    }

    /// The documents behind these ids; what does not exist or is not to be seen is left out.
    pub async fn get_many<V: projection::View>(
        &self,
        ids: &[Uuid],
    ) -> Result<HashMap<Uuid, Arc<V>>, ViewError> {
        if ids.is_empty() {
            return Ok(HashMap::new());
        }
        if let Some(at) = self.0.as_of {
            let wanted: Vec<(Uuid, AsOf)> = ids.iter().map(|id| (*id, at)).collect();
            let then = self.get_then::<V>(&wanted).await?;
            return Ok(then.into_iter().map(|((id, _), view)| (id, view)).collect());
        }
        let mut found = HashMap::with_capacity(ids.len());
        let mut unknown = Vec::new();
        let current = self.current_positions::<V>(ids).await?;
        for id in ids {
            match self.0.app.store.memory().document::<V>(V::KIND, *id) {
                Some(kept) if current.hold(*id, kept.position) => {
                    if let Some(document) = self.shown(kept)? {
                        found.insert(*id, document);
                    }
                }
                _ => unknown.push(*id),
            }
        }
        if unknown.is_empty() {
            return Ok(found);
        }
        let mark = self.0.app.store.memory().mark();
        let rows = self.stored::<V>(&unknown).await?;
        let read = self.read(mark, rows).await?.into_iter();
        found.extend(read.map(|(id, _, document)| (id, document)));
        Ok(found)
    }

    /// A document that can be had without asking the database; `None` says nothing of one that
    /// cannot.
    pub fn at_hand<V: projection::View>(&self, id: Uuid) -> Result<Option<Arc<V>>, ViewError> {
        let memory = self.0.app.store.memory();
        if self.0.as_of.is_some() || !memory.is_exact() {
            return Ok(None);
        }
        match memory.document::<V>(V::KIND, id) {
            Some(kept) => self.shown(kept),
            None => Ok(None),
        }
    }

    /// Pays for a remembered document; `None` when the actor may not see it.
    fn shown<V: projection::View>(&self, kept: Kept<V>) -> Result<Option<Arc<V>>, ViewError> {
        self.spend(kept.bytes)?;
        let is_visible = kept.what.columns().audience.visible_to(&self.0.actor);
        Ok(is_visible.then_some(kept.what))
    }

    async fn stored<V: projection::View>(&self, ids: &[Uuid]) -> Result<Vec<Found>, StoreError> {
        let store = &self.0.app.store;
        store.get(Part::Whole, V::KIND, ids, self.audiences()).await
    }

    /// Makes documents of rows, and keeps them.
    async fn read<V: projection::View>(
        &self,
        mark: Mark,
        rows: Vec<Found>,
    ) -> Result<Vec<(Uuid, usize, Arc<V>)>, ViewError> {
        for row in &rows {
            self.spend(row.body.len())?;
        }
        let memory = self.0.app.store.memory();
        let read = decoded::<V>(rows).await?.into_iter().map(|(row, view)| {
            let bytes = row.body.len();
            let kept = Kept {
                position: row.position,
                bytes,
                own: bytes,
                what: view.clone() as Arc<dyn Any + Send + Sync>,
            };
            memory.keep_read(mark, V::KIND, row.id, kept);
            (row.id, bytes, view)
        });
        Ok(read.collect())
    }

    /// Where the newest event of each document stands, asked only where memory may be behind and
    /// holds any of them.
    async fn current_positions<V: projection::View>(
        &self,
        ids: &[Uuid],
    ) -> Result<Current, StoreError> {
        let memory = self.0.app.store.memory();
        if memory.is_exact() {
            return Ok(Current::Memory);
        }
        let known: Vec<Uuid> = ids
            .iter()
            .copied()
            .filter(|id| memory.document::<V>(V::KIND, *id).is_some())
            .collect();
        if known.is_empty() {
            return Ok(Current::Database(HashMap::new()));
        }
        let store = &self.0.app.store;
        let rows = store.get(Part::Place, V::KIND, &known, self.audiences());
        let places = rows.await?.into_iter().map(|row| (row.id, row.position));
        Ok(Current::Database(places.collect()))
    }

    /// One document.
    pub async fn get<V: projection::View>(&self, id: Uuid) -> Result<Option<Arc<V>>, ViewError> {
        Ok(self.get_many::<V>(&[id]).await?.remove(&id))
    }

    /// A page of documents in their order, each with its sort key.
    pub async fn page<V: projection::View>(
        &self,
        filter: &Filter,
        page: &Page,
    ) -> Result<Vec<(String, Arc<V>)>, ViewError> {
        if let Some(at) = self.0.as_of {
            let mut all = self.list_then::<V>(filter, at).await?;
            all.retain(|(columns, _)| {
                let place = (&columns.sort, columns.id);
                page.after
                    .as_ref()
                    .is_none_or(|(sort, id)| place > (sort, *id))
            });
            all.truncate(usize::try_from(page.limit).unwrap_or(0));
            return Ok(all.into_iter().map(|(c, view)| (c.sort, view)).collect());
        }
        let audiences = self.audiences();
        let memory = self.0.app.store.memory();
        let which = format!("{} {filter:?} {page:?} {audiences:?}", V::KIND);
        if let Some(kept) = memory.list::<Vec<(String, Arc<V>)>>(V::KIND, &which) {
            self.spend(kept.bytes)?;
            return Ok(Vec::clone(&kept.what));
        }
        let mark = memory.mark();
        let (bytes, list) = self.page_anew::<V>(filter, page).await?;
        let kept = Kept {
            position: 0,
            bytes,
            own: list.len() * PLACE_BYTES,
            what: Arc::new(list.clone()) as Arc<dyn Any + Send + Sync>,
        };
        memory.keep_list(mark, which, kept);
        Ok(list)
    }

    /// A page of documents of now, with the bytes that were read of them.
    async fn page_anew<V: projection::View>(
        &self,
        filter: &Filter,
        page: &Page,
    ) -> Result<(usize, Vec<(String, Arc<V>)>), ViewError> {
        let among = Among::List(filter, page);
        let places = self.found::<V>(Part::Place, &among, self.audiences());
        let places = places.await?;
        let (bytes, mut known) = self
            .documents_at::<V>(&places, &among, self.audiences())
            .await?;
        let in_order = places
            .into_iter()
            .filter_map(|place| Some((place.sort, known.remove(&place.id)?)));
        Ok((bytes, in_order.collect()))
    }

    async fn found<V: projection::View>(
        &self,
        part: Part,
        among: &Among<'_>,
        audiences: &[Audience],
    ) -> Result<Vec<Found>, StoreError> {
        let store = &self.0.app.store;
        match among {
            Among::Ids([]) | Among::Parents(_, []) => Ok(Vec::new()),
            Among::Ids(ids) => store.get(part, V::KIND, ids, audiences).await,
            Among::List(filter, page) => store.list(part, V::KIND, filter, audiences, page).await,
            Among::Parents(parent, ids) => {
                let found = store.of_parents(part, *parent, V::KIND, ids, audiences);
                Ok(found.await?.into_iter().map(|(_, found)| found).collect())
            }
        }
    }

    /// The documents whose places were found, or newer ones, with the bytes that were read of them:
    /// what is not remembered is read.
    async fn documents_at<V: projection::View>(
        &self,
        places: &[Found],
        among: &Among<'_>,
        audiences: &[Audience],
    ) -> Result<(usize, HashMap<Uuid, Arc<V>>), ViewError> {
        let memory = self.0.app.store.memory();
        let mut known: HashMap<Uuid, Arc<V>> = HashMap::with_capacity(places.len());
        let (mut bytes, mut unknown) = (0, Vec::new());
        for place in places {
            match memory.document::<V>(V::KIND, place.id) {
                Some(kept) if kept.position == place.position => {
                    self.spend(kept.bytes)?;
                    bytes += kept.bytes;
                    known.insert(place.id, kept.what);
                }
                _ => unknown.push(place.id),
            }
        }
        let mark = memory.mark();
        let rows = match unknown.len() {
            0..=IDS_ASKED_MAX => {
                let unknown = Among::Ids(&unknown);
                self.found::<V>(Part::Whole, &unknown, audiences).await?
            }
            _ => self.found::<V>(Part::Whole, among, audiences).await?,
        };
        let wanted: HashSet<Uuid> = unknown.into_iter().collect();
        let rows = rows.into_iter().filter(|row| wanted.contains(&row.id));
        for (id, own, document) in self.read(mark, rows.collect()).await? {
            bytes += own;
            known.insert(id, document);
        }
        Ok((bytes, known))
    }

    /// All documents of a list that its filter bounds.
    pub async fn all<V: projection::View>(
        &self,
        filter: &Filter,
    ) -> Result<Vec<Arc<V>>, ViewError> {
        let page = self.page::<V>(filter, &Page::ALL).await?;
        Ok(page.into_iter().map(|(_, view)| view).collect())
    }

    /// At most so many of all documents of a kind, in no order, and behind which id there are more:
    /// for who reads whatever there is, which in the order of lists would be sorted for each part of
    /// it. Of a moment that lies behind they come at once.
    pub async fn some<V: projection::View>(
        &self,
        after: Option<Uuid>,
        most: usize,
    ) -> Result<(Vec<Arc<V>>, Option<Uuid>), ViewError> {
        if self.0.as_of.is_some() {
            return Ok((self.all::<V>(&Filter::default()).await?, None));
        }
        let store = &self.0.app.store;
        let ids = store.ids(V::KIND, after, most, self.audiences());
        let ids = ids.await?;
        let known = self.get_many::<V>(&ids).await?;
        let last = ids.last().filter(|_| ids.len() == most);
        Ok((known.into_values().collect(), last.copied()))
    }

    /// The documents of a kind that each of these projects or programmes has, in the order of lists.
    pub async fn of_parents<V: projection::View>(
        &self,
        parent: Parent,
        ids: &[Uuid],
    ) -> Result<HashMap<Uuid, Vec<Arc<V>>>, ViewError> {
        if let [id] = ids {
            let own = self.all::<V>(&filter_of(parent, *id)).await?;
            return Ok(HashMap::from([(*id, own)]));
        }
        let mut found: HashMap<Uuid, Vec<Arc<V>>> = HashMap::new();
        if ids.is_empty() {
            return Ok(found);
        }
        if let Some(at) = self.0.as_of {
            return self.of_parents_then(parent, ids, at).await;
        }
        let among = Among::Parents(parent, ids);
        let store = &self.0.app.store;
        let rows = store.of_parents(Part::Place, parent, V::KIND, ids, self.audiences());
        let (parents, places): (Vec<Uuid>, Vec<Found>) = rows.await?.into_iter().unzip();
        let (_, mut documents) = self
            .documents_at::<V>(&places, &among, self.audiences())
            .await?;
        for (parent, place) in parents.into_iter().zip(places) {
            let own = found.entry(parent).or_default();
            own.extend(documents.remove(&place.id));
        }
        Ok(found)
    }

    /// How many documents a list holds.
    pub async fn count<V: projection::View>(&self, filter: &Filter) -> Result<i64, ViewError> {
        match self.0.as_of {
            Some(at) => Ok(self.list_then::<V>(filter, at).await?.len() as i64),
            None => Ok(self
                .0
                .app
                .store
                .count(V::KIND, filter, self.audiences())
                .await?),
        }
    }

    /// The id that holds a name such as a project's address, if it did by the moment of the view.
    pub async fn holder(&self, claim: &str) -> Result<Option<Uuid>, ViewError> {
        let up_to = self.0.as_of.map_or(i64::MAX, |at| at.position);
        Ok(self.0.app.store.holder(claim, up_to).await?)
    }

    /// Events in the order of positions, or the other way, after one position and before another,
    /// up to the moment of the view. Fewer than the limit only at the end.
    pub async fn events(
        &self,
        wanted: &Wanted,
        (after, before): (i64, i64),
        limit: i64,
    ) -> Result<Vec<StoredEvent>, ViewError> {
        let slice = Slice {
            after,
            up_to: self.end().await?.min(before - 1),
            limit,
        };
        let hidden = self.hidden();
        let (mut seen, last) = self.seen(wanted, &slice, &hidden).await?;
        let missing = limit - seen.len() as i64;
        let Some(last) = last.filter(|_| missing > 0) else {
            return Ok(seen);
        };
        // Some were not for this actor: the rest is asked for without their kinds.
        let mut open = wanted.clone();
        if open.kinds.is_empty() {
            open.kinds = StreamKind::ALL.to_vec();
        }
        open.kinds.retain(|kind| !hidden.contains(kind));
        if !open.kinds.is_empty() {
            let (after, up_to) = match wanted.newest_first {
                true => (after, last - 1),
                false => (last, slice.up_to),
            };
            let slice = Slice {
                after,
                up_to,
                limit: missing,
            };
            seen.extend(self.seen(&open, &slice, &hidden).await?.0);
        }
        Ok(seen)
    }

    /// The events of a slice that the actor may see, and where the slice ended before the log did.
    async fn seen(
        &self,
        wanted: &Wanted,
        slice: &Slice,
        hidden: &[StreamKind],
    ) -> Result<(Vec<StoredEvent>, Option<i64>), ViewError> {
        let events = self.0.app.store.events(wanted, slice).await?;
        let is_full = events.len() as i64 >= slice.limit;
        let last = events.last().map(|event| event.recorded.stamp.position);
        let mut seen = Vec::with_capacity(events.len());
        for event in events {
            self.spend(event.bytes + EVENT_BYTES)?;
            if !hidden.contains(&event.recorded.stream.kind) {
                seen.push(event);
            }
        }
        Ok((seen, last.filter(|_| is_full)))
    }

    /// The kinds of nouns whose events this actor may not see.
    fn hidden(&self) -> Vec<StreamKind> {
        let kinds = StreamKind::ALL.iter().copied();
        kinds
            .filter(|kind| !projection::audience(*kind).visible_to(&self.0.actor))
            .collect()
    }

    /// How many events there are after one position and before another, up to the moment of the
    /// view.
    pub async fn count_events(
        &self,
        wanted: &Wanted,
        (after, before): (i64, i64),
    ) -> Result<i64, ViewError> {
        let end = self.end().await?.min(before - 1);
        let all = self.0.app.store.count_events(wanted, after, end).await?;
        let mut hidden = self.hidden();
        hidden.retain(|kind| wanted.kinds.is_empty() || wanted.kinds.contains(kind));
        if hidden.is_empty() {
            return Ok(all);
        }
        let unseen = Wanted {
            kinds: hidden,
            ..wanted.clone()
        };
        Ok(all - self.0.app.store.count_events(&unseen, after, end).await?)
    }

    /// The position before the first that was recorded at or after a moment.
    pub async fn position_before(&self, moment: DateTime<Utc>) -> Result<i64, ViewError> {
        let just_before = moment - chrono::TimeDelta::microseconds(1);
        Ok(self.0.app.store.position_at(just_before).await?)
    }

    /// What the events at these positions belong to.
    pub async fn belongings(&self, positions: &[i64]) -> Result<HashMap<i64, Belongs>, ViewError> {
        let mut found: HashMap<i64, Belongs> = HashMap::with_capacity(positions.len());
        for (position, tag) in self.0.app.store.tags_of(positions).await? {
            found.entry(position).or_default().add_tag(&tag);
        }
        Ok(found)
    }

    async fn end(&self) -> Result<i64, ViewError> {
        Ok(match self.0.as_of {
            Some(at) => at.position,
            None => self.0.app.store.head().await?.position,
        })
    }
}

/// The documents of rows, in their order. Many are decoded by several threads, since that is most of
/// what a server that has just started does for a large portfolio.
async fn decoded<V: projection::View>(
    mut rows: Vec<Found>,
) -> Result<Vec<(Found, Arc<V>)>, StoreError> {
    if rows.len() <= DECODED_TOGETHER {
        return rows.into_iter().map(decode).collect();
    }
    let threads = std::thread::available_parallelism().map_or(1, usize::from);
    let (all, share) = (rows.len(), rows.len().div_ceil(threads));
    let mut shares = Vec::with_capacity(threads);
    while !rows.is_empty() {
        let rest = rows.split_off(share.min(rows.len()));
        let own = std::mem::replace(&mut rows, rest);
        shares.push(tokio::task::spawn_blocking(move || {
            let decoded = own.into_iter().map(decode);
            decoded.collect::<Result<Vec<_>, StoreError>>()
        }));
    }
    let mut decoded = Vec::with_capacity(all);
    for share in shares {
        let share = share.await.map_err(|_| StoreError::Interrupted)?;
        decoded.extend(share?);
    }
    Ok(decoded)
}

fn decode<V: projection::View>(row: Found) -> Result<(Found, Arc<V>), StoreError> {
    let view = Arc::new(serde_json::from_str(&row.body)?);
    Ok((row, view))
}

fn filter_of(parent: Parent, id: Uuid) -> Filter {
    match parent {
        Parent::Programme => Filter {
            programme: Some(id),
            ..Filter::default()
        },
        Parent::Project => Filter {
            project: Some(id),
            ..Filter::default()
        },
    }
}

/// Which documents of a kind.
enum Among<'a> {
    Ids(&'a [Uuid]),
    List(&'a Filter, &'a Page),
    Parents(Parent, &'a [Uuid]),
}

type Folded<V> = Vec<(projection::Columns, Arc<V>)>;

/// The first whole microsecond that is not before a moment: times are stored no finer.
fn whole_micros(moment: DateTime<Utc>) -> DateTime<Utc> {
    let whole = moment.trunc_subsecs(6);
    if whole == moment {
        whole
    } else {
        whole + TimeDelta::microseconds(1)
    }
}

/// How a remembered document is known to be current.
enum Current {
    /// No other process can have changed it.
    Memory,
    /// The database names the position of its newest event.
    Database(HashMap<Uuid, i64>),
}

impl Current {
    fn hold(&self, id: Uuid, position: i64) -> bool {
        match self {
            Current::Memory => true,
            Current::Database(positions) => positions.get(&id) == Some(&position),
        }
    }
}
