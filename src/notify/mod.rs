//! Telling people: what happened to their work and to what they follow, in the service and by mail.
//!
//! It follows the log from a position of its own, and looks at the calendar; whom it tells is decided
//! in [`crate::domain::notification`]. Invariant: of one cause a person is told once, whatever stops
//! and starts again and however many servers look; what a person may not see any more is not
//! mailed.

mod calendar;
mod letter;
mod look;
mod post;
mod searches;
mod told;

use std::sync::Arc;
use std::sync::atomic::AtomicI64;
use std::time::Duration;

use chrono::{DateTime, TimeDelta, Utc};
use tokio::time::{Instant, timeout};
use tokio_util::sync::CancellationToken;

use crate::app::{App, Budget, MailCounts, StoreError, View, ViewError};
use crate::domain::actor::Actor;
use crate::pages::Texts;
use crate::search::Search;

pub use letter::Sender;
pub use post::{Carrier, NotACarrier};

/// How long more events are waited for before those that came are looked at.
const GATHER: Duration = Duration::from_millis(150);
/// How often mail is tried again and the calendar looked at when nothing is recorded.
const TICK: Duration = Duration::from_secs(20);
/// How often the calendar is looked at in all.
const CALENDAR_EVERY: Duration = Duration::from_secs(60);
/// How long everything is left alone after a failure.
const AFTER_FAILURE: Duration = Duration::from_secs(5);
/// How long notifications, and mails that were settled, are kept.
const NOTIFICATIONS_LAST: TimeDelta = TimeDelta::days(366);
const MAILS_LAST: TimeDelta = TimeDelta::days(60);

/// Why nobody could be told.
#[derive(Debug, thiserror::Error)]
pub enum Trouble {
    #[error(transparent)]
    View(#[from] ViewError),
    #[error("the search: {0}")]
    Search(#[from] crate::search::SearchError),
}

impl From<StoreError> for Trouble {
    fn from(error: StoreError) -> Trouble {
        Trouble::View(ViewError::from(error))
    }
}

/// Tells people. Clones are the same.
#[derive(Clone)]
pub struct Notifier {
    app: App,
    /// Without one, searches are not followed.
    search: Option<Search>,
    carrier: Arc<Carrier>,
    sender: Arc<Sender>,
    /// Without them, mail of a followed view has only the link.
    texts: Option<Texts>,
    /// How far the log was looked through without finding anything that had to be kept.
    looked: Arc<AtomicI64>,
}

impl Notifier {
    pub fn new(app: App, search: Option<Search>, carrier: Carrier, sender: Sender) -> Notifier {
        Notifier {
            app,
            search,
            carrier: Arc::new(carrier),
            sender: Arc::new(sender),
            texts: None,
            looked: Arc::default(),
        }
    }

    /// The same, with what pages say for letters.
    pub fn with_texts(self, texts: Texts) -> Notifier {
        Notifier {
            texts: Some(texts),
            ..self
        }
    }

    /// Goes on until told to stop.
    pub async fn run(self, stop: CancellationToken) {
        let work = async {
            let mut head = self.app.store().watch_head();
            let mut calendar = None;
            loop {
                head.borrow_and_update();
                let is_time = calendar.is_none_or(|at: Instant| at.elapsed() > CALENDAR_EVERY);
                let told = self.once(is_time).await;
                match told {
                    Ok(()) if is_time => calendar = Some(Instant::now()),
                    Ok(()) => {}
                    Err(error) => {
                        tracing::warn!(%error, "people cannot be told just now");
                        tokio::time::sleep(AFTER_FAILURE).await;
                    }
                }
                if matches!(timeout(TICK, head.changed()).await, Ok(Err(_))) {
                    return;
                }
                tokio::time::sleep(GATHER).await;
            }
        };
        stop.run_until_cancelled(work).await;
    }

    /// Tells everything that there is to tell now, and tries all mail whose time has come.
    pub async fn catch_up(&self) -> Result<(), Trouble> {
        self.once(true).await
    }

    async fn once(&self, with_calendar: bool) -> Result<(), Trouble> {
        self.notice().await?;
        if with_calendar {
            self.look_at_calendar().await?;
            self.forget().await?;
        }
        self.send().await
    }

    /// Keeps what there is to be told, without sending anything.
    pub async fn notice(&self) -> Result<(), Trouble> {
        while self.look_through_log().await? {}
        while self.look_through_searches().await? {}
        Ok(())
    }

    /// Puts summaries whose hour has come into the queue and sends what is there.
    pub async fn send(&self) -> Result<(), Trouble> {
        self.queue_summaries().await?;
        self.post().await
    }

    async fn forget(&self) -> Result<(), Trouble> {
        let now = self.app.now();
        let store = self.app.store();
        store.forget_notifications(now - NOTIFICATIONS_LAST).await?;
        store.forget_mails(now - MAILS_LAST).await?;
        Ok(())
    }

    /// How much mail there is, for those who run the server.
    pub async fn mail_counts(&self) -> Result<MailCounts, StoreError> {
        self.app.store().mail_counts().await
    }

    /// What this program itself sees; whom it tells is judged apart.
    fn everything(&self) -> View {
        self.app.view(Actor::operator(), Budget::default())
    }

    fn now(&self) -> DateTime<Utc> {
        self.app.now()
    }
}
