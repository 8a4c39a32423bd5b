//! The writer: one task per process that turns waiting commands into whole transactions.
//!
//! It takes everything that waits, up to its caps, and lets those who are ready come first; there is
//! no timer: an idle log commits at once, a busy one batches itself. A full queue answers at once that
//! it is overloaded.

use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use tokio::sync::{mpsc, oneshot, watch};

use super::append::{Transaction, Written};
use super::link::Link;
use super::open::Opener;
use super::rebuild::{self, Rebuilt, States};
use super::{
    Append, AppendError, COMMAND_EVENTS_MAX, Committed, Corrupt, Head, Memory, NewEvent,
    Projections, StoreError,
};
use crate::clock::Clock;
use crate::domain::command::StreamId;
use crate::domain::event::StreamKind;

/// Most commands, events and bytes of payload in one transaction.
const BATCH_COMMANDS: usize = 128;
const BATCH_EVENTS: usize = 1_000;
const BATCH_BYTES: usize = 1 << 20;
/// How long the writer refuses after the disk or the database failed, before it tries again.
const PAUSE: Duration = Duration::from_secs(2);
/// A transaction that takes longer has lost its connection.
const TRANSACTION_MAX: Duration = Duration::from_secs(90);
/// Serialisation failures and deadlocks are tried again this often.
const RETRIES: u32 = 5;
/// Exit code when the disk could not flush: what was written last is not certain.
const EXIT_NOT_FLUSHED: i32 = 74;

enum Job {
    Append(Box<Append>, oneshot::Sender<Result<Committed, AppendError>>),
    Replace(Box<States>, oneshot::Sender<Result<Rebuilt, StoreError>>),
    Finish(oneshot::Sender<()>),
}

/// The handle to the writer task.
#[derive(Clone)]
pub struct Writer {
    queue: mpsc::Sender<Job>,
    waiting: Arc<AtomicUsize>,
    trouble: Arc<Mutex<Option<(Instant, String)>>>,
    head: Arc<watch::Sender<Head>>,
    is_stopped: Arc<AtomicBool>,
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
    /// Whether the task still takes jobs, or was stopped on purpose.
    pub fn is_alive(&self) -> bool {
        !self.queue.is_closed() || self.is_stopped.load(Ordering::Relaxed)
    }

    pub fn state(&self) -> WriterState {
        WriterState {
            waiting: self.waiting.load(Ordering::Relaxed),
            trouble: self.trouble(),
        }
    }

    fn trouble(&self) -> Option<String> {
        if self.queue.is_closed() {
            return Some("the writer has stopped".into());
        }
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

    pub async fn finish(&self) {
        self.is_stopped.store(true, Ordering::Relaxed);
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
    memory: Memory,
) -> Writer {
    let (queue, jobs) = mpsc::channel(queue_length.max(1));
    let trouble = Arc::new(Mutex::new(None));
    let task = Task {
        opener,
        clock,
        projections,
        head: head.clone(),
        memory,
        trouble: trouble.clone(),
        link: None,
    };
    tokio::spawn(task.run(jobs));
    Writer {
        queue,
        waiting: Arc::default(),
        trouble,
        head,
        is_stopped: Arc::default(),
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
            match super::read::head_of(open).await {
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
    memory: Memory,
    trouble: Arc<Mutex<Option<(Instant, String)>>>,
    link: Option<Link>,
}

impl Task {
    async fn run(mut self, mut jobs: mpsc::Receiver<Job>) {
        while let Some(job) = jobs.recv().await {
            if let Some(Job::Finish(answer)) = self.work(job, &mut jobs).await {
                jobs.close();
                while let Ok(job) = jobs.try_recv() {
                    self.work(job, &mut jobs).await;
                }
                let _ = answer.send(());
                return;
            }
        }
    }

    /// Writes a batch that begins with this job, and does the job of another kind that ended it;
    /// gives back the one that only the caller can do.
    async fn work(&mut self, first: Job, jobs: &mut mpsc::Receiver<Job>) -> Option<Job> {
        let mut batch = Batch::default();
        batch.put(first);
        batch.gather_ready(jobs).await;
        if !batch.waiting.is_empty() {
            self.write(&mut batch, jobs).await;
        }
        match batch.ended_by {
            Some(Job::Replace(states, answer)) => {
                let _ = answer.send(self.replace(*states).await);
                None
            }
            other => other,
        }
    }

    async fn write(&mut self, batch: &mut Batch, jobs: &mut mpsc::Receiver<Job>) {
        let answers = match self.transact(batch, Some(jobs)).await {
            Ok(answers) => answers,
            Err(Failure::Refused(_) | Failure::Corrupt(_)) if batch.waiting.len() > 1 => {
                return self.one_by_one(batch).await;
            }
            Err(failure) => {
                let answer = failure.answer();
                vec![Err(answer); batch.waiting.len()]
            }
        };
        for ((_, answer), result) in batch.waiting.drain(..).zip(answers) {
            let _ = answer.send(result);
        }
    }

    /// One bad request must not fail its neighbours.
    async fn one_by_one(&mut self, batch: &mut Batch) {
        for (append, answer) in batch.waiting.drain(..) {
            let mut single = Batch::default();
            single.put(Job::Append(append, answer));
            let result = match self.transact(&mut single, None).await {
                Ok(mut answers) => answers.pop().unwrap_or(Err(AppendError::OutcomeUnknown)),
                Err(failure) => Err(failure.answer()),
            };
            for (_, answer) in single.waiting {
                let _ = answer.send(result.clone());
            }
        }
    }

    /// A connection may break while committing. The same again on a new one tells the truth: the
    /// head is locked first, so what was under way has ended, and a stored command id is known.
    async fn transact(
        &mut self,
        batch: &mut Batch,
        mut joining: Option<&mut mpsc::Receiver<Job>>,
    ) -> Result<Vec<Result<Committed, AppendError>>, Failure> {
        let mut may_be_stored = false;
        let mut attempt = 0;
        loop {
            let failure = match self.attempt(batch, joining.take()).await {
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
        batch: &mut Batch,
        joining: Option<&mut mpsc::Receiver<Job>>,
    ) -> Result<Vec<Result<Committed, AppendError>>, Failure> {
        let mut link = match self.link.take() {
            Some(link) => link,
            None => {
                let opened = self.opener.writing().await;
                opened.map_err(|error| self.unreachable(error))?
            }
        };
        let writing = self.store(&mut link, batch, joining);
        let Ok(written) = tokio::time::timeout(TRANSACTION_MAX, writing).await else {
            return Err(Failure::Broken("the database does not answer".into()));
        };
        match written {
            Ok(written) => {
                self.link = Some(link);
                self.clear_trouble();
                self.remember(&written);
                advance(&self.head, written.head);
                Ok(written.answers)
            }
            Err(error) => {
                if link.script("ROLLBACK").await.is_ok() {
                    self.link = Some(link);
                }
                Err(self.classify(error))
            }
        }
    }

    /// One transaction of the batch and of who joins it while it is stored: then the flush, which
    /// takes longest, is shared.
    async fn store(
        &self,
        link: &mut Link,
        batch: &mut Batch,
        mut joining: Option<&mut mpsc::Receiver<Job>>,
    ) -> Result<Written, StoreError> {
        let mut transaction = Transaction::new(link, &self.projections);
        let mut stored = 0;
        while stored < batch.waiting.len() {
            let waiting = batch.waiting.iter().skip(stored);
            let requests: Vec<&Append> = waiting.map(|(append, _)| &**append).collect();
            transaction.add(&requests, self.clock.now()).await?;
            stored = batch.waiting.len();
            if let Some(jobs) = &mut joining {
                batch.gather(jobs);
            }
        }
        transaction.commit().await
    }

    /// Before anybody is answered: what was written is read by who wrote it.
    fn remember(&self, written: &Written) {
        let shown = written.documents.iter().map(|d| (d.kind.as_str(), d.id));
        let states = written.documents.iter().filter_map(|document| {
            let kind = StreamKind::parse(&document.kind)?;
            let id = document.id;
            let noun = written.nouns.get(&StreamId { kind, id })?;
            Some((noun.clone(), id, document.body.len()))
        });
        self.memory.keep_written(shown, states);
    }

    /// Without a connection nothing was asked for.
    fn unreachable(&self, error: sqlx::Error) -> Failure {
        match self.classify(StoreError::Database(error)) {
            Failure::Broken(why) => Failure::Full(why),
            failure => failure,
        }
    }

    async fn replace(&mut self, states: States) -> Result<Rebuilt, StoreError> {
        let mut link = match self.link.take() {
            Some(link) => link,
            None => self.opener.writing().await?,
        };
        let result = rebuild::replace(&mut link, states, &self.projections).await;
        self.memory.clear();
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
            StoreError::Interrupted | StoreError::Output(_) => {
                return Failure::Broken(error.to_string());
            }
            StoreError::Database(error) => error,
            StoreError::Commit(error) => {
                return match self.classify(StoreError::Database(error)) {
                    // A full disk or a failed write ends a commit before its last page is whole;
                    // any other refusal of COMMIT leaves open what was stored.
                    Failure::Refused(why) => Failure::Broken(why),
                    other => other,
                };
            }
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
            // Serialisation failure, deadlock, lock not available.
            "40001" | "40P01" | "55P03" => Failure::Again,
            // The server ends the connection, perhaps while it commits.
            code if code.starts_with("57P") => Failure::Broken(why),
            // The server has no room.
            code if code.starts_with("53") => Failure::Full(why),
            code => match code.parse::<u32>().unwrap_or_default() {
                // fsync failed: what the disk holds is not certain any more.
                1034 | 1290 => {
                    tracing::error!("the disk could not flush; stopping");
                    std::process::exit(EXIT_NOT_FLUSHED);
                }
                // The low byte is the plain SQLite code: busy; read-only, I/O error, full, cannot
                // open, each in its many shapes. PostgreSQL's codes are of five characters.
                number if code.len() < 5 => match number & 0xff {
                    5 => Failure::Again,
                    8 | 10 | 13 | 14 => Failure::Full(why),
                    _ => Failure::Refused(why),
                },
                _ => Failure::Refused(why),
            },
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

/// Commands of one transaction, in the order they came.
#[derive(Default)]
struct Batch {
    waiting: Vec<Waiting>,
    events: usize,
    bytes: usize,
    /// A job of another kind, to be done after it.
    ended_by: Option<Job>,
}

impl Batch {
    /// Takes what waits, until a cap or a job of another kind.
    fn gather(&mut self, jobs: &mut mpsc::Receiver<Job>) {
        while !self.is_full()
            && let Ok(job) = jobs.try_recv()
        {
            self.put(job);
        }
    }

    /// Takes what waits, and what tasks bring that could run already, for as long as they bring more:
    /// a transaction costs nearly the same for one as for many.
    async fn gather_ready(&mut self, jobs: &mut mpsc::Receiver<Job>) {
        self.gather(jobs);
        loop {
            let taken = self.waiting.len();
            tokio::task::yield_now().await;
            self.gather(jobs);
            if self.is_full() || self.waiting.len() == taken {
                return;
            }
        }
    }

    fn is_full(&self) -> bool {
        self.ended_by.is_some()
            || self.waiting.len() >= BATCH_COMMANDS
            || self.events >= BATCH_EVENTS
            || self.bytes >= BATCH_BYTES
    }

    fn put(&mut self, job: Job) {
        match job {
            Job::Append(append, answer) => {
                self.events += append.events.len();
                self.bytes += append.events.iter().map(bytes).sum::<usize>();
                self.waiting.push((append, answer));
            }
            other => self.ended_by = Some(other),
        }
    }
}

fn bytes(event: &NewEvent) -> usize {
    let texts = event.encoded.private.as_ref().map_or(0, String::len);
    event.encoded.payload.len() + texts
}
