//! What each project is called, who pays for it, and which projects it names: small enough that all
//! of them are read to find where links lead.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::{Columns, View};
use crate::domain::command::{Belongs, History, OfNoun};
use crate::domain::event::{Noun, StreamKind};
use crate::domain::ids::{ProgrammeId, ProjectId};
use crate::domain::language::Names;
use crate::domain::project::{LinkTarget, NumberedLink, Project, Relation};

/// A project's names and links.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Relations {
    pub project: ProjectId,
    pub programme: ProgrammeId,
    /// Its own names first, then its aliases.
    pub names: Vec<Names>,
    pub funders: Vec<Names>,
    pub links: Vec<NumberedLink>,
    pub history: History,
}

impl View for Relations {
    const KIND: &'static str = "project_relations";
    const VERSION: i64 = 1;
    const STREAM: StreamKind = StreamKind::Project;

    fn of(noun: &Noun) -> Option<Arc<Relations>> {
        <Project as OfNoun>::of(noun).map(|project| {
            Arc::new(Relations {
                project: project.id,
                names: std::iter::once(&project.names)
                    .chain(&project.aliases)
                    .cloned()
                    .collect(),
                funders: project.funders.iter().map(|f| f.names.clone()).collect(),
                links: project.links.clone(),
                programme: project.programme,
                history: project.history,
            })
        })
    }

    fn columns(&self) -> Columns {
        let belongs = Belongs {
            programme: Some(self.programme),
            project: Some(self.project),
            ..Belongs::default()
        };
        let (id, sort) = (self.project.0, self.project.0.to_string());
        Columns::of(StreamKind::Project, id, belongs, sort, &self.history)
    }
}

/// The one project that a link points to: the recorded one, or the only one that a placeholder can
/// mean. `None` while there is none, and when several could be meant.
pub fn target<'a>(all: &'a [Arc<Relations>], link: &LinkTarget) -> Option<ProjectId> {
    match link {
        LinkTarget::Project(id) => Some(*id),
        LinkTarget::Placeholder(placeholder) => {
            let mut meant = all
                .iter()
                .filter(|other| placeholder.means(&other.names, &other.funders));
            let first: &'a Relations = meant.next()?;
            meant.next().is_none().then_some(first.project)
        }
    }
}

/// Links of other projects that point to this one, each with its project.
pub fn pointing_to(all: &[Arc<Relations>], project: ProjectId) -> Vec<(ProjectId, &NumberedLink)> {
    let Some(own) = all.iter().find(|one| one.project == project) else {
        return Vec::new();
    };
    let may_point = |link: &LinkTarget| match link {
        LinkTarget::Project(id) => *id == project,
        LinkTarget::Placeholder(placeholder) => placeholder.means(&own.names, &own.funders),
    };
    let mut found = Vec::new();
    for other in all.iter().filter(|other| other.project != project) {
        for numbered in &other.links {
            let link = &numbered.link.target;
            if may_point(link) && target(all, link) == Some(project) {
                found.push((other.project, numbered));
            }
        }
    }
    found
}

/// The projects of which it is told where they continue: by a link of their own, or by another
/// project that says to follow them.
pub fn continued(all: &[Arc<Relations>]) -> Vec<ProjectId> {
    let mut found = Vec::new();
    for own in all {
        for numbered in &own.links {
            match numbered.link.relation {
                Relation::ContinuesIn => found.push(own.project),
                Relation::PrecededBy => found.extend(target(all, &numbered.link.target)),
                Relation::PartOf => {}
            }
        }
    }
    found.sort_unstable();
    found.dedup();
    found
}
