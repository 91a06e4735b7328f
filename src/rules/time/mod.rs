//! Deadlines: what is promised, allowed and possible.

mod mixed;

pub mod escalation_after_deadline;
pub mod no_timed_escalation;
pub mod parallel_stages_longer_than_total;
pub mod percentiles_decreasing;
pub mod promise_shorter_than_closure;
pub mod stage_order_circular;
pub mod stages_longer_than_total;
pub mod unbounded_pause;
pub mod worst_case_too_late;
