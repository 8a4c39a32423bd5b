//! Lineage: which operating model came of which.
//!
//! All links stand in one stream, because the one rule that must not break is about all of them
//! together: no model comes of itself, however its links were recorded and by how many at once.

use std::collections::HashSet;

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::actor::Actor;
use super::command::{Belongs, Command, Facts, History, Stamp, StreamId};
use super::event::{Event, LineageEvent, StreamKind};
use super::free_text::FreeText;
use super::fuzzy_date::FuzzyDate;
use super::ids::ModelId;
use super::model::{self, Model};
use super::refusal::{Checks, LINEAGE_LINKS_MAX, Reason, Refusal};

/// The one stream of all links.
pub const LINEAGE: Uuid = Uuid::from_u128(0x2f5a_91d4_6e08_4c7b_8b1d_3c90_a5e7_17f2);

/// How a later model came of an earlier one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LineageKind {
    /// The later one was developed from the earlier one.
    DerivedFrom,
    /// The earlier one was done again elsewhere as the later one.
    ReplicatedIn,
    /// The earlier one goes on under the later one's name.
    ContinuesAs,
    /// The earlier one became a part of the later one.
    MergedInto,
    /// The later one took the earlier one's place.
    Supersedes,
}

impl LineageKind {
    pub fn key(self) -> &'static str {
        match self {
            LineageKind::DerivedFrom => "derived_from",
            LineageKind::ReplicatedIn => "replicated_in",
            LineageKind::ContinuesAs => "continues_as",
            LineageKind::MergedInto => "merged_into",
            LineageKind::Supersedes => "supersedes",
        }
    }
}

/// A link of two models; whatever its kind, it points from the earlier to the later.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Linked {
    pub earlier: ModelId,
    pub later: ModelId,
    pub kind: LineageKind,
    /// Since when the later one has been what the kind says.
    pub since: FuzzyDate,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<FreeText>,
}

impl Linked {
    fn joins(&self, earlier: ModelId, later: ModelId, kind: LineageKind) -> bool {
        self.earlier == earlier && self.later == later && self.kind == kind
    }
}

/// The link was wrong.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Unlinked {
    pub earlier: ModelId,
    pub later: ModelId,
    pub kind: LineageKind,
    pub reason: FreeText,
}

/// All links as they stand.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Lineage {
    /// In the order in which they were recorded.
    pub links: Vec<Linked>,
    pub history: History,
}

impl Lineage {
    pub(super) fn evolve(
        state: Option<Lineage>,
        event: &LineageEvent,
        _: &Stamp,
    ) -> Option<Lineage> {
        let mut lineage = state.unwrap_or_default();
        match event {
            LineageEvent::Linked(linked) => lineage.links.push(linked.clone()),
            LineageEvent::Unlinked(gone) => lineage
                .links
                .retain(|link| !link.joins(gone.earlier, gone.later, gone.kind)),
        }
        Some(lineage)
    }

    fn find(&self, earlier: ModelId, later: ModelId, kind: LineageKind) -> Option<&Linked> {
        self.links
            .iter()
            .find(|link| link.joins(earlier, later, kind))
    }

    /// Whether one model came of another, over any number of links of any kind.
    fn comes_of(&self, model: ModelId, ancestor: ModelId) -> bool {
        let mut seen = HashSet::from([ancestor]);
        let mut waiting = vec![ancestor];
        while let Some(at) = waiting.pop() {
            if at == model {
                return true;
            }
            let later = self.links.iter().filter(|link| link.earlier == at);
            waiting.extend(later.map(|link| link.later).filter(|id| seen.insert(*id)));
        }
        false
    }

    /// It is about models of many projects and belongs to none.
    pub fn belongs(&self) -> Belongs {
        Belongs::default()
    }

    pub(super) fn claim(&self) -> Option<String> {
        None
    }
}

fn stream() -> StreamId {
    StreamId {
        kind: StreamKind::Lineage,
        id: LINEAGE,
    }
}

/// Records that a later model came of an earlier one.
///
/// The same link again changes nothing; with another time or note the old one is removed first.
#[derive(Clone, Debug, Serialize)]
pub struct LinkModels {
    pub earlier: ModelId,
    pub later: ModelId,
    pub kind: LineageKind,
    pub since: FuzzyDate,
    pub note: Option<FreeText>,
}

impl Command for LinkModels {
    const NAME: &'static str = "LinkModels";

    fn target(&self) -> StreamId {
        stream()
    }

    fn reads(&self) -> Vec<StreamId> {
        vec![model::stream(self.earlier), model::stream(self.later)]
    }

    /// Who answers for the later model tells what it came of.
    fn about(&self, facts: &Facts) -> Option<Belongs> {
        facts.get::<Model>(self.later.0).map(Model::belongs)
    }

    fn permits(&self, actor: &Actor) -> bool {
        actor.manages_projects()
    }

    fn decide(&self, facts: &Facts) -> Result<Vec<Event>, Vec<Refusal>> {
        facts.need::<Model>(self.earlier.0, "earlier")?;
        facts.need::<Model>(self.later.0, "later")?;
        let linked = Linked {
            earlier: self.earlier,
            later: self.later,
            kind: self.kind,
            since: self.since.clone(),
            note: self.note.clone(),
        };
        let nothing = Lineage::default();
        let lineage = facts.get::<Lineage>(LINEAGE).unwrap_or(&nothing);
        let known = lineage.find(self.earlier, self.later, self.kind);
        if known == Some(&linked) {
            return Ok(Vec::new());
        }
        let mut checks = Checks::default();
        checks.expect(known.is_none(), "kind", Reason::LineageLinkExists);
        checks.expect(
            !lineage.comes_of(self.earlier, self.later),
            "later",
            Reason::LineageCycle,
        );
        checks.expect(
            lineage.links.len() < LINEAGE_LINKS_MAX,
            "",
            Reason::TooMany {
                max: LINEAGE_LINKS_MAX,
            },
        );
        let today = facts.today();
        checks.expect(
            self.since.earliest <= today,
            "since",
            Reason::FutureDay { today },
        );
        if let Some(note) = &self.note {
            checks.reason("note", note);
        }
        checks.finish()?;
        Ok(vec![linked.into()])
    }
}

/// Removes a link that was wrong; the log keeps that it was there.
#[derive(Clone, Debug, Serialize)]
pub struct UnlinkModels {
    pub earlier: ModelId,
    pub later: ModelId,
    pub kind: LineageKind,
    pub reason: FreeText,
}

impl Command for UnlinkModels {
    const NAME: &'static str = "UnlinkModels";

    fn target(&self) -> StreamId {
        stream()
    }

    fn reads(&self) -> Vec<StreamId> {
        vec![model::stream(self.later)]
    }

    /// As when it was recorded.
    fn about(&self, facts: &Facts) -> Option<Belongs> {
        facts.get::<Model>(self.later.0).map(Model::belongs)
    }

    fn permits(&self, actor: &Actor) -> bool {
        actor.manages_projects()
    }

    fn decide(&self, facts: &Facts) -> Result<Vec<Event>, Vec<Refusal>> {
        let lineage = facts.get::<Lineage>(LINEAGE);
        let known = lineage.and_then(|all| all.find(self.earlier, self.later, self.kind));
        let mut checks = Checks::default();
        checks.reason("reason", &self.reason);
        checks.expect(
            known.is_some(),
            "kind",
            Reason::NotFound {
                what: self.kind.key().to_owned(),
            },
        );
        checks.finish()?;
        Ok(vec![
            Unlinked {
                earlier: self.earlier,
                later: self.later,
                kind: self.kind,
                reason: self.reason.clone(),
            }
            .into(),
        ])
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::event::Noun;
    use crate::domain::ids::Key;
    use crate::domain::language::Names;

    fn id(number: u128) -> ModelId {
        ModelId(Uuid::from_u128(number))
    }

    fn link(earlier: u128, later: u128, kind: LineageKind) -> LinkModels {
        LinkModels {
            earlier: id(earlier),
            later: id(later),
            kind,
            since: FuzzyDate::day("2007-09-01".parse().unwrap()),
            note: None,
        }
    }

    fn stamp() -> Stamp {
        Stamp {
            position: 1,
            version: 1,
            effective: Default::default(),
            recorded: Default::default(),
            actor: Uuid::nil(),
        }
    }

    /// Models 1–4, and the links that these events make.
    fn facts(events: &[Event]) -> Facts {
        let entered = |number| model::Entered {
            model: id(number),
            key: Key::parse("malli").unwrap(),
            names: Names::default(),
            programme: None,
            project: None,
            placeholder: None,
            classification: Default::default(),
            state: model::ModelState::InUse,
            since: None,
        };
        let mut nouns: Vec<(StreamId, Noun)> = (1..=4)
            .map(|number| {
                let noun = Noun::evolve(None, &entered(number).into(), &stamp()).unwrap();
                (model::stream(id(number)), noun)
            })
            .collect();
        let links = events
            .iter()
            .fold(None, |noun, event| Noun::evolve(noun, event, &stamp()));
        nouns.extend(links.map(|links| (stream(), links)));
        Facts::new(nouns, "2009-01-01".parse().unwrap())
    }

    fn linked(pairs: &[(u128, u128)]) -> Vec<Event> {
        let mut events = Vec::new();
        for (earlier, later) in pairs {
            let command = link(*earlier, *later, LineageKind::DerivedFrom);
            events.extend(command.decide(&facts(&events)).unwrap());
        }
        events
    }

    fn refused(command: &impl Command, events: &[Event]) -> Vec<Reason> {
        let refusals = command.decide(&facts(events)).unwrap_err();
        refusals.into_iter().map(|refusal| refusal.reason).collect()
    }

    #[test]
    fn no_model_comes_of_itself_over_links_of_any_kind() {
        let events = linked(&[(1, 2), (2, 3), (1, 4), (4, 3)]);
        for (earlier, later) in [(1, 1), (2, 1), (3, 1), (3, 4)] {
            let cycle = link(earlier, later, LineageKind::Supersedes);
            assert_eq!(
                refused(&cycle, &events),
                [Reason::LineageCycle],
                "{earlier} to {later}"
            );
        }
        let across = link(2, 4, LineageKind::MergedInto);
        assert_eq!(across.decide(&facts(&events)).unwrap().len(), 1);
    }

    #[test]
    fn the_same_link_changes_nothing_and_another_time_needs_it_removed_first() {
        let mut events = linked(&[(1, 2)]);
        let same = link(1, 2, LineageKind::DerivedFrom);
        assert_eq!(same.decide(&facts(&events)).unwrap(), []);
        let later = LinkModels {
            since: FuzzyDate::day("2008-09-01".parse().unwrap()),
            ..same
        };
        assert_eq!(refused(&later, &events), [Reason::LineageLinkExists]);
        let remove = UnlinkModels {
            earlier: id(1),
            later: id(2),
            kind: LineageKind::DerivedFrom,
            reason: FreeText::new("väärä vuosi"),
        };
        events.extend(remove.decide(&facts(&events)).unwrap());
        assert_eq!(later.decide(&facts(&events)).unwrap().len(), 1);
        assert!(matches!(
            refused(&remove, &events).as_slice(),
            [Reason::NotFound { .. }]
        ));
        // The way back is free once the link is gone.
        let back = link(2, 1, LineageKind::DerivedFrom);
        assert_eq!(back.decide(&facts(&events)).unwrap().len(), 1);
    }
}
