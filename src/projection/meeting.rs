//! The document of a meeting, in lists by day.

use super::Columns;
use crate::domain::meeting::Meeting;

super::noun_view!(Meeting, version 1, |meeting| Columns::of(
    crate::domain::event::StreamKind::Meeting,
    meeting.recorded.meeting.0,
    meeting.belongs(),
    format!(
        "{} {}",
        meeting.minutes.day.earliest,
        meeting.recorded.key.as_str()
    ),
    &meeting.history,
));
