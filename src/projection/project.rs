//! The document of a project, in lists by name.

use super::Columns;
use crate::domain::project::Project;

super::noun_view!(Project, version 4, |project| Columns::of(
    crate::domain::event::StreamKind::Project,
    project.id.0,
    project.belongs(),
    project.names.any().to_lowercase(),
    &project.history,
));
