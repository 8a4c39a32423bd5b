//! What was found, on its way to be kept: each as its person wants to be told of it.

use std::collections::BTreeMap;

use uuid::Uuid;

use super::{Notifier, Trouble};
use crate::app::{MailKind, NewMail, Notification};
use crate::domain::command::Belongs;
use crate::domain::notification::{Mailing, NotificationKind};

/// Namespace of the ids of notifications, which follow from the person and the cause.
const NOTIFICATION_IDS: Uuid = Uuid::from_u128(0x5c7f_9f51_0c0e_4f0e_9a53_1d5e_7b4a_2201);

/// Something that a person is to be told of.
#[derive(Clone, Debug, Default)]
pub struct Found {
    pub position: i64,
    pub event: &'static str,
    pub belongs: Belongs,
    pub model: Uuid,
    pub follow: Uuid,
    pub days: i64,
    /// From before anybody was told by mail.
    pub is_old: bool,
}

/// What was found, by person and cause: the first that is found of a cause counts.
#[derive(Default)]
pub struct Findings(BTreeMap<(Uuid, String), (NotificationKind, Found)>);

/// The id of what is made of a person and a cause.
pub fn id_of(person: Uuid, cause: &str) -> Uuid {
    Uuid::new_v5(&NOTIFICATION_IDS, format!("{person}:{cause}").as_bytes())
}

/// What a person gets one mail of: an event, for however many reasons it is told, or else the cause.
fn mail_cause(position: i64, cause: &str) -> String {
    match position {
        0 => cause.to_owned(),
        position => format!("event:{position}"),
    }
}

impl Findings {
    pub fn add(&mut self, person: Uuid, cause: String, kind: NotificationKind, found: Found) {
        self.0.entry((person, cause)).or_insert((kind, found));
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub fn causes(&self) -> Vec<String> {
        let mut causes: Vec<String> = self.0.keys().map(|(_, cause)| cause.clone()).collect();
        causes.sort_unstable();
        causes.dedup();
        causes
    }

    pub fn remove(&mut self, person: Uuid, cause: String) {
        self.0.remove(&(person, cause));
    }
}

impl Notifier {
    /// Notifications and mails of what was found, as each person chose. What a person wants in no
    /// way is left out.
    pub(super) async fn as_chosen(
        &self,
        findings: Findings,
    ) -> Result<(Vec<Notification>, Vec<NewMail>), Trouble> {
        let mut people: Vec<Uuid> = findings.0.keys().map(|(person, _)| *person).collect();
        people.dedup();
        let choices = self.app.choices_of(&people).await?;
        let now = self.now();
        let (mut told, mut mails) = (Vec::new(), Vec::new());
        for ((person, cause), (kind, found)) in findings.0 {
            let own = choices.get(&person).into_iter().flatten();
            let choice = own.clone().find(|(own, _)| *own == kind);
            let choice = choice.map_or_else(|| kind.by_default(), |(_, choice)| *choice);
            let mail = match found.is_old {
                true => Mailing::Never,
                false => choice.mail,
            };
            if !choice.is_shown && mail == Mailing::Never {
                continue;
            }
            let id = id_of(person, &cause);
            let of_mail = mail_cause(found.position, &cause);
            let mail_id = id_of(person, &of_mail);
            let there = |id: Option<Uuid>| id.unwrap_or_default();
            if mail == Mailing::AtOnce {
                mails.push(NewMail {
                    id: mail_id,
                    person,
                    kind: MailKind::Notification,
                    cause: of_mail,
                    made_at: now,
                });
            }
            told.push(Notification {
                id,
                person,
                kind,
                position: found.position,
                event: found.event.to_owned(),
                programme: there(found.belongs.programme.map(|id| id.0)),
                project: there(found.belongs.project.map(|id| id.0)),
                round: there(found.belongs.round.map(|id| id.0)),
                model: found.model,
                follow: found.follow,
                days: found.days,
                made_at: now,
                is_read: found.is_old,
                is_shown: choice.is_shown,
                mail: if mail == Mailing::AtOnce {
                    mail_id
                } else {
                    Uuid::nil()
                },
                waits: mail == Mailing::Summary,
                cause,
            });
        }
        Ok((told, mails))
    }
}
