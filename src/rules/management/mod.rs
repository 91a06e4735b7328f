//! Management of the system (ISO 9001), contact centres (ISO 18295), shops on the web (ISO 10008),
//! people (ISO 10018) and self-assessment.

pub mod action_incomplete;
pub mod assessment_stale_or_lone;
pub mod audit_programme_gap;
pub mod contact_centre_takes_no_complaints;
pub mod contact_experience_not_measured;
pub mod contact_terms_not_told;
pub mod document_without_version;
pub mod front_line_not_equipped;
pub mod hard_to_read_theme;
pub mod no_channel_or_contingency;
pub mod online_sale_incomplete;
pub mod outsourcing_undefined;
pub mod review_without_inputs;
pub mod satisfaction_not_monitored;
pub mod score_between_bands;
pub mod weak_dimension_without_action;
