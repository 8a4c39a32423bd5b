//! LUPAUS, VANHA and LINKKI: what the passing of time raises.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::{Notice, NoticeCode, Thresholds, is_older};
use crate::domain::ids::ProjectId;

/// A promise that has no outcome yet, however it is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpenPromise {
    pub project: ProjectId,
    /// What was promised, in short.
    pub what: String,
    /// The last day that the promised time may mean.
    pub due: NaiveDate,
}

/// LUPAUS: the promised time has passed.
pub fn late_promises(promises: &[OpenPromise], today: NaiveDate) -> Vec<Notice> {
    let late = promises.iter().filter(|promise| promise.due < today);
    let found = |promise: &OpenPromise| vec![promise.what.clone(), promise.due.to_string()];
    late.map(|promise| Notice::of_project(NoticeCode::Lupaus, promise.project, found(promise)))
        .collect()
}

/// A running project and the last day on which anything was recorded of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Quiet {
    pub project: ProjectId,
    pub last: NaiveDate,
}

/// VANHA: nothing new for long.
pub fn quiet(running: &[Quiet], today: NaiveDate, thresholds: &Thresholds) -> Vec<Notice> {
    let silent = running
        .iter()
        .filter(|project| is_older(project.last, today, thresholds.quiet_days));
    silent
        .map(|own| Notice::of_project(NoticeCode::Vanha, own.project, vec![own.last.to_string()]))
        .collect()
}

/// One try of a link.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LinkCheck {
    pub project: ProjectId,
    pub url: String,
    pub on: NaiveDate,
    pub worked: bool,
}

/// LINKKI: since it last worked, a link failed twice with enough days between.
pub fn dead_links(checks: &[LinkCheck], thresholds: &Thresholds) -> Vec<Notice> {
    let mut links: BTreeMap<(ProjectId, &str), Vec<&LinkCheck>> = BTreeMap::new();
    for check in checks {
        let link = (check.project, check.url.as_str());
        links.entry(link).or_default().push(check);
    }
    let is_dead = |own: &[&LinkCheck]| {
        let worked = own.iter().filter(|check| check.worked);
        let worked = worked.map(|check| check.on).max();
        let failed = own
            .iter()
            .filter(|check| !check.worked && worked.is_none_or(|on| on < check.on));
        let days: Vec<NaiveDate> = failed.map(|check| check.on).collect();
        let (first, last) = (days.iter().min(), days.iter().max());
        first.zip(last).is_some_and(|(first, last)| {
            last.signed_duration_since(*first).num_days() >= thresholds.link_days
        })
    };
    let dead = links.into_iter().filter(|(_, own)| is_dead(own));
    dead.map(|((project, url), _)| {
        Notice::of_project(NoticeCode::Linkki, project, vec![url.to_owned()])
    })
    .collect()
}
