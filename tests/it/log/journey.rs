//! A programme with a project, a round and an indicator, entered by real commands.

use hankemuisti::app::{App, Order, Receipt};
use hankemuisti::domain::actor::Actor;
use hankemuisti::domain::command::Command;
use hankemuisti::domain::free_text::FreeText;
use hankemuisti::domain::fuzzy_date::FuzzyPeriod;
use hankemuisti::domain::ids::{IndicatorId, ProgrammeId, ProjectId, RoundId, SeriesId};
use hankemuisti::domain::indicator::{
    Aggregation, DefineIndicator, Direction, IndicatorKind, Method, OverTime,
};
use hankemuisti::domain::language::{Names, Texts};
use hankemuisti::domain::organisation::{Organisation, OrganisationKind};
use hankemuisti::domain::period::{Period, RoundCode, RoundKind};
use hankemuisti::domain::programme::LaunchProgramme;
use hankemuisti::domain::project::{ProjectState, RegisterProject};
use hankemuisti::domain::round::PlanRound;
use hankemuisti::domain::series::{Gender, Outcome, ProfessionalGroup, Reading, RecordObservation};
use uuid::Uuid;

use super::content::{day, key};

pub fn names(text: &str) -> Names {
    Names {
        fi: Some(text.to_owned()),
        ..Names::default()
    }
}

pub fn texts(text: &str) -> Texts {
    Texts {
        fi: Some(FreeText::new(text)),
        ..Texts::default()
    }
}

pub fn ministry() -> Organisation {
    Organisation {
        names: names("Esimerkkiministeriö"),
        kind: OrganisationKind::Ministry,
    }
}

/// Gives a command that must succeed.
pub async fn give(app: &App, command: &impl Command) -> Receipt {
    app.execute(&Actor::operator(), command, Order::default())
        .await
        .expect("the command succeeds")
}

/// The ids of what was entered.
#[derive(Clone, Copy, Debug)]
pub struct Journey {
    pub programme: ProgrammeId,
    pub project: ProjectId,
    pub round: RoundId,
    pub indicator: IndicatorId,
}

pub fn launch(key_text: &str) -> LaunchProgramme {
    LaunchProgramme {
        programme: ProgrammeId(Uuid::now_v7()),
        key: key(key_text),
        names: names("Keksitty ohjelma"),
        owner: ministry(),
        period: FuzzyPeriod::default(),
        description: texts("Ohjelma, jota ei ole."),
    }
}

pub fn register(programme: ProgrammeId, slug: &str) -> RegisterProject {
    RegisterProject {
        project: ProjectId(Uuid::now_v7()),
        programme,
        slug: key(slug),
        names: names("Keksitty hanke"),
        description: texts("Hanke, jota ei ole."),
        aims: texts("Saatavuus paranee."),
        operating_time: FuzzyPeriod::default(),
        hosts: Vec::new(),
        partners: Vec::new(),
        funders: vec![ministry()],
        state: ProjectState::Running,
    }
}

pub fn plan(programme: ProgrammeId, code: &str) -> PlanRound {
    let code = RoundCode::parse(code).unwrap();
    let period = code.fixed_period().unwrap();
    PlanRound {
        round: RoundId(Uuid::now_v7()),
        programme,
        kind: RoundKind::HalfYear,
        period,
        state_date: period.to,
        opens: period.to,
        due: day("2031-12-31"),
        asks: Vec::new(),
        scope: Default::default(),
        scale_of: None,
        others: Vec::new(),
        code,
    }
}

/// Enters them all.
pub async fn begin(app: &App) -> Journey {
    let launched = launch("ohjelma");
    let programme = launched.programme;
    give(app, &launched).await;
    let registered = register(programme, "hanke");
    give(app, &registered).await;
    let planned = plan(programme, "2021-1");
    give(app, &planned).await;
    let defined = DefineIndicator {
        indicator: IndicatorId(Uuid::now_v7()),
        key: key("coci"),
        names: names("Hoidon jatkuvuus"),
        kind: IndicatorKind::MeanIndex,
        method: Method {
            valid_from: day("2020-01-01"),
            unit: names("indeksi"),
            direction: Direction::HigherIsBetter,
            minimum: Some(0.0),
            maximum: Some(1.0),
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
            description: texts("Käyntien jakautuminen."),
        },
    };
    give(app, &defined).await;
    Journey {
        programme,
        project: registered.project,
        round: planned.round,
        indicator: defined.indicator,
    }
}

pub fn reading(value: f64) -> Reading {
    Reading {
        n: Some(120),
        is_provisional: true,
        ..Reading::new(
            Outcome::Value(value),
            FreeText::new("Potilastietojärjestelmä"),
        )
    }
}

impl Journey {
    /// An observation of one month in one place.
    pub fn observation(&self, place: &str, month: u32, value: f64) -> RecordObservation {
        let first = chrono::NaiveDate::from_ymd_opt(2020, month, 1).unwrap();
        RecordObservation {
            computed_from: None,
            is_forecast: false,
            project: self.project,
            indicator: self.indicator,
            place: place.to_owned(),
            group: ProfessionalGroup::Doctors,
            gender: Gender::All,
            period: Period::parse(first, first + chrono::Days::new(27)).unwrap(),
            reading: reading(value),
        }
    }

    pub fn series(&self, place: &str) -> SeriesId {
        SeriesId::of(
            self.project,
            self.indicator,
            place,
            ProfessionalGroup::Doctors,
            Gender::All,
        )
    }
}
