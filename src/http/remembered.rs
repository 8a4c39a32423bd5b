//! Answers that were given before: to the same question of the same asker, as long as nothing was
//! recorded and the day is the same.
//!
//! Only what rests on the log alone is kept, and only what took a while to make. Invariant: where
//! the log ends is asked before the answer is made, so a kept answer is never older than it says.

use std::sync::{Arc, OnceLock};
use std::time::Duration;

use async_graphql::parser::types::OperationType;
use async_graphql::{Response, Value};
use axum::body::Bytes;
use chrono::NaiveDate;
use quick_cache::Weighter;
use quick_cache::sync::Cache;

use super::fault::Fault;
use super::operation::{Parameters, Wire, to_json};
use crate::domain::actor::Actor;
use crate::domain::language::Language;

/// An answer that was made faster is made again.
pub(super) const WORTH_KEEPING: Duration = Duration::from_millis(2);
/// Values in all kept answers together; each takes about a hundred bytes, and thirty as text.
const VALUES_MAX: u64 = 400_000;
/// A guess that sizes the first table. The cache makes few parts of so few, so that one long answer
/// fits in its part.
const ANSWERS_GUESSED: usize = 64;

/// Until when an answer holds: where the log ends, and the day in Finland.
pub type Moment = (i64, NaiveDate);

/// An answer, and its text for the wire, which is written once.
#[derive(Debug)]
pub(super) struct Answer {
    pub response: Response,
    text: OnceLock<Bytes>,
}

impl Answer {
    pub(super) fn new(response: Response) -> Arc<Answer> {
        let text = OnceLock::new();
        Arc::new(Answer { response, text })
    }

    /// The text, if it is no longer than so many bytes.
    pub(super) fn text(&self, most: usize) -> Result<Bytes, Fault> {
        if let Some(text) = self.text.get() {
            return Ok(text.clone());
        }
        let text = Bytes::from(to_json(&Wire::of(&self.response), most)?);
        Ok(self.text.get_or_init(|| text).clone())
    }
}

/// Who asks what.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) struct Question(String);

impl Question {
    /// `None` for what is not to be remembered: only queries are.
    pub(super) fn of(
        kind: Option<OperationType>,
        asked: &Parameters,
        actor: &Actor,
        language: Language,
    ) -> Option<Question> {
        if kind != Some(OperationType::Query) {
            return None;
        }
        let variables = serde_json::to_string(&asked.variables).ok()?;
        Some(Question(format!(
            "{} {actor:?} {:?} {variables} {}",
            language.code(),
            asked.operation_name,
            asked.query,
        )))
    }
}

#[derive(Clone)]
struct Kept {
    until: Moment,
    answer: Arc<Answer>,
    values: u64,
}

#[derive(Clone)]
struct ByValues;

impl Weighter<Question, Kept> for ByValues {
    fn weight(&self, question: &Question, kept: &Kept) -> u64 {
        kept.values + question.0.len() as u64 / 100 + 1
    }
}

/// The answers. Cheap to clone.
#[derive(Clone)]
pub(super) struct Remembered(Arc<Cache<Question, Kept, ByValues>>);

impl Default for Remembered {
    fn default() -> Remembered {
        let cache = Cache::with_weighter(ANSWERS_GUESSED, VALUES_MAX, ByValues);
        Remembered(Arc::new(cache))
    }
}

impl Remembered {
    pub(super) fn answer(&self, question: &Question, now: Moment) -> Option<Arc<Answer>> {
        let kept = self.0.get(question)?;
        (kept.until == now).then_some(kept.answer)
    }

    /// Keeps an answer, unless it tells of a failure.
    pub(super) fn keep(&self, question: Question, until: Moment, answer: &Arc<Answer>) {
        if answer.response.errors.is_empty() {
            let kept = Kept {
                until,
                answer: answer.clone(),
                values: values(&answer.response.data),
            };
            self.0.insert(question, kept);
        }
    }
}

/// How many values an answer holds.
fn values(value: &Value) -> u64 {
    1 + match value {
        Value::List(list) => list.iter().map(values).sum(),
        Value::Object(object) => object.values().map(values).sum(),
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use async_graphql::{Variables, value};

    use super::*;

    fn question(actor: &Actor, query: &str) -> Option<Question> {
        let asked = Parameters {
            query: query.to_owned(),
            operation_name: None,
            variables: Variables::default(),
        };
        Question::of(Some(OperationType::Query), &asked, actor, Language::Fi)
    }

    #[test]
    fn an_answer_holds_until_something_is_recorded_or_the_day_ends() {
        let remembered = Remembered::default();
        let asked = question(&Actor::reader(), "{ a }").unwrap();
        let day = NaiveDate::from_ymd_opt(2026, 5, 1).unwrap();
        let answer = Answer::new(Response::new(value!({ "a": [1, 2] })));
        remembered.keep(asked.clone(), (7, day), &answer);
        assert!(remembered.answer(&asked, (7, day)).is_some());
        assert!(remembered.answer(&asked, (8, day)).is_none());
        let tomorrow = day.succ_opt().unwrap();
        assert!(remembered.answer(&asked, (7, tomorrow)).is_none());
    }

    #[test]
    fn an_answer_is_written_once_and_never_longer_than_it_may() {
        let answer = Answer::new(Response::new(value!({ "a": [1, 2] })));
        assert!(answer.text(10).is_err());
        let text = answer.text(100).unwrap();
        assert_eq!(text, r#"{"data":{"a":[1,2]}}"#.as_bytes());
        assert_eq!(answer.text(100).unwrap().as_ptr(), text.as_ptr());
    }

    #[test]
    fn nobody_is_given_the_answer_of_another() {
        let reader = question(&Actor::reader(), "{ a }");
        assert_eq!(reader, question(&Actor::reader(), "{ a }"));
        assert_ne!(reader, question(&Actor::operator(), "{ a }"));
        assert_ne!(reader, question(&Actor::reader(), "{ b }"));
    }

    #[test]
    fn what_an_answer_weighs_is_its_values() {
        assert_eq!(values(&value!({ "a": [1, 2], "b": null })), 5);
    }
}
