//! Identities, and the short names people type.
//!
//! Ids are UUIDv7 made by the program. Where two facts name a thing by themselves (one assessment
//! per project and round, one series per what it measures, one adoption of a model by an
//! organisation) the id is computed from them, so a
//! second one cannot come to be.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::series::{Gender, ProfessionalGroup};

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub Uuid);
    )+};
}

ids! {
    /// A programme of a ministry.
    ProgrammeId,
    /// A reporting round of a programme.
    RoundId,
    /// A regional development project.
    ProjectId,
    /// A project's self-assessment of one round.
    AssessmentId,
    /// The comments on a project's self-assessment of one round.
    DiscussionId,
    /// The definition of an indicator.
    IndicatorId,
    /// The observations of one indicator in one project, place and professional group.
    SeriesId,
    /// What a project promised to reach or to deliver.
    PromiseId,
    /// A decision to pay for a project.
    GrantId,
    /// A report, a release, a link: what a project made public.
    PublicationId,
    /// A meeting of a project.
    MeetingId,
    /// Something that may go wrong in a project.
    RiskId,
    /// What somebody said about a project.
    CommentId,
    /// An old publication that facts of a project were taken from.
    SourceTextId,
    /// A person with an account. It says nothing of who that is.
    PersonId,
    /// An operating model.
    ModelId,
    /// One organisation's use of an operating model.
    AdoptionId,
}

const ASSESSMENTS: Uuid = Uuid::from_u128(0x4b1d_6d52_2f6e_4f3a_8a51_6c1f_0f0e_52b7);
const DISCUSSIONS: Uuid = Uuid::from_u128(0x7d0a_41c6_8e5b_4c19_a2f3_3b94_d76e_10c8);
const ADOPTIONS: Uuid = Uuid::from_u128(0x6c07_3f5d_2b1e_4d0c_9a43_e1b8_7d50_84a9);
const SOURCE_TEXTS: Uuid = Uuid::from_u128(0x2b95_c3f4_6a0d_4e17_8c62_f019_3d5b_7ea1);
const SERIES: Uuid = Uuid::from_u128(0x1f7c_0a9e_93d5_4ad1_b0c4_57d2_2f84_c6e3);

const PARTS: Uuid = Uuid::from_u128(0x93e8_5d20_71b4_4c0d_b6a7_2e5f_9c18_04d3);

macro_rules! part_ids {
    ($($name:ident = $word:literal),+ $(,)?) => {$(
        impl $name {
            /// The one of this key in this project.
            pub fn of(project: ProjectId, key: &Key) -> $name {
                let word: &[u8] = concat!($word, ":").as_bytes();
                let name = [word, project.0.as_bytes(), key.as_str().as_bytes()].concat();
                $name(Uuid::new_v5(&PARTS, &name))
            }
        }
    )+};
}

part_ids! {
    PromiseId = "promise",
    GrantId = "grant",
    PublicationId = "publication",
    MeetingId = "meeting",
    RiskId = "risk",
}

impl AssessmentId {
    /// The one assessment of this project for this round.
    pub fn of(project: ProjectId, round: RoundId) -> AssessmentId {
        let name = [project.0.as_bytes().as_slice(), round.0.as_bytes()].concat();
        AssessmentId(Uuid::new_v5(&ASSESSMENTS, &name))
    }
}

impl DiscussionId {
    /// The one discussion about this project's assessment for this round.
    pub fn of(project: ProjectId, round: RoundId) -> DiscussionId {
        let name = [project.0.as_bytes().as_slice(), round.0.as_bytes()].concat();
        DiscussionId(Uuid::new_v5(&DISCUSSIONS, &name))
    }
}

impl SeriesId {
    /// The one series of this indicator in this project, place, professional group and gender. What
    /// is not divided by gender has the id that it had before there was such a thing.
    pub fn of(
        project: ProjectId,
        indicator: IndicatorId,
        place: &str,
        group: ProfessionalGroup,
        gender: Gender,
    ) -> SeriesId {
        let mut name = [
            project.0.as_bytes().as_slice(),
            indicator.0.as_bytes(),
            place.as_bytes(),
            &[0],
            group.key().as_bytes(),
        ]
        .concat();
        if gender != Gender::All {
            name.push(0);
            name.extend_from_slice(gender.key().as_bytes());
        }
        SeriesId(Uuid::new_v5(&SERIES, &name))
    }
}

impl SourceTextId {
    /// The one text of this digest in this project.
    pub fn of(project: ProjectId, digest: &str) -> SourceTextId {
        let name = [project.0.as_bytes().as_slice(), digest.as_bytes()].concat();
        SourceTextId(Uuid::new_v5(&SOURCE_TEXTS, &name))
    }
}

impl AdoptionId {
    /// The one adoption of this model by this organisation in this place, as first reported; case
    /// and outer spaces make no difference.
    pub fn of(model: ModelId, organisation: &str, place: &str) -> AdoptionId {
        let name = [
            model.0.as_bytes().as_slice(),
            organisation.trim().to_lowercase().as_bytes(),
            &[0],
            place.trim().to_lowercase().as_bytes(),
        ]
        .concat();
        AdoptionId(Uuid::new_v5(&ADOPTIONS, &name))
    }
}

/// A permanent short name: of a programme, a goal, an indicator, or a project's address.
///
/// Letters and digits of ASCII in parts joined by single hyphens, 1–80 characters: `HT1`, `coci`,
/// `lansi-uusimaa-tulevaisuuden-sote-keskus`.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Key(String);

impl Key {
    pub fn parse(text: &str) -> Option<Key> {
        let fits = text.len() <= 80
            && text
                .split('-')
                .all(|part| !part.is_empty() && part.bytes().all(|b| b.is_ascii_alphanumeric()));
        fits.then(|| Key(text.to_owned()))
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_short_plain_and_hyphenated() {
        for good in ["HT1", "coci", "lansi-uusimaa"] {
            assert!(Key::parse(good).is_some(), "{good}");
        }
        for bad in ["", "-a", "a--b", "länsi", "a b", &"x".repeat(81)] {
            assert!(Key::parse(bad).is_none(), "{bad}");
        }
    }

    #[test]
    fn one_key_means_one_thing_of_each_kind_in_each_project() {
        let project = |n| ProjectId(Uuid::from_u128(n));
        let key = Key::parse("asunnot").unwrap();
        assert_eq!(
            PromiseId::of(project(1), &key),
            PromiseId::of(project(1), &key)
        );
        assert_ne!(
            PromiseId::of(project(1), &key),
            PromiseId::of(project(2), &key)
        );
        assert_ne!(
            PromiseId::of(project(1), &key).0,
            GrantId::of(project(1), &key).0
        );
    }

    #[test]
    fn the_same_place_group_and_gender_is_the_same_series() {
        let (project, indicator) = (
            ProjectId(Uuid::from_u128(1)),
            IndicatorId(Uuid::from_u128(2)),
        );
        let of = |place, group| SeriesId::of(project, indicator, place, group, Gender::All);
        let doctors = ProfessionalGroup::Doctors;
        assert_eq!(of("Asema A", doctors), of("Asema A", doctors));
        assert_ne!(
            of("Asema A", doctors),
            of("Asema A", ProfessionalGroup::All)
        );
        let women = SeriesId::of(project, indicator, "Asema A", doctors, Gender::Women);
        assert_ne!(of("Asema A", doctors), women);
    }
}
