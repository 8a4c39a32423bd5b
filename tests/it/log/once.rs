//! G6: one effect per command id, and the same answer to everybody who sends it.

use hankemuisti::app::{App, Failure, Order};
use hankemuisti::domain::actor::Actor;
use hankemuisti::domain::command::Command;
use hankemuisti::domain::free_text::FreeText;
use hankemuisti::domain::series::WithdrawObservation;
use hankemuisti::store::{Append, AppendError, Committed, Expectation, Store};
use uuid::Uuid;

use super::bench::Bench;
use super::content::{append, assert_whole, begin, expecting, fresh, marks, moved, planned, write};
use super::journey;

/// The answer without who was first.
fn answer(committed: &Committed) -> Committed {
    Committed {
        is_repeat: false,
        versions: Vec::new(),
        ..committed.clone()
    }
}

async fn send_at_once(stores: &[&Store; 2], command: &Append, times: usize) -> Vec<Committed> {
    let running: Vec<_> = (0..times)
        .map(|number| {
            let (store, command) = (stores[number % 2].clone(), command.clone());
            tokio::spawn(async move { write(&store, command).await })
        })
        .collect();
    let mut answers = Vec::new();
    for task in running {
        answers.push(task.await.unwrap());
    }
    answers
}

async fn a_hundred_parallel_duplicates_have_one_effect_and_one_answer(bench: &Bench) {
    use Expectation::{Any, Exactly, Exists, NoStream, Unchanged};
    let store = bench.store().await;
    let second = bench.replica(&store).await;
    let read = fresh();
    write(&store, begin(read)).await;
    for expectation in [Exactly(1), NoStream, Exists, Any, Unchanged(1)] {
        let stream = fresh();
        if expectation != NoStream {
            write(&store, begin(stream)).await;
        }
        let before = marks(&store, stream).await.len();
        let mut command = match expectation {
            NoStream => begin(stream),
            Unchanged(version) => expecting(
                append([(stream, moved("kerran"))]),
                read,
                Unchanged(version),
            ),
            other => expecting(append([(stream, moved("kerran"))]), stream, other),
        };
        command.claims = vec![(format!("nimi:{}", stream.id), stream)];
        let answers = send_at_once(&[&store, &second], &command, 100).await;
        assert_eq!(marks(&store, stream).await.len(), before + 1);
        let first: Vec<_> = answers.iter().filter(|a| !a.is_repeat).collect();
        assert_eq!(first.len(), 1, "{expectation:?}");
        assert_eq!(first[0].versions, [(stream, before as i64 + 1)]);
        for repeated in &answers {
            assert_eq!(answer(repeated), answer(first[0]));
        }
        assert_body_is_fixed(&store, &second, &command).await;
    }
    assert_whole(&store).await;
}

/// Another body under the same id is refused, also when nothing else speaks against it.
async fn assert_body_is_fixed(store: &Store, second: &Store, command: &Append) {
    let mut changed = command.clone();
    changed.request_hash[31] ^= 1;
    let mismatch = Err(AppendError::IdempotencyMismatch);
    assert_eq!(second.append(changed.clone()).await, mismatch);
    changed.expectations.clear();
    changed.claims.clear();
    assert_eq!(store.append(changed).await, mismatch);
    let known = second.find_command(command.command_id).await.unwrap();
    assert_eq!(known.unwrap().request_hash, command.request_hash);
}

async fn a_retry_gets_its_first_answer_after_a_restart_and_after_the_stream_moved(bench: &Bench) {
    let store = bench.store().await;
    let stream = fresh();
    let first = begin(stream);
    let done = write(&store, first.clone()).await;
    write(
        &store,
        super::content::go_on(stream, Expectation::Exactly(1), "siirto"),
    )
    .await;
    let store = bench.reopened(store).await;
    let again = write(&store, first).await;
    assert!(again.is_repeat);
    assert_eq!(answer(&again), answer(&done));
    assert_eq!(marks(&store, stream).await, ["planned", "siirto"]);
}

async fn a_refused_command_leaves_its_id_free(bench: &Bench) {
    let store = bench.store().await;
    let stream = fresh();
    let mut command = expecting(
        append([(stream, planned(stream))]),
        stream,
        Expectation::Exists,
    );
    store.append(command.clone()).await.unwrap_err();
    assert_eq!(store.find_command(command.command_id).await.unwrap(), None);
    command.expectations = vec![(stream, Expectation::NoStream)];
    assert!(!write(&store, command).await.is_repeat);
}

/// Executes the same command under one id from many tasks at once.
async fn execute_at_once<C: Command>(
    app: &App,
    commands: Vec<C>,
) -> Vec<Result<(Uuid, Option<Committed>), String>> {
    let order = Order {
        command_id: Some(Uuid::now_v7()),
        ..Order::default()
    };
    let running: Vec<_> = commands
        .into_iter()
        .map(|command| {
            let app = app.clone();
            tokio::spawn(async move {
                let done = app.execute(&Actor::operator(), &command, order).await;
                done.map(|receipt| {
                    let committed = receipt.committed.as_ref().map(answer);
                    (receipt.stream.id, committed)
                })
                .map_err(|failure| format!("{failure:?}"))
            })
        })
        .collect();
    let mut answers = Vec::new();
    for task in running {
        answers.push(task.await.unwrap());
    }
    answers
}

fn assert_one_answer(answers: &[Result<(Uuid, Option<Committed>), String>]) {
    for answer in answers {
        assert!(matches!(answer, Ok((_, Some(_)))), "{answer:?}");
        assert_eq!(answer, &answers[0]);
    }
}

async fn a_repeated_creation_names_the_stream_that_was_created(bench: &Bench) {
    let app = bench.app().await;
    for turn in 0..5 {
        // Each request made a new id for the programme that it asks for.
        let commands = (0..20).map(|_| journey::launch(&format!("ohjelma-{turn}")));
        let answers = execute_at_once(&app, commands.collect()).await;
        assert_one_answer(&answers);
    }
    assert_eq!(app.store().head().await.unwrap().commit_no, 5);
}

async fn a_repeated_command_is_not_judged_by_its_own_effect(bench: &Bench) {
    let app = bench.app().await;
    let journey = journey::begin(&app).await;
    for turn in 0..10 {
        let place = format!("Asema {turn}");
        journey::give(&app, &journey.observation(&place, 3, 0.5)).await;
        // Once it is withdrawn, withdrawing it is refused: but not to those who asked for that.
        let withdraw = WithdrawObservation {
            series: journey.series(&place),
            number: 1,
            reason: FreeText::new("Väärä asema"),
        };
        let answers = execute_at_once(&app, vec![withdraw; 20]).await;
        assert_one_answer(&answers);
    }
    assert_whole(app.store()).await;
}

async fn a_command_id_used_for_another_request_is_refused_by_the_door_too(bench: &Bench) {
    let app = bench.app().await;
    let order = Order {
        command_id: Some(Uuid::now_v7()),
        ..Order::default()
    };
    let operator = Actor::operator();
    let first = journey::launch("ensimmainen");
    app.execute(&operator, &first, order).await.unwrap();
    let other = app
        .execute(&operator, &journey::launch("toinen"), order)
        .await;
    assert!(matches!(other, Err(Failure::CommandIdReused)), "{other:?}");
    let backdated = Order {
        happened_on: Some(super::content::day("2021-01-01")),
        ..order
    };
    let other_day = app.execute(&operator, &first, backdated).await;
    assert!(matches!(other_day, Err(Failure::CommandIdReused)));
    assert_eq!(app.store().head().await.unwrap().commit_no, 1);
}

on_both_engines! {
    a_hundred_parallel_duplicates_have_one_effect_and_one_answer,
    a_retry_gets_its_first_answer_after_a_restart_and_after_the_stream_moved,
    a_refused_command_leaves_its_id_free,
    a_repeated_creation_names_the_stream_that_was_created,
    a_repeated_command_is_not_judged_by_its_own_effect,
    a_command_id_used_for_another_request_is_refused_by_the_door_too,
}
