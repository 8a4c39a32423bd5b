//! A connection past the store: what a stranger with access to the database could do and see.

use hankemuisti::store::Engine;
use sqlx::{AssertSqlSafe, Connection as _, PgConnection, Row as _, SqliteConnection};

pub enum Raw {
    Sqlite(SqliteConnection),
    Postgres(PgConnection),
}

impl Raw {
    pub async fn connect(url: &str) -> Raw {
        if url.starts_with("sqlite:") {
            Raw::Sqlite(SqliteConnection::connect(url).await.unwrap())
        } else {
            Raw::Postgres(PgConnection::connect(url).await.unwrap())
        }
    }

    pub fn engine(&self) -> Engine {
        match self {
            Raw::Sqlite(_) => Engine::Sqlite,
            Raw::Postgres(_) => Engine::Postgres,
        }
    }

    /// Runs statements; returns how many rows changed.
    pub async fn try_run(&mut self, sql: &str) -> Result<u64, sqlx::Error> {
        let sql = sqlx::raw_sql(AssertSqlSafe(sql));
        Ok(match self {
            Raw::Sqlite(link) => sql.execute(link).await?.rows_affected(),
            Raw::Postgres(link) => sql.execute(link).await?.rows_affected(),
        })
    }

    pub async fn run(&mut self, sql: &str) -> u64 {
        self.try_run(sql)
            .await
            .unwrap_or_else(|error| panic!("{sql}: {error}"))
    }

    /// The first column of every row.
    pub async fn numbers(&mut self, sql: &str) -> Vec<i64> {
        let query = sqlx::raw_sql(AssertSqlSafe(sql));
        match self {
            Raw::Sqlite(link) => {
                let rows = query.fetch_all(link).await.unwrap();
                rows.iter().map(|row| row.get(0)).collect()
            }
            Raw::Postgres(link) => {
                let rows = query.fetch_all(link).await.unwrap();
                rows.iter().map(|row| row.get(0)).collect()
            }
        }
    }

    pub async fn number(&mut self, sql: &str) -> i64 {
        self.numbers(sql).await[0]
    }

    /// Bytes as this engine writes them in a statement.
    pub fn bytes(&self, bytes: &[u8]) -> String {
        let digits = hankemuisti::store::hex(bytes);
        match self {
            Raw::Sqlite(_) => format!("x'{digits}'"),
            Raw::Postgres(_) => format!("'\\x{digits}'::bytea"),
        }
    }

    /// Takes away the triggers that refuse changes.
    pub async fn drop_triggers(&mut self) {
        let sql = match self {
            Raw::Sqlite(_) => {
                "DROP TRIGGER commits_no_update; DROP TRIGGER commits_no_delete; \
                 DROP TRIGGER events_no_update; DROP TRIGGER events_no_delete"
            }
            Raw::Postgres(_) => {
                "DROP TRIGGER commits_no_change ON commits; \
                 DROP TRIGGER commits_no_truncate ON commits; \
                 DROP TRIGGER events_no_change ON events; \
                 DROP TRIGGER events_no_truncate ON events"
            }
        };
        self.run(sql).await;
    }
}
