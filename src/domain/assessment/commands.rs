//! Filing an assessment: submitted by the project, amended later, or imported from a publication.

use serde::Serialize;
use uuid::Uuid;

use super::{
    Amended, Assessment, Content, Evidence, Imported, Source, Step, Submitted, answer, id_of,
};
use crate::domain::actor::Actor;
use crate::domain::command::{Command, Facts, StreamId};
use crate::domain::event::{Event, StreamKind};
use crate::domain::free_text::FreeText;
use crate::domain::ids::{AssessmentId, ProgrammeId, ProjectId, RoundId};
use crate::domain::period::RoundKind;
use crate::domain::programme::Programme;
use crate::domain::project::Project;
use crate::domain::refusal::{Checks, FILING_CHARS_MAX, FILINGS_MAX, Reason, Refusal};
use crate::domain::round::Round;
use crate::domain::series::Series;

fn stream(project: ProjectId, round: RoundId) -> StreamId {
    StreamId {
        kind: StreamKind::Assessment,
        id: id_of(project, round),
    }
}

/// What an assessment of this project for this round rests on.
fn reads(
    programme: Uuid,
    project: ProjectId,
    round: RoundId,
    content: &Content<Step>,
) -> Vec<StreamId> {
    let of = |kind, id| StreamId { kind, id };
    let series = content.answers.iter().flat_map(|answer| &answer.evidence);
    [
        of(StreamKind::Programme, programme),
        of(StreamKind::Project, project.0),
        of(StreamKind::Round, round.0),
    ]
    .into_iter()
    .chain(series.filter_map(|evidence| match evidence {
        Evidence::Observation { series, .. } => Some(of(StreamKind::Series, series.0)),
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
            if let Evidence::Observation { series, number } = evidence {
                let known = facts
                    .get::<Series>(series.0)
                    .is_some_and(|series| series.observation(*number).is_some());
                checks.expect(
                    known,
                    &format!("{field}.evidence.{place}.observation"),
                    Reason::NotFound {
                        what: "observation".into(),
                    },
                );
            }
        }
    }
}

/// The content with its ratings on the scale in force on the round's state date. Without a scale a
/// rating is refused, so then none is left to place.
fn on_scale(content: &Content<Step>, programme: &Programme, round: &Round) -> Content {
    let scale = programme.scale(round.state_date);
    content.on_scale(scale.map_or(0, |(place, _)| place))
}

/// Every goal the round asks for has a real answer.
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
        stream(self.project, self.round)
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
        checks.finish()?;
        Ok(vec![
            Submitted {
                assessment: AssessmentId(self.target().id),
                programme: programme.id,
                project: project.id,
                round: round.id,
                content: on_scale(&self.content, programme, round),
            }
            .into(),
        ])
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
/// after the round was closed. An imported assessment may stay incomplete.
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
        stream(self.project, self.round)
    }

    fn reads(&self) -> Vec<StreamId> {
        reads(self.programme.0, self.project, self.round, &self.content)
    }

    fn permits(&self, actor: &Actor) -> bool {
        actor.manages_projects()
    }

    fn decide(&self, facts: &Facts) -> Result<Vec<Event>, Vec<Refusal>> {
        let (programme, _, round) = parties(facts, self.project, self.round)?;
        let filed = facts
            .get::<Assessment>(self.target().id)
            .ok_or_else(|| vec![Refusal::new("round", Reason::NotFiled)])?;
        let content = on_scale(&self.content, programme, round);
        if filed.current().is_some_and(|now| now.content == content) {
            return Ok(Vec::new());
        }
        let mut checks = Checks::default();
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
        stream(self.project, self.round)
    }

    fn reads(&self) -> Vec<StreamId> {
        reads(self.programme.0, self.project, self.round, &self.content)
    }

    fn permits(&self, actor: &Actor) -> bool {
        actor.runs_programmes()
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
