//! Import: old texts read into blocks and kept by a person, whole projects as JSON, and indicators of
//! Sotkanet. Everything becomes a command that a client could give, under a command id of its own
//! content: what is imported again is not recorded again.

mod form;
mod kept;
mod preview;
mod rehearsal;
mod sotkanet;
mod source_text;
mod steps;

use std::sync::Arc;

use async_graphql::{Context, Enum, InputObject, Object, Result, SimpleObject};
use uuid::Uuid;

use super::Schema;
use super::context::{actor, app, language};
use super::error::{UserError, failure};
use super::input::Reading;
use crate::app::Failure;
use crate::domain::assessment::Source;
use crate::domain::import as domain;
use crate::domain::refusal::{Checks, Refusal};

pub use form::document_schema;
pub use preview::ImportQueries;
pub use rehearsal::Rehearsal;
pub use source_text::{EventOrigin, SourceText};
pub use steps::{MUTATIONS, Ran, Step, Steps, parse, pointer};

use super::assessment::SourceInput;

/// What a block of a text seems to be.
#[derive(Clone, Copy, PartialEq, Eq, Enum)]
pub enum ImportBlockKind {
    /// A basic fact of the project; `fact` says which.
    BasicFact,
    /// What the project aims at.
    Goal,
    /// What the project tells of a round, or of its results.
    Narrative,
    /// An operating model.
    Model,
    /// A promise of a number.
    Target,
    /// Something promised.
    Promise,
    /// A change told without a number, or a share of what is not told.
    Claim,
    /// An organisation that takes part.
    Partner,
    /// Something made public.
    Publication,
    /// Who answers questions: personal data, which are never recorded.
    Contact,
    /// A heading, which says what follows it.
    Heading,
    /// What belongs to a web page and not to the project.
    Noise,
    /// No rule knows it: a person decides.
    Unknown,
}

/// Which basic fact of a project.
#[derive(Clone, Copy, PartialEq, Eq, Enum)]
#[graphql(remote = "domain::Fact")]
pub enum ImportFact {
    /// What it is called.
    Name,
    /// What it is.
    Description,
    /// When it runs.
    OperatingTime,
    /// Who pays.
    Funder,
    /// When the page was made or changed: it dates the source.
    PageDate,
}

/// Which kind of personal data.
#[derive(Clone, Copy, PartialEq, Eq, Enum)]
#[graphql(remote = "domain::PersonalKind")]
pub enum PersonalDataKind {
    /// A name with a title, a role or a label.
    Name,
    /// A mail address.
    MailAddress,
    /// A telephone number.
    TelephoneNumber,
    /// A personal identity code.
    IdentityCode,
}

/// What came of a block or a step.
#[derive(Clone, Copy, PartialEq, Eq, Enum)]
pub enum ImportState {
    /// It was recorded now.
    Recorded,
    /// It had been recorded before; nothing was recorded now.
    AlreadyRecorded,
    /// It was refused; `userErrors` tells why.
    Refused,
}

/// Blocks of a text to keep.
#[derive(InputObject)]
struct ImportTextInput {
    /// The project's address.
    project: String,
    /// The whole text, as it was previewed: at most 200,000 characters.
    text: String,
    /// Where the text was published, and as of which day.
    source: SourceInput,
    /// The language of the text.
    #[graphql(default_with = "super::text::Language::Fi")]
    language: super::text::Language,
    /// The blocks to keep; all others are dropped.
    blocks: Vec<kept::KeptBlockInput>,
}

/// A document of steps.
#[derive(InputObject)]
struct ImportStepsInput {
    /// The document as JSON: an object with a list `steps`, at most 1,000 of them.
    document: String,
    /// Only try the steps out, each upon those before it and by every rule; nothing is recorded.
    #[graphql(default)]
    dry_run: bool,
}

/// An indicator of Sotkanet with its values.
#[derive(InputObject)]
struct ImportSotkanetInput {
    /// The address of the project that the values are kept for.
    project: String,
    /// The indicator as JSON, as `/api/indicators/{id}` answers.
    indicator: String,
    /// Its values as JSON, as `/api/json` answers: at most 2,000 rows are taken.
    data: String,
    /// The regions as JSON, as `/api/regions` answers; their names become the places.
    regions: Option<String>,
    /// The ids of the regions to take; all when empty.
    #[graphql(default)]
    only: Vec<i64>,
    /// Which rows: `total`, `female`, `male`, or `every` for all three. Each row is kept as what it
    /// is: values of women, of men and of both are never brought together.
    #[graphql(default_with = "\"total\".to_owned()")]
    gender: String,
    /// What kind of number the indicator is.
    kind: super::enums::IndicatorKind,
    /// Which way is better.
    direction: super::enums::Direction,
    /// How values of several projects may be brought together.
    #[graphql(default_with = "super::enums::Aggregation::Never")]
    aggregation: super::enums::Aggregation,
    /// What a value is measured in; the indicator's own word when left out.
    unit: Option<super::text::NamesInput>,
    /// Where and when the values were fetched.
    source: SourceInput,
}

/// What came of one block.
#[derive(SimpleObject)]
pub struct ImportedBlock {
    /// Its place among the blocks of the input.
    number: usize,
    /// What came of it.
    state: ImportState,
    /// Why it was refused.
    user_errors: Vec<UserError>,
}

/// What an import of a text did.
#[derive(SimpleObject)]
struct ImportTextPayload {
    /// The source that the recorded events point to; null when nothing could be recorded.
    source_text: Option<SourceText>,
    /// What came of each block, in the order of the input.
    blocks: Vec<ImportedBlock>,
    /// How many blocks were recorded now.
    recorded: usize,
    /// Every refusal, with the block it is about. What stands in the input is judged first: as long
    /// as that is refused, nothing is recorded.
    user_errors: Vec<UserError>,
}

/// What is wrong at a place of a document.
#[derive(SimpleObject)]
pub struct ImportFault {
    /// The place as a JSON pointer, such as `/steps/3/input/names/fi`.
    pointer: String,
    /// A stable code.
    code: String,
    /// What to do, in the language that `Accept-Language` asks for.
    message: String,
}

impl From<&UserError> for ImportFault {
    fn from(error: &UserError) -> ImportFault {
        ImportFault {
            pointer: pointer(&error.field),
            code: error.code.clone(),
            message: error.message.clone(),
        }
    }
}

/// What an import of a document did.
#[derive(SimpleObject)]
struct ImportStepsPayload {
    /// Steps of the document.
    steps: usize,
    /// Steps recorded now, or that would be when this is a dry run.
    recorded: usize,
    /// Steps that had been recorded before, or have nothing new to say.
    already_recorded: usize,
    /// What is wrong, by place in the document. The steps before it are recorded; import the mended
    /// document again, and they are not recorded twice.
    faults: Vec<ImportFault>,
    /// The same by field of the input.
    user_errors: Vec<UserError>,
}

/// What an import from Sotkanet did.
#[derive(SimpleObject)]
struct ImportSotkanetPayload {
    /// The key of the indicator; null when its JSON could not be read.
    indicator: Option<String>,
    /// Values recorded now.
    recorded: usize,
    /// Values that had been recorded before.
    already_recorded: usize,
    /// Rows that were passed over: of another region or gender.
    passed_over: usize,
    /// What is wrong, by place in the values. The other rows are recorded.
    faults: Vec<ImportFault>,
    /// The same by field of the input.
    user_errors: Vec<UserError>,
}

/// Reads a source; what is wrong in it goes to the checks.
fn source(checks: &mut Checks, input: SourceInput) -> Option<Source> {
    let (location, date) = input.parts();
    let date = date.parse(checks, "source.date");
    checks.name("source.location", &location);
    date.map(|date| Source { location, date })
}

fn told(ctx: &Context<'_>, refusals: &[Refusal]) -> Vec<UserError> {
    let language = language(ctx);
    let refusals = refusals.iter();
    refusals
        .map(|refusal| UserError::new(refusal, language))
        .collect()
}

#[derive(Default)]
pub struct ImportMutations;

#[Object]
impl ImportMutations {
    /// Records the kept blocks of an old text as facts of a project, each with the source and the
    /// stretch it came from. Blocks with personal data are kept only when edited. The same block
    /// again is not recorded again.
    async fn import_text(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The text and the blocks.")] input: ImportTextInput,
    ) -> Result<ImportTextPayload> {
        let mut reading = Reading::new(ctx)?;
        let project = reading.project("project", &input.project).await?;
        let source = source(&mut reading.checks, input.source);
        let text = domain::plain(&input.text);
        domain::check(&mut reading.checks, "text", &text);
        reading.checks.list("blocks", input.blocks.len());
        let plans = match reading.checks.is_empty() {
            true => kept::plan(&mut reading, project.as_deref(), &text, input.blocks).await?,
            false => Vec::new(),
        };
        let language = input.language.into();
        let kept = project.zip(source).map(|(project, source)| kept::Kept {
            project,
            source,
            text,
            language,
            plans,
        });
        match reading.finish(kept) {
            Err(refusals) => Ok(ImportTextPayload {
                source_text: None,
                blocks: Vec::new(),
                recorded: 0,
                user_errors: told(ctx, &refusals),
            }),
            Ok(kept) => kept.record(ctx).await,
        }
    }

    /// Gives the commands of a document, one after the other, with the rights of the asker. It stops
    /// at the first that is refused.
    async fn import_steps(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The document.")] input: ImportStepsInput,
    ) -> Result<ImportStepsPayload> {
        let language = language(ctx);
        let payload = |steps: usize, ran: Ran| {
            let within = ran.faults.iter().cloned();
            ImportStepsPayload {
                steps,
                recorded: ran.recorded,
                already_recorded: ran.already_recorded,
                faults: ran.faults.iter().map(ImportFault::from).collect(),
                user_errors: within.map(|fault| fault.within(&["document"])).collect(),
            }
        };
        let steps = match parse(&input.document, steps::STEPS_MAX, language) {
            Ok(steps) => steps,
            Err(faults) => return Ok(payload(0, Ran::of_faults(faults))),
        };
        let own = Steps {
            schema: ctx.data::<Schema>()?,
            actor: actor(ctx),
            language,
            origin: None,
        };
        let rehearsal = input.dry_run.then(Arc::<Rehearsal>::default);
        let ran = own.run_all(app(ctx)?, &steps, rehearsal, |_, _| ()).await;
        let ran = ran.map_err(|failed| failure(ctx, failed))?;
        if ran.is_forbidden() {
            return Err(failure(ctx, Failure::Forbidden));
        }
        Ok(payload(steps.len(), ran))
    }

    /// Records an indicator of Sotkanet, unless its key is defined already, and its values as
    /// observations of a project, one per region, gender and year. A value that is not given is recorded as
    /// missing, never as zero.
    async fn import_sotkanet(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The indicator and its values.")] input: ImportSotkanetInput,
    ) -> Result<ImportSotkanetPayload> {
        sotkanet::import(ctx, input).await
    }
}

/// A command id that follows from what is imported: the same content is the same command.
fn command_id(parts: &[&[u8]]) -> Uuid {
    const IMPORTS: Uuid = Uuid::from_u128(0x51c7_9ab2_08d6_4f3e_b1c4_6e20_8f97_d35a);
    let mut name = Vec::new();
    for part in parts {
        name.extend_from_slice(&(part.len() as u64).to_be_bytes());
        name.extend_from_slice(part);
    }
    Uuid::new_v5(&IMPORTS, &name)
}
