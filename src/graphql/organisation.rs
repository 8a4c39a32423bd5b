//! Organisations and the time of their part in a project.

use async_graphql::{InputObject, SimpleObject};

use super::date::{FuzzyPeriod, FuzzyPeriodInput};
use super::enums::{OrganisationKind, PartyRole};
use super::text::{Names, NamesInput};
use super::vocabulary::Term;
use crate::domain::county::county_of;
use crate::domain::organisation as domain;
use crate::domain::refusal::Checks;

/// An organisation under the name it had.
#[derive(SimpleObject)]
pub struct Organisation {
    /// Its name.
    names: Names,
    /// What kind of body it is.
    kind: OrganisationKind,
    /// The county in which it is today, as far as its name tells; null when it does not.
    county: Option<Term>,
}

impl From<&domain::Organisation> for Organisation {
    fn from(organisation: &domain::Organisation) -> Organisation {
        Organisation {
            names: Names(organisation.names.clone()),
            kind: organisation.kind.into(),
            county: county_of(organisation).map(Term::from),
        }
    }
}

/// An organisation's part in a project over a time.
#[derive(SimpleObject)]
pub struct Tenure {
    /// Who.
    organisation: Organisation,
    /// From when to when.
    time: FuzzyPeriod,
    /// What it does there; null when not told.
    role: Option<PartyRole>,
    /// What part, or how the source puts it.
    note: Option<String>,
}

impl From<&domain::Tenure> for Tenure {
    fn from(tenure: &domain::Tenure) -> Tenure {
        Tenure {
            organisation: (&tenure.organisation).into(),
            time: (&tenure.time).into(),
            role: tenure.role.map(Into::into),
            note: tenure.note.clone(),
        }
    }
}

/// An organisation under the name it had.
#[derive(Clone, InputObject)]
pub struct OrganisationInput {
    /// Its name in at least one language.
    names: NamesInput,
    /// What kind of body it is.
    kind: OrganisationKind,
}

impl From<OrganisationInput> for domain::Organisation {
    fn from(input: OrganisationInput) -> domain::Organisation {
        domain::Organisation {
            names: input.names.into(),
            kind: input.kind.into(),
        }
    }
}

/// An organisation's part in a project over a time.
#[derive(Clone, InputObject)]
pub struct TenureInput {
    /// Who.
    organisation: OrganisationInput,
    /// From when to when.
    #[graphql(default)]
    time: FuzzyPeriodInput,
    /// What it does there.
    role: Option<PartyRole>,
    /// What part, or how the source puts it.
    note: Option<String>,
}

impl TenureInput {
    pub fn parse(self, checks: &mut Checks, field: &str) -> domain::Tenure {
        domain::Tenure {
            organisation: self.organisation.into(),
            time: self.time.parse(checks, &format!("{field}.time")),
            role: self.role.map(Into::into),
            note: self.note,
        }
    }
}
