//! What is sent with a table of observations, and what is told of it.

use async_graphql::{ID, InputObject, OneofObject, SimpleObject};

use crate::graphql::enums::{Gender, ProfessionalGroup, RowState, Separator};
use crate::graphql::error::UserError;
use crate::graphql::series::warning::ObservationWarning;

/// A table of observations, pasted or from a file.
#[derive(InputObject)]
pub struct RecordObservationsInput {
    /// The project's address.
    pub project: String,
    /// The table. Its first line names the columns: jakso or alkaa and päättyy; arvo, aste, or
    /// osoittaja and nimittäjä; and, as needed, mittari, paikka, ammattiryhmä, n, pois, tavoiteaste,
    /// ennuste, puuttuu. Their Swedish and English names do as well.
    pub table: TableInput,
    /// The indicator's key, for rows that name none.
    pub indicator: Option<String>,
    /// Where it was measured, for rows that do not tell.
    pub place: Option<String>,
    /// Whose work was measured, for rows that do not tell.
    #[graphql(default_with = "ProfessionalGroup::All")]
    pub group: ProfessionalGroup,
    /// Whom the numbers of the table are about.
    #[graphql(default_with = "Gender::All")]
    pub gender: Gender,
    /// Where the numbers come from.
    pub source: String,
    /// Only try it out: tell what would come of each row and record nothing.
    #[graphql(default)]
    pub dry_run: bool,
}

/// A table: exactly one of the two.
#[derive(OneofObject)]
#[graphql(name = "ObservationTableInput")]
pub enum TableInput {
    /// Pasted text, with tabs, semicolons or commas between the cells.
    Text(String),
    /// The bytes of a file in base64: UTF-8, UTF-16 or Windows-1252.
    Base64(String),
}

/// How a table was read.
#[derive(SimpleObject)]
pub struct TableReading {
    /// What stands between the cells.
    pub separator: Separator,
    /// The encoding of the text.
    pub encoding: &'static str,
    /// The names of the columns that were read.
    pub columns: Vec<String>,
    /// The names of the columns that say nothing to us and were left out.
    pub left_out: Vec<String>,
}

/// What is wrong with a row.
#[derive(SimpleObject)]
pub struct TableFault {
    /// The name of the column as it stands in the table; null when it is about the whole row.
    pub column: Option<String>,
    /// A stable code, such as `NOT_A_VALUE`.
    pub code: String,
    /// What to do, in the reader's language.
    pub message: String,
}

impl TableFault {
    pub fn new(column: Option<String>, error: UserError) -> TableFault {
        TableFault {
            column,
            code: error.code,
            message: error.message,
        }
    }
}

/// What came of a row.
#[derive(SimpleObject)]
pub struct TableRow {
    /// Its line in the table, 1 for the line that names the columns.
    pub line: u64,
    /// What became of it.
    pub state: RowState,
    /// The observation that it made; null when it made none, also in a dry run.
    pub observation: Option<ID>,
    /// Everything that is wrong with it.
    pub faults: Vec<TableFault>,
    /// What is asked about its number; it was recorded all the same.
    pub warnings: Vec<ObservationWarning>,
}

/// What came of a table.
#[derive(SimpleObject)]
pub struct RecordObservationsPayload {
    /// How the table was read; null when it could not be.
    pub reading: Option<TableReading>,
    /// Its rows in their order.
    pub rows: Vec<TableRow>,
    /// Rows that were recorded, or would be when this is a dry run.
    pub recorded: usize,
    /// Rows that were recorded before.
    pub already_recorded: usize,
    /// Rows with faults.
    pub refused: usize,
    /// Why the table as a whole was refused; empty when its rows were judged.
    pub user_errors: Vec<UserError>,
}
