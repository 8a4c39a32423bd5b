//! Opening a database: locking it, bringing its schema up to date, and refusing settings under
//! which an answer would not mean "flushed".

use std::fs::File;
use std::path::{Path, PathBuf};
use std::str::FromStr;
use std::sync::Arc;
use std::time::Duration;

use chrono::{DateTime, TimeDelta};
use sqlx::migrate::{Migration, MigrationType, Migrator};
use sqlx::postgres::{PgConnectOptions, PgPoolOptions};
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous};
use sqlx::{Connection as _, PgConnection, PgPool, SqliteConnection, SqlitePool};
use sqlx::{SqlSafeStr as _, SqlStr};
use tokio::sync::watch;
use uuid::Uuid;

use super::documents::{self, Found, Page, Parent, Part};
use super::hash::GENESIS;
use super::link::{Arg, Engine, Link, Statements};
use super::read::{self, CommandOutcome, Slice, StoredEvent, Wanted};
use super::writer::{self, Writer, WriterState};
use super::{
    Append, AppendError, Committed, Head, HeadWatch, Kept, Memory, Projections, StoreError,
    rebuild, verify,
};
use crate::clock::Clock;
use crate::domain::actor::Audience;
use crate::domain::command::StreamId;
use crate::domain::document::{Document, Filter};
use crate::domain::event::Noun;

/// The oldest SQLite without the WAL-reset corruption bug.
const SQLITE_AT_LEAST: i64 = 3_051_003;
const SQLITE_READERS: u32 = 4;
const POSTGRES_READERS: u32 = 8;
/// How long a connection that nobody used is taken to be whole without asking.
const TRUSTED_FOR: Duration = Duration::from_millis(500);
/// How far ahead of a question the log is settled.
const SETTLED_AHEAD: TimeDelta = TimeDelta::seconds(1);
/// Pages of the log that SQLite writes ahead before it copies them to their places: 16 MiB.
const WAL_PAGES: &str = "4000";
/// Prepared statements kept per connection: one per table and number of rows in a batch.
const STATEMENTS_KEPT: usize = 1_000;

/// Rows that SQLite's thread may be ahead of who reads them: the two take turns less often.
const ROWS_AHEAD: usize = 2_048;

/// How to open a database.
#[derive(Clone, Debug)]
pub struct Options {
    /// `sqlite:<path>` or `postgres://…`.
    pub url: String,
    /// Only read: take no lock, start no writer, change no schema.
    pub read_only: bool,
    /// Accept a PostgreSQL that answers before it flushed. For tests only.
    pub unsafe_no_flush: bool,
    /// Requests that may wait for the writer before it says that it is overloaded.
    pub queue_length: usize,
}

impl Options {
    pub fn new(url: impl Into<String>) -> Options {
        Options {
            url: url.into(),
            read_only: false,
            unsafe_no_flush: false,
            queue_length: 1_024,
        }
    }
}

/// Why a database was not opened; each is a sentence for the operator.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    #[error("the database address must begin with sqlite: or postgres:, not {0}")]
    UnknownEngine(String),
    #[error("a log is kept in a file: {0} would be gone with the process")]
    InMemory(String),
    #[error(
        "another server has {0} open; one server at a time may use a SQLite file — stop the other \
         one, or use PostgreSQL for several"
    )]
    Locked(PathBuf),
    #[error("the lock file {0} cannot be used: {1}")]
    LockFile(PathBuf, std::io::Error),
    #[error("SQLite {0} is too old: 3.51.3 or newer is needed")]
    OldSqlite(String),
    #[error(
        "PostgreSQL runs with {setting} = {value}: an answer would not mean that the data is \
         flushed; set it on"
    )]
    NotDurable { setting: String, value: String },
    #[error("the schema cannot be brought up to date: {0}")]
    Migration(#[from] sqlx::migrate::MigrateError),
    #[error("the database cannot be opened: {0}")]
    Database(#[from] sqlx::Error),
    #[error(transparent)]
    Store(#[from] StoreError),
}

enum Pools {
    Sqlite {
        readers: SqlitePool,
        options: Box<SqliteConnectOptions>,
        /// Held for as long as the store is open; the system lets go of it when a process dies.
        _lock: Option<File>,
    },
    Postgres(PgPool),
}

/// An open database. Cheap to clone.
#[derive(Clone)]
pub struct Store {
    pools: Arc<Pools>,
    writer: Option<Writer>,
    head: HeadWatch,
    memory: Memory,
    statements: Statements,
    /// What this process knows to be settled.
    settled: Arc<tokio::sync::Mutex<DateTime<chrono::Utc>>>,
}

fn migrations(engine: Engine) -> Vec<Migration> {
    let texts: &[(&str, &'static str)] = match engine {
        Engine::Sqlite => &[
            ("log", include_str!("../../migrations/sqlite/0001_log.sql")),
            (
                "people",
                include_str!("../../migrations/sqlite/0002_people.sql"),
            ),
            (
                "drafts",
                include_str!("../../migrations/sqlite/0003_drafts.sql"),
            ),
            (
                "visitors",
                include_str!("../../migrations/sqlite/0004_visitors.sql"),
            ),
            (
                "views",
                include_str!("../../migrations/sqlite/0005_views.sql"),
            ),
            (
                "notifications",
                include_str!("../../migrations/sqlite/0006_notifications.sql"),
            ),
            (
                "sign_ins",
                include_str!("../../migrations/sqlite/0007_sign_ins.sql"),
            ),
        ],
        Engine::Postgres => &[
            (
                "log",
                include_str!("../../migrations/postgres/0001_log.sql"),
            ),
            (
                "people",
                include_str!("../../migrations/postgres/0002_people.sql"),
            ),
            (
                "drafts",
                include_str!("../../migrations/postgres/0003_drafts.sql"),
            ),
            (
                "visitors",
                include_str!("../../migrations/postgres/0004_visitors.sql"),
            ),
            (
                "views",
                include_str!("../../migrations/postgres/0005_views.sql"),
            ),
            (
                "notifications",
                include_str!("../../migrations/postgres/0006_notifications.sql"),
            ),
            (
                "sign_ins",
                include_str!("../../migrations/postgres/0007_sign_ins.sql"),
            ),
        ],
    };
    (1..)
        .zip(texts)
        .map(|(version, (name, text))| {
            let sql: SqlStr = (*text).into_sql_str();
            Migration::new(version, (*name).into(), MigrationType::Simple, sql, false)
        })
        .collect()
}

impl Store {
    /// Opens the database, creating it when it is a SQLite file that does not exist.
    pub async fn open(
        options: Options,
        clock: Arc<dyn Clock>,
        projections: Projections,
    ) -> Result<Store, OpenError> {
        if let Some(path) = options.url.strip_prefix("sqlite:") {
            if path.contains(":memory:") || path.is_empty() {
                return Err(OpenError::InMemory(options.url.clone()));
            }
            let path = PathBuf::from(path.trim_start_matches("//"));
            Store::open_sqlite(path, &options, clock, projections).await
        } else if options.url.starts_with("postgres:") || options.url.starts_with("postgresql:") {
            Store::open_postgres(&options, clock, projections).await
        } else {
            let scheme = options.url.split(':').next().unwrap_or_default();
            Err(OpenError::UnknownEngine(scheme.to_owned()))
        }
    }

    async fn open_sqlite(
        path: PathBuf,
        options: &Options,
        clock: Arc<dyn Clock>,
        projections: Projections,
    ) -> Result<Store, OpenError> {
        let lock = if options.read_only {
            None
        } else {
            Some(lock_file(&path)?)
        };
        let connect = SqliteConnectOptions::new()
            .filename(&path)
            .create_if_missing(!options.read_only)
            .busy_timeout(Duration::from_secs(5))
            .statement_cache_capacity(STATEMENTS_KEPT)
            .row_buffer_size(ROWS_AHEAD);
        let reading = connect.clone().create_if_missing(false).read_only(true);
        let writing = connect
            .journal_mode(SqliteJournalMode::Wal)
            .synchronous(SqliteSynchronous::Full)
            // What a statement would take back is no file of its own.
            .pragma("temp_store", "MEMORY")
            .pragma("wal_autocheckpoint", WAL_PAGES);
        if !options.read_only {
            let mut link = SqliteConnection::connect_with(&writing).await?;
            check_sqlite(&mut link).await?;
            migrate(Engine::Sqlite, &mut link).await?;
            let mut link = Link::Sqlite(Box::new(link));
            begin_log(&mut link).await?;
        }
        let readers = SqlitePoolOptions::new()
            .max_connections(SQLITE_READERS)
            .test_before_acquire(false)
            .connect_with(reading)
            .await?;
        let pools = Arc::new(Pools::Sqlite {
            readers,
            options: Box::new(writing),
            _lock: lock,
        });
        Store::start(pools, options, clock, projections).await
    }

    async fn open_postgres(
        options: &Options,
        clock: Arc<dyn Clock>,
        projections: Projections,
    ) -> Result<Store, OpenError> {
        let connect = PgConnectOptions::from_str(&options.url)?.application_name("hankemuisti");
        let connect = if options.url.contains("statement-cache-capacity") {
            connect
        } else {
            connect.statement_cache_capacity(STATEMENTS_KEPT)
        };
        let mut link = PgConnection::connect_with(&connect).await?;
        if !options.unsafe_no_flush && !options.read_only {
            check_durable(&mut link).await?;
        }
        if !options.read_only {
            begin_postgres(link).await?;
        }
        let pool = PgPoolOptions::new()
            .max_connections(POSTGRES_READERS)
            .acquire_timeout(Duration::from_secs(5))
            .test_before_acquire(false)
            .before_acquire(|link, rest| {
                Box::pin(async move {
                    if rest.idle_for > TRUSTED_FOR {
                        link.ping().await?;
                    }
                    Ok(true)
                })
            })
            .connect_with(connect)
            .await?;
        Store::start(Arc::new(Pools::Postgres(pool)), options, clock, projections).await
    }

    async fn start(
        pools: Arc<Pools>,
        options: &Options,
        clock: Arc<dyn Clock>,
        projections: Projections,
    ) -> Result<Store, OpenError> {
        let opener = Opener(pools.clone());
        let is_sqlite = matches!(*pools, Pools::Sqlite { .. });
        let memory = Memory::new(is_sqlite && !options.read_only);
        let head = opener.read_head().await?;
        let (sender, receiver) = watch::channel(head);
        let sender = Arc::new(sender);
        let writer = (!options.read_only).then(|| {
            writer::start(
                opener.clone(),
                options.queue_length,
                clock,
                projections.clone(),
                sender.clone(),
                memory.clone(),
            )
        });
        if !is_sqlite {
            writer::poll_head(opener, sender);
        }
        Ok(Store {
            pools,
            writer,
            head: receiver,
            memory,
            statements: Statements::default(),
            settled: Arc::new(tokio::sync::Mutex::new(DateTime::UNIX_EPOCH)),
        })
    }

    pub fn engine(&self) -> Engine {
        Opener(self.pools.clone()).engine()
    }

    /// How many statements reads have run so far; those of the writer do not count.
    pub fn statements(&self) -> u64 {
        self.statements.count()
    }

    /// What this process read and wrote last.
    pub fn memory(&self) -> &Memory {
        &self.memory
    }

    /// States of nouns as this process knows them, the others as they are stored; `guessed` is not
    /// looked for when it is not known. Also tells whether they may be behind: because of the
    /// guess, or because another server may write too.
    pub async fn remembered_nouns(
        &self,
        streams: &[StreamId],
        guessed: StreamId,
    ) -> Result<(Vec<(StreamId, Noun)>, bool), StoreError> {
        let mut known = Vec::with_capacity(streams.len());
        let mut unknown = Vec::new();
        let mut may_be_behind = !self.memory.is_exact();
        for stream in streams {
            match self.memory.noun(*stream) {
                Some(noun) => known.push((*stream, noun)),
                None if *stream == guessed => may_be_behind = true,
                None => unknown.push(*stream),
            }
        }
        if !unknown.is_empty() {
            known.extend(self.stored_nouns(&unknown).await?);
        }
        Ok((known, may_be_behind))
    }

    /// States of nouns as they are stored.
    pub async fn stored_nouns(
        &self,
        streams: &[StreamId],
    ) -> Result<Vec<(StreamId, Noun)>, StoreError> {
        let mark = self.memory.mark();
        let mut link = self.link().await?;
        let found = documents::nouns(&mut link, streams).await?;
        let mut nouns = Vec::with_capacity(found.len());
        for (stream, noun, bytes) in found {
            let read = Kept {
                position: noun.history().position,
                bytes,
                own: bytes,
                what: noun.state(),
            };
            self.memory
                .keep_read(mark, stream.kind.key(), stream.id, read);
            nouns.push((stream, noun));
        }
        Ok(nouns)
    }

    /// The stream that took a name by a position.
    pub async fn holder(&self, name: &str, up_to: i64) -> Result<Option<Uuid>, StoreError> {
        let found = match self.memory.holder(name) {
            Some(found) => Some(found),
            None => {
                let mut link = self.link().await?;
                let found = read::claim_holder(&mut link, name).await?;
                if let Some((holder, position)) = found {
                    self.memory.keep_holder(name, holder, position);
                }
                found
            }
        };
        Ok(found.and_then(|(holder, position)| (position <= up_to).then_some(holder)))
    }

    /// Follows the head: it moves after this process's commits and, on PostgreSQL, after others'.
    pub fn watch_head(&self) -> HeadWatch {
        self.head.clone()
    }

    /// Whether the writer accepts commands, and how many wait.
    pub fn writer_state(&self) -> WriterState {
        self.writer
            .as_ref()
            .map_or_else(WriterState::absent, Writer::state)
    }

    /// Whether the writer still works; a store opened for reading needs none.
    pub fn is_live(&self) -> bool {
        self.writer.as_ref().is_none_or(Writer::is_alive)
    }

    /// Appends one command's events: all of them, or none and the reason.
    pub async fn append(&self, append: Append) -> Result<Committed, AppendError> {
        match &self.writer {
            Some(writer) => writer.append(append).await,
            None => Err(AppendError::ReadOnly {
                why: "the database was opened for reading".into(),
            }),
        }
    }

    /// Makes sure that no later commit, of any server, will be recorded at or before a moment that
    /// has passed, so that an answer as of it is final. The head row remembers it, a second ahead,
    /// so that many questions about "now" cost one small write a second.
    pub async fn settle(&self, at: DateTime<chrono::Utc>) -> Result<(), StoreError> {
        if self.writer.is_none() || at <= self.head.borrow().last_recorded_at {
            return Ok(());
        }
        let mut settled = self.settled.lock().await;
        if at <= *settled {
            return Ok(());
        }
        let ahead = at + SETTLED_AHEAD;
        let mut link = Opener(self.pools.clone()).writing().await?;
        link.run(
            "UPDATE head SET settled_at = $1 WHERE id = 1 AND settled_at < $1",
            &[Arg::Int(super::micros(ahead))],
        )
        .await?;
        *settled = ahead;
        Ok(())
    }

    /// Lets the writer finish what waits and stops it; later appends are refused.
    pub async fn finish(&self) {
        if let Some(writer) = &self.writer {
            writer.finish().await;
        }
    }

    /// Rebuilds every document from the log and puts them in place in one transaction.
    /// `progress` gets positions done and the head. Returns how many documents there are, and how
    /// many of the earlier ones were not byte for byte the same.
    pub async fn rebuild(
        &self,
        progress: impl Fn(i64, i64),
    ) -> Result<rebuild::Rebuilt, StoreError> {
        let mut link = self.link().await?;
        let states = rebuild::scan(&mut link, progress).await?;
        match &self.writer {
            Some(writer) => writer.replace_documents(states).await,
            None => Err(StoreError::Database(sqlx::Error::Protocol(
                "the database was opened for reading".into(),
            ))),
        }
    }

    /// Imports an exported log into an empty one; see `portable`.
    pub async fn import(
        &self,
        input: impl std::io::BufRead,
        progress: impl Fn(i64),
    ) -> Result<i64, super::ImportError> {
        let mut link = Opener(self.pools.clone()).writing().await?;
        let position = super::portable::import(&mut link, input, progress).await?;
        self.memory.clear();
        if let Some(writer) = &self.writer {
            writer.saw(read::head_of(&mut link).await?);
        }
        Ok(position)
    }

    /// Copies a SQLite file while it is in use. `None` on PostgreSQL, which has its own tools.
    pub async fn copy_to(&self, path: &Path) -> Result<Option<()>, StoreError> {
        if self.engine() == Engine::Postgres {
            return Ok(None);
        }
        let target = path.to_string_lossy();
        let mut link = self.link().await?;
        link.run("VACUUM INTO $1", &[Arg::Text(&target)]).await?;
        Ok(Some(()))
    }

    /// A connection of its own that may write, beside the log's writer.
    pub(super) async fn writing(&self) -> Result<Link, StoreError> {
        Ok(Opener(self.pools.clone()).writing().await?)
    }

    /// A borrowed connection. Getting one is a state of kilobytes, kept off every future that waits for
    /// it: futures are moved as they are nested, and an answer nests dozens.
    pub(super) async fn link(&self) -> Result<Link, StoreError> {
        let statements = self.statements.clone();
        Ok(match &*self.pools {
            Pools::Sqlite { readers, .. } => {
                Link::PooledSqlite(Box::pin(readers.acquire()).await?, statements)
            }
            Pools::Postgres(pool) => {
                Link::PooledPostgres(Box::pin(pool.acquire()).await?, statements)
            }
        })
    }
}

/// The reading half of the contract: each borrows a connection, asks, and gives it back.
macro_rules! reads {
    ($($(#[$doc:meta])* $name:ident($($arg:ident: $type:ty),*) -> $result:ty = $inner:path;)+) => {
        impl Store {
            $($(#[$doc])*
            pub async fn $name(&self, $($arg: $type),*) -> Result<$result, StoreError> {
                let mut link = self.link().await?;
                $inner(&mut link, $($arg),*).await
            })+
        }
    };
}

reads! {
    /// The head as it is stored now.
    head() -> Head = read::head_of;
    /// The wanted events of a slice of the log, in order.
    events(wanted: &Wanted, slice: &Slice) -> Vec<StoredEvent> = read::events;
    /// How many wanted events there are after a position and up to another.
    count_events(wanted: &Wanted, after: i64, up_to: i64) -> i64 = read::count;
    /// The tags of the events at these positions.
    tags_of(positions: &[i64]) -> Vec<(i64, String)> = read::tags_of;
    /// The last position recorded at or before a moment; 0 before the first.
    position_at(at: DateTime<chrono::Utc>) -> i64 = read::position_at;
    /// What a command id did when it was first seen.
    find_command(id: Uuid) -> Option<CommandOutcome> = read::find_command;
    /// Documents of a kind by id.
    get(part: Part, kind: &str, ids: &[Uuid], audiences: &[Audience]) -> Vec<Found>
        = documents::get;
    /// A page of the documents of a kind.
    list(part: Part, kind: &str, filter: &Filter, audiences: &[Audience], page: &Page)
        -> Vec<Found> = documents::list;
    /// The documents of a kind that these projects or programmes have, in the order of lists, each
    /// with whose it is.
    of_parents(part: Part, parent: Parent, kind: &str, ids: &[Uuid], audiences: &[Audience])
        -> Vec<(Uuid, Found)> = documents::of_parents;
    /// The ids of a kind behind one, in their order.
    ids(kind: &str, after: Option<Uuid>, most: usize, audiences: &[Audience]) -> Vec<Uuid>
        = documents::ids;
    /// How many documents of a kind a filter finds.
    count(kind: &str, filter: &Filter, audiences: &[Audience]) -> i64 = documents::count;
    /// Every document, by kind and id.
    documents() -> Vec<Document> = documents::everything;
    /// Stored event shapes that this program cannot read.
    unknown_shapes() -> Vec<(String, i64)> = read::unknown_shapes;
    /// Recomputes the chain; see `verify`.
    verify(expected: Option<(i64, super::Hash)>, progress: &(dyn Fn(i64, i64) + Send + Sync))
        -> verify::Verdict = verify::verify;
    /// Writes the log as lines; see `portable`.
    export(out: &mut (dyn std::io::Write + Send), progress: &(dyn Fn(i64, i64) + Send + Sync))
        -> i64 = super::portable::export;
    /// Some of the log as lines; see `portable`.
    lines(head: &super::Head, after: i64, limit: i64) -> super::Lines = super::portable::lines;
    /// Every name that is held, with the stream that holds it.
    claims() -> Vec<(String, Uuid)> = read::claims;
    /// The hash of the commit that ended at a position, when one did.
    commit_hash_at(position: i64) -> Option<super::Hash> = read::commit_hash_at;
    /// Which projection versions the documents were made with.
    projection_versions() -> Vec<(String, i64)> = rebuild::versions;
}

/// Opens connections of its own: for the writer, and to look up what a broken one left unknown.
#[derive(Clone)]
pub struct Opener(Arc<Pools>);

impl Opener {
    pub fn engine(&self) -> Engine {
        match *self.0 {
            Pools::Sqlite { .. } => Engine::Sqlite,
            Pools::Postgres(_) => Engine::Postgres,
        }
    }

    /// A new connection that may write.
    pub async fn writing(&self) -> Result<Link, sqlx::Error> {
        Ok(match &*self.0 {
            Pools::Sqlite { options, .. } => Link::Sqlite(Box::new(
                Box::pin(SqliteConnection::connect_with(options)).await?,
            )),
            Pools::Postgres(pool) => Link::Postgres(Box::new(
                Box::pin(PgConnection::connect_with(&pool.connect_options())).await?,
            )),
        })
    }

    pub async fn read_head(&self) -> Result<Head, StoreError> {
        let mut link = self.writing().await?;
        read::head_of(&mut link).await
    }
}

/// The lock stands beside the file itself, whatever name it was opened by.
fn lock_file(path: &Path) -> Result<File, OpenError> {
    let real = std::fs::canonicalize(path);
    let mut name = real.as_deref().unwrap_or(path).as_os_str().to_owned();
    name.push(".lock");
    let lock_path = PathBuf::from(name);
    let fault = |error| OpenError::LockFile(lock_path.clone(), error);
    let file = File::options()
        .create(true)
        .truncate(false)
        .write(true)
        .open(&lock_path)
        .map_err(fault)?;
    match file.try_lock() {
        Ok(()) => Ok(file),
        Err(std::fs::TryLockError::WouldBlock) => Err(OpenError::Locked(path.to_owned())),
        Err(std::fs::TryLockError::Error(error)) => Err(fault(error)),
    }
}

async fn check_sqlite(link: &mut SqliteConnection) -> Result<(), OpenError> {
    let version: String = sqlx::query_scalar("SELECT sqlite_version()")
        .fetch_one(link)
        .await?;
    let number = version
        .split('.')
        .filter_map(|part| part.parse::<i64>().ok())
        .fold(0, |number, part| number * 1_000 + part);
    if number < SQLITE_AT_LEAST {
        return Err(OpenError::OldSqlite(version));
    }
    Ok(())
}

async fn check_durable(link: &mut PgConnection) -> Result<(), OpenError> {
    for setting in ["fsync", "synchronous_commit"] {
        let value: String = sqlx::query_scalar("SELECT current_setting($1)")
            .bind(setting)
            .fetch_one(&mut *link)
            .await?;
        if value == "off" {
            return Err(OpenError::NotDurable {
                setting: setting.to_owned(),
                value,
            });
        }
    }
    Ok(())
}

async fn migrate<'c, L>(engine: Engine, link: &'c mut L) -> Result<(), OpenError>
where
    L: sqlx::migrate::Migrate,
    &'c mut L: sqlx::Acquire<'c>,
    <<&'c mut L as sqlx::Acquire<'c>>::Connection as std::ops::Deref>::Target:
        sqlx::migrate::Migrate,
{
    let mut migrator = Migrator::with_migrations(migrations(engine));
    // Advisory locks are not to be had on every PostgreSQL; a lost race is tried again.
    migrator.set_locking(false);
    migrator.run(link).await?;
    Ok(())
}

/// Several servers may begin a new database at once; who loses a race tries again.
async fn begin_postgres(mut link: PgConnection) -> Result<(), OpenError> {
    let mut tries = 0;
    while let Err(error) = migrate(Engine::Postgres, &mut link).await {
        tries += 1;
        if tries == 5 {
            return Err(error);
        }
        tokio::time::sleep(Duration::from_millis(250 * tries)).await;
    }
    let mut link = Link::Postgres(Box::new(link));
    if begin_log(&mut link).await.is_err() {
        begin_log(&mut link).await?;
    }
    Ok(())
}

/// Writes the first head row of a new log. A second one changes nothing.
async fn begin_log(link: &mut Link) -> Result<(), StoreError> {
    let log_id = Uuid::now_v7();
    link.run(
        "INSERT INTO head (id, log_id, epoch, commit_no, position, commit_hash, \
         last_recorded_at) SELECT 1, $1, 1, 0, 0, $2, 0 \
         WHERE NOT EXISTS (SELECT 1 FROM head WHERE id = 1)",
        &[(&log_id).into(), Arg::Bytes(&GENESIS)],
    )
    .await?;
    Ok(())
}
