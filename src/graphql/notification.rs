//! Notifications: what one is told of, how one wants to be told, and ending mail without a sign-in.
//! Nothing of this is in the log.

use std::sync::Arc;

use async_graphql::{Context, Enum, ID, InputObject, Object, Result, SimpleObject};
use chrono::{DateTime, Utc};
use futures_util::future::try_join_all;
use uuid::Uuid;

use super::connection::{Paged, of_whole};
use super::context::{Done, actor, app, language, view_now};
use super::error::{UserError, view_error};
use super::loader::{load, load_person};
use super::model::Model;
use super::project::Project;
use super::round::Round;
use super::text::Language;
use crate::app::{Choices, Failure, StoreError, View, ViewError};
use crate::domain::ids::ProjectId;
use crate::domain::language::Names;
use crate::domain::notification as domain;
use crate::domain::project as project_domain;
use crate::domain::refusal::{Reason, Refusal};
use crate::domain::round as round_domain;
use crate::messages::{self, Named};
use crate::projection::model::ModelCard;

/// What a notification is about.
#[derive(Clone, Copy, PartialEq, Eq, Enum)]
#[graphql(remote = "domain::NotificationKind")]
pub enum NotificationKind {
    /// A round opened for one's project, for the first time or again.
    RoundOpened,
    /// What a round asks of one's project is due soon.
    DueSoon,
    /// It was due and was not filed.
    Overdue,
    /// A funder reminded one's project.
    Reminded,
    /// The days of a round changed, for all or for one's project.
    Rescheduled,
    /// A round that asked one's project was closed.
    RoundClosed,
    /// A filing of one's project was returned.
    Returned,
    /// A filing of one's project was taken into review, or accepted, or is not accepted after all.
    Reviewed,
    /// Somebody commented on a filing or a project that one works with.
    Commented,
    /// A project whose filings one reviews filed, or filed again.
    Filed,
    /// Somebody took a model of one's project into use.
    ModelUsed,
    /// One was given a role.
    RoleGiven,
    /// A model that one follows changed, or its use did.
    FollowedModel,
    /// A project that one follows changed.
    FollowedProject,
    /// A model that fits a search that one follows is new or changed.
    FollowedSearch,
    /// Something of a view that one follows changed.
    FollowedView,
}

/// Whether mail tells it, and when.
#[derive(Clone, Copy, PartialEq, Eq, Enum)]
#[graphql(remote = "domain::Mailing")]
pub enum Mailing {
    /// No mail.
    Never,
    /// A mail of its own at once.
    AtOnce,
    /// In the next summary.
    Summary,
}

/// How often a summary is mailed, at seven in the morning in Finland.
#[derive(Clone, Copy, PartialEq, Eq, Enum)]
#[graphql(name = "SummaryRhythm", remote = "domain::Rhythm")]
pub enum Rhythm {
    /// Every day on which there is something to tell.
    Daily,
    /// On Mondays.
    Weekly,
}

/// Something that one was told of.
pub struct Notification {
    own: crate::app::Notification,
    view: View,
}

/// Something that one was told of.
#[Object]
impl Notification {
    /// What `markRead` names it by.
    async fn id(&self) -> ID {
        self.own.id.to_string().into()
    }

    /// What it is about.
    async fn kind(&self) -> NotificationKind {
        self.own.kind.into()
    }

    /// It in one line, in the asker's language; names that are in no such language are as they are.
    async fn text(&self, ctx: &Context<'_>) -> Result<String> {
        let wanted = language(ctx);
        let said = |names: &Names| names.best(wanted).map(|(_, name)| name.clone());
        let model = self.model_document(ctx).await?;
        let round = self.round_document(ctx).await?;
        let projects = self.named_projects(ctx, round.as_deref()).await?;
        let named = Named {
            projects: projects.iter().filter_map(|own| said(&own.names)).collect(),
            model: model.and_then(|own| said(&own.names)),
            due: round
                .as_ref()
                .map(|own| own.due_of(ProjectId(self.own.project))),
            round: round.map(|own| own.code.as_str().to_owned()),
        };
        Ok(messages::notification(wanted, self.own.kind, &named))
    }

    /// When it was told.
    async fn told_at(&self) -> DateTime<Utc> {
        self.own.made_at
    }

    /// Whether one marked it as read.
    async fn is_read(&self) -> bool {
        self.own.is_read
    }

    /// The position of the event that it tells; null when the calendar is the cause.
    async fn position(&self) -> Option<i64> {
        Some(self.own.position).filter(|position| *position > 0)
    }

    /// The stored name of that event; null when the calendar is the cause.
    async fn event(&self) -> Option<&str> {
        Some(self.own.event.as_str()).filter(|event| !event.is_empty())
    }

    /// The project that it is about.
    async fn project(&self, ctx: &Context<'_>) -> Result<Option<Project>> {
        let found = self.project_document(ctx).await?;
        Ok(found.map(|found| Project::new(found, self.view.clone())))
    }

    /// The operating model that it is about.
    async fn model(&self, ctx: &Context<'_>) -> Result<Option<Model>> {
        let found = self.model_document(ctx).await?;
        Ok(found.map(|found| Model::new(found, self.view.clone())))
    }

    /// The round that it is about.
    async fn round(&self, ctx: &Context<'_>) -> Result<Option<Round>> {
        let found = self.round_document(ctx).await?;
        Ok(found.map(|found| Round::new(found, self.view.clone())))
    }

    /// What one follows that it comes from, as `myFollows` names it; null for what is told because of
    /// a role.
    async fn follow(&self) -> Option<ID> {
        let follow = self.own.follow;
        (!follow.is_nil()).then(|| follow.to_string().into())
    }
}

impl Notification {
    /// The projects that its text names.
    async fn named_projects(
        &self,
        ctx: &Context<'_>,
        round: Option<&round_domain::Round>,
    ) -> Result<Vec<Arc<project_domain::Project>>> {
        let told_for = ProjectId(self.own.project);
        let mut wanted = vec![told_for];
        if self.own.kind == domain::NotificationKind::RoundOpened
            && let Some(person) = load_person(ctx, self.own.person).await?
        {
            wanted.extend(domain::writes_for(&person, self.view.today()));
        }
        let wanted = wanted.iter().filter(|id| !id.0.is_nil());
        let loads = wanted.map(|id| load::<project_domain::Project>(ctx, &self.view, id.0));
        let known: Vec<_> = try_join_all(loads).await?.into_iter().flatten().collect();
        let all: Vec<&project_domain::Project> = known.iter().map(|own| &**own).collect();
        let named = domain::named_projects(self.own.kind, told_for, round, &all);
        let ids: Vec<ProjectId> = named.iter().map(|own| own.id).collect();
        let named = ids
            .iter()
            .filter_map(|id| known.iter().find(|own| own.id == *id));
        Ok(named.cloned().collect())
    }

    async fn project_document(
        &self,
        ctx: &Context<'_>,
    ) -> Result<Option<Arc<project_domain::Project>>> {
        match self.own.project.is_nil() {
            true => Ok(None),
            false => load(ctx, &self.view, self.own.project).await,
        }
    }

    async fn model_document(&self, ctx: &Context<'_>) -> Result<Option<std::sync::Arc<ModelCard>>> {
        match self.own.model.is_nil() {
            true => Ok(None),
            false => load(ctx, &self.view, self.own.model).await,
        }
    }

    async fn round_document(
        &self,
        ctx: &Context<'_>,
    ) -> Result<Option<std::sync::Arc<crate::domain::round::Round>>> {
        match self.own.round.is_nil() {
            true => Ok(None),
            false => load(ctx, &self.view, self.own.round).await,
        }
    }
}

/// How one wants to be told of one kind.
#[derive(SimpleObject)]
struct NotificationChoice {
    /// The kind.
    kind: NotificationKind,
    /// It is told in the service.
    in_service: bool,
    /// Whether mail tells it.
    mail: Mailing,
}

/// How one wants to be told.
#[derive(SimpleObject)]
struct NotificationChoices {
    /// Every kind.
    kinds: Vec<NotificationChoice>,
    /// The language of mail.
    language: Language,
    /// How often summaries come.
    rhythm: Rhythm,
}

impl From<Choices> for NotificationChoices {
    fn from(choices: Choices) -> NotificationChoices {
        let kinds = choices
            .kinds
            .into_iter()
            .map(|(kind, choice)| NotificationChoice {
                kind: kind.into(),
                in_service: choice.is_shown,
                mail: choice.mail.into(),
            });
        NotificationChoices {
            kinds: kinds.collect(),
            language: choices.mail.language.into(),
            rhythm: choices.mail.rhythm.into(),
        }
    }
}

/// What a link in a mail ends.
#[derive(SimpleObject)]
struct Unsubscription {
    /// The kind whose mail it ends; null when it ends all mail of notifications.
    kind: Option<NotificationKind>,
}

/// How much mail there is.
#[derive(SimpleObject)]
struct MailHealth {
    /// On its way, or waiting to be tried again.
    waiting: i64,
    /// Handed over, of the last sixty days.
    sent: i64,
    /// Given up after it was refused for good or tried too often, of the last sixty days.
    dead: i64,
}

fn stored<T>(ctx: &Context<'_>, result: std::result::Result<T, StoreError>) -> Result<T> {
    result.map_err(|error| view_error(ctx, ViewError::Store(error)))
}

/// How many notifications one has not read.
pub async fn unread(ctx: &Context<'_>) -> Result<usize> {
    let unread = stored(ctx, app(ctx)?.notifications(&actor(ctx), true).await)?;
    Ok(unread.map_or(0, |unread| unread.len()))
}

#[derive(Default)]
pub struct NotificationQueries;

#[Object]
impl NotificationQueries {
    /// What one was told of, the newest first; null without a sign-in of one's own.
    #[graphql(complexity = "first.unwrap_or(20).max(1) as usize * child_complexity")]
    async fn notifications(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Page length, 1–100; 20 when left out.")] first: Option<i32>,
        #[graphql(desc = "The cursor after which the page begins.")] after: Option<String>,
        #[graphql(desc = "Only what one has not read.", default)] unread: bool,
    ) -> Result<Option<Paged<Notification>>> {
        let found = app(ctx)?.notifications(&actor(ctx), unread).await;
        let Some(found) = stored(ctx, found)? else {
            return Ok(None);
        };
        let view = view_now(ctx)?;
        let shown = found.into_iter().map(|own| Notification {
            own,
            view: view.clone(),
        });
        of_whole(ctx, shown.collect(), first, after).map(Some)
    }

    /// How one wants to be told; null without a sign-in of one's own.
    #[graphql(complexity = "20 * child_complexity")]
    async fn notification_choices(&self, ctx: &Context<'_>) -> Result<Option<NotificationChoices>> {
        let found = app(ctx)?.choices(&actor(ctx)).await;
        Ok(stored(ctx, found)?.map(NotificationChoices::from))
    }

    /// How much mail there is; null for those who may not see who recorded what.
    async fn mail_health(&self, ctx: &Context<'_>) -> Result<Option<MailHealth>> {
        if !actor(ctx).sees_actors() {
            return Ok(None);
        }
        let counts = stored(ctx, app(ctx)?.store().mail_counts().await)?;
        Ok(Some(MailHealth {
            waiting: counts.waiting,
            sent: counts.sent,
            dead: counts.dead,
        }))
    }

    /// What a link in a mail ends; null when the link is not ours or does not work any more.
    async fn unsubscription(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "What the link holds.")] token: String,
    ) -> Result<Option<Unsubscription>> {
        let found = stored(ctx, app(ctx)?.unsubscription(&token).await)?;
        Ok(found.map(|found| Unsubscription {
            kind: found.kind.map(Into::into),
        }))
    }
}

/// What was read.
#[derive(InputObject)]
struct MarkReadInput {
    /// One notification; all when left out.
    notification: Option<ID>,
}

/// How one wants to be told of one kind.
#[derive(InputObject)]
struct NotificationChoiceInput {
    /// The kind.
    kind: NotificationKind,
    /// Tell it in the service.
    #[graphql(default)]
    in_service: bool,
    /// Whether mail tells it.
    mail: Mailing,
}

/// How one wants to be told; what is left out stays.
#[derive(InputObject)]
struct SetNotificationChoicesInput {
    /// Kinds that change, at most 50.
    #[graphql(default)]
    kinds: Vec<NotificationChoiceInput>,
    /// The language of mail.
    language: Option<Language>,
    /// How often summaries come.
    rhythm: Option<Rhythm>,
}

/// Mail to be ended.
#[derive(InputObject)]
struct UnsubscribeInput {
    /// What the link in the mail holds.
    token: String,
    /// All mail of notifications, in place of the kind that the link names.
    #[graphql(default)]
    everything: bool,
}

/// How changing what one is told went.
pub struct NotificationPayload(Done);

/// How changing what one is told went.
#[Object]
impl NotificationPayload {
    /// Every reason why nothing was changed; empty when it was.
    async fn user_errors(&self, ctx: &Context<'_>) -> Vec<UserError> {
        self.0.user_errors(ctx)
    }
}

/// Most kinds of one change.
const KINDS_MAX: usize = 50;

#[derive(Default)]
pub struct NotificationMutations;

#[Object]
impl NotificationMutations {
    /// Marks a notification of one's own as read, or all of them.
    async fn mark_read(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which.")] input: MarkReadInput,
    ) -> Result<NotificationPayload> {
        let refused = |reason| Failure::Refused(vec![Refusal::new("notification", reason)]);
        let id = match &input.notification {
            None => Ok(None),
            Some(id) => Uuid::parse_str(id)
                .map(Some)
                .map_err(|_| refused(Reason::NotAnId)),
        };
        let marked = match id {
            _ if actor(ctx).session().is_none() => Err(Failure::Forbidden),
            Err(failure) => Err(failure),
            Ok(id) => app(ctx)?.mark_read(&actor(ctx), id).await,
        };
        Ok(NotificationPayload(Done::beside_the_log(ctx, marked)?))
    }

    /// Chooses how one wants to be told.
    async fn set_notification_choices(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The choices.")] input: SetNotificationChoicesInput,
    ) -> Result<NotificationPayload> {
        let choice = |one: &NotificationChoiceInput| {
            let choice = domain::Choice {
                is_shown: one.in_service,
                mail: one.mail.into(),
            };
            (one.kind.into(), choice)
        };
        let kinds: Vec<_> = input.kinds.iter().take(KINDS_MAX).map(choice).collect();
        let language = input.language.map(Into::into);
        let rhythm = input.rhythm.map(Into::into);
        let app = app(ctx)?;
        let set = app.set_choices(&actor(ctx), &kinds, language, rhythm).await;
        Ok(NotificationPayload(Done::beside_the_log(ctx, set)?))
    }

    /// Ends mail by the link that it carries; needs no sign-in. What is told in the service stays.
    async fn unsubscribe(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The link.")] input: UnsubscribeInput,
    ) -> Result<NotificationPayload> {
        let app = app(ctx)?;
        let ended = app.unsubscribe(&input.token, input.everything).await;
        Ok(NotificationPayload(Done::beside_the_log(ctx, ended)?))
    }
}
