//! One project's filing for one round: the measurements, the texts, and the review.

use chrono::NaiveDate;
use serde_json::{Value, json};

use super::regions::{IN_SWEDISH, REGIONS, Region};
use super::rounds::{ROUNDS, Round, Turn, filed_on};
use super::texts::{GOALS, narrative, overall};
use super::{INDICATOR, Telling, after, at, slug};
use crate::domain::actor::Role;

/// What happened to a text so that a check finds it.
enum Quirk {
    /// The text of the round before.
    AsBefore,
    /// The text of another region.
    AsIn(&'static str),
    /// Other words in its place.
    Instead(&'static str),
    /// A sentence more.
    And(&'static str),
}

/// Region, round and goal of each, both by place.
const QUIRKS: &[(&str, usize, usize, Quirk)] = &[
    ("pirkanmaa", 2, 3, Quirk::AsBefore),
    ("etela-karjala", 2, 1, Quirk::AsBefore),
    ("kymenlaakso", 2, 2, Quirk::AsIn("satakunta")),
    (
        "pohjois-savo",
        2,
        4,
        Quirk::And("Luvut ovat vuodelta 2022."),
    ),
    ("lappi", 2, 2, Quirk::Instead("Työ etenee suunnitellusti.")),
    (
        "kainuu",
        2,
        1,
        Quirk::And("Hoidon jatkuvuus parani selvästi."),
    ),
    (
        "keski-pohjanmaa",
        2,
        3,
        Quirk::And("Työ jatkuu toisessa hankkeessa ensi kaudella."),
    ),
    (
        "etela-pohjanmaa",
        2,
        3,
        Quirk::And("Työ jatkuu Kestävä arki -hankkeessa ensi kaudella."),
    ),
    ("pirkanmaa", 3, 3, Quirk::AsBefore),
    (
        "satakunta",
        3,
        2,
        Quirk::Instead("Ei muutoksia viime kerrasta, työ etenee."),
    ),
    (
        "pohjois-savo",
        3,
        1,
        Quirk::And("Noin 70 % asukkaista tapasi saman hoitajan."),
    ),
    ("etela-karjala", 3, 3, Quirk::AsIn("keski-suomi")),
];

fn quirk(region: &str, stage: usize, goal: usize) -> Option<&'static Quirk> {
    let mut quirks = QUIRKS.iter();
    let found = quirks.find(|(r, s, g, _)| (*r, *s, *g) == (region, stage, goal));
    found.map(|(_, _, _, quirk)| quirk)
}

/// What a project writes under a goal.
fn text(number: usize, stage: usize, goal: usize) -> String {
    let region = &REGIONS[number];
    let usual = narrative(number, region, goal, stage);
    match quirk(region.key, stage, goal) {
        None => usual,
        Some(Quirk::AsBefore) => text(number, stage - 1, goal),
        Some(Quirk::AsIn(other)) => {
            let other = REGIONS.iter().position(|region| region.key == *other);
            text(other.unwrap_or(number), stage, goal)
        }
        Some(Quirk::Instead(words)) => (*words).to_owned(),
        Some(Quirk::And(sentence)) => format!("{usual} {sentence}"),
    }
}

/// The step of the scale: it rises from round to round, and now and then falls.
fn rating(number: usize, stage: usize, goal: usize) -> usize {
    let falls = stage > 0 && (number + 2 * goal + 3 * stage).is_multiple_of(7);
    (2 + stage + (number * 3 + goal * 5) % 2 - 2 * usize::from(falls)).clamp(1, 5)
}

/// The name under which a measurement is kept for the filing.
fn measured(region: &Region, round: &Round) -> String {
    format!("t3-{}-{}", region.key, round.code)
}

/// Where the region of a number measures.
pub fn place(number: usize) -> String {
    format!("Testiasema {}", number + 1)
}

fn answer(number: usize, stage: usize, goal: usize) -> Value {
    let (region, round) = (&REGIONS[number], &ROUNDS[stage]);
    let key = GOALS[goal].0;
    let written = text(number, stage, goal);
    let language = if region.key == IN_SWEDISH { "sv" } else { "fi" };
    let mut answer = json!({ "goal": key, "rating": rating(number, stage, goal) });
    if goal == 4 && stage < 3 && (number + stage).is_multiple_of(6) {
        return json!({ "goal": key, "cannotAssess": {
            "reason": "Kustannuksista ei ole vielä lukuja, jotka koskisivat vain tätä työtä.",
            "whoCould": "Alueen talousyksikkö tilinpäätöksen jälkeen.",
        } });
    }
    if goal == 3 && stage == 2 && number % 9 == 4 {
        answer["rating"] = json!(rating(number, stage - 1, goal));
        answer["unchanged"] = json!("Mikään ei ole toisin kuin viime kaudella, kuten sovittiin.");
        return answer;
    }
    answer["narrative"] = json!({ language: written });
    if goal == 0 {
        answer["evidence"] = json!([{ "observation": { "saved": measured(region, round) } }]);
    }
    answer
}

/// The whole filing.
fn content(number: usize, stage: usize) -> Value {
    let (region, round) = (&REGIONS[number], &ROUNDS[stage]);
    let [fi, sv] = overall(stage);
    let mut content = json!({
        "project": slug(region.key), "round": round.code,
        "overall": if region.key == IN_SWEDISH { json!({ "sv": sv }) } else { json!({ "fi": fi }) },
        "answers": (0..GOALS.len()).map(|goal| answer(number, stage, goal)).collect::<Vec<_>>(),
    });
    if stage > 1 {
        content["summary"] = json!({ "sv": format!("{}: {sv}", region.names[1]) });
    }
    content
}

/// One filing on its way.
struct Way<'a> {
    telling: &'a mut Telling,
    number: usize,
    stage: usize,
    turn: Turn,
    filed: NaiveDate,
}

impl Telling {
    /// Everything that one project did for one round, and what was said to it.
    pub fn filing(&mut self, number: usize, stage: usize) -> anyhow::Result<()> {
        let turn = ROUNDS[stage].turn(REGIONS[number].key);
        if matches!(turn, Turn::Missing | Turn::Awaited) {
            return Ok(());
        }
        let mut way = Way {
            filed: filed_on(number, stage, turn)?,
            telling: self,
            number,
            stage,
            turn,
        };
        way.measure()?;
        if turn == Turn::Drafted {
            way.draft();
            return Ok(());
        }
        way.file();
        way.review();
        way.talk_of_notices();
        if let (Turn::Corrected, Some(closes)) = (turn, ROUNDS[stage].closes()?) {
            way.correct(after(closes, 20));
        }
        Ok(())
    }
}

impl Way<'_> {
    fn region(&self) -> &'static Region {
        &REGIONS[self.number]
    }

    /// A step so many days after the filing; projects of later places act later in the day.
    fn step(&mut self, days: u64, minute: i64, role: Role, mutation: &str, mut input: Value) {
        input["project"] = json!(slug(self.region().key));
        input["round"] = json!(ROUNDS[self.stage].code);
        let moment = at(after(self.filed, days), minute + self.number as i64);
        self.telling.step(moment, role, mutation, input);
    }

    /// Records the measurements of the last month of the period, before the filing.
    fn measure(&mut self) -> anyhow::Result<()> {
        let (region, round) = (self.region(), &ROUNDS[self.stage]);
        let to = round.state_date()?;
        let period = json!({ "from": to.format("%Y-%m-01").to_string(), "to": to });
        let moment = at(self.filed, 30 + self.number as i64);
        let (number, stage) = (self.number, self.stage);
        let days = 27 + (number * 5) % 9 - 4 * stage + 7 * usize::from((number + stage) % 6 == 5);
        let outcome = match (region.key, stage) {
            ("lappi", 1) => json!({ "capped": 182 }),
            ("kymenlaakso", 1) => {
                json!({ "missing": "Raporttia ei saatu järjestelmän vaihtuessa." })
            }
            ("keski-suomi", _) => {
                json!({ "thirdFreeSlots": [9, 14 - stage, null, 21 - 2 * stage, 12] })
            }
            _ => json!({ "value": days }),
        };
        let place = place(number);
        let reading = |outcome: Value, n: Value| {
            json!({
                "outcome": outcome, "n": n, "source": "Keksitty esimerkkiluku",
            })
        };
        let counted = match outcome.get("value") {
            Some(_) => json!(8 + number % 7),
            None => Value::Null,
        };
        let input = json!({
            "project": slug(region.key), "indicator": "t3", "place": place, "group": "DOCTORS",
            "period": period, "reading": reading(outcome, counted),
        });
        let save = measured(region, round);
        self.telling.saved(moment, "recordObservation", input, save);
        if number.is_multiple_of(2) {
            let share = 58 + (number * 7) % 23 + 4 * stage;
            let input = json!({
                "project": slug(region.key), "indicator": INDICATOR, "place": place, "group": "ALL",
                "period": period,
                "reading": reading(json!({ "value": share }), json!(90 + number * 4)),
            });
            self.telling
                .step(moment, Role::Writer, "recordObservation", input);
        }
        Ok(())
    }

    fn file(&mut self) {
        let first = content(self.number, self.stage);
        self.step(0, 60, Role::ProjectManager, "submitAssessment", first);
        if matches!(self.turn, Turn::Rethought | Turn::Withdrawn) {
            let reason = json!({ "reason": "Yhden aseman luvut olivat väärältä kuulta." });
            self.step(1, 0, Role::ProjectManager, "withdrawAssessment", reason);
        }
        if self.turn == Turn::Rethought {
            let mut again = content(self.number, self.stage);
            let text = format!("{} Luvut on tarkistettu asemilta.", self.said(0));
            again["answers"][0]["narrative"]["fi"] = json!(text);
            self.step(1, 90, Role::ProjectManager, "submitAssessment", again);
        }
    }

    /// What is written under a goal.
    fn said(&self, goal: usize) -> String {
        text(self.number, self.stage, goal)
    }

    fn review(&mut self) {
        if matches!(self.turn, Turn::Sent | Turn::Withdrawn) {
            return;
        }
        let reviewer = Role::FunderReviewer;
        self.step(2, 120, reviewer, "takeIntoReview", json!({}));
        if self.turn == Turn::InReview {
            return;
        }
        if matches!(self.turn, Turn::Mended | Turn::Returned | Turn::Resent) {
            self.send_back();
            if matches!(self.turn, Turn::Returned | Turn::Resent) {
                return;
            }
            self.step(6, 0, reviewer, "takeIntoReview", json!({}));
        }
        let note = json!({ "note": "Kiitos, arviosta saa selvän." });
        self.step(7, 0, reviewer, "acceptAssessment", note);
        if self.turn == Turn::Undone {
            let reason =
                json!({ "reason": "Hyväksyntä annettiin vahingossa ennen lukujen tarkistusta." });
            self.step(7, 30, reviewer, "undoAcceptance", reason);
            self.step(9, 0, reviewer, "acceptAssessment", json!({}));
        }
    }

    /// Returns one goal with a comment on its first sentence; the project mends it, if it does.
    fn send_back(&mut self) {
        const GOAL: usize = 2;
        let said = self.said(GOAL);
        let quote = said.split_inclusive('.').next().unwrap_or(&said);
        let reviewer = Role::FunderReviewer;
        let comment = json!({
            "goal": GOALS[GOAL].0, "quote": quote,
            "text": "Kuinka monta asukasta tämä on tavoittanut? Suuntaa-antava luku riittää.",
        });
        self.step(2, 180, reviewer, "commentOnAssessment", comment);
        let returned = json!({
            "parts": { "goals": [GOALS[GOAL].0] }, "due": after(self.filed, 12),
            "message": "Täydentäkää yhtä tavoitetta, muu on kunnossa.",
        });
        self.step(2, 240, reviewer, "returnAssessment", returned);
        let reply = json!({
            "goal": GOALS[GOAL].0, "replyTo": 1,
            "text": "Laskemme kävijät ja lähetämme kohdan uudelleen tällä viikolla.",
        });
        self.step(3, 0, Role::Writer, "commentOnAssessment", reply);
        if self.turn == Turn::Returned {
            return;
        }
        let (language, more) = if self.region().key == IN_SWEDISH {
            ("sv", "Under perioden nådde vi ungefär trehundra invånare.")
        } else {
            (
                "fi",
                "Kauden aikana tavoitettiin arviolta kolmesataa asukasta.",
            )
        };
        let mut again = content(self.number, self.stage);
        again["answers"][GOAL]["narrative"][language] = json!(format!("{said} {more}"));
        self.step(5, 0, Role::ProjectManager, "submitAssessment", again);
        let settled = json!({ "comment": 1 });
        self.step(5, 30, Role::ProjectManager, "settleComment", settled);
    }

    /// The project puts a text right after the round was closed.
    fn correct(&mut self, on: NaiveDate) {
        let mut corrected = content(self.number, self.stage);
        let text = format!(
            "{} Luku on korjattu: aiempi oli toisen aseman.",
            self.said(3)
        );
        corrected["answers"][3]["narrative"]["fi"] = json!(text);
        corrected["reason"] = json!("Henkilöstön määrä oli laskettu väärältä asemalta.");
        let moment = at(on, 0);
        let role = Role::ProjectManager;
        self.telling
            .step(moment, role, "amendAssessment", corrected);
    }

    /// What the project explains, and the reviewer dismisses.
    fn talk_of_notices(&mut self) {
        let (role, mutation, input) = match (self.region().key, self.stage) {
            ("kainuu", 2) => (
                Role::Writer,
                "explainNotice",
                json!({ "code": "LUKU", "goal": "TT2", "text": "Luku valmistuu vasta keväällä, \
                    kun koko vuoden käynnit on laskettu." }),
            ),
            ("etela-karjala", 2) => (
                Role::FunderReviewer,
                "dismissNotice",
                json!({ "code": "SAMA", "goal": "TT2", "reason": "Tiimien aloitusta siirrettiin \
                    puoli vuotta, joten sama teksti pitää paikkansa." }),
            ),
            ("pirkanmaa", 3) => (
                Role::ProjectManager,
                "explainNotice",
                json!({ "code": "SAMA", "goal": "TT4", "text": "Työ on ollut tauolla, eikä uutta \
                    kerrottavaa ole." }),
            ),
            _ => return,
        };
        self.step(1, 30, role, mutation, input);
    }

    /// A draft: in one region half done and with two texts for one goal, in the other just begun.
    fn draft(&mut self) {
        let field =
            |goal: usize| json!({ "kind": "NARRATIVE", "goal": GOALS[goal].0, "language": "FI" });
        let saved = |field: Value, base: u32, text: &str| json!({ "field": field, "baseVersion": base, "value": { "text": text } });
        let writer = Role::Writer;
        if self.region().key == "lappi" {
            let begun = saved(field(0), 0, &self.said(0));
            self.step(0, 60, writer, "saveDraftField", begun);
            return;
        }
        let whole = json!({ "kind": "OVERALL", "language": "FI" });
        let [fi, _] = overall(self.stage);
        self.step(0, 60, writer, "saveDraftField", saved(whole, 0, &fi));
        for goal in [0, 3] {
            let text = saved(field(goal), 0, &self.said(goal));
            self.step(0, 61, writer, "saveDraftField", text);
        }
        let rating = json!({
            "field": { "kind": "RATING", "goal": "TT1" }, "baseVersion": 0, "value": { "rating": 4 },
        });
        self.step(0, 62, writer, "saveDraftField", rating);
        let claim = "Jonot ovat lyhentyneet, ja takaisinsoitto tulee samana päivänä.";
        self.step(0, 63, writer, "saveDraftField", saved(field(1), 0, claim));
        let fuller = format!("{claim} {}", self.said(1));
        let manager = Role::ProjectManager;
        self.step(
            0,
            64,
            manager,
            "saveDraftField",
            saved(field(1), 1, &fuller),
        );
        let other =
            format!("{claim} Tiimit ovat täynnä, ja uusia asukkaita otetaan vasta syksyllä.");
        self.step(0, 65, writer, "saveDraftField", saved(field(1), 1, &other));
    }
}
