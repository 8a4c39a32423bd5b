//! Reading the log: by page, by stream, by tag, by time.
//!
//! Readers take positions in order and assert that none is missing: a hole is an alarm.

use chrono::{DateTime, Utc};
use uuid::Uuid;

use super::hash::Hash;
use super::link::{Arg, Link, Row, Statement, pad, padded, places};
use super::{Committed, Corrupt, Cursor, Head, StoreError, micros, moment};
use crate::domain::command::{Recorded, Stamp, StreamId};
use crate::domain::event::{Event, StreamKind};

/// Which events a reader wants, in the order of positions.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Wanted {
    /// Events of these streams; empty for all.
    pub streams: Vec<Uuid>,
    /// Events with any of these tags; empty for all.
    pub tags: Vec<String>,
    /// Events of these kinds of streams; empty for all.
    pub kinds: Vec<StreamKind>,
    /// Events with these stored names; empty for all.
    pub names: Vec<String>,
    /// Events by who recorded them; everybody's when left out.
    pub doer: Option<Doer>,
    /// The last ones of a slice first, in place of the first ones.
    pub newest_first: bool,
}

/// Who recorded an event.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Doer {
    Only(Uuid),
    AllBut(Uuid),
}

impl Wanted {
    fn is_everything(&self) -> bool {
        let in_order = Wanted {
            newest_first: false,
            ..self.clone()
        };
        in_order == Wanted::default()
    }

    /// The stored names that fit both lists; `None` for all.
    fn names(&self) -> Option<Vec<&str>> {
        let of_kinds: Vec<&str> = self
            .kinds
            .iter()
            .flat_map(|kind| kind.event_names().iter().copied())
            .collect();
        let named = self.names.iter().map(String::as_str);
        match (self.kinds.is_empty(), self.names.is_empty()) {
            (true, true) => None,
            (false, true) => Some(of_kinds),
            (true, false) => Some(named.collect()),
            (false, false) => Some(named.filter(|name| of_kinds.contains(name)).collect()),
        }
    }
}

/// A stretch of the log: after one position, up to another, at most so many.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Slice {
    pub after: i64,
    pub up_to: i64,
    pub limit: i64,
}

/// An event as it is stored, with what the log says of it.
#[derive(Clone, Debug)]
pub struct StoredEvent {
    pub recorded: Recorded,
    pub commit_no: i64,
    pub command_id: Uuid,
    pub schema_version: i64,
    pub payload: String,
    /// Bytes of the payload and the private part together.
    pub bytes: usize,
    pub event_hash: Hash,
}

/// What a command id did when it was first seen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CommandOutcome {
    pub command_id: Uuid,
    pub request_hash: Hash,
    pub committed: Committed,
}

pub const HEAD: &str = "SELECT log_id, epoch, commit_no, position, commit_hash, \
    last_recorded_at, settled_at FROM head WHERE id = 1";

/// Asks for the head row.
pub fn head_statement() -> Statement<'static> {
    Statement {
        sql: HEAD.into(),
        args: Vec::new(),
    }
}

/// Reads the answer about the head row, also that of a script.
pub fn head_from(rows: &[Row]) -> Result<Head, StoreError> {
    let row = rows.first().ok_or_else(|| Corrupt {
        position: 0,
        what: "the head row is missing".into(),
    })?;
    let position = row.int(3)?;
    Ok(Head {
        log_id: Uuid::from_bytes(row.bytes_of_script(0)?),
        epoch: row.int(1)?,
        commit_no: row.int(2)?,
        position,
        commit_hash: row.bytes_of_script(4)?,
        last_recorded_at: moment(row.int(5)?, position)?,
        settled_at: moment(row.int(6)?, position)?,
    })
}

/// The head row.
pub async fn head_of(link: &mut Link) -> Result<Head, StoreError> {
    let rows = link.all(HEAD, &[]).await?;
    head_from(&rows)
}

/// Asks which of these command ids are known.
pub fn commands_statement<'a>(link: &Link, ids: impl Iterator<Item = &'a Uuid>) -> Statement<'a> {
    let args = pad(ids.map(Arg::from).collect());
    let sql = format!(
        "SELECT command_id, request_hash, commit_no, first_position, event_count, recorded_at \
         FROM commits WHERE command_id IN {}",
        link.rows(1, args.len())
    );
    Statement {
        sql: sql.into(),
        args,
    }
}

/// The known commands of an answer, with what was answered first.
pub fn outcomes(rows: &[Row], epoch: i64) -> Result<Vec<CommandOutcome>, StoreError> {
    rows.iter()
        .map(|row| {
            let first_position = row.int(3)?;
            let last_position = first_position + row.int(4)? - 1;
            Ok(CommandOutcome {
                command_id: row.id(0)?,
                request_hash: row.hash(1)?,
                committed: Committed {
                    commit_no: row.int(2)?,
                    first_position,
                    last_position,
                    recorded_at: moment(row.int(5)?, first_position)?,
                    versions: Vec::new(),
                    cursor: Cursor {
                        epoch,
                        position: last_position,
                    },
                    is_repeat: true,
                },
            })
        })
        .collect()
}

/// What a command id did when it was first seen.
pub async fn find_command(link: &mut Link, id: Uuid) -> Result<Option<CommandOutcome>, StoreError> {
    let statements = [
        head_statement(),
        commands_statement(link, std::iter::once(&id)),
    ];
    let [head, commands] = link.ask_all(statements).await?;
    let epoch = head_from(&head.rows)?.epoch;
    Ok(outcomes(&commands.rows, epoch)?.into_iter().next())
}

/// The last position recorded at or before a moment; 0 before the first.
pub async fn position_at(link: &mut Link, at: DateTime<Utc>) -> Result<i64, StoreError> {
    let row = link
        .first(
            "SELECT first_position + event_count - 1 FROM commits WHERE recorded_at <= $1 \
             ORDER BY recorded_at DESC, commit_no DESC LIMIT 1",
            &[Arg::Int(micros(at))],
        )
        .await?;
    row.map_or(Ok(0), |row| Ok(row.int(0)?))
}

/// The tags of the events at these positions, such as `project:0190…`.
pub async fn tags_of(link: &mut Link, positions: &[i64]) -> Result<Vec<(i64, String)>, StoreError> {
    let mut found = Vec::with_capacity(positions.len() * 2);
    for positions in positions.chunks(500) {
        let args = pad(positions.iter().map(|at| Arg::Int(*at)).collect());
        let list = places(args.len(), 1);
        let sql = format!("SELECT position, tag FROM event_tags WHERE position IN ({list})");
        for row in link.all(&sql, &args).await? {
            found.push((row.int(0)?, row.text(1)?));
        }
    }
    Ok(found)
}

/// The stream that took a claim, and the position where it did.
pub async fn claim_holder(link: &mut Link, claim: &str) -> Result<Option<(Uuid, i64)>, StoreError> {
    let row = link
        .first(
            "SELECT stream_id, position FROM claims WHERE claim_key = $1",
            &[Arg::Text(claim)],
        )
        .await?;
    row.map(|row| Ok((row.id(0)?, row.int(1)?))).transpose()
}

/// Every name that is held, with the stream that holds it.
pub async fn claims(link: &mut Link) -> Result<Vec<(String, Uuid)>, StoreError> {
    link.all("SELECT claim_key, stream_id FROM claims", &[])
        .await?
        .iter()
        .map(|row| Ok((row.text(0)?, row.id(1)?)))
        .collect()
}

/// The hash of the commit that ended at a position, when one did.
pub async fn commit_hash_at(link: &mut Link, position: i64) -> Result<Option<Hash>, StoreError> {
    let row = link
        .first(
            "SELECT c.commit_hash FROM events e JOIN commits c ON c.commit_no = e.commit_no \
             WHERE e.position = $1 AND c.first_position + c.event_count - 1 = $1",
            &[Arg::Int(position)],
        )
        .await?;
    row.map(|row| Ok(row.hash(0)?)).transpose()
}

/// Ids and hash come as one value of 96 bytes, and the kind follows from the type: a value of a row
/// costs more than its bytes.
const SELECT: &str = "SELECT e.position, \
    e.event_id || e.stream_id || c.actor_id || c.command_id || e.event_hash, e.stream_version, \
    e.event_type, e.schema_version, e.effective_at, e.payload, p.body, c.recorded_at, c.commit_no";

/// Where the wanted events are, and which they are, with the arguments; the slice is `$1..$2`.
struct Source<'a> {
    from: String,
    condition: String,
    args: Vec<Arg<'a>>,
}

fn source<'a>(wanted: &'a Wanted, slice: &Slice) -> Source<'a> {
    let mut args = vec![Arg::Int(slice.after), Arg::Int(slice.up_to)];
    let (from, mut sql) = match &wanted.tags[..] {
        [] => (
            String::from("events e"),
            String::from("e.position > $1 AND e.position <= $2"),
        ),
        [tag] => {
            args.push(Arg::Text(tag));
            (
                String::from("event_tags t JOIN events e ON e.position = t.position"),
                String::from("t.tag = $3 AND t.position > $1 AND t.position <= $2"),
            )
        }
        tags => {
            let list = places(padded(tags.len()), 3);
            args.extend(pad(tags.iter().map(|tag| Arg::Text(tag)).collect()));
            // An event may have several of the tags.
            let tagged = format!(
                "(SELECT DISTINCT position FROM event_tags WHERE tag IN ({list}) \
                 AND position > $1 AND position <= $2) t \
                 JOIN events e ON e.position = t.position"
            );
            (tagged, String::from("1 = 1"))
        }
    };
    if !wanted.streams.is_empty() {
        let list = places(padded(wanted.streams.len()), args.len() + 1);
        sql.push_str(&format!(" AND e.stream_id IN ({list})"));
        args.extend(pad(wanted.streams.iter().map(Arg::from).collect()));
    }
    match wanted.names() {
        None => {}
        Some(names) if names.is_empty() => sql.push_str(" AND 1 = 0"),
        Some(names) => {
            let list = places(names.len(), args.len() + 1);
            sql.push_str(&format!(" AND e.event_type IN ({list})"));
            args.extend(names.into_iter().map(Arg::Text));
        }
    }
    if let Some(doer) = &wanted.doer {
        let (is, actor) = match doer {
            Doer::Only(actor) => ("=", actor),
            Doer::AllBut(actor) => ("<>", actor),
        };
        args.push(actor.into());
        let by = args.len();
        sql.push_str(&format!(
            " AND (SELECT actor_id FROM commits o WHERE o.commit_no = e.commit_no) {is} ${by}"
        ));
    }
    Source {
        from,
        condition: sql,
        args,
    }
}

/// The wanted events of a slice of the log, in order.
pub async fn events(
    link: &mut Link,
    wanted: &Wanted,
    slice: &Slice,
) -> Result<Vec<StoredEvent>, StoreError> {
    let Source {
        from,
        condition,
        mut args,
    } = source(wanted, slice);
    args.push(Arg::Int(slice.limit));
    let order = match (&wanted.streams[..], wanted.newest_first) {
        ([_], false) => "e.stream_version",
        ([_], true) => "e.stream_version DESC",
        (_, false) => "e.position",
        (_, true) => "e.position DESC",
    };
    // The outer join comes after the condition has chosen the rows.
    let sql = format!(
        "{SELECT} FROM {from} JOIN commits c ON c.commit_no = e.commit_no \
         LEFT JOIN event_private p ON p.position = e.position \
         WHERE {condition} ORDER BY {order} LIMIT ${}",
        args.len()
    );
    let events = link.read(&sql, &args, stored).await?;
    if wanted.is_everything() {
        assert_contiguous(slice, wanted.newest_first, &events)?;
    }
    Ok(events)
}

/// How many events after a position and up to another are wanted.
pub async fn count(
    link: &mut Link,
    wanted: &Wanted,
    after: i64,
    up_to: i64,
) -> Result<i64, StoreError> {
    if wanted.is_everything() {
        return Ok((up_to - after).max(0));
    }
    let slice = Slice {
        after,
        up_to,
        limit: 0,
    };
    let Source {
        from,
        condition,
        args,
    } = source(wanted, &slice);
    let sql = format!("SELECT COUNT(*) FROM {from} WHERE {condition}");
    Ok(match link.first(&sql, &args).await? {
        Some(row) => row.int(0)?,
        None => 0,
    })
}

fn assert_contiguous(
    slice: &Slice,
    newest_first: bool,
    events: &[StoredEvent],
) -> Result<(), Corrupt> {
    let (first, step) = match newest_first {
        true => (slice.up_to, -1),
        false => (slice.after + 1, 1),
    };
    for (number, event) in (0..).zip(events) {
        let expected = first + number * step;
        if event.recorded.stamp.position != expected {
            return Err(Corrupt {
                position: expected,
                what: "the event is missing".into(),
            });
        }
    }
    let found = events.len() as i64;
    if found == slice.limit || slice.after + found >= slice.up_to {
        Ok(())
    } else {
        Err(Corrupt {
            position: first + found * step,
            what: "the event is missing".into(),
        })
    }
}

fn stored(row: &Row) -> Result<StoredEvent, StoreError> {
    let position = row.int(0)?;
    let corrupt = |what| Corrupt { position, what };
    let cut = || corrupt("an id or a hash is not of its length".into());
    let (ids, hash) = row.bytes(1)?.split_at_checked(4 * 16).ok_or_else(cut)?;
    let id = |place: usize| {
        let bytes = ids.get(place * 16..(place + 1) * 16);
        bytes
            .and_then(|bytes| Uuid::from_slice(bytes).ok())
            .ok_or_else(cut)
    };
    let name = row.str(3)?;
    let (schema_version, payload) = (row.int(4)?, row.text(6)?);
    let private = row.str_or_null(7)?;
    let event = Event::decode(name, schema_version, &payload, private)
        .map_err(|error| Corrupt::unreadable(position, &error))?;
    Ok(StoredEvent {
        recorded: Recorded {
            stamp: Stamp {
                position,
                version: row.int(2)?,
                effective: moment(row.int(5)?, position)?,
                recorded: moment(row.int(8)?, position)?,
                actor: id(2)?,
            },
            event_id: id(0)?,
            stream: StreamId {
                kind: event.kind(),
                id: id(1)?,
            },
            event,
        },
        commit_no: row.int(9)?,
        command_id: id(3)?,
        schema_version,
        bytes: payload.len() + private.map_or(0, str::len),
        payload,
        event_hash: hash.try_into().map_err(|_| cut())?,
    })
}

/// Stored event names with a version newer than, or a name unknown to, this program.
pub async fn unknown_shapes(link: &mut Link) -> Result<Vec<(String, i64)>, StoreError> {
    let known = crate::domain::event::EVENTS;
    let rows = link
        .all(
            "SELECT event_type, MAX(schema_version), MIN(position) FROM events GROUP BY event_type",
            &[],
        )
        .await?;
    let mut unknown = Vec::new();
    for row in &rows {
        let version = row.int(1)?;
        let Ok(name) = row.text(0) else {
            return Err(StoreError::Corrupt(Corrupt {
                position: row.int(2)?,
                what: "the name of the event cannot be read".into(),
            }));
        };
        let readable = known
            .iter()
            .any(|(known_name, known_version)| *known_name == name && version <= *known_version);
        if !readable {
            unknown.push((name, version));
        }
    }
    Ok(unknown)
}
