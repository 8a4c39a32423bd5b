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

/// The project of the demo's writer and manager; it is invented.
const PROJECT: &str = "esimerkkila-keksitty-hanke";

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
    let slug = Key::parse(PROJECT).context("the project of the demo's people has no address")?;
    let view = app.view(Actor::operator(), Budget::default());
    let project = view.holder(&Project::claim_of(&slug)).await?;
    let project = ProjectId(project.context("the demo's project is missing")?);
    let from = NaiveDate::from_ymd_opt(2020, 1, 1).context("a day of the calendar")?;
    for (name, local, role) in PEOPLE {
        let scope = match role {
            Role::Writer | Role::ProjectManager => Scope::Project(project),
            _ => Scope::Service,
        };
        let grant = Grant {
            role,
            scope,
            from,
            to: None,
        };
        app.enter_demo_person(name, &address(local), PASSWORD, grant)
            .await
            .with_context(|| format!("the demo's {}", role.key()))?;
    }
    Ok(())
}
