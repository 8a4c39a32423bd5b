//! The relevance set as it is read, and how good an answer to one of its questions is. Shared by the
//! test that keeps the report and by the measurement beside other engines.

use std::collections::HashMap;
use std::path::PathBuf;

use anyhow::{Context as _, Result};
use serde::Deserialize;

/// Hits that are looked at.
pub const LOOKED_AT: usize = 10;
/// From this grade on a hit is what was sought.
const GOOD: f64 = 2.0;

/// An invented model.
#[derive(Clone, Debug, Deserialize)]
pub struct Described {
    pub id: String,
    pub lang: String,
    pub name: String,
    pub summary: String,
    pub text: String,
    pub county: String,
    pub themes: Vec<String>,
    #[serde(rename = "targetGroups")]
    pub target_groups: Vec<String>,
}

impl Described {
    /// For whom it is, as a text.
    pub fn who_for(&self) -> String {
        self.target_groups.join(", ")
    }

    /// What it is about and where it was made, as a text.
    pub fn about(&self) -> String {
        format!("{}, {}", self.themes.join(", "), self.county)
    }
}

/// A question with the grades of the models that answer it.
#[derive(Clone, Debug, Deserialize)]
pub struct Judged {
    pub lang: String,
    pub q: String,
    relevant: HashMap<String, f64>,
}

pub fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/relevance")
}

pub fn read(file: &str) -> Result<String> {
    std::fs::read_to_string(folder().join(file)).with_context(|| format!("no {file}"))
}

fn lines<T: for<'a> Deserialize<'a>>(file: &str) -> Result<Vec<T>> {
    let text = read(file)?;
    let lines = text.lines().filter(|line| !line.trim().is_empty());
    let parsed = lines.map(|line| Ok(serde_json::from_str(line)?));
    parsed.collect()
}

pub fn models() -> Result<Vec<Described>> {
    lines("models.jsonl")
}

pub fn questions() -> Result<Vec<Judged>> {
    lines("queries.jsonl")
}

/// How good answers are, each figure from 0 to 1.
#[derive(Clone, Copy, Debug, Default)]
pub struct Figures {
    /// Whether the first hit is what was sought.
    pub success: f64,
    /// What was sought and is among the first ten.
    pub recall: f64,
    /// How good the order of the first ten is: nDCG with exponential grades.
    pub order: f64,
}

impl Figures {
    pub fn mean(all: &[Figures]) -> Figures {
        let of =
            |figure: fn(&Figures) -> f64| all.iter().map(figure).sum::<f64>() / all.len() as f64;
        Figures {
            success: of(|one| one.success),
            recall: of(|one| one.recall),
            order: of(|one| one.order),
        }
    }
}

impl Judged {
    /// Judges an answer by the ids of its hits, best first.
    pub fn figures<'a>(&self, hits: impl IntoIterator<Item = &'a str>) -> Figures {
        let grade = |id: &str| self.relevant.get(id).copied().unwrap_or_default();
        let grades: Vec<f64> = hits.into_iter().take(LOOKED_AT).map(grade).collect();
        let mut best: Vec<f64> = self.relevant.values().copied().collect();
        best.sort_by(|a, b| b.total_cmp(a));
        best.truncate(LOOKED_AT);
        let sought = grades.iter().filter(|grade| **grade > 0.0).count();
        Figures {
            success: f64::from(grades.first().is_some_and(|grade| *grade >= GOOD)),
            recall: sought as f64 / best.len() as f64,
            order: gain(&grades) / gain(&best),
        }
    }
}

/// Discounted cumulative gain with exponential grades.
fn gain(grades: &[f64]) -> f64 {
    let gains = grades.iter().zip(2u32..);
    gains
        .map(|(grade, place)| (grade.exp2() - 1.0) / f64::from(place).log2())
        .sum()
}
