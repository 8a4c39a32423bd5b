//! The table of contents of the business: every event that was ever recorded, by noun.
//!
//! A stored name and version stand for one shape for ever. A new shape of an event gets the next
//! version here, an upcaster from the old one, and a golden file; the old golden file stays.

mod before;

use std::any::Any;
use std::sync::Arc;

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use super::command::{Belongs, History, OfNoun, Stamp, StreamId};
use super::{
    adoption, assessment, comment, disclosure, discussion, free_text, grant, indicator, lineage,
    meeting, model, person, programme, project, promise, publication, risk, round, series,
    source_text,
};

macro_rules! events {
    ($($(#[$noun_doc:meta])* $noun:ident = $kind:literal, $events:ident in $module:ident {
        $($(#[$doc:meta])* $variant:ident = $name:literal v $version:literal),+ $(,)?
    })+) => {
        /// The nouns that have streams.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        #[serde(rename_all = "snake_case")]
        pub enum StreamKind { $($(#[$noun_doc])* $noun),+ }

        impl StreamKind {
            pub const ALL: &'static [StreamKind] = &[$(StreamKind::$noun),+];

            /// The stored word.
            pub fn key(self) -> &'static str {
                match self { $(StreamKind::$noun => $kind),+ }
            }

            pub fn parse(key: &str) -> Option<StreamKind> {
                StreamKind::ALL.iter().copied().find(|kind| kind.key() == key)
            }

            /// The stored names of the events of this noun.
            pub fn event_names(self) -> &'static [&'static str] {
                match self { $(StreamKind::$noun => &[$($name),+]),+ }
            }
        }

        $(
            $(#[$noun_doc])*
            #[derive(Clone, Debug, PartialEq)]
            #[allow(
                clippy::large_enum_variant,
                reason = "one event is held at a time, and most are of the large kind"
            )]
            pub enum $events { $($(#[$doc])* $variant($module::$variant)),+ }

            $(impl From<$module::$variant> for Event {
                fn from(event: $module::$variant) -> Event {
                    Event::$noun($events::$variant(event))
                }
            })+

            impl OfNoun for $module::$noun {
                const KIND: StreamKind = StreamKind::$noun;
                const KIND_WORD: &'static str = $kind;
                fn of(noun: &Noun) -> Option<&Self> {
                    if let Noun::$noun(state) = noun { Some(state) } else { None }
                }
                fn shared(noun: &Noun) -> Option<Arc<Self>> {
                    if let Noun::$noun(state) = noun { Some(state.clone()) } else { None }
                }
                fn into_noun(self) -> Noun {
                    Noun::$noun(Arc::new(self))
                }
            }
        )+

        /// Something that happened.
        #[derive(Clone, Debug, PartialEq)]
        pub enum Event { $($noun($events)),+ }

        /// The state of one noun, folded from its stream. Cheap to clone.
        #[derive(Clone, Debug, PartialEq)]
        pub enum Noun { $($noun(Arc<$module::$noun>)),+ }

        /// Stored names with their current versions.
        pub const EVENTS: &[(&str, i64)] = &[$($(($name, $version)),+),+];

        impl Event {
            /// The noun it happened to.
            pub fn kind(&self) -> StreamKind {
                match self { $(Event::$noun(_) => StreamKind::$noun),+ }
            }

            /// The stored name.
            pub fn name(&self) -> &'static str {
                match self { $($(Event::$noun($events::$variant(_)) => $name),+),+ }
            }

            /// The version of the shape that this program writes.
            pub fn schema_version(&self) -> i64 {
                match self { $($(Event::$noun($events::$variant(_)) => $version),+),+ }
            }

            /// The event's content with its texts in place.
            pub fn to_json(&self) -> serde_json::Result<String> {
                match self {
                    $($(Event::$noun($events::$variant(event)) => serde_json::to_string(event)),+),+
                }
            }

            fn from_json(name: &str, payload: &str) -> Result<Event, Unreadable> {
                match name {
                    $($($name => read::<$module::$variant>(name, payload).map(Event::from),)+)+
                    _ => Err(Unreadable::Unknown { name: name.to_owned() }),
                }
            }
        }

        impl Noun {
            pub fn kind(&self) -> StreamKind {
                match self { $(Noun::$noun(_) => StreamKind::$noun),+ }
            }

            /// The next state. `None` when a stream does not begin with its first event, or the
            /// event belongs to another noun: the log would be corrupt.
            pub fn evolve(state: Option<Noun>, event: &Event, stamp: &Stamp) -> Option<Noun> {
                match event {
                    $(Event::$noun(event) => {
                        let state = match state {
                            None => None,
                            Some(Noun::$noun(state)) => Some(Arc::unwrap_or_clone(state)),
                            Some(_) => return None,
                        };
                        let mut next = <$module::$noun>::evolve(state, event, stamp)?;
                        next.history.touch(stamp);
                        Some(Noun::$noun(Arc::new(next)))
                    }),+
                }
            }

            /// The larger things it is part of.
            pub fn belongs(&self) -> Belongs {
                match self { $(Noun::$noun(state) => state.belongs()),+ }
            }

            /// The name that it holds alone, such as `project-slug:lansi-uusimaa`.
            pub fn claim(&self) -> Option<String> {
                match self { $(Noun::$noun(state) => state.claim()),+ }
            }

            /// How far its own history reaches.
            pub fn history(&self) -> &History {
                match self { $(Noun::$noun(state) => &state.history),+ }
            }

            /// Events in its stream.
            pub fn version(&self) -> i64 {
                self.history().version
            }

            pub fn to_json(&self) -> serde_json::Result<String> {
                match self { $(Noun::$noun(state) => serde_json::to_string(&**state)),+ }
            }

            pub fn from_json(kind: StreamKind, body: &str) -> serde_json::Result<Noun> {
                match kind {
                    $(StreamKind::$noun => {
                        serde_json::from_str(body).map(|state| Noun::$noun(Arc::new(state)))
                    }),+
                }
            }

            /// The state itself, to be kept among things of other types.
            pub fn state(&self) -> Arc<dyn Any + Send + Sync> {
                match self { $(Noun::$noun(state) => state.clone()),+ }
            }

            /// The noun whose state was kept; `None` when it is of another kind.
            pub fn of_state(kind: StreamKind, state: Arc<dyn Any + Send + Sync>) -> Option<Noun> {
                match kind {
                    $(StreamKind::$noun => state.downcast().ok().map(Noun::$noun)),+
                }
            }
        }
    };
}

impl Event {
    /// Whether it holds a number of a group too small to be published, by its own method or
    /// where numbers of fewer cases than `least` are kept back.
    pub fn has_small_group(&self, least: Option<u32>) -> bool {
        match self {
            Event::Series(SeriesEvent::ObservationRecorded(event)) => event.reading.is_below(least),
            Event::Series(SeriesEvent::ObservationCorrected(event)) => {
                event.reading.is_below(least)
            }
            _ => false,
        }
    }
}

events! {
    /// A ministry's programme with its benefit goals.
    Programme = "programme", ProgrammeEvent in programme {
        /// The programme began.
        Launched = "programme_launched" v 1,
        /// A benefit goal got its permanent key and first wording.
        GoalDefined = "programme_goal_defined" v 1,
        /// A goal is worded otherwise from a day on.
        GoalReworded = "programme_goal_reworded" v 1,
        /// The programme's own rating scale from a day on.
        ScaleSet = "programme_scale_set" v 1,
    }
    /// A reporting round of a programme.
    Round = "round", RoundEvent in round {
        /// The round was planned with its days.
        Planned = "round_planned" v 1,
        /// Its opening or due day moved.
        Rescheduled = "round_rescheduled" v 1,
        /// One project got a later due day of its own.
        Extended = "round_extended" v 1,
        /// Projects that had not filed were reminded.
        Reminded = "round_reminded" v 1,
        /// It was closed.
        Closed = "round_closed" v 1,
        /// It was opened again after its closing, which stays.
        Reopened = "round_reopened" v 1,
    }
    /// A regional development project.
    Project = "project", ProjectEvent in project {
        /// The project was entered.
        Registered = "project_registered" v 1,
        Renamed = "project_renamed" v 1,
        /// Its description or aims were written anew.
        Described = "project_described" v 1,
        /// Its operating time was stated otherwise.
        OperatingTimeChanged = "project_operating_time_changed" v 1,
        /// Another organisation answers for it from a time on.
        HostTransferred = "project_host_transferred" v 1,
        PartnerJoined = "project_partner_joined" v 1,
        PartnerLeft = "project_partner_left" v 1,
        FundersStated = "project_funders_stated" v 1,
        StateChanged = "project_state_changed" v 1,
        /// The other names by which it is called were stated.
        AliasesStated = "project_aliases_stated" v 1,
        /// It was placed in counties and under themes.
        Classified = "project_classified" v 1,
        /// A part with a name, a theme and a time of its own began.
        SubProjectStarted = "project_sub_project_started" v 1,
        /// A sub-project is named or timed otherwise.
        SubProjectRevised = "project_sub_project_revised" v 1,
        /// What came of a sub-project.
        SubProjectConcluded = "project_sub_project_concluded" v 1,
        /// A steering, working or expert group was set up.
        BodyAppointed = "project_body_appointed" v 1,
        BodyEnded = "project_body_ended" v 1,
        /// An organisation has a seat in a group from a time on.
        MemberAppointed = "project_member_appointed" v 1,
        MemberLeft = "project_member_left" v 1,
        /// It continues in, follows or is part of another project.
        Linked = "project_linked" v 1,
        Unlinked = "project_unlinked" v 1,
    }
    /// A project's self-assessment of one round.
    Assessment = "assessment", AssessmentEvent in assessment {
        /// The project filed its answers.
        Submitted = "assessment_submitted" v 1,
        /// The project filed other answers in place of the earlier ones, which stay.
        Amended = "assessment_amended" v 1,
        /// An earlier publication was taken over as it stood.
        Imported = "assessment_imported" v 1,
        /// The project took its filing back before anybody took it into review.
        Withdrawn = "assessment_withdrawn" v 1,
        /// A reviewer took the filing in: from now on it is not withdrawn.
        TakenIntoReview = "assessment_taken_into_review" v 1,
        /// A reviewer returned parts of it, to be sent again by a new due day.
        Returned = "assessment_returned" v 1,
        /// The project filed again what it had withdrawn or what was returned to it.
        Resent = "assessment_resent" v 1,
        /// A reviewer accepted it.
        Accepted = "assessment_accepted" v 1,
        /// The acceptance was undone.
        AcceptanceUndone = "assessment_acceptance_undone" v 1,
    }
    /// What is said about a filing by those who review it and those who filed it.
    Discussion = "discussion", DiscussionEvent in discussion {
        /// Somebody commented on a goal, a stretch of its text or the whole.
        Commented = "discussion_commented" v 1,
        /// What a comment asked for is done.
        CommentSettled = "discussion_comment_settled" v 1,
        /// The project explained what a notice asks about.
        NoticeExplained = "discussion_notice_explained" v 1,
        /// A reviewer found that a notice of a text asks about nothing.
        NoticeDismissed = "discussion_notice_dismissed" v 1,
    }
    /// An old publication that facts of a project were taken from.
    SourceText = "source_text", SourceTextEvent in source_text {
        /// Facts were taken from it for the first time.
        Taken = "source_text_taken" v 1,
    }
    /// The definition of an indicator.
    Indicator = "indicator", IndicatorEvent in indicator {
        Defined = "indicator_defined" v 1,
        /// It is measured or read otherwise from a day on.
        MethodChanged = "indicator_method_changed" v 1,
        /// A target is in force from a day on, in place of the one before.
        TargetSet = "indicator_target_set" v 1,
        /// The newest target ends and none follows.
        TargetEnded = "indicator_target_ended" v 1,
    }
    /// The observations of one indicator in one project, place and professional group.
    Series = "series", SeriesEvent in series {
        ObservationRecorded = "series_observation_recorded" v 1,
        /// A provisional observation was found right.
        ObservationConfirmed = "series_observation_confirmed" v 1,
        /// Another reading replaces the earlier one, which stays.
        ObservationCorrected = "series_observation_corrected" v 1,
        /// The observation no longer counts; its readings stay.
        ObservationWithdrawn = "series_observation_withdrawn" v 1,
        /// A measurement was found to speak to a claim.
        ClaimLinked = "series_claim_linked" v 1,
        /// A measurement does not speak to a claim after all.
        ClaimUnlinked = "series_claim_unlinked" v 1,
    }
    /// What a project promised: a milestone, a deliverable or a target.
    Promise = "promise", PromiseEvent in promise {
        Made = "promise_made" v 1,
        /// Another due time or target from a day on; the earlier stays.
        Revised = "promise_revised" v 1,
        /// What came of it.
        OutcomeRecorded = "promise_outcome_recorded" v 1,
        /// Another outcome replaces the earlier one, which stays.
        OutcomeCorrected = "promise_outcome_corrected" v 1,
    }
    /// A decision to pay for a project, with its budget.
    Grant = "grant", GrantEvent in grant {
        Decided = "grant_decided" v 1,
        /// The amount or the use of the money changed, with the reason.
        PlanChanged = "grant_plan_changed" v 1,
    }
    /// What a project made public.
    Publication = "publication", PublicationEvent in publication {
        Added = "publication_added" v 1,
        /// Somebody looked whether its link still works.
        LinkChecked = "publication_link_checked" v 1,
        /// Its link was replaced by another.
        LinkReplaced = "publication_link_replaced" v 1,
    }
    /// A meeting of a project.
    Meeting = "meeting", MeetingEvent in meeting {
        Recorded = "meeting_recorded" v 1,
        Corrected = "meeting_corrected" v 1,
    }
    /// Something that may go wrong in a project.
    Risk = "risk", RiskEvent in risk {
        Raised = "risk_raised" v 1,
        /// It is judged otherwise, or something else is done about it.
        Reassessed = "risk_reassessed" v 1,
        Closed = "risk_closed" v 1,
    }
    /// What somebody said about a project.
    Comment = "comment", CommentEvent in comment {
        Added = "comment_added" v 1,
        /// Its author took it back.
        Withdrawn = "comment_withdrawn" v 1,
    }
    /// A person with an account, and the rights that the person has.
    Person = "person", PersonEvent in person {
        /// The person got an account.
        Entered = "person_entered" v 1,
        /// The person has a role in a scope for a time.
        MembershipGranted = "person_membership_granted" v 1,
        /// A membership stops counting, earlier than was said.
        MembershipEnded = "person_membership_ended" v 1,
        /// The person was removed with all rights.
        Removed = "person_removed" v 1,
    }
    /// An operating model.
    Model = "model", ModelEvent in model {
        /// The model was entered.
        Entered = "model_entered" v 1,
        Renamed = "model_renamed" v 1,
        /// Its place, groups, themes, funders or programme codes were stated anew.
        Classified = "model_classified" v 1,
        /// It was described anew; the earlier version stays in the log.
        VersionPublished = "model_version_published" v 1,
        StateChanged = "model_state_changed" v 1,
        /// A series of observations was named as evidence of what it does.
        EvidenceLinked = "model_evidence_linked" v 1,
        EvidenceUnlinked = "model_evidence_unlinked" v 1,
    }
    /// One organisation's use of an operating model.
    Adoption = "adoption", AdoptionEvent in adoption {
        /// Somebody told that the model is, or will be, in use somewhere.
        Reported = "adoption_reported" v 1,
        /// It went from plan to use, or from use to its end.
        Moved = "adoption_moved" v 1,
        /// What came of it.
        ResultStated = "adoption_result_stated" v 1,
        /// What was told was wrong; other facts stand in its place.
        Corrected = "adoption_corrected" v 1,
        /// It was no adoption at all.
        Withdrawn = "adoption_withdrawn" v 1,
    }
    /// Which operating model came of which: one graph for all of them.
    Lineage = "lineage", LineageEvent in lineage {
        Linked = "lineage_linked" v 1,
        /// The link was wrong.
        Unlinked = "lineage_unlinked" v 1,
    }
    /// From how many cases on the whole service publishes a number.
    Disclosure = "disclosure", DisclosureEvent in disclosure {
        LimitSet = "disclosure_limit_set" v 1,
    }
}

/// Why a stored event cannot be read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Unreadable {
    #[error("the event {name} is not known to this program")]
    Unknown { name: String },
    #[error("the event {name} has version {version}, newer than the {known} of this program")]
    Newer {
        name: String,
        version: i64,
        known: i64,
    },
    #[error("the event {name} is malformed: {what}")]
    Malformed { name: String, what: String },
}

/// An event as it is stored: the payload, and the free texts that stand beside it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Encoded {
    pub payload: String,
    /// A JSON list of the texts; `None` when the event has none.
    pub private: Option<String>,
}

impl Event {
    /// Fails only when a value cannot be JSON, which the types rule out.
    pub fn encode(&self) -> serde_json::Result<Encoded> {
        let (payload, texts) = free_text::moving_out(|| self.to_json());
        Ok(Encoded {
            payload: payload?,
            private: (!texts.is_empty())
                .then(|| serde_json::to_string(&texts))
                .transpose()?,
        })
    }

    /// Reads any version ever written. `private` is `None` for an event without texts and for one
    /// whose texts were blanked.
    pub fn decode(
        name: &str,
        version: i64,
        payload: &str,
        private: Option<&str>,
    ) -> Result<Event, Unreadable> {
        let known = EVENTS
            .iter()
            .find(|(stored, _)| *stored == name)
            .map(|(_, known)| *known)
            .ok_or_else(|| Unreadable::Unknown {
                name: name.to_owned(),
            })?;
        if version > known {
            return Err(Unreadable::Newer {
                name: name.to_owned(),
                version,
                known,
            });
        }
        let texts = private
            .map(|list| read::<Vec<String>>(name, list))
            .transpose()?;
        if version == known {
            return free_text::putting_back(texts, || Event::from_json(name, payload));
        }
        let payload = upcast(UPCASTERS, name, version, known, payload)?;
        free_text::putting_back(texts, || Event::from_json(name, &payload))
    }
}

fn read<T: DeserializeOwned>(name: &str, json: &str) -> Result<T, Unreadable> {
    // The full message would quote what people wrote.
    serde_json::from_str(json).map_err(|error| Unreadable::Malformed {
        name: name.to_owned(),
        what: format!("{:?} error in column {}", error.classify(), error.column()),
    })
}

/// One step from a version of an event's payload to the next. Pure; free texts are numbers in it.
struct Upcaster {
    name: &'static str,
    from: i64,
    up: fn(serde_json::Value) -> serde_json::Value,
}

/// Every step ever needed. The shapes of the first release need none.
const UPCASTERS: &[Upcaster] = &[];

fn upcast(
    steps: &[Upcaster],
    name: &str,
    from: i64,
    to: i64,
    payload: &str,
) -> Result<String, Unreadable> {
    let mut value: serde_json::Value = read(name, payload)?;
    for version in from..to {
        let step = steps
            .iter()
            .find(|step| step.name == name && step.from == version)
            .ok_or_else(|| Unreadable::Malformed {
                name: name.to_owned(),
                what: format!("no step from version {version}"),
            })?;
        value = (step.up)(value);
    }
    Ok(value.to_string())
}

/// The state of a stream after these events, oldest first. `None` for no events.
pub fn fold<'a>(
    stream: StreamId,
    events: impl IntoIterator<Item = (&'a Event, &'a Stamp)>,
) -> Result<Option<Noun>, Unreadable> {
    let mut state = None;
    for (event, stamp) in events {
        let next = Noun::evolve(state, event, stamp).ok_or_else(|| Unreadable::Malformed {
            name: event.name().to_owned(),
            what: format!("it cannot follow in the stream of {}", stream.kind.key()),
        })?;
        state = Some(next);
    }
    Ok(state)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_event_is_named_after_its_noun() {
        for kind in StreamKind::ALL {
            for name in kind.event_names() {
                assert!(name.starts_with(&format!("{}_", kind.key())), "{name}");
            }
        }
    }

    #[test]
    fn an_event_newer_than_the_program_is_named_and_never_guessed() {
        let read = Event::decode("round_closed", 99, "{}", None);
        assert_eq!(
            read,
            Err(Unreadable::Newer {
                name: "round_closed".into(),
                version: 99,
                known: 1
            })
        );
        assert!(matches!(
            Event::decode("round_renamed", 1, "{}", None),
            Err(Unreadable::Unknown { .. })
        ));
    }

    #[test]
    fn an_old_shape_climbs_step_by_step_to_the_current_one() {
        let steps = [
            Upcaster {
                name: "round_closed",
                from: 1,
                up: |mut value| {
                    value["on"] = value["day"].take();
                    value
                },
            },
            Upcaster {
                name: "round_closed",
                from: 2,
                up: |mut value| {
                    value["by"] = "funder".into();
                    value
                },
            },
        ];
        let up = upcast(&steps, "round_closed", 1, 3, r#"{"day":"2021-06-01"}"#).unwrap();
        let value: serde_json::Value = serde_json::from_str(&up).unwrap();
        assert_eq!(value["on"], "2021-06-01");
        assert_eq!(value["by"], "funder");
        assert!(upcast(&steps, "round_closed", 1, 4, "{}").is_err());
    }
}
