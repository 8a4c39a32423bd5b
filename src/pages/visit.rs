//! One request for a page, as its template knows it.

use chrono::{DateTime, Utc};
use minijinja::value::{Object, Value};
use uuid::Uuid;

use super::given::Given;
use super::route::{self, Route};
use crate::domain::language::Language;

/// Who asks, as far as a page needs to know.
#[derive(Clone, Debug)]
pub struct Visitor {
    pub is_signed_in: bool,
    /// What forms of this session must show; without a session there is none.
    pub csrf: Option<String>,
    pub now: DateTime<Utc>,
    /// Never used before: a form that shows it as `commandId` has one effect, however often it is
    /// sent.
    pub fresh_id: Uuid,
    /// Such as `https://hankemuisti.fi`, without a slash at the end.
    pub origin: String,
}

/// A page that was asked for, in a language, with what its address gives.
#[derive(Clone, Debug)]
pub struct Asked {
    pub route: &'static Route,
    pub language: Language,
    pub given: Given,
}

impl Asked {
    /// This very page with some values of its address replaced: an empty value removes a name.
    pub fn here(&self, language: Language, changes: &[(String, Vec<String>)]) -> String {
        let is_changed = |name: &str| changes.iter().any(|(changed, _)| changed == name);
        let all = self.given.path.iter().chain(&self.given.query);
        let kept = all.filter(|(name, _)| !is_changed(name)).cloned();
        let changed = changes
            .iter()
            .flat_map(|(name, values)| values.iter().map(|value| (name.clone(), value.clone())));
        let values: Vec<_> = kept.chain(changed).collect();
        self.route
            .address(language, &values)
            .unwrap_or_else(|| self.route.pattern(language).to_owned())
    }

    /// Another page, as of the same moment.
    pub fn there(&self, name: &str, mut values: Vec<(String, String)>) -> Option<String> {
        let has_moment = values.iter().any(|(name, _)| name == "asof");
        if let Some(moment) = self.given.first("asof").filter(|_| !has_moment) {
            values.push(("asof".to_owned(), moment.to_owned()));
        }
        route::named(name)?.address(self.language, &values)
    }
}

/// What the functions of templates look at; templates themselves see nothing of it.
#[derive(Debug)]
pub(super) struct Visit(pub Asked);

impl Object for Visit {}

/// The visit of the page that is being rendered.
pub(super) fn of(
    state: &minijinja::State<'_, '_>,
) -> Result<std::sync::Arc<Visit>, minijinja::Error> {
    let visit = state.lookup("visit").unwrap_or(Value::UNDEFINED);
    visit.downcast_object::<Visit>().ok_or_else(|| {
        let kind = minijinja::ErrorKind::InvalidOperation;
        minijinja::Error::new(kind, "there is no visit")
    })
}
