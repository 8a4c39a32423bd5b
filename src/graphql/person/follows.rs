//! What one follows. It is nobody else's business, and not in the log.

use async_graphql::{Context, Enum, ID, InputObject, Object, Result, SimpleObject};
use chrono::{DateTime, Utc};
use uuid::Uuid;

use crate::app::{Failure, ViewError};
use crate::domain::ids::Key;
use crate::domain::notification as domain;
use crate::domain::refusal::{Reason, Refusal};
use crate::graphql::context::{Done, actor, app, view_now};
use crate::graphql::error::{UserError, view_error};
use crate::graphql::ids::global_id;
use crate::graphql::input::project_by_slug;
use crate::graphql::loader::load;
use crate::graphql::model::{Model, model_by_key};
use crate::graphql::project::Project;

/// What may be followed.
#[derive(Clone, Copy, PartialEq, Eq, Enum)]
#[graphql(name = "FollowKind", remote = "domain::Followed")]
enum FollowKind {
    /// An operating model and its use.
    Model,
    /// A project.
    Project,
    /// A search of the library.
    Search,
    /// A saved view of the portfolio.
    View,
}

/// Something that one follows.
pub struct Follow(crate::app::Follow);

/// Something that one follows.
#[Object]
impl Follow {
    /// What `unfollow` names it by.
    async fn id(&self) -> ID {
        self.0.id.to_string().into()
    }

    /// What it is.
    async fn kind(&self) -> FollowKind {
        self.0.kind.into()
    }

    /// Path and query of a search or a view; null for others.
    async fn address(&self) -> Option<&str> {
        Some(self.0.address.as_str()).filter(|address| !address.is_empty())
    }

    /// The view that is followed, as `savedViews` names it; null for others.
    async fn view(&self) -> Option<ID> {
        let is_view = self.0.kind == domain::Followed::View;
        is_view.then(|| self.0.target.to_string().into())
    }

    /// The model that is followed; null for others.
    async fn model(&self, ctx: &Context<'_>) -> Result<Option<Model>> {
        if self.0.kind != domain::Followed::Model {
            return Ok(None);
        }
        let view = view_now(ctx)?;
        let found = load(ctx, &view, self.0.target).await?;
        Ok(found.map(|found| Model::new(found, view)))
    }

    /// The project that is followed; null for others.
    async fn project(&self, ctx: &Context<'_>) -> Result<Option<Project>> {
        if self.0.kind != domain::Followed::Project {
            return Ok(None);
        }
        let view = view_now(ctx)?;
        let found = load(ctx, &view, self.0.target).await?;
        Ok(found.map(|found| Project::new(found, view)))
    }

    /// Since when.
    async fn followed_at(&self) -> DateTime<Utc> {
        self.0.followed_at
    }
}

/// How a thing is followed: the id of the follow by what it leads to. Read with every page, so
/// nothing else is asked for it.
#[derive(SimpleObject)]
pub struct FollowMark {
    /// What `unfollow` names it by.
    id: ID,
    /// The id of the model, the project or the view; null for a search.
    target: Option<ID>,
    /// Path and query of a search; null for others.
    address: Option<String>,
}

/// Everything that one follows, in short.
pub async fn marks(ctx: &Context<'_>) -> Result<Vec<FollowMark>> {
    let found = app(ctx)?.follows(&actor(ctx)).await;
    let found = found.map_err(|error| view_error(ctx, ViewError::Store(error)))?;
    let mark = |own: crate::app::Follow| {
        let target = match own.kind {
            domain::Followed::Model => Some(global_id("OperatingModel", own.target)),
            domain::Followed::Project => Some(global_id("Project", own.target)),
            domain::Followed::View => Some(own.target.to_string().into()),
            domain::Followed::Search => None,
        };
        FollowMark {
            id: own.id.to_string().into(),
            address: Some(own.address).filter(|_| target.is_none()),
            target,
        }
    };
    Ok(found.into_iter().flatten().map(mark).collect())
}

/// Everything that one follows.
pub async fn follows(ctx: &Context<'_>) -> Result<Option<Vec<Follow>>> {
    let found = app(ctx)?.follows(&actor(ctx)).await;
    let found = found.map_err(|error| view_error(ctx, ViewError::Store(error)))?;
    Ok(found.map(|found| found.into_iter().map(Follow).collect()))
}

/// What is to be followed: exactly one.
#[derive(InputObject)]
struct FollowInput {
    /// An operating model, by its key.
    model: Option<String>,
    /// A project, by its address.
    project: Option<String>,
    /// A search: an address of the library with its filters.
    search: Option<String>,
    /// A saved view, by its id.
    view: Option<ID>,
}

/// What is followed no more.
#[derive(InputObject)]
struct UnfollowInput {
    /// The id of the follow.
    follow: ID,
}

/// How following went.
pub struct FollowPayload {
    done: Done,
}

/// How following went.
#[Object]
impl FollowPayload {
    /// Every reason why nothing was changed; empty when it was.
    async fn user_errors(&self, ctx: &Context<'_>) -> Vec<UserError> {
        self.done.user_errors(ctx)
    }
}

fn refused(field: &str, reason: Reason) -> Failure {
    Failure::Refused(vec![Refusal::new(field, reason)])
}

fn not_found(field: &str, what: &str) -> Failure {
    let what = what.to_owned();
    refused(field, Reason::NotFound { what })
}

/// The kind and the id of what is to be followed, with the address of a search.
async fn target(
    ctx: &Context<'_>,
    input: &FollowInput,
) -> Result<std::result::Result<(domain::Followed, Uuid, String), Failure>> {
    let view = view_now(ctx)?;
    let nowhere = String::new();
    Ok(
        match (&input.model, &input.project, &input.search, &input.view) {
            (Some(key), None, None, None) => match model_by_key(ctx, &view, key).await? {
                Some(model) => Ok((domain::Followed::Model, model.id.0, nowhere)),
                None => Err(not_found("model", key)),
            },
            (None, Some(slug), None, None) => {
                let found = match Key::parse(slug) {
                    Some(slug) => project_by_slug(ctx, &view, &slug).await?,
                    None => None,
                };
                match found {
                    Some(project) => Ok((domain::Followed::Project, project.id.0, nowhere)),
                    None => Err(not_found("project", slug)),
                }
            }
            (None, None, Some(address), None) => {
                Ok((domain::Followed::Search, Uuid::nil(), address.clone()))
            }
            (None, None, None, Some(id)) => match Uuid::parse_str(id) {
                Ok(id) => Ok((domain::Followed::View, id, nowhere)),
                Err(_) => Err(refused("view", Reason::NotAnId)),
            },
            _ => Err(refused("", Reason::Required)),
        },
    )
}

#[derive(Default)]
pub struct FollowMutations;

#[Object]
impl FollowMutations {
    /// Follows something: what changes of it from now on is told. A second time changes nothing.
    async fn follow(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "What.")] input: FollowInput,
    ) -> Result<FollowPayload> {
        let (app, actor) = (app(ctx)?, actor(ctx));
        let followed = match target(ctx, &input).await? {
            _ if actor.session().is_none() => Err(Failure::Forbidden),
            Err(failure) => Err(failure),
            Ok((kind, id, address)) => app.follow_thing(&actor, kind, id, &address).await,
        };
        Ok(FollowPayload {
            done: Done::beside_the_log(ctx, followed)?,
        })
    }

    /// Follows something no more.
    async fn unfollow(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "What.")] input: UnfollowInput,
    ) -> Result<FollowPayload> {
        let (app, actor) = (app(ctx)?, actor(ctx));
        let ended = match Uuid::parse_str(&input.follow) {
            _ if actor.session().is_none() => Err(Failure::Forbidden),
            Err(_) => Err(refused("follow", Reason::NotAnId)),
            Ok(id) => app.unfollow(&actor, id).await,
        };
        Ok(FollowPayload {
            done: Done::beside_the_log(ctx, ended)?,
        })
    }
}
