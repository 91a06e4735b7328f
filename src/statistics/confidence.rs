//! Confidence levels and the normal quantile behind them.
//!
//! A level is an exact ratio, so that its tail can enter an exact decision. The usual levels use
//! constants, never rounded: a table's 1.96 would move a sample size by one.

use super::Ratio;
use super::real::real;

/// Two-sided normal quantile at 90 %.
pub const Z_90: f64 = 1.644_853_626_951_472_2;
/// Two-sided normal quantile at 95 %.
pub const Z_95: f64 = 1.959_963_984_540_054;
/// Two-sided normal quantile at 99 %.
pub const Z_99: f64 = 2.575_829_303_548_900_4;

/// One-sided normal quantile at 80 %: the power usually asked of a plan.
pub(super) const Z_80_POWER: f64 = 0.841_621_233_572_914_3;

/// Levels are told apart to one part in a thousand million, and no finer.
const FINEST: u64 = 1_000_000_000;

/// A two-sided confidence level, strictly between 0 and 1, as a reduced ratio.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Confidence {
    numerator: u64,
    denominator: u64,
}

impl Confidence {
    /// 90 %.
    pub const NINETY: Self = Self { numerator: 9, denominator: 10 };
    /// 95 %.
    pub const NINETY_FIVE: Self = Self { numerator: 19, denominator: 20 };
    /// 99 %.
    pub const NINETY_NINE: Self = Self { numerator: 99, denominator: 100 };

    /// The level `numerator / denominator`: `(95, 100)` is 95 %.
    ///
    /// `None` unless it lies strictly between 0 and 1 and its reduced denominator is at most 10⁹.
    #[must_use]
    pub fn new((numerator, denominator): Ratio) -> Option<Self> {
        if numerator == 0 || numerator >= denominator {
            return None;
        }
        let divisor = greatest_common_divisor(numerator, denominator);
        let level = Self { numerator: numerator / divisor, denominator: denominator / divisor };
        (level.denominator <= FINEST).then_some(level)
    }

    /// The level as a share, in (0, 1).
    #[must_use]
    pub fn level(self) -> f64 {
        real(self.numerator) / real(self.denominator)
    }

    /// What is left out on each side, exactly: 95 % leaves 1/40. Always below one half.
    #[must_use]
    pub fn tail(self) -> Ratio {
        (self.denominator - self.numerator, 2 * self.denominator)
    }

    /// The two-sided normal quantile: z with P(|Z| ≤ z) = level.
    #[must_use]
    pub fn z(self) -> f64 {
        match self {
            Self::NINETY => Z_90,
            Self::NINETY_FIVE => Z_95,
            Self::NINETY_NINE => Z_99,
            _ => -wichura(self.tail_share()),
        }
    }

    /// What is left out on each side, as a share in (0, 0.5).
    pub(super) fn tail_share(self) -> f64 {
        let (numerator, denominator) = self.tail();
        real(numerator) / real(denominator)
    }
}

/// The normal quantile: x with P(Z ≤ x) = `share`, within 10⁻⁹ and in practice within 10⁻¹⁵
/// (Wichura 1988, algorithm AS 241). `None` unless `share` lies strictly between 0 and 1.
#[must_use]
pub fn normal_quantile(share: f64) -> Option<f64> {
    (share > 0.0 && share < 1.0).then(|| wichura(share))
}

/// AS 241 for a share known to lie in (0, 1).
fn wichura(share: f64) -> f64 {
    let offset = share - 0.5;
    if offset.abs() <= 0.425 {
        let r = 0.180_625 - offset * offset;
        return offset * polynomial(&CENTRE_ABOVE, r) / polynomial(&CENTRE_BELOW, r);
    }
    let rarer = if offset < 0.0 { share } else { 1.0 - share };
    let r = (-rarer.ln()).sqrt();
    let distance = if r <= 5.0 {
        polynomial(&SHOULDER_ABOVE, r - 1.6) / polynomial(&SHOULDER_BELOW, r - 1.6)
    } else {
        polynomial(&TAIL_ABOVE, r - 5.0) / polynomial(&TAIL_BELOW, r - 5.0)
    };
    distance.copysign(offset)
}

/// A polynomial by Horner's rule, highest power first.
fn polynomial(coefficients: &[f64], x: f64) -> f64 {
    coefficients.iter().fold(0.0, |sum, c| sum * x + c)
}

/// The greatest common divisor, by Euclid's algorithm; that of 0 and b is b.
pub(super) fn greatest_common_divisor(a: u64, b: u64) -> u64 {
    if b == 0 { a } else { greatest_common_divisor(b, a % b) }
}

/// Numerator where 0.075 ≤ share ≤ 0.925, in 0.425² − (share − ½)².
const CENTRE_ABOVE: [f64; 8] = [
    2_509.080_928_730_122_7,
    33_430.575_583_588_13,
    67_265.770_927_008_7,
    45_921.953_931_549_87,
    13_731.693_765_509_46,
    1_971.590_950_306_551_3,
    133.141_667_891_784_38,
    3.387_132_872_796_366_5,
];
/// Denominator of the same.
const CENTRE_BELOW: [f64; 8] = [
    5_226.495_278_852_854,
    28_729.085_735_721_943,
    39_307.895_800_092_71,
    21_213.794_301_586_597,
    5_394.196_021_424_751,
    687.187_007_492_057_9,
    42.313_330_701_600_91,
    1.0,
];
/// Numerator further out, while √(−ln tail) ≤ 5, in √(−ln tail) − 1.6.
const SHOULDER_ABOVE: [f64; 8] = [
    0.000_774_545_014_278_341_4,
    0.022_723_844_989_269_184,
    0.241_780_725_177_450_6,
    1.270_458_252_452_368_4,
    3.647_848_324_763_204_5,
    5.769_497_221_460_691,
    4.630_337_846_156_546,
    1.423_437_110_749_683_5,
];
/// Denominator of the same.
const SHOULDER_BELOW: [f64; 8] = [
    1.050_750_071_644_416_9e-9,
    0.000_547_593_808_499_534_5,
    0.015_198_666_563_616_457,
    0.148_103_976_427_480_08,
    0.689_767_334_985_1,
    1.676_384_830_183_803_8,
    2.053_191_626_637_759,
    1.0,
];
/// Numerator in the far tail, in √(−ln tail) − 5.
const TAIL_ABOVE: [f64; 8] = [
    2.010_334_399_292_288_1e-7,
    2.711_555_568_743_487_6e-5,
    0.001_242_660_947_388_078_4,
    0.026_532_189_526_576_124,
    0.296_560_571_828_504_87,
    1.784_826_539_917_291_3,
    5.463_784_911_164_114,
    6.657_904_643_501_103,
];
/// Denominator of the same.
const TAIL_BELOW: [f64; 8] = [
    2.044_263_103_389_939_7e-15,
    1.421_511_758_316_446e-7,
    1.846_318_317_510_054_8e-5,
    0.000_786_869_131_145_613_3,
    0.014_875_361_290_850_615,
    0.136_929_880_922_735_8,
    0.599_832_206_555_888,
    1.0,
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::statistics::real::agree;

    #[test]
    fn the_usual_levels_have_the_published_quantiles() {
        // metrics.md, common rules
        assert!(agree(Confidence::NINETY.z(), 1.644_853_627, 9));
        assert!(agree(Confidence::NINETY_FIVE.z(), 1.959_963_985, 9));
        assert!(agree(Confidence::NINETY_NINE.z(), 2.575_829_304, 9));
    }

    #[test]
    fn the_quantile_function_meets_the_constants() {
        for (share, z) in [(0.95, Z_90), (0.975, Z_95), (0.995, Z_99)] {
            assert!(normal_quantile(share).is_some_and(|x| (x - z).abs() < 1e-13));
        }
    }

    #[test]
    fn other_levels_agree_with_scipy() {
        // scipy.stats.norm.ppf
        for (share, z) in [
            (0.8, 0.841_621_233_572_914_3),
            (0.9, 1.281_551_565_544_600_4),
            (0.999, 3.090_232_306_167_813),
            (0.999_999_9, 5.199_337_582_290_661),
        ] {
            assert!(normal_quantile(share).is_some_and(|x| (x - z).abs() < 1e-9));
            assert!(normal_quantile(1.0 - share).is_some_and(|x| (x + z).abs() < 1e-9));
        }
        let eighty = Confidence::new((80, 100)).map(Confidence::z);
        assert!(eighty.is_some_and(|z| (z - 1.281_551_565_544_600_4).abs() < 1e-12));
    }

    #[test]
    fn a_level_is_reduced_and_keeps_its_exact_tail() {
        assert_eq!(Confidence::new((950, 1000)), Some(Confidence::NINETY_FIVE));
        assert_eq!(Confidence::NINETY_FIVE.tail(), (1, 40));
        assert!(agree(Confidence::NINETY_NINE.level(), 0.99, 15));
    }

    #[test]
    fn what_is_no_level_is_refused() {
        for ratio in [(0, 1), (1, 1), (2, 1), (1, 0), (0, 0), (u64::MAX - 1, u64::MAX)] {
            assert_eq!(Confidence::new(ratio), None);
        }
        for share in [0.0, 1.0, -0.1, 1.1, f64::NAN] {
            assert_eq!(normal_quantile(share), None);
        }
    }
}
