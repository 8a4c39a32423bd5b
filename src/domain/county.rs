//! In which county an organisation is, as far as its name tells: by the county or the municipality that
//! the name begins with, where that lies today.
//!
//! Only names are known of organisations, so what a name does not tell stays untold.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::ids::Key;
use super::language::Language;
use super::organisation::{Organisation, OrganisationKind};
use super::vocabulary::{Term, Vocabulary};

/// The list; its beginning says how it is written.
const LIST: &str = include_str!("places.txt");
/// Most words of a place's name.
const PLACE_WORDS_MAX: usize = 3;

/// Counties by the names and genitives of places in lower case.
static PLACES: LazyLock<HashMap<String, &'static Term>> = LazyLock::new(|| {
    let mut places = HashMap::new();
    let mut county = None;
    for line in LIST.lines().filter(|line| !line.starts_with('#')) {
        if let Some((key, genitive)) = line.strip_prefix("= ").and_then(|at| at.split_once(' ')) {
            county = Key::parse(key).and_then(|key| Vocabulary::Counties.find(&key));
            let Some(county) = county else { continue };
            learn(&mut places, genitive, county);
            for (language, name) in county.names().iter() {
                learn(&mut places, name, county);
                if language == Language::Sv {
                    learn(&mut places, &format!("{name}s"), county);
                }
            }
        } else if let Some(county) = county {
            let (name, genitive) = line.split_once(' ').unwrap_or((line, ""));
            learn(&mut places, name, county);
            for genitive in [genitive.to_owned(), format!("{name}n"), format!("{name}s")] {
                learn(&mut places, &genitive, county);
            }
        }
    }
    places
});

/// The first that is told of a name counts: counties come before their municipalities.
fn learn(places: &mut HashMap<String, &'static Term>, name: &str, county: &'static Term) {
    if !name.is_empty() {
        places.entry(name.to_lowercase()).or_insert(county);
    }
}

/// The county that the organisation's name tells; of a ministry, of whole Finland, none.
pub fn county_of(organisation: &Organisation) -> Option<&'static Term> {
    if organisation.kind == OrganisationKind::Ministry {
        return None;
    }
    let names = organisation.names.iter();
    names.map(|(_, name)| name).find_map(|name| of_name(name))
}

/// The longest place that a name begins with; English puts it last, after `of`.
fn of_name(name: &str) -> Option<&'static Term> {
    let name = name.to_lowercase();
    let (_, place) = name.split_once(" of ").unwrap_or(("", &name));
    let words: Vec<&str> = place.split_whitespace().take(PLACE_WORDS_MAX).collect();
    let beginnings = (1..=words.len()).rev().map(|many| words[..many].join(" "));
    let mut known = beginnings.filter_map(|place| PLACES.get(place.trim_end_matches(',')).copied());
    known.next()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::language::Names;

    fn county(name: &str, kind: OrganisationKind) -> Option<&'static str> {
        let names = Names {
            fi: Some(name.to_owned()),
            ..Names::default()
        };
        county_of(&Organisation { names, kind }).map(|term| term.key)
    }

    #[test]
    fn every_county_of_the_list_is_a_term_and_every_region_has_one() {
        let named = LIST.lines().filter_map(|line| line.strip_prefix("= "));
        let mut keys: Vec<&str> = named.filter_map(|at| at.split(' ').next()).collect();
        let terms = Vocabulary::Counties.terms().iter().map(|term| term.key);
        let mut wanted: Vec<&str> = terms.filter(|key| *key != "valtakunnallinen").collect();
        keys.sort_unstable();
        wanted.sort_unstable();
        assert_eq!(keys, wanted);
    }

    #[test]
    fn a_name_tells_the_county_that_it_begins_with_or_its_municipality_lies_in() {
        use OrganisationKind::*;
        for (name, kind, wanted) in [
            (
                "Länsi-Uudenmaan hyvinvointialue",
                WellbeingCounty,
                "lansi-uusimaa",
            ),
            (
                "Vantaan ja Keravan hyvinvointialue",
                WellbeingCounty,
                "vantaa-kerava",
            ),
            (
                "Västra Nylands välfärdsområde",
                WellbeingCounty,
                "lansi-uusimaa",
            ),
            (
                "Wellbeing services county of North Savo",
                WellbeingCounty,
                "pohjois-savo",
            ),
            ("Pohjanmaan hyvinvointialue", WellbeingCounty, "pohjanmaa"),
            (
                "Etelä-Pohjanmaan hyvinvointialue",
                WellbeingCounty,
                "etela-pohjanmaa",
            ),
            ("Tampereen kaupunki", Municipality, "pirkanmaa"),
            ("Mikkeli", Municipality, "etela-savo"),
            ("Rymättylä", Municipality, "varsinais-suomi"),
            ("Jämsän seutu", JointAuthority, "keski-suomi"),
            ("Esbo stad", Municipality, "lansi-uusimaa"),
            ("Helsingin kaupunki", Municipality, "helsinki"),
        ] {
            assert_eq!(county(name, kind), Some(wanted), "{name}");
        }
    }

    #[test]
    fn what_a_name_does_not_tell_stays_untold() {
        for name in [
            "Esimerkkilän hyvinvointialue",
            "Sitra",
            "Suomen Kuntaliitto",
        ] {
            assert_eq!(county(name, OrganisationKind::Other), None, "{name}");
        }
        let ministry = county("Helsingin ministeriö", OrganisationKind::Ministry);
        assert_eq!(ministry, None);
    }
}
