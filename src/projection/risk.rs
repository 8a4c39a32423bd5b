//! The document of a risk, in lists by key.

use super::Columns;
use crate::domain::risk::Risk;

super::noun_view!(Risk, version 1, |risk| Columns::of(
    crate::domain::event::StreamKind::Risk,
    risk.raised.risk.0,
    risk.belongs(),
    risk.raised.key.as_str().to_owned(),
    &risk.history,
));
