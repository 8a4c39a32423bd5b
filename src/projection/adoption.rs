//! The document of an adoption, in lists by the organisation's name.

use super::Columns;
use crate::domain::adoption::Adoption;

super::noun_view!(Adoption, version 1, |adoption| Columns::of(
    crate::domain::event::StreamKind::Adoption,
    adoption.id.0,
    adoption.belongs(),
    adoption.site.organisation.names.any().to_lowercase(),
    &adoption.history,
));
