//! Project: a region's share of a programme, with its parties over time.
//!
//! Its address (slug) is permanent; names, texts, hosts and partners change by events, and what
//! was said before stays in the log.

mod body;
mod classification;
mod commands;
mod link;
mod sub_project;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::command::{Belongs, History, Stamp};
use super::event::ProjectEvent;
use super::free_text::FreeText;
use super::fuzzy_date::{FuzzyDate, FuzzyPeriod, Precision};
use super::ids::{Key, ProgrammeId, ProjectId};
use super::language::{Names, Texts};
use super::organisation::{Organisation, Tenure};

pub use body::{
    AppointBody, AppointMember, Body, BodyAppointed, BodyEnded, BodyKind, EndBody,
    EndBodyMembership, MemberAppointed, MemberLeft,
};
pub use classification::{Classified, ClassifyProject};
pub use commands::{
    ChangeOperatingTime, ChangeProjectState, DescribeProject, EndPartnership, JoinPartner,
    RegisterProject, RenameProject, StateFunders, TransferHost,
};

pub use link::{
    AliasesStated, Link, LinkProject, LinkTarget, Linked, NumberedLink, Placeholder, Relation,
    StateAliases, UnlinkProject, Unlinked,
};
pub use sub_project::{
    ConcludeSubProject, Conclusion, Plan, ReviseSubProject, StartSubProject, SubProject,
    SubProjectConcluded, SubProjectEnd, SubProjectRevised, SubProjectStarted,
};

/// Where a project is in its life.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ProjectState {
    Planned,
    Funded,
    Running,
    Paused,
    Ended,
    /// The report on the use of the grant was accepted.
    Closed,
    Archived,
    Cancelled,
}

impl ProjectState {
    pub const ALL: [ProjectState; 8] = [
        ProjectState::Planned,
        ProjectState::Funded,
        ProjectState::Running,
        ProjectState::Paused,
        ProjectState::Ended,
        ProjectState::Closed,
        ProjectState::Archived,
        ProjectState::Cancelled,
    ];

    /// States that may follow this one.
    pub fn next(self) -> &'static [ProjectState] {
        use ProjectState::*;
        match self {
            Planned => &[Funded, Running, Cancelled],
            Funded => &[Running, Cancelled],
            Running => &[Paused, Ended, Cancelled],
            Paused => &[Running, Ended, Cancelled],
            Ended => &[Running, Closed, Archived],
            Closed => &[Archived],
            Archived => &[],
            Cancelled => &[Archived],
        }
    }

    pub fn key(self) -> &'static str {
        match self {
            ProjectState::Planned => "planned",
            ProjectState::Funded => "funded",
            ProjectState::Running => "running",
            ProjectState::Paused => "paused",
            ProjectState::Ended => "ended",
            ProjectState::Closed => "closed",
            ProjectState::Archived => "archived",
            ProjectState::Cancelled => "cancelled",
        }
    }
}

/// The project was entered.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Registered {
    pub project: ProjectId,
    pub programme: ProgrammeId,
    pub slug: Key,
    pub names: Names,
    pub description: Texts,
    pub aims: Texts,
    pub operating_time: FuzzyPeriod,
    pub hosts: Vec<Tenure>,
    pub partners: Vec<Tenure>,
    pub funders: Vec<Organisation>,
    pub state: ProjectState,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Renamed {
    pub names: Names,
}

/// Its description or aims were written anew.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Described {
    pub description: Texts,
    pub aims: Texts,
}

/// Its operating time was stated otherwise.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct OperatingTimeChanged {
    pub operating_time: FuzzyPeriod,
}

/// Another organisation answers for it from a time on.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct HostTransferred {
    pub organisation: Organisation,
    pub from: FuzzyDate,
    pub note: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PartnerJoined {
    pub partner: Tenure,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PartnerLeft {
    pub names: Names,
    pub to: FuzzyDate,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct FundersStated {
    pub funders: Vec<Organisation>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct StateChanged {
    pub state: ProjectState,
    pub reason: Option<FreeText>,
}

/// A project as it stands.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Project {
    pub id: ProjectId,
    pub programme: ProgrammeId,
    /// Its permanent address.
    pub slug: Key,
    pub names: Names,
    /// How often the names were written, with the first time.
    pub names_version: u32,
    pub description: Texts,
    pub aims: Texts,
    /// How often the description and the aims were written, with the first time.
    pub texts_version: u32,
    pub operating_time: FuzzyPeriod,
    /// In the order in which they answered for it.
    pub hosts: Vec<Tenure>,
    pub partners: Vec<Tenure>,
    pub funders: Vec<Organisation>,
    pub state: ProjectState,
    /// Other names by which it is called.
    pub aliases: Vec<Names>,
    /// Where it is, by keys of the vocabulary.
    pub counties: Vec<Key>,
    /// What it is about, by keys of the vocabulary.
    pub themes: Vec<Key>,
    pub sub_projects: Vec<SubProject>,
    pub bodies: Vec<Body>,
    /// By number; those taken away are in the log alone.
    pub links: Vec<NumberedLink>,
    /// Links ever made.
    pub links_made: u32,
    pub history: History,
}

impl Project {
    pub(super) fn evolve(
        state: Option<Project>,
        event: &ProjectEvent,
        _: &Stamp,
    ) -> Option<Project> {
        if let ProjectEvent::Registered(registered) = event {
            return Some(Project::registered(registered));
        }
        let mut project = state?;
        match event {
            ProjectEvent::Registered(_) => {}
            ProjectEvent::Renamed(renamed) => {
                project.names = renamed.names.clone();
                project.names_version += 1;
            }
            ProjectEvent::Described(described) => {
                project.description = described.description.clone();
                project.aims = described.aims.clone();
                project.texts_version += 1;
            }
            ProjectEvent::OperatingTimeChanged(changed) => {
                project.operating_time = changed.operating_time.clone();
            }
            ProjectEvent::HostTransferred(transferred) => project.transfer_host(transferred),
            ProjectEvent::PartnerJoined(joined) => project.partners.push(joined.partner.clone()),
            ProjectEvent::PartnerLeft(left) => {
                if let Some(partner) = project.open_partner(&left.names) {
                    partner.time.to = Some(left.to.clone());
                }
            }
            ProjectEvent::FundersStated(stated) => project.funders = stated.funders.clone(),
            ProjectEvent::StateChanged(changed) => project.state = changed.state,
            ProjectEvent::AliasesStated(stated) => project.aliases = stated.aliases.clone(),
            ProjectEvent::Classified(classified) => {
                project.counties = classified.counties.clone();
                project.themes = classified.themes.clone();
            }
            ProjectEvent::SubProjectStarted(started) => project.start_sub_project(started),
            ProjectEvent::SubProjectRevised(revised) => {
                project.sub_project_mut(&revised.key)?.plan = revised.plan.clone();
            }
            ProjectEvent::SubProjectConcluded(concluded) => {
                let part = project.sub_project_mut(&concluded.key)?;
                part.conclusion = Some(concluded.conclusion.clone());
            }
            ProjectEvent::BodyAppointed(appointed) => project.appoint_body(appointed),
            ProjectEvent::BodyEnded(ended) => {
                project.body_mut(&ended.body)?.time.to = Some(ended.to.clone());
            }
            ProjectEvent::MemberAppointed(appointed) => {
                let body = project.body_mut(&appointed.body)?;
                body.members.push(appointed.member.clone());
            }
            ProjectEvent::MemberLeft(left) => project.end_membership(left),
            ProjectEvent::Linked(linked) => project.link(linked),
            ProjectEvent::Unlinked(unlinked) => {
                project.links.retain(|own| own.number != unlinked.number);
            }
        }
        Some(project)
    }

    fn registered(registered: &Registered) -> Project {
        Project {
            id: registered.project,
            programme: registered.programme,
            slug: registered.slug.clone(),
            names: registered.names.clone(),
            names_version: 1,
            description: registered.description.clone(),
            aims: registered.aims.clone(),
            texts_version: 1,
            operating_time: registered.operating_time.clone(),
            hosts: registered.hosts.clone(),
            partners: registered.partners.clone(),
            funders: registered.funders.clone(),
            state: registered.state,
            aliases: Vec::new(),
            counties: Vec::new(),
            themes: Vec::new(),
            sub_projects: Vec::new(),
            bodies: Vec::new(),
            links: Vec::new(),
            links_made: 0,
            history: History::default(),
        }
    }

    /// The earlier host's end is never sharper than the start of the next: the day before a known
    /// day, and "autumn 2022" ends in "autumn 2022".
    fn transfer_host(&mut self, transferred: &HostTransferred) {
        if let Some(last) = self.hosts.last_mut()
            && last.time.to.is_none()
        {
            last.time.to = match transferred.from.precision {
                Precision::Day => transferred.from.earliest.pred_opt().map(FuzzyDate::day),
                Precision::Month | Precision::Season | Precision::Year => {
                    Some(transferred.from.clone())
                }
            };
        }
        self.hosts.push(Tenure {
            organisation: transferred.organisation.clone(),
            time: FuzzyPeriod {
                from: Some(transferred.from.clone()),
                to: None,
                as_written: None,
            },
            role: None,
            note: transferred.note.clone(),
        });
    }

    fn open_partner(&mut self, names: &Names) -> Option<&mut Tenure> {
        self.partners
            .iter_mut()
            .find(|partner| partner.organisation.names == *names && partner.time.to.is_none())
    }

    /// The partner of these names whose part has no end yet.
    pub fn still_partner(&self, names: &Names) -> Option<&Tenure> {
        self.partners
            .iter()
            .find(|partner| partner.organisation.names == *names && partner.time.to.is_none())
    }

    /// Who may have answered for it on a day. Two at once on the days of a change of which only
    /// the month, the season or the year is known: either may have been the host.
    pub fn hosts_on(&self, day: NaiveDate) -> Vec<&Tenure> {
        self.hosts
            .iter()
            .filter(|host| host.holds_on(day))
            .collect()
    }

    pub fn belongs(&self) -> Belongs {
        Belongs {
            programme: Some(self.programme),
            project: Some(self.id),
            ..Belongs::default()
        }
    }

    pub(super) fn claim(&self) -> Option<String> {
        Some(Project::claim_of(&self.slug))
    }

    /// The name under which a project's address is held.
    pub fn claim_of(slug: &Key) -> String {
        format!("project-slug:{}", slug.as_str())
    }
}
