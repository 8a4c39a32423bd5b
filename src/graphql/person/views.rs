//! Saved views: what one keeps of the portfolio. Nothing of this is in the log.

use async_graphql::{Context, ID, InputObject, Object, Result, SimpleObject};
use chrono::{DateTime, Utc};
use uuid::Uuid;

use crate::app::{Failure, ViewError};
use crate::domain::refusal::{Reason, Refusal};
use crate::graphql::context::{Done, actor, app};
use crate::graphql::error::{UserError, view_error};

/// A name for an address of this site, kept by a person. The address is all that the view is.
#[derive(SimpleObject)]
pub struct SavedView {
    /// What the commands name it by.
    id: ID,
    /// What its owner calls it.
    name: String,
    /// Path and query.
    address: String,
    /// Everybody who signed in sees it.
    is_shared: bool,
    /// It belongs to who asks.
    is_own: bool,
    /// When it was saved.
    saved_at: DateTime<Utc>,
}

pub async fn saved_views(ctx: &Context<'_>) -> Result<Option<Vec<SavedView>>> {
    let actor = actor(ctx);
    let own = actor.person().map(|person| person.0);
    let found = app(ctx)?.saved_views(&actor).await;
    let found = found.map_err(|error| view_error(ctx, ViewError::Store(error)))?;
    let show = |saved: crate::app::SavedView| SavedView {
        id: saved.id.to_string().into(),
        is_own: own == Some(saved.person),
        name: saved.name,
        address: saved.address,
        is_shared: saved.is_shared,
        saved_at: saved.saved_at,
    };
    Ok(found.map(|found| found.into_iter().map(show).collect()))
}

/// A view to be kept.
#[derive(InputObject)]
struct SaveViewInput {
    /// What one calls it.
    name: String,
    /// Path and query on this site.
    address: String,
    /// Everybody who signed in sees it.
    #[graphql(default)]
    is_shared: bool,
}

/// A view to be called otherwise, or to be shared or no more.
#[derive(InputObject)]
struct ChangeViewInput {
    /// Its id.
    view: ID,
    /// What one calls it from now on.
    name: String,
    /// Everybody who signed in sees it.
    #[graphql(default)]
    is_shared: bool,
}

/// A view to be taken away.
#[derive(InputObject)]
struct RemoveViewInput {
    /// Its id.
    view: ID,
}

/// How changing one's own views went.
pub struct ViewPayload {
    done: Done,
}

/// How changing one's own views went.
#[Object]
impl ViewPayload {
    /// Every reason why nothing was changed; empty when it was.
    async fn user_errors(&self, ctx: &Context<'_>) -> Vec<UserError> {
        self.done.user_errors(ctx)
    }
}

impl ViewPayload {
    fn of(ctx: &Context<'_>, result: std::result::Result<(), Failure>) -> Result<ViewPayload> {
        Ok(ViewPayload {
            done: Done::beside_the_log(ctx, result)?,
        })
    }
}

/// The id of a view, or why there is none.
fn id_of(ctx: &Context<'_>, id: &ID) -> std::result::Result<Uuid, Failure> {
    match Uuid::parse_str(id) {
        Ok(id) => Ok(id),
        Err(_) if actor(ctx).session().is_none() => Err(Failure::Forbidden),
        Err(_) => Err(Failure::Refused(vec![Refusal::new(
            "view",
            Reason::NotAnId,
        )])),
    }
}

#[derive(Default)]
pub struct ViewMutations;

#[Object]
impl ViewMutations {
    /// Keeps a view of one's own.
    async fn save_view(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The view.")] input: SaveViewInput,
    ) -> Result<ViewPayload> {
        let (app, actor) = (app(ctx)?, actor(ctx));
        let saved = app
            .save_view(&actor, &input.name, &input.address, input.is_shared)
            .await;
        ViewPayload::of(ctx, saved)
    }

    /// Calls one's own view otherwise, and shares it or no more. Its address stays.
    async fn change_view(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The view.")] input: ChangeViewInput,
    ) -> Result<ViewPayload> {
        let app = app(ctx)?;
        let changed = match id_of(ctx, &input.view) {
            Ok(id) => {
                let actor = actor(ctx);
                app.change_view(&actor, id, &input.name, input.is_shared)
                    .await
            }
            Err(failure) => Err(failure),
        };
        ViewPayload::of(ctx, changed)
    }

    /// Takes one's own view away. Links to its address still work.
    async fn remove_view(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The view.")] input: RemoveViewInput,
    ) -> Result<ViewPayload> {
        let removed = match id_of(ctx, &input.view) {
            Ok(id) => app(ctx)?.remove_view(&actor(ctx), id).await,
            Err(failure) => Err(failure),
        };
        ViewPayload::of(ctx, removed)
    }
}
