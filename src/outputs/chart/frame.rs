//! The box of a chart: where a period and a value stand in it. Places are tenths of a unit, worked out
//! from exact ratios.

use super::{Level, Point};
use crate::values::Ratio;

/// The box of a chart in tenths of a unit, and the values at its lower and upper edge.
pub struct Frame {
    pub left: i128,
    pub right: i128,
    pub top: i128,
    pub bottom: i128,
    pub low: Ratio,
    pub high: Ratio,
}

impl Frame {
    /// The same box with edges that hold every value, with some air; nothing without any value. A
    /// share never leaves 0–1.
    pub fn around(self, points: &[Point], levels: &[Level], share: bool) -> Option<Self> {
        points.iter().find(|point| point.value.is_some())?;
        let mut all: Vec<Ratio> = Vec::new();
        for point in points {
            all.extend(point.value);
            all.extend(point.interval.iter().flat_map(|(low, high)| [*low, *high]));
            all.extend(point.limits.iter().flat_map(|limits| [limits.lower, limits.upper]));
        }
        for (low, high) in levels.iter().flat_map(|level| &level.ends) {
            all.extend(*low);
            all.extend(*high);
        }
        let (low, high) = (*all.iter().min()?, *all.iter().max()?);
        let spread = high.checked_sub(low)?;
        let air =
            if spread > Ratio::ZERO { spread.checked_mul(Ratio::new(12, 100)?)? } else { Ratio::new(1, 20)? };
        let (mut low, mut high) = (low.checked_sub(air)?, high.checked_add(air)?);
        if share {
            (low, high) = (low.max(Ratio::ZERO), high.min(Ratio::ONE));
        }
        Some(Self { low, high, ..self })
    }

    /// Tenths from the left of the `i`th of `count` points.
    pub fn x(&self, count: usize, i: usize) -> Option<i128> {
        let steps = i128::try_from(count.max(2) - 1).ok()?;
        let i = i128::try_from(i).ok()?;
        Some(self.left + (self.right - self.left) * i / steps)
    }

    /// Half the distance of two points.
    pub fn half_step(&self, count: usize) -> i128 {
        (self.right - self.left) / i128::try_from(count.max(2) - 1).unwrap_or(1) / 2
    }

    /// Tenths from the top.
    pub fn y(&self, value: Ratio) -> Option<i128> {
        let place = self.y_of_short_terms(value).or_else(|| {
            let share = self.high.checked_sub(value)?.checked_div(self.high.checked_sub(self.low)?)?;
            share.checked_mul(Ratio::integer(self.bottom - self.top))?.round(0)
        })?;
        Some(self.top + place.clamp(-200, self.bottom))
    }

    /// Tenths below the upper edge, without bringing ratios to lowest terms: a chart has hundreds of
    /// places. Nothing where a term leaves 64 bits.
    fn y_of_short_terms(&self, value: Ratio) -> Option<i128> {
        let short = |ratio: Ratio| {
            Some((i64::try_from(ratio.numerator()).ok()?, i64::try_from(ratio.denominator()).ok()?))
        };
        let difference =
            |(a, b): (i64, i64), (c, d): (i64, i64)| a.checked_mul(d)?.checked_sub(c.checked_mul(b)?);
        let (high, low, value) = (short(self.high)?, short(self.low)?, short(value)?);
        let height = i64::try_from(self.bottom - self.top).ok()?;
        let down = difference(high, value)?.checked_mul(low.1)?.checked_mul(height)?;
        let whole = difference(high, low)?.checked_mul(value.1)?;
        if whole <= 0 {
            return None;
        }
        let half = if down < 0 { -(whole / 2) } else { whole / 2 };
        Some(i128::from(down.checked_add(half)? / whole))
    }

    pub fn at(&self, count: usize, i: usize, value: Ratio) -> Option<(i128, i128)> {
        Some((self.x(count, i)?, self.y(value)?))
    }
}

/// Tenths as a number.
pub fn tenths(value: i128) -> String {
    let sign = if value < 0 { "-" } else { "" };
    let (whole, rest) = (value.unsigned_abs() / 10, value.unsigned_abs() % 10);
    if rest == 0 { format!("{sign}{whole}") } else { format!("{sign}{whole}.{rest}") }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// The same place by the arithmetic of ratios alone.
    fn exact(frame: &Frame, value: Ratio) -> Option<i128> {
        let share = frame.high.checked_sub(value)?.checked_div(frame.high.checked_sub(frame.low)?)?;
        share.checked_mul(Ratio::integer(frame.bottom - frame.top))?.round(0)
    }

    proptest! {
        #[test]
        fn short_terms_give_the_exact_place(
            (low, high, value) in (-900_i128..900, -900_i128..900, -900_i128..900),
            (a, b, c) in (1_i128..90, 1_i128..90, 1_i128..90),
            height in 1_i128..4000,
        ) {
            let ratio = |n, d| Ratio::new(n, d).expect("a ratio");
            let frame = Frame { left: 0, right: 100, top: 0, bottom: height, low: ratio(low, a), high: ratio(high, b) };
            let value = ratio(value, c);
            if frame.high > frame.low {
                prop_assert_eq!(frame.y_of_short_terms(value), exact(&frame, value));
            } else {
                prop_assert_eq!(frame.y_of_short_terms(value), None);
            }
        }
    }
}
