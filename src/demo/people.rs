//! The demo's people: invented, one of every role, with a password that stands in the manual.
//!
//! Only a demo has them. They are entered through the same door as everybody else.

use anyhow::Context as _;
use chrono::NaiveDate;

use crate::app::{App, Budget};
use crate::domain::actor::{Actor, Role};
use crate::domain::ids::{Key, ProjectId};
use crate::domain::person::{Grant, Scope};
use crate::domain::project::Project;

/// Everybody's password in the demo.
pub const PASSWORD: &str = "demo-salasana-2026";

/// The projects of the demo's writer and manager; they are invented, and the second has a draft.
const PROJECTS: [&str; 2] = ["esimerkkila-keksitty-hanke", "kainuu-testihanke"];

/// Name, the part of the address before the at sign, and role.
const PEOPLE: [(&str, &str, Role); 6] = [
    ("Kirjoittaja Keksitty", "kirjoittaja", Role::Writer),
    ("Päällikkö Keksitty", "paallikko", Role::ProjectManager),
    ("Rahoittaja Keksitty", "rahoittaja", Role::FunderViewer),
    ("Arvioija Keksitty", "arvioija", Role::FunderReviewer),
    (
        "Ylläpitäjä Keksitty",
        "yllapitaja",
        Role::ProgrammeAdministrator,
    ),
    ("Tarkastaja Keksitty", "tarkastaja", Role::Auditor),
];

fn address(local: &str) -> String {
    format!("{local}@demo.example")
}

/// The addresses to sign in with.
pub fn addresses() -> impl Iterator<Item = String> {
    PEOPLE.iter().map(|(_, local, _)| address(local))
}

/// Enters the people once; the story must have been told.
pub async fn enter(app: &App) -> anyhow::Result<()> {
    let view = app.view(Actor::operator(), Budget::default());
    let mut projects = Vec::with_capacity(PROJECTS.len());
    for address in PROJECTS {
        let slug = Key::parse(address).context("a project of the demo's people has no address")?;
        let project = view.holder(&Project::claim_of(&slug)).await?;
        projects.push(ProjectId(
            project.context("a project of the demo is missing")?,
        ));
    }
    let from = NaiveDate::from_ymd_opt(2020, 1, 1).context("a day of the calendar")?;
    for (name, local, role) in PEOPLE {
        let scopes = match role {
            Role::Writer | Role::ProjectManager => {
                projects.iter().copied().map(Scope::Project).collect()
            }
            _ => vec![Scope::Service],
        };
        let grants = scopes.into_iter().map(|scope| Grant {
            role,
            scope,
            from,
            to: None,
        });
        app.enter_demo_person(name, &address(local), PASSWORD, grants)
            .await
            .with_context(|| format!("the demo's {}", role.key()))?;
    }
    Ok(())
}
