//! Changes of a draft: a field saved, an earlier text put back, two texts made one, the whole sent.

use async_graphql::{Context, InputObject, Object, OneofObject, Result, SimpleObject};
use uuid::Uuid;

use super::{Authors, DraftField, authors};
use crate::app::{Failure, Order, View};
use crate::domain::draft as domain;
use crate::domain::draft::{Change, Choice, DraftId, Version, VersionState};
use crate::domain::ids::{Key, ProgrammeId};
use crate::domain::refusal::{Reason, Refusal};
use crate::graphql::assessment::{Assessment, EvidenceInput, parties};
use crate::graphql::context::{Done, app, language, payloads, view_now};
use crate::graphql::date::Date;
use crate::graphql::enums::{DraftFieldKind, SideChoice};
use crate::graphql::error::{UserError, failure};
use crate::graphql::input::Reading;
use crate::graphql::text::Language;

/// A field of a draft.
#[derive(InputObject)]
pub(super) struct DraftFieldInput {
    /// What it is about.
    kind: DraftFieldKind,
    /// The goal's key, in a field of a goal.
    goal: Option<String>,
    /// The language, in a text that exists in languages.
    language: Option<Language>,
}

impl DraftFieldInput {
    pub(super) fn parse(self) -> Option<domain::Field> {
        let goal = match self.goal {
            None => None,
            Some(goal) => Some(Key::parse(&goal)?),
        };
        domain::Field::parse(self.kind.into(), goal, self.language.map(Into::into))
    }
}

/// What a field says: exactly one.
#[derive(OneofObject)]
enum DraftValueInput {
    /// The words of a text or a reason; of a rating its step in digits, or `e` when the goal cannot
    /// be assessed; an empty text says nothing.
    Text(String),
    /// The step of a rating.
    Rating(u32),
    /// What an answer rests on.
    Evidence(Vec<EvidenceInput>),
}

/// A text for one field.
#[derive(InputObject)]
struct SaveDraftFieldInput {
    /// The project's address.
    project: String,
    /// The round's code.
    round: String,
    /// The field.
    field: DraftFieldInput,
    /// The number of the version that the writer saw; 0 for none.
    base_version: u32,
    /// What the field says now.
    value: DraftValueInput,
}

/// An earlier text to put back.
#[derive(InputObject)]
struct RestoreDraftFieldInput {
    /// The project's address.
    project: String,
    /// The round's code.
    round: String,
    /// The field.
    field: DraftFieldInput,
    /// The number of the version that stands in the field now; 0 for none.
    base_version: u32,
    /// The number of the version to put back.
    version: u32,
}

/// A choice between two texts.
#[derive(InputObject)]
struct ResolveSideVersionInput {
    /// The project's address.
    project: String,
    /// The round's code.
    round: String,
    /// The field.
    field: DraftFieldInput,
    /// The number of the version that stands in the field now; 0 for none.
    base_version: u32,
    /// The number of the side version.
    side_version: u32,
    /// What becomes of the two.
    choice: SideChoice,
    /// The text made of both, for `MERGE` alone.
    merged: Option<String>,
}

/// A draft to send.
#[derive(InputObject)]
struct SendDraftInput {
    /// The project's address.
    project: String,
    /// The round's code.
    round: String,
}

payloads! {
    SendDraftPayload { #[doc = "The filed assessment."] assessment: Assessment }
}

/// A field of a draft after a change, or why it was not changed.
#[derive(SimpleObject)]
pub struct DraftFieldPayload {
    /// The field as it stands; null when the change was refused.
    field: Option<DraftField>,
    /// The text now waits beside somebody else's for a choice.
    is_side_version: bool,
    /// The number of the version that holds the text, for the next `baseVersion`.
    version: Option<u32>,
    /// The text that was given, also when it was refused, so that nobody loses it.
    text: Option<String>,
    /// Every reason why nothing was saved; empty when it was.
    user_errors: Vec<UserError>,
}

/// A change as a person gave it: which field of which draft.
struct Given {
    parties: Option<(DraftId, ProgrammeId)>,
    field: Option<domain::Field>,
    change: Option<Change>,
    /// The input field that a text is blamed by.
    at: &'static str,
    text: Option<String>,
}

async fn change(
    ctx: &Context<'_>,
    reading: Reading<'_>,
    given: Given,
) -> Result<DraftFieldPayload> {
    let view = view_now(ctx)?;
    let whole = given
        .parties
        .zip(given.field)
        .zip(given.change)
        .map(|(((draft, _), field), change)| (draft, field, change));
    let outcome = match reading.finish(whole) {
        Err(refusals) => Err(refusals),
        Ok((draft, field, change)) => {
            let app = app(ctx)?;
            let actor = view.actor();
            let changed = app
                .change_draft(actor, draft, &field, &change, given.at)
                .await;
            match changed {
                Ok(versions) => Ok((field, versions)),
                Err(Failure::Refused(refusals)) => Err(refusals),
                Err(other) => return Err(failure(ctx, other)),
            }
        }
    };
    Ok(match outcome {
        Ok((field, versions)) => {
            let authors = authors(ctx, &versions).await?;
            saved(&view, &field, versions, &authors, given.text)
        }
        Err(refusals) => DraftFieldPayload {
            field: None,
            is_side_version: false,
            version: None,
            text: given.text,
            user_errors: errors(ctx, &refusals),
        },
    })
}

fn errors(ctx: &Context<'_>, refusals: &[Refusal]) -> Vec<UserError> {
    let language = language(ctx);
    let told = |refusal| UserError::new(refusal, language);
    refusals.iter().map(told).collect()
}

/// The version that the actor goes on from: the newest of the field that is the actor's own, else
/// what the field says.
fn saved(
    view: &View,
    field: &domain::Field,
    versions: Vec<Version>,
    authors: &Authors,
    text: Option<String>,
) -> DraftFieldPayload {
    let actor = view.actor().id;
    let live = || versions.iter().filter(|version| version.state.is_live());
    let own = live().rfind(|version| version.author == actor);
    let on = own.or_else(|| live().find(|version| version.state == VersionState::Current));
    DraftFieldPayload {
        is_side_version: on.is_some_and(|version| version.state == VersionState::Side),
        version: on.map(|version| version.number),
        field: Some(DraftField::new(field, versions.clone(), authors, view)),
        text,
        user_errors: Vec::new(),
    }
}

/// The draft that a mutation names, with its programme.
async fn named(
    reading: &mut Reading<'_>,
    project: &str,
    round: &str,
) -> Result<Option<(DraftId, ProgrammeId)>> {
    let parties = parties(reading, project, round).await?;
    Ok(parties.map(|(project, round)| {
        let draft = DraftId {
            project: project.id,
            round,
        };
        (draft, project.programme)
    }))
}

fn field_of(reading: &mut Reading<'_>, input: DraftFieldInput) -> Option<domain::Field> {
    let field = input.parse();
    let fits = field.is_some();
    reading.checks.expect(fits, "field", Reason::Required);
    field
}

impl DraftValueInput {
    /// The stored text; `None` when it does not fit the field.
    async fn parse(
        self,
        reading: &mut Reading<'_>,
        kind: Option<domain::FieldKind>,
    ) -> Result<Option<String>> {
        use domain::FieldKind::{Evidence, Rating};
        let fits = match &self {
            DraftValueInput::Text(_) => kind != Some(Evidence),
            DraftValueInput::Rating(_) => kind == Some(Rating),
            DraftValueInput::Evidence(_) => kind == Some(Evidence),
        };
        let emptied = matches!(&self, DraftValueInput::Text(text) if text.is_empty());
        let fits = fits || emptied;
        reading
            .checks
            .expect(fits, "value", Reason::AnswerContradicts);
        Ok(match self {
            DraftValueInput::Text(text) => Some(text),
            DraftValueInput::Rating(step) => Some(step.to_string()),
            DraftValueInput::Evidence(list) => {
                reading.checks.list("value.evidence", list.len());
                let mut parsed = Vec::with_capacity(list.len());
                for (index, input) in list.into_iter().enumerate() {
                    let at = format!("value.evidence.{index}");
                    parsed.extend(input.parse(reading, &at).await?);
                }
                serde_json::to_string(&parsed).ok()
            }
        })
    }
}

#[derive(Default)]
pub struct DraftMutations;

#[Object]
impl DraftMutations {
    /// Saves one field of a draft. When somebody else wrote the field after `baseVersion`, the text
    /// becomes a side version beside theirs; nothing is lost. A text that the service must not hold
    /// is refused and given back.
    async fn save_draft_field(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The field and its text.")] input: SaveDraftFieldInput,
    ) -> Result<DraftFieldPayload> {
        let mut reading = Reading::new(ctx)?;
        let parties = named(&mut reading, &input.project, &input.round).await?;
        let field = field_of(&mut reading, input.field);
        let text = match &input.value {
            DraftValueInput::Text(text) => Some(text.clone()),
            DraftValueInput::Rating(_) | DraftValueInput::Evidence(_) => None,
        };
        let kind = field.as_ref().map(domain::Field::kind);
        let value = input.value.parse(&mut reading, kind).await?;
        let given = Given {
            parties,
            field,
            change: value.map(|text| Change::Save {
                base: input.base_version,
                text,
            }),
            at: "value.text",
            text,
        };
        change(ctx, reading, given).await
    }

    /// Puts an earlier text of a field back, as a new version.
    async fn restore_draft_field(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The field and the version.")] input: RestoreDraftFieldInput,
    ) -> Result<DraftFieldPayload> {
        let mut reading = Reading::new(ctx)?;
        let given = Given {
            parties: named(&mut reading, &input.project, &input.round).await?,
            field: field_of(&mut reading, input.field),
            change: Some(Change::Restore {
                base: input.base_version,
                version: input.version,
            }),
            at: "version",
            text: None,
        };
        change(ctx, reading, given).await
    }

    /// Ends the waiting of a side version. Both texts stay in the history of the field.
    async fn resolve_side_version(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The two versions and the choice.")] input: ResolveSideVersionInput,
    ) -> Result<DraftFieldPayload> {
        let mut reading = Reading::new(ctx)?;
        let is_merge = input.choice == SideChoice::Merge;
        reading.checks.expect(
            input.merged.is_some() == is_merge,
            "merged",
            Reason::AnswerContradicts,
        );
        let choice = match input.choice {
            SideChoice::KeepCurrent => Choice::KeepCurrent,
            SideChoice::TakeSide => Choice::TakeSide,
            SideChoice::Merge => Choice::Merge(input.merged.clone().unwrap_or_default()),
        };
        let given = Given {
            parties: named(&mut reading, &input.project, &input.round).await?,
            field: field_of(&mut reading, input.field),
            change: Some(Change::Resolve {
                base: input.base_version,
                side: input.side_version,
                choice,
            }),
            at: "merged",
            text: input.merged,
        };
        change(ctx, reading, given).await
    }

    /// Files what a draft says, in one event. Fields that were not written stay as they were filed
    /// before. What was sent leaves the draft for its history.
    async fn send_draft(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The draft.")] input: SendDraftInput,
        #[graphql(desc = "Chosen by the client: the same id has one effect.")] command_id: Option<
            Uuid,
        >,
        #[graphql(desc = "The day it became true, when not today.")] happened_on: Option<Date>,
    ) -> Result<SendDraftPayload> {
        let mut reading = Reading::new(ctx)?;
        let draft = named(&mut reading, &input.project, &input.round).await?;
        let (draft, programme) = match reading.finish(draft) {
            Ok(draft) => draft,
            Err(refusals) => return Ok(SendDraftPayload(Done::refused(refusals))),
        };
        let order = Order {
            command_id,
            happened_on: happened_on.map(|day| day.0),
            ..Order::default()
        };
        let view = view_now(ctx)?;
        let app = app(ctx)?;
        let sent = app.send_draft(view.actor(), programme, draft, order).await;
        Ok(SendDraftPayload(Done::of(ctx, sent)?))
    }
}
