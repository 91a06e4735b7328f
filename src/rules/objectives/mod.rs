//! Objectives (ISO 9001, 6.2; ISO 10001, 6.1; ISO 10002, 6.2).

pub mod complaint_count_as_target;
pub mod improvement_too_small_to_show;
pub mod objective_laxer_than_promise;
pub mod objective_without_baseline;
pub mod objective_without_due_date;
pub mod objective_without_indicator;
pub mod objective_without_means;
pub mod objective_without_owner;
pub mod objective_without_support;
pub mod objective_without_target;
pub mod target_against_direction;
pub mod target_already_reached;
pub mod target_outside_domain;
pub mod too_few_figures_before_due;
