//! What people ask to be recorded of the use of a model.

use serde::Serialize;

use super::{
    Adoption, AdoptionState, Corrected, Moved, Reported, ResultStated, Site, Stage, Withdrawn,
};
use crate::domain::actor::Actor;
use crate::domain::command::{Command, Facts, StreamId};
use crate::domain::event::{Event, StreamKind};
use crate::domain::free_text::FreeText;
use crate::domain::ids::{AdoptionId, ModelId, ProjectId, SeriesId};
use crate::domain::language::Texts;
use crate::domain::model::{self, Model};
use crate::domain::project::Project;
use crate::domain::refusal::{Checks, MOVES_MAX, Reason, Refusal};
use crate::domain::series::Series;

fn stream(id: AdoptionId) -> StreamId {
    StreamId {
        kind: StreamKind::Adoption,
        id: id.0,
    }
}

fn check_site(checks: &mut Checks, site: &Site) {
    checks.names("site.organisation.names", &site.organisation.names);
    if let Some(place) = &site.place {
        checks.name("site.place", place);
    }
}

fn check_stage(checks: &mut Checks, field: &str, stage: &Stage, facts: &Facts) {
    let today = facts.today();
    let began = stage.since.as_ref().is_none_or(|s| s.earliest <= today);
    checks.expect(
        began,
        &format!("{field}.since"),
        Reason::FutureDay { today },
    );
    checks.expect(
        stage.intended.is_none() || stage.state == AdoptionState::Planned,
        &format!("{field}.intended"),
        Reason::AnswerContradicts,
    );
    let needs_note = matches!(stage.state, AdoptionState::Adapted | AdoptionState::Ended);
    let note = format!("{field}.note");
    checks.expect(
        !needs_note || !stage.note.is_empty(),
        &note,
        Reason::Required,
    );
    checks.texts(&note, &stage.note);
}

/// Whether a stage may follow another, and not before it.
fn check_order(checks: &mut Checks, field: &str, before: &Stage, stage: &Stage) {
    checks.expect(
        before.state.next().contains(&stage.state),
        &format!("{field}.state"),
        Reason::StateNotReachable {
            from: before.state.key().to_owned(),
            to: stage.state.key().to_owned(),
        },
    );
    if let (Some(before), Some(since)) = (&before.since, &stage.since) {
        checks.expect(
            before.earliest <= since.latest,
            &format!("{field}.since"),
            Reason::BeginsBeforeLatest {
                latest: before.earliest,
            },
        );
    }
}

/// Tells that an organisation uses a model, or plans to. Anybody who writes for a project may tell
/// it of their own project, which need not be the one that made the model.
///
/// The same again changes nothing; other facts of the same organisation and place are moved or
/// corrected instead.
#[derive(Clone, Debug, Serialize)]
pub struct ReportAdoption {
    pub model: ModelId,
    pub project: Option<ProjectId>,
    pub site: Site,
    pub stage: Stage,
}

impl ReportAdoption {
    fn id(&self) -> AdoptionId {
        let place = self.site.place.as_deref().unwrap_or_default();
        AdoptionId::of(self.model, self.site.organisation.names.any(), place)
    }
}

impl Command for ReportAdoption {
    const NAME: &'static str = "ReportAdoption";

    fn target(&self) -> StreamId {
        stream(self.id())
    }

    fn reads(&self) -> Vec<StreamId> {
        let project = self.project.map(|id| StreamId {
            kind: StreamKind::Project,
            id: id.0,
        });
        project
            .into_iter()
            .chain([model::stream(self.model)])
            .collect()
    }

    fn permits(&self, actor: &Actor) -> bool {
        actor.writes_for_projects()
    }

    fn decide(&self, facts: &Facts) -> Result<Vec<Event>, Vec<Refusal>> {
        facts.need::<Model>(self.model.0, "model")?;
        let project = self
            .project
            .map(|id| facts.need::<Project>(id.0, "project"))
            .transpose()?;
        let mut checks = Checks::default();
        check_site(&mut checks, &self.site);
        check_stage(&mut checks, "stage", &self.stage, facts);
        let known = facts.get::<Adoption>(self.id().0);
        let same = known.is_some_and(|known| {
            known.project == self.project
                && known.site == self.site
                && known.stages == [self.stage.clone()]
        });
        match known.map(|known| &known.withdrawn) {
            Some(Some(_)) => checks.refuse("site", Reason::AdoptionWithdrawn),
            Some(None) if !same => checks.refuse(
                "site",
                Reason::Taken {
                    what: self.site.organisation.names.any().to_owned(),
                },
            ),
            Some(None) | None => {}
        }
        checks.finish()?;
        let reported = Reported {
            adoption: self.id(),
            model: self.model,
            programme: project.map(|project| project.programme),
            project: self.project,
            site: self.site.clone(),
            stage: self.stage.clone(),
        };
        Ok((!same).then(|| reported.into()).into_iter().collect())
    }
}

/// The commands that change a reported adoption, over the adoption as it stands.
macro_rules! adoption_command {
    (
        $(#[$doc:meta])*
        $name:ident { $($field:ident: $type:ty),+ $(,)? }
        $(reads |$reader:ident| $reads:expr;)?
        |$this:ident, $adoption:ident, $checks:ident, $facts:ident| $decide:block
    ) => {
        $(#[$doc])*
        #[derive(Clone, Debug, Serialize)]
        pub struct $name {
            pub adoption: AdoptionId,
            $(pub $field: $type),+
        }

        impl Command for $name {
            const NAME: &'static str = stringify!($name);

            fn target(&self) -> StreamId {
                stream(self.adoption)
            }

            $(fn reads(&self) -> Vec<StreamId> {
                let $reader = self;
                $reads
            })?

            fn permits(&self, actor: &Actor) -> bool {
                actor.writes_for_projects()
            }

            fn decide(&self, $facts: &Facts) -> Result<Vec<Event>, Vec<Refusal>> {
                let $adoption: &Adoption = $facts.need(self.adoption.0, "adoption")?;
                let $this = self;
                let mut $checks = Checks::default();
                let event: Option<Event> = $decide;
                $checks.finish()?;
                Ok(event.into_iter().collect())
            }
        }
    };
}

fn check_counts(checks: &mut Checks, adoption: &Adoption) {
    checks.expect(
        adoption.withdrawn.is_none(),
        "adoption",
        Reason::AdoptionWithdrawn,
    );
}

adoption_command! {
    /// Moves an adoption on: from plan to use, from use to its end, or to use again.
    MoveAdoption { stage: Stage }
    |this, adoption, checks, facts| {
        check_counts(&mut checks, adoption);
        check_stage(&mut checks, "stage", &this.stage, facts);
        let latest = adoption.stage();
        let same = latest == Some(&this.stage);
        if let Some(latest) = latest.filter(|_| !same) {
            check_order(&mut checks, "stage", latest, &this.stage);
        }
        checks.expect(
            adoption.stages.len() < MOVES_MAX,
            "stage",
            Reason::TooMany { max: MOVES_MAX },
        );
        (!same).then(|| Moved { stage: this.stage.clone() }.into())
    }
}

adoption_command! {
    /// States what came of it; replaces what was stated before.
    StateAdoptionResult { result: Texts, evidence: Vec<SeriesId> }
    reads |this| this
        .evidence
        .iter()
        .map(|series| StreamId { kind: StreamKind::Series, id: series.0 })
        .collect();
    |this, adoption, checks, facts| {
        check_counts(&mut checks, adoption);
        checks.expect(!this.result.is_empty(), "result", Reason::Required);
        checks.texts("result", &this.result);
        checks.list("evidence", this.evidence.len());
        for (index, series) in this.evidence.iter().enumerate() {
            checks.expect(
                facts.get::<Series>(series.0).is_some(),
                &format!("evidence.{index}"),
                Reason::NotFound { what: "series".into() },
            );
            checks.expect(
                !this.evidence[..index].contains(series),
                &format!("evidence.{index}"),
                Reason::Repeated { what: "series".into() },
            );
        }
        let same = adoption.result == this.result && adoption.evidence == this.evidence;
        (!same).then(|| {
            ResultStated {
                result: this.result.clone(),
                evidence: this.evidence.clone(),
            }
            .into()
        })
    }
}

adoption_command! {
    /// Puts other facts in place of what was told wrongly.
    CorrectAdoption { site: Site, stages: Vec<Stage>, reason: FreeText }
    |this, adoption, checks, facts| {
        check_counts(&mut checks, adoption);
        check_site(&mut checks, &this.site);
        checks.reason("reason", &this.reason);
        checks.expect(!this.stages.is_empty(), "stages", Reason::Required);
        checks.expect(
            this.stages.len() <= MOVES_MAX,
            "stages",
            Reason::TooMany { max: MOVES_MAX },
        );
        for (index, stage) in this.stages.iter().enumerate() {
            let field = format!("stages.{index}");
            check_stage(&mut checks, &field, stage, facts);
            if let Some(before) = index.checked_sub(1).and_then(|at| this.stages.get(at)) {
                check_order(&mut checks, &field, before, stage);
            }
        }
        let same = adoption.site == this.site && adoption.stages == this.stages;
        (!same).then(|| {
            Corrected {
                site: this.site.clone(),
                stages: this.stages.clone(),
                reason: this.reason.clone(),
            }
            .into()
        })
    }
}

adoption_command! {
    /// Takes back what was no adoption at all. It stays in the log and counts nowhere.
    WithdrawAdoption { reason: FreeText }
    |this, adoption, checks, _facts| {
        checks.reason("reason", &this.reason);
        adoption
            .withdrawn
            .is_none()
            .then(|| Withdrawn { reason: this.reason.clone() }.into())
    }
}
