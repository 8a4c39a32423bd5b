//! Sub-projects: parts of a project with a name, a theme, a time and an end of their own.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::Project;
use super::commands::{check_period, project_command};
use crate::domain::free_text::FreeText;
use crate::domain::fuzzy_date::{FuzzyDate, FuzzyPeriod};
use crate::domain::ids::Key;
use crate::domain::language::Names;
use crate::domain::refusal::{Checks, Reason};

/// What became of a sub-project.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SubProjectEnd {
    /// The work goes on where it was.
    Continued,
    Ended,
    /// The work goes on elsewhere.
    Moved,
}

/// What became of a sub-project, when, and where it went.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Conclusion {
    pub end: SubProjectEnd,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub on: Option<FuzzyDate>,
    /// Where the work moved.
    #[serde(default)]
    pub moved_to: Names,
    pub account: FreeText,
}

/// What a sub-project is called, what it is about, and when it runs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Plan {
    pub names: Names,
    #[serde(default)]
    pub theme: Names,
    pub time: FuzzyPeriod,
}

/// A sub-project as it stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SubProject {
    pub key: Key,
    pub plan: Plan,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub conclusion: Option<Conclusion>,
}

impl SubProject {
    /// Whether it may have run on the day.
    pub fn holds_on(&self, day: NaiveDate) -> bool {
        let over = self.conclusion.as_ref().is_some_and(|conclusion| {
            conclusion.end != SubProjectEnd::Continued
                && conclusion.on.as_ref().is_some_and(|on| on.latest < day)
        });
        self.plan.time.may_hold(day) && !over
    }
}

/// A part with a name, a theme and a time of its own began.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SubProjectStarted {
    pub key: Key,
    pub plan: Plan,
}

/// A sub-project is named or timed otherwise.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SubProjectRevised {
    pub key: Key,
    pub plan: Plan,
}

/// What came of a sub-project.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SubProjectConcluded {
    pub key: Key,
    pub conclusion: Conclusion,
}

impl Project {
    pub fn sub_project(&self, key: &Key) -> Option<&SubProject> {
        self.sub_projects.iter().find(|part| part.key == *key)
    }

    pub(super) fn start_sub_project(&mut self, started: &SubProjectStarted) {
        self.sub_projects.push(SubProject {
            key: started.key.clone(),
            plan: started.plan.clone(),
            conclusion: None,
        });
    }

    pub(super) fn sub_project_mut(&mut self, key: &Key) -> Option<&mut SubProject> {
        self.sub_projects.iter_mut().find(|part| part.key == *key)
    }
}

fn check_plan(checks: &mut Checks, plan: &Plan) {
    checks.names("names", &plan.names);
    if !plan.theme.is_empty() {
        checks.names("theme", &plan.theme);
    }
    check_period(checks, "time", &plan.time);
}

fn unknown() -> Reason {
    Reason::NotFound {
        what: "sub_project".into(),
    }
}

project_command! {
    /// Adds a sub-project under a key of its own.
    StartSubProject { key: Key, plan: Plan } by manages_projects,
    |this, project, checks| {
        check_plan(&mut checks, &this.plan);
        checks.list("key", project.sub_projects.len() + 1);
        let known = project.sub_project(&this.key);
        let same = known.is_some_and(|part| part.plan == this.plan);
        let what = this.key.as_str().to_owned();
        checks.expect(same || known.is_none(), "key", Reason::Taken { what });
        (!same).then(|| SubProjectStarted { key: this.key.clone(), plan: this.plan.clone() }.into())
    }
}

project_command! {
    /// Names or times a sub-project otherwise.
    ReviseSubProject { key: Key, plan: Plan } by manages_projects,
    |this, project, checks| {
        check_plan(&mut checks, &this.plan);
        let known = project.sub_project(&this.key);
        checks.expect(known.is_some(), "key", unknown());
        let same = known.is_some_and(|part| part.plan == this.plan);
        (!same).then(|| SubProjectRevised { key: this.key.clone(), plan: this.plan.clone() }.into())
    }
}

project_command! {
    /// Tells what became of a sub-project. Told again, the newer account counts.
    ConcludeSubProject { key: Key, conclusion: Conclusion } by manages_projects,
    |this, project, checks| {
        let known = project.sub_project(&this.key);
        checks.expect(known.is_some(), "key", unknown());
        checks.reason("account", &this.conclusion.account);
        if this.conclusion.end == SubProjectEnd::Moved || !this.conclusion.moved_to.is_empty() {
            checks.names("movedTo", &this.conclusion.moved_to);
        }
        let same = known.is_some_and(|part| part.conclusion.as_ref() == Some(&this.conclusion));
        (!same).then(|| {
            SubProjectConcluded {
                key: this.key.clone(),
                conclusion: this.conclusion.clone(),
            }
            .into()
        })
    }
}
