use uuid::Uuid;

use super::*;
use crate::domain::free_text::FreeText;
use crate::domain::language::Texts;

const A: ProjectId = ProjectId(Uuid::from_u128(1));
const B: ProjectId = ProjectId(Uuid::from_u128(2));
const BEFORE: RoundId = RoundId(Uuid::from_u128(3));
const NOW: RoundId = RoundId(Uuid::from_u128(4));

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn year(year: i32) -> Period {
    let day = |text: String| text.parse().unwrap();
    Period::parse(day(format!("{year}-01-01")), day(format!("{year}-12-31"))).unwrap()
}

fn answer(heading: Option<&str>, text: &str) -> Answer {
    let said = (!text.is_empty()).then(|| FreeText::new(text));
    Answer {
        goal: Key::parse("HT1").unwrap(),
        rating: None,
        narrative: Texts {
            fi: said,
            ..Texts::default()
        },
        unchanged: None,
        cannot_assess: None,
        heading_as_written: heading.map(str::to_owned),
        evidence: Vec::new(),
    }
}

fn subject(project: ProjectId, round: RoundId, text: &str) -> Subject {
    Subject::of(project, round, &answer(None, text))
}

/// So many words, each once.
fn long(words: usize, salt: &str) -> String {
    let words = (0..words).map(|number| format!("{salt}{number}"));
    words.collect::<Vec<_>>().join(" ")
}

fn checked(now: &[Subject], earlier: &[Subject]) -> Vec<Notice> {
    let thresholds = Thresholds::default();
    let corpus = Corpus::new(earlier, now, &thresholds);
    check(
        now,
        &corpus,
        year(2022),
        &Surroundings::default(),
        &thresholds,
    )
}

fn codes(notices: &[Notice]) -> Vec<NoticeCode> {
    notices.iter().map(|notice| notice.code).collect()
}

#[test]
fn the_same_words_but_a_full_stop_are_the_same_text_and_name_the_other_year() {
    let text = format!("Vuonna 2023 {}", long(223, "sana"));
    let heading = Some("Saatavuus");
    let now = Subject::of(A, NOW, &answer(heading, &format!("{text}.")));
    let before = Subject::of(A, BEFORE, &answer(heading, &text));
    let notices = checked(&[now], &[before]);
    assert_eq!(codes(&notices), [NoticeCode::Sama, NoticeCode::Kausi]);
    let whole = Measure {
        equal: 226,
        total: 226,
    };
    assert_eq!(notices[0].measure, Some(whole), "the heading counts");
    assert_eq!(notices[0].compared, Some((A, BEFORE)));
    assert_eq!(notices[1].found, ["2023"]);
}

#[test]
fn a_heading_alone_is_empty_and_too_short_to_be_the_same() {
    let heading = Some("1. Palvelujen yhdenvertainen saatavuus ja jatkuvuus");
    let now = Subject::of(A, NOW, &answer(heading, ""));
    let before = Subject::of(A, BEFORE, &answer(heading, ""));
    assert_eq!(codes(&checked(&[now], &[before])), [NoticeCode::Tyhja]);
    let short = subject(A, NOW, &long(14, "a"));
    assert_eq!(codes(&checked(&[short], &[])), [NoticeCode::Tyhja]);
    let enough = subject(A, NOW, &long(15, "a"));
    assert_eq!(codes(&checked(&[enough], &[])), []);
}

#[test]
fn a_text_that_repeats_its_goal_is_empty() {
    let wording = long(16, "tavoite");
    let around = Surroundings {
        wordings: vec![(Key::parse("HT1").unwrap(), vec![wording.clone()])],
        ..Surroundings::default()
    };
    let now = [subject(A, NOW, &wording)];
    let thresholds = Thresholds::default();
    let corpus = Corpus::new(&[], &now, &thresholds);
    let notices = check(&now, &corpus, year(2022), &around, &thresholds);
    assert_eq!(codes(&notices), [NoticeCode::Tyhja]);
}

#[test]
fn ninety_five_of_a_hundred_words_are_the_same_text_and_fewer_are_not() {
    let before = subject(A, BEFORE, &long(100, "a"));
    let changed = |words: usize| {
        let text = format!("{} {}", long(words, "b"), long(100, "a"));
        let kept: Vec<&str> = text.split(' ').collect();
        // The first words are others, the rest is as before.
        [&kept[..words], &kept[2 * words..]].concat().join(" ")
    };
    let five = subject(A, NOW, &changed(5));
    let notices = checked(&[five], std::slice::from_ref(&before));
    assert_eq!(codes(&notices), [NoticeCode::Sama]);
    let measure = notices[0].measure.unwrap();
    assert_eq!((measure.equal, measure.total), (95, 100));
    let six = subject(A, NOW, &changed(6));
    assert_eq!(codes(&checked(&[six], &[before])), []);
}

#[test]
fn another_projects_text_is_found_wherever_the_changed_words_are() {
    let words: Vec<String> = (0..60).map(|number| format!("sana{number}")).collect();
    let before = subject(B, BEFORE, &words.join(" "));
    let noise: Vec<Subject> = (0..50)
        .map(|n| subject(B, BEFORE, &long(60, &format!("x{n}"))))
        .collect();
    let earlier: Vec<Subject> = noise.into_iter().chain([before]).collect();
    for place in 0..58 {
        let mut other = words.clone();
        for word in &mut other[place..place + 3] {
            *word = format!("muu{word}");
        }
        let notices = checked(&[subject(A, NOW, &other.join(" "))], &earlier);
        assert_eq!(codes(&notices), [NoticeCode::Toisto], "{place}");
        assert_eq!(notices[0].compared, Some((B, BEFORE)));
    }
    let short = subject(A, NOW, &words[..39].join(" "));
    assert_eq!(codes(&checked(&[short], &earlier)), [], "under forty words");
}

#[test]
fn a_year_of_the_period_excuses_others() {
    let text = |years: &str| format!("{years} {}", long(20, "a"));
    let of = |years: &str| codes(&checked(&[subject(A, NOW, &text(years))], &[]));
    assert_eq!(of("2023"), [NoticeCode::Kausi]);
    assert_eq!(of("2022 ja 2023"), []);
    assert_eq!(of("312 asuntoa, 20222 ja 1850"), []);
}

#[test]
fn a_claim_without_a_number_is_noticed_until_a_measurement_is_linked() {
    let filler = long(20, "a");
    let of = |text: &str| {
        codes(&checked(
            &[subject(A, NOW, &format!("{text} {filler}"))],
            &[],
        ))
    };
    for claim in [
        "COCI on parantunut.",
        "Jonot lyhenivät selvästi.",
        "Yli 70 % sai ajan.",
    ] {
        assert_eq!(of(claim), [NoticeCode::Luku], "{claim}");
    }
    assert_eq!(of("Jonoja seurataan. Henkilöstö kasvoi."), []);
    let mut measured = answer(None, &format!("COCI on parantunut. {filler}"));
    measured.evidence.push(Evidence::Observation {
        series: crate::domain::ids::SeriesId(Uuid::nil()),
        number: 1,
    });
    assert_eq!(codes(&checked(&[Subject::of(A, NOW, &measured)], &[])), []);
}

#[test]
fn work_that_goes_on_elsewhere_needs_a_link() {
    let text = format!("Työ jatkuu RRP-hankkeessa. {}", long(20, "a"));
    let now = [subject(A, NOW, &text)];
    let thresholds = Thresholds::default();
    let corpus = Corpus::new(&[], &now, &thresholds);
    let of = |around: &Surroundings| codes(&check(&now, &corpus, year(2022), around, &thresholds));
    assert_eq!(of(&Surroundings::default()), [NoticeCode::Jatko]);
    let linked = Surroundings {
        continued: vec![A],
        ..Surroundings::default()
    };
    assert_eq!(of(&linked), []);
}

#[test]
fn time_raises_promises_silence_and_dead_links() {
    let promise = OpenPromise {
        project: A,
        what: "312 asuntoa".into(),
        due: day("2015-12-31"),
    };
    let late = late_promises(std::slice::from_ref(&promise), day("2016-01-01"));
    assert_eq!(late[0].found, ["312 asuntoa", "2015-12-31"]);
    assert_eq!(late_promises(&[promise], day("2015-12-31")), []);

    let thresholds = Thresholds::default();
    let last = Quiet {
        project: A,
        last: day("2021-01-01"),
    };
    assert_eq!(quiet(&[last], day("2022-01-01"), &thresholds).len(), 0);
    assert_eq!(quiet(&[last], day("2022-01-02"), &thresholds).len(), 1);

    let check = |on: &str, worked| LinkCheck {
        project: A,
        url: "https://example.org".into(),
        on: day(on),
        worked,
    };
    let twice = [check("2021-01-01", false), check("2021-01-08", false)];
    assert_eq!(dead_links(&twice, &thresholds).len(), 1);
    assert_eq!(dead_links(&twice[..1], &thresholds).len(), 0);
    let mended = [twice.to_vec(), vec![check("2021-01-09", true)]].concat();
    assert_eq!(dead_links(&mended, &thresholds).len(), 0);
    let soon = [check("2021-01-01", false), check("2021-01-07", false)];
    assert_eq!(dead_links(&soon, &thresholds).len(), 0);
}

/// Words that look random and are the same every time.
fn prose(seed: usize) -> String {
    let mut state = seed as u64 * 2 + 1;
    let mut next = || {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1);
        // A few words are in every text, most in few, as people's words are.
        ((state >> 33) % 300).pow(2) / 30
    };
    let words = (0..100).map(|_| format!("sana{}", next()));
    words.collect::<Vec<_>>().join(" ")
}

#[test]
fn one_repeated_text_is_found_among_eleven_thousand() {
    let of = |round, seed: usize| {
        let project = ProjectId(Uuid::from_u128((seed % 200) as u128 + 10));
        subject(project, round, &prose(seed))
    };
    let earlier: Vec<Subject> = (0..10_000).map(|seed| of(BEFORE, seed)).collect();
    let mut now: Vec<Subject> = (10_000..11_000).map(|seed| of(NOW, seed)).collect();
    now[500] = subject(A, NOW, &prose(77));
    let notices = checked(&now, &earlier);
    let repeated = notices.iter().filter(|n| n.code == NoticeCode::Toisto);
    assert_eq!(repeated.count(), 1);
}
