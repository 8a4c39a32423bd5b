//! Risks of projects, for those who have signed in.

use std::sync::Arc;

use async_graphql::{Context, ID, InputObject, Object, Result, SimpleObject};
use chrono::{DateTime, Utc};
use uuid::Uuid;

use super::context::{payloads, run};
use super::date::Date;
use super::enums::{RiskEnd, RiskLevel};
use super::ids::global_id;
use super::input::Reading;
use super::loader::load;
use super::project::Project;
use super::text::{Names, NamesInput, Texts, TextsInput, said};
use crate::app::View;
use crate::domain::free_text::FreeText;
use crate::domain::ids::RiskId;
use crate::domain::risk as domain;

/// Something that may go wrong in a project.
pub struct Risk {
    document: Arc<domain::Risk>,
    view: View,
}

impl Risk {
    pub fn new(document: Arc<domain::Risk>, view: View) -> Risk {
        Risk { document, view }
    }
}

/// Something that may go wrong in a project.
#[Object]
impl Risk {
    /// The global id.
    pub async fn id(&self) -> ID {
        global_id("Risk", self.document.raised.risk.0)
    }

    /// Its permanent key within the project.
    async fn key(&self) -> &str {
        self.document.raised.key.as_str()
    }

    /// What may go wrong.
    async fn names(&self) -> Names {
        Names(self.document.raised.names.clone())
    }

    /// More about it.
    async fn description(&self) -> Texts {
        Texts(self.document.raised.description.clone())
    }

    /// The key of the sub-project that it is about; null when it is about the whole.
    async fn sub_project(&self) -> Option<&str> {
        let key = self.document.raised.sub_project.as_ref();
        key.map(|key| key.as_str())
    }

    /// How it is judged now.
    async fn judgement(&self) -> RiskJudgement {
        RiskJudgement::of(self.document.current(), None)
    }

    /// Every judgement, oldest first.
    async fn judgements(&self) -> Vec<RiskJudgement> {
        let judgements = self.document.judgements.iter();
        judgements
            .map(|one| RiskJudgement::of(&one.judgement, Some(one.stamp.recorded)))
            .collect()
    }

    /// How it ended and why; null while it is open.
    async fn closed(&self) -> Option<RiskClosing> {
        self.document.closed.as_ref().map(|closed| RiskClosing {
            end: closed.end.into(),
            reason: said(&closed.reason).map(str::to_owned),
        })
    }

    /// Whose it is.
    async fn project(&self, ctx: &Context<'_>) -> Result<Option<Project>> {
        let project = load(ctx, &self.view, self.document.raised.project.0).await?;
        Ok(project.map(|project| Project::new(project, self.view.clone())))
    }

    /// When it was first recorded.
    async fn created_at(&self) -> Option<DateTime<Utc>> {
        self.document.history.created
    }

    /// When something about it was last recorded.
    async fn changed_at(&self) -> Option<DateTime<Utc>> {
        self.document.history.changed
    }
}

/// How a risk is seen, and what is done about it.
#[derive(SimpleObject)]
pub struct RiskJudgement {
    /// How likely it is.
    likelihood: RiskLevel,
    /// How much harm it would do.
    impact: RiskLevel,
    /// What is done about it.
    mitigation: Texts,
    /// When this was recorded, in the list of all judgements.
    recorded_at: Option<DateTime<Utc>>,
}

impl RiskJudgement {
    fn of(judgement: &domain::Judgement, recorded_at: Option<DateTime<Utc>>) -> RiskJudgement {
        RiskJudgement {
            likelihood: judgement.likelihood.into(),
            impact: judgement.impact.into(),
            mitigation: Texts(judgement.mitigation.clone()),
            recorded_at,
        }
    }
}

/// How a risk ended.
#[derive(SimpleObject)]
pub struct RiskClosing {
    /// How.
    end: RiskEnd,
    /// Why; null once blanked.
    reason: Option<String>,
}

/// A risk.
#[derive(InputObject)]
struct RaiseRiskInput {
    /// The project's address.
    project: String,
    /// Its permanent key within the project.
    key: String,
    /// What may go wrong.
    names: NamesInput,
    /// More about it.
    #[graphql(default)]
    description: TextsInput,
    /// The key of the sub-project that it is about.
    sub_project: Option<String>,
    /// How likely it is.
    likelihood: RiskLevel,
    /// How much harm it would do.
    impact: RiskLevel,
    /// What is done about it.
    #[graphql(default)]
    mitigation: TextsInput,
}

/// Another judgement of a risk.
#[derive(InputObject)]
struct ReassessRiskInput {
    /// The project's address.
    project: String,
    /// The key of the risk.
    risk: String,
    /// How likely it is.
    likelihood: RiskLevel,
    /// How much harm it would do.
    impact: RiskLevel,
    /// What is done about it.
    #[graphql(default)]
    mitigation: TextsInput,
}

/// The end of a risk.
#[derive(InputObject)]
struct CloseRiskInput {
    /// The project's address.
    project: String,
    /// The key of the risk.
    risk: String,
    /// How it ended.
    end: RiskEnd,
    /// Why.
    reason: String,
}

payloads! {
    RaiseRiskPayload { #[doc = "The risk."] risk: Risk }
    ReassessRiskPayload { #[doc = "The risk."] risk: Risk }
    CloseRiskPayload { #[doc = "The risk."] risk: Risk }
}

#[derive(Default)]
pub struct RiskMutations;

#[Object]
impl RiskMutations {
    /// Records a risk with its first judgement.
    async fn raise_risk(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The risk.")] input: RaiseRiskInput,
        #[graphql(desc = "Chosen by the client: the same id has one effect.")] command_id: Option<
            Uuid,
        >,
        #[graphql(desc = "The day it became true, when not today.")] happened_on: Option<Date>,
    ) -> Result<RaiseRiskPayload> {
        let mut reading = Reading::new(ctx)?;
        let project = reading.project("project", &input.project).await?;
        let key = reading.key("key", &input.key);
        let sub_project = reading.key_if("subProject", input.sub_project.as_deref());
        let judgement = domain::Judgement {
            likelihood: input.likelihood.into(),
            impact: input.impact.into(),
            mitigation: input.mitigation.into(),
        };
        let command = project.zip(key).map(|(project, key)| domain::RaiseRisk {
            project: project.id,
            key,
            names: input.names.into(),
            description: input.description.into(),
            sub_project,
            judgement,
        });
        let command = reading.finish(command);
        let done = run(ctx, command, command_id, happened_on).await?;
        Ok(RaiseRiskPayload(done))
    }

    /// Judges an open risk anew; the earlier judgement stays.
    async fn reassess_risk(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The judgement.")] input: ReassessRiskInput,
        #[graphql(desc = "Chosen by the client: the same id has one effect.")] command_id: Option<
            Uuid,
        >,
        #[graphql(desc = "The day it became true, when not today.")] happened_on: Option<Date>,
    ) -> Result<ReassessRiskPayload> {
        let mut reading = Reading::new(ctx)?;
        let id = reading.part(&input.project, "risk", &input.risk, RiskId::of);
        let id = id.await?;
        let judgement = domain::Judgement {
            likelihood: input.likelihood.into(),
            impact: input.impact.into(),
            mitigation: input.mitigation.into(),
        };
        let command = id.map(|id| domain::ReassessRisk { id, judgement });
        let command = reading.finish(command);
        let done = run(ctx, command, command_id, happened_on).await?;
        Ok(ReassessRiskPayload(done))
    }

    /// Closes a risk, with how it ended and why. It stays readable.
    async fn close_risk(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The end.")] input: CloseRiskInput,
        #[graphql(desc = "Chosen by the client: the same id has one effect.")] command_id: Option<
            Uuid,
        >,
        #[graphql(desc = "The day it became true, when not today.")] happened_on: Option<Date>,
    ) -> Result<CloseRiskPayload> {
        let mut reading = Reading::new(ctx)?;
        let id = reading.part(&input.project, "risk", &input.risk, RiskId::of);
        let command = id.await?.map(|id| domain::CloseRisk {
            id,
            end: input.end.into(),
            reason: FreeText::new(input.reason),
        });
        let command = reading.finish(command);
        let done = run(ctx, command, command_id, happened_on).await?;
        Ok(CloseRiskPayload(done))
    }
}
