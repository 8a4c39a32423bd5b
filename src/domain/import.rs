//! Import: an old text, cut into blocks, each with what it seems to be and where it stood.
//!
//! Rules, not guesses: a block is called something because of a word, a label or a heading that the
//! rule names, and what no rule knows stays a block for a person. Nothing here records anything.

mod cut;
mod finds;
mod personal;
mod sections;
#[cfg(test)]
mod tests;
mod when;

use std::collections::{HashMap, HashSet};

use super::fuzzy_date::{FuzzyDate, FuzzyPeriod};
use super::ids::Key;
use super::period::RoundCode;
use super::promise::PromiseKind;
use super::publication::PublicationKind;
use super::refusal::{Checks, Reason};
use super::series::Movement;
use super::words::Fingerprint;

pub use personal::{Mark, PersonalKind, marks};

/// Longest text that is read at once, in characters.
pub const SOURCE_CHARS_MAX: usize = 200_000;
/// Most blocks of one text.
pub const BLOCKS_MAX: usize = 2_000;
/// Fewest words of a block that can be the twin of another: "2023" twice is no twin.
const TWIN_WORDS_MIN: u32 = 4;

/// A stretch of a text in characters; the end is not included.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Span {
    pub from: u32,
    pub to: u32,
}

/// What a block seems to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BlockKind {
    BasicFact(Fact),
    Goal,
    /// What a project tells of a round, or of its results without naming a round.
    Narrative,
    Model,
    /// A promise of a number.
    Target,
    Promise,
    /// A change that is told without a number, or a share without what it is a share of.
    Claim,
    Partner,
    Publication,
    /// Who answers questions: personal data, which are never recorded.
    Contact,
    /// A heading, which says what follows it.
    Heading,
    /// What belongs to a web page and not to the project.
    Noise,
    /// No rule knows it.
    Unknown,
}

/// Which basic fact.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fact {
    Name,
    Description,
    OperatingTime,
    Funder,
    /// When the page was made or changed: it dates the source and is no fact of the project.
    PageDate,
}

/// What a rule read out of the words. Empty where it read nothing.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Details {
    pub round: Option<RoundCode>,
    pub goal: Option<Key>,
    /// It is the heading of a goal, with or without a text under it.
    pub is_goal_heading: bool,
    /// A title, or the name of a model, a partner or a promise.
    pub name: Option<String>,
    pub date: Option<FuzzyDate>,
    pub time: Option<FuzzyPeriod>,
    /// The words that told the time.
    pub time_as_written: Option<String>,
    pub promise: Option<PromiseKind>,
    pub target: Option<Quantity>,
    /// The measure that a claim names, such as `COCI`.
    pub measure: Option<String>,
    pub movement: Option<Movement>,
    /// A claim gives a number, yet not one that can be checked.
    pub has_number: bool,
    pub publication: Option<PublicationKind>,
    pub url: Option<String>,
}

/// A number to reach, with the shares that make it.
#[derive(Clone, Debug, PartialEq)]
pub struct Quantity {
    pub value: f64,
    pub unit: Option<String>,
    pub parts: Vec<(String, f64)>,
}

/// Something that a rule found, and which rule.
#[derive(Clone, Debug, PartialEq)]
pub struct Found {
    pub span: Span,
    pub kind: BlockKind,
    /// The rule's stable name.
    pub rule: &'static str,
    pub details: Details,
}

/// A block of a text.
#[derive(Clone, Debug, PartialEq)]
pub struct Block {
    pub text: String,
    pub found: Found,
    /// Place of the earlier block with the same words.
    pub repeats: Option<usize>,
    /// The same words are recorded of the project.
    pub is_recorded: bool,
    pub personal: Vec<Mark>,
    /// What stands within it: promises, targets, claims, models and partners.
    pub within: Vec<Found>,
}

impl Block {
    /// Whether it may be kept as it stands: it is something, is new, and names nobody.
    pub fn may_be_kept(&self) -> bool {
        let is_something = match self.found.kind {
            BlockKind::BasicFact(Fact::PageDate)
            | BlockKind::Contact
            | BlockKind::Heading
            | BlockKind::Noise
            | BlockKind::Unknown => false,
            BlockKind::BasicFact(_)
            | BlockKind::Goal
            | BlockKind::Narrative
            | BlockKind::Model
            | BlockKind::Target
            | BlockKind::Promise
            | BlockKind::Claim
            | BlockKind::Partner
            | BlockKind::Publication => true,
        };
        // The same words told of two rounds are two facts.
        let is_of_round = self.found.details.round.is_some();
        let is_new = is_of_round || self.repeats.is_none() && !self.is_recorded;
        is_something && is_new && self.personal.is_empty()
    }
}

/// What is known before a text is read.
#[derive(Clone, Debug, Default)]
pub struct Known {
    /// The goals of the project's programme, each in all its wordings.
    pub goals: Vec<(Key, Vec<String>)>,
    /// Digests of the texts that are recorded of the project.
    pub recorded: HashSet<String>,
}

impl Known {
    /// Takes a recorded text, and each of its paragraphs, into what is known.
    pub fn add(&mut self, text: &str) {
        for part in text.split("\n\n").chain([text]) {
            let fingerprint = Fingerprint::of([part]);
            if fingerprint.words > 0 {
                self.recorded.insert(fingerprint.digest);
            }
        }
    }

    /// Whether the same words are recorded.
    pub fn holds(&self, text: &str) -> bool {
        let fingerprint = Fingerprint::of([text]);
        fingerprint.words > 0 && self.recorded.contains(&fingerprint.digest)
    }
}

/// The text as it is read and digested: without a byte order mark, lines ended by a line feed.
pub fn plain(text: &str) -> String {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    text.replace("\r\n", "\n").replace('\r', "\n")
}

/// Checks a text before it is read: its length, and that its letters were not lost on the way.
pub fn check(checks: &mut Checks, field: &str, text: &str) {
    let too_long = Reason::TooLong {
        max: SOURCE_CHARS_MAX,
    };
    // Bytes first: counting the characters of a huge text is for nothing.
    let fits = text.len() <= 4 * SOURCE_CHARS_MAX && text.chars().count() <= SOURCE_CHARS_MAX;
    checks.expect(fits, field, too_long);
    checks.expect(!text.trim().is_empty(), field, Reason::Required);
    let garbled = ["\u{fffd}", "Ã¤", "Ã¶", "Ã¥"];
    let is_whole = !garbled.iter().any(|sign| text.contains(sign));
    checks.expect(is_whole, field, Reason::WrongEncoding);
    let stray = |c: char| c.is_control() && !matches!(c, '\n' | '\t');
    checks.expect(!text.chars().any(stray), field, Reason::ControlCharacter);
}

/// The stretch of a text; `None` when it does not lie within it or is empty.
pub fn stretch(text: &str, span: Span) -> Option<&str> {
    let place = |at: u32| {
        text.char_indices()
            .map(|(byte, _)| byte)
            .chain([text.len()])
            .nth(at as usize)
    };
    let (from, to) = (place(span.from)?, place(span.to)?);
    (from < to).then(|| &text[from..to])
}

/// Cuts a plain text into blocks and says what each seems to be.
pub fn read(text: &str, known: &Known) -> Vec<Block> {
    let mut reader = sections::Reader::new(&known.goals);
    let mut seen: HashMap<String, usize> = HashMap::new();
    let mut named: HashSet<String> = HashSet::new();
    let mut blocks: Vec<Block> = Vec::new();
    for piece in cut::pieces(text) {
        let mut within = finds::within(&piece);
        // A model is told of once, however often it is named.
        within.retain(|found| match (&found.kind, &found.details.name) {
            (BlockKind::Model, Some(name)) => named.insert(name.to_lowercase()),
            _ => true,
        });
        let mut found = reader.next(&piece, &within);
        let personal = marks(piece.text, piece.from);
        let names = personal
            .iter()
            .filter(|mark| mark.kind != PersonalKind::Name);
        let is_contact = names.count() > 0 && piece.words() <= 12 || personal.len() > 2;
        if is_contact && found.kind != BlockKind::Noise {
            found.kind = BlockKind::Contact;
            found.rule = "personal_data";
        }
        let fingerprint = Fingerprint::of([piece.text]);
        let can_be_twin = fingerprint.words >= TWIN_WORDS_MIN && found.kind != BlockKind::Noise;
        let number = blocks.len();
        let repeats = match can_be_twin {
            true => match seen.get(&fingerprint.digest) {
                Some(first) => Some(*first),
                None => {
                    seen.insert(fingerprint.digest.clone(), number);
                    None
                }
            },
            false => None,
        };
        blocks.push(Block {
            text: piece.text.to_owned(),
            found,
            repeats,
            is_recorded: known.recorded.contains(&fingerprint.digest),
            personal,
            within,
        });
    }
    blocks
}

/// A key made of a name: its letters and digits in ASCII, words joined by hyphens.
pub fn key_of(name: &str) -> Option<Key> {
    let mut key = String::new();
    for sign in name.chars().flat_map(char::to_lowercase) {
        let plain = match sign {
            'ä' | 'å' => 'a',
            'ö' => 'o',
            'é' => 'e',
            other => other,
        };
        if plain.is_ascii_alphanumeric() {
            key.push(plain);
        } else if !key.is_empty()
            && !key.ends_with('-')
            && (sign == ' ' || sign == '-' || sign == '–')
        {
            key.push('-');
        }
        if key.len() >= 60 {
            break;
        }
    }
    Key::parse(key.trim_end_matches('-'))
}
