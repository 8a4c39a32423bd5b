//! The checks of the texts of a round: 1,000 answers against 10,000 earlier ones.
//!
//! Texts are compared with those of all other projects, so the work must not grow with the product
//! of the two numbers.

use std::time::Instant;

use anyhow::{Context as _, Result, ensure};
use hankemuisti::domain::assessment::{Answer, Rating};
use hankemuisti::domain::free_text::FreeText;
use hankemuisti::domain::ids::{Key, ProjectId, RoundId};
use hankemuisti::domain::language::Texts;
use hankemuisti::domain::period::RoundCode;
use hankemuisti::projection::notices::{Corpus, Subject, Surroundings, Thresholds, check};
use uuid::Uuid;

use crate::common::{Goal, ROUNDS, median, print_bounded, quantile};

const JOB: &str = "notices of 1,000 answers among 10,000 earlier";
const EARLIER: usize = 10_000;
const ANSWERS: usize = 1_000;
const PROJECTS: usize = 200;
const WORDS: usize = 100;
const GOAL: Goal = Goal {
    must: 1_000.0,
    aim: 500.0,
};

/// Words of which few are in every text and most in few, the same every time.
fn prose(seed: usize) -> String {
    let mut state = seed as u64 * 2 + 1;
    let mut next = || {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        ((state >> 33) % 300).pow(2) / 30
    };
    let words = (0..WORDS).map(|_| format!("sana{}", next()));
    words.collect::<Vec<_>>().join(" ")
}

fn answer(seed: usize) -> Result<Answer<Rating>> {
    Ok(Answer {
        goal: Key::parse("HT1").context("no key")?,
        rating: None,
        narrative: Texts {
            fi: Some(FreeText::new(prose(seed))),
            ..Texts::default()
        },
        unchanged: None,
        cannot_assess: None,
        heading_as_written: None,
        evidence: Vec::new(),
    })
}

fn subjects(answers: &[Answer<Rating>], round: u128) -> Vec<Subject> {
    let project = |seed: usize| ProjectId(Uuid::from_u128((seed % PROJECTS) as u128 + 1));
    let round = RoundId(Uuid::from_u128(round));
    let answers = answers.iter().enumerate();
    answers
        .map(|(seed, answer)| Subject::of(project(seed), round, answer))
        .collect()
}

pub fn run() -> Result<()> {
    let answers = |seeds: std::ops::Range<usize>| seeds.map(answer).collect::<Result<Vec<_>>>();
    let earlier = answers(0..EARLIER)?;
    let now = answers(EARLIER..EARLIER + ANSWERS)?;
    let code = RoundCode::parse("2022").context("no code")?;
    let period = code.fixed_period().context("a year has its days")?;
    let thresholds = Thresholds::default();
    let mut taken = Vec::with_capacity(ROUNDS);
    for _ in 0..ROUNDS {
        let start = Instant::now();
        let (earlier, now) = (subjects(&earlier, 1), subjects(&now, 2));
        let corpus = Corpus::new(&earlier, &now, &thresholds);
        let around = Surroundings::default();
        let found = check(&now, &corpus, period, &around, &thresholds);
        taken.push(start.elapsed().as_secs_f64() * 1_000.0);
        ensure!(found.len() < ANSWERS, "{} notices", found.len());
    }
    let slowest = format!("slowest {:.0} ms", quantile(&taken, 1.0));
    print_bounded(JOB, median(&taken), "ms", &slowest, GOAL);
    Ok(())
}
