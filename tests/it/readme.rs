//! README's questions, asked of the demo: they answer as README says, word for word.

use hankemuisti::demo;
use serde_json::Value;

use crate::door::Door;
use crate::log::bench::Bench;

/// Each `graphql` block with the `json` block that follows it.
fn examples() -> Vec<(String, Value)> {
    let readme = include_str!("../../README.md");
    let mut found = Vec::new();
    let mut question = None;
    for block in readme.split("```").skip(1).step_by(2) {
        if let Some(query) = block.strip_prefix("graphql\n") {
            assert!(question.is_none(), "a question without an answer: {question:?}");
            question = Some(query.to_owned());
        } else if let Some(answer) = block.strip_prefix("json\n") {
            let query = question.take().expect("an answer has a question");
            found.push((query, serde_json::from_str(answer).unwrap()));
        }
    }
    assert!(question.is_none(), "a question without an answer: {question:?}");
    found
}

async fn questions_answer_as_readme_says(bench: &Bench) {
    let door = Door::open(bench).await;
    demo::tell(&door.app, &door.schema, &door.clock, |_, _| ()).await.unwrap();
    let examples = examples();
    assert!(examples.len() >= 6, "README has too few examples");
    for (query, expected) in examples {
        let answer = door.as_reader().ask(&query).await;
        assert_eq!(answer, expected["data"], "{query}\n{answer:#}");
    }
}

on_both_engines!(questions_answer_as_readme_says);
