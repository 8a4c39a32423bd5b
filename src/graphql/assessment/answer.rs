//! Answers to goals.

use async_graphql::{Context, ID, InputObject, Object, OneofObject, Result, SimpleObject, Union};

use crate::app::View;
use crate::domain::assessment as domain;
use crate::domain::free_text::FreeText;
use crate::domain::ids::{ModelId, SeriesId};
use crate::domain::programme::Programme;
use crate::domain::refusal::Reason;
use crate::domain::round::Round;
use crate::domain::words;
use crate::graphql::enums::AnswerState;
use crate::graphql::ids::{observation_id, parse_observation_id};
use crate::graphql::input::Reading;
use crate::graphql::loader::load;
use crate::graphql::model::Model;
use crate::graphql::programme::Goal;
use crate::graphql::series::Observation;
use crate::graphql::text::{Names, Texts, TextsInput, said};

/// The answer to one goal.
pub struct Answer {
    pub goal: Goal,
    answer: Option<domain::Answer>,
    rating: Option<Rating>,
    view: View,
}

/// One answer per goal that the round asks for, also for those that got none.
pub fn answers(
    programme: &Programme,
    round: &Round,
    content: &domain::Content,
    view: &View,
) -> Vec<Answer> {
    let shown = round.asks.iter().filter_map(|key| {
        let goal = programme.goal(key)?;
        let mut answers = content.answers.iter();
        let given = answers.find(|answer| answer.goal == *key);
        Some(Answer {
            goal: Goal::new(goal, round.state_date),
            rating: given.and_then(|answer| Rating::of(programme, answer.rating?)),
            answer: given.cloned(),
            view: view.clone(),
        })
    });
    shown.collect()
}

impl Answer {
    /// Whether it rests on its narrative, not on a reason.
    pub fn is_told(&self) -> bool {
        let state = self.answer.as_ref().map(domain::Answer::state);
        state == Some(domain::AnswerState::Answered)
    }
}

/// The answer to one goal.
#[Object(name = "GoalAnswer")]
impl Answer {
    /// The goal, worded as on the round's state date.
    async fn goal(&self) -> &Goal {
        &self.goal
    }

    /// What kind of answer it is.
    async fn state(&self) -> AnswerState {
        self.answer
            .as_ref()
            .map_or(domain::AnswerState::Unanswered, domain::Answer::state)
            .into()
    }

    /// The step on the programme's own scale; null when the project gave none.
    async fn rating(&self) -> Option<&Rating> {
        self.rating.as_ref()
    }

    /// What the project tells.
    async fn narrative(&self) -> Texts {
        let narrative = self.answer.as_ref().map(|answer| answer.narrative.clone());
        Texts(narrative.unwrap_or_default())
    }

    /// Words of the narrative, all languages together.
    async fn words(&self) -> u32 {
        let narrative = self.answer.as_ref().map(|answer| &answer.narrative);
        narrative.map_or(0, words::count)
    }

    /// Why nothing changed since the round before, when the project confirmed so.
    async fn unchanged(&self) -> Option<&str> {
        self.answer.as_ref()?.unchanged.as_ref().and_then(said)
    }

    /// Why the goal cannot be assessed, and who could.
    async fn cannot_assess(&self) -> Option<CannotAssess> {
        let cannot = self.answer.as_ref()?.cannot_assess.as_ref()?;
        Some(CannotAssess {
            reason: said(&cannot.reason).map(str::to_owned),
            who_could: cannot.who_could.as_ref().and_then(said).map(str::to_owned),
        })
    }

    /// The heading as it stood in an imported text.
    async fn heading_as_written(&self) -> Option<&str> {
        self.answer.as_ref()?.heading_as_written.as_deref()
    }

    /// What the answer rests on.
    async fn evidence(&self) -> Vec<Evidence> {
        let evidence = self.answer.as_ref().map(|answer| &answer.evidence);
        shown(evidence.into_iter().flatten(), &self.view)
    }
}

/// A step on a scale that the programme defines for itself.
#[derive(SimpleObject)]
#[graphql(serial)]
pub struct Rating {
    /// The step, 1 for the lowest.
    pub step: u32,
    /// What the step is called.
    pub names: Names,
    /// Whose scale it is, in words.
    pub origin: Names,
    /// How many steps the scale has.
    pub steps: usize,
}

impl Rating {
    pub fn of(programme: &Programme, rating: domain::Rating) -> Option<Rating> {
        let scale = programme.scales.get(rating.scale)?;
        let names = scale.steps.get(rating.step.checked_sub(1)? as usize)?;
        Some(Rating {
            step: rating.step,
            names: Names(names.clone()),
            origin: Names(scale.origin.clone()),
            steps: scale.steps.len(),
        })
    }
}

/// Why a goal cannot be assessed.
#[derive(SimpleObject)]
pub struct CannotAssess {
    /// Why; null once blanked.
    reason: Option<String>,
    /// Who could assess it, and when.
    who_could: Option<String>,
}

/// What an answer rests on.
#[derive(Union)]
pub enum Evidence {
    Link(LinkEvidence),
    Observation(ObservationEvidence),
    Model(OperatingModelEvidence),
}

/// A page or a document elsewhere.
#[derive(SimpleObject)]
pub struct LinkEvidence {
    /// Its address.
    url: String,
    /// What it is.
    label: String,
}

/// An observation of an indicator.
pub struct ObservationEvidence {
    series: SeriesId,
    number: u32,
    view: View,
}

/// An observation of an indicator.
#[Object]
impl ObservationEvidence {
    /// The observation's global id, for `node`.
    async fn observation(&self) -> ID {
        observation_id(self.series, self.number)
    }

    /// The observation itself, as it was corrected since.
    async fn measured(&self, ctx: &Context<'_>) -> Result<Option<Observation>> {
        let series = load(ctx, &self.view, self.series.0).await?;
        Ok(series.and_then(|series| Observation::new(series, self.number, self.view.clone())))
    }
}

/// An operating model.
pub struct OperatingModelEvidence {
    model: ModelId,
    view: View,
}

/// An operating model.
#[Object]
impl OperatingModelEvidence {
    /// The model, as it is now.
    async fn model(&self, ctx: &Context<'_>) -> Result<Option<Model>> {
        let card = load(ctx, &self.view, self.model.0).await?;
        Ok(card.map(|card| Model::new(card, self.view.clone())))
    }
}

/// What answers rest on, as a view sees it.
pub fn shown<'a>(
    evidence: impl IntoIterator<Item = &'a domain::Evidence>,
    view: &View,
) -> Vec<Evidence> {
    let view = || view.clone();
    let one = |evidence: &domain::Evidence| match evidence {
        domain::Evidence::Link { url, label } => Evidence::Link(LinkEvidence {
            url: url.clone(),
            label: label.clone(),
        }),
        domain::Evidence::Observation { series, number } => {
            Evidence::Observation(ObservationEvidence {
                series: *series,
                number: *number,
                view: view(),
            })
        }
        domain::Evidence::Model(model) => Evidence::Model(OperatingModelEvidence {
            model: *model,
            view: view(),
        }),
    };
    evidence.into_iter().map(one).collect()
}

/// The answer to one goal: a narrative, or "unchanged" with a reason, or "cannot be assessed" with
/// a reason.
#[derive(InputObject)]
pub struct AnswerInput {
    /// The goal's key.
    goal: String,
    /// The step on the programme's own scale, 1 for the lowest; optional.
    rating: Option<u32>,
    /// What the project tells.
    #[graphql(default)]
    narrative: TextsInput,
    /// Why nothing changed since the round before.
    unchanged: Option<String>,
    /// Why the goal cannot be assessed; excludes a rating and `unchanged`.
    cannot_assess: Option<CannotAssessInput>,
    /// Imports only: the heading as it stood, with or without a text under it.
    heading_as_written: Option<String>,
    /// What the answer rests on.
    #[graphql(default)]
    evidence: Vec<EvidenceInput>,
}

/// Why a goal cannot be assessed.
#[derive(InputObject)]
pub struct CannotAssessInput {
    /// Why.
    reason: String,
    /// Who could assess it, and when.
    who_could: Option<String>,
}

/// What an answer rests on: exactly one.
#[derive(OneofObject)]
pub enum EvidenceInput {
    /// A page or a document elsewhere.
    Link(LinkEvidenceInput),
    /// The global id of an observation.
    Observation(ID),
    /// The key of an operating model.
    Model(String),
}

/// A page or a document elsewhere.
#[derive(InputObject)]
pub struct LinkEvidenceInput {
    /// Its address, beginning with https:// or http://.
    url: String,
    /// What it is.
    label: String,
}

impl AnswerInput {
    pub async fn parse(
        self,
        reading: &mut Reading<'_>,
        field: &str,
    ) -> Result<Option<domain::Answer<domain::Step>>> {
        let Some(goal) = reading.key(&format!("{field}.goal"), &self.goal) else {
            return Ok(None);
        };
        let mut evidence = Vec::with_capacity(self.evidence.len());
        for (index, input) in self.evidence.into_iter().enumerate() {
            let at = format!("{field}.evidence.{index}");
            evidence.extend(input.parse(reading, &at).await?);
        }
        Ok(Some(domain::Answer {
            goal,
            rating: self.rating.map(domain::Step),
            narrative: self.narrative.into(),
            unchanged: self.unchanged.map(FreeText::new),
            cannot_assess: self.cannot_assess.map(|cannot| domain::CannotAssess {
                reason: FreeText::new(cannot.reason),
                who_could: cannot.who_could.map(FreeText::new),
            }),
            heading_as_written: self.heading_as_written,
            evidence,
        }))
    }
}

impl EvidenceInput {
    pub async fn parse(
        self,
        reading: &mut Reading<'_>,
        field: &str,
    ) -> Result<Option<domain::Evidence>> {
        Ok(match self {
            EvidenceInput::Link(link) => Some(domain::Evidence::Link {
                url: link.url,
                label: link.label,
            }),
            EvidenceInput::Observation(id) => {
                let parsed = parse_observation_id(&id);
                let at = format!("{field}.observation");
                reading
                    .checks
                    .expect(parsed.is_some(), &at, Reason::NotAnId);
                parsed.map(|(series, number)| domain::Evidence::Observation { series, number })
            }
            EvidenceInput::Model(key) => {
                let model = reading.model(&format!("{field}.model"), &key).await?;
                model.map(domain::Evidence::Model)
            }
        })
    }
}
