//! The document of a publication, in lists by the day it came out.

use super::Columns;
use crate::domain::publication::Publication;

super::noun_view!(Publication, version 1, |publication| Columns::of(
    crate::domain::event::StreamKind::Publication,
    publication.added.publication.0,
    publication.belongs(),
    by_day(publication),
    &publication.history,
));

fn by_day(publication: &Publication) -> String {
    let day = publication.added.published.as_ref().map(|on| on.earliest);
    let day = day.map_or_else(String::new, |day| day.to_string());
    format!("{day} {}", publication.added.key.as_str())
}
