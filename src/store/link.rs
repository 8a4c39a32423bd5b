//! The two engines behind one face: SQLite and PostgreSQL take the same statements, the same
//! arguments and give the same rows.
//!
//! One text per statement with `$1..$n`; where the dialects truly differ, the caller keeps a pair
//! side by side. This is the only module that hands text to a database.

use sqlx::pool::PoolConnection;
use sqlx::postgres::{PgArguments, PgRow};
use sqlx::query::Query;
use sqlx::sqlite::{SqliteArguments, SqliteRow};
use sqlx::{AssertSqlSafe, PgConnection, Postgres, Row as _, Sqlite, SqliteConnection};
use uuid::Uuid;

/// Which database.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    Sqlite,
    Postgres,
}

/// One argument of a statement. Booleans and short integers do not exist in the schema.
#[derive(Clone, Copy, Debug)]
pub enum Arg<'a> {
    Int(i64),
    Text(&'a str),
    Bytes(&'a [u8]),
    BytesOrNull(Option<&'a [u8]>),
}

impl<'a> From<&'a Uuid> for Arg<'a> {
    fn from(id: &'a Uuid) -> Arg<'a> {
        Arg::Bytes(id.as_bytes())
    }
}

/// One row of an answer; columns by place, from 0.
pub enum Row {
    Sqlite(SqliteRow),
    Postgres(PgRow),
}

macro_rules! columns {
    ($($(#[$doc:meta])* $name:ident -> $type:ty;)+) => {
        impl Row {
            $($(#[$doc])*
            pub fn $name(&self, place: usize) -> Result<$type, sqlx::Error> {
                match self {
                    Row::Sqlite(row) => row.try_get(place),
                    Row::Postgres(row) => row.try_get(place),
                }
            })+
        }
    };
}

columns! {
    int -> i64;
    int_or_null -> Option<i64>;
    text -> String;
    text_or_null -> Option<String>;
    bytes -> Vec<u8>;
    bytes_or_null -> Option<Vec<u8>>;
}

impl Row {
    /// A 16-byte id.
    pub fn id(&self, place: usize) -> Result<Uuid, sqlx::Error> {
        Uuid::from_slice(&self.bytes(place)?).map_err(|error| sqlx::Error::Decode(error.into()))
    }

    /// A 32-byte hash.
    pub fn hash(&self, place: usize) -> Result<[u8; 32], sqlx::Error> {
        self.bytes(place)?
            .try_into()
            .map_err(|_| sqlx::Error::Decode("a hash is not of 32 bytes".into()))
    }
}

/// One connection, of its own or borrowed from a pool.
pub enum Link {
    Sqlite(Box<SqliteConnection>),
    PooledSqlite(PoolConnection<Sqlite>),
    Postgres(Box<PgConnection>),
    PooledPostgres(PoolConnection<Postgres>),
}

enum Held<'a> {
    Sqlite(&'a mut SqliteConnection),
    Postgres(&'a mut PgConnection),
}

fn sqlite_query<'q>(sql: &'q str, args: &'q [Arg<'q>]) -> Query<'q, Sqlite, SqliteArguments> {
    let mut query = sqlx::query(AssertSqlSafe(sql));
    for arg in args {
        query = match *arg {
            Arg::Int(value) => query.bind(value),
            Arg::Text(value) => query.bind(value),
            Arg::Bytes(value) => query.bind(value),
            Arg::BytesOrNull(value) => query.bind(value),
        };
    }
    query
}

fn postgres_query<'q>(sql: &'q str, args: &'q [Arg<'q>]) -> Query<'q, Postgres, PgArguments> {
    let mut query = sqlx::query(AssertSqlSafe(sql));
    for arg in args {
        query = match *arg {
            Arg::Int(value) => query.bind(value),
            Arg::Text(value) => query.bind(value),
            Arg::Bytes(value) => query.bind(value),
            Arg::BytesOrNull(value) => query.bind(value),
        };
    }
    query
}

impl Link {
    pub fn engine(&self) -> Engine {
        match self {
            Link::Sqlite(_) | Link::PooledSqlite(_) => Engine::Sqlite,
            Link::Postgres(_) | Link::PooledPostgres(_) => Engine::Postgres,
        }
    }

    fn held(&mut self) -> Held<'_> {
        match self {
            Link::Sqlite(link) => Held::Sqlite(link),
            Link::PooledSqlite(link) => Held::Sqlite(link),
            Link::Postgres(link) => Held::Postgres(link),
            Link::PooledPostgres(link) => Held::Postgres(link),
        }
    }

    /// All rows of an answer.
    pub async fn all(&mut self, sql: &str, args: &[Arg<'_>]) -> Result<Vec<Row>, sqlx::Error> {
        match self.held() {
            Held::Sqlite(link) => {
                let rows = sqlite_query(sql, args).fetch_all(link).await?;
                Ok(rows.into_iter().map(Row::Sqlite).collect())
            }
            Held::Postgres(link) => {
                let rows = postgres_query(sql, args).fetch_all(link).await?;
                Ok(rows.into_iter().map(Row::Postgres).collect())
            }
        }
    }

    /// The first row of an answer.
    pub async fn first(&mut self, sql: &str, args: &[Arg<'_>]) -> Result<Option<Row>, sqlx::Error> {
        Ok(self.all(sql, args).await?.into_iter().next())
    }

    /// Runs a statement; returns the number of rows it changed.
    pub async fn run(&mut self, sql: &str, args: &[Arg<'_>]) -> Result<u64, sqlx::Error> {
        match self.held() {
            Held::Sqlite(link) => {
                let done = sqlite_query(sql, args).execute(link).await?;
                Ok(done.rows_affected())
            }
            Held::Postgres(link) => {
                let done = postgres_query(sql, args).execute(link).await?;
                Ok(done.rows_affected())
            }
        }
    }

    /// Runs statements without arguments, several in one text.
    pub async fn script(&mut self, sql: &str) -> Result<(), sqlx::Error> {
        match self.held() {
            Held::Sqlite(link) => {
                sqlx::raw_sql(AssertSqlSafe(sql)).execute(link).await?;
            }
            Held::Postgres(link) => {
                sqlx::raw_sql(AssertSqlSafe(sql)).execute(link).await?;
            }
        }
        Ok(())
    }
}

/// `($1,$2),($3,$4)`: the placeholders of several rows, counted on from `start`.
pub fn tuples(rows: usize, columns: usize, start: usize) -> String {
    use std::fmt::Write as _;
    let mut text = String::with_capacity(rows * columns * 5);
    let mut number = start;
    for row in 0..rows {
        text.push_str(if row == 0 { "(" } else { ",(" });
        for column in 0..columns {
            let comma = if column == 0 { "" } else { "," };
            let _ = write!(text, "{comma}${number}");
            number += 1;
        }
        text.push(')');
    }
    text
}

/// `$1,$2,$3`: the placeholders of a list, counted on from `start`.
pub fn places(count: usize, start: usize) -> String {
    (start..start + count)
        .map(|number| format!("${number}"))
        .collect::<Vec<_>>()
        .join(",")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn placeholders_count_on_through_rows() {
        assert_eq!(tuples(2, 2, 1), "($1,$2),($3,$4)");
        assert_eq!(places(3, 4), "$4,$5,$6");
    }
}
