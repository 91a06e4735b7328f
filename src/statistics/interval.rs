//! How far a figure from a sample may lie from the truth.
//!
//! One interval per kind of figure, each chosen because it stays honest with few cases and at the
//! ends of its scale. This file must never return an interval of no width for want of spread: ten
//! answers out of ten are no certainty. Shares are decided by [`decide`](super::decide), not here.

use num_bigint::BigUint;

use super::Ratio;
use super::binomial::{MAX_CASES, critical_value};
use super::confidence::Confidence;
use super::poisson::{lower_bound, upper_bound};
use super::real::real;
use super::student::student_quantile;

/// Two bounds in the unit of the figure, `low` ≤ `high`.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Interval {
    /// The lower bound.
    pub low: f64,
    /// The upper bound.
    pub high: f64,
}

/// The ranks, counted from 1, of the ordered cases between which a percentile lies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RankInterval {
    /// Rank of the lower bound; `None` when even the smallest case is no lower bound.
    pub low: Option<u64>,
    /// Rank of the upper bound; `None` when even the largest case is no upper bound.
    pub high: Option<u64>,
}

/// The Wilson score interval of a share, as shares within \[0, 1\] (Wilson 1927).
///
/// centre = (p̂ + z²/2n)/(1 + z²/n), half = z·√(p̂(1−p̂)/n + z²/4n²)/(1 + z²/n). `None` without
/// cases or when `good` exceeds `n`.
#[must_use]
pub fn wilson(good: u64, n: u64, confidence: Confidence) -> Option<Interval> {
    if n == 0 || good > n {
        return None;
    }
    let (count, z) = (real(n), confidence.z());
    let share = real(good) / count;
    let weight = z * z / count;
    let centre = (share + weight / 2.0) / (1.0 + weight);
    let half = z * ((share * (1.0 - share) + weight / 4.0) / count).sqrt() / (1.0 + weight);
    Some(Interval {
        low: if good == 0 { 0.0 } else { (centre - half).max(0.0) },
        high: if good == n { 1.0 } else { (centre + half).min(1.0) },
    })
}

/// The adjusted Wald interval of a Net Promoter Score, in points within \[−100, 100\].
///
/// 0.75, 1.5 and 0.75 answers are added to promoters, passives and detractors; on the shares so
/// found, 100·(p − d) ± z·100·√(v/n) with v = p + d − (p − d)² (`domain/metrics.md` 4.1). The
/// score shown stays the unadjusted one. `None` without answers.
#[must_use]
pub fn nps_interval(
    promoters: u64,
    passives: u64,
    detractors: u64,
    confidence: Confidence,
) -> Option<Interval> {
    if promoters == 0 && passives == 0 && detractors == 0 {
        return None;
    }
    let n = real(promoters) + real(passives) + real(detractors) + 3.0;
    let for_us = (real(promoters) + 0.75) / n;
    let against = (real(detractors) + 0.75) / n;
    let net = for_us - against;
    let variance = for_us + against - net * net;
    let half = confidence.z() * (variance / n).sqrt();
    Some(Interval { low: 100.0 * (net - half).max(-1.0), high: 100.0 * (net + half).min(1.0) })
}

/// The Student interval of a mean, x̄ ± t·s/√n with n − 1 degrees of freedom, in the unit of the
/// values.
///
/// The values are whole numbers of the caller's smallest unit, given as their count, sum and sum
/// of squares, so that merged chunks give the same bounds in any order. The variance is formed on
/// integers. `None` for fewer than two values, for sums no values can have, and for values all
/// alike: without spread nothing tells how far the mean may lie.
#[must_use]
pub fn mean_interval(n: u64, sum: i128, sum_of_squares: u128, confidence: Confidence) -> Option<Interval> {
    let degrees = n.checked_sub(1)?;
    let t = student_quantile(degrees, confidence)?;
    let total = BigUint::from(sum.unsigned_abs());
    let squares = BigUint::from(sum_of_squares) * n;
    let square = &total * &total;
    if squares <= square {
        return None;
    }
    let count = real(n);
    let deviation = (to_real(&(squares - square)) / (count * real(degrees))).sqrt();
    let centre = (to_real(&total) / count).copysign(if sum < 0 { -1.0 } else { 1.0 });
    let half = t * deviation / count.sqrt();
    Some(Interval { low: centre - half, high: centre + half })
}

/// The exact interval of a rate of rare events (Garwood 1936), in events per unit of `exposure`.
///
/// Exposure is counted in the unit of the rate: for events per thousand accounts, thousands of
/// accounts. The bounds are the Poisson means that leave half of 1 − confidence on each side;
/// without events the lower one is 0. `None` when the exposure is not positive and finite or too
/// small to divide by, or the events exceed [`MAX_CASES`].
#[must_use]
pub fn garwood(events: u64, exposure: f64, confidence: Confidence) -> Option<Interval> {
    if !exposure.is_finite() || exposure <= 0.0 || events > MAX_CASES {
        return None;
    }
    let (tail, z) = (confidence.tail_share(), confidence.z());
    let high = upper_bound(events, tail, z) / exposure;
    high.is_finite().then(|| Interval { low: lower_bound(events, tail, z) / exposure, high })
}

/// The order-statistic interval of a percentile: the ranks of the cases that bound it.
///
/// With B binomial (n, share), `low` is the largest rank l with P(B ≤ l − 1) and `high` the
/// smallest u with P(B ≥ u) at most half of 1 − confidence: no assumption about the distribution,
/// decided on exact ratios. `share` is p90 as `(90, 100)`. `None` without cases, above
/// [`MAX_CASES`], or when the share does not lie in (0, 1).
#[must_use]
pub fn percentile_ranks((part, whole): Ratio, n: u64, confidence: Confidence) -> Option<RankInterval> {
    if n == 0 || n > MAX_CASES || part == 0 || part >= whole {
        return None;
    }
    let tail = confidence.tail();
    let from_above = critical_value(n, (whole - part, whole), tail);
    Some(RankInterval {
        low: from_above.map(|rank| n + 1 - rank),
        high: critical_value(n, (part, whole), tail),
    })
}

/// A big integer as a float, to the last digits.
fn to_real(number: &BigUint) -> f64 {
    let word = 2f64.powi(64);
    number.iter_u64_digits().rev().fold(0.0, |value, digit| value * word + real(digit))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::statistics::real::agree;

    const LEVEL: Confidence = Confidence::NINETY_FIVE;

    /// Both bounds agree with the published ones to `digits` decimals.
    fn check(interval: Option<Interval>, low: f64, high: f64, digits: i32) {
        assert!(
            interval.is_some_and(|i| agree(i.low, low, digits) && agree(i.high, high, digits)),
            "{interval:?} instead of [{low}, {high}]"
        );
    }

    #[test]
    fn shares_have_the_documented_wilson_intervals() {
        // metrics.md 4.9
        check(wilson(45, 50, LEVEL), 0.7864, 0.9565, 4);
        check(wilson(0, 10, LEVEL), 0.0, 0.2775, 4);
        check(wilson(10, 10, LEVEL), 0.7225, 1.0, 4);
        check(wilson(9, 10, LEVEL), 0.5958, 0.9821, 4);
        check(wilson(86, 100, LEVEL), 0.7786, 0.9147, 4);
    }

    #[test]
    fn scores_have_the_documented_adjusted_intervals() {
        // metrics.md 4.1
        check(nps_interval(10, 0, 0, LEVEL), 47.5, 100.0, 1);
        check(nps_interval(60, 45, 15, LEVEL), 24.2, 48.9, 1);
        check(nps_interval(0, 0, 10, LEVEL), -100.0, -47.5, 1);
    }

    #[test]
    fn a_mean_has_the_interval_of_the_nist_handbook() {
        // NIST/SEMATECH e-Handbook 1.3.5.2, ZARR13: n = 195, mean 9.261460, s = 0.02278881,
        // interval 9.258242 to 9.264679; here in hundred-millionths, the published mean being rounded
        // to millionths
        let (n, average, deviation) = (195, 926_146_000_i128, 2_278_881_i128);
        let squares = (n - 1) * deviation * deviation + n * average * average;
        let interval = mean_interval(195, n * average, squares.unsigned_abs(), LEVEL);
        check(interval, 925_824_200.0, 926_467_900.0, -3);
    }

    #[test]
    fn a_mean_score_has_its_interval_around_the_documented_mean() {
        // metrics.md 4.2: 40, 30, 15, 10, 5 answers of 5 to 1; t(99) = 1.984 of printed tables
        let interval = mean_interval(100, 390, 1660, LEVEL);
        let half = 1.984 * (13_900.0_f64 / 9900.0).sqrt() / 10.0;
        check(interval, 3.90 - half, 3.90 + half, 4);
        let mirrored = mean_interval(100, -390, 1660, LEVEL);
        check(mirrored, -3.90 - half, -3.90 + half, 4);
    }

    #[test]
    fn sums_beyond_machine_words_keep_their_interval() {
        // the two values ±10¹⁸: mean 0, s/√n = 10¹⁸, t(1) = 12.706
        let interval = mean_interval(2, 0, 2 * 10u128.pow(36), LEVEL);
        check(interval, -12.706e18, 12.706e18, -15);
    }

    #[test]
    fn rates_have_the_documented_garwood_intervals() {
        // metrics.md 4.13
        check(garwood(158, 40.235, LEVEL), 3.338, 4.589, 3);
        check(garwood(0, 12.0, LEVEL), 0.0, 0.307, 3);
    }

    #[test]
    fn percentiles_have_the_documented_ranks() {
        let ranks = |share, n| {
            let found = percentile_ranks(share, n, LEVEL)?;
            Some((found.low, found.high))
        };
        // metrics.md 4.13
        assert_eq!(ranks((90, 100), 100), Some((Some(84), Some(96))));
        // scipy.stats.binom
        assert_eq!(ranks((50, 100), 50), Some((Some(18), Some(33))));
        assert_eq!(ranks((90, 100), 1000), Some((Some(881), Some(919))));
        assert_eq!(ranks((90, 100), 20), Some((Some(15), None)));
        assert_eq!(ranks((90, 100), 1), Some((None, None)));
    }

    #[test]
    fn figures_without_a_base_have_no_interval() {
        assert_eq!(wilson(0, 0, LEVEL), None);
        assert_eq!(wilson(11, 10, LEVEL), None);
        assert_eq!(nps_interval(0, 0, 0, LEVEL), None);
        assert_eq!(mean_interval(0, 0, 0, LEVEL), None);
        assert_eq!(mean_interval(1, 5, 25, LEVEL), None);
        assert_eq!(mean_interval(2, 10, 50, LEVEL), None, "two equal answers are no certainty");
        assert_eq!(mean_interval(2, 10, 49, LEVEL), None, "no two values have these sums");
        assert_eq!(mean_interval(u64::MAX, i128::MIN, u128::MAX, LEVEL), None);
        assert_eq!(garwood(u64::MAX, 1.0, LEVEL), None);
        for exposure in [0.0, -1.0, f64::NAN, f64::INFINITY, f64::MIN_POSITIVE] {
            assert_eq!(garwood(3, exposure, LEVEL), None);
        }
        for share in [(0, 100), (100, 100), (1, 0)] {
            assert_eq!(percentile_ranks(share, 100, LEVEL), None);
        }
        assert_eq!(percentile_ranks((1, 2), 0, LEVEL), None);
        assert_eq!(percentile_ranks((1, 2), u64::MAX, LEVEL), None);
    }
}
