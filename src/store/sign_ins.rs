//! When people last signed in: a row for each person, beside the log.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use uuid::Uuid;

use super::link::{Arg, places};
use super::{Store, StoreError, micros, moment};

impl Store {
    pub async fn note_sign_in(&self, person: Uuid, now: DateTime<Utc>) -> Result<(), StoreError> {
        let sql = "INSERT INTO sign_ins (person, signed_in_at) VALUES ($1, $2) \
                   ON CONFLICT (person) DO UPDATE SET signed_in_at = $2";
        let args = [(&person).into(), Arg::Int(micros(now))];
        self.writing().await?.run(sql, &args).await?;
        Ok(())
    }

    /// When these people last signed in; those who never did are left out.
    pub async fn last_sign_ins(
        &self,
        people: &[Uuid],
    ) -> Result<HashMap<Uuid, DateTime<Utc>>, StoreError> {
        let mut link = self.link().await?;
        let mut found = HashMap::with_capacity(people.len());
        for people in people.chunks(1_000) {
            let places = places(people.len(), 1);
            let sql =
                format!("SELECT person, signed_in_at FROM sign_ins WHERE person IN ({places})");
            let args: Vec<Arg<'_>> = people.iter().map(Arg::from).collect();
            for row in link.all(&sql, &args).await? {
                found.insert(row.id(0)?, moment(row.int(1)?, 0)?);
            }
        }
        Ok(found)
    }
}
