//! Tables of observations as people paste them: from a spreadsheet, or the bytes of a file.
//!
//! The first line names the columns, in Finnish, Swedish or English. Rows are read one by one, so
//! that a fault in one leaves the others good. An empty cell is no number, and never 0.

mod cells;

use std::borrow::Cow;

use super::{Outcome, Parts, ProfessionalGroup, Reading};
use crate::domain::free_text::FreeText;
use crate::domain::ids::Key;
use crate::domain::period::Period;
use crate::domain::refusal::{Reason, Refusal};

/// Longest table, in bytes.
pub const TABLE_BYTES_MAX: usize = 512 << 10;
/// Most rows of a table, its first line not counted.
pub const TABLE_ROWS_MAX: usize = 1_000;
/// Most columns of a table.
const COLUMNS_MAX: usize = 50;

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Column {
    Indicator,
    Place,
    Group,
    /// A whole period: `2021`, `2021-1`, `2021-04`.
    Period,
    From,
    To,
    Value,
    Numerator,
    Denominator,
    Rank,
    TargetRank,
    N,
    Excluded,
    /// Any mark says that the row is a forecast.
    Forecast,
    /// Why there is no value.
    Missing,
}

/// The names of columns in Finnish, Swedish and English.
const NAMES: &[(Column, &[&str])] = &[
    (Column::Indicator, &["mittari", "indikator", "indicator"]),
    (Column::Place, &["paikka", "yksikkö", "plats", "place"]),
    (Column::Group, &["ammattiryhmä", "yrkesgrupp", "group"]),
    (Column::Period, &["jakso", "kausi", "period"]),
    (Column::From, &["alkaa", "alku", "från", "from"]),
    (Column::To, &["päättyy", "loppu", "till", "to"]),
    (Column::Value, &["arvo", "värde", "value"]),
    (Column::Numerator, &["osoittaja", "täljare", "numerator"]),
    (
        Column::Denominator,
        &["nimittäjä", "nämnare", "denominator"],
    ),
    (Column::Rank, &["aste", "steg", "rank"]),
    (
        Column::TargetRank,
        &["tavoiteaste", "målsteg", "target rank"],
    ),
    (Column::N, &["n"]),
    (Column::Excluded, &["pois", "bortfall", "excluded"]),
    (Column::Forecast, &["ennuste", "prognos", "forecast"]),
    (Column::Missing, &["puuttuu", "saknas", "missing"]),
];

/// What stands between the cells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Separator {
    Tab,
    Semicolon,
    Comma,
}

impl Separator {
    const ALL: [(Separator, u8); 3] = [
        (Separator::Tab, b'\t'),
        (Separator::Semicolon, b';'),
        (Separator::Comma, b','),
    ];

    /// The sign that stands oftenest in the first line; a tab before a semicolon before a comma.
    fn of(text: &str) -> (Separator, u8) {
        let first = text.lines().find(|line| !line.trim().is_empty());
        let first = first.unwrap_or_default().as_bytes();
        let count = |sign: u8| first.iter().filter(|byte| **byte == sign).count();
        let [tab, semicolon, comma] = Separator::ALL;
        if count(tab.1) > 0 {
            tab
        } else if count(semicolon.1) > 0 {
            semicolon
        } else {
            comma
        }
    }
}

/// A column as it stands in the first line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Heading {
    pub as_written: String,
    /// `None` when its name says nothing: the column is left out.
    pub column: Option<Column>,
}

/// What is wrong in a row.
#[derive(Clone, Debug, PartialEq)]
pub struct Fault {
    /// The place of the column, 0 for the first; `None` when it is about the row.
    pub column: Option<usize>,
    pub reason: Reason,
}

/// What a row says; what it leaves out is said for the whole table.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    pub indicator: Option<Key>,
    pub place: Option<String>,
    pub group: Option<ProfessionalGroup>,
    pub period: Period,
    pub is_forecast: bool,
    pub reading: Reading,
}

/// A row as it was read.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// Its line in the table, 1 for the line of the headings.
    pub line: u64,
    pub entry: Result<Entry, Vec<Fault>>,
    /// Columns whose number may be meant otherwise: 1.234 is read with a decimal point.
    pub ambiguous: Vec<usize>,
}

/// A table as it was read.
#[derive(Clone, Debug, PartialEq)]
pub struct Table {
    pub separator: Separator,
    /// The name of the encoding.
    pub encoding: &'static str,
    pub headings: Vec<Heading>,
    pub rows: Vec<Row>,
}

impl Table {
    /// The place of a column.
    pub fn place_of(&self, column: Column) -> Option<usize> {
        let mut headings = self.headings.iter();
        headings.position(|heading| heading.column == Some(column))
    }
}

/// The text of the bytes, by their byte order mark, else UTF-8 when they are that, else
/// Windows-1252.
fn decoded(bytes: &[u8]) -> (Cow<'_, str>, &'static str) {
    if let Some((encoding, length)) = encoding_rs::Encoding::for_bom(bytes) {
        let (text, _) = encoding.decode_without_bom_handling(&bytes[length..]);
        return (text, encoding.name());
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => (Cow::Borrowed(text), encoding_rs::UTF_8.name()),
        Err(_) => {
            let encoding = encoding_rs::WINDOWS_1252;
            let (text, _) = encoding.decode_without_bom_handling(bytes);
            (text, encoding.name())
        }
    }
}

/// Reads a table. Refused is only what cannot be read as one; a fault in a row stands in the row.
pub fn read(bytes: &[u8], source: &FreeText) -> Result<Table, Vec<Refusal>> {
    let refused = |reason| vec![Refusal::new("table", reason)];
    if bytes.len() > TABLE_BYTES_MAX {
        return Err(refused(Reason::TooLong {
            max: TABLE_BYTES_MAX,
        }));
    }
    let (text, encoding) = decoded(bytes);
    if text.contains('\0') || text.contains(char::REPLACEMENT_CHARACTER) {
        return Err(refused(Reason::NotATable));
    }
    let (separator, sign) = Separator::of(&text);
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(sign)
        .flexible(true)
        .has_headers(false)
        .trim(csv::Trim::All)
        .from_reader(text.as_bytes());
    let mut lines = reader.records();
    let is_filled = |record: &csv::StringRecord| record.iter().any(|cell| !cell.is_empty());
    let mut headings = Vec::new();
    let mut rows = Vec::new();
    for line in lines.by_ref() {
        let record = line.map_err(|_| refused(Reason::NotATable))?;
        if !is_filled(&record) {
            continue;
        }
        if headings.is_empty() {
            headings = read_headings(&record)?;
            continue;
        }
        if rows.len() == TABLE_ROWS_MAX {
            return Err(refused(Reason::TooMany {
                max: TABLE_ROWS_MAX,
            }));
        }
        rows.push(read_row(&headings, &record, source));
    }
    if rows.is_empty() {
        return Err(refused(Reason::Required));
    }
    Ok(Table {
        separator,
        encoding,
        headings,
        rows,
    })
}

fn read_headings(record: &csv::StringRecord) -> Result<Vec<Heading>, Vec<Refusal>> {
    let refused = |reason| vec![Refusal::new("table", reason)];
    if record.len() > COLUMNS_MAX {
        return Err(refused(Reason::TooMany { max: COLUMNS_MAX }));
    }
    let mut headings: Vec<Heading> = Vec::with_capacity(record.len());
    for cell in record {
        let name = cell.to_lowercase();
        let known = NAMES.iter().find(|(_, names)| names.contains(&&*name));
        let column = known.map(|(column, _)| *column);
        if column.is_some() && headings.iter().any(|heading| heading.column == column) {
            let what = cell.to_owned();
            return Err(refused(Reason::Repeated { what }));
        }
        headings.push(Heading {
            as_written: cell.to_owned(),
            column,
        });
    }
    let has = |column| {
        headings
            .iter()
            .any(|heading| heading.column == Some(column))
    };
    let missing = |column: &str| {
        refused(Reason::ColumnMissing {
            column: column.to_owned(),
        })
    };
    let says_when = has(Column::Period) || (has(Column::From) && has(Column::To));
    let has_parts = has(Column::Numerator) && has(Column::Denominator);
    if !says_when {
        Err(missing("jakso / period"))
    } else if !(has(Column::Value) || has(Column::Rank) || has_parts) {
        Err(missing("arvo / värde / value"))
    } else {
        Ok(headings)
    }
}

/// One row being read: what its cells say, and what is wrong with them.
struct Cells<'a> {
    headings: &'a [Heading],
    record: &'a csv::StringRecord,
    faults: Vec<Fault>,
    ambiguous: Vec<usize>,
}

impl<'a> Cells<'a> {
    /// The filled cell of a column.
    fn cell(&self, column: Column) -> Option<(usize, &'a str)> {
        let mut headings = self.headings.iter();
        let place = headings.position(|heading| heading.column == Some(column))?;
        let text = self.record.get(place).filter(|text| !text.is_empty())?;
        Some((place, text))
    }

    fn fault(&mut self, column: Option<usize>, reason: Reason) {
        self.faults.push(Fault { column, reason });
    }

    /// What a cell says, or the fault of its column.
    fn read<T>(
        &mut self,
        column: Column,
        parse: fn(&str) -> Option<T>,
        reason: fn(&str) -> Reason,
    ) -> Option<T> {
        let (place, text) = self.cell(column)?;
        let parsed = parse(text);
        if parsed.is_none() {
            self.fault(Some(place), reason(text));
        }
        parsed
    }

    fn number(&mut self, column: Column) -> Option<cells::Number> {
        let (place, _) = self.cell(column)?;
        let number = self.read(column, cells::number, not_a_value)?;
        if number.is_ambiguous {
            self.ambiguous.push(place);
        }
        Some(number)
    }

    fn whole(&mut self, column: Column) -> Option<u32> {
        self.read(column, cells::whole, |_| Reason::NotANumber)
    }

    fn period(&mut self) -> Option<Period> {
        if self.cell(Column::Period).is_some() {
            return self.read(Column::Period, cells::period, |_| Reason::NotADate);
        }
        let day = |own: &mut Self, column| {
            if own.cell(column).is_none() {
                let place = own.place(column);
                own.fault(place, Reason::Required);
            }
            own.read(column, cells::day, |_| Reason::NotADate)
        };
        let (from, to) = (day(self, Column::From), day(self, Column::To));
        let (from, to) = (from?, to?);
        let period = Period::parse(from, to);
        if period.is_none() {
            let place = self.place(Column::To);
            self.fault(place, Reason::PeriodBackwards);
        }
        period
    }

    fn place(&self, column: Column) -> Option<usize> {
        let mut headings = self.headings.iter();
        headings.position(|heading| heading.column == Some(column))
    }

    /// What was found: a value, a step, a quotient, or why there is none. Exactly one is filled.
    fn outcome(&mut self) -> Option<(Outcome, Option<Parts>)> {
        let before = self.faults.len();
        let value = self.number(Column::Value).map(|number| {
            let is_bound = number.is_bound;
            match is_bound {
                true => Outcome::Capped(number.value),
                false => Outcome::Value(number.value),
            }
        });
        let rank = self.whole(Column::Rank).map(Outcome::Rank);
        let missing = self.cell(Column::Missing).map(|(_, why)| Outcome::Missing {
            why: FreeText::new(why),
        });
        let numerator = self.number(Column::Numerator);
        let denominator = self.number(Column::Denominator);
        if self.faults.len() > before {
            return None;
        }
        let parts = numerator.zip(denominator).map(|(above, below)| Parts {
            numerator: above.value,
            denominator: below.value,
        });
        let quotient = parts.map(|_| Outcome::Value(0.0));
        let found: Vec<Outcome> = [value, rank, missing, quotient]
            .into_iter()
            .flatten()
            .collect();
        let is_half = numerator.is_some() != denominator.is_some();
        let column = self.place(Column::Value).or(self.place(Column::Rank));
        let column = column.or(self.place(Column::Denominator));
        match <[Outcome; 1]>::try_from(found) {
            Ok([outcome]) if !is_half => Some((outcome, parts)),
            Ok(_) => {
                self.fault(column, Reason::Required);
                None
            }
            Err(found) => {
                let reason = match found.is_empty() {
                    true => Reason::Required,
                    false => Reason::AnswerContradicts,
                };
                self.fault(column, reason);
                None
            }
        }
    }
}

fn not_a_value(text: &str) -> Reason {
    Reason::NotAValue {
        text: text.chars().take(40).collect(),
    }
}

fn read_row(headings: &[Heading], record: &csv::StringRecord, source: &FreeText) -> Row {
    let mut cells = Cells {
        headings,
        record,
        faults: Vec::new(),
        ambiguous: Vec::new(),
    };
    let indicator = cells.read(Column::Indicator, Key::parse, |_| Reason::NotAKey);
    let group = cells.read(Column::Group, cells::group, |text| Reason::NotATerm {
        key: text.chars().take(40).collect(),
    });
    let place = cells.cell(Column::Place).map(|(_, text)| text.to_owned());
    let period = cells.period();
    let outcome = cells.outcome();
    let n = cells.whole(Column::N);
    let excluded = cells.whole(Column::Excluded);
    let target_rank = cells.whole(Column::TargetRank);
    let is_forecast = cells.cell(Column::Forecast).is_some();
    let entry = match period.zip(outcome) {
        Some((period, (outcome, parts))) if cells.faults.is_empty() => Ok(Entry {
            indicator,
            place,
            group,
            period,
            is_forecast,
            reading: Reading {
                parts,
                target_rank,
                n,
                excluded,
                ..Reading::new(outcome, source.clone())
            },
        }),
        _ => Err(cells.faults),
    };
    Row {
        line: record.position().map_or(0, csv::Position::line),
        entry,
        ambiguous: cells.ambiguous,
    }
}

#[cfg(test)]
mod tests;
