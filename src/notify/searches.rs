//! Searches that people follow: which of them fit the models that changed.
//!
//! The index follows the log by itself and may be behind, so searches have a watcher of their own,
//! which goes no further than the index. That a model fits a search is told beside what else is told
//! of the same event, in the same mail.

use std::collections::BTreeMap;

use uuid::Uuid;

use super::told::{Findings, Found};
use super::{Notifier, Trouble};
use crate::app::{Cursor, Follow, StoredEvent, Wanted};
use crate::domain::event::StreamKind;
use crate::domain::ids::Key;
use crate::domain::language::Language;
use crate::domain::notification::{Followed, NotificationKind};
use crate::domain::programme::Programme;
use crate::domain::project::Project;
use crate::pages::{Given, language_of};
use crate::search::{Asked, Facet, Kind, Order, Phase, Question, Search, Strictness, Ticked};

const WATCHER: &str = "searches";
/// Events of models that are looked at together.
const PAGE: i64 = 50;
/// The newest changes that a search tells; more models than these never change at a time.
const NEWEST: usize = 200;

/// How the claim is written by which the holder of a key is known.
type Claim = fn(&Key) -> String;

/// Where the library is in its languages.
const LIBRARY: [&str; 3] = ["/kirjasto", "/sv/bibliotek", "/en/library"];

impl Notifier {
    /// Looks at the next models that changed, as far as the index has come; whether there may be
    /// more.
    pub(super) async fn look_through_searches(&self) -> Result<bool, Trouble> {
        let Some(search) = &self.search else {
            return Ok(false);
        };
        let state = search.state();
        let follows = self.app.store().follows_of_kind(Followed::Search).await?;
        let end = self.app.end().await?;
        let view = self.everything();
        let Some((kept, quiet)) = self.first_position(&view, WATCHER, end).await? else {
            return Ok(false);
        };
        let reached = state.position.min(end.position);
        if state.phase != Phase::Following || reached <= kept || follows.is_empty() {
            return Ok(false);
        }
        let wanted = Wanted {
            kinds: vec![StreamKind::Model],
            ..Wanted::default()
        };
        let events = view.events(&wanted, (kept, reached + 1), PAGE).await?;
        let is_full = events.len() as i64 == PAGE;
        let last = events.last().map(|last| last.recorded.stamp.position);
        let to = last.filter(|_| is_full).unwrap_or(reached);
        let mut findings = Findings::default();
        let changed = newest(&events);
        if !changed.is_empty() {
            for follow in &follows {
                let Some(fitting) = self.fitting(search, follow, &changed).await? else {
                    return Ok(false);
                };
                for id in fitting {
                    let (position, doer, event) = changed[&id];
                    if doer == follow.person || position <= follow.since {
                        continue;
                    }
                    let found = Found {
                        position,
                        event,
                        model: id,
                        follow: follow.id,
                        is_old: position <= quiet,
                        ..Found::default()
                    };
                    let kind = NotificationKind::FollowedSearch;
                    findings.add(follow.person, format!("search:{position}"), kind, found);
                }
            }
        }
        let (told, mails) = self.as_chosen(findings).await?;
        let to = Cursor {
            position: to,
            ..end
        };
        self.app
            .store()
            .tell_of_log(WATCHER, kept, to, &told, &mails)
            .await?;
        Ok(is_full)
    }

    /// Those of the changed models that a search finds; `None` while the index is not whole, since what
    /// it misses now it would never be asked again.
    async fn fitting(
        &self,
        search: &Search,
        follow: &Follow,
        changed: &BTreeMap<Uuid, (i64, Uuid, &'static str)>,
    ) -> Result<Option<Vec<Uuid>>, Trouble> {
        let Some(asked) = self.asked(search, &follow.address).await? else {
            return Ok(Some(Vec::new()));
        };
        let answer = search.ask(asked).await?;
        if !answer.is_complete {
            return Ok(None);
        }
        let found = answer.what;
        // Where nothing has all the words, less is found than was sought.
        let is_meant = found.sought.as_ref().is_none_or(|(_, way)| {
            !matches!(
                way,
                Strictness::SomeWords | Strictness::AnyWord | Strictness::Spelling
            )
        });
        let hits = found.hits.iter().filter(|_| is_meant).map(|hit| hit.id);
        Ok(Some(hits.filter(|id| changed.contains_key(id)).collect()))
    }

    /// An address of the library as a question; `None` for what finds nothing or is no such address.
    async fn asked(&self, search: &Search, address: &str) -> Result<Option<Asked>, Trouble> {
        let (path, query) = address.split_once('?').unwrap_or((address, ""));
        let given = Given::parse(Vec::new(), query, self.now());
        let Some(given) = given.ok().filter(|_| LIBRARY.contains(&path)) else {
            return Ok(None);
        };
        let mut ticked = Ticked::default();
        let facets = [
            ("state", Facet::State),
            ("area", Facet::County),
            ("group", Facet::TargetGroup),
            ("theme", Facet::Theme),
            ("lang", Facet::Language),
            ("year", Facet::Year),
        ];
        for (name, facet) in facets {
            for value in given.all(name) {
                ticked.tick(facet, value.to_lowercase());
            }
        }
        for funder in given.all("funder") {
            ticked.tick(Facet::Funder, funder);
        }
        if let Some(evidence) = given.first("evidence") {
            let has_evidence = matches!(evidence, "1" | "true");
            ticked.tick(Facet::Evidence, if has_evidence { "yes" } else { "no" });
        }
        let named: [(&str, Facet, Claim); 2] = [
            ("programme", Facet::Programme, Programme::claim_of),
            ("project", Facet::Project, Project::claim_of),
        ];
        for (name, facet, claim) in named {
            let Some(key) = given.first(name) else {
                continue;
            };
            let holder = match Key::parse(key) {
                Some(key) => self.everything().holder(&claim(&key)).await?,
                None => None,
            };
            let Some(id) = holder else {
                return Ok(None);
            };
            ticked.tick(facet, id.to_string());
        }
        let question = match given.first("q") {
            None => None,
            Some(q) => {
                let is_exact = matches!(given.first("exact"), Some("1" | "true"));
                match Question::parse(&search.analyser, q, is_exact) {
                    Ok(question) => Some(question),
                    Err(_) => return Ok(None),
                }
            }
        };
        let reader: Language = language_of(path);
        Ok(Some(Asked {
            question,
            kind: Kind::Model,
            ticked,
            reader,
            order: Order::Changed,
            skip: 0,
            take: NEWEST,
            counts: false,
        }))
    }
}

/// The newest event of each model: where, by whom and what.
fn newest(events: &[StoredEvent]) -> BTreeMap<Uuid, (i64, Uuid, &'static str)> {
    let of = |event: &StoredEvent| {
        let recorded = &event.recorded;
        let stamp = &recorded.stamp;
        (
            recorded.stream.id,
            (stamp.position, stamp.actor, recorded.event.name()),
        )
    };
    events.iter().map(of).collect()
}
