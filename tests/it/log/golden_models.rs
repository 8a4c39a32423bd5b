//! Examples of the events of operating models, their adoptions and their lineage.

use hankemuisti::domain::adoption::{
    self, AdoptionState, Corrected, Moved, Reported, ResultStated, Site, Stage,
};
use hankemuisti::domain::disclosure::LimitSet;
use hankemuisti::domain::event::Event;
use hankemuisti::domain::free_text::FreeText;
use hankemuisti::domain::ids::{AdoptionId, ModelId, SeriesId};
use hankemuisti::domain::language::{Language, Texts};
use hankemuisti::domain::lineage::{LineageKind, Linked, Unlinked};
use hankemuisti::domain::model::{
    Classification, Classified, Content, Cost, Entered, EvidenceLinked, EvidenceUnlinked,
    ModelState, PathSection, Placeholder, ProgrammeCode, Renamed, SectionText, StateChanged,
    VersionPublished,
};
use hankemuisti::domain::organisation::OrganisationKind;
use uuid::Uuid;

use super::content::key;
use super::golden_events::{
    PROGRAMME, PROJECT, autumn, both_texts, finnish, in_three, organisation, series_id, text, year,
};

pub const MODEL: ModelId = ModelId(Uuid::from_u128(0x0190_0000_0000_7000_8000_0000_0000_0005));
const LATER: ModelId = ModelId(Uuid::from_u128(0x0190_0000_0000_7000_8000_0000_0000_0006));

fn series() -> SeriesId {
    series_id("Asema A")
}

/// File stem and event, in the order of the business.
pub fn examples() -> Vec<(&'static str, Event)> {
    [model(), adoption(), lineage(), disclosure()].concat()
}

fn classification() -> Classification {
    Classification {
        place: Some("Esimerkkilän keskusta".into()),
        counties: vec![key("lappi")],
        target_groups: vec![key("nuoret")],
        themes: vec![key("jatkuvuus"), key("tiimityo")],
        funders: vec![organisation(
            "Esimerkkiministeriö",
            OrganisationKind::Ministry,
        )],
        languages: vec![Language::Fi, Language::Sv],
        pillar: ProgrammeCode::pillar("P4"),
        investment: ProgrammeCode::investment("I1A"),
    }
}

fn entered() -> Entered {
    Entered {
        model: MODEL,
        key: key("mallimalli"),
        names: in_three("Mallimalli", "Modellmodellen", "Model model"),
        programme: Some(PROGRAMME),
        project: Some(PROJECT),
        placeholder: None,
        classification: classification(),
        state: ModelState::Trialled,
        since: Some(autumn(2021)),
    }
}

fn content(cost: Cost) -> Content {
    Content {
        summary: both_texts("Tiimi hoitaa yhdessä.", "The team works together."),
        who_for: text("Terveysaseman asiakkaille."),
        what_changes: text("Sama tiimi vastaa."),
        what_it_needs: text("Tiimin ja ajan."),
        cost,
        path: vec![
            SectionText {
                section: PathSection::Needs,
                text: text("Jonot olivat pitkiä."),
            },
            SectionText {
                section: PathSection::CoreIdea,
                text: text("Yksi tiimi, yksi suunnitelma."),
            },
        ],
    }
}

fn model() -> Vec<(&'static str, Event)> {
    let placed = Entered {
        programme: None,
        project: None,
        placeholder: Some(Placeholder {
            names: finnish("Muualla kirjattu hanke"),
            funder: Some(finnish("Muu rahoittaja")),
        }),
        classification: Classification::default(),
        since: None,
        ..entered()
    };
    let unknown = Cost::Unknown {
        note: text("Riippuu väestöstä."),
    };
    let known = Cost::Euros {
        amount: 12_500.5,
        note: text("Ensimmäisenä vuonna."),
    };
    let first = VersionPublished {
        number: 1,
        content: content(unknown),
        why: None,
    };
    let second = VersionPublished {
        number: 2,
        content: content(known),
        why: Some(FreeText::new("Hinta selvisi")),
    };
    let ended = StateChanged {
        state: ModelState::NotContinued,
        since: Some(year(2023)),
        reason: Some(FreeText::new("Rahoitus päättyi")),
        learned: Some(FreeText::new("Vähempikin riittää")),
    };
    let in_use = StateChanged {
        state: ModelState::InUse,
        since: None,
        reason: None,
        learned: None,
    };
    let linked = EvidenceLinked {
        series: series(),
        note: Some(FreeText::new("Jatkuvuus mallin asemilla")),
    };
    let unlinked = EvidenceUnlinked {
        series: series(),
        reason: FreeText::new("Väärä asema"),
    };
    let renamed = Renamed {
        names: finnish("Uusi mallimalli"),
    };
    let classified = Classified {
        classification: classification(),
    };
    vec![
        ("model_entered.v1", entered().into()),
        ("model_entered.v1.placeholder", placed.into()),
        ("model_renamed.v1", renamed.into()),
        ("model_classified.v1", classified.into()),
        ("model_version_published.v1", first.into()),
        ("model_version_published.v1.changed", second.into()),
        ("model_state_changed.v1", ended.into()),
        ("model_state_changed.v1.bare", in_use.into()),
        ("model_evidence_linked.v1", linked.into()),
        ("model_evidence_unlinked.v1", unlinked.into()),
    ]
}

fn site(name: &str) -> Site {
    Site {
        organisation: organisation(name, OrganisationKind::Municipality),
        place: Some("Keskusta".into()),
    }
}

fn adoption() -> Vec<(&'static str, Event)> {
    let planned = Stage {
        state: AdoptionState::Planned,
        since: Some(year(2021)),
        intended: Some(autumn(2022)),
        note: Texts::default(),
    };
    let adapted = Stage {
        state: AdoptionState::Adapted,
        since: Some(autumn(2022)),
        intended: None,
        note: text("Ilman hammashoitoa."),
    };
    let reported = Reported {
        adoption: AdoptionId::of(MODEL, "Esimerkkilä", "Keskusta"),
        model: MODEL,
        programme: Some(PROGRAMME),
        project: Some(PROJECT),
        site: site("Esimerkkilä"),
        stage: planned.clone(),
    };
    let moved = Moved {
        stage: adapted.clone(),
    };
    let stated = ResultStated {
        result: both_texts("Jonot lyhenivät.", "Queues became shorter."),
        evidence: vec![series()],
    };
    let corrected = Corrected {
        site: site("Esimerkin kunta"),
        stages: vec![planned, adapted],
        reason: FreeText::new("Väärä nimi"),
    };
    let withdrawn = adoption::Withdrawn {
        reason: FreeText::new("Toinen malli"),
    };
    vec![
        ("adoption_reported.v1", reported.into()),
        ("adoption_moved.v1", moved.into()),
        ("adoption_result_stated.v1", stated.into()),
        ("adoption_corrected.v1", corrected.into()),
        ("adoption_withdrawn.v1", withdrawn.into()),
    ]
}

fn disclosure() -> Vec<(&'static str, Event)> {
    let set = LimitSet {
        least: Some(5),
        reason: FreeText::new("Ohje pienistä ryhmistä"),
    };
    let lifted = LimitSet {
        least: None,
        reason: FreeText::new("Ohje kumottiin"),
    };
    vec![
        ("disclosure_limit_set.v1", set.into()),
        ("disclosure_limit_set.v1.lifted", lifted.into()),
    ]
}

fn lineage() -> Vec<(&'static str, Event)> {
    let linked = Linked {
        earlier: MODEL,
        later: LATER,
        kind: LineageKind::ContinuesAs,
        since: year(2023),
        note: Some(FreeText::new("Sama työ uudella nimellä")),
    };
    let unlinked = Unlinked {
        earlier: MODEL,
        later: LATER,
        kind: LineageKind::ContinuesAs,
        reason: FreeText::new("Väärä malli"),
    };
    vec![
        ("lineage_linked.v1", linked.into()),
        ("lineage_unlinked.v1", unlinked.into()),
    ]
}
