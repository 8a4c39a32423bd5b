//! Reporting round: one question to every project of a programme, about one period.
//!
//! The period, the day whose state is described, the opening, the due day and the closing are
//! separate facts. Whether a project is late is computed from them and never stored.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::actor::Actor;
use super::command::{Belongs, Command, Facts, History, Stamp, StreamId};
use super::event::{Event, RoundEvent, StreamKind};
use super::free_text::FreeText;
use super::ids::{Key, ProgrammeId, RoundId};
use super::period::{Period, RoundCode, RoundKind};
use super::programme::Programme;
use super::refusal::{Checks, Reason, Refusal};

/// The round was planned with its days.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Planned {
    pub round: RoundId,
    pub programme: ProgrammeId,
    pub code: RoundCode,
    pub kind: RoundKind,
    pub period: Period,
    pub state_date: NaiveDate,
    pub opens: NaiveDate,
    pub due: NaiveDate,
    pub asks: Vec<Key>,
}

/// Its opening or due day moved.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Rescheduled {
    pub opens: NaiveDate,
    pub due: NaiveDate,
    pub reason: FreeText,
}

/// It was closed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Closed {
    pub on: NaiveDate,
}

/// A round as it stands.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Round {
    pub id: RoundId,
    pub programme: ProgrammeId,
    pub code: RoundCode,
    pub kind: RoundKind,
    /// The days that the answers are about.
    pub period: Period,
    /// The day whose situation is described.
    pub state_date: NaiveDate,
    /// First day of filing.
    pub opens: NaiveDate,
    /// Last day of filing on time.
    pub due: NaiveDate,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub closed: Option<NaiveDate>,
    /// Keys of the benefit goals that every project answers.
    pub asks: Vec<Key>,
    pub history: History,
}

impl Round {
    pub(super) fn evolve(state: Option<Round>, event: &RoundEvent, _: &Stamp) -> Option<Round> {
        match event {
            RoundEvent::Planned(planned) => Some(Round {
                id: planned.round,
                programme: planned.programme,
                code: planned.code.clone(),
                kind: planned.kind,
                period: planned.period,
                state_date: planned.state_date,
                opens: planned.opens,
                due: planned.due,
                closed: None,
                asks: planned.asks.clone(),
                history: History::default(),
            }),
            RoundEvent::Rescheduled(moved) => state.map(|mut round| {
                round.opens = moved.opens;
                round.due = moved.due;
                round
            }),
            RoundEvent::Closed(closed) => state.map(|mut round| {
                round.closed = Some(closed.on);
                round
            }),
        }
    }

    pub fn belongs(&self) -> Belongs {
        Belongs {
            programme: Some(self.programme),
            round: Some(self.id),
            ..Belongs::default()
        }
    }

    pub(super) fn claim(&self) -> Option<String> {
        Some(Round::claim_of(self.programme, &self.code))
    }

    /// The name under which a round's code is held within its programme.
    pub fn claim_of(programme: ProgrammeId, code: &RoundCode) -> String {
        format!("round:{}:{}", programme.0, code.as_str())
    }
}

fn stream(id: RoundId) -> StreamId {
    StreamId {
        kind: StreamKind::Round,
        id: id.0,
    }
}

/// Plans a round. Its code fixes its kind and, except for a baseline, its days.
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
}

impl Command for PlanRound {
    const NAME: &'static str = "PlanRound";

    fn target(&self) -> StreamId {
        stream(self.round)
    }

    fn reads(&self) -> Vec<StreamId> {
        vec![StreamId {
            kind: StreamKind::Programme,
            id: self.programme.0,
        }]
    }

    fn permits(&self, actor: &Actor) -> bool {
        actor.runs_programmes()
    }

    fn decide(&self, facts: &Facts) -> Result<Vec<Event>, Vec<Refusal>> {
        let programme: &Programme = facts.need(self.programme.0, "programme")?;
        let mut checks = Checks::default();
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
        check_days(&mut checks, self.state_date, self.opens, self.due);
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
        checks.finish()?;
        let asks = if self.asks.is_empty() {
            programme
                .goals
                .iter()
                .map(|goal| goal.key.clone())
                .collect()
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
            }
            .into(),
        ])
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

/// Closes a round: nothing more is filed to it. Closing it again changes nothing.
#[derive(Clone, Debug, Serialize)]
pub struct CloseRound {
    pub round: RoundId,
    pub on: NaiveDate,
}

impl Command for CloseRound {
    const NAME: &'static str = "CloseRound";

    fn target(&self) -> StreamId {
        stream(self.round)
    }

    fn permits(&self, actor: &Actor) -> bool {
        actor.runs_programmes()
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
        Ok(vec![Closed { on: self.on }.into()])
    }
}
