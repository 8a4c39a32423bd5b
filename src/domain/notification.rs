//! Notifications: what a person is told of, because it is the person's work or because the person
//! follows it.
//!
//! Who is told is decided here, by events and memberships alone. How it is told, in the service, by
//! mail or in a summary, each person chooses kind by kind.

use chrono::NaiveDate;

use super::actor::Role;
use super::command::Belongs;
use super::event::{
    AdoptionEvent, AssessmentEvent, CommentEvent, DiscussionEvent, Event, ModelEvent, PersonEvent,
    RoundEvent, StreamKind,
};
use super::ids::{PersonId, ProjectId};
use super::person::{Person, Scope};
use super::project::Project;
use super::round::Round;

/// What a notification is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum NotificationKind {
    /// A round opened for one's project, for the first time or again.
    RoundOpened,
    /// What a round asks of one's project is due soon.
    DueSoon,
    /// It was due and was not filed.
    Overdue,
    /// A funder reminded one's project.
    Reminded,
    /// The days of a round changed, for all or for one's project.
    Rescheduled,
    RoundClosed,
    /// A filing of one's project was returned.
    Returned,
    /// A filing of one's project was taken into review, or accepted, or is not accepted after all.
    Reviewed,
    /// Somebody commented on a filing or a project that one works with.
    Commented,
    /// A project whose filings one reviews filed, or filed again.
    Filed,
    /// Somebody took a model of one's project into use.
    ModelUsed,
    /// One was given a role.
    RoleGiven,
    FollowedModel,
    FollowedProject,
    /// A model fits a search that one follows.
    FollowedSearch,
    /// Something of a view that one follows changed.
    FollowedView,
}

/// Whether mail tells it, and when.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mailing {
    Never,
    AtOnce,
    /// Together with others, at the hour of summaries.
    Summary,
}

/// How often a summary is mailed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rhythm {
    Daily,
    /// On Mondays.
    Weekly,
}

/// How a person wants to be told of one kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Choice {
    pub is_shown: bool,
    pub mail: Mailing,
}

/// What a person may follow.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Followed {
    Model,
    Project,
    /// An address of the library.
    Search,
    /// A saved view.
    View,
}

macro_rules! keys {
    ($type:ident { $($variant:ident = $key:literal),+ $(,)? }) => {
        impl $type {
            pub const ALL: &'static [$type] = &[$($type::$variant),+];

            /// The stored word.
            pub fn key(self) -> &'static str {
                match self { $($type::$variant => $key),+ }
            }

            pub fn parse(key: &str) -> Option<$type> {
                $type::ALL.iter().copied().find(|one| one.key() == key)
            }
        }
    };
}

keys!(NotificationKind {
    RoundOpened = "round_opened",
    DueSoon = "due_soon",
    Overdue = "overdue",
    Reminded = "reminded",
    Rescheduled = "rescheduled",
    RoundClosed = "round_closed",
    Returned = "returned",
    Reviewed = "reviewed",
    Commented = "commented",
    Filed = "filed",
    ModelUsed = "model_used",
    RoleGiven = "role_given",
    FollowedModel = "followed_model",
    FollowedProject = "followed_project",
    FollowedSearch = "followed_search",
    FollowedView = "followed_view",
});
keys!(Mailing { Never = "never", AtOnce = "at_once", Summary = "summary" });
keys!(Rhythm { Daily = "daily", Weekly = "weekly" });
keys!(Followed { Model = "model", Project = "project", Search = "search", View = "view" });

impl NotificationKind {
    /// As it is for everybody who has not chosen otherwise: what one has to act on and the use of
    /// one's models come by mail at once, what one follows in a summary, the rest stays in the
    /// service.
    pub fn by_default(self) -> Choice {
        use NotificationKind::*;
        let mail = match self {
            DueSoon | Overdue | Reminded | Returned | Commented | ModelUsed => Mailing::AtOnce,
            FollowedModel | FollowedProject | FollowedSearch | FollowedView => Mailing::Summary,
            RoundOpened | Rescheduled | RoundClosed | Reviewed | Filed | RoleGiven => {
                Mailing::Never
            }
        };
        Choice {
            is_shown: true,
            mail,
        }
    }

    /// Whether it is told because of a role, and so only while a role counts there.
    pub fn is_of_work(self) -> bool {
        use NotificationKind::*;
        match self {
            RoundOpened | DueSoon | Overdue | Reminded | Rescheduled | RoundClosed | Returned
            | Reviewed | Commented | Filed | ModelUsed => true,
            RoleGiven | FollowedModel | FollowedProject | FollowedSearch | FollowedView => false,
        }
    }
}

/// Who is told of something because of a role.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Circle {
    /// Those who write for any of these projects.
    Writers(Vec<ProjectId>),
    /// Those who review filings there.
    Reviewers(Belongs),
    Person(PersonId),
}

impl Circle {
    /// The place for which a person is of this circle on a day; `None` for one who is not.
    pub fn place_of(&self, person: &Person, day: NaiveDate) -> Option<Option<ProjectId>> {
        let mut own = person.counting_on(day);
        match self {
            Circle::Writers(projects) => own
                .find_map(|own| match (own.role, own.scope) {
                    (Role::Writer | Role::ProjectManager, Scope::Project(project)) => {
                        projects.contains(&project).then_some(project)
                    }
                    _ => None,
                })
                .map(Some),
            Circle::Reviewers(belongs) => own
                .any(|own| own.role == Role::FunderReviewer && own.scope.holds(belongs))
                .then_some(belongs.project),
            Circle::Person(id) => (person.id == *id && !person.removed).then_some(None),
        }
    }
}

/// The projects that a person writes for on a day.
pub fn writes_for(person: &Person, day: NaiveDate) -> Vec<ProjectId> {
    let mut projects = Vec::new();
    for own in person.counting_on(day) {
        if let (Role::Writer | Role::ProjectManager, Scope::Project(project)) =
            (own.role, own.scope)
            && !projects.contains(&project)
        {
            projects.push(project);
        }
    }
    projects
}

/// The projects that a telling names, among those that its receiver writes for and the one that it
/// was told for: of a round that opened all that the round asks, else that one.
pub fn named_projects<'p>(
    kind: NotificationKind,
    told_for: ProjectId,
    round: Option<&Round>,
    known: &[&'p Project],
) -> Vec<&'p Project> {
    let is_asked = |project: &&&Project| {
        let of_round = kind == NotificationKind::RoundOpened && project.id != told_for;
        let own = round.filter(|own| of_round && project.programme == own.programme);
        project.id == told_for || own.is_some_and(|own| own.expects(project))
    };
    let mut named: Vec<&Project> = known.iter().filter(is_asked).copied().collect();
    named.sort_by_key(|project| project.id != told_for);
    named.dedup_by_key(|project| project.id);
    named
}

/// Whether a person may still be shown what was told for a place.
pub fn may_see(kind: NotificationKind, person: &Person, belongs: &Belongs, day: NaiveDate) -> bool {
    if person.removed {
        return false;
    }
    let mut own = person.counting_on(day);
    !kind.is_of_work() || own.any(|own| own.scope.holds(belongs))
}

/// What an event is to those whose work it is; `None` for what nobody is told of.
pub fn of_work(event: &Event) -> Option<NotificationKind> {
    use NotificationKind::*;
    match event {
        Event::Round(event) => match event {
            // A round opens by the calendar.
            RoundEvent::Planned(_) => None,
            RoundEvent::Rescheduled(_) | RoundEvent::Extended(_) => Some(Rescheduled),
            RoundEvent::Reminded(_) => Some(Reminded),
            RoundEvent::Closed(_) => Some(RoundClosed),
            RoundEvent::Reopened(_) => Some(RoundOpened),
        },
        Event::Assessment(event) => match event {
            AssessmentEvent::Returned(_) => Some(Returned),
            AssessmentEvent::TakenIntoReview(_)
            | AssessmentEvent::Accepted(_)
            | AssessmentEvent::AcceptanceUndone(_) => Some(Reviewed),
            AssessmentEvent::Submitted(_)
            | AssessmentEvent::Amended(_)
            | AssessmentEvent::Resent(_) => Some(Filed),
            AssessmentEvent::Imported(_) | AssessmentEvent::Withdrawn(_) => None,
        },
        Event::Discussion(DiscussionEvent::Commented(_))
        | Event::Comment(CommentEvent::Added(_)) => Some(Commented),
        Event::Adoption(AdoptionEvent::Reported(_)) => Some(ModelUsed),
        Event::Person(PersonEvent::MembershipGranted(_)) => Some(RoleGiven),
        _ => None,
    }
}

/// Whether it is news to those who follow its model.
pub fn is_news_of_model(event: &Event) -> bool {
    match event {
        Event::Model(event) => !matches!(event, ModelEvent::Entered(_) | ModelEvent::Classified(_)),
        Event::Adoption(event) => matches!(
            event,
            AdoptionEvent::Reported(_) | AdoptionEvent::Moved(_) | AdoptionEvent::ResultStated(_)
        ),
        _ => false,
    }
}

/// Whether it is news to those who follow its project. What is said about a filing is not: it is for
/// those who work with it.
pub fn is_news_of_project(event: &Event) -> bool {
    match event.kind() {
        StreamKind::Project
        | StreamKind::Promise
        | StreamKind::Publication
        | StreamKind::Grant
        | StreamKind::Series => true,
        StreamKind::Assessment => of_work(event) == Some(NotificationKind::Filed),
        StreamKind::Model => !matches!(event, Event::Model(ModelEvent::Classified(_))),
        StreamKind::Programme
        | StreamKind::Round
        | StreamKind::Discussion
        | StreamKind::SourceText
        | StreamKind::Indicator
        | StreamKind::Meeting
        | StreamKind::Risk
        | StreamKind::Comment
        | StreamKind::Person
        | StreamKind::Adoption
        | StreamKind::Lineage
        | StreamKind::Disclosure => false,
    }
}

/// Whether it changes what a view of the portfolio shows.
pub fn is_news_of_view(event: &Event) -> bool {
    match event.kind() {
        StreamKind::Assessment
        | StreamKind::Series
        | StreamKind::Promise
        | StreamKind::Round
        | StreamKind::Project => true,
        StreamKind::Discussion => matches!(
            event,
            Event::Discussion(
                DiscussionEvent::NoticeExplained(_) | DiscussionEvent::NoticeDismissed(_)
            )
        ),
        _ => false,
    }
}

/// Days before a due day, and after it, on which those who have not filed are told.
pub const DAYS_BEFORE: [i64; 3] = [14, 7, 1];
pub const DAYS_AFTER: [i64; 2] = [1, 7];

/// Which telling of a due day is the newest on a day: so many days before it, or after it as a
/// negative number. One that a stopped server missed is told late, until the next one is due; after
/// the last one a week more.
pub fn telling_of(due: NaiveDate, today: NaiveDate) -> Option<(NotificationKind, i64)> {
    let left = due.signed_duration_since(today).num_days();
    if left >= 0 {
        let newest = DAYS_BEFORE.into_iter().filter(|days| left <= *days).min();
        return newest.map(|days| (NotificationKind::DueSoon, days));
    }
    let over = -left;
    let newest = DAYS_AFTER.into_iter().filter(|days| over >= *days).max();
    newest
        .filter(|_| over <= 14)
        .map(|days| (NotificationKind::Overdue, -days))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::command::History;
    use crate::domain::person::Membership;
    use uuid::Uuid;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn person(role: Role, scope: Scope) -> Person {
        Person {
            id: PersonId(Uuid::from_u128(1)),
            memberships: vec![Membership {
                number: 1,
                role,
                scope,
                from: day("2026-01-01"),
                to: Some(day("2026-06-30")),
                ended: None,
                granted_by: Uuid::nil(),
            }],
            removed: false,
            history: History::default(),
        }
    }

    #[test]
    fn only_those_whose_role_counts_that_day_are_told() {
        let project = ProjectId(Uuid::from_u128(7));
        let writers = Circle::Writers(vec![project]);
        let writer = person(Role::Writer, Scope::Project(project));
        let place = |person: &Person, on| writers.place_of(person, day(on));
        assert_eq!(place(&writer, "2026-02-01"), Some(Some(project)));
        assert_eq!(place(&writer, "2026-07-01"), None);
        assert_eq!(
            place(&person(Role::Auditor, Scope::Service), "2026-02-01"),
            None
        );
        let removed = Person {
            removed: true,
            ..writer
        };
        assert_eq!(place(&removed, "2026-02-01"), None);
    }

    #[test]
    fn what_was_told_for_a_role_is_not_shown_once_the_role_has_ended() {
        let project = ProjectId(Uuid::from_u128(7));
        let writer = person(Role::Writer, Scope::Project(project));
        let belongs = Belongs {
            project: Some(project),
            ..Belongs::default()
        };
        let may = |kind, on| may_see(kind, &writer, &belongs, day(on));
        assert!(may(NotificationKind::Returned, "2026-02-01"));
        assert!(!may(NotificationKind::Returned, "2026-07-01"));
        assert!(may(NotificationKind::FollowedProject, "2026-07-01"));
    }

    #[test]
    fn a_telling_that_was_missed_is_told_late_and_once() {
        let due = day("2026-04-30");
        let on = |text| telling_of(due, day(text));
        assert_eq!(on("2026-04-15"), None);
        assert_eq!(on("2026-04-16"), Some((NotificationKind::DueSoon, 14)));
        assert_eq!(on("2026-04-22"), Some((NotificationKind::DueSoon, 14)));
        assert_eq!(on("2026-04-23"), Some((NotificationKind::DueSoon, 7)));
        assert_eq!(on("2026-04-30"), Some((NotificationKind::DueSoon, 1)));
        assert_eq!(on("2026-05-01"), Some((NotificationKind::Overdue, -1)));
        assert_eq!(on("2026-05-09"), Some((NotificationKind::Overdue, -7)));
        assert_eq!(on("2026-06-01"), None);
    }

    #[test]
    fn every_word_is_read_back() {
        for kind in NotificationKind::ALL {
            assert_eq!(NotificationKind::parse(kind.key()), Some(*kind));
        }
        assert_eq!(Mailing::parse("sometimes"), None);
    }
}
