//! Governing bodies: the groups that steer, work and advise, with organisations as their members.
//!
//! Persons are not named here: a seat belongs to an organisation.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::Project;
use super::commands::{check_period, check_tenure, project_command};
use crate::domain::fuzzy_date::{FuzzyDate, FuzzyPeriod};
use crate::domain::ids::Key;
use crate::domain::language::Names;
use crate::domain::organisation::Tenure;
use crate::domain::refusal::{Checks, Reason};

/// What a group is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum BodyKind {
    SteeringGroup,
    WorkingGroup,
    ExpertGroup,
    SubGroup,
    /// People who use the services develop them here.
    ClientGroup,
    Other,
}

/// A governing body as it stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Body {
    pub key: Key,
    pub kind: BodyKind,
    pub names: Names,
    pub time: FuzzyPeriod,
    /// Organisations with a seat, from–to.
    pub members: Vec<Tenure>,
}

impl Body {
    /// Whether it may have stood on the day.
    pub fn holds_on(&self, day: NaiveDate) -> bool {
        self.time.may_hold(day)
    }

    fn seat(&self, names: &Names) -> Option<&Tenure> {
        self.members
            .iter()
            .find(|member| member.organisation.names == *names && member.time.to.is_none())
    }
}

/// A steering, working or expert group was set up.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BodyAppointed {
    pub key: Key,
    pub kind: BodyKind,
    pub names: Names,
    pub time: FuzzyPeriod,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BodyEnded {
    pub body: Key,
    pub to: FuzzyDate,
}

/// An organisation has a seat in a group from a time on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MemberAppointed {
    pub body: Key,
    pub member: Tenure,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MemberLeft {
    pub body: Key,
    pub names: Names,
    pub to: FuzzyDate,
}

impl Project {
    pub fn body(&self, key: &Key) -> Option<&Body> {
        self.bodies.iter().find(|body| body.key == *key)
    }

    pub(super) fn body_mut(&mut self, key: &Key) -> Option<&mut Body> {
        self.bodies.iter_mut().find(|body| body.key == *key)
    }

    pub(super) fn appoint_body(&mut self, appointed: &BodyAppointed) {
        self.bodies.push(Body {
            key: appointed.key.clone(),
            kind: appointed.kind,
            names: appointed.names.clone(),
            time: appointed.time.clone(),
            members: Vec::new(),
        });
    }

    pub(super) fn end_membership(&mut self, left: &MemberLeft) {
        let members = self.body_mut(&left.body).map(|body| &mut body.members);
        let seat = members.and_then(|members| {
            members
                .iter_mut()
                .find(|seat| seat.organisation.names == left.names && seat.time.to.is_none())
        });
        if let Some(seat) = seat {
            seat.time.to = Some(left.to.clone());
        }
    }
}

/// The group of a key, or the refusal that there is none.
fn known<'a>(checks: &mut Checks, project: &'a Project, key: &Key) -> Option<&'a Body> {
    let body = project.body(key);
    let what = "body".to_owned();
    checks.expect(body.is_some(), "body", Reason::NotFound { what });
    body
}

fn check_end(checks: &mut Checks, time: &FuzzyPeriod, to: &FuzzyDate) {
    let ended = FuzzyPeriod {
        to: Some(to.clone()),
        ..time.clone()
    };
    checks.expect(!ended.is_backwards(), "to", Reason::PeriodBackwards);
}

project_command! {
    /// Sets up a group under a key of its own.
    AppointBody { key: Key, kind: BodyKind, names: Names, time: FuzzyPeriod } by manages_projects,
    |this, project, checks| {
        checks.names("names", &this.names);
        check_period(&mut checks, "time", &this.time);
        checks.list("key", project.bodies.len() + 1);
        let known = project.body(&this.key);
        let same = known.is_some_and(|body| {
            body.kind == this.kind && body.names == this.names && body.time == this.time
        });
        let what = this.key.as_str().to_owned();
        checks.expect(same || known.is_none(), "key", Reason::Taken { what });
        (!same).then(|| {
            BodyAppointed {
                key: this.key.clone(),
                kind: this.kind,
                names: this.names.clone(),
                time: this.time.clone(),
            }
            .into()
        })
    }
}

project_command! {
    /// Ends the work of a group; it stays in the history of the project.
    EndBody { body: Key, to: FuzzyDate } by manages_projects,
    |this, project, checks| {
        let body = known(&mut checks, project, &this.body);
        let same = body.is_some_and(|body| body.time.to.as_ref() == Some(&this.to));
        if let Some(body) = body {
            check_end(&mut checks, &body.time, &this.to);
        }
        (!same).then(|| BodyEnded { body: this.body.clone(), to: this.to.clone() }.into())
    }
}

project_command! {
    /// Gives an organisation a seat in a group. An organisation may have several in turn.
    AppointMember { body: Key, member: Tenure } by manages_projects,
    |this, project, checks| {
        check_tenure(&mut checks, "member", &this.member);
        let body = known(&mut checks, project, &this.body);
        checks.list("member", body.map_or(0, |body| body.members.len()) + 1);
        let same = body.is_some_and(|body| body.members.contains(&this.member));
        (!same).then(|| {
            MemberAppointed {
                body: this.body.clone(),
                member: this.member.clone(),
            }
            .into()
        })
    }
}

project_command! {
    /// Ends an organisation's seat in a group.
    EndBodyMembership { body: Key, names: Names, to: FuzzyDate } by manages_projects,
    |this, project, checks| {
        let body = known(&mut checks, project, &this.body);
        let same = body.is_some_and(|body| {
            body.members.iter().any(|member| {
                member.organisation.names == this.names && member.time.to.as_ref() == Some(&this.to)
            })
        });
        let seat = body.and_then(|body| body.seat(&this.names));
        checks.expect(
            same || body.is_none() || seat.is_some(),
            "names",
            Reason::NotAPartner,
        );
        if let Some(seat) = seat.filter(|_| !same) {
            check_end(&mut checks, &seat.time, &this.to);
        }
        (!same).then(|| {
            MemberLeft {
                body: this.body.clone(),
                names: this.names.clone(),
                to: this.to.clone(),
            }
            .into()
        })
    }
}
