//! Insight: who sees the numbers that are kept from the public.

use tokio::sync::OnceCell;

use super::view::View;
use super::{Budget, ViewError};
use crate::domain::actor::Actor;
use crate::domain::command::Belongs;
use crate::domain::period::finnish_day;
use crate::domain::person::Person;

/// The rights of the person who asks, read once however many numbers are asked for.
pub(super) type Asker = OnceCell<Option<std::sync::Arc<Person>>>;

impl View {
    /// Whether the actor may see numbers of small groups in what belongs to these things: by rights
    /// of today, also as of an earlier moment.
    pub async fn sees_small_groups(&self, belongs: &Belongs) -> Result<bool, ViewError> {
        let actor = self.actor();
        let Some(id) = actor.person() else {
            return Ok(actor.sees_small_groups());
        };
        let person = self
            .asker()
            .get_or_try_init(|| async {
                let all = self.app().view(Actor::operator(), Budget::default());
                all.get::<Person>(id.0).await
            })
            .await?;
        let today = finnish_day(self.app().now());
        Ok(person.as_ref().is_some_and(|person| {
            let mut roles = person.roles_on(today, Some(belongs));
            roles.any(|role| actor.in_role(role).sees_small_groups())
        }))
    }
}
