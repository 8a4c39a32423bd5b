//! Origin: the place in a source text that an event was taken from.
//!
//! Any event of any noun may have one: it stands in the stored payload beside what the event says,
//! so no event needs a field for it, and one that a person recorded by hand has none.

use serde::{Deserialize, Serialize};

use super::ids::SourceTextId;

/// The stretch of a source text that a fact came from, in characters, the end not included.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Origin {
    pub text: SourceTextId,
    pub from: u32,
    pub to: u32,
}

#[derive(Deserialize)]
struct Marked {
    imported_from: Option<Origin>,
}

impl Origin {
    /// The payload of an event, a JSON object, with the origin as its last member.
    pub fn write_into(&self, payload: &str) -> serde_json::Result<String> {
        let own = serde_json::to_string(self)?;
        let body = payload.trim_end().strip_suffix('}').unwrap_or(payload);
        let comma = if body.trim_end().ends_with('{') {
            ""
        } else {
            ","
        };
        Ok(format!("{body}{comma}\"imported_from\":{own}}}"))
    }

    /// The origin in a stored payload; `None` when a person recorded the event by hand.
    pub fn read_from(payload: &str) -> Option<Origin> {
        // Most events have none: they are not parsed twice.
        if !payload.contains("\"imported_from\"") {
            return None;
        }
        serde_json::from_str::<Marked>(payload).ok()?.imported_from
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;
    use crate::domain::event::Event;

    fn origin() -> Origin {
        Origin {
            text: SourceTextId(Uuid::from_u128(7)),
            from: 12,
            to: 80,
        }
    }

    #[test]
    fn an_origin_stands_in_the_payload_and_the_event_is_read_as_before() {
        for (name, payload) in [
            ("comment_withdrawn", "{}"),
            ("model_renamed", r#"{"names":{"fi":"Malli"}}"#),
        ] {
            let marked = origin().write_into(payload).unwrap();
            assert_eq!(Origin::read_from(&marked), Some(origin()));
            assert_eq!(Origin::read_from(payload), None);
            assert_eq!(
                Event::decode(name, 1, &marked, None).unwrap(),
                Event::decode(name, 1, payload, None).unwrap()
            );
        }
    }
}
