//! What people ask to be recorded of a model.
//!
//! Saying what is already recorded changes nothing; nothing is recorded of an archived model.

use std::collections::HashSet;

use serde::Serialize;

use super::{
    Classification, Classified, Content, Entered, EvidenceLinked, EvidenceUnlinked, Model,
    ModelState, Placeholder, Renamed, StateChanged, VersionPublished,
};
use crate::domain::actor::Actor;
use crate::domain::command::{Command, Facts, StreamId};
use crate::domain::event::{Event, StreamKind};
use crate::domain::free_text::FreeText;
use crate::domain::fuzzy_date::FuzzyDate;
use crate::domain::ids::{Key, ModelId, ProgrammeId, ProjectId, SeriesId};
use crate::domain::language::Names;
use crate::domain::programme::Programme;
use crate::domain::project::Project;
use crate::domain::refusal::{Checks, MODEL_VERSIONS_MAX, MOVES_MAX, Reason, Refusal};
use crate::domain::series::Series;
use crate::domain::vocabulary::{Vocabulary, check_terms};

/// The stream of a model.
pub(in crate::domain) fn stream(id: ModelId) -> StreamId {
    StreamId {
        kind: StreamKind::Model,
        id: id.0,
    }
}

fn check_classification(
    checks: &mut Checks,
    classification: &Classification,
    programme: Option<ProgrammeId>,
) {
    if let Some(place) = &classification.place {
        checks.name("classification.place", place);
    }
    let lists = [
        ("counties", Vocabulary::Counties, &classification.counties),
        (
            "targetGroups",
            Vocabulary::TargetGroups,
            &classification.target_groups,
        ),
        ("themes", Vocabulary::Themes, &classification.themes),
    ];
    for (field, vocabulary, keys) in lists {
        check_terms(checks, &format!("classification.{field}"), vocabulary, keys);
    }
    checks.list("classification.funders", classification.funders.len());
    for (index, funder) in classification.funders.iter().enumerate() {
        checks.names(
            &format!("classification.funders.{index}.names"),
            &funder.names,
        );
    }
    let mut seen = HashSet::new();
    for (index, language) in classification.languages.iter().enumerate() {
        checks.expect(
            seen.insert(language),
            &format!("classification.languages.{index}"),
            Reason::Repeated {
                what: language.code().to_owned(),
            },
        );
    }
    checks.expect(
        classification.pillar.is_none() || programme.is_some(),
        "classification.pillar",
        Reason::NotAProgrammeCode,
    );
    checks.expect(
        classification.investment.is_none() || classification.pillar.is_some(),
        "classification.investment",
        Reason::NotAProgrammeCode,
    );
}

/// A time that something began cannot lie in the future: what is planned has a state for it.
fn check_since(checks: &mut Checks, since: Option<&FuzzyDate>, facts: &Facts) {
    if let Some(since) = since {
        checks.expect(
            since.earliest <= facts.today(),
            "since",
            Reason::FutureDay {
                today: facts.today(),
            },
        );
    }
}

/// Enters a model under an address of its own. The programme of its project is its programme.
#[derive(Clone, Debug, Serialize)]
pub struct EnterModel {
    #[serde(skip)]
    pub model: ModelId,
    pub key: Key,
    pub names: Names,
    pub programme: Option<ProgrammeId>,
    pub project: Option<ProjectId>,
    pub placeholder: Option<Placeholder>,
    pub classification: Classification,
    pub state: ModelState,
    pub since: Option<FuzzyDate>,
}

impl EnterModel {
    fn programme(&self, facts: &Facts, checks: &mut Checks) -> Option<ProgrammeId> {
        let project = self
            .project
            .and_then(|id| facts.get::<Project>(id.0))
            .map(|project| project.programme);
        let agrees = project.is_none() || self.programme.is_none() || self.programme == project;
        checks.expect(agrees, "programme", Reason::WrongProgramme);
        self.programme.or(project)
    }
}

impl Command for EnterModel {
    const NAME: &'static str = "EnterModel";

    fn target(&self) -> StreamId {
        stream(self.model)
    }

    fn reads(&self) -> Vec<StreamId> {
        let programme = self.programme.map(|id| (StreamKind::Programme, id.0));
        let project = self.project.map(|id| (StreamKind::Project, id.0));
        let named = programme.into_iter().chain(project);
        named.map(|(kind, id)| StreamId { kind, id }).collect()
    }

    fn permits(&self, actor: &Actor) -> bool {
        actor.manages_projects()
    }

    fn decide(&self, facts: &Facts) -> Result<Vec<Event>, Vec<Refusal>> {
        if let Some(programme) = self.programme {
            facts.need::<Programme>(programme.0, "programme")?;
        }
        if let Some(project) = self.project {
            facts.need::<Project>(project.0, "project")?;
        }
        let mut checks = Checks::default();
        checks.names("names", &self.names);
        let programme = self.programme(facts, &mut checks);
        checks.expect(
            self.project.is_none() || self.placeholder.is_none(),
            "placeholder",
            Reason::AnswerContradicts,
        );
        if let Some(placeholder) = &self.placeholder {
            checks.names("placeholder.names", &placeholder.names);
            if let Some(funder) = &placeholder.funder {
                checks.names("placeholder.funder", funder);
            }
        }
        check_classification(&mut checks, &self.classification, programme);
        check_since(&mut checks, self.since.as_ref(), facts);
        checks.expect(
            self.state.may_begin(),
            "state",
            Reason::StateNotReachable {
                from: "new".to_owned(),
                to: self.state.key().to_owned(),
            },
        );
        checks.finish()?;
        Ok(vec![
            Entered {
                model: self.model,
                key: self.key.clone(),
                names: self.names.clone(),
                programme,
                project: self.project,
                placeholder: self.placeholder.clone(),
                classification: self.classification.clone(),
                state: self.state,
                since: self.since.clone(),
            }
            .into(),
        ])
    }
}

/// The commands that change an entered model: what the struct holds beside the model, who may give
/// it, and the decision over the model as it stands.
macro_rules! model_command {
    (
        $(#[$doc:meta])*
        $name:ident { $($field:ident: $type:ty),+ $(,)? } by $permits:ident
        $(, reads |$reader:ident| $reads:expr)?,
        |$this:ident, $model:ident, $checks:ident, $facts:ident| $decide:block
    ) => {
        $(#[$doc])*
        #[derive(Clone, Debug, Serialize)]
        pub struct $name {
            pub model: ModelId,
            $(pub $field: $type),+
        }

        impl Command for $name {
            const NAME: &'static str = stringify!($name);

            fn target(&self) -> StreamId {
                stream(self.model)
            }

            $(fn reads(&self) -> Vec<StreamId> {
                let $reader = self;
                $reads
            })?

            fn permits(&self, actor: &Actor) -> bool {
                actor.$permits()
            }

            fn decide(&self, $facts: &Facts) -> Result<Vec<Event>, Vec<Refusal>> {
                let $model: &Model = $facts.need(self.model.0, "model")?;
                let $this = self;
                let mut $checks = Checks::default();
                $checks.expect(
                    $model.state() != ModelState::Archived,
                    "model",
                    Reason::ModelArchived,
                );
                let event: Option<Event> = $decide;
                $checks.finish()?;
                Ok(event.into_iter().collect())
            }
        }
    };
}

model_command! {
    /// Gives the model other names; its address stays.
    RenameModel { names: Names } by manages_projects,
    |this, model, checks, _facts| {
        checks.names("names", &this.names);
        (model.names != this.names).then(|| Renamed { names: this.names.clone() }.into())
    }
}

model_command! {
    /// States anew by what the model is found.
    ClassifyModel { classification: Classification } by writes_for_projects,
    |this, model, checks, _facts| {
        check_classification(&mut checks, &this.classification, model.programme);
        (model.classification != this.classification).then(|| {
            Classified {
                classification: this.classification.clone(),
            }
            .into()
        })
    }
}

model_command! {
    /// Publishes a description, whole, in place of the one it is based on.
    ///
    /// Two people who change the same version: the second is refused and reads the first. The same
    /// description again changes nothing.
    PublishModelVersion { base: u32, content: Content, why: Option<FreeText> } by writes_for_projects,
    |this, model, checks, _facts| {
        this.content.check(&mut checks);
        let content = this.content.clone().settled();
        let same = model.content.as_ref() == Some(&content);
        checks.expect(
            same || this.base == model.version(),
            "base",
            Reason::StaleBase { version: model.version() },
        );
        checks.expect(
            same || model.versions.len() < MODEL_VERSIONS_MAX,
            "",
            Reason::TooMany { max: MODEL_VERSIONS_MAX },
        );
        match &this.why {
            Some(why) => checks.reason("why", why),
            None => checks.expect(same || model.versions.is_empty(), "why", Reason::Required),
        }
        (!same).then(|| {
            VersionPublished {
                number: model.version() + 1,
                content,
                why: this.why.clone(),
            }
            .into()
        })
    }
}

model_command! {
    /// Moves the model to another state. One that is not continued keeps why, and what was learned.
    ChangeModelState {
        state: ModelState,
        since: Option<FuzzyDate>,
        reason: Option<FreeText>,
        learned: Option<FreeText>,
    } by manages_projects,
    |this, model, checks, facts| {
        let latest = model.states.last();
        let same = latest.is_some_and(|span| {
            span.state == this.state
                && span.since == this.since
                && span.reason == this.reason
                && span.learned == this.learned
        });
        checks.expect(
            same || model.state().next().contains(&this.state),
            "state",
            Reason::StateNotReachable {
                from: model.state().key().to_owned(),
                to: this.state.key().to_owned(),
            },
        );
        checks.expect(
            model.states.len() < MOVES_MAX,
            "state",
            Reason::TooMany { max: MOVES_MAX },
        );
        check_since(&mut checks, this.since.as_ref(), facts);
        let before = model.states.iter().rev().find_map(|span| span.since.as_ref());
        if let (Some(before), Some(since)) = (before, &this.since) {
            checks.expect(
                same || before.earliest <= since.latest,
                "since",
                Reason::BeginsBeforeLatest { latest: before.earliest },
            );
        }
        let is_end = this.state == ModelState::NotContinued;
        for (field, text) in [("reason", &this.reason), ("learned", &this.learned)] {
            match text {
                Some(text) => checks.reason(field, text),
                None => checks.expect(!is_end, field, Reason::Required),
            }
        }
        (!same).then(|| {
            StateChanged {
                state: this.state,
                since: this.since.clone(),
                reason: this.reason.clone(),
                learned: this.learned.clone(),
            }
            .into()
        })
    }
}

model_command! {
    /// Names a series of observations as evidence of what the model does.
    LinkModelEvidence { series: SeriesId, note: Option<FreeText> } by writes_for_projects,
    reads |this| vec![StreamId { kind: StreamKind::Series, id: this.series.0 }],
    |this, model, checks, facts| {
        facts.need::<Series>(this.series.0, "series")?;
        if let Some(note) = &this.note {
            checks.reason("note", note);
        }
        let linked = EvidenceLinked {
            series: this.series,
            note: this.note.clone(),
        };
        let known = model.evidence.iter().find(|known| known.series == this.series);
        checks.list("series", model.evidence.len() + usize::from(known.is_none()));
        (known != Some(&linked)).then(|| linked.into())
    }
}

model_command! {
    /// Takes a series back from the model's evidence; the log keeps that it was there.
    UnlinkModelEvidence { series: SeriesId, reason: FreeText } by writes_for_projects,
    |this, model, checks, _facts| {
        checks.reason("reason", &this.reason);
        let known = model.evidence.iter().any(|known| known.series == this.series);
        checks.expect(known, "series", Reason::NotFound { what: "series".into() });
        Some(
            EvidenceUnlinked {
                series: this.series,
                reason: this.reason.clone(),
            }
            .into(),
        )
    }
}
