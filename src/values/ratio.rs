//! Exact ratios: the only numbers a verdict is reached with.

use std::cmp::Ordering;
use std::fmt;

/// A ratio of two integers, in lowest terms, the denominator positive.
///
/// All arithmetic is checked: `None` means that the exact result does not fit 128 bits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Ratio {
    numerator: i128,
    denominator: i128,
}

impl Ratio {
    pub const ZERO: Self = Self { numerator: 0, denominator: 1 };
    pub const ONE: Self = Self { numerator: 1, denominator: 1 };

    /// `numerator / denominator`; `None` when the denominator is zero.
    pub const fn new(numerator: i128, denominator: i128) -> Option<Self> {
        if denominator == 0 || numerator == i128::MIN || denominator == i128::MIN {
            return None;
        }
        let divisor = common_divisor(numerator.unsigned_abs(), denominator.unsigned_abs()).cast_signed();
        let sign = denominator.signum();
        Some(Self { numerator: sign * numerator / divisor, denominator: sign * denominator / divisor })
    }

    pub const fn integer(value: i128) -> Self {
        Self { numerator: value, denominator: 1 }
    }

    /// Reads what [`Display`](fmt::Display) writes: `11190/11543`, `12`.
    pub fn parse(raw: &str) -> Option<Self> {
        match raw.split_once('/') {
            Some((numerator, denominator)) => Self::new(numerator.parse().ok()?, denominator.parse().ok()?),
            None => raw.parse().ok().map(Self::integer),
        }
    }

    pub const fn numerator(self) -> i128 {
        self.numerator
    }

    pub const fn denominator(self) -> i128 {
        self.denominator
    }

    pub fn checked_add(self, other: Self) -> Option<Self> {
        let left = self.numerator.checked_mul(other.denominator)?;
        let right = other.numerator.checked_mul(self.denominator)?;
        Self::new(left.checked_add(right)?, self.denominator.checked_mul(other.denominator)?)
    }

    pub fn checked_sub(self, other: Self) -> Option<Self> {
        self.checked_add(Self { numerator: -other.numerator, denominator: other.denominator })
    }

    pub fn checked_mul(self, other: Self) -> Option<Self> {
        Self::new(
            self.numerator.checked_mul(other.numerator)?,
            self.denominator.checked_mul(other.denominator)?,
        )
    }

    pub fn checked_div(self, other: Self) -> Option<Self> {
        Self::new(
            self.numerator.checked_mul(other.denominator)?,
            self.denominator.checked_mul(other.numerator)?,
        )
    }

    /// The nearest floating-point number: for display and for intervals, never for a verdict.
    #[expect(clippy::cast_precision_loss, reason = "display only")]
    pub fn to_f64(self) -> f64 {
        self.numerator as f64 / self.denominator as f64
    }

    /// The value with `decimals` decimals, halves rounded away from zero, as units of
    /// 10^-`decimals`.
    pub fn round(self, decimals: u32) -> Option<i128> {
        let scaled = self.numerator.checked_mul(10_i128.checked_pow(decimals)?)?;
        let half = self.denominator / 2;
        let shifted = if scaled < 0 { scaled.checked_sub(half)? } else { scaled.checked_add(half)? };
        Some(shifted / self.denominator)
    }
}

/// The greatest common divisor; the other where one is 0. Most numbers here fit a register, where
/// division is far cheaper.
#[expect(clippy::cast_possible_truncation, reason = "both are below 2^64 by then")]
const fn common_divisor(mut a: u128, mut b: u128) -> u128 {
    while b > u64::MAX as u128 {
        (a, b) = (b, a % b);
    }
    if b == 0 {
        return a;
    }
    let (mut a, mut b) = (b as u64, (a % b) as u64);
    while b != 0 {
        (a, b) = (b, a % b);
    }
    a as u128
}

impl PartialOrd for Ratio {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Ratio {
    /// Exact: by products where they fit 128 bits, else by whole parts, then by the reciprocals of the
    /// remainders, as Euclid does.
    fn cmp(&self, other: &Self) -> Ordering {
        let left = self.numerator.checked_mul(other.denominator);
        let right = other.numerator.checked_mul(self.denominator);
        if let Some((left, right)) = left.zip(right) {
            return left.cmp(&right);
        }
        let (mut a, mut b, mut c, mut d) =
            (self.numerator, self.denominator, other.numerator, other.denominator);
        let mut flipped = false;
        loop {
            let (left, right) = (a.div_euclid(b), c.div_euclid(d));
            let (rest_left, rest_right) = (a.rem_euclid(b), c.rem_euclid(d));
            let order = match left.cmp(&right) {
                Ordering::Equal => match (rest_left, rest_right) {
                    (0, 0) => Some(Ordering::Equal),
                    (0, _) => Some(Ordering::Less),
                    (_, 0) => Some(Ordering::Greater),
                    _ => None,
                },
                other => Some(other),
            };
            if let Some(order) = order {
                return if flipped { order.reverse() } else { order };
            }
            (a, b, c, d) = (b, rest_left, d, rest_right);
            flipped = !flipped;
        }
    }
}

impl fmt::Display for Ratio {
    /// `11190/11543`; a whole number without its denominator.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.denominator == 1 {
            write!(f, "{}", self.numerator)
        } else {
            write!(f, "{}/{}", self.numerator, self.denominator)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ratio(a: i128, b: i128) -> Ratio {
        Ratio::new(a, b).expect("a denominator")
    }

    #[test]
    fn comparison_is_exact_where_products_would_overflow() {
        let huge = i128::MAX - 1;
        assert!(ratio(huge, huge - 2) < ratio(huge - 2, huge - 4));
        assert!(ratio(19, 20) > ratio(18, 20));
        assert!(ratio(-1, 3) < ratio(-1, 4));
        assert_eq!(ratio(2, 4), ratio(1, 2));
    }

    #[test]
    fn terms_of_any_size_are_the_lowest() {
        assert_eq!(ratio(3 << 70, 5 << 70), ratio(3, 5));
        assert_eq!(ratio(1 << 100, 1 << 64), Ratio::integer(1 << 36));
        assert_eq!(ratio(-(7 << 66), 14), Ratio::integer(-(1 << 65)));
        assert_eq!(ratio(0, 1 << 90), Ratio::ZERO);
        let prime = i128::from(u64::MAX - 58);
        assert_eq!((ratio(prime * 6, prime * 4), ratio(prime, 2).numerator()), (ratio(3, 2), prime));
    }

    #[test]
    fn what_is_written_is_read_back() {
        for raw in ["11190/11543", "-1/2", "12"] {
            assert_eq!(Ratio::parse(raw).map(|ratio| ratio.to_string()).as_deref(), Some(raw));
        }
        assert_eq!(Ratio::parse("1/0"), None);
        assert_eq!(Ratio::parse("0.5"), None);
    }

    #[test]
    fn rounding_goes_away_from_zero_at_the_half() {
        assert_eq!(ratio(9496, 10000).round(3), Some(950));
        assert_eq!(ratio(-5, 2).round(0), Some(-3));
        assert_eq!(ratio(1, 3).round(2), Some(33));
    }
}
