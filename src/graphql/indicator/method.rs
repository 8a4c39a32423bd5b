//! Methods of indicators: how they are measured, and what may be done with their values.

use async_graphql::{InputObject, SimpleObject};

use crate::domain::indicator as domain;
use crate::graphql::date::Date;
use crate::graphql::enums::{Aggregation, ComputedFrom, Direction, OverTime};
use crate::graphql::text::{Names, NamesInput, Texts, TextsInput};

/// How an indicator is measured and read from a day on.
#[derive(SimpleObject)]
#[graphql(name = "IndicatorMethod")]
pub struct Method {
    /// Its number, 1 for the first.
    version: u32,
    /// The first day of the method.
    valid_from: Date,
    /// What one value is measured in.
    unit: Names,
    /// Which way is better.
    direction: Direction,
    /// The smallest value that can be right.
    minimum: Option<f64>,
    /// The largest value that can be right.
    maximum: Option<f64>,
    /// From this value on the real one is unknown: it is at least this.
    cap: Option<f64>,
    /// Where values usually lie; one beside it is asked about.
    usual: Option<UsualRange>,
    /// How values of several projects may be brought together.
    aggregation: Aggregation,
    /// How the values of one series may be brought together over time.
    over_time: OverTime,
    /// Rows from which the service can compute a value.
    computed_from: Option<ComputedFrom>,
    /// Of a ratio: to how many of the denominator it is told; null for one.
    per: Option<f64>,
    /// The year of an index that is 100.
    base_year: Option<i32>,
    /// The steps of an ordinal indicator, lowest first.
    scale: Vec<Names>,
    /// Cases from which on the method publishes a number; null when all. The whole service may ask
    /// for more: `Indicator.publishedFrom` tells what holds.
    published_from: Option<u32>,
    /// It measures the same as the method before it: values of both are compared.
    continues: bool,
    /// How it is measured, in words.
    description: Texts,
}

/// Where values usually lie.
#[derive(SimpleObject)]
pub struct UsualRange {
    /// The smallest usual value.
    least: f64,
    /// The largest usual value.
    most: f64,
}

impl Method {
    pub fn new(version: u32, method: &domain::Method) -> Method {
        Method {
            version,
            valid_from: Date(method.valid_from),
            unit: Names(method.unit.clone()),
            direction: method.direction.into(),
            minimum: method.minimum,
            maximum: method.maximum,
            cap: method.cap,
            usual: method.usual.map(|usual| UsualRange {
                least: usual.least,
                most: usual.most,
            }),
            aggregation: method.aggregation.into(),
            over_time: method.over_time.into(),
            computed_from: method.computed_from.map(Into::into),
            per: method.per,
            base_year: method.base_year,
            scale: method.scale.iter().cloned().map(Names).collect(),
            published_from: method.published_from,
            continues: method.continues,
            description: Texts(method.description.clone()),
        }
    }
}

/// How an indicator is measured and read from a day on.
#[derive(InputObject)]
#[graphql(name = "IndicatorMethodInput")]
pub struct MethodInput {
    /// The first day of the method.
    valid_from: Date,
    /// What one value is measured in.
    unit: NamesInput,
    /// Which way is better.
    direction: Direction,
    /// The smallest value that can be right.
    minimum: Option<f64>,
    /// The largest value that can be right.
    maximum: Option<f64>,
    /// From this value on the real one is unknown: it is at least this.
    cap: Option<f64>,
    /// Where values usually lie; one beside it is asked about and not refused.
    usual: Option<UsualRangeInput>,
    /// How values of several projects may be brought together; refused when it means nothing for
    /// the kind.
    aggregation: Aggregation,
    /// How the values of one series may be brought together over time; refused when it means
    /// nothing for the kind.
    #[graphql(default_with = "OverTime::Latest")]
    over_time: OverTime,
    /// Rows from which the service can compute a value.
    computed_from: Option<ComputedFrom>,
    /// Of a ratio: to how many of the denominator it is told, such as 100.
    per: Option<f64>,
    /// The year of an index that is 100; needed by it.
    base_year: Option<i32>,
    /// The steps of an ordinal indicator, lowest first; needed by it.
    #[graphql(default)]
    scale: Vec<NamesInput>,
    /// Cases from which on a number is published; leave out to publish all.
    published_from: Option<u32>,
    /// It measures the same as the method before it, which only was worded or brought together
    /// otherwise: values of both are compared.
    #[graphql(default)]
    continues: bool,
    /// How it is measured, in words.
    #[graphql(default)]
    description: TextsInput,
}

/// Where values usually lie.
#[derive(InputObject)]
pub struct UsualRangeInput {
    /// The smallest usual value.
    least: f64,
    /// The largest usual value.
    most: f64,
}

impl From<MethodInput> for domain::Method {
    fn from(input: MethodInput) -> domain::Method {
        domain::Method {
            valid_from: input.valid_from.0,
            unit: input.unit.into(),
            direction: input.direction.into(),
            minimum: input.minimum,
            maximum: input.maximum,
            cap: input.cap,
            usual: input.usual.map(|usual| domain::Usual {
                least: usual.least,
                most: usual.most,
            }),
            aggregation: input.aggregation.into(),
            over_time: input.over_time.into(),
            computed_from: input.computed_from.map(Into::into),
            per: input.per,
            base_year: input.base_year,
            scale: input.scale.into_iter().map(Into::into).collect(),
            published_from: input.published_from,
            continues: input.continues,
            description: input.description.into(),
        }
    }
}
