//! The controlled words by which operating models are found: counties, themes and target groups.
//!
//! A key stands for one meaning for ever; a term is never removed, so that what was classified by
//! it stays readable.

use std::collections::HashSet;

use super::ids::Key;
use super::language::Names;
use super::refusal::{Checks, Reason};

/// A word with its permanent key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Term {
    pub key: &'static str,
    fi: &'static str,
    sv: &'static str,
    en: &'static str,
}

impl Term {
    const fn new(key: &'static str, fi: &'static str, sv: &'static str, en: &'static str) -> Term {
        Term { key, fi, sv, en }
    }

    pub fn names(&self) -> Names {
        Names {
            fi: Some(self.fi.to_owned()),
            sv: Some(self.sv.to_owned()),
            en: Some(self.en.to_owned()),
        }
    }
}

/// A closed list of terms.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Vocabulary {
    Counties,
    Themes,
    TargetGroups,
}

impl Vocabulary {
    /// Its terms in the order in which they are offered.
    pub fn terms(self) -> &'static [Term] {
        match self {
            Vocabulary::Counties => COUNTIES,
            Vocabulary::Themes => THEMES,
            Vocabulary::TargetGroups => TARGET_GROUPS,
        }
    }

    pub fn find(self, key: &Key) -> Option<&'static Term> {
        self.terms().iter().find(|term| term.key == key.as_str())
    }
}

/// Checks that every key of a list is a term, and stands there once.
pub fn check_terms(checks: &mut Checks, field: &str, vocabulary: Vocabulary, keys: &[Key]) {
    checks.list(field, keys.len());
    let mut seen = HashSet::new();
    for (index, key) in keys.iter().enumerate() {
        let at = format!("{field}.{index}");
        let what = key.as_str().to_owned();
        checks.expect(
            vocabulary.find(key).is_some(),
            &at,
            Reason::NotATerm { key: what.clone() },
        );
        checks.expect(seen.insert(key), &at, Reason::Repeated { what });
    }
}

/// The wellbeing services counties with Helsinki and Åland, and the whole country. Older models
/// are placed where their municipality lies today.
const COUNTIES: &[Term] = &[
    Term::new(
        "valtakunnallinen",
        "Valtakunnallinen",
        "Hela landet",
        "The whole country",
    ),
    Term::new("ahvenanmaa", "Ahvenanmaa", "Åland", "Åland"),
    Term::new(
        "etela-karjala",
        "Etelä-Karjala",
        "Södra Karelen",
        "South Karelia",
    ),
    Term::new(
        "etela-pohjanmaa",
        "Etelä-Pohjanmaa",
        "Södra Österbotten",
        "South Ostrobothnia",
    ),
    Term::new("etela-savo", "Etelä-Savo", "Södra Savolax", "South Savo"),
    Term::new("helsinki", "Helsinki", "Helsingfors", "Helsinki"),
    Term::new("ita-uusimaa", "Itä-Uusimaa", "Östra Nyland", "East Uusimaa"),
    Term::new("kainuu", "Kainuu", "Kajanaland", "Kainuu"),
    Term::new(
        "kanta-hame",
        "Kanta-Häme",
        "Egentliga Tavastland",
        "Kanta-Häme",
    ),
    Term::new(
        "keski-pohjanmaa",
        "Keski-Pohjanmaa",
        "Mellersta Österbotten",
        "Central Ostrobothnia",
    ),
    Term::new(
        "keski-suomi",
        "Keski-Suomi",
        "Mellersta Finland",
        "Central Finland",
    ),
    Term::new(
        "keski-uusimaa",
        "Keski-Uusimaa",
        "Mellersta Nyland",
        "Central Uusimaa",
    ),
    Term::new("kymenlaakso", "Kymenlaakso", "Kymmenedalen", "Kymenlaakso"),
    Term::new("lappi", "Lappi", "Lappland", "Lapland"),
    Term::new(
        "lansi-uusimaa",
        "Länsi-Uusimaa",
        "Västra Nyland",
        "Western Uusimaa",
    ),
    Term::new("pirkanmaa", "Pirkanmaa", "Birkaland", "Pirkanmaa"),
    Term::new("pohjanmaa", "Pohjanmaa", "Österbotten", "Ostrobothnia"),
    Term::new(
        "pohjois-karjala",
        "Pohjois-Karjala",
        "Norra Karelen",
        "North Karelia",
    ),
    Term::new(
        "pohjois-pohjanmaa",
        "Pohjois-Pohjanmaa",
        "Norra Österbotten",
        "North Ostrobothnia",
    ),
    Term::new(
        "pohjois-savo",
        "Pohjois-Savo",
        "Norra Savolax",
        "North Savo",
    ),
    Term::new(
        "paijat-hame",
        "Päijät-Häme",
        "Päijänne-Tavastland",
        "Päijät-Häme",
    ),
    Term::new("satakunta", "Satakunta", "Satakunta", "Satakunta"),
    Term::new(
        "vantaa-kerava",
        "Vantaa ja Kerava",
        "Vanda och Kervo",
        "Vantaa and Kerava",
    ),
    Term::new(
        "varsinais-suomi",
        "Varsinais-Suomi",
        "Egentliga Finland",
        "Southwest Finland",
    ),
];

const THEMES: &[Term] = &[
    Term::new(
        "saatavuus",
        "Hoitoon ja palveluun pääsy",
        "Tillgång till vård och service",
        "Access to care and services",
    ),
    Term::new(
        "jatkuvuus",
        "Hoidon jatkuvuus",
        "Vårdkontinuitet",
        "Continuity of care",
    ),
    Term::new(
        "tiimityo",
        "Monialainen tiimityö",
        "Tvärsektoriellt teamarbete",
        "Multidisciplinary teamwork",
    ),
    Term::new(
        "asiakasohjaus",
        "Asiakas- ja palveluohjaus",
        "Klient- och servicehandledning",
        "Client guidance",
    ),
    Term::new(
        "integraatio",
        "Palvelujen integraatio",
        "Serviceintegration",
        "Integration of services",
    ),
    Term::new(
        "palveluverkosto",
        "Palveluverkoston johtaminen",
        "Ledning av servicenätverk",
        "Management of service networks",
    ),
    Term::new(
        "ohjaus-ja-kustannukset",
        "Ohjaus ja kustannukset",
        "Styrning och kostnader",
        "Steering and costs",
    ),
    Term::new(
        "hankinta-ja-sopimukset",
        "Hankinta ja sopimukset",
        "Upphandling och avtal",
        "Procurement and contracts",
    ),
    Term::new(
        "palveluseteli",
        "Palveluseteli",
        "Servicesedel",
        "Service voucher",
    ),
    Term::new(
        "ehkaiseva-tyo",
        "Ehkäisevä työ",
        "Förebyggande arbete",
        "Prevention",
    ),
    Term::new(
        "mielenterveys-ja-paihteet",
        "Mielenterveys ja päihteet",
        "Mental hälsa och missbruk",
        "Mental health and substance use",
    ),
    Term::new(
        "perhekeskus",
        "Perhekeskus",
        "Familjecenter",
        "Family centre",
    ),
    Term::new(
        "suun-terveys",
        "Suun terveydenhuolto",
        "Munhälsovård",
        "Oral health care",
    ),
    Term::new("asuminen", "Asuminen", "Boende", "Housing"),
    Term::new(
        "digipalvelut",
        "Digitaaliset palvelut",
        "Digitala tjänster",
        "Digital services",
    ),
    Term::new(
        "osallisuus",
        "Asiakkaiden osallisuus",
        "Klientdelaktighet",
        "Client participation",
    ),
    Term::new(
        "henkilosto",
        "Henkilöstö ja osaaminen",
        "Personal och kompetens",
        "Staff and skills",
    ),
    Term::new(
        "kaksikielisyys",
        "Kaksikieliset palvelut",
        "Tvåspråkig service",
        "Bilingual services",
    ),
];

const TARGET_GROUPS: &[Term] = &[
    Term::new(
        "kaikki",
        "Kaikki asukkaat",
        "Alla invånare",
        "All residents",
    ),
    Term::new(
        "lapset-ja-perheet",
        "Lapset ja perheet",
        "Barn och familjer",
        "Children and families",
    ),
    Term::new("nuoret", "Nuoret", "Unga", "Young people"),
    Term::new(
        "tyoikaiset",
        "Työikäiset",
        "Personer i arbetsför ålder",
        "People of working age",
    ),
    Term::new("ikaantyneet", "Ikääntyneet", "Äldre", "Older people"),
    Term::new(
        "vammaiset",
        "Vammaiset henkilöt",
        "Personer med funktionsnedsättning",
        "Disabled people",
    ),
    Term::new(
        "mielenterveys-ja-paihdeasiakkaat",
        "Mielenterveys- ja päihdeasiakkaat",
        "Klienter inom mental- och missbrukarvård",
        "Mental health and substance use clients",
    ),
    Term::new(
        "omaishoitajat",
        "Omaishoitajat",
        "Närståendevårdare",
        "Informal carers",
    ),
    Term::new(
        "pitkaaikaissairaat",
        "Pitkäaikaissairaat",
        "Långtidssjuka",
        "People with long-term illness",
    ),
    Term::new(
        "paljon-palveluja-tarvitsevat",
        "Paljon palveluja tarvitsevat",
        "Personer med stort servicebehov",
        "Frequent service users",
    ),
    Term::new(
        "ruotsinkieliset",
        "Ruotsinkieliset",
        "Svenskspråkiga",
        "Swedish speakers",
    ),
    Term::new(
        "ammattilaiset",
        "Ammattilaiset",
        "Yrkesfolk",
        "Professionals",
    ),
    Term::new(
        "jarjestajat",
        "Palvelujen järjestäjät",
        "Serviceanordnare",
        "Organisers of services",
    ),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_term_has_a_key_of_its_own_in_its_list() {
        for vocabulary in [
            Vocabulary::Counties,
            Vocabulary::Themes,
            Vocabulary::TargetGroups,
        ] {
            for term in vocabulary.terms() {
                let key = Key::parse(term.key);
                assert_eq!(
                    key.and_then(|key| vocabulary.find(&key)),
                    Some(term),
                    "{}",
                    term.key
                );
            }
        }
    }
}
