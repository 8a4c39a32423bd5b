//! What the calendar is the cause of: rounds that open, due days that come near or have passed, and
//! the hour of summaries.
//!
//! Nothing here remembers what it did: a cause says the round, the project and the day, and of one
//! cause a person is told once.

use std::collections::HashMap;

use chrono::{DateTime, Datelike as _, NaiveDate, TimeDelta, Utc, Weekday};
use chrono_tz::Europe::Helsinki;
use uuid::Uuid;

use super::told::{Findings, Found, id_of};
use super::{Notifier, Trouble};
use crate::app::{MailKind, NewMail, View};
use crate::domain::assessment::Standing;
use crate::domain::command::Belongs;
use crate::domain::document::Filter;
use crate::domain::ids::ProjectId;
use crate::domain::notification::{Circle, NotificationKind, Rhythm, telling_of, writes_for};
use crate::domain::period::{RoundKind, finnish_day};
use crate::domain::person::Person;
use crate::domain::project::Project;
use crate::domain::round::Round;
use crate::projection::filing::FilingSummary;

/// How long after its opening a round is still told to have opened.
const OPENING_IS_NEWS: TimeDelta = TimeDelta::days(30);
/// How long after its due day a round that nobody closed is looked at, for what was returned since.
const LONG_OVER: TimeDelta = TimeDelta::days(400);
/// The hour in Finland at which summaries are mailed.
const SUMMARY_HOUR: u32 = 7;

/// What a person who writes for a project is told of the due days of a round on a day.
fn telling(
    round: &Round,
    project: ProjectId,
    filing: Option<&FilingSummary>,
    today: NaiveDate,
) -> Option<(String, NotificationKind, i64)> {
    let due = match filing.map(|filing| &filing.standing) {
        Some(Standing::Returned(asked)) => Some(asked.due),
        Some(Standing::Withdrawn) | None => Some(round.due_of(project)),
        Some(Standing::Filed | Standing::InReview | Standing::Accepted(_)) => None,
    };
    let due = due.filter(|_| round.opens <= today)?;
    let (kind, days) = telling_of(due, today)?;
    let cause = format!("due:{}:{}:{due}:{days}", round.id.0, project.0);
    Some((cause, kind, days))
}

/// Those who write for projects that a round asks are told once that it opened, for the first of their
/// projects; what it says names them all.
fn tell_of_opening(
    round: &Round,
    asked: &[&std::sync::Arc<Project>],
    people: &[std::sync::Arc<Person>],
    today: NaiveDate,
    findings: &mut Findings,
) {
    if round.opens > today || today - round.opens > OPENING_IS_NEWS {
        return;
    }
    for person in people {
        let own = writes_for(person, today);
        if let Some(first) = asked.iter().find(|project| own.contains(&project.id)) {
            let cause = format!("opened:{}:{}", round.id.0, round.opens);
            let found = found(round, first.id, 0);
            findings.add(person.id.0, cause, NotificationKind::RoundOpened, found);
        }
    }
}

fn found(round: &Round, project: ProjectId, days: i64) -> Found {
    Found {
        days,
        belongs: Belongs {
            programme: Some(round.programme),
            project: Some(project),
            round: Some(round.id),
            indicator: None,
        },
        ..Found::default()
    }
}

impl Notifier {
    /// Tells what today is the cause of, unless it was told.
    pub(super) async fn look_at_calendar(&self) -> Result<(), Trouble> {
        let view = self.everything();
        let today = finnish_day(self.now());
        let rounds = view.all::<Round>(&Filter::default()).await?;
        let is_open = |round: &Round| {
            round.closed.is_none()
                && round.kind != RoundKind::AnnualImported
                && round.opens <= today
                && today - round.due <= LONG_OVER
        };
        let open: Vec<&Round> = rounds
            .iter()
            .map(|round| &**round)
            .filter(|round| is_open(round))
            .collect();
        if open.is_empty() {
            return Ok(());
        }
        let people = view.all::<Person>(&Filter::default()).await?;
        let mut findings = Findings::default();
        for round in open {
            self.look_at_round(&view, round, &people, &mut findings)
                .await?;
        }
        for (person, cause) in self.app.store().told_causes(&findings.causes()).await? {
            findings.remove(person, cause);
        }
        if !findings.is_empty() {
            let (told, mails) = self.as_chosen(findings).await?;
            self.app.store().tell(&told, &mails).await?;
        }
        Ok(())
    }

    async fn look_at_round(
        &self,
        view: &View,
        round: &Round,
        people: &[std::sync::Arc<Person>],
        findings: &mut Findings,
    ) -> Result<(), Trouble> {
        let today = finnish_day(self.now());
        let of_programme = Filter {
            programme: Some(round.programme.0),
            ..Filter::default()
        };
        let of_round = Filter {
            round: Some(round.id.0),
            ..Filter::default()
        };
        let projects = view.all::<Project>(&of_programme).await?;
        let filings = view.all::<FilingSummary>(&of_round).await?;
        let filings: HashMap<ProjectId, &FilingSummary> = filings
            .iter()
            .filter(|filing| filing.filed.is_some())
            .map(|filing| (filing.project, &**filing))
            .collect();
        let asked: Vec<_> = projects.iter().filter(|own| round.expects(own)).collect();
        tell_of_opening(round, &asked, people, today, findings);
        for project in asked {
            let filing = filings.get(&project.id).copied();
            let Some((cause, kind, days)) = telling(round, project.id, filing, today) else {
                continue;
            };
            let circle = Circle::Writers(vec![project.id]);
            let writers = people
                .iter()
                .filter(|person| circle.place_of(person, today).is_some());
            for person in writers {
                let found = found(round, project.id, days);
                findings.add(person.id.0, cause.clone(), kind, found);
            }
        }
        Ok(())
    }

    /// Puts the summaries of today into the queue, of what came before their hour: what came after it
    /// waits for those of tomorrow. One that a stopped server missed goes out when it is back.
    pub(super) async fn queue_summaries(&self) -> Result<(), Trouble> {
        let here = self.now().with_timezone(&Helsinki);
        let today = here.date_naive();
        let hour = today.and_hms_opt(SUMMARY_HOUR, 0, 0);
        let hour = hour.and_then(|hour| hour.and_local_timezone(Helsinki).earliest());
        let Some(hour) = hour.filter(|hour| *hour <= here) else {
            return Ok(());
        };
        let hour = hour.to_utc();
        for person in self.app.store().waiting_for_summary(hour).await? {
            self.queue_summary(person, today, hour).await?;
        }
        Ok(())
    }

    async fn queue_summary(
        &self,
        person: Uuid,
        today: NaiveDate,
        hour: DateTime<Utc>,
    ) -> Result<(), Trouble> {
        let rhythm = self.app.mail_choice(person).await?.rhythm;
        if rhythm == Rhythm::Weekly && today.weekday() != Weekday::Mon {
            return Ok(());
        }
        let cause = format!("summary:{today}");
        let mail = NewMail {
            id: id_of(person, &cause),
            person,
            kind: MailKind::Summary,
            cause,
            made_at: self.now(),
        };
        self.app.store().queue_summary(&mail, hour).await?;
        Ok(())
    }
}
