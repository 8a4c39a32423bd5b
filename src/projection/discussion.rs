//! The document of a discussion.

use super::Columns;
use crate::domain::discussion::Discussion;

super::noun_view!(Discussion, version 1, |discussion| Columns::of(
    crate::domain::event::StreamKind::Discussion,
    discussion.id.0,
    discussion.belongs(),
    discussion.id.0.to_string(),
    &discussion.history,
));
