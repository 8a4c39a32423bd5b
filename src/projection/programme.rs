//! The document of a programme, in lists by key.

use super::Columns;
use crate::domain::programme::Programme;

super::noun_view!(Programme, version 1, |programme| Columns::of(
    crate::domain::event::StreamKind::Programme,
    programme.id.0,
    programme.belongs(),
    programme.key.as_str().to_owned(),
    &programme.history,
));
