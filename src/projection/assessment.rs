//! The document of an assessment with every version filed.

use super::Columns;
use crate::domain::assessment::Assessment;

super::noun_view!(Assessment, version 2, |assessment| Columns::of(
    crate::domain::event::StreamKind::Assessment,
    assessment.id.0,
    assessment.belongs(),
    assessment.id.0.to_string(),
    &assessment.history,
));
