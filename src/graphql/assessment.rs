//! Self-assessments: what a project filed for a round, and what changed since an earlier one.

mod answer;
mod diff;
mod review;

use std::sync::Arc;

use async_graphql::{ComplexObject, Context, ID, InputObject, Object, Result, SimpleObject};
use chrono::{DateTime, Utc};
use uuid::Uuid;

use super::context::{payloads, run, view};
use super::date::{Date, FuzzyDate, FuzzyDateInput};
use super::discussion::{Comment, comments_of};
use super::enums::{FilingState, ReviewState};
use super::error::{bad_argument, view_error};
use super::ids::global_id;
use super::input::{Reading, project_by_slug, round_by_code};
use super::loader::{load, load_of_project};
use super::project::Project;
use super::round::{Round, previous_of, rounds_of};
use super::text::{Texts, TextsInput, said};
use crate::app::View;
use crate::domain::assessment as domain;
use crate::domain::free_text::FreeText;
use crate::domain::ids::{Key, RoundId};
use crate::projection::diff::compare_assessments;
use crate::projection::filing::{self, FirstFiling};

use answer::AnswerInput;
pub use answer::{Answer, Evidence, EvidenceInput, Rating, answers, shown};
use diff::AssessmentDiff;
pub use diff::TextDiff;
pub use review::AssessmentReview;
use review::{Parts, ReturnedParts, ReviewStep};

/// The self-assessment of one project for one round, with every version filed.
pub struct Assessment {
    document: Arc<domain::Assessment>,
    view: View,
}

impl Assessment {
    pub fn new(document: Arc<domain::Assessment>, view: View) -> Assessment {
        Assessment { document, view }
    }

    fn current(&self) -> Option<&domain::Filing> {
        self.document.current()
    }

    async fn round_document(
        &self,
        ctx: &Context<'_>,
    ) -> Result<Option<Arc<crate::domain::round::Round>>> {
        load(ctx, &self.view, self.document.round.0).await
    }

    async fn programme_document(
        &self,
        ctx: &Context<'_>,
    ) -> Result<Option<Arc<crate::domain::programme::Programme>>> {
        load(ctx, &self.view, self.document.programme.0).await
    }
}

/// A project's assessments, by the day their rounds describe.
pub async fn assessments_of(
    ctx: &Context<'_>,
    view: &View,
    project: &crate::domain::project::Project,
) -> Result<Vec<Assessment>> {
    let mut found: Vec<Arc<domain::Assessment>> = load_of_project(ctx, view, project.id.0).await?;
    let rounds = rounds_of(ctx, view, project.programme).await?;
    let place = |id: RoundId| rounds.iter().position(|round| round.id == id);
    found.sort_by_key(|assessment| place(assessment.round));
    let shown = |assessment| Assessment::new(assessment, view.clone());
    Ok(found.into_iter().map(shown).collect())
}

/// The self-assessment of one project for one round, with every version filed.
#[Object]
impl Assessment {
    /// The global id.
    pub async fn id(&self) -> ID {
        global_id("Assessment", self.document.id.0)
    }

    /// Whose assessment it is.
    async fn project(&self, ctx: &Context<'_>) -> Result<Option<Project>> {
        let project = load(ctx, &self.view, self.document.project.0).await?;
        Ok(project.map(|project| Project::new(project, self.view.clone())))
    }

    /// The round it was filed for.
    async fn round(&self, ctx: &Context<'_>) -> Result<Option<Round>> {
        let round = self.round_document(ctx).await?;
        Ok(round.map(|round| Round::new(round, self.view.clone())))
    }

    /// Whether it came on time, late, or from an earlier publication.
    async fn state(&self, ctx: &Context<'_>) -> Result<Option<FilingState>> {
        let round = self.round_document(ctx).await?;
        let (project, first) = (self.document.project, FirstFiling::of(&self.document));
        let state = round.map(|round| filing::state(&round, project, first, self.view.today()));
        Ok(state.map(Into::into))
    }

    /// Days after the project's due day, its extension counted, of a late filing; null when it was
    /// not late.
    async fn days_late(&self, ctx: &Context<'_>) -> Result<Option<i64>> {
        let round = self.round_document(ctx).await?;
        Ok(round.and_then(|round| FirstFiling::of(&self.document)?.days_late(&round)))
    }

    /// When the first version that was not withdrawn was recorded; null while it is withdrawn.
    async fn filed_at(&self) -> Option<DateTime<Utc>> {
        self.document.first().map(|filing| filing.stamp.recorded)
    }

    /// Where it stands between the project and the funder.
    async fn review_state(&self) -> ReviewState {
        (&self.document.standing).into()
    }

    /// Every step of its course, oldest first.
    #[graphql(complexity = "20 * child_complexity")]
    async fn review(&self) -> Vec<ReviewStep> {
        let steps = self.document.steps.iter();
        steps
            .map(|step| ReviewStep::new(step, self.document.belongs(), &self.view))
            .collect()
    }

    /// The parts that wait to be sent again; null when none do.
    async fn returned(&self) -> Option<ReturnedParts> {
        self.document.returned().map(ReturnedParts::from)
    }

    /// The number of the version that was accepted; null when none is. A later version is a
    /// correction that nobody accepted.
    async fn accepted_version(&self) -> Option<u32> {
        match self.document.standing {
            domain::Standing::Accepted(accepted) => Some(accepted.filing),
            domain::Standing::Filed
            | domain::Standing::Withdrawn
            | domain::Standing::InReview
            | domain::Standing::Returned(_) => None,
        }
    }

    /// The parts that changed since the last return; empty when it was never returned.
    async fn changed_since_return(&self) -> Parts {
        let returned = self.document.last_return();
        let changed = returned.map(|asked| self.document.changed_since(asked.filing));
        changed.unwrap_or_default().as_slice().into()
    }

    /// The words that changed since the last return; null when it was never returned.
    #[graphql(complexity = "200 + child_complexity")]
    async fn diff_since_return(&self) -> Option<AssessmentDiff> {
        let number = self.document.last_return()?.filing;
        let mut filings = self.document.filings.iter();
        let before = filings.find(|filing| filing.number == number)?;
        let now = self.current()?;
        let compared = compare_assessments(&before.content, &now.content);
        Some(AssessmentDiff::new(compared))
    }

    /// What was said about it, oldest first; for those who signed in.
    #[graphql(complexity = "20 * child_complexity")]
    async fn comments(&self, ctx: &Context<'_>) -> Result<Vec<Comment>> {
        comments_of(ctx, &self.view, &self.document).await
    }

    /// The assessment as it stood when its round was last closed, worded and rated by the
    /// definitions of that time; null before a closing, and when nothing was filed by then. What
    /// differs from it is a later correction.
    async fn as_filed(&self, ctx: &Context<'_>) -> Result<Option<Assessment>> {
        let round = self.round_document(ctx).await?;
        let Some(sealed) = round.and_then(|round| Some(round.last_closing()?.stamp)) else {
            return Ok(None);
        };
        let then = self.view.as_recorded(&sealed);
        let found = load(ctx, &then, self.document.id.0).await?;
        Ok(found.map(|document| Assessment::new(document, then)))
    }

    /// Numbers of the versions that were filed after its round was last closed.
    async fn corrected_since_closing(&self, ctx: &Context<'_>) -> Result<Vec<u32>> {
        let round = self.round_document(ctx).await?;
        let Some(sealed) = round.and_then(|round| Some(round.last_closing()?.stamp.position))
        else {
            return Ok(Vec::new());
        };
        let filings = self.document.filings.iter();
        let later = filings.filter(|filing| filing.stamp.position > sealed);
        Ok(later.map(|filing| filing.number).collect())
    }

    /// The publication it was taken from; null for one that the project filed here.
    async fn source(&self) -> Option<Source> {
        self.document
            .filings
            .iter()
            .find_map(|filing| match &filing.kind {
                domain::FilingKind::Imported { source } => Some(Source {
                    location: source.location.clone(),
                    date: (&source.date).into(),
                }),
                domain::FilingKind::Submitted
                | domain::FilingKind::Amended { .. }
                | domain::FilingKind::Resent => None,
            })
    }

    /// The overall text of the version in force.
    async fn overall(&self) -> Texts {
        Texts(
            self.current()
                .map(|filing| filing.content.overall.clone())
                .unwrap_or_default(),
        )
    }

    /// Short versions for readers of other languages.
    async fn summary(&self) -> Texts {
        Texts(
            self.current()
                .map(|filing| filing.content.summary.clone())
                .unwrap_or_default(),
        )
    }

    /// One answer per goal of the round in the order of the round, also for goals that got none.
    #[graphql(complexity = "10 * child_complexity")]
    async fn answers(&self, ctx: &Context<'_>) -> Result<Vec<Answer>> {
        let round = self.round_document(ctx).await?;
        let programme = self.programme_document(ctx).await?;
        let (Some(round), Some(programme), Some(current)) = (round, programme, self.current())
        else {
            return Ok(Vec::new());
        };
        let content = &current.content;
        Ok(answers(&programme, &round, content, &self.view))
    }

    /// Keys of the goals under whose heading no text stands.
    async fn missing_texts(&self) -> Vec<String> {
        let answers = self
            .current()
            .map_or(&[][..], |filing| &filing.content.answers);
        answers
            .iter()
            .filter(|answer| answer.state() == domain::AnswerState::HeadingOnly)
            .map(|answer| answer.goal.as_str().to_owned())
            .collect()
    }

    /// Keys of the goals that the round asks for and nothing was said about.
    async fn unanswered(&self, ctx: &Context<'_>) -> Result<Vec<String>> {
        let asked = self.round_document(ctx).await?;
        let asked = asked.map(|round| round.asks.clone()).unwrap_or_default();
        let answers = self
            .current()
            .map_or(&[][..], |filing| &filing.content.answers);
        let said = |goal: &Key| {
            answers.iter().any(|answer| {
                answer.goal == *goal && answer.state() != domain::AnswerState::Unanswered
            })
        };
        let silent = asked.iter().filter(|goal| !said(goal));
        Ok(silent.map(|goal| goal.as_str().to_owned()).collect())
    }

    /// Every version filed, oldest first. Earlier versions stay.
    async fn versions(&self) -> Vec<FilingVersion> {
        self.document
            .filings
            .iter()
            .map(FilingVersion::from)
            .collect()
    }

    /// What changed since an earlier round, word by word; null when nothing was filed for it, or
    /// there is no earlier round.
    #[graphql(complexity = "200 + child_complexity")]
    async fn diff(
        &self,
        ctx: &Context<'_>,
        #[graphql(
            desc = "The code of an earlier round of the same programme; the round before when left out."
        )]
        to: Option<String>,
    ) -> Result<Option<AssessmentDiff>> {
        let own = self.round_document(ctx).await?;
        let rounds = rounds_of(ctx, &self.view, self.document.programme).await?;
        let earlier = match (&to, &own) {
            (Some(to), _) => rounds.into_iter().find(|round| round.code.as_str() == to),
            (None, Some(own)) => match previous_of(ctx, &self.view, own).await? {
                None => return Ok(None),
                before => before,
            },
            (None, None) => None,
        };
        let sides = own.zip(earlier);
        let sides = sides.filter(|(own, earlier)| earlier.state_date < own.state_date);
        let Some((_, earlier)) = sides else {
            return Err(bad_argument(
                ctx,
                &format!("to: {}", to.unwrap_or_default()),
            ));
        };
        let id = domain::id_of(self.document.project, earlier.id);
        let before = load::<domain::Assessment>(ctx, &self.view, id).await?;
        let contents = before
            .as_ref()
            .and_then(|before| before.current())
            .zip(self.current());
        Ok(contents.map(|(before, now)| {
            AssessmentDiff::new(compare_assessments(&before.content, &now.content))
        }))
    }
}

/// Where an imported text was published before.
#[derive(SimpleObject)]
pub struct Source {
    /// The address or the name of the publication.
    location: String,
    /// The day as of which it stood so.
    date: FuzzyDate,
}

/// One version of an assessment, as it was filed.
#[derive(SimpleObject)]
#[graphql(complex)]
pub struct FilingVersion {
    /// Its number, 1 for the first.
    number: u32,
    /// When it was recorded.
    recorded_at: DateTime<Utc>,
    /// Why it replaced the one before; null for the first and for one that was sent again.
    reason: Option<String>,
    /// The project took it back.
    is_withdrawn: bool,
    /// The day by which it was asked for, when it answers a return.
    asked_by: Option<Date>,
    /// Days after that day, when it came later.
    days_late: Option<i64>,
    #[graphql(skip)]
    content: domain::Content,
}

#[ComplexObject]
impl FilingVersion {
    /// The overall text.
    async fn overall(&self) -> Texts {
        Texts(self.content.overall.clone())
    }

    /// The narrative under a goal; null when the version has no answer to it.
    async fn narrative(&self, #[graphql(desc = "The goal's key.")] goal: String) -> Option<Texts> {
        let answer = self
            .content
            .answers
            .iter()
            .find(|a| a.goal.as_str() == goal)?;
        Some(Texts(answer.narrative.clone()))
    }
}

impl From<&domain::Filing> for FilingVersion {
    fn from(filing: &domain::Filing) -> FilingVersion {
        FilingVersion {
            number: filing.number,
            recorded_at: filing.stamp.recorded,
            reason: match &filing.kind {
                domain::FilingKind::Amended { reason } => said(reason).map(str::to_owned),
                domain::FilingKind::Submitted
                | domain::FilingKind::Imported { .. }
                | domain::FilingKind::Resent => None,
            },
            is_withdrawn: filing.is_withdrawn,
            asked_by: filing.asked_by.map(Date),
            days_late: filing.days_late(),
            content: filing.content.clone(),
        }
    }
}

#[derive(Default)]
pub struct AssessmentQueries;

#[Object]
impl AssessmentQueries {
    /// A project's self-assessment for a round; null when nothing was filed by the moment asked.
    async fn assessment(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The project's address.")] project: String,
        #[graphql(desc = "The round's code.")] round: String,
        #[graphql(desc = "Answer with what was recorded by this moment; now when left out.")]
        as_of: Option<DateTime<Utc>>,
    ) -> Result<Option<Assessment>> {
        let view = view(ctx, as_of).await?;
        let Some(slug) = Key::parse(&project) else {
            return Ok(None);
        };
        let Some(project) = project_by_slug(ctx, &view, &slug).await? else {
            return Ok(None);
        };
        let Some(round) = round_by_code(ctx, &view, project.programme, &round).await? else {
            return Ok(None);
        };
        let id = domain::id_of(project.id, round.id);
        let found = view.get(id).await.map_err(|error| view_error(ctx, error))?;
        Ok(found.map(|assessment| Assessment::new(assessment, view)))
    }
}

/// A self-assessment to file.
#[derive(InputObject)]
struct SubmitAssessmentInput {
    /// The project's address.
    project: String,
    /// The round's code.
    round: String,
    /// How the project went as a whole.
    #[graphql(default)]
    overall: TextsInput,
    /// Short versions for readers of other languages, at most 600 characters each.
    #[graphql(default)]
    summary: TextsInput,
    /// One answer for every goal that the round asks for. All texts of the assessment together
    /// have at most 200,000 characters.
    answers: Vec<AnswerInput>,
}

/// Other answers in place of the filed ones.
#[derive(InputObject)]
struct AmendAssessmentInput {
    /// The project's address.
    project: String,
    /// The round's code.
    round: String,
    /// How the project went as a whole.
    #[graphql(default)]
    overall: TextsInput,
    /// Short versions for readers of other languages, at most 600 characters each.
    #[graphql(default)]
    summary: TextsInput,
    /// The answers; they replace all earlier ones, which stay readable. An assessment has at most
    /// 50 versions.
    answers: Vec<AnswerInput>,
    /// Why.
    reason: String,
}

/// An earlier publication to take over as it stood.
#[derive(InputObject)]
struct ImportAssessmentInput {
    /// The project's address.
    project: String,
    /// The round's code.
    round: String,
    /// The overall text.
    #[graphql(default)]
    overall: TextsInput,
    /// Short versions for readers of other languages, at most 600 characters each.
    #[graphql(default)]
    summary: TextsInput,
    /// What stood under the goals; headings without a text and missing goals are allowed.
    answers: Vec<AnswerInput>,
    /// Where it was published.
    source: SourceInput,
}

/// Where a text was published before.
#[derive(InputObject)]
pub struct SourceInput {
    /// The address or the name of the publication.
    location: String,
    /// The day as of which it stood so.
    date: FuzzyDateInput,
}

impl SourceInput {
    pub fn parts(self) -> (String, FuzzyDateInput) {
        (self.location, self.date)
    }
}

payloads! {
    SubmitAssessmentPayload { #[doc = "The assessment."] assessment: Assessment }
    AmendAssessmentPayload { #[doc = "The assessment with all its versions."] assessment: Assessment }
    ImportAssessmentPayload { #[doc = "The imported assessment."] assessment: Assessment }
}

/// The project and the round that a filing names.
pub async fn parties(
    reading: &mut Reading<'_>,
    project: &str,
    round: &str,
) -> Result<Option<(Arc<crate::domain::project::Project>, RoundId)>> {
    let Some(project) = reading.project("project", project).await? else {
        return Ok(None);
    };
    let round = reading.round("round", project.programme, round).await?;
    Ok(round.map(|round| (project, round)))
}

/// What every filing says.
struct Filed {
    overall: TextsInput,
    summary: TextsInput,
    answers: Vec<AnswerInput>,
}

async fn content(reading: &mut Reading<'_>, filed: Filed) -> Result<domain::Content<domain::Step>> {
    let mut answers = Vec::with_capacity(filed.answers.len());
    for (index, input) in filed.answers.into_iter().enumerate() {
        answers.extend(input.parse(reading, &format!("answers.{index}")).await?);
    }
    Ok(domain::Content {
        answers,
        overall: filed.overall.into(),
        summary: filed.summary.into(),
    })
}

#[derive(Default)]
pub struct AssessmentMutations;

#[Object]
impl AssessmentMutations {
    /// Files a self-assessment. The same answers twice change nothing; other answers need
    /// `amendAssessment`, and after a withdrawal or a return they are sent again with this. A round of kind `ANNUAL_IMPORTED` takes imports only.
    async fn submit_assessment(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The assessment.")] input: SubmitAssessmentInput,
        #[graphql(desc = "Chosen by the client: the same id has one effect.")] command_id: Option<
            Uuid,
        >,
        #[graphql(desc = "The day it became true, when not today.")] happened_on: Option<Date>,
    ) -> Result<SubmitAssessmentPayload> {
        let mut reading = Reading::new(ctx)?;
        let parties = parties(&mut reading, &input.project, &input.round).await?;
        let filed = Filed {
            overall: input.overall,
            summary: input.summary,
            answers: input.answers,
        };
        let content = content(&mut reading, filed).await?;
        let command = parties.map(|(project, round)| domain::SubmitAssessment {
            programme: project.programme,
            project: project.id,
            round,
            content,
        });
        let command = reading.finish(command);
        let done = run(ctx, command, command_id, happened_on).await?;
        Ok(SubmitAssessmentPayload(done))
    }

    /// Files other answers with the reason; the earlier version stays.
    async fn amend_assessment(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The answers and the reason.")] input: AmendAssessmentInput,
        #[graphql(desc = "Chosen by the client: the same id has one effect.")] command_id: Option<
            Uuid,
        >,
        #[graphql(desc = "The day it became true, when not today.")] happened_on: Option<Date>,
    ) -> Result<AmendAssessmentPayload> {
        let mut reading = Reading::new(ctx)?;
        let parties = parties(&mut reading, &input.project, &input.round).await?;
        let filed = Filed {
            overall: input.overall,
            summary: input.summary,
            answers: input.answers,
        };
        let content = content(&mut reading, filed).await?;
        let command = parties.map(|(project, round)| domain::AmendAssessment {
            programme: project.programme,
            project: project.id,
            round,
            content,
            reason: FreeText::new(input.reason),
        });
        let command = reading.finish(command);
        let done = run(ctx, command, command_id, happened_on).await?;
        Ok(AmendAssessmentPayload(done))
    }

    /// Takes over an earlier publication as it stood, marked with its source.
    async fn import_assessment(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The text and its source.")] input: ImportAssessmentInput,
        #[graphql(desc = "Chosen by the client: the same id has one effect.")] command_id: Option<
            Uuid,
        >,
        #[graphql(desc = "The day it became true, when not today.")] happened_on: Option<Date>,
    ) -> Result<ImportAssessmentPayload> {
        let mut reading = Reading::new(ctx)?;
        let parties = parties(&mut reading, &input.project, &input.round).await?;
        let filed = Filed {
            overall: input.overall,
            summary: input.summary,
            answers: input.answers,
        };
        let content = content(&mut reading, filed).await?;
        let date = input.source.date.parse(&mut reading.checks, "source.date");
        let command = parties
            .zip(date)
            .map(|((project, round), date)| domain::ImportAssessment {
                programme: project.programme,
                project: project.id,
                round,
                content,
                source: domain::Source {
                    location: input.source.location,
                    date,
                },
            });
        let command = reading.finish(command);
        let done = run(ctx, command, command_id, happened_on).await?;
        Ok(ImportAssessmentPayload(done))
    }
}
