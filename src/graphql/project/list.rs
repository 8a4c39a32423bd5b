//! Projects found by address, or by words and by what they are narrowed down to.

use std::cmp::Reverse;
use std::collections::HashMap;
use std::sync::Arc;

use async_graphql::connection::{Connection, ConnectionNameType, EmptyFields};
use async_graphql::{Context, Enum, InputObject, Object, OutputType, Result};
use chrono::{DateTime, Utc};
use uuid::Uuid;

use super::narrowed::{FacetName, Narrowed, ProjectFacet, Ticks};
use super::{Project, latest_filing};
use crate::app::View;
use crate::domain::document::Filter;
use crate::domain::ids::{Key, ProjectId};
use crate::domain::programme::Programme;
use crate::domain::project as domain;
use crate::domain::round::Round;
use crate::domain::vocabulary::Vocabulary;
use crate::graphql::connection::{self, Paged};
use crate::graphql::context::view;
use crate::graphql::enums::ProjectState;
use crate::graphql::error::{bad_argument, search_error, view_error};
use crate::graphql::input::project_by_slug;
use crate::graphql::search::found::SearchStrictness;
use crate::graphql::search::{question, reader, search};
use crate::graphql::text::Language;
use crate::projection::filing::FilingSummary;
use crate::search::{Asked, Found, Kind, Order, Strictness, Ticked};

/// In which order projects are listed.
#[derive(Clone, Copy, PartialEq, Eq, Enum)]
#[graphql(name = "ProjectSort")]
enum Sort {
    /// What fits the words best first; by name without words.
    Relevance,
    /// By name.
    Name,
    /// Those that began last first.
    Newest,
    /// Those that filed for the latest round first.
    LastFiled,
}

/// Which projects are wanted. Every given question must fit; in a list, any of its words.
#[derive(Default, InputObject)]
#[graphql(name = "ProjectFilter")]
struct ProjectFilter {
    /// Of any of these programmes, by key.
    #[graphql(default)]
    programmes: Vec<String>,
    /// In any of these counties, by key.
    #[graphql(default)]
    areas: Vec<String>,
    /// In any of these states.
    #[graphql(default)]
    states: Vec<ProjectState>,
}

/// A list of projects beside the projects.
pub struct Listing {
    narrowed: Narrowed,
    found: Option<Words>,
    view: View,
}

/// What the words of a question found.
struct Words {
    /// The place of each project that fits, the best first.
    places: HashMap<Uuid, usize>,
    way: Option<Strictness>,
    meant: Option<String>,
    also: Vec<&'static str>,
    is_complete: bool,
}

/// A list of projects beside the projects.
#[Object(name = "ProjectListing")]
impl Listing {
    /// How many items the whole list has, over all pages.
    async fn total_count(&self) -> usize {
        self.narrowed.list.len()
    }

    /// How strictly the words were asked for: less than at first when otherwise nothing of any kind
    /// was found; null without words.
    async fn strictness(&self) -> Option<SearchStrictness> {
        Some(self.found.as_ref()?.way?.into())
    }

    /// Whether everything that was recorded by now has been searched; false while the index is made
    /// anew.
    async fn is_complete(&self) -> bool {
        self.found.as_ref().is_none_or(|found| found.is_complete)
    }

    /// The question in another spelling, when little is found as it is; null when there is none.
    async fn did_you_mean(&self) -> Option<&str> {
        self.found.as_ref()?.meant.as_deref()
    }

    /// Other names of what is asked that were sought too, such as what an abbreviation stands for.
    async fn also_searched_as(&self) -> Vec<&'static str> {
        let found = self.found.iter();
        found.flat_map(|found| found.also.iter().copied()).collect()
    }

    /// What the list can be narrowed down by. Values of one facet are joined by or, facets by and.
    #[graphql(complexity = "15 * child_complexity")]
    async fn facets(&self, ctx: &Context<'_>) -> Result<Vec<ProjectFacet>> {
        let programmes = self.view.all::<Programme>(&Filter::default()).await;
        let programmes = programmes.map_err(|error| view_error(ctx, error))?;
        let facet = |name: FacetName| ProjectFacet {
            name,
            values: self.narrowed.values(name, &programmes),
        };
        Ok(FacetName::ALL.into_iter().map(facet).collect())
    }
}

/// Names a page of projects apart from those of other lists, which tell less beside them.
pub enum Name {}

impl ConnectionNameType for Name {
    fn type_name<T: OutputType>() -> String {
        "ProjectListingConnection".to_owned()
    }
}

/// A page of projects.
pub type Projects = Connection<String, Project, Listing, EmptyFields, Name>;

/// What is ticked in a filter; nothing of an unknown programme fits.
fn ticks(ctx: &Context<'_>, filter: ProjectFilter, programme: Option<String>) -> Result<Ticks> {
    let mut ticks = Ticks::new();
    let known = |word: &String| {
        Key::parse(word).is_some_and(|key| Vocabulary::Counties.find(&key).is_some())
    };
    if let Some(odd) = filter.areas.iter().find(|word| !known(word)) {
        return Err(bad_argument(ctx, odd));
    }
    let states = filter.states.into_iter();
    let states = states.map(|state| domain::ProjectState::from(state).key().to_uppercase());
    let given = [
        (
            FacetName::Programme,
            filter.programmes.into_iter().chain(programme).collect(),
        ),
        (FacetName::County, filter.areas),
        (FacetName::State, states.collect::<Vec<_>>()),
    ];
    ticks.extend(given.into_iter().filter(|(_, words)| !words.is_empty()));
    Ok(ticks)
}

/// What the words find among projects, as strictly as the search of everything asks for them.
async fn sought(ctx: &Context<'_>, view: &View, q: &str, lang: Option<Language>) -> Result<Words> {
    let search = search(ctx)?;
    let question = question(ctx, search, q, false)?;
    let asked = |kind: Kind| Asked {
        question: Some(question.clone()),
        kind,
        ticked: Ticked::default(),
        reader: reader(ctx, lang),
        order: Order::Fit,
        skip: 0,
        take: if kind == Kind::Project { usize::MAX } else { 0 },
        counts: false,
    };
    let fault = |error| search_error(ctx, error);
    let (found, is_complete): (Found, bool) = match view.as_of() {
        Some(_) => {
            let found = search.ask_then(view, asked(Kind::Project)).await;
            (found.map_err(fault)?, true)
        }
        None => {
            let each = Kind::ALL.into_iter().map(asked).collect();
            let answer = search.ask_each(each).await.map_err(fault)?;
            let mut all = Kind::ALL.into_iter().zip(answer.what);
            let found = all.find(|(kind, _)| *kind == Kind::Project);
            (
                found.map(|(_, found)| found).unwrap_or_default(),
                answer.is_complete,
            )
        }
    };
    let hits = found.hits.iter().enumerate();
    Ok(Words {
        places: hits.map(|(place, hit)| (hit.id, place)).collect(),
        way: found.sought.map(|(_, way)| way),
        meant: found.meant,
        also: question.also().collect(),
        is_complete,
    })
}

/// For each project the place of the latest round for which it filed, among all rounds by their day.
async fn filed_last(ctx: &Context<'_>, view: &View) -> Result<HashMap<ProjectId, usize>> {
    let fault = |error| view_error(ctx, error);
    let everything = Filter::default();
    let mut rounds = view.all::<Round>(&everything).await.map_err(fault)?;
    rounds.sort_by_key(|round| round.state_date);
    let filings = view
        .all::<FilingSummary>(&everything)
        .await
        .map_err(fault)?;
    let mut by_project: HashMap<ProjectId, Vec<Arc<FilingSummary>>> = HashMap::new();
    for filing in filings {
        by_project.entry(filing.project).or_default().push(filing);
    }
    let last = |own: &[Arc<FilingSummary>]| Some(latest_filing(own, &rounds)?.0);
    Ok(by_project
        .into_iter()
        .filter_map(|(project, own)| Some((project, last(&own)?)))
        .collect())
}

#[derive(Default)]
pub struct ProjectQueries;

#[Object]
impl ProjectQueries {
    /// A project by its address; null when there is none.
    async fn project(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The project's address.")] slug: String,
        #[graphql(desc = "Answer with what was recorded by this moment; now when left out.")]
        as_of: Option<DateTime<Utc>>,
    ) -> Result<Option<Project>> {
        let view = view(ctx, as_of).await?;
        let Some(slug) = Key::parse(&slug) else {
            return Ok(None);
        };
        let project = project_by_slug(ctx, &view, &slug).await?;
        Ok(project.map(|project| Project::new(project, view)))
    }

    /// Projects by name, or by what fits the words best.
    ///
    /// Words are understood as by `search`, in any form, and find the same projects.
    #[graphql(complexity = "first.unwrap_or(20).max(1) as usize * child_complexity")]
    #[expect(
        clippy::too_many_arguments,
        reason = "they are the arguments of the field"
    )]
    async fn projects(
        &self,
        ctx: &Context<'_>,
        #[graphql(
            desc = "Words to find, at most 500 letters; all projects when left out or blank."
        )]
        q: Option<String>,
        #[graphql(desc = "Which projects.", default)] filter: ProjectFilter,
        #[graphql(desc = "In which order; what fits best first, when left out.")] sort: Option<
            Sort,
        >,
        #[graphql(desc = "Only those of this programme, by key.")] programme: Option<String>,
        #[graphql(desc = "Page length, 1–100; 20 when left out.")] first: Option<i32>,
        #[graphql(desc = "The cursor after which the page begins.")] after: Option<String>,
        #[graphql(desc = "Answer with what was recorded by this moment; now when left out.")]
        as_of: Option<DateTime<Utc>>,
        #[graphql(
            desc = "The language that comes first; else the one `Accept-Language` asks for."
        )]
        lang: Option<Language>,
    ) -> Result<Projects> {
        let view = view(ctx, as_of).await?;
        let fault = |error| view_error(ctx, error);
        let ticks = ticks(ctx, filter, programme)?;
        let found = match q.as_deref().filter(|q| !q.trim().is_empty()) {
            Some(q) => Some(sought(ctx, &view, q, lang).await?),
            None => None,
        };
        let everything = Filter::default();
        let mut all = view
            .all::<domain::Project>(&everything)
            .await
            .map_err(fault)?;
        if let Some(found) = &found {
            all.retain(|project| found.places.contains_key(&project.id.0));
        }
        let programmes = view.all::<Programme>(&everything).await.map_err(fault)?;
        let keys = programmes.iter().map(|own| (own.id.0, own.key.clone()));
        let mut narrowed = Narrowed::new(all, ticks, &keys.collect());
        let list = &mut narrowed.list;
        let is_by_name = match (sort, &found) {
            (None | Some(Sort::Relevance), Some(found)) => {
                list.sort_by_key(|own| found.places.get(&own.id.0).copied());
                false
            }
            (Some(Sort::Newest), _) => {
                list.sort_by_key(|own| {
                    Reverse(own.operating_time.from.as_ref().map(|from| from.earliest))
                });
                false
            }
            (Some(Sort::LastFiled), _) => {
                let filed = filed_last(ctx, &view).await?;
                list.sort_by_key(|own| Reverse(filed.get(&own.id).copied()));
                false
            }
            (None | Some(Sort::Relevance | Sort::Name), _) => true,
        };
        let show = |own| Project::new(own, view.clone());
        let list = list.clone();
        let page: Paged<Project> = match is_by_name {
            true => connection::of_loaded(ctx, list, first, after, show)?,
            false => {
                let shown = list.into_iter().map(show).collect();
                connection::of_whole(ctx, shown, first, after)?
            }
        };
        let listing = Listing {
            narrowed,
            found,
            view: view.clone(),
        };
        let (before, more) = (page.has_previous_page, page.has_next_page);
        let mut projects = Connection::with_additional_fields(before, more, listing);
        projects.edges.extend(page.edges);
        Ok(projects)
    }
}
