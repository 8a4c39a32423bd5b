//! One batch of commands becomes one transaction.
//!
//! The head row is locked first; everything else is read after it. Requests are judged in order
//! against a view that moves as each is accepted; then one multi-row statement per table writes all
//! of them, and every row count is checked. Who comes before the commit may join the transaction.

use std::collections::HashMap;

use chrono::{DateTime, TimeDelta, Utc};
use uuid::Uuid;

use super::documents;
use super::hash::{self, Hash};
use super::link::{Answer, Arg, Engine, Link, Row, Rows, Statement, pad};
use super::read::{HEAD, commands_statement, head_from, head_statement, outcomes};
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
    Ok(begin(link, Vec::new()).await?.0)
}

/// Begins a transaction, locks the head, and asks the rest after it is locked: in as few questions as
/// the database allows.
async fn begin(
    link: &mut Link,
    then: Vec<Statement<'_>>,
) -> Result<(Head, std::vec::IntoIter<Answer>), StoreError> {
    match link.engine() {
        Engine::Sqlite => {
            let begin = Statement {
                sql: "BEGIN IMMEDIATE".into(),
                args: Vec::new(),
            };
            let all = [begin, head_statement()].into_iter().chain(then);
            let mut answers = link.ask(&all.collect::<Vec<_>>()).await?.into_iter();
            let head = answers.nth(1).unwrap_or_default();
            Ok((head_from(&head.rows)?, answers))
        }
        Engine::Postgres => {
            // Whatever the database's default: each statement after the lock reads what is newest.
            let script = format!(
                "BEGIN ISOLATION LEVEL READ COMMITTED; \
                 SET LOCAL lock_timeout = '10s'; SET LOCAL statement_timeout = '60s'; \
                 {HEAD} FOR UPDATE"
            );
            let head = head_from(&link.script_of_rows(&script).await?)?;
            Ok((head, link.ask(&then).await?.into_iter()))
        }
    }
}

/// A transaction under way. Dropped without `commit`, it is the caller's to roll back.
pub struct Transaction<'t> {
    link: &'t mut Link,
    projections: &'t Projections,
    view: Option<View>,
    answers: Vec<Result<Committed, AppendError>>,
    documents: Vec<Document>,
}

impl<'t> Transaction<'t> {
    /// Nothing is asked of the database before the first requests.
    pub fn new(link: &'t mut Link, projections: &'t Projections) -> Transaction<'t> {
        Transaction {
            link,
            projections,
            view: None,
            answers: Vec::new(),
            documents: Vec::new(),
        }
    }

    /// Stores what it accepts of the requests.
    pub async fn add(
        &mut self,
        requests: &[&Append],
        now: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        let mut view = View::read(self.link, self.view.take(), requests, now).await?;
        let mut part = Part::default();
        for request in requests {
            self.answers.push(view.judge(request, &mut part));
        }
        if !part.commits.is_empty() {
            view.read_states(self.link, &part).await?;
            let documents = view.fold(&part, self.projections)?;
            part.store(self.link, &view.head, &documents).await?;
            self.documents.extend(documents);
            view.is_changed = true;
        }
        self.view = Some(view);
        Ok(())
    }

    /// Makes what was stored last.
    pub async fn commit(self) -> Result<Written, StoreError> {
        let view = self.view.ok_or(StoreError::Interrupted)?;
        if view.is_changed {
            self.link
                .script("COMMIT")
                .await
                .map_err(StoreError::Commit)?;
        } else {
            self.link.script("ROLLBACK").await?;
        }
        Ok(Written {
            answers: self.answers,
            head: view.head,
            documents: self.documents,
            nouns: view.states,
        })
    }
}

/// Moves the head row.
pub fn moving_head<'a>(link: &Link, head: &'a Head) -> Statement<'a> {
    let place = |number| link.place(number);
    let sql = format!(
        "UPDATE head SET commit_no = {}, position = {}, commit_hash = {}, \
         last_recorded_at = {} WHERE id = 1",
        place(1),
        place(2),
        place(3),
        place(4)
    );
    Statement {
        sql: sql.into(),
        args: vec![
            Arg::Int(head.commit_no),
            Arg::Int(head.position),
            Arg::Bytes(&head.commit_hash),
            Arg::Int(micros(head.last_recorded_at)),
        ],
    }
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
    recorded: DateTime<Utc>,
    prev_hash: Hash,
    commit_hash: Hash,
}

/// What is accepted of some requests and not stored yet.
#[derive(Default)]
struct Part<'a> {
    commits: Vec<Accepted<'a>>,
    events: Vec<Placed<'a>>,
    taken: Vec<(&'a str, Uuid, i64)>,
}

/// The log as a transaction sees it: what was stored before it, and what it accepted so far.
struct View {
    head: Head,
    recorded: DateTime<Utc>,
    known_commands: HashMap<Uuid, (Hash, Committed)>,
    versions: HashMap<StreamId, i64>,
    claims: HashMap<String, Uuid>,
    states: HashMap<StreamId, Noun>,
    is_changed: bool,
}

impl View {
    /// Learns what the requests are judged by; the first ones begin the transaction.
    async fn read(
        link: &mut Link,
        before: Option<View>,
        requests: &[&Append],
        now: DateTime<Utc>,
    ) -> Result<View, StoreError> {
        let kinds = streams(requests);
        let ids: Vec<Uuid> = kinds.keys().copied().collect();
        let mut questions = vec![
            commands_statement(link, requests.iter().map(|request| &request.command_id)),
            versions_statement(link, &ids),
        ];
        // Where all are asked as one, there is always one question of one shape.
        let has_claims = requests.iter().any(|request| !request.claims.is_empty());
        if has_claims || link.engine() == Engine::Sqlite {
            questions.push(claims_statement(link, requests));
        }
        let (mut view, mut answers) = match before {
            Some(view) => (view, link.ask(&questions).await?.into_iter()),
            None => {
                let (head, answers) = begin(link, questions).await?;
                (View::of(head), answers)
            }
        };
        let mut next = || answers.next().unwrap_or_default().rows;
        for found in outcomes(&next(), view.head.epoch)? {
            let known = (found.request_hash, found.committed);
            view.known_commands.insert(found.command_id, known);
        }
        view.versions.extend(versions(&next(), &kinds)?);
        view.claims.extend(claims(&next())?);
        let last = view.head.last_recorded_at.max(view.head.settled_at);
        view.recorded = now.max(last + TICK);
        Ok(view)
    }

    fn of(head: Head) -> View {
        View {
            recorded: head.last_recorded_at,
            head,
            known_commands: HashMap::new(),
            versions: HashMap::new(),
            claims: HashMap::new(),
            states: HashMap::new(),
            is_changed: false,
        }
    }

    fn version(&self, stream: StreamId) -> i64 {
        self.versions.get(&stream).copied().unwrap_or(0)
    }

    fn judge<'a>(
        &mut self,
        request: &'a Append,
        part: &mut Part<'a>,
    ) -> Result<Committed, AppendError> {
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
        Ok(self.accept(request, part))
    }

    fn accept<'a>(&mut self, request: &'a Append, part: &mut Part<'a>) -> Committed {
        let commit_no = self.head.commit_no + 1;
        let first_position = self.head.position + 1;
        let mut hashes = Vec::with_capacity(request.events.len());
        let mut versions: Vec<(StreamId, i64)> = Vec::new();
        for (new, position) in request.events.iter().zip(first_position..) {
            let version = self.version(new.stream) + 1;
            self.versions.insert(new.stream, version);
            let event_hash = event_hash(new, version);
            hashes.push(event_hash);
            part.events.push(Placed {
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
            part.taken.push((claim, stream.id, first_position));
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
        part.commits.push(Accepted {
            append: request,
            commit_no,
            first_position,
            recorded: self.recorded,
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
    async fn read_states(&mut self, link: &mut Link, part: &Part<'_>) -> Result<(), StoreError> {
        let mut wanted: Vec<StreamId> = part
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
    fn fold(
        &mut self,
        part: &Part<'_>,
        projections: &Projections,
    ) -> Result<Vec<Document>, StoreError> {
        let mut changed: Vec<StreamId> = Vec::new();
        for placed in &part.events {
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
}

impl Part<'_> {
    /// Everything of it in one go: a repeat of a row would be an error, and every row is counted.
    async fn store(
        &self,
        link: &mut Link,
        head: &Head,
        documents: &[Document],
    ) -> Result<(), StoreError> {
        let tables = [
            self.commit_rows(),
            self.event_rows(),
            self.tag_rows(),
            self.private_rows(),
            self.claim_rows(),
            documents::rows(documents),
        ];
        let moving = moving_head(link, head);
        let mut written = link.write(&tables, Some(moving)).await?;
        expect_rows("head", written.pop().unwrap_or_default(), 1)?;
        expect_all(&tables, &written)
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
                Arg::Int(micros(commit.recorded)),
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
    let written = link.write(tables, None).await?;
    expect_all(tables, &written)
}

fn expect_all(tables: &[Rows<'_>], written: &[u64]) -> Result<(), StoreError> {
    for (table, written) in tables.iter().zip(written) {
        expect_rows(table.into, *written, table.values.len() / table.columns)?;
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

/// Every stream that the batch names, by its id.
fn streams(requests: &[&Append]) -> HashMap<Uuid, StreamKind> {
    let streams = requests.iter().flat_map(|request| {
        let expected = request.expectations.iter().map(|(stream, _)| *stream);
        expected.chain(request.events.iter().map(|event| event.stream))
    });
    streams.map(|stream| (stream.id, stream.kind)).collect()
}

/// Asks for the stored versions of streams.
fn versions_statement<'a>(link: &Link, ids: &'a [Uuid]) -> Statement<'a> {
    let args = pad(ids.iter().map(Arg::from).collect());
    let sql = format!(
        "SELECT s.column1, (SELECT MAX(e.stream_version) FROM events e \
         WHERE e.stream_id = s.column1) FROM (VALUES {}) AS s",
        link.rows(args.len(), 1)
    );
    Statement {
        sql: sql.into(),
        args,
    }
}

fn versions(
    rows: &[Row],
    kinds: &HashMap<Uuid, StreamKind>,
) -> Result<HashMap<StreamId, i64>, StoreError> {
    let mut versions = HashMap::new();
    for row in rows {
        let id = row.id(0)?;
        if let (Some(kind), Some(version)) = (kinds.get(&id), row.int_or_null(1)?) {
            versions.insert(StreamId { kind: *kind, id }, version);
        }
    }
    Ok(versions)
}

/// Asks which of the names that the batch claims are already held, and by whom.
fn claims_statement<'a>(link: &Link, requests: &[&'a Append]) -> Statement<'a> {
    let claims = requests.iter().flat_map(|request| &request.claims);
    let mut args: Vec<Arg<'_>> = claims.map(|(claim, _)| Arg::Text(claim)).collect();
    if args.is_empty() {
        // Nobody's name.
        args.push(Arg::Text(""));
    }
    let args = pad(args);
    let sql = format!(
        "SELECT claim_key, stream_id FROM claims WHERE claim_key IN {}",
        link.rows(1, args.len())
    );
    Statement {
        sql: sql.into(),
        args,
    }
}

fn claims(rows: &[Row]) -> Result<HashMap<String, Uuid>, StoreError> {
    rows.iter()
        .map(|row| Ok((row.text(0)?, row.id(1)?)))
        .collect()
}
