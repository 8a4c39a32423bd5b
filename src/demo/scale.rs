//! Invented portfolios of any size, to measure with: the same size and seed make the same commands.
//!
//! They go through the same door as a client's, many at a time, so that the log's batches are
//! those of a busy service. Which of the commands of one batch is first is left to the machine;
//! what each stream holds in the end is always the same.

pub mod make;

use std::sync::Arc;
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, bail, ensure};
use clap::Args;
use tokio::sync::Barrier;
use tokio::task::JoinSet;

use crate::app::{App, Order};
use crate::domain::actor::{Actor, Role};
use crate::domain::command::Command;
use crate::domain::ids::{IndicatorId, ProgrammeId};
use crate::domain::project::RegisterProject;

/// The key of the programme.
pub const PROGRAMME: &str = "suuri-ohjelma";
/// Indicators that every project has.
pub const INDICATORS: usize = 20;
/// The year of the newest round, a spring's.
pub const LAST_YEAR: i32 = 2025;
/// Commands at a time.
const TASKS: usize = 128;
/// Commands between two looks at the progress.
const BATCH: usize = 1_024;
/// Months of one series; more observations make more places.
const MONTHS_MAX: usize = 240;

/// How large a portfolio is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Args)]
pub struct Size {
    /// Projects.
    #[arg(long, default_value_t = 200, requires = "scale", value_parser = clap::value_parser!(u32).range(1..=2_000))]
    pub projects: u32,

    /// Rounds for which every project has filed.
    #[arg(long, default_value_t = 4, requires = "scale", value_parser = clap::value_parser!(u32).range(1..=70))]
    pub rounds: u32,

    /// Operating models.
    #[arg(long, default_value_t = 50, requires = "scale", value_parser = clap::value_parser!(u32).range(0..=10_000))]
    pub models: u32,

    /// Observations, shared among the projects and twenty indicators.
    #[arg(long, default_value_t = 8_000, requires = "scale", value_parser = clap::value_parser!(u32).range(0..=10_000_000))]
    pub observations: u32,

    /// Another seed gives other texts and numbers.
    #[arg(long, default_value_t = 1, requires = "scale")]
    pub seed: u32,
}

impl Size {
    /// How many commands make it.
    pub fn commands(&self) -> usize {
        let [projects, rounds, models, observations] =
            [self.projects, self.rounds, self.models, self.observations].map(|n| n as usize);
        let programme = 2 + make::GOALS as usize + INDICATORS;
        programme + rounds + projects * (1 + rounds) + 2 * models + observations
    }
}

/// The actor of all commands here.
pub fn actor() -> Actor {
    Actor::demo(Role::ProgrammeAdministrator)
}

/// Executes one command that must be new.
pub async fn give<C: Command>(app: &App, command: &C) -> Result<()> {
    let receipt = app.execute(&actor(), command, Order::default()).await?;
    let committed = receipt.committed.context("there was nothing to record")?;
    ensure!(!committed.is_repeat, "{} was no news", C::NAME);
    Ok(())
}

/// Executes the commands from so many tasks at once, each one after another; returns the time from
/// the first to the last.
pub async fn together<C: Command + Clone>(
    app: &App,
    commands: &[C],
    tasks: usize,
) -> Result<Duration> {
    let barrier = Arc::new(Barrier::new(tasks + 1));
    let mut running = JoinSet::new();
    for task in 0..tasks {
        let own: Vec<C> = commands.iter().skip(task).step_by(tasks).cloned().collect();
        let (app, barrier) = (app.clone(), barrier.clone());
        running.spawn(async move {
            barrier.wait().await;
            for command in &own {
                give(&app, command).await?;
            }
            anyhow::Ok(())
        });
    }
    barrier.wait().await;
    let start = Instant::now();
    while let Some(done) = running.join_next().await {
        done??;
    }
    Ok(start.elapsed())
}

/// A portfolio that is being made.
struct Growing<'a, P> {
    app: &'a App,
    size: Size,
    done: usize,
    progress: P,
}

impl<P: Fn(usize, usize)> Growing<'_, P> {
    /// The number by which the texts and figures of one thing differ from another's.
    fn seed(&self, number: usize) -> usize {
        self.size.seed as usize * 1_000_003 + number
    }

    fn advance(&mut self, commands: usize) {
        self.done += commands;
        (self.progress)(self.done, self.size.commands());
    }

    /// Commands of which no two are about the same stream.
    async fn all<C: Command + Clone>(&mut self, commands: &[C]) -> Result<()> {
        for batch in commands.chunks(BATCH) {
            together(self.app, batch, TASKS.min(batch.len())).await?;
            self.advance(batch.len());
        }
        Ok(())
    }

    async fn filings(
        &mut self,
        programme: ProgrammeId,
        projects: &[RegisterProject],
    ) -> Result<()> {
        for place in 0..self.size.rounds {
            let year = LAST_YEAR - (self.size.rounds - 1 - place) as i32;
            let round = make::spring(self.app, programme, year).await?;
            self.advance(1);
            // A third of the texts is that of the round before.
            let filing = |(number, own): (usize, &RegisterProject)| {
                let text = number + place as usize * projects.len() * usize::from(number % 3 > 0);
                make::filing(programme, own.project, round, self.seed(text))
            };
            let filings = projects.iter().enumerate().map(filing);
            let filings = filings.collect::<Result<Vec<_>>>()?;
            self.all(&filings).await?;
        }
        Ok(())
    }

    async fn models(&mut self, programme: ProgrammeId) -> Result<()> {
        let models = (0..self.size.models as usize)
            .map(|number| make::model(programme, number))
            .collect::<Result<Vec<_>>>()?;
        self.all(&models).await?;
        let versions: Vec<_> = models
            .iter()
            .enumerate()
            .map(|(number, own)| make::version(own.model, self.seed(number)))
            .collect();
        self.all(&versions).await
    }

    /// Month by month, so that each series grows in the order of time.
    async fn observations(
        &mut self,
        projects: &[RegisterProject],
        indicators: &[IndicatorId],
    ) -> Result<()> {
        let series = projects.len() * indicators.len();
        let last = (LAST_YEAR - make::FIRST_YEAR) as usize * 12;
        let mut left = self.size.observations as usize;
        let mut round = 0;
        while left > 0 {
            let (place, month) = (round / MONTHS_MAX, round % MONTHS_MAX);
            let month = u32::try_from(last + 1 + month - MONTHS_MAX)?;
            let observation = |number: usize| {
                let project = projects[number / indicators.len()].project;
                let indicator = indicators[number % indicators.len()];
                let mut own = make::observation(project, indicator, make::place(place), month)?;
                own.reading.outcome = make::value(self.seed(number) + month as usize);
                anyhow::Ok(own)
            };
            let now = (0..series.min(left)).map(observation);
            let now = now.collect::<Result<Vec<_>>>()?;
            left -= now.len();
            round += 1;
            self.all(&now).await?;
        }
        Ok(())
    }
}

/// Makes a portfolio in an empty log. `progress` gets commands done and all commands.
pub async fn grow(app: &App, size: Size, progress: impl Fn(usize, usize)) -> Result<()> {
    if app.store().head().await?.position > 0 {
        bail!("this log is not empty; give the portfolio a database of its own with --database");
    }
    let mut growing = Growing {
        app,
        size,
        done: 0,
        progress,
    };
    let programme = make::programme(app, PROGRAMME).await?;
    let mut indicators = Vec::with_capacity(INDICATORS);
    for number in 0..INDICATORS {
        indicators.push(make::indicator(app, &format!("mittari-{number:02}")).await?);
    }
    growing.advance(2 + make::GOALS as usize + INDICATORS);
    let projects = (0..size.projects)
        .map(|number| make::project(programme, &format!("hanke-{number:04}")))
        .collect::<Result<Vec<_>>>()?;
    growing.all(&projects).await?;
    growing.filings(programme, &projects).await?;
    growing.models(programme).await?;
    growing.observations(&projects, &indicators).await
}
