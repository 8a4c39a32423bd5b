//! One example of every event that this program writes, and of every form that a part of it takes.
//!
//! They become golden files once, and never change afterwards: a new shape is a new example.

use hankemuisti::domain::actor::Role;
use hankemuisti::domain::assessment::{
    AcceptanceUndone, Accepted, Amended, Answer, CannotAssess, Content, Evidence, Imported, Part,
    Rating, Resent, Returned, Source, Submitted, TakenIntoReview, Withdrawn,
};
use hankemuisti::domain::command::Seal;
use hankemuisti::domain::discussion::{
    CommentSettled, Commented, NoticeDismissed, NoticeExplained,
};
use hankemuisti::domain::event::{Event, SeriesEvent};
use hankemuisti::domain::free_text::FreeText;
use hankemuisti::domain::fuzzy_date::{DateParts, FuzzyDate, FuzzyPeriod, Season};
use hankemuisti::domain::ids::{
    AssessmentId, CommentId, DiscussionId, GrantId, IndicatorId, Key, MeetingId, PersonId,
    ProgrammeId, ProjectId, PromiseId, PublicationId, RiskId, RoundId, SeriesId, SourceTextId,
};
use hankemuisti::domain::indicator::{
    Aggregation, Bound, ComputedFrom, Defined, Direction, IndicatorKind, Method, MethodChanged,
    OverTime, Target, TargetEnded, TargetSet, Usual,
};
use hankemuisti::domain::language::{Language, Names, Texts};
use hankemuisti::domain::notice::NoticeCode;
use hankemuisti::domain::organisation::{Organisation, OrganisationKind, PartyRole, Tenure};
use hankemuisti::domain::period::{Period, RoundCode, RoundKind};
use hankemuisti::domain::person::{Entered, MembershipEnded, MembershipGranted, Removed, Scope};
use hankemuisti::domain::programme::{GoalDefined, GoalReworded, Launched, Scale, ScaleSet};
use hankemuisti::domain::project::{
    AliasesStated, BodyAppointed, BodyEnded, BodyKind, Classified, Conclusion, Described,
    FundersStated, HostTransferred, Link, LinkTarget, Linked, MemberAppointed, MemberLeft,
    OperatingTimeChanged, PartnerJoined, PartnerLeft, Placeholder, Plan, ProjectState, Registered,
    Relation, Renamed, StateChanged, SubProjectConcluded, SubProjectEnd, SubProjectRevised,
    SubProjectStarted, Unlinked,
};
use hankemuisti::domain::round::{
    Closed, Extended, Planned, Reminded, Reopened, Rescheduled, Scope as RoundScope,
};
use hankemuisti::domain::series::{
    ClaimLinked, ClaimUnlinked, Gender, Measurement, Movement, ObservationConfirmed,
    ObservationCorrected, ObservationRecorded, ObservationWithdrawn, Outcome, Parts,
    ProfessionalGroup, Reading,
};
use hankemuisti::domain::{comment, grant, meeting, promise, publication, risk, source_text};
use uuid::Uuid;

use super::content::{day, key};
use super::golden_models::MODEL;

pub(super) const PROGRAMME: ProgrammeId =
    ProgrammeId(Uuid::from_u128(0x0190_0000_0000_7000_8000_0000_0000_0001));
pub(super) const PROJECT: ProjectId =
    ProjectId(Uuid::from_u128(0x0190_0000_0000_7000_8000_0000_0000_0002));
const ROUND: RoundId = RoundId(Uuid::from_u128(0x0190_0000_0000_7000_8000_0000_0000_0003));
pub(super) const INDICATOR: IndicatorId =
    IndicatorId(Uuid::from_u128(0x0190_0000_0000_7000_8000_0000_0000_0004));

pub(super) fn in_three(fi: &str, sv: &str, en: &str) -> Names {
    Names {
        fi: Some(fi.into()),
        sv: Some(sv.into()),
        en: Some(en.into()),
    }
}

pub(super) fn finnish(fi: &str) -> Names {
    Names {
        fi: Some(fi.into()),
        ..Names::default()
    }
}

pub(super) fn text(fi: &str) -> Texts {
    Texts {
        fi: Some(FreeText::new(fi)),
        ..Texts::default()
    }
}

pub(super) fn both_texts(fi: &str, en: &str) -> Texts {
    Texts {
        en: Some(FreeText::new(en)),
        ..text(fi)
    }
}

pub(super) fn organisation(name: &str, kind: OrganisationKind) -> Organisation {
    Organisation {
        names: finnish(name),
        kind,
    }
}

pub(super) fn year(year: i32) -> FuzzyDate {
    FuzzyDate::parse(DateParts {
        year,
        ..DateParts::default()
    })
    .unwrap()
}

pub(super) fn autumn(year: i32) -> FuzzyDate {
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
        role: None,
        note: note.map(str::to_owned),
    }
}

/// File stem and event, in the order of the business.
pub fn examples() -> Vec<(&'static str, Event)> {
    [
        parts(),
        structure(),
        programme(),
        round(),
        project(),
        assessment(),
        discussion(),
        indicator(),
        series(),
        person(),
        super::golden_models::examples(),
    ]
    .concat()
}

fn structure() -> Vec<(&'static str, Event)> {
    let plan = |name: &str, theme: Names| Plan {
        names: finnish(name),
        theme,
        time: years(2021, 2023),
    };
    let started = SubProjectStarted {
        key: key("voimaperheet"),
        plan: plan("Voimaperheet", finnish("Lapset ja perheet")),
    };
    let revised = SubProjectRevised {
        key: key("voimaperheet"),
        plan: plan("Vanhempien tuki", Names::default()),
    };
    let concluded = SubProjectConcluded {
        key: key("voimaperheet"),
        conclusion: Conclusion {
            end: SubProjectEnd::Moved,
            on: Some(month(2023, 12)),
            moved_to: finnish("Toinen hanke"),
            account: FreeText::new("Työ jatkuu toisessa hankkeessa."),
        },
    };
    let appointed = BodyAppointed {
        key: key("ohjausryhma"),
        kind: BodyKind::SteeringGroup,
        names: finnish("Ohjausryhmä"),
        time: years(2020, 2023),
    };
    let seated = MemberAppointed {
        body: key("ohjausryhma"),
        member: Tenure {
            role: Some(PartyRole::Chair),
            ..tenure("Esimerkkilä", OrganisationKind::Municipality, None)
        },
    };
    let left = MemberLeft {
        body: key("ohjausryhma"),
        names: finnish("Esimerkkilä"),
        to: month(2022, 12),
    };
    let ended = BodyEnded {
        body: key("ohjausryhma"),
        to: year(2023),
    };
    let linked = |target, sub_project| Linked {
        number: 1,
        link: Link {
            relation: Relation::ContinuesIn,
            target,
            sub_project,
            since: Some(year(2024)),
            source: FreeText::new("loppuraportti"),
        },
    };
    let placeholder = LinkTarget::Placeholder(Placeholder {
        names: finnish("Jatkohanke"),
        funder: finnish("Esimerkkiministeriö"),
    });
    let unlinked = Unlinked {
        number: 1,
        reason: FreeText::new("Väärä hanke"),
    };
    let classified = Classified {
        counties: vec![Key::parse("lansi-uusimaa").unwrap()],
        themes: vec![Key::parse("jatkuvuus").unwrap()],
    };
    let aliases = AliasesStated {
        aliases: vec![finnish("Lyhyt nimi")],
    };
    vec![
        ("project_aliases_stated.v1", aliases.into()),
        ("project_classified.v1", classified.into()),
        ("project_sub_project_started.v1", started.into()),
        ("project_sub_project_revised.v1", revised.into()),
        ("project_sub_project_concluded.v1", concluded.into()),
        ("project_body_appointed.v1", appointed.into()),
        ("project_body_ended.v1", ended.into()),
        ("project_member_appointed.v1", seated.into()),
        ("project_member_left.v1", left.into()),
        (
            "project_linked.v1",
            linked(LinkTarget::Project(PROJECT), None).into(),
        ),
        (
            "project_linked.v1.placeholder",
            linked(placeholder, Some(key("voimaperheet"))).into(),
        ),
        ("project_unlinked.v1", unlinked.into()),
    ]
}

fn promise() -> Vec<(&'static str, Event)> {
    let terms = |value: f64, part: f64| promise::Terms {
        due: Some(year(2015)),
        target: Some(promise::Target {
            value,
            unit: finnish("asuntoa"),
            scope: finnish("maakunta"),
            population: None,
            parts: vec![promise::TargetPart {
                names: finnish("uudet"),
                value: part,
            }],
        }),
    };
    let made = |kind, terms| promise::Made {
        promise: PromiseId::of(PROJECT, &key("asunnot")),
        programme: PROGRAMME,
        project: PROJECT,
        key: key("asunnot"),
        kind,
        names: finnish("Asuntoja"),
        description: text("Asuntoja rakennetaan."),
        sub_project: Some(key("asuminen")),
        made_on: Some(autumn(2010)),
        terms,
        source: FreeText::new("Esitys"),
    };
    let mut covering = terms(312.0, 312.0);
    if let Some(target) = &mut covering.target {
        target.population = Some(promise::Population {
            group: finnish("75 vuotta täyttäneet"),
            size: Some(23_415),
            share: Some(12.5),
        });
    }
    let revised = promise::Revised {
        from: day("2013-01-01"),
        terms: terms(200.0, 200.0),
        reason: FreeText::new("Rahoitus pieneni"),
    };
    let recorded = |outcome| promise::OutcomeRecorded {
        outcome,
        source: FreeText::new("Kunnan sivu"),
    };
    let delivered = promise::Outcome::Delivered {
        on: autumn(2016),
        value: Some(190.5),
    };
    let dropped = promise::Outcome::Dropped {
        on: None,
        reason: FreeText::new("Rahat loppuivat"),
    };
    let corrected = promise::OutcomeCorrected {
        outcome: delivered.clone(),
        source: FreeText::new("Tilasto"),
        reason: FreeText::new("Luku oli väärin"),
    };
    let bare = made(promise::PromiseKind::Milestone, promise::Terms::default());
    vec![
        (
            "promise_made.v1",
            made(promise::PromiseKind::Target, terms(312.0, 312.0)).into(),
        ),
        ("promise_made.v1.without_terms", bare.into()),
        (
            "promise_made.v1.population",
            made(promise::PromiseKind::Target, covering).into(),
        ),
        ("promise_revised.v1", revised.into()),
        ("promise_outcome_recorded.v1", recorded(delivered).into()),
        (
            "promise_outcome_recorded.v1.dropped",
            recorded(dropped).into(),
        ),
        (
            "promise_outcome_recorded.v1.not_known",
            recorded(promise::Outcome::NotKnown).into(),
        ),
        ("promise_outcome_corrected.v1", corrected.into()),
    ]
}

fn grant() -> Vec<(&'static str, Event)> {
    let budget = |cents: i64| grant::Budget {
        amount_cents: Some(cents),
        lines: vec![grant::BudgetLine {
            names: finnish("Palkat"),
            cents,
        }],
    };
    let decided = grant::Decided {
        grant: GrantId::of(PROJECT, &key("avustus")),
        programme: PROGRAMME,
        project: PROJECT,
        key: key("avustus"),
        funder: organisation("Esimerkkiministeriö", OrganisationKind::Ministry),
        decision_number: Some("VN/1/2020".into()),
        decided_on: Some(year(2020)),
        budget: budget(1_234_567),
        source: FreeText::new("Päätös"),
    };
    let changed = grant::PlanChanged {
        on: month(2021, 6),
        budget: budget(1_000_000),
        reason: FreeText::new("Hankinta jäi pois"),
    };
    vec![
        ("grant_decided.v1", decided.into()),
        ("grant_plan_changed.v1", changed.into()),
    ]
}

fn papers() -> Vec<(&'static str, Event)> {
    let added = publication::Added {
        publication: PublicationId::of(PROJECT, &key("raportti")),
        programme: PROGRAMME,
        project: PROJECT,
        key: key("raportti"),
        kind: publication::PublicationKind::Report,
        title: "Loppuraportti".into(),
        language: Language::Fi,
        publisher: Some("Esimerkkilaitos".into()),
        published: Some(autumn(2021)),
        url: Some("https://example.org/raportti".into()),
        sub_project: Some(key("asuminen")),
    };
    let checked = publication::LinkChecked {
        on: day("2024-03-01"),
        works: false,
        archived_url: Some("https://example.org/arkisto/raportti".into()),
    };
    let replaced = publication::LinkReplaced {
        url: "https://example.org/uusi/raportti".into(),
    };
    let minutes = |place: &str| meeting::Minutes {
        names: finnish("Kokous"),
        day: autumn(2021),
        hours: Some("9–12".into()),
        place: Some(place.into()),
        summary: text("Sovittiin aikataulusta."),
    };
    let recorded = meeting::Recorded {
        meeting: MeetingId::of(PROJECT, &key("kokous")),
        programme: PROGRAMME,
        project: PROJECT,
        key: key("kokous"),
        body: Some(key("ohjausryhma")),
        minutes: minutes("Jämsä"),
    };
    let corrected = meeting::Corrected {
        minutes: minutes("Jyväskylä"),
        reason: FreeText::new("Paikka oli väärin"),
    };
    vec![
        ("publication_added.v1", added.into()),
        ("publication_link_checked.v1", checked.into()),
        ("publication_link_replaced.v1", replaced.into()),
        ("source_text_taken.v1", source_text()),
        ("meeting_recorded.v1", recorded.into()),
        ("meeting_corrected.v1", corrected.into()),
    ]
}

fn source_text() -> Event {
    source_text::Taken {
        text: SourceTextId::of(PROJECT, "9f"),
        programme: PROGRAMME,
        project: PROJECT,
        source: Source {
            location: "https://hanke.example/loppuraportti".into(),
            date: FuzzyDate::day(day("2024-02-28")),
        },
        digest: "9f".repeat(32),
        characters: 20_931,
    }
    .into()
}

fn risk_and_comment() -> Vec<(&'static str, Event)> {
    let judgement = |likelihood| risk::Judgement {
        likelihood,
        impact: risk::RiskLevel::High,
        mitigation: text("Haetaan sijaisia."),
    };
    let raised = risk::Raised {
        risk: RiskId::of(PROJECT, &key("vaki")),
        programme: PROGRAMME,
        project: PROJECT,
        key: key("vaki"),
        names: finnish("Väki ei riitä"),
        description: text("Osaajia on vähän."),
        sub_project: Some(key("asuminen")),
        judgement: judgement(risk::RiskLevel::Low),
    };
    let reassessed = risk::Reassessed {
        judgement: judgement(risk::RiskLevel::Medium),
    };
    let closed = risk::Closed {
        end: risk::RiskEnd::Averted,
        reason: FreeText::new("Väki löytyi"),
    };
    let added = comment::Added {
        comment: CommentId(PROJECT.0),
        programme: PROGRAMME,
        project: PROJECT,
        text: FreeText::new("Hyvä suunta."),
    };
    vec![
        ("risk_raised.v1", raised.into()),
        ("risk_reassessed.v1", reassessed.into()),
        ("risk_closed.v1", closed.into()),
        ("comment_added.v1", added.into()),
        ("comment_withdrawn.v1", comment::Withdrawn {}.into()),
    ]
}

/// What has a stream of its own in a project.
fn parts() -> Vec<(&'static str, Event)> {
    [promise(), grant(), papers(), risk_and_comment()].concat()
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
        scope: Default::default(),
    };
    let rescheduled = Rescheduled {
        opens: day("2021-05-03"),
        due: day("2021-06-15"),
        reason: FreeText::new("Ohje \"valmistui\" myöhässä"),
    };
    let closed = Closed {
        on: day("2021-06-16"),
        missing: Vec::new(),
        seal: None,
    };
    let sealed = Closed {
        missing: vec![PROJECT],
        seal: Some(Seal {
            position: 41,
            commit_hash: "5f".repeat(32),
        }),
        ..closed.clone()
    };
    let narrow = Planned {
        scope: RoundScope {
            projects: vec![PROJECT],
            needs_swedish_summary: true,
            needs_overall: true,
            needs_ratings: true,
            scale: Some(1),
        },
        ..planned.clone()
    };
    let extended = Extended {
        project: PROJECT,
        due: day("2021-06-30"),
        reason: FreeText::new("Tietojärjestelmä vaihtui"),
    };
    let reminded = Reminded {
        projects: vec![PROJECT],
        message: both_texts("Määräpäivä on pian.", "The due day is near."),
    };
    let reopened = Reopened {
        reason: FreeText::new("Yksi hanke puuttui meidän virheemme vuoksi"),
    };
    vec![
        ("round_planned.v1", planned.into()),
        ("round_planned.v1.narrow", narrow.into()),
        ("round_rescheduled.v1", rescheduled.into()),
        ("round_extended.v1", extended.into()),
        ("round_reminded.v1", reminded.into()),
        ("round_closed.v1", closed.into()),
        ("round_closed.v1.sealed", sealed.into()),
        ("round_reopened.v1", reopened.into()),
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
                        series: series_id("Asema A"),
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
    let mut of_model = content();
    of_model.answers.truncate(1);
    of_model.answers[0].evidence = vec![Evidence::Model(MODEL)];
    let rests_on_a_model = Amended {
        content: of_model,
        reason: FreeText::new("Malli nimettiin"),
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
    let returned = Returned {
        parts: vec![Part::Overall, Part::Summary, Part::Goal(key("HT1"))],
        due: day("2021-06-20"),
        message: FreeText::new("Kerro, mitä asemia luku koskee"),
    };
    let resent = Resent { content: content() };
    vec![
        ("assessment_submitted.v1", submitted.into()),
        ("assessment_amended.v1", amended.into()),
        (
            "assessment_amended.v1.resting_on_a_model",
            rests_on_a_model.into(),
        ),
        ("assessment_imported.v1", imported.into()),
        (
            "assessment_withdrawn.v1",
            Withdrawn {
                reason: FreeText::new("Väärä liite"),
            }
            .into(),
        ),
        ("assessment_taken_into_review.v1", TakenIntoReview {}.into()),
        ("assessment_returned.v1", returned.into()),
        ("assessment_resent.v1", resent.into()),
        (
            "assessment_accepted.v1",
            Accepted {
                note: Some(FreeText::new("Selkeä")),
            }
            .into(),
        ),
        (
            "assessment_accepted.v1.without_note",
            Accepted { note: None }.into(),
        ),
        (
            "assessment_acceptance_undone.v1",
            AcceptanceUndone {
                reason: FreeText::new("Hyväksyttiin väärä hanke"),
            }
            .into(),
        ),
    ]
}

fn discussion() -> Vec<(&'static str, Event)> {
    let whole = Commented {
        discussion: DiscussionId::of(PROJECT, ROUND),
        programme: PROGRAMME,
        project: PROJECT,
        round: ROUND,
        comment: 1,
        filing: 1,
        goal: None,
        quote: None,
        text: FreeText::new("Hyvä kokonaisuus"),
        reply_to: None,
    };
    let quoted = Commented {
        comment: 2,
        goal: Some(key("HT1")),
        quote: Some(FreeText::new("Jonot lyhenivät.")),
        text: FreeText::new("Millä asemilla?"),
        reply_to: Some(1),
        ..whole.clone()
    };
    let explained = NoticeExplained {
        discussion: whole.discussion,
        programme: PROGRAMME,
        project: PROJECT,
        round: ROUND,
        code: NoticeCode::Sama,
        goal: Some(key("HT1")),
        text: FreeText::new("Tilanne on yhä sama"),
    };
    let dismissed = NoticeDismissed {
        discussion: whole.discussion,
        programme: PROGRAMME,
        project: PROJECT,
        round: ROUND,
        code: NoticeCode::Sama,
        goal: Some(key("HT1")),
        digest: "0f".repeat(16),
        reason: FreeText::new("Selitys riittää"),
    };
    vec![
        ("discussion_commented.v1", whole.into()),
        ("discussion_commented.v1.quoted", quoted.into()),
        (
            "discussion_comment_settled.v1",
            CommentSettled { comment: 2 }.into(),
        ),
        ("discussion_notice_explained.v1", explained.into()),
        ("discussion_notice_dismissed.v1", dismissed.into()),
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
        usual: None,
        over_time: OverTime::Latest,
        per: None,
        base_year: None,
        scale: Vec::new(),
        published_from: None,
        continues: false,
        description: text("Kolmas vapaa aika."),
    }
}

fn target(bound: Bound, valid_to: Option<chrono::NaiveDate>) -> TargetSet {
    TargetSet {
        target: Target {
            valid_from: day("2023-09-01"),
            valid_to,
            bound,
            names: in_three("Hoitotakuu", "Vårdgaranti", "Care guarantee"),
            source: FreeText::new("Laki esimerkistä"),
        },
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
    let ordinal = Defined {
        indicator: INDICATOR,
        key: key("aste"),
        names: in_three("Aste", "Steg", "Step"),
        kind: IndicatorKind::Ordinal,
        method: Method {
            usual: Some(Usual {
                least: 1.0,
                most: 2.0,
            }),
            over_time: OverTime::Never,
            per: Some(100.0),
            base_year: Some(2008),
            scale: vec![in_three("alin", "lägst", "lowest"); 2],
            published_from: Some(10),
            continues: true,
            ..method(None)
        },
    };
    let changed = MethodChanged {
        method: method(None),
    };
    let ended = TargetEnded {
        valid_to: day("2024-12-31"),
        reason: FreeText::new("Laki kumottiin"),
    };
    vec![
        ("indicator_defined.v1", defined.into()),
        ("indicator_defined.v1.ordinal", ordinal.into()),
        ("indicator_method_changed.v1", changed.into()),
        (
            "indicator_target_set.v1",
            target(Bound::AtMost(7.0), None).into(),
        ),
        (
            "indicator_target_set.v1.at_least",
            target(Bound::AtLeast(0.5), Some(day("2024-12-31"))).into(),
        ),
        ("indicator_target_ended.v1", ended.into()),
    ]
}

fn reading(outcome: Outcome) -> Reading {
    Reading {
        n: Some(42),
        excluded: Some(3),
        capped: Some(0),
        is_provisional: true,
        ..Reading::new(outcome, FreeText::new("Ajanvarausjärjestelmä"))
    }
}

/// The series of doctors of a place.
pub(super) fn series_id(place: &str) -> SeriesId {
    SeriesId::of(
        PROJECT,
        INDICATOR,
        place,
        ProfessionalGroup::Doctors,
        Gender::All,
    )
}

fn recorded(reading: Reading) -> Event {
    ObservationRecorded {
        series: series_id("Asema A"),
        programme: PROGRAMME,
        project: PROJECT,
        indicator: INDICATOR,
        place: "Asema A".into(),
        group: ProfessionalGroup::Doctors,
        gender: Gender::All,
        number: 1,
        period: Period::parse(day("2021-03-01"), day("2021-03-31")).unwrap(),
        is_forecast: false,
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
    let measurement = Measurement {
        series: series_id("Asema B"),
        number: 2,
    };
    let linked = ClaimLinked {
        number: 1,
        measurement,
    };
    let unlinked = ClaimUnlinked {
        number: 1,
        measurement,
        reason: FreeText::new("Eri asia"),
    };
    let small = Reading {
        parts: Some(Parts {
            numerator: 3.0,
            denominator: 4.0,
        }),
        target_rank: Some(8),
        is_small_group: true,
        ..reading(Outcome::Value(75.0))
    };
    let Event::Series(SeriesEvent::ObservationRecorded(forecast)) =
        recorded(reading(Outcome::Rank(3)))
    else {
        unreachable!("it is what was recorded");
    };
    let forecast = ObservationRecorded {
        is_forecast: true,
        ..forecast
    };
    let women = ObservationRecorded {
        is_forecast: false,
        gender: Gender::Women,
        ..forecast.clone()
    };
    let name = "series_observation_recorded.v1";
    vec![
        (name, recorded(reading(Outcome::Value(0.1 + 0.2)))),
        ("series_observation_recorded.v1.women", women.into()),
        (
            "series_observation_recorded.v1.capped",
            recorded(reading(Outcome::Capped(90.0))),
        ),
        (
            "series_observation_recorded.v1.working_days",
            recorded(reading(Outcome::WorkingDays(9.5))),
        ),
        (
            "series_observation_recorded.v1.missing",
            recorded(reading(missing)),
        ),
        ("series_observation_recorded.v1.claimed", recorded(bare)),
        ("series_observation_recorded.v1.small", recorded(small)),
        ("series_observation_recorded.v1.forecast", forecast.into()),
        ("series_claim_linked.v1", linked.into()),
        ("series_claim_unlinked.v1", unlinked.into()),
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
