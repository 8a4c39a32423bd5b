//! What stands within a block: promises, targets, claims, models, partners and publications, each
//! known by words of its own.

use super::cut::Piece;
use super::when::{bare, times, year};
use super::{BlockKind, Details, Found, Quantity};
use crate::domain::promise::PromiseKind;
use crate::domain::publication::PublicationKind;
use crate::domain::series::Movement;

/// Words that promise by themselves.
const PROMISES: &[&str] = &[
    "on määrä",
    "on tarkoitus",
    "tarkoitus saada",
    "myöhemmin julkaistav",
    "ska vara klar",
    "ska publiceras",
    "is to be",
    "is due",
    "will be published",
];
/// Words that promise when a time stands with them.
const BY_THEN: &[&str] = &[
    "mennessä",
    "valmistuu",
    "valmistuvat",
    "julkaistaan",
    "otetaan käyttöön",
    "tuotetaan",
    "senast",
    "publiceras",
    "blir klar",
    "by the end",
    "no later than",
    "is completed",
];
/// Words that promise when the thing they make stands with them.
const MAKES: &[&str] = &[
    "tuotetaan",
    "toteutetaan",
    "laaditaan",
    "julkaistaan",
    "kootaan",
    "utarbetas",
    "is drawn up",
];
const THINGS: &[&str] = &[
    "selvity",
    "raport",
    "käsikirja",
    "vertaisarvio",
    "opas",
    "julkaisu",
    "utredning",
    "handbok",
    "report",
    "handbook",
];
/// Words for what is no thing yet: a wish is no promise.
const DUE: &[&str] = &[
    "mennessä",
    "senast",
    "före utgången",
    "by the end",
    "no later than",
];
const TOTAL: &[&str] = &["yhteensä", "totalt", "sammanlagt", "altogether"];

/// Changes that have happened, and which way is better where the word tells.
const CHANGES: &[(&str, Option<Movement>)] = &[
    ("parantunut", Some(Movement::Improved)),
    ("parantuneet", Some(Movement::Improved)),
    ("parantui", Some(Movement::Improved)),
    ("parantuivat", Some(Movement::Improved)),
    ("parani", Some(Movement::Improved)),
    ("paranivat", Some(Movement::Improved)),
    ("nopeutunut", Some(Movement::Improved)),
    ("nopeutui", Some(Movement::Improved)),
    ("lyhentynyt", Some(Movement::Improved)),
    ("lyhentyi", Some(Movement::Improved)),
    ("heikentynyt", Some(Movement::Worsened)),
    ("heikkeni", Some(Movement::Worsened)),
    ("huonontunut", Some(Movement::Worsened)),
    ("huonontui", Some(Movement::Worsened)),
    ("lisääntynyt", None),
    ("lisääntyi", None),
    ("kasvanut", None),
    ("kasvoi", None),
    ("vähentynyt", None),
    ("vähentyi", None),
    ("väheni", None),
    ("laskenut", None),
    ("förbättrats", Some(Movement::Improved)),
    ("förbättrades", Some(Movement::Improved)),
    ("försämrats", Some(Movement::Worsened)),
    ("försämrades", Some(Movement::Worsened)),
    ("ökat", None),
    ("minskat", None),
    ("improved", Some(Movement::Improved)),
    ("shortened", Some(Movement::Improved)),
    ("worsened", Some(Movement::Worsened)),
    ("increased", None),
    ("decreased", None),
];
/// Words before a share that make it a claim: "over 70 %" of what is not told.
const ABOUT: &[&str] = &[
    "yli",
    "noin",
    "lähes",
    "vähintään",
    "alle",
    "över",
    "cirka",
    "nästan",
    "over",
    "about",
    "nearly",
];

/// Words by which a publication is announced.
const PUBLICATIONS: &[(&str, PublicationKind)] = &[
    ("raportti", PublicationKind::Report),
    ("loppuraportti", PublicationKind::Report),
    ("julkaisu", PublicationKind::Report),
    ("käsikirja", PublicationKind::Handbook),
    ("tiedote", PublicationKind::Release),
    ("uutinen", PublicationKind::News),
    ("suunnitelma", PublicationKind::Plan),
    ("esitys", PublicationKind::Presentation),
    ("video", PublicationKind::Video),
    ("rapport", PublicationKind::Report),
    ("handbok", PublicationKind::Handbook),
    ("pressmeddelande", PublicationKind::Release),
    ("nyhet", PublicationKind::News),
    ("report", PublicationKind::Report),
    ("handbook", PublicationKind::Handbook),
    ("release", PublicationKind::Release),
    ("news", PublicationKind::News),
];

fn has(text: &str, words: &[&str]) -> bool {
    words.iter().any(|word| text.contains(word))
}

fn found(piece: &Piece<'_>, kind: BlockKind, rule: &'static str, details: Details) -> Found {
    Found {
        span: piece.span(),
        kind,
        rule,
        details,
    }
}

/// Everything that stands within a piece, in the order of its sentences.
pub(super) fn within(piece: &Piece<'_>) -> Vec<Found> {
    let mut all = Vec::new();
    if let Some(publication) = publication(piece) {
        all.push(publication);
        return all;
    }
    for sentence in piece.sentences() {
        let lower = sentence.text.to_lowercase();
        match target(&sentence, &lower) {
            Some(target) => all.push(target),
            None => all.extend(promise(&sentence, &lower)),
        }
        all.extend(claims(&sentence, &lower));
        all.extend(models(&sentence));
        all.extend(partners(&sentence, &lower));
    }
    all
}

/// A line such as `Tiedote 16.5.2007: …`, or one that is little but a web address.
fn publication(piece: &Piece<'_>) -> Option<Found> {
    let url = piece
        .text
        .split_whitespace()
        .find(|word| word.starts_with("http"));
    let url = url.map(|url| url.trim_end_matches(['.', ',', ')', ';']).to_owned());
    let announced = piece.text.split_once(':').and_then(|(label, title)| {
        let first = bare(label.split_whitespace().next()?).to_lowercase();
        let kind = PUBLICATIONS.iter().find(|(word, _)| *word == first)?.1;
        let date = times(label).into_iter().find_map(|when| when.date);
        let is_label = label.split_whitespace().count() <= 3;
        (is_label && !title.trim().is_empty()).then_some((kind, date, title))
    });
    let (kind, date, title) = match (announced, &url) {
        (Some(announced), _) => announced,
        (None, Some(url)) if piece.words() <= 6 => (kind_of_address(url), None, piece.text),
        (None, _) => return None,
    };
    let title = title.split("http").next().unwrap_or(title);
    let title = title.replace("(PDF)", "").replace('»', "");
    let title = title.trim().trim_end_matches(':').trim();
    let details = Details {
        name: (!title.is_empty())
            .then(|| title.to_owned())
            .or_else(|| url.clone()),
        date,
        publication: Some(kind),
        url,
        ..Details::default()
    };
    Some(found(
        piece,
        BlockKind::Publication,
        "announced_publication",
        details,
    ))
}

fn kind_of_address(url: &str) -> PublicationKind {
    let lower = url.to_lowercase();
    if has(&lower, &["vimeo.", "youtube.", "youtu.be"]) {
        PublicationKind::Video
    } else if has(&lower, &["slideshare.", ".ppt"]) {
        PublicationKind::Presentation
    } else if lower.ends_with(".pdf") {
        PublicationKind::Report
    } else {
        PublicationKind::WebPage
    }
}

fn promise(sentence: &Piece<'_>, lower: &str) -> Option<Found> {
    let times = times(sentence.text);
    let rule = if has(lower, PROMISES) {
        "words_of_promise"
    } else if has(lower, BY_THEN) && !times.is_empty() {
        "by_a_time"
    } else if has(lower, MAKES) && has(lower, THINGS) {
        "a_thing_to_be_made"
    } else {
        return None;
    };
    let is_thing = has(lower, THINGS);
    let last = times.last();
    let details = Details {
        promise: Some(match is_thing {
            true => PromiseKind::Deliverable,
            false => PromiseKind::Milestone,
        }),
        date: last.and_then(|when| when.date.clone()),
        time_as_written: last.map(|when| when.as_written.clone()),
        name: Some(short(sentence.text)),
        ..Details::default()
    };
    Some(found(sentence, BlockKind::Promise, rule, details))
}

/// The first words of a text, for a name that a person makes better.
fn short(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().take(12).collect();
    words
        .join(" ")
        .trim_end_matches(['.', ',', ':', ';'])
        .to_owned()
}

/// Numbers that count something, with the word after each: no days, years or shares.
fn numbers(text: &str) -> Vec<(f64, Option<String>, Option<String>)> {
    let tokens: Vec<&str> = text.split_whitespace().collect();
    let mut found = Vec::new();
    let mut capital = None;
    for (at, token) in tokens.iter().enumerate() {
        let plain = bare(token);
        if token.starts_with(char::is_uppercase) {
            capital = Some(plain.to_owned());
        }
        let is_count = !plain.is_empty()
            && plain.bytes().all(|byte| byte.is_ascii_digit())
            && year(plain).is_none()
            && !token.contains('%');
        let next = tokens.get(at + 1).filter(|next| !next.starts_with('%'));
        if let (true, Ok(number)) = (is_count, plain.parse()) {
            let unit = next
                .map(|next| bare(next))
                .filter(|next| !next.is_empty() && next.chars().all(char::is_lowercase));
            found.push((number, unit.map(str::to_owned), capital.take()));
        }
    }
    found
}

/// A number that is to be reached by a time: after a word such as "altogether", or the only one.
fn target(sentence: &Piece<'_>, lower: &str) -> Option<Found> {
    if !has(lower, DUE) {
        return None;
    }
    let date = times(sentence.text).into_iter().rev().find_map(|when| {
        let written = when.as_written.to_lowercase();
        // The time by which, not a day in brackets.
        let is_due = lower.contains(&format!("{written} loppuun"))
            || lower.contains(&format!("{written} mennessä"))
            || lower.contains(&written) && !has(lower, &["mennessä"]);
        when.date.filter(|_| is_due)
    });
    let numbers = numbers(sentence.text);
    let total = TOTAL.iter().find_map(|word| {
        let (_, after) = lower.split_once(word)?;
        bare(after.split_whitespace().next()?).parse::<f64>().ok()
    });
    let value = match total {
        Some(total) => total,
        None => match numbers.as_slice() {
            [(number, Some(_), _)] => *number,
            _ => return None,
        },
    };
    let place = numbers.iter().position(|(number, ..)| *number == value)?;
    let own_unit = numbers[place].1.clone();
    let after = numbers.get(place + 1..).unwrap_or_default();
    let unit = own_unit.or_else(|| after.iter().find_map(|(_, unit, _)| unit.clone()));
    let shares: Vec<(String, f64)> = after
        .iter()
        .filter(|(_, own, _)| own.is_some() && *own == unit)
        .filter_map(|(number, _, name)| Some((name.clone()?, *number)))
        .collect();
    let sum: f64 = shares.iter().map(|(_, number)| number).sum();
    let details = Details {
        promise: Some(PromiseKind::Target),
        name: Some(short(sentence.text)),
        time_as_written: date.as_ref().and_then(|date| date.as_written.clone()),
        date,
        target: Some(Quantity {
            value,
            unit,
            parts: if sum == value { shares } else { Vec::new() },
        }),
        ..Details::default()
    };
    Some(found(
        sentence,
        BlockKind::Target,
        "a_number_by_a_time",
        details,
    ))
}

/// Measures in brackets, such as `(COCI)`.
fn measures(text: &str) -> Vec<String> {
    let words = text
        .split('(')
        .skip(1)
        .filter_map(|rest| Some(rest.split_once(')')?.0));
    let is_measure = |word: &str| {
        (2..=6).contains(&word.chars().count())
            && word
                .chars()
                .all(|sign| sign.is_uppercase() || sign.is_ascii_digit())
            && word.chars().any(char::is_uppercase)
    };
    words
        .filter(|word| is_measure(word))
        .map(str::to_owned)
        .collect()
}

/// A change that has happened, once for each measure that stands with it; and a share of something.
fn claims(sentence: &Piece<'_>, lower: &str) -> Vec<Found> {
    let tokens: Vec<&str> = lower.split_whitespace().map(bare).collect();
    let change = tokens.iter().find_map(|token| {
        let change = CHANGES.iter().find(|(word, _)| word == token);
        change.map(|(_, movement)| *movement)
    });
    let share = share(lower);
    let mut all = Vec::new();
    if let Some(movement) = change {
        let mut names: Vec<Option<String>> =
            measures(sentence.text).into_iter().map(Some).collect();
        if names.is_empty() {
            names.push(None);
        }
        for measure in names {
            let details = Details {
                measure,
                movement,
                has_number: share.is_some() || !numbers(sentence.text).is_empty(),
                ..Details::default()
            };
            all.push(found(
                sentence,
                BlockKind::Claim,
                "a_change_that_happened",
                details,
            ));
        }
    } else if let Some(share) = share {
        let details = Details {
            measure: Some(share),
            has_number: true,
            ..Details::default()
        };
        all.push(found(
            sentence,
            BlockKind::Claim,
            "a_share_of_what_is_not_told",
            details,
        ));
    }
    all
}

/// A share such as `yli 70 %`: the words of it.
fn share(lower: &str) -> Option<String> {
    let tokens: Vec<&str> = lower.split_whitespace().collect();
    tokens.windows(2).enumerate().find_map(|(at, pair)| {
        let number = bare(pair[1]);
        let is_number = !number.is_empty()
            && number
                .chars()
                .all(|sign| sign.is_ascii_digit() || ",.".contains(sign));
        let sign_follows = tokens.get(at + 2).is_some_and(|next| next.starts_with('%'));
        let is_share = is_number && (pair[1].contains('%') || sign_follows);
        (is_share && ABOUT.contains(&bare(pair[0])))
            .then(|| format!("{} {number} %", bare(pair[0])))
    })
}

/// Operating models by name: quoted, joined to a word for a model, or before one.
fn models(sentence: &Piece<'_>) -> Vec<Found> {
    let mut names: Vec<String> = Vec::new();
    for quoted in sentence.text.split(['”', '"', '“', '„']).skip(1).step_by(2) {
        let is_name = quoted.split_whitespace().count() <= 6;
        if is_name && has(&quoted.to_lowercase(), &["malli", "modell", "model"]) {
            names.push(quoted.trim().to_owned());
        }
    }
    let tokens: Vec<&str> = sentence.text.split_whitespace().collect();
    for (at, token) in tokens.iter().enumerate() {
        let lower = bare(token).to_lowercase();
        if let Some(name) = joined_name(token) {
            names.push(name);
        } else if token.starts_with("-toimintamalli") || token.starts_with("-malli") {
            names.extend(name_before(&tokens[..at]));
        } else if matches!(
            lower.as_str(),
            "malli" | "mallin" | "mallia" | "mallissa" | "mallilla" | "malliksi" | "modellen"
        ) && let Some(before) = at.checked_sub(1).and_then(|place| tokens.get(place))
            && is_proper(before)
        {
            let name = format!("{} malli", bare(before));
            if !names.iter().any(|known| known.eq_ignore_ascii_case(&name)) {
                names.push(name);
            }
        }
    }
    let of_name = |name: String| {
        let details = Details {
            name: Some(name),
            ..Details::default()
        };
        found(sentence, BlockKind::Model, "a_model_by_name", details)
    };
    names.into_iter().map(of_name).collect()
}

/// `Voimaperheet-toimintamallin`: the part before the word for a model.
fn joined_name(token: &str) -> Option<String> {
    let word = bare(token);
    let place = word.find("-toimintamalli")?;
    let name = &word[..place];
    name.starts_with(char::is_uppercase)
        .then(|| name.to_owned())
}

/// The name that ends where the word for a model begins: back to its capital, four words at most.
fn name_before(before: &[&str]) -> Option<String> {
    let start = before
        .iter()
        .rposition(|token| token.starts_with(char::is_uppercase))?;
    let words = before.get(start..)?;
    (words.len() <= 4 && !words.is_empty()).then(|| words.join(" "))
}

/// A capitalised word that is no pronoun and no adjective at the start of a sentence.
fn is_proper(token: &str) -> bool {
    const OTHERS: &[&str] = &[
        "tämä", "tämän", "uusi", "uuden", "uudessa", "se", "sen", "yhteinen", "toinen", "oma",
        "den", "denna",
    ];
    let word = bare(token);
    word.starts_with(char::is_uppercase)
        && word.ends_with(['n', 's'])
        && !OTHERS.contains(&word.to_lowercase().as_str())
}

/// Organisations that a sentence lists after words such as "are in it:".
fn partners(sentence: &Piece<'_>, lower: &str) -> Vec<Found> {
    const LISTS: &[&str] = &[
        "ovat mukana ",
        "mukana ovat ",
        "medverkar ",
        "partners are ",
    ];
    let Some(start) = LISTS
        .iter()
        .find_map(|list| Some(lower.find(list)? + list.len()))
    else {
        return Vec::new();
    };
    // Lower case may be of another length; then the list is left to a person.
    let Some(list) = sentence
        .text
        .get(start..)
        .filter(|_| lower.len() == sentence.text.len())
    else {
        return Vec::new();
    };
    let list = list.trim_end_matches('.');
    let mut names: Vec<&str> = Vec::new();
    for part in list.split(',') {
        names.extend(
            part.split(" ja ")
                .flat_map(|part| part.split(" sekä "))
                .flat_map(|part| part.split(" och ")),
        );
    }
    let names: Vec<&str> = names.into_iter().map(str::trim).collect();
    let is_name =
        |name: &&str| name.starts_with(char::is_uppercase) && name.split_whitespace().count() <= 8;
    if names.len() < 2 || !names.iter().all(is_name) {
        return Vec::new();
    }
    names
        .into_iter()
        .map(|name| {
            let details = Details {
                name: Some(name.to_owned()),
                ..Details::default()
            };
            found(
                &sentence.part(name),
                BlockKind::Partner,
                "a_list_of_parties",
                details,
            )
        })
        .collect()
}
