//! G9: an answer as of a moment or a position never changes. G13: recorded time never goes back.

use chrono::{DateTime, TimeDelta, Utc};
use hankemuisti::app::{App, Budget, Order, View, ViewError};
use hankemuisti::clock::Clock as _;
use hankemuisti::domain::actor::Actor;
use hankemuisti::domain::document::Filter;
use hankemuisti::domain::free_text::FreeText;
use hankemuisti::domain::language::Names;
use hankemuisti::domain::project::{Project, RenameProject};
use hankemuisti::domain::round::{RescheduleRound, Round};
use hankemuisti::domain::series::{CorrectObservation, Series};
use hankemuisti::store::Wanted;

use super::bench::Bench;
use super::content::{begin, day, fresh, write};
use super::journey::{self, Journey};

fn view(app: &App) -> View {
    app.view(Actor::operator(), Budget::default())
}

/// Everything that can be asked of a moment, as one text.
async fn everything(view: &View, journey: Journey) -> String {
    let by_programme = Filter {
        programme: Some(journey.programme.0),
        ..Filter::default()
    };
    let by_project = Filter {
        project: Some(journey.project.0),
        ..Filter::default()
    };
    let events = view
        .events(&Wanted::default(), (0, i64::MAX), 10_000)
        .await
        .unwrap();
    let hashes: Vec<_> = events.iter().map(|event| event.event_hash).collect();
    let series: Vec<_> = view.all::<Series>(&by_project).await.unwrap();
    format!(
        "{:?}",
        (
            view.get::<Project>(journey.project.0).await.unwrap(),
            view.all::<Round>(&by_programme).await.unwrap(),
            view.count::<Series>(&Filter::default()).await.unwrap(),
            series,
            view.count_events(&Wanted::default(), (0, i64::MAX))
                .await
                .unwrap(),
            hashes,
            view.holder("project-slug:toinen").await.unwrap(),
        )
    )
}

/// Writes a little of everything: new nouns, changes, corrections, and facts of long ago.
async fn write_more(app: &App, journey: Journey, turn: u32) {
    let operator = Actor::operator();
    let renamed = RenameProject {
        project: journey.project,
        base: None,
        names: Names {
            sv: Some(format!("Namn {turn}")),
            ..journey::names("Keksitty hanke")
        },
    };
    let long_ago = Order {
        command_id: None,
        happened_on: Some(day("2019-02-03")),
        ..Order::default()
    };
    app.execute(&operator, &renamed, long_ago).await.unwrap();
    let place = format!("Asema {turn}");
    journey::give(app, &journey.observation(&place, 1, 0.5)).await;
    let corrected = CorrectObservation {
        computed_from: None,
        series: journey.series(&place),
        indicator: journey.indicator,
        number: 1,
        reading: journey::reading(f64::from(turn) / 100.0),
        reason: FreeText::new("Laskettiin uudelleen"),
    };
    app.execute(&operator, &corrected, long_ago).await.unwrap();
    let moved = RescheduleRound {
        round: journey.round,
        opens: day("2021-05-01"),
        due: day("2032-01-01") + chrono::Days::new(u64::from(turn)),
        reason: FreeText::new("Jatkoaika"),
    };
    journey::give(app, &moved).await;
    let slug = if turn == 3 {
        "toinen".to_owned()
    } else {
        format!("hanke-{turn}")
    };
    journey::give(app, &journey::register(journey.programme, &slug)).await;
}

async fn an_answer_as_of_a_moment_is_the_same_whatever_is_recorded_later(bench: &Bench) {
    let app = bench.app().await;
    let journey = journey::begin(&app).await;
    let mut asked: Vec<(DateTime<Utc>, String)> = Vec::new();
    let jumps = [
        60, 3_600, -3_600, 7_200, 86_400, -86_400, 90_000, 0, -60, 600,
    ];
    for (turn, jump) in (0..).zip(jumps) {
        write_more(&app, journey, turn).await;
        // The clock of the server is put right, or wrong.
        bench.pass(TimeDelta::seconds(jump));
        let moment = bench.clock.now();
        let then = view(&app).at(Some(moment)).await.unwrap();
        asked.push((moment, everything(&then, journey).await));
        for (moment, answer) in &asked {
            if *moment <= bench.clock.now() {
                let again = view(&app).at(Some(*moment)).await.unwrap();
                assert_eq!(&everything(&again, journey).await, answer, "{moment}");
            }
        }
    }
    bench.pass(TimeDelta::days(30));
    for (moment, answer) in &asked {
        let again = view(&app).at(Some(*moment)).await.unwrap();
        assert_eq!(&everything(&again, journey).await, answer, "{moment}");
    }
    let different: std::collections::BTreeSet<_> = asked.iter().map(|(_, a)| a).collect();
    assert!(different.len() > 5, "the moments must not all be alike");
}

async fn the_view_of_now_and_the_view_as_of_now_are_the_same(bench: &Bench) {
    let app = bench.app().await;
    let journey = journey::begin(&app).await;
    write_more(&app, journey, 3).await;
    bench.pass(TimeDelta::seconds(1));
    let now = view(&app);
    let as_of = now.at(Some(bench.clock.now())).await.unwrap();
    assert_eq!(
        everything(&as_of, journey).await,
        everything(&now, journey).await
    );
}

async fn the_moment_now_is_settled_while_others_write(bench: &Bench) {
    let app = bench.app().await;
    let journey = journey::begin(&app).await;
    let store = app.store().clone();
    let stop = std::sync::Arc::new(std::sync::atomic::AtomicBool::new(false));
    let writers: Vec<_> = (0..8)
        .map(|_| {
            let (store, stop) = (store.clone(), stop.clone());
            tokio::spawn(async move {
                while !stop.load(std::sync::atomic::Ordering::SeqCst) {
                    write(&store, begin(fresh())).await;
                }
            })
        })
        .collect();
    let mut asked = Vec::new();
    for _ in 0..8 {
        bench.pass(TimeDelta::milliseconds(40));
        let moment = bench.clock.now();
        let then = view(&app).at(Some(moment)).await.unwrap();
        asked.push((moment, then.as_of().unwrap().position));
        tokio::time::sleep(std::time::Duration::from_millis(20)).await;
    }
    stop.store(true, std::sync::atomic::Ordering::SeqCst);
    for writer in writers {
        writer.await.unwrap();
    }
    let end = store.head().await.unwrap().position;
    for (moment, position) in asked {
        let again = view(&app).at(Some(moment)).await.unwrap();
        assert_eq!(again.as_of().unwrap().position, position, "{moment}");
        assert!(position < end);
    }
    let _ = journey;
}

async fn tomorrow_is_not_known_today(bench: &Bench) {
    let app = bench.app().await;
    let tomorrow = bench.clock.now() + TimeDelta::days(1);
    let refused = view(&app).at(Some(tomorrow)).await;
    assert!(matches!(refused, Err(ViewError::Future { .. })));
}

async fn recorded_time_grows_whichever_way_the_clock_jumps(bench: &Bench) {
    let mut store = bench.store().await;
    let jumps = [
        0, 3_600, -3_600, 0, 86_400, -86_400, -86_400, 3_600, 0, -7_200,
    ];
    let mut recorded = Vec::new();
    for (turn, jump) in jumps.into_iter().enumerate() {
        bench.pass(TimeDelta::seconds(jump));
        if turn == 5 {
            store = bench.reopened(store).await;
        }
        let done = write(&store, begin(fresh())).await;
        recorded.push(done.recorded_at);
        if recorded.iter().all(|earlier| *earlier <= bench.clock.now()) && turn == 0 {
            assert_eq!(done.recorded_at, bench.clock.now());
        }
    }
    assert!(recorded.is_sorted_by(|a, b| a < b), "{recorded:?}");
    let mut raw = bench.raw().await;
    let stored = raw
        .numbers("SELECT recorded_at FROM commits ORDER BY commit_no")
        .await;
    let told: Vec<i64> = recorded.iter().map(|at| at.timestamp_micros()).collect();
    assert_eq!(stored, told);
}

on_both_engines! {
    an_answer_as_of_a_moment_is_the_same_whatever_is_recorded_later,
    the_view_of_now_and_the_view_as_of_now_are_the_same,
    the_moment_now_is_settled_while_others_write,
    tomorrow_is_not_known_today,
    recorded_time_grows_whichever_way_the_clock_jumps,
}
