//! The course of a round: longer time for one project, reminders, the closing and the opening anew.

use chrono::NaiveDate;
use serde::Serialize;

use super::commands::{project_stream, stream};
use super::{Closed, Extended, Reminded, Reopened, Round};
use crate::domain::actor::Actor;
use crate::domain::assessment::{Assessment, stream_of};
use crate::domain::command::{Command, Facts, StreamId};
use crate::domain::event::Event;
use crate::domain::free_text::FreeText;
use crate::domain::ids::{ProjectId, RoundId};
use crate::domain::language::Texts;
use crate::domain::project::Project;
use crate::domain::refusal::{Checks, PROJECTS_MAX, REMINDERS_MAX, Reason, Refusal};

/// What tells whether projects filed for a round.
fn filings_of(projects: &[ProjectId], round: RoundId) -> Vec<StreamId> {
    projects
        .iter()
        .flat_map(|id| [project_stream(*id), stream_of(*id, round)])
        .collect()
}

/// Whether a project's filing for a round is there and was not withdrawn.
fn has_filed(facts: &Facts, project: ProjectId, round: RoundId) -> bool {
    facts
        .get::<Assessment>(stream_of(project, round).id)
        .is_some_and(|filed| filed.current().is_some())
}

/// Gives one project a later due day of its own. Each extension is kept with its reason.
#[derive(Clone, Debug, Serialize)]
pub struct ExtendRound {
    pub round: RoundId,
    pub project: ProjectId,
    pub due: NaiveDate,
    pub reason: FreeText,
}

impl Command for ExtendRound {
    const NAME: &'static str = "ExtendRound";

    fn target(&self) -> StreamId {
        stream(self.round)
    }

    fn reads(&self) -> Vec<StreamId> {
        vec![project_stream(self.project)]
    }

    fn permits(&self, actor: &Actor) -> bool {
        actor.runs_programmes()
    }

    fn decide(&self, facts: &Facts) -> Result<Vec<Event>, Vec<Refusal>> {
        let round: &Round = facts.need(self.round.0, "round")?;
        let project: &Project = facts.need(self.project.0, "project")?;
        if project.programme != round.programme {
            return Err(vec![Refusal::new("project", Reason::WrongProgramme)]);
        }
        let due = round.due_of(self.project);
        if due == self.due && due != round.due {
            return Ok(Vec::new());
        }
        let mut checks = Checks::default();
        if let Some(on) = round.closed {
            checks.refuse("round", Reason::RoundClosed { on });
        }
        checks.expect(round.expects(project), "project", Reason::ProjectNotAsked);
        checks.expect(due < self.due, "due", Reason::DueNotLater { due });
        checks.expect(
            round.extensions.len() < PROJECTS_MAX,
            "project",
            Reason::TooMany { max: PROJECTS_MAX },
        );
        checks.reason("reason", &self.reason);
        checks.finish()?;
        Ok(vec![
            Extended {
                project: self.project,
                due: self.due,
                reason: self.reason.clone(),
            }
            .into(),
        ])
    }
}

/// Records that projects which have not filed were reminded, and with which words.
#[derive(Clone, Debug, Serialize)]
pub struct RemindProjects {
    pub round: RoundId,
    pub projects: Vec<ProjectId>,
    pub message: Texts,
}

impl Command for RemindProjects {
    const NAME: &'static str = "RemindProjects";

    fn target(&self) -> StreamId {
        stream(self.round)
    }

    fn reads(&self) -> Vec<StreamId> {
        filings_of(&self.projects, self.round)
    }

    fn permits(&self, actor: &Actor) -> bool {
        actor.reviews_filings()
    }

    fn decide(&self, facts: &Facts) -> Result<Vec<Event>, Vec<Refusal>> {
        let round: &Round = facts.need(self.round.0, "round")?;
        let mut checks = Checks::default();
        let today = facts.today();
        if let Some(on) = round.closed {
            checks.refuse("round", Reason::RoundClosed { on });
        } else {
            let opens = round.opens;
            checks.expect(opens <= today, "round", Reason::RoundNotOpen { opens });
        }
        checks.expect(!self.projects.is_empty(), "projects", Reason::Required);
        checks.list("projects", self.projects.len());
        checks.expect(
            round.reminders.len() < REMINDERS_MAX,
            "round",
            Reason::TooMany { max: REMINDERS_MAX },
        );
        checks.expect(!self.message.is_empty(), "message", Reason::Required);
        checks.summary("message", &self.message);
        for (index, id) in self.projects.iter().enumerate() {
            let field = format!("projects.{index}");
            let project: &Project = facts.need(id.0, &field)?;
            let is_asked = project.programme == round.programme && round.expects(project);
            checks.expect(is_asked, &field, Reason::ProjectNotAsked);
            checks.expect(
                !has_filed(facts, *id, self.round),
                &field,
                Reason::NothingToRemind,
            );
        }
        checks.finish()?;
        Ok(vec![
            Reminded {
                projects: self.projects.clone(),
                message: self.message.clone(),
            }
            .into(),
        ])
    }
}

/// Closes a round: nothing more is filed to it. Who is asked and filed nothing is recorded as
/// missing, and the end of the log is pinned. Closing it again on the same day changes nothing.
#[derive(Clone, Debug, Serialize)]
pub struct CloseRound {
    pub round: RoundId,
    pub on: NaiveDate,
    /// The programme's projects as the asker found them. They and their filings are read again for
    /// the decision and may not move meanwhile.
    #[serde(skip)]
    pub projects: Vec<ProjectId>,
}

impl Command for CloseRound {
    const NAME: &'static str = "CloseRound";

    fn target(&self) -> StreamId {
        stream(self.round)
    }

    fn reads(&self) -> Vec<StreamId> {
        filings_of(&self.projects, self.round)
    }

    fn permits(&self, actor: &Actor) -> bool {
        actor.runs_programmes()
    }

    fn pins_head(&self) -> bool {
        true
    }

    fn decide(&self, facts: &Facts) -> Result<Vec<Event>, Vec<Refusal>> {
        let round: &Round = facts.need(self.round.0, "round")?;
        if let Some(on) = round.closed {
            return if on == self.on {
                Ok(Vec::new())
            } else {
                Err(vec![Refusal::new("round", Reason::RoundClosed { on })])
            };
        }
        let today = facts.today();
        let mut checks = Checks::default();
        checks.expect(self.on <= today, "on", Reason::FutureDay { today });
        checks.expect(
            round.state_date <= self.on,
            "on",
            Reason::ClosedBeforeStateDate {
                state_date: round.state_date,
            },
        );
        checks.finish()?;
        let asked = self.projects.iter().filter(|id| {
            let project = facts.get::<Project>(id.0);
            project.is_some_and(|project| {
                project.programme == round.programme && round.expects(project)
            })
        });
        let missing = asked
            .filter(|id| !has_filed(facts, **id, self.round))
            .copied()
            .collect();
        Ok(vec![
            Closed {
                on: self.on,
                missing,
                seal: facts.head().cloned(),
            }
            .into(),
        ])
    }
}

/// Opens a closed round again. The closing and what it sealed stay readable.
#[derive(Clone, Debug, Serialize)]
pub struct ReopenRound {
    pub round: RoundId,
    pub reason: FreeText,
}

impl Command for ReopenRound {
    const NAME: &'static str = "ReopenRound";

    fn target(&self) -> StreamId {
        stream(self.round)
    }

    fn permits(&self, actor: &Actor) -> bool {
        actor.runs_programmes()
    }

    fn decide(&self, facts: &Facts) -> Result<Vec<Event>, Vec<Refusal>> {
        let round: &Round = facts.need(self.round.0, "round")?;
        let mut checks = Checks::default();
        checks.expect(round.closed.is_some(), "round", Reason::RoundNotClosed);
        checks.expect(
            round.closings.len() < REMINDERS_MAX,
            "round",
            Reason::TooMany { max: REMINDERS_MAX },
        );
        checks.reason("reason", &self.reason);
        checks.finish()?;
        Ok(vec![
            Reopened {
                reason: self.reason.clone(),
            }
            .into(),
        ])
    }
}
