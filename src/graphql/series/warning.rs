//! Warnings: what is asked about a number that was recorded all the same.

use async_graphql::SimpleObject;

use crate::domain::language::Language;
use crate::domain::series::Warning;
use crate::graphql::enums::WarningCode;
use crate::messages::message;

/// What is asked about a number. It is recorded all the same.
#[derive(Clone, SimpleObject)]
pub struct ObservationWarning {
    /// A stable code.
    code: WarningCode,
    /// What to look at, in the reader's language.
    message: String,
}

impl ObservationWarning {
    pub fn new(warning: &Warning, language: Language) -> ObservationWarning {
        let (code, id, values) = match warning {
            Warning::Jump { before } => (
                WarningCode::Jump,
                "warning-jump",
                vec![("before", before.to_string())],
            ),
            Warning::Unusual { least, most } => (
                WarningCode::Unusual,
                "warning-unusual",
                vec![("least", least.to_string()), ("most", most.to_string())],
            ),
            Warning::SmallGroup { least } => (
                WarningCode::SmallGroup,
                "warning-small-group",
                vec![("least", least.to_string())],
            ),
        };
        ObservationWarning {
            code,
            message: message(language, id, &values),
        }
    }

    /// A number whose comma or point may be meant otherwise.
    pub fn ambiguous(language: Language) -> ObservationWarning {
        ObservationWarning {
            code: WarningCode::Ambiguous,
            message: message(language, "warning-ambiguous", &[]),
        }
    }
}
