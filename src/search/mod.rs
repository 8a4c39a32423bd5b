//! The search of the library: an index that understands the words of its texts, one per server.
//!
//! It follows the log and can be thrown away: where it is missing, damaged, or made in another way, it
//! is made anew from the documents, and answers meanwhile from what there is and says so. It finds
//! ids; what is shown is read where documents are. A word is found in any of its forms
//! ([`analyser`]), and a question is asked less strictly only when otherwise nothing is found
//! ([`question`]).

pub mod analyser;
mod asking;
mod beginnings;
mod beside;
mod catalogue;
mod document;
mod entries;
mod facet;
mod fields;
mod finnish;
mod follow;
mod found;
mod inflection;
mod kept;
mod order;
mod question;
mod similar;
mod snippet;
mod spelling;
mod swedish;
mod synonyms;
mod then;
mod voikko;
mod weights;
mod word;

use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, PoisonError, RwLock};
use std::time::Duration;

use tokio::sync::{Semaphore, watch};
use tokio_util::sync::{CancellationToken, DropGuard};

use crate::app::{App, AsOf, ViewError};
use crate::domain::language::Language;

use analyser::Analyser;
use catalogue::{Catalogue, Unusable};
use follow::Follower;
use then::Moments;

pub use beginnings::Beginnings;
pub use document::Kind;
pub use entries::model_texts;
pub use facet::{Count, Facet, Ticked, names_in};
pub use fields::Section;
pub use found::{Asked, Found, Hit};
pub use order::Order;
pub use question::{QUESTION_CHARS_MAX, QUESTION_WORDS_MAX, Question, Strictness, TooMuch};
pub use similar::{Alike, Likeness, TEXT_CHARS_MAX};
pub use snippet::{Marker, Piece, Snippet};
pub use then::THEN_MAX;

/// How long an answer waits until the index has come as far as the log.
const WAIT: Duration = Duration::from_millis(500);
/// Answers that are sought at the same time; more wait for their turn.
const ASKING_MAX: usize = 8;

/// What the index is doing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Phase {
    /// It is looked whether there is one that can be used.
    Opening,
    /// It is made anew; so many documents are in it.
    Rebuilding { done: usize },
    /// It follows the log.
    Following,
    /// Something failed; it is tried again at once.
    Standing,
}

/// How far the index has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct State {
    pub phase: Phase,
    /// The last position that it has taken in; while it is made anew, that of the one before it.
    pub position: i64,
}

/// Where the index lies while it is asked and replaced.
struct Desk {
    open: RwLock<Option<Arc<Catalogue>>>,
    state: watch::Sender<State>,
    /// Told by who asks, to who follows the log.
    is_damaged: AtomicBool,
}

impl Desk {
    fn catalogue(&self) -> Option<Arc<Catalogue>> {
        let open = self.open.read().unwrap_or_else(PoisonError::into_inner);
        open.clone()
    }

    fn put(&self, catalogue: Arc<Catalogue>) {
        *self.open.write().unwrap_or_else(PoisonError::into_inner) = Some(catalogue);
    }

    /// This index gave what no index gives: nobody asks it again, and it is made anew. The second time
    /// it is another one already, and nothing happens.
    fn distrust(&self, damaged: &Arc<Catalogue>, why: &str) {
        let mut open = self.open.write().unwrap_or_else(PoisonError::into_inner);
        if !open.as_ref().is_some_and(|open| Arc::ptr_eq(open, damaged)) {
            return;
        }
        *open = None;
        drop(open);
        tracing::warn!(why, "the search index is damaged");
        self.is_damaged.store(true, Ordering::Relaxed);
        self.tell(|state| state.phase = Phase::Standing);
    }

    fn clear(&self) {
        *self.open.write().unwrap_or_else(PoisonError::into_inner) = None;
    }

    fn tell(&self, change: impl FnOnce(&mut State)) {
        self.state.send_modify(change);
    }

    fn state(&self) -> State {
        *self.state.borrow()
    }
}

/// Why nothing can be told.
#[derive(Debug, thiserror::Error)]
pub enum SearchError {
    #[error(transparent)]
    View(#[from] ViewError),
    #[error("the search index: {0}")]
    Index(String),
    /// The library of that moment is too large to be searched.
    #[error("a list of {0} is searched only as it is now")]
    TooLarge(usize),
}

impl From<tantivy::TantivyError> for SearchError {
    fn from(error: tantivy::TantivyError) -> SearchError {
        SearchError::Index(error.to_string())
    }
}

impl From<Unusable> for SearchError {
    fn from(error: Unusable) -> SearchError {
        SearchError::Index(error.to_string())
    }
}

/// Whether an error is of the files and not of what was asked.
fn is_damage(error: &tantivy::TantivyError) -> bool {
    use tantivy::TantivyError;
    matches!(
        error,
        TantivyError::DataCorruption(_)
            | TantivyError::OpenReadError(_)
            | TantivyError::OpenDirectoryError(_)
            | TantivyError::IoError(_)
            | TantivyError::IncompatibleIndex(_)
            | TantivyError::InternalError(_)
    )
}

/// An answer, and whether everything that was recorded by then is in it.
#[derive(Clone, Debug)]
pub struct Answer<T> {
    pub what: T,
    pub is_complete: bool,
}

/// The search as it is asked. Clones are the same; with the last one it ends.
#[derive(Clone)]
pub struct Search {
    app: App,
    pub analyser: Arc<Analyser>,
    desk: Arc<Desk>,
    moments: Arc<Moments>,
    turns: Arc<Semaphore>,
    stop: CancellationToken,
    _running: Arc<DropGuard>,
}

impl Search {
    /// Starts to follow the log with an index under this folder. Must be called within the runtime.
    pub fn start(app: App, folder: PathBuf, analyser: Analyser) -> Search {
        let analyser = Arc::new(analyser);
        let (state, _) = watch::channel(State {
            phase: Phase::Opening,
            position: 0,
        });
        let desk = Arc::new(Desk {
            open: RwLock::default(),
            state,
            is_damaged: AtomicBool::new(false),
        });
        let follower = Follower {
            app: app.clone(),
            folder,
            analyser: analyser.clone(),
            desk: desk.clone(),
        };
        let stop = CancellationToken::new();
        tokio::spawn(stop.clone().run_until_cancelled_owned(follower.run()));
        Search {
            app,
            analyser,
            desk,
            moments: Arc::default(),
            turns: Arc::new(Semaphore::new(ASKING_MAX)),
            _running: Arc::new(stop.clone().drop_guard()),
            stop,
        }
    }

    /// Ends following and lets go of the index, which another search may open then. Questions are
    /// answered with nothing from then on.
    pub fn stop(&self) {
        self.stop.cancel();
        self.desk.clear();
    }

    pub fn state(&self) -> State {
        self.desk.state()
    }

    /// Asks of now. What was recorded before is in the answer, if the index comes so far in time.
    pub async fn ask(&self, asked: Asked) -> Result<Answer<Found>, SearchError> {
        self.with_catalogue(move |catalogue, analyser| catalogue.ask(analyser, &asked))
            .await
    }

    /// Asks several times with the words of the first, all as strictly; nothing at all while there
    /// is no index.
    pub async fn ask_each(&self, all: Vec<Asked>) -> Result<Answer<Vec<Found>>, SearchError> {
        self.with_catalogue(move |catalogue, analyser| catalogue.ask_each(analyser, &all))
            .await
    }

    /// Asks what is alike.
    pub async fn alike(
        &self,
        likeness: Likeness,
        first: usize,
    ) -> Result<Answer<Vec<Alike>>, SearchError> {
        self.with_catalogue(move |catalogue, analyser| catalogue.alike(analyser, &likeness, first))
            .await
    }

    /// Words that begin with these letters, and things whose name has such a word.
    pub async fn beginnings(
        &self,
        letters: String,
        reader: Language,
        most: usize,
    ) -> Result<Answer<Beginnings>, SearchError> {
        self.with_catalogue(move |catalogue, analyser| {
            catalogue.beginnings(analyser, &letters, reader, most)
        })
        .await
    }

    /// Asks the library of a moment that lies behind.
    pub async fn ask_then(&self, at: AsOf, asked: Asked) -> Result<Found, SearchError> {
        let catalogue = self.catalogue_of(at).await?;
        let analyser = self.analyser.clone();
        self.in_turn(move || Ok(catalogue.ask(&analyser, &asked)?))
            .await
    }

    async fn with_catalogue<T: Default + Send + 'static>(
        &self,
        work: impl FnOnce(&Catalogue, &Analyser) -> tantivy::Result<T> + Send + 'static,
    ) -> Result<Answer<T>, SearchError> {
        let is_complete = self.has_caught_up().await?;
        let Some(catalogue) = self.desk.catalogue() else {
            return Ok(Answer {
                what: T::default(),
                is_complete: false,
            });
        };
        let analyser = self.analyser.clone();
        let asked = catalogue.clone();
        let done = self.in_turn(move || Ok(work(&asked, &analyser)));
        let why = match done.await {
            Ok(Ok(what)) => return Ok(Answer { what, is_complete }),
            Ok(Err(error)) if !is_damage(&error) => return Err(error.into()),
            Ok(Err(error)) => error.to_string(),
            // It was read where its files end, or say what cannot be.
            Err(error) => error.to_string(),
        };
        self.desk.distrust(&catalogue, &why);
        Ok(Answer {
            what: T::default(),
            is_complete: false,
        })
    }

    /// Waits, though not for long, until the index has come to where the log ends now.
    async fn has_caught_up(&self) -> Result<bool, SearchError> {
        let (end, _) = self.app.moment().await.map_err(ViewError::from)?;
        let mut state = self.desk.state.subscribe();
        let is_there = |state: &State| state.phase == Phase::Following && state.position >= end;
        Ok(tokio::time::timeout(WAIT, state.wait_for(is_there))
            .await
            .is_ok())
    }

    async fn in_turn<T: Send + 'static>(
        &self,
        work: impl FnOnce() -> Result<T, SearchError> + Send + 'static,
    ) -> Result<T, SearchError> {
        // The semaphore is never closed; without a turn the work is done all the same.
        let turn = self.turns.clone().acquire_owned().await.ok();
        let done = tokio::task::spawn_blocking(move || {
            let done = work();
            drop(turn);
            done
        });
        done.await
            .map_err(|error| SearchError::Index(error.to_string()))?
    }
}
