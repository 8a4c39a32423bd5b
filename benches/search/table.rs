//! The table of all engines: printed, and kept in the repository when that is wished.

use std::fmt::Write as _;

use anyhow::Result;

use super::judging::{Figures, folder};

/// Where the table is kept.
const KEPT: &str = "BESIDE.md";
const HEAD: &str = include_str!("../../tests/relevance/BESIDE.head.md");

/// One engine.
pub struct Row {
    pub name: String,
    pub figures: Figures,
    pub small: Option<Timed>,
    pub large: Option<Timed>,
}

/// How fast an engine is with one library.
pub struct Timed {
    /// Documents a second while the index is made.
    pub documents: f64,
    /// Milliseconds: of the questions' medians, the median.
    pub question: f64,
    /// Models that the questions find, added up.
    pub found: i64,
}

/// Prints the table, and writes it into the repository with `RELEVANCE=accept`.
pub fn tell(rows: &[Row], small: usize, large: usize) -> Result<()> {
    let mut table = format!(
        "| engine | success@1 | recall@10 | nDCG@10 | {small} models: documents/s | a question, ms \
         | found | {large} models: documents/s | a question, ms | found |\n\
         |---|---|---|---|---|---|---|---|---|---|\n"
    );
    for row in rows {
        let Figures {
            success,
            recall,
            order,
        } = row.figures;
        let (small, large) = (timed(row.small.as_ref()), timed(row.large.as_ref()));
        let name = &row.name;
        writeln!(
            table,
            "| {name} | {success:.3} | {recall:.3} | {order:.3} | {small} | {large} |"
        )?;
    }
    println!("\n{table}");
    if std::env::var("RELEVANCE").is_ok_and(|wish| wish == "accept") {
        std::fs::write(folder().join(KEPT), format!("{HEAD}\n{table}"))?;
    }
    Ok(())
}

fn timed(timed: Option<&Timed>) -> String {
    match timed {
        Some(timed) => format!(
            "{:.0} | {:.2} | {}",
            timed.documents, timed.question, timed.found
        ),
        None => "– | – | –".to_owned(),
    }
}
