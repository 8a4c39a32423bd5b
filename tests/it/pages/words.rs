//! The words of pages: none is missing, none is left over, every enum has all of its own.

use std::collections::BTreeSet;

use hankemuisti::domain::language::Language;
use hankemuisti::pages::files;
use hankemuisti::pages::words::{OF_ENUMS, Words, id_of, ids};

fn templates() -> Vec<(String, String)> {
    let folders = ["pages/", "layout/", "parts/"];
    let names = folders.into_iter().flat_map(files::names);
    names
        .filter(|name| !name.ends_with(".graphql"))
        .map(|name| (name.clone(), files::text(&name).unwrap()))
        .collect()
}

/// Islands, which say words that their pages hand to them.
fn islands() -> Vec<(String, String)> {
    fn walk(folder: &std::path::Path, found: &mut Vec<(String, String)>) {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            let name = path.to_string_lossy().into_owned();
            if path.is_dir() {
                walk(&path, found);
            } else if name.ends_with(".ts") && !name.ends_with(".test.ts") {
                found.push((name, std::fs::read_to_string(&path).unwrap()));
            }
        }
    }
    let mut found = Vec::new();
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/islands");
    walk(std::path::Path::new(folder), &mut found);
    found
}

/// What follows each `before` up to the next quotation mark, and whether something is added to it.
fn quoted<'t>(text: &'t str, before: &str) -> Vec<(&'t str, bool)> {
    let is_alone = |place: usize| !text[..place].ends_with(char::is_alphabetic);
    let places = text
        .match_indices(before)
        .filter(|(place, _)| is_alone(*place));
    places
        .filter_map(|(place, _)| text[place + before.len()..].split_once('"'))
        .map(|(id, rest)| (id, rest.trim_start().starts_with('~')))
        .collect()
}

/// The values of an enum of the schema.
fn values(name: &str) -> Vec<String> {
    let sdl = hankemuisti::graphql::sdl();
    let start = format!("\nenum {name} {{");
    let body = sdl
        .split(&start as &str)
        .nth(1)
        .unwrap_or_else(|| panic!("no enum {name}"));
    let body = body.split("\n}").next().unwrap();
    let lines = body.lines().map(str::trim);
    let is_value = |line: &&str| {
        !line.is_empty()
            && line
                .bytes()
                .all(|b| b.is_ascii_uppercase() || b"_0123456789".contains(&b))
    };
    lines.filter(is_value).map(str::to_owned).collect()
}

#[test]
fn every_word_of_a_template_is_there_in_three_languages() {
    for language in Language::ALL {
        let words = Words::of(language);
        let known: BTreeSet<String> = ids(language).into_iter().collect();
        for (name, text) in templates() {
            for (id, is_beginning) in quoted(&text, "t(\"") {
                let has = match is_beginning {
                    true => known.iter().any(|known| known.starts_with(id)),
                    false => words.has(id),
                };
                assert!(has, "{name}: no word `{id}` in {language:?}");
            }
            for (beginning, _) in quoted(&text, "word(\"") {
                let known = OF_ENUMS.iter().any(|(known, _)| *known == beginning);
                assert!(known, "{name}: words of `{beginning}` belong to no enum");
            }
        }
        for (beginning, name) in OF_ENUMS {
            for value in values(name) {
                let id = id_of(beginning, &value);
                assert!(words.has(&id), "no word `{id}` for {name} in {language:?}");
            }
        }
    }
}

#[test]
fn no_word_is_given_twice() {
    for language in Language::ALL {
        let mut known = BTreeSet::new();
        for id in ids(language) {
            assert!(known.insert(id.clone()), "`{id}` twice in {language:?}");
        }
    }
}

/// What the islands say: whole ids, and the beginnings of those that are put together.
fn said_by_islands() -> (BTreeSet<String>, Vec<String>) {
    let (mut whole, mut begun) = (BTreeSet::new(), Vec::new());
    for (_, text) in islands() {
        let strings = text.split('\'').skip(1).step_by(2);
        whole.extend(strings.map(str::to_owned));
        let put_together = text.split("say(`").skip(1);
        let starts = put_together.filter_map(|rest| rest.split_once("${"));
        begun.extend(starts.map(|(start, _)| start.to_owned()));
    }
    (whole, begun)
}

#[test]
fn every_word_of_an_island_is_there_and_handed_to_it() {
    let all: String = templates().into_iter().map(|(_, text)| text).collect();
    let handed = quoted(&all, "words(\"");
    let (whole, begun) = said_by_islands();
    for (start, _) in &handed {
        let said = |id: &str| id.starts_with(start);
        let unknown: Vec<_> = whole
            .iter()
            .filter(|id| said(id) && !Words::of(Language::Fi).has(id))
            .collect();
        assert!(unknown.is_empty(), "{unknown:?}");
        let is_used = whole.iter().any(|id| said(id)) || begun.iter().any(|id| said(id));
        assert!(is_used, "no island says a word of `{start}`");
    }
}

#[test]
fn no_word_is_left_over() {
    let all: String = templates().into_iter().map(|(_, text)| text).collect();
    let mut used: BTreeSet<String> = all.split('"').map(str::to_owned).collect();
    let (whole, said) = said_by_islands();
    used.extend(whole);
    let built = [
        "season-winter",
        "season-spring",
        "season-summer",
        "season-autumn",
    ];
    used.extend(built.map(str::to_owned));
    used.extend(["span-until", "span-unknown"].map(str::to_owned));
    for (beginning, name) in OF_ENUMS {
        used.extend(values(name).iter().map(|value| id_of(beginning, value)));
    }
    let begun = quoted(&all, "t(\"").into_iter();
    let begun = begun.filter(|(_, is_beginning)| *is_beginning);
    let begun: Vec<String> = begun.map(|(id, _)| id.to_owned()).chain(said).collect();
    let is_used = |id: &String| used.contains(id) || begun.iter().any(|b| id.starts_with(b));
    let left: Vec<String> = ids(Language::Fi)
        .into_iter()
        .filter(|id| !is_used(id))
        .collect();
    assert!(left.is_empty(), "{left:?}");
}

/// A text without what stands between each opening and its closing.
fn without(text: &str, pairs: &[(&str, &str)]) -> String {
    let mut plain = String::new();
    let mut rest = text;
    loop {
        let found = pairs
            .iter()
            .filter_map(|(open, close)| Some((rest.find(open)?, *close)))
            .min_by_key(|(place, _)| *place);
        let Some((place, close)) = found else {
            return plain + rest;
        };
        plain.push_str(&rest[..place]);
        plain.push(' ');
        let Some(length) = rest[place..].find(close) else {
            return plain;
        };
        rest = &rest[place + length + close.len()..];
    }
}

#[test]
fn no_template_holds_words_of_its_own() {
    // Names of formats and letters of formulas, and of what is no text but an attribute.
    let allowed = [
        "BibTeX",
        "RIS",
        "CSV",
        "JSON",
        "sitemap",
        "xml",
        "saavutettavuusvaatimukset",
        "fi",
        "COCI",
        "Σ",
        "N",
        "n",
        "E",
        "S",
        "T",
        "K",
    ];
    let marks = ["tojson", "dense", "graphql"];
    for (name, text) in templates() {
        // A macro that writes the attributes of a control, and nothing that is read.
        let text = without(&text, &[("{% macro control(", "{% endmacro %}")]);
        let text = without(&text, &[("{{", "}}"), ("{%", "%}"), ("{#", "#}")]);
        let text = without(
            &text,
            &[("<pre", "</pre>"), ("<code", "</code>"), ("<", ">")],
        );
        let words = text.split(|sign: char| !sign.is_alphabetic());
        let own: Vec<&str> = words
            .filter(|word| !word.is_empty())
            .filter(|word| !allowed.contains(word) && !marks.contains(word))
            .collect();
        assert!(own.is_empty(), "{name}: {own:?}");
    }
}
