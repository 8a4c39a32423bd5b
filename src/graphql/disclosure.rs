//! From how many cases on the whole service publishes a number.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use async_graphql::{Context, ID, InputObject, Object, Result, SimpleObject};
use chrono::{DateTime, Utc};
use uuid::Uuid;

use super::context::{Behind, payloads, run, view, view_now};
use super::date::Date;
use super::error::view_error;
use super::ids::global_id;
use super::input::Reading;
use super::loader::load;
use super::text::said;
use crate::app::View;
use crate::domain::disclosure as domain;
use crate::domain::free_text::FreeText;
use crate::domain::series::Series;

/// The limit as it was read last, and where the log ended before that: every number asks for it, and
/// hardly ever was there one.
#[derive(Default)]
pub struct Remembered(Mutex<Option<(i64, Option<u32>)>>);

impl Remembered {
    fn held(&self) -> MutexGuard<'_, Option<(i64, Option<u32>)>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The limit that holds today, also for what was recorded before it. It is read anew after whatever
/// was recorded; where several servers share a database, another's commit counts once it is heard of.
pub async fn least(ctx: &Context<'_>) -> Result<Option<u32>> {
    let store = ctx.data::<Behind>()?.0.store();
    let head = store.watch_head().borrow().position;
    let remembered = ctx.data::<Remembered>()?;
    if let Some((_, least)) = remembered.held().filter(|(position, _)| *position == head) {
        return Ok(least);
    }
    let now = view_now(ctx)?;
    let found: Option<Arc<domain::Disclosure>> = load(ctx, &now, domain::DISCLOSURE).await?;
    let least = found.and_then(|own| own.least());
    *remembered.held() = Some((head, least));
    Ok(least)
}

/// Series with every number of too small a group marked.
pub async fn published(ctx: &Context<'_>, series: Vec<Arc<Series>>) -> Result<Vec<Arc<Series>>> {
    let least = least(ctx).await?;
    let kept = series.into_iter().map(|own| own.kept_back(least));
    Ok(kept.collect())
}

/// From how many cases on the whole service publishes a number, whatever a definition allows.
pub struct Disclosure {
    document: Arc<domain::Disclosure>,
}

impl Disclosure {
    pub fn new(document: Arc<domain::Disclosure>, _: View) -> Disclosure {
        Disclosure { document }
    }
}

/// A limit as it was set.
#[derive(SimpleObject)]
struct DisclosureLimit {
    /// Cases from which on numbers are published; null when each definition stands alone.
    least: Option<u32>,
    /// Why; null once blanked.
    reason: Option<String>,
    /// When it was set.
    recorded_at: DateTime<Utc>,
}

impl From<&domain::Limit> for DisclosureLimit {
    fn from(limit: &domain::Limit) -> DisclosureLimit {
        DisclosureLimit {
            least: limit.least,
            reason: said(&limit.reason).map(str::to_owned),
            recorded_at: limit.stamp.recorded,
        }
    }
}

/// From how many cases on the whole service publishes a number, whatever a definition allows.
#[Object]
impl Disclosure {
    /// The global id.
    pub async fn id(&self) -> ID {
        global_id("Disclosure", domain::DISCLOSURE)
    }

    /// Cases from which on numbers are published; a definition may ask for more and never for less.
    /// Null when each definition stands alone.
    async fn least(&self) -> Option<u32> {
        self.document.least()
    }

    /// The limit that holds, with its reason; null when none was ever set.
    async fn limit(&self) -> Option<DisclosureLimit> {
        self.document.limits.last().map(Into::into)
    }

    /// Every limit that was set, oldest first.
    #[graphql(complexity = "5 * child_complexity")]
    async fn limits(&self) -> Vec<DisclosureLimit> {
        self.document.limits.iter().map(Into::into).collect()
    }
}

#[derive(Default)]
pub struct DisclosureQueries;

#[Object]
impl DisclosureQueries {
    /// From how many cases on the whole service publishes a number. Answers about observations always
    /// obey the limit of today, also those as of an earlier moment.
    async fn disclosure(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Answer with what was recorded by this moment; now when left out.")]
        as_of: Option<DateTime<Utc>>,
    ) -> Result<Disclosure> {
        let view = view(ctx, as_of).await?;
        let found = view.get::<domain::Disclosure>(domain::DISCLOSURE).await;
        let found = found.map_err(|error| view_error(ctx, error))?;
        Ok(Disclosure::new(found.unwrap_or_default(), view))
    }
}

/// A limit for the whole service.
#[derive(InputObject)]
struct SetDisclosureLimitInput {
    /// Cases from which on numbers are published, 2–1,000; leave out to let each definition stand
    /// alone.
    least: Option<u32>,
    /// Why.
    reason: String,
}

payloads! {
    SetDisclosureLimitPayload { #[doc = "The limit with all before it."] disclosure: Disclosure }
}

#[derive(Default)]
pub struct DisclosureMutations;

#[Object]
impl DisclosureMutations {
    /// Sets from how many cases on the whole service publishes a number, or lifts the limit. Numbers
    /// with fewer cases are kept, and shown to nobody but those who work with them.
    async fn set_disclosure_limit(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The limit and why.")] input: SetDisclosureLimitInput,
        #[graphql(desc = "Chosen by the client: the same id has one effect.")] command_id: Option<
            Uuid,
        >,
        #[graphql(desc = "The day it became true, when not today.")] happened_on: Option<Date>,
    ) -> Result<SetDisclosureLimitPayload> {
        let command = Reading::new(ctx)?.finish(Some(domain::SetDisclosureLimit {
            least: input.least,
            reason: FreeText::new(input.reason),
        }));
        let done = run(ctx, command, command_id, happened_on).await?;
        Ok(SetDisclosureLimitPayload(done))
    }
}
