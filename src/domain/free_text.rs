//! Free text: what people wrote in their own words.
//!
//! It may name a person, so it never becomes part of an immutable event: when an event is encoded,
//! each free text leaves its place to a number and moves to the event's private part, which can be
//! blanked. Everywhere else (commands, documents, answers) it is the text itself.

use std::cell::RefCell;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error as _};

/// A text in somebody's own words, or the place where one was before it was lawfully blanked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FreeText {
    Said(String),
    Blanked,
}

impl FreeText {
    pub fn new(text: impl Into<String>) -> FreeText {
        FreeText::Said(text.into())
    }

    /// The text; `None` once blanked.
    pub fn as_str(&self) -> Option<&str> {
        match self {
            FreeText::Said(text) => Some(text),
            FreeText::Blanked => None,
        }
    }
}

/// What the current thread is doing with free texts while an event is encoded or decoded.
enum Place {
    /// In place: a text is a string, a blanked text is null.
    Inline,
    /// Being moved out: texts met so far.
    MovingOut(Vec<String>),
    /// Being put back; `None` when the private part was blanked.
    PuttingBack(Option<Vec<String>>),
}

thread_local! {
    static PLACE: RefCell<Place> = const { RefCell::new(Place::Inline) };
}

/// Runs `work` with the place set, and returns the place to inline also when `work` panics.
fn with_place<T>(place: Place, work: impl FnOnce() -> T) -> (T, Place) {
    struct Restore;
    impl Drop for Restore {
        fn drop(&mut self) {
            PLACE.with(|cell| cell.replace(Place::Inline));
        }
    }
    PLACE.with(|cell| cell.replace(place));
    let restore = Restore;
    let result = work();
    let place = PLACE.with(|cell| cell.replace(Place::Inline));
    drop(restore);
    (result, place)
}

/// Encodes with every free text moved out: returns what `work` made, and the texts in order.
pub fn moving_out<T>(work: impl FnOnce() -> T) -> (T, Vec<String>) {
    let (result, place) = with_place(Place::MovingOut(Vec::new()), work);
    match place {
        Place::MovingOut(texts) => (result, texts),
        Place::Inline | Place::PuttingBack(_) => (result, Vec::new()),
    }
}

/// Decodes with free texts put back from the private part; `None` makes every text blanked.
pub fn putting_back<T>(texts: Option<Vec<String>>, work: impl FnOnce() -> T) -> T {
    with_place(Place::PuttingBack(texts), work).0
}

impl Serialize for FreeText {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let moved = PLACE.with(|cell| match &mut *cell.borrow_mut() {
            Place::MovingOut(texts) => self.as_str().map(|text| {
                texts.push(text.to_owned());
                texts.len() - 1
            }),
            Place::Inline | Place::PuttingBack(_) => None,
        });
        match (moved, self.as_str()) {
            (Some(number), _) => serializer.serialize_u64(number as u64),
            (None, Some(text)) => serializer.serialize_str(text),
            (None, None) => serializer.serialize_none(),
        }
    }
}

impl<'de> Deserialize<'de> for FreeText {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        #[derive(Deserialize)]
        #[serde(untagged)]
        enum Wire {
            Number(usize),
            Text(String),
        }
        match Option::<Wire>::deserialize(deserializer)? {
            None => Ok(FreeText::Blanked),
            Some(Wire::Text(text)) => Ok(FreeText::Said(text)),
            Some(Wire::Number(number)) => PLACE.with(|cell| match &*cell.borrow() {
                Place::PuttingBack(None) => Ok(FreeText::Blanked),
                Place::PuttingBack(Some(texts)) => texts
                    .get(number)
                    .cloned()
                    .map(FreeText::Said)
                    .ok_or_else(|| D::Error::custom("the private part lacks a text")),
                Place::Inline | Place::MovingOut(_) => {
                    Err(D::Error::custom("a moved text outside its event"))
                }
            }),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::language::Texts;

    fn texts() -> Texts {
        Texts {
            fi: Some(FreeText::new("jatkuvuus parani")),
            sv: Some(FreeText::new("kontinuiteten blev bättre")),
            en: None,
        }
    }

    #[test]
    fn a_text_leaves_the_payload_and_comes_back_to_its_place() {
        let (payload, moved) = moving_out(|| serde_json::to_string(&texts()).unwrap());
        assert_eq!(payload, r#"{"fi":0,"sv":1}"#);
        let back: Texts = putting_back(Some(moved), || serde_json::from_str(&payload)).unwrap();
        assert_eq!(back, texts());
    }

    #[test]
    fn a_blanked_private_part_leaves_the_rest_readable() {
        let (payload, _) = moving_out(|| serde_json::to_string(&texts()).unwrap());
        let back: Texts = putting_back(None, || serde_json::from_str(&payload)).unwrap();
        assert_eq!(back.fi, Some(FreeText::Blanked));
        assert_eq!(back.en, None);
    }

    #[test]
    fn a_document_holds_the_text_itself() {
        let written = serde_json::to_string(&texts()).unwrap();
        assert!(written.contains("jatkuvuus parani"));
        assert_eq!(serde_json::from_str::<Texts>(&written).unwrap(), texts());
    }

    #[test]
    fn a_payload_with_fewer_texts_than_it_points_to_is_refused() {
        let read = putting_back(Some(vec![]), || {
            serde_json::from_str::<Texts>(r#"{"fi":0}"#)
        });
        assert!(read.is_err());
    }
}
