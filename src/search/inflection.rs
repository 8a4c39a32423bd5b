//! The stems of Finnish nouns, made from their base forms.
//!
//! Used for the kept list of this field's words only, so it may make a stem too many (`palveluoi`)
//! but none too few: a stem that nobody writes finds nothing.

/// Short endings of a case after a stem, with the illative's.
const CASES: &[&str] = &[
    "", "n", "t", "a", "ä", "ta", "tä", "en", "den", "tten", "ten", "ien", "in", "ssa", "ssä",
    "sta", "stä", "lla", "llä", "lta", "ltä", "lle", "ksi", "kse", "na", "nä", "tta", "ttä", "an",
    "än", "on", "un", "yn", "ön", "han", "hän", "hen", "hin", "hon", "hun", "hyn", "hön", "seen",
    "siin", "ine", "isiin", "iin", "ihin",
];
const POSSESSIVES: &[&str] = &[
    "ni", "si", "nsa", "nsä", "mme", "nne", "an", "än", "en", "in",
];
const CLITICS: &[&str] = &["kin", "kaan", "kään", "ko", "kö", "han", "hän"];

/// Whether this is what may follow the stem of a noun: a case, a possessive, a clitic.
pub fn is_ending(rest: &str) -> bool {
    let is_own = |rest: &str| is_case(rest) || without(rest, POSSESSIVES).any(is_case_of_own);
    is_own(rest) || without(rest, CLITICS).any(is_own)
}

/// Longest ending in letters that is looked for.
pub const ENDING_CHARS_MAX: usize = 12;

fn is_case(rest: &str) -> bool {
    CASES.contains(&rest)
}

/// Whether this is a case before a possessive, which takes the last consonant of some: `asiakkaiden`
/// and `asiakkaide+nsa`, `palveluihin` and `palveluihi+nsa`.
fn is_case_of_own(rest: &str) -> bool {
    let is_shortened = |case: &&str| case.strip_suffix(['n', 't']) == Some(rest);
    is_case(rest) || CASES.iter().any(is_shortened)
}

fn without<'a>(rest: &'a str, endings: &'static [&'static str]) -> impl Iterator<Item = &'a str> {
    endings
        .iter()
        .filter_map(move |ending| rest.strip_suffix(ending))
}

/// Stems of a noun or an adjective.
#[derive(Debug, Default)]
pub struct Stems {
    /// Those that a case follows.
    pub inflected: Vec<String>,
    /// Forms in which it stands before another word in a compound.
    pub before: Vec<String>,
}

/// The stems of a word in its base form.
pub fn stems(base: &str) -> Stems {
    let singular = singular(base);
    let mut inflected = vec![base.to_owned()];
    let mut before = vec![base.to_owned()];
    for stem in &singular {
        inflected.push(stem.clone());
        before.push(format!("{stem}n"));
        if stem == base && base.ends_with('e') {
            continue;
        }
        for plural in plural(stem) {
            before.push(format!("{plural}den"));
            inflected.push(plural);
        }
        // `ihmis-`, of words that end with -nen.
        if base.ends_with("nen")
            && let Some(short) = stem.strip_suffix('e')
        {
            before.push(short.to_owned());
        }
    }
    for forms in [&mut inflected, &mut before] {
        forms.sort_unstable();
        forms.dedup();
    }
    Stems { inflected, before }
}

/// What the endings of the singular follow, in every grade.
fn singular(base: &str) -> Vec<String> {
    let cut = |count: usize| {
        let end = base.char_indices().rev().nth(count - 1);
        end.map_or("", |(at, _)| &base[..at])
    };
    let with = |stem: &str, tails: &[&str]| -> Vec<String> {
        tails.iter().map(|tail| format!("{stem}{tail}")).collect()
    };
    let last = base.chars().next_back().unwrap_or_default();
    if base.ends_with("nen") {
        return with(cut(3), &["se", "s", "si"]);
    }
    if base.ends_with("ton") || base.ends_with("tön") {
        return with(cut(2), &["toma", "tömä"]);
    }
    match last {
        's' => {
            let stem = cut(1);
            let vowel = stem
                .chars()
                .next_back()
                .map(String::from)
                .unwrap_or_default();
            let mut stems = with(stem, &["kse", "ks", "de", "t", "te", "s"]);
            stems.extend(
                strong(stem)
                    .into_iter()
                    .map(|grade| format!("{grade}{vowel}")),
            );
            stems
        }
        'e' => {
            let mut stems = with(base, &["", "t"]);
            stems.extend(strong(base).into_iter().map(|grade| format!("{grade}e")));
            stems
        }
        'n' if base.ends_with("in") => {
            let stem = cut(1);
            let of = |grade: String| format!("{grade}me");
            strong(stem).into_iter().map(of).collect()
        }
        't' => with(cut(2), &["ee", "eu", "ut", "ue", "yt", "ye"]),
        'i' => {
            let stem = cut(1);
            let mut stems = Vec::new();
            for grade in weak(base) {
                if let Some(short) = grade.strip_suffix('i') {
                    stems.extend(with(short, &["i", "e"]));
                }
            }
            if let Some(short) = stem.strip_suffix('s') {
                stems.extend(with(short, &["de", "t", "te"]));
            }
            if stem.ends_with(['l', 'n', 'r']) {
                stems.push(stem.to_owned());
            }
            stems
        }
        'a' | 'ä' | 'o' | 'ö' | 'u' | 'y' => weak(base),
        _ => with(base, &["i", "e"]),
    }
}

/// What the endings of the plural follow.
fn plural(stem: &str) -> Vec<String> {
    let Some(last) = stem.chars().next_back() else {
        return Vec::new();
    };
    let short = &stem[..stem.len() - last.len_utf8()];
    let tails: &[&str] = match last {
        'a' => &["i", "oi", "oj"],
        'ä' => &["i", "öi", "öj"],
        'e' => &["i", "ei"],
        'i' => &["ei", "ej", "i"],
        'o' | 'ö' | 'u' | 'y' => return vec![format!("{stem}i"), format!("{stem}j")],
        _ => return vec![format!("{stem}i")],
    };
    tails.iter().map(|tail| format!("{short}{tail}")).collect()
}

/// The word in its strong grade, and in the weak one of its last consonants: `kunta` and `kunna`.
fn weak(word: &str) -> Vec<String> {
    const PAIRS: &[(&str, &str)] = &[
        ("kk", "k"),
        ("pp", "p"),
        ("tt", "t"),
        ("nt", "nn"),
        ("nk", "ng"),
        ("mp", "mm"),
        ("lt", "ll"),
        ("rt", "rr"),
        ("t", "d"),
        ("p", "v"),
        ("k", ""),
        ("k", "v"),
    ];
    grades(word, PAIRS)
}

/// The word in its weak grade, and in the strong one: `hanke` and `hankke`.
fn strong(word: &str) -> Vec<String> {
    const PAIRS: &[(&str, &str)] = &[
        ("k", "kk"),
        ("p", "pp"),
        ("t", "tt"),
        ("d", "t"),
        ("v", "p"),
        ("ll", "lt"),
        ("nn", "nt"),
        ("mm", "mp"),
        ("rr", "rt"),
        ("ng", "nk"),
    ];
    grades(word, PAIRS)
}

/// The word as it is, and with its last consonants in another grade.
fn grades(word: &str, pairs: &[(&str, &str)]) -> Vec<String> {
    let mut all = vec![word.to_owned()];
    let vowels = word.chars().rev().take_while(|sign| is_vowel(*sign));
    let length: usize = vowels.map(char::len_utf8).sum();
    let (head, tail) = word.split_at(word.len() - length);
    for (own, other) in pairs {
        if let Some(start) = head.strip_suffix(own)
            && !start.is_empty()
        {
            all.push(format!("{start}{other}{tail}"));
        }
    }
    all
}

fn is_vowel(sign: char) -> bool {
    matches!(sign, 'a' | 'e' | 'i' | 'o' | 'u' | 'y' | 'ä' | 'ö')
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Whether a form can be read as one of the word.
    fn is_form(base: &str, form: &str) -> bool {
        let inflected = stems(base).inflected;
        let fits = |stem: &String| {
            let rest = form.strip_prefix(stem.as_str());
            rest.is_some_and(|rest| (form == base || !rest.is_empty()) && is_ending(rest))
        };
        inflected.iter().any(fits)
    }

    #[test]
    fn forms_lead_to_their_base_form() {
        for (base, forms) in [
            (
                "hanke",
                "hankkeen hanketta hankkeissa hankkeita hankkeiden hankkeemme",
            ),
            ("kunta", "kunnan kuntaa kuntien kunnissa kuntia kuntaan"),
            (
                "asiakas",
                "asiakkaan asiakasta asiakkaiden asiakkailla asiakkaitakin",
            ),
            (
                "palvelu",
                "palvelun palveluita palvelujen palveluissa palveluihin",
            ),
            (
                "keskus",
                "keskuksen keskusta keskuksissa keskuksiin keskusten",
            ),
            ("terveys", "terveyden terveyttä terveyteen terveydestä"),
            ("hoito", "hoidon hoitoa hoitoon hoidossa hoitojen"),
            ("ihminen", "ihmisen ihmistä ihmisten ihmisille ihmisiin"),
            ("tiimi", "tiimin tiimejä tiimeissä tiimien tiimiin"),
            ("lapsi", "lapsen lapsia lapsille lapsella"),
            ("suunta", "suunnan suuntia suunnissa"),
            ("tuki", "tuen tukea tukeen tuella"),
            ("käyttö", "käytön käyttöön käytössä"),
            ("terapia", "terapian terapiaa terapioita terapiassa"),
            ("avain", "avaimen avaimia avaimet"),
            ("perhe", "perheen perhettä perheiden perheille"),
            ("hammas", "hampaan hammasta hampaita"),
            ("kyky", "kyvyn kykyä kyvystä"),
            ("kieli", "kielen kieltä kielten"),
            (
                "asiakas",
                "asiakkaidensa asiakkaittensa asiakkaisiinsa asiakkaansa asiakkaillemmekin",
            ),
            ("palvelu", "palveluihinsa palvelujensa palveluidemme"),
            ("hanke", "hankkeittensa hankkeeseensa hankkeidensa"),
            ("malli", "malliensa malliinsa malleihinsa"),
            ("potilas", "potilaidensa potilaitaan potilaisiinne"),
            ("kunta", "kuntiensa kuntaansa kuntiinsakin"),
            ("perhe", "perheidensä perheeseensä perheittemme"),
        ] {
            for form in forms.split(' ') {
                assert!(is_form(base, form), "{base}: {form}");
            }
        }
        assert!(!is_form("tuki", "tukki"));
        assert!(!is_form("kunta", "kuntoutus"));
        assert!(!is_form("hoito", "hoitaja"));
    }
}
