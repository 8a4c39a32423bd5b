//! From a request to the app: who asks, as of when, and how a command is run.

use async_graphql::{Context, Result};
use chrono::{DateTime, Utc};
use uuid::Uuid;

use super::date::Date;
use super::error::{UserError, failure, view_error};
use super::ids::cursor_text;
use super::import::Rehearsal;
use crate::app::{App, Beside, Budget, Failure, Order, Receipt, View};
use crate::domain::actor::Actor;
use crate::domain::command::Command;
use crate::domain::language::Language;
use crate::domain::origin::Origin;
use crate::domain::refusal::Refusal;
use crate::projection;

/// The reader's language.
pub fn language(ctx: &Context<'_>) -> Language {
    ctx.data_opt::<Language>().copied().unwrap_or(Language::Fi)
}

/// Who asks.
pub fn actor(ctx: &Context<'_>) -> Actor {
    ctx.data_opt::<Actor>()
        .copied()
        .unwrap_or_else(Actor::reader)
}

/// The app where resolvers find it. It is in nobody else's reach, so that whoever reads more than
/// the log is noticed.
pub struct Behind(pub App);

/// The app, for what a view of the log does not tell.
pub fn app<'a>(ctx: &Context<'a>) -> Result<&'a App> {
    if let Some(beside) = ctx.data_opt::<Beside>() {
        beside.read();
    }
    Ok(&ctx.data::<Behind>()?.0)
}

/// What the asker sees now.
pub fn view_now(ctx: &Context<'_>) -> Result<View> {
    let budget = ctx.data_opt::<Budget>().cloned().unwrap_or_default();
    Ok(ctx.data::<Behind>()?.0.view(actor(ctx), budget))
}

/// What the asker sees as of a moment.
pub async fn view(ctx: &Context<'_>, as_of: Option<DateTime<Utc>>) -> Result<View> {
    let now = view_now(ctx)?;
    now.at(as_of).await.map_err(|error| view_error(ctx, error))
}

/// What a mutation did.
pub struct Done {
    receipt: Option<Receipt>,
    refusals: Vec<Refusal>,
}

impl Done {
    pub fn refused(refusals: Vec<Refusal>) -> Done {
        Done {
            receipt: None,
            refusals,
        }
    }

    /// What came of a command; what is no refusal is an error.
    pub fn of(ctx: &Context<'_>, result: Result<Receipt, Failure>) -> Result<Done> {
        match result {
            Ok(receipt) => Ok(Done {
                receipt: Some(receipt),
                refusals: Vec::new(),
            }),
            Err(Failure::Refused(refusals)) => Ok(Done::refused(refusals)),
            Err(other) => Err(failure(ctx, other)),
        }
    }

    /// Nothing was to be recorded: it only went well or was refused.
    pub fn beside_the_log(ctx: &Context<'_>, result: Result<(), Failure>) -> Result<Done> {
        match result {
            Ok(()) => Ok(Done::refused(Vec::new())),
            Err(Failure::Refused(refusals)) => Ok(Done::refused(refusals)),
            Err(other) => Err(failure(ctx, other)),
        }
    }

    pub fn is_accepted(&self) -> bool {
        self.receipt.is_some()
    }

    pub fn user_errors(&self, ctx: &Context<'_>) -> Vec<UserError> {
        let language = language(ctx);
        self.refusals
            .iter()
            .map(|refusal| UserError::new(refusal, language))
            .collect()
    }

    pub fn cursor(&self) -> Option<String> {
        self.receipt
            .as_ref()
            .and_then(Receipt::cursor)
            .map(cursor_text)
    }

    pub fn recorded_at(&self) -> Option<DateTime<Utc>> {
        let committed = self.receipt.as_ref()?.committed.as_ref()?;
        Some(committed.recorded_at)
    }

    /// The document the command changed, as it stands.
    pub async fn document<V: projection::View>(
        &self,
        ctx: &Context<'_>,
    ) -> Result<Option<(std::sync::Arc<V>, View)>> {
        let Some(receipt) = &self.receipt else {
            return Ok(None);
        };
        let view = view_now(ctx)?;
        let document = view
            .get::<V>(receipt.stream.id)
            .await
            .map_err(|error| view_error(ctx, error))?;
        Ok(document.map(|document| (document, view)))
    }
}

/// Runs a command that its input made, or tells why the input made none.
pub async fn run<C: Command>(
    ctx: &Context<'_>,
    command: Result<C, Vec<Refusal>>,
    command_id: Option<Uuid>,
    happened_on: Option<Date>,
) -> Result<Done> {
    let command = match command {
        Ok(command) => command,
        Err(refusals) => return Ok(Done::refused(refusals)),
    };
    let order = Order {
        command_id,
        happened_on: happened_on.map(|day| day.0),
        origin: ctx.data_opt::<Origin>().copied(),
    };
    let app = app(ctx)?;
    if let Some(rehearsal) = Rehearsal::of(ctx) {
        let tried = Box::pin(rehearsal.rehearse(app, &actor(ctx), &command, order)).await;
        return Done::beside_the_log(ctx, tried);
    }
    // Boxed: the library moves the future of every mutation that could be called along with each.
    let receipt = Box::pin(app.execute(&actor(ctx), &command, order)).await;
    Done::of(ctx, receipt)
}

/// The payload of a mutation: the noun as it stands, or why nothing was recorded.
macro_rules! payloads {
    ($($name:ident { $(#[$doc:meta])* $field:ident: $object:ty } )+) => {$(
        /// What the command did.
        pub struct $name(pub crate::graphql::context::Done);

        /// What the command did.
        #[async_graphql::Object]
        impl $name {
            $(#[$doc])*
            ///
            /// As it stands after the command; null when the command was refused.
            async fn $field(
                &self,
                ctx: &async_graphql::Context<'_>,
            ) -> async_graphql::Result<Option<$object>> {
                let found = self.0.document(ctx).await?;
                Ok(found.map(|(document, view)| <$object>::new(document, view)))
            }

            /// Every reason why nothing was recorded; empty when the command was accepted.
            async fn user_errors(
                &self,
                ctx: &async_graphql::Context<'_>,
            ) -> Vec<crate::graphql::error::UserError> {
                self.0.user_errors(ctx)
            }

            /// When it was recorded, for a later `asOf`; null when there was nothing new to record.
            async fn recorded_at(&self) -> Option<chrono::DateTime<chrono::Utc>> {
                self.0.recorded_at()
            }

            /// Where `events(after:)` goes on after this command; null when nothing was recorded.
            async fn cursor(&self) -> Option<String> {
                self.0.cursor()
            }
        }
    )+};
}
pub(super) use payloads;
