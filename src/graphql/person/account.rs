//! One's own account: what lets the person in, and changing it. Nothing of this is in the log.

use std::sync::Arc;

use async_graphql::{Context, Enum, ID, InputObject, Object, Result, SimpleObject};
use chrono::{DateTime, NaiveTime, Utc};
use uuid::Uuid;

use super::follows::{self, FollowMark};
use super::{Membership, own_memberships};
use crate::app::{Account, Failure, Fresh, Preferences, Secret, SecretKind, StoreError, ViewError};
use crate::domain::person as domain;
use crate::domain::refusal::{Reason, Refusal};
use crate::graphql::context::{Done, actor, app, view_now};
use crate::graphql::date::Date;
use crate::graphql::error::{UserError, view_error};
use crate::graphql::ids::global_id;
use crate::graphql::notification;

/// The account of who asks.
pub struct Me {
    account: Option<Account>,
    person: Arc<domain::Person>,
    preferences: Preferences,
}

/// How close to each other rows are.
#[derive(Clone, Copy, PartialEq, Eq, Enum)]
pub enum Density {
    /// As each page has them.
    Normal,
    /// Close, on every page.
    Compact,
}

/// The account of who asks.
#[Object]
impl Me {
    /// The global id of the person.
    async fn id(&self) -> ID {
        global_id("Person", self.person.id.0)
    }

    /// The name that those one works with see.
    async fn name(&self) -> Option<&str> {
        self.account.as_ref().map(|account| account.name.as_str())
    }

    /// The mail address, which nobody else sees.
    async fn address(&self) -> Option<&str> {
        self.account.as_ref()?.address.as_deref()
    }

    /// How close to each other one wants rows on every page.
    async fn density(&self) -> Density {
        match self.preferences.is_compact {
            true => Density::Compact,
            false => Density::Normal,
        }
    }

    /// How many of `notifications` one has not read.
    async fn unread_notifications(&self, ctx: &Context<'_>) -> Result<usize> {
        notification::unread(ctx).await
    }

    /// Everything that one follows, in short.
    #[graphql(complexity = "20 * child_complexity")]
    async fn follows(&self, ctx: &Context<'_>) -> Result<Vec<FollowMark>> {
        follows::marks(ctx).await
    }

    /// One's roles, ended ones too, in the order in which they were granted.
    #[graphql(complexity = "10 * child_complexity")]
    async fn memberships(&self, ctx: &Context<'_>) -> Result<Vec<Membership>> {
        own_memberships(ctx, &view_now(ctx)?, &self.person).await
    }
}

fn stored<T>(ctx: &Context<'_>, result: std::result::Result<T, StoreError>) -> Result<T> {
    result.map_err(|error| view_error(ctx, ViewError::Store(error)))
}

pub async fn me(ctx: &Context<'_>) -> Result<Option<Me>> {
    let actor = actor(ctx);
    let Some(id) = actor.person() else {
        return Ok(None);
    };
    let app = app(ctx)?;
    let person = stored(ctx, app.person(id).await)?;
    let account = stored(ctx, app.account(&actor).await)?;
    let preferences = stored(ctx, app.preferences(&actor).await)?;
    Ok(person.map(|person| Me {
        account,
        preferences,
        person: Arc::new(person),
    }))
}

/// A browser in which one is signed in.
#[derive(SimpleObject)]
pub struct Session {
    /// What `revokeSession` names it by.
    id: ID,
    /// What the browser calls itself.
    device: String,
    /// When it began.
    created_at: DateTime<Utc>,
    /// When it was last used, to the minute.
    used_at: DateTime<Utc>,
    /// When it ends at the latest; it also ends when it is not used for a day.
    expires_at: DateTime<Utc>,
    /// Whether it is the one that asks.
    is_this: bool,
}

pub async fn sessions(ctx: &Context<'_>) -> Result<Option<Vec<Session>>> {
    let actor = actor(ctx);
    let own = actor.session().map(|(_, session)| session);
    let found = app(ctx)?;
    let found = stored(ctx, found.secrets(&actor, SecretKind::Session).await)?;
    let show = |secret: Secret| Session {
        id: secret.id.to_string().into(),
        is_this: own == Some(secret.id),
        device: secret.name,
        created_at: secret.created_at,
        used_at: secret.used_at,
        expires_at: secret.expires_at,
    };
    Ok(found.map(|found| found.into_iter().map(show).collect()))
}

/// What a token is good for.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Enum)]
pub enum TokenScope {
    /// Reads what the person may read.
    Read,
    /// Also gives the commands that the person may give.
    Write,
}

/// Lets a program in as the person; sent as `Authorization: Bearer …`.
#[derive(SimpleObject)]
pub struct AccessToken {
    /// What `revokeToken` names it by.
    id: ID,
    /// What one calls it.
    name: String,
    /// What it is good for.
    scope: TokenScope,
    /// When it was made.
    created_at: DateTime<Utc>,
    /// When it was last used, to the minute; when it was made, until then.
    used_at: DateTime<Utc>,
    /// When it ends.
    expires_at: DateTime<Utc>,
}

pub async fn tokens(ctx: &Context<'_>) -> Result<Option<Vec<AccessToken>>> {
    let found = app(ctx)?;
    let found = stored(ctx, found.secrets(&actor(ctx), SecretKind::Token).await)?;
    let show = |secret: Secret| AccessToken {
        id: secret.id.to_string().into(),
        name: secret.name,
        scope: match secret.writes {
            true => TokenScope::Write,
            false => TokenScope::Read,
        },
        created_at: secret.created_at,
        used_at: secret.used_at,
        expires_at: secret.expires_at,
    };
    Ok(found.map(|found| found.into_iter().map(show).collect()))
}

/// Another password.
#[derive(InputObject)]
struct ChangePasswordInput {
    /// The password until now.
    current: String,
    /// The password from now on: 12–200 characters.
    new: String,
}

/// What one changes of one's profile; what is left out stays.
#[derive(InputObject)]
struct ChangeProfileInput {
    /// The name that those one works with see.
    name: Option<String>,
    /// How close to each other rows are.
    density: Option<Density>,
}

/// A token to be made.
#[derive(InputObject)]
struct CreateTokenInput {
    /// What one calls it.
    name: String,
    /// What it is good for.
    scope: TokenScope,
    /// The last day on which it works, at most a year ahead.
    expires_on: Date,
}

/// A token to be taken away.
#[derive(InputObject)]
struct RevokeTokenInput {
    /// Its id.
    id: ID,
}

/// A session to be ended.
#[derive(InputObject)]
struct RevokeSessionInput {
    /// Its id.
    id: ID,
}

/// How changing one's own account went.
pub struct AccountPayload {
    done: Done,
    fresh: Option<Fresh>,
}

/// How changing one's own account went.
#[Object]
impl AccountPayload {
    /// Of `createToken`: the token itself. It is shown this once.
    async fn secret(&self) -> Option<&str> {
        self.fresh.as_ref().map(|fresh| fresh.text.as_str())
    }

    /// Every reason why nothing was changed; empty when it was.
    async fn user_errors(&self, ctx: &Context<'_>) -> Vec<UserError> {
        self.done.user_errors(ctx)
    }
}

impl From<Done> for AccountPayload {
    fn from(done: Done) -> AccountPayload {
        AccountPayload { done, fresh: None }
    }
}

impl AccountPayload {
    fn of(ctx: &Context<'_>, result: std::result::Result<(), Failure>) -> Result<AccountPayload> {
        Ok(Done::beside_the_log(ctx, result)?.into())
    }
}

async fn revoke(ctx: &Context<'_>, kind: SecretKind, id: &ID) -> Result<AccountPayload> {
    let result = match Uuid::parse_str(id) {
        Ok(id) => app(ctx)?.revoke(&actor(ctx), kind, id).await,
        Err(_) if actor(ctx).session().is_none() => Err(Failure::Forbidden),
        Err(_) => Err(Failure::Refused(vec![Refusal::new("id", Reason::NotAnId)])),
    };
    AccountPayload::of(ctx, result)
}

#[derive(Default)]
pub struct AccountMutations;

#[Object]
impl AccountMutations {
    /// Changes one's password. All other sessions, and all tokens, end.
    async fn change_password(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Both passwords.")] input: ChangePasswordInput,
    ) -> Result<AccountPayload> {
        let app = app(ctx)?;
        let changed = app
            .change_password(&actor(ctx), &input.current, &input.new)
            .await;
        AccountPayload::of(ctx, changed)
    }

    /// Changes one's own name or how pages look to one.
    async fn change_profile(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "What changes.")] input: ChangeProfileInput,
    ) -> Result<AccountPayload> {
        let is_compact = input.density.map(|density| density == Density::Compact);
        let app = app(ctx)?;
        let changed = app
            .change_profile(&actor(ctx), input.name.as_deref(), is_compact)
            .await;
        AccountPayload::of(ctx, changed)
    }

    /// Makes an access token for a program of one's own.
    async fn create_token(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The token.")] input: CreateTokenInput,
    ) -> Result<AccountPayload> {
        let writes = input.scope == TokenScope::Write;
        let next = input.expires_on.0.succ_opt().unwrap_or(input.expires_on.0);
        let expires_at = next.and_time(NaiveTime::MIN).and_utc();
        let app = app(ctx)?;
        let made = app
            .create_token(&actor(ctx), &input.name, writes, expires_at)
            .await;
        let (result, fresh) = match made {
            Ok(fresh) => (Ok(()), Some(fresh)),
            Err(failure) => (Err(failure), None),
        };
        let payload = AccountPayload::of(ctx, result)?;
        Ok(AccountPayload { fresh, ..payload })
    }

    /// Takes one's own access token away at once.
    async fn revoke_token(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The token.")] input: RevokeTokenInput,
    ) -> Result<AccountPayload> {
        revoke(ctx, SecretKind::Token, &input.id).await
    }

    /// Ends one's own session at once, this one or another.
    async fn revoke_session(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The session.")] input: RevokeSessionInput,
    ) -> Result<AccountPayload> {
        revoke(ctx, SecretKind::Session, &input.id).await
    }
}
