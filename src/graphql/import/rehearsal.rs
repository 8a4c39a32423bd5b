//! A rehearsal of many commands, each upon those before it: what they would leave is kept here and
//! seen by the later ones, and nothing is recorded.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use async_graphql::{Context, ID};
use serde_json::{Value, json};
use uuid::Uuid;

use crate::app::{App, Failure, Order};
use crate::domain::actor::Actor;
use crate::domain::command::{Command, StreamId};
use crate::domain::event::{AdoptionEvent, Event, Noun, SeriesEvent};
use crate::graphql::ids::{global_id, observation_id};
use crate::projection::View;

/// Nouns as the commands so far would leave them.
#[derive(Default)]
pub struct Rehearsal(Mutex<Imagined>);

#[derive(Default)]
struct Imagined {
    nouns: HashMap<StreamId, Noun>,
    /// What the last command would record.
    events: Vec<Event>,
}

impl Rehearsal {
    /// The rehearsal that the request is part of.
    pub fn of<'a>(ctx: &Context<'a>) -> Option<&'a Arc<Rehearsal>> {
        ctx.data_opt::<Arc<Rehearsal>>()
    }

    fn imagined(&self) -> MutexGuard<'_, Imagined> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Tries a command out upon those before it, and keeps what it would do.
    pub async fn rehearse<C: Command>(
        &self,
        app: &App,
        actor: &Actor,
        command: &C,
        order: Order,
    ) -> Result<(), Failure> {
        let earlier = self.imagined().nouns.clone();
        let done = app.rehearse_after(actor, command, &earlier, order).await?;
        let mut imagined = self.imagined();
        imagined.nouns.extend(done.noun);
        imagined.events = done.events;
        Ok(())
    }

    /// Whether the last command would record anything; asked once.
    pub fn is_news(&self) -> bool {
        !self.imagined().events.is_empty()
    }

    /// The noun that would hold a name.
    pub fn holder(&self, claim: &str) -> Option<Uuid> {
        let imagined = self.imagined();
        let mut nouns = imagined.nouns.iter();
        let found = nouns.find(|(_, noun)| noun.claim().as_deref() == Some(claim));
        found.map(|(stream, _)| stream.id)
    }

    /// A document as it would stand; `None` when no command would change it.
    pub fn document<V: View>(&self, id: Uuid) -> Option<Arc<V>> {
        let kind = V::STREAM;
        let imagined = self.imagined();
        imagined.nouns.get(&StreamId { kind, id }).and_then(V::of)
    }

    /// The id of the observation or the adoption that the last command would record.
    pub fn saved(&self) -> Option<Value> {
        let imagined = self.imagined();
        let id = imagined.events.iter().find_map(|event| match event {
            Event::Series(SeriesEvent::ObservationRecorded(own)) => {
                Some(observation_id(own.series, own.number))
            }
            Event::Adoption(AdoptionEvent::Reported(own)) => {
                Some(global_id("Adoption", own.adoption.0))
            }
            _ => None,
        });
        id.map(|ID(text)| json!(text))
    }
}
