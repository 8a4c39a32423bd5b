//! The two engines behind one face: SQLite and PostgreSQL take the same statements, the same
//! arguments and give the same rows.
//!
//! One text per statement with `$1..$n`; where the dialects truly differ, the caller keeps a pair
//! side by side. This is the only module that hands text to a database.

use std::borrow::Cow;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use futures_util::TryStreamExt as _;
use sqlx::pool::PoolConnection;
use sqlx::postgres::{PgArguments, PgRow};
use sqlx::query::Query;
use sqlx::sqlite::{SqliteArguments, SqliteRow};
use sqlx::{
    AssertSqlSafe, Either, Executor as _, PgConnection, Postgres, Row as _, Sqlite,
    SqliteConnection,
};
use uuid::Uuid;

use super::StoreError;

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
    /// A text that is looked at in its place.
    str -> &str;
    str_or_null -> Option<&str>;
    /// Bytes that are looked at in their place.
    bytes -> &[u8];
    bytes_or_null -> Option<Vec<u8>>;
}

impl Row {
    /// Bytes that a script gave, of a known number.
    pub fn bytes_of_script<const N: usize>(&self, place: usize) -> Result<[u8; N], sqlx::Error> {
        let bytes = self.bytes_or_null(place)?.unwrap_or_default();
        bytes
            .try_into()
            .map_err(|_| sqlx::Error::Decode(format!("these are not {N} bytes").into()))
    }

    /// A 16-byte id.
    pub fn id(&self, place: usize) -> Result<Uuid, sqlx::Error> {
        Uuid::from_slice(self.bytes(place)?).map_err(|error| sqlx::Error::Decode(error.into()))
    }

    /// A 32-byte hash.
    pub fn hash(&self, place: usize) -> Result<[u8; 32], sqlx::Error> {
        self.bytes(place)?
            .try_into()
            .map_err(|_| sqlx::Error::Decode("a hash is not of 32 bytes".into()))
    }
}

/// How many statements the borrowed connections of one store have run.
#[derive(Clone, Debug, Default)]
pub struct Statements(Arc<AtomicU64>);

impl Statements {
    pub fn count(&self) -> u64 {
        self.0.load(Ordering::Relaxed)
    }

    fn add(&self) {
        self.0.fetch_add(1, Ordering::Relaxed);
    }
}

/// One connection, of its own or borrowed from a pool with what counts its statements.
pub enum Link {
    Sqlite(Box<SqliteConnection>),
    PooledSqlite(PoolConnection<Sqlite>, Statements),
    Postgres(Box<PgConnection>),
    PooledPostgres(PoolConnection<Postgres>, Statements),
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
    bind_each(sqlx::query(AssertSqlSafe(sql)), args)
}

fn bind_each<'q>(
    mut query: Query<'q, Postgres, PgArguments>,
    args: &'q [Arg<'q>],
) -> Query<'q, Postgres, PgArguments> {
    for arg in args {
        query = match *arg {
            Arg::Int(value) => query.bind(value),
            Arg::Text(value) => query.bind(storable(value)),
            Arg::Bytes(value) => query.bind(value),
            Arg::BytesOrNull(value) => query.bind(value),
        };
    }
    query
}

/// A text that PostgreSQL can hold: it knows no zero character, and would refuse the question.
fn storable(text: &str) -> Cow<'_, str> {
    match text.contains('\0') {
        true => Cow::Owned(text.replace('\0', "\u{FFFD}")),
        false => Cow::Borrowed(text),
    }
}

/// Most values of one question, safe on both engines.
const VALUES_MAX: usize = 30_000;

/// One statement of a question. Its placeholders are written by `Link::rows` and `Link::place`.
#[derive(Default)]
pub struct Statement<'a> {
    pub sql: Cow<'static, str>,
    pub args: Vec<Arg<'a>>,
}

/// What a statement gave.
#[derive(Default)]
pub struct Answer {
    pub rows: Vec<Row>,
    /// Rows that it changed.
    pub changed: u64,
}

/// Rows on their way into a table.
pub struct Rows<'a> {
    /// The table and its columns: `claims (claim_key, stream_id, position)`.
    pub into: &'a str,
    pub columns: usize,
    /// All values, row after row.
    pub values: Vec<Arg<'a>>,
    /// What follows the rows in the statement.
    pub tail: &'a str,
}

impl<'a> Rows<'a> {
    /// Rows that nothing follows.
    pub fn plain(into: &'a str, columns: usize, values: Vec<Arg<'a>>) -> Rows<'a> {
        Rows {
            into,
            columns,
            values,
            tail: "",
        }
    }
}

/// `$1::bigint[],$2::bytea[]`: a typed array for each column of the rows, counted on.
fn arrays(values: &[Arg<'_>], columns: usize, number: &mut usize) -> String {
    let typed = values.iter().take(columns).map(|value| {
        *number += 1;
        match value {
            Arg::Int(_) => format!("${number}::bigint[]"),
            Arg::Text(_) => format!("${number}::text[]"),
            Arg::Bytes(_) | Arg::BytesOrNull(_) => format!("${number}::bytea[]"),
        }
    });
    typed.collect::<Vec<_>>().join(",")
}

/// Binds the values of one column, all of one type, as an array.
fn bind_column<'q>(
    query: Query<'q, Postgres, PgArguments>,
    column: impl Iterator<Item = &'q Arg<'q>>,
) -> Query<'q, Postgres, PgArguments> {
    let (mut numbers, mut texts, mut bytes) = (Vec::new(), Vec::new(), Vec::new());
    for value in column {
        match *value {
            Arg::Int(value) => numbers.push(value),
            Arg::Text(value) => texts.push(storable(value)),
            Arg::Bytes(value) => bytes.push(Some(value)),
            Arg::BytesOrNull(value) => bytes.push(value),
        }
    }
    if !numbers.is_empty() {
        query.bind(numbers)
    } else if !texts.is_empty() {
        query.bind(texts)
    } else {
        query.bind(bytes)
    }
}

/// The values of some rows in SQLite's form: tuples filled up with nulls to a power of two, so that
/// few texts of a statement are prepared whatever the sizes of batches.
fn tuples<'a>(link: &Link, table: &Rows<'a>, chunk: &[Arg<'a>]) -> Statement<'a> {
    let Rows {
        into,
        columns,
        tail,
        ..
    } = table;
    let rows = padded(chunk.len() / columns);
    let mut args = chunk.to_vec();
    args.resize(rows * columns, Arg::BytesOrNull(None));
    let places = link.rows(rows, *columns);
    Statement {
        sql: format!(
            "INSERT INTO {into} SELECT * FROM (VALUES {places}) WHERE column1 IS NOT NULL {tail}"
        )
        .into(),
        args,
    }
}

impl Link {
    pub fn engine(&self) -> Engine {
        match self {
            Link::Sqlite(_) | Link::PooledSqlite(..) => Engine::Sqlite,
            Link::Postgres(_) | Link::PooledPostgres(..) => Engine::Postgres,
        }
    }

    /// The placeholders of several rows: `($1,$2),($3,$4)`. They must be all that a statement has:
    /// on SQLite they carry no numbers, which it would look up one by one.
    pub fn rows(&self, rows: usize, columns: usize) -> String {
        use std::fmt::Write as _;
        let mut text = String::with_capacity(rows * columns * 5);
        let mut number = 0;
        for row in 0..rows {
            text.push_str(if row == 0 { "(" } else { ",(" });
            for column in 0..columns {
                number += 1;
                text.push_str(if column == 0 { "" } else { "," });
                let _ = match self.engine() {
                    Engine::Sqlite => text.write_char('?'),
                    Engine::Postgres => write!(text, "${number}"),
                };
            }
            text.push(')');
        }
        text
    }

    /// The placeholder of one argument by its number, from 1.
    pub fn place(&self, number: usize) -> String {
        match self.engine() {
            Engine::Sqlite => "?".to_owned(),
            Engine::Postgres => format!("${number}"),
        }
    }

    /// The connection for one statement.
    fn held(&mut self) -> Held<'_> {
        match self {
            Link::Sqlite(link) => Held::Sqlite(link),
            Link::PooledSqlite(link, statements) => {
                statements.add();
                Held::Sqlite(link)
            }
            Link::Postgres(link) => Held::Postgres(link),
            Link::PooledPostgres(link, statements) => {
                statements.add();
                Held::Postgres(link)
            }
        }
    }

    /// What each row of an answer is read as. Rows are read while the database makes the next.
    pub async fn read<T>(
        &mut self,
        sql: &str,
        args: &[Arg<'_>],
        read: impl Fn(&Row) -> Result<T, StoreError>,
    ) -> Result<Vec<T>, StoreError> {
        let mut found = Vec::new();
        match self.held() {
            Held::Sqlite(link) => {
                let mut rows = sqlite_query(sql, args).fetch(link);
                while let Some(row) = rows.try_next().await? {
                    found.push(read(&Row::Sqlite(row))?);
                }
            }
            Held::Postgres(link) => {
                let mut rows = postgres_query(sql, args).fetch(link);
                while let Some(row) = rows.try_next().await? {
                    found.push(read(&Row::Postgres(row))?);
                }
            }
        }
        Ok(found)
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

    /// Gives several statements and waits for all of their answers: PostgreSQL gets one after
    /// another, SQLite all in one question, as each question costs two changes of threads.
    pub async fn ask(&mut self, statements: &[Statement<'_>]) -> Result<Vec<Answer>, sqlx::Error> {
        let mut answers = Vec::with_capacity(statements.len());
        match self.held() {
            Held::Sqlite(link) => {
                let texts: Vec<&str> = statements.iter().map(|s| &*s.sql).collect();
                let args: Vec<Arg<'_>> = statements
                    .iter()
                    .flat_map(|statement| statement.args.iter().copied())
                    .collect();
                let text = texts.join(";");
                // It alone tells where a statement ends and the next begins.
                let mut steps = link.fetch_many(sqlite_query(&text, &args));
                let mut answer = Answer::default();
                while let Some(step) = steps.try_next().await? {
                    match step {
                        Either::Right(row) => answer.rows.push(Row::Sqlite(row)),
                        Either::Left(done) => {
                            answer.changed = done.rows_affected();
                            answers.push(std::mem::take(&mut answer));
                        }
                    }
                }
            }
            Held::Postgres(_) => {
                for Statement { sql, args } in statements {
                    let is_question = sql.starts_with("SELECT");
                    answers.push(match is_question {
                        true => Answer {
                            rows: self.all(sql, args).await?,
                            changed: 0,
                        },
                        false => Answer {
                            rows: Vec::new(),
                            changed: self.run(sql, args).await?,
                        },
                    });
                }
            }
        }
        Ok(answers)
    }

    /// Gives a known number of statements.
    pub async fn ask_all<const N: usize>(
        &mut self,
        statements: [Statement<'_>; N],
    ) -> Result<[Answer; N], sqlx::Error> {
        let answers = self.ask(&statements).await?;
        answers.try_into().map_err(|_| {
            sqlx::Error::Protocol("the database did not answer each statement once".into())
        })
    }

    /// Inserts into several tables and then gives one more statement; returns how many rows each
    /// changed. SQLite takes the rows as tuples; PostgreSQL takes the columns as arrays and all
    /// tables in one statement, so that a batch of any size is one question with one prepared text;
    /// the last is part of it there, and sees nothing of what the others write.
    pub async fn write(
        &mut self,
        tables: &[Rows<'_>],
        last: Option<Statement<'_>>,
    ) -> Result<Vec<u64>, sqlx::Error> {
        match self.engine() {
            Engine::Sqlite => self.write_tuples(tables, last).await,
            Engine::Postgres => {
                let none = Statement::default();
                let last = last.as_ref();
                self.write_arrays(tables, last.unwrap_or(&none)).await
            }
        }
    }

    async fn write_tuples(
        &mut self,
        tables: &[Rows<'_>],
        last: Option<Statement<'_>>,
    ) -> Result<Vec<u64>, sqlx::Error> {
        let mut written = vec![0; tables.len() + usize::from(last.is_some())];
        let (mut question, mut places, mut values) = (Vec::new(), Vec::new(), 0);
        let chunks = tables.iter().enumerate().flat_map(|(place, table)| {
            let most = (VALUES_MAX / table.columns + 1).next_power_of_two() / 2;
            let chunks = table.values.chunks(most * table.columns);
            chunks.map(move |chunk| (place, table, chunk))
        });
        let mut statements = Vec::new();
        for (place, table, chunk) in chunks {
            statements.push((place, tuples(self, table, chunk)));
        }
        statements.extend(last.map(|last| (tables.len(), last)));
        for (place, statement) in statements {
            if values + statement.args.len() > VALUES_MAX {
                self.note(&mut written, &question, &places).await?;
                (question, places, values) = (Vec::new(), Vec::new(), 0);
            }
            values += statement.args.len();
            question.push(statement);
            places.push(place);
        }
        self.note(&mut written, &question, &places).await?;
        Ok(written)
    }

    /// Gives the statements and adds what each changed in its place.
    async fn note(
        &mut self,
        written: &mut [u64],
        question: &[Statement<'_>],
        places: &[usize],
    ) -> Result<(), sqlx::Error> {
        for (answer, place) in self.ask(question).await?.iter().zip(places) {
            if let Some(written) = written.get_mut(*place) {
                *written += answer.changed;
            }
        }
        Ok(())
    }

    async fn write_arrays(
        &mut self,
        tables: &[Rows<'_>],
        last: &Statement<'_>,
    ) -> Result<Vec<u64>, sqlx::Error> {
        let Held::Postgres(link) = self.held() else {
            return Err(sqlx::Error::Protocol("arrays are PostgreSQL's".into()));
        };
        let mut number = last.args.len();
        let (mut parts, mut counts) = (Vec::new(), Vec::new());
        for (place, table) in tables.iter().enumerate() {
            if table.values.is_empty() {
                counts.push("0::bigint".to_owned());
                continue;
            }
            let arrays = arrays(&table.values, table.columns, &mut number);
            let (into, tail) = (table.into, table.tail);
            parts.push(format!(
                "t{place} AS (INSERT INTO {into} SELECT * FROM UNNEST({arrays}) {tail} RETURNING 1)"
            ));
            counts.push(format!("(SELECT COUNT(*) FROM t{place})"));
        }
        if !last.sql.is_empty() {
            parts.push(format!("last AS ({} RETURNING 1)", last.sql));
            counts.push("(SELECT COUNT(*) FROM last)".to_owned());
        }
        if parts.is_empty() {
            return Ok(vec![0; tables.len()]);
        }
        let sql = format!("WITH {} SELECT {}", parts.join(", "), counts.join(", "));
        let mut query = bind_each(sqlx::query(AssertSqlSafe(sql.as_str())), &last.args);
        for table in tables.iter().filter(|table| !table.values.is_empty()) {
            for column in 0..table.columns {
                let values = table.values.iter().skip(column).step_by(table.columns);
                query = bind_column(query, values);
            }
        }
        let row = query.fetch_one(link).await?;
        let count = |place| row.try_get::<i64, _>(place).map(i64::unsigned_abs);
        (0..counts.len()).map(count).collect()
    }

    /// Runs statements without arguments, several in one text, and gives the rows of all. PostgreSQL
    /// writes these as text, in which bytes cannot be looked at in their place.
    pub async fn script_of_rows(&mut self, sql: &str) -> Result<Vec<Row>, sqlx::Error> {
        match self.held() {
            Held::Sqlite(link) => {
                let rows = sqlx::raw_sql(AssertSqlSafe(sql)).fetch_all(link).await?;
                Ok(rows.into_iter().map(Row::Sqlite).collect())
            }
            Held::Postgres(link) => {
                let rows = sqlx::raw_sql(AssertSqlSafe(sql)).fetch_all(link).await?;
                Ok(rows.into_iter().map(Row::Postgres).collect())
            }
        }
    }

    /// The same, where nobody asks for rows.
    pub async fn script(&mut self, sql: &str) -> Result<(), sqlx::Error> {
        self.script_of_rows(sql).await.map(drop)
    }
}

/// The number of places that hold so many values: a power of two, so that few texts of a statement
/// are prepared.
pub fn padded(count: usize) -> usize {
    count.next_power_of_two()
}

/// Repeats the last value until every place has one. Only for lists where a value may stand twice.
pub fn pad(mut values: Vec<Arg<'_>>) -> Vec<Arg<'_>> {
    if let Some(last) = values.last().copied() {
        values.resize(padded(values.len()), last);
    }
    values
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
    use sqlx::Connection as _;

    use super::*;

    async fn sqlite() -> Link {
        let link = SqliteConnection::connect("sqlite::memory:").await.unwrap();
        Link::Sqlite(Box::new(link))
    }

    #[tokio::test]
    async fn several_statements_share_one_question_and_each_has_its_own_answer() {
        let mut link = sqlite().await;
        link.script("CREATE TABLE t (a INTEGER, b TEXT)")
            .await
            .unwrap();
        let statement = |sql: &'static str, args: &[Arg<'static>]| Statement {
            sql: sql.into(),
            args: args.to_vec(),
        };
        for _ in 0..2 {
            let [begun, written, read, none, deleted] = link
                .ask_all([
                    statement("BEGIN IMMEDIATE", &[]),
                    statement(
                        "INSERT INTO t VALUES (?, ?), (?, ?)",
                        &[Arg::Int(1), Arg::Text("a"), Arg::Int(2), Arg::Text("b;")],
                    ),
                    statement("SELECT b FROM t WHERE a = ?", &[Arg::Int(2)]),
                    statement("SELECT b FROM t WHERE a = ?", &[Arg::Int(3)]),
                    statement("DELETE FROM t WHERE b = ?", &[Arg::Text("a")]),
                ])
                .await
                .unwrap();
            assert_eq!((begun.rows.len(), written.changed), (0, 2));
            assert_eq!(read.rows.len(), 1);
            assert_eq!(read.rows[0].str(0).unwrap(), "b;");
            assert_eq!((none.rows.len(), deleted.changed), (0, 1));
            link.script("ROLLBACK").await.unwrap();
        }
    }

    #[tokio::test]
    async fn rows_that_only_fill_up_are_not_written() {
        let mut link = sqlite().await;
        link.script("CREATE TABLE t (a INTEGER NOT NULL, b TEXT)")
            .await
            .unwrap();
        let values = (0..5).flat_map(|n| [Arg::Int(n), Arg::Text("x")]).collect();
        let rows = Rows::plain("t (a, b)", 2, values);
        let none = Rows::plain("t (a, b)", 2, Vec::new());
        let last = Statement {
            sql: "DELETE FROM t WHERE a > ?".into(),
            args: vec![Arg::Int(2)],
        };
        let written = link.write(&[none, rows], Some(last)).await.unwrap();
        assert_eq!(written, [0, 5, 2]);
    }

    #[test]
    fn a_list_is_padded_with_its_last_value_to_a_power_of_two() {
        assert_eq!(places(3, 4), "$4,$5,$6");
        let args = pad(vec![Arg::Int(1), Arg::Int(2), Arg::Int(3)]);
        assert_eq!(args.len(), padded(3));
        assert!(matches!(args[3], Arg::Int(3)));
    }
}
