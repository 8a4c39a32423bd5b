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
    /// The due day has passed or the round was closed, and nothing was filed.
    Missing,
    /// Filed by the due day.
    OnTime,
    /// Filed after the due day.
    Late,
    /// Taken over from an earlier publication; when it was first filed is not known.
    Imported,
}

/// Where a round is in its course on the day of the question.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Enum)]
#[graphql(remote = "crate::projection::round::RoundState")]
pub enum RoundState {
    /// It has not opened yet.
    Planned,
    /// Filing is open and the due day has not passed.
    Open,
    /// The due day has passed and it has not been closed.
    Overdue,
    /// It is closed.
    Closed,
    /// It was closed and opened again.
    Reopened,
}

/// What kind of step the review of a filing took.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Enum)]
#[graphql(remote = "crate::domain::assessment::StepKind")]
pub enum ReviewStepKind {
    /// It was filed, or imported, for the first time.
    Filed,
    /// Other answers were filed with a reason.
    Amended,
    /// The project took it back.
    Withdrawn,
    /// A reviewer took it in.
    TakenIntoReview,
    /// Parts were returned to the project.
    Returned,
    /// It was sent again after it was withdrawn or returned.
    Resent,
    /// It was accepted.
    Accepted,
    /// The acceptance was undone.
    AcceptanceUndone,
}

/// Where a filing stands between the project and the funder.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Enum)]
pub enum ReviewState {
    /// Sent or imported; the project may still withdraw what it sent.
    Filed,
    /// Taken back: it counts as not filed.
    Withdrawn,
    /// A reviewer has taken it in.
    InReview,
    /// Parts of it wait to be sent again.
    Returned,
    /// A version of it was accepted.
    Accepted,
}

impl From<&crate::domain::assessment::Standing> for ReviewState {
    fn from(standing: &crate::domain::assessment::Standing) -> ReviewState {
        use crate::domain::assessment::Standing;
        match standing {
            Standing::Filed => ReviewState::Filed,
            Standing::Withdrawn => ReviewState::Withdrawn,
            Standing::InReview => ReviewState::InReview,
            Standing::Returned(_) => ReviewState::Returned,
            Standing::Accepted(_) => ReviewState::Accepted,
        }
    }
}

/// What a field of a draft is about.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Enum)]
#[graphql(remote = "crate::domain::draft::FieldKind")]
pub enum DraftFieldKind {
    /// The overall text; in a language.
    Overall,
    /// The short version; in a language.
    Summary,
    /// The narrative under a goal; in a language.
    Narrative,
    /// The rating of a goal.
    Rating,
    /// Whether anything changed at a goal since the round before: `yes` or `no`.
    Changed,
    /// Why nothing changed at a goal.
    Unchanged,
    /// Why a goal cannot be assessed.
    CannotAssess,
    /// Who could assess it, and when.
    WhoCould,
    /// What the answer to a goal rests on.
    Evidence,
}

/// How far a part of a draft is.
#[derive(Clone, Copy, PartialEq, Eq, Enum)]
pub enum DraftPartState {
    /// Nothing was written.
    Todo,
    /// Something was written, and something is still needed.
    Doing,
    /// Everything that is needed is there.
    Ready,
}

/// What became of a version of a field.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Enum)]
#[graphql(remote = "crate::domain::draft::VersionState")]
pub enum DraftVersionState {
    /// It is what the field says.
    Current,
    /// Somebody else wrote first; it waits for a choice.
    Side,
    /// Another took its place.
    Earlier,
    /// It was sent.
    Sent,
}

/// A person's choice between the current text and a side version.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Enum)]
pub enum SideChoice {
    /// The current text stays.
    KeepCurrent,
    /// The side version takes its place.
    TakeSide,
    /// A text made of both takes its place.
    Merge,
}

/// What is noticed about a text. A notice is a question and no verdict.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Enum)]
#[graphql(remote = "crate::domain::notice::NoticeCode")]
pub enum NoticeCode {
    /// The same text as in an earlier round.
    Sama,
    /// The same text as in another project.
    Toisto,
    /// The text names years, and none of them is of the period.
    Kausi,
    /// A heading, or hardly more.
    Tyhja,
    /// A claim without a number.
    Luku,
    /// "Continues elsewhere" without a link to where.
    Jatko,
    /// A promise whose time has passed without an outcome.
    Lupaus,
    /// Nothing new was recorded for long.
    Vanha,
    /// A link that does not work.
    Linkki,
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
    /// A number in relation to its own value in a base year, which is 100.
    BaseIndex,
    /// A step of a scale: higher and lower, never averaged.
    Ordinal,
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
    /// All numerators over all denominators: shares and ratios only.
    Pooled,
    /// The middle of the units' values, of two steps the lower. It speaks of units and is never the
    /// median of their cases.
    MedianOfUnits,
    /// Values stand alone.
    Never,
}

/// How the values of one series may be brought together over time.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Enum)]
#[graphql(remote = "crate::domain::indicator::OverTime")]
pub enum OverTime {
    /// They are added up: counts and euros only.
    Sum,
    /// A mean in which each value counts as often as it has cases.
    MeanWeightedByCases,
    /// All numerators over all denominators: shares and ratios only.
    Pooled,
    /// The newest value speaks for the whole time.
    Latest,
    /// Times stand alone.
    Never,
}

/// Why an aggregate has no value.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Enum)]
#[graphql(remote = "crate::projection::aggregate::WhyNone")]
pub enum WhyNone {
    /// The definition does not let values of several projects be brought together: it would mean
    /// nothing.
    NotAcross,
    /// The definition does not let times be brought together, and there is more than one. Ask for
    /// the days of one.
    NotOverTime,
    /// No number that could count was recorded.
    NothingKnown,
}

/// What stands between the cells of a pasted table.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Enum)]
#[graphql(
    remote = "crate::domain::series::table::Separator",
    name = "TableSeparator"
)]
pub enum Separator {
    /// A tabulator, as spreadsheets copy.
    Tab,
    /// A semicolon.
    Semicolon,
    /// A comma.
    Comma,
}

/// What became of a row of a pasted table.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Enum)]
#[graphql(name = "TableRowState")]
pub enum RowState {
    /// It was recorded, or would be when this is a dry run.
    Recorded,
    /// It was recorded before; nothing new was recorded.
    AlreadyRecorded,
    /// It has faults and was not recorded.
    Refused,
}

/// What is asked about a number. It is recorded all the same.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Enum)]
pub enum WarningCode {
    /// It lies far from the value before it.
    Jump,
    /// It lies outside the usual range of the indicator.
    Unusual,
    /// It has fewer cases than are published: it is kept and not shown.
    SmallGroup,
    /// Its comma or point may be meant otherwise.
    Ambiguous,
}

/// How a value stands to the target of its day.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Enum)]
#[graphql(remote = "crate::domain::indicator::Judgement")]
pub enum Judgement {
    /// It is on the good side, or on the line.
    Met,
    /// It is on the other side.
    Missed,
    /// There is no number, or a lower bound that leaves it open.
    CannotTell,
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

/// Whom numbers are about. Values of different genders are never joined, nor with those of both.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Enum)]
#[graphql(remote = "crate::domain::series::Gender")]
pub enum Gender {
    /// Not divided by gender.
    All,
    /// Women.
    Women,
    /// Men.
    Men,
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
    /// What is said about a self-assessment.
    Discussion,
    /// An indicator's definition.
    Indicator,
    /// The observations of one indicator in one place.
    Series,
    /// What a project promised.
    Promise,
    /// A decision to pay for a project.
    Grant,
    /// What a project made public.
    Publication,
    /// A meeting of a project.
    Meeting,
    /// Something that may go wrong in a project.
    Risk,
    /// What somebody said about a project.
    Comment,
    /// An old publication that facts of a project were taken from.
    SourceText,
    /// A person with an account.
    Person,
    /// An operating model.
    Model,
    /// One organisation's use of an operating model.
    Adoption,
    /// Which operating model came of which.
    Lineage,
    /// From how many cases on the whole service publishes a number.
    Disclosure,
}

/// What an organisation does in a project or in one of its groups.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Enum)]
#[graphql(remote = "crate::domain::organisation::PartyRole")]
pub enum PartyRole {
    /// Leads the work.
    Coordinator,
    /// Carries out a share of the work.
    Implementer,
    /// Gives services that the project develops.
    ServiceProvider,
    /// The place where something is tried or compared.
    PilotSite,
    /// Advises.
    Expert,
    /// Leads the group.
    Chair,
    /// Has a seat in the group.
    Member,
    /// Something else.
    Other,
}

/// What became of a sub-project.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Enum)]
#[graphql(remote = "crate::domain::project::SubProjectEnd")]
pub enum SubProjectEnd {
    /// The work goes on where it was.
    Continued,
    /// The work ended.
    Ended,
    /// The work goes on elsewhere.
    Moved,
}

/// What a governing body is for.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Enum)]
#[graphql(remote = "crate::domain::project::BodyKind")]
pub enum BodyKind {
    /// It steers the project.
    SteeringGroup,
    /// It does the work.
    WorkingGroup,
    /// It advises.
    ExpertGroup,
    /// It prepares one matter.
    SubGroup,
    /// In it people who use the services develop them.
    ClientGroup,
    /// Something else.
    Other,
}

/// How a project stands to another.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Enum)]
#[graphql(remote = "crate::domain::project::Relation")]
pub enum ProjectRelation {
    /// Its work goes on in the other.
    ContinuesIn,
    /// The other came before it.
    PrecededBy,
    /// It is a part of the other.
    PartOf,
}

/// What kind of thing is promised.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Enum)]
#[graphql(remote = "crate::domain::promise::PromiseKind")]
pub enum PromiseKind {
    /// Something happens by a time.
    Milestone,
    /// Something is handed over or published.
    Deliverable,
    /// A number is reached.
    Target,
}

/// Where a promise stands on a day.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Enum)]
#[graphql(remote = "crate::domain::promise::PromiseState")]
pub enum PromiseState {
    /// Its time has not passed, or it has none.
    Pending,
    /// Its time has passed and nothing is recorded of it.
    Overdue,
    /// Somebody looked what came of it and could not tell.
    NotKnown,
    /// It was delivered.
    Delivered,
    /// It was given up.
    Dropped,
}

/// What kind of thing was made public.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Enum)]
#[graphql(remote = "crate::domain::publication::PublicationKind")]
pub enum PublicationKind {
    /// A report.
    Report,
    /// A handbook or guide.
    Handbook,
    /// A release to the press.
    Release,
    /// A piece of news.
    News,
    /// A plan.
    Plan,
    /// Slides of a talk.
    Presentation,
    /// A recording.
    Video,
    /// A page on the web.
    WebPage,
    /// Something else.
    Other,
}

/// A rough size of likelihood or harm.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Enum)]
#[graphql(remote = "crate::domain::risk::RiskLevel")]
pub enum RiskLevel {
    /// Small.
    Low,
    /// In between.
    Medium,
    /// Large.
    High,
}

/// How a risk ended.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Enum)]
#[graphql(remote = "crate::domain::risk::RiskEnd")]
pub enum RiskEnd {
    /// It came true.
    Realised,
    /// It can no longer come true.
    Averted,
    /// The project lives with it.
    Accepted,
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

/// How far an operating model has come.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Enum)]
#[graphql(remote = "crate::domain::model::ModelState")]
pub enum ModelState {
    /// An idea that nobody has worked out.
    Idea,
    /// Worked out, not tried.
    Developed,
    /// Tried in practice.
    Trialled,
    /// Described so that others can take it up.
    Described,
    /// In lasting use where it was made.
    InUse,
    /// In use elsewhere too.
    Spread,
    /// Given up; why, and what was learned, is told.
    NotContinued,
    /// Kept for reading only.
    Archived,
}

/// A phase of the development path.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Enum)]
#[graphql(remote = "crate::domain::model::PathPhase")]
pub enum PathPhase {
    /// Realise and understand.
    Understand,
    /// Imagine and try.
    Try,
    /// Describe and share.
    Share,
}

/// A section of the development path.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Enum)]
#[graphql(remote = "crate::domain::model::PathSection")]
pub enum PathSection {
    /// In what surroundings it was developed.
    OperatingEnvironment,
    /// Where it started from, and the strategies behind it.
    StartingPoint,
    /// The needs that development answers.
    Needs,
    /// Who developed it together, and how.
    CoDevelopment,
    /// The change that is aimed at.
    IntendedChange,
    /// How the change is measured.
    MeasuringChange,
    /// Ideas, and how one was chosen.
    Ideas,
    /// Trials, and what they showed.
    Trials,
    /// The target group and what is known of it.
    ClientUnderstanding,
    /// The core idea of the solution.
    CoreIdea,
    /// On what its working and adoption depend.
    Conditions,
    /// What evaluation found.
    Results,
}

/// How an organisation uses an operating model.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Enum)]
#[graphql(remote = "crate::domain::adoption::AdoptionState")]
pub enum AdoptionState {
    /// Decided or prepared, not in use yet.
    Planned,
    /// In use as it is described.
    Adopted,
    /// In use with changes of its own.
    Adapted,
    /// No more in use.
    Ended,
}

/// How a later operating model came of an earlier one.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Enum)]
#[graphql(remote = "crate::domain::lineage::LineageKind")]
pub enum LineageKind {
    /// The later one was developed from the earlier one.
    DerivedFrom,
    /// The earlier one was done again elsewhere as the later one.
    ReplicatedIn,
    /// The earlier one goes on under the later one's name.
    ContinuesAs,
    /// The earlier one became a part of the later one.
    MergedInto,
    /// The later one took the earlier one's place.
    Supersedes,
}

/// A list of controlled words.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Enum)]
#[graphql(remote = "crate::domain::vocabulary::Vocabulary")]
pub enum Vocabulary {
    /// Wellbeing services counties, Helsinki, Åland, and the whole country.
    Counties,
    /// What a model is about.
    Themes,
    /// Whom it is for.
    TargetGroups,
}
