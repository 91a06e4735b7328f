//! Exact sums of decimals: integers on one scale, which grows when a finer number comes.

use crate::values::{Decimal, Ratio};

/// A sum of decimals, or of products of two.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct ExactSum {
    units: i128,
    scale: u32,
    /// The exact sum does not fit 128 bits.
    overflow: bool,
}

impl ExactSum {
    pub fn add(&mut self, value: Decimal) {
        self.add_units(i128::from(value.units()), u32::from(value.scale()));
    }

    /// Adds or takes away.
    pub fn add_signed(&mut self, value: Decimal, sign: i8) {
        self.add_units(i128::from(value.units()) * i128::from(sign), u32::from(value.scale()));
    }

    pub fn add_product(&mut self, a: Decimal, b: Decimal) {
        let product = i128::from(a.units()) * i128::from(b.units());
        self.add_units(product, u32::from(a.scale()) + u32::from(b.scale()));
    }

    pub fn merge(&mut self, other: Self) {
        self.add_units(other.units, other.scale);
        self.overflow |= other.overflow;
    }

    fn add_units(&mut self, units: i128, scale: u32) {
        let finer = self.scale.max(scale);
        let own = rescaled(self.units, finer - self.scale);
        let sum = own.and_then(|own| own.checked_add(rescaled(units, finer - scale)?));
        self.scale = finer;
        match sum {
            Some(sum) => self.units = sum,
            None => self.overflow = true,
        }
    }

    /// The sum; `None` where it does not fit.
    pub fn ratio(self) -> Option<Ratio> {
        let denominator = 10_i128.checked_pow(self.scale)?;
        Ratio::new(self.units, denominator).filter(|_| !self.overflow)
    }
}

fn rescaled(units: i128, by: u32) -> Option<i128> {
    if by == 0 { Some(units) } else { units.checked_mul(10_i128.checked_pow(by)?) }
}

/// The sum of values in millionths and of their squares: what intervals of means are made of.
/// Nothing once a value is finer, or a sum does not fit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Moments(pub Option<(i128, u128)>);

impl Default for Moments {
    fn default() -> Self {
        Self(Some((0, 0)))
    }
}

impl Moments {
    pub fn add(&mut self, value: Decimal) {
        self.0 = self.0.and_then(|(sum, squares)| {
            let one = millionths(value)?;
            let square = one.unsigned_abs().checked_mul(one.unsigned_abs())?;
            Some((sum.checked_add(one)?, squares.checked_add(square)?))
        });
    }

    pub fn merge(&mut self, other: Self) {
        self.0 = self.0.zip(other.0).and_then(|(a, b)| Some((a.0.checked_add(b.0)?, a.1.checked_add(b.1)?)));
    }
}

fn millionths(value: Decimal) -> Option<i128> {
    let (units, scale) = (i128::from(value.units()), u32::from(value.scale()));
    if let Some(finer) = 6_u32.checked_sub(scale) {
        return rescaled(units, finer);
    }
    let coarser = 10_i128.checked_pow(scale - 6)?;
    (units % coarser == 0).then_some(units / coarser)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decimal(text: &str) -> Decimal {
        Decimal::parse(text).expect("a number")
    }

    #[test]
    fn sums_are_exact_whatever_the_order_of_scales() {
        let values = ["0.1", "0.2", "12", "-3.25", "0.000000001"];
        let (mut forward, mut backward) = (ExactSum::default(), ExactSum::default());
        values.iter().for_each(|value| forward.add(decimal(value)));
        values.iter().rev().for_each(|value| backward.add(decimal(value)));
        assert_eq!(forward.ratio(), backward.ratio());
        assert_eq!(forward.ratio(), Ratio::new(9_050_000_001, 1_000_000_000));
        let mut product = ExactSum::default();
        product.add_product(decimal("0.5"), decimal("0.25"));
        product.add_signed(decimal("1"), -1);
        assert_eq!(product.ratio(), Ratio::new(-7, 8));
    }

    #[test]
    fn what_does_not_fit_has_no_sum() {
        let huge = decimal("999999999999999");
        let mut sum = ExactSum::default();
        sum.add_product(huge, huge);
        sum.add_units(i128::MAX, 0);
        assert_eq!(sum.ratio(), None);
        let mut moments = Moments::default();
        moments.add(decimal("0.0000001"));
        assert_eq!(moments.0, None);
        let mut moments = Moments::default();
        moments.add(decimal("2.5"));
        assert_eq!(moments.0, Some((2_500_000, 6_250_000_000_000)));
    }
}
