//! The things that measured portfolios are made of. Each is the same every time: its id is
//! computed from its name, its texts from a seed.

use anyhow::{Context as _, Result};
use chrono::{Days, NaiveDate};
use uuid::Uuid;

use super::give;
use crate::app::App;
use crate::domain::assessment::{Answer, Content, Step, SubmitAssessment};
use crate::domain::free_text::FreeText;
use crate::domain::fuzzy_date::FuzzyPeriod;
use crate::domain::ids::{IndicatorId, Key, ModelId, ProgrammeId, ProjectId, RoundId};
use crate::domain::indicator::{
    Aggregation, DefineIndicator, Direction, IndicatorKind, Method, OverTime,
};
use crate::domain::language::{Names, Texts};
use crate::domain::model::{self, Classification, EnterModel, ModelState, PublishModelVersion};
use crate::domain::organisation::{Organisation, OrganisationKind, Tenure};
use crate::domain::period::{Period, RoundCode, RoundKind};
use crate::domain::programme::{DefineGoal, LaunchProgramme, Scale, SetScale};
use crate::domain::project::{ProjectState, RegisterProject};
use crate::domain::round::PlanRound;
use crate::domain::series::{Gender, Outcome, ProfessionalGroup, Reading, RecordObservation};

/// Namespace of the ids of what is made here.
const MADE: Uuid = Uuid::from_u128(0x3b7e_51a8_0d66_4f5c_8e21_94c0_6ab3_d7f2);
/// Benefit goals of every programme here.
pub const GOALS: u32 = 5;
/// The year of the first month of observations.
pub const FIRST_YEAR: i32 = 1950;
/// Characters of one goal's narrative.
const NARRATIVE_CHARS: usize = 700;

fn id(name: &str) -> Uuid {
    Uuid::new_v5(&MADE, name.as_bytes())
}

/// A programme with its goals and a scale.
pub async fn programme(app: &App, key: &str) -> Result<ProgrammeId> {
    let programme = ProgrammeId(id(key));
    let launch = LaunchProgramme {
        programme,
        key: self::key(key)?,
        names: names(&format!("Ohjelma {key} (keksitty)")),
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
    let round = RoundId(id(&format!("{} {year}", programme.0)));
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
        project: ProjectId(id(slug)),
        programme,
        slug: key(slug)?,
        names: names(&format!("Hanke {slug} (keksitty)")),
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
    let indicator = IndicatorId(id(key));
    let define = DefineIndicator {
        indicator,
        key: self::key(key)?,
        names: names(&format!("Mittari {key} (keksitty)")),
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

/// The name of a place, always of the same length.
pub fn place(number: usize) -> String {
    format!("Sosiaali- ja terveysasema {number:06}")
}

/// Where the values here come from.
pub const SOURCE: &str = "Keksitty luku: alueen järjestelmän raportti, poimittu jakson päätyttyä";

/// A value of an observation; every number below 80 has one of its own.
pub fn value(number: usize) -> Outcome {
    Outcome::Value(10.25 + (number % 80) as f64)
}

/// An observation of the days of one month, counted on from January of the first year.
pub fn observation(
    project: ProjectId,
    indicator: IndicatorId,
    place: String,
    month: u32,
) -> Result<RecordObservation> {
    let from = day(FIRST_YEAR + (month / 12) as i32, month % 12 + 1, 1)?;
    let to = from.checked_add_days(Days::new(27)).context("a day")?;
    Ok(RecordObservation {
        project,
        indicator,
        place,
        group: ProfessionalGroup::Doctors,
        gender: Gender::All,
        period: Period::parse(from, to).context("a period")?,
        is_forecast: false,
        reading: Reading {
            n: Some(120),
            ..Reading::new(value(month as usize), FreeText::new(SOURCE))
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

/// An operating model of a programme.
pub fn model(programme: ProgrammeId, number: usize) -> Result<EnterModel> {
    let name = format!("malli-{number:05}");
    Ok(EnterModel {
        model: ModelId(id(&name)),
        names: names(&format!("Malli {name} (keksitty)")),
        key: key(&name)?,
        programme: Some(programme),
        project: None,
        placeholder: None,
        classification: Classification::default(),
        state: ModelState::InUse,
        since: None,
    })
}

/// The first description of a model.
pub fn version(model: ModelId, seed: usize) -> PublishModelVersion {
    PublishModelVersion {
        model,
        base: 0,
        content: model::Content {
            summary: texts(300, seed),
            who_for: texts(200, seed + 1),
            what_changes: texts(400, seed + 2),
            what_it_needs: texts(200, seed + 3),
            cost: model::Cost::Unknown {
                note: Texts::default(),
            },
            path: Vec::new(),
        },
        why: None,
    }
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
