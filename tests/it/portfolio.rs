//! The portfolio of a programme, through the door: counted by hand from what was filed.

use serde_json::json;

use crate::door::{Door, filing, observation, project, round};
use crate::log::bench::Bench;

async fn a_round_is_summed_up_beside_the_one_before(bench: &Bench) {
    let door = Door::open(bench).await;
    door.with_programme().await;
    let admin = door.as_administrator();
    let scale = json!({
        "programme": "ohjelma", "validFrom": "2020-01-01", "origin": { "fi": "oma" },
        "steps": [{ "fi": "a" }, { "fi": "b" }, { "fi": "c" }]
    });
    admin.give("setScale", scale).await;
    admin.give("registerProject", project("muu")).await;
    admin.give("registerProject", project("vaiti")).await;
    door.on_day("2021-05-10");
    let manager = door.as_manager();
    let mut spring = filing("2021-1", "yksi", "kaksi");
    spring["answers"][0]["rating"] = json!(2);
    manager.give("submitAssessment", spring.clone()).await;
    spring["project"] = json!("muu");
    spring["answers"][0]["rating"] = json!(3);
    manager.give("submitAssessment", spring).await;
    let writer = door.as_writer();
    let mut known = observation("coci", json!({ "value": 0.2 }));
    known["reading"]["n"] = json!(100);
    writer.give("recordObservation", known.clone()).await;
    known["project"] = json!("muu");
    known["reading"] = json!({ "outcome": { "value": 0.4 }, "n": 300, "source": "järjestelmä" });
    writer.give("recordObservation", known).await;

    door.on_day("2021-10-01");
    admin
        .give("planRound", round("2021-2", "2021-05-01", "2021-10-31"))
        .await;
    door.on_day("2021-11-20");
    let mut autumn = filing("2021-2", "yksi.", "aivan muuta");
    autumn["answers"][0]["rating"] = json!(1);
    manager.give("submitAssessment", autumn).await;
    let mut worse = observation("coci", json!({ "value": 0.1 }));
    worse["period"] = json!({ "from": "2021-05-01", "to": "2021-10-31" });
    worse["reading"]["n"] = json!(100);
    writer.give("recordObservation", worse).await;

    let query = r#"{ portfolio(programme: "ohjelma", round: "2021-2") {
        round { code } previousRound { code } asOf
        totals { projects filed onTime late missing awaited complete sameText }
        rows { project { slug } filingState daysLate isComplete unanswered
            goals { goal state change isSameText words rating { step } earlierRating { step } }
            indicators { indicator { key } movement latest { period { to } } earlier { period { to } } } }
        goals { goal medianRating rated up down sameText states { state count } ratings { step { step } count } }
        indicators { indicator { key } group rule value n missing improved worsened } } }"#;
    let summary = door.as_reader().ask(query).await["portfolio"].clone();
    assert_eq!(summary["previousRound"]["code"], "2021-1");
    assert_eq!(
        summary["totals"],
        json!({ "projects": 3, "filed": 1, "onTime": 0, "late": 1, "missing": 2, "awaited": 0,
                "complete": 1, "sameText": 0 })
    );
    let rows = summary["rows"].as_array().unwrap();
    let slugs: Vec<_> = rows
        .iter()
        .map(|row| row["project"]["slug"].clone())
        .collect();
    assert_eq!(slugs, [json!("hanke"), json!("muu"), json!("vaiti")]);
    assert_eq!(
        (&rows[0]["filingState"], &rows[0]["daysLate"]),
        (&json!("LATE"), &json!(5))
    );
    let first = &rows[0]["goals"][0];
    assert_eq!(
        (&first["change"], &first["isSameText"]),
        (&json!("DOWN"), &json!(true))
    );
    assert_eq!(first["earlierRating"]["step"], 2);
    assert_eq!(rows[0]["goals"][1]["isSameText"], false);
    assert_eq!(rows[0]["indicators"][0]["movement"], "WORSENED");
    assert_eq!(
        rows[0]["indicators"][0]["earlier"]["period"]["to"],
        "2021-04-30"
    );
    assert_eq!(rows[1]["filingState"], "MISSING");
    assert_eq!(rows[1]["indicators"][0]["movement"], "NOT_COMPARABLE");
    assert_eq!(rows[2]["unanswered"], json!(["HT1", "HT2"]));
    let goal = &summary["goals"][0];
    assert_eq!(
        (&goal["medianRating"], &goal["rated"]),
        (&json!(1), &json!(1))
    );
    assert_eq!((&goal["down"], &goal["sameText"]), (&json!(1), &json!(1)));
    assert_eq!(
        goal["ratings"][0],
        json!({ "step": { "step": 1 }, "count": 1 })
    );
    let coci = &summary["indicators"][0];
    assert_eq!(coci["rule"], "MEAN_WEIGHTED_BY_CASES");
    let mean = coci["value"].as_f64().unwrap();
    assert!(
        (mean - (0.1 * 100.0 + 0.4 * 300.0) / 400.0).abs() < 1e-12,
        "{mean}"
    );
    assert_eq!((&coci["n"], &coci["worsened"]), (&json!(2), &json!(1)));
}

async fn live_and_as_of_summaries_are_the_same_fold(bench: &Bench) {
    let door = Door::open(bench).await;
    door.with_programme().await;
    door.on_day("2021-05-10");
    door.as_manager()
        .give("submitAssessment", filing("2021-1", "yksi", "kaksi"))
        .await;
    door.as_writer()
        .give(
            "recordObservation",
            observation("t3", json!({ "value": 9 })),
        )
        .await;
    let summary = |as_of: &str| {
        format!(
            r#"{{ portfolio(programme: "ohjelma", round: "2021-1"{as_of}) {{
                totals {{ projects filed onTime missing }}
                rows {{ project {{ slug names {{ fi }} }} filingState goals {{ goal state words }}
                    indicators {{ movement latest {{ reading {{ n }} place }} }} }} }}
               projects{first} {{ totalCount edges {{ cursor node {{ slug }} }} }} }}"#,
            first = if as_of.is_empty() {
                String::new()
            } else {
                format!("({})", &as_of[2..])
            }
        )
    };
    let live = door.as_reader().ask(&summary("")).await;
    door.clock.set(crate::door::moment("2021-05-10T10:01:00Z"));
    let as_of = door
        .as_reader()
        .ask(&summary(r#", asOf: "2021-05-10T10:00:30Z""#))
        .await;
    assert_ne!(live, json!({}));
    assert_eq!(as_of["portfolio"], live["portfolio"]);
    assert_eq!(as_of["projects"], live["projects"]);
}

async fn only_projects_that_the_round_asks_are_missing(bench: &Bench) {
    let door = Door::open(bench).await;
    door.with_programme().await;
    let admin = door.as_administrator();
    for (slug, time) in [
        (
            "alkoi-jo",
            json!({ "from": { "year": 2021, "season": "SPRING" } }),
        ),
        ("loppui", json!({ "to": { "year": 2020, "month": 10 } })),
        ("loppui-sumeasti", json!({ "to": { "year": 2020 } })),
        ("myohempi", json!({ "from": { "year": 2021, "month": 5 } })),
        ("ehti-silti", json!({ "from": { "year": 2022 } })),
    ] {
        let mut input = project(slug);
        input["operatingTime"] = time;
        admin.give("registerProject", input).await;
    }
    admin.give("registerProject", project("peruttu")).await;
    let manager = door.as_manager();
    let cancel = json!({ "project": "peruttu", "state": "CANCELLED" });
    manager.give("changeProjectState", cancel).await;
    door.on_day("2021-05-10");
    let mut filed = filing("2021-1", "yksi", "kaksi");
    filed["project"] = json!("ehti-silti");
    manager.give("submitAssessment", filed).await;
    door.on_day("2021-05-20");
    let query = r#"{ portfolio(programme: "ohjelma", round: "2021-1") {
        totals { projects filed missing } rows { project { slug } } } }"#;
    let summary = door.as_reader().ask(query).await["portfolio"].clone();
    let rows = summary["rows"].as_array().unwrap();
    let slugs: Vec<_> = rows.iter().map(|row| &row["project"]["slug"]).collect();
    assert_eq!(
        slugs,
        ["alkoi-jo", "ehti-silti", "hanke", "loppui-sumeasti"]
    );
    assert_eq!(
        summary["totals"],
        json!({ "projects": 4, "filed": 1, "missing": 3 })
    );
}

async fn a_known_value_stays_when_a_later_one_is_missing(bench: &Bench) {
    let door = Door::open(bench).await;
    door.with_programme().await;
    door.on_day("2022-05-10");
    let writer = door.as_writer();
    for (from, to, outcome) in [
        ("2020-05-01", "2020-10-31", json!({ "value": 0.2 })),
        ("2021-01-01", "2021-01-31", json!({ "value": 0.9 })),
        ("2020-11-01", "2021-04-30", json!({ "value": 0.3 })),
        (
            "2021-05-01",
            "2021-10-31",
            json!({ "missing": "Ei saatu." }),
        ),
        (
            "2021-11-01",
            "2022-04-30",
            json!({ "missing": "Ei vieläkään." }),
        ),
    ] {
        let mut input = observation("coci", outcome);
        input["period"] = json!({ "from": from, "to": to });
        input["reading"]["n"] = json!(10);
        writer.give("recordObservation", input).await;
    }
    door.on_day("2022-05-11");
    for (code, from, to) in [
        ("2021-2", "2021-05-01", "2021-10-31"),
        ("2022-1", "2021-11-01", "2022-04-30"),
    ] {
        let planned = round(code, from, to);
        door.as_administrator().give("planRound", planned).await;
    }
    let asked = |round: &str| {
        format!(
            r#"{{ portfolio(programme: "ohjelma", round: "{round}") {{
            rows {{ indicators {{ movement
                latest {{ period {{ to }} reading {{ source outcome {{ ... on MeasuredValue {{ value }} }} }}
                    readings {{ source }} }}
                laterMissing {{ period {{ to }} }} earlier {{ period {{ to }} }} }} }}
            indicators {{ value n missing improved }} }} }}"#
        )
    };
    for (round, missing) in [("2021-1", None), ("2021-2", Some(1)), ("2022-1", Some(1))] {
        let summary = door.as_reader().ask(&asked(round)).await["portfolio"].clone();
        let cell = &summary["rows"][0]["indicators"][0];
        assert_eq!(
            cell["latest"]["reading"]["outcome"]["value"], 0.3,
            "{round}"
        );
        let source = &cell["latest"]["reading"]["source"];
        assert!(source.is_string(), "what is not in short is read");
        assert_eq!(cell["latest"]["readings"][0]["source"], *source);
        assert_eq!(
            cell["earlier"]["period"]["to"], "2020-10-31",
            "not the month"
        );
        assert_eq!(cell["movement"], "IMPROVED");
        let since = missing.map(|_| json!({ "period": { "to": "2021-10-31" } }));
        assert_eq!(cell["laterMissing"], json!(since), "{round}");
        assert_eq!(
            summary["indicators"][0],
            json!({ "value": 0.3, "n": 1, "missing": missing.unwrap_or(0), "improved": 1 })
        );
    }
}

async fn a_moment_in_the_future_is_refused(bench: &Bench) {
    let door = Door::open(bench).await;
    door.on_day("2021-05-10");
    let query = r#"{ programme(key: "x", asOf: "2021-05-11T00:00:00Z") { key } }"#;
    assert_eq!(door.as_reader().ask_refused(query).await, "FUTURE_MOMENT");
}

on_both_engines!(
    a_round_is_summed_up_beside_the_one_before,
    live_and_as_of_summaries_are_the_same_fold,
    only_projects_that_the_round_asks_are_missing,
    a_known_value_stays_when_a_later_one_is_missing,
    a_moment_in_the_future_is_refused,
);
