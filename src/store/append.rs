//! One batch of commands becomes one transaction.
//!
//! The head row is locked first and read alone; everything else is read after it. Requests are
//! judged in order against a view that moves as each is accepted; then one multi-row statement per
//! table writes all of them, and every row count is checked.

use std::collections::HashMap;

use chrono::{DateTime, TimeDelta, Utc};
use uuid::Uuid;

use super::documents;
use super::hash::{self, Hash};
use super::link::{Arg, Engine, Link, Rows, pad, padded, places};
use super::read::{find_command, head_of};
use super::{
    Append, AppendError, Committed, Corrupt, Cursor, Head, NewEvent, Projections, StoreError,
    micros,
};
use crate::domain::command::{Stamp, StreamId};
use crate::domain::document::Document;
use crate::domain::event::{Noun, StreamKind};

/// Recorded times strictly grow from transaction to transaction, so that an answer as of a moment
/// that was reached can never change.
const TICK: TimeDelta = TimeDelta::microseconds(1);

/// The answers of a batch in the order of its requests, and what stands after it.
pub struct Written {
    pub answers: Vec<Result<Committed, AppendError>>,
    pub head: Head,
    /// The documents that were written.
    pub documents: Vec<Document>,
    /// The nouns that they show.
    pub nouns: HashMap<StreamId, Noun>,
}

/// Locks the head for the rest of the transaction that this begins.
pub async fn lock_head(link: &mut Link) -> Result<Head, StoreError> {
    match link.engine() {
        Engine::Sqlite => {
            link.script("BEGIN IMMEDIATE").await?;
            head_of(link, "").await
        }
        Engine::Postgres => {
            // Whatever the database's default: each statement after the lock reads what is newest.
            link.script(
                "BEGIN ISOLATION LEVEL READ COMMITTED; \
                 SET LOCAL lock_timeout = '10s'; SET LOCAL statement_timeout = '60s'",
            )
            .await?;
            head_of(link, " FOR UPDATE").await
        }
    }
}

/// Writes what it accepts of a batch and commits. On an error nothing is written; the caller rolls
/// back.
pub async fn write(
    link: &mut Link,
    requests: &[&Append],
    now: DateTime<Utc>,
    projections: &Projections,
) -> Result<Written, StoreError> {
    let head = lock_head(link).await?;
    let mut view = View::read(link, head, requests, now).await?;
    let answers: Vec<_> = requests.iter().map(|request| view.judge(request)).collect();
    if view.commits.is_empty() {
        link.script("ROLLBACK").await?;
        return Ok(Written {
            answers,
            head,
            documents: Vec::new(),
            nouns: HashMap::new(),
        });
    }
    view.read_states(link).await?;
    let documents = view.fold(projections)?;
    view.insert(link, &documents).await?;
    let head = view.head;
    move_head(link, &head).await?;
    link.script("COMMIT").await.map_err(StoreError::Commit)?;
    Ok(Written {
        answers,
        head,
        documents,
        nouns: view.states,
    })
}

/// Moves the head row.
pub async fn move_head(link: &mut Link, head: &Head) -> Result<(), StoreError> {
    let moved = link
        .run(
            "UPDATE head SET commit_no = $1, position = $2, commit_hash = $3, \
             last_recorded_at = $4 WHERE id = 1",
            &[
                Arg::Int(head.commit_no),
                Arg::Int(head.position),
                Arg::Bytes(&head.commit_hash),
                Arg::Int(micros(head.last_recorded_at)),
            ],
        )
        .await?;
    expect_rows("head", moved, 1)
}

/// A statement that changed another number of rows than it must is a defect: nothing is committed.
pub fn expect_rows(table: &str, changed: u64, expected: usize) -> Result<(), StoreError> {
    if changed == expected as u64 {
        Ok(())
    } else {
        Err(StoreError::Database(sqlx::Error::Protocol(format!(
            "{table}: {changed} rows changed where {expected} must"
        ))))
    }
}

/// An accepted event with its place.
struct Placed<'a> {
    new: &'a NewEvent,
    stamp: Stamp,
    commit_no: i64,
    event_hash: Hash,
}

/// An accepted command with its place.
struct Accepted<'a> {
    append: &'a Append,
    commit_no: i64,
    first_position: i64,
    prev_hash: Hash,
    commit_hash: Hash,
}

/// The log as the batch sees it: what was stored before it, and what it accepted so far.
struct View<'a> {
    head: Head,
    recorded: DateTime<Utc>,
    known_commands: HashMap<Uuid, (Hash, Committed)>,
    versions: HashMap<StreamId, i64>,
    claims: HashMap<String, Uuid>,
    states: HashMap<StreamId, Noun>,
    commits: Vec<Accepted<'a>>,
    events: Vec<Placed<'a>>,
    taken: Vec<(&'a str, Uuid, i64)>,
}

impl<'a> View<'a> {
    async fn read(
        link: &mut Link,
        head: Head,
        requests: &[&'a Append],
        now: DateTime<Utc>,
    ) -> Result<View<'a>, StoreError> {
        let ids: Vec<Uuid> = requests.iter().map(|request| request.command_id).collect();
        let mut known_commands = HashMap::new();
        for found in find_command(link, head.epoch, &ids).await? {
            known_commands.insert(found.command_id, (found.request_hash, found.committed));
        }
        Ok(View {
            recorded: now.max(head.last_recorded_at.max(head.settled_at) + TICK),
            head,
            known_commands,
            versions: versions(link, requests).await?,
            claims: claims(link, requests).await?,
            states: HashMap::new(),
            commits: Vec::new(),
            events: Vec::new(),
            taken: Vec::new(),
        })
    }

    fn version(&self, stream: StreamId) -> i64 {
        self.versions.get(&stream).copied().unwrap_or(0)
    }

    fn judge(&mut self, request: &'a Append) -> Result<Committed, AppendError> {
        if let Some((request_hash, committed)) = self.known_commands.get(&request.command_id) {
            return if *request_hash == request.request_hash {
                Ok(Committed {
                    is_repeat: true,
                    versions: Vec::new(),
                    ..committed.clone()
                })
            } else {
                Err(AppendError::IdempotencyMismatch)
            };
        }
        for (stream, expectation) in &request.expectations {
            let actual = self.version(*stream);
            if !expectation.holds(actual) {
                let stream = *stream;
                return Err(AppendError::VersionConflict { stream, actual });
            }
        }
        for (claim, _) in &request.claims {
            if self.claims.contains_key(claim) {
                let claim = claim.clone();
                return Err(AppendError::ClaimTaken { claim });
            }
        }
        Ok(self.accept(request))
    }

    fn accept(&mut self, request: &'a Append) -> Committed {
        let commit_no = self.head.commit_no + 1;
        let first_position = self.head.position + 1;
        let mut hashes = Vec::with_capacity(request.events.len());
        let mut versions: Vec<(StreamId, i64)> = Vec::new();
        for (new, position) in request.events.iter().zip(first_position..) {
            let version = self.version(new.stream) + 1;
            self.versions.insert(new.stream, version);
            let event_hash = event_hash(new, version);
            hashes.push(event_hash);
            self.events.push(Placed {
                new,
                commit_no,
                event_hash,
                stamp: Stamp {
                    position,
                    version,
                    effective: new.effective,
                    recorded: self.recorded,
                    actor: request.actor,
                },
            });
            versions.retain(|(stream, _)| *stream != new.stream);
            versions.push((new.stream, version));
        }
        for (claim, stream) in &request.claims {
            self.claims.insert(claim.clone(), stream.id);
            self.taken.push((claim, stream.id, first_position));
        }
        for (stream, noun) in &request.known {
            let before = self.version(*stream)
                - request
                    .events
                    .iter()
                    .filter(|e| e.stream == *stream)
                    .count() as i64;
            if noun.version() == before {
                self.states.entry(*stream).or_insert_with(|| noun.clone());
            }
        }
        let commit_hash = hash::commit(&hash::CommitFields {
            commit_no,
            first_position,
            recorded_at: micros(self.recorded),
            command_id: &request.command_id,
            request_hash: &request.request_hash,
            actor_id: &request.actor,
            correlation_id: &request.correlation_id,
            events: &hashes,
            prev_hash: &self.head.commit_hash,
        });
        self.commits.push(Accepted {
            append: request,
            commit_no,
            first_position,
            prev_hash: self.head.commit_hash,
            commit_hash,
        });
        let last_position = self.head.position + request.events.len() as i64;
        self.head.commit_no = commit_no;
        self.head.position = last_position;
        self.head.commit_hash = commit_hash;
        self.head.last_recorded_at = self.recorded;
        let committed = Committed {
            commit_no,
            first_position,
            last_position,
            recorded_at: self.recorded,
            versions,
            cursor: Cursor {
                epoch: self.head.epoch,
                position: last_position,
            },
            is_repeat: false,
        };
        self.known_commands.insert(
            request.command_id,
            (request.request_hash, committed.clone()),
        );
        committed
    }

    /// States that the new events change and no request knew.
    async fn read_states(&mut self, link: &mut Link) -> Result<(), StoreError> {
        let mut wanted: Vec<StreamId> = self
            .events
            .iter()
            .filter(|placed| placed.stamp.version > 1)
            .map(|placed| placed.new.stream)
            .filter(|stream| !self.states.contains_key(stream))
            .collect();
        wanted.sort_unstable();
        wanted.dedup();
        for (stream, noun, _) in documents::nouns(link, &wanted).await? {
            self.states.insert(stream, noun);
        }
        Ok(())
    }

    /// Folds the new events and shows the changed nouns as documents.
    fn fold(&mut self, projections: &Projections) -> Result<Vec<Document>, StoreError> {
        let mut changed: Vec<StreamId> = Vec::new();
        for placed in &self.events {
            let stream = placed.new.stream;
            let before = if placed.stamp.version == 1 {
                None
            } else {
                self.states.remove(&stream)
            };
            let corrupt = |what| Corrupt {
                position: placed.stamp.position,
                what,
            };
            if before.as_ref().map_or(0, Noun::version) + 1 != placed.stamp.version {
                let what = "the document of the stream is not of its newest event; rebuild".into();
                return Err(corrupt(what).into());
            }
            let noun = Noun::evolve(before, &placed.new.event, &placed.stamp).ok_or_else(|| {
                corrupt(format!(
                    "{} cannot follow in its stream",
                    placed.new.event.name()
                ))
            })?;
            self.states.insert(stream, noun);
            if !changed.contains(&stream) {
                changed.push(stream);
            }
        }
        let mut documents = Vec::with_capacity(changed.len());
        for stream in changed {
            if let Some(noun) = self.states.get(&stream) {
                documents.extend(projections.documents(noun)?);
            }
        }
        Ok(documents)
    }

    /// Everything that the batch stores, in one go.
    async fn insert(&self, link: &mut Link, documents: &[Document]) -> Result<(), StoreError> {
        let tables = [
            self.commit_rows(),
            self.event_rows(),
            self.tag_rows(),
            self.private_rows(),
            self.claim_rows(),
            documents::rows(documents),
        ];
        insert(link, &tables).await
    }

    fn commit_rows(&self) -> Rows<'_> {
        let mut args = Vec::with_capacity(self.commits.len() * 10);
        for commit in &self.commits {
            args.extend([
                Arg::Int(commit.commit_no),
                (&commit.append.command_id).into(),
                Arg::Bytes(&commit.append.request_hash),
                (&commit.append.actor).into(),
                (&commit.append.correlation_id).into(),
                Arg::Int(commit.first_position),
                Arg::Int(commit.append.events.len() as i64),
                Arg::Int(micros(self.recorded)),
                Arg::Bytes(&commit.prev_hash),
                Arg::Bytes(&commit.commit_hash),
            ]);
        }
        Rows::plain(COMMITS, 10, args)
    }

    fn event_rows(&self) -> Rows<'_> {
        let mut args = Vec::with_capacity(self.events.len() * 12);
        for placed in &self.events {
            let new = placed.new;
            args.extend([
                Arg::Int(placed.stamp.position),
                (&new.event_id).into(),
                Arg::Int(placed.commit_no),
                Arg::Text(new.stream.kind.key()),
                (&new.stream.id).into(),
                Arg::Int(placed.stamp.version),
                Arg::Text(new.event.name()),
                Arg::Int(new.event.schema_version()),
                Arg::Int(micros(new.effective)),
                Arg::Text(&new.encoded.payload),
                Arg::BytesOrNull(new.private.as_ref().map(|(_, hash)| &hash[..])),
                Arg::Bytes(&placed.event_hash),
            ]);
        }
        Rows::plain(EVENTS, 12, args)
    }

    fn tag_rows(&self) -> Rows<'_> {
        let args: Vec<Arg<'_>> = self
            .events
            .iter()
            .flat_map(|placed| {
                placed
                    .new
                    .tags
                    .iter()
                    .flat_map(|tag| [Arg::Text(tag), Arg::Int(placed.stamp.position)])
            })
            .collect();
        Rows::plain(TAGS, 2, args)
    }

    fn private_rows(&self) -> Rows<'_> {
        let args: Vec<Arg<'_>> = self
            .events
            .iter()
            .filter_map(|placed| {
                let (nonce, _) = placed.new.private.as_ref()?;
                let body = placed.new.encoded.private.as_deref()?;
                Some([
                    Arg::Int(placed.stamp.position),
                    Arg::Bytes(nonce),
                    Arg::Text(body),
                ])
            })
            .flatten()
            .collect();
        Rows::plain(PRIVATE, 3, args)
    }

    fn claim_rows(&self) -> Rows<'_> {
        let args: Vec<Arg<'_>> = self
            .taken
            .iter()
            .flat_map(|(claim, stream, position)| {
                [Arg::Text(claim), stream.into(), Arg::Int(*position)]
            })
            .collect();
        Rows::plain(CLAIMS, 3, args)
    }
}

pub const COMMITS: &str = "commits (commit_no, command_id, request_hash, actor_id, \
    correlation_id, first_position, event_count, recorded_at, prev_hash, commit_hash)";
pub const EVENTS: &str = "events (position, event_id, commit_no, stream_kind, stream_id, \
    stream_version, event_type, schema_version, effective_at, payload, private_commitment, \
    event_hash)";
pub const TAGS: &str = "event_tags (tag, position)";
pub const PRIVATE: &str = "event_private (position, nonce, body)";
pub const CLAIMS: &str = "claims (claim_key, stream_id, position)";

/// Inserts into several tables; every row must be written.
pub async fn insert(link: &mut Link, tables: &[Rows<'_>]) -> Result<(), StoreError> {
    let written = link.insert(tables).await?;
    for (table, written) in tables.iter().zip(written) {
        expect_rows(table.into, written, table.values.len() / table.columns)?;
    }
    Ok(())
}

/// The hash of a new event at its version.
fn event_hash(new: &NewEvent, version: i64) -> Hash {
    hash::event(&hash::EventFields {
        event_id: &new.event_id,
        stream_kind: new.stream.kind.key(),
        stream_id: &new.stream.id,
        stream_version: version,
        event_type: new.event.name(),
        schema_version: new.event.schema_version(),
        effective_at: micros(new.effective),
        payload: &new.payload_hash,
        private_commitment: new.private.as_ref().map(|(_, hash)| hash),
        tags: &new.tags_hash,
    })
}

/// Stored versions of every stream the batch names.
async fn versions(
    link: &mut Link,
    requests: &[&Append],
) -> Result<HashMap<StreamId, i64>, StoreError> {
    let mut streams: Vec<StreamId> = requests
        .iter()
        .flat_map(|request| {
            let expected = request.expectations.iter().map(|(stream, _)| *stream);
            expected.chain(request.events.iter().map(|event| event.stream))
        })
        .collect();
    streams.sort_unstable();
    streams.dedup();
    let kinds: HashMap<Uuid, StreamKind> = streams.iter().map(|s| (s.id, s.kind)).collect();
    if streams.is_empty() {
        return Ok(HashMap::new());
    }
    let sql = format!(
        "SELECT s.column1, (SELECT MAX(e.stream_version) FROM events e \
         WHERE e.stream_id = s.column1) FROM (VALUES {}) AS s",
        link.rows(padded(streams.len()), 1)
    );
    let args = pad(streams.iter().map(|stream| (&stream.id).into()).collect());
    let mut versions = HashMap::new();
    for row in link.all(&sql, &args).await? {
        let id = row.id(0)?;
        if let (Some(kind), Some(version)) = (kinds.get(&id), row.int_or_null(1)?) {
            versions.insert(StreamId { kind: *kind, id }, version);
        }
    }
    Ok(versions)
}

/// Which of the claims the batch makes are already held, and by whom.
async fn claims(
    link: &mut Link,
    requests: &[&Append],
) -> Result<HashMap<String, Uuid>, StoreError> {
    let args: Vec<Arg<'_>> = requests
        .iter()
        .flat_map(|request| request.claims.iter().map(|(claim, _)| Arg::Text(claim)))
        .collect();
    if args.is_empty() {
        return Ok(HashMap::new());
    }
    let args = pad(args);
    let sql = format!(
        "SELECT claim_key, stream_id FROM claims WHERE claim_key IN ({})",
        places(args.len(), 1)
    );
    let mut held = HashMap::new();
    for row in link.all(&sql, &args).await? {
        held.insert(row.text(0)?, row.id(1)?);
    }
    Ok(held)
}
