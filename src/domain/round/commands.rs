//! Planning a round and moving its days.

use chrono::NaiveDate;
use serde::Serialize;

use super::{Planned, Rescheduled, Round, Scope};
use crate::domain::actor::Actor;
use crate::domain::command::{Command, Facts, StreamId};
use crate::domain::event::{Event, StreamKind};
use crate::domain::free_text::FreeText;
use crate::domain::ids::{Key, ProgrammeId, ProjectId, RoundId};
use crate::domain::period::{Period, RoundCode, RoundKind};
use crate::domain::programme::Programme;
use crate::domain::project::Project;
use crate::domain::refusal::{Checks, PROJECTS_MAX, Reason, Refusal};

pub(super) fn stream(id: RoundId) -> StreamId {
    StreamId {
        kind: StreamKind::Round,
        id: id.0,
    }
}

pub(super) fn project_stream(id: ProjectId) -> StreamId {
    StreamId {
        kind: StreamKind::Project,
        id: id.0,
    }
}

/// Plans a round. Its code fixes its kind and, except for a baseline, its days. It opens by itself
/// on its opening day.
#[derive(Clone, Debug, Serialize)]
pub struct PlanRound {
    #[serde(skip)]
    pub round: RoundId,
    pub programme: ProgrammeId,
    pub code: RoundCode,
    pub kind: RoundKind,
    pub period: Period,
    pub state_date: NaiveDate,
    pub opens: NaiveDate,
    pub due: NaiveDate,
    /// Empty: all goals that the programme has now.
    pub asks: Vec<Key>,
    /// Whom it asks and what a filing needs; the scale is left empty here.
    pub scope: Scope,
    /// Ratings are given on the programme's scale of this day in place of the state date's.
    pub scale_of: Option<NaiveDate>,
    /// The programme's other rounds as the asker found them: two may not ask about the same day.
    #[serde(skip)]
    pub others: Vec<RoundId>,
}

impl Command for PlanRound {
    const NAME: &'static str = "PlanRound";

    fn target(&self) -> StreamId {
        stream(self.round)
    }

    fn reads(&self) -> Vec<StreamId> {
        let programme = StreamId {
            kind: StreamKind::Programme,
            id: self.programme.0,
        };
        let others = self.others.iter().map(|id| stream(*id));
        let projects = self.scope.projects.iter().map(|id| project_stream(*id));
        [programme]
            .into_iter()
            .chain(others)
            .chain(projects)
            .collect()
    }

    fn permits(&self, actor: &Actor) -> bool {
        actor.runs_programmes()
    }

    fn decide(&self, facts: &Facts) -> Result<Vec<Event>, Vec<Refusal>> {
        let programme: &Programme = facts.need(self.programme.0, "programme")?;
        let mut checks = Checks::default();
        self.check_period(&mut checks, facts);
        check_days(&mut checks, self.state_date, self.opens, self.due);
        self.check_goals(&mut checks, programme);
        self.check_projects(&mut checks, facts);
        let scale = self.scale_of.and_then(|day| programme.scale(day));
        checks.expect(
            self.scale_of.is_none() || scale.is_some(),
            "scaleOf",
            Reason::NoScale,
        );
        checks.finish()?;
        let every_goal = || {
            programme
                .goals
                .iter()
                .map(|goal| goal.key.clone())
                .collect()
        };
        let asks = if self.asks.is_empty() {
            every_goal()
        } else {
            self.asks.clone()
        };
        Ok(vec![
            Planned {
                round: self.round,
                programme: self.programme,
                code: self.code.clone(),
                kind: self.kind,
                period: self.period,
                state_date: self.state_date,
                opens: self.opens,
                due: self.due,
                asks,
                scope: Scope {
                    scale: scale.map(|(place, _)| place),
                    ..self.scope.clone()
                },
            }
            .into(),
        ])
    }
}

impl PlanRound {
    fn check_period(&self, checks: &mut Checks, facts: &Facts) {
        checks.expect(
            self.kind == self.code.kind(),
            "kind",
            Reason::KindDisagreesWithCode,
        );
        if let Some(fixed) = self.code.fixed_period() {
            checks.expect(
                fixed == self.period,
                "period",
                Reason::PeriodDisagreesWithCode {
                    from: fixed.from,
                    to: fixed.to,
                },
            );
        }
        checks.expect(
            (self.period.from..=self.period.to).contains(&self.state_date),
            "stateDate",
            Reason::StateDateOutsidePeriod,
        );
        let others = self.others.iter().filter_map(|id| facts.get::<Round>(id.0));
        // The same code is a name that is taken, and is told as that.
        let overlapped = others
            .filter(|other| other.code != self.code)
            .find(|other| other.overlaps(self.kind, self.period));
        if let Some(other) = overlapped {
            let code = other.code.as_str().to_owned();
            checks.refuse("period", Reason::RoundOverlaps { code });
        }
    }

    fn check_goals(&self, checks: &mut Checks, programme: &Programme) {
        for (index, goal) in self.asks.iter().enumerate() {
            let field = format!("asks.{index}");
            let name = goal.as_str().to_owned();
            checks.expect(
                programme.goal(goal).is_some(),
                &field,
                Reason::GoalUnknown { goal: name.clone() },
            );
            checks.expect(
                !self.asks[..index].contains(goal),
                &field,
                Reason::GoalTwice { goal: name },
            );
        }
    }

    fn check_projects(&self, checks: &mut Checks, facts: &Facts) {
        checks.expect(
            self.scope.projects.len() <= PROJECTS_MAX,
            "projects",
            Reason::TooMany { max: PROJECTS_MAX },
        );
        for (index, id) in self.scope.projects.iter().enumerate() {
            let field = format!("projects.{index}");
            match facts.get::<Project>(id.0) {
                None => checks.refuse(
                    &field,
                    Reason::NotFound {
                        what: "project".into(),
                    },
                ),
                Some(project) => checks.expect(
                    project.programme == self.programme,
                    &field,
                    Reason::WrongProgramme,
                ),
            }
        }
    }
}

fn check_days(checks: &mut Checks, state_date: NaiveDate, opens: NaiveDate, due: NaiveDate) {
    checks.expect(
        state_date <= due,
        "due",
        Reason::DueBeforeStateDate { state_date },
    );
    checks.expect(opens <= due, "due", Reason::DueBeforeOpening { opens });
}

/// Moves the opening or the due day of a round that is not closed.
#[derive(Clone, Debug, Serialize)]
pub struct RescheduleRound {
    pub round: RoundId,
    pub opens: NaiveDate,
    pub due: NaiveDate,
    pub reason: FreeText,
}

impl Command for RescheduleRound {
    const NAME: &'static str = "RescheduleRound";

    fn target(&self) -> StreamId {
        stream(self.round)
    }

    fn permits(&self, actor: &Actor) -> bool {
        actor.runs_programmes()
    }

    fn decide(&self, facts: &Facts) -> Result<Vec<Event>, Vec<Refusal>> {
        let round: &Round = facts.need(self.round.0, "round")?;
        if (round.opens, round.due) == (self.opens, self.due) {
            return Ok(Vec::new());
        }
        let mut checks = Checks::default();
        if let Some(on) = round.closed {
            checks.refuse("round", Reason::RoundClosed { on });
        }
        check_days(&mut checks, round.state_date, self.opens, self.due);
        checks.reason("reason", &self.reason);
        checks.finish()?;
        Ok(vec![
            Rescheduled {
                opens: self.opens,
                due: self.due,
                reason: self.reason.clone(),
            }
            .into(),
        ])
    }
}
