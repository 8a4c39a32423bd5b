//! What this process read and wrote last, so that it need not read it again.
//!
//! Invariant: nothing here is ever taken for the log. A document counts only at the position that
//! the database names, or when no other process can write (a SQLite file has one server). A
//! command decided by what is remembered is appended with the versions it saw, like any other.

use std::any::Any;
use std::collections::{HashMap, HashSet};
use std::sync::{Arc, Mutex, MutexGuard};

use quick_cache::Weighter;
use quick_cache::sync::Cache;
use uuid::Uuid;

use crate::domain::command::StreamId;
use crate::domain::event::Noun;

/// Bytes of bodies kept; what is made of them takes about three times as much.
const BYTES_MAX: u64 = 64 << 20;
/// A guess that sizes the first tables.
const ITEMS_GUESSED: usize = 4_096;

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
enum Key {
    Document(String, Uuid),
    /// A name that a stream took for itself: never taken away again.
    Name(String),
    /// What a fold of a shorter log gave; the text says which, and up to where.
    Fold(String),
    /// A list of documents of a kind; the text says which.
    List(String),
}

/// Something kept, with what a request pays for it.
pub struct Kept<T: ?Sized> {
    /// Where the newest event in it stands.
    pub position: i64,
    /// Bytes that were read to make it.
    pub bytes: usize,
    /// Those of them that nothing else keeps.
    pub own: usize,
    pub what: Arc<T>,
}

impl<T: ?Sized> Clone for Kept<T> {
    fn clone(&self) -> Kept<T> {
        Kept {
            what: self.what.clone(),
            ..*self
        }
    }
}

type Entry = Kept<dyn Any + Send + Sync>;

/// A list with what had been written when it was read.
struct Listed {
    mark: Mark,
    items: Arc<dyn Any + Send + Sync>,
}

#[derive(Clone)]
struct ByBytes;

impl Weighter<Key, Entry> for ByBytes {
    fn weight(&self, _: &Key, entry: &Entry) -> u64 {
        128 + entry.own as u64
    }
}

/// Kept documents, names and folds. Cheap to clone.
#[derive(Clone)]
pub struct Memory {
    cache: Arc<Cache<Key, Entry, ByBytes>>,
    written: Arc<Mutex<Written>>,
    is_alone: bool,
}

/// What this process wrote: how often, and when documents of each kind last; and of which kinds any
/// were ever kept.
#[derive(Default)]
struct Written {
    count: u64,
    kinds: HashMap<String, u64>,
    kept: HashSet<String>,
}

impl Written {
    fn has_kept(&mut self, kind: &str) {
        if !self.kept.contains(kind) {
            self.kept.insert(kind.to_owned());
        }
    }
}

/// How much had been written when a read began.
#[derive(Clone, Copy, Debug)]
pub struct Mark(u64);

impl Memory {
    /// `is_alone` when no other process can write to the database.
    pub fn new(is_alone: bool) -> Memory {
        Memory {
            cache: Arc::new(Cache::with_weighter(ITEMS_GUESSED, BYTES_MAX, ByBytes)),
            written: Arc::default(),
            is_alone,
        }
    }

    /// Whether what is kept of a document is its newest state without asking the database.
    pub fn is_exact(&self) -> bool {
        self.is_alone
    }

    fn written(&self) -> MutexGuard<'_, Written> {
        self.written.lock().unwrap_or_else(|p| p.into_inner())
    }

    /// To be taken before a read whose result shall be kept.
    pub fn mark(&self) -> Mark {
        Mark(self.written().count)
    }

    /// Keeps what was read, unless something was written meanwhile: it could be older.
    pub fn keep_read(&self, mark: Mark, kind: &str, id: Uuid, read: Entry) {
        let mut written = self.written();
        if written.count == mark.0 {
            written.has_kept(kind);
            self.cache.insert(Key::Document(kind.to_owned(), id), read);
        }
    }

    /// Keeps what was just committed, and forgets the documents that showed it before.
    pub fn keep_written<'a>(
        &self,
        shown: impl Iterator<Item = (&'a str, Uuid)>,
        nouns: impl Iterator<Item = (Noun, Uuid, usize)>,
    ) {
        let mut written = self.written();
        written.count += 1;
        let count = written.count;
        for (kind, id) in shown {
            match written.kinds.get_mut(kind) {
                Some(last) => *last = count,
                None => drop(written.kinds.insert(kind.to_owned(), count)),
            }
            self.cache.remove(&Key::Document(kind.to_owned(), id));
        }
        for (noun, id, bytes) in nouns {
            let kind = noun.kind().key();
            written.has_kept(kind);
            let key = Key::Document(kind.to_owned(), id);
            let entry = Kept {
                position: noun.history().position,
                bytes,
                own: bytes,
                what: noun.state(),
            };
            self.cache.insert(key, entry);
        }
    }

    /// Whether documents of a kind may be remembered: not before any was read or written.
    pub fn may_hold(&self, kind: &str) -> bool {
        self.written().kept.contains(kind)
    }

    /// A document by kind and id.
    pub fn document<T: Send + Sync + 'static>(&self, kind: &str, id: Uuid) -> Option<Kept<T>> {
        let entry = self.cache.get(&Key::Document(kind.to_owned(), id))?;
        typed(entry)
    }

    /// A noun's state with its position.
    pub fn noun(&self, stream: StreamId) -> Option<Noun> {
        let kind = stream.kind.key().to_owned();
        let entry = self.cache.get(&Key::Document(kind, stream.id))?;
        Noun::of_state(stream.kind, entry.what)
    }

    /// The stream that took a name, and where.
    pub fn holder(&self, name: &str) -> Option<(Uuid, i64)> {
        let entry: Kept<Uuid> = typed(self.cache.get(&Key::Name(name.to_owned()))?)?;
        Some((*entry.what, entry.position))
    }

    pub fn keep_holder(&self, name: &str, holder: Uuid, position: i64) {
        let entry = Kept {
            position,
            bytes: name.len(),
            own: name.len(),
            what: Arc::new(holder) as Arc<dyn Any + Send + Sync>,
        };
        self.cache.insert(Key::Name(name.to_owned()), entry);
    }

    /// What a fold gave before; the log up to a position never changes.
    pub fn fold<T: Send + Sync + 'static>(&self, which: &str) -> Option<Kept<T>> {
        typed(self.cache.get(&Key::Fold(which.to_owned()))?)
    }

    pub fn keep_fold(&self, which: String, fold: Entry) {
        self.cache.insert(Key::Fold(which), fold);
    }

    /// A list that was read before, when nothing was written of its kind since and nobody else
    /// writes.
    pub fn list<T: Send + Sync + 'static>(&self, kind: &str, which: &str) -> Option<Kept<T>> {
        if !self.is_alone {
            return None;
        }
        let kept: Kept<Listed> = typed(self.cache.get(&Key::List(which.to_owned()))?)?;
        let last = self.written().kinds.get(kind).copied().unwrap_or(0);
        if last > kept.what.mark.0 {
            return None;
        }
        typed(Kept {
            what: kept.what.items.clone(),
            position: kept.position,
            bytes: kept.bytes,
            own: kept.own,
        })
    }

    /// Keeps a list that was read, unless something was written meanwhile.
    pub fn keep_list(&self, mark: Mark, which: String, list: Entry) {
        let written = self.written();
        if self.is_alone && written.count == mark.0 {
            let items = list.what;
            let what: Arc<dyn Any + Send + Sync> = Arc::new(Listed { mark, items });
            let entry = Kept { what, ..list };
            self.cache.insert(Key::List(which), entry);
        }
    }

    /// Forgets everything: documents were put in place by other means than a command.
    pub fn clear(&self) {
        let mut written = self.written();
        written.count += 1;
        written.kept.clear();
        self.cache.clear();
    }
}

fn typed<T: Send + Sync + 'static>(entry: Entry) -> Option<Kept<T>> {
    Some(Kept {
        position: entry.position,
        bytes: entry.bytes,
        own: entry.own,
        what: entry.what.downcast().ok()?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kept(text: &str) -> Entry {
        Kept {
            position: 1,
            bytes: text.len(),
            own: text.len(),
            what: Arc::new(text.to_owned()),
        }
    }

    #[test]
    fn what_was_read_before_a_write_is_not_kept_after_it() {
        let memory = Memory::new(true);
        let mark = memory.mark();
        memory.keep_written(std::iter::empty(), std::iter::empty());
        memory.keep_read(mark, "project", Uuid::nil(), kept("old"));
        assert!(memory.document::<String>("project", Uuid::nil()).is_none());
        assert!(!memory.may_hold("project"));

        let mark = memory.mark();
        memory.keep_read(mark, "project", Uuid::nil(), kept("new"));
        let found = memory.document::<String>("project", Uuid::nil());
        assert_eq!(
            found.map(|kept| kept.what.as_str().to_owned()),
            Some("new".into())
        );
        assert!(memory.may_hold("project") && !memory.may_hold("filing"));
    }

    #[test]
    fn a_list_counts_until_something_of_its_kind_is_written() {
        let memory = Memory::new(true);
        memory.keep_list(memory.mark(), "all".into(), kept("list"));
        memory.keep_written([("round", Uuid::nil())].into_iter(), std::iter::empty());
        assert!(memory.list::<String>("project", "all").is_some());
        memory.keep_written([("project", Uuid::nil())].into_iter(), std::iter::empty());
        assert!(memory.list::<String>("project", "all").is_none());

        let others_write = Memory::new(false);
        others_write.keep_list(others_write.mark(), "all".into(), kept("list"));
        assert!(others_write.list::<String>("project", "all").is_none());
    }

    #[test]
    fn a_write_forgets_what_was_shown_of_it() {
        let memory = Memory::new(true);
        memory.keep_read(memory.mark(), "filing", Uuid::nil(), kept("before"));
        let shown = [("filing", Uuid::nil())];
        memory.keep_written(shown.into_iter(), std::iter::empty());
        assert!(memory.document::<String>("filing", Uuid::nil()).is_none());
    }
}
