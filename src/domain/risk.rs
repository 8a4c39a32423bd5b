//! Risk: something that may go wrong in a project, how it is judged, and what is done about it.

use serde::{Deserialize, Serialize};

use super::command::{Belongs, History, Stamp};
use super::event::RiskEvent;
use super::free_text::FreeText;
use super::ids::{Key, ProgrammeId, ProjectId, RiskId};
use super::language::{Names, Texts};
use super::part::{begin_part, change_part, check_sub_project};
use super::refusal::{Checks, Reason};

/// Most judgements of one risk.
const JUDGEMENTS_MAX: usize = 200;

/// A rough size of likelihood or harm.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RiskLevel {
    Low,
    Medium,
    High,
}

/// How a risk ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RiskEnd {
    /// It came true.
    Realised,
    /// It can no longer come true.
    Averted,
    /// The project lives with it.
    Accepted,
}

/// How a risk is seen, and what is done about it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Judgement {
    pub likelihood: RiskLevel,
    pub impact: RiskLevel,
    pub mitigation: Texts,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Raised {
    pub risk: RiskId,
    pub programme: ProgrammeId,
    pub project: ProjectId,
    pub key: Key,
    pub names: Names,
    pub description: Texts,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sub_project: Option<Key>,
    pub judgement: Judgement,
}

/// It is judged otherwise, or something else is done about it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reassessed {
    pub judgement: Judgement,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Closed {
    pub end: RiskEnd,
    pub reason: FreeText,
}

/// A judgement as it was recorded.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RecordedJudgement {
    pub judgement: Judgement,
    pub stamp: Stamp,
}

/// A risk as it stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Risk {
    pub raised: Raised,
    /// Oldest first, never empty.
    pub judgements: Vec<RecordedJudgement>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub closed: Option<Closed>,
    pub history: History,
}

impl Risk {
    pub(super) fn evolve(state: Option<Risk>, event: &RiskEvent, stamp: &Stamp) -> Option<Risk> {
        let judged = |judgement: &Judgement| RecordedJudgement {
            judgement: judgement.clone(),
            stamp: *stamp,
        };
        if let RiskEvent::Raised(raised) = event {
            return Some(Risk {
                judgements: vec![judged(&raised.judgement)],
                raised: raised.clone(),
                closed: None,
                history: History::default(),
            });
        }
        let mut risk = state?;
        match event {
            RiskEvent::Raised(_) => {}
            RiskEvent::Reassessed(again) => risk.judgements.push(judged(&again.judgement)),
            RiskEvent::Closed(closed) => risk.closed = Some(closed.clone()),
        }
        Some(risk)
    }

    /// The judgement that counts.
    pub fn current(&self) -> &Judgement {
        let last = self.judgements.last();
        last.map_or(&self.raised.judgement, |last| &last.judgement)
    }

    pub fn belongs(&self) -> Belongs {
        Belongs {
            programme: Some(self.raised.programme),
            project: Some(self.raised.project),
            ..Belongs::default()
        }
    }

    pub(super) fn claim(&self) -> Option<String> {
        None
    }
}

fn check_judgement(checks: &mut Checks, judgement: &Judgement) {
    checks.texts("judgement.mitigation", &judgement.mitigation);
}

begin_part! {
    /// Records a risk with its first judgement.
    RaiseRisk {
        names: Names,
        description: Texts,
        sub_project: Option<Key>,
        judgement: Judgement,
    } begins Risk(RiskId) at raised by writes_for_projects,
    |this, project, _today, checks| {
        checks.names("names", &this.names);
        checks.texts("description", &this.description);
        check_sub_project(&mut checks, "subProject", project, this.sub_project.as_ref());
        check_judgement(&mut checks, &this.judgement);
        Raised {
            risk: RiskId::of(this.project, &this.key),
            programme: project.programme,
            project: this.project,
            key: this.key.clone(),
            names: this.names.clone(),
            description: this.description.clone(),
            sub_project: this.sub_project.clone(),
            judgement: this.judgement.clone(),
        }
    }
}

change_part! {
    /// Judges an open risk anew; the earlier judgement stays and is shown.
    ReassessRisk { judgement: Judgement } of Risk(RiskId) called "risk" by writes_for_projects,
    |this, risk, _today, checks| {
        check_judgement(&mut checks, &this.judgement);
        checks.expect(risk.closed.is_none(), "risk", Reason::RiskClosed);
        let fits = risk.judgements.len() < JUDGEMENTS_MAX;
        checks.expect(fits, "judgement", Reason::TooMany { max: JUDGEMENTS_MAX });
        (risk.current() != &this.judgement)
            .then(|| Reassessed { judgement: this.judgement.clone() }.into())
    }
}

change_part! {
    /// Closes a risk, with how it ended and why. It stays readable.
    CloseRisk { end: RiskEnd, reason: FreeText } of Risk(RiskId) called "risk" by manages_projects,
    |this, risk, _today, checks| {
        checks.reason("reason", &this.reason);
        let event = Closed { end: this.end, reason: this.reason.clone() };
        let same = risk.closed.as_ref() == Some(&event);
        checks.expect(same || risk.closed.is_none(), "risk", Reason::RiskClosed);
        (!same).then(|| event.into())
    }
}
