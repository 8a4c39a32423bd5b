//! Programmes, projects and commands to measure with, made through the same door as a client's.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, ensure};
use chrono::{Days, NaiveDate};
use hankemuisti::app::{App, Order};
use hankemuisti::clock::SystemClock;
use hankemuisti::domain::actor::{Actor, Role};
use hankemuisti::domain::assessment::{Answer, Content, Step, SubmitAssessment};
use hankemuisti::domain::command::Command;
use hankemuisti::domain::free_text::FreeText;
use hankemuisti::domain::fuzzy_date::FuzzyPeriod;
use hankemuisti::domain::ids::{IndicatorId, Key, ProgrammeId, ProjectId, RoundId};
use hankemuisti::domain::indicator::{
    Aggregation, DefineIndicator, Direction, IndicatorKind, Method, OverTime,
};
use hankemuisti::domain::language::{Names, Texts};
use hankemuisti::domain::organisation::{Organisation, OrganisationKind, Tenure};
use hankemuisti::domain::period::{Period, RoundCode, RoundKind};
use hankemuisti::domain::programme::{DefineGoal, LaunchProgramme, Scale, SetScale};
use hankemuisti::domain::project::{ProjectState, RegisterProject};
use hankemuisti::domain::round::PlanRound;
use hankemuisti::domain::series::{Outcome, ProfessionalGroup, Reading, RecordObservation};
use hankemuisti::store::Options;
use tokio::sync::Barrier;
use tokio::task::JoinSet;
use uuid::Uuid;

/// Benefit goals of every programme here.
pub const GOALS: u32 = 5;
/// Characters of one goal's narrative.
const NARRATIVE_CHARS: usize = 700;

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

    /// A fresh copy.
    pub fn copy(&self, name: &str) -> Result<PathBuf> {
        let path = self.path.with_extension(name);
        std::fs::copy(&self.path, &path)?;
        Ok(path)
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

/// A programme with its goals and a scale.
pub async fn programme(app: &App, key: &str) -> Result<ProgrammeId> {
    let programme = ProgrammeId(Uuid::now_v7());
    let launch = LaunchProgramme {
        programme,
        key: self::key(key)?,
        names: names(&format!("Ohjelma {key}")),
        owner: organisation("Ministeriö", OrganisationKind::Ministry),
        period: FuzzyPeriod::default(),
        description: texts(300, 1),
    };
    give(app, &launch).await?;
    for ordinal in 1..=GOALS {
        let goal = DefineGoal {
            programme,
            goal: goal(ordinal)?,
            ordinal,
            wording: names(&format!("Hyötytavoite {ordinal}")),
            valid_from: day(2020, 1, 1)?,
        };
        give(app, &goal).await?;
    }
    let scale = Scale {
        valid_from: day(1900, 1, 1)?,
        origin: names("Ohjelman oma asteikko"),
        steps: (1..=5)
            .map(|step| names(&format!("Askel {step}")))
            .collect(),
    };
    give(app, &SetScale { programme, scale }).await?;
    Ok(programme)
}

/// The half-year round of spring in a year; it is open for ever.
pub async fn spring(app: &App, programme: ProgrammeId, year: i32) -> Result<RoundId> {
    let round = RoundId(Uuid::now_v7());
    let code = RoundCode::parse(&format!("{year}-1")).context("no code of a round")?;
    let period = code.fixed_period().context("a half-year has its days")?;
    let plan = PlanRound {
        round,
        programme,
        code,
        kind: RoundKind::HalfYear,
        period,
        state_date: period.to,
        opens: period.to,
        due: day(2199, 12, 31)?,
        asks: Vec::new(),
        scope: Default::default(),
        scale_of: None,
        others: Vec::new(),
    };
    give(app, &plan).await?;
    Ok(round)
}

/// The command that enters a project.
pub fn project(programme: ProgrammeId, slug: &str) -> Result<RegisterProject> {
    let party = |name: &str| Tenure {
        organisation: organisation(name, OrganisationKind::WellbeingCounty),
        time: FuzzyPeriod::default(),
        role: None,
        note: None,
    };
    Ok(RegisterProject {
        project: ProjectId(Uuid::now_v7()),
        programme,
        slug: key(slug)?,
        names: names(&format!("Hanke {slug}")),
        description: texts(500, 2),
        aims: texts(500, 3),
        operating_time: FuzzyPeriod::default(),
        hosts: vec![party("Hallinnoija")],
        partners: vec![party("Kumppani yksi"), party("Kumppani kaksi")],
        funders: vec![organisation("Ministeriö", OrganisationKind::Ministry)],
        state: ProjectState::Running,
    })
}

/// An indicator that may be averaged with its cases.
pub async fn indicator(app: &App, key: &str) -> Result<IndicatorId> {
    let indicator = IndicatorId(Uuid::now_v7());
    let define = DefineIndicator {
        indicator,
        key: self::key(key)?,
        names: names(&format!("Mittari {key}")),
        kind: IndicatorKind::Share,
        method: Method {
            valid_from: day(1900, 1, 1)?,
            unit: names("%"),
            direction: Direction::HigherIsBetter,
            minimum: Some(0.0),
            maximum: Some(100.0),
            cap: None,
            aggregation: Aggregation::MeanWeightedByCases,
            computed_from: None,
            usual: None,
            over_time: OverTime::Latest,
            per: None,
            base_year: None,
            scale: Vec::new(),
            published_from: None,
            continues: false,
            description: texts(200, 4),
        },
    };
    give(app, &define).await?;
    Ok(indicator)
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

/// The name of a place, always of the same length.
pub fn place(number: usize) -> String {
    format!("Sosiaali- ja terveysasema {number:06}")
}

/// Where the values here come from.
pub const SOURCE: &str = "Alueen potilastietojärjestelmän raportti, poimittu jakson päätyttyä";

/// An observation of the days of one month, counted on from January 1950.
pub fn observation(
    project: ProjectId,
    indicator: IndicatorId,
    place: String,
    month: u32,
) -> Result<RecordObservation> {
    let from = day(1950 + (month / 12) as i32, month % 12 + 1, 1)?;
    let to = from.checked_add_days(Days::new(27)).context("a day")?;
    Ok(RecordObservation {
        project,
        indicator,
        place,
        group: ProfessionalGroup::Doctors,
        period: Period::parse(from, to).context("a period")?,
        is_forecast: false,
        reading: Reading {
            n: Some(120),
            ..Reading::new(
                Outcome::Value(10.25 + f64::from(month % 80)),
                FreeText::new(SOURCE),
            )
        },
        computed_from: None,
    })
}

/// A filing that answers every goal in some hundred characters each.
pub fn filing(
    programme: ProgrammeId,
    project: ProjectId,
    round: RoundId,
    seed: usize,
) -> Result<SubmitAssessment> {
    let answer = |ordinal: u32| {
        let step = 1 + (seed as u32 + ordinal) % 5;
        anyhow::Ok(Answer {
            goal: goal(ordinal)?,
            rating: Some(Step(step)),
            narrative: texts(NARRATIVE_CHARS, seed * 7 + ordinal as usize),
            unchanged: None,
            cannot_assess: None,
            heading_as_written: None,
            evidence: Vec::new(),
        })
    };
    Ok(SubmitAssessment {
        programme,
        project,
        round,
        content: Content {
            overall: texts(NARRATIVE_CHARS, seed),
            summary: Texts::default(),
            answers: (1..=GOALS).map(answer).collect::<Result<_>>()?,
        },
    })
}

fn key(text: &str) -> Result<Key> {
    Key::parse(text).with_context(|| format!("{text} is no key"))
}

fn goal(ordinal: u32) -> Result<Key> {
    key(&format!("HT{ordinal}"))
}

fn day(year: i32, month: u32, day: u32) -> Result<NaiveDate> {
    NaiveDate::from_ymd_opt(year, month, day).context("no such day")
}

fn names(finnish: &str) -> Names {
    Names {
        fi: Some(finnish.to_owned()),
        ..Names::default()
    }
}

fn organisation(name: &str, kind: OrganisationKind) -> Organisation {
    Organisation {
        names: names(name),
        kind,
    }
}

const WORDS: [&str; 16] = [
    "hanke",
    "alueella",
    "palvelujen",
    "saatavuus",
    "parani",
    "jatkuvuus",
    "moniammatillinen",
    "toimintamalli",
    "otettiin",
    "käyttöön",
    "asiakkaat",
    "vastaanotolla",
    "kehittämistyö",
    "seuraavaksi",
    "arvioidaan",
    "vaikutuksia",
];

/// Finnish-looking text of so many characters; another seed gives other words.
fn texts(chars: usize, seed: usize) -> Texts {
    let mut state = seed as u64 + 1;
    let mut text = String::with_capacity(chars * 2);
    while text.chars().count() < chars {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        text.push_str(WORDS[(state >> 60) as usize]);
        text.push(' ');
    }
    let text: String = text.chars().take(chars - 1).chain(['.']).collect();
    Texts {
        fi: Some(FreeText::new(text)),
        ..Texts::default()
    }
}
