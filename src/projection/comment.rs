//! The document of a comment, in lists by the time it was said.

use super::Columns;
use crate::domain::comment::Comment;

super::noun_view!(Comment, version 1, |comment| Columns::of(
    crate::domain::event::StreamKind::Comment,
    comment.id.0,
    comment.belongs(),
    comment.said.to_rfc3339(),
    &comment.history,
));
