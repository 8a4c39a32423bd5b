//! Giving a promise, putting it otherwise, and telling what came of it.

use chrono::NaiveDate;

use super::{
    Made, Outcome, OutcomeCorrected, OutcomeRecorded, Population, Promise, PromiseKind, Revised,
    Target, Terms,
};
use crate::domain::free_text::FreeText;
use crate::domain::fuzzy_date::FuzzyDate;
use crate::domain::ids::{Key, PromiseId};
use crate::domain::language::{Names, Texts};
use crate::domain::part::{begin_part, change_part, check_sub_project};
use crate::domain::refusal::{Checks, Reason};

/// Most times that one promise is put otherwise.
const REVISIONS_MAX: usize = 50;
/// Most outcomes recorded of one promise.
const OUTCOMES_MAX: usize = 50;

fn check_terms(checks: &mut Checks, kind: PromiseKind, terms: &Terms) {
    checks.expect(
        (kind == PromiseKind::Target) == terms.target.is_some(),
        "terms.target",
        Reason::NotATarget,
    );
    if let Some(target) = &terms.target {
        check_target(checks, target);
    }
}

/// The parts of a target make its value, up to the rounding of decimal fractions.
fn check_target(checks: &mut Checks, target: &Target) {
    checks.names("terms.target.unit", &target.unit);
    if !target.scope.is_empty() {
        checks.names("terms.target.scope", &target.scope);
    }
    if let Some(population) = &target.population {
        check_population(checks, population);
    }
    checks.list("terms.target.parts", target.parts.len());
    for (index, part) in target.parts.iter().enumerate() {
        let field = format!("terms.target.parts.{index}.names");
        checks.names(&field, &part.names);
    }
    let sum: f64 = target.parts.iter().map(|part| part.value).sum();
    let close = (sum - target.value).abs() <= 1e-9 * target.value.abs().max(1.0);
    checks.expect(
        target.parts.is_empty() || close,
        "terms.target.parts",
        Reason::PartsDoNotSum {
            sum: sum.to_string(),
            whole: target.value.to_string(),
        },
    );
}

fn check_population(checks: &mut Checks, population: &Population) {
    checks.names("terms.target.population.group", &population.group);
    let outside = |min: &str, max: &str| Reason::OutsideRange {
        min: min.to_owned(),
        max: max.to_owned(),
    };
    checks.expect(
        population.size != Some(0),
        "terms.target.population.size",
        outside("1", "–"),
    );
    let fits = |share: f64| share > 0.0 && share <= 100.0;
    checks.expect(
        population.share.is_none_or(fits),
        "terms.target.population.share",
        outside("0", "100"),
    );
}

fn check_outcome(
    checks: &mut Checks,
    promise: &Promise,
    outcome: &Outcome,
    source: &FreeText,
    today: NaiveDate,
) {
    checks.reason("source", source);
    match outcome {
        Outcome::Delivered { on, value } => {
            checks.past("outcome.delivered.on", on.earliest, today);
            let fits = value.is_none() || promise.made.kind == PromiseKind::Target;
            checks.expect(fits, "outcome.delivered.value", Reason::NotATarget);
        }
        Outcome::Dropped { on, reason } => {
            if let Some(on) = on {
                checks.past("outcome.dropped.on", on.earliest, today);
            }
            checks.reason("outcome.dropped.reason", reason);
        }
        Outcome::NotKnown => {}
    }
}

begin_part! {
    /// Records a promise under a key of its project. The parts of a target make its value.
    MakePromise {
        kind: PromiseKind,
        names: Names,
        description: Texts,
        sub_project: Option<Key>,
        made_on: Option<FuzzyDate>,
        terms: Terms,
        source: FreeText,
    } begins Promise(PromiseId) at made by writes_for_projects,
    |this, project, today, checks| {
        checks.names("names", &this.names);
        checks.texts("description", &this.description);
        check_sub_project(&mut checks, "subProject", project, this.sub_project.as_ref());
        check_terms(&mut checks, this.kind, &this.terms);
        checks.reason("source", &this.source);
        if let Some(made_on) = &this.made_on {
            checks.past("madeOn", made_on.earliest, today);
        }
        Made {
            promise: PromiseId::of(this.project, &this.key),
            programme: project.programme,
            project: this.project,
            key: this.key.clone(),
            kind: this.kind,
            names: this.names.clone(),
            description: this.description.clone(),
            sub_project: this.sub_project.clone(),
            made_on: this.made_on.clone(),
            terms: this.terms.clone(),
            source: this.source.clone(),
        }
    }
}

change_part! {
    /// Puts a promise otherwise from a day on, with the reason. The earlier terms stay and are shown.
    RevisePromise { from: NaiveDate, terms: Terms, reason: FreeText }
    of Promise(PromiseId) called "promise" by manages_projects,
    |this, promise, today, checks| {
        check_terms(&mut checks, promise.made.kind, &this.terms);
        checks.reason("reason", &this.reason);
        checks.past("from", this.from, today);
        let last = promise.revisions.last();
        let same = last.is_some_and(|last| last.from == this.from && last.terms == this.terms);
        let fits = promise.revisions.len() < REVISIONS_MAX;
        checks.expect(same || fits, "from", Reason::TooMany { max: REVISIONS_MAX });
        let latest = last
            .map(|last| last.from)
            .or_else(|| promise.made.made_on.as_ref().map(|made_on| made_on.earliest));
        if let Some(latest) = latest {
            let later = latest < this.from;
            checks.expect(same || later, "from", Reason::BeginsBeforeLatest { latest });
        }
        (!same && promise.terms() != &this.terms).then(|| {
            Revised {
                from: this.from,
                terms: this.terms.clone(),
                reason: this.reason.clone(),
            }
            .into()
        })
    }
}

change_part! {
    /// Tells what came of a promise, also years later.
    ///
    /// The same outcome twice changes nothing; another is refused, as a correction has its reason.
    /// "Not known" is followed by what is found out later.
    RecordOutcome { outcome: Outcome, source: FreeText }
    of Promise(PromiseId) called "promise" by writes_for_projects,
    |this, promise, today, checks| {
        check_outcome(&mut checks, promise, &this.outcome, &this.source, today);
        let counting = promise.outcome().map(|recorded| &recorded.outcome);
        let same = counting == Some(&this.outcome);
        let open = matches!(counting, None | Some(Outcome::NotKnown));
        checks.expect(same || open, "outcome", Reason::OutcomeRecorded);
        let fits = promise.outcomes.len() < OUTCOMES_MAX;
        checks.expect(fits, "outcome", Reason::TooMany { max: OUTCOMES_MAX });
        (!same).then(|| {
            OutcomeRecorded {
                outcome: this.outcome.clone(),
                source: this.source.clone(),
            }
            .into()
        })
    }
}

change_part! {
    /// Replaces the outcome of a promise, with the reason. The earlier outcome stays and is shown.
    CorrectOutcome { outcome: Outcome, source: FreeText, reason: FreeText }
    of Promise(PromiseId) called "promise" by manages_projects,
    |this, promise, today, checks| {
        check_outcome(&mut checks, promise, &this.outcome, &this.source, today);
        checks.reason("reason", &this.reason);
        let counting = promise.outcome();
        checks.expect(counting.is_some(), "promise", Reason::OutcomeMissing);
        let fits = promise.outcomes.len() < OUTCOMES_MAX;
        checks.expect(fits, "outcome", Reason::TooMany { max: OUTCOMES_MAX });
        let same = counting.is_some_and(|counting| {
            counting.outcome == this.outcome && counting.source == this.source
        });
        (!same).then(|| {
            OutcomeCorrected {
                outcome: this.outcome.clone(),
                source: this.source.clone(),
                reason: this.reason.clone(),
            }
            .into()
        })
    }
}
