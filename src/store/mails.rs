//! Mail on its way out: a bounded queue whose rows say whom and what about, never the address or the
//! text.
//!
//! Invariant: a mail is taken by one sender at a time. Who took it and died leaves it to the next
//! after a while, so a mail may go out twice when a server is lost between handing it over and
//! writing that down; it carries the same Message-ID then.

use chrono::{DateTime, Utc};
use uuid::Uuid;

use super::link::{Arg, Link, Row, Rows};
use super::notifications::{begin, end};
use super::{Store, StoreError, micros};

/// Most mails that may wait; what comes then is told in the service alone.
const WAITING_MAX: i64 = 100_000;

/// What a mail is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MailKind {
    /// Tells one notification.
    Notification,
    /// Tells what waited for the hour of summaries.
    Summary,
    /// Lets a person choose a password.
    Invitation,
}

impl MailKind {
    const ALL: [MailKind; 3] = [
        MailKind::Notification,
        MailKind::Summary,
        MailKind::Invitation,
    ];

    fn key(self) -> &'static str {
        match self {
            MailKind::Notification => "notification",
            MailKind::Summary => "summary",
            MailKind::Invitation => "invitation",
        }
    }
}

/// A mail to be sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewMail {
    pub id: Uuid,
    pub person: Uuid,
    pub kind: MailKind,
    /// A person gets one mail of a cause.
    pub cause: String,
    pub made_at: DateTime<Utc>,
}

/// A mail that was taken to be sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mail {
    pub id: Uuid,
    pub person: Uuid,
    pub kind: MailKind,
    /// This one counted.
    pub attempts: i64,
}

/// What became of a mail.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sent {
    Yes,
    /// Nobody wants it any more, or there is nobody to send it to.
    Dropped,
    /// It is tried again then.
    Later(DateTime<Utc>),
    /// It is not tried again.
    Dead,
}

/// How many mails there are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct MailCounts {
    pub waiting: i64,
    pub sent: i64,
    pub dead: i64,
}

fn mail(row: &Row) -> Result<Mail, StoreError> {
    let word = row.str(2)?;
    let kind = MailKind::ALL.into_iter().find(|kind| kind.key() == word);
    Ok(Mail {
        id: row.id(0)?,
        person: row.id(1)?,
        kind: kind.ok_or_else(|| sqlx::Error::Decode("a mail of an unknown kind".into()))?,
        attempts: row.int(3)?,
    })
}

/// Puts mails into the queue; a person gets one of a cause. `false` when it was full before the last.
pub(super) async fn insert_mails(link: &mut Link, mails: &[NewMail]) -> Result<bool, StoreError> {
    if mails.is_empty() {
        return Ok(true);
    }
    let sql = "SELECT COUNT(*) FROM mails WHERE state IN ('waiting', 'sending')";
    let row = link.first(sql, &[]).await?;
    let waiting = row.map_or(Ok(0), |row| row.int(0))?;
    let room = usize::try_from(WAITING_MAX - waiting).unwrap_or_default();
    if room < mails.len() {
        tracing::error!("the queue of mail is full: some are told in the service alone");
    }
    let mut values = Vec::new();
    for one in mails.iter().take(room) {
        let made = Arg::Int(micros(one.made_at));
        values.extend([
            Arg::from(&one.id),
            (&one.person).into(),
            Arg::Text(one.kind.key()),
            Arg::Text(&one.cause),
            Arg::Text("waiting"),
            Arg::Int(0),
            made,
            made,
            Arg::Int(0),
        ]);
    }
    let rows = Rows {
        into: "mails (id, person, kind, cause, state, attempts, next_at, made_at, settled_at)",
        columns: 9,
        values,
        tail: "ON CONFLICT DO NOTHING",
    };
    if room > 0 {
        link.write(&[rows], None).await?;
    }
    Ok(room >= mails.len())
}

impl Store {
    /// Puts a mail into the queue that no notification is the cause of.
    pub async fn queue_mail(&self, new: &NewMail) -> Result<(), StoreError> {
        insert_mails(&mut self.writing().await?, std::slice::from_ref(new)).await?;
        Ok(())
    }

    /// Takes some mails whose time has come; until `until` nobody else does. A taker that is not
    /// heard of until then has lost them.
    pub async fn take_mails(
        &self,
        now: DateTime<Utc>,
        until: DateTime<Utc>,
        limit: i64,
    ) -> Result<Vec<Mail>, StoreError> {
        let args = [
            Arg::Int(micros(now)),
            Arg::Int(micros(until)),
            Arg::Int(limit),
        ];
        let ready = "state IN ('waiting', 'sending') AND next_at <= $1";
        // Nothing is written, and so no flush waited for, while there is nothing to send.
        let sql = format!("SELECT COUNT(*) FROM (SELECT id FROM mails WHERE {ready} LIMIT 1) r");
        let found = self.link().await?.first(&sql, &args[..1]).await?;
        if found.map_or(Ok(0), |row| row.int(0))? == 0 {
            return Ok(Vec::new());
        }
        // The condition stands twice: who waited for another taker looks at the row again.
        let sql = format!(
            "UPDATE mails SET state = 'sending', attempts = attempts + 1, next_at = $2 \
             WHERE {ready} AND id IN \
             (SELECT id FROM mails WHERE {ready} ORDER BY next_at, id LIMIT $3) \
             RETURNING id, person, kind, attempts"
        );
        let rows = self.writing().await?.all(&sql, &args).await?;
        rows.iter().map(mail).collect()
    }

    /// Notes what became of a mail that was taken.
    pub async fn settle_mail(
        &self,
        id: Uuid,
        sent: Sent,
        now: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        let (state, next) = match sent {
            Sent::Yes => ("sent", now),
            Sent::Dropped => ("dropped", now),
            Sent::Later(next) => ("waiting", next),
            Sent::Dead => ("dead", now),
        };
        let sql = "UPDATE mails SET state = $2, next_at = $3, settled_at = $4 WHERE id = $1 \
                   AND state = 'sending'";
        let args = [
            (&id).into(),
            Arg::Text(state),
            Arg::Int(micros(next)),
            Arg::Int(micros(now)),
        ];
        self.writing().await?.run(sql, &args).await?;
        Ok(())
    }

    /// Who waits for a summary of what came before a moment.
    pub async fn waiting_for_summary(
        &self,
        before: DateTime<Utc>,
    ) -> Result<Vec<Uuid>, StoreError> {
        let sql = "SELECT DISTINCT person FROM notifications WHERE waits = 1 AND made_at < $1";
        let mut link = self.link().await?;
        let args = [Arg::Int(micros(before))];
        link.read(sql, &args, |row| Ok(row.id(0)?)).await
    }

    /// Puts a summary of all that waits since before a moment into the queue, once for its cause.
    pub async fn queue_summary(
        &self,
        new: &NewMail,
        before: DateTime<Utc>,
    ) -> Result<bool, StoreError> {
        let mut link = self.writing().await?;
        begin(&mut link).await?;
        let kept = async {
            let sql = "SELECT id FROM mails WHERE person = $1 AND cause = $2";
            let args = [(&new.person).into(), Arg::Text(&new.cause)];
            if link.first(sql, &args).await?.is_some() {
                return Ok(false);
            }
            if !insert_mails(&mut link, std::slice::from_ref(new)).await? {
                return Ok(false);
            }
            let sql = "UPDATE notifications SET waits = 0, mail = $2 WHERE person = $1 AND waits = 1 \
                       AND made_at < $3";
            let args = [
                (&new.person).into(),
                (&new.id).into(),
                Arg::Int(micros(before)),
            ];
            link.run(sql, &args).await?;
            Ok(true)
        };
        let kept = kept.await;
        end(&mut link, kept).await
    }

    pub async fn mail_counts(&self) -> Result<MailCounts, StoreError> {
        let sql = "SELECT state, COUNT(*) FROM mails GROUP BY state";
        let rows = self.link().await?.all(sql, &[]).await?;
        let mut counts = MailCounts::default();
        for row in rows {
            let count = row.int(1)?;
            match row.str(0)? {
                "waiting" | "sending" => counts.waiting += count,
                "sent" => counts.sent += count,
                "dead" => counts.dead += count,
                _ => {}
            }
        }
        Ok(counts)
    }

    /// Lets go of mails that were settled long ago.
    pub async fn forget_mails(&self, before: DateTime<Utc>) -> Result<(), StoreError> {
        let sql =
            "DELETE FROM mails WHERE state IN ('sent', 'dropped', 'dead') AND settled_at < $1";
        let mut link = self.writing().await?;
        link.run(sql, &[Arg::Int(micros(before))]).await?;
        Ok(())
    }

    /// A secret of the service itself: the one that was kept first, whatever others propose.
    pub async fn service_key(
        &self,
        name: &str,
        proposed: &[u8; 32],
    ) -> Result<[u8; 32], StoreError> {
        let sql = "SELECT secret FROM service_keys WHERE name = $1";
        if let Some(row) = self.link().await?.first(sql, &[Arg::Text(name)]).await? {
            return Ok(row.hash(0)?);
        }
        let mut link = self.writing().await?;
        let keep = "INSERT INTO service_keys (name, secret) VALUES ($1, $2) ON CONFLICT DO NOTHING";
        link.run(keep, &[Arg::Text(name), Arg::Bytes(proposed)])
            .await?;
        let row = link.first(sql, &[Arg::Text(name)]).await?;
        Ok(row.ok_or(sqlx::Error::RowNotFound)?.hash(0)?)
    }
}
