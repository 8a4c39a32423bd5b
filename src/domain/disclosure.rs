//! Disclosure: from how many cases on the whole service publishes a number, whatever an indicator's
//! own definition allows.
//!
//! It stands in the log and not among the flags of a server: every server and every import then
//! obeys the same limit, and who set it, when and why is known. It is about who may read today, as
//! blanking a text is, so the limit of today also holds for what was recorded before it, and for
//! answers as of an earlier moment.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::actor::Actor;
use super::command::{Belongs, Command, Facts, History, Stamp, StreamId};
use super::event::{DisclosureEvent, Event, StreamKind};
use super::free_text::FreeText;
use super::refusal::{Checks, Reason, Refusal};

/// The one stream of the limit.
pub const DISCLOSURE: Uuid = Uuid::from_u128(0x7c1e_40a8_93d5_4b26_a0f3_52d9_6b18_e4c7);

/// Limits that can be meant: one case is a person, and a thousand are no small group.
const LIMITS: std::ops::RangeInclusive<u32> = 2..=1_000;

/// From how many cases on numbers are published was set anew.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct LimitSet {
    /// `None` when each definition stands alone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub least: Option<u32>,
    pub reason: FreeText,
}

/// A limit as it was set.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Limit {
    pub least: Option<u32>,
    pub reason: FreeText,
    pub stamp: Stamp,
}

/// The limit as it stands, with all before it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Disclosure {
    /// Oldest first; the last one holds.
    pub limits: Vec<Limit>,
    pub history: History,
}

impl Disclosure {
    pub(super) fn evolve(
        state: Option<Disclosure>,
        event: &DisclosureEvent,
        stamp: &Stamp,
    ) -> Option<Disclosure> {
        let mut disclosure = state.unwrap_or_default();
        match event {
            DisclosureEvent::LimitSet(set) => disclosure.limits.push(Limit {
                least: set.least,
                reason: set.reason.clone(),
                stamp: *stamp,
            }),
        }
        Some(disclosure)
    }

    /// The cases from which on numbers are published; `None` when each definition stands alone.
    pub fn least(&self) -> Option<u32> {
        self.limits.last().and_then(|limit| limit.least)
    }

    /// It is about the whole service and belongs to no programme.
    pub fn belongs(&self) -> Belongs {
        Belongs::default()
    }

    pub(super) fn claim(&self) -> Option<String> {
        None
    }
}

/// Sets from how many cases on numbers are published, or lifts the limit. The same limit again
/// changes nothing.
#[derive(Clone, Debug, Serialize)]
pub struct SetDisclosureLimit {
    pub least: Option<u32>,
    pub reason: FreeText,
}

impl Command for SetDisclosureLimit {
    const NAME: &'static str = "SetDisclosureLimit";

    fn target(&self) -> StreamId {
        StreamId {
            kind: StreamKind::Disclosure,
            id: DISCLOSURE,
        }
    }

    fn permits(&self, actor: &Actor) -> bool {
        actor.runs_programmes()
    }

    /// The whole service, also before there is a limit.
    fn about(&self, _: &Facts) -> Option<Belongs> {
        Some(Belongs::default())
    }

    fn decide(&self, facts: &Facts) -> Result<Vec<Event>, Vec<Refusal>> {
        let nothing = Disclosure::default();
        let known = facts.get::<Disclosure>(DISCLOSURE).unwrap_or(&nothing);
        let mut checks = Checks::default();
        let reason = Reason::OutsideRange {
            min: LIMITS.start().to_string(),
            max: LIMITS.end().to_string(),
        };
        let fits = self.least.is_none_or(|least| LIMITS.contains(&least));
        checks.expect(fits, "least", reason);
        checks.reason("reason", &self.reason);
        checks.finish()?;
        if known.least() == self.least {
            return Ok(Vec::new());
        }
        Ok(vec![
            LimitSet {
                least: self.least,
                reason: self.reason.clone(),
            }
            .into(),
        ])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decided(least: Option<u32>, state: Option<&Disclosure>) -> Result<Vec<Event>, Vec<Refusal>> {
        use crate::domain::command::OfNoun as _;
        let command = SetDisclosureLimit {
            least,
            reason: FreeText::new("Ohje muuttui"),
        };
        let known = state.map(|state| (command.target(), state.clone().into_noun()));
        command.decide(&Facts::new(known, chrono::NaiveDate::default()))
    }

    #[test]
    fn a_limit_is_set_once_and_can_be_lifted() {
        let state = Disclosure {
            limits: vec![Limit {
                least: Some(5),
                reason: FreeText::new("Ohje"),
                stamp: Stamp {
                    position: 1,
                    version: 1,
                    effective: chrono::DateTime::UNIX_EPOCH,
                    recorded: chrono::DateTime::UNIX_EPOCH,
                    actor: Uuid::nil(),
                },
            }],
            ..Disclosure::default()
        };
        assert_eq!(decided(Some(5), None).unwrap().len(), 1);
        assert_eq!(decided(Some(5), Some(&state)).unwrap().len(), 0);
        assert_eq!(decided(None, Some(&state)).unwrap().len(), 1);
        assert_eq!(
            decided(None, None).unwrap().len(),
            0,
            "there is none to lift"
        );
        for no_limit in [0, 1, 1_001] {
            assert!(decided(Some(no_limit), None).is_err(), "{no_limit}");
        }
    }
}
