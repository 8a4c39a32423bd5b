//! Meetings of projects and of their groups.

use std::sync::Arc;

use async_graphql::{Context, ID, InputObject, Object, Result};
use chrono::{DateTime, Utc};
use uuid::Uuid;

use super::context::{payloads, run};
use super::date::{Date, FuzzyDate, FuzzyDateInput};
use super::ids::global_id;
use super::input::Reading;
use super::loader::load;
use super::project::Project;
use super::text::{Names, NamesInput, Texts, TextsInput};
use crate::app::View;
use crate::domain::free_text::FreeText;
use crate::domain::ids::MeetingId;
use crate::domain::meeting as domain;

/// A meeting of a project.
pub struct Meeting {
    document: Arc<domain::Meeting>,
    view: View,
}

impl Meeting {
    pub fn new(document: Arc<domain::Meeting>, view: View) -> Meeting {
        Meeting { document, view }
    }
}

/// A meeting of a project.
#[Object]
impl Meeting {
    /// The global id.
    pub async fn id(&self) -> ID {
        global_id("Meeting", self.document.recorded.meeting.0)
    }

    /// Its permanent key within the project.
    async fn key(&self) -> &str {
        self.document.recorded.key.as_str()
    }

    /// The key of the group that met; null for a meeting open to others.
    async fn body(&self) -> Option<&str> {
        let key = self.document.recorded.body.as_ref();
        key.map(|key| key.as_str())
    }

    /// What it is called.
    async fn names(&self) -> Names {
        Names(self.document.minutes.names.clone())
    }

    /// When; it may lie ahead.
    async fn day(&self) -> FuzzyDate {
        (&self.document.minutes.day).into()
    }

    /// The time of day as written.
    async fn hours(&self) -> Option<&str> {
        self.document.minutes.hours.as_deref()
    }

    /// Where.
    async fn place(&self) -> Option<&str> {
        self.document.minutes.place.as_deref()
    }

    /// What it was about and what came of it.
    async fn summary(&self) -> Texts {
        Texts(self.document.minutes.summary.clone())
    }

    /// Whose it is.
    async fn project(&self, ctx: &Context<'_>) -> Result<Option<Project>> {
        let project = load(ctx, &self.view, self.document.recorded.project.0).await?;
        Ok(project.map(|project| Project::new(project, self.view.clone())))
    }

    /// When it was first recorded.
    async fn created_at(&self) -> Option<DateTime<Utc>> {
        self.document.history.created
    }

    /// When something about it was last recorded.
    async fn changed_at(&self) -> Option<DateTime<Utc>> {
        self.document.history.changed
    }
}

/// A meeting, held or planned.
#[derive(InputObject)]
struct RecordMeetingInput {
    /// The project's address.
    project: String,
    /// Its permanent key within the project.
    key: String,
    /// The key of the group that meets.
    body: Option<String>,
    /// What it is called.
    names: NamesInput,
    /// When; it may lie ahead.
    day: FuzzyDateInput,
    /// The time of day, such as `9–12`.
    hours: Option<String>,
    /// Where.
    place: Option<String>,
    /// What it was about and what came of it.
    #[graphql(default)]
    summary: TextsInput,
}

/// What is right about a meeting.
#[derive(InputObject)]
struct CorrectMeetingInput {
    /// The project's address.
    project: String,
    /// The key of the meeting.
    meeting: String,
    /// What it is called.
    names: NamesInput,
    /// When; it may lie ahead.
    day: FuzzyDateInput,
    /// The time of day, such as `9–12`.
    hours: Option<String>,
    /// Where.
    place: Option<String>,
    /// What it was about and what came of it.
    #[graphql(default)]
    summary: TextsInput,
    /// Why it is put right.
    reason: String,
}

payloads! {
    RecordMeetingPayload { #[doc = "The meeting."] meeting: Meeting }
    CorrectMeetingPayload { #[doc = "The meeting."] meeting: Meeting }
}

#[derive(Default)]
pub struct MeetingMutations;

#[Object]
impl MeetingMutations {
    /// Records a meeting, held or planned.
    async fn record_meeting(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The meeting.")] input: RecordMeetingInput,
        #[graphql(desc = "Chosen by the client: the same id has one effect.")] command_id: Option<
            Uuid,
        >,
        #[graphql(desc = "The day it became true, when not today.")] happened_on: Option<Date>,
    ) -> Result<RecordMeetingPayload> {
        let mut reading = Reading::new(ctx)?;
        let project = reading.project("project", &input.project).await?;
        let key = reading.key("key", &input.key);
        let body = reading.key_if("body", input.body.as_deref());
        let day = input.day.parse(&mut reading.checks, "day");
        let parts = project.zip(key).zip(day);
        let command = parts.map(|((project, key), day)| domain::RecordMeeting {
            project: project.id,
            key,
            body,
            minutes: domain::Minutes {
                names: input.names.into(),
                day,
                hours: input.hours,
                place: input.place,
                summary: input.summary.into(),
            },
        });
        let command = reading.finish(command);
        let done = run(ctx, command, command_id, happened_on).await?;
        Ok(RecordMeetingPayload(done))
    }

    /// Puts what is known of a meeting right, with the reason.
    async fn correct_meeting(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "What is right.")] input: CorrectMeetingInput,
        #[graphql(desc = "Chosen by the client: the same id has one effect.")] command_id: Option<
            Uuid,
        >,
        #[graphql(desc = "The day it became true, when not today.")] happened_on: Option<Date>,
    ) -> Result<CorrectMeetingPayload> {
        let mut reading = Reading::new(ctx)?;
        let id = reading.part(&input.project, "meeting", &input.meeting, MeetingId::of);
        let id = id.await?;
        let day = input.day.parse(&mut reading.checks, "day");
        let command = id.zip(day).map(|(id, day)| domain::CorrectMeeting {
            id,
            minutes: domain::Minutes {
                names: input.names.into(),
                day,
                hours: input.hours,
                place: input.place,
                summary: input.summary.into(),
            },
            reason: FreeText::new(input.reason),
        });
        let command = reading.finish(command);
        let done = run(ctx, command, command_id, happened_on).await?;
        Ok(CorrectMeetingPayload(done))
    }
}
