//! What some of the projects have beside their assessments: promises, publications whose links are
//! tried, a new partner, and where their work goes on.

use serde_json::{Value, json};

use super::{Telling, at, day, names, slug};
use crate::domain::actor::Role;

const SOURCE: &str = "Keksitty hankesuunnitelma";

impl Telling {
    pub fn around(&mut self) -> anyhow::Result<()> {
        self.promises()?;
        self.publications()?;
        let village = json!({ "partner": {
            "organisation": {
                "names": { "fi": "Kuusikon kyläyhdistys ry (keksitty)", "sv": "Byföreningen (påhittad)" },
                "kind": "ASSOCIATION",
            },
            "time": { "from": { "year": 2026, "month": 2 } },
            "role": "EXPERT",
        } });
        self.of(
            "kainuu",
            "2026-02-10",
            Role::ProjectManager,
            "joinPartner",
            village,
        )?;
        let goes_on = json!({
            "relation": "CONTINUES_IN", "source": "Keksitty jatkosuunnitelma",
            "target": { "placeholder": { "names": names([
                "Kestävä arki (keksitty)",
                "Hållbar vardag (påhittat)",
                "Lasting days (invented)",
            ]) } },
        });
        self.of(
            "etela-pohjanmaa",
            "2025-11-03",
            Role::ProjectManager,
            "linkProject",
            goes_on,
        )
    }

    fn of(
        &mut self,
        region: &str,
        on: &str,
        role: Role,
        mutation: &str,
        mut input: Value,
    ) -> anyhow::Result<()> {
        input["project"] = json!(slug(region));
        self.step(at(day(on)?, 0), role, mutation, input);
        Ok(())
    }

    fn promises(&mut self) -> anyhow::Result<()> {
        let manager = Role::ProjectManager;
        let promise = |key: &str, kind: &str, words: [&str; 3], terms: Value| {
            json!({
                "key": key, "kind": kind, "names": names(words), "terms": terms, "source": SOURCE,
            })
        };
        let van = promise(
            "liikkuva-neuvola",
            "MILESTONE",
            [
                "Liikkuva neuvola aloittaa (keksitty lupaus)",
                "Den mobila rådgivningen inleds (påhittat löfte)",
                "The mobile clinic begins (invented promise)",
            ],
            json!({ "due": { "year": 2025, "month": 6, "day": 30 } }),
        );
        self.of("satakunta", "2024-05-20", manager, "makePromise", van)?;
        let book = promise(
            "yhteisen-numeron-opas",
            "DELIVERABLE",
            [
                "Opas yhteisen numeron käyttöön (keksitty lupaus)",
                "Handbok om det gemensamma numret (påhittat löfte)",
                "Guide to the common number (invented promise)",
            ],
            json!({ "due": { "year": 2025, "season": "SPRING", "asWritten": "keväällä 2025" } }),
        );
        self.of("helsinki", "2024-05-21", manager, "makePromise", book)?;
        let delivered = json!({
            "promise": "yhteisen-numeron-opas", "source": "Keksitty tiedote",
            "outcome": { "delivered": { "on": { "year": 2025, "month": 9, "day": 12 } } },
        });
        self.of(
            "helsinki",
            "2025-09-15",
            manager,
            "recordOutcome",
            delivered,
        )?;
        let target = |value: u32| {
            json!({
                "due": { "year": 2027 },
                "target": { "value": value, "unit": names(["tiimiä", "team", "teams"]) },
            })
        };
        let teams = promise(
            "omatiimit",
            "TARGET",
            [
                "Omatiimit koko alueelle (keksitty lupaus)",
                "Egna team i hela området (påhittat löfte)",
                "Own teams in the whole region (invented promise)",
            ],
            target(40),
        );
        self.of("pirkanmaa", "2024-05-22", manager, "makePromise", teams)?;
        let lowered = json!({
            "promise": "omatiimit", "from": "2025-12-01", "terms": target(28),
            "reason": "Lääkäreitä ei saatu niin paljon kuin suunniteltiin.",
        });
        self.of("pirkanmaa", "2025-12-01", manager, "revisePromise", lowered)
    }

    fn publications(&mut self) -> anyhow::Result<()> {
        let writer = Role::Writer;
        let reports = [
            (
                "helsinki",
                "valiraportti",
                "Väliraportti: yhteinen numero (keksitty)",
            ),
            (
                "keski-suomi",
                "kokemuksia",
                "Kokemuksia etävastaanotosta (keksitty)",
            ),
        ];
        for (region, key, title) in reports {
            let report = json!({
                "key": key, "kind": "REPORT", "title": title, "language": "FI",
                "published": { "year": 2025, "month": 9 },
                "url": format!("https://{region}.testihanke.example/{key}"),
            });
            self.of(region, "2025-09-16", writer, "addPublication", report)?;
        }
        let tries = [
            ("helsinki", "valiraportti", "2025-10-01", true),
            ("keski-suomi", "kokemuksia", "2025-10-01", true),
            ("helsinki", "valiraportti", "2026-03-02", false),
            ("helsinki", "valiraportti", "2026-03-16", false),
            ("keski-suomi", "kokemuksia", "2026-03-16", true),
        ];
        for (region, key, on, works) in tries {
            let tried = json!({ "publication": key, "on": on, "works": works });
            self.of(region, on, writer, "checkLink", tried)?;
        }
        Ok(())
    }
}
