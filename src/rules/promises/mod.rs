//! Promises to customers (ISO 10001).

pub mod absolute_promise;
pub mod claim_before_failure_known;
pub mod code_without_consultation;
pub mod code_without_contact;
pub mod contradicting_promises;
pub mod customers_told_before_staff;
pub mod exclusions_empty_promise;
pub mod no_question_about_code;
pub mod promise_not_delivered;
pub mod promise_not_in_customer_language;
pub mod promise_without_indicator;
pub mod promise_without_owner;
pub mod promise_without_procedure;
pub mod promise_without_redress;
pub mod promise_without_risk;
pub mod promise_without_target;
pub mod promised_hours_not_covered;
pub mod redress_without_budget;
pub mod redress_without_claim;
pub mod review_overdue;
pub mod statement_changed_under_its_version;
pub mod unpublished_promise;
pub mod vague_promise;
