//! The only door between counts and floats.
//!
//! It exists so that no other file of the layer casts. It must never wrap around or truncate: a
//! count beyond 2⁵³ keeps its magnitude to 1 part in 10¹⁶, and a float that is no count is refused.

/// The first whole number a float can no longer count up from, 2⁵³.
const COUNTABLE: f64 = 9_007_199_254_740_992.0;

/// A count as a float.
#[allow(clippy::cast_precision_loss, reason = "a relative error of 2⁻⁵³ is below that of every formula fed")]
pub(super) fn real(count: u64) -> f64 {
    count as f64
}

/// A product of two counts as a float.
#[allow(clippy::cast_precision_loss, reason = "a relative error of 2⁻⁵³ is below that of every formula fed")]
pub(super) fn wide(product: u128) -> f64 {
    product as f64
}

/// The smallest count not below `value`; `None` when negative, not finite or above 2⁵³.
#[allow(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "the range is checked and the fraction is gone"
)]
pub(super) fn round_up(value: f64) -> Option<u64> {
    let whole = value.ceil();
    (0.0..=COUNTABLE).contains(&whole).then_some(whole as u64)
}

/// Whether two figures agree to `digits` decimals: how published vectors are compared.
#[cfg(test)]
pub(super) fn agree(ours: f64, published: f64, digits: i32) -> bool {
    (ours - published).abs() <= 0.5001 * 10f64.powi(-digits)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sample_size_is_rounded_up() {
        assert_eq!(round_up(384.15), Some(385));
        assert_eq!(round_up(385.0), Some(385));
    }

    #[test]
    fn what_is_no_count_is_refused() {
        for value in [-1.0, f64::NAN, f64::INFINITY, 1e300] {
            assert_eq!(round_up(value), None);
        }
    }

    #[test]
    fn the_largest_counts_keep_their_magnitude() {
        assert!(agree(real(u64::MAX) / 2f64.powi(64), 1.0, 15));
        assert!(agree(wide(u128::MAX) / 2f64.powi(128), 1.0, 15));
    }
}
