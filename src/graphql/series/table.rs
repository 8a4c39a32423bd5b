//! Recording a whole table of observations, or trying it out.
//!
//! Each good row is recorded by itself, so a fault in one row leaves the others. The same table
//! twice records nothing twice.

mod payload;

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use async_graphql::{Context, Object, Result};
use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use futures_util::stream::{self, StreamExt as _};
use uuid::Uuid;

use super::warning::ObservationWarning;
use crate::app::{App, Failure, Order};
use crate::domain::actor::Actor;
use crate::domain::command::Stamp;
use crate::domain::document::Filter;
use crate::domain::event::{Event, Noun, SeriesEvent};
use crate::domain::free_text::FreeText;
use crate::domain::ids::SeriesId;
use crate::domain::indicator::Indicator;
use crate::domain::project::Project;
use crate::domain::refusal::{Reason, Refusal};
use crate::domain::series::table::{self, Column, Fault};
use crate::domain::series::{self as domain, RecordObservation};
use crate::graphql::context::{actor, app, language, view_now};
use crate::graphql::disclosure;
use crate::graphql::enums::RowState;
use crate::graphql::error::{UserError, failure, view_error};
use crate::graphql::ids::observation_id;
use crate::graphql::input::Reading;

use payload::{
    RecordObservationsInput, RecordObservationsPayload, TableFault, TableInput, TableReading,
    TableRow,
};

/// Series that are written at the same time.
const SERIES_AT_ONCE: usize = 16;

/// What every row rests on.
struct Batch<'a> {
    table: &'a table::Table,
    project: &'a Project,
    indicators: HashMap<&'a str, &'a Arc<Indicator>>,
    indicator: Option<&'a str>,
    place: Option<&'a str>,
    group: domain::ProfessionalGroup,
    gender: domain::Gender,
}

/// A row on its way: the command it makes, and what came of it.
struct Attempted {
    place: usize,
    command: RecordObservation,
    result: Result<Done, Failure>,
}

/// What a command did, or would do.
enum Done {
    Recorded,
    /// There was nothing new to record.
    Nothing,
    /// The events that it would record.
    Rehearsed(Vec<Event>),
}

impl Batch<'_> {
    fn fault(&self, column: Column, reason: Reason) -> Fault {
        Fault {
            column: self.table.place_of(column),
            reason,
        }
    }

    /// The command that a row makes, or what is wrong with it.
    fn command(&self, row: &table::Row) -> Result<RecordObservation, Vec<Fault>> {
        let entry = row.entry.as_ref().map_err(Vec::clone)?;
        let mut faults = Vec::new();
        let key = entry.indicator.as_ref().map(|key| key.as_str());
        let indicator = match key.or(self.indicator) {
            None => Err(Reason::Required),
            Some(key) => self.indicators.get(key).ok_or(Reason::NotFound {
                what: "indicator".to_owned(),
            }),
        };
        let place = entry.place.as_deref().or(self.place);
        if place.is_none() {
            faults.push(self.fault(Column::Place, Reason::Required));
        }
        match (indicator, place) {
            (Ok(indicator), Some(place)) => Ok(RecordObservation {
                project: self.project.id,
                indicator: indicator.id,
                place: place.trim().to_owned(),
                group: entry.group.unwrap_or(self.group),
                gender: self.gender,
                period: entry.period,
                is_forecast: entry.is_forecast,
                reading: entry.reading.clone(),
                computed_from: None,
            }),
            (Err(reason), _) => {
                faults.push(self.fault(Column::Indicator, reason));
                Err(faults)
            }
            (Ok(_), None) => Err(faults),
        }
    }

    /// Where in the table a refusal of the command belongs.
    fn placed(&self, refusal: Refusal) -> Fault {
        let columns: &[Column] = match refusal.field.join(".").as_str() {
            "indicator" => &[Column::Indicator],
            "place" => &[Column::Place],
            "period" | "period.to" => &[Column::Period, Column::To],
            "reading.n" => &[Column::N],
            "reading.targetRank" => &[Column::TargetRank],
            "reading.outcome.rank" => &[Column::Rank],
            "reading.outcome.missing" => &[Column::Missing],
            "reading.outcome.parts.numerator" => &[Column::Numerator],
            "reading.outcome.parts.denominator" => &[Column::Denominator],
            field if field.starts_with("reading.outcome") => {
                &[Column::Value, Column::Rank, Column::Numerator]
            }
            _ => &[],
        };
        let mut places = columns.iter().map(|column| self.table.place_of(*column));
        Fault {
            column: places.find_map(|place| place),
            reason: refusal.reason,
        }
    }
}

#[derive(Default)]
pub struct TableMutations;

#[Object]
impl TableMutations {
    /// Records a pasted table or the bytes of a file, row by row: good rows are recorded and the
    /// faults of others told by line and column. With `dryRun` nothing is recorded.
    async fn record_observations(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The table and what holds for all its rows.")]
        input: RecordObservationsInput,
        #[graphql(desc = "Chosen by the client: the same id has one effect on each row.")]
        command_id: Option<Uuid>,
    ) -> Result<RecordObservationsPayload> {
        let mut reading = Reading::new(ctx)?;
        let project = reading.project("project", &input.project).await?;
        let bytes = match &input.table {
            TableInput::Text(text) => Some(text.clone().into_bytes()),
            TableInput::Base64(text) => BASE64_STANDARD.decode(text.trim()).ok(),
        };
        reading
            .checks
            .expect(bytes.is_some(), "table", Reason::NotATable);
        let source = FreeText::new(input.source);
        reading.checks.reason("source", &source);
        let table = match bytes.map(|bytes| table::read(&bytes, &source)) {
            Some(Ok(table)) => Some(table),
            Some(Err(refusals)) => {
                for refusal in refusals {
                    reading.checks.refuse("table", refusal.reason);
                }
                None
            }
            None => None,
        };
        let (project, table) = match reading.finish(project.zip(table)) {
            Ok(found) => found,
            Err(refusals) => return Ok(refused(ctx, &refusals)),
        };
        let view = view_now(ctx)?;
        let all = view.all::<Indicator>(&Filter::default()).await;
        let all = all.map_err(|error| view_error(ctx, error))?;
        let batch = Batch {
            table: &table,
            project: &project,
            indicators: all.iter().map(|own| (own.key.as_str(), own)).collect(),
            indicator: input.indicator.as_deref(),
            place: input.place.as_deref(),
            group: input.group.into(),
            gender: input.gender.into(),
        };
        let order = match input.dry_run {
            true => None,
            false => Some(command_id),
        };
        judge(ctx, &batch, order).await
    }
}

fn refused(ctx: &Context<'_>, refusals: &[Refusal]) -> RecordObservationsPayload {
    let errors = refusals.iter();
    RecordObservationsPayload {
        reading: None,
        rows: Vec::new(),
        recorded: 0,
        already_recorded: 0,
        refused: 0,
        user_errors: errors
            .map(|refusal| UserError::new(refusal, language(ctx)))
            .collect(),
    }
}

/// Records the rows under the client's command id, or tries them out when there is no order.
async fn judge(
    ctx: &Context<'_>,
    batch: &Batch<'_>,
    order: Option<Option<Uuid>>,
) -> Result<RecordObservationsPayload> {
    let mut faults: HashMap<usize, Vec<Fault>> = HashMap::new();
    let mut of_series: HashMap<SeriesId, Vec<(usize, RecordObservation)>> = HashMap::new();
    let mut seen = HashSet::new();
    for (place, row) in batch.table.rows.iter().enumerate() {
        match batch.command(row) {
            Ok(command) => {
                let series = command.series();
                if seen.insert((series, command.period, command.is_forecast)) {
                    of_series.entry(series).or_default().push((place, command));
                } else {
                    let what = format!("{}–{}", command.period.from, command.period.to);
                    let fault = batch.fault(Column::Period, Reason::Repeated { what });
                    faults.insert(place, vec![fault]);
                }
            }
            Err(found) => {
                faults.insert(place, found);
            }
        }
    }
    let app = app(ctx)?;
    let actor = actor(ctx);
    let series: Vec<Vec<(usize, RecordObservation)>> = of_series.into_values().collect();
    let attempts = stream::iter(series)
        .map(|rows| {
            let app = app.clone();
            async move {
                let mut attempted = Vec::with_capacity(rows.len());
                for (place, command) in rows {
                    let result = match order {
                        None => Box::pin(app.rehearse(&actor, &command))
                            .await
                            .map(Done::Rehearsed),
                        Some(id) => execute(&app, &actor, &command, id, place).await,
                    };
                    attempted.push(Attempted {
                        place,
                        command,
                        result,
                    });
                }
                attempted
            }
        })
        .buffer_unordered(SERIES_AT_ONCE);
    let attempted = attempts.collect::<Vec<_>>().await;
    told(
        ctx,
        batch,
        faults,
        attempted.into_iter().flatten().collect(),
    )
    .await
}

async fn execute(
    app: &App,
    actor: &Actor,
    command: &RecordObservation,
    command_id: Option<Uuid>,
    place: usize,
) -> Result<Done, Failure> {
    let order = Order {
        command_id: command_id.map(|id| Uuid::new_v5(&id, &place.to_be_bytes())),
        ..Order::default()
    };
    let receipt = Box::pin(app.execute(actor, command, order)).await?;
    Ok(match receipt.committed {
        Some(_) => Done::Recorded,
        None => Done::Nothing,
    })
}

/// The series that were written to, as they stand, or as they would after the rows.
async fn written(
    ctx: &Context<'_>,
    attempted: &[Attempted],
) -> Result<HashMap<SeriesId, Arc<domain::Series>>> {
    let ids = attempted.iter().map(|row| row.command.series().0);
    let ids: Vec<Uuid> = ids.collect::<HashSet<_>>().into_iter().collect();
    let view = view_now(ctx)?;
    let found = view.get_many::<domain::Series>(&ids).await;
    let found = found.map_err(|error| view_error(ctx, error))?;
    let mut series: HashMap<SeriesId, Arc<domain::Series>> = found
        .into_iter()
        .map(|(id, series)| (SeriesId(id), series))
        .collect();
    for row in attempted {
        let Ok(Done::Rehearsed(events)) = &row.result else {
            continue;
        };
        for event in events {
            let id = row.command.series();
            let stamp = Stamp {
                position: 0,
                version: series.get(&id).map_or(0, |own| own.history.version) + 1,
                effective: app(ctx)?.now(),
                recorded: app(ctx)?.now(),
                actor: actor(ctx).id,
            };
            let before = series.remove(&id);
            // Each was rehearsed by itself: here the next number is one more.
            let number = before
                .as_ref()
                .map_or(0, |own| own.observations.len() as u32)
                + 1;
            let event = renumbered(event, number);
            let noun = Noun::evolve(before.map(Noun::Series), &event, &stamp);
            if let Some(Noun::Series(own)) = noun {
                series.insert(id, own);
            }
        }
    }
    Ok(series)
}

fn renumbered(event: &Event, number: u32) -> Event {
    match event {
        Event::Series(SeriesEvent::ObservationRecorded(own)) => domain::ObservationRecorded {
            number,
            ..own.clone()
        }
        .into(),
        other => other.clone(),
    }
}

/// What is told of the rows.
async fn told(
    ctx: &Context<'_>,
    batch: &Batch<'_>,
    mut faults: HashMap<usize, Vec<Fault>>,
    attempted: Vec<Attempted>,
) -> Result<RecordObservationsPayload> {
    let least = disclosure::least(ctx).await?;
    let series = written(ctx, &attempted).await?;
    let mut rows: HashMap<usize, TableRow> = HashMap::new();
    for attempt in attempted {
        let place = attempt.place;
        let (state, is_recorded) = match attempt.result {
            Ok(Done::Recorded) => (RowState::Recorded, true),
            Ok(Done::Nothing) => (RowState::AlreadyRecorded, true),
            Ok(Done::Rehearsed(events)) if events.is_empty() => (RowState::AlreadyRecorded, true),
            Ok(Done::Rehearsed(_)) => (RowState::Recorded, false),
            Err(Failure::Refused(refusals)) => {
                let placed = refusals.into_iter().map(|refusal| batch.placed(refusal));
                faults.insert(place, placed.collect());
                continue;
            }
            Err(other) => return Err(failure(ctx, other)),
        };
        let own = series.get(&attempt.command.series());
        let observation = own.and_then(|series| {
            let slot = match attempt.command.is_forecast {
                true => domain::Slot::Forecast,
                false => domain::Slot::Measured,
            };
            series.counting(attempt.command.period, slot)
        });
        let indicator = batch.indicators.values();
        let indicator = indicator
            .copied()
            .find(|indicator| indicator.id == attempt.command.indicator);
        let found = match (indicator, own, observation) {
            (Some(indicator), Some(series), Some(observation)) => {
                domain::warnings(indicator, series, observation, least)
            }
            _ => Vec::new(),
        };
        let shown = |warning| ObservationWarning::new(warning, language(ctx));
        let mut warnings: Vec<ObservationWarning> = found.iter().map(shown).collect();
        let row = batch.table.rows.get(place);
        if row.is_some_and(|row| !row.ambiguous.is_empty()) {
            warnings.push(ObservationWarning::ambiguous(language(ctx)));
        }
        let id = own.zip(observation).filter(|_| is_recorded);
        let row = TableRow {
            line: row.map_or(0, |row| row.line),
            state,
            observation: id.map(|(series, own)| observation_id(series.id, own.number)),
            faults: Vec::new(),
            warnings,
        };
        rows.insert(place, row);
    }
    Ok(payload(ctx, batch, rows, &faults))
}

fn payload(
    ctx: &Context<'_>,
    batch: &Batch<'_>,
    mut rows: HashMap<usize, TableRow>,
    faults: &HashMap<usize, Vec<Fault>>,
) -> RecordObservationsPayload {
    let headings = &batch.table.headings;
    let named = |is_read: bool| {
        let own = headings
            .iter()
            .filter(move |heading| heading.column.is_some() == is_read);
        own.map(|heading| heading.as_written.clone()).collect()
    };
    for (place, faults) in faults {
        let told = |fault: &Fault| {
            let heading = fault.column.and_then(|column| headings.get(column));
            let error = UserError::new(&Refusal::new("", fault.reason.clone()), language(ctx));
            TableFault::new(heading.map(|heading| heading.as_written.clone()), error)
        };
        let row = TableRow {
            line: batch.table.rows.get(*place).map_or(0, |row| row.line),
            state: RowState::Refused,
            observation: None,
            faults: faults.iter().map(told).collect(),
            warnings: Vec::new(),
        };
        rows.insert(*place, row);
    }
    let in_order = (0..batch.table.rows.len()).filter_map(|place| rows.remove(&place));
    let rows: Vec<TableRow> = in_order.collect();
    let count = |state| rows.iter().filter(|row| row.state == state).count();
    RecordObservationsPayload {
        reading: Some(TableReading {
            separator: batch.table.separator.into(),
            encoding: batch.table.encoding,
            columns: named(true),
            left_out: named(false),
        }),
        recorded: count(RowState::Recorded),
        already_recorded: count(RowState::AlreadyRecorded),
        refused: count(RowState::Refused),
        rows,
        user_errors: Vec::new(),
    }
}
