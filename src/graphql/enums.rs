//! The closed words of the API, each with its meaning.

use async_graphql::Enum;

/// How exactly a date is known.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Enum)]
#[graphql(remote = "crate::domain::fuzzy_date::Precision")]
pub enum DatePrecision {
    /// The day is known.
    Day,
    /// The month is known.
    Month,
    /// The season is known.
    Season,
    /// The year is known.
    Year,
}

/// A season of the Finnish year.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Enum)]
#[graphql(remote = "crate::domain::fuzzy_date::Season")]
pub enum Season {
    /// December of the year before to February.
    Winter,
    /// March to May.
    Spring,
    /// June to August.
    Summer,
    /// September to November.
    Autumn,
}

/// What kind of reporting round it is.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Enum)]
#[graphql(remote = "crate::domain::period::RoundKind")]
pub enum RoundKind {
    /// The starting situation; code `YYYY-0`.
    Baseline,
    /// November–April (`YYYY-1`) or May–October (`YYYY-2`).
    HalfYear,
    /// A whole year taken over from an earlier publication; code `YYYY`.
    AnnualImported,
}

/// What kind of body an organisation is.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Enum)]
#[graphql(remote = "crate::domain::organisation::OrganisationKind")]
pub enum OrganisationKind {
    /// A municipality.
    Municipality,
    /// A joint municipal authority.
    JointAuthority,
    /// A wellbeing services county.
    WellbeingCounty,
    /// A ministry.
    Ministry,
    /// A research or expert institute.
    Institute,
    /// An association or a foundation.
    Association,
    /// A company.
    Company,
    /// Another body.
    Other,
}

/// Where a project is in its life.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Enum)]
#[graphql(remote = "crate::domain::project::ProjectState")]
pub enum ProjectState {
    /// Planned, without a grant yet.
    Planned,
    /// A grant was decided, work has not begun.
    Funded,
    /// Work goes on.
    Running,
    /// Work stands still for a time.
    Paused,
    /// Work has ended.
    Ended,
    /// The report on the use of the grant was accepted.
    Closed,
    /// Kept for reading only.
    Archived,
    /// Given up.
    Cancelled,
}

/// What kind of answer a goal got.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Enum)]
#[graphql(remote = "crate::domain::assessment::AnswerState")]
pub enum AnswerState {
    /// A narrative was given.
    Answered,
    /// The project confirmed that nothing changed, and said why.
    UnchangedConfirmed,
    /// The project said that the goal cannot be assessed, and why.
    CannotAssess,
    /// A heading stands without a text under it.
    HeadingOnly,
    /// Nothing was said.
    Unanswered,
}

/// Where a project stands in a round on the day of the question.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Enum)]
#[graphql(remote = "crate::projection::filing::FilingState")]
pub enum FilingState {
    /// Filing has not opened yet.
    NotOpen,
    /// Filing is open and the due day has not passed.
    Awaited,
    /// The due day has passed and nothing was filed.
    Missing,
    /// Filed by the due day.
    OnTime,
    /// Filed after the due day.
    Late,
    /// Taken over from an earlier publication; when it was first filed is not known.
    Imported,
}

/// How a rating moved since the round before.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Enum)]
#[graphql(remote = "crate::projection::portfolio::RatingChange")]
pub enum RatingChange {
    /// To a higher step.
    Up,
    /// To a lower step.
    Down,
    /// The same step.
    Same,
    /// One side has no rating, or the scales differ.
    NotComparable,
}

/// What kind of number an indicator is.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Enum)]
#[graphql(remote = "crate::domain::indicator::IndicatorKind")]
pub enum IndicatorKind {
    /// The mean of individual indexes, such as COCI.
    MeanIndex,
    /// A median of days, such as T3.
    MedianDays,
    /// A part of a whole.
    Share,
    /// A number of things.
    Count,
    /// An amount of money.
    Euro,
    /// One number divided by another.
    Ratio,
}

/// Which way is better.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Enum)]
#[graphql(remote = "crate::domain::indicator::Direction")]
pub enum Direction {
    /// A higher value is better, as in COCI.
    HigherIsBetter,
    /// A lower value is better, as in T3.
    LowerIsBetter,
    /// Neither is better.
    Neutral,
}

/// How values of several projects may be brought together.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Enum)]
#[graphql(remote = "crate::domain::indicator::Aggregation")]
pub enum Aggregation {
    /// They are added up: counts and euros only.
    Sum,
    /// A mean in which each value counts as often as it has cases.
    MeanWeightedByCases,
    /// The middle of the units' values.
    MedianOfUnits,
    /// Values stand alone.
    Never,
}

/// Rows from which the service can compute a value.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Enum)]
#[graphql(remote = "crate::domain::indicator::ComputedFrom")]
pub enum ComputedFrom {
    /// Visits per patient and professional: COCI.
    Visits,
    /// Days to the third free slot per professional: T3.
    ThirdFreeSlots,
}

/// Whose work is measured.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Enum)]
#[graphql(remote = "crate::domain::series::ProfessionalGroup")]
pub enum ProfessionalGroup {
    /// Not divided by group.
    All,
    /// Doctors.
    Doctors,
    /// Nurses.
    Nurses,
    /// Dentists.
    Dentists,
    /// Dental hygienists.
    DentalHygienists,
    /// Social workers.
    SocialWorkers,
    /// Therapists.
    Therapists,
    /// Another group.
    Other,
}

/// Which way a value moved, in the indicator's own sense of better.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Enum)]
#[graphql(remote = "crate::domain::series::Movement")]
pub enum Movement {
    /// Better than before.
    Improved,
    /// Worse than before.
    Worsened,
    /// The same as before.
    Unchanged,
    /// No earlier value, another method, or a pair that says nothing.
    NotComparable,
}

/// How words changed in one place.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Enum)]
#[graphql(remote = "crate::projection::diff::ChangeKind")]
pub enum ChangeKind {
    /// Words came.
    Added,
    /// Words went.
    Removed,
    /// Other words stand in their place.
    Replaced,
}

/// The noun whose history a stream is.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Enum)]
#[graphql(remote = "crate::domain::event::StreamKind")]
pub enum StreamKind {
    /// A programme.
    Programme,
    /// A reporting round.
    Round,
    /// A project.
    Project,
    /// A self-assessment.
    Assessment,
    /// An indicator's definition.
    Indicator,
    /// The observations of one indicator in one place.
    Series,
    /// A person with an account.
    Person,
}

/// What a person may do where the role counts.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Enum)]
#[graphql(remote = "crate::domain::actor::Role")]
pub enum Role {
    /// Reads what is public.
    Reader,
    /// Writes for a project, does not file.
    Writer,
    /// Answers for a project: files, corrects, hands over, manages its members.
    ProjectManager,
    /// Reads the portfolio for the ministry.
    FunderViewer,
    /// Reviews what projects filed.
    FunderReviewer,
    /// Runs a programme: goals, rounds, indicators, projects, rights.
    ProgrammeAdministrator,
    /// Reads everything that was recorded, and who recorded it.
    Auditor,
    /// The command line of the server's own machine; nobody is granted it.
    Operator,
}
