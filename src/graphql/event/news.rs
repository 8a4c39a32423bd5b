//! News: what others recorded of what one works with, and how far one has seen it. Read from the
//! log; only how far stands beside it.

use async_graphql::connection::{Connection, Edge};
use async_graphql::{Context, InputObject, Object, Result};
use chrono::{DateTime, Utc};
use uuid::Uuid;

use super::{LogEvent, Total, cursor_of, cursor_text};
use crate::app::{Doer, StoredEvent, View, Wanted};
use crate::domain::actor::Role;
use crate::domain::event::{Event, RoundEvent};
use crate::domain::ids::ProjectId;
use crate::domain::period::finnish_day;
use crate::domain::person::{Person, Scope};
use crate::domain::project::Project;
use crate::graphql::connection::{Paged, length};
use crate::graphql::context::{Done, actor, app, view_now};
use crate::graphql::error::{follow_error, view_error};
use crate::graphql::person::account::AccountPayload;

/// Longest page of the news, and the most that are counted as unseen.
pub const NEWS_PAGE_MAX: i32 = 50;

/// What those who write for a project are told of it.
const OF_PROJECT: &[&str] = &[
    "assessment_submitted",
    "assessment_resent",
    "assessment_withdrawn",
    "assessment_taken_into_review",
    "assessment_returned",
    "assessment_accepted",
    "assessment_acceptance_undone",
    "discussion_commented",
    "discussion_comment_settled",
    "discussion_notice_explained",
    "discussion_notice_dismissed",
    "comment_added",
    "promise_outcome_recorded",
    "project_state_changed",
];
/// What all who work in a programme are told of its rounds.
const OF_ROUND: &[&str] = &[
    "round_planned",
    "round_rescheduled",
    "round_extended",
    "round_reminded",
    "round_closed",
    "round_reopened",
];

/// Which events are news to a person today, and whose extensions and reminders are.
struct Interest {
    wanted: Vec<Wanted>,
    /// Every project's when empty.
    projects: Vec<ProjectId>,
}

impl Interest {
    async fn of(ctx: &Context<'_>, view: &View, person: &Person) -> Result<Interest> {
        let today = finnish_day(app(ctx)?.now());
        let (mut projects, mut programmes) = (Vec::new(), Vec::new());
        let mut is_everywhere = false;
        for own in person.counting_on(today) {
            match own.scope {
                Scope::Project(project) => projects.push(project),
                Scope::Programme(programme) => programmes.push(programme.0),
                Scope::Service => is_everywhere |= own.role != Role::Auditor,
            }
        }
        let ids: Vec<Uuid> = projects.iter().map(|id| id.0).collect();
        let documents = view.get_many::<Project>(&ids).await;
        let documents = documents.map_err(|error| view_error(ctx, error))?;
        let around = documents.values().map(|project| project.programme.0);
        let rounds_of: Vec<Uuid> = around.chain(programmes.iter().copied()).collect();
        let wanted = |tags: Vec<String>, names: &[&[&str]]| Wanted {
            tags,
            names: names.concat().into_iter().map(str::to_owned).collect(),
            doer: Some(Doer::AllBut(person.id.0)),
            newest_first: true,
            ..Wanted::default()
        };
        let tags = |what: &str, ids: &[Uuid]| -> Vec<String> {
            ids.iter().map(|id| format!("{what}:{id}")).collect()
        };
        if is_everywhere {
            let wanted = vec![wanted(Vec::new(), &[OF_PROJECT, OF_ROUND])];
            let projects = Vec::new();
            return Ok(Interest { wanted, projects });
        }
        let mut all = Vec::with_capacity(3);
        if !ids.is_empty() {
            all.push(wanted(tags("project", &ids), &[OF_PROJECT]));
        }
        if !programmes.is_empty() {
            all.push(wanted(tags("programme", &programmes), &[OF_PROJECT]));
            projects.clear();
        }
        if !rounds_of.is_empty() {
            all.push(wanted(tags("programme", &rounds_of), &[OF_ROUND]));
        }
        Ok(Interest {
            wanted: all,
            projects,
        })
    }

    /// Extensions and reminders are news to those whom they name.
    fn is_told(&self, event: &Event) -> bool {
        match event {
            _ if self.projects.is_empty() => true,
            Event::Round(RoundEvent::Extended(extended)) => {
                self.projects.contains(&extended.project)
            }
            Event::Round(RoundEvent::Reminded(reminded)) => {
                let mut named = reminded.projects.iter();
                named.any(|project| self.projects.contains(project))
            }
            _ => true,
        }
    }

    /// The newest of the news between two positions.
    async fn read(
        &self,
        ctx: &Context<'_>,
        view: &View,
        bounds: (i64, i64),
        limit: i64,
    ) -> Result<Vec<StoredEvent>> {
        let mut found: Vec<StoredEvent> = Vec::new();
        for wanted in &self.wanted {
            let (mut before, mut wished) = (bounds.1, limit);
            // What is told to others only is passed over.
            while wished > 0 {
                let events = view.events(wanted, (bounds.0, before), limit).await;
                let events = events.map_err(|error| view_error(ctx, error))?;
                let is_full = events.len() as i64 == limit;
                before = events
                    .last()
                    .map_or(before, |last| last.recorded.stamp.position);
                let told = events.into_iter();
                let told = told.filter(|stored| self.is_told(&stored.recorded.event));
                let length = found.len();
                found.extend(told);
                wished = if is_full {
                    wished - (found.len() - length) as i64
                } else {
                    0
                };
            }
        }
        found.sort_by_key(|stored| std::cmp::Reverse(stored.recorded.stamp.position));
        found.dedup_by_key(|stored| stored.recorded.stamp.position);
        found.truncate(usize::try_from(limit).unwrap_or_default());
        Ok(found)
    }
}

/// Up to which position of the log the person has seen the news: everything from before the person
/// was there counts as seen.
pub async fn seen(ctx: &Context<'_>, person: &Person, told: Option<i64>) -> Result<i64> {
    let created = person.history.created;
    match (told, created) {
        (Some(seen), _) => Ok(seen),
        (None, None) => Ok(0),
        (None, Some(created)) => {
            let before = view_now(ctx)?.position_before(created).await;
            before.map_err(|error| view_error(ctx, error))
        }
    }
}

/// How many news the person has not seen, at most a page.
pub async fn unseen(ctx: &Context<'_>, person: &Person, seen: i64) -> Result<usize> {
    let view = view_now(ctx)?;
    let interest = Interest::of(ctx, &view, person).await?;
    let limit = i64::from(NEWS_PAGE_MAX);
    let found = interest.read(ctx, &view, (seen, i64::MAX), limit).await?;
    Ok(found.len())
}

#[derive(Default)]
pub struct NewsQueries;

#[Object]
impl NewsQueries {
    /// What others recorded of what one works with, the newest first: how filings fared, what was
    /// said of them, and the course of rounds. Null without a sign-in of one's own.
    #[graphql(complexity = "first.unwrap_or(20).max(1) as usize * child_complexity")]
    async fn my_news(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Page length, 1–50; 20 when left out.")] first: Option<i32>,
        #[graphql(desc = "The cursor after which the page begins.")] after: Option<String>,
        #[graphql(desc = "Answer with what was recorded by this moment; now when left out.")]
        as_of: Option<DateTime<Utc>>,
    ) -> Result<Option<Paged<LogEvent>>> {
        let limit = length(ctx, first, NEWS_PAGE_MAX)?;
        let view = crate::graphql::context::view(ctx, as_of).await?;
        let app = app(ctx)?;
        let fault = |error| view_error(ctx, crate::app::ViewError::Store(error));
        let Some(id) = actor(ctx).person() else {
            return Ok(None);
        };
        let Some(person) = app.person(id).await.map_err(fault)? else {
            return Ok(None);
        };
        let after = cursor_of(ctx, after)?;
        let head = app.end().await.map_err(fault)?;
        if after.is_some_and(|c| c.epoch != head.epoch || c.position > head.position) {
            return Err(follow_error(ctx, crate::app::FollowError::CursorAhead));
        }
        let bounds = (0, after.map_or(i64::MAX, |after| after.position));
        let interest = Interest::of(ctx, &view, &person).await?;
        let mut found = interest.read(ctx, &view, bounds, limit + 1).await?;
        let more = found.len() as i64 > limit;
        found.truncate(usize::try_from(limit).unwrap_or_default());
        let mut total = 0;
        for wanted in &interest.wanted {
            let count = view.count_events(wanted, (0, i64::MAX)).await;
            total += count.map_err(|error| view_error(ctx, error))?;
        }
        let mut page = Connection::with_additional_fields(after.is_some(), more, Total(total));
        let shown = LogEvent::all(found, head.epoch, &view).into_iter();
        page.edges
            .extend(shown.map(|event| Edge::new(cursor_text(event.cursor), event)));
        Ok(Some(page))
    }
}

/// How far the news were seen.
#[derive(InputObject)]
struct SeeNewsInput {
    /// The position of the newest event that was seen.
    position: i64,
}

#[derive(Default)]
pub struct NewsMutations;

#[Object]
impl NewsMutations {
    /// Remembers that one has seen the news up to a position of the log. It is not in the log.
    async fn see_news(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "How far.")] input: SeeNewsInput,
    ) -> Result<AccountPayload> {
        let app = app(ctx)?;
        let seen = app.see_news(&actor(ctx), input.position).await;
        Ok(AccountPayload::from(Done::beside_the_log(ctx, seen)?))
    }
}
