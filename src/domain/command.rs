//! What every command offers: the stream it changes, the facts it reads, who may give it, and the
//! decision.
//!
//! A decision is a pure function of facts: it returns the next events or every reason against.

use std::collections::HashMap;
use std::sync::Arc;

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::actor::Actor;
use super::event::{Event, Noun, StreamKind};
use super::ids::{IndicatorId, ProgrammeId, ProjectId, RoundId};
use super::refusal::{Reason, Refusal};

/// A stream: one noun's own history.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct StreamId {
    pub kind: StreamKind,
    pub id: Uuid,
}

/// Where and when an event stands in the log.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stamp {
    /// 1..N in the whole log.
    pub position: i64,
    /// 1..n in the stream.
    pub version: i64,
    /// When it was true.
    pub effective: DateTime<Utc>,
    /// When it was recorded; never goes backwards along positions.
    pub recorded: DateTime<Utc>,
    /// The opaque id of who recorded it.
    pub actor: Uuid,
}

/// An event with its place in the log.
#[derive(Clone, Debug)]
pub struct Recorded {
    pub stamp: Stamp,
    pub event_id: Uuid,
    pub stream: StreamId,
    pub event: Event,
}

/// How far a noun's own history reaches.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct History {
    /// Events in the stream so far.
    pub version: i64,
    /// Position of the newest of them.
    pub position: i64,
    /// When the first and the newest were recorded.
    pub created: Option<DateTime<Utc>>,
    pub changed: Option<DateTime<Utc>>,
}

impl History {
    pub(super) fn touch(&mut self, stamp: &Stamp) {
        self.version = stamp.version;
        self.position = stamp.position;
        self.created.get_or_insert(stamp.recorded);
        self.changed = Some(stamp.recorded);
    }
}

/// The larger things a noun is part of. They never change during its life, so a filtered or as-of
/// read may walk the log by them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Belongs {
    pub programme: Option<ProgrammeId>,
    pub project: Option<ProjectId>,
    pub round: Option<RoundId>,
    pub indicator: Option<IndicatorId>,
}

impl Belongs {
    /// The tags its events carry, such as `project:0190…`.
    pub fn tags(&self) -> Vec<String> {
        [
            self.programme.map(|id| format!("programme:{}", id.0)),
            self.project.map(|id| format!("project:{}", id.0)),
            self.round.map(|id| format!("round:{}", id.0)),
            self.indicator.map(|id| format!("indicator:{}", id.0)),
        ]
        .into_iter()
        .flatten()
        .collect()
    }

    /// Reads one of its tags back; others mean nothing.
    pub fn add_tag(&mut self, tag: &str) {
        let Some((what, id)) = tag.split_once(':') else {
            return;
        };
        let Ok(id) = Uuid::parse_str(id) else {
            return;
        };
        match what {
            "programme" => self.programme = Some(ProgrammeId(id)),
            "project" => self.project = Some(ProjectId(id)),
            "round" => self.round = Some(RoundId(id)),
            "indicator" => self.indicator = Some(IndicatorId(id)),
            _ => {}
        }
    }
}

/// A place in the log with the hash of the commit that ended there: who keeps both can later prove
/// what stood up to it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Seal {
    pub position: i64,
    /// In hexadecimal.
    pub commit_hash: String,
}

/// The nouns that a command asked for, as they stand.
#[derive(Clone, Debug, Default)]
pub struct Facts {
    nouns: HashMap<StreamId, Noun>,
    today: NaiveDate,
    head: Option<Seal>,
}

impl Facts {
    pub fn new(nouns: impl IntoIterator<Item = (StreamId, Noun)>, today: NaiveDate) -> Facts {
        Facts {
            nouns: nouns.into_iter().collect(),
            today,
            head: None,
        }
    }

    /// With the end of the log, read after the nouns.
    pub fn with_head(self, head: Seal) -> Facts {
        Facts {
            head: Some(head),
            ..self
        }
    }

    /// The end of the log, for a command that pins it. All that the decision saw lies before it.
    pub fn head(&self) -> Option<&Seal> {
        self.head.as_ref()
    }

    /// The day of the decision in Finland.
    pub fn today(&self) -> NaiveDate {
        self.today
    }

    pub fn noun(&self, stream: StreamId) -> Option<&Noun> {
        self.nouns.get(&stream)
    }

    /// The noun behind an id, if it exists.
    pub fn get<N: OfNoun>(&self, id: Uuid) -> Option<&N> {
        self.nouns
            .get(&StreamId { kind: N::KIND, id })
            .and_then(N::of)
    }

    /// The noun behind an id, or the refusal that names the field.
    pub fn need<N: OfNoun>(&self, id: Uuid, field: &str) -> Result<&N, Vec<Refusal>> {
        self.get(id).ok_or_else(|| {
            vec![Refusal::new(
                field,
                Reason::NotFound {
                    what: N::KIND.key().to_owned(),
                },
            )]
        })
    }
}

/// A noun's state type, reachable from the sum of all nouns.
pub trait OfNoun: Sized {
    const KIND: StreamKind;
    /// The stored word of the kind.
    const KIND_WORD: &'static str;
    fn of(noun: &Noun) -> Option<&Self>;
    fn shared(noun: &Noun) -> Option<Arc<Self>>;
    fn into_noun(self) -> Noun;
}

/// Something a person asks to be recorded.
pub trait Command: Serialize + Send + Sync + 'static {
    /// The stem that the mutation, its input and its payload share: `SubmitAssessment`.
    const NAME: &'static str;

    /// The stream that gets the new events.
    fn target(&self) -> StreamId;

    /// Streams whose facts the decision also rests on; they must not move meanwhile.
    fn reads(&self) -> Vec<StreamId> {
        Vec::new()
    }

    /// Whether the decision also needs to know where the log ends.
    fn pins_head(&self) -> bool {
        false
    }

    /// Whether this actor may give the command.
    ///
    /// Of a person who signed in this is asked once for every role that counts in what the command
    /// is about; see [`Command::about`].
    fn permits(&self, actor: &Actor) -> bool;

    /// What a person's role must count in, when that is not what the target belongs to.
    fn about(&self, _facts: &Facts) -> Option<Belongs> {
        None
    }

    /// The next events, none when there is nothing new to say, or every reason against.
    fn decide(&self, facts: &Facts) -> Result<Vec<Event>, Vec<Refusal>>;
}
