//! What people say to a notice: the project explains, a reviewer dismisses.

use serde::Serialize;

use super::{Discussion, NoticeDismissed, NoticeExplained, discussion_stream};
use crate::domain::actor::Actor;
use crate::domain::assessment::{Assessment, stream_of};
use crate::domain::command::{Command, Facts, StreamId};
use crate::domain::event::{Event, StreamKind};
use crate::domain::free_text::FreeText;
use crate::domain::ids::{DiscussionId, Key, ProjectId, RoundId};
use crate::domain::notice::{NoticeCode, ReplyKind};
use crate::domain::project::Project;
use crate::domain::refusal::{COMMENTS_MAX, Checks, Reason, Refusal};
use crate::domain::round::Round;
use crate::domain::words::Fingerprint;

fn reads(project: ProjectId, round: RoundId) -> Vec<StreamId> {
    let stream = |kind, id| StreamId { kind, id };
    vec![
        stream(StreamKind::Project, project.0),
        stream(StreamKind::Round, round.0),
        stream_of(project, round),
    ]
}

fn check_reply(
    checks: &mut Checks,
    facts: &Facts,
    (project, round): (ProjectId, RoundId),
    goal: Option<&Key>,
) -> Result<(), Vec<Refusal>> {
    let project: &Project = facts.need(project.0, "project")?;
    let round: &Round = facts.need(round.0, "round")?;
    checks.expect(
        project.programme == round.programme,
        "round",
        Reason::WrongProgramme,
    );
    if let Some(goal) = goal {
        let name = goal.as_str().to_owned();
        checks.expect(
            round.asks.contains(goal),
            "goal",
            Reason::GoalUnknown { goal: name },
        );
    }
    let said = facts.get::<Discussion>(discussion_stream(project.id, round.id).id);
    checks.expect(
        said.is_none_or(|said| said.replies.len() < COMMENTS_MAX),
        "code",
        Reason::TooMany { max: COMMENTS_MAX },
    );
    Ok(())
}

/// Explains what a notice asks about, before the text is sent or after. The last explanation counts.
#[derive(Clone, Debug, Serialize)]
pub struct ExplainNotice {
    pub project: ProjectId,
    pub round: RoundId,
    pub code: NoticeCode,
    /// Empty for a notice about the project as a whole.
    pub goal: Option<Key>,
    pub text: FreeText,
}

impl Command for ExplainNotice {
    const NAME: &'static str = "ExplainNotice";

    fn target(&self) -> StreamId {
        discussion_stream(self.project, self.round)
    }

    fn reads(&self) -> Vec<StreamId> {
        reads(self.project, self.round)
    }

    fn permits(&self, actor: &Actor) -> bool {
        actor.writes_for_projects()
    }

    fn decide(&self, facts: &Facts) -> Result<Vec<Event>, Vec<Refusal>> {
        let mut checks = Checks::default();
        let about = (self.project, self.round);
        check_reply(&mut checks, facts, about, self.goal.as_ref())?;
        checks.reason("text", &self.text);
        checks.finish()?;
        let project: &Project = facts.need(self.project.0, "project")?;
        let said = facts.get::<Discussion>(self.target().id);
        let last = said.and_then(|s| s.reply(ReplyKind::Explained, self.code, self.goal.as_ref()));
        if last.is_some_and(|reply| reply.text == self.text) {
            return Ok(Vec::new());
        }
        Ok(vec![
            NoticeExplained {
                discussion: DiscussionId(self.target().id),
                programme: project.programme,
                project: self.project,
                round: self.round,
                code: self.code,
                goal: self.goal.clone(),
                text: self.text.clone(),
            }
            .into(),
        ])
    }
}

/// Dismisses the notice of the text in force, with a reason. It comes back when the text changes.
#[derive(Clone, Debug, Serialize)]
pub struct DismissNotice {
    pub project: ProjectId,
    pub round: RoundId,
    pub code: NoticeCode,
    /// Empty for a notice about the project as a whole.
    pub goal: Option<Key>,
    pub reason: FreeText,
}

impl Command for DismissNotice {
    const NAME: &'static str = "DismissNotice";

    fn target(&self) -> StreamId {
        discussion_stream(self.project, self.round)
    }

    fn reads(&self) -> Vec<StreamId> {
        reads(self.project, self.round)
    }

    fn permits(&self, actor: &Actor) -> bool {
        actor.reviews_filings()
    }

    fn decide(&self, facts: &Facts) -> Result<Vec<Event>, Vec<Refusal>> {
        let mut checks = Checks::default();
        let about = (self.project, self.round);
        check_reply(&mut checks, facts, about, self.goal.as_ref())?;
        checks.reason("reason", &self.reason);
        let filed = facts.get::<Assessment>(stream_of(self.project, self.round).id);
        let current = filed.and_then(|filed| filed.current());
        checks.expect(current.is_some(), "round", Reason::NotFiled);
        checks.finish()?;
        let digest = current
            .into_iter()
            .flat_map(|filing| &filing.content.answers)
            .find(|answer| Some(&answer.goal) == self.goal.as_ref())
            .map(|answer| Fingerprint::of_texts(&answer.narrative).digest)
            .unwrap_or_default();
        let project: &Project = facts.need(self.project.0, "project")?;
        let said = facts.get::<Discussion>(self.target().id);
        let last = said.and_then(|s| s.reply(ReplyKind::Dismissed, self.code, self.goal.as_ref()));
        if last.is_some_and(|reply| reply.digest == digest) {
            return Ok(Vec::new());
        }
        Ok(vec![
            NoticeDismissed {
                discussion: DiscussionId(self.target().id),
                programme: project.programme,
                project: self.project,
                round: self.round,
                code: self.code,
                goal: self.goal.clone(),
                digest,
                reason: self.reason.clone(),
            }
            .into(),
        ])
    }
}
