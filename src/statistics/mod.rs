//! The figures behind a verdict: exact decisions, intervals, sample sizes, ranks and control charts.
//!
//! The layer exists so that every number an auditor may recompute has one home, one formula and
//! one source. It takes integers and floats and returns integers, exact ratios and floats: it never reads, prints
//! or asks the time, never knows what an indicator is, and never rounds for display. A verdict on a
//! ratio is exact ([`decide`]); floats serve intervals, sample sizes and charts.
//! Input outside a function's range gives `None`, never a panic and never a guess.

mod binomial;
mod budget;
mod chart;
mod compare;
mod complaints;
mod confidence;
mod contact;
mod decide;
mod discovery;
mod interval;
mod laney;
mod poisson;
mod quantile;
mod real;
mod saddle_point;
mod sample_size;
mod signal;
mod student;
mod survey;

pub use binomial::MAX_CASES;
pub use budget::{ErrorBudget, alarming_misses, burn_threshold, chance_alarm, time_to_exhaustion};
pub use chart::{Limits, Point, XmR, p_chart, u_chart, xmr};
pub use compare::{
    Difference, Sums, compare_means, compare_rates, compare_scores, compare_shares, detectable_change,
    detecting_size, safely_detectable_change, safely_detecting_size,
};
pub use complaints::{Flow, days_to_clear, default_priority, iceberg, per_thousand, share_of};
pub use confidence::{Confidence, Z_90, Z_95, Z_99, normal_quantile};
pub use contact::{Calls, Queue, ServiceLevel, abandonment, first_contact_resolution, speed_of_answer};
pub use decide::{Decision, decide};
pub use discovery::discovery_size;
pub use interval::{Interval, RankInterval, garwood, mean_interval, nps_interval, percentile_ranks, wilson};
pub use laney::{critical_dispersion, dispersion, widened};
pub use quantile::nearest_rank;
pub use sample_size::{Estimator, Sampling, achieved_margin, invitations, required_size, unlimited_size};
pub use signal::{Rule, Side, Signal, SignalSet, signals};
pub use student::student_quantile;
pub use survey::{Answers, Outcome, Recommendations, churn, email_response_rate, retention};

/// An exact ratio: numerator, then denominator. `(95, 100)` and `(19, 20)` mean the same.
pub type Ratio = (u64, u64);
