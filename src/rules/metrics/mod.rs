//! Indicators, data and statistics.

pub mod stale_data;
