//! The portfolio in groups.

use async_graphql::{Enum, Object};

use super::{GoalTotal, IndicatorTotal, Totals, projection};
use crate::app::View;
use crate::domain::programme::Scale;
use crate::graphql::project::Project;
use crate::graphql::text::Names;

/// What projects are grouped by.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Enum)]
#[graphql(remote = "projection::Grouping")]
pub enum PortfolioGrouping {
    /// By the goals that they answered.
    Goal,
    /// By the counties that they are in.
    Region,
    /// By who pays for them.
    Funder,
    /// By what they are about.
    Theme,
}

/// Some of the projects of a round, with counts and medians of their own.
pub struct PortfolioGroup {
    group: projection::Group,
    scale: Option<Scale>,
    view: View,
}

impl PortfolioGroup {
    pub fn new(group: projection::Group, scale: Option<&Scale>, view: &View) -> PortfolioGroup {
        PortfolioGroup {
            group,
            scale: scale.cloned(),
            view: view.clone(),
        }
    }
}

/// Some of the projects of a round, with counts and medians of their own.
#[Object]
impl PortfolioGroup {
    /// The key of the goal, the county or the theme, or the funder's name; null for projects of
    /// which it is not told.
    async fn key(&self) -> Option<&str> {
        self.group.key.as_deref()
    }

    /// What the group is called.
    async fn names(&self) -> Names {
        Names(self.group.names.clone())
    }

    /// Its projects by name.
    #[graphql(complexity = "20 * child_complexity")]
    async fn projects(&self) -> Vec<Project> {
        let rows = self.group.summary.rows.iter();
        rows.map(|row| Project::new(row.project.clone(), self.view.clone()))
            .collect()
    }

    /// Counts over its projects.
    async fn totals(&self) -> Totals {
        Totals::of(&self.group.summary)
    }

    /// Each goal over its projects that filed; of a group by goal, that goal alone.
    #[graphql(complexity = "10 * child_complexity")]
    async fn goals(&self) -> Vec<GoalTotal> {
        let totals = self.group.summary.goals.iter();
        totals
            .map(|total| GoalTotal::new(total, self.scale.as_ref()))
            .collect()
    }

    /// Each indicator over its projects, apart for each professional group and method.
    #[graphql(complexity = "20 * child_complexity")]
    async fn indicators(&self) -> Vec<IndicatorTotal> {
        let totals = self.group.summary.indicators.iter();
        totals
            .map(|total| IndicatorTotal::new(total, &self.view))
            .collect()
    }
}
