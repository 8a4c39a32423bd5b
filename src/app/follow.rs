//! Following the log: events in order, without gaps, at least once, resumable from a cursor.

use futures_util::Stream;

use super::{App, View, ViewError};
use crate::store::{Cursor, StoredEvent, Wanted};

/// Events read at a time for one follower; it holds no more than this in memory.
const PAGE: i64 = 100;

/// Why following cannot begin or go on.
#[derive(Debug, thiserror::Error)]
pub enum FollowError {
    /// The cursor is of another epoch or outside the log: this log cannot continue it.
    #[error("the cursor is ahead of this log")]
    CursorAhead,
    #[error(transparent)]
    View(#[from] ViewError),
}

/// An event and the cursor from which everything after it can be read.
pub struct Followed {
    pub event: StoredEvent,
    pub cursor: Cursor,
}

/// A stream of events.
pub type Following = std::pin::Pin<Box<dyn Stream<Item = Result<Followed, FollowError>> + Send>>;

impl App {
    /// Follows the wanted events after a cursor, or from the end of the log. Waits for new ones and
    /// never ends by itself.
    pub async fn follow(
        &self,
        view: View,
        after: Option<Cursor>,
        wanted: Wanted,
    ) -> Result<Following, FollowError> {
        let mut watch = self.store.watch_head();
        let head = self.store.head().await.map_err(ViewError::from)?;
        let start = match after {
            None => head.cursor(),
            Some(cursor)
                if cursor.epoch != head.epoch
                    || !(0..=head.position).contains(&cursor.position) =>
            {
                return Err(FollowError::CursorAhead);
            }
            Some(cursor) => cursor,
        };
        let events = async_stream::try_stream! {
            let mut position = start.position;
            loop {
                let end = watch.borrow_and_update().position;
                while position < end {
                    let page = view.fresh().events(&wanted, (position, i64::MAX), PAGE).await?;
                    let is_last = (page.len() as i64) < PAGE;
                    for event in page {
                        position = event.recorded.stamp.position;
                        let cursor = Cursor { epoch: start.epoch, position };
                        yield Followed { event, cursor };
                    }
                    if is_last {
                        position = position.max(end);
                    }
                }
                if watch.changed().await.is_err() {
                    break;
                }
            }
        };
        Ok(Box::pin(events))
    }
}
