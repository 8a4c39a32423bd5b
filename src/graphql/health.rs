//! How the log is: its head, its followers, and whether its chain is whole.

use std::sync::Arc;
use std::time::{Duration, Instant};

use async_graphql::{Context, Object, Result, SimpleObject};
use chrono::{DateTime, Utc};
use tokio::sync::Mutex;

use super::error::{bad_argument, failure, view_error};
use super::ids::cursor_text;
use crate::app::{App, Failure, ViewError};
use crate::store::{Engine, Verdict, from_hex, hex};

/// A finished walk over the chain is told again for this long: the walk reads the whole log.
const VERDICT_KEPT: Duration = Duration::from_secs(10);

/// Walks the chain for one asker at a time.
#[derive(Clone, Default)]
pub struct Verifier(Arc<Mutex<Option<(Instant, Expected, Verdict)>>>);

type Expected = Option<(i64, [u8; 32])>;

/// How the log is.
#[derive(SimpleObject)]
pub struct LogHealth {
    /// The position of the last event.
    position: i64,
    /// The number of the last commit.
    commit_no: i64,
    /// Where `events(after:)` goes on from the end.
    cursor: String,
    /// The hash of the last commit: keep it elsewhere to find a cut or rewritten log later.
    head_hash: String,
    /// When the last commit was recorded; null for an empty log.
    last_recorded_at: Option<DateTime<Utc>>,
    /// The database.
    engine: &'static str,
    /// Commands that wait to be written.
    waiting: usize,
    /// Whether commands are accepted.
    accepts_commands: bool,
    /// Views that follow the log.
    followers: Vec<Follower>,
}

/// A view that follows the log.
#[derive(SimpleObject)]
pub struct Follower {
    /// Its name.
    name: String,
    /// The version of its shape.
    version: i64,
    /// The last position in it.
    position: i64,
    /// Events it is behind; documents are written with the events and are never behind.
    lag_events: i64,
    /// Seconds it is behind.
    lag_seconds: i64,
    /// Why it stands still; null while it follows.
    last_error: Option<String>,
}

/// What walking the whole chain found.
#[derive(SimpleObject)]
pub struct Verification {
    /// Every event fits its hash, every commit fits the one before.
    is_whole: bool,
    /// Events found whole.
    events: i64,
    /// Commits found whole.
    commits: i64,
    /// The hash of the last whole commit.
    last_hash: String,
    /// The position of the first event that does not fit; null when all do.
    fault_position: Option<i64>,
    /// What does not fit there.
    fault: Option<String>,
}

impl From<Verdict> for Verification {
    fn from(verdict: Verdict) -> Verification {
        Verification {
            is_whole: verdict.fault.is_none(),
            events: verdict.events,
            commits: verdict.commits,
            last_hash: hex(&verdict.last_hash),
            fault_position: verdict.fault.as_ref().map(|fault| fault.position),
            fault: verdict.fault.map(|fault| fault.what),
        }
    }
}

#[derive(Default)]
pub struct HealthQueries;

#[Object]
impl HealthQueries {
    /// How the log is: its end, its queue and what follows it.
    async fn log_health(&self, ctx: &Context<'_>) -> Result<LogHealth> {
        let app = ctx.data::<App>()?;
        let fault = |error| failure(ctx, Failure::from(error));
        let health = app.health().await.map_err(fault)?;
        let versions = app.store().projection_versions().await.map_err(fault)?;
        let head = health.head;
        Ok(LogHealth {
            position: head.position,
            commit_no: head.commit_no,
            cursor: cursor_text(head.cursor()),
            head_hash: hex(&head.commit_hash),
            last_recorded_at: (head.position > 0).then_some(head.last_recorded_at),
            engine: match health.engine {
                Engine::Sqlite => "sqlite",
                Engine::Postgres => "postgres",
            },
            waiting: health.waiting,
            accepts_commands: health.trouble.is_none(),
            followers: versions
                .into_iter()
                .map(|(name, version)| Follower {
                    name,
                    version,
                    position: head.position,
                    lag_events: 0,
                    lag_seconds: 0,
                    last_error: None,
                })
                .collect(),
        })
    }

    /// Computes the whole hash chain again and names the first event that does not fit. A finished
    /// walk is told again for ten seconds.
    #[graphql(complexity = "1000 + child_complexity")]
    async fn verify_log(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "A head kept elsewhere, as `position:hash`, that must still be there.")]
        expect: Option<String>,
    ) -> Result<Verification> {
        let expected = match expect.as_deref() {
            None => None,
            Some(text) => Some(parse_expected(text).ok_or_else(|| bad_argument(ctx, "expect"))?),
        };
        let verifier = ctx.data::<Verifier>()?;
        let mut kept = verifier.0.lock().await;
        if let Some((at, same, verdict)) = &*kept
            && at.elapsed() < VERDICT_KEPT
            && *same == expected
        {
            return Ok(verdict.clone().into());
        }
        let store = ctx.data::<App>()?.store();
        let verdict = store
            .verify(expected, &|_, _| ())
            .await
            .map_err(|error| view_error(ctx, ViewError::Store(error)))?;
        *kept = Some((Instant::now(), expected, verdict.clone()));
        Ok(verdict.into())
    }
}

/// Reads `position:hash`, as the command line and `logHealth` give them.
pub fn parse_expected(text: &str) -> Option<(i64, [u8; 32])> {
    let (position, hash) = text.split_once(':')?;
    Some((position.parse().ok()?, from_hex(hash)?))
}
