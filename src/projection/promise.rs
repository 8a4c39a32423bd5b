//! The document of a promise, in lists by key.

use super::Columns;
use crate::domain::promise::Promise;

super::noun_view!(Promise, version 1, |promise| Columns::of(
    crate::domain::event::StreamKind::Promise,
    promise.made.promise.0,
    promise.belongs(),
    promise.made.key.as_str().to_owned(),
    &promise.history,
));
