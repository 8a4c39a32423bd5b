//! People and what lets them in: ordinary rows beside the log, which may change and be blanked.
//!
//! Of a secret only its hash comes here. Nothing of this is ever part of an event.

use chrono::{DateTime, Utc};
use uuid::Uuid;

use super::link::{Arg, Link, Row, places};
use super::{Hash, Store, StoreError, micros, moment};

/// Secrets of one kind that one person may have.
pub const SECRETS_MAX: i64 = 100;
/// Subjects whose failed sign-ins are remembered at a time.
const ATTEMPTS_MAX: i64 = 100_000;

/// Tables whose rows are a person's own and go with the person.
const OWN_TABLES: [&str; 9] = [
    "secrets",
    "sign_ins",
    "preferences",
    "saved_views",
    "follows",
    "notifications",
    "notification_choices",
    "mail_choices",
    "mails",
];

/// Who a person is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Account {
    pub id: Uuid,
    /// Empty once removed.
    pub name: String,
    /// `None` once removed.
    pub address: Option<String>,
    /// In the PHC form; `None` until an invitation is accepted.
    pub password_hash: Option<String>,
}

/// What a secret is good for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SecretKind {
    /// Lets a browser in as the person.
    Session,
    /// Lets a program in as the person.
    Token,
    /// Lets the person choose a first password.
    Invitation,
    /// Lets the person choose another password.
    Reset,
}

impl SecretKind {
    const ALL: [SecretKind; 4] = [
        SecretKind::Session,
        SecretKind::Token,
        SecretKind::Invitation,
        SecretKind::Reset,
    ];

    fn key(self) -> &'static str {
        match self {
            SecretKind::Session => "session",
            SecretKind::Token => "token",
            SecretKind::Invitation => "invitation",
            SecretKind::Reset => "reset",
        }
    }
}

/// A secret as it is kept: everything but the secret itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Secret {
    pub id: Uuid,
    pub person: Uuid,
    pub kind: SecretKind,
    pub name: String,
    /// It may give commands.
    pub writes: bool,
    pub created_at: DateTime<Utc>,
    pub used_at: DateTime<Utc>,
    pub expires_at: DateTime<Utc>,
}

/// A secret to be kept.
#[derive(Clone, Debug)]
pub struct NewSecret<'a> {
    pub id: Uuid,
    pub hash: Hash,
    pub person: Uuid,
    pub kind: SecretKind,
    pub name: &'a str,
    pub writes: bool,
    pub expires_at: DateTime<Utc>,
}

const ACCOUNT: &str = "id, name, address, password_hash";
const SECRET: &str = "id, person, kind, name, writes, created_at, used_at, expires_at";

fn account(row: &Row) -> Result<Account, StoreError> {
    Ok(Account {
        id: row.id(0)?,
        name: row.text(1)?,
        address: row.text_or_null(2)?,
        password_hash: row.text_or_null(3)?,
    })
}

fn secret(row: &Row) -> Result<Secret, StoreError> {
    let word = row.text(2)?;
    let kind = SecretKind::ALL.into_iter().find(|kind| kind.key() == word);
    let time = |place| -> Result<DateTime<Utc>, StoreError> { Ok(moment(row.int(place)?, 0)?) };
    Ok(Secret {
        id: row.id(0)?,
        person: row.id(1)?,
        kind: kind.ok_or_else(|| sqlx::Error::Decode("a secret of an unknown kind".into()))?,
        name: row.text(3)?,
        writes: row.int(4)? != 0,
        created_at: time(5)?,
        used_at: time(6)?,
        expires_at: time(7)?,
    })
}

/// Who people are.
impl Store {
    /// The account of a mail address, made when there is none, and whether it was made now.
    pub async fn account_for(
        &self,
        id: Uuid,
        name: &str,
        address: &str,
        now: DateTime<Utc>,
    ) -> Result<(Account, bool), StoreError> {
        let mut link = self.writing().await?;
        let made = link
            .run(
                "INSERT INTO people (id, name, address, created_at) VALUES ($1, $2, $3, $4) \
                 ON CONFLICT DO NOTHING",
                &[
                    (&id).into(),
                    Arg::Text(name),
                    Arg::Text(address),
                    Arg::Int(micros(now)),
                ],
            )
            .await?;
        let sql = format!("SELECT {ACCOUNT} FROM people WHERE address = $1");
        let row = link.first(&sql, &[Arg::Text(address)]).await?;
        let row = row.ok_or(sqlx::Error::RowNotFound)?;
        Ok((account(&row)?, made == 1))
    }

    pub async fn account_at(&self, address: &str) -> Result<Option<Account>, StoreError> {
        let sql = format!("SELECT {ACCOUNT} FROM people WHERE address = $1");
        let row = self
            .link()
            .await?
            .first(&sql, &[Arg::Text(address)])
            .await?;
        row.as_ref().map(account).transpose()
    }

    /// The accounts behind these ids; those without one are left out.
    pub async fn accounts(&self, ids: &[Uuid]) -> Result<Vec<Account>, StoreError> {
        let mut link = self.link().await?;
        let mut found = Vec::with_capacity(ids.len());
        for ids in ids.chunks(1_000) {
            let places = places(ids.len(), 1);
            let sql = format!("SELECT {ACCOUNT} FROM people WHERE id IN ({places})");
            let args: Vec<Arg<'_>> = ids.iter().map(Arg::from).collect();
            for row in link.all(&sql, &args).await? {
                found.push(account(&row)?);
            }
        }
        Ok(found)
    }

    /// Forgets an account that never became a person of the log.
    pub async fn forget_account(&self, id: Uuid) -> Result<(), StoreError> {
        let sql = "DELETE FROM people WHERE id = $1";
        self.writing().await?.run(sql, &[(&id).into()]).await?;
        Ok(())
    }

    /// Blanks the name and the address of a person, and lets the person in no more.
    pub async fn blank_account(&self, id: Uuid) -> Result<(), StoreError> {
        let mut link = self.writing().await?;
        let sql = "UPDATE people SET name = '', address = NULL, password_hash = NULL WHERE id = $1";
        link.run(sql, &[(&id).into()]).await?;
        for table in OWN_TABLES {
            let sql = format!("DELETE FROM {table} WHERE person = $1");
            link.run(&sql, &[(&id).into()]).await?;
        }
        Ok(())
    }

    /// Sets another password, and its name when one is given.
    pub async fn set_password(
        &self,
        id: Uuid,
        hash: &str,
        name: Option<&str>,
    ) -> Result<(), StoreError> {
        let mut link = self.writing().await?;
        let sql = "UPDATE people SET password_hash = $2, \
                   name = CASE WHEN $3 = '' THEN name ELSE $3 END WHERE id = $1";
        let args = [
            (&id).into(),
            Arg::Text(hash),
            Arg::Text(name.unwrap_or_default()),
        ];
        link.run(sql, &args).await?;
        Ok(())
    }
}

/// What lets people in.
impl Store {
    /// Keeps a secret. Those that have expired, and the oldest of too many, go.
    pub async fn keep_secret(
        &self,
        new: &NewSecret<'_>,
        now: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        let mut link = self.writing().await?;
        let now = Arg::Int(micros(now));
        link.run("DELETE FROM secrets WHERE expires_at <= $1", &[now])
            .await?;
        let kind = Arg::Text(new.kind.key());
        link.run(
            "DELETE FROM secrets WHERE id IN (SELECT id FROM secrets WHERE person = $1 \
             AND kind = $2 ORDER BY created_at DESC, id LIMIT 1000 OFFSET $3)",
            &[(&new.person).into(), kind, Arg::Int(SECRETS_MAX - 1)],
        )
        .await?;
        link.run(
            "INSERT INTO secrets (id, hash, person, kind, name, writes, created_at, used_at, \
             expires_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $7, $8)",
            &[
                (&new.id).into(),
                Arg::Bytes(&new.hash),
                (&new.person).into(),
                kind,
                Arg::Text(new.name),
                Arg::Int(i64::from(new.writes)),
                now,
                Arg::Int(micros(new.expires_at)),
            ],
        )
        .await?;
        Ok(())
    }

    /// A secret by its hash, unless it has expired.
    pub async fn secret(
        &self,
        hash: &Hash,
        now: DateTime<Utc>,
    ) -> Result<Option<Secret>, StoreError> {
        let sql = format!("SELECT {SECRET} FROM secrets WHERE hash = $1 AND expires_at > $2");
        let args = [Arg::Bytes(hash), Arg::Int(micros(now))];
        let row = self.link().await?.first(&sql, &args).await?;
        row.as_ref().map(secret).transpose()
    }

    /// Takes a secret that is good for one use. Of several who try at once one gets it.
    pub async fn take_secret(&self, id: Uuid) -> Result<bool, StoreError> {
        let sql = "DELETE FROM secrets WHERE id = $1";
        let gone = self.writing().await?.run(sql, &[(&id).into()]).await?;
        Ok(gone == 1)
    }

    pub async fn secret_was_used(&self, id: Uuid, now: DateTime<Utc>) -> Result<(), StoreError> {
        let sql = "UPDATE secrets SET used_at = $2 WHERE id = $1 AND used_at < $2";
        let args = [(&id).into(), Arg::Int(micros(now))];
        self.writing().await?.run(sql, &args).await?;
        Ok(())
    }

    /// A person's secrets of a kind, the newest first.
    pub async fn secrets_of(
        &self,
        person: Uuid,
        kind: SecretKind,
        now: DateTime<Utc>,
    ) -> Result<Vec<Secret>, StoreError> {
        let sql = format!(
            "SELECT {SECRET} FROM secrets WHERE person = $1 AND kind = $2 AND expires_at > $3 \
             ORDER BY created_at DESC, id LIMIT {SECRETS_MAX}"
        );
        let kind = Arg::Text(kind.key());
        let args = [(&person).into(), kind, Arg::Int(micros(now))];
        let rows = self.link().await?.all(&sql, &args).await?;
        rows.iter().map(secret).collect()
    }

    /// Takes one of a person's own secrets away; `false` when there is none of that id.
    pub async fn revoke_secret(
        &self,
        person: Uuid,
        kind: SecretKind,
        id: Uuid,
    ) -> Result<bool, StoreError> {
        let sql = "DELETE FROM secrets WHERE person = $1 AND kind = $2 AND id = $3";
        let args = [(&person).into(), Arg::Text(kind.key()), (&id).into()];
        Ok(self.writing().await?.run(sql, &args).await? == 1)
    }

    /// Takes all of a person's secrets away but one.
    pub async fn revoke_others(&self, person: Uuid, kept: Uuid) -> Result<(), StoreError> {
        let sql = "DELETE FROM secrets WHERE person = $1 AND id <> $2";
        let args = [(&person).into(), (&kept).into()];
        self.writing().await?.run(sql, &args).await?;
        Ok(())
    }
}

/// The brake on guessing.
impl Store {
    /// Counts an attempt before it is judged; `false` when the subject has to wait, and then
    /// nothing is counted. So many failures are `free`; after them the wait is 25 seconds and grows
    /// to 15 minutes. Any number of servers and of attempts at once see one count.
    pub async fn may_attempt(
        &self,
        subject: &Hash,
        free: i64,
        now: DateTime<Utc>,
    ) -> Result<bool, StoreError> {
        let mut link = self.writing().await?;
        forget_attempts(&mut link, now).await?;
        let row = link
            .first(
                "INSERT INTO attempts (subject, failures, free_at, last_at) \
                 VALUES ($1, 1, 0, $2) ON CONFLICT (subject) DO UPDATE SET \
                 failures = attempts.failures + 1, last_at = $2, \
                 free_at = $2 + CASE WHEN attempts.failures < $3 THEN 0 \
                 WHEN attempts.failures < $3 + 25 \
                 THEN (attempts.failures - $3 + 5) * (attempts.failures - $3 + 5) * 1000000 \
                 ELSE 900000000 END \
                 WHERE attempts.free_at <= $2 RETURNING failures",
                &[
                    Arg::Bytes(subject),
                    Arg::Int(micros(now)),
                    Arg::Int(free - 1),
                ],
            )
            .await?;
        Ok(row.is_some())
    }

    /// The attempt was right: the subject's failures are forgotten, or only this one is taken back.
    pub async fn attempt_was_right(&self, subject: &Hash, all: bool) -> Result<(), StoreError> {
        let sql = match all {
            true => "DELETE FROM attempts WHERE subject = $1",
            false => {
                "UPDATE attempts SET failures = failures - 1, free_at = 0 \
                 WHERE subject = $1 AND failures > 0"
            }
        };
        let args = [Arg::Bytes(subject)];
        self.writing().await?.run(sql, &args).await?;
        Ok(())
    }
}

/// A day forgives; and what is remembered stays bounded.
async fn forget_attempts(link: &mut Link, now: DateTime<Utc>) -> Result<(), StoreError> {
    let day_ago = micros(now - chrono::TimeDelta::days(1));
    link.run(
        "DELETE FROM attempts WHERE last_at < $1",
        &[Arg::Int(day_ago)],
    )
    .await?;
    link.run(
        "DELETE FROM attempts WHERE last_at <= (SELECT last_at FROM attempts \
         ORDER BY last_at DESC LIMIT 1 OFFSET $1)",
        &[Arg::Int(ATTEMPTS_MAX)],
    )
    .await?;
    Ok(())
}
