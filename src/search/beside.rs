//! What the index holds of a model beside its own document: where it is used, and which of its evidence
//! was ever measured. Both change without the model.

use std::collections::{BTreeSet, HashMap, HashSet};

use uuid::Uuid;

use crate::app::{View, ViewError};
use crate::domain::adoption::Adoption;
use crate::domain::ids::{ModelId, SeriesId};
use crate::domain::model::Model;
use crate::projection;
use crate::projection::model::ModelCard;
use crate::projection::series::SeriesInShort;

/// Documents that are read at a time.
pub const SOME: usize = 2_048;

/// Reads all documents of a kind.
async fn each<V: projection::View>(view: &View, mut take: impl FnMut(&V)) -> Result<(), ViewError> {
    let mut after = None;
    loop {
        let (documents, more) = view.fresh().some::<V>(after, SOME).await?;
        documents.iter().for_each(|document| take(document));
        if more.is_none() {
            return Ok(());
        }
        after = more;
    }
}

/// Of all models at a time.
#[derive(Debug, Default)]
pub struct Beside {
    /// The models that are used, by adoption.
    in_use: HashMap<Uuid, ModelId>,
    uses: HashMap<ModelId, u64>,
    measured: HashSet<SeriesId>,
    /// The models whose evidence a series is.
    backed: HashMap<SeriesId, BTreeSet<ModelId>>,
}

impl Beside {
    /// As a view sees it, which reads as much as there is.
    pub async fn read(view: &View) -> Result<Beside, ViewError> {
        let mut beside = Beside::default();
        each::<ModelCard>(view, |card| {
            for series in &card.evidence {
                beside.backed.entry(*series).or_default().insert(card.id);
            }
        })
        .await?;
        each::<Adoption>(view, |adoption| {
            beside.place(adoption.id.0, Some(adoption));
        })
        .await?;
        let series: Vec<Uuid> = beside.backed.keys().map(|series| series.0).collect();
        for some in series.chunks(SOME) {
            beside.measure(&view.fresh(), some).await?;
        }
        Ok(beside)
    }

    pub fn uses_of(&self, model: ModelId) -> u64 {
        self.uses.get(&model).copied().unwrap_or_default()
    }

    /// Whether any of its evidence was measured.
    pub fn is_measured(&self, model: &Model) -> bool {
        let mut evidence = model.evidence.iter();
        evidence.any(|linked| self.measured.contains(&linked.series))
    }

    /// Takes in what these became; the models that it makes others.
    pub async fn take_in(
        &mut self,
        view: &View,
        models: &[Uuid],
        adoptions: &[Uuid],
        series: &[Uuid],
    ) -> Result<BTreeSet<Uuid>, ViewError> {
        let mut changed = BTreeSet::new();
        let now = view.get_many::<Adoption>(adoptions).await?;
        for id in adoptions {
            let touched = self.place(*id, now.get(id).map(|one| &**one));
            changed.extend(touched.into_iter().map(|model| model.0));
        }
        let mut asked: Vec<Uuid> = series.to_vec();
        for (id, card) in view.get_many::<ModelCard>(models).await? {
            for own in &card.evidence {
                self.backed.entry(*own).or_default().insert(ModelId(id));
                asked.push(own.0);
            }
        }
        asked.retain(|series| self.backed.contains_key(&SeriesId(*series)));
        self.measure(view, &asked).await?;
        for id in series {
            let backed = self.backed.get(&SeriesId(*id));
            changed.extend(backed.into_iter().flatten().map(|model| model.0));
        }
        Ok(changed)
    }

    /// Puts an adoption as it is in place of what it was; the models of which it told or tells.
    fn place(&mut self, id: Uuid, now: Option<&Adoption>) -> Vec<ModelId> {
        let before = self.in_use.remove(&id);
        if let Some(uses) = before.and_then(|model| self.uses.get_mut(&model)) {
            *uses = uses.saturating_sub(1);
        }
        let used = now.filter(|adoption| adoption.is_in_use());
        if let Some(adoption) = used {
            self.in_use.insert(id, adoption.model);
            *self.uses.entry(adoption.model).or_default() += 1;
        }
        let after = used.map(|adoption| adoption.model);
        before.into_iter().chain(after).collect()
    }

    async fn measure(&mut self, view: &View, series: &[Uuid]) -> Result<(), ViewError> {
        let now = view.get_many::<SeriesInShort>(series).await?;
        for id in series {
            let is_measured = now.get(id).is_some_and(|series| series.0.is_measured());
            match is_measured {
                true => self.measured.insert(SeriesId(*id)),
                false => self.measured.remove(&SeriesId(*id)),
            };
        }
        Ok(())
    }
}
