//! The log as lines: one CloudEvents 1.0 envelope per event, in the order of positions.
//!
//! The payload keeps its exact bytes, so an import can verify the whole chain before it accepts
//! anything.

use std::io::{BufRead, Write};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;
use uuid::Uuid;

use super::append::{
    CLAIMS, COMMITS, EVENTS, PRIVATE, TAGS, expect_rows, insert, lock_head, moving_head,
};
use super::hash::{self, Hash, from_hex, hex};
use super::link::{Arg, Engine, Link, Row, Rows};
use super::read::head_of;
use super::{Head, StoreError, micros, moment};
use crate::domain::command::{Stamp, StreamId};
use crate::domain::event::{Event, Noun, StreamKind, Unreadable};

const PAGE: i64 = 1_000;

/// One event. Names and order of the members are those of CloudEvents 1.0 and its JSON format;
/// members after `data` are extension attributes.
#[derive(Serialize, Deserialize)]
struct Envelope {
    specversion: String,
    id: Uuid,
    source: String,
    #[serde(rename = "type")]
    event_type: String,
    /// `kind/id` of the stream.
    subject: String,
    /// When it was recorded.
    time: chrono::DateTime<chrono::Utc>,
    datacontenttype: String,
    data: Content,
    position: i64,
    streamversion: i64,
    schemaversion: i64,
    effectivetime: chrono::DateTime<chrono::Utc>,
    tags: String,
    commitno: i64,
    commitevents: i64,
    commandid: Uuid,
    correlationid: Uuid,
    actorid: Uuid,
    requesthash: String,
    eventhash: String,
    commithash: String,
}

impl Envelope {
    /// What every event of a commit says alike.
    fn of_commit(&self) -> impl PartialEq + use<'_> {
        (
            self.time,
            self.commitevents,
            [self.commandid, self.correlationid, self.actorid],
            [&self.requesthash, &self.commithash],
        )
    }
}

#[derive(Serialize, Deserialize)]
struct Content {
    payload: Box<RawValue>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    private: Option<Private>,
}

/// The free texts of an event with the nonce of its commitment.
#[derive(Serialize, Deserialize)]
struct Private {
    nonce: String,
    texts: Box<RawValue>,
}

const TYPE_PREFIX: &str = "fi.hankemuisti.";

macro_rules! select {
    ($joined:literal) => {
        concat!(
            "SELECT e.position, e.event_id, e.stream_kind, e.stream_id, e.stream_version, ",
            "e.event_type, e.schema_version, e.effective_at, e.payload, p.nonce, p.body, ",
            "(SELECT ",
            $joined,
            " FROM event_tags t WHERE t.position = e.position), c.commit_no, c.event_count, ",
            "c.command_id, c.correlation_id, c.actor_id, c.request_hash, e.event_hash, ",
            "c.commit_hash, c.recorded_at FROM events e ",
            "JOIN commits c ON c.commit_no = e.commit_no ",
            "LEFT JOIN event_private p ON p.position = e.position ",
            "WHERE e.position > $1 AND e.position <= $2 ORDER BY e.position LIMIT $3"
        )
    };
}

/// Writes every event up to the head it finds; returns how many.
pub async fn export(
    link: &mut Link,
    out: &mut (dyn Write + Send),
    progress: &(dyn Fn(i64, i64) + Send + Sync),
) -> Result<i64, StoreError> {
    let head = head_of(link).await?;
    let mut position = 0;
    while position < head.position {
        let lines = lines(link, &head, position, PAGE).await?;
        out.write_all(&lines.text).map_err(StoreError::Output)?;
        position = lines.position;
        progress(position, head.position);
    }
    Ok(position)
}

/// Some of the log as lines.
pub struct Lines {
    pub text: Vec<u8>,
    /// Of the last event in it.
    pub position: i64,
}

/// At most `limit` events after a position and up to a head, and at least one.
pub async fn lines(
    link: &mut Link,
    head: &Head,
    after: i64,
    limit: i64,
) -> Result<Lines, StoreError> {
    let sql = match link.engine() {
        Engine::Sqlite => select!("group_concat(t.tag, ',' ORDER BY t.tag)"),
        Engine::Postgres => select!("string_agg(t.tag, ',' ORDER BY t.tag)"),
    };
    let args = [Arg::Int(after), Arg::Int(head.position), Arg::Int(limit)];
    let rows = link.all(sql, &args).await?;
    if rows.is_empty() {
        return Err(missing(after + 1));
    }
    let mut lines = Lines {
        text: Vec::new(),
        position: after,
    };
    for row in &rows {
        let envelope = envelope(head, row)?;
        if envelope.position != lines.position + 1 {
            return Err(missing(lines.position + 1));
        }
        lines.position = envelope.position;
        serde_json::to_writer(&mut lines.text, &envelope)?;
        lines.text.push(b'\n');
    }
    Ok(lines)
}

fn missing(position: i64) -> StoreError {
    StoreError::Corrupt(super::Corrupt {
        position,
        what: "the event is missing".into(),
    })
}

fn envelope(head: &Head, row: &Row) -> Result<Envelope, StoreError> {
    let position = row.int(0)?;
    let private = match (row.bytes_or_null(9)?, row.text_or_null(10)?) {
        (Some(nonce), Some(texts)) => Some(Private {
            nonce: STANDARD.encode(nonce),
            texts: RawValue::from_string(texts)?,
        }),
        _ => None,
    };
    Ok(Envelope {
        specversion: "1.0".into(),
        id: row.id(1)?,
        source: format!("urn:uuid:{}", head.log_id),
        event_type: format!("{TYPE_PREFIX}{}", row.text(5)?),
        subject: format!("{}/{}", row.text(2)?, row.id(3)?),
        time: moment(row.int(20)?, position)?,
        datacontenttype: "application/json".into(),
        data: Content {
            payload: RawValue::from_string(row.text(8)?)?,
            private,
        },
        position,
        streamversion: row.int(4)?,
        schemaversion: row.int(6)?,
        effectivetime: moment(row.int(7)?, position)?,
        tags: row.text_or_null(11)?.unwrap_or_default(),
        commitno: row.int(12)?,
        commitevents: row.int(13)?,
        commandid: row.id(14)?,
        correlationid: row.id(15)?,
        actorid: row.id(16)?,
        requesthash: hex(row.bytes(17)?),
        eventhash: hex(row.bytes(18)?),
        commithash: hex(row.bytes(19)?),
    })
}

/// Why an import was refused. Nothing of it is kept.
#[derive(Debug, thiserror::Error)]
pub enum ImportError {
    #[error("line {line}: {what}")]
    Line { line: i64, what: String },
    #[error("the log is not empty: an import needs a new one")]
    NotEmpty,
    #[error("the input cannot be read: {0}")]
    Input(#[from] std::io::Error),
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl From<sqlx::Error> for ImportError {
    fn from(error: sqlx::Error) -> ImportError {
        ImportError::Store(StoreError::Database(error))
    }
}

/// Reads an exported log into an empty one, in one transaction; returns the number of events.
/// Documents are not made: rebuild afterwards.
pub async fn import(
    link: &mut Link,
    input: impl BufRead,
    progress: impl Fn(i64),
) -> Result<i64, ImportError> {
    let result = import_all(link, input, progress).await;
    if result.is_err() {
        // The refusal is the answer, whether or not there was a transaction to undo.
        let _ = link.script("ROLLBACK").await;
    }
    result
}

async fn import_all(
    link: &mut Link,
    input: impl BufRead,
    progress: impl Fn(i64),
) -> Result<i64, ImportError> {
    let head = lock_head(link).await?;
    if head.position != 0 {
        return Err(ImportError::NotEmpty);
    }
    let mut chain = Chain {
        head,
        pending: Vec::new(),
        streams: std::collections::HashMap::new(),
        line: 0,
    };
    for line in input.lines() {
        let line = line?;
        chain.line += 1;
        if line.trim().is_empty() {
            continue;
        }
        let envelope: Envelope =
            serde_json::from_str(&line).map_err(|error| chain.refuse(error.to_string()))?;
        chain.add(link, envelope).await?;
        progress(chain.head.position);
    }
    if !chain.pending.is_empty() {
        return Err(chain.refuse("the last commit is cut".into()));
    }
    let moving = moving_head(link, &chain.head);
    let [moved] = link.ask_all([moving]).await?;
    expect_rows("head", moved.changed, 1)?;
    // Documents of the empty log do not show these events: the next start makes them anew.
    link.run("DELETE FROM projections", &[]).await?;
    link.script("COMMIT").await?;
    Ok(chain.head.position)
}

struct Chain {
    head: Head,
    /// Events of the commit that is being read.
    pending: Vec<(Envelope, Hash)>,
    streams: std::collections::HashMap<StreamId, Noun>,
    line: i64,
}

impl Chain {
    fn refuse(&self, what: String) -> ImportError {
        ImportError::Line {
            line: self.line,
            what,
        }
    }

    async fn add(&mut self, link: &mut Link, envelope: Envelope) -> Result<(), ImportError> {
        let position = self.head.position + self.pending.len() as i64 + 1;
        if envelope.position != position || envelope.commitno != self.head.commit_no + 1 {
            return Err(self.refuse(format!("position {position} was expected")));
        }
        let hash = event_hash(&envelope).map_err(|what| self.refuse(what))?;
        if hex(&hash) != envelope.eventhash {
            return Err(self.refuse("the event does not fit its hash".into()));
        }
        let whole = envelope.commitevents == self.pending.len() as i64 + 1;
        self.pending.push((envelope, hash));
        if whole {
            self.commit(link).await
        } else {
            Ok(())
        }
    }

    async fn commit(&mut self, link: &mut Link) -> Result<(), ImportError> {
        let events = std::mem::take(&mut self.pending);
        let Some((first, _)) = events.first() else {
            return Ok(());
        };
        if events
            .iter()
            .any(|(event, _)| event.of_commit() != first.of_commit())
        {
            return Err(self.refuse("the events of the commit disagree about it".into()));
        }
        let hashes: Vec<Hash> = events.iter().map(|(_, hash)| *hash).collect();
        let request_hash = from_hex(&first.requesthash)
            .ok_or_else(|| self.refuse("the request hash is broken".into()))?;
        let commit_hash = hash::commit(&hash::CommitFields {
            commit_no: first.commitno,
            first_position: first.position,
            recorded_at: micros(first.time),
            command_id: &first.commandid,
            request_hash: &request_hash,
            actor_id: &first.actorid,
            correlation_id: &first.correlationid,
            events: &hashes,
            prev_hash: &self.head.commit_hash,
        });
        if hex(&commit_hash) != first.commithash {
            return Err(self.refuse("the commit does not fit the chain".into()));
        }
        if first.time < self.head.last_recorded_at {
            return Err(self.refuse("recorded before the commit before it".into()));
        }
        let commit = Rows::plain(
            COMMITS,
            10,
            vec![
                Arg::Int(first.commitno),
                (&first.commandid).into(),
                Arg::Bytes(&request_hash),
                (&first.actorid).into(),
                (&first.correlationid).into(),
                Arg::Int(first.position),
                Arg::Int(first.commitevents),
                Arg::Int(micros(first.time)),
                Arg::Bytes(&self.head.commit_hash),
                Arg::Bytes(&commit_hash),
            ],
        );
        insert(link, &[commit]).await?;
        for (envelope, hash) in &events {
            self.insert_event(link, envelope, hash).await?;
        }
        self.head.commit_no = first.commitno;
        self.head.position = first.position + events.len() as i64 - 1;
        self.head.commit_hash = commit_hash;
        self.head.last_recorded_at = first.time;
        Ok(())
    }

    async fn insert_event(
        &mut self,
        link: &mut Link,
        envelope: &Envelope,
        hash: &Hash,
    ) -> Result<(), ImportError> {
        let stream = stream_of(envelope).map_err(|what| self.refuse(what))?;
        let private = private_of(envelope).map_err(|what| self.refuse(what))?;
        let commitment = private
            .as_ref()
            .map(|(nonce, body)| hash::private(nonce, body));
        let event = Rows::plain(
            EVENTS,
            12,
            vec![
                Arg::Int(envelope.position),
                (&envelope.id).into(),
                Arg::Int(envelope.commitno),
                Arg::Text(stream.kind.key()),
                (&stream.id).into(),
                Arg::Int(envelope.streamversion),
                Arg::Text(name_of(envelope)),
                Arg::Int(envelope.schemaversion),
                Arg::Int(micros(envelope.effectivetime)),
                Arg::Text(envelope.data.payload.get()),
                Arg::BytesOrNull(commitment.as_ref().map(|hash| &hash[..])),
                Arg::Bytes(hash),
            ],
        );
        let tags = tags_of(envelope)
            .flat_map(|tag| [Arg::Text(tag), Arg::Int(envelope.position)])
            .collect();
        let texts = private.iter().flat_map(|(nonce, body)| {
            [
                Arg::Int(envelope.position),
                Arg::Bytes(nonce),
                Arg::Text(body),
            ]
        });
        let beside = Rows::plain(PRIVATE, 3, texts.collect());
        insert(link, &[event, Rows::plain(TAGS, 2, tags), beside]).await?;
        self.fold(link, stream, envelope, private.map(|(_, body)| body))
            .await
    }

    /// Reads the event as a new stream state, and takes the claim of a new stream.
    async fn fold(
        &mut self,
        link: &mut Link,
        stream: StreamId,
        envelope: &Envelope,
        private: Option<String>,
    ) -> Result<(), ImportError> {
        let stamp = Stamp {
            position: envelope.position,
            version: envelope.streamversion,
            effective: envelope.effectivetime,
            recorded: envelope.time,
            actor: envelope.actorid,
        };
        let event = Event::decode(
            name_of(envelope),
            envelope.schemaversion,
            envelope.data.payload.get(),
            private.as_deref(),
        )
        .map_err(|error: Unreadable| self.refuse(error.to_string()))?;
        let before = self.streams.remove(&stream);
        let is_new = before.is_none();
        if before.as_ref().map_or(0, Noun::version) + 1 != stamp.version {
            return Err(self.refuse("the stream skips a version".into()));
        }
        let after = Noun::evolve(before, &event, &stamp)
            .ok_or_else(|| self.refuse("the event cannot follow in its stream".into()))?;
        if is_new && let Some(claim) = after.claim() {
            let row = vec![
                Arg::Text(&claim),
                (&stream.id).into(),
                Arg::Int(stamp.position),
            ];
            insert(link, &[Rows::plain(CLAIMS, 3, row)]).await?;
        }
        self.streams.insert(stream, after);
        Ok(())
    }
}

fn name_of(envelope: &Envelope) -> &str {
    envelope
        .event_type
        .strip_prefix(TYPE_PREFIX)
        .unwrap_or(&envelope.event_type)
}

fn tags_of(envelope: &Envelope) -> impl Iterator<Item = &str> {
    envelope.tags.split(',').filter(|tag| !tag.is_empty())
}

fn stream_of(envelope: &Envelope) -> Result<StreamId, String> {
    let broken = || format!("the subject {} is no stream", envelope.subject);
    let (kind, id) = envelope.subject.split_once('/').ok_or_else(broken)?;
    Ok(StreamId {
        kind: StreamKind::parse(kind).ok_or_else(broken)?,
        id: Uuid::parse_str(id).map_err(|_| broken())?,
    })
}

fn private_of(envelope: &Envelope) -> Result<Option<([u8; 32], String)>, String> {
    let Some(private) = &envelope.data.private else {
        return Ok(None);
    };
    let nonce = STANDARD
        .decode(&private.nonce)
        .ok()
        .and_then(|bytes| <[u8; 32]>::try_from(bytes).ok())
        .ok_or("the nonce is broken")?;
    Ok(Some((nonce, private.texts.get().to_owned())))
}

fn event_hash(envelope: &Envelope) -> Result<Hash, String> {
    let stream = stream_of(envelope)?;
    let commitment = private_of(envelope)?.map(|(nonce, body)| hash::private(&nonce, &body));
    let tags: Vec<String> = tags_of(envelope).map(str::to_owned).collect();
    Ok(hash::event(&hash::EventFields {
        event_id: &envelope.id,
        stream_kind: stream.kind.key(),
        stream_id: &stream.id,
        stream_version: envelope.streamversion,
        event_type: name_of(envelope),
        schema_version: envelope.schemaversion,
        effective_at: micros(envelope.effectivetime),
        payload: &hash::payload(envelope.data.payload.get()),
        private_commitment: commitment.as_ref(),
        tags: &hash::tags(&tags),
    }))
}
