//! Saved views: rows beside the log that a person changes at will. Nothing of them is ever in an
//! event, an export or a hash.

use chrono::{DateTime, Utc};
use uuid::Uuid;

use super::link::{Arg, Row};
use super::{Store, StoreError, micros, moment};

/// Most views of one person, and most shared ones that are shown.
pub const VIEWS_MAX: i64 = 100;

/// A name for an address of this site.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SavedView {
    pub id: Uuid,
    pub person: Uuid,
    pub name: String,
    /// Path and query.
    pub address: String,
    /// Others who signed in see it too.
    pub is_shared: bool,
    pub saved_at: DateTime<Utc>,
}

const VIEW: &str = "id, person, name, address, is_shared, saved_at";

fn view(row: &Row) -> Result<SavedView, StoreError> {
    Ok(SavedView {
        id: row.id(0)?,
        person: row.id(1)?,
        name: row.text(2)?,
        address: row.text(3)?,
        is_shared: row.int(4)? != 0,
        saved_at: moment(row.int(5)?, 0)?,
    })
}

impl Store {
    /// A person's views and those that others share, the newest first.
    pub async fn saved_views(&self, person: Uuid) -> Result<Vec<SavedView>, StoreError> {
        let sql = format!(
            "SELECT {VIEW} FROM saved_views WHERE person = $1 OR is_shared = 1 \
             ORDER BY saved_at DESC, id LIMIT {}",
            2 * VIEWS_MAX
        );
        let rows = self.link().await?.all(&sql, &[(&person).into()]).await?;
        rows.iter().map(view).collect()
    }

    /// Keeps a view; `false` when the person has as many as there may be.
    pub async fn save_view(&self, saved: &SavedView) -> Result<bool, StoreError> {
        let sql = "INSERT INTO saved_views (id, person, name, address, is_shared, saved_at) \
             SELECT $1, $2, $3, $4, $5, $6 WHERE \
             (SELECT COUNT(*) FROM saved_views WHERE person = $2) < $7";
        let args = [
            (&saved.id).into(),
            (&saved.person).into(),
            Arg::Text(&saved.name),
            Arg::Text(&saved.address),
            Arg::Int(saved.is_shared.into()),
            Arg::Int(micros(saved.saved_at)),
            Arg::Int(VIEWS_MAX),
        ];
        Ok(self.writing().await?.run(sql, &args).await? == 1)
    }

    /// Calls one of a person's own views otherwise, or shares it or no more; `false` when there is
    /// none of that id.
    pub async fn change_view(
        &self,
        person: Uuid,
        id: Uuid,
        name: &str,
        is_shared: bool,
    ) -> Result<bool, StoreError> {
        let sql = "UPDATE saved_views SET name = $3, is_shared = $4 WHERE person = $1 AND id = $2";
        let args = [
            (&person).into(),
            (&id).into(),
            Arg::Text(name),
            Arg::Int(is_shared.into()),
        ];
        Ok(self.writing().await?.run(sql, &args).await? == 1)
    }

    /// Takes one of a person's own views away; `false` when there is none of that id.
    pub async fn remove_view(&self, person: Uuid, id: Uuid) -> Result<bool, StoreError> {
        let sql = "DELETE FROM saved_views WHERE person = $1 AND id = $2";
        let args = [(&person).into(), (&id).into()];
        Ok(self.writing().await?.run(sql, &args).await? == 1)
    }
}
