//! The document of an indicator, in lists by key.

use super::Columns;
use crate::domain::indicator::Indicator;

super::noun_view!(Indicator, version 3, |indicator| Columns::of(
    crate::domain::event::StreamKind::Indicator,
    indicator.id.0,
    indicator.belongs(),
    indicator.key.as_str().to_owned(),
    &indicator.history,
));
