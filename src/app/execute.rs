//! Executing a command: permission, facts, decision, append.

use chrono::{DateTime, NaiveDate, NaiveTime, Utc};
use sha2::{Digest, Sha256};
use uuid::Uuid;

use super::{App, Failure};
use crate::domain::actor::Actor;
use crate::domain::command::{Belongs, Command, Facts, Seal, Stamp, StreamId};
use crate::domain::event::{Event, Noun, StreamKind};
use crate::domain::origin::Origin;
use crate::domain::period::finnish_day;
use crate::domain::person::Person;
use crate::domain::refusal::{Reason, Refusal};
use crate::store::{Append, AppendError, Committed, Cursor, Expectation, NewEvent, hex};

/// How often a command is decided again when somebody was faster.
const ATTEMPTS: usize = 16;

/// What comes with a command beside itself.
#[derive(Clone, Copy, Debug, Default)]
pub struct Order {
    /// Chosen by the client so that it may ask again without doing twice.
    pub command_id: Option<Uuid>,
    /// The day when the fact became true, when it is not today.
    pub happened_on: Option<NaiveDate>,
    /// The place in a source text that it was taken from, when it was.
    pub origin: Option<Origin>,
}

/// What a command did.
#[derive(Clone, Debug)]
pub struct Receipt {
    pub stream: StreamId,
    /// `None` when there was nothing new to record.
    pub committed: Option<Committed>,
}

impl Receipt {
    /// Where a reader may resume from to see everything after this command.
    pub fn cursor(&self) -> Option<Cursor> {
        self.committed.as_ref().map(|committed| committed.cursor)
    }
}

impl App {
    /// Executes a command as an actor. Nothing is written unless it is answered with a receipt.
    pub async fn execute<C: Command>(
        &self,
        actor: &Actor,
        command: &C,
        order: Order,
    ) -> Result<Receipt, Failure> {
        if !actor.may_command() || (actor.person().is_none() && !command.permits(actor)) {
            return Err(Failure::Forbidden);
        }
        if let Some(why) = self.trouble() {
            return Err(Failure::ReadOnly(why));
        }
        let request_hash = request_hash(actor, command, &order)?;
        if let Some(first) = self.known(command, &order, request_hash).await? {
            return Ok(first);
        }
        let command_id = order.command_id.unwrap_or_else(Uuid::now_v7);
        let streams = streams_of(actor, command);
        for number in 0..ATTEMPTS {
            // What is remembered may be behind, which only an append finds out: before it is said
            // that nothing is to be recorded, the facts are read.
            let (nouns, may_be_behind) = match number {
                0 => {
                    let target = command.target();
                    self.store.remembered_nouns(&streams, target).await?
                }
                _ => (self.store.stored_nouns(&streams).await?, false),
            };
            let found = Found {
                streams: &streams,
                nouns,
            };
            let attempt = self
                .attempt(actor, command, &order, command_id, request_hash, found)
                .await;
            let result = match attempt {
                Err(Attempt::Again) => continue,
                Err(Attempt::Failed(Failure::Refused(_) | Failure::Forbidden)) if may_be_behind => {
                    continue;
                }
                Ok(Receipt {
                    committed: None, ..
                }) if may_be_behind => continue,
                Err(Attempt::Failed(failure)) => Err(failure),
                Ok(receipt) => Ok(receipt),
            };
            // A twin that came at the same time may have been faster: then this one was judged by
            // the twin's effect, and found nothing new to say, or everything against it.
            let is_first = match &result {
                Ok(Receipt { committed, .. }) => committed.as_ref().is_some_and(|c| !c.is_repeat),
                Err(failure) => !matches!(failure, Failure::Refused(_)),
            };
            return match is_first {
                true => result,
                false => match self.known(command, &order, request_hash).await? {
                    Some(first) => Ok(first),
                    None => result,
                },
            };
        }
        Err(Failure::Stale)
    }

    /// Whether a command of this id was recorded before.
    pub async fn has_recorded(&self, command: Uuid) -> Result<bool, Failure> {
        Ok(self.store.find_command(command).await?.is_some())
    }

    /// The first answer to a command id that was seen before.
    async fn known<C: Command>(
        &self,
        command: &C,
        order: &Order,
        request_hash: [u8; 32],
    ) -> Result<Option<Receipt>, Failure> {
        let Some(id) = order.command_id else {
            return Ok(None);
        };
        let Some(known) = self.store.find_command(id).await? else {
            return Ok(None);
        };
        if known.request_hash != request_hash {
            return Err(Failure::CommandIdReused);
        }
        Ok(Some(Receipt {
            stream: self.stream_of(command, &known.committed).await?,
            committed: Some(known.committed),
        }))
    }

    /// A repeated creation made a new id for its stream; the log knows the first one.
    async fn stream_of<C: Command>(
        &self,
        command: &C,
        committed: &Committed,
    ) -> Result<StreamId, Failure> {
        let slice = crate::store::Slice {
            after: committed.first_position - 1,
            up_to: committed.first_position,
            limit: 1,
        };
        let wanted = crate::store::Wanted::default();
        let events = self.store.events(&wanted, &slice).await?;
        Ok(events
            .first()
            .map_or_else(|| command.target(), |stored| stored.recorded.stream))
    }

    async fn attempt<C: Command>(
        &self,
        actor: &Actor,
        command: &C,
        order: &Order,
        command_id: Uuid,
        request_hash: [u8; 32],
        Found { streams, nouns }: Found<'_>,
    ) -> Result<Receipt, Attempt> {
        let now = self.clock.now();
        let target = command.target();
        let mut facts = Facts::new(nouns, finnish_day(now));
        let known = command.about(&facts);
        let known = known.or_else(|| facts.noun(target).map(Noun::belongs));
        let may_try = match &known {
            Some(belongs) => may(command, actor, &facts, Some(belongs)),
            None => may_begin(command, actor, &facts),
        };
        if !may_try {
            return Err(Failure::Forbidden.into());
        }
        if command.pins_head() {
            let head = self.store.head().await?;
            facts = facts.with_head(Seal {
                position: head.position,
                commit_hash: hex(&head.commit_hash),
            });
        }
        let events = decide(command, &facts, order, now)?;
        if events.is_empty() {
            return Ok(Receipt {
                stream: target,
                committed: None,
            });
        }
        let effective = effective(order, now);
        let draft = Draft {
            actor,
            target,
            events,
            effective,
            origin: order.origin,
            recorded: now,
            command_id,
            request_hash,
        };
        if known.is_none() {
            let begun = preview(&draft)?.belongs();
            if !may(command, actor, &facts, Some(&begun)) {
                return Err(Failure::Forbidden.into());
            }
        }
        let append = self.append_of(draft, &facts, streams)?;
        match self.store.append(append).await {
            Ok(committed) => Ok(Receipt {
                stream: target,
                committed: Some(committed),
            }),
            Err(AppendError::VersionConflict { .. }) => Err(Attempt::Again),
            Err(AppendError::ClaimTaken { claim }) => Err(taken(&claim).into()),
            Err(error) => Err(Failure::from(error).into()),
        }
    }

    fn append_of(
        &self,
        draft: Draft<'_>,
        facts: &Facts,
        streams: &[StreamId],
    ) -> Result<Append, Failure> {
        let before = facts.noun(draft.target);
        // What a noun belongs to and is called never changes after its first command.
        let (belongs, claim) = match before {
            Some(noun) => (noun.belongs(), None),
            None => {
                let begun = preview(&draft)?;
                (begun.belongs(), begun.claim())
            }
        };
        let tags = belongs.tags();
        let mut events = Vec::with_capacity(draft.events.len());
        for event in draft.events {
            let mut nonce = [0; 32];
            getrandom::fill(&mut nonce).map_err(|error| Failure::Internal(error.to_string()))?;
            let new = NewEvent::prepare(
                draft.target,
                event,
                draft.effective,
                tags.clone(),
                Uuid::now_v7(),
                nonce,
            )?;
            events.push(match &draft.origin {
                Some(origin) => new.taken_from(origin)?,
                None => new,
            });
        }
        Ok(Append {
            command_id: draft.command_id,
            correlation_id: draft.command_id,
            request_hash: draft.request_hash,
            actor: draft.actor.id,
            expectations: expectations(draft.target, facts, streams),
            events,
            claims: claim
                .into_iter()
                .map(|claim| (claim, draft.target))
                .collect(),
            known: before
                .map(|noun| (draft.target, noun.clone()))
                .into_iter()
                .collect(),
        })
    }
}

/// A decided command on its way to the log.
struct Draft<'a> {
    actor: &'a Actor,
    target: StreamId,
    events: Vec<Event>,
    effective: DateTime<Utc>,
    origin: Option<Origin>,
    recorded: DateTime<Utc>,
    command_id: Uuid,
    request_hash: [u8; 32],
}

/// What a command is decided by: its target, what it reads, and the rights of who gives it, which
/// must not end meanwhile.
pub(super) fn streams_of<C: Command>(actor: &Actor, command: &C) -> Vec<StreamId> {
    let mut streams = command.reads();
    streams.push(command.target());
    streams.extend(actor.person().map(|person| StreamId {
        kind: StreamKind::Person,
        id: person.0,
    }));
    streams.sort_unstable();
    streams.dedup();
    streams
}

/// What was looked for, and what of it there is.
struct Found<'a> {
    streams: &'a [StreamId],
    nouns: Vec<(StreamId, Noun)>,
}

enum Attempt {
    /// Somebody was faster: decide again.
    Again,
    Failed(Failure),
}

impl<E: Into<Failure>> From<E> for Attempt {
    fn from(error: E) -> Attempt {
        Attempt::Failed(error.into())
    }
}

/// Whether the actor may give the command: by its role, or by a membership that counts today in
/// what the command is about; without that, anywhere.
pub(super) fn may<C: Command>(
    command: &C,
    actor: &Actor,
    facts: &Facts,
    belongs: Option<&Belongs>,
) -> bool {
    let Some(person) = actor.person() else {
        return command.permits(actor);
    };
    facts.get::<Person>(person.0).is_some_and(|person| {
        let mut roles = person.roles_on(facts.today(), belongs);
        roles.any(|role| command.permits(&actor.in_role(role)))
    })
}

/// Whether the actor may try to begin a noun, of which it is not known yet what it will belong to:
/// in something that the decision rests on, or anywhere when it rests on nothing.
pub(super) fn may_begin<C: Command>(command: &C, actor: &Actor, facts: &Facts) -> bool {
    let read = command.reads().into_iter();
    let mut rests_on = read
        .filter_map(|stream| facts.noun(stream))
        .map(Noun::belongs)
        .peekable();
    match rests_on.peek() {
        None => may(command, actor, facts, None),
        Some(_) => rests_on.any(|belongs| may(command, actor, facts, Some(&belongs))),
    }
}

pub(super) fn decide<C: Command>(
    command: &C,
    facts: &Facts,
    order: &Order,
    now: DateTime<Utc>,
) -> Result<Vec<Event>, Failure> {
    let today = finnish_day(now);
    if order.happened_on.is_some_and(|day| day > today) {
        let refusal = Refusal::new("happenedOn", Reason::FutureDay { today });
        return Err(Failure::Refused(vec![refusal]));
    }
    command.decide(facts).map_err(Failure::Refused)
}

/// The state of a noun that begins, before the log has given its events their places: enough to
/// know what it belongs to and which name it takes.
fn preview(draft: &Draft<'_>) -> Result<Noun, Failure> {
    let mut state = None;
    for event in &draft.events {
        let stamp = Stamp {
            position: 0,
            version: state.as_ref().map_or(0, Noun::version) + 1,
            effective: draft.effective,
            recorded: draft.recorded,
            actor: draft.actor.id,
        };
        state = Noun::evolve(state, event, &stamp);
    }
    state.ok_or_else(|| Failure::Internal("a decision cannot follow in its stream".into()))
}

fn expectations(
    target: StreamId,
    facts: &Facts,
    streams: &[StreamId],
) -> Vec<(StreamId, Expectation)> {
    streams
        .iter()
        .map(|stream| {
            let version = facts.noun(*stream).map_or(0, Noun::version);
            let expectation = match (*stream == target, version) {
                (true, 0) => Expectation::NoStream,
                (true, version) => Expectation::Exactly(version),
                (false, version) => Expectation::Unchanged(version),
            };
            (*stream, expectation)
        })
        .collect()
}

/// The name after the last colon is what the person typed.
pub(super) fn taken(claim: &str) -> Failure {
    let what = claim.rsplit(':').next().unwrap_or(claim).to_owned();
    let field = match claim.split(':').next() {
        Some("project-slug") => "slug",
        Some("round") => "code",
        _ => "key",
    };
    Failure::Refused(vec![Refusal::new(field, Reason::Taken { what })])
}

/// When what a command records became true.
pub(super) fn effective(order: &Order, now: DateTime<Utc>) -> DateTime<Utc> {
    order.happened_on.map_or(now, start_of_day)
}

fn start_of_day(day: NaiveDate) -> DateTime<Utc> {
    day.and_time(NaiveTime::MIN).and_utc()
}

/// What makes a request the same request: who asks, what, and of which day.
fn request_hash<C: Command>(
    actor: &Actor,
    command: &C,
    order: &Order,
) -> serde_json::Result<[u8; 32]> {
    let body = serde_json::to_vec(&(C::NAME, actor.id, order.happened_on, command))?;
    Ok(Sha256::digest(body).into())
}
