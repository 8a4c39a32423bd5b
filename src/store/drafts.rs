//! Drafts: rows beside the log that people change as they write. Nothing of them is ever in an
//! event, an export or a hash; a copy of the database holds them.

use chrono::{DateTime, Utc};
use uuid::Uuid;

use super::append::expect_rows;
use super::link::{Arg, Engine, Link, Row, places};
use super::{Corrupt, Store, StoreError, micros, moment};
use crate::domain::draft::{DraftId, Field, Plan, Version, VersionState, outdated};
use crate::domain::refusal::Reason;

/// How often a change is planned again when another server was faster.
const ATTEMPTS: usize = 16;

const COLUMNS: &str = "part, language, number, base, state, author, saved_at, body";

/// A field with one of its versions.
pub type FieldVersion = (Field, Version);

impl Store {
    /// What the draft says now, and what waits for a choice; by field and number.
    pub async fn draft(&self, draft: DraftId) -> Result<Vec<FieldVersion>, StoreError> {
        let mut link = self.link().await?;
        let live = [VersionState::Current, VersionState::Side];
        let sql = format!(
            "SELECT {COLUMNS} FROM draft_versions WHERE project = $1 AND round = $2 AND state IN \
             ($3,$4) ORDER BY part, language, number"
        );
        let args = [
            (&draft.project.0).into(),
            (&draft.round.0).into(),
            Arg::Text(live[0].key()),
            Arg::Text(live[1].key()),
        ];
        rows(&link.all(&sql, &args).await?)
    }

    /// Every version of a field that is kept, oldest first.
    pub async fn draft_field(
        &self,
        draft: DraftId,
        field: &Field,
    ) -> Result<Vec<Version>, StoreError> {
        versions(&mut self.link().await?, draft, field).await
    }

    /// Changes a field as planned from its versions, in one transaction. The plan is made again when
    /// somebody was faster. Returns the versions after it.
    pub async fn change_draft(
        &self,
        draft: DraftId,
        field: &Field,
        plan: impl Fn(&[Version]) -> Result<Plan, Reason>,
    ) -> Result<Result<Vec<Version>, Reason>, StoreError> {
        let mut link = self.writing().await?;
        let mut tries = 1;
        loop {
            begin(&mut link).await?;
            match change(&mut link, draft, field, &plan).await {
                Ok(done) => {
                    link.script("COMMIT").await.map_err(StoreError::Commit)?;
                    return Ok(done);
                }
                Err(error) => {
                    link.script("ROLLBACK").await?;
                    if tries == ATTEMPTS || !is_race(&error) {
                        return Err(error);
                    }
                    tries += 1;
                }
            }
        }
    }

    /// Turns what was sent into history. A text that was written meanwhile stays in the draft.
    pub async fn draft_was_sent(
        &self,
        draft: DraftId,
        sent: &[FieldVersion],
    ) -> Result<(), StoreError> {
        let mut link = self.writing().await?;
        begin(&mut link).await?;
        for (field, version) in sent {
            let result = set_state(
                &mut link,
                draft,
                field,
                &[version.number],
                VersionState::Sent,
            )
            .await;
            if let Err(error) = result {
                link.script("ROLLBACK").await?;
                return Err(error);
            }
        }
        link.script("COMMIT").await.map_err(StoreError::Commit)
    }
}

async fn begin(link: &mut Link) -> Result<(), StoreError> {
    let sql = match link.engine() {
        Engine::Sqlite => "BEGIN IMMEDIATE",
        Engine::Postgres => "BEGIN ISOLATION LEVEL READ COMMITTED",
    };
    Ok(link.script(sql).await?)
}

/// Two servers gave a version the same number: the later one plans anew.
fn is_race(error: &StoreError) -> bool {
    match error {
        StoreError::Database(sqlx::Error::Database(error)) => error.is_unique_violation(),
        _ => false,
    }
}

async fn change(
    link: &mut Link,
    draft: DraftId,
    field: &Field,
    plan: &impl Fn(&[Version]) -> Result<Plan, Reason>,
) -> Result<Result<Vec<Version>, Reason>, StoreError> {
    let mut known = versions(link, draft, field).await?;
    let plan = match plan(&known) {
        Ok(plan) => plan,
        Err(reason) => return Ok(Err(reason)),
    };
    if let Some(version) = plan.write {
        insert(link, draft, field, &version).await?;
        known.push(version);
    }
    if !plan.retire.is_empty() {
        set_state(link, draft, field, &plan.retire, VersionState::Earlier).await?;
        let retired = known.iter_mut().filter(|v| plan.retire.contains(&v.number));
        retired.for_each(|version| version.state = VersionState::Earlier);
    }
    let old = outdated(&known);
    if !old.is_empty() {
        remove(link, draft, field, &old).await?;
        known.retain(|version| !old.contains(&version.number));
    }
    Ok(Ok(known))
}

fn key<'a>(draft: &'a DraftId, part: &'a str, field: &Field) -> [Arg<'a>; 4] {
    [
        (&draft.project.0).into(),
        (&draft.round.0).into(),
        Arg::Text(part),
        Arg::Text(field.language_word()),
    ]
}

async fn versions(
    link: &mut Link,
    draft: DraftId,
    field: &Field,
) -> Result<Vec<Version>, StoreError> {
    let sql = format!(
        "SELECT {COLUMNS} FROM draft_versions WHERE project = $1 AND round = $2 AND part = $3 AND \
         language = $4 ORDER BY number"
    );
    let part = field.part_word();
    let found = link.all(&sql, &key(&draft, &part, field)).await?;
    Ok(rows(&found)?
        .into_iter()
        .map(|(_, version)| version)
        .collect())
}

async fn insert(
    link: &mut Link,
    draft: DraftId,
    field: &Field,
    version: &Version,
) -> Result<(), StoreError> {
    let part = field.part_word();
    let mut args = key(&draft, &part, field).to_vec();
    args.extend([
        Arg::Int(version.number.into()),
        Arg::Int(version.base.into()),
        Arg::Text(version.state.key()),
        (&version.author).into(),
        Arg::Int(micros(version.saved)),
        Arg::Text(&version.text),
    ]);
    let sql = format!(
        "INSERT INTO draft_versions (project, round, {COLUMNS}) VALUES ({})",
        places(10, 1)
    );
    let written = link.run(&sql, &args).await?;
    expect_rows("draft_versions", written, 1)
}

async fn set_state(
    link: &mut Link,
    draft: DraftId,
    field: &Field,
    numbers: &[u32],
    state: VersionState,
) -> Result<(), StoreError> {
    let part = field.part_word();
    let mut args = key(&draft, &part, field).to_vec();
    args.push(Arg::Text(state.key()));
    args.extend(numbers.iter().map(|number| Arg::Int((*number).into())));
    let sql = format!(
        "UPDATE draft_versions SET state = $5 WHERE project = $1 AND round = $2 AND part = $3 AND \
         language = $4 AND state IN ('current','side') AND number IN ({})",
        places(numbers.len(), 6)
    );
    link.run(&sql, &args).await?;
    Ok(())
}

async fn remove(
    link: &mut Link,
    draft: DraftId,
    field: &Field,
    numbers: &[u32],
) -> Result<(), StoreError> {
    let part = field.part_word();
    let mut args = key(&draft, &part, field).to_vec();
    args.extend(numbers.iter().map(|number| Arg::Int((*number).into())));
    let sql = format!(
        "DELETE FROM draft_versions WHERE project = $1 AND round = $2 AND part = $3 AND \
         language = $4 AND number IN ({})",
        places(numbers.len(), 5)
    );
    link.run(&sql, &args).await?;
    Ok(())
}

fn rows(rows: &[Row]) -> Result<Vec<FieldVersion>, StoreError> {
    rows.iter().map(row).collect()
}

fn row(row: &Row) -> Result<FieldVersion, StoreError> {
    let unreadable = || Corrupt {
        position: 0,
        what: "a draft cannot be read".into(),
    };
    let field = Field::from_words(&row.text(0)?, &row.text(1)?).ok_or_else(unreadable)?;
    let number = |place: usize| -> Result<u32, StoreError> {
        Ok(u32::try_from(row.int(place)?).map_err(|_| unreadable())?)
    };
    let author: Uuid = row.id(5)?;
    let saved: DateTime<Utc> = moment(row.int(6)?, 0)?;
    let version = Version {
        number: number(2)?,
        base: number(3)?,
        state: VersionState::parse(&row.text(4)?).ok_or_else(unreadable)?,
        author,
        saved,
        text: row.text(7)?,
    };
    Ok((field, version))
}
