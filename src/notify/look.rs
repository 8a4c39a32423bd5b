//! Looking through the log for what to tell.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;
use std::sync::atomic::Ordering;

use chrono::{NaiveDate, TimeDelta};
use uuid::Uuid;

use super::told::{Findings, Found};
use super::{Notifier, Trouble};
use crate::app::{Follow, StoredEvent, View, Wanted};
use crate::domain::actor::Audience;
use crate::domain::adoption::Adoption;
use crate::domain::command::{Belongs, Recorded};
use crate::domain::document::Filter;
use crate::domain::event::{Event, PersonEvent, RoundEvent, StreamKind};
use crate::domain::ids::PersonId;
use crate::domain::notification::{
    Circle, Followed, NotificationKind, is_news_of_model, is_news_of_project, is_news_of_view,
    may_see, of_work,
};
use crate::domain::period::finnish_day;
use crate::domain::person::{Person, Scope};
use crate::domain::programme::Programme;
use crate::domain::project::Project;
use crate::domain::round::Round;
use crate::projection;
use crate::projection::model::ModelCard;

/// Events that are looked at together.
const PAGE: i64 = 200;
/// What a new watcher still tells, in the service alone.
const FIRST_LOOK: TimeDelta = TimeDelta::days(30);
/// Events without anything to tell after which how far it has come is kept all the same.
const KEPT_EVERY: i64 = 2_000;
/// The watcher's name.
const WATCHER: &str = "notifications";

/// Documents that decide who is told of some events.
struct Around {
    today: NaiveDate,
    people: Vec<Arc<Person>>,
    belongs: HashMap<i64, Belongs>,
    adoptions: HashMap<Uuid, Arc<Adoption>>,
    models: HashMap<Uuid, Arc<ModelCard>>,
    rounds: HashMap<Uuid, Arc<Round>>,
    programmes: HashMap<Uuid, Arc<Programme>>,
    /// Of the programmes whose rounds moved.
    projects: Vec<Arc<Project>>,
    follows: Vec<Follow>,
    views: Vec<Follow>,
}

impl Notifier {
    /// Looks at the next events; whether there may be more.
    pub(super) async fn look_through_log(&self) -> Result<bool, Trouble> {
        let view = self.everything();
        let end = self.app.end().await?;
        let (kept, quiet) = match self.first_position(&view, WATCHER, end).await? {
            Some(place) => place,
            None => return Ok(false),
        };
        // A restored log is shorter than what was looked through of the other.
        let looked = self.looked.load(Ordering::Relaxed);
        let from = if looked > end.position {
            kept
        } else {
            kept.max(looked)
        };
        let events = view
            .events(&Wanted::default(), (from, i64::MAX), PAGE)
            .await?;
        let Some(last) = events.last().map(|last| last.recorded.stamp.position) else {
            return Ok(false);
        };
        let findings = self.found_in(&view, &events, quiet).await?;
        if findings.is_empty() && last - kept < KEPT_EVERY {
            self.looked.store(last, Ordering::Relaxed);
            return Ok(true);
        }
        let (told, mails) = self.as_chosen(findings).await?;
        let to = crate::app::Cursor {
            position: last,
            ..end
        };
        let store = self.app.store();
        // Where another server was faster, it is looked again from where that one came to.
        if store.tell_of_log(WATCHER, kept, to, &told, &mails).await? {
            self.looked.store(last, Ordering::Relaxed);
        }
        Ok(true)
    }

    /// Where a watcher goes on, and up to where it is quiet; `None` while the log is empty.
    pub(super) async fn first_position(
        &self,
        view: &View,
        watcher: &str,
        end: crate::app::Cursor,
    ) -> Result<Option<(i64, i64)>, Trouble> {
        if end.position == 0 {
            return Ok(None);
        }
        let first = view.position_before(self.now() - FIRST_LOOK).await?;
        Ok(Some(self.app.store().watcher(watcher, first, end).await?))
    }

    async fn found_in(
        &self,
        view: &View,
        events: &[StoredEvent],
        quiet: i64,
    ) -> Result<Findings, Trouble> {
        let mut findings = Findings::default();
        let wanted = |event: &StoredEvent| {
            let event = &event.recorded.event;
            of_work(event).is_some()
                || is_news_of_model(event)
                || is_news_of_project(event)
                || is_news_of_view(event)
        };
        let events: Vec<&StoredEvent> = events.iter().filter(|event| wanted(event)).collect();
        if events.is_empty() {
            return Ok(findings);
        }
        let around = self.around(view, &events).await?;
        for event in events {
            around.tell(event, quiet, &mut findings);
        }
        Ok(findings)
    }

    async fn around(&self, view: &View, events: &[&StoredEvent]) -> Result<Around, Trouble> {
        let of_kind = |kind: StreamKind| -> Vec<Uuid> {
            let streams = events.iter().map(|event| event.recorded.stream);
            let mut ids: Vec<Uuid> = streams
                .filter(|stream| stream.kind == kind)
                .map(|stream| stream.id)
                .collect();
            ids.sort_unstable();
            ids.dedup();
            ids
        };
        let positions: Vec<i64> = events
            .iter()
            .map(|event| event.recorded.stamp.position)
            .collect();
        let belongs = view.belongings(&positions).await?;
        let adoptions = view
            .get_many::<Adoption>(&of_kind(StreamKind::Adoption))
            .await?;
        let mut models = of_kind(StreamKind::Model);
        models.extend(adoptions.values().map(|adoption| adoption.model.0));
        let models = view.get_many::<ModelCard>(&models).await?;
        let named = |id: fn(&Belongs) -> Option<Uuid>| -> Vec<Uuid> {
            let all: HashSet<Uuid> = belongs.values().filter_map(id).collect();
            all.into_iter().collect()
        };
        let rounds = named(|belongs| belongs.round.map(|id| id.0));
        let rounds = view.get_many::<Round>(&rounds).await?;
        let programmes = named(|belongs| belongs.programme.map(|id| id.0));
        let programmes = view.get_many::<Programme>(&programmes).await?;
        let moved: HashSet<Uuid> = events
            .iter()
            .filter(|event| event.recorded.stream.kind == StreamKind::Round)
            .filter_map(|event| rounds.get(&event.recorded.stream.id))
            .map(|round| round.programme.0)
            .collect();
        let mut projects = Vec::new();
        for programme in moved {
            let filter = Filter {
                programme: Some(programme),
                ..Filter::default()
            };
            projects.extend(view.all::<Project>(&filter).await?);
        }
        let mut targets: Vec<Uuid> = named(|belongs| belongs.project.map(|id| id.0));
        targets.extend(models.keys());
        let store = self.app.store();
        let moves_views = events
            .iter()
            .any(|event| is_news_of_view(&event.recorded.event));
        Ok(Around {
            today: finnish_day(self.now()),
            people: view.all::<Person>(&Filter::default()).await?,
            follows: store.followers_of(&targets).await?,
            views: match moves_views {
                true => store.follows_of_kind(Followed::View).await?,
                false => Vec::new(),
            },
            belongs,
            adoptions,
            models,
            rounds,
            programmes,
            projects,
        })
    }
}

impl Around {
    fn tell(&self, stored: &StoredEvent, quiet: i64, findings: &mut Findings) {
        let recorded = &stored.recorded;
        let (stamp, event) = (&recorded.stamp, &recorded.event);
        let belongs = self.place(recorded);
        let model = match recorded.stream.kind {
            StreamKind::Model => recorded.stream.id,
            StreamKind::Adoption => {
                let adoption = self.adoptions.get(&recorded.stream.id);
                adoption.map_or(Uuid::nil(), |adoption| adoption.model.0)
            }
            _ => Uuid::nil(),
        };
        let found = Found {
            position: stamp.position,
            event: event.name(),
            belongs,
            model,
            is_old: stamp.position <= quiet,
            ..Found::default()
        };
        let cause = format!("event:{}", stamp.position);
        if let Some((kind, circle)) = self.circle(recorded, &belongs, model) {
            let others = self
                .people
                .iter()
                .filter(|person| person.id.0 != stamp.actor);
            for person in others {
                let Some(place) = circle.place_of(person, self.today) else {
                    continue;
                };
                let mut found = found.clone();
                // Of several projects that a round asks, one's own.
                found.belongs.project = place.or(belongs.project);
                findings.add(person.id.0, cause.clone(), kind, found);
            }
        }
        let followed = self.follows.iter().filter_map(|follow| {
            let kind = match follow.kind {
                Followed::Model => (follow.target == model && is_news_of_model(event))
                    .then_some(NotificationKind::FollowedModel),
                Followed::Project => (Some(follow.target) == belongs.project.map(|id| id.0)
                    && is_news_of_project(event))
                .then_some(NotificationKind::FollowedProject),
                Followed::Search | Followed::View => None,
            };
            Some((follow, kind?))
        });
        let views = self
            .views
            .iter()
            .filter(|_| is_news_of_view(event))
            .filter(|follow| self.shows(&follow.address, &belongs))
            .map(|follow| (follow, NotificationKind::FollowedView));
        for (follow, kind) in followed.chain(views) {
            let person = self.people.iter().find(|own| own.id.0 == follow.person);
            let audience = projection::audience(recorded.stream.kind);
            let may = audience != Audience::Overseers
                && person.is_some_and(|person| may_see(kind, person, &belongs, self.today));
            if may && follow.person != stamp.actor && stamp.position > follow.since {
                let found = Found {
                    follow: follow.id,
                    ..found.clone()
                };
                findings.add(follow.person, cause.clone(), kind, found);
            }
        }
    }

    /// Who is told of an event because of a role.
    fn circle(
        &self,
        recorded: &Recorded,
        belongs: &Belongs,
        model: Uuid,
    ) -> Option<(NotificationKind, Circle)> {
        let kind = of_work(&recorded.event)?;
        let doer = recorded.stamp.actor;
        let circle = match &recorded.event {
            Event::Round(RoundEvent::Extended(extended)) => Circle::Writers(vec![extended.project]),
            Event::Round(RoundEvent::Reminded(reminded)) => {
                Circle::Writers(reminded.projects.clone())
            }
            Event::Round(_) => {
                let round = self.rounds.get(&belongs.round?.0)?;
                let asked = self.projects.iter().filter(|project| {
                    project.programme == round.programme && round.expects(project)
                });
                Circle::Writers(asked.map(|project| project.id).collect())
            }
            Event::Adoption(_) => Circle::Writers(vec![self.models.get(&model)?.project?]),
            Event::Person(_) => Circle::Person(PersonId(recorded.stream.id)),
            _ => {
                let own = Circle::Writers(vec![belongs.project?]);
                let writes = |person: &Arc<Person>| {
                    person.id.0 == doer && own.place_of(person, self.today).is_some()
                };
                // What the project says, its reviewers are told; what others say, the project is.
                let is_own = kind == NotificationKind::Filed
                    || (kind == NotificationKind::Commented && self.people.iter().any(writes));
                match is_own {
                    true => Circle::Reviewers(*belongs),
                    false => own,
                }
            }
        };
        Some((kind, circle))
    }

    /// The larger things that an event is about; of a role, where it counts.
    fn place(&self, recorded: &Recorded) -> Belongs {
        let own = self.belongs.get(&recorded.stamp.position).copied();
        let mut own = own.unwrap_or_default();
        if let Event::Person(PersonEvent::MembershipGranted(granted)) = &recorded.event {
            match granted.scope {
                Scope::Service => {}
                Scope::Programme(programme) => own.programme = Some(programme),
                Scope::Project(project) => own.project = Some(project),
            }
        }
        own
    }

    /// Whether a view of the portfolio shows what belongs there: it names a programme and a round, or
    /// leaves them open. A view of a moment that lies behind never changes.
    fn shows(&self, address: &str, belongs: &Belongs) -> bool {
        let query = address.split_once('?').map_or("", |(_, query)| query);
        let value = |name: &str| {
            let mut pairs = query.split('&').filter_map(|pair| pair.split_once('='));
            pairs
                .find(|(own, value)| *own == name && !value.is_empty())
                .map(|(_, value)| value)
        };
        let programme = belongs.programme.and_then(|id| self.programmes.get(&id.0));
        let round = belongs.round.and_then(|id| self.rounds.get(&id.0));
        let is_programme = |key: &str| programme.is_some_and(|own| own.key.as_str() == key);
        let is_round = |code: &str| round.is_some_and(|own| own.code.as_str() == code);
        value("asof").is_none()
            && programme.is_some()
            && value("programme").is_none_or(is_programme)
            && value("round").is_none_or(is_round)
    }
}
