//! Numbers entered without script: asked about first, then recorded, put right and withdrawn.

use axum::http::StatusCode;
use hankemuisti::domain::language::Language;
use serde_json::json;

use super::form::{post, read};
use super::html::check;
use crate::door::{Door, observation};
use crate::guest::{Guest, world};
use crate::log::bench::Bench;

const SERIES: &str = "/tyopoyta/hanke/mittarit/coci";
const ADD: &str = "/tyopoyta/hanke/mittarit/coci/lisaa?type=one";

async fn with_manager(bench: &Bench) -> (Door, Guest) {
    let door = Door::open(bench).await;
    world(&door).await;
    let place = json!({ "project": "hanke", "role": "PROJECT_MANAGER" });
    let manager = Guest::enter(&door, "paallikko", place).await;
    (door, manager)
}

fn number(guest: &Guest, form: &str, value: &str) -> String {
    format!(
        "csrf={}&form={form}&next=%2Ftyopoyta%2Fhanke%2Fmittarit%2Fcoci&input.project=hanke\
         &input.indicator=coci&input.period.from=2020-11-01&input.period.to=2021-04-30\
         &input.place=Asema&input.group=DOCTORS&input.reading.outcome.value%3Anumber={value}\
         &input.reading.n%3Aint=40&input.reading.source=potilastietoj%C3%A4rjestelm%C3%A4",
        guest.csrf
    )
}

async fn a_number_is_asked_about_first_and_recorded_when_it_is_confirmed(bench: &Bench) {
    let (door, manager) = with_manager(bench).await;
    let mut before = observation("coci", json!({ "value": 0.07 }));
    before["period"] = json!({ "from": "2020-05-01", "to": "2020-10-31" });
    door.as_writer().give("recordObservation", before).await;
    let head = door.app.store().head().await.unwrap();
    for (language, address) in Language::ALL.into_iter().zip([
        ADD,
        "/sv/arbetsbord/hanke/indikatorer/coci/lagg-till?type=one",
        "/en/workspace/hanke/indicators/coci/add",
    ]) {
        let page = read(&door, &manager, address).await;
        assert_eq!(page.status, StatusCode::OK, "{}", page.body);
        check(address, &page.body, language);
    }
    let wrong = post(&door, &manager, ADD, &number(&manager, "check", "45")).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    check(ADD, &wrong.body, Language::Fi);
    assert!(wrong.body.contains("Tarkoititko 0,45?"), "{}", wrong.body);
    assert!(
        wrong
            .body
            .contains("href=\"#check.input.reading.outcome.value\"")
    );
    let asked = post(&door, &manager, ADD, &number(&manager, "check", "0%2C45")).await;
    assert_eq!(asked.status, StatusCode::OK, "{}", asked.body);
    check(ADD, &asked.body, Language::Fi);
    assert!(asked.body.contains("Mitään ei ole vielä tallennettu."));
    assert!(asked.body.contains("Tästä kysytään"), "{}", asked.body);
    assert_eq!(door.app.store().head().await.unwrap(), head);
    let body = number(&manager, "record", "0%2C45");
    let body = format!("{body}&input.reading.note=Tiimimalli+alkoi");
    let done = post(&door, &manager, ADD, &body).await;
    assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.body);
    assert_eq!(done.header("location"), SERIES);
    let series = read(&door, &manager, SERIES).await;
    check(SERIES, &series.body, Language::Fi);
    assert!(series.body.contains("0,45"), "{}", series.body);
    assert!(series.body.contains("Selitys: Tiimimalli alkoi"));
    let known = post(&door, &manager, ADD, &number(&manager, "record", "0%2C5")).await;
    assert_eq!(known.status, StatusCode::UNPROCESSABLE_ENTITY);
    check(ADD, &known.body, Language::Fi);
}

async fn a_table_is_tried_out_and_its_good_rows_are_recorded(bench: &Bench) {
    let (door, manager) = with_manager(bench).await;
    let address = "/tyopoyta/hanke/mittarit/coci/lisaa?type=table";
    let body = |form: &str, rest: &str| {
        format!(
            "csrf={}&form={form}&next=%2Ftyopoyta%2Fhanke%2Fmittarit%2Fcoci&input.project=hanke\
             &input.indicator=coci&input.place=Asema&input.source=raportti\
             &input.table.text=jakso%3Barvo%3Bn%0A2020-1%3B0%2C31%3B40%0A2020-2%3Bkaksi%3B41{rest}",
            manager.csrf
        )
    };
    let head = door.app.store().head().await.unwrap();
    let dry = "&input.dryRun%3Atrue=1";
    let tried = post(&door, &manager, address, &body("check-table", dry)).await;
    assert_eq!(tried.status, StatusCode::OK, "{}", tried.body);
    check(address, &tried.body, Language::Fi);
    assert!(tried.body.contains("Tallenna 1 rivi"), "{}", tried.body);
    assert!(tried.body.contains("Ei tallenneta"));
    assert_eq!(door.app.store().head().await.unwrap(), head);
    let done = post(&door, &manager, address, &body("table", "")).await;
    assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.body);
    let series = read(&door, &manager, SERIES).await;
    assert!(series.body.contains("0,31"), "{}", series.body);
}

async fn a_number_is_put_right_with_its_reason_and_can_be_withdrawn(bench: &Bench) {
    let (door, manager) = with_manager(bench).await;
    let given = observation("coci", json!({ "value": 0.31 }));
    door.as_writer().give("recordObservation", given).await;
    let series = read(&door, &manager, SERIES).await.body;
    let id = series.split("<tr id=\"").nth(1).unwrap();
    let id = id.split('"').next().unwrap();
    let address = format!("{SERIES}/{id}/korjaa");
    let page = read(&door, &manager, &address).await;
    assert_eq!(page.status, StatusCode::OK, "{}", page.body);
    check(&address, &page.body, Language::Fi);
    let body = |form: &str, rest: &str| {
        let csrf = &manager.csrf;
        format!(
            "csrf={csrf}&form={form}&next=%2Ftyopoyta%2Fhanke%2Fmittarit%2Fcoci&input.observation={id}{rest}"
        )
    };
    let value = "&input.reading.outcome.value%3Anumber=0%2C36&input.reading.source=raportti";
    let refused = post(
        &door,
        &manager,
        &address,
        &body("correct", &format!("{value}&input.reason=x")),
    )
    .await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    check(&address, &refused.body, Language::Fi);
    assert!(refused.body.contains("value=\"0,36\""), "{}", refused.body);
    let reason = format!("{value}&input.reason=Yksi+asema+puuttui+laskusta.");
    let done = post(&door, &manager, &address, &body("correct", &reason)).await;
    assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.body);
    let series = read(&door, &manager, SERIES).await.body;
    assert!(series.contains("Korvattu: <s>"), "{series}");
    assert!(series.contains("Yksi asema puuttui laskusta."));
    let reason = "&input.reason=Mittaus+koski+toista+asemaa.";
    let done = post(&door, &manager, &address, &body("withdraw", reason)).await;
    assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.body);
    let series = read(&door, &manager, SERIES).await.body;
    assert!(series.contains("Mittaus koski toista asemaa."), "{series}");
}

async fn days_are_chosen_before_a_number_is_entered_and_no_indicator_is_no_page(bench: &Bench) {
    let (door, manager) = with_manager(bench).await;
    let add = "/tyopoyta/hanke/mittarit/t3/lisaa?type=one";
    let asked = read(&door, &manager, add).await;
    check(add, &asked.body, Language::Fi);
    assert!(
        !asked.body.contains("input.reading.outcome.value"),
        "{}",
        asked.body
    );
    let working = read(&door, &manager, &format!("{add}&view=working")).await;
    check(add, &working.body, Language::Fi);
    assert!(!working.body.contains("input.reading.outcome.value"));
    assert!(
        working
            .body
            .contains("input.reading.outcome.workingDays:number"),
        "{}",
        working.body
    );
    let csrf = &manager.csrf;
    let typed = format!(
        "csrf={csrf}&form=record&next=%2Ftyopoyta%2Fhanke%2Fmittarit%2Ft3&input.project=hanke\
        &input.indicator=t3&input.period.from=2021-04-01&input.period.to=2021-04-30\
        &input.place=Asema+A&input.group=DOCTORS&input.reading.n%3Aint=12\
        &input.reading.outcome.workingDays%3Anumber=7%2C5&input.reading.source=raportti"
    );
    let address = format!("{add}&view=working");
    let done = post(&door, &manager, &address, &typed).await;
    assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.body);
    let series = read(&door, &manager, "/tyopoyta/hanke/mittarit/t3").await;
    check(add, &series.body, Language::Fi);
    assert!(
        series.body.contains("7,5</data> arkipäivää"),
        "{}",
        series.body
    );
    assert!(series.body.contains("ei vertailuissa"));
    let calendar = read(&door, &manager, &format!("{add}&view=calendar")).await;
    assert!(
        calendar.body.contains("input.reading.outcome.value"),
        "{}",
        calendar.body
    );
    for address in [
        "/sv/arbetsbord/hanke/indikatorer",
        "/en/workspace/hanke/indicators",
    ] {
        let page = read(&door, &manager, address).await;
        assert_eq!(page.status, StatusCode::OK, "{}", page.body);
    }
    let nothing = read(&door, &manager, "/tyopoyta/hanke/mittarit/olematon/lisaa").await;
    check(add, &nothing.body, Language::Fi);
    let nobody = read(&door, &manager, "/tyopoyta/olematon/mittarit").await;
    assert_eq!(nobody.status, StatusCode::NOT_FOUND);
}

/// A series of COCI with a gap, a value that was put right, and one that was withdrawn.
async fn with_a_series(door: &Door, manager: &Guest) {
    let halves = [
        (2017, json!({ "value": 0.2 })),
        (2018, json!({ "missing": "Ei mitattu." })),
        (2019, json!({ "value": 0.31 })),
        (2020, json!({ "value": 0.36 })),
        (2021, json!({ "value": 0.9 })),
    ];
    for (year, outcome) in halves {
        let mut given = observation("coci", outcome);
        given["reading"]["n"] = json!(40);
        given["period"] =
            json!({ "from": format!("{}-11-01", year - 1), "to": format!("{year}-04-30") });
        door.as_writer().give("recordObservation", given).await;
    }
    let series = read(door, manager, SERIES).await.body;
    let rows: Vec<&str> = series.split("<tr id=\"").skip(1).collect();
    let id = |row: usize| rows[row].split('"').next().unwrap().to_owned();
    let withdrawal = json!({ "observation": id(0), "reason": "Mittaus koski toista asemaa." });
    door.as_manager()
        .give("withdrawObservation", withdrawal)
        .await;
    let mut reading = observation("coci", json!({ "value": 0.4 }))["reading"].clone();
    reading["n"] = json!(40);
    let right =
        json!({ "observation": id(1), "reading": reading, "reason": "Yksi asema puuttui." });
    door.as_manager().give("correctObservation", right).await;
}

async fn a_series_is_a_sentence_a_table_a_picture_and_rows_for_programs(bench: &Bench) {
    let (door, manager) = with_manager(bench).await;
    with_a_series(&door, &manager).await;
    let public = "/hankkeet/hanke/mittarit";
    for (address, language) in [
        (SERIES, Language::Fi),
        ("/sv/arbetsbord/hanke/indikatorer/coci", Language::Sv),
        (
            "/en/workspace/hanke/indicators/coci?show=near",
            Language::En,
        ),
        (public, Language::Fi),
        ("/sv/projekt/hanke/indikatorer", Language::Sv),
        ("/en/projects/hanke/indicators?view=table", Language::En),
    ] {
        let page = read(&door, &manager, address).await;
        assert_eq!(page.status, StatusCode::OK, "{}", page.body);
        check(address, &page.body, language);
    }
    for address in [SERIES, public] {
        let page = read(&door, &manager, address).await.body;
        let said = "(30.4.2020), parani 0,09 edellisestä (0,31, 30.4.2019)";
        assert!(page.contains(said), "{page}");
        let picture = page
            .split("<svg class=\"time-chart\"")
            .nth(1)
            .expect("a picture");
        let (before, _) = page.split_once("<svg class=\"time-chart\"").unwrap();
        assert!(before.contains("Näytä taulukkona"), "{before}");
        let picture = picture.split("</svg>").next().unwrap();
        assert_eq!(picture.matches("<circle").count(), 3, "{picture}");
        let line = picture.split("class=\"own\" d=\"").nth(1).unwrap();
        let line = line.split('"').next().unwrap();
        assert_eq!(
            (line.matches('M').count(), line.matches('L').count()),
            (2, 1),
            "{line}"
        );
        assert!(picture.contains(">K</text>"), "{picture}");
        let table = format!("{address}?view=table");
        let table = read(&door, &manager, &table).await.body;
        assert!(!table.contains("time-chart"), "{table}");
        let rows = format!("{address}?view=csv");
        let rows = read(&door, &manager, &rows).await;
        assert_eq!(rows.header("content-type"), "text/csv; charset=utf-8");
        assert_eq!(rows.body.trim().lines().count(), 6, "{}", rows.body);
        assert_eq!(table.matches("<tr").count(), 6, "{table}");
        assert!(rows.body.contains("\"0,4\";\"40\""), "{}", rows.body);
        assert!(
            rows.body.contains("\"Ei mittaustietoa: Ei mitattu.\""),
            "{}",
            rows.body
        );
        assert!(
            rows.body.contains("\"Korvattu: Yksi asema puuttui.\""),
            "{}",
            rows.body
        );
        let withdrawn = "\"Peruttu: Mittaus koski toista asemaa.\"";
        assert!(rows.body.contains(withdrawn), "{}", rows.body);
    }
}

on_both_engines!(
    a_number_is_asked_about_first_and_recorded_when_it_is_confirmed,
    a_table_is_tried_out_and_its_good_rows_are_recorded,
    a_number_is_put_right_with_its_reason_and_can_be_withdrawn,
    days_are_chosen_before_a_number_is_entered_and_no_indicator_is_no_page,
    a_series_is_a_sentence_a_table_a_picture_and_rows_for_programs,
);
