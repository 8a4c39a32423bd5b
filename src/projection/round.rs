//! The document of a round, in lists by the day it describes.

use chrono::NaiveDate;

use super::Columns;
use crate::domain::round::Round;

super::noun_view!(Round, version 2, |round| Columns::of(
    crate::domain::event::StreamKind::Round,
    round.id.0,
    round.belongs(),
    format!("{} {}", round.state_date, round.code.as_str()),
    &round.history,
));

/// Where a round is in its course on a day. Computed from days, never stored.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum RoundState {
    /// It has not opened yet.
    Planned,
    /// Filing is open and the due day has not passed.
    Open,
    /// The due day has passed and it has not been closed.
    Overdue,
    Closed,
    /// It was closed and opened again.
    Reopened,
}

/// The state of a round on a day.
pub fn state(round: &Round, today: NaiveDate) -> RoundState {
    match round.last_closing() {
        _ if round.closed.is_some() => RoundState::Closed,
        Some(_) => RoundState::Reopened,
        None if today < round.opens => RoundState::Planned,
        None if today <= round.due => RoundState::Open,
        None => RoundState::Overdue,
    }
}

/// The round before this one among the rounds of a programme: the last that describes an earlier
/// day.
pub fn previous<'a>(
    rounds: impl IntoIterator<Item = &'a Round>,
    round: &Round,
) -> Option<&'a Round> {
    rounds
        .into_iter()
        .filter(|other| other.state_date < round.state_date)
        .max_by_key(|other| (other.state_date, other.code.clone()))
}
