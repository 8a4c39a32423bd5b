//! The document of a source text, in lists by the day it is of.

use super::Columns;
use crate::domain::source_text::SourceText;

super::noun_view!(SourceText, version 1, |text| Columns::of(
    crate::domain::event::StreamKind::SourceText,
    text.taken.text.0,
    text.belongs(),
    text.taken.source.date.earliest.to_string(),
    &text.history,
));
