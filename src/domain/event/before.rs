//! Which earlier events of a noun an event takes the place of.

use super::{Event, ProgrammeEvent, ProjectEvent, RoundEvent, SeriesEvent};

impl Event {
    /// The stored names of the events of its noun that told before what it tells otherwise; none
    /// for an event that only adds something.
    ///
    /// Where the noun has several of a kind, the one replaced is about the same `part`.
    pub fn replaces(&self) -> &'static [&'static str] {
        replaced_by(self.name())
    }

    /// Which of the several things of its noun it is about; `None` where it is the noun itself.
    pub fn part(&self) -> Option<String> {
        match self {
            Event::Programme(ProgrammeEvent::GoalDefined(event)) => {
                Some(event.goal.as_str().to_owned())
            }
            Event::Programme(ProgrammeEvent::GoalReworded(event)) => {
                Some(event.goal.as_str().to_owned())
            }
            Event::Round(RoundEvent::Extended(event)) => Some(event.project.0.to_string()),
            Event::Project(ProjectEvent::SubProjectStarted(event)) => {
                Some(event.key.as_str().to_owned())
            }
            Event::Project(ProjectEvent::SubProjectRevised(event)) => {
                Some(event.key.as_str().to_owned())
            }
            Event::Project(ProjectEvent::SubProjectConcluded(event)) => {
                Some(event.key.as_str().to_owned())
            }
            Event::Series(SeriesEvent::ObservationRecorded(event)) => {
                Some(event.number.to_string())
            }
            Event::Series(SeriesEvent::ObservationConfirmed(event)) => {
                Some(event.number.to_string())
            }
            Event::Series(SeriesEvent::ObservationCorrected(event)) => {
                Some(event.number.to_string())
            }
            Event::Series(SeriesEvent::ObservationWithdrawn(event)) => {
                Some(event.number.to_string())
            }
            _ => None,
        }
    }
}

/// The stored names of the events that an event of this name can take the place of.
fn replaced_by(name: &str) -> &'static [&'static str] {
    match name {
        "programme_goal_reworded" => &["programme_goal_defined", "programme_goal_reworded"],
        "programme_scale_set" => &["programme_scale_set"],
        "round_rescheduled" => &["round_planned", "round_rescheduled"],
        "round_extended" => &["round_extended"],
        "project_renamed" => &["project_registered", "project_renamed"],
        "project_described" => &["project_registered", "project_described"],
        "project_operating_time_changed" => {
            &["project_registered", "project_operating_time_changed"]
        }
        "project_host_transferred" => &["project_registered", "project_host_transferred"],
        "project_funders_stated" => &["project_registered", "project_funders_stated"],
        "project_state_changed" => &["project_registered", "project_state_changed"],
        "project_aliases_stated" => &["project_aliases_stated"],
        "project_classified" => &["project_classified"],
        "project_sub_project_revised" => {
            &["project_sub_project_started", "project_sub_project_revised"]
        }
        "project_sub_project_concluded" => &["project_sub_project_concluded"],
        "assessment_amended" | "assessment_resent" => &[
            "assessment_submitted",
            "assessment_amended",
            "assessment_resent",
            "assessment_imported",
        ],
        "indicator_method_changed" => &["indicator_defined", "indicator_method_changed"],
        "indicator_target_set" | "indicator_target_ended" => &["indicator_target_set"],
        "series_observation_confirmed"
        | "series_observation_corrected"
        | "series_observation_withdrawn" => &[
            "series_observation_recorded",
            "series_observation_corrected",
        ],
        "promise_revised" => &["promise_made", "promise_revised"],
        "promise_outcome_corrected" => &["promise_outcome_recorded", "promise_outcome_corrected"],
        "grant_plan_changed" => &["grant_decided", "grant_plan_changed"],
        "publication_link_checked" => &["publication_link_checked"],
        "publication_link_replaced" => &["publication_added", "publication_link_replaced"],
        "meeting_corrected" => &["meeting_recorded", "meeting_corrected"],
        "risk_reassessed" => &["risk_raised", "risk_reassessed"],
        "comment_withdrawn" => &["comment_added"],
        "model_renamed" => &["model_entered", "model_renamed"],
        "model_classified" => &["model_entered", "model_classified"],
        "model_version_published" => &["model_version_published"],
        "model_state_changed" => &["model_entered", "model_state_changed"],
        "adoption_moved" => &["adoption_reported", "adoption_moved", "adoption_corrected"],
        "adoption_result_stated" => &["adoption_result_stated"],
        "adoption_corrected" => &["adoption_reported", "adoption_corrected"],
        "disclosure_limit_set" => &["disclosure_limit_set"],
        _ => &[],
    }
}

#[cfg(test)]
mod tests {
    use super::super::{EVENTS, StreamKind};
    use super::*;

    #[test]
    fn what_is_replaced_is_an_event_of_the_same_noun() {
        let mut replacing = 0;
        for names in StreamKind::ALL.iter().map(|kind| kind.event_names()) {
            for name in names {
                let replaced = replaced_by(name);
                assert!(replaced.iter().all(|name| names.contains(name)), "{name}");
                replacing += usize::from(!replaced.is_empty());
            }
        }
        assert!((30..EVENTS.len()).contains(&replacing), "{replacing}");
    }
}
