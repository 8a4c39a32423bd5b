//! The limit on SQLite: a bare rusqlite loop in one thread that writes the same rows with group
//! commit, or reads them.
//!
//! The rows are those that our own commands wrote in a run before, so both sides move the same
//! bytes into the same tables with the same indexes.

use std::path::Path;
use std::time::{Duration, Instant};

use anyhow::{Result, ensure};
use rusqlite::types::Value;
use rusqlite::{CachedStatement, Connection, OpenFlags, params, params_from_iter};

/// Commands in one transaction: as many as there are clients.
const GROUP: usize = super::CLIENTS;

/// A table with the column that says which positions or commits a row belongs to.
struct Table {
    name: &'static str,
    columns: usize,
    place: &'static str,
    conflict: &'static str,
}

const fn table(name: &'static str, columns: usize, place: &'static str) -> Table {
    Table {
        name,
        columns,
        place,
        conflict: "",
    }
}

const TABLES: [Table; 6] = [
    table("commits", 10, "first_position"),
    table("events", 12, "position"),
    table("event_tags", 2, "position"),
    table("event_private", 3, "position"),
    table("claims", 3, "position"),
    Table {
        name: "documents",
        columns: 9,
        place: "position",
        conflict: " ON CONFLICT (kind, id) DO UPDATE SET sort = excluded.sort, \
            visible_to = excluded.visible_to, position = excluded.position, body = excluded.body",
    },
];

/// Everything that one command wrote.
pub struct Written {
    /// Rows of each table, in the order of `TABLES`.
    rows: [Vec<Vec<Value>>; 6],
    /// `commit_no`, `position`, `commit_hash` and `last_recorded_at` of the head after it.
    head: [Value; 4],
}

/// Opens a database for reading.
pub fn reading(path: &Path) -> Result<Connection> {
    let link = Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
    link.set_prepared_statement_cache_capacity(100);
    Ok(link)
}

/// Opens a database for writing, as durable as the product does.
pub fn writing(path: &Path) -> Result<Connection> {
    let link = Connection::open(path)?;
    link.pragma_update_and_check(None, "journal_mode", "WAL", |_| Ok(()))?;
    link.pragma_update(None, "synchronous", "FULL")?;
    link.pragma_update(None, "foreign_keys", "ON")?;
    link.set_prepared_statement_cache_capacity(100);
    Ok(link)
}

/// What every command after a position wrote. Each must have written to streams of its own, or
/// its documents would be hidden by later ones.
pub fn written_after(path: &Path, position: i64) -> Result<Vec<Written>> {
    let link = reading(path)?;
    let mut commits = link.prepare(
        "SELECT commit_no, first_position, first_position + event_count - 1, commit_hash, \
         recorded_at FROM commits WHERE first_position > ?1 ORDER BY commit_no",
    )?;
    let heads = commits.query_map([position], |row| {
        let first: i64 = row.get(1)?;
        let last: i64 = row.get(2)?;
        let head = [row.get(0)?, row.get(2)?, row.get(3)?, row.get(4)?];
        Ok((first, last, head))
    })?;
    let mut by_table = Vec::with_capacity(TABLES.len());
    for table in &TABLES {
        by_table.push(rows_after(&link, table, position)?.into_iter().peekable());
    }
    let mut all = Vec::new();
    for head in heads {
        let (first, last, head) = head?;
        let mut rows: [Vec<Vec<Value>>; 6] = Default::default();
        for (found, rest) in rows.iter_mut().zip(&mut by_table) {
            while let Some((_, row)) = rest.next_if(|(at, _)| (first..=last).contains(at)) {
                found.push(row);
            }
        }
        all.push(Written { rows, head });
    }
    Ok(all)
}

fn rows_after(link: &Connection, table: &Table, position: i64) -> Result<Vec<(i64, Vec<Value>)>> {
    let Table { name, place, .. } = table;
    let sql = format!("SELECT {place}, * FROM {name} WHERE {place} > ?1 ORDER BY 1");
    let mut select = link.prepare(&sql)?;
    let rows = select.query_map([position], |row| {
        let values = (1..=table.columns).map(|column| row.get(column));
        Ok((row.get(0)?, values.collect::<Result<_, _>>()?))
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Writes the rows into a database, so many commands to a transaction; returns how long it took.
pub fn write(path: &Path, commands: &[Written]) -> Result<Duration> {
    let link = writing(path)?;
    let sql: Vec<String> = TABLES.iter().map(insert).collect();
    let mut inserts: Vec<CachedStatement<'_>> = sql
        .iter()
        .map(|sql| link.prepare_cached(sql))
        .collect::<Result<_, _>>()?;
    let mut begin = link.prepare_cached("BEGIN IMMEDIATE")?;
    let mut commit = link.prepare_cached("COMMIT")?;
    let mut head = link.prepare_cached(
        "UPDATE head SET commit_no = ?1, position = ?2, commit_hash = ?3, \
         last_recorded_at = ?4 WHERE id = 1",
    )?;
    let start = Instant::now();
    for group in commands.chunks(GROUP) {
        begin.execute([])?;
        for command in group {
            for (insert, rows) in inserts.iter_mut().zip(&command.rows) {
                for row in rows {
                    insert.execute(params_from_iter(row))?;
                }
            }
        }
        if let Some(last) = group.last() {
            head.execute(params_from_iter(&last.head))?;
        }
        commit.execute([])?;
    }
    Ok(start.elapsed())
}

fn insert(table: &Table) -> String {
    let places: Vec<String> = (1..=table.columns).map(|n| format!("?{n}")).collect();
    let places = places.join(",");
    format!(
        "INSERT INTO {} VALUES ({places}){}",
        table.name, table.conflict
    )
}

/// What a database holds after a position: rows of each table, and bytes of payloads, private
/// parts and documents.
#[derive(Debug, PartialEq, Eq)]
pub struct Weight {
    rows: Vec<i64>,
    payload: i64,
    private: i64,
    documents: i64,
}

impl Weight {
    pub fn of(path: &Path, position: i64) -> Result<Weight> {
        let link = reading(path)?;
        let number = |sql: String| link.query_row(&sql, params![position], |row| row.get(0));
        let bytes = |table: &str, column: &str| {
            number(format!(
                "SELECT COALESCE(SUM(LENGTH(CAST({column} AS BLOB))), 0) FROM {table} \
                 WHERE position > ?1"
            ))
        };
        let rows = TABLES
            .iter()
            .map(|Table { name, place, .. }| {
                number(format!("SELECT COUNT(*) FROM {name} WHERE {place} > ?1"))
            })
            .collect::<Result<_, _>>()?;
        Ok(Weight {
            rows,
            payload: bytes("events", "payload")?,
            private: bytes("event_private", "body")?,
            documents: bytes("documents", "body")?,
        })
    }

    /// Refuses to compare runs that did not write the same. A time in a document has fewer digits
    /// when its last are zeros, so documents may differ by one byte in five hundred.
    pub fn must_equal(&self, other: &Weight) -> Result<()> {
        let same = (&self.rows, self.payload, self.private)
            == (&other.rows, other.payload, other.private)
            && (self.documents - other.documents).abs() * 500 <= self.documents;
        ensure!(same, "the two sides wrote otherwise: {self:?} {other:?}");
        Ok(())
    }

    /// The sizes of an average command, in words.
    pub fn per_command(&self, commands: usize) -> String {
        let mean = |bytes: i64| bytes / commands as i64;
        let rows: i64 = self.rows.iter().sum();
        format!(
            "{:.1} rows, {} bytes of payload, {} private, {} of documents",
            rows as f64 / commands as f64,
            mean(self.payload),
            mean(self.private),
            mean(self.documents),
        )
    }
}
