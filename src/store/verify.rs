//! Verifying the log: every hash is computed again, and the first event that does not fit is named.
//!
//! Triggers stop mistakes, the chain finds edits; a cut tail or a full rewrite is found by a head
//! that was kept outside.

use std::collections::HashMap;

use uuid::Uuid;

use super::hash::{self, GENESIS, Hash};
use super::link::{Arg, Link, Row};
use super::read::head_of;
use super::{COMMAND_EVENTS_MAX, Head, StoreError};
use crate::domain::event::{Event, StreamKind};

/// Commits read at a time.
const PAGE: i64 = 500;

/// The first thing that does not fit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// Position of the event, or the first position of the commit.
    pub position: i64,
    pub what: String,
}

/// What verifying found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verdict {
    /// Events checked and found whole.
    pub events: i64,
    pub commits: i64,
    /// Hash of the last commit checked.
    pub last_hash: Hash,
    pub fault: Option<Fault>,
}

struct Walk {
    verdict: Verdict,
    versions: HashMap<Uuid, i64>,
    recorded_at: i64,
    expected: Option<(i64, Hash)>,
}

/// Walks the whole chain. `expected` is a position that ended a commit and the commit's hash, as
/// kept outside. `progress` gets positions done and the head.
pub async fn verify(
    link: &mut Link,
    expected: Option<(i64, Hash)>,
    progress: &(dyn Fn(i64, i64) + Send + Sync),
) -> Result<Verdict, StoreError> {
    let head = head_of(link).await?;
    let mut walk = Walk {
        verdict: Verdict {
            events: 0,
            commits: 0,
            last_hash: GENESIS,
            fault: None,
        },
        versions: HashMap::new(),
        recorded_at: i64::MIN,
        expected,
    };
    walk.compare_expected();
    while walk.verdict.fault.is_none() && walk.verdict.commits < head.commit_no {
        let before = walk.verdict.commits;
        walk.page(link, head.commit_no).await?;
        if walk.verdict.commits == before && walk.verdict.fault.is_none() {
            let what = format!("commit {} is missing", before + 1);
            walk.fail(walk.verdict.events + 1, what);
        }
        progress(walk.verdict.events, head.position);
    }
    if walk.verdict.fault.is_none() {
        walk.finish(link, &head).await?;
    }
    Ok(walk.verdict)
}

struct Commit {
    commit_no: i64,
    command_id: Uuid,
    request_hash: Hash,
    actor_id: Uuid,
    correlation_id: Uuid,
    first_position: i64,
    event_count: i64,
    recorded_at: i64,
    prev_hash: Hash,
    commit_hash: Hash,
}

impl Commit {
    fn read(row: &Row) -> Result<Commit, sqlx::Error> {
        Ok(Commit {
            commit_no: row.int(0)?,
            command_id: row.id(1)?,
            request_hash: row.hash(2)?,
            actor_id: row.id(3)?,
            correlation_id: row.id(4)?,
            first_position: row.int(5)?,
            event_count: row.int(6)?,
            recorded_at: row.int(7)?,
            prev_hash: row.hash(8)?,
            commit_hash: row.hash(9)?,
        })
    }
}

impl Walk {
    fn fail(&mut self, position: i64, what: impl Into<String>) {
        self.verdict.fault.get_or_insert(Fault {
            position,
            what: what.into(),
        });
    }

    /// Commits after those checked, none beyond the head: more may be landing meanwhile.
    async fn page(&mut self, link: &mut Link, last_commit: i64) -> Result<(), StoreError> {
        let rows = link
            .all(
                "SELECT commit_no, command_id, request_hash, actor_id, correlation_id, \
                 first_position, event_count, recorded_at, prev_hash, commit_hash FROM commits \
                 WHERE commit_no > $1 AND commit_no <= $2 ORDER BY commit_no LIMIT $3",
                &[
                    Arg::Int(self.verdict.commits),
                    Arg::Int(last_commit),
                    Arg::Int(PAGE),
                ],
            )
            .await?;
        let mut commits = Vec::with_capacity(rows.len());
        let mut unreadable = None;
        for row in &rows {
            match Commit::read(row) {
                Ok(commit) => commits.push(commit),
                Err(error) => {
                    unreadable = Some(error);
                    break;
                }
            }
        }
        self.check(link, commits).await?;
        if let Some(error) = unreadable {
            let next = self.verdict.events + 1;
            self.fail(next, format!("a commit cannot be read: {error}"));
        }
        Ok(())
    }

    async fn check(&mut self, link: &mut Link, commits: Vec<Commit>) -> Result<(), StoreError> {
        // Only commits that follow each other say how far the events to check reach.
        let mut end = self.verdict.events + 1;
        for commit in commits.iter().take_while(|commit| commit.event_count > 0) {
            if commit.first_position != end {
                break;
            }
            end += commit.event_count.min(COMMAND_EVENTS_MAX as i64);
        }
        let mut events = self.events(link, end).await?.into_iter().peekable();
        for commit in commits {
            let mut own = Vec::new();
            let end = commit.first_position.saturating_add(commit.event_count);
            while let Some(row) = events.next_if(|(position, _)| *position < end) {
                own.push(row);
            }
            self.commit(&commit, &own);
            if self.verdict.fault.is_some() {
                break;
            }
        }
        Ok(())
    }

    /// Rows of the events after those checked, with their tags joined in order.
    async fn events(&self, link: &mut Link, before: i64) -> Result<Vec<(i64, Row)>, StoreError> {
        let sql = match link.engine() {
            super::Engine::Sqlite => SELECT_SQLITE,
            super::Engine::Postgres => SELECT_POSTGRES,
        };
        let args = [Arg::Int(self.verdict.events), Arg::Int(before)];
        let rows = link.all(sql, &args).await?;
        rows.into_iter().map(|row| Ok((row.int(0)?, row))).collect()
    }

    fn commit(&mut self, commit: &Commit, events: &[(i64, Row)]) {
        let first = self.verdict.events + 1;
        if commit.commit_no != self.verdict.commits + 1 {
            let what = format!("commit {} is missing", self.verdict.commits + 1);
            return self.fail(first, what);
        }
        if commit.first_position != first || commit.event_count < 1 {
            return self.fail(
                first,
                "the commit does not begin where the one before ended",
            );
        }
        if commit.recorded_at < self.recorded_at {
            return self.fail(first, "the commit was recorded before the one before it");
        }
        let mut hashes = Vec::with_capacity(events.len());
        for (expected, (position, row)) in (first..).zip(events) {
            if *position != expected {
                return self.fail(expected, "the event is missing");
            }
            match self.event(commit, row) {
                Ok(hash) => hashes.push(hash),
                Err(what) => return self.fail(*position, what),
            }
        }
        if hashes.len() as i64 != commit.event_count {
            return self.fail(first + hashes.len() as i64, "the event is missing");
        }
        let recomputed = hash::commit(&hash::CommitFields {
            commit_no: commit.commit_no,
            first_position: commit.first_position,
            recorded_at: commit.recorded_at,
            command_id: &commit.command_id,
            request_hash: &commit.request_hash,
            actor_id: &commit.actor_id,
            correlation_id: &commit.correlation_id,
            events: &hashes,
            prev_hash: &self.verdict.last_hash,
        });
        if commit.prev_hash != self.verdict.last_hash || commit.commit_hash != recomputed {
            return self.fail(first, "the commit does not fit the chain");
        }
        self.recorded_at = commit.recorded_at;
        self.verdict.events += commit.event_count;
        self.verdict.commits += 1;
        self.verdict.last_hash = recomputed;
        self.compare_expected();
    }

    fn compare_expected(&mut self) {
        if let Some((position, hash)) = self.expected
            && position == self.verdict.events
        {
            self.expected = None;
            if hash != self.verdict.last_hash {
                self.fail(
                    position,
                    "the log differs from the head that was kept outside",
                );
            }
        }
    }

    /// The hash of a stored event, or what is wrong with it.
    fn event(&mut self, commit: &Commit, row: &Row) -> Result<Hash, String> {
        let unreadable = |error: sqlx::Error| format!("the event cannot be read: {error}");
        let stream_id = row.id(4).map_err(unreadable)?;
        let version = row.int(5).map_err(unreadable)?;
        let (kind, name) = (
            row.text(3).map_err(unreadable)?,
            row.text(6).map_err(unreadable)?,
        );
        let (schema_version, payload) = (
            row.int(7).map_err(unreadable)?,
            row.text(9).map_err(unreadable)?,
        );
        if row.int(2).map_err(unreadable)? != commit.commit_no {
            return Err("the event names another commit".into());
        }
        let next = self.versions.entry(stream_id).or_insert(0);
        *next += 1;
        if version != *next {
            return Err(format!("the stream skips from {} to {version}", *next - 1));
        }
        let private = private_part(row).map_err(unreadable)??;
        let tags: Vec<String> = row
            .text_or_null(13)
            .map_err(unreadable)?
            .map(|joined| joined.split(',').map(str::to_owned).collect())
            .unwrap_or_default();
        if row.int(15).map_err(unreadable)? != tags.len() as i64 {
            return Err("a tag is not whole".into());
        }
        let commitment = row.bytes_or_null(10).map_err(unreadable)?;
        let commitment: Option<Hash> = commitment
            .map(|bytes| bytes.try_into().map_err(|_| "the commitment is broken"))
            .transpose()?;
        let recomputed = hash::event(&hash::EventFields {
            event_id: &row.id(1).map_err(unreadable)?,
            stream_kind: &kind,
            stream_id: &stream_id,
            stream_version: version,
            event_type: &name,
            schema_version,
            effective_at: row.int(8).map_err(unreadable)?,
            payload: &hash::payload(&payload),
            private_commitment: commitment.as_ref(),
            tags: &hash::tags(&tags),
        });
        if row.hash(11).map_err(unreadable)? != recomputed {
            return Err("the event does not fit its hash".into());
        }
        if StreamKind::parse(&kind).is_some() {
            Event::decode(&name, schema_version, &payload, private.as_deref())
                .map_err(|error| error.to_string())?;
        }
        Ok(recomputed)
    }

    /// What only shows at the end: the head row, superfluous rows, and the head kept outside.
    async fn finish(&mut self, link: &mut Link, head: &Head) -> Result<(), StoreError> {
        let whole = self.verdict.events == head.position
            && self.verdict.last_hash == head.commit_hash
            && self.recorded_at.max(0) == super::micros(head.last_recorded_at);
        if !whole {
            self.fail(head.position, "the head row does not fit the last commit");
        }
        let beyond = link
            .first(
                "SELECT (SELECT COUNT(*) FROM events WHERE position > $1 OR position < 1) + \
                 (SELECT COUNT(*) FROM commits WHERE commit_no > $2 OR commit_no < 1) + \
                 (SELECT COUNT(*) FROM event_private p WHERE NOT EXISTS \
                 (SELECT 1 FROM events e WHERE e.position = p.position)) + \
                 (SELECT COUNT(*) FROM event_tags t WHERE NOT EXISTS \
                 (SELECT 1 FROM events e WHERE e.position = t.position))",
                &[Arg::Int(head.position), Arg::Int(head.commit_no)],
            )
            .await?;
        if beyond.map(|row| row.int(0)).transpose()? != Some(0) {
            // A commit may have landed since the head was read; only a still head is judged.
            let now = head_of(link).await?;
            if now.position == head.position {
                self.fail(
                    head.position.saturating_add(1),
                    "there are rows beyond the head",
                );
            }
        }
        if let Some((position, _)) = self.expected {
            let what = "the head that was kept outside is not in this log: its end was cut";
            self.fail(position, what);
        }
        Ok(())
    }
}

/// The private part, checked against its commitment.
fn private_part(row: &Row) -> Result<Result<Option<String>, String>, sqlx::Error> {
    let (commitment, nonce, body) = (
        row.bytes_or_null(10)?,
        row.bytes_or_null(12)?,
        row.text_or_null(14)?,
    );
    Ok(match (commitment, nonce, body) {
        (None, None, None) => Ok(None),
        (Some(commitment), Some(nonce), Some(body)) => {
            let fits = <[u8; 32]>::try_from(nonce.as_slice())
                .is_ok_and(|nonce| hash::private(&nonce, &body)[..] == commitment[..]);
            if fits {
                Ok(Some(body))
            } else {
                Err("the private part does not fit its commitment".into())
            }
        }
        (Some(_), _, _) => Err("the private part is missing".into()),
        (None, _, _) => Err("the event has a private part that it does not commit to".into()),
    })
}

macro_rules! select_events {
    ($joined:literal) => {
        concat!(
            "SELECT e.position, e.event_id, e.commit_no, e.stream_kind, e.stream_id, ",
            "e.stream_version, e.event_type, e.schema_version, e.effective_at, e.payload, ",
            "e.private_commitment, e.event_hash, p.nonce, (SELECT ",
            $joined,
            " FROM event_tags t WHERE t.position = e.position), p.body, ",
            "(SELECT COUNT(*) FROM event_tags t WHERE t.position = e.position) FROM events e ",
            "LEFT JOIN event_private p ON p.position = e.position ",
            "WHERE e.position > $1 AND e.position < $2 ORDER BY e.position"
        )
    };
}

const SELECT_SQLITE: &str = select_events!("group_concat(t.tag, ',')");
const SELECT_POSTGRES: &str = select_events!("string_agg(t.tag, ',')");
