//! Members: who has which right where, and how rights are given and taken.
//!
//! An account stands beside the log and a person in it; the account is made first and forgotten
//! again when the log refuses the person.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use chrono::{DateTime, NaiveDate, Utc};
use uuid::Uuid;

use super::account::{Fresh, parse_address, stored};
use super::{App, Budget, Failure, Order, Receipt, ViewError};
use crate::domain::actor::{Actor, Role};
use crate::domain::command::{Belongs, Command as _};
use crate::domain::document::Filter;
use crate::domain::ids::{PersonId, ProgrammeId, ProjectId};
use crate::domain::period::finnish_day;
use crate::domain::person::{
    ChangeRole, EndMembership, Grant, InvitePerson, Membership, Person, RemovePerson, Scope, Taken,
};
use crate::domain::project::Project;
use crate::domain::refusal::{Checks, Reason};
use crate::store::{Account, MailKind, NewMail, StoreError};

/// Other managers of a project that are read when one leaves: one would do, some may leave too.
const STAND_INS: usize = 5;

/// A membership and whose it is.
#[derive(Clone, Debug, PartialEq)]
pub struct Member {
    pub person: PersonId,
    /// The person was removed since or before.
    pub removed: bool,
    pub membership: Membership,
}

/// What inviting did.
#[derive(Debug)]
pub struct Invited {
    pub receipt: Receipt,
    pub person: PersonId,
    /// For the invited person, who chooses a password by it.
    pub secret: Fresh,
}

impl App {
    async fn everybody(&self) -> Result<Vec<Arc<Person>>, StoreError> {
        let view = self.view(Actor::operator(), Budget::default());
        let all = view.all::<Person>(&Filter::default()).await;
        all.map_err(stored)
    }

    /// Whether the actor has a role that counts today in what belongs to these things.
    pub async fn has_role_in(&self, actor: &Actor, belongs: &Belongs) -> Result<bool, StoreError> {
        let Some(person) = actor.person() else {
            return Ok(actor.is_signed_in());
        };
        let today = finnish_day(self.now());
        let person = self.person(person).await?;
        Ok(person.is_some_and(|person| person.roles_on(today, Some(belongs)).next().is_some()))
    }

    /// The memberships of a scope, ended ones too, as of a moment; `None` when the actor has no part
    /// in it. Whoever has a role in a project or a programme sees its members; those of the whole
    /// service are for its administrators and auditors. Those of the programme's projects are added
    /// when wanted. Reads every person of the service.
    pub async fn members(
        &self,
        actor: &Actor,
        scope: Scope,
        belongs: &Belongs,
        with_projects: bool,
        as_of: Option<DateTime<Utc>>,
    ) -> Result<Option<Vec<Member>>, ViewError> {
        let may = match scope {
            Scope::Service => actor.sees_actors(),
            Scope::Programme(_) | Scope::Project(_) => self.has_role_in(actor, belongs).await?,
        };
        if !may {
            return Ok(None);
        }
        let view = self.view(Actor::operator(), Budget::default());
        let people = view
            .at(as_of)
            .await?
            .all::<Person>(&Filter::default())
            .await?;
        let mut scopes = vec![scope];
        if let Scope::Programme(programme) = scope
            && with_projects
        {
            let filter = Filter {
                programme: Some(programme.0),
                ..Filter::default()
            };
            let projects = view.at(as_of).await?.all::<Project>(&filter).await?;
            scopes.extend(projects.iter().map(|project| Scope::Project(project.id)));
        }
        let of_scope = |person: &Person| -> Vec<Member> {
            let own = person.memberships.iter();
            let own = own.filter(|own| scopes.contains(&own.scope));
            own.map(|own| Member {
                person: person.id,
                removed: person.removed,
                membership: own.clone(),
            })
            .collect()
        };
        Ok(Some(
            people.iter().flat_map(|person| of_scope(person)).collect(),
        ))
    }

    /// On which day somebody who writes for each project today last signed in, and nothing of who it
    /// was; `None` when the actor does not review what the programme's projects file. Reads every
    /// person of the service.
    pub async fn last_sign_ins(
        &self,
        actor: &Actor,
        programme: ProgrammeId,
    ) -> Result<Option<HashMap<ProjectId, NaiveDate>>, StoreError> {
        let belongs = Belongs {
            programme: Some(programme),
            ..Belongs::default()
        };
        let sees = |role: Actor| role.reviews_filings() || role.sees_actors();
        if !self.acts_in(actor, &belongs, sees).await? {
            return Ok(None);
        }
        let today = finnish_day(self.now());
        let mut projects: Vec<(Uuid, ProjectId)> = Vec::new();
        for person in self.everybody().await? {
            let own = person.counting_on(today).filter_map(|own| match own.scope {
                Scope::Project(project) => Some((person.id.0, project)),
                Scope::Service | Scope::Programme(_) => None,
            });
            projects.extend(own);
        }
        let ids: Vec<Uuid> = projects.iter().map(|(person, _)| *person).collect();
        let moments = self.store.last_sign_ins(&ids).await?;
        let mut days: HashMap<ProjectId, NaiveDate> = HashMap::new();
        for (person, project) in projects {
            if let Some(moment) = moments.get(&person) {
                let day = finnish_day(*moment);
                let latest = days.entry(project).or_insert(day);
                *latest = day.max(*latest);
            }
        }
        Ok(Some(days))
    }

    /// People as the log knows them now, by id; who acted by a role alone is not among them.
    pub async fn people(&self, ids: &[Uuid]) -> Result<HashMap<Uuid, Arc<Person>>, StoreError> {
        let view = self.view(Actor::operator(), Budget::default());
        view.get_many::<Person>(ids).await.map_err(stored)
    }

    /// On which day the people of these memberships last signed in, by person and scope: as long as
    /// they have a role there that counts today, and not before they had one, since whether somebody
    /// came in elsewhere is not told. Empty for an actor who gives no rights in what belongs to these
    /// things and does not watch over them.
    pub async fn last_seen(
        &self,
        actor: &Actor,
        belongs: &Belongs,
        members: &[Member],
    ) -> Result<HashMap<(PersonId, Scope), NaiveDate>, StoreError> {
        let gives =
            |role: Actor| role.runs_programmes() || role.manages_projects() || role.sees_actors();
        if !self.acts_in(actor, belongs, gives).await? {
            return Ok(HashMap::new());
        }
        let today = finnish_day(self.now());
        let place = |own: &Member| (own.person, own.membership.scope);
        let counting: HashSet<(PersonId, Scope)> = members
            .iter()
            .filter(|own| !own.removed && own.membership.counts_on(today))
            .map(place)
            .collect();
        let ids: Vec<Uuid> = counting.iter().map(|(person, _)| person.0).collect();
        let moments = self.store.last_sign_ins(&ids).await?;
        let day = |own: &Member| {
            let day = finnish_day(*moments.get(&own.person.0)?);
            let is_told = own.membership.from <= day && counting.contains(&place(own));
            is_told.then_some((place(own), day))
        };
        Ok(members.iter().filter_map(day).collect())
    }

    /// Whether the actor, in one of the roles that count today in what belongs to these things, may
    /// do something.
    async fn acts_in(
        &self,
        actor: &Actor,
        belongs: &Belongs,
        may: impl Fn(Actor) -> bool,
    ) -> Result<bool, StoreError> {
        let Some(id) = actor.person() else {
            return Ok(may(*actor));
        };
        let today = finnish_day(self.now());
        let person = self.person(id).await?;
        Ok(person.is_some_and(|person| {
            let mut roles = person.roles_on(today, Some(belongs));
            roles.any(|role| may(actor.in_role(role)))
        }))
    }

    /// The names of people; a removed person, and one who never had an account here, has none.
    pub async fn names(&self, people: &[PersonId]) -> Result<HashMap<Uuid, String>, StoreError> {
        let accounts = self.accounts(people).await?.into_iter();
        Ok(accounts.map(|(id, account)| (id, account.name)).collect())
    }

    /// The accounts of people; a removed person, and one who never had an account here, has none.
    pub async fn accounts(
        &self,
        people: &[PersonId],
    ) -> Result<HashMap<Uuid, Account>, StoreError> {
        let ids: Vec<Uuid> = people.iter().map(|person| person.0).collect();
        let accounts = self.store.accounts(&ids).await?.into_iter();
        Ok(accounts
            .filter(|account| account.address.is_some())
            .map(|account| (account.id, account))
            .collect())
    }

    /// Invites by mail address: grants the membership to the person of that address, who is entered
    /// first when there is none. The answer is the same either way.
    pub async fn invite(
        &self,
        actor: &Actor,
        name: &str,
        address: &str,
        grant: Grant,
        order: Order,
    ) -> Result<Invited, Failure> {
        let mut command = InvitePerson {
            person: PersonId(Uuid::now_v7()),
            grant,
        };
        if !actor.may_command() || (actor.person().is_none() && !command.permits(actor)) {
            return Err(Failure::Forbidden);
        }
        let mut checks = Checks::default();
        checks.name("name", name);
        let address = parse_address(address);
        checks.expect(address.is_some(), "address", Reason::NotAnAddress);
        checks.finish().map_err(Failure::Refused)?;
        let address = address.unwrap_or_default();
        let (account, is_new) = self
            .store
            .account_for(command.person.0, name.trim(), &address, self.now())
            .await?;
        command.person = PersonId(account.id);
        let receipt = match self.execute(actor, &command, order).await {
            Ok(receipt) => receipt,
            Err(failure) => {
                let may_stand = matches!(failure, Failure::OutcomeUnknown | Failure::Internal(_));
                if is_new && !may_stand && self.person(command.person).await?.is_none() {
                    self.store.forget_account(account.id).await?;
                }
                return Err(failure);
            }
        };
        if account.password_hash.is_none() {
            self.mail_invitation(account.id, &receipt).await?;
        }
        Ok(Invited {
            receipt,
            person: command.person,
            secret: self.invitation(account.id).await?,
        })
    }

    /// Has the invitation mailed as well. A command that recorded nothing was mailed before.
    async fn mail_invitation(&self, person: Uuid, receipt: &Receipt) -> Result<(), StoreError> {
        let Some(committed) = receipt.committed.as_ref().filter(|done| !done.is_repeat) else {
            return Ok(());
        };
        let mail = NewMail {
            id: Uuid::now_v7(),
            person,
            kind: MailKind::Invitation,
            cause: format!("invitation:{}", committed.first_position),
            made_at: self.now(),
        };
        self.store.queue_mail(&mail).await
    }

    /// Ends a membership from a day on; today ends it at once.
    pub async fn end_membership(
        &self,
        actor: &Actor,
        person: PersonId,
        membership: u32,
        on: Option<NaiveDate>,
        order: Order,
    ) -> Result<Receipt, Failure> {
        let taken = self.taken(person, membership, on).await?;
        self.execute(actor, &EndMembership(taken), order).await
    }

    /// Puts another role in the place of a membership, at once.
    pub async fn change_role(
        &self,
        actor: &Actor,
        (person, membership): (PersonId, u32),
        role: Role,
        order: Order,
    ) -> Result<Receipt, Failure> {
        let taken = self.taken(person, membership, None).await?;
        self.execute(actor, &ChangeRole { taken, role }, order)
            .await
    }

    /// A membership as a command takes it, with who else answers for its project.
    async fn taken(
        &self,
        person: PersonId,
        membership: u32,
        on: Option<NaiveDate>,
    ) -> Result<Taken, StoreError> {
        let on = on.unwrap_or_else(|| finnish_day(self.now()));
        let own = self.person(person).await?;
        let own = own.as_ref().and_then(|own| own.membership(membership));
        let scope = own.map(|own| own.scope);
        let missed = own.and_then(|own| own.missed_by(on));
        let others = self.stand_ins(person, missed.as_slice()).await?;
        Ok(Taken {
            person,
            membership,
            scope: scope.unwrap_or(Scope::Service),
            on,
            others,
        })
    }

    /// Removes a person: the rights in the log, then the name, the address and whatever lets the
    /// person in. Asked again, it finishes what was left half done.
    pub async fn remove_person(
        &self,
        actor: &Actor,
        person: PersonId,
        order: Order,
    ) -> Result<Receipt, Failure> {
        let today = finnish_day(self.now());
        let own = self.person(person).await?;
        let missed: Vec<(ProjectId, NaiveDate)> = own
            .iter()
            .flat_map(|own| &own.memberships)
            .filter_map(|own| own.missed_by(today))
            .collect();
        let others = self.stand_ins(person, &missed).await?;
        let command = RemovePerson { person, others };
        let receipt = self.execute(actor, &command, order).await?;
        self.store.blank_account(person.0).await?;
        Ok(receipt)
    }

    /// Some others who answer for these projects, each on its day.
    async fn stand_ins(
        &self,
        leaving: PersonId,
        missed: &[(ProjectId, NaiveDate)],
    ) -> Result<Vec<PersonId>, StoreError> {
        if missed.is_empty() {
            return Ok(Vec::new());
        }
        let everybody = self.everybody().await?;
        let mut found = Vec::new();
        for (project, day) in missed {
            let others = everybody
                .iter()
                .filter(|other| other.id != leaving && other.manages_on(*project, *day))
                .map(|other| other.id);
            found.extend(others.take(STAND_INS));
        }
        Ok(found)
    }

    /// Enters the demo's person of a role with a password that everybody may know, and the
    /// memberships that the role needs. A second time changes nothing.
    pub async fn enter_demo_person(
        &self,
        name: &str,
        address: &str,
        password: &str,
        grants: impl IntoIterator<Item = Grant>,
    ) -> Result<(), Failure> {
        let account = self.store.account_at(address).await?;
        if account.is_some_and(|account| account.password_hash.is_some()) {
            return Ok(());
        }
        let operator = Actor::operator();
        let mut secret = None;
        for grant in grants {
            let invited = self
                .invite(&operator, name, address, grant, Order::default())
                .await?;
            secret = Some(invited.secret);
        }
        if let Some(secret) = secret {
            let accepted = self.accept_invitation(&secret.text, None, password, "demo");
            let session = accepted.await?;
            self.sign_out(&session.text).await?;
        }
        Ok(())
    }
}
