//! How many cases must be looked at before finding no fault means something.
//!
//! It serves the auditor who samples files and the writer of a promise who asks how many cases can
//! show it at all. It must never be read backwards: a fault found says nothing about its share.

use super::Ratio;
use super::binomial::{MAX_CASES, upper_tail_within};
use super::quantile::nearest_rank;
use super::real::real;

/// Rounding that one factor may add to a product, so that equality with the level is recognised.
const ROUNDING: f64 = 1e-15;

/// The smallest sample in which no fault at all has probability ≤ `significance`, if at least
/// `rate` of the cases are faulty.
///
/// Both are exact ratios: 5 % of faults at 95 % confidence is `(5, 100)` and `(5, 100)`. Without a
/// population it is the smallest n with (1 − rate)ⁿ ≤ significance; with a population of N holding
/// D = ⌈rate·N⌉ faults, the smallest n with C(N − D, n)/C(N, n) ≤ significance. `None` when the
/// rate does not lie in (0, 1], the significance not in (0, ½), the population is empty, or it or
/// the answer exceeds [`MAX_CASES`].
#[must_use]
pub fn discovery_size(rate: Ratio, significance: Ratio, population: Option<u64>) -> Option<u64> {
    let (part, whole) = rate;
    if part == 0 || part > whole {
        return None;
    }
    let flawless = (whole - part, whole);
    // also refuses a significance out of range
    upper_tail_within(0, 0, flawless, significance)?;
    let Some(population) = population else {
        return smallest(MAX_CASES, |n| upper_tail_within(n, n, flawless, significance) == Some(true));
    };
    if population > MAX_CASES {
        return None;
    }
    let faulty = nearest_rank(rate, population)?;
    let level = real(significance.0) / real(significance.1);
    smallest(population, |n| unseen_within(n, faulty, population, level))
}

/// Whether `n` cases drawn from `population` miss all `faulty` ones with probability ≤ `level`.
fn unseen_within(n: u64, faulty: u64, population: u64, level: f64) -> bool {
    if n > population - faulty {
        return true;
    }
    // the probability is the same with n and faulty exchanged; the fewer factors the better
    let (fewer, more) = (n.min(faulty), n.max(faulty));
    let level = level * (1.0 + real(fewer) * ROUNDING);
    let mut share = 1.0;
    for i in 0..fewer {
        share *= real(population - more - i) / real(population - i);
        if share <= level {
            return true;
        }
    }
    false
}

/// The smallest number in 1..=`most` that is enough, for a test that stays true once it is.
fn smallest(most: u64, enough: impl Fn(u64) -> bool) -> Option<u64> {
    let mut reached = 1;
    while !enough(reached) {
        if reached >= most {
            return None;
        }
        reached = reached.saturating_mul(2).min(most);
    }
    let mut below = reached / 2 + 1;
    while below < reached {
        let middle = below + (reached - below) / 2;
        if enough(middle) {
            reached = middle;
        } else {
            below = middle + 1;
        }
    }
    Some(reached)
}

#[cfg(test)]
mod tests {
    use super::*;

    const FIVE_PERCENT: Ratio = (5, 100);

    #[test]
    fn five_percent_of_faults_need_the_documented_samples() {
        // metrics.md 4.13
        for (population, n) in [(Some(50), 31), (Some(100), 45), (Some(200), 51), (Some(500), 56), (None, 59)]
        {
            assert_eq!(discovery_size(FIVE_PERCENT, FIVE_PERCENT, population), Some(n));
        }
    }

    #[test]
    fn a_probability_equal_to_the_level_is_enough() {
        // one fault among 20 stays unseen by 19 with probability 1/20
        assert_eq!(discovery_size(FIVE_PERCENT, FIVE_PERCENT, Some(20)), Some(19));
    }

    #[test]
    fn a_fault_everywhere_is_seen_at_once() {
        assert_eq!(discovery_size((1, 1), FIVE_PERCENT, None), Some(1));
        assert_eq!(discovery_size((1, 1), FIVE_PERCENT, Some(7)), Some(1));
    }

    #[test]
    fn large_populations_approach_the_unlimited_answer() {
        assert_eq!(discovery_size(FIVE_PERCENT, FIVE_PERCENT, Some(MAX_CASES)), Some(59));
        assert_eq!(
            discovery_size((1, MAX_CASES), FIVE_PERCENT, Some(MAX_CASES)),
            // one fault: 95 % of all cases must be seen
            Some(MAX_CASES - MAX_CASES / 20)
        );
    }

    #[test]
    fn input_out_of_range_is_refused() {
        for rate in [(0, 1), (2, 1), (1, 0)] {
            assert_eq!(discovery_size(rate, FIVE_PERCENT, None), None);
        }
        assert_eq!(discovery_size(FIVE_PERCENT, (1, 2), Some(100)), None);
        assert_eq!(discovery_size(FIVE_PERCENT, FIVE_PERCENT, Some(0)), None);
        assert_eq!(discovery_size(FIVE_PERCENT, FIVE_PERCENT, Some(u64::MAX)), None);
        assert_eq!(discovery_size((1, u64::MAX), FIVE_PERCENT, None), None);
    }
}
