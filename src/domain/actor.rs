//! Who acts: a person behind an opaque id, in a role.
//!
//! Names and addresses are not here and never in an event; an actor is an id and what it may do.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::ids::PersonId;

/// What a person may do in the service.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Anybody, without signing in.
    Reader,
    /// Writes for a project, does not file.
    Writer,
    /// Answers for a project: files, corrects, hands over.
    ProjectManager,
    /// Reads the portfolio for the ministry.
    FunderViewer,
    /// Reviews what projects filed.
    FunderReviewer,
    /// Runs a programme: goals, rounds, indicators, new projects, imports.
    ProgrammeAdministrator,
    /// Reads everything that was recorded, and who recorded it.
    Auditor,
    /// The command line of the server's own machine.
    Operator,
}

impl Role {
    pub const ALL: [Role; 8] = [
        Role::Reader,
        Role::Writer,
        Role::ProjectManager,
        Role::FunderViewer,
        Role::FunderReviewer,
        Role::ProgrammeAdministrator,
        Role::Auditor,
        Role::Operator,
    ];

    /// The word used in tokens and on the command line.
    pub fn key(self) -> &'static str {
        match self {
            Role::Reader => "reader",
            Role::Writer => "writer",
            Role::ProjectManager => "project_manager",
            Role::FunderViewer => "funder_viewer",
            Role::FunderReviewer => "funder_reviewer",
            Role::ProgrammeAdministrator => "programme_administrator",
            Role::Auditor => "auditor",
            Role::Operator => "operator",
        }
    }

    pub fn parse(key: &str) -> Option<Role> {
        Role::ALL.into_iter().find(|role| role.key() == key)
    }
}

/// What let an actor in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pass {
    /// The role itself, which counts everywhere: the reader, the operator and the demo's tokens.
    Role,
    /// A session of a person, by its id. Where which role counts is in the person's memberships.
    Session(Uuid),
    /// An access token of a person.
    Token {
        /// It may give commands; else it only reads.
        writes: bool,
    },
}

/// The person or program on whose behalf a command or a query runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Actor {
    pub id: Uuid,
    /// The role in which it acts. Of a person who signed in: the widest of those held in the whole
    /// service, else the reader; commands are judged by the memberships themselves.
    pub role: Role,
    pub pass: Pass,
}

/// Namespace of the ids that stand for roles before accounts exist.
const ROLE_IDS: Uuid = Uuid::from_u128(0x8a3c_1f0e_5f1b_4c57_9d42_0b6f_3f6e_7a01);

impl Actor {
    /// Nobody in particular: a person who has not signed in.
    pub fn reader() -> Actor {
        Actor {
            id: Uuid::nil(),
            role: Role::Reader,
            pass: Pass::Role,
        }
    }

    /// The one demo actor of a role; the same id in every run.
    pub fn demo(role: Role) -> Actor {
        Actor {
            id: Uuid::new_v5(&ROLE_IDS, role.key().as_bytes()),
            role,
            pass: Pass::Role,
        }
    }

    /// The command line of the server's own machine.
    pub fn operator() -> Actor {
        Actor::demo(Role::Operator)
    }

    /// The person behind a session or a token of a person's own.
    pub fn person(&self) -> Option<PersonId> {
        match self.pass {
            Pass::Role => None,
            Pass::Session(_) | Pass::Token { .. } => Some(PersonId(self.id)),
        }
    }

    /// The session by which a person came in; a token may not change what lets people in.
    pub fn session(&self) -> Option<(PersonId, Uuid)> {
        match self.pass {
            Pass::Session(session) => Some((PersonId(self.id), session)),
            Pass::Role | Pass::Token { .. } => None,
        }
    }

    /// Whether it may give commands at all.
    pub fn may_command(&self) -> bool {
        self.pass != (Pass::Token { writes: false })
    }

    /// The same actor in one of its roles.
    pub fn in_role(&self, role: Role) -> Actor {
        Actor { role, ..*self }
    }

    /// Is somebody who signed in, in whatever role.
    pub fn is_signed_in(&self) -> bool {
        self.role != Role::Reader || self.pass != Pass::Role
    }

    /// May change a programme: its goals, rounds, indicators and list of projects.
    pub fn runs_programmes(&self) -> bool {
        matches!(self.role, Role::ProgrammeAdministrator | Role::Operator)
    }

    /// May answer for a project.
    pub fn manages_projects(&self) -> bool {
        matches!(self.role, Role::ProjectManager) || self.runs_programmes()
    }

    /// May write for a project.
    pub fn writes_for_projects(&self) -> bool {
        matches!(self.role, Role::Writer) || self.manages_projects()
    }

    /// May speak up about a project.
    pub fn comments_on_projects(&self) -> bool {
        matches!(self.role, Role::FunderViewer | Role::FunderReviewer) || self.writes_for_projects()
    }

    /// May take filings into review, return and accept them.
    pub fn reviews_filings(&self) -> bool {
        matches!(self.role, Role::FunderReviewer) || self.runs_programmes()
    }

    /// May see numbers of groups too small to be published.
    pub fn sees_small_groups(&self) -> bool {
        self.writes_for_projects() || self.sees_actors()
    }

    /// May see who recorded an event.
    pub fn sees_actors(&self) -> bool {
        matches!(
            self.role,
            Role::ProgrammeAdministrator | Role::Auditor | Role::Operator
        )
    }
}

/// Who may read a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Audience {
    /// Everybody.
    Public,
    /// People who have signed in.
    SignedIn,
    /// Those who may see who recorded what, in the whole service.
    Overseers,
}

impl Audience {
    pub const ALL: [Audience; 3] = [Audience::Public, Audience::SignedIn, Audience::Overseers];

    pub fn key(self) -> &'static str {
        match self {
            Audience::Public => "public",
            Audience::SignedIn => "signed_in",
            Audience::Overseers => "overseers",
        }
    }

    /// The audiences whose documents this actor may read; what a list query asks for.
    pub fn open_to(actor: &Actor) -> &'static [Audience] {
        if actor.sees_actors() {
            &Audience::ALL
        } else if actor.is_signed_in() {
            &[Audience::Public, Audience::SignedIn]
        } else {
            &[Audience::Public]
        }
    }

    pub fn visible_to(self, actor: &Actor) -> bool {
        Audience::open_to(actor).contains(&self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_role_is_read_back_from_its_word() {
        for role in Role::ALL {
            assert_eq!(Role::parse(role.key()), Some(role));
        }
        assert_eq!(Role::parse("minister"), None);
    }

    #[test]
    fn a_reader_sees_only_what_is_public() {
        assert!(Audience::Public.visible_to(&Actor::reader()));
        assert!(!Audience::SignedIn.visible_to(&Actor::reader()));
        assert!(Audience::SignedIn.visible_to(&Actor::demo(Role::Auditor)));
        assert!(Audience::Overseers.visible_to(&Actor::demo(Role::Auditor)));
        assert!(!Audience::Overseers.visible_to(&Actor::demo(Role::ProjectManager)));
    }

    #[test]
    fn a_person_without_a_role_is_signed_in_all_the_same() {
        let person = Actor {
            pass: Pass::Token { writes: false },
            ..Actor::reader()
        };
        assert!(Audience::SignedIn.visible_to(&person));
        assert!(!Audience::Overseers.visible_to(&person));
        assert!(!person.may_command());
    }

    #[test]
    fn a_writer_writes_but_does_not_manage() {
        let writer = Actor::demo(Role::Writer);
        assert!(writer.writes_for_projects());
        assert!(!writer.manages_projects());
    }
}
