//! The figures behind a verdict: exact decisions, intervals, sample sizes, ranks and control charts.
//!
//! The layer exists so that every number an auditor may recompute has one home, one formula and
//! one source. It takes integers and floats and returns integers and floats: it never reads, prints
//! or asks the time, never knows what an indicator is, and never rounds for display. A verdict on a
//! ratio is exact ([`decide`]); floats serve intervals, sample sizes and charts.
//! Input outside a function's range gives `None`, never a panic and never a guess.

mod binomial;
mod chart;
mod confidence;
mod decide;
mod discovery;
mod interval;
mod poisson;
mod quantile;
mod real;
mod saddle_point;
mod sample_size;
mod signal;
mod student;

pub use binomial::MAX_CASES;
pub use chart::{Limits, Point, XmR, p_chart, u_chart, xmr};
pub use confidence::{Confidence, Z_90, Z_95, Z_99, normal_quantile};
pub use decide::{Decision, decide};
pub use discovery::discovery_size;
pub use interval::{Interval, RankInterval, garwood, mean_interval, nps_interval, percentile_ranks, wilson};
pub use quantile::nearest_rank;
pub use sample_size::{Estimator, Sampling, achieved_margin, invitations, required_size};
pub use signal::{Rule, Side, Signal, wheeler};
pub use student::student_quantile;

/// An exact ratio: numerator, then denominator. `(95, 100)` and `(19, 20)` mean the same.
pub type Ratio = (u64, u64);
