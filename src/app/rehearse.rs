//! Rehearsing a command: everything that executing it would do, and nothing recorded.

use super::execute::{may, may_begin, streams_of};
use super::{App, Failure};
use crate::domain::actor::Actor;
use crate::domain::command::{Command, Facts};
use crate::domain::event::{Event, Noun};
use crate::domain::period::finnish_day;

impl App {
    /// The events that the command would record now, none when there is nothing new to say.
    pub async fn rehearse<C: Command>(
        &self,
        actor: &Actor,
        command: &C,
    ) -> Result<Vec<Event>, Failure> {
        if !actor.may_command() {
            return Err(Failure::Forbidden);
        }
        let target = command.target();
        let streams = streams_of(actor, command);
        let nouns = self.store.stored_nouns(&streams).await?;
        let facts = Facts::new(nouns, finnish_day(self.now()));
        let known = command.about(&facts);
        let known = known.or_else(|| facts.noun(target).map(Noun::belongs));
        let may_try = match &known {
            Some(belongs) => may(command, actor, &facts, Some(belongs)),
            None => may_begin(command, actor, &facts),
        };
        if !may_try {
            return Err(Failure::Forbidden);
        }
        command.decide(&facts).map_err(Failure::Refused)
    }
}
