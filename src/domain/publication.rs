//! Publication: what a project made public, and whether its link still leads anywhere.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::command::{Belongs, History, Stamp};
use super::event::PublicationEvent;
use super::fuzzy_date::FuzzyDate;
use super::ids::{Key, ProgrammeId, ProjectId, PublicationId};
use super::language::Language;
use super::part::{begin_part, change_part, check_sub_project};
use super::refusal::Reason;

/// Most checks of one link.
const CHECKS_MAX: usize = 200;

/// What kind of thing was made public.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PublicationKind {
    Report,
    Handbook,
    /// A release to the press.
    Release,
    News,
    Plan,
    Presentation,
    Video,
    WebPage,
    Other,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Added {
    pub publication: PublicationId,
    pub programme: ProgrammeId,
    pub project: ProjectId,
    pub key: Key,
    pub kind: PublicationKind,
    /// In its own language.
    pub title: String,
    pub language: Language,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub publisher: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub published: Option<FuzzyDate>,
    /// `None` when a source names it without a link.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sub_project: Option<Key>,
}

/// Somebody looked whether its link still works.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct LinkChecked {
    pub on: NaiveDate,
    pub works: bool,
    /// Where a copy is kept.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub archived_url: Option<String>,
}

/// Its link was replaced by another.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct LinkReplaced {
    pub url: String,
}

/// A publication as it stands.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Publication {
    pub added: Added,
    /// Oldest first.
    pub checks: Vec<LinkChecked>,
    pub history: History,
}

impl Publication {
    pub(super) fn evolve(
        state: Option<Publication>,
        event: &PublicationEvent,
        _: &Stamp,
    ) -> Option<Publication> {
        match event {
            PublicationEvent::Added(added) => Some(Publication {
                added: added.clone(),
                checks: Vec::new(),
                history: History::default(),
            }),
            PublicationEvent::LinkChecked(checked) => {
                let mut publication = state?;
                publication.checks.push(checked.clone());
                Some(publication)
            }
            // What was seen of the old link says nothing of the new one.
            PublicationEvent::LinkReplaced(replaced) => {
                let mut publication = state?;
                publication.added.url = Some(replaced.url.clone());
                publication.checks.clear();
                Some(publication)
            }
        }
    }

    /// The last day on which the link led to it.
    pub fn last_seen_working(&self) -> Option<NaiveDate> {
        let working = self.checks.iter().rev().find(|checked| checked.works);
        working.map(|checked| checked.on)
    }

    /// Whether the link worked when it was last tried; `None` when nobody tried.
    pub fn works(&self) -> Option<bool> {
        self.checks.last().map(|checked| checked.works)
    }

    /// Where a copy is kept.
    pub fn archived_url(&self) -> Option<&str> {
        let mut latest = self.checks.iter().rev();
        latest.find_map(|checked| checked.archived_url.as_deref())
    }

    pub fn belongs(&self) -> Belongs {
        Belongs {
            programme: Some(self.added.programme),
            project: Some(self.added.project),
            ..Belongs::default()
        }
    }

    pub(super) fn claim(&self) -> Option<String> {
        None
    }
}

begin_part! {
    /// Records something that a project made public.
    AddPublication {
        kind: PublicationKind,
        title: String,
        language: Language,
        publisher: Option<String>,
        published: Option<FuzzyDate>,
        url: Option<String>,
        sub_project: Option<Key>,
    } begins Publication(PublicationId) at added by writes_for_projects,
    |this, project, today, checks| {
        checks.name("title", &this.title);
        if let Some(publisher) = &this.publisher {
            checks.name("publisher", publisher);
        }
        if let Some(published) = &this.published {
            checks.past("published", published.earliest, today);
        }
        if let Some(url) = &this.url {
            checks.url("url", url);
        }
        check_sub_project(&mut checks, "subProject", project, this.sub_project.as_ref());
        Added {
            publication: PublicationId::of(this.project, &this.key),
            programme: project.programme,
            project: this.project,
            key: this.key.clone(),
            kind: this.kind,
            title: this.title.clone(),
            language: this.language,
            publisher: this.publisher.clone(),
            published: this.published.clone(),
            url: this.url.clone(),
            sub_project: this.sub_project.clone(),
        }
    }
}

change_part! {
    /// Records whether a link worked on a day, and where a copy is kept.
    CheckLink { on: NaiveDate, works: bool, archived_url: Option<String> }
    of Publication(PublicationId) called "publication" by writes_for_projects,
    |this, publication, today, checks| {
        checks.past("on", this.on, today);
        checks.expect(publication.added.url.is_some(), "publication", Reason::Required);
        if let Some(url) = &this.archived_url {
            checks.url("archivedUrl", url);
        }
        let event = LinkChecked {
            on: this.on,
            works: this.works,
            archived_url: this.archived_url.clone(),
        };
        let same = publication.checks.last() == Some(&event);
        if let Some(latest) = publication.checks.last().map(|checked| checked.on) {
            let later = latest <= this.on;
            checks.expect(later, "on", Reason::BeginsBeforeLatest { latest });
        }
        let fits = publication.checks.len() < CHECKS_MAX;
        checks.expect(same || fits, "on", Reason::TooMany { max: CHECKS_MAX });
        (!same).then(|| event.into())
    }
}

change_part! {
    /// Gives a publication another link. Where a copy of the old one is kept is not known of it.
    ReplaceLink { url: String }
    of Publication(PublicationId) called "publication" by writes_for_projects,
    |this, publication, _today, checks| {
        checks.url("url", &this.url);
        let same = publication.added.url.as_deref() == Some(this.url.as_str());
        (!same).then(|| LinkReplaced { url: this.url.clone() }.into())
    }
}
