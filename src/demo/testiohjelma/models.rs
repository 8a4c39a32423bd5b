//! Some operating models of the invented programme: a model that was described twice and spread, what
//! another region made of it, and one that did not go on.

use anyhow::Context as _;
use serde_json::{Value, json};

use super::filing::place;
use super::regions::REGIONS;
use super::{Telling, at, day, names, slug};
use crate::domain::actor::Role;

/// The key of the model that spread.
const NUMBER: &str = "testimalli-yhteinen-numero";
/// What another region made of it.
const EVENING: &str = "testimalli-iltanumero";
/// The one that did not go on.
const BUS: &str = "testimalli-neuvola-bussissa";

impl Telling {
    pub fn models(&mut self) -> anyhow::Result<()> {
        self.number()?;
        self.evening()?;
        self.bus()
    }

    fn model(&mut self, on: &str, minute: i64, mutation: &str, input: Value) -> anyhow::Result<()> {
        let role = Role::ProgrammeAdministrator;
        self.step(at(day(on)?, minute), role, mutation, input);
        Ok(())
    }

    fn number(&mut self) -> anyhow::Result<()> {
        let words = [
            "Yhteinen numero (keksitty malli)",
            "Ett gemensamt nummer (påhittad modell)",
            "One number for all (invented model)",
        ];
        let entered = entered(NUMBER, words, "kainuu", "DEVELOPED", "asiakasohjaus");
        self.model("2024-10-08", 1, "enterModel", entered)?;
        let first = content(
            [
                "Keksitty malli: kaikki yhteydenotot tulevat samaan numeroon, josta ohjataan eteenpäin.",
                "En påhittad modell: alla samtal kommer till samma nummer och styrs vidare därifrån.",
                "An invented model: all calls come to one number and are led on from there.",
            ],
            "Asukas ei tiedä, mihin soittaa.",
            "Soittaja kertoo asiansa kerran.",
        );
        let version = json!({ "model": NUMBER, "base": 0, "content": first });
        self.model("2024-10-08", 2, "publishModelVersion", version)?;
        let tried = json!({ "model": NUMBER, "state": "TRIALLED",
            "since": { "year": 2025, "month": 2 }, "reason": "Keksitty kokeilu yhdessä kunnassa." });
        self.model("2025-03-04", 1, "changeModelState", tried)?;
        let second = content(
            [
                "Keksitty malli: yhteydenotot tulevat samaan numeroon, ja takaisinsoitto sovitaan heti.",
                "En påhittad modell: samtalen kommer till samma nummer och återuppringningen avtalas genast.",
                "An invented model: calls come to one number, and the time to call back is agreed at once.",
            ],
            "Asukas ei tiedä, mihin soittaa, eikä milloin hänelle vastataan.",
            "Soittaja kertoo asiansa kerran ja tietää, milloin hänelle soitetaan.",
        );
        let version = json!({ "model": NUMBER, "base": 1, "content": second,
            "why": "Keksitty kokeilu osoitti, että soittaja haluaa tietää ajan." });
        self.model("2025-09-16", 1, "publishModelVersion", version)?;
        let in_use =
            json!({ "model": NUMBER, "state": "IN_USE", "since": { "year": 2025, "month": 9 } });
        self.model("2025-09-16", 2, "changeModelState", in_use)?;
        let adopted = adopted(NUMBER, "pohjois-karjala", "Keksitty Kuusiranta", "ADOPTED");
        self.model("2025-12-02", 1, "reportAdoption", adopted)?;
        let planned = adopted_later(NUMBER, "lappi", "Keksitty Tunturikylä");
        self.model("2026-01-20", 1, "reportAdoption", planned)?;
        self.measured_by(NUMBER, "kainuu")
    }

    /// Names what a region measured of its access to care as evidence of a model.
    fn measured_by(&mut self, model: &str, region: &str) -> anyhow::Result<()> {
        let number = REGIONS.iter().position(|one| one.key == region);
        let number = number.with_context(|| format!("{region} is no region"))?;
        let evidence = json!({
            "model": model,
            "series": {
                "project": slug(region), "indicator": "t3", "place": place(number),
                "group": "DOCTORS",
            },
            "note": "Keksitty luku: kolmas vapaa aika siellä, missä malli on käytössä.",
        });
        self.model("2026-02-10", 1, "linkModelEvidence", evidence)
    }

    fn evening(&mut self) -> anyhow::Result<()> {
        let words = [
            "Iltanumero (keksitty malli)",
            "Kvällsnumret (påhittad modell)",
            "The evening number (invented model)",
        ];
        let entered = entered(EVENING, words, "pohjois-savo", "TRIALLED", "saatavuus");
        self.model("2025-11-11", 1, "enterModel", entered)?;
        let first = content(
            [
                "Keksitty malli: yhteinen numero vastaa myös iltaisin kello 16–20.",
                "En påhittad modell: det gemensamma numret svarar också på kvällen kl. 16–20.",
                "An invented model: the one number also answers in the evening from 4 to 8.",
            ],
            "Työssä käyvä ei ehdi soittaa päivällä.",
            "Yhteyden saa myös työpäivän jälkeen.",
        );
        let version = json!({ "model": EVENING, "base": 0, "content": first });
        self.model("2025-11-11", 2, "publishModelVersion", version)?;
        let link = json!({ "earlier": NUMBER, "later": EVENING, "kind": "DERIVED_FROM",
            "since": { "year": 2025, "month": 11 }, "note": "Keksitty: kehitettiin Kainuun mallista." });
        self.model("2025-11-11", 3, "linkModels", link)?;
        self.measured_by(EVENING, "pohjois-savo")
    }

    fn bus(&mut self) -> anyhow::Result<()> {
        let words = [
            "Neuvola bussissa (keksitty malli)",
            "Rådgivning i buss (påhittad modell)",
            "A clinic in a bus (invented model)",
        ];
        let entered = entered(BUS, words, "satakunta", "TRIALLED", "ehkaiseva-tyo");
        self.model("2025-05-06", 1, "enterModel", entered)?;
        let first = content(
            [
                "Keksitty malli: neuvola kiertää kylissä bussilla kerran kuussa.",
                "En påhittad modell: rådgivningen kör runt i byarna med buss en gång i månaden.",
                "An invented model: the clinic goes round the villages in a bus once a month.",
            ],
            "Matka neuvolaan on pitkä.",
            "Perhe käy neuvolassa omassa kylässä.",
        );
        let version = json!({ "model": BUS, "base": 0, "content": first });
        self.model("2025-05-06", 2, "publishModelVersion", version)?;
        let ended = json!({ "model": BUS, "state": "NOT_CONTINUED",
            "since": { "year": 2026, "month": 1 }, "reason": "Keksitty: bussi maksoi liikaa.",
            "learned": "Keksitty oppi: kaksi kylää riittäisi kiertoon." });
        self.model("2026-01-27", 1, "changeModelState", ended)
    }
}

fn entered(key: &str, words: [&str; 3], region: &str, state: &str, theme: &str) -> Value {
    json!({
        "key": key, "project": slug(region), "names": names(words), "state": state,
        "classification": {
            "counties": [region], "themes": [theme], "targetGroups": ["kaikki"], "languages": ["FI"],
        },
    })
}

fn content(summary: [&str; 3], needs: &str, changes: &str) -> Value {
    let invented = "Keksitty teksti.";
    json!({
        "summary": names(summary),
        "whoFor": { "fi": format!("Alueen asukkaille. {invented}") },
        "whatChanges": { "fi": format!("{changes} {invented}") },
        "whatItNeeds": { "fi": format!("Yhteisen työvuorolistan. {invented}") },
        "cost": { "unknown": { "fi": "Keksityllä mallilla ei ole kustannuksia." } },
        "path": [
            { "section": "NEEDS", "text": { "fi": format!("{needs} {invented}") } },
            { "section": "CORE_IDEA", "text": { "fi": format!("{changes} {invented}") } },
        ],
    })
}

fn adopted(model: &str, region: &str, place: &str, state: &str) -> Value {
    json!({
        "model": model, "project": slug(region),
        "site": {
            "organisation": {
                "names": { "fi": format!("{place} (keksitty kunta)") }, "kind": "MUNICIPALITY",
            },
        },
        "stage": { "state": state, "since": { "year": 2025, "month": 11 },
            "note": { "fi": "Keksitty käyttöönotto." } },
    })
}

fn adopted_later(model: &str, region: &str, place: &str) -> Value {
    let mut planned = adopted(model, region, place, "PLANNED");
    planned["stage"] = json!({ "state": "PLANNED", "intended": { "year": 2026, "season": "AUTUMN" },
        "note": { "fi": "Keksitty suunnitelma." } });
    planned
}
