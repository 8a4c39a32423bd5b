//! What a mail says, in its receiver's language: one line for each thing with a link to where it is
//! shown, and how to end such mail. No text of anybody's is in it, only names that are public.

use std::collections::HashMap;
use std::sync::Arc;

use lettre::Message;
use lettre::message::Mailbox;
use lettre::message::header::{ContentType, HeaderName, HeaderValue};
use uuid::Uuid;

use super::{Notifier, Trouble};
use crate::app::{Account, Follow, Mail, MailKind, Notification, StoreError, View};
use crate::domain::actor::Role;
use crate::domain::ids::{PersonId, ProjectId};
use crate::domain::language::{Language, Names};
use crate::domain::notification::{Mailing, NotificationKind, may_see, named_projects, writes_for};
use crate::domain::period::finnish_day;
use crate::domain::person::{Person, Scope};
use crate::domain::project::Project;
use crate::domain::round::Round;
use crate::messages::{self, Named, message};
use crate::pages::{named, translated};
use crate::projection::model::ModelCard;

/// Who sends, and from which site.
#[derive(Clone, Debug)]
pub struct Sender {
    pub from: Mailbox,
    /// This site as browsers call it, such as `https://hankemuisti.fi`.
    pub origin: String,
}

/// What notifications name, and may be shown to their receiver.
struct Around {
    projects: HashMap<Uuid, Arc<Project>>,
    models: HashMap<Uuid, Arc<ModelCard>>,
    rounds: HashMap<Uuid, Arc<Round>>,
    follows: Vec<Follow>,
    /// The projects that the receiver writes for.
    own: Vec<ProjectId>,
}

impl Around {
    async fn of(
        notifier: &Notifier,
        view: &View,
        person: &Person,
        told: &[Notification],
    ) -> Result<Around, Trouble> {
        let own = writes_for(person, finnish_day(notifier.now()));
        let ids = |of: fn(&Notification) -> Uuid| -> Vec<Uuid> {
            let mut ids: Vec<Uuid> = told.iter().map(of).filter(|id| !id.is_nil()).collect();
            ids.sort_unstable();
            ids.dedup();
            ids
        };
        let mut projects = ids(|one| one.project);
        projects.extend(own.iter().map(|project| project.0));
        Ok(Around {
            projects: view.get_many(&projects).await?,
            models: view.get_many(&ids(|one| one.model)).await?,
            rounds: view.get_many(&ids(|one| one.round)).await?,
            follows: notifier.app.store().follows(person.id.0).await?,
            own,
        })
    }

    fn line(&self, language: Language, told: &Notification) -> String {
        let said = |names: &Names| names.best(language).map(|(_, name)| name.clone());
        let round = self.rounds.get(&told.round);
        let told_for = ProjectId(told.project);
        let own = std::iter::once(&told_for).chain(&self.own);
        let known: Vec<&Project> = own
            .filter_map(|id| Some(&**self.projects.get(&id.0)?))
            .collect();
        let projects = named_projects(told.kind, told_for, round.map(|own| &**own), &known);
        let named = Named {
            projects: projects
                .into_iter()
                .filter_map(|own| said(&own.names))
                .collect(),
            model: self
                .models
                .get(&told.model)
                .and_then(|own| said(&own.names)),
            round: round.map(|round| round.code.as_str().to_owned()),
            due: round.map(|round| round.due_of(ProjectId(told.project))),
        };
        messages::notification(language, told.kind, &named)
    }

    /// Where it is shown.
    fn address(&self, language: Language, told: &Notification, person: &Person) -> Option<String> {
        use NotificationKind::*;
        let project = self
            .projects
            .get(&told.project)
            .map(|own| own.slug.as_str());
        let round = self.rounds.get(&told.round).map(|own| own.code.as_str());
        let model = self.models.get(&told.model).map(|own| own.key.as_str());
        let own = Scope::Project(ProjectId(told.project));
        let writes = person.memberships.iter().any(|role| {
            role.scope == own && matches!(role.role, Role::Writer | Role::ProjectManager)
        });
        let page = |name: &str, values: &[(&str, Option<&str>)]| {
            let values: Option<Vec<(String, String)>> = values
                .iter()
                .map(|(name, value)| Some(((*name).to_owned(), (*value)?.to_owned())))
                .collect();
            crate::pages::named(name)?.address(language, &values?)
        };
        let filing = [("project", project), ("round", round)];
        match told.kind {
            RoundOpened | DueSoon | Overdue | Reminded | Rescheduled | Returned => {
                page("hub", &filing)
            }
            RoundClosed => page("assessments", &filing[..1]),
            Filed => page("review", &filing),
            Reviewed | Commented => match (round, writes) {
                (None, _) => page("log", &filing[..1]),
                (Some(_), true) => page("hub", &filing),
                (Some(_), false) => page("review", &filing),
            },
            ModelUsed => page("adoption", &[("model", model)]),
            FollowedModel | FollowedSearch => page("model", &[("model", model)]),
            FollowedProject => page("project", &filing[..1]),
            FollowedView => {
                let view = self.follows.iter().find(|own| own.id == told.follow)?;
                let address = translated(&view.address, language)?;
                let sign = if address.contains('?') { '&' } else { '?' };
                // As it was when this was told, whatever happens until it is read.
                let moment = told.made_at.format("%Y-%m-%dT%H:%M:%S%.6fZ");
                Some(format!("{address}{sign}asof={moment}"))
            }
            RoleGiven => page("me", &[]),
        }
    }
}

impl Notifier {
    /// The letter of a mail; `None` when there is nobody to send it to, or nothing left to say.
    pub(super) async fn letter(&self, mail: &Mail) -> Result<Option<Message>, Trouble> {
        let person = self.app.person(PersonId(mail.person)).await?;
        let Some(person) = person.filter(|person| !person.removed) else {
            return Ok(None);
        };
        let accounts = self.app.accounts(&[person.id]).await?;
        let Some(account) = accounts.get(&mail.person) else {
            return Ok(None);
        };
        match mail.kind {
            MailKind::Invitation => self.invitation(mail, account).await,
            // Who never came in has not told yet that the address is right.
            _ if account.password_hash.is_none() => Ok(None),
            MailKind::Notification | MailKind::Summary => self.told(mail, &person, account).await,
        }
    }

    async fn told(
        &self,
        mail: &Mail,
        person: &Person,
        account: &Account,
    ) -> Result<Option<Message>, Trouble> {
        let today = finnish_day(self.now());
        let choices = self.app.choices_of(&[mail.person]).await?;
        let choices = choices
            .get(&mail.person)
            .map(Vec::as_slice)
            .unwrap_or_default();
        let wants = |kind: NotificationKind| {
            choices
                .iter()
                .any(|(own, choice)| *own == kind && choice.mail != Mailing::Never)
        };
        let mut told = self.app.store().notifications_of_mail(mail.id).await?;
        told.retain(|one| wants(one.kind) && may_see(one.kind, person, &one.belongs(), today));
        if told.is_empty() {
            return Ok(None);
        }
        let language = self.app.mail_choice(mail.person).await?.language;
        let view = self.app.view(self.app.as_told(person), Default::default());
        let around = Around::of(self, &view, person, &told).await?;
        let mut lines = vec![message(language, "mail-greeting", &[]), String::new()];
        // One event may be told for two reasons: what is followed changed, and fits a search too.
        let subject = match (mail.kind, &told[..]) {
            (MailKind::Notification, [one, ..]) => around.line(language, one),
            (_, all) => {
                lines.extend([message(language, "mail-summary-head", &[]), String::new()]);
                let count = [("count", all.len().to_string())];
                message(language, "mail-summary-subject", &count)
            }
        };
        for one in &told {
            lines.push(around.line(language, one));
            if let Some(address) = around.address(language, one, person) {
                if one.kind == NotificationKind::FollowedView
                    && let Some(shown) = self.shown(person, &address).await
                {
                    lines.extend([String::new(), shown, String::new()]);
                }
                lines.push(format!("{}{address}", self.sender.origin));
            }
            lines.push(String::new());
        }
        let first = told.first().map(|one| one.kind);
        let is_one_kind = told.iter().all(|one| Some(one.kind) == first);
        let kind = first.filter(|_| is_one_kind && mail.kind == MailKind::Notification);
        let token = self.app.unsubscribe_token(mail.person, kind).await?;
        lines.extend(self.ending(language, kind, &token).await?);
        let one_click = format!("{}/unsubscribe/{token}", self.sender.origin);
        Ok(self.made(mail, account, language, &subject, &lines, Some(&one_click)))
    }

    /// What the receiver reads at an address, as text.
    async fn shown(&self, person: &Person, address: &str) -> Option<String> {
        let texts = self.texts.as_ref()?;
        let sign = if address.contains('?') { '&' } else { '?' };
        let address = format!("{address}{sign}view=text");
        let text = texts(
            self.app.as_told(person),
            self.sender.origin.clone(),
            address,
        )
        .await?;
        Some(text.trim().to_owned()).filter(|text| !text.is_empty())
    }

    /// Why one gets it, and how it ends.
    async fn ending(
        &self,
        language: Language,
        kind: Option<NotificationKind>,
        token: &str,
    ) -> Result<Vec<String>, StoreError> {
        let at = |name: &str, values: &[(String, String)]| {
            let path = named(name).and_then(|route| route.address(language, values));
            let address = format!("{}{}", self.sender.origin, path.unwrap_or_default());
            [("address", address)]
        };
        let unsubscribe = at("unsubscribe", &[("token".to_owned(), token.to_owned())]);
        let ends = match kind {
            Some(_) => "mail-unsubscribe",
            None => "mail-unsubscribe-all",
        };
        Ok(vec![
            "-- ".to_owned(),
            message(language, "mail-why", &[]),
            message(language, ends, &unsubscribe),
            message(language, "mail-settings", &at("notification-choices", &[])),
        ])
    }

    /// The secret is made as the letter is: it is nowhere but in there.
    async fn invitation(&self, mail: &Mail, account: &Account) -> Result<Option<Message>, Trouble> {
        if account.password_hash.is_some() {
            return Ok(None);
        }
        let fresh = self.app.invitation(mail.person).await?;
        let mut lines = Vec::new();
        // Nobody knows yet which language the receiver reads.
        for language in Language::ALL {
            let values = [("secret".to_owned(), fresh.text.clone())];
            let path = named("invitation").and_then(|route| route.address(language, &values));
            let until = messages::written(language, finnish_day(fresh.expires_at));
            let address = format!("{}{}", self.sender.origin, path.unwrap_or_default());
            lines.push(message(
                language,
                "mail-invitation",
                &[("until", until), ("address", address)],
            ));
            lines.push(String::new());
        }
        let subjects = Language::ALL.map(|l| message(l, "mail-invitation-subject", &[]));
        let subject = subjects.join(" / ");
        Ok(self.made(mail, account, Language::Fi, &subject, &lines, None))
    }

    /// The message itself; `None` when the receiver's address is none that mail can go to.
    fn made(
        &self,
        mail: &Mail,
        account: &Account,
        language: Language,
        subject: &str,
        lines: &[String],
        one_click: Option<&str>,
    ) -> Option<Message> {
        let address = account.address.as_deref()?.parse().ok()?;
        let host = self.sender.from.email.domain();
        let name = message(language, "mail-sender", &[]);
        let from = Mailbox::new(Some(name), self.sender.from.email.clone());
        let made = Message::builder()
            .from(from)
            .to(Mailbox::new(None, address))
            .date(self.now().into())
            .message_id(Some(format!("<{}@{host}>", mail.id)))
            .subject(subject)
            .header(ContentType::TEXT_PLAIN)
            .body(format!("{}\n", lines.join("\n")));
        let mut made = made.ok()?;
        let headers = made.headers_mut();
        let mut raw = |name: &'static str, value: String| {
            headers.insert_raw(HeaderValue::new(
                HeaderName::new_from_ascii_str(name),
                value,
            ));
        };
        raw("Content-Language", language.code().to_owned());
        raw("Auto-Submitted", "auto-generated".to_owned());
        if let Some(address) = one_click {
            raw("List-Unsubscribe", format!("<{address}>"));
            raw(
                "List-Unsubscribe-Post",
                "List-Unsubscribe=One-Click".to_owned(),
            );
        }
        Some(made)
    }
}
