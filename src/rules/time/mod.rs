//! Deadlines: what is promised, allowed and possible.

pub mod clock_misses_waiting;
pub mod escalation_after_deadline;
pub mod holidays_end_too_soon;
pub mod more_work_than_time;
pub mod no_timed_escalation;
pub mod parallel_stages_longer_than_total;
pub mod percentile_later_than_promise;
pub mod percentile_without_volume;
pub mod percentiles_decreasing;
pub mod promise_shorter_than_closure;
pub mod share_never_shown;
pub mod staff_too_few_for_promise;
pub mod stage_order_circular;
pub mod stage_shares_below_total;
pub mod stages_longer_than_total;
pub mod unbounded_pause;
pub mod universal_promise_on_percentile;
pub mod worst_case_too_late;
