//! Personal data in a text: addresses, telephone numbers, identity codes, and names that stand with
//! a title, a role or a label that makes them somebody's.
//!
//! A name alone is not known from other words in capitals; who keeps a block still reads it.

use super::Span;
use super::when::bare;
use crate::domain::identity_code;

/// Which kind of personal data.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum PersonalKind {
    Name,
    MailAddress,
    TelephoneNumber,
    IdentityCode,
}

/// A stretch that tells who somebody is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mark {
    pub span: Span,
    pub kind: PersonalKind,
}

/// Words that stand before or after somebody's name.
const TITLES: &[&str] = &[
    "pj",
    "puheenjohtaja",
    "professori",
    "dosentti",
    "lääkäri",
    "ylilääkäri",
    "tutkija",
    "projektijohtaja",
    "hankejohtaja",
    "johtaja",
    "toimitusjohtaja",
    "varatoimitusjohtaja",
    "kehitysjohtaja",
    "kehittämisjohtaja",
    "strategiajohtaja",
    "kuntayhtymäjohtaja",
    "kaupunginjohtaja",
    "kunnanjohtaja",
    "suunnittelujohtaja",
    "sosiaalijohtaja",
    "projektipäällikkö",
    "hankepäällikkö",
    "kehittämispäällikkö",
    "päällikkö",
    "koordinaattori",
    "asiantuntija",
    "erityisasiantuntija",
    "sihteeri",
    "kaupunginsihteeri",
    "suunnittelija",
    "hankekoordinaattori",
    "toimittanut",
    "kirjoittaja",
    "yhteyshenkilö",
    "lisätietoja",
    "professor",
    "direktör",
    "chef",
    "projektchef",
    "ordförande",
    "sakkunnig",
    "planerare",
    "koordinator",
    "kontaktperson",
    "director",
    "manager",
    "coordinator",
    "chair",
    "editor",
    "contact",
    "doctor",
    "dr",
];

/// Words after which a list of people stands.
const MEMBERS: &[&str] = &[
    "toimivat:",
    "jäsenet:",
    "jäseninä",
    "medlemmar:",
    "members:",
];

/// The personal data of a text that begins at this character.
pub fn marks(text: &str, from: u32) -> Vec<Mark> {
    let tokens = tokens(text, from);
    let mut marks = Vec::new();
    for token in &tokens {
        let kind = if is_mail(token.text) {
            PersonalKind::MailAddress
        } else if identity_code::is_in(token.text) {
            PersonalKind::IdentityCode
        } else {
            continue;
        };
        marks.push(Mark {
            span: token.span,
            kind,
        });
    }
    let is_marked = marks
        .iter()
        .any(|mark| mark.kind == PersonalKind::IdentityCode);
    if !is_marked && identity_code::is_in(text) {
        let to = from + text.chars().count() as u32;
        let span = Span { from, to };
        let kind = PersonalKind::IdentityCode;
        marks.push(Mark { span, kind });
    }
    telephones(&tokens, &mut marks);
    names(text, &tokens, &mut marks);
    marks.sort_by_key(|mark| mark.span);
    marks
}

struct Token<'a> {
    text: &'a str,
    span: Span,
}

fn tokens(text: &str, from: u32) -> Vec<Token<'_>> {
    let mut found = Vec::new();
    let (mut last, mut place) = (0, from);
    for word in text.split_whitespace() {
        let at = word.as_ptr() as usize - text.as_ptr() as usize;
        place += text[last..at].chars().count() as u32;
        let to = place + word.chars().count() as u32;
        let span = Span { from: place, to };
        found.push(Token { text: word, span });
        (last, place) = (at + word.len(), to);
    }
    found
}

fn is_mail(token: &str) -> bool {
    let token = bare(token);
    token.split_once('@').is_some_and(|(local, host)| {
        !local.is_empty() && host.split('.').filter(|part| !part.is_empty()).count() > 1
    }) || token.contains("(at)")
}

/// Numbers that begin with a zero or a country's plus and have 7–13 digits, in one word or more.
fn telephones(tokens: &[Token<'_>], marks: &mut Vec<Mark>) {
    let is_part = |text: &str| {
        text.chars().all(|sign| sign.is_ascii_digit() || "+-–()/.,;".contains(sign))
            && text.chars().any(|sign| sign.is_ascii_digit())
            // A day is none.
            && text.trim_end_matches(['.', ',']).matches('.').count() < 2
    };
    let mut at = 0;
    while at < tokens.len() {
        let first = tokens[at].text.trim_start_matches('(');
        if !is_part(tokens[at].text) || !first.starts_with(['0', '+']) {
            at += 1;
            continue;
        }
        let run = tokens[at..].iter().take_while(|token| is_part(token.text));
        let (mut digits, mut used) = (0, 0);
        for token in run {
            digits += token.text.chars().filter(char::is_ascii_digit).count();
            used += 1;
            if token.text.ends_with([',', ';', '.']) {
                break;
            }
        }
        if (7..=13).contains(&digits) {
            marks.push(Mark {
                span: Span {
                    from: tokens[at].span.from,
                    to: tokens[at + used - 1].span.to,
                },
                kind: PersonalKind::TelephoneNumber,
            });
        }
        at += used.max(1);
    }
}

/// A given name or a surname: one capital at its start, letters otherwise, a hyphen allowed.
fn is_name(token: &str) -> bool {
    let token = bare(token);
    token.chars().count() >= 3
        && token.split('-').all(|part| {
            let mut signs = part.chars();
            signs.next().is_some_and(char::is_uppercase) && signs.all(char::is_lowercase)
        })
}

fn is_title(token: &str) -> bool {
    let word = bare(token).to_lowercase();
    TITLES.contains(&word.as_str())
}

/// Two names in a row that a title, a role or a list of members makes somebody's.
fn names(text: &str, tokens: &[Token<'_>], marks: &mut Vec<Mark>) {
    let lower = text.to_lowercase();
    let is_list = MEMBERS.iter().any(|word| lower.contains(word));
    let mut at = 0;
    while at + 1 < tokens.len() {
        let (given, surname) = (&tokens[at], &tokens[at + 1]);
        let is_pair = is_name(given.text)
            && is_name(surname.text)
            && !is_title(given.text)
            && given
                .text
                .chars()
                .all(|sign| sign.is_alphabetic() || sign == '-')
            && surname.text.starts_with(char::is_uppercase);
        if !is_pair {
            at += 1;
            continue;
        }
        let before = at.checked_sub(1).and_then(|place| tokens.get(place));
        let after = tokens.get(at + 2);
        let ends_clause = surname.text.ends_with(',');
        let title_follows = after.is_some_and(|next| is_title(next.text))
            || (ends_clause
                && tokens[at + 2..]
                    .iter()
                    .take(3)
                    .any(|next| is_title(next.text)));
        let is_somebody = before.is_some_and(|word| is_title(word.text))
            || title_follows
            || (is_list && (ends_clause || before.is_some_and(|word| word.text == "ja")));
        if is_somebody {
            marks.push(Mark {
                span: Span {
                    from: given.span.from,
                    to: surname.span.from + bare(surname.text).chars().count() as u32,
                },
                kind: PersonalKind::Name,
            });
        }
        at += 2;
    }
}
