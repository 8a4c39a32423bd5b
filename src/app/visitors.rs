//! What people choose for themselves and tell about the service. Nothing of it is in the log.

use uuid::Uuid;

use super::account::parse_address;
use super::{App, Failure};
use crate::domain::actor::Actor;
use crate::domain::refusal::{Checks, Reason, Refusal};
use crate::store::{Feedback, Preferences, StoreError};

/// Shortest and longest message about the service, in characters.
const MESSAGE_CHARS: std::ops::RangeInclusive<usize> = 3..=4_000;
/// Longest path of the page that a message is about, in characters.
const PAGE_CHARS_MAX: usize = 300;

/// What a person tells or chooses. Only a session may change what is the person's own.
impl App {
    /// What the person behind an actor chose; nothing for who is no person.
    pub async fn preferences(&self, actor: &Actor) -> Result<Preferences, StoreError> {
        match actor.person() {
            None => Ok(Preferences::default()),
            Some(person) => self.store.preferences(person.0).await,
        }
    }

    /// Changes one's own name or the density of pages; what is left out stays.
    pub async fn change_profile(
        &self,
        actor: &Actor,
        name: Option<&str>,
        is_compact: Option<bool>,
    ) -> Result<(), Failure> {
        let (person, _) = actor.session().ok_or(Failure::Forbidden)?;
        if let Some(name) = name {
            let mut checks = Checks::default();
            checks.name("name", name);
            checks.finish().map_err(Failure::Refused)?;
            self.store.rename_account(person.0, name.trim()).await?;
        }
        if let Some(is_compact) = is_compact {
            self.store.set_density(person.0, is_compact).await?;
        }
        Ok(())
    }

    /// Takes a message about the service from anybody. What comes too fast is refused, from
    /// everybody together: the service does not know one visitor from another.
    pub async fn take_feedback(
        &self,
        message: &str,
        address: Option<&str>,
        page: Option<&str>,
    ) -> Result<(), Failure> {
        let message = message.trim();
        // A link of what anybody may send leads nowhere but to this site.
        let is_path = |page: &&str| page.starts_with('/') && !page.starts_with("//");
        let page = page.map(str::trim).filter(is_path).unwrap_or_default();
        let address = address.map(str::trim).filter(|text| !text.is_empty());
        let parsed = address.and_then(parse_address);
        let mut checks = Checks::default();
        let length = message.chars().count();
        let (min, max) = (*MESSAGE_CHARS.start(), *MESSAGE_CHARS.end());
        let is_empty = message.is_empty();
        checks.expect(!is_empty, "message", Reason::Required);
        checks.expect(
            is_empty || length >= min,
            "message",
            Reason::TooShort { min },
        );
        checks.expect(length <= max, "message", Reason::TooLong { max });
        let is_address = address.is_none() || parsed.is_some();
        checks.expect(is_address, "address", Reason::NotAnAddress);
        let max = PAGE_CHARS_MAX;
        checks.expect(page.chars().count() <= max, "page", Reason::TooLong { max });
        checks.finish().map_err(Failure::Refused)?;
        let new = Feedback {
            id: Uuid::now_v7(),
            sent_at: self.now(),
            message: message.to_owned(),
            address: parsed.unwrap_or_default(),
            page: page.to_owned(),
            settled: None,
        };
        match self.store.keep_feedback(&new).await? {
            true => Ok(()),
            false => Err(Failure::Refused(vec![Refusal::new("", Reason::TryLater)])),
        }
    }

    /// Messages about the service, the newest first; `None` for those who do not run it.
    pub async fn feedback(
        &self,
        actor: &Actor,
        limit: i64,
    ) -> Result<Option<Vec<Feedback>>, StoreError> {
        match actor.runs_programmes() {
            true => self.store.feedback(limit).await.map(Some),
            false => Ok(None),
        }
    }

    /// Marks a message as answered. A second time changes nothing.
    pub async fn settle_feedback(&self, actor: &Actor, id: Option<Uuid>) -> Result<(), Failure> {
        if !actor.may_command() || !actor.runs_programmes() {
            return Err(Failure::Forbidden);
        }
        let id = id.ok_or_else(|| Failure::Refused(vec![Refusal::new("id", Reason::NotAnId)]))?;
        self.store.settle_feedback(id, self.now()).await?;
        Ok(())
    }
}
