//! What the tests write: rounds that are planned, and moved for a reason that marks the event.

use chrono::{DateTime, NaiveDate, Utc};
use hankemuisti::domain::command::StreamId;
use hankemuisti::domain::event::{Event, RoundEvent, StreamKind};
use hankemuisti::domain::free_text::FreeText;
use hankemuisti::domain::ids::{Key, ProgrammeId, RoundId};
use hankemuisti::domain::period::{Period, RoundCode, RoundKind};
use hankemuisti::domain::round::{Planned, Rescheduled};
use hankemuisti::store::{Append, Committed, Expectation, NewEvent, Slice, Store, Wanted};
use uuid::Uuid;

/// Who writes.
pub const ACTOR: Uuid = Uuid::from_u128(0xAC);

pub fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

pub fn key(text: &str) -> Key {
    Key::parse(text).unwrap()
}

/// A stream of a round that nobody has written to.
pub fn fresh() -> StreamId {
    StreamId {
        kind: StreamKind::Round,
        id: Uuid::now_v7(),
    }
}

pub fn numbered(number: u128) -> StreamId {
    StreamId {
        kind: StreamKind::Round,
        id: Uuid::from_u128(number),
    }
}

/// The event that may begin a stream, or follow in it. Each round has a programme of its own, so
/// that its code is free.
pub fn planned(stream: StreamId) -> Event {
    Planned {
        round: RoundId(stream.id),
        programme: ProgrammeId(stream.id),
        code: RoundCode::parse("2021-1").unwrap(),
        kind: RoundKind::HalfYear,
        period: Period::parse(day("2020-11-01"), day("2021-04-30")).unwrap(),
        state_date: day("2021-04-30"),
        opens: day("2021-05-01"),
        due: day("2021-05-31"),
        asks: vec![key("HT1"), key("HT2")],
        scope: Default::default(),
    }
    .into()
}

/// An event that only follows, with a mark in its private part.
pub fn moved(mark: &str) -> Event {
    Rescheduled {
        opens: day("2021-05-03"),
        due: day("2021-06-15"),
        reason: FreeText::new(mark),
    }
    .into()
}

/// The mark of an event made by `moved`; `planned` for another.
pub fn mark(event: &Event) -> String {
    match event {
        Event::Round(RoundEvent::Rescheduled(moved)) => {
            moved.reason.as_str().unwrap_or("blanked").to_owned()
        }
        _ => "planned".to_owned(),
    }
}

/// When the events of the tests were true.
pub fn effective() -> DateTime<Utc> {
    "2021-05-31T00:00:00Z".parse().unwrap()
}

pub fn tags(stream: StreamId) -> Vec<String> {
    vec![
        format!("programme:{}", stream.id),
        format!("round:{}", stream.id),
    ]
}

pub fn nonce() -> [u8; 32] {
    let mut nonce = [0; 32];
    getrandom::fill(&mut nonce).unwrap();
    nonce
}

pub fn new_event(stream: StreamId, event: Event) -> NewEvent {
    NewEvent::prepare(
        stream,
        event,
        effective(),
        tags(stream),
        Uuid::now_v7(),
        nonce(),
    )
    .unwrap()
}

/// A command that appends these events and expects nothing of the log.
pub fn append(events: impl IntoIterator<Item = (StreamId, Event)>) -> Append {
    let command_id = Uuid::now_v7();
    let mut request_hash = [0; 32];
    request_hash[..16].copy_from_slice(command_id.as_bytes());
    Append {
        command_id,
        correlation_id: command_id,
        request_hash,
        actor: ACTOR,
        expectations: Vec::new(),
        events: events
            .into_iter()
            .map(|(stream, event)| new_event(stream, event))
            .collect(),
        claims: Vec::new(),
        known: Vec::new(),
    }
}

/// Begins a stream that must not exist.
pub fn begin(stream: StreamId) -> Append {
    expecting(
        append([(stream, planned(stream))]),
        stream,
        Expectation::NoStream,
    )
}

/// Adds one marked event to a stream.
pub fn go_on(stream: StreamId, expectation: Expectation, mark: &str) -> Append {
    expecting(append([(stream, moved(mark))]), stream, expectation)
}

pub fn expecting(mut append: Append, stream: StreamId, expectation: Expectation) -> Append {
    append.expectations.push((stream, expectation));
    append
}

/// Appends, and says what went wrong when it does not succeed.
pub async fn write(store: &Store, append: Append) -> Committed {
    store.append(append).await.expect("the append succeeds")
}

/// The marks of a stream's events, in their order.
pub async fn marks(store: &Store, stream: StreamId) -> Vec<String> {
    let wanted = Wanted {
        streams: vec![stream.id],
        ..Wanted::default()
    };
    let events = store.events(&wanted, &ALL).await.unwrap();
    events
        .iter()
        .map(|stored| mark(&stored.recorded.event))
        .collect()
}

/// A slice that holds the whole log of a test.
pub const ALL: Slice = Slice {
    after: 0,
    up_to: i64::MAX,
    limit: 1_000_000,
};

/// Up to a position.
pub fn up_to(position: i64) -> Slice {
    Slice {
        up_to: position,
        ..ALL
    }
}

/// Asserts everything that holds of any log at rest: the chain is whole, positions are 1..N, and
/// the documents are what the events make of them.
pub async fn assert_whole(store: &Store) {
    let verdict = store.verify(None, &|_, _| ()).await.unwrap();
    assert_eq!(verdict.fault, None);
    let head = store.head().await.unwrap();
    assert_eq!(
        (verdict.events, verdict.commits, verdict.last_hash),
        (head.position, head.commit_no, head.commit_hash)
    );
    let events = store
        .events(&Wanted::default(), &up_to(head.position))
        .await
        .unwrap();
    let positions: Vec<i64> = events.iter().map(|e| e.recorded.stamp.position).collect();
    assert_eq!(positions, (1..=head.position).collect::<Vec<_>>());
    let live = store.documents().await.unwrap();
    let rebuilt = store.rebuild(|_, _| ()).await.unwrap();
    assert_eq!(rebuilt.differing, 0, "documents differ from their events");
    assert_eq!(store.documents().await.unwrap(), live);
}

/// Some number below another, different in every run.
pub fn random(below: u64) -> u64 {
    let mut bytes = [0; 8];
    getrandom::fill(&mut bytes).unwrap();
    u64::from_le_bytes(bytes) % below
}
