//! Exact comparison of a binomial tail with a level of significance.
//!
//! A verdict may not depend on a float. The tail is first estimated in floats; only when the
//! estimate lies within one part in 10⁹ of the level, where rounding could matter, is the same sum
//! computed on big integers. It must never return the estimate where that could be wrong.

use std::f64::consts::TAU;

use num_bigint::BigUint;

use super::Ratio;
use super::confidence::greatest_common_divisor;
use super::real::{real, wide};
use super::saddle_point::{deviance, stirling_error};

/// The largest number of cases accepted, 2⁴⁰: beyond it an answer would take seconds, and no
/// register is that long.
pub const MAX_CASES: u64 = 1 << 40;

/// How close the logarithm of the float estimate may come to that of the level before integers
/// decide. The estimate's own error is below 10⁻¹¹ for [`MAX_CASES`] cases, 10⁻¹⁴ for 100 000.
const DOUBT: f64 = 1e-9;

/// The longest integers worth computing, in bits: a second or two of work.
const MAX_BITS: u64 = 1 << 23;

/// `n` independent cases, each good with chance `good / (good + bad)`, the ratio reduced.
#[derive(Clone, Copy)]
struct Binomial {
    n: u64,
    good: u64,
    bad: u64,
    all: u64,
}

/// Whether P(X ≥ `successes`) ≤ `significance`, for X binomial with `n` cases of the given chance.
///
/// Exact for every n whose integers stay below 8 million bits (n = 100 000 with a chance written in
/// ten thousandths needs 1.4 million); beyond that a tail within one part in 10⁹ of the level
/// counts as above it, so that doubt never decides. `None` when the chance is no ratio in \[0, 1\],
/// the significance not in (0, ½), `successes` above `n`, or `n` above [`MAX_CASES`].
pub(super) fn upper_tail_within(successes: u64, n: u64, chance: Ratio, significance: Ratio) -> Option<bool> {
    let law = Binomial::new(n, chance)?;
    let (part, whole) = significance;
    if successes > n || part == 0 || part >= whole.saturating_sub(part) {
        return None;
    }
    Some(law.tail_within(successes, significance))
}

/// Whether P(X ≤ `successes`) ≤ `significance`: the upper tail of the bad cases. Same contract as
/// [`upper_tail_within`].
pub(super) fn lower_tail_within(
    successes: u64,
    n: u64,
    (good, all): Ratio,
    significance: Ratio,
) -> Option<bool> {
    let failures = n.checked_sub(successes)?;
    upper_tail_within(failures, n, (all.checked_sub(good)?, all), significance)
}

/// P(X ≥ `successes`) in floats, for information: never for a decision. `None` outside the range of
/// [`upper_tail_within`].
pub(super) fn upper_tail(successes: u64, n: u64, (good, all): Ratio) -> Option<f64> {
    let law = Binomial::new(n, (good, all))?;
    if successes > n {
        return None;
    }
    if law.good == 0 || law.bad == 0 {
        return Some(if successes == 0 || law.bad == 0 { 1.0 } else { 0.0 });
    }
    let above_mean = u128::from(successes) * u128::from(law.all) > u128::from(n) * u128::from(law.good);
    if above_mean {
        return Some(law.tail_from(successes));
    }
    // the complement: so few good ones are so many bad ones
    let others = Binomial { good: law.bad, bad: law.good, ..law };
    Some(successes.checked_sub(1).map_or(1.0, |fewer| 1.0 - others.tail_from(n - fewer)))
}

/// The smallest x ≤ n with P(X ≥ x) ≤ `significance`; `None` when no x reaches it or the input is
/// outside the range of [`upper_tail_within`].
pub(super) fn critical_value(n: u64, chance: Ratio, significance: Ratio) -> Option<u64> {
    if !upper_tail_within(n, n, chance, significance)? {
        return None;
    }
    let (mut below, mut reached) = (0, n);
    while below < reached {
        let middle = below + (reached - below) / 2;
        if upper_tail_within(middle, n, chance, significance)? {
            reached = middle;
        } else {
            below = middle + 1;
        }
    }
    Some(reached)
}

impl Binomial {
    fn new(n: u64, (good, all): Ratio) -> Option<Self> {
        if all == 0 || good > all || n > MAX_CASES {
            return None;
        }
        let divisor = greatest_common_divisor(good, all);
        Some(Self { n, good: good / divisor, bad: (all - good) / divisor, all: all / divisor })
    }

    fn tail_within(self, x: u64, significance: Ratio) -> bool {
        let reached = u128::from(x) * u128::from(self.all);
        let expected = u128::from(self.n) * u128::from(self.good);
        if reached <= expected {
            // a binomial median lies beside its mean, so this tail holds at least one half
            return false;
        }
        if self.good == 0 {
            return true;
        }
        let level = (real(significance.0) / real(significance.1)).ln();
        let distance = self.ln_tail(x, wide(reached - expected) / real(self.all)) - level;
        if distance.abs() > DOUBT {
            return distance < 0.0;
        }
        self.exact_tail_within(x, significance)
    }

    /// P(X ≥ x) in floats, for x above the mean.
    fn tail_from(self, x: u64) -> f64 {
        let excess = u128::from(x) * u128::from(self.all) - u128::from(self.n) * u128::from(self.good);
        self.ln_tail(x, wide(excess) / real(self.all)).exp()
    }

    /// ln P(X ≥ x) for x above the mean by `excess`: the first term by its saddle point, the others
    /// by their ratios, which fall from one on.
    fn ln_tail(self, x: u64, excess: f64) -> f64 {
        if x == self.n {
            return real(self.n) * (-real(self.bad) / real(self.all)).ln_1p();
        }
        let odds = real(self.good) / real(self.bad);
        let (mut sum, mut term) = (1.0, 1.0);
        let mut k = x;
        while k < self.n && term > sum * 1e-18 {
            term *= real(self.n - k) / real(k + 1) * odds;
            sum += term;
            k += 1;
        }
        self.ln_probability(x, excess) + f64::ln(sum)
    }

    /// ln P(X = x) for 0 < x < n, with `excess` = x − mean.
    fn ln_probability(self, x: u64, excess: f64) -> f64 {
        let (n, failures) = (self.n, self.n - x);
        let good_mean = wide(u128::from(n) * u128::from(self.good)) / real(self.all);
        let bad_mean = wide(u128::from(n) * u128::from(self.bad)) / real(self.all);
        stirling_error(n)
            - stirling_error(x)
            - stirling_error(failures)
            - deviance(real(x), good_mean, excess)
            - deviance(real(failures), bad_mean, -excess)
            + 0.5 * (real(n) / (TAU * real(x) * real(failures))).ln()
    }

    /// The comparison on integers: Σ C(n,k)·goodᵏ·badⁿ⁻ᵏ against the level times allⁿ.
    fn exact_tail_within(self, x: u64, (part, whole): Ratio) -> bool {
        let bits = u64::from(u64::BITS - self.all.leading_zeros());
        if self.n.saturating_mul(bits) > MAX_BITS {
            return false;
        }
        let allowed = power(self.all, self.n) * part / whole;
        let mut term = choose(self.n, x) * power(self.good, x) * power(self.bad, self.n - x);
        let mut sum = BigUint::ZERO;
        let mut k = x;
        loop {
            sum += &term;
            let left = self.n - k;
            if sum > allowed {
                return false;
            }
            // the terms fall, so those left cannot add more than this
            if left == 0 || (k.is_multiple_of(64) && &sum + &term * left <= allowed) {
                return true;
            }
            // divided after each product, so that both divisions leave nothing over
            term = term * left / (k + 1) * self.good / self.bad;
            k += 1;
        }
    }
}

/// `base` to the power `exponent`, by squaring; the caller has bounded the exponent.
fn power(base: u64, exponent: u64) -> BigUint {
    if exponent == 0 {
        return BigUint::from(1u32);
    }
    let half = power(base, exponent / 2);
    let square = &half * &half;
    if exponent.is_multiple_of(2) { square } else { square * base }
}

/// The number of ways to choose k out of n.
fn choose(n: u64, k: u64) -> BigUint {
    let shorter = k.min(n - k);
    (0..shorter).fold(BigUint::from(1u32), |ways, i| ways * (n - i) / (i + 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    const FIVE_PERCENT: Ratio = (5, 100);

    #[test]
    fn tails_agree_with_scipy() {
        // scipy.stats.binom.sf(x - 1, n, p)
        for (x, n, chance, tail) in [
            (2, 13, (5, 100), 0.135_423_859_739_781_3),
            (4, 13, (5, 100), 0.003_102_996_168_099_119),
            (6, 30, (5, 100), 0.003_282_485_595_001_815_5),
            (95, 100, (95, 100), 0.615_999_127_956_140_4),
            (0, 100, (95, 100), 1.0),
        ] {
            let ours = upper_tail(x, n, chance);
            assert!(ours.is_some_and(|p| (p - tail).abs() < 1e-12), "{x} of {n}: {ours:?}");
        }
        assert_eq!(upper_tail(1, 2, (0, 1)), Some(0.0));
        assert_eq!(upper_tail(2, 2, (1, 1)), Some(1.0));
    }

    #[test]
    fn a_tail_equal_to_the_level_is_within_it() {
        // one case out of one, chance 1/20: P = 5 % exactly
        assert_eq!(upper_tail_within(1, 1, (1, 20), FIVE_PERCENT), Some(true));
        assert_eq!(upper_tail_within(1, 1, (51, 1000), FIVE_PERCENT), Some(false));
        // (1/2)¹⁰ = 1/1024
        assert_eq!(upper_tail_within(10, 10, (1, 2), (1, 1024)), Some(true));
        assert_eq!(upper_tail_within(10, 10, (1, 2), (1, 1025)), Some(false));
    }

    #[test]
    fn floats_and_integers_agree_wherever_floats_decide() {
        for chance in [(1, 2), (19, 20), (1, 1000), (9555, 10_000)] {
            for n in [1, 7, 60, 240] {
                let law = Binomial::new(n, chance).expect("a valid law");
                for x in 0..=n {
                    let above = u128::from(x) * u128::from(law.all) > u128::from(n) * u128::from(law.good);
                    let ours = law.tail_within(x, FIVE_PERCENT);
                    let exact = above && law.exact_tail_within(x, FIVE_PERCENT);
                    assert_eq!(ours, exact, "{x} of {n} against {chance:?}");
                }
            }
        }
    }

    #[test]
    fn estimate_is_the_published_probability() {
        // scipy.stats.binom.sf(x - 1, n, p)
        for (n, chance, x, published) in [
            (100_000, (95, 100), 95_114, 0.049_409_601_655_737_566_f64),
            (100_000, (9555, 10_000), 95_658, 0.049_201_408_732_574_19),
            (1_000_000, (95, 100), 950_359, 0.049_872_664_882_357_184),
            (10_000_000, (8, 10), 8_002_081, 0.049_993_715_278_326_904),
        ] {
            let law = Binomial::new(n, chance).expect("a valid law");
            let excess = wide(u128::from(x) * u128::from(law.all) - u128::from(n) * u128::from(law.good))
                / real(law.all);
            let distance = law.ln_tail(x, excess) - published.ln();
            assert!(distance.abs() < 1e-9, "n = {n}: {distance:e}");
        }
    }

    #[test]
    fn integers_decide_a_hundred_thousand_cases() {
        // thresholds of scipy.stats.binom: 4.94 % at 95 114, 5.09 % one case lower
        let law = Binomial::new(100_000, (95, 100)).expect("a valid law");
        assert!(law.exact_tail_within(95_114, FIVE_PERCENT));
        assert!(!law.exact_tail_within(95_113, FIVE_PERCENT));
    }

    #[test]
    fn sure_and_impossible_chances() {
        assert_eq!(upper_tail_within(10, 10, (1, 1), FIVE_PERCENT), Some(false));
        assert_eq!(lower_tail_within(9, 10, (1, 1), FIVE_PERCENT), Some(true));
        assert_eq!(upper_tail_within(1, 10, (0, 1), FIVE_PERCENT), Some(true));
        assert_eq!(upper_tail_within(0, 10, (0, 1), FIVE_PERCENT), Some(false));
        assert_eq!(upper_tail_within(0, 0, (1, 2), FIVE_PERCENT), Some(false));
    }

    #[test]
    fn input_out_of_range_is_refused() {
        assert_eq!(upper_tail_within(11, 10, (1, 2), FIVE_PERCENT), None);
        assert_eq!(lower_tail_within(11, 10, (1, 2), FIVE_PERCENT), None);
        assert_eq!(upper_tail_within(1, 10, (3, 2), FIVE_PERCENT), None);
        assert_eq!(lower_tail_within(1, 10, (3, 2), FIVE_PERCENT), None);
        assert_eq!(upper_tail_within(1, 10, (0, 0), FIVE_PERCENT), None);
        assert_eq!(upper_tail_within(1, u64::MAX, (1, 2), FIVE_PERCENT), None);
        for level in [(0, 1), (1, 2), (1, 1), (1, 0), (u64::MAX, u64::MAX)] {
            assert_eq!(upper_tail_within(1, 10, (1, 2), level), None);
        }
    }

    #[test]
    fn extreme_ratios_neither_overflow_nor_hang() {
        let nearly_one = (u64::MAX - 1, u64::MAX);
        let tiny = (1, u64::MAX);
        assert_eq!(upper_tail_within(MAX_CASES, MAX_CASES, nearly_one, tiny), Some(false));
        assert_eq!(upper_tail_within(MAX_CASES, MAX_CASES, tiny, tiny), Some(true));
        assert_eq!(lower_tail_within(0, MAX_CASES, (1, 2), tiny), Some(true));
        let barely_more = MAX_CASES / 2 + 1;
        assert_eq!(upper_tail_within(barely_more, MAX_CASES, (1, 2), FIVE_PERCENT), Some(false));
    }
}
