//! Pages of lists: connections with opaque cursors and the total count.

use std::sync::Arc;

use async_graphql::connection::{Connection, Edge, EmptyFields};
use async_graphql::{Context, Object, OutputType, Result};

use super::error::{bad_cursor, page_length, view_error};
use super::ids::{parse_place, place_text};
use crate::app::{Page, View};
use crate::domain::document::Filter;
use crate::projection;

/// Longest page of a list.
pub const PAGE_MAX: i32 = 100;
/// Page length when none is asked for.
pub const PAGE_DEFAULT: i32 = 20;

/// How many items the whole list has.
pub struct Total(pub i64);

/// How many items the whole list has.
#[Object]
impl Total {
    /// How many items the whole list has, over all pages.
    async fn total_count(&self) -> i64 {
        self.0
    }
}

/// A page of objects.
pub type Paged<T> = Connection<String, T, Total, EmptyFields>;

/// The length of the page asked for.
pub fn length(ctx: &Context<'_>, first: Option<i32>, max: i32) -> Result<i64> {
    let first = first.unwrap_or(PAGE_DEFAULT.min(max));
    if (1..=max).contains(&first) {
        Ok(i64::from(first))
    } else {
        Err(page_length(ctx, max))
    }
}

/// A page of the documents of a view, each shown as an object.
pub async fn documents<V: projection::View, T: OutputType>(
    ctx: &Context<'_>,
    view: &View,
    filter: &Filter,
    first: Option<i32>,
    after: Option<String>,
    show: impl Fn(Arc<V>) -> T,
) -> Result<Paged<T>> {
    let limit = length(ctx, first, PAGE_MAX)?;
    let after = after
        .map(|text| parse_place(&text).ok_or_else(|| bad_cursor(ctx)))
        .transpose()?;
    let page = Page {
        after: after.clone(),
        limit: limit + 1,
    };
    let fault = |error| view_error(ctx, error);
    let mut found = view.page::<V>(filter, &page).await.map_err(fault)?;
    let more = found.len() as i64 > limit;
    found.truncate(usize::try_from(limit).unwrap_or_default());
    let total = view.count::<V>(filter).await.map_err(fault)?;
    let mut connection = Connection::with_additional_fields(after.is_some(), more, Total(total));
    connection
        .edges
        .extend(found.into_iter().map(|(sort, document)| {
            let cursor = place_text(&sort, document.columns().id);
            Edge::new(cursor, show(document))
        }));
    Ok(connection)
}

/// A page of documents that were read whole and are in the order of lists.
pub fn of_loaded<V: projection::View, T: OutputType>(
    ctx: &Context<'_>,
    documents: Vec<Arc<V>>,
    first: Option<i32>,
    after: Option<String>,
    show: impl Fn(Arc<V>) -> T,
) -> Result<Paged<T>> {
    let limit = usize::try_from(length(ctx, first, PAGE_MAX)?).unwrap_or_default();
    let after = after
        .map(|text| parse_place(&text).ok_or_else(|| bad_cursor(ctx)))
        .transpose()?;
    let total = documents.len() as i64;
    let mut later: Vec<(String, uuid::Uuid, Arc<V>)> = documents
        .into_iter()
        .map(|document| {
            let columns = document.columns();
            (columns.sort, columns.id, document)
        })
        .filter(|(sort, id, _)| {
            let place = (sort, *id);
            let end = after.as_ref().map(|(sort, id)| (sort, *id));
            end.is_none_or(|end| place > end)
        })
        .collect();
    let more = later.len() > limit;
    later.truncate(limit);
    let mut connection = Connection::with_additional_fields(after.is_some(), more, Total(total));
    let edge = |(sort, id, document): (String, uuid::Uuid, Arc<V>)| {
        Edge::new(place_text(&sort, id), show(document))
    };
    connection.edges.extend(later.into_iter().map(edge));
    Ok(connection)
}

/// A page of a list that is whole in memory; the cursor is the place in it.
pub fn of_whole<T: OutputType>(
    ctx: &Context<'_>,
    items: Vec<T>,
    first: Option<i32>,
    after: Option<String>,
) -> Result<Paged<T>> {
    let limit = usize::try_from(length(ctx, first, PAGE_MAX)?).unwrap_or_default();
    let start = place_after(ctx, after)?;
    let total = items.len();
    let more = start.saturating_add(limit) < total;
    let mut connection = Connection::with_additional_fields(start > 0, more, Total(total as i64));
    let page = items.into_iter().enumerate().skip(start).take(limit);
    let edges = page.map(|(place, item)| Edge::new(place_of(place), item));
    connection.edges.extend(edges);
    Ok(connection)
}

/// The place in a list after a cursor of [`place_of`]; the beginning without one.
pub fn place_after(ctx: &Context<'_>, after: Option<String>) -> Result<usize> {
    let Some(text) = after else {
        return Ok(0);
    };
    parse_place(&text)
        .and_then(|(place, _)| place.parse::<usize>().ok())
        .and_then(|place| place.checked_add(1))
        .ok_or_else(|| bad_cursor(ctx))
}

/// The cursor of a place in a list that is counted from its beginning.
pub fn place_of(place: usize) -> String {
    place_text(&place.to_string(), uuid::Uuid::nil())
}
