//! Indicators, data and statistics.

pub mod bands_overlap_or_leave_hole;
pub mod benchmark_not_comparable;
pub mod complaints_without_exposure;
pub mod figure_rests_on_pauses;
pub mod improvement_inside_noise;
pub mod index_weights_not_one;
pub mod indicator_half_defined;
pub mod indicator_made_of_itself;
pub mod mean_of_rates_without_weights;
pub mod one_miss_spends_the_budget;
pub mod open_cases_left_out;
pub mod part_exceeds_whole;
pub mod rate_without_interval;
pub mod restated_figure;
pub mod retention_and_churn_differ;
pub mod signal_on_few_points;
pub mod stale_data;
pub mod too_few_cases_per_point;
pub mod unused_indicator;
pub mod variant_changes_in_series;
pub mod verdict_rests_on_exclusions;

use crate::measure::{Figure, Measured, Verdict, VerdictOnPeriod};

/// Rows left out of a verdict's figures of which no period can be told.
fn undated(measured: &Measured, verdict: &Verdict) -> u64 {
    verdict.reading.and_then(|at| measured.readings.get(at)).map_or(0, |reading| reading.rows.undated)
}

/// The period a verdict speaks of, with the sums behind it.
fn current<'m>(measured: &'m Measured, verdict: &'m Verdict) -> Option<(&'m VerdictOnPeriod, &'m Figure)> {
    let judged = verdict.current()?;
    let reading = measured.readings.get(verdict.reading?)?;
    let figure = reading.series.iter().find(|figure| figure.period == judged.period)?;
    Some((judged, figure))
}
