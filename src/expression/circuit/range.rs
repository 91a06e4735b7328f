//! Comparisons with a constant as ranges of integers: exact, and one test for every unit.

use crate::expression::syntax::Comparison;
use crate::values::Ratio;

/// The integers from `low` to `high`; none where `low` is above.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Range<T> {
    pub low: T,
    pub high: T,
}

impl Range<i64> {
    const NOTHING: Self = Self { low: 1, high: 0 };

    /// The integers n for which `n / per` compares so with `constant`; `per` is positive. `None`
    /// where that does not fit 128 bits.
    pub(super) fn of(comparison: Comparison, constant: Ratio, per: i128) -> Option<Self> {
        let scaled = constant.numerator().checked_mul(per)?;
        let whole = scaled.div_euclid(constant.denominator());
        let exact = scaled.rem_euclid(constant.denominator()) == 0;
        let below = if exact { whole.checked_sub(1)? } else { whole };
        let fits = i128::from(i64::MIN)..=i128::from(i64::MAX);
        let single = exact && fits.contains(&whole);
        Some(match comparison {
            Comparison::Less => Self::up_to(below),
            Comparison::AtMost => Self::up_to(whole),
            Comparison::Greater => Self::above(whole),
            Comparison::AtLeast => Self::above(below),
            Comparison::Equal | Comparison::NotEqual if !single => Self::NOTHING,
            Comparison::Equal | Comparison::NotEqual => {
                i64::try_from(whole).map_or(Self::NOTHING, |whole| Self { low: whole, high: whole })
            }
        })
    }

    fn up_to(high: i128) -> Self {
        if high < i128::from(i64::MIN) {
            return Self::NOTHING;
        }
        Self { low: i64::MIN, high: i64::try_from(high).unwrap_or(i64::MAX) }
    }

    fn above(low: i128) -> Self {
        if low >= i128::from(i64::MAX) {
            return Self::NOTHING;
        }
        Self { low: i64::try_from(low + 1).unwrap_or(i64::MIN), high: i64::MAX }
    }

    /// As a range of small integers: the same ones of them.
    pub(super) fn small(self) -> Range<i32> {
        let (low, high) = (self.low.max(i64::from(i32::MIN)), self.high.min(i64::from(i32::MAX)));
        match (i32::try_from(low), i32::try_from(high)) {
            (Ok(low), Ok(high)) => Range { low, high },
            _ => Range { low: 1, high: 0 },
        }
    }
}

impl<T: PartialOrd + Copy> Range<T> {
    #[expect(clippy::needless_bitwise_bool, reason = "no branch: the loops over columns stay straight")]
    #[inline]
    pub(super) fn holds(self, value: T) -> bool {
        (self.low <= value) & (value <= self.high)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        /// Against the comparison of exact ratios.
        #[test]
        fn a_range_is_the_comparison(
            numerator in prop_oneof![-300_i128..300, any::<i64>().prop_map(i128::from)],
            denominator in 1_i128..12,
            scale in 0_u32..10,
            offset in -2_i128..3,
            comparison in proptest::sample::select(vec![
                Comparison::Equal, Comparison::Less, Comparison::AtMost,
                Comparison::Greater, Comparison::AtLeast,
            ]),
        ) {
            let constant = Ratio::new(numerator, denominator).expect("a ratio");
            let per = 10_i128.pow(scale);
            let range = Range::of(comparison, constant, per).expect("it fits");
            let near = (numerator * per).div_euclid(denominator) + offset;
            if let Ok(units) = i64::try_from(near) {
                let value = Ratio::new(near, per).expect("a ratio");
                prop_assert_eq!(range.holds(units), comparison.holds(value.cmp(&constant)));
            }
            for units in [i64::MIN, -1, 0, 1, i64::MAX] {
                let value = Ratio::new(i128::from(units), per).expect("a ratio");
                prop_assert_eq!(range.holds(units), comparison.holds(value.cmp(&constant)));
                if let Ok(small) = i32::try_from(units) {
                    prop_assert_eq!(range.small().holds(small), range.holds(units));
                }
            }
        }
    }
}
