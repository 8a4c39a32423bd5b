//! Passwords: hashed with Argon2id, slowly and not many at a time.

use std::sync::{Arc, LazyLock};
use std::time::Duration;

use argon2::Argon2;
use argon2::password_hash::{PasswordHasher as _, PasswordVerifier as _};
use tokio::sync::Semaphore;

use crate::domain::refusal::Reason;
use crate::memory;

/// Shortest password, in characters. Length is all that is asked of it.
const CHARS_MIN: usize = 12;
/// Longest password, in characters.
const CHARS_MAX: usize = 200;
/// Passwords hashed at a time; each takes about 19 MiB.
const AT_ONCE: usize = 4;
/// How long one may wait for its turn.
const PATIENCE: Duration = Duration::from_secs(5);

/// What is verified when there is no account, so that the answer takes as long.
static NOBODYS: LazyLock<Option<String>> = LazyLock::new(|| hash_now("nobody has this password"));

/// Too many wait, or the system is out of memory or of random numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("no password can be hashed just now")]
pub struct Busy;

/// The turns of those who wait for a hash. Clones share them.
#[derive(Clone, Debug)]
pub struct Turns(Arc<Semaphore>);

impl Default for Turns {
    fn default() -> Turns {
        Turns(Arc::new(Semaphore::new(AT_ONCE)))
    }
}

fn hash_now(password: &str) -> Option<String> {
    let hash = Argon2::default().hash_password(password.as_bytes()).ok()?;
    Some(hash.to_string())
}

/// Why a password will not do.
pub fn check(password: &str) -> Result<(), Reason> {
    match password.chars().count() {
        chars if chars < CHARS_MIN => Err(Reason::TooShort { min: CHARS_MIN }),
        chars if chars > CHARS_MAX => Err(Reason::TooLong { max: CHARS_MAX }),
        _ => Ok(()),
    }
}

impl Turns {
    async fn run<T: Send + 'static>(
        &self,
        work: impl FnOnce() -> T + Send + 'static,
    ) -> Result<T, Busy> {
        let turn = tokio::time::timeout(PATIENCE, self.0.clone().acquire_owned()).await;
        let turn = turn.map_err(|_| Busy)?.map_err(|_| Busy)?;
        let work = move || {
            let _turn = turn;
            let done = work();
            memory::give_back();
            done
        };
        tokio::task::spawn_blocking(work).await.map_err(|_| Busy)
    }

    /// The hash to keep of a password, with a salt of its own.
    pub async fn hash(&self, password: &str) -> Result<String, Busy> {
        let password = password.to_owned();
        self.run(move || hash_now(&password)).await?.ok_or(Busy)
    }

    /// Whether a password is the one behind a hash. Without a hash it is never, and takes as long.
    pub async fn verify(&self, password: &str, hash: Option<String>) -> Result<bool, Busy> {
        let password = password.chars().take(CHARS_MAX + 1).collect::<String>();
        let verify = move || {
            let is_somebodys = hash.is_some();
            let Some(hash) = hash.or_else(|| NOBODYS.clone()) else {
                return false;
            };
            let verified = Argon2::default().verify_password(password.as_bytes(), hash.as_str());
            verified.is_ok() && is_somebodys
        };
        self.run(verify).await
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_password_is_verified_by_its_hash_alone() {
        let turns = Turns::default();
        let hash = turns.hash("aivan hyvä salasana").await.unwrap();
        assert!(hash.starts_with("$argon2id$"));
        assert_ne!(hash, turns.hash("aivan hyvä salasana").await.unwrap());
        for (password, hash, right) in [
            ("aivan hyvä salasana", Some(hash.clone()), true),
            ("aivan huono salasana", Some(hash), false),
            ("nobody has this password", None, false),
        ] {
            assert_eq!(turns.verify(password, hash).await, Ok(right));
        }
    }

    #[test]
    fn only_the_length_of_a_password_is_judged() {
        assert_eq!(check("lyhyt"), Err(Reason::TooShort { min: 12 }));
        assert!(check("kaksitoistaa").is_ok());
        assert_eq!(check(&"ä".repeat(201)), Err(Reason::TooLong { max: 200 }));
    }
}
