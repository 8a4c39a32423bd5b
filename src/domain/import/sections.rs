//! Labels and headings: what they say of the pieces that follow them.

use super::cut::Piece;
use super::when::{self, bare, period, times, year};
use super::{BlockKind, Details, Fact, Found};
use crate::domain::ids::Key;
use crate::domain::period::RoundCode;
use crate::domain::words::Fingerprint;

/// What the pieces under a label or a heading are.
#[derive(Clone, Debug, PartialEq)]
enum Section {
    /// One piece follows the label: its value.
    Value(BlockKind),
    Description,
    Goals,
    Partners,
    Time,
    Results,
    Round(RoundCode, Option<Key>),
    /// Links to other pages.
    Related,
    /// A heading that no rule knows.
    Other,
}

/// Labels of the forms in which projects were published; small letters, no colon.
const LABELS: &[(&str, Section)] = &[
    (
        "kokonaisuuden nimi",
        Section::Value(BlockKind::BasicFact(Fact::Name)),
    ),
    (
        "hankkeen nimi",
        Section::Value(BlockKind::BasicFact(Fact::Name)),
    ),
    (
        "projektets namn",
        Section::Value(BlockKind::BasicFact(Fact::Name)),
    ),
    (
        "project name",
        Section::Value(BlockKind::BasicFact(Fact::Name)),
    ),
    (
        "rahoittaja",
        Section::Value(BlockKind::BasicFact(Fact::Funder)),
    ),
    (
        "finansiär",
        Section::Value(BlockKind::BasicFact(Fact::Funder)),
    ),
    ("funder", Section::Value(BlockKind::BasicFact(Fact::Funder))),
    (
        "toimiaika",
        Section::Value(BlockKind::BasicFact(Fact::OperatingTime)),
    ),
    (
        "hankeaika",
        Section::Value(BlockKind::BasicFact(Fact::OperatingTime)),
    ),
    (
        "verksamhetstid",
        Section::Value(BlockKind::BasicFact(Fact::OperatingTime)),
    ),
    (
        "operating time",
        Section::Value(BlockKind::BasicFact(Fact::OperatingTime)),
    ),
    (
        "luotu",
        Section::Value(BlockKind::BasicFact(Fact::PageDate)),
    ),
    (
        "viimeksi muokattu",
        Section::Value(BlockKind::BasicFact(Fact::PageDate)),
    ),
    (
        "julkaistu",
        Section::Value(BlockKind::BasicFact(Fact::PageDate)),
    ),
    ("yhteyshenkilön nimi", Section::Value(BlockKind::Contact)),
    (
        "yhteyshenkilön organisaatio",
        Section::Value(BlockKind::Contact),
    ),
    (
        "yhteyshenkilön sähköposti",
        Section::Value(BlockKind::Contact),
    ),
    (
        "yhteyshenkilön sähköpostiosoite",
        Section::Value(BlockKind::Contact),
    ),
    ("yhteyshenkilö", Section::Value(BlockKind::Contact)),
    ("kirjoittaja", Section::Value(BlockKind::Contact)),
    ("kontaktperson", Section::Value(BlockKind::Contact)),
    ("contact person", Section::Value(BlockKind::Contact)),
    ("lyhyt kuvaus", Section::Description),
    ("kuvaus", Section::Description),
    ("mistä on kyse?", Section::Description),
    ("mitä teemme?", Section::Description),
    ("lähtötilanne", Section::Description),
    (
        "lähtötilanne ja strategiset liittymäkohdat",
        Section::Description,
    ),
    ("beskrivning", Section::Description),
    ("description", Section::Description),
    ("tavoitteet", Section::Goals),
    ("kokonaisuuden tarkoitus ja tavoitteet", Section::Goals),
    ("päämäärä ja päätavoite", Section::Goals),
    (
        "tavoiteltavat tulokset, tuotokset ja vaikutukset",
        Section::Goals,
    ),
    ("mål", Section::Goals),
    ("goals", Section::Goals),
    ("toimijat", Section::Partners),
    ("kumppanit", Section::Partners),
    ("osatoteuttajat", Section::Partners),
    ("kuka on mukana?", Section::Partners),
    ("aktörer", Section::Partners),
    ("partners", Section::Partners),
    ("missä mennään?", Section::Time),
    ("tuotokset ja tulokset", Section::Results),
    ("mitä on saatu aikaan?", Section::Results),
    ("tulokset", Section::Results),
    ("resultat", Section::Results),
    ("results", Section::Results),
    ("yhteystiedot", Section::Other),
    ("kontaktuppgifter", Section::Other),
    ("liitetiedostot ja linkit", Section::Other),
    ("samankaltaiset esitykset", Section::Related),
    ("aiheeseen liittyvää", Section::Related),
    ("lue myös", Section::Related),
    ("liknande presentationer", Section::Related),
    ("related", Section::Related),
    ("esityksen transkriptio", Section::Other),
    ("presentation transcript", Section::Other),
];

/// How the words of a page's own furniture begin; small letters.
const FURNITURE: &[&str] = &[
    "siirry suoraan",
    "siirry sisältöön",
    "hoppa till innehåll",
    "skip to content",
    "advertisement",
    "slides:",
    "archived",
    "arvioitu lukuaika",
    "tämä sivu on arkistoitu",
    "denna sida är arkiverad",
    "jaa sivu",
    "tulosta",
    "takaisin ylös",
    "evästeet",
    "kysy, kerro",
    "tässä mennään",
];

/// Words of a heading of a round's self-assessment.
const ASSESSMENTS: &[&str] = &[
    "oma-arvioin",
    "itsearvioin",
    "självvärdering",
    "self-assessment",
];

/// Words that state an aim.
const AIMS: &[&str] = &[
    "tavoitteena on",
    "tavoitteena luoda",
    "tavoite on",
    "päämääränä on",
    "tavoitteet:",
    "tavoitteet ovat",
    "målet är",
    "syftet är",
    "the aim is",
    "the goal is",
    "aims to",
];

/// Shortest part of two headings that must be the same words, when a goal's heading is known again:
/// wordings of one goal drift from year to year.
const SAME_WORDS_MIN: f64 = 0.5;
/// Letters by which two forms of a word are taken for one.
const STEM_LETTERS: usize = 5;

/// Goes through the pieces of a text and remembers under which heading they stand.
pub(super) struct Reader<'a> {
    goals: &'a [(Key, Vec<String>)],
    section: Option<Section>,
    is_first: bool,
}

impl<'a> Reader<'a> {
    pub fn new(goals: &'a [(Key, Vec<String>)]) -> Reader<'a> {
        Reader {
            goals,
            section: None,
            is_first: true,
        }
    }

    /// What the next piece is.
    pub fn next(&mut self, piece: &Piece<'_>, within: &[Found]) -> Found {
        let (kind, rule, details) = self.judge(piece, within);
        if kind != BlockKind::Noise {
            self.is_first = false;
        }
        Found {
            span: piece.span(),
            kind,
            rule,
            details,
        }
    }

    fn judge(&mut self, piece: &Piece<'_>, within: &[Found]) -> (BlockKind, &'static str, Details) {
        let lower = piece.text.to_lowercase();
        let is_label = self.label(&lower);
        if is_label {
            return (BlockKind::Heading, "label", Details::default());
        }
        if is_furniture(piece, &lower) {
            return (BlockKind::Noise, "furniture_of_a_page", Details::default());
        }
        if let Some(round) = round_of(piece, &lower) {
            self.section = Some(Section::Round(round, None));
            return (BlockKind::Heading, "heading_of_a_round", Details::default());
        }
        if self.section == Some(Section::Related) {
            return (
                BlockKind::Noise,
                "titles_of_other_pages",
                Details::default(),
            );
        }
        if let Some(Section::Round(round, goal)) = &self.section {
            let (round, goal) = (round.clone(), goal.clone());
            return self.of_round(piece, round, goal);
        }
        if let Some(publication) = within
            .iter()
            .find(|found| found.kind == BlockKind::Publication)
        {
            return (
                publication.kind,
                publication.rule,
                publication.details.clone(),
            );
        }
        if is_heading(piece) && !self.is_first {
            self.section = Some(Section::Other);
            return (
                BlockKind::Heading,
                "a_line_in_capitals_or_a_question",
                Details::default(),
            );
        }
        self.of_section(piece, &lower, within)
    }

    /// Whether the piece is a label; what follows it is then known.
    fn label(&mut self, lower: &str) -> bool {
        // An icon's file name may stand before the label.
        let words = lower.rsplit("created with sketch.").next().unwrap_or(lower);
        let words = words.trim().trim_end_matches(':');
        let Some((_, section)) = LABELS.iter().find(|(label, _)| *label == words) else {
            return false;
        };
        self.section = Some(section.clone());
        true
    }

    /// Under the heading of a round: the heading of a goal, or what is told of it.
    fn of_round(
        &mut self,
        piece: &Piece<'_>,
        round: RoundCode,
        goal: Option<Key>,
    ) -> (BlockKind, &'static str, Details) {
        let mut details = Details {
            round: Some(round.clone()),
            goal,
            ..Details::default()
        };
        if let Some(goal) = self.goal_of(piece) {
            details.goal = Some(goal.clone());
            details.is_goal_heading = true;
            self.section = Some(Section::Round(round, Some(goal)));
            return (BlockKind::Narrative, "heading_of_a_goal", details);
        }
        (
            BlockKind::Narrative,
            "under_the_heading_of_a_round",
            details,
        )
    }

    /// The goal whose heading a line is: short, no sentence, and most of its words the goal's.
    fn goal_of(&self, piece: &Piece<'_>) -> Option<Key> {
        if piece.words() > 16 || piece.text.ends_with('.') {
            return None;
        }
        let own = stems(piece.text);
        let words = Fingerprint::of([unnumbered(piece.text)]);
        let score = |wordings: &Vec<String>| {
            let scores = wordings.iter().map(|wording| {
                let is_same = Fingerprint::of([unnumbered(wording)]) == words;
                if is_same {
                    2.0
                } else {
                    likeness(&own, &stems(wording))
                }
            });
            scores.fold(0.0, f64::max)
        };
        let mut scored: Vec<(f64, &Key)> = self
            .goals
            .iter()
            .map(|(key, wordings)| (score(wordings), key))
            .filter(|(score, _)| *score >= SAME_WORDS_MIN)
            .collect();
        scored.sort_by(|(a, _), (b, _)| b.total_cmp(a));
        // A heading that is as much like another goal's is no goal's.
        match scored.as_slice() {
            [best, next, ..] if best.0 <= next.0 => None,
            [best, ..] => Some(best.1.clone()),
            [] => None,
        }
    }

    fn of_section(
        &mut self,
        piece: &Piece<'_>,
        lower: &str,
        within: &[Found],
    ) -> (BlockKind, &'static str, Details) {
        match self.section.clone() {
            Some(Section::Value(kind)) => {
                self.section = None;
                return (kind, "value_of_a_label", value(kind, piece));
            }
            Some(Section::Partners) => {
                return (BlockKind::Partner, "under_a_label", Details::default());
            }
            Some(Section::Goals) => return (BlockKind::Goal, "under_a_label", Details::default()),
            Some(Section::Time) if period(piece.text).is_some() => {
                let kind = BlockKind::BasicFact(Fact::OperatingTime);
                return (kind, "under_a_label", value(kind, piece));
            }
            Some(Section::Results) => {
                return (BlockKind::Narrative, "under_a_label", Details::default());
            }
            Some(Section::Time | Section::Description | Section::Other) | None => {}
            Some(Section::Related | Section::Round(..)) => {}
        }
        if self.is_first && piece.words() <= 12 && !piece.text.ends_with('.') {
            let kind = BlockKind::BasicFact(Fact::Name);
            return (kind, "first_line", value(kind, piece));
        }
        if let Some(model) = model_at_start(piece, within) {
            return model;
        }
        let is_party = within.iter().any(|found| found.kind == BlockKind::Partner)
            || lower.contains("seuraavat kumppanit");
        if is_party {
            return (BlockKind::Partner, "a_list_of_parties", Details::default());
        }
        if AIMS.iter().any(|words| lower.contains(words)) {
            return (BlockKind::Goal, "words_of_an_aim", Details::default());
        }
        if self.section == Some(Section::Description) {
            let kind = BlockKind::BasicFact(Fact::Description);
            return (kind, "under_a_label", Details::default());
        }
        for kind in [BlockKind::Target, BlockKind::Promise, BlockKind::Claim] {
            if let Some(found) = within.iter().find(|found| found.kind == kind) {
                return (kind, found.rule, found.details.clone());
            }
        }
        (BlockKind::Unknown, "no_rule", Details::default())
    }
}

/// What the value of a label says.
fn value(kind: BlockKind, piece: &Piece<'_>) -> Details {
    let mut details = Details::default();
    match kind {
        BlockKind::BasicFact(Fact::Name | Fact::Funder) => {
            details.name = Some(piece.text.to_owned())
        }
        BlockKind::BasicFact(Fact::OperatingTime) => details.time = period(piece.text),
        BlockKind::BasicFact(Fact::PageDate) => {
            details.date = times(piece.text).into_iter().find_map(|when| when.date);
        }
        _ => {}
    }
    details
}

/// A slide about a model: its name and its version stand first.
fn model_at_start(
    piece: &Piece<'_>,
    within: &[Found],
) -> Option<(BlockKind, &'static str, Details)> {
    let words: Vec<&str> = piece.text.split_whitespace().take(12).collect();
    let start = words.iter().position(|word| {
        let word = bare(word).to_lowercase();
        matches!(
            word.as_str(),
            "malli" | "malliksi" | "mallin" | "modell" | "model"
        )
    })?;
    let follows = words.get(start + 1).map(|word| bare(word).to_lowercase());
    let is_versioned = matches!(
        follows.as_deref(),
        Some("v" | "versio" | "version" | "jatkuu")
    );
    if !is_versioned {
        return None;
    }
    let named = within.iter().find(|found| found.kind == BlockKind::Model);
    let name = named.and_then(|found| found.details.name.clone());
    let written = words.get(..=start).map(|words| words.join(" "));
    let details = Details {
        name: name.or_else(|| written.map(|words| words.trim_end_matches(',').to_owned())),
        ..Details::default()
    };
    Some((BlockKind::Model, "a_version_of_a_model", details))
}

/// Words of a page's own furniture: navigation, icons, links to media, page numbers.
fn is_furniture(piece: &Piece<'_>, lower: &str) -> bool {
    let ends = [
        "twitterissä",
        "facebookissa",
        "instagramissa",
        "linkedinissä",
        "verkkosivut",
        "på facebook",
        "på twitter",
    ];
    let is_link = piece.words() <= 6 && ends.iter().any(|end| lower.ends_with(end));
    let is_number = !piece.text.chars().any(char::is_alphabetic)
        && times(piece.text).is_empty()
        && period(piece.text).is_none();
    FURNITURE.iter().any(|words| lower.starts_with(words))
        || lower.contains("created with sketch")
        || is_link
        || is_number
}

/// The round that a heading names: a year, or a season of one.
fn round_of(piece: &Piece<'_>, lower: &str) -> Option<RoundCode> {
    if piece.words() > 8 || !ASSESSMENTS.iter().any(|word| lower.contains(word)) {
        return None;
    }
    let year = lower.split_whitespace().find_map(year)?;
    let half = lower.split_whitespace().find_map(when::is_autumn);
    let code = match half {
        None => year.to_string(),
        Some(is_autumn) => format!("{year}-{}", if is_autumn { 2 } else { 1 }),
    };
    RoundCode::parse(&code)
}

/// A short line in capitals, or a short question.
fn is_heading(piece: &Piece<'_>) -> bool {
    let letters = piece
        .text
        .chars()
        .filter(|sign| sign.is_alphabetic())
        .count();
    let is_loud =
        letters >= 4 && !piece.text.chars().any(char::is_lowercase) && piece.words() <= 10;
    is_loud || (piece.text.ends_with('?') && piece.words() <= 6)
}

/// A heading without the number before it.
fn unnumbered(heading: &str) -> &str {
    let rest = heading.trim_start_matches(|sign: char| sign.is_ascii_digit());
    rest.strip_prefix('.').map_or(heading, str::trim_start)
}

fn stems(text: &str) -> Vec<String> {
    let words = text.split_whitespace().map(bare);
    let long = words.filter(|word| word.chars().count() > 3);
    let mut stems: Vec<String> = long
        .map(|word| word.to_lowercase().chars().take(STEM_LETTERS).collect())
        .collect();
    stems.sort_unstable();
    stems.dedup();
    stems
}

/// How many of the words of two headings are the same: 0 for none, 1 for all.
fn likeness(a: &[String], b: &[String]) -> f64 {
    let both = a.iter().filter(|stem| b.contains(stem)).count();
    let all = a.len() + b.len() - both;
    if all == 0 {
        0.0
    } else {
        both as f64 / all as f64
    }
}
