//! Documents: the current state of each noun as it is shown, written in the append's transaction.

use uuid::Uuid;

use super::append::insert;
use super::link::{Arg, Link, Row, Rows, pad, padded, places};
use super::{Corrupt, StoreError, audience};
use crate::domain::actor::Audience;
use crate::domain::command::StreamId;
use crate::domain::document::{Document, Filter};
use crate::domain::event::Noun;

/// Which part of a list, in its order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Page {
    /// Sort and id of the last document before the page.
    pub after: Option<(String, Uuid)>,
    /// Most documents to return.
    pub limit: i64,
}

impl Page {
    /// Everything, for lists that are bounded by their programme or project.
    pub const ALL: Page = Page {
        after: None,
        limit: 100_000,
    };
}

macro_rules! columns {
    () => {
        "kind, id, programme, round, project, sort, visible_to, position, body"
    };
}

const COLUMNS: &str = columns!();
const INTO: &str = concat!("documents (", columns!(), ")");
/// Documents are written over earlier ones of the same kind and id.
const OVER_EARLIER: &str = "ON CONFLICT (kind, id) DO UPDATE SET \
    sort = excluded.sort, visible_to = excluded.visible_to, \
    position = excluded.position, body = excluded.body";

/// The rows of documents.
pub fn rows(documents: &[Document]) -> Rows<'_> {
    let mut values = Vec::with_capacity(documents.len() * 9);
    for document in documents {
        values.extend([
            Arg::Text(&document.kind),
            (&document.id).into(),
            Arg::BytesOrNull(document.programme.as_ref().map(|id| &id.as_bytes()[..])),
            Arg::BytesOrNull(document.round.as_ref().map(|id| &id.as_bytes()[..])),
            Arg::BytesOrNull(document.project.as_ref().map(|id| &id.as_bytes()[..])),
            Arg::Text(&document.sort),
            Arg::Text(document.audience.key()),
            Arg::Int(document.position),
            Arg::Text(&document.body),
        ]);
    }
    Rows {
        into: INTO,
        columns: 9,
        values,
        tail: OVER_EARLIER,
    }
}

/// Writes documents over earlier ones of the same kind and id.
pub async fn put(link: &mut Link, documents: &[Document]) -> Result<(), StoreError> {
    insert(link, &[rows(documents)]).await
}

/// The current states of nouns with the bytes of their bodies; a stream without events is left out.
pub async fn nouns(
    link: &mut Link,
    streams: &[StreamId],
) -> Result<Vec<(StreamId, Noun, usize)>, StoreError> {
    if streams.is_empty() {
        return Ok(Vec::new());
    }
    let sql = format!(
        "SELECT kind, id, body FROM documents WHERE (kind, id) IN (VALUES {})",
        link.rows(streams.len(), 2)
    );
    let args: Vec<Arg<'_>> = streams
        .iter()
        .flat_map(|stream| [Arg::Text(stream.kind.key()), (&stream.id).into()])
        .collect();
    let mut found = Vec::with_capacity(streams.len());
    for row in link.all(&sql, &args).await? {
        let (kind, id) = (row.text(0)?, row.id(1)?);
        if let Some(stream) = streams.iter().find(|s| s.id == id && s.kind.key() == kind) {
            let body = row.text(2)?;
            found.push((*stream, Noun::from_json(stream.kind, &body)?, body.len()));
        }
    }
    Ok(found)
}

/// One document of a list or of some ids, with or without its body.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    pub id: Uuid,
    pub sort: String,
    pub position: i64,
    /// Empty when only places were asked for.
    pub body: String,
}

/// How much of each document is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// All of it.
    Whole,
    /// Only where its newest event stands: for who remembers the rest.
    Place,
}

impl Part {
    fn columns(self) -> &'static str {
        match self {
            Part::Whole => "id, sort, position, body",
            Part::Place => "id, sort, position, ''",
        }
    }
}

fn found(row: &Row) -> Result<Found, StoreError> {
    Ok(Found {
        id: row.id(0)?,
        sort: row.text(1)?,
        position: row.int(2)?,
        body: row.text(3)?,
    })
}

/// The named documents of one kind that the audiences may see, in no order.
pub async fn get(
    link: &mut Link,
    part: Part,
    kind: &str,
    ids: &[Uuid],
    audiences: &[Audience],
) -> Result<Vec<Found>, StoreError> {
    let sql = format!(
        "SELECT {} FROM documents WHERE kind = $1 AND visible_to IN ({}) AND id IN ({})",
        part.columns(),
        places(audiences.len(), 2),
        places(padded(ids.len()), 2 + audiences.len())
    );
    let mut args = vec![Arg::Text(kind)];
    args.extend(audiences.iter().map(|audience| Arg::Text(audience.key())));
    args.extend(pad(ids.iter().map(Arg::from).collect()));
    link.read(&sql, &args, found).await
}

/// The condition that a filter and the audiences make, with its arguments; `kind` is `$1`.
fn condition<'a>(
    kind: &'a str,
    filter: &'a Filter,
    audiences: &'a [Audience],
) -> (String, Vec<Arg<'a>>) {
    let mut args = vec![Arg::Text(kind)];
    let mut sql = format!(
        "kind = $1 AND visible_to IN ({})",
        places(audiences.len(), 2)
    );
    args.extend(audiences.iter().map(|audience| Arg::Text(audience.key())));
    let columns = [
        ("programme", &filter.programme),
        ("round", &filter.round),
        ("project", &filter.project),
    ];
    for (column, id) in columns {
        if let Some(id) = id {
            args.push(id.into());
            sql.push_str(&format!(" AND {column} = ${}", args.len()));
        }
    }
    (sql, args)
}

/// A page of the documents of a kind, in their order.
pub async fn list(
    link: &mut Link,
    part: Part,
    kind: &str,
    filter: &Filter,
    audiences: &[Audience],
    page: &Page,
) -> Result<Vec<Found>, StoreError> {
    let (mut sql, mut args) = condition(kind, filter, audiences);
    if let Some((sort, id)) = &page.after {
        args.push(Arg::Text(sort));
        args.push(id.into());
        sql.push_str(&format!(
            " AND (sort, id) > (${}, ${})",
            args.len() - 1,
            args.len()
        ));
    }
    args.push(Arg::Int(page.limit));
    let sql = format!(
        "SELECT {} FROM documents WHERE {sql} ORDER BY sort, id LIMIT ${}",
        part.columns(),
        args.len()
    );
    link.read(&sql, &args, found).await
}

/// The ids of a kind behind one, in their order.
pub async fn ids(
    link: &mut Link,
    kind: &str,
    after: Option<Uuid>,
    most: usize,
    audiences: &[Audience],
) -> Result<Vec<Uuid>, StoreError> {
    let all = Filter::default();
    let (mut sql, mut args) = condition(kind, &all, audiences);
    if let Some(after) = &after {
        args.push(after.into());
        sql.push_str(&format!(" AND id > ${}", args.len()));
    }
    args.push(Arg::Int(i64::try_from(most).unwrap_or(i64::MAX)));
    let many = args.len();
    let sql = format!("SELECT id FROM documents WHERE {sql} ORDER BY id LIMIT ${many}");
    link.read(&sql, &args, |row| Ok(row.id(0)?)).await
}

/// What documents belong to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Parent {
    Programme,
    Project,
}

impl Parent {
    /// The column, which is also the first part of the tag.
    pub fn word(self) -> &'static str {
        match self {
            Parent::Programme => "programme",
            Parent::Project => "project",
        }
    }
}

/// The documents of a kind that these projects or programmes have, in the order of lists, each with
/// whose it is.
pub async fn of_parents(
    link: &mut Link,
    part: Part,
    parent: Parent,
    kind: &str,
    ids: &[Uuid],
    audiences: &[Audience],
) -> Result<Vec<(Uuid, Found)>, StoreError> {
    let column = parent.word();
    let sql = format!(
        "SELECT {}, {column} FROM documents WHERE kind = $1 AND visible_to IN ({}) \
         AND {column} IN ({}) ORDER BY sort, id",
        part.columns(),
        places(audiences.len(), 2),
        places(padded(ids.len()), 2 + audiences.len())
    );
    let mut args = vec![Arg::Text(kind)];
    args.extend(audiences.iter().map(|audience| Arg::Text(audience.key())));
    args.extend(pad(ids.iter().map(Arg::from).collect()));
    link.read(&sql, &args, |row| Ok((row.id(4)?, found(row)?)))
        .await
}

/// How many documents a list without pages would hold.
pub async fn count(
    link: &mut Link,
    kind: &str,
    filter: &Filter,
    audiences: &[Audience],
) -> Result<i64, StoreError> {
    let (sql, args) = condition(kind, filter, audiences);
    let sql = format!("SELECT COUNT(*) FROM documents WHERE {sql}");
    Ok(match link.first(&sql, &args).await? {
        Some(row) => row.int(0)?,
        None => 0,
    })
}

/// Every document, by kind and id: what a rebuild is compared with.
pub async fn everything(link: &mut Link) -> Result<Vec<Document>, StoreError> {
    let sql = format!("SELECT {COLUMNS} FROM documents ORDER BY kind, id");
    let rows = link.all(&sql, &[]).await?;
    rows.iter()
        .map(|row| {
            let position = row.int(7)?;
            let id = |place| -> Result<Option<Uuid>, StoreError> {
                let bytes = row.bytes_or_null(place)?;
                bytes
                    .map(|bytes| Uuid::from_slice(&bytes))
                    .transpose()
                    .map_err(|_| {
                        let what = "a document has a broken id".into();
                        StoreError::Corrupt(Corrupt { position, what })
                    })
            };
            Ok(Document {
                kind: row.text(0)?,
                id: row.id(1)?,
                programme: id(2)?,
                round: id(3)?,
                project: id(4)?,
                sort: row.text(5)?,
                audience: audience(&row.text(6)?, position)?,
                position,
                body: row.text(8)?,
            })
        })
        .collect()
}

/// Replaces all documents.
pub async fn replace_all(link: &mut Link, documents: &[Document]) -> Result<(), StoreError> {
    link.run("DELETE FROM documents", &[]).await?;
    put(link, documents).await
}
