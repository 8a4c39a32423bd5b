//! Reading: documents of now, or the same fold over a shorter log.
//!
//! What an actor may not see is answered like what does not exist.

use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use chrono::{DateTime, NaiveDate, Utc};
use uuid::Uuid;

use super::App;
use crate::domain::actor::{Actor, Audience};
use crate::domain::command::StreamId;
use crate::domain::document::Filter;
use crate::domain::event::Noun;
use crate::domain::period::finnish_day;
use crate::projection;
use crate::store::{Page, Slice, StoreError, StoredEvent, Wanted};

/// Bytes of documents and events that one request may read.
const READ_BYTES_MAX: i64 = 64 << 20;
/// Events read at a time.
const EVENTS_PAGE: i64 = 2_000;
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
    #[error("the moment cannot be settled now: {0}")]
    NotSettled(#[from] crate::store::AppendError),
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

/// What one actor sees at one moment.
#[derive(Clone)]
pub struct View {
    app: App,
    actor: Actor,
    as_of: Option<AsOf>,
    budget: Budget,
}

impl App {
    /// A view of now.
    pub fn view(&self, actor: Actor, budget: Budget) -> View {
        View {
            app: self.clone(),
            actor,
            as_of: None,
            budget,
        }
    }
}

impl View {
    /// The same actor's view as of a recorded moment; `None` stays as it is. The answer as of a
    /// moment never changes, whatever is recorded later.
    pub async fn at(&self, moment: Option<DateTime<Utc>>) -> Result<View, ViewError> {
        let Some(moment) = moment else {
            return Ok(self.clone());
        };
        let now = self.app.now();
        if moment > now {
            return Err(ViewError::Future { now });
        }
        self.app.store.settle(moment).await?;
        let position = self.app.store.position_at(moment).await?;
        Ok(View {
            as_of: Some(AsOf { moment, position }),
            ..self.clone()
        })
    }

    /// The same view with its reading budget whole again: for a follower, whose reads have no end.
    pub(super) fn fresh(&self) -> View {
        View {
            budget: Budget::default(),
            ..self.clone()
        }
    }

    pub fn actor(&self) -> &Actor {
        &self.actor
    }

    pub fn as_of(&self) -> Option<AsOf> {
        self.as_of
    }

    /// The day of the question in Finland.
    pub fn today(&self) -> NaiveDate {
        finnish_day(self.as_of.map_or_else(|| self.app.now(), |at| at.moment))
    }

    fn spend(&self, bytes: usize) -> Result<(), ViewError> {
        let left = self.budget.0.fetch_sub(bytes as i64, Ordering::Relaxed);
        if left < bytes as i64 {
            Err(ViewError::TooMuch)
        } else {
            Ok(())
        }
    }

    fn audiences(&self) -> &'static [Audience] {
        Audience::open_to(&self.actor)
    }

    /// The documents behind these ids; what does not exist or is not to be seen is left out.
    pub async fn get_many<V: projection::View>(
        &self,
        ids: &[Uuid],
    ) -> Result<HashMap<Uuid, Arc<V>>, ViewError> {
        if ids.is_empty() {
            return Ok(HashMap::new());
        }
        if let Some(at) = self.as_of {
            let mut found = HashMap::with_capacity(ids.len());
            for id in ids {
                let wanted = Wanted {
                    stream: Some(*id),
                    kinds: vec![V::STREAM],
                    ..Wanted::default()
                };
                let views = self.fold::<V>(&wanted, at.position).await?;
                found.extend(views.into_iter().map(|(columns, view)| (columns.id, view)));
            }
            return Ok(found);
        }
        let rows = self.app.store.get(V::KIND, ids, self.audiences()).await?;
        let mut found = HashMap::with_capacity(rows.len());
        for (id, body) in rows {
            self.spend(body.len())?;
            found.insert(id, Arc::new(read(&body)?));
        }
        Ok(found)
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
        if let Some(at) = self.as_of {
            let mut all = self.fold_list::<V>(filter, at).await?;
            all.retain(|(columns, _)| {
                let place = (&columns.sort, columns.id);
                page.after
                    .as_ref()
                    .is_none_or(|(sort, id)| place > (sort, *id))
            });
            all.truncate(usize::try_from(page.limit).unwrap_or(0));
            return Ok(all.into_iter().map(|(c, view)| (c.sort, view)).collect());
        }
        let rows = self
            .app
            .store
            .list(V::KIND, filter, self.audiences(), page)
            .await?;
        let mut views = Vec::with_capacity(rows.len());
        for (_, sort, body) in rows {
            self.spend(body.len())?;
            views.push((sort, Arc::new(read(&body)?)));
        }
        Ok(views)
    }

    /// All documents of a list that its filter bounds.
    pub async fn all<V: projection::View>(
        &self,
        filter: &Filter,
    ) -> Result<Vec<Arc<V>>, ViewError> {
        let page = self.page::<V>(filter, &Page::ALL).await?;
        Ok(page.into_iter().map(|(_, view)| view).collect())
    }

    /// How many documents a list holds.
    pub async fn count<V: projection::View>(&self, filter: &Filter) -> Result<i64, ViewError> {
        match self.as_of {
            Some(at) => Ok(self.fold_list::<V>(filter, at).await?.len() as i64),
            None => Ok(self
                .app
                .store
                .count(V::KIND, filter, self.audiences())
                .await?),
        }
    }

    /// The id that holds a name such as a project's address, if it did by the moment of the view.
    pub async fn holder(&self, claim: &str) -> Result<Option<Uuid>, ViewError> {
        let up_to = self.as_of.map_or(i64::MAX, |at| at.position);
        Ok(self.app.store.claim_holder(claim, up_to).await?)
    }

    /// Events in the order of positions, up to the moment of the view.
    pub async fn events(
        &self,
        wanted: &Wanted,
        after: i64,
        limit: i64,
    ) -> Result<Vec<StoredEvent>, ViewError> {
        let slice = Slice {
            after,
            up_to: self.end().await?,
            limit,
        };
        let events = self.app.store.events(wanted, &slice).await?;
        for event in &events {
            self.spend(event.payload.len() + EVENT_BYTES)?;
        }
        Ok(events)
    }

    /// How many events there are up to the moment of the view.
    pub async fn count_events(&self, wanted: &Wanted) -> Result<i64, ViewError> {
        let end = self.end().await?;
        Ok(self.app.store.count_events(wanted, end).await?)
    }

    async fn end(&self) -> Result<i64, ViewError> {
        Ok(match self.as_of {
            Some(at) => at.position,
            None => self.app.store.head().await?.position,
        })
    }

    /// A list as of a moment, in its order.
    async fn fold_list<V: projection::View>(
        &self,
        filter: &Filter,
        at: AsOf,
    ) -> Result<Vec<(projection::Columns, Arc<V>)>, ViewError> {
        let tag = filter
            .project
            .map(|id| format!("project:{id}"))
            .or_else(|| filter.round.map(|id| format!("round:{id}")))
            .or_else(|| filter.programme.map(|id| format!("programme:{id}")));
        let wanted = Wanted {
            tag,
            kinds: vec![V::STREAM],
            ..Wanted::default()
        };
        let mut all = self.fold::<V>(&wanted, at.position).await?;
        all.retain(|(columns, _)| columns.fits(filter));
        all.sort_by(|(a, _), (b, _)| (&a.sort, a.id).cmp(&(&b.sort, b.id)));
        Ok(all)
    }

    /// Folds the wanted events up to a position into the documents they made then.
    async fn fold<V: projection::View>(
        &self,
        wanted: &Wanted,
        up_to: i64,
    ) -> Result<Vec<(projection::Columns, Arc<V>)>, ViewError> {
        let mut nouns: HashMap<StreamId, Noun> = HashMap::new();
        let mut after = 0;
        loop {
            let slice = Slice {
                after,
                up_to,
                limit: EVENTS_PAGE,
            };
            let events = self.app.store.events(wanted, &slice).await?;
            let is_last = (events.len() as i64) < EVENTS_PAGE;
            for event in events {
                self.spend(event.payload.len() + EVENT_BYTES)?;
                let recorded = event.recorded;
                after = recorded.stamp.position;
                let before = nouns.remove(&recorded.stream);
                let next = Noun::evolve(before, &recorded.event, &recorded.stamp);
                let next = next.ok_or_else(|| {
                    StoreError::Corrupt(crate::store::Corrupt {
                        position: after,
                        what: "the event cannot follow in its stream".into(),
                    })
                })?;
                nouns.insert(recorded.stream, next);
            }
            if is_last {
                break;
            }
        }
        Ok(nouns
            .values()
            .filter_map(|noun| V::of(noun).map(Cow::into_owned))
            .map(|view| (view.columns(), Arc::new(view)))
            .filter(|(columns, _)| columns.audience.visible_to(&self.actor))
            .collect())
    }
}

fn read<V: projection::View>(body: &str) -> Result<V, ViewError> {
    serde_json::from_str(body).map_err(|error| ViewError::Store(error.into()))
}
