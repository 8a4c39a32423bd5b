//! Asking the schema in process, as the server's requests do, and measuring how long it takes.

use std::time::Instant;

use anyhow::Result;
use async_graphql::{Request, Variables};
use hankemuisti::domain::language::Language;
use hankemuisti::graphql::Schema;
use serde_json::Value;
use tokio::runtime::Runtime;

use super::{median, quantile};

/// Questions between the first and those that are measured.
const WARM: usize = 20;

/// Milliseconds of the same question asked again and again, its answer written as JSON included.
pub struct Asked {
    /// The first one finds nothing remembered of what it asks.
    pub first: f64,
    pub times: Vec<f64>,
    /// The first answer.
    pub answer: Value,
}

pub fn ask(
    runtime: &Runtime,
    schema: &Schema,
    query: &'static str,
    variables: Value,
    samples: usize,
) -> Result<Asked> {
    let schema = schema.clone();
    // On a worker, where the server's requests run too.
    let asking = runtime.spawn(async move {
        let mut times = Vec::with_capacity(samples);
        let mut first = None;
        for sample in 0..samples + WARM {
            let start = Instant::now();
            let request = Request::new(query)
                .variables(Variables::from_json(variables.clone()))
                .data(Language::Fi);
            let answer = serde_json::to_vec(&schema.execute(request).await)?;
            let took = start.elapsed().as_secs_f64() * 1_000.0;
            if first.is_none() {
                first = Some((took, serde_json::from_slice(&answer)?));
            } else if sample >= WARM {
                times.push(took);
            }
        }
        let (first, answer) = first.unwrap_or_default();
        anyhow::Ok(Asked {
            first,
            times,
            answer,
        })
    });
    runtime.block_on(asking)?
}

pub fn p95(times: &[f64]) -> String {
    format!("p95 {:.2} ms", quantile(times, 0.95))
}

/// A line without a goal of its own.
pub fn aside(job: &str, times: &[f64]) {
    println!("{job:<50} {:>8.2} ms  {}", median(times), p95(times));
}
