//! The log to take along, for whoever may see all of it: the same lines as an export on the command
//! line, read piece by piece as they are taken.

use super::App;
use crate::domain::actor::Actor;
use crate::store::{Head, Store, StoreError};

/// Events of one piece.
const PIECE: i64 = 100;

/// What is left of a log that is being taken along. It ends where the log ended when it began.
pub struct Download {
    store: Store,
    head: Head,
    position: i64,
}

impl App {
    /// The log as lines; `None` for those who may not see who recorded what.
    pub async fn download(&self, actor: &Actor) -> Result<Option<Download>, StoreError> {
        if !actor.sees_actors() {
            return Ok(None);
        }
        Ok(Some(Download {
            head: self.store.head().await?,
            store: self.store.clone(),
            position: 0,
        }))
    }
}

impl Download {
    /// How many events it has in all.
    pub fn events(&self) -> i64 {
        self.head.position
    }

    /// The next lines; `None` at the end. No connection is kept between two of them.
    pub async fn next(&mut self) -> Result<Option<Vec<u8>>, StoreError> {
        if self.position >= self.head.position {
            return Ok(None);
        }
        let lines = self.store.lines(&self.head, self.position, PIECE).await?;
        self.position = lines.position;
        Ok(Some(lines.text))
    }
}
