//! Kept blocks: what a person makes of the blocks of a text, and the commands that record it.

use std::collections::BTreeMap;
use std::sync::Arc;

use async_graphql::{Context, InputObject, OneofObject, Result};
use uuid::Uuid;

use super::source_text::SourceText;
use super::{ImportState, ImportTextPayload, ImportedBlock, command_id};
use crate::app::{App, Failure, Order, Receipt};
use crate::domain::assessment::{Answer, Content, ImportAssessment, Source, Step};
use crate::domain::command::Command;
use crate::domain::free_text::FreeText;
use crate::domain::fuzzy_date::FuzzyPeriod;
use crate::domain::ids::{IndicatorId, Key, ModelId, RoundId};
use crate::domain::import::{self as domain, BlockKind, Known, Span};
use crate::domain::language::{Language, Names, PerLanguage, Texts};
use crate::domain::model::{self, EnterModel, PublishModelVersion};
use crate::domain::organisation::{Organisation, Tenure};
use crate::domain::origin::Origin;
use crate::domain::period::Period;
use crate::domain::project::{
    ChangeOperatingTime, DescribeProject, JoinPartner, Project, RenameProject, StateFunders,
};
use crate::domain::promise::{MakePromise, PromiseKind, Terms};
use crate::domain::publication::{AddPublication, PublicationKind};
use crate::domain::refusal::{Checks, Reason, Refusal};
use crate::domain::series::{self, ProfessionalGroup, RecordObservation};
use crate::domain::source_text::{self, TakeSourceText};
use crate::graphql::context::{Done, actor, app, view_now};
use crate::graphql::date::{FuzzyDateInput, FuzzyPeriodInput, PeriodInput};
use crate::graphql::enums;
use crate::graphql::error::{UserError, failure, view_error};
use crate::graphql::input::Reading;
use crate::graphql::organisation::{OrganisationInput, TenureInput};
use crate::graphql::promise::TermsInput;

/// A block to keep.
#[derive(InputObject)]
pub struct KeptBlockInput {
    /// Its first character in the text, 0 for the beginning.
    from: u32,
    /// The character after its last.
    to: u32,
    /// The words to record, when they are not the block's own: edited, so that they name nobody.
    text: Option<String>,
    /// What it is recorded as.
    becomes: BecomesInput,
}

/// What a block is recorded as: exactly one of these.
#[derive(OneofObject)]
enum BecomesInput {
    /// The project's name; give `true`.
    Name(bool),
    /// A paragraph of the project's description, after those recorded; give `true`.
    Description(bool),
    /// A paragraph of what the project aims at, after those recorded; give `true`.
    Aim(bool),
    /// When the project runs.
    OperatingTime(FuzzyPeriodInput),
    /// Who pays, beside those recorded.
    Funder(OrganisationInput),
    /// What the project told of a round. All narratives of a round become one imported assessment.
    Narrative(NarrativeInput),
    /// A promise or a target.
    Promise(PromiseInput),
    /// A change that is told without a number.
    Claim(KeptClaimInput),
    /// An organisation that takes part.
    Partner(TenureInput),
    /// Something made public.
    Publication(PublicationInput),
    /// An operating model with its first description.
    Model(ModelInput),
}

/// Where a narrative belongs.
#[derive(InputObject)]
#[graphql(name = "ImportNarrativeInput")]
struct NarrativeInput {
    /// The round's code.
    round: String,
    /// The goal's key; the overall text when left out.
    goal: Option<String>,
    /// It is the heading of the goal as it stood, and no text of its own.
    #[graphql(default)]
    is_heading: bool,
}

/// A promise made of a block.
#[derive(InputObject)]
#[graphql(name = "ImportPromiseInput")]
struct PromiseInput {
    /// Its permanent key within the project.
    key: String,
    /// What kind of thing is promised.
    kind: enums::PromiseKind,
    /// What is promised, in short.
    name: String,
    /// By when and how much.
    #[graphql(default)]
    terms: TermsInput,
}

/// A claim made of a block.
#[derive(InputObject)]
#[graphql(name = "ImportClaimInput")]
struct KeptClaimInput {
    /// The indicator's key.
    indicator: String,
    /// Where it is said to have changed.
    place: String,
    /// Whose work it is about.
    #[graphql(default_with = "enums::ProfessionalGroup::All")]
    group: enums::ProfessionalGroup,
    /// The days it is about.
    period: PeriodInput,
    /// Which way.
    movement: enums::Movement,
}

/// A publication made of a block.
#[derive(InputObject)]
#[graphql(name = "ImportPublicationInput")]
struct PublicationInput {
    /// Its permanent key within the project.
    key: String,
    /// What kind of thing it is.
    kind: enums::PublicationKind,
    /// Its title.
    title: String,
    /// When it came out.
    published: Option<FuzzyDateInput>,
    /// Where it is on the web.
    url: Option<String>,
}

/// An operating model made of a block.
#[derive(InputObject)]
#[graphql(name = "ImportModelInput")]
struct ModelInput {
    /// Its permanent address.
    key: String,
    /// Its name.
    name: String,
    /// How far it has come.
    state: enums::ModelState,
    /// Since when.
    since: Option<FuzzyDateInput>,
}

/// What a block becomes, read and checked.
enum Act {
    Name,
    Description,
    Aim,
    OperatingTime(FuzzyPeriod),
    Funder(Organisation),
    Narrative {
        round: RoundId,
        goal: Option<Key>,
        is_heading: bool,
    },
    Promise {
        key: Key,
        kind: PromiseKind,
        name: String,
        terms: Terms,
    },
    Claim {
        indicator: IndicatorId,
        place: String,
        group: ProfessionalGroup,
        period: Period,
        movement: series::Movement,
    },
    Partner(Tenure),
    Publication {
        key: Key,
        kind: PublicationKind,
        title: String,
        published: Option<crate::domain::fuzzy_date::FuzzyDate>,
        url: Option<String>,
    },
    Model {
        key: Key,
        name: String,
        state: model::ModelState,
        since: Option<crate::domain::fuzzy_date::FuzzyDate>,
    },
}

/// A kept block.
pub struct Plan {
    number: usize,
    span: Span,
    words: String,
    act: Act,
}

/// Reads the kept blocks; what is wrong in them goes to the checks of the reading.
pub async fn plan(
    reading: &mut Reading<'_>,
    project: Option<&Project>,
    text: &str,
    blocks: Vec<KeptBlockInput>,
) -> Result<Vec<Plan>> {
    reading
        .checks
        .expect(!blocks.is_empty(), "blocks", Reason::Required);
    let personal = personal_spans(text);
    let mut plans = Vec::new();
    for (number, block) in blocks.into_iter().enumerate() {
        let at = format!("blocks.{number}");
        let span = Span {
            from: block.from,
            to: block.to,
        };
        let own = domain::stretch(text, span);
        reading
            .checks
            .expect(own.is_some(), &format!("{at}.to"), Reason::NotInText);
        let names_somebody = match &block.text {
            Some(edited) => !domain::marks(edited, 0).is_empty(),
            None => personal
                .iter()
                .any(|mark| mark.from < span.to && span.from < mark.to),
        };
        let field = if block.text.is_some() {
            format!("{at}.text")
        } else {
            at.clone()
        };
        reading
            .checks
            .expect(!names_somebody, &field, Reason::PersonalData);
        let words = block.text.or_else(|| own.map(str::to_owned));
        let act = act(reading, project, &format!("{at}.becomes"), block.becomes).await?;
        plans.extend(words.zip(act).map(|(words, act)| Plan {
            number,
            span,
            words: words.trim().to_owned(),
            act,
        }));
    }
    Ok(plans)
}

/// Stretches of a text that tell who somebody is: a whole block when it is a contact's.
fn personal_spans(text: &str) -> Vec<Span> {
    let blocks = domain::read(text, &Known::default());
    let of_block = |block: &domain::Block| match block.found.kind {
        BlockKind::Contact => vec![block.found.span],
        _ => block.personal.iter().map(|mark| mark.span).collect(),
    };
    blocks.iter().flat_map(of_block).collect()
}

fn nobody(checks: &mut Checks, field: &str, name: &str) {
    let names_nobody = domain::marks(name, 0).is_empty();
    checks.expect(names_nobody, field, Reason::PersonalData);
}

/// Reads what one block becomes; `None` when something is wrong in it, which the checks then tell.
async fn act(
    reading: &mut Reading<'_>,
    project: Option<&Project>,
    at: &str,
    becomes: BecomesInput,
) -> Result<Option<Act>> {
    let checks = &mut reading.checks;
    let said = |checks: &mut Checks, name: &str, is_so: bool, act: Act| {
        checks.expect(is_so, &format!("{at}.{name}"), Reason::Required);
        is_so.then_some(act)
    };
    Ok(match becomes {
        BecomesInput::Name(is_so) => said(checks, "name", is_so, Act::Name),
        BecomesInput::Description(is_so) => said(checks, "description", is_so, Act::Description),
        BecomesInput::Aim(is_so) => said(checks, "aim", is_so, Act::Aim),
        BecomesInput::OperatingTime(time) => Some(Act::OperatingTime(
            time.parse(checks, &format!("{at}.operatingTime")),
        )),
        BecomesInput::Funder(funder) => Some(Act::Funder(funder.into())),
        BecomesInput::Partner(partner) => Some(Act::Partner(
            partner.parse(checks, &format!("{at}.partner")),
        )),
        BecomesInput::Narrative(input) => narrative(reading, project, at, input).await?,
        BecomesInput::Claim(input) => claim(reading, at, input).await?,
        BecomesInput::Promise(input) => {
            nobody(checks, &format!("{at}.promise.name"), &input.name);
            let terms = input.terms.parse(checks, &format!("{at}.promise.terms"));
            let key = reading.key(&format!("{at}.promise.key"), &input.key);
            key.map(|key| Act::Promise {
                key,
                kind: input.kind.into(),
                name: input.name.trim().to_owned(),
                terms,
            })
        }
        BecomesInput::Publication(input) => {
            nobody(checks, &format!("{at}.publication.title"), &input.title);
            let field = format!("{at}.publication.published");
            let published = input.published.and_then(|date| date.parse(checks, &field));
            let key = reading.key(&format!("{at}.publication.key"), &input.key);
            key.map(|key| Act::Publication {
                key,
                kind: input.kind.into(),
                title: input.title.trim().to_owned(),
                published,
                url: input.url,
            })
        }
        BecomesInput::Model(input) => {
            nobody(checks, &format!("{at}.model.name"), &input.name);
            let field = format!("{at}.model.since");
            let since = input.since.and_then(|date| date.parse(checks, &field));
            let key = reading.key(&format!("{at}.model.key"), &input.key);
            key.map(|key| Act::Model {
                key,
                name: input.name.trim().to_owned(),
                state: input.state.into(),
                since,
            })
        }
    })
}

async fn narrative(
    reading: &mut Reading<'_>,
    project: Option<&Project>,
    at: &str,
    input: NarrativeInput,
) -> Result<Option<Act>> {
    let at = format!("{at}.narrative");
    let goal = reading.key_if(&format!("{at}.goal"), input.goal.as_deref());
    let has_place = goal.is_some() || !input.is_heading;
    reading
        .checks
        .expect(has_place, &format!("{at}.goal"), Reason::Required);
    let Some(project) = project else {
        return Ok(None);
    };
    let field = format!("{at}.round");
    let round = reading
        .round(&field, project.programme, &input.round)
        .await?;
    Ok(round.map(|round| Act::Narrative {
        round,
        goal,
        is_heading: input.is_heading,
    }))
}

async fn claim(reading: &mut Reading<'_>, at: &str, input: KeptClaimInput) -> Result<Option<Act>> {
    let at = format!("{at}.claim");
    let period = input
        .period
        .parse(&mut reading.checks, &format!("{at}.period"));
    let indicator = reading
        .indicator(&format!("{at}.indicator"), &input.indicator)
        .await?;
    Ok(indicator.zip(period).map(|(indicator, period)| Act::Claim {
        indicator,
        place: input.place.trim().to_owned(),
        group: input.group.into(),
        period,
        movement: input.movement.into(),
    }))
}

/// Everything that is to be recorded of a text.
pub struct Kept {
    pub project: Arc<Project>,
    pub source: Source,
    pub text: String,
    pub language: Language,
    pub plans: Vec<Plan>,
}

/// What came of one command.
struct Outcome {
    state: ImportState,
    errors: Vec<UserError>,
    stream: Option<Uuid>,
}

impl Kept {
    /// Records the source, and then each block under an id of its content.
    pub async fn record(self, ctx: &Context<'_>) -> Result<ImportTextPayload> {
        let take = TakeSourceText {
            project: self.project.id,
            source: self.source.clone(),
            digest: source_text::digest(&self.text),
            characters: self.text.chars().count() as u32,
        };
        let app = app(ctx)?;
        let taken = app.execute(&actor(ctx), &take, Order::default()).await;
        let taken = Done::of(ctx, taken)?;
        let document = taken.document::<source_text::SourceText>(ctx).await?;
        let mut payload = ImportTextPayload {
            source_text: document.map(|(document, view)| SourceText::new(document, view)),
            blocks: Vec::new(),
            recorded: 0,
            user_errors: taken.user_errors(ctx),
        };
        if !taken.is_accepted() {
            return Ok(payload);
        }
        let recorder = Recorder {
            ctx,
            app,
            kept: &self,
            text: take.text().0,
        };
        for (number, outcome) in recorder.all().await? {
            let number_text = number.to_string();
            let outer = ["blocks", number_text.as_str()];
            payload.recorded += usize::from(outcome.state == ImportState::Recorded);
            let errors = outcome.errors.iter().cloned();
            payload
                .user_errors
                .extend(errors.map(|error| error.within(&outer)));
            payload.blocks.push(ImportedBlock {
                number,
                state: outcome.state,
                user_errors: outcome.errors,
            });
        }
        payload.blocks.sort_by_key(|block| block.number);
        Ok(payload)
    }
}

struct Recorder<'a> {
    ctx: &'a Context<'a>,
    app: &'a App,
    kept: &'a Kept,
    text: Uuid,
}

impl Recorder<'_> {
    async fn all(&self) -> Result<Vec<(usize, Outcome)>> {
        let mut outcomes = Vec::new();
        let mut rounds: BTreeMap<Uuid, Vec<&Plan>> = BTreeMap::new();
        for plan in &self.kept.plans {
            match &plan.act {
                Act::Narrative { round, .. } => rounds.entry(round.0).or_default().push(plan),
                _ => outcomes.push((plan.number, self.one(plan).await?)),
            }
        }
        for (round, plans) in rounds {
            outcomes.extend(self.assessment(RoundId(round), &plans).await?);
        }
        Ok(outcomes)
    }

    /// Gives a command once: the id follows from the text and from what is said.
    async fn give<C: Command>(&self, command: &C, said: &str, span: Span) -> Result<Outcome> {
        let id = command_id(&[self.text.as_bytes(), C::NAME.as_bytes(), said.as_bytes()]);
        let order = Order {
            command_id: Some(id),
            happened_on: None,
            origin: Some(Origin {
                text: crate::domain::ids::SourceTextId(self.text),
                from: span.from,
                to: span.to,
            }),
        };
        let known = self.app.has_recorded(id).await;
        let outcome = |state, errors, stream| Outcome {
            state,
            errors,
            stream,
        };
        if known.map_err(|failed| failure(self.ctx, failed))? {
            return Ok(outcome(ImportState::AlreadyRecorded, Vec::new(), None));
        }
        let refused = |refusals: &[Refusal]| {
            let errors = super::told(self.ctx, refusals);
            outcome(ImportState::Refused, errors, None)
        };
        match self.app.execute(&actor(self.ctx), command, order).await {
            Ok(Receipt { stream, committed }) => Ok(match committed {
                Some(_) => outcome(ImportState::Recorded, Vec::new(), Some(stream.id)),
                None => outcome(ImportState::AlreadyRecorded, Vec::new(), Some(stream.id)),
            }),
            // Somebody else was importing the same.
            Err(Failure::CommandIdReused) => {
                Ok(outcome(ImportState::AlreadyRecorded, Vec::new(), None))
            }
            Err(Failure::Refused(refusals)) => Ok(refused(&refusals)),
            Err(Failure::Forbidden) => Ok(refused(&[Refusal::new("", Reason::StepForbidden)])),
            Err(other) => Err(failure(self.ctx, other)),
        }
    }

    async fn give_whole<C: Command>(&self, command: &C, span: Span) -> Result<Outcome> {
        let said = serde_json::to_string(command)?;
        self.give(command, &said, span).await
    }

    fn in_language<T>(&self, value: T) -> PerLanguage<T> {
        let mut values = PerLanguage::default();
        self.put(&mut values, value);
        values
    }

    fn put<T>(&self, values: &mut PerLanguage<T>, value: T) {
        match self.kept.language {
            Language::Fi => values.fi = Some(value),
            Language::Sv => values.sv = Some(value),
            Language::En => values.en = Some(value),
        }
    }

    /// The project as it stands by now.
    async fn project(&self) -> Result<Arc<Project>> {
        let view = view_now(self.ctx)?;
        let found = view.get::<Project>(self.kept.project.id.0).await;
        let found = found.map_err(|error| view_error(self.ctx, error))?;
        Ok(found.unwrap_or_else(|| self.kept.project.clone()))
    }

    async fn one(&self, plan: &Plan) -> Result<Outcome> {
        let project = self.kept.project.id;
        let name = |name: &str| -> Names { self.in_language(name.to_owned()) };
        let words: Texts = self.in_language(FreeText::new(plan.words.clone()));
        let source = FreeText::new(self.kept.source.location.clone());
        match &plan.act {
            Act::Name => {
                let mut names = self.project().await?.names.clone();
                self.put(&mut names, plan.words.clone());
                let command = RenameProject {
                    project,
                    base: None,
                    names,
                };
                self.give(&command, &plan.words, plan.span).await
            }
            Act::Description | Act::Aim => self.paragraph(plan).await,
            Act::OperatingTime(time) => {
                let command = ChangeOperatingTime {
                    project,
                    operating_time: time.clone(),
                };
                self.give_whole(&command, plan.span).await
            }
            Act::Funder(funder) => {
                let mut funders = self.project().await?.funders.clone();
                if !funders.contains(funder) {
                    funders.push(funder.clone());
                }
                let said = serde_json::to_string(funder)?;
                self.give(&StateFunders { project, funders }, &said, plan.span)
                    .await
            }
            Act::Partner(partner) => {
                let partner = partner.clone();
                self.give_whole(&JoinPartner { project, partner }, plan.span)
                    .await
            }
            Act::Promise {
                key,
                kind,
                name: short,
                terms,
            } => {
                let command = MakePromise {
                    project,
                    key: key.clone(),
                    kind: *kind,
                    names: name(short),
                    description: words,
                    sub_project: None,
                    made_on: None,
                    terms: terms.clone(),
                    source,
                };
                self.give_whole(&command, plan.span).await
            }
            Act::Claim {
                indicator,
                place,
                group,
                period,
                movement,
            } => {
                let command = RecordObservation {
                    project,
                    indicator: *indicator,
                    place: place.clone(),
                    group: *group,
                    gender: series::Gender::All,
                    period: *period,
                    is_forecast: false,
                    reading: series::Reading::new(
                        series::Outcome::Claimed {
                            movement: *movement,
                            as_written: FreeText::new(plan.words.clone()),
                        },
                        source,
                    ),
                    computed_from: None,
                };
                self.give_whole(&command, plan.span).await
            }
            Act::Publication {
                key,
                kind,
                title,
                published,
                url,
            } => {
                let command = AddPublication {
                    project,
                    key: key.clone(),
                    kind: *kind,
                    title: title.clone(),
                    language: self.kept.language,
                    publisher: None,
                    published: published.clone(),
                    url: url.clone(),
                    sub_project: None,
                };
                self.give_whole(&command, plan.span).await
            }
            Act::Model {
                key,
                name: called,
                state,
                since,
            } => {
                let enter = EnterModel {
                    model: ModelId(Uuid::now_v7()),
                    key: key.clone(),
                    names: name(called),
                    programme: None,
                    project: Some(project),
                    placeholder: None,
                    classification: model::Classification::default(),
                    state: *state,
                    since: since.clone(),
                };
                self.model(plan, enter, words).await
            }
            // Narratives of a round are recorded together.
            Act::Narrative { round, .. } => {
                let mut outcomes = self.assessment(*round, &[plan]).await?;
                outcomes
                    .pop()
                    .map(|(_, outcome)| outcome)
                    .ok_or_else(|| "no outcome".into())
            }
        }
    }

    /// Adds a paragraph to the description or the aims, unless it stands there.
    async fn paragraph(&self, plan: &Plan) -> Result<Outcome> {
        let project = self.project().await?;
        let (mut description, mut aims) = (project.description.clone(), project.aims.clone());
        let texts = match plan.act {
            Act::Aim => &mut aims,
            _ => &mut description,
        };
        let before = texts.get(self.kept.language).and_then(FreeText::as_str);
        let mut known = Known::default();
        known.add(before.unwrap_or_default());
        let whole = match before {
            Some(before) if known.holds(&plan.words) => before.to_owned(),
            Some(before) => format!("{before}\n\n{}", plan.words),
            None => plan.words.clone(),
        };
        self.put(texts, FreeText::new(whole));
        let command = DescribeProject {
            project: project.id,
            base: None,
            description,
            aims,
        };
        let place = if matches!(plan.act, Act::Aim) {
            "aim"
        } else {
            "description"
        };
        self.give(&command, &format!("{place}: {}", plan.words), plan.span)
            .await
    }

    /// Enters a model and describes it; described already, it stays as it is.
    async fn model(&self, plan: &Plan, enter: EnterModel, summary: Texts) -> Result<Outcome> {
        let entered = self.give_whole(&enter, plan.span).await?;
        let Some(id) = entered
            .stream
            .filter(|_| entered.state == ImportState::Recorded)
        else {
            return Ok(entered);
        };
        let none = Texts::default;
        let command = PublishModelVersion {
            model: ModelId(id),
            base: 0,
            content: model::Content {
                summary,
                who_for: none(),
                what_changes: none(),
                what_it_needs: none(),
                cost: model::Cost::Unknown { note: none() },
                path: Vec::new(),
            },
            why: None,
        };
        let described = self.give(&command, &format!("{id}"), plan.span).await?;
        Ok(match described.state {
            ImportState::Refused => described,
            ImportState::Recorded | ImportState::AlreadyRecorded => entered,
        })
    }

    /// Takes over what was told of a round, as one imported assessment.
    async fn assessment(&self, round: RoundId, plans: &[&Plan]) -> Result<Vec<(usize, Outcome)>> {
        let mut overall = Vec::new();
        let mut answers: Vec<(Key, Option<String>, Vec<&str>)> = Vec::new();
        for plan in plans {
            let Act::Narrative {
                goal, is_heading, ..
            } = &plan.act
            else {
                continue;
            };
            let Some(goal) = goal else {
                overall.push(plan.words.as_str());
                continue;
            };
            let place = answers.iter().position(|(own, ..)| own == goal);
            let place = place.unwrap_or_else(|| {
                answers.push((goal.clone(), None, Vec::new()));
                answers.len() - 1
            });
            match is_heading {
                true => answers[place].1 = Some(plan.words.clone()),
                false => answers[place].2.push(&plan.words),
            }
        }
        let joined = |parts: &[&str]| match parts {
            [] => Texts::default(),
            parts => self.in_language(FreeText::new(parts.join("\n\n"))),
        };
        let answers = answers.iter().map(|(goal, heading, parts)| Answer {
            goal: goal.clone(),
            rating: None::<Step>,
            narrative: joined(parts),
            unchanged: None,
            cannot_assess: None,
            heading_as_written: heading.clone(),
            evidence: Vec::new(),
        });
        let command = ImportAssessment {
            programme: self.kept.project.programme,
            project: self.kept.project.id,
            round,
            content: Content {
                overall: joined(&overall),
                summary: Texts::default(),
                answers: answers.collect(),
            },
            source: self.kept.source.clone(),
        };
        let hull = Span {
            from: plans
                .iter()
                .map(|plan| plan.span.from)
                .min()
                .unwrap_or_default(),
            to: plans
                .iter()
                .map(|plan| plan.span.to)
                .max()
                .unwrap_or_default(),
        };
        let mut outcome = self.give_whole(&command, hull).await?;
        let mut errors = std::mem::take(&mut outcome.errors);
        let of_plan = |plan: &&Plan| {
            let own = Outcome {
                state: outcome.state,
                // Told once, of the first block of the round.
                errors: std::mem::take(&mut errors),
                stream: outcome.stream,
            };
            (plan.number, own)
        };
        Ok(plans.iter().map(of_plan).collect())
    }
}
