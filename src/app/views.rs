//! Saved views: what a person keeps of the portfolio, as a name for an address.
//!
//! An address holds all that a view is, so a view that is renamed or taken away breaks no link.

use uuid::Uuid;

use super::{App, Failure};
use crate::domain::actor::Actor;
use crate::domain::refusal::{Checks, Reason, Refusal};
use crate::store::{SavedView, StoreError, VIEWS_MAX};

/// Longest address of a view, in bytes.
const ADDRESS_BYTES_MAX: usize = 2000;

/// Whether a text is a path of this site with what may stand behind it.
pub(super) fn is_own_address(text: &str) -> bool {
    let is_plain = |byte: u8| byte.is_ascii_graphic() && byte != b'\\';
    text.starts_with('/') && !text.starts_with("//") && text.bytes().all(is_plain)
}

fn not_found() -> Failure {
    let what = "view".to_owned();
    Failure::Refused(vec![Refusal::new("view", Reason::NotFound { what })])
}

impl App {
    /// The views of the person behind an actor and those that others share; `None` for an actor
    /// that is no person.
    pub async fn saved_views(&self, actor: &Actor) -> Result<Option<Vec<SavedView>>, StoreError> {
        match actor.person() {
            None => Ok(None),
            Some(person) => self.store.saved_views(person.0).await.map(Some),
        }
    }

    /// Keeps a view for the person behind an actor.
    pub async fn save_view(
        &self,
        actor: &Actor,
        name: &str,
        address: &str,
        is_shared: bool,
    ) -> Result<(), Failure> {
        let (person, _) = actor.session().ok_or(Failure::Forbidden)?;
        let mut checks = Checks::default();
        checks.name("name", name);
        checks.expect(is_own_address(address), "address", Reason::NotAUrl);
        checks.expect(
            address.len() <= ADDRESS_BYTES_MAX,
            "address",
            Reason::TooLong {
                max: ADDRESS_BYTES_MAX,
            },
        );
        checks.finish().map_err(Failure::Refused)?;
        let saved = SavedView {
            id: Uuid::now_v7(),
            person: person.0,
            name: name.trim().to_owned(),
            address: address.to_owned(),
            is_shared,
            saved_at: self.now(),
        };
        if self.store.save_view(&saved).await? {
            return Ok(());
        }
        let reason = Reason::TooMany {
            max: VIEWS_MAX as usize,
        };
        Err(Failure::Refused(vec![Refusal::new("name", reason)]))
    }

    /// Calls an own view otherwise, and shares it or no more.
    pub async fn change_view(
        &self,
        actor: &Actor,
        id: Uuid,
        name: &str,
        is_shared: bool,
    ) -> Result<(), Failure> {
        let (person, _) = actor.session().ok_or(Failure::Forbidden)?;
        let mut checks = Checks::default();
        checks.name("name", name);
        checks.finish().map_err(Failure::Refused)?;
        let name = name.trim();
        match self
            .store
            .change_view(person.0, id, name, is_shared)
            .await?
        {
            true => Ok(()),
            false => Err(not_found()),
        }
    }

    /// Takes an own view away.
    pub async fn remove_view(&self, actor: &Actor, id: Uuid) -> Result<(), Failure> {
        let (person, _) = actor.session().ok_or(Failure::Forbidden)?;
        match self.store.remove_view(person.0, id).await? {
            true => Ok(()),
            false => Err(not_found()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_view_is_an_address_of_this_site() {
        for own in [
            "/salkku",
            "/salkku?round=2026-1&sort=state",
            "/sv/portfolj#cell",
        ] {
            assert!(is_own_address(own), "{own}");
        }
        for other in [
            "",
            "salkku",
            "//evil.org",
            "https://evil.org",
            "/\\evil.org",
            "/a b",
        ] {
            assert!(!is_own_address(other), "{other}");
        }
    }
}
