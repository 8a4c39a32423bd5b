//! The bench: a fresh database of one engine for one test.

use std::sync::Arc;

use chrono::{DateTime, TimeDelta, Utc};
use hankemuisti::app::App;
use hankemuisti::clock::ManualClock;
use hankemuisti::projection::AllProjections;
use hankemuisti::store::{Engine, OpenError, Options, Store};
use sqlx::{AssertSqlSafe, Connection as _, PgConnection};
use tempfile::TempDir;
use uuid::Uuid;

use super::raw::Raw;

/// Where the clock of every bench begins.
pub fn start() -> DateTime<Utc> {
    "2021-06-01T09:00:00Z".parse().unwrap()
}

/// The address of the PostgreSQL that the tests may fill.
pub fn postgres_url() -> String {
    std::env::var("TEST_DATABASE_URL")
        .expect("there is no PostgreSQL to test with: run the tests with make test")
}

/// A fresh database, gone when this is dropped.
pub struct Bench {
    pub url: String,
    pub clock: Arc<ManualClock>,
    pub engine: Engine,
    place: Place,
}

enum Place {
    Folder(TempDir),
    Database { server: String, name: String },
}

impl Bench {
    pub fn sqlite() -> Bench {
        let folder = tempfile::tempdir().unwrap();
        Bench {
            url: format!("sqlite:{}", folder.path().join("log.sqlite").display()),
            clock: Arc::new(ManualClock::at(start())),
            engine: Engine::Sqlite,
            place: Place::Folder(folder),
        }
    }

    pub async fn postgres() -> Bench {
        Bench::postgres_on(&postgres_url()).await
    }

    /// A database of its own on this server.
    pub async fn postgres_on(server: &str) -> Bench {
        let name = format!("log_{}", Uuid::now_v7().simple());
        let mut admin = PgConnection::connect(server).await.unwrap();
        sqlx::raw_sql(AssertSqlSafe(format!("CREATE DATABASE {name}")))
            .execute(&mut admin)
            .await
            .unwrap();
        Bench {
            url: with_database(server, &name),
            clock: Arc::new(ManualClock::at(start())),
            engine: Engine::Postgres,
            place: Place::Database {
                server: server.to_owned(),
                name,
            },
        }
    }

    /// Another fresh database of the same engine.
    pub async fn same_engine(&self) -> Bench {
        match self.engine {
            Engine::Sqlite => Bench::sqlite(),
            Engine::Postgres => Bench::postgres().await,
        }
    }

    /// A fresh database of the other engine.
    pub async fn other_engine(&self) -> Bench {
        match self.engine {
            Engine::Sqlite => Bench::postgres().await,
            Engine::Postgres => Bench::sqlite(),
        }
    }

    /// The file of a SQLite database.
    pub fn file(&self) -> std::path::PathBuf {
        match &self.place {
            Place::Folder(folder) => folder.path().join("log.sqlite"),
            Place::Database { .. } => panic!("PostgreSQL has no file"),
        }
    }

    /// Options that accept the unflushed PostgreSQL of the tests.
    pub fn options(&self) -> Options {
        Options {
            unsafe_no_flush: true,
            ..Options::new(&self.url)
        }
    }

    pub async fn open(&self, options: Options) -> Result<Store, OpenError> {
        Store::open(options, self.clock.clone(), Arc::new(AllProjections)).await
    }

    pub async fn store(&self) -> Store {
        self.unlocked(async || self.open(self.options()).await)
            .await
    }

    pub async fn app(&self) -> App {
        let open = async || App::open(self.options(), self.clock.clone()).await;
        self.unlocked(async || open().await.map_err(|error| error.downcast().unwrap()))
            .await
    }

    /// Opens a file that this process may have let go of only just now.
    async fn unlocked<T>(&self, open: impl AsyncFn() -> Result<T, OpenError>) -> T {
        for _ in 0..200 {
            match open().await {
                Err(OpenError::Locked(_)) => {
                    tokio::time::sleep(std::time::Duration::from_millis(5)).await;
                }
                opened => return opened.unwrap_or_else(|error| panic!("{error}")),
            }
        }
        panic!("the lock was never let go");
    }

    /// Closes a store, and opens the same log again.
    pub async fn reopened(&self, earlier: Store) -> Store {
        earlier.finish().await;
        drop(earlier);
        self.store().await
    }

    /// Another server over the same log: a second store on PostgreSQL; on SQLite, where there is
    /// only one, the same store.
    pub async fn replica(&self, store: &Store) -> Store {
        match self.engine {
            Engine::Sqlite => store.clone(),
            Engine::Postgres => self.store().await,
        }
    }

    /// A connection of the test's own, past the store.
    pub async fn raw(&self) -> Raw {
        Raw::connect(&self.url).await
    }

    /// Moves the clock; a negative number turns it back.
    pub fn pass(&self, time: TimeDelta) {
        use hankemuisti::clock::Clock as _;
        self.clock.set(self.clock.now() + time);
    }
}

impl Drop for Bench {
    fn drop(&mut self) {
        let Place::Database { server, name } = &self.place else {
            return;
        };
        let (server, name) = (server.clone(), name.clone());
        // A thread of its own, for a destructor cannot wait inside the test's runtime.
        let dropped = std::thread::spawn(move || {
            let runtime = tokio::runtime::Builder::new_current_thread()
                .enable_all()
                .build()?;
            runtime.block_on(async {
                let mut admin = PgConnection::connect(&server).await?;
                let sql = format!("DROP DATABASE IF EXISTS {name} WITH (FORCE)");
                sqlx::raw_sql(AssertSqlSafe(sql)).execute(&mut admin).await
            })?;
            anyhow::Ok(())
        })
        .join();
        if !std::thread::panicking() {
            dropped.unwrap().unwrap();
        }
    }
}

/// The address of another database of the same server.
pub fn with_database(server: &str, name: &str) -> String {
    let (scheme, rest) = server.split_once("://").expect("an address has a scheme");
    let (place, query) = rest
        .split_once('?')
        .map_or((rest, None), |(p, q)| (p, Some(q)));
    let authority = place.split('/').next().unwrap_or_default();
    let query = query.map(|query| format!("?{query}")).unwrap_or_default();
    format!("{scheme}://{authority}/{name}{query}")
}
