//! Sending: mails are taken from the queue, written and handed over; what fails is tried again.

use std::path::PathBuf;

use chrono::TimeDelta;
use lettre::transport::smtp::AsyncSmtpTransport;
use lettre::{AsyncTransport as _, Message, Tokio1Executor};
use uuid::Uuid;

use super::{Notifier, Trouble};
use crate::app::{Mail, Sent};

/// Mails that are taken at a time.
const TAKEN: i64 = 20;
/// How long who took a mail has it alone.
const TAKEN_FOR: TimeDelta = TimeDelta::minutes(10);
/// How long a mail that could not be handed over waits before each further attempt; after the last
/// it is dead.
const WAITS: [TimeDelta; 7] = [
    TimeDelta::minutes(1),
    TimeDelta::minutes(5),
    TimeDelta::minutes(15),
    TimeDelta::hours(1),
    TimeDelta::hours(3),
    TimeDelta::hours(6),
    TimeDelta::hours(12),
];

/// Takes mail to where it goes.
pub enum Carrier {
    /// Each mail becomes a file here, for trying out.
    Folder(PathBuf),
    Smtp(AsyncSmtpTransport<Tokio1Executor>),
}

/// Why there is nobody to carry mail.
#[derive(Debug, thiserror::Error)]
pub enum NotACarrier {
    #[error("the address of the mail server cannot be understood")]
    Address,
    #[error("the folder for mail cannot be made: {0}")]
    Folder(#[from] std::io::Error),
}

/// Why a mail was not taken.
enum NotTaken {
    /// It may be taken another time.
    Now,
    /// It never will be.
    Ever,
}

impl Carrier {
    /// Mail as files in a folder, which is made when it is not there.
    pub fn folder(path: PathBuf) -> Result<Carrier, NotACarrier> {
        std::fs::create_dir_all(&path)?;
        Ok(Carrier::Folder(path))
    }

    /// A mail server, as `smtps://user:password@host` or, with `?tls=required`, `smtp://host`.
    pub fn smtp(url: &str) -> Result<Carrier, NotACarrier> {
        let made = AsyncSmtpTransport::<Tokio1Executor>::from_url(url);
        // What is wrong with it is not told: it holds a password.
        Ok(Carrier::Smtp(
            made.map_err(|_| NotACarrier::Address)?.build(),
        ))
    }

    async fn carry(&self, id: Uuid, message: Message) -> Result<(), NotTaken> {
        match self {
            Carrier::Folder(folder) => {
                // A file that is there is whole: it gets its name when it is.
                let (part, whole) = (
                    folder.join(format!("{id}.part")),
                    folder.join(format!("{id}.eml")),
                );
                let write = async {
                    tokio::fs::write(&part, message.formatted()).await?;
                    tokio::fs::rename(&part, &whole).await
                };
                write.await.map_err(|error: std::io::Error| {
                    tracing::warn!(%error, "a mail cannot be written");
                    NotTaken::Now
                })
            }
            Carrier::Smtp(server) => match server.send(message).await {
                Ok(_) => Ok(()),
                Err(error) => {
                    // The server's own words may name the receiver.
                    let code = error.status().map(|code| code.to_string());
                    tracing::warn!(?code, "the mail server did not take a mail");
                    match error.is_permanent() {
                        true => Err(NotTaken::Ever),
                        false => Err(NotTaken::Now),
                    }
                }
            },
        }
    }
}

impl Notifier {
    /// Sends all mail whose time has come.
    pub(super) async fn post(&self) -> Result<(), Trouble> {
        loop {
            let now = self.now();
            let taken = self
                .app
                .store()
                .take_mails(now, now + TAKEN_FOR, TAKEN)
                .await?;
            if taken.is_empty() {
                return Ok(());
            }
            for mail in taken {
                let sent = self.sent(&mail).await;
                self.app
                    .store()
                    .settle_mail(mail.id, sent, self.now())
                    .await?;
            }
        }
    }

    async fn sent(&self, mail: &Mail) -> Sent {
        let letter = match self.letter(mail).await {
            Ok(Some(letter)) => letter,
            Ok(None) => return Sent::Dropped,
            Err(error) => {
                tracing::warn!(%error, "a mail cannot be written just now");
                return self.later(mail);
            }
        };
        match self.carrier.carry(mail.id, letter).await {
            Ok(()) => Sent::Yes,
            Err(NotTaken::Now) => self.later(mail),
            Err(NotTaken::Ever) => Sent::Dead,
        }
    }

    fn later(&self, mail: &Mail) -> Sent {
        let past = usize::try_from(mail.attempts - 1).unwrap_or_default();
        match WAITS.get(past) {
            Some(wait) => Sent::Later(self.now() + *wait),
            None => Sent::Dead,
        }
    }
}
