//! What people were told of, and how they want to be told: rows beside the log that are their
//! person's alone.
//!
//! Invariant: of one cause a person is told once. How far the log was looked through moves in the
//! transaction that keeps what was found there, and only from where the finder began, so neither a
//! crash nor a second server tells anything twice or leaves it out.

use chrono::{DateTime, Utc};
use uuid::Uuid;

use super::link::{Arg, Engine, Link, Row, Rows, places};
use super::mails::{NewMail, insert_mails};
use super::{Cursor, Store, StoreError, micros, moment};
use crate::domain::notification::{Choice, Mailing, NotificationKind, Rhythm};

/// The newest notifications of one person, which are shown and counted.
const NOTIFICATIONS_MAX: i64 = 1_000;

/// What a person was told of. Ids that are not there are nil.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notification {
    pub id: Uuid,
    pub person: Uuid,
    pub cause: String,
    pub kind: NotificationKind,
    /// The event's; 0 when the calendar is the cause.
    pub position: i64,
    /// Its stored name; empty when the calendar is the cause.
    pub event: String,
    pub programme: Uuid,
    pub project: Uuid,
    pub round: Uuid,
    pub model: Uuid,
    pub follow: Uuid,
    /// Until the due day, or since.
    pub days: i64,
    pub made_at: DateTime<Utc>,
    pub is_read: bool,
    /// Else it is told by mail alone.
    pub is_shown: bool,
    /// The mail that tells it.
    pub mail: Uuid,
    /// It waits for the next summary.
    pub waits: bool,
}

/// What a person chose of mail.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MailChoice {
    pub language: crate::domain::language::Language,
    pub rhythm: Rhythm,
}

const NOTIFICATION: &str = "id, person, cause, kind, position, event, programme, project, round, model, \
    follow, days, made_at, read_at, is_shown, mail, waits";
const NOTIFICATION_COLUMNS: usize = 17;

pub(super) fn unknown(what: &'static str) -> StoreError {
    StoreError::Database(sqlx::Error::Decode(what.into()))
}

fn notification(row: &Row) -> Result<Notification, StoreError> {
    let kind = NotificationKind::parse(row.str(3)?);
    Ok(Notification {
        id: row.id(0)?,
        person: row.id(1)?,
        cause: row.text(2)?,
        kind: kind.ok_or_else(|| unknown("a notification of an unknown kind"))?,
        position: row.int(4)?,
        event: row.text(5)?,
        programme: row.id(6)?,
        project: row.id(7)?,
        round: row.id(8)?,
        model: row.id(9)?,
        follow: row.id(10)?,
        days: row.int(11)?,
        made_at: moment(row.int(12)?, 0)?,
        is_read: row.int(13)? != 0,
        is_shown: row.int(14)? != 0,
        mail: row.id(15)?,
        waits: row.int(16)? != 0,
    })
}

/// What people were told of.
impl Store {
    /// What a person was told in the service, the newest first.
    pub async fn notifications(
        &self,
        person: Uuid,
        unread: bool,
    ) -> Result<Vec<Notification>, StoreError> {
        let only = if unread { "AND read_at = 0" } else { "" };
        let sql = format!(
            "SELECT {NOTIFICATION} FROM notifications WHERE person = $1 AND is_shown = 1 {only} \
             ORDER BY made_at DESC, id LIMIT {NOTIFICATIONS_MAX}"
        );
        let mut link = self.link().await?;
        link.read(&sql, &[(&person).into()], notification).await
    }

    /// Marks what a person was told as read: one, or all that there is up to a moment.
    pub async fn mark_read(
        &self,
        person: Uuid,
        id: Option<Uuid>,
        now: DateTime<Utc>,
    ) -> Result<u64, StoreError> {
        let now = Arg::Int(micros(now));
        let mut link = self.writing().await?;
        Ok(match id {
            Some(id) => {
                let sql = "UPDATE notifications SET read_at = $3 WHERE person = $1 AND id = $2";
                let args = [(&person).into(), (&id).into(), now];
                link.run(sql, &args).await?
            }
            None => {
                let sql = "UPDATE notifications SET read_at = $2 WHERE person = $1 \
                           AND read_at = 0 AND made_at <= $2";
                link.run(sql, &[(&person).into(), now]).await?
            }
        })
    }

    /// What a mail tells.
    pub async fn notifications_of_mail(&self, mail: Uuid) -> Result<Vec<Notification>, StoreError> {
        let sql = format!(
            "SELECT {NOTIFICATION} FROM notifications WHERE mail = $1 ORDER BY made_at, id LIMIT 200"
        );
        let mut link = self.link().await?;
        link.read(&sql, &[(&mail).into()], notification).await
    }

    /// From where the log is to be looked through, and up to where what is found is told without
    /// mail. A watcher that is new, or whose log was restored, begins at `first` and is quiet up to
    /// the end.
    pub async fn watcher(
        &self,
        name: &str,
        first: i64,
        end: Cursor,
    ) -> Result<(i64, i64), StoreError> {
        let sql = "SELECT position, quiet FROM watchers WHERE name = $1 AND epoch = $2 \
                   AND position <= $3";
        let args = [Arg::Text(name), Arg::Int(end.epoch), Arg::Int(end.position)];
        if let Some(row) = self.link().await?.first(sql, &args).await? {
            return Ok((row.int(0)?, row.int(1)?));
        }
        let begin = "INSERT INTO watchers (name, epoch, position, quiet) VALUES ($1, $2, $4, $3) \
             ON CONFLICT (name) DO UPDATE SET epoch = $2, position = $4, quiet = $3";
        let args = [args[0], args[1], args[2], Arg::Int(first)];
        self.writing().await?.run(begin, &args).await?;
        Ok((first, end.position))
    }

    /// Keeps what was found in a stretch of the log, and that it was looked through; `false` when
    /// another was faster, and nothing is kept.
    pub async fn tell_of_log(
        &self,
        watcher: &str,
        from: i64,
        to: Cursor,
        told: &[Notification],
        mails: &[NewMail],
    ) -> Result<bool, StoreError> {
        let mut link = self.writing().await?;
        begin(&mut link).await?;
        let sql =
            "UPDATE watchers SET position = $4 WHERE name = $1 AND epoch = $2 AND position = $3";
        let args = [
            Arg::Text(watcher),
            Arg::Int(to.epoch),
            Arg::Int(from),
            Arg::Int(to.position),
        ];
        let kept = async {
            if link.run(sql, &args).await? == 0 {
                return Ok(false);
            }
            insert(&mut link, told, mails).await?;
            Ok(true)
        };
        let kept = kept.await;
        end(&mut link, kept).await
    }

    /// Keeps what the calendar is the cause of; what a person was told already is left as it is.
    pub async fn tell(&self, told: &[Notification], mails: &[NewMail]) -> Result<bool, StoreError> {
        let mut link = self.writing().await?;
        begin(&mut link).await?;
        let kept = insert(&mut link, told, mails).await.map(|()| true);
        end(&mut link, kept).await
    }

    /// Which of these causes these people were told of already.
    pub async fn told_causes(&self, causes: &[String]) -> Result<Vec<(Uuid, String)>, StoreError> {
        let mut link = self.link().await?;
        let mut found = Vec::new();
        for causes in causes.chunks(500) {
            let sql = format!(
                "SELECT person, cause FROM notifications WHERE cause IN ({})",
                places(causes.len(), 1)
            );
            let args: Vec<Arg<'_>> = causes.iter().map(|cause| Arg::Text(cause)).collect();
            let told = link.read(&sql, &args, |row| Ok((row.id(0)?, row.text(1)?)));
            found.extend(told.await?);
        }
        Ok(found)
    }

    /// Lets go of what is old.
    pub async fn forget_notifications(&self, before: DateTime<Utc>) -> Result<(), StoreError> {
        let sql = "DELETE FROM notifications WHERE made_at < $1";
        let mut link = self.writing().await?;
        link.run(sql, &[Arg::Int(micros(before))]).await?;
        Ok(())
    }
}

/// What people chose.
impl Store {
    /// The choices of these people that are other than everybody's.
    pub async fn notification_choices(
        &self,
        people: &[Uuid],
    ) -> Result<Vec<(Uuid, NotificationKind, Choice)>, StoreError> {
        let mut link = self.link().await?;
        let mut found = Vec::new();
        for people in people.chunks(500) {
            let sql = format!(
                "SELECT person, kind, is_shown, mail FROM notification_choices WHERE person IN ({})",
                places(people.len(), 1)
            );
            let args: Vec<Arg<'_>> = people.iter().map(Arg::from).collect();
            found.extend(link.read(&sql, &args, choice).await?);
        }
        Ok(found.into_iter().flatten().collect())
    }

    /// What a person chose of mail; `None` when nothing was chosen.
    pub async fn mail_choice(&self, person: Uuid) -> Result<Option<MailChoice>, StoreError> {
        let sql = "SELECT language, rhythm FROM mail_choices WHERE person = $1";
        let row = self.link().await?.first(sql, &[(&person).into()]).await?;
        let Some(row) = row else {
            return Ok(None);
        };
        let language = crate::domain::language::Language::parse(row.str(0)?);
        let rhythm = Rhythm::parse(row.str(1)?);
        Ok(language
            .zip(rhythm)
            .map(|(language, rhythm)| MailChoice { language, rhythm }))
    }

    pub async fn set_notification_choices(
        &self,
        person: Uuid,
        choices: &[(NotificationKind, Choice)],
        mail: Option<MailChoice>,
    ) -> Result<(), StoreError> {
        let mut link = self.writing().await?;
        begin(&mut link).await?;
        let kept = async {
            for (kind, choice) in choices {
                let sql = "INSERT INTO notification_choices (person, kind, is_shown, mail) \
                     VALUES ($1, $2, $3, $4) ON CONFLICT (person, kind) \
                     DO UPDATE SET is_shown = $3, mail = $4";
                let args = [
                    (&person).into(),
                    Arg::Text(kind.key()),
                    Arg::Int(choice.is_shown.into()),
                    Arg::Text(choice.mail.key()),
                ];
                link.run(sql, &args).await?;
            }
            if let Some(mail) = mail {
                let sql = "INSERT INTO mail_choices (person, language, rhythm) VALUES ($1, $2, $3) \
                     ON CONFLICT (person) DO UPDATE SET language = $2, rhythm = $3";
                let args = [
                    (&person).into(),
                    Arg::Text(mail.language.code()),
                    Arg::Text(mail.rhythm.key()),
                ];
                link.run(sql, &args).await?;
            }
            Ok(true)
        };
        let kept = kept.await;
        end(&mut link, kept).await?;
        Ok(())
    }
}

/// A choice of a kind; none for a kind that this program does not know any more.
fn choice(row: &Row) -> Result<Option<(Uuid, NotificationKind, Choice)>, StoreError> {
    let (kind, mail) = (
        NotificationKind::parse(row.str(1)?),
        Mailing::parse(row.str(3)?),
    );
    let (Some(kind), Some(mail)) = (kind, mail) else {
        return Ok(None);
    };
    let is_shown = row.int(2)? != 0;
    Ok(Some((row.id(0)?, kind, Choice { is_shown, mail })))
}

pub(super) async fn begin(link: &mut Link) -> Result<(), StoreError> {
    let sql = match link.engine() {
        Engine::Sqlite => "BEGIN IMMEDIATE",
        Engine::Postgres => "BEGIN ISOLATION LEVEL READ COMMITTED",
    };
    Ok(link.script(sql).await?)
}

/// Commits what is to be kept; otherwise nothing was written.
pub(super) async fn end(
    link: &mut Link,
    kept: Result<bool, StoreError>,
) -> Result<bool, StoreError> {
    match kept {
        Ok(true) => {
            link.script("COMMIT").await.map_err(StoreError::Commit)?;
            Ok(true)
        }
        other => {
            link.script("ROLLBACK").await?;
            other
        }
    }
}

async fn insert(
    link: &mut Link,
    told: &[Notification],
    mails: &[NewMail],
) -> Result<(), StoreError> {
    let mut values = Vec::with_capacity(told.len() * NOTIFICATION_COLUMNS);
    for one in told {
        values.extend([
            Arg::from(&one.id),
            (&one.person).into(),
            Arg::Text(&one.cause),
            Arg::Text(one.kind.key()),
            Arg::Int(one.position),
            Arg::Text(&one.event),
            (&one.programme).into(),
            (&one.project).into(),
            (&one.round).into(),
            (&one.model).into(),
            (&one.follow).into(),
            Arg::Int(one.days),
            Arg::Int(micros(one.made_at)),
            Arg::Int(one.is_read.into()),
            Arg::Int(one.is_shown.into()),
            (&one.mail).into(),
            Arg::Int(one.waits.into()),
        ]);
    }
    let into = format!("notifications ({NOTIFICATION})");
    let rows = Rows {
        into: &into,
        columns: NOTIFICATION_COLUMNS,
        values,
        tail: "ON CONFLICT DO NOTHING",
    };
    if !told.is_empty() {
        link.write(&[rows], None).await?;
    }
    insert_mails(link, mails).await?;
    Ok(())
}
