//! Source text: an old publication that facts of a project were taken from.
//!
//! The text itself is not kept, as it may name people and belongs to its publisher: what is kept is
//! where it stood, of what day it is, how long it is and the digest by which it is known again. A
//! fact that was taken from it points to the stretch it came from (`origin`).

use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

use super::actor::Actor;
use super::assessment::Source;
use super::command::{Belongs, Command, Facts, History, Stamp, StreamId};
use super::event::{Event, SourceTextEvent, StreamKind};
use super::ids::{ProgrammeId, ProjectId, SourceTextId};
use super::part::project_stream;
use super::project::Project;
use super::refusal::{Checks, Reason, Refusal};

/// A text was taken as a source of facts.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Taken {
    pub text: SourceTextId,
    pub programme: ProgrammeId,
    pub project: ProjectId,
    pub source: Source,
    /// SHA-256 of the text in hexadecimal, lines ended by a line feed alone.
    pub digest: String,
    pub characters: u32,
}

/// A source text as it stands.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SourceText {
    pub taken: Taken,
    pub history: History,
}

impl SourceText {
    pub(super) fn evolve(
        state: Option<SourceText>,
        event: &SourceTextEvent,
        _: &Stamp,
    ) -> Option<SourceText> {
        let SourceTextEvent::Taken(taken) = event;
        match state {
            Some(_) => None,
            None => Some(SourceText {
                taken: taken.clone(),
                history: History::default(),
            }),
        }
    }

    pub fn belongs(&self) -> Belongs {
        Belongs {
            programme: Some(self.taken.programme),
            project: Some(self.taken.project),
            ..Belongs::default()
        }
    }

    pub(super) fn claim(&self) -> Option<String> {
        None
    }
}

/// By what a text is known again.
pub fn digest(text: &str) -> String {
    let hash = Sha256::digest(text.as_bytes());
    hash.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Takes a text as a source of facts about a project. The same text again changes nothing: where
/// it was found first stays.
#[derive(Clone, Debug, Serialize)]
pub struct TakeSourceText {
    pub project: ProjectId,
    pub source: Source,
    pub digest: String,
    pub characters: u32,
}

impl TakeSourceText {
    pub fn text(&self) -> SourceTextId {
        SourceTextId::of(self.project, &self.digest)
    }
}

impl Command for TakeSourceText {
    const NAME: &'static str = "TakeSourceText";

    fn target(&self) -> StreamId {
        StreamId {
            kind: StreamKind::SourceText,
            id: self.text().0,
        }
    }

    fn reads(&self) -> Vec<StreamId> {
        vec![project_stream(self.project)]
    }

    fn permits(&self, actor: &Actor) -> bool {
        actor.manages_projects()
    }

    fn decide(&self, facts: &Facts) -> Result<Vec<Event>, Vec<Refusal>> {
        let project: &Project = facts.need(self.project.0, "project")?;
        let today = facts.today();
        let mut checks = Checks::default();
        checks.name("source.location", &self.source.location);
        checks.past("source.date", self.source.date.earliest, today);
        checks.expect(self.characters > 0, "text", Reason::Required);
        checks.finish()?;
        if facts.get::<SourceText>(self.text().0).is_some() {
            return Ok(Vec::new());
        }
        Ok(vec![
            Taken {
                text: self.text(),
                programme: project.programme,
                project: self.project,
                source: self.source.clone(),
                digest: self.digest.clone(),
                characters: self.characters,
            }
            .into(),
        ])
    }
}
