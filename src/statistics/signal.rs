//! Signals of a control chart: which changes of a figure are news.
//!
//! They exist so that a report can say "no signal" instead of commenting on ups and downs. This
//! file must never mix sets of rules: each further rule adds false alarms, and the `wheeler` set
//! alone raises one in a tenth of all quiet series of 24 points.

use super::chart::Point;

/// Points on one side of the centre that make a signal.
const RUN: usize = 8;
/// A distance this small beside the values themselves is rounding.
const ROUNDING: f64 = 1e-12;

/// The rules of the `wheeler` set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Rule {
    /// One point beyond a limit.
    BeyondLimit,
    /// Three of four points in a row nearer to the same limit than to the centre.
    NearLimit,
    /// Eight or more points in a row on the same side of the centre.
    OneSide,
}

/// The side of the centre.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Side {
    /// Below the centre.
    Below,
    /// Above the centre.
    Above,
}

/// A change that is news.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Signal {
    /// Index of the first point concerned, counted from 0.
    pub first: usize,
    /// Index of the last point concerned.
    pub last: usize,
    /// The rule that fired.
    pub rule: Rule,
    /// Where the points lie.
    pub side: Side,
}

/// The signals of the `wheeler` set, ordered by their first point: one point beyond a limit, three
/// of four in a row nearer to a limit than to the centre, eight in a row on one side of it
/// (`domain/metrics.md` 4.11).
///
/// A value on the centre is on neither side and ends a run; a value on a limit is within it.
/// Overlapping signals of one rule and side are one signal. Where the scale cuts a limit, nearness
/// is judged by the limit before the cut. An empty list means "no signal".
#[must_use]
pub fn wheeler(points: &[Point]) -> Vec<Signal> {
    let mut signals = Vec::new();
    for side in [Side::Below, Side::Above] {
        let places: Vec<Place> = points.iter().map(|point| place(point, side)).collect();
        let mut add = |rule, stretches: Vec<(usize, usize)>| {
            signals.extend(stretches.into_iter().map(|(first, last)| Signal { first, last, rule, side }));
        };
        add(Rule::BeyondLimit, beyond_limit(&places));
        add(Rule::NearLimit, near_limit(&places));
        add(Rule::OneSide, one_side(&places));
    }
    signals.sort_unstable();
    signals
}

/// Where a value lies, seen towards one side of the centre; each place includes those after it.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Place {
    /// On the centre or on the other side.
    Elsewhere,
    /// On this side.
    Side,
    /// Nearer to the limit of this side than to the centre.
    Near,
    /// Beyond the limit.
    Beyond,
}

fn place(point: &Point, side: Side) -> Place {
    let limits = point.limits;
    let distance = match side {
        Side::Below => limits.centre - point.value,
        Side::Above => point.value - limits.centre,
    };
    let rounding = ROUNDING * point.value.abs().max(limits.centre.abs());
    if distance > limits.reach + rounding {
        Place::Beyond
    } else if distance > limits.reach / 2.0 + rounding {
        Place::Near
    } else if distance > rounding {
        Place::Side
    } else {
        Place::Elsewhere
    }
}

/// Each point beyond the limit, on its own.
fn beyond_limit(places: &[Place]) -> Vec<(usize, usize)> {
    (0..places.len()).filter(|&i| places[i] == Place::Beyond).map(|i| (i, i)).collect()
}

/// Stretches of four points with at least three near the limit, trimmed to the near ones; those
/// that overlap are joined.
fn near_limit(places: &[Place]) -> Vec<(usize, usize)> {
    let mut stretches: Vec<(usize, usize)> = Vec::new();
    for (start, window) in places.windows(4).enumerate() {
        let near: Vec<usize> = (0..4).filter(|&i| window[i] >= Place::Near).collect();
        let (Some(first), Some(last), true) = (near.first(), near.last(), near.len() >= 3) else {
            continue;
        };
        let (first, last) = (start + first, start + last);
        match stretches.last_mut() {
            Some(previous) if first <= previous.1 => previous.1 = last.max(previous.1),
            _ => stretches.push((first, last)),
        }
    }
    stretches
}

/// Longest stretches of at least eight points on this side.
fn one_side(places: &[Place]) -> Vec<(usize, usize)> {
    let mut next = 0;
    places
        .chunk_by(|a, b| (*a >= Place::Side) == (*b >= Place::Side))
        .filter_map(|run| {
            let first = next;
            next += run.len();
            let long = run[0] >= Place::Side && run.len() >= RUN;
            long.then(|| (first, next - 1))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::statistics::chart::{Limits, p_chart, xmr};

    /// Points around 0 with limits at ±3.
    fn series(values: &[f64]) -> Vec<Point> {
        let limits = Limits { centre: 0.0, lower: -3.0, upper: 3.0, reach: 3.0 };
        values.iter().map(|&value| Point { value, limits }).collect()
    }

    /// The only signal of a series.
    fn check(values: &[f64], first: usize, last: usize, rule: Rule, side: Side) {
        let signal = Signal { first, last, rule, side };
        assert_eq!(wheeler(&series(values)), [signal]);
    }

    #[test]
    fn a_point_beyond_a_limit_is_a_signal() {
        check(&[0.0, 3.1, 0.0], 1, 1, Rule::BeyondLimit, Side::Above);
        check(&[0.0, -3.1], 1, 1, Rule::BeyondLimit, Side::Below);
        assert_eq!(wheeler(&series(&[0.0, 3.0, -3.0])), []);
    }

    #[test]
    fn three_of_four_near_a_limit_are_a_signal() {
        check(&[0.0, 1.6, 1.6, -1.0, 1.6], 1, 4, Rule::NearLimit, Side::Above);
        check(&[-2.0, -2.0, -2.0, 1.0], 0, 2, Rule::NearLimit, Side::Below);
        // near both limits, or half-way, is not near one
        assert_eq!(wheeler(&series(&[1.6, -1.6, 1.6, -1.6])), []);
        assert_eq!(wheeler(&series(&[1.5, 1.5, 1.5, 1.5])), []);
    }

    #[test]
    fn eight_in_a_row_on_one_side_are_a_signal() {
        check(&[0.5; 8], 0, 7, Rule::OneSide, Side::Above);
        check(&[-0.5; 11], 0, 10, Rule::OneSide, Side::Below);
        assert_eq!(wheeler(&series(&[0.5; 7])), []);
    }

    #[test]
    fn a_point_on_the_centre_ends_a_run() {
        let mut values = [0.5; 12];
        values[6] = 0.0;
        assert_eq!(wheeler(&series(&values)), []);
    }

    #[test]
    fn signals_of_every_rule_come_in_order() {
        let values = [1.0, 1.0, 1.0, 1.0, 2.0, 3.5, 2.0, 1.0];
        let found: Vec<(usize, usize, Rule)> =
            wheeler(&series(&values)).iter().map(|signal| (signal.first, signal.last, signal.rule)).collect();
        assert_eq!(found, [(0, 7, Rule::OneSide), (4, 6, Rule::NearLimit), (5, 5, Rule::BeyondLimit)]);
    }

    #[test]
    fn the_documented_series_has_no_signal() {
        // metrics.md 4.11
        let values = [42.0, 45.0, 41.0, 47.0, 44.0, 43.0, 46.0, 40.0, 48.0, 44.0];
        assert!(xmr(&values).is_some_and(|chart| wheeler(&chart.points).is_empty()));
    }

    #[test]
    fn rounding_is_never_a_signal() {
        // ten times 0.1, summed and divided by ten, is not 0.1 in floats
        assert!(xmr(&[0.1; 10]).is_some_and(|chart| wheeler(&chart.points).is_empty()));
        assert!(p_chart(&[(7, 7); 10]).is_some_and(|points| wheeler(&points).is_empty()));
    }

    #[test]
    fn quiet_series_raise_the_documented_share_of_alarms() {
        // metrics.md 4.13: 10.6 % of series of 24 points, limits taken from the series itself; the
        // share among 20 000 series lies within 0.7 points of the truth
        let mut state = 1_u64;
        let mut uniform = move || {
            // Knuth's MMIX generator, upper 53 bits
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (crate::statistics::real::real(state >> 11) + 0.5) / 2f64.powi(53)
        };
        let mut normal = || {
            let radius = (-2.0 * uniform().ln()).sqrt();
            radius * (std::f64::consts::TAU * uniform()).cos()
        };
        let alarms = (0..20_000)
            .filter(|_| {
                let values: Vec<f64> = (0..24).map(|_| normal()).collect();
                xmr(&values).is_some_and(|chart| !wheeler(&chart.points).is_empty())
            })
            .count();
        assert!((1980..=2260).contains(&alarms), "{alarms} of 20 000");
    }
}
