//! The decision on a sampled ratio: shown, refuted or still open.
//!
//! It exists so that *met* and *missed* on a sample rest on an exact test and nothing else
//! (`domain/verdicts.md`, "The decision", basis `sample`). It must never see a float as input, and
//! never turn a small sample into a verdict: what the cases cannot show stays undecided. For a
//! census no test is due; the observed ratio is the fact.

use super::Ratio;
use super::binomial::{lower_tail_within, upper_tail_within};

/// What a sample says about "the share of good cases is at least the target".
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Decision {
    /// So many good cases would be rare if the target were only just reached: the target is met.
    Shown,
    /// So few good cases would be rare if the target were reached: it is missed.
    Refuted,
    /// Neither: there are too few cases to tell.
    Undecided,
}

/// Decides `good` of `n` cases against `target` by the exact one-sided binomial test.
///
/// *Shown* when P(X ≥ good | n, target) ≤ `significance`, *refuted* when P(X ≤ good | n, target) ≤
/// `significance`, where both are exact ratios: `(95, 100)` and `(5, 100)`. Both cannot hold, since
/// the significance is below one half. For "at most" targets, pass the cases within the limit and
/// the complement of the target.
///
/// A target of 100 % can be refuted but never shown; without cases everything is undecided. The
/// result is exact: floats only spare the integers where they are far from the border. A call on
/// 100 000 cases takes microseconds, and on the rare border a tenth of a second. Where n times the
/// bits of the target's denominator exceeds 8 million, a probability within one part in 10⁹ of the
/// significance leaves the case undecided.
///
/// `None` when `good` exceeds `n`, the target lies outside \[0, 1\], the significance outside
/// (0, ½), or `n` above [`MAX_CASES`](super::MAX_CASES).
#[must_use]
pub fn decide(good: u64, n: u64, target: Ratio, significance: Ratio) -> Option<Decision> {
    if upper_tail_within(good, n, target, significance)? {
        return Some(Decision::Shown);
    }
    if lower_tail_within(good, n, target, significance)? {
        return Some(Decision::Refuted);
    }
    Some(Decision::Undecided)
}

#[cfg(test)]
mod tests {
    use super::*;

    const TARGET: Ratio = (95, 100);
    const FIVE_PERCENT: Ratio = (5, 100);

    fn against_95(good: u64, n: u64) -> Option<Decision> {
        decide(good, n, TARGET, FIVE_PERCENT)
    }

    /// Shown exactly from `shown` on, refuted exactly up to `refuted`.
    fn check(n: u64, shown: u64, refuted: u64) {
        assert_eq!(against_95(shown, n), Some(Decision::Shown), "n = {n}");
        assert_eq!(against_95(shown - 1, n), Some(Decision::Undecided), "n = {n}");
        assert_eq!(against_95(refuted + 1, n), Some(Decision::Undecided), "n = {n}");
        assert_eq!(against_95(refuted, n), Some(Decision::Refuted), "n = {n}");
    }

    #[test]
    fn thresholds_are_the_documented_ones() {
        // metrics.md 4.13
        check(59, 59, 52);
        check(100, 99, 90);
        check(400, 388, 372);
    }

    #[test]
    fn thresholds_of_many_cases_agree_with_other_programs() {
        // 1000 and 5000: integer sums in Python; the others: scipy.stats.binom
        check(1000, 962, 937);
        check(5000, 4776, 4723);
        check(100_000, 95_114, 94_885);
        check(1_000_000, 950_359, 949_640);
    }

    #[test]
    fn fewer_than_59_cases_cannot_show_95_percent() {
        // rules.md SMQ5015
        assert_eq!(against_95(58, 58), Some(Decision::Undecided));
    }

    #[test]
    fn without_cases_nothing_is_decided() {
        assert_eq!(against_95(0, 0), Some(Decision::Undecided));
    }

    #[test]
    fn a_target_of_all_cases_is_refuted_by_one_miss_and_never_shown() {
        let all = (1, 1);
        assert_eq!(decide(99, 100, all, FIVE_PERCENT), Some(Decision::Refuted));
        assert_eq!(decide(100, 100, all, FIVE_PERCENT), Some(Decision::Undecided));
    }

    #[test]
    fn an_unreduced_target_is_the_same_target() {
        for good in 0..=100 {
            let reduced = decide(good, 100, (19, 20), (1, 20));
            assert_eq!(decide(good, 100, (9500, 10_000), FIVE_PERCENT), reduced);
        }
    }

    #[test]
    fn contradictory_input_is_refused() {
        assert_eq!(against_95(11, 10), None);
        assert_eq!(decide(1, 10, (11, 10), FIVE_PERCENT), None);
        assert_eq!(decide(1, 10, (0, 0), FIVE_PERCENT), None);
        assert_eq!(decide(1, 10, TARGET, (1, 2)), None);
        assert_eq!(decide(1, 10, TARGET, (0, 1)), None);
    }
}
