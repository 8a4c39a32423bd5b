//! Observations of every kind, over projects and time, in tables, in small groups, and beside
//! claims: through the door.

use serde_json::{Value, json};

use crate::door::{Asker, Door, observation};
use crate::log::bench::Bench;

async fn open(bench: &Bench) -> Door {
    let door = Door::open(bench).await;
    door.with_programme().await;
    door.on_day("2023-05-10");
    door
}

fn indicator(key: &str, kind: &str, method: Value) -> Value {
    let mut whole = json!({
        "validFrom": "2000-01-01", "unit": { "fi": "yksikkö" }, "direction": "HIGHER_IS_BETTER",
        "aggregation": "NEVER"
    });
    for (name, value) in method.as_object().unwrap() {
        whole[name] = value.clone();
    }
    json!({ "key": key, "names": { "fi": key }, "kind": kind, "method": whole })
}

fn of_year(indicator: &str, year: u32, outcome: Value) -> Value {
    let mut input = observation(indicator, outcome);
    input["period"] = json!({ "from": format!("{year}-01-01"), "to": format!("{year}-12-31") });
    input
}

fn at(mut input: Value, project: &str, place: &str) -> Value {
    input["project"] = json!(project);
    input["place"] = json!(place);
    input
}

fn with_n(mut input: Value, n: u32) -> Value {
    input["reading"]["n"] = json!(n);
    input
}

fn pair(code: &str, field: &str) -> (String, String) {
    (code.to_owned(), field.to_owned())
}

async fn observed(asker: &Asker<'_>, key: &str) -> Vec<Value> {
    let query = format!(
        r#"{{ observations(project: "hanke", indicator: "{key}") {{ edges {{ node {{
            id isForecast movement warnings {{ code }} judgement {{ judgement }}
            measurements {{ id }} period {{ to }}
            reading {{ n parts {{ numerator denominator }} targetRank {{ rank names {{ fi }} }}
                outcome {{ __typename ... on MeasuredValue {{ value }}
                    ... on RankValue {{ rank steps names {{ fi }} }}
                    ... on TooSmallGroup {{ message }} }} }} }} }} }} }}"#
    );
    let answer = asker.ask(&query).await;
    let edges = answer["observations"]["edges"].as_array().unwrap().clone();
    edges.into_iter().map(|edge| edge["node"].clone()).collect()
}

async fn every_kind_of_number_is_held_by_its_own_rules(bench: &Bench) {
    let door = open(bench).await;
    let (admin, writer) = (door.as_administrator(), door.as_writer());
    let steps = json!([{ "fi": "erillään" }, { "fi": "yhdessä" }, { "fi": "yhtä" }]);
    for (input, field) in [
        (indicator("a", "BASE_INDEX", json!({})), "method.baseYear"),
        (
            indicator("a", "COUNT", json!({ "baseYear": 2008 })),
            "method.baseYear",
        ),
        (indicator("a", "ORDINAL", json!({})), "method.scale"),
        (
            indicator("a", "SHARE", json!({ "scale": steps })),
            "method.scale",
        ),
        (
            indicator(
                "a",
                "ORDINAL",
                json!({ "scale": steps, "aggregation": "MEAN_WEIGHTED_BY_CASES" }),
            ),
            "method.aggregation",
        ),
        (
            indicator(
                "a",
                "MEDIAN_DAYS",
                json!({ "overTime": "MEAN_WEIGHTED_BY_CASES" }),
            ),
            "method.overTime",
        ),
    ] {
        let refused = admin.give_refused("defineIndicator", input).await;
        assert_eq!(refused.len(), 1);
        assert_eq!(refused[0].1, field);
    }
    for input in [
        indicator("osuus", "SHARE", json!({ "aggregation": "POOLED" })),
        indicator("vaesto", "BASE_INDEX", json!({ "baseYear": 2008 })),
        indicator(
            "aste",
            "ORDINAL",
            json!({ "scale": steps, "aggregation": "MEDIAN_OF_UNITS" }),
        ),
    ] {
        admin.give("defineIndicator", input).await;
    }
    for (input, code, field) in [
        (
            of_year(
                "osuus",
                2020,
                json!({ "parts": { "numerator": 3, "denominator": 0 } }),
            ),
            "NOTHING_TO_DIVIDE_BY",
            "reading.outcome.parts.denominator",
        ),
        (
            of_year(
                "osuus",
                2020,
                json!({ "parts": { "numerator": 5, "denominator": 4 } }),
            ),
            "OUTSIDE_RANGE",
            "reading.outcome.parts.numerator",
        ),
        (
            of_year("osuus", 2020, json!({ "rank": 1 })),
            "NOT_OF_THIS_KIND",
            "reading.outcome",
        ),
        (
            of_year("aste", 2020, json!({ "value": 1.5 })),
            "NOT_OF_THIS_KIND",
            "reading.outcome",
        ),
        (
            of_year("aste", 2020, json!({ "rank": 4 })),
            "RATING_OUTSIDE_SCALE",
            "reading.outcome.rank",
        ),
        (
            of_year("vaesto", 2008, json!({ "value": 99 })),
            "BASE_IS_HUNDRED",
            "reading.outcome.value",
        ),
        (
            of_year("vaesto", 2030, json!({ "value": 80 })),
            "FUTURE_DAY",
            "period.to",
        ),
    ] {
        let refused = writer.give_refused("recordObservation", input).await;
        assert_eq!(refused, [pair(code, field)]);
    }
    let parts = json!({ "parts": { "numerator": 30, "denominator": 40 } });
    writer
        .give("recordObservation", of_year("osuus", 2020, parts))
        .await;
    let share = &observed(&door.as_reader(), "osuus").await[0]["reading"];
    assert_eq!(
        (&share["outcome"]["value"], &share["n"]),
        (&json!(75.0), &json!(40))
    );
    assert_eq!(share["parts"]["denominator"], 40.0);
    let mut ranked = of_year("aste", 2020, json!({ "rank": 1 }));
    ranked["reading"]["targetRank"] = json!(3);
    writer.give("recordObservation", ranked).await;
    writer
        .give(
            "recordObservation",
            of_year("aste", 2021, json!({ "rank": 2 })),
        )
        .await;
    let steps = observed(&door.as_reader(), "aste").await;
    assert_eq!(
        steps[0]["reading"]["targetRank"],
        json!({ "rank": 3, "names": { "fi": "yhtä" } })
    );
    assert_eq!(
        steps[1]["reading"]["outcome"],
        json!({ "__typename": "RankValue", "rank": 2, "steps": 3, "names": { "fi": "yhdessä" } })
    );
    assert_eq!(steps[1]["movement"], "IMPROVED");
    writer
        .give(
            "recordObservation",
            of_year("vaesto", 2008, json!({ "value": 100 })),
        )
        .await;
    for year in [2022, 2030] {
        let mut forecast = of_year("vaesto", year, json!({ "value": 88 }));
        forecast["isForecast"] = json!(true);
        writer.give("recordObservation", forecast).await;
    }
    writer
        .give(
            "recordObservation",
            of_year("vaesto", 2022, json!({ "value": 95 })),
        )
        .await;
    let index = observed(&door.as_reader(), "vaesto").await;
    let seen: Vec<(bool, Option<&str>)> = index
        .iter()
        .map(|one| (one["isForecast"] == true, one["movement"].as_str()))
        .collect();
    assert_eq!(
        seen,
        [
            (false, None),
            (true, Some("NOT_COMPARABLE")),
            (false, Some("WORSENED")),
            (true, Some("NOT_COMPARABLE"))
        ]
    );
}

async fn aggregates(door: &Door, key: &str, from: u32, to: u32) -> Vec<Value> {
    let query = format!(
        r#"{{ indicatorAggregates(programme: "ohjelma", indicator: "{key}",
            period: {{ from: "{from}-01-01", to: "{to}-12-31" }}) {{
            methodVersion hasOtherMethods rule overTime value isCappedValue whyNone n cases projects
            series observations missing capped claimed tooSmall withoutCases overlapping forecasts
        }} }}"#
    );
    let answer = door.as_reader().ask(&query).await;
    answer["indicatorAggregates"].as_array().unwrap().clone()
}

async fn projects_and_years_come_together_by_the_rules_of_the_definition(bench: &Bench) {
    let door = open(bench).await;
    let (admin, writer) = (door.as_administrator(), door.as_writer());
    admin
        .give("registerProject", crate::door::project("toinen"))
        .await;
    let rules = json!({ "aggregation": "POOLED", "overTime": "POOLED" });
    admin
        .give("defineIndicator", indicator("osuus", "SHARE", rules))
        .await;
    let rules = json!({ "aggregation": "SUM", "overTime": "SUM" });
    admin
        .give("defineIndicator", indicator("maara", "COUNT", rules))
        .await;
    let once = json!({ "overTime": "NEVER", "aggregation": "MEDIAN_OF_UNITS" });
    admin
        .give("defineIndicator", indicator("kerran", "EURO", once))
        .await;
    let share =
        |above: u32, below: u32| json!({ "parts": { "numerator": above, "denominator": below } });
    for input in [
        of_year("osuus", 2020, share(9, 10)),
        of_year("osuus", 2021, share(10, 90)),
        at(
            of_year("osuus", 2021, json!({ "value": 50 })),
            "toinen",
            "Asema",
        ),
        at(
            of_year("osuus", 2021, json!({ "missing": "ei saatu" })),
            "toinen",
            "Toinen asema",
        ),
        of_year("maara", 2020, json!({ "value": 5 })),
        of_year("maara", 2021, json!({ "value": 7 })),
        observation("maara", json!({ "value": 4 })),
        at(
            of_year("maara", 2021, json!({ "value": 1 })),
            "toinen",
            "Asema",
        ),
        of_year("kerran", 2020, json!({ "value": 5 })),
        of_year("kerran", 2021, json!({ "value": 5 })),
    ] {
        writer.give("recordObservation", input).await;
    }
    let mut forecast = of_year("maara", 2022, json!({ "value": 1000 }));
    forecast["isForecast"] = json!(true);
    writer.give("recordObservation", forecast).await;
    let pooled = &aggregates(&door, "osuus", 2020, 2022).await[0];
    assert_eq!(pooled["value"], 19.0);
    assert_eq!(
        (
            &pooled["n"],
            &pooled["withoutCases"],
            &pooled["missing"],
            &pooled["projects"]
        ),
        (&json!(1), &json!(1), &json!(1), &json!(2))
    );
    let sum = &aggregates(&door, "maara", 2020, 2022).await[0];
    // The half-year has days in both years, which come first as they end first.
    assert_eq!(
        (&sum["overlapping"], &sum["forecasts"]),
        (&json!(1), &json!(1))
    );
    assert_eq!((&sum["value"], &sum["n"]), (&json!(13.0), &json!(2)));
    let twice = &aggregates(&door, "kerran", 2020, 2022).await[0];
    assert_eq!(
        (&twice["value"], &twice["whyNone"]),
        (&json!(null), &json!("NOT_OVER_TIME"))
    );
    let one = &aggregates(&door, "kerran", 2021, 2021).await[0];
    assert_eq!(
        (&one["value"], &one["whyNone"]),
        (&json!(5.0), &json!(null))
    );
    let then = r#"{ indicatorAggregates(programme: "ohjelma", indicator: "maara",
        period: { from: "2020-01-01", to: "2022-12-31" }, asOf: "2023-05-01T00:00:00Z") { n } }"#;
    let then = door.as_reader().ask(then).await;
    assert_eq!(then["indicatorAggregates"], json!([]));
    let backwards = r#"{ indicatorAggregates(programme: "ohjelma", indicator: "maara",
        period: { from: "2022-01-01", to: "2020-12-31" }) { n } }"#;
    assert_eq!(
        door.as_reader().ask_refused(backwards).await,
        "BAD_ARGUMENT"
    );
}

async fn a_method_break_is_dated_and_nothing_reaches_over_it(bench: &Bench) {
    let door = open(bench).await;
    let (admin, writer) = (door.as_administrator(), door.as_writer());
    let rules = json!({ "aggregation": "SUM", "overTime": "SUM" });
    let defined = indicator("maara", "COUNT", rules);
    admin.give("defineIndicator", defined.clone()).await;
    let change = |from: &str, more: Value| {
        let mut method = defined["method"].clone();
        method["validFrom"] = json!(from);
        for (name, value) in more.as_object().unwrap() {
            method[name] = value.clone();
        }
        json!({ "indicator": "maara", "method": method })
    };
    let other = change(
        "2021-01-01",
        json!({ "continues": true, "direction": "LOWER_IS_BETTER" }),
    );
    let refused = admin.give_refused("changeMethod", other).await;
    assert_eq!(refused, [pair("METHODS_DIFFER", "method.continues")]);
    let worded = change(
        "2021-01-01",
        json!({ "continues": true, "description": { "fi": "Sama." } }),
    );
    admin.give("changeMethod", worded).await;
    let broken = change("2022-01-01", json!({ "description": { "fi": "Toisin." } }));
    admin.give("changeMethod", broken).await;
    for year in 2020..=2022 {
        let seen = of_year("maara", year, json!({ "value": year }));
        writer.give("recordObservation", seen).await;
    }
    let moved: Vec<Value> = observed(&door.as_reader(), "maara")
        .await
        .iter()
        .map(|one| one["movement"].clone())
        .collect();
    assert_eq!(
        moved,
        [Value::Null, "IMPROVED".into(), "NOT_COMPARABLE".into()]
    );
    let found = aggregates(&door, "maara", 2020, 2022).await;
    let sums: Vec<(&Value, &Value, &Value)> = found
        .iter()
        .map(|one| {
            (
                &one["methodVersion"],
                &one["value"],
                &one["hasOtherMethods"],
            )
        })
        .collect();
    assert_eq!(
        sums,
        [
            (&json!(2), &json!(4041.0), &json!(true)),
            (&json!(3), &json!(2022.0), &json!(true))
        ]
    );
    let query = r#"{ observations(project: "hanke", indicator: "maara", at: "2022-07-01") {
        totalCount edges { node { series { methodBreaks {
            on earlierVersion laterVersion description { fi } } } } } } }"#;
    let answer = door.as_reader().ask(query).await["observations"].clone();
    assert_eq!(answer["totalCount"], 1);
    assert_eq!(
        answer["edges"][0]["node"]["series"]["methodBreaks"],
        json!([{ "on": "2022-01-01", "earlierVersion": 1, "laterVersion": 3,
                 "description": { "fi": "Toisin." } }])
    );
}

async fn a_small_group_is_kept_and_shown_to_nobody_outside(bench: &Bench) {
    let door = open(bench).await;
    let (admin, writer) = (door.as_administrator(), door.as_writer());
    let rules = json!({ "aggregation": "MEAN_WEIGHTED_BY_CASES", "publishedFrom": 10 });
    admin
        .give("defineIndicator", indicator("pieni", "MEAN_INDEX", rules))
        .await;
    let target = json!({ "indicator": "pieni", "target": { "names": { "fi": "Tavoite" },
        "validFrom": "2020-01-01", "bound": { "atLeast": 1 }, "source": "laki" } });
    admin.give("setTarget", target).await;
    let unknown = of_year("pieni", 2020, json!({ "value": 7919 }));
    let refused = writer
        .give_refused("recordObservation", unknown.clone())
        .await;
    assert_eq!(refused, [pair("REQUIRED", "reading.n")]);
    writer.give("recordObservation", with_n(unknown, 10)).await;
    let small = with_n(of_year("pieni", 2021, json!({ "value": 7877 })), 9);
    writer.give("recordObservation", small).await;
    let inside = observed(&writer, "pieni").await;
    assert_eq!(inside[1]["reading"]["outcome"]["value"], 7877.0);
    assert_eq!(inside[1]["warnings"][0]["code"], "SMALL_GROUP");
    let project = r#"{ project(slug: "hanke") { id } }"#;
    assert!(door.as_reader().ask(project).await["project"]["id"].is_string());
    for outside in [
        door.as_reader(),
        door.as_role(hankemuisti::domain::actor::Role::FunderViewer),
    ] {
        let seen = observed(&outside, "pieni").await;
        assert_eq!(seen[0]["reading"]["outcome"]["value"], 7919.0);
        assert_eq!(
            seen[1]["reading"],
            json!({ "n": null, "parts": null, "targetRank": null, "outcome": {
                "__typename": "TooSmallGroup",
                "message": "Too small a group: the number is not published." } })
        );
        assert_eq!(seen[1]["movement"], "NOT_COMPARABLE");
        assert_eq!(seen[1]["judgement"]["judgement"], "CANNOT_TELL");
        assert_eq!(seen[1]["warnings"], json!([]));
        let everything = format!(
            r#"{{ events(first: 100) {{ edges {{ node {{ name content }} }} }}
                portfolio(programme: "ohjelma", round: "2021-1") {{
                    rows {{ indicators {{ latest {{ readings {{ {OUTCOME} }} }} }} }}
                    indicators {{ value n tooSmall }} }}
                node(id: "{id}") {{ ... on Observation {{ readings {{ {OUTCOME} }} }} }} }}"#,
            id = seen[1]["id"].as_str().unwrap(),
        );
        let answer = outside.ask(&everything).await.to_string();
        assert!(
            answer.contains("7919") && !answer.contains("7877"),
            "{answer}"
        );
    }
    let total = &aggregates(&door, "pieni", 2020, 2021).await[0];
    assert_eq!(
        (&total["tooSmall"], &total["value"]),
        (&json!(1), &json!(7919.0))
    );
}

async fn the_limit_of_the_whole_service_also_hides_what_was_recorded_before_it(bench: &Bench) {
    let door = open(bench).await;
    let (admin, writer) = (door.as_administrator(), door.as_writer());
    let rules = json!({ "aggregation": "MEAN_WEIGHTED_BY_CASES" });
    let kind = indicator("avoin", "MEAN_INDEX", rules);
    admin.give("defineIndicator", kind).await;
    let target = json!({ "indicator": "avoin", "target": { "names": { "fi": "Tavoite" },
        "validFrom": "2020-01-01", "bound": { "atLeast": 1 }, "source": "laki" } });
    admin.give("setTarget", target).await;
    let enough = with_n(of_year("avoin", 2020, json!({ "value": 7919 })), 10);
    writer.give("recordObservation", enough).await;
    let few = with_n(of_year("avoin", 2021, json!({ "value": 7877 })), 9);
    let recorded = writer.give("recordObservation", few).await;
    let reader = door.as_reader();
    let seen = observed(&reader, "avoin").await;
    assert_eq!(seen[1]["reading"]["outcome"]["value"], 7877.0);
    assert_eq!(seen[1]["movement"], "WORSENED");

    let limit = json!({ "least": 1, "reason": "Ohje pienistä ryhmistä" });
    let refused = admin.give_refused("setDisclosureLimit", limit).await;
    assert_eq!(refused, [pair("OUTSIDE_RANGE", "least")]);
    let limit = json!({ "least": 10, "reason": "Ohje pienistä ryhmistä" });
    admin.give("setDisclosureLimit", limit.clone()).await;
    let again = admin.give("setDisclosureLimit", limit).await;
    assert_eq!(
        again["recordedAt"],
        json!(null),
        "the same limit is no news"
    );
    let seen = observed(&reader, "avoin").await;
    assert_eq!(seen[0]["reading"]["outcome"]["value"], 7919.0);
    assert_eq!(seen[1]["reading"]["outcome"]["__typename"], "TooSmallGroup");
    assert_eq!(seen[1]["movement"], "NOT_COMPARABLE");
    assert_eq!(seen[1]["judgement"]["judgement"], "CANNOT_TELL");
    let then = recorded["recordedAt"].as_str().unwrap();
    let everything = format!(
        r#"{{ events(first: 100) {{ edges {{ node {{ content }} }} }}
            observations(project: "hanke", asOf: "{then}") {{ edges {{ node {{ reading {{ {OUTCOME} }} }} }} }}
            indicatorMovement(programme: "ohjelma", indicator: "avoin") {{ panels {{ change
                latest {{ readings {{ {OUTCOME} }} }} }} }}
            portfolio(programme: "ohjelma", round: "2021-1") {{
                rows {{ indicators {{ movement latest {{ readings {{ {OUTCOME} }} }} }} }}
                indicators {{ value n tooSmall publishedFrom }} }} }}"#
    );
    let answer = reader.ask(&everything).await.to_string();
    assert!(
        answer.contains("7919") && !answer.contains("7877"),
        "{answer}"
    );
    let total = &aggregates(&door, "avoin", 2020, 2021).await[0];
    assert_eq!(
        (&total["tooSmall"], &total["value"]),
        (&json!(1), &json!(7919.0))
    );
    let inside = observed(&writer, "avoin").await;
    assert_eq!(inside[1]["reading"]["outcome"]["value"], 7877.0);
    assert_eq!(inside[1]["warnings"][0]["code"], "SMALL_GROUP");

    let query = r#"{ disclosure { least limit { reason } limits { least } }
        indicator(key: "avoin") { publishedFrom method { publishedFrom } } }"#;
    assert_eq!(
        reader.ask(query).await,
        json!({ "disclosure": { "least": 10, "limit": { "reason": "Ohje pienistä ryhmistä" },
                "limits": [{ "least": 10 }] },
            "indicator": { "publishedFrom": 10, "method": { "publishedFrom": null } } })
    );
    let lifted = json!({ "reason": "Ohje kumottiin" });
    admin.give("setDisclosureLimit", lifted).await;
    let seen = observed(&reader, "avoin").await;
    assert_eq!(seen[1]["reading"]["outcome"]["value"], 7877.0);
}

async fn values_of_women_men_and_both_stand_apart_everywhere(bench: &Bench) {
    let door = open(bench).await;
    let (admin, writer) = (door.as_administrator(), door.as_writer());
    let rules = json!({ "aggregation": "MEDIAN_OF_UNITS" });
    let kind = indicator("osuus", "SHARE", rules);
    admin.give("defineIndicator", kind).await;
    for (gender, value) in [("ALL", 30), ("WOMEN", 40), ("MEN", 20)] {
        let mut input = of_year("osuus", 2021, json!({ "value": value }));
        input["gender"] = json!(gender);
        writer.give("recordObservation", input).await;
    }
    let query = r#"{ project(slug: "hanke") { series(indicator: "osuus") { gender
            observations { reading { outcome { ... on MeasuredValue { value } } } movement } } }
        observations(project: "hanke", indicator: "osuus", gender: MEN) { totalCount }
        indicatorAggregates(programme: "ohjelma", indicator: "osuus",
            period: { from: "2021-01-01", to: "2021-12-31" }) { gender value series }
        indicatorMovement(programme: "ohjelma", indicator: "osuus", gender: WOMEN) {
            gender genders panels { latest { gender } } }
        portfolio(programme: "ohjelma") { indicators { gender value n } } }"#;
    let answer = door.as_reader().ask(query).await;
    let series = answer["project"]["series"].as_array().unwrap();
    assert_eq!(series.len(), 3, "{answer:#}");
    for own in series {
        assert_eq!(own["observations"].as_array().unwrap().len(), 1);
        assert_eq!(own["observations"][0]["movement"], Value::Null, "the first");
    }
    assert_eq!(answer["observations"]["totalCount"], 1);
    assert_eq!(
        answer["indicatorAggregates"],
        json!([{ "gender": "ALL", "value": 30.0, "series": 1 },
            { "gender": "MEN", "value": 20.0, "series": 1 },
            { "gender": "WOMEN", "value": 40.0, "series": 1 }])
    );
    assert_eq!(
        answer["indicatorMovement"],
        json!({ "gender": "WOMEN", "genders": ["ALL", "WOMEN", "MEN"],
            "panels": [{ "latest": { "gender": "WOMEN" } }] })
    );
}

const OUTCOME: &str =
    "n outcome { ... on MeasuredValue { value } ... on TooSmallGroup { message } }";

async fn a_claim_finds_its_number_later_and_may_lose_it_again(bench: &Bench) {
    let door = open(bench).await;
    let writer = door.as_writer();
    let claim = json!({ "claimed": { "movement": "IMPROVED", "asWritten": "jatkuvuus parani" } });
    writer
        .give("recordObservation", observation("coci", claim))
        .await;
    let measured = observation("coci", json!({ "value": 0.4 }));
    writer.give("recordObservation", measured).await;
    writer
        .give(
            "recordObservation",
            observation("t3", json!({ "value": 4 })),
        )
        .await;
    let seen = observed(&writer, "coci").await;
    let (claim, measured) = (seen[0]["id"].clone(), seen[1]["id"].clone());
    let other = observed(&writer, "t3").await[0]["id"].clone();
    let link =
        |claim: &Value, observation: &Value| json!({ "claim": claim, "observation": observation });
    for (input, code, field) in [
        (link(&measured, &measured), "NOT_A_CLAIM", "claim"),
        (link(&claim, &claim), "NOT_A_MEASUREMENT", "observation"),
        (link(&claim, &other), "OTHER_INDICATOR", "observation"),
        (link(&json!("x"), &measured), "NOT_AN_ID", "claim"),
    ] {
        let refused = writer.give_refused("linkClaim", input).await;
        assert_eq!(refused, [pair(code, field)]);
    }
    writer.give("linkClaim", link(&claim, &measured)).await;
    let again = writer.give("linkClaim", link(&claim, &measured)).await;
    assert_eq!(again["recordedAt"], json!(null));
    let linked = observed(&door.as_reader(), "coci").await;
    assert_eq!(linked[0]["measurements"], json!([{ "id": measured }]));
    assert_eq!(linked[0]["movement"], "IMPROVED");
    let mut unlink = link(&claim, &measured);
    unlink["reason"] = json!("Luku on toiselta asemalta.");
    writer.give("unlinkClaim", unlink.clone()).await;
    let refused = writer.give_refused("unlinkClaim", unlink).await;
    assert_eq!(refused, [pair("NOT_FOUND", "observation")]);
    assert_eq!(
        observed(&writer, "coci").await[0]["measurements"],
        json!([])
    );
}

async fn record_table(asker: &Asker<'_>, table: Value, dry_run: bool) -> Value {
    let mutation =
        "mutation($input: RecordObservationsInput!) { recordObservations(input: $input) {
        reading { separator encoding columns leftOut } recorded alreadyRecorded refused
        rows { line state observation faults { column code message } warnings { code } }
        userErrors { code field } } }";
    let input = json!({ "project": "hanke", "indicator": "coci", "group": "DOCTORS",
        "source": "Taulukko", "table": table, "dryRun": dry_run });
    let answer = asker.send(mutation, json!({ "input": input })).await.json();
    assert!(answer.get("errors").is_none(), "{answer:#}");
    answer["data"]["recordObservations"].clone()
}

async fn a_table_is_tried_out_and_recorded_row_by_row(bench: &Bench) {
    let door = open(bench).await;
    let writer = door.as_writer();
    let text = "paikka;jakso;arvo;n;väri\n\
        Kärsämäki;2021-1;0,31;120;\n\
        Kärsämäki;2021-2;kaksi;120;\n\
        Kärsämäki;2022-1;45;120;\n\
        Kärsämäki;2021-1;0,32;120;\n\
        Ii;2022-1;0,28;90;\n\
        Ii;2022-2;0,02;90;\n";
    let western: Vec<u8> = text
        .chars()
        .map(|sign| u8::try_from(u32::from(sign)).unwrap())
        .collect();
    use base64::Engine as _;
    let table = json!({ "base64": base64::prelude::BASE64_STANDARD.encode(western) });
    let head = door.app.store().head().await.unwrap().position;
    let tried = record_table(&writer, table.clone(), true).await;
    assert_eq!(door.app.store().head().await.unwrap().position, head);
    assert_eq!(
        tried["reading"],
        json!({ "separator": "SEMICOLON", "encoding": "windows-1252",
                "columns": ["paikka", "jakso", "arvo", "n"], "leftOut": ["väri"] })
    );
    let done = record_table(&writer, table.clone(), false).await;
    for told in [&tried, &done] {
        assert_eq!(
            (
                &told["recorded"],
                &told["alreadyRecorded"],
                &told["refused"]
            ),
            (&json!(3), &json!(0), &json!(3)),
            "{told:#}"
        );
        let faults: Vec<Value> = told["rows"]
            .as_array()
            .unwrap()
            .iter()
            .filter(|row| row["state"] == "REFUSED")
            .map(|row| {
                let fault = &row["faults"][0];
                json!([row["line"], fault["column"], fault["code"]])
            })
            .collect();
        assert_eq!(
            faults,
            [
                json!([3, "arvo", "NOT_A_VALUE"]),
                json!([4, "arvo", "OUTSIDE_RANGE"]),
                json!([5, "jakso", "REPEATED"])
            ]
        );
        assert_eq!(told["rows"][5]["warnings"], json!([{ "code": "JUMP" }]));
    }
    assert_eq!(tried["rows"][0]["observation"], json!(null));
    assert!(done["rows"][0]["observation"].is_string());
    let head = door.app.store().head().await.unwrap().position;
    let again = record_table(&writer, table, false).await;
    assert_eq!(
        (&again["recorded"], &again["alreadyRecorded"]),
        (&json!(0), &json!(3))
    );
    assert_eq!(door.app.store().head().await.unwrap().position, head);
    let pasted = json!({ "text": "plats\tperiod\tvalue\nKärsämäki\t2022-2\t0.3\n" });
    let pasted = record_table(&writer, pasted, false).await;
    assert_eq!(
        (&pasted["recorded"], &pasted["reading"]["separator"]),
        (&json!(1), &json!("TAB"))
    );
    let seen = observed(&door.as_reader(), "coci").await;
    assert_eq!(seen.len(), 4);
    for table in [
        json!({ "text": "" }),
        json!({ "base64": "***" }),
        json!({ "text": "paikka;arvo\nA;1\n" }),
    ] {
        let none = record_table(&writer, table, false).await;
        assert_eq!(none["userErrors"][0]["field"], json!(["table"]));
    }
}

async fn a_median_in_working_days_is_kept_under_its_name_and_compared_with_nothing(bench: &Bench) {
    let door = open(bench).await;
    let writer = door.as_writer();
    let t3 = |year, outcome| with_n(of_year("t3", year, outcome), 12);
    writer
        .give("recordObservation", t3(2020, json!({ "value": 20 })))
        .await;
    writer
        .give("recordObservation", t3(2021, json!({ "workingDays": 9.5 })))
        .await;
    writer
        .give("recordObservation", t3(2022, json!({ "value": 16 })))
        .await;
    let coci = of_year("coci", 2021, json!({ "workingDays": 9.5 }));
    let refused = writer.give_refused("recordObservation", coci).await;
    assert_eq!(refused, [pair("NOT_OF_THIS_KIND", "reading.outcome")]);
    let far = t3(2019, json!({ "workingDays": 183 }));
    let refused = writer.give_refused("recordObservation", far).await;
    assert_eq!(
        refused,
        [pair("OUTSIDE_RANGE", "reading.outcome.workingDays")]
    );
    let query = r#"{ observations(project: "hanke", indicator: "t3") { nodes { movement
        reading { n outcome { __typename ... on WorkingDaysValue { workingDays } } } } } }"#;
    let seen = door.as_reader().ask(query).await;
    let seen = seen["observations"]["nodes"].as_array().unwrap();
    assert_eq!(
        seen[1],
        json!({ "movement": "NOT_COMPARABLE", "reading": { "n": 12,
            "outcome": { "__typename": "WorkingDaysValue", "workingDays": 9.5 } } })
    );
    // The next one in calendar days is compared with the one before it in calendar days.
    assert_eq!(seen[2]["movement"], "IMPROVED", "{seen:#?}");
    let query = r#"{ indicatorAggregates(programme: "ohjelma", indicator: "t3",
        period: { from: "2021-01-01", to: "2021-12-31" }) { value n observations workingDays } }"#;
    let alone = door.as_reader().ask(query).await["indicatorAggregates"].clone();
    assert_eq!(
        alone,
        json!([{ "value": null, "n": 0, "observations": 1, "workingDays": 1 }])
    );
    let query = r#"{ indicatorMovement(programme: "ohjelma", indicator: "t3",
        group: DOCTORS) { panels { latest { period { to } } movement } } }"#;
    let panels = door.as_reader().ask(query).await["indicatorMovement"]["panels"].clone();
    assert_eq!(
        panels[0]["latest"]["period"]["to"], "2022-12-31",
        "{panels:#}"
    );
}

on_both_engines!(
    a_median_in_working_days_is_kept_under_its_name_and_compared_with_nothing,
    every_kind_of_number_is_held_by_its_own_rules,
    projects_and_years_come_together_by_the_rules_of_the_definition,
    a_method_break_is_dated_and_nothing_reaches_over_it,
    a_small_group_is_kept_and_shown_to_nobody_outside,
    the_limit_of_the_whole_service_also_hides_what_was_recorded_before_it,
    values_of_women_men_and_both_stand_apart_everywhere,
    a_claim_finds_its_number_later_and_may_lose_it_again,
    a_table_is_tried_out_and_recorded_row_by_row,
);
