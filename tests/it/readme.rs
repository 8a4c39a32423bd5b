//! The questions of README and of the tour, asked of the demo: they answer as is said there, word for
//! word.

use hankemuisti::demo;
use hankemuisti::domain::actor::Role;
use serde_json::Value;

use crate::door::Door;
use crate::log::bench::Bench;

/// Each `graphql` block of a document with the `json` block that follows it.
fn examples(document: &str) -> Vec<(String, Value)> {
    let mut found = Vec::new();
    let mut question = None;
    for block in document.split("```").skip(1).step_by(2) {
        if let Some(query) = block.strip_prefix("graphql\n") {
            assert!(
                question.is_none(),
                "a question without an answer: {question:?}"
            );
            question = Some(query.to_owned());
        } else if let Some(answer) = block.strip_prefix("json\n") {
            let query = question.take().expect("an answer has a question");
            found.push((query, serde_json::from_str(answer).unwrap()));
        }
    }
    assert!(
        question.is_none(),
        "a question without an answer: {question:?}"
    );
    found
}

/// Who asks: whom the comment of the first line names, else a reader.
fn asks_as(query: &str) -> Option<Role> {
    let (role, _) = query.strip_prefix("# as ")?.split_once('\n')?;
    Some(Role::parse(role).unwrap_or_else(|| panic!("{role} is no role")))
}

async fn questions_answer_as_the_documents_say(bench: &Bench) {
    let door = Door::open(bench).await;
    demo::tell(&door.app, &door.schema, &door.clock, |_, _| ())
        .await
        .unwrap();
    // As `make run` does.
    demo::people::enter(&door.app).await.unwrap();
    // What is late, and who has been quiet for long, depends on the day.
    door.on_day("2026-06-01");
    let documents = [
        (include_str!("../../README.md"), 6),
        (include_str!("../../docs/tour.md"), 7),
    ];
    for (document, least) in documents {
        let examples = examples(document);
        assert!(examples.len() >= least, "there are too few examples");
        for (query, expected) in examples {
            let asker = asks_as(&query).map_or_else(|| door.as_reader(), |role| door.as_role(role));
            let answer = asker.ask(&query).await;
            assert_eq!(answer, expected["data"], "{query}\n{answer:#}");
        }
    }
}

#[test]
fn what_is_sent_with_curl_is_a_question() {
    let document = include_str!("../../README.md");
    let bodies: Vec<&str> = document
        .split(" -d '")
        .skip(1)
        .map(|rest| rest.split_once('\'').expect("a body has an end").0)
        .collect();
    assert!(bodies.len() >= 2, "there are too few");
    for body in bodies {
        let sent: Value = serde_json::from_str(body).unwrap_or_else(|e| panic!("{e}: {body}"));
        let query = sent["query"].as_str().expect("a question");
        async_graphql::parser::parse_query(query).unwrap();
    }
}

on_both_engines!(questions_answer_as_the_documents_say);
