//! What people may record of operating models.

use async_graphql::{Context, InputObject, Object, Result};
use uuid::Uuid;

use super::Model;
use super::content::ContentInput;
use crate::domain::free_text::FreeText;
use crate::domain::ids::{ModelId, SeriesId};
use crate::domain::language::Names as DomainNames;
use crate::domain::model as domain;
use crate::domain::refusal::Reason;
use crate::graphql::context::{payloads, run};
use crate::graphql::date::{Date, FuzzyDateInput};
use crate::graphql::enums::{Gender, ModelState, ProfessionalGroup};
use crate::graphql::input::Reading;
use crate::graphql::organisation::OrganisationInput;
use crate::graphql::text::{Language, NamesInput};

/// A series of observations by what makes it one.
#[derive(InputObject)]
#[graphql(name = "MeasuredSeriesInput")]
pub struct SeriesInput {
    /// The address of the project that measured.
    project: String,
    /// The indicator's key.
    indicator: String,
    /// Where it was measured, as recorded.
    place: String,
    /// Whose work was measured.
    group: ProfessionalGroup,
    /// Whom the numbers are about.
    #[graphql(default_with = "Gender::All")]
    gender: Gender,
}

impl SeriesInput {
    pub async fn parse(self, reading: &mut Reading<'_>, field: &str) -> Result<Option<SeriesId>> {
        let project = reading
            .project(&format!("{field}.project"), &self.project)
            .await?;
        let indicator = reading
            .indicator(&format!("{field}.indicator"), &self.indicator)
            .await?;
        let (group, gender) = (self.group.into(), self.gender.into());
        Ok(project.zip(indicator).map(|(project, indicator)| {
            SeriesId::of(project.id, indicator, &self.place, group, gender)
        }))
    }
}

/// By what a model is found beside its words.
#[derive(Default, InputObject)]
#[graphql(name = "ModelClassificationInput")]
struct ClassificationInput {
    /// Where it was made, in the maker's words.
    place: Option<String>,
    /// Counties where it was made, by key.
    #[graphql(default)]
    counties: Vec<String>,
    /// Whom it is for, by key.
    #[graphql(default)]
    target_groups: Vec<String>,
    /// What it is about, by key.
    #[graphql(default)]
    themes: Vec<String>,
    /// Who paid for its making.
    #[graphql(default)]
    funders: Vec<OrganisationInput>,
    /// Languages in which it is described or worked with.
    #[graphql(default)]
    languages: Vec<Language>,
    /// The pillar of its programme, such as `P4`.
    pillar: Option<String>,
    /// The investment of the pillar, such as `I1A`.
    investment: Option<String>,
}

impl ClassificationInput {
    fn parse(self, reading: &mut Reading<'_>) -> domain::Classification {
        let code = |text: Option<String>,
                    field: &str,
                    parse: fn(&str) -> Option<domain::ProgrammeCode>,
                    reading: &mut Reading<'_>| {
            let parsed = text.as_deref().map(parse);
            let fits = !matches!(parsed, Some(None));
            reading
                .checks
                .expect(fits, field, Reason::NotAProgrammeCode);
            parsed.flatten()
        };
        let pillar = code(
            self.pillar,
            "classification.pillar",
            domain::ProgrammeCode::pillar,
            reading,
        );
        let investment = code(
            self.investment,
            "classification.investment",
            domain::ProgrammeCode::investment,
            reading,
        );
        domain::Classification {
            place: self.place.map(|place| place.trim().to_owned()),
            counties: reading.keys("classification.counties", &self.counties),
            target_groups: reading.keys("classification.targetGroups", &self.target_groups),
            themes: reading.keys("classification.themes", &self.themes),
            funders: self.funders.into_iter().map(Into::into).collect(),
            languages: self.languages.into_iter().map(Into::into).collect(),
            pillar,
            investment,
        }
    }
}

/// A project that is not recorded here itself.
#[derive(InputObject)]
#[graphql(name = "ModelProjectPlaceholderInput")]
struct PlaceholderInput {
    /// Its name.
    names: NamesInput,
    /// Who paid for it.
    funder: Option<NamesInput>,
}

/// A new operating model.
#[derive(InputObject)]
struct EnterModelInput {
    /// Its permanent address: letters, digits and single hyphens.
    key: String,
    /// Its name, without programme codes.
    names: NamesInput,
    /// The key of the programme it was made in; that of its project when left out.
    programme: Option<String>,
    /// The address of the project that made it. It cannot be changed later.
    project: Option<String>,
    /// The project that made it, when that is not recorded here.
    placeholder: Option<PlaceholderInput>,
    /// By what it is found.
    #[graphql(default)]
    classification: ClassificationInput,
    /// How far it has come.
    state: ModelState,
    /// Since when.
    since: Option<FuzzyDateInput>,
}

/// Other names of an operating model.
#[derive(InputObject)]
struct RenameModelInput {
    /// The model's key, which stays.
    model: String,
    /// The new names; they replace all earlier ones.
    names: NamesInput,
}

/// By what an operating model is found.
#[derive(InputObject)]
struct ClassifyModelInput {
    /// The model's key.
    model: String,
    /// The whole classification; it replaces the earlier one.
    classification: ClassificationInput,
}

/// A new version of an operating model.
#[derive(InputObject)]
struct PublishModelVersionInput {
    /// The model's key.
    model: String,
    /// The number of the version it is based on; 0 for the first.
    base: u32,
    /// The whole description.
    content: ContentInput,
    /// Why it is changed; needed for all but the first.
    why: Option<String>,
}

/// Another state of an operating model.
#[derive(InputObject)]
struct ChangeModelStateInput {
    /// The model's key.
    model: String,
    /// The state.
    state: ModelState,
    /// Since when, as sharply as it is known.
    since: Option<FuzzyDateInput>,
    /// Why; needed when it was not continued.
    reason: Option<String>,
    /// What was learned; needed when it was not continued.
    learned: Option<String>,
}

/// A series of observations as evidence of what a model does.
#[derive(InputObject)]
struct LinkModelEvidenceInput {
    /// The model's key.
    model: String,
    /// The series.
    series: SeriesInput,
    /// What it tells of the model.
    note: Option<String>,
}

/// A series of observations that is no evidence.
#[derive(InputObject)]
struct UnlinkModelEvidenceInput {
    /// The model's key.
    model: String,
    /// The series.
    series: SeriesInput,
    /// Why it is taken back.
    reason: String,
}

payloads! {
    EnterModelPayload { #[doc = "The new model."] model: Model }
    RenameModelPayload { #[doc = "The model."] model: Model }
    ClassifyModelPayload { #[doc = "The model."] model: Model }
    PublishModelVersionPayload { #[doc = "The model with its new version."] model: Model }
    ChangeModelStatePayload { #[doc = "The model."] model: Model }
    LinkModelEvidencePayload { #[doc = "The model with its evidence."] model: Model }
    UnlinkModelEvidencePayload { #[doc = "The model with its evidence."] model: Model }
}

#[derive(Default)]
pub struct ModelMutations;

#[Object]
impl ModelMutations {
    /// Enters an operating model into the library.
    async fn enter_model(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The model.")] input: EnterModelInput,
        #[graphql(desc = "Chosen by the client: the same id has one effect.")] command_id: Option<
            Uuid,
        >,
        #[graphql(desc = "The day it became true, when not today.")] happened_on: Option<Date>,
    ) -> Result<EnterModelPayload> {
        let mut reading = Reading::new(ctx)?;
        let key = reading.key("key", &input.key);
        let programme = match &input.programme {
            Some(key) => reading.programme("programme", key).await?,
            None => None,
        };
        let project = match &input.project {
            Some(slug) => reading.project("project", slug).await?,
            None => None,
        };
        let classification = input.classification.parse(&mut reading);
        let since = input
            .since
            .and_then(|date| date.parse(&mut reading.checks, "since"));
        let command = key.map(|key| domain::EnterModel {
            model: ModelId(Uuid::now_v7()),
            key,
            names: input.names.into(),
            programme,
            project: project.map(|project| project.id),
            placeholder: input.placeholder.map(|placeholder| domain::Placeholder {
                names: placeholder.names.into(),
                funder: placeholder.funder.map(DomainNames::from),
            }),
            classification,
            state: input.state.into(),
            since,
        });
        let command = reading.finish(command);
        let done = run(ctx, command, command_id, happened_on).await?;
        Ok(EnterModelPayload(done))
    }

    /// Gives an operating model other names; its address stays.
    async fn rename_model(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The names.")] input: RenameModelInput,
        #[graphql(desc = "Chosen by the client: the same id has one effect.")] command_id: Option<
            Uuid,
        >,
        #[graphql(desc = "The day it became true, when not today.")] happened_on: Option<Date>,
    ) -> Result<RenameModelPayload> {
        let mut reading = Reading::new(ctx)?;
        let model = reading.model("model", &input.model).await?;
        let command = model.map(|model| domain::RenameModel {
            model,
            names: input.names.into(),
        });
        let command = reading.finish(command);
        let done = run(ctx, command, command_id, happened_on).await?;
        Ok(RenameModelPayload(done))
    }

    /// States anew by what an operating model is found.
    async fn classify_model(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The classification.")] input: ClassifyModelInput,
        #[graphql(desc = "Chosen by the client: the same id has one effect.")] command_id: Option<
            Uuid,
        >,
        #[graphql(desc = "The day it became true, when not today.")] happened_on: Option<Date>,
    ) -> Result<ClassifyModelPayload> {
        let mut reading = Reading::new(ctx)?;
        let model = reading.model("model", &input.model).await?;
        let classification = input.classification.parse(&mut reading);
        let command = model.map(|model| domain::ClassifyModel {
            model,
            classification,
        });
        let command = reading.finish(command);
        let done = run(ctx, command, command_id, happened_on).await?;
        Ok(ClassifyModelPayload(done))
    }

    /// Publishes a description of an operating model in place of the one it is based on.
    async fn publish_model_version(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The version.")] input: PublishModelVersionInput,
        #[graphql(desc = "Chosen by the client: the same id has one effect.")] command_id: Option<
            Uuid,
        >,
        #[graphql(desc = "The day it became true, when not today.")] happened_on: Option<Date>,
    ) -> Result<PublishModelVersionPayload> {
        let mut reading = Reading::new(ctx)?;
        let model = reading.model("model", &input.model).await?;
        let command = model.map(|model| domain::PublishModelVersion {
            model,
            base: input.base,
            content: input.content.into(),
            why: input.why.map(FreeText::new),
        });
        let command = reading.finish(command);
        let done = run(ctx, command, command_id, happened_on).await?;
        Ok(PublishModelVersionPayload(done))
    }

    /// Moves an operating model to another state.
    async fn change_model_state(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The state.")] input: ChangeModelStateInput,
        #[graphql(desc = "Chosen by the client: the same id has one effect.")] command_id: Option<
            Uuid,
        >,
        #[graphql(desc = "The day it became true, when not today.")] happened_on: Option<Date>,
    ) -> Result<ChangeModelStatePayload> {
        let mut reading = Reading::new(ctx)?;
        let model = reading.model("model", &input.model).await?;
        let since = input
            .since
            .and_then(|date| date.parse(&mut reading.checks, "since"));
        let command = model.map(|model| domain::ChangeModelState {
            model,
            state: input.state.into(),
            since,
            reason: input.reason.map(FreeText::new),
            learned: input.learned.map(FreeText::new),
        });
        let command = reading.finish(command);
        let done = run(ctx, command, command_id, happened_on).await?;
        Ok(ChangeModelStatePayload(done))
    }

    /// Names a series of observations as evidence of what an operating model does.
    async fn link_model_evidence(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The series.")] input: LinkModelEvidenceInput,
        #[graphql(desc = "Chosen by the client: the same id has one effect.")] command_id: Option<
            Uuid,
        >,
        #[graphql(desc = "The day it became true, when not today.")] happened_on: Option<Date>,
    ) -> Result<LinkModelEvidencePayload> {
        let mut reading = Reading::new(ctx)?;
        let model = reading.model("model", &input.model).await?;
        let series = input.series.parse(&mut reading, "series").await?;
        let command = model
            .zip(series)
            .map(|(model, series)| domain::LinkModelEvidence {
                model,
                series,
                note: input.note.map(FreeText::new),
            });
        let command = reading.finish(command);
        let done = run(ctx, command, command_id, happened_on).await?;
        Ok(LinkModelEvidencePayload(done))
    }

    /// Takes a series back from an operating model's evidence.
    async fn unlink_model_evidence(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The series.")] input: UnlinkModelEvidenceInput,
        #[graphql(desc = "Chosen by the client: the same id has one effect.")] command_id: Option<
            Uuid,
        >,
        #[graphql(desc = "The day it became true, when not today.")] happened_on: Option<Date>,
    ) -> Result<UnlinkModelEvidencePayload> {
        let mut reading = Reading::new(ctx)?;
        let model = reading.model("model", &input.model).await?;
        let series = input.series.parse(&mut reading, "series").await?;
        let command = model
            .zip(series)
            .map(|(model, series)| domain::UnlinkModelEvidence {
                model,
                series,
                reason: FreeText::new(input.reason),
            });
        let command = reading.finish(command);
        let done = run(ctx, command, command_id, happened_on).await?;
        Ok(UnlinkModelEvidencePayload(done))
    }
}
