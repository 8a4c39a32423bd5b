//! Versions of a model: who published each, and what it says otherwise than the one before.

use std::sync::Arc;

use async_graphql::{Context, Enum, Object, Result};
use chrono::{DateTime, Utc};
use tokio::sync::OnceCell;

use crate::app::{StoredEvent, View, Wanted};
use crate::domain::event::{Event, ModelEvent};
use crate::domain::ids::ModelId;
use crate::domain::model as domain;
use crate::graphql::doer::Doer;
use crate::graphql::enums::{PathSection, Role};
use crate::graphql::error::view_error;
use crate::graphql::event::beside::Beside;
use crate::graphql::text::said;

/// Newest versions of which it is told who published them.
const VERSIONS_MAX: i64 = 200;

/// A short text of a model.
#[derive(Clone, Copy, PartialEq, Eq, Enum)]
#[graphql(remote = "domain::ShortText")]
pub enum ModelShortText {
    /// The model in a few sentences.
    Summary,
    /// Whom it is for.
    WhoFor,
    /// What changes for them.
    WhatChanges,
    /// What it needs.
    WhatItNeeds,
}

/// The events by which the versions of one model were published: read once for all of them, when a
/// question wants it.
pub struct Published {
    model: ModelId,
    view: View,
    events: OnceCell<Events>,
}

struct Events {
    newest_first: Vec<StoredEvent>,
    beside: Arc<Beside>,
}

impl Published {
    pub fn of(model: ModelId, view: &View) -> Arc<Published> {
        Arc::new(Published {
            model,
            view: view.clone(),
            events: OnceCell::new(),
        })
    }

    async fn events(&self, ctx: &Context<'_>) -> Result<&Events> {
        let read = || async {
            let wanted = Wanted {
                streams: vec![self.model.0],
                names: vec!["model_version_published".to_owned()],
                newest_first: true,
                ..Wanted::default()
            };
            let found = self.view.events(&wanted, (0, i64::MAX), VERSIONS_MAX).await;
            let newest_first = found.map_err(|error| view_error(ctx, error))?;
            Ok(Events {
                beside: Beside::of(&newest_first, &self.view),
                newest_first,
            })
        };
        self.events.get_or_try_init(read).await
    }
}

impl Events {
    fn publishing(&self, number: u32) -> Option<(&StoredEvent, &domain::VersionPublished)> {
        let all = self.newest_first.iter();
        let mut published = all.filter_map(|stored| match &stored.recorded.event {
            Event::Model(ModelEvent::VersionPublished(published)) => Some((stored, published)),
            _ => None,
        });
        published.find(|(_, published)| published.number == number)
    }
}

/// A version of a model.
pub struct Version {
    heading: domain::Version,
    published: Arc<Published>,
}

impl Version {
    pub fn new(heading: domain::Version, published: Arc<Published>) -> Version {
        Version { heading, published }
    }

    /// What it says, and what the one before it said.
    async fn contents(
        &self,
        ctx: &Context<'_>,
    ) -> Result<Option<(&domain::Content, Option<&domain::Content>)>> {
        let events = self.published.events(ctx).await?;
        let of = |number| {
            let found = events.publishing(number);
            found.map(|(_, published)| &published.content)
        };
        let number = self.heading.number;
        let before = number.checked_sub(1).and_then(of);
        Ok(of(number)
            .filter(|_| number == 1 || before.is_some())
            .map(|own| (own, before)))
    }
}

/// A version of a model.
#[Object(name = "ModelVersion")]
impl Version {
    /// 1 for the first.
    async fn number(&self) -> u32 {
        self.heading.number
    }

    /// Why it was changed; null for the first.
    async fn why(&self) -> Option<&str> {
        self.heading.why.as_ref().and_then(said)
    }

    /// When it was published.
    async fn published_at(&self) -> DateTime<Utc> {
        self.heading.recorded
    }

    /// The roles in which it was published: those that counted for its publisher, there and then.
    /// Told of the 200 newest versions.
    async fn roles(&self, ctx: &Context<'_>) -> Result<Vec<Role>> {
        let events = self.published.events(ctx).await?;
        let Some((stored, _)) = events.publishing(self.heading.number) else {
            return Ok(Vec::new());
        };
        let stamp = &stored.recorded.stamp;
        let belongs = events.beside.belongs(ctx, stamp.position).await?;
        let doer = Doer::new(stamp, belongs, &self.published.view);
        let roles = doer.roles(ctx).await?;
        Ok(roles.into_iter().map(Into::into).collect())
    }

    /// The short texts that are other ones than in the version before; of the first version, those
    /// that are written. Told of the 200 newest versions.
    async fn changed_texts(&self, ctx: &Context<'_>) -> Result<Vec<ModelShortText>> {
        let changed = self.contents(ctx).await?;
        let changed = changed.map(|(own, before)| own.changed_texts(before));
        Ok(changed.into_iter().flatten().map(Into::into).collect())
    }

    /// The sections of the path whose text is another one than in the version before; of the first
    /// version, those that are written. Told of the 200 newest versions.
    async fn changed_sections(&self, ctx: &Context<'_>) -> Result<Vec<PathSection>> {
        let changed = self.contents(ctx).await?;
        let changed = changed.map(|(own, before)| own.changed_sections(before));
        Ok(changed.into_iter().flatten().map(Into::into).collect())
    }
}
