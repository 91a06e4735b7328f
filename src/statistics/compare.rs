//! Two periods beside each other: is the difference more than noise?
//!
//! It exists so that nobody writes "improved" over a difference that chance makes every other month.
//! One comparison per kind of figure. This file must never call two figures equal: what lies inside
//! the noise is not known to have changed, and nothing more.

use super::Confidence;
use super::binomial::{MAX_CASES, lower_tail_within, upper_tail_within};
use super::confidence::Z_80_POWER;
use super::real::{real, round_up, wide};
use super::student::student_quantile;
use super::survey::Recommendations;

/// How two figures differ.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Difference {
    /// The difference over its standard error, later less earlier; `None` where the test is exact.
    pub z: Option<f64>,
    /// Whether chance gives as much, at the confidence asked for.
    pub inside_noise: bool,
}

/// Two shares, each (good, n), by the pooled z: (p₂ − p₁)/√(p̄(1 − p̄)(1/n₁ + 1/n₂)).
///
/// `None` without cases, with more good cases than cases, or when both are 0 or both 1.
#[must_use]
pub fn compare_shares(before: (u64, u64), after: (u64, u64), confidence: Confidence) -> Option<Difference> {
    let ((x1, n1), (x2, n2)) = (before, after);
    if n1 == 0 || n2 == 0 || x1 > n1 || x2 > n2 {
        return None;
    }
    let pooled = wide(u128::from(x1) + u128::from(x2)) / wide(u128::from(n1) + u128::from(n2));
    let error = (pooled * (1.0 - pooled) * (1.0 / real(n1) + 1.0 / real(n2))).sqrt();
    judged(real(x2) / real(n2) - real(x1) / real(n1), error, confidence.z())
}

/// Two Net Promoter Scores: (NPS₂ − NPS₁)/√(SE₁² + SE₂²).
///
/// `None` without answers, or when neither wave has any spread.
#[must_use]
pub fn compare_scores(
    before: Recommendations,
    after: Recommendations,
    confidence: Confidence,
) -> Option<Difference> {
    let error = before.standard_error()?.hypot(after.standard_error()?);
    let step = after.score()?.to_f64() - before.score()?.to_f64();
    judged(step, error, confidence.z())
}

/// The smallest change between two waves with these standard errors that is detected as often as
/// not, z·√(SE₁² + SE₂²), in the unit of the errors.
#[must_use]
pub fn detectable_change(before: f64, after: f64, confidence: Confidence) -> f64 {
    confidence.z() * before.hypot(after)
}

/// The same detected four times in five: (z + 0.8416)·√(SE₁² + SE₂²).
#[must_use]
pub fn safely_detectable_change(before: f64, after: f64, confidence: Confidence) -> f64 {
    (confidence.z() + Z_80_POWER) * before.hypot(after)
}

/// The values that each of two waves needs for a change to be detected as often as not:
/// z²·(s₁² + s₂²)/change², rounded up. The deviations are those of one value, in the unit of the change.
///
/// `None` when one of them is not above 0, or for more values than can be counted.
#[must_use]
pub fn detecting_size((before, after): (f64, f64), change: f64, confidence: Confidence) -> Option<u64> {
    size_for(before.hypot(after), change, confidence.z())
}

/// The same for a change to be detected four times in five: (z + 0.8416)²·(s₁² + s₂²)/change².
#[must_use]
pub fn safely_detecting_size(
    (before, after): (f64, f64),
    change: f64,
    confidence: Confidence,
) -> Option<u64> {
    size_for(before.hypot(after), change, confidence.z() + Z_80_POWER)
}

fn size_for(deviation: f64, change: f64, z: f64) -> Option<u64> {
    (deviation > 0.0 && change > 0.0).then(|| round_up((z * deviation / change).powi(2)))?
}

/// Sums of the values of one period, in whole numbers of the caller's smallest unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sums {
    pub n: u64,
    pub sum: i128,
    pub squares: u128,
}

impl Sums {
    /// Mean and squared standard error; `None` below two values, or without spread.
    fn mean_and_error(self) -> Option<(f64, f64)> {
        let degrees = self.n.checked_sub(1).filter(|degrees| *degrees > 0)?;
        let squares = self.squares.checked_mul(u128::from(self.n))?;
        let square = self.sum.unsigned_abs().checked_mul(self.sum.unsigned_abs())?;
        let spread = squares.checked_sub(square).filter(|spread| *spread > 0)?;
        let n = real(self.n);
        let mean = wide(self.sum.unsigned_abs()) / n;
        let variance = wide(spread) / (n * real(degrees));
        Some((if self.sum < 0 { -mean } else { mean }, variance / n))
    }
}

/// Two means by Welch's test: (x̄₂ − x̄₁)/√(s₁²/n₁ + s₂²/n₂) against Student's t with
/// Satterthwaite's degrees of freedom, rounded down.
///
/// `None` for fewer than two values in a period, for values all alike, and for sums too large.
#[must_use]
pub fn compare_means(before: Sums, after: Sums, confidence: Confidence) -> Option<Difference> {
    let ((m1, e1), (m2, e2)) = (before.mean_and_error()?, after.mean_and_error()?);
    let parts = e1 * e1 / real(before.n - 1) + e2 * e2 / real(after.n - 1);
    let degrees = (e1 + e2).powi(2) / parts;
    let most = before.n.saturating_add(after.n).saturating_sub(2);
    let t = student_quantile(floor(degrees, most)?, confidence)?;
    judged(m2 - m1, (e1 + e2).sqrt(), t)
}

/// Two rates of rare events, each (events, exposure in whole units), by the exact conditional test:
/// given the events of both, those of the later period are binomial with the share of its exposure.
/// The noise ends where a tail has at most half of 1 − confidence.
///
/// `None` for an exposure of 0, no event in either, or events beyond [`MAX_CASES`].
#[must_use]
pub fn compare_rates(before: (u64, u64), after: (u64, u64), confidence: Confidence) -> Option<Difference> {
    let events = before.0.checked_add(after.0).filter(|events| (1..=MAX_CASES).contains(events))?;
    let exposure = before.1.checked_add(after.1)?;
    if before.1 == 0 || after.1 == 0 {
        return None;
    }
    let (share, tail) = ((after.1, exposure), confidence.tail());
    let rare =
        upper_tail_within(after.0, events, share, tail)? || lower_tail_within(after.0, events, share, tail)?;
    Some(Difference { z: None, inside_noise: !rare })
}

fn judged(step: f64, error: f64, critical: f64) -> Option<Difference> {
    let z = step / error;
    (error > 0.0 && z.is_finite()).then(|| Difference { z: Some(z), inside_noise: z.abs() < critical })
}

/// The largest whole number up to `value`, between 1 and `most`.
fn floor(value: f64, most: u64) -> Option<u64> {
    let above = round_up(value)?;
    let whole = if real(above) > value { above - 1 } else { above };
    Some(whole.clamp(1, most.max(1)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::statistics::real::agree;

    const LEVEL: Confidence = Confidence::NINETY_FIVE;

    #[test]
    fn two_means_agree_with_scipy() {
        // scipy.stats.ttest_ind([1, 2, 3, 4, 10], [5, 6, 7, 8], equal_var=False): t = 1.4638501
        let before = Sums { n: 5, sum: 20, squares: 130 };
        let after = Sums { n: 4, sum: 26, squares: 174 };
        let found = compare_means(before, after, LEVEL).expect("a comparison");
        assert!(found.z.is_some_and(|z| agree(z, 1.463_850_1, 6)), "{found:?}");
        assert!(found.inside_noise);
        // the same spread a hundred times over is no noise
        let often = |sums: Sums| Sums { n: sums.n * 100, sum: sums.sum * 100, squares: sums.squares * 100 };
        assert!(compare_means(often(before), often(after), LEVEL).is_some_and(|d| !d.inside_noise));
    }

    #[test]
    fn two_rates_agree_with_scipy() {
        // scipy.stats.poisson_means_test is another test; these are binomtest one-sided tails:
        // 20 of 30 with chance ½: P(X ≥ 20) = 0.0494; 21 of 30: 0.0214; 5 % leaves 0.025 a side
        let even = |a, b| compare_rates((a, 1000), (b, 1000), LEVEL).map(|d| d.inside_noise);
        assert_eq!(even(10, 20), Some(true));
        assert_eq!(even(9, 21), Some(false));
        assert_eq!(even(21, 9), Some(false));
        // twice the exposure, twice the events: nothing changed
        assert_eq!(compare_rates((10, 1000), (20, 2000), LEVEL).map(|d| d.inside_noise), Some(true));
        assert_eq!(even(0, 0), None);
        assert_eq!(compare_rates((1, 0), (1, 1), LEVEL), None);
    }

    #[test]
    fn waves_that_show_a_change_have_the_documented_sizes() {
        // rules.md, SMQ1112: two waves of 60 promoters, 45 passives, 15 detractors
        let wave = Recommendations { promoters: 60, passives: 45, detractors: 15 };
        let deviation = wave.variance().map_or(0.0, f64::sqrt) * 100.0;
        assert_eq!(detecting_size((deviation, deviation), 3.0, LEVEL), Some(4_135));
        assert_eq!(safely_detecting_size((deviation, deviation), 3.0, LEVEL), Some(8_449));
        assert_eq!(detecting_size((deviation, deviation), 0.0, LEVEL), None);
    }

    #[test]
    fn figures_without_spread_are_not_compared() {
        assert_eq!(compare_shares((5, 5), (7, 7), LEVEL), None);
        assert_eq!(compare_shares((0, 0), (1, 2), LEVEL), None);
        let all = Recommendations { promoters: 9, passives: 0, detractors: 0 };
        assert_eq!(compare_scores(all, all, LEVEL), None);
        let alike = Sums { n: 3, sum: 6, squares: 12 };
        assert_eq!(compare_means(alike, alike, LEVEL), None);
    }
}
