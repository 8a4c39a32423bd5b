//! Reporting rounds, through the door.

use serde_json::json;

use crate::door::{Door, filing, round};
use crate::log::bench::Bench;

fn pair(code: &str, field: &str) -> (String, String) {
    (code.to_owned(), field.to_owned())
}

async fn a_round_whose_days_contradict_each_other_is_refused(bench: &Bench) {
    let door = Door::open(bench).await;
    door.with_programme().await;
    let admin = door.as_administrator();
    let mut early = round("2021-2", "2021-05-01", "2021-10-31");
    early["due"] = json!("2021-10-01");
    assert_eq!(
        admin.give_refused("planRound", early).await,
        [pair("DUE_BEFORE_STATE_DATE", "due"), pair("DUE_BEFORE_OPENING", "due")]
    );
    let calendar = round("2021-2", "2021-07-01", "2021-12-31");
    assert_eq!(
        admin.give_refused("planRound", calendar).await,
        [pair("PERIOD_DISAGREES_WITH_CODE", "period"), pair("DUE_BEFORE_STATE_DATE", "due")]
    );
    let mut kind = round("2021-2", "2021-05-01", "2021-10-31");
    kind["kind"] = json!("BASELINE");
    assert_eq!(
        admin.give_refused("planRound", kind).await,
        [pair("KIND_DISAGREES_WITH_CODE", "kind")]
    );
    let again = round("2021-1", "2020-11-01", "2021-04-30");
    assert_eq!(admin.give_refused("planRound", again).await, [pair("TAKEN", "code")]);
}

async fn a_due_day_that_moved_changes_who_is_late(bench: &Bench) {
    let door = Door::open(bench).await;
    door.with_programme().await;
    door.on_day("2021-05-18");
    door.as_manager().give("submitAssessment", filing("2021-1", "yksi", "kaksi")).await;
    let query = r#"{ assessment(project: "hanke", round: "2021-1") { state daysLate } }"#;
    let late = door.as_reader().ask(query).await;
    assert_eq!(late["assessment"], json!({ "state": "LATE", "daysLate": 3 }));
    let moved = json!({
        "programme": "ohjelma", "code": "2021-1", "opens": "2021-05-01", "due": "2021-05-20",
        "reason": "Sairastapaus hankkeissa."
    });
    door.as_administrator().give("rescheduleRound", moved).await;
    let now = door.as_reader().ask(query).await;
    assert_eq!(now["assessment"], json!({ "state": "ON_TIME", "daysLate": null }));
}

async fn a_filing_just_after_midnight_in_helsinki_is_late(bench: &Bench) {
    let door = Door::open(bench).await;
    door.with_programme().await;
    door.clock.set(crate::door::moment("2021-05-15T21:01:00Z"));
    door.as_manager().give("submitAssessment", filing("2021-1", "yksi", "kaksi")).await;
    let query = r#"{ assessment(project: "hanke", round: "2021-1") { state daysLate } }"#;
    let answer = door.as_reader().ask(query).await;
    assert_eq!(answer["assessment"], json!({ "state": "LATE", "daysLate": 1 }));
}

async fn nothing_is_filed_to_a_closed_round_or_before_it_opens(bench: &Bench) {
    let door = Door::open(bench).await;
    door.with_programme().await;
    let manager = door.as_manager();
    let early = manager.give_refused("submitAssessment", filing("2021-1", "yksi", "kaksi")).await;
    assert_eq!(early, [pair("ROUND_NOT_OPEN", "round")]);
    door.on_day("2021-06-01");
    let close = json!({ "programme": "ohjelma", "code": "2021-1", "on": "2021-06-01" });
    door.as_administrator().give("closeRound", close.clone()).await;
    door.as_administrator().give("closeRound", close).await;
    let late = manager.give_refused("submitAssessment", filing("2021-1", "yksi", "kaksi")).await;
    assert_eq!(late, [pair("ROUND_CLOSED", "round")]);
    let query = r#"{ round(programme: "ohjelma", code: "2021-1") { closed due stateDate opens } }"#;
    let answer = door.as_reader().ask(query).await;
    assert_eq!(answer["round"]["closed"], "2021-06-01");
    assert_eq!(answer["round"]["due"], "2021-05-15");
}

on_both_engines!(
    a_round_whose_days_contradict_each_other_is_refused,
    a_due_day_that_moved_changes_who_is_late,
    a_filing_just_after_midnight_in_helsinki_is_late,
    nothing_is_filed_to_a_closed_round_or_before_it_opens,
);
