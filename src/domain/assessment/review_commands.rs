//! What the project and the funder do with a filing after it was sent.

use chrono::NaiveDate;
use serde::Serialize;

use super::{
    AcceptanceUndone, Accepted, Assessment, Part, Return, Returned, Standing, TakenIntoReview,
    Withdrawn, stream_of,
};
use crate::domain::actor::Actor;
use crate::domain::command::{Command, Facts, StreamId};
use crate::domain::discussion::{Discussion, discussion_stream};
use crate::domain::event::{Event, StreamKind};
use crate::domain::free_text::FreeText;
use crate::domain::ids::{ProjectId, RoundId};
use crate::domain::refusal::{COMMENTS_MAX, Checks, Reason, Refusal};
use crate::domain::round::Round;

fn round_stream(round: RoundId) -> StreamId {
    StreamId {
        kind: StreamKind::Round,
        id: round.0,
    }
}

/// The assessment that a step of the review is about, with its round.
fn reviewed(
    facts: &Facts,
    project: ProjectId,
    round: RoundId,
) -> Result<(&Assessment, &Round), Vec<Refusal>> {
    let refused = || vec![Refusal::new("round", Reason::NotFiled)];
    let filed = facts.get::<Assessment>(stream_of(project, round).id);
    Ok((filed.ok_or_else(refused)?, facts.need(round.0, "round")?))
}

/// From where it stands there is no way to where the command would put it.
fn unreachable(from: &Standing, to: &str) -> Reason {
    Reason::StateNotReachable {
        from: from.word().into(),
        to: to.into(),
    }
}

/// Whether somebody commented on the newest version.
fn is_commented(facts: &Facts, filed: &Assessment) -> bool {
    let said = facts.get::<Discussion>(discussion_stream(filed.project, filed.round).id);
    said.is_some_and(|said| said.comments.iter().any(|c| c.filing == filed.newest()))
}

fn check_open(checks: &mut Checks, round: &Round) {
    if let Some(on) = round.closed {
        checks.refuse("round", Reason::RoundClosed { on });
    }
}

fn check_room(checks: &mut Checks, assessment: &Assessment) {
    checks.expect(
        assessment.steps.len() < COMMENTS_MAX,
        "round",
        Reason::TooMany { max: COMMENTS_MAX },
    );
}

/// What every step of the review names.
macro_rules! step_of_review {
    ($name:ident, $permits:ident $(, $also:ident)?) => {
        const NAME: &'static str = stringify!($name);

        fn target(&self) -> StreamId {
            stream_of(self.project, self.round)
        }

        fn reads(&self) -> Vec<StreamId> {
            vec![round_stream(self.round) $(, $also(self.project, self.round))?]
        }

        fn permits(&self, actor: &Actor) -> bool {
            actor.$permits()
        }
    };
}

/// Takes a filing back. It then counts as not filed, and can be sent again.
#[derive(Clone, Debug, Serialize)]
pub struct WithdrawAssessment {
    pub project: ProjectId,
    pub round: RoundId,
    pub reason: FreeText,
}

impl Command for WithdrawAssessment {
    step_of_review!(WithdrawAssessment, manages_projects);

    fn decide(&self, facts: &Facts) -> Result<Vec<Event>, Vec<Refusal>> {
        let (filed, round) = reviewed(facts, self.project, self.round)?;
        if filed.standing == Standing::Withdrawn {
            return Ok(Vec::new());
        }
        let mut checks = Checks::default();
        checks.expect(
            filed.standing == Standing::Filed && !filed.is_imported(),
            "round",
            unreachable(&filed.standing, "withdrawn"),
        );
        check_open(&mut checks, round);
        check_room(&mut checks, filed);
        checks.reason("reason", &self.reason);
        checks.finish()?;
        Ok(vec![
            Withdrawn {
                reason: self.reason.clone(),
            }
            .into(),
        ])
    }
}

/// Takes a filing into review, after which the project cannot withdraw it.
#[derive(Clone, Debug, Serialize)]
pub struct TakeIntoReview {
    pub project: ProjectId,
    pub round: RoundId,
}

impl Command for TakeIntoReview {
    step_of_review!(TakeIntoReview, reviews_filings);

    fn decide(&self, facts: &Facts) -> Result<Vec<Event>, Vec<Refusal>> {
        let (filed, _) = reviewed(facts, self.project, self.round)?;
        if filed.standing == Standing::InReview {
            return Ok(Vec::new());
        }
        let mut checks = Checks::default();
        checks.expect(
            filed.standing == Standing::Filed && !filed.is_imported(),
            "round",
            unreachable(&filed.standing, "in_review"),
        );
        check_room(&mut checks, filed);
        checks.finish()?;
        Ok(vec![TakenIntoReview {}.into()])
    }
}

/// Returns chosen parts with a new due day. Somebody must have said in a comment what to mend.
#[derive(Clone, Debug, Serialize)]
pub struct ReturnAssessment {
    pub project: ProjectId,
    pub round: RoundId,
    pub parts: Vec<Part>,
    pub due: NaiveDate,
    pub message: FreeText,
}

impl Command for ReturnAssessment {
    step_of_review!(ReturnAssessment, reviews_filings, discussion_stream);

    fn decide(&self, facts: &Facts) -> Result<Vec<Event>, Vec<Refusal>> {
        let (filed, round) = reviewed(facts, self.project, self.round)?;
        if let Standing::Returned(Return { parts, due, .. }) = &filed.standing
            && (parts, due) == (&self.parts, &self.due)
        {
            return Ok(Vec::new());
        }
        let today = facts.today();
        let mut checks = Checks::default();
        checks.expect(
            filed.standing == Standing::InReview,
            "round",
            unreachable(&filed.standing, "returned"),
        );
        check_open(&mut checks, round);
        check_room(&mut checks, filed);
        checks.expect(!self.parts.is_empty(), "parts", Reason::Required);
        checks.list("parts", self.parts.len());
        for part in &self.parts {
            if let Part::Goal(goal) = part {
                let goal_name = goal.as_str().to_owned();
                checks.expect(
                    round.asks.contains(goal),
                    "parts.goals",
                    Reason::GoalUnknown { goal: goal_name },
                );
            }
        }
        checks.expect(today <= self.due, "due", Reason::DayPassed { today });
        checks.expect(is_commented(facts, filed), "round", Reason::CommentNeeded);
        checks.reason("message", &self.message);
        checks.finish()?;
        Ok(vec![
            Returned {
                parts: self.parts.clone(),
                due: self.due,
                message: self.message.clone(),
            }
            .into(),
        ])
    }
}

/// Accepts a filing under review, with a note or without.
#[derive(Clone, Debug, Serialize)]
pub struct AcceptAssessment {
    pub project: ProjectId,
    pub round: RoundId,
    pub note: Option<FreeText>,
}

impl Command for AcceptAssessment {
    step_of_review!(AcceptAssessment, reviews_filings);

    fn decide(&self, facts: &Facts) -> Result<Vec<Event>, Vec<Refusal>> {
        let (filed, _) = reviewed(facts, self.project, self.round)?;
        if matches!(filed.standing, Standing::Accepted(accepted) if accepted.filing == filed.newest())
        {
            return Ok(Vec::new());
        }
        let mut checks = Checks::default();
        checks.expect(
            filed.standing == Standing::InReview,
            "round",
            unreachable(&filed.standing, "accepted"),
        );
        check_room(&mut checks, filed);
        if let Some(note) = &self.note {
            checks.reason("note", note);
        }
        checks.finish()?;
        Ok(vec![
            Accepted {
                note: self.note.clone(),
            }
            .into(),
        ])
    }
}

/// Undoes an acceptance while the round is open. The filing is under review again.
#[derive(Clone, Debug, Serialize)]
pub struct UndoAcceptance {
    pub project: ProjectId,
    pub round: RoundId,
    pub reason: FreeText,
}

impl Command for UndoAcceptance {
    step_of_review!(UndoAcceptance, reviews_filings);

    fn decide(&self, facts: &Facts) -> Result<Vec<Event>, Vec<Refusal>> {
        let (filed, round) = reviewed(facts, self.project, self.round)?;
        let mut checks = Checks::default();
        checks.expect(
            matches!(filed.standing, Standing::Accepted(_)),
            "round",
            Reason::NotAccepted,
        );
        check_open(&mut checks, round);
        check_room(&mut checks, filed);
        checks.reason("reason", &self.reason);
        checks.finish()?;
        Ok(vec![
            AcceptanceUndone {
                reason: self.reason.clone(),
            }
            .into(),
        ])
    }
}
