//! Following: events in order, without gaps, resumable from a cursor. G16: a cursor of another
//! history is refused.

use std::time::Duration;

use futures_util::StreamExt as _;
use hankemuisti::app::{App, Budget, FollowError, Following, View};
use hankemuisti::domain::actor::Actor;
use hankemuisti::store::{Cursor, Wanted};

use super::bench::Bench;
use super::child::any_command;
use super::content::{append, begin, fresh, moved, planned, write};

fn view(app: &App) -> View {
    app.view(Actor::operator(), Budget::default())
}

/// The next positions that a follower gets.
async fn take(following: &mut Following, count: usize) -> Vec<(i64, Cursor)> {
    let mut seen = Vec::new();
    while seen.len() < count {
        let next = tokio::time::timeout(Duration::from_secs(10), following.next()).await;
        let followed = next.expect("an event comes in time").unwrap().unwrap();
        let position = followed.event.recorded.stamp.position;
        assert_eq!(followed.cursor.position, position);
        seen.push((position, followed.cursor));
    }
    seen
}

async fn refused(app: &App, cursor: Cursor) -> bool {
    let following = app.follow(view(app), Some(cursor), Wanted::default()).await;
    matches!(following, Err(FollowError::CursorAhead))
}

async fn a_follower_sees_every_event_in_order_while_others_write(bench: &Bench) {
    let app = bench.app().await;
    let second = bench.replica(app.store()).await;
    let writers: Vec<_> = (0..8)
        .map(|number| {
            let store = if number % 2 == 0 {
                app.store()
            } else {
                &second
            }
            .clone();
            tokio::spawn(async move {
                for turn in 0..30 {
                    let _ = store.append(any_command(turn)).await;
                }
            })
        })
        .collect();
    let beginning = Cursor {
        epoch: 1,
        position: 0,
    };
    let mut following = app
        .follow(view(&app), Some(beginning), Wanted::default())
        .await
        .unwrap();
    let mut seen = take(&mut following, 100).await;
    for writer in writers {
        writer.await.unwrap();
    }
    let head = app.store().head().await.unwrap().position;
    // The rest is read by another follower, from where the first one stopped.
    drop(following);
    let (_, resume) = *seen.last().unwrap();
    let mut resumed = app
        .follow(view(&app), Some(resume), Wanted::default())
        .await
        .unwrap();
    seen.extend(take(&mut resumed, head as usize - 100).await);
    let positions: Vec<i64> = seen.iter().map(|(position, _)| *position).collect();
    assert_eq!(positions, (1..=head).collect::<Vec<_>>());
}

async fn a_follower_without_a_cursor_begins_at_the_end(bench: &Bench) {
    let app = bench.app().await;
    let second = bench.replica(app.store()).await;
    write(app.store(), begin(fresh())).await;
    let mut following = app
        .follow(view(&app), None, Wanted::default())
        .await
        .unwrap();
    write(&second, begin(fresh())).await;
    write(&second, begin(fresh())).await;
    let seen = take(&mut following, 2).await;
    assert_eq!((seen[0].0, seen[1].0), (2, 3));
}

async fn a_follower_of_one_stream_gets_all_of_it_and_nothing_else(bench: &Bench) {
    let app = bench.app().await;
    let store = app.store();
    let (own, other) = (fresh(), fresh());
    let wanted = Wanted {
        tags: vec![format!("round:{}", own.id)],
        ..Wanted::default()
    };
    let mut following = app.follow(view(&app), None, wanted).await.unwrap();
    // More events between than one page holds.
    for _ in 0..3 {
        let both = [(own, planned(own)), (other, planned(other))];
        let noise = (0..150).map(|_| (other, moved("muuta")));
        write(store, append(both.into_iter().chain(noise))).await;
    }
    let seen = take(&mut following, 3).await;
    let positions: Vec<i64> = seen.iter().map(|(position, _)| *position).collect();
    assert_eq!(positions, [1, 153, 305]);
}

async fn a_cursor_that_this_log_cannot_continue_is_refused(bench: &Bench) {
    let app = bench.app().await;
    for _ in 0..3 {
        write(app.store(), begin(fresh())).await;
    }
    let cursor = |epoch, position| Cursor { epoch, position };
    assert!(!refused(&app, cursor(1, 3)).await);
    assert!(refused(&app, cursor(1, 4)).await);
    assert!(refused(&app, cursor(2, 3)).await);
    assert!(refused(&app, cursor(0, 3)).await);
    assert!(refused(&app, cursor(1, -1)).await, "before the beginning");
    // A restore raises the epoch: what was read of the lost future is not continued.
    let mut raw = bench.raw().await;
    raw.run("UPDATE head SET epoch = 2").await;
    assert!(refused(&app, cursor(1, 3)).await);
    assert!(!refused(&app, cursor(2, 3)).await);
    let done = write(app.store(), begin(fresh())).await;
    assert_eq!(done.cursor, cursor(2, 4));
}

async fn a_log_that_was_finished_refuses_commands_and_goes_on_reading(bench: &Bench) {
    let app = bench.app().await;
    let store = app.store().clone();
    write(&store, begin(fresh())).await;
    store.finish().await;
    let refused = store.append(begin(fresh())).await;
    assert!(
        matches!(
            refused,
            Err(hankemuisti::store::AppendError::ReadOnly { .. })
        ),
        "{refused:?}"
    );
    assert_eq!(store.head().await.unwrap().position, 1, "reading goes on");
}

on_both_engines! {
    a_follower_sees_every_event_in_order_while_others_write,
    a_follower_without_a_cursor_begins_at_the_end,
    a_follower_of_one_stream_gets_all_of_it_and_nothing_else,
    a_cursor_that_this_log_cannot_continue_is_refused,
    a_log_that_was_finished_refuses_commands_and_goes_on_reading,
}
