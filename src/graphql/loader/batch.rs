//! Questions of one request that are answered together.
//!
//! When every resolver of a request has gone as far as it can, all questions that they ask are
//! answered, each kind by one reading, and then they go on. So how many statements a query takes
//! depends on its shape and never on its rows or on how fast the database answers.

use std::any::{Any, TypeId};
use std::collections::{HashMap, HashSet};
use std::future::poll_fn;
use std::hash::Hash;
use std::pin::pin;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard};
use std::task::{Context, Poll, Wake, Waker};

use futures_util::future::{BoxFuture, Shared, join_all};
use futures_util::stream::{self, BoxStream};
use futures_util::{FutureExt as _, StreamExt as _};
use tokio::sync::oneshot;

/// What many objects of one request ask.
pub trait Question: Clone + Eq + Hash + Send + Sync + 'static {
    type Answer: Clone + Send + Sync + 'static;

    /// Answers many at once; each is there once. What is left out has no answer.
    fn answer(
        questions: Vec<Self>,
    ) -> impl Future<Output = HashMap<Self, Self::Answer>> + Send + 'static;
}

type Answers<Q> = Shared<oneshot::Receiver<Arc<HashMap<Q, <Q as Question>::Answer>>>>;

/// Questions of one kind.
struct Batch<Q: Question> {
    asked: Arc<Mutex<Vec<Q>>>,
    answers: Answers<Q>,
}

impl<Q: Question> Batch<Q> {
    /// A batch, and what answers it.
    fn new() -> (Batch<Q>, BoxFuture<'static, ()>) {
        let asked: Arc<Mutex<Vec<Q>>> = Arc::default();
        let taken = asked.clone();
        let (sender, receiver) = oneshot::channel();
        let answering = async move {
            let mut questions = std::mem::take(&mut *locked(&taken));
            let mut seen = HashSet::with_capacity(questions.len());
            questions.retain(|question| seen.insert(question.clone()));
            // Those who asked may have gone.
            let _ = sender.send(Arc::new(Q::answer(questions).await));
        };
        let answers = receiver.shared();
        (Batch { asked, answers }, answering.boxed())
    }
}

/// Questions of every kind that were asked since the last turn.
#[derive(Default)]
struct Turn {
    batches: HashMap<TypeId, Box<dyn Any + Send>>,
    answering: Vec<BoxFuture<'static, ()>>,
}

impl Turn {
    fn join<Q: Question>(&mut self, question: Q) -> Option<Answers<Q>> {
        let batch = self.batches.entry(TypeId::of::<Q>()).or_insert_with(|| {
            let (batch, answering) = Batch::<Q>::new();
            self.answering.push(answering);
            Box::new(batch)
        });
        let batch = batch.downcast_ref::<Batch<Q>>()?;
        locked(&batch.asked).push(question);
        Some(batch.answers.clone())
    }
}

fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex
        .lock()
        .unwrap_or_else(|poisoned| poisoned.into_inner())
}

/// A waker that tells whether it was used.
struct Watched {
    waker: Waker,
    is_used: AtomicBool,
}

impl Wake for Watched {
    fn wake(self: Arc<Self>) {
        self.wake_by_ref();
    }

    fn wake_by_ref(self: &Arc<Self>) {
        self.is_used.store(true, Ordering::Release);
        self.waker.wake_by_ref();
    }
}

/// The open questions of one request. Clones share them.
#[derive(Clone, Default)]
pub struct Questions(Arc<Mutex<Turn>>);

impl Questions {
    /// Asks together with all resolvers of the request. There is an answer only while it is
    /// resolved by [`Questions::resolve`].
    pub async fn ask<Q: Question>(&self, question: Q) -> Option<Q::Answer> {
        let answers = locked(&self.0).join(question.clone())?;
        answers.await.ok()?.get(&question).cloned()
    }

    /// Resolves a request, and answers its questions turn by turn.
    pub async fn resolve<T>(&self, resolving: impl Future<Output = T>) -> T {
        let mut resolving = pin!(resolving);
        let mut answering = None;
        poll_fn(|cx| self.poll(cx, &mut answering, |cx| resolving.as_mut().poll(cx))).await
    }

    /// The same for a request that is answered many times.
    pub fn resolve_stream<T: 'static>(
        self,
        mut resolving: BoxStream<'static, T>,
    ) -> BoxStream<'static, T> {
        let mut answering = None;
        let next = move |cx: &mut Context<'_>| {
            self.poll(cx, &mut answering, |cx| resolving.poll_next_unpin(cx))
        };
        stream::poll_fn(next).boxed()
    }

    fn poll<T>(
        &self,
        cx: &mut Context<'_>,
        answering: &mut Option<BoxFuture<'static, ()>>,
        mut resolve: impl FnMut(&mut Context<'_>) -> Poll<T>,
    ) -> Poll<T> {
        loop {
            let watched = Arc::new(Watched {
                waker: cx.waker().clone(),
                is_used: AtomicBool::new(false),
            });
            let waker = Waker::from(watched.clone());
            if let Poll::Ready(done) = resolve(&mut Context::from_waker(&waker)) {
                return Poll::Ready(done);
            }
            if answering.is_none() {
                // Lists let others go first before all of their items have asked.
                if watched.is_used.load(Ordering::Acquire) {
                    return Poll::Pending;
                }
                *answering = self.turn();
            }
            let Some(turn) = answering else {
                return Poll::Pending;
            };
            match turn.poll_unpin(cx) {
                Poll::Ready(()) => *answering = None,
                Poll::Pending => return Poll::Pending,
            }
        }
    }

    /// What answers all questions asked until now, when there are any.
    fn turn(&self) -> Option<BoxFuture<'static, ()>> {
        let turn = std::mem::take(&mut *locked(&self.0));
        let any = !turn.answering.is_empty();
        any.then(|| join_all(turn.answering).map(drop).boxed())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Clone, PartialEq, Eq, Hash)]
    struct Length(&'static str);

    impl Question for Length {
        /// The length, and how many were asked together.
        type Answer = (usize, usize);

        async fn answer(questions: Vec<Length>) -> HashMap<Length, (usize, usize)> {
            tokio::task::yield_now().await;
            let together = questions.len();
            let length = |own: Length| (own.clone(), (own.0.len(), together));
            questions.into_iter().map(length).collect()
        }
    }

    #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
    async fn all_of_a_turn_are_answered_together_and_each_once() {
        let questions = Questions::default();
        let words = ["a", "bb", "a", "ccc"].repeat(100);
        // Lists in lists, as results of a query are: the inner ones yield once they are polled.
        let lists = words.chunks(40).map(|list| {
            let asked = list.iter().map(|word| questions.ask(Length(word)));
            join_all(asked)
        });
        let answers = questions.resolve(join_all(lists)).await.concat();
        assert!(answers.iter().all(|answer| answer.unwrap().1 == 3));
        assert_eq!(answers[3], Some((3, 3)));
        let later = questions.resolve(questions.ask(Length("later"))).await;
        assert_eq!(later, Some((5, 1)));
    }

    #[tokio::test]
    async fn who_gives_up_does_not_hold_up_the_others() {
        let questions = Questions::default();
        let both = async {
            let mut first = Box::pin(questions.ask(Length("first")));
            assert!(futures_util::poll!(&mut first).is_pending());
            drop(first);
            questions.ask(Length("second")).await
        };
        assert_eq!(questions.resolve(both).await, Some((6, 2)));
    }
}
