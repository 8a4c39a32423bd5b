//! The log against a simple model of it: whatever is asked in whatever order, both answer alike.

use std::collections::{BTreeMap, HashMap};

use chrono::TimeDelta;
use hankemuisti::domain::command::StreamId;
use hankemuisti::store::{Append, AppendError, Expectation, Store, Wanted};
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};
use uuid::Uuid;

use super::bench::Bench;
use super::content::{append, assert_whole, mark, moved, numbered, planned, up_to};

/// A command as the generator makes it: everything from small sets, so that they meet.
#[derive(Clone, Debug)]
struct Asked {
    id: u128,
    body: u8,
    events: Vec<u128>,
    expectations: Vec<(u128, Expectation)>,
    claim: Option<u8>,
}

#[derive(Clone, Debug)]
enum Step {
    /// Commands that wait together.
    Append(Vec<Asked>),
    Reopen,
    Rebuild,
    Clock(i64),
}

fn expectation() -> impl Strategy<Value = Expectation> {
    prop_oneof![
        (0..6i64).prop_map(Expectation::Exactly),
        Just(Expectation::NoStream),
        Just(Expectation::Exists),
        Just(Expectation::Any),
        (0..4i64).prop_map(Expectation::Unchanged),
    ]
}

fn asked() -> impl Strategy<Value = Asked> {
    (
        0..12u128,
        prop_oneof![4 => Just(0u8), 1 => Just(1u8)],
        prop::collection::vec(1..4u128, 1..4),
        prop::collection::vec((1..4u128, expectation()), 0..3),
        prop::option::weighted(0.3, 0..4u8),
    )
        .prop_map(|(id, body, events, expectations, claim)| Asked {
            id,
            body,
            events,
            expectations,
            claim,
        })
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        8 => prop::collection::vec(asked(), 1..6).prop_map(Step::Append),
        1 => Just(Step::Reopen),
        1 => Just(Step::Rebuild),
        2 => (-100_000..100_000i64).prop_map(Step::Clock),
    ]
}

/// What the log should answer, without what the model leaves to the log.
#[derive(Clone, Debug, PartialEq)]
enum Answer {
    Done {
        commit_no: i64,
        first: i64,
        last: i64,
        is_repeat: bool,
    },
    Conflict(StreamId, i64),
    Taken(String),
    Mismatch,
}

/// The log, as simple as it can be said.
#[derive(Default)]
struct Model {
    commands: HashMap<u128, (u8, i64, i64, i64)>,
    versions: HashMap<u128, i64>,
    claims: BTreeMap<String, Uuid>,
    /// Stream and mark of every event.
    events: Vec<(StreamId, String)>,
    commits: i64,
}

impl Model {
    fn version(&self, stream: u128) -> i64 {
        self.versions.get(&stream).copied().unwrap_or(0)
    }

    fn append(&mut self, asked: &Asked) -> Answer {
        if let Some((body, commit_no, first, last)) = self.commands.get(&asked.id) {
            return if *body == asked.body {
                Answer::Done {
                    commit_no: *commit_no,
                    first: *first,
                    last: *last,
                    is_repeat: true,
                }
            } else {
                Answer::Mismatch
            };
        }
        for (stream, expectation) in &asked.expectations {
            let actual = self.version(*stream);
            let holds = match expectation {
                Expectation::Exactly(n) | Expectation::Unchanged(n) => *n == actual,
                Expectation::NoStream => actual == 0,
                Expectation::Exists => actual > 0,
                Expectation::Any => true,
            };
            if !holds {
                return Answer::Conflict(numbered(*stream), actual);
            }
        }
        if let Some(name) = asked.claim() {
            if self.claims.contains_key(&name) {
                return Answer::Taken(name);
            }
            self.claims.insert(name, numbered(asked.events[0]).id);
        }
        let first = self.events.len() as i64 + 1;
        for (stream, mark) in asked.marks() {
            *self.versions.entry(stream).or_insert(0) += 1;
            self.events.push((numbered(stream), mark));
        }
        let last = self.events.len() as i64;
        self.commits += 1;
        let done = (asked.body, self.commits, first, last);
        self.commands.insert(asked.id, done);
        Answer::Done {
            commit_no: self.commits,
            first,
            last,
            is_repeat: false,
        }
    }
}

impl Asked {
    fn claim(&self) -> Option<String> {
        self.claim.map(|number| format!("nimi:{number}"))
    }

    /// An event that may begin a stream, then ones that bear the command's number.
    fn marks(&self) -> Vec<(u128, String)> {
        let mark = |index: usize| match index {
            0 => "planned".to_owned(),
            _ => format!("{} {index}", self.id),
        };
        let mut seen = Vec::new();
        let of_stream = |stream: &u128| {
            let index = seen.iter().filter(|earlier| *earlier == stream).count();
            seen.push(*stream);
            (*stream, mark(index))
        };
        self.events.iter().map(of_stream).collect()
    }

    fn request(&self) -> Append {
        let events = self.marks().into_iter().map(|(stream, mark)| {
            let stream = numbered(stream);
            let event = match mark.as_str() {
                "planned" => planned(stream),
                mark => moved(mark),
            };
            (stream, event)
        });
        let mut request = append(events);
        request.command_id = Uuid::from_u128(1_000 + self.id);
        request.request_hash = [self.body; 32];
        request.expectations = self
            .expectations
            .iter()
            .map(|(stream, expectation)| (numbered(*stream), *expectation))
            .collect();
        let owner = numbered(self.events[0]);
        request.claims = self.claim().into_iter().map(|name| (name, owner)).collect();
        request
    }
}

async fn ask(store: &Store, request: Append) -> Answer {
    match store.append(request).await {
        Ok(done) => Answer::Done {
            commit_no: done.commit_no,
            first: done.first_position,
            last: done.last_position,
            is_repeat: done.is_repeat,
        },
        Err(AppendError::VersionConflict { stream, actual }) => Answer::Conflict(stream, actual),
        Err(AppendError::ClaimTaken { claim }) => Answer::Taken(claim),
        Err(AppendError::IdempotencyMismatch) => Answer::Mismatch,
        Err(error) => panic!("{error}"),
    }
}

async fn play(bench: Bench, steps: Vec<Step>) {
    let mut store = bench.store().await;
    let mut model = Model::default();
    for step in steps {
        match step {
            Step::Append(commands) => {
                let expected: Vec<_> = commands.iter().map(|asked| model.append(asked)).collect();
                let sent = commands.iter().map(|asked| ask(&store, asked.request()));
                let answers = futures_util::future::join_all(sent).await;
                assert_eq!(answers, expected);
            }
            Step::Reopen => store = bench.reopened(store).await,
            Step::Rebuild => assert_eq!(store.rebuild(|_, _| ()).await.unwrap().differing, 0),
            Step::Clock(seconds) => bench.pass(TimeDelta::seconds(seconds)),
        }
    }
    assert_same(&store, &model).await;
}

async fn assert_same(store: &Store, model: &Model) {
    let end = model.events.len() as i64;
    let events = store.events(&Wanted::default(), &up_to(end)).await.unwrap();
    let stored: Vec<_> = events
        .iter()
        .map(|stored| (stored.recorded.stream, mark(&stored.recorded.event)))
        .collect();
    assert_eq!(stored, model.events);
    let head = store.head().await.unwrap();
    assert_eq!((head.position, head.commit_no), (end, model.commits));
    for (name, holder) in &model.claims {
        let found = store.holder(name, i64::MAX).await.unwrap();
        assert_eq!(found, Some(*holder));
    }
    assert_whole(store).await;
}

fn run(cases: u32, bench: impl AsyncFn() -> Bench) {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .unwrap();
    let config = Config {
        cases,
        failure_persistence: None,
        max_shrink_iters: 200,
        ..Config::default()
    };
    let steps = prop::collection::vec(step(), 1..14);
    TestRunner::new(config)
        .run(&steps, |steps| {
            runtime.block_on(async { play(bench().await, steps).await });
            Ok(())
        })
        .unwrap();
}

#[test]
fn any_sequence_of_commands_is_answered_as_the_model_says_on_sqlite() {
    run(40, async || Bench::sqlite());
}

#[test]
fn any_sequence_of_commands_is_answered_as_the_model_says_on_postgres() {
    run(12, Bench::postgres);
}
