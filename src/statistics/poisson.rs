//! Exact bounds on a Poisson mean.
//!
//! It exists for rates of rare events (complaints per thousand accounts), whose normal interval
//! would reach below zero. It must never be asked about shares, where events are bounded by cases.

use std::f64::consts::TAU;

use super::real::real;
use super::saddle_point::{deviance, stirling_error};

/// The mean under which so many events, or more, have probability `tail`: λ with
/// P(X ≥ events | λ) = tail, which is 0 for no events. `tail` lies in (0, ½).
pub(super) fn lower_bound(events: u64, tail: f64, z: f64) -> f64 {
    if events == 0 {
        return 0.0;
    }
    solve(first_guess(events, -z), tail, |mean| {
        let (density, upper) = upper_tail(events, mean);
        // the tail grows with the mean at the rate P(X = events − 1) = P(X = events)·events/mean
        (density * real(events) / mean, upper)
    })
}

/// The mean under which so few events, or fewer, have probability `tail`: λ with
/// P(X ≤ events | λ) = tail. `tail` lies in (0, ½).
pub(super) fn upper_bound(events: u64, tail: f64, z: f64) -> f64 {
    if events == 0 {
        return -tail.ln();
    }
    solve(first_guess(events + 1, z), tail, |mean| {
        let (density, lower) = lower_tail(events, mean);
        (-density, lower)
    })
}

/// Wilson and Hilferty's approximation of half a χ² quantile with 2·`shape` degrees of freedom.
fn first_guess(shape: u64, z: f64) -> f64 {
    let shape = real(shape);
    let root = 1.0 - 1.0 / (9.0 * shape) + z / (3.0 * shape.sqrt());
    shape * root.max(0.05).powi(3)
}

/// Newton's method on the logarithm of the tail, which is concave in the mean, so that every step
/// after the first approaches from one side. `at` gives slope and tail.
fn solve(guess: f64, tail: f64, at: impl Fn(f64) -> (f64, f64)) -> f64 {
    let mut mean = guess;
    for _ in 0..100 {
        let (slope, share) = at(mean);
        let step = (share.ln() - tail.ln()) * share / slope;
        let next = (mean - step).max(mean / 16.0);
        if (next - mean).abs() <= mean * 1e-14 {
            return next;
        }
        mean = next;
    }
    mean
}

/// P(X = events) and P(X ≥ events), for a mean that is not far above `events` ≥ 1.
fn upper_tail(events: u64, mean: f64) -> (f64, f64) {
    let density = probability(events, mean);
    let (mut sum, mut term, mut k) = (1.0, 1.0, events);
    while term > sum * 1e-17 {
        k += 1;
        term *= mean / real(k);
        sum += term;
    }
    (density, density * sum)
}

/// P(X = events) and P(X ≤ events), for a mean that is not far below `events` ≥ 1.
fn lower_tail(events: u64, mean: f64) -> (f64, f64) {
    let density = probability(events, mean);
    let (mut sum, mut term, mut k) = (1.0, 1.0, events);
    while k > 0 && term > sum * 1e-17 {
        term *= real(k) / mean;
        sum += term;
        k -= 1;
    }
    (density, density * sum)
}

/// P(X = events) for events ≥ 1, by its saddle point.
fn probability(events: u64, mean: f64) -> f64 {
    let x = real(events);
    (-stirling_error(events) - deviance(x, mean, x - mean)).exp() / (TAU * x).sqrt()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::statistics::confidence::{Confidence, Z_95};

    #[test]
    fn bounds_agree_with_scipy() {
        // scipy.stats.chi2.ppf(0.025, 2c) / 2 and chi2.ppf(0.975, 2c + 2) / 2
        for (events, low, high) in [
            (1, 0.025_317_807_984_289_87, 5.571_643_390_938_898),
            (5, 1.623_486_390_118_420_7, 11.668_332_079_322_67),
            (1_000_000, 998_040.983_340_293_9, 1_001_961.911_945_432_2),
        ] {
            assert!((lower_bound(events, 0.025, Z_95) / low - 1.0).abs() < 1e-9);
            assert!((upper_bound(events, 0.025, Z_95) / high - 1.0).abs() < 1e-9);
        }
    }

    #[test]
    fn no_event_still_has_an_upper_bound() {
        assert!(lower_bound(0, 0.025, Z_95).abs() < f64::EPSILON);
        assert!((upper_bound(0, 0.05, Z_95) - 2.995_732_273_553_991).abs() < 1e-12);
    }

    #[test]
    fn one_event_has_a_closed_form_even_at_an_extreme_level() {
        // P(X ≥ 1 | λ) = 1 − e^−λ
        let level = Confidence::new((999_999, 1_000_000)).expect("a level");
        let tail = level.tail_share();
        let expected = -(-tail).ln_1p();
        assert!((lower_bound(1, tail, level.z()) / expected - 1.0).abs() < 1e-9);
    }
}
