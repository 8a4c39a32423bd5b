//! The preview of an import: the blocks of a text and what each seems to be. Nothing is recorded.

use async_graphql::{Context, Json, Object, Result, SimpleObject};
use serde_json::{Value, json};

use super::{ImportBlockKind, ImportFact, PersonalDataKind};
use crate::app::{Failure, View};
use crate::domain::assessment::Assessment;
use crate::domain::document::Filter;
use crate::domain::fuzzy_date::{FuzzyDate, FuzzyPeriod, Precision, Season};
use crate::domain::import::{self as domain, Block, BlockKind, Details, Fact, Found, Known};
use crate::domain::language::{Names, Texts};
use crate::domain::programme::Programme;
use crate::domain::project::Project;
use crate::domain::promise::Promise;
use crate::domain::publication::Publication;
use crate::domain::source_text;
use crate::graphql::context::{actor, view_now};
use crate::graphql::error::{UserError, failure, view_error};
use crate::graphql::input::Reading;

/// A text as it would be imported.
#[derive(SimpleObject)]
struct ImportPreview {
    /// Its blocks in the order in which they stand; together they are the text without its blank
    /// lines.
    blocks: Vec<ImportBlock>,
    /// Changes that are told without a number, and shares of what is not told.
    claims: Vec<ImportFound>,
    /// The length of the text in characters, lines ended by a line feed alone.
    characters: usize,
    /// SHA-256 of the text in hexadecimal.
    digest: String,
    /// Why the text cannot be read.
    user_errors: Vec<UserError>,
}

/// A block of a text.
#[derive(SimpleObject)]
struct ImportBlock {
    /// Its place among the blocks, 0 for the first.
    number: usize,
    /// Its words as they stand.
    text: String,
    /// What it seems to be, and where it stands.
    found: ImportFound,
    /// Whether it may be kept as it stands: it is new, is something, and names nobody.
    may_be_kept: bool,
    /// The number of the earlier block with the same words.
    repeats: Option<usize>,
    /// Whether the same words are recorded of the project.
    is_recorded: bool,
    /// What in it tells who somebody is.
    personal_data: Vec<PersonalData>,
    /// What stands within it: promises, targets, claims, models, partners.
    within: Vec<ImportFound>,
}

/// Something that a rule found in a text.
#[derive(Clone, SimpleObject)]
struct ImportFound {
    /// Its first character, 0 for the beginning of the text.
    from: u32,
    /// The character after its last.
    to: u32,
    /// What it seems to be.
    kind: ImportBlockKind,
    /// Which basic fact; null when it is none.
    fact: Option<ImportFact>,
    /// The rule that says so, by its stable name.
    rule: &'static str,
    /// The code of the round that it is told of.
    round: Option<String>,
    /// The key of the goal that it is told of.
    goal: Option<String>,
    /// The name or the title that stands in it.
    name: Option<String>,
    /// The words that tell a time.
    time_as_written: Option<String>,
    /// The measure that a claim names, or its share.
    measure: Option<String>,
    /// Whether a claim gives a number, though none that can be checked.
    has_number: bool,
    /// The block to send to `importText` to keep it so, as far as the rules can fill it in; null
    /// when a person has to say more.
    proposal: Option<Json<Value>>,
}

/// A stretch that tells who somebody is.
#[derive(SimpleObject)]
struct PersonalData {
    /// Its first character.
    from: u32,
    /// The character after its last.
    to: u32,
    /// What it is.
    kind: PersonalDataKind,
}

fn kind_of(kind: BlockKind) -> ImportBlockKind {
    match kind {
        BlockKind::BasicFact(_) => ImportBlockKind::BasicFact,
        BlockKind::Goal => ImportBlockKind::Goal,
        BlockKind::Narrative => ImportBlockKind::Narrative,
        BlockKind::Model => ImportBlockKind::Model,
        BlockKind::Target => ImportBlockKind::Target,
        BlockKind::Promise => ImportBlockKind::Promise,
        BlockKind::Claim => ImportBlockKind::Claim,
        BlockKind::Partner => ImportBlockKind::Partner,
        BlockKind::Publication => ImportBlockKind::Publication,
        BlockKind::Contact => ImportBlockKind::Contact,
        BlockKind::Heading => ImportBlockKind::Heading,
        BlockKind::Noise => ImportBlockKind::Noise,
        BlockKind::Unknown => ImportBlockKind::Unknown,
    }
}

impl From<&Found> for ImportFound {
    fn from(found: &Found) -> ImportFound {
        let details = &found.details;
        let fact = match found.kind {
            BlockKind::BasicFact(fact) => Some(fact.into()),
            _ => None,
        };
        let becomes = becomes(found.kind, details);
        ImportFound {
            from: found.span.from,
            to: found.span.to,
            kind: kind_of(found.kind),
            fact,
            rule: found.rule,
            round: details
                .round
                .as_ref()
                .map(|round| round.as_str().to_owned()),
            goal: details.goal.as_ref().map(|goal| goal.as_str().to_owned()),
            name: details.name.clone(),
            time_as_written: details.time_as_written.clone(),
            measure: details.measure.clone(),
            has_number: details.has_number,
            proposal: becomes.map(|becomes| {
                Json(json!({
                    "from": found.span.from, "to": found.span.to, "becomes": becomes
                }))
            }),
        }
    }
}

impl ImportBlock {
    fn of(number: usize, block: &Block) -> ImportBlock {
        let mark = |mark: &domain::Mark| PersonalData {
            from: mark.span.from,
            to: mark.span.to,
            kind: mark.kind.into(),
        };
        ImportBlock {
            number,
            text: block.text.clone(),
            found: (&block.found).into(),
            may_be_kept: block.may_be_kept(),
            repeats: block.repeats,
            is_recorded: block.is_recorded,
            personal_data: block.personal.iter().map(mark).collect(),
            within: block.within.iter().map(Into::into).collect(),
        }
    }
}

/// What a find would be recorded as, when the rules read all of it.
fn becomes(kind: BlockKind, details: &Details) -> Option<Value> {
    let key = details.name.as_deref().and_then(domain::key_of);
    let key = key.as_ref().map(|key| key.as_str());
    Some(match kind {
        BlockKind::BasicFact(Fact::Name) => json!({ "name": true }),
        BlockKind::BasicFact(Fact::Description) => json!({ "description": true }),
        BlockKind::Goal => json!({ "aim": true }),
        BlockKind::BasicFact(Fact::OperatingTime) => {
            json!({ "operatingTime": period(details.time.as_ref()?) })
        }
        BlockKind::BasicFact(Fact::Funder) => json!({ "funder": {
            "names": { "fi": details.name.as_ref()? }, "kind": "OTHER"
        } }),
        BlockKind::Narrative => json!({ "narrative": {
            "round": details.round.as_ref()?.as_str(),
            "goal": details.goal.as_ref().map(|goal| goal.as_str()),
            "isHeading": details.is_goal_heading
        } }),
        BlockKind::Promise | BlockKind::Target => {
            let target = details.target.as_ref();
            let parts = target.map(|target| {
                let parts = target.parts.iter();
                parts.map(|(name, value)| json!({ "names": { "fi": name }, "value": value }))
            });
            let target = target.map(|target| {
                json!({ "value": target.value, "unit": { "fi": target.unit },
                    "parts": parts.into_iter().flatten().collect::<Vec<_>>() })
            });
            json!({ "promise": {
                "key": key?, "kind": word(&details.promise?), "name": details.name,
                "terms": { "due": details.date.as_ref().map(date), "target": target }
            } })
        }
        BlockKind::Partner => json!({ "partner": { "organisation": {
            "names": { "fi": details.name.as_ref()? }, "kind": "OTHER"
        } } }),
        BlockKind::Publication => json!({ "publication": {
            "key": key?, "kind": word(&details.publication?), "title": details.name,
            "published": details.date.as_ref().map(date), "url": details.url
        } }),
        BlockKind::Model => json!({ "model": {
            "key": key?, "name": details.name, "state": "DESCRIBED"
        } }),
        BlockKind::BasicFact(Fact::PageDate)
        | BlockKind::Claim
        | BlockKind::Contact
        | BlockKind::Heading
        | BlockKind::Noise
        | BlockKind::Unknown => return None,
    })
}

/// The word of a kind as the schema writes it.
fn word(kind: &impl serde::Serialize) -> Value {
    let stored = serde_json::to_value(kind).unwrap_or_default();
    stored
        .as_str()
        .map_or(Value::Null, |word| json!(word.to_uppercase()))
}

fn date(date: &FuzzyDate) -> Value {
    use chrono::Datelike as _;
    let first = date.earliest;
    let mut parts = json!({ "year": date.latest.year() });
    match date.precision {
        Precision::Day => {
            parts["month"] = json!(first.month());
            parts["day"] = json!(first.day());
        }
        Precision::Month => parts["month"] = json!(first.month()),
        Precision::Season => {
            let season = match first.month() {
                12 => Season::Winter,
                3 => Season::Spring,
                6 => Season::Summer,
                _ => Season::Autumn,
            };
            parts["season"] = word(&season);
        }
        Precision::Year => {}
    }
    if let Some(written) = &date.as_written {
        parts["asWritten"] = json!(written);
    }
    parts
}

fn period(time: &FuzzyPeriod) -> Value {
    json!({
        "from": time.from.as_ref().map(date), "to": time.to.as_ref().map(date),
        "asWritten": time.as_written
    })
}

fn add_texts(known: &mut Known, texts: &Texts) {
    for (_, text) in texts.iter() {
        known.add(text.as_str().unwrap_or_default());
    }
}

fn add_names(known: &mut Known, names: &Names) {
    for (_, name) in names.iter() {
        known.add(name);
    }
}

/// What is recorded of the project that a text may repeat, and the goals of its programme.
async fn known(ctx: &Context<'_>, view: &View, project: &Project) -> Result<Known> {
    let fault = |error| view_error(ctx, error);
    let mut known = Known::default();
    if let Some(programme) = view
        .get::<Programme>(project.programme.0)
        .await
        .map_err(fault)?
    {
        known.goals = programme
            .goals
            .iter()
            .map(|goal| {
                let names = goal
                    .wordings
                    .iter()
                    .flat_map(|wording| wording.names.iter());
                (
                    goal.key.clone(),
                    names.map(|(_, name)| name.clone()).collect(),
                )
            })
            .collect();
    }
    add_names(&mut known, &project.names);
    add_texts(&mut known, &project.description);
    add_texts(&mut known, &project.aims);
    for party in project.partners.iter().chain(&project.hosts) {
        add_names(&mut known, &party.organisation.names);
    }
    for funder in &project.funders {
        add_names(&mut known, &funder.names);
    }
    let own = Filter {
        project: Some(project.id.0),
        ..Filter::default()
    };
    for promise in view.all::<Promise>(&own).await.map_err(fault)? {
        add_names(&mut known, &promise.made.names);
        add_texts(&mut known, &promise.made.description);
    }
    for publication in view.all::<Publication>(&own).await.map_err(fault)? {
        known.add(&publication.added.title);
    }
    let assessments = view.all::<Assessment>(&own).await.map_err(fault)?;
    for filing in assessments.iter().flat_map(|one| &one.filings) {
        add_texts(&mut known, &filing.content.overall);
        for answer in &filing.content.answers {
            add_texts(&mut known, &answer.narrative);
            known.add(answer.heading_as_written.as_deref().unwrap_or_default());
        }
    }
    Ok(known)
}

#[derive(Default)]
pub struct ImportQueries;

#[Object]
impl ImportQueries {
    /// Reads an old text for a project: its blocks, each with what it seems to be, where it stands,
    /// whose twin it is and whom it names. Nothing is recorded and the text is not kept. For those
    /// who have signed in.
    #[graphql(complexity = "200 * child_complexity")]
    async fn import_preview(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The project's address.")] project: String,
        #[graphql(desc = "The text: at most 200,000 characters.")] text: String,
    ) -> Result<ImportPreview> {
        if !actor(ctx).is_signed_in() {
            return Err(failure(ctx, Failure::Forbidden));
        }
        let mut reading = Reading::new(ctx)?;
        let project = reading.project("project", &project).await?;
        let text = domain::plain(&text);
        domain::check(&mut reading.checks, "text", &text);
        let mut preview = ImportPreview {
            blocks: Vec::new(),
            claims: Vec::new(),
            characters: text.chars().count(),
            digest: source_text::digest(&text),
            user_errors: Vec::new(),
        };
        let project = match reading.finish(project) {
            Ok(project) => project,
            Err(refusals) => {
                preview.user_errors = super::told(ctx, &refusals);
                return Ok(preview);
            }
        };
        let known = known(ctx, &view_now(ctx)?, &project).await?;
        let blocks = domain::read(&text, &known);
        if blocks.len() > domain::BLOCKS_MAX {
            let max = domain::BLOCKS_MAX;
            let reason = crate::domain::refusal::Reason::TooMany { max };
            let refusal = crate::domain::refusal::Refusal::new("text", reason);
            preview.user_errors = super::told(ctx, &[refusal]);
            return Ok(preview);
        }
        let numbered = blocks.iter().enumerate();
        preview.blocks = numbered
            .map(|(number, block)| ImportBlock::of(number, block))
            .collect();
        let new = blocks.iter().filter(|block| block.repeats.is_none());
        let claims = new.flat_map(|block| &block.within);
        let claims = claims.filter(|found| found.kind == BlockKind::Claim);
        preview.claims = claims.map(Into::into).collect();
        Ok(preview)
    }
}
