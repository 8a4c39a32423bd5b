//! From what people type to ids: keys, addresses and codes looked up as of now.
//!
//! What does not exist is refused under the field that named it.

use std::sync::Arc;

use async_graphql::{Context, Result};

use super::context::view_now;
use super::error::view_error;
use super::import::Rehearsal;
use crate::app::View;
use crate::domain::ids::{IndicatorId, Key, ModelId, ProgrammeId, ProjectId, RoundId};
use crate::domain::indicator::Indicator;
use crate::domain::model::Model;
use crate::domain::period::RoundCode;
use crate::domain::programme::Programme;
use crate::domain::project::Project;
use crate::domain::refusal::{Checks, Reason, Refusal};
use crate::domain::round::Round;

/// Reads one input: looks names up and collects every refusal.
pub struct Reading<'a> {
    ctx: &'a Context<'a>,
    view: View,
    pub checks: Checks,
}

impl<'a> Reading<'a> {
    pub fn new(ctx: &'a Context<'a>) -> Result<Reading<'a>> {
        Ok(Reading {
            ctx,
            view: view_now(ctx)?,
            checks: Checks::default(),
        })
    }

    /// The command, or every reason why the input makes none.
    pub fn finish<C>(self, command: Option<C>) -> Result<C, Vec<Refusal>> {
        self.checks.finish()?;
        command.ok_or_else(|| vec![Refusal::new("", Reason::Required)])
    }

    pub fn key(&mut self, field: &str, text: &str) -> Option<Key> {
        let key = Key::parse(text);
        self.checks.expect(key.is_some(), field, Reason::NotAKey);
        key
    }

    /// A list of keys.
    pub fn keys(&mut self, field: &str, words: &[String]) -> Vec<Key> {
        let words = words.iter().enumerate();
        let found = words.filter_map(|(index, word)| self.key(&format!("{field}.{index}"), word));
        found.collect()
    }

    /// A key that may be left out.
    pub fn key_if(&mut self, field: &str, text: Option<&str>) -> Option<Key> {
        text.and_then(|text| self.key(field, text))
    }

    /// The id of a part of a project, such as a promise, by its key there. Whether there is one is
    /// for the command to find.
    pub async fn part<T>(
        &mut self,
        project: &str,
        field: &str,
        key: &str,
        of: fn(ProjectId, &Key) -> T,
    ) -> Result<Option<T>> {
        let project = self.project("project", project).await?;
        let key = self.key(field, key);
        Ok(project.zip(key).map(|(project, key)| of(project.id, &key)))
    }

    pub fn round_code(&mut self, field: &str, text: &str) -> Option<RoundCode> {
        let code = RoundCode::parse(text);
        self.checks
            .expect(code.is_some(), field, Reason::NotARoundCode);
        code
    }

    fn not_found(&mut self, field: &str, what: &str) {
        let what = what.to_owned();
        self.checks.refuse(field, Reason::NotFound { what });
    }

    pub async fn programme(&mut self, field: &str, key: &str) -> Result<Option<ProgrammeId>> {
        let Some(key) = self.key(field, key) else {
            return Ok(None);
        };
        let held = holder(self.ctx, &self.view, &Programme::claim_of(&key)).await?;
        if held.is_none() {
            self.not_found(field, "programme");
        }
        Ok(held.map(ProgrammeId))
    }

    pub async fn round(
        &mut self,
        field: &str,
        programme: ProgrammeId,
        code: &str,
    ) -> Result<Option<RoundId>> {
        let Some(code) = self.round_code(field, code) else {
            return Ok(None);
        };
        let claim = Round::claim_of(programme, &code);
        let held = holder(self.ctx, &self.view, &claim).await?;
        if held.is_none() {
            self.not_found(field, "round");
        }
        Ok(held.map(RoundId))
    }

    pub async fn project(&mut self, field: &str, slug: &str) -> Result<Option<Arc<Project>>> {
        let Some(slug) = self.key(field, slug) else {
            return Ok(None);
        };
        let project = project_by_slug(self.ctx, &self.view, &slug).await?;
        if project.is_none() {
            self.not_found(field, "project");
        }
        Ok(project)
    }

    pub async fn model(&mut self, field: &str, key: &str) -> Result<Option<ModelId>> {
        let Some(key) = self.key(field, key) else {
            return Ok(None);
        };
        let held = holder(self.ctx, &self.view, &Model::claim_of(&key)).await?;
        if held.is_none() {
            self.not_found(field, "model");
        }
        Ok(held.map(ModelId))
    }

    pub async fn indicator(&mut self, field: &str, key: &str) -> Result<Option<IndicatorId>> {
        let Some(key) = self.key(field, key) else {
            return Ok(None);
        };
        let held = holder(self.ctx, &self.view, &Indicator::claim_of(&key)).await?;
        if held.is_none() {
            self.not_found(field, "indicator");
        }
        Ok(held.map(IndicatorId))
    }
}

async fn holder(ctx: &Context<'_>, view: &View, claim: &str) -> Result<Option<uuid::Uuid>> {
    let imagined = Rehearsal::of(ctx).and_then(|rehearsal| rehearsal.holder(claim));
    if imagined.is_some() {
        return Ok(imagined);
    }
    view.holder(claim)
        .await
        .map_err(|error| view_error(ctx, error))
}

/// The document that holds a claim, as the view sees it.
pub async fn by_claim<V: crate::projection::View>(
    ctx: &Context<'_>,
    view: &View,
    claim: &str,
) -> Result<Option<Arc<V>>> {
    let held = holder(ctx, view, claim).await?;
    let imagined = Rehearsal::of(ctx).zip(held);
    if let Some(document) = imagined.and_then(|(rehearsal, id)| rehearsal.document(id)) {
        return Ok(Some(document));
    }
    match held {
        None => Ok(None),
        Some(id) => view
            .get::<V>(id)
            .await
            .map_err(|error| view_error(ctx, error)),
    }
}

pub async fn project_by_slug(
    ctx: &Context<'_>,
    view: &View,
    slug: &Key,
) -> Result<Option<Arc<Project>>> {
    by_claim(ctx, view, &Project::claim_of(slug)).await
}

pub async fn programme_by_key(
    ctx: &Context<'_>,
    view: &View,
    key: &str,
) -> Result<Option<Arc<Programme>>> {
    match Key::parse(key) {
        None => Ok(None),
        Some(key) => by_claim(ctx, view, &Programme::claim_of(&key)).await,
    }
}

pub async fn round_by_code(
    ctx: &Context<'_>,
    view: &View,
    programme: ProgrammeId,
    code: &str,
) -> Result<Option<Arc<Round>>> {
    match RoundCode::parse(code) {
        None => Ok(None),
        Some(code) => by_claim(ctx, view, &Round::claim_of(programme, &code)).await,
    }
}
