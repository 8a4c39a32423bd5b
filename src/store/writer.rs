//! The writer: one task per process that turns waiting commands into whole transactions.
//!
//! It takes everything that waits, up to its caps, and never waits for more: an idle log commits at
//! once, a busy one batches itself. A full queue answers at once that it is overloaded.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use chrono::{DateTime, TimeDelta, Utc};
use tokio::sync::{mpsc, oneshot, watch};

use super::append::{self, Written};
use super::link::{Engine, Link};
use super::open::Opener;
use super::rebuild::{self, Rebuilt, States};
use super::{
    Append, AppendError, COMMAND_EVENTS_MAX, Committed, Corrupt, Head, Projections, StoreError,
};
use crate::clock::Clock;

/// Most commands, events and bytes of payload in one transaction.
const BATCH_COMMANDS: usize = 128;
const BATCH_EVENTS: usize = 1_000;
const BATCH_BYTES: usize = 1 << 20;
/// How long the writer refuses after the disk or the database failed, before it tries again.
const PAUSE: Duration = Duration::from_secs(2);
/// Serialisation failures and deadlocks are tried again this often.
const RETRIES: u32 = 5;
/// How much the clocks of replicas may differ.
const CLOCK_DIFFERENCE: TimeDelta = TimeDelta::milliseconds(250);
/// Exit code when the disk could not flush: what was written last is not certain.
const EXIT_NOT_FLUSHED: i32 = 74;

enum Job {
    Append(Box<Append>, oneshot::Sender<Result<Committed, AppendError>>),
    Replace(Box<States>, oneshot::Sender<Result<Rebuilt, StoreError>>),
    Settle(DateTime<Utc>, oneshot::Sender<Result<(), AppendError>>),
    Finish(oneshot::Sender<()>),
}

/// The handle to the writer task.
#[derive(Clone)]
pub struct Writer {
    queue: mpsc::Sender<Job>,
    waiting: Arc<AtomicUsize>,
    trouble: Arc<Mutex<Option<(Instant, String)>>>,
    head: Arc<watch::Sender<Head>>,
}

/// One that waits, also when it gives up waiting.
struct Counted<'a>(&'a AtomicUsize);

impl Counted<'_> {
    fn new(waiting: &AtomicUsize) -> Counted<'_> {
        waiting.fetch_add(1, Ordering::Relaxed);
        Counted(waiting)
    }
}

impl Drop for Counted<'_> {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::Relaxed);
    }
}

/// How the writer is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WriterState {
    /// Commands that wait or are being written.
    pub waiting: usize,
    /// Why it refuses, when it does.
    pub trouble: Option<String>,
}

impl WriterState {
    /// Of a database opened for reading.
    pub fn absent() -> WriterState {
        WriterState {
            waiting: 0,
            trouble: Some("the database was opened for reading".into()),
        }
    }
}

impl Writer {
    pub fn state(&self) -> WriterState {
        WriterState {
            waiting: self.waiting.load(Ordering::Relaxed),
            trouble: self.trouble(),
        }
    }

    fn trouble(&self) -> Option<String> {
        let trouble = self.trouble.lock().unwrap_or_else(|p| p.into_inner());
        trouble
            .as_ref()
            .filter(|(since, _)| since.elapsed() < PAUSE)
            .map(|(_, why)| why.clone())
    }

    pub async fn append(&self, append: Append) -> Result<Committed, AppendError> {
        if append.events.is_empty() || append.events.len() > COMMAND_EVENTS_MAX {
            return Err(AppendError::TooManyEvents);
        }
        if let Some(why) = self.trouble() {
            return Err(AppendError::ReadOnly { why });
        }
        let (answer, answered) = oneshot::channel();
        let job = Job::Append(Box::new(append), answer);
        let _counted = Counted::new(&self.waiting);
        match self.queue.try_send(job) {
            Ok(()) => answered.await.unwrap_or(Err(AppendError::OutcomeUnknown)),
            Err(mpsc::error::TrySendError::Full(_)) => Err(AppendError::Overloaded),
            Err(mpsc::error::TrySendError::Closed(_)) => Err(stopped()),
        }
    }

    /// Moves the watched head to one that was stored past the writer.
    pub fn saw(&self, stored: Head) {
        advance(&self.head, stored);
    }

    pub async fn replace_documents(&self, states: States) -> Result<Rebuilt, StoreError> {
        let (answer, answered) = oneshot::channel();
        let gone = || StoreError::Database(sqlx::Error::WorkerCrashed);
        self.queue
            .send(Job::Replace(Box::new(states), answer))
            .await
            .map_err(|_| gone())?;
        answered.await.unwrap_or_else(|_| Err(gone()))
    }

    pub async fn settle(&self, at: DateTime<Utc>) -> Result<(), AppendError> {
        let (answer, answered) = oneshot::channel();
        self.queue
            .send(Job::Settle(at, answer))
            .await
            .map_err(|_| stopped())?;
        answered.await.unwrap_or_else(|_| Err(stopped()))
    }

    pub async fn finish(&self) {
        let (answer, answered) = oneshot::channel();
        if self.queue.send(Job::Finish(answer)).await.is_ok() {
            let _ = answered.await;
        }
    }
}

fn stopped() -> AppendError {
    AppendError::ReadOnly {
        why: "the server is stopping".into(),
    }
}

/// Starts the writer task.
pub fn start(
    opener: Opener,
    queue_length: usize,
    clock: Arc<dyn Clock>,
    projections: Projections,
    head: Arc<watch::Sender<Head>>,
) -> Writer {
    let (queue, jobs) = mpsc::channel(queue_length.max(1));
    let trouble = Arc::new(Mutex::new(None));
    let task = Task {
        opener,
        clock,
        projections,
        head: head.clone(),
        trouble: trouble.clone(),
        link: None,
        settled: DateTime::UNIX_EPOCH,
    };
    tokio::spawn(task.run(jobs));
    Writer {
        queue,
        waiting: Arc::default(),
        trouble,
        head,
    }
}

/// Moves the head watch to what other replicas committed.
pub fn poll_head(opener: Opener, head: Arc<watch::Sender<Head>>) {
    tokio::spawn(async move {
        let mut link: Option<Link> = None;
        while !head.is_closed() {
            let jitter = u64::from(uuid::Uuid::new_v4().as_bytes()[0]);
            tokio::time::sleep(Duration::from_millis(500 + jitter)).await;
            if link.is_none() {
                link = opener.writing().await.ok();
            }
            let Some(open) = &mut link else { continue };
            match super::read::head_of(open, "").await {
                Ok(stored) => advance(&head, stored),
                Err(_) => link = None,
            }
        }
    });
}

fn advance(watch: &watch::Sender<Head>, stored: Head) {
    watch.send_if_modified(|head| {
        let moved = (stored.epoch, stored.position) > (head.epoch, head.position);
        if moved {
            *head = stored;
        }
        moved
    });
}

type Waiting = (Box<Append>, oneshot::Sender<Result<Committed, AppendError>>);

struct Task {
    opener: Opener,
    clock: Arc<dyn Clock>,
    projections: Projections,
    head: Arc<watch::Sender<Head>>,
    trouble: Arc<Mutex<Option<(Instant, String)>>>,
    link: Option<Link>,
    /// Nothing is recorded at or before this moment any more.
    settled: DateTime<Utc>,
}

impl Task {
    async fn run(mut self, mut jobs: mpsc::Receiver<Job>) {
        while let Some(job) = jobs.recv().await {
            let (batch, next) = gather(job, &mut jobs);
            if !batch.is_empty() {
                self.write(batch).await;
            }
            match next {
                None | Some(Job::Append(..)) => {}
                Some(Job::Replace(states, answer)) => {
                    let _ = answer.send(self.replace(*states).await);
                }
                Some(Job::Settle(at, answer)) => {
                    let _ = answer.send(self.settle(at).await);
                }
                Some(Job::Finish(answer)) => {
                    jobs.close();
                    while let Ok(job) = jobs.try_recv() {
                        let (batch, _) = gather(job, &mut jobs);
                        self.write(batch).await;
                    }
                    let _ = answer.send(());
                    return;
                }
            }
        }
    }

    async fn write(&mut self, batch: Vec<Waiting>) {
        let requests: Vec<&Append> = batch.iter().map(|(append, _)| &**append).collect();
        let answers = match self.transact(&requests).await {
            Ok(answers) => answers,
            Err(Failure::Refused(_) | Failure::Corrupt(_)) if requests.len() > 1 => {
                self.one_by_one(&requests).await
            }
            Err(failure) => {
                let answer = failure.answer();
                vec![Err(answer); requests.len()]
            }
        };
        for ((_, answer), result) in batch.into_iter().zip(answers) {
            let _ = answer.send(result);
        }
    }

    /// One bad request must not fail its neighbours.
    async fn one_by_one(&mut self, requests: &[&Append]) -> Vec<Result<Committed, AppendError>> {
        let mut answers = Vec::with_capacity(requests.len());
        for request in requests {
            answers.push(match self.transact(&[*request]).await {
                Ok(mut single) => single.pop().unwrap_or(Err(AppendError::OutcomeUnknown)),
                Err(failure) => Err(failure.answer()),
            });
        }
        answers
    }

    /// A connection may break while committing. The same again on a new one tells the truth: the
    /// head is locked first, so what was under way has ended, and a stored command id is known.
    async fn transact(
        &mut self,
        requests: &[&Append],
    ) -> Result<Vec<Result<Committed, AppendError>>, Failure> {
        let mut may_be_stored = false;
        let mut attempt = 0;
        loop {
            let failure = match self.attempt(requests).await {
                Ok(answers) => return Ok(answers),
                Err(failure) => failure,
            };
            may_be_stored |= matches!(failure, Failure::Broken(_));
            let again = matches!(failure, Failure::Again | Failure::Broken(_));
            if !again || attempt == RETRIES {
                if let Some(why) = failure.trouble() {
                    self.set_trouble(why);
                }
                return Err(if may_be_stored {
                    Failure::Unknown
                } else {
                    failure
                });
            }
            tokio::time::sleep(Duration::from_millis(5 << attempt)).await;
            attempt += 1;
        }
    }

    async fn attempt(
        &mut self,
        requests: &[&Append],
    ) -> Result<Vec<Result<Committed, AppendError>>, Failure> {
        let mut link = match self.link.take() {
            Some(link) => link,
            None => {
                let opened = self.opener.writing().await;
                opened.map_err(|error| self.unreachable(error))?
            }
        };
        let now = self
            .clock
            .now()
            .max(self.settled + TimeDelta::microseconds(1));
        match append::write(&mut link, requests, now, &self.projections).await {
            Ok(Written { answers, head }) => {
                self.link = Some(link);
                self.clear_trouble();
                advance(&self.head, head);
                Ok(answers)
            }
            Err(error) => {
                if link.script("ROLLBACK").await.is_ok() {
                    self.link = Some(link);
                }
                Err(self.classify(error))
            }
        }
    }

    /// Without a connection nothing was asked for.
    fn unreachable(&self, error: sqlx::Error) -> Failure {
        match self.classify(StoreError::Database(error)) {
            Failure::Broken(why) => Failure::Full(why),
            failure => failure,
        }
    }

    /// Jobs come in order, so nothing of this process is under way. Other replicas may be writing
    /// with clocks that differ a little: their locks and that difference are waited for.
    async fn settle(&mut self, at: DateTime<Utc>) -> Result<(), AppendError> {
        self.settled = self.settled.max(at);
        if self.opener.engine() == Engine::Sqlite {
            return Ok(());
        }
        let wait = at + CLOCK_DIFFERENCE - self.clock.now();
        if let Ok(wait) = wait.to_std() {
            tokio::time::sleep(wait.min(Duration::from_secs(1))).await;
        }
        let mut link = match self.link.take() {
            Some(link) => link,
            None => {
                let opened = self.opener.writing().await;
                opened.map_err(|error| self.unreachable(error).answer())?
            }
        };
        let locked = append::lock_head(&mut link).await;
        if link.script("ROLLBACK").await.is_ok() {
            self.link = Some(link);
        }
        locked
            .map(|_| ())
            .map_err(|error| self.classify(error).answer())
    }

    async fn replace(&mut self, states: States) -> Result<Rebuilt, StoreError> {
        let mut link = match self.link.take() {
            Some(link) => link,
            None => self.opener.writing().await?,
        };
        let result = rebuild::replace(&mut link, states, &self.projections).await;
        if result.is_ok() || link.script("ROLLBACK").await.is_ok() {
            self.link = Some(link);
        }
        result
    }

    fn clear_trouble(&self) {
        *self.trouble.lock().unwrap_or_else(|p| p.into_inner()) = None;
    }

    fn set_trouble(&self, why: &str) {
        tracing::error!(why, "the log does not accept commands");
        *self.trouble.lock().unwrap_or_else(|p| p.into_inner()) =
            Some((Instant::now(), why.to_owned()));
    }

    fn classify(&self, error: StoreError) -> Failure {
        let error = match error {
            StoreError::Corrupt(corrupt) => return Failure::Corrupt(corrupt),
            StoreError::Document(error) => {
                return Failure::Corrupt(Corrupt {
                    position: 0,
                    what: error.to_string(),
                });
            }
            StoreError::Database(error) => error,
        };
        let Some(database) = error.as_database_error() else {
            return match error {
                sqlx::Error::Protocol(what) => Failure::Refused(what),
                other => Failure::Broken(other.to_string()),
            };
        };
        let code = database.code().unwrap_or_default().into_owned();
        let why = database.message().to_owned();
        match code.as_str() {
            // Serialisation failure, deadlock, lock not available; SQLite busy.
            "40001" | "40P01" | "55P03" | "5" | "517" => Failure::Again,
            // fsync failed: what the disk holds is not certain any more.
            "1034" | "1290" => {
                tracing::error!("the disk could not flush; stopping");
                std::process::exit(EXIT_NOT_FLUSHED);
            }
            // The server ends the connection, perhaps while it commits.
            code if code.starts_with("57P") => Failure::Broken(why),
            // The server has no room.
            code if code.starts_with("53") => Failure::Full(why),
            // SQLITE_FULL, SQLITE_READONLY, SQLITE_CANTOPEN, and SQLITE_IOERR in its many shapes.
            "13" | "8" | "14" => Failure::Full(why),
            code if code.parse::<u32>().is_ok_and(|code| code & 0xff == 10) => Failure::Full(why),
            _ => Failure::Refused(why),
        }
    }
}

/// Why a transaction did not happen.
enum Failure {
    /// The database lost a race; the same again may succeed.
    Again,
    /// A statement was refused: one of the requests may be at fault.
    Refused(String),
    /// The disk or the database has no room or is going away.
    Full(String),
    /// The connection broke.
    Broken(String),
    /// The connection broke and the outcome could not be looked up.
    Unknown,
    Corrupt(Corrupt),
}

impl Failure {
    /// Why commands are refused for a while, when the disk or the database is at fault.
    fn trouble(&self) -> Option<&str> {
        match self {
            Failure::Full(why) | Failure::Broken(why) => Some(why),
            Failure::Again | Failure::Refused(_) | Failure::Unknown | Failure::Corrupt(_) => None,
        }
    }

    fn answer(self) -> AppendError {
        match self {
            Failure::Again => AppendError::Overloaded,
            Failure::Refused(why) => AppendError::Database(why),
            Failure::Full(why) => AppendError::ReadOnly { why },
            Failure::Broken(why) => AppendError::ReadOnly { why },
            Failure::Unknown => AppendError::OutcomeUnknown,
            Failure::Corrupt(corrupt) => AppendError::Corrupt(corrupt),
        }
    }
}

/// Takes what waits, in order, until a cap or a job of another kind.
fn gather(first: Job, jobs: &mut mpsc::Receiver<Job>) -> (Vec<Waiting>, Option<Job>) {
    let mut batch = Vec::new();
    let (mut events, mut bytes) = (0, 0);
    let mut next = Some(first);
    while let Some(job) = next {
        match job {
            Job::Append(append, answer) => {
                events += append.events.len();
                bytes += append
                    .events
                    .iter()
                    .map(|event| event.encoded.payload.len())
                    .sum::<usize>();
                batch.push((append, answer));
            }
            other => return (batch, Some(other)),
        }
        if batch.len() >= BATCH_COMMANDS || events >= BATCH_EVENTS || bytes >= BATCH_BYTES {
            return (batch, None);
        }
        next = jobs.try_recv().ok();
    }
    (batch, None)
}
