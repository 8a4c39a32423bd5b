//! The invented programme *Testiohjelma*: a project in every region, three closed rounds and an open
//! one, so that every state of the filing loop and every kind of notice can be met.
//!
//! It is made from small tables: how a filing went where it did not go as usual, and which text
//! was meant to be noticed. The same steps come every time.

mod around;
mod filing;
mod models;
mod regions;
mod rounds;
mod texts;

use chrono::{DateTime, Days, NaiveDate, TimeDelta, Utc};
use serde_json::{Value, json};

use super::Step;
use crate::domain::actor::Role;
use crate::graphql::import;
use regions::{REGIONS, Region};
use texts::GOALS;

/// The programme's key.
pub const PROGRAMME: &str = "testiohjelma";

/// The minute of the first day from which on projects are classified: all are entered by then.
const CLASSIFIED_FROM: i64 = 300;

/// What projects are about, in turn.
const THEMES: [[&str; 2]; 4] = [
    ["saatavuus", "digipalvelut"],
    ["jatkuvuus", "tiimityo"],
    ["asiakasohjaus", "integraatio"],
    ["ehkaiseva-tyo", "osallisuus"],
];

/// When a working day begins, in UTC.
const MORNING_HOUR: u32 = 7;

/// The address of a region's project.
fn slug(region: &str) -> String {
    format!("{region}-testihanke")
}

/// The steps so far, each at its moment.
#[derive(Default)]
struct Telling {
    steps: Vec<Step>,
}

/// A moment of a day, so many minutes into the morning.
fn at(day: NaiveDate, minute: i64) -> DateTime<Utc> {
    let midnight = day.and_time(Default::default()).and_utc();
    midnight + TimeDelta::hours(MORNING_HOUR.into()) + TimeDelta::minutes(minute)
}

fn day(text: &str) -> anyhow::Result<NaiveDate> {
    Ok(text.parse()?)
}

fn after(day: NaiveDate, days: u64) -> NaiveDate {
    day.checked_add_days(Days::new(days)).unwrap_or(day)
}

impl Telling {
    fn step(&mut self, at: DateTime<Utc>, role: Role, mutation: &str, input: Value) {
        self.steps.push(Step {
            at,
            role,
            given: import::Step {
                mutation: mutation.to_owned(),
                input,
                happened_on: None,
                save: None,
            },
        });
    }

    /// A step whose observation later steps name.
    fn saved(&mut self, at: DateTime<Utc>, mutation: &str, input: Value, save: String) {
        self.step(at, Role::Writer, mutation, input);
        if let Some(step) = self.steps.last_mut() {
            step.given.save = Some(save);
        }
    }

    fn programme(&mut self) -> anyhow::Result<()> {
        let first = day("2024-04-02")?;
        let mut minute = 0;
        let mut add = |telling: &mut Telling, mutation: &str, mut input: Value| {
            minute += 5;
            input["programme"] = json!(PROGRAMME);
            let role = Role::ProgrammeAdministrator;
            telling.step(at(first, minute), role, mutation, input);
        };
        for (ordinal, (key, wording)) in (1..).zip(GOALS) {
            let goal = json!({
                "goal": key, "ordinal": ordinal, "wording": names(wording), "validFrom": "2024-03-01"
            });
            add(self, "defineGoal", goal);
        }
        add(self, "setScale", scale());
        for region in &REGIONS {
            add(self, "registerProject", project(region));
        }
        for (number, region) in REGIONS.iter().enumerate() {
            let role = Role::ProgrammeAdministrator;
            let themes = THEMES[number % THEMES.len()];
            let classified = json!({
                "project": slug(region.key), "counties": [region.key], "themes": themes
            });
            let minute = CLASSIFIED_FROM + number as i64;
            self.step(at(first, minute), role, "classifyProject", classified);
        }
        let role = Role::ProgrammeAdministrator;
        self.step(at(first, 0), role, "launchProgramme", programme());
        self.step(at(first, 1), role, "defineIndicator", indicator());
        let limit = json!({ "least": 3, "reason": "Keksitty ohje pienistä ryhmistä" });
        self.step(at(first, 2), role, "setDisclosureLimit", limit);
        // Told on, in force from, at least so many of a hundred: the last one is easier to reach.
        for (told, from, least) in [
            ("2024-04-02", "2024-03-01", 60),
            ("2025-04-15", "2025-05-01", 70),
            ("2026-01-15", "2025-11-01", 65),
        ] {
            let target = json!({
                "indicator": INDICATOR,
                "target": {
                    "names": names([
                        "Keksitty tavoite",
                        "Påhittat mål",
                        "Invented target",
                    ]),
                    "validFrom": from, "bound": { "atLeast": least },
                    "source": "Keksitty ohjelmapäätös",
                },
            });
            self.step(at(day(told)?, 3), role, "setTarget", target);
        }
        Ok(())
    }
}

/// All steps, in the order of their moments.
pub fn steps() -> anyhow::Result<Vec<Step>> {
    let mut telling = Telling::default();
    telling.programme()?;
    telling.around()?;
    telling.models()?;
    telling.rounds()?;
    telling.steps.sort_by_key(|step| step.at);
    Ok(telling.steps)
}

fn names([fi, sv, en]: [&str; 3]) -> Value {
    json!({ "fi": fi, "sv": sv, "en": en })
}

fn ministry() -> Value {
    let names = names([
        "Keksitty ministeriö",
        "Påhittat ministerium",
        "Invented Ministry",
    ]);
    json!({ "names": names, "kind": "MINISTRY" })
}

fn programme() -> Value {
    json!({
        "key": PROGRAMME,
        "names": names([
            "Testiohjelma 2024–2027 (keksitty)",
            "Testprogrammet 2024–2027 (påhittat)",
            "Test Programme 2024–2027 (invented)",
        ]),
        "owner": ministry(),
        "period": { "from": { "year": 2024 }, "to": { "year": 2027 } },
        "description": names([
            "Tämä ohjelma on keksitty, jotta palvelua voi kokeilla. Alueet ovat todellisia, mutta \
             niiden hankkeet, arviot, luvut, lupaukset ja keskustelut ovat keksittyjä, eikä mikään \
             niistä kerro todellisesta toiminnasta.",
            "Programmet är påhittat för att man ska kunna pröva tjänsten. Regionerna är verkliga, men \
             deras projekt, värderingar, siffror, löften och diskussioner är påhittade och berättar \
             inte om verklig verksamhet.",
            "This programme is invented so that the service can be tried. The regions are real, but \
             their projects, assessments, figures, promises and discussions are invented, and none of \
             them tells of anything real.",
        ]),
    })
}

fn scale() -> Value {
    let steps = [
        ["Ei aloitettu", "Inte inlett", "Not begun"],
        ["Valmisteilla", "Under beredning", "In preparation"],
        ["Kokeilussa", "På försök", "On trial"],
        [
            "Käytössä osassa aluetta",
            "I bruk i en del av området",
            "In use in a part of the region",
        ],
        [
            "Käytössä koko alueella",
            "I bruk i hela området",
            "In use in the whole region",
        ],
    ];
    json!({
        "validFrom": "2024-03-01",
        "origin": names([
            "Testiohjelman oma asteikko (keksitty)",
            "Testprogrammets egen skala (påhittad)",
            "The test programme's own scale (invented)",
        ]),
        "steps": steps.map(names),
    })
}

/// The key of the programme's own indicator.
const INDICATOR: &str = "testiohjelman-arvio-ajoissa";

fn indicator() -> Value {
    json!({
        "key": INDICATOR,
        "names": names([
            "Palvelutarpeen arvio alkoi viikossa (keksitty mittari)",
            "Bedömningen av servicebehovet inleddes inom en vecka (påhittad indikator)",
            "Assessment of service needs begun within a week (invented indicator)",
        ]),
        "kind": "SHARE",
        "method": {
            "validFrom": "2024-03-01",
            "unit": names(["%", "%", "%"]),
            "direction": "HIGHER_IS_BETTER",
            "minimum": 0, "maximum": 100,
            "aggregation": "MEAN_WEIGHTED_BY_CASES",
            "description": names([
                "Osuus arvioista, jotka alkoivat seitsemän päivän kuluessa yhteydenotosta. Mittari on \
                 keksitty.",
                "Andelen bedömningar som inleddes inom sju dagar efter kontakten. Indikatorn är \
                 påhittad.",
                "The share of assessments begun within seven days of the first contact. The \
                 indicator is invented.",
            ]),
        },
    })
}

fn project(region: &Region) -> Value {
    let [fi, sv, en] = region.names;
    let [host_fi, host_sv] = region.hosts;
    let kind = match region.key {
        "helsinki" => "MUNICIPALITY",
        _ => "WELLBEING_COUNTY",
    };
    json!({
        "slug": slug(region.key),
        "names": {
            "fi": format!("{fi}: testihanke (keksitty)"),
            "sv": format!("{sv}: testprojekt (påhittat)"),
            "en": format!("{en}: test project (invented)"),
        },
        "description": {
            "fi": format!("Tämä hanke on keksitty palvelun kokeilemista varten. {host_fi} ei ole \
                kirjoittanut siitä riviäkään eikä antanut siihen lukuja."),
            "sv": format!("Projektet är påhittat för att man ska kunna pröva tjänsten. {host_sv} har \
                inte skrivit en rad om det och inte lämnat några siffror."),
            "en": format!("This project is invented so that the service can be tried. Nobody in {en} \
                wrote a line of it or gave it a figure."),
        },
        "operatingTime": { "from": { "year": 2024, "month": 5 }, "to": { "year": 2027 } },
        "hosts": [{
            "organisation": { "names": { "fi": host_fi, "sv": host_sv }, "kind": kind },
            "time": { "from": { "year": 2024, "month": 5 } },
            "note": "Keksityssä hankkeessa",
        }],
        "funders": [ministry()],
        "state": "RUNNING",
    })
}
