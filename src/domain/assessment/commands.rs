//! Filing an assessment: submitted by the project, amended later, or imported from a publication.

use serde::Serialize;
use uuid::Uuid;

use super::review::changed_parts;
use super::{
    Amended, AnswerState, Assessment, Content, Evidence, Imported, Part, Resent, Return, Source,
    Standing, Step, Submitted, answer, stream_of,
};
use crate::domain::actor::Actor;
use crate::domain::command::{Command, Facts, StreamId};
use crate::domain::event::{Event, StreamKind};
use crate::domain::free_text::FreeText;
use crate::domain::ids::{AssessmentId, ProgrammeId, ProjectId, RoundId};
use crate::domain::model::Model;
use crate::domain::period::RoundKind;
use crate::domain::programme::Programme;
use crate::domain::project::Project;
use crate::domain::refusal::{Checks, FILING_CHARS_MAX, FILINGS_MAX, Reason, Refusal};
use crate::domain::round::Round;
use crate::domain::series::Series;

/// What an assessment of this project for this round rests on.
fn reads(
    programme: Uuid,
    project: ProjectId,
    round: RoundId,
    content: &Content<Step>,
) -> Vec<StreamId> {
    let of = |kind, id| StreamId { kind, id };
    let evidence = content.answers.iter().flat_map(|answer| &answer.evidence);
    [
        of(StreamKind::Programme, programme),
        of(StreamKind::Project, project.0),
        of(StreamKind::Round, round.0),
    ]
    .into_iter()
    .chain(evidence.filter_map(|evidence| match evidence {
        Evidence::Observation { series, .. } => Some(of(StreamKind::Series, series.0)),
        Evidence::Model(model) => Some(of(StreamKind::Model, model.0)),
        Evidence::Link { .. } => None,
    }))
    .collect()
}

/// The project and the round of a filing, found to fit each other.
fn parties(
    facts: &Facts,
    project: ProjectId,
    round: RoundId,
) -> Result<(&Programme, &Project, &Round), Vec<Refusal>> {
    let project: &Project = facts.need(project.0, "project")?;
    let round: &Round = facts.need(round.0, "round")?;
    if project.programme != round.programme {
        return Err(vec![Refusal::new("round", Reason::WrongProgramme)]);
    }
    let programme: &Programme = facts.need(round.programme.0, "round")?;
    Ok((programme, project, round))
}

fn check_content(
    checks: &mut Checks,
    facts: &Facts,
    programme: &Programme,
    round: &Round,
    content: &Content<Step>,
) {
    checks.texts("overall", &content.overall);
    checks.summary("summary", &content.summary);
    checks.list("answers", content.answers.len());
    checks.expect(
        content.characters() <= FILING_CHARS_MAX,
        "answers",
        Reason::TooLong {
            max: FILING_CHARS_MAX,
        },
    );
    for (index, given) in content.answers.iter().enumerate() {
        let field = format!("answers.{index}");
        answer::check(checks, &field, given, programme, round);
        let twice = content.answers[..index]
            .iter()
            .any(|earlier| earlier.goal == given.goal);
        let goal = given.goal.as_str().to_owned();
        checks.expect(!twice, &format!("{field}.goal"), Reason::GoalTwice { goal });
        for (place, evidence) in given.evidence.iter().enumerate() {
            let (is_known, what) = match evidence {
                Evidence::Link { .. } => continue,
                Evidence::Observation { series, number } => {
                    let series = facts.get::<Series>(series.0);
                    let is_known = series.is_some_and(|own| own.observation(*number).is_some());
                    (is_known, "observation")
                }
                Evidence::Model(model) => (facts.get::<Model>(model.0).is_some(), "model"),
            };
            let at = format!("{field}.evidence.{place}.{what}");
            let what = what.to_owned();
            checks.expect(is_known, &at, Reason::NotFound { what });
        }
    }
}

/// The content with its ratings on the round's scale. Without a scale a
/// rating is refused, so then none is left to place.
fn on_scale(content: &Content<Step>, programme: &Programme, round: &Round) -> Content {
    let scale = round.scale(programme);
    content.on_scale(scale.map_or(0, |(place, _)| place))
}

/// Every goal the round asks for has a real answer, and what else the round needs is there.
fn check_complete(checks: &mut Checks, round: &Round, content: &Content<Step>) {
    use answer::AnswerState::{Answered, CannotAssess, UnchangedConfirmed};
    for asked in &round.asks {
        let answered = content.answers.iter().any(|answer| {
            answer.goal == *asked
                && matches!(answer.state(), Answered | CannotAssess | UnchangedConfirmed)
        });
        checks.expect(
            answered,
            "answers",
            Reason::GoalUnanswered {
                goal: asked.as_str().to_owned(),
            },
        );
    }
    let scope = &round.scope;
    let is_there = |text: Option<&FreeText>| text.is_some();
    checks.expect(
        !scope.needs_swedish_summary || is_there(content.summary.sv.as_ref()),
        "summary.sv",
        Reason::Required,
    );
    checks.expect(
        !scope.needs_overall || !content.overall.is_empty(),
        "overall",
        Reason::Required,
    );
    for (index, answer) in content.answers.iter().enumerate() {
        let can_be_rated = answer.state() != AnswerState::CannotAssess;
        checks.expect(
            !scope.needs_ratings || answer.rating.is_some() || !can_be_rated,
            &format!("answers.{index}.rating"),
            Reason::Required,
        );
    }
}

/// Submits the assessment of one project for one round.
///
/// The same answers twice change nothing, so a client that lost the reply may ask again.
/// Other answers are refused: what was filed is never overwritten in silence.
#[derive(Clone, Debug, Serialize)]
pub struct SubmitAssessment {
    pub programme: ProgrammeId,
    pub project: ProjectId,
    pub round: RoundId,
    pub content: Content<Step>,
}

impl Command for SubmitAssessment {
    const NAME: &'static str = "SubmitAssessment";

    fn target(&self) -> StreamId {
        stream_of(self.project, self.round)
    }

    fn reads(&self) -> Vec<StreamId> {
        reads(self.programme.0, self.project, self.round, &self.content)
    }

    fn permits(&self, actor: &Actor) -> bool {
        actor.manages_projects()
    }

    fn decide(&self, facts: &Facts) -> Result<Vec<Event>, Vec<Refusal>> {
        let (programme, project, round) = parties(facts, self.project, self.round)?;
        let filed = facts.get::<Assessment>(self.target().id);
        let returned = filed.and_then(Assessment::returned);
        if let Some(filed) = filed
            && returned.is_none()
            && filed.standing != Standing::Withdrawn
        {
            return already_filed(filed, &self.content);
        }
        let mut checks = Checks::default();
        checks.expect(
            round.kind != RoundKind::AnnualImported,
            "round",
            Reason::RoundImportsOnly,
        );
        checks.expect(
            round.takes_from(self.project),
            "project",
            Reason::ProjectNotAsked,
        );
        if let Some(on) = round.closed {
            checks.refuse("round", Reason::RoundClosed { on });
        }
        checks.expect(
            round.opens <= facts.today(),
            "round",
            Reason::RoundNotOpen { opens: round.opens },
        );
        check_content(&mut checks, facts, programme, round, &self.content);
        for (index, answer) in self.content.answers.iter().enumerate() {
            checks.expect(
                answer.heading_as_written.is_none(),
                &format!("answers.{index}.headingAsWritten"),
                Reason::AnswerContradicts,
            );
        }
        check_complete(&mut checks, round, &self.content);
        if let (Some(filed), Some(returned)) = (filed, returned) {
            check_returned(&mut checks, filed, returned, &self.content);
        }
        checks.expect(
            filed.is_none_or(|filed| filed.filings.len() < FILINGS_MAX),
            "round",
            Reason::TooMany { max: FILINGS_MAX },
        );
        checks.finish()?;
        let content = on_scale(&self.content, programme, round);
        if filed.is_some() {
            return Ok(vec![Resent { content }.into()]);
        }
        Ok(vec![
            Submitted {
                assessment: AssessmentId(self.target().id),
                programme: programme.id,
                project: project.id,
                round: round.id,
                content,
            }
            .into(),
        ])
    }
}

/// Parts that were not returned stay as they were.
fn check_returned(
    checks: &mut Checks,
    filed: &Assessment,
    returned: &Return,
    content: &Content<Step>,
) {
    let Some(current) = filed.current() else {
        return;
    };
    for part in changed_parts(&current.content.as_given(), content) {
        let field = match &part {
            Part::Overall => "overall".to_owned(),
            Part::Summary => "summary".to_owned(),
            Part::Goal(goal) => {
                let mut answers = content.answers.iter();
                let place = answers.position(|answer| answer.goal == *goal);
                place.map_or("answers".to_owned(), |place| format!("answers.{place}"))
            }
        };
        let word = part.word().to_owned();
        checks.expect(
            returned.parts.contains(&part),
            &field,
            Reason::PartNotReturned { part: word },
        );
    }
}

/// Submits what a project's writers drafted. The same command id has one effect although the draft
/// is emptied by it, so its content is no part of the request.
#[derive(Clone, Debug, Serialize)]
pub struct SendDraft {
    pub programme: ProgrammeId,
    pub project: ProjectId,
    pub round: RoundId,
    #[serde(skip)]
    pub content: Content<Step>,
    /// Parts in which two texts wait for a choice.
    #[serde(skip)]
    pub undecided: Vec<Part>,
}

impl SendDraft {
    fn as_submission(&self) -> SubmitAssessment {
        SubmitAssessment {
            programme: self.programme,
            project: self.project,
            round: self.round,
            content: self.content.clone(),
        }
    }
}

impl Command for SendDraft {
    const NAME: &'static str = "SendDraft";

    fn target(&self) -> StreamId {
        stream_of(self.project, self.round)
    }

    fn reads(&self) -> Vec<StreamId> {
        self.as_submission().reads()
    }

    fn permits(&self, actor: &Actor) -> bool {
        actor.manages_projects()
    }

    fn decide(&self, facts: &Facts) -> Result<Vec<Event>, Vec<Refusal>> {
        let mut checks = Checks::default();
        for part in &self.undecided {
            checks.refuse(part.word(), Reason::SideVersionOpen);
        }
        checks.finish()?;
        self.as_submission().decide(facts)
    }
}

/// The same content again is nothing new; other content needs an amendment.
fn already_filed(filed: &Assessment, content: &Content<Step>) -> Result<Vec<Event>, Vec<Refusal>> {
    let same = filed
        .current()
        .is_some_and(|current| current.content.as_given() == *content);
    if same {
        Ok(Vec::new())
    } else {
        Err(vec![Refusal::new("round", Reason::AlreadyFiled)])
    }
}

/// Files other answers in place of the earlier ones, with the reason. Earlier versions stay, also
/// after the round was closed. While the round is open, what is under review or returned is not
/// amended: the reviewer returns parts, and they are sent again. An imported assessment may stay incomplete.
#[derive(Clone, Debug, Serialize)]
pub struct AmendAssessment {
    pub programme: ProgrammeId,
    pub project: ProjectId,
    pub round: RoundId,
    pub content: Content<Step>,
    pub reason: FreeText,
}

impl Command for AmendAssessment {
    const NAME: &'static str = "AmendAssessment";

    fn target(&self) -> StreamId {
        stream_of(self.project, self.round)
    }

    fn reads(&self) -> Vec<StreamId> {
        reads(self.programme.0, self.project, self.round, &self.content)
    }

    fn permits(&self, actor: &Actor) -> bool {
        actor.manages_projects()
    }

    fn decide(&self, facts: &Facts) -> Result<Vec<Event>, Vec<Refusal>> {
        let (programme, _, round) = parties(facts, self.project, self.round)?;
        let not_filed = || vec![Refusal::new("round", Reason::NotFiled)];
        let filed = facts
            .get::<Assessment>(self.target().id)
            .ok_or_else(not_filed)?;
        let current = filed.current().ok_or_else(not_filed)?;
        let content = on_scale(&self.content, programme, round);
        if current.content == content {
            return Ok(Vec::new());
        }
        let mut checks = Checks::default();
        let is_with_reviewer = match filed.standing {
            Standing::InReview | Standing::Returned(_) => round.closed.is_none(),
            Standing::Filed | Standing::Withdrawn | Standing::Accepted(_) => false,
        };
        checks.expect(
            !is_with_reviewer,
            "round",
            Reason::StateNotReachable {
                from: filed.standing.word().into(),
                to: "filed".into(),
            },
        );
        checks.expect(
            filed.filings.len() < FILINGS_MAX,
            "round",
            Reason::TooMany { max: FILINGS_MAX },
        );
        check_content(&mut checks, facts, programme, round, &self.content);
        if !filed.is_imported() {
            check_complete(&mut checks, round, &self.content);
        }
        checks.reason("reason", &self.reason);
        checks.finish()?;
        Ok(vec![
            Amended {
                content,
                reason: self.reason.clone(),
            }
            .into(),
        ])
    }
}

/// Takes over an earlier publication as it stood: goals may be missing and headings may be empty,
/// and both stay visible. It is marked with its source and never counts as filed on time.
#[derive(Clone, Debug, Serialize)]
pub struct ImportAssessment {
    pub programme: ProgrammeId,
    pub project: ProjectId,
    pub round: RoundId,
    pub content: Content<Step>,
    pub source: Source,
}

impl Command for ImportAssessment {
    const NAME: &'static str = "ImportAssessment";

    fn target(&self) -> StreamId {
        stream_of(self.project, self.round)
    }

    fn reads(&self) -> Vec<StreamId> {
        reads(self.programme.0, self.project, self.round, &self.content)
    }

    fn permits(&self, actor: &Actor) -> bool {
        actor.manages_projects()
    }

    fn decide(&self, facts: &Facts) -> Result<Vec<Event>, Vec<Refusal>> {
        let (programme, project, round) = parties(facts, self.project, self.round)?;
        if let Some(filed) = facts.get::<Assessment>(self.target().id) {
            return already_filed(filed, &self.content);
        }
        let today = facts.today();
        let mut checks = Checks::default();
        checks.name("source.location", &self.source.location);
        checks.expect(
            self.source.date.earliest <= today,
            "source.date",
            Reason::FutureDay { today },
        );
        check_content(&mut checks, facts, programme, round, &self.content);
        checks.finish()?;
        Ok(vec![
            Imported {
                assessment: AssessmentId(self.target().id),
                programme: programme.id,
                project: project.id,
                round: round.id,
                content: on_scale(&self.content, programme, round),
                source: self.source.clone(),
            }
            .into(),
        ])
    }
}
