//! Organisations as parties of a project: hosts, partners, funders.
//!
//! A party is true from–to: the list of partners is an answer to "on which day".

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::fuzzy_date::FuzzyPeriod;
use super::language::Names;

/// What kind of body an organisation is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OrganisationKind {
    Municipality,
    JointAuthority,
    WellbeingCounty,
    Ministry,
    Institute,
    Association,
    Company,
    Other,
}

/// An organisation under the name it had.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Organisation {
    pub names: Names,
    pub kind: OrganisationKind,
}

/// What an organisation does in a project or in one of its groups.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PartyRole {
    Coordinator,
    /// Carries out a share of the work.
    Implementer,
    /// Gives services that the project develops.
    ServiceProvider,
    /// The place where something is tried or compared.
    PilotSite,
    Expert,
    Chair,
    Member,
    Other,
}

/// An organisation's part in a project over a time.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tenure {
    pub organisation: Organisation,
    pub time: FuzzyPeriod,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub role: Option<PartyRole>,
    /// What part it has, or how a source puts it; such as "represents Karkkila and Vihti".
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

impl Tenure {
    /// Whether the organisation may have had this part on the day.
    pub fn holds_on(&self, day: NaiveDate) -> bool {
        self.time.may_hold(day)
    }
}
