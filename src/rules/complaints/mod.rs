//! Complaints handling (ISO 10002).

pub mod complainant_is_charged;
pub mod decision_without_reasons;
pub mod higher_priority_slower;
pub mod investigator_judges_own_case;
pub mod no_acknowledgement;
pub mod no_confidentiality;
pub mod no_follow_up;
pub mod no_responses;
pub mod no_retention;
pub mod no_way_to_complain;
pub mod one_way_to_complain;
pub mod priority_matrix_not_monotone;
pub mod priority_matrix_with_holes;
pub mod procedure_later_than_promise;
pub mod record_misses_data;
pub mod redress_beyond_authority;
