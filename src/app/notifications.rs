//! What people follow, what they were told of and how they want to be told. Nothing of it is in the
//! log: whom something interests is nobody else's business, and it may be forgotten.

use std::collections::HashMap;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use chrono::{DateTime, TimeDelta, Utc};
use hmac::{Hmac, KeyInit as _, Mac as _};
use sha2::Sha256;
use uuid::Uuid;

use super::views::is_own_address;
use super::{App, Failure};
use crate::domain::actor::{Actor, Pass};
use crate::domain::command::Belongs;
use crate::domain::ids::{PersonId, ProgrammeId, ProjectId, RoundId};
use crate::domain::language::Language;
use crate::domain::notification::{Choice, Followed, Mailing, NotificationKind, Rhythm, may_see};
use crate::domain::period::finnish_day;
use crate::domain::person::Person;
use crate::domain::refusal::{Reason, Refusal};
use crate::store::{FOLLOWS_MAX, Follow, MailChoice, Notification, StoreError};

/// Longest address of a search, in bytes.
const ADDRESS_BYTES_MAX: usize = 2_000;
/// How long a link that ends mail works.
const UNSUBSCRIBE_LASTS: TimeDelta = TimeDelta::days(180);
/// The name of the secret that signs such links.
const UNSUBSCRIBE_KEY: &str = "unsubscribe";

/// What a person chose of mail before choosing anything.
pub const MAIL_BY_DEFAULT: MailChoice = MailChoice {
    language: Language::Fi,
    rhythm: Rhythm::Daily,
};

/// How a person wants to be told of every kind, and of mail at all.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choices {
    /// In the order of [`NotificationKind::ALL`].
    pub kinds: Vec<(NotificationKind, Choice)>,
    pub mail: MailChoice,
}

/// What a link that ends mail is good for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unsubscription {
    person: Uuid,
    /// Every kind when left out.
    pub kind: Option<NotificationKind>,
}

impl Notification {
    /// The larger things it is about.
    pub fn belongs(&self) -> Belongs {
        let there = |id: Uuid| Some(id).filter(|id| !id.is_nil());
        Belongs {
            programme: there(self.programme).map(ProgrammeId),
            project: there(self.project).map(ProjectId),
            round: there(self.round).map(RoundId),
            indicator: None,
        }
    }
}

fn not_found(field: &str, what: &str) -> Failure {
    let what = what.to_owned();
    Failure::Refused(vec![Refusal::new(field, Reason::NotFound { what })])
}

/// What people follow. Only a session may change what is the person's own.
impl App {
    /// What the person behind an actor follows, the newest first; `None` for who is no person.
    pub async fn follows(&self, actor: &Actor) -> Result<Option<Vec<Follow>>, StoreError> {
        match actor.person() {
            None => Ok(None),
            Some(person) => self.store.follows(person.0).await.map(Some),
        }
    }

    /// Follows a model, a project or a view by its id, or a search by its address. A second time
    /// changes nothing.
    pub async fn follow_thing(
        &self,
        actor: &Actor,
        kind: Followed,
        target: Uuid,
        address: &str,
    ) -> Result<(), Failure> {
        let (person, _) = actor.session().ok_or(Failure::Forbidden)?;
        let is_address = is_own_address(address) && address.len() <= ADDRESS_BYTES_MAX;
        if kind == Followed::Search && !is_address {
            return Err(Failure::Refused(vec![Refusal::new(
                "search",
                Reason::NotAUrl,
            )]));
        }
        if kind == Followed::View {
            let views = self.store.saved_views(person.0).await?;
            if !views.iter().any(|view| view.id == target) {
                return Err(not_found("view", "view"));
            }
        }
        let new = Follow {
            id: Uuid::now_v7(),
            person: person.0,
            kind,
            target,
            address: address.to_owned(),
            since: self.end().await?.position,
            followed_at: self.now(),
        };
        if self.store.keep_follow(&new).await? {
            return Ok(());
        }
        let max = FOLLOWS_MAX as usize;
        Err(Failure::Refused(vec![Refusal::new(
            "",
            Reason::TooMany { max },
        )]))
    }

    /// Follows something no more.
    pub async fn unfollow(&self, actor: &Actor, id: Uuid) -> Result<(), Failure> {
        let (person, _) = actor.session().ok_or(Failure::Forbidden)?;
        match self.store.remove_follow(person.0, id).await? {
            true => Ok(()),
            false => Err(not_found("follow", "follow")),
        }
    }
}

/// What people were told of.
impl App {
    /// The actor that a person is when mail tells the person something: it reads and no more.
    pub fn as_told(&self, person: &Person) -> Actor {
        Actor {
            id: person.id.0,
            role: person.service_role_on(finnish_day(self.now())),
            pass: Pass::Token { writes: false },
        }
    }

    /// What the person behind an actor was told, and may still see, the newest first; `None` for who
    /// is no person.
    pub async fn notifications(
        &self,
        actor: &Actor,
        unread: bool,
    ) -> Result<Option<Vec<Notification>>, StoreError> {
        let Some(id) = actor.person() else {
            return Ok(None);
        };
        let mut found = self.store.notifications(id.0, unread).await?;
        if found.is_empty() {
            return Ok(Some(found));
        }
        let Some(person) = self.person(id).await? else {
            return Ok(None);
        };
        let today = finnish_day(self.now());
        found.retain(|one| may_see(one.kind, &person, &one.belongs(), today));
        Ok(Some(found))
    }

    /// Marks one notification of one's own as read, or all of them.
    pub async fn mark_read(&self, actor: &Actor, id: Option<Uuid>) -> Result<(), Failure> {
        let (person, _) = actor.session().ok_or(Failure::Forbidden)?;
        let marked = self.store.mark_read(person.0, id, self.now()).await?;
        match id {
            Some(_) if marked == 0 => Err(not_found("notification", "notification")),
            _ => Ok(()),
        }
    }
}

/// How people want to be told.
impl App {
    /// The choices of these people.
    pub async fn choices_of(
        &self,
        people: &[Uuid],
    ) -> Result<HashMap<Uuid, Vec<(NotificationKind, Choice)>>, StoreError> {
        let everybodys: Vec<(NotificationKind, Choice)> = NotificationKind::ALL
            .iter()
            .map(|kind| (*kind, kind.by_default()))
            .collect();
        let mut choices: HashMap<Uuid, Vec<(NotificationKind, Choice)>> = people
            .iter()
            .map(|person| (*person, everybodys.clone()))
            .collect();
        for (person, kind, choice) in self.store.notification_choices(people).await? {
            let own = choices.get_mut(&person).into_iter().flatten();
            for (_, kept) in own.filter(|(own, _)| *own == kind) {
                *kept = choice;
            }
        }
        Ok(choices)
    }

    /// In which language and how often a person gets mail.
    pub async fn mail_choice(&self, person: Uuid) -> Result<MailChoice, StoreError> {
        let chosen = self.store.mail_choice(person).await?;
        Ok(chosen.unwrap_or(MAIL_BY_DEFAULT))
    }

    /// The choices of the person behind an actor; `None` for who is no person.
    pub async fn choices(&self, actor: &Actor) -> Result<Option<Choices>, StoreError> {
        let Some(PersonId(person)) = actor.person() else {
            return Ok(None);
        };
        let mut kinds = self.choices_of(&[person]).await?;
        Ok(Some(Choices {
            kinds: kinds.remove(&person).unwrap_or_default(),
            mail: self.mail_choice(person).await?,
        }))
    }

    /// Changes choices of one's own; what is left out stays.
    pub async fn set_choices(
        &self,
        actor: &Actor,
        kinds: &[(NotificationKind, Choice)],
        language: Option<Language>,
        rhythm: Option<Rhythm>,
    ) -> Result<(), Failure> {
        let (person, _) = actor.session().ok_or(Failure::Forbidden)?;
        let mail = match (language, rhythm) {
            (None, None) => None,
            _ => {
                let before = self.mail_choice(person.0).await?;
                Some(MailChoice {
                    language: language.unwrap_or(before.language),
                    rhythm: rhythm.unwrap_or(before.rhythm),
                })
            }
        };
        self.store
            .set_notification_choices(person.0, kinds, mail)
            .await?;
        Ok(())
    }
}

/// Ending mail without signing in, by a link that the mail itself carries.
impl App {
    /// What a link of this person's mail holds: good for ending one kind, or all.
    pub async fn unsubscribe_token(
        &self,
        person: Uuid,
        kind: Option<NotificationKind>,
    ) -> Result<String, StoreError> {
        let word = kind.map_or("all", NotificationKind::key);
        let ends = (self.now() + UNSUBSCRIBE_LASTS).timestamp();
        let signed = format!("{}.{word}.{ends}", person.simple());
        let mac = self.signature(&signed).await?.finalize().into_bytes();
        Ok(format!("{signed}.{}", URL_SAFE_NO_PAD.encode(mac)))
    }

    async fn signature(&self, signed: &str) -> Result<Hmac<Sha256>, StoreError> {
        let mut fresh = [0; 32];
        getrandom::fill(&mut fresh).map_err(|error| super::account::no_randomness(&error))?;
        let secret = self.store.service_key(UNSUBSCRIBE_KEY, &fresh).await?;
        // HMAC fills a short key with zeros up to the block of its hash, 64 bytes for SHA-256.
        let mut key = [0; 64];
        key[..32].copy_from_slice(&secret);
        Ok(Hmac::<Sha256>::new(&key.into()).chain_update(signed))
    }

    /// What a link is good for; `None` when it is not ours, has ended, or is of nobody any more.
    pub async fn unsubscription(&self, token: &str) -> Result<Option<Unsubscription>, StoreError> {
        let Some(((signed, mac), (person, word, ends))) =
            token.rsplit_once('.').and_then(|parts| {
                let mut of = parts.0.split('.');
                let own = (of.next()?, of.next()?, of.next()?);
                of.next().is_none().then_some((parts, own))
            })
        else {
            return Ok(None);
        };
        let (Ok(mac), Ok(person), Ok(ends)) = (
            URL_SAFE_NO_PAD.decode(mac),
            Uuid::parse_str(person),
            ends.parse::<i64>(),
        ) else {
            return Ok(None);
        };
        let kind = NotificationKind::parse(word);
        let is_ours = self.signature(signed).await?.verify_slice(&mac).is_ok();
        let is_over = DateTime::<Utc>::from_timestamp(ends, 0).is_none_or(|end| end < self.now());
        if !is_ours || is_over || (kind.is_none() && word != "all") {
            return Ok(None);
        }
        let person_there = self.person(PersonId(person)).await?;
        let is_there = person_there.is_some_and(|person| !person.removed);
        Ok(is_there.then_some(Unsubscription { person, kind }))
    }

    /// Ends mail by a link, of its kind or of every kind. What is told in the service stays. A
    /// second time changes nothing.
    pub async fn unsubscribe(&self, token: &str, everything: bool) -> Result<(), Failure> {
        let Some(link) = self.unsubscription(token).await? else {
            return Err(Failure::Refused(vec![Refusal::new(
                "token",
                Reason::LinkNotValid,
            )]));
        };
        let chosen = self.choices_of(&[link.person]).await?.remove(&link.person);
        let ended: Vec<(NotificationKind, Choice)> = chosen
            .into_iter()
            .flatten()
            .filter(|(kind, _)| everything || link.kind.is_none_or(|only| only == *kind))
            .map(|(kind, choice)| {
                (
                    kind,
                    Choice {
                        mail: Mailing::Never,
                        ..choice
                    },
                )
            })
            .collect();
        self.store
            .set_notification_choices(link.person, &ended, None)
            .await?;
        Ok(())
    }
}
