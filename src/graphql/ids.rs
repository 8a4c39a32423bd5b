//! Global ids and cursors: opaque to clients, readable to this server alone.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use uuid::Uuid;

use crate::app::Cursor;
use crate::domain::ids::SeriesId;

fn opaque(text: &str) -> String {
    URL_SAFE_NO_PAD.encode(text)
}

fn plain(opaque: &str) -> Option<String> {
    let bytes = URL_SAFE_NO_PAD.decode(opaque).ok()?;
    String::from_utf8(bytes).ok()
}

/// The global id of an object of a type.
pub fn global_id(type_name: &str, id: Uuid) -> async_graphql::ID {
    opaque(&format!("{type_name}:{id}")).into()
}

/// The type and the id inside a global id.
pub fn parse_global_id(id: &str) -> Option<(String, Uuid)> {
    let text = plain(id)?;
    let (type_name, id) = text.split_once(':')?;
    Some((type_name.to_owned(), Uuid::parse_str(id).ok()?))
}

/// The global id of an observation: its series and its place there.
pub fn observation_id(series: SeriesId, number: u32) -> async_graphql::ID {
    opaque(&format!("Observation:{}:{number}", series.0)).into()
}

pub fn parse_observation_id(id: &str) -> Option<(SeriesId, u32)> {
    let text = plain(id)?;
    let mut parts = text.strip_prefix("Observation:")?.split(':');
    let series = Uuid::parse_str(parts.next()?).ok()?;
    let number = parts.next()?.parse().ok()?;
    parts.next().is_none().then_some((SeriesId(series), number))
}

/// A place in the log as clients hold it.
pub fn cursor_text(cursor: Cursor) -> String {
    opaque(&format!("log:{}:{}", cursor.epoch, cursor.position))
}

pub fn parse_cursor(text: &str) -> Option<Cursor> {
    let text = plain(text)?;
    let (epoch, position) = text.strip_prefix("log:")?.split_once(':')?;
    let cursor = Cursor {
        epoch: epoch.parse().ok()?,
        position: position.parse().ok()?,
    };
    (cursor.position >= 0).then_some(cursor)
}

/// A place in a list of documents as clients hold it.
pub fn place_text(sort: &str, id: Uuid) -> String {
    opaque(&format!("list:{id}:{sort}"))
}

pub fn parse_place(text: &str) -> Option<(String, Uuid)> {
    let text = plain(text)?;
    let (id, sort) = text.strip_prefix("list:")?.split_once(':')?;
    Some((sort.to_owned(), Uuid::parse_str(id).ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_given_is_read_back_and_anything_else_is_not() {
        let id = Uuid::from_u128(7);
        let global = global_id("Project", id);
        assert_eq!(parse_global_id(&global), Some(("Project".into(), id)));
        let observation = observation_id(SeriesId(id), 3);
        assert_eq!(parse_observation_id(&observation), Some((SeriesId(id), 3)));
        assert_eq!(parse_observation_id(&global), None);
        let cursor = Cursor {
            epoch: 1,
            position: 9,
        };
        assert_eq!(parse_cursor(&cursor_text(cursor)), Some(cursor));
        assert_eq!(parse_cursor(&place_text("a:b", id)), None);
        assert_eq!(
            parse_place(&place_text("a:b", id)),
            Some(("a:b".into(), id))
        );
        for nonsense in ["", "42", "länsi", "bG9nOjE6LTU"] {
            assert_eq!(parse_cursor(nonsense), None, "{nonsense}");
        }
    }
}
