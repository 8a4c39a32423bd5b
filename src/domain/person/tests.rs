use uuid::Uuid;

use super::*;
use crate::domain::command::{Command, Facts, OfNoun as _, StreamId};
use crate::domain::event::{Event, StreamKind, fold};
use crate::domain::ids::Key;
use crate::domain::language::{Names, Texts};
use crate::domain::refusal::{Reason, Refusal};

const PROJECT: ProjectId = ProjectId(Uuid::from_u128(1));
const PROGRAMME: ProgrammeId = ProgrammeId(Uuid::from_u128(2));

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn of(number: u128) -> PersonId {
    PersonId(Uuid::from_u128(number))
}

fn manager(number: u128) -> Person {
    Person {
        id: of(number),
        memberships: vec![Membership {
            number: 1,
            role: Role::ProjectManager,
            scope: Scope::Project(PROJECT),
            from: day("2021-01-01"),
            to: None,
            ended: None,
            granted_by: Uuid::nil(),
        }],
        removed: false,
        history: History::default(),
    }
}

fn project() -> crate::domain::project::Project {
    let registered = crate::domain::project::Registered {
        project: PROJECT,
        programme: PROGRAMME,
        slug: Key::parse("hanke").unwrap(),
        names: Names::default(),
        description: Texts::default(),
        aims: Texts::default(),
        operating_time: Default::default(),
        hosts: Vec::new(),
        partners: Vec::new(),
        funders: Vec::new(),
        state: crate::domain::project::ProjectState::Running,
    };
    let stream = StreamId {
        kind: StreamKind::Project,
        id: PROJECT.0,
    };
    let stamp = Stamp {
        position: 1,
        version: 1,
        effective: "2021-01-01T10:00:00Z".parse().unwrap(),
        recorded: "2021-01-01T10:00:00Z".parse().unwrap(),
        actor: Uuid::nil(),
    };
    let event: Event = registered.into();
    let noun = fold(stream, [(&event, &stamp)]).unwrap().unwrap();
    crate::domain::project::Project::of(&noun).unwrap().clone()
}

fn facts(people: &[Person]) -> Facts {
    let people = people.iter().map(|person| {
        let stream = StreamId {
            kind: StreamKind::Person,
            id: person.id.0,
        };
        (stream, person.clone().into_noun())
    });
    let project = project();
    let stream = StreamId {
        kind: StreamKind::Project,
        id: PROJECT.0,
    };
    Facts::new(
        people.chain([(stream, project.into_noun())]),
        day("2021-06-01"),
    )
}

fn taking(person: u128, others: &[u128]) -> Taken {
    Taken {
        person: of(person),
        membership: 1,
        scope: Scope::Project(PROJECT),
        on: day("2021-06-01"),
        others: others.iter().map(|other| of(*other)).collect(),
    }
}

fn ending(person: u128, others: &[u128]) -> EndMembership {
    EndMembership(taking(person, others))
}

fn becoming(role: Role, person: u128, others: &[u128]) -> ChangeRole {
    ChangeRole {
        taken: taking(person, others),
        role,
    }
}

#[test]
fn a_membership_counts_from_its_first_day_to_its_last_and_never_after_its_end() {
    let mut own = manager(7).memberships.remove(0);
    own.to = Some(day("2021-06-30"));
    for (on, counts) in [
        ("2020-12-31", false),
        ("2021-01-01", true),
        ("2021-06-30", true),
        ("2021-07-01", false),
    ] {
        assert_eq!(own.counts_on(day(on)), counts, "{on}");
    }
    own.ended = Some(day("2021-03-01"));
    assert!(own.counts_on(day("2021-02-28")));
    assert!(!own.counts_on(day("2021-03-01")));
}

#[test]
fn a_role_counts_in_its_own_scope_alone() {
    let person = manager(7);
    let today = day("2021-06-01");
    let own = Belongs {
        project: Some(PROJECT),
        programme: Some(PROGRAMME),
        ..Belongs::default()
    };
    let other = Belongs {
        project: Some(ProjectId(Uuid::from_u128(9))),
        ..own
    };
    assert_eq!(person.roles_on(today, Some(&own)).count(), 1);
    assert_eq!(person.roles_on(today, Some(&other)).count(), 0);
    assert_eq!(person.roles_on(today, Some(&Belongs::default())).count(), 0);
    assert_eq!(person.service_role_on(today), Role::Reader);
    let removed = Person {
        removed: true,
        ..person
    };
    assert_eq!(removed.roles_on(today, Some(&own)).count(), 0);
}

#[test]
fn the_last_manager_stays_and_the_last_but_one_may_go() {
    let last = ending(7, &[]).decide(&facts(&[manager(7)]));
    assert_eq!(
        last,
        Err(vec![Refusal::new("membership", Reason::LastManager)])
    );
    let both = facts(&[manager(7), manager(8)]);
    assert_eq!(ending(7, &[8]).decide(&both).unwrap().len(), 1);
    let removal = |others| RemovePerson {
        person: of(7),
        others,
    };
    assert!(removal(vec![]).decide(&both).is_err());
    assert_eq!(removal(vec![of(8)]).decide(&both).unwrap().len(), 1);
}

#[test]
fn a_manager_who_leaves_before_does_not_stand_in() {
    let mut leaving = manager(8);
    leaving.memberships[0].ended = Some(day("2021-06-01"));
    assert!(
        ending(7, &[8])
            .decide(&facts(&[manager(7), leaving]))
            .is_err()
    );
}

#[test]
fn rights_are_not_ended_in_the_past_and_not_twice() {
    let both = facts(&[manager(7), manager(8)]);
    let mut early = ending(7, &[8]);
    early.0.on = day("2021-05-31");
    assert!(early.decide(&both).is_err());
    let mut ended = manager(7);
    ended.memberships[0].ended = Some(day("2021-05-01"));
    let again = ending(7, &[]).decide(&facts(&[ended]));
    assert_eq!(again, Ok(Vec::new()));
}

#[test]
fn another_role_takes_the_place_of_one_until_the_same_day() {
    let mut writer = manager(7);
    writer.memberships[0].role = Role::Writer;
    writer.memberships[0].to = Some(day("2021-12-31"));
    let known = facts(&[writer.clone()]);
    let changed = becoming(Role::ProjectManager, 7, &[]).decide(&known);
    let until = |last: &str| -> Vec<Event> {
        let (membership, on) = (1, day("2021-06-01"));
        let granted = MembershipGranted {
            membership: 2,
            role: Role::ProjectManager,
            scope: Scope::Project(PROJECT),
            from: on,
            to: Some(day(last)),
        };
        vec![MembershipEnded { membership, on }.into(), granted.into()]
    };
    assert_eq!(changed, Ok(until("2021-12-31")));
    assert_eq!(
        becoming(Role::Writer, 7, &[]).decide(&known),
        Ok(Vec::new()),
        "held already"
    );
    let outside = Refusal::new("role", Reason::RoleOutsideScope);
    assert_eq!(
        becoming(Role::Auditor, 7, &[]).decide(&known),
        Err(vec![outside.clone()])
    );
    let last = Refusal::new("membership", Reason::LastManager);
    assert_eq!(
        becoming(Role::Auditor, 8, &[]).decide(&facts(&[manager(8)])),
        Err(vec![last, outside])
    );
    let change = |writer: &Person| {
        let known = facts(std::slice::from_ref(writer));
        becoming(Role::ProjectManager, 7, &[]).decide(&known)
    };
    let mut ending = writer.clone();
    ending.memberships[0].ended = Some(day("2021-07-01"));
    assert_eq!(change(&ending), Ok(until("2021-06-30")), "an end stays one");
    let over = Err(vec![Refusal::new("membership", Reason::MembershipOver)]);
    ending.memberships[0].ended = Some(day("2021-05-01"));
    assert_eq!(change(&ending), over);
    writer.memberships[0].to = Some(day("2021-05-01"));
    assert_eq!(change(&writer), over);
}

#[test]
fn a_manager_who_has_not_begun_stays_when_nobody_else_manages_then() {
    let mut coming = manager(7);
    coming.memberships[0].from = day("2021-09-01");
    let mut leaving = manager(8);
    leaving.memberships[0].ended = Some(day("2021-10-01"));
    let known = facts(&[coming.clone(), leaving]);
    let last = |field| Err(vec![Refusal::new(field, Reason::LastManager)]);
    assert_eq!(ending(7, &[8]).decide(&known), last("membership"));
    assert_eq!(
        becoming(Role::Writer, 7, &[8]).decide(&known),
        last("membership")
    );
    let (person, others) = (of(7), vec![of(8)]);
    let removal = RemovePerson { person, others };
    assert_eq!(removal.decide(&known), last("person"));
    let staying = facts(&[coming, manager(8)]);
    assert_eq!(removal.decide(&staying).unwrap().len(), 1);
    assert_eq!(ending(7, &[8]).decide(&staying).unwrap().len(), 1);
}

#[test]
fn the_last_manager_does_not_become_a_writer() {
    let alone = becoming(Role::Writer, 7, &[]).decide(&facts(&[manager(7)]));
    assert_eq!(
        alone,
        Err(vec![Refusal::new("membership", Reason::LastManager)])
    );
    let both = facts(&[manager(7), manager(8)]);
    let changed = becoming(Role::Writer, 7, &[8]).decide(&both);
    assert_eq!(changed.unwrap().len(), 2);
}

#[test]
fn a_role_is_granted_only_where_it_fits_and_once() {
    let grant = |role, scope| GrantMembership {
        person: of(7),
        grant: Grant {
            role,
            scope,
            from: day("2021-01-01"),
            to: None,
        },
    };
    let known = facts(&[manager(7)]);
    let own = Scope::Project(PROJECT);
    assert_eq!(
        grant(Role::ProjectManager, own).decide(&known),
        Ok(Vec::new()),
        "held already"
    );
    assert_eq!(grant(Role::Writer, own).decide(&known).unwrap().len(), 1);
    for (role, scope) in [
        (Role::Auditor, own),
        (Role::Writer, Scope::Service),
        (Role::Operator, Scope::Service),
        (Role::Reader, own),
        (Role::Writer, Scope::Project(ProjectId(Uuid::from_u128(9)))),
    ] {
        assert!(grant(role, scope).decide(&known).is_err(), "{role:?}");
    }
}
