//! Where a project is and what it is about, in the controlled words of the library.

use serde::{Deserialize, Serialize};

use super::commands::project_command;
use crate::domain::ids::Key;
use crate::domain::vocabulary::{Vocabulary, check_terms};

/// It was placed in counties and under themes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Classified {
    pub counties: Vec<Key>,
    pub themes: Vec<Key>,
}

project_command! {
    /// Says in which counties a project is and what it is about; the lists replace the earlier ones.
    ClassifyProject { counties: Vec<Key>, themes: Vec<Key> } by manages_projects,
    |this, project, checks| {
        check_terms(&mut checks, "counties", Vocabulary::Counties, &this.counties);
        check_terms(&mut checks, "themes", Vocabulary::Themes, &this.themes);
        let same = project.counties == this.counties && project.themes == this.themes;
        (!same).then(|| {
            Classified {
                counties: this.counties.clone(),
                themes: this.themes.clone(),
            }
            .into()
        })
    }
}
