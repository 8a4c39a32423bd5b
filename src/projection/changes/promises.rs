//! What became of the promises between the days that the two rounds describe.

use std::collections::HashMap;
use std::sync::Arc;

use super::Sources;
use crate::domain::ids::{ProjectId, PromiseId};
use crate::domain::promise::{Promise, PromiseState, Terms};

/// What became of a promise.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum PromiseNews {
    /// It was given, or first recorded.
    Made,
    Delivered,
    Dropped,
    /// Somebody looked what came of it and could not tell.
    NotKnown,
    /// Its time passed and nothing is recorded of it.
    CameDue,
    /// Its time had passed before, and still nothing is recorded of it.
    StillOverdue,
    /// An outcome that was recorded counts no more.
    Reopened,
    /// Its target is lower than it was.
    Lowered,
    Raised,
    /// Its time is later than it was.
    Postponed,
    BroughtForward,
}

/// A promise of which there is news.
#[derive(Clone, Debug)]
pub struct PromiseChange {
    pub promise: Arc<Promise>,
    /// Never empty.
    pub news: Vec<PromiseNews>,
    pub state: PromiseState,
    /// `None` when it had not been given.
    pub earlier_state: Option<PromiseState>,
}

impl PromiseChange {
    /// Whether anything moved: that nothing is recorded still is no change.
    pub fn is_change(&self) -> bool {
        self.news
            .iter()
            .any(|news| *news != PromiseNews::StillOverdue)
    }
}

/// The promises with news, by project.
pub fn by_project(sources: &Sources<'_>) -> HashMap<ProjectId, Vec<PromiseChange>> {
    let before = &sources.before;
    let earlier: HashMap<PromiseId, &Arc<Promise>> = before
        .promises
        .iter()
        .filter(|promise| promise.is_given_on(before.round.state_date))
        .map(|promise| (promise.id(), promise))
        .collect();
    let mut found: HashMap<ProjectId, Vec<PromiseChange>> = HashMap::new();
    for promise in sources.now.promises {
        let earlier = earlier.get(&promise.id()).copied();
        if let Some(change) = change(sources, earlier, promise) {
            found.entry(promise.made.project).or_default().push(change);
        }
    }
    found
}

fn change(
    sources: &Sources<'_>,
    earlier: Option<&Arc<Promise>>,
    promise: &Arc<Promise>,
) -> Option<PromiseChange> {
    let (then, now) = (
        sources.before.round.state_date,
        sources.now.round.state_date,
    );
    if !promise.is_given_on(now) {
        return None;
    }
    let state = promise.state_on(now);
    let earlier_state = earlier.map(|own| own.state_on(then));
    let mut news = Vec::new();
    if earlier.is_none() {
        news.push(PromiseNews::Made);
    }
    news.extend(state_news(earlier_state, state));
    if let Some(earlier) = earlier {
        news.extend(terms_news(earlier.terms_on(then), promise.terms_on(now)));
    }
    (!news.is_empty()).then(|| PromiseChange {
        promise: promise.clone(),
        news,
        state,
        earlier_state,
    })
}

fn state_news(before: Option<PromiseState>, now: PromiseState) -> Option<PromiseNews> {
    let is_same = before == Some(now);
    match now {
        PromiseState::Overdue if is_same => Some(PromiseNews::StillOverdue),
        _ if is_same => None,
        PromiseState::Overdue => Some(PromiseNews::CameDue),
        PromiseState::Delivered => Some(PromiseNews::Delivered),
        PromiseState::Dropped => Some(PromiseNews::Dropped),
        PromiseState::NotKnown => Some(PromiseNews::NotKnown),
        PromiseState::Pending => match before {
            Some(PromiseState::Delivered | PromiseState::Dropped | PromiseState::NotKnown) => {
                Some(PromiseNews::Reopened)
            }
            Some(PromiseState::Pending | PromiseState::Overdue) | None => None,
        },
    }
}

fn terms_news(before: &Terms, now: &Terms) -> Vec<PromiseNews> {
    use std::cmp::Ordering::{Equal, Greater, Less};
    let mut news = Vec::new();
    if let (Some(before), Some(now)) = (&before.target, &now.target) {
        if now.is_lower_than(before) {
            news.push(PromiseNews::Lowered);
        } else if before.is_lower_than(now) {
            news.push(PromiseNews::Raised);
        }
    }
    if let (Some(before), Some(now)) = (&before.due, &now.due) {
        match now.latest.cmp(&before.latest) {
            Less => news.push(PromiseNews::BroughtForward),
            Greater => news.push(PromiseNews::Postponed),
            Equal => {}
        }
    }
    news
}
