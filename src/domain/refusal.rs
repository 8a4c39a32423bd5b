//! Why a command is refused, in reasons a person can act on.
//!
//! A decision tells all reasons that apply, each with the field it is about; nothing is written
//! when there is one.

use chrono::NaiveDate;

use super::free_text::FreeText;
use super::identity_code;
use super::language::{Names, Texts};

/// Longest name or title, in characters.
pub const NAME_CHARS_MAX: usize = 300;
/// Longest narrative in one language, in characters.
pub const TEXT_CHARS_MAX: usize = 20_000;
/// Longest summary in one language, in characters.
pub const SUMMARY_CHARS_MAX: usize = 600;
/// Longest texts of one filing together, all languages and answers, in characters.
pub const FILING_CHARS_MAX: usize = 200_000;
/// Longest texts of one version of an operating model together, in characters.
pub const MODEL_CHARS_MAX: usize = 100_000;
/// Most versions of one operating model.
pub const MODEL_VERSIONS_MAX: usize = 500;
/// Most changes of the state of one operating model, or stages of one adoption.
pub const MOVES_MAX: usize = 100;
/// Most links between operating models, all together: they are one graph in one document.
pub const LINEAGE_LINKS_MAX: usize = 10_000;
/// Most versions of one assessment.
pub const FILINGS_MAX: usize = 50;
/// Shortest and longest reason for a correction, in characters.
pub const REASON_CHARS: std::ops::RangeInclusive<usize> = 3..=2_000;
/// Longest web address, in bytes.
pub const URL_BYTES_MAX: usize = 2_000;
/// Most projects that one round can name, or give longer time.
pub const PROJECTS_MAX: usize = 2_000;
/// Most reminders, and most closings, of one round.
pub const REMINDERS_MAX: usize = 100;
/// Most comments on one assessment, and most steps of its review.
pub const COMMENTS_MAX: usize = 500;
/// Most items in any one list of a command.
pub const LIST_ITEMS_MAX: usize = 200;

/// The closed list of reasons. The message for people is in the language files under the same code.
#[derive(Clone, Debug, PartialEq)]
pub enum Reason {
    /// What the field names does not exist, or is not yours to see.
    NotFound {
        what: String,
    },
    /// The key, slug or code is already in use.
    Taken {
        what: String,
    },
    Required,
    TooLong {
        max: usize,
    },
    TooShort {
        min: usize,
    },
    TooMany {
        max: usize,
    },
    ControlCharacter,
    NotAKey,
    NotARoundCode,
    NotADate,
    NotAnId,
    NotAUrl,
    /// The code of a round fixes its kind.
    KindDisagreesWithCode,
    /// The code of a round fixes its days.
    PeriodDisagreesWithCode {
        from: NaiveDate,
        to: NaiveDate,
    },
    PeriodBackwards,
    StateDateOutsidePeriod,
    DueBeforeStateDate {
        state_date: NaiveDate,
    },
    DueBeforeOpening {
        opens: NaiveDate,
    },
    ClosedBeforeStateDate {
        state_date: NaiveDate,
    },
    FutureDay {
        today: NaiveDate,
    },
    /// The day should be today or later.
    DayPassed {
        today: NaiveDate,
    },
    /// A wording, scale or method may not begin before the one it follows.
    BeginsBeforeLatest {
        latest: NaiveDate,
    },
    GoalUnknown {
        goal: String,
    },
    GoalTwice {
        goal: String,
    },
    GoalUnanswered {
        goal: String,
    },
    AnswerContradicts,
    NoScale,
    RatingOutsideScale {
        steps: usize,
    },
    RoundClosed {
        on: NaiveDate,
    },
    RoundNotClosed,
    /// Two rounds of a programme may not ask about the same day.
    RoundOverlaps {
        code: String,
    },
    /// The round does not ask this project.
    ProjectNotAsked,
    /// An extension gives more time than the project has.
    DueNotLater {
        due: NaiveDate,
    },
    /// Only parts that were returned may be changed now.
    PartNotReturned {
        part: String,
    },
    /// A returned filing has a comment that says what to mend.
    CommentNeeded,
    /// The text does not have these words.
    QuoteNotFound,
    /// Somebody else changed the field meanwhile.
    StaleBase {
        version: u32,
    },
    /// Two people wrote the same field; a person must choose first.
    SideVersionOpen,
    NotANumber,
    /// A text holds a Finnish personal identity code.
    PersonalIdentityCode,
    RoundNotOpen {
        opens: NaiveDate,
    },
    /// The round holds what was published elsewhere; nothing is submitted to it.
    RoundImportsOnly,
    WrongProgramme,
    AlreadyFiled,
    /// A reminder goes to those that have not filed.
    NothingToRemind,
    /// What was not accepted cannot be undone.
    NotAccepted,
    NotFiled,
    StateNotReachable {
        from: String,
        to: String,
    },
    NotAPartner,
    RangeBackwards,
    OutsideRange {
        min: String,
        max: String,
    },
    /// A sum of medians or a plain mean of indices means nothing.
    AggregationNotMeaningful,
    ObservationExists,
    ObservationWithdrawn,
    /// A kind of number was given what another kind has: a scale, a base year, parts.
    NotOfThisKind,
    /// The base year of an index is 100 by definition.
    BaseIsHundred,
    /// A denominator of nothing gives no value, not 0.
    NothingToDivideBy,
    /// A method that measures otherwise cannot go on from the one before it.
    MethodsDiffer,
    NotAClaim,
    /// A claim is linked to a number that was measured.
    NotAMeasurement,
    /// A claim is linked to a measurement of the same project and indicator.
    OtherIndicator,
    /// The first line of a pasted table names no column that is needed.
    ColumnMissing {
        column: String,
    },
    /// What was pasted or sent is no text with rows and columns.
    NotATable,
    /// A cell of a pasted table that should hold a number.
    NotAValue {
        text: String,
    },
    /// Visits or days below zero.
    NegativeCount,
    /// No patient has the two visits that a COCI needs.
    NobodyEligible,
    /// No professional has a known third free slot.
    NoSlotKnown,
    /// The indicator cannot be computed from this kind of rows.
    NotComputedFromThis,
    /// The parts of a target or a budget make another sum than the whole.
    PartsDoNotSum {
        sum: String,
        whole: String,
    },
    /// Only a target has a number to reach.
    NotATarget,
    OutcomeRecorded,
    OutcomeMissing,
    LinksToItself,
    /// The other project already stands in this relation to this one.
    LinkGoesRound,
    RiskClosed,
    /// Only who said it takes it back.
    NotYours,
    /// Writers and managers are of one project; funders, administrators and auditors are not.
    RoleOutsideScope,
    /// A project always has somebody who answers for it.
    LastManager,
    /// A role that is over gets no other in its place.
    MembershipOver,
    PersonRemoved,
    /// Rights are not ended in the past.
    PastDay {
        today: NaiveDate,
    },
    NotAnAddress,
    WrongPassword,
    /// The secret was used, has expired, or never was.
    InvitationNotValid,
    /// The link that ends mail is not ours, or it has ended.
    LinkNotValid,
    /// Too many came in a short time.
    TryLater,
    /// The key is not in the list of counties, themes or target groups.
    NotATerm {
        key: String,
    },
    /// A pillar is written `P4`, an investment `I3` or `I1A`.
    NotAProgrammeCode,
    /// The same thing stands twice in one list.
    Repeated {
        what: String,
    },
    ModelArchived,
    /// The model would come of itself.
    LineageCycle,
    LineageLinkExists,
    AdoptionWithdrawn,
    /// Letters were lost or replaced before the text came here.
    WrongEncoding,
    /// The text names somebody, or tells how to reach somebody.
    PersonalData,
    /// The stretch does not lie within the text.
    NotInText,
    /// The document cannot be read as JSON.
    NotJson {
        line: usize,
        column: usize,
    },
    /// Something else is needed at this place of a document, such as a list.
    WrongShape {
        what: String,
    },
    /// No step of an import does this.
    NotAStep {
        what: String,
    },
    /// A step does not fit the input of its mutation; what is wrong, in English.
    NotAnInput {
        what: String,
    },
    /// The right for this step is missing.
    StepForbidden,
    /// The step could not be recorded for another reason than the rules; it may be tried again.
    StepFailed {
        what: String,
    },
}

impl Reason {
    /// The stable code on the wire.
    pub fn code(&self) -> &'static str {
        match self {
            Reason::NotFound { .. } => "NOT_FOUND",
            Reason::Taken { .. } => "TAKEN",
            Reason::Required => "REQUIRED",
            Reason::TooLong { .. } => "TOO_LONG",
            Reason::TooShort { .. } => "TOO_SHORT",
            Reason::TooMany { .. } => "TOO_MANY",
            Reason::ControlCharacter => "CONTROL_CHARACTER",
            Reason::NotAKey => "NOT_A_KEY",
            Reason::NotARoundCode => "NOT_A_ROUND_CODE",
            Reason::NotADate => "NOT_A_DATE",
            Reason::NotAnId => "NOT_AN_ID",
            Reason::NotAUrl => "NOT_A_URL",
            Reason::KindDisagreesWithCode => "KIND_DISAGREES_WITH_CODE",
            Reason::PeriodDisagreesWithCode { .. } => "PERIOD_DISAGREES_WITH_CODE",
            Reason::PeriodBackwards => "PERIOD_BACKWARDS",
            Reason::StateDateOutsidePeriod => "STATE_DATE_OUTSIDE_PERIOD",
            Reason::DueBeforeStateDate { .. } => "DUE_BEFORE_STATE_DATE",
            Reason::DueBeforeOpening { .. } => "DUE_BEFORE_OPENING",
            Reason::ClosedBeforeStateDate { .. } => "CLOSED_BEFORE_STATE_DATE",
            Reason::FutureDay { .. } => "FUTURE_DAY",
            Reason::DayPassed { .. } => "DAY_PASSED",
            Reason::BeginsBeforeLatest { .. } => "BEGINS_BEFORE_LATEST",
            Reason::GoalUnknown { .. } => "GOAL_UNKNOWN",
            Reason::GoalTwice { .. } => "GOAL_TWICE",
            Reason::GoalUnanswered { .. } => "GOAL_UNANSWERED",
            Reason::AnswerContradicts => "ANSWER_CONTRADICTS",
            Reason::NoScale => "NO_SCALE",
            Reason::RatingOutsideScale { .. } => "RATING_OUTSIDE_SCALE",
            Reason::RoundClosed { .. } => "ROUND_CLOSED",
            Reason::RoundNotClosed => "ROUND_NOT_CLOSED",
            Reason::RoundOverlaps { .. } => "ROUND_OVERLAPS",
            Reason::ProjectNotAsked => "PROJECT_NOT_ASKED",
            Reason::DueNotLater { .. } => "DUE_NOT_LATER",
            Reason::PartNotReturned { .. } => "PART_NOT_RETURNED",
            Reason::CommentNeeded => "COMMENT_NEEDED",
            Reason::QuoteNotFound => "QUOTE_NOT_FOUND",
            Reason::StaleBase { .. } => "STALE_BASE",
            Reason::SideVersionOpen => "SIDE_VERSION_OPEN",
            Reason::NotANumber => "NOT_A_NUMBER",
            Reason::PersonalIdentityCode => "PERSONAL_IDENTITY_CODE",
            Reason::RoundNotOpen { .. } => "ROUND_NOT_OPEN",
            Reason::RoundImportsOnly => "ROUND_IMPORTS_ONLY",
            Reason::WrongProgramme => "WRONG_PROGRAMME",
            Reason::AlreadyFiled => "ALREADY_FILED",
            Reason::NothingToRemind => "NOTHING_TO_REMIND",
            Reason::NotAccepted => "NOT_ACCEPTED",
            Reason::NotFiled => "NOT_FILED",
            Reason::StateNotReachable { .. } => "STATE_NOT_REACHABLE",
            Reason::NotAPartner => "NOT_A_PARTNER",
            Reason::RangeBackwards => "RANGE_BACKWARDS",
            Reason::OutsideRange { .. } => "OUTSIDE_RANGE",
            Reason::AggregationNotMeaningful => "AGGREGATION_NOT_MEANINGFUL",
            Reason::ObservationExists => "OBSERVATION_EXISTS",
            Reason::ObservationWithdrawn => "OBSERVATION_WITHDRAWN",
            Reason::NotOfThisKind => "NOT_OF_THIS_KIND",
            Reason::BaseIsHundred => "BASE_IS_HUNDRED",
            Reason::NothingToDivideBy => "NOTHING_TO_DIVIDE_BY",
            Reason::MethodsDiffer => "METHODS_DIFFER",
            Reason::NotAClaim => "NOT_A_CLAIM",
            Reason::NotAMeasurement => "NOT_A_MEASUREMENT",
            Reason::OtherIndicator => "OTHER_INDICATOR",
            Reason::ColumnMissing { .. } => "COLUMN_MISSING",
            Reason::NotATable => "NOT_A_TABLE",
            Reason::NotAValue { .. } => "NOT_A_VALUE",
            Reason::NegativeCount => "NEGATIVE_COUNT",
            Reason::NobodyEligible => "NOBODY_ELIGIBLE",
            Reason::NoSlotKnown => "NO_SLOT_KNOWN",
            Reason::NotComputedFromThis => "NOT_COMPUTED_FROM_THIS",
            Reason::PartsDoNotSum { .. } => "PARTS_DO_NOT_SUM",
            Reason::NotATarget => "NOT_A_TARGET",
            Reason::OutcomeRecorded => "OUTCOME_RECORDED",
            Reason::OutcomeMissing => "OUTCOME_MISSING",
            Reason::LinksToItself => "LINKS_TO_ITSELF",
            Reason::LinkGoesRound => "LINK_GOES_ROUND",
            Reason::RiskClosed => "RISK_CLOSED",
            Reason::NotYours => "NOT_YOURS",
            Reason::RoleOutsideScope => "ROLE_OUTSIDE_SCOPE",
            Reason::LastManager => "LAST_MANAGER",
            Reason::MembershipOver => "MEMBERSHIP_OVER",
            Reason::PersonRemoved => "PERSON_REMOVED",
            Reason::PastDay { .. } => "PAST_DAY",
            Reason::NotAnAddress => "NOT_AN_ADDRESS",
            Reason::WrongPassword => "WRONG_PASSWORD",
            Reason::InvitationNotValid => "INVITATION_NOT_VALID",
            Reason::LinkNotValid => "LINK_NOT_VALID",
            Reason::TryLater => "TRY_LATER",
            Reason::NotATerm { .. } => "NOT_A_TERM",
            Reason::NotAProgrammeCode => "NOT_A_PROGRAMME_CODE",
            Reason::Repeated { .. } => "REPEATED",
            Reason::ModelArchived => "MODEL_ARCHIVED",
            Reason::LineageCycle => "LINEAGE_CYCLE",
            Reason::LineageLinkExists => "LINEAGE_LINK_EXISTS",
            Reason::AdoptionWithdrawn => "ADOPTION_WITHDRAWN",
            Reason::WrongEncoding => "WRONG_ENCODING",
            Reason::PersonalData => "PERSONAL_DATA",
            Reason::NotInText => "NOT_IN_TEXT",
            Reason::NotJson { .. } => "NOT_JSON",
            Reason::WrongShape { .. } => "WRONG_SHAPE",
            Reason::NotAStep { .. } => "NOT_A_STEP",
            Reason::NotAnInput { .. } => "NOT_AN_INPUT",
            Reason::StepForbidden => "STEP_FORBIDDEN",
            Reason::StepFailed { .. } => "STEP_FAILED",
        }
    }

    /// Values that the message names, under the names it uses for them.
    pub fn values(&self) -> Vec<(&'static str, String)> {
        match self {
            Reason::NotFound { what }
            | Reason::Taken { what }
            | Reason::Repeated { what }
            | Reason::WrongShape { what }
            | Reason::NotAStep { what }
            | Reason::NotAnInput { what }
            | Reason::StepFailed { what } => {
                vec![("what", what.clone())]
            }
            Reason::NotJson { line, column } => {
                vec![("line", line.to_string()), ("column", column.to_string())]
            }
            Reason::NotATerm { key } => vec![("key", key.clone())],
            Reason::NotAValue { text } => vec![("text", text.clone())],
            Reason::ColumnMissing { column } => vec![("column", column.clone())],
            Reason::TooLong { max } | Reason::TooMany { max } => vec![("max", max.to_string())],
            Reason::TooShort { min } => vec![("min", min.to_string())],
            Reason::PeriodDisagreesWithCode { from, to } => {
                vec![("from", from.to_string()), ("to", to.to_string())]
            }
            Reason::DueBeforeStateDate { state_date }
            | Reason::ClosedBeforeStateDate { state_date } => {
                vec![("day", state_date.to_string())]
            }
            Reason::DueBeforeOpening { opens } | Reason::RoundNotOpen { opens } => {
                vec![("day", opens.to_string())]
            }
            Reason::FutureDay { today }
            | Reason::DayPassed { today }
            | Reason::PastDay { today } => {
                vec![("day", today.to_string())]
            }
            Reason::BeginsBeforeLatest { latest } => vec![("day", latest.to_string())],
            Reason::RoundClosed { on } => vec![("day", on.to_string())],
            Reason::RoundOverlaps { code } => vec![("code", code.clone())],
            Reason::DueNotLater { due } => vec![("day", due.to_string())],
            Reason::PartNotReturned { part } => vec![("part", part.clone())],
            Reason::StaleBase { version } => vec![("version", version.to_string())],
            Reason::GoalUnknown { goal }
            | Reason::GoalTwice { goal }
            | Reason::GoalUnanswered { goal } => vec![("goal", goal.clone())],
            Reason::RatingOutsideScale { steps } => vec![("max", steps.to_string())],
            Reason::StateNotReachable { from, to } => {
                vec![("from", from.clone()), ("to", to.clone())]
            }
            Reason::OutsideRange { min, max } => {
                vec![("min", min.clone()), ("max", max.clone())]
            }
            Reason::PartsDoNotSum { sum, whole } => {
                vec![("sum", sum.clone()), ("whole", whole.clone())]
            }
            Reason::NotATarget
            | Reason::OutcomeRecorded
            | Reason::OutcomeMissing
            | Reason::LinksToItself
            | Reason::LinkGoesRound
            | Reason::RiskClosed
            | Reason::NotYours
            | Reason::Required
            | Reason::RoundNotClosed
            | Reason::ProjectNotAsked
            | Reason::CommentNeeded
            | Reason::QuoteNotFound
            | Reason::SideVersionOpen
            | Reason::NotANumber
            | Reason::PersonalIdentityCode
            | Reason::ControlCharacter
            | Reason::NotAKey
            | Reason::NotARoundCode
            | Reason::NotADate
            | Reason::NotAnId
            | Reason::NotAUrl
            | Reason::KindDisagreesWithCode
            | Reason::PeriodBackwards
            | Reason::StateDateOutsidePeriod
            | Reason::AnswerContradicts
            | Reason::NoScale
            | Reason::RoundImportsOnly
            | Reason::WrongProgramme
            | Reason::AlreadyFiled
            | Reason::NothingToRemind
            | Reason::NotAccepted
            | Reason::NotFiled
            | Reason::NotAPartner
            | Reason::RangeBackwards
            | Reason::AggregationNotMeaningful
            | Reason::ObservationExists
            | Reason::ObservationWithdrawn
            | Reason::NotOfThisKind
            | Reason::BaseIsHundred
            | Reason::NothingToDivideBy
            | Reason::MethodsDiffer
            | Reason::NotAClaim
            | Reason::NotAMeasurement
            | Reason::OtherIndicator
            | Reason::NotATable
            | Reason::NegativeCount
            | Reason::NobodyEligible
            | Reason::NoSlotKnown
            | Reason::NotComputedFromThis
            | Reason::RoleOutsideScope
            | Reason::LastManager
            | Reason::MembershipOver
            | Reason::PersonRemoved
            | Reason::NotAnAddress
            | Reason::WrongPassword
            | Reason::InvitationNotValid
            | Reason::LinkNotValid
            | Reason::TryLater
            | Reason::NotAProgrammeCode
            | Reason::ModelArchived
            | Reason::LineageCycle
            | Reason::LineageLinkExists
            | Reason::AdoptionWithdrawn
            | Reason::WrongEncoding
            | Reason::PersonalData
            | Reason::NotInText
            | Reason::StepForbidden => Vec::new(),
        }
    }
}

/// One reason and the input field it is about, as a path of field names and list indexes.
#[derive(Clone, Debug, PartialEq)]
pub struct Refusal {
    pub reason: Reason,
    pub field: Vec<String>,
}

impl Refusal {
    /// A field path is written `answers.2.rating`.
    pub fn new(field: &str, reason: Reason) -> Refusal {
        Refusal {
            reason,
            field: field
                .split('.')
                .filter(|part| !part.is_empty())
                .map(str::to_owned)
                .collect(),
        }
    }
}

/// Collects every reason that applies, so that a person mends all of them in one go.
#[derive(Debug, Default)]
pub struct Checks {
    refusals: Vec<Refusal>,
}

impl Checks {
    pub fn refuse(&mut self, field: &str, reason: Reason) {
        self.refusals.push(Refusal::new(field, reason));
    }

    pub fn expect(&mut self, holds: bool, field: &str, reason: Reason) {
        if !holds {
            self.refuse(field, reason);
        }
    }

    /// Takes the value, or keeps its refusal for later.
    pub fn take<T>(&mut self, result: Result<T, Refusal>) -> Option<T> {
        result.map_err(|refusal| self.refusals.push(refusal)).ok()
    }

    /// A short public text: not blank, not long, no control characters.
    pub fn name(&mut self, field: &str, name: &str) {
        self.expect(!name.trim().is_empty(), field, Reason::Required);
        self.expect(
            name.chars().count() <= NAME_CHARS_MAX,
            field,
            Reason::TooLong {
                max: NAME_CHARS_MAX,
            },
        );
        self.expect(
            !name.chars().any(char::is_control),
            field,
            Reason::ControlCharacter,
        );
        self.nobodys_code(field, name);
    }

    /// Names in at least one language, each a good name.
    pub fn names(&mut self, field: &str, names: &Names) {
        self.expect(!names.is_empty(), field, Reason::Required);
        for (language, name) in names.iter() {
            self.name(&format!("{field}.{}", language.code()), name);
        }
    }

    /// Narrative in any number of languages.
    pub fn texts(&mut self, field: &str, texts: &Texts) {
        for (language, text) in texts.iter() {
            let field = format!("{field}.{}", language.code());
            self.free_text(&field, text, 0..=TEXT_CHARS_MAX);
        }
    }

    /// A short version of a narrative in any number of languages.
    pub fn summary(&mut self, field: &str, texts: &Texts) {
        for (language, text) in texts.iter() {
            let field = format!("{field}.{}", language.code());
            self.free_text(&field, text, 0..=SUMMARY_CHARS_MAX);
        }
    }

    /// A reason that must be given.
    pub fn reason(&mut self, field: &str, text: &FreeText) {
        self.free_text(field, text, REASON_CHARS);
    }

    /// A text in people's own words of a bounded length.
    pub fn free_text(
        &mut self,
        field: &str,
        text: &FreeText,
        chars: std::ops::RangeInclusive<usize>,
    ) {
        let text = text.as_str().unwrap_or_default();
        let count = text.trim().chars().count();
        self.expect(
            count >= *chars.start(),
            field,
            Reason::TooShort {
                min: *chars.start(),
            },
        );
        self.expect(
            count <= *chars.end(),
            field,
            Reason::TooLong { max: *chars.end() },
        );
        let stray = |c: char| c.is_control() && !matches!(c, '\n' | '\r' | '\t');
        self.expect(!text.chars().any(stray), field, Reason::ControlCharacter);
        self.nobodys_code(field, text);
    }

    fn nobodys_code(&mut self, field: &str, text: &str) {
        self.expect(
            !identity_code::is_in(text),
            field,
            Reason::PersonalIdentityCode,
        );
    }

    /// A web address: it begins with `https://` or `http://` and has no spaces.
    pub fn url(&mut self, field: &str, url: &str) {
        let web = url.starts_with("https://") || url.starts_with("http://");
        let whole = url.len() <= URL_BYTES_MAX && !url.chars().any(|c| c.is_control() || c == ' ');
        self.expect(web && whole, field, Reason::NotAUrl);
    }

    /// A day that has come.
    pub fn past(&mut self, field: &str, day: NaiveDate, today: NaiveDate) {
        self.expect(day <= today, field, Reason::FutureDay { today });
    }

    pub fn list(&mut self, field: &str, items: usize) {
        self.expect(
            items <= LIST_ITEMS_MAX,
            field,
            Reason::TooMany {
                max: LIST_ITEMS_MAX,
            },
        );
    }

    /// Whether nothing was refused so far.
    pub fn is_empty(&self) -> bool {
        self.refusals.is_empty()
    }

    /// `Ok` when nothing was refused.
    pub fn finish(self) -> Result<(), Vec<Refusal>> {
        if self.refusals.is_empty() {
            Ok(())
        } else {
            Err(self.refusals)
        }
    }
}
