//! The summary of a round in groups: by goal, county, funder or theme.
//!
//! Each group is the same summary over some of the projects, so its counts and medians follow the
//! same rules and say the same `n`. A project in two counties is in both groups.

use std::collections::HashSet;
use std::sync::Arc;

use super::{Portfolio, Sources, summarise};
use crate::domain::ids::{Key, ProjectId};
use crate::domain::language::Names;
use crate::domain::project::Project;
use crate::domain::vocabulary::Vocabulary;

/// What projects are grouped by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Grouping {
    /// By the goals that they answered.
    Goal,
    /// By the counties that they are in.
    Region,
    Funder,
    Theme,
}

/// What projects are grouped by, whether or not there is a round.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ProjectGrouping {
    /// By the counties that they are in.
    Region,
    Funder,
    Theme,
}

impl ProjectGrouping {
    fn headings(self, project: &Project) -> Vec<Heading> {
        match self {
            ProjectGrouping::Region => terms(Vocabulary::Counties, &project.counties),
            ProjectGrouping::Theme => terms(Vocabulary::Themes, &project.themes),
            ProjectGrouping::Funder => {
                let names = project.funders.iter().map(|funder| funder.names.clone());
                names.map(|names| (names.any().to_owned(), names)).collect()
            }
        }
    }
}

/// Projects that have something in common.
#[derive(Clone, Debug)]
pub struct ProjectGroup {
    /// The key of the county or the theme, or the funder's name. `None` for projects of which it is
    /// not told.
    pub key: Option<String>,
    pub names: Names,
    pub projects: Vec<Arc<Project>>,
}

/// One group.
#[derive(Clone, Debug)]
pub struct Group {
    /// The key of the goal, the county or the theme, or the funder's name. `None` for projects of
    /// which it is not told.
    pub key: Option<String>,
    pub names: Names,
    pub summary: Portfolio,
}

/// A group's key with what it is called.
type Heading = (String, Names);

/// The groups in order: goals as the round asks them, the others by name, the unknown last.
pub fn groups(sources: &Sources<'_>, by: Grouping) -> Vec<Group> {
    let whole = summarise(sources);
    let rows: HashSet<ProjectId> = whole.rows.iter().map(|row| row.project.id).collect();
    let projects = sources.projects.iter();
    let projects: Vec<Arc<Project>> = projects
        .filter(|own| rows.contains(&own.id))
        .cloned()
        .collect();
    match by {
        Grouping::Goal => goals(sources, &whole),
        Grouping::Region => headed(sources, &projects, ProjectGrouping::Region),
        Grouping::Theme => headed(sources, &projects, ProjectGrouping::Theme),
        Grouping::Funder => headed(sources, &projects, ProjectGrouping::Funder),
    }
}

fn terms(vocabulary: Vocabulary, keys: &[Key]) -> Vec<Heading> {
    let found = keys.iter().filter_map(|key| vocabulary.find(key));
    found
        .map(|term| (term.key.to_owned(), term.names()))
        .collect()
}

/// Projects in groups, by name, those of which it is not told last.
pub fn project_groups(projects: &[Arc<Project>], by: ProjectGrouping) -> Vec<ProjectGroup> {
    let mut found: Vec<(Option<Heading>, Vec<Arc<Project>>)> = Vec::new();
    for project in projects {
        let own = by.headings(project).into_iter().map(Some);
        let mut own: Vec<Option<Heading>> = own.collect();
        if own.is_empty() {
            own.push(None);
        }
        for heading in own {
            let key = |heading: &Option<Heading>| heading.as_ref().map(|(key, _)| key.clone());
            match found
                .iter_mut()
                .find(|(other, _)| key(other) == key(&heading))
            {
                Some((_, group)) => group.push(project.clone()),
                None => found.push((heading, vec![project.clone()])),
            }
        }
    }
    found.sort_by_key(|(heading, _)| {
        let name = heading
            .as_ref()
            .map(|(_, names)| names.any().to_lowercase());
        (name.is_none(), name)
    });
    let groups = found.into_iter();
    groups
        .map(|(heading, projects)| {
            let (key, names) =
                heading.map_or((None, Names::default()), |(key, names)| (Some(key), names));
            ProjectGroup {
                key,
                names,
                projects,
            }
        })
        .collect()
}

fn headed(sources: &Sources<'_>, projects: &[Arc<Project>], by: ProjectGrouping) -> Vec<Group> {
    let groups = project_groups(projects, by).into_iter();
    groups
        .map(|group| Group {
            key: group.key,
            names: group.names,
            summary: part(sources, &group.projects),
        })
        .collect()
}

/// One group per goal: the projects that answered it, with this goal's counts alone.
fn goals(sources: &Sources<'_>, whole: &Portfolio) -> Vec<Group> {
    let asked = sources.round.asks.iter();
    asked
        .map(|goal| {
            let answered = whole.rows.iter().filter(|row| {
                let mut cells = row.goals.iter();
                cells.any(|cell| cell.goal == *goal && cell.state.is_answer())
            });
            let group: Vec<Arc<Project>> = answered.map(|row| row.project.clone()).collect();
            let mut summary = part(sources, &group);
            summary.goals.retain(|total| total.goal == *goal);
            let known = sources.programme.goal(goal);
            let wording = known.and_then(|known| known.wording(sources.round.state_date));
            Group {
                key: Some(goal.as_str().to_owned()),
                names: wording
                    .map(|wording| wording.names.clone())
                    .unwrap_or_default(),
                summary,
            }
        })
        .collect()
}

/// The summary of some of the projects.
fn part(sources: &Sources<'_>, projects: &[Arc<Project>]) -> Portfolio {
    let ids: HashSet<ProjectId> = projects.iter().map(|project| project.id).collect();
    let series = sources.series.iter();
    let series: Vec<_> = series
        .filter(|series| ids.contains(&series.project))
        .cloned()
        .collect();
    summarise(&Sources {
        projects,
        series: &series,
        ..*sources
    })
}
