//! What a round would ask of whom, before it is planned. Nothing is recorded.

use std::sync::Arc;

use async_graphql::{Context, Object, Result, SimpleObject};

use super::{PlanRoundInput, Round, plan};
use crate::app::{Failure, View};
use crate::domain::command::{OfNoun as _, Stamp};
use crate::domain::event::Noun;
use crate::domain::person::Scope;
use crate::domain::project::Project as ProjectDocument;
use crate::domain::refusal::{Reason, Refusal};
use crate::domain::round as domain;
use crate::graphql::context::{actor, app, language, view_now};
use crate::graphql::error::{UserError, failure, view_error};
use crate::graphql::input::by_claim;
use crate::graphql::loader::load_of_programme;
use crate::graphql::person::unmanaged;
use crate::graphql::project::Project;

/// A round as it would be planned.
#[derive(SimpleObject)]
pub struct RoundPreview {
    /// The round; null when it would be refused.
    round: Option<Round>,
    /// The projects that it would ask, by name.
    asked: Vec<Project>,
    /// Those of them for which nobody answers today.
    unmanaged: Vec<Project>,
    /// Every reason why it would be refused.
    user_errors: Vec<UserError>,
}

fn refused(ctx: &Context<'_>, refusals: &[Refusal]) -> RoundPreview {
    let told = |refusal: &Refusal| UserError::new(refusal, language(ctx));
    RoundPreview {
        round: None,
        asked: Vec::new(),
        unmanaged: Vec::new(),
        user_errors: refusals.iter().map(told).collect(),
    }
}

/// The round that planning it would begin.
async fn rehearsed(
    ctx: &Context<'_>,
    command: &domain::PlanRound,
) -> Result<Result<Arc<domain::Round>, Vec<Refusal>>> {
    let (app, view) = (app(ctx)?, view_now(ctx)?);
    let claim = domain::Round::claim_of(command.programme, &command.code);
    if by_claim::<domain::Round>(ctx, &view, &claim)
        .await?
        .is_some()
    {
        let what = command.code.as_str().to_owned();
        return Ok(Err(vec![Refusal::new("code", Reason::Taken { what })]));
    }
    let now = app.now();
    let stamp = Stamp {
        position: 0,
        version: 1,
        effective: now,
        recorded: now,
        actor: actor(ctx).id,
    };
    match app.rehearse(&actor(ctx), command).await {
        Err(Failure::Refused(refusals)) => Ok(Err(refusals)),
        Err(other) => Err(failure(ctx, other)),
        Ok(events) => {
            let first = events.first();
            let noun = first.and_then(|event| Noun::evolve(None, event, &stamp));
            let round = noun.as_ref().and_then(domain::Round::shared);
            Ok(round.ok_or_else(|| vec![Refusal::new("", Reason::Required)]))
        }
    }
}

async fn preview(
    ctx: &Context<'_>,
    view: &View,
    round: Arc<domain::Round>,
) -> Result<RoundPreview> {
    let programme = round.programme;
    let mut projects: Vec<Arc<ProjectDocument>> = load_of_programme(ctx, view, programme.0).await?;
    projects.retain(|project| round.expects(project));
    let belongs = round.belongs();
    let scope = Scope::Programme(programme);
    let app = app(ctx)?;
    let members = app.members(&actor(ctx), scope, &belongs, true, None).await;
    let members = members.map_err(|error| view_error(ctx, error))?;
    let alone = match &members {
        Some(members) => unmanaged(projects.clone(), members, view.today()),
        None => Vec::new(),
    };
    let show = |all: Vec<Arc<ProjectDocument>>| -> Vec<Project> {
        let shown = all.into_iter().map(|own| Project::new(own, view.clone()));
        shown.collect()
    };
    Ok(RoundPreview {
        asked: show(projects),
        unmanaged: show(alone),
        round: Some(Round::new(round, view.clone())),
        user_errors: Vec::new(),
    })
}

#[derive(Default)]
pub struct RoundPreviews;

#[Object]
impl RoundPreviews {
    /// What a round would ask of whom if it were planned now. Nothing is recorded. For those who may
    /// plan one.
    #[graphql(complexity = "50 * child_complexity")]
    async fn round_preview(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The round.")] input: PlanRoundInput,
    ) -> Result<RoundPreview> {
        let command = match plan(ctx, input).await? {
            Ok(command) => command,
            Err(refusals) => return Ok(refused(ctx, &refusals)),
        };
        match rehearsed(ctx, &command).await? {
            Ok(round) => preview(ctx, &view_now(ctx)?, round).await,
            Err(refusals) => Ok(refused(ctx, &refusals)),
        }
    }
}
