//! Links between projects: what continues where, what came before, and what is part of what.
//!
//! A link may point to a project that is not recorded yet: a placeholder with a name and a funder.
//! It never has to be filled by hand. Whoever reads it finds the one project that bears the name,
//! as soon as there is one.

use serde::{Deserialize, Serialize};

use super::Project;
use super::commands::stream;
use crate::domain::actor::Actor;
use crate::domain::command::{Command, Facts, StreamId};
use crate::domain::event::Event;
use crate::domain::free_text::FreeText;
use crate::domain::fuzzy_date::FuzzyDate;
use crate::domain::ids::{Key, ProjectId};
use crate::domain::language::Names;
use crate::domain::part::check_sub_project;
use crate::domain::refusal::{Checks, LIST_ITEMS_MAX, Reason, Refusal};

/// How a project stands to another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Relation {
    ContinuesIn,
    PrecededBy,
    PartOf,
}

/// A project that may not be recorded yet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Placeholder {
    pub names: Names,
    /// Who pays for it; any funder when empty.
    #[serde(default)]
    pub funder: Names,
}

/// Where a link points.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LinkTarget {
    Project(ProjectId),
    Placeholder(Placeholder),
}

/// How a project stands to another, in what, and since when.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Link {
    pub relation: Relation,
    pub target: LinkTarget,
    /// The sub-project that it is about; the whole project when `None`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sub_project: Option<Key>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub since: Option<FuzzyDate>,
    pub source: FreeText,
}

/// A link with its number in the project.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NumberedLink {
    /// 1 for the first ever made; never used again.
    pub number: u32,
    pub link: Link,
}

/// It continues in, follows or is part of another project.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Linked {
    pub number: u32,
    pub link: Link,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Unlinked {
    pub number: u32,
    pub reason: FreeText,
}

/// The other names by which it is called were stated.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AliasesStated {
    pub aliases: Vec<Names>,
}

/// Letters and digits in lower case, words parted by one space: "RRP-hanke" is "rrp hanke".
pub fn plain(name: &str) -> String {
    let lower = name.to_lowercase();
    let words = lower.split(|c: char| !c.is_alphanumeric());
    let words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
    words.join(" ")
}

fn share_a_name<'a>(names: &Names, others: impl IntoIterator<Item = &'a Names>) -> bool {
    let own: Vec<String> = names.iter().map(|(_, name)| plain(name)).collect();
    let mut others = others.into_iter().flat_map(Names::iter);
    others.any(|(_, name)| own.contains(&plain(name)))
}

impl Placeholder {
    /// Whether a project is the one meant: it bears the name in some language, as its own or as an
    /// alias, and its funder is the one named.
    pub fn means<'a>(
        &self,
        names: impl IntoIterator<Item = &'a Names>,
        funders: impl IntoIterator<Item = &'a Names>,
    ) -> bool {
        share_a_name(&self.names, names)
            && (self.funder.is_empty() || share_a_name(&self.funder, funders))
    }
}

impl Project {
    pub(super) fn link(&mut self, linked: &Linked) {
        self.links_made = linked.number;
        self.links.push(NumberedLink {
            number: linked.number,
            link: linked.link.clone(),
        });
    }

    fn stands_to(&self, other: ProjectId, relation: Relation) -> bool {
        self.links.iter().any(|numbered| {
            numbered.link.relation == relation && numbered.link.target == LinkTarget::Project(other)
        })
    }
}

/// Links a project to another, recorded or not. The same link twice changes nothing. Whoever writes
/// that the work continues elsewhere may say where.
#[derive(Clone, Debug, Serialize)]
pub struct LinkProject {
    pub project: ProjectId,
    pub link: Link,
}

impl LinkProject {
    fn check(&self, facts: &Facts, project: &Project) -> Checks {
        let mut checks = Checks::default();
        let link = &self.link;
        match &link.target {
            LinkTarget::Project(id) => {
                checks.expect(*id != self.project, "target", Reason::LinksToItself);
                match facts.get::<Project>(id.0) {
                    Some(other) => {
                        let round = other.stands_to(self.project, link.relation);
                        checks.expect(!round, "target", Reason::LinkGoesRound);
                    }
                    None => checks.refuse(
                        "target",
                        Reason::NotFound {
                            what: "project".into(),
                        },
                    ),
                }
            }
            LinkTarget::Placeholder(placeholder) => {
                checks.names("target.names", &placeholder.names);
                if !placeholder.funder.is_empty() {
                    checks.names("target.funder", &placeholder.funder);
                }
                let meant = placeholder.means(
                    std::iter::once(&project.names).chain(&project.aliases),
                    project.funders.iter().map(|funder| &funder.names),
                );
                checks.expect(!meant, "target", Reason::LinksToItself);
            }
        }
        check_sub_project(
            &mut checks,
            "subProject",
            project,
            link.sub_project.as_ref(),
        );
        checks.reason("source", &link.source);
        checks.list("target", project.links.len() + 1);
        checks
    }
}

impl Command for LinkProject {
    const NAME: &'static str = "LinkProject";

    fn target(&self) -> StreamId {
        stream(self.project)
    }

    fn reads(&self) -> Vec<StreamId> {
        match &self.link.target {
            LinkTarget::Project(id) => vec![stream(*id)],
            LinkTarget::Placeholder(_) => Vec::new(),
        }
    }

    fn permits(&self, actor: &Actor) -> bool {
        match self.link.relation {
            Relation::ContinuesIn => actor.writes_for_projects(),
            Relation::PrecededBy | Relation::PartOf => actor.manages_projects(),
        }
    }

    fn decide(&self, facts: &Facts) -> Result<Vec<Event>, Vec<Refusal>> {
        let project: &Project = facts.need(self.project.0, "project")?;
        if project.links.iter().any(|own| own.link == self.link) {
            return Ok(Vec::new());
        }
        self.check(facts, project).finish()?;
        Ok(vec![
            Linked {
                number: project.links_made + 1,
                link: self.link.clone(),
            }
            .into(),
        ])
    }
}

super::commands::project_command! {
    /// Takes a link away, with the reason; the log keeps it.
    UnlinkProject { number: u32, reason: FreeText } by manages_projects,
    |this, project, checks| {
        checks.reason("reason", &this.reason);
        let there = project.links.iter().any(|own| own.number == this.number);
        let was = (1..=project.links_made).contains(&this.number);
        let what = "link".to_owned();
        checks.expect(was, "number", Reason::NotFound { what });
        there.then(|| Unlinked { number: this.number, reason: this.reason.clone() }.into())
    }
}

super::commands::project_command! {
    /// States the other names by which the project is called; the list replaces the earlier one.
    /// Placeholders that name one of them become links to it.
    StateAliases { aliases: Vec<Names> } by manages_projects,
    |this, project, checks| {
        checks.expect(
            this.aliases.len() <= ALIASES_MAX,
            "aliases",
            Reason::TooMany { max: ALIASES_MAX },
        );
        for (index, names) in this.aliases.iter().enumerate().take(LIST_ITEMS_MAX) {
            checks.names(&format!("aliases.{index}"), names);
        }
        (project.aliases != this.aliases)
            .then(|| AliasesStated { aliases: this.aliases.clone() }.into())
    }
}

/// Most other names of one project.
const ALIASES_MAX: usize = 20;

#[cfg(test)]
mod tests {
    use super::*;

    fn named(name: &str) -> Names {
        Names {
            fi: Some(name.into()),
            ..Names::default()
        }
    }

    #[test]
    fn names_are_the_same_whatever_their_case_hyphens_and_spaces() {
        assert_eq!(plain("RRP-hanke,  Länsi"), "rrp hanke länsi");
        assert_ne!(plain("RRP"), plain("RPR"));
    }

    #[test]
    fn a_placeholder_means_the_project_of_its_name_and_funder() {
        let placeholder = Placeholder {
            names: named("RRP-hanke"),
            funder: named("STM"),
        };
        let (name, other) = (named("rrp hanke"), named("Muu"));
        let (stm, eu) = (named("STM"), named("EU"));
        assert!(placeholder.means([&other, &name], [&eu, &stm]));
        assert!(!placeholder.means([&name], [&eu]), "another funder's");
        assert!(!placeholder.means([&name], []), "a funder was named");
        assert!(!placeholder.means([&other], [&stm]), "another name");
        let any = Placeholder {
            funder: Names::default(),
            ..placeholder
        };
        assert!(any.means([&name], []));
    }
}
