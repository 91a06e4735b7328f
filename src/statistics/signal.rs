//! Signals of a control chart: which changes of a figure are news.
//!
//! They exist so that a report can say "no signal" instead of commenting on ups and downs. A chart
//! uses one named set of rules and keeps it. This file must never mix sets: each further rule adds
//! false alarms. Among quiet series of 24 points, `wheeler` raises one in a tenth, `nelson` in a
//! fifth (`domain/metrics.md` 4.13).

use super::chart::Point;

/// A distance this small beside the values themselves is rounding.
const ROUNDING: f64 = 1e-12;

/// A named set of rules.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum SignalSet {
    /// One point beyond a limit, three of four near one, eight on one side.
    #[default]
    Wheeler,
    /// The eight tests of Nelson (1984).
    Nelson,
    /// The four rules of the Western Electric handbook (1956).
    WesternElectric,
    /// One point beyond a limit, and nothing else.
    Shewhart,
}

impl SignalSet {
    /// The rules of the set.
    #[must_use]
    pub const fn rules(self) -> &'static [Rule] {
        match self {
            Self::Wheeler => &[Rule::BeyondLimit, Rule::NearLimit, Rule::EightOneSide],
            Self::Nelson => &[
                Rule::BeyondLimit,
                Rule::NineOneSide,
                Rule::SixTrend,
                Rule::FourteenAlternating,
                Rule::TwoOfThreeBeyondTwo,
                Rule::FourOfFiveBeyondOne,
                Rule::FifteenWithinOne,
                Rule::EightOutsideOne,
            ],
            Self::WesternElectric => {
                &[Rule::BeyondLimit, Rule::TwoOfThreeBeyondTwo, Rule::FourOfFiveBeyondOne, Rule::EightOneSide]
            }
            Self::Shewhart => &[Rule::BeyondLimit],
        }
    }

    /// The name, as written in a definition.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Wheeler => "wheeler",
            Self::Nelson => "nelson",
            Self::WesternElectric => "western-electric",
            Self::Shewhart => "shewhart",
        }
    }
}

/// A rule of some set. A sigma is a third of the distance from the centre to a limit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Rule {
    /// One point beyond a limit.
    BeyondLimit,
    /// Three of four points in a row nearer to the same limit than to the centre.
    NearLimit,
    /// Eight or more points in a row on the same side of the centre.
    EightOneSide,
    /// Nine or more points in a row on the same side of the centre.
    NineOneSide,
    /// Six or more points in a row, each above (or below) the one before.
    SixTrend,
    /// Fourteen or more points in a row going up and down in turn.
    FourteenAlternating,
    /// Two of three points in a row more than two sigmas from the centre, on the same side.
    TwoOfThreeBeyondTwo,
    /// Four of five points in a row more than one sigma from the centre, on the same side.
    FourOfFiveBeyondOne,
    /// Fifteen or more points in a row within one sigma of the centre.
    FifteenWithinOne,
    /// Eight or more points in a row, none within one sigma of the centre.
    EightOutsideOne,
}

impl Rule {
    /// The name in data.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::BeyondLimit => "one beyond a limit",
            Self::NearLimit => "three of four near a limit",
            Self::EightOneSide => "eight on one side",
            Self::NineOneSide => "nine on one side",
            Self::SixTrend => "six in one direction",
            Self::FourteenAlternating => "fourteen alternating",
            Self::TwoOfThreeBeyondTwo => "two of three beyond two sigmas",
            Self::FourOfFiveBeyondOne => "four of five beyond one sigma",
            Self::FifteenWithinOne => "fifteen within one sigma",
            Self::EightOutsideOne => "eight outside one sigma",
        }
    }

    /// Whether the rule is about one side of the centre, or one direction.
    const fn has_side(self) -> bool {
        !matches!(self, Self::FourteenAlternating | Self::FifteenWithinOne | Self::EightOutsideOne)
    }
}

/// The side of the centre; for a trend, the direction.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Side {
    /// Below the centre, or falling.
    Below,
    /// Above the centre, or rising.
    Above,
}

impl Side {
    /// The name in data.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Below => "below",
            Self::Above => "above",
        }
    }
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
    /// Where the points lie; `None` for rules about neither side.
    pub side: Option<Side>,
}

/// The signals of a set, ordered by their first point (`domain/metrics.md` 4.11).
///
/// A value on the centre is on neither side and ends a run; a value on a limit is within it; two
/// equal values in a row end a trend. Overlapping signals of one rule and side are one signal.
/// Where the scale cuts a limit, nearness is judged by the limit before the cut. An empty list
/// means "no signal".
#[must_use]
pub fn signals(points: &[Point], set: SignalSet) -> Vec<Signal> {
    let mut signals = Vec::new();
    for side in [Side::Below, Side::Above] {
        let series = Series::seen_towards(points, side);
        for &rule in set.rules().iter().filter(|rule| rule.has_side() || side == Side::Above) {
            let side = rule.has_side().then_some(side);
            let found = series.stretches(rule);
            signals.extend(found.into_iter().map(|(first, last)| Signal { first, last, rule, side }));
        }
    }
    signals.sort_unstable();
    signals
}

/// First and last point of a stretch.
type Stretch = (usize, usize);

/// A series seen towards one side of the centre.
struct Series {
    places: Vec<Place>,
    /// Whether each point but the first lies further towards the side than the one before; `None`
    /// when equal.
    steps: Vec<Option<bool>>,
}

/// Where a value lies, in sigmas towards the side; negative on the other one. Rounding is no
/// distance.
#[derive(Clone, Copy)]
struct Place {
    distance: f64,
    sigma: f64,
    rounding: f64,
}

impl Place {
    /// Whether the value lies more than so many sigmas towards the side.
    fn beyond(self, sigmas: f64) -> bool {
        self.distance > sigmas * self.sigma + self.rounding
    }

    /// Whether it lies more than so many sigmas from the centre, on any side.
    fn outside(self, sigmas: f64) -> bool {
        self.distance.abs() > sigmas * self.sigma + self.rounding
    }
}

impl Series {
    fn seen_towards(points: &[Point], side: Side) -> Self {
        let towards = |step: f64| if side == Side::Below { -step } else { step };
        let rounding = |a: f64, b: f64| ROUNDING * a.abs().max(b.abs());
        let place = |point: &Point| Place {
            distance: towards(point.value - point.limits.centre),
            sigma: point.limits.reach / 3.0,
            rounding: rounding(point.value, point.limits.centre),
        };
        let step = |pair: &[Point]| {
            let step = towards(pair[1].value - pair[0].value);
            (step.abs() > rounding(pair[0].value, pair[1].value)).then_some(step > 0.0)
        };
        Self { places: points.iter().map(place).collect(), steps: points.windows(2).map(step).collect() }
    }

    fn stretches(&self, rule: Rule) -> Vec<Stretch> {
        match rule {
            Rule::BeyondLimit => self.some_of((1, 1), |place| place.beyond(3.0)),
            Rule::NearLimit => self.some_of((3, 4), |place| place.beyond(1.5)),
            Rule::TwoOfThreeBeyondTwo => self.some_of((2, 3), |place| place.beyond(2.0)),
            Rule::FourOfFiveBeyondOne => self.some_of((4, 5), |place| place.beyond(1.0)),
            Rule::EightOneSide => self.in_a_row(8, |place| place.beyond(0.0)),
            Rule::NineOneSide => self.in_a_row(9, |place| place.beyond(0.0)),
            Rule::FifteenWithinOne => self.in_a_row(15, |place| !place.outside(1.0)),
            Rule::EightOutsideOne => self.in_a_row(8, |place| place.outside(1.0)),
            Rule::SixTrend => {
                let rising: Vec<bool> = self.steps.iter().map(|step| *step == Some(true)).collect();
                // five steps join six points
                runs(&rising, 5).into_iter().map(|(first, last)| (first, last + 1)).collect()
            }
            Rule::FourteenAlternating => {
                let turns = self.steps.windows(2).map(|pair| matches!(pair, [Some(a), Some(b)] if a != b));
                // twelve turns join fourteen points
                runs(&turns.collect::<Vec<_>>(), 12)
                    .into_iter()
                    .map(|(first, last)| (first, last + 2))
                    .collect()
            }
        }
    }

    /// Longest stretches of at least `least` points for which it holds.
    fn in_a_row(&self, least: usize, holds: impl Fn(Place) -> bool) -> Vec<Stretch> {
        runs(&self.places.iter().map(|place| holds(*place)).collect::<Vec<_>>(), least)
    }

    /// Windows of `of` points of which `wanted` lie there, trimmed to these; those that overlap are
    /// joined, but points that suffice alone stay apart.
    fn some_of(&self, (wanted, of): (usize, usize), holds: impl Fn(Place) -> bool) -> Vec<Stretch> {
        let mut stretches: Vec<Stretch> = Vec::new();
        for (start, window) in self.places.windows(of).enumerate() {
            let there: Vec<usize> = (0..of).filter(|&i| holds(window[i])).collect();
            let (Some(first), Some(last), true) = (there.first(), there.last(), there.len() >= wanted) else {
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
}

/// Longest stretches of at least `least` in a row.
fn runs(holds: &[bool], least: usize) -> Vec<Stretch> {
    let mut next = 0;
    holds
        .chunk_by(|a, b| a == b)
        .filter_map(|run| {
            let first = next;
            next += run.len();
            (run[0] && run.len() >= least).then(|| (first, next - 1))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::statistics::chart::{Limits, p_chart, xmr};

    fn wheeler(points: &[Point]) -> Vec<Signal> {
        signals(points, SignalSet::Wheeler)
    }

    /// Points around 0 with limits at ±3.
    fn series(values: &[f64]) -> Vec<Point> {
        let limits = Limits { centre: 0.0, lower: -3.0, upper: 3.0, reach: 3.0 };
        values.iter().map(|&value| Point { value, limits }).collect()
    }

    /// The only signal of a series.
    fn check(values: &[f64], first: usize, last: usize, rule: Rule, side: Side) {
        let signal = Signal { first, last, rule, side: Some(side) };
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
        check(&[0.5; 8], 0, 7, Rule::EightOneSide, Side::Above);
        check(&[-0.5; 11], 0, 10, Rule::EightOneSide, Side::Below);
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
        assert_eq!(found, [(0, 7, Rule::EightOneSide), (4, 6, Rule::NearLimit), (5, 5, Rule::BeyondLimit)]);
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

    /// The only signal of a series by one of Nelson's rules.
    fn check_nelson(values: &[f64], rule: Rule, found: Option<(usize, usize, Option<Side>)>) {
        let all = signals(&series(values), SignalSet::Nelson);
        let own: Vec<_> = all.iter().filter(|signal| signal.rule == rule).collect();
        let places: Vec<_> = own.iter().map(|signal| (signal.first, signal.last, signal.side)).collect();
        assert_eq!(places, found.into_iter().collect::<Vec<_>>(), "{rule:?}");
    }

    #[test]
    fn nelson_has_runs_of_nine_and_trends_of_six() {
        check_nelson(&[0.5; 9], Rule::NineOneSide, Some((0, 8, Some(Side::Above))));
        check_nelson(&[0.5; 8], Rule::NineOneSide, None);
        let rising = [0.0, -0.5, -0.3, -0.1, 0.1, 0.3, 0.5, 0.4];
        check_nelson(&rising, Rule::SixTrend, Some((1, 6, Some(Side::Above))));
        check_nelson(&rising[2..], Rule::SixTrend, None);
        let falling = rising.map(|value| -value);
        check_nelson(&falling, Rule::SixTrend, Some((1, 6, Some(Side::Below))));
        // equal values are no trend
        check_nelson(&[0.1, 0.2, 0.3, 0.3, 0.4, 0.5], Rule::SixTrend, None);
    }

    #[test]
    fn nelson_has_series_that_alternate_hug_or_flee_the_centre() {
        let zigzag: Vec<f64> = (0..14).map(|i| if i % 2 == 0 { 0.2 } else { -0.2 }).collect();
        check_nelson(&zigzag, Rule::FourteenAlternating, Some((0, 13, None)));
        check_nelson(&zigzag[1..], Rule::FourteenAlternating, None);
        let mut hugging = [0.9, -0.9, 0.5].repeat(5);
        check_nelson(&hugging, Rule::FifteenWithinOne, Some((0, 14, None)));
        hugging[7] = 1.1;
        check_nelson(&hugging, Rule::FifteenWithinOne, None);
        let fleeing = [1.1, -1.1, 1.5, -1.5, 1.1, 1.1, -1.2, 1.1];
        check_nelson(&fleeing, Rule::EightOutsideOne, Some((0, 7, None)));
        check_nelson(&fleeing[1..], Rule::EightOutsideOne, None);
    }

    #[test]
    fn nelson_looks_at_the_outer_zones() {
        check_nelson(&[2.1, 0.0, 2.1], Rule::TwoOfThreeBeyondTwo, Some((0, 2, Some(Side::Above))));
        check_nelson(&[2.1, 0.0, 0.0, 2.1], Rule::TwoOfThreeBeyondTwo, None);
        check_nelson(&[2.1, -2.1, 0.0], Rule::TwoOfThreeBeyondTwo, None);
        let low = [-1.1, -1.1, 0.0, -1.1, -1.1];
        check_nelson(&low, Rule::FourOfFiveBeyondOne, Some((0, 4, Some(Side::Below))));
        check_nelson(&[-1.1, -1.1, 0.0, -1.1, 0.0, -1.1], Rule::FourOfFiveBeyondOne, None);
    }

    #[test]
    fn a_set_has_its_own_rules_only() {
        let values = [0.5; 8];
        let fired = |set| signals(&series(&values), set).iter().map(|s| s.rule).collect::<Vec<_>>();
        assert_eq!(fired(SignalSet::Wheeler), [Rule::EightOneSide]);
        assert_eq!(fired(SignalSet::WesternElectric), [Rule::EightOneSide]);
        assert_eq!(fired(SignalSet::Nelson), []);
        assert_eq!(fired(SignalSet::Shewhart), []);
    }
}
