//! One example of every event that this program writes, and of every form that a part of it takes.
//!
//! They become golden files once, and never change afterwards: a new shape is a new example.

use hankemuisti::domain::actor::Role;
use hankemuisti::domain::assessment::{
    Amended, Answer, CannotAssess, Content, Evidence, Imported, Rating, Source, Submitted,
};
use hankemuisti::domain::event::Event;
use hankemuisti::domain::free_text::FreeText;
use hankemuisti::domain::fuzzy_date::{DateParts, FuzzyDate, FuzzyPeriod, Season};
use hankemuisti::domain::ids::{
    AssessmentId, IndicatorId, PersonId, ProgrammeId, ProjectId, RoundId, SeriesId,
};
use hankemuisti::domain::indicator::{
    Aggregation, ComputedFrom, Defined, Direction, IndicatorKind, Method, MethodChanged,
};
use hankemuisti::domain::language::{Names, Texts};
use hankemuisti::domain::organisation::{Organisation, OrganisationKind, Tenure};
use hankemuisti::domain::period::{Period, RoundCode, RoundKind};
use hankemuisti::domain::person::{Entered, MembershipEnded, MembershipGranted, Removed, Scope};
use hankemuisti::domain::programme::{GoalDefined, GoalReworded, Launched, Scale, ScaleSet};
use hankemuisti::domain::project::{
    Described, FundersStated, HostTransferred, OperatingTimeChanged, PartnerJoined, PartnerLeft,
    ProjectState, Registered, Renamed, StateChanged,
};
use hankemuisti::domain::round::{Closed, Planned, Rescheduled};
use hankemuisti::domain::series::{
    Movement, ObservationConfirmed, ObservationCorrected, ObservationRecorded,
    ObservationWithdrawn, Outcome, ProfessionalGroup, Reading,
};
use uuid::Uuid;

use super::content::{day, key};

const PROGRAMME: ProgrammeId =
    ProgrammeId(Uuid::from_u128(0x0190_0000_0000_7000_8000_0000_0000_0001));
const PROJECT: ProjectId = ProjectId(Uuid::from_u128(0x0190_0000_0000_7000_8000_0000_0000_0002));
const ROUND: RoundId = RoundId(Uuid::from_u128(0x0190_0000_0000_7000_8000_0000_0000_0003));
const INDICATOR: IndicatorId =
    IndicatorId(Uuid::from_u128(0x0190_0000_0000_7000_8000_0000_0000_0004));

fn in_three(fi: &str, sv: &str, en: &str) -> Names {
    Names {
        fi: Some(fi.into()),
        sv: Some(sv.into()),
        en: Some(en.into()),
    }
}

fn finnish(fi: &str) -> Names {
    Names {
        fi: Some(fi.into()),
        ..Names::default()
    }
}

fn text(fi: &str) -> Texts {
    Texts {
        fi: Some(FreeText::new(fi)),
        ..Texts::default()
    }
}

fn both_texts(fi: &str, en: &str) -> Texts {
    Texts {
        en: Some(FreeText::new(en)),
        ..text(fi)
    }
}

fn organisation(name: &str, kind: OrganisationKind) -> Organisation {
    Organisation {
        names: finnish(name),
        kind,
    }
}

fn year(year: i32) -> FuzzyDate {
    FuzzyDate::parse(DateParts {
        year,
        ..DateParts::default()
    })
    .unwrap()
}

fn autumn(year: i32) -> FuzzyDate {
    FuzzyDate::parse(DateParts {
        year,
        season: Some(Season::Autumn),
        as_written: Some(format!("syksyllä {year}")),
        ..DateParts::default()
    })
    .unwrap()
}

fn month(year: i32, month: u32) -> FuzzyDate {
    FuzzyDate::parse(DateParts {
        year,
        month: Some(month),
        ..DateParts::default()
    })
    .unwrap()
}

fn years(from: i32, to: i32) -> FuzzyPeriod {
    FuzzyPeriod {
        from: Some(year(from)),
        to: Some(year(to)),
        as_written: Some(format!("{from}–{to}")),
    }
}

fn tenure(name: &str, kind: OrganisationKind, note: Option<&str>) -> Tenure {
    Tenure {
        organisation: organisation(name, kind),
        time: FuzzyPeriod {
            from: Some(autumn(2020)),
            to: None,
            as_written: None,
        },
        note: note.map(str::to_owned),
    }
}

/// File stem and event, in the order of the business.
pub fn examples() -> Vec<(&'static str, Event)> {
    [
        programme(),
        round(),
        project(),
        assessment(),
        indicator(),
        series(),
        person(),
    ]
    .concat()
}

fn programme() -> Vec<(&'static str, Event)> {
    let launched = Launched {
        programme: PROGRAMME,
        key: key("malliohjelma"),
        names: in_three("Malliohjelma", "Modellprogrammet", "Model Programme"),
        owner: organisation("Esimerkkiministeriö", OrganisationKind::Ministry),
        period: years(2020, 2023),
        description: both_texts("Palvelut toimivat yhdessä.", "Services work together."),
    };
    let defined = GoalDefined {
        goal: key("HT1"),
        ordinal: 1,
        wording: in_three("Saatavuus", "Tillgänglighet", "Access"),
        valid_from: day("2020-01-01"),
    };
    let reworded = GoalReworded {
        goal: key("HT1"),
        wording: finnish("Saatavuus ja jatkuvuus"),
        valid_from: day("2021-07-01"),
    };
    let set = ScaleSet {
        scale: Scale {
            valid_from: day("2021-01-01"),
            origin: finnish("Ohjelman oma asteikko"),
            steps: ["ei aloitettu", "kesken", "valmis"].map(finnish).to_vec(),
        },
    };
    vec![
        ("programme_launched.v1", launched.into()),
        ("programme_goal_defined.v1", defined.into()),
        ("programme_goal_reworded.v1", reworded.into()),
        ("programme_scale_set.v1", set.into()),
    ]
}

fn round() -> Vec<(&'static str, Event)> {
    let planned = Planned {
        round: ROUND,
        programme: PROGRAMME,
        code: RoundCode::parse("2021-1").unwrap(),
        kind: RoundKind::HalfYear,
        period: Period::parse(day("2020-11-01"), day("2021-04-30")).unwrap(),
        state_date: day("2021-04-30"),
        opens: day("2021-05-01"),
        due: day("2021-05-31"),
        asks: vec![key("HT1"), key("HT2")],
    };
    let rescheduled = Rescheduled {
        opens: day("2021-05-03"),
        due: day("2021-06-15"),
        reason: FreeText::new("Ohje \"valmistui\" myöhässä"),
    };
    let closed = Closed {
        on: day("2021-06-16"),
    };
    vec![
        ("round_planned.v1", planned.into()),
        ("round_rescheduled.v1", rescheduled.into()),
        ("round_closed.v1", closed.into()),
    ]
}

fn project() -> Vec<(&'static str, Event)> {
    let county = "Esimerkkilän hyvinvointialue";
    let registered = Registered {
        project: PROJECT,
        programme: PROGRAMME,
        slug: key("esimerkkila"),
        names: in_three("Esimerkkilän hanke", "Exempelprojektet", "Example project"),
        description: both_texts("Hanke uudistaa palveluja.", "The project renews services."),
        aims: text("Hoitoon pääsee nopeammin."),
        operating_time: years(2020, 2023),
        hosts: vec![tenure(
            "Esimerkkilän kunta",
            OrganisationKind::Municipality,
            None,
        )],
        partners: vec![tenure(
            "Esimerkkisäätiö",
            OrganisationKind::Association,
            Some("edustaa kahta kuntaa"),
        )],
        funders: vec![organisation(
            "Esimerkkiministeriö",
            OrganisationKind::Ministry,
        )],
        state: ProjectState::Running,
    };
    let described = Described {
        description: text("Hanke uudistaa palveluja ja tietoa."),
        aims: Texts::default(),
    };
    let transferred = HostTransferred {
        organisation: organisation(county, OrganisationKind::WellbeingCounty),
        from: month(2023, 1),
        note: Some("uusi järjestäjä".into()),
    };
    let joined = PartnerJoined {
        partner: tenure("Esimerkkiopisto", OrganisationKind::Institute, None),
    };
    let left = PartnerLeft {
        names: finnish("Esimerkkiopisto"),
        to: FuzzyDate::day(day("2022-08-31")),
    };
    let stated = FundersStated {
        funders: vec![organisation(county, OrganisationKind::WellbeingCounty)],
    };
    let changed = |reason: Option<&str>| StateChanged {
        state: ProjectState::Ended,
        reason: reason.map(FreeText::new),
    };
    vec![
        ("project_registered.v1", registered.into()),
        (
            "project_renamed.v1",
            Renamed {
                names: finnish("Uusi nimi"),
            }
            .into(),
        ),
        ("project_described.v1", described.into()),
        (
            "project_operating_time_changed.v1",
            OperatingTimeChanged {
                operating_time: years(2020, 2024),
            }
            .into(),
        ),
        ("project_host_transferred.v1", transferred.into()),
        ("project_partner_joined.v1", joined.into()),
        ("project_partner_left.v1", left.into()),
        ("project_funders_stated.v1", stated.into()),
        (
            "project_state_changed.v1",
            changed(Some("Rahoitus päättyi")).into(),
        ),
        (
            "project_state_changed.v1.without_reason",
            changed(None).into(),
        ),
    ]
}

fn content() -> Content {
    let answer = |goal: &str| Answer {
        goal: key(goal),
        rating: None,
        narrative: Texts::default(),
        unchanged: None,
        cannot_assess: None,
        heading_as_written: None,
        evidence: Vec::new(),
    };
    Content {
        overall: both_texts("Hanke etenee.", "The project proceeds."),
        summary: text("Lyhyesti."),
        answers: vec![
            Answer {
                rating: Some(Rating { step: 2, scale: 0 }),
                narrative: text("Jonot lyhenivät."),
                evidence: vec![
                    Evidence::Link {
                        url: "https://example.org/raportti".into(),
                        label: "Raportti".into(),
                    },
                    Evidence::Observation {
                        series: SeriesId::of(PROJECT, INDICATOR, "Asema A", "doctors"),
                        number: 1,
                    },
                ],
                ..answer("HT1")
            },
            Answer {
                unchanged: Some(FreeText::new("Ei muutosta keväästä")),
                ..answer("HT2")
            },
            Answer {
                cannot_assess: Some(CannotAssess {
                    reason: FreeText::new("Tietoa ei ole"),
                    who_could: Some(FreeText::new("Rekisterin ylläpitäjä")),
                }),
                ..answer("HT3")
            },
            Answer {
                heading_as_written: Some("4. Yhteentoimivuus".into()),
                ..answer("HT4")
            },
        ],
    }
}

fn assessment() -> Vec<(&'static str, Event)> {
    let assessment = AssessmentId::of(PROJECT, ROUND);
    let submitted = Submitted {
        assessment,
        programme: PROGRAMME,
        project: PROJECT,
        round: ROUND,
        content: content(),
    };
    let amended = Amended {
        content: Content {
            overall: text("Hanke etenee hyvin."),
            summary: Texts::default(),
            answers: Vec::new(),
        },
        reason: FreeText::new("Luku oli väärin"),
    };
    let imported = Imported {
        assessment,
        programme: PROGRAMME,
        project: PROJECT,
        round: ROUND,
        content: content(),
        source: Source {
            location: "https://example.org/arviointi".into(),
            date: autumn(2021),
        },
    };
    vec![
        ("assessment_submitted.v1", submitted.into()),
        ("assessment_amended.v1", amended.into()),
        ("assessment_imported.v1", imported.into()),
    ]
}

fn method(cap: Option<f64>) -> Method {
    Method {
        valid_from: day("2020-01-01"),
        unit: in_three("päivää", "dagar", "days"),
        direction: Direction::LowerIsBetter,
        minimum: Some(0.0),
        maximum: cap.map(|_| 180.5),
        cap,
        aggregation: Aggregation::MedianOfUnits,
        computed_from: cap.map(|_| ComputedFrom::ThirdFreeSlots),
        description: text("Kolmas vapaa aika."),
    }
}

fn indicator() -> Vec<(&'static str, Event)> {
    let defined = Defined {
        indicator: INDICATOR,
        key: key("t3"),
        names: in_three("Kolmas vapaa aika", "Tredje lediga tid", "Third free slot"),
        kind: IndicatorKind::MedianDays,
        method: method(Some(90.0)),
    };
    let changed = MethodChanged {
        method: method(None),
    };
    vec![
        ("indicator_defined.v1", defined.into()),
        ("indicator_method_changed.v1", changed.into()),
    ]
}

fn reading(outcome: Outcome) -> Reading {
    Reading {
        outcome,
        n: Some(42),
        excluded: Some(3),
        capped: Some(0),
        source: FreeText::new("Ajanvarausjärjestelmä"),
        is_provisional: true,
    }
}

fn recorded(reading: Reading) -> Event {
    ObservationRecorded {
        series: SeriesId::of(PROJECT, INDICATOR, "Asema A", "doctors"),
        programme: PROGRAMME,
        project: PROJECT,
        indicator: INDICATOR,
        place: "Asema A".into(),
        group: ProfessionalGroup::Doctors,
        number: 1,
        period: Period::parse(day("2021-03-01"), day("2021-03-31")).unwrap(),
        method_version: 1,
        reading,
    }
    .into()
}

fn series() -> Vec<(&'static str, Event)> {
    let missing = Outcome::Missing {
        why: FreeText::new("Järjestelmä vaihtui"),
    };
    let claimed = Outcome::Claimed {
        movement: Movement::Improved,
        as_written: FreeText::new("jonot lyhenivät selvästi"),
    };
    let bare = Reading {
        n: None,
        excluded: None,
        capped: None,
        is_provisional: false,
        ..reading(claimed)
    };
    let corrected = ObservationCorrected {
        number: 1,
        method_version: 1,
        reading: reading(Outcome::Value(17.25)),
        reason: FreeText::new("Laskettiin uudelleen"),
    };
    let withdrawn = ObservationWithdrawn {
        number: 1,
        reason: FreeText::new("Väärä asema"),
    };
    let name = "series_observation_recorded.v1";
    vec![
        (name, recorded(reading(Outcome::Value(0.1 + 0.2)))),
        (
            "series_observation_recorded.v1.capped",
            recorded(reading(Outcome::Capped(90.0))),
        ),
        (
            "series_observation_recorded.v1.missing",
            recorded(reading(missing)),
        ),
        ("series_observation_recorded.v1.claimed", recorded(bare)),
        (
            "series_observation_confirmed.v1",
            ObservationConfirmed { number: 1 }.into(),
        ),
        ("series_observation_corrected.v1", corrected.into()),
        ("series_observation_withdrawn.v1", withdrawn.into()),
    ]
}

fn person() -> Vec<(&'static str, Event)> {
    let entered = Entered {
        person: PersonId(Uuid::from_u128(0x0190_0000_0000_7000_8000_0000_0000_0007)),
    };
    let granted = |membership, role, scope, to| MembershipGranted {
        membership,
        role,
        scope,
        from: day("2021-01-01"),
        to,
    };
    let manager = granted(1, Role::ProjectManager, Scope::Project(PROJECT), None);
    let reviewer = granted(
        2,
        Role::FunderReviewer,
        Scope::Programme(PROGRAMME),
        Some(day("2021-12-31")),
    );
    let auditor = granted(3, Role::Auditor, Scope::Service, None);
    let ended = MembershipEnded {
        membership: 1,
        on: day("2021-06-01"),
    };
    vec![
        ("person_entered.v1", entered.into()),
        ("person_membership_granted.v1", manager.into()),
        ("person_membership_granted.v1.programme", reviewer.into()),
        ("person_membership_granted.v1.service", auditor.into()),
        ("person_membership_ended.v1", ended.into()),
        ("person_removed.v1", Removed {}.into()),
    ]
}
