//! Programme: a ministry's frame for many projects, with the benefit goals they answer.
//!
//! A goal keeps its key for ever; its wording changes by dated versions, so the history of a goal
//! is never joined by its title.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::actor::Actor;
use super::command::{Belongs, Command, Facts, History, Stamp, StreamId};
use super::event::{Event, ProgrammeEvent, StreamKind};
use super::fuzzy_date::FuzzyPeriod;
use super::ids::{Key, ProgrammeId};
use super::language::{Names, Texts};
use super::organisation::Organisation;
use super::refusal::{Checks, Reason, Refusal};

/// The programme began.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Launched {
    pub programme: ProgrammeId,
    pub key: Key,
    pub names: Names,
    pub owner: Organisation,
    pub period: FuzzyPeriod,
    pub description: Texts,
}

/// A benefit goal got its permanent key and first wording.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct GoalDefined {
    pub goal: Key,
    pub ordinal: u32,
    pub wording: Names,
    pub valid_from: NaiveDate,
}

/// A goal is worded otherwise from a day on.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct GoalReworded {
    pub goal: Key,
    pub wording: Names,
    pub valid_from: NaiveDate,
}

/// The programme's own rating scale from a day on.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ScaleSet {
    pub scale: Scale,
}

/// A rating scale that a programme defines for itself. Step 1 is the lowest.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Scale {
    pub valid_from: NaiveDate,
    /// Whose scale it is, in words.
    pub origin: Names,
    /// Names of the steps, lowest first.
    pub steps: Vec<Names>,
}

/// What a goal was called from a day on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Wording {
    pub valid_from: NaiveDate,
    pub names: Names,
}

/// A benefit goal with all its wordings, oldest first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Goal {
    pub key: Key,
    pub ordinal: u32,
    pub wordings: Vec<Wording>,
}

impl Goal {
    /// The wording in force on a day; the first one for days before it.
    pub fn wording(&self, day: NaiveDate) -> Option<&Wording> {
        self.wordings
            .iter()
            .rev()
            .find(|wording| wording.valid_from <= day)
            .or_else(|| self.wordings.first())
    }
}

/// A programme as it stands.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Programme {
    pub id: ProgrammeId,
    pub key: Key,
    pub names: Names,
    pub owner: Organisation,
    pub period: FuzzyPeriod,
    pub description: Texts,
    /// By ordinal.
    pub goals: Vec<Goal>,
    /// Oldest first; a rating names the scale it was given on by its place here.
    pub scales: Vec<Scale>,
    pub history: History,
}

impl Programme {
    pub(super) fn evolve(
        state: Option<Programme>,
        event: &ProgrammeEvent,
        _: &Stamp,
    ) -> Option<Programme> {
        match event {
            ProgrammeEvent::Launched(launched) => Some(Programme {
                id: launched.programme,
                key: launched.key.clone(),
                names: launched.names.clone(),
                owner: launched.owner.clone(),
                period: launched.period.clone(),
                description: launched.description.clone(),
                goals: Vec::new(),
                scales: Vec::new(),
                history: History::default(),
            }),
            ProgrammeEvent::GoalDefined(defined) => state.map(|mut programme| {
                programme.goals.push(Goal {
                    key: defined.goal.clone(),
                    ordinal: defined.ordinal,
                    wordings: vec![Wording {
                        valid_from: defined.valid_from,
                        names: defined.wording.clone(),
                    }],
                });
                programme.goals.sort_by_key(|goal| goal.ordinal);
                programme
            }),
            ProgrammeEvent::GoalReworded(reworded) => {
                let mut programme = state?;
                let goal = programme
                    .goals
                    .iter_mut()
                    .find(|goal| goal.key == reworded.goal)?;
                goal.wordings.push(Wording {
                    valid_from: reworded.valid_from,
                    names: reworded.wording.clone(),
                });
                Some(programme)
            }
            ProgrammeEvent::ScaleSet(set) => state.map(|mut programme| {
                programme.scales.push(set.scale.clone());
                programme
            }),
        }
    }

    pub fn belongs(&self) -> Belongs {
        Belongs {
            programme: Some(self.id),
            ..Belongs::default()
        }
    }

    pub(super) fn claim(&self) -> Option<String> {
        Some(Programme::claim_of(&self.key))
    }

    /// The name under which a programme's key is held.
    pub fn claim_of(key: &Key) -> String {
        format!("programme-key:{}", key.as_str())
    }

    pub fn goal(&self, key: &Key) -> Option<&Goal> {
        self.goals.iter().find(|goal| goal.key == *key)
    }

    /// The place and the scale in force on a day.
    pub fn scale(&self, day: NaiveDate) -> Option<(usize, &Scale)> {
        self.scales
            .iter()
            .enumerate()
            .rev()
            .find(|(_, scale)| scale.valid_from <= day)
    }
}

fn stream(id: ProgrammeId) -> StreamId {
    StreamId {
        kind: StreamKind::Programme,
        id: id.0,
    }
}

/// Enters a programme under a key of its own.
#[derive(Clone, Debug, Serialize)]
pub struct LaunchProgramme {
    #[serde(skip)]
    pub programme: ProgrammeId,
    pub key: Key,
    pub names: Names,
    pub owner: Organisation,
    pub period: FuzzyPeriod,
    pub description: Texts,
}

impl Command for LaunchProgramme {
    const NAME: &'static str = "LaunchProgramme";

    fn target(&self) -> StreamId {
        stream(self.programme)
    }

    fn permits(&self, actor: &Actor) -> bool {
        actor.runs_programmes()
    }

    fn decide(&self, _: &Facts) -> Result<Vec<Event>, Vec<Refusal>> {
        let mut checks = Checks::default();
        checks.names("names", &self.names);
        checks.names("owner.names", &self.owner.names);
        checks.expect(
            !self.period.is_backwards(),
            "period",
            Reason::PeriodBackwards,
        );
        checks.texts("description", &self.description);
        checks.finish()?;
        Ok(vec![
            Launched {
                programme: self.programme,
                key: self.key.clone(),
                names: self.names.clone(),
                owner: self.owner.clone(),
                period: self.period.clone(),
                description: self.description.clone(),
            }
            .into(),
        ])
    }
}

/// Adds a benefit goal.
///
/// The same key with the same ordinal and wording changes nothing; otherwise the key is taken.
#[derive(Clone, Debug, Serialize)]
pub struct DefineGoal {
    pub programme: ProgrammeId,
    pub goal: Key,
    pub ordinal: u32,
    pub wording: Names,
    pub valid_from: NaiveDate,
}

impl Command for DefineGoal {
    const NAME: &'static str = "DefineGoal";

    fn target(&self) -> StreamId {
        stream(self.programme)
    }

    fn permits(&self, actor: &Actor) -> bool {
        actor.runs_programmes()
    }

    fn decide(&self, facts: &Facts) -> Result<Vec<Event>, Vec<Refusal>> {
        let programme: &Programme = facts.need(self.programme.0, "programme")?;
        let mut checks = Checks::default();
        checks.names("wording", &self.wording);
        checks.expect(
            (1..=99).contains(&self.ordinal),
            "ordinal",
            Reason::OutsideRange {
                min: "1".into(),
                max: "99".into(),
            },
        );
        if let Some(goal) = programme.goal(&self.goal) {
            let first = goal.wordings.first();
            let same = goal.ordinal == self.ordinal
                && first.is_some_and(|first| {
                    first.names == self.wording && first.valid_from == self.valid_from
                });
            if same {
                return Ok(Vec::new());
            }
            let what = self.goal.as_str().to_owned();
            checks.refuse("goal", Reason::Taken { what });
        } else if programme
            .goals
            .iter()
            .any(|goal| goal.ordinal == self.ordinal)
        {
            let what = self.ordinal.to_string();
            checks.refuse("ordinal", Reason::Taken { what });
        }
        checks.finish()?;
        Ok(vec![
            GoalDefined {
                goal: self.goal.clone(),
                ordinal: self.ordinal,
                wording: self.wording.clone(),
                valid_from: self.valid_from,
            }
            .into(),
        ])
    }
}

/// Words a goal otherwise from a day on; earlier wordings stay in force for earlier days. The
/// latest wording from the same day on changes nothing; the same words from a later day on are
/// recorded.
#[derive(Clone, Debug, Serialize)]
pub struct RewordGoal {
    pub programme: ProgrammeId,
    pub goal: Key,
    pub wording: Names,
    pub valid_from: NaiveDate,
}

impl Command for RewordGoal {
    const NAME: &'static str = "RewordGoal";

    fn target(&self) -> StreamId {
        stream(self.programme)
    }

    fn permits(&self, actor: &Actor) -> bool {
        actor.runs_programmes()
    }

    fn decide(&self, facts: &Facts) -> Result<Vec<Event>, Vec<Refusal>> {
        let programme: &Programme = facts.need(self.programme.0, "programme")?;
        let mut checks = Checks::default();
        checks.names("wording", &self.wording);
        match programme
            .goal(&self.goal)
            .and_then(|goal| goal.wordings.last())
        {
            None => checks.refuse(
                "goal",
                Reason::GoalUnknown {
                    goal: self.goal.as_str().to_owned(),
                },
            ),
            Some(latest)
                if latest.names == self.wording && latest.valid_from == self.valid_from =>
            {
                return Ok(Vec::new());
            }
            Some(latest) => checks.expect(
                latest.valid_from < self.valid_from,
                "validFrom",
                Reason::BeginsBeforeLatest {
                    latest: latest.valid_from,
                },
            ),
        }
        checks.finish()?;
        Ok(vec![
            GoalReworded {
                goal: self.goal.clone(),
                wording: self.wording.clone(),
                valid_from: self.valid_from,
            }
            .into(),
        ])
    }
}

/// Sets the programme's own rating scale from a day on; ratings keep the scale they were given on.
#[derive(Clone, Debug, Serialize)]
pub struct SetScale {
    pub programme: ProgrammeId,
    pub scale: Scale,
}

impl Command for SetScale {
    const NAME: &'static str = "SetScale";

    fn target(&self) -> StreamId {
        stream(self.programme)
    }

    fn permits(&self, actor: &Actor) -> bool {
        actor.runs_programmes()
    }

    fn decide(&self, facts: &Facts) -> Result<Vec<Event>, Vec<Refusal>> {
        let programme: &Programme = facts.need(self.programme.0, "programme")?;
        if programme.scales.last() == Some(&self.scale) {
            return Ok(Vec::new());
        }
        let mut checks = Checks::default();
        checks.names("origin", &self.scale.origin);
        checks.expect(
            (2..=10).contains(&self.scale.steps.len()),
            "steps",
            Reason::OutsideRange {
                min: "2".into(),
                max: "10".into(),
            },
        );
        for (index, step) in self.scale.steps.iter().enumerate() {
            checks.names(&format!("steps.{index}"), step);
        }
        if let Some(latest) = programme.scales.last() {
            checks.expect(
                latest.valid_from < self.scale.valid_from,
                "validFrom",
                Reason::BeginsBeforeLatest {
                    latest: latest.valid_from,
                },
            );
        }
        checks.finish()?;
        Ok(vec![
            ScaleSet {
                scale: self.scale.clone(),
            }
            .into(),
        ])
    }
}
