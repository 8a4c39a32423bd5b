//! The document of a grant, in lists by key.

use super::Columns;
use crate::domain::grant::Grant;

super::noun_view!(Grant, version 1, |grant| Columns::of(
    crate::domain::event::StreamKind::Grant,
    grant.decided.grant.0,
    grant.belongs(),
    grant.decided.key.as_str().to_owned(),
    &grant.history,
));
