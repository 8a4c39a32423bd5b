//! Hostile questions get an answer or a clear refusal, soon.

use std::time::{Duration, Instant};

use serde_json::json;

use super::Library;
use crate::log::bench::Bench;

/// No question takes longer than this, also in an unoptimised build.
const SOON: Duration = Duration::from_secs(3);

async fn every_question_is_answered_or_refused(bench: &Bench) {
    let library = Library::open(bench).await;
    library.door.on_day("2021-04-01");
    for number in 0..10 {
        let key = format!("malli-{number}");
        library
            .enter(&key, "Perhekeskus", "Perheet ja ääni, a b c.", json!({}))
            .await;
    }
    let long = "a".repeat(10_000);
    let words = (0..60).map(|n| format!("sana{n} ")).collect::<String>();
    let quotes = "\"".repeat(500);
    let compound = "työ".repeat(30);
    for (q, refused) in [
        (long.as_str(), Some("QUESTION_TOO_LONG")),
        (&words, Some("TOO_MANY_WORDS")),
        (&quotes, None),
        (&compound, None),
        ("* ? ** ?* [a TO z] +- && || ! ( ) { } ^ ~ \\", None),
        ("\u{0}\u{1}\u{7f}perhe\u{8}keskus", None),
        ("\u{202e}מרכז משפחה مركز الأسرة", None),
        ("name_fi:perhe OR _exists_:x /.*/ perhe~9999", None),
        ("👨‍👩‍👧 e\u{301}\u{301}\u{301} ﷺ", None),
        ("' OR 1=1; --", None),
        ("-", None),
    ] {
        let variables = json!({ "q": q });
        let query = "query($q: String!) {
            operatingModels(q: $q) { totalCount didYouMean alsoFoundAs strictness
                facets { values { count } } edges { snippet { pieces { text } } } }
            search(q: $q) { groups { totalCount } } suggest(q: $q) { text }
            similarModels(text: $q) { sharedWords } }";
        let begun = Instant::now();
        let answer = library.door.as_reader().send(query, variables).await.json();
        let code = answer["errors"][0]["extensions"]["code"].as_str();
        assert_eq!(code, refused, "{q:?}: {answer:#}");
        assert!(begun.elapsed() < SOON, "{q:?}: {:?}", begun.elapsed());
    }
}

on_both_engines!(every_question_is_answered_or_refused);
