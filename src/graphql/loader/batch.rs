//! Questions of one request that are answered together.
//!
//! A request is resolved in one task: after every resolver has gone as far as it can, the first to
//! go on has all questions of the turn answered, each kind by one reading, and only then does any go
//! on. So how many statements a query takes depends on its shape and never on its rows or on how
//! fast the database answers.

use std::any::{Any, TypeId};
use std::collections::{HashMap, HashSet};
use std::hash::Hash;
use std::sync::{Arc, Mutex, MutexGuard};

use futures_util::FutureExt as _;
use futures_util::future::{BoxFuture, Shared, join_all};

/// What many objects of one request ask.
pub trait Question: Clone + Eq + Hash + Send + Sync + 'static {
    type Answer: Clone + Send + Sync + 'static;

    /// Answers many at once; each is there once. What is left out has no answer.
    fn answer(
        questions: Vec<Self>,
    ) -> impl Future<Output = HashMap<Self, Self::Answer>> + Send + 'static;
}

type Answers<Q> = Shared<BoxFuture<'static, Arc<HashMap<Q, <Q as Question>::Answer>>>>;

/// Questions of one kind.
struct Batch<Q: Question> {
    asked: Arc<Mutex<Vec<Q>>>,
    answers: Answers<Q>,
}

impl<Q: Question> Batch<Q> {
    fn new() -> Batch<Q> {
        let asked: Arc<Mutex<Vec<Q>>> = Arc::default();
        let taken = asked.clone();
        let answers = async move {
            let mut questions = std::mem::take(&mut *locked(&taken));
            let mut seen = HashSet::with_capacity(questions.len());
            questions.retain(|question| seen.insert(question.clone()));
            Arc::new(Q::answer(questions).await)
        };
        Batch {
            asked,
            answers: answers.boxed().shared(),
        }
    }
}

/// What waits to be answered in a turn; `None` once it is.
type Waiting = Arc<Mutex<Option<Vec<BoxFuture<'static, ()>>>>>;

/// Questions of every kind that were asked in one turn of the task.
struct Turn {
    batches: HashMap<TypeId, Box<dyn Any + Send>>,
    waiting: Waiting,
    answered: Shared<BoxFuture<'static, ()>>,
}

impl Turn {
    fn new() -> Turn {
        let waiting: Waiting = Arc::new(Mutex::new(Some(Vec::new())));
        let taken = waiting.clone();
        let answered = async move {
            let batches = locked(&taken).take().unwrap_or_default();
            join_all(batches).await;
        };
        Turn {
            batches: HashMap::new(),
            waiting,
            answered: answered.boxed().shared(),
        }
    }

    /// The answers that a question will be among; `None` when the turn is over.
    fn join<Q: Question>(&mut self, question: &Q) -> Option<Answers<Q>> {
        let mut waiting = locked(&self.waiting);
        let waiting = waiting.as_mut()?;
        let batch = self.batches.entry(TypeId::of::<Q>()).or_insert_with(|| {
            let batch = Batch::<Q>::new();
            waiting.push(batch.answers.clone().map(drop).boxed());
            Box::new(batch)
        });
        let batch = batch.downcast_ref::<Batch<Q>>()?;
        locked(&batch.asked).push(question.clone());
        Some(batch.answers.clone())
    }
}

fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex
        .lock()
        .unwrap_or_else(|poisoned| poisoned.into_inner())
}

/// The open questions of one request. Clones share them.
#[derive(Clone, Default)]
pub struct Questions(Arc<Mutex<Option<Turn>>>);

impl Questions {
    /// Asks together with whoever asks in the same turn of the task.
    pub async fn ask<Q: Question>(&self, question: Q) -> Option<Q::Answer> {
        let (answers, answered) = self.join(&question)?;
        tokio::task::yield_now().await;
        answered.await;
        answers.await.get(&question).cloned()
    }

    fn join<Q: Question>(
        &self,
        question: &Q,
    ) -> Option<(Answers<Q>, Shared<BoxFuture<'static, ()>>)> {
        let mut open = locked(&self.0);
        let turn = open.get_or_insert_with(Turn::new);
        if let Some(answers) = turn.join(question) {
            return Some((answers, turn.answered.clone()));
        }
        let turn = open.insert(Turn::new());
        let answers = turn.join(question)?;
        Some((answers, turn.answered.clone()))
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
        let asked = words.iter().map(|word| questions.ask(Length(word)));
        let answers = futures_util::future::join_all(asked).await;
        assert!(answers.iter().all(|answer| answer.unwrap().1 == 3));
        assert_eq!(answers[3], Some((3, 3)));
        assert_eq!(questions.ask(Length("later")).await, Some((5, 1)));
    }

    #[tokio::test]
    async fn who_gives_up_does_not_hold_up_the_others() {
        let questions = Questions::default();
        let mut first = Box::pin(questions.ask(Length("first")));
        let mut second = Box::pin(questions.ask(Length("second")));
        assert!(futures_util::poll!(&mut first).is_pending());
        assert!(futures_util::poll!(&mut second).is_pending());
        tokio::task::yield_now().await;
        assert!(futures_util::poll!(&mut first).is_pending(), "it drives");
        drop(first);
        assert_eq!(second.await, Some((6, 2)));
    }
}
