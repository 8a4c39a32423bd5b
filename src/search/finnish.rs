//! What an analyser of Finnish tells of a word: its base forms, and the parts of a compound.

/// One way of reading Finnish words.
pub trait Finnish: Send + Sync {
    /// How it is called in health and in the index, which is rebuilt when it changes.
    fn name(&self) -> &'static str;

    /// What it reads words by: its list, or the edition of its dictionary.
    fn dictionary(&self) -> String;

    /// Whether the word is in the dictionary, and not only cut by a guess.
    fn has(&self, word: &str) -> bool {
        self.analyse(word).is_some()
    }

    /// The forms of a word in lower case; `None` for a word that it does not know.
    fn analyse(&self, word: &str) -> Option<Forms>;
}

/// Most parts of a compound that are told apart; those after are one part.
const PARTS_MAX: usize = 6;
/// Shorter parts say nothing.
const PART_CHARS_MIN: usize = 3;
/// The same for a side of a hyphen.
const SIDE_CHARS_MIN: usize = 2;

/// The base forms by which a word is found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Forms {
    /// Of the whole word. A compound has two: as it is written, and with its parts as base forms,
    /// since it may be a part of a longer one.
    pub bases: Vec<String>,
    /// Of what a compound is made of: each part, and each run of parts that is not the whole.
    pub parts: Vec<String>,
}

impl Forms {
    pub fn is_empty(&self) -> bool {
        self.bases.is_empty()
    }

    /// Adds one reading: the base form, and those of its parts in order, if it is a compound.
    pub fn add(&mut self, base: &str, parts: &[String]) {
        push(&mut self.bases, base);
        if !(2..=PARTS_MAX).contains(&parts.len()) {
            return;
        }
        push(&mut self.bases, &parts.concat());
        for length in (1..parts.len()).rev() {
            for run in parts.windows(length) {
                let run = run.concat();
                if run.chars().count() >= PART_CHARS_MIN {
                    push(&mut self.parts, &run);
                }
            }
        }
    }

    /// Adds parts that somebody has cut apart by hyphens, which say something however short they
    /// are: `T3` of a `T3-luku`. A lone letter does not.
    pub fn add_sides(&mut self, sides: impl Iterator<Item = String>) {
        let says = |side: &String| {
            side.chars().count() >= SIDE_CHARS_MIN || side.chars().any(|sign| sign.is_ascii_digit())
        };
        for side in sides.filter(says) {
            push(&mut self.parts, &side);
        }
    }
}

fn push(list: &mut Vec<String>, form: &str) {
    if !form.is_empty() && list.iter().all(|known| known != form) {
        list.push(form.to_owned());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_compound_is_found_from_either_end_and_from_its_middle() {
        let mut forms = Forms::default();
        forms.add(
            "tiimiterveysasema",
            &["tiimi", "terveys", "asema"].map(String::from),
        );
        assert_eq!(forms.bases, ["tiimiterveysasema"]);
        assert_eq!(
            forms.parts,
            ["tiimiterveys", "terveysasema", "tiimi", "terveys", "asema"]
        );
    }

    #[test]
    fn a_part_in_another_case_makes_a_second_base_form() {
        let mut forms = Forms::default();
        forms.add("köydenveto", &["köysi", "veto"].map(String::from));
        assert_eq!(forms.bases, ["köydenveto", "köysiveto"]);
    }
}
