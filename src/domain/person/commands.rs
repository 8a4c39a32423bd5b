//! What is asked to be recorded of a person's rights.

use chrono::NaiveDate;
use serde::Serialize;

use super::{Entered, Membership, MembershipEnded, MembershipGranted, Person, Removed, Scope};
use crate::domain::actor::{Actor, Role};
use crate::domain::command::{Belongs, Command, Facts, StreamId};
use crate::domain::event::{Event, StreamKind};
use crate::domain::ids::{PersonId, ProjectId};
use crate::domain::programme::Programme;
use crate::domain::project::Project;
use crate::domain::refusal::{Checks, LIST_ITEMS_MAX, Reason, Refusal};

fn stream(id: PersonId) -> StreamId {
    StreamId {
        kind: StreamKind::Person,
        id: id.0,
    }
}

impl Scope {
    fn stream(self) -> Option<StreamId> {
        match self {
            Scope::Service => None,
            Scope::Programme(id) => Some(StreamId {
                kind: StreamKind::Programme,
                id: id.0,
            }),
            Scope::Project(id) => Some(StreamId {
                kind: StreamKind::Project,
                id: id.0,
            }),
        }
    }

    /// Rights of a project are its managers' to give, all others its administrators'.
    fn permits(self, actor: &Actor) -> bool {
        match self {
            Scope::Service | Scope::Programme(_) => actor.runs_programmes(),
            Scope::Project(_) => actor.manages_projects(),
        }
    }

    /// `None` when it does not exist.
    fn belongs(self, facts: &Facts) -> Option<Belongs> {
        match self {
            Scope::Service => Some(Belongs::default()),
            Scope::Programme(id) => facts.get::<Programme>(id.0).map(Programme::belongs),
            Scope::Project(id) => facts.get::<Project>(id.0).map(Project::belongs),
        }
    }
}

/// A role to be granted.
#[derive(Clone, Debug, Serialize)]
pub struct Grant {
    pub role: Role,
    pub scope: Scope,
    pub from: NaiveDate,
    /// The last day; open without one.
    pub to: Option<NaiveDate>,
}

impl Grant {
    /// The membership that is to come beside earlier ones; `None` when it is there already.
    fn decide(
        &self,
        earlier: &[Membership],
        facts: &Facts,
    ) -> Result<Option<MembershipGranted>, Vec<Refusal>> {
        let same = |own: &Membership| {
            (own.role, own.scope, own.from, own.to) == (self.role, self.scope, self.from, self.to)
                && own.ended.is_none()
        };
        if earlier.iter().any(same) {
            return Ok(None);
        }
        let mut checks = Checks::default();
        let what = self.scope.stream().map(|stream| stream.kind.key());
        checks.expect(
            self.scope.belongs(facts).is_some(),
            "scope",
            Reason::NotFound {
                what: what.unwrap_or_default().to_owned(),
            },
        );
        checks.expect(self.scope.fits(self.role), "role", Reason::RoleOutsideScope);
        let is_backwards = self.to.is_some_and(|to| to < self.from);
        checks.expect(!is_backwards, "to", Reason::PeriodBackwards);
        checks.list("person", earlier.len() + 1);
        checks.finish()?;
        Ok(Some(MembershipGranted {
            membership: u32::try_from(earlier.len() + 1).unwrap_or(u32::MAX),
            role: self.role,
            scope: self.scope,
            from: self.from,
            to: self.to,
        }))
    }
}

fn not_removed(person: &Person) -> Result<(), Vec<Refusal>> {
    match person.removed {
        true => Err(vec![Refusal::new("person", Reason::PersonRemoved)]),
        false => Ok(()),
    }
}

/// Enters a person with a first membership, or grants it to a person who is entered already: who
/// invites need not know which.
#[derive(Clone, Debug, Serialize)]
pub struct InvitePerson {
    pub person: PersonId,
    pub grant: Grant,
}

impl Command for InvitePerson {
    const NAME: &'static str = "InvitePerson";

    fn target(&self) -> StreamId {
        stream(self.person)
    }

    fn reads(&self) -> Vec<StreamId> {
        self.grant.scope.stream().into_iter().collect()
    }

    fn permits(&self, actor: &Actor) -> bool {
        self.grant.scope.permits(actor)
    }

    fn about(&self, facts: &Facts) -> Option<Belongs> {
        self.grant.scope.belongs(facts)
    }

    fn decide(&self, facts: &Facts) -> Result<Vec<Event>, Vec<Refusal>> {
        let mut events: Vec<Event> = Vec::with_capacity(2);
        let earlier = match facts.get::<Person>(self.person.0) {
            Some(person) => {
                not_removed(person)?;
                &person.memberships[..]
            }
            None => {
                let person = self.person;
                events.push(Entered { person }.into());
                &[]
            }
        };
        events.extend(self.grant.decide(earlier, facts)?.map(Event::from));
        Ok(events)
    }
}

/// Grants another membership to a person.
#[derive(Clone, Debug, Serialize)]
pub struct GrantMembership {
    pub person: PersonId,
    pub grant: Grant,
}

impl Command for GrantMembership {
    const NAME: &'static str = "GrantMembership";

    fn target(&self) -> StreamId {
        stream(self.person)
    }

    fn reads(&self) -> Vec<StreamId> {
        self.grant.scope.stream().into_iter().collect()
    }

    fn permits(&self, actor: &Actor) -> bool {
        self.grant.scope.permits(actor)
    }

    fn about(&self, facts: &Facts) -> Option<Belongs> {
        self.grant.scope.belongs(facts)
    }

    fn decide(&self, facts: &Facts) -> Result<Vec<Event>, Vec<Refusal>> {
        let person: &Person = facts.need(self.person.0, "person")?;
        not_removed(person)?;
        let granted = self.grant.decide(&person.memberships, facts)?;
        Ok(granted.map(Event::from).into_iter().collect())
    }
}

/// Whether one of the others, or the person by other memberships, answers for a project on a day.
fn is_managed_by_others(
    facts: &Facts,
    others: &[PersonId],
    (project, own): (ProjectId, &Membership),
    day: NaiveDate,
) -> bool {
    let people = others
        .iter()
        .filter_map(|other| facts.get::<Person>(other.0));
    people
        .flat_map(|other| other.counting_on(day))
        .any(|more| more.manages_on(day) == Some(project) && more.outlasts(own))
}

/// A membership that a command takes from a day on.
#[derive(Clone, Debug, Serialize)]
pub struct Taken {
    pub person: PersonId,
    pub membership: u32,
    /// Of the membership.
    pub scope: Scope,
    /// The first day on which it no longer counts; today ends it at once.
    pub on: NaiveDate,
    /// The other managers of the project, so far as is known.
    #[serde(skip)]
    pub others: Vec<PersonId>,
}

impl Taken {
    fn reads(&self) -> Vec<StreamId> {
        let others = self.others.iter().take(LIST_ITEMS_MAX).copied();
        self.scope
            .stream()
            .into_iter()
            .chain(others.map(stream))
            .collect()
    }

    fn of<'f>(&self, facts: &'f Facts) -> Result<(&'f Person, &'f Membership), Vec<Refusal>> {
        let person: &Person = facts.need(self.person.0, "person")?;
        let own = person.membership(self.membership);
        let Some(own) = own.filter(|own| own.scope == self.scope) else {
            let what = "membership".to_owned();
            return Err(vec![Refusal::new("membership", Reason::NotFound { what })]);
        };
        Ok((person, own))
    }

    /// The end; `None` when the membership is over by then.
    fn decide(&self, facts: &Facts) -> Result<Option<MembershipEnded>, Vec<Refusal>> {
        let (person, own) = self.of(facts)?;
        let is_over = own.ended.is_some_and(|ended| ended <= self.on)
            || own.to.is_some_and(|to| to < self.on)
            || person.removed;
        if is_over {
            return Ok(None);
        }
        let mut checks = Checks::default();
        let today = facts.today();
        checks.expect(today <= self.on, "on", Reason::PastDay { today });
        if let Some((project, since)) = own.missed_by(self.on) {
            let by_self = |more: &Membership| {
                more.number != own.number
                    && more.manages_on(since) == Some(project)
                    && more.outlasts(own)
            };
            checks.expect(
                person.memberships.iter().any(by_self)
                    || is_managed_by_others(facts, &self.others, (project, own), since),
                "membership",
                Reason::LastManager,
            );
        }
        checks.finish()?;
        Ok(Some(MembershipEnded {
            membership: self.membership,
            on: self.on,
        }))
    }
}

/// Ends a membership. What the person wrote stays.
#[derive(Clone, Debug, Serialize)]
pub struct EndMembership(pub Taken);

impl Command for EndMembership {
    const NAME: &'static str = "EndMembership";

    fn target(&self) -> StreamId {
        stream(self.0.person)
    }

    fn reads(&self) -> Vec<StreamId> {
        self.0.reads()
    }

    fn permits(&self, actor: &Actor) -> bool {
        self.0.scope.permits(actor)
    }

    fn about(&self, facts: &Facts) -> Option<Belongs> {
        self.0.scope.belongs(facts)
    }

    fn decide(&self, facts: &Facts) -> Result<Vec<Event>, Vec<Refusal>> {
        Ok(self.0.decide(facts)?.map(Event::from).into_iter().collect())
    }
}

/// Puts another role in the place of a membership: in the same scope, and until the day on which that
/// would have ended. Asked again, it changes nothing.
#[derive(Clone, Debug, Serialize)]
pub struct ChangeRole {
    pub taken: Taken,
    pub role: Role,
}

impl Command for ChangeRole {
    const NAME: &'static str = "ChangeRole";

    fn target(&self) -> StreamId {
        stream(self.taken.person)
    }

    fn reads(&self) -> Vec<StreamId> {
        self.taken.reads()
    }

    fn permits(&self, actor: &Actor) -> bool {
        self.taken.scope.permits(actor)
    }

    fn about(&self, facts: &Facts) -> Option<Belongs> {
        self.taken.scope.belongs(facts)
    }

    fn decide(&self, facts: &Facts) -> Result<Vec<Event>, Vec<Refusal>> {
        let (person, own) = self.taken.of(facts)?;
        not_removed(person)?;
        if own.role == self.role {
            return Ok(Vec::new());
        }
        let ended = self.taken.decide(facts);
        if ended == Ok(None) {
            let mut held = person.counting_on(self.taken.on);
            return match held.any(|more| (more.role, more.scope) == (self.role, own.scope)) {
                true => Ok(Vec::new()),
                false => Err(vec![Refusal::new("membership", Reason::MembershipOver)]),
            };
        }
        let grant = Grant {
            role: self.role,
            scope: own.scope,
            from: own.from.max(self.taken.on),
            to: own.last_day(),
        };
        match (ended, grant.decide(&person.memberships, facts)) {
            (Ok(ended), Ok(granted)) => {
                let ended = ended.map(Event::from).into_iter();
                Ok(ended.chain(granted.map(Event::from)).collect())
            }
            (ended, granted) => {
                let refusals = ended.err().into_iter().chain(granted.err());
                Err(refusals.flatten().collect())
            }
        }
    }
}

/// Removes a person: all rights end, and the name and the address are blanked beside the log.
#[derive(Clone, Debug, Serialize)]
pub struct RemovePerson {
    pub person: PersonId,
    /// The other managers of the projects that the person answers for, so far as is known.
    #[serde(skip)]
    pub others: Vec<PersonId>,
}

impl Command for RemovePerson {
    const NAME: &'static str = "RemovePerson";

    fn target(&self) -> StreamId {
        stream(self.person)
    }

    fn reads(&self) -> Vec<StreamId> {
        let others = self.others.iter().take(LIST_ITEMS_MAX).copied();
        others.map(stream).collect()
    }

    fn permits(&self, actor: &Actor) -> bool {
        actor.runs_programmes()
    }

    /// The whole service: a person may have rights anywhere.
    fn about(&self, _: &Facts) -> Option<Belongs> {
        Some(Belongs::default())
    }

    fn decide(&self, facts: &Facts) -> Result<Vec<Event>, Vec<Refusal>> {
        let person: &Person = facts.need(self.person.0, "person")?;
        if person.removed {
            return Ok(Vec::new());
        }
        let today = facts.today();
        let mut managed = person
            .memberships
            .iter()
            .filter_map(|own| Some((own.missed_by(today)?, own)));
        let is_missed = |((project, since), own): (_, &Membership)| {
            !is_managed_by_others(facts, &self.others, (project, own), since)
        };
        if managed.any(is_missed) {
            return Err(vec![Refusal::new("person", Reason::LastManager)]);
        }
        Ok(vec![Removed {}.into()])
    }
}
