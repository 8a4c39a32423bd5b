//! How the log is: its head, its followers, and whether its chain is whole.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::{Duration, Instant};

use async_graphql::{Context, Enum, Object, Result, SimpleObject};
use chrono::{DateTime, Utc};
use tokio::sync::Mutex;

use super::error::{bad_argument, failure, view_error};
use super::ids::cursor_text;
use crate::app::{App, Engine, Failure, StoreError, Verdict, ViewError, from_hex, hex};
use crate::graphql::context::app;
use crate::search::{Phase, Search};

/// A finished walk over the chain is told again for this long: the walk reads the whole log.
const VERDICT_KEPT: Duration = Duration::from_secs(10);

/// Walks the chain once for everybody who asks at the same time.
#[derive(Clone, Default)]
pub struct Verifier(Arc<Walk>);

#[derive(Default)]
struct Walk {
    /// The last finished walk, and when it was.
    kept: Mutex<Option<(Instant, DateTime<Utc>, Verdict)>>,
    /// Events checked by the walk that is under way, and all of them; the latter 0 between walks.
    done: AtomicI64,
    of: AtomicI64,
}

impl Verifier {
    /// The walk goes on when its asker has gone, so that a long log can be verified at all.
    async fn verdict(&self, app: App) -> Result<Verdict, StoreError> {
        let own = self.0.clone();
        let walk = tokio::spawn(async move {
            let mut kept = own.kept.lock().await;
            if let Some((at, _, verdict)) = &*kept
                && at.elapsed() < VERDICT_KEPT
            {
                return Ok(verdict.clone());
            }
            let tell = |done, of| {
                own.done.store(done, Ordering::Relaxed);
                own.of.store(of, Ordering::Relaxed);
            };
            let verdict = app.verify(None, &tell).await;
            tell(0, 0);
            let verdict = verdict?;
            *kept = Some((Instant::now(), app.now(), verdict.clone()));
            Ok(verdict)
        });
        walk.await.unwrap_or_else(|_| Err(StoreError::Interrupted))
    }

    /// What the last finished walk found, and when; `None` before the first, and while one is under
    /// way.
    fn last(&self) -> Option<(DateTime<Utc>, Verdict)> {
        let kept = self.0.kept.try_lock().ok()?;
        let (_, at, verdict) = kept.as_ref()?;
        Some((*at, verdict.clone()))
    }

    /// How far the walk that is under way has come; `None` between walks.
    fn progress(&self) -> Option<VerificationProgress> {
        let of = self.0.of.load(Ordering::Relaxed);
        (of > 0).then(|| VerificationProgress {
            checked: self.0.done.load(Ordering::Relaxed),
            of,
        })
    }
}

/// How far a walk over the chain has come.
#[derive(SimpleObject)]
pub struct VerificationProgress {
    /// Events found whole so far.
    checked: i64,
    /// Events of the whole log when the walk began.
    of: i64,
}

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
    /// The position up to which the last walk of `verifyLog` in this process found the chain whole.
    last_verified_position: Option<i64>,
    /// When that walk ended.
    last_verified_at: Option<DateTime<Utc>>,
    /// How far a walk that is under way in this process has come; null between walks.
    verifying: Option<VerificationProgress>,
    /// Views that follow the log.
    followers: Vec<Follower>,
    /// The search index of this server; null when it does not search.
    search: Option<SearchHealth>,
}

/// How a search index is.
#[derive(SimpleObject)]
pub struct SearchHealth {
    /// What reads Finnish words, the first asked first.
    analyser: String,
    /// What the index is doing.
    phase: SearchPhase,
    /// Documents that have been taken in while the index is made anew; null otherwise.
    rebuilt: Option<usize>,
    /// The last position that it has taken in.
    position: i64,
    /// Events it is behind.
    lag_events: i64,
}

/// What a search index is doing.
#[derive(Clone, Copy, PartialEq, Eq, Enum)]
pub enum SearchPhase {
    /// It is looked whether there is one that can be used.
    Opening,
    /// It is made anew from the documents; what is in it is found.
    Rebuilding,
    /// It follows the log.
    Following,
    /// Something failed; it is tried again.
    Standing,
}

impl SearchHealth {
    fn of(search: &Search, end: i64) -> SearchHealth {
        let state = search.state();
        let (phase, rebuilt) = match state.phase {
            Phase::Opening => (SearchPhase::Opening, None),
            Phase::Rebuilding { done } => (SearchPhase::Rebuilding, Some(done)),
            Phase::Following => (SearchPhase::Following, None),
            Phase::Standing => (SearchPhase::Standing, None),
        };
        SearchHealth {
            analyser: search.analyser.name().to_owned(),
            phase,
            rebuilt,
            position: state.position,
            lag_events: (end - state.position).max(0),
        }
    }
}

/// A view that follows the log.
#[derive(SimpleObject)]
pub struct Follower {
    /// Its name.
    name: &'static str,
    /// The version of its shape.
    version: i64,
    /// The last position in it.
    position: i64,
    /// Events it is behind; documents are written with their events.
    lag_events: i64,
    /// Seconds since the last event that it has not taken in; 0 when there is none.
    lag_seconds: i64,
    /// Why it stands still; null while it follows.
    last_error: Option<&'static str>,
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
        let app = app(ctx)?;
        let fault = |error| failure(ctx, Failure::from(error));
        let health = app.health().await.map_err(fault)?;
        let followers = app.followers().await.map_err(fault)?;
        let head = health.head;
        let verifier = ctx.data::<Verifier>()?;
        let last = verifier.last();
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
            last_verified_position: last.as_ref().map(|(_, verdict)| verdict.events),
            last_verified_at: last.map(|(at, _)| at),
            verifying: verifier.progress(),
            search: ctx
                .data_opt::<Search>()
                .map(|search| SearchHealth::of(search, head.position)),
            followers: followers
                .into_iter()
                .map(|follower| {
                    let lag_events = (head.position - follower.position).max(0);
                    let waited = app.now() - head.last_recorded_at;
                    Follower {
                        name: follower.name,
                        version: follower.version,
                        position: follower.position,
                        lag_events,
                        lag_seconds: if lag_events > 0 {
                            waited.num_seconds()
                        } else {
                            0
                        },
                        last_error: follower.last_error,
                    }
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
        let app = app(ctx)?;
        let fault = |error| view_error(ctx, ViewError::Store(error));
        let verifier = ctx.data::<Verifier>()?;
        let mut verdict = verifier.verdict(app.clone()).await.map_err(fault)?;
        if let Some((position, hash)) = expected
            && verdict.fault.is_none()
            && !app.holds(position, hash).await.map_err(fault)?
        {
            verdict.fault = Some(crate::app::Fault {
                position,
                what: "the head that was kept elsewhere is not in this log".into(),
            });
        }
        Ok(verdict.into())
    }
}

/// Reads `position:hash`, as the command line and `logHealth` give them.
pub fn parse_expected(text: &str) -> Option<(i64, [u8; 32])> {
    let (position, hash) = text.split_once(':')?;
    Some((position.parse().ok()?, from_hex(hash)?))
}
