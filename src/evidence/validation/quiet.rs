//! False alarms: how often a set of rules finds news in series in which nothing happens.

use super::Formula;
use super::inputs::{Inputs, one};
use crate::statistics::{SignalSet, normal_quantile, signals, xmr};
use serde_json::Value;

pub const FORMULAS: &[Formula] = &[Formula { words: "formula-false-alarms", run: false_alarms }];

/// Points of a series.
const POINTS: usize = 24;
/// Series drawn: the share of alarms is then within a point of the truth.
const SERIES: u32 = 10_000;

/// The set of rules of a name.
pub fn set_named(name: &str) -> Option<SignalSet> {
    let sets = [SignalSet::Wheeler, SignalSet::Nelson, SignalSet::WesternElectric, SignalSet::Shewhart];
    sets.into_iter().find(|set| set.name() == name)
}

/// The percentage of quiet series with a signal, each drawn by lot and judged by its own limits.
fn false_alarms(inputs: &Inputs<'_>) -> Option<Vec<Value>> {
    let set = set_named(inputs.text(0)?)?;
    let shape: fn(f64) -> Option<f64> = match inputs.text(1)? {
        "normal" => normal_quantile,
        "exponential" => |share| Some(-(1.0 - share).ln()),
        _ => return None,
    };
    let mut lot = Lot(1);
    let mut alarms = 0_u32;
    for _ in 0..SERIES {
        let values: Option<Vec<f64>> = (0..POINTS).map(|_| shape(lot.share())).collect();
        if !signals(&xmr(&values?)?.points, set).is_empty() {
            alarms += 1;
        }
    }
    Some(one(100.0 * f64::from(alarms) / f64::from(SERIES)))
}

/// Knuth's MMIX generator: the same numbers on every machine.
struct Lot(u64);

impl Lot {
    /// A share strictly between 0 and 1.
    fn share(&mut self) -> f64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        let upper = u32::try_from(self.0 >> 32).unwrap_or(u32::MAX);
        (f64::from(upper) + 0.5) / 4_294_967_296.0
    }
}
