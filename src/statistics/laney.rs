//! Laney's p′ and u′ charts: limits of shares and rates whose cases are not independent.
//!
//! With thousands of cases a period, a p or u chart has limits so tight that ordinary days look
//! like news. Laney widens them by how much the standardised points really move. This file must
//! never tighten limits below what the counts alone give without being asked to.

use super::chart::{Limits, Point};
use super::real::real;

/// d₂ for ranges of two values: their average over the standard deviation.
const RANGE_OF_TWO: f64 = 1.128;

/// `σ_z` above which independent cases would come one time in twenty, by number of points, found
/// by simulation of normal series.
const CRITICAL: [(f64, f64); 11] = [
    (4.0, 1.93),
    (5.0, 1.81),
    (6.0, 1.72),
    (7.0, 1.65),
    (8.0, 1.60),
    (12.0, 1.48),
    (16.0, 1.41),
    (20.0, 1.36),
    (24.0, 1.33),
    (36.0, 1.26),
    (60.0, 1.20),
];

/// `σ_z` of a p or u chart, mR̄(z)/1.128 with z = (value − centre)/s: 1 where cases are independent,
/// more where they go together (Laney 2002).
///
/// `None` for fewer than two points, or a point without spread.
#[must_use]
pub fn dispersion(points: &[Point]) -> Option<f64> {
    let standardised = points.iter().map(|point| {
        let deviation = point.limits.reach / 3.0;
        (deviation > 0.0).then(|| (point.value - point.limits.centre) / deviation)
    });
    let standardised: Vec<f64> = standardised.collect::<Option<_>>()?;
    let ranges: Vec<f64> = standardised.windows(2).map(|pair| (pair[1] - pair[0]).abs()).collect();
    let (sum, count) = ranges.iter().fold((0.0, 0.0), |(sum, count), range| (sum + range, count + 1.0));
    (count > 0.0).then(|| sum / count / RANGE_OF_TWO)
}

/// The `σ_z` above which limits from counts alone are too tight, for so many points; linear between
/// the numbers of points known, and the last one beyond. `None` below four points.
#[must_use]
pub fn critical_dispersion(points: usize) -> Option<f64> {
    let points = real(u64::try_from(points).ok()?);
    if points < CRITICAL[0].0 {
        return None;
    }
    let pair = CRITICAL.windows(2).find(|pair| points <= pair[1].0);
    Some(match pair {
        Some(&[(from, high), (to, low)]) => high + (low - high) * (points - from) / (to - from),
        _ => CRITICAL[CRITICAL.len() - 1].1,
    })
}

/// The same points with limits `σ_z` times as wide, centre ± 3·s·`σ_z`, cut again where the scale ends:
/// at 0, and for shares at 1.
#[must_use]
pub fn widened(points: &[Point], dispersion: f64, highest: Option<f64>) -> Vec<Point> {
    let widen = |point: &Point| {
        let centre = point.limits.centre;
        let reach = point.limits.reach * dispersion;
        let upper = centre + reach;
        let upper = highest.map_or(upper, |highest| upper.min(highest));
        Point {
            value: point.value,
            limits: Limits { centre, lower: (centre - reach).max(0.0), upper, reach },
        }
    };
    points.iter().map(widen).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::statistics::chart::p_chart;
    use crate::statistics::real::agree;

    #[test]
    fn many_cases_that_go_together_are_over_dispersed() {
        // five months of 10 000 cases, alternating 9 000 and 9 200 good: p̄ = 0.908,
        // s = √(0.908·0.092/10 000) = 0.0028902, each range 0.02/s = 6.9198, σ_z = 6.1346
        let counts = [(9000, 10_000), (9200, 10_000), (9000, 10_000), (9200, 10_000), (9000, 10_000)];
        let points = p_chart(&counts).expect("a chart");
        let found = dispersion(&points).expect("a dispersion");
        assert!(agree(found, 6.1346, 3), "{found}");
        let wide = widened(&points, found, Some(1.0));
        // 0.908 ± 3·0.0028902·6.1346
        assert!(agree(wide[0].limits.lower, 0.8548, 4), "{:?}", wide[0]);
        assert!(agree(wide[0].limits.upper, 0.9612, 4));
    }

    #[test]
    fn critical_values_are_the_documented_ones() {
        // rules.md SMQ6017
        for (points, value) in [(8, 1.60), (12, 1.48), (24, 1.33)] {
            assert!(critical_dispersion(points).is_some_and(|found| agree(found, value, 9)));
        }
        assert!(critical_dispersion(10).is_some_and(|found| agree(found, 1.54, 9)));
        assert_eq!(critical_dispersion(3), None);
        assert!(critical_dispersion(1000).is_some_and(|found| agree(found, 1.20, 9)));
    }

    #[test]
    fn points_without_spread_have_no_dispersion() {
        assert_eq!(dispersion(&p_chart(&[(3, 3), (5, 5)]).expect("a chart")), None);
        assert_eq!(dispersion(&[]), None);
    }
}
