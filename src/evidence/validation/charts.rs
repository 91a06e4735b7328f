//! Control charts: limits, dispersion, signals.

use serde_json::{Value, json};

use super::Formula;
use super::inputs::{Inputs, one, whole};
use super::quiet::set_named;
use crate::statistics::{Point, critical_dispersion, dispersion, p_chart, signals, u_chart, xmr};

pub const FORMULAS: &[Formula] = &[
    Formula {
        words: "formula-xmr-centre",
        run: |inputs| {
            let chart = xmr(&inputs.reals(0)?)?;
            Some(vec![json!(chart.points.first()?.limits.centre), json!(chart.mean_range)])
        },
    },
    Formula { words: "formula-xmr-limits", run: |inputs| limits(&xmr(&inputs.reals(0)?)?.points, 0) },
    Formula {
        words: "formula-xmr-range-limit",
        run: |inputs| Some(one(xmr(&inputs.reals(0)?)?.range_upper)),
    },
    Formula {
        words: "formula-xmr-signals",
        run: |inputs| {
            let found = signals(&xmr(&inputs.reals(0)?)?.points, set_named(inputs.text(1)?)?);
            Some(whole(u64::try_from(found.len()).ok()?))
        },
    },
    Formula { words: "formula-p-limits", run: |inputs| limits(&shares(inputs)?, inputs.count(2)?) },
    Formula { words: "formula-u-centre", run: |inputs| Some(one(rates(inputs)?.first()?.limits.centre)) },
    Formula { words: "formula-u-limits", run: |inputs| limits(&rates(inputs)?, inputs.count(2)?) },
    Formula { words: "formula-dispersion", run: |inputs| Some(one(dispersion(&shares(inputs)?)?)) },
    Formula {
        words: "formula-critical-dispersion",
        run: |inputs| Some(one(critical_dispersion(usize::try_from(inputs.count(0)?).ok()?)?)),
    },
];

fn limits(points: &[Point], at: u64) -> Option<Vec<Value>> {
    let limits = points.get(usize::try_from(at).ok()?)?.limits;
    Some(vec![json!(limits.lower), json!(limits.upper)])
}

/// A p chart of good cases and cases.
fn shares(inputs: &Inputs<'_>) -> Option<Vec<Point>> {
    let counts: Vec<(u64, u64)> = inputs.counts(0)?.into_iter().zip(inputs.counts(1)?).collect();
    p_chart(&counts)
}

/// A u chart of events and exposures.
fn rates(inputs: &Inputs<'_>) -> Option<Vec<Point>> {
    let counts: Vec<(u64, f64)> = inputs.counts(0)?.into_iter().zip(inputs.reals(1)?).collect();
    u_chart(&counts)
}
