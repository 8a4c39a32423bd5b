//! Who has a draft open at this moment, through this server. Nothing of it is recorded: it ends with
//! the connection. Those who read through another server of the same database are not seen here.

use std::sync::{Arc, Mutex, PoisonError};

use uuid::Uuid;

use super::App;
use crate::domain::draft::DraftId;
use crate::domain::ids::Key;

/// One who reads a draft.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reader {
    pub person: Uuid,
    /// The goal that is open; `None` for the list of parts and for texts of no goal.
    pub goal: Option<Key>,
}

/// One visit of a reader.
struct Visit {
    own: Arc<()>,
    draft: DraftId,
    reader: Reader,
}

#[derive(Clone, Default)]
pub(super) struct Readers {
    here: Arc<Mutex<Vec<Visit>>>,
}

/// As long as it is kept, the reader is there.
pub struct Stay {
    readers: Readers,
    own: Arc<()>,
}

impl Drop for Stay {
    fn drop(&mut self) {
        let here = self.readers.here.lock();
        let mut here = here.unwrap_or_else(PoisonError::into_inner);
        here.retain(|visit| !Arc::ptr_eq(&visit.own, &self.own));
    }
}

impl App {
    /// Somebody opens a draft, until what is returned is dropped.
    pub fn opens_draft(&self, draft: DraftId, reader: Reader) -> Stay {
        let own = Arc::new(());
        let readers = self.readers.clone();
        let mut here = readers.here.lock().unwrap_or_else(PoisonError::into_inner);
        here.push(Visit {
            own: own.clone(),
            draft,
            reader,
        });
        drop(here);
        Stay { readers, own }
    }

    /// Those who have the draft open, in the order in which they came; each place of a person once.
    pub fn draft_readers(&self, draft: DraftId) -> Vec<Reader> {
        let here = self.readers.here.lock();
        let here = here.unwrap_or_else(PoisonError::into_inner);
        let mut found: Vec<Reader> = Vec::new();
        for visit in here.iter().filter(|visit| visit.draft == draft) {
            if !found.contains(&visit.reader) {
                found.push(visit.reader.clone());
            }
        }
        found
    }
}
