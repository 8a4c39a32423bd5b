//! Indicators and their observations, through the door.

use hankemuisti::store::{Slice, Wanted};
use serde_json::{Value, json};

use crate::door::{Door, observation};
use crate::log::bench::Bench;

fn pair(code: &str, field: &str) -> (String, String) {
    (code.to_owned(), field.to_owned())
}

async fn open(bench: &Bench) -> Door {
    let door = Door::open(bench).await;
    door.with_programme().await;
    door.on_day("2021-05-10");
    door
}

const OUTCOME: &str = "outcome { __typename ... on MeasuredValue { value } \
                       ... on CappedValue { atLeast } ... on MissingValue { why } \
                       ... on ClaimedChange { movement asWritten } }";

fn observations(as_of: &str) -> String {
    format!(
        r#"{{ observations(project: "hanke"{as_of}) {{ totalCount edges {{ node {{ id place group
            period {{ from to }} withdrawn {{ reason }} movement
            reading {{ {OUTCOME} n excluded capped isProvisional methodVersion source }}
            readings {{ {OUTCOME} reason }} }} }} }} }}"#
    )
}

async fn only(door: &Door, as_of: &str) -> Value {
    let answer = door.as_reader().ask(&observations(as_of)).await;
    assert_eq!(answer["observations"]["totalCount"], 1, "{answer:#}");
    answer["observations"]["edges"][0]["node"].clone()
}

async fn a_corrected_observation_shows_its_old_value_with_an_earlier_moment(bench: &Bench) {
    let door = open(bench).await;
    let writer = door.as_writer();
    writer
        .give(
            "recordObservation",
            observation("t3", json!({ "value": 182 })),
        )
        .await;
    let first = only(&door, "").await;
    assert_eq!(
        first["reading"]["outcome"],
        json!({ "__typename": "CappedValue", "atLeast": 182.0 })
    );
    door.on_day("2021-06-10");
    let correction = json!({
        "observation": first["id"], "reason": "Ajanvarauskirja oli suljettu.",
        "reading": { "outcome": { "value": 21 }, "source": "laskettu uudelleen", "n": 12 }
    });
    writer.give("correctObservation", correction).await;
    let now = only(&door, "").await;
    assert_eq!(now["reading"]["outcome"]["value"], 21.0);
    assert_eq!(now["readings"][0]["outcome"]["atLeast"], 182.0);
    assert_eq!(
        now["readings"][1]["reason"],
        "Ajanvarauskirja oli suljettu."
    );
    let then = only(&door, r#", asOf: "2021-06-01T00:00:00Z""#).await;
    assert_eq!(then["reading"], first["reading"]);
    assert_eq!(then["readings"].as_array().unwrap().len(), 1);
}

async fn impossible_values_are_refused_and_empty_is_not_zero(bench: &Bench) {
    let door = open(bench).await;
    let writer = door.as_writer();
    for (indicator, outcome, expected) in [
        (
            "coci",
            json!({ "value": 45 }),
            pair("OUTSIDE_RANGE", "reading.outcome.value"),
        ),
        (
            "coci",
            json!({ "value": -0.1 }),
            pair("OUTSIDE_RANGE", "reading.outcome.value"),
        ),
        (
            "t3",
            json!({ "value": 183 }),
            pair("OUTSIDE_RANGE", "reading.outcome.value"),
        ),
        (
            "coci",
            json!({ "capped": 1 }),
            pair("NOT_OF_THIS_KIND", "reading.outcome.capped"),
        ),
        (
            "coci",
            json!({ "missing": "" }),
            pair("TOO_SHORT", "reading.outcome.missing"),
        ),
        (
            "coci",
            json!({ "visits": [[1], []] }),
            pair("NOBODY_ELIGIBLE", "reading.outcome.visits"),
        ),
        (
            "t3",
            json!({ "visits": [[2]] }),
            pair("NOT_COMPUTED_FROM_THIS", "reading.outcome"),
        ),
        (
            "t3",
            json!({ "thirdFreeSlots": [null] }),
            pair("NO_SLOT_KNOWN", "reading.outcome.thirdFreeSlots"),
        ),
        (
            "coci",
            json!({ "visits": [[3, 0], [3, -1]] }),
            pair("NEGATIVE_COUNT", "reading.outcome.visits"),
        ),
        (
            "coci",
            json!({ "visits": [[3, 0], [i32::MAX, 1]] }),
            pair("OUTSIDE_RANGE", "reading.outcome.visits"),
        ),
        (
            "t3",
            json!({ "thirdFreeSlots": [4, -1] }),
            pair("NEGATIVE_COUNT", "reading.outcome.thirdFreeSlots"),
        ),
        (
            "t3",
            json!({ "capped": 93 }),
            pair("OUTSIDE_RANGE", "reading.outcome.capped"),
        ),
        ("upc", json!({ "value": 1 }), pair("NOT_FOUND", "indicator")),
    ] {
        let refused = writer
            .give_refused("recordObservation", observation(indicator, outcome))
            .await;
        assert_eq!(refused, [expected]);
    }
    let mut future = observation("coci", json!({ "value": 0.3 }));
    future["period"] = json!({ "from": "2021-05-01", "to": "2021-10-31" });
    let refused = writer.give_refused("recordObservation", future).await;
    assert_eq!(refused, [pair("FUTURE_DAY", "period.to")]);
    let missing = observation("coci", json!({ "missing": "Tietoa ei saatu ajoissa." }));
    writer.give("recordObservation", missing).await;
    let kept = only(&door, "").await;
    assert_eq!(
        kept["reading"]["outcome"],
        json!({ "__typename": "MissingValue", "why": "Tietoa ei saatu ajoissa." })
    );
}

async fn rows_of_patients_give_the_answer_and_reach_no_table(bench: &Bench) {
    let door = open(bench).await;
    let rows = json!({ "visits": [[7919, 0, 0], [2, 1], [1]] });
    door.as_writer()
        .give("recordObservation", observation("coci", rows))
        .await;
    let days = json!({ "thirdFreeSlots": [7877, null, 3, 9] });
    let refused = door
        .as_writer()
        .give("recordObservation", observation("t3", days))
        .await;
    assert_ne!(refused["recordedAt"], json!(null));
    let answer = door.as_reader().ask(&observations("")).await;
    let nodes = answer["observations"]["edges"].as_array().unwrap();
    let reading = |place: &str| {
        let found = nodes
            .iter()
            .find(|edge| edge["node"]["reading"]["capped"] == json!(null));
        let other = nodes
            .iter()
            .find(|edge| edge["node"]["reading"]["capped"] != json!(null));
        let node = if place == "coci" { found } else { other };
        node.unwrap()["node"]["reading"].clone()
    };
    let coci = reading("coci");
    let mean = coci["outcome"]["value"].as_f64().unwrap();
    assert!((mean - 2.0 / 3.0).abs() < 1e-12, "{mean}");
    assert_eq!((&coci["n"], &coci["excluded"]), (&json!(2), &json!(1)));
    let t3 = reading("t3");
    assert_eq!(t3["outcome"]["value"], 9.0);
    assert_eq!(
        (&t3["n"], &t3["excluded"], &t3["capped"]),
        (&json!(3), &json!(1), &json!(1))
    );
    // The rows have numbers that occur nowhere else.
    let store = door.app.store();
    let head = store.head().await.unwrap();
    let all = Slice {
        after: 0,
        up_to: head.position,
        limit: 1_000,
    };
    for event in store.events(&Wanted::default(), &all).await.unwrap() {
        let content = event.recorded.event.to_json().unwrap();
        assert!(
            !content.contains("7919") && !content.contains("7877"),
            "{content}"
        );
    }
    for document in store.documents().await.unwrap() {
        assert!(!document.body.contains("7919") && !document.body.contains("7877"));
    }
}

async fn a_median_between_a_known_wait_and_a_capped_one_is_at_least_their_middle(bench: &Bench) {
    let door = open(bench).await;
    let days = json!({ "thirdFreeSlots": [4, 182, null] });
    door.as_writer()
        .give("recordObservation", observation("t3", days))
        .await;
    let kept = only(&door, "").await["reading"].clone();
    assert_eq!(
        kept["outcome"],
        json!({ "__typename": "CappedValue", "atLeast": 93.0 })
    );
    assert_eq!((&kept["n"], &kept["capped"]), (&json!(2), &json!(1)));
}

async fn coci_and_t3_are_computed_without_recording_anything(bench: &Bench) {
    let door = Door::open(bench).await;
    let query = "{ coci(patients: [[3, 1], [1, 1, 1], [1]]) { mean eligible excluded }
        none: coci(patients: [[1]]) { mean }
        middle: t3(professionals: [4, 182]) { medianDays isCapped }
        t3(professionals: [3, null, 182, 5]) { medianDays isCapped professionals capped unknown } }";
    let answer = door.as_reader().ask(query).await;
    assert_eq!(
        answer["coci"],
        json!({ "mean": 0.25, "eligible": 2, "excluded": 1 })
    );
    assert_eq!(answer["none"], json!(null));
    assert_eq!(
        answer["middle"],
        json!({ "medianDays": 93.0, "isCapped": true })
    );
    assert_eq!(
        answer["t3"],
        json!({ "medianDays": 5.0, "isCapped": false, "professionals": 3, "capped": 1, "unknown": 1 })
    );
    assert_eq!(door.app.store().head().await.unwrap().position, 0);
}

async fn a_second_value_for_a_period_is_refused_and_a_withdrawn_one_makes_room(bench: &Bench) {
    let door = open(bench).await;
    let writer = door.as_writer();
    let mut provisional = observation("coci", json!({ "value": 0.3 }));
    provisional["reading"]["isProvisional"] = json!(true);
    writer.give("recordObservation", provisional.clone()).await;
    let again = writer.give("recordObservation", provisional).await;
    assert_eq!(
        again["recordedAt"],
        json!(null),
        "the same again records nothing"
    );
    let other = observation("coci", json!({ "value": 0.4 }));
    let refused = writer
        .give_refused("recordObservation", other.clone())
        .await;
    assert_eq!(refused, [pair("OBSERVATION_EXISTS", "period")]);
    let id = only(&door, "").await["id"].clone();
    let manager = door.as_manager();
    manager
        .give("confirmObservation", json!({ "observation": id }))
        .await;
    assert_eq!(only(&door, "").await["reading"]["isProvisional"], false);
    let withdraw = json!({ "observation": id, "reason": "Väärä asema." });
    manager.give("withdrawObservation", withdraw.clone()).await;
    let refused = manager.give_refused("withdrawObservation", withdraw).await;
    assert_eq!(refused, [pair("OBSERVATION_WITHDRAWN", "observation")]);
    assert_eq!(only(&door, "").await["withdrawn"]["reason"], "Väärä asema.");
    writer.give("recordObservation", other).await;
    let stray = json!({ "observation": "abc" });
    let refused = manager.give_refused("confirmObservation", stray).await;
    assert_eq!(refused, [pair("NOT_AN_ID", "observation")]);
}

async fn sums_of_medians_are_refused_and_a_new_method_breaks_the_comparison(bench: &Bench) {
    let door = open(bench).await;
    let admin = door.as_administrator();
    let mut sum = crate::door::t3();
    sum["key"] = json!("t3-summa");
    sum["method"]["aggregation"] = json!("SUM");
    let refused = admin.give_refused("defineIndicator", sum.clone()).await;
    assert_eq!(
        refused,
        [pair("AGGREGATION_NOT_MEANINGFUL", "method.aggregation")]
    );
    sum["method"]["aggregation"] = json!("MEAN_WEIGHTED_BY_CASES");
    let refused = admin.give_refused("defineIndicator", sum).await;
    assert_eq!(
        refused,
        [pair("AGGREGATION_NOT_MEANINGFUL", "method.aggregation")]
    );
    door.as_writer()
        .give(
            "recordObservation",
            observation("coci", json!({ "value": 0.3 })),
        )
        .await;
    let mut method = crate::door::coci()["method"].clone();
    method["validFrom"] = json!("2021-06-01");
    method["description"] = json!({ "fi": "Kolme käyntiä vähintään." });
    admin
        .give(
            "changeMethod",
            json!({ "indicator": "coci", "method": method }),
        )
        .await;
    door.on_day("2021-11-02");
    let mut autumn = observation("coci", json!({ "value": 0.4 }));
    autumn["period"] = json!({ "from": "2021-05-01", "to": "2021-10-31" });
    door.as_writer().give("recordObservation", autumn).await;
    let answer = door.as_reader().ask(&observations("")).await;
    let later = &answer["observations"]["edges"][1]["node"];
    assert_eq!(later["reading"]["methodVersion"], 2);
    assert_eq!(later["movement"], "NOT_COMPARABLE");
    let query =
        r#"{ indicator(key: "coci") { method { version } methods { version validFrom } } }"#;
    let found = door.as_reader().ask(query).await["indicator"].clone();
    assert_eq!(found["method"]["version"], 2);
    assert_eq!(found["methods"].as_array().unwrap().len(), 2);
}

async fn a_claim_without_a_number_speaks_for_itself(bench: &Bench) {
    let door = open(bench).await;
    let claim = json!({ "claimed": { "movement": "IMPROVED", "asWritten": "jatkuvuus parani" } });
    door.as_writer()
        .give("recordObservation", observation("coci", claim))
        .await;
    let kept = only(&door, "").await;
    assert_eq!(kept["movement"], "IMPROVED");
    assert_eq!(kept["reading"]["outcome"]["asWritten"], "jatkuvuus parani");
}

async fn a_value_is_judged_by_the_rule_of_its_day(bench: &Bench) {
    let door = Door::open(bench).await;
    door.with_programme().await;
    door.on_day("2021-11-10");
    let admin = door.as_administrator();
    let target = |from: &str, days: f64| {
        json!({ "indicator": "t3", "target": { "names": { "fi": "Hoitotakuu" }, "validFrom": from,
            "bound": { "atMost": days }, "source": "laki" } })
    };
    admin.give("setTarget", target("2020-01-01", 5.0)).await;
    admin.give("setTarget", target("2021-05-01", 2.0)).await;
    let again = admin.give("setTarget", target("2021-05-01", 2.0)).await;
    assert_eq!(again["recordedAt"], json!(null));
    for (input, code, field) in [
        (
            target("2021-05-01", 3.0),
            "BEGINS_BEFORE_LATEST",
            "target.validFrom",
        ),
        (target("2022-01-01", 183.0), "OUTSIDE_RANGE", "target.bound"),
    ] {
        let refused = admin.give_refused("setTarget", input).await;
        assert_eq!(refused, [(code.to_owned(), field.to_owned())]);
    }
    let none = json!({ "indicator": "coci", "validTo": "2022-01-01", "reason": "syystä" });
    let refused = admin.give_refused("endTarget", none).await;
    assert_eq!(refused, [("NOT_FOUND".to_owned(), "indicator".to_owned())]);
    let spring = observation("t3", json!({ "value": 3 }));
    let mut autumn = spring.clone();
    autumn["period"] = json!({ "from": "2021-05-01", "to": "2021-10-31" });
    for seen in [spring, autumn, observation("coci", json!({ "value": 0.5 }))] {
        door.as_writer().give("recordObservation", seen).await;
    }
    let end = json!({ "indicator": "t3", "validTo": "2022-12-31", "reason": "laki kumottiin" });
    admin.give("endTarget", end).await;
    let query = r#"{
        observations(project: "hanke", indicator: "t3") { edges { node {
            judgement { judgement target { atMost atLeast validFrom } } } } }
        coci: observations(project: "hanke", indicator: "coci") { edges { node {
            judgement { judgement } } } }
        indicator(key: "t3") { targets { atMost validTo source }
            in2022: target(at: "2022-12-31") { atMost } in2023: target(at: "2023-01-01") { atMost }
            in2019: target(at: "2019-12-31") { atMost } }
    }"#;
    let answer = door.as_reader().ask(query).await;
    let judged = |at: usize| answer["observations"]["edges"][at]["node"]["judgement"].clone();
    assert_eq!(
        judged(0),
        json!({ "judgement": "MET",
                "target": { "atMost": 5.0, "atLeast": null, "validFrom": "2020-01-01" } })
    );
    assert_eq!(
        judged(1),
        json!({ "judgement": "MISSED",
                "target": { "atMost": 2.0, "atLeast": null, "validFrom": "2021-05-01" } })
    );
    assert_eq!(answer["coci"]["edges"][0]["node"]["judgement"], json!(null));
    assert_eq!(
        answer["indicator"],
        json!({
            "targets": [
                { "atMost": 5.0, "validTo": null, "source": "laki" },
                { "atMost": 2.0, "validTo": "2022-12-31", "source": "laki" }
            ],
            "in2022": { "atMost": 2.0 }, "in2023": null, "in2019": null
        })
    );
}

on_both_engines!(
    a_value_is_judged_by_the_rule_of_its_day,
    a_corrected_observation_shows_its_old_value_with_an_earlier_moment,
    impossible_values_are_refused_and_empty_is_not_zero,
    rows_of_patients_give_the_answer_and_reach_no_table,
    a_median_between_a_known_wait_and_a_capped_one_is_at_least_their_middle,
    coci_and_t3_are_computed_without_recording_anything,
    a_second_value_for_a_period_is_refused_and_a_withdrawn_one_makes_room,
    sums_of_medians_are_refused_and_a_new_method_breaks_the_comparison,
    a_claim_without_a_number_speaks_for_itself,
);
