//! Discussion: what reviewers and the project say to each other about one filing.
//!
//! It is a noun of its own because it is read by those who signed in, while what was filed is
//! public. A comment keeps the words it is about, so it stays readable when they are mended.

mod replies;

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::actor::Actor;
use super::assessment::{Assessment, Content, stream_of};
use super::command::{Belongs, Command, Facts, History, Stamp, StreamId};
use super::event::{DiscussionEvent, Event, StreamKind};
use super::free_text::FreeText;
use super::ids::{DiscussionId, Key, ProgrammeId, ProjectId, RoundId};
use super::language::Texts;
use super::notice::{NoticeCode, NoticeReply, ReplyKind};
use super::refusal::{COMMENTS_MAX, Checks, REASON_CHARS, Reason, Refusal};
use super::round::Round;

pub use replies::{DismissNotice, ExplainNotice};

/// Somebody commented on a goal, a stretch of its text or the whole.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Commented {
    pub discussion: DiscussionId,
    pub programme: ProgrammeId,
    pub project: ProjectId,
    pub round: RoundId,
    /// 1 for the first.
    pub comment: u32,
    /// The version of the assessment that it is about.
    pub filing: u32,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub goal: Option<Key>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub quote: Option<FreeText>,
    pub text: FreeText,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reply_to: Option<u32>,
}

/// The project explained what a notice asks about.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct NoticeExplained {
    pub discussion: DiscussionId,
    pub programme: ProgrammeId,
    pub project: ProjectId,
    pub round: RoundId,
    pub code: NoticeCode,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub goal: Option<Key>,
    pub text: FreeText,
}

/// A reviewer found that a notice of a text asks about nothing.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct NoticeDismissed {
    pub discussion: DiscussionId,
    pub programme: ProgrammeId,
    pub project: ProjectId,
    pub round: RoundId,
    pub code: NoticeCode,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub goal: Option<Key>,
    /// Fingerprint of the narrative: the dismissal ends when it changes.
    pub digest: String,
    pub reason: FreeText,
}

/// What a comment asked for is done.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CommentSettled {
    pub comment: u32,
}

/// A comment as it stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Comment {
    /// Its place, from 1.
    pub number: u32,
    /// The version of the assessment that it is about.
    pub filing: u32,
    /// The goal it is at; empty: the overall text or the whole.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub goal: Option<Key>,
    /// The words it is about, as they stood.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub quote: Option<FreeText>,
    pub text: FreeText,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reply_to: Option<u32>,
    /// When and by whom it was said to be done.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub settled: Option<Stamp>,
    pub stamp: Stamp,
}

impl Comment {
    fn new(said: &Commented, stamp: &Stamp) -> Comment {
        Comment {
            number: said.comment,
            filing: said.filing,
            goal: said.goal.clone(),
            quote: said.quote.clone(),
            text: said.text.clone(),
            reply_to: said.reply_to,
            settled: None,
            stamp: *stamp,
        }
    }

    /// Whether the words it is about still stand in a content; a comment without words is always
    /// in its place.
    pub fn is_in_place(&self, content: &Content) -> bool {
        match self.quote.as_ref().and_then(FreeText::as_str) {
            None => true,
            Some(quote) => stands_in(content, self.goal.as_ref(), quote),
        }
    }
}

/// Whether the words stand in the narrative of the goal, or in the overall text.
fn stands_in(content: &Content, goal: Option<&Key>, quote: &str) -> bool {
    let stands = |texts: &Texts| {
        let mut texts = texts.iter().filter_map(|(_, text)| text.as_str());
        texts.any(|text| text.contains(quote))
    };
    match goal {
        None => stands(&content.overall),
        Some(goal) => content
            .answers
            .iter()
            .any(|answer| answer.goal == *goal && stands(&answer.narrative)),
    }
}

/// The comments on the assessment of one project for one round.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Discussion {
    pub id: DiscussionId,
    pub programme: ProgrammeId,
    pub project: ProjectId,
    pub round: RoundId,
    /// Oldest first.
    pub comments: Vec<Comment>,
    /// What was said to notices, oldest first; the last to each counts.
    pub replies: Vec<NoticeReply>,
    pub history: History,
}

impl Discussion {
    pub(super) fn evolve(
        state: Option<Discussion>,
        event: &DiscussionEvent,
        stamp: &Stamp,
    ) -> Option<Discussion> {
        match event {
            DiscussionEvent::Commented(said) => {
                let ids = (said.discussion, said.programme, said.project, said.round);
                let mut discussion = state.unwrap_or_else(|| Discussion::begun(ids));
                discussion.comments.push(Comment::new(said, stamp));
                Some(discussion)
            }
            DiscussionEvent::NoticeExplained(said) => {
                let ids = (said.discussion, said.programme, said.project, said.round);
                let mut discussion = state.unwrap_or_else(|| Discussion::begun(ids));
                discussion.replies.push(NoticeReply {
                    kind: ReplyKind::Explained,
                    code: said.code,
                    goal: said.goal.clone(),
                    text: said.text.clone(),
                    digest: String::new(),
                    stamp: *stamp,
                });
                Some(discussion)
            }
            DiscussionEvent::NoticeDismissed(said) => {
                let ids = (said.discussion, said.programme, said.project, said.round);
                let mut discussion = state.unwrap_or_else(|| Discussion::begun(ids));
                discussion.replies.push(NoticeReply {
                    kind: ReplyKind::Dismissed,
                    code: said.code,
                    goal: said.goal.clone(),
                    text: said.reason.clone(),
                    digest: said.digest.clone(),
                    stamp: *stamp,
                });
                Some(discussion)
            }
            DiscussionEvent::CommentSettled(settled) => {
                let mut discussion = state?;
                let mut comments = discussion.comments.iter_mut();
                let comment = comments.find(|comment| comment.number == settled.comment)?;
                comment.settled = Some(*stamp);
                Some(discussion)
            }
        }
    }

    pub fn belongs(&self) -> Belongs {
        Belongs {
            programme: Some(self.programme),
            project: Some(self.project),
            round: Some(self.round),
            ..Belongs::default()
        }
    }

    pub(super) fn claim(&self) -> Option<String> {
        None
    }

    fn begun(ids: (DiscussionId, ProgrammeId, ProjectId, RoundId)) -> Discussion {
        let (id, programme, project, round) = ids;
        Discussion {
            id,
            programme,
            project,
            round,
            comments: Vec::new(),
            replies: Vec::new(),
            history: History::default(),
        }
    }

    /// The last reply of a kind to a notice.
    pub fn reply(
        &self,
        kind: ReplyKind,
        code: NoticeCode,
        goal: Option<&Key>,
    ) -> Option<&NoticeReply> {
        let mut newest_first = self.replies.iter().rev();
        newest_first
            .find(|reply| (reply.kind, reply.code, reply.goal.as_ref()) == (kind, code, goal))
    }

    fn comment(&self, number: u32) -> Option<&Comment> {
        let mut comments = self.comments.iter();
        comments.find(|comment| comment.number == number)
    }
}

/// The id of the one discussion about this project's assessment for this round.
pub fn id_of(project: ProjectId, round: RoundId) -> Uuid {
    DiscussionId::of(project, round).0
}

/// The stream of that discussion.
pub fn discussion_stream(project: ProjectId, round: RoundId) -> StreamId {
    StreamId {
        kind: StreamKind::Discussion,
        id: id_of(project, round),
    }
}

fn may_speak(actor: &Actor) -> bool {
    actor.reviews_filings() || actor.writes_for_projects()
}

/// Comments on the version in force. Reviewers and the project alike may comment and reply, also
/// during the review.
#[derive(Clone, Debug, Serialize)]
pub struct CommentOnAssessment {
    pub project: ProjectId,
    pub round: RoundId,
    pub goal: Option<Key>,
    /// Words that stand in the text under the goal, or without a goal in the overall text.
    pub quote: Option<FreeText>,
    pub text: FreeText,
    /// The number of the comment that this one answers.
    pub reply_to: Option<u32>,
}

impl Command for CommentOnAssessment {
    const NAME: &'static str = "CommentOnAssessment";

    fn target(&self) -> StreamId {
        discussion_stream(self.project, self.round)
    }

    fn reads(&self) -> Vec<StreamId> {
        let round = StreamId {
            kind: StreamKind::Round,
            id: self.round.0,
        };
        let project = super::part::project_stream(self.project);
        vec![project, round, stream_of(self.project, self.round)]
    }

    fn permits(&self, actor: &Actor) -> bool {
        may_speak(actor)
    }

    fn decide(&self, facts: &Facts) -> Result<Vec<Event>, Vec<Refusal>> {
        let round: &Round = facts.need(self.round.0, "round")?;
        let filed = facts.get::<Assessment>(stream_of(self.project, self.round).id);
        let (filed, current) = filed
            .and_then(|filed| Some((filed, filed.current()?)))
            .ok_or_else(|| vec![Refusal::new("round", Reason::NotFiled)])?;
        let said = facts.get::<Discussion>(self.target().id);
        let mut checks = Checks::default();
        self.check_anchor(&mut checks, round, &current.content);
        if let Some(number) = self.reply_to {
            let is_known = said.is_some_and(|said| said.comment(number).is_some());
            let what = number.to_string();
            checks.expect(is_known, "replyTo", Reason::NotFound { what });
        }
        checks.reason("text", &self.text);
        let count = said.map_or(0, |said| said.comments.len());
        checks.expect(
            count < COMMENTS_MAX,
            "text",
            Reason::TooMany { max: COMMENTS_MAX },
        );
        checks.finish()?;
        Ok(vec![
            Commented {
                discussion: DiscussionId(self.target().id),
                programme: filed.programme,
                project: self.project,
                round: self.round,
                comment: count as u32 + 1,
                filing: current.number,
                goal: self.goal.clone(),
                quote: self.quote.clone(),
                text: self.text.clone(),
                reply_to: self.reply_to,
            }
            .into(),
        ])
    }
}

impl CommentOnAssessment {
    fn check_anchor(&self, checks: &mut Checks, round: &Round, content: &Content) {
        if let Some(goal) = &self.goal {
            let name = goal.as_str().to_owned();
            checks.expect(
                round.asks.contains(goal),
                "goal",
                Reason::GoalUnknown { goal: name },
            );
        }
        if let Some(quote) = &self.quote {
            checks.free_text("quote", quote, 1..=*REASON_CHARS.end());
            let quote = quote.as_str().unwrap_or_default();
            checks.expect(
                stands_in(content, self.goal.as_ref(), quote),
                "quote",
                Reason::QuoteNotFound,
            );
        }
    }
}

/// Says that what a comment asked for is done. Saying it again changes nothing.
#[derive(Clone, Debug, Serialize)]
pub struct SettleComment {
    pub project: ProjectId,
    pub round: RoundId,
    pub comment: u32,
}

impl Command for SettleComment {
    const NAME: &'static str = "SettleComment";

    fn target(&self) -> StreamId {
        discussion_stream(self.project, self.round)
    }

    fn reads(&self) -> Vec<StreamId> {
        vec![super::part::project_stream(self.project)]
    }

    fn permits(&self, actor: &Actor) -> bool {
        may_speak(actor)
    }

    fn decide(&self, facts: &Facts) -> Result<Vec<Event>, Vec<Refusal>> {
        let said = facts.get::<Discussion>(self.target().id);
        let Some(comment) = said.and_then(|said| said.comment(self.comment)) else {
            let what = self.comment.to_string();
            return Err(vec![Refusal::new("comment", Reason::NotFound { what })]);
        };
        if comment.settled.is_some() {
            return Ok(Vec::new());
        }
        Ok(vec![
            CommentSettled {
                comment: self.comment,
            }
            .into(),
        ])
    }
}
