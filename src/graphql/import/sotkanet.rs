//! Indicators of Sotkanet: an indicator's own description and its rows of values, made steps.
//!
//! The shapes are those of its open interface, version 1.1: `/api/indicators/{id}`, `/api/json` and
//! `/api/regions`. A row has no day but a year, and is about women, men or both; a value that
//! is not given stays missing.

use std::collections::HashMap;
use std::sync::Arc;

use async_graphql::resolver_utils::enum_value;
use async_graphql::{Context, Result};
use serde_json::{Map, Value, json};

use super::steps::json_of;
use super::{
    ImportFault, ImportSotkanetInput, ImportSotkanetPayload, Ran, Step, Steps, source, told,
};
use crate::app::Order;
use crate::domain::assessment::Source;
use crate::domain::ids::Key;
use crate::domain::indicator::Indicator;
use crate::domain::origin::Origin;
use crate::domain::project::Project;
use crate::domain::refusal::{NAME_CHARS_MAX, Reason, TEXT_CHARS_MAX};
use crate::domain::source_text::{self, TakeSourceText};
use crate::graphql::Schema;
use crate::graphql::context::{Done, actor, app, language, view_now};
use crate::graphql::enums::Gender;
use crate::graphql::error::{UserError, failure, view_error};
use crate::graphql::input::Reading;

/// Most rows of one import.
const ROWS_MAX: usize = 2_000;

/// The genders of rows.
const GENDERS: &str = "total, female, male";
/// Rows of every gender are taken, each as what it is.
const EVERY_GENDER: &str = "every";

/// A step with the place in the input that it was made of.
struct Placed {
    step: Step,
    place: Vec<String>,
}

/// What was read from the input.
struct Read {
    project: Arc<Project>,
    source: Source,
    key: Key,
    define: Step,
    rows: Vec<Placed>,
    passed_over: usize,
    digest: String,
    characters: u32,
}

pub async fn import(
    ctx: &Context<'_>,
    input: ImportSotkanetInput,
) -> Result<ImportSotkanetPayload> {
    let nothing = |errors: Vec<UserError>| ImportSotkanetPayload {
        indicator: None,
        recorded: 0,
        already_recorded: 0,
        passed_over: 0,
        faults: errors.iter().map(ImportFault::from).collect(),
        user_errors: errors,
    };
    let read = match read(ctx, input).await? {
        Ok(read) => read,
        Err(errors) => return Ok(nothing(errors)),
    };
    let take = TakeSourceText {
        project: read.project.id,
        source: read.source.clone(),
        digest: read.digest.clone(),
        characters: read.characters,
    };
    let app = app(ctx)?;
    let taken = Done::of(ctx, app.execute(&actor(ctx), &take, Order::default()).await)?;
    if !taken.is_accepted() {
        return Ok(nothing(taken.user_errors(ctx)));
    }
    let steps = Steps {
        schema: ctx.data::<Schema>()?,
        actor: actor(ctx),
        language: language(ctx),
        origin: Some(Origin {
            text: take.text(),
            from: 0,
            to: read.characters,
        }),
    };
    let ran = run(ctx, &steps, &read).await?;
    Ok(ImportSotkanetPayload {
        indicator: Some(read.key.as_str().to_owned()),
        recorded: ran.recorded,
        already_recorded: ran.already_recorded,
        passed_over: read.passed_over,
        faults: ran.faults.iter().map(ImportFault::from).collect(),
        user_errors: ran.faults,
    })
}

/// Defines the indicator unless its key is held, and records the rows; a refused row stops nothing.
async fn run(ctx: &Context<'_>, steps: &Steps<'_>, read: &Read) -> Result<Ran> {
    let app = app(ctx)?;
    let mut ran = Ran::default();
    let mut twins = HashMap::new();
    let held = view_now(ctx)?.holder(&Indicator::claim_of(&read.key)).await;
    if held.map_err(|error| view_error(ctx, error))?.is_none() {
        let id = steps.id_of(&read.define, &mut twins);
        if let Err(faults) = steps.run(&read.define, id, &Map::new()).await {
            ran.faults = faults
                .into_iter()
                .map(|fault| placed(fault, &["indicator".into()]))
                .collect();
            return Ok(ran);
        }
    }
    for row in &read.rows {
        let id = steps.id_of(&row.step, &mut twins);
        let known = app
            .has_recorded(id)
            .await
            .map_err(|failed| failure(ctx, failed))?;
        if known {
            ran.already_recorded += 1;
            continue;
        }
        match steps.run(&row.step, id, &Map::new()).await {
            Err(faults) => {
                ran.faults
                    .extend(faults.into_iter().map(|fault| placed(fault, &row.place)));
            }
            Ok(_) => {
                let is_new = app.has_recorded(id).await;
                match is_new.map_err(|failed| failure(ctx, failed))? {
                    true => ran.recorded += 1,
                    false => ran.already_recorded += 1,
                }
            }
        }
    }
    Ok(ran)
}

/// A fault of a step, told of the member of the row that it came from.
fn placed(fault: UserError, place: &[String]) -> UserError {
    let member = match fault.field.get(1).map(String::as_str) {
        Some("period") => Some("year"),
        Some("reading") => Some("value"),
        Some("place") => Some("region"),
        Some("gender") => Some("gender"),
        _ => None,
    };
    let is_row = place.len() > 1;
    let member = member.filter(|_| is_row).map(str::to_owned);
    let field = place.iter().cloned().chain(member).collect();
    UserError::passed_on(fault.code, fault.message, field)
}

/// Reads the input whole, or tells all that is wrong in it.
async fn read(
    ctx: &Context<'_>,
    input: ImportSotkanetInput,
) -> Result<std::result::Result<Read, Vec<UserError>>> {
    let mut reading = Reading::new(ctx)?;
    let project = reading.project("project", &input.project).await?;
    let mut json_at = |field: &str, text: &str| match json_of(text) {
        Ok(value) => value,
        Err(reason) => {
            reading.checks.refuse(field, reason);
            Value::Null
        }
    };
    let about = json_at("indicator", &input.indicator);
    let data = json_at("data", &input.data);
    let regions = input
        .regions
        .as_deref()
        .map(|text| json_at("regions", text));
    let source = source(&mut reading.checks, input.source);
    let both = format!("{}\n{}", input.indicator, input.data);
    let shape = |what: &str| Reason::WrongShape {
        what: what.to_owned(),
    };
    let is_gender = input.gender == EVERY_GENDER || gender_of(&input.gender).is_some();
    let genders = format!("{GENDERS}, {EVERY_GENDER}");
    reading.checks.expect(is_gender, "gender", shape(&genders));
    let id = about["id"].as_i64();
    let names = in_languages(&about["title"], NAME_CHARS_MAX);
    if !about.is_null() {
        reading
            .checks
            .expect(id.is_some(), "indicator.id", shape("number"));
        let has_name = names.as_object().is_some_and(|names| !names.is_empty());
        reading
            .checks
            .expect(has_name, "indicator.title", shape("object"));
    }
    let rows = data.as_array();
    reading
        .checks
        .expect(rows.is_some() || data.is_null(), "data", shape("list"));
    let key = id.and_then(|id| Key::parse(&format!("sotkanet-{id}")));
    let unit = input.unit.map(crate::domain::language::Names::from);
    let unit = match unit.filter(|unit| !unit.is_empty()) {
        Some(unit) => serde_json::to_value(unit)?,
        None => in_languages(&about["primaryValueType"]["title"], NAME_CHARS_MAX),
    };
    let first_year = about["range"]["start"].as_i64().unwrap_or(1990);
    let define = Step {
        mutation: "defineIndicator".to_owned(),
        input: json!({
            "key": key.as_ref().map(|key| key.as_str()),
            "names": names,
            "kind": enum_word(input.kind),
            "method": {
                "validFrom": format!("{first_year:04}-01-01"),
                "unit": unit,
                "direction": enum_word(input.direction),
                "aggregation": enum_word(input.aggregation),
                "description": in_languages(&about["description"], TEXT_CHARS_MAX)
            }
        }),
        happened_on: None,
        save: None,
    };
    let rows = Rows {
        id,
        project: &input.project,
        key: key.as_ref(),
        names: region_names(regions.as_ref()),
        only: &input.only,
        gender: &input.gender,
        updated: about["data-updated"].as_str(),
    }
    .read(rows.map_or(&[], Vec::as_slice), &mut reading.checks);
    let (placed, passed_over) = rows;
    reading.checks.expect(
        placed.len() <= ROWS_MAX,
        "data",
        Reason::TooMany { max: ROWS_MAX },
    );
    let characters = both.chars().count() as u32;
    let read = project
        .zip(source)
        .zip(key)
        .map(|((project, source), key)| Read {
            project,
            source,
            key,
            define,
            rows: placed,
            passed_over,
            digest: source_text::digest(&both),
            characters,
        });
    Ok(reading
        .finish(read)
        .map_err(|refusals| told(ctx, &refusals)))
}

fn enum_word<T: async_graphql::resolver_utils::EnumType>(value: T) -> Value {
    match enum_value(value) {
        async_graphql::Value::Enum(name) => json!(name.as_str()),
        _ => Value::Null,
    }
}

/// The texts of a member in the languages of the service, each at most so long.
fn in_languages(texts: &Value, max: usize) -> Value {
    let mut found = Map::new();
    for language in ["fi", "sv", "en"] {
        if let Some(text) = texts[language]
            .as_str()
            .map(str::trim)
            .filter(|text| !text.is_empty())
        {
            let text: String = text.chars().take(max).collect();
            found.insert(language.to_owned(), json!(text));
        }
    }
    Value::Object(found)
}

/// The Finnish names of regions by their ids.
fn region_names(regions: Option<&Value>) -> HashMap<i64, String> {
    let regions = regions.and_then(Value::as_array).into_iter().flatten();
    let named = regions.filter_map(|region| {
        let name = region["title"]["fi"].as_str()?;
        Some((region["id"].as_i64()?, name.to_owned()))
    });
    named.collect()
}

/// Which gender a row is about, as the schema says it.
fn gender_of(word: &str) -> Option<Value> {
    let gender = match word {
        "total" => Gender::All,
        "female" => Gender::Women,
        "male" => Gender::Men,
        _ => return None,
    };
    Some(enum_word(gender))
}

/// How the rows of values are read.
struct Rows<'a> {
    id: Option<i64>,
    project: &'a str,
    key: Option<&'a Key>,
    names: HashMap<i64, String>,
    only: &'a [i64],
    gender: &'a str,
    updated: Option<&'a str>,
}

impl Rows<'_> {
    /// The steps of the rows, and how many rows were passed over.
    fn read(
        &self,
        rows: &[Value],
        checks: &mut crate::domain::refusal::Checks,
    ) -> (Vec<Placed>, usize) {
        let mut steps = Vec::new();
        let mut passed_over = 0;
        for (number, row) in rows.iter().enumerate() {
            let at = |member: &str| format!("data.{number}.{member}");
            let shape = |what: &str| Reason::WrongShape {
                what: what.to_owned(),
            };
            let (region, year) = (row["region"].as_i64(), row["year"].as_i64());
            let gender = row["gender"].as_str().unwrap_or("total");
            let is_other = (self.gender != EVERY_GENDER && gender != self.gender)
                || region.is_some_and(|id| !self.only.is_empty() && !self.only.contains(&id));
            if is_other {
                passed_over += 1;
                continue;
            }
            let group = gender_of(gender);
            checks.expect(group.is_some(), &at("gender"), shape(GENDERS));
            let own = row["indicator"].as_i64();
            let fits = own.is_none() || self.id.is_none() || own == self.id;
            checks.expect(
                fits,
                &at("indicator"),
                Reason::WrongShape {
                    what: self.id.map_or_else(String::new, |id| id.to_string()),
                },
            );
            checks.expect(region.is_some(), &at("region"), shape("number"));
            let year = year.filter(|year| (1900..2200).contains(year));
            checks.expect(year.is_some(), &at("year"), shape("year"));
            let value = &row["value"];
            checks.expect(
                value.is_null() || value.is_number(),
                &at("value"),
                shape("number"),
            );
            let about = region.zip(year).zip(group);
            if let (Some(((region, year), gender)), Some(key)) = (about, self.key) {
                steps.push(Placed {
                    step: self.step(key, region, year, gender, row),
                    place: vec!["data".to_owned(), number.to_string()],
                });
            }
        }
        (steps, passed_over)
    }

    fn step(&self, key: &Key, region: i64, year: i64, gender: Value, row: &Value) -> Step {
        let outcome = match row["value"].as_f64() {
            Some(value) => json!({ "value": value }),
            None => json!({ "missing": "Sotkanetissa ei ole arvoa" }),
        };
        let mut source = format!("Sotkanet, {}, alue {region}, {year}", key.as_str());
        if let Some(count) = row["absValue"].as_f64() {
            source.push_str(&format!(", lukumäärä {count}"));
        }
        if let Some(updated) = self.updated {
            source.push_str(&format!(", päivitetty {updated}"));
        }
        let place = self.names.get(&region).cloned();
        let place = place.unwrap_or_else(|| format!("Sotkanet-alue {region}"));
        let mut input = json!({
            "project": self.project,
            "indicator": key.as_str(),
            "place": place,
            "group": "ALL",
            "period": { "from": format!("{year:04}-01-01"), "to": format!("{year:04}-12-31") },
            "reading": { "outcome": outcome, "source": source }
        });
        if gender != enum_word(Gender::All) {
            input["gender"] = gender;
        }
        Step {
            mutation: "recordObservation".to_owned(),
            input,
            happened_on: None,
            save: None,
        }
    }
}
