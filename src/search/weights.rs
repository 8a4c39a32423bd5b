//! How much a hit counts: by where it stands, what it is of its word, and in which language.
//!
//! Invariant: at one place, a word as written counts more than another form of it, that more than a
//! part of a compound, and that more than one without its dots.

use super::fields::{Section, Tier};
use crate::domain::language::Language;

/// How much a place counts beside the text.
fn of_section(section: Section) -> f32 {
    match section {
        Section::Name => 4.0,
        Section::Summary => 2.2,
        Section::Text => 1.0,
    }
}

fn of_tier(tier: Tier) -> f32 {
    match tier {
        Tier::Written => 1.0,
        Tier::Base => 0.9,
        Tier::Part => 0.6,
        Tier::Folded => 0.3,
    }
}

/// The reader's language first.
fn of_language(language: Language, reader: Language) -> f32 {
    if language == reader { 1.0 } else { 0.3 }
}

pub fn weight(section: Section, tier: Tier, language: Language, reader: Language) -> f32 {
    of_section(section) * of_tier(tier) * of_language(language, reader)
}

/// Of a hit that stands at several places, how much of those beside the best one counts.
pub const OTHER_PLACES: f32 = 0.25;
/// For a name that is exactly what was asked.
pub const WHOLE_NAME: f32 = 30.0;
/// For words that stand beside each other as they were asked.
pub const BESIDE: f32 = 1.5;
/// For another name of what was asked.
pub const OTHER_NAME: f32 = 0.5;
