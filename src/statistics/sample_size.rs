//! How many answers a survey needs, and what the answers it got are worth.
//!
//! The required size and the achieved margin are one formula read in two directions, so that a plan
//! and its report never disagree. It must never round before the end: many tables print 384 where
//! 385 are needed. A margin means nothing for a sample that was not drawn at random; that is for
//! the caller to refuse.

use super::Ratio;
use super::confidence::Confidence;
use super::real::{real, round_up};

/// The figure to be estimated, with what is known of its spread.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Estimator {
    /// A share, its margin a share as well (0.05 for ±5 %).
    Proportion {
        /// The share expected, in (0, 1); 0.5, the worst case, when unknown.
        expected: f64,
    },
    /// A Net Promoter Score, its margin in points (5 for ±5 points of −100 to 100).
    Nps {
        /// Variance of one answer, p + d − (p − d)², in (0, 1]; 1, the worst case, when unknown.
        variance: f64,
    },
    /// A mean, its margin in the unit of the values.
    Mean {
        /// Standard deviation of the values in their unit, above 0.
        deviation: f64,
    },
}

/// How the sample is drawn.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Sampling {
    /// Confidence of the margin.
    pub confidence: Confidence,
    /// Size of the population, where it is known.
    pub population: Option<u64>,
    /// Loss by clustering, above 0: 1 for a simple random sample, 1.5 for half as many again.
    pub design_effect: f64,
}

impl Sampling {
    /// A simple random sample from a large population.
    #[must_use]
    pub fn simple(confidence: Confidence) -> Self {
        Self { confidence, population: None, design_effect: 1.0 }
    }
}

impl Estimator {
    /// Standard deviation of one answer in the unit of the margin; `None` when out of range.
    fn deviation(self) -> Option<f64> {
        let (deviation, valid) = match self {
            Self::Proportion { expected } => {
                ((expected * (1.0 - expected)).sqrt(), expected > 0.0 && expected < 1.0)
            }
            Self::Nps { variance } => (100.0 * variance.sqrt(), variance > 0.0 && variance <= 1.0),
            Self::Mean { deviation } => (deviation, deviation > 0.0 && deviation.is_finite()),
        };
        valid.then_some(deviation)
    }
}

/// The smallest number of answers whose margin is at most `margin`.
///
/// n₀ = z²·s²/margin², then n₀/(1 + (n₀ − 1)/N) for a population of N, times the design effect,
/// and only then rounded up; never more than the population, since a census has no sampling error
/// (`domain/metrics.md` 4.10). The unit of `margin` is that of the [`Estimator`]. `None` when an
/// input is out of its range, the population empty, or the answer above 2⁵³.
#[must_use]
pub fn required_size(estimator: Estimator, margin: f64, sampling: &Sampling) -> Option<u64> {
    let effect = valid_effect(sampling)?;
    let unlimited = unlimited_size(estimator, margin, sampling.confidence)?;
    let size = match sampling.population.map(real) {
        None => unlimited * effect,
        Some(0.0) => return None,
        Some(population) if unlimited.is_infinite() => population,
        Some(population) => (unlimited / (1.0 + (unlimited - 1.0) / population) * effect).min(population),
    };
    round_up(size).map(|n| n.max(1))
}

/// n₀ = z²·s²/margin², the answers a simple random sample of a population without end needs, not yet
/// rounded. `None` when an input is out of its range.
#[must_use]
pub fn unlimited_size(estimator: Estimator, margin: f64, confidence: Confidence) -> Option<f64> {
    let deviation = estimator.deviation()?;
    (margin.is_finite() && margin > 0.0).then(|| (confidence.z() * deviation / margin).powi(2))
}

/// The margin that `n` answers achieve, in the unit of the [`Estimator`]: 0 for a census.
///
/// z·s/√m·√((N − m)/(N − 1)) with m = n / design effect; the second root only where the population
/// N is known (`domain/metrics.md` 4.10). `None` without answers, for more answers than the
/// population has members, or when an input is out of its range.
#[must_use]
pub fn achieved_margin(estimator: Estimator, n: u64, sampling: &Sampling) -> Option<f64> {
    let effective = real(n) / valid_effect(sampling)?;
    let deviation = estimator.deviation()?;
    if n == 0 || sampling.population.is_some_and(|population| n > population) {
        return None;
    }
    let left_out = match sampling.population {
        None => 1.0,
        Some(population) if population == n => 0.0,
        Some(population) => ((real(population) - effective) / (real(population) - 1.0)).max(0.0),
    };
    let margin = sampling.confidence.z() * deviation * (left_out / effective).sqrt();
    margin.is_finite().then_some(margin)
}

/// The invitations to send for `n` answers: ⌈n / rate⌉, on integers.
///
/// `rate` is the expected response rate as an exact ratio in (0, 1]: `(15, 100)`. `None` when it
/// lies outside, or the result is too large to count.
#[must_use]
pub fn invitations(n: u64, (part, whole): Ratio) -> Option<u64> {
    if part == 0 || part > whole {
        return None;
    }
    u64::try_from((u128::from(n) * u128::from(whole)).div_ceil(u128::from(part))).ok()
}

/// The design effect, when it is a positive number.
fn valid_effect(sampling: &Sampling) -> Option<f64> {
    let effect = sampling.design_effect;
    (effect > 0.0 && effect.is_finite()).then_some(effect)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::statistics::real::agree;

    const HALF: Estimator = Estimator::Proportion { expected: 0.5 };
    const ANY_SCORE: Estimator = Estimator::Nps { variance: 1.0 };

    fn among(population: u64) -> Sampling {
        Sampling { population: Some(population), ..large() }
    }

    fn large() -> Sampling {
        Sampling::simple(Confidence::NINETY_FIVE)
    }

    #[test]
    fn shares_need_the_documented_sizes() {
        // metrics.md 4.10
        assert_eq!(required_size(HALF, 0.05, &large()), Some(385));
        assert_eq!(required_size(HALF, 0.03, &large()), Some(1068));
        assert_eq!(required_size(HALF, 0.02, &large()), Some(2401));
        assert_eq!(required_size(HALF, 0.03, &among(1000)), Some(517));
        for (population, n) in
            [(100, 80), (200, 132), (500, 218), (1000, 278), (2000, 323), (5000, 357), (10_000, 370)]
        {
            assert_eq!(required_size(HALF, 0.05, &among(population)), Some(n));
        }
    }

    #[test]
    fn scores_need_the_documented_sizes() {
        // metrics.md 4.1
        assert_eq!(required_size(ANY_SCORE, 5.0, &large()), Some(1537));
        assert_eq!(required_size(Estimator::Nps { variance: 0.6 }, 5.0, &large()), Some(922));
        assert_eq!(required_size(ANY_SCORE, 5.0, &among(2000)), Some(870));
    }

    #[test]
    fn a_mean_needs_what_a_share_of_the_same_spread_needs() {
        // the variance of a share of one half is 0.25, so n₀ = 384.15 again
        let mean = Estimator::Mean { deviation: 0.5 };
        assert_eq!(required_size(mean, 0.05, &large()), Some(385));
        assert_eq!(required_size(mean, 0.05, &among(2000)), Some(323));
    }

    #[test]
    fn answers_achieve_the_documented_margins() {
        // metrics.md 4.10, 4.1; rules.md SMQ4008
        let achieved = |estimator, n, sampling, margin, digits| {
            let ours = achieved_margin(estimator, n, &sampling);
            assert!(ours.is_some_and(|m| agree(m, margin, digits)), "{ours:?}");
        };
        achieved(HALF, 384, large(), 0.050_01, 5);
        achieved(HALF, 120, among(2000), 0.087, 3);
        achieved(HALF, 120, large(), 0.089, 3);
        achieved(HALF, 20, large(), 0.22, 2);
        let score = Estimator::Nps { variance: 31.0 / 64.0 };
        achieved(score, 120, large(), 12.45, 2);
    }

    #[test]
    fn clustering_multiplies_the_required_size() {
        let clustered = Sampling { design_effect: 2.0, ..large() };
        // 2 × 384.15 = 768.3
        assert_eq!(required_size(HALF, 0.05, &clustered), Some(769));
        // no more people can be asked than there are
        let small = Sampling { design_effect: 2.0, ..among(100) };
        assert_eq!(required_size(HALF, 0.05, &small), Some(100));
    }

    #[test]
    fn the_required_size_is_the_smallest_that_achieves_the_margin() {
        for population in [None, Some(2), Some(37), Some(2000), Some(1_000_000)] {
            for design_effect in [0.8, 1.0, 1.7] {
                let sampling = Sampling { population, design_effect, ..large() };
                let n = required_size(HALF, 0.05, &sampling).expect("a size");
                let margin = |n| achieved_margin(HALF, n, &sampling);
                assert!(margin(n).is_some_and(|m| m <= 0.05));
                assert!(margin(n - 1).is_none_or(|m| m > 0.05));
            }
        }
    }

    #[test]
    fn invitations_are_counted_up() {
        // rules.md SMQ4005: 1000 invitations at 15 % give 150 answers
        assert_eq!(invitations(150, (15, 100)), Some(1000));
        assert_eq!(invitations(151, (15, 100)), Some(1007));
        assert_eq!(invitations(u64::MAX, (1, 2)), None);
        for rate in [(0, 1), (3, 2), (1, 0)] {
            assert_eq!(invitations(1, rate), None);
        }
    }

    #[test]
    fn plans_out_of_range_have_no_size() {
        for margin in [0.0, -0.05, f64::NAN, f64::INFINITY, 1e-300] {
            assert_eq!(required_size(HALF, margin, &large()), None);
        }
        assert_eq!(required_size(HALF, 1e-300, &among(100)), Some(100));
        for expected in [0.0, 1.0, -1.0, f64::NAN] {
            assert_eq!(required_size(Estimator::Proportion { expected }, 0.05, &large()), None);
        }
        assert_eq!(required_size(Estimator::Nps { variance: 1.1 }, 5.0, &large()), None);
        assert_eq!(required_size(HALF, 0.05, &among(0)), None);
        assert_eq!(achieved_margin(HALF, 0, &large()), None);
        assert_eq!(achieved_margin(HALF, 101, &among(100)), None);
        assert_eq!(achieved_margin(HALF, 1, &among(1)), Some(0.0));
    }
}
