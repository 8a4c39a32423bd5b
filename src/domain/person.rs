//! Person: who may do what, where and when, behind an opaque id.
//!
//! Names, mail addresses and credentials are never here: a removed person leaves only the id.
//! Invariant: a project that has a manager keeps one; what takes a membership reads the streams of the
//! other managers, so that two of them cannot leave at the same time.

mod commands;
#[cfg(test)]
mod tests;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::actor::Role;
use super::command::{Belongs, History, Stamp};
use super::event::PersonEvent;
use super::ids::{PersonId, ProgrammeId, ProjectId};

pub use commands::{
    ChangeRole, EndMembership, Grant, GrantMembership, InvitePerson, RemovePerson, Taken,
};

/// Where a role counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Scope {
    /// In the whole service.
    Service,
    /// In a programme and all its projects.
    Programme(ProgrammeId),
    /// In one project.
    Project(ProjectId),
}

impl Scope {
    /// Writers and managers are of one project; everybody else is of a programme or the service.
    pub fn fits(self, role: Role) -> bool {
        match role {
            Role::Writer | Role::ProjectManager => matches!(self, Scope::Project(_)),
            Role::FunderViewer
            | Role::FunderReviewer
            | Role::ProgrammeAdministrator
            | Role::Auditor => matches!(self, Scope::Service | Scope::Programme(_)),
            Role::Reader | Role::Operator => false,
        }
    }

    /// Whether it holds what belongs to these things.
    pub fn holds(self, belongs: &Belongs) -> bool {
        match self {
            Scope::Service => true,
            Scope::Programme(programme) => belongs.programme == Some(programme),
            Scope::Project(project) => belongs.project == Some(project),
        }
    }
}

/// The person got an account.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Entered {
    pub person: PersonId,
}

/// The person has a role in a scope for a time.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct MembershipGranted {
    /// 1 for the first of the person.
    pub membership: u32,
    pub role: Role,
    pub scope: Scope,
    pub from: NaiveDate,
    /// The last day; open when left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<NaiveDate>,
}

/// A membership stops counting, earlier than was said.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct MembershipEnded {
    pub membership: u32,
    /// The first day on which it no longer counts.
    pub on: NaiveDate,
}

/// The person was removed with all rights.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Removed {}

/// A role of a person in a scope from–to.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Membership {
    /// 1 for the first of the person.
    pub number: u32,
    pub role: Role,
    pub scope: Scope,
    pub from: NaiveDate,
    /// The last day that was planned.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<NaiveDate>,
    /// The first day on which it no longer counted, when it was ended.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ended: Option<NaiveDate>,
    /// The opaque id of who granted it.
    pub granted_by: Uuid,
}

impl Membership {
    pub fn counts_on(&self, day: NaiveDate) -> bool {
        self.from <= day
            && self.to.is_none_or(|to| day <= to)
            && self.ended.is_none_or(|ended| day < ended)
    }

    /// The manager of which project it makes on a day.
    pub fn manages_on(&self, day: NaiveDate) -> Option<ProjectId> {
        match self.scope {
            Scope::Project(project) if self.role == Role::ProjectManager && self.counts_on(day) => {
                Some(project)
            }
            Scope::Service | Scope::Programme(_) | Scope::Project(_) => None,
        }
    }

    /// The project that misses its manager when this is taken from a day on, and since when: one that
    /// has not begun is missed from its first day.
    pub fn missed_by(&self, on: NaiveDate) -> Option<(ProjectId, NaiveDate)> {
        let since = on.max(self.from);
        Some((self.manages_on(since)?, since))
    }

    /// Whether it counts as long as another, or longer.
    pub fn outlasts(&self, other: &Membership) -> bool {
        match (self.last_day(), other.last_day()) {
            (None, _) => true,
            (Some(_), None) => false,
            (Some(own), Some(other)) => own >= other,
        }
    }

    /// The last day on which it counts; `None` while it has no end.
    fn last_day(&self) -> Option<NaiveDate> {
        let ended = self.ended.and_then(|day| day.pred_opt());
        match (self.to, ended) {
            (Some(to), Some(ended)) => Some(to.min(ended)),
            (to, ended) => to.or(ended),
        }
    }
}

/// A person as the log knows one.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Person {
    pub id: PersonId,
    /// In the order in which they were granted; ended ones stay.
    pub memberships: Vec<Membership>,
    pub removed: bool,
    pub history: History,
}

impl Person {
    pub(super) fn evolve(
        state: Option<Person>,
        event: &PersonEvent,
        stamp: &Stamp,
    ) -> Option<Person> {
        if let PersonEvent::Entered(entered) = event {
            return Some(Person {
                id: entered.person,
                memberships: Vec::new(),
                removed: false,
                history: History::default(),
            });
        }
        let mut person = state?;
        match event {
            PersonEvent::Entered(_) => {}
            PersonEvent::MembershipGranted(granted) => person.memberships.push(Membership {
                number: granted.membership,
                role: granted.role,
                scope: granted.scope,
                from: granted.from,
                to: granted.to,
                ended: None,
                granted_by: stamp.actor,
            }),
            PersonEvent::MembershipEnded(ended) => {
                let mut all = person.memberships.iter_mut();
                if let Some(membership) = all.find(|own| own.number == ended.membership) {
                    membership.ended = Some(ended.on);
                }
            }
            PersonEvent::Removed(Removed {}) => person.removed = true,
        }
        Some(person)
    }

    pub fn membership(&self, number: u32) -> Option<&Membership> {
        self.memberships.iter().find(|own| own.number == number)
    }

    /// The membership of this role in this scope that was granted last.
    pub fn newest(&self, role: Role, scope: Scope) -> Option<&Membership> {
        let mut all = self.memberships.iter();
        all.rfind(|own| (own.role, own.scope) == (role, scope))
    }

    /// The memberships that count on a day; none of a removed person.
    pub fn counting_on(&self, day: NaiveDate) -> impl Iterator<Item = &Membership> {
        let counts = move |own: &&Membership| !self.removed && own.counts_on(day);
        self.memberships.iter().filter(counts)
    }

    /// The roles that count on a day in what belongs to these things; anywhere, without them.
    pub fn roles_on<'p>(
        &'p self,
        day: NaiveDate,
        belongs: Option<&'p Belongs>,
    ) -> impl Iterator<Item = Role> + 'p {
        self.counting_on(day)
            .filter(move |own| belongs.is_none_or(|belongs| own.scope.holds(belongs)))
            .map(|own| own.role)
    }

    /// The widest role held in the whole service on a day; the reader without one.
    pub fn service_role_on(&self, day: NaiveDate) -> Role {
        let held: Vec<Role> = self.roles_on(day, Some(&Belongs::default())).collect();
        [
            Role::ProgrammeAdministrator,
            Role::Auditor,
            Role::FunderReviewer,
            Role::FunderViewer,
        ]
        .into_iter()
        .find(|role| held.contains(role))
        .unwrap_or(Role::Reader)
    }

    /// Whether the person answers for a project on a day.
    pub fn manages_on(&self, project: ProjectId, day: NaiveDate) -> bool {
        self.counting_on(day)
            .any(|own| own.manages_on(day) == Some(project))
    }

    /// Of nothing: a person may have rights anywhere.
    pub fn belongs(&self) -> Belongs {
        Belongs::default()
    }

    pub(super) fn claim(&self) -> Option<String> {
        None
    }
}
