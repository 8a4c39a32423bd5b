//! Notices: what a text raises by itself, with the same words for who wrote it and who reads it.

use std::collections::HashMap;
use std::sync::Arc;

use async_graphql::{Context, InputObject, Object, Result, SimpleObject};
use chrono::{DateTime, Utc};
use uuid::Uuid;

use super::assessment::parties;
use super::context::{app, payloads, run, view, view_now};
use super::date::Date;
use super::discussion::Discussion;
use super::doer::Standing;
use super::enums::NoticeCode;
use super::error::{failure, view_error};
use super::input::{Reading, project_by_slug};
use super::loader::load;
use super::project::Project;
use super::round::{Round, asked_round, rounds_of};
use super::text::said;
use crate::app::{Failure, View};
use crate::domain::assessment::{self as domain, Assessment, Content};
use crate::domain::command::Belongs;
use crate::domain::discussion as discussion_domain;
use crate::domain::document::Filter;
use crate::domain::draft::DraftId;
use crate::domain::event::StreamKind;
use crate::domain::free_text::FreeText;
use crate::domain::ids::{Key, ProjectId, RoundId};
use crate::domain::indicator::Indicator;
use crate::domain::language::Names;
use crate::domain::notice::{NoticeReply, ReplyKind};
use crate::domain::period::{RoundKind, finnish_day};
use crate::domain::programme::Programme;
use crate::domain::project::{Project as ProjectState, ProjectState as State};
use crate::domain::promise::{Promise, PromiseState};
use crate::domain::publication::Publication;
use crate::domain::round::Round as RoundDocument;
use crate::projection::audience;
use crate::projection::notices::{
    self, Corpus, LinkCheck, OpenPromise, Quiet, Subject, Surroundings, Thresholds,
};
use crate::projection::relations::{Relations, continued};

/// The settings by which texts are noticed.
#[derive(SimpleObject)]
pub struct NoticeThresholds {
    /// So many of a hundred words are the same, in the same order, in texts that are the same.
    same_percent: usize,
    /// Fewest words of a text that is compared with the project's earlier ones.
    same_words: usize,
    /// Fewest words of a text that is compared with other projects'.
    other_project_words: usize,
    /// A text of fewer own words is empty.
    empty_words: usize,
    /// Days without news after which a running project is quiet.
    quiet_days: i64,
    /// A link is dead after two failures so many days apart.
    link_days: i64,
}

impl From<Thresholds> for NoticeThresholds {
    fn from(own: Thresholds) -> NoticeThresholds {
        NoticeThresholds {
            same_percent: own.same_percent,
            same_words: own.same_words,
            other_project_words: own.other_project_words,
            empty_words: own.empty_words,
            quiet_days: own.quiet_days,
            link_days: own.link_days,
        }
    }
}

/// Something to ask about. It is a question and no verdict, and stops nobody from sending.
#[derive(SimpleObject)]
pub struct TextNotice {
    /// What is noticed.
    code: NoticeCode,
    /// Whose text it is.
    project: Option<Project>,
    /// The goal's key; null for a notice about the project as a whole.
    goal: Option<String>,
    /// Words that are the same as in the other text, for SAMA and TOISTO.
    equal_words: Option<usize>,
    /// Words of the text with its heading, for SAMA and TOISTO.
    total_words: Option<usize>,
    /// The project of the other text, for SAMA and TOISTO.
    compared_project: Option<Project>,
    /// The round of the other text, for SAMA and TOISTO.
    compared_round: Option<Round>,
    /// What raised it: years, sentences, promises, days, addresses.
    found: Vec<String>,
    /// What the project said to it; null when it said nothing.
    explanation: Option<String>,
    /// Why a reviewer dismissed it; null when nobody did, and again when the text has changed.
    dismissal: Option<String>,
    /// When it was dismissed.
    dismissed_at: Option<DateTime<Utc>>,
    /// The opaque id of who dismissed it; null for those who may not see it.
    dismissed_by: Option<Uuid>,
}

/// The notices of a round, or of a draft.
#[derive(SimpleObject)]
pub struct TextNotices {
    /// How many texts were looked at.
    texts_checked: usize,
    /// The settings of the checks.
    thresholds: NoticeThresholds,
    /// The notices, those of the longest texts first.
    #[graphql(complexity = "50 * child_complexity")]
    nodes: Vec<TextNotice>,
    /// Goals to which a project that filed said nothing at all.
    #[graphql(complexity = "50 * child_complexity")]
    unanswered: Vec<UnansweredGoal>,
}

/// A goal to which nothing was said.
#[derive(SimpleObject)]
pub struct UnansweredGoal {
    /// Who said nothing.
    project: Option<Project>,
    /// The goal's key.
    goal: String,
}

/// Everything that the checks of one round look at.
struct Desk {
    view: View,
    programme: Arc<Programme>,
    round: Arc<RoundDocument>,
    rounds: Vec<Arc<RoundDocument>>,
    projects: Vec<Arc<ProjectState>>,
    assessments: Vec<Arc<Assessment>>,
    indicators: Vec<Arc<Indicator>>,
    promises: Vec<Arc<Promise>>,
    publications: Vec<Arc<Publication>>,
    relations: Vec<Arc<Relations>>,
    discussions: HashMap<ProjectId, Arc<discussion_domain::Discussion>>,
    /// Whether the asker may know that a notice was dismissed, and why.
    sees_dismissals: bool,
}

impl Desk {
    async fn of(
        ctx: &Context<'_>,
        view: &View,
        programme: Arc<Programme>,
        round: Arc<RoundDocument>,
    ) -> Result<Desk> {
        let fault = |error| view_error(ctx, error);
        let of_programme = Filter {
            programme: Some(programme.id.0),
            ..Filter::default()
        };
        let of_round = Filter {
            round: Some(round.id.0),
            ..Filter::default()
        };
        // What a project answered goes with the notice to everybody who may see that.
        let unhidden = view.unhidden();
        let discussions = unhidden.all::<discussion_domain::Discussion>(&of_round);
        let discussions = discussions.await.map_err(fault)?;
        let sees_dismissals = audience(StreamKind::Discussion).visible_to(view.actor());
        Ok(Desk {
            rounds: rounds_of(ctx, view, programme.id).await?,
            projects: view.all(&of_programme).await.map_err(fault)?,
            assessments: view.all(&of_programme).await.map_err(fault)?,
            indicators: view.all(&Filter::default()).await.map_err(fault)?,
            promises: view.all(&of_programme).await.map_err(fault)?,
            publications: view.all(&of_programme).await.map_err(fault)?,
            relations: view.all(&Filter::default()).await.map_err(fault)?,
            discussions: discussions
                .into_iter()
                .map(|own| (own.project, own))
                .collect(),
            sees_dismissals,
            view: view.clone(),
            programme,
            round,
        })
    }

    /// Answers of earlier rounds in the order of rounds. Of texts that were imported nobody knows
    /// which was written first: there, later ones of the same kind come before them.
    fn compared(&self) -> Vec<Subject> {
        let rounds = || self.rounds.iter();
        let is_imported = |round: &RoundDocument| round.kind == RoundKind::AnnualImported;
        let later = rounds().rev().filter(|r| {
            r.state_date > self.round.state_date && is_imported(r) && is_imported(&self.round)
        });
        let earlier = rounds().filter(|r| r.state_date < self.round.state_date);
        let mut subjects = Vec::new();
        for round in later.chain(earlier) {
            let filed = self
                .assessments
                .iter()
                .filter(|filed| filed.round == round.id);
            for (filed, current) in filed.filter_map(|filed| Some((filed, filed.current()?))) {
                subjects.extend(Subject::all(filed.project, round.id, &current.content));
            }
        }
        subjects
    }

    /// Those of the projects whose notices the asker may see: of one's own always, and of others once
    /// what they filed was accepted.
    async fn open_of(&self, ctx: &Context<'_>, mut of: Vec<ProjectId>) -> Result<Vec<ProjectId>> {
        let standing = Standing::of(ctx, self.view.actor()).await?;
        let is_accepted = |project: ProjectId| {
            self.assessments.iter().any(|own| {
                own.project == project
                    && own.round == self.round.id
                    && matches!(own.standing, domain::Standing::Accepted(_))
            })
        };
        let is_own = |project: ProjectId| {
            standing.has_part_in(&Belongs {
                programme: Some(self.programme.id),
                project: Some(project),
                ..Belongs::default()
            })
        };
        of.retain(|project| is_own(*project) || is_accepted(*project));
        Ok(of)
    }

    fn filed(&self) -> impl Iterator<Item = (ProjectId, &Content)> {
        let filed = self
            .assessments
            .iter()
            .filter(|filed| filed.round == self.round.id);
        filed.filter_map(|filed| Some((filed.project, &filed.current()?.content)))
    }

    fn surroundings(&self) -> Surroundings {
        let every = |names: &Names| {
            names
                .iter()
                .map(|(_, name)| name.clone())
                .collect::<Vec<_>>()
        };
        let wordings = self.programme.goals.iter().map(|goal| {
            let wordings = goal
                .wordings
                .iter()
                .flat_map(|wording| every(&wording.names));
            (goal.key.clone(), wordings.collect())
        });
        let projects = self
            .projects
            .iter()
            .flat_map(|project| every(&project.names));
        Surroundings {
            wordings: wordings.collect(),
            indicators: self
                .indicators
                .iter()
                .flat_map(|own| every(&own.names))
                .collect(),
            names: projects.chain(every(&self.programme.names)).collect(),
            continued: continued(&self.relations),
        }
    }

    /// Promises of these projects whose time has passed and of which nothing is recorded.
    fn overdue(&self, of: &[ProjectId]) -> Vec<OpenPromise> {
        let today = self.view.today();
        let own = self.promises.iter().filter(|promise| {
            of.contains(&promise.made.project) && promise.state_on(today) == PromiseState::Overdue
        });
        own.filter_map(|promise| {
            Some(OpenPromise {
                project: promise.made.project,
                what: promise.made.names.any().to_owned(),
                due: promise.terms_on(today).due.as_ref()?.latest,
            })
        })
        .collect()
    }

    /// Every try of the links of these projects' publications.
    fn checked_links(&self, of: &[ProjectId]) -> Vec<LinkCheck> {
        let own = self.publications.iter();
        let own = own.filter(|publication| of.contains(&publication.added.project));
        own.flat_map(|publication| {
            let url = publication.added.url.as_deref().unwrap_or_default();
            publication.checks.iter().map(move |checked| LinkCheck {
                project: publication.added.project,
                url: url.to_owned(),
                on: checked.on,
                worked: checked.works,
            })
        })
        .collect()
    }

    /// Running projects with the last day on which something was recorded of them.
    fn quiet(&self) -> Vec<Quiet> {
        let running = self.projects.iter().filter(|p| p.state == State::Running);
        running
            .filter_map(|project| {
                let filed = self
                    .assessments
                    .iter()
                    .filter(|own| own.project == project.id);
                let promises = self.promises.iter();
                let promises = promises.filter(|own| own.made.project == project.id);
                let publications = self.publications.iter();
                let publications = publications.filter(|own| own.added.project == project.id);
                let days = filed
                    .filter_map(|filed| filed.history.changed)
                    .chain(promises.filter_map(|own| own.history.changed))
                    .chain(publications.filter_map(|own| own.history.changed));
                let last = days.chain(project.history.changed).max()?;
                Some(Quiet {
                    project: project.id,
                    last: finnish_day(last),
                })
            })
            .collect()
    }

    /// The notices of some projects' answers.
    fn look(&self, subjects: &[Subject], of: &[ProjectId], codes: &[NoticeCode]) -> TextNotices {
        let thresholds = Thresholds::default();
        let compared = self.compared();
        let others: Vec<Subject> = self
            .filed()
            .filter(|(project, _)| !of.contains(project))
            .flat_map(|(project, content)| Subject::all(project, self.round.id, content))
            .chain(subjects.iter().cloned())
            .collect();
        let corpus = Corpus::new(&compared, &others, &thresholds);
        let around = self.surroundings();
        let mut found = notices::check(subjects, &corpus, self.round.period, &around, &thresholds);
        let quiet: Vec<Quiet> = self
            .quiet()
            .into_iter()
            .filter(|quiet| of.contains(&quiet.project))
            .collect();
        let today = self.view.today();
        found.extend(notices::quiet(&quiet, today, &thresholds));
        found.extend(notices::late_promises(&self.overdue(of), today));
        found.extend(notices::dead_links(&self.checked_links(of), &thresholds));
        found.retain(|notice| codes.is_empty() || codes.contains(&notice.code.into()));
        found.retain(|notice| self.sees_dismissals || self.dismissed(notice).is_none());
        TextNotices {
            texts_checked: subjects.len(),
            thresholds: thresholds.into(),
            nodes: found.into_iter().map(|notice| self.shown(notice)).collect(),
            unanswered: Vec::new(),
        }
    }

    fn project(&self, id: ProjectId) -> Option<Project> {
        let found = self.projects.iter().find(|project| project.id == id)?;
        Some(Project::new(found.clone(), self.view.clone()))
    }

    fn round(&self, id: RoundId) -> Option<Round> {
        let found = self.rounds.iter().find(|round| round.id == id)?;
        Some(Round::new(found.clone(), self.view.clone()))
    }

    fn reply(&self, kind: ReplyKind, notice: &notices::Notice) -> Option<&NoticeReply> {
        let replies = self.discussions.get(&notice.project)?;
        replies.reply(kind, notice.code, notice.goal.as_ref())
    }

    /// By which reply it was dismissed; `None` again once the text has changed.
    fn dismissed(&self, notice: &notices::Notice) -> Option<&NoticeReply> {
        let reply = self.reply(ReplyKind::Dismissed, notice);
        reply.filter(|own| own.digest == notice.digest)
    }

    fn shown(&self, notice: notices::Notice) -> TextNotice {
        let dismissed = self.dismissed(&notice);
        let explained = self.reply(ReplyKind::Explained, &notice);
        let text = |reply: &NoticeReply| said(&reply.text).map(str::to_owned);
        TextNotice {
            code: notice.code.into(),
            project: self.project(notice.project),
            goal: notice.goal.as_ref().map(|goal| goal.as_str().to_owned()),
            equal_words: notice.measure.map(|measure| measure.equal),
            total_words: notice.measure.map(|measure| measure.total),
            compared_project: notice
                .compared
                .and_then(|(project, _)| self.project(project)),
            compared_round: notice.compared.and_then(|(_, round)| self.round(round)),
            explanation: explained.and_then(text),
            dismissal: dismissed.and_then(text),
            dismissed_at: dismissed.map(|reply| reply.stamp.recorded),
            dismissed_by: dismissed.and_then(|r| super::round::doer(&self.view, &r.stamp)),
            found: notice.found,
        }
    }

    fn unanswered<R>(&self, project: ProjectId, content: &Content<R>) -> Vec<UnansweredGoal> {
        let is_answered = |goal: &Key| content.answers.iter().any(|answer| answer.goal == *goal);
        let silent = self.round.asks.iter().filter(|goal| !is_answered(goal));
        silent
            .map(|goal| UnansweredGoal {
                project: self.project(project),
                goal: goal.as_str().to_owned(),
            })
            .collect()
    }
}

#[derive(Default)]
pub struct NoticeQueries;

#[Object]
impl NoticeQueries {
    /// What the texts of a round raise, or those of one project; null when there is no such round or
    /// project.
    ///
    /// Who has no part in a project sees its notices, with what it answered, once its assessment was
    /// accepted.
    #[graphql(complexity = "500 + child_complexity")]
    async fn text_notices(
        &self,
        ctx: &Context<'_>,
        #[graphql(
            desc = "The programme's key; that of the project or the one whose round opened last when \
                          left out."
        )]
        programme: Option<String>,
        #[graphql(desc = "The round's code; the one that opened last when left out.")]
        round: Option<String>,
        #[graphql(desc = "Only those of this project, by address.")] project: Option<String>,
        #[graphql(desc = "Only these; all when empty.", default)] codes: Vec<NoticeCode>,
        #[graphql(desc = "Answer with what was recorded by this moment; now when left out.")]
        as_of: Option<DateTime<Utc>>,
    ) -> Result<Option<TextNotices>> {
        let view = view(ctx, as_of).await?;
        let own = match &project {
            None => None,
            Some(slug) => {
                let found = match Key::parse(slug) {
                    Some(slug) => project_by_slug(ctx, &view, &slug).await?,
                    None => None,
                };
                let Some(found) = found else { return Ok(None) };
                Some(found)
            }
        };
        let programme = match (programme, &own) {
            (None, Some(own)) => {
                let of: Option<Arc<Programme>> = load(ctx, &view, own.programme.0).await?;
                of.map(|programme| programme.key.as_str().to_owned())
            }
            (programme, _) => programme,
        };
        let asked = asked_round(ctx, &view, programme.as_deref(), round.as_deref()).await?;
        let Some((programme, round)) = asked else {
            return Ok(None);
        };
        let desk = Desk::of(ctx, &view, programme, round).await?;
        let of: Vec<ProjectId> = match own {
            Some(own) => vec![own.id],
            None => desk.projects.iter().map(|project| project.id).collect(),
        };
        let of = desk.open_of(ctx, of).await?;
        let filed = || desk.filed().filter(|(project, _)| of.contains(project));
        let subjects: Vec<Subject> = filed()
            .flat_map(|(project, content)| Subject::all(project, desk.round.id, content))
            .collect();
        let mut found = desk.look(&subjects, &of, &codes);
        found.unanswered = filed()
            .flat_map(|(project, content)| desk.unanswered(project, content))
            .collect();
        Ok(Some(found))
    }

    /// What a draft would raise if it were sent now; null when it is not yours to see.
    #[graphql(complexity = "500 + child_complexity")]
    async fn draft_notices(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The project's address.")] project: String,
        #[graphql(desc = "The round's code.")] round: String,
    ) -> Result<Option<TextNotices>> {
        let view = view_now(ctx)?;
        let mut reading = Reading::new(ctx)?;
        let Some((project, round)) = parties(&mut reading, &project, &round).await? else {
            return Ok(None);
        };
        let draft = DraftId {
            project: project.id,
            round,
        };
        let content = match app(ctx)?.drafted(view.actor(), draft).await {
            Ok(content) => content,
            Err(Failure::Forbidden | Failure::Refused(_)) => return Ok(None),
            Err(other) => return Err(failure(ctx, other)),
        };
        let fault = |error| view_error(ctx, error);
        let programme = view.get(project.programme.0).await.map_err(fault)?;
        let document = view.get(round.0).await.map_err(fault)?;
        let (Some(programme), Some(document)) = (programme, document) else {
            return Ok(None);
        };
        let desk = Desk::of(ctx, &view, programme, document).await?;
        let subjects = Subject::all(project.id, round, &content);
        let mut found = desk.look(&subjects, &[project.id], &[]);
        found.unanswered = desk.unanswered(project.id, &content);
        Ok(Some(found))
    }
}

/// An explanation of what a notice asks about.
#[derive(InputObject)]
struct ExplainNoticeInput {
    /// The project's address.
    project: String,
    /// The round's code.
    round: String,
    /// What was noticed.
    code: NoticeCode,
    /// The goal's key; left out for a notice about the project as a whole.
    goal: Option<String>,
    /// The explanation.
    text: String,
}

/// A notice that asks about nothing.
#[derive(InputObject)]
struct DismissNoticeInput {
    /// The project's address.
    project: String,
    /// The round's code.
    round: String,
    /// What was noticed.
    code: NoticeCode,
    /// The goal's key; left out for a notice about the project as a whole.
    goal: Option<String>,
    /// Why it asks about nothing.
    reason: String,
}

payloads! {
    ExplainNoticePayload { #[doc = "The discussion with the explanation."] discussion: Discussion }
    DismissNoticePayload { #[doc = "The discussion with the dismissal."] discussion: Discussion }
}

#[derive(Default)]
pub struct NoticeMutations;

#[Object]
impl NoticeMutations {
    /// Explains what a notice asks about, before the text is sent or after. The explanation stays
    /// with the notice.
    async fn explain_notice(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The notice and the explanation.")] input: ExplainNoticeInput,
        #[graphql(desc = "Chosen by the client: the same id has one effect.")] command_id: Option<
            Uuid,
        >,
        #[graphql(desc = "The day it became true, when not today.")] happened_on: Option<Date>,
    ) -> Result<ExplainNoticePayload> {
        let mut reading = Reading::new(ctx)?;
        let parties = parties(&mut reading, &input.project, &input.round).await?;
        let goal = input.goal.map(|goal| reading.key("goal", &goal));
        let command = parties.map(|(project, round)| discussion_domain::ExplainNotice {
            project: project.id,
            round,
            code: input.code.into(),
            goal: goal.flatten(),
            text: FreeText::new(input.text),
        });
        let command = reading.finish(command);
        let done = run(ctx, command, command_id, happened_on).await?;
        Ok(ExplainNoticePayload(done))
    }

    /// Dismisses the notice of the text in force. It comes back when the text changes.
    async fn dismiss_notice(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The notice and the reason.")] input: DismissNoticeInput,
        #[graphql(desc = "Chosen by the client: the same id has one effect.")] command_id: Option<
            Uuid,
        >,
        #[graphql(desc = "The day it became true, when not today.")] happened_on: Option<Date>,
    ) -> Result<DismissNoticePayload> {
        let mut reading = Reading::new(ctx)?;
        let parties = parties(&mut reading, &input.project, &input.round).await?;
        let goal = input.goal.map(|goal| reading.key("goal", &goal));
        let command = parties.map(|(project, round)| discussion_domain::DismissNotice {
            project: project.id,
            round,
            code: input.code.into(),
            goal: goal.flatten(),
            reason: FreeText::new(input.reason),
        });
        let command = reading.finish(command);
        let done = run(ctx, command, command_id, happened_on).await?;
        Ok(DismissNoticePayload(done))
    }
}
