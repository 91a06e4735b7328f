//! The two corrections that make a probability accurate for any count.
//!
//! Written with log-gamma alone, the probability of one outcome among a million is the difference
//! of terms near 10⁷ and keeps nine digits. Split after Loader (2000, "Fast and accurate computation
//! of binomial probabilities"), the large terms cancel on paper and fourteen digits remain. This
//! file must never decide anything: it only feeds `binomial` and `poisson`.

use std::f64::consts::TAU;

use super::real::real;

/// The error of Stirling's formula: ln n! − ln(√(2πn)·(n/e)ⁿ), for n ≥ 1, within 10⁻¹⁴.
pub(super) fn stirling_error(n: u64) -> f64 {
    let x = real(n);
    if n < 16 {
        // 15! is below 2⁵³, so the product is exact
        let factorial: u64 = (1..=n).product();
        return real(factorial).ln() - 0.5 * (TAU * x).ln() - x * x.ln() + x;
    }
    let square = x * x;
    let series = 1.0 / 1680.0 - 1.0 / (1188.0 * square);
    let series = 1.0 / 1260.0 - series / square;
    let series = 1.0 / 360.0 - series / square;
    (1.0 / 12.0 - series / square) / x
}

/// The deviance x·ln(x/mean) − (x − mean), zero where they meet and never negative.
///
/// `x` and `mean` are positive; `excess` is x − mean, given apart because the caller knows it
/// exactly where the difference of the two floats would have lost its digits.
pub(super) fn deviance(x: f64, mean: f64, excess: f64) -> f64 {
    let ratio = excess / (x + mean);
    if ratio.abs() > 0.1 {
        return x * (x / mean).ln() - excess;
    }
    // ln(x/mean) = 2·artanh(ratio), its first term joined with the excess
    let square = ratio * ratio;
    let mut power = 2.0 * x * ratio;
    let mut sum = excess * ratio;
    let mut odd = 3.0;
    loop {
        power *= square;
        let next = sum + power / odd;
        // equal bits mean that no further term can be seen
        if next.to_bits() == sum.to_bits() || odd > 99.0 {
            return next;
        }
        sum = next;
        odd += 2.0;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stirling_errors_are_loaders() {
        // Loader 2000, table of δ(n)
        for (n, published) in [
            (1, 0.081_061_466_795_327_26),
            (2, 0.041_340_695_955_409_29),
            (10, 0.008_330_563_433_362_87),
            (15, 0.005_554_733_551_962_801),
        ] {
            assert!((stirling_error(n) - published).abs() < 1e-13, "n = {n}");
        }
    }

    #[test]
    fn series_and_direct_form_meet_at_their_border() {
        let ln_factorial_16: f64 = 20_922_789_888_000_f64.ln();
        let direct = ln_factorial_16 - 0.5 * (TAU * 16.0).ln() - 16.0 * 16f64.ln() + 16.0;
        assert!((stirling_error(16) - direct).abs() < 1e-13);
    }

    #[test]
    fn deviance_is_its_definition_on_both_branches() {
        for (x, mean) in [(110.0_f64, 100.0), (90.0, 100.0), (200.0, 100.0), (1.0, 100.0)] {
            let direct: f64 = x * (x / mean).ln() - (x - mean);
            assert!((deviance(x, mean, x - mean) - direct).abs() < 1e-11);
        }
        assert!(deviance(7.0, 7.0, 0.0).abs() < f64::EPSILON);
    }
}
