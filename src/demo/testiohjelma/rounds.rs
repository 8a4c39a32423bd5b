//! The rounds: when each was, and how the filings went that did not go as usual.

use chrono::NaiveDate;
use serde_json::{Value, json};

use super::regions::REGIONS;
use super::{PROGRAMME, Telling, after, at, day, slug};
use crate::domain::actor::Role;

/// A round of the programme.
pub struct Round {
    pub code: &'static str,
    from: &'static str,
    /// The last day of the period, whose situation is described.
    to: &'static str,
    /// Empty while it is open.
    closes: &'static str,
    /// How the filings went that did not go as usual.
    turns: &'static [(&'static str, Turn)],
}

/// How far a filing went.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Turn {
    /// In time, taken into review and accepted.
    Usual,
    /// So many days after the due day, then as usual.
    Late(u64),
    /// Within a due day of its own, so many days later.
    Extended(u64),
    /// Nothing was filed.
    Missing,
    /// Filed after the round was opened again.
    Reopened,
    /// Returned, sent again, accepted.
    Mended,
    /// Taken back by the project, sent again, accepted.
    Rethought,
    /// Accepted, undone, accepted.
    Undone,
    /// Accepted, and corrected by the project after the closing.
    Corrected,
    /// Where filings of an open round may stand.
    Sent,
    InReview,
    Returned,
    Resent,
    Withdrawn,
    /// Written, not sent.
    Drafted,
    /// Not begun.
    Awaited,
}

impl Round {
    pub fn turn(&self, region: &str) -> Turn {
        let mut turns = self.turns.iter();
        let found = turns.find(|(key, _)| *key == region);
        found.map_or(Turn::Usual, |(_, turn)| *turn)
    }

    pub fn state_date(&self) -> anyhow::Result<NaiveDate> {
        day(self.to)
    }

    pub fn opens(&self) -> anyhow::Result<NaiveDate> {
        Ok(after(day(self.to)?, 1))
    }

    pub fn due(&self) -> anyhow::Result<NaiveDate> {
        Ok(after(day(self.to)?, 15))
    }

    pub fn closes(&self) -> anyhow::Result<Option<NaiveDate>> {
        match self.closes {
            "" => Ok(None),
            closes => Ok(Some(day(closes)?)),
        }
    }
}

/// The day on which the closed round of spring 2025 was opened again, and closed for good.
const REOPENED: [&str; 2] = ["2025-06-18", "2025-06-27"];

pub const ROUNDS: [Round; 4] = [
    Round {
        code: "2024-2",
        from: "2024-05-01",
        to: "2024-10-31",
        closes: "2024-12-13",
        turns: &[
            ("kymenlaakso", Turn::Late(4)),
            ("lappi", Turn::Missing),
            ("etela-savo", Turn::Mended),
        ],
    },
    Round {
        code: "2025-1",
        from: "2024-11-01",
        to: "2025-04-30",
        closes: "2025-06-13",
        turns: &[
            ("satakunta", Turn::Extended(10)),
            ("kanta-hame", Turn::Missing),
            ("pohjois-karjala", Turn::Late(9)),
            ("kainuu", Turn::Rethought),
            ("paijat-hame", Turn::Reopened),
        ],
    },
    Round {
        code: "2025-2",
        from: "2025-05-01",
        to: "2025-10-31",
        closes: "2025-12-12",
        turns: &[
            ("kanta-hame", Turn::Missing),
            ("keski-pohjanmaa", Turn::Late(2)),
            ("etela-pohjanmaa", Turn::Undone),
            ("varsinais-suomi", Turn::Corrected),
            ("pohjanmaa", Turn::Mended),
        ],
    },
    Round {
        code: "2026-1",
        from: "2025-11-01",
        to: "2026-04-30",
        closes: "",
        turns: &[
            ("kanta-hame", Turn::Awaited),
            ("kymenlaakso", Turn::Awaited),
            ("ita-uusimaa", Turn::Awaited),
            ("pohjois-karjala", Turn::Awaited),
            ("kainuu", Turn::Drafted),
            ("lappi", Turn::Drafted),
            ("pirkanmaa", Turn::Sent),
            ("satakunta", Turn::Sent),
            ("pohjois-savo", Turn::Sent),
            ("etela-karjala", Turn::Sent),
            ("vantaa-kerava", Turn::Sent),
            ("keski-suomi", Turn::InReview),
            ("helsinki", Turn::InReview),
            ("varsinais-suomi", Turn::Returned),
            ("etela-savo", Turn::Resent),
            ("paijat-hame", Turn::Withdrawn),
        ],
    },
];

impl Telling {
    pub fn rounds(&mut self) -> anyhow::Result<()> {
        for (stage, round) in ROUNDS.iter().enumerate() {
            self.plan(stage, round)?;
            for number in 0..REGIONS.len() {
                self.filing(number, stage)?;
            }
            self.remind(round)?;
            match round.closes()? {
                Some(closes) => self.close(round, closes)?,
                None => self.keep_open(round)?,
            }
        }
        Ok(())
    }

    /// What is done to a round by those who run the programme.
    fn of_round(&mut self, on: NaiveDate, mutation: &str, round: &Round, mut input: Value) {
        input["programme"] = json!(PROGRAMME);
        input["code"] = json!(round.code);
        let role = match mutation {
            "remindProjects" => Role::FunderReviewer,
            _ => Role::ProgrammeAdministrator,
        };
        self.step(at(on, 300), role, mutation, input);
    }

    fn plan(&mut self, stage: usize, round: &Round) -> anyhow::Result<()> {
        let input = json!({
            "kind": "HALF_YEAR",
            "period": { "from": round.from, "to": round.to },
            "stateDate": round.to, "opens": round.opens()?, "due": round.due()?,
            "needsOverall": true, "needsRatings": true, "needsSwedishSummary": stage > 1,
        });
        let planned = after(day(round.from)?, 120);
        self.of_round(planned, "planRound", round, input);
        for region in &REGIONS {
            if let Turn::Extended(days) = round.turn(region.key) {
                let extend = json!({
                    "project": slug(region.key), "due": after(round.due()?, days),
                    "reason": "Potilastietojärjestelmä vaihtui kauden viimeisellä viikolla, ja luvut \
                        saadaan vasta sen jälkeen.",
                });
                self.of_round(after(round.opens()?, 5), "extendRound", round, extend);
            }
        }
        Ok(())
    }

    /// Whoever has not filed on the day after the due day is reminded.
    fn remind(&mut self, round: &Round) -> anyhow::Result<()> {
        let has_not_filed = |turn| {
            use Turn::{Awaited, Drafted, Late, Missing, Reopened};
            matches!(turn, Late(_) | Missing | Reopened | Drafted | Awaited)
        };
        let regions = REGIONS
            .iter()
            .filter(|region| has_not_filed(round.turn(region.key)));
        let projects: Vec<String> = regions.map(|region| slug(region.key)).collect();
        let message = json!({
            "fi": "Arvio puuttuu vielä. Jos jokin estää sen lähettämistä, kertokaa, niin sovitaan päivästä.",
            "sv": "Värderingen saknas ännu. Om något hindrar er från att sända den, hör av er så \
                kommer vi överens om en dag.",
        });
        let input = json!({ "projects": projects, "message": message });
        self.of_round(after(round.due()?, 1), "remindProjects", round, input);
        Ok(())
    }

    fn close(&mut self, round: &Round, closes: NaiveDate) -> anyhow::Result<()> {
        self.of_round(closes, "closeRound", round, json!({ "on": closes }));
        let is_reopened = |turn: &(&str, Turn)| turn.1 == Turn::Reopened;
        if round.turns.iter().any(is_reopened) {
            let [opened, closed] = [day(REOPENED[0])?, day(REOPENED[1])?];
            let reason =
                "Yksi hanke oli lähettänyt arvionsa väärään osoitteeseen ennen määräpäivää.";
            self.of_round(opened, "reopenRound", round, json!({ "reason": reason }));
            self.of_round(closed, "closeRound", round, json!({ "on": closed }));
        }
        Ok(())
    }

    /// The last step of all: the round stays open for whoever tries the demo.
    fn keep_open(&mut self, round: &Round) -> anyhow::Result<()> {
        let input = json!({
            "opens": round.opens()?, "due": "2027-05-31",
            "reason": "Keksityn ohjelman kierros jätetään auki, jotta sillä voi kokeilla.",
        });
        self.of_round(day("2026-05-25")?, "rescheduleRound", round, input);
        Ok(())
    }
}

/// The day on which a filing was sent, and from which its review is counted.
pub fn filed_on(number: usize, stage: usize, turn: Turn) -> anyhow::Result<NaiveDate> {
    let round = &ROUNDS[stage];
    Ok(match turn {
        Turn::Late(days) => after(round.due()?, days),
        Turn::Extended(days) => after(round.due()?, days - 1),
        Turn::Reopened => after(day(REOPENED[0])?, 1),
        _ => after(round.opens()?, 3 + ((number * 7 + stage * 3) % 11) as u64),
    })
}
