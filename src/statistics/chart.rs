//! Limits of control charts: how far a figure moves while nothing has changed.
//!
//! Limits come from the data, never from a target: a chart says what a process does, not what it
//! should do. This file must never say which points are news; that is [`signals`](super::signals)'s.

use super::real::{real, wide};

/// 3/d₂ for ranges of two values: limits of single values.
const VALUE_FACTOR: f64 = 2.66;
/// D₄ for ranges of two values: upper limit of moving ranges.
const RANGE_FACTOR: f64 = 3.27;

/// Limits of one point, in the unit of its value.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Limits {
    /// The average of the series.
    pub centre: f64,
    /// Lower limit; 0 where the chart's scale ends before it.
    pub lower: f64,
    /// Upper limit; 1 where the scale of shares ends before it.
    pub upper: f64,
    /// Three standard deviations: the distance from the centre to a limit not cut by the scale.
    pub reach: f64,
}

/// A value and the limits it is judged by.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Point {
    /// The value plotted.
    pub value: f64,
    /// Its limits.
    pub limits: Limits,
}

/// A chart of single values and their moving ranges.
#[derive(Debug, Clone, PartialEq)]
pub struct XmR {
    /// The values; every point has the same limits.
    pub points: Vec<Point>,
    /// The average moving range.
    pub mean_range: f64,
    /// The upper limit of a moving range.
    pub range_upper: f64,
}

/// The `XmR` chart of a series of values, in time order: x̄ ± 2.66·mR̄, ranges up to 3.27·mR̄.
///
/// Provisional below six values. `None` for fewer than two, values or limits that are not finite.
#[must_use]
pub fn xmr(values: &[f64]) -> Option<XmR> {
    if values.len() < 2 || !values.iter().all(|value| value.is_finite()) {
        return None;
    }
    let ranges: Vec<f64> = values.windows(2).map(|pair| (pair[1] - pair[0]).abs()).collect();
    let centre = average(values);
    let mean_range = average(&ranges);
    let reach = VALUE_FACTOR * mean_range;
    if !(centre - reach).is_finite() || !(centre + reach).is_finite() {
        return None;
    }
    let limits = Limits { centre, lower: centre - reach, upper: centre + reach, reach };
    Some(XmR {
        points: values.iter().map(|&value| Point { value, limits }).collect(),
        mean_range,
        range_upper: RANGE_FACTOR * mean_range,
    })
}

/// The p-chart of shares, each given as (good, n): p̄ ± 3·√(p̄(1 − p̄)/nᵢ), cut to \[0, 1\].
///
/// `None` without points, for a point without cases, or one with more good cases than cases.
#[must_use]
pub fn p_chart(counts: &[(u64, u64)]) -> Option<Vec<Point>> {
    if counts.is_empty() || counts.iter().any(|&(good, n)| n == 0 || good > n) {
        return None;
    }
    let good: u128 = counts.iter().map(|&(good, _)| u128::from(good)).sum();
    let all: u128 = counts.iter().map(|&(_, n)| u128::from(n)).sum();
    let centre = wide(good) / wide(all);
    let point = |&(good, n): &(u64, u64)| {
        let reach = 3.0 * (centre * (1.0 - centre) / real(n)).sqrt();
        Point {
            value: real(good) / real(n),
            limits: Limits {
                centre,
                lower: (centre - reach).max(0.0),
                upper: (centre + reach).min(1.0),
                reach,
            },
        }
    };
    Some(counts.iter().map(point).collect())
}

/// The u-chart of rates, each given as (events, exposure in the unit of the rate):
/// ū ± 3·√(ū/nᵢ), cut at 0.
///
/// `None` without points, or for an exposure that is not positive and finite.
#[must_use]
pub fn u_chart(counts: &[(u64, f64)]) -> Option<Vec<Point>> {
    let valid = |&(_, exposure): &(u64, f64)| exposure.is_finite() && exposure > 0.0;
    if counts.is_empty() || !counts.iter().all(valid) {
        return None;
    }
    let events: u128 = counts.iter().map(|&(events, _)| u128::from(events)).sum();
    let centre = wide(events) / counts.iter().map(|&(_, exposure)| exposure).sum::<f64>();
    let point = |&(events, exposure): &(u64, f64)| {
        let reach = 3.0 * (centre / exposure).sqrt();
        Point {
            value: real(events) / exposure,
            limits: Limits { centre, lower: (centre - reach).max(0.0), upper: centre + reach, reach },
        }
    };
    Some(counts.iter().map(point).collect())
}

/// The arithmetic mean of at least one value.
fn average(values: &[f64]) -> f64 {
    let (sum, count) = values.iter().fold((0.0, 0.0), |(sum, count), value| (sum + value, count + 1.0));
    sum / count
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::statistics::real::agree;

    #[test]
    fn single_values_have_the_documented_limits() {
        // metrics.md 4.11
        let values = [42.0, 45.0, 41.0, 47.0, 44.0, 43.0, 46.0, 40.0, 48.0, 44.0];
        let chart = xmr(&values).expect("a chart");
        let limits = chart.points[9].limits;
        assert_eq!(chart.points.len(), 10);
        assert!(agree(limits.centre, 44.0, 1));
        assert!(agree(chart.mean_range, 4.222, 3));
        assert!(agree(limits.lower, 32.77, 2));
        assert!(agree(limits.upper, 55.23, 2));
        assert!(agree(chart.range_upper, 13.8, 1));
    }

    #[test]
    fn shares_have_limits_that_follow_their_cases() {
        // metrics.md 4.11: p̄ = 0.08
        let points = p_chart(&[(4, 50), (16, 200)]).expect("a chart");
        assert!(agree(points[0].limits.centre, 0.08, 12));
        assert!(agree(points[0].limits.lower, 0.0, 12));
        assert!(agree(points[0].limits.upper, 0.195, 3));
        assert!(agree(points[1].limits.lower, 0.0225, 4));
        assert!(agree(points[1].limits.upper, 0.1375, 4));
    }

    #[test]
    fn shares_never_have_limits_beyond_all_cases() {
        let points = p_chart(&[(10, 10), (9, 10)]).expect("a chart");
        assert!(agree(points[0].limits.upper, 1.0, 12));
        assert!(points[0].limits.reach > 0.05);
    }

    #[test]
    fn rates_have_the_documented_limits() {
        // metrics.md 4.11
        let counts = [(12, 4.1), (9, 3.9), (15, 4.3), (11, 4.0)];
        let points = u_chart(&counts).expect("a chart");
        assert!(agree(points[0].limits.centre, 2.883, 3));
        assert!(agree(points[0].limits.lower, 0.368, 3));
        assert!(agree(points[0].limits.upper, 5.399, 3));
        assert!(agree(points[0].value, 12.0 / 4.1, 12));
    }

    #[test]
    fn series_that_cannot_be_charted_are_refused() {
        assert_eq!(xmr(&[]), None);
        assert_eq!(xmr(&[1.0]), None);
        assert_eq!(xmr(&[1.0, f64::NAN]), None);
        assert_eq!(xmr(&[f64::MAX, -f64::MAX]), None);
        assert_eq!(p_chart(&[]), None);
        assert_eq!(p_chart(&[(1, 2), (0, 0)]), None);
        assert_eq!(p_chart(&[(3, 2)]), None);
        assert_eq!(u_chart(&[]), None);
        for exposure in [0.0, -1.0, f64::NAN, f64::INFINITY] {
            assert_eq!(u_chart(&[(1, exposure)]), None);
        }
    }
}
