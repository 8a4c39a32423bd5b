//! Texts of the shapes in which projects were published, in words of our own.

use super::*;
use crate::domain::fuzzy_date::Precision;

fn goals() -> Known {
    let goal = |key: &str, wordings: &[&str]| {
        let wordings = wordings.iter().map(|&wording| wording.to_owned()).collect();
        (Key::parse(key).unwrap(), wordings)
    };
    Known {
        goals: vec![
            goal("HT1", &["Neuvonnan saatavuuden ja nopeuden parantaminen"]),
            goal("HT5", &["Menojen kasvun hillitseminen"]),
        ],
        ..Known::default()
    }
}

fn blocks(text: &str) -> Vec<Block> {
    read(text, &goals())
}

fn kinds(text: &str) -> Vec<BlockKind> {
    blocks(text).iter().map(|block| block.found.kind).collect()
}

/// The form of a project library's page.
const FORM: &str = "icon/arrow Created with Sketch. Perustiedot

Kokonaisuuden nimi
Rantakylä: neuvonnan uudistus
Lyhyt kuvaus

Rantakylässä keksitty hanke kokeilee yhteistä neuvontaa kolmessa kunnassa.

Rantakylän hyvinvointialue Twitterissä

Toimiaika

2019-2021

Toimijat

Rantakylän, Niemelän ja Suvannon yhteinen hanke. Rantakylän kunta hallinnoi sitä.

Rahoittaja
Keksitty ministeriö
Yhteyshenkilön nimi
Kaisa Keksitty
Yhteyshenkilön sähköpostiosoite
kaisa.keksitty@rantakyla.example

Luotu

30.06.2019
Tuotokset ja tulokset

TIIVISTELMÄ OMA-ARVIOINNISTA 2021
Hanke päättyi ajallaan.

Parannamme neuvonnan saatavuutta ja nopeutta
Asemilla neuvonnan jatkuvuus on parantunut (COCI) ja vastaus on nopeutunut selvästi (T3). Yhteydenotoista tulee verkosta nyt yli 60% (pohjoinen alue).

Hillitsemme menojen kasvua
Arviointi ei onnistu hankkeen aikana.

Tiivistelmä oma-arvioinnista, syksy 2020
1.      Neuvonnan saatavuuden ja nopeuden parantaminen

Rantakylässä keksitty hanke kokeilee yhteistä neuvontaa kolmessa kunnassa.";

#[test]
fn a_form_is_read_by_its_labels_and_a_round_by_its_headings() {
    let all = blocks(FORM);
    let of = |kind: BlockKind| all.iter().filter(move |block| block.found.kind == kind);
    let text = |kind| {
        of(kind)
            .map(|block| block.text.as_str())
            .collect::<Vec<_>>()
    };
    assert_eq!(
        text(BlockKind::BasicFact(Fact::Name)),
        ["Rantakylä: neuvonnan uudistus"]
    );
    assert_eq!(
        text(BlockKind::BasicFact(Fact::Funder)),
        ["Keksitty ministeriö"]
    );
    assert_eq!(text(BlockKind::BasicFact(Fact::PageDate)), ["30.06.2019"]);
    assert_eq!(
        text(BlockKind::Contact),
        ["Kaisa Keksitty", "kaisa.keksitty@rantakyla.example"]
    );
    assert_eq!(
        text(BlockKind::Noise),
        [
            "icon/arrow Created with Sketch. Perustiedot",
            "Rantakylän hyvinvointialue Twitterissä"
        ]
    );
    let time = of(BlockKind::BasicFact(Fact::OperatingTime))
        .next()
        .unwrap();
    assert_eq!(
        time.found
            .details
            .time
            .as_ref()
            .unwrap()
            .as_written
            .as_deref(),
        Some("2019-2021")
    );
    let told: Vec<(String, Option<&str>, bool)> = of(BlockKind::Narrative)
        .map(|block| {
            let details = &block.found.details;
            let round = details.round.as_ref().unwrap().as_str().to_owned();
            (
                round,
                details.goal.as_ref().map(Key::as_str),
                details.is_goal_heading,
            )
        })
        .collect();
    let year = |goal, is_heading| ("2021".to_owned(), goal, is_heading);
    assert_eq!(
        told,
        [
            year(None, false),
            year(Some("HT1"), true),
            year(Some("HT1"), false),
            year(Some("HT5"), true),
            year(Some("HT5"), false),
            ("2020-2".to_owned(), Some("HT1"), true),
            ("2020-2".to_owned(), Some("HT1"), false),
        ]
    );
}

#[test]
fn a_twin_is_marked_and_claims_are_listed_by_their_measure() {
    let all = blocks(FORM);
    let twin = all.last().unwrap();
    let first = &all[twin.repeats.unwrap()];
    assert_eq!(first.text, twin.text);
    assert!(
        twin.may_be_kept(),
        "what is told of a round is a fact of that round"
    );
    let twice = "Lyhyt kuvaus\nNeuvontaa on kolmessa kunnassa.\n\nNeuvontaa on kolmessa kunnassa!";
    let all_twice = blocks(twice);
    assert!(all_twice[1].may_be_kept() && !all_twice[2].may_be_kept());
    let claims: Vec<(Option<&str>, bool)> = all
        .iter()
        .flat_map(|block| &block.within)
        .filter(|found| found.kind == BlockKind::Claim)
        .map(|found| (found.details.measure.as_deref(), found.details.has_number))
        .collect();
    assert_eq!(
        claims,
        [
            (Some("COCI"), false),
            (Some("T3"), false),
            (Some("yli 60 %"), true)
        ]
    );
}

#[test]
fn every_span_leads_back_to_the_words_it_was_taken_from() {
    for block in blocks(FORM) {
        assert_eq!(stretch(FORM, block.found.span), Some(block.text.as_str()));
        for found in block.within {
            assert!(block.text.contains(stretch(FORM, found.span).unwrap()));
        }
    }
    let beyond = Span {
        from: 10,
        to: 1_000_000,
    };
    assert_eq!(stretch(FORM, beyond), None);
    assert_eq!(stretch(FORM, Span { from: 5, to: 5 }), None);
}

#[test]
fn titles_of_other_pages_are_noise_until_the_transcript_begins() {
    let text = "Ehdotus Suvannon palvelujen malliksi, versio 1

Slides:

Samankaltaiset esitykset
Kalastuksen päivät 2007
Sillan avajaiset / Suvanto

Esityksen transkriptio:

Suvannon palvelujen malli v. 1 Rakentuu kahden periaatteen varaan

Alaryhmä: Taloilla tehdään asuntoja vuoden 2019 loppuun mennessä yhteensä 40 Uusiin taloihin tulee 25 asuntoa Vanhoihin taloihin tulee 15 asuntoa.

¹ 12";
    let all = blocks(text);
    let found: Vec<BlockKind> = all.iter().map(|block| block.found.kind).collect();
    assert_eq!(
        found,
        [
            BlockKind::BasicFact(Fact::Name),
            BlockKind::Noise,
            BlockKind::Heading,
            BlockKind::Noise,
            BlockKind::Noise,
            BlockKind::Heading,
            BlockKind::Model,
            BlockKind::Target,
            BlockKind::Noise,
        ]
    );
    let details = &all[7].found.details;
    let target = details.target.as_ref().unwrap();
    assert_eq!(
        (target.value, target.unit.as_deref()),
        (40.0, Some("asuntoa"))
    );
    let shares: Vec<f64> = target.parts.iter().map(|(_, share)| *share).collect();
    assert_eq!(shares, [25.0, 15.0]);
    let due = details.date.as_ref().unwrap();
    assert_eq!(
        (due.precision, due.latest.to_string()),
        (Precision::Year, "2019-12-31".to_owned())
    );
}

#[test]
fn shares_that_do_not_make_the_whole_are_left_to_a_person() {
    let text = "Vuoden 2019 loppuun mennessä tehdään yhteensä 40 asuntoa, joista 25 asuntoa uusia.";
    let all = blocks(text);
    let target = all[0].found.details.target.as_ref().unwrap();
    assert_eq!((target.value, target.parts.len()), (40.0, 0));
}

#[test]
fn promises_are_known_by_their_words_and_aims_by_theirs() {
    let text = "SUVANTO

Hankkeen tavoitteena on rakentaa työkaluja neuvontaan.

Hankkeessa on kaksi osaa, joista ensimmäinen valmistuu maaliskuun lopussa. Kokemukset kootaan oppaaksi, joka julkaistaan keväällä 2021.

Aurinko paistoi koko viikon.";
    let all = blocks(text);
    let found: Vec<BlockKind> = all.iter().map(|block| block.found.kind).collect();
    assert_eq!(
        found[1..],
        [BlockKind::Goal, BlockKind::Promise, BlockKind::Unknown]
    );
    let promises: Vec<(Option<String>, Option<&str>)> = all[2]
        .within
        .iter()
        .map(|found| {
            let details = &found.details;
            let date = details.date.as_ref().map(FuzzyDate::text);
            (date, details.time_as_written.as_deref())
        })
        .collect();
    assert_eq!(
        promises,
        [
            (None, Some("maaliskuun")),
            (Some("2021 spring".to_owned()), Some("keväällä 2021"))
        ]
    );
}

#[test]
fn publications_parties_and_models_are_found_by_name() {
    let text = "SUVANTO-HANKKEET

Hankkeessa testataan ”Suvannon malli” ja otetaan käyttöön Tuulikello-toimintamalli.

Tiedote 16.5.2019: Neuvonta paranee yhdessä »
Raportti: Suvannon loppuraportti (PDF) »

Klikkaa videoon: http://www.youtube.com/123

Hankkeessa ovat mukana Suvannon kaupunki, Niemelän liitto ja Rantakylän Neuvonta Oy.";
    let all = blocks(text);
    let names: Vec<&str> = all
        .iter()
        .flat_map(|block| &block.within)
        .filter_map(|found| found.details.name.as_deref())
        .collect();
    for name in [
        "Suvannon malli",
        "Tuulikello",
        "Neuvonta paranee yhdessä",
        "Suvannon loppuraportti",
        "Suvannon kaupunki",
        "Niemelän liitto",
        "Rantakylän Neuvonta Oy",
    ] {
        assert!(names.contains(&name), "{name}: {names:?}");
    }
    let kinds: Vec<BlockKind> = all.iter().map(|block| block.found.kind).collect();
    let publication = BlockKind::Publication;
    assert_eq!(
        kinds[2..],
        [publication, publication, publication, BlockKind::Partner]
    );
    let release = &all[2].found.details;
    assert_eq!(release.date.as_ref().unwrap().text(), "2019-05-16");
    assert_eq!(release.publication, Some(PublicationKind::Release));
    assert_eq!(
        all[4].found.details.publication,
        Some(PublicationKind::Video)
    );
}

#[test]
fn personal_data_are_marked_with_their_place() {
    let cases = [
        (
            "Soita 050 123 4567 tai +358 40 1234567.",
            vec![PersonalKind::TelephoneNumber; 2],
        ),
        (
            "Kuvaa projektijohtaja Kaisa Keksitty.",
            vec![PersonalKind::Name],
        ),
        ("Kaisa Keksitty, pj. ja muut", vec![PersonalKind::Name]),
        ("Asiakas 131052-308T kävi", vec![PersonalKind::IdentityCode]),
        (
            "Kirjoita: apu@suvanto.example.",
            vec![PersonalKind::MailAddress],
        ),
        (
            "Työryhmässä toimivat: Kaisa Keksitty, Suvanto",
            vec![PersonalKind::Name],
        ),
        (
            "Vuosina 2008–2030 ja 16.5.2007 Suvannon Kaupunki kasvoi 226 asuntoa",
            vec![],
        ),
    ];
    for (text, expected) in cases {
        let found: Vec<PersonalKind> = marks(text, 0).iter().map(|mark| mark.kind).collect();
        assert_eq!(found, expected, "{text}");
    }
    let marked = marks("johtaja Kaisa Keksitty.", 100);
    assert_eq!(marked[0].span, Span { from: 108, to: 122 });
}

#[test]
fn a_line_broken_by_its_width_is_one_block_and_an_item_of_a_list_is_its_own() {
    let text = "Tämä rivi on niin pitkä, että se on katkennut leveytensä takia ja\njatkuu tässä.\n\n  • ensimmäinen\n  • toinen";
    let texts: Vec<String> = blocks(text).into_iter().map(|block| block.text).collect();
    assert_eq!(texts.len(), 3);
    assert!(texts[0].ends_with("jatkuu tässä."));
    assert_eq!(texts[1..], ["ensimmäinen", "toinen"]);
}

#[test]
fn what_is_recorded_is_known_again_by_its_words() {
    let mut known = goals();
    known.add("Ensimmäinen kappale on tässä.\n\nToinen kappale on tässä.");
    let all = read("Toinen kappale on tässä\n\nKolmas kappale on tässä", &known);
    assert!(all[0].is_recorded && !all[1].is_recorded);
}

#[test]
fn a_text_that_cannot_be_read_is_refused() {
    let refused = |text: &str| {
        let mut checks = Checks::default();
        check(&mut checks, "text", text);
        checks.finish().is_err()
    };
    assert!(!refused("Hyvä teksti\n<script>alert(1)</script>"));
    for bad in [
        "",
        " \n",
        "k\u{fffd}yt\u{fffd}ss\u{fffd}",
        "kÃ¤ytÃ¶ssÃ¤",
        "a\u{0}b",
    ] {
        assert!(refused(bad), "{bad:?}");
    }
    assert!(refused(&"a".repeat(SOURCE_CHARS_MAX + 1)));
}

#[test]
fn line_ends_and_a_byte_order_mark_make_no_other_text() {
    assert_eq!(plain("\u{feff}a\r\nb\rc"), "a\nb\nc");
    assert_eq!(
        kinds(&plain("Luotu\r\n30.6.2019")),
        kinds("Luotu\n30.6.2019")
    );
}

#[test]
fn keys_are_made_of_names() {
    let key = |name: &str| key_of(name).map(|key| key.as_str().to_owned());
    assert_eq!(
        key("Seniori-info (Äänekoski)").as_deref(),
        Some("seniori-info-aanekoski")
    );
    assert_eq!(key("Ohjaus – ja tuki").as_deref(), Some("ohjaus-ja-tuki"));
    assert_eq!(key("»"), None);
}
