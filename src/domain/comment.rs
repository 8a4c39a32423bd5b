//! Comment: what somebody said about a project, to those who have signed in.
//!
//! Its author may take it back: then its text is no longer shown.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::actor::Actor;
use super::command::{Belongs, Command, Facts, History, Stamp, StreamId};
use super::event::{CommentEvent, Event, StreamKind};
use super::free_text::FreeText;
use super::ids::{CommentId, ProgrammeId, ProjectId};
use super::part::project_stream;
use super::project::Project;
use super::refusal::{Checks, Reason, Refusal};

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Added {
    pub comment: CommentId,
    pub programme: ProgrammeId,
    pub project: ProjectId,
    pub text: FreeText,
}

/// Its author took it back.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Withdrawn {}

/// A comment as it stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Comment {
    pub id: CommentId,
    pub programme: ProgrammeId,
    pub project: ProjectId,
    /// Blanked once it was taken back.
    pub text: FreeText,
    /// The opaque id of who said it.
    pub by: Uuid,
    pub said: DateTime<Utc>,
    pub withdrawn: Option<DateTime<Utc>>,
    pub history: History,
}

impl Comment {
    pub(super) fn evolve(
        state: Option<Comment>,
        event: &CommentEvent,
        stamp: &Stamp,
    ) -> Option<Comment> {
        match event {
            CommentEvent::Added(added) => Some(Comment {
                id: added.comment,
                programme: added.programme,
                project: added.project,
                text: added.text.clone(),
                by: stamp.actor,
                said: stamp.recorded,
                withdrawn: None,
                history: History::default(),
            }),
            CommentEvent::Withdrawn(_) => {
                let mut comment = state?;
                comment.text = FreeText::Blanked;
                comment.withdrawn = Some(stamp.recorded);
                Some(comment)
            }
        }
    }

    pub fn belongs(&self) -> Belongs {
        Belongs {
            programme: Some(self.programme),
            project: Some(self.project),
            ..Belongs::default()
        }
    }

    pub(super) fn claim(&self) -> Option<String> {
        None
    }
}

fn stream(id: CommentId) -> StreamId {
    StreamId {
        kind: StreamKind::Comment,
        id: id.0,
    }
}

/// Says something about a project.
#[derive(Clone, Debug, Serialize)]
pub struct AddComment {
    #[serde(skip)]
    pub comment: CommentId,
    pub project: ProjectId,
    pub text: FreeText,
}

impl Command for AddComment {
    const NAME: &'static str = "AddComment";

    fn target(&self) -> StreamId {
        stream(self.comment)
    }

    fn reads(&self) -> Vec<StreamId> {
        vec![project_stream(self.project)]
    }

    fn permits(&self, actor: &Actor) -> bool {
        actor.comments_on_projects()
    }

    fn decide(&self, facts: &Facts) -> Result<Vec<Event>, Vec<Refusal>> {
        let project: &Project = facts.need(self.project.0, "project")?;
        let mut checks = Checks::default();
        checks.reason("text", &self.text);
        checks.finish()?;
        Ok(vec![
            Added {
                comment: self.comment,
                programme: project.programme,
                project: self.project,
                text: self.text.clone(),
            }
            .into(),
        ])
    }
}

/// Takes one's own comment back. Taking it back again changes nothing.
#[derive(Clone, Debug, Serialize)]
pub struct WithdrawComment {
    pub comment: CommentId,
    /// Who takes it back.
    pub by: Uuid,
}

impl Command for WithdrawComment {
    const NAME: &'static str = "WithdrawComment";

    fn target(&self) -> StreamId {
        stream(self.comment)
    }

    fn permits(&self, actor: &Actor) -> bool {
        actor.comments_on_projects() && actor.id == self.by
    }

    fn decide(&self, facts: &Facts) -> Result<Vec<Event>, Vec<Refusal>> {
        let comment: &Comment = facts.need(self.comment.0, "comment")?;
        if comment.by != self.by {
            return Err(vec![Refusal::new("comment", Reason::NotYours)]);
        }
        if comment.withdrawn.is_some() {
            return Ok(Vec::new());
        }
        Ok(vec![Withdrawn {}.into()])
    }
}
