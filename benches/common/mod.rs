//! What every measurement shares: interleaved rounds, medians, one line per job.
//!
//! A rate alone says more of the machine than of the program, so each job is measured beside its
//! limit in one run, and only the ratio is judged.

pub mod asking;
pub mod bare;
pub mod http;
pub mod world;

use std::path::Path;
use std::time::Duration;

use anyhow::{Context as _, Result};
use tempfile::TempDir;
use tokio::runtime::Runtime;

/// Measured rounds; one more comes before them and is thrown away.
pub const ROUNDS: usize = 7;
/// Clients of the jobs that have many.
pub const CLIENTS: usize = 32;
/// As the server gives its threads.
const THREAD_STACK_BYTES: usize = 4 << 20;

/// A folder on the disk of the compiled files, gone when dropped. The system's own folder for
/// temporary files may be in memory, where a flush costs nothing.
pub fn folder() -> Result<TempDir> {
    let parent = Path::new(env!("CARGO_TARGET_TMPDIR"));
    tempfile::Builder::new()
        .prefix("bench-")
        .tempdir_in(parent)
        .with_context(|| format!("no folder can be made in {}", parent.display()))
}

/// A runtime like the server's.
pub fn runtime() -> Result<Runtime> {
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .thread_stack_size(THREAD_STACK_BYTES)
        .build()?;
    Ok(runtime)
}

/// How often in a second.
pub fn rate(times: usize, took: Duration) -> f64 {
    times as f64 / took.as_secs_f64()
}

/// What the product must reach, and what it aims at.
#[derive(Clone, Copy, Debug)]
pub struct Goal {
    pub must: f64,
    pub aim: f64,
}

/// Rates of interleaved rounds.
pub struct Rounds {
    limit: Vec<f64>,
    ours: Vec<f64>,
}

/// Measures limit, ours, limit, ours …; both get the number of the round and return a rate.
pub fn interleaved(
    mut limit: impl FnMut(usize) -> Result<f64>,
    mut ours: impl FnMut(usize) -> Result<f64>,
) -> Result<Rounds> {
    let mut rounds = Rounds {
        limit: Vec::with_capacity(ROUNDS),
        ours: Vec::with_capacity(ROUNDS),
    };
    for round in 0..=ROUNDS {
        let pair = (limit(round)?, ours(round)?);
        if round > 0 {
            rounds.limit.push(pair.0);
            rounds.ours.push(pair.1);
        }
    }
    Ok(rounds)
}

impl Rounds {
    /// Prints the job's line: rates are medians, the ratio is the median of the rounds' ratios.
    pub fn print(&self, job: &str, unit: &str, goal: Goal) {
        let ratios: Vec<f64> = self
            .ours
            .iter()
            .zip(&self.limit)
            .map(|(ours, limit)| ours / limit)
            .collect();
        let ratio = median(&ratios);
        println!(
            "{job:<50} limit {:>8.0} {unit}  ours {:>8.0} {unit}  RATIO {ratio:.2} ({:.2}–{:.2})  \
             must {:.2}  aim {:.2}  {}",
            median(&self.limit),
            median(&self.ours),
            quantile(&ratios, 0.0),
            quantile(&ratios, 1.0),
            goal.must,
            goal.aim,
            verdict(ratio >= goal.aim, ratio >= goal.must),
        );
    }
}

/// Prints the line of a job that has a bound instead of a limit; less is better.
pub fn print_bounded(job: &str, measured: f64, unit: &str, more: &str, goal: Goal) {
    println!(
        "{job:<50} {measured:>8.2} {unit}  {more}  must {} {unit}  aim {} {unit}  {}",
        goal.must,
        goal.aim,
        verdict(measured <= goal.aim, measured <= goal.must),
    );
}

fn verdict(reaches_aim: bool, reaches_must: bool) -> &'static str {
    match (reaches_aim, reaches_must) {
        (true, _) => "reaches aim",
        (false, true) => "reaches must",
        (false, false) => "BELOW MUST",
    }
}

/// A measurement that cannot be made here says why and is no failure.
pub fn skipped(job: &str, why: &str) {
    println!("{job:<50} not measured: {why}");
}

pub fn median(values: &[f64]) -> f64 {
    quantile(values, 0.5)
}

/// The value below which this part of the values lies; between two values, in between.
pub fn quantile(values: &[f64], part: f64) -> f64 {
    let mut sorted = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    let Some(last) = sorted.len().checked_sub(1) else {
        return f64::NAN;
    };
    let place = part * last as f64;
    let (low, high) = (place.floor() as usize, place.ceil() as usize);
    sorted[low] + (sorted[high] - sorted[low]) * (place - place.floor())
}
