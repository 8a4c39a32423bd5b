//! The document of a round, in lists by the day it describes.

use super::Columns;
use crate::domain::round::Round;

super::noun_view!(Round, version 1, |round| Columns::of(
    crate::domain::event::StreamKind::Round,
    round.id.0,
    round.belongs(),
    format!("{} {}", round.state_date, round.code.as_str()),
    &round.history,
));

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
