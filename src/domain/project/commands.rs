//! What people ask to be recorded of a project.
//!
//! Saying what is already recorded changes nothing.

use serde::Serialize;

use super::{
    Described, FundersStated, HostTransferred, OperatingTimeChanged, PartnerJoined, PartnerLeft,
    ProjectState, Registered, Renamed, StateChanged,
};
use crate::domain::actor::Actor;
use crate::domain::command::{Command, Facts, StreamId};
use crate::domain::event::{Event, StreamKind};
use crate::domain::free_text::FreeText;
use crate::domain::fuzzy_date::{FuzzyDate, FuzzyPeriod};
use crate::domain::ids::{Key, ProgrammeId, ProjectId};
use crate::domain::language::{Names, Texts};
use crate::domain::organisation::{Organisation, Tenure};
use crate::domain::programme::Programme;
use crate::domain::refusal::{Checks, Reason, Refusal};

pub(super) fn stream(id: ProjectId) -> StreamId {
    StreamId {
        kind: StreamKind::Project,
        id: id.0,
    }
}

pub(super) fn check_period(checks: &mut Checks, field: &str, period: &FuzzyPeriod) {
    checks.expect(!period.is_backwards(), field, Reason::PeriodBackwards);
    if let Some(written) = &period.as_written {
        checks.name(&format!("{field}.asWritten"), written);
    }
}

fn check_tenures(checks: &mut Checks, field: &str, tenures: &[Tenure]) {
    checks.list(field, tenures.len());
    for (index, tenure) in tenures.iter().enumerate() {
        check_tenure(checks, &format!("{field}.{index}"), tenure);
    }
}

pub(super) fn check_tenure(checks: &mut Checks, field: &str, tenure: &Tenure) {
    checks.names(
        &format!("{field}.organisation.names"),
        &tenure.organisation.names,
    );
    check_period(checks, &format!("{field}.time"), &tenure.time);
    if let Some(note) = &tenure.note {
        checks.name(&format!("{field}.note"), note);
    }
}

fn check_organisations(checks: &mut Checks, field: &str, organisations: &[Organisation]) {
    checks.list(field, organisations.len());
    for (index, organisation) in organisations.iter().enumerate() {
        checks.names(&format!("{field}.{index}.names"), &organisation.names);
    }
}

/// Enters a project under an address of its own.
#[derive(Clone, Debug, Serialize)]
pub struct RegisterProject {
    #[serde(skip)]
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

impl Command for RegisterProject {
    const NAME: &'static str = "RegisterProject";

    fn target(&self) -> StreamId {
        stream(self.project)
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
        facts.need::<Programme>(self.programme.0, "programme")?;
        let mut checks = Checks::default();
        checks.names("names", &self.names);
        checks.texts("description", &self.description);
        checks.texts("aims", &self.aims);
        check_period(&mut checks, "operatingTime", &self.operating_time);
        check_tenures(&mut checks, "hosts", &self.hosts);
        check_tenures(&mut checks, "partners", &self.partners);
        check_organisations(&mut checks, "funders", &self.funders);
        checks.finish()?;
        Ok(vec![
            Registered {
                project: self.project,
                programme: self.programme,
                slug: self.slug.clone(),
                names: self.names.clone(),
                description: self.description.clone(),
                aims: self.aims.clone(),
                operating_time: self.operating_time.clone(),
                hosts: self.hosts.clone(),
                partners: self.partners.clone(),
                funders: self.funders.clone(),
                state: self.state,
            }
            .into(),
        ])
    }
}

/// The commands that change a registered project: what the struct holds beside the project, who
/// may give it, and the decision over the project as it stands.
macro_rules! project_command {
    (
        $(#[$doc:meta])*
        $name:ident { $($field:ident: $type:ty),+ $(,)? } by $permits:ident,
        |$this:ident, $project:ident, $checks:ident| $decide:block
    ) => {
        $(#[$doc])*
        #[derive(Clone, Debug, serde::Serialize)]
        pub struct $name {
            pub project: crate::domain::ids::ProjectId,
            $(pub $field: $type),+
        }

        impl crate::domain::command::Command for $name {
            const NAME: &'static str = stringify!($name);

            fn target(&self) -> crate::domain::command::StreamId {
                crate::domain::project::commands::stream(self.project)
            }

            fn permits(&self, actor: &crate::domain::actor::Actor) -> bool {
                actor.$permits()
            }

            fn decide(
                &self,
                facts: &crate::domain::command::Facts,
            ) -> Result<
                Vec<crate::domain::event::Event>,
                Vec<crate::domain::refusal::Refusal>,
            > {
                let $project: &crate::domain::project::Project = facts.need(self.project.0, "project")?;
                let $this = self;
                let mut $checks = crate::domain::refusal::Checks::default();
                let event: Option<crate::domain::event::Event> = $decide;
                $checks.finish()?;
                Ok(event.into_iter().collect())
            }
        }
    };
}
pub(super) use project_command;

/// What was written anew rests on the version that its writer saw; who did not say which, saw the
/// newest. The same words again change nothing, whatever was seen.
fn check_base(checks: &mut Checks, base: Option<u32>, version: u32, is_same: bool) {
    let saw_newest = base.is_none_or(|base| base == version);
    checks.expect(is_same || saw_newest, "base", Reason::StaleBase { version });
}

project_command! {
    /// Gives the project other names; its address stays.
    RenameProject { base: Option<u32>, names: Names } by manages_projects,
    |this, project, checks| {
        checks.names("names", &this.names);
        let same = project.names == this.names;
        check_base(&mut checks, this.base, project.names_version, same);
        (!same).then(|| Renamed { names: this.names.clone() }.into())
    }
}

project_command! {
    /// Writes the description and the aims anew.
    ///
    /// Two people who change the same texts: the second is refused and reads the first.
    DescribeProject { base: Option<u32>, description: Texts, aims: Texts } by writes_for_projects,
    |this, project, checks| {
        checks.texts("description", &this.description);
        checks.texts("aims", &this.aims);
        let same = project.description == this.description && project.aims == this.aims;
        check_base(&mut checks, this.base, project.texts_version, same);
        (!same).then(|| {
            Described {
                description: this.description.clone(),
                aims: this.aims.clone(),
            }
            .into()
        })
    }
}

project_command! {
    /// States the operating time otherwise, as sharply as it is known.
    ChangeOperatingTime { operating_time: FuzzyPeriod } by manages_projects,
    |this, project, checks| {
        check_period(&mut checks, "operatingTime", &this.operating_time);
        (project.operating_time != this.operating_time).then(|| {
            OperatingTimeChanged {
                operating_time: this.operating_time.clone(),
            }
            .into()
        })
    }
}

project_command! {
    /// Hands the project to another organisation from a time on. The earlier host's time ends the
    /// day before, or in the same month, season or year when no day is known.
    TransferHost { organisation: Organisation, from: FuzzyDate, note: Option<String> }
    by manages_projects,
    |this, project, checks| {
        checks.names("organisation.names", &this.organisation.names);
        if let Some(note) = &this.note {
            checks.name("note", note);
        }
        let last = project.hosts.last();
        let same = last.is_some_and(|host| {
            host.organisation == this.organisation && host.time.from.as_ref() == Some(&this.from)
        });
        if let Some(start) = last.and_then(|host| host.time.from.as_ref()) {
            checks.expect(
                same || start.earliest < this.from.earliest,
                "from",
                Reason::BeginsBeforeLatest { latest: start.earliest },
            );
        }
        (!same).then(|| {
            HostTransferred {
                organisation: this.organisation.clone(),
                from: this.from.clone(),
                note: this.note.clone(),
            }
            .into()
        })
    }
}

project_command! {
    /// Adds a partner with the time of its part.
    JoinPartner { partner: Tenure } by manages_projects,
    |this, project, checks| {
        check_tenure(&mut checks, "partner", &this.partner);
        checks.list("partner", project.partners.len() + 1);
        (!project.partners.contains(&this.partner))
            .then(|| PartnerJoined { partner: this.partner.clone() }.into())
    }
}

project_command! {
    /// Ends a partner's part; the partner stays in the history of the project.
    EndPartnership { names: Names, to: FuzzyDate } by manages_projects,
    |this, project, checks| {
        let already = project.partners.iter().any(|partner| {
            partner.organisation.names == this.names && partner.time.to.as_ref() == Some(&this.to)
        });
        match project.still_partner(&this.names) {
            None => checks.expect(already, "names", Reason::NotAPartner),
            Some(partner) => {
                let time = FuzzyPeriod {
                    to: Some(this.to.clone()),
                    ..partner.time.clone()
                };
                checks.expect(already || !time.is_backwards(), "to", Reason::PeriodBackwards);
            }
        }
        (!already).then(|| {
            PartnerLeft {
                names: this.names.clone(),
                to: this.to.clone(),
            }
            .into()
        })
    }
}

project_command! {
    /// States who pays for the project; the list replaces the earlier one.
    StateFunders { funders: Vec<Organisation> } by runs_programmes,
    |this, project, checks| {
        check_organisations(&mut checks, "funders", &this.funders);
        (project.funders != this.funders)
            .then(|| FundersStated { funders: this.funders.clone() }.into())
    }
}

project_command! {
    /// Moves the project to the next state of its life.
    ChangeProjectState { state: ProjectState, reason: Option<FreeText> } by manages_projects,
    |this, project, checks| {
        let same = project.state == this.state;
        checks.expect(
            same || project.state.next().contains(&this.state),
            "state",
            Reason::StateNotReachable {
                from: project.state.key().to_owned(),
                to: this.state.key().to_owned(),
            },
        );
        if let Some(reason) = &this.reason {
            checks.reason("reason", reason);
        }
        (!same).then(|| {
            StateChanged {
                state: this.state,
                reason: this.reason.clone(),
            }
            .into()
        })
    }
}
