//! Notices as data: the nine checks over what was filed, or is about to be.
//!
//! Every check is a pure function of texts and days. Its thresholds are settings that the answer
//! states, so that a reader can tell why something is noticed, and why not.

mod same;
mod texts;
mod times;

use chrono::NaiveDate;

use crate::domain::assessment::{Answer, AnswerState, Content, Evidence};
use crate::domain::ids::{Key, ProjectId, RoundId};
use crate::domain::period::Period;
use crate::domain::words::{Fingerprint, each_compared};

pub use crate::domain::notice::NoticeCode;
pub use same::Corpus;
pub use times::{LinkCheck, OpenPromise, Quiet, dead_links, late_promises, quiet};

/// The settings of the checks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Thresholds {
    /// So many of a hundred words are the same, in the same order, in texts that are the same.
    pub same_percent: usize,
    /// Fewest words of a text that is compared with the project's earlier ones.
    pub same_words: usize,
    /// Fewest words of a text that is compared with other projects'.
    pub other_project_words: usize,
    /// A text of fewer own words is empty.
    pub empty_words: usize,
    /// Days without news after which a running project is quiet.
    pub quiet_days: i64,
    /// A link is dead after two failures so many days apart.
    pub link_days: i64,
}

impl Default for Thresholds {
    fn default() -> Thresholds {
        Thresholds {
            same_percent: 95,
            same_words: 20,
            other_project_words: 40,
            empty_words: 15,
            quiet_days: 365,
            link_days: 7,
        }
    }
}

/// One answer as the checks see it.
#[derive(Clone, Debug)]
pub struct Subject {
    pub project: ProjectId,
    pub round: RoundId,
    pub goal: Key,
    pub state: AnswerState,
    /// Heading and narrative as written.
    pub text: String,
    /// The narrative alone: a heading claims nothing.
    pub said: String,
    /// The compared forms of the words of heading and narrative, as numbers.
    pub words: Vec<u64>,
    /// The same, in no order of the text: for asking how many two texts share.
    bag: Vec<u64>,
    /// Words of the narrative alone.
    pub own_words: usize,
    /// A measurement is linked.
    pub has_measurement: bool,
    /// Of the narrative alone: a dismissal counts for one text.
    pub digest: String,
}

impl Subject {
    pub fn of<R>(project: ProjectId, round: RoundId, answer: &Answer<R>) -> Subject {
        let said: Vec<&str> = answer
            .narrative
            .iter()
            .filter_map(|(_, text)| text.as_str())
            .collect();
        let heading = answer.heading_as_written.as_deref();
        let text = heading.into_iter().chain(said.iter().copied());
        let text = text.collect::<Vec<_>>().join("\n");
        let narrative = said.join("\n");
        let own = Fingerprint::of_texts(&answer.narrative);
        let mut words = Vec::new();
        each_compared(&text, |form| words.push(same::number(form)));
        Subject {
            project,
            round,
            goal: answer.goal.clone(),
            state: answer.state(),
            bag: same::bag(&words),
            words,
            text,
            said: narrative,
            own_words: own.words as usize,
            has_measurement: answer
                .evidence
                .iter()
                .any(|evidence| matches!(evidence, Evidence::Observation { .. })),
            digest: own.digest,
        }
    }

    /// The answers of a content.
    pub fn all<R>(project: ProjectId, round: RoundId, content: &Content<R>) -> Vec<Subject> {
        let answers = content.answers.iter();
        answers
            .map(|answer| Subject::of(project, round, answer))
            .collect()
    }
}

/// How many words are the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Measure {
    pub equal: usize,
    pub total: usize,
}

/// Something to ask about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    pub code: NoticeCode,
    pub project: ProjectId,
    /// Empty for a notice about the project as a whole.
    pub goal: Option<Key>,
    pub measure: Option<Measure>,
    /// The text it is the same as.
    pub compared: Option<(ProjectId, RoundId)>,
    /// What raised it: years, claims, promises, addresses.
    pub found: Vec<String>,
    /// Words that it is about: lists begin with the longest texts.
    pub words: usize,
    pub digest: String,
}

impl Notice {
    fn of(code: NoticeCode, subject: &Subject) -> Notice {
        Notice {
            code,
            project: subject.project,
            goal: Some(subject.goal.clone()),
            measure: None,
            compared: None,
            found: Vec::new(),
            words: subject.words.len(),
            digest: subject.digest.clone(),
        }
    }

    fn of_project(code: NoticeCode, project: ProjectId, found: Vec<String>) -> Notice {
        Notice {
            code,
            project,
            goal: None,
            measure: None,
            compared: None,
            found,
            words: 0,
            digest: String::new(),
        }
    }
}

/// What the checks of texts know beside the texts.
#[derive(Clone, Debug, Default)]
pub struct Surroundings {
    /// Wordings of the goals in every language, by key.
    pub wordings: Vec<(Key, Vec<String>)>,
    /// Names of indicators and other words that stand for one.
    pub indicators: Vec<String>,
    /// Names of projects and programmes.
    pub names: Vec<String>,
    /// Projects that have a link to where they continue.
    pub continued: Vec<ProjectId>,
}

/// Checks the answers of a round against each other, the earlier ones and the round's period.
pub fn check(
    subjects: &[Subject],
    corpus: &Corpus<'_>,
    period: Period,
    around: &Surroundings,
    thresholds: &Thresholds,
) -> Vec<Notice> {
    let mut notices = Vec::new();
    let known = texts::Known::of(around);
    for subject in subjects {
        notices.extend(corpus.same(subject, thresholds));
        notices.extend(corpus.repeated(subject, thresholds));
        notices.extend(texts::other_period(subject, period));
        notices.extend(texts::empty(subject, around, thresholds));
        notices.extend(texts::claims(subject, &known));
        notices.extend(texts::continues(subject, around, &known));
    }
    sort(&mut notices);
    notices
}

/// In the order in which people read them: the longest text first.
pub fn sort(notices: &mut [Notice]) {
    notices.sort_by(|a, b| {
        let key = |notice: &Notice| (notice.project, notice.goal.clone(), notice.code);
        b.words.cmp(&a.words).then_with(|| key(a).cmp(&key(b)))
    });
}

/// Whether a day lies before another by more than some days.
fn is_older(day: NaiveDate, today: NaiveDate, days: i64) -> bool {
    today.signed_duration_since(day).num_days() > days
}

#[cfg(test)]
mod tests;
