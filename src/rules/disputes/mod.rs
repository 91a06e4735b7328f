//! Escalation and external dispute resolution (ISO 10003).

pub mod binding_not_disclosed;
pub mod category_without_provider;
pub mod dispute_costs_customer;
pub mod dispute_without_time_limit;
pub mod disputes_not_surveyed;
pub mod escalation_loop_or_dead_end;
pub mod joining_not_voluntary;
pub mod no_dispute_agreement;
pub mod no_external_level;
pub mod nobody_may_settle;
pub mod provider_hard_to_reach;
pub mod provider_independence_not_shown;
pub mod provider_reached_too_late;
pub mod refusal_silent_on_provider;
pub mod remedy_overdue;
pub mod same_holder_twice;
