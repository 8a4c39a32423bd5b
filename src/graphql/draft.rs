//! Drafts: what a project's people write before it is sent. They are not recorded facts, so no
//! question about them takes `asOf`.

mod change;
mod part;

use std::collections::HashMap;
use std::sync::Arc;
use std::time::Duration;

use async_graphql::{Context, Object, Result, SimpleObject};
use chrono::{DateTime, Utc};
use futures_util::Stream;
use futures_util::future::try_join_all;
use uuid::Uuid;

use super::assessment::{Assessment, Evidence, shown};
use super::context::{app, language, view_now};
use super::date::Date;
use super::doer::shown_name;
use super::enums::{DraftFieldKind, DraftVersionState};
use super::error::{bad_argument, failure};
use super::input::{project_by_slug, round_by_code};
use super::loader::load;
use super::project::Project;
use super::round::Round;
use super::text::Language;
use crate::app::{Failure, FieldVersion, Reader, View};
use crate::domain::assessment as assessment_domain;
use crate::domain::draft as domain;
use crate::domain::draft::{DraftId, Version, VersionState};
use crate::domain::ids::{Key, ProgrammeId};
use crate::domain::project::Project as ProjectState;
use crate::domain::round::Round as RoundState;

use change::DraftFieldInput;
pub use change::DraftMutations;
use part::{DraftPart, Judgement};

/// One text that somebody wrote into a field of a draft.
#[derive(SimpleObject)]
pub struct DraftVersion {
    /// Its number in the field, 1 for the first; what `baseVersion` means.
    number: u32,
    /// The version that its writer saw; 0 for none.
    base: u32,
    /// What became of it.
    state: DraftVersionState,
    /// The text; of a rating the step in digits or `e` for none, of evidence null.
    text: Option<String>,
    /// The evidence, in a field of evidence.
    evidence: Vec<Evidence>,
    /// The opaque id of who wrote it.
    author: Uuid,
    /// Who that is, or that the person was removed; null for one whose account is elsewhere.
    author_name: Option<String>,
    /// When it was saved.
    saved_at: DateTime<Utc>,
}

/// The names of authors, by their ids.
type Authors = HashMap<Uuid, String>;

async fn authors(
    ctx: &Context<'_>,
    versions: impl IntoIterator<Item = &Version>,
) -> Result<Authors> {
    let mut people: Vec<Uuid> = versions.into_iter().map(|v| v.author).collect();
    people.sort_unstable();
    people.dedup();
    let named = people.iter().map(|person| shown_name(ctx, *person));
    let named = try_join_all(named).await?;
    let pairs = people.into_iter().zip(named);
    Ok(pairs
        .filter_map(|(person, name)| Some((person, name?)))
        .collect())
}

impl DraftVersion {
    fn new(
        kind: domain::FieldKind,
        version: Version,
        authors: &Authors,
        view: &View,
    ) -> DraftVersion {
        let is_evidence = kind == domain::FieldKind::Evidence;
        let list: Vec<assessment_domain::Evidence> = match is_evidence {
            true => serde_json::from_str(&version.text).unwrap_or_default(),
            false => Vec::new(),
        };
        DraftVersion {
            number: version.number,
            base: version.base,
            state: version.state.into(),
            text: (!is_evidence).then_some(version.text),
            evidence: shown(&list, view),
            author: version.author,
            author_name: authors.get(&version.author).cloned(),
            saved_at: version.saved,
        }
    }
}

/// One field of a draft.
#[derive(SimpleObject)]
pub struct DraftField {
    /// What it is about.
    kind: DraftFieldKind,
    /// The goal's key, in a field of a goal.
    goal: Option<String>,
    /// Its language, in a text that exists in languages.
    language: Option<Language>,
    /// What it says; null when it was sent or never written.
    current: Option<DraftVersion>,
    /// Texts of others who wrote at the same time, each waiting for a choice.
    side_versions: Vec<DraftVersion>,
}

impl DraftField {
    fn new(
        field: &domain::Field,
        versions: Vec<Version>,
        authors: &Authors,
        view: &View,
    ) -> DraftField {
        let kind = field.kind();
        let (mut current, mut side_versions) = (None, Vec::new());
        for version in versions {
            match version.state {
                VersionState::Current => {
                    current = Some(DraftVersion::new(kind, version, authors, view));
                }
                VersionState::Side => {
                    side_versions.push(DraftVersion::new(kind, version, authors, view));
                }
                VersionState::Earlier | VersionState::Sent => {}
            }
        }
        DraftField {
            kind: kind.into(),
            goal: field.goal().map(|goal| goal.as_str().to_owned()),
            language: field.language().map(Language::from),
            current,
            side_versions,
        }
    }
}

/// Somebody who has a draft open.
#[derive(SimpleObject)]
struct DraftReader {
    /// The name; null for one who is known by a role alone.
    name: Option<String>,
    /// The key of the goal that is open; null for the list of parts and for texts of no goal.
    goal: Option<String>,
}

/// What a project's people have written for a round and not sent.
pub struct Draft {
    id: DraftId,
    programme: ProgrammeId,
    view: View,
    live: Vec<FieldVersion>,
}

/// What a project's people have written for a round and not sent.
#[Object]
impl Draft {
    /// The fields that were written, each with what it says.
    #[graphql(complexity = "50 * child_complexity")]
    async fn fields(&self, ctx: &Context<'_>) -> Result<Vec<DraftField>> {
        fields(ctx, self.live.clone(), &self.view).await
    }

    /// Who else has it open just now, through this server.
    #[graphql(complexity = "5 * child_complexity")]
    async fn readers(&self, ctx: &Context<'_>) -> Result<Vec<DraftReader>> {
        let own = self.view.actor().id;
        let readers = app(ctx)?.draft_readers(self.id);
        let others = readers.into_iter().filter(|reader| reader.person != own);
        let named = others.map(|reader| async move {
            Ok::<_, async_graphql::Error>(DraftReader {
                name: shown_name(ctx, reader.person).await?,
                goal: reader.goal.map(|goal| goal.as_str().to_owned()),
            })
        });
        try_join_all(named).await
    }

    /// Whose draft it is.
    async fn project(&self, ctx: &Context<'_>) -> Result<Option<Project>> {
        let found: Option<Arc<ProjectState>> = load(ctx, &self.view, self.id.project.0).await?;
        Ok(found.map(|found| Project::new(found, self.view.clone())))
    }

    /// What it is for.
    async fn round(&self, ctx: &Context<'_>) -> Result<Option<Round>> {
        let found: Option<Arc<RoundState>> = load(ctx, &self.view, self.id.round.0).await?;
        Ok(found.map(|found| Round::new(found, self.view.clone())))
    }

    /// The day by which it is asked for: that of a return, else that of the project's extension, else
    /// that of the round.
    async fn due(&self, ctx: &Context<'_>) -> Result<Option<Date>> {
        due_of(ctx, &self.view, self.id).await
    }

    /// What was filed for the round so far; null when nothing was.
    async fn assessment(&self, ctx: &Context<'_>) -> Result<Option<Assessment>> {
        let id = assessment_domain::id_of(self.id.project, self.id.round);
        let found = load(ctx, &self.view, id).await?;
        Ok(found.map(|found| Assessment::new(found, self.view.clone())))
    }

    /// What the project filed last for an earlier round; null when it never did.
    async fn previous(&self, ctx: &Context<'_>) -> Result<Option<Assessment>> {
        let found = part::previous(ctx, &self.view, self.id).await?;
        Ok(found.map(|found| Assessment::new(found, self.view.clone())))
    }

    /// How far it is and what it still lacks, as if it were sent now.
    #[graphql(complexity = "500 + child_complexity")]
    async fn judgement(&self, ctx: &Context<'_>) -> Result<Judgement> {
        Judgement::of(ctx, &self.view, self.id, self.programme).await
    }
}

/// The day by which a draft is to be sent.
async fn due_of(ctx: &Context<'_>, view: &View, draft: DraftId) -> Result<Option<Date>> {
    let id = assessment_domain::id_of(draft.project, draft.round);
    let filed: Option<Arc<assessment_domain::Assessment>> = load(ctx, view, id).await?;
    if let Some(returned) = filed.as_ref().and_then(|filed| filed.returned()) {
        return Ok(Some(Date(returned.due)));
    }
    let round: Option<Arc<RoundState>> = load(ctx, view, draft.round.0).await?;
    Ok(round.map(|round| Date(round.due_of(draft.project))))
}

/// How often a draft that somebody follows is looked at: it may be written through another server.
const PAUSE: Duration = Duration::from_secs(2);

/// A draft, and again whenever a version or a reader of it came or went.
pub async fn changes(
    ctx: &Context<'_>,
    project: &str,
    round: &str,
    goal: Option<&str>,
) -> Result<impl Stream<Item = Result<Draft>> + use<>> {
    let view = view_now(ctx)?;
    let Some((id, programme)) = draft_of(ctx, &view, project, round).await? else {
        return Err(bad_argument(ctx, "round"));
    };
    let app = app(ctx)?.clone();
    let reader = language(ctx);
    let own = Reader {
        person: view.actor().id,
        goal: goal.and_then(Key::parse),
    };
    Ok(async_stream::try_stream! {
        let _stay = app.opens_draft(id, own);
        let mut seen = None;
        loop {
            let live = app.draft(view.actor(), id).await;
            let live = live.map_err(|error| failure(&reader, error))?;
            let versions = live.iter().map(|(field, version)| (field.clone(), version.number));
            let around = (versions.collect::<Vec<_>>(), app.draft_readers(id));
            if seen.as_ref() != Some(&around) {
                seen = Some(around);
                yield Draft { id, programme, view: view.fresh(), live };
            }
            tokio::time::sleep(PAUSE).await;
        }
    })
}

/// The fields of a draft from their versions, which stand together by field.
async fn fields(
    ctx: &Context<'_>,
    live: Vec<FieldVersion>,
    view: &View,
) -> Result<Vec<DraftField>> {
    let authors = authors(ctx, live.iter().map(|(_, version)| version)).await?;
    let mut grouped: Vec<(domain::Field, Vec<Version>)> = Vec::new();
    for (field, version) in live {
        match grouped.last_mut() {
            Some((last, versions)) if *last == field => versions.push(version),
            Some(_) | None => grouped.push((field, vec![version])),
        }
    }
    let shown = |(field, versions)| DraftField::new(&field, versions, &authors, view);
    Ok(grouped.into_iter().map(shown).collect())
}

#[derive(Default)]
pub struct DraftQueries;

#[Object]
impl DraftQueries {
    /// What a project's people have written for a round and not sent; null when there is no such
    /// project or round, or it is not yours to see.
    async fn draft(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The project's address.")] project: String,
        #[graphql(desc = "The round's code.")] round: String,
    ) -> Result<Option<Draft>> {
        let view = view_now(ctx)?;
        let Some((id, programme)) = draft_of(ctx, &view, &project, &round).await? else {
            return Ok(None);
        };
        let live = app(ctx)?.draft(view.actor(), id).await;
        let live = yours(ctx, live)?;
        Ok(live.map(|live| Draft {
            id,
            programme,
            view,
            live,
        }))
    }

    /// One goal of a draft, by its place among the goals of its programme; null when the round does
    /// not ask for it, and when the draft is not yours to see.
    #[graphql(complexity = "500 + child_complexity")]
    async fn draft_goal(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The project's address.")] project: String,
        #[graphql(desc = "The round's code.")] round: String,
        #[graphql(desc = "The goal's place, 1 for the first.")] goal: u32,
    ) -> Result<Option<DraftPart>> {
        let view = view_now(ctx)?;
        let Some((id, programme)) = draft_of(ctx, &view, &project, &round).await? else {
            return Ok(None);
        };
        let opened = app(ctx)?.draft(view.actor(), id).await;
        if yours(ctx, opened)?.is_none() {
            return Ok(None);
        }
        let judged = Judgement::of(ctx, &view, id, programme).await?;
        Ok(judged.into_goal(goal))
    }

    /// The kept versions of one field, oldest first: at most 50 beside those that wait for a
    /// choice. Null when it is not yours to see.
    async fn draft_history(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The project's address.")] project: String,
        #[graphql(desc = "The round's code.")] round: String,
        #[graphql(desc = "The field.")] field: DraftFieldInput,
    ) -> Result<Option<Vec<DraftVersion>>> {
        let Some(field) = field.parse() else {
            return Err(bad_argument(ctx, "field"));
        };
        let view = view_now(ctx)?;
        let Some((draft, _)) = draft_of(ctx, &view, &project, &round).await? else {
            return Ok(None);
        };
        let app = app(ctx)?;
        let versions = app.draft_history(view.actor(), draft, &field).await;
        let Some(versions) = yours(ctx, versions)? else {
            return Ok(None);
        };
        let authors = authors(ctx, &versions).await?;
        let shown = |version| DraftVersion::new(field.kind(), version, &authors, &view);
        Ok(Some(versions.into_iter().map(shown).collect()))
    }
}

async fn draft_of(
    ctx: &Context<'_>,
    view: &View,
    project: &str,
    round: &str,
) -> Result<Option<(DraftId, ProgrammeId)>> {
    let Some(slug) = Key::parse(project) else {
        return Ok(None);
    };
    let Some(project) = project_by_slug(ctx, view, &slug).await? else {
        return Ok(None);
    };
    let round = round_by_code(ctx, view, project.programme, round).await?;
    Ok(round.map(|round| {
        let draft = DraftId {
            project: project.id,
            round: round.id,
        };
        (draft, project.programme)
    }))
}

/// What is not yours to see is like what does not exist.
fn yours<T>(ctx: &Context<'_>, found: Result<T, Failure>) -> Result<Option<T>> {
    match found {
        Ok(found) => Ok(Some(found)),
        Err(Failure::Forbidden | Failure::Refused(_)) => Ok(None),
        Err(other) => Err(failure(ctx, other)),
    }
}
