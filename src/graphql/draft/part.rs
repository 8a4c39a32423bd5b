//! The parts of a draft: how far each is, and what it lacks.

use std::sync::Arc;

use async_graphql::{Context, Object, Result, SimpleObject};

use super::{DraftField, DraftVersion, authors, due_of, fields};
use crate::app::{FieldVersion, Judged, View};
use crate::domain::assessment::{self as assessment_domain, Content, Part};
use crate::domain::draft::{DraftId, Field, FieldKind, VersionState, says_nothing};
use crate::domain::ids::{Key, ProgrammeId};
use crate::domain::programme::Programme;
use crate::domain::project::Project;
use crate::domain::refusal::Refusal;
use crate::domain::round::Round;
use crate::graphql::assessment::{Answer, Assessment, TextDiff, answers};
use crate::graphql::context::{app, language};
use crate::graphql::date::Date;
use crate::graphql::enums::{DraftFieldKind, DraftPartState};
use crate::graphql::error::{UserError, bad_argument, failure};
use crate::graphql::loader::{load, load_of_project};
use crate::graphql::programme::Goal;
use crate::graphql::project::Project as ProjectObject;
use crate::graphql::round::{Round as RoundObject, rounds_of};
use crate::graphql::text::{Language, Texts};
use crate::projection::diff::compare_texts;

/// What the project filed last for a round that describes an earlier day.
pub async fn previous(
    ctx: &Context<'_>,
    view: &View,
    draft: DraftId,
) -> Result<Option<Arc<assessment_domain::Assessment>>> {
    let Some(project) = load::<Project>(ctx, view, draft.project.0).await? else {
        return Ok(None);
    };
    let rounds = rounds_of(ctx, view, project.programme).await?;
    let Some(own) = rounds.iter().find(|round| round.id == draft.round) else {
        return Ok(None);
    };
    let day = |assessment: &assessment_domain::Assessment| {
        let round = rounds.iter().find(|round| round.id == assessment.round);
        round.map(|round| round.state_date)
    };
    let all: Vec<Arc<assessment_domain::Assessment>> =
        load_of_project(ctx, view, draft.project.0).await?;
    let filed = all.into_iter().filter(|own| own.current().is_some());
    let earlier = filed.filter(|filed| day(filed).is_some_and(|day| day < own.state_date));
    Ok(earlier.max_by_key(|filed| day(filed)))
}

/// How far a draft is and what it still lacks, as if it were sent now.
#[derive(SimpleObject)]
#[graphql(name = "DraftJudgement")]
pub struct Judgement {
    /// Parts that are ready, of those that are needed.
    done: usize,
    /// Parts that are needed.
    needed: usize,
    /// One part per goal of the round in its order, then the summary and the overall text.
    #[graphql(complexity = "20 * child_complexity")]
    parts: Vec<DraftPart>,
    /// What stands in the way of sending and belongs to no part.
    lacks: Vec<UserError>,
}

/// Everything that a draft is judged by.
struct Around {
    draft: DraftId,
    view: View,
    round: Arc<Round>,
    programme: Arc<Programme>,
    previous: Option<Arc<assessment_domain::Assessment>>,
    returned: Vec<Part>,
    judged: Judged,
}

impl Judgement {
    pub async fn of(
        ctx: &Context<'_>,
        view: &View,
        draft: DraftId,
        programme: ProgrammeId,
    ) -> Result<Judgement> {
        let judged = app(ctx)?.judged(view.actor(), programme, draft);
        let judged = judged.await.map_err(|error| failure(ctx, error))?;
        let round: Option<Arc<Round>> = load(ctx, view, draft.round.0).await?;
        let programme: Option<Arc<Programme>> = load(ctx, view, programme.0).await?;
        let (Some(round), Some(programme)) = (round, programme) else {
            return Ok(Judgement {
                done: 0,
                needed: 0,
                parts: Vec::new(),
                lacks: Vec::new(),
            });
        };
        let id = assessment_domain::id_of(draft.project, draft.round);
        let filed: Option<Arc<assessment_domain::Assessment>> = load(ctx, view, id).await?;
        let returned = filed.and_then(|filed| Some(filed.returned()?.parts.clone()));
        let around = Around {
            draft,
            view: view.clone(),
            previous: previous(ctx, view, draft).await?,
            round,
            programme,
            returned: returned.unwrap_or_default(),
            judged,
        };
        Ok(around.judgement(ctx))
    }

    /// The part of the goal at this place among the goals of the programme.
    pub fn into_goal(self, ordinal: u32) -> Option<DraftPart> {
        let is_it = |part: &DraftPart| part.goal_ordinal() == Some(ordinal);
        self.parts.into_iter().find(is_it)
    }
}

impl Around {
    fn judgement(&self, ctx: &Context<'_>) -> Judgement {
        let scale = self.round.scale(&self.programme);
        let content = self
            .judged
            .content
            .on_scale(scale.map_or(0, |(place, _)| place));
        let goals = answers(&self.programme, &self.round, &content, &self.view);
        let mut parts: Vec<DraftPart> = goals
            .into_iter()
            .zip(&self.round.asks)
            .map(|(answer, goal)| {
                let part = self.part(ctx, &content, Part::Goal(goal.clone()), true);
                DraftPart {
                    answer: Some(answer),
                    ..part
                }
            })
            .collect();
        let scope = &self.round.scope;
        parts.push(self.part(ctx, &content, Part::Summary, scope.needs_swedish_summary));
        parts.push(self.part(ctx, &content, Part::Overall, scope.needs_overall));
        let needed = || parts.iter().filter(|part| part.is_needed);
        let is_ready = |part: &&DraftPart| part.progress() == DraftPartState::Ready;
        Judgement {
            done: needed().filter(is_ready).count(),
            needed: needed().count(),
            lacks: self.lacks(ctx, None),
            parts,
        }
    }

    fn lacks(&self, ctx: &Context<'_>, of: Option<&Part>) -> Vec<UserError> {
        let told = |refusal: &Refusal| UserError::new(refusal, language(ctx));
        let lacks = self.judged.lacks.iter();
        let own = lacks.filter(|(part, _)| part.as_ref() == of);
        own.map(|(_, refusal)| told(refusal)).collect()
    }

    fn part(&self, ctx: &Context<'_>, content: &Content, part: Part, is_needed: bool) -> DraftPart {
        let texts = |content: &Content| match &part {
            Part::Summary => Some(content.summary.clone()),
            Part::Overall => Some(content.overall.clone()),
            Part::Goal(goal) => {
                let mut answers = content.answers.iter();
                let answer = answers.find(|answer| answer.goal == *goal);
                answer.map(|answer| answer.narrative.clone())
            }
        };
        let before = self.previous.as_ref().and_then(|filed| filed.current());
        let before = before.and_then(|filing| texts(&filing.content));
        let now = texts(content);
        let said = content.answers.iter().any(|answer| match &part {
            Part::Goal(goal) => answer.goal == *goal,
            Part::Summary | Part::Overall => false,
        });
        let live = self.judged.live.iter();
        let live: Vec<FieldVersion> = live.filter(|(f, _)| f.part() == part).cloned().collect();
        let is_written = |(_, v): &FieldVersion| !says_nothing(&v.text);
        let is_text = |texts: &crate::domain::language::Texts| !texts.is_empty();
        DraftPart {
            word: part.word().to_owned(),
            is_needed,
            is_open: self.judged.open.contains(&part),
            is_returned: self.returned.contains(&part),
            is_undecided: live.iter().any(|(_, v)| v.state == VersionState::Side),
            is_begun: said || now.as_ref().is_some_and(is_text) || live.iter().any(is_written),
            lacks: self.lacks(ctx, Some(&part)),
            compared: before
                .filter(is_text)
                .map(|before| compare_texts(Some(&before), now.as_ref()).into()),
            text: Texts(now.unwrap_or_default()),
            answer: None,
            draft: self.draft,
            view: self.view.clone(),
            live,
        }
    }
}

/// A part of a draft: a goal, the summary or the overall text.
pub struct DraftPart {
    word: String,
    is_needed: bool,
    is_open: bool,
    is_returned: bool,
    is_undecided: bool,
    is_begun: bool,
    lacks: Vec<UserError>,
    compared: Option<TextDiff>,
    text: Texts,
    answer: Option<Answer>,
    draft: DraftId,
    view: View,
    live: Vec<FieldVersion>,
}

impl DraftPart {
    fn goal_ordinal(&self) -> Option<u32> {
        Some(self.answer.as_ref()?.goal.ordinal)
    }

    fn repeats(&self) -> bool {
        let answers = |answer: &Answer| answer.is_told();
        let is_told = self.answer.as_ref().is_none_or(answers);
        is_told && self.compared.as_ref().is_some_and(TextDiff::is_same)
    }

    fn progress(&self) -> DraftPartState {
        let is_whole = self.lacks.is_empty() && !self.repeats() && !self.is_undecided;
        match (self.is_begun, is_whole) {
            (false, _) => DraftPartState::Todo,
            (true, true) => DraftPartState::Ready,
            (true, false) => DraftPartState::Doing,
        }
    }
}

/// A part of a draft: a goal, the summary or the overall text.
#[Object]
impl DraftPart {
    /// The goal's key, `summary` or `overall`.
    async fn word(&self) -> &str {
        &self.word
    }

    /// The goal, worded as on the round's state date; null for a text.
    async fn goal(&self) -> Option<&Goal> {
        Some(&self.answer.as_ref()?.goal)
    }

    /// How far it is. A text that is the same as last time counts for nothing.
    async fn state(&self) -> DraftPartState {
        self.progress()
    }

    /// Whether the round needs it.
    async fn is_needed(&self) -> bool {
        self.is_needed
    }

    /// Whether it may be written now.
    async fn is_open(&self) -> bool {
        self.is_open
    }

    /// Whether it was returned and waits to be sent again.
    async fn is_returned(&self) -> bool {
        self.is_returned
    }

    /// Whether two texts in it wait for a choice.
    async fn is_undecided(&self) -> bool {
        self.is_undecided
    }

    /// Whether its text is, word for word, that of an earlier round.
    async fn is_copied(&self) -> bool {
        self.repeats()
    }

    /// Why it would be refused if the draft were sent now; fields are named from this part on.
    async fn lacks(&self) -> &[UserError] {
        &self.lacks
    }

    /// The answer as it would be filed now; null for a text.
    async fn answer(&self) -> Option<&Answer> {
        self.answer.as_ref()
    }

    /// Its text as it would be filed now: of a goal the narrative.
    async fn text(&self) -> &Texts {
        &self.text
    }

    /// Its text compared with that of the round before; null when there was none.
    async fn compared(&self) -> Option<&TextDiff> {
        self.compared.as_ref()
    }

    /// The fields that were written, each with what it says.
    #[graphql(complexity = "20 * child_complexity")]
    async fn fields(&self, ctx: &Context<'_>) -> Result<Vec<DraftField>> {
        fields(ctx, self.live.clone(), &self.view).await
    }

    /// The kept versions of one of its fields, oldest first.
    #[graphql(complexity = "50 * child_complexity")]
    async fn history(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which field.")] kind: DraftFieldKind,
        #[graphql(desc = "The language, of a text that exists in languages.")] language: Option<
            Language,
        >,
    ) -> Result<Vec<DraftVersion>> {
        let kind: FieldKind = kind.into();
        let goal = self.answer.as_ref().and_then(|_| Key::parse(&self.word));
        let Some(field) = Field::parse(kind, goal, language.map(Into::into)) else {
            return Err(bad_argument(ctx, "kind"));
        };
        let app = app(ctx)?;
        let kept = app.draft_history(self.view.actor(), self.draft, &field);
        let kept = kept.await.map_err(|error| failure(ctx, error))?;
        let authors = authors(ctx, &kept).await?;
        let shown = |version| DraftVersion::new(kind, version, &authors, &self.view);
        Ok(kept.into_iter().map(shown).collect())
    }

    /// Whose draft it is of.
    async fn project(&self, ctx: &Context<'_>) -> Result<Option<ProjectObject>> {
        let found = load(ctx, &self.view, self.draft.project.0).await?;
        Ok(found.map(|found| ProjectObject::new(found, self.view.clone())))
    }

    /// The day by which it is asked for: that of a return, else that of the project's extension, else
    /// that of the round.
    async fn due(&self, ctx: &Context<'_>) -> Result<Option<Date>> {
        due_of(ctx, &self.view, self.draft).await
    }

    /// What the draft is for.
    async fn round(&self, ctx: &Context<'_>) -> Result<Option<RoundObject>> {
        let found = load(ctx, &self.view, self.draft.round.0).await?;
        Ok(found.map(|found| RoundObject::new(found, self.view.clone())))
    }

    /// What the project filed last for an earlier round; null when it never did.
    async fn previous(&self, ctx: &Context<'_>) -> Result<Option<Assessment>> {
        let found = previous(ctx, &self.view, self.draft).await?;
        Ok(found.map(|found| Assessment::new(found, self.view.clone())))
    }

    /// What was filed for the round so far; null when nothing was.
    async fn assessment(&self, ctx: &Context<'_>) -> Result<Option<Assessment>> {
        let id = assessment_domain::id_of(self.draft.project, self.draft.round);
        let found = load(ctx, &self.view, id).await?;
        Ok(found.map(|found| Assessment::new(found, self.view.clone())))
    }
}
