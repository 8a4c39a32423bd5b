//! What people choose for themselves, and what visitors tell about the service: ordinary rows
//! beside the log, bounded in number.

use chrono::{DateTime, TimeDelta, Utc};
use uuid::Uuid;

use super::link::{Arg, Row};
use super::{Store, StoreError, micros, moment};

/// Messages that are kept at a time; the oldest go.
const FEEDBACK_MAX: i64 = 5_000;
/// Messages that are taken from everybody together in an hour.
const FEEDBACK_PER_HOUR: i64 = 30;

/// What a person chose.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Preferences {
    /// Rows closer to each other on every page.
    pub is_compact: bool,
}

/// A message about the service.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Feedback {
    pub id: Uuid,
    pub sent_at: DateTime<Utc>,
    pub message: String,
    /// A mail address for the answer; empty without one.
    pub address: String,
    /// The path of the page it is about; empty when it is about none.
    pub page: String,
    /// When it was marked as answered.
    pub settled: Option<DateTime<Utc>>,
}

fn feedback(row: &Row) -> Result<Feedback, StoreError> {
    let settled = row.int_or_null(5)?;
    Ok(Feedback {
        id: row.id(0)?,
        sent_at: moment(row.int(1)?, 0)?,
        message: row.text(2)?,
        address: row.text(3)?,
        page: row.text(4)?,
        settled: settled.map(|at| moment(at, 0)).transpose()?,
    })
}

/// What people choose for themselves.
impl Store {
    pub async fn preferences(&self, person: Uuid) -> Result<Preferences, StoreError> {
        let sql = "SELECT density FROM preferences WHERE person = $1";
        let row = self.link().await?.first(sql, &[(&person).into()]).await?;
        let Some(row) = row else {
            return Ok(Preferences::default());
        };
        Ok(Preferences {
            is_compact: row.str(0)? == "compact",
        })
    }

    pub async fn set_density(&self, person: Uuid, is_compact: bool) -> Result<(), StoreError> {
        let sql = "INSERT INTO preferences (person, density) VALUES ($1, $2) \
                   ON CONFLICT (person) DO UPDATE SET density = $2";
        let word = if is_compact { "compact" } else { "normal" };
        let args = [(&person).into(), Arg::Text(word)];
        self.writing().await?.run(sql, &args).await?;
        Ok(())
    }

    pub async fn rename_account(&self, id: Uuid, name: &str) -> Result<(), StoreError> {
        let sql = "UPDATE people SET name = $2 WHERE id = $1";
        let args = [(&id).into(), Arg::Text(name)];
        self.writing().await?.run(sql, &args).await?;
        Ok(())
    }
}

/// What visitors tell.
impl Store {
    /// Keeps a message; `false` when too many came within the hour, and then nothing is kept.
    pub async fn keep_feedback(&self, new: &Feedback) -> Result<bool, StoreError> {
        let mut link = self.writing().await?;
        let hour_ago = micros(new.sent_at - TimeDelta::hours(1));
        let kept = link
            .run(
                "INSERT INTO feedback (id, sent_at, message, address, page) \
                 SELECT $1, $2, $3, $4, $5 \
                 WHERE (SELECT COUNT(*) FROM feedback WHERE sent_at > $6) < $7",
                &[
                    (&new.id).into(),
                    Arg::Int(micros(new.sent_at)),
                    Arg::Text(&new.message),
                    Arg::Text(&new.address),
                    Arg::Text(&new.page),
                    Arg::Int(hour_ago),
                    Arg::Int(FEEDBACK_PER_HOUR),
                ],
            )
            .await?;
        link.run(
            "DELETE FROM feedback WHERE sent_at < (SELECT sent_at FROM feedback \
             ORDER BY sent_at DESC LIMIT 1 OFFSET $1)",
            &[Arg::Int(FEEDBACK_MAX - 1)],
        )
        .await?;
        Ok(kept == 1)
    }

    /// Messages, the newest first.
    pub async fn feedback(&self, limit: i64) -> Result<Vec<Feedback>, StoreError> {
        let sql = "SELECT id, sent_at, message, address, page, settled FROM feedback \
                   ORDER BY sent_at DESC, id LIMIT $1";
        let rows = self.link().await?.all(sql, &[Arg::Int(limit)]).await?;
        rows.iter().map(feedback).collect()
    }

    /// Marks a message as answered; `false` when there is none, or it was marked before.
    pub async fn settle_feedback(&self, id: Uuid, now: DateTime<Utc>) -> Result<bool, StoreError> {
        let sql = "UPDATE feedback SET settled = $2 WHERE id = $1 AND settled IS NULL";
        let args = [(&id).into(), Arg::Int(micros(now))];
        Ok(self.writing().await?.run(sql, &args).await? == 1)
    }
}
