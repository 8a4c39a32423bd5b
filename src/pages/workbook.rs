//! Workbooks for spreadsheet programs, made of what a template wrote.
//!
//! A template writes lines of JSON: a text begins a sheet of that name, and each list after it is a
//! row, of which the first is its heading. Invariant: a number stays a number and `{"day": …}` a day;
//! everything else is a text, and no text is taken for a formula.

use chrono::{DateTime, Datelike as _, NaiveDate, Utc};
use rust_xlsxwriter::{
    DocProperties, ExcelDateTime, Format, FormatAlign, Workbook, Worksheet, XlsxError,
};
use serde_json::Value as Json;

/// Most signs of one cell; programs take no more.
const CELL_SIGNS_MAX: usize = 32_767;
/// A column with long texts is no wider than this, in pixels.
const WIDTH_MAX: u32 = 480;

/// Why there is no workbook.
#[derive(Debug, thiserror::Error)]
pub enum Fault {
    #[error("a line is no JSON: {0}")]
    Json(#[from] serde_json::Error),
    #[error("a row stands before any sheet, or is no list")]
    NoRow,
    #[error(transparent)]
    Workbook(#[from] XlsxError),
}

/// The file of a workbook that is made at a moment.
pub fn made(lines: &str, at: DateTime<Utc>) -> Result<Vec<u8>, Fault> {
    let mut workbook = Workbook::new();
    let made_at = ExcelDateTime::from_timestamp(at.timestamp())?;
    workbook.set_properties(&DocProperties::new().set_creation_datetime(&made_at));
    let mut sheets: Vec<Sheet> = Vec::new();
    for line in lines.lines().filter(|line| !line.trim().is_empty()) {
        match serde_json::from_str(line)? {
            Json::String(name) => sheets.push(Sheet::new(name)?),
            Json::Array(cells) => sheets.last_mut().ok_or(Fault::NoRow)?.row(&cells)?,
            _ => return Err(Fault::NoRow),
        }
    }
    for sheet in sheets {
        workbook.push_worksheet(sheet.finished());
    }
    Ok(workbook.save_to_buffer()?)
}

struct Sheet {
    made: Worksheet,
    rows: u32,
}

impl Sheet {
    fn new(name: String) -> Result<Sheet, Fault> {
        let mut made = Worksheet::new();
        made.set_name(name)?;
        made.set_freeze_panes(1, 1)?;
        made.set_landscape();
        Ok(Sheet { made, rows: 0 })
    }

    fn row(&mut self, cells: &[Json]) -> Result<(), Fault> {
        let at_top = Format::new().set_align(FormatAlign::Top);
        let text = match self.rows {
            0 => at_top.clone().set_bold().set_text_wrap(),
            _ => at_top.clone().set_text_wrap(),
        };
        let day = at_top.clone().set_num_format("d.m.yyyy");
        for (column, cell) in (0..).zip(cells) {
            let place = (self.rows, column);
            match cell {
                Json::Null => {}
                Json::Number(number) => {
                    let number = number.as_f64().unwrap_or_default();
                    self.made
                        .write_number_with_format(place.0, place.1, number, &at_top)?;
                }
                Json::String(said) => self.text(place, said, &text)?,
                other => match day_of(other) {
                    Some(of) => {
                        let year = of.year().try_into().unwrap_or(1900);
                        let (month, own) = (of.month() as u8, of.day() as u8);
                        let of = ExcelDateTime::from_ymd(year, month, own)?;
                        self.made
                            .write_datetime_with_format(place.0, place.1, &of, &day)?;
                    }
                    None => self.text(place, &other.to_string(), &text)?,
                },
            }
        }
        self.rows += 1;
        Ok(())
    }

    fn text(&mut self, (row, column): (u32, u16), said: &str, as_: &Format) -> Result<(), Fault> {
        let said: String = said.chars().take(CELL_SIGNS_MAX).collect();
        self.made.write_string_with_format(row, column, said, as_)?;
        Ok(())
    }

    fn finished(mut self) -> Worksheet {
        self.made.set_autofit_max_width(WIDTH_MAX);
        self.made.autofit();
        self.made
    }
}

/// The day of `{"day": "2026-05-15"}`, also of a moment.
fn day_of(cell: &Json) -> Option<NaiveDate> {
    let text = cell.get("day")?.as_str()?;
    NaiveDate::parse_from_str(text.get(..10)?, "%Y-%m-%d").ok()
}

#[cfg(test)]
mod tests {
    use std::io::Cursor;

    use calamine::{Data, Reader as _, Xlsx};

    use super::*;

    #[test]
    fn numbers_and_days_stay_what_they_are_and_no_text_becomes_a_formula() {
        let lines = "\"Yksi\"\n[\"a\", \"b\", \"c\", \"d\"]\n\n[0.458, {\"day\": \"2026-05-15\"}, \"=1+1\", null]\n\"Kaksi\"\n[\"x\"]\n";
        let file = made(lines, DateTime::UNIX_EPOCH).unwrap();
        let mut book: Xlsx<_> = Xlsx::new(Cursor::new(file)).unwrap();
        assert_eq!(book.sheet_names(), ["Yksi", "Kaksi"]);
        let sheet = book.worksheet_range("Yksi").unwrap();
        let cell = |column| sheet.get_value((1, column)).cloned().unwrap_or_default();
        assert_eq!(cell(0), Data::Float(0.458));
        assert!(matches!(cell(1), Data::DateTime(day) if day.as_f64() == 46157.0));
        assert_eq!(cell(2), Data::String("=1+1".into()));
        assert_eq!(cell(3), Data::Empty);
    }

    #[test]
    fn a_row_without_a_sheet_makes_no_workbook() {
        assert!(made("[1]", DateTime::UNIX_EPOCH).is_err());
        assert!(made("\"Yksi\"\n{}", DateTime::UNIX_EPOCH).is_err());
    }
}
