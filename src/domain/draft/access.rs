//! Who may see a draft, and when it may be written.

use serde::Serialize;

use crate::domain::actor::Actor;
use crate::domain::assessment::{Assessment, Part, Standing, stream_of};
use crate::domain::command::{Command, Facts, StreamId};
use crate::domain::draft::DraftId;
use crate::domain::event::{Event, StreamKind};
use crate::domain::period::RoundKind;
use crate::domain::project::Project;
use crate::domain::refusal::{Checks, Reason, Refusal};
use crate::domain::round::Round;

/// Opens a draft, to read it or to write into one of its parts. It is judged like a command of the
/// project, so that the same rights count, and records nothing.
#[derive(Clone, Debug, Serialize)]
pub struct OpenDraft {
    #[serde(skip)]
    pub draft: DraftId,
    /// The part to be written; empty to read.
    pub part: Option<Part>,
}

impl Command for OpenDraft {
    const NAME: &'static str = "OpenDraft";

    fn target(&self) -> StreamId {
        StreamId {
            kind: StreamKind::Project,
            id: self.draft.project.0,
        }
    }

    fn reads(&self) -> Vec<StreamId> {
        let round = StreamId {
            kind: StreamKind::Round,
            id: self.draft.round.0,
        };
        vec![round, stream_of(self.draft.project, self.draft.round)]
    }

    fn permits(&self, actor: &Actor) -> bool {
        actor.writes_for_projects()
    }

    fn decide(&self, facts: &Facts) -> Result<Vec<Event>, Vec<Refusal>> {
        let project: &Project = facts.need(self.draft.project.0, "project")?;
        let round: &Round = facts.need(self.draft.round.0, "round")?;
        if project.programme != round.programme {
            return Err(vec![Refusal::new("round", Reason::WrongProgramme)]);
        }
        let Some(part) = &self.part else {
            return Ok(Vec::new());
        };
        let mut checks = Checks::default();
        checks.expect(
            round.kind != RoundKind::AnnualImported,
            "round",
            Reason::RoundImportsOnly,
        );
        if let Some(on) = round.closed {
            checks.refuse("round", Reason::RoundClosed { on });
        }
        checks.expect(
            round.takes_from(project.id),
            "project",
            Reason::ProjectNotAsked,
        );
        if let Part::Goal(goal) = part {
            let name = goal.as_str().to_owned();
            checks.expect(
                round.asks.contains(goal),
                "field.goal",
                Reason::GoalUnknown { goal: name },
            );
        }
        let filed = facts.get::<Assessment>(stream_of(project.id, round.id).id);
        match filed.map(|filed| &filed.standing) {
            None | Some(Standing::Withdrawn) => {}
            Some(Standing::Returned(returned)) => checks.expect(
                returned.parts.contains(part),
                "field",
                Reason::PartNotReturned {
                    part: part.word().to_owned(),
                },
            ),
            Some(Standing::Filed | Standing::InReview | Standing::Accepted(_)) => {
                checks.refuse("round", Reason::AlreadyFiled);
            }
        }
        checks.finish()?;
        Ok(Vec::new())
    }
}
