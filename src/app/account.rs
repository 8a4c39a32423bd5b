//! Accounts: what lets a person in, and what a person does with it.
//!
//! Invariants: nothing here tells whether an address has an account, by word or by time; a secret
//! is shown once and kept as a hash; every attempt to guess is counted before it is judged.

use std::net::IpAddr;
use std::sync::Arc;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use chrono::{DateTime, TimeDelta, Utc};
use sha2::{Digest as _, Sha256};
use uuid::Uuid;

use super::password::{self, Busy};
use super::{App, Budget, Failure, ViewError};
use crate::domain::actor::{Actor, Pass};
use crate::domain::ids::PersonId;
use crate::domain::period::finnish_day;
use crate::domain::person::Person;
use crate::domain::refusal::{Checks, Reason, Refusal};
use crate::store::{Account, Hash, NewSecret, Secret, SecretKind, StoreError};

/// A session ends this long after it began.
const SESSION_LASTS: TimeDelta = TimeDelta::days(14);
/// A session ends when nothing was asked for so long.
const SESSION_IDLE: TimeDelta = TimeDelta::hours(24);
/// How long an invitation can be accepted.
const INVITATION_LASTS: TimeDelta = TimeDelta::days(14);
/// How long a forgotten password can be set anew.
const RESET_LASTS: TimeDelta = TimeDelta::hours(24);
/// The longest life of an access token.
const TOKEN_LASTS_MAX: TimeDelta = TimeDelta::days(366);
/// How finely it is remembered when a secret was last used.
const USED_EVERY: TimeDelta = TimeDelta::minutes(1);
/// What every access token begins with, so that a lost one is recognised.
const TOKEN_BEGINS: &str = "hm_";
/// Longest mail address, in characters.
const ADDRESS_CHARS_MAX: usize = 254;
/// Longest name that a browser gives itself, as it is kept, in characters.
const DEVICE_CHARS_MAX: usize = 120;

/// Failed sign-ins of an account before it has to wait.
const FAILURES_OF_ACCOUNT: i64 = 5;
/// Failed sign-ins from a network address before it has to wait: a whole office may share one.
const FAILURES_OF_NETWORK: i64 = 20;

/// Why nobody was let in.
#[derive(Debug, thiserror::Error)]
pub enum SignInError {
    /// The address or the password is wrong; which, is not told.
    #[error("not signed in")]
    Refused,
    /// Too many attempts of this account or from this network address: wait.
    #[error("too many attempts")]
    TooMany,
    /// What was given will not do.
    #[error("not valid")]
    NotValid(Vec<Refusal>),
    #[error(transparent)]
    Busy(#[from] Busy),
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl From<SignInError> for Failure {
    fn from(error: SignInError) -> Failure {
        match error {
            SignInError::Refused => {
                Failure::Refused(vec![Refusal::new("current", Reason::WrongPassword)])
            }
            SignInError::NotValid(refusals) => Failure::Refused(refusals),
            SignInError::TooMany | SignInError::Busy(_) => Failure::Overloaded,
            SignInError::Store(error) => error.into(),
        }
    }
}

/// A secret that was just made. It is shown once; only its hash is kept.
#[derive(Clone, PartialEq, Eq)]
pub struct Fresh {
    pub id: Uuid,
    pub text: String,
    pub expires_at: DateTime<Utc>,
}

impl std::fmt::Debug for Fresh {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("Fresh")
    }
}

fn hash_of(text: &str) -> Hash {
    Sha256::digest(text).into()
}

/// The address in the one spelling in which it is kept; `None` when it is none.
pub fn parse_address(text: &str) -> Option<String> {
    let text = text.trim().to_lowercase();
    let (local, host) = text.rsplit_once('@')?;
    let plain = |c: char| !c.is_whitespace() && !c.is_control();
    let fits = !local.is_empty()
        && host.contains('.')
        && !host.starts_with('.')
        && !host.ends_with('.')
        && text.chars().all(plain)
        && text.chars().count() <= ADDRESS_CHARS_MAX;
    fits.then_some(text)
}

/// Coming in and going out.
impl App {
    /// Lets a person in by address and password; returns the secret of a new session. `from` is the
    /// network address of who asks, `device` what the browser calls itself.
    pub async fn sign_in(
        &self,
        address: &str,
        password: &str,
        from: Option<IpAddr>,
        device: &str,
    ) -> Result<Fresh, SignInError> {
        let address = address.trim().to_lowercase();
        let now = self.now();
        let account_subject = hash_of(&format!("account:{address}"));
        let from_subject = hash_of(&format!("from:{from:?}"));
        let subjects = [
            (&from_subject, FAILURES_OF_NETWORK),
            (&account_subject, FAILURES_OF_ACCOUNT),
        ];
        for (subject, free) in subjects {
            if !self.store.may_attempt(subject, free, now).await? {
                return Err(SignInError::TooMany);
            }
        }
        let account = self.store.account_at(&address).await?;
        let hash = account.as_ref().and_then(|own| own.password_hash.clone());
        let is_right = self.turns.verify(password, hash).await?;
        let Some(account) = account.filter(|_| is_right) else {
            return Err(SignInError::Refused);
        };
        let person = self.person(PersonId(account.id)).await?;
        if person.is_none_or(|person| person.removed) {
            return Err(SignInError::Refused);
        }
        self.store.attempt_was_right(&account_subject, true).await?;
        self.store.attempt_was_right(&from_subject, false).await?;
        Ok(self.begin_session(account.id, device).await?)
    }

    async fn begin_session(&self, person: Uuid, device: &str) -> Result<Fresh, StoreError> {
        let plain = |c: &char| !c.is_control();
        let device: String = device
            .chars()
            .filter(plain)
            .take(DEVICE_CHARS_MAX)
            .collect();
        let ends = self.now() + SESSION_LASTS;
        let kind = SecretKind::Session;
        let fresh = self.keep(person, kind, &device, true, ends).await?;
        self.store.note_sign_in(person, self.now()).await?;
        Ok(fresh)
    }

    async fn keep(
        &self,
        person: Uuid,
        kind: SecretKind,
        name: &str,
        writes: bool,
        expires_at: DateTime<Utc>,
    ) -> Result<Fresh, StoreError> {
        let mut bytes = [0; 32];
        getrandom::fill(&mut bytes).map_err(|error| no_randomness(&error))?;
        let begins = match kind {
            SecretKind::Token => TOKEN_BEGINS,
            SecretKind::Session | SecretKind::Invitation | SecretKind::Reset => "",
        };
        let text = format!("{begins}{}", URL_SAFE_NO_PAD.encode(bytes));
        let id = Uuid::now_v7();
        let new = NewSecret {
            id,
            hash: hash_of(&text),
            person,
            kind,
            name,
            writes,
            expires_at,
        };
        self.store.keep_secret(&new, self.now()).await?;
        Ok(Fresh {
            id,
            text,
            expires_at,
        })
    }

    /// Who a session's secret lets in; `None` when it is not valid any more.
    pub async fn actor_of_session(&self, text: &str) -> Result<Option<Actor>, StoreError> {
        self.actor_of(SecretKind::Session, text).await
    }

    /// Who an access token lets in; `None` when it is not valid any more.
    pub async fn actor_of_token(&self, text: &str) -> Result<Option<Actor>, StoreError> {
        self.actor_of(SecretKind::Token, text).await
    }

    async fn actor_of(&self, kind: SecretKind, text: &str) -> Result<Option<Actor>, StoreError> {
        let now = self.now();
        let secret = self.store.secret(&hash_of(text), now).await?;
        let Some(secret) = secret.filter(|secret| secret.kind == kind) else {
            return Ok(None);
        };
        if kind == SecretKind::Session && now - secret.used_at > SESSION_IDLE {
            return Ok(None);
        }
        let person = self.person(PersonId(secret.person)).await?;
        let Some(person) = person.filter(|person| !person.removed) else {
            return Ok(None);
        };
        if now - secret.used_at > USED_EVERY {
            self.store.secret_was_used(secret.id, now).await?;
        }
        let pass = match kind {
            SecretKind::Session => Pass::Session(secret.id),
            SecretKind::Token | SecretKind::Invitation | SecretKind::Reset => Pass::Token {
                writes: secret.writes,
            },
        };
        Ok(Some(Actor {
            id: secret.person,
            role: person.service_role_on(finnish_day(now)),
            pass,
        }))
    }

    /// Ends a session by its secret. A second time changes nothing.
    pub async fn sign_out(&self, text: &str) -> Result<(), StoreError> {
        if let Some(secret) = self.store.secret(&hash_of(text), self.now()).await?
            && secret.kind == SecretKind::Session
        {
            self.store.take_secret(secret.id).await?;
        }
        Ok(())
    }

    /// Accepts an invitation, or sets a forgotten password anew, and lets the person in. An
    /// invitation of somebody who has a password already lets nobody in: who invited could use it.
    pub async fn accept_invitation(
        &self,
        text: &str,
        name: Option<&str>,
        password: &str,
        device: &str,
    ) -> Result<Fresh, SignInError> {
        let mut checks = Checks::default();
        if let Err(reason) = password::check(password) {
            checks.refuse("password", reason);
        }
        if let Some(name) = name {
            checks.name("name", name);
        }
        checks.finish().map_err(SignInError::NotValid)?;
        let not_valid =
            || SignInError::NotValid(vec![Refusal::new("secret", Reason::InvitationNotValid)]);
        let secret = self.usable_invitation(text).await?.ok_or_else(not_valid)?;
        let hash = self.turns.hash(password).await?;
        if !self.store.take_secret(secret.id).await? {
            return Err(not_valid());
        }
        let name = name.map(str::trim);
        self.store.set_password(secret.person, &hash, name).await?;
        self.store.revoke_others(secret.person, secret.id).await?;
        Ok(self.begin_session(secret.person, device).await?)
    }

    /// An invitation, or a secret for another password, that can be used still.
    pub async fn usable_invitation(&self, text: &str) -> Result<Option<Secret>, StoreError> {
        let Some(secret) = self.store.secret(&hash_of(text), self.now()).await? else {
            return Ok(None);
        };
        let account = self.store.accounts(&[secret.person]).await?.pop();
        let may = match secret.kind {
            SecretKind::Invitation => account.is_some_and(|own| own.password_hash.is_none()),
            SecretKind::Reset => account.is_some(),
            SecretKind::Session | SecretKind::Token => false,
        };
        let person = self.person(PersonId(secret.person)).await?;
        let may = may && person.is_some_and(|person| !person.removed);
        Ok(Some(secret).filter(|_| may))
    }

    /// A secret by which an invited person chooses a first password.
    pub async fn invitation(&self, person: Uuid) -> Result<Fresh, StoreError> {
        let ends = self.now() + INVITATION_LASTS;
        self.keep(person, SecretKind::Invitation, "", false, ends)
            .await
    }

    /// A secret by which the person of an address chooses another password; for the operator, who
    /// is told when there is none.
    pub async fn reset(&self, address: &str) -> Result<Option<Fresh>, StoreError> {
        let address = address.trim().to_lowercase();
        let Some(account) = self.store.account_at(&address).await? else {
            return Ok(None);
        };
        let ends = self.now() + RESET_LASTS;
        let kept = self.keep(account.id, SecretKind::Reset, "", false, ends);
        Ok(Some(kept.await?))
    }
}

/// What a person does with an own account. Only a session may; a token lets no other in.
impl App {
    /// The account behind an actor.
    pub async fn account(&self, actor: &Actor) -> Result<Option<Account>, StoreError> {
        match actor.person() {
            None => Ok(None),
            Some(person) => Ok(self.store.accounts(&[person.0]).await?.pop()),
        }
    }

    /// A person as the log knows one.
    pub async fn person(&self, id: PersonId) -> Result<Option<Person>, StoreError> {
        let view = self.view(Actor::operator(), Budget::default());
        match view.get::<Person>(id.0).await {
            Ok(found) => Ok(found.map(Arc::unwrap_or_clone)),
            Err(error) => Err(stored(error)),
        }
    }

    /// Changes the password and ends everything else that lets the person in.
    pub async fn change_password(
        &self,
        actor: &Actor,
        current: &str,
        new: &str,
    ) -> Result<(), Failure> {
        let (person, session) = actor.session().ok_or(Failure::Forbidden)?;
        password::check(new)
            .map_err(|reason| Failure::Refused(vec![Refusal::new("new", reason)]))?;
        let account = self.account(actor).await?.ok_or(Failure::Forbidden)?;
        let address = account.address.as_deref().unwrap_or_default();
        let subject = hash_of(&format!("account:{address}"));
        let free = FAILURES_OF_ACCOUNT;
        if !self.store.may_attempt(&subject, free, self.now()).await? {
            return Err(SignInError::TooMany.into());
        }
        let verified = self.turns.verify(current, account.password_hash).await;
        if !verified.map_err(SignInError::from)? {
            return Err(SignInError::Refused.into());
        }
        self.store.attempt_was_right(&subject, true).await?;
        let hash = self.turns.hash(new).await.map_err(SignInError::from)?;
        self.store.set_password(person.0, &hash, None).await?;
        self.store.revoke_others(person.0, session).await?;
        Ok(())
    }

    /// The sessions or tokens of the person behind an actor, the newest first; `None` for an actor
    /// that is not a person in a session.
    pub async fn secrets(
        &self,
        actor: &Actor,
        kind: SecretKind,
    ) -> Result<Option<Vec<Secret>>, StoreError> {
        match actor.session() {
            None => Ok(None),
            Some((person, _)) => {
                let now = self.now();
                let mut all = self.store.secrets_of(person.0, kind, now).await?;
                all.retain(|own| {
                    own.kind != SecretKind::Session || now - own.used_at <= SESSION_IDLE
                });
                Ok(Some(all))
            }
        }
    }

    /// Takes an own session or token away.
    pub async fn revoke(&self, actor: &Actor, kind: SecretKind, id: Uuid) -> Result<(), Failure> {
        let (person, _) = actor.session().ok_or(Failure::Forbidden)?;
        if self.store.revoke_secret(person.0, kind, id).await? {
            return Ok(());
        }
        let what = match kind {
            SecretKind::Session => "session",
            SecretKind::Token | SecretKind::Invitation | SecretKind::Reset => "token",
        };
        let reason = Reason::NotFound {
            what: what.to_owned(),
        };
        Err(Failure::Refused(vec![Refusal::new("id", reason)]))
    }

    /// Makes an access token for a program of the person's.
    pub async fn create_token(
        &self,
        actor: &Actor,
        name: &str,
        writes: bool,
        expires_at: DateTime<Utc>,
    ) -> Result<Fresh, Failure> {
        let (person, _) = actor.session().ok_or(Failure::Forbidden)?;
        let now = self.now();
        let mut checks = Checks::default();
        checks.name("name", name);
        let today = finnish_day(now);
        checks.expect(expires_at > now, "expiresOn", Reason::PastDay { today });
        let latest = now + TOKEN_LASTS_MAX;
        checks.expect(
            expires_at <= latest,
            "expiresOn",
            Reason::OutsideRange {
                min: today.to_string(),
                max: finnish_day(latest).to_string(),
            },
        );
        checks.finish().map_err(Failure::Refused)?;
        let kind = SecretKind::Token;
        Ok(self.keep(person.0, kind, name, writes, expires_at).await?)
    }
}

/// A read of now on behalf of the service itself fails only in the store, or for its size.
pub(super) fn stored(error: ViewError) -> StoreError {
    match error {
        ViewError::Store(error) => error,
        ViewError::Future { .. } | ViewError::TooMuch => StoreError::Interrupted,
    }
}

/// The system gives no random numbers.
pub(super) fn no_randomness(error: &getrandom::Error) -> StoreError {
    tracing::error!(%error, "the system gives no random numbers");
    StoreError::Interrupted
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_has_one_spelling() {
        let parsed = parse_address(" Keksitty.Henkilo@Example.FI ");
        assert_eq!(parsed.as_deref(), Some("keksitty.henkilo@example.fi"));
        for bad in [
            "",
            "a",
            "a@b",
            "@example.fi",
            "a b@example.fi",
            "a@example.",
        ] {
            assert_eq!(parse_address(bad), None, "{bad}");
        }
    }

    #[test]
    fn a_fresh_secret_is_not_in_the_debug_text() {
        let fresh = Fresh {
            id: Uuid::nil(),
            text: "salaisuus".into(),
            expires_at: DateTime::UNIX_EPOCH,
        };
        assert_eq!(format!("{fresh:?}"), "Fresh");
    }
}
