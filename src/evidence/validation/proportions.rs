//! Intervals, decisions, ranks, sample sizes and budgets.

use serde_json::json;

use super::Formula;
use super::inputs::{Inputs, bounds, exactly, one, whole};
use crate::statistics::{
    Decision, ErrorBudget, Estimator, Sampling, achieved_margin, alarming_misses, burn_threshold,
    chance_alarm, compare_shares, decide, discovery_size, garwood, nearest_rank, normal_quantile,
    percentile_ranks, required_size, time_to_exhaustion, unlimited_size, wilson,
};
use crate::values::Ratio as Exact;

pub const FORMULAS: &[Formula] = &[
    Formula {
        words: "formula-normal-quantile",
        run: |inputs| {
            let level = inputs.confidence(0)?;
            // the constant, if the function of other levels agrees with it
            let computed = normal_quantile(f64::midpoint(1.0, level.level()))?;
            ((computed - level.z()).abs() < 1e-9).then(|| one(level.z()))
        },
    },
    Formula {
        words: "formula-wilson",
        run: |inputs| Some(bounds(wilson(inputs.count(0)?, inputs.count(1)?, inputs.confidence(2)?)?)),
    },
    Formula {
        words: "formula-two-shares",
        run: |inputs| {
            let [good, n, later_good, later_n] = inputs.first()?;
            let found = compare_shares((good, n), (later_good, later_n), inputs.confidence(4)?)?;
            let told = if found.inside_noise { "inside the noise" } else { "beyond the noise" };
            Some(vec![json!(found.z?), json!(told)])
        },
    },
    Formula {
        words: "formula-unlimited-sample",
        run: |inputs| {
            let estimator = Estimator::Proportion { expected: inputs.real(0)? };
            Some(one(unlimited_size(estimator, inputs.real(1)?, inputs.confidence(2)?)?))
        },
    },
    Formula {
        words: "formula-sample-size",
        run: |inputs| {
            let sampling = Sampling { design_effect: inputs.real(4)?, ..sampling(inputs)? };
            let estimator = Estimator::Proportion { expected: inputs.real(0)? };
            Some(whole(required_size(estimator, inputs.real(1)?, &sampling)?))
        },
    },
    Formula {
        words: "formula-mean-sample-size",
        run: |inputs| {
            let estimator = Estimator::Mean { deviation: inputs.real(0)? };
            Some(whole(required_size(estimator, inputs.real(1)?, &sampling(inputs)?)?))
        },
    },
    Formula {
        words: "formula-margin",
        run: |inputs| {
            let estimator = Estimator::Proportion { expected: inputs.real(0)? };
            Some(one(achieved_margin(estimator, inputs.count(1)?, &sampling(inputs)?)?))
        },
    },
    Formula {
        words: "formula-nearest-rank",
        run: |inputs| Some(whole(nearest_rank(inputs.ratio(0)?, inputs.count(1)?)?)),
    },
    Formula {
        words: "formula-garwood",
        run: |inputs| Some(bounds(garwood(inputs.count(0)?, inputs.real(1)?, inputs.confidence(2)?)?)),
    },
    Formula {
        words: "formula-percentile-ranks",
        run: |inputs| {
            let ranks = percentile_ranks(inputs.ratio(0)?, inputs.count(1)?, inputs.confidence(2)?)?;
            Some(vec![json!(ranks.low?), json!(ranks.high?)])
        },
    },
    Formula {
        words: "formula-decision",
        run: |inputs| {
            let (n, target, significance) = (inputs.count(0)?, inputs.ratio(1)?, inputs.ratio(2)?);
            let told = |good: &u64, wanted| decide(*good, n, target, significance) == Some(wanted);
            let shown = (0..=n).find(|good| told(good, Decision::Shown))?;
            let refuted = (0..=n).rev().find(|good| told(good, Decision::Refuted))?;
            Some(vec![json!(shown), json!(refuted)])
        },
    },
    Formula {
        words: "formula-discovery-size",
        run: |inputs| Some(whole(discovery_size(inputs.ratio(0)?, inputs.ratio(1)?, inputs.perhaps(2)?)?)),
    },
    Formula {
        words: "formula-misses-allowed",
        run: |inputs| Some(exactly(budget(inputs)?.misses_allowed(inputs.count(1)?)?)),
    },
    Formula {
        words: "formula-burn",
        run: |inputs| Some(exactly(budget(inputs)?.burn(misses(inputs)?, inputs.count(2)?)?)),
    },
    Formula {
        words: "formula-budget-consumed",
        run: |inputs| Some(exactly(budget(inputs)?.consumed(misses(inputs)?, inputs.count(2)?)?)),
    },
    Formula {
        words: "formula-burn-share",
        run: |inputs| {
            // burn·w/T
            let part = Exact::new(i128::from(inputs.whole(1)?), i128::from(inputs.whole(2)?))?;
            Some(exactly(inputs.exact(0)?.checked_mul(part)?))
        },
    },
    Formula {
        words: "formula-time-to-exhaustion",
        run: |inputs| Some(exactly(time_to_exhaustion(inputs.exact(0)?, inputs.exact(1)?)?)),
    },
    Formula {
        words: "formula-burn-threshold",
        run: |inputs| Some(exactly(burn_threshold(inputs.exact(0)?, inputs.count(1)?, inputs.count(2)?)?)),
    },
    Formula {
        words: "formula-alarming-misses",
        run: |inputs| Some(whole(alarming_misses(inputs.count(0)?, inputs.ratio(1)?, inputs.ratio(2)?)?)),
    },
    Formula {
        words: "formula-alarm-by-chance",
        run: |inputs| {
            let windows = u32::try_from(inputs.count(3)?).ok()?;
            Some(one(chance_alarm(inputs.count(0)?, inputs.count(1)?, inputs.ratio(2)?, windows)?))
        },
    },
];

/// Confidence at the third place, population at the fourth.
fn sampling(inputs: &Inputs<'_>) -> Option<Sampling> {
    Some(Sampling { population: inputs.perhaps(3)?, ..Sampling::simple(inputs.confidence(2)?) })
}

fn budget(inputs: &Inputs<'_>) -> Option<ErrorBudget> {
    ErrorBudget::of_level(inputs.exact(0)?)
}

fn misses(inputs: &Inputs<'_>) -> Option<Exact> {
    Some(Exact::integer(i128::from(inputs.count(1)?)))
}
