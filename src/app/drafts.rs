//! Drafts: read and written by those who may write for the project, and sent as one command.

use super::{App, Failure, Order, Receipt};
use crate::domain::actor::Actor;
use crate::domain::assessment::{
    Assessment, Content, Part, SendDraft, Step, SubmitAssessment, stream_of,
};
use crate::domain::command::{Command as _, Facts, StreamId};
use crate::domain::draft::{self, Change, DraftId, Field, OpenDraft, Version, VersionState};
use crate::domain::event::StreamKind;
use crate::domain::ids::ProgrammeId;
use crate::domain::period::finnish_day;
use crate::domain::refusal::{Checks, Refusal};
use crate::domain::round::Round;
use crate::store::FieldVersion;

/// A draft as it stands: what it would be filed as, and what keeps it from that.
pub struct Judged {
    pub content: Content<Step>,
    /// What it says and what waits for a choice.
    pub live: Vec<FieldVersion>,
    /// Why it would not be filed now, each with the part it is about.
    pub lacks: Vec<(Option<Part>, Refusal)>,
    /// The parts that may be written now.
    pub open: Vec<Part>,
}

impl App {
    /// The rights and rules of every touch of a draft are those of one command that records
    /// nothing.
    async fn open_draft(
        &self,
        actor: &Actor,
        draft: DraftId,
        part: Option<Part>,
    ) -> Result<(), Failure> {
        let open = OpenDraft { draft, part };
        self.execute(actor, &open, Order::default()).await?;
        Ok(())
    }

    /// What a draft says now, and what waits for a choice.
    pub async fn draft(&self, actor: &Actor, draft: DraftId) -> Result<Vec<FieldVersion>, Failure> {
        self.open_draft(actor, draft, None).await?;
        Ok(self.store.draft(draft).await?)
    }

    /// The kept versions of one field, oldest first.
    pub async fn draft_history(
        &self,
        actor: &Actor,
        draft: DraftId,
        field: &Field,
    ) -> Result<Vec<Version>, Failure> {
        self.open_draft(actor, draft, None).await?;
        Ok(self.store.draft_field(draft, field).await?)
    }

    /// Changes one field; returns its versions. `at` is the input field that a refused text is
    /// named by, and the field that is blamed for a change that cannot be made.
    pub async fn change_draft(
        &self,
        actor: &Actor,
        draft: DraftId,
        field: &Field,
        change: &Change,
        at: &str,
    ) -> Result<Vec<Version>, Failure> {
        self.open_draft(actor, draft, Some(field.part())).await?;
        let mut checks = Checks::default();
        match change {
            Change::Save { text, .. }
            | Change::Resolve {
                choice: draft::Choice::Merge(text),
                ..
            } => field.check(&mut checks, at, text),
            Change::Restore { .. } | Change::Resolve { .. } => {}
        }
        checks.finish().map_err(Failure::Refused)?;
        let now = self.clock.now();
        let plan = |versions: &[Version]| draft::plan(versions, change, actor.id, now);
        let changed = self.store.change_draft(draft, field, plan).await?;
        let refused = |reason| Failure::Refused(vec![Refusal::new("baseVersion", reason)]);
        changed.map_err(refused)
    }

    /// What would be filed if the draft were sent now.
    pub async fn drafted(&self, actor: &Actor, draft: DraftId) -> Result<Content<Step>, Failure> {
        self.open_draft(actor, draft, None).await?;
        Ok(self.compose(draft).await?.content)
    }

    /// Judges a draft as its sending would, and records nothing.
    pub async fn judged(
        &self,
        actor: &Actor,
        programme: ProgrammeId,
        draft: DraftId,
    ) -> Result<Judged, Failure> {
        self.open_draft(actor, draft, None).await?;
        let composed = self.compose(draft).await?;
        let submission = SubmitAssessment {
            programme,
            project: draft.project,
            round: draft.round,
            content: composed.content,
        };
        let mut streams = submission.reads();
        streams.push(submission.target());
        let nouns = self.store.stored_nouns(&streams).await?;
        let facts = Facts::new(nouns, finnish_day(self.clock.now()));
        let refusals = submission.decide(&facts).err().unwrap_or_default();
        let round = facts.get::<Round>(draft.round.0);
        let needs_ratings = round.is_some_and(|round| round.scope.needs_ratings);
        let goals = round.map_or(&[][..], |round| &round.asks);
        let parts = [Part::Overall, Part::Summary].into_iter();
        let parts = parts.chain(goals.iter().cloned().map(Part::Goal));
        let is_open = |part: &Part| {
            let part = Some(part.clone());
            OpenDraft { draft, part }.decide(&facts).is_ok()
        };
        Ok(Judged {
            lacks: draft::lacks(refusals, &submission.content, needs_ratings),
            open: parts.filter(is_open).collect(),
            content: submission.content,
            live: composed.live,
        })
    }

    async fn compose(&self, draft: DraftId) -> Result<Composed, Failure> {
        let round = StreamId {
            kind: StreamKind::Round,
            id: draft.round.0,
        };
        let assessment = stream_of(draft.project, draft.round);
        let nouns = self.store.stored_nouns(&[round, assessment]).await?;
        let facts = Facts::new(nouns, finnish_day(self.clock.now()));
        let live = self.store.draft(draft).await?;
        let (current, sides): (Vec<_>, Vec<_>) = live
            .iter()
            .cloned()
            .partition(|(_, version)| version.state == VersionState::Current);
        let filed = facts.get::<Assessment>(assessment.id);
        let newest = filed.and_then(|filed| filed.filings.last());
        let asks = facts
            .get::<Round>(draft.round.0)
            .map_or(&[][..], |round| &round.asks);
        let fields = current.iter().map(|(field, v)| (field, v.text.as_str()));
        let newest = newest.map(|filing| filing.content.as_given());
        Ok(Composed {
            content: draft::content(newest, asks, fields),
            undecided: sides.into_iter().map(|(field, _)| field.part()).collect(),
            current,
            live,
        })
    }

    /// Files what the draft says on top of what was filed before, in one event. What was sent is
    /// then history, and a text that was written meanwhile stays in the draft.
    pub async fn send_draft(
        &self,
        actor: &Actor,
        programme: ProgrammeId,
        draft: DraftId,
        order: Order,
    ) -> Result<Receipt, Failure> {
        let composed = self.compose(draft).await?;
        let command = SendDraft {
            programme,
            project: draft.project,
            round: draft.round,
            content: composed.content,
            undecided: composed.undecided,
        };
        let receipt = self.execute(actor, &command, order).await?;
        let is_new = receipt
            .committed
            .as_ref()
            .is_some_and(|committed| !committed.is_repeat);
        if is_new {
            self.store.draft_was_sent(draft, &composed.current).await?;
        }
        Ok(receipt)
    }
}

/// A draft put together.
struct Composed {
    content: Content<Step>,
    /// Parts in which two texts wait for a choice.
    undecided: Vec<Part>,
    /// The versions that the content was made of.
    current: Vec<FieldVersion>,
    /// Those and what waits beside them.
    live: Vec<FieldVersion>,
}
