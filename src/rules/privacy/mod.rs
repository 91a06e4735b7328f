//! Personal data. All but the arithmetic of retention is on only where the General Data Protection
//! Regulation holds, and no legal advice.

pub mod automated_decision_without_review;
pub mod complaint_files_open_to_all;
pub mod figure_of_few_respondents;
pub mod kept_long_without_reason;
pub mod no_privacy_notice;
pub mod personal_data_without_legal_basis;
pub mod personal_data_without_retention;
pub mod processor_without_contract;
pub mod retention_ends_too_soon;
pub mod sensitive_data_collected;
pub mod verbatims_not_anonymised;
