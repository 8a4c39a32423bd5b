//! G8: documents rebuilt from the log are byte for byte the live ones, also while it is written.

use chrono::TimeDelta;
use hankemuisti::app::App;
use hankemuisti::domain::free_text::FreeText;
use hankemuisti::domain::series::CorrectObservation;
use hankemuisti::store::{AppendError, Expectation, Wanted};

use super::bench::Bench;
use super::content::{
    append, assert_whole, begin, effective, fresh, go_on, moved, planned, up_to, write,
};
use super::journey::{self, Journey};

/// Records and corrects in a place of its own.
async fn measure(app: App, journey: Journey, place: String) {
    for month in 1..=6 {
        journey::give(&app, &journey.observation(&place, month, 0.5)).await;
        let correction = CorrectObservation {
            computed_from: None,
            series: journey.series(&place),
            indicator: journey.indicator,
            number: month,
            reading: journey::reading(0.25 + f64::from(month) / 17.0),
            reason: FreeText::new("Laskettiin uudelleen"),
        };
        journey::give(&app, &correction).await;
    }
}

async fn a_rebuild_beside_writers_loses_nothing_and_changes_nothing(bench: &Bench) {
    let app = bench.app().await;
    let journey = journey::begin(&app).await;
    let writers: Vec<_> = (0..6)
        .map(|n| tokio::spawn(measure(app.clone(), journey, format!("Asema {n}"))))
        .collect();
    let mut rebuilds = 0;
    while writers.iter().any(|writer| !writer.is_finished()) {
        let rebuilt = app.rebuild(|_, _| ()).await.unwrap();
        assert_eq!(rebuilt.differing, 0);
        rebuilds += 1;
    }
    for writer in writers {
        writer.await.unwrap();
    }
    assert!(rebuilds > 2, "the writers were gone before the rebuilds");
    let head = app.store().head().await.unwrap();
    assert_eq!(head.position, 4 + 6 * 12);
    assert_whole(app.store()).await;
}

async fn lost_and_spoiled_documents_are_counted_and_made_anew(bench: &Bench) {
    let app = bench.app().await;
    let journey = journey::begin(&app).await;
    let whole = app.store().documents().await.unwrap();
    let mut raw = bench.raw().await;
    raw.run("DELETE FROM documents WHERE kind = 'round'").await;
    raw.run("UPDATE documents SET body = '{}' WHERE kind = 'indicator'")
        .await;
    let id = raw.bytes(journey.round.0.as_bytes());
    raw.run(&format!(
        "INSERT INTO documents (kind, id, sort, visible_to, position, body) \
         VALUES ('superfluous', {id}, '', 'public', 1, '{{}}')"
    ))
    .await;
    assert_eq!(app.rebuild(|_, _| ()).await.unwrap().differing, 3);
    assert_eq!(app.store().documents().await.unwrap(), whole);
}

async fn documents_made_by_another_version_are_rebuilt_before_they_are_used(bench: &Bench) {
    let app = bench.app().await;
    journey::begin(&app).await;
    let whole = app.store().documents().await.unwrap();
    let mut raw = bench.raw().await;
    raw.run("UPDATE projections SET version = version + 1 WHERE name = 'round'")
        .await;
    raw.run("UPDATE documents SET body = '{}'").await;
    let store = app.store().clone();
    drop(app);
    drop(bench.reopened(store).await);
    let app = bench.app().await;
    assert_eq!(app.store().documents().await.unwrap(), whole);
}

async fn a_stream_whose_document_is_lost_is_refused_and_never_guessed(bench: &Bench) {
    let app = bench.app().await;
    let journey = journey::begin(&app).await;
    let measured = journey.observation("Asema", 1, 0.5);
    journey::give(&app, &measured).await;
    let mut raw = bench.raw().await;
    raw.run("DELETE FROM documents WHERE kind = 'series'").await;
    let before = app.store().head().await.unwrap();
    let operator = hankemuisti::domain::actor::Actor::operator();
    let again = app.execute(&operator, &measured, Default::default()).await;
    // A server that remembers the state knows that this is no news; another refuses.
    if let Ok(receipt) = again {
        assert!(receipt.committed.is_none());
    }
    // Nor by those who expect nothing of a stream that any observation may begin.
    let (all, slice) = (Wanted::default(), up_to(before.position));
    let mut stored = app.store().events(&all, &slice).await.unwrap();
    let recorded = stored.pop().unwrap().recorded;
    let guessed = app
        .store()
        .append(append([(recorded.stream, recorded.event)]))
        .await;
    assert!(
        matches!(guessed, Err(AppendError::Corrupt(_))),
        "{guessed:?}"
    );
    assert_eq!(app.store().head().await.unwrap(), before);
}

async fn a_moment_finer_than_the_log_keeps_is_the_same_live_and_rebuilt(bench: &Bench) {
    let store = bench.store().await;
    let app = bench.replica(&store).await;
    let stream = fresh();
    let fine = effective() + TimeDelta::nanoseconds(1_234_567);
    let mut command = append([(stream, planned(stream)), (stream, moved("siirto"))]);
    let events = command.events.iter().map(|new| {
        hankemuisti::store::NewEvent::prepare(
            stream,
            new.event.clone(),
            fine,
            new.tags.clone(),
            new.event_id,
            super::content::nonce(),
        )
        .unwrap()
    });
    command.events = events.collect();
    assert_eq!(
        command.events[0].effective,
        effective() + TimeDelta::microseconds(1_234)
    );
    write(&app, command).await;
    assert_whole(&store).await;
}

async fn one_stream_moved_by_a_whole_batch_has_the_document_of_the_last(bench: &Bench) {
    let store = bench.store().await;
    let stream = fresh();
    write(&store, begin(stream)).await;
    let commands: Vec<_> = (0..30)
        .map(|n| go_on(stream, Expectation::Any, &format!("siirto {n}")))
        .collect();
    // All wait before the first is written, so they share transactions.
    let sent = commands.into_iter().map(|c| store.append(c));
    for answer in futures_util::future::join_all(sent).await {
        answer.unwrap();
    }
    assert_whole(&store).await;
}

on_both_engines! {
    a_rebuild_beside_writers_loses_nothing_and_changes_nothing,
    lost_and_spoiled_documents_are_counted_and_made_anew,
    documents_made_by_another_version_are_rebuilt_before_they_are_used,
    a_stream_whose_document_is_lost_is_refused_and_never_guessed,
    a_moment_finer_than_the_log_keeps_is_the_same_live_and_rebuilt,
    one_stream_moved_by_a_whole_batch_has_the_document_of_the_last,
}
