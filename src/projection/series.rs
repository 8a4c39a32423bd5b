//! The document of a series, in lists by indicator, place and professional group.

use super::Columns;
use crate::domain::series::Series;

super::noun_view!(Series, version 2, |series| Columns::of(
    crate::domain::event::StreamKind::Series,
    series.id.0,
    series.belongs(),
    format!("{} {} {}", series.indicator.0, series.place, series.group.key()),
    &series.history,
));
