//! The table of docs/sources.md, walked row by row: each query answers with its value.

use hankemuisti::demo;
use serde_json::Value;

use crate::door::Door;
use crate::log::bench::Bench;

/// One fact: what it is, how it is asked for, and the answer.
struct Row {
    fact: String,
    query: String,
    value: Value,
}

/// The rows of every table whose last two cells are a query and a value between backticks.
fn rows() -> Vec<Row> {
    let document = include_str!("../../docs/sources.md");
    let mut found = Vec::new();
    for line in document.lines().filter(|line| line.starts_with("| ")) {
        let cells: Vec<&str> = line.trim_matches('|').split('|').map(str::trim).collect();
        let code = |cell: &str| {
            cell.strip_prefix('`')
                .and_then(|cell| cell.strip_suffix('`'))
                .map(str::to_owned)
        };
        let [fact, _, query, value] = cells[..] else {
            panic!("a row has four cells: {line}");
        };
        let (Some(query), Some(value)) = (code(query), code(value)) else {
            continue; // the head of a table and the line under it
        };
        found.push(Row {
            fact: fact.to_owned(),
            query,
            value: serde_json::from_str(&value).unwrap_or_else(|error| panic!("{line}: {error}")),
        });
    }
    found
}

/// The answer without the names of fields that stand alone in their object.
fn bare(answer: Value) -> Value {
    match answer {
        Value::Object(fields) if fields.len() == 1 => {
            bare(fields.into_iter().next().map(|(_, value)| value).unwrap())
        }
        Value::Object(fields) => fields.into_iter().map(|(k, v)| (k, bare(v))).collect(),
        Value::Array(items) => items.into_iter().map(bare).collect(),
        plain => plain,
    }
}

async fn every_fact_of_the_table_is_where_it_says(bench: &Bench) {
    let door = Door::open(bench).await;
    demo::tell(&door.app, &door.schema, &door.clock, |_, _| ())
        .await
        .unwrap();
    let rows = rows();
    assert!(rows.len() >= 60, "the table has only {} rows", rows.len());
    let mut faults = Vec::new();
    for row in rows {
        let answer = bare(door.as_reader().ask(&row.query).await);
        if answer != row.value {
            faults.push(format!(
                "{}\n  {}\n  is {answer}\n  not {}",
                row.fact, row.query, row.value
            ));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

on_both_engines!(every_fact_of_the_table_is_where_it_says);
