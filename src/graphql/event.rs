//! The log itself: events as they were recorded, read and followed.

pub mod beside;

use std::sync::Arc;

use async_graphql::connection::{Connection, Edge};
use async_graphql::{Context, ID, InputObject, Json, Object, Result};
use chrono::{DateTime, Utc};
use futures_util::{Stream, StreamExt as _};
use uuid::Uuid;

use super::connection::{Paged, Total, length};
use super::context::{app, language, view, view_now};
use super::date::Date;
use super::disclosure;
use super::doer::Doer;
use super::draft::{self, Draft};
use super::enums::{Role, StreamKind};
use super::error::{bad_argument, bad_cursor, follow_error, view_error};
use super::ids::{cursor_text, global_id, parse_cursor, parse_global_id};
use super::import::EventOrigin;
use super::input::{programme_by_key, project_by_slug};
use super::loader::load;
use super::project::Project;
use super::round::Round;
use crate::app::{self, Cursor, StoredEvent, View, Wanted, hex};
use crate::domain::ids::Key;
use crate::domain::origin::Origin;
use crate::domain::period::first_moment;
use crate::messages::message;
use beside::Beside;

/// Longest page of the log.
const EVENTS_PAGE_MAX: i32 = 500;
/// Events looked through at a time for the one that another replaced.
const EARLIER_AT_ONCE: i32 = 50;
/// Most names in a filter.
const NAMES_MAX: usize = 50;

/// Something that was recorded. It never changes and is never deleted.
pub struct LogEvent {
    stored: StoredEvent,
    cursor: Cursor,
    view: View,
    beside: Arc<Beside>,
}

impl LogEvent {
    /// The events of a page of a log of this epoch.
    fn all(stored: Vec<StoredEvent>, epoch: i64, view: &View) -> Vec<LogEvent> {
        let beside = Beside::of(&stored, view);
        let shown = stored.into_iter().map(|stored| LogEvent {
            cursor: Cursor {
                epoch,
                position: stored.recorded.stamp.position,
            },
            stored,
            view: view.clone(),
            beside: beside.clone(),
        });
        shown.collect()
    }

    async fn doer(&self, ctx: &Context<'_>) -> Result<Doer> {
        let stamp = &self.stored.recorded.stamp;
        let belongs = self.beside.belongs(ctx, stamp.position).await?;
        Ok(Doer::new(stamp, belongs, &self.view))
    }
}

/// Something that was recorded. It never changes and is never deleted.
#[Object]
impl LogEvent {
    /// The global id.
    async fn id(&self) -> ID {
        global_id("LogEvent", self.stored.recorded.event_id)
    }

    /// Its place in the log, 1 for the first, without gaps.
    async fn position(&self) -> i64 {
        self.stored.recorded.stamp.position
    }

    /// Where `events(after:)` goes on after it.
    async fn cursor(&self) -> String {
        cursor_text(self.cursor)
    }

    /// What happened, such as `assessment_submitted`.
    async fn name(&self) -> &str {
        self.stored.recorded.event.name()
    }

    /// The version of the shape it was stored in.
    async fn schema_version(&self) -> i64 {
        self.stored.schema_version
    }

    /// The noun whose history it is part of.
    async fn stream_kind(&self) -> StreamKind {
        self.stored.recorded.stream.kind.into()
    }

    /// The global id of that noun.
    async fn subject(&self) -> ID {
        use crate::domain::event::StreamKind as Kind;
        let type_name = match self.stored.recorded.stream.kind {
            Kind::Programme => "Programme",
            Kind::Round => "Round",
            Kind::Project => "Project",
            Kind::Assessment => "Assessment",
            Kind::Discussion => "Discussion",
            Kind::Indicator => "Indicator",
            Kind::Series => "ObservationSeries",
            Kind::Promise => "Promise",
            Kind::Grant => "Grant",
            Kind::Publication => "Publication",
            Kind::Meeting => "Meeting",
            Kind::Risk => "Risk",
            Kind::Comment => "ProjectComment",
            Kind::SourceText => "SourceText",
            Kind::Person => "Person",
            Kind::Model => "OperatingModel",
            Kind::Adoption => "Adoption",
            Kind::Lineage => "LineageLinks",
            Kind::Disclosure => "Disclosure",
        };
        global_id(type_name, self.stored.recorded.stream.id)
    }

    /// Its place in the history of that noun, 1 for the first.
    async fn stream_version(&self) -> i64 {
        self.stored.recorded.stamp.version
    }

    /// The day and time it was true.
    async fn effective_at(&self) -> DateTime<Utc> {
        self.stored.recorded.stamp.effective
    }

    /// When it was recorded; never goes backwards along the log.
    async fn recorded_at(&self) -> DateTime<Utc> {
        self.stored.recorded.stamp.recorded
    }

    /// The opaque id of who recorded it; null for those who may not see it.
    async fn actor(&self) -> Option<Uuid> {
        let shows_actor = self.view.actor().sees_actors();
        shows_actor.then_some(self.stored.recorded.stamp.actor)
    }

    /// The roles in which it was recorded: those that counted for its recorder, there and then.
    async fn actor_roles(&self, ctx: &Context<'_>) -> Result<Vec<Role>> {
        let roles = self.doer(ctx).await?.roles(ctx).await?;
        Ok(roles.into_iter().map(Into::into).collect())
    }

    /// The name of who recorded it, as it is now, or that the person was removed; null for what was
    /// recorded by a role alone, and for those who have no part in what it belongs to.
    async fn actor_name(&self, ctx: &Context<'_>) -> Result<Option<String>> {
        self.doer(ctx).await?.name(ctx).await
    }

    /// The project that it is about; null when it is about none, or about several.
    async fn project(&self, ctx: &Context<'_>) -> Result<Option<Project>> {
        let position = self.stored.recorded.stamp.position;
        let Some(id) = self.beside.belongs(ctx, position).await?.project else {
            return Ok(None);
        };
        let found = load(ctx, &self.view, id.0).await?;
        Ok(found.map(|found| Project::new(found, self.view.clone())))
    }

    /// The round that it is about; null when it is about none.
    async fn round(&self, ctx: &Context<'_>) -> Result<Option<Round>> {
        let position = self.stored.recorded.stamp.position;
        let Some(id) = self.beside.belongs(ctx, position).await?.round else {
            return Ok(None);
        };
        let found = load(ctx, &self.view, id.0).await?;
        Ok(found.map(|found| Round::new(found, self.view.clone())))
    }

    /// The number of the commit it was recorded in, together with others.
    async fn commit_no(&self) -> i64 {
        self.stored.commit_no
    }

    /// Its hash in the chain, in hexadecimal.
    async fn hash(&self) -> String {
        hex(&self.stored.event_hash)
    }

    /// The place in a source text that it was taken from; null when it was recorded by hand.
    async fn origin(&self) -> Option<EventOrigin> {
        let origin = Origin::read_from(&self.stored.payload)?;
        Some(EventOrigin::new(origin, self.view.clone()))
    }

    /// What it says, in its current shape. A number of a group too small to be published is told
    /// only to those who oversee the whole service.
    async fn content(&self, ctx: &Context<'_>) -> Result<Json<serde_json::Value>> {
        let event = &self.stored.recorded.event;
        let sees = self.view.actor().sees_actors();
        if !sees && event.has_small_group(disclosure::least(ctx).await?) {
            let why = message(language(ctx), "group-too-small", &[]);
            return Ok(Json(serde_json::json!({ "group_too_small": why })));
        }
        let text = self.stored.recorded.event.to_json()?;
        Ok(Json(serde_json::from_str(&text)?))
    }
}

/// Which events.
#[derive(Default, InputObject)]
pub struct EventFilter {
    /// Those of this project, its assessments and its series, by address.
    project: Option<String>,
    /// Those of this programme and everything in it, by key.
    programme: Option<String>,
    /// Those of these kinds of nouns.
    #[graphql(default)]
    kinds: Vec<StreamKind>,
    /// Those with these names, such as `assessment_amended`.
    #[graphql(default)]
    names: Vec<String>,
    /// The history of this noun, by its global id, which `LogEvent.subject` tells.
    subject: Option<ID>,
    /// Those that this actor recorded, by its opaque id; for those who may see who recorded what.
    actor: Option<Uuid>,
}

/// `None` when the filter names something that does not exist: no event fits.
async fn wanted(ctx: &Context<'_>, view: &View, filter: EventFilter) -> Result<Option<Wanted>> {
    if filter.names.len() > NAMES_MAX || filter.kinds.len() > NAMES_MAX {
        return Err(bad_argument(ctx, "filter"));
    }
    if filter.actor.is_some() && !view.actor().sees_actors() {
        return Err(bad_argument(ctx, "filter.actor"));
    }
    let subject = match filter.subject.as_ref().map(|id| parse_global_id(id)) {
        None => None,
        Some(Some((_, id))) => Some(id),
        Some(None) => return Ok(None),
    };
    let tag = match (filter.project, filter.programme) {
        (None, None) => None,
        (Some(slug), None) => {
            let Some(slug) = Key::parse(&slug) else {
                return Ok(None);
            };
            let Some(project) = project_by_slug(ctx, view, &slug).await? else {
                return Ok(None);
            };
            Some(format!("project:{}", project.id.0))
        }
        (None, Some(key)) => {
            let Some(programme) = programme_by_key(ctx, view, &key).await? else {
                return Ok(None);
            };
            Some(format!("programme:{}", programme.id.0))
        }
        (Some(_), Some(_)) => return Err(bad_argument(ctx, "filter.project, filter.programme")),
    };
    Ok(Some(Wanted {
        streams: subject.into_iter().collect(),
        tags: tag.into_iter().collect(),
        kinds: filter.kinds.into_iter().map(Into::into).collect(),
        names: filter.names,
        doer: filter.actor.map(app::Doer::Only),
        ..Wanted::default()
    }))
}

fn cursor_of(ctx: &Context<'_>, after: Option<String>) -> Result<Option<Cursor>> {
    after
        .map(|text| parse_cursor(&text).ok_or_else(|| bad_cursor(ctx)))
        .transpose()
}

#[derive(Default)]
pub struct EventQueries;

#[Object]
impl EventQueries {
    /// The log in the order of recording, or the other way.
    #[graphql(complexity = "first.unwrap_or(20).max(1) as usize * child_complexity")]
    #[allow(
        clippy::too_many_arguments,
        reason = "each is an argument of the query"
    )]
    async fn events(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which events; all when left out.", default)] filter: EventFilter,
        #[graphql(desc = "Only those recorded on this day or later.")] from: Option<Date>,
        #[graphql(desc = "Only those recorded on this day or earlier.")] to: Option<Date>,
        #[graphql(
            desc = "The last recorded first; `after` then goes on to earlier ones.",
            default
        )]
        newest_first: bool,
        #[graphql(desc = "Page length, 1–500; 20 when left out.")] first: Option<i32>,
        #[graphql(desc = "The cursor after which the page begins.")] after: Option<String>,
        #[graphql(desc = "Answer with what was recorded by this moment; now when left out.")]
        as_of: Option<DateTime<Utc>>,
    ) -> Result<Paged<LogEvent>> {
        let view = view(ctx, as_of).await?;
        let after = cursor_of(ctx, after)?;
        let Some(wanted) = wanted(ctx, &view, filter).await? else {
            return Ok(Connection::with_additional_fields(false, false, Total(0)));
        };
        let wanted = Wanted {
            newest_first,
            ..wanted
        };
        let fault = |error| view_error(ctx, error);
        let mut bounds = (0, i64::MAX);
        if let Some(Date(day)) = from {
            let before = view.position_before(first_moment(day)).await;
            bounds.0 = before.map_err(fault)?;
        }
        if let Some(next) = to.and_then(|Date(day)| day.succ_opt()) {
            let last = view.position_before(first_moment(next)).await;
            bounds.1 = last.map_err(fault)? + 1;
        }
        page(ctx, &view, &wanted, bounds, first, after).await
    }

    /// An event by its place in the log; null when there is none or it is not yours to see.
    async fn event(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Its place in the log.")] position: i32,
        #[graphql(desc = "Answer with what was recorded by this moment; now when left out.")]
        as_of: Option<DateTime<Utc>>,
    ) -> Result<Option<LogEvent>> {
        let view = view(ctx, as_of).await?;
        let position = i64::from(position.max(0));
        let bounds = ((position - 1).max(0), position + 1);
        single(ctx, &view, &Wanted::default(), bounds).await
    }

    /// The event that told last, in the history of the same noun, what an event tells otherwise:
    /// the filing before an amended one, the reading before a correction. Null for an event that
    /// replaces nothing.
    async fn event_before(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The place of the later one in the log.")] position: i32,
        #[graphql(desc = "Answer with what was recorded by this moment; now when left out.")]
        as_of: Option<DateTime<Utc>>,
    ) -> Result<Option<LogEvent>> {
        let view = view(ctx, as_of).await?;
        let position = i64::from(position.max(0));
        let bounds = ((position - 1).max(0), position + 1);
        let Some(later) = single(ctx, &view, &Wanted::default(), bounds).await? else {
            return Ok(None);
        };
        let later = &later.stored.recorded;
        let names = later.event.replaces();
        if names.is_empty() {
            return Ok(None);
        }
        let wanted = Wanted {
            streams: vec![later.stream.id],
            names: names.iter().map(|&name| name.to_owned()).collect(),
            newest_first: true,
            ..Wanted::default()
        };
        let mut before = position;
        loop {
            let many = Some(EARLIER_AT_ONCE);
            let found = page(ctx, &view, &wanted, (0, before), many, None).await?;
            let Some(first) = found.edges.last() else {
                return Ok(None);
            };
            before = first.node.stored.recorded.stamp.position;
            let same = |event: &LogEvent| event.stored.recorded.event.part() == later.event.part();
            let mut earlier = found.edges.into_iter().map(|edge| edge.node);
            if let Some(replaced) = earlier.find(same) {
                return Ok(Some(replaced));
            }
        }
    }
}

/// A page of the wanted events between two positions.
async fn page(
    ctx: &Context<'_>,
    view: &View,
    wanted: &Wanted,
    bounds: (i64, i64),
    first: Option<i32>,
    after: Option<Cursor>,
) -> Result<Paged<LogEvent>> {
    let limit = length(ctx, first, EVENTS_PAGE_MAX)?;
    let end = app(ctx)?.end().await;
    let head = end.map_err(|error| view_error(ctx, crate::app::ViewError::Store(error)))?;
    if after.is_some_and(|c| c.epoch != head.epoch || c.position > head.position) {
        return Err(follow_error(ctx, crate::app::FollowError::CursorAhead));
    }
    let fault = |error| view_error(ctx, error);
    let rest = match (after, wanted.newest_first) {
        (None, _) => bounds,
        (Some(after), false) => (bounds.0.max(after.position), bounds.1),
        (Some(after), true) => (bounds.0, bounds.1.min(after.position)),
    };
    let found = view.events(wanted, rest, limit + 1).await;
    let mut found = found.map_err(fault)?;
    let more = found.len() as i64 > limit;
    found.truncate(usize::try_from(limit).unwrap_or_default());
    let total = view.count_events(wanted, bounds).await.map_err(fault)?;
    let mut page = Connection::with_additional_fields(after.is_some(), more, Total(total));
    let shown = LogEvent::all(found, head.epoch, view).into_iter();
    page.edges
        .extend(shown.map(|event| Edge::new(cursor_text(event.cursor), event)));
    Ok(page)
}

/// The first of the wanted events between two positions.
async fn single(
    ctx: &Context<'_>,
    view: &View,
    wanted: &Wanted,
    bounds: (i64, i64),
) -> Result<Option<LogEvent>> {
    let found = page(ctx, view, wanted, bounds, Some(1), None).await?;
    Ok(found.edges.into_iter().next().map(|edge| edge.node))
}

/// What is pushed as it is recorded.
pub struct Subscription;

/// What is pushed as it is recorded, over `graphql-transport-ws` at the same path.
#[async_graphql::Subscription]
impl Subscription {
    /// Events in the order of recording, without gaps, each at least once. Goes on from a cursor,
    /// or from the end of the log.
    async fn events(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The cursor to go on from; the end of the log when left out.")]
        after: Option<String>,
        #[graphql(desc = "Which events; all when left out.", default)] filter: EventFilter,
    ) -> Result<impl Stream<Item = Result<LogEvent>> + use<>> {
        let view = view_now(ctx)?;
        let after = cursor_of(ctx, after)?;
        let Some(wanted) = wanted(ctx, &view, filter).await? else {
            return Err(bad_argument(ctx, "filter"));
        };
        let app = app(ctx)?;
        let following = app.follow(view.clone(), after, wanted).await;
        let following = following.map_err(|error| follow_error(ctx, error))?;
        let reader = language(ctx);
        Ok(following.map(move |followed| {
            let followed = followed.map_err(|error| follow_error(&reader, error))?;
            let mut shown = LogEvent::all(vec![followed.event], followed.cursor.epoch, &view);
            shown.pop().ok_or_else(|| bad_argument(&reader, "filter"))
        }))
    }

    /// A draft as it stands, and again whenever somebody saved something in it, opened it or left it.
    /// Ends with the right to see it.
    async fn draft_changes(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The project's address.")] project: String,
        #[graphql(desc = "The round's code.")] round: String,
        #[graphql(desc = "The key of the goal that is open, for the others to see.")] goal: Option<
            String,
        >,
    ) -> Result<impl Stream<Item = Result<Draft>> + use<>> {
        draft::changes(ctx, &project, &round, goal.as_deref()).await
    }
}
