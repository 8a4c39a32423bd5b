//! The only door: commands go in, documents and events come out.
//!
//! A command is decided by pure code over the states it names, appended with the versions it saw,
//! and decided again when somebody was faster. Reads are of now or as of a moment, by the same fold.

mod account;
mod download;
mod drafts;
mod execute;
mod follow;
mod insight;
mod members;
mod notifications;
mod password;
mod readers;
mod rehearse;
mod view;
mod views;
mod visitors;

use std::collections::HashMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use chrono::{DateTime, NaiveDate, Utc};

use crate::clock::Clock;
use crate::domain::actor::Audience;
use crate::domain::period::finnish_day;
use crate::domain::refusal::Refusal;
use crate::projection::AllProjections;
use crate::store::{self, AppendError, Found, Head, Options, Part, Store};

pub use crate::store::{
    Account, Cursor, Doer, Engine, Fault, Feedback, FieldVersion, Follow, Hash, Mail, MailChoice,
    MailCounts, MailKind, NewMail, Notification, Page, Parent, Preferences, SavedView, Secret,
    SecretKind, Sent, StoreError, StoredEvent, Verdict, Wanted, from_hex, hex,
};
pub use account::{Fresh, SignInError};
pub use download::Download;
pub use drafts::Judged;
pub use execute::{Order, Receipt};
pub use follow::{FollowError, Followed, Following};
pub use members::{Invited, Member};
pub use notifications::{Choices, Unsubscription};
pub use readers::Reader;
pub use view::{AsOf, Budget, View, ViewError};

/// The running product behind its one door. Cheap to clone.
#[derive(Clone)]
pub struct App {
    store: Store,
    clock: Arc<dyn Clock>,
    /// Why the log is not to be written by this program, when a newer one wrote to it.
    newer: Option<Arc<str>>,
    /// Those who wait for the hash of a password.
    turns: password::Turns,
    readers: readers::Readers,
}

/// Why a command did not happen.
#[derive(Debug, thiserror::Error)]
pub enum Failure {
    /// The rules refuse it: reasons a user can act on.
    #[error("refused")]
    Refused(Vec<Refusal>),
    /// The actor may not give this command.
    #[error("forbidden")]
    Forbidden,
    /// Others kept changing what it rests on.
    #[error("changed meanwhile")]
    Stale,
    #[error("the command id was used for another request")]
    CommandIdReused,
    #[error("overloaded")]
    Overloaded,
    /// Nothing can be recorded just now; reading works.
    #[error("read-only: {0}")]
    ReadOnly(String),
    /// It may or may not have happened; the same command id may be sent again.
    #[error("the outcome is unknown")]
    OutcomeUnknown,
    #[error("{0}")]
    Internal(String),
}

impl From<StoreError> for Failure {
    fn from(error: StoreError) -> Failure {
        Failure::Internal(error.to_string())
    }
}

impl From<serde_json::Error> for Failure {
    fn from(error: serde_json::Error) -> Failure {
        Failure::Internal(error.to_string())
    }
}

impl From<AppendError> for Failure {
    fn from(error: AppendError) -> Failure {
        match error {
            AppendError::VersionConflict { .. } | AppendError::ClaimTaken { .. } => Failure::Stale,
            AppendError::IdempotencyMismatch => Failure::CommandIdReused,
            AppendError::Overloaded => Failure::Overloaded,
            AppendError::OutcomeUnknown => Failure::OutcomeUnknown,
            AppendError::ReadOnly { why } => Failure::ReadOnly(why),
            AppendError::TooManyEvents | AppendError::Database(_) | AppendError::Corrupt(_) => {
                Failure::Internal(error.to_string())
            }
        }
    }
}

/// Whether an answer rests on more than the log: on accounts, drafts or the state of the server,
/// which change without an event. Clones share it.
#[derive(Clone, Debug, Default)]
pub struct Beside(Arc<AtomicBool>);

impl Beside {
    pub fn read(&self) {
        self.0.store(true, Ordering::Relaxed);
    }

    pub fn was_read(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }
}

/// How the log and its followers are.
#[derive(Clone, Debug)]
pub struct Health {
    pub head: Head,
    /// Commands that wait for the writer.
    pub waiting: usize,
    /// Why commands are refused, when they are.
    pub trouble: Option<String>,
    pub engine: store::Engine,
}

/// A view that follows the log.
#[derive(Clone, Debug)]
pub struct Follower {
    pub name: &'static str,
    pub version: i64,
    /// The last position in it.
    pub position: i64,
    /// Why it stands still.
    pub last_error: Option<&'static str>,
}

impl App {
    /// Opens the log. Documents made by another version of a projection are rebuilt first.
    pub async fn open(options: Options, clock: Arc<dyn Clock>) -> anyhow::Result<App> {
        let read_only = options.read_only;
        let store = Store::open(options, clock.clone(), Arc::new(AllProjections)).await?;
        let unknown = store.unknown_shapes().await?;
        let newer = unknown.first().map(|(name, version)| {
            format!("the log holds {name} version {version}, written by a newer program")
        });
        let app = App {
            store,
            clock,
            newer: newer.map(Arc::from),
            turns: password::Turns::default(),
            readers: readers::Readers::default(),
        };
        if !read_only && app.newer.is_none() && app.documents_are_stale().await? {
            app.rebuild(|_, _| ()).await?;
        }
        Ok(app)
    }

    async fn documents_are_stale(&self) -> Result<bool, StoreError> {
        use crate::domain::document::Projector as _;
        let mut current: Vec<(String, i64)> = AllProjections
            .versions()
            .into_iter()
            .map(|(name, version)| (name.to_owned(), version))
            .collect();
        current.sort();
        let mut stored = self.store.projection_versions().await?;
        stored.sort();
        Ok(stored != current)
    }

    pub fn now(&self) -> DateTime<Utc> {
        self.clock.now()
    }

    /// The store, for the command line (export, import, verify, copies), and for what is told and
    /// mailed beside the log.
    pub fn store(&self) -> &Store {
        &self.store
    }

    /// Rebuilds every document from the log; see [`Store::rebuild`].
    pub async fn rebuild(&self, progress: impl Fn(i64, i64)) -> Result<store::Rebuilt, StoreError> {
        self.store.rebuild(progress).await
    }

    /// Reads the stored head and the writer's state.
    pub async fn health(&self) -> Result<Health, StoreError> {
        let head = self.store.head().await?;
        let writer = self.store.writer_state();
        Ok(Health {
            head,
            waiting: writer.waiting,
            trouble: self.trouble().or(writer.trouble),
            engine: self.store.engine(),
        })
    }

    fn trouble(&self) -> Option<String> {
        self.newer.as_deref().map(str::to_owned)
    }

    /// Whether the writer still works; if not, the process should be started anew.
    pub fn is_live(&self) -> bool {
        self.store.is_live()
    }

    /// Where the log ends now, and the day in Finland: answers that rest on the log alone hold as
    /// long as both stay.
    pub async fn moment(&self) -> Result<(i64, NaiveDate), StoreError> {
        let position = match self.store.memory().is_exact() {
            true => self.store.watch_head().borrow().position,
            false => self.store.head().await?.position,
        };
        Ok((position, finnish_day(self.now())))
    }

    /// Where the log ends now.
    pub async fn end(&self) -> Result<Cursor, StoreError> {
        Ok(self.store.head().await?.cursor())
    }

    /// Computes the hash chain again, and finds names that no longer lead to the noun that took
    /// them; see [`Store::verify`] for the arguments.
    pub async fn verify(
        &self,
        expected: Option<(i64, Hash)>,
        progress: &(dyn Fn(i64, i64) + Send + Sync),
    ) -> Result<Verdict, StoreError> {
        let mut verdict = self.store.verify(expected, progress).await?;
        if verdict.fault.is_none() {
            verdict.fault = self.lost_name().await?;
        }
        Ok(verdict)
    }

    async fn lost_name(&self) -> Result<Option<Fault>, StoreError> {
        use crate::domain::event::{Noun, StreamKind};
        let held: HashMap<String, uuid::Uuid> = self.store.claims().await?.into_iter().collect();
        for kind in StreamKind::ALL {
            let everyone = &Audience::ALL;
            let filter = crate::domain::document::Filter::default();
            let all = Page::ALL;
            let whole = Part::Whole;
            let documents = self.store.list(whole, kind.key(), &filter, everyone, &all);
            for found in documents.await? {
                let Found { id, body, .. } = found;
                let Ok(noun) = Noun::from_json(*kind, &body) else {
                    return Ok(Some(Fault {
                        position: found.position,
                        what: "what the log tells here stands in a document that cannot be read: \
                               rebuild the documents"
                            .into(),
                    }));
                };
                if let Some(claim) = noun.claim()
                    && held.get(&claim) != Some(&id)
                {
                    return Ok(Some(Fault {
                        position: noun.history().position,
                        what: format!("the name {claim} does not lead to the noun that took it"),
                    }));
                }
            }
        }
        Ok(None)
    }

    /// Whether a head that was kept elsewhere is still in the log.
    pub async fn holds(&self, position: i64, hash: Hash) -> Result<bool, StoreError> {
        Ok(self.store.commit_hash_at(position).await? == Some(hash))
    }

    /// How the documents of each kind follow the log.
    pub async fn followers(&self) -> Result<Vec<Follower>, StoreError> {
        use crate::domain::document::Projector as _;
        let head = self.store.head().await?.position;
        let stored = self.store.projection_versions().await?;
        let follower = |(name, version): (&'static str, i64)| {
            let made = stored.iter().find(|(stored, _)| stored == name);
            let is_current = made.is_some_and(|(_, made)| *made == version);
            Follower {
                name,
                version,
                // Documents are written with their events; those of another version stand still.
                position: if is_current { head } else { 0 },
                last_error: (!is_current).then_some("made by another version; a start rebuilds"),
            }
        };
        Ok(AllProjections
            .versions()
            .into_iter()
            .map(follower)
            .collect())
    }

    /// Finishes what waits and refuses what comes later.
    pub async fn finish(&self) {
        self.store.finish().await;
    }
}
