//! Rehearsing a command: everything that executing it would do, and nothing recorded.

use std::collections::HashMap;

use super::execute::{decide, effective, may, may_begin, streams_of, taken};
use super::{App, Failure, Order};
use crate::domain::actor::Actor;
use crate::domain::command::{Command, Facts, Seal, Stamp, StreamId};
use crate::domain::event::{Event, Noun};
use crate::domain::period::finnish_day;
use crate::store::hex;

/// What a command would do.
#[derive(Debug)]
pub struct Rehearsed {
    /// None when there is nothing new to say.
    pub events: Vec<Event>,
    /// The noun as it would stand after them.
    pub noun: Option<(StreamId, Noun)>,
}

impl App {
    /// The events that the command would record now, none when there is nothing new to say.
    pub async fn rehearse<C: Command>(
        &self,
        actor: &Actor,
        command: &C,
    ) -> Result<Vec<Event>, Failure> {
        let earlier = HashMap::new();
        let rehearsed = self.rehearse_after(actor, command, &earlier, Order::default());
        Ok(rehearsed.await?.events)
    }

    /// What the command would do if these nouns stood so, as earlier commands would leave them.
    pub async fn rehearse_after<C: Command>(
        &self,
        actor: &Actor,
        command: &C,
        earlier: &HashMap<StreamId, Noun>,
        order: Order,
    ) -> Result<Rehearsed, Failure> {
        if !actor.may_command() || (actor.person().is_none() && !command.permits(actor)) {
            return Err(Failure::Forbidden);
        }
        let target = command.target();
        let streams = streams_of(actor, command);
        let stored = self.store.stored_nouns(&streams).await?;
        let imagined = streams.iter().filter_map(|stream| {
            let noun = earlier.get(stream)?;
            Some((*stream, noun.clone()))
        });
        let now = self.now();
        let mut facts = Facts::new(stored.into_iter().chain(imagined), finnish_day(now));
        let known = command.about(&facts);
        let known = known.or_else(|| facts.noun(target).map(Noun::belongs));
        let may_try = match &known {
            Some(belongs) => may(command, actor, &facts, Some(belongs)),
            None => may_begin(command, actor, &facts),
        };
        if !may_try {
            return Err(Failure::Forbidden);
        }
        if command.pins_head() {
            let head = self.store.head().await?;
            facts = facts.with_head(Seal {
                position: head.position,
                commit_hash: hex(&head.commit_hash),
            });
        }
        let events = decide(command, &facts, &order, now)?;
        let before = facts.noun(target).cloned();
        let mut noun = before.clone();
        for event in &events {
            let stamp = Stamp {
                position: 0,
                version: noun.as_ref().map_or(0, Noun::version) + 1,
                effective: effective(&order, now),
                recorded: now,
                actor: actor.id,
            };
            noun = Noun::evolve(noun, event, &stamp);
        }
        if let (None, Some(begun)) = (&before, &noun) {
            if known.is_none() && !may(command, actor, &facts, Some(&begun.belongs())) {
                return Err(Failure::Forbidden);
            }
            self.claim_is_free(target, begun, earlier).await?;
        }
        Ok(Rehearsed {
            events,
            noun: noun.map(|noun| (target, noun)),
        })
    }

    /// Refuses a noun whose name another one holds, or would hold.
    async fn claim_is_free(
        &self,
        target: StreamId,
        begun: &Noun,
        earlier: &HashMap<StreamId, Noun>,
    ) -> Result<(), Failure> {
        let Some(claim) = begun.claim() else {
            return Ok(());
        };
        let holds = |(stream, noun): (&StreamId, &Noun)| {
            *stream != target && noun.claim().as_deref() == Some(claim.as_str())
        };
        let is_held = self.store.holder(&claim, i64::MAX).await?.is_some();
        match is_held || earlier.iter().any(holds) {
            true => Err(taken(&claim)),
            false => Ok(()),
        }
    }
}
