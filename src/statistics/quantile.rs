//! Ranks of percentiles, on integers.
//!
//! "p90 at most T" is a promise about a number of cases, ⌈0.9·n⌉. In floats ⌈0.07·100⌉ is 8, which
//! is why this file must never see one, and must never interpolate: a percentile is a case that
//! happened.

use super::Ratio;

/// The nearest rank of a percentile among `n` ordered cases: ⌈share·n⌉, from 1 to `n`.
///
/// The percentile is the case of that rank, and "p90 ≤ T" holds when at least so many cases are ≤ T
/// (`domain/metrics.md` 4.7). `share` is an exact ratio: p90 is `(90, 100)`. `None` without cases
/// or when the share does not lie in (0, 1].
#[must_use]
pub fn nearest_rank((part, whole): Ratio, n: u64) -> Option<u64> {
    if part == 0 || part > whole || n == 0 {
        return None;
    }
    let product = u128::from(part) * u128::from(n);
    u64::try_from(product.div_ceil(u128::from(whole))).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn seven_percent_of_a_hundred_is_the_seventh_case() {
        // metrics.md 4.13; in floats it is the eighth
        assert_eq!(nearest_rank((7, 100), 100), Some(7));
    }

    #[test]
    fn a_fraction_of_a_case_is_a_whole_case() {
        assert_eq!(nearest_rank((90, 100), 10), Some(9));
        assert_eq!(nearest_rank((90, 100), 11), Some(10));
        assert_eq!(nearest_rank((1, 2), 5), Some(3));
    }

    #[test]
    fn ranks_stay_among_the_cases() {
        assert_eq!(nearest_rank((1, u64::MAX), 3), Some(1));
        assert_eq!(nearest_rank((1, 1), u64::MAX), Some(u64::MAX));
        assert_eq!(nearest_rank((u64::MAX, u64::MAX), u64::MAX), Some(u64::MAX));
    }

    #[test]
    fn what_is_no_share_has_no_rank() {
        for share in [(0, 100), (101, 100), (1, 0), (0, 0)] {
            assert_eq!(nearest_rank(share, 100), None);
        }
        assert_eq!(nearest_rank((90, 100), 0), None);
    }
}
