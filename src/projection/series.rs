//! The documents of a series, in lists by indicator, place, professional group and gender: the
//! whole, and one in short for who reads thousands of them.

use std::sync::Arc;

use chrono::{DateTime, Datelike as _, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::{Columns, View};
use crate::domain::command::{History, OfNoun, Stamp};
use crate::domain::event::{Noun, StreamKind};
use crate::domain::free_text::FreeText;
use crate::domain::ids::{IndicatorId, ProgrammeId, ProjectId, SeriesId};
use crate::domain::period::Period;
use crate::domain::series::{
    Gender, Observation, Outcome, Parts, ProfessionalGroup, Reading, RecordedReading, Series,
};

super::noun_view!(Series, version 3, |series| columns(series));

fn columns(series: &Series) -> Columns {
    Columns::of(
        StreamKind::Series,
        series.id.0,
        series.belongs(),
        format!(
            "{} {} {} {}",
            series.indicator.0,
            series.place,
            series.group.key(),
            series.gender.key()
        ),
        &series.history,
    )
}

/// What a series says today: measurements and claims that count, each with its reading in force.
/// Its observations keep their numbers; sources, notes, reasons, actors, forecasts and what was withdrawn
/// or read before are not in it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(from = "Stored", into = "Stored")]
pub struct SeriesInShort(pub Arc<Series>);

impl View for SeriesInShort {
    const KIND: &'static str = "series_in_short";
    const VERSION: i64 = 3;
    const STREAM: StreamKind = StreamKind::Series;

    fn of(noun: &Noun) -> Option<Arc<Self>> {
        let whole = <Series as OfNoun>::of(noun)?;
        Some(Arc::new(SeriesInShort(Arc::new(in_short(whole)))))
    }

    fn columns(&self) -> Columns {
        columns(&self.0)
    }
}

fn in_short(whole: &Series) -> Series {
    let counting = whole.observations.iter();
    let counting = counting.filter(|own| own.withdrawn.is_none() && !own.is_forecast);
    let short = |own: &Observation| {
        let current = own.current()?;
        Some(Line::of(own, current).into())
    };
    Series {
        observations: counting.filter_map(short).collect(),
        ..whole.clone()
    }
}

/// The series of documents in short, where numbers of fewer cases than `least` are kept back.
pub fn kept_back(all: &[Arc<SeriesInShort>], least: Option<u32>) -> Vec<Arc<Series>> {
    let series = all.iter().map(|own| own.0.clone());
    series.map(|own| own.kept_back(least)).collect()
}

/// The stored form: a line for each observation, since there are many of them.
#[derive(Clone, Serialize, Deserialize)]
struct Stored {
    id: SeriesId,
    programme: ProgrammeId,
    project: ProjectId,
    indicator: IndicatorId,
    place: String,
    group: ProfessionalGroup,
    gender: Gender,
    lines: Vec<Line>,
    history: History,
}

/// A day by its number in the common era: thousands of them are read in a fraction of the time that
/// their words would take.
#[derive(Clone, Copy, Serialize, Deserialize)]
#[serde(try_from = "i32", into = "i32")]
struct Day(NaiveDate);

impl TryFrom<i32> for Day {
    type Error = &'static str;

    fn try_from(number: i32) -> Result<Day, &'static str> {
        let day = NaiveDate::from_num_days_from_ce_opt(number);
        day.map(Day).ok_or("there is no such day")
    }
}

impl From<Day> for i32 {
    fn from(Day(day): Day) -> i32 {
        day.num_days_from_ce()
    }
}

/// Number, first and last day, microseconds of the recording, its position, version of the method,
/// and what was read.
#[derive(Clone, Serialize, Deserialize)]
struct Line(u32, Day, Day, i64, i64, u32, Read);

/// A reading without its source and note: outcome, parts, step aimed at, cases, those left out, those
/// at the cap, whether too few, whether provisional. Without names, which would be most of it.
#[derive(Clone, Serialize, Deserialize)]
struct Read(
    Outcome,
    Option<Parts>,
    Option<u32>,
    Option<u32>,
    Option<u32>,
    Option<u32>,
    bool,
    bool,
);

impl From<&Reading> for Read {
    fn from(reading: &Reading) -> Read {
        Read(
            reading.outcome.clone(),
            reading.parts,
            reading.target_rank,
            reading.n,
            reading.excluded,
            reading.capped,
            reading.is_small_group,
            reading.is_provisional,
        )
    }
}

impl From<Read> for Reading {
    fn from(read: Read) -> Reading {
        let Read(outcome, parts, target_rank, n, excluded, capped, is_small_group, is_provisional) =
            read;
        Reading {
            outcome,
            parts,
            target_rank,
            n,
            excluded,
            capped,
            is_small_group,
            source: FreeText::Blanked,
            note: None,
            is_provisional,
        }
    }
}

impl Line {
    fn of(own: &Observation, current: &RecordedReading) -> Line {
        Line(
            own.number,
            Day(own.period.from),
            Day(own.period.to),
            current.stamp.recorded.timestamp_micros(),
            current.stamp.position,
            current.method_version,
            Read::from(&current.reading),
        )
    }
}

impl From<Line> for Observation {
    fn from(Line(number, from, to, micros, position, method_version, read): Line) -> Self {
        let recorded = DateTime::<Utc>::from_timestamp_micros(micros).unwrap_or_default();
        Observation {
            number,
            period: Period {
                from: from.0,
                to: to.0,
            },
            is_forecast: false,
            readings: vec![RecordedReading {
                reading: read.into(),
                method_version,
                reason: None,
                stamp: Stamp {
                    position,
                    version: 0,
                    effective: recorded,
                    recorded,
                    actor: Uuid::nil(),
                },
            }],
            withdrawn: None,
            measurements: Vec::new(),
        }
    }
}

impl From<Stored> for SeriesInShort {
    fn from(stored: Stored) -> SeriesInShort {
        SeriesInShort(Arc::new(Series {
            id: stored.id,
            programme: stored.programme,
            project: stored.project,
            indicator: stored.indicator,
            place: stored.place,
            group: stored.group,
            gender: stored.gender,
            observations: stored.lines.into_iter().map(Observation::from).collect(),
            history: stored.history,
        }))
    }
}

impl From<SeriesInShort> for Stored {
    fn from(SeriesInShort(series): SeriesInShort) -> Stored {
        let line = |own: &Observation| Some(Line::of(own, own.current()?));
        Stored {
            id: series.id,
            programme: series.programme,
            project: series.project,
            indicator: series.indicator,
            place: series.place.clone(),
            group: series.group,
            gender: series.gender,
            lines: series.observations.iter().filter_map(line).collect(),
            history: series.history,
        }
    }
}
