//! What the measurements share of the world: databases, and portfolios made as `demo --scale` makes
//! them.

use std::fs::File;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::Result;
use hankemuisti::app::App;
use hankemuisti::clock::SystemClock;
use hankemuisti::domain::assessment::SubmitAssessment;
use hankemuisti::domain::series::RecordObservation;
use hankemuisti::store::Options;

pub use hankemuisti::demo::scale::make::*;
pub use hankemuisti::demo::scale::{Size, give, grow, together};

/// Opens a database by its address.
pub async fn open(url: String) -> Result<App> {
    App::open(Options::new(url), Arc::new(SystemClock)).await
}

/// Opens a SQLite file.
pub async fn open_file(path: &Path) -> Result<App> {
    open(format!("sqlite:{}", path.display())).await
}

/// A SQLite file to copy from, and where its log ends.
pub struct Base {
    path: PathBuf,
    pub position: i64,
}

impl Base {
    /// Keeps a whole copy of the database beside it and closes it.
    pub async fn keep(app: App, path: PathBuf) -> Result<Base> {
        let position = app.store().head().await?.position;
        app.store().copy_to(&path).await?;
        app.finish().await;
        Ok(Base { path, position })
    }

    /// A fresh copy. It is on the disk when this returns, so that nobody's flush waits behind it.
    pub fn copy(&self, name: &str) -> Result<PathBuf> {
        let path = self.path.with_extension(name);
        std::fs::copy(&self.path, &path)?;
        File::open(&path)?.sync_all()?;
        Ok(path)
    }
}

/// Addresses of what `observations` sets up.
pub const PROJECT: &str = "hanke";
pub const INDICATOR: &str = "mittari";

/// Sets up a project with an indicator, and returns commands that record one observation each, all
/// at places of their own.
pub async fn observations(app: &App, count: usize) -> Result<Vec<RecordObservation>> {
    let programme = programme(app, "ohjelma").await?;
    let project = project(programme, PROJECT)?;
    give(app, &project).await?;
    let indicator = indicator(app, INDICATOR).await?;
    (0..count)
        .map(|number| observation(project.project, indicator, place(number), 0))
        .collect()
}

/// Sets up projects and rounds, and returns commands that file every project in every round.
pub async fn filings(app: &App, projects: usize, rounds: usize) -> Result<Vec<SubmitAssessment>> {
    let programme = programme(app, "ohjelma").await?;
    let mut entered = Vec::with_capacity(projects);
    for number in 0..projects {
        let project = project(programme, &format!("hanke-{number:03}"))?;
        give(app, &project).await?;
        entered.push(project.project);
    }
    let mut filings = Vec::with_capacity(projects * rounds);
    for year in 0..rounds {
        let round = spring(app, programme, 1950 + year as i32).await?;
        for project in &entered {
            filings.push(filing(programme, *project, round, filings.len())?);
        }
    }
    Ok(filings)
}
