//! Parts of a project that have streams of their own: promises, grants, publications, meetings,
//! risks.
//!
//! A part is named by a key in its project, from which its id is computed: the same key twice is
//! the same part. Beginning a part again with the same words changes nothing; with other words it
//! is refused.

use super::command::StreamId;
use super::event::StreamKind;
use super::ids::{Key, ProjectId};
use super::project::Project;
use super::refusal::{Checks, Reason};

pub(super) fn project_stream(project: ProjectId) -> StreamId {
    StreamId {
        kind: StreamKind::Project,
        id: project.0,
    }
}

/// A part may be about a sub-project, which the project then has.
pub(super) fn check_sub_project(
    checks: &mut Checks,
    field: &str,
    project: &Project,
    key: Option<&Key>,
) {
    let known = key.is_none_or(|key| project.sub_project(key).is_some());
    let what = "sub_project".to_owned();
    checks.expect(known, field, Reason::NotFound { what });
}

/// A command that begins a part: what the struct holds beside project and key, who may give it,
/// and the checks and the first event.
macro_rules! begin_part {
    (
        $(#[$doc:meta])*
        $name:ident { $($field:ident: $type:ty),+ $(,)? } begins $noun:ident($id:ident) at $first:ident
        by $permits:ident, |$this:ident, $project:ident, $today:ident, $checks:ident| $decide:block
    ) => {
        $(#[$doc])*
        #[derive(Clone, Debug, serde::Serialize)]
        pub struct $name {
            pub project: crate::domain::ids::ProjectId,
            /// Its permanent name within the project.
            pub key: crate::domain::ids::Key,
            $(pub $field: $type),+
        }

        impl crate::domain::command::Command for $name {
            const NAME: &'static str = stringify!($name);

            fn target(&self) -> crate::domain::command::StreamId {
                crate::domain::command::StreamId {
                    kind: crate::domain::event::StreamKind::$noun,
                    id: $id::of(self.project, &self.key).0,
                }
            }

            fn reads(&self) -> Vec<crate::domain::command::StreamId> {
                vec![crate::domain::part::project_stream(self.project)]
            }

            fn permits(&self, actor: &crate::domain::actor::Actor) -> bool {
                actor.$permits()
            }

            fn decide(
                &self,
                facts: &crate::domain::command::Facts,
            ) -> Result<
                Vec<crate::domain::event::Event>,
                Vec<crate::domain::refusal::Refusal>,
            > {
                let $project: &crate::domain::project::Project =
                    facts.need(self.project.0, "project")?;
                let ($this, $today) = (self, facts.today());
                let mut $checks = crate::domain::refusal::Checks::default();
                let event = $decide;
                let id = $id::of(self.project, &self.key);
                if let Some(part) = facts.get::<$noun>(id.0) {
                    if part.$first == event {
                        return Ok(Vec::new());
                    }
                    let what = self.key.as_str().to_owned();
                    $checks.refuse("key", crate::domain::refusal::Reason::Taken { what });
                }
                $checks.finish()?;
                Ok(vec![event.into()])
            }
        }
    };
}
pub(super) use begin_part;

/// A command that changes a part: what the struct holds beside the id, who may give it, and the
/// decision over the part as it stands.
macro_rules! change_part {
    (
        $(#[$doc:meta])*
        $name:ident { $($field:ident: $type:ty),+ $(,)? } of $noun:ident($id:ident) called $word:literal
        by $permits:ident, |$this:ident, $part:ident, $today:ident, $checks:ident| $decide:block
    ) => {
        $(#[$doc])*
        #[derive(Clone, Debug, serde::Serialize)]
        pub struct $name {
            pub id: $id,
            $(pub $field: $type),+
        }

        impl crate::domain::command::Command for $name {
            const NAME: &'static str = stringify!($name);

            fn target(&self) -> crate::domain::command::StreamId {
                crate::domain::command::StreamId {
                    kind: crate::domain::event::StreamKind::$noun,
                    id: self.id.0,
                }
            }

            fn permits(&self, actor: &crate::domain::actor::Actor) -> bool {
                actor.$permits()
            }

            fn decide(
                &self,
                facts: &crate::domain::command::Facts,
            ) -> Result<
                Vec<crate::domain::event::Event>,
                Vec<crate::domain::refusal::Refusal>,
            > {
                let $part: &$noun = facts.need(self.id.0, $word)?;
                let ($this, $today) = (self, facts.today());
                let mut $checks = crate::domain::refusal::Checks::default();
                let event: Option<crate::domain::event::Event> = $decide;
                $checks.finish()?;
                Ok(event.into_iter().collect())
            }
        }
    };
}
pub(super) use change_part;
