//! The document of a person: memberships behind an opaque id, for those who watch over rights.

use super::Columns;
use crate::domain::person::Person;

super::noun_view!(Person, version 2, |person| Columns::of(
    crate::domain::event::StreamKind::Person,
    person.id.0,
    person.belongs(),
    person.id.0.to_string(),
    &person.history,
));
