//! Meeting: when and where a project met, of which of its groups, and what came of it.

use serde::{Deserialize, Serialize};

use super::command::{Belongs, History, Stamp};
use super::event::MeetingEvent;
use super::free_text::FreeText;
use super::fuzzy_date::FuzzyDate;
use super::ids::{Key, MeetingId, ProgrammeId, ProjectId};
use super::language::{Names, Texts};
use super::part::{begin_part, change_part};
use super::refusal::{Checks, Reason};

/// What is known of a meeting.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Minutes {
    pub names: Names,
    /// It may lie ahead.
    pub day: FuzzyDate,
    /// The time of day as written, such as `9–12`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hours: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<String>,
    pub summary: Texts,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Recorded {
    pub meeting: MeetingId,
    pub programme: ProgrammeId,
    pub project: ProjectId,
    pub key: Key,
    /// The group that met; `None` for a meeting open to others.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub body: Option<Key>,
    pub minutes: Minutes,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Corrected {
    pub minutes: Minutes,
    pub reason: FreeText,
}

/// A meeting as it stands.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Meeting {
    pub recorded: Recorded,
    /// As it was put last.
    pub minutes: Minutes,
    pub history: History,
}

impl Meeting {
    pub(super) fn evolve(
        state: Option<Meeting>,
        event: &MeetingEvent,
        _: &Stamp,
    ) -> Option<Meeting> {
        match event {
            MeetingEvent::Recorded(recorded) => Some(Meeting {
                recorded: recorded.clone(),
                minutes: recorded.minutes.clone(),
                history: History::default(),
            }),
            MeetingEvent::Corrected(corrected) => {
                let mut meeting = state?;
                meeting.minutes = corrected.minutes.clone();
                Some(meeting)
            }
        }
    }

    pub fn belongs(&self) -> Belongs {
        Belongs {
            programme: Some(self.recorded.programme),
            project: Some(self.recorded.project),
            ..Belongs::default()
        }
    }

    pub(super) fn claim(&self) -> Option<String> {
        None
    }
}

fn check_minutes(checks: &mut Checks, minutes: &Minutes) {
    checks.names("minutes.names", &minutes.names);
    for (field, text) in [
        ("minutes.hours", &minutes.hours),
        ("minutes.place", &minutes.place),
    ] {
        if let Some(text) = text {
            checks.name(field, text);
        }
    }
    checks.texts("minutes.summary", &minutes.summary);
}

begin_part! {
    /// Records a meeting, held or planned.
    RecordMeeting { body: Option<Key>, minutes: Minutes }
    begins Meeting(MeetingId) at recorded by writes_for_projects,
    |this, project, _today, checks| {
        check_minutes(&mut checks, &this.minutes);
        let known = this.body.as_ref().is_none_or(|key| project.body(key).is_some());
        checks.expect(known, "body", Reason::NotFound { what: "body".into() });
        Recorded {
            meeting: MeetingId::of(this.project, &this.key),
            programme: project.programme,
            project: this.project,
            key: this.key.clone(),
            body: this.body.clone(),
            minutes: this.minutes.clone(),
        }
    }
}

change_part! {
    /// Puts what is known of a meeting right, with the reason.
    CorrectMeeting { minutes: Minutes, reason: FreeText }
    of Meeting(MeetingId) called "meeting" by writes_for_projects,
    |this, meeting, _today, checks| {
        check_minutes(&mut checks, &this.minutes);
        checks.reason("reason", &this.reason);
        (meeting.minutes != this.minutes).then(|| {
            Corrected {
                minutes: this.minutes.clone(),
                reason: this.reason.clone(),
            }
            .into()
        })
    }
}
