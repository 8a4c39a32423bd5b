//! KAUSI, TYHJÄ, LUKU and JATKO: what a text by itself raises.

use chrono::Datelike as _;

use super::{Notice, NoticeCode, Subject, Surroundings, Thresholds};
use crate::domain::assessment::AnswerState;
use crate::domain::period::Period;
use crate::domain::words::words;

/// Most claims that one notice names.
const CLAIMS_MAX: usize = 3;

/// Beginnings of words by which something is said to have changed.
const CHANGES: &[&str] = &[
    "paran",
    "lyhen",
    "kasvo",
    "kasva",
    "vähen",
    "nous",
    "lask",
    "nope",
    "heik",
    "lisään",
    "pien",
    "förbättr",
    "förkort",
    "ökat",
    "ökad",
    "minska",
    "improv",
    "shorten",
    "increas",
    "decreas",
];

/// Beginnings of words that stand for something that is measured.
const MEASURED: &[&str] = &[
    "coci",
    "t3",
    "jono",
    "saatavuu",
    "odotusai",
    "jatkuvuu",
    "kö",
    "tillgänglig",
    "kontinuitet",
    "queue",
    "access",
    "continuity",
];

/// Words before a share that is told without a number behind it.
const ABOUT: &[&str] = &["yli", "noin", "lähes", "över", "cirka", "over", "about"];

/// Beginnings of words by which work is said to go on.
const GOES_ON: &[&str] = &[
    "jatkuu",
    "jatkui",
    "jatketaan",
    "jatkettiin",
    "siirtyy",
    "siirtyi",
    "siirret",
    "fortsätt",
    "continues",
    "continued",
];

/// Beginnings of words for where it goes on.
const ELSEWHERE: &[&str] = &["hank", "ohjelm", "projekt", "program"];

fn begins(word: &str, beginnings: &[&str]) -> bool {
    beginnings.iter().any(|start| word.starts_with(start))
}

/// KAUSI: it names years, and none of them is of the period.
pub fn other_period(subject: &Subject, period: Period) -> Option<Notice> {
    let mut years: Vec<i32> = subject
        .text
        .split(|sign: char| !sign.is_ascii_digit())
        .filter(|digits| digits.len() == 4)
        .filter_map(|digits| digits.parse().ok())
        .filter(|year| (1990..=2099).contains(year))
        .collect();
    years.sort_unstable();
    years.dedup();
    let own = period.from.year()..=period.to.year();
    if years.is_empty() || years.iter().any(|year| own.contains(year)) {
        return None;
    }
    Some(Notice {
        found: years.iter().map(i32::to_string).collect(),
        ..Notice::of(NoticeCode::Kausi, subject)
    })
}

/// TYHJÄ: a heading alone, fewer words than say anything, or the goal's own words.
pub fn empty(subject: &Subject, around: &Surroundings, thresholds: &Thresholds) -> Option<Notice> {
    let is_wording = || {
        let said: Vec<String> = compared(&subject.text);
        let wordings = around
            .wordings
            .iter()
            .filter(|(goal, _)| *goal == subject.goal);
        let mut wordings = wordings.flat_map(|(_, wordings)| wordings);
        wordings.any(|wording| compared(wording) == said)
    };
    let is_empty = match subject.state {
        AnswerState::HeadingOnly => true,
        AnswerState::Answered => subject.own_words < thresholds.empty_words || is_wording(),
        AnswerState::UnchangedConfirmed | AnswerState::CannotAssess | AnswerState::Unanswered => {
            false
        }
    };
    is_empty.then(|| Notice::of(NoticeCode::Tyhja, subject))
}

fn compared(text: &str) -> Vec<String> {
    words(text).into_iter().map(|word| word.compared).collect()
}

/// The sentences of a text with the compared forms of their words.
fn sentences(text: &str) -> impl Iterator<Item = (&str, Vec<String>)> {
    let ends = |window: &str| window.ends_with(['.', '!', '?']);
    let parts = text.split_inclusive(['\n', ' ']);
    let mut sentences: Vec<(usize, usize)> = Vec::new();
    let (mut start, mut end) = (0, 0);
    for part in parts {
        end += part.len();
        if ends(part.trim_end()) || part.ends_with('\n') {
            sentences.push((start, end));
            start = end;
        }
    }
    sentences.push((start, end));
    let whole = sentences
        .into_iter()
        .map(|(from, to)| text[from..to].trim());
    whole
        .filter(|sentence| !sentence.is_empty())
        .map(|sentence| (sentence, compared(sentence)))
}

/// Names as texts are compared, made once for all texts.
pub struct Known {
    indicators: Vec<Vec<String>>,
    names: Vec<Vec<String>>,
}

impl Known {
    pub fn of(around: &Surroundings) -> Known {
        let all = |names: &[String]| names.iter().map(|name| compared(name)).collect();
        Known {
            indicators: all(&around.indicators),
            names: all(&around.names),
        }
    }
}

/// LUKU: something measured, or about so many per cent, is said to have changed, and no
/// measurement is linked.
pub fn claims(subject: &Subject, known: &Known) -> Option<Notice> {
    if subject.has_measurement {
        return None;
    }
    let names = &known.indicators;
    let is_claim = |words: &[String]| {
        let changes = words.iter().any(|word| begins(word, CHANGES));
        let measured = words.iter().any(|word| begins(word, MEASURED))
            || names.iter().any(|name| holds(words, name));
        let share = words.windows(3).any(|three| {
            let number = three[1]
                .chars()
                .all(|sign| sign.is_numeric() || sign == '.');
            ABOUT.contains(&three[0].as_str()) && number && three[2] == "%"
        });
        changes && measured || share
    };
    let found: Vec<String> = sentences(&subject.said)
        .filter(|(_, words)| is_claim(words))
        .map(|(sentence, _)| sentence.to_owned())
        .take(CLAIMS_MAX)
        .collect();
    (!found.is_empty()).then(|| Notice {
        found,
        ..Notice::of(NoticeCode::Luku, subject)
    })
}

fn holds(words: &[String], name: &[String]) -> bool {
    !name.is_empty() && words.windows(name.len()).any(|window| window == name)
}

/// JATKO: work is said to go on in a project or a programme, and no link says where.
pub fn continues(subject: &Subject, around: &Surroundings, known: &Known) -> Option<Notice> {
    if around.continued.contains(&subject.project) {
        return None;
    }
    let names = &known.names;
    let is_elsewhere = |sentence: &str, words: &[String]| {
        let named = words.iter().any(|word| begins(word, ELSEWHERE));
        let known = names.iter().any(|name| holds(words, name));
        let short = sentence.split(|sign: char| !sign.is_alphanumeric());
        let mut short = short.filter(|word| word.chars().count() >= 3);
        named || known || short.any(|word| word.chars().all(char::is_uppercase))
    };
    let found: Vec<String> = sentences(&subject.said)
        .filter(|(sentence, words)| {
            words.iter().any(|word| begins(word, GOES_ON)) && is_elsewhere(sentence, words)
        })
        .map(|(sentence, _)| sentence.to_owned())
        .take(CLAIMS_MAX)
        .collect();
    (!found.is_empty()).then(|| Notice {
        found,
        ..Notice::of(NoticeCode::Jatko, subject)
    })
}
