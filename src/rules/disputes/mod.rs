//! Escalation and external dispute resolution (ISO 10003).

pub mod escalation_loop_or_dead_end;
pub mod no_external_level;
pub mod nobody_may_settle;
pub mod provider_reached_too_late;
pub mod refusal_silent_on_provider;
pub mod same_holder_twice;
