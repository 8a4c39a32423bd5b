//! The document of what is published of small groups; there is one.

use super::Columns;
use crate::domain::disclosure::{DISCLOSURE, Disclosure};

super::noun_view!(Disclosure, version 1, |disclosure| Columns::of(
    crate::domain::event::StreamKind::Disclosure,
    DISCLOSURE,
    disclosure.belongs(),
    String::new(),
    &disclosure.history,
));
