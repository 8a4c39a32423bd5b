//! What people follow: rows beside the log that are their person's alone.

use chrono::{DateTime, Utc};
use uuid::Uuid;

use super::link::{Arg, Row, places};
use super::notifications::unknown;
use super::{Store, StoreError, micros, moment};
use crate::domain::notification::Followed;

/// Most follows of one person.
pub const FOLLOWS_MAX: i64 = 200;
/// Follows of searches and views that are looked after; those that came first.
const WATCHED_MAX: i64 = 5_000;

/// Something that a person follows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Follow {
    pub id: Uuid,
    pub person: Uuid,
    pub kind: Followed,
    /// The id of the model, the project or the view; nil for a search.
    pub target: Uuid,
    /// Path and query of a search; of a view, its address as it is now. Else empty.
    pub address: String,
    /// Where the log ended when following began: only what comes later is told.
    pub since: i64,
    pub followed_at: DateTime<Utc>,
}

const FOLLOW: &str =
    "f.id, f.person, f.kind, f.target, f.address, f.since, f.followed_at, v.address";
/// A view that was taken away, or is shared no more, is followed no more.
const FOLLOWS: &str = "follows f LEFT JOIN saved_views v ON v.id = f.target AND f.kind = 'view' \
    AND (v.person = f.person OR v.is_shared = 1)";

fn follow(row: &Row) -> Result<Option<Follow>, StoreError> {
    let kind =
        Followed::parse(row.str(2)?).ok_or_else(|| unknown("a follow of an unknown kind"))?;
    let address = match (kind, row.text_or_null(7)?) {
        (Followed::View, Some(address)) => address,
        (Followed::View, None) => return Ok(None),
        _ => row.text(4)?,
    };
    Ok(Some(Follow {
        id: row.id(0)?,
        person: row.id(1)?,
        kind,
        target: row.id(3)?,
        address,
        since: row.int(5)?,
        followed_at: moment(row.int(6)?, 0)?,
    }))
}

/// What people follow.
impl Store {
    /// A person's follows, the newest first.
    pub async fn follows(&self, person: Uuid) -> Result<Vec<Follow>, StoreError> {
        let sql = format!(
            "SELECT {FOLLOW} FROM {FOLLOWS} WHERE f.person = $1 \
             ORDER BY f.followed_at DESC, f.id LIMIT {FOLLOWS_MAX}"
        );
        let mut link = self.link().await?;
        let found = link.read(&sql, &[(&person).into()], follow).await?;
        Ok(found.into_iter().flatten().collect())
    }

    /// Who follows any of these models and projects.
    pub async fn followers_of(&self, targets: &[Uuid]) -> Result<Vec<Follow>, StoreError> {
        let mut link = self.link().await?;
        let mut found = Vec::new();
        for targets in targets.chunks(500) {
            let sql = format!(
                "SELECT {FOLLOW} FROM {FOLLOWS} WHERE f.kind IN ('model', 'project') \
                 AND f.target IN ({})",
                places(targets.len(), 1)
            );
            let args: Vec<Arg<'_>> = targets.iter().map(Arg::from).collect();
            found.extend(link.read(&sql, &args, follow).await?);
        }
        Ok(found.into_iter().flatten().collect())
    }

    /// Every follow of a kind, the oldest first.
    pub async fn follows_of_kind(&self, kind: Followed) -> Result<Vec<Follow>, StoreError> {
        let sql = format!(
            "SELECT {FOLLOW} FROM {FOLLOWS} WHERE f.kind = $1 \
             ORDER BY f.followed_at, f.id LIMIT {WATCHED_MAX}"
        );
        let mut link = self.link().await?;
        let found = link.read(&sql, &[Arg::Text(kind.key())], follow).await?;
        Ok(found.into_iter().flatten().collect())
    }

    /// Keeps a follow. What is followed already stays as it is. `false` when the person follows as
    /// much as one may.
    pub async fn keep_follow(&self, new: &Follow) -> Result<bool, StoreError> {
        let mut link = self.writing().await?;
        let address = match new.kind {
            Followed::Search => new.address.as_str(),
            Followed::Model | Followed::Project | Followed::View => "",
        };
        let args = [
            (&new.id).into(),
            (&new.person).into(),
            Arg::Text(new.kind.key()),
            (&new.target).into(),
            Arg::Text(address),
            Arg::Int(new.since),
            Arg::Int(micros(new.followed_at)),
            Arg::Int(FOLLOWS_MAX),
        ];
        let sql = "INSERT INTO follows (id, person, kind, target, address, since, followed_at) \
             SELECT $1, $2, $3, $4, $5, $6, $7 WHERE \
             (SELECT COUNT(*) FROM follows WHERE person = $2) < $8 ON CONFLICT DO NOTHING";
        if link.run(sql, &args).await? == 1 {
            return Ok(true);
        }
        let sql = "SELECT id FROM follows WHERE person = $1 AND kind = $2 AND target = $3 \
             AND address = $4";
        Ok(link.first(sql, &args[1..5]).await?.is_some())
    }

    /// Takes one of a person's follows away; `false` when there is none of that id.
    pub async fn remove_follow(&self, person: Uuid, id: Uuid) -> Result<bool, StoreError> {
        let sql = "DELETE FROM follows WHERE person = $1 AND id = $2";
        let args = [(&person).into(), (&id).into()];
        Ok(self.writing().await?.run(sql, &args).await? == 1)
    }
}
