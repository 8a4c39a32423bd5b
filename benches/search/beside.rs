//! What stands beside our index: the full text search that two databases bring along, filled with the
//! same texts and asked the same questions. Neither knows compounds, and neither counts facets here.

use std::time::{Duration, Instant};

use anyhow::Result;
use hankemuisti::domain::language::Language;
use rusqlite::Connection;
use sqlx::{Connection as _, PgConnection, Row as _};
use tokio::runtime::Runtime;

use super::library::Written;

/// Documents that PostgreSQL is given at a time.
const GIVEN: usize = 1_000;

/// A search that is measured beside ours.
pub trait Beside {
    fn name(&self) -> &'static str;

    /// Begins anew with these texts; the time until they are found.
    fn fill(&mut self, texts: &mut dyn Iterator<Item = Written>) -> Result<Duration>;

    /// The ids of what it finds, best first: what has every word, or else what has any.
    fn found(&mut self, language: Language, q: &str) -> Result<Vec<String>>;

    /// How many it finds, and the first twenty with the place of the hit shown.
    fn page(&mut self, q: &str) -> Result<i64>;
}

/// SQLite's FTS5 in memory.
pub struct Fts5(Connection);

impl Fts5 {
    pub fn new() -> Result<Fts5> {
        Ok(Fts5(Connection::open_in_memory()?))
    }

    /// The words of a question as FTS5 writes them.
    fn asked(q: &str, between: &str) -> String {
        let words = q.split(|sign: char| !sign.is_alphanumeric());
        let words: Vec<String> = words
            .filter(|word| !word.is_empty())
            .map(|word| format!("\"{word}\""))
            .collect();
        words.join(between)
    }

    fn ids(&self, asked: &str) -> Result<Vec<String>> {
        let mut statement = self
            .0
            .prepare_cached("SELECT id FROM models WHERE models MATCH ?1 ORDER BY rank LIMIT 20")?;
        let rows = statement.query_map([asked], |row| row.get(0))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }
}

impl Beside for Fts5 {
    fn name(&self) -> &'static str {
        "SQLite FTS5"
    }

    fn fill(&mut self, texts: &mut dyn Iterator<Item = Written>) -> Result<Duration> {
        let begun = Instant::now();
        self.0.execute_batch(
            "DROP TABLE IF EXISTS models;
             CREATE VIRTUAL TABLE models USING fts5(id UNINDEXED, name, summary, text);
             INSERT INTO models (models, rank) VALUES ('rank', 'bm25(0, 4.0, 2.2, 1.0)')",
        )?;
        let all = self.0.transaction()?;
        {
            let mut put = all.prepare("INSERT INTO models VALUES (?1, ?2, ?3, ?4)")?;
            for written in texts {
                put.execute([&written.id, &written.name, &written.summary, &written.text])?;
            }
        }
        all.commit()?;
        Ok(begun.elapsed())
    }

    fn found(&mut self, _: Language, q: &str) -> Result<Vec<String>> {
        let found = self.ids(&Fts5::asked(q, " "))?;
        match found.is_empty() {
            true => self.ids(&Fts5::asked(q, " OR ")),
            false => Ok(found),
        }
    }

    fn page(&mut self, q: &str) -> Result<i64> {
        let asked = Fts5::asked(q, " ");
        let count = "SELECT count(*) FROM models WHERE models MATCH ?1";
        let count = self.0.query_row(count, [&asked], |row| row.get(0))?;
        let mut statement = self.0.prepare_cached(
            "SELECT id, snippet(models, -1, '[', ']', '…', 30) FROM models
             WHERE models MATCH ?1 ORDER BY rank LIMIT 20",
        )?;
        let rows = statement.query_map([&asked], |row| row.get::<_, String>(1))?;
        rows.collect::<rusqlite::Result<Vec<_>>>()?;
        Ok(count)
    }
}

/// PostgreSQL's text search, with the stemmer of the text's language.
pub struct Postgres<'a> {
    runtime: &'a Runtime,
    link: PgConnection,
}

impl<'a> Postgres<'a> {
    /// In a schema of its own, which is gone after [`Postgres::close`].
    pub fn open(runtime: &'a Runtime, url: &str) -> Result<Postgres<'a>> {
        let link = runtime.block_on(PgConnection::connect(url))?;
        let mut postgres = Postgres { runtime, link };
        postgres.run(
            "DROP SCHEMA IF EXISTS hankemuisti_search CASCADE;
             CREATE SCHEMA hankemuisti_search; SET search_path = hankemuisti_search",
        )?;
        Ok(postgres)
    }

    pub fn close(mut self) -> Result<()> {
        self.run("DROP SCHEMA hankemuisti_search CASCADE")
    }

    fn run(&mut self, sql: &'static str) -> Result<()> {
        self.runtime
            .block_on(sqlx::raw_sql(sql).execute(&mut self.link))?;
        Ok(())
    }

    /// The question as PostgreSQL writes it: every word.
    fn asked(&mut self, language: Language, q: &str) -> Result<String> {
        let asked = sqlx::query_scalar("SELECT plainto_tsquery($1::regconfig, $2)::text")
            .bind(configuration(language))
            .bind(q)
            .fetch_one(&mut self.link);
        Ok(self.runtime.block_on(asked)?)
    }

    fn ids(&mut self, asked: &str) -> Result<Vec<String>> {
        let ids = sqlx::query_scalar(
            "SELECT id FROM models WHERE words @@ $1::tsquery
             ORDER BY ts_rank(words, $1::tsquery) DESC, id LIMIT 20",
        );
        let ids = ids.bind(asked).fetch_all(&mut self.link);
        Ok(self.runtime.block_on(ids)?)
    }
}

/// What PostgreSQL calls the stemmer of a language.
fn configuration(language: Language) -> &'static str {
    match language {
        Language::Fi => "finnish",
        Language::Sv => "swedish",
        Language::En => "english",
    }
}

impl Beside for Postgres<'_> {
    fn name(&self) -> &'static str {
        "PostgreSQL finnish"
    }

    fn fill(&mut self, texts: &mut dyn Iterator<Item = Written>) -> Result<Duration> {
        self.run(
            "DROP TABLE IF EXISTS models;
             CREATE UNLOGGED TABLE models (id text, name text, summary text, text text, words tsvector)",
        )?;
        let mut took = Duration::ZERO;
        loop {
            let given: Vec<Written> = (&mut *texts).take(GIVEN).collect();
            if given.is_empty() {
                break;
            }
            let column = |of: fn(&Written) -> &str| -> Vec<String> {
                given.iter().map(|written| of(written).to_owned()).collect()
            };
            let put = sqlx::query(
                "INSERT INTO models SELECT id, name, summary, text,
                     setweight(to_tsvector(language::regconfig, name), 'A')
                     || setweight(to_tsvector(language::regconfig, summary), 'B')
                     || setweight(to_tsvector(language::regconfig, text), 'D')
                 FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[])
                     AS given (id, language, name, summary, text)",
            )
            .bind(column(|written| &written.id))
            .bind(column(|written| configuration(written.language)))
            .bind(column(|written| &written.name))
            .bind(column(|written| &written.summary))
            .bind(column(|written| &written.text));
            let begun = Instant::now();
            self.runtime.block_on(put.execute(&mut self.link))?;
            took += begun.elapsed();
        }
        let begun = Instant::now();
        self.run("CREATE INDEX ON models USING gin (words)")?;
        took += begun.elapsed();
        self.run("VACUUM ANALYZE models")?;
        Ok(took)
    }

    fn found(&mut self, language: Language, q: &str) -> Result<Vec<String>> {
        let asked = self.asked(language, q)?;
        let found = self.ids(&asked)?;
        match found.is_empty() {
            true => self.ids(&asked.replace(" & ", " | ")),
            false => Ok(found),
        }
    }

    fn page(&mut self, q: &str) -> Result<i64> {
        let asked = self.asked(Language::Fi, q)?;
        let count = sqlx::query_scalar("SELECT count(*) FROM models WHERE words @@ $1::tsquery");
        let count = count.bind(&asked).fetch_one(&mut self.link);
        let count = self.runtime.block_on(count)?;
        let shown = sqlx::query(
            "SELECT id, ts_headline('finnish', summary || ' ' || text, $1::tsquery, 'MaxFragments=1')
             FROM (SELECT id, summary, text FROM models WHERE words @@ $1::tsquery
                   ORDER BY ts_rank(words, $1::tsquery) DESC, id LIMIT 20) best",
        );
        let shown = shown.bind(&asked).fetch_all(&mut self.link);
        for row in self.runtime.block_on(shown)? {
            row.try_get::<String, _>(1)?;
        }
        Ok(count)
    }
}
